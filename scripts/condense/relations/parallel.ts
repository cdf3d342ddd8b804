import type { Comparison, Statement } from '../../model.ts'
import type { AnalysedSentence } from '../analyse.ts'
import type { Grammar } from '../grammar.ts'
import { tagged, written } from '../parts-of-speech.ts'

/**
 * Two sides told in the same words: 模型告訴你的是平均，野外告訴你的是例外; In the richer schools an adult sat beside
 * the child. In the poorer schools the tablet replaced the adult. What both have in common is the scale on which they
 * differ, so each side is told in full under the name that sets it apart.
 */
export function findParallels(sentences: AnalysedSentence[], grammar: Grammar): Comparison[] {
  return grammar.isChinese ? parallelClauses(sentences, grammar) : parallelSentences(sentences, grammar)
}

/** Characters that two clauses share behind their subjects, at least; a particle or a copula makes no parallel. */
const LEAST_SHARED = 2
const LONGEST_SUBJECT = 8

function parallelClauses(sentences: AnalysedSentence[], grammar: Grammar): Comparison[] {
  return sentences.flatMap((sentence) => {
    if (sentence.isQuestion || sentence.isExample || sentence.attribution) return []
    for (let at = 0; at + 1 < sentence.clauses.length; at++) {
      const [left, right] = [sentence.clauses[at]!, sentence.clauses[at + 1]!]
      if (!/[，；]/.test(left.mark)) continue
      const first = left.text.replace(grammar.lead, '')
      const shared = sharedRun(first, right.text, grammar)
      const sides = [first, right.text].map((text) => ({
        text,
        name: text.slice(0, text.indexOf(shared)),
        rest: text.slice(text.indexOf(shared)),
      }))
      // A third side would be left out: 甲…，乙…，丙….
      const [before, after] = [sentence.clauses[at - 1], sentence.clauses[at + 2]]
      if (shared.length < LEAST_SHARED || [before, after].some((one) => one?.text.includes(shared))) continue
      if (!sides.every(({ name, text }) => isSide(name, text, grammar))) continue
      if (sides[0]!.name === sides[1]!.name) continue
      return [
        {
          text: `${first}${left.mark}${right.text}`,
          sentences: [sentence.id],
          sides: sides.map(({ name, rest }) => ({
            name,
            statement: { text: rest, sentences: [sentence.id] },
          })),
        },
      ]
    }
    return []
  })
}

/** The longest run of both behind a subject, from its first word that is no noun: 一斤 of 春茶一斤 and 冬茶一斤. */
function sharedRun(a: string, b: string, grammar: Grammar): string {
  let shared = ''
  for (let from = 1; from <= Math.min(LONGEST_SUBJECT, a.length); from++) {
    for (let to = a.length; to > from + shared.length; to--) {
      const at = b.indexOf(a.slice(from, to))
      if (at < 1 || at > LONGEST_SUBJECT) continue
      shared = a.slice(from, to)
      break
    }
  }
  const words = grammar.tokens(shared)
  const first = words.findIndex(({ tag }) => !/^(?:n|s|j|eng)/.test(tag))
  if (first < 0) return ''
  return words
    .slice(first)
    .map(({ text }) => text)
    .join('')
}

/** The subject is a name, and what is said of it goes on behind what the sides share. */
const isSide = (name: string, text: string, grammar: Grammar): boolean =>
  name !== '' &&
  grammar.tokens(name).every(({ tag }) => /^(?:n|s|j|eng|a|b|vn|f|nz|m|q|uj)/.test(tag)) &&
  /^(?:n|s|j|eng|nz|vn|f)/.test(grammar.tokens(name).at(-1)!.tag) &&
  grammar.width(text) <= grammar.limits.point &&
  grammar.width(text) >= 6 &&
  !grammar.dangles(text) &&
  !grammar.isBound(text)

function parallelSentences(sentences: AnalysedSentence[], grammar: Grammar): Comparison[] {
  return sentences.flatMap((sentence, index) => {
    const next = sentences[index + 1]
    if (next?.turn !== sentence.turn || next.paragraph !== sentence.paragraph) return []
    const pair = [sentence, next]
    if (pair.some(({ isQuestion, attribution }) => isQuestion || attribution)) return []
    const [a, b] = pair.map((one) => sideOf(one, grammar))
    if (!a || !b || a.name === b.name || a.opening !== b.opening || a.head !== b.head) return []
    return [
      {
        text: `${sentence.text} ${next.text}`,
        sentences: [sentence.id, next.id],
        sides: [a, b].map(({ name, statement }) => ({ name, statement })),
      },
    ]
  })
}

interface Side {
  name: string
  statement: Statement
  /** The preposition, and the noun it leads to. */
  opening: string
  head: string
}

/** `In the richer schools | an adult sat beside the child`: a phrase of place or case, and what is so there. */
function sideOf({ id, text }: AnalysedSentence, grammar: Grammar): Side | undefined {
  const whole = text.replace(/[.!]$/, '').replace(grammar.lead, '')
  const match = /^(In|At|With|For|Under|On|Among)\b/.exec(whole)
  if (!match || grammar.width(whole) > grammar.limits.headline) return undefined
  const sentence = tagged(whole)
  const { words, tags } = sentence
  let end = 1
  while (/^(?:DET|ADJ|NUM|NOUN|PROPN)$/.test(tags[end] ?? '') && !(end > 1 && tags[end] === 'DET')) end++
  if (end < 3 || !/^(?:NOUN|PROPN)$/.test(tags[end - 1]!)) return undefined
  const from = words[end] === ',' ? end + 1 : end
  const said = written(sentence, from, words.length)
  if (!/^(?:DET|PRON|PROPN|NOUN|NUM|ADJ)$/.test(tags[from] ?? '') || !grammar.standsAlone(said, true))
    return undefined
  if (grammar.dangles(said) || grammar.width(said) < grammar.limits.least / 2) return undefined
  return {
    name: written(sentence, 0, end),
    statement: { text: said, sentences: [id] },
    opening: match[0],
    head: words[end - 1]!.toLowerCase(),
  }
}
