import { createRequire } from 'node:module'
import type { Converter } from 'opencc-js'
import type { ScriptCode } from './script-pairs.ts'

const require = createRequire(import.meta.url)

const built = new Map<string, (text: string) => string>()

/**
 * A converter between two Chinese scripts. Its tables are loaded on the first use and once for all rooms: each
 * converter takes 20 to 60 ms to build.
 */
export function converter(from: ScriptCode, to: ScriptCode): (text: string) => string {
  const key = `${from}>${to}`
  return (text) => {
    let convert = built.get(key)
    if (!convert) {
      const opencc = require('opencc-js') as { Converter: typeof Converter }
      convert = opencc.Converter({ from, to })
      built.set(key, convert)
    }
    return convert(text)
  }
}

type Table = Map<string, string>

/** OpenCC's dictionaries: by direction and locale, lists of `source target` entries joined by bars, characters last. */
const locale = (): Record<'from' | 'to', Record<string, string[][]>> =>
  (require('opencc-js') as { Locale: Record<'from' | 'to', Record<string, string[][]>> }).Locale

const tables = new Map<string, Table>()

/** The single characters of one of OpenCC's locales; its phrases, which cost far more to load, are left alone. */
function characters(direction: 'from' | 'to', code: 'cn' | 'hk' | 'tw'): Table {
  const key = `${direction} ${code}`
  let table = tables.get(key)
  if (!table) {
    const entries = locale()[direction][code]![0]!.at(-1)!.split('|')
    table = new Map(entries.map((entry) => entry.split(' ') as [string, string]))
    tables.set(key, table)
  }
  return table
}

/** The Simplified counterpart of one character, taken by itself; the character when it has none. */
export const simplifiedCharacter = (character: string): string =>
  characters('to', 'cn').get(character) ?? character

/** OpenCC's standard form of a character as Taiwan or Hong Kong writes it (裡 → 裏, 衞 → 衛); else the character. */
export const standardCharacter = (character: string): string =>
  characters('from', 'tw').get(character) ?? characters('from', 'hk').get(character) ?? character

/** A text Simplified character by character; positions stay, as far as counterparts lie in the basic plane. */
export function simplifiedByCharacter(text: string): string {
  simplifiedUnits ??= unitTable()
  let simplified = ''
  let copied = 0
  for (let at = 0; at < text.length; at++) {
    const unit = simplifiedUnits[text.charCodeAt(at)]!
    if (unit === 0) continue
    simplified += text.slice(copied, at) + String.fromCharCode(unit)
    copied = at + 1
  }
  return copied === 0 ? text : simplified + text.slice(copied)
}

/** By code unit of a Han character its Simplified counterpart, 0 where that is itself: every word goes through here. */
let simplifiedUnits: Uint16Array | undefined

function unitTable(): Uint16Array {
  const units = new Uint16Array(0x10000)
  for (const [from, to] of characters('to', 'cn')) {
    if (from >= '\u3400' && from <= '\u9fff' && from.length === 1 && to.length === 1 && from !== to)
      units[from.charCodeAt(0)] = to.charCodeAt(0)
  }
  return units
}

/** The commonest Traditional counterpart of one character, taken by itself (里 → 裏, 杰 → 傑). */
export const traditionalCharacter = (character: string): string =>
  characters('from', 'cn').get(character) ?? character

let phrases: string | undefined

/**
 * The Traditional form of one Simplified word: as the phrase table has it, else character by character. The table is
 * searched as the text it is shipped as, since building OpenCC's tries from it takes longer than some dozen words.
 */
export function traditionalWord(word: string): string {
  phrases ??= `|${locale().from.cn![0]![0]!}|`
  const at = phrases.indexOf(`|${word} `)
  if (at < 0) return [...word].map(traditionalCharacter).join('')
  const start = at + word.length + 2
  return phrases.slice(start, phrases.indexOf('|', start))
}

let simplifiedForms: Set<string> | undefined

/** Whether Simplified writing puts this character in the place of another one in common use: 发, 里, 云. */
export function isSimplifiedForm(character: string): boolean {
  simplifiedForms ??= new Set(
    [...characters('to', 'cn')]
      .filter(([from, to]) => from !== to && from >= '\u4e00' && from <= '\u9fa5')
      .map(([, to]) => to),
  )
  return simplifiedForms.has(character)
}

/** Big5 with Hong Kong's supplement. Loaded when there is something to ask: the tables take longer than most questions. */
function big5Of(character: string): Buffer {
  const { encode } = require('iconv-lite') as typeof import('iconv-lite')
  return encode(character, 'big5')
}

/** Whether Big5, Hong Kong's supplement included, has the character, as it has nearly all of Traditional text. */
export function inBig5(character: string): boolean {
  return big5Of(character).length === 2
}

/** Whether only Hong Kong's supplement has a character of Big5, not Big5 itself: 广, 们. */
export function inBig5Supplement(character: string): boolean {
  const [lead = 0, trail = 0] = big5Of(character)
  return lead < 0xa1 || lead > 0xf9 || (lead >= 0xc6 && lead <= 0xc8 && !(lead === 0xc6 && trail < 0xa1))
}
