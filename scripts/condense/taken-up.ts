/** What a question takes up, where it asks nothing without that: the words right before it. */
import { escapePattern } from '../escape-pattern.ts'
import type { Interview, Sentence, Statement, TakenUp, Turn } from '../model.ts'
import { askedIn, emsOf, nameAbove, pointsBack, saidTogether } from './asked.ts'
import type { Grammar } from './grammar.ts'
import { namesDoing, namesMatter, withoutAddress } from './name-themes.ts'
import { inBothScripts } from './variants.ts'

/** In ems: a question longer than these says what it asks, though it names a thing once more, or nothing. */
const SHORT = { naming: 14, bare: 9 }
/** The longest sentence that stands above a question, on two lines, and several together. */
const LONGEST = 88
const LONGEST_OF_SEVERAL = 44
/** An answer no longer than this is told with the question that it answers. */
const BRIEF = 18
/** So many sentences before the question may be what it takes up. */
const NEAR = 3

/**
 * @param question as it stands above its answer
 * @returns undefined where the question says itself what it asks, where no answer is right before it, and where that is too long
 */
export function takenUp(question: Statement, interview: Interview, grammar: Grammar): TakenUp | undefined {
  const { turns, sentences } = interview
  const own = turns[sentences[question.sentences[0]! - 1]!.turn]!
  const before = turns[own.index - 1]
  // What was left out of the question itself is nearer than the answer before it.
  if (before?.role !== 'answer' || own.sentences[0]!.id !== question.sentences[0]) return undefined
  const asked = withoutAddress(question.text, interview)
  const words = [...new Set(grammar.contentWords(asked))]
  const near = before.sentences.slice(-NEAR)
  // «Why the lock?»: of a whole question fewer words were said just now.
  const names = ({ text }: Sentence): boolean => {
    const said = new Set(grammar.contentWords(text))
    return words.length > 0 && words.filter((word) => said.has(word)).length * 2 >= words.length
  }
  const shared = emsOf(asked) > SHORT.naming ? -1 : near.findLastIndex(names)
  if (NAMES_ANOTHER.test(asked)) return askedOfAnother(before, interview, grammar)
  if (shared < 0 && !leansOn(asked, interview, grammar)) return undefined
  const pointed = pointedAt(asked, grammar)
  const speaksOf = ({ text }: Sentence): boolean => grammar.contentWords(text).includes(pointed!)
  const at = pointed === undefined ? -1 : before.sentences.findLastIndex(speaksOf)
  // «That pipe»: long ago the talk was of it, and what was said right before is of something else.
  if (pointed !== undefined && at < 0 && sentences.slice(0, before.sentences[0]!.id - 1).some(speaksOf))
    return undefined
  const said =
    at >= 0
      ? fromOn(before.sentences.slice(at), grammar)
      : shared >= 0
        ? fromOn(near.slice(shared), grammar)
        : lastOf(near, grammar)
  if (!said) return undefined
  const answered = isBrief(before) ? askedBefore(before, said, interview, grammar) : undefined
  return { ...(answered ? { asked: answered } : {}), said, ...speakerOf(before, interview) }
}

const isBrief = ({ text }: Turn): boolean => emsOf(text) <= BRIEF
const speakerOf = ({ speaker }: Turn, interview: Interview): Pick<TakenUp, 'speaker'> => {
  const name = nameAbove(interview, speaker)
  return name ? { speaker: name } : {}
}

/**
 * «And the boats?», behind an answer in a word: with that the question that asks the same of the first thing. Behind a longer
 * answer it may ask about anything that was told.
 */
function askedOfAnother(before: Turn, interview: Interview, grammar: Grammar): TakenUp | undefined {
  const said = isBrief(before) ? saidTogether(before.sentences, grammar) : undefined
  const asked = said && askedBefore(before, said, interview, grammar)
  return asked && !leansOn(asked.text, interview, grammar)
    ? { asked, said, ...speakerOf(before, interview) }
    : undefined
}

/** What another guest said right before a turn that takes it up. */
export function repliedTo(turn: number, interview: Interview, grammar: Grammar): TakenUp | undefined {
  const before = interview.turns[turn - 1]!
  const said = lastOf(before.sentences.slice(-NEAR), grammar)
  return said && { said, ...speakerOf(before, interview) }
}

/** The thing that a question points at by its name: 「那根管道」, «those lists». */
const pointedAt = (asked: string, grammar: Grammar): string | undefined =>
  grammar
    .contentTokens(asked)
    .filter(({ tag }) => tag.startsWith('n'))
    .map(({ text }) => text)
    .find((noun) =>
      new RegExp(
        `${grammar.isChinese ? '[這这那]\\p{Script=Han}{0,2}' : '\\b(?:those|these) '}${escapePattern(noun)}`,
        'iu',
      ).test(asked),
    )

/** «And the others?», 「那學生呢？」: the question before, asked of another thing. */
const NAMES_ANOTHER = inBothScripts(
  /^(?:And|But|What about|How about) (?!(?:then|now|you|if|so|that|do|does|did|is|are|was|were|has|have|had|can|could|will|would|should|why|how|what|who|when|where|which|he|she|it|they|I|we)\b)(?![^?]*n['’]t\b)[^,]{2,40}\?$|^(?:那麼?)?(?!後來|現在|結果|然後|之後|如果|要是|假如|萬一|你|您)[^，？]{2,10}(?<!以後|之後|的話|時候)呢？$/iu,
)

/** It points back, calls on somebody, or is short and names nothing that it asks about. */
function leansOn(asked: string, { speakers }: Interview, grammar: Grammar): boolean {
  const width = emsOf(asked)
  const isCall = speakers.some(({ label, name }) =>
    `${name ?? label} `.startsWith(asked.replace(/[?？]$/u, ' ')),
  )
  return (
    isCall ||
    pointsBack(asked) ||
    (width <= SHORT.naming && HAS_BECOME.test(asked)) ||
    (width <= SHORT.bare && !namesMatter(asked, grammar) && !namesDoing(asked, grammar))
  )
}
/** 「不碰船了？」: until when one did, was said. */
const HAS_BECOME = /了[嗎吗]?？$/u

/** As many of the last sentences as are read at once, and the last of them if it alone is not longer than two lines. */
function lastOf(sentences: Sentence[], grammar: Grammar): Statement | undefined {
  const runs = sentences.map((_, from) => saidTogether(sentences.slice(from), grammar))
  return runs.find(({ text }) => emsOf(text) <= LONGEST_OF_SEVERAL) ?? fitting(runs.at(-1))
}

/** What the question names, with all that was said from there, or by itself. */
const fromOn = (sentences: Sentence[], grammar: Grammar): Statement | undefined => {
  const all = saidTogether(sentences, grammar)
  return emsOf(all.text) <= LONGEST_OF_SEVERAL ? all : fitting(saidTogether(sentences.slice(0, 1), grammar))
}

const fitting = (one: Statement | undefined): Statement | undefined =>
  one && emsOf(one.text) <= LONGEST ? one : undefined

/** The question right before an answer, or the last sentence of it, as far as there is room for it beside what is told of that. */
function askedBefore(
  { index }: Turn,
  said: Statement | undefined,
  interview: Interview,
  grammar: Grammar,
): Statement | undefined {
  const turn = interview.turns[index - 1]
  const whole = askedIn(turn, interview, grammar)
  const last = whole && saidTogether(turn!.sentences.slice(-1), grammar)
  const room = LONGEST - emsOf(said?.text ?? '')
  return [whole, last].find((one) => one && emsOf(one.text) <= room)
}
