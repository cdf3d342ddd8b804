/**
 * A saved page to its main text, a line a paragraph (linkedom parses, Mozilla's Readability finds the article). The
 * title, headings, captions and paragraphs wholly in bold or italics are marked as in Markdown: by them many pages tell
 * questions from answers.
 */
import { createRequire } from 'node:module'
import { UserError } from '../user-error.ts'
import type { Draft } from './draft.ts'
import { hasReading } from './family.ts'
import { withoutGlosses } from './readings.ts'

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

/** Elements inside one another that a page may have. Readability's time grows with the cube of it; 60 are many. */
const DEEPEST = 250
/** Tags that a page may have; both libraries take more than linear time. A page of a long interview has thousands. */
const MOST_TAGS = 200_000
const TAG = /<(?<end>\/)?(?<name>!--|[a-z][^\s/>]*)?/g
/** What may hold tags that are none, and what ends it. */
const CLOSED_BY = new Map([
  ['!--', '-->'],
  ['script', '</script'],
  ['style', '</style'],
  ['textarea', '</textarea'],
  ['title', '</title'],
])
/** Elements that never hold others, or that HTML ends by itself where the next of their kind begins. */
const NOT_NESTED = new Set(
  (
    'area base br col embed hr img input link meta source track wbr ' +
    'p li dt dd option optgroup tr td th thead tbody tfoot colgroup rp rt'
  ).split(' '),
)

/** Whether a text is a saved page rather than a text that mentions tags. */
export function isPage(text: string): boolean {
  return PAGE.test(text)
}

/**
 * The main text of a page, as a draft whose places are those of the source, as far as a text node's
 * characters are found there unchanged.
 *
 * @throws {UserError} when the page is a maze that could not be read in reasonable time
 */
export function mainText(source: string): Draft {
  rejectMaze(source)
  const { parseHTML } = require('linkedom') as typeof import('linkedom')
  const { Readability } = require('@mozilla/readability') as typeof import('@mozilla/readability')
  const { document } = parseHTML(hasReading(source) ? withSwallowedTags(source) : source)
  const article = new Readability(document.cloneNode(true) as never).parse()
  const root = article?.content
    ? parseHTML(`<html><body>${article.content}</body></html>`).document.body
    : document.body
  // Readability reads the page's own metadata too: JSON-LD, Open Graph, <meta name="author">.
  const site = article?.siteName?.replace(/\s+/g, ' ').trim() ?? ''
  const published = article?.publishedTime ?? document.querySelector(PUBLISHED)?.getAttribute('content') ?? ''
  const around = linesAroundTitle(document)
  // A date in words, beside the title, is the one to read.
  const isDated = around.some((line) => line.includes(published.slice(0, YEAR)))
  return collect(
    root as unknown as Element,
    source,
    frontMatter(site, document.documentElement?.getAttribute('lang') ?? ''),
    titleOf(document, site) ?? article?.title?.trim() ?? '',
    [
      ...around,
      article?.byline ?? document.querySelector(BYLINE)?.textContent ?? '',
      document.querySelector('time')?.textContent ?? (isDated ? '' : published.slice(0, ISO_DATE)),
    ],
  )
}

/** Names of metadata, besides those that Readability knows, under which pages state their date. */
const PUBLISHED =
  'meta[itemprop="datePublished"], meta[name="date"], meta[name="pubdate"], meta[name="publishdate"], meta[name="DC.date.issued"]'
/** UTF-16 units of 2024-05-03, before the hour, and of its year. */
const ISO_DATE = 10
const YEAR = 4

/**
 * What is left of a tag, or of a comment, whose bracket the damage swallowed, with the `?` it became: behind a wide
 * character, a mark, or what is left of a reading.
 */
const SWALLOWED_TAG =
  /(?<=[^\0-\x7f]|[)?!,.:;])\?((?:\/?[a-z][a-z0-9]{0,9}(?:\s[^<>\n]{0,300})?\/?|!--[^<>]{0,300}--)>)/gi

/** A damaged page with each swallowed tag whole behind what is left of it, so that blocks, links and scripts end where they should. */
function withSwallowedTags(source: string): string {
  return source.replace(SWALLOWED_TAG, '$&<$1')
}

/** The page's only heading of the first level, unless it is the site's name; the window's title often says more or less. */
function titleOf(document: Document, site: string): string | undefined {
  const [own, ...more] = document.querySelectorAll('h1')
  const text = own?.textContent?.replace(/\s+/g, ' ').trim() ?? ''
  return more.length === 0 && text.length >= SHORTEST_TITLE && text !== site ? text : undefined
}

/** UTF-16 units. */
const SHORTEST_TITLE = 6

/** The site's name and the language it states, as Markdown's front matter, which keeps them apart from the text. */
function frontMatter(site: string, language: string): string {
  const fields = [
    site && `publication: ${JSON.stringify(site)}`,
    LANGUAGE.test(language) && `lang: ${JSON.stringify(language)}`,
  ].filter(Boolean)
  return fields.length === 0 ? '' : `---\n${fields.join('\n')}\n---\n`
}

/** As BCP 47 writes it; of Chinese alone the text does not always tell where it is written. */
const LANGUAGE = /^zh-[\w-]+$/i

/** Short lines with a date or a writer that stand right around the title; Readability often takes them for furniture. */
function linesAroundTitle(document: Document): string[] {
  const lines: string[] = []
  let title: Element | null = document.querySelector('h1')
  const look = (sibling: Element | null): void => {
    const line = !sibling || sibling.nodeName === 'FOOTER' ? '' : lineOf(sibling)
    if (line.length <= LONGEST_TOLD && OF_THE_TEXT.test(line) && !OF_RIGHTS.test(line)) lines.push(line)
  }
  for (let level = 0; title && level < 2; level++) {
    look(title.previousElementSibling)
    let sibling = title.nextElementSibling
    for (let step = 0; sibling && step < 3; step++) {
      look(sibling)
      sibling = sibling.nextElementSibling
    }
    title = title.parentElement
  }
  return lines
}

/** The words of an element on one line; what stands in elements of its own is set apart. */
function lineOf(element: Element): string {
  const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim())
  const parts = own ? [element] : [...element.children]
  const texts = parts.map(({ textContent }) => (textContent ?? '').replace(/\s+/g, oneSpace).trim())
  return texts.filter((text) => text !== '').join(' | ')
}

function rejectMaze(source: string): void {
  const lower = source.toLowerCase()
  let tags = 0
  let depth = 0
  TAG.lastIndex = 0
  for (let tag = TAG.exec(lower); tag; tag = TAG.exec(lower)) {
    const { end, name } = tag.groups!
    const close = end ? undefined : CLOSED_BY.get(name ?? '')
    if (close) {
      const at = lower.indexOf(close, TAG.lastIndex)
      if (at < 0) return
      TAG.lastIndex = at + close.length
    } else if (name && !NOT_NESTED.has(name)) depth = end ? Math.max(0, depth - 1) : depth + 1
    tags++
    if (tags > MOST_TAGS || depth > DEEPEST)
      throw new UserError(
        'This page has too many tags, or too many inside one another: open it in a browser, copy the interview and ' +
          'save it as plain text',
      )
  }
}

/** What holds a byline of its own; a lead that names the writer says less. */
const LINES = 'p, li, h1, h2, h3, h4, h5, h6, address, time, span, dd, td'

/** What pages commonly call the element that names the writer. */
const BYLINE = '[class*="byline"], [itemprop="author"], [rel="author"], .author'
const OF_THE_TEXT = /(?:19|20)\d{2}|^by |作者|[文採采訪访撰][：:／/]|[記记]者|第.{1,6}[期號号]/i
/** A notice of rights has a year, and tells nothing of the text. */
const OF_RIGHTS = /©|copyright|all rights|版[權权]/i
/** UTF-16 units of a byline or a date. */
const LONGEST_TOLD = 120

/** A text's characters to compare it by: without spaces, readings in parentheses, and what is left of swallowed tags. */
const words = (text: string | null): string =>
  withoutGlosses((text ?? '').replace(SWALLOWED_TAG, '?')).replace(/\s+/g, '')

/** Markdown's marks around a block: those of a heading, or of a paragraph that is bold from end to end. */
function marksOf(block: Node, title: string): [before: string, after: string] {
  const level = /^H([1-6])$/i.exec(block.nodeName)?.[1]
  // Readability lowers the title's heading to the second level.
  if (level) return [`${'#'.repeat(words(block.textContent) === words(title) ? 1 : Number(level))} `, '']
  // What stands under a picture is no part of what anybody says.
  if (/^FIGCAPTION$/i.test(block.nodeName)) return CAPTION
  if (isQuotation(block) || isQuotation(block.parentNode)) return ['> ', '']
  if (isAll(BOLD, block)) return ['**', '**']
  return isAll(ITALIC, block) ? ['*', '*'] : ['', '']
}

/** Set off from what goes on around it: a pull quote, or what somebody else said. */
const isQuotation = (node: Node | null): boolean =>
  node !== null &&
  (node.nodeName.toUpperCase() === 'BLOCKQUOTE' || /pull-?quote/i.test((node as Element).className ?? ''))

const CAPTION: [before: string, after: string] = ['![', ']()']
const BOLD = new Set(['B', 'STRONG'])
const ITALIC = new Set(['I', 'EM'])

/** Whether all words of a block are set so. It stops at the first that are not, and at a block within the block. */
function isAll(tags: Set<string>, node: Node): boolean {
  let all = false
  for (const child of node.childNodes) {
    const name = child.nodeName.toUpperCase()
    if (BLOCKS.has(name) && name !== 'BR') return false
    if ((child.textContent ?? '').trim() === '') continue
    if (!tags.has(name) && (child.nodeType === 3 || !isAll(tags, child))) return false
    all = true
  }
  return all
}

/** Words of one line, without a block or a break in them. */
const isLine = (node: Node): boolean =>
  words(node.textContent) !== '' &&
  [...node.childNodes].every(
    (child) =>
      !BLOCKS.has(child.nodeName.toUpperCase()) &&
      (child.nodeType === 3 || words(child.textContent) === '' || isLine(child)),
  )

/** Of white space nothing but its width counts: 撰文：沈怡　攝影：古力 are two facts. */
const oneSpace = (spaces: string): string => (spaces.includes('\u3000') ? '\u3000' : ' ')

/** `front` goes before the text; `told`: byline and date, which Readability takes out of the text; they go back under the title. */
function collect(root: Element, source: string, front: string, title: string, told: string[]): Draft {
  const parts = [front]
  const origins = [{ here: 0, input: 0 }]
  let { length } = front
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
    const text = data.replace(/[\s\u00a0]+/g, oneSpace)
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
  const closeBold = (): void => {
    const last = parts.pop()!
    const closed = `${last.trimEnd()}**${last === last.trimEnd() ? '' : ' '}`
    parts.push(closed)
    length += closed.length - last.length
  }
  const short = [...root.querySelectorAll(LINES)].map(({ textContent }) => textContent ?? '')
  const lines = short.filter((text) => text.length <= LONGEST_TOLD).map(words)
  // «By Jane Roe» says nothing beside «By Jane Roe | 3 May 2024».
  const isSaid = (text: string, before: string[]): boolean =>
    [...lines, ...before.map(words)].some((other) => other.includes(words(text)))
  let missing = told
    .map((text) => text.trim())
    .filter(
      (text, index, lines) =>
        text !== '' && text.length <= LONGEST_TOLD && !isSaid(text, lines.slice(0, index)),
    )
  const tell = (): void => {
    const place = cursor
    breakLine(['', ''])
    for (const [index, text] of missing.entries()) add(index === 0 ? text : ` | ${text}`)
    breakLine(['', ''])
    missing = []
    cursor = place
  }
  const visit = (node: Node): void => {
    if (node.nodeType === 3) add(node.nodeValue ?? '')
    const name = node.nodeName.toUpperCase()
    if (SILENT.has(name)) return
    const isBlock = BLOCKS.has(name)
    const outer: [string, string] = [before, after]
    // A line break within bold words begins a bold line; a paragraph within a caption is caption.
    const goesOn = name === 'BR' || before === CAPTION[0]
    if (isBlock) breakLine(goesOn ? outer : marksOf(node, title))
    // <p><strong>Who asks?</strong> …: only at the start of a line do bold words tell who speaks.
    const leads = BOLD.has(name) && !lineOpen && before === '' && isLine(node)
    if (leads) parts.push('**')
    if (leads) length += 2
    for (const child of node.childNodes) visit(child)
    const isTitle = before === '# '
    if (leads) closeBold()
    if (isBlock) breakLine(name === 'BR' ? outer : ['', ''])
    if (isTitle) tell()
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
    tell()
    cursor = 0
  }
  visit(root)
  return { text: parts.join('').trimEnd(), repairs: [], origins, held: [] }
}
