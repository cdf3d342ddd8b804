import type { CDPSession } from 'playwright-core'
import type { Box, Color } from './pieces.ts'

/** Computed styles asked for; what is read of a snapshot names them. */
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

export type Snapshot = Awaited<ReturnType<typeof takeSnapshot>>

/** The browser's own picture of how it laid the page out; it changes nothing there. */
export const takeSnapshot = (cdp: CDPSession) =>
  cdp.send('DOMSnapshot.captureSnapshot', { computedStyles: [...STYLES], includePaintOrder: true })

/** What the snapshot does not tell, or tells wrong. */
export interface Asked {
  /** As the style sheet writes them. */
  colors: Set<string>
  /** Text that goes on in another column, for which the snapshot (Chromium 143) gives places in the first; nodes by their numbers in the browser's protocol. */
  texts: Set<number>
}

export interface Known {
  colors: ReadonlyMap<string, Color>
  /** Places of a text's lines on the page. */
  lines: ReadonlyMap<number, readonly Box[]>
}

export const NOTHING_KNOWN: Known = { colors: new Map(), lines: new Map() }

/** A browser's snapshot of a page's layout, asked by the numbers that it gives to nodes and to what is laid out of them. */
export class LayoutSnapshot {
  readonly #strings: string[]
  readonly #nodes
  readonly #layout
  readonly #texts
  readonly #children: ReadonlyMap<number, number[]>
  readonly #layoutsOf: ReadonlyMap<number, number[]>
  readonly #boxesOf: ReadonlyMap<number, number[]>
  readonly #known: Known
  readonly #asked: Asked | undefined

  constructor({ documents: [main], strings }: Snapshot, known: Known, asked?: Asked) {
    if (!main) throw new Error('The browser gave no layout')
    this.#strings = strings
    this.#nodes = main.nodes
    this.#layout = main.layout
    this.#texts = main.textBoxes
    this.#known = known
    this.#asked = asked
    this.#children = indexesByValue(main.nodes.parentIndex ?? [])
    this.#layoutsOf = indexesByValue(main.layout.nodeIndex)
    this.#boxesOf = indexesByValue(main.textBoxes.layoutIndex)
  }

  /** Numbers of all nodes, in the order of the document. */
  nodes(): IterableIterator<number> {
    return (this.#nodes.nodeName ?? []).keys()
  }

  parentOf(node: number): number {
    return this.#nodes.parentIndex?.[node] ?? -1
  }

  childrenOf(node: number): readonly number[] {
    return this.#children.get(node) ?? []
  }

  /** What is laid out of a node, its own box first. */
  layoutsOf(node: number): readonly number[] {
    return this.#layoutsOf.get(node) ?? []
  }

  nodeOf(layout: number): number {
    return this.#layout.nodeIndex[layout]!
  }

  /** The node's number in the browser's protocol. */
  backendNode(node: number): number {
    return this.#nodes.backendNodeId?.[node] ?? 0
  }

  /** The text laid out, as it stands in the source. */
  textOf(layout: number): string {
    return this.#strings[this.#layout.text[layout] ?? -1] ?? ''
  }

  /** Its lines: which part of the text each shows, and where on the page. */
  linesOf(layout: number): { start: number; end: number; box: Box }[] {
    const indexes = this.#boxesOf.get(layout) ?? []
    const told = this.#known.lines.get(this.backendNode(this.nodeOf(layout)))
    return indexes.map((index, place) => {
      const start = this.#texts.start[index]!
      const [x = 0, y = 0, w = 0, h = 0] = this.#texts.bounds[index]!
      const box = told?.length === indexes.length ? told[place]! : { x, y, w, h }
      return { start, end: start + this.#texts.length[index]!, box }
    })
  }

  paintOrder(layout: number): number {
    return this.#layout.paintOrders?.[layout] ?? 0
  }

  /** Says of a text that its places must be asked for. */
  ask(text: number): void {
    this.#asked?.texts.add(text)
  }

  name(node: number): string {
    return (this.#strings[this.#nodes.nodeName?.[node] ?? -1] ?? '').toLowerCase()
  }

  attribute(node: number, name: string): string {
    const list = this.#nodes.attributes?.[node] ?? []
    for (let index = 0; index + 1 < list.length; index += 2)
      if (this.#strings[list[index]!] === name) return this.#strings[list[index + 1]!] ?? ''
    return ''
  }

  hasClass(node: number, name: string): boolean {
    return this.attribute(node, 'class').split(' ').includes(name)
  }

  /** Names of the node and of all below it that links may lead to. */
  idsUnder(node: number): string[] {
    const own = this.attribute(node, 'id')
    const below = this.childrenOf(node).flatMap((child) => this.idsUnder(child))
    return own ? [own, ...below] : below
  }

  style(layout: number, name: (typeof STYLES)[number]): string {
    return this.#strings[this.#layout.styles[layout]?.[STYLES.indexOf(name)] ?? -1] ?? ''
  }

  pixels(layout: number, name: (typeof STYLES)[number]): number {
    return Number.parseFloat(this.style(layout, name)) || 0
  }

  /** 0 where no line is drawn. */
  borderWidth(layout: number, side: 'top' | 'right' | 'bottom' | 'left'): number {
    return this.style(layout, `border-${side}-style`) === 'none'
      ? 0
      : this.pixels(layout, `border-${side}-width`)
  }

  color(layout: number, name: (typeof STYLES)[number], opacity: number): Color {
    return this.shown(this.style(layout, name), opacity)
  }

  shown(written: string, opacity: number): Color {
    this.#asked?.colors.add(written)
    const [red, green, blue, alpha] = this.#known.colors.get(written) ?? [0, 0, 0, 1]
    return [red, green, blue, alpha * opacity]
  }

  box(layout: number, { x, y }: { x: number; y: number }): Box {
    const [left = 0, top = 0, w = 0, h = 0] = this.#layout.bounds[layout]!
    return { x: left - x, y: top - y, w, h }
  }

  /** Whether an ancestor within the block is set as superscript; a mark in the margin is a block of its own. */
  isRaised(layout: number): boolean {
    for (let node = this.nodeOf(layout); node >= 0; node = this.parentOf(node)) {
      const [own] = this.layoutsOf(node)
      if (own === undefined || this.name(node) === '#text') continue
      if (!this.style(own, 'display').startsWith('inline')) return false
      if (this.name(node) === 'sup' || this.style(own, 'vertical-align') === 'super') return true
    }
    return false
  }

  /** The nearest text alternative: a drawing's own, or that of the element that stands for it. */
  altOf(node: number): string {
    for (let up = 0, at = node; up < 4 && at >= 0; up++, at = this.parentOf(at)) {
      const alt = this.attribute(at, 'alt') || this.attribute(at, 'aria-label')
      if (alt) return alt
    }
    return ''
  }

  glyphsUnder(node: number): string[] {
    const own = this.layoutsOf(node)
      .map((layout) =>
        this.textOf(layout)
          .replace(/[\u200b\s]+/g, ' ')
          .trim(),
      )
      .filter(Boolean)
    return [...own, ...this.childrenOf(node).flatMap((child) => this.glyphsUnder(child))]
  }
}

/** Where each value stands. */
function indexesByValue(values: readonly number[]): Map<number, number[]> {
  const indexes = new Map<number, number[]>()
  for (const [index, value] of values.entries()) {
    const list = indexes.get(value)
    if (list) list.push(index)
    else indexes.set(value, [index])
  }
  return indexes
}
