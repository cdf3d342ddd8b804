/** 1. … 2、… 一、… 問題三：… Q4. …, also in bold: the number before a question. */
const NUMBERED =
  /^(?:\*\*|__)?(?:(?:問題|问题|提問|提问|Question|No\.|Q)\s*)?(?:(?<figure>\d{1,2})|[（(]?(?<han>[一二三四五六七八九十]{1,3}))\s*[.．、:：)）](?!\d)\s*(?:\*\*|__)?\s*/i

/** The number before a question, and its length in UTF-16 units with all that belongs to it. */
export function questionNumber(text: string): { count: number; length: number } | undefined {
  const match = NUMBERED.exec(text)
  if (!match) return undefined
  const { figure, han } = match.groups!
  return { count: figure ? Number(figure) : countOf(han!), length: match[0].length }
}

/** 一 to 十九; interviews have no more questions that are counted so. */
function countOf(han: string): number {
  const digit = '一二三四五六七八九'.indexOf(han.at(-1)!) + 1
  return han.startsWith('十') ? 10 + digit : digit
}
