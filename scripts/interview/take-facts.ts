import type { Meta } from '../model.ts'
import { GAP, takeDate } from './dates.ts'
import { HAN, LETTER } from './person-names.ts'

/** Address, date and issue of a field, and what is left of it. */
export function takeFacts(field: string): { found: Meta; rest: string } {
  const found: Meta = {}
  let rest = field
  const url = URL.exec(rest)
  if (url) {
    found.url = url[0]
    rest = rest.replace(url[0], GAP)
  }
  // «Polar Notes 41 (2015)»
  const volume = VOLUME.exec(rest)?.groups
  if (volume) {
    Object.assign(found, { issue: volume.issue, date: volume.year })
    rest = rest.replace(VOLUME, GAP)
  }
  // 2021.10, alone in its field: among other words it may be any number.
  const [month] = /^\s*(?:19|20)\d{2}[./](?:0?[1-9]|1[0-2])\s*$/.exec(rest) ?? []
  const dated = month ? { date: month.trim(), rest: GAP } : takeDate(rest)
  // 2023年7月號 is an issue, and no date.
  const issue = ISSUE.exec(rest)
  if (dated && !(issue && rest.indexOf(dated.date) >= issue.index && issue[1]!.startsWith(dated.date))) {
    found.date = dated.date
    rest = dated.rest
  }
  rest = rest.replace(PAGES, GAP)
  const numbered = ISSUE.exec(rest)
  if (numbered) {
    const start = numbered.index
    const end = start + numbered[0].length
    // 第37期，2022年秋季號 is one issue.
    const next = SEASON.exec(rest.slice(end))?.[0].length ?? 0
    const stated = next > 0 ? rest.slice(start, end + next) : numbered[1]!
    found.issue = stated.replaceAll(GAP, '').trim()
    rest = `${rest.slice(0, start)}${GAP}${rest.slice(end + next)}`
    // «vol. 9, no. 2, 2016»
    const year = found.date ? undefined : /(?<=\u0000[,，\s]*)(?:19|20)\d{2}$/u.exec(rest)?.[0]
    if (year) Object.assign(found, { date: year })
    if (year) rest = rest.slice(0, -year.length)
  }
  rest = rest.replace(NAMED_ISSUE, GAP)
  return { found, rest: rest.replaceAll(GAP, ' ').replace(EDGES, '').replace(/\s+/g, ' ') }
}

/** Marks between facts, and the brackets that held one. */
export const EDGES = /^[\s,，、;；|·•–—\-(（]+|[\s,，、;；|·•–—\-(（)）.]+$|[（(]\s*[)）]/gu

export const URL = /https?:\/\/[^\s）)」』>\]，。]+/
const NUMERAL = '(?:\\d+|[〇零一二三四五六七八九十百]+)'
const YEAR = '(?:(?:19|20)\\d{2}|[一二][零〇○一二三四五六七八九]{3})\\s*年'
/** 總第四十一期, 第3卷第2期 */
const COUNTED = `(?:總|总)?\\s*第\\s*${NUMERAL}\\s*[期卷號号輯辑集](?:[，, ]*(?:第|總第|总第)\\s*${NUMERAL}\\s*期)?`
/** After a word only where it is one for a paper: 《裂谷》杂志2022年第4期. */
const ISSUE = new RegExp(
  `(?<![${LETTER}\\d])(?<![${HAN}](?<![刊誌志報报]))(?:[（(])?((?:${YEAR}\\s*(?:\\d{1,2}(?:[、至–-]\\d{1,2})?\\s*月|[一二三四五六七八九十]{1,2}月|[春夏秋冬]季?)|(?:19|20)\\d{2}\\s*[春夏秋冬]季?)[號号刊](?:\\s*[（(](?:${COUNTED}|No\\.? ?\\d+)[）)])?|(?:${YEAR}\\s*)?${COUNTED}|(?:總|总)?\\s*\\d+\\s*[期號号]|(?:vol(?:ume)?\\.?\\s*(?:\\d+|[ivxlc]+),?\\s*)?(?:issue|no\\.?|number)\\s*#?\\d+(?:,\\d{3}(?!\\d)|/\\d{4})?|issue (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|vol(?:ume)?\\.?\\s*\\d+)(?:[）)])?`,
  'i',
)
const VOLUME = new RegExp(
  `(?<=[${LETTER}]) (?<issue>\\d{1,3}(?:[.:]\\d{1,2})?) \\((?<year>(?:19|20)\\d{2})\\)`,
)
const SEASON = new RegExp(
  `^[，,．·・\\s]*(?:(?:${YEAR})?\\s*(?:[春夏秋冬]季?|\\d{1,2}月)[號号刊]|${YEAR}\\s*[春夏秋冬]季?)`,
)
/** «Winter Number»: an issue by its season, beside which its number stands. */
const NAMED_ISSUE = /(?<=^\W*)(?:Spring|Summer|Autumn|Fall|Winter) (?:Number|Issue|Edition)(?=\W*$)/i
const PAGES =
  /(?:[頁页]|pp?\.) ?\d+(?:[-–]\d+)?$|\s?第?[A-Z]?\d+(?:[-–—]+\d+)?[頁页版](?=$|[)）])|(?<=\s)\p{Script=Han}{2,6} ?[A-Z]\d{1,2}版?$|(?<=[期號号日]\s)[A-Z]\d{1,2}$/u

/** Whether a text states an issue: issue 12, 第3期. */
export const hasIssue = (text: string): boolean => ISSUE.test(text)
