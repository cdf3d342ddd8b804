/**
 * The gate between interview text and Slidev Markdown. What goes in is text from anywhere; what comes out is one line
 * of inline Markdown that shows exactly that text and does nothing: no tag, expression, link, import, slide, slot,
 * heading, list, math or footnote. Only what needs it is escaped, so that the file stays pleasant to edit.
 * Rules after CommonMark 0.31 and the plugins of Slidev 53 (KaTeX, footnotes, task lists, alerts, slots, linkify).
 * @param text any string; white space runs and line breaks become one space, invisible controls are dropped
 */
export function escapeMarkdown(text: string): string {
  const inline = escapeInline(visible(text))
  return escapeLineEnd(escapeLineStart(inline))
}

/** As `escapeMarkdown`, for speaker notes: lines stay lines, and the comment that holds them cannot be closed or clicked. */
export function escapeNotes(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line) => escapeMarkdown(line).replace(/--(?=>|!)/g, '-\\-'))
    .join('\n')
}

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g
/** Marks that reorder or hide what is read (Unicode Bidirectional Algorithm, UAX #9; "Trojan Source", 2021). */
const REORDERING = /[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/g
const CONTROL = /[\u0001-\u0008\u000E-\u001F\u007F-\u009F\uFEFF\uFFFE\uFFFF]/g

/** The text as a reader sees it: replacement characters for what is no character, no controls, single spaces. */
export function visible(text: string): string {
  return text
    .replace(/\0/g, '\uFFFD')
    .replace(LONE_SURROGATE, '\uFFFD')
    .replace(REORDERING, '')
    .replace(CONTROL, '')
    .replace(/[\s\u2028\u2029]+/g, ' ')
    .trim()
}

function escapeInline(text: string): string {
  return (
    text
      // A backslash before punctuation, or at the end, would escape it.
      .replace(/\\(?=[!-/:-@[-`{-~]|$)/g, '\\\\')
      .replace(/&(?=#?\w+;)/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/[`*[$]/g, '\\$&')
      .replace(/~(?=~)|(?<=~)~/g, '\\~')
      // An underscore inside a word is plain text.
      .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_')
      // Domains and addresses would become links.
      .replace(/(?<=[\p{L}\p{N}-])\.(?=[\p{L}]{2,})/gu, '\\.')
      .replace(/(?<=[\p{L}\p{N}])@(?=[\p{L}\p{N}])/gu, '\\@')
      .replace(/(?<=[A-Za-z])::?(?=\/|[a-z])/g, (colons) => colons.replace(/:/g, '\\:'))
      // Vue reads `{{`; the span tells it not to.
      .replace(/\{(?=\{)/g, '<span v-pre>{</span>')
  )
}

/** What opens a block at the beginning of a line, also after `# `, `- ` or `> `. */
function escapeLineStart(text: string): string {
  return text
    .replace(/^(?:#{1,6}(?=\s|$)|>|[-+](?=\s|$)|-{2,}|={1,}|:{1,}|~{1,}|\||!|@|\?|%)/, (mark) => `\\${mark}`)
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
}

/** Closing `#`s of a heading would vanish. */
const escapeLineEnd = (text: string): string => text.replace(/(^|\s)(#+)$/, '$1\\$2')
