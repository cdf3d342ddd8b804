/** Statements of which the slides can be made. */
import type { Interview, Statement } from '../model.ts'
import { type AnalysedSentence, bare } from './analyse.ts'
import { type Compression, capitalised, compressions } from './compress.ts'
import type { Grammar } from './grammar.ts'
import { counts } from './relations/numerals.ts'

const ASKED_AND_ANSWERED = 2.2
/** Sentences of an answer within which a mind changes. */
const COMES_ROUND_WITHIN = 6

/** What is known of all sentences, shared by the makers of claims. */
export interface Knowledge {
  interview: Interview
  grammar: Grammar
  scores: Map<number, number>
  guest: (sentence: AnalysedSentence) => string
}

/** A statement that could stand on a slide, with its worth. */
export interface Option extends Statement {
  worth: number
  /** First sentence, for text order. */
  at: number
}

/** Statements of one sentence, or of a question together with its answer, best first; `heads`: to head a slide. */
export function optionsOf(
  sentence: AnalysedSentence,
  before: AnalysedSentence[],
  heads: boolean,
  { grammar, scores }: Knowledge,
): Option[] {
  const limit = heads ? grammar.limits.headline : grammar.limits.point
  if (claimsNothing(sentence, grammar)) return []
  if (heads && (isReport(sentence) || leansOnItsNeighbour(sentence, grammar))) return []
  const worth = scores.get(sentence.id) ?? 0
  const single = compressions(sentence, limit, grammar).map(({ quality, ...statement }) => ({
    ...statement,
    worth: worth + 1.2 * quality + assertiveness(statement.text, grammar),
    at: sentence.id,
  }))
  const pair =
    askedAndAnswered(before, sentence, limit, grammar) ?? deniedAndSetRight(before, sentence, limit, grammar)
  if (!pair) return single
  const best = Math.max(...pair.sentences.map((id) => scores.get(id) ?? 0))
  return [{ ...pair, worth: best + ASKED_AND_ANSWERED, at: pair.sentences[0]! }, ...single]
}

/** The cues that the kept clauses themselves carry; the sentence's score cannot tell which of its clauses has them. */
const assertiveness = (text: string, { cues }: Grammar): number =>
  (cues.definition.test(text) ? 0.2 : 0) +
  (cues.superlative.test(text) ? 0.2 : 0) +
  (cues.conclusion.test(text) ? 0.1 : 0)

/**
 * A question the speaker puts and answers at once (為什麼…？因為…), all parts verbatim; a bare 為什麼？ takes the sentence
 * that it asks about with it.
 */
function askedAndAnswered(
  before: AnalysedSentence[],
  answer: AnalysedSentence,
  limit: number,
  grammar: Grammar,
): Compression | null {
  const question = before.at(-1)
  if (question?.attribution || answer.attribution) return null
  if (!question?.isQuestion || question.turn !== answer.turn || !grammar.cues.because.test(answer.text))
    return null
  const asked = grammar.width(question.text) < grammar.limits.least ? [before.at(-2), question] : [question]
  const opening = asked[0]
  if (!opening || opening.turn !== answer.turn) return null
  const front = asked
    .map((sentence) => sentence!.text)
    .join(grammar.joint)
    .replace(grammar.lead, '')
  const joined = (because: string): string => `${front}${grammar.joint}${because}`
  const text = [bare(answer.text, grammar), answer.clauses[0]?.text ?? '']
    .map(joined)
    .find((one) => grammar.width(one) <= limit && !grammar.dangles(one))
  if (text === undefined || grammar.dangles(bare(front, grammar))) return null
  return { text, sentences: [...asked.map((sentence) => sentence!.id), answer.id], quality: 1 }
}

/** «What kills a town isn't the end of a subsidy. It's the end of the fish.»: the second says what the first denies. */
export function setsRight(denial: AnalysedSentence, next: AnalysedSentence, grammar: Grammar): boolean {
  if (next.turn !== denial.turn || next.paragraph !== denial.paragraph) return false
  if (denial.isQuestion || next.isQuestion || denial.attribution || next.attribution) return false
  if (grammar.cues.negative.test(next.text)) return false
  return grammar.deniesWhat.test(bare(denial.text, grammar)) && grammar.setsRight.test(next.text)
}

/** A denial and what is so instead, both verbatim. */
function deniedAndSetRight(
  before: AnalysedSentence[],
  sentence: AnalysedSentence,
  limit: number,
  grammar: Grammar,
): Compression | null {
  const denial = before.at(-1)
  if (!denial || !setsRight(denial, sentence, grammar)) return null
  const first = denial.text.replace(grammar.lead, '')
  const text = `${first}${grammar.joint}${bare(sentence.text, grammar)}`
  if (grammar.width(text) > limit || grammar.dangles(bare(first, grammar))) return null
  return { text: capitalised(text), sentences: [denial.id, sentence.id], quality: 1 }
}

/** Another's view that the speaker reports is no claim of his, nor are the manners of a conversation. */
export const claimsNothing = ({ text }: AnalysedSentence, { cues }: Grammar): boolean =>
  cues.reported.test(text) || cues.courtesy.test(text)

/** What is granted before a but, or says how far the sentence before holds, is no claim by itself. */
const leansOnItsNeighbour = ({ text }: AnalysedSentence, { cues, turns }: Grammar): boolean =>
  cues.caveat.test(text) ||
  cues.setsUp.test(text) ||
  (cues.concedes.test(text) && !TURNS_WITHIN.test(text) && !turns.test(text))
const TURNS_WITHIN = /[，,；;—] ?(?:但|可是|不過|不过|然而|卻|却|but\b|yet\b|though\b|only\b)/i

/** The turn follows the answer of another guest, which it may take up. */
export const repliesToGuest = (turn: number, { turns }: Interview): boolean => {
  const before = turns[turn - 1]
  return before?.role === 'answer' && before.speaker !== turns[turn]!.speaker
}

/** The turn answers what another guest asks at the end of his. */
export const answersGuest = (turn: number, interview: Interview, { cues }: Grammar): boolean =>
  repliesToGuest(turn, interview) &&
  cues.question.test(interview.turns[turn - 1]!.sentences.at(-1)?.text ?? '')

/** «I agree with that»: with what, the other guest said. */
export const leansOnAnother = ({ text }: AnalysedSentence, grammar: Grammar): boolean =>
  grammar.cues.assents.test(text) || grammar.dangles(bare(text, grammar))

/** In the least that a statement says. */
const A_SCRAP = 0.6

/** The first sentence of a turn takes up what another guest said just before: «I used to say no to that», 「對，到不了。」 */
export function opensOnAnother(one: AnalysedSentence, interview: Interview, grammar: Grammar): boolean {
  if (!one.isFirstOfAnswer || !repliesToGuest(one.turn, interview)) return false
  const asked = interview.sentences[(one.question ?? 0) - 1]?.text ?? ''
  const text = bare(one.text, grammar)
  // «On paper.»
  const isScrap = grammar.width(text) < grammar.limits.least * A_SCRAP && !grammar.saysSomething(text)
  const answersHim = (grammar.yesOrNo.test(one.text) || isScrap) && !grammar.cues.asksForView.test(asked)
  return answersHim || leansOnAnother(one, grammar)
}

/** It is supposed, or would be so, in one thought with the sentence before it or the one behind. */
export const isHalfSupposed = (at: number, sentences: AnalysedSentence[], grammar: Grammar): boolean => {
  const [before, own, next] = [at - 1, at, at + 1].map((index) => sentences[index])
  return (
    hangsOnSupposition(own!, before, grammar) ||
    (next !== undefined && hangsOnSupposition(next, own, grammar))
  )
}

/** «Perhaps the next one will blush. I'd be out of work»: what would be, if what was said just before it were so. */
export const hangsOnSupposition = (
  { text, turn }: AnalysedSentence,
  before: AnalysedSentence | undefined,
  { isChinese }: Grammar,
): boolean =>
  !isChinese &&
  before?.turn === turn &&
  WOULD_BE.test(text) &&
  !ON_CONDITION.test(text) &&
  SUPPOSES.test(before.text)
const WOULD_BE =
  /^(?:(?:and|but|so|then) )?(?:I|we|you|he|she|it|they|there|nobody|everybody)(?:['’]d| would)(?: not|n['’]t)? (?!say|rather|like|love|argue|guess|call|add|put|think|have to|suggest|prefer|tell|want|hope|better|been\b)/i
const ON_CONDITION = /\b(?:if|unless|without|when|once|provided|given)\b/i
const SUPPOSES = /\b(?:perhaps|maybe|suppose|imagine|if|unless|could|might|may)\b/i

/** The guest tells what another said without making it his own. */
export const isReport = ({ attribution }: AnalysedSentence): boolean =>
  attribution?.kind === 'said' && !attribution.adopts

/** What the speaker held once, or takes back in the next sentence: alone it would stand as his view. */
export const isGivenUp = (
  { text }: AnalysedSentence,
  next: AnalysedSentence | undefined,
  grammar: Grammar,
): boolean => grammar.heldOnce.test(text) || (next !== undefined && grammar.rejects.test(next.text))

/**
 * What the speaker held once is among what is told, and what he holds now, which he says later in the same answer, is
 * not.
 */
export function leavesBehind(told: number[], sentences: AnalysedSentence[], grammar: Grammar): boolean {
  const ids = new Set(told)
  return sentences.some((sentence, index) => {
    if (!ids.has(sentence.id) || !grammar.heldOnce.test(sentence.text)) return false
    const later = sentences
      .slice(index + 1, index + 1 + COMES_ROUND_WITHIN)
      .filter(({ turn }) => turn === sentence.turn)
    const round = later.filter(({ text }) => grammar.comesRound.test(text))
    return round.length > 0 && !round.some(({ id }) => ids.has(id))
  })
}

/** A statement without what only its choice needs. */
export const plainStatement = ({ text, sentences }: Statement): Statement => ({ text, sentences })

/** The next sentence of the same answer. */
export const following = (sentences: AnalysedSentence[], index: number): AnalysedSentence | undefined =>
  sentences[index + 1]?.turn === sentences[index]!.turn ? sentences[index + 1] : undefined

/** A figure that the next one of its series moves on: told without that one it is no longer true. */
const movesOn = (sentence: AnalysedSentence, next: AnalysedSentence, grammar: Grammar): boolean =>
  grammar.cues.later.test(next.text) && [sentence, next].every(({ text }) => counts(text, grammar))

/** The next sentence says how far this one holds, judges it, or moves its figure on: it goes with it. */
const goesWith = (sentence: AnalysedSentence, next: AnalysedSentence, grammar: Grammar): boolean =>
  grammar.cues.setsUp.test(sentence.text) ||
  grammar.cues.caveat.test(next.text) ||
  grammar.cues.judges.test(next.text) ||
  movesOn(sentence, next, grammar)

/** The sentences of the same paragraph that a sentence must not be told without, each bound to the one before it. */
export function companionsOf(
  id: number,
  sentences: AnalysedSentence[],
  grammar: Grammar,
): AnalysedSentence[] {
  const from = sentences.findIndex((sentence) => sentence.id === id)
  if (from < 0) return []
  let end = from + 1
  while (isBoundTo(sentences[end - 1]!, sentences[end], grammar)) end++
  return sentences.slice(from + 1, end)
}

/** «None of it works if …», 「但我得補一句：…」: said after a list, it says how far all of it holds. */
export const limitsAll = ({ text }: AnalysedSentence, grammar: Grammar): boolean =>
  grammar.turns.test(text) ||
  grammar.cues.caveat.test(text) ||
  (grammar.cues.negative.test(text) && OPENS_BACK.test(text) && grammar.dangles(bare(text, grammar)))
/** 「沒有耐性的人做不了這一行」 points at the trade, and not at what was listed. */
const OPENS_BACK =
  /^(?:(?:at|in|with|for|by|on) )?(?:none of|not one of|neither|it|they|this|that|th[eo]se)\b|^(?:第[二三四五六]|[這这那它])/iu

const isBoundTo = (
  sentence: AnalysedSentence,
  next: AnalysedSentence | undefined,
  grammar: Grammar,
): boolean =>
  next?.turn === sentence.turn && next.paragraph === sentence.paragraph && goesWith(sentence, next, grammar)

/** What is made of the first that something can be made of. */
export function firstMade<T, R>(items: T[], make: (item: T) => R | null): R | null {
  for (const item of items) {
    const made = make(item)
    if (made) return made
  }
  return null
}

/** Nothing without the sentence before it; `shownBeside`: see `Grammar.dangles`. */
export const leansBack = (
  { text }: Pick<AnalysedSentence, 'text'>,
  grammar: Grammar,
  shownBeside = false,
): boolean => {
  const said = bare(text, grammar)
  return (
    grammar.dangles(said, shownBeside) ||
    grammar.turns.test(text) ||
    grammar.cues.conclusion.test(text) ||
    grammar.cues.caveat.test(text) ||
    grammar.cues.judges.test(text) ||
    grammar.rejects.test(text) ||
    GOES_ON.test(text)
  )
}

/** Joined to what was said just now. */
const GOES_ON =
  /^(?:so|and|or|then|second|third|also|another|others|because|that|this|these|those|it|they|he|she|there|if (?:that|those|this|not))\b|^(?:所以|因此|因為|因为|也|還|还|就|才|然後|然后|於是|于是|結果|结果|後來|后来|這|这|那|其(?![次他中實实])|而|再|第[二三四五六])/iu
