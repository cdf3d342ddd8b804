/** Which sentence of an answer that is told whole is set large: as the heading of the rest, or within a quotation. */
import type { Interview, Statement } from '../model.ts'
import { type AnalysedSentence, bare } from './analyse.ts'
import type { Grammar } from './grammar.ts'
import {
  claimsNothing,
  companionsOf,
  isGivenUp,
  isHalfSupposed,
  type Knowledge,
  plainStatement,
  setsRight,
} from './options.ts'
import { GRANTS, MEANS, OF_THE_QUESTION, ownCuesOf, WORTH, weigh } from './own-worth.ts'
import { LARGEST_CLAIM, statementOf } from './quotations.ts'
import { announcing } from './relations/phrases.ts'

/**
 * What speaks for a sentence and against it: where it stands, what it says (`ownWorth`) and what it is worth as a claim
 * (`scoreClaims`). Fitted, as a conditional logit with a penalty on weights, to 763 answers of 60 interviews of which readers
 * said beforehand which sentence they would set large; of interviews left out of the fit it found theirs in 57 of 100. Of 829
 * answers and parts of answers graded later the sentence that it chose was the best or a good one in 65 of 100; what the next
 * question, the title and the lead take up, centrality and function words made that no better.
 */
const WEIGHT = {
  opens: 0.1,
  opensAndTurns: -0.4,
  opensOnQuestion: -0.65,
  opensOnYesOrNo: -0.35,
  endsAnswer: 0.6,
  endsPart: 0.55,
  isLastButOne: 0.3,
  turns: -0.3,
  isTurned: -0.25,
  grantsOn: -0.5,
  ofSeries: -0.3,
  opensOnPronoun: -0.3,
  announces: -0.35,
  takesUpQuestion: 0.2,
  givesReason: 0.3,
  saysWhatIs: 0.35,
  superlative: 0.3,
  repeatsItself: 0.3,
  addresses: 0.15,
  figure: -0.25,
  long: -0.3,
  own: 0.45,
  claim: 0.3,
}
const PRONOUN = /^(?:it|this|they|he|she)\b|^(?:它|牠|佢|[他她]|[這这那](?![麼么裡里裏]))/iu
/** The first characters, or words, by which the sentences of a series are known, whatever they count. */
const OPENS_ALIKE = { chinese: /^\p{Script=Han}(?:0|\p{Script=Han})/u, english: /^[\w'’]+ [\w'’]+/u }
const NUMERALS = /[一二三四五六七八九十百千幾几兩两]+/gu

/** What is worth so much less than the best is not set large in its stead. */
const NEARLY = 0.3
/** Of those that were worth less than this readers said of two in five that they mislead. */
const LEAST_WORTH = 0.2

/**
 * @param paragraph the sentences that are told, in order
 * @param answer those of the whole turn
 * @returns the sentence to set large, and behind it those that could stand in for it, best first; none where none can be set
 *   large without harm
 */
export function setLarge(
  paragraph: AnalysedSentence[],
  answer: AnalysedSentence[],
  knowledge: Knowledge,
): Statement[] {
  const { grammar } = knowledge
  const able = paragraph
    .flatMap((one, index) => {
      if (!canBeLarge(paragraph, index, grammar) || isBoundToLast(paragraph, index, grammar)) return []
      const worth = worthLarge(one, paragraph, answer, knowledge)
      const next = paragraph[index + 1]
      const companions = companionsOf(one.id, paragraph, grammar)
      const isSetRight = next !== undefined && setsRight(one, next, grammar)
      if (!next || (companions.length === 0 && !isSetRight))
        return [{ ...statementOf([one], grammar), worth }]
      const both = statementOf([one, next], grammar)
      if (companions.length > 1 || isLong(both.text, grammar)) return []
      if (companions.length > 0 && !canBeLarge(paragraph, index + 1, grammar)) return []
      // In one sentence a denial with what is so instead is a contrast.
      const contrast = isSetRight ? WEIGHT.own * WORTH.contrast : 0
      return [{ ...both, worth: Math.max(worth, worthLarge(next, paragraph, answer, knowledge)) + contrast }]
    })
    .sort((a, b) => b.worth - a.worth)
  const least = Math.max(LEAST_WORTH, (able[0]?.worth ?? 0) - NEARLY)
  return able.filter(({ worth }) => worth >= least).map(plainStatement)
}

const isBoundToLast = (paragraph: AnalysedSentence[], index: number, grammar: Grammar): boolean =>
  index > 0 && companionsOf(paragraph[index - 1]!.id, paragraph, grammar).includes(paragraph[index]!)

const isLong = (text: string, { width, limits }: Grammar): boolean =>
  width(text) > limits.headline * LARGEST_CLAIM

function canBeLarge(paragraph: AnalysedSentence[], index: number, grammar: Grammar): boolean {
  const text = bare(paragraph[index]!.text, grammar)
  return (
    grammar.width(text) >= grammar.limits.least &&
    grammar.saysSomething(text) &&
    !isLong(text, grammar) &&
    isOwnView(paragraph, index, grammar)
  )
}

/** It is the speaker's own view, and nothing near it bounds, judges or takes it back. */
export function isOwnView(paragraph: AnalysedSentence[], index: number, grammar: Grammar): boolean {
  const one = paragraph[index]!
  return (
    !one.isQuestion &&
    !one.attribution &&
    !claimsNothing(one, grammar) &&
    !grammar.cues.past.test(one.text) &&
    !grammar.cues.setsUp.test(one.text) &&
    !grammar.cues.caveat.test(one.text) &&
    !isGivenUp(one, paragraph[index + 1], grammar) &&
    !isHalfSupposed(index, paragraph, grammar)
  )
}

function worthLarge(
  one: AnalysedSentence,
  paragraph: AnalysedSentence[],
  answer: AnalysedSentence[],
  { grammar, scores, interview }: Knowledge,
): number {
  const next = textBeside(one, 1, interview)
  const asked = interview.sentences[(one.question ?? 0) - 1]?.text ?? ''
  const wordsAsked = new Set(grammar.contentWords(asked))
  const text = bare(one.text, grammar)
  const own = ownCuesOf(one.text, grammar)
  const given: Record<keyof typeof WEIGHT, boolean | number> = {
    opens: one.isFirstOfAnswer,
    opensAndTurns: one.isFirstOfAnswer && paragraph.slice(1).some((later) => grammar.turns.test(later.text)),
    opensOnQuestion: one.isFirstOfAnswer && OF_THE_QUESTION.test(text),
    opensOnYesOrNo: one.isFirstOfAnswer && grammar.yesOrNo.test(one.text),
    endsAnswer: one.id === answer.at(-1)!.id && answer.length > 1,
    endsPart: one === paragraph.at(-1) && paragraph.length > 1 && one.id !== answer.at(-1)!.id,
    isLastButOne: one === paragraph.at(-2),
    turns: grammar.turns.test(one.text),
    isTurned: next !== undefined && (grammar.turns.test(next) || MEANS.test(next)),
    grantsOn: GRANTS.test(textBeside(one, -1, interview) ?? '') && !grammar.turns.test(one.text),
    ofSeries: isOfSeries(one, interview, grammar),
    opensOnPronoun: !one.isFirstOfAnswer && PRONOUN.test(text),
    announces: announcing(text, grammar) !== null,
    takesUpQuestion: grammar.contentWords(text).some((word) => wordsAsked.has(word)),
    givesReason: grammar.cues.because.test(one.text),
    saysWhatIs: own.saysWhatIs,
    superlative: own.superlative,
    repeatsItself: own.repeatsItself,
    addresses: own.addresses,
    figure: own.figure,
    long: grammar.width(text) > grammar.limits.headline,
    own: weigh(own, WORTH),
    claim: scores.get(one.id) ?? 0,
  }
  return weigh(given, WEIGHT)
}

/** 「有二十戶…。有三十來戶…。」: it opens as its neighbour does. */
function isOfSeries(one: AnalysedSentence, interview: Interview, grammar: Grammar): boolean {
  return ([-1, 1] as const).some((by) => opensAlike(one.text, textBeside(one, by, interview), grammar))
}

/** «In a bank …», «In a court …»: two sentences of one series. */
export function opensAlike(one: string, other: string | undefined, { isChinese }: Grammar): boolean {
  const form = isChinese ? OPENS_ALIKE.chinese : OPENS_ALIKE.english
  const [own, next] = [one, other ?? ''].map((text) =>
    form.exec(text.replace(NUMERALS, '0'))?.[0].toLowerCase(),
  )
  return own !== undefined && own === next
}

/** The next sentence of the same turn, or the one before, told here or not. */
function textBeside(
  { id, turn }: AnalysedSentence,
  by: 1 | -1,
  { sentences }: Interview,
): string | undefined {
  const beside = sentences[id - 1 + by]
  return beside?.turn === turn ? beside.text : undefined
}
