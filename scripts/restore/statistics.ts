/**
 * How likely is a stretch of Chinese? A model of words and of what follows what: jieba's dictionary and open-gram's
 * model, mixed with the words of the page at hand, those near the place most of all. The probability of a text is
 * that of the best way to cut it into words. The dictionary is Simplified, so Traditional characters are looked up by
 * their Simplified counterparts (fold.ts).
 */
import {
  inBig5,
  inBig5Supplement,
  isSimplifiedForm,
  simplifiedByCharacter,
  simplifiedCharacter,
  traditionalCharacter,
} from '../chinese-scripts.ts'
import { jieba } from '../words.ts'
import { foldedText, foldedUnit } from './fold.ts'
import { NONE, ROOT, tagId, WORD_MAX, wordTree } from './lexicon.ts'

/** Share of sentence punctuation among the tokens of running text, roughly as in newspapers. */
const PUNCTUATION_SHARE: Record<string, number> = {
  '，': 0.07,
  '。': 0.035,
  '、': 0.015,
  '：': 0.006,
  '；': 0.003,
  '？': 0.001,
  '！': 0.002,
  '「': 0.004,
  '」': 0.004,
  '“': 0.004,
  '”': 0.004,
  '（': 0.003,
  '）': 0.003,
  '《': 0.003,
  '》': 0.003,
  '『': 0.0002,
  '』': 0.0002,
  '…': 0.0005,
  '—': 0.0005,
  '·': 0.0003,
  '　': 0.001,
}
/** Their logarithms, by code unit. */
const LOG_PUNCTUATION = new Map(
  Object.entries(PUNCTUATION_SHARE).map(([mark, share]) => [mark.charCodeAt(0), Math.log(share)]),
)
/** Marks that come in twos; how likely (natural logarithm) the second is after the first. */
const DOUBLED = new Set(['…', '—'].map((mark) => mark.charCodeAt(0)))
const LOG_DOUBLED = Math.log(0.9)
/** Characters that stand after a sentence mark only by mistake. */
const NEVER_AFTER_MARK = new Set(unitsOf('，。、：；？！'))
const SENTENCE_END = new Set(unitsOf('。！？!?'))
const CLAUSE_END = new Set(unitsOf('，。：；？！'))
/**
 * What a mark that ends a clause loses (log-probability) behind so many characters of the clause: one is no clause, few
 * are hardly any. Measured on meeting transcripts, articles and interviews, which agree.
 */
const EARLY = [0, -2.5, -1.5, -1.2, -0.5, -0.5]
const MARKS = new Set(unitsOf('，。、：；？！「“（《『—'))
const IMPROBABLE = -7
/** The wide space that opens a paragraph. */
const [INDENT] = unitsOf('　')
const [COMMA, ASKED, NOT, NEVER] = unitsOf('，？不没')
/** Characters and pairs of them, folded, by which a sentence asks. */
const ASKING = new Set(unitsOf('吗哪谁怎什几'))
const ASKING_PAIRS = new Set(
  ['甚幺', '多少', '是否', '如何', '为何', '何时', '何处', '何方', '何以', '何人'].map((word) =>
    pairOfUnits(word.charCodeAt(0), word.charCodeAt(1)),
  ),
)
/** What a question mark gains (log-probability) behind such a word; of 800 sentences with one in interviews and articles six in ten end in it. */
const IN_QUESTION = 2.5
/** Log-probability of a paragraph ending after a mark; after anything else it is `END_BARE`. */
const END_AFTER: Record<string, number> = {
  '。': 0,
  '！': 0,
  '？': 0,
  '」': 0,
  '”': 0,
  '）': 0,
  '：': -1.5,
  '；': -4,
  '，': -6,
  '、': -8,
}
const END_BARE = -3.5
/** Log-probability of a Latin letter or digit, and of a symbol, fullwidth letter or kana, in a Chinese sentence. */
export const LOG_ASCII = Math.log(1e-4)
const LOG_SYMBOL = Math.log(1e-6)
/** Opening marks by the code units of those that close them. */
const CLOSERS = new Map(
  ['「」', '“”', '（）', '《》', '『』', '‘’'].map(([opener = '', closer = '']) => [
    closer.charCodeAt(0),
    opener,
  ]),
)
const OPENERS = new Set(unitsOf([...CLOSERS.values()].join('')))
/** Of more open brackets than this the outermost are forgotten: they were never closed. */
const OPEN_MAX = 16

/**
 * How many words of the page the language's own distribution is worth, and how many words of the
 * neighbourhood that of the page (Dirichlet smoothing, one level upon the other).
 */
const PRIOR_WORDS = { page: 200, near: 200 }
/** How far the page is believed against the language, 0 to 1: common words come in bunches less than rare ones. */
const ADAPTATION = 0.8
/** What a character standing alone as a word loses. */
const SINGLE = -0.5
/** How many occurrences of a part of speech the chance expectation of what follows is worth; weight of what is found. */
const TAG_ORDER = { prior: 50, weight: 0.7 }
/** How far it is believed what words follow each other in the language. */
const WORD_ORDER = 0.7
/** Length of the pieces a page is counted in, in UTF-16 code units; a neighbourhood is three of them. */
const PIECE = 150
/** A page longer than this is counted in its first pieces only. */
const PAGE_MAX = 200_000

/** The Simplified counterpart of one character; itself when it has none. */
export const simplifiedOf = simplifiedCharacter

/** Natural logarithm of the share a character has in running text; smoothed, so never −∞. */
export function logShare(char: string): number {
  return logShareOf(codeOf(char))
}

/** `logShare` by code unit; 0 for what is no character of the basic plane. */
export function logShareOf(unit: number): number {
  if (logShares[unit] === 0) {
    const tree = wordTree()
    const occurrences = tree.occurrences(foldedUnit(unit))
    const share = PUNCTUATION_SHARE[String.fromCharCode(unit)] ?? (occurrences + 0.5) / (tree.total * 1.5)
    logShares[unit] = Math.log(share)
  }
  return logShares[unit]!
}

/** By code unit; 0 where not yet asked for. */
const logShares = new Float64Array(0x1_0000)

/** Log-probability of two characters in a row (code units), as a word or apart. */
export function logPairShare(first: number, second: number): number {
  if (first === second && DOUBLED.has(first)) return logShareOf(first) + LOG_DOUBLED
  const apart = logShareOf(first) + logShareOf(second)
  return Math.max(apart, wordTree().logOfTwo(foldedUnit(first), foldedUnit(second)))
}

const BOND_BITS = 14
const bonded = new Int32Array(1 << BOND_BITS)
const bonds = new Float64Array(1 << BOND_BITS)

/** What two characters (code units) gain by being one word; the ways through a run ask for the same again and again. */
export function bond(left: number, right: number): number {
  if (left === 0 || right === 0) return 0
  const pair = (left << 16) | right
  const slot = Math.imul(pair, 0x9e3779b1) >>> (32 - BOND_BITS)
  if (bonded[slot] !== pair) {
    bonded[slot] = pair
    bonds[slot] = logPairShare(left, right) - logShareOf(left) - logShareOf(right)
  }
  return bonds[slot]!
}

/** Folded forms (code units) of the characters that make a word of two behind a character. */
export function secondsInWords(first: number): Uint16Array {
  return wordTree().secondsOf(foldedUnit(first))
}

/** Folded forms (code units) of the characters that make a word of two before a character. */
export function firstsInWords(second: number): Uint16Array {
  return wordTree().firstsOf(foldedUnit(second))
}

/** Code unit of a character of the basic plane; 0 for any other. */
export function codeOf(char: string): number {
  return char.length === 1 ? char.charCodeAt(0) : 0
}

/** `codeOf` each character. */
export function unitsOf(text: string): number[] {
  return Array.from(text, codeOf)
}

/** A text being grown a character at a time: its last character, and the text before it. Immutable. */
export interface Growth {
  before: Growth | undefined
  /** Code unit of the last character, folded; 0 at the start. */
  unit: number
  /** Log-probability of the whole, cut into words in the best way. */
  score: number
  /** Part of speech of the last word. */
  tag: number
  /**
   * Number of the last word, as the dictionary numbers what it knows to follow each other; 0 for others. What begins a
   * sentence begins a clause: the model ends with the sentence, and only knows what follows a comma.
   */
  word: number
  /** Brackets and quotation marks open at the end, outermost first. */
  open: string
  /** Characters of the clause so far; Infinity where a quotation or bracket opens it. */
  clause: number
  /** A word has been in the sentence by which it asks. */
  asks: boolean
}

/** Log-probability of a paragraph ending here. */
export function logEnd(growth: Growth): number {
  return (END_AFTER[String.fromCharCode(growth.unit)] ?? END_BARE) + (growth.open === '' ? 0 : IMPROBABLE / 2)
}

/** Log-probability of everything appended so far. */
export function scoreOf(growth: Growth): number {
  return growth.score
}

interface WordCount {
  total: number
  /** By node of the page's tree. */
  ofWord: Map<number, number>
}

/** The words of one page, and through them the probability of a text at a place on it. */
export class PageStatistics {
  readonly #tree = wordTree()
  readonly #words = new PageWords()
  readonly #pieces: WordCount[] = []
  readonly #page: WordCount = { total: 0, ofWord: new Map() }
  /** By the last bits of a node, whether the page may have the word; most look-ups end here. */
  readonly #onPage = new Uint8Array(0x1_0000)
  #near: WordCount = { total: 0, ofWord: new Map() }
  #here = -1
  /** What a word gains here that the page has, by node; all others gain `#gainOfRest`. */
  readonly #gains = new Map<number, number>()
  #gainOfRest = 0
  /** Log-probabilities of single characters here, by code unit, and what they gain; NaN where not yet asked for. */
  readonly #singles = new Float64Array(0x1_0000)
  readonly #gainsOfSingles = new Float64Array(0x1_0000)
  readonly #tags: number[] = []
  readonly #tagPairs = new Map<number, number>()
  #tagTotal = 0
  /** NaN where not yet asked for. */
  readonly #logTagPairs = new Float64Array(1 << (2 * TAG_BITS)).fill(Number.NaN)

  /** @param clean the page as far as it is known, damaged places left out or not */
  constructor(clean: string) {
    for (let start = 0; start < Math.min(clean.length, PAGE_MAX); start += PIECE) {
      const piece = this.#countWords(clean.slice(start, start + PIECE))
      this.#pieces.push(piece)
      addCounts(this.#page, piece)
    }
    for (const node of this.#page.ofWord.keys()) this.#onPage[node & 0xffff] = 1
    this.#countOrder(simplifiedByCharacter(clean.slice(0, PAGE_MAX)))
  }

  #countWords(piece: string): WordCount {
    const counts: WordCount = { total: 0, ofWord: new Map() }
    for (const word of jieba().cut(simplifiedByCharacter(piece))) {
      if (!isHan(word)) continue
      counts.total++
      if (word.length <= WORD_MAX) count(counts.ofWord, this.#words.add(foldedText(word)))
    }
    return counts
  }

  /** Counts which parts of speech follow which. */
  #countOrder(text: string): void {
    let before = 0
    for (const word of jieba().cut(text)) {
      const tag = this.#tagOfWord(foldedText(word))
      if (tag !== 0) {
        this.#tagTotal++
        this.#tags[tag] = (this.#tags[tag] ?? 0) + 1
        if (before !== 0) count(this.#tagPairs, (before << TAG_BITS) | tag)
      }
      before = tag
    }
  }

  #tagOfWord(word: string): number {
    if (word.length === 1) return tagOfUnit(word.charCodeAt(0))
    let node = ROOT
    for (let at = word.length - 1; at >= 0 && node !== NONE; at--)
      node = this.#tree.child(node, word.charCodeAt(at))
    return node === NONE ? 0 : this.#tree.tagOf(node)
  }

  /** Judges from now on at this offset of the page (UTF-16 code units). */
  moveTo(offset: number): void {
    const here = Math.min(Math.floor(offset / PIECE), this.#pieces.length - 1)
    if (here === this.#here) return
    this.#here = here
    this.#gains.clear()
    this.#singles.fill(Number.NaN)
    this.#gainsOfSingles.fill(Number.NaN)
    this.#near = { total: 0, ofWord: new Map() }
    for (const step of [-1, 0, 1]) {
      const piece = this.#pieces[here + step]
      if (piece) addCounts(this.#near, piece)
    }
    this.#gainOfRest = this.#computeGain(0, 0, 1)
  }

  /** An empty text, inside brackets already open, and in a sentence that may already ask. */
  start(open: string, asks = false): Growth {
    return { before: undefined, unit: 0, score: 0, tag: 0, word: 0, open, clause: 0, asks }
  }

  /** The text longer by a character (code unit). */
  append(growth: Growth, char: number): Growth {
    const unit = foldedUnit(char)
    const tagAlone = tagOfUnit(unit)
    const wordAlone = this.#tree.numberOfUnit(unit)
    let tag = tagAlone
    let word = wordAlone
    const order = isSecond(unit, growth) ? 0 : this.#logOrder(growth, tagAlone, wordAlone)
    let score = growth.score + this.#logSingle(unit, growth) + order
    let node = this.#words.ending(growth.unit, unit)
    let first = growth
    for (let length = 2; node !== NONE && first.before !== undefined; length++) {
      const left = first.before
      const log = this.#logWord(node)
      if (log > -Infinity) {
        const own = this.#tree.tagOf(node)
        const number = this.#tree.numberOf(node)
        const way = left.score + log + this.#logOrder(left, own, number)
        if (way > score) {
          score = way
          tag = own
          word = number
        }
      }
      if (length === WORD_MAX) break
      first = left
      node = this.#words.child(node, first.unit)
    }
    const { open } = growth
    const clause = growth.clause + 1
    const asks = asksBehind(growth.asks, growth.before?.unit ?? 0, growth.unit, unit)
    if (isHanUnit(unit)) return { before: growth, unit, score, tag, word, open, clause, asks }
    const endsSentence = SENTENCE_END.has(unit)
    return {
      before: growth,
      unit,
      score,
      tag,
      word: endsSentence ? this.#tree.numberOfUnit(COMMA!) : word,
      open: nextOpen(open, char),
      clause: CLAUSE_END.has(unit) ? 0 : OPENERS.has(unit) ? Number.POSITIVE_INFINITY : clause,
      asks,
    }
  }

  /** The text longer by characters (code units). */
  appendAll(growth: Growth, chars: number[]): Growth {
    let grown = growth
    for (const char of chars) grown = this.append(grown, char)
    return grown
  }

  /** How much likelier (natural logarithm) a character (code unit) is at this place of the page than in the language. */
  gainOf(char: number): number {
    let gain = this.#gainsOfSingles[char]!
    if (Number.isNaN(gain)) {
      const node = this.#words.child(ROOT, foldedUnit(char))
      gain = node === NONE || !this.#isWord(node) ? 0 : this.#gain(node)
      this.#gainsOfSingles[char] = gain
    }
    return gain
  }

  #isOnPage(node: number): boolean {
    return this.#onPage[node & 0xffff] === 1 && this.#page.ofWord.has(node)
  }

  #isWord(node: number): boolean {
    return this.#tree.isWord(node) || this.#isOnPage(node)
  }

  /** Log-probability of a word; −∞ if it is none. */
  #logWord(node: number): number {
    if (!this.#isOnPage(node))
      return this.#tree.isWord(node) ? this.#tree.logOf(node) + this.#gainOfRest : -Infinity
    return this.#tree.logOf(node) + this.#gain(node)
  }

  #gain(node: number): number {
    if (!this.#isOnPage(node)) return this.#gainOfRest
    let gain = this.#gains.get(node)
    if (gain === undefined) {
      const inPage = this.#page.ofWord.get(node) ?? 0
      gain = this.#computeGain(inPage, this.#near.ofWord.get(node) ?? 0, Math.exp(this.#tree.logOf(node)))
      this.#gains.set(node, gain)
    }
    return gain
  }

  /** What a word of a share in the language gains by occurring so often on the page and near the place. */
  #computeGain(inPage: number, near: number, inLanguage: number): number {
    const onPage = (inPage + PRIOR_WORDS.page * inLanguage) / (this.#page.total + PRIOR_WORDS.page)
    const here = (near + PRIOR_WORDS.near * onPage) / (this.#near.total + PRIOR_WORDS.near)
    return ADAPTATION * Math.log(here / inLanguage)
  }

  /** What it adds that a word, given by its first character, part of speech and number, follows what stands to its left. */
  #logOrder(left: Growth, tag: number, word: number): number {
    return this.#logTags(left.tag, tag) + WORD_ORDER * this.#tree.gainOf(left.word, word)
  }

  /** What it adds that a part of speech follows another as it does on the page. */
  #logTags(left: number, right: number): number {
    if (left === 0 || right === 0 || this.#tagTotal === 0) return 0
    const pair = (left << TAG_BITS) | right
    let log = this.#logTagPairs[pair]!
    if (Number.isNaN(log)) {
      const expected = (this.#tags[right] ?? 0.5) / this.#tagTotal
      const { prior, weight } = TAG_ORDER
      const found = ((this.#tagPairs.get(pair) ?? 0) + prior * expected) / ((this.#tags[left] ?? 0) + prior)
      log = weight * Math.log(found / expected)
      this.#logTagPairs[pair] = log
    }
    return log
  }

  /** Log-probability of a single character standing as a word. */
  #logSingle(unit: number, growth: Growth): number {
    if (!isHanUnit(unit)) {
      const { unit: previous, open, clause, asks } = growth
      const log = LOG_PUNCTUATION.get(unit)
      if (isSecond(unit, growth)) return LOG_DOUBLED
      if (log === undefined) return unit < 0x80 ? LOG_ASCII : LOG_SYMBOL
      const early = CLAUSE_END.has(unit) ? (EARLY[clause] ?? 0) : 0
      const asked = asks && unit === ASKED ? IN_QUESTION : 0
      return log + early + asked + strangeness(unit, previous, open)
    }
    let log = this.#singles[unit]!
    if (Number.isNaN(log)) {
      const node = this.#words.child(ROOT, unit)
      const alone =
        node === NONE || !this.#isWord(node) ? 0 : Math.exp(this.#tree.logOf(node) + this.#gain(node))
      // A character that is not a word by itself may still stand in a word the dictionary lacks: a name, say.
      const inWords = (0.02 * this.#tree.occurrences(unit) + 0.05) / this.#tree.total
      log = Math.log(alone + inWords) + SINGLE
      this.#singles[unit] = log
    }
    return log
  }
}

/** The dictionary's tree with the words of one page added that it lacks. */
class PageWords {
  readonly #tree = wordTree()
  readonly #added = new Map<number, number>()
  /** By a hash of node and unit, whether there may be anything added; most look-ups end here. */
  readonly #filter = new Uint8Array(0x1_0000)
  #next = this.#tree.size

  child(node: number, unit: number): number {
    const found = node < this.#tree.size ? this.#tree.child(node, unit) : NONE
    if (found !== NONE || this.#filter[hash(node, unit)] === 0) return found
    return this.#added.get(node * 0x1_0000 + unit) ?? NONE
  }

  /** The node of two characters in a row, or `NONE`. */
  ending(left: number, right: number): number {
    const found = this.#tree.ending(left, right)
    if (found !== NONE) return found
    const last = this.#tree.child(ROOT, right)
    if (last !== NONE && this.#filter[hash(last, left)] === 0) return NONE
    const own = this.child(ROOT, right)
    return own === NONE ? NONE : this.child(own, left)
  }

  /** The node of a word, added if need be. */
  add(word: string): number {
    let node = ROOT
    for (let at = word.length - 1; at >= 0; at--) {
      const unit = word.charCodeAt(at)
      let child = this.child(node, unit)
      if (child === NONE) {
        child = this.#next++
        this.#added.set(node * 0x1_0000 + unit, child)
        this.#filter[hash(node, unit)] = 1
      }
      node = child
    }
    return node
  }
}

function hash(node: number, unit: number): number {
  return (Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)) >>> 16
}

function count(sum: Map<number, number>, key: number): void {
  sum.set(key, (sum.get(key) ?? 0) + 1)
}

/** jieba has some sixty parts of speech; marks are one each. */
const TAG_BITS = 7
/** Tags of single characters by code unit, one more than the tag; 0 where not yet asked for. */
const tagsOfUnits = new Uint8Array(0x1_0000)

/** Part of speech of a character standing alone, or the mark itself; 0 where the dictionary has none. */
function tagOfUnit(unit: number): number {
  if (tagsOfUnits[unit] === 0) {
    const char = String.fromCharCode(unit)
    const node = wordTree().child(ROOT, unit)
    const tag = node === NONE ? 0 : wordTree().tagOf(node)
    tagsOfUnits[unit] = 1 + (PUNCTUATION_SHARE[char] === undefined ? tag : tagId(char))
  }
  return tagsOfUnits[unit]! - 1
}

/** Whether a mark is the second of two that come together. */
function isSecond(unit: number, { unit: previous, before }: Growth): boolean {
  return unit === previous && DOUBLED.has(unit) && before?.unit !== unit
}

function addCounts(sum: WordCount, { total, ofWord }: WordCount): void {
  sum.total += total
  for (const [word, count] of ofWord) sum.ofWord.set(word, (sum.ofWord.get(word) ?? 0) + count)
}

/** What punctuation out of its place costs, and a closing bracket that was waited for gains. */
function strangeness(mark: number, previous: number, open: string): number {
  const opener = CLOSERS.get(mark)
  if (opener) return open.endsWith(opener) ? 2 : IMPROBABLE
  if (mark === INDENT) return previous === 0 || previous === INDENT ? 0 : IMPROBABLE
  return NEVER_AFTER_MARK.has(mark) && MARKS.has(previous) ? IMPROBABLE : 0
}

/** Brackets open after one more character (code unit). */
export function nextOpen(open: string, char: number): string {
  const opener = CLOSERS.get(char)
  if (opener !== undefined) return open.endsWith(opener) ? open.slice(0, -1) : open
  return OPENERS.has(char) ? (open + String.fromCharCode(char)).slice(-OPEN_MAX) : open
}

/** Whether a sentence asks with one more character (folded code unit), behind the two before it: 會不會, 有沒有. */
export function asksBehind(asks: boolean, lastButOne: number, last: number, unit: number): boolean {
  if (SENTENCE_END.has(unit)) return false
  return (
    asks ||
    ASKING.has(unit) ||
    ASKING_PAIRS.has(pairOfUnits(last, unit)) ||
    (unit === lastButOne && (last === NOT || last === NEVER) && isHanUnit(unit))
  )
}

function pairOfUnits(first: number, second: number): number {
  return first * 0x1_0000 + second
}

function isHan(text: string): boolean {
  return isHanUnit(text.charCodeAt(0)) || (text.length > 1 && /^\p{Script=Han}/u.test(text))
}

function isHanUnit(unit: number): boolean {
  return (
    (unit >= 0x4e00 && unit <= 0x9fff) ||
    (unit >= 0x3400 && unit <= 0x4dbf) ||
    (unit >= 0xf900 && unit <= 0xfaff)
  )
}

/**
 * What a form costs that is not the usual one for its word in Traditional text, the more the oftener (in so many
 * occurrences) the page writes that word otherwise; and one that Traditional writing lacks.
 */
const UNUSUAL_FORM = -2
const WRITTEN_OTHERWISE = 3
const FOREIGN_FORM = -5
/** Quotation marks of either kind; hardly a page has both. */
const QUOTES = [[...'「」『』'], [...'“”‘’']]

/**
 * How much each character (code unit) is at home on a page of Traditional text: 0 for characters the page has itself; a
 * negative log-probability for Simplified forms, and for forms of what the page writes otherwise.
 */
export function formPrior(page: string): (char: number) => number {
  const present = new Set(page)
  const written = new Map<string, number>()
  for (const char of page) {
    const form = simplifiedOf(char)
    written.set(form, (written.get(form) ?? 0) + 1)
  }
  const otherQuotes = QUOTES.filter((marks) => !marks.some((mark) => present.has(mark)))
  const foreignQuotes = new Set(otherQuotes.length < QUOTES.length ? otherQuotes.flat() : [])
  const priorOf = (char: string): number => {
    if (foreignQuotes.has(char)) return FOREIGN_FORM
    if (present.has(char) || !isHan(char)) return 0
    const simplified = simplifiedOf(char)
    const usual = traditionalCharacter(simplified)
    if (isForeign(char, usual)) return FOREIGN_FORM
    const times = written.get(simplified) ?? 0
    return char !== usual || times > 0 ? UNUSUAL_FORM - Math.log(1 + times / WRITTEN_OTHERWISE) : 0
  }
  const known = new Map<number, number>()
  return (char) => {
    let prior = known.get(char)
    if (prior === undefined) {
      prior = priorOf(String.fromCharCode(char))
      known.set(char, prior)
    }
    return prior
  }
}

const foreign = new Map<string, boolean>()

/** Whether Traditional writing lacks a form. */
function isForeign(char: string, usual: string): boolean {
  let found = foreign.get(char)
  if (found === undefined) {
    found = !inBig5(char) || (char !== usual && isSimplifiedForm(char) && inBig5Supplement(char))
    foreign.set(char, found)
  }
  return found
}
