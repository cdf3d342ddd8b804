import type { TaggedRuns } from '../scripts/slides/tag-runs'

/** A word of a text, and its part of speech in jieba's notation where it is known. */
export interface Word {
  at: number
  text: string
  tag: string
}

const browser = new Intl.Segmenter('zh', { granularity: 'word' })
let known: TaggedRuns = {}

/** Makes known how the deck's runs of Han characters are made of words (see tag-runs.ts). */
export function knowWords(runs: TaggedRuns): void {
  known = runs
}

/** A text's words, spaces and marks: those of runs that are known as its dictionary has them, others as the browser has them. */
export function segmentWords(text: string): Word[] {
  const words: Word[] = []
  for (const { 0: run, index } of text.matchAll(/\p{Script=Han}+|\P{Script=Han}+/gu)) {
    const tagged = Object.hasOwn(known, run)
      ? known[run]!.split(' ').map((word) => word.split('/'))
      : undefined
    const found = tagged ?? [...browser.segment(run)].map(({ segment }) => [segment, ''])
    let at = index
    for (const [word, tag] of found) {
      words.push({ at, text: word!, tag: tag! })
      at += word!.length
    }
  }
  return words
}
