/** Figures of a text and what each of them counts. */
import { ENGLISH_NUMERALS } from '../../numeral-words.ts'
import type { Grammar } from '../grammar.ts'
import { inBothScripts } from '../variants.ts'

/** A figure with what is counted. */
export interface Figure {
  value: string
  unit: string
  at: number
}

const DIGIT_ZH = '[一二兩两三四五六七八九]'
const NUMERAL_ZH = `(?:[百千萬万]分之)?(?:[0-9][0-9.,]*[百千萬万億亿]*|(?:${DIGIT_ZH}|[十百千萬万億亿零〇])(?:${DIGIT_ZH}|[十百千萬万億亿零〇]|[點点](?=${DIGIT_ZH}))*)[多幾几餘余]?[萬万億亿]?`
const UNIT_ZH =
  '個百分點|个百分点|個小時|个小时|個鐘頭|个钟头|個鐘|小時|小时|分鐘|分钟|個月|个月|平方公里|立方[米尺]|平方[米尺呎]|公里|公尺|公分|公斤|公頃|公顷|毫米|厘米|毫克|毫升|萬元|万元|個人|个人|人次|星期|禮拜|礼拜|[%％秒天日週周年歲岁米呎噸吨斤度元塊块蚊箱件家間间人名個个隻只種种台臺部輛辆棟栋幢戶户條条次場场班站頁页張张份所處处位篇本座株棵艘口架盒瓶杯批宗單单趟級级倍節节畝亩棟卡步升粒方攤摊桌顆颗齣出副單单句段層层格通封組组隊队匹頭头尾根雙双套桶包袋支枝顶頂鍋锅碗盤盘冊册首幅枚例席床起片]'
export const FIGURE_ZH = `(?:半(?:公斤|斤|公里|公頃|公顷|噸|吨|小時|小时)|${DIGIT_ZH}成(?:${DIGIT_ZH}|半)?|${NUMERAL_ZH}(?:${UNIT_ZH})?半?(?:零${NUMERAL_ZH}(?:${UNIT_ZH}))?)`
export const HEDGE_ZH =
  '(?:大概|大約|大约|約|约|差不多|將近|将近|不到|不夠|不够|不足|超過|超过|至少|最多|平均|只有|只剩下?|剩下?)'
export const AFTER_ZH = '(?:左右|上下|以上|以下|多|不到)?'

const NUMBER_EN = [...ENGLISH_NUMERALS.keys()].join('|')
/** «a nine thousand dollar boat», «an eleven foot oar»: the article is no numeral. */
export const SMALL_EN = `(?:${NUMBER_EN}|half|an?(?! (?:${NUMBER_EN})\\b))`
const SPELT_EN = `${SMALL_EN}(?:[- ](?:and )?(?:${NUMBER_EN}|half|hundred|thousand|million|billion|point))*`
export const FIGURE_EN = `(?:(?:a|one|two|three|four) (?:half(?= of\\b| the\\b| an? | per\\b)|halves|thirds?|quarters?|fifths?|tenths?)|(?:[$€£]\\s?)?(?:\\d[\\d.,]*\\d|\\d|${SPELT_EN})(?:\\s?%|\\s(?:hundred|thousand|million|billion))*(?: (?:[a-z]+ )?(?:in|out of) (?!(?:19|20)\\d\\d\\b|an?\\b(?! (?:hundred|thousand|million)))(?:\\d+|${SPELT_EN})(?! (?:years?|months?|weeks?|days?|hours?|minutes?)))?)`
export const HEDGE_EN =
  '(?:(?:a (?:bit|little) (?:under|over)|just (?:under|over)|well (?:under|over)|close to|about|around|roughly|nearly|almost|over|under|more than|less than|fewer than|up to|just|only|an average of|some|at least|perhaps|maybe) )*'
/** 六百多口 is 六百口. */
export const ABOUT_ZH = /[多幾几餘余]/gu
/** Acts of somebody, likenesses, plans, hopes, hearsay, other people's words, and what would be the case if. */
export const NO_MEASURE = inBothScripts(
  /[把將]|聽[^，]{0,6}[講說]|就像|好比|如同|聽說|據說|號稱|目標|希望|打算|計劃|計畫|預計|預期|如果|要是|假如|假設|除非|比如|例如|[「“]|原本要|本來要|就不錯|就好了|\b(?:if|unless|imagine|suppose|say|hope|hoped|plan|planned|target|goal|expect|expected|supposedly|would|could|might|promised|for example|like an?)\b/iu,
)

/** All figures of a text but years, rates by the one and places in a row, small ones too. */
export function figuresIn(text: string, { isChinese }: Grammar): Figure[] {
  const pattern = isChinese
    ? new RegExp(
        `(?<![第0-9.幾几數数好]|${DIGIT_ZH}|[十百千萬万])(?<value>${FIGURE_ZH})(?![年月日號号分點点代0-9〇零]|${DIGIT_ZH}|[十百千萬万])`,
        'gu',
      )
    : new RegExp(`(?<![\\w$€£.,'’-])(?<value>${FIGURE_EN})(?![\\w-])`, 'giu')
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
          !/^[一百千萬万億亿]$/u.test(value) &&
          // 四點四十: by the clock.
          !/[點点].*十/u.test(value) &&
          !YEAR_ZH.test(value) &&
          !(TIMES.has(unit) && WHEN_ZH.test(text.slice(at + value.length)))
        : !/^(?:an?|one|half)$|^(?:1[5-9]|20)\d\d$/i.test(value) &&
          !WHEN_EN.test(text.slice(at + value.length)),
    )
}

/** 二十年前, 兩天之內: when, not how long. */
const WHEN_ZH = /^(?:之|以)?[前後后內内間间來来]/u
const YEAR_ZH = /^(?:(?:19|20)[0-9]{2}|[一二][〇○零九一二三四五六七八]{3})年?$/u

const WHEN_EN = /^ (?:[a-z]+ )?(?:ago|later|earlier|before|after)\b/i

/** What an English figure counts: `percent`, `in` of a share, the word behind it; '' where it counts nothing itself. */
function unitBehind(value: string, behind: string): string {
  if (/[%$€£]/.test(value)) return /[%$€£]/.exec(value)![0]
  if (/ (?:in|out of) /.test(value)) return 'in'
  const word =
    /^ (?:(?:whole|full|different|new|small|big) )?(per ?cent|[a-z]+)/i.exec(behind)?.[1]?.toLowerCase() ?? ''
  return /^(?:so|more|left|up|till|until|through|past|ahead|out|o['’]clock|got|kept|never|only|not|if|than|a|an|and|or|of|in|on|to|at|by|for|the|it|we|i|is|was|as|but|that|with|from|did|had|have|now|today|then|when|while|since|because|who|which|you|they|he|she|are|were|has|have|will|would|went|came|last|this|every|each|per)$/.test(
    word,
  )
    ? ''
    : word.replace(/^cent$/, 'percent').replace(/s$/, '')
}

/** What a Chinese figure counts: 成, %, 天; '' for a bare numeral. */
export function unitOf(value: string): string {
  if (/^[百千萬万]分之|[%％]/u.test(value)) return '%'
  if (/成/.test(value)) return '成'
  const unit = new RegExp(`(?:${UNIT_ZH})(?=半?$|半?零)`, 'u').exec(value)?.[0] ?? ''
  return unit.replace(/^個(?=.)|^个(?=.)/u, '')
}

/** Of two bare numerals nobody knows whether they count the same. */
export const isOneUnit = (a: string, b: string): boolean =>
  [a, b].every((unit) => TIMES.has(unit)) || (a === b ? a !== '' : a === '' || b === '')
/** Units of time. */
export const TIMES = new Set('年 月 個月 个月 天 日 小時 小时 鐘頭 钟头 分鐘 分钟 秒'.split(' '))
