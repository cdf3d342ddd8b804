import { ENGLISH_NUMERALS, HAN_DIGITS } from '../numeral-words.ts'

/** How far a figure reaches, and at which end the speaker was not sure. */
export interface Extent {
  /** The figure, or the lower end of a range. */
  from: number
  /** The figure, or the upper end of a range. */
  to: number
  /** It may be less than `from` (左右, 不到). */
  softBelow: boolean
  /** It may be more than `to` (至少, 左右). */
  softAbove: boolean
}

const figure = /\d+(?:\.\d+)?/g
const atLeast =
  /至少|起碼|起码|以上|超過|超过|不低於|不低于|不少於|不少于|多於|多于|有餘|有余|at least|over|more than|above|\+/i
const atMost =
  /至多|最多|頂多|顶多|以下|不到|不足|未到|低於|低于|少於|少于|at most|up to|under|less than|below|almost|nearly/i
const around =
  /左右|上下|大約|大约|大概|約|约|可能|差不多|將近|将近|接近|估計|估计|about|around|roughly|some|approximately|~/i

const hanNumeral = /[一二兩两三四五六七八九十百]+/g
const englishNumeral = new RegExp(`\\b(?:${[...ENGLISH_NUMERALS.keys()].slice(1).join('|')})\\b`, 'gi')

/** 三 → [3], 十五 → [15], 兩三 → [2, 3], 二三十 → [20, 30], 十四五 → [14, 15]: digits side by side are a range. */
function readHanNumeral(numeral: string): number[] {
  const digit = (character: string | undefined) =>
    HAN_DIGITS.indexOf((character ?? '').replace(/[兩两]/, '二'))
  const [, tensRange, onesRange] = /^([^十百]{2})十$|^十([^十百]{2})$/.exec(numeral) ?? []
  if (tensRange) return [...tensRange].map((character) => digit(character) * 10)
  if (onesRange) return [...onesRange].map((character) => 10 + digit(character))
  if (!/[十百]/.test(numeral)) return [...numeral].map(digit)
  const [, hundreds, , tens, ones] = /^(?:(.)?(百))?(?:(.)?十)?(.)?$/.exec(numeral) ?? []
  const ten = numeral.includes('十') ? (tens ? digit(tens) : 1) * 10 : 0
  return [
    (numeral.includes('百') ? (hundreds ? digit(hundreds) : 1) * 100 : 0) + ten + (ones ? digit(ones) : 0),
  ]
}

/** Between the two ends of a range: 5年到8年, two or three. */
const rangeSign = /^\s*[個个年月天%]?\s*(?:[–—~至到或-]|to|or)\s*$/

/** The last number of a text, in figures or in words up to the hundreds, or both ends of the range it closes. */
function lastNumber(text: string): number[] {
  const found = [
    ...Array.from(text.matchAll(figure), ({ 0: digits, index }) => ({
      digits,
      index,
      values: [Number(digits)],
    })),
    ...Array.from(text.matchAll(hanNumeral), ({ 0: digits, index }) => ({
      digits,
      index,
      values: readHanNumeral(digits),
    })),
    ...Array.from(text.matchAll(englishNumeral), ({ 0: digits, index }) => ({
      digits,
      index,
      values: [ENGLISH_NUMERALS.get(digits.toLowerCase())!],
    })),
  ].sort((a, b) => a.index - b.index)
  const [before, last] = found.slice(-2)
  if (!before || !last) return before?.values ?? []
  const between = text.slice(before.index + before.digits.length, last.index)
  return rangeSign.test(between) ? [before.values[0]!, last.values.at(-1)!] : last.values
}

/**
 * Reads the amount that a statement ends on, with its hedge; numbers may be words: `領先可能兩三年`, `is about ten
 * years ahead`.
 * @returns undefined where there is no number
 */
export function readAmount(text: string): Extent | undefined {
  const numbers = lastNumber(text.replace(/(\d),(?=\d{3})/g, '$1'))
  return readExtent(`${text.replace(/[\d一二兩两三四五六七八九十百]/g, '')} ${numbers.join(' ')}`)
}

/** What an amount counts, for telling amounts of different kinds apart: the words after its last number. */
export function unitOf(text: string): string {
  const [, unit = ''] =
    /.*(?:[\d一二兩两三四五六七八九十百]|\b[a-z]+(?= years?| months?| points?| lengths?))(.*)$/i.exec(text) ??
    []
  return unit.replace(/左右|以上|以下|多|[個个\s]/g, '')
}

/**
 * Reads a figure with its hedge: `至少90%`, `90%–95%`, `about 20%`.
 * @returns undefined where there is no figure, or more than two
 */
export function readExtent(text: string): Extent | undefined {
  const figures = [...text.replace(/(\d),(?=\d{3})/g, '$1').matchAll(figure)].map(([digits]) =>
    Number(digits),
  )
  const [from, to = from] = figures
  if (from === undefined || to === undefined || figures.length > 2) return undefined
  const soft = around.test(text)
  return {
    from: Math.min(from, to),
    to: Math.max(from, to),
    softBelow: soft || atMost.test(text),
    softAbove: soft || atLeast.test(text),
  }
}

/** How far a soft end is drawn out, in parts of the whole scale. It says that there is doubt, not how much. */
const softness = 0.08

/**
 * The stops of a bar from 0 to the figure, in per cent of its track: full until the first, fading until the second.
 * Without doubt both are the figure itself; between the ends of a range the bar fades.
 */
export function barStops({ from, to, softBelow, softAbove }: Extent, whole: number): [number, number] {
  const full = from / whole - (softBelow ? softness : 0)
  const gone = to / whole + (softAbove ? softness : 0)
  const percent = (share: number) => Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10
  return [percent(full), percent(gone)]
}
