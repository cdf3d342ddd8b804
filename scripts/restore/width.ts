/**
 * ASCII punctuation that had been fullwidth: a mark that belongs to a Chinese sentence.
 *
 *     出世,如同   →  出世，如同
 *     3.5, Latin  stays
 *
 * Parentheses stay as they are: nothing in the text tells which kind they were.
 */
const FULLWIDTH: Record<string, string> = { ',': '，', ':': '：', ';': '；', '!': '！', '?': '？' }

/** Han characters and the marks that only Chinese text has; what stands beside one is in a Chinese sentence. */
const CHINESE = /[\p{Script=Han}，。、：；？！「」『』《》“”…—]/u
/** What may stand between a mark and the Chinese text it belongs to. */
const BRACKET = /[()[\]"'‘’\s]/

/** One mark to be written fullwidth. */
export interface Widening {
  at: number
  after: string
}

/** ASCII marks of a Chinese text that belong to its sentences rather than to numbers, Latin or addresses. */
export function widenings(text: string): Widening[] {
  const found: Widening[] = []
  for (const match of text.matchAll(/[,:;!?]/g)) {
    const at = match.index
    if (belongsToChinese(text, at)) found.push({ at, after: FULLWIDTH[match[0]]! })
  }
  return found
}

function belongsToChinese(text: string, at: number): boolean {
  const left = neighbour(text, at, -1)
  const right = neighbour(text, at, 1)
  const chineseLeft = CHINESE.test(left)
  const chineseRight = CHINESE.test(right)
  if (chineseLeft && chineseRight) return true
  // Between Latin and Chinese the mark is the sentence's, unless it is tied to the Latin side: `12:30`, `a:b`.
  if (chineseLeft) return text[at + 1] !== '/' && right !== '' ? true : right === ''
  return chineseRight && /[\p{L}\p{N}%)\]"”’」』》]/u.test(text[at - 1] ?? '')
}

/** The nearest character in a direction that is no bracket or space; '' at the end of the paragraph. */
function neighbour(text: string, at: number, step: 1 | -1): string {
  for (let i = at + step; i >= 0 && i < text.length && text[i] !== '\n'; i += step) {
    if (!BRACKET.test(text[i]!)) return text[i]!
  }
  return ''
}
