/** Font sizes of a heading in canvas pixels, largest first; the largest is for a heading of one line. */
const headingSizes = [56, 52, 48, 44]
/** How many times a slide may be set one step smaller (`data-tight` in the styles). */
const tightSteps = 6

const lines = (element: HTMLElement): number => {
  const height = Number.parseFloat(getComputedStyle(element).lineHeight)
  const mark = Number.parseFloat(getComputedStyle(element, '::before').height) || 0
  const gap = Number.parseFloat(getComputedStyle(element, '::before').marginBottom) || 0
  return Math.round((element.offsetHeight - mark - gap) / height)
}

/** Whether something of the evidence leaves its place: the room under the heading, or its own column. */
function overflows(main: HTMLElement): boolean {
  const room = main.getBoundingClientRect()
  const scale = room.width / main.offsetWidth
  const slack = 1.5 * scale
  const heading = main.querySelector(':scope > h1')
  const top = heading ? heading.getBoundingClientRect().bottom : room.top
  const left = (box: DOMRect) => box.right > room.right + slack || box.bottom > room.bottom + slack
  for (const part of main.querySelectorAll<HTMLElement>('li, section, p, h1, h2, blockquote')) {
    const box = part.getBoundingClientRect()
    if (box.height === 0) continue
    if (left(box) || (!part.matches('h1, h1 *') && box.top < top - slack)) return true
    if (part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0) return true
  }
  return (
    !main.closest('[data-rows]') &&
    [...main.querySelectorAll<HTMLElement>('.figure')].some((figure) => {
      const column = figure.closest('li')!
      const padding = Number.parseFloat(getComputedStyle(column).paddingRight) * scale
      const end = figure.lastElementChild?.getBoundingClientRect().right ?? 0
      return end > column.getBoundingClientRect().right - padding + slack
    })
  )
}

/**
 * Sets a slide's heading as large as it stays within two lines, then the evidence as large as it stays in its
 * place. Ratios only, so it does not depend on the zoom of the window.
 */
export function fitSlide(slide: HTMLElement): void {
  if (slide.offsetHeight === 0) return
  const main = slide.querySelector<HTMLElement>('.deck-main')!
  const heading = main.querySelector<HTMLElement>(':scope > h1')
  if (heading && !slide.matches('.deck-cover, .deck-theme, .deck-passages')) {
    for (const size of headingSizes) {
      heading.style.fontSize = `${size}px`
      if (lines(heading) <= (size === headingSizes[0] ? 1 : 2)) break
    }
  }
  const shapes = slide.matches('.deck-numbers') ? [false, true] : [false]
  for (const rows of shapes) {
    slide.toggleAttribute('data-rows', rows)
    for (let step = 0; step <= tightSteps; step++) {
      slide.dataset.tight = String(step)
      if (!overflows(main)) return
    }
  }
}
