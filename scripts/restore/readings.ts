/** Pinyin readings of characters, from pinyin-pro, asked for on first use and kept. */
import { createRequire } from 'node:module'
import { simplifiedCharacter } from '../chinese-scripts.ts'
import { kept } from '../kept.ts'

const require = createRequire(import.meta.url)

/** The stretch of the basic plane whose readings are kept: all ideographs that GBK has are in it. */
const KEPT = { first: 0x3005, last: 0xfaff }
const known = new Map<string, Set<string>>()

let keptReadings: string[] | undefined

/** All readings pinyin-pro knows of one character, with tone marks; empty when it knows none. */
export function readingsOf(char: string): Set<string> {
  let readings = known.get(char)
  if (!readings) {
    const code = char.length === 1 ? char.charCodeAt(0) : 0
    if (code >= KEPT.first && code <= KEPT.last) {
      keptReadings ??= kept(
        'readings',
        [import.meta.url],
        { 'pinyin-pro': require.resolve('pinyin-pro') },
        allReadings,
      )
      readings = new Set(keptReadings[code - KEPT.first]!.split(' ').filter((reading) => reading !== ''))
    } else {
      readings = new Set(ask(char))
    }
    known.set(char, readings)
  }
  return readings
}

/** Readings of each character, with spaces between. */
function allReadings(): string[] {
  return Array.from({ length: KEPT.last - KEPT.first + 1 }, (_, i) =>
    ask(String.fromCharCode(KEPT.first + i)).join(' '),
  )
}

function library(): typeof import('pinyin-pro') {
  return require('pinyin-pro') as typeof import('pinyin-pro')
}

function ask(char: string): string[] {
  if (!/\p{Script=Han}/u.test(char)) return []
  // pinyin-pro hands an unknown character back as its own reading.
  return library()
    .pinyin(char, { multiple: true, type: 'array' })
    .filter((reading) => reading !== char)
}

/**
 * The reading that each character of a Simplified text has in its word, by UTF-16 code unit; characters that have
 * none stand for themselves. Empty for a text beyond the basic plane.
 */
export function readingsInText(text: string): string[] {
  const readings = library().pinyin(text, { type: 'array' })
  return readings.length === text.length ? readings : []
}

/** The readings that a character by itself is given first, in either script. */
export function usualReadings(char: string): string[] {
  return [char, simplifiedCharacter(char)].map((form) => library().pinyin(form))
}

/** Whether a reading has a tone mark. */
export function hasTone(reading: string): boolean {
  return TONE.test(reading)
}

/** Whether `reading` is a reading of the character; the script forms ɑ and ɡ of the GBK pinyin row count as a and g. */
export function isReadingOf(char: string, reading: string): boolean {
  if (char === '') return false
  const readings = readingsOf(char)
  return readings.has(reading) || readings.has(plainLetters(reading))
}

/** Letters that carry a tone mark, as GBK's pinyin row (0xA8A1 to 0xA8BA) has them. */
export const TONED = 'āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ'

const TONE = new RegExp(`[${TONED}]`)

/** A syllable in parentheses with its tone mark: the shape of a gloss; group 1 is the reading. */
export const READING = `[a-zɑɡü]{0,4}[${TONED}][a-zɑɡ]{0,3}`

/** Every gloss of a text, or what has its shape. */
export const GLOSSES = new RegExp(`\\(${READING}\\)`, 'g')

/** A text without what has the shape of a gloss. */
export function withoutGlosses(text: string): string {
  return text.replace(GLOSSES, '')
}

function plainLetters(reading: string): string {
  if (!/ɑ|ɡ|\p{M}/u.test(reading)) return reading
  return reading.normalize('NFC').replaceAll('ɑ', 'a').replaceAll('ɡ', 'g')
}

let charsByReading: Map<string, string[]> | undefined

/** All characters in use (`isCommon`, the same on each call) that have the reading. */
export function charsRead(reading: string, isCommon: (char: string) => boolean): string[] {
  if (!charsByReading) {
    charsByReading = new Map()
    for (let code = 0x4e00; code <= 0x9fa5; code++) {
      const char = String.fromCharCode(code)
      if (!isCommon(char)) continue
      for (const one of readingsOf(char)) {
        const chars = charsByReading.get(one)
        if (chars) chars.push(char)
        else charsByReading.set(one, [char])
      }
    }
  }
  return charsByReading.get(plainLetters(reading)) ?? []
}

/** Whether the reading is the character's but for the tone. */
export function sameSyllable(char: string, reading: string): boolean {
  return char !== '' && syllablesOf(char).has(withoutTone(reading))
}

const syllables = new Map<string, Set<string>>()

function syllablesOf(char: string): Set<string> {
  let found = syllables.get(char)
  if (!found) {
    found = new Set([...readingsOf(char)].map(withoutTone))
    syllables.set(char, found)
  }
  return found
}

/** The syllable with its tone mark taken off; ü stays ü. */
function withoutTone(reading: string): string {
  let bare = bareSyllables.get(reading)
  if (bare === undefined) {
    const decomposed = plainLetters(reading).normalize('NFD')
    bare = decomposed.replace(/[\u0300\u0301\u0304\u030c]/g, '').normalize('NFC')
    bareSyllables.set(reading, bare)
  }
  return bare
}

const bareSyllables = new Map<string, string>()
