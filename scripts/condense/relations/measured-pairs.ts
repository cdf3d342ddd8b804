/** Two figures of one measure, told side by side: from how much to how much, then and now. */
import type { Quantity, Statement } from '../../model.ts'
import { type AnalysedSentence, bare } from '../analyse.ts'
import { capitalised, compressions } from '../compress.ts'
import type { Clause, Grammar } from '../grammar.ts'
import { following } from '../options.ts'
import { inBothScripts } from '../variants.ts'

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

/** Acts of somebody, likenesses, plans, hopes, hearsay, other people's words, and what would be the case if. */
export const NO_MEASURE = inBothScripts(
  /[把將]|聽[^，]{0,6}[講說]|就像|好比|如同|聽說|據說|號稱|目標|希望|打算|計劃|計畫|預計|預期|如果|要是|假如|假設|除非|比如|例如|[「“]|原本要|本來要|就不錯|就好了|\b(?:if|unless|imagine|suppose|say|hope|hoped|plan|planned|target|goal|expect|expected|supposedly|would|could|might|promised|for example|like an?)\b/iu,
)

/** A figure with what is counted. */
export interface Figure {
  value: string
  unit: string
  at: number
}

const DIGIT_ZH = '[一二兩两三四五六七八九]'
const NUMERAL_ZH = `(?:百分之)?(?:[0-9][0-9.,]*[百千萬万億亿]*|(?:${DIGIT_ZH}|[十百千萬万億亿零〇])(?:${DIGIT_ZH}|[十百千萬万億亿零〇]|[點点](?=${DIGIT_ZH}))*)[多幾几餘余]?[萬万億亿]?`
const UNIT_ZH =
  '個百分點|个百分点|個小時|个小时|個鐘頭|个钟头|個鐘|小時|小时|分鐘|分钟|個月|个月|平方公里|立方[米尺]|平方[米尺呎]|公里|公尺|公分|公斤|公頃|公顷|毫米|厘米|毫克|毫升|萬元|万元|個人|个人|人次|[%％秒天日年歲岁米呎噸吨斤度元塊块蚊箱件家間间人名個个隻只種种台臺部輛辆棟栋幢戶户條条次場场班站頁页張张份所處处位篇本座株棵艘口架盒瓶杯批宗單单趟級级倍節节畝亩棟卡步升粒方攤摊桌顆颗封組组隊队匹頭头尾根雙双套桶包袋支枝顶頂鍋锅碗盤盘冊册首幅枚例席床起]'
const FIGURE_ZH = `(?:${DIGIT_ZH}成(?:${DIGIT_ZH}|半)?|${NUMERAL_ZH}(?:${UNIT_ZH})?半?(?:零${NUMERAL_ZH}(?:${UNIT_ZH}))?)`
export const HEDGE_ZH =
  '(?:大概|大約|大约|約|约|差不多|將近|将近|不到|不夠|不够|不足|超過|超过|至少|最多|平均|只有|只剩下?|剩下?)'
export const AFTER_ZH = '(?:左右|上下|以上|以下|多|不到)?'

const MOVES_ZH =
  '(?:(?:慢慢|一路|逐步|很快|直接|已經|已经|再|又)?(?:下|上|提|增|減|减|縮|缩|擴|扩|變|变|改|拉|壓|压|延|爬|回|滑|拖|砍|降|升|跌|掉|漲|涨|加|長|调|調)(?:降|升|跌|滑|漲|涨|低|高|少|多|長|长|短|大|小|加|減|减|慢|快)?(?:到|至|成|為|为))'
/** 「等床時間從平均三十一小時降到十二小時」 */
const CHANGE_ZH = new RegExp(
  `^(?<of>.*)(?<from>[從从由](?<when>[^，從从由]{0,12}?))(?!(?:19|20)[0-9]{2}年|[一二][〇○零九一二三四五六七八]{3}年)(?<a>${FIGURE_ZH})(?<thing>[^，0-9〇零一二兩两三四五六七八九十百千萬万]{0,4}?)(?<to>${MOVES_ZH}(?:了)?(?<then>[^，]{0,8}?))(?<b>${FIGURE_ZH})(?<after>${AFTER_ZH})(?:了|而已)?$`,
  'u',
)

export const SMALL_EN =
  '(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a|an|half)'
const SPELT_EN = `${SMALL_EN}(?:[- ](?:and )?(?:${SMALL_EN}|hundred|thousand|million|billion|point))*`
const FIGURE_EN = `(?:(?:a|one|two|three|four) (?:half|halves|thirds?|quarters?|fifths?|tenths?)|(?:[$€£]\\s?)?(?:\\d[\\d.,]*\\d|\\d|${SPELT_EN})(?:\\s?%|\\s(?:hundred|thousand|million|billion))*(?: (?:[a-z]+ )?(?:in|out of) (?!(?:19|20)\\d\\d\\b|an?\\b(?! (?:hundred|thousand|million)))(?:\\d+|${SPELT_EN})(?! (?:years?|months?|weeks?|days?|hours?|minutes?)))?)`
export const HEDGE_EN =
  '(?:(?:about|around|roughly|nearly|almost|over|under|more than|less than|fewer than|up to|just|only|an average of|some|at least|perhaps|maybe) )*'
const UNIT_EN = '(?: per ?cent(?: of [a-z]+)?| (?!to\\b|in\\b|and\\b)[a-z]+(?: (?:a|an|per|of) [a-z]+)?)?'
/** `fell from about one in four to one in eleven` */
const CHANGE_EN = new RegExp(
  `^(?<of>.*?\\b(?:went|gone|goes|fell|fallen|falls|rose|risen|rises|dropped|drops|came|come|comes|grew|grown|grows|climbed|jumped|shrank|shrunk|sank|slid|moved|cut|cuts|increased|decreased|doubled|halved)\\b(?: (?:up|down|back))?(?:, [^,]{2,24},)?) (?<from>from ${HEDGE_EN})(?<a>${FIGURE_EN})(?<ua>${UNIT_EN})(?: (?:in|last) [a-z0-9 ]{3,16})? (?<to>to ${HEDGE_EN})(?<b>${FIGURE_EN})(?<ub>(?: per ?cent| (?!in\\b|over\\b|within\\b)[a-z]+)?)(?<tail>[^,;:—]*)$`,
  'iu',
)

/** All figures of a text but years, rates by the one and places in a row, small ones too. */
export function figuresIn(text: string, { isChinese }: Grammar): Figure[] {
  const pattern = isChinese
    ? new RegExp(
        `(?<![第0-9.]|${DIGIT_ZH}|[十百千萬万])(?<value>${FIGURE_ZH})(?![年月日號号分點点0-9〇零]|${DIGIT_ZH}|[十百千萬万])`,
        'gu',
      )
    : new RegExp(`(?<![\\w$€£.,-])(?<value>${FIGURE_EN})(?![\\w-])`, 'giu')
  return [...text.matchAll(pattern)]
    .map(
      (match): Figure => ({
        value: match.groups!.value!,
        unit: isChinese
          ? unitOf(match.groups!.value!)
          : unitBehind(match.groups!.value!, text.slice(match.index + match[0].length)),
        at: match.index,
      }),
    )
    .filter(({ value, unit, at }) =>
      isChinese
        ? !(value === `一${unit}` || value === `一個${unit}` || value === `一个${unit}`) &&
          value !== '一' &&
          !YEAR_ZH.test(value) &&
          !(TIMES.has(unit) && WHEN_ZH.test(text.slice(at + value.length)))
        : !/^(?:an?|one|half)$|^(?:19|20)\d\d$/i.test(value) && !WHEN_EN.test(text.slice(at + value.length)),
    )
}

/** 二十年前, 兩天之內: when, not how long. */
const WHEN_ZH = /^(?:之|以)?[前後后內内間间來来]/u
const YEAR_ZH = /^(?:(?:19|20)[0-9]{2}|[一二][〇○零九一二三四五六七八]{3})年?$/u

const WHEN_EN = /^ (?:[a-z]+ )?(?:ago|later|earlier|before|after)\b/i

/** The word behind an English figure, with an adjective at most. */
const UNIT_BEHIND = /^ (?:(?:whole|full|different|new|small|big) )?(?:per ?cent|[a-z]+)/i

/** What an English figure counts: `percent`, `in` of a share, the word behind it; '' where it counts nothing itself. */
function unitBehind(value: string, behind: string): string {
  if (/[%$€£]/.test(value)) return /[%$€£]/.exec(value)![0]
  if (/ (?:in|out of) /.test(value)) return 'in'
  const word =
    /^ (?:(?:whole|full|different|new|small|big) )?(per ?cent|[a-z]+)/i.exec(behind)?.[1]?.toLowerCase() ?? ''
  return /^(?:a|an|and|or|of|in|on|to|at|by|for|the|it|we|i|is|was|as|but|that|with|from|did|had|have|now|today|then|when|while|since|because|who|which|you|they|he|she|are|were|has|have|will|would|went|came|last|this|every|each|per)$/.test(
    word,
  )
    ? ''
    : word.replace(/^cent$/, 'percent').replace(/s$/, '')
}

/** What a Chinese figure counts: 成, %, 天; '' for a bare numeral. */
function unitOf(value: string): string {
  if (/^百分之|[%％]/u.test(value)) return '%'
  if (/成/.test(value)) return '成'
  const unit = new RegExp(`(?:${UNIT_ZH})(?=半?$|半?零)`, 'u').exec(value)?.[0] ?? ''
  return unit.replace(/^個(?=.)|^个(?=.)/u, '')
}

/** Of two bare numerals nobody knows whether they count the same. */
const isOneUnit = (a: string, b: string): boolean =>
  [a, b].every((unit) => TIMES.has(unit)) || (a === b ? a !== '' : a === '' || b === '')
/** Units of time. */
export const TIMES = new Set('年 月 個月 个月 天 日 小時 小时 鐘頭 钟头 分鐘 分钟 秒'.split(' '))

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
  } else if (
    /\b(?:hundred|thousand|million|billion)\b/i.test(a) !==
    /\b(?:hundred|thousand|million|billion)\b/i.test(b)
  ) {
    return undefined
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
