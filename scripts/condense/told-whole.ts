/** Answers that a slide can hold are told whole: what is left out is what a reader asks for. */
import type { Evidence, Quantity, Statement } from '../model.ts'
import { type AnalysedSentence, bare } from './analyse.ts'
import { openingBeside } from './answered.ts'
import type { Candidate } from './claims.ts'
import { holdsBelowPair, idsIn, SHARE, statementsIn } from './evidence.ts'
import { claimsNothing, companionsOf, isGivenUp, type Knowledge } from './options.ts'
import { isWhole } from './points.ts'
import { LARGEST_CLAIM, wholeAnswer } from './quotations.ts'

/** What may be told as a whole answer instead; of an answer of which a part is drawn the rest is told beside it. */
const TOLD = new Set<Evidence['kind']>(['points', 'quotation', 'numbers'])
/** Of an answer of which each sentence is shown, a share that is as good as all; and what it is worth that all is told. */
const NEARLY_ALL = 0.8
const TOLD_WHOLE = 0.3
/** In headlines: the longest answer that is told below numbers. */
const BELOW_NUMBERS = 3
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

function answerTo(candidate: Candidate, context: Context): AnalysedSentence[] {
  const own = turnOf(candidate, context)
  return context.sentences.filter(({ turn }) => turn === own)
}

/** The same claims, those that show part of an answer showing all of it, where it fits and no other slide draws a part. */
export function toldWhole(candidates: Candidate[], context: Context): Candidate[] {
  const drawn = new Set(
    candidates.filter(({ evidence }) => !TOLD.has(evidence.kind)).map((one) => turnOf(one, context)),
  )
  return candidates.map((one) => {
    if (one.evidence.kind === 'numbers' && one.evidence.isPair) return abovePair(one, candidates, context)
    return drawn.has(turnOf(one, context)) ? one : whole(one, context)
  })
}

/** Two figures of one measure stand above all that was said with them, where it fits, and so before all that tells it too. */
function abovePair(candidate: Candidate, others: Candidate[], context: Context): Candidate {
  const { evidence, headline } = candidate
  const all = wholeAnswer(headline, answerTo(candidate, context), context.knowledge)
  if (evidence.kind !== 'numbers' || !all || !holdsBelowPair([all], context.knowledge.grammar))
    return candidate
  const ids = new Set(all.sentences)
  const rivals = others.filter((one) => ids.has(one.headline.sentences[0]!))
  const told = { text: all.text, sentences: all.sentences }
  return {
    ...candidate,
    evidence: { ...evidence, points: [], told },
    value: Math.max(...rivals.map(({ value }) => value)) + 2 * TOLD_WHOLE,
  }
}

/** What shows part of an answer that a slide can hold shows all of it; lists, columns and drawings stay as they are. */
function whole(candidate: Candidate, context: Context): Candidate {
  const { evidence } = candidate
  if (evidence.kind === 'quotation' && evidence.quotation.quotedBy !== undefined) return candidate
  const answer = answerTo(candidate, context)
  const { knowledge } = context
  const head = headOf(candidate.headline, answer, knowledge)
  const quotation = wholeAnswer(head, answer, knowledge)
  if (!quotation) return candidate
  const isBelow =
    evidence.kind === 'numbers' && hasRoomBelow(evidence.quantities, candidate, quotation, head, knowledge)
  const headline = isBelow ? candidate.headline : head
  const { width } = knowledge.grammar
  const beside = openingBeside(answer, [candidate.headline, ...statementsIn(evidence)], knowledge)
  const shown = evidence.kind === 'quotation' ? evidence.quotation.text : shownIn(candidate, beside)
  const ids = new Set(idsIn([candidate.headline, evidence, beside]))
  const leavesNone = quotation.sentences.every((id) => ids.has(id))
  if (leavesNone && width(shown) >= NEARLY_ALL * width(quotation.text)) return candidate
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

/** A short answer goes below its number, or its two, where one was asked for, or is a share in the sentence that would be set large. */
function hasRoomBelow(
  quantities: Quantity[],
  { headline, question }: Candidate,
  told: Statement,
  head: Statement,
  { grammar: { width, limits, cues } }: Knowledge,
): boolean {
  const isShare = quantities.every(({ value }) => SHARE.test(value))
  const isPoint =
    cues.asksForFact.test(question?.text ?? '') || (isShare && head.sentences[0] === headline.sentences[0])
  const isNamed = quantities.every(({ value }) => headline.text.includes(value))
  const isShort = width(told.text) <= limits.headline * BELOW_NUMBERS
  if (!isPoint || !isNamed || !isShort || quantities.length > 2) return false
  return quantities.length === 1 || quantities.every(({ value }) => width(value) <= limits.least * 0.75)
}

/**
 * Which sentence of a paragraph that is told whole is set large: of an answer to a question for a view its first, else one
 * that says where the speaker stands, else the first if it says nearly as much as the best.
 */
function headOf(headline: Statement, answer: AnalysedSentence[], knowledge: Knowledge): Statement {
  const { grammar, scores, interview } = knowledge
  const own = answer.find(({ id }) => id === headline.sentences[0])!
  const paragraph = answer.filter((one) => one.paragraph === own.paragraph)
  const stated = ({ id, text }: AnalysedSentence): Statement => ({
    text: bare(text, grammar),
    sentences: [id],
  })
  const canHead = (one: AnalysedSentence, index: number): boolean => {
    const next = paragraph[index + 1]
    const width = grammar.width(bare(one.text, grammar))
    return (
      width >= grammar.limits.least &&
      width <= grammar.limits.headline * LARGEST_CLAIM &&
      !one.isQuestion &&
      !one.isStory &&
      !one.attribution &&
      !claimsNothing(one, grammar) &&
      !isGivenUp(one, next, grammar) &&
      !grammar.cues.setsUp.test(one.text) &&
      !(next && grammar.turns.test(next.text)) &&
      companionsOf(one.id, answer, grammar).length === 0
    )
  }
  const first = paragraph[0]!
  const opens = first.isFirstOfAnswer && canHead(first, 0)
  const asked = interview.sentences[(own.question ?? 0) - 1]?.text ?? ''
  if (opens && grammar.cues.asksForView.test(asked)) return stated(first)
  const position = paragraph.find((one, index) => grammar.cues.position.test(one.text) && canHead(one, index))
  if (position) return stated(position)
  if (!opens || headline.sentences.includes(first.id)) return headline
  const [worth, other] = [first.id, own.id].map((id) => scores.get(id) ?? 0) as [number, number]
  return worth >= other - LESS_FOR_OPENING ? stated(first) : headline
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
  if (
    grammar.width(headline.text) > grammar.limits.headline ||
    !isAll ||
    !fits ||
    rest.length < 2 ||
    rest.length > MOST_RUN
  )
    return undefined
  return rest.map(({ id, text }) => ({ text: bare(text, grammar), sentences: [id] }))
}

/** All that a slide of points or numbers says, with what stands beside the question. */
function shownIn({ headline, evidence }: Candidate, beside: Statement | undefined): string {
  const numbers = evidence.kind === 'numbers' ? evidence.quantities : []
  return [
    beside?.text ?? '',
    headline.text,
    ...numbers.map(({ measures }) => measures).filter((one) => !headline.text.includes(one)),
    ...evidence.points.map(({ text }) => text),
  ].join('')
}
