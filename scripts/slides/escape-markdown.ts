/**
 * The gate between interview text and Slidev Markdown.
 *
 * What may go wrong is wider than CommonMark. Four readers see the file, and each has its own syntax:
 * Slidev's parser works on raw lines and raw regular expressions (a backslash does not stop it), markdown-it
 * with Slidev's plugins makes HTML, Vue compiles that HTML as a template, and UnoCSS and the image preloader
 * scan it once more. Each rule below says which of them it is for.
 */

/** Where a line, and with it a block construct, could begin. */
const START = '(?<=^\\s*)'

/** Single characters that need a backslash wherever the text stands, on a slide or in the notes. */
const UNSAFE: RegExp[] = [
  // Code, emphasis, links and images and footnotes and task boxes, tables, math: two pieces of text in one
  // paragraph can complete each other, so these are never left bare.
  /[`*|$]/g,
  // A backslash that would be read as an escape, or as a hard break when a line ends after it.
  /\\(?=[!-/:-@[-`{-~]|$)/g,
  // Inside a word (snake_case) an underscore is only an underscore.
  /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu,
  // 3~5 is a range; two tildes strike through, three fence.
  /~(?=~|$)|(?<=^|~)~/g,

  // Block constructs: heading, quote, list, ordered list, setext underline or table delimiter row, slot.
  new RegExp(`${START}#(?=#{0,5}(?:\\s|$))`, 'g'),
  new RegExp(`${START}>`, 'g'),
  new RegExp(`${START}[-+](?=\\s|$)`, 'g'),
  /(?<=^\s*\d{1,9})[.)](?=\s|$)/g,
  new RegExp(`${START}[-:=](?=[-:=|\\s]*$)`, 'g'),
  new RegExp(`${START}:(?=:)`, 'g'),
  // A heading drops the hashes that close it.
  /(?<=^|\s)#(?=#*\s*$)/g,

  // Two dashes: a slide break where a line begins, a comment's end before a `>`.
  new RegExp(`${START}-(?=-)`, 'g'),
  /-(?=-!?(?:>|$))|(?<=-)-(?=!?(?:>|$))/g,
  // An entity would be decoded.
  /&(?=#?[a-z0-9]+;)/gi,
  // [^31] is a citation and [!NOTE] an alert even behind a backslash: both are found by expression.
  /(?<=\[)[\^!]/g,
]

/** Links, images, footnotes and task boxes. */
const BRACKET = /\[/g

/** The same in the notes, where nothing follows the text: sentence numbers, as in [31, 32], link to nothing. */
const BRACKET_IN_NOTES = /\[(?!\d+(?:, ?\d+)*\](?:[^([:]|$))/g

/** What further readers of the slide, but not of the notes, would take for theirs. */
const UNSAFE_ON_SLIDES: RegExp[] = [
  // Bare addresses become links: the scheme's second slash and the sign in an e-mail address prevent it.
  /(?<=\/)\//g,
  /(?<=\S)@(?!\s)/g,
  // Slidev's optional MDC syntax: an inline component, :name, and properties, {.name}.
  /(?<=^|[\s*_[]):(?=[\w$-]|$)/g,
  /\{/g,
  // Slidev preloads what looks like the address of an image, in prose too.
  /(?<=\b(?:src|image)=)["']/g,
  /(?<=url)\(/g,
]

/**
 * What a backslash does not stop. Slidev looks for `<!--`, `<Tweet` and `<script` in the raw text (`3 < 5` is
 * none of them) and for `[click]` in the raw notes.
 */
const ENTITIES: [RegExp, string][] = [
  [/<(?=[a-z/!?<]|$)/gi, '&lt;'],
  [/\[(?=click(?::\d+)?\])/gi, '&#91;'],
  [/\{(?=monaco)/g, '&#123;'],
]

/**
 * Vue evaluates `{{` in the HTML, where backslashes are gone and entities decoded. An invisible break
 * opportunity between the braces keeps it from seeing them; a reader sees the braces.
 */
const FOR_VUE: [RegExp, string][] = [[/\{(?=\{|$)/g, '\\{<wbr>']]

/**
 * UnoCSS reads the finished page, prose and notes included: `Model:(big small)` is a variant group to it, which it
 * writes out as `Model:big Model:small`, and `[:not(&)]:hidden` a rule for every element.
 */
const VARIANT_GROUP = /(?<=[\w\]+@!~<>:-][:-])\(/g
const ARBITRARY_VARIANT = /\](?=[:-][!-~])/g
const FOR_UNO: [RegExp, string][] = [
  [VARIANT_GROUP, '<wbr>\\('],
  [ARBITRARY_VARIANT, ']<wbr>'],
]

/** Runs of white space: a label, title or point is one line. A no-break or ideographic space stays what it is. */
const SPACE_RUN = /[\t-\r \u0085\u2028\u2029]+/g

/**
 * Characters that nobody reads but that act: control characters, the bidirectional embeddings, overrides,
 * isolates and marks (UAX #9; "Trojan Source", 2021), byte-order mark, interlinear annotation, noncharacters,
 * and Unicode tags other than those that spell a flag after U+1F3F4.
 */
const INVISIBLE =
  /[\u0001-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\uFEFF\uFFF9-\uFFFB]|\p{Bidi_Control}|\p{Noncharacter_Code_Point}|(?<!\u{1F3F4}[\u{E0020}-\u{E007E}]{0,6})[\u{E0000}-\u{E007F}]/gu

/**
 * The text as a reader sees it, on one line: white space runs become one space, invisible characters that act
 * are dropped, NUL and lone surrogates become U+FFFD. Every gate begins with it.
 */
export function visible(text: string): string {
  return text
    .replace(/\0|\p{Surrogate}/gu, '\uFFFD')
    .replace(INVISIBLE, '')
    .replace(SPACE_RUN, ' ')
    .trim()
}

/**
 * Escapes one line of interview text for any inline place in Slidev 53 Markdown: paragraph, heading, list
 * item, quotation, table cell, inside `**…**`. The audience reads exactly `visible(text)`; nothing in it is
 * markup, and only what would be is escaped (GPT-4, 99.9%, 「」 and 3-5 stay as they are). Escaped pieces may
 * be put side by side. Long words are left whole; breaking them is the style sheet's work.
 */
export function escapeMarkdown(text: string): string {
  return escapeWith(
    visible(text),
    [...UNSAFE, BRACKET, ...UNSAFE_ON_SLIDES],
    [...ENTITIES, ...FOR_VUE, ...FOR_UNO],
  )
}

/**
 * Text of the frontmatter that is shown or spoken as it is. Slidev copies it into scripts and the page's head, where
 * UnoCSS reads it; a word joiner (U+2060), which nobody sees, keeps it from finding rules there.
 */
export function plainValue(text: string): string {
  return visible(text).replace(VARIANT_GROUP, '\u2060(').replace(ARBITRARY_VARIANT, ']\u2060')
}

/**
 * Escapes a `title` of the frontmatter, which Slidev compiles as Markdown and Vue for its lists of slides and
 * shows as text in the browser's tab.
 */
export function escapeTitle(text: string): string {
  return escapeWith(plainValue(text), [...UNSAFE, BRACKET, ...UNSAFE_ON_SLIDES], [...ENTITIES, ...FOR_VUE])
}

/**
 * Escapes plain text for the comment at a slide's end that holds its speaker notes. Lines stay lines. Slidev
 * reads notes as Markdown with HTML, without links, slots or Vue, and turns `[click]` into a mark.
 */
export function escapeNotes(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line) => escapeWith(visible(line), [...UNSAFE, BRACKET_IN_NOTES], [...ENTITIES, ...FOR_UNO]))
    .join('\n')
}

/** Replaces single characters of `text`; a later rule overrules an earlier one. */
function escapeWith(text: string, backslashed: RegExp[], replaced: [RegExp, string][]): string {
  const replacement = new Map<number, string>()
  for (const pattern of backslashed) {
    for (const { 0: character, index } of text.matchAll(pattern)) replacement.set(index, `\\${character}`)
  }
  for (const [pattern, by] of replaced) {
    for (const { index } of text.matchAll(pattern)) replacement.set(index, by)
  }
  let escaped = ''
  let end = 0
  for (const index of [...replacement.keys()].sort((a, b) => a - b)) {
    escaped += text.slice(end, index) + replacement.get(index)
    end = index + 1
  }
  return escaped + text.slice(end)
}
