import { visible } from '../slides/escape-markdown.ts'

/** Characters that mean something to Mermaid, to Markdown inside its labels, or to HTML; all others pass. */
const SPECIAL = /["#&;<>`*_{}[\]()|\\~%$@^:=]/g
/** Inside quotes brackets, colons and slashes are plain; what remains can close the label, or is HTML or Markdown. */
const SPECIAL_IN_QUOTES = /["#&;<>`*_\\~{}]/g

const asEntity = (character: string): string => `#${character.codePointAt(0)};`

/**
 * Text for a quoted Mermaid label (`id["…"]`, `-- "…" -->`, axis categories). Mermaid's own numeric entities (`#34;`)
 * stand for what could close the label or be taken for markup; %%{init}%%, click, end and comments are inert in quotes.
 */
export function mermaidLabel(text: string): string {
  return visible(text).replace(SPECIAL_IN_QUOTES, asEntity).replace(/%%/g, '#37;#37;')
}

/**
 * Text for places that Mermaid does not let us quote (the timeline's times and events). Colons and brackets would end
 * the event, so their fullwidth forms stand in for them.
 */
export function mermaidPlain(text: string): string {
  return visible(text)
    .replace(/:/g, '：')
    .replace(/;/g, '；')
    .replace(/#/g, '＃')
    .replace(SPECIAL, (character) => FULLWIDTH[character] ?? asEntity(character))
    .replace(/^(?=(?:section|title|timeline|accTitle|accDescr|end)\b)/i, '\u2060')
}

const FULLWIDTH: Record<string, string> = {
  '(': '（',
  ')': '）',
  '%': '%',
  '=': '=',
  $: '$',
  '@': '@',
  '[': '［',
  ']': '］',
  '{': '｛',
  '}': '｝',
  '|': '｜',
  '<': '＜',
  '>': '＞',
  '"': '＂',
  '&': '＆',
  '\\': '＼',
  '`': '｀',
  '*': '＊',
  _: '＿',
  '~': '～',
  '^': '＾',
}
