import type { Sequence } from '../../model.ts'
import { type AnalysedSentence, bare } from '../analyse.ts'
import type { Clause, Grammar } from '../grammar.ts'
import { COMES_LATER, isPlaced, LAST, NARRATES, NEXT, orderMark } from '../order-marks.ts'

/** Most steps that a slide shows one below the other. */
const MOST_STEPS = 7
/**
 * Steps told in one breath, ending in a mark of sequence (…，然後…，最後…): at least three clauses, each a doing.
 */
export function findSteps(sentences: AnalysedSentence[], grammar: Grammar): Sequence[] {
  return sentences.flatMap((sentence) => {
    if (sentence.isQuestion || sentence.isExample) return []
    const chinese = grammar.isChinese
    const last = sentence.clauses.findLastIndex(
      ({ text }, index) => index >= 2 && (NEXT.test(text) || LAST.test(text)),
    )
    if (last < 2) return []
    // One 「最後」 ends a story, an argument or a sentence; two places make a sequence.
    if (sentence.clauses.filter(({ text }) => isPlaced(text)).length < 2) return []
    const colon = sentence.clauses.findIndex(({ mark }) => mark === '：' || mark === ':')
    const clauses = stepsApart(sentence.clauses.slice(colon + 1), last - colon)
    // 「先…，再…，然後…，最後…」: each step is marked, however short it is.
    const marked = chinese && clauses.every((text) => orderMark(text) !== '')
    const steps = clauses.map((text) => (marked || !chinese ? text.slice(orderMark(text).length) : text))
    const fits = (text: string): boolean =>
      grammar.width(text) >= (marked ? 1 : grammar.limits.least / 4) &&
      grammar.width(text) <= grammar.limits.point * 0.75
    // 「然後」 is also how speakers go on: a step is done, it does not tell what something is.
    const isDoing = (text: string): boolean =>
      !chinese ||
      marked ||
      !(/^(?:n|r|eng|m|t$)/.test(grammar.tokens(text)[0]?.tag ?? 'n') || /^(?:是|有|在)/.test(text))
    if (!steps.every(isDoing) || clauses.some((text) => NARRATES.test(text))) return []
    // 「再往後是比，…」: where it begins is told elsewhere.
    if (chinese && COMES_LATER.test(clauses[0] ?? '')) return []
    // A step left out would make the next one follow from the wrong one.
    if (steps.length < 3 || steps.length > MOST_STEPS || !steps.every(fits)) return []
    return [
      {
        text: bare(sentence.text, grammar),
        sentences: [sentence.id],
        steps: steps.map((name) => ({ name, sentences: [sentence.id] })),
      },
    ]
  })
}

/**
 * The clauses up to the last step, each a step, or what stands between semicolons where these part the steps
 * (先請師傅炒，炒一份；再放大到五公斤；…).
 * @param upTo how many clauses make the steps
 */
function stepsApart(clauses: Clause[], upTo: number): string[] {
  const parts = clauses.filter(({ mark }) => /[；;]/.test(mark)).length
  if (parts < 2) return clauses.slice(0, upTo).map(({ text }) => text)
  const sides: string[] = []
  clauses.forEach(({ text }, at) => {
    const before = clauses[at - 1]
    if (!before || /[；;]/.test(before.mark)) sides.push(text)
    else sides.push(`${sides.pop()}${before.mark}${/[,]/.test(before.mark) ? ' ' : ''}${text}`)
  })
  return sides
}
