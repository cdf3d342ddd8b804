import { basename } from 'node:path'
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
