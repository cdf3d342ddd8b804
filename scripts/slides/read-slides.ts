import { parseSync } from '@slidev/parser'
import { parse } from 'yaml'

/** One slide of a file as it stands there. */
export interface SlideSource {
  /** `id` of its frontmatter; undefined for a slide written by hand without one. */
  id: string | undefined
  /** Exactly the text of the file; all slides' texts joined give the file back. */
  text: string
  /** First line, from 1. */
  line: number
}

/**
 * Splits a Slidev file where Slidev does. A byte-order mark and whatever stands before the first slide belong to it.
 */
export function readSlides(markdown: string): SlideSource[] {
  const { slides } = parseSync(markdown, 'slides.md', { preserveCR: true })
  if (slides.length === 0) return [{ id: undefined, text: markdown, line: 1 }]
  const offsets = lineOffsets(markdown)
  const starts = slides.map(({ start }, index) => (index === 0 ? 0 : startOf(markdown, offsets, start)))
  return slides.map(({ frontmatter }, index) => ({
    id:
      typeof frontmatter.id === 'string' || typeof frontmatter.id === 'number'
        ? String(frontmatter.id)
        : undefined,
    text: markdown.slice(starts[index]!, starts[index + 1]),
    line: lineAt(offsets, starts[index]!),
  }))
}

/** A slide without frontmatter begins at its separator line, which Slidev counts to no slide. */
function startOf(markdown: string, offsets: number[], line: number): number {
  const own = offsets[line] ?? markdown.length
  const above = offsets[line - 1]
  const opensWithFrontmatter = markdown.startsWith('---', own)
  if (opensWithFrontmatter || above === undefined || !markdown.startsWith('---', above)) return own
  return above
}

function lineOffsets(text: string): number[] {
  const offsets = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) offsets.push(at + 1)
  return offsets
}

function lineAt(offsets: number[], offset: number): number {
  let line = offsets.findIndex((start) => start > offset)
  if (line < 0) line = offsets.length
  return line
}

/** The first slide's frontmatter, which is the deck's headmatter; empty when there is none or it is no YAML mapping. */
export function readHeadmatter(markdown: string): Record<string, unknown> {
  const block = /^\uFEFF?---[^\n]*\n([\s\S]*?)\n---/.exec(markdown)?.[1]
  if (block === undefined) return {}
  try {
    const value: unknown = parse(block)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
