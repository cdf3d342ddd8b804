/** 12:31, 00:12:31, 00:12:31.250; hours may have more than two digits in WebVTT. */
const TIME = '\\d{1,3}:\\d{2}(?::\\d{2})?(?:[.,]\\d{1,3})?'
const SPAN = `${TIME}(?:\\s*(?:-->|[-–—~])\\s*${TIME})?`
const BRACKETED = `[[(（【［<]\\s*${SPAN}\\s*[\\])）】］>]`

/** Also within the mark that sets a label bold: **[00:12:31] Jane Roe:** */
const LEADING_BRACKETED = new RegExp(`^(\\*{1,3}|_{1,2})?${BRACKETED}\\s*[-–—|]?\\s*`)
const LEADING_BARE = new RegExp(`^(${SPAN})(?:\\s+[-–—|]?\\s*|$)`)
const TRAILING = new RegExp(`\\s*(?:${BRACKETED}|\\s${SPAN})\\s*$`)
/** Inside running text only square brackets are sure to be a recording's time and not a verse or a clock. */
const INSIDE = new RegExp(`\\s*\\[${TIME}\\]`, 'g')
const CUE_TIMING = new RegExp(`^\\s*${TIME}\\s*-->\\s*${TIME}`)

/** WebVTT and SRT: 00:00:01.000 --> 00:00:04.000 align:start. */
export const isCueTiming = (line: string): boolean => CUE_TIMING.test(line)

/** Takes [00:12:31] or (12:31) off a line's start. */
export const withoutLeadingTime = (line: string): string => line.replace(LEADING_BRACKETED, '$1')

/** Takes 00:12:31 without brackets off a line's start; for texts that are known to have them. */
export const withoutBareTime = (line: string): string => line.replace(LEADING_BARE, '')

export const hasBareTime = (line: string): boolean => LEADING_BARE.test(line)

/** «Jane Roe  00:12» → «Jane Roe». */
export const withoutTrailingTime = (label: string): string => label.replace(TRAILING, '')

export const withoutTimesInside = (text: string): string =>
  text.includes('[') ? text.replace(INSIDE, '') : text
