/** What a slide's Markdown says: its statements and the labels of its diagrams, each with the sentences it cites. */
import { CITATION, expandCitation } from '../slides/citation.ts'
import type { SlideSource } from '../slides/read-slides.ts'

/** A statement of a slide with the sentences it cites: a heading, list item, quotation or paragraph up to a citation. */
export interface Said {
  text: string
  cited: number[]
  /** Line in the file, from 1. */
  line: number
  kind: 'headline' | 'point' | 'quotation' | 'paragraph' | 'other'
  /** What must each be in the sentences cited: the text, or its parts where bold words or a break divide it. */
  parts: string[]
}

/** A stretch of lines that Markdown reads as one paragraph, heading, list item or quotation. */
interface Block {
  kind: Said['kind']
  /** Without the mark that opens it; lines joined as they are. */
  text: string
  /** Line in the file, from 1. */
  line: number
}

const ITEM = /^(?:[-*+]|\d+[.)])\s+/
/** A slot's name, or the attribution below a quotation. */
const NO_STATEMENT = /^(?:::[\w-]+::$|—)/

/** The blocks of a slide, without frontmatter, fences and notes. A line that opens nothing continues the one above. */
function blocksIn(slide: SlideSource): Block[] {
  const blocks: Block[] = []
  let open: Block | undefined
  blank(slide.text)
    .split('\n')
    .forEach((raw, offset) => {
      const line = raw.trim()
      const kind = kindOf(line)
      if (line === '' || NO_STATEMENT.test(line)) {
        open = undefined
        return
      }
      if (open && (kind === 'paragraph' || (kind === 'quotation' && open.kind === 'quotation'))) {
        open.text += `\n${line.replace(/^>\s*/, '')}`
        return
      }
      open = { kind, text: line.replace(/^(?:#+|>)\s*/, '').replace(ITEM, ''), line: slide.line + offset }
      blocks.push(open)
      if (/^#/.test(line)) open = undefined
    })
  return blocks
}

/** The statements of a slide: each block, cut after its citations. */
export function statementsIn(slide: SlideSource): Said[] {
  return blocksIn(slide).flatMap(({ kind, text, line }) => {
    const said: Said[] = []
    let at = 0
    const add = (end: number, cited: number[]) => {
      const words = text.slice(at, end)
      const parts = partsOf(words)
      // A full stop after the mark says nothing, and two marks in a row are one.
      if (/[\p{L}\p{N}]/u.test(parts.join(''))) {
        const lead = /^\s*/.exec(words)![0]
        const above = (text.slice(0, at) + lead).split('\n').length - 1
        said.push({ kind, text: readable(words), parts, cited, line: line + above })
      } else said.at(-1)?.cited.push(...cited)
    }
    for (const { index, 0: mark, 1: list } of text.matchAll(CITATION)) {
      add(index, expandCitation(list!))
      at = index + mark.length
    }
    add(text.length, [])
    return said
  })
}

/**
 * What of a statement must be in its sentence by itself. Bold words, a number or a member's name, stand beside words
 * from elsewhere in the sentence; a hard break parts a big number from what it measures.
 */
const partsOf = (words: string): string[] =>
  words
    .split(/\*\*|\\\n| {2,}\n|<br ?\/?>/)
    .map(readable)
    .filter(Boolean)

/** Words as they are read: without emphasis, tags, addresses of links and escapes. */
export const readable = (words: string): string =>
  words
    .replace(/\\\n/g, ' ')
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\]\([^)]*\)/g, '')
    .replace(/<[^>]+>|(?<!\\)[*`[]|(?<!\\)~~|(?<![\\\p{L}\p{N}])_|(?<!\\)_(?![\p{L}\p{N}])/gu, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&lt;/g, '<')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim()

/** A label of a diagram with the sentences its mark names. */
interface Label extends Pick<Said, 'text' | 'parts' | 'cited'> {
  /** Line in the file, from 1. */
  line: number
}

/** Labels of a slide's Mermaid diagrams, axes aside: what stands in quotation marks, and the lines of a timeline. */
export function labelsIn(slide: SlideSource): Label[] {
  const labels: Label[] = []
  let fence: { timeline: boolean } | undefined
  slide.text.split('\n').forEach((raw, offset) => {
    const text = raw.trim()
    if (text.startsWith('```')) fence = !fence && /^```mermaid\b/.test(text) ? { timeline: false } : undefined
    else if (fence && !text.startsWith('y-axis')) {
      if (text === 'timeline') fence.timeline = true
      for (const label of fence.timeline ? [text] : [...text.matchAll(/"([^"]*)"/g)].map(([, one]) => one!))
        labels.push({ ...labelOf(label, fence.timeline), line: slide.line + offset })
    }
  })
  return labels
}

/** Parts of a label come from different places of its sentence: a name and what is said of it, a time and its event. */
function labelOf(source: string, isTimeline: boolean): Omit<Label, 'line'> {
  const words = source
    .replace(CITATION, '')
    .replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
  const parts = words.split(isTimeline ? /\s:\s/ : /<br ?\/?>|<\/?b>|：/)
  return {
    text: readable(words),
    parts: parts.map(readable).filter(Boolean),
    cited: [...source.matchAll(CITATION)].flatMap(([, list]) => expandCitation(list!)),
  }
}

/** The text with frontmatter, code fences, styles and comments turned into blank lines, so that line numbers stay. */
function blank(text: string): string {
  const toLines = (piece: string) => piece.replace(/[^\n]+/g, '')
  return text
    .replace(/^\uFEFF?\s*---\r?\n(?=\S)[\s\S]*?\n---[^\n]*/, toLines)
    .replace(/^(`{3,})[\s\S]*?^\1/gm, toLines)
    .replace(/<!--[\s\S]*?-->|<(style|script)\b[\s\S]*?<\/\1>/g, toLines)
    .replace(/^---[^\n]*$/gm, '')
}

function kindOf(line: string): Said['kind'] {
  if (/^# /.test(line)) return 'headline'
  // A heading within the slide is the editor's, and HTML is layout made by hand.
  if (/^#|^<\/?[a-z]/i.test(line)) return 'other'
  if (line.startsWith('>')) return 'quotation'
  return ITEM.test(line) ? 'point' : 'paragraph'
}
