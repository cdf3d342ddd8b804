/** An answer told as what it is made of: steps one after another, or sides beside each other, below what is said of them. */
import type { Evidence, Statement } from '../model.ts'
import { type AnalysedSentence, bare } from './analyse.ts'
import { headingFrom } from './claim-and-rest.ts'
import { MOST_POINTS_BESIDE } from './evidence.ts'
import type { Grammar } from './grammar.ts'
import { sidesIn } from './in-sides.ts'
import { stepsIn } from './in-steps.ts'
import { firstMade, type Knowledge } from './options.ts'
import { ownWorth } from './set-large.ts'

/** In points: the longest sentence that stands beside a drawing. */
const LONGEST_BESIDE = 1.5

/**
 * @param run consecutive sentences of an answer, all of which are to be told
 * @param claims what may head it, best first: where it is one of the series it does not
 * @param question what was asked, which heads a series that fills its answer
 * @returns null where the run is no series, or has too much beside it
 */
export function toldInSeries(
  run: AnalysedSentence[],
  claims: Statement[],
  question: Statement | undefined,
  knowledge: Knowledge,
): { headline: Statement; evidence: Evidence } | null {
  const { grammar } = knowledge
  const series = seriesIn(run, question, grammar)
  if (!series) return null
  const around = [...run.slice(0, series.from), ...run.slice(series.to)]
  const headline = headingOf(around, run[series.from]!.id, claims, question, knowledge)
  if (!headline) return null
  const rest = around.filter(({ id }) => !headline.sentences.includes(id))
  const points = rest.map(({ id, text }) => ({ text: bare(text, grammar), sentences: [id] }))
  const fits = points.every(({ text }) => grammar.width(text) <= grammar.limits.point * LONGEST_BESIDE)
  if (!fits || points.length > MOST_POINTS_BESIDE) return null
  return { headline, evidence: { ...series.evidence, points } }
}

/** What is drawn of the run, and where it stands in it. */
function seriesIn(
  run: AnalysedSentence[],
  question: Statement | undefined,
  grammar: Grammar,
): { evidence: Evidence; from: number; to: number } | undefined {
  const steps = stepsIn(run, question?.text ?? '', grammar)
  if (steps) return { ...steps, evidence: { kind: 'steps', sequence: steps.sequence, points: [] } }
  const sides = sidesIn(run, question?.text ?? '', grammar)
  return sides && { ...sides, evidence: { kind: 'comparison', comparison: sides.comparison, points: [] } }
}

/** What stands around the series, best first, or else the question. */
function headingOf(
  around: AnalysedSentence[],
  from: number,
  claims: Statement[],
  question: Statement | undefined,
  knowledge: Knowledge,
): Statement | undefined {
  const { grammar } = knowledge
  const all = [...claims.flatMap(({ sentences: [id] }) => around.filter((one) => one.id === id)), ...around]
  const heading = firstMade(all, (one) => {
    const stated = { text: bare(one.text, grammar), sentences: [one.id] }
    const width = grammar.width(stated.text)
    if (one.isQuestion || one.attribution || width < grammar.limits.least) return null
    // «Most people have it in their heads that we begin at bankruptcy»: above the steps it would be the speaker's.
    if (ownWorth(one.text, grammar) < 0) return null
    // Behind the series it may point at it: 「這條路上最窄的一處」.
    const isBehind = one.id > from && width <= grammar.limits.headline
    return isBehind
      ? stated
      : (headingFrom(stated, one, one.isFirstOfAnswer && question !== undefined, knowledge) ?? null)
  })
  if (heading) return heading
  const asks = question && grammar.width(question.text) <= grammar.limits.headline
  return asks ? question : undefined
}
