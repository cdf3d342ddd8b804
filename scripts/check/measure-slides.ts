import type { Page } from 'playwright-core'

/** Edges in pixels of a canvas 1280 wide, from the slide's top left corner. */
export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** Red, green, blue from 0 to 255, and opacity from 0 to 1. */
export type Colour = [red: number, green: number, blue: number, alpha: number]

/** What a text is for, which decides how large it must be. */
export type Role = 'heading' | 'text' | 'label' | 'small'

/** Text of one element, as it is drawn. */
export interface TextRun {
  text: string
  role: Role
  /** Font size as shown, after all scaling, in canvas pixels. */
  size: number
  bold: boolean
  colour: Colour
  /** What lies behind it; null where a picture or gradient does, or nothing can be told. */
  behind: Colour | null
  /** Where its ink may be: a box for each line. */
  lines: Box[]
  /** Most that a line sticks out of a box that cuts it, in canvas pixels; 0 if all is seen. */
  cut: number
  /** Which box cuts it. */
  cutBy: 'slide' | 'box' | null
  /** Index of its block. */
  block: number
  /** Decoration that a reader need not see. */
  hidden: boolean
}

/** A paragraph, heading, list item or label with its lines; citation marks are left out. */
export interface TextBlock {
  role: Role
  /** Whether it has its slide to itself, as a section's title has. */
  alone: boolean
  lines: string[]
  /** The diagram it belongs to, an index into `drawings`; -1 for text of the slide itself. */
  drawing: number
}

/** A diagram or picture. */
export interface Drawing {
  what: 'diagram' | 'image' | 'table'
  /** Where it is, a diagram's own drawing included where it leaves its frame. */
  box: Box
  /** Most that it sticks out of the slide or of its own frame, in canvas pixels. */
  cut: number
  /** Lines that carry meaning (arrows) with what lies behind them. */
  strokes: { colour: Colour; behind: Colour | null }[]
}

/** One slide as drawn. */
export interface MeasuredSlide {
  /** From 1. */
  no: number
  runs: TextRun[]
  blocks: TextBlock[]
  drawings: Drawing[]
  /** `src` of images that could not be loaded. */
  brokenImages: string[]
  links: { href: string; text: string }[]
}

/**
 * Measures every slide on an open print page: text with its size as shown, colours, lines and what cuts it; diagrams
 * inside their shadow roots; images and links. Only looks: what it judges is in `rules/`.
 */
export async function measureSlides(page: Page): Promise<MeasuredSlide[]> {
  return page.evaluate(measure)
}

/** Runs in the page; must not use anything from outside. */
function measure(): MeasuredSlide[] {
  const SMALL = 'footer, cite, figcaption, sup, sub, small, .small, [data-small]'
  // A quotation that heads its slide may be as long as it was spoken.
  const HEADING = 'h1:not(.deck-cover *), [role="heading"][aria-level="1"]:not(q, blockquote *)'
  const MARKS = 'sup, footer, .deck-cite'
  const SHAPES = 'path, rect, circle, ellipse, line, polyline, polygon, image'
  /** What is no part of the picture; the last but one is what a formula is to a screen reader, the last Slidev's report of a diagram that does not parse. */
  const NOT_SHOWN = 'style, script, title, desc, defs, metadata, .katex-mathml, pre[border="1 red rounded"]'
  const EDGES = '.edgePaths path, .flowchart-link, .messageLine0, .messageLine1, .transition, .relation'

  const pixel = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!
  const colours = new Map<string, Colour>()
  /** Any CSS colour as numbers; the canvas understands them all. */
  const colourOf = (css: string): Colour => {
    const known = colours.get(css)
    if (known) return known
    pixel.clearRect(0, 0, 1, 1)
    pixel.fillStyle = css
    pixel.fillRect(0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0, alpha = 0] = pixel.getImageData(0, 0, 1, 1).data
    const colour: Colour = [red, green, blue, alpha / 255]
    colours.set(css, colour)
    return colour
  }
  const over = (top: Colour, under: Colour): Colour => {
    const alpha = top[3] + under[3] * (1 - top[3])
    if (alpha === 0) return [0, 0, 0, 0]
    const mix = (index: 0 | 1 | 2) => (top[index] * top[3] + under[index] * under[3] * (1 - top[3])) / alpha
    return [mix(0), mix(1), mix(2), alpha]
  }
  /** The parent on screen: out of a shadow root, to its host. */
  const parentOf = (element: Element): Element | null =>
    element.parentElement ??
    (element.getRootNode() instanceof ShadowRoot ? (element.getRootNode() as ShadowRoot).host : null)
  const closest = (element: Element | null, selector: string): Element | null => {
    for (let at = element; at; at = parentOf(at)) if (at.matches(selector)) return at
    return null
  }
  const everything = (root: Element | ShadowRoot): Element[] =>
    [...root.querySelectorAll('*')].flatMap((element) =>
      element.shadowRoot ? [element, ...everything(element.shadowRoot)] : [element],
    )
  const isSeen = (element: Element): boolean => {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false
    const { width, height } = element.getBoundingClientRect()
    // Text for screen readers only is kept in a box of one pixel.
    return (
      (width > 1 && height > 1) ||
      element instanceof SVGElement ||
      getComputedStyle(element).display === 'contents'
    )
  }
  /** How much larger an element is shown than its style says. */
  const scaleOf = (element: Element): number => {
    if (element instanceof SVGGraphicsElement) {
      const matrix = element.getScreenCTM()
      return matrix ? Math.sqrt(Math.abs(matrix.a * matrix.d - matrix.b * matrix.c)) : 1
    }
    let at: Element | null = element
    while (
      at &&
      !(at instanceof HTMLElement && at.offsetWidth > 0 && getComputedStyle(at).display !== 'inline')
    )
      at = parentOf(at)
    return at instanceof HTMLElement ? at.getBoundingClientRect().width / at.offsetWidth : 1
  }
  const blockOf = (element: Element): Element => {
    let at: Element = element
    if (element instanceof SVGElement) return element.closest('text') ?? element
    while (/^(inline|contents|ruby)/.test(getComputedStyle(at).display) && at.parentElement)
      at = at.parentElement
    return at
  }
  const sticksOut = (box: Box, frame: Box) =>
    Math.max(
      frame.left - box.left,
      frame.top - box.top,
      box.right - frame.right,
      box.bottom - frame.bottom,
      0,
    )

  const unblock = '* { pointer-events: auto !important }'
  const all = [...document.querySelectorAll<HTMLElement>('.print-slide-container')]
  return all.map(measureSlide)

  function measureSlide(container: HTMLElement): MeasuredSlide {
    // Points can be looked up only in the window.
    container.scrollIntoView({ block: 'start' })
    const origin = container.getBoundingClientRect()
    const perPixel = 1280 / origin.width
    const toBox = ({ left, top, right, bottom }: Box): Box => ({
      left: (left - origin.left) * perPixel,
      top: (top - origin.top) * perPixel,
      right: (right - origin.left) * perPixel,
      bottom: (bottom - origin.top) * perPixel,
    })
    const slideBox: Box = toBox(origin)
    const elements = everything(container).filter((element) => !element.closest(NOT_SHOWN))
    const shadows = elements.flatMap(({ shadowRoot }) => (shadowRoot ? [shadowRoot] : []))
    // A label that lets clicks through would not be found by its place.
    const helpers = [document.head, ...shadows].map((root) => {
      const style = document.createElement('style')
      style.textContent = unblock
      root.append(style)
      return style
    })
    const slide: MeasuredSlide = {
      no: Number.parseInt(container.id, 10),
      runs: [],
      blocks: [],
      drawings: [],
      brokenImages: [],
      links: [],
    }
    const drawings = new Map<Element, number>()
    for (const element of elements) measureDrawing(element)
    const blocks = new Map<Element, number>()
    for (const element of elements) measureText(element)
    for (const image of container.querySelectorAll('img'))
      if (image.complete && image.naturalWidth === 0) slide.brokenImages.push(image.getAttribute('src') ?? '')
    for (const link of container.querySelectorAll('a[href]'))
      slide.links.push({ href: link.getAttribute('href')!, text: link.textContent?.trim() ?? '' })
    for (const helper of helpers) helper.remove()
    return slide

    function measureDrawing(element: Element) {
      const what =
        element.matches('svg') && !parentOf(element)?.closest('svg')
          ? 'diagram'
          : element.matches('img')
            ? 'image'
            : element.matches('table')
              ? 'table'
              : null
      if (!what || !isSeen(element)) return
      const frame = toBox(element.getBoundingClientRect())
      if (frame.right - frame.left < 2 || frame.bottom - frame.top < 2) return
      let box = frame
      let cut = 0
      const strokes: Drawing['strokes'] = []
      if (element instanceof SVGSVGElement) {
        const ink = drawnBox(element)
        if (ink) {
          // An icon's frame may be smaller than its paths' control points; only a real excess counts.
          cut = getComputedStyle(element).overflow === 'visible' ? 0 : sticksOut(ink, frame)
          box = ink
        }
        for (const edge of element.querySelectorAll<SVGGeometryElement>(EDGES)) strokes.push(strokeOf(edge))
      }
      drawings.set(element, slide.drawings.length)
      slide.drawings.push({ what, box, cut: Math.max(cut, sticksOut(box, slideBox)), strokes })
    }

    /** Where an SVG draws its shapes; its texts are measured one by one. */
    function drawnBox(svg: SVGSVGElement): Box | null {
      const boxes = [...svg.querySelectorAll(SHAPES)]
        .filter(isPainted)
        .map((shape) => shape.getBoundingClientRect())
      const drawn = boxes.filter(({ width, height }) => width > 0 || height > 0)
      if (!drawn.length) return null
      return toBox({
        left: Math.min(...drawn.map(({ left }) => left)),
        top: Math.min(...drawn.map(({ top }) => top)),
        right: Math.max(...drawn.map(({ right }) => right)),
        bottom: Math.max(...drawn.map(({ bottom }) => bottom)),
      })
    }

    function isPainted(shape: Element): boolean {
      if (shape.closest('defs, marker, clipPath, mask, symbol')) return false
      const { fill, stroke, visibility } = getComputedStyle(shape)
      const paints = (css: string) => css !== 'none' && (css.startsWith('url') || colourOf(css)[3] > 0)
      return visibility !== 'hidden' && (paints(fill) || paints(stroke))
    }

    function strokeOf(edge: SVGGeometryElement): Drawing['strokes'][number] {
      const { stroke, strokeOpacity } = getComputedStyle(edge)
      const [red, green, blue, alpha] = colourOf(stroke)
      const middle = edge.getPointAtLength(edge.getTotalLength() / 2).matrixTransform(edge.getScreenCTM()!)
      const behind = behindPoint(
        middle.x,
        middle.y,
        (element) => element instanceof SVGElement && !element.matches('svg'),
      )
      return { colour: [red, green, blue, alpha * Number(strokeOpacity || 1)], behind }
    }

    function measureText(element: Element) {
      const nodes = [...element.childNodes].filter(
        (node): node is Text => node.nodeType === Node.TEXT_NODE && !!node.textContent?.trim(),
      )
      if (!nodes.length || !isSeen(element)) return
      const style = getComputedStyle(element)
      const size = Number.parseFloat(style.fontSize) * scaleOf(element) * perPixel
      const svg = closest(element, 'svg')
      const role: Role = closest(element, SMALL)
        ? 'small'
        : svg
          ? 'label'
          : closest(element, HEADING)
            ? 'heading'
            : 'text'
      const host = blockOf(element)
      let block = blocks.get(host)
      if (block === undefined) {
        block = slide.blocks.length
        blocks.set(host, block)
        const alone = host.matches('.deck-theme h1')
        const drawing = svg ? (drawings.get(svg) ?? -1) : -1
        slide.blocks.push({ role, alone, lines: linesOf(host), drawing })
      }
      const lines = nodes.flatMap((node) => {
        const range = document.createRange()
        range.selectNodeContents(node)
        return [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0)
      })
      if (!lines.length) return
      const ink = lines.map((line) => {
        // The line box of a font is higher than its characters.
        const middle = (line.top + line.bottom) / 2
        const half = Math.min(line.height, (size / perPixel) * 0.9) / 2
        return toBox({ left: line.left, right: line.right, top: middle - half, bottom: middle + half })
      })
      const opacity = opacityOf(element)
      const [red, green, blue, alpha] = colourOf(element instanceof SVGElement ? style.fill : style.color)
      const [first] = lines as [DOMRect, ...DOMRect[]]
      slide.runs.push({
        text: nodes
          .map(({ textContent }) => textContent)
          .join('')
          .replace(/\s+/g, ' ')
          .trim(),
        role,
        size,
        bold: Number(style.fontWeight) >= 700,
        colour: [red, green, blue, alpha * opacity],
        behind: behindPoint(first.left + Math.min(first.width / 2, 8), (first.top + first.bottom) / 2),
        lines: ink,
        block,
        hidden: closest(element, '[aria-hidden="true"]') !== null,
        ...cutOf(element, ink),
      })
    }

    function opacityOf(element: Element): number {
      let opacity = 1
      for (let at: Element | null = element; at && at !== container; at = parentOf(at))
        opacity *= Number(getComputedStyle(at).opacity)
      return opacity
    }

    /** How far the worst line sticks out of the slide, or of an ancestor that hides what leaves it. */
    function cutOf(element: Element, lines: Box[]): Pick<TextRun, 'cut' | 'cutBy'> {
      const most = (frame: Box) => Math.max(...lines.map((line) => sticksOut(line, frame)))
      let cut = most(slideBox)
      let cutBy: TextRun['cutBy'] = cut > 0 ? 'slide' : null
      for (let at: Element | null = element; at && at !== container; at = parentOf(at)) {
        // Of SVG's own elements only these two have a frame.
        if (at instanceof SVGElement && !at.matches('svg, foreignObject')) continue
        const { overflowX, overflowY, display } = getComputedStyle(at)
        if (display === 'inline' || display === 'contents') continue
        if (overflowX === 'visible' && overflowY === 'visible') continue
        const frame = toBox(at.getBoundingClientRect())
        const free = 1e6
        const inside = most({
          left: overflowX === 'visible' ? -free : frame.left,
          right: overflowX === 'visible' ? free : frame.right,
          top: overflowY === 'visible' ? -free : frame.top,
          bottom: overflowY === 'visible' ? free : frame.bottom,
        })
        if (inside > cut) [cut, cutBy] = [inside, 'box']
      }
      return { cut, cutBy }
    }

    /** The colour behind a point of the window, seen through everything that is not opaque. */
    function behindPoint(
      x: number,
      y: number,
      ignore: (element: Element) => boolean = () => false,
    ): Colour | null {
      let seen: Colour = [0, 0, 0, 0]
      for (const element of stackAt(document, x, y)) {
        if (ignore(element)) continue
        const style = getComputedStyle(element)
        let paint: Colour
        if (element instanceof SVGElement) {
          if (!(element instanceof SVGGeometryElement) || style.fill === 'none') continue
          if (style.fill.startsWith('url')) return null
          paint = colourOf(style.fill)
          paint = [paint[0], paint[1], paint[2], paint[3] * Number(style.fillOpacity || 1)]
        } else {
          if (style.backgroundImage !== 'none' || element.matches('img, video, canvas, iframe')) return null
          paint = colourOf(style.backgroundColor)
        }
        seen = over(seen, [paint[0], paint[1], paint[2], paint[3] * Number(style.opacity)])
        if (seen[3] > 0.99) return seen
      }
      return seen[3] > 0 ? over(seen, [255, 255, 255, 1]) : null
    }

    /** Elements at a point, uppermost first, inside shadow roots too. */
    function stackAt(root: Document | ShadowRoot, x: number, y: number): Element[] {
      return root.elementsFromPoint(x, y).flatMap((element) => {
        if (element.getRootNode() !== root) return []
        return element.shadowRoot ? [...stackAt(element.shadowRoot, x, y), element] : [element]
      })
    }
  }

  /** The characters of each line as the browser broke it. */
  function linesOf(block: Element): string[] {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    const lines: { top: number; bottom: number; text: string }[] = []
    while (walker.nextNode()) {
      const node = walker.currentNode as Text
      const parent = node.parentElement
      if (!parent || parent.closest(MARKS) || parent.closest('style')) continue
      if (blockOf(parent) !== block) continue
      const range = document.createRange()
      let at = 0
      for (const character of node.data) {
        range.setStart(node, at)
        at += character.length
        range.setEnd(node, at)
        const rect = range.getBoundingClientRect()
        if (rect.width === 0 || rect.height === 0) continue
        const middle = (rect.top + rect.bottom) / 2
        const line = lines.find(({ top, bottom }) => middle > top && middle < bottom)
        if (line) line.text += character
        else if (character.trim()) lines.push({ top: rect.top, bottom: rect.bottom, text: character })
      }
    }
    return lines.map(({ text }) => text.trim())
  }
}
