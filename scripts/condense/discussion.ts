/** Questions for the seminar, from the interview itself. */
import type { DiscussionQuestion, Forecast, Statement, Theme } from '../model.ts'
import type { AnalysedSentence } from './analyse.ts'
import { emsOf, nameAbove } from './asked.ts'
import { type Arguable, arguable } from './discussion/arguable.ts'
import { forecastsToCheck } from './discussion/forecasts.ts'
import { objectionsMet } from './discussion/objections.ts'
import type { Knowledge } from './options.ts'

/** What the questions are made of. */
interface Discussed {
  themes: Theme[]
  sentences: AnalysedSentence[]
  forecasts: Forecast[]
}

const MOST_QUESTIONS = 4
/** Of one kind. */
const MOST_ALIKE = 2
/** Of what is argued nowhere in the interview so many are put to the room, and one more if it is worth so much (`arguable`). */
const ARGUABLE = 2
const WELL_WORTH = 3.2
/** What is worth less is put there only for want of anything else. */
const LEAST_WORTH = 2.4

/**
 * Questions for the seminar: the editor's; a charge with the reply to it, a forecast; between them what a room can best argue
 * about, as the interviewer asked it or the guest holds it.
 */
export function discussionOf(
  { themes, sentences, forecasts }: Discussed,
  editor: readonly string[],
  knowledge: Knowledge,
): DiscussionQuestion[] {
  const { grammar, interview } = knowledge
  const spoken = <T extends Statement>({ text, sentences: ids }: T) => {
    const speaker = nameAbove(interview, interview.turns[interview.sentences[ids[0]! - 1]!.turn]!.speaker)
    return { text, sentences: ids, ...(speaker ? { speaker } : {}) }
  }
  const told: DiscussionQuestion[][] = [
    objectionsMet(sentences, interview, grammar).map(({ charge, reply }) => ({
      kind: 'objection',
      claims: [charge, spoken(reply)],
    })),
    forecastsToCheck(forecasts, sentences, grammar).map((one) => ({ kind: 'forecast', ...spoken(one) })),
  ]
  const taken = new Set<number>()
  const [first, ...others] = inTurn(told, MOST_QUESTIONS, taken)
  const room = apart(arguable(themes, sentences, knowledge), taken).map((one): DiscussionQuestion => {
    const { text, sentences: ids, asked, about } = one
    if (asked === undefined) return { kind: 'thesis', ...spoken(one) }
    return { kind: 'asked', text, sentences: ids, ...(about ? { about } : {}) }
  })
  const [best, ...more] = room
  const all = [first ?? [], best ?? [], others, more].flat(2)
  return [
    ...editor.map((text): DiscussionQuestion => ({ kind: 'editor', text, sentences: [] })),
    ...fitting(all).slice(0, MOST_QUESTIONS),
  ].slice(0, Math.max(MOST_QUESTIONS, editor.length))
}

/** The best, no two of one exchange, nor of what is told already. */
function apart(found: Arguable[], taken: ReadonlySet<number>): Arguable[] {
  const chosen: Arguable[] = []
  const exchanges = new Set<number>()
  for (const one of found) {
    const exchange = one.asked ?? one.answers ?? -one.sentences[0]!
    const least =
      chosen.length === 0 ? Number.NEGATIVE_INFINITY : chosen.length < ARGUABLE ? LEAST_WORTH : WELL_WORTH
    if (chosen.length > ARGUABLE || one.worth < least) break
    if (exchanges.has(exchange) || one.sentences.some((id) => taken.has(id))) continue
    exchanges.add(exchange)
    // Rather what was asked than what was answered to it.
    const asked = found.find((other) => other.asked === one.answers && other.asked !== undefined)
    chosen.push(asked && asked.worth >= LEAST_WORTH ? asked : one)
  }
  return chosen
}

/** The first of each kind, then the second, as many as are wanted, without those that share a sentence with one told. */
function inTurn(kinds: DiscussionQuestion[][], most: number, told: Set<number>): DiscussionQuestion[] {
  const found: DiscussionQuestion[] = []
  const left = kinds.map((kind) => [...kind])
  for (let round = 0; round < MOST_ALIKE; round++) {
    for (const kind of left) {
      const next = kind.findIndex((one) => !citedIn(one).some((id) => told.has(id)))
      if (next < 0 || found.length === most) continue
      const [one] = kind.splice(0, next + 1).slice(-1)
      for (const id of citedIn(one!)) told.add(id)
      found.push(one!)
    }
  }
  return found
}

/** Ems of a line of the slide, and of what the template asks; lines that it has, of which each question takes some room besides. */
const LINE = 37
const ASKED = 16
const LINES = 14.2
const BETWEEN = 0.6

/** As many as there is room for. */
function fitting(questions: DiscussionQuestion[]): DiscussionQuestion[] {
  let lines = 0
  return questions.filter((question) => {
    const ems = statementsOf(question).reduce((sum, { text }) => sum + emsOf(text) + 2, ASKED)
    const taken = Math.ceil(ems / LINE) + BETWEEN
    const fits = lines + taken <= LINES
    if (fits) lines += taken
    return fits
  })
}

/** All that is told in a question, in the order in which it is told. */
export function statementsOf(question: DiscussionQuestion): Statement[] {
  switch (question.kind) {
    case 'asked':
      return [question.about ?? [], question].flat()
    case 'objection':
      return question.claims
    default:
      return [question]
  }
}

/** The sentences that a question rests on. */
const citedIn = (question: DiscussionQuestion): number[] =>
  statementsOf(question).flatMap(({ sentences }) => sentences)
