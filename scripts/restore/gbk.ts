/**
 * GBK as a table, in both directions, with the one question the codecs do not answer: is this pair assigned?
 * The table is the platform's own (WHATWG Encoding, index gb18030), read once through TextDecoder.
 */

/** First bytes of a pair. */
export const LEAD_MIN = 0x81
export const LEAD_MAX = 0xfe
/** Second bytes of a pair; 0x7F is never one. */
export const TRAIL_MIN = 0x40
export const TRAIL_MAX = 0xfe
/** Row of the fullwidth forms of ASCII: pair (0xA3, c + 0x80) is the fullwidth form of c. */
export const FULLWIDTH_LEAD = 0xa3
/** Last ASCII byte that can serve as the second byte of a pair. */
export const ASCII_TRAIL_MAX = 0x7e

const TRAILS = TRAIL_MAX - TRAIL_MIN + 1

interface Table {
  /** Characters by (lead − 0x81) × 191 + (trail − 0x40); '' where nothing is assigned. */
  chars: string[]
  /** As `chars`, their code units; 0 where nothing is assigned. */
  units: Uint16Array
  /** Pairs by code unit; 0 where GBK has none. */
  pairs: Uint16Array
}

let table: Table | undefined

function gbk(): Table {
  table ??= readTable()
  return table
}

function readTable(): Table {
  const chars: string[] = []
  const pairs = new Uint16Array(0x1_0000)
  // All pairs at once, each on a line of its own: a call for each takes twenty times as long.
  const bytes = new Uint8Array(3 * (LEAD_MAX - LEAD_MIN + 1) * TRAILS)
  let end = 0
  for (let lead = LEAD_MIN; lead <= LEAD_MAX; lead++) {
    for (let trail = TRAIL_MIN; trail <= TRAIL_MAX; trail++) {
      bytes[end++] = lead
      bytes[end++] = trail
      bytes[end++] = 0x0a
    }
  }
  const decoded = new TextDecoder('gbk').decode(bytes).split('\n')
  for (let at = 0; at < decoded.length - 1; at++) {
    const char = decoded[at]!
    const isPrivate = char >= '\ue000' && char <= '\uf8ff'
    const assigned = char.length === 1 && !char.includes('\ufffd') && !isPrivate
    chars.push(assigned ? char : '')
    if ((assigned || isPrivate) && pairs[char.charCodeAt(0)] === 0)
      pairs[char.charCodeAt(0)] = (bytes[3 * at]! << 8) | bytes[3 * at + 1]!
  }
  const units = Uint16Array.from(chars, (char) => char.charCodeAt(0))
  return { chars, units, pairs }
}

let allLeads: number[] | undefined

/** All first bytes, ascending. */
export function leads(): number[] {
  allLeads ??= Array.from({ length: LEAD_MAX - LEAD_MIN + 1 }, (_, i) => LEAD_MIN + i)
  return allLeads
}

/** Whether a byte can open a pair. */
export function isLead(byte: number): boolean {
  return byte >= LEAD_MIN && byte <= LEAD_MAX
}

function index(lead: number, trail: number): number {
  return isLead(lead) && trail >= TRAIL_MIN && trail <= TRAIL_MAX
    ? (lead - LEAD_MIN) * TRAILS + trail - TRAIL_MIN
    : -1
}

/** The character of a pair of bytes, or '' where GBK assigns none. */
export function charOf(lead: number, trail: number): string {
  return gbk().chars[index(lead, trail)] ?? ''
}

/** The code unit of the character of a pair of bytes, or 0 where GBK assigns none. */
export function unitOf(lead: number, trail: number): number {
  return gbk().units[index(lead, trail)] ?? 0
}

/** The pair of a character as `lead << 8 | trail`, private-use characters of the user-defined areas included. */
export function pairOf(char: string): number | undefined {
  return char.length === 1 ? gbk().pairs[char.charCodeAt(0)] || undefined : undefined
}

/** Whether the bytes form a pair that no character is assigned to, so that it vanished when decoded. */
export function vanishes(lead: number, trail: number): boolean {
  const at = index(lead, trail)
  return trail !== 0x7f && at >= 0 && gbk().units[at] === 0
}

/** Whether the character belongs to GB 2312, the Simplified core of GBK: both bytes from 0xA1 up, rows 0xB0 to 0xF7. */
export function inGb2312(char: string): boolean {
  const pair = pairOf(char)
  if (pair === undefined) return false
  const lead = pair >> 8
  return lead >= 0xb0 && lead <= 0xf7 && (pair & 0xff) >= 0xa1
}
