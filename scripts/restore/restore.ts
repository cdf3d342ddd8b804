import type { Repair, RestoredText } from '../model.ts'
import { type Draft, draftOf, type Mender, mend, type Positions, positionsIn } from './draft.ts'
import { decode } from './encoding.ts'
import { decodeEntities } from './entity.ts'
import { isPage, mainText } from './html.ts'
import { dropInvisible } from './invisible.ts'
import { unifyLineEnds } from './line-end.ts'
import { dropMarkup } from './markup.ts'
import { undoMojibake } from './mojibake.ts'
import { undoDamage } from './undo-damage.ts'
import { widen } from './width.ts'

export interface RestoreOptions {
  /** Repairs less certain than this (0 to 1) are reported and not made. */
  threshold?: number
}

/** Repairs less certain than this are left to a reader. */
export const THRESHOLD = 0.25
/** Passes until nothing changes any more; more than two have not been seen. */
const PASSES_MAX = 4

/**
 * Undoes what scraping did to a page: glosses, runs decoded a byte late, swallowed brackets, leftover markup,
 * wrong encodings. Whatever is not damaged comes back byte for byte, and restoring twice is restoring once.
 *
 * @param raw a text, a saved HTML page, or the bytes of either in UTF-8, UTF-16, GBK, GB18030 or Big5
 * @returns the clean text, and every repair in the order of its place: line and column (both from 1, columns
 *   in UTF-16 code units) in the decoded input, what stood there and what was put. `made: false` marks what
 *   was found and left as it was, because it is less certain than the threshold or cannot be told at all;
 *   `doubtful` what was repaired as well as can be told and should be looked at.
 */
export function restore(raw: string | Uint8Array, options: RestoreOptions = {}): RestoredText {
  if (typeof raw === 'string') return restoreText(raw, options)
  const { text, encoding } = decode(raw)
  const restored = restoreText(text, options)
  return encoding === 'utf-8'
    ? restored
    : { ...restored, repairs: [reencoded(encoding), ...restored.repairs] }
}

/** The repair that decoding from anything but UTF-8 is. */
export function reencoded(encoding: string): Repair {
  return {
    line: 1,
    column: 1,
    kind: 'encoding',
    before: encoding,
    after: 'utf-8',
    confidence: 0.99,
    made: true,
  }
}

/** Restores a decoded text; `firstLine` is the number of its first line. */
export function restoreText(text: string, options: RestoreOptions = {}, firstLine = 1): RestoredText {
  const positions = positionsIn(text, firstLine)
  const threshold = options.threshold ?? THRESHOLD
  let draft = isPage(text) ? mainText(text) : draftOf(text)
  for (let pass = 0; pass < PASSES_MAX; pass++) {
    // What was left as it was is looked at again: the text around it may tell by now.
    const next = runMenders({ ...draft, held: [] }, threshold, positions)
    if (next.text === draft.text) return finished(pass === 0 ? next : draft)
    draft = next
  }
  return finished(draft)
}

function runMenders(draft: Draft, threshold: number, positions: Positions): Draft {
  const through = (from: Draft, menders: Mender[]): Draft =>
    menders.reduce((found, mender) => mend(found, mender, threshold, positions), from)
  const readable = through(draft, [undoMojibake, dropInvisible, unifyLineEnds])
  const undamaged = through(readable, [(text) => undoDamage(text, threshold)])
  // The rest is what such sites do beside the damage; in an honest text it is the author's.
  if (undamaged.text === readable.text) return undamaged
  return through(undamaged, [decodeEntities, dropMarkup, widen])
}

/** The repairs in their order; of what was left at first, only what was not repaired later. */
function finished({ text, repairs }: Draft): RestoredText {
  const placeOf = ({ line, column }: Repair): string => `${line}:${column}`
  const reported = new Set(repairs.filter(({ made }) => made).map(placeOf))
  const standing = repairs.filter((repair) => {
    if (repair.made) return true
    const isFirst = !reported.has(placeOf(repair))
    reported.add(placeOf(repair))
    return isFirst
  })
  return { text, repairs: standing.sort((a, b) => a.line - b.line || a.column - b.column) }
}
