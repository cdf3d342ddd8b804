/** Numerals in words, for those who read figures of either language. */

/** At each place the digit that it is. */
export const HAN_DIGITS = '零一二三四五六七八九'

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
/** zero to nineteen, and the tens. */
export const ENGLISH_NUMERALS = new Map([
  ...ONES.map((word, value) => [word, value] as const),
  ...TENS.map((word, at) => [word, (at + 2) * 10] as const),
])
