import { createRequire } from 'node:module'
import type { Converter } from 'opencc-js'

const require = createRequire(import.meta.url)

/** Scripts as OpenCC names them: Simplified, Traditional, and Traditional as in Taiwan and Hong Kong. */
export type ScriptCode = 'cn' | 't' | 'tw' | 'hk'

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

const tables = new Map<string, Table>()

/** The single characters of one of OpenCC's locales; its phrases, which cost far more to load, are left alone. */
function characters(direction: 'from' | 'to', code: 'cn' | 'hk' | 'tw'): Table {
  const key = `${direction} ${code}`
  let table = tables.get(key)
  if (!table) {
    const { Locale } = require('opencc-js') as { Locale: Record<'from' | 'to', Record<string, string[][]>> }
    const entries = Locale[direction][code]![0]!.at(-1)!.split('|')
    table = new Map(entries.map((entry) => entry.split(' ') as [string, string]))
    tables.set(key, table)
  }
  return table
}

/** The Simplified counterpart of one character, taken by itself; the character when it has none. */
export const simplifiedCharacter = (character: string): string =>
  characters('to', 'cn').get(character) ?? character

/** A text Simplified character by character; positions stay, as far as counterparts lie in the basic plane. */
export const simplifiedByCharacter = (text: string): string =>
  text.replace(/[\u3400-\u9fff]/g, (character) => {
    const simplified = simplifiedCharacter(character)
    return simplified.length === 1 ? simplified : character
  })

/** The commonest Traditional counterpart of one character, taken by itself (里 → 裏, 杰 → 傑). */
export const traditionalCharacter = (character: string): string =>
  characters('from', 'cn').get(character) ?? character

/** The forms that a Simplified character takes in Traditional writing: OpenCC's own, Hong Kong's and Taiwan's. */
export function traditionalForms(simplified: string): string[] {
  const form = traditionalCharacter(simplified)
  return [form, characters('to', 'hk').get(form) ?? form, characters('to', 'tw').get(form) ?? form]
}
