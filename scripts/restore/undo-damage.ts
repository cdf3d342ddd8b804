/**
 * The heart of restoring: glosses out, shifted runs re-encoded, in one pass from left to right, because each
 * decision leans on the clean text before it.
 */
import { CleanText } from './clean-text.ts'
import { DamagedText, glossAt } from './damaged-text.ts'
import type { Edit } from './draft.ts'
import { type Evidence, isDamaged, isSuspect, weigh } from './family.ts'
import { inGb2312 } from './gbk.ts'
import { GLOSSES, isReadingOf, READING, sameSyllable, withoutGlosses } from './readings.ts'
import { matchAt } from './search.ts'
import { logTearsForms, type Page, undoShift } from './shift.ts'
import { formPrior, logShare, PageStatistics } from './statistics.ts'

/** `?` and what was fullwidth between Chinese text, where it may have been astride two characters. */
const ASTRIDE = /[\p{Script=Han})]\?[!-~！-～。][^\0-\x7f]/u
/** Share of characters outside GB 2312 below which a text is Simplified. */
const TRADITIONAL = 0.05
/** Confidence asked of a run that is nonsense as it stands, and of any other, in a text that shows no other damage. */
const PLAIN = { nonsense: 0.9999, other: 1 - 1e-9 }
/** Where a run may begin, with what is torn from the word before it and read late behind it: no words to learn. */
const TORN = new RegExp(`[^\\n?]{0,2}\\?(?:${READING}\\)|[!-~！-～。])[^\\n?，。,]{0,12}`, 'g')
const LOST_START = new RegExp(`\\?${READING}\\)`, 'y')
/** A lost byte before what was fullwidth, with the characters behind it. */
const FORM_ASTRIDE = /\?[!-~！-～。]\p{Script=Han}{1,5}/uy
/** A reading that fits the character, in a text that is damaged beyond doubt. */
const SURE = 0.99
/** The tone differs from the one we know, as it does between mainland, Taiwan and older dictionaries. */
const OTHER_TONE = 0.9
/** Could be the author's own gloss, also on a damaged page. */
const DOUBTFUL = 0.15

/**
 * All of a text's damage by the byte process. A text that is not of the family has none, though doubtful
 * places are reported with a confidence below any sensible threshold.
 */
export function undoDamage(text: string, threshold: number): Edit[] {
  return sectionsOf(text).flatMap(({ start, section }) => movedBy(start, undoSection(section, threshold)))
}

/** The edits of a stretch that begins at an offset, as those of the whole. */
function movedBy(by: number, edits: Edit[]): Edit[] {
  return edits.map((edit) => ({ ...edit, start: edit.start + by, end: edit.end + by }))
}

/** A file can hold many pages; each stretch of this many UTF-16 code units is judged by itself. */
const SECTION = 100_000

function sectionsOf(text: string): { start: number; section: string }[] {
  const sections: { start: number; section: string }[] = []
  for (let start = 0; start < text.length; ) {
    const line = text.length - start <= 2 * SECTION ? -1 : text.indexOf('\n', start + SECTION)
    const end = line < 0 ? text.length : line + 1
    sections.push({ start, section: text.slice(start, end) })
    start = end
  }
  return sections
}

function undoSection(text: string, threshold: number): Edit[] {
  const suspect = isSuspect(text)
  if (!suspect && !ASTRIDE.test(text)) return []
  const evidence = weigh(text)
  if (isDamaged(text, evidence)) return new Pass(text, threshold, evidence, 0).edits()
  // Short of glosses, punctuation that makes no sense as it stands can tell, if it does so plainly.
  if (
    evidence.traditional >= TRADITIONAL &&
    ASTRIDE.test(text) &&
    isDamaged(text, { ...evidence, shifts: 1 }) &&
    hasPlainRun(text, threshold, evidence)
  )
    return new Pass(text, threshold, evidence, 0).edits()
  return evidence.shifts > 0 && text.length >= MANY_PAGES
    ? undoHalves(text, threshold, evidence)
    : doubts(text, evidence)
}

/** Natural logarithm of the share of a character that hardly ever stands in a text. */
const LOG_RARE = -12.5

const hasRare = (text: string): boolean =>
  (text.match(/\p{Script=Han}/gu) ?? []).some((char) => logShare(char) < LOG_RARE)

/** Whether a run is more than marks that people too put one behind the other. */
const isNonsense = (run: string): boolean => /\p{Script=Han}.*\p{Script=Han}/u.test(run) || hasRare(run)

/** Chinese or any other script but Latin. */
const LETTER = /[^\p{P}\p{S}\s\0-\x7f]/u

/** Whether some run that no reading begins is damage beyond doubt; next to a gloss it need not be nonsense. */
function hasPlainRun(text: string, threshold: number, evidence: Evidence): boolean {
  const runs = (certainty: number): string[] =>
    new Pass(text, threshold, { ...evidence, glosses: new Map() }, certainty)
      .edits()
      .filter(({ kind }) => kind === 'punctuation-shift')
      .map(({ start, end }) => text.slice(start, end))
  return (
    runs(PLAIN.nonsense).some(isNonsense) ||
    (evidence.glosses.size > 0 && runs(PLAIN.other).some((run) => LETTER.test(run)))
  )
}

/** So long a text that is damaged, though not throughout, may be of pages from many sites, each with its list. */
const MANY_PAGES = 5000
/** Pieces are not made shorter than this. */
const PAGE_MIN = 400

/** The text in halves, each judged by itself, and halved again where it is mixed. */
function undoHalves(text: string, threshold: number, evidence: Evidence): Edit[] {
  const middle = text.length < 2 * PAGE_MIN ? 0 : middleOf(text)
  if (middle === 0) return doubts(text, evidence)
  return [0, middle].flatMap((start) => {
    const half = start === 0 ? text.slice(0, middle) : text.slice(start)
    if (!isSuspect(half)) return []
    const own = weigh(half)
    const edits = isDamaged(half, own)
      ? new Pass(half, threshold, own, 0).edits()
      : undoHalves(half, threshold, own)
    return movedBy(start, edits)
  })
}

/** Where a line begins near the middle of a text, or, within one long line, a sentence or clause; 0 where nothing does. */
function middleOf(text: string): number {
  const from = Math.floor(text.length / 4)
  const near = text.slice(from, -from)
  const place = [/\n/g, /[。！？](?!\?)/g, /[，,；;](?!\?)/g]
    .map((end) => [...near.matchAll(end)].map(({ index }) => index + 1))
    .find((places) => places.length > 0)
  if (!place) return 0
  const half = near.length / 2
  return from + place.reduce((best, one) => (Math.abs(one - half) < Math.abs(best - half) ? one : best))
}

/** Behind a sentence a paragraph may end; a space stands there in no Chinese text. */
const SENTENCE_END = /[。！？」』”]$/

/** What ASCII byte most likely stood before `rest`, swallowed between it and the Chinese text `before`. */
function guessAscii(before: string, rest: string): { char: string; confidence: number } | undefined {
  if (/^[01]\d\d年/.test(rest)) return { char: '2', confidence: 0.9 }
  if (/^[6-9]\d\d年/.test(rest)) return { char: '1', confidence: 0.9 }
  if (/^\.\d/.test(rest)) return { char: '0', confidence: 0.6 }
  if (!/^[\p{L}「『“《]/u.test(rest)) return undefined
  if (SENTENCE_END.test(before)) return { char: '\n', confidence: 0.7 }
  // Before a letter or a Chinese character within a sentence little else than a space can have stood.
  return /^\p{L}/u.test(rest) ? { char: ' ', confidence: 0.7 } : undefined
}

/** Glosses of a text that is not damaged as far as we can see: reported, not made. */
function doubts(text: string, evidence: Evidence): Edit[] {
  if (evidence.glosses.size === 0 || evidence.coverage > 0.4) return []
  const edits: Edit[] = []
  for (const match of text.matchAll(GLOSSES)) {
    const end = match.index + match[0].length
    if (!evidence.glosses.has(text[match.index - 1] ?? '')) continue
    edits.push({ start: match.index, end, after: '', kind: 'gloss', confidence: DOUBTFUL })
  }
  return edits
}

class Pass {
  readonly #text: string
  readonly #threshold: number
  readonly #evidence: Evidence
  readonly #leastOfMarks: number
  readonly #edits: Edit[] = []
  readonly #damaged: DamagedText
  #page: Page | undefined
  readonly #clean = new CleanText()
  #at = 0

  /** @param leastOfMarks certainty of damage below which punctuation shifts are not even reported */
  constructor(text: string, threshold: number, evidence: Evidence, leastOfMarks: number) {
    this.#text = text
    this.#damaged = new DamagedText(text)
    this.#threshold = threshold
    this.#evidence = evidence
    this.#leastOfMarks = leastOfMarks
  }

  edits(): Edit[] {
    for (const { index } of this.#text.matchAll(/[(?]/g)) {
      if (index < this.#at) continue
      this.#take(index)
      if (this.#text[index] === '(') this.#gloss()
      else this.#shift()
    }
    return this.#edits
  }

  /** Takes the text up to `end` as clean. */
  #take(end: number): void {
    this.#clean.append(this.#text.slice(this.#at, end))
    this.#at = end
  }

  #edit(edit: Omit<Edit, 'start'>): void {
    const made = edit.confidence >= this.#threshold
    this.#edits.push({ start: this.#at, ...edit })
    this.#clean.append(made ? edit.after : this.#text.slice(this.#at, edit.end))
    this.#at = edit.end
  }

  #gloss(): void {
    const gloss = glossAt(this.#text, this.#at)
    if (!gloss) return
    const confidence = this.#confidenceOf(gloss.reading)
    if (confidence > 0) this.#edit({ end: gloss.end, after: '', kind: 'gloss', confidence })
  }

  #confidenceOf(reading: string): number {
    const char = this.#clean.lastPair
    const { glosses, occurrences } = this.#evidence
    const times = glosses.get(char) ?? 0
    if (isReadingOf(char, reading)) {
      const everywhere = times >= 0.5 * (occurrences.get(char) ?? 0)
      return everywhere && (times > 1 || !inGb2312(char)) ? SURE : DOUBTFUL
    }
    return sameSyllable(char, reading) && !inGb2312(char) ? OTHER_TONE : 0
  }

  #shift(): void {
    const text = this.#text
    this.#page ??= this.#study()
    this.#page.statistics.moveTo(this.#clean.length)
    const [best] = undoShift(this.#damaged, this.#at, this.#clean, this.#page)
    const lost = matchAt(LOST_START, text, this.#at)
    const [astride = ''] = matchAt(FORM_ASTRIDE, text, this.#at) ?? []
    if (best && (lost || best.damaged >= this.#leastOfMarks)) {
      const kind = lost ? 'shift' : 'punctuation-shift'
      const end = best.unknownAscii ? best.end - 1 : best.end
      this.#edit({ end, after: best.text, kind, confidence: best.confidence })
      if (best.unknownAscii) this.#swallowed(best.confidence)
    } else if (lost || (this.#leastOfMarks === 0 && hasRare(astride))) {
      const found = lost?.[0] ?? astride
      this.#edit({ end: this.#at + found.length, after: found, kind: 'unresolved', confidence: 0 })
    }
  }

  /** The `?` that a run ended in, for an ASCII byte that only the sense can tell. */
  #swallowed(certainty: number): void {
    const guess = guessAscii(this.#clean.end, this.#text.slice(this.#at + 1, this.#at + 8))
    const end = this.#at + 1
    if (guess) this.#edit({ end, after: guess.char, kind: 'shift', confidence: certainty * guess.confidence })
    else this.#edit({ end, after: '?', kind: 'unresolved', confidence: 0 })
  }

  #study(): Page {
    const clean = withoutGlosses(this.#text).replace(TORN, '\n')
    const { readings: glossed, glosses, occurrences } = this.#evidence
    const listed = new Set(
      [...glosses.keys()]
        .filter((char) => glosses.get(char)! >= 0.8 * (occurrences.get(char) ?? 0))
        .map((char) => char.charCodeAt(0)),
    )
    const tearsForms = logTearsForms(this.#text)
    return { statistics: new PageStatistics(clean), form: formPrior(clean), glossed, listed, tearsForms }
  }
}
