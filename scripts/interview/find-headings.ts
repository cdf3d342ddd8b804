import { plainText } from './plain-text.ts'
import type { LabelCandidate } from './read-label.ts'
import type { Paragraph } from './read-paragraphs.ts'

const ENDED = /[。！？.!?…」』”"’）)】\]:：；;，,、]$/u
const QUOTED = /^(?:「[^「」]+」|『[^『』]+』|“[^“”]+”|"[^"]+"|《[^《》]+》|——?「[^「」]+」)$/u
const NUMBERED =
  /^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|(?:part|chapter|section)\s+\w+|0\d\b|[IVX]{1,4}\.\s|第[一二三四五六七八九十]+[章節节部])/iu

/** UTF-16 units; a Latin letter says less than a Han character. */
const LONGEST_HEADING = { han: 40, latin: 100 }
const LONGEST_PULL_QUOTE = { han: 90, latin: 260 }
/** Share of paragraphs with closing punctuation from which a line without it stands out. */
const PUNCTUATED = 0.75

const isHan = (text: string): boolean => /[\p{Script=Han}]/u.test(text)
const within = (text: string, limit: { han: number; latin: number }): boolean =>
  text.length <= (isHan(text) ? limit.han : limit.latin)

/** Indices of the paragraphs that are section headings or pull quotes and that nobody says. */
export function findHeadings(paragraphs: Paragraph[], labels: (LabelCandidate | null)[]): Set<number> {
  const texts = paragraphs.map(({ text }) => plainText(text))
  const punctuated = isPunctuated(texts.filter((_, index) => isProse(paragraphs, labels, index)))
  const repeated = repeatedQuotations(texts)
  const headings = new Set<number>()
  paragraphs.forEach((paragraph, index) => {
    if (labels[index]) return
    const text = texts[index]!
    const next = nextKind(paragraphs, labels, index)
    const previous = texts[index - 1] ?? ''
    if (isHeading(paragraph, text, { next, previous, punctuated, repeated: repeated.has(index) }))
      headings.add(index)
  })
  return headings
}

interface Surroundings {
  next: 'turn' | 'heading' | 'text' | 'end'
  previous: string
  punctuated: boolean
  repeated: boolean
}

function isHeading(paragraph: Paragraph, text: string, around: Surroundings): boolean {
  const { style } = paragraph
  if (style === 'heading') return true
  if (style === 'cue' || style === 'italic' || style === 'dash') return false
  // «He told me:» introduces what somebody said, and that is speech.
  const introduced = /[:：，,]$/.test(around.previous)
  if (style === 'list') return false
  if (QUOTED.test(text) || around.repeated) return within(text, LONGEST_PULL_QUOTE) && !introduced
  if (style === 'block-quote') return within(text, LONGEST_PULL_QUOTE) && !introduced
  const ended = ENDED.test(text)
  if (style === 'bold') return within(text, LONGEST_HEADING) && (!ended || around.next === 'turn')
  if (ended || around.next === 'end' || !within(text, LONGEST_HEADING) || introduced) return false
  return NUMBERED.test(text) || around.punctuated
}

/** What the paragraph after `index` begins. */
function nextKind(
  paragraphs: Paragraph[],
  labels: (LabelCandidate | null)[],
  index: number,
): Surroundings['next'] {
  const next = paragraphs[index + 1]
  if (!next) return 'end'
  if (labels[index + 1]) return 'turn'
  return next.style === 'heading' ? 'heading' : 'text'
}

const isProse = (paragraphs: Paragraph[], labels: (LabelCandidate | null)[], index: number): boolean =>
  paragraphs[index]!.style === 'plain' && labels[index]?.rest !== ''

function isPunctuated(texts: string[]): boolean {
  return texts.filter((text) => ENDED.test(text)).length >= texts.length * PUNCTUATED
}

/** Block quotes whose words stand elsewhere in the text too: a pull quote, beyond doubt. */
function repeatedQuotations(texts: string[]): Set<number> {
  const QUOTES = /^[「『“"]|[」』”"]$/gu
  const all = texts.join('\n')
  const repeated = new Set<number>()
  let looked = 0
  texts.forEach((text, index) => {
    const words = text.replace(QUOTES, '')
    if (words === text || words.length < 6 || looked >= 200) return
    looked++
    if (all.indexOf(words) !== all.lastIndexOf(words)) repeated.add(index)
  })
  return repeated
}
