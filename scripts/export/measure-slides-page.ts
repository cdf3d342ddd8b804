import type { CDPSession, Page } from 'playwright-core'
import { type CssGradient, readGradients } from './css-gradient.ts'

/** In CSS pixels, from the slide's upper left corner. */
export interface Box {
  x: number
  y: number
  w: number
  h: number
}

/** Red, green, blue from 0 to 255, alpha from 0 (clear) to 1. */
export type Color = readonly [number, number, number, number]

/** Text of one style. */
export interface Run {
  text: string
  /** What stands between it and the run before: nothing, the end of a line that was full, or a break in the source. */
  before: '' | 'line' | 'break'
  /** In CSS pixels. */
  size: number
  color: Color
  /** As CSS names them, best first, keywords such as `serif` left out. */
  families: string[]
  bold: boolean
  italic: boolean
  underline: boolean
  strike: boolean
  raised: boolean
  spacing: number
  href: string
  /** Where its glyphs stand. */
  box: Box
}

/** All text of one block, such as a paragraph or a heading. */
export interface TextPiece {
  kind: 'text'
  /** HTML element it belongs to, in lower case; `::before` and `::after` for text made by the style sheet. */
  tag: string
  /** Where the glyphs' lines stand. */
  box: Box
  /** The room that the text may fill. */
  room: Box
  lines: number
  /** From line to line, in CSS pixels. */
  lineHeight: number
  align: 'left' | 'center' | 'right'
  runs: Run[]
  /** How far its first line stands out to the left of the others. */
  hang?: number
  /** Set at a place of its own, outside the flow of the slide. */
  pinned: boolean
}

/** A fill that changes along a line: `angle` clockwise from rightwards in degrees, places from 0 to 1. */
export interface Gradient {
  angle: number
  stops: { at: number; color: Color }[]
}

export interface ShapePiece {
  kind: 'shape'
  box: Box
  fill?: Color
  gradient?: Gradient
  line?: { color: Color; width: number }
  /** 0 for a sharp corner. */
  radius: number
  /** Shapes are painted in this order. */
  paint: number
}

/** What can only be shown as a picture. */
export interface PicturePiece {
  kind: 'picture'
  /** HTML element that it is, in lower case, or `BACKDROP`. */
  tag: string
  box: Box
  alt: string
  /** For the browser's protocol. */
  node: number
  /** Text that it shows, for those who search. */
  text: string
}

/** Tag of the picture that an element has behind it. */
export const BACKDROP = 'backdrop'

export interface TablePiece {
  kind: 'table'
  box: Box
  rows: { height: number; cells: TableCell[] }[]
}

export interface TableCell {
  box: Box
  fill?: Color
  /** The line under it. */
  line?: { color: Color; width: number }
  texts: TextPiece[]
  span: number
}

export type Piece = TextPiece | ShapePiece | PicturePiece | TablePiece

export interface MeasuredSlide {
  no: number
  background?: Color
  /** In the order of the document, which is the order of reading. */
  pieces: Piece[]
  /** Where the slide stands on the page. */
  origin: { x: number; y: number }
  /** Names within the slide that links may lead to. */
  ids: string[]
}

/** Computed styles asked for; the rest of this file names them. */
const STYLES = [
  'display',
  'position',
  'visibility',
  'opacity',
  'color',
  'background-color',
  'background-image',
  'background-position',
  'background-size',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'text-align',
  'text-decoration-line',
  'letter-spacing',
  'vertical-align',
  'white-space-collapse',
  'border-top-left-radius',
  'box-shadow',
  'clip-path',
  'padding-left',
  'padding-right',
  ...['top', 'right', 'bottom', 'left'].flatMap((side) =>
    ['width', 'style', 'color'].map((what) => `border-${side}-${what}`),
  ),
] as const

/** A shadow that is neither moved nor blurred. */
const SPREAD = /^(rgba?\([^)]*\)) 0px 0px 0px ([\d.]+)px$/

const PICTURES = new Set(['svg', 'img', 'canvas', 'video', 'iframe'])
const GENERIC = /^(?:serif|sans-serif|monospace|cursive|fantasy|math|emoji|fangsong|system-ui|ui-.*|-.*)$/i

type Snapshot = Awaited<ReturnType<typeof takeSnapshot>>

const takeSnapshot = (cdp: CDPSession) =>
  cdp.send('DOMSnapshot.captureSnapshot', { computedStyles: [...STYLES], includePaintOrder: true })

/**
 * Measures the slides on a deck's `/print` page as the browser laid them out: text with the lines it broke into,
 * filled and framed boxes, pictures. One look (the browser's own snapshot of its layout) holds all of it, text that
 * the style sheet makes (numbers of list items, quotation marks) included, and changes nothing on the page.
 */
export async function measureSlides(page: Page, cdp: CDPSession): Promise<MeasuredSlide[]> {
  const snapshot = await takeSnapshot(cdp)
  // The first reading only tells what else must be asked for.
  const asked: Asked = { colors: new Set(), texts: new Set() }
  new SnapshotReader(snapshot, NOTHING_KNOWN, asked).slides()
  const names = [...asked.colors]
  const colors = await page.evaluate(resolveColors, names)
  const known = {
    colors: new Map(names.map((name, index) => [name, colors[index]!])),
    lines: await linesOf(cdp, asked.texts),
  }
  return new SnapshotReader(snapshot, known).slides()
}

/** What the snapshot does not tell, or tells wrong. */
interface Asked {
  /** As the style sheet writes them. */
  colors: Set<string>
  /** Text that goes on in another column, for which the snapshot (Chromium 143) gives places in the first; nodes by their numbers in the browser's protocol. */
  texts: Set<number>
}

interface Known {
  colors: ReadonlyMap<string, Color>
  /** Places of a text's lines on the page. */
  lines: ReadonlyMap<number, readonly Box[]>
}

const NOTHING_KNOWN: Known = { colors: new Map(), lines: new Map() }

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

interface Context {
  origin: { x: number; y: number }
  opacity: number
  href: string
  out: Piece[]
  /** Texts only: within a cell of a table. */
  textsOnly: boolean
}

/** Text of a block that is not yet at its end. */
interface OpenBlock {
  tag: string
  layout: number
  runs: Run[]
  lines: Box[]
  /** Where it begins, and goes on in another column: first run and first line, from 0. */
  columns: { run: number; line: number }[]
  /** Its texts, by their numbers in the browser's protocol. */
  texts: number[]
  /** Space in the source that the end of a line may have swallowed. */
  space: boolean
  broken: boolean
}

class SnapshotReader {
  readonly #strings: string[]
  readonly #nodes
  readonly #layout
  readonly #children = new Map<number, number[]>()
  readonly #layoutsOf = new Map<number, number[]>()
  readonly #boxesOf = new Map<number, number[]>()
  readonly #texts
  readonly #known: Known
  readonly #asked: Asked | undefined
  #block: OpenBlock | undefined

  constructor(snapshot: Snapshot, known: Known, asked?: Asked) {
    const [main] = snapshot.documents
    if (!main) throw new Error('The browser gave no layout')
    this.#strings = snapshot.strings
    this.#nodes = main.nodes
    this.#layout = main.layout
    this.#texts = main.textBoxes
    this.#known = known
    this.#asked = asked
    const put = (map: Map<number, number[]>, key: number, value: number) => {
      const list = map.get(key)
      if (list) list.push(value)
      else map.set(key, [value])
    }
    for (const [node, parent] of main.nodes.parentIndex?.entries() ?? []) put(this.#children, parent, node)
    for (const [index, node] of main.layout.nodeIndex.entries()) put(this.#layoutsOf, node, index)
    for (const [box, index] of main.textBoxes.layoutIndex.entries()) put(this.#boxesOf, index, box)
  }

  slides(): MeasuredSlide[] {
    const slides: MeasuredSlide[] = []
    const count = this.#nodes.nodeName?.length ?? 0
    for (let node = 0; node < count; node++) {
      if (!` ${this.#attribute(node, 'class')} `.includes(' print-slide-container ')) continue
      const [layout] = this.#layoutsOf.get(node) ?? []
      if (layout === undefined) continue
      const [x = 0, y = 0, w = 0, h = 0] = this.#layout.bounds[layout]!
      const out: Piece[] = []
      this.#visit(node, { origin: { x, y }, opacity: 1, href: '', out, textsOnly: false })
      this.#endBlock({ origin: { x, y }, out })
      slides.push({
        no: Number.parseInt(this.#attribute(node, 'id'), 10),
        origin: { x, y },
        ids: this.#idsUnder(node),
        ...withBackground(out, w, h),
      })
    }
    return slides
  }

  #name(node: number): string {
    return (this.#strings[this.#nodes.nodeName?.[node] ?? -1] ?? '').toLowerCase()
  }

  #attribute(node: number, name: string): string {
    const list = this.#nodes.attributes?.[node] ?? []
    for (let index = 0; index + 1 < list.length; index += 2)
      if (this.#strings[list[index]!] === name) return this.#strings[list[index + 1]!] ?? ''
    return ''
  }

  #idsUnder(node: number): string[] {
    const own = this.#attribute(node, 'id')
    const below = (this.#children.get(node) ?? []).flatMap((child) => this.#idsUnder(child))
    return own ? [own, ...below] : below
  }

  #style(layout: number, name: (typeof STYLES)[number]): string {
    return this.#strings[this.#layout.styles[layout]?.[STYLES.indexOf(name)] ?? -1] ?? ''
  }

  #pixels(layout: number, name: (typeof STYLES)[number]): number {
    return Number.parseFloat(this.#style(layout, name)) || 0
  }

  #color(layout: number, name: (typeof STYLES)[number], opacity: number): Color {
    return this.#shown(this.#style(layout, name), opacity)
  }

  #shown(written: string, opacity: number): Color {
    this.#asked?.colors.add(written)
    const [red, green, blue, alpha] = this.#known.colors.get(written) ?? [0, 0, 0, 1]
    return [red, green, blue, alpha * opacity]
  }

  #box(layout: number, { x, y }: { x: number; y: number }): Box {
    const [left = 0, top = 0, w = 0, h = 0] = this.#layout.bounds[layout]!
    return { x: left - x, y: top - y, w, h }
  }

  #visit(node: number, context: Context): void {
    const name = this.#name(node)
    if (name === '#text') {
      this.#addText(node, context)
      return
    }
    const layouts = this.#layoutsOf.get(node) ?? []
    const [layout] = layouts
    if (layout === undefined) {
      for (const child of this.#children.get(node) ?? []) this.#visit(child, context)
      return
    }
    if (name === 'br') {
      if (this.#block) this.#block.broken = true
      return
    }
    const opacity = context.opacity * Number(this.#style(layout, 'opacity') || 1)
    if (opacity === 0) return
    const href = name === 'a' ? this.#attribute(node, 'href') : context.href
    const within: Context = { ...context, opacity, href }
    const picture = PICTURES.has(name) || ` ${this.#attribute(node, 'class')} `.includes(' katex ')
    if (picture && !context.textsOnly) {
      this.#addPicture(node, layout, name, within)
      return
    }
    const inline = /^(?:inline|inline-block|ruby|contents)$/.test(this.#style(layout, 'display'))
    if (!inline) this.#endBlock(within)
    const visible = this.#style(layout, 'visibility') === 'visible'
    if (visible && !within.textsOnly && !this.#style(layout, 'display').startsWith('inline')) {
      this.#addShapes(layout, within)
      if (name === 'table') {
        this.#addTable(node, layout, within)
        return
      }
    }
    // A pseudo-element's text has no node of its own.
    for (const inner of layouts.slice(1)) this.#addGlyphs(inner, node, within)
    const children = this.#children.get(node) ?? []
    // The snapshot lists what the style sheet sets after an element's content before it.
    const isLast = (child: number) => Number(this.#name(child) === '::after')
    for (const child of children.toSorted((a, b) => isLast(a) - isLast(b))) this.#visit(child, within)
    if (!inline) this.#endBlock(within)
  }

  #addText(node: number, context: Context): void {
    for (const layout of this.#layoutsOf.get(node) ?? []) this.#addGlyphs(layout, node, context)
  }

  /** Adds what one stretch of text shows, line by line, to the block it stands in. */
  #addGlyphs(layout: number, node: number, context: Context): void {
    const source = this.#strings[this.#layout.text[layout] ?? -1] ?? ''
    if (source === '' || this.#style(layout, 'visibility') !== 'visible') return
    this.#block ??= this.#openBlock(node)
    const block = this.#block
    const keeps = this.#style(layout, 'white-space-collapse').startsWith('preserve')
    const id = this.#nodes.backendNodeId?.[node] ?? 0
    block.texts.push(id)
    const boxes = this.#boxesOf.get(layout) ?? []
    const lines = this.#known.lines.get(id)
    let end = 0
    for (const [place, index] of boxes.entries()) {
      const start = this.#texts.start[index]!
      const [left = 0, top = 0, w = 0, h = 0] = this.#texts.bounds[index]!
      const at = lines?.length === boxes.length ? lines[place]! : { x: left, y: top, w, h }
      const skipped = source.slice(end, start)
      end = start + this.#texts.length[index]!
      const text = source.slice(start, end).replace(/[\u200b\n]/g, '')
      if (/\s/.test(skipped)) block.space = true
      if (keeps && /\n/.test(skipped + source.slice(start, end))) block.broken = true
      if (text === '') continue
      const box = { ...at, x: at.x - context.origin.x, y: at.y - context.origin.y }
      this.#addRun(block, layout, text, box, context)
    }
    if (/\s/.test(source.slice(end))) block.space = true
  }

  #addRun(block: OpenBlock, layout: number, text: string, box: Box, context: Context): void {
    const line = block.lines.at(-1)
    const last = block.runs.at(-1)
    let before: Run['before'] = ''
    const shared = line ? Math.min(line.y + line.h, box.y + box.h) - Math.max(line.y, box.y) : 0
    // Two lines of two columns may seem to lie upon each other, see `Asked`.
    const anew = line && Math.abs(box.x - line.x) < 1
    if (!line || anew || shared <= 0.5 * Math.min(line.h, box.h)) {
      if (line && box.y < line.y + line.h / 2)
        block.columns.push({ run: block.runs.length, line: block.lines.length })
      block.lines.push({ ...box })
      if (last) before = block.broken ? 'break' : 'line'
    } else {
      const bottom = Math.max(line.y + line.h, box.y + box.h)
      line.y = Math.min(line.y, box.y)
      line.h = bottom - line.y
      line.w = Math.max(line.x + line.w, box.x + box.w) - Math.min(line.x, box.x)
      line.x = Math.min(line.x, box.x)
    }
    // The space at the end of a full line is not drawn, yet it parts the words.
    if (last && block.space && before !== 'break' && !/\s$/.test(last.text) && !/^\s/.test(text))
      last.text += ' '
    block.space = false
    block.broken = false
    const decoration = this.#style(layout, 'text-decoration-line')
    const run: Run = {
      text,
      before,
      size: this.#pixels(layout, 'font-size'),
      color: this.#color(layout, 'color', context.opacity),
      families: this.#style(layout, 'font-family')
        .split(',')
        .map((family) => family.trim().replace(/^["']|["']$/g, ''))
        .filter((family) => family && !GENERIC.test(family)),
      bold: this.#pixels(layout, 'font-weight') >= 600,
      italic: this.#style(layout, 'font-style') !== 'normal',
      underline: decoration.includes('underline'),
      strike: decoration.includes('line-through'),
      raised: this.#isRaised(layout),
      spacing: this.#pixels(layout, 'letter-spacing'),
      href: context.href,
      box,
    }
    if (last && before === '' && styleKey(last) === styleKey(run)) {
      last.text += text
      last.box = union([last.box, box])
    } else block.runs.push(run)
  }

  /** Whether an ancestor within the block is set as superscript; a mark in the margin is a block of its own. */
  #isRaised(layout: number): boolean {
    for (
      let node = this.#layout.nodeIndex[layout]!;
      node >= 0;
      node = this.#nodes.parentIndex?.[node] ?? -1
    ) {
      const [own] = this.#layoutsOf.get(node) ?? []
      if (own === undefined || this.#name(node) === '#text') continue
      if (!this.#style(own, 'display').startsWith('inline')) return false
      if (this.#name(node) === 'sup' || this.#style(own, 'vertical-align') === 'super') return true
    }
    return false
  }

  #openBlock(node: number): OpenBlock {
    let holder = node
    let layout: number | undefined
    for (; holder >= 0; holder = this.#nodes.parentIndex?.[holder] ?? -1) {
      layout = this.#layoutsOf.get(holder)?.[0]
      if (layout === undefined || this.#name(holder) === '#text') continue
      if (!/^(?:inline|inline-block|ruby|contents)$/.test(this.#style(layout, 'display'))) break
    }
    return {
      tag: this.#name(holder),
      layout: layout ?? 0,
      runs: [],
      lines: [],
      columns: [{ run: 0, line: 0 }],
      texts: [],
      space: false,
      broken: false,
    }
  }

  #endBlock({ origin, out }: Pick<Context, 'origin' | 'out'>): void {
    const block = this.#block
    this.#block = undefined
    if (!block?.runs.some(({ text }) => text.trim())) return
    const { lines, layout, runs, tag, columns } = block
    const holder = this.#box(layout, origin)
    const left = this.#pixels(layout, 'padding-left') + this.#pixels(layout, 'border-left-width')
    const right = this.#pixels(layout, 'padding-right') + this.#pixels(layout, 'border-right-width')
    const steps = lines
      .slice(1)
      .map(({ y }, index) => y - lines[index]!.y)
      .sort((a, b) => a - b)
    const align = this.#style(layout, 'text-align')
    const style = {
      kind: 'text',
      tag,
      lineHeight: steps[steps.length >> 1] ?? lines[0]!.h,
      align: /right|end/.test(align) ? 'right' : align.includes('center') ? 'center' : 'left',
      pinned: this.#style(layout, 'position') === 'absolute',
    } as const
    if (columns.length === 1) {
      const room = { ...holder, x: holder.x + left, w: Math.max(0, holder.w - left - right) }
      out.push({ ...style, box: union(lines), room, lines: lines.length, runs })
      return
    }
    for (const text of block.texts) this.#asked?.texts.add(text)
    // The block's own box spans all columns: each part is as wide as the widest line of all.
    const parts = columns.map((column, index) => ({
      lines: lines.slice(column.line, columns[index + 1]?.line),
      runs: runs.slice(column.run, columns[index + 1]?.run),
    }))
    const widest = Math.max(...lines.map(({ w }) => w))
    for (const part of parts) {
      const box = union(part.lines)
      const [first, ...others] = part.runs
      const own: Run[] = first ? [{ ...first, before: '' }, ...others] : []
      out.push({ ...style, box, room: { ...box, w: widest }, lines: part.lines.length, runs: own })
    }
  }

  #addShapes(layout: number, { origin, opacity, out }: Context): void {
    const box = this.#box(layout, origin)
    const paint = this.#layout.paintOrders?.[layout] ?? 0
    const fill = this.#color(layout, 'background-color', opacity)
    const edges = (['top', 'right', 'bottom', 'left'] as const).map((side) => ({
      side,
      width:
        this.#style(layout, `border-${side}-style`) === 'none'
          ? 0
          : this.#pixels(layout, `border-${side}-width`),
      color: this.#color(layout, `border-${side}-color`, opacity),
    }))
    const [top] = edges
    const framed = edges.every(({ width, color }) => width > 0 && `${color}` === `${top!.color}`)
    const written = this.#style(layout, 'border-top-left-radius')
    const side = Math.min(box.w, box.h)
    const radius = Math.min(
      side / 2,
      (Number.parseFloat(written) || 0) * (written.endsWith('%') ? side / 100 : 1),
    )
    if (box.w <= 0 || box.h <= 0) return
    if (framed || fill[3] > 0) {
      // A border lies within its box, a line on the edge of its shape.
      const inset = framed ? top!.width / 2 : 0
      const filled = framed ? box : this.#withSpread(layout, box)
      out.push({
        kind: 'shape',
        box: {
          x: filled.x + inset,
          y: filled.y + inset,
          w: filled.w - 2 * inset,
          h: filled.h - 2 * inset,
        },
        ...(fill[3] > 0 ? { fill } : {}),
        ...(framed && top!.color[3] > 0 ? { line: { color: top!.color, width: top!.width } } : {}),
        radius,
        paint,
      })
    }
    this.#addGradients(layout, box, edges, { radius, paint, opacity, out })
    if (this.#style(layout, 'background-image').includes('url('))
      out.push({
        kind: 'picture',
        tag: BACKDROP,
        box,
        alt: '',
        text: '',
        node: this.#nodes.backendNodeId![this.#layout.nodeIndex[layout]!]!,
      })
    if (framed) return
    for (const { side, width, color } of edges) {
      if (width === 0 || color[3] === 0) continue
      const level = side === 'top' || side === 'bottom'
      out.push({
        kind: 'shape',
        box: {
          x: side === 'right' ? box.x + box.w - width : box.x,
          y: side === 'bottom' ? box.y + box.h - width : box.y,
          w: level ? box.w : width,
          h: level ? width : box.h,
        },
        fill: color,
        radius: 0,
        paint,
      })
    }
  }

  /** A box with the shadow of its own colour around it, without which a band would not reach the slide's edges. */
  #withSpread(layout: number, box: Box): Box {
    const [, color, width] = SPREAD.exec(this.#style(layout, 'box-shadow')) ?? []
    if (!width || color !== this.#style(layout, 'background-color')) return box
    const spread = Number(width)
    const clip = /^inset\(([^)]*)\)$/.exec(this.#style(layout, 'clip-path'))?.[1]
    const insets = clip?.split(' ').map((inset) => Math.max(-spread, Number.parseFloat(inset) || 0)) ?? [
      -spread,
    ]
    const [top = 0, right = top, bottom = top, left = right] = insets
    return { x: box.x + left, y: box.y + top, w: box.w - left - right, h: box.h - top - bottom }
  }

  #addGradients(
    layout: number,
    box: Box,
    edges: readonly { side: string; width: number }[],
    { radius, paint, opacity, out }: { radius: number; paint: number; opacity: number; out: Piece[] },
  ): void {
    const image = this.#style(layout, 'background-image')
    if (!image.includes('linear-gradient')) return
    const edge = (wanted: string) => edges.find(({ side }) => side === wanted)!.width
    const within = {
      x: box.x + edge('left'),
      y: box.y + edge('top'),
      w: box.w - edge('left') - edge('right'),
      h: box.h - edge('top') - edge('bottom'),
    }
    const position = this.#style(layout, 'background-position')
    for (const layer of readGradients(within, image, position, this.#style(layout, 'background-size'))) {
      const stops = this.#stops(layer, opacity)
      const [first] = stops
      const plain = stops.every(({ color }) => `${color}` === `${first?.color}`)
      out.push({
        kind: 'shape',
        box: layer.box,
        ...(plain ? { fill: first!.color } : { gradient: { angle: layer.angle, stops } }),
        radius: Math.min(radius, layer.box.w / 2, layer.box.h / 2),
        paint,
      })
    }
  }

  /** Where a gradient fades out it keeps its colour, as browsers mix it; office programs would mix in a black. */
  #stops({ stops }: CssGradient, opacity: number): Gradient['stops'] {
    const shown = stops.map(({ at, color }) => ({ at, color: this.#shown(color, opacity) }))
    return shown.map(({ at, color }, index) => {
      const beside = [shown[index - 1], shown[index + 1]].find((stop) => stop && stop.color[3] > 0)
      if (color[3] > 0 || !beside) return { at, color }
      const [red, green, blue] = beside.color
      return { at, color: [red, green, blue, 0] }
    })
  }

  #addPicture(node: number, layout: number, tag: string, context: Context): void {
    const box = this.#box(layout, context.origin)
    if (box.w <= 0 || box.h <= 0 || this.#style(layout, 'visibility') !== 'visible') return
    this.#endBlock(context)
    const text = this.#glyphsUnder(node).join(' ')
    context.out.push({
      kind: 'picture',
      tag,
      box,
      alt: this.#altOf(node) || text,
      text,
      node: this.#nodes.backendNodeId![node]!,
    })
  }

  /** The nearest text alternative: a drawing's own, or that of the element that stands for it. */
  #altOf(node: number): string {
    for (let up = 0, at = node; up < 4 && at >= 0; up++, at = this.#nodes.parentIndex?.[at] ?? -1) {
      const alt = this.#attribute(at, 'alt') || this.#attribute(at, 'aria-label')
      if (alt) return alt
    }
    return ''
  }

  #glyphsUnder(node: number): string[] {
    const own = (this.#layoutsOf.get(node) ?? [])
      .map((layout) =>
        (this.#strings[this.#layout.text[layout] ?? -1] ?? '').replace(/[\u200b\s]+/g, ' ').trim(),
      )
      .filter(Boolean)
    return [...own, ...(this.#children.get(node) ?? []).flatMap((child) => this.#glyphsUnder(child))]
  }

  #addTable(node: number, layout: number, context: Context): void {
    const rows: TablePiece['rows'] = []
    const collect = (at: number): void => {
      for (const child of this.#children.get(at) ?? []) {
        if (this.#name(child) !== 'tr') {
          collect(child)
          continue
        }
        const cells = (this.#children.get(child) ?? [])
          .filter((cell) => /^t[dh]$/.test(this.#name(cell)) && this.#layoutsOf.has(cell))
          .map((cell) => {
            const texts: Piece[] = []
            const within = { ...context, out: texts, textsOnly: true }
            this.#visit(cell, within)
            this.#endBlock(within)
            const [own] = this.#layoutsOf.get(cell)!
            const fill = this.#color(own!, 'background-color', context.opacity)
            const color = this.#color(own!, 'border-bottom-color', context.opacity)
            const width =
              this.#style(own!, 'border-bottom-style') === 'none'
                ? 0
                : this.#pixels(own!, 'border-bottom-width')
            return {
              box: this.#box(own!, context.origin),
              ...(fill[3] > 0 ? { fill } : {}),
              ...(width > 0 && color[3] > 0 ? { line: { color, width } } : {}),
              texts: texts.filter((piece) => piece.kind === 'text'),
              span: Number(this.#attribute(cell, 'colspan')) || 1,
            }
          })
        if (cells.length) rows.push({ height: Math.max(...cells.map(({ box }) => box.h)), cells })
      }
    }
    collect(node)
    if (rows.length) context.out.push({ kind: 'table', box: this.#box(layout, context.origin), rows })
  }
}

/** What two runs must share to be one. */
export const styleKey = ({ text: _, before: __, box: ___, ...style }: Run): string => JSON.stringify(style)

/** The smallest box around all. */
export function union(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.min(...boxes.map((box) => box.y))
  return {
    x,
    y,
    w: Math.max(...boxes.map((box) => box.x + box.w)) - x,
    h: Math.max(...boxes.map((box) => box.y + box.h)) - y,
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
