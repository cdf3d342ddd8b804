/** Answers longer than a slide can hold, parted where a new thought begins: each part is told whole. */
import type { AnalysedSentence } from './analyse.ts'
import { setsUpNext } from './claim-and-rest.ts'
import type { Grammar } from './grammar.ts'
import { leansBack } from './options.ts'

/**
 * What a part costs that opens with a sentence that leans on the one before it, that has words in common with it, up to so
 * many, that runs on into a new strand, that is one at all, and that is a single sentence, which another slide should have
 * taken in; uneven ones cost less than 1.
 */
const LEANING = 3
const IN_COMMON = 0.3
const MOST_IN_COMMON = 2
const TWO_STRANDS = 1.5
const A_PART = 0.2
const ALONE = 0.5

/**
 * Consecutive sentences in few parts that fit, as even as can be, none of which opens with what leans on the part before or
 * goes on to a new strand (另外，…), if that can be had. Dynamic programming over the breaks, as in Utiyama and Isahara,
 * "A statistical model for domain-independent text segmentation" (2001); time linear in the sentences.
 * @param longest width of the widest part; a sentence wider than that is a part by itself
 */
export function partsOf(
  sentences: AnalysedSentence[],
  longest: number,
  grammar: Grammar,
): AnalysedSentence[][] {
  const widths = sentences.map(({ text }) => grammar.width(text) + grammar.joint.length)
  const total = widths.reduce((sum, width) => sum + width, 0)
  if (total <= longest) return [sentences]
  const leans = sentences.map(
    (one, at) =>
      leansBack(one, grammar) ||
      isGapped(one, grammar) ||
      (at > 0 && setsUpNext(sentences[at - 1]!, grammar)),
  )
  const inCommon = sentences.map(({ words }, at) => {
    const before = new Set(sentences[at - 1]?.words)
    return Math.min(MOST_IN_COMMON, new Set(words.filter((word) => before.has(word))).size)
  })
  const opensStrand = sentences.map(({ text }) => grammar.cues.newStrand.test(text))
  const even = total / Math.ceil(total / longest)
  const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }]
  for (let end = 1; end <= sentences.length; end++) {
    let least = { cost: Number.POSITIVE_INFINITY, from: end - 1 }
    let width = 0
    let strands = 0
    for (let from = end - 1; from >= 0; from--) {
      width += widths[from]!
      if (width > longest && from < end - 1) break
      if (from < end - 1 && opensStrand[from + 1]) strands++
      const cost =
        best[from]!.cost +
        A_PART +
        (width / even - 1) ** 2 +
        (from > 0 && leans[from] ? LEANING : 0) +
        IN_COMMON * inCommon[from]! +
        (from === end - 1 ? ALONE : 0) +
        TWO_STRANDS * strands
      if (cost < least.cost) least = { cost, from }
    }
    best.push(least)
  }
  const parts: AnalysedSentence[][] = []
  for (let end = sentences.length; end > 0; end = best[end]!.from)
    parts.unshift(sentences.slice(best[end]!.from, end))
  return parts
}

/** «Thirties and forties, thirty-one per cent.»: what of them, the sentence before said. */
const isGapped = ({ text }: AnalysedSentence, grammar: Grammar): boolean =>
  !grammar.isChinese && !grammar.saysSomething(text)

/** Said of another matter than what stands before it; the second of a list (其次) is not. */
const ANOTHER_MATTER =
  /^(?:另外(?![0-9一二兩两三四五六七八九十])|此外|至於|至于)|^(?:as for|another (?:thing|matter)\b)/iu
/** In headlines: less than this makes no slide. */
const LEAST_MATTER = 0.8

/** The same sentences, parted where they go on to another matter and there is enough on either side. */
export function mattersOf(sentences: AnalysedSentence[], grammar: Grammar): AnalysedSentence[][] {
  const least = grammar.limits.headline * LEAST_MATTER
  const matters: AnalysedSentence[][] = [[]]
  let told = 0
  for (const one of sentences) {
    if (told >= least && ANOTHER_MATTER.test(one.text)) {
      matters.push([])
      told = 0
    }
    matters.at(-1)!.push(one)
    told += grammar.width(one.text)
  }
  if (matters.length === 1 || told >= least) return matters
  return [...matters.slice(0, -2), matters.slice(-2).flat()]
}
