import { parseSlide, parseSync } from '@slidev/parser'
import { parseDocument } from 'yaml'

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
  // Frontmatter that is no YAML must not stop the reading: Slidev's own parser throws at `title: **bold**`.
  const { slides } = parseSync(markdown, 'slides.md', { preserveCR: true, noParseYAML: true })
  if (slides.length === 0) return [{ id: undefined, text: markdown, line: 1 }]
  const offsets = lineOffsets(markdown)
  const starts = slides.map(({ start }, index) => (index === 0 ? 0 : startOf(markdown, offsets, start)))
  return slides.map(({ frontmatterRaw }, index) => ({
    id: idOf(frontmatterRaw ?? ''),
    text: markdown.slice(starts[index]!, starts[index + 1]),
    line: lineAt(offsets, starts[index]!),
  }))
}

/** The `id` of a slide's frontmatter, which is found even where another line is no YAML. */
function idOf(frontmatter: string): string | undefined {
  const { id } = readMapping(frontmatter) ?? readMapping(/^id:.*$/m.exec(frontmatter)?.[0] ?? '') ?? {}
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined
}

/** A YAML mapping as Slidev reads it, mistakes that can be got over included; undefined when it cannot be read at all. */
export function readMapping(yaml: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = parseDocument(yaml).toJS({ maxAliasCount: 100 })
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
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
  return readMapping(block ?? '') ?? {}
}

/** The line that parts two slides, when no frontmatter begins with it. */
const BARE_SEPARATOR = /^---[^\n]*\n\s*?\n/

/** The frontmatter that opens a slide's text, with the mistakes in its YAML. */
function frontmatterOf(slide: string) {
  // Slidev takes this line away before it parses a slide; with it, all down to the dashes of a table would be frontmatter.
  const yaml = parseSlide(slide.replace(BARE_SEPARATOR, '\n'), { noParseYAML: true }).frontmatterRaw ?? ''
  return { yaml, errors: parseDocument(yaml).errors }
}

/** Whether the frontmatter that opens a slide's text has a mistake in its YAML, a key said twice included. */
export function hasBrokenFrontmatter(slide: string): boolean {
  const { yaml, errors } = frontmatterOf(slide)
  return yaml.trim() !== '' && (errors.length > 0 || readMapping(yaml) === undefined)
}

/** Three hyphens as a word processor sets them, where frontmatter opens. */
const WRONG_DASHES = /^[ \t]*(?=[-–—―]{1,3}[ \t]*\r?\n[a-zA-Z]\w*:)-?([–—―]+)-?[ \t]*\r?$/m

/** Why Slidev would show no slides, or others than the file has. */
export interface Unreadable {
  /** From 1. */
  line: number
  problem: string
  mend: string
}

/**
 * The first thing for which Slidev could not read the deck: nothing in it, a byte-order mark, dashes for hyphens, or a mistake in its
 * YAML; null when all can be read. A key said twice is no obstacle.
 */
export function unreadable(markdown: string): Unreadable | null {
  if (markdown.trim() === '')
    return { line: 1, problem: 'the deck is empty', mend: 'write a slide, or make it anew with --fresh' }
  if (markdown.startsWith('\uFEFF'))
    return {
      line: 1,
      problem: 'the file begins with a byte-order mark, behind which Slidev reads no frontmatter',
      mend: 'save it as UTF-8 without one, or make the deck again, which takes it off',
    }
  const dashes = WRONG_DASHES.exec(markdown)
  if (dashes)
    return {
      line: lineAt(lineOffsets(markdown), dashes.index),
      problem: `frontmatter opens with three hyphens, not with “${dashes[0].trim()}” as word processors set them`,
      mend: 'write --- there, and where it closes',
    }
  for (const { text, line } of readSlides(markdown)) {
    const error = frontmatterOf(text).errors.find(({ code }) => code !== 'DUPLICATE_KEY')
    if (!error) continue
    const within = error.linePos?.[0].line ?? 1
    return {
      line: line + within,
      problem: `this frontmatter cannot be read (${error.message.split(/ at line | in this |\n/)[0]})`,
      mend: 'put the value in quotation marks, or mend the line',
    }
  }
  return null
}
