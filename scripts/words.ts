/**
 * The one loaded copy of jieba and of the dictionary that comes with it.
 * Both cost 150–200 ms, so nothing here happens before someone asks.
 */
import { createRequire } from 'node:module'
import type { Jieba } from '@node-rs/jieba'

const require = createRequire(import.meta.url)

let segmenter: Jieba | undefined
let frequencies: Map<string, number> | undefined

function dictionary(): Uint8Array {
  return (require('@node-rs/jieba/dict') as { dict: Uint8Array }).dict
}

/** Jieba with its own dictionary, loaded on first use and shared by all rooms. */
export function jieba(): Jieba {
  const { Jieba } = require('@node-rs/jieba') as typeof import('@node-rs/jieba')
  segmenter ??= Jieba.withDict(dictionary())
  return segmenter
}

/** Jieba's dictionary as word → occurrences in the corpus it was counted on; mostly Simplified words. */
export function wordFrequencies(): Map<string, number> {
  frequencies ??= parseDictionary(Buffer.from(dictionary()).toString('utf8'))
  return frequencies
}

/** Reads lines of the form `word frequency tag`. */
function parseDictionary(text: string): Map<string, number> {
  const words = new Map<string, number>()
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline
    const space = text.indexOf(' ', start)
    if (space > start && space < end)
      words.set(text.slice(start, space), parseInt(text.slice(space + 1, end), 10))
    start = end + 1
  }
  return words
}
