/** Figures of one measure that a paragraph is told for. */
import { groupBy } from '../group-by.ts'
import { figuresTogether } from './figures-together.ts'
import type { Material, Relation } from './gather-relations.ts'
import { type Change, findChanges } from './relations/changes.ts'
import { ownHeading } from './told-below-figures.ts'

/**
 * What went from one figure to another, and of each paragraph the figures that are set against each other, headed by their
 * own sentences. Other numbers are a detail of what is said: readers wanted hardly one of them large.
 * @param drawn sentences whose shares are drawn on a scale already
 */
export function gatherNumbers({ sentences, knowledge }: Material, drawn: ReadonlySet<number>): Relation[] {
  const { grammar } = knowledge
  const own = sentences.filter(({ id, attribution }) => !drawn.has(id) && attribution?.kind !== 'said')
  const told = groupBy(own, ({ turn, paragraph }) => `${turn} ${paragraph}`).flatMap(([, run]): Change[] => {
    const quantities = figuresTogether(run, knowledge)
    const heading = quantities && ownHeading(run, quantities, grammar)
    return heading ? [{ ...heading, quantities }] : []
  })
  return [...findChanges(own, grammar), ...told]
    .sort((a, b) => a.sentences[0]! - b.sentences[0]!)
    .map(
      ({ quantities, ...headline }): Relation => ({
        evidence: { kind: 'numbers', quantities, points: [] },
        sentences: headline.sentences,
        shown: headline.sentences,
        headline,
      }),
    )
}
