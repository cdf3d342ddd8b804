import { CITATION, citedSentences, expandCitation } from './citation.ts'

/** A numbered sentence of the interview, as plain text. */
export interface PassageSentence {
  id: number
  /** Who says it, where the appendix tells. */
  speaker?: string
  text: string
}

/** A run of the interview that a deck holds, with the question it answers. */
export interface Passage {
  /** Number of the slide it was read from, from 1. */
  slide: number
  question: { text: string; sentences: number[] } | null
  sentences: PassageSentence[]
}

/** What a deck holds of its interview. */
export interface DeckPassages {
  /** Those of speaker notes first, then those of the appendix. */
  passages: Passage[]
  /** Sentences that each slide cites, by slide number. */
  cited: Record<number, number[]>
  /** Sentences that stand in the appendix, where a printed citation can lead. */
  appendix: number[]
}

/** What is needed of a slide; Slidev's `SlideInfo` has it. */
export interface SlideWithNotes {
  content: string
  note?: string
  frontmatter?: Record<string, unknown>
}

/** The layout of the appendix. */
export const PASSAGES_LAYOUT = 'passages'

/** All passages that the slides of a deck hold, in speaker notes as the composer writes them and in the appendix. */
export function readPassages(slides: readonly SlideWithNotes[]): DeckPassages {
  const isAppendix = ({ frontmatter }: SlideWithNotes) => frontmatter?.layout === PASSAGES_LAYOUT
  const numbered = slides.map((slide, index) => ({ slide, no: index + 1 }))
  const appendix = numbered
    .filter(({ slide }) => isAppendix(slide))
    .flatMap(({ slide, no }) =>
      passagesInAppendix(slide.content).map((passage) => ({ slide: no, ...passage })),
    )
  const speakers = new Map(
    appendix.flatMap(({ sentences }) => sentences).map(({ id, speaker }) => [id, speaker]),
  )
  const noted = numbered.flatMap(({ slide, no }) => {
    const passage = passageInNotes(slide.note ?? '')
    if (!passage) return []
    // Notes do not say who speaks; the appendix does.
    const sentences = passage.sentences.map((sentence): PassageSentence => {
      const speaker = speakers.get(sentence.id)
      return speaker ? { ...sentence, speaker } : sentence
    })
    return [{ slide: no, ...passage, sentences }]
  })
  return {
    passages: [...noted, ...appendix],
    cited: Object.fromEntries(
      numbered
        .filter(({ slide }) => !isAppendix(slide))
        .map(({ slide, no }) => [no, citedSentences(slide.content)] as const)
        .filter(([, cited]) => cited.length > 0),
    ),
    appendix: [...new Set(appendix.flatMap(idsOf))].sort((a, b) => a - b),
  }
}

const idsOf = ({ question, sentences }: Passage): number[] => [
  ...(question?.sentences ?? []),
  ...sentences.map(({ id }) => id),
]

const QUESTION = /^[^\s：:]{1,20}\s?[：:]\s*(?<text>.+?)\s*\\?\[(?<ids>\d+(?:, ?\d+)*)\\?\]$/su
const LABEL = /^[^\s：:\d][^：:\n]{0,20}[：:]$/u
const NUMBERED = /^(?<id>\d+)\s+(?<text>\S.*)$/su

/**
 * The passage in a slide's speaker notes: perhaps a question with its numbers, a label that stands alone, then numbered
 * sentences, a paragraph each. What else the speaker has noted is passed over.
 */
function passageInNotes(note: string): Omit<Passage, 'slide'> | undefined {
  const paragraphs = paragraphsOf(note)
  const label = paragraphs.findIndex(
    (text, index) => LABEL.test(text) && NUMBERED.test(paragraphs[index + 1] ?? ''),
  )
  if (label < 0) return undefined
  const after = paragraphs.slice(label + 1)
  const end = after.findIndex((text) => !NUMBERED.test(text))
  const sentences = (end < 0 ? after : after.slice(0, end)).map((text) => sentenceOf(NUMBERED.exec(text)!))
  const asked = paragraphs
    .slice(0, label)
    .map((text) => QUESTION.exec(text)?.groups)
    .findLast((groups) => groups !== undefined)
  const question = asked
    ? { text: plainText(asked.text!), sentences: asked.ids!.split(',').map(Number) }
    : null
  return { question, sentences }
}

const HEADING = /^##\s+(?<text>.*)$/s
const BOLD_NUMBER = /^\*\*(?<id>\d+)\*\*\s+(?:\*\*(?<speaker>[^*\n]+)\*\*\s+)?(?<text>\S.*)$/s

/**
 * The passages of an appendix slide: a heading of the second level for each question, `**5** sentence` below it, or
 * `**5** **name** sentence` where somebody begins to speak.
 */
function passagesInAppendix(content: string): Omit<Passage, 'slide'>[] {
  const passages: Omit<Passage, 'slide'>[] = []
  for (const text of paragraphsOf(content)) {
    const heading = HEADING.exec(text)?.groups?.text
    const sentence = BOLD_NUMBER.exec(text)
    if (heading !== undefined) passages.push({ question: questionOf(heading), sentences: [] })
    else if (sentence) {
      if (passages.length === 0) passages.push({ question: null, sentences: [] })
      const before = passages.at(-1)!.sentences.at(-1)?.speaker
      const { speaker } = sentence.groups!
      const says = speaker ? plainText(speaker) : before
      passages.at(-1)!.sentences.push({ ...sentenceOf(sentence), ...(says ? { speaker: says } : {}) })
    }
  }
  return passages
}

const questionOf = (heading: string): Passage['question'] => ({
  text: plainText(heading.replace(CITATION, '')),
  sentences: [...heading.matchAll(CITATION)].flatMap(([, list]) => expandCitation(list!)),
})

const sentenceOf = ({ groups }: RegExpExecArray): PassageSentence => ({
  id: Number(groups!.id),
  text: plainText(groups!.text!),
})

const paragraphsOf = (markdown: string): string[] =>
  markdown
    .split(/\r?\n[ \t]*(?:\r?\n[ \t]*)+/)
    .map((text) => text.trim())
    .filter(Boolean)

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' }

/**
 * What a reader sees of inline Markdown as the escaping gate writes it: `plainText(escapeMarkdown(text))` and
 * `plainText(escapeNotes(text))` are `visible(text)`. Emphasis, code marks and break opportunities are taken out.
 */
export function plainText(markdown: string): string {
  return markdown
    .replace(
      /\\([!-/:-@[-`{-~])|<wbr>|&(?:(lt|gt|amp|quot)|#(\d{1,6}));|\*+|`+/g,
      (_, escaped?: string, name?: string, code?: string) =>
        escaped ?? (name ? ENTITIES[name]! : code ? String.fromCodePoint(Number(code)) : ''),
    )
    .replace(/[\t-\r ]+/g, ' ')
    .trim()
}

/** A passage to show for a citation, with the sentences of it that are cited. */
export interface ShownPassage {
  passage: Passage
  cited: number[]
}

/**
 * The passages that hold the sentences cited, each passage once: from the notes of the slide itself where they have the
 * sentence, else from the first that has it.
 * @returns also the sentences that are nowhere in the deck
 */
export function findPassages(
  { passages }: DeckPassages,
  cited: readonly number[],
  slide: number,
): { shown: ShownPassage[]; missing: number[] } {
  const shown: ShownPassage[] = []
  const missing: number[] = []
  const nearFirst = [
    ...passages.filter((passage) => passage.slide === slide),
    ...passages.filter((passage) => passage.slide !== slide),
  ]
  const inAnswer = (id: number) => (passage: Passage) => passage.sentences.some((one) => one.id === id)
  const inQuestion = (id: number) => (passage: Passage) => passage.question?.sentences.includes(id) ?? false
  for (const id of new Set(cited)) {
    const holds = [inAnswer(id), inQuestion(id)]
    const known = shown.find(({ passage }) => holds.some((test) => test(passage)))
    const passage = known?.passage ?? nearFirst.find(holds[0]!) ?? nearFirst.find(holds[1]!)
    if (!passage) missing.push(id)
    else if (known) known.cited.push(id)
    else shown.push({ passage, cited: [id] })
  }
  return { shown, missing }
}
