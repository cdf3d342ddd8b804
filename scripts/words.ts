/**
 * The one loaded copy of jieba and of the dictionary that comes with it.
 * Both cost 150–200 ms, so nothing here happens before someone asks.
 */
import { createRequire } from 'node:module'
import type { Jieba } from '@node-rs/jieba'

const require = createRequire(import.meta.url)

let segmenter: Jieba | undefined
interface Dictionary {
  frequencies: Map<string, number>
  tags: Map<string, string>
}

let parsed: Dictionary | undefined

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
  return parsedDictionary().frequencies
}

/** Jieba's dictionary as word → part of speech (ICTCLAS tags: n, v, r …). */
export function wordTags(): Map<string, string> {
  return parsedDictionary().tags
}

/** Reads lines of the form `word frequency tag`. */
function parsedDictionary(): Dictionary {
  if (parsed) return parsed
  parsed = { frequencies: new Map(), tags: new Map() }
  const text = Buffer.from(dictionary()).toString('utf8')
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline
    const space = text.indexOf(' ', start)
    const second = text.indexOf(' ', space + 1)
    if (space > start && second > space && second < end) {
      const word = text.slice(start, space)
      parsed.frequencies.set(word, parseInt(text.slice(space + 1, second), 10))
      parsed.tags.set(word, text.slice(second + 1, end).trimEnd())
    }
    start = end + 1
  }
  return parsed
}
