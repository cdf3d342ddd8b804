import type { DeckSession } from '../export/open-deck.ts'
import type { Finding } from '../model.ts'
import { readSlides } from '../slides/read-slides.ts'

/** What the art direction asks for, in CSS pixels of the slide as it is shown. */
const LEAST = { heading: 44, body: 24, label: 18, small: 14 }
/** A line box may stick out by what rounding gives. */
const TOLERANCE = 2

/** What was seen on one slide, measured in the page. */
interface Seen {
  /** Elements that reach over the slide's edges or are cut by their own box. */
  overflowing: string[]
  tooSmall: { text: string; size: number; least: number }[]
  headingLines: number
  lonely: string[]
  brokenImages: string[]
}

/**
 * Looks at every slide of an open deck: overflow, size of type as shown, headings over two lines, last lines of one
 * character, diagrams that were not drawn, missing images, requests that would have left the machine.
 * @param markdown the deck's text, for ids and lines
 */
export async function checkPage(
  { page, blocked, broken }: DeckSession,
  markdown: string,
): Promise<Finding[]> {
  const seen = await page.evaluate(look, { least: LEAST, tolerance: TOLERANCE })
  const sources = readSlides(markdown)
  const findings = seen.flatMap((slide, index) => {
    const source = sources[index]
    const at = {
      slide: index + 1,
      ...(source?.id === undefined ? {} : { id: source.id }),
      ...(source ? { line: source.line } : {}),
    }
    return findingsOf(slide).map((finding): Finding => ({ ...at, ...finding }))
  })
  const failed = broken.map(
    ({ no, id, what, reason }): Finding => ({
      severity: 'error',
      rule: what === 'mermaid' ? 'diagram' : 'broken-slide',
      slide: no,
      ...(id ? { id } : {}),
      ...(sources[no - 1] ? { line: sources[no - 1]!.line } : {}),
      message:
        what === 'mermaid' ? `its diagram does not parse: ${reason}` : `it does not compile: ${reason}`,
      mend: what === 'mermaid' ? 'correct its Mermaid source' : 'correct its Markdown',
    }),
  )
  return [...failed, ...findings, ...[...new Set(blocked)].map(refusedRequest)]
}

function findingsOf(seen: Seen): Omit<Finding, 'slide' | 'id' | 'line'>[] {
  return [
    ...seen.overflowing.map((text) => ({
      severity: 'error' as const,
      rule: 'overflow',
      message: `“${text}” does not fit on the slide`,
      mend: 'shorten the text, or spread it over two slides',
    })),
    ...seen.tooSmall.map(({ text, size, least }) => ({
      severity: 'warning' as const,
      rule: 'small-text',
      message: `“${text}” is shown at ${Math.round(size)} px; ${least} px can be read from the last row`,
      mend: 'use fewer words or fewer nodes',
    })),
    ...(seen.headingLines > 2
      ? [
          {
            severity: 'warning' as const,
            rule: 'long-heading',
            message: `the heading runs over ${seen.headingLines} lines`,
            mend: 'shorten it to two lines',
          },
        ]
      : []),
    ...seen.lonely.map((text) => ({
      severity: 'warning' as const,
      rule: 'lonely-character',
      message: `the last line of “${text}” is a single character`,
      mend: 'add or take away a word',
    })),
    ...seen.brokenImages.map((address) => ({
      severity: 'error' as const,
      rule: 'image',
      message: `the image ${address} cannot be loaded`,
      mend: 'correct its path; it is looked for beside the deck and in public/',
    })),
  ]
}

const refusedRequest = (address: string): Finding => ({
  severity: 'error',
  rule: 'network',
  message: `the deck asks for ${address}, which is not on this machine`,
  mend: 'put the file into public/ and name it from there',
})

/** Runs in the page; must not use anything from outside. */
function look({ least, tolerance }: { least: typeof LEAST; tolerance: number }): Seen[] {
  const shorten = (text: string): string => {
    const plain = text.replace(/\s+/g, ' ').trim()
    return plain.length > 24 ? `${plain.slice(0, 23)}…` : plain
  }
  /** Elements below `root` that hold text of their own, inside shadow roots too. */
  const textElements = (root: Element | ShadowRoot): Element[] =>
    [...root.querySelectorAll('*')].flatMap((element) => {
      const inner = element.shadowRoot ? textElements(element.shadowRoot) : []
      const own = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      )
      return own ? [element, ...inner] : inner
    })
  /** Lines of a block as drawn, with the width of their text; citation marks and footers do not count. */
  const linesOf = (element: Element): { top: number; text: number }[] => {
    const lines: { top: number; text: number }[] = []
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      if (walker.currentNode.parentElement?.closest('sup, .cite, footer')) continue
      const range = document.createRange()
      range.selectNodeContents(walker.currentNode)
      for (const { top, height, width } of range.getClientRects()) {
        if (width === 0 || height === 0) continue
        const line = lines.find((one) => Math.abs(one.top - top) < height * 0.6)
        if (line) line.text += width
        else lines.push({ top, text: width })
      }
    }
    return lines
  }
  const hidden = (element: Element): boolean => {
    const { visibility, display, opacity } = getComputedStyle(element)
    const { width, height } = element.getBoundingClientRect()
    return visibility === 'hidden' || display === 'none' || opacity === '0' || width <= 1 || height <= 1
  }

  return [...document.querySelectorAll('.print-slide-container')].map((container) => {
    const box = container.getBoundingClientRect()
    const seen: Seen = {
      overflowing: [],
      tooSmall: [],
      headingLines: 0,
      lonely: [],
      brokenImages: [],
    }
    for (const element of textElements(container)) {
      if (hidden(element) || element.closest('style, script, title, desc, .sr-only')) continue
      const rectangle = element.getBoundingClientRect()
      const text = shorten(element.textContent ?? '')
      const inSvg = element.getRootNode() instanceof ShadowRoot
      const over =
        rectangle.right > box.right + tolerance ||
        rectangle.bottom > box.bottom + tolerance ||
        rectangle.left < box.left - tolerance ||
        rectangle.top < box.top - tolerance
      const cut =
        !inSvg &&
        element.scrollHeight > element.clientHeight + 4 &&
        getComputedStyle(element).overflow === 'hidden'
      if (over || cut) seen.overflowing.push(text)

      // Diagrams are scaled after they are drawn: what counts is the size on the slide.
      const scale = inSvg ? scaleOf(element) : 1
      const size = Number.parseFloat(getComputedStyle(element).fontSize) * scale
      const small = element.closest('footer, sup, .cite, [data-small]') !== null
      const lower = inSvg
        ? least.label
        : small
          ? least.small
          : element.closest('h1')
            ? least.heading
            : least.small
      if (size < lower - 0.5) seen.tooSmall.push({ text, size, least: lower })
    }
    for (const block of container.querySelectorAll('h1, h2, li, p, blockquote')) {
      if (hidden(block) || block.querySelector('p, li') || block.closest('footer')) continue
      const lines = linesOf(block)
      // Covers and dividers hold little else, and may be set on a third line.
      const large = block.closest('.deck-cover, .deck-theme') ? 1 : 0
      if (block.tagName === 'H1') seen.headingLines = Math.max(seen.headingLines, lines.length - large)
      const size = Number.parseFloat(getComputedStyle(block).fontSize)
      if (lines.length > 1 && lines.at(-1)!.text < size * 1.4)
        seen.lonely.push(shorten(block.textContent ?? ''))
    }
    for (const image of container.querySelectorAll('img')) {
      if (image.complete && image.naturalWidth === 0) seen.brokenImages.push(image.getAttribute('src') ?? '')
    }
    return seen
  })

  function scaleOf(element: Element): number {
    const svg = element.closest('svg')
    const matrix = svg?.getScreenCTM()
    return matrix ? Math.hypot(matrix.a, matrix.b) : 1
  }
}
