/**
 * The one loaded copy of jieba and of the dictionary that comes with it.
 * Both cost 150–200 ms, so nothing here happens before someone asks.
 */
import { createRequire } from 'node:module'
import type { Jieba } from '@node-rs/jieba'

const require = createRequire(import.meta.url)

let segmenter: Jieba | undefined
/** One map instead of two: at 350,000 words a second one costs as much time as reading the file. */
interface Dictionary {
  /** Word → frequency × `TAGS_MAX` + index into `tags`. */
  entries: Map<string, number>
  tags: string[]
}

const TAGS_MAX = 256
/** Longer entries are names and sayings; nobody looks them up, and they fill the memory. */
const WORD_LENGTH_MAX = 8

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

/** Occurrences of a word in the corpus jieba's dictionary was counted on; undefined if it is none. Mostly Simplified. */
export function wordFrequency(word: string): number | undefined {
  const entry = parsedDictionary().entries.get(word)
  return entry === undefined ? undefined : Math.floor(entry / TAGS_MAX)
}

/** Part of speech of a word in jieba's dictionary (ICTCLAS tags: n, v, r …); undefined if it is no word. */
export function wordTag(word: string): string | undefined {
  const { entries, tags } = parsedDictionary()
  const entry = entries.get(word)
  return entry === undefined ? undefined : tags[entry % TAGS_MAX]
}

/** All words of jieba's dictionary with their frequencies. */
export function* words(): Generator<[word: string, frequency: number]> {
  for (const [word, entry] of parsedDictionary().entries) yield [word, Math.floor(entry / TAGS_MAX)]
}

/** Reads lines of the form `word frequency tag`. */
function parsedDictionary(): Dictionary {
  if (parsed) return parsed
  parsed = { entries: new Map(), tags: [] }
  const tagIndex = new Map<string, number>()
  const text = Buffer.from(dictionary()).toString('utf8')
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline
    const space = text.indexOf(' ', start)
    const second = text.indexOf(' ', space + 1)
    if (space > start && space - start <= WORD_LENGTH_MAX && second > space && second < end) {
      const tag = text.slice(second + 1, end).trimEnd()
      let index = tagIndex.get(tag)
      if (index === undefined) {
        index = parsed.tags.push(tag) - 1
        tagIndex.set(tag, index)
      }
      const frequency = parseInt(text.slice(space + 1, second), 10)
      parsed.entries.set(text.slice(start, space), frequency * TAGS_MAX + index)
    }
    start = end + 1
  }
  return parsed
}
