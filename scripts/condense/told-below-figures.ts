/** An answer told below its figures of one measure, headed by what it says of them. */
import type { Quantity, Statement } from '../model.ts'
import { type AnalysedSentence, bare } from './analyse.ts'
import { headingFrom } from './claim-and-rest.ts'
import type { Candidate } from './claims.ts'
import { headsItself, holdsBelow, isChange, shownOver } from './evidence.ts'
import { figuresTogether } from './figures-together.ts'
import type { Grammar } from './grammar.ts'
import { firstMade, type Knowledge } from './options.ts'
import { ownWorth } from './own-worth.ts'
import { wholeOf } from './quotations.ts'
import { headingOf } from './relations/changes.ts'
import { isOwnView } from './set-large.ts'
import { inBothScripts } from './variants.ts'

/** Sentences from the nearest figure, at most: what is said further on is said of something else. */
const NEAR = 2
/** Figures with what stands over them that are so much of their sentence are as good as all of it. */
const NEARLY_ALL = 0.8

/**
 * The run below its figures. What became of one, and two set against each other, are headed by their own sentences, as far as
 * these can stand alone; two also by the question that asks for them or by what stands right beside them; three and more by
 * the first of `large` that stands near them, or by the question. All of the run stands below but what heads it and what the
 * figures say whole.
 * @param run consecutive sentences of an answer, all of which are to be told
 * @param large what could head them, best first
 * @returns null where the run has no such figures, or too much beside them
 */
export function toldBelowFigures(
  { headline: own, evidence, question }: Candidate,
  run: AnalysedSentence[],
  large: Statement[],
  knowledge: Knowledge,
): Pick<Candidate, 'headline' | 'evidence'> | null {
  const { grammar } = knowledge
  const pair = evidence.kind === 'numbers' && isChange(evidence) ? evidence.quantities : undefined
  const quantities = pair ?? figuresTogether(run, knowledge)
  if (!quantities) return null
  const ids = quantities.flatMap(({ sentences }) => sentences)
  const isNear = ({ sentences }: Statement): boolean =>
    sentences.some((id) => ids.some((at) => Math.abs(id - at) <= NEAR))
  // «Yes. It fell from … to …»: the figures are the answer.
  const answers = grammar.width(run[0]!.text) < grammar.limits.least && own.sentences[0] === run[1]?.id
  const mayHead = large.length === 0 || large.some((one) => headsItself(one, own))
  // Under another heading «from … to …» does not say of what.
  if (pair && !mayHead && !answers) return null
  // One of three is no heading over the others.
  const isOne = ({ sentences }: Statement): boolean => sentences.some((id) => ids.includes(id))
  const claims = pair ? [own] : large.filter((one) => isNear(one) && !isOne(one))
  const isShort = question && grammar.width(question.text) <= grammar.limits.headline
  // Three figures, or two that were asked for, are the answer, and the question may head them.
  const asksForThem = [grammar.cues.asksForFact, ASKS_FOR_FIGURES].some((cue) =>
    cue.test(question?.text ?? ''),
  )
  const isFirst = run[0]!.isFirstOfAnswer && run.slice(0, 2).some(({ id }) => id === ids[0])
  const isAnswer = quantities.length > 2 || (isFirst && asksForThem)
  const isAsked = grammar.cues.question.test(question?.text ?? '')
  const asked = isAnswer && isShort && isAsked ? [question] : []
  const itself = pair ? [] : [ownHeading(run, quantities, grammar) ?? []].flat()
  const headings = pair
    ? [...claims, ...(asksForThem && isShort && question ? [question] : [])]
    : quantities.length > 2
      ? [...claims, ...asked, ...itself]
      : [...itself, ...asked, ...besideFigures(run, ids, grammar), ...claims]
  return firstMade(headings, (claim) => {
    const at = run.findIndex(({ id }) => id === claim.sentences[0])
    const isAlone = at >= 0 && claim.sentences.length === 1
    const whole = isAlone
      ? headingFrom(claim, run[at]!, at === 0 && question !== undefined, knowledge)
      : claim
    // Of a change more may be said in its sentence, which then stands below it.
    const headline = whole ?? (pair || itself.includes(claim) ? claim : undefined)
    if (!headline) return null
    const rest = whole ? restBelow(claim, run, itself.includes(claim)) : run
    const left = rest.filter((one) => !areAllOf(one, quantities, grammar))
    // 「現在呢？」 only led to the second of them.
    const beneath = left.every(({ isQuestion }) => isQuestion) ? [] : left
    if (!holdsBelow(beneath, quantities, grammar)) return null
    const told = beneath.length > 0 ? { told: wholeOf(beneath, grammar) } : {}
    return { headline, evidence: { kind: 'numbers', quantities, points: [], ...told } }
  })
}

/** Without the heading, where it opens or ends the run or is the figures' own. */
function restBelow(
  { sentences }: Statement,
  run: AnalysedSentence[],
  isOfFigures: boolean,
): AnalysedSentence[] {
  const isAtEnd = sentences[0] === run[0]!.id || sentences[0] === run.at(-1)!.id
  return isOfFigures || isAtEnd ? run.filter(({ id }) => !sentences.includes(id)) : run
}

/** What two figures are told for stands right before them or right behind. */
function besideFigures(run: AnalysedSentence[], ids: number[], grammar: Grammar): Statement[] {
  const from = run.findIndex(({ id }) => ids.includes(id))
  const to = run.findLastIndex(({ id }) => ids.includes(id))
  return [from - 1, to + 1].flatMap((at) => {
    const one = run[at]
    return one &&
      !grammar.turns.test(one.text) &&
      isOwnView(run, at, grammar) &&
      ownWorth(one.text, grammar) > 0
      ? [{ text: bare(one.text, grammar), sentences: [one.id] }]
      : []
  })
}

/** The sentences of the figures, or as much of one as is short enough to head them. */
export function ownHeading(
  run: AnalysedSentence[],
  quantities: Quantity[],
  grammar: Grammar,
): Statement | undefined {
  const told = run.filter(({ id }) => quantities.some(({ sentences }) => sentences.includes(id)))
  return headingOf(
    told,
    quantities.map(({ value }) => value),
    grammar,
  )
}

const ASKS_FOR_FIGURES = inBothScripts(/數字|數據|\b(?:figures|numbers|statistics)\b/iu)

/** «A barge, ninety-four.»: the figures with what stands over them are all of the sentence. */
function areAllOf(
  { id, text }: AnalysedSentence,
  quantities: Quantity[],
  { width }: Knowledge['grammar'],
): boolean {
  const own = quantities.filter(({ sentences }) => sentences.includes(id))
  return width(own.map(shownOver).join('')) >= NEARLY_ALL * width(text)
}
