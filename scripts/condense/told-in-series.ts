/** An answer told as what it is made of: steps, sides beside each other, or links, below what is said of them. */
import type { Evidence, Statement } from '../model.ts'
import { type AnalysedSentence, bare } from './analyse.ts'
import { ONLY_BEGINS } from './answered.ts'
import { headingFrom, setsUpNext, withBrief } from './claim-and-rest.ts'
import { idsIn, MOST_POINTS_BESIDE } from './evidence.ts'
import type { Grammar } from './grammar.ts'
import { chainIn } from './in-chain.ts'
import { ENDS_ON_VERB, sidesIn } from './in-sides.ts'
import { stepsIn } from './in-steps.ts'
import { firstMade, type Knowledge } from './options.ts'
import { ownWorth } from './own-worth.ts'
import { statementOf } from './quotations.ts'

/** In points: the longest sentence that stands beside a drawing. English takes more letters to say as much. */
const LONGEST_BESIDE = { chinese: 1.5, english: 1.9 }

/** What was found, and where it stands among the sentences told. */
export interface Run<Told> {
  told: Told
  from: number
  /** Behind the last. */
  to: number
}

/**
 * What is drawn of the run: steps, sides or a chain, with nothing beside it yet; all ways in which it may be, fullest first.
 * @param run consecutive sentences of one answer
 * @param asked the question, '' if none
 */
export function seriesIn(run: AnalysedSentence[], asked: string, grammar: Grammar): Run<Evidence>[] {
  if (!grammar.knowsRelations) return []
  const steps = stepsIn(run, asked, grammar)
  if (steps) return [{ ...steps, told: { kind: 'steps', sequence: steps.told, points: [] } }]
  const sides = sidesIn(run, asked, grammar)
  if (sides.length > 0)
    return sides.map((one) => ({ ...one, told: { kind: 'comparison', comparison: one.told, points: [] } }))
  const chain = chainIn(run, grammar)
  return chain ? [{ ...chain, told: { kind: 'chain', sequence: chain.told, points: [] } }] : []
}

/**
 * @param run consecutive sentences of an answer, all of which are to be told
 * @param series what stands in them
 * @param claims what may head it, best first: where it is one of the series it does not
 * @param question what was asked, which heads a series that fills its answer
 * @returns null where nothing can head it, or too much stands beside it
 */
export function toldInSeries(
  run: AnalysedSentence[],
  series: Run<Evidence>,
  claims: Statement[],
  question: Statement | undefined,
  knowledge: Knowledge,
): { headline: Statement; evidence: Evidence } | null {
  const { grammar } = knowledge
  const around = [...run.slice(0, series.from), ...run.slice(series.to)]
  const headline = headingOf(around, series, claims, question, knowledge)
  if (!headline) return null
  // «No.»: it stands beside the question.
  const isBeside = ({ isFirstOfAnswer, text }: AnalysedSentence): boolean =>
    isFirstOfAnswer &&
    question !== undefined &&
    headline !== question &&
    (grammar.width(text) < grammar.limits.least || ENDS_ON_VERB.test(bare(text, grammar)))
  // «What I teach is this.»
  const announces = (one: AnalysedSentence): boolean =>
    one === run[series.from - 1] && setsUpNext(one, grammar)
  const rest = around.filter(
    (one) =>
      !headline.sentences.includes(one.id) &&
      !isBeside(one) &&
      !announces(one) &&
      !ONLY_BEGINS.test(one.text),
  )
  if (rest.some(({ isQuestion }) => isQuestion)) return null
  const longest = grammar.limits.point * (grammar.isChinese ? LONGEST_BESIDE.chinese : LONGEST_BESIDE.english)
  const points = withBrief(rest, longest, grammar).map((group) => statementOf(group, grammar))
  const fits = points.every(({ text }) => grammar.width(text) <= longest)
  if (!fits || points.length > MOST_POINTS_BESIDE) return null
  return { headline, evidence: { ...series.told, points } }
}

/** What stands around the series, best first, or else the question. */
function headingOf(
  around: AnalysedSentence[],
  { told }: Run<Evidence>,
  claims: Statement[],
  question: Statement | undefined,
  knowledge: Knowledge,
): Statement | undefined {
  const { grammar } = knowledge
  const last = Math.max(...idsIn(told))
  const best = [...claims.flatMap(({ sentences: [id] }) => around.filter((one) => one.id === id)), ...around]
  // What a chain comes to stands behind it.
  const comesTo = ({ id, text }: AnalysedSentence): boolean => id > last && ownWorth(text, grammar) > 0
  const all = told.kind === 'chain' ? best.filter(comesTo) : best
  const heading = firstMade(all, (one) => {
    const stated = { text: bare(one.text, grammar), sentences: [one.id] }
    const width = grammar.width(stated.text)
    if (one.isQuestion || one.attribution || width < grammar.limits.least || ENDS_ON_VERB.test(stated.text))
      return null
    // «Most people have it in their heads that we begin at bankruptcy»: above the steps it would be the speaker's.
    if (ownWorth(one.text, grammar) < 0) return null
    // Behind the series it may point at it: 「這條路上最窄的一處」; of two sides, at one of them.
    const mayPoint = told.kind !== 'comparison' || !grammar.dangles(stated.text) || THAT.test(stated.text)
    return one.id > last && width <= grammar.limits.headline && mayPoint
      ? stated
      : (headingFrom(stated, one, one.isFirstOfAnswer && question !== undefined, knowledge) ?? null)
  })
  if (heading) return heading
  const asks = question && grammar.width(question.text) <= grammar.limits.headline
  return asks ? question : undefined
}

const THAT = /^(?:(?:所以|因此)?[這这]|(?:so )?(?:that|this)\b)/iu
