import { stringify } from 'yaml'
import type { Deck, Slide } from '../model.ts'
import { escapeNotes } from './escape-markdown.ts'

/**
 * Deck → the text of `slides.md`: headmatter and first slide share one block, every slide opens with its layout and
 * id, notes close it as a comment. Ends with one line break.
 */
export function toMarkdown({ headmatter, slides }: Deck): string {
  return `${slides.map((slide, index) => slideToMarkdown(slide, index === 0 ? headmatter : {})).join('\n')}`
}

function slideToMarkdown(
  { id, layout, frontmatter, body, notes }: Slide,
  headmatter: Record<string, unknown>,
): string {
  const matter = frontmatterToYaml({ ...headmatter, layout, id, ...frontmatter })
  const comment = notes ? `\n<!--\n${escapeNotes(notes)}\n-->\n` : ''
  return `---\n${matter}---\n\n${body}\n${comment}`
}

/**
 * YAML of a slide's frontmatter. Slidev ends the block at the first `---` wherever it stands, so three hyphens in a
 * value are written with an escape.
 */
function frontmatterToYaml(values: Record<string, unknown>): string {
  const yaml = stringify(values, { lineWidth: 0, defaultStringType: 'PLAIN', defaultKeyType: 'PLAIN' })
  if (!yaml.includes('---')) return yaml
  const quoted = stringify(values, {
    lineWidth: 0,
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
  })
  return quoted.replace(/-(?=--)/g, '\\x2d')
}
