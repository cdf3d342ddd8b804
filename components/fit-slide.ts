/** Font sizes of a heading in canvas pixels, largest first; the largest is for a heading of one line. */
const headingSizes = [56, 52, 48, 44]
/** How many times a slide may be set one step smaller (`data-tight` in the styles). */
const tightSteps = 6
/** Step at which a theme's title may run over two lines all the same. */
const smallestTheme = 4
/** Steps by which little evidence is set larger, largest first. */
const looseSteps = [-3, -2, -1]
/** Figures have sizes of their own, drawings are scaled by place-diagram.ts; sources and passages are small print. */
const neverLoose = '.deck-numbers, .deck-diagram, .deck-sources, .deck-passages'
/** Narrow blocks, and a point that stands alone, may take a line more for being set larger, and so many in any case. */
const fullLines = 3
const mayFill =
  '.deck-comparison section *, .deck-enumeration li, .deck-sequence[data-columns] li, .deck-claim li:only-child'
/** Sizes of big figures in canvas pixels, largest first. */
const figureSizes = [320, 280, 240, 208, 180, 156, 132, 110, 88]
/** Step down to which the text beside figures is made smaller for larger figures. */
const figureSteps = 2
/** Steps side by side are short: so large, and of no more lines. */
const columnSteps = 1
const columnLines = 4

const lines = (element: HTMLElement): number => {
  const height = Number.parseFloat(getComputedStyle(element).lineHeight)
  const mark = Number.parseFloat(getComputedStyle(element, '::before').height) || 0
  const gap = Number.parseFloat(getComputedStyle(element, '::before').marginBottom) || 0
  return Math.round((element.offsetHeight - mark - gap) / height)
}

/** Lines of text that each block of the evidence takes, citation marks aside. */
function countLines(main: HTMLElement): Map<Element, number> {
  const counts = new Map<Element, number>()
  for (const block of main.querySelectorAll('li, p, h2, :scope > h1')) {
    const tops = new Set<number>()
    const size = Number.parseFloat(getComputedStyle(block).fontSize)
    const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    while (texts.nextNode()) {
      const text = texts.currentNode as Text
      if (!text.data.trim() || text.parentElement?.closest('.deck-cite')) continue
      range.selectNodeContents(text)
      for (const box of range.getClientRects()) tops.add(Math.round((box.top * 2) / size))
    }
    counts.set(block, tops.size)
  }
  return counts
}

/** Whether something of the evidence leaves its place: the room under the heading, or its own column. */
function overflows(main: HTMLElement): boolean {
  const room = main.getBoundingClientRect()
  const scale = room.width / main.offsetWidth
  const slack = 1.5 * scale
  const heading = main.querySelector(':scope > h1')
  const top = heading ? heading.getBoundingClientRect().bottom : room.top
  const left = (box: DOMRect) => box.right > room.right + slack || box.bottom > room.bottom + slack
  for (const list of main.querySelectorAll(':scope > :is(ol, ul)'))
    if (list.scrollHeight > list.clientHeight + 1) return true
  for (const part of main.querySelectorAll<HTMLElement>('li, section, p, h1, h2, blockquote')) {
    const box = part.getBoundingClientRect()
    if (box.height === 0) continue
    if (left(box) || (!part.matches('h1, h1 *') && box.top < top - slack)) return true
    if (part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0) return true
  }
  return (
    !main.closest('[data-rows]') &&
    [...main.querySelectorAll<HTMLElement>('.figure')].some((figure) => {
      const end = figure.lastElementChild?.getBoundingClientRect().right ?? 0
      return end > figure.closest('.quantity, li')!.getBoundingClientRect().right + slack
    })
  )
}

/** Fits a slide into its place (see `fitSizes`), then ends its lines where clauses end. */
export function fitSlide(slide: HTMLElement): void {
  if (slide.offsetHeight === 0) return
  const main = slide.querySelector<HTMLElement>('.deck-main')!
  for (const block of main.querySelectorAll('[data-clauses]')) block.removeAttribute('data-clauses')
  fitSizes(slide, main)
  if (slide.matches('.deck-passages')) return
  for (const block of main.querySelectorAll<HTMLElement>('h1, p, li')) breakAtClauses(block)
}

/**
 * Sets a slide's heading as large as it stays within two lines, then the evidence as large as it stays in its
 * place and takes no more lines for it. Ratios only, so it does not depend on the zoom of the window.
 */
function fitSizes(slide: HTMLElement, main: HTMLElement): void {
  const heading = main.querySelector<HTMLElement>(':scope > h1')
  if (heading && !slide.matches('.deck-cover, .deck-theme, .deck-passages')) {
    for (const size of headingSizes) {
      heading.style.fontSize = `${size}px`
      if (lines(heading) <= (size === headingSizes[0] ? 1 : 2)) break
    }
  }
  if (slide.matches('.deck-numbers') && fitFigures(slide, main)) return
  if (slide.matches('.deck-sequence') && fitColumns(slide, main)) return
  for (let step = 0; step <= tightSteps; step++) {
    slide.dataset.tight = String(step)
    if (overflows(main)) continue
    // A theme's title has the slide to itself; over two lines it is set smaller, within reason.
    if (heading && slide.matches('.deck-theme') && step < smallestTheme && lines(heading) > 2) continue
    if (step > 0 || slide.matches(neverLoose)) return
    const point = main.querySelector<HTMLElement>('.deck-claim li:only-child')
    if (point && fitAtClauses(slide, main, point)) return
    loosen(slide, main)
    return
  }
}

/** Figures side by side, as large as their columns allow; or else in rows, whose sizes are then still to be found. */
function fitFigures(slide: HTMLElement, main: HTMLElement): boolean {
  slide.removeAttribute('data-rows')
  for (const size of figureSizes) {
    slide.style.setProperty('--figure', `${size}px`)
    for (let step = 0; step <= figureSteps; step++) {
      slide.dataset.tight = String(step)
      if (!overflows(main)) return true
    }
  }
  slide.style.removeProperty('--figure')
  slide.setAttribute('data-rows', '')
  return false
}

/** Steps side by side, if they are short enough for that. */
function fitColumns(slide: HTMLElement, main: HTMLElement): boolean {
  slide.setAttribute('data-columns', '')
  for (let step = 0; step <= columnSteps; step++) {
    slide.dataset.tight = String(step)
    const counts = [...countLines(main)].filter(([block]) => block.matches('li'))
    if (overflows(main) || counts.some(([, count]) => count > columnLines)) continue
    if (step === 0) loosen(slide, main)
    return true
  }
  slide.removeAttribute('data-columns')
  return false
}

/** A block's lines end where its clauses end, if that takes no more lines and leaves none very short. */
function breakAtClauses(block: HTMLElement): void {
  const count = lines(block)
  if (count < 2 || !block.querySelector('wbr.deck-clause')) return
  block.setAttribute('data-clauses', '')
  if (lines(block) > count || block.scrollWidth > block.clientWidth + 1 || uneven(block))
    block.removeAttribute('data-clauses')
}

/** Whether some line is less than a third as wide as another. */
function uneven(block: HTMLElement): boolean {
  const range = document.createRange()
  range.selectNodeContents(block)
  const size = Number.parseFloat(getComputedStyle(block).fontSize)
  const scale = block.getBoundingClientRect().width / block.offsetWidth
  const boxes = [...range.getClientRects()]
    .map(({ top, height, width }) => ({ middle: top + height / 2, width }))
    .sort((a, b) => a.middle - b.middle)
  // Citation marks stand a little above their line, wherever on the slide it is.
  const widths: number[] = []
  let line = Number.NEGATIVE_INFINITY
  for (const { middle, width } of boxes) {
    if (middle - line > size * scale * 0.6) {
      line = middle
      widths.push(0)
    }
    widths[widths.length - 1]! += width
  }
  return Math.min(...widths) * 3 < Math.max(...widths)
}

/** A point that stands alone: as large as its lines can end where its clauses do, if that is large enough. */
function fitAtClauses(slide: HTMLElement, main: HTMLElement, point: HTMLElement): boolean {
  for (const step of [...looseSteps, 0, 1]) {
    slide.dataset.tight = String(step)
    if (overflows(main)) continue
    breakAtClauses(point)
    const ends = point.hasAttribute('data-clauses')
    point.removeAttribute('data-clauses')
    if (ends) return true
  }
  return false
}

/** Little text is set as large as it goes without taking many more lines, so that no page looks half empty. */
function loosen(slide: HTMLElement, main: HTMLElement): void {
  const before = countLines(main)
  const room = (block: Element, count: number) =>
    block.matches(mayFill) ? Math.max(count + 1, fullLines) : count
  for (const step of looseSteps) {
    slide.dataset.tight = String(step)
    const after = countLines(main)
    if (overflows(main)) continue
    if ([...before].every(([block, count]) => after.get(block)! <= room(block, count))) return
  }
  slide.dataset.tight = '0'
}
