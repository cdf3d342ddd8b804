/** Two or three figures of one measure, which an answer told whole sets against each other. */
import { groupBy } from '../group-by.ts'
import type { Quantity } from '../model.ts'
import { type AnalysedSentence, bare } from './analyse.ts'
import { SHARE } from './evidence.ts'
import type { Clause, Grammar } from './grammar.ts'
import {
  AFTER_ZH,
  type Figure,
  figuresIn,
  HEDGE_EN,
  HEDGE_ZH,
  NO_MEASURE,
  TIMES,
} from './relations/measured-pairs.ts'
import { inBothScripts } from './variants.ts'

const MOST_FIGURES = 3
/** Sentences apart, at most: figures further from each other are not compared. */
const NEAR = 1

/** A figure in its clause, and what it counts. */
interface Placed extends Figure {
  sentence: AnalysedSentence
  clause: Clause
}

/**
 * The figures by which an answer is remembered: all it counts in one unit, two or three in one sentence or one each in
 * neighbouring ones, each in a clause of its own. What is wished, supposed or told of others is none, nor are spans of
 * time, ages and handfuls.
 * @param run sentences that stand below the figures word for word, so that a figure needs only its own clause
 * @returns the figures in the order told, or undefined
 */
export function figuresTogether(run: AnalysedSentence[], grammar: Grammar): Quantity[] | undefined {
  const placed = run.flatMap((sentence) =>
    sentence.clauses.flatMap((clause) =>
      figuresIn(clause.text, grammar).map((figure): Placed => ({ ...figure, sentence, clause })),
    ),
  )
  const measured = groupBy(placed, (one) => measureOf(one, placed[placed.indexOf(one) - 1], grammar))
  const [, together] = measured.find(([measure, own]) => measure !== '' && areTogether(own, grammar)) ?? []
  return together?.map((one, at) => quantityOf(one, together[at - 1], grammar))
}

function areTogether(own: Placed[], grammar: Grammar): boolean {
  const areApart = (by: (one: Placed) => unknown): boolean => new Set(own.map(by)).size === own.length
  return (
    own.length > 1 &&
    own.length <= MOST_FIGURES &&
    own.every(({ sentence: { id } }, at) => at === 0 || id - own[at - 1]!.sentence.id <= NEAR) &&
    (areApart(({ sentence }) => sentence) || own.every(({ sentence }) => sentence === own[0]!.sentence)) &&
    areApart(({ clause }) => clause) &&
    areApart(({ value }) => value.replace(ABOUT, '')) &&
    own.every(isMeasured) &&
    !own.every(({ value }) => isHandful(value, grammar))
  )
}

/** What a figure counts; '' where it counts nothing, or time. */
function measureOf(one: Placed, before: Placed | undefined, grammar: Grammar): string {
  const { value, unit } = one
  if (SHARE.test(value) || /^percent/.test(unit)) return 'share'
  if (TIMES.has(unit) || NO_COUNT.test(unit)) return ''
  if (grammar.isChinese || unit !== '') return unit
  // `forty-four certified interpreters …, and two for Mixtec`, `sixty of them`: of what was counted before.
  const isSame = before && !isHandful(before.value, grammar) && ELLIPSIS.test(behind(one))
  return isSame ? before.unit : ''
}

const NO_COUNT = inBothScripts(
  /^(?:[歲度號点點]|in|year|month|week|day|hour|minute|second|time|degree|thing|o['’]clock)$/u,
)
const ELLIPSIS = /^(?: of (?:them|those|these)\b| for\b|[.,;]?$)/
const behind = ({ clause, at, value }: Placed): string => clause.text.slice(at + value.length)

const HANDFUL_ZH = /^[一二兩两三四五六七八九十0-9](?![0-9一二三四五六七八九十百千萬万億亿點点成%％])/u
const isHandful = (value: string, { isChinese }: Grammar): boolean =>
  isChinese
    ? HANDFUL_ZH.test(value)
    : /^(?:one|two|three|four|five|six|seven|eight|nine|ten|\d)$/i.test(value)

/** 六百多口 is 六百口. */
const ABOUT = /[多幾几餘余]/gu
const isMeasured = ({ sentence, clause, at }: Placed): boolean =>
  !sentence.isQuestion &&
  sentence.attribution === undefined &&
  !NO_MEASURE.test(clause.text) &&
  !RANGE.test(clause.text.slice(0, at))
const RANGE = /(?:[到至–~-]|[從从由][^，]{0,8}|\b(?:to|and|between)) ?$/u

const UNIT_EN = /^ (?:per ?cent|dollars?|euros?|pounds?|miles?|meters?|metres?|feet|tons?|tonnes?)\b/i

/**
 * A figure over its clause, or over what stands before it where it ends the clause, with when that was so.
 * @param before the figure shown before it
 */
function quantityOf(one: Placed, before: Placed | undefined, grammar: Grammar): Quantity {
  const { isChinese, lead, clauses } = grammar
  const { at, clause, sentence } = one
  // As its clauses have it, without stage directions.
  const text = bare(sentence.text, grammar)
  const unit = isChinese ? '' : (UNIT_EN.exec(behind(one))?.[0] ?? '')
  const own = text.indexOf(clause.text)
  // What stands over the figure before it is not said again.
  const isSame = before?.sentence === sentence
  const told = isSame ? text.indexOf(before.clause.text) + before.clause.text.length : 0
  const dated = clauses(text.slice(told, own)).find((one) => WHEN.test(one.text))
  const from = dated ? text.indexOf(dated.text, told) : own
  const ahead = text
    .slice(from, own + at)
    .replace(lead, '')
    .replace(/[，,]\s*$/u, '')
  const [less = ''] = (isChinese ? HEDGED_ZH : HEDGED_EN).exec(ahead) ?? []
  const [more = ''] = isChinese ? (HEDGED_AFTER_ZH.exec(behind(one)) ?? []) : []
  const hedge = [less.trim(), more].filter((word) => word !== '').join('…')
  const isEnd =
    behind(one)
      .slice(unit.length + more.length)
      .trim().length <= 2
  const over = ahead.slice(0, ahead.length - less.length).replace(/[，,]?\s*$/u, '')
  return {
    value: `${one.value}${unit}`,
    ...(hedge ? { hedge } : {}),
    measures: isEnd && over !== '' ? over : text.slice(from, own + clause.text.length),
    text: sentence.text,
    sentences: [sentence.id],
  }
}
/** How far a figure is meant: 「不夠十戶」 is not ten. */
const HEDGED_ZH = new RegExp(`${HEDGE_ZH}+$`, 'u')
const HEDGED_AFTER_ZH = new RegExp(`^${AFTER_ZH}`, 'u')
const HEDGED_EN = new RegExp(`(?<= |^)${HEDGE_EN}$`, 'i')
const WHEN = inBothScripts(
  /年前|以前|從前|當年|現在|如今|今年|去年|前年|[0-9〇零一二三四五六七八九]{4}年|\b(?:ago|in (?:19|20)\d\d|last|then|now|today|when)\b/iu,
)
