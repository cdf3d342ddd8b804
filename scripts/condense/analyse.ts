import type { Interview, Sentence, Turn } from '../model.ts'
import { askedAbove, nameAbove, questionStatement } from './asked.ts'
import { en } from './en.ts'
import type { Clause, Grammar } from './grammar.ts'
import { plain } from './plain.ts'
import { findAttributions } from './relations/attribution.ts'
import type { Attribution } from './relations/reported-words.ts'
import { chinese } from './zh.ts'

/** An answer sentence with what the rooms of `condense` ask of it again and again. */
export interface AnalysedSentence extends Sentence {
  clauses: Clause[]
  /** Counted words, in order, repeated as often as they stand there. */
  words: string[]
  isQuestion: boolean
  /** Example, story or comparison told to support a claim elsewhere. */
  isExample: boolean
  /** Part of a story: what it tells holds only when it is told to its end. */
  isStory: boolean
  isFirstOfAnswer: boolean
  isFirstOfParagraph: boolean
  /** Id of the last sentence of the question that this answers, if any. */
  question: number | undefined
  /** First words of an answer, or those behind a mere yes or no, to a question that stands on the slide too. */
  answersBeside: boolean
  /** Whose words it tells, where they are not the speaker's own. */
  attribution: Attribution | undefined
}

/** The rules of Chinese (both scripts) or of English; of other languages only whole sentences are told. */
export function grammarOf(interview: Interview, terms: readonly string[] = []): Grammar {
  if (interview.language === 'en') return en
  if (!interview.language.startsWith('zh')) return plain(interview.language)
  return chinese(interview.turns.map((turn) => turn.text).join('\n'), terms)
}

/** The text without stage directions, brackets that only gloss, and closing punctuation; still verbatim otherwise. */
export function bare(text: string, grammar: Grammar): string {
  return text
    .replace(grammar.stageDirection, '')
    .replace(/[。．.！!；;]+(?=[」』”’"）)]*$)/u, '')
    .trim()
}

/** Reading width of sentences together, in `grammar.width` units. */
export const widthOf = (sentences: readonly { text: string }[], { width }: Grammar): number =>
  sentences.reduce((sum, { text }) => sum + width(text), 0)

/**
 * All answer sentences of the interview in order, analysed.
 * An example reaches from its cue to the end of the paragraph, or to a sentence that draws the conclusion.
 */
export function analyse(interview: Interview, grammar: Grammar): AnalysedSentence[] {
  let question: number | undefined
  let asked: string | undefined
  return interview.turns.flatMap((turn) => {
    if (turn.role === 'question') {
      question = turn.sentences.at(-1)?.id
      asked = questionStatement(question, interview, grammar)?.text
    }
    if (turn.role !== 'answer') return []
    const shown = asked === undefined ? undefined : askedAbove(asked, nameAbove(interview, turn.speaker))
    // «Would you call it professional?» names nothing that an `it` could mean.
    const isAskedBeside = shown !== undefined && (shown === asked || !grammar.dangles(shown))
    return analyseTurn(turn, question, isAskedBeside, grammar)
  })
}

/** «She was hurt.», 「她不高興了。」: of whom, the paragraph before says, and is one with this. */
const GOES_ON_ABOUT = /^(?:[他她](?![們们])|(?:She|He)\b)/u

function analyseTurn(
  turn: Turn,
  question: number | undefined,
  isAskedBeside: boolean,
  grammar: Grammar,
): AnalysedSentence[] {
  const { cues } = grammar
  let paragraph = -1
  let first = -1
  let inExample = false
  let inStory = false
  const analysed = turn.sentences.map((sentence, index) => {
    const isFirstOfParagraph =
      sentence.paragraph !== paragraph && (index === 0 || !GOES_ON_ABOUT.test(sentence.text))
    paragraph = sentence.paragraph
    if (isFirstOfParagraph) first = paragraph
    // What a story is told for: 「機器沒有發現，是人發現的」.
    const concludes = [cues.conclusion, cues.corrects, cues.advice].some((cue) => cue.test(sentence.text))
    if (isFirstOfParagraph || concludes) inExample = inStory = false
    const opensExample = cues.example.test(sentence.text)
    // A story, or an example that opens its paragraph, goes on; one mentioned in passing ends with its sentence.
    if (cues.anecdote.test(sentence.text)) inStory = true
    if (inStory || (opensExample && isFirstOfParagraph)) inExample = true
    const whole = bare(sentence.text, grammar)
    // The answer to a why: on a slide nobody has asked, and what gives a reason is said as true.
    const text = whole.replace(grammar.answersWhy, '')
    return {
      ...sentence,
      paragraph: first,
      clauses: grammar.clauses(text),
      words: grammar.contentWords(text),
      isQuestion: cues.question.test(sentence.text),
      isExample: inExample || opensExample,
      isStory: inStory,
      isFirstOfAnswer: index === 0,
      answersBeside:
        isAskedBeside &&
        question !== undefined &&
        (index === 0 ||
          (index === 1 && grammar.width(turn.sentences[0]!.text) <= grammar.limits.least * 0.7)),
      isFirstOfParagraph,
      question,
    }
  })
  const attributions = findAttributions(analysed, grammar)
  return analysed.map((sentence, index) => ({ ...sentence, attribution: attributions[index] }))
}
