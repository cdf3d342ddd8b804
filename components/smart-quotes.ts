import { textsIn } from './texts-in'

/** Text that is no prose. */
const noProse = '.deck-cite, code, pre, .mermaid'

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
  let before = ''
  for (const node of textsIn(element, noProse)) {
    const set = smartQuotes(node.data, before)
    if (set !== node.data) node.data = set
    before += set
  }
}

/** Quotation marks by the one that opens a quotation: its own kind, and that of one within it. */
const kinds: Readonly<Record<string, readonly [outer: string, inner: string]>> = {
  '“': ['“”', '‘’'],
  '「': ['「」', '『』'],
}

/**
 * The words of a quotation as they stand between its marks: marks within are of the other kind, and those within these
 * of the first again. Apostrophes stay.
 * @param text without the quotation's own marks
 * @param opening the mark that opens it: “, 「 or another, within which nothing changes
 * @returns a text of the same length
 */
export function nestQuotes(text: string, opening: string): string {
  const both = kinds[opening]
  if (!both) return text
  const open: string[] = []
  // Directly within the quotation the inner kind, and so on by turns.
  const kindAt = (depth: number) => both[(depth + 1) % 2]!
  return text.replace(new RegExp(`[${both.join('')}]`, 'g'), (mark, at: number) => {
    const kind = both.find((marks) => marks.includes(mark))!
    if (mark === kind[0]) return kindAt(open.push(kind) - 1)[0]!
    const isApostrophe = mark === '’' && (open.at(-1) !== kind || /\p{L}/u.test(text[at + 1] ?? ''))
    if (isApostrophe) return mark
    open.pop()
    return kindAt(open.length)[1]!
  })
}

/** Nests the marks within the quotations below an element, and notes on each the characters that it begins and ends with. */
export function nestQuotations(element: Element): void {
  for (const quotation of element.querySelectorAll('q')) {
    const nodes = textsIn(quotation, noProse)
    const text = nodes.map(({ data }) => data).join('')
    const set = nestQuotes(text, getComputedStyle(quotation).quotes.replace(/^"/, '')[0] ?? '')
    quotation.dataset.first = set.trimStart().charAt(0)
    quotation.dataset.last = set.trimEnd().slice(-1)
    let at = 0
    for (const node of nodes) {
      const end = at + node.length
      if (set.slice(at, end) !== node.data) node.data = set.slice(at, end)
      at = end
    }
  }
}
