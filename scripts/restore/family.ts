/**
 * Is this text one of the family, or an honest text that happens to have readings in parentheses?
 *
 * Damage is a process without understanding: it glosses every occurrence of the pairs on its list and no
 * other character, common ones as readily as rare ones; and it leaves runs decoded a byte late. A person
 * glosses the hard characters, or the first occurrence, or every character of a lesson.
 */

import { simplifiedByCharacter } from '../chinese-scripts.ts'
import { jieba } from '../words.ts'
import { glossAt } from './damaged-text.ts'
import { charOf, inGb2312, leads, pairOf } from './gbk.ts'
import {
  GLOSSES,
  hasTone,
  isReadingOf,
  READING,
  readingsInText,
  sameSyllable,
  usualReadings,
  withoutGlosses,
} from './readings.ts'
import { logShare } from './statistics.ts'

/** What speaks for and against damage in a text. */
export interface Evidence {
  /** Runs that begin with a lost byte and the rest of a reading that fits it, or end in half a closing tag. */
  shifts: number
  /** Glosses that read the character before them, by character. */
  glosses: Map<string, number>
  /** The same with their readings, as `發fā`; the site's own list as far as this text shows it. */
  readings: Set<string>
  /** Characters glossed with more than one reading, which a list of pairs cannot do. */
  polyphones: number
  /** Glosses without a tone mark, as 們(men): the process has none. */
  untoned: number
  /** Occurrences of those characters in the text, glossed or not. */
  occurrences: Map<string, number>
  /** Share of Han characters that are glossed. */
  coverage: number
  /** Most Han characters in a row that are each glossed. */
  longestRow: number
  /** Share of Han characters outside GB 2312, which Traditional text has plenty of and Simplified text hardly any. */
  traditional: number
  /** How much commoner (natural logarithm) the median glossed character is than the median other one. */
  commonness: number
}

const SUSPECT = new RegExp(`[(?]${READING}\\)`)
/** `?` behind a Chinese character or mark, perhaps a mark with its own `?` between, and a tag without its bracket. */
const LOST_BRACKET =
  /[\u3000-\u9fff\uff00-\uffef](?:\?[!-/:-?])?\?\/(?:p|strong|b|span|em|div|td|li|a|font|h[1-6])>/g
const HAN = /\p{Script=Han}/gu
/** What a page calls itself (`mainText`), which a site sets apart from the text that it glosses. */
const HEAD = /^(?:---\n[\s\S]*?\n---\s*)?# .*/
const SHIFT_START = new RegExp(`(.)(?:\\(${READING}\\))?\\?(${READING})\\)`, 'gu')
/** `?,F(xiàn)`: the mark's second byte and the letter are 現. */
const ASTRIDE_GLOSSED = new RegExp(`\\?([!-/:-?！-？])([@-~])\\((${READING})\\)`, 'g')
const UNTONED = /(\p{Script=Han})\(([a-z]{1,6})\)/gu

/** Whether a text has anything that looks like damage; cheap, loads nothing. */
export function isSuspect(text: string): boolean {
  return hasReading(text) || text.search(LOST_BRACKET) >= 0
}

/** Whether a text has a reading in parentheses, or what is left of one. */
export const hasReading = (text: string): boolean => SUSPECT.test(text)

/** Counts what speaks for and against. */
export function weigh(text: string): Evidence {
  const glosses = new Map<string, number>()
  const readings = new Set<string>()
  let longestRow = 0
  let row = 0
  let rowEnd = -1
  let glossed = 0
  for (const { index } of text.matchAll(/\(/g)) {
    const gloss = glossAt(text, index)
    if (!gloss) continue
    const char = text[index - 1] ?? ''
    if (char < '\u0080') continue
    const isReading = isReadingOf(char, gloss.reading)
    if (isReading || sameSyllable(char, gloss.reading)) readings.add(char + gloss.reading)
    if (!isReading) continue
    glosses.set(char, (glosses.get(char) ?? 0) + 1)
    glossed++
    row = index - 1 === rowEnd ? row + 1 : 1
    rowEnd = gloss.end
    longestRow = Math.max(longestRow, row)
  }
  const occurrences = new Map<string, number>()
  const shares: number[] = []
  let han = 0
  let outside = 0
  for (const char of withoutGlosses(text.replace(HEAD, '')).match(HAN) ?? []) {
    han++
    if (!inGb2312(char)) outside++
    if (glosses.has(char)) occurrences.set(char, (occurrences.get(char) ?? 0) + 1)
    else if (glossed > 0 && shares.length < 5000) shares.push(logShare(char))
  }
  const glossedShares = [...glosses.keys()].map(logShare)
  const heads = new Set([...readings].map((one) => one[0]))
  return {
    polyphones: readings.size - heads.size,
    untoned: [...text.matchAll(UNTONED)].filter(([, char, reading]) => isReadingOf(char!, reading!)).length,
    shifts: countShifts(text) + (text.match(LOST_BRACKET)?.length ?? 0),
    glosses,
    readings,
    occurrences,
    coverage: han === 0 ? 0 : glossed / han,
    longestRow,
    traditional: han === 0 ? 0 : outside / han,
    commonness: glossed === 0 ? 0 : median(glossedShares) - median(shares),
  }
}

function countShifts(text: string): number {
  let shifts = 0
  let intact: Uint8Array | undefined
  for (const [, char, reading] of text.matchAll(SHIFT_START)) {
    const byte = (pairOf(char!) ?? 0) & 0xff
    const likeliest = likeliestLead(byte, reading!)
    if (likeliest === 0) continue
    intact ??= pairsAstride(text)
    if (intact[(byte << 8) | likeliest] === 0) shifts++
  }
  for (const [, mark, letter, reading] of text.matchAll(ASTRIDE_GLOSSED)) {
    const byte = mark! < '\u0080' ? mark!.charCodeAt(0) + 0x80 : (pairOf(mark!) ?? 0) & 0xff
    if (isReadingOf(charOf(byte, letter!.charCodeAt(0)), reading!)) shifts++
  }
  return shifts
}

const likeliestLeads = new Map<string, number>()

/** The first byte that makes with a byte before it the commonest character of a reading; 0 where none does. */
function likeliestLead(byte: number, reading: string): number {
  const key = `${byte} ${reading}`
  const known = likeliestLeads.get(key)
  if (known !== undefined) return known
  let likeliest = 0
  let most = -Infinity
  for (const lead of leads()) {
    const char = charOf(byte, lead)
    if (!isReadingOf(char, reading) || logShare(char) <= most) continue
    likeliest = lead
    most = logShare(char)
  }
  likeliestLeads.set(key, likeliest)
  return likeliest
}

/**
 * Pairs of bytes that sit astride two characters of the text as it stands. The process misses no place, so a
 * text in which a pair is both whole and torn apart is one that shows the damage.
 *
 * @returns by pair, 1 where it does
 */
function pairsAstride(text: string): Uint8Array {
  const pairs = new Uint8Array(0x1_0000)
  let trail = 0
  for (let at = 0; at < text.length; at++) {
    const pair = pairOf(text[at]!) ?? 0
    if (trail !== 0 && pair !== 0) pairs[(trail << 8) | (pair >> 8)] = 1
    trail = pair & 0xff
  }
  return pairs
}

function median(values: number[]): number {
  if (values.length === 0) return 0
  const sorted = Float64Array.from(values).sort()
  return sorted[sorted.length >> 1]!
}

/** Odds (natural logarithm, roughly) from which a text without any shifted run counts as damaged; see `oddsOf`. */
const ENOUGH = 5

/** Whether the evidence is that of a damaged text. */
export function isDamaged(text: string, evidence: Evidence): boolean {
  const consistent = consistency(evidence)
  // A text about the damage shows both: the damaged words and the clean ones.
  if (evidence.shifts > 0) return consistent >= 0.8 && !isOnlyQuoted(text)
  // The process misses no place; who glosses a word when it is new does.
  if (consistent < 0.99) return false
  const odds = oddsOf(evidence)
  return odds + CHOICE_MAX >= ENOUGH && odds + oddsOfChoice(text, evidence) >= ENOUGH
}

/** What stands in quotation marks and is no longer than a clause. */
const QUOTED = /「[^「」\n]{1,30}」|『[^『』\n]{1,30}』|“[^“”\n]{1,30}”|(["'`])[^"'`\n]{1,30}\1/g
/** In so many quotations at least does a text about the damage show it; fewer may be a page's own. */
const QUOTATIONS_MIN = 3

/** Whether all damage is in words that the text quotes, and most of the text is not: it is about the damage. */
function isOnlyQuoted(text: string): boolean {
  const quotations = text.match(QUOTED) ?? []
  if (quotations.filter(hasReading).length < QUOTATIONS_MIN) return false
  const own = text.replace(QUOTED, '')
  const han = (from: string): number => from.match(HAN)?.length ?? 0
  const isGloss = ({ 0: gloss, index }: RegExpExecArray): boolean =>
    isReadingOf(own[index - 1] ?? '', gloss.slice(1, -1))
  const isTorn = countShifts(own) > 0 || own.search(LOST_BRACKET) >= 0
  return !isTorn && han(own) > han(text) / 2 && ![...own.matchAll(GLOSSES)].some(isGloss)
}

/** Share of the occurrences of glossed characters that are glossed. */
function consistency({ glosses, occurrences }: Evidence): number {
  const all = sum(occurrences.values())
  return all === 0 ? 1 : sum(glosses.values()) / all
}

function sum(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}

/** More different characters than this add nothing. */
const CHARACTERS_MAX = 16
/** Traditional characters of a text from which on a site's list can hardly have them all. */
const LIST_MIN = 4

/** How much likelier the glosses are by a list of common Traditional characters than by a person's choice. */
function oddsOf(evidence: Evidence): number {
  const { glosses, polyphones, coverage, longestRow, traditional, commonness, untoned } = evidence
  const chars = [...glosses.keys()]
  if (chars.length === 0) return -ENOUGH
  const inSimplified = chars.filter(inGb2312).length / chars.length
  let odds = 0
  // Who glosses what is hard or new meets as many characters that both scripts share.
  odds += 0.5 * Math.min(CHARACTERS_MAX, chars.length)
  odds -= inSimplified === 0 ? 0 : inSimplified < 0.2 ? 3 : 8
  // A person glosses the first occurrence only; in a damaged text of any length some character comes again.
  const repeated = sum(glosses.values()) - chars.length
  odds += repeated === 0 ? -2 : 0.7 * Math.log2(1 + repeated)
  odds -= commonness > -1 ? 0 : commonness > -2 ? 2 : 5
  odds -= coverage > 0.6 ? 8 : coverage > 0.4 ? 4 : 0
  odds -= longestRow >= 6 ? 4 : 0
  odds -= polyphones > 0 ? 6 : 0
  // Sentences are a third of such characters, as the particles are in both scripts; lists of words to read are of more.
  odds -= traditional < 0.05 || traditional > 0.5 ? 6 : 0
  odds -= untoned > 0 ? 4 : 0
  return odds
}

/** Most that `oddsOfChoice` can come to. */
const CHOICE_MAX = 5.5

/** The same by how the glossed characters stand in their words; costs more to find, and matters for short texts only. */
function oddsOfChoice(text: string, { glosses, untoned }: Evidence): number {
  const lines = text.split('\n').filter((line) => line.search(GLOSSES) >= 0)
  const { clean, readings } = unglossed(lines.join('\n'))
  const traditional = new Set((clean.match(HAN) ?? []).filter((char) => !inGb2312(char)))
  const covered = [...traditional].filter((char) => glosses.has(char)).length + untoned
  let odds = 0
  odds -= traditional.size >= LIST_MIN && covered >= 0.9 * traditional.size ? 4 : 0
  odds -= partlyGlossed(clean, readings) < 0.4 * readings.size ? 2 : 0
  odds += ASCII_MARK.test(clean) && !WIDE_MARK.test(clean) ? 1 : 0
  const wrong = outOfPlace(clean, readings)
  odds += wrong > 1 ? 4.5 : wrong === 1 ? 3 : 0
  return odds
}

const ASCII_MARK = /\p{Script=Han}[,;:!?]/u
const WIDE_MARK = /[，；：！？]/

/** A text with its glosses taken out, and their readings by the place of the character in it. */
interface Unglossed {
  clean: string
  readings: Map<number, string>
}

function unglossed(text: string): Unglossed {
  const readings = new Map<number, string>()
  let clean = ''
  let from = 0
  for (const { 0: gloss, index } of text.matchAll(GLOSSES)) {
    clean += text.slice(from, index)
    from = index + gloss.length
    readings.set(clean.length - 1, gloss.slice(1, -1))
  }
  return { clean: clean + text.slice(from), readings }
}

/** Glosses in words of which another part has none: who wants a word to be read glosses the whole of it. */
function partlyGlossed(clean: string, readings: Map<number, string>): number {
  let found = 0
  let at = 0
  for (const word of jieba().cut(simplifiedByCharacter(clean))) {
    let glossed = 0
    for (let i = at; i < at + word.length; i++) if (readings.has(i)) glossed++
    if (glossed < word.length) found += glossed
    at += word.length
  }
  return found
}

/** Glosses with the usual reading of their character where its word asks for another, as 為 in 因為(wéi). */
function outOfPlace(clean: string, readings: Map<number, string>): number {
  const inPlace = readingsInText(simplifiedByCharacter(clean))
  const isWrong = ([at, reading]: [number, string]): boolean => {
    const char = clean[at] ?? ''
    const own = inPlace[at] ?? ''
    // What has no tone in its word, a person may well gloss with the tone it has by itself.
    return hasTone(own) && own !== reading && usualReadings(char).includes(reading)
  }
  return [...readings].filter(isWrong).length
}
