import { loadDefaultSimplifiedChineseParser, loadDefaultTraditionalChineseParser } from 'budoux'
import { englishPhrases } from './english-phrases'
import { segmentWords, type Word } from './segment-words'
import { textsIn } from './texts-in'

const han = /\p{Script=Han}/u
/** A piece a line must not start with: closing punctuation, and the particles that lean on the word before. */
const enclitic = /^[\s\p{Pe}\p{Pf}\p{Po}的了著着過过們们嗎吗呢吧啊之]+$/u
/** Behind the closing marks that a piece of the model's may begin with, which end the piece before it: 加油站│；加不到. */
const afterMarks = /(?<=^[\p{Pe}\p{Pf}，；：。！？、]+)(?=[^\p{Pe}\p{Pf}，；：。！？、])/u
/** A piece a line must not end with: opening brackets, and a lone character, which leans on the next word. */
const proclitic = /[\p{Ps}\p{Pi}]$|(?<!\p{Script=Han})\p{Script=Han}$/u
/** Figures stay with their units and counters, Latin words and a dash of two squares in one piece. */
const joined =
  /[\p{Nd}.,%+–-][\p{Nd}\p{Script=Han}%.,]|\p{Script=Han}\p{Nd}|——|[\p{Script=Latin}\p{Nd}][\p{Script=Latin}\p{Nd}]/u

const numerals = '〇零一二三四五六七八九十百千萬万億亿兩两幾几數数半'
/** A numeral, which counts what the next word names: 第一│校區, 兩三個│月份, 放兩│年. */
const counting = new RegExp(`^(?:第?[${numerals}]+[個个]?|第)$`, 'u')
/** Several of them, which the dictionary may cut where it likes: 八百│噸. */
const countingOn = new RegExp(`(?:第|[${numerals}])[${numerals}\\d]+[個个]?$`, 'u')
/** Words before a numeral that say which: 頭│三年, 每│五年. */
const which = /^[頭头前後后近每首這这那上下]$/u
const startsWithNumeral = new RegExp(`^(?:[${numerals}\\d])`, 'u')
/** What says after a numeral and its unit that it is not exact: 一成│多, 一千萬元│左右. */
const inexact = /^(?:多|左右|上下|以上|以下|有餘|有余)\p{P}*$/u
const counted = new RegExp(`[${numerals}\\d%][^\\p{P}]{0,2}$`, 'u')
/** Where something is or when, said after it: 事情│上, 庫房│裏. */
const localizer = /^[上裏裡里中內内間间]$/u

/** Characters that, standing alone at a piece's head, end the word before it: 機器＋人, 業餘＋者. */
const suffix = /^[人者性化家員员界業业型式率度力感]$/u
/** What completes the verb before it: 說＋起. */
const resultative = /^[起住掉]$/u
/** Houses and bodies, which end the name before them and lean on nothing: 圖書＋館. */
const house = /^[館馆院校廠厂店站局處处區区室場场所社會会]$/u

const parsers = {
  hans: loadDefaultSimplifiedChineseParser(),
  hant: loadDefaultTraditionalChineseParser(),
}

/** Verbs that say nothing without what follows. */
const leaning = new Set('改成 變成 变成 成為 成为 沒有 没有 怎樣 怎样 怎麼 怎么 接近 超過 超过'.split(' '))
/**
 * Parts of speech of two words of which the first leans on the second: adverbs, prepositions, conjunctions and prefixes
 * on anything; numerals and pronouns on what they count or point to; what qualifies a noun on that; a verb on another, and what is both noun and verb.
 */
const leaningTags = /^(?:[dpch]\w* |m\w* [mqn]|r\w* [nq]|(?:n|vn|j|b|a)\w* (?:n|vn|j)|vn? v$)/
/** A numeral with a classifier, whose noun follows: 一封│信. Those that measure stand by themselves: 三年, 兩成. */
const classified = new RegExp(`^[${numerals}]+(?![年月日天歲岁元塊块成倍半次點点])\\p{Script=Han}$`, 'u')
/** Words that begin like a numeral. */
const noNumeral = /^一[樣样起直定些般切旦向味]/u

/**
 * How well a line may end behind a phrase: where a clause ends; where another phrase begins; between any two words; or,
 * if there is no other way, where the last word leans on the next or a numeral follows.
 */
export type Ending = 'clause' | 'phrase' | 'word' | 'weak'

export interface Phrase {
  text: string
  ending: Ending
}

const clauseEnd = /[，；：。！？][\p{Pe}\p{Pf}]*$/u

/**
 * Splits a text into phrases that a line should not break inside: where both the phrase model and the word
 * dictionary see an end, and no piece is left that leans on its neighbour; and at spaces. Text without Han is cut at
 * these alone.
 * @param text one paragraph, without markup
 * @param lang BCP 47 tag; decides the model
 * @param names words that no dictionary has and no line may divide, such as the guest's name
 * @returns pieces that join to `text`; of text with Han the last holds at least two characters where `text` does
 */
export function gradedPhrases(text: string, lang: string, names: readonly string[] = []): Phrase[] {
  if (!han.test(text)) return englishPhrases(text)
  const simplified = /^zh-(cn|sg|my|hans)|^zh$/i.test(lang)
  const wordAt = new Map<number, Word>()
  const wordBefore = new Map<number, Word>()
  for (const word of segmentWords(text)) {
    wordAt.set(word.at, word)
    wordBefore.set(word.at + word.text.length, word)
  }
  const inName = insideOf(text, names)
  const pieces: string[] = []
  let at = 0
  const parsed = parsers[simplified ? 'hans' : 'hant'].parse(text)
  for (const piece of splitBeforeOpeners(parsed, wordAt, wordBefore).flatMap((part) =>
    part.split(afterMarks),
  )) {
    const before = pieces.at(-1)
    const seam = `${before?.at(-1) ?? ''}${piece[0]}`
    const last = wordBefore.get(at)?.text ?? ''
    const next = wordAt.get(at)?.text
    const stays =
      before !== undefined &&
      (inName.has(at) ||
        next === undefined ||
        suffix.test(next) ||
        resultative.test(next) ||
        localizer.test(next) ||
        enclitic.test(piece) ||
        proclitic.test(before) ||
        counting.test(last) ||
        countingOn.test(before) ||
        (which.test(last) && startsWithNumeral.test(piece)) ||
        (inexact.test(piece) && counted.test(before)) ||
        joined.test(seam))
    if (stays) pieces[pieces.length - 1] += piece
    else pieces.push(piece)
    at += piece.length
  }
  const apart: string[] = []
  for (const part of pieces.flatMap((piece) => piece.split(/(?<=\S\s)(?=[\p{L}\p{N}\p{Ps}\p{Pi}])/u))) {
    // A particle leans on the word before it across a space too.
    if (apart.length > 0 && enclitic.test(part)) apart[apart.length - 1] += part
    else apart.push(part)
  }
  const letters = (piece: string) => piece.replace(/[\s\p{P}]/gu, '').length
  while (apart.length > 1 && letters(apart.at(-1)!) < 2) apart.push(apart.splice(-2).join(''))
  let end = 0
  return apart.map((piece) => {
    end += piece.length
    const last = wordBefore.get(end) ?? none
    const lastButOne = wordBefore.get(last.at) ?? none
    return {
      text: piece,
      ending: endingOf(piece, lastButOne, last, wordAt.get(end) ?? none, text.slice(end)),
    }
  })
}

/** Behind what a preposition or conjunction begins a phrase, which the model may not see: 預警│對最需要的人. */
const opensPhrase = /^[nrtsfmv]\w* [pc]$/
/** What may follow a verb as its complement: 住在, 走向. */
const complement = /^[在到給给於于自向往]$/

function splitBeforeOpeners(
  pieces: readonly string[],
  wordAt: ReadonlyMap<number, Word>,
  wordBefore: ReadonlyMap<number, Word>,
): string[] {
  const split: string[] = []
  let at = 0
  for (const piece of pieces) {
    const end = at + piece.length
    for (let from = at + 1; from < end; from++) {
      const word = wordAt.get(from)
      if (!opensPhrase.test(`${wordBefore.get(from)?.tag} ${word?.tag}`)) continue
      if (complement.test(word!.text)) continue
      split.push(piece.slice(piece.length - (end - at), piece.length - (end - from)))
      at = from
    }
    split.push(piece.slice(piece.length - (end - at)))
    at = end
  }
  return split
}

/** One character before 的 or a mark ends the word before it rather than begins another: 尼龍│網的. */
const endsWord = /^\p{Script=Han}[的\p{P}]/u
const single = /^\p{Script=Han}$/u

const none: Word = { at: 0, text: '', tag: '' }

function endingOf(piece: string, lastButOne: Word, last: Word, next: Word, rest: string): Ending {
  if (clauseEnd.test(piece)) return 'clause'
  // Two single characters in a row are a word that the dictionary does not have, rather than two that lean.
  const isNamed = house.test(last.text) && lastButOne.text.length > 1
  const isHead = lastButOne.text === '的' && last.tag.startsWith('n')
  const isLone =
    single.test(last.text) && !enclitic.test(last.text) && !localizer.test(last.text) && !isNamed && !isHead
  // Jane│Roe: in Chinese, Latin words that stand together are mostly one name.
  const divides = /\p{Script=Latin}[.’']?\s$/u.test(piece) && /^\p{Script=Latin}/u.test(rest)
  const leans =
    divides ||
    leaning.has(last.text) ||
    leaningTags.test(`${last.tag} ${next.tag}`) ||
    (classified.test(last.text) && /^(?:n|$)/.test(next.tag)) ||
    (isLone && (!single.test(lastButOne.text) || single.test(next.text))) ||
    endsWord.test(rest) ||
    (startsWithNumeral.test(next.text) && !noNumeral.test(next.text))
  return leans ? 'weak' : 'phrase'
}

/** The phrases of a text (see `gradedPhrases`), however good their ends are. */
export const phrases = (text: string, lang: string, names: readonly string[] = []): string[] =>
  gradedPhrases(text, lang, names).map((phrase) => phrase.text)

/** Positions between two characters of a name. */
function insideOf(text: string, names: readonly string[]): Set<number> {
  const inside = new Set<number>()
  for (const name of names) {
    for (let from = text.indexOf(name); from >= 0; from = text.indexOf(name, from + 1)) {
      for (let at = 1; at < name.length; at++) inside.add(from + at)
    }
  }
  return inside
}

/** The names in a deck's `author`, which writes each behind the office, several with 、 between: 校長 王甲、李乙. */
export const namesIn = (author: string): string[] =>
  author
    .split('、')
    .map((guest) => guest.trim().split(/\s+/).at(-1)!)
    .filter((name) => /^\p{Script=Han}{2,5}$/u.test(name))

/** Han beside Latin or figures, between which a browser puts air, but not across a <wbr>. */
const scriptsMeet = /^(?:\p{Script=Han}[\p{Script=Latin}\p{Nd}]|[\p{Script=Latin}\p{Nd}]\p{Script=Han})$/u
/** Marks with air before them, which a browser takes away at a line's start, but not at one that is chosen. */
const airy = /^[「『“‘（《〈【]/

/**
 * Puts a <wbr> between the phrases of an element's text, across its inline children, once.
 * Together with `word-break: keep-all` a line then breaks between phrases only. Each says how well a line may end there
 * (see `Ending`); fit-slide.ts chooses among them.
 */
export function breakPhrases(element: Element, lang: string, names: readonly string[] = []): void {
  if (element.hasAttribute('data-phrases')) return
  element.setAttribute('data-phrases', '')
  const nodes = textsIn(element, '.deck-cite, .quantity, code, .mermaid')
  const text = nodes.map((node) => node.data).join('')
  const ends: [at: number, ending: Ending][] = []
  let length = 0
  for (const phrase of gradedPhrases(text, lang, names)) {
    length += phrase.text.length
    ends.push([length, phrase.ending])
  }
  ends.pop()
  let start = 0
  for (const node of nodes) {
    const end = start + node.length
    const inside = ends.filter(([at]) => at > start && at <= end).reverse()
    for (const [at, ending] of inside) {
      const rest = node.splitText(at - start)
      const opportunity = document.createElement('wbr')
      opportunity.dataset.ending = ending
      rest.before(opportunity)
      if (scriptsMeet.test(text.slice(at - 1, at + 1))) opportunity.before(span('deck-air'))
      if (rest.length === 0) rest.remove()
      else if (airy.test(rest.data) && han.test(text)) wrap(rest, 0, 1, 'deck-airy')
    }
    start = end
  }
}

/** A hyphen is a poor place to end a line; a compound longer than this many characters has no other. */
const LONGEST_COMPOUND = 24
const compound = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+/gu

/** Keeps words with a hyphen on one line. */
export function holdHyphens(element: Element): void {
  hold(element, (text) =>
    [...text.matchAll(compound)]
      .filter(([word]) => word.length <= LONGEST_COMPOUND)
      .map(({ 0: word, index }): Span => [index, index + word.length]),
  )
}

/** Keeps numerals and what they count on one line, in text that may otherwise break between any two characters. */
export const holdQuantities = (element: Element): void => hold(element, quantities)

type Span = [from: number, to: number]

const numeral = new RegExp(`^(?:第?[${numerals}點点分之]+|[\\d.,%]+)$`, 'u')
/** A quantity of more characters would leave too much of a line empty. */
const LONGEST_QUANTITY = 9

/** Where a text holds numerals, each with the word behind it that they count: 百分之十, 三十九次. */
export function quantities(text: string): Span[] {
  const words = segmentWords(text)
  const spans: Span[] = []
  for (let first = 0; first < words.length; first++) {
    const isNumeral = ({ text: word, tag }: Word) => numeral.test(word) || tag === 'm'
    let end = first
    while (end < words.length && isNumeral(words[end]!)) end++
    if (end === first) continue
    const counts = words[end]
    if (counts && /^\p{Script=Han}{1,2}$/u.test(counts.text) && /^(?:[qn]|$)/.test(counts.tag)) end++
    const { at } = words[first]!
    const to = at + words.slice(first, end).reduce((sum, { text: word }) => sum + word.length, 0)
    if (to - at > 1 && to - at <= LONGEST_QUANTITY) spans.push([at, to])
    first = end - 1
  }
  return spans
}

/** Keeps parts of an element's text each on one line. */
function hold(element: Element, find: (text: string) => Span[]): void {
  for (const node of textsIn(element, '.deck-held'))
    for (const [from, to] of find(node.data).reverse()) wrap(node, from, to, 'deck-held')
}

/** Puts a part of a text into an element of its own; the text ends before it. */
function wrap(node: Text, from: number, to: number, name: string): void {
  const part = node.splitText(from)
  const rest = part.splitText(to - from)
  const wrapped = span(name)
  part.replaceWith(wrapped)
  wrapped.append(part)
  for (const beside of [node, rest]) if (beside.length === 0) beside.remove()
}

function span(name: string): HTMLElement {
  const element = document.createElement('span')
  element.className = name
  return element
}
