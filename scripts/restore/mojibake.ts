/**
 * A whole text that is UTF-8 read as something else: as GBK (發展 → 鐧煎睍) or as Latin-1 (→ ç™¼å±•).
 * Encoding it back gives the bytes; if they are UTF-8 without a fault, that is no coincidence.
 */
import type { Edit } from './draft.ts'
import { pairOf } from './gbk.ts'

/** What windows-1252 has at 0x80 to 0x9F; Latin-1 has control characters there, which stand for themselves. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const WIDE = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\u2010-\u203b\u3000-\u30ff]/g
const NON_ASCII = /[^\0-\x7f]/g
/** Share of the lines with more than ASCII that must turn out as UTF-8 for the text to be taken as such. */
const LINES_ENOUGH = 0.8
/** Fewer characters than this could be UTF-8 by chance. */
const CHARACTERS_ENOUGH = 2

/** Undoes mojibake of a whole text, line by line; lines that cannot be undone are reported. */
export function undoMojibake(text: string): Edit[] {
  for (const encode of [toWindows1252, toGbk]) {
    const edits = undo(text, encode)
    if (edits.length > 0) return edits
  }
  return []
}

function undo(text: string, encode: (text: string) => Uint8Array | undefined): Edit[] {
  const edits: Edit[] = []
  let failed = 0
  let undone = ''
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    if (!/[^\0-\x7f]/.test(line)) continue
    const bytes = encode(line)
    const clean = bytes && decodeUtf8(bytes)
    const end = index + line.length
    if (clean === undefined || clean === line) {
      failed++
      edits.push({ start: index, end, after: line, kind: 'unresolved', confidence: 0 })
    } else {
      undone += clean
      edits.push({ start: index, end, after: clean, kind: 'encoding', confidence: 0.99 })
    }
    // Nothing to hope for in an honest text: do not read on through all of it.
    if (failed > 20 && failed > edits.length / 2) return []
  }
  if (edits.length === 0 || edits.length - failed < LINES_ENOUGH * edits.length) return []
  const characters = undone.match(NON_ASCII)?.length ?? 0
  const wide = undone.match(WIDE)?.length ?? 0
  return characters >= CHARACTERS_ENOUGH && wide > 0.8 * characters ? edits : []
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function toWindows1252(text: string): Uint8Array | undefined {
  const bytes: number[] = []
  for (const char of text) {
    const code = char.charCodeAt(0)
    const high = code > 0xff ? WINDOWS_1252.indexOf(char) : -1
    if (code > 0xff && high < 0) return undefined
    bytes.push(high < 0 ? code : 0x80 + high)
  }
  return new Uint8Array(bytes)
}

function toGbk(text: string): Uint8Array | undefined {
  const bytes: number[] = []
  for (const char of text) {
    const code = char.charCodeAt(0)
    const pair = code < 0x80 ? code : char === '€' ? 0x80 : pairOf(char)
    if (pair === undefined) return undefined
    if (pair > 0xff) bytes.push(pair >> 8)
    bytes.push(pair & 0xff)
  }
  return new Uint8Array(bytes)
}
