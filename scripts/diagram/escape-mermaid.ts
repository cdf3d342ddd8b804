import { visible } from '../slides/escape-markdown.ts'

/**
 * Inside quotes brackets and slashes are plain; what remains can close the label, or is HTML or Markdown. After a word
 * such as `lifestyle` Mermaid takes a colon for a style statement's, and the next entity's end for its end. `[^` opens a
 * citation mark of ours.
 */
const SPECIAL_IN_QUOTES = /["#&:;<>`*_\\~{}]|%(?=%)|(?<=%)%/g
/**
 * Math ($$x$$), an icon (fa:fa-book) and a line break (\n), which Mermaid looks for when entities are decoded already,
 * in a label with tags even again: a word joiner (U+2060) stands between their characters.
 */
const LOOKED_FOR_LATER = /(?<=\$)(?=\$)|(?<=fa[a-z]?:)(?=fa-)|(?<=\\)(?=n)/g
const WORD_JOINER = '\u2060'

const asEntity = (character: string): string => `#${character.codePointAt(0)};`

/**
 * Text for a quoted Mermaid label (`id["…"]`, `-- "…" -->`, axis categories). Mermaid's own numeric entities (`#34;`)
 * stand for what could close the label or be taken for markup; %%{init}%%, click, end and comments are inert in quotes.
 */
export function mermaidLabel(text: string): string {
  return visible(text)
    .replace(LOOKED_FOR_LATER, WORD_JOINER)
    .replace(new RegExp(`${SPECIAL_IN_QUOTES.source}|${WORD_JOINER}`, 'g'), asEntity)
}

/** What ends an event, opens a tag or a shape, or begins a comment where nothing is quoted. */
const SPECIAL_UNQUOTED = /["#&;:<>`*_{}[\]()|\\~^]|%(?=%)|(?<=%)%|^%/g
/** Words that open a statement of their own at the beginning of a line. */
const STATEMENT = /^(?=(?:section|title|timeline|accTitle|accDescr|end)\b)/i

/**
 * Text for places that Mermaid does not let us quote (the timeline's times and events). Colons and brackets would end
 * the event, and entities are not decoded everywhere, so fullwidth forms stand in for them.
 */
export function mermaidPlain(text: string): string {
  return visible(text).replace(SPECIAL_UNQUOTED, fullwidth).replace(STATEMENT, WORD_JOINER)
}

/** The fullwidth form of an ASCII character (Unicode block Halfwidth and Fullwidth Forms). */
const fullwidth = (character: string): string => String.fromCodePoint(character.codePointAt(0)! + 0xfee0)
