import { loadDefaultSimplifiedChineseParser, loadDefaultTraditionalChineseParser } from 'budoux'

const han = /\p{Script=Han}/u
const closing = /^[\p{Pe}\p{Pf}\p{Po}]+$/u

const parsers = {
  hans: loadDefaultSimplifiedChineseParser(),
  hant: loadDefaultTraditionalChineseParser(),
}

/**
 * Splits a text into phrases that a line should not break inside.
 * @param text one paragraph, without markup
 * @param lang BCP 47 tag; decides the model
 * @returns pieces that join to `text`; a last piece of a single character is joined to the one before
 */
export function phrases(text: string, lang: string): string[] {
  if (!han.test(text)) return [text]
  const simplified = /^zh-(cn|sg|my|hans)|^zh$/i.test(lang)
  const pieces: string[] = []
  for (const piece of parsers[simplified ? 'hans' : 'hant'].parse(text)) {
    const before = pieces.at(-1)
    const alone = before !== undefined && (closing.test(piece) || [...piece].length === 1 && !han.test(piece))
    if (alone || (before !== undefined && /[\p{Ps}\p{Pi}]$/u.test(before))) pieces[pieces.length - 1] += piece
    else pieces.push(piece)
  }
  const lastLength = [...(pieces.at(-1) ?? '')].filter((c) => !closing.test(c)).length
  if (pieces.length > 1 && lastLength < 2) pieces.push(pieces.splice(-2).join(''))
  return pieces
}

/**
 * Puts a <wbr> between the phrases of an element's text, across its inline children, once.
 * Together with `word-break: keep-all` a line then breaks between phrases only.
 */
export function breakPhrases(element: Element, lang: string): void {
  if (element.hasAttribute('data-phrases')) return
  element.setAttribute('data-phrases', '')
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest('.deck-cite, code, .mermaid') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  )
  const nodes: Text[] = []
  while (walker.nextNode()) nodes.push(walker.currentNode as Text)
  const ends: number[] = []
  let length = 0
  for (const piece of phrases(nodes.map((node) => node.data).join(''), lang)) ends.push((length += piece.length))
  ends.pop()
  let start = 0
  for (const node of nodes) {
    const end = start + node.length
    const inside = ends.filter((at) => at > start && at <= end).reverse()
    for (const at of inside) {
      const rest = node.splitText(at - start)
      rest.before(document.createElement('wbr'))
      if (rest.length === 0) rest.remove()
    }
    start = end
  }
}
