import { type Extent, readAmount } from '../scripts/diagram/read-hedge'

/** Where a runner may be, in per cent of the lane from its start: one place, or from … to where that is not sure. */
export interface Place {
  from: number
  to: number
  /** Whether the speaker gave an estimate. */
  soft: boolean
}

/** Left of the last runner and right of the first, in per cent of the lane. */
const margin = { start: 6, end: 4 }
/** How far a hedge reaches beyond the numbers, in parts of them. It says that there is doubt, not how much. */
const doubt = 0.15

/**
 * Places runners in one race. Each says by how much it is behind the one before; doubts add up.
 * @param behind the words of each runner but the first; words without a number count as one, in doubt
 */
export function placeRunners(behind: string[]): Place[] {
  const gaps = behind.map(
    (words): Extent => readAmount(words) ?? { from: 1, to: 1, softBelow: true, softAbove: true },
  )
  let least = 0
  let most = 0
  const lags = gaps.map(({ from, to, softBelow, softAbove }) => {
    least += from * (softBelow ? 1 - doubt : 1)
    most += to * (softAbove ? 1 + doubt : 1)
    return { least, most }
  })
  const scale = (100 - margin.start - margin.end) / (most || 1)
  const at = (lag: number) => Math.round((100 - margin.end - lag * scale) * 10) / 10
  return [
    { from: at(0), to: at(0), soft: false },
    ...lags.map((lag) => ({ from: at(lag.most), to: at(lag.least), soft: lag.most > lag.least })),
  ]
}

/** Tells the styles where each item of a slide's list stands. */
export function showPlaces(main: HTMLElement): void {
  const items = [...main.querySelectorAll<HTMLElement>(':scope > ol > li')]
  const behind = items.slice(1).map((item) => {
    const words = item.cloneNode(true) as HTMLElement
    for (const part of words.querySelectorAll('strong, .deck-cite')) part.remove()
    return words.textContent ?? ''
  })
  for (const [index, { from, to, soft }] of placeRunners(behind).entries()) {
    const item = items[index]
    item?.style.setProperty('--from', `${from}`)
    item?.style.setProperty('--to', `${to}`)
    item?.toggleAttribute('data-soft', soft)
  }
}
