/** Two to five figures of one measure, which an answer told whole sets against each other. */

import { groupBy } from '../group-by.ts'
import type { Quantity } from '../model.ts'
import { type AnalysedSentence, bare } from './analyse.ts'
import { questionStatement } from './asked.ts'
import { capitalised } from './compress.ts'
import { areAlike, type Placed, pairWorth } from './figure-pairs.ts'
import type { Clause, Grammar } from './grammar.ts'
import { firstMade, type Knowledge } from './options.ts'
import {
  ABOUT_ZH,
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

/**
 * The figures by which an answer is remembered: three to five of one unit, which are all it counts so, in one sentence or one each in
 * neighbouring ones, each in a clause of its own; or else the two that are most surely told for one another. What is wished,
 * supposed, denied or told of others is none, nor are, in a series, ages, handfuls and spans of time.
 * @param run sentences that stand below the figures word for word, so that a figure needs only its own clause
 * @returns the figures in the order told, or undefined
 */
export function figuresTogether(
  run: AnalysedSentence[],
  { interview, grammar }: Pick<Knowledge, 'interview' | 'grammar'>,
): Quantity[] | undefined {
  const question = questionStatement(run[0]!.question, interview, grammar)?.text ?? ''
  const placed = placedIn(run, grammar)
  const series = groupBy(placed, ({ measure }) => measure)
    .flatMap(([, own]) => neighboursIn(own))
    .filter((own) => areSeries(own, grammar))
    .sort((a, b) => b.length - a.length)
  return (
    firstMade([...series, ...pairsIn(placed, run, question, grammar)], (own) => {
      if (!areAll(own, placed, grammar)) return null
      const quantities = own.map((one, at) => quantityOf(one, own[at - 1], grammar))
      const countsMore =
        own.length === 2 && own.some((one, at) => countsAnother(one, quantities[at]!, grammar))
      return quantities.every(saysWhat) && !countsMore ? quantities : null
    }) ?? undefined
  )
}

/** Two figures that are told for one another, the surest first. */
function pairsIn(placed: Placed[], run: AnalysedSentence[], question: string, grammar: Grammar): Placed[][] {
  const told = { figures: placed.length, question }
  const asking = new Set(run.filter(({ isQuestion }) => isQuestion).map(({ id }) => id))
  return placed
    .flatMap((a, at) =>
      placed.slice(at + 1, at + 1 + MOST_FIGURES).map((b) => ({ pair: [a, b], worth: worthOf(a, b) })),
    )
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth)
    .map(({ pair }) => pair)

  function worthOf(a: Placed, b: Placed): number {
    const [first, second] = [a, b].map((one) => (measureOf(one) === 'share' ? 'share' : one.unit))
    const isOneMeasure = first === second || first === '' || second === ''
    // 「一天五十艘。現在呢？八艘。」
    const between = b.sentence.id - a.sentence.id - Number(asking.has(b.sentence.id - 1))
    // A story is told for its moral.
    const isNear = between <= NEAR && a.clause !== b.clause && !a.sentence.isStory
    return isNear && isOneMeasure && isMeasured(a) && isMeasured(b) && !areAlike(a, b)
      ? pairWorth(a, b, told, grammar)
      : 0
  }
}

const saysWhat = ({ value, measures }: Quantity): boolean =>
  measures.toLowerCase() !== value.toLowerCase() && !SAYS_NOT_WHAT.test(measures)

/** «A net is forty, the boat is» nine thousand: over a figure of two stands no other that it could be told for. */
const countsAnother = ({ value }: Placed, { measures }: Quantity, grammar: Grammar): boolean =>
  figuresIn(measures, grammar).some((other) => other.value !== value)

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
function membersOf({ text, mark }: Clause, grammar: Grammar): Clause[] {
  const parts = text
    .split(grammar.isChinese ? MEMBERS_ZH : MEMBERS_EN)
    .flatMap((part) => (grammar.isChinese ? [part] : joinedIn(part, grammar)))
  return parts.map((part, at) => ({ text: part, mark: at === parts.length - 1 ? mark : '' }))
}
const MEMBERS_ZH = /(?<=[成半%％])、(?=\p{Script=Han})/u
const MEMBERS_EN = / and (?=(?:now|today|then|it|we|they|the|I|you|he|she|there|in|by|only)\b)/i

/** `4 in 1996 and 57 last year`: what «and» joins, where a figure stands on either side. */
function joinedIn(text: string, grammar: Grammar): string[] {
  const [first, second, other] = figuresIn(text, grammar)
  if (!first || !second || other) return [text]
  const and = / (?:and|but) /.exec(text.slice(first.at + first.value.length, second.at))
  if (!and) return [text]
  const at = first.at + first.value.length + and.index
  return [text.slice(0, at), text.slice(at + and[0].length)]
}

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

function areSeries(own: Placed[], grammar: Grammar): boolean {
  const areApart = (by: (one: Placed) => unknown): boolean => new Set(own.map(by)).size === own.length
  const areOfOne = own.every(({ sentence }) => sentence === own[0]!.sentence)
  const gapped = own.filter(({ isGapped }) => isGapped).length
  const isSeries = gapped >= LEAST_GAPPED || (gapped > 0 && own.every((one) => isAtEnd(one, grammar)))
  const handfuls = own.filter((one) => isHandful(one, grammar))
  return (
    own[0]!.measure !== '' &&
    own.length > 2 &&
    own.length <= MOST_FIGURES &&
    (areApart(({ sentence }) => sentence) || areOfOne || isSeries) &&
    areApart(({ clause }) => clause) &&
    areApart(({ value }) => value.replace(ABOUT_ZH, '')) &&
    own.every(isMeasured) &&
    (isSeries || !TIME.test(own[0]!.measure)) &&
    // 「我簽過四十幾棵。…本來兩棵互相擋風」: in a sentence of its own a handful is a word by the way.
    (isSeries || handfuls.length < (areOfOne ? own.length : 1))
  )
}

/** The clause comes to its figure. */
const isAtEnd = (one: Placed, { isChinese }: Grammar): boolean =>
  isChinese
    ? behind(one).length <= 2
    : GAPPED.test(behind(one)) || /^ [a-z-]+(?: [a-z-]+)?$/i.test(behind(one))

/** Their sentences count nothing more of it, 「一百零六個人，最後留下九個」, nor the same in other words: `a dollar seventy`. */
function areAll(own: Placed[], placed: Placed[], { isChinese }: Grammar): boolean {
  const sentences = new Set(own.map(({ sentence }) => sentence))
  const measure = own.find((one) => one.measure !== '')?.measure ?? ''
  const others = placed.filter((one) => !own.includes(one) && sentences.has(one.sentence))
  if (others.some((one) => one.measure === measure)) return false
  const unit = new RegExp(`\\b${measure}s?\\b`, 'i')
  return (
    isChinese ||
    measure === '' ||
    [...sentences].every(({ clauses }) =>
      clauses.every(({ text }) => !unit.test(text) || own.some(({ clause }) => text.includes(clause.text))),
    )
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
    .replace(/[，,—–]*\s*$/u, '')
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
const LEFT_OPEN =
  /,?(?: and)? (?:it|that|there|they)(?:['’](?:s|re)| (?:is|are|was|were))$|(?<=\w{3,}) (?:is|are|was|were)$|(?<=\p{Script=Han}{2})是$/iu
/** How far a figure is meant: 「不夠十戶」 is not ten. */
const HEDGED_ZH = new RegExp(`${HEDGE_ZH}+$`, 'u')
const HEDGED_AFTER_ZH = new RegExp(`^${AFTER_ZH}`, 'u')
const HEDGED_EN = new RegExp(`(?<= |^)${HEDGE_EN}$`, 'i')
const WHEN = inBothScripts(
  /本來|原本|變成|年前|那[年時]|時候|一開始|剛開始|第[一二三四五六七八九十]年|到今[天日]|後來|以後|之後|以前|從前|當年|現在|如今|今年|去年|前年|[0-9〇零一二三四五六七八九]{4}年|\b(?:ago|in (?:19|20)\d\d|last|then|now|today|when)\b/iu,
)
