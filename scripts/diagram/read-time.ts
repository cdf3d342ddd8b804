import { type Extent, readAmount } from './read-hedge.ts'

/** A stated time on a scale. */
export interface TimeExtent extends Extent {
  /** Years from the moment of speaking, or years of the calendar. */
  on: 'span' | 'calendar'
  /** At any time until then (在兩年內, within two years), not then. */
  within: boolean
}

/** Length of a unit in years. */
const UNITS: [RegExp, number][] = [
  [/世紀|世纪|centur/i, 100],
  [/decade/i, 10],
  [/年|years?\b/i, 1],
  [/月|months?\b/i, 1 / 12],
  [/星期|週|周|weeks?\b/i, 1 / 52],
  [/天|日|days?\b/i, 1 / 365],
]
const WITHIN = /[內内]|以前|之前|[頭头]|within|before|in the next|by\b/i
const CALENDAR = /(?<!\d)(?:1[5-9]|2[01])\d\d(?!\d)/
/** Decades (八十年代) and parts of a year are no points on such a scale. */
const UNSCALED = /年代|\d0s\b|世紀末|世纪末|季|[春夏秋冬]/

/**
 * Reads a time as it is said: `在3到5年內`, `10年`, `in six months`, `2040年`.
 * @returns undefined where no single number, or range, of one unit can be read
 */
export function readTime(text: string): TimeExtent | undefined {
  if (UNSCALED.test(text)) return undefined
  const within = WITHIN.test(text)
  if (CALENDAR.test(text)) {
    const years = text.match(new RegExp(CALENDAR, 'g'))!.map(Number)
    if (years.length > 2 || /月|日|至今|month|day/.test(text)) return undefined
    const [from, to = from] = years as [number, number?]
    return { from, to: to ?? from, softBelow: false, softAbove: false, on: 'calendar', within }
  }
  if (/^.{0,3}半年/u.test(text))
    return { from: 0.5, to: 0.5, softBelow: false, softAbove: false, on: 'span', within }
  const units = UNITS.filter(([unit]) => unit.test(text))
  const amount = readAmount(text)
  if (!amount || units.length !== 1) return undefined
  const [, years] = units[0]!
  return { ...amount, from: amount.from * years, to: amount.to * years, on: 'span', within }
}
