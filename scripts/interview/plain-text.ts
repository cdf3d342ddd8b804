/** An emphasis mark opens after anything but an ASCII letter or digit (f**k, 2*3*4, snake_case stay as they are). */
const PAIRED: RegExp[] = [
  /(?<![A-Za-z0-9*\\])\*\*(?=\S)((?:[^*]|\*(?!\*))+?)(?<=\S)\*\*(?![A-Za-z0-9*])/g,
  /(?<![A-Za-z0-9_\\])__(?=\S)([^_]+?)(?<=\S)__(?![A-Za-z0-9_])/g,
  /(?<![A-Za-z0-9*\\])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![A-Za-z0-9*])/g,
  /(?<![\p{L}\p{N}_\\])_(?=[^\s_])([^_]+?)(?<=[^\s_])_(?![\p{L}\p{N}_])/gu,
]
const IMAGE = /!\[[^\]]*\]\([^()\s]*\)/g
const LINK = /(?<!!)\[([^\][]+)\]\((?:https?:|mailto:|\/|#)[^()\s]*(?: "[^"]*")?\)/g
const ESCAPED = /\\([\\*_#[\]()>~`-])/g

/** A line without its inline Markdown: emphasis, links and pictures; the words stay as they are. */
export function plainText(markdown: string): string {
  if (!/[*_[\\]/.test(markdown)) return markdown.trim()
  const linked = markdown.replace(IMAGE, '').replace(LINK, '$1')
  return PAIRED.reduce((text, pair) => text.replace(pair, '$1'), linked)
    .replace(ESCAPED, '$1')
    .trim()
}
