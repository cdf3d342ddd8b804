/** Which sentence of an answer that is told whole is set large: as the heading of the rest, or within a quotation. */
import type { Statement } from '../model.ts'
import { type AnalysedSentence, bare } from './analyse.ts'
import type { Grammar } from './grammar.ts'
import { claimsNothing, companionsOf, isGivenUp, type Knowledge, setsRight } from './options.ts'
import { LARGEST_CLAIM } from './quotations.ts'
import { announcing } from './relations/phrases.ts'

/**
 * What speaks for a sentence and against it, beside what it is worth as a claim (`scoreClaims`). By hand, on sixty answers
 * of which readers said which sentence they would set large: most often the first, or where the speaker stands.
 */
const WORTH = 0.35
const WEIGHT = {
  opens: 0.8,
  opensForView: 0.4,
  endsAnswer: 0.5,
  position: 0.8,
  contrast: 0.6,
  conclusion: 0.4,
  advice: 0.3,
  stance: 0.25,
  negative: 0.25,
  turns: -0.2,
  isTurned: -0.3,
  isSecond: -0.3,
  ofSeries: -0.6,
  pointsBack: -0.25,
  announces: -0.5,
  newStrand: -0.4,
  tellsStory: -0.6,
  ofOthers: -0.7,
  long: -0.45,
}
/** What another says, wrote or told. */
const OF_OTHERS = /[話講說说写寫]|\b(?:says?|said|told|calls?|wrote)\b/iu
/** The first characters, or words, by which the sentences of a series are known, whatever they count. */
const OPENS_ALIKE = { chinese: /^\p{Script=Han}(?:0|\p{Script=Han})/u, english: /^[\w'’]+ [\w'’]+/u }
const NUMERALS = /[一二三四五六七八九十百千幾几兩两]+/gu

/**
 * @param paragraph the sentences that are told, in order
 * @param answer those of the whole turn
 * @returns null where none can be set large without harm
 */
export function setLarge(
  paragraph: AnalysedSentence[],
  answer: AnalysedSentence[],
  knowledge: Knowledge,
): Statement | null {
  const { grammar } = knowledge
  const able = paragraph.filter((_, index) => canBeLarge(paragraph, index, grammar))
  const [best] = able
    .map((one) => ({ one, worth: worthLarge(one, paragraph, answer, knowledge) }))
    .sort((a, b) => b.worth - a.worth)
  return best ? { text: bare(best.one.text, grammar), sentences: [best.one.id] } : null
}

/** It is the speaker's own view, a sentence by itself, and nothing near it bounds, judges or takes it back. */
function canBeLarge(paragraph: AnalysedSentence[], index: number, grammar: Grammar): boolean {
  const one = paragraph[index]!
  const next = paragraph[index + 1]
  const text = bare(one.text, grammar)
  const width = grammar.width(text)
  return (
    width >= grammar.limits.least &&
    grammar.saysSomething(text) &&
    width <= grammar.limits.headline * LARGEST_CLAIM &&
    !one.isQuestion &&
    !one.attribution &&
    !claimsNothing(one, grammar) &&
    !grammar.cues.past.test(one.text) &&
    !grammar.cues.setsUp.test(one.text) &&
    !grammar.cues.caveat.test(one.text) &&
    !isGivenUp(one, next, grammar) &&
    !(next && setsRight(one, next, grammar)) &&
    companionsOf(one.id, paragraph, grammar).length === 0
  )
}

function worthLarge(
  one: AnalysedSentence,
  paragraph: AnalysedSentence[],
  answer: AnalysedSentence[],
  { grammar, scores, interview }: Knowledge,
): number {
  const { cues } = grammar
  const index = paragraph.indexOf(one)
  const next = paragraph[index + 1]
  const asked = interview.sentences[(one.question ?? 0) - 1]?.text ?? ''
  const text = bare(one.text, grammar)
  const says: Record<keyof typeof WEIGHT, boolean> = {
    opens: one.isFirstOfAnswer,
    opensForView: one.isFirstOfAnswer && cues.asksForView.test(asked),
    endsAnswer: one.id === answer.at(-1)!.id && answer.length > 1,
    position: cues.position.test(one.text),
    contrast: cues.contrast.test(one.text),
    conclusion: cues.conclusion.test(one.text),
    advice: cues.advice.test(one.text),
    stance: cues.stance.test(one.text),
    negative: cues.negative.test(one.text),
    turns: grammar.turns.test(one.text),
    isTurned: next !== undefined && grammar.turns.test(next.text),
    isSecond: index === 1,
    ofSeries: isOfSeries(paragraph, index, grammar),
    pointsBack: !one.isFirstOfAnswer && grammar.dangles(text),
    announces: announcing(text, grammar) !== null,
    tellsStory: one.isStory || one.isExample,
    newStrand: cues.newStrand.test(one.text),
    ofOthers: OF_OTHERS.test(text),
    long: grammar.width(text) > grammar.limits.headline,
  }
  const keys = Object.keys(WEIGHT) as (keyof typeof WEIGHT)[]
  return keys.reduce((sum, key) => sum + (says[key] ? WEIGHT[key] : 0), WORTH * (scores.get(one.id) ?? 0))
}

/** 「有二十戶…。有三十來戶…。」: it opens as its neighbour does. */
function isOfSeries(paragraph: AnalysedSentence[], index: number, grammar: Grammar): boolean {
  const form = grammar.isChinese ? OPENS_ALIKE.chinese : OPENS_ALIKE.english
  const openingOf = (one: AnalysedSentence | undefined): string | undefined =>
    one && form.exec(one.text.replace(NUMERALS, '0'))?.[0].toLowerCase()
  const own = openingOf(paragraph[index])
  return own !== undefined && [index - 1, index + 1].some((at) => openingOf(paragraph[at]) === own)
}
