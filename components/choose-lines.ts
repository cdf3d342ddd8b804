import type { Ending } from './break-phrases'

/** A phrase on one long line: where it ends there, and how well a line may end behind it. */
export interface Stretch {
  end: number
  /** Where the next one begins, if a space stands between. */
  next?: number
  ending: Ending
}

/** How well a line ends, best first. */
const rankOf = { clause: 0, phrase: 1, word: 1, weak: 2 } satisfies Record<Ending, number>

/** Lines of a text. */
export interface Lines {
  /** Indices of the phrases that end a line, the last phrase among them. */
  ends: number[]
  /** 0 where all lines end with a clause, 1 where some end elsewhere between phrases, 2 where one hangs. */
  rank: number
}

/** What a line's end behind no clause costs; as much as two lines of which one is three times as long as the other. */
const costOf = { clause: 0, phrase: 0.5, word: 0.7, weak: 1.1 } satisfies Record<Ending, number>
/** A clause torn so that less than this share of the line stands before the break, or behind it. */
const stub = 0.3
const costOfStub = 0.3

/**
 * Divides a text into the fewest lines that fit, which end where clauses do rather than elsewhere, leave no scrap of a
 * clause behind, and are as even as that allows: the cheapest division, by dynamic programming.
 * @param stretches the text's phrases in order
 * @param room greatest length of a line
 * @returns undefined where a phrase is longer than a line
 */
export function chooseLines(stretches: readonly Stretch[], room: number): Lines | undefined {
  const startOf = (index: number) =>
    index === 0 ? 0 : (stretches[index - 1]!.next ?? stretches[index - 1]!.end)
  const length = (from: number, to: number) => stretches[to]!.end - startOf(from)
  const last = stretches.length - 1
  if (stretches.some((_, index) => length(index, index) > room)) return undefined
  let count = 1
  for (let index = 0, from = 0; index <= last; index++) {
    if (length(from, index) <= room) continue
    count++
    from = index
  }
  const mean = stretches[last]!.end / count
  const cost = (from: number, to: number): number => {
    const whole = length(from, to)
    const inner = Array.from({ length: to - from }, (_, at) => from + at).filter(
      (at) => stretches[at]!.ending === 'clause',
    )
    const isTorn = (at: number) => at >= 0 && at < last && stretches[at]!.ending !== 'clause'
    const tail = isTorn(to) && inner.length > 0 && length(inner.at(-1)! + 1, to) < stub * whole
    const head = isTorn(from - 1) && inner.length > 0 && length(from, inner[0]!) < stub * whole
    const end = to === last ? 0 : costOf[stretches[to]!.ending]
    return end + (tail ? costOfStub : 0) + (head ? costOfStub : 0) + ((whole - mean) / mean) ** 2
  }
  interface Division {
    cost: number
    ends: number[]
  }
  // Divisions of the stretches up to each one, into as many lines as there were rounds.
  let divisions: (Division | undefined)[] = stretches.map((_, to) =>
    length(0, to) <= room ? { cost: cost(0, to), ends: [to] } : undefined,
  )
  for (let line = 1; line < count; line++) {
    const before = divisions
    divisions = stretches.map((_, to) => {
      let best: Division | undefined
      for (let from = to; from > 0 && length(from, to) <= room; from--) {
        const rest = before[from - 1]
        if (!rest) continue
        const total = rest.cost + cost(from, to)
        if (!best || total < best.cost) best = { cost: total, ends: [...rest.ends, to] }
      }
      return best
    })
  }
  const { ends } = divisions[last]!
  return { ends, rank: Math.max(0, ...ends.slice(0, -1).map((at) => rankOf[stretches[at]!.ending])) }
}
