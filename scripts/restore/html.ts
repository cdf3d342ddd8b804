/**
 * A saved page to its main text, a line a paragraph (linkedom parses, Mozilla's Readability finds the article). The
 * title, headings and paragraphs wholly in bold are marked as in Markdown: by them many pages tell questions from answers.
 */
import { createRequire } from 'node:module'
import type { Draft } from './draft.ts'

const require = createRequire(import.meta.url)

const PAGE =
  /^\s*(?:\ufeff\s*)?(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html[\s>]|head[\s>])/i
const BLOCKS = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY BR CENTER DD DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 ' +
    'HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TBODY TD TH TR UL'
  ).split(' '),
)
const SILENT = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'IFRAME', 'BUTTON', 'SELECT'])

/** Whether a text is a saved page rather than a text that mentions tags. */
export function isPage(text: string): boolean {
  return PAGE.test(text)
}

/**
 * The main text of a page, as a draft whose places are those of the source, as far as a text node's
 * characters are found there unchanged.
 */
export function mainText(source: string): Draft {
  const { parseHTML } = require('linkedom') as typeof import('linkedom')
  const { Readability } = require('@mozilla/readability') as typeof import('@mozilla/readability')
  const { document } = parseHTML(source)
  const article = new Readability(document.cloneNode(true) as never).parse()
  const root = article?.content
    ? parseHTML(`<html><body>${article.content}</body></html>`).document.body
    : document.body
  return collect(root as unknown as Element, source, article?.title?.trim() ?? '')
}

const words = (text: string | null): string => (text ?? '').replace(/\s+/g, '')

/** Markdown's marks around a block: those of a heading, or of a paragraph that is bold from end to end. */
function marksOf(block: Node, title: string): [before: string, after: string] {
  const level = /^H([1-6])$/i.exec(block.nodeName)?.[1]
  // Readability lowers the title's heading to the second level.
  if (level) return [`${'#'.repeat(words(block.textContent) === words(title) ? 1 : Number(level))} `, '']
  return isBold(block) ? ['**', '**'] : ['', '']
}

/** Whether all words of a block are bold. It stops at the first that are not, and at a block within the block. */
function isBold(node: Node): boolean {
  let bold = false
  for (const child of node.childNodes) {
    const name = child.nodeName.toUpperCase()
    if (BLOCKS.has(name) && name !== 'BR') return false
    if ((child.textContent ?? '').trim() === '') continue
    if (name !== 'B' && name !== 'STRONG' && (child.nodeType === 3 || !isBold(child))) return false
    bold = true
  }
  return bold
}

function collect(root: Element, source: string, title: string): Draft {
  const parts: string[] = []
  const origins = [{ here: 0, input: 0 }]
  let length = 0
  let lineOpen = false
  let cursor = 0
  let [before, after] = ['', '']
  const breakLine = (next: [before: string, after: string]): void => {
    if (lineOpen) {
      const last = parts.pop()!
      const trimmed = `${last.trimEnd()}${after}\n`
      parts.push(trimmed)
      length += trimmed.length - last.length
      lineOpen = false
    }
    ;[before, after] = next
  }
  const add = (data: string): void => {
    const text = data.replace(/[\s\u00a0]+/g, ' ')
    const shown = lineOpen ? text : text.trimStart()
    if (shown === '') return
    if (!lineOpen && before) {
      parts.push(before)
      length += before.length
    }
    const found = source.indexOf(data.trim(), cursor)
    if (found >= 0) {
      origins.push({ here: length, input: found })
      cursor = found + data.trim().length
    }
    parts.push(shown)
    length += shown.length
    lineOpen = true
  }
  const visit = (node: Node): void => {
    if (node.nodeType === 3) add(node.nodeValue ?? '')
    const name = node.nodeName.toUpperCase()
    if (SILENT.has(name)) return
    const isBlock = BLOCKS.has(name)
    const outer: [string, string] = [before, after]
    // A line break within bold words begins a bold line.
    if (isBlock) breakLine(name === 'BR' ? outer : marksOf(node, title))
    for (const child of node.childNodes) visit(child)
    if (isBlock) breakLine(name === 'BR' ? outer : ['', ''])
  }
  // Readability takes a heading that repeats the title out of the text.
  if (
    title &&
    !words(root.textContent)
      .slice(0, 3 * title.length)
      .includes(words(title))
  ) {
    breakLine(['# ', ''])
    add(title)
    breakLine(['', ''])
    cursor = 0
  }
  visit(root)
  return { text: parts.join('').trimEnd(), repairs: [], origins }
}
