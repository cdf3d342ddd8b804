/**
 * Pairs of bytes without a character, which vanished within a run: what may have stood there?
 *
 *     bytes    … F2|9E  E9|CB  FC|B2  BB|CA …
 *     read         驗     樗    ----    皇        of 它 (CBFC) and 不 (B2BB) a byte each is left, CB and BB
 *
 * Between the byte that waits for its second half and the next one that can be read lies a pair, and with it a half
 * of two characters; or two pairs, with a whole character between.
 */
import { Best } from './best.ts'
import type { DamagedText } from './damaged-text.ts'
import { foldedUnit } from './fold.ts'
import { FULLWIDTH_LEAD, LEAD_MAX, LEAD_MIN, leads, pairOf, TRAIL_MIN, unitOf, vanishes } from './gbk.ts'
import { charsRead, isReadingOf } from './readings.ts'
import { codeOf, firstsInWords, logPairShare, logShareOf, secondsInWords } from './statistics.ts'

/** A second byte that is no first byte: read late, it stands alone, and is dropped or shown as €. */
export const LONE_TRAIL = 0x80
/** Most likely fillings looked at before the neighbours have their say, of one pair and of two. */
const FILLINGS = 120
/** Pairs of characters thought of that may have stood between. */
const MIDDLES = 400
/** Log-probability of two characters below which they are not thought of, where both are lost but for one byte. */
const LOG_MIDDLE = -17
/** What two characters gain at most by being a word, as far as it is looked for. */
const JOIN_MAX = 6
/** Log-probability of a character in a text, below which it is not thought of; some 4,000 are above. */
const LOG_IN_USE = -12.5

/** What the damaged text tells of the character whose first byte was lost and that comes next. */
interface After {
  cut: CutCharacter
  /** The character (code unit) after it, 0 when unknown. */
  next: number
}

/** What can be told of the character that was cut in two by a pair that vanished, by the two ways it can go on. */
export function textsAfter(damaged: DamagedText, at: number): After[] {
  const { unit, pair, gloss, lostGloss } = damaged.at(at)
  if (unit < 0) return []
  if (lostGloss) return [{ cut: cutCharacter(lostGloss.reading, finalsRead), next: 0 }]
  // A second byte 0x80 left alone shows nothing but the gloss of its character.
  if (gloss)
    return [
      { cut: cutCharacter(`(${gloss.reading}`, () => glossedFinals(LONE_TRAIL, gloss.reading)), next: 0 },
    ]
  if (unit === QUESTION_MARK) return [{ cut: cutCharacter('?', markFinals), next: 0 }]
  const afters = [{ cut: cutCharacter(LONE_TRAIL, finalsInUse), next: pair === 0 ? 0 : unit }]
  const byte = unit < 0x80 ? unit : pair >> 8
  const after = damaged.at(at + 1)
  const trail = after.unit < 0x80 ? after.unit : after.pair >> 8
  // What is ASCII here the site may have made of a fullwidth form.
  if (unit > 0x20 && unit < 0x80)
    afters.push({ cut: cutCharacter(FULLWIDTH_LEAD, finalsInUse), next: unitOf(unit + 0x80, trail) })
  if (byte < TRAIL_MIN) return afters
  const own = unit < 0x80 ? after.gloss?.reading : undefined
  const cut = own
    ? cutCharacter(`${byte}${own}`, () => glossedFinals(byte, own))
    : cutCharacter(byte, finalsInUse)
  afters.push({ cut, next: unitOf(pair & 0xff, trail) })
  return afters
}

/** A character that the first byte of is lost: the byte, and the character (code unit) it makes. */
type Final = [lead: number, char: number]

/** Of what stands before a swallowed byte nothing is left but that it may well be a mark. */
function markFinals(): Final[] {
  return [...LOST_MARKS].map((char) => [(pairOf(String.fromCharCode(char)) ?? 0) >> 8, char])
}

function finalsRead(reading: string): Final[] {
  return charsRead(reading, (char) => isInUse(codeOf(char))).map((char) => [
    (pairOf(char) ?? 0) >> 8,
    codeOf(char),
  ])
}

function finalsInUse(trail: number): Final[] {
  return finalsOf(trail).filter(([, char]) => isInUse(char))
}

function glossedFinals(trail: number, reading: string): Final[] {
  return finalsOf(trail).filter(([, char]) => isReadingOf(String.fromCharCode(char), reading))
}

function finalsOf(trail: number): Final[] {
  return leads()
    .map((lead): Final => [lead, unitOf(lead, trail)])
    .filter(([, char]) => char !== 0)
}

/** Whether a character (code unit) is common enough to be thought of where little or nothing of it is left. */
export function isInUse(char: number): boolean {
  return char !== 0 && logShareOf(char) > LOG_IN_USE
}

/** A character (code unit) that completes the pending byte, and what comes of it over one vanished pair or two. */
interface Filling {
  first: number
  /** The character between, where two pairs vanished; 0 where one did. */
  second: number
  /** The character the new pending byte makes with what follows. */
  last: number
  pending: number
  score: number
}

/** Fillings in columns, likeliest first: thousands of these are kept. */
export interface Fillings {
  scores: Float64Array
  firsts: Uint16Array
  seconds: Uint16Array
  lasts: Uint16Array
  pendings: Uint8Array
}

const QUESTION_MARK = 0x3f
/** Marks common enough to be looked for between two vanished pairs. */
const LOST_MARKS = new Set([...'，。、？！：；」”…—'].map(codeOf))

function inColumns(fillings: Filling[]): Fillings {
  const { length } = fillings
  const columns = {
    scores: new Float64Array(length),
    firsts: new Uint16Array(length),
    seconds: new Uint16Array(length),
    lasts: new Uint16Array(length),
    pendings: new Uint8Array(length),
  }
  for (let at = 0; at < length; at++) {
    const { score, first, second, last, pending } = fillings[at]!
    columns.scores[at] = score
    columns.firsts[at] = first
    columns.seconds[at] = second
    columns.lasts[at] = last
    columns.pendings[at] = pending
  }
  return columns
}

/** A character cut in two whose second half, or reading, is known. */
class CutCharacter {
  readonly #finals: Final[]
  readonly #fillings = new Map<number, Fillings>()

  constructor(finals: Final[]) {
    this.#finals = finals
  }

  /** The likeliest fillings between the pending byte and this character. */
  fillingsAfter(pending: number): Fillings {
    let found = this.#fillings.get(pending)
    if (!found) {
      found = inColumns(likeliestFillings(pending, this.#finals))
      // Kept for the runs to come, some 4 kB each.
      if (++kept > KEPT_MAX) forget()
      this.#fillings.set(pending, found)
    }
    return found
  }
}

const KEPT_MAX = 1 << 12
let kept = 0
const cutCharacters = new Map<string | number, CutCharacter>()

function forget(): void {
  cutCharacters.clear()
  kept = 0
}

/** The character by all that is known of it: its second byte, its reading, or both. */
function cutCharacter<K extends string | number>(key: K, finals: (key: K) => Final[]): CutCharacter {
  let found = cutCharacters.get(key)
  if (!found) {
    found = new CutCharacter(finals(key))
    cutCharacters.set(key, found)
  }
  return found
}

/** `logPairShare` of a character (code unit) and the last one at hand where they are a word, 0 where they are none. */
const asWord = new Float64Array(0x1_0000)

function likeliestFillings(pending: number, finals: Final[]): Filling[] {
  const known = finals
    .map(([lead, last]) => ({ lead, last, share: logShareOf(last) }))
    .sort((a, b) => b.share - a.share)
  const single = new Best<Filling>(FILLINGS)
  const double = new Best<Filling>(FILLINGS)
  const middles = twoAfter(pending)
  const openers = openersAfter(pending)
  const likeliest = openers[0]?.share ?? -Infinity
  for (const { lead, last, share: ofLast } of known) {
    const words = wordsBefore(last)
    for (const { char, share: word } of words) asWord[char] = word
    asWord[last] = logPairShare(last, last)
    for (const trail of vanishingBefore(lead)) {
      const first = unitOf(pending, trail)
      if (first !== 0) {
        const score = logPairShare(first, last)
        if (score > single.least) single.add({ first, second: 0, last, pending: lead, score })
      }
      for (const { first, second, score: ofTwo, share } of middles.get(trail) ?? []) {
        // Sorted; the second and the last may gain by being one word, but not without limit.
        if (ofTwo + ofLast + JOIN_MAX < double.least) break
        const together = asWord[second]! < 0 ? asWord[second]! : share + ofLast
        const score = ofTwo + Math.max(ofLast, together - share)
        if (score > double.least) double.add({ first, second, last, pending: lead, score })
      }
    }
    // Words of the second and the last, behind whatever first: none is too rare for the middles above.
    for (const { char: second, lead: between, trail, share: word } of words) {
      if (likeliest + word < double.least) break
      if (!vanishes(trail, lead)) continue
      for (const { early, first, share } of openers) {
        if (share + word < double.least) break
        if (vanishes(early, between)) double.add({ first, second, last, pending: lead, score: share + word })
      }
    }
    for (const { char } of words) asWord[char] = 0
    asWord[last] = 0
  }
  return [...single.list(), ...double.list()].sort((a, b) => b.score - a.score)
}

let vanishing: Map<number, number[]> | undefined

/** First bytes (0x81 up) of the pairs that vanish when `trail` is their second. */
function vanishingBefore(trail: number): number[] {
  vanishing ??= new Map(leads().map((second) => [second, leads().filter((first) => vanishes(first, second))]))
  return vanishing.get(trail) ?? []
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
    found = []
    for (const form of firstsInWords(last))
      for (const { lead, trail, char } of byForm.get(form) ?? [])
        found.push({ lead, trail, char, share: logPairShare(char, last) })
    found.sort((a, b) => b.share - a.share)
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
        const same = byForm.get(form)
        if (same) same.push(second)
        else byForm.set(form, [second])
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
