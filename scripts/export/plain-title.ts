import { CITATION } from '../slides/citation.ts'
import { plainText } from '../slides/read-passages.ts'

/** A title of the frontmatter or of a slide as it is read: without citations, tags, escapes and marks of emphasis. */
export const plainTitle = (title: string): string =>
  plainText(title.replace(/<(?!wbr>)\/?[a-z][^>]*>/gi, '').replace(CITATION, ''))
