/**
 * Runs of text that were decoded one byte late.
 *
 * Where something was inserted inside a character, its first byte lost its second and, with the ASCII byte
 * that followed, became `?`; everything after it was read one byte late:
 *
 *     bytes     D2F2  9E|28  y à n 29  E9|CB  FC|B2    BB|CA  C7|69 …
 *     read      因    ?      y à n )   樗     (none)   皇     莍
 *     clean     因    9E……………………………………E9  CBFC  B2BB  CAC7  i
 *               因    為                  它    不    是    i
 *
 * The search below walks the text as it was read, carrying the byte that waits for its second half
 * (`pending`), and keeps every way to fill in the bytes that are not there any more, each with the
 * log-probability of the clean text it makes.
 */
import { foldedUnit } from './fold.ts'
import {
  ASCII_TRAIL_MAX,
  charOf,
  FULLWIDTH_LEAD,
  isLead,
  LEAD_MAX,
  LEAD_MIN,
  pairOf,
  TRAIL_MIN,
  unitOf,
  vanishes,
} from './gbk.ts'
import { charsRead, isReadingOf, READING, sameSyllable } from './readings.ts'
import {
  codeOf,
  firstsInWords,
  type Growth,
  LOG_ASCII,
  logEnd,
  logPairShare,
  logShareOf,
  nextOpen,
  type PageStatistics,
  scoreOf,
  secondsInWords,
} from './statistics.ts'

/** One way to undo a run. */
export interface Undone {
  /** The clean text. */
  text: string
  /** Where the run ends in the damaged text, exclusive. */
  end: number
  /** How often such a way is right, 0 to 1. */
  confidence: number
  /** Share of the probability of all ways, 0 to 1. */
  share: number
  /** Probability that anything happened here at all, 0 to 1. */
  damaged: number
  /** Pairs that had vanished and were searched for. */
  lostPairs: number
  /** The run ends in a `?` that swallowed an ASCII byte, and nothing tells which; `text` leaves it out. */
  unknownAscii: boolean
}

interface Path {
  text: string
  growth: Growth
  /** Waiting first byte; −1 once the text is in step again. */
  pending: number
  /** Next character of the damaged text. */
  at: number
  /** Handicaps of unlikely accidents, added to the score. */
  handicap: number
  lostPairs: number
  unknownAscii: boolean
}

/** What is known of the page a run stands on. */
export interface Page {
  statistics: PageStatistics
  /** How a character is at home here: 0 for the usual form, below for others; a log-probability. */
  form: (char: string) => number
  /** Characters glossed in step on this page, each with its reading: `發fā`. */
  glossed: Set<string>
  /** Characters glossed wherever they stand in step: the process misses no place. */
  listed: Set<string>
}

/** From so many different glosses on, a page shows most of its site's list. */
const LIST_KNOWN = 30

const BEAM = 32
/** A path so far behind (natural logarithm) does not catch up. */
const MARGIN = 18
/** Only the most likely paths look for pairs that vanished. */
const BEAM_LOST = 3
/** With more ways into a run than this, only the most likely are searched for a pair that vanished right there. */
const ENTRIES_MAX = 40
/** Most likely fillings kept of pairs that vanished at one place. */
const LOST_PAIR_CHOICES = 80
/** Fillings looked at before the neighbours have their say. */
const LOST_PAIR_POOL = 120
/** Pairs of characters thought of that may have stood between. */
const MIDDLES = 400
/** Log-probability of two characters below which they are not thought of, where both are lost but for one byte. */
const LOG_MIDDLE = -17
/** What two characters gain at most by being a word, as far as it is looked for. */
const JOIN_MAX = 6
/** No two bonds with neighbours gain more than this (natural logarithm), roughly. */
const BOND_MAX = 14
/** Most likely characters looked at for one lost second byte. */
const LOST_BYTE_CHOICES = 20
/** Characters of clean text that join in the judgement on either side of a run. */
export const CONTEXT = 6
/** No run on record is near this long; a longer one is another kind of damage. */
const RUN_MAX = 400
/** More than this many vanished pairs in one run leave too little to judge by. */
const LOST_PAIRS_MAX = 6
/** A second byte that is no first byte: read late, it stands alone, and is dropped or shown as €. */
const LONE_TRAIL = 0x80
/** Log-probability of a character in a text, below which it is not thought of; some 4,000 are above. */
const LOG_IN_USE = -12.5
/** Temperature at which it is weighed whether anything happened here at all. */
const TEMPERATURE = 0.8
/**
 * Temperatures of the confidence reported: word statistics know little of what is meant, and are far too sure.
 * With the discounts, measured on damaged meeting transcripts: of the runs with a confidence from 0.9 up, one in a
 * hundred and eighty was wrong.
 */
const CAUTION = { whole: 1.2, lossy: 1.6 }
/** What is left of the confidence at best, where no pairs were lost and where some were. */
const DISCOUNT = { whole: 0.97, lossy: 0.92 }

/** Log-probability that the clean text of a run is none of those searched: what few right ones are below. */
const UNTHOUGHT = { once: -14, perCharacter: -6.5 }

/** The same that what stands behind is another run, for the clean text of it that is not known yet. */
const UNDONE = { once: -3, perCharacter: -6.5 }

/** Probability of the text as it stands from which on nothing is reported. */
const CLEARLY = 0.9999

const HANDICAP = {
  /** A fullwidth letter or digit, where punctuation is what sites normalise most. */
  fullwidthAlphanumeric: -4,
  /** The tone is not the one we know for the character. */
  otherTone: -2.5,
  /** The page shows many glosses, and none of this character. */
  unlisted: -1,
  /** The site glosses the character, and here it stands without. */
  notGlossed: -8,
  /** Between a character and a mark, or at the end of a line, what was swallowed was no text. */
  insertedByte: -2,
  /** Some ASCII byte was swallowed that nothing tells of. */
  unknownAscii: -5,
  /** A bracket that a run opens is closed nowhere in the paragraph. */
  unclosed: -6,
  /** A new run begins within what another way takes for one run. */
  anotherRun: -12,
}

/** The bytes of 。, the one mark outside the row of fullwidth forms that is put astride. */
const FULL_STOP = [0xa1, 0xa3] as const

const CLOSING_READING = new RegExp(`(${READING})\\)`, 'y')
const GLOSS = new RegExp(`\\((${READING})\\)`, 'y')
const GLOSSES = new RegExp(`\\(${READING}\\)`, 'g')
const LOST_READINGS = new RegExp(`\\?${READING}\\)`, 'g')
/** Where a run may begin at a mark. */
const MARK_ASTRIDE = /\?(?=[?!,;:？！，；：。])/
/** What is left of a reading when its first letters were taken for second bytes. */
const HALF_READING = new RegExp(`${READING}\\)`, 'y')
const TAG_REST = /\/?[a-z][a-z0-9]{0,9}(?:\s[^<>\n]{0,300})?\/?>/iy
const ENTITY_REST = /(?:#\d{1,6}|#x[\da-f]{1,6}|[a-z]{2,8}\d{0,2});/iy

/** Marks and line ends: many sites put a byte before each mark, astride or not, and take it off again where they can. */
const BEFORE_NOTHING = /[\r\n，。、；：！？”」』）》,;:!]/

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/**
 * Undoes the run that begins with the `?` at `at`, if one does.
 *
 * @param text the damaged text
 * @param at index of the `?`
 * @param before clean text to the left, already restored
 * @param page what is known of the page
 * @returns ways to undo it, most likely first; empty when no run begins here. Where the text is likelier as it
 *   stands, though not clearly, none has any confidence
 */
export function undoShift(text: string, at: number, before: string, page: Page): Undone[] {
  const entries = enter(text, at, before, page)
  if (entries.length === 0) return []
  const sure = matchAt(CLOSING_READING, text, at + 1) !== null
  const asIs = sure ? undefined : new AsItStands(text, at, startAfter(before, page), page)
  const done = walk(text, entries, page, asIs)
  if (done.length === 0) return []
  const honest = asIs ? [asIs.path(Math.min(...done.map((path) => path.at)))] : []
  const ways = rank([...done, ...honest], text, page)
  if (!honest[0]) return ways
  const stands = ways.findIndex((way) => way.text === honest[0]!.text)
  const chance = ways[stands]?.share ?? 0
  if (chance > CLEARLY) return []
  const doubted = ways.map((way) => ({ ...way, damaged: 1 - chance }))
  return stands === 0 ? doubted.slice(1).map((way) => ({ ...way, confidence: 0 })) : doubted
}

/** First steps: the lost first byte before a reading, or before punctuation that sat astride two characters. */
function enter(text: string, at: number, before: string, page: Page): Path[] {
  const growth = startAfter(before, page)
  const start = { text: '', growth, handicap: 0, lostPairs: 0, unknownAscii: false }
  const reading = matchAt(CLOSING_READING, text, at + 1)
  if (reading) return enterReading(reading, at, lastByteOf(before), start, page)
  if (matchAt(TAG_REST, text, at + 1)) return []
  const [lead, trail] = text[at + 1] === '。' ? FULL_STOP : [FULLWIDTH_LEAD, fullwidthTrail(text[at + 1])]
  if (trail < LEAD_MIN) return []
  const rarity = /[\da-z]/i.test(text[at + 1]!) ? HANDICAP.fullwidthAlphanumeric : 0
  const astride = leads()
    .filter((lost) => isInUse(unitOf(lost, lead)))
    .map((lost) => emit({ ...start, pending: lost, at }, lead, page))
    .map((path) => ({ ...path, handicap: path.handicap + rarity, pending: trail, at: at + 2 }))
    .sort((a, b) => total(b) - total(a))
  // `??yàn)` may also be an honest question mark, and a run after it.
  const second = text[at + 1] === '?' ? matchAt(CLOSING_READING, text, at + 2) : null
  if (!second) return astride
  const mark = { ...start, text: '?', growth: page.statistics.append(growth, '？') }
  return [...astride, ...enterReading(second, at + 1, lastByteOf('？'), mark, page)]
}

/** The lost first byte, told by the reading of the pair it made with the byte before it. */
function enterReading(
  reading: RegExpExecArray,
  at: number,
  lastByte: number,
  start: Omit<Path, 'pending' | 'at'>,
  page: Page,
): Path[] {
  return leadsRead(lastByte, reading[1]!, page).map(({ lost, fit }) => ({
    ...start,
    handicap: start.handicap + fit,
    pending: lost,
    at: at + 1 + reading[0].length,
  }))
}

const readLeads = new Map<string, number[]>()

/** The first bytes that make with the byte before them a character of the reading, and how well it fits. */
function leadsRead(byte: number, reading: string, page: Page): { lost: number; fit: number }[] {
  const key = `${byte} ${reading}`
  let found = readLeads.get(key)
  if (!found) {
    found = leads().filter((lost) => sameSyllable(charOf(byte, lost), reading))
    if (readLeads.size >= CACHED_MAX) readLeads.clear()
    readLeads.set(key, found)
  }
  return found
    .map((lost) => ({ lost, fit: fit(charOf(byte, lost), reading, page) }))
    .filter(({ fit }) => fit > -Infinity)
}

/** Log-probability that a site glosses the character so; −∞ when the reading is none of its. */
function fit(char: string, reading: string, { glossed }: Page): number {
  if (char === '') return -Infinity
  if (glossed.has(char + reading)) return 0
  const unlisted = glossed.size < LIST_KNOWN ? 0 : HANDICAP.unlisted
  if (isReadingOf(char, reading)) return unlisted
  return sameSyllable(char, reading) ? unlisted + HANDICAP.otherTone : -Infinity
}

/** Last byte of the clean text; an ASCII mark counts as the fullwidth one it was. */
function lastByteOf(before: string): number {
  const last = before[before.length - 1] ?? ''
  return last < '\u0080' ? fullwidthTrail(last) : (pairOf(last) ?? 0) & 0xff
}

/** The other reading of `?` and punctuation: nothing happened here. */
class AsItStands {
  readonly #text: string
  readonly #start: number
  readonly #page: Page
  #at: number
  #growth: Growth

  constructor(text: string, at: number, growth: Growth, page: Page) {
    this.#text = text
    this.#start = at
    this.#page = page
    this.#at = at
    this.#growth = growth
  }

  /** The text as it stands up to `end`, which may only grow, as a finished path. */
  path(end: number): Path {
    const wide = this.#text
      .slice(this.#at, end)
      .replace(GLOSSES, '')
      .replace(/[?!,:;]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0))
    this.#growth = this.#page.statistics.appendAll(this.#growth, wide)
    this.#at = Math.max(this.#at, end)
    const text = this.#text.slice(this.#start, end)
    return {
      text,
      growth: this.#growth,
      pending: -1,
      at: end,
      handicap: 0,
      lostPairs: 0,
      unknownAscii: false,
    }
  }

  /** Whether the text makes so much more sense as it stands that no path is worth following. */
  isBetterThan(paths: Path[]): boolean {
    if (paths.length === 0) return false
    const end = Math.min(...paths.map((path) => path.at))
    if (end <= this.#at) return false
    return Math.max(...paths.map(total)) < total(this.path(end)) - MARGIN
  }
}

/** The clean text to the left, as far as it bears on the judgement. */
function startAfter(before: string, page: Page): Growth {
  const paragraph = before.slice(before.lastIndexOf('\n') + 1)
  let open = ''
  for (const char of paragraph.slice(0, -CONTEXT)) open = nextOpen(open, char)
  return page.statistics.appendAll(page.statistics.start(open), paragraph.slice(-CONTEXT))
}

/** Second byte of the fullwidth form of an ASCII character, given as either; 0 for anything else. */
function fullwidthTrail(char: string | undefined): number {
  if (char === undefined) return 0
  const code = char.charCodeAt(0)
  if (code > 0x20 && code < 0x7f) return code + 0x80
  const pair = pairOf(char) ?? 0
  return pair >> 8 === FULLWIDTH_LEAD ? pair & 0xff : 0
}

let allLeads: number[] | undefined

function leads(): number[] {
  allLeads ??= Array.from({ length: LEAD_MAX - LEAD_MIN + 1 }, (_, i) => LEAD_MIN + i)
  return allLeads
}

/** The path with its pending byte completed by `trail` into a character, which is glossed in the text or not. */
function emit(path: Path, trail: number, page: Page, isGlossed = false): Path {
  const char = charOf(path.pending, trail)
  const missing = isGlossed ? 0 : notGlossed(char, page)
  return {
    text: path.text + char,
    growth: page.statistics.append(path.growth, char),
    pending: -1,
    at: path.at,
    handicap: path.handicap + page.form(char) + missing,
    lostPairs: path.lostPairs,
    unknownAscii: path.unknownAscii,
  }
}

function notGlossed(char: string, { listed }: Page): number {
  return listed.has(char) ? HANDICAP.notGlossed : 0
}

/** The second bytes that complete the pending one into the characters most likely here, as many as are looked at. */
function likeliest(path: Path, trails: number[], page: Page): number[] {
  if (trails.length <= LOST_BYTE_CHOICES) return trails
  const left = path.growth.unit
  const rated = trails.map((trail) => {
    const char = unitOf(path.pending, trail)
    const form = page.form(charOf(path.pending, trail))
    return { trail, score: logPairShare(left, char) + page.statistics.gainOf(char) + form }
  })
  return rated
    .sort((a, b) => b.score - a.score)
    .slice(0, LOST_BYTE_CHOICES)
    .map(({ trail }) => trail)
}

/** Walks all paths to the end of the run; gives up when the text makes more sense as it stands. */
function walk(text: string, entries: Path[], page: Page, asIs?: AsItStands): Path[] {
  const done: Path[] = []
  const first = entries[0]!.at
  let open = entries
  while (open.length > 0) {
    const steps: Path[] = []
    const take = (next: Path): void => void (next.pending < 0 ? done : steps).push(next)
    // Little tells the ways into a run apart yet.
    const kept = open === entries ? entries : prune(open).filter((path) => path.at - first <= RUN_MAX)
    const searched = kept.slice(0, open === entries ? ENTRIES_MAX : BEAM_LOST)
    for (const path of kept) for (const next of step(text, path, page)) take(next)
    for (const path of fillLostPairs(text, searched, page, bestOf(steps)))
      for (const next of step(text, path, page)) take(next)
    if (done.length === 0 && asIs?.isBetterThan(steps)) return []
    open = steps
  }
  return done
}

function bestOf(paths: Path[]): number {
  return paths.reduce((best, path) => Math.max(best, total(path)), -Infinity)
}

function prune(paths: Path[]): Path[] {
  const best = bestOf(paths)
  return paths
    .filter((path) => total(path) > best - MARGIN)
    .sort((a, b) => total(b) - total(a))
    .slice(0, BEAM)
}

function total(path: Path): number {
  return scoreOf(path.growth) + path.handicap
}

/** All ways on from a path with a pending byte, past the next character as it was read. */
function step(text: string, path: Path, page: Page): Path[] {
  const char = text[path.at]
  if (char === undefined || char === '\n') return []
  const nexts = read(text, path, page)
  if (char !== '?' && charOf(path.pending, LONE_TRAIL) !== '') {
    const at = path.at + glossOfLast(text, path.at).length
    const own = matchAt(GLOSS, text, at)
    const isOwn = own !== null && isReadingOf(charOf(path.pending, LONE_TRAIL), own[1]!)
    nexts.push({ ...emit(path, LONE_TRAIL, page, isOwn), at: isOwn ? at + own[0].length : at })
  }
  return nexts
}

/** The gloss at `at`, of the character before it as it was read; '' if there is none. */
function glossOfLast(text: string, at: number): string {
  const gloss = matchAt(GLOSS, text, at)
  return gloss && isReadingOf(text[at - 1] ?? '', gloss[1]!) ? gloss[0] : ''
}

/** The path, and the same past a gloss of the last character as it was read, behind which pairs may have vanished too. */
function behindGloss(text: string, path: Path): Path[] {
  const gloss = glossOfLast(text, path.at)
  return gloss === '' ? [path] : [path, { ...path, at: path.at + gloss.length }]
}

/** The next character read as what it is, with the pending byte before it. */
function read(text: string, path: Path, page: Page): Path[] {
  const char = text[path.at]!
  if (char === '?') return [...readSwallow(text, path, page), ...readFullwidth(path, char, page)]
  const gloss = glossOfLast(text, path.at)
  if (gloss !== '') return read(text, { ...path, at: path.at + gloss.length }, page)
  const code = char.charCodeAt(0)
  if (code < 0x80) {
    // A space may have been put in before punctuation that sat astride two characters.
    if (code <= 0x20) return readFullwidth({ ...path, at: path.at + 1 }, text[path.at + 1] ?? '', page)
    const nexts = readFullwidth(path, char, page)
    if (code < TRAIL_MIN || charOf(path.pending, code) === '') return nexts
    const own = matchAt(GLOSS, text, path.at + 1)
    const read = own ? fit(charOf(path.pending, code), own[1]!, page) : 0
    if (read === -Infinity) return nexts
    const next = emit(path, code, page, own !== null)
    const handicap = next.handicap + read
    return [...nexts, { ...next, handicap, at: path.at + 1 + (own ? own[0].length : 0) }]
  }
  if (char === '€')
    return charOf(path.pending, LONE_TRAIL) ? [{ ...emit(path, LONE_TRAIL, page), at: path.at + 1 }] : []
  const pair = pairOf(char)
  if (pair === undefined || charOf(path.pending, pair >> 8) === '') return []
  const trail = pair & 0xff
  const next = { ...emit(path, pair >> 8, page), at: path.at + 1 }
  if (isLead(trail)) return [{ ...next, pending: trail }]
  if (trail > ASCII_TRAIL_MAX) return []
  const ascii = String.fromCharCode(trail)
  return [{ ...next, text: next.text + ascii, growth: page.statistics.append(next.growth, ascii) }]
}

/** Fullwidth punctuation that became ASCII: two bytes in truth, the first of which completes the pending one. */
function readFullwidth(path: Path, char: string, page: Page): Path[] {
  const trail = char.charCodeAt(0) < 0x80 ? fullwidthTrail(char) : 0
  if (trail < LEAD_MIN || charOf(path.pending, FULLWIDTH_LEAD) === '') return []
  const handicap = /[\da-z]/i.test(char) ? HANDICAP.fullwidthAlphanumeric : 0
  const next = emit(path, FULLWIDTH_LEAD, page)
  return [{ ...next, handicap: next.handicap + handicap, pending: trail, at: path.at + 1 }]
}

/** A `?` that ends the run: a lost byte and an ASCII byte, which what follows makes known. */
function readSwallow(text: string, path: Path, page: Page): Path[] {
  const reading = matchAt(CLOSING_READING, text, path.at + 1)
  if (reading) {
    return leadsRead(path.pending, reading[1]!, page).map(({ lost, fit }) => {
      const next = emit(path, lost, page, true)
      next.handicap += fit
      next.at = path.at + 1 + reading[0].length
      return next
    })
  }
  const trails = [LONE_TRAIL, ...leads()].filter((lost) => charOf(path.pending, lost) !== '')
  const fillings = likeliest(path, trails, page).map((lost) => emit(path, lost, page))
  const tag = matchAt(TAG_REST, text, path.at + 1)
  if (tag) return fillings.map((next) => ({ ...next, at: path.at + 1 + tag[0].length }))
  const entity = matchAt(ENTITY_REST, text, path.at + 1)
  if (entity) return fillings.map((next) => ({ ...next, text: `${next.text}&`, at: path.at + 1 }))
  const unknownAscii = !BEFORE_NOTHING.test(text[path.at + 1] ?? '\n')
  const handicap = unknownAscii ? HANDICAP.unknownAscii : HANDICAP.insertedByte
  return fillings.map((next) => ({
    ...next,
    at: path.at + 1,
    handicap: next.handicap + handicap,
    unknownAscii,
  }))
}

let vanishing: Map<number, number[]> | undefined

/** First bytes (0x81 up) of the pairs that vanish when `trail` is their second. */
function vanishingBefore(trail: number): number[] {
  vanishing ??= new Map(leads().map((second) => [second, leads().filter((first) => vanishes(first, second))]))
  return vanishing.get(trail) ?? []
}

/** The paths with pairs filled in that vanished here: what goes best with the neighbours, over all paths. */
function fillLostPairs(text: string, paths: Path[], page: Page, best: number): Path[] {
  const found: { path: Path; filling: Filling; score: number }[] = []
  let top = best
  for (const path of paths.flatMap((one) => behindGloss(text, one))) {
    if (path.lostPairs >= LOST_PAIRS_MAX) continue
    const own = total(path)
    const left = path.growth.unit
    for (const after of textsAfter(text, path.at)) {
      const pool = choices(path.pending, after)
      for (const filling of pool) {
        // The pool is sorted, and no bond with the neighbours makes up for more than this.
        if (filling.score < pool[0]!.score - BOND_MAX) break
        const { first, last } = filling
        const onPage = page.statistics.gainOf(first) + page.statistics.gainOf(last)
        const score = own + filling.score + onPage + bond(left, first) + bond(last, after.next)
        top = Math.max(top, score)
        if (score > top - MARGIN) found.push({ path, filling, score })
      }
    }
  }
  return found
    .filter(({ score }) => score > top - MARGIN)
    .sort((a, b) => b.score - a.score)
    .slice(0, LOST_PAIR_CHOICES)
    .map(({ path, filling }) => filled(path, filling, page))
}

function filled(path: Path, { units, pending, pairs }: Filling, page: Page): Path {
  const lost = String.fromCharCode(...units)
  return {
    text: path.text + lost,
    growth: page.statistics.appendAll(path.growth, lost),
    pending,
    at: path.at,
    handicap: [...lost].reduce((sum, one) => sum + page.form(one) + notGlossed(one, page), path.handicap),
    lostPairs: path.lostPairs + pairs,
    unknownAscii: path.unknownAscii,
  }
}

/** What the damaged text tells of the character whose first byte was lost and that comes next. */
interface After {
  /** All that matters, as a key. */
  key: string
  /** First bytes and the characters (code units) they make. */
  finals: () => [lead: number, char: number][]
  /** The character (code unit) after it, 0 when unknown. */
  next: number
}

/** What can be told of the character that was cut in two by a pair that vanished, by the two ways it can go on. */
function textsAfter(text: string, at: number): After[] {
  const char = text[at]
  if (char === undefined) return []
  const reading = char === '?' ? matchAt(CLOSING_READING, text, at + 1) : null
  if (reading) {
    const key = reading[1]!
    const finals = (): [number, number][] =>
      charsRead(key, (one) => isInUse(codeOf(one))).map((one) => [(pairOf(one) ?? 0) >> 8, codeOf(one)])
    return [{ key, finals, next: 0 }]
  }
  // A second byte 0x80 left alone shows nothing but the gloss of its character.
  const gloss = char === '(' ? matchAt(GLOSS, text, at) : null
  if (gloss) {
    const finals = (): [number, number][] =>
      finalsOf(LONE_TRAIL, (lead) => isReadingOf(charOf(lead, LONE_TRAIL), gloss[1]!))
    return [{ key: `alone ${gloss[1]}`, finals, next: 0 }]
  }
  const code = char.charCodeAt(0)
  const here = pairOf(char) ?? 0
  const alone = { key: 'alone', finals: loneFinals, next: here === 0 ? 0 : code }
  const byte = code < 0x80 ? code : here >> 8
  if (char === '?') return [{ key: 'mark', finals: markFinals, next: 0 }]
  if (byte < TRAIL_MIN) return [alone]
  const own = code < 0x80 ? matchAt(GLOSS, text, at + 1) : null
  const finals = (): [number, number][] =>
    finalsOf(byte, (lead, one) => (own ? isReadingOf(charOf(lead, byte), own[1]!) : isInUse(one)))
  const next = unitOf(here & 0xff, (pairOf(text[at + 1] ?? '') ?? 0) >> 8)
  return [{ key: `${byte}${own?.[1] ?? ''}`, finals, next }, alone]
}

/** Of what stands before a swallowed byte nothing is left but that it may well be a mark. */
function markFinals(): [lead: number, char: number][] {
  return [...LOST_MARKS].map((char) => [(pairOf(String.fromCharCode(char)) ?? 0) >> 8, char])
}

function loneFinals(): [lead: number, char: number][] {
  return finalsOf(LONE_TRAIL, (_, one) => isInUse(one))
}

/** The first bytes that make a character with a second one, as far as wanted, each with the character. */
function finalsOf(
  trail: number,
  isWanted: (lead: number, char: number) => boolean,
): [lead: number, char: number][] {
  return leads()
    .map((lead): [number, number] => [lead, unitOf(lead, trail)])
    .filter(([lead, char]) => char !== 0 && isWanted(lead, char))
}

/** Whether a character (code unit) is common enough to be thought of where little or nothing of it is left. */
function isInUse(char: number): boolean {
  return char !== 0 && logShareOf(char) > LOG_IN_USE
}

/** What two characters gain by being one word. */
function bond(left: number, right: number): number {
  return left === 0 || right === 0 ? 0 : logPairShare(left, right) - logShareOf(left) - logShareOf(right)
}

/** Characters (code units) that complete the pending byte and leave a new one, over one vanished pair or two. */
interface Filling {
  units: number[]
  first: number
  /** The character the new pending byte makes with what follows. */
  last: number
  pending: number
  pairs: number
  score: number
}

/** Marks common enough to be looked for between two vanished pairs. */
const LOST_MARKS = new Set([...'，。、？！：；」”…—'].map(codeOf))
const CACHED_MAX = 1 << 14
/** Places whose fillings are kept: some 20 kB each. */
const FILLINGS_MAX = 1 << 12
const fillings = new Map<string, Filling[]>()

/** The likeliest fillings after `pending`, given what is known of the next character. */
function choices(pending: number, { key, finals }: After): Filling[] {
  const name = `${pending} ${key}`
  let found = fillings.get(name)
  if (!found) {
    found = fillingsOf(pending, finals())
    if (fillings.size >= FILLINGS_MAX) fillings.clear()
    fillings.set(name, found)
  }
  return found
}

function fillingsOf(pending: number, finals: [lead: number, char: number][]): Filling[] {
  const known = finals
    .map(([lead, last]) => ({ lead, last, share: logShareOf(last) }))
    .sort((a, b) => b.share - a.share)
  const single = new Best(LOST_PAIR_POOL)
  const double = new Best(LOST_PAIR_POOL)
  const middles = twoAfter(pending)
  const openers = openersAfter(pending)
  const likeliest = openers[0]?.share ?? -Infinity
  for (const { lead, last, share: ofLast } of known) {
    for (const trail of vanishingBefore(lead)) {
      const first = unitOf(pending, trail)
      if (first !== 0) {
        const score = logPairShare(first, last)
        if (score > single.least) single.add({ units: [first], first, last, pending: lead, pairs: 1, score })
      }
      for (const { first, second, score, share } of middles.get(trail) ?? []) {
        // Sorted; the second and the last may gain by being one word, but not without limit.
        if (score + ofLast + JOIN_MAX < double.least) break
        const together = score + Math.max(ofLast, logPairShare(second, last) - share)
        if (together > double.least)
          double.add({ units: [first, second], first, last, pending: lead, pairs: 2, score: together })
      }
    }
    // Words of the second and the last, behind whatever first: none is too rare for the middles above.
    for (const { char, lead: between, trail, share: word } of wordsBefore(last)) {
      if (likeliest + word < double.least) break
      if (!vanishes(trail, lead)) continue
      for (const { early, first, share } of openers) {
        if (share + word < double.least) break
        if (vanishes(early, between))
          double.add({ units: [first, char], first, last, pending: lead, pairs: 2, score: share + word })
      }
    }
  }
  return [...single.list(), ...double.list()].sort((a, b) => b.score - a.score)
}

/** The best so many of any number of fillings. */
class Best {
  /** Score up to which none gets in any more. */
  least = -Infinity
  readonly #size: number
  #found: Filling[] = []

  constructor(size: number) {
    this.#size = size
  }

  add(filling: Filling): void {
    this.#found.push(filling)
    if (this.#found.length < 3 * this.#size) return
    this.#found = this.list()
    this.least = this.#found[this.#size - 1]!.score
  }

  /** Best first. */
  list(): Filling[] {
    return this.#found.sort((a, b) => b.score - a.score).slice(0, this.#size)
  }
}

/** Two characters (code units) over one pair that vanished within. */
interface Middle {
  first: number
  second: number
  score: number
  /** `logShareOf` the second. */
  share: number
}

/** A way over one pair that vanished: the byte before the pair, and the second character. */
interface MiddleFound extends Middle {
  early: number
  lead: number
  trail: number
}

/** Most likely first; where equally likely, in the order of their bytes. */
function byScore(a: MiddleFound, b: MiddleFound): number {
  return b.score - a.score || a.lead - b.lead || a.trail - b.trail || a.early - b.early
}

/** Characters in use (code units) that begin with `pending`, with their second bytes, most likely first. */
function openersAfter(pending: number): { early: number; first: number; share: number }[] {
  const found: { early: number; first: number; share: number }[] = []
  for (let early = LEAD_MIN; early <= LEAD_MAX; early++) {
    const first = unitOf(pending, early)
    if (isInUse(first)) found.push({ early, first, share: logShareOf(first) })
  }
  return found.sort((a, b) => b.share - a.share)
}

const middlesAfter = new Map<number, Map<number, Middle[]>>()

/** Two characters after `pending` over one pair that vanished within, by the second byte of the second. */
function twoAfter(pending: number): Map<number, Middle[]> {
  let found = middlesAfter.get(pending)
  if (!found) {
    found = new Map()
    for (const middle of likeliestMiddles(pending)) {
      const same = found.get(middle.trail)
      if (same) same.push(middle)
      else found.set(middle.trail, [middle])
    }
    middlesAfter.set(pending, found)
  }
  return found
}

function likeliestMiddles(pending: number): MiddleFound[] {
  const { byShare, byForm } = seconds()
  const firsts = openersAfter(pending)
  let found: MiddleFound[] = []
  let least = LOG_MIDDLE
  const add = (early: number, first: number, { lead, trail, char: second, share }: Second): void => {
    const score = logPairShare(first, second)
    if (score <= LOG_MIDDLE || score < least) return
    found.push({ early, lead, trail, first, second, share, score })
    if (found.length >= 3 * MIDDLES) cut()
  }
  const cut = (): void => {
    found = found.sort(byScore).slice(0, MIDDLES)
    least = found[MIDDLES - 1]?.score ?? least
  }
  for (const { early, first } of firsts) {
    // Words, and marks that come in twos; any other two characters are no likelier than by chance.
    for (const form of new Set(secondsInWords(first)).add(first)) {
      for (const second of byForm.get(form) ?? []) if (vanishes(early, second.lead)) add(early, first, second)
    }
  }
  cut()
  const inWords = new Set(found.map(({ first, second }) => first * 0x1_0000 + second))
  for (const { early, first, share } of firsts) {
    for (const second of byShare) {
      if (share + second.share < least) break
      if (vanishes(early, second.lead) && !inWords.has(first * 0x1_0000 + second.char))
        add(early, first, second)
    }
  }
  cut()
  return found
}

interface Second {
  lead: number
  trail: number
  /** Code unit. */
  char: number
  share: number
}

const wordsByLast = new Map<number, Second[]>()

/** Characters in use that make a word of two before `last`; `share` is the word's, most likely first. */
function wordsBefore(last: number): Second[] {
  let found = wordsByLast.get(last)
  if (!found) {
    const { byForm } = seconds()
    found = [...firstsInWords(last)]
      .flatMap((form) => byForm.get(form) ?? [])
      .map((second) => ({ ...second, share: logPairShare(second.char, last) }))
      .sort((a, b) => b.share - a.share)
    wordsByLast.set(last, found)
  }
  return found
}

let allSeconds: { byShare: Second[]; byForm: Map<number, Second[]> } | undefined

/** Characters in use whose second bytes can vanish: most likely first, and by their Simplified form. */
function seconds(): { byShare: Second[]; byForm: Map<number, Second[]> } {
  if (!allSeconds) {
    const byShare: Second[] = []
    const byForm = new Map<number, Second[]>()
    for (const lead of leads()) {
      for (let trail = TRAIL_MIN; trail <= LEAD_MAX; trail++) {
        const char = unitOf(lead, trail)
        if (!isInUse(char) || !canVanishAfter(trail) || (isSymbol(lead, char) && !LOST_MARKS.has(char)))
          continue
        const second = { lead, trail, char, share: logShareOf(char) }
        byShare.push(second)
        const form = foldedUnit(char)
        byForm.set(form, [...(byForm.get(form) ?? []), second])
      }
    }
    byShare.sort((a, b) => b.share - a.share)
    allSeconds = { byShare, byForm }
  }
  return allSeconds
}

const vanishAfter = new Map<number, boolean>()

/** Whether a byte is the first of any pair that vanishes. */
function canVanishAfter(trail: number): boolean {
  let can = vanishAfter.get(trail)
  if (can === undefined) {
    can = leads().some((lead) => vanishes(trail, lead))
    vanishAfter.set(trail, can)
  }
  return can
}

/** Whether a character (code unit) that begins with a byte is no ideograph. */
function isSymbol(lead: number, char: number): boolean {
  return lead >= 0xa1 && lead <= 0xa9 && char < 0x4e00
}

/** Of the finished paths that end at one place, those near enough to the best that what follows may decide. */
function contenders(done: Path[]): Path[] {
  const byEnd = new Map<number, Path[]>()
  for (const path of done) {
    const same = byEnd.get(path.at)
    if (same) same.push(path)
    else byEnd.set(path.at, [path])
  }
  return [...byEnd.values()].flatMap((same) => {
    const least = bestOf(same) - MARGIN
    return same
      .filter((path) => total(path) > least)
      .sort((a, b) => total(b) - total(a))
      .slice(0, BEAM)
  })
}

/** How much likelier (natural logarithm) than the best way some clean text is that the search did not think of. */
function unthoughtOf({ path: { text, growth }, score, behind, ofRuns }: Scored): number {
  let start: Growth | undefined = growth
  for (let length = text.length; length > 0 && start; length--) start = start.before
  const own = score - ofRuns - (start ? scoreOf(start) : 0)
  const all = text + behind
  const ascii = all.match(/[\x21-\x7e]/g)?.length ?? 0
  return UNTHOUGHT.once + UNTHOUGHT.perCharacter * (all.length - ascii) + LOG_ASCII * ascii - own
}

/** A finished path with the text behind it. */
interface Scored {
  path: Path
  score: number
  /** The text behind the path that is in the score, as far as the next run. */
  behind: string
  /** What is in the score for further runs behind the path. */
  ofRuns: number
}

function withoutGlosses(text: string): string {
  return text.replace(GLOSSES, '')
}

/** Whether a way opens a bracket that the rest of the paragraph, from `at`, does not close. */
function isUnclosed(way: string, text: string, at: number): boolean {
  if (way.lastIndexOf('（') <= way.lastIndexOf('）')) return false
  const line = text.indexOf('\n', at)
  const rest = text.slice(at, line < 0 ? undefined : line)
  return !/[)）]/.test(withoutGlosses(rest).replace(LOST_READINGS, ''))
}

/** Judges finished paths with the clean text to the right of each, most likely first. */
function rank(done: Path[], text: string, page: Page): Undone[] {
  const last = Math.max(...done.map((path) => path.at))
  const beyond = text
    .slice(last, last + 4 * CONTEXT)
    .replace(GLOSSES, '')
    .split(/[\n?]/, 1)[0]!
    .slice(0, CONTEXT)
  const scored = contenders(done).map((path): Scored => {
    // What an earlier end leaves behind has to make sense as it stands; another run so soon is unlikely.
    const [near = '', ...runs] = text.slice(path.at, last).split(LOST_READINGS).map(withoutGlosses)
    const rest = runs.length > 0 ? near : near + beyond
    const [behind = ''] = rest.split(MARK_ASTRIDE, 1)
    const untilRun = page.statistics.appendAll(path.growth, behind)
    const beyondRun = rest.slice(behind.length) + (runs.length > 0 ? runs.join('') + beyond : '')
    const growth = page.statistics.appendAll(untilRun, beyondRun)
    // Where another run begins at a mark, what it comes to is not known yet.
    const asUndone =
      behind === rest ? -Infinity : scoreOf(untilRun) + UNDONE.once + UNDONE.perCharacter * beyondRun.length
    const grown = Math.max(scoreOf(growth), asUndone)
    const atEnd = (text[path.at] ?? '\n') === '\n' ? logEnd(growth) : 0
    const half = matchAt(HALF_READING, text, path.at) ? HANDICAP.anotherRun : 0
    const onRuns = runs.length * HANDICAP.anotherRun
    const unclosed = isUnclosed(path.text, text, path.at) ? HANDICAP.unclosed : 0
    const score = grown + atEnd + half + onRuns + unclosed + path.handicap
    const ofRuns = onRuns + grown - scoreOf(untilRun)
    return { path, score, behind, ofRuns }
  })
  const best = new Map<string, Scored>()
  for (const one of scored) {
    const key = `${one.path.at} ${one.path.text}`
    if (one.score > (best.get(key)?.score ?? -Infinity)) best.set(key, one)
  }
  const ways = [...best.values()].sort((a, b) => b.score - a.score)
  const top = ways[0]?.score ?? 0
  const massAt = (temperature: number): number =>
    ways.reduce((sum, way) => sum + Math.exp((way.score - top) / temperature), 0)
  const other = ways[0] ? unthoughtOf(ways[0]) : 0
  const mass = massAt(TEMPERATURE)
  const cautions = {
    whole: massAt(CAUTION.whole) + Math.exp(other / CAUTION.whole),
    lossy: massAt(CAUTION.lossy) + Math.exp(other / CAUTION.lossy),
  }
  const confidenceOf = ({ path, score }: Scored): number => {
    const kind = path.lostPairs > 0 ? 'lossy' : 'whole'
    return (DISCOUNT[kind] * Math.exp((score - top) / CAUTION[kind])) / cautions[kind]
  }
  return ways.map((way) => {
    const { path, score } = way
    return {
      text: path.text,
      end: path.at,
      confidence: confidenceOf(way),
      share: Math.exp((score - top) / TEMPERATURE) / mass,
      damaged: 1,
      lostPairs: path.lostPairs,
      unknownAscii: path.unknownAscii,
    }
  })
}
