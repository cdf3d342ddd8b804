/**
 * The accident, written from its description, so that tests can damage a clean text and see whether
 * restoring brings it back. Works on GBK bytes and does not share code with what it tests.
 */
import iconv from 'iconv-lite'
import { pinyin } from 'pinyin-pro'

export interface Site {
  /** Characters the site glosses. */
  glossed: string
  /** Fullwidth forms that it writes as ASCII at the end: none, marks of punctuation, or digits, letters and signs too. */
  narrowed: string
  /** Fullwidth ASCII whose byte pair gets a byte put before it when it sits astride two characters. */
  astride: string
  /** One in so many of these places is left intact; 0 for none. */
  spared: number
  /** Puts the byte before every one of these marks and before 。, astride or not; a run ends there then. */
  spaced: boolean
  /** Tags around each paragraph. */
  tags: [open: string, close: string]
  /** Tags around each 「quotation」. */
  quoted: [open: string, close: string]
  /** Writes quotation marks, dashes and dots as character references, and leaves them so. */
  references: boolean
}

/** Every fullwidth form of ASCII. */
export const FULLWIDTH_FORMS = Array.from({ length: 0x5e }, (_, i) => String.fromCharCode(0xff01 + i)).join(
  '',
)
/** Those that are punctuation. */
export const FULLWIDTH_MARKS = '，！？：；（）'
const REFERENCES: Record<string, string> = {
  '“': '&ldquo;',
  '”': '&rdquo;',
  '—': '&mdash;',
  '…': '&hellip;',
  '·': '&middot;',
}

/** A run that was decoded a byte late. */
export interface Run {
  /** Stretch of the clean text, offsets. */
  clean: [start: number, end: number]
  /** Stretch of the damaged text it became. */
  damaged: [start: number, end: number]
  /** Bytes of it that are in the damaged text no more, pairs that vanished. */
  lostPairs: number
  /** An ASCII byte of the text (not of a tag or gloss) was swallowed. */
  swallowed: boolean
}

export interface Damaged {
  text: string
  /** Aligned glosses put in. */
  glosses: number
  runs: Run[]
}

interface Byte {
  value: number
  /** Offset of the clean character it belongs to; −1 for bytes of tags, readings and the inserted space. */
  from: number
  /** Belongs to a tag of the page. */
  tag: boolean
  /** First byte of its character. */
  first: boolean
}

const FULLWIDTH = 0xa3
/** The pair of 。 */
const FULL_STOP = 0xa1a3

/** Damages a clean text (paragraphs separated by \n). Throws if GBK lacks a character of it. */
export function damage(clean: string, site: Site): Damaged {
  return written(withoutTags(decode(insert(bytesOf(clean, site), site))), clean, site)
}

/** Damages a whole page of HTML, whose tags stay but for those that lost their bracket; of a site's tags none are put in. */
export function damagePage(html: string, site: Site): Damaged {
  return written(decode(insert(bytesOfPage(html), site)), html, site)
}

const TAG_OR_SCRIPT = /<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1>|<[^>]*>/g

function bytesOfPage(html: string): Byte[] {
  const tags = [...html.matchAll(TAG_OR_SCRIPT)].map(
    ({ 0: tag, index }) => [index, index + tag.length] as const,
  )
  const bytes: Byte[] = []
  let next = 0
  for (let at = 0; at < html.length; at++) {
    while (tags[next] && tags[next]![1] <= at) next++
    const inTag = (tags[next]?.[0] ?? html.length) <= at
    for (const [i, value] of encode(html[at]!).entries())
      bytes.push({ value, from: inTag ? -1 : at, tag: inTag, first: i === 0 })
  }
  return bytes
}

/** Bytes of a character of GBK; those that only this machine's characters are in, by the user-defined areas. */
function encode(char: string): Buffer {
  const encoded = iconv.encode(char, 'gbk')
  if (char !== '?' && encoded[0] === 0x3f) throw new RangeError(`Cannot damage text: GBK has no ${char}`)
  return encoded
}

function bytesOf(clean: string, { tags: [open, close], quoted, references }: Site): Byte[] {
  const bytes: Byte[] = []
  const tag = (text: string): void => {
    for (const value of Buffer.from(text)) bytes.push({ value, from: -1, tag: true, first: true })
  }
  tag(open)
  for (let at = 0; at < clean.length; at++) {
    const char = clean[at]!
    if (char === '\n') tag(close)
    if (char === '」') tag(quoted[1])
    const encoded = encode((references && REFERENCES[char]) || char)
    for (const [i, value] of encoded.entries()) bytes.push({ value, from: at, tag: false, first: i === 0 })
    if (char === '\n') tag(open)
    if (char === '「') tag(quoted[0])
  }
  tag(close)
  return bytes
}

const readings = new Map<string, string>()

/** The first reading with a tone mark; '' for a character that has none. */
function readingOf(char: string): string {
  const all = pinyin(char, { multiple: true, type: 'array' })
  const known = readings.get(char) ?? all.find((one) => /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]/.test(one)) ?? ''
  readings.set(char, known)
  return known
}

function insert(bytes: Byte[], { glossed, astride, spared, spaced }: Site): Byte[] {
  const pairs = new Map<number, string>()
  for (const char of glossed) {
    const [lead, trail] = iconv.encode(char, 'gbk')
    if (readingOf(char) !== '') pairs.set((lead! << 8) | trail!, readingOf(char))
  }
  const marks = new Set([...astride].map((char) => (FULLWIDTH << 8) | (char.charCodeAt(0) - 0xfee0 + 0x80)))
  if (spaced) marks.add(FULL_STOP)
  const out: Byte[] = []
  let next = 0
  let places = 0
  const own = (value: number): Byte => ({ value, from: -1, tag: false, first: true })
  for (let at = 0; at < bytes.length; at++) {
    const pair = (bytes[at]!.value << 8) | (bytes[at + 1]?.value ?? 0)
    if (at >= next && marks.has(pair) && (spaced || !bytes[at]!.first)) {
      next = at + 2
      if (spared === 0 || ++places % spared > 0) out.push(own(0x20))
    }
    out.push(bytes[at]!)
    const before = ((bytes[at - 1]?.value ?? 0) << 8) | bytes[at]!.value
    const reading = pairs.get(before)
    if (reading !== undefined) out.push(...[...iconv.encode(`(${reading})`, 'gbk')].map(own))
  }
  return out
}

interface Decoded {
  char: string
  bytes: Byte[]
}

function written(decoded: Decoded[], clean: string, { narrowed }: Site): Damaged {
  let text = ''
  let glosses = 0
  const runs: Run[] = []
  let run: { damaged: number; clean: number; lostPairs: number; swallowed: boolean } | undefined
  let lastClean = -1
  for (const { char, bytes: own } of decoded) {
    const first = own[0]!
    const aligned =
      own.length > 0 &&
      own.every((byte) => byte.from === first.from) &&
      first.first &&
      first.from >= 0 &&
      (own.length === 2 || own[0]!.value < 0x80)
    const whole = aligned && char !== ''
    if (whole) {
      if (run) {
        runs.push({
          clean: [run.clean, first.from],
          damaged: [run.damaged, text.length],
          lostPairs: run.lostPairs,
          swallowed: run.swallowed,
        })
        run = undefined
      }
      lastClean = first.from
    } else if (own.length === 1 && first.from >= 0 && first.value < 0x80) {
      // Further on in a character reference.
    } else if (own.some((byte) => byte.from >= 0)) {
      run ??= { damaged: text.length, clean: lastClean + 1, lostPairs: 0, swallowed: false }
      if (char === '') run.lostPairs++
      if (char === '?' && (own[1]?.from ?? -1) >= 0) run.swallowed = true
    } else if (!run && char === '(' && first.from < 0 && !first.tag) {
      glosses++
    }
    const isNarrowed = char !== '' && narrowed.includes(char)
    text += isNarrowed ? String.fromCharCode(char.charCodeAt(0) - 0xfee0) : char
  }
  if (run) {
    const { lostPairs, swallowed } = run
    runs.push({ clean: [run.clean, clean.length], damaged: [run.damaged, text.length], lostPairs, swallowed })
  }
  return { text, glosses, runs }
}

function decode(bytes: Byte[]): Decoded[] {
  const out: Decoded[] = []
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at]!
    const trail = bytes[at + 1]
    if (lead.value <= 0x80 || lead.value === 0xff) {
      out.push({ char: lead.value < 0x80 ? String.fromCharCode(lead.value) : '', bytes: [lead] })
      at += 1
    } else if (!trail || trail.value < 0x40) {
      out.push({ char: '?', bytes: trail ? [lead, trail] : [lead] })
      at += 2
    } else {
      const char = new TextDecoder('gbk').decode(new Uint8Array([lead.value, trail.value]))
      const assigned = char.length === 1 && char !== '\ufffd' && !(char >= '\ue000' && char <= '\uf8ff')
      out.push({ char: assigned ? char : '', bytes: [lead, trail] })
      at += 2
    }
  }
  return out
}

/** Takes out what still looks like a tag, and spaces before punctuation. */
function withoutTags(decoded: Decoded[]): Decoded[] {
  const out: Decoded[] = []
  for (let at = 0; at < decoded.length; at++) {
    const one = decoded[at]!
    if (one.char === '<' && one.bytes[0]!.tag) {
      while (decoded[at] && decoded[at]!.char !== '>') at++
      continue
    }
    if (one.char === ' ' && one.bytes[0]!.from < 0 && !one.bytes[0]!.tag) continue
    out.push(one)
  }
  return out
}

/** Whether GBK has the character, so that a page in GBK could. */
export function isInGbk(char: string): boolean {
  if (char < '\u0080') return true
  return (
    char.length === 1 &&
    iconv.decode(iconv.encode(char, 'gbk'), 'gbk') === char &&
    iconv.encode(char, 'gbk')[0] !== 0x3f
  )
}

/** A site as any other: its own half of the Traditional characters of the text, its own kind of page. */
export function randomSite(text: string, seed: number): Site {
  const random = randomFrom(seed)
  const candidates = [...new Set(text)].filter(
    (char) => /\p{Script=Han}/u.test(char) && isTraditionalOnly(char),
  )
  return {
    glossed: candidates.filter(() => random() < 0.5).join(''),
    narrowed: random() < 0.7 ? FULLWIDTH_MARKS : '',
    astride: random() < 0.5 ? '，！？' : '，！？；：',
    spared: 0,
    tags: random() < 0.5 ? ['<p>', '</p>'] : ['', '<br />'],
    quoted: ['', ''],
    references: false,
    spaced: false,
  }
}

/** Outside GB 2312, as all characters are that sites of the family are known to gloss. */
function isTraditionalOnly(char: string): boolean {
  const [lead = 0, trail = 0] = iconv.encode(char, 'gbk')
  return isInGbk(char) && (trail < 0xa1 || lead < 0xb0 || lead > 0xf7)
}

/** A small generator of numbers from 0 to 1 (mulberry32), the same for the same seed everywhere. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let bits = Math.imul(state ^ (state >>> 15), 1 | state)
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296
  }
}
