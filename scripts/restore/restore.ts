import type { Repair, RestoredText } from '../model.ts'
import { type Draft, draftOf, mend, type Mender, positionsIn } from './draft.ts'
import { undoDamage } from './undo-damage.ts'
import { widen } from './width.ts'

export interface RestoreOptions {
  /** Repairs less certain than this (0 to 1) are reported and not made. */
  threshold?: number
}

const THRESHOLD = 0.3

/** Undoes damage. */
export function restore(raw: string | Uint8Array, { threshold = THRESHOLD }: RestoreOptions = {}): RestoredText {
  const text = raw as string
  const positions = positionsIn(text)
  const menders: Mender[] = [(found) => undoDamage(found, threshold)]
  const run = (draft: Draft, mender: Mender): Draft => mend(draft, mender, threshold, positions)
  let draft = menders.reduce(run, draftOf(text))
  if (draft.repairs.some((repair: Repair) => repair.made)) draft = run(draft, widen)
  return { text: draft.text, repairs: draft.repairs }
}
