/**
 * A whole text that was read in the wrong encoding: UTF-8 as GBK (發展 → 鐧煎睍) or as Latin-1 (→ ç™¼å±•), and GBK
 * or Big5 as Latin-1 (→ °lÕ¹). Encoding it back gives the bytes; if they are UTF-8 without a fault, or pairs that all
 * make common characters, that is no coincidence.
 */
import { createRequire } from 'node:module'
import type { Edit } from './draft.ts'
import { decoderFor } from './encoding.ts'
import { pairOf } from './gbk.ts'
import { type Growth, logEnd, logShare, PageStatistics, scoreOf } from './statistics.ts'

const require = createRequire(import.meta.url)

/** What windows-1252 has at 0x80 to 0x9F; Latin-1 has control characters there, which stand for themselves. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const WIDE = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\u2010-\u203b\u3000-\u30ff]/g
/** Letters with accents inside words; alone they may be what a text about mojibake shows. */
const ACCENTED = /(?<=[a-z])[\u00c0-\u024f]|[\u00c0-\u024f](?=[a-z])/gi
const NON_ASCII = /[^\0-\x7f]/g
/** Share of the lines with more than ASCII that must turn out as UTF-8 for the text to be taken as such. */
const LINES_ENOUGH = 0.8
/** Log-probability from which a character is common enough to be filled in for two lost bytes. */
const COMMON = -11
/** Fewer characters than this could be UTF-8 by chance. */
const CHARACTERS_ENOUGH = 2

/** Where a byte was lost: what decoders write for it. */
const LOST = new Set(['\ufffd', '?'])
const UNKNOWN = -1
/** Ways to fill lost bytes kept while a line is read. */
const BEAM = 24

/** Undoes mojibake of a whole text, line by line; lines that cannot be undone are reported. */
export function undoMojibake(text: string): Edit[] {
  for (const encode of [toWindows1252, toGbk]) {
    const edits = undo(text, encode)
    if (edits.length > 0) return edits
  }
  return undoPairs(text)
}

/** Chinese encodings of two bytes a character. */
const PAIRED = ['gb18030', 'big5']
/** Ideographs that a line or two of Chinese has; fewer may come of accented letters that happen to stand together. */
const IDEOGRAPHS_ENOUGH = 6
/** Share of the characters beyond ASCII that must turn out as one half of an ideograph or wide mark. */
const PAIRED_ENOUGH = 0.95
/** Mean log-probability of ideographs in a Chinese text is about −6.5, in pairs of chance letters below −11. */
const LOG_CHINESE = -8.5

/** GBK or Big5 read as Latin-1 (發展 → °lÕ¹): nothing but common characters must come of it. */
function undoPairs(text: string): Edit[] {
  if (!/[\u0080-\u00ff]{2}/.test(text)) return []
  const lines = [...text.matchAll(/[^\r\n]+/g)].filter(([line]) => /[^\0-\x7f]/.test(line))
  const bytes = lines.map(([line]) => toWindows1252(line))
  if (bytes.some((line) => line === undefined)) return []
  for (const encoding of PAIRED) {
    const clean = bytes.map((line) => decodePairs(line!, encoding))
    if (!isChinese(clean.join(''), text)) continue
    return lines.map(({ 0: line, index: start }, at) => ({
      start,
      end: start + line.length,
      after: clean[at]!,
      kind: 'encoding',
      confidence: 0.99,
    }))
  }
  return []
}

/** The bytes decoded; '' where they are not all of the encoding. */
function decodePairs(bytes: number[], encoding: string): string {
  const text = decoderFor(encoding).decode(new Uint8Array(bytes))
  return text.includes('\ufffd') ? '' : text
}

function isChinese(clean: string, found: string): boolean {
  const ideographs = clean.match(/\p{Script=Han}/gu) ?? []
  const wide = clean.match(WIDE)?.length ?? 0
  if (ideographs.length < IDEOGRAPHS_ENOUGH || wide < PAIRED_ENOUGH * (clean.match(NON_ASCII)?.length ?? 0))
    return false
  // All of the text must have been read, and hardly a letter in it stood alone.
  const high = found.match(NON_ASCII)?.length ?? 0
  if (2 * wide < PAIRED_ENOUGH * high) return false
  return ideographs.reduce((sum, char) => sum + logShare(char), 0) / ideographs.length > LOG_CHINESE
}

/** Bytes of a text in the encoding it was read as, `UNKNOWN` where one or two may be lost; undefined if not in it. */
type Encode = (text: string) => number[] | undefined

interface Line {
  start: number
  end: number
  bytes: number[]
  /** The line as UTF-8, if no byte of it is lost. */
  clean: string | undefined
}

function undo(text: string, encode: Encode): Edit[] {
  const lines: Line[] = []
  const failed: Line[] = []
  for (const { 0: line, index: start } of text.matchAll(/[^\r\n]+/g)) {
    if (!/[^\0-\x7f]/.test(line)) continue
    const bytes = encode(line)
    if (!bytes || !resemblesUtf8(bytes))
      failed.push({ start, end: start + line.length, bytes: [], clean: undefined })
    else lines.push({ start, end: start + line.length, bytes, clean: decodeUtf8(bytes) })
    // Nothing to hope for in an honest text: do not read on through all of it.
    if (failed.length > 20 && failed.length > lines.length) return []
  }
  const whole = lines.map(({ clean }) => clean ?? '').join('')
  if (lines.length < LINES_ENOUGH * (lines.length + failed.length) || lines.length === 0) return []
  let statistics: PageStatistics | undefined
  const edits: Edit[] = []
  for (const { start, end, bytes, clean } of [...lines, ...failed].sort((a, b) => a.start - b.start)) {
    let filled: Filled | undefined
    if (clean === undefined) {
      statistics ??= new PageStatistics(whole)
      filled = fillLost(bytes, statistics)
    }
    const after = clean ?? filled?.text
    if (after === undefined) {
      edits.push({ start, end, after: text.slice(start, end), kind: 'unresolved', confidence: 0 })
    } else {
      edits.push({ start, end, after, kind: 'encoding', confidence: filled?.confidence ?? 0.99 })
    }
  }
  return isConvincing(edits) ? edits : []
}

/** Whether what came out is a text of wide characters, in nearly all lines. */
function isConvincing(edits: Edit[]): boolean {
  const undone = edits.filter(({ kind }) => kind === 'encoding')
  const clean = undone.map(({ after }) => after).join('')
  const characters = clean.match(NON_ASCII)?.length ?? 0
  const wide = clean.match(WIDE)?.length ?? 0
  const letters = clean.match(ACCENTED)?.length ?? 0
  const enough = undone.length >= LINES_ENOUGH * edits.length && characters >= CHARACTERS_ENOUGH
  return enough && (wide > 0.8 * characters || letters === characters)
}

/** Whether nearly all that is not ASCII falls into well-formed sequences of UTF-8. */
function resemblesUtf8(bytes: number[]): boolean {
  let high = 0
  let inSequence = 0
  for (let at = 0; at < bytes.length; at++) {
    const first = bytes[at]!
    if (first >= 0 && first < 0x80) continue
    high++
    const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0
    const rest = bytes.slice(at + 1, at + length)
    if (
      length === 0 ||
      rest.length < length - 1 ||
      !rest.every((byte) => byte < 0 || (byte >= 0x80 && byte < 0xc0))
    )
      continue
    high += length - 1
    inSequence += length
    at += length - 1
  }
  // Beside a lost byte a character or two cannot be told.
  const lost = bytes.filter((byte) => byte === UNKNOWN).length
  return high - inSequence <= 2 + 0.1 * high + 3 * lost
}

function decodeUtf8(bytes: number[]): string | undefined {
  if (bytes.includes(UNKNOWN)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(new Uint8Array(bytes))
  } catch {
    return undefined
  }
}

interface Filled {
  text: string
  confidence: number
}

interface Reading {
  at: number
  text: string
  growth: Growth
}

/** Reads UTF-8 with bytes lost, keeping the likeliest ways to fill them; undefined when it cannot be read. */
function fillLost(bytes: number[], statistics: PageStatistics): Filled | undefined {
  statistics.moveTo(0)
  let open: Reading[] = [{ at: 0, text: '', growth: statistics.start('') }]
  const done: Reading[] = []
  while (open.length > 0) {
    const nexts: Reading[] = []
    for (const reading of open) {
      if (reading.at >= bytes.length) done.push(reading)
      else {
        for (const { char, length } of charactersAt(bytes, reading.at)) {
          const growth = statistics.append(reading.growth, char.charCodeAt(0))
          nexts.push({ at: reading.at + length, text: reading.text + char, growth })
        }
      }
    }
    open = nexts.sort((a, b) => scoreOf(b.growth) - scoreOf(a.growth)).slice(0, BEAM)
  }
  const scored = done.map(({ text, growth }) => ({ text, score: scoreOf(growth) + logEnd(growth) }))
  const [best] = scored.sort((a, b) => b.score - a.score)
  if (!best) return undefined
  return {
    text: best.text,
    confidence: 1 / scored.reduce((sum, { score }) => sum + Math.exp(score - best.score), 0),
  }
}

/** Characters that can stand at an offset; `length` counts the entries of `bytes` they take. */
function charactersAt(bytes: number[], at: number): { char: string; length: number }[] {
  const first = bytes[at]!
  if (first !== UNKNOWN && first < 0x80) return [{ char: String.fromCharCode(first), length: 1 }]
  const found = new Map<string, number>()
  // Wide characters take three bytes; a mark of loss stands for one of them, or for two that made no pair.
  for (const [b1, b2, b3, length] of alignments(bytes, at)) {
    for (const one of span(b1, 0xe2, 0xef)) {
      for (const two of span(b2, 0x80, 0xbf)) {
        for (const three of span(b3, 0x80, 0xbf)) {
          const char = String.fromCharCode(((one & 15) << 12) | ((two & 63) << 6) | (three & 63))
          if (char.match(WIDE) && (length === 3 || isCommon(char))) found.set(char, length)
        }
      }
    }
  }
  return [...found].map(([char, length]) => ({ char, length }))
}

function alignments(bytes: number[], at: number): [number, number, number, length: number][] {
  const [a = 0, b = 0, c = 0] = bytes.slice(at, at + 3)
  const found: [number, number, number, number][] = [[a, b, c, 3]]
  if (b === UNKNOWN) found.push([a, UNKNOWN, UNKNOWN, 2])
  return found
}

function span(byte: number, from: number, to: number): number[] {
  if (byte !== UNKNOWN) return byte >= from && byte <= to ? [byte] : []
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
}

function isCommon(char: string): boolean {
  return logShare(char) > COMMON
}

function toWindows1252(text: string): number[] | undefined {
  const bytes: number[] = []
  for (const char of text) {
    const code = char.charCodeAt(0)
    const high = code > 0xff ? WINDOWS_1252.indexOf(char) : -1
    if (code > 0xff && high < 0) return undefined
    bytes.push(high < 0 ? code : 0x80 + high)
  }
  return bytes
}

/** The pair of a character in the platform's GBK, or in the later one of iconv-lite, which assigns some more. */
function anyPairOf(char: string): number | undefined {
  const pair = pairOf(char)
  if (pair !== undefined) return pair
  const { encode } = require('iconv-lite') as typeof import('iconv-lite')
  const bytes = encode(char, 'gbk')
  return bytes.length === 2 ? bytes.readUInt16BE() : undefined
}

function toGbk(text: string): number[] | undefined {
  const bytes: number[] = []
  for (const char of text) {
    const code = char.charCodeAt(0)
    const inside = (bytes[bytes.length - 1] ?? 0) >= 0x80
    const pair =
      LOST.has(char) && inside ? UNKNOWN : code < 0x80 ? code : char === '€' ? 0x80 : anyPairOf(char)
    if (pair === undefined) return undefined
    if (pair > 0xff) bytes.push(pair >> 8)
    bytes.push(pair < 0 ? UNKNOWN : pair & 0xff)
  }
  return bytes
}
