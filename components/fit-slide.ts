/** Font sizes of a heading in canvas pixels, largest first. */
const headingSizes = [56, 52, 48, 44]
/** How many times a layout's type may be set one step smaller (see `data-tight` in the styles). */
const tightSteps = 3

const lines = (element: HTMLElement): number =>
  Math.round(element.offsetHeight / Number.parseFloat(getComputedStyle(element).lineHeight))

const overflows = (element: HTMLElement): boolean =>
  element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1

/**
 * Sets a slide's heading as large as it stays within two lines, then, step by step, the evidence as large as
 * it stays on the slide. Works in the slide's own pixels, so it does not depend on the zoom of the window.
 */
export function fitSlide(slide: HTMLElement): void {
  if (slide.offsetParent === null && slide.offsetHeight === 0) return
  const heading = slide.querySelector<HTMLElement>('.deck-main > h1')
  if (heading && !slide.matches('.deck-cover, .deck-theme')) {
    for (const size of headingSizes) {
      heading.style.fontSize = `${size}px`
      if (lines(heading) <= (size === 56 ? 1 : 2)) break
    }
  }
  const main = slide.querySelector<HTMLElement>('.deck-main')!
  for (let step = 0; step <= tightSteps; step++) {
    slide.dataset.tight = String(step)
    const parts = [main, ...main.querySelectorAll<HTMLElement>('.figure, section, li, p, h2')]
    if (!parts.some(overflows)) break
  }
}
