/** What stands beneath a heading as its points. */
import type { Statement } from '../model.ts'
import { type AnalysedSentence, bare } from './analyse.ts'
import { capitalised } from './compress.ts'
import {
  claimsNothing,
  companionsOf,
  following,
  isReport,
  type Knowledge,
  limitsAll,
  type Option,
} from './options.ts'
import { saysTheSame } from './same-statement.ts'

/** More than any statement is worth. */
const FIRST = 10
/** What the very next sentence gains that points at the heading. */
const GOES_ON = 1.2

/** What the choice of points must know. */
export interface PointsContext {
  /** The sentences of the theme, in order. */
  sentences: AnalysedSentence[]
  /** Each sentence's statements at a point's length, by its number. */
  options: Map<number, Option[]>
  /** Sentences whose figures the slide shows beside the heading. */
  counted: number[]
  /** Sentences of the list that it shows there. */
  listed: number[]
  /** True for what another slide says, or this one shows in another form. */
  isTaken(text: string): boolean
  knowledge: Knowledge
}

/**
 * Up to `most` statements that add something to the headline and to one another: what goes on from it first, the others
 * in the order of the text.
 */
export function choosePoints(
  pool: AnalysedSentence[],
  headline: Statement,
  most: number,
  context: PointsContext,
): Option[] {
  const { grammar, interview } = context.knowledge
  const goingOn = runOn(headline, context)
  const bound = [...goingOn, ...boundTo(headline, context)]
  const inPool = new Set(pool.map(({ id }) => id))
  // What another says is told with what the guest says to it, or not at all.
  const unanswered = new Set(
    context.sentences.flatMap((one, at) =>
      isReport(one) && following(context.sentences, at) ? [one.id] : [],
    ),
  )
  const ranked = [
    ...bound.filter(({ at }) => inPool.has(at)),
    ...pool.flatMap(({ id }) => context.options.get(id) ?? []),
  ]
    // The other half of the heading's own sentence is no support for it.
    .filter(({ text, at }) => !context.isTaken(text) && !headline.sentences.includes(at))
    .filter(({ at }) => !unanswered.has(at))
    .sort((a, b) => b.worth - a.worth || a.at - b.at)
  const chosen: Option[] = []
  for (const option of ranked) {
    if (chosen.length === most) break
    if ([headline, ...chosen].some((other) => saysTheSame(other.text, option.text, grammar))) continue
    // What points back at the sentence before it stands right below that one.
    if (goingOn.includes(option) && !isNextOf(option, [headline, ...chosen])) continue
    chosen.push(option)
  }
  const position = ({ at, text }: Option): number =>
    interview.sentences[at - 1]!.text.toLowerCase().indexOf(text.slice(0, 12).toLowerCase())
  const late = (option: Option): number => (bound.includes(option) ? 0 : 1)
  return chosen.sort((a, b) => late(a) - late(b) || a.at - b.at || position(a) - position(b))
}

const isNextOf = ({ at }: Option, shown: Statement[]): boolean =>
  shown.some(({ sentences }) => sentences.at(-1) === at - 1)

/**
 * The sentences right behind a heading that is a whole sentence, whole and in order: what `it` and `they` mean in them is
 * read just above.
 */
function runOn(headline: Statement, { sentences, knowledge }: PointsContext): Option[] {
  const { grammar, scores } = knowledge
  let at = sentences.findIndex(({ id }) => id === headline.sentences.at(-1))
  const own = sentences[at]
  // A story is quoted: its next sentence is no point of it.
  if (!own || own.isStory || !isWhole(headline, own, knowledge)) return []
  const run: Option[] = []
  for (;;) {
    const next = following(sentences, at)
    if (!next || next.paragraph !== own.paragraph || next.isQuestion || next.attribution) return run
    const text = statedWhole(next, knowledge)
    if (grammar.cues.setsUp.test(next.text)) return run
    const isBrief = grammar.width(text) < grammar.limits.least / 2
    if (grammar.width(text) > grammar.limits.headline || isBrief || claimsNothing(next, grammar)) return run
    const worth = (scores.get(next.id) ?? 0) + GOES_ON
    // What stands far from the heading stands there only with all that is between.
    run.push({
      text: capitalised(text),
      sentences: [next.id],
      worth: Math.min(worth, run.at(-1)?.worth ?? worth),
      at: next.id,
    })
    at++
  }
}

/** A statement that says its sentence to the end, from its subject on. */
export const isWhole = ({ text }: Statement, own: AnalysedSentence, knowledge: Knowledge): boolean =>
  text.toLowerCase().endsWith(statedWhole(own, knowledge).toLowerCase())

/** A sentence without what joins it to others. */
const statedWhole = ({ text }: AnalysedSentence, { grammar }: Knowledge): string =>
  bare(text, grammar).replace(grammar.lead, '').replace(grammar.tag, '')

/** What the heading, or a figure beside it, must not be told without: it goes before all other points. */
function boundTo(headline: Statement, { sentences, counted, listed, knowledge }: PointsContext): Option[] {
  const { grammar } = knowledge
  const end = Math.max(...listed)
  const last = listed.length > 0 ? sentences.findIndex(({ id }) => id === end) : -1
  const next = last < 0 ? undefined : following(sentences, last)
  const limit = next && limitsAll(next, grammar) ? [next] : []
  return [...new Set([headline.sentences.at(-1)!, ...counted])]
    .flatMap((id) => companionsOf(id, sentences, grammar))
    .concat(limit)
    .filter((sentence) => fitsBelow(sentence, knowledge))
    .map((sentence) => ({
      text: capitalised(statedWhole(sentence, knowledge)),
      sentences: [sentence.id],
      worth: FIRST,
      at: sentence.id,
    }))
}

/** A whole sentence that a heading can be followed by. */
export const fitsBelow = (sentence: AnalysedSentence, knowledge: Knowledge): boolean =>
  !sentence.attribution &&
  !sentence.isQuestion &&
  knowledge.grammar.width(statedWhole(sentence, knowledge)) <= knowledge.grammar.limits.headline
