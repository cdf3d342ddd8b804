/**
 * The one loaded copy of jieba and of the dictionary that comes with it.
 * Both cost 150–200 ms, so nothing here happens before someone asks.
 */
import { createRequire } from 'node:module'
import type { Jieba } from '@node-rs/jieba'

const require = createRequire(import.meta.url)

let segmenter: Jieba | undefined

function dictionary(): Uint8Array {
  return (require('@node-rs/jieba/dict') as { dict: Uint8Array }).dict
}

/** Jieba with its own dictionary, loaded on first use and shared by all rooms. */
export function jieba(): Jieba {
  const { Jieba } = require('@node-rs/jieba') as typeof import('@node-rs/jieba')
  segmenter ??= Jieba.withDict(dictionary())
  return segmenter
}

/** Jieba's dictionary as it is shipped: lines of `word frequency tag`, mostly Simplified words, sorted by code point. */
export class WordList {
  readonly #text: string
  /** Where each line begins; `#starts[i + 1] - 1` is where line `i` ends. */
  readonly #starts: Int32Array

  constructor(text: string) {
    this.#text = text.endsWith('\n') ? text : `${text}\n`
    const starts = [0]
    for (let at = this.#text.indexOf('\n'); at >= 0; at = this.#text.indexOf('\n', at + 1))
      starts.push(at + 1)
    this.#starts = Int32Array.from(starts)
  }

  /**
   * Visits every word in one pass, as positions in `text`, without making a string of it; `end` is that of the
   * whole line.
   */
  scan(visit: (text: string, from: number, to: number, frequency: number, end: number) => void): void {
    for (let line = 0; line + 1 < this.#starts.length; line++) {
      const from = this.#starts[line]!
      const to = this.#text.indexOf(' ', from)
      const end = this.#starts[line + 1]! - 1
      if (to > from && to < end) visit(this.#text, from, to, this.#frequencyAt(to + 1), end)
    }
  }

  #frequencyAt(start: number): number {
    let frequency = 0
    for (let at = start; ; at++) {
      const digit = this.#text.charCodeAt(at) - ZERO
      if (!(digit >= 0 && digit <= 9)) return frequency
      frequency = frequency * 10 + digit
    }
  }
}

const ZERO = 0x30

let list: WordList | undefined

/** The dictionary as a list to look words up in; a map of its 350,000 words would take longer to fill than all look-ups. */
export function wordList(): WordList {
  list ??= new WordList(Buffer.from(dictionary()).toString('utf8'))
  return list
}
