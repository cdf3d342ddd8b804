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
  const dated = takeDate(rest)
  // 2023年7月號 is an issue, and no date.
  const issue = ISSUE.exec(rest)
  if (dated && !(issue && rest.indexOf(dated.date) >= issue.index && issue[1]!.startsWith(dated.date))) {
    found.date = dated.date
    rest = dated.rest
  }
  rest = rest.replace(PAGES, GAP)
  const numbered = ISSUE.exec(rest)
  if (numbered) {
    found.issue = numbered[1]!.replaceAll(GAP, '').trim()
    rest = `${rest.slice(0, numbered.index)}${GAP}${rest.slice(numbered.index + numbered[0].length)}`
  }
  return { found, rest: rest.replaceAll(GAP, ' ').replace(EDGES, '').replace(/\s+/g, ' ') }
}

/** Marks between facts, and the brackets that held one. */
export const EDGES = /^[\s,，、;；|·•–—\-(（]+|[\s,，、;；|·•–—\-(（)）.]+$|[（(]\s*[)）]/gu

export const URL = /https?:\/\/[^\s）)」』>\]，。]+/
const NUMERAL = '(?:\\d+|[〇零一二三四五六七八九十百]+)'
const ISSUE = new RegExp(
  `(?<![${LETTER}${HAN}\\d])(?:[（(])?((?:19|20)\\d{2}\\s*年\\s*(?:\\d{1,2}\\s*月|[春夏秋冬]季?)[號号刊]|(?:(?:19|20)\\d{2}\\s*年\\s*)?(?:總|总)?\\s*第\\s*${NUMERAL}\\s*[期卷號号](?:[，, ]*(?:第|總第|总第)\\s*\\d+\\s*期)?|(?:總|总)?\\s*\\d+\\s*[期號号]|(?:vol(?:ume)?\\.?\\s*\\d+,?\\s*)?(?:issue|no\\.?|number)\\s*#?\\d+(?:/\\d{4})?|vol(?:ume)?\\.?\\s*\\d+)(?:[）)])?`,
  'i',
)
const PAGES = /(?:[頁页]|pp?\.) ?\d+(?:[-–]\d+)?$|\s?第?[A-Z]?\d+(?:[-–—]+\d+)?[頁页版](?=$|[)）])/u

/** Whether a text states an issue: issue 12, 第3期. */
export const hasIssue = (text: string): boolean => ISSUE.test(text)
