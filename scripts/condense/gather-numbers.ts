/** Numbers that a slide shows large: those of one measure beside each other, and the one that was asked for. */
import type { Quantity, Statement } from '../model.ts'
import type { AnalysedSentence } from './analyse.ts'
import { compressions } from './compress.ts'
import { holdsBelow, SHARE } from './evidence.ts'
import { distinct, type Material, type Relation } from './gather-relations.ts'
import type { Grammar } from './grammar.ts'
import { following, isGivenUp, isOvertaken, plainStatement } from './options.ts'
import {
  type Figure,
  figuresIn,
  findMeasuredPairs,
  type MeasuredPair,
  TIMES,
} from './relations/measured-pairs.ts'
import { BY_THE_WAY, HANDFUL } from './relations/numerals.ts'
import { type FoundQuantity, findQuantities } from './relations/quantity.ts'

const MOST_NUMBERS = 3
/** The longest number that can stand beside another, as a share of a headline's width. */
const SHORT_VALUE = 0.24
/** Sentences of its paragraph before a figure, or worth more than its own, beyond which it is a detail there. */
const MOST_BEFORE = 1

/**
 * Of each paragraph the figures of one measure that it is told for, above all that is said with them; else one number that
 * answers a question for it. A number that is neither is a detail of what is said: readers wanted hardly one of them large.
 * @param drawn sentences whose shares are drawn on a scale already
 * @param listed sentences of a list or of steps, which are what their paragraph is told for
 */
export function gatherNumbers(
  material: Material,
  drawn: ReadonlySet<number>,
  listed: ReadonlySet<number>,
  questionOf: (sentence: AnalysedSentence) => string,
): Relation[] {
  const { grammar } = material.knowledge
  const own = material.sentences.filter(
    ({ id, attribution }) => !drawn.has(id) && attribution?.kind !== 'said',
  )
  const found = [...findMeasuredPairs(own, grammar), ...sharesTogether(own, material)].filter(
    (pair) => isToldFor(pair, material) && !isUnsaid(pair, material, listed),
  )
  const pairs = distinct(found, ({ sentences: [id] }) => {
    const { turn, paragraph } = own.find((one) => one.id === id)!
    return `${turn} ${paragraph}`
  }).map(
    ({ quantities, ...headline }): Relation => ({
      evidence: { kind: 'numbers', quantities, isPair: true, points: [] },
      sentences: headline.sentences,
      shown: headline.sentences,
      headline,
    }),
  )
  const turns = new Set(pairs.flatMap(({ sentences: [id] }) => own.find((one) => one.id === id)!.turn))
  const asked = own
    .filter((one) => opensAnswer(one, material) && grammar.cues.asksForFact.test(questionOf(one)))
    .filter((one) => !WHEN.test(questionOf(one)))
    .filter(({ turn }) => !turns.has(turn))
    .flatMap((one) =>
      quantitiesOf(one, material)
        .filter(
          (found) =>
            standsLarge(found) &&
            isOnly(one, material) &&
            SPAN.test(found.value) === HOW_LONG.test(questionOf(one)),
        )
        .slice(0, 1),
    )
  return [
    ...pairs,
    ...distinct(asked, ({ sentences: [id] }) => String(own.find((one) => one.id === id)!.turn)).map(
      (quantity): Relation => ({
        evidence: { kind: 'numbers', quantities: [withoutContext(quantity)], points: [] },
        sentences: quantity.sentences,
        shown: quantity.sentences,
      }),
    ),
  ]
}

/** Nothing else is counted in its sentence, nor the same thing elsewhere in its paragraph: 「剩下八座。我進來時是二十九座」. */
function isOnly(own: AnalysedSentence, { sentences, knowledge: { grammar } }: Material): boolean {
  const [only, other] = figuresIn(own.text, grammar).filter(isCount)
  const rest = sentences.filter(
    (one) => one !== own && one.turn === own.turn && one.paragraph === own.paragraph,
  )
  return (
    other === undefined &&
    !rest.some(({ text }) => figuresIn(text, grammar).some(({ unit }) => unit !== '' && unit === only?.unit))
  )
}

/** A year or a day was asked for. */
const WHEN = /[什甚][麼么]時候|什么时候|何時|何时|哪一?[年天]|^(?:and |so |but )?when\b|\bwhat year\b/iu
const HOW_LONG = /多久|多長時間|多长时间|\bhow long\b/iu
const SPAN =
  /[秒分年天週周]$|分鐘|分钟|小時|小时|個月|个月|鐘頭|钟头|\b(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b/iu

/** The first sentence of an answer, or the next one. */
const opensAnswer = (sentence: AnalysedSentence, { sentences }: Material): boolean =>
  sentence.isFirstOfAnswer || sentences[sentences.indexOf(sentence) - 1]?.isFirstOfAnswer === true

/** Two or three shares, or figures in one unit, of one sentence that a heading can say whole. */
function sharesTogether(own: AnalysedSentence[], material: Material): MeasuredPair[] {
  const { grammar } = material.knowledge
  return own.flatMap((sentence) => {
    const found = quantitiesOf(sentence, material)
    if (found.length > MOST_NUMBERS || !standTogether(found, grammar) || !areAll(found, sentence, grammar))
      return []
    const heading = compressions(sentence, grammar.limits.headline, grammar)
      .map(plainStatement)
      // 三成 is not said by 三成五.
      .find(({ text }) => found.every(({ value }) => says(text, value)))
    return heading ? [{ ...heading, quantities: found.map(withoutContext) }] : []
  })
}

const says = (text: string, value: string): boolean =>
  text.includes(value) && !/^[\d一二三四五六七八九半]/u.test(text.slice(text.indexOf(value) + value.length))

function quantitiesOf(
  sentence: AnalysedSentence,
  { sentences, knowledge: { grammar } }: Material,
): FoundQuantity[] {
  const next = following(sentences, sentences.indexOf(sentence))
  if (isOvertaken(sentence, next, grammar) || isGivenUp(sentence, next, grammar)) return []
  if (next && MADE_LIGHT_OF.test(next.text)) return []
  return distinct(findQuantities([sentence], grammar), ({ value }) => value)
}

/** What the next sentence makes light of is not what is said. */
const MADE_LIGHT_OF =
  /^(?:不要|不用|別|别).{0,8}[嚇吓騙骗]|\bdon['’]t be (?:fooled|impressed|frightened)\b|^(?:But )?that['’]s (?:nothing|not the point)\b/iu

/** Nothing else is counted between the first and the last, none is denied, and a count is all its clause counts to. */
function areAll(found: FoundQuantity[], { clauses }: AnalysedSentence, grammar: Grammar): boolean {
  const values = found.map(({ value }) => value)
  const holds = clauses.map(({ text }) => values.some((value) => text.includes(value)))
  const told = clauses.slice(holds.indexOf(true))
  const atEdge = values.every((value) =>
    told.some(
      ({ text }) =>
        SHARE.test(value) ||
        text.startsWith(value) ||
        (text.includes(value) &&
          grammar.width(text.slice(text.indexOf(value) + value.length)) <= grammar.limits.least / 4),
    ),
  )
  const whole = told.map(({ text }) => text).join(' ')
  const last = whole.lastIndexOf(values.at(-1)!)
  const counted = figuresIn(whole, grammar).filter(
    (one) =>
      isCount(one) &&
      !(one.at > last && SHARE.test(one.value) && !values.some((value) => isOf(value, one.value))),
  )
  return (
    atEdge &&
    !FORBIDS.test(whole) &&
    counted.every(
      ({ value }, at) =>
        values.some((one) => isOf(one, value)) && counted.findIndex((one) => one.value === value) === at,
    )
  )
}

/** 三十八元 of 大概是三十八元. */
const isOf = (a: string, b: string): boolean => a === b || a.startsWith(b) || b.startsWith(a)
/** Ages and spans of time say of whom and when something is so. */
const isCount = ({ unit }: Figure): boolean =>
  !TIMES.has(unit) && !/^(?:[歲岁]|(?:year|month|week|day|hour|minute)s?)$/.test(unit)

const FORBIDS = /不能|不要|不可|別(?!人|的)|别(?!人|的)|\b(?:can|do|must|should)(?:n['’]t|not| not)\b/iu

/** Shares, or numbers in one unit, of a few letters each. */
function standTogether(told: FoundQuantity[], { width, limits }: Grammar): boolean {
  const units = new Set(told.map(({ value }) => (SHARE.test(value) ? 'share' : value.replace(NUMERAL, ''))))
  return (
    told.length > 1 &&
    units.size === 1 &&
    new Set(told.map(({ measures }) => measures)).size === told.length &&
    told.every(({ value }) => width(value) <= limits.headline * SHORT_VALUE)
  )
}

const NUMERAL =
  /[\d.,]+|[一二兩两三四五六七八九十百千萬万億亿零點点多幾几半]+|\b(?:hundred|thousand|million|billion)\b/giu

/** The figures come early in their paragraph, or hardly anything there is worth more, and a slide holds it below them. */
function isToldFor({ sentences: [id] }: Statement, { sentences, knowledge }: Material): boolean {
  const own = sentences.find((one) => one.id === id)!
  const paragraph = sentences.filter(({ turn, paragraph: at }) => turn === own.turn && at === own.paragraph)
  const worth = (one: AnalysedSentence): number => knowledge.scores.get(one.id) ?? 0
  const isWorthMore = paragraph.filter((one) => worth(one) > worth(own)).length
  return (
    Math.min(isWorthMore, paragraph.indexOf(own)) <= MOST_BEFORE &&
    holdsBelow(paragraph, 2, knowledge.grammar)
  )
}

/** In a paragraph that tells of a mind that changed, or a list, figures are a detail. */
function isUnsaid(
  { sentences: [id] }: Statement,
  { sentences, knowledge: { grammar } }: Material,
  listed: ReadonlySet<number>,
): boolean {
  const own = sentences.find((one) => one.id === id)!
  return sentences.some(
    ({ id: at, turn, paragraph, text }) =>
      turn === own.turn && paragraph === own.paragraph && (listed.has(at) || grammar.heldOnce.test(text)),
  )
}

/** A figure that fills a slide by itself is told of something. */
const standsLarge = ({ value, hedge = '', measures, text }: FoundQuantity): boolean =>
  !BY_THE_WAY.test(value) &&
  // `You don't complain when you've left two thirds of the food`: of a likeness, or of nobody.
  !/^You\b/.test(text) &&
  (!HANDFUL.test(value) || LITTLE.test(hedge + measures))
const LITTLE = /只|[僅仅才剩]/u

const withoutContext = ({ percent: _percent, context: _context, ...quantity }: FoundQuantity): Quantity =>
  quantity
