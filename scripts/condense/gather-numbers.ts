/** Pairs of figures of one measure that a paragraph is told for. */
import type { Statement } from '../model.ts'
import type { AnalysedSentence } from './analyse.ts'
import { holdsBelow } from './evidence.ts'
import { distinct, type Material, type Relation } from './gather-relations.ts'
import { findMeasuredPairs } from './relations/measured-pairs.ts'

/** Sentences of its paragraph before a figure, or worth more than its own, beyond which it is a detail there. */
const MOST_BEFORE = 1

/**
 * Of each paragraph the two figures of one measure that it is told for, above all that is said with them. Other numbers are
 * a detail of what is said: readers wanted hardly one of them large.
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
  const found = findMeasuredPairs(own, grammar).filter(
    (pair) => isToldFor(pair, material) && !isUnsaid(pair, material, listed),
  )
  return distinct(found, ({ sentences: [id] }) => {
    const { turn, paragraph } = own.find((one) => one.id === id)!
    return `${turn} ${paragraph}`
  }).map(
    ({ quantities, ...headline }): Relation => ({
      evidence: { kind: 'numbers', quantities, points: [] },
      sentences: headline.sentences,
      shown: headline.sentences,
      headline,
    }),
  )
}

/** The figures come early in their paragraph, or hardly anything there is worth more, and a slide holds it below them. */
function isToldFor({ sentences: [id] }: Statement, { sentences, knowledge }: Material): boolean {
  const own = sentences.find((one) => one.id === id)!
  const paragraph = sentences.filter(({ turn, paragraph: at }) => turn === own.turn && at === own.paragraph)
  const worth = (one: AnalysedSentence): number => knowledge.scores.get(one.id) ?? 0
  const isWorthMore = paragraph.filter((one) => worth(one) > worth(own)).length
  return (
    Math.min(isWorthMore, paragraph.indexOf(own)) <= MOST_BEFORE &&
    holdsBelow(paragraph, 2, knowledge.grammar)
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
