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
import { Best } from './best.ts'
import { type CleanText, CONTEXT } from './clean-text.ts'
import type { DamagedText, Gloss } from './damaged-text.ts'
import {
  ASCII_TRAIL_MAX,
  charOf,
  FULLWIDTH_LEAD,
  isLead,
  LEAD_MIN,
  leads,
  pairOf,
  TRAIL_MIN,
  unitOf,
} from './gbk.ts'
import { isInUse, LONE_TRAIL, textsAfter } from './lost-pairs.ts'
import { isReadingOf, READING, sameSyllable, withoutGlosses } from './readings.ts'
import {
  bond,
  type Growth,
  logEnd,
  logPairShare,
  type PageStatistics,
  scoreOf,
  unitsOf,
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

/** A way into a run: so far read, so far clean. Immutable but while it is made. */
class Path {
  text: string
  readonly growth: Growth
  /** Waiting first byte; −1 once the text is in step again. */
  readonly pending: number
  /** Next character of the damaged text. */
  readonly at: number
  /** Handicaps of unlikely accidents. */
  readonly handicap: number
  /** Log-probability of the clean text, handicaps included. */
  readonly total: number
  readonly lostPairs: number
  unknownAscii: boolean

  constructor(
    text: string,
    growth: Growth,
    pending: number,
    at: number,
    handicap: number,
    lostPairs: number,
    unknownAscii: boolean,
  ) {
    this.text = text
    this.growth = growth
    this.pending = pending
    this.at = at
    this.handicap = handicap
    this.total = scoreOf(growth) + handicap
    this.lostPairs = lostPairs
    this.unknownAscii = unknownAscii
  }

  /**
   * The path with its pending byte completed by `trail`, and the damaged text read up to `at`.
   *
   * @param pending the byte that waits now
   * @param cost a further handicap
   * @param isGlossed the character is glossed in the text
   */
  completed(trail: number, page: Page, at: number, pending = -1, cost = 0, isGlossed = false): Path {
    const char = unitOf(this.pending, trail)
    const missing = isGlossed ? 0 : notGlossed(char, page)
    return new Path(
      this.text + String.fromCharCode(char),
      page.statistics.append(this.growth, char),
      pending,
      at,
      this.handicap + formOf(char, this.text, page) + missing + cost,
      this.lostPairs,
      this.unknownAscii,
    )
  }
}

/** How a character (code unit) is at home behind a text that belongs to the page. */
function formOf(char: number, text: string, page: Page): number {
  const form = page.form(char)
  return form < 0 && text.includes(String.fromCharCode(char)) ? 0 : form
}

/** What is known of the page a run stands on. */
export interface Page {
  statistics: PageStatistics
  /** How a character (code unit) is at home here: 0 for the usual form, below for others; a log-probability. */
  form: (char: number) => number
  /** Characters glossed in step on this page, each with its reading: `發fā`. */
  glossed: Set<string>
  /** Characters (code units) glossed wherever they stand in step: the process misses no place. */
  listed: Set<number>
  /** Log-odds, 0 at most, that the site puts its byte before letters, digits and signs astride too (`logTearsForms`). */
  tearsForms: number
}

/** `?` behind Chinese text and before a letter, digit or sign that Chinese text follows; a bracket may well be its own. */
const FORM_ASTRIDE = /\p{Script=Han}\?(?![?!,;:.？！，；：(（])[!-~！-～][^\0-\x7f]/gu
/** Code units of text to one such place: on a site that tears forms (some have one in 80), and in honest text. */
const TEXT_TO_FORM = { torn: 150, honest: 3000 }
/** Log-odds are no lower than this, however long the page: a file may hold pages of several sites. */
const LOG_TEARS_MIN = -6

/** Whether a page's site tears forms: the log-odds by how often they stand as if it did, 0 at most. */
export function logTearsForms(text: string): number {
  const places = text.match(FORM_ASTRIDE)?.length ?? 0
  const { torn, honest } = TEXT_TO_FORM
  const odds = places * Math.log(honest / torn) - text.length * (1 / torn - 1 / honest)
  return Math.max(LOG_TEARS_MIN, Math.min(0, odds))
}

const BEAM = 32
/** A path so far behind (natural logarithm) does not catch up. */
const MARGIN = 18
/** Only the most likely paths look for pairs that vanished. */
const BEAM_LOST = 8
/** With more ways into a run than this, only the most likely are searched for a pair that vanished right there. */
const ENTRIES_MAX = 40
/** Most likely fillings kept of pairs that vanished at one place. */
const LOST_PAIR_CHOICES = 120
/** No two bonds with neighbours gain more than this (natural logarithm), roughly. */
const BOND_MAX = 14
/** Most likely characters looked at for one lost second byte. */
const LOST_BYTE_CHOICES = 20
/** A run ends before this many characters: of four thousand in damaged transcripts the longest had 42. */
const RUN_MAX = 100
/** A `?` within a run is one of the text's own, that neither ended the run nor began one; so many there never are. */
const RUN_QUESTIONS_MAX = 4
/** More than this many vanished pairs in one run leave too little to judge by. */
const LOST_PAIRS_MAX = 6
/** Temperature of probabilities: word statistics know little of what is meant, and are far too sure. */
const CAUTION = 1.2
/**
 * What is left of the confidence at best: where a reading or a mark tells the lost byte; where a letter or digit was
 * astride, which little but likelihood tells; and where pairs vanished, and several texts always fit: never certain.
 */
const DISCOUNT = { told: 0.97, guessed: 0.92, lost: 0.89 }

/** Log-probability of what stands behind another run that begins at a mark, whose clean text is not known yet. */
const UNDONE = { once: -3, perCharacter: -4.2 }

/** Probability of the text as it stands from which on nothing is reported. */
const CLEARLY = 0.9999

const HANDICAP = {
  /** The tone is not the one we know for the character. */
  otherTone: -2.5,
  /** Between a character and a mark, or at the end of a line, what was swallowed was no text. */
  insertedByte: -2,
  /** Some ASCII byte was swallowed that nothing tells of. */
  unknownAscii: -5,
  /** A new run begins within what another way takes for one run. */
  anotherRun: -12,
  /** The site glosses the character, and here it stands without. */
  notGlossed: -8,
}

const LINE_END = 0x0a
const QUESTION_MARK = 0x3f
/** So many in a row are somebody's, or what a decoder put for characters it did not know. */
const QUESTION_MARKS = '???'
/** What a decoder that does not know the wide space leaves of a row of them, the one at hand last. */
const SPACES = '? ?'
const EURO = 0x20ac
/** The bytes of 。, the one mark outside the row of fullwidth forms that is put astride. */
const FULL_STOP = [0xa1, 0xa3] as const

const LOST_READINGS = new RegExp(`\\?${READING}\\)`, 'g')
/** Where a run may begin at a mark, or at a letter or digit that no ASCII follows. */
const MARK_ASTRIDE = /\?(?=[?!,;:？！，；：。]|[!-~！-～][^\0-\x7f])/
/** Fullwidth forms that are punctuation. */
const MARK = /[?!,;:.？！，；：。]/
/** Behind ASCII a mark is its own: 3,000. */
const NARROW_MARKS = /(?<![\0-\x7f])[?!,:;]/g
/** Marks and line ends: many sites put a byte before each mark, astride or not, and take it off again where they can. */
const BEFORE_NOTHING = /[\r\n，。、；：！？”」』）》,;:!]/

/**
 * Undoes the run that begins with the `?` at `at`, if one does.
 *
 * @param damaged the damaged text
 * @param at index of the `?`
 * @param before clean text to the left, already restored
 * @param page what is known of the page
 * @returns ways to undo it, most likely first; empty when no run begins here. Where the text is likelier as it
 *   stands, though not clearly, none has any confidence
 */
export function undoShift(damaged: DamagedText, at: number, before: CleanText, page: Page): Undone[] {
  const entries = enter(damaged, at, before, page)
  if (entries.length === 0) return []
  const asIs = damaged.at(at).lostGloss
    ? undefined
    : new AsItStands(damaged.text, at, startAfter(before, page), page)
  const done = walk(damaged, entries, page, asIs)
  if (done.length === 0) return []
  const honest = asIs ? [asIs.path(firstEnd(done))] : []
  const isTold = damaged.at(at).lostGloss !== undefined || MARK.test(damaged.text[at + 1] ?? '')
  const ways = rank([...done, ...honest], damaged, page, isTold)
  if (!honest[0]) return ways
  const stands = ways.findIndex((way) => way.text === honest[0]!.text)
  const chance = ways[stands]?.share ?? 0
  if (chance > CLEARLY) return []
  const doubted = ways.map((way) => ({ ...way, damaged: 1 - chance }))
  return stands === 0 ? doubted.slice(1).map((way) => ({ ...way, confidence: 0 })) : doubted
}

/** First steps: the lost first byte before a reading, or before punctuation that sat astride two characters. */
function enter(damaged: DamagedText, at: number, before: CleanText, page: Page): Path[] {
  const { lostGloss, tagEnd } = damaged.at(at)
  if (lostGloss) return enterReading(lostGloss, before, page)
  if (tagEnd > 0 || isAmongQuestionMarks(damaged, at) || damaged.text.startsWith(SPACES, at - 2)) return []
  const mark = damaged.text[at + 1]
  const [lead, trail] = mark === '。' ? FULL_STOP : [FULLWIDTH_LEAD, fullwidthTrail(mark)]
  if (trail < LEAD_MIN) return []
  const growth = startAfter(before, page)
  const cost = MARK.test(mark!) ? 0 : page.tearsForms
  const astride = leads()
    .filter((lost) => isInUse(unitOf(lost, lead)))
    .map((lost) => new Path('', growth, lost, at, cost, 0, false).completed(lead, page, at + 2, trail))
    .sort((a, b) => b.total - a.total)
  const second = damaged.at(at + 1).lostGloss
  return second ? [...astride, ...enterTwiceTorn(second, growth, damaged, page)] : astride
}

/** Whether the `?` is one of a row of them, of which the last did not swallow the bracket of a tag or gloss. */
function isAmongQuestionMarks(damaged: DamagedText, at: number): boolean {
  const start = damaged.text.slice(Math.max(0, at - 2), at + 3).indexOf(QUESTION_MARKS)
  if (start < 0) return false
  const { tagEnd, lostGloss } = damaged.at(Math.max(0, at - 2) + start + QUESTION_MARKS.length - 1)
  return tagEnd === 0 && !lostGloss
}

/**
 * A glossed character that ends in the first byte of the mark astride behind it, as 專(zhuān) before 家: a byte was put
 * before that byte and the reading behind it, `??zhuān)家`, and the text goes on in step.
 */
function enterTwiceTorn({ reading, end }: Gloss, growth: Growth, damaged: DamagedText, page: Page): Path[] {
  const { unit, pair } = damaged.at(end)
  // What is ASCII the site may have made of a fullwidth form.
  const next = unit > 0x20 && unit < 0x80 ? FULLWIDTH_LEAD : pair >> 8
  const trails = [FULLWIDTH_LEAD, FULL_STOP[0]].filter((trail) =>
    trail === FULLWIDTH_LEAD ? next > FULLWIDTH_LEAD - 3 : next === FULL_STOP[1],
  )
  return trails.flatMap((trail) =>
    leads()
      .filter((lost) => isReadingOf(charOf(lost, trail), reading))
      .map((lost) => new Path('', growth, lost, end, 0, 0, false).completed(trail, page, end, -1, 0, true)),
  )
}

/** The lost first byte, told by the reading of the pair it made with the byte before it. */
function enterReading({ reading, end }: Gloss, before: CleanText, page: Page): Path[] {
  const growth = startAfter(before, page)
  return leadsRead(lastByteOf(before.end), reading, page).map(
    ({ lost, fit }) => new Path('', growth, lost, end, fit, 0, false),
  )
}

/** Bytes and readings whose lost bytes are kept. */
const READ_LEADS_MAX = 1 << 14
const readLeads = new Map<string, number[]>()

/** The first bytes that make with the byte before them a character of the reading, and how well it fits. */
function leadsRead(byte: number, reading: string, page: Page): { lost: number; fit: number }[] {
  const key = `${byte} ${reading}`
  let found = readLeads.get(key)
  if (!found) {
    found = leads().filter((lost) => sameSyllable(charOf(byte, lost), reading))
    if (readLeads.size >= READ_LEADS_MAX) readLeads.clear()
    readLeads.set(key, found)
  }
  return found
    .map((lost) => ({ lost, fit: fit(charOf(byte, lost), reading, page) }))
    .filter(({ fit }) => fit > -Infinity)
}

/** Log-probability that a site glosses the character so; −∞ when the reading is none of its. */
function fit(char: string, reading: string, { glossed }: Page): number {
  if (char === '') return -Infinity
  if (glossed.has(char + reading) || isReadingOf(char, reading)) return 0
  return sameSyllable(char, reading) ? HANDICAP.otherTone : -Infinity
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
    const wide = withWideMarks(withoutGlosses(this.#text.slice(this.#at, end)))
    this.#growth = this.#page.statistics.appendAll(this.#growth, unitsOf(wide))
    this.#at = Math.max(this.#at, end)
    const text = this.#text.slice(this.#start, end)
    return new Path(text, this.#growth, -1, end, 0, 0, false)
  }

  /** Whether the text makes so much more sense as it stands that no path is worth following. */
  isBetterThan(paths: Path[]): boolean {
    if (paths.length === 0) return false
    const end = firstEnd(paths)
    if (end <= this.#at) return false
    return bestOf(paths) < this.path(end).total - MARGIN
  }
}

/** The clean text to the left, as far as it bears on the judgement. */
function startAfter({ open, asks, end }: CleanText, page: Page): Growth {
  return page.statistics.appendAll(page.statistics.start(open, asks), unitsOf(withWideMarks(end)))
}

/** Second byte of the fullwidth form of an ASCII character, given as either; 0 for anything else. */
function fullwidthTrail(char: string | undefined): number {
  if (char === undefined) return 0
  const code = char.charCodeAt(0)
  if (code > 0x20 && code < 0x7f) return code + 0x80
  const pair = pairOf(char) ?? 0
  return pair >> 8 === FULLWIDTH_LEAD ? pair & 0xff : 0
}

function notGlossed(char: number, { listed }: Page): number {
  return listed.has(char) ? HANDICAP.notGlossed : 0
}

/** The second bytes that complete the pending one into the characters most likely here, as many as are looked at. */
function likeliest({ growth, pending }: Path, trails: number[], page: Page): number[] {
  if (trails.length <= LOST_BYTE_CHOICES) return trails
  const best = new Best<{ trail: number; score: number }>(LOST_BYTE_CHOICES)
  for (const trail of trails) {
    const char = unitOf(pending, trail)
    const score = logPairShare(growth.unit, char) + page.statistics.gainOf(char) + page.form(char)
    if (score > best.least) best.add({ trail, score })
  }
  return best.list().map(({ trail }) => trail)
}

/** Walks all paths to the end of the run; gives up when the text makes more sense as it stands. */
function walk(damaged: DamagedText, entries: Path[], page: Page, asIs?: AsItStands): Path[] {
  const done = entries.filter(({ pending }) => pending < 0)
  const limit = limitOf(damaged.text, entries[0]!.at)
  const starts = entries.filter(({ pending }) => pending >= 0)
  let open = starts
  while (open.length > 0) {
    const steps: Path[] = []
    const step = (path: Path): void => {
      for (const next of nextsOf(damaged, path, page)) (next.pending < 0 ? done : steps).push(next)
    }
    // Little tells the ways into a run apart yet.
    const kept =
      open === starts
        ? starts
        : prune(open, (path) => path.total + promiseOf(path, damaged)).filter((path) => path.at <= limit)
    const searched = kept.slice(0, open === starts ? ENTRIES_MAX : BEAM_LOST)
    kept.forEach(step)
    fillLostPairs(damaged, searched, page, bestOf(steps)).forEach(step)
    if (done.length === 0 && asIs?.isBetterThan(steps)) return []
    open = steps
  }
  return done
}

/** The last place where a run that is under way at `from` may still be. */
function limitOf(text: string, from: number): number {
  let limit = from
  for (let found = 0; found < RUN_QUESTIONS_MAX; found++) {
    limit = text.indexOf('?', limit) + 1
    if (limit === 0 || limit > from + RUN_MAX) return from + RUN_MAX
  }
  return limit
}

function firstEnd(paths: Path[]): number {
  return paths.reduce((end, { at }) => Math.min(end, at), Infinity)
}

function bestOf(paths: Path[]): number {
  return paths.reduce((best, path) => Math.max(best, path.total), -Infinity)
}

/** Those near enough to the best by a score that what follows may decide, best first, each once. */
function prune(paths: Path[], scoreOf: (path: Path) => number): Path[] {
  const scored = paths.map((path) => ({ path, score: scoreOf(path) }))
  const least = scored.reduce((best, { score }) => Math.max(best, score), -Infinity) - MARGIN
  const kept = new Map<string, Path>()
  for (const { path } of scored.filter(({ score }) => score > least).sort((a, b) => b.score - a.score)) {
    const key = `${path.at} ${path.pending} ${path.text}`
    if (!kept.has(key)) kept.set(key, path)
    if (kept.size === BEAM) break
  }
  return [...kept.values()]
}

/** What the last character gains by the one that the pending byte is about to make. */
function promiseOf({ growth, pending, at }: Path, damaged: DamagedText): number {
  const { unit, pair } = damaged.at(at)
  const trail = unit < 0x80 ? unit : pair >> 8
  return bond(growth.unit, unitOf(pending, trail))
}

/** All ways on from a path with a pending byte, past the next character as it was read. */
function nextsOf(damaged: DamagedText, path: Path, page: Page): Path[] {
  const { unit, behindGloss } = damaged.at(path.at)
  if (unit < 0 || unit === LINE_END) return []
  const nexts = read(damaged, path, behindSpace(damaged, behindGloss), page)
  const alone = unit === QUESTION_MARK ? 0 : unitOf(path.pending, LONE_TRAIL)
  if (alone !== 0) {
    const own = damaged.at(behindGloss).gloss
    const isOwn = own !== undefined && isReadingOf(String.fromCharCode(alone), own.reading)
    nexts.push(path.completed(LONE_TRAIL, page, isOwn ? own.end : behindGloss, -1, 0, isOwn))
  }
  return nexts
}

/** The byte put before a mark or form shows within a run that was a byte late already, where no site took it off. */
function behindSpace({ text }: DamagedText, at: number): number {
  return text[at] === ' ' && /[！-～,:;!?]/.test(text[at + 1] ?? '') ? at + 1 : at
}

/** The next character, at `at`, read as what it is, with the pending byte before it. */
function read(damaged: DamagedText, path: Path, at: number, page: Page): Path[] {
  const { unit, pair } = damaged.at(at)
  if (unit < 0) return []
  if (unit === QUESTION_MARK)
    return [...readSwallow(damaged, path, at, page), ...readFullwidth(path, unit, at, page)]
  if (unit < 0x80) {
    const nexts = readFullwidth(path, unit, at, page)
    const char = unit < TRAIL_MIN ? '' : charOf(path.pending, unit)
    if (char === '') return nexts
    const own = damaged.at(at + 1).gloss
    const cost = own ? fit(char, own.reading, page) : 0
    if (cost > -Infinity)
      nexts.push(path.completed(unit, page, own ? own.end : at + 1, -1, cost, own !== undefined))
    return nexts
  }
  if (unit === EURO)
    return unitOf(path.pending, LONE_TRAIL) === 0 ? [] : [path.completed(LONE_TRAIL, page, at + 1)]
  if (pair === 0 || unitOf(path.pending, pair >> 8) === 0) return []
  const trail = pair & 0xff
  if (isLead(trail)) return [path.completed(pair >> 8, page, at + 1, trail)]
  if (trail > ASCII_TRAIL_MAX) return []
  const { text, growth, handicap, lostPairs, unknownAscii } = path.completed(pair >> 8, page, at + 1)
  const ended = page.statistics.append(growth, trail)
  return [new Path(text + String.fromCharCode(trail), ended, -1, at + 1, handicap, lostPairs, unknownAscii)]
}

/** Fullwidth punctuation that became ASCII: two bytes in truth, the first of which completes the pending one. */
function readFullwidth(path: Path, unit: number, at: number, page: Page): Path[] {
  const char = String.fromCharCode(unit)
  const trail = unit < 0x80 ? fullwidthTrail(char) : 0
  if (trail < LEAD_MIN || unitOf(path.pending, FULLWIDTH_LEAD) === 0) return []
  return [path.completed(FULLWIDTH_LEAD, page, at + 1, trail)]
}

/** A `?` that ends the run: a lost byte and an ASCII byte, which what follows makes known. */
function readSwallow(damaged: DamagedText, path: Path, at: number, page: Page): Path[] {
  const { lostGloss, tagEnd, isReference } = damaged.at(at)
  if (lostGloss) {
    const { reading, end } = lostGloss
    return leadsRead(path.pending, reading, page).map(({ lost, fit }) =>
      path.completed(lost, page, end, -1, fit, true),
    )
  }
  const trails = [LONE_TRAIL, ...leads()].filter((lost) => unitOf(path.pending, lost) !== 0)
  const likely = likeliest(path, trails, page)
  if (tagEnd > 0) return likely.map((lost) => path.completed(lost, page, tagEnd))
  const unknownAscii = !isReference && !BEFORE_NOTHING.test(damaged.text[at + 1] ?? '\n')
  const cost = isReference ? 0 : unknownAscii ? HANDICAP.unknownAscii : HANDICAP.insertedByte
  return likely.map((lost) => {
    const next = path.completed(lost, page, at + 1, -1, cost)
    if (isReference) next.text += '&'
    else next.unknownAscii = unknownAscii
    return next
  })
}

/** Pairs filled in that vanished behind a path. */
interface Filled {
  path: Path
  /** Code units; `second` is 0 where one pair vanished. */
  first: number
  second: number
  pending: number
  score: number
}

/** The paths with pairs filled in that vanished here: what goes best with the neighbours, over all paths. */
function fillLostPairs(damaged: DamagedText, paths: Path[], page: Page, best: number): Path[] {
  const { statistics } = page
  const found = new Best<Filled>(LOST_PAIR_CHOICES)
  let top = best
  for (const path of paths) {
    if (path.lostPairs >= LOST_PAIRS_MAX) continue
    const left = path.growth.unit
    for (const { cut, next } of textsAfter(damaged, path.at)) {
      const { scores, firsts, seconds, lasts, pendings } = cut.fillingsAfter(path.pending)
      // Sorted, and no bond with the neighbours makes up for more than this.
      const least = scores[0]! - BOND_MAX
      for (let i = 0; i < scores.length && scores[i]! >= least; i++) {
        const first = firsts[i]!
        const last = lasts[i]!
        const onPage = statistics.gainOf(first) + statistics.gainOf(last)
        const score = path.total + scores[i]! + onPage + bond(left, first) + bond(last, next)
        top = Math.max(top, score)
        if (score > found.least && score > top - MARGIN)
          found.add({ path, first, second: seconds[i]!, pending: pendings[i]!, score })
      }
    }
  }
  return found
    .list()
    .filter(({ score }) => score > top - MARGIN)
    .map((filled) => withLostPairs(filled, page))
}

function withLostPairs({ path, first, second, pending }: Filled, page: Page): Path {
  const lost = second === 0 ? [first] : [first, second]
  return new Path(
    path.text + String.fromCharCode(...lost),
    lost.reduce((growth, char) => page.statistics.append(growth, char), path.growth),
    pending,
    path.at,
    lost.reduce((sum, char) => sum + formOf(char, path.text, page) + notGlossed(char, page), path.handicap),
    path.lostPairs + lost.length,
    path.unknownAscii,
  )
}

function byEnd(paths: Path[]): Map<number, Path[]> {
  const found = new Map<number, Path[]>()
  for (const path of paths) {
    const same = found.get(path.at)
    if (same) same.push(path)
    else found.set(path.at, [path])
  }
  return found
}

/** A finished path, scored with the text behind it. */
interface Scored {
  path: Path
  score: number
}

/** Text beside a run with the marks that sites write as ASCII as they were, for the statistics know no others. */
function withWideMarks(text: string): string {
  return text.replace(NARROW_MARKS, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0))
}

/** Judges finished paths with the clean text to the right of each, most likely first. */
function rank(done: Path[], damaged: DamagedText, page: Page, isTold: boolean): Undone[] {
  const { statistics } = page
  const { text } = damaged
  const last = done.reduce((end, { at }) => Math.max(end, at), 0)
  const beyond = withoutGlosses(text.slice(last, last + 4 * CONTEXT))
    .split(/[\r\n?]/, 1)[0]!
    .slice(0, CONTEXT)
  const scored = [...byEnd(done)].flatMap(([end, paths]) => {
    // What an earlier end leaves behind has to make sense as it stands; another run so soon is unlikely.
    const [near = '', ...runs] = text.slice(end, last).split(LOST_READINGS).map(withoutGlosses)
    const rest = runs.length > 0 ? near : near + beyond
    const [behind = ''] = rest.split(MARK_ASTRIDE, 1)
    const beyondRun = rest.slice(behind.length) + (runs.length > 0 ? runs.join('') + beyond : '')
    // Where another run begins at a mark, what it comes to is not known yet.
    const undone = behind === rest ? -Infinity : UNDONE.once
    const perCharacter = UNDONE.perCharacter * beyondRun.length
    const isAtEnd = /[\r\n]/.test(text[end] ?? '\n')
    const behindUnits = unitsOf(withWideMarks(behind))
    const beyondUnits = unitsOf(withWideMarks(beyondRun))
    // Behind one end, those near enough to the best that what follows may decide.
    return prune(paths, ({ total }) => total).map((path): Scored => {
      const untilRun = statistics.appendAll(path.growth, behindUnits)
      const growth = statistics.appendAll(untilRun, beyondUnits)
      const grown = Math.max(scoreOf(growth), scoreOf(untilRun) + undone + perCharacter)
      const atEnd = isAtEnd ? logEnd(growth) : 0
      return { path, score: grown + atEnd + runs.length * HANDICAP.anotherRun + path.handicap }
    })
  })
  const best = new Map<string, Scored>()
  for (const one of scored) {
    const key = `${one.path.at} ${one.path.text}`
    if (one.score > (best.get(key)?.score ?? -Infinity)) best.set(key, one)
  }
  const ways = [...best.values()].sort((a, b) => b.score - a.score)
  const top = ways[0]?.score ?? 0
  const likelihoods = ways.map(({ score }) => Math.exp((score - top) / CAUTION))
  const mass = likelihoods.reduce((sum, likelihood) => sum + likelihood, 0)
  return ways.map(({ path }, index) => {
    const share = likelihoods[index]! / mass
    const discount = DISCOUNT[path.lostPairs > 0 ? 'lost' : isTold ? 'told' : 'guessed']
    return {
      text: path.text,
      end: path.at,
      confidence: discount * share,
      share,
      damaged: 1,
      lostPairs: path.lostPairs,
      unknownAscii: path.unknownAscii,
    }
  })
}
