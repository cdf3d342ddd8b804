import { escapePattern } from '../escape-pattern.ts'
import type { Interview, Statement } from '../model.ts'
import type { AnalysedSentence } from './analyse.ts'
import { questionStatement } from './asked.ts'
import type { Grammar } from './grammar.ts'
import { canOpen, headingBefore, nameThemes, onlyFollows, opensMatter } from './name-themes.ts'

/** What the editor says of a theme in `deck.yaml`. */
export interface ThemeChoice {
  title: string
  cues: string[]
}

/** A run of sentences of one paragraph that belong together; the unit from which claims are made. */
export interface Passage {
  sentences: AnalysedSentence[]
}

export interface ThemePassages {
  /** '' where the theme was found and is not named yet. */
  title: string
  question?: Statement
  /** The sentences of the question that the title is, where it is one. */
  asked?: number[]
  passages: Passage[]
  /** The exchanges of a theme that was found. */
  group?: Group
}

const LONGEST_PASSAGE = 7
const MOST_FOUND_THEMES = 5
/**
 * What a group that no question opens is worth more as a partner of the one before it, as a cosine; half as much where that
 * question asks for a figure, follows up or is private: 「有數字嗎？」 is no name for what is said after it.
 */
const LEANING = 0.2

/**
 * Sorts the answers into themes. With choices, each exchange goes to the theme whose cue words it uses most (the
 * question counts threefold), and a paragraph may leave its exchange for a theme that plainly claims it. Without, the
 * themes are found: neighbouring exchanges that share the most words are merged until few remain; `nameFound` names them once
 * it is known what they tell.
 */
export function sortIntoThemes(
  sentences: AnalysedSentence[],
  interview: Interview,
  grammar: Grammar,
  choices: readonly ThemeChoice[] | undefined,
): ThemePassages[] {
  const exchanges = exchangesOf(sentences, interview, grammar)
  const themes =
    choices && choices.length > 0
      ? chosenThemes(exchanges, choices)
      : foundThemes(exchanges, interview, grammar)
  return themes.filter(({ passages }) => passages.length > 0)
}

/** A question and what is answered to it. */
export interface Exchange {
  question: Statement | undefined
  /** Index of the turn of the first answer. */
  turn: number
  passages: Passage[]
}

function exchangesOf(sentences: AnalysedSentence[], interview: Interview, grammar: Grammar): Exchange[] {
  const exchanges: Exchange[] = []
  let last: number | undefined | null = null
  for (const passage of passagesOf(sentences, grammar)) {
    const question = passage.sentences[0]!.question
    if (exchanges.length === 0 || question !== last) {
      exchanges.push({
        question: questionStatement(question, interview, grammar),
        turn: passage.sentences[0]!.turn,
        passages: [],
      })
    }
    last = question
    exchanges.at(-1)!.passages.push(passage)
  }
  return exchanges
}

/**
 * Paragraphs, cut where a new strand opens within them (其次, another …) and where they grow too long; a single sentence
 * is joined to the paragraph after it, unless that one turns against it (但…).
 */
export function passagesOf(sentences: AnalysedSentence[], { cues, turns }: Grammar): Passage[] {
  const passages: Passage[] = []
  for (const sentence of sentences) {
    const current = passages.at(-1)
    const last = current?.sentences.at(-1)
    const sameParagraph = last && last.turn === sentence.turn && last.paragraph === sentence.paragraph
    const full = current && current.sentences.length >= LONGEST_PASSAGE && !last!.isQuestion
    const joinsNext =
      current?.sentences.length === 1 && last!.turn === sentence.turn && !turns.test(sentence.text)
    const opensStrand = cues.newStrand.test(sentence.text)
    if (current && ((sameParagraph && !full && !opensStrand) || joinsNext)) current.sentences.push(sentence)
    else passages.push({ sentences: [sentence] })
  }
  return passages
}

function chosenThemes(exchanges: Exchange[], choices: readonly ThemeChoice[]): ThemePassages[] {
  const themes: ThemePassages[] = choices.map(({ title }) => ({ title, passages: [] }))
  const texts = exchanges.map(
    ({ question, passages }) => (question?.text ?? '') + passages.map(textOf).join(''),
  )
  const weigh = cueWeights(choices, texts)
  for (const exchange of exchanges) {
    const body = exchange.passages.map(textOf).join('')
    const scores = choices.map(
      ({ cues }) =>
        QUESTION_WEIGHT * weigh(exchange.question?.text ?? '', cues) +
        weigh(body, cues) / exchange.passages.length,
    )
    const home = indexOfBest(scores)
    themes[home]!.question ??= exchange.question
    for (const passage of exchange.passages) {
      const own = choices.map(({ cues }) => weigh(textOf(passage), cues))
      const rival = indexOfBest(own)
      const leaves = rival !== home && own[rival]! >= LEAVING_WEIGHT && own[rival]! > 3 * own[home]!
      themes[leaves ? rival : home]!.passages.push(passage)
    }
  }
  for (const theme of themes) {
    // A theme made only of strayed paragraphs borrows the question they answer.
    const first = theme.passages[0]
    theme.question ??= first && exchanges.find(({ passages }) => passages.includes(first))?.question
    theme.passages.sort((a, b) => a.sentences[0]!.id - b.sentences[0]!.id)
  }
  return themes
}

const QUESTION_WEIGHT = 3
const LEAVING_WEIGHT = 4

const textOf = ({ sentences }: Passage): string => sentences.map(({ text }) => text).join('')

/**
 * How strongly a text speaks for a list of cues: each cue found counts by how few exchanges have it (inverse document
 * frequency), so that the word on everybody's lips does not decide. A cue within a longer one counts once.
 */
function cueWeights(
  choices: readonly ThemeChoice[],
  texts: string[],
): (text: string, cues: readonly string[]) => number {
  const weights = new Map<string, number>()
  for (const cue of choices.flatMap(({ cues }) => cues)) {
    const lower = cue.toLowerCase()
    const having = texts.filter((text) => text.toLowerCase().includes(lower)).length
    weights.set(lower, Math.log(1 + texts.length / Math.max(1, having)))
  }
  return (text, cues) => {
    const pattern = [...cues]
      .sort((a, b) => b.length - a.length)
      .map(escapePattern)
      .join('|')
    const found = text.match(new RegExp(pattern, 'giu')) ?? []
    return found.reduce((sum, cue) => sum + (weights.get(cue.toLowerCase()) ?? 0), 0)
  }
}

const indexOfBest = (scores: number[]): number => scores.indexOf(Math.max(...scores))

function foundThemes(exchanges: Exchange[], interview: Interview, grammar: Grammar): ThemePassages[] {
  const alone: Group[] = []
  for (const exchange of exchanges) {
    const { question } = exchange
    const joins = question && alone.length > 0 && onlyFollows(question, interview, grammar)
    if (joins) merge(alone.at(-1)!, { exchanges: [exchange], words: countWords(exchange) })
    else alone.push({ exchanges: [exchange], words: countWords(exchange) })
  }
  const leaningOf = ({ exchanges: [first] }: Group): number => {
    const { question } = first!
    if (!question || !canOpen(question, interview, grammar)) return LEANING
    return opensMatter(question.text) && !grammar.cues.asksForFact.test(question.text) ? 0 : LEANING / 2
  }
  const groups = underHeadings(alone, interview, grammar) ?? mergeNeighbours(alone, leaningOf)
  return groups.map((group) => ({
    title: '',
    passages: group.exchanges.flatMap(({ passages }) => passages),
    group,
  }))
}

/** The sections that the text has itself, if they are as many as a talk has. */
function underHeadings(groups: Group[], interview: Interview, grammar: Grammar): Group[] | undefined {
  const sections: Group[] = []
  let headings = 0
  for (const group of groups) {
    const isHeaded = headingBefore(group.exchanges[0]!, interview, grammar) !== undefined
    if (isHeaded) headings++
    if (isHeaded || sections.length === 0) sections.push({ exchanges: [], words: new Map() })
    merge(sections.at(-1)!, group)
  }
  return headings >= FEWEST_HEADINGS && sections.length <= MOST_HEADINGS ? sections : undefined
}
const FEWEST_HEADINGS = 3
const MOST_HEADINGS = 7

/**
 * The themes that were found, each with its question and its name: those of the exchanges of which the deck tells
 * something, since a section must not promise what none of its slides keeps.
 *
 * @param told ids of the sentences that slides show
 */
export function nameFound(
  themes: ThemePassages[],
  told: ReadonlySet<number>,
  interview: Interview,
  grammar: Grammar,
): ThemePassages[] {
  const isTold = ({ passages }: Exchange): boolean =>
    passages.some(({ sentences }) => sentences.some(({ id }) => told.has(id)))
  const groups = themes.flatMap(({ group }) => {
    if (!group) return []
    const exchanges = group.exchanges.filter(isTold)
    return [
      {
        ...group,
        exchanges: exchanges.length > 0 ? exchanges : group.exchanges,
        opening: group.exchanges[0]!,
      },
    ]
  })
  const names = nameThemes(groups, interview, grammar)
  let at = -1
  return themes.map((theme) => {
    if (!theme.group) return theme
    at++
    return { ...theme, ...names[at]! }
  })
}

/** Neighbouring exchanges that make a theme, and how often each word stands in their answers. */
export interface Group {
  exchanges: Exchange[]
  words: Map<string, number>
  /** The first exchange of all, where `exchanges` are a choice. */
  opening?: Exchange
}

function countWords({ passages }: Exchange): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { sentences } of passages) {
    for (const { words } of sentences) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return counts
}

/**
 * Merges the two neighbours that are most alike, short ones first, until few groups remain (agglomerative clustering of
 * neighbours, as in Choi's C99, NAACL 2000). Only the scores beside a merger are computed anew.
 */
function mergeNeighbours(groups: Group[], leaningOf: (group: Group) => number): Group[] {
  const merged = gatherShort(groups)
  // What is merged goes behind the first, and a group opens as it did.
  const leaning = new Map(merged.map((group) => [group, leaningOf(group)]))
  const likeness = (index: number): number =>
    cosine(merged[index]!.words, merged[index + 1]!.words) -
    shortness(merged[index]!) -
    shortness(merged[index + 1]!) +
    leaning.get(merged[index + 1]!)!
  const scores = merged.slice(1).map((_, index) => likeness(index))
  while (merged.length > MOST_FOUND_THEMES) {
    const at = scores.reduce((best, score, index) => (score > scores[best]! ? index : best), 0)
    merge(merged[at]!, merged[at + 1]!)
    merged.splice(at + 1, 1)
    scores.splice(at, 1)
    if (at > 0) scores[at - 1] = likeness(at - 1)
    if (at < scores.length) scores[at] = likeness(at)
  }
  return merged
}

/** Puts the exchanges of a group behind those of another. */
function merge(left: Group, right: Group): void {
  left.exchanges.push(...right.exchanges)
  for (const [word, count] of right.words) left.words.set(word, (left.words.get(word) ?? 0) + count)
}

/** More groups than this are first gathered evenly, in order: comparing each time all that are left would be quadratic. */
const MOST_COMPARED = 1000

function gatherShort(groups: Group[]): Group[] {
  const each = Math.ceil(groups.length / MOST_COMPARED)
  if (each <= 1) return [...groups]
  const gathered: Group[] = []
  for (let at = 0; at < groups.length; at += each) {
    const run = groups.slice(at, at + each)
    const words = new Map<string, number>()
    for (const group of run)
      for (const [word, count] of group.words) words.set(word, (words.get(word) ?? 0) + count)
    gathered.push({ exchanges: run.flatMap(({ exchanges }) => exchanges), words })
  }
  return gathered
}

/** What a long group is worth less as a partner: twelve sentences, or three questions, are long enough for a section. */
const shortness = ({ exchanges }: Group): number =>
  0.02 * Math.min(size(exchanges), 12) + 0.1 * Math.max(0, exchanges.length - 2)

const size = (group: Exchange[]): number =>
  group.reduce(
    (sum, { passages }) => sum + passages.reduce((count, { sentences }) => count + sentences.length, 0),
    0,
  )

function cosine(a: Map<string, number>, b: Map<string, number>): number {
  let dot = 0
  for (const [word, count] of a) dot += count * (b.get(word) ?? 0)
  const norm = (counts: Map<string, number>) =>
    Math.sqrt([...counts.values()].reduce((sum, count) => sum + count * count, 0))
  return dot === 0 ? 0 : dot / (norm(a) * norm(b))
}
