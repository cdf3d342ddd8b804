const NUMBER = '(?:\\d{1,2}|[（(]?[一二三四五六七八九十]{1,3})'
/** 1. … 2、… 一、… 問題三：… 問一　… Q4. …, also in bold: the number before a question; behind the word a space is enough. */
const NUMBERED = new RegExp(
  `^(?:\\*\\*|__)?(?:(?:[問问提]?[問问][題题]?|Question|No\\.|Q)\\s*(?<told>${NUMBER})(?:\\s*[.．、:：)）]|\\s)|(?<number>${NUMBER})\\s*[.．、:：)）](?!\\d))\\s*(?:\\*\\*|__)?\\s*`,
  'i',
)

/** The number before a question, and its length in UTF-16 units with all that belongs to it. */
export function questionNumber(text: string): { count: number; length: number } | undefined {
  const match = NUMBERED.exec(text)
  if (!match) return undefined
  const { told, number = told! } = match.groups!
  return {
    count: /\d/.test(number) ? Number(number) : countOf(number.replace(/^[（(]/u, '')),
    length: match[0].length,
  }
}

/** Whether a number goes on from the one before it, 0 before the first; a page may leave out one. */
export const goesOnFrom = (before: number, count: number): boolean =>
  count === before + 1 || (before > 0 && count === before + 2)

/** 一 to 十九; interviews have no more questions that are counted so. */
function countOf(han: string): number {
  const digit = '一二三四五六七八九'.indexOf(han.at(-1)!) + 1
  return han.startsWith('十') ? 10 + digit : digit
}
