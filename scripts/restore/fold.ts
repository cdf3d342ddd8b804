/**
 * Characters of one word written differently, as one: Traditional and Simplified, and what Taiwan and Hong Kong
 * write otherwise than OpenCC's standard does. 裡, 裏 and 里; 著 and 着; 衞, 衛 and 卫.
 */
import { simplifiedCharacter, standardCharacter } from '../chinese-scripts.ts'

/** Pronouns that only some writers of Traditional Chinese set apart. */
const PRONOUNS: Record<string, string> = { 妳: '你', 牠: '它', 祂: '他' }

/** Where this is written, for tables that are kept. */
export const FOLD = import.meta.url

/** Folded code units by code unit, one more than the unit; 0 where not yet asked for. */
const folded = new Uint32Array(0x1_0000)

/** The one code unit that stands for all forms of a character of the basic plane. */
export function foldedUnit(unit: number): number {
  if (folded[unit] === 0) {
    const char = String.fromCharCode(unit)
    const form = simplifiedCharacter(standardCharacter(simplifiedCharacter(PRONOUNS[char] ?? char)))
    folded[unit] = 1 + (unit !== 0 && form.length === 1 ? form.charCodeAt(0) : unit)
  }
  return folded[unit]! - 1
}

/** A text with each character folded. */
export function foldedText(text: string): string {
  let found = ''
  for (let at = 0; at < text.length; at++) found += String.fromCharCode(foldedUnit(text.charCodeAt(at)))
  return found
}
