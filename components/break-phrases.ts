import { loadDefaultSimplifiedChineseParser, loadDefaultTraditionalChineseParser } from 'budoux'

const han = /\p{Script=Han}/u
/** A piece a line must not start with: closing punctuation, and the particles that lean on the word before. */
const enclitic = /^(?:[\s\p{Pe}\p{Pf}\p{Po}]+|[的了著着過过們们嗎吗呢吧啊之]+[\p{Pe}\p{Pf}\p{Po}]*)$/u
/** A piece a line must not end with: opening brackets, and a lone character, which leans on the next word. */
const proclitic = /[\p{Ps}\p{Pi}]$|(?<!\p{Script=Han})\p{Script=Han}$/u
/** Figures stay with their units and counters, Latin words in one piece. */
const joined =
  /[\p{Nd}.,%+–-][\p{Nd}\p{Script=Han}%.,]|\p{Script=Han}\p{Nd}|[\p{Script=Latin}\p{Nd}][\p{Script=Latin}\p{Nd}]/u

/** A numeral that counts what the next word names: 第一│校區, 兩三個│月份, 八百│噸. */
const counting =
  /(?:第|[兩两幾几]|[〇零一二三四五六七八九十百千萬万億亿])[〇零一二三四五六七八九十百千萬万億亿\d]+[個个]?$|第[一二三四五六七八九十]$/u

/** Characters that, standing alone at a piece's head, end the word before it: 機器＋人, 業餘＋者. */
const suffix = /^[人者性化家員员界業业型式率度力感]$/u

const parsers = {
  hans: loadDefaultSimplifiedChineseParser(),
  hant: loadDefaultTraditionalChineseParser(),
}
const words = new Intl.Segmenter('zh', { granularity: 'word' })

/**
 * Splits a text into phrases that a line should not break inside: where both the phrase model and the word
 * dictionary see an end, and no piece is left that leans on its neighbour.
 * @param text one paragraph, without markup
 * @param lang BCP 47 tag; decides the model
 * @param names words that no dictionary has and no line may divide, such as the guest's name
 * @returns pieces that join to `text`; the last holds at least two characters where `text` does
 */
export function phrases(text: string, lang: string, names: readonly string[] = []): string[] {
  if (!han.test(text)) return [text]
  const simplified = /^zh-(cn|sg|my|hans)|^zh$/i.test(lang)
  const wordAt = new Map(Array.from(words.segment(text), ({ index, segment }) => [index, segment]))
  const inName = insideOf(text, names)
  const pieces: string[] = []
  let at = 0
  for (const piece of parsers[simplified ? 'hans' : 'hant'].parse(text)) {
    const before = pieces.at(-1)
    const seam = `${before?.at(-1) ?? ''}${piece[0]}`
    const stays =
      before !== undefined &&
      (inName.has(at) ||
        !wordAt.has(at) ||
        suffix.test(wordAt.get(at)!) ||
        enclitic.test(piece) ||
        proclitic.test(before) ||
        counting.test(before) ||
        joined.test(seam))
    if (stays) pieces[pieces.length - 1] += piece
    else pieces.push(piece)
    at += piece.length
  }
  const letters = (piece: string) => piece.replace(/[\s\p{P}]/gu, '').length
  while (pieces.length > 1 && letters(pieces.at(-1)!) < 2) pieces.push(pieces.splice(-2).join(''))
  return pieces
}

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

const clauseEnd = /[，；：。！？]$/u

/**
 * Puts a <wbr> between the phrases of an element's text, across its inline children, once.
 * Together with `word-break: keep-all` a line then breaks between phrases only. Those that end a clause are marked.
 */
export function breakPhrases(element: Element, lang: string, names: readonly string[] = []): void {
  if (element.hasAttribute('data-phrases')) return
  element.setAttribute('data-phrases', '')
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest('.deck-cite, .figure, code, .mermaid')
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  )
  const nodes: Text[] = []
  while (walker.nextNode()) nodes.push(walker.currentNode as Text)
  const ends: number[] = []
  let length = 0
  for (const piece of phrases(nodes.map((node) => node.data).join(''), lang, names)) {
    length += piece.length
    ends.push(length)
  }
  ends.pop()
  let start = 0
  for (const node of nodes) {
    const end = start + node.length
    const inside = ends.filter((at) => at > start && at <= end).reverse()
    for (const at of inside) {
      const rest = node.splitText(at - start)
      const opportunity = document.createElement('wbr')
      if (clauseEnd.test(node.data)) opportunity.className = 'deck-clause'
      rest.before(opportunity)
      if (rest.length === 0) rest.remove()
    }
    start = end
  }
}
