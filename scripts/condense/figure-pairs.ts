/** How surely two figures of an answer are told for one another: weighed, since no single sign tells. */
import type { AnalysedSentence } from './analyse.ts'
import type { Clause, Grammar } from './grammar.ts'
import { readNumber } from './read-number.ts'
import { ABOUT_ZH, type Figure } from './relations/figures.ts'
import { inBothScripts } from './variants.ts'

/** A figure in its clause, and what it counts. */
export interface Placed extends Figure {
  sentence: AnalysedSentence
  clause: Clause
  /** '' where it counts nothing. */
  measure: string
  /** What it counts was named before it. */
  isGapped: boolean
}

/** What is told of a pair; numbers are between 0 and 1. */
interface PairSigns {
  /** They count the same. */
  sameUnit: boolean
  /** The first counts nothing, the second does. */
  firstIsBare: boolean
  /** Each in a sentence of its own. */
  areApart: boolean
  /** Figures of the answer, of eight. */
  crowd: number
  /** How many times as large one is, by its logarithm. */
  ratio: number
  /** One of them is a hundred or more. */
  isLarge: boolean
  /** The first is three or less. */
  isFew: boolean
  /** The second clause says when it was so, that it is less or more, or what is left. */
  sets: boolean
  isMoney: boolean
  inDigits: boolean
  /** The second is what its clause comes to. */
  endsClause: boolean
  /** The question asks how many. */
  isAsked: boolean
}

/**
 * Fitted to what four readers would set large in 580 answers of 76 interviews. Of pairs in interviews left out of the fit that
 * are worth more than nothing, readers wanted three in four.
 */
const WEIGHTS: Record<keyof PairSigns, number> = {
  sameUnit: 1,
  firstIsBare: -1.45,
  areApart: -1.4,
  crowd: -2.1,
  ratio: -1.15,
  isLarge: 1.1,
  isFew: -1,
  sets: 1.1,
  isMoney: 1.5,
  inDigits: 0.65,
  endsClause: 0.85,
  isAsked: 0.35,
}
const BIAS = 0.1

const SETS = inBothScripts(
  /只|剩|現在|如今|以前|從前|本來|原來|去年|今年|當年|後來|變|降|升|減|漲|其中|另外|而|但|反而|倒|\b(?:only|just|instead|against|versus|but|now|today|used to|before|then|whereas|while|ago|last (?:year|week|month)|in (?:19|20)\d\d|by (?:19|20)\d\d|other|rest|of (?:them|those|these))\b/iu,
)
const MONEY = /[$€£元塊块蚊]|dollar|euro|pound|shilling|yuan|\bcents?\b/iu
const ASKS_HOW_MANY = inBothScripts(
  /how (?:many|much|long|often|big|fast)|per ?cent|figure|number|多少|幾|數字|多久|比例/iu,
)
const MOST = 8
const LARGEST_RATIO = 4
const LEAST_APART = 1.06

/** Of the answer in which the two stand. */
interface Around {
  /** How many figures it has. */
  figures: number
  /** What it answers, '' if nothing. */
  question: string
}

/** How surely two figures are told for one another, the first before the second: above 0 they are set large side by side. */
export function pairWorth(a: Placed, b: Placed, around: Around, grammar: Grammar): number {
  const signs = signsOf(a, b, around, grammar)
  return (Object.keys(WEIGHTS) as (keyof PairSigns)[]).reduce(
    (sum, sign) => sum + WEIGHTS[sign] * Number(signs[sign]),
    BIAS,
  )
}

function signsOf(a: Placed, b: Placed, { figures, question }: Around, { isChinese }: Grammar): PairSigns {
  const [first = 0, second = 0] = [a, b].map(numberOf)
  const isRead = first > 0 && second > 0
  return {
    sameUnit: a.unit !== '' && a.unit === b.unit,
    firstIsBare: a.unit === '' && b.unit !== '',
    areApart: a.sentence !== b.sentence,
    crowd: Math.min(figures, MOST) / MOST,
    ratio: isRead ? Math.min(Math.abs(Math.log(first / second)), LARGEST_RATIO) / LARGEST_RATIO : 0,
    isLarge: isRead && Math.max(first, second) >= 100,
    isFew: isRead && first <= 3,
    sets: SETS.test(b.clause.text),
    isMoney: MONEY.test(`${a.value} ${a.unit} ${b.value} ${b.unit}`),
    inDigits: /\d/.test(a.value),
    endsClause: b.clause.text.length - b.at - b.value.length <= (isChinese ? 3 : 12),
    isAsked: ASKS_HOW_MANY.test(question),
  }
}

const numberOf = ({ value }: Figure): number | undefined => readNumber(value.replace(ABOUT_ZH, ''))?.value

/** 六百多口 is 六百口, and nobody sees a hundred and sixty-eight beside a hundred and sixty-nine. */
export function areAlike(a: Figure, b: Figure): boolean {
  const [first, second] = [a, b].map(numberOf)
  if (!first || !second) return a.value === b.value
  return Math.max(first, second) < LEAST_APART * Math.min(first, second)
}
