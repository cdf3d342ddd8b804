/**
 * Bytes to text: byte-order marks, UTF-8, UTF-16, a page's own declaration, and for the rest a library's guess
 * (chardet) among the Chinese encodings, decided by how common the characters are that each would make.
 */
import { createRequire } from 'node:module'
import { TONED } from './readings.ts'
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

/** As much of TextDecoder as is needed here. */
export interface Decoder {
  decode: (bytes?: Uint8Array, options?: { stream: boolean }) => string
}

/** What Node's TextDecoder lacks characters of: Hong Kong's supplement, and the marks of 0x80 to 0x9F. */
const BY_ICONV = new Set(['big5', 'windows-1252'])

/** A decoder that keeps the byte-order mark, so that its removal can be recorded. */
export function decoderFor(encoding: string): Decoder {
  if (!BY_ICONV.has(encoding)) return new TextDecoder(encoding, { ignoreBOM: true })
  const { getDecoder } = require('iconv-lite') as typeof import('iconv-lite')
  const decoder = getDecoder(encoding)
  return {
    decode: (bytes, options) =>
      (bytes ? decoder.write(Buffer.from(bytes)) : '') + (options?.stream ? '' : (decoder.end() ?? '')),
  }
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
  const wide = alphabetic(bytes)
  if (isUtf8(bytes, whole)) return wide ?? 'utf-8'
  return wide ?? declared(bytes) ?? guess(bytes.subarray(0, SAMPLE_BYTES))
}

function startsWith(bytes: Uint8Array, mark: number[]): boolean {
  return mark.every((byte, i) => bytes[i] === byte)
}

/** So many characters beyond ASCII in a row are no UTF-8 by chance, though the file is cut off within the next. */
const UTF8_BEYOND_DOUBT = /^(?:[\0-\x7f]*[^\0-\x7f]){8}/

function isUtf8(bytes: Uint8Array, whole: boolean): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let text = ''
  try {
    text = decoder.decode(bytes, { stream: true })
    if (whole) decoder.decode()
    return true
  } catch {
    return UTF8_BEYOND_DOUBT.test(text)
  }
}

/** Share of the pairs of a text that begin with 0 or one other byte below 0x20 from which on it is UTF-16 of an alphabet. */
const ALPHABETIC = 0.4
/** So many times as many on one side as on the other, where 最 and 一 have such a byte. */
const ONE_SIDED = 8

/** UTF-16 without a mark whose characters mostly have a first byte that no other text has: 0 in ASCII, 4 in Russian. */
function alphabetic(bytes: Uint8Array): string | undefined {
  if (bytes.length % 2 === 1) return undefined
  const end = Math.min(bytes.length, SAMPLE_BYTES)
  const big = new Array<number>(0x20).fill(0)
  const little = new Array<number>(0x20).fill(0)
  for (let i = 0; i < end; i += 2) {
    const [first, second] = [bytes[i]!, bytes[i + 1]!]
    if (second >= 0x20 && first in big) big[first]!++
    if (first >= 0x20 && second in little) little[second]!++
  }
  // Without a zero, as every space has one, it is letters with line ends between.
  const [inBig, inLittle] = [big, little].map(([zeros = 0, ...others]) =>
    zeros === 0 ? 0 : zeros + Math.max(...others),
  ) as [number, number]
  if (inBig + inLittle < (ALPHABETIC * end) / 2) return undefined
  if (inLittle > ONE_SIDED * inBig) return 'utf-16le'
  return inBig > ONE_SIDED * inLittle ? 'utf-16be' : undefined
}

function isAsciiText(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x09 || byte === 0x0a || byte === 0x0d
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

/** Share of the bytes from 0x80 up that stand alone in a text of Latin letters; in Chinese text few do. */
const ALONE = 0.8

/** Whether the bytes are Latin letters, some with accents, rather than pairs. */
function isLatin(sample: Uint8Array): boolean {
  let high = 0
  let alone = 0
  for (let i = 0; i < sample.length; i++) {
    if (sample[i]! < 0x20 && !isAsciiText(sample[i]!)) return false
    if (sample[i]! < 0x80) continue
    high++
    if (!(sample[i - 1]! >= 0x80) && !(sample[i + 1]! >= 0x80)) alone++
  }
  return alone > ALONE * high && high < sample.length / 4
}

function guess(sample: Uint8Array): string {
  if (isLatin(sample)) return 'windows-1252'
  const { analyse } = require('chardet') as typeof import('chardet')
  const named = analyse(sample).map(({ name, confidence }) => ({ name: name.toLowerCase(), confidence }))
  const utf16 = named.find(({ name }) => name.startsWith('utf-16'))
  const best = named.find(({ name }) => KNOWN.has(name))
  if (utf16 && utf16.confidence >= (best?.confidence ?? 0)) return utf16.name
  const rated = [...CHINESE, 'utf-16le', 'utf-16be', ...(best ? [best.name] : [])]
    .map((encoding) => ({ encoding, rating: rate(sample, encoding) }))
    .sort((a, b) => b.rating - a.rating)
  return rated[0]!.encoding
}

/** How common characters are (natural logarithm) that the statistics of Chinese do not count: the first range that fits. */
const OTHER_SHARES: [characters: RegExp, log: number][] = [
  [/\p{ASCII}/u, Math.log(0.01)],
  [/[\u3041-\u30fe]/, Math.log(0.01)],
  [/[\uac00-\ud7a3]/, Math.log(0.0003)],
  [/[\u0391-\u0451]/, Math.log(0.0003)],
  [new RegExp(`[${TONED}]`), Math.log(0.001)],
]

function logCommon(char: string): number {
  return OTHER_SHARES.find(([characters]) => characters.test(char))?.[1] ?? logShare(char)
}

/** Mean log-probability of the characters that the bytes become. */
function rate(sample: Uint8Array, encoding: string): number {
  const text = decoderFor(encoding).decode(sample.subarray(0, 4096), { stream: true })
  let sum = 0
  for (const char of text) sum += logCommon(char)
  // A wrong width makes fewer or more characters of the same bytes; compare by the byte.
  return sum / Math.max(1, Math.min(sample.length, 4096))
}
