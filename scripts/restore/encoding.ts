/**
 * Bytes to text: byte-order marks, UTF-8, UTF-16, a page's own declaration, and for the rest a library's guess
 * (chardet) among the Chinese encodings, decided by how common the characters are that each would make.
 */
import { createRequire } from 'node:module'
import { logShare } from './statistics.ts'

const require = createRequire(import.meta.url)

/** A text and what it was decoded from; `encoding` is a WHATWG label. */
export interface Decoded {
  text: string
  encoding: string
}

/** Bytes enough to tell an encoding by. */
export const SAMPLE_BYTES = 64 * 1024
const DECLARED = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)/i
/** chardet's names for what we can decode; anything else it says is no text of ours. */
const CHINESE = new Set(['gb18030', 'big5'])
const KNOWN = new Set(['gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr', 'windows-1252', 'iso-8859-1'])

/** Decodes a whole file. A byte-order mark stays in the text as U+FEFF. */
export function decode(bytes: Uint8Array): Decoded {
  const encoding = encodingOf(bytes, true)
  return { text: decoderFor(encoding).decode(bytes), encoding }
}

/** The text of a file's first bytes; a character cut off at the end is left out. */
export function decodeStart(bytes: Uint8Array): string {
  const start = bytes.subarray(0, SAMPLE_BYTES)
  return decoderFor(encodingOf(start, start.length === bytes.length)).decode(start, { stream: true })
}

/** A decoder that keeps the byte-order mark, so that its removal can be recorded. */
export function decoderFor(encoding: string): TextDecoder {
  return new TextDecoder(encoding, { ignoreBOM: true })
}

/**
 * The encoding of some bytes, as a WHATWG label.
 *
 * @param whole whether `bytes` are all there is, so that a character cut off at the end is an error
 */
export function encodingOf(bytes: Uint8Array, whole: boolean): string {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return 'utf-8'
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le'
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be'
  if (isUtf8(bytes, whole)) return zeroParity(bytes, ZEROS_OF_ASCII) ?? 'utf-8'
  return zeroParity(bytes, 0) ?? declared(bytes) ?? guess(bytes.subarray(0, SAMPLE_BYTES))
}

function startsWith(bytes: Uint8Array, mark: number[]): boolean {
  return mark.every((byte, i) => bytes[i] === byte)
}

function isUtf8(bytes: Uint8Array, whole: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !whole })
    return true
  } catch {
    return false
  }
}

/** UTF-16 that is valid UTF-8 too is nearly all ASCII, every other byte zero; a stray NUL does not make UTF-16. */
const ZEROS_OF_ASCII = 0.2

/**
 * UTF-16 without a mark: ASCII, if only its line ends, leaves zero bytes on one side.
 * @param least share of zeros among all bytes
 */
function zeroParity(bytes: Uint8Array, least: number): string | undefined {
  const zeros = [0, 0]
  const end = Math.min(bytes.length, SAMPLE_BYTES)
  for (let i = 0; i < end; i++) if (bytes[i] === 0) zeros[i & 1]!++
  const [even, odd] = zeros as [number, number]
  if (bytes.length % 2 === 1 || even + odd === 0 || even + odd < least * end) return undefined
  if (odd > 8 * even) return 'utf-16le'
  return even > 8 * odd ? 'utf-16be' : undefined
}

function declared(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048))
  const label = DECLARED.exec(head)?.[1]
  if (!label || /^utf-?8$/i.test(label)) return undefined
  try {
    return new TextDecoder(label).encoding
  } catch {
    return undefined
  }
}

function guess(sample: Uint8Array): string {
  const { analyse } = require('chardet') as typeof import('chardet')
  const named = analyse(sample).map(({ name, confidence }) => ({ name: name.toLowerCase(), confidence }))
  const utf16 = named.find(({ name }) => name.startsWith('utf-16'))
  const best = named.find(({ name }) => KNOWN.has(name))
  if (utf16 && utf16.confidence >= (best?.confidence ?? 0)) return utf16.name
  if (best && !CHINESE.has(best.name) && best.confidence >= 90) return best.name
  const rated = [...CHINESE, 'utf-16le', 'utf-16be', ...(best ? [best.name] : [])]
    .map((encoding) => ({ encoding, rating: rate(sample, encoding) }))
    .sort((a, b) => b.rating - a.rating)
  return rated[0]!.encoding
}

/** Mean log-probability of the characters that the bytes become. */
function rate(sample: Uint8Array, encoding: string): number {
  const text = new TextDecoder(encoding).decode(sample.subarray(0, 4096), { stream: true })
  let sum = 0
  for (const char of text) sum += char < '\u0080' ? Math.log(0.01) : logShare(char)
  // A wrong width makes fewer or more characters of the same bytes; compare by the byte.
  return sum / Math.max(1, Math.min(sample.length, 4096))
}
