/** Whether a text counts anything. */
import type { Grammar } from '../grammar.ts'

const COUNTER_ZH =
  '(?:[個个]人|[人架車车班場场]次|[片人元圓圆個个名張张家臺部次項项噸吨篇條条塊块粒本冊册輛辆架艘頭头匹株棵戶户所間间幢件宗份位隻层層页頁字座]|台(?![幣币灣湾北中南東东])|只(?![是有能要不好會会用需剩]))'
const NUMERAL_ZH = '[一二兩两三四五六七八九]'
/** Not those in names (B52). */
const COUNTS_ZH = new RegExp(
  `(?<![A-Za-z0-9.-])[0-9]+(?![0-9年月])|百分之|(?:${NUMERAL_ZH}|十)分之${NUMERAL_ZH}|${NUMERAL_ZH}成(?![為为立功本果長长了績绩員员熟])|半(?:個|个)?\\p{Script=Han}|(?:${NUMERAL_ZH}|十)(?:${NUMERAL_ZH}|[十百千萬万億亿零])+${COUNTER_ZH}`,
  'u',
)

const ONES =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen'
const TENS =
  '(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?'
const COUNTS_EN = new RegExp(
  `\\d|\\b(?:${ONES}|${TENS}|hundred|thousand|million|half|third|quarter|nothing)\\b`,
  'i',
)

/** A number stands in it, in figures or in words. */
export const counts = (text: string, { isChinese }: Pick<Grammar, 'isChinese'>): boolean =>
  (isChinese ? COUNTS_ZH : COUNTS_EN).test(text)
