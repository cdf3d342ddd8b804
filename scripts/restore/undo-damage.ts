/**
 * The heart of restoring: glosses out, shifted runs re-encoded, in one pass from left to right, because each
 * decision leans on the clean text before it.
 */
import type { Edit } from './draft.ts'
import { type Evidence, isDamaged, isSuspect, weigh } from './family.ts'
import { inGb2312 } from './gbk.ts'
import { glossAt, lastPair, readsLastPair } from './gloss.ts'
import { READING, sameSyllable } from './readings.ts'
import { formPrior, PageStatistics } from './statistics.ts'
import { type Page, undoShift } from './shift.ts'

const GLOSSES = new RegExp(`\\(${READING}\\)`, 'g')
const LOST_START = new RegExp(`\\?${READING}\\)`, 'y')
/** A reading that fits the character, in a text that is damaged beyond doubt. */
const SURE = 0.99
/** The tone differs from the one we know, as it does between mainland, Taiwan and older dictionaries. */
const OTHER_TONE = 0.9
/** Could be the author's own gloss, also on a damaged page. */
const DOUBTFUL = 0.3

/** All of a text's damage by the byte process; empty for a text that is not of the family. */
export function undoDamage(text: string, threshold: number): Edit[] {
  if (!isSuspect(text)) return []
  const evidence = weigh(text)
  if (!isDamaged(evidence)) return doubts(text, evidence)
  return new Pass(text, threshold, evidence).edits()
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
  readonly #edits: Edit[] = []
  #page: Page | undefined
  /** The clean text so far, from the last line start at the latest. */
  #clean = ''
  #at = 0

  constructor(text: string, threshold: number, evidence: Evidence) {
    this.#text = text
    this.#threshold = threshold
    this.#evidence = evidence
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
    this.#append(this.#text.slice(this.#at, end))
    this.#at = end
  }

  #append(clean: string): void {
    const line = clean.lastIndexOf('\n')
    this.#clean = line < 0 ? this.#clean + clean : clean.slice(line)
  }

  #edit(edit: Omit<Edit, 'start'>): void {
    const made = edit.confidence >= this.#threshold
    this.#edits.push({ start: this.#at, ...edit })
    this.#append(made ? edit.after : this.#text.slice(this.#at, edit.end))
    this.#at = edit.end
  }

  #gloss(): void {
    const gloss = glossAt(this.#text, this.#at)
    if (!gloss) return
    const confidence = this.#confidenceOf(gloss.reading)
    if (confidence > 0) this.#edit({ end: gloss.end, after: '', kind: 'gloss', confidence })
  }

  #confidenceOf(reading: string): number {
    const char = lastPair(this.#clean)
    const { glosses, occurrences } = this.#evidence
    const times = glosses.get(char) ?? 0
    if (readsLastPair(reading, this.#clean)) {
      const everywhere = times >= 0.5 * (occurrences.get(char) ?? 0)
      return everywhere && (times > 1 || !inGb2312(char)) ? SURE : DOUBTFUL
    }
    return sameSyllable(char, reading) && !inGb2312(char) ? OTHER_TONE : 0
  }

  #shift(): void {
    const text = this.#text
    this.#page ??= this.#study()
    this.#page.statistics.moveTo(this.#at)
    const [best] = undoShift(text, this.#at, this.#clean, this.#page)
    LOST_START.lastIndex = this.#at
    const lost = LOST_START.exec(text)
    if (best) {
      this.#edit({
        end: best.end,
        after: best.text,
        kind: lost ? 'shift' : 'punctuation-shift',
        confidence: best.confidence,
      })
    } else if (lost) {
      const end = this.#at + lost[0].length
      this.#edit({ end, after: lost[0], kind: 'unresolved', confidence: 0 })
    }
  }

  #study(): Page {
    const clean = this.#text.replace(GLOSSES, '')
    return { statistics: new PageStatistics(clean), form: formPrior(clean) }
  }
}
