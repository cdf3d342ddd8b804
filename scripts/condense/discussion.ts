/** Questions for the seminar, from the interview itself. */
import type { DiscussionQuestion, Forecast, Interview, Statement, Theme } from '../model.ts'
import type { AnalysedSentence } from './analyse.ts'
import { emsOf, nameAbove } from './asked.ts'
import { openQuestion } from './compress.ts'
import { askedAgain, WEAK } from './discussion/asked-again.ts'
import { changedMinds } from './discussion/changed-minds.ts'
import { guestsOpposed, objectionsMet } from './discussion/opposed.ts'
import { proposals, tradeOffs } from './discussion/own-terms.ts'
import type { Grammar } from './grammar.ts'
import { following } from './options.ts'
import { isStanding, standing } from './standing.ts'

/** What the questions are made of. */
interface Discussed {
  interview: Interview
  sentences: AnalysedSentence[]
  themes: Theme[]
  forecasts: Forecast[]
}

const MOST_QUESTIONS = 5
/** Of one kind. */
const MOST_ALIKE = 2
/** The interviewer's own fill up to so many, the weaker of them only to so few. */
const ENOUGH = 4
const FEW = 3
/** Content words that two statements must share to pull against one another. */
const LEAST_SHARED = 3

/**
 * Questions for the seminar: the editor's; then, one of each kind before a second, what the interview itself leaves to be
 * argued: guests who disagree, an opponent's objection with the reply, a mind that changed, a forecast, a price the guest
 * names, a proposal, claims that pull against one another, what the guest asks himself. The interviewer's own only fill up.
 */
export function discussionOf(
  { interview, sentences, themes, forecasts }: Discussed,
  editor: readonly string[],
  grammar: Grammar,
): DiscussionQuestion[] {
  const speakerOf = ({ sentences: [id] }: Statement): string | undefined =>
    nameAbove(interview, interview.turns[interview.sentences[id! - 1]!.turn]!.speaker)
  const spoken = <T extends Statement>(one: T) => {
    const speaker = speakerOf(one)
    return { text: one.text, sentences: one.sentences, ...(speaker ? { speaker } : {}) }
  }
  const reported = new Set(
    sentences.filter(({ attribution }) => attribution?.kind === 'said').map(({ id }) => id),
  )
  const tension = findTension(themes, reported, grammar, speakerOf)
  const kinds: DiscussionQuestion[][] = [
    guestsOpposed(sentences, themes, interview, grammar).map(({ claims }) => ({
      kind: 'opposed',
      claims: [spoken(claims[0]), spoken(claims[1])],
    })),
    changedMinds(sentences, interview, grammar).map(({ before, after }) => ({
      kind: 'changed',
      claims: [spoken(before), after],
    })),
    objectionsMet(sentences, interview, grammar).map(({ claims }) => ({
      kind: 'objection',
      claims: [claims[0], spoken(claims[1])],
    })),
    forecastsToCheck(forecasts, sentences, grammar).map((one) => ({ kind: 'forecast', ...spoken(one) })),
    tradeOffs(sentences, grammar).map((one) => ({ kind: 'trade-off', ...spoken(one) })),
    proposals(sentences, interview, grammar).map((one) => ({ kind: 'proposal', ...spoken(one) })),
    tension ? [tension] : [],
    // What a guest asks and goes on from is his way of speaking; what he ends on he leaves to the room.
    sentences
      .filter(
        (sentence, index) =>
          sentence.isQuestion &&
          !following(sentences, index) &&
          !isAnswered(sentence, sentences[index + 1], grammar),
      )
      .flatMap((sentence) => openQuestion(sentence, grammar.limits.headline, grammar) ?? [])
      .map((statement) => ({ kind: 'asked', ...statement })),
  ]
  const found = fitting(inTurn(kinds))
  const told = new Set(found.flatMap(citedIn))
  // What answers a question stands for it: asked again, it would be the same question twice.
  for (const { id, question } of sentences) if (question !== undefined && told.has(id)) told.add(question)
  for (const { weight, ...one } of askedAgain(interview, themes, grammar)) {
    if (one.sentences.some((id) => told.has(id))) continue
    if (found.length < (weight < 1 ? ENOUGH : weight < WEAK ? FEW : 0)) found.push({ kind: 'asked', ...one })
  }
  return [
    ...editor.map((text): DiscussionQuestion => ({ kind: 'editor', text, sentences: [] })),
    ...found,
  ].slice(0, Math.max(MOST_QUESTIONS, editor.length))
}

/** Forecasts with what they forecast of: the sentence that holds one, with the one before where it leans on it. */
function forecastsToCheck(
  forecasts: Forecast[],
  sentences: AnalysedSentence[],
  grammar: Grammar,
): Statement[] {
  const at = new Map(sentences.map(({ id }, index) => [id, index]))
  return forecasts.flatMap((forecast) => {
    const whole = standing(sentences, at.get(forecast.sentences.at(-1)!)!, grammar)
    if (whole?.text.includes(forecast.time) && whole.sentences.length >= forecast.sentences.length)
      return [whole]
    return isStanding(forecast.text, grammar) ? [forecast] : []
  })
}

/** The first of each kind, then the second, without those that share a sentence with one before. */
function inTurn(kinds: DiscussionQuestion[][]): DiscussionQuestion[] {
  const told = new Set<number>()
  const found: DiscussionQuestion[] = []
  const left = kinds.map((kind) => [...kind])
  for (let round = 0; round < MOST_ALIKE; round++) {
    for (const kind of left) {
      const next = kind.findIndex((one) => !citedIn(one).some((id) => told.has(id)))
      if (next < 0) continue
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
  return questions
    .filter((question) => {
      const texts = 'claims' in question ? question.claims.map(({ text }) => text) : [question.text]
      const ems = texts.reduce((sum, text) => sum + emsOf(text) + 2, ASKED)
      const taken = Math.ceil(ems / LINE) + BETWEEN
      const fits = lines + taken <= LINES
      if (fits) lines += taken
      return fits
    })
    .slice(0, MOST_QUESTIONS)
}

/** The sentences that a question rests on. */
const citedIn = (question: DiscussionQuestion): number[] =>
  'claims' in question ? question.claims.flatMap(({ sentences }) => sentences) : question.sentences

/** Characters with which any sentence may open. */
const SAYS_LITTLE = /[我你您他她它這这那有是不在就因一如大中人]/u

/** The speaker goes on with the reason, or with the words he asked in: 「十五秒夠做什麼？夠你把瓦斯關掉」. */
function isAnswered(
  question: AnalysedSentence,
  next: AnalysedSentence | undefined,
  grammar: Grammar,
): boolean {
  if (next?.turn !== question.turn || next.isQuestion) return false
  if (grammar.cues.because.test(next.text)) return true
  const opening = /^\p{Script=Han}/u.exec(next.text.replace(grammar.lead, ''))?.[0]
  return opening !== undefined && !SAYS_LITTLE.test(opening) && question.text.includes(opening)
}

/**
 * Two statements on slides with one subject of which one denies and the other does not; the more words shared, the
 * better. What the guest only reports of others pulls against nothing.
 */
function findTension(
  themes: Theme[],
  reported: Set<number>,
  grammar: Grammar,
  speakerOf: (statement: Statement) => string | undefined,
): DiscussionQuestion | null {
  const statements = themes
    .flatMap(({ claims }) => claims.flatMap(({ headline, evidence }) => [headline, ...evidence.points]))
    .filter(({ sentences }) => !sentences.some((id) => reported.has(id)))
  const subjects = statements.map(
    ({ text }) => grammar.tokens(text).find(({ tag }) => /^(?:n|eng)/.test(tag))?.text,
  )
  let best: { pair: [Statement, Statement]; shared: number } | null = null
  for (const [index, a] of statements.entries()) {
    for (const [ahead, b] of statements.slice(index + 1).entries()) {
      if (subjects[index] === undefined || subjects[index] !== subjects[index + 1 + ahead]) continue
      if (
        a.sentences.some((id) => b.sentences.includes(id)) ||
        speakerOf(a) !== speakerOf(b) ||
        grammar.cues.negative.test(a.text) === grammar.cues.negative.test(b.text)
      )
        continue
      const words = new Set(grammar.contentWords(b.text))
      const shared = [...new Set(grammar.contentWords(a.text))].filter((word) => words.has(word)).length
      if (shared >= LEAST_SHARED && shared > (best?.shared ?? 0)) best = { pair: [a, b], shared }
    }
  }
  return best ? { kind: 'tension', claims: best.pair } : null
}
