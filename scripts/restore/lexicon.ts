/**
 * jieba's dictionary as a tree of words read from their ends, so that growing a text by a character finds all
 * words that end there by walking back over what is already written; and how its words follow each other, as
 * open-gram's model has it. It lives in a few typed arrays: a map of 350,000 words would take longer to fill than
 * it saves.
 */
import { createRequire } from 'node:module'
import { kept } from '../kept.ts'
import { wordList } from '../words.ts'
import { FOLD, foldedText } from './fold.ts'
import { GAIN_STEP, readWordOrder, WORD_ORDER } from './open-gram/word-order.ts'

const require = createRequire(import.meta.url)

/** Words longer than this (UTF-16 code units) are not in the tree. */
export const WORD_MAX = 5
/** The empty word. */
export const ROOT = 0
/** No such node. */
export const NONE = -1
/** What a word the dictionary lacks counts as. */
const UNSEEN = 0.3
/** How far the shares of words are open-gram's, where it has the word: jieba's are of older, more literary texts. */
const OF_MODEL = 0.9
/** A word's share among words, where the model counts marks of punctuation too. */
const WITHOUT_MARKS = 1.5
const SLOT_BITS = 20
const SLOTS = 1 << SLOT_BITS
const PARENT_BITS = 24
const PARENT = (1 << PARENT_BITS) - 1
const PAIR_BITS = 20
const PAIRS = 1 << PAIR_BITS
const ENDING_BITS = 22

function endingBit(left: number, right: number): number {
  return (Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b)) >>> (32 - ENDING_BITS)
}

/** A hash table of nodes: a node goes by the number of its slot, from 1. */
interface Tables {
  /** Occurrences of all words together. */
  total: number
  /**
   * Two by slot, since all of a node is asked for at once and memory is far. In the first, as four integers of 24, 8,
   * 16 and 16 bits: one more than the node one character further to the right (0 where the slot is free), the place
   * of the part of speech in `tagNames`, the leftmost code unit, and the word's number in `order` and one more (0 for
   * words it lacks). In the second the logarithm of the word's share, 0 for the mere ending of a word.
   */
  nodes: Float64Array
  tagNames: string[]
  /** By a hash of two code units, whether some word may end in them; small enough to stay in the cache. */
  endings: Uint8Array
  /** Occurrences of each UTF-16 code unit in all words, by code unit. */
  ofUnit: Float64Array
  /** By code unit, the number in `order` and one more of single characters and marks; 0 for those it lacks. */
  numbersOfUnits: Uint16Array
  /** A hash table of two words in a row, by their numbers: the first in the upper half, 0 where the slot is free. */
  pairs: Uint32Array
  /** By slot, what the second gains by the first, in `GAIN_STEP`s. */
  gains: Int8Array
  /** By number, what any word gains that is not in `pairs`. */
  otherwise: Int8Array
  /** Second characters of the words of two, those with the same first in a row. */
  seconds: Uint16Array
  /** Where in `seconds` those of a first character begin, by code unit; they end where the next one's begin. */
  secondsFrom: Uint32Array
  /** First characters of the words of two, those with the same second in a row. */
  firsts: Uint16Array
  /** Where in `firsts` those of a second character begin, by code unit. */
  firstsFrom: Uint32Array
}

function tables(): Tables {
  const { words, shares, starts, seconds, gains, otherwise } = readWordOrder()
  const nodes = new Float64Array(2 * SLOTS)
  const fields = fieldsOf(nodes)
  const frequencies = new Uint32Array(SLOTS)
  const endings = new Uint8Array(1 << (ENDING_BITS - 3))
  const ofUnit = new Float64Array(0x1_0000)
  const numbersOfUnits = new Uint16Array(0x1_0000)
  const twos = new Set<number>()
  let total = 0
  const add = (word: string): number => {
    if (word.length === 2) twos.add(word.charCodeAt(0) * 0x1_0000 + word.charCodeAt(1))
    return addWord(fields, endings, word)
  }
  wordList().scan((text, start, stop, frequency, end) => {
    total += frequency
    const word = foldedText(text.slice(start, stop))
    for (let at = 0; at < word.length; at++) ofUnit[word.charCodeAt(at)]! += frequency
    if (word.length > WORD_MAX) return
    const slot = add(word) - 1
    // Of words that are one but for how they are written, the commonest tells what it is.
    if (frequency > frequencies[slot]!) {
      const tag = tagId(text.slice(text.indexOf(' ', stop + 1) + 1, end))
      fields[4 * slot] = (fields[4 * slot]! & PARENT) | (tag << PARENT_BITS)
    }
    frequencies[slot]! += frequency
  })
  const shareOf = new Map<number, number>()
  for (const [at, written] of words.entries()) {
    const word = foldedText(written)
    const node = add(word)
    shareOf.set(node, (shareOf.get(node) ?? 0) + shares[at]!)
    const unit = 4 * (node - 1) + 1
    if (fields[unit]! >>> 16 === 0) fields[unit]! |= (at + 1) << 16
    if (word.length === 1) numbersOfUnits[word.charCodeAt(0)] = fields[unit]! >>> 16
  }
  for (const [node, share] of shareOf) {
    const here = share * WITHOUT_MARKS * total
    frequencies[node - 1] = Math.ceil((1 - OF_MODEL) * frequencies[node - 1]! + OF_MODEL * here)
  }
  for (const [slot, frequency] of frequencies.entries())
    if (frequency > 0) nodes[2 * slot + 1] = Math.log((frequency + UNSEEN) / total)
  // Traditional pages have their own quotation marks.
  for (const [own = '', known = ''] of ['「“', '」”', '『“', '』”'])
    numbersOfUnits[own.charCodeAt(0)] = numbersOfUnits[known.charCodeAt(0)]!
  const byFirst = [...twos].sort((a, b) => a - b)
  const bySecond = byFirst.toSorted((a, b) => (a & 0xffff) - (b & 0xffff) || a - b)
  return {
    total,
    nodes,
    tagNames: [...tagIds.keys()],
    endings,
    ofUnit,
    numbersOfUnits,
    ...hashed(starts, seconds, gains),
    otherwise,
    seconds: Uint16Array.from(byFirst, (two) => two & 0xffff),
    secondsFrom: beginnings(byFirst.map((two) => two >>> 16)),
    firsts: Uint16Array.from(bySecond, (two) => two >>> 16),
    firstsFrom: beginnings(bySecond.map((two) => two & 0xffff)),
  }
}

/** The integers of `nodes`: four by slot, of which the last two are the logarithm. */
function fieldsOf(nodes: Float64Array): Uint32Array {
  return new Uint32Array(nodes.buffer, nodes.byteOffset, 2 * nodes.length)
}

/** The node of a word, made if need be. */
function addWord(fields: Uint32Array, endings: Uint8Array, word: string): number {
  let node = ROOT
  for (let at = word.length - 1; at >= 0; at--) {
    const unit = word.charCodeAt(at)
    const slot = slotOf(fields, node, unit)
    if (fields[4 * slot] === 0) {
      fields[4 * slot] = node + 1
      fields[4 * slot + 1] = unit
    }
    node = slot + 1
    if (at === word.length - 2) {
      const bit = endingBit(unit, word.charCodeAt(word.length - 1))
      endings[bit >> 3]! |= 1 << (bit & 7)
    }
  }
  return node
}

/** The pairs of words as a hash table. */
function hashed(
  starts: Uint32Array,
  seconds: Uint16Array,
  gains: Int8Array,
): Pick<Tables, 'pairs' | 'gains'> {
  const found = { pairs: new Uint32Array(PAIRS), gains: new Int8Array(PAIRS) }
  for (let first = 0; first + 1 < starts.length; first++) {
    for (let at = starts[first]!; at < starts[first + 1]!; at++) {
      const slot = pairSlotOf(found.pairs, first + 1, seconds[at]! + 1)
      found.pairs[slot] = (first + 1) * 0x1_0000 + seconds[at]! + 1
      found.gains[slot] = gains[at]!
    }
  }
  return found
}

/** Where a pair of words is, or would be. */
function pairSlotOf(pairs: Uint32Array, first: number, second: number): number {
  const pair = first * 0x1_0000 + second
  let slot = Math.imul(Math.imul(first, 0x9e3779b1) ^ second, 0x85ebca6b) >>> (32 - PAIR_BITS)
  while (pairs[slot] !== 0 && pairs[slot] !== pair) slot = (slot + 1) & (PAIRS - 1)
  return slot
}

/** Where in sorted code units each one's begin; they end where the next one's begin. */
function beginnings(sorted: number[]): Uint32Array {
  const from = new Uint32Array(0x1_0001)
  for (const unit of sorted) from[unit + 1]!++
  for (let unit = 1; unit <= 0x1_0000; unit++) from[unit]! += from[unit - 1]!
  return from
}

/** Where the child is, or would be. */
function slotOf(fields: Uint32Array, node: number, unit: number): number {
  let slot =
    Math.imul(Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b), 0xc2b2ae35) >>> (32 - SLOT_BITS)
  for (;;) {
    const parent = fields[4 * slot]! & PARENT
    if (parent === 0 || (parent === node + 1 && (fields[4 * slot + 1]! & 0xffff) === unit)) return slot
    slot = (slot + 1) & (SLOTS - 1)
  }
}

/** Words by node: a node is a string of characters some word ends in. */
export class Lexicon {
  /** Occurrences of all words together. */
  readonly total: number
  /** Nodes are below; pages may number theirs from here. */
  readonly size = SLOTS + 1
  readonly #tables: Tables
  readonly #fields: Uint32Array
  /** Nodes of single characters by code unit; 0 where not yet asked for. */
  readonly #lasts = new Int32Array(0x1_0000)
  readonly #logOfUnseen: number

  constructor() {
    this.#tables = kept(
      'words',
      [import.meta.url, FOLD, WORD_ORDER.href],
      { '@node-rs/jieba': require.resolve('@node-rs/jieba/dict') },
      tables,
    )
    for (const tag of this.#tables.tagNames) tagId(tag)
    this.#fields = fieldsOf(this.#tables.nodes)
    this.total = this.#tables.total
    this.#logOfUnseen = Math.log(UNSEEN / this.total)
  }

  /** The node one character further to the left, or `NONE`. */
  child(node: number, unit: number): number {
    if (node === ROOT && this.#lasts[unit] !== 0) return this.#lasts[unit]!
    const slot = slotOf(this.#fields, node, unit)
    const child = this.#fields[4 * slot] === 0 ? NONE : slot + 1
    if (node === ROOT) this.#lasts[unit] = child
    return child
  }

  /** The node of two characters in a row (code units), or `NONE`. */
  ending(left: number, right: number): number {
    const bit = endingBit(left, right)
    if ((this.#tables.endings[bit >> 3]! & (1 << (bit & 7))) === 0) return NONE
    const last = this.child(ROOT, right)
    return last === NONE ? NONE : this.child(last, left)
  }

  /** Natural logarithm of the share of two characters as a word; −∞ if they are none. */
  logOfTwo(left: number, right: number): number {
    const node = this.ending(left, right)
    return node === NONE || !this.isWord(node) ? -Infinity : this.logOf(node)
  }

  /** Second characters (code units) of the words of two that begin with a character. */
  secondsOf(first: number): Uint16Array {
    const { seconds, secondsFrom } = this.#tables
    return seconds.subarray(secondsFrom[first], secondsFrom[first + 1])
  }

  /** First characters (code units) of the words of two that end in a character. */
  firstsOf(second: number): Uint16Array {
    const { firsts, firstsFrom } = this.#tables
    return firsts.subarray(firstsFrom[second], firstsFrom[second + 1])
  }

  /** The number that `gainOf` knows a word by; 0 for a word it does not know. */
  numberOf(node: number): number {
    return node < this.size ? this.#fields[4 * node - 3]! >>> 16 : 0
  }

  /** The same of a single character or mark, by its code unit. */
  numberOfUnit(unit: number): number {
    return this.#tables.numbersOfUnits[unit]!
  }

  /** How much likelier (natural logarithm) the second word is behind the first than anywhere. */
  gainOf(first: number, second: number): number {
    if (first === 0 || second === 0) return 0
    const { pairs, gains, otherwise } = this.#tables
    const slot = pairSlotOf(pairs, first, second)
    return GAIN_STEP * (pairs[slot] === 0 ? otherwise[first - 1]! : gains[slot]!)
  }

  /** Whether the dictionary has the node as a word. */
  isWord(node: number): boolean {
    return node < this.size && this.#tables.nodes[2 * node - 1]! < 0
  }

  /** Natural logarithm of the share of a word in the dictionary's corpus; never −∞. */
  logOf(node: number): number {
    return (node < this.size && this.#tables.nodes[2 * node - 1]) || this.#logOfUnseen
  }

  /** Part of speech, as a small number; 0 where the dictionary has none. */
  tagOf(node: number): number {
    return node < this.size ? this.#fields[4 * node - 4]! >>> PARENT_BITS : 0
  }

  /** Occurrences of a character (UTF-16 code unit) in all words. */
  occurrences(unit: number): number {
    return this.#tables.ofUnit[unit]!
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
