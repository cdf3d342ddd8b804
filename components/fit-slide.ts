import type { Ending } from './break-phrases'
import { chooseLines, type Lines, type Stretch } from './choose-lines'

/** Font sizes of a heading in canvas pixels, largest first; the largest is for a heading of one line. */
const headingSizes = [56, 52, 48, 44]
/** What a slide's sizes are multiplied by, by the steps that it is set smaller. */
const fits = [1, 0.92, 0.85, 0.78, 0.72, 0.66, 0.62, 0.58, 0.54, 0.5]
const tightSteps = fits.length - 1
/** The same for little evidence, larger. */
const looseFits = new Map([
  [-3, 1.5],
  [-2, 1.3],
  [-1, 1.15],
])
/** Steps from which a theme's title may take three lines, and any number. */
const themeOfThree = 3
const smallestTheme = 5
/** Steps by which little evidence is set larger, largest first. */
const looseSteps = [...looseFits.keys()]
/** Drawings are scaled by place-diagram.ts; sources and passages are small print; themes are to look alike. */
const neverLoose = '.deck-diagram, .deck-sources, .deck-passages, .deck-theme'
/** Narrow blocks, and a point that stands alone, may take a line more for being set larger, and so many in any case. */
const fullLines = 3
const mayFill =
  '.deck-comparison section :not(.deck-lead), .deck-enumeration li, .deck-sequence[data-columns] li, :is(.deck-claim, .deck-discussion) li:only-child'
/** A cover's title may take so many lines for being set larger. */
const coverLines = 2
/** How much wider than the other one of two columns may be, and must be for a difference to be meant. */
const widest = 1.7
const leastWider = 1.3
/** Text of many short lines is read on and on: where it breaks matters less than that it is even. */
const runningText =
  '.deck-comparison section *, .deck-claim blockquote p, .deck-quotation blockquote p:not(:only-child, :has(strong))'
const runningLines = 3
/** Chrome balances no more lines than these. */
const balancedLines = 6
/** Texts that have their slide to themselves. */
const standsAlone =
  '.deck-cover h1, .deck-theme h1, .deck-quotation blockquote :is(p:only-child, p:has(strong)), :is(.deck-claim, .deck-discussion) li:only-child'
/** How many steps smaller a text may be for its lines to end better: with clauses, or at least with none that hangs. */
const stepsForLines = [0, 2, 4, 4]
/** The same of a heading, in its own sizes. */
const stepsForHeading = [0, 1, 3, 3]
/** Down to which: running text of 30 px. */
const smallestForLines = 0.58
/** Fewer for themes, which are to look alike, and for a claim whose context gets smaller with it. */
const stepsForTheme = [0, 1, 2, 3]
const stepsForShared = [0, 0, 1, 1]
/** How short a last line is that looks like a mistake below running text, with its citation, as a share of the longest. */
const scrap = 0.3
/** Sizes of big figures in canvas pixels, largest first. */
const figureSizes = [320, 280, 240, 208, 180, 156, 132, 110, 88]
/** Of three long ones below a long heading, where the smallest words do not help: rather than one on another. */
const crampedFigures = [80, 72, 64]
/** Share of its place that a row of columns must fill, or figures as large stand one under the other. */
const enough = 0.7
/** Size below which a figure that stands alone has its words below it. */
const smallestBeside = 156
/** Step down to which the text beside figures is made smaller for larger figures. */
const figureSteps = 3
/** Steps side by side are short: so large, and of no more lines. */
const columnSteps = 1
const columnLines = 4

/** Sets a slide so many steps smaller, or larger. */
function setStep(slide: HTMLElement, step: number): void {
  slide.dataset.tight = String(step)
  slide.style.setProperty('--fit', String(looseFits.get(step) ?? fits[step]))
}

const lines = (element: HTMLElement): number => {
  const height = Number.parseFloat(getComputedStyle(element).lineHeight)
  const mark = Number.parseFloat(getComputedStyle(element, '::before').height) || 0
  const gap = Number.parseFloat(getComputedStyle(element, '::before').marginBottom) || 0
  return Math.round((element.offsetHeight - mark - gap) / height)
}

/** Where the text of an element stands, citation marks aside: a box for each piece of a line. */
function boxesOf(element: Element): DOMRect[] {
  const boxes: DOMRect[] = []
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  while (texts.nextNode()) {
    const text = texts.currentNode as Text
    if (!text.data.trim() || text.parentElement?.closest('.deck-cite')) continue
    range.selectNodeContents(text)
    boxes.push(...range.getClientRects())
  }
  return boxes
}

/** Lines of text that each block of the evidence takes, citation marks aside. */
function countLines(main: HTMLElement): Map<Element, number> {
  const counts = new Map<Element, number>()
  const scale = main.getBoundingClientRect().width / main.offsetWidth
  for (const block of main.querySelectorAll('li, p, h2, :scope > h1, .deck-lead')) {
    const size = Number.parseFloat(getComputedStyle(block).fontSize) * scale
    const tops = new Set(boxesOf(block).map(({ top }) => Math.round((top * 2) / size)))
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
  // What stands below columns, in a row of its own, ends their room, and the air above it.
  const notes = main.querySelector('.deck-comparison :scope > .deck-notes')
  const air = Number.parseFloat(getComputedStyle(main).rowGap) * scale
  const bottomOf = (part: Element): number =>
    notes && !notes.contains(part) ? notes.getBoundingClientRect().top - air : room.bottom
  const left = (part: Element, box: DOMRect) =>
    box.right > room.right + slack || box.bottom > bottomOf(part) + slack
  // What is written by hand may hold anything.
  if (main.closest('.deck-default') && main.scrollHeight > main.clientHeight + 1) return true
  for (const list of main.querySelectorAll(':scope > :is(ol, ul)'))
    if (list.scrollHeight > list.clientHeight + 1) return true
  for (const part of main.querySelectorAll<HTMLElement>('li, section, p, h1, h2, blockquote')) {
    const box = part.getBoundingClientRect()
    if (box.height === 0) continue
    if (left(part, box) || (!part.matches('h1, h1 *') && box.top < top - slack)) return true
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

/** Fits a slide into its place (see `fitSizes`), then ends its lines where a reader would. */
export function fitSlide(slide: HTMLElement): void {
  if (slide.offsetHeight === 0) return
  const main = slide.querySelector<HTMLElement>('.deck-main')!
  slide.toggleAttribute('data-fitting', true)
  freeLines(main)
  fitSizes(slide, main)
  if (!slide.matches('.deck-passages')) endLines(main)
  slide.removeAttribute('data-fitting')
}

function endLines(main: HTMLElement): void {
  for (const [block, opportunities] of blocksOf(main)) setLines(block, opportunities)
  for (const block of main.querySelectorAll<HTMLElement>('blockquote p')) balance(block)
}

/**
 * Narrows a text that stands large and has more lines than the browser balances for as long as it takes no more of them;
 * any that leaves a scrap on its last line, until it leaves none.
 */
function balance(block: HTMLElement): void {
  block.style.removeProperty('max-width')
  const { offsetHeight, clientWidth } = block
  if (block.dataset.lines === '') return
  const isLarge = block.matches(':only-child, :has(strong)') && lines(block) > balancedLines
  if (!isLarge && !endsOnScrap(block)) return
  for (let width = clientWidth - 8; width > clientWidth * 0.7; width -= 8) {
    block.style.maxWidth = `${width}px`
    if (block.offsetHeight > offsetHeight) {
      block.style.maxWidth = `${width + 8}px`
      return
    }
    if (!isLarge && !endsOnScrap(block)) return
  }
}

/** The last of several lines is shorter than a word or two. */
function endsOnScrap(block: HTMLElement): boolean {
  const range = document.createRange()
  range.selectNodeContents(block)
  const rects = [...range.getClientRects()]
  const bottom = Math.max(...rects.map((rect) => rect.bottom))
  const last = rects.filter((rect) => rect.bottom > bottom - rect.height)
  const width = Math.max(...last.map(({ right }) => right)) - Math.min(...last.map(({ left }) => left))
  return lines(block) > 1 && width < scrap * block.getBoundingClientRect().width
}

/**
 * Sets a slide's heading as large as it stays within two lines, then the evidence as large as it stays in its
 * place and takes no more lines for it. Ratios only, so it does not depend on the zoom of the window.
 */
function fitSizes(slide: HTMLElement, main: HTMLElement): void {
  const heading = main.querySelector<HTMLElement>(':scope > h1')
  if (heading && !slide.matches('.deck-cover, .deck-theme, .deck-passages')) fitHeading(heading)
  if (slide.matches('.deck-numbers') && fitFigures(slide, main)) return
  if (slide.matches('.deck-sequence') && fitColumns(slide, main)) return
  if (slide.matches('.deck-comparison')) weighColumns(main)
  for (let step = 0; step <= tightSteps; step++) {
    setStep(slide, step)
    if (overflows(main)) continue
    // A theme's title has the slide to itself; over some lines it is set smaller, within reason.
    const most = step < themeOfThree ? 2 : 3
    if (heading && slide.matches('.deck-theme') && step < smallestTheme && lines(heading) > most) continue
    if (step === 0 && !slide.matches(neverLoose)) loosen(slide, main)
    const alone = main.querySelector<HTMLElement>(standsAlone)
    if (alone) fitLines(slide, main, alone)
    return
  }
  if (slide.matches('.deck-numbers')) largestFigures(slide, main, crampedFigures, tightSteps)
}

/** Of two sides the one that says more has the wider column, or it would stand high beside an empty one. */
function weighColumns(main: HTMLElement): void {
  const sides = [...main.querySelectorAll(':scope > section')]
  const [first, second] = sides.map(({ textContent }) => textContent?.length ?? 0)
  const ratio = sides.length === 2 ? Math.sqrt(first! / second!) : 1
  const isEven = Math.max(ratio, 1 / ratio) < leastWider
  main.style.setProperty('--wider', isEven ? '1fr' : `${Math.min(widest, Math.max(1 / widest, ratio))}fr`)
}

/** The largest size of no more than two lines, or one below it at which they end better. */
function fitHeading(heading: HTMLElement): void {
  const sizes = headingSizes.filter((size) => {
    heading.style.fontSize = `${size}px`
    return lines(heading) <= (size === headingSizes[0] ? 1 : 2)
  })
  const best = bestOf(sizes, (size) => {
    heading.style.fontSize = `${size}px`
    return rankOf(heading)
  })
  heading.style.fontSize = `${best ?? headingSizes.at(-1)}px`
}

/** A text that has its slide to itself: as large as it goes, or somewhat smaller where its lines end better then. */
function fitLines(slide: HTMLElement, main: HTMLElement, alone: HTMLElement): void {
  const largest = alone.matches('li') ? looseSteps[0]! : Number(slide.dataset.tight)
  const steps: number[] = []
  for (let step = largest; step <= tightSteps; step++) {
    setStep(slide, step)
    const isTooSmall = steps.length > 0 && fits[step]! < smallestForLines
    if (!overflows(main) && !isTooSmall) steps.push(step)
  }
  const rank = (step: number) => {
    setStep(slide, step)
    return rankOf(alone)
  }
  const isShared = alone.matches('p:not(:only-child)')
  const most = slide.matches('.deck-theme') ? stepsForTheme : isShared ? stepsForShared : stepsForLines
  setStep(slide, bestOf(steps, rank, most) ?? tightSteps)
}

/** The first of some sizes, or one soon after it that has a lower rank: the first of the lowest. */
function bestOf(
  sizes: number[],
  rank: (size: number) => number,
  most: readonly number[] = stepsForHeading,
): number | undefined {
  if (sizes.length === 0) return undefined
  const first = rank(sizes[0]!)
  let best = { size: sizes[0]!, rank: first }
  for (const size of sizes.slice(1, 1 + most[first]!)) {
    const now = { size, rank: rank(size) }
    if (now.rank < best.rank) best = now
  }
  return best.size
}

/** Figures in their place; false where words beside them are still to be set. */
function fitFigures(slide: HTMLElement, main: HTMLElement): boolean {
  const fits = sizeFigures(slide, main)
  if (fits && slide.hasAttribute('data-rows')) lineUpFigures(slide, main)
  return fits
}

/** Figures in rows begin at one place, whatever words stand before them, where there is room for that. */
function lineUpFigures(slide: HTMLElement, main: HTMLElement): void {
  const hedges = [...main.querySelectorAll<HTMLElement>('.hedge')]
  if (hedges.some((hedge) => hedge.textContent === '')) return
  slide.style.setProperty('--hedge', `${Math.max(...hedges.map((hedge) => hedge.offsetWidth))}px`)
  if (overflows(main)) slide.style.removeProperty('--hedge')
}

/**
 * Figures side by side, as large as their columns allow, or one under the other where they come out larger; or else in
 * rows of the smallest, whose words are then still to be set.
 */
function sizeFigures(slide: HTMLElement, main: HTMLElement): boolean {
  slide.removeAttribute('data-rows')
  slide.style.removeProperty('--hedge')
  slide.removeAttribute('data-stacked')
  const beside = largestFigures(slide, main)
  // What a long figure measures stands below it rather than in a narrow column beside it.
  if (beside < smallestBeside && main.querySelector('li:only-child .measures')) {
    slide.setAttribute('data-stacked', '')
    if (largestFigures(slide, main) > beside) return loosenMeasures(slide, main)
    slide.removeAttribute('data-stacked')
    largestFigures(slide, main)
  }
  const isAlone = main.querySelector('li:only-child') !== null
  if (isAlone && beside > 0) return loosenMeasures(slide, main)
  const isFull = beside > 0 && filled(main) >= enough
  slide.setAttribute('data-rows', '')
  // In rows there is no room for the lines of shares.
  const below =
    !isAlone && beside > 0 && main.querySelector('.deck-number-line') ? 0 : largestFigures(slide, main)
  if (below > beside || (below === beside && below > 0 && !isFull)) return loosenMeasures(slide, main)
  if (beside > 0) {
    slide.removeAttribute('data-rows')
    largestFigures(slide, main)
    return loosenMeasures(slide, main)
  }
  slide.style.removeProperty('--figure')
  return false
}

/** How far down its place a row of columns reaches. */
function filled(main: HTMLElement): number {
  const place = main.querySelector(':scope > ul')!.getBoundingClientRect()
  const ends = [...main.querySelectorAll('.measures')].map((words) => {
    const range = document.createRange()
    range.selectNodeContents(words)
    return range.getBoundingClientRect().bottom
  })
  return (Math.max(place.top, ...ends) - place.top) / place.height
}

/** What figures measure is set larger where that takes no more lines. */
function loosenMeasures(slide: HTMLElement, main: HTMLElement): true {
  if (slide.dataset.tight === '0') loosen(slide, main)
  return true
}

/** Sets figures as large as they stay in their place; 0 where the smallest does not. */
function largestFigures(
  slide: HTMLElement,
  main: HTMLElement,
  sizes = figureSizes,
  steps = figureSteps,
): number {
  for (const size of sizes) {
    slide.style.setProperty('--figure', `${size}px`)
    for (let step = 0; step <= steps; step++) {
      setStep(slide, step)
      if (!overflows(main)) return size
    }
  }
  return 0
}

/** Steps side by side, if they are short enough for that. */
function fitColumns(slide: HTMLElement, main: HTMLElement): boolean {
  slide.setAttribute('data-columns', '')
  for (let step = 0; step <= columnSteps; step++) {
    setStep(slide, step)
    const counts = [...countLines(main)].filter(([block]) => block.matches('li'))
    if (overflows(main) || counts.some(([, count]) => count > columnLines)) continue
    if (step === 0) loosen(slide, main)
    return true
  }
  slide.removeAttribute('data-columns')
  return false
}

/**
 * Where lines may break, by block: the nearest element around each opportunity that is no part of a line itself. A
 * block stands behind those inside it.
 */
function blocksOf(root: HTMLElement): Map<HTMLElement, HTMLElement[]> {
  const blocks = new Map<HTMLElement, HTMLElement[]>()
  for (const opportunity of root.querySelectorAll<HTMLElement>('wbr[data-ending]')) {
    let block = opportunity.parentElement!
    while (block !== root && getComputedStyle(block).display === 'inline') block = block.parentElement!
    blocks.set(block, [...(blocks.get(block) ?? []), opportunity])
  }
  return blocks
}

/** The lines that suit a block best, measured with the whole text on one; the block is left as it was. */
function linesFor(block: HTMLElement, opportunities: HTMLElement[]): Lines | undefined {
  const style = getComputedStyle(block)
  const px = (length: string) => Number.parseFloat(length) || 0
  const room = block.clientWidth - px(style.paddingLeft) - px(style.paddingRight)
  block.dataset.lines = ''
  const box = block.getBoundingClientRect()
  const scale = box.width / block.offsetWidth
  const left = box.left + (px(style.borderLeftWidth) + px(style.paddingLeft)) * scale
  const range = document.createRange()
  const rightEnd = () => (range.getBoundingClientRect().right - left) / scale
  const stretches = opportunities.map((opportunity): Stretch => {
    range.setStart(block, 0)
    range.setEndBefore(opportunity)
    const next = rightEnd()
    const before = opportunity.previousSibling
    if (before instanceof Text) range.setEnd(before, before.data.trimEnd().length)
    return { end: rightEnd(), next, ending: opportunity.dataset.ending as Ending }
  })
  range.setStartAfter(opportunities.at(-1)!)
  range.setEnd(block, block.childNodes.length)
  stretches.push({ end: Math.max(rightEnd(), stretches.at(-1)!.end), ending: 'clause' })
  block.removeAttribute('data-lines')
  return chooseLines(stretches, room)
}

/** Ends a block's lines where it suits best, unless it is one line, or would take more of them or more room. */
function setLines(block: HTMLElement, opportunities: HTMLElement[]): void {
  const { offsetHeight } = block
  const fits = () => block.offsetHeight <= offsetHeight && block.scrollWidth <= block.clientWidth + 1
  const chosen = linesFor(block, opportunities)
  if (chosen?.ends.length === 1) return
  if (chosen && !(block.matches(runningText) && chosen.ends.length >= runningLines)) {
    block.dataset.lines = ''
    for (const at of chosen.ends.slice(0, -1)) opportunities[at]!.dataset.end = ''
    if (fits()) return
    block.removeAttribute('data-lines')
  }
  // Running text at least does not end a line where a word hangs.
  block.dataset.lines = 'running'
  if (fits()) return
  block.removeAttribute('data-lines')
  for (const opportunity of opportunities) opportunity.removeAttribute('data-end')
}

function freeLines(root: HTMLElement): void {
  for (const block of root.querySelectorAll('[data-lines]')) block.removeAttribute('data-lines')
  for (const opportunity of root.querySelectorAll('wbr[data-end]')) opportunity.removeAttribute('data-end')
}

/** How badly an element's lines have to end at its present size, see `Lines`. */
function rankOf(element: HTMLElement): number {
  const ranks = [...blocksOf(element)].map(([block, opportunities]) => linesFor(block, opportunities)?.rank)
  return Math.max(0, ...ranks.map((rank) => rank ?? 3))
}

/** Little text is set as large as it goes without taking many more lines, so that no page looks half empty. */
function loosen(slide: HTMLElement, main: HTMLElement): void {
  const before = countLines(main)
  const room = (block: Element, count: number) => {
    if (block.matches('.deck-cover h1')) return Math.max(count, coverLines)
    return block.matches(mayFill) ? Math.max(count + 1, fullLines) : count
  }
  for (const step of looseSteps) {
    setStep(slide, step)
    const after = countLines(main)
    if (overflows(main)) continue
    if ([...before].every(([block, count]) => after.get(block)! <= room(block, count))) return
  }
  setStep(slide, 0)
}
