/**
 * How good the extracts of `rankSentences` are, and how fast `condense` is.
 *
 *     npm run bench:condense -- FILE [--speed-only] [--rouge-only]
 *
 * FILE is a part of VCSum (Wu et al., "VCSum: A Versatile Chinese Meeting Summarization Dataset", ACL Findings 2023):
 * JSON lines with `context` (turns, each a list of sentences), `speaker` (a number per turn), `discussion` (the
 * reference summary) and `agenda` (its headline).
 *
 * ROUGE F1 is counted by js-rouge on characters set apart by spaces; ROUGE-L takes a summary for one sentence. All
 * systems see the sentences of one parsed interview, take them in order of rank until the reference's length is
 * reached, cut the last one there, and print them in the order of the text.
 */

import { spawnSync } from 'node:child_process'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { l as rougeL, n as rougeN } from 'js-rouge'
import { condense } from '../scripts/condense/condense.ts'
import { rankSentences } from '../scripts/condense/rank-sentences.ts'
import { parseInterview } from '../scripts/interview/parse-interview.ts'
import type { Interview, Sentence } from '../scripts/model.ts'
import { jieba } from '../scripts/words.ts'
import { contentWords, inOrder, lexRank, oracle, randomOrder, textRank } from './extract-peers.ts'
import { readArguments, textOf } from './read-arguments.ts'

interface Meeting {
  context: string[][]
  speaker: number[]
  discussion: string
  agenda: string
}

/** ROUGE-1, -2 and -L, 0 to 1. */
type Rouge = [number, number, number]

interface Speed {
  seconds: number
  peakBytes: number
}

const SIZES = [10_000, 100_000, 1_000_000]
const USAGE = 'npm run bench:condense -- FILE [--speed-only] [--rouge-only]   FILE: JSON lines of VCSum'

const { values, positionals } = readArguments(USAGE, {
  allowPositionals: true,
  options: {
    'speed-only': { type: 'boolean' },
    'rouge-only': { type: 'boolean' },
    // Internal: one measurement in a process of its own.
    measure: { type: 'string' },
    size: { type: 'string' },
  },
})
/** A meeting as an interview: the headline is asked, and everything spoken answers. */
const asInterview = ({ agenda, context }: Meeting): Interview =>
  parseInterview(`记者：${agenda}？\n受访者：${context.map((turn) => turn.join('')).join('\n')}\n`)

/** The same as the transcript of a discussion; null where only one speaks, which is no interview. */
function asTranscript({ speaker, context }: Meeting): Interview | null {
  if (new Set(speaker).size < 2) return null
  return parseInterview(
    `${context.map((turn, index) => `发言人${speaker[index]}：${turn.join('')}`).join('\n')}\n`,
  )
}

function compareExtracts(meetings: Meeting[]): void {
  checkRouge()
  report('Turns as one answer, the headline as the question', meetings, asInterview)
  report('Turns as a transcript, without the headline', meetings, asTranscript)
}

/** Each character must count as one word: two of three shared is two thirds. */
function checkRouge(): void {
  const [one, two, longest] = rouge('天地人', '天地和')
  if (Math.abs(one - 2 / 3) + Math.abs(two - 1 / 2) + Math.abs(longest - 2 / 3) > 1e-9)
    throw new Error('js-rouge does not count characters')
}

function report(title: string, meetings: Meeting[], read: (meeting: Meeting) => Interview | null): void {
  const scores = new Map<string, Rouge[]>()
  const add = (name: string, score: Rouge) => scores.set(name, [...(scores.get(name) ?? []), score])
  let count = 0
  for (const meeting of meetings) {
    const interview = read(meeting)
    if (!interview) continue
    count++
    const reference = meeting.discussion
    const ranked = rankSentences(interview)
    const pool = interview.sentences.filter(({ id }) => ranked.some((entry) => entry.id === id))
    const texts = pool.map(({ text }) => text)
    const words = pool.map(({ text }) => allWords(text))
    const content = pool.map(({ text }) => contentWords(text))
    const place = new Map(pool.map(({ id }, index) => [id, index]))
    const score = (order: number[]) => rouge(extract(order, pool, reference.length), reference)
    add('rankSentences', score(ranked.map(({ id }) => place.get(id)!)))
    add('LEAD', score(inOrder(pool.length)))
    add('TextRank', score(textRank(words)))
    add('TextRank, content words', score(textRank(content)))
    add('LexRank', score(lexRank(words)))
    add('LexRank, content words', score(lexRank(content)))
    add('random', score(randomOrder(pool.length, count)))
    add('oracle', score(oracle(texts, reference)))
  }
  process.stdout.write(`${title}: ${count} meetings\n${''.padEnd(26)}ROUGE-1  ROUGE-2  ROUGE-L   ours ÷ it\n`)
  const ours = mean(scores.get('rankSentences')!)
  for (const [name, list] of scores) {
    const found = mean(list)
    const figures = found.map((figure) => (100 * figure).toFixed(2).padStart(7)).join('  ')
    const ratios = found.map((figure, index) => (ours[index]! / figure).toFixed(2)).join(' ')
    process.stdout.write(`${name.padEnd(26)}${figures}   ${ratios}\n`)
  }
  process.stdout.write('\n')
}

const allWords = (text: string): string[] =>
  jieba()
    .cut(text, true)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))

/** Sentences in order of rank until `length` UTF-16 units are reached, the last one cut, as they follow in the text. */
function extract(order: number[], sentences: Sentence[], length: number): string {
  const taken: { index: number; text: string }[] = []
  let left = length
  for (const index of order) {
    if (left <= 0) break
    const text = sentences[index]!.text.slice(0, left)
    taken.push({ index, text })
    left -= text.length
  }
  return taken
    .sort((a, b) => a.index - b.index)
    .map(({ text }) => text)
    .join('')
}

function rouge(candidate: string, reference: string): Rouge {
  const tokenizer = (text: string): string[] => text.split(' ')
  const segmenter = (text: string): string[] => [text]
  const [one, other] = [apart(candidate), apart(reference)]
  return [
    rougeN(one, other, { n: 1, tokenizer }),
    rougeN(one, other, { n: 2, tokenizer }),
    rougeL(one, other, { tokenizer, segmenter }),
  ]
}

const apart = (text: string): string => [...text.replace(/\s/gu, '')].join(' ')

const mean = (list: Rouge[]): Rouge =>
  [0, 1, 2].map((index) => list.reduce((sum, score) => sum + score[index]!, 0) / list.length) as Rouge

/** Each size and each of the two in a process of its own, so that neither warms the other. */
function compareSpeed(file: string): void {
  process.stdout.write(
    `${'characters'.padStart(10)}  ${'condense(parseInterview)'.padStart(26)}  ${'peak'.padStart(7)}  ${'jieba alone'.padStart(20)}  ratio\n`,
  )
  const seconds: number[] = []
  for (const size of SIZES) {
    const ours = inChild(file, 'condense', size)
    const segmenting = inChild(file, 'segment', size)
    seconds.push(ours.seconds)
    process.stdout.write(
      `${[
        String(size).padStart(10),
        `${ours.seconds.toFixed(2)} s ${perSecond(size, ours)}`.padStart(26),
        `${Math.round(ours.peakBytes / 1e6)} MB`.padStart(7),
        `${segmenting.seconds.toFixed(2)} s ${perSecond(size, segmenting)}`.padStart(20),
        (ours.seconds / segmenting.seconds).toFixed(1).padStart(5),
      ].join('  ')}\n`,
    )
  }
  const exponents = seconds
    .slice(1)
    .map((value, index) => Math.log(value / seconds[index]!) / Math.log(SIZES[index + 1]! / SIZES[index]!))
  process.stdout.write(`growth exponents: ${exponents.map((value) => value.toFixed(2)).join(', ')}\n`)
}

const perSecond = (size: number, { seconds }: Speed): string =>
  `${Math.round(size / seconds / 1000)} k chars/s`

function inChild(file: string, what: string, size: number): Speed {
  const child = spawnSync(
    process.execPath,
    [...process.execArgv, fileURLToPath(import.meta.url), file, '--measure', what, '--size', String(size)],
    { encoding: 'utf8', maxBuffer: 1e6 },
  )
  if (child.status !== 0) throw new Error(`Cannot measure ${what} on ${size} characters: ${child.stderr}`)
  return JSON.parse(child.stdout) as Speed
}

function measure(what: string, meetings: Meeting[]): Speed {
  const text = grow(meetings, Number(values.size))
  // The dictionary is loaded once a process; what is compared is the work.
  jieba().cut('预热')
  const start = performance.now()
  if (what === 'segment') jieba().tag(text)
  else condense(parseInterview(text))
  const seconds = (performance.now() - start) / 1000
  return { seconds, peakBytes: process.resourceUsage().maxRSS * 1024 }
}

/** One interview of `size` characters: meeting after meeting, each opened by its headline as a question. */
function grow(meetings: Meeting[], size: number): string {
  const lines: string[] = []
  let length = 0
  for (let round = 0; length < size; round++) {
    const { agenda, context, speaker } = meetings[round % meetings.length]!
    const turns = context.map((turn, index) => `嘉宾${(speaker[index]! % 4) + 1}：${turn.join('')}`)
    for (const line of [`记者：第${round + 1}个问题，${agenda}，您怎么看？`, ...turns]) {
      lines.push(line)
      length += line.length + 1
    }
  }
  return `${lines.join('\n').slice(0, size)}\n`
}

const [file] = positionals
if (!file) {
  process.stderr.write(`${USAGE}\n`)
  process.exitCode = 2
} else {
  const meetings = textOf(file)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Meeting)
  if (values.measure) process.stdout.write(JSON.stringify(measure(values.measure, meetings)))
  else {
    if (!values['speed-only']) compareExtracts(meetings)
    if (!values['rouge-only']) compareSpeed(file)
  }
}
