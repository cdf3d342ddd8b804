/**
 * Glosses: the reading of a character in parentheses, put after every occurrence of its two bytes.
 *
 *     發(fā)展   →  發展
 *      ^^^^
 *     片F(xiàn)在  →  片F在   the two bytes sat astride: the last of 片 and the letter read 現 together
 */
import { charOf, pairOf, TRAIL_MIN } from './gbk.ts'
import { isReadingOf, READING } from './readings.ts'

const GLOSS = new RegExp(`\\((${READING})\\)`, 'y')

/** Whether a parenthesis opens something that has the shape of a gloss; `end` is exclusive. */
export function glossAt(text: string, at: number): { reading: string; end: number } | null {
  GLOSS.lastIndex = at
  const match = GLOSS.exec(text)
  return match ? { reading: match[1]!, end: at + match[0].length } : null
}

/** The character whose bytes are the last two of the clean text; '' when they are not a pair. */
export function lastPair(before: string): string {
  const last = before[before.length - 1] ?? ''
  const code = last.charCodeAt(0)
  if (!(code < 0x80)) return last
  if (code < TRAIL_MIN) return ''
  return charOf((pairOf(before[before.length - 2] ?? '') ?? 0) & 0xff, code)
}

/** Whether the gloss at `at` reads the two bytes before it. */
export function readsLastPair(reading: string, before: string): boolean {
  return isReadingOf(lastPair(before), reading)
}
