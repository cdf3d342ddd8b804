/** Behind these a quotation opens; behind a dash only where none is open. */
const opening = /^$|[\s\p{Ps}\p{Pi}/]$/u
const dash = /\p{Pd}$/u
/** Words that begin with an apostrophe, and years: ’tis, ’em, the ’80s. */
const clipped = /^(?:tis|twas|til|em|cause|round|n|\d0s|\d\d)\b/i

/**
 * English with the typewriter's quotation marks and apostrophes as a printer sets them: "it's" → “it’s”. Feet and inches
 * stay as they are.
 * @param text a stretch of a paragraph
 * @param before the paragraph up to there, so that a mark at the stretch's start opens or closes
 */
export function smartQuotes(text: string, before = ''): string {
  if (!/["']/.test(text)) return text
  let set = before
  for (const part of text.split(/(?=["'])|(?<=["'])/)) {
    const rest = text.slice(set.length - before.length + 1)
    set += part === '"' ? doubleMark(set) : part === "'" ? singleMark(set, rest) : part
  }
  return set.slice(before.length)
}

function doubleMark(earlier: string): string {
  const isOpen = earlier.lastIndexOf('“') > earlier.lastIndexOf('”')
  if (opening.test(earlier) || (dash.test(earlier) && !isOpen)) return '“'
  return /\d$/.test(earlier) && !isOpen ? '"' : '”'
}

function singleMark(earlier: string, rest: string): string {
  if (opening.test(earlier)) return clipped.test(rest) ? '’' : '‘'
  const isOpen = earlier.includes('‘')
  return /\d$/.test(earlier) && !isOpen && !/^\p{L}/u.test(rest) ? "'" : '’'
}

/** Sets the quotation marks of an element's text, across its inline children. */
export function setQuotes(element: Element): void {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest('.deck-cite, code, pre, .mermaid')
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  )
  let before = ''
  while (walker.nextNode()) {
    const node = walker.currentNode as Text
    const set = smartQuotes(node.data, before)
    if (set !== node.data) node.data = set
    before += set
  }
}
