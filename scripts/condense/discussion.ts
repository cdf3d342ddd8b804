/** Questions for the seminar, from the interview itself. */
import type { DiscussionQuestion, Forecast, Statement, Theme } from '../model.ts'
import type { AnalysedSentence } from './analyse.ts'
import { emsOf, nameAbove } from './asked.ts'
import { type AskedAgain, askedAgain } from './discussion/asked-again.ts'
import { changedMinds } from './discussion/changed-minds.ts'
import { forecastsToCheck } from './discussion/forecasts.ts'
import { objectionsMet } from './discussion/objections.ts'
import { guestsOpposed } from './discussion/opposed.ts'
import { proposals, tradeOffs } from './discussion/own-terms.ts'
import { theses } from './discussion/theses.ts'
import { withAnswers } from './discussion/with-answer.ts'
import type { Grammar } from './grammar.ts'
import type { Knowledge } from './options.ts'
import { announcing } from './relations/phrases.ts'

/** What the questions are made of. */
interface Discussed {
  themes: Theme[]
  sentences: AnalysedSentence[]
  forecasts: Forecast[]
}

const MOST_QUESTIONS = 4
/** Of one kind. */
const MOST_ALIKE = 2
/** The weaker kinds fill up to so many. */
const ENOUGH = 3
/** Below so many, questions of any other kind are taken. */
const FEWEST = 2
/** In headlines. */
const SLIGHT = 0.5

/**
 * Questions for the seminar: the editor's; then, one of each kind before a second, what the interview leaves to be argued:
 * guests on two sides of a question, what ought to be with the guest's verdict, a charge with the reply to it, a view held
 * once and the one held now, a forecast. What the guest gives up or proposes, and what the interviewer only wonders, fills up.
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
  const again = askedAgain(interview, grammar)
  const arguable = again.filter(({ kind }) => kind !== 'open')
  const opposed = guestsOpposed(sentences, arguable, interview, grammar)
  const isOpposed = ({ asked: id }: AskedAgain): boolean =>
    opposed.some(({ asked: question }) => question?.sentences.includes(id))
  const answered = withAnswers(again, sentences, interview, grammar).filter((one) => !isOpposed(one))
  const met = objectionsMet(sentences, interview, grammar)
  // What the interviewer asks is a question for a room only with what was said to it, or before it.
  const asked = (kind: AskedAgain['kind'], alone = false): DiscussionQuestion[] =>
    answered
      .filter(
        (one) =>
          one.kind === kind &&
          (alone || (one.view ? !announcing(firstOf(one.view.text), grammar) : one.about !== undefined)),
      )
      .map(({ text, sentences: ids, about, view }) => ({
        kind: 'asked',
        text,
        sentences: ids,
        ...(about ? { about } : {}),
        ...(view ? { view: spoken(view) } : {}),
      }))
  const objections = (sure: boolean): DiscussionQuestion[] =>
    met
      .filter(({ isSure }) => isSure === sure)
      .map(({ charge, reply }) => ({ kind: 'objection', claims: [charge, spoken(reply)] }))
  const strong: DiscussionQuestion[][] = [
    opposed.map(({ asked: question, claims }) => ({
      kind: 'opposed',
      ...(question ? { asked: question } : {}),
      claims: [spoken(claims[0]), spoken(claims[1])],
    })),
    asked('ought'),
    objections(true),
    changedMinds(sentences, grammar).map(({ before, after }) => ({
      kind: 'changed',
      claims: [spoken(before), after],
    })),
    forecastsToCheck(forecasts, sentences, grammar).map((one) => ({ kind: 'forecast', ...spoken(one) })),
  ]
  const { held, large, slight } = theses(themes, sentences, knowledge)
  const asTheses = (some: Statement[]): DiscussionQuestion[] =>
    some.map((one) => ({ kind: 'thesis', ...spoken(one) }))
  const weak: DiscussionQuestion[][] = [
    asTheses(held),
    asTheses(large),
    tradeOffs(sentences, grammar).map((one) => ({ kind: 'trade-off', ...spoken(one) })),
    asked('view'),
    asked('challenge'),
    asked('change'),
    asked('will'),
    proposals(sentences, interview, grammar).map((one) => ({ kind: 'proposal', ...spoken(one) })),
    objections(false),
    asked('why').filter((one) => !isSlight(one, grammar)),
  ]
  const told = new Set<number>()
  const found = fitting(inTurn(strong, MOST_QUESTIONS, told))
  const more = found.length < ENOUGH ? inTurn(weak, ENOUGH - found.length, told) : []
  const best = fitting([...found, ...more])
  // A seminar needs something to begin with: what slides set large that takes less of a stand, or else what is still open.
  const open = best.length + slight.length === 0 ? asked('open', true) : []
  const any = best.length < FEWEST ? inTurn([asTheses(slight), open], FEWEST - best.length, told) : []
  return [
    ...editor.map((text): DiscussionQuestion => ({ kind: 'editor', text, sentences: [] })),
    ...fitting([...best, ...any]),
  ].slice(0, Math.max(MOST_QUESTIONS, editor.length))
}

/** 「有一樣沒有人預計到。」 answers no why. */
const isSlight = (question: DiscussionQuestion, { width, limits }: Grammar): boolean =>
  question.kind === 'asked' && width(question.view?.text ?? '') < limits.headline * SLIGHT

/** 「我給四個詞。…」 announces a list, which is not told. */
const firstOf = (text: string): string => text.split(/(?<=[。.])/u)[0]!.replace(/[。.]$/u, '')

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
    case 'opposed':
      return [...(question.asked ? [question.asked] : []), ...question.claims]
    case 'asked':
      return [question.about ?? [], question, question.view ?? []].flat()
    case 'objection':
    case 'changed':
      return question.claims
    default:
      return [question]
  }
}

/** The sentences that a question rests on. */
const citedIn = (question: DiscussionQuestion): number[] =>
  statementsOf(question).flatMap(({ sentences }) => sentences)
