import { basename } from 'node:path'
import { parseSlide } from '@slidev/parser'
import { CITATION } from '../slides/citation.ts'
import { plainText } from '../slides/read-passages.ts'
import type { ServedSlide } from './served-deck.ts'

/** A title of the frontmatter or of a slide as it is read: without citations, tags, escapes and marks of emphasis. */
export const plainTitle = (title: string): string =>
  plainText(title.replace(/<(?!wbr>)\/?[a-z][^>]*>/gi, '').replace(CITATION, ''))

/** What a deck is called: as its frontmatter says, else as its first slide, else as its file. */
export function deckTitle(headmatter: Record<string, unknown>, [first]: readonly ServedSlide[]): string {
  const named = typeof headmatter.title === 'string' ? headmatter.title : ''
  return plainTitle(named || (first?.title ?? '')) || basename(first?.file ?? '', '.md')
}

/** What has no words to be called by: comments, code, tags that stand alone, pictures and the names of slots. */
const WORDLESS =
  /<!--[\s\S]*?-->|^[ \t]*(`{3,}|~{3,}|\$\$)[\s\S]*?^[ \t]*\1|^[ \t]*<\/?[\w-][^>]*>[ \t]*$|!\[[^\]]*\]\([^)]*\)|^::[\w-]+::[ \t]*$/gm
/** What begins a line of a quotation, or the first of an item. */
const LINE_MARK = /^[ \t]*(?:>[ \t]*)*((?:[-*+]|\d+[.)])[ \t]+)?/gm
/** Of a slide without a heading so much is told, at most: in Latin letters, of which a Han character takes two. */
const LONGEST = 90

/**
 * What a slide is called where slides are listed: its heading, else what it sets in bold as a paragraph of its own (a
 * long quotation its claim), else the words it begins with; a slide without a word by its number.
 */
export function slideTitle({ title, raw, no }: Pick<ServedSlide, 'title' | 'raw' | 'no'>): string {
  const heading = plainTitle(title)
  if (heading) return heading
  const paragraphs = parseSlide(raw, { noParseYAML: true })
    .content.replace(WORDLESS, '')
    .replace(LINE_MARK, (_, item?: string) => (item ? '\n' : ''))
    .split(/\r?\n[ \t]*\r?\n/)
    .map((paragraph) => paragraph.replace(CITATION, '').trim())
    .filter((paragraph) => plainTitle(paragraph))
  const told = paragraphs.find((paragraph) => /^\*\*[^*]+\*\*$/.test(paragraph)) ?? paragraphs[0]
  return told ? opening(plainTitle(told)) : String(no)
}

/** The first words of a text, up to a pause if there is one. */
function opening(text: string): string {
  let room = LONGEST
  const end = [...text].findIndex((character) => {
    room -= /\p{Script=Han}/u.test(character) ? 2 : 1
    return room < 0
  })
  if (end < 0) return text
  const cut = [...text].slice(0, end).join('')
  const pause = /^.+(?=[\p{P}\s])/su.exec(cut)?.[0] ?? cut
  return `${pause.replace(/[\p{P}\s]+$/u, '')}…`
}
