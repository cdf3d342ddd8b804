import { parseSlide } from '@slidev/parser'

/**
 * A slide's speaker notes as they are read aloud: paragraphs of plain text, Markdown's escapes and entities undone.
 * @param raw a slide's text in slides.md, frontmatter and notes included
 * @returns its paragraphs in order; lines broken by hand within one stand behind a `\n`. Empty without notes
 */
export function speakerNotes(raw: string): string[] {
  const { note } = parseSlide(raw, { noParseYAML: true })
  return (note ?? '')
    .split(/\r?\n[ \t]*(?:\r?\n[ \t]*)+/)
    .map((paragraph) => unescapeMarkdown(paragraph).trim())
    .filter(Boolean)
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: '\u00a0' }

/** Undoes what the gate into Markdown does to text (CommonMark 2.4 and 2.5); one pass, so that nothing is undone twice. */
export function unescapeMarkdown(text: string): string {
  return text.replace(
    /\\([!-/:-@[-`{-~])|&(?:#(\d{1,7})|#x([\da-f]{1,6})|(lt|gt|amp|quot|nbsp));/gi,
    (whole, escaped: string, decimal: string, hex: string, name: string) => {
      if (escaped) return escaped
      if (name) return ENTITIES[name.toLowerCase()]!
      const point = decimal ? Number(decimal) : Number.parseInt(hex, 16)
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole
    },
  )
}
