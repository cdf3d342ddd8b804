import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseInterview } from '../../scripts/interview/parse-interview.ts'

const said = (text: string) => parseInterview(text).turns.map(({ speaker, text }) => `${speaker}: ${text}`)

const ENGLISH: [label: string, words: string][] = [
  ['Petra Quill', 'Why salt?'],
  ['Ingvar Moe', 'Because it keeps.'],
  ['Petra Quill', 'And who buys it?'],
  ['Lotte Brandvik', 'People with a shelf.'],
  ['Stellan Brandt', 'That is unfair. I cook.'],
  ['Lotte Brandvik', 'One of you does.'],
  ['Petra Quill', 'Does it run out?'],
  ['Ingvar Moe', 'The sea is large.'],
]
const CHINESE: [label: string, words: string][] = [
  ['主持人', '盐为什么重要？'],
  ['莫英华', '因为它能存。'],
  ['主持人', '谁来买？'],
  ['白乐天', '不做饭的人。'],
  ['习桂香', '我做饭，我也买。'],
  ['白乐天', '您是例外。'],
  ['主持人', '会用完吗？'],
  ['莫英华', '海很大。'],
]
const initials = (label: string) => label.replace(/\p{Ll}+ ?/gu, '')
const SET_OFF: [name: string, turns: typeof ENGLISH, label: (name: string) => string][] = [
  ['by a colon', ENGLISH, (name) => `${name}: `],
  ['by a colon in bold', ENGLISH, (name) => `**${name}:** `],
  ['in bold', ENGLISH, (name) => `**${name}** `],
  ['by initials', ENGLISH, (name) => `${initials(name)}: `],
  ['in capitals, as a hearing is printed', ENGLISH, (name) => `Mr. ${name.split(' ')[1]!.toUpperCase()}. `],
  ['by a Chinese colon', CHINESE, (name) => `${name}：`],
  ['in brackets', CHINESE, (name) => `【${name}】`],
]
for (const [name, turns, label] of SET_OFF)
  test(`a guest who speaks once between two others, set off ${name}`, () => {
    const text = turns.map(([who, words]) => label(who) + words).join('\n\n')
    assert.deepEqual(
      said(text).map((line) => line.replace(/^.*?: /, '')),
      turns.map(([, words]) => words),
    )
  })

test('a guest who speaks once under one name, by which the host has called her', () => {
  const text =
    'Petra: Why salt?\n\nIngvar: It keeps.\n\nPetra: Who buys it, Stellan?\n\nStellan: whoever cooks.\n\nPetra: Does it run out?\n\nIngvar: No.'
  assert.ok(said(text).includes('Stellan: whoever cooks.'))
})

test('a name alone on its line, over the one turn of somebody whom the lead names', () => {
  const text =
    'Salt\n\nPetra Quill asks Ingvar Moe and Stellan Brandt.\n\nPetra Quill\n\nWhy salt?\n\nIngvar Moe\n\nIt keeps.\n\nPetra Quill\n\nWho buys it?\n\nStellan Brandt\n\nWhoever cooks.\n\nPetra Quill\n\nDoes it run out?\n\nIngvar Moe\n\nNo.'
  assert.ok(said(text).includes('Stellan Brandt: Whoever cooks.'))
})

const NOBODY = [
  'Petra Quill: What was your first lesson?\n\nIngvar Moe: My father gave it.\n\nFirst Lesson: Never wait.\n\nPetra Quill: And then?\n\nIngvar Moe: I waited.',
  'Petra Quill: Why salt?\n\nIngvar Moe: It keeps.\n\nFinal Thoughts: what remains?\n\nPetra Quill: Does it run out?\n\nIngvar Moe: No.',
  'Petra Quill: Why salt?\n\nIngvar Moe: Three things count.\n\nBaker Street: It has the shop.\n\nLong Shelf: It has the jars.\n\nPetra Quill: And the third?\n\nIngvar Moe: None.',
  '主持人：盐为什么重要？\n\n莫英华：它能存。\n\n经费问题：谁来出？\n\n主持人：谁？\n\n莫英华：谁也不出。',
]
for (const text of NOBODY)
  test(`what stands before a colon once and is nobody: ${text.slice(0, 20)}`, () => {
    assert.equal(parseInterview(text).speakers.length, 2)
  })
