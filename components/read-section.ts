/** Section of a page. */
export interface Section {
  /** Its name without marks; none before the first section, and from the recap on. */
  name: string
  /** Its number in the order in which sections begin. */
  number: number
  /** Whether it begins here without a divider, so that its name stands at the head, unless the slide asks another question. */
  isHead: boolean
}

/** A page of the deck, as Slidev knows it. */
export interface Page {
  no: number
  frontmatter: Record<string, unknown>
  title?: string
}

const isDivider = ({ layout }: Page['frontmatter']): boolean => layout === 'theme' || layout === 'section'

/** Name of the section that a slide begins or says it belongs to; undefined where it says nothing of it. */
function nameIn({ frontmatter, title }: Page): string | undefined {
  if (frontmatter.layout === 'recap') return ''
  const name = isDivider(frontmatter) ? (title ?? '') : frontmatter.section
  if (name === undefined || name === null) return undefined
  return plain(String(name))
}

const plain = (text: string): string => text.replace(/\s*\[\^[^\]]*\]|<[^>]*>|[*_`]/g, '').trim()

const ASKS = /[?？]$/

/** A question that names a section would be answered by a slide that is asked another. */
function asksAnother(name: string, { frontmatter: { question }, title = '' }: Page): boolean {
  const asked = [plain(String(question ?? '')), plain(title)].filter(
    (text, at) => at === 0 || ASKS.test(text),
  )
  return ASKS.test(name) && asked.some((text) => text !== '' && !text.includes(name) && !name.includes(text))
}

/**
 * The section of a page: its own, or that of the last page before it which has one.
 * @param pages in order; read up to the page
 */
export function sectionOf(pages: Iterable<Page>, no: number): Section {
  const found: Section = { name: '', number: 0, isHead: false }
  const names: string[] = []
  for (const page of pages) {
    if (page.no > no) break
    const name = nameIn(page)
    const begins = name !== undefined && name !== found.name
    found.isHead = begins && name !== '' && !isDivider(page.frontmatter) && !asksAnother(name, page)
    if (!begins) continue
    if (name !== '' && !names.includes(name)) names.push(name)
    found.name = name
    found.number = names.indexOf(name) + 1
  }
  return found
}
