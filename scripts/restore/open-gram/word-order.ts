/**
 * How words follow each other in Simplified Chinese: the most telling part of open-gram's language model, as
 * Debian's sunpinyin-data ships it (README.md beside this file). Marks of punctuation count as words.
 */
import { readFileSync } from 'node:fs'
import { deserialize } from 'node:v8'
import { brotliDecompressSync } from 'node:zlib'

/** What one step of a share, or of a gain, stands for (natural logarithm). */
export const SHARE_STEP = 0.08
export const GAIN_STEP = 0.05

/** The file as it is written: words by number, commonest first. */
export interface WordOrderFile {
  /** With spaces between. */
  words: string
  /** Minus the logarithm of each word's share in running text, in `SHARE_STEP`s. */
  shares: Uint8Array
  /** What any word gains after a word, but those in `steps`; in `GAIN_STEP`s. */
  otherwise: Int8Array
  /** How many pairs each word is the first of. */
  counts: Uint16Array
  /** Second words of the pairs, ascending: from the one before, or from 0 at each first word. */
  steps: Uint16Array
  /** How much likelier (natural logarithm) each pair is than by chance, in `GAIN_STEP`s. */
  gains: Int8Array
}

/** The file, read. */
export interface WordOrder {
  words: string[]
  /** By word, its share in running text. */
  shares: number[]
  /** By word and one more, where in `seconds` those that are known to follow it begin; ascending there. */
  starts: Uint32Array
  seconds: Uint16Array
  gains: Int8Array
  otherwise: Int8Array
}

/** Where the file is. */
export const WORD_ORDER = new URL('word-order.bin', import.meta.url)

/** Reads the file. */
export function readWordOrder(): WordOrder {
  const { words, shares, otherwise, counts, steps, gains } = deserialize(
    brotliDecompressSync(readFileSync(WORD_ORDER)),
  ) as WordOrderFile
  const starts = new Uint32Array(counts.length + 1)
  const seconds = new Uint16Array(steps.length)
  for (let word = 0; word < counts.length; word++) {
    starts[word + 1] = starts[word]! + counts[word]!
    let second = 0
    for (let at = starts[word]!; at < starts[word + 1]!; at++) {
      second += steps[at]!
      seconds[at] = second
    }
  }
  return {
    words: words.split(' '),
    shares: Array.from(shares, (share) => Math.exp(-share * SHARE_STEP)),
    starts,
    seconds,
    gains,
    otherwise,
  }
}
