/**
 * jieba's dictionary as a tree of words read from their ends, so that growing a text by a character finds all
 * words that end there by walking back over what is already written. It lives in a few typed arrays: a map of
 * 350,000 words would take longer to fill than it saves.
 */
import { wordList } from '../words.ts'

/** Words longer than this (UTF-16 code units) are not in the tree. */
export const WORD_MAX = 5
/** The empty word. */
export const ROOT = 0
/** No such node. */
export const NONE = -1
/** What a word the dictionary lacks counts as. */
const UNSEEN = 0.3
const SLOT_BITS = 21
const SLOTS = 1 << SLOT_BITS
const ENDING_BITS = 22

function endingBit(left: number, right: number): number {
  return (Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b)) >>> (32 - ENDING_BITS)
}

/** Words by node: a node is a string of characters some word ends in. */
export class Lexicon {
  /** Occurrences of all words together. */
  readonly total: number
  /** Nodes there are; pages may number theirs from here. */
  readonly size: number
  readonly #parents = new Int32Array(SLOTS).fill(NONE)
  readonly #units = new Uint16Array(SLOTS)
  readonly #children = new Int32Array(SLOTS)
  /** By a hash of two code units, whether some word may end in them; small enough to stay in the cache. */
  readonly #endings = new Uint8Array(1 << (ENDING_BITS - 3))
  #frequencies = new Uint32Array(1 << 20)
  #tags = new Uint8Array(1 << 20)
  readonly #logs: Float64Array
  /** Occurrences of each UTF-16 code unit in all words, by code unit. */
  readonly #ofUnit = new Float64Array(0x1_0000)

  constructor() {
    let size = 1
    let total = 0
    wordList().scan((text, from, to, frequency, end) => {
      total += frequency
      for (let at = from; at < to; at++) this.#ofUnit[text.charCodeAt(at)]! += frequency
      if (to - from > WORD_MAX) return
      let node = ROOT
      for (let at = to - 1; at >= from; at--) {
        const unit = text.charCodeAt(at)
        const slot = this.#slot(node, unit)
        if (this.#parents[slot] === NONE) {
          this.#parents[slot] = node
          this.#units[slot] = unit
          this.#children[slot] = size++
          if (size > this.#frequencies.length) this.#grow()
        }
        node = this.#children[slot]!
        if (at === to - 2) {
          const bit = endingBit(unit, text.charCodeAt(to - 1))
          this.#endings[bit >> 3]! |= 1 << (bit & 7)
        }
      }
      this.#frequencies[node] = frequency
      this.#tags[node] = tagId(text.slice(text.indexOf(' ', to + 1) + 1, end))
    })
    this.size = size
    this.total = total
    this.#logs = Float64Array.from({ length: size }, (_, node) =>
      Math.log((this.#frequencies[node]! + UNSEEN) / total),
    )
  }

  #grow(): void {
    const frequencies = new Uint32Array(2 * this.#frequencies.length)
    frequencies.set(this.#frequencies)
    this.#frequencies = frequencies
    const tags = new Uint8Array(2 * this.#tags.length)
    tags.set(this.#tags)
    this.#tags = tags
  }

  /** Where the child is, or would be. */
  #slot(node: number, unit: number): number {
    let slot =
      Math.imul(Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b), 0xc2b2ae35) >>> (32 - SLOT_BITS)
    while (this.#parents[slot] !== NONE && (this.#parents[slot] !== node || this.#units[slot] !== unit))
      slot = (slot + 1) & (SLOTS - 1)
    return slot
  }

  /** The node one character further to the left, or `NONE`. */
  child(node: number, unit: number): number {
    const slot = this.#slot(node, unit)
    return this.#parents[slot] === NONE ? NONE : this.#children[slot]!
  }

  /** The node of two characters in a row (code units), or `NONE`. */
  ending(left: number, right: number): number {
    const bit = endingBit(left, right)
    if ((this.#endings[bit >> 3]! & (1 << (bit & 7))) === 0) return NONE
    const last = this.child(ROOT, right)
    return last === NONE ? NONE : this.child(last, left)
  }

  /** Whether the dictionary has the node as a word. */
  isWord(node: number): boolean {
    return node < this.size && this.#frequencies[node]! > 0
  }

  /** Natural logarithm of the share of a word in the dictionary's corpus; never −∞. */
  logOf(node: number): number {
    return node < this.size ? this.#logs[node]! : Math.log(UNSEEN / this.total)
  }

  /** Part of speech, as a small number; 0 where the dictionary has none. */
  tagOf(node: number): number {
    return node < this.size ? this.#tags[node]! : 0
  }

  /** Occurrences of a character (UTF-16 code unit) in all words. */
  occurrences(unit: number): number {
    return this.#ofUnit[unit]!
  }
}

let lexicon: Lexicon | undefined

/** The tree, grown on first use. */
export function wordTree(): Lexicon {
  lexicon ??= new Lexicon()
  return lexicon
}

const tagIds = new Map<string, number>([['', 0]])

/** The small number a part of speech or mark goes by; '' is 0. */
export function tagId(tag: string): number {
  let id = tagIds.get(tag)
  if (id === undefined) {
    id = tagIds.size
    tagIds.set(tag, id)
  }
  return id
}
