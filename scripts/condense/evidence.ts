/** What the evidence of a claim shows, and how much of the slide it leaves to others. */
import type { Claim, Enumeration, Evidence, Quantity, Statement } from '../model.ts'
import { widthOf } from './analyse.ts'
import { emsOf } from './asked.ts'
import type { Grammar } from './grammar.ts'
import { contains } from './same-statement.ts'

/** No slide tells more sentences; a paragraph may have no end. */
export const MOST_SENTENCES = 40
/** Most points that stand beside a drawing. */
export const MOST_POINTS_BESIDE = 2

/**
 * In headlines: the longest paragraph that is told below two figures of one measure, where a line of Chinese says more, and
 * how much less there is room for below each further figure.
 */
const BELOW_PAIR = { chinese: 3.8, english: 4.5 }
const PER_FIGURE = 1

/** What stands at a figure on one line, in headlines; what is longer takes room from what is told below. */
const AT_FIGURE = 0.6
/** Beside a figure is half the room of a line. */
const LINES_BESIDE = 2

/** What is told with figures of one measure has room below them. */
export function holdsBelow(
  told: readonly { text: string }[],
  quantities: readonly Quantity[],
  grammar: Grammar,
): boolean {
  const { limits, width, isChinese } = grammar
  const beside = quantities.map((one) => Math.max(0, width(one.measures) - limits.headline * AT_FIGURE))
  const all = widthOf(told, grammar) + LINES_BESIDE * beside.reduce((sum, one) => sum + one, 0)
  const most = (isChinese ? BELOW_PAIR.chinese : BELOW_PAIR.english) - PER_FIGURE * (quantities.length - 2)
  return all <= limits.headline * most
}

/** From how much to how much something went: of what, only the heading says. */
export const isChange = (evidence: Evidence): boolean =>
  evidence.kind === 'numbers' && evidence.quantities.every(({ measures }) => measures === '')

/** A figure with all the words that stand at it. */
export const shownOver = ({ value, hedge = '', measures }: Quantity): string =>
  measures.includes(value) ? measures : `${measures}${hedge}${value}`

/** The statements that the evidence itself shows; the points beside it must not repeat them. */
export function textsIn(evidence: Evidence): string[] {
  switch (evidence.kind) {
    case 'chain':
    case 'steps':
      return [evidence.sequence.text]
    case 'forecast':
      return evidence.forecasts.map(({ text }) => text)
    case 'lead':
    case 'cause':
      return evidence.links.map(({ text }) => text)
    case 'definition':
      return [evidence.definition.text]
    case 'enumeration':
      return evidence.enumeration.members.flatMap(({ name, detail }) => [
        name,
        ...(detail ? [detail.text] : []),
      ])
    case 'numbers':
      return evidence.quantities.map(({ text }) => text)
    case 'remedy':
      return [evidence.comparison.text, ...evidence.comparison.sides.map(({ statement }) => statement.text)]
    case 'comparison':
      return evidence.comparison.sides.map(({ statement }) => statement.text)
    default:
      return []
  }
}

/** True where what is told below is the heading too, for want of another claim about it. */
export const headsItself = (told: Statement, headline: Statement): boolean =>
  told.sentences[0] === headline.sentences[0]

/** True for two guests' views below the question itself, which is no statement of theirs. */
export const areViews = ({ headline, question }: Pick<Claim, 'headline' | 'question'>): boolean =>
  headline.sentences.every((id) => question?.sentences.includes(id) ?? false)

/**
 * The sentence by which a claim stands in its section: its headline's, or where the question heads it, the first of the
 * answer, before which another guest may have given his.
 */
export const placeOf = ({ headline, passage }: Pick<Claim, 'headline' | 'passage'>): number => {
  const [first] = headline.sentences
  return passage.includes(first!) ? first! : (passage[0] ?? first!)
}

/** Each sentence once, in the order of the text. */
export const inOrder = (ids: number[]): number[] => [...new Set(ids)].sort((a, b) => a - b)

/** A bar says a number in two words; the statements it stands for are read beside it. */
export const fullStatements = (
  { scale }: Extract<Evidence, { kind: 'scale' }>,
  headline: Statement,
): Statement[] =>
  scale.bars
    .map(({ statement }) => statement)
    .filter(({ text }) => !contains(text, headline.text))
    .slice(0, 1)

/** Sentences of an enumeration's links and details, which stand on the slide too. */
export const sentencesBeside = ({
  enumeration,
  links,
}: Extract<Evidence, { kind: 'enumeration' }>): number[] => [
  ...links.flatMap((link) => link.sentences),
  ...enumeration.members.flatMap(({ detail }) => detail?.sentences ?? []),
]

/** How many points the slide can take beside its evidence. */
export function roomBeside(evidence: Evidence, headline: Statement): number {
  switch (evidence.kind) {
    case 'definition':
      return headsItself(evidence.definition, headline) ? MOST_POINTS_BESIDE : 0
    // Cards and columns, quotations, and conditions with their owners, need the whole slide.
    case 'comparison':
    case 'remedy':
    case 'quotation':
    case 'exchange':
      return 0
    case 'enumeration':
      if (evidence.links.length > 0 || fillsCards(evidence.enumeration)) return 0
      return evidence.enumeration.members.length > 2 ? 1 : MOST_POINTS_BESIDE
    case 'numbers':
      return 1
    default:
      return MOST_POINTS_BESIDE
  }
}

/** Members that say something of themselves, or of no whole that is named, or more than a name, stand on cards; bare names are drawn. */
export const isCards = (enumeration: Enumeration): boolean =>
  fillsCards(enumeration) || enumeration.members.some(({ name }) => emsOf(name) > LONGEST_NAME)
const fillsCards = ({ members, whole }: Enumeration): boolean =>
  whole === '' || members.some(({ detail }) => detail)
/** In ems: what stands in a box of a drawing. */
const LONGEST_NAME = 16

/** All statements anywhere in a piece of the outline. */
export function statementsIn(value: unknown): Statement[] {
  if (Array.isArray(value)) return value.flatMap(statementsIn)
  if (typeof value !== 'object' || value === null) return []
  const own = 'text' in value && 'sentences' in value ? [value as Statement] : []
  return [...own, ...Object.values(value).flatMap(statementsIn)]
}

/** All sentence numbers anywhere in a piece of the outline. */
export function idsIn(value: unknown): number[] {
  if (Array.isArray(value)) return value.flatMap(idsIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, entry]) =>
    key === 'sentences' ? (entry as number[]) : idsIn(entry),
  )
}
