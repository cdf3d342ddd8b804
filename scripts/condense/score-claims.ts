import type { Interview } from '../model.ts'
import type { AnalysedSentence } from './analyse.ts'
import type { Grammar } from './grammar.ts'

/** What each cue is worth beside centrality, which lies between 0 and 1. */
const WEIGHT = {
  firstOfAnswer: 0.45,
  firstOfParagraph: 0.15,
  lastOfAnswer: 0.2,
  stance: 0.25,
  enumeration: 0.25,
  quantity: 0.25,
  superlative: 0.15,
  corrects: 0.4,
  contrast: 0.1,
  definition: 0.2,
  conclusion: 0.3,
  future: 0.2,
  answersQuestion: 0.3,
  example: -0.4,
  question: -0.6,
  reported: -0.25,
  brief: -0.4,
  pulledOut: 0.5,
}

/**
 * What each answer sentence is worth as a claim that heads a slide, by id; only order and differences mean anything.
 * Unlike `rankSentences`, which picks sentences for an extract, it does not mind that two say the same: claims are
 * chosen theme by theme.
 *
 * Centrality is the centroid method (Radev, Jing, Styś and Tam, "Centroid-based summarization of multiple
 * documents", Information Processing & Management 40, 2004): the mean tf·idf weight of a sentence's words in the
 * centroid of all answers, normalised to 0…1; it takes time linear in the text. To it are added the cue, location
 * and title features of Edmundson ("New Methods in Automatic Extracting", JACM 16, 1969), the title here being the
 * question that is answered.
 */
export function scoreClaims(
  sentences: AnalysedSentence[],
  interview: Interview,
  grammar: Grammar,
): Map<number, number> {
  const centrality = centroidScores(sentences)
  const questionWords = new Map<number, Set<string>>()
  const wordsOfQuestion = (id: number | undefined): Set<string> => {
    if (id === undefined) return new Set()
    let words = questionWords.get(id)
    if (!words) {
      const turn = interview.turns[interview.sentences[id - 1]!.turn]!
      words = new Set(grammar.contentWords(turn.text))
      questionWords.set(id, words)
    }
    return words
  }
  // What the editors set as a heading they thought worth it.
  const pullQuotes = [
    ...interview.turns.filter(({ role }) => role === 'heading').map(({ text }) => text),
    interview.meta.title ?? '',
  ]
    .map((text) => text.replace(/[「」『』“”"。.！!？?]/g, '').trim())
    .filter((quote) => grammar.width(quote) >= grammar.limits.least)
  return new Map(
    sentences.map((sentence, index) => [
      sentence.id,
      centrality[index]! +
        cueScore(sentence, grammar, wordsOfQuestion(sentence.question)) +
        (sentences[index + 1]?.turn === sentence.turn ? 0 : WEIGHT.lastOfAnswer) +
        (pullQuotes.some((quote) => sentence.text.includes(quote)) ? WEIGHT.pulledOut : 0),
    ]),
  )
}

function cueScore(
  sentence: AnalysedSentence,
  { cues, defines, width, limits }: Grammar,
  question: Set<string>,
): number {
  const { text, words } = sentence
  const unique = new Set(words)
  const shared = [...unique].filter((word) => question.has(word)).length
  let score = 0
  if (sentence.isFirstOfAnswer) score += WEIGHT.firstOfAnswer
  if (sentence.isFirstOfParagraph) score += WEIGHT.firstOfParagraph
  if (cues.stance.test(text)) score += WEIGHT.stance
  if (cues.enumeration.test(text)) score += WEIGHT.enumeration
  if (/[0-9０-９]/.test(text)) score += WEIGHT.quantity
  const isPointed = [cues.superlative, cues.corrects, cues.contrast, cues.definition].some((cue) =>
    cue.test(text),
  )
  if (cues.superlative.test(text)) score += WEIGHT.superlative
  if (cues.corrects.test(text)) score += WEIGHT.corrects
  if (cues.contrast.test(text)) score += WEIGHT.contrast
  if (defines.test(text)) score += WEIGHT.definition
  if (cues.definition.test(text)) score += WEIGHT.definition
  if (cues.conclusion.test(text)) score += WEIGHT.conclusion
  if (cues.future.test(text)) score += WEIGHT.future
  if (question.size > 0) score += (WEIGHT.answersQuestion * shared) / Math.max(3, unique.size)
  if (sentence.isExample) score += WEIGHT.example
  if (sentence.isQuestion) score += WEIGHT.question
  if (cues.reported.test(text)) score += WEIGHT.reported
  if (!isPointed && width(text) < limits.least * 1.5) score += WEIGHT.brief
  return score
}

/** Mean centroid weight of each sentence's words, scaled so that the best has 1. */
function centroidScores(sentences: AnalysedSentence[]): number[] {
  const documentFrequency = new Map<string, number>()
  const termFrequency = new Map<string, number>()
  for (const { words } of sentences) {
    for (const word of words) termFrequency.set(word, (termFrequency.get(word) ?? 0) + 1)
    for (const word of new Set(words)) documentFrequency.set(word, (documentFrequency.get(word) ?? 0) + 1)
  }
  const weight = (word: string): number =>
    Math.log(1 + termFrequency.get(word)!) * Math.log(1 + sentences.length / documentFrequency.get(word)!)
  const raw = sentences.map(({ words }) => {
    const unique = [...new Set(words)]
    // The square root keeps long sentences from winning by length alone, and short ones by a single strong word.
    return unique.length === 0
      ? 0
      : unique.reduce((sum, word) => sum + weight(word), 0) / Math.sqrt(unique.length + 4)
  })
  const best = raw.reduce((a, b) => Math.max(a, b), 0)
  return raw.map((score) => (best === 0 ? 0 : score / best))
}
