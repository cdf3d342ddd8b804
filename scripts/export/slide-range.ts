import { parseRangeString } from '@slidev/parser/core'
import { UserError } from '../user-error.ts'

/** A part of a range that Slidev's notation does not know; undefined if there is none. */
export const wrongPartOf = (range: string): string | undefined =>
  range
    .split(',')
    .map((part) => part.trim())
    .find((part) => !/^(?:\*|all|\d+|\d+-\d*|-\d+)$/.test(part))

/**
 * The slides of a range in Slidev's notation. Slidev passes over what it cannot read, and takes slides for given that
 * are not there; both would end in an empty PDF or an endless wait.
 *
 * @throws UserError if a part of it is no range, or none of its slides is there
 */
export function slidesOf(total: number, range?: string): number[] {
  const wrong = range === undefined ? undefined : wrongPartOf(range)
  if (wrong !== undefined)
    throw new UserError(`Cannot read range ${range}: “${wrong}” is not like 1-5, 8 or 9-`)
  const wanted = parseRangeString(total, range).filter((no) => no >= 1 && no <= total)
  if (wanted.length === 0 && total > 0)
    throw new UserError(`Cannot open slides ${range}: the deck has slides 1 to ${total}`)
  return [...new Set(wanted)].sort((a, b) => a - b)
}

/** What of a range is not in the deck, in a sentence; undefined if all of it is there, or none. Slides such as `9-` ask for as many as there are. */
export function cutOf(total: number, range: string): string | undefined {
  const named = (range.match(/\d+/g) ?? []).map(Number)
  const isIn = (no: number) => no >= 1 && no <= total
  return named.every(isIn) || !parseRangeString(total, range).some(isIn)
    ? undefined
    : `the deck has slides 1 to ${total}; of ${range} only those are exported`
}
