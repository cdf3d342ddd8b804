/** What two guests answer to one question, side by side. */
import type { Statement } from '../model.ts'
import { type AnalysedSentence, bare } from './analyse.ts'
import { nameAbove, namesGuest, questionStatement } from './asked.ts'
import type { Candidate } from './claims.ts'
import { asksOfOwnLife } from './discussion/asked-again.ts'
import { claimsNothing, type Knowledge, repliesToGuest } from './options.ts'
import { wholeOf } from './quotations.ts'

/** The longest answer that a column shows, in headlines. */
const LONGEST_SIDE = 1.6
/** A question says what it asks in fewer words than a statement: Should there be a law? */
const LEAST_ASKED = 0.75
/** What two views on one question add to the better of them: nothing shows a dispute as well. */
const TWO_VIEWS = 3.4

/**
 * For each question that two guests answer one after the other in few words: the question as the heading, and below it both
 * answers whole, each under its speaker's name. No claim is made of an answer that only takes up the other's words, nor of a
 * question put to one of them by name.
 */
export function viewsOf(sentences: AnalysedSentence[], knowledge: Knowledge): Candidate[] {
  const { grammar, interview, scores } = knowledge
  const answerOf = (turn: number): AnalysedSentence[] => sentences.filter((one) => one.turn === turn)
  const turns = [...new Set(sentences.map(({ turn }) => turn))]
  return turns.flatMap((turn): Candidate[] => {
    if (!repliesToGuest(turn, interview) || interview.turns[turn - 2]?.role !== 'question') return []
    const answers = [answerOf(turn - 1), answerOf(turn)]
    const question = headingOf(answers[0]![0]?.question, knowledge)
    if (!question || answers.some(([first]) => !first || claimsNothing(first, grammar))) return []
    const [reply] = answers[1]!
    if ([grammar.cues.assents, grammar.turns, TAKES_UP].some((cue) => cue.test(reply!.text))) return []
    // «And give half of it away.» goes on from the other's words.
    if (GOES_ON.test(reply!.text) && grammar.dangles(bare(reply!.text, grammar))) return []
    const sides = answers.flatMap((answer) => {
      const statement = wholeOf(answer, grammar)
      const name = nameAbove(interview, interview.turns[answer[0]!.turn]!.speaker)
      const width = grammar.width(statement.text)
      const fits = width >= grammar.limits.least && width <= grammar.limits.headline * LONGEST_SIDE
      return fits && name ? [{ name, statement }] : []
    })
    if (sides.length < 2) return []
    const shown = sides.flatMap(({ statement }) => statement.sentences)
    const text = sides.map(({ statement }) => statement.text).join(grammar.joint)
    return [
      {
        headline: question.heading,
        question: question.asked,
        evidence: { kind: 'comparison', comparison: { text, sentences: shown, sides }, points: [] },
        passage: answers.flat().map(({ id }) => id),
        value: Math.max(...shown.map((id) => scores.get(id) ?? 0)) + TWO_VIEWS,
      },
    ]
  })
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
  const isAddressed = interview.speakers.some(
    (speaker) => speaker.role === 'guest' && namesGuest(asked.text, speaker),
  )
  const own = text === last ? asked.sentences.slice(-1) : asked.sentences
  return isAddressed ? undefined : { heading: { text, sentences: own }, asked }
}
