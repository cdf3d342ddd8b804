/**
 * How figures are written in running text: with a hedge before or after, in digits or in words, with the unit that makes
 * them figures. Years, ordinals, model numbers and small counts are none.
 */
import type { Grammar } from '../grammar.ts'

/** A denial before a bound turns it over (不超過, no more than) and is part of it. */
export const HEDGE_BEFORE_ZH =
  '(?:不(?:能|可以?|得|該|该|會|会|要)?|沒有|没有|沒|没|未|並未|并未|別|别)?(?:至少|起碼|起码|最多|大約|大约|大概|約|约|近|將近|将近|接近|超過|超过|[低高少多大小][於于]|(?<![請请找買买等賣卖拿考見见看做達达用要])不到|不足|多達|多达|高達|高达|甚至是?|可能)'
export const HEDGE_AFTER_ZH = '(?:左右|上下|以上|以下|多|不到|有餘|有余)'
const COUNTER_ZH =
  '(?:[個个]人|[人架車车班場场]次|[片人元圓圆個个名張张家臺部次項项噸吨篇條条塊块粒本冊册輛辆架艘頭头匹株棵戶户所間间幢件宗份位隻层層页頁字座]|台(?![幣币灣湾北中南東东])|只(?![是有能要不好會会用需剩]))'
/** What is measured in: a figure of any size counts, since nobody says 六公里 for 幾公里. */
const MEASURE_ZH =
  '(?:平方公里|平方米|平方公尺|立方米|平方呎|公里|公尺|公分|公頃|公顷|公斤|公升|斤|磅|千米|厘米|毫米|英里|英尺|攝氏度|摄氏度|千瓦時|千瓦时|瓦時|瓦时|千瓦|兆瓦|吉瓦|分鐘|分钟|個鐘頭|个钟头|個小時|个小时|小時|小时|秒(?![鐘钟]?[後后殺杀])|米(?![飯饭粉線线色]))'
/** 每秒六公里, 140瓦時每公斤: of a rate the unit below the line is part of the figure. */
const PER_ZH =
  '(?:每(?:平方米|平方公尺|平方公里|立方米|公斤|公里|公頃|公顷|千瓦時|千瓦时|瓦時|瓦时|小時|小时|分鐘|分钟|秒|天|日|月|年|人|戶|户|噸|吨)){0,2}'
/** 一百八十元一個月, 六十萬一噸. */
const EACH_ZH =
  '(?:一(?:個月|个月|年|天|日|晚|小時|小时|斤|公斤|噸|吨|度|瓶|張|张|份|本|磚|砖|件)(?![一二三四五六七八九十的]))?'
const NUMERAL_ZH = '[一二兩两三四五六七八九]'
const SOME_ZH = `(?:${NUMERAL_ZH}|[十百千萬万億亿零]|點(?=${NUMERAL_ZH})|点(?=${NUMERAL_ZH}))`
/** 九成, 百分之三十, 三分之一, 五倍, 一百二十萬次, 三點五公里: written out, so that 一個 and 三張 do not count. */
const WRITTEN_ZH = [
  `百分之(?:${NUMERAL_ZH}|[十百點点半])+(?:[至到](?:百分之)?(?:${NUMERAL_ZH}|[十百點点半])+)?`,
  `(?:${NUMERAL_ZH}|十)${SOME_ZH}*分之(?:${NUMERAL_ZH}|十)${SOME_ZH}*(?!一)`,
  `(?:${NUMERAL_ZH}成?[至到])?${NUMERAL_ZH}{1,2}成(?:${NUMERAL_ZH}|[半幾几多])?(?!為|为|立|功|本|果|長|长|了|績|绩|員|员|熟)`,
  // 「比我好一百倍」 measures nothing.
  `(?![一十]?[百千萬万]+倍)(?:${NUMERAL_ZH}|十)${SOME_ZH}*(?:[多餘余幾几])?倍(?!數|数|率|感|受)`,
  `(?:${NUMERAL_ZH}|十)(?:${NUMERAL_ZH}|[十百千萬万億亿零])*[百千萬万億亿](?:${NUMERAL_ZH}|[十百千萬万億亿零])*(?:[多餘余幾几][萬万億亿]?)?${COUNTER_ZH}${EACH_ZH}`,
  // 「貴八個點」
  `(?:${NUMERAL_ZH}|[十百零])+(?:個|个)(?:百分點|百分点|點(?!鐘)|点(?!钟))`,
  // 三十幾家, 四十一件; not 二十個, 三十次.
  `(?:${NUMERAL_ZH}(?=[二三四五六七八九]十))?[二兩两三四五六七八九]十${NUMERAL_ZH}?[多餘余幾几]?(?![個个次點点])${COUNTER_ZH}`,
  // 「督察只有八十六個，平均五十四歲」: counted, not rounded.
  `[二兩两三四五六七八九]?十${NUMERAL_ZH}[個个名](?!月|年|鐘|钟|小時|小时|星期|禮拜|礼拜)`,
  `(?<=平均[^，；。]{0,6})(?:[二兩两三四五六七八九]十${NUMERAL_ZH}?|[0-9.]+)[歲岁]`,
  `一半(?=[是為为在的由會会]|以上|以下)`,
  // 「街道買服務，一年八萬」: money by its time.
  `[每一](?:年|[個个]月|天|日|晚)(?:${NUMERAL_ZH}|[十百千])+[萬万千](?=[，。；、]|$)`,
  // 「現在四萬二」: as money is said.
  `(?:${NUMERAL_ZH}|十)+[百千萬万]${NUMERAL_ZH}(?=[，。；、]|$)`,
  `(?!一${MEASURE_ZH})(?:${NUMERAL_ZH}|十)${SOME_ZH}*[多餘余幾几]?個?半?${MEASURE_ZH}半?${PER_ZH}`,
].join('|')
const FIGURE_ZH = `[0-9０-９][0-9０-９.,]*`
/** 「三元鋰是250到300」, beside a figure that has the unit. */
const BARE_RANGE_ZH = '(?<=[是有達达約约])(?!(?:19|20)[0-9]{2})[0-9.,]+[至到–-][0-9.,]+(?=[，。；]|$)'
/** 二到六倍: where the range begins. */
const RANGE_FROM_ZH = `(?:(?:${NUMERAL_ZH}|十)${SOME_ZH}*[至到])`
export const NUMBER_ZH = new RegExp(
  `(${HEDGE_BEFORE_ZH}是?)?(?<![第0-9０-９.]|${NUMERAL_ZH}[至到])(${PER_ZH}(?:(?:${FIGURE_ZH}[%％]?[–\\-~至到])?${FIGURE_ZH}(?:[%％]|個百分點|个百分点|[百千萬万億亿]+(?:${COUNTER_ZH}|[萬万億亿]|${MEASURE_ZH}){0,2}|${COUNTER_ZH}${EACH_ZH}|${MEASURE_ZH}${PER_ZH}|倍)|${BARE_RANGE_ZH}|${RANGE_FROM_ZH}?(?:${WRITTEN_ZH})))(${HEDGE_AFTER_ZH})?`,
  'gu',
)
/** Lengths of time and space, which by themselves are a detail: 走了四十分鐘. */
export const BY_THE_WAY = /(?:秒|分鐘|分钟|小時|小时|公分|厘米|毫米|米|公尺|頁|页)$/u
/** 「五十歲以下的有六個」: a handful of people or things says something only where it is little or much. */
export const HANDFUL =
  /^(?:[0-9]{1,2}|[二兩两三四五六七八九]?十[一二三四五六七八九]?)[多幾几]?(?:[個个名位家間间戶户件]|個人|个人)$/u
/** All of it, which is how one speaks: a hundred percent. */
export const WHOLLY = /^(?:百分之(?:一)?百|100 ?[%％]|(?:an?|one) hundred per ?cent)$/i
/** Any further number that a listener would have to weigh against the one shown; not those in names (B52). */
export const FURTHER_ZH = new RegExp(
  `(?<![A-Za-z0-9.-])[0-9]+(?![0-9年月])|百分之|(?:${NUMERAL_ZH}|十)分之${NUMERAL_ZH}|${NUMERAL_ZH}成(?![為为立功本果長长了績绩員员熟])|半(?:個|个)?\\p{Script=Han}|(?:${NUMERAL_ZH}|十)(?:${NUMERAL_ZH}|[十百千萬万億亿零])+${COUNTER_ZH}`,
  'u',
)

const HEDGE_BEFORE_EN =
  '(?:(?:no|not|never|hardly|barely|scarcely) )?(?:at least|at most|about|around|roughly|nearly|almost|over|more than|less than|fewer than|up to|perhaps|maybe|some|only|just|an estimated|approximately)'
const ONES =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen'
const TENS =
  '(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?'
const BELOW_HUNDRED = `(?:${TENS}|${ONES})`
/** Two hundred, two hundred and forty. */
const HUNDREDS = `(?:an?|${BELOW_HUNDRED}) hundred(?: (?:and )?${BELOW_HUNDRED}\\b)?`
const MAGNITUDE_EN = '(?:thousand|million|billion|trillion)'
/** What may stand before a magnitude or a percent sign: six, one point six, two hundred and forty, half a. */
const HEAD_EN = `(?:half an?|${HUNDREDS}|${BELOW_HUNDRED}|an?)(?: and a half)?(?: point(?: (?:${ONES}|zero|oh))+)?`
/** Three thousand six hundred; one million two hundred thousand. */
const LARGE_EN = `${HEAD_EN} ${MAGNITUDE_EN}\\b(?:,? (?:and )?(?:${HUNDREDS}|${BELOW_HUNDRED})(?: ${MAGNITUDE_EN})?\\b)*`
const CURRENCY_EN =
  '(?: (?:US )?(?:dollars?|euros?|pounds?|francs?|yuan|yen|rupees?|won|kroner|kronor|pesos?|rand)\\b)?'
/** Two thirds of, a quarter of: shares. */
const SHARE_EN =
  '(?:an?|one|two|three|four) (?:half|halves|thirds?|quarters?|fifths?|sixths?|tenths?)(?= of\\b)|half(?= of\\b)'
const OUT_OF_EN = `(?<![\\d.,])(?:\\d+|${BELOW_HUNDRED}) (?:out of|in) (?:every )?(?:\\d+|${BELOW_HUNDRED}|a hundred|a thousand)\\b(?!,| (?:years|months|weeks|days|hours|minutes)\\b)`
const WORDS_EN = [
  OUT_OF_EN,
  `\\b${LARGE_EN}${CURRENCY_EN}`,
  `\\b${HEAD_EN} per ?cent\\b`,
  `\\b(?!an? |one )${HUNDREDS}\\b${CURRENCY_EN}(?! ${MAGNITUDE_EN}| times\\b| per ?cent)(?= (?:of )?(?!and\\b)[a-z]{3,})`,
  `\\b(?:${SHARE_EN})`,
].join('|')
const FIGURES_EN = [
  `(?:[$€£¥]\\s?)?\\d[\\d.,]*(?:(?: to |–|-)[$€£¥]?\\d[\\d.,]*)?(?:\\s?%|\\s?per ?cent|\\s${MAGNITUDE_EN}${CURRENCY_EN}|x|-fold| times)`,
  '[$€£¥]\\s?\\d[\\d.,]*\\d',
  `(?<!\\bin )\\b\\d{1,3}(?:,\\d{3})+${CURRENCY_EN}`,
].join('|')
/** Any number in words or figures, for what is still to come in a sentence. */
export const FURTHER_EN = new RegExp(
  `\\d|\\b(?:${ONES}|${TENS}|hundred|thousand|million|half|third|quarter|nothing)\\b`,
  'i',
)
export const NUMBER_EN = new RegExp(
  `(?<!\\b(?:hundred|thousand|million|billion|point)(?: and)? )(\\b${HEDGE_BEFORE_EN} )?(${FIGURES_EN}|(?:${WORDS_EN})(?! times\\b))`,
  'giu',
)

/** The figures in a text, as they are written. */
export const numbersIn = (text: string, { isChinese }: Pick<Grammar, 'isChinese'>): string[] =>
  [...text.matchAll(isChinese ? NUMBER_ZH : NUMBER_EN)].map(([, , value]) => value!.trim())
