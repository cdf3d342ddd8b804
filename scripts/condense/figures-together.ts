/** Three to five figures of one measure, which an answer told whole sets against each other. */
import { groupBy } from '../group-by.ts'
import type { Quantity } from '../model.ts'
import { type AnalysedSentence, bare } from './analyse.ts'
import { capitalised } from './compress.ts'
import type { Clause, Grammar } from './grammar.ts'
import {
  AFTER_ZH,
  type Figure,
  figuresIn,
  HEDGE_EN,
  HEDGE_ZH,
  NO_MEASURE,
  SMALL_EN,
  TIMES,
} from './relations/figures.ts'
import { inBothScripts } from './variants.ts'

/** Two are set large where one became the other (`findMeasuredPairs`); any two others readers mostly took for a stray detail. */
const FEWEST_FIGURES = 3
const MOST_FIGURES = 5
/** Sentences apart, at most: figures further from each other are not compared. */
const NEAR = 1
/** So many figures without their unit are a series: «An offside takes seventy seconds. A penalty, ninety-four. A red card, …». */
const LEAST_GAPPED = 2

/** A figure in its clause, and what it counts. */
interface Placed extends Figure {
  sentence: AnalysedSentence
  clause: Clause
  /** '' where it counts nothing. */
  measure: string
  /** What it counts was named before it. */
  isGapped: boolean
}

/**
 * The figures by which an answer is remembered: all it counts in one unit, three to five in one sentence or one each in
 * neighbouring ones, each in a clause of its own. What is wished, supposed, denied or told of others is none, nor are ages
 * and handfuls, nor spans of time but where they make a series.
 * @param run sentences that stand below the figures word for word, so that a figure needs only its own clause
 * @returns the figures in the order told, or undefined
 */
export function figuresTogether(run: AnalysedSentence[], grammar: Grammar): Quantity[] | undefined {
  const placed = placedIn(run, grammar)
  const measured = groupBy(placed, ({ measure }) => measure)
  const [, together] =
    measured.find(
      ([measure, own]) => measure !== '' && areTogether(own, grammar) && areAll(own, placed, grammar),
    ) ?? []
  const quantities = together?.map((one, at) => quantityOf(one, together[at - 1], grammar))
  return quantities?.some(({ measures }) => SAYS_NOT_WHAT.test(measures)) ? undefined : quantities
}

/** «That's about nine percent.», 「還有」, 「最忙的」 */
const SAYS_NOT_WHAT = inBothScripts(
  /^(?:that|this|it|there)(?:['’]s| (?:is|was))?$|^(?:還有|另外|另有|其中|其餘)$|^最?\p{Script=Han}{1,2}的$/iu,
)

function placedIn(run: AnalysedSentence[], grammar: Grammar): Placed[] {
  const placed: Placed[] = []
  for (const sentence of run) {
    for (const clause of sentence.clauses) {
      const earlier = placed.findLast(({ unit, measure }) => unit !== '' || measure !== '')
      for (const figure of withAlternatives(figuresIn(clause.text, grammar), clause.text)) {
        const measure = measureOf(figure, grammar)
        const one = { ...figure, sentence, clause, measure, isGapped: false }
        // A span of time in its own clause says when it was so.
        const before = placed.findLast((other) => other.clause === clause && other.measure !== '') ?? earlier
        const isGapped = !grammar.isChinese && before !== undefined && isLeftToSay(one, before)
        placed.push(isGapped ? { ...one, measure: before.measure, isGapped } : one)
      }
    }
  }
  return placed
}

/** `The cardiac ward, 94.`, `Of the 640 people, 231 had lost a job`: of what, was said before. */
function isLeftToSay(one: Placed, before: Placed): boolean {
  const { sentence, clause, at, value, unit } = one
  const ahead = clause.text.slice(0, at)
  const opens = before.sentence === sentence && OPENS.test(ahead)
  const ends =
    GAPPED.test(behind(one)) && clause === sentence.clauses.findLast(({ text }) => ANY_FIGURE.test(text))
  const isClock = /\bat $/.test(ahead) && HOUR.test(value)
  // «Two, a silent weekend»
  const isPlace = at === 0 && clause === sentence.clauses[0] && HOUR.test(value)
  return (
    one.measure === '' &&
    unit === '' &&
    before.measure !== '' &&
    sentence.id - before.sentence.id <= NEAR &&
    (opens || ends) &&
    !isClock &&
    !isPlace &&
    !NAMED.test(ahead)
  )
}

/** «eleven or twelve» is one figure. */
function withAlternatives(figures: Figure[], text: string): Figure[] {
  const told: Figure[] = []
  for (const figure of figures) {
    const before = told.at(-1)
    const value = before && text.slice(before.at, figure.at + figure.value.length)
    if (before && value === `${before.value} or ${figure.value}`)
      told.splice(-1, 1, { ...figure, value, at: before.at })
    else told.push(figure)
  }
  return told
}

function areTogether(own: Placed[], grammar: Grammar): boolean {
  const areApart = (by: (one: Placed) => unknown): boolean => new Set(own.map(by)).size === own.length
  const areOfOne = own.every(({ sentence }) => sentence === own[0]!.sentence)
  const isSeries = own.filter(({ isGapped }) => isGapped).length >= LEAST_GAPPED
  const handfuls = own.filter((one) => isHandful(one, grammar))
  return (
    own.length >= FEWEST_FIGURES &&
    own.length <= MOST_FIGURES &&
    own.every(({ sentence: { id } }, at) => at === 0 || id - own[at - 1]!.sentence.id <= NEAR) &&
    (areApart(({ sentence }) => sentence) || areOfOne) &&
    areApart(({ clause }) => clause) &&
    areApart(({ value }) => value.replace(ABOUT, '')) &&
    own.every(isMeasured) &&
    (isSeries || !TIME.test(own[0]!.measure)) &&
    // 「我簽過四十幾棵。…本來兩棵互相擋風」: in a sentence of its own a handful is a word by the way.
    (isSeries || (areOfOne ? handfuls.length < own.length : handfuls.every(isLittle)))
  )
}

/** Their sentences count nothing more of it, 「一百零六個人，最後留下九個」, nor the same in other words: `a dollar seventy`. */
function areAll(own: Placed[], placed: Placed[], { isChinese }: Grammar): boolean {
  const sentences = new Set(own.map(({ sentence }) => sentence))
  if (isChinese)
    return placed.every(
      (one) =>
        own.includes(one) || !sentences.has(one.sentence) || (one.measure !== '個' && one.measure !== '个'),
    )
  const unit = new RegExp(`\\b${own[0]!.measure}s?\\b`, 'i')
  return [...sentences].every(({ clauses }) =>
    clauses.every((clause) => !unit.test(clause.text) || own.some((one) => one.clause === clause)),
  )
}

/** Shares, whatever of: seven in ten, three times as many. */
const SHARE =
  /[%％成倍]|百分|分之|一半|per ?cent|hal(?:f|ves)|third|quarter|fifth|tenth|fold|times| (?:in|out of) /i

/** What a figure counts by itself; '' where it counts nothing. */
function measureOf({ value, unit }: Figure, { isChinese }: Grammar): string {
  if (SHARE.test(value) || /^percent/.test(unit)) return 'share'
  if (TIMES.has(unit) || NO_COUNT.test(unit)) return ''
  return isChinese || unit !== '' ? unit : ''
}

const NO_COUNT = inBothScripts(/^(?:[歲度號点點]|in|year|month|week|day|time|degree|thing|o['’]clock)$/u)
const TIME = /^(?:hour|minute|second)$/
/** `forty-four certified interpreters …, and two for Mixtec`, `sixty of them`, `The cardiac ward, 94.` */
const GAPPED = /^(?: of (?:them|those|these)\b| (?:for|on average|today|now)\b|[.,;]?$)/
const OPENS = /^(?:and )?$/i
/** `the thirty`, `a dollar seventy`, `one of those two is seventy-three` */
const NAMED = /\b(?:the|these|those|an?|(?:dollar|pound|euro)s?) $|\bof (?:them|these|those|us)\b/i
const HOUR = /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|1?\d)$/i
const ANY_FIGURE = new RegExp(`\\d|\\b${SMALL_EN}\\b`, 'i')
const behind = ({ clause, at, value }: Pick<Placed, 'clause' | 'at' | 'value'>): string =>
  clause.text.slice(at + value.length)

const HANDFUL_ZH = /^[一二兩两三四五六七八九十0-9](?![0-9一二三四五六七八九十百千萬万億亿點点成半%％])/u
const isHandful = ({ value, measure, isGapped }: Placed, { isChinese }: Grammar): boolean =>
  isChinese
    ? HANDFUL_ZH.test(value)
    : (isGapped || !WEIGHED.test(measure)) &&
      /^(?:one|two|three|four|five|six|seven|eight|nine|ten|\d)(?: or \w+)?$/i.test(value)
/** What is weighed is not counted by hand. */
const WEIGHED = /^(?:share|dollar|euro|pound|mile|meter|metre|feet|ton|tonne)$/
/** 「一年後剩七個」: that they are few is the point. */
const isLittle = ({ clause, at }: Placed): boolean => LITTLE.test(clause.text.slice(0, at))
const LITTLE = inBothScripts(/(?:只|剩|不到|不夠)[^，]{0,2}$|\b(?:only|just|left|barely) $/u)

/** 六百多口 is 六百口. */
const ABOUT = /[多幾几餘余]/gu
const isMeasured = ({ sentence, clause, at, isGapped }: Placed): boolean =>
  !sentence.isQuestion &&
  sentence.attribution === undefined &&
  (isGapped || !NO_MEASURE.test(clause.text)) &&
  !RANGE.test(clause.text.slice(0, at))
/** The end of a range, one of two that are left open, or what is denied. */
const RANGE = /(?:[到至–~-]|[從从由][^，]{0,8}|不是|\b(?:to|or|between(?: [^,]+ and)?|not|per)) ?$/u

const UNIT_EN =
  /^ (?:per ?cent|dollars?|euros?|pounds?|miles?|meters?|metres?|feet|tons?|tonnes?)(?: and [a-z-]+ (?:cents|pence))?\b/i

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
  const start = text.indexOf(clause.text)
  // What stands over the figure before it is not said again.
  const isSame = before?.sentence === sentence
  const told = isSame ? text.indexOf(before.clause.text) + before.clause.text.length : 0
  const dated = clauses(text.slice(told, start)).find((one) => WHEN.test(one.text))
  const from = dated ? text.indexOf(dated.text, told) : start
  const ahead = text
    .slice(from, start + at)
    .replace(lead, '')
    .replace(/[，,]\s*$/u, '')
  const [less = ''] = (isChinese ? HEDGED_ZH : HEDGED_EN).exec(ahead) ?? []
  const [more = ''] = isChinese ? (HEDGED_AFTER_ZH.exec(behind(one)) ?? []) : []
  const hedge = [less.trim(), more].filter((word) => word !== '').join('…')
  const isEnd =
    behind(one)
      .slice(unit.length + more.length)
      .trim().length <= 2
  const own = ahead.slice(0, ahead.length - less.length)
  // «Maternity, which I had expected to be the quietest, 58»: of what, is said in the clauses before.
  const over = (
    own === '' && behind(one).slice(unit.length) === '' ? text.slice(told, start).replace(lead, '') : own
  )
    .trim()
    .replace(LEFT_OPEN, '')
    .replace(/[，,]?\s*$/u, '')
  // «Five percent, festivals, a few directors who care, will be done by hand»: of what, is said behind it.
  const rest = text.slice(start + clause.text.length).replace(/^[，,]\s*/u, '')
  const isBare = clause.text === `${one.value}${unit}` && rest !== ''
  const said = isBare ? rest : text.slice(from, start + clause.text.length).replace(lead, '')
  return {
    value: `${one.value}${unit}`,
    ...(hedge ? { hedge } : {}),
    measures: capitalised(isEnd && over !== '' ? over : said),
    text: sentence.text,
    sentences: [sentence.id],
  }
}
/** «Leave it for ten years and it's» eleven. */
const LEFT_OPEN = /,?(?: and)? (?:it|that|there|they)(?:['’](?:s|re)| (?:is|are|was|were))$/i
/** How far a figure is meant: 「不夠十戶」 is not ten. */
const HEDGED_ZH = new RegExp(`${HEDGE_ZH}+$`, 'u')
const HEDGED_AFTER_ZH = new RegExp(`^${AFTER_ZH}`, 'u')
const HEDGED_EN = new RegExp(`(?<= |^)${HEDGE_EN}$`, 'i')
const WHEN = inBothScripts(
  /年前|以前|從前|當年|現在|如今|今年|去年|前年|[0-9〇零一二三四五六七八九]{4}年|\b(?:ago|in (?:19|20)\d\d|last|then|now|today|when)\b/iu,
)
