/**
 * ASCII punctuation that had been fullwidth: a mark that belongs to a Chinese sentence.
 *
 *     出世,如同   →  出世，如同
 *     3.5, Latin  stays
 *
 * Parentheses stay as they are: nothing in the text tells which kind they were.
 */
import type { Edit } from './draft.ts'

const FULLWIDTH: Record<string, string> = { ',': '，', ':': '：', ';': '；', '!': '！', '?': '？' }

/** Han characters and the marks that only Chinese text has; what stands beside one is in a Chinese sentence. */
const CHINESE = /[\p{Script=Han}，。、：；？！「」『』《》“”…—]/u
/** What may stand between a mark and the Chinese text it belongs to. */
const BRACKET = /[()[\]"'‘’\s]/

/** Widens the ASCII marks of a Chinese text that belong to its sentences rather than to numbers, Latin or addresses. */
export function widen(text: string): Edit[] {
  const edits: Edit[] = []
  // Marks in a row, `?!`, are of one kind.
  for (const { 0: marks, index: start } of text.matchAll(/[,:;!?]+/g)) {
    const end = start + marks.length
    if (!belongsToChinese(text, start, end)) continue
    const after = marks.replace(/./g, (mark) => FULLWIDTH[mark]!)
    edits.push({ start, end, after, kind: 'width', confidence: 0.95 })
  }
  return edits
}

function belongsToChinese(text: string, start: number, end: number): boolean {
  const left = neighbour(text, start, -1)
  const right = neighbour(text, end - 1, 1)
  const chineseLeft = CHINESE.test(left)
  const chineseRight = CHINESE.test(right)
  if (chineseLeft && chineseRight) return true
  // Between Latin and Chinese the mark is the sentence's, unless it is tied to the Latin side: `12:30`, `a:b`.
  if (chineseLeft) return text[end] !== '/' || right === ''
  return chineseRight && /[\p{L}\p{N}%)\]"”’」』》]/u.test(text[start - 1] ?? '')
}

/** The nearest character in a direction that is no bracket or space; '' at the end of the paragraph. */
function neighbour(text: string, at: number, step: 1 | -1): string {
  for (let i = at + step; i >= 0 && i < text.length && text[i] !== '\n'; i += step) {
    if (!BRACKET.test(text[i]!)) return text[i]!
  }
  return ''
}
