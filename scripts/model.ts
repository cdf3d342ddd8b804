/**
 * The types that travel down the corridor, in the order the data flows:
 * RawText → RestoredText → Interview → Outline (→ Diagram) → Deck → Markdown → Finding[].
 * Every stage is a pure function from one of these to the next.
 */

/** One repair that `restore` made, or found and did not dare to make. */
export interface Repair {
  /** Line in the input, from 1. */
  line: number
  /** Column in that line, from 1, in UTF-16 code units. */
  column: number
  kind:
    | 'gloss'
    | 'shift'
    | 'punctuation-shift'
    | 'markup'
    | 'entity'
    | 'encoding'
    | 'invisible'
    | 'line-end'
    | 'width'
    | 'unresolved'
  before: string
  after: string
  /** 0 to 1; below the threshold the repair is not made. */
  confidence: number
  /** False: found and reported, text left as it was. */
  made: boolean
  /** Made, but the next best guess is not much worse: worth a look. */
  doubtful?: true
}

/** Clean text, with what was mended. */
export interface RestoredText {
  text: string
  repairs: Repair[]
}

/**
 * zh-Hant and zh-Hans are Chinese in either script, zh-TW where a Traditional text is evidently of Taiwan; anything else
 * is its ISO 639-1 code, usually `en`.
 */
export type Language = 'zh-Hant' | 'zh-TW' | 'zh-Hans' | 'en' | (string & {})

export type Role = 'question' | 'answer' | 'narration' | 'heading'

/** One sentence; the unit of provenance. `id` counts from 1 through the whole interview, headings and narration included. */
export interface Sentence {
  id: number
  /** Index into `Interview.turns`. */
  turn: number
  /** Paragraph within the turn, from 0. */
  paragraph: number
  /** Verbatim, trimmed, with its closing punctuation. */
  text: string
}

/** One speaker's uninterrupted speech. */
export interface Turn {
  index: number
  /** The speaker's name as it stands in the text (記者, 陸秉文, Q …); null for narration and headings. */
  speaker: string | null
  role: Role
  text: string
  sentences: Sentence[]
}

/** A speaker as far as the text itself tells. */
export interface Speaker {
  /** Label used before the turns. */
  label: string
  /** Full name, when the text gives one. */
  name?: string
  /** Office or affiliation, verbatim from the text, e.g. 臨江大學副校長. */
  office?: string
  role: 'interviewer' | 'guest'
}

/** What the text says of itself; a field that is not stated is absent. */
export interface Meta {
  title?: string
  publication?: string
  issue?: string
  date?: string
  writer?: string
  url?: string
}

export interface Interview {
  language: Language
  meta: Meta
  speakers: Speaker[]
  turns: Turn[]
  /** All sentences of all turns, in order; `sentences[i].id === i + 1`. */
  sentences: Sentence[]
}

/** Words taken from numbered sentences. `text` is made by leaving words out, never by putting words in. */
export interface Statement {
  text: string
  sentences: number[]
}

export interface Quotation extends Statement {
  /** Whose words; where `quotedBy` is there, as the guest names him (我父親, Duke Ellington). */
  speaker: string
  /** The guest, where the words are another's whom he quotes. */
  quotedBy?: string
  /** Of a long one, what stands before and after the sentence that the slide is about; `text` is all three. */
  around?: { before?: Statement; claim: Statement; after?: Statement }
}

/** A number with everything that keeps it honest. */
export interface Quantity extends Statement {
  /** As printed large, verbatim: 90%, 1萬片, 3到5年. */
  value: string
  /** Words before and after the value that soften or bound it, verbatim: 至少, 左右, 以上, 可能, 甚至. */
  hedge?: string
  /** What is measured, verbatim, e.g. 新船的實際航速. `text` is the whole clause. */
  measures: string
}

/** A term and what the speaker means by it; `text` is the whole statement. */
export interface Definition extends Statement {
  term: string
  /** From the connective on, verbatim: 就是在球到腳下之前已經知道…, means that the judge is bound too. */
  meaning: string
}

/** n named members of a whole. */
export interface Enumeration extends Statement {
  whole: string
  members: { name: string; sentences: number[]; detail?: Statement }[]
}

/** Two or more sides on one scale. */
export interface Comparison extends Statement {
  scale?: string
  /** Ahead first where the relation has a direction. */
  sides: { name: string; statement: Statement; value?: string }[]
}

/** `from` stands to `to` as the label says; read in that order it is what was said. */
export interface Link extends Statement {
  from: string
  to: string
  /** Verbatim words on the arrow: 領先兩三年, 缺乏, 有足夠, 開辦. */
  label: string
  /** What the two are compared in, verbatim, where it is said. */
  scale?: string
  /** 'lack' is drawn broken. */
  kind: 'lead' | 'have' | 'lack' | 'enable' | 'cause' | 'is'
}

/** Steps in order. */
export interface Sequence extends Statement {
  /** `detail`: what is said of the step behind its first clause, which names it. */
  steps: { name: string; detail?: string; sentences: number[] }[]
}

/** Shares that measure against one yardstick. */
export interface Scale {
  /** The 100 %, e.g. 電船. */
  reference: string
  bars: {
    /** What is measured, short. */
    name: string
    /** The share with its hedge and its reference, verbatim. */
    label: string
    percent: number
    /** The whole statement, to be read beside the bars. */
    statement: Statement
    sentences: number[]
  }[]
  sentences: number[]
}

/** Something the speaker expects by a stated time. */
export interface Forecast extends Statement {
  /** Verbatim: 在兩年內, 10年, in ten years. */
  time: string
  /** For ordering only: the first number of the time, in years. */
  years: number
  /** What is expected, without the time. */
  event: string
}

/** What stands below a heading; decides the layout. `points` stand beside it. */
export type Evidence =
  | { kind: 'points'; points: Statement[] }
  /** `headed`: it stands below the claim, and need not hold its sentence. */
  | { kind: 'quotation'; quotation: Quotation; headed?: true; points: Statement[] }
  /** What guests say to one another under one question, in turn. */
  | { kind: 'exchange'; words: Quotation[]; points: Statement[] }
  /** Of one measure. `told`: the rest of the answer that the numbers are part of, shown below them in place of points. */
  | { kind: 'numbers'; quantities: Quantity[]; points: Statement[]; told?: Statement }
  | { kind: 'comparison'; comparison: Comparison; points: Statement[] }
  | { kind: 'definition'; definition: Definition; points: Statement[] }
  /** Two sides: the problem, then its remedy. */
  | { kind: 'remedy'; comparison: Comparison; points: Statement[] }
  /** Links of kind `cause`: from the cause, condition or means to what follows. */
  | { kind: 'cause'; links: Link[]; points: Statement[] }
  | { kind: 'enumeration'; enumeration: Enumeration; links: Link[]; points: Statement[] }
  | { kind: 'lead'; links: Link[]; points: Statement[] }
  | { kind: 'scale'; scale: Scale; points: Statement[] }
  | { kind: 'steps'; sequence: Sequence; points: Statement[] }
  | { kind: 'chain'; sequence: Sequence; points: Statement[] }
  | { kind: 'forecast'; forecasts: Forecast[]; points: Statement[] }

/** One assertion that heads a slide. */
export interface Claim {
  /** Stable and readable, made of the theme's and the sentence's number, e.g. c2-31. */
  id: string
  headline: Statement
  evidence: Evidence
  /** The question that was being answered. */
  question?: Statement
  /** What that question takes up. */
  takesUp?: TakenUp
  /** What the answer opens with, where it is too short for a slide of its own: No. · At transfers. */
  answer?: Statement
  /** The run of sentences the slide rests on, for the speaker notes. */
  passage: number[]
  /** Order of importance through the interview, from 0; a shorter talk takes a prefix. */
  rank: number
}

/**
 * What was said right before a question that asks nothing without it, and to what, where that was said in a word; or what was
 * asked before, where it asks the same of another thing.
 */
export interface TakenUp {
  asked?: Statement
  said?: Statement
  /** Who said it, where several guests speak. */
  speaker?: string
}

export interface Theme {
  title: string
  /** The interviewer's question that opens it. */
  question?: Statement
  /** The sentences of the question that the title is, where it is one: claims on others do not answer the title. */
  asked?: number[]
  claims: Claim[]
}

/** A statement with the name of its speaker, where several guests speak. */
export interface Spoken extends Statement {
  speaker?: string
}

/** A question for the seminar. */
export type DiscussionQuestion =
  /** What the interviewer asked, with what it takes up where it says nothing by itself. */
  | ({ kind: 'asked'; about?: Statement } & Statement)
  /** What another holds against the guest, and the guest's reply. */
  | { kind: 'objection'; claims: [Statement, Spoken] }
  | ({ kind: 'forecast' } & Spoken)
  /** What the guest holds to be so, and others may not. */
  | ({ kind: 'thesis' } & Spoken)
  | { kind: 'editor'; text: string; sentences: [] }

/** What stands under one heading of the recap. */
export interface RecapSection {
  title: string
  lines: Spoken[]
}

export interface Outline {
  interview: Interview
  title: string
  themes: Theme[]
  /** Forecasts of the whole interview, nearest first. */
  forecasts: Forecast[]
  recap: RecapSection[]
  discussion: DiscussionQuestion[]
  /** Every answer sentence is used, in the notes, or left out with a reason. */
  accounted: { id: number; as: 'used' | 'notes' | 'omitted'; reason?: string }[]
}

/** One Mermaid diagram of one relation. */
export interface Diagram {
  kind: 'flowchart' | 'timeline' | 'xychart' | 'mindmap' | 'quadrant' | 'sequence' | 'gantt' | 'state'
  /** Mermaid source without the fence, every label through the Mermaid gate. */
  code: string
  /** Text alternative in the words of the interview. */
  alt: string
  /** Sentences its labels come from. */
  sentences: number[]
}

/** One slide of the file. */
export interface Slide {
  /** Stable, readable, unique in the deck. */
  id: string
  layout: string
  /** Further frontmatter, short; written in this order after `layout` and `id`. */
  frontmatter: Record<string, string | number | boolean>
  /** Markdown body, already through the escaping gate. */
  body: string
  /** Speaker notes as plain text; `toMarkdown` puts them through the comment gate. */
  notes?: string
}

export interface Deck {
  /** Slidev's headmatter, merged into the first slide's frontmatter. */
  headmatter: Record<string, unknown>
  slides: Slide[]
}

export interface Finding {
  severity: 'error' | 'warning'
  /** Rule name in kebab-case: overflow, small-text, contrast, unfaithful-number … */
  rule: string
  /** Slide number from 1, and its id. */
  slide?: number
  id?: string
  /** Line in slides.md, from 1. */
  line?: number
  /** What is wrong. */
  message: string
  /** How to mend it. */
  mend: string
}

export type Script = 'zh-HK' | 'zh-TW' | 'zh-CN' | 'keep'
