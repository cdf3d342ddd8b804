import type { CDPSession, Page } from 'playwright-core'
import { type Asked, LayoutSnapshot, NOTHING_KNOWN, takeSnapshot } from './layout-snapshot.ts'
import type { Box, Color, MeasuredSlide, Piece, TableCell, TablePiece } from './pieces.ts'
import { shapesOf } from './shapes-of.ts'
import { isInline, TextBlock, type TextContext } from './text-block.ts'

/**
 * Measures the slides on a deck's `/print` page as the browser laid them out: text with the lines it broke into,
 * filled and framed boxes, pictures. One look (the browser's own snapshot of its layout) holds all of it, text that
 * the style sheet makes (numbers of list items, quotation marks) included, and changes nothing on the page.
 */
export async function measureSlides(page: Page, cdp: CDPSession): Promise<MeasuredSlide[]> {
  const snapshot = await takeSnapshot(cdp)
  // The first reading only tells what else must be asked for.
  const asked: Asked = { colors: new Set(), texts: new Set() }
  slidesOf(new LayoutSnapshot(snapshot, NOTHING_KNOWN, asked))
  const names = [...asked.colors]
  const colors = await page.evaluate(resolveColors, names)
  const known = {
    colors: new Map(names.map((name, index) => [name, colors[index]!])),
    lines: await linesOf(cdp, asked.texts),
  }
  return slidesOf(new LayoutSnapshot(snapshot, known))
}

async function linesOf(cdp: CDPSession, nodes: ReadonlySet<number>): Promise<Map<number, Box[]>> {
  const lines = new Map<number, Box[]>()
  for (const node of nodes) {
    const { object } = await cdp.send('DOM.resolveNode', { backendNodeId: node })
    const { result } = await cdp.send('Runtime.callFunctionOn', {
      objectId: object.objectId!,
      functionDeclaration: textLines.toString(),
      returnByValue: true,
    })
    lines.set(node, result.value as Box[])
  }
  return lines
}

/** Runs in the page, on a text. */
function textLines(this: Text): Box[] {
  const range = document.createRange()
  range.selectNodeContents(this)
  return [...range.getClientRects()].map(({ x, y, width, height }) => ({
    x: x + scrollX,
    y: y + scrollY,
    w: width,
    h: height,
  }))
}

/** Runs in the page: what a screen shows for each CSS colour, however it is written. */
function resolveColors(names: string[]): [number, number, number, number][] {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 1
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  return names.map((name) => {
    context.clearRect(0, 0, 1, 1)
    context.fillStyle = name
    context.fillRect(0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data
    return [red, green, blue, alpha / 255]
  })
}

function slidesOf(page: LayoutSnapshot): MeasuredSlide[] {
  const slides: MeasuredSlide[] = []
  for (const node of page.nodes()) {
    const [layout] = page.layoutsOf(node)
    if (layout === undefined || !page.hasClass(node, 'print-slide-container')) continue
    const { x, y, w, h } = page.box(layout, { x: 0, y: 0 })
    const out: Piece[] = []
    const reader = new SlideReader(page)
    reader.visit(node, { origin: { x, y }, opacity: 1, href: '', out, textsOnly: false })
    slides.push({
      no: Number.parseInt(page.attribute(node, 'id'), 10),
      origin: { x, y },
      ids: page.idsUnder(node),
      ...withBackground(out, w, h),
    })
  }
  return slides
}

interface Context extends TextContext {
  out: Piece[]
  /** Texts only: within a cell of a table. */
  textsOnly: boolean
}

const PICTURES = new Set(['svg', 'img', 'canvas', 'video', 'iframe'])
/** Goes through a slide in the order of the document and puts what it shows into `out`. */
class SlideReader {
  readonly #page: LayoutSnapshot
  #block: TextBlock | undefined

  constructor(page: LayoutSnapshot) {
    this.#page = page
  }

  /** A node and all below it. */
  visit(node: number, context: Context): void {
    const page = this.#page
    const name = page.name(node)
    const layouts = page.layoutsOf(node)
    const [layout] = layouts
    if (name === '#text') {
      for (const one of layouts) this.#addText(one, node, context)
      return
    }
    if (layout === undefined) {
      for (const child of page.childrenOf(node)) this.visit(child, context)
      return
    }
    if (name === 'br') {
      this.#block?.break()
      return
    }
    const opacity = context.opacity * Number(page.style(layout, 'opacity') || 1)
    if (opacity === 0) return
    const href = name === 'a' ? page.attribute(node, 'href') : context.href
    const within: Context = { ...context, opacity, href }
    const isPicture = PICTURES.has(name) || page.hasClass(node, 'katex')
    if (isPicture && !context.textsOnly) {
      this.#addPicture(node, layout, name, within)
      return
    }
    const inline = isInline(page, layout)
    if (!inline) this.#endBlock(within)
    const isVisible = page.style(layout, 'visibility') === 'visible'
    if (isVisible && !within.textsOnly && !page.style(layout, 'display').startsWith('inline')) {
      within.out.push(...shapesOf(layout, page, within.origin, opacity))
      if (name === 'table') {
        this.#addTable(node, layout, within)
        return
      }
    }
    // A pseudo-element's text has no node of its own.
    for (const inner of layouts.slice(1)) this.#addText(inner, node, within)
    // The snapshot lists what the style sheet sets after an element's content before it.
    const isLast = (child: number) => Number(page.name(child) === '::after')
    for (const child of page.childrenOf(node).toSorted((a, b) => isLast(a) - isLast(b)))
      this.visit(child, within)
    if (!inline) this.#endBlock(within)
  }

  #addText(layout: number, node: number, context: Context): void {
    const page = this.#page
    if (page.textOf(layout) === '' || page.style(layout, 'visibility') !== 'visible') return
    this.#block ??= new TextBlock(node, page)
    this.#block.add(layout, context)
  }

  #endBlock({ origin, out }: Context): void {
    out.push(...(this.#block?.end(origin) ?? []))
    this.#block = undefined
  }

  #addPicture(node: number, layout: number, tag: string, context: Context): void {
    const page = this.#page
    const box = page.box(layout, context.origin)
    if (box.w <= 0 || box.h <= 0 || page.style(layout, 'visibility') !== 'visible') return
    this.#endBlock(context)
    const text = page.glyphsUnder(node).join(' ')
    const alt = page.altOf(node) || text
    context.out.push({ kind: 'picture', tag, box, alt, text, node: page.backendNode(node) })
  }

  #addTable(node: number, layout: number, context: Context): void {
    const rows = this.#rowsUnder(node).flatMap((row): TablePiece['rows'] => {
      const cells = this.#page
        .childrenOf(row)
        .filter((cell) => /^t[dh]$/.test(this.#page.name(cell)))
        .flatMap((cell) => this.#cell(cell, context) ?? [])
      return cells.length > 0 ? [{ height: Math.max(...cells.map(({ box }) => box.h)), cells }] : []
    })
    if (rows.length > 0)
      context.out.push({ kind: 'table', box: this.#page.box(layout, context.origin), rows })
  }

  #rowsUnder(node: number): number[] {
    return this.#page
      .childrenOf(node)
      .flatMap((child) => (this.#page.name(child) === 'tr' ? [child] : this.#rowsUnder(child)))
  }

  #cell(node: number, context: Context): TableCell | undefined {
    const page = this.#page
    const [own] = page.layoutsOf(node)
    if (own === undefined) return undefined
    const out: Piece[] = []
    const within = { ...context, out, textsOnly: true }
    this.visit(node, within)
    this.#endBlock(within)
    const fill = page.color(own, 'background-color', context.opacity)
    const color = page.color(own, 'border-bottom-color', context.opacity)
    const width = page.borderWidth(own, 'bottom')
    return {
      box: page.box(own, context.origin),
      ...(fill[3] > 0 ? { fill } : {}),
      ...(width > 0 && color[3] > 0 ? { line: { color, width } } : {}),
      texts: out.filter((piece) => piece.kind === 'text'),
      span: Number(page.attribute(node, 'colspan')) || 1,
    }
  }
}

/** A fill as far as the slide goes. */
function within(piece: Piece, w: number, h: number): Piece {
  if (piece.kind !== 'shape' || piece.line || piece.radius > 0) return piece
  const [left, top] = [Math.max(0, piece.box.x), Math.max(0, piece.box.y)]
  const right = Math.min(w, piece.box.x + piece.box.w)
  const bottom = Math.min(h, piece.box.y + piece.box.h)
  return right <= left || bottom <= top
    ? piece
    : { ...piece, box: { x: left, y: top, w: right - left, h: bottom - top } }
}

/** Fills that cover the slide become its background, and what lies below them is gone. */
function withBackground(all: Piece[], w: number, h: number): { background?: Color; pieces: Piece[] } {
  let background: Color | undefined
  const pieces = all.map((piece) => within(piece, w, h))
  const rest = pieces.filter((piece) => {
    if (piece.kind !== 'shape' || !piece.fill || piece.line) return true
    const { box } = piece
    if (box.x > 1 || box.y > 1 || box.x + box.w < w - 1 || box.y + box.h < h - 1) return true
    if (piece.fill[3] === 1) background = piece.fill
    return piece.fill[3] < 1
  })
  return { ...(background ? { background } : {}), pieces: rest }
}
