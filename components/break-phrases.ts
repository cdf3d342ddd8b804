import { loadDefaultSimplifiedChineseParser, loadDefaultTraditionalChineseParser } from 'budoux'

const han = /\p{Script=Han}/u
/** A piece a line must not start with: closing punctuation, and the particles that lean on the word before. */
const enclitic = /^(?:[\s\p{Pe}\p{Pf}\p{Po}]+|[的了著着過过們们嗎吗呢吧啊之]+[\p{Pe}\p{Pf}\p{Po}]*)$/u
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
const words = new Intl.Segmenter('zh', { granularity: 'word' })

/** Words of two characters that lean on what follows: a line that ends with one hangs. */
const leaning = new Set(
  (
    '可是 但是 不過 不过 而且 或者 因為 因为 所以 如果 雖然 虽然 即使 只要 只有 以及 還是 还是 就是 都是 不是 也是 而是 ' +
    '改成 變成 变成 成為 成为 可以 應該 应该 必須 必须 能夠 能够 不能 不會 不会 不要 需要 沒有 没有 已經 已经 正在 一直 ' +
    '怎樣 怎样 怎麼 怎么 為了 为了 對於 对于 關於 关于 按照 根據 根据 通過 通过 經過 经过 大約 大约 大概 接近 至少 超過 超过'
  ).split(' '),
)
/** A numeral with a classifier, whose noun follows: 一封│信. Those that measure stand by themselves: 三年, 兩成. */
const classified = new RegExp(`^[${numerals}]+(?![年月日天歲岁元塊块成倍半次點点])\\p{Script=Han}$`, 'u')
/** Words that begin like a numeral. */
const noNumeral = /^一[樣样起直定些般切旦向味]/u

/**
 * How well a line may end behind a phrase: where a clause ends; anywhere else; or, if there is no other way, where the
 * last word leans on the next or a numeral follows.
 */
export type Ending = 'clause' | 'phrase' | 'weak'

export interface Phrase {
  text: string
  ending: Ending
}

const clauseEnd = /[，；：。！？][\p{Pe}\p{Pf}]*$/u

/**
 * Splits a text into phrases that a line should not break inside: where both the phrase model and the word
 * dictionary see an end, and no piece is left that leans on its neighbour; and at spaces.
 * @param text one paragraph, without markup
 * @param lang BCP 47 tag; decides the model
 * @param names words that no dictionary has and no line may divide, such as the guest's name
 * @returns pieces that join to `text`; the last holds at least two characters where `text` does
 */
export function gradedPhrases(text: string, lang: string, names: readonly string[] = []): Phrase[] {
  if (!han.test(text)) return [{ text, ending: 'phrase' }]
  const simplified = /^zh-(cn|sg|my|hans)|^zh$/i.test(lang)
  const wordAt = new Map<number, string>()
  const wordBefore = new Map<number, string>()
  for (const { index, segment } of words.segment(text)) {
    wordAt.set(index, segment)
    wordBefore.set(index + segment.length, segment)
  }
  const inName = insideOf(text, names)
  const pieces: string[] = []
  let at = 0
  const parsed = parsers[simplified ? 'hans' : 'hant'].parse(text)
  for (const piece of parsed.flatMap((part) => part.split(afterMarks))) {
    const before = pieces.at(-1)
    const seam = `${before?.at(-1) ?? ''}${piece[0]}`
    const last = wordBefore.get(at) ?? ''
    const next = wordAt.get(at)
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
    const last = wordBefore.get(end) ?? ''
    const lastButOne = wordBefore.get(end - last.length) ?? ''
    return { text: piece, ending: endingOf(piece, lastButOne, last, wordAt.get(end) ?? '', text.slice(end)) }
  })
}

/** One character before 的 or a mark ends the word before it rather than begins another: 尼龍│網的. */
const endsWord = /^\p{Script=Han}[的\p{P}]/u
const single = /^\p{Script=Han}$/u

function endingOf(piece: string, lastButOne: string, last: string, next: string, rest: string): Ending {
  if (clauseEnd.test(piece)) return 'clause'
  // Two single characters in a row are a word that the dictionary does not have, rather than two that lean.
  const isNamed = house.test(last) && lastButOne.length > 1
  const isLone = single.test(last) && !enclitic.test(last) && !localizer.test(last) && !isNamed
  // Jane│Roe: in Chinese, Latin words that stand together are mostly one name.
  const divides = /\p{Script=Latin}[.’']?\s$/u.test(piece) && /^\p{Script=Latin}/u.test(rest)
  const leans =
    divides ||
    leaning.has(last) ||
    classified.test(last) ||
    (isLone && (!single.test(lastButOne) || single.test(next))) ||
    endsWord.test(rest) ||
    (startsWithNumeral.test(next) && !noNumeral.test(next))
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

/**
 * Puts a <wbr> between the phrases of an element's text, across its inline children, once.
 * Together with `word-break: keep-all` a line then breaks between phrases only. Those that end a clause are marked,
 * and so are those that a line had better not end with (see `Ending`); fit-slide.ts chooses among them.
 */
export function breakPhrases(element: Element, lang: string, names: readonly string[] = []): void {
  if (element.hasAttribute('data-phrases')) return
  element.setAttribute('data-phrases', '')
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest('.deck-cite, .quantity, code, .mermaid')
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  )
  const nodes: Text[] = []
  while (walker.nextNode()) nodes.push(walker.currentNode as Text)
  const ends: [at: number, ending: Ending][] = []
  let length = 0
  for (const { text, ending } of gradedPhrases(nodes.map((node) => node.data).join(''), lang, names)) {
    length += text.length
    ends.push([length, ending])
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
      if (rest.length === 0) rest.remove()
    }
    start = end
  }
  holdHyphens(element)
}

/** A hyphen is a poor place to end a line; a compound longer than this many characters has no other. */
const LONGEST_COMPOUND = 24
const compound = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+/u

/** Keeps words with a hyphen on one line. */
function holdHyphens(element: Element): void {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const nodes: Text[] = []
  while (walker.nextNode()) nodes.push(walker.currentNode as Text)
  for (let node of nodes) {
    for (let found = compound.exec(node.data); found; found = compound.exec(node.data)) {
      const word = found.index > 0 ? node.splitText(found.index) : node
      const rest = word.splitText(found[0].length)
      if (found[0].length <= LONGEST_COMPOUND) {
        const held = document.createElement('span')
        held.className = 'deck-held'
        word.replaceWith(held)
        held.append(word)
      }
      if (rest.length === 0) rest.remove()
      node = rest
    }
  }
}
