/** Answers that a slide can hold are told whole: what is left out is what a reader asks for. */
import type { Evidence, Quantity, Statement } from '../model.ts'
import { type AnalysedSentence, bare } from './analyse.ts'
import { openingBeside } from './answered.ts'
import type { Candidate } from './claims.ts'
import { statementsIn } from './evidence.ts'
import type { Grammar } from './grammar.ts'
import { claimsNothing, isGivenUp, type Knowledge } from './options.ts'
import { isWhole } from './points.ts'
import { wholeAnswer } from './quotations.ts'

/** What may be told as a whole answer instead; of an answer of which a part is drawn the rest is told beside it. */
const TOLD = new Set<Evidence['kind']>(['points', 'quotation', 'numbers'])
/** Of an answer that a slide can hold, a share that is as good as all; and what it is worth that all is told. */
const NEARLY_ALL = 0.85
const TOLD_WHOLE = 0.3
/** In headlines: the longest answer that is told below two numbers. */
const BELOW_TWO = 3
/** What the first sentence of such an answer may be worth less than the best one, to head it. */
const LESS_FOR_OPENING = 0.3
/** The most sentences that follow a claim as its points. */
const MOST_RUN = 4

interface Context {
  /** The sentences of the theme, in order. */
  sentences: AnalysedSentence[]
  knowledge: Knowledge
}

const turnOf = ({ headline: { sentences } }: Candidate, { knowledge }: Context): number =>
  knowledge.interview.sentences[sentences[0]! - 1]!.turn

const answerTo = (candidate: Candidate, context: Context): AnalysedSentence[] =>
  context.sentences.filter(({ turn }) => turn === turnOf(candidate, context))

/** The same claims, those that show part of an answer showing all of it, where it fits and no other slide draws a part. */
export function toldWhole(candidates: Candidate[], context: Context): Candidate[] {
  const drawn = new Set(
    candidates.filter(({ evidence }) => !TOLD.has(evidence.kind)).map((one) => turnOf(one, context)),
  )
  return candidates.map((one) => (drawn.has(turnOf(one, context)) ? one : whole(one, context)))
}

/** What shows part of an answer that a slide can hold shows all of it; lists, columns and drawings stay as they are. */
function whole(candidate: Candidate, context: Context): Candidate {
  const { evidence } = candidate
  if (evidence.kind === 'quotation' && evidence.quotation.quotedBy !== undefined) return candidate
  const answer = answerTo(candidate, context)
  const { knowledge } = context
  const opening = openingOr(candidate.headline, answer, knowledge)
  const quotation = wholeAnswer(opening, answer, knowledge)
  if (!quotation) return candidate
  const isBelow =
    evidence.kind === 'numbers' &&
    hasRoomBelow(evidence.quantities, candidate.headline, quotation, knowledge.grammar)
  const headline = isBelow ? candidate.headline : opening
  const { width } = knowledge.grammar
  const shown =
    evidence.kind === 'quotation' ? evidence.quotation.text : shownIn(candidate, answer, knowledge)
  if (width(shown) >= NEARLY_ALL * width(quotation.text)) return candidate
  const value = candidate.value + TOLD_WHOLE
  if (isBelow) {
    const told = { text: quotation.text, sentences: quotation.sentences }
    return { ...candidate, evidence: { ...evidence, points: [], told }, value }
  }
  const points = restAsPoints(headline, quotation.sentences, answer, knowledge)
  return points
    ? { ...candidate, headline, evidence: { kind: 'points', points }, value }
    : { ...candidate, headline, evidence: { kind: 'quotation', quotation, points: [] }, value }
}

/** A whole answer goes below one number, and below two, if it is short, that the heading names. */
function hasRoomBelow(
  quantities: Quantity[],
  { text }: Statement,
  told: Statement,
  { width, limits }: Grammar,
): boolean {
  return (
    quantities.length === 1 ||
    (quantities.length === 2 &&
      quantities.every(({ value }) => text.includes(value) && width(value) <= limits.least * 0.75) &&
      width(told.text) <= limits.headline * BELOW_TWO)
  )
}

/** Where all is told, the answer's first sentence heads it if it says nearly as much: that is what was asked. */
function openingOr(
  headline: Statement,
  [first, next]: AnalysedSentence[],
  { grammar, scores }: Knowledge,
): Statement {
  if (!first?.isFirstOfAnswer || headline.sentences.includes(first.id)) return headline
  const text = bare(first.text, grammar)
  const isClaim =
    grammar.width(text) >= grammar.limits.least &&
    grammar.width(text) <= grammar.limits.headline &&
    !first.isQuestion &&
    !first.isStory &&
    !first.attribution &&
    !grammar.dangles(text) &&
    !claimsNothing(first, grammar) &&
    !isGivenUp(first, next, grammar) &&
    !(next && grammar.turns.test(next.text))
  const [own, other] = [first.id, headline.sentences[0]!].map((id) => scores.get(id) ?? 0) as [number, number]
  return isClaim && own >= other - LESS_FOR_OPENING ? { text, sentences: [first.id] } : headline
}

/**
 * What follows a claim to the end of its answer, sentence by sentence, where nothing but what stands beside the question
 * comes before it.
 */
function restAsPoints(
  headline: Statement,
  whole: number[],
  answer: AnalysedSentence[],
  knowledge: Knowledge,
): Statement[] | undefined {
  const { grammar } = knowledge
  const run = answer.filter(({ id }) => whole.includes(id))
  const at = run.findIndex(({ id }) => id === headline.sentences[0])
  const own = run[at]!
  const rest = run.slice(at + headline.sentences.length)
  const before = run.slice(0, at).map(({ id }) => id)
  const beside = openingBeside(answer, [headline], knowledge)?.sentences ?? []
  const fits = rest.every(
    (one) =>
      !one.isStory &&
      !grammar.cues.newStrand.test(one.text) &&
      !one.isQuestion &&
      grammar.width(bare(one.text, grammar)) <= grammar.limits.headline,
  )
  const isAll =
    before.every((id) => beside.includes(id)) &&
    headline.sentences.length === 1 &&
    isWhole(headline, own, knowledge)
  if (!isAll || !fits || rest.length < 2 || rest.length > MOST_RUN) return undefined
  return rest.map(({ id, text }) => ({ text: bare(text, grammar), sentences: [id] }))
}

/** All that a slide of points or numbers says. */
function shownIn(
  { headline, evidence }: Candidate,
  answer: AnalysedSentence[],
  knowledge: Knowledge,
): string {
  const numbers = evidence.kind === 'numbers' ? evidence.quantities : []
  const beside = openingBeside(answer, [headline, ...statementsIn(evidence)], knowledge)
  return [
    beside?.text ?? '',
    headline.text,
    ...numbers.map(({ measures }) => measures).filter((one) => !headline.text.includes(one)),
    ...evidence.points.map(({ text }) => text),
  ].join('')
}
