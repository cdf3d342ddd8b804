import { gradedPhrases, type Phrase, phrases } from '../components/break-phrases'
import { chooseLines, type Stretch } from '../components/choose-lines'
import { CITATION } from '../scripts/slides/citation'

/** Size of a citation mark in a drawing's own pixels while it is measured: the most it may take. */
export const citeSize = 20
/** Size of a citation mark as it is seen on the slide, in canvas pixels. */
const shownCiteSize = 16

/**
 * Citation marks of a text as elements, `至少90% [^56]` → `至少90%<sup …>56</sup>`. What they lead to is set where the
 * drawing is shown (see place-diagram.ts), since a drawing is kept for other pages.
 */
export const withCitations = (html: string): string =>
  html.replace(
    new RegExp(`\\s*${CITATION.source}`, 'g'),
    (_, list: string) =>
      `<sup class='deck-cite'><span class='deck-cite-n' data-n='${list}'>${list.replaceAll('-', '–')}</span></sup>`,
  )

/** The same text without its citation marks. */
export const withoutCitations = (text: string): string =>
  text.replace(new RegExp(`[ \\t]*${CITATION.source}`, 'g'), '')

/** Styles of citation marks in a drawing that is shown at `scale`; a drawing's shadow root hears of no other. */
export const citeStyle = (scale: number): string =>
  `foreignObject{overflow:visible}.deck-cite{margin-left:.2em;font:500 ${Math.min(citeSize, shownCiteSize / scale).toFixed(1)}px/1 var(--deck-sans)!important;` +
  'vertical-align:super;color:var(--deck-soft);white-space:nowrap;text-autospace:no-autospace}' +
  '.deck-cite a{color:inherit;text-decoration:none}' +
  '.deck-cite-n[role=button]{position:relative;cursor:pointer;border-radius:4px}' +
  ".deck-cite-n[role=button]::after{content:'';position:absolute;inset:-10px -8px}" +
  '.deck-cite-n[role=button]:hover{text-decoration:underline}' +
  '.deck-cite-n:focus-visible{outline:3px solid currentColor;outline-offset:3px}'

export const escapeHtml = (text: string): string =>
  text
    .replace(/&(?!#?\w+;)/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')

/** A plain text as HTML that breaks between phrases only, its citation marks as elements. */
export const setText = (text: string, lang: string): string => {
  const words = withoutCitations(text)
  const marks = text.slice(words.length)
  return phrases(words, lang).map(escapeHtml).join('<wbr/>') + withCitations(marks)
}

/** A place in the page where HTML is laid out for measuring; `measure` must not keep elements of it. */
export function layOut<T>(html: string, host: Element, measure: (root: ShadowRoot) => T): T {
  const probe = document.createElement('div')
  host.append(probe)
  const root = probe.attachShadow({ mode: 'open' })
  root.innerHTML = html
  const measured = measure(root)
  probe.remove()
  return measured
}

/** A text where it was laid out, as an HTML element within a drawing whose upper left corner is `origin`; `x` moves it. */
export function textAt(element: Element, origin: DOMRect, x?: number): string {
  const { left, top, width, height } = element.getBoundingClientRect()
  const tag = element.localName
  // A pixel more, so that rounding breaks no line.
  const place = `x="${x ?? left - origin.left}" y="${top - origin.top}" width="${width + 1}" height="${height}"`
  return `<foreignObject ${place}><${tag} xmlns="http://www.w3.org/1999/xhtml">${element.innerHTML}</${tag}></foreignObject>`
}

/** A piece of a label's line, which may break behind it. */
interface Piece extends Stretch {
  html: string
}

const known = new Map<string, Piece[]>()

/**
 * Sets the quoted labels of a flowchart in lines of at most `width` pixels, broken between words (see `chooseLines`). Each line is an element of its own, and Mermaid measures what it is given: a box is as wide as its
 * longest line. Breaks in the source (`<br/>`) stay.
 * @param host where text is measured; left as it was
 */
export function setLabels(code: string, lang: string, width: number, host: Element): string {
  return code.replace(/"([^"\n]*)"(\W*:::whole\b)?/g, (_, label: string, whole = '') => {
    const lines = withCitations(label)
      .split(/<br ?\/?>/)
      .map(boldOfItsOwn())
      .filter((line) => line !== '')
      .flatMap((line) => wrapLine(piecesOf(line, lang, whole !== '', host), width))
      .map(boldOfItsOwn())
    return `"${lines.map((line) => `<span>${line}</span>`).join('')}"${whole}`
  })
}

/** Line after line of a label: a bold run that goes on over a break is closed before it and opened after it. */
function boldOfItsOwn(): (line: string) => string {
  let open = false
  return (line) => {
    const opened = open ? `<b>${line}` : line
    open = opened.lastIndexOf('<b>') > opened.lastIndexOf('</b>')
    return open ? `${opened}</b>` : opened
  }
}

function piecesOf(line: string, lang: string, whole: boolean, host: Element): Piece[] {
  const key = JSON.stringify([line, lang, whole])
  const there = known.get(key)
  if (there) return there
  const phrases: Phrase[] = []
  // Tags, citation marks and Mermaid's entities stay with what they stand beside.
  for (const part of line.split(/(<sup.*?<\/sup>|<[^>]*>|#\w+;)/).filter(Boolean)) {
    const pieces: Phrase[] = /^[<#]/.test(part)
      ? [{ text: part, ending: 'phrase' }]
      : gradedPhrases(part, lang)
    if (phrases.length > 0) {
      const { text, ending } = pieces.shift()!
      phrases.push({ text: phrases.pop()!.text + text, ending })
    }
    phrases.push(...pieces)
  }
  const font = whole ? 'font:700 30px var(--deck-serif)' : 'font:500 24px var(--deck-sans)'
  const style = `div{position:absolute;white-space:nowrap;${font};text-autospace:normal}b,strong{font:700 1.3em var(--deck-serif)}`
  const readable = (piece: string) => piece.replace(/#(\d+);/g, '&#$1;').replace(/#quot;/g, '&quot;')
  // An empty element marks the end of each piece, whatever tags are open there.
  const marked = phrases.map(({ text }) => `${readable(text)}<i></i>`).join('')
  const ends = layOut(`<style>${style}${citeStyle(0.8)}</style><div>${marked}</div>`, host, (root) => {
    const { left } = root.querySelector('div')!.getBoundingClientRect()
    return Array.from(root.querySelectorAll('i'), (end) => end.getBoundingClientRect().left - left)
  })
  const pieces = phrases.map(({ text, ending }, index) => ({ html: text, ending, end: ends[index]! }))
  known.set(key, pieces)
  return pieces
}

/** The lines of a text; a piece longer than the room has one to itself. */
function wrapLine(pieces: Piece[], room: number): string[] {
  const longest = Math.max(...pieces.map(({ end }, index) => end - (pieces[index - 1]?.end ?? 0)))
  const { ends } = chooseLines(pieces, Math.max(room, longest))!
  return ends.map((to, line) =>
    pieces
      .slice((ends[line - 1] ?? -1) + 1, to + 1)
      .map(({ html }) => html)
      .join('')
      .trimEnd(),
  )
}
