import type { Sequence } from '../../model.ts'
import { type AnalysedSentence, bare } from '../analyse.ts'
import type { Clause, Grammar } from '../grammar.ts'
import { COMES_LATER, isPlaced, LAST, NARRATES, NEXT, orderMark } from '../order-marks.ts'

/** What a speaker goes on with, or tells of another, is no step: 「當然，也有同行批評我，說…，最後…」. */
const NO_STEP =
  /^(?:當然|当然|其實|其实|不過|不过|但是?|可是|而且|所以|也有|有人|有的|[說说](?:是)?|[認认][為为]|[覺觉]得|of course|but|so|some|they say)|批[評评]|反[對对]/iu
/** Most steps that a slide shows one below the other. */
const MOST_STEPS = 7
const ASIDE_STEP_ZH = /^(?:哪怕|雖|虽|即使|但至少|但|如果|不|沒|没)/
const SUBJECT_ZH =
  /^(?:最後|最后|然後|然后|接着|接著|最終|最终)?(?:你們|你们|我們|我们|他們|他们|它們|它们|你|我|他|她|它)?(?:真的)?(?:就)?(?:可以|能夠|能够|能)?(?=\p{Script=Han}{3})/u

/**
 * Steps told in one breath, ending in a mark of sequence (…，然後…，最後…): at least three clauses, each a doing.
 * Pronouns that only carry the subject along are left out of the step's words.
 */
export function findSteps(sentences: AnalysedSentence[], grammar: Grammar): Sequence[] {
  return sentences.flatMap((sentence) => {
    if (sentence.isQuestion || sentence.isExample) return []
    const chinese = grammar.isChinese
    const last = sentence.clauses.findLastIndex(
      ({ text }, index) => index >= 2 && (NEXT.test(text) || LAST.test(text)),
    )
    if (last < 2) return []
    // One 「最後」 ends a story, an argument or a sentence; two places make a sequence, or what anybody would do.
    const places = sentence.clauses.filter(({ text }) => isPlaced(text)).length
    if (places < 2 && !(chinese && sentence.clauses.some(({ text }) => /^[你您]/u.test(text)))) return []
    const colon = sentence.clauses.findIndex(({ mark }) => mark === '：' || mark === ':')
    const clauses = stepsApart(sentence.clauses.slice(colon + 1), last - colon)
    // 「先…，再…，然後…，最後…」: each step is marked, however short it is.
    const marked = chinese && clauses.every((text) => orderMark(text) !== '')
    const told = clauses.filter(
      (text) => !(chinese && (ASIDE_STEP_ZH.test(text) || /^在?[^，]{1,8}[內内後后時时]$/u.test(text))),
    )
    const steps = told.map((text) =>
      chinese ? text.replace(marked ? orderMark(text) : SUBJECT_ZH, '') : text.slice(orderMark(text).length),
    )
    const fits = (text: string): boolean =>
      grammar.width(text) >= (marked ? 1 : grammar.limits.least / 4) &&
      grammar.width(text) <= grammar.limits.point * 0.75
    // 「然後」 is also how speakers go on: a step is done, it does not tell what something is.
    const isDoing = (text: string): boolean =>
      !chinese ||
      marked ||
      !(/^(?:n|r|eng|m|t$)/.test(grammar.tokens(text)[0]?.tag ?? 'n') || /^(?:是|有|在)/.test(text))
    if (!steps.every(isDoing) || told.some((text) => NO_STEP.test(text) || NARRATES.test(text))) return []
    // 「再往後是比，…」: where it begins is told elsewhere.
    if (chinese && COMES_LATER.test(told[0] ?? '')) return []
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
