/** An answer told as what it is made of, steps or sides beside each other, below what is said of them. */
import type { Comparison, Evidence, Statement } from '../model.ts'
import { type AnalysedSentence, bare } from './analyse.ts'
import { headingFrom, withBrief } from './claim-and-rest.ts'
import { idsIn, MOST_POINTS_BESIDE } from './evidence.ts'
import type { Grammar } from './grammar.ts'
import { sidesIn } from './in-sides.ts'
import { stepsIn } from './in-steps.ts'
import { firstMade, type Knowledge } from './options.ts'
import { ownCuesOf, ownWorth, weigh } from './own-worth.ts'
import { statementOf } from './quotations.ts'
import { THEN } from './side-names.ts'
import { inBothScripts } from './variants.ts'

/** In points: the longest sentence that stands beside a drawing. English takes more letters to say as much. */
const LONGEST_BESIDE = { chinese: 1.5, english: 1.9 }

/** What was found, and where it stands among the sentences told. */
export interface Run<Told> {
  told: Told
  from: number
  /** Behind the last. */
  to: number
  /** What else its own sentences say. */
  beside?: Statement[]
}

/**
 * What is drawn of the run, steps or sides, with nothing beside it yet.
 * @param run consecutive sentences of one answer
 * @param asked the question, '' if none
 */
export function seriesIn(
  run: AnalysedSentence[],
  asked: string,
  grammar: Grammar,
): Run<Evidence> | undefined {
  if (!grammar.knowsRelations) return undefined
  const steps = stepsIn(run, asked, grammar)
  if (steps) return { ...steps, told: { kind: 'steps', sequence: steps.told, points: [] } }
  const sides = sidesIn(run, asked, grammar)
  return sides && { ...sides, told: { kind: 'comparison', comparison: sides.told, points: [] } }
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
  const headed = headingOf(around, series, claims, question, knowledge)
  if (!headed) return null
  const { headline, beside } = headed
  // «No.»: it stands beside the question.
  const isBeside = ({ isFirstOfAnswer, text }: AnalysedSentence): boolean =>
    isFirstOfAnswer &&
    question !== undefined &&
    headline !== question &&
    grammar.width(text) < grammar.limits.least
  const rest = around.filter((one) => !headline.sentences.includes(one.id) && !isBeside(one))
  if (rest.some(({ isQuestion }) => isQuestion)) return null
  const longest = grammar.limits.point * (grammar.isChinese ? LONGEST_BESIDE.chinese : LONGEST_BESIDE.english)
  const points = [...beside, ...withBrief(rest, longest, grammar).map((group) => statementOf(group, grammar))]
  const fits = points.every(({ text }) => grammar.width(text) <= longest)
  if (!fits || points.length > MOST_POINTS_BESIDE) return null
  return { headline, evidence: { ...series.told, points } }
}

interface Headed {
  headline: Statement
  /** What is said in the sentences of the series, or of the heading, and stands beside the series. */
  beside: Statement[]
}

/** What heads a series, and what is said with it in the same sentences; undefined where nothing can. */
function headingOf(
  around: AnalysedSentence[],
  series: Run<Evidence>,
  claims: Statement[],
  question: Statement | undefined,
  knowledge: Knowledge,
): Headed | undefined {
  const { told, beside = [] } = series
  if (told.kind === 'comparison') return aboveSides(around, series, claims, question, knowledge)
  const last = Math.max(...idsIn(told))
  const best = [...claims.flatMap(({ sentences: [id] }) => around.filter((one) => one.id === id)), ...around]
  const headline =
    firstMade(best, (one) => headedBy(one, last, false, question, knowledge)) ??
    (question && fitsAbove(question, knowledge.grammar) ? question : undefined)
  return headline && { headline, beside }
}

const fitsAbove = ({ text }: Statement, { width, limits }: Grammar): boolean => width(text) <= limits.headline

/** A sentence as the heading of a series; null where it cannot be one. */
function headedBy(
  one: AnalysedSentence,
  last: number,
  isOfSides: boolean,
  question: Statement | undefined,
  knowledge: Knowledge,
): Statement | null {
  const { grammar } = knowledge
  const stated = { text: bare(one.text, grammar), sentences: [one.id] }
  const width = grammar.width(stated.text)
  if (one.isQuestion || one.attribution || width < grammar.limits.least) return null
  // «Most people have it in their heads that we begin at bankruptcy»: above the steps it would be the speaker's.
  if (ownWorth(one.text, grammar) < 0) return null
  // Behind the series it may point at it: 「這條路上最窄的一處」; of two sides, at one of them.
  const mayPoint = !isOfSides || !grammar.dangles(stated.text) || THAT.test(stated.text)
  return one.id > last && width <= grammar.limits.headline && mayPoint
    ? stated
    : (headingFrom(stated, one, one.isFirstOfAnswer && question !== undefined, knowledge) ?? null)
}
const THAT = /^(?:(?:所以|因此)?[這这]|(?:so )?(?:that|this)\b)/iu

/** What speaks for a sentence above two sides, beside what it says by itself (`ownWorth`); by hand. */
const ABOVE = {
  concludes: 1,
  isBefore: 0.7,
  isBehind: 0.4,
  isLarge: 0.6,
  isFarther: -0.3,
  ofSpeaker: -0.3,
  endsAnswer: 0.3,
  tells: -0.8,
}
/** What the question is worth there, and more where it names both, and where they open its answer. */
const QUESTION = { asks: 0.3, namesBoth: 0.5, opensAnswer: 0.2 }
/** What is worth less says nothing of the sides. */
const LEAST_ABOVE = 0.3

function aboveSides(
  around: AnalysedSentence[],
  { told, from, beside = [] }: Run<Evidence>,
  claims: Statement[],
  question: Statement | undefined,
  knowledge: Knowledge,
): Headed | undefined {
  const { grammar } = knowledge
  const { comparison } = told as Extract<Evidence, { kind: 'comparison' }>
  const [first, last] = [Math.min(...comparison.sentences), Math.max(...comparison.sentences)]
  const options = around.flatMap((one): { headed: Headed; worth: number }[] => {
    const headline = THEN.test(one.text) ? null : headedBy(one, last, true, question, knowledge)
    if (!headline) return []
    const given = {
      concludes: grammar.cues.conclusion.test(one.text) || (one.id > last && THAT.test(one.text)),
      isBefore: one.id === first - 1,
      isBehind: one.id === last + 1,
      isLarge: claims[0]?.sentences.includes(one.id) ?? false,
      isFarther: one.id < first - NEAR || one.id > last + NEAR,
      ofSpeaker: ownCuesOf(one.text, grammar).ofSpeaker,
      endsAnswer: one === around.at(-1) && one.id > last,
      tells: one.isStory || one.isExample || grammar.cues.past.test(one.text),
    }
    return [{ headed: { headline, beside }, worth: weigh(given, ABOVE) + ownWorth(one.text, grammar) }]
  })
  if (question && fitsAbove(question, grammar) && asksFor(question.text, comparison, grammar)) {
    const namesBoth = namedIn(question.text, comparison) > 1 ? QUESTION.namesBoth : 0
    const worth = QUESTION.asks + namesBoth + (from <= 1 ? QUESTION.opensAnswer : 0)
    options.push({ headed: { headline: question, beside }, worth })
  }
  // 「這一點很要緊，火大一點，…；火小一點，…」: which, the sentence before says.
  const [lead, ...others] = beside
  const opens =
    lead && comparison.text.indexOf(lead.text) < comparison.text.indexOf(comparison.sides[0]!.name)
  if (opens && (!grammar.dangles(lead.text) || around.some(({ id }) => id === first - 1)))
    options.push({
      headed: { headline: lead, beside: others },
      worth: ABOVE.isBefore + ownWorth(lead.text, grammar),
    })
  return options.sort((a, b) => b.worth - a.worth).find(({ worth }) => worth >= LEAST_ABOVE)?.headed
}
/** Sentences before the sides and behind them, of which any may say what they are told for. */
const NEAR = 2

/** How many of the sides a text names. */
const namedIn = (text: string, { sides }: Comparison): number =>
  sides.filter(({ name }) => text.toLowerCase().includes(name.toLowerCase().replace(/^(?:an?|the) /, '')))
    .length

/** «Was it for nothing?» asks for no two sides; «Why?» and what speaks of the same may. */
function asksFor(question: string, comparison: Comparison, grammar: Grammar): boolean {
  const count = namedIn(question, comparison)
  if (count > 1 || !grammar.cues.question.test(question)) return count > 1
  const words = new Set(grammar.contentWords(comparison.text))
  return (
    count > 0 || ASKS_OPENLY.test(question) || grammar.contentWords(question).some((word) => words.has(word))
  )
}
const ASKS_OPENLY = inBothScripts(
  /為什麼|為何|怎麼|如何|什麼|甚麼|哪|多久|多少|幾|點解|點樣|乜|邊|\b(?:why|how|what|which|where)\b/iu,
)
