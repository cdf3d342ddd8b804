import { stringify } from 'yaml'
import type { Deck, Slide } from '../model.ts'
import { escapeNotes, escapeTitle, plainValue } from './escape-markdown.ts'

/**
 * Deck → the text of `slides.md`: headmatter and first slide share one block, every slide opens with its layout and
 * id, notes close it as a comment. Ends with one line break.
 */
export function toMarkdown({ headmatter, slides }: Deck): string {
  return slides.map((slide, index) => slideToMarkdown(slide, index === 0 ? headmatter : {})).join('\n')
}

function slideToMarkdown(
  { id, layout, frontmatter, body, notes }: Slide,
  headmatter: Record<string, unknown>,
): string {
  const matter = frontmatterToYaml({ ...headmatter, layout, id, ...frontmatter })
  const comment = notes ? `\n<!--\n${escapeNotes(notes)}\n-->\n` : ''
  return `---\n${matter}---\n\n${body}\n${comment}`
}

/** Frontmatter that Slidev reads as Markdown. */
const MARKDOWN_KEYS = ['title', 'name']

/**
 * YAML of a slide's frontmatter. Slidev ends the block at the first `---` wherever it stands, and looks for
 * features such as `<Tweet` in the raw text, YAML included; a value with such signs is quoted, and they are
 * written as escapes.
 */
function frontmatterToYaml(values: Record<string, unknown>): string {
  const safe = Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      typeof value !== 'string'
        ? value
        : MARKDOWN_KEYS.includes(key)
          ? escapeTitle(value)
          : plainValue(value),
    ]),
  )
  const yaml = stringify(safe, { defaultStringType: 'PLAIN', defaultKeyType: 'PLAIN' })
  const actsRaw = /---|<[A-Za-z!]|\{monaco|```/
  if (!actsRaw.test(yaml)) return yaml
  return stringify(safe, { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' })
    .replace(/-(?=--)/g, '\\x2d')
    .replace(/<(?=[A-Za-z!])/g, '\\x3c')
    .replace(/\{(?=monaco)/g, '\\x7b')
    .replace(/`(?=``)/g, '\\x60')
}
