/** Numbers that tell half of what was said: beside them something is missing that they are measured by. */
import type { Quantity, Statement } from '../model.ts'
import type { AnalysedSentence } from './analyse.ts'
import { answeredWith } from './answered.ts'
import type { Grammar } from './grammar.ts'
import { counts } from './options.ts'
import { numbersIn } from './relations/numerals.ts'

/** Which counts nothing. */
const YEAR = /(?:19|20)\d\d|[一二]\p{Script=Han}[〇零○一二三四五六七八九]{2}年/gu

/** The headline compares its number with another that is not shown. */
export function countsFurther(
  { text }: Statement,
  { value, hedge = '' }: Quantity,
  grammar: Grammar,
): boolean {
  if (!text.includes(value)) return false
  const rest = grammar.clauses(text).filter((clause) => !clause.text.includes(value))
  return rest.some((clause) => counts(clause.text.replace(YEAR, ''), grammar)) && !hedge.includes('不')
}

/** The first sentence of the paragraph's answer stands neither in the headline nor, being short, beside the question. */
export function passesOverAnswer(
  { sentences: [id] }: Statement,
  sentences: AnalysedSentence[],
  grammar: Grammar,
): boolean {
  const own = sentences.find((sentence) => sentence.id === id)!
  const answer = sentences.filter(({ turn }) => turn === own.turn)
  const [first] = answer
  if (!first?.isFirstOfAnswer || first.id === id || first.paragraph !== own.paragraph) return false
  return answeredWith(answer, [], grammar) === undefined
}

/** A number of the same sentences, or of the one before, is not told beside those shown: the other half of a comparison. */
export function leavesNumber(
  quantities: Quantity[],
  told: string,
  sentences: AnalysedSentence[],
  grammar: Grammar,
): boolean {
  const shown = [told, ...quantities.flatMap(({ value, measures }) => [value, measures])].join(' ')
  const ids = new Set(quantities.flatMap(({ sentences: own }) => own.flatMap((id) => [id - 1, id])))
  const turns = new Set(sentences.filter(({ id }) => ids.has(id) && !ids.has(id + 1)).map(({ turn }) => turn))
  return sentences
    .filter(({ id, turn }) => ids.has(id) && turns.has(turn))
    .some(({ text }) => numbersIn(text, grammar).some((number) => !shown.includes(number)))
}
