/** What two or three guests answer to one question, side by side. */
import type { Comparison, Statement } from '../model.ts'
import { type AnalysedSentence, bare } from './analyse.ts'
import { callsGuest, nameAbove, questionStatement } from './asked.ts'
import type { Candidate } from './claims.ts'
import { asksOfOwnLife } from './discussion/answered-questions.ts'
import { claimsNothing, firstMade, type Knowledge, repliesToGuest } from './options.ts'
import { wholeOf } from './quotations.ts'

/** The longest answer that a column shows, in headlines, of two guests and of three. */
const LONGEST_SIDE = { two: 1.6, three: 1.75 }
/** A question says what it asks in fewer words than a statement: Should there be a law? */
const LEAST_ASKED = 0.75
/** What two views on one question add to the better of them: nothing shows a dispute as well. */
const TWO_VIEWS = 3.4

/**
 * For each question that two or three guests answer one after the other in few words: the question as the heading, and below
 * it their answers whole, each under its speaker's name. No claim is made of an answer that only takes up the other's words, nor of a
 * question put to one of them by name.
 */
export function viewsOf(sentences: AnalysedSentence[], knowledge: Knowledge): Candidate[] {
  const { grammar, interview, scores } = knowledge
  const answerOf = (turn: number): AnalysedSentence[] => sentences.filter((one) => one.turn === turn)
  const turns = [...new Set(sentences.map(({ turn }) => turn))]
  return turns.flatMap((turn): Candidate[] => {
    if (!repliesToGuest(turn, interview) || interview.turns[turn - 2]?.role !== 'question') return []
    const next = interview.turns[turn + 1]
    const hasThird =
      next?.role === 'answer' &&
      [turn - 1, turn].every((one) => interview.turns[one]!.speaker !== next.speaker)
    const question = headingOf(answerOf(turn - 1)[0]?.question, knowledge)
    const answers = [
      [turn - 1, turn, ...(hasThird ? [turn + 1] : [])],
      [turn - 1, turn],
    ].map((some) => some.map(answerOf))
    const sides = question && firstMade(answers, (some) => sidesOf(some, knowledge))
    if (!question || !sides) return []
    const shown = sides.flatMap(({ statement }) => statement.sentences)
    const text = sides.map(({ statement }) => statement.text).join(grammar.joint)
    return [
      {
        headline: question.heading,
        question: question.asked,
        evidence: { kind: 'comparison', comparison: { text, sentences: shown, sides }, points: [] },
        passage: shown,
        value: Math.max(...shown.map((id) => scores.get(id) ?? 0)) + TWO_VIEWS,
      },
    ]
  })
}

/** Each answer whole under its speaker's name; null where one is too long, takes up another's words, or asks for them. */
function sidesOf(
  answers: AnalysedSentence[][],
  { grammar, interview }: Knowledge,
): Comparison['sides'] | null {
  const longest = grammar.limits.headline * (answers.length > 2 ? LONGEST_SIDE.three : LONGEST_SIDE.two)
  const sides = answers.flatMap((answer, at) => {
    const [opening] = answer
    if (!opening || claimsNothing(opening, grammar) || answer.some(({ isQuestion }) => isQuestion)) return []
    const takesUp =
      [grammar.cues.assents, grammar.turns, TAKES_UP].some((cue) => cue.test(opening.text)) ||
      // «And give half of it away.» goes on from the other's words.
      (GOES_ON.test(opening.text) && grammar.dangles(bare(opening.text, grammar)))
    const statement = wholeOf(answer, grammar)
    const name = nameAbove(interview, interview.turns[opening.turn]!.speaker)
    const width = grammar.width(statement.text)
    const fits = width >= grammar.limits.least && width <= longest
    return name && fits && (at === 0 || !takesUp) ? [{ name, statement }] : []
  })
  return sides.length === answers.length ? sides : null
}

const GOES_ON = /^(?:And|Or|Nor|Also|Plus)\b|^(?:[還还]有|而且|[並并]且|也)/u
/** «That's better than anything I've written», 「這個數據很有意思」: said of the other's words. */
const TAKES_UP =
  /^(?:For once,? )?I['’]ve (?:nothing|little) to add|^(?:Same here|Me too|So (?:do|would|am|have) I)\b|^(?:Which (?:means|is)|Meaning|Exactly|Right\b|That|This|He|She|Here|The (?:same|other|second|first|[a-z]+est)\b|[^，。]{0,5}[這这那](?!裡|裏|里|麼|么|樣|样)|[他她])/u

/** The question's last sentence, or the whole, where it makes a heading and is put to both. */
function headingOf(
  id: number | undefined,
  { grammar, interview }: Knowledge,
): { heading: Statement; asked: Statement } | undefined {
  const asked = questionStatement(id, interview, grammar)
  const fits = (text: string): boolean =>
    grammar.cues.question.test(text) &&
    grammar.width(text) <= grammar.limits.headline &&
    grammar.width(text) >= grammar.limits.least * LEAST_ASKED &&
    !grammar.dangles(text)
  const last = interview.sentences[(asked?.sentences.at(-1) ?? 0) - 1]?.text
  const both = [last, asked?.text].filter((one) => one !== undefined)
  const text = both.find((one) => fits(one) && grammar.width(one) >= grammar.limits.least) ?? both.find(fits)
  if (!asked || text === undefined || asksOfOwnLife(text)) return undefined
  const own = text === last ? asked.sentences.slice(-1) : asked.sentences
  return callsGuest(asked.text, interview) ? undefined : { heading: { text, sentences: own }, asked }
}
