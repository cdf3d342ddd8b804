import type { Repair } from '../model.ts'
import { lastUpTo } from './search.ts'

/** A change to a text: the stretch from `start` to `end` (UTF-16 code units, `end` exclusive) becomes `after`. */
export interface Edit {
  start: number
  end: number
  after: string
  kind: Repair['kind']
  /** 0 to 1; the edit is made when it reaches the threshold. */
  confidence: number
}

/** One stage of restoring: looks at a text and says what to change, in order and without overlaps. */
export type Mender = (text: string) => Edit[]

/** A text on its way through the menders that still knows where each of its places stood in the input. */
export interface Draft {
  text: string
  repairs: Repair[]
  /** Offsets in `text` and in the input where unchanged stretches begin; ascending, the first is 0, 0. */
  origins: { here: number; input: number }[]
  /** Stretches that were found damaged and left as they were; nothing else may touch them. Ascending. */
  held: Stretch[]
}

/** A stretch of a draft's text in UTF-16 code units; `end` is exclusive. */
interface Stretch {
  start: number
  end: number
}

/** Repairs made that are less certain than this are marked as doubtful. */
const CERTAIN = 0.9

/** A draft of the input as it came. */
export function draftOf(text: string): Draft {
  return { text, repairs: [], origins: [{ here: 0, input: 0 }], held: [] }
}

/** Runs one mender over the draft; edits below the threshold are reported and not made, and their places held. */
export function mend(draft: Draft, mender: Mender, threshold: number, positions: Positions): Draft {
  const edits = outside(draft.held, mender(draft.text))
  if (edits.length === 0) return draft
  const repairs = [...draft.repairs]
  const origins: Draft['origins'] = []
  const parts: string[] = []
  const inputOf = cursor(draft.origins)
  let length = 0
  let from = 0
  const keep = (to: number): void => {
    for (const origin of slice(draft.origins, from, to)) {
      origins.push({ here: length + origin.here - from, input: origin.input })
    }
    parts.push(draft.text.slice(from, to))
    length += to - from
    from = to
  }
  for (const { start, end, after, kind, confidence } of edits) {
    const made = confidence >= threshold
    const before = draft.text.slice(start, end)
    const repair = {
      ...positions(inputOf(start)),
      kind,
      before,
      after,
      confidence: rounded(confidence),
      made,
    }
    repairs.push(made && confidence < CERTAIN ? { ...repair, doubtful: true } : repair)
    if (!made) continue
    keep(start)
    if (after.length > 0) origins.push({ here: length, input: inputOf(start) })
    parts.push(after)
    length += after.length
    from = end
  }
  keep(draft.text.length)
  const [made, left] = [true, false].map((is) =>
    edits.filter(({ confidence }) => confidence >= threshold === is),
  ) as [Edit[], Edit[]]
  return { text: parts.join(''), repairs, origins, held: moved([...draft.held, ...left], made) }
}

/** The edits that touch no held stretch. */
function outside(held: Stretch[], edits: Edit[]): Edit[] {
  let next = 0
  return edits.filter(({ start, end }) => {
    while (next < held.length && held[next]!.end <= start) next++
    return next === held.length || held[next]!.start >= end
  })
}

/** Where stretches stand once the edits beside them are made. */
function moved(stretches: Stretch[], edits: Edit[]): Stretch[] {
  let next = 0
  let by = 0
  return stretches
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, end }) => {
      for (; next < edits.length && edits[next]!.end <= start; next++)
        by += edits[next]!.after.length - (edits[next]!.end - edits[next]!.start)
      return { start: start + by, end: end + by }
    })
}

function rounded(confidence: number): number {
  return Math.round(confidence * 1000) / 1000
}

/** Origins of the stretch from `from` to `to`, the first one cut to begin at `from`. */
function slice(origins: Draft['origins'], from: number, to: number): Draft['origins'] {
  const first = indexAt(origins, from)
  const found = [{ here: from, input: origins[first]!.input + from - origins[first]!.here }]
  for (let i = first + 1; i < origins.length && origins[i]!.here < to; i++) found.push(origins[i]!)
  return found
}

function cursor(origins: Draft['origins']): (offset: number) => number {
  return (offset) => {
    const origin = origins[indexAt(origins, offset)]!
    return origin.input + offset - origin.here
  }
}

/** Index of the last origin at or before the offset. */
function indexAt(origins: Draft['origins'], offset: number): number {
  return lastUpTo(offset, origins.length, (index) => origins[index]!.here)
}

/** Line and column, both from 1, of an offset in the input. */
export type Positions = (offset: number) => { line: number; column: number }

/** Positions in a text whose lines end in CRLF, LF or CR; offsets may come in any order, ascending is fastest. */
export function positionsIn(text: string, firstLine = 1): Positions {
  let starts: number[] | undefined
  return (offset) => {
    starts ??= [0, ...[...text.matchAll(/\r\n?|\n/g)].map((end) => end.index + end[0].length)]
    const all = starts
    const line = lastUpTo(offset, all.length, (index) => all[index]!)
    return { line: line + firstLine, column: offset - all[line]! + 1 }
  }
}
