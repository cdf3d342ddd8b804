import { useSlideContext } from '@slidev/client'
import { type ComputedRef, computed } from 'vue'
import { type Section, sectionOf } from './read-section'

/** The section of the page that a component stands on. */
export function useSection(): ComputedRef<Section> {
  const { $slidev, $page } = useSlideContext()
  return computed(() =>
    sectionOf(
      $slidev.nav.slides.flatMap(({ no, meta: { slide } }) =>
        slide ? [{ no, frontmatter: slide.frontmatter, ...(slide.title && { title: slide.title }) }] : [],
      ),
      $page.value,
    ),
  )
}
