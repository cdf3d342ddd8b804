/** Two to five figures of one measure, which an answer told whole sets against each other. */

import { groupBy } from '../group-by.ts'
import type { Quantity } from '../model.ts'
import { type AnalysedSentence, bare } from './analyse.ts'
import { capitalised } from './compress.ts'
import type { Clause, Grammar } from './grammar.ts'
import { readNumber } from './read-number.ts'
import {
  AFTER_ZH,
  type Figure,
  figuresIn,
  HEDGE_EN,
  HEDGE_ZH,
  NO_MEASURE,
  SMALL_EN,
} from './relations/figures.ts'
import { inBothScripts } from './variants.ts'

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
 * The figures by which an answer is remembered: all it counts in one unit, two to five in one sentence or one each in
 * neighbouring ones, each in a clause of its own. Of two, each is what its clause comes to: the second stands at the end of
 * its own, and is set against the first by the words around it or by when it was so. What is wished, supposed, denied or told
 * of others is none, nor are ages and handfuls, nor spans of time but where they make a series.
 * @param run sentences that stand below the figures word for word, so that a figure needs only its own clause
 * @returns the figures in the order told, or undefined
 */
export function figuresTogether(run: AnalysedSentence[], grammar: Grammar): Quantity[] | undefined {
  const placed = placedIn(run, grammar)
  const measured = groupBy(placed, ({ measure }) => measure).flatMap(([measure, own]) =>
    neighboursIn(measure === '' ? own.filter((one) => one.unit === '' && isMeasured(one)) : own),
  )
  const together = measured
    .filter(
      (own) =>
        areTogether(own, grammar) &&
        areAll(own, placed, grammar) &&
        (own.length > 2 || isOfFirst(own, placed)),
    )
    .map((own) => own.map((one, at) => quantityOf(one, own[at - 1], grammar)))
  return together.filter((quantities) => quantities.every(saysWhat)).sort((a, b) => b.length - a.length)[0]
}

const saysWhat = ({ value, measures }: Quantity): boolean =>
  measures.toLowerCase() !== value.toLowerCase() && !SAYS_NOT_WHAT.test(measures)

/** Runs of figures in neighbouring sentences. */
function neighboursIn(own: Placed[]): Placed[][] {
  const runs: Placed[][] = []
  for (const one of own) {
    const last = runs.at(-1)?.at(-1)
    if (last && one.sentence.id - last.sentence.id <= NEAR) runs.at(-1)!.push(one)
    else runs.push([one])
  }
  return runs
}

/** «That's about nine percent.», 「還有」, 「最忙的」 */
const SAYS_NOT_WHAT = inBothScripts(
  /^$|^(?:that|this|it|there)(?:['’]s| (?:is|was))?$|^(?:against|versus|and|or|to|with|then|一共|總共|合共)$|\b(?:and|or)$|^(?:還有|另外|另有|其中|其餘)$|^最?\p{Script=Han}{1,2}的$/iu,
)

function placedIn(run: AnalysedSentence[], grammar: Grammar): Placed[] {
  const placed: Placed[] = []
  for (const one of run) {
    const sentence = { ...one, clauses: one.clauses.flatMap((clause) => membersOf(clause, grammar)) }
    for (const clause of sentence.clauses) {
      const earlier = placed.findLast((other) => other.measure !== '' || other.unit !== '')
      const figures = figuresIn(clause.text, grammar).filter(
        ({ at }) => !IN_ITS_PLACE.test(clause.text.slice(0, at)),
      )
      for (const figure of figures) {
        const measure = measureOf(figure)
        const one = { ...figure, sentence, clause, measure, isGapped: false }
        const before = placed.findLast((other) => other.clause === clause && other.measure !== '') ?? earlier
        const isGapped = before !== undefined && !grammar.isChinese && isLeftToSay(one, before)
        placed.push(isGapped ? { ...one, measure: before.measure, isGapped } : one)
      }
    }
  }
  return placed
}

/** 「沙六成、黏土兩成半」, `it was forty-six in 1998 and it is sixty-three today`: clauses without a comma. */
function membersOf({ text, mark }: Clause, { isChinese }: Grammar): Clause[] {
  const parts = text.split(isChinese ? MEMBERS_ZH : MEMBERS_EN)
  return parts.map((part, at) => ({ text: part, mark: at === parts.length - 1 ? mark : '' }))
}
const MEMBERS_ZH = /(?<=[成半%％])、(?=\p{Script=Han})/u
const MEMBERS_EN = / and (?=(?:now|today|then|it|we|they|the|I|you|he|she|there|in|by|only)\b)/i

/** `The cardiac ward, 94.`, `Of the 640 people, 231 had lost a job`: of what, was said before. */
function isLeftToSay(one: Placed, before: Placed): boolean {
  const { sentence, clause, at, value, unit } = one
  const ends =
    GAPPED.test(behind(one)) && clause === sentence.clauses.findLast(({ text }) => ANY_FIGURE.test(text))
  return (
    one.measure === '' &&
    unit === '' &&
    before.measure !== '' &&
    sentence.id - before.sentence.id <= NEAR &&
    ends &&
    !NAMED.test(clause.text.slice(0, at)) &&
    !CLOCK.test(clause.text.slice(0, at + value.length))
  )
}

function areTogether(own: Placed[], grammar: Grammar): boolean {
  const areApart = (by: (one: Placed) => unknown): boolean => new Set(own.map(by)).size === own.length
  const areOfOne = own.every(({ sentence }) => sentence === own[0]!.sentence)
  const gapped = own.filter(({ isGapped }) => isGapped).length
  const isSeries = gapped >= LEAST_GAPPED || (gapped > 0 && own.every((one) => isAtEnd(one, grammar)))
  const handfuls = own.filter((one) => isHandful(one, grammar))
  const [first, second] = own
  if (own.length === 2) return areSetAgainst(first!, second!, grammar)
  return (
    own[0]!.measure !== '' &&
    own.length > 2 &&
    own.length <= MOST_FIGURES &&
    (areApart(({ sentence }) => sentence) || areOfOne || isSeries) &&
    areApart(({ clause }) => clause) &&
    areApart(({ value }) => value.replace(ABOUT, '')) &&
    own.every(isMeasured) &&
    (isSeries || !TIME.test(own[0]!.measure)) &&
    // 「我簽過四十幾棵。…本來兩棵互相擋風」: in a sentence of its own a handful is a word by the way.
    (isSeries || handfuls.length < (areOfOne ? own.length : 1))
  )
}

/** Between the two nothing else is counted that the second could be of: «over five metres I'd guess nine thousand, others say fifteen». */
const isOfFirst = ([a, b]: Placed[], placed: Placed[]): boolean =>
  !b!.isGapped || placed.slice(placed.indexOf(a!) + 1, placed.indexOf(b!)).every(({ unit }) => unit !== '')

/** Two figures of one measure, of which the second is told for the first. */
function areSetAgainst(a: Placed, b: Placed, grammar: Grammar): boolean {
  const both = [a, b]
  if (a.clause === b.clause || !both.every(isMeasured) || areAlike(a, b)) return false
  const isOne = a.sentence === b.sentence
  const areDated = both.every(({ sentence, clause }) => WHEN.test(isOne ? clause.text : sentence.text))
  const ends = both.filter((one) => isAtEnd(one, grammar))
  if (!ends.includes(b) || (both.every((one) => isHandful(one, grammar)) && !areDated)) return false
  if (a.measure === '')
    return (
      areDated ||
      (grammar.isChinese && areNeighbours(a, b) && both.every(({ value }) => LARGE_ZH.test(value)))
    )
  if (areDated) return true
  if (grammar.isChinese)
    return ends.includes(a) && (isOne || shareWords(a, b, grammar) || PART_ZH.test(b.clause.text))
  if (!b.isGapped) return !TIME.test(a.measure) && shareWords(a, b, grammar)
  const isSpan = TIME.test(a.measure) && isHandful(b, grammar)
  return isCounted(a) && !isHandful(a, grammar) && !NO_MEASURE.test(b.clause.text) && !isSpan
}

/** 六百多口 is 六百口, and nobody sees a hundred and sixty-eight beside a hundred and sixty-nine. */
function areAlike(a: Placed, b: Placed): boolean {
  const [own, other] = [a, b].map(({ value }) => readNumber(value.replace(ABOUT, '')))
  if (!own || !other) return a.value === b.value
  return Math.max(own.value, other.value) < LEAST_APART * Math.min(own.value, other.value)
}
const LEAST_APART = 1.05
const areNeighbours = ({ sentence, clause }: Placed, b: Placed): boolean =>
  sentence === b.sentence && sentence.clauses.indexOf(b.clause) === sentence.clauses.indexOf(clause) + 1

const isCounted = (one: Placed): boolean => one.measure === 'share' || PLURAL.test(behind(one))
const PLURAL = /^ (?:[a-z]+ )?(?:[a-z]{2,}s|people|children|men|women|feet)\b/i
const LARGE_ZH = /[百千萬万億亿]/u
/** 「中途離開的有一百四十二個」 */
const PART_ZH = /的(?:只|大約|大约|約|约)?(?:有|是|剩)?[^，]{0,6}$/u

/** The clause comes to its figure. */
const isAtEnd = (one: Placed, { isChinese }: Grammar): boolean =>
  isChinese
    ? behind(one).length <= 2
    : GAPPED.test(behind(one)) || /^ [a-z-]+(?: [a-z-]+)?$/i.test(behind(one))

function shareWords(a: Placed, b: Placed, grammar: Grammar): boolean {
  const [own, other] = [a, b].map(({ clause, at, value }) =>
    grammar.contentWords(`${clause.text.slice(0, at)} ${clause.text.slice(at + value.length)}`),
  )
  return own!.some((word) => other!.includes(word) && !word.startsWith(a.measure))
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
function measureOf({ value, unit }: Figure): string {
  if (SHARE.test(value) || unit === 'percent') return 'share'
  if (NO_COUNT.test(unit)) return ''
  return unit.replace(PERSON, '個')
}

/** 「一百零六個人，去年剩五十個」 */
const PERSON = /^[人名个]$/u
const NO_COUNT = inBothScripts(
  /^(?:[歲號点點年月日天]|in|year|month|week|day|time|degree|thing|o['’]clock)$/u,
)
const TIME = inBothScripts(/^(?:hour|minute|second|小時|鐘頭|鐘|分鐘|秒|星期|禮拜)$/u)
/** `forty-four certified interpreters …, and two for Mixtec`, `sixty of them`, `The cardiac ward, 94.` */
const GAPPED = /^(?: of (?:them|those|these)\b| (?:for|who|on average|today|now)\b|[.,;]?$)/
/** `the thirty`, `a dollar seventy`, `one of those two is seventy-three` */
const NAMED = /\b(?:the|these|those|an?|(?:dollar|pound|euro)s?) $|\bof (?:them|these|those|us)\b/i
const CLOCK =
  /\b(?:at|past|quarter to) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|1?\d)$/i
/** «by year five», «page 61», «minus eighteen»: it counts nothing. */
const IN_ITS_PLACE =
  /\b(?:year|page|number|position|chapter|rule|grade|primary|room|route|minus|level|day|week|stage|version|january|february|march|april|may|june|july|august|september|october|november|december) $/i
const ANY_FIGURE = new RegExp(`\\d|\\b${SMALL_EN}\\b`, 'i')
const behind = ({ clause, at, value }: Pick<Placed, 'clause' | 'at' | 'value'>): string =>
  clause.text.slice(at + value.length)

const HANDFUL_ZH =
  /^(?:[一二兩两三四五六七八九十0-9]|[一二三四五六七八九]{2})(?![0-9一二三四五六七八九十百千萬万億亿點点成半%％])/u
const isHandful = ({ value, measure, isGapped }: Placed, { isChinese }: Grammar): boolean =>
  isChinese
    ? HANDFUL_ZH.test(value)
    : (isGapped || !WEIGHED.test(measure)) &&
      /^(?:one|two|three|four|five|six|seven|eight|nine|ten|\d)(?: or \w+)?$/i.test(value)
/** What is weighed is not counted by hand. */
const WEIGHED = /^(?:share|dollar|euro|pound|mile|meter|metre|feet|ton|tonne)$/
/** 六百多口 is 六百口. */
const ABOUT = /[多幾几餘余]/gu
const isMeasured = ({ sentence, clause, at, isGapped }: Placed): boolean =>
  !sentence.isQuestion &&
  sentence.attribution === undefined &&
  (isGapped || !NO_MEASURE.test(clause.text)) &&
  !RANGE.test(clause.text.slice(0, at))
/** The end of a range, one of two that are left open, or what is denied. */
const RANGE =
  /(?:[到至–~-]|[從从由][^，]{0,8}|不是|\b(?:(?<!\b(?:go|goes|went|down|up|drops?|rises?|falls?|comes?|came) )to|or|between(?: [^,]+ and)?|not|per)) ?$/u

const UNIT_EN =
  /^ (?:per ?cent|dollars?|euros?|pounds?|miles?|meters?|metres?|feet|tons?|tonnes?)(?: and [a-z-]+ (?:cents|pence))?\b/i

/**
 * A figure over its clause, or over what stands before it where it ends the clause, with when that was so.
 * @param before the figure shown before it
 */
function quantityOf(one: Placed, before: Placed | undefined, grammar: Grammar): Quantity {
  const { isChinese } = grammar
  const { at, clause, sentence } = one
  // As its clauses have it, without stage directions.
  const text = bare(sentence.text, grammar)
  const unit = isChinese ? nounBehind(one, grammar) : (UNIT_EN.exec(behind(one))?.[0] ?? '')
  const start = text.indexOf(clause.text)
  // What stands over the figure before it is not said again.
  const isSame = before?.sentence === sentence
  const told = isSame ? text.indexOf(before.clause.text) + before.clause.text.length : 0
  const from = opensAt(text.slice(told, start), one, grammar) + told
  const ahead = withoutLead(text.slice(from, start + at), grammar).replace(/^[，,、；;]\s*|[，,]\s*$/gu, '')
  const [less = ''] = (isChinese ? HEDGED_ZH : HEDGED_EN).exec(ahead) ?? []
  const [more = ''] = isChinese ? (HEDGED_AFTER_ZH.exec(behind(one)) ?? []) : []
  const hedge = [less.trim(), more].filter((word) => word !== '').join('…')
  const tail = behind(one)
    .slice(unit.length + more.length)
    .trim()
  const isEnd = isChinese ? /^(?:了|而已|啦|吧)?$/u.test(tail) : tail.length <= 2
  const own = ahead.slice(0, ahead.length - less.length)
  // «Maternity, which I had expected to be the quietest, 58»: of what, is said in the clauses before.
  const over = (
    own === '' && behind(one).slice(unit.length) === ''
      ? text.slice(told, start).replace(grammar.lead, '')
      : own
  )
    .trim()
    .replace(LEFT_OPEN, '')
    .replace(/[，,]?\s*$/u, '')
  // «Five percent, festivals, a few directors who care, will be done by hand»: of what, is said behind it.
  const rest = text.slice(start + clause.text.length).replace(/^[，,]\s*/u, '')
  const isBare = clause.text === `${one.value}${unit}` && rest !== '' && figuresIn(rest, grammar).length === 0
  const [meant = ''] = HEDGE_BEHIND.exec(text.slice(start + clause.text.length)) ?? []
  const said = isBare ? rest : withoutLead(text.slice(from, start + clause.text.length), grammar) + meant
  return {
    value: `${one.value}${unit}`,
    ...(hedge ? { hedge } : {}),
    measures: capitalised(isEnd && over !== '' && meant === '' ? over : said),
    text: sentence.text,
    sentences: [sentence.id],
  }
}
/** 「四十多個學生」 */
function nounBehind(one: Placed, grammar: Grammar): string {
  const noun = behind(one)
  return noun.length <= 2 && grammar.tokens(noun).every(({ tag }) => tag.startsWith('n')) ? noun : ''
}

/** «now we take sixty»: when it is so stays. */
const withoutLead = (text: string, { lead }: Grammar): string =>
  (WHEN.test(lead.exec(text)?.[0] ?? '') ? text : text.replace(lead, '') || text).replace(
    /^(?:and|but) /i,
    '',
  )

/** Where what is told before a figure's clause begins to stand over it: as many clauses as there is room for, back to when it was so. */
function opensAt(before: string, { sentence, clause, at }: Placed, grammar: Grammar): number {
  const { clauses, width, limits } = grammar
  const reply = sentence.isFirstOfAnswer ? (REPLY_ZH.exec(before)?.[0] ?? '') : ''
  // «Ours, even if we borrowed to do it, came out at 38.», 「…翻出來，一共一千四百份」
  const isBrief = width(clause.text.slice(0, at)) < limits.least / 2
  const leans = isBrief || !grammar.standsAlone(clause.text, false)
  const ahead = clauses(before.slice(reply.length))
  const starts = ahead.map(({ text }) => before.indexOf(text, reply.length))
  const fits = (most: number) => (start: number) => width(before.slice(start)) <= limits.least * most
  const dated = ahead.findIndex(({ text }) => WHEN.test(text))
  const when = dated >= 0 && fits(AHEAD_OF_VERB)(starts[dated]!) ? starts[dated] : undefined
  return starts.find(fits(leans ? AHEAD_OF_VERB : AHEAD)) ?? when ?? before.length
}
/** In the least that a statement says. */
const AHEAD = 1.8
const AHEAD_OF_VERB = 2.5
/** 「不是祕密，」 */
const REPLY_ZH = /^(?:不|沒|没|是|有|對|对|會|会)[^，]{0,3}，/u
/** «three times out of twenty, more or less» */
const HEDGE_BEHIND =
  /^[，,] ?(?:more or less|give or take|or so|roughly|if that|at least|at most|I think|I['’]d say|差不多|左右|上下|大概|吧)(?:啦|吧)?(?=[，,。.；;]|$)/iu
/** «Leave it for ten years and it's» eleven. */
const LEFT_OPEN = /,?(?: and)? (?:it|that|there|they)(?:['’](?:s|re)| (?:is|are|was|were))$/i
/** How far a figure is meant: 「不夠十戶」 is not ten. */
const HEDGED_ZH = new RegExp(`${HEDGE_ZH}+$`, 'u')
const HEDGED_AFTER_ZH = new RegExp(`^${AFTER_ZH}`, 'u')
const HEDGED_EN = new RegExp(`(?<= |^)${HEDGE_EN}$`, 'i')
const WHEN = inBothScripts(
  /本來|原本|變成|年前|那[年時]|時候|一開始|剛開始|第[一二三四五六七八九十]年|到今[天日]|後來|以後|之後|以前|從前|當年|現在|如今|今年|去年|前年|[0-9〇零一二三四五六七八九]{4}年|\b(?:ago|in (?:19|20)\d\d|last|then|now|today|when)\b/iu,
)
