import { foldedUnit } from './fold.ts'
import { charOf, pairOf, TRAIL_MIN } from './gbk.ts'
import { asksBehind, nextOpen } from './statistics.ts'

/** Characters of clean text (UTF-16 code units) that join in the judgement on either side of a run. */
export const CONTEXT = 6

/**
 * The clean text to the left of a place, as far as it bears on what comes. A paragraph may be as long as a book, so it
 * is read once, as it grows.
 */
export class CleanText {
  /** Brackets and quotation marks of the paragraph that are open before `end`, outermost first. */
  open = ''
  /** The sentence has a word before `end` by which it asks. */
  asks = false
  /** The two characters before `end`, folded code units. */
  #last: [number, number] = [0, 0]
  /** The last characters of the paragraph, `CONTEXT` at most. */
  end = ''
  /** Of all paragraphs, in UTF-16 code units. */
  length = 0

  append(text: string): void {
    this.length += text.length
    const line = text.lastIndexOf('\n')
    if (line >= 0) {
      this.open = ''
      this.asks = false
      this.#last = [0, 0]
    }
    const paragraph = line < 0 ? this.end + text : text.slice(line + 1)
    const from = Math.max(0, paragraph.length - CONTEXT)
    for (let at = 0; at < from; at++) {
      this.open = nextOpen(this.open, paragraph.charCodeAt(at))
      const unit = foldedUnit(paragraph.charCodeAt(at))
      this.asks = asksBehind(this.asks, ...this.#last, unit)
      this.#last = [this.#last[1], unit]
    }
    this.end = paragraph.slice(from)
  }
  /**
   * The character that the last two bytes make; '' when they are no pair. In 片F they sit astride: the last of 片 and
   * the letter are 現.
   */
  get lastPair(): string {
    const last = this.end[this.end.length - 1] ?? ''
    const code = last.charCodeAt(0)
    if (!(code < 0x80)) return last
    if (code < TRAIL_MIN) return ''
    return charOf((pairOf(this.end[this.end.length - 2] ?? '') ?? 0) & 0xff, code)
  }
}
