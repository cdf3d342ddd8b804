import type { Repair, RestoredText } from '../model.ts'
import { glossAt, readsLastPair } from './gloss.ts'
import { READING } from './readings.ts'
import { type Page, undoShift } from './shift.ts'
import { PageStatistics } from './statistics.ts'
import { widenings } from './width.ts'

/** Undoes damage. */
export function restore(raw: string | Uint8Array): RestoredText {
  const text = raw as string
  const page: Page = {
    statistics: new PageStatistics(text.replace(new RegExp(`\\(${READING}\\)`, 'g'), '')),
    form: () => 0,
  }
  const repairs: Repair[] = []
  let out = ''
  let at = 0
  for (const { index } of text.matchAll(/[(?]/g)) {
    if (index < at) continue
    out += text.slice(at, index)
    at = index
    const gloss = glossAt(text, index)
    if (gloss) {
      if (readsLastPair(gloss.reading, out)) at = gloss.end
      continue
    }
    if (text[index] === '?') {
      page.statistics.moveTo(out.length)
      const ways = undoShift(text, index, out, page)
      const [best] = ways
      if (best)
        console.error(
          out.slice(-8),
          text.slice(index, best.end),
          ways
            .slice(0, 4)
            .map((w) => w.text + ' ' + w.confidence.toFixed(3))
            .join(' | '),
        )
      if (best && best.confidence > 0.1) {
        out += best.text
        at = best.end
      }
    }
  }
  out += text.slice(at)
  const chars = [...out]
  let result = out
  for (const { at, after } of widenings(out)) result = result.slice(0, at) + after + result.slice(at + 1)
  void chars
  return { text: result, repairs }
}
