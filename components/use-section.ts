import { useSlideContext } from '@slidev/client'
import { type ComputedRef, computed } from 'vue'

/** Section of a page. */
export interface Section {
  /** Its name without marks; none before the first section, and from the recap on. */
  name: string
  /** Its number in the order in which sections begin. */
  number: number
  /** Whether it begins here without a divider, so that its name stands at the head, unless the slide asks another question. */
  isHead: boolean
}

const isDivider = ({ layout }: Record<string, unknown>): boolean => layout === 'theme' || layout === 'section'

/** Name of the section that a slide begins or says it belongs to; undefined where it says nothing of it. */
function nameIn(frontmatter: Record<string, unknown>, title: string | undefined): string | undefined {
  if (frontmatter.layout === 'recap') return ''
  const name = isDivider(frontmatter) ? (title ?? '') : frontmatter.section
  if (name === undefined || name === null) return undefined
  return plain(String(name))
}

const plain = (text: string): string => text.replace(/\s*\[\^[^\]]*\]|<[^>]*>|[*_`]/g, '').trim()

const ASKS = /[?？]$/

/** A question that names a section would be answered by a slide that is asked another. */
const asksAnother = (name: string, { question }: Record<string, unknown>, title = ''): boolean =>
  ASKS.test(name) &&
  [String(question ?? ''), ASKS.test(plain(title)) ? title : '']
    .map(plain)
    .some((asked) => asked !== '' && !asked.includes(name) && !name.includes(asked))

/** The section of the page that a component stands on: its own, or that of the last page before it which has one. */
export function useSection(): ComputedRef<Section> {
  const { $slidev, $page } = useSlideContext()
  return computed(() => {
    const found: Section = { name: '', number: 0, isHead: false }
    const names: string[] = []
    for (const { no, meta } of $slidev.nav.slides) {
      if (no > $page.value || !meta.slide) break
      const { frontmatter, title } = meta.slide
      const name = nameIn(frontmatter, title)
      const begins = name !== undefined && name !== found.name
      found.isHead =
        begins && name !== '' && !isDivider(frontmatter) && !asksAnother(name, frontmatter, title)
      if (!begins) continue
      if (name !== '' && !names.includes(name)) names.push(name)
      found.name = name
      found.number = names.indexOf(name) + 1
    }
    return found
  })
}
