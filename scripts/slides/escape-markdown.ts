/**
 * The gate between interview text and Slidev Markdown.
 *
 * What may go wrong is wider than CommonMark. Four readers see the file, and each has its own syntax:
 * Slidev's parser works on raw lines and raw regular expressions (a backslash does not stop it), markdown-it
 * with Slidev's plugins makes HTML, Vue compiles that HTML as a template, and UnoCSS and the image preloader
 * scan it once more. Each rule below says which of them it is for.
 */

/** Where a line, and with it a block construct, could begin. */
const START = String.raw`(?<=^\s*)`

/** Each pattern matches single characters that need a backslash; what stands around them decides. */
const UNSAFE: RegExp[] = [
  // Code, emphasis, links and images and footnotes and task boxes, tables, math: two pieces of text in one
  // paragraph can complete each other, so these are never left bare.
  /[`*[|$]/g,
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
  new RegExp(`(?<=^\\s*\\d{1,9})[.)](?=\\s|$)`, 'g'),
  new RegExp(`${START}[-:=](?=[-:=|\\s]*$)`, 'g'),
  new RegExp(`${START}:(?=:)`, 'g'),
  // A heading drops the hashes that close it.
  /(?<=^|\s)#(?=#*\s*$)/g,

  // Two dashes: a slide break, a comment's end, and a dash to the typographer (which unplugin-vue-markdown
  // turns on): it also rewrites .. ,, +- ???? (c) and, after unpaired quotes, the apostrophe.
  /-(?=-)|(?<=[-+])-/g,
  /(?<=\.)\.|(?<=,),|(?<=[?!]{3})[?!]/g,
  /\((?=(?:c|r|tm|p)\))/gi,
  /'/g,

  // Bare addresses become links: the scheme's second slash and the sign in an e-mail address prevent it.
  /(?<=\/)\//g,
  /(?<=\S)@(?!\s)/g,
  // An entity would be decoded.
  /&(?=#?[a-z0-9]+;)/gi,
  // Slidev's optional MDC syntax: an inline component, :name.
  /(?<=^|[\s*_[]):(?=[\w$-])/g,
  // [^31] is a citation and [!NOTE] an alert even behind a backslash: both are found by expression.
  /(?<=\[)[\^!]/g,
  // Slidev preloads what looks like the address of an image, in prose too.
  /(?<=\b(?:src|image)=)["']/g,
  /(?<=\burl)\(/g,
]

/** A tag, comment, snippet import or autolink; `3 < 5` is none of them. */
const OPENS_TAG = /<(?=[a-z/!?<]|$)/gi

/** Runs of ASCII white space and line separators: a label, title or point is one line. */
const SPACE_RUN = /[\t-\r \u0085\u2028\u2029]+/g

/**
 * Characters that nobody reads but that act: control characters, the bidirectional embeddings, overrides and
 * isolates (Trojan Source, CVE-2021-42574), byte-order mark, interlinear annotation, noncharacters, and
 * Unicode tags other than those that spell a flag after U+1F3F4.
 */
const INVISIBLE =
  /[\u0001-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\u202A-\u202E\u2066-\u2069\uFEFF\uFFF9-\uFFFB]|\p{Noncharacter_Code_Point}|(?<!\u{1F3F4}[\u{E0020}-\u{E007E}]*)[\u{E0000}-\u{E007F}]/gu

/**
 * Text as an audience can see it, on one line: white space runs become one space, invisible characters that
 * act (controls, bidirectional overrides) are dropped, NUL and lone surrogates become U+FFFD. Every gate
 * begins with it.
 */
export function visibleText(text: string): string {
  return text
    .replace(/\0|\p{Surrogate}/gu, '\uFFFD')
    .replace(INVISIBLE, '')
    .replace(SPACE_RUN, ' ')
}

/**
 * Escapes one line of interview text for any inline place in Slidev 53 Markdown: paragraph, heading, list
 * item, quotation, table cell, inside `**…**`. The audience reads exactly `visibleText(text)`; nothing in it
 * is markup, and only what would be is escaped (GPT-4, 99.9%, 「」 and 3-5 stay as they are). Escaped pieces
 * may be put side by side. Long words are left whole; breaking them is the style sheet's work.
 */
export function escapeMarkdown(text: string): string {
  const visible = visibleText(text)
  const replacement = new Map<number, string>()
  for (const pattern of UNSAFE) {
    for (const match of visible.matchAll(pattern)) replacement.set(match.index, `\\${match[0]}`)
  }
  // Slidev looks for `<!--`, `<Tweet` and `<script` in the raw text, so the sign itself has to go.
  for (const { index } of visible.matchAll(OPENS_TAG)) replacement.set(index, '&lt;')
  // Vue evaluates `{{` in the HTML, where the backslash is gone and an entity decoded; an invisible break
  // opportunity between the braces is seen by no reader and read by nobody. The backslash is for MDC.
  for (const { index } of visible.matchAll(/\{/g)) replacement.set(index, '\\{<wbr>')

  let escaped = ''
  let end = 0
  for (const index of [...replacement.keys()].sort((a, b) => a - b)) {
    escaped += visible.slice(end, index) + replacement.get(index)
    end = index + 1
  }
  return escaped + visible.slice(end)
}
