import { isInterviewerWord } from '../interview/label-words.ts'
import type { Interview, Turn } from '../model.ts'
import { type AnalysedSentence, analyse, grammarOf } from './analyse.ts'
import type { Grammar } from './grammar.ts'

/** What taking the sentence next adds to an extract; only the order and the differences mean anything. */
export interface RankedSentence {
  id: number
  score: number
}

/** What an occurrence counts: names and things carry a summary, adverbs and numerals hardly. */
const WORD = { noun: 1.5, verb: 1, other: 0.4 }
/** Two counted words side by side, found twice or more, are a phrase and count besides. */
const PHRASE = 0.4
/** A word of the question or of the title counts so many times. */
const ASKED = 1.7
/** What is left of a word's weight each time a sentence with it has been taken. */
const SAID_AGAIN = 0.55
/** Words said oftener than this hardly weigh any more; the bound keeps the work near-linear. */
const MOST_TIMES = 8
/** Added to a sentence's width, as a share of a headline's: very short sentences are no denser for being short. */
const CUSHION = 0.65
/** Cues beside the weight, of which the best sentence has 1. */
const CUE = { question: -0.3, example: -0.1, filler: -0.3, conclusion: 0.05, definition: 0.03 }

/**
 * Ranks all answer sentences, best first, so that any prefix is an extract: each place goes to the sentence that adds
 * the most to those before it for its length; ties by position. Of a discussion in which nobody plainly asks, such as
 * the minutes of a meeting, everything spoken is ranked. Time is near-linear in the text.
 *
 * The weight of a sentence is that of SumBasic, the mean frequency of its content words, lowered each time a word is
 * taken (Nenkova and Vanderwende, "The Impact of Frequency on Summarization", MSR-TR-2005-101), with phrases counted
 * besides words, divided by length (the cost-scaled greedy choice of Lin and Bilmes, "Multi-document Summarization via
 * Budgeted Maximization of Submodular Functions", NAACL 2010). Words of the question weigh more (the biased LexRank of
 * Otterbacher, Erkan and Radev, HLT/EMNLP 2005, for a bag of words). Cues after Edmundson, "New Methods in Automatic
 * Extracting", JACM 16, 1969. The weights were chosen by hand on the development part of VCSum, alike on both halves.
 */
export function rankSentences(interview: Interview): RankedSentence[] {
  const spoken = isDiscussion(interview) ? allAnswer(interview) : interview
  const grammar = grammarOf(spoken)
  const sentences = analyse(spoken, grammar)
  const units = weighUnits(sentences, spoken, grammar)
  const length = sentences.map(({ text }) => grammar.width(text) + CUSHION * grammar.limits.headline)
  const said = new Map<string, number>()
  const density = (index: number): number => {
    let sum = 0
    for (const { unit, weight } of units[index]!) sum += weight * SAID_AGAIN ** (said.get(unit) ?? 0)
    return sum / length[index]!
  }
  const densest = sentences.reduce((most, _, index) => Math.max(most, density(index)), 0) || 1
  const cues = sentences.map((sentence) => cueScore(sentence, grammar))
  const order = takeInTurn(
    sentences.length,
    (index) => density(index) / densest + cues[index]!,
    (index) => {
      for (const { unit } of units[index]!) said.set(unit, Math.min(MOST_TIMES, (said.get(unit) ?? 0) + 1))
    },
  )
  return order.map(({ index, score }) => ({ id: sentences[index]!.id, score }))
}

interface WeighedUnit {
  unit: string
  weight: number
}

/** The words and phrases of each sentence, each once, weighed by how often the whole text has them. */
function weighUnits(sentences: AnalysedSentence[], interview: Interview, grammar: Grammar): WeighedUnit[][] {
  const kinds = new Map<string, number>()
  const counts = new Map<string, number>()
  const count = (unit: string) => counts.set(unit, (counts.get(unit) ?? 0) + 1)
  // What is said again word for word adds nothing.
  const texts = new Set<string>()
  const isRepeated = sentences.map(({ text }) => texts.size === texts.add(text).size)
  const phrases = sentences.map(({ text, words }, index) => {
    if (isRepeated[index]) return []
    for (const token of grammar.contentTokens(text)) kinds.set(token.text, weightOfTag(token.tag))
    words.forEach(count)
    const found = words.slice(1).map((word, at) => `${words[at]} ${word}`)
    found.forEach(count)
    return found
  })
  const asked = askedWords(interview, grammar)
  return sentences.map(({ words, question }, index) => {
    if (isRepeated[index]) return []
    const topic = asked(question)
    const single = [...new Set(words)].map((unit) => ({
      unit,
      weight: counts.get(unit)! * (kinds.get(unit) ?? WORD.noun) * (topic.has(unit) ? ASKED : 1),
    }))
    const joined = [...new Set(phrases[index])]
      .filter((unit) => counts.get(unit)! > 1)
      .map((unit) => ({ unit, weight: counts.get(unit)! * PHRASE }))
    return [...single, ...joined]
  })
}

function weightOfTag(tag: string): number {
  if (/^(?:n|j|l|i|vn)/.test(tag)) return WORD.noun
  return /^(?:v|a|eng)/.test(tag) ? WORD.verb : WORD.other
}

/** Content words of the question with that last sentence, and of the title. */
function askedWords(interview: Interview, grammar: Grammar): (question: number | undefined) => Set<string> {
  const title = grammar.contentWords(interview.meta.title ?? '')
  const known = new Map<number | undefined, Set<string>>([[undefined, new Set(title)]])
  return (question) => {
    const found = known.get(question)
    if (found) return found
    const { text } = interview.turns[interview.sentences[question! - 1]!.turn]!
    const words = new Set([...title, ...grammar.contentWords(text)])
    known.set(question, words)
    return words
  }
}

function cueScore({ text, isQuestion, isExample }: AnalysedSentence, { cues }: Grammar): number {
  const filler = (text.match(cues.filler) ?? []).join('').length / Math.max(1, text.length)
  return (
    (isQuestion ? CUE.question : 0) +
    (isExample ? CUE.example : 0) +
    (cues.conclusion.test(text) ? CUE.conclusion : 0) +
    (cues.definition.test(text) ? CUE.definition : 0) +
    CUE.filler * filler
  )
}

/**
 * Takes all indices below `size`, each time the one of most worth. Worth only ever falls as others are taken, so an old
 * value bounds the new one and most need not be computed again (Minoux's accelerated greedy algorithm, 1978).
 */
function takeInTurn(
  size: number,
  worth: (index: number) => number,
  take: (index: number) => void,
): { index: number; score: number }[] {
  const heap = new Heap(Array.from({ length: size }, (_, index) => ({ index, score: worth(index) })))
  const taken: { index: number; score: number }[] = []
  while (heap.top) {
    const entry = { index: heap.top.index, score: worth(heap.top.index) }
    heap.replaceTop(entry)
    if (heap.top !== entry) continue
    heap.replaceTop(undefined)
    take(entry.index)
    taken.push(entry)
  }
  return taken
}

interface Entry {
  index: number
  score: number
}

/** A binary heap: best score first, ties by index. */
class Heap {
  constructor(private readonly entries: Entry[]) {
    entries.sort((a, b) => (isBefore(a, b) ? -1 : 1))
  }

  get top(): Entry | undefined {
    return this.entries[0]
  }

  /** Puts another entry in the place of the first, or removes the first. */
  replaceTop(entry: Entry | undefined): void {
    const { entries } = this
    const sinking = entry ?? entries.pop()!
    if (entries.length === 0) return
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child + 1 < entries.length && isBefore(entries[child + 1]!, entries[child]!)) child++
      if (child >= entries.length || !isBefore(entries[child]!, sinking)) break
      entries[at] = entries[child]!
      at = child
    }
    entries[at] = sinking
  }
}

const isBefore = (a: Entry, b: Entry): boolean =>
  a.score > b.score || (a.score === b.score && a.index < b.index)

/** Share of an asker's turns that hold a question, below which nobody asks. */
const PLAINLY_ASKS = 0.5
/** Share of all that is spoken beyond which a host does more than ask. */
const SPEAKS_AT_LENGTH = 0.2

/** True where those taken for interviewers neither are called so nor ask, or speak at length besides. */
function isDiscussion({ turns }: Interview): boolean {
  const asking = turns.filter(({ role }) => role === 'question')
  const questions = asking.filter(({ text }) => /[?？؟]|か。/.test(text)).length
  if (questions >= PLAINLY_ASKS * asking.length) return false
  if (!asking.some(({ speaker }) => isInterviewerWord(speaker ?? ''))) return true
  const lengthOf = (some: Turn[]): number => some.reduce((sum, { text }) => sum + text.length, 0)
  const answers = turns.filter(({ role }) => role === 'answer')
  return lengthOf(asking) > SPEAKS_AT_LENGTH * (lengthOf(asking) + lengthOf(answers))
}

const allAnswer = (interview: Interview): Interview => ({
  ...interview,
  turns: interview.turns.map((turn) => (turn.role === 'question' ? { ...turn, role: 'answer' } : turn)),
})
