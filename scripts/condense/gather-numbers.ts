/** Figures of one measure that a paragraph is told for. */
import { groupBy } from '../group-by.ts'
import type { Statement } from '../model.ts'
import { figuresTogether } from './figures-together.ts'
import type { Material, Relation } from './gather-relations.ts'
import { type Change, findChanges } from './relations/changes.ts'
import { ownHeading } from './told-below-figures.ts'

/**
 * What went from one figure to another, and of each paragraph the figures that are set against each other, headed by their
 * own sentences. Other numbers are a detail of what is said: readers wanted hardly one of them large.
 * @param drawn sentences whose shares are drawn on a scale already
 * @param listed sentences of a list or of steps, which are what their paragraph is told for
 */
export function gatherNumbers(
  material: Material,
  drawn: ReadonlySet<number>,
  listed: ReadonlySet<number>,
): Relation[] {
  const { grammar } = material.knowledge
  const own = material.sentences.filter(
    ({ id, attribution }) => !drawn.has(id) && attribution?.kind !== 'said',
  )
  const told = groupBy(own, ({ turn, paragraph }) => `${turn} ${paragraph}`).flatMap(([, run]): Change[] => {
    const quantities = figuresTogether(run, grammar)
    const heading = quantities && ownHeading(run, quantities, grammar)
    return heading ? [{ ...heading, quantities }] : []
  })
  return [...findChanges(own, grammar), ...told]
    .filter((one) => !isUnsaid(one, material, listed))
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

/** In a paragraph that tells of a mind that changed, or a list, figures are a detail. */
function isUnsaid(
  { sentences: [id] }: Statement,
  { sentences, knowledge: { grammar } }: Material,
  listed: ReadonlySet<number>,
): boolean {
  const own = sentences.find((one) => one.id === id)!
  return sentences.some(
    ({ id: at, turn, paragraph, text }) =>
      turn === own.turn && paragraph === own.paragraph && (listed.has(at) || grammar.heldOnce.test(text)),
  )
}
