/**
 * How likely is a stretch of Chinese? A unigram model of words: jieba's dictionary with its frequencies, mixed
 * with the words of the page at hand, those near the place most of all. The probability of a text is that of
 * the best way to cut it into words. The dictionary is Simplified, so Traditional characters are looked up by
 * their Simplified counterparts (opencc-js).
 */
import { isSimplifiedForm, simplifiedByCharacter, simplifiedCharacter } from '../chinese-scripts.ts'
import { jieba, wordList } from '../words.ts'

/** Words longer than this are not looked up. */
const WORD_MAX = 5
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
/** Characters that stand after a sentence mark only by mistake. */
const NEVER_AFTER_MARK = new Set('，。、：；？！')
const SENTENCE_END = new Set('。！？')
const MARKS = new Set('，。、：；？！「“（《『—')
const IMPROBABLE = -7
/** Characters of question words, and particles that close a question; Simplified. */
const QUESTIONING = new Set('何谁哪吗呢么怎几否')
/** What a question word in the sentence adds to the log-probability of a question mark. */
const QUESTION_GAIN = 3.5
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
const END_BARE = -2.5
/** Log-probability of a Latin letter or digit, and of a symbol, fullwidth letter or kana, in a Chinese sentence. */
const LOG_ASCII = Math.log(1e-4)
const LOG_SYMBOL = Math.log(1e-6)
const CLOSERS: Record<string, string> = { '」': '「', '”': '“', '）': '（', '》': '《', '』': '『', '’': '‘' }
const OPENERS = new Set(Object.values(CLOSERS))

/**
 * How many words of the page the language's own distribution is worth, and how many words of the
 * neighbourhood that of the page (Dirichlet smoothing, one level upon the other).
 */
const PRIOR_WORDS = { page: 200, near: 200 }
/** How far the page is believed against the language, 0 to 1: common words come in bunches less than rare ones. */
const ADAPTATION = 0.8
/** How many occurrences of a character the chance expectation of its neighbours is worth; weight of what is found. */
const SINGLE = -0.5
const NEIGHBOURS = { prior: 50, weight: 0.5 }
/** The same for the order of parts of speech. */
const TAG_ORDER = { prior: 50, weight: 0.7 }
/** Length of the pieces a page is counted in, in UTF-16 code units; a neighbourhood is three of them. */
const PIECE = 150
/** Characters within which a word that comes again is no sign of the page's theme. */
const RECENT = 10
/** A page longer than this is counted in its first pieces only. */
const PAGE_MAX = 200_000

/** The Simplified counterpart of one character; itself when it has none. */
export const simplifiedOf = simplifiedCharacter

interface Counts {
  /** Occurrences of all words together. */
  total: number
  /** Occurrences of a (Simplified) character in all words. */
  ofChar: { get(char: string): number | undefined }
}

let counts: Counts | undefined

/**
 * Pairs of characters that are neighbours inside some word, by a hash of the two: where the bit is not set,
 * no word need be looked up. Collisions only cost a look.
 */
const NEIGHBOUR_BITS = 22
const neighbours = new Uint8Array(1 << NEIGHBOUR_BITS)

function unitHash(left: number, right: number): number {
  return (Math.imul(left, 40_503) ^ right) & ((1 << NEIGHBOUR_BITS) - 1)
}

function noteNeighbours(word: string): void {
  for (let at = 1; at < word.length; at++)
    neighbours[unitHash(word.charCodeAt(at - 1), word.charCodeAt(at))] = 1
}

/** Whether the two characters may be neighbours inside a word. */
function mayJoin(left: string, right: string): boolean {
  return neighbours[unitHash(left.charCodeAt(0), right.charCodeAt(0))] === 1
}

function dictionary(): Counts {
  if (!counts) {
    let total = 0
    const ofUnit = new Float64Array(0x1_0000)
    wordList().scan((text, from, to, frequency) => {
      total += frequency
      for (let at = from; at < to; at++) {
        const unit = text.charCodeAt(at)
        ofUnit[unit]! += frequency
        if (at > from) neighbours[unitHash(text.charCodeAt(at - 1), unit)] = 1
      }
    })
    counts = {
      total,
      ofChar: { get: (char) => (char.length === 1 ? ofUnit[char.charCodeAt(0)] : undefined) },
    }
  }
  return counts
}

/** Natural logarithm of the share a character has in running text; smoothed, so never −∞. */
export function logShare(char: string): number {
  let found = logShares.get(char)
  if (found === undefined) {
    const { total, ofChar } = dictionary()
    const share = PUNCTUATION_SHARE[char] ?? ((ofChar.get(simplifiedOf(char)) ?? 0) + 0.5) / (total * 1.5)
    found = Math.log(share)
    logShares.set(char, found)
  }
  return found
}

const logShares = new Map<string, number>()

/** Log-probability of two characters in a row, as a word or apart. */
export function logPairShare(first: string, second: string): number {
  const { total } = dictionary()
  const apart = logShare(first) + logShare(second)
  const [left, right] = [simplifiedOf(first), simplifiedOf(second)]
  const together = mayJoin(left, right) ? wordList().frequency(left + right) : undefined
  return together === undefined ? apart : Math.max(apart, Math.log((together + 0.3) / total))
}

/** A text being grown a character at a time; immutable. */
export interface Growth {
  /** The last characters, Simplified, at most `WORD_MAX`. */
  tail: string[]
  /** `scores[i]` is the best log-probability of the text up to `tail[i]` exclusive; the last is of all. */
  scores: number[]
  /** Part of speech of the word that ends where `scores` ends, position by position. */
  tags: string[]
  /** Brackets and quotation marks open at the end, outermost first. */
  open: string
  /** The last `RECENT` characters, Simplified. */
  recent: string
  /** Whether the sentence so far has a question word. */
  questioning: boolean
}

/** Log-probability of a paragraph ending here. */
export function logEnd({ tail, open }: Growth): number {
  return (END_AFTER[tail[tail.length - 1] ?? ''] ?? END_BARE) + (open === '' ? 0 : IMPROBABLE / 2)
}

/** Log-probability of everything appended so far. */
export function scoreOf(growth: Growth): number {
  return growth.scores[growth.scores.length - 1]!
}

interface WordCount {
  total: number
  ofWord: Map<string, number>
}

/** The words of one page, and through them the probability of a text at a place on it. */
export class PageStatistics {
  readonly #pieces: WordCount[] = []
  readonly #page: WordCount = { total: 0, ofWord: new Map() }
  #near: WordCount = { total: 0, ofWord: new Map() }
  #here = -1
  /** Shares of words on the page, and at the place judged. */
  readonly #onPage = new Map<string, number>()
  readonly #shares = new Map<string, number>()
  /** Characters of the page, and pairs of neighbours. */
  readonly #chars = new Map<string, number>()
  readonly #neighbours = new Map<string, number>()
  #length = 0
  readonly #tags = new Map<string, number>()
  readonly #tagPairs = new Map<string, number>()
  #tagTotal = 0

  /** @param clean the page as far as it is known, damaged places left out or not */
  constructor(clean: string) {
    for (let start = 0; start < Math.min(clean.length, PAGE_MAX); start += PIECE) {
      const piece = countWords(clean.slice(start, start + PIECE))
      this.#pieces.push(piece)
      addCounts(this.#page, piece)
    }
    this.#countOrder(simplifiedByCharacter(clean.slice(0, PAGE_MAX)))
  }

  /** Counts what follows what: characters, and parts of speech. */
  #countOrder(text: string): void {
    let before = ''
    for (const word of jieba().cut(text)) {
      const tag = tagOf(word)
      if (tag !== '') {
        this.#tagTotal++
        count(this.#tags, tag)
        if (before !== '') count(this.#tagPairs, `${before} ${tag}`)
      }
      before = tag
    }
    let previous = ''
    for (const char of text) {
      const here = isHan(char) ? char : ''
      if (here !== '') {
        this.#length++
        count(this.#chars, here)
        if (previous !== '') count(this.#neighbours, previous + here)
      }
      previous = here
    }
  }

  /** Judges from now on at this offset of the page (UTF-16 code units). */
  moveTo(offset: number): void {
    const here = Math.min(Math.floor(offset / PIECE), this.#pieces.length - 1)
    if (here === this.#here) return
    this.#here = here
    this.#shares.clear()
    this.#near = { total: 0, ofWord: new Map() }
    for (const step of [-1, 0, 1]) {
      const piece = this.#pieces[here + step]
      if (piece) addCounts(this.#near, piece)
    }
  }

  /** An empty text, inside brackets already open. */
  start(open: string): Growth {
    return { tail: [], scores: [0], tags: [''], open, recent: '', questioning: false }
  }

  /** The text one character longer. */
  append(growth: Growth, char: string): Growth {
    const { scores, tags } = growth
    const one = simplifiedOf(char)
    const tail = [...growth.tail, one]
    let tag = tagOf(one)
    let best =
      scores[scores.length - 1]! +
      this.#logSingle(one, growth) +
      this.#logJoint(growth.tail[growth.tail.length - 1], one) +
      this.#logTags(tags[tags.length - 1]!, tag)
    let word = one
    const recent = growth.recent
    for (let from = tail.length - 2; from >= 0 && mayJoin(tail[from]!, tail[from + 1]!); from--) {
      word = tail[from]! + word
      // Right after itself a word is no likelier than anywhere, however much the page is given to it.
      const share = recent.includes(word) ? languageShare(word) : this.#shareOf(word)
      if (share === 0) continue
      const own = tagOf(word)
      const score =
        scores[from]! +
        Math.log(share) +
        this.#logJoint(tail[from - 1], tail[from]!) +
        this.#logTags(tags[from]!, own)
      if (score > best) {
        best = score
        tag = own
      }
    }
    const drop = tail.length >= WORD_MAX ? 1 : 0
    return {
      tail: tail.slice(drop),
      scores: [...scores, best].slice(drop),
      tags: [...tags, tag].slice(drop),
      open: nextOpen(growth.open, char),
      recent: (growth.recent + one).slice(-RECENT),
      questioning: QUESTIONING.has(one) || (growth.questioning && !SENTENCE_END.has(one)),
    }
  }

  /** The text longer by a string. */
  appendAll(growth: Growth, text: string): Growth {
    let grown = growth
    for (const char of text) grown = this.append(grown, char)
    return grown
  }

  /** How much likelier (natural logarithm) a character is at this place of the page than in the language. */
  gainOf(char: string): number {
    const one = simplifiedOf(char)
    const share = this.#shareOf(one)
    return share === 0 ? 0 : Math.log(share / languageShare(one))
  }

  /** What it adds that two characters, neighbours across words, are neighbours elsewhere on the page. */
  #logJoint(left: string | undefined, right: string): number {
    if (left === undefined) return 0
    const before = this.#chars.get(left)
    const after = this.#chars.get(right)
    if (!before || !after) return 0
    const expected = after / this.#length
    const { prior, weight } = NEIGHBOURS
    const found = ((this.#neighbours.get(left + right) ?? 0) + prior * expected) / (before + prior)
    return weight * Math.log(found / expected)
  }

  /** What it adds that a part of speech follows another as it does on the page. */
  #logTags(left: string, right: string): number {
    if (left === '' || right === '' || this.#tagTotal === 0) return 0
    const expected = (this.#tags.get(right) ?? 0.5) / this.#tagTotal
    const before = this.#tags.get(left) ?? 0
    const { prior, weight } = TAG_ORDER
    const found = ((this.#tagPairs.get(`${left} ${right}`) ?? 0) + prior * expected) / (before + prior)
    return weight * Math.log(found / expected)
  }

  #shareOf(word: string): number {
    let share = this.#shares.get(word)
    if (share === undefined) {
      share = this.#computeShare(word)
      this.#shares.set(word, share)
    }
    return share
  }

  #computeShare(word: string): number {
    const onPage = this.#shareOnPage(word)
    if (onPage === 0) return 0
    const { near } = PRIOR_WORDS
    const here = ((this.#near.ofWord.get(word) ?? 0) + near * onPage) / (this.#near.total + near)
    const inLanguage = languageShare(word)
    return inLanguage * (here / inLanguage) ** ADAPTATION
  }

  #shareOnPage(word: string): number {
    let share = this.#onPage.get(word)
    if (share === undefined) {
      const inPage = this.#page.ofWord.get(word)
      const { page } = PRIOR_WORDS
      share =
        inPage === undefined && wordList().frequency(word) === undefined
          ? 0
          : ((inPage ?? 0) + page * languageShare(word)) / (this.#page.total + page)
      this.#onPage.set(word, share)
    }
    return share
  }

  /** Log-probability of a single character standing as a word. */
  #logSingle(char: string, { tail, open, questioning }: Growth): number {
    const share = PUNCTUATION_SHARE[char]
    if (share !== undefined) {
      const gain = char === '？' && questioning ? QUESTION_GAIN : 0
      return Math.log(share) + gain + strangeness(char, tail[tail.length - 1], open)
    }
    if (!isHan(char)) return char < '\u0080' ? LOG_ASCII : LOG_SYMBOL
    const { total, ofChar } = dictionary()
    // A character that is not a word by itself may still stand in a word the dictionary lacks: a name, say.
    const inWords = (0.02 * (ofChar.get(char) ?? 0) + 0.05) / total
    return Math.log(this.#shareOf(char) + inWords) + SINGLE
  }
}

/** Share of a word in the dictionary's corpus; a word it lacks counts as a third of an occurrence. */
function languageShare(word: string): number {
  const { total } = dictionary()
  return ((wordList().frequency(word) ?? 0) + 0.3) / total
}

function count(sum: Map<string, number>, key: string): void {
  sum.set(key, (sum.get(key) ?? 0) + 1)
}

/** Part of speech of a word or mark; '' where the dictionary has none. */
function tagOf(word: string): string {
  return PUNCTUATION_SHARE[word] === undefined ? (wordList().tag(word) ?? '') : word
}

function addCounts(sum: WordCount, { total, ofWord }: WordCount): void {
  sum.total += total
  for (const [word, count] of ofWord) sum.ofWord.set(word, (sum.ofWord.get(word) ?? 0) + count)
}

function countWords(piece: string): WordCount {
  const ofWord = new Map<string, number>()
  let total = 0
  for (const word of jieba().cut(simplifiedByCharacter(piece))) {
    if (!isHan(word)) continue
    noteNeighbours(word)
    ofWord.set(word, (ofWord.get(word) ?? 0) + 1)
    total++
  }
  return { total, ofWord }
}

/** What punctuation out of its place costs, and a closing bracket that was waited for gains. */
function strangeness(mark: string, previous: string | undefined, open: string): number {
  const opener = CLOSERS[mark]
  if (opener) return open.endsWith(opener) ? 2 : IMPROBABLE
  return previous !== undefined && MARKS.has(previous) && NEVER_AFTER_MARK.has(mark) ? IMPROBABLE : 0
}

/** Brackets open after one more character. */
export function nextOpen(open: string, char: string): string {
  if (OPENERS.has(char)) return open + char
  return CLOSERS[char] !== undefined && open.endsWith(CLOSERS[char]!) ? open.slice(0, -1) : open
}

function isHan(text: string): boolean {
  const code = text.charCodeAt(0)
  return (code >= 0x4e00 && code <= 0x9fff) || (code > 0x2e00 && /^\p{Script=Han}/u.test(text))
}

/** What a form costs that is not the usual one for its word in Traditional text. */
const UNUSUAL_FORM = -3

/**
 * How much each character is at home on a page of Traditional text: 0 for characters the page has itself; a
 * negative log-probability for Simplified forms, and for forms of what the page writes otherwise.
 */
export function formPrior(page: string): (char: string) => number {
  const present = new Set(page)
  const written = new Set([...present].map(simplifiedOf))
  const known = new Map<string, number>()
  return (char) => {
    let prior = known.get(char)
    if (prior === undefined) {
      const otherwise = written.has(simplifiedOf(char)) || isSimplifiedForm(char)
      prior = !present.has(char) && isHan(char) && otherwise ? UNUSUAL_FORM : 0
      known.set(char, prior)
    }
    return prior
  }
}
