/** Two figures of one measure, told side by side: from how much to how much, then and now. */
import type { Quantity, Statement } from '../../model.ts'
import { type AnalysedSentence, bare } from '../analyse.ts'
import { capitalised, compressions } from '../compress.ts'
import type { Clause, Grammar } from '../grammar.ts'
import { following } from '../options.ts'
import { inBothScripts } from '../variants.ts'
import {
  AFTER_ZH,
  FIGURE_EN,
  FIGURE_ZH,
  type Figure,
  figuresIn,
  HEDGE_EN,
  HEDGE_ZH,
  isOneUnit,
  NO_MEASURE,
  TIMES,
  UNIT_BEHIND,
  unitOf,
} from './figures.ts'

/** What the speaker says of both, fit to head them, and the two in his order. */
export interface MeasuredPair extends Statement {
  quantities: Quantity[]
}

/**
 * Pairs of figures of one measure, of which one sentence or two neighbouring ones tell both: 「從三成降到兩成」, `fell from
 * 31 percent to 12`, 「十年前一千四百台，現在八百台」, `in 2010 it was one in eight; today it is two in three`. Both are
 * counted in the same unit. What is only wished, supposed, heard or quoted is no measure, and a pair that the next sentence
 * moves on or takes back is not the whole of it.
 */
export function findMeasuredPairs(sentences: AnalysedSentence[], grammar: Grammar): MeasuredPair[] {
  return sentences.flatMap((sentence, index) => {
    const next = following(sentences, index)
    if (!isOwn(sentence)) return []
    const pair =
      changeIn(sentence, grammar) ??
      sideBySide(sentence, grammar) ??
      (next && isOwn(next) ? thenAndNext(sentence, next, grammar) : undefined)
    const last = pair && sentences.findIndex(({ id }) => id === pair.sentences.at(-1))
    return pair && !HAS_RATE.test(pair.text) && !goesOn(pair, sentences.slice(last! + 1), sentence, grammar)
      ? [pair]
      : []
  })
}

/** Said of each month, of a mean, or not of the figure itself: large, that would be gone. */
const HAS_RATE = inBothScripts(
  /平均(?:一|每)?個?[月年日天]|每(?:個|年|月|日|天|人|次)|[一]個月[^，]{0,4}[一二三四五六七八九十百千0-9]|\b(?:a|an|per|each|every) (?:day|week|month|year|winter|summer|night|head)\b|\b(?:nearer|on average)\b/iu,
)

const isOwn = ({ isQuestion, attribution }: AnalysedSentence): boolean =>
  !isQuestion && attribution === undefined

/** The series goes on later in the answer, 「去年是十九次」, or the next sentence takes the pair back. */
function goesOn(
  { quantities }: MeasuredPair,
  rest: AnalysedSentence[],
  { turn }: AnalysedSentence,
  grammar: Grammar,
): boolean {
  const later = rest.filter((one) => one.turn === turn)
  if (later[0] && grammar.rejects.test(later[0].text)) return true
  if (later.slice(0, JUDGED_WITHIN).some(({ text }) => grammar.turns.test(text) || JUDGES.test(text)))
    return true
  const units = quantities.map(({ value }) => unitOf(value)).filter((unit) => unit !== '')
  return later.some(({ clauses, text }, at) =>
    clauses.some((clause, index) => {
      const isLater =
        grammar.cues.later.test(clause.text) || (at === 0 && index === 0 && grammar.cues.later.test(text))
      const figures = figuresIn(clause.text, grammar)
      return isLater && figures.some(({ unit }) => unit === '' || units.includes(unit))
    }),
  )
}

/** Sentences behind a pair in which its figures are judged: 「聽起來很漂亮，可是…」. */
const JUDGED_WITHIN = 2
const JUDGES = inBothScripts(
  /聽起來|看起來|很漂亮|潑冷水|不要(?:拿|把)|嚇到|打.折|印象|\b(?:sounds|looks) (?:good|great|impressive|like|wonderful)\b|\bthat[’']s (?:not|chance|luck)\b|\bpart of (?:that|it)\b|\bcareful\b/iu,
)

const MOVES_ZH =
  '(?:(?:慢慢|一路|逐步|很快|直接|已經|已经|再|又)?(?:下|上|提|增|減|减|縮|缩|擴|扩|變|变|改|拉|壓|压|延|爬|回|滑|拖|砍|降|升|跌|掉|漲|涨|加|長|调|調)(?:降|升|跌|滑|漲|涨|低|高|少|多|長|长|短|大|小|加|減|减|慢|快)?(?:到|至|成|為|为))'
/** 「等床時間從平均三十一小時降到十二小時」 */
const CHANGE_ZH = new RegExp(
  `^(?<of>.*)(?<from>[從从由](?<when>[^，從从由]{0,12}?))(?!(?:19|20)[0-9]{2}年|[一二][〇○零九一二三四五六七八]{3}年)(?<a>${FIGURE_ZH})(?<thing>[^，0-9〇零一二兩两三四五六七八九十百千萬万]{0,4}?)(?<to>${MOVES_ZH}(?:了)?(?<then>[^，]{0,8}?))(?<b>${FIGURE_ZH})(?<after>${AFTER_ZH})(?:了|而已)?$`,
  'u',
)

const UNIT_EN = '(?: per ?cent(?: of [a-z]+)?| (?!to\\b|in\\b|and\\b)[a-z]+(?: (?:a|an|per|of) [a-z]+)?)?'
/** `fell from about one in four to one in eleven` */
const CHANGE_EN = new RegExp(
  `^(?<of>.*?\\b(?:went|gone|goes|fell|fallen|falls|rose|risen|rises|dropped|drops|came|come|comes|grew|grown|grows|climbed|jumped|shrank|shrunk|sank|slid|moved|cut|cuts|increased|decreased|doubled|halved)\\b(?: (?:up|down|back))?(?:, [^,]{2,24},)?) (?<from>from ${HEDGE_EN})(?<a>${FIGURE_EN})(?<ua>${UNIT_EN})(?: (?:in|last) [a-z0-9 ]{3,16})? (?<to>to ${HEDGE_EN})(?<b>${FIGURE_EN})(?<ub>(?: per ?cent| (?!in\\b|over\\b|within\\b)[a-z]+)?)(?<tail>[^,;:—]*)$`,
  'iu',
)

/** 「從甲降到乙」, `from a to b`: once in its sentence. */
function changeIn(sentence: AnalysedSentence, grammar: Grammar): MeasuredPair | undefined {
  const found = sentence.clauses.flatMap(({ text }, at) => {
    const groups = (grammar.isChinese ? CHANGE_ZH : CHANGE_EN).exec(text)?.groups
    return groups ? [{ groups, at }] : []
  })
  const [only, other] = found
  if (!only || other) return undefined
  const { of = '', from = '', a = '', to = '', b = '', after = '', ua = '', ub = '' } = only.groups
  if (grammar.isChinese) {
    const [left, right] = [unitOf(a), unitOf(b)]
    if (!isOneUnit(left, right) || a === b) return undefined
  }
  const clause = sentence.clauses[only.at]!.text
  if (!isMeasured(sentence.clauses, only.at, only.at) || countsOn(sentence.clauses, only.at, grammar))
    return undefined
  const heading = headingOf([sentence], clause, grammar)
  if (!heading || (of.replace(grammar.lead, '') === '' && only.at === 0)) return undefined
  const value = (figure: string, unit: string) => (grammar.isChinese ? figure : `${figure}${unit}`).trim()
  return {
    ...heading,
    quantities: [
      { value: value(a, ua), hedge: from.trim(), measures: '', ...saidIn(sentence) },
      {
        value: value(b, ub),
        hedge: after ? `${to}…${after}` : to.trim(),
        measures: '',
        ...saidIn(sentence),
      },
    ],
  }
}

const saidIn = ({ id, text }: AnalysedSentence): Statement => ({ text, sentences: [id] })

/** Figures follow in the sentence that are not worked out from the pair (少了一半). */
const countsOn = (clauses: Clause[], at: number, grammar: Grammar): boolean =>
  clauses
    .slice(at + 1)
    .some(({ text }) =>
      figuresIn(text, grammar).some(({ value }) => !/[倍成%％半]$|half|twice|times/iu.test(value)),
    )

/** What is said of clauses, and right before them, is so: it is neither wished nor supposed. */
const isMeasured = (clauses: Clause[], from: number, to: number): boolean =>
  !clauses.slice(Math.max(0, from - 1), to + 1).some(({ text }) => NO_MEASURE.test(text))

/** The sentences whole, or a statement of them that holds all of `kept`, short enough to head a slide. */
function headingOf(told: AnalysedSentence[], kept: string, grammar: Grammar): Statement | undefined {
  const whole = told
    .map(({ text }, at) => (at === told.length - 1 ? bare(text, grammar) : text))
    .join(grammar.joint)
    .replace(grammar.lead, '')
  const ids = told.map(({ id }) => id)
  // What a later clause points at stands before it, and all of it below.
  const points = grammar.isChinese ? whole : (grammar.clauses(whole)[0]?.text ?? '')
  if (grammar.width(whole) <= grammar.limits.headline && !grammar.dangles(points))
    return { text: capitalised(whole), sentences: ids }
  if (told.length > 1) return undefined
  const short = kept.replace(grammar.lead, '')
  return compressions(told[0]!, grammar.limits.headline, grammar)
    .map(({ text, sentences }) => ({ text, sentences }))
    .find(({ text }) => text.toLowerCase().includes(short.toLowerCase()))
}

const THEN_ZH = inBothScripts(
  /^(?:但是?|而|我們|那時|從)?(?:[^，]{1,12}(?:之前|以前)|以前|過去|從前|原來|當年|早年|當時|最初|一開始|剛開始|頭[一兩三幾]年|第一年|去年|前年|上[個次]|(?:[一二兩三四五六七八九十幾百]+|[0-9]+)(?:多)?年前|(?:19|20)[0-9]{2}年|[一二][〇○零九一二三四五六七八]{3}年)/u,
)
const NOW_ZH = inBothScripts(
  /^(?:但是?|而|到了?|我們)?(?:[^，]{1,12}(?:之後|以後)|現在|如今|今年|今天|眼下|目前|去年|後來|最近|到現在|(?:19|20)[0-9]{2}年|[一二][〇○零九一二三四五六七八]{3}年)/u,
)
const THEN_EN =
  /^(?:and |but )?(?:in (?:19|20)\d\d|in the (?:first|early|old|nineties|eighties|sixties|seventies)\b|before\b|back then|twenty years ago|(?:\w+ )?(?:ten|twenty|thirty|\d+) years ago|when (?:I|we)\b|(?:I|we|they|people) used to|at first|once|the year before|last (?:year|winter|summer)|until\b)/i
const NOW_EN =
  /^(?:and |but )?(?:today|now|these days|nowadays|this (?:year|winter|summer)|last (?:year|winter|summer|month)|(?:by|in) (?:19|20)\d\d|since\b|after(?:wards)?\b|(?:ten|five|two|three|\w+) years (?:later|on))/i

const THEN_AT_END_EN =
  /\b(?:in (?:19|20)\d\d|when (?:I|we) [a-z]+|back then|before|(?:\w+ )?(?:ten|twenty|thirty|\d+) years ago|the year before)$/i
const NOW_AT_END_EN =
  /\b(?:today|now|these days|last (?:year|winter|summer)|this (?:year|winter|summer)|in (?:19|20)\d\d)$/i

/** Says by itself that before it was otherwise. */
const AFTER_ALL = inBothScripts(
  /^(?:但是?|而|我們)?(?:現在|如今|眼下|目前)|(?:之後|以後)|^(?:and |but )?(?:now|today|these days|nowadays)\b/iu,
)

/** Two neighbouring clauses of one sentence, each with one figure of one unit, set against each other in time. */
function sideBySide(sentence: AnalysedSentence, grammar: Grammar): MeasuredPair | undefined {
  const clauses = grammar.isChinese ? sentence.clauses : sentence.clauses.flatMap(splitAtAnd)
  for (let at = 0; at + 1 < clauses.length; at++) {
    const pair = pairOf(clauses, at, sentence, sentence, grammar)
    if (!pair || !isMeasured(clauses, at, at + 1) || countsOn(clauses, at + 1, grammar)) continue
    const [left, right] = clauses.slice(at, at + 2) as [Clause, Clause]
    const whole = bare(sentence.text, grammar)
    const from = whole.indexOf(left.text)
    const kept = whole.slice(from, whole.indexOf(right.text, from) + right.text.length)
    const heading = headingOf([sentence], kept, grammar)
    if (heading) return { ...heading, quantities: pair }
  }
  return undefined
}

/** `it was forty-six in 1998 and it's sixty-three today` */
const splitAtAnd = ({ text, mark }: Clause): Clause[] => {
  const parts = text.split(/ and (?=(?:it['’]s|it (?:is|was)|now|today|in (?:19|20)\d\d|last year)\b)/i)
  return parts.map((part, at) => ({ text: part, mark: at === parts.length - 1 ? mark : ' and ' }))
}

function thenAndNext(
  sentence: AnalysedSentence,
  next: AnalysedSentence,
  grammar: Grammar,
): MeasuredPair | undefined {
  if (next.paragraph !== sentence.paragraph) return undefined
  const clauses = [...sentence.clauses, ...next.clauses]
  const at = sentence.clauses.length - 1
  const others = clauses.filter((_, index) => index !== at && index !== at + 1)
  if (others.some(({ text }) => figuresIn(text, grammar).length > 0)) return undefined
  const pair = isMeasured(clauses, at, at + 1) ? pairOf(clauses, at, sentence, next, grammar) : undefined
  const heading = pair && headingOf([sentence, next], '', grammar)
  return heading && { ...heading, quantities: pair }
}

/** The two clauses from `at` on, as figures with what each says before its figure. */
function pairOf(
  clauses: Clause[],
  at: number,
  first: AnalysedSentence,
  second: AnalysedSentence,
  grammar: Grammar,
): Quantity[] | undefined {
  const sides = clauses.slice(at, at + 2).map(({ text }) => ({ text, figure: soleFigure(text, grammar) }))
  const [a, b] = sides
  if (!a?.figure || !b?.figure) return undefined
  // An English figure may count what both sides speak of: `the age was forty-six …, it's sixty-three today`.
  const areBare = !grammar.isChinese && a.figure.unit === '' && b.figure.unit === ''
  if (!areBare && !isOneUnit(a.figure.unit, b.figure.unit)) return undefined
  // 「值夜班二十一年，現在四點一定醒」
  if (
    [a.figure, b.figure].some(({ unit }) => unit === '') &&
    [a.figure, b.figure].some(({ unit }) => TIMES.has(unit))
  )
    return undefined
  const isThen = (text: string): boolean => timeIn(text, 'past', grammar) !== undefined
  const isNow = (text: string): boolean => timeIn(text, 'now', grammar) !== undefined
  const isLed = isThen(a.text) || isThen(clauses[at - 1]?.text ?? '')
  const comesAfter = isNow(b.text) && (isLed || AFTER_ALL.test(b.text))
  const wasBefore = isThen(b.text) && !isThen(a.text) && !isNow(a.text)
  if (a.figure.value === b.figure.value || !(comesAfter || wasBefore)) return undefined
  return [
    quantityOf(a.text, a.figure, first, clauses[at - 1], grammar),
    quantityOf(b.text, b.figure, second, undefined, grammar),
  ]
}

/** The one figure of a clause. */
function soleFigure(text: string, grammar: Grammar): Figure | undefined {
  const [only, other] = figuresIn(text, grammar)
  // 「現在四點一定醒」: a bare numeral ends its clause.
  const isEnd = only && (only.unit !== '' || text.slice(only.at + only.value.length).length <= 2)
  return other || !(isEnd || !grammar.isChinese) ? undefined : only
}

/** `十年前我們醫院一年切` over 一千四百台: what is said before the figure, or the clause where more stands behind it. */
function quantityOf(
  text: string,
  { value, at, unit }: Figure,
  sentence: AnalysedSentence,
  before: Clause | undefined,
  grammar: Grammar,
): Quantity {
  const hedged = grammar.isChinese
    ? (new RegExp(`${HEDGE_ZH}+(?:是|有)?$`, 'u').exec(text.slice(0, at))?.[0] ?? '')
    : (new RegExp(`${HEDGE_EN}$`, 'i').exec(text.slice(0, at))?.[0] ?? '')
  const front = text
    .slice(0, at - hedged.length)
    .replace(grammar.lead, '')
    .replace(/(?:是|有|約|约)+$/u, '')
  const tail = text.slice(at + value.length)
  const when = [text, before?.text ?? '']
    .flatMap((one) => (['past', 'now'] as const).map((kind) => timeIn(one, kind, grammar)))
    .find((one) => one !== undefined)
  const counted = grammar.isChinese || !unit ? '' : (UNIT_BEHIND.exec(tail)?.[0] ?? '')
  return {
    value: `${value}${counted}`,
    ...(hedged.trim() ? { hedge: hedged.trim() } : {}),
    measures: when ?? (/^(?:左右|多|了)?$/u.test(tail) ? front.trim() : text),
    text: sentence.text,
    sentences: [sentence.id],
  }
}

/** When something was so, by the words a clause opens with or, in English, ends on. */
function timeIn(text: string, when: 'past' | 'now', { isChinese, lead }: Grammar): string | undefined {
  const patterns = isChinese
    ? { past: [THEN_ZH], now: [NOW_ZH] }
    : { past: [THEN_EN, THEN_AT_END_EN], now: [NOW_EN, NOW_AT_END_EN] }
  const told = isChinese ? text.replace(lead, '') : text
  return patterns[when]
    .map((pattern) => pattern.exec(told)?.[0])
    .find((time) => time !== undefined)
    ?.replace(/^(?:但是?|而|and |but )/i, '')
}
