/** The text of one block, such as a paragraph, gathered line by line as a browser broke it. */
import type { LayoutSnapshot } from './layout-snapshot.ts'
import { type Box, type Run, styleKey, type TextPiece, union } from './pieces.ts'

const GENERIC = /^(?:serif|sans-serif|monospace|cursive|fantasy|math|emoji|fangsong|system-ui|ui-.*|-.*)$/i
const INLINE = /^(?:inline|inline-block|ruby|contents)$/

/** True for what is set within the lines of a block. */
export const isInline = (page: LayoutSnapshot, layout: number): boolean =>
  INLINE.test(page.style(layout, 'display'))

/** Where text stands, and what it inherits. */
export interface TextContext {
  /** Of the slide on the page. */
  origin: { x: number; y: number }
  opacity: number
  href: string
}

/** Text of a block that is not yet at its end. */
export class TextBlock {
  readonly #page: LayoutSnapshot
  readonly #tag: string
  readonly #layout: number
  readonly #runs: Run[] = []
  readonly #lines: Box[] = []
  /** Where it begins, and goes on in another column: first run and first line, from 0. */
  readonly #columns = [{ run: 0, line: 0 }]
  /** Its texts, by their numbers in the browser's protocol. */
  readonly #texts: number[] = []
  /** Space in the source that the end of a line may have swallowed. */
  #space = false
  #broken = false

  /** @param node the first text in the block */
  constructor(node: number, page: LayoutSnapshot) {
    let holder = node
    let layout: number | undefined
    for (; holder >= 0; holder = page.parentOf(holder)) {
      layout = page.layoutsOf(holder)[0]
      if (layout === undefined || page.name(holder) === '#text') continue
      if (!isInline(page, layout)) break
    }
    this.#page = page
    this.#tag = page.name(holder)
    this.#layout = layout ?? 0
  }

  /** A line break in the source. */
  break(): void {
    this.#broken = true
  }

  /** Adds what one stretch of text shows, line by line. */
  add(layout: number, context: TextContext): void {
    const page = this.#page
    const source = page.textOf(layout)
    const keeps = page.style(layout, 'white-space-collapse').startsWith('preserve')
    this.#texts.push(page.backendNode(page.nodeOf(layout)))
    let read = 0
    for (const { start, end, box } of page.linesOf(layout)) {
      const skipped = source.slice(read, start)
      read = end
      const text = source.slice(start, end).replace(/[\u200b\n]/g, '')
      if (/\s/.test(skipped)) this.#space = true
      if (keeps && /\n/.test(skipped + source.slice(start, end))) this.#broken = true
      if (text === '') continue
      const { origin } = context
      this.#addRun(layout, text, { ...box, x: box.x - origin.x, y: box.y - origin.y }, context)
    }
    if (/\s/.test(source.slice(read))) this.#space = true
  }

  #addRun(layout: number, text: string, box: Box, context: TextContext): void {
    const last = this.#runs.at(-1)
    const isNewLine = this.#addToLines(box)
    const before = !isNewLine || !last ? '' : this.#broken ? 'break' : 'line'
    // The space at the end of a full line is not drawn, yet it parts the words.
    if (last && this.#space && before !== 'break' && !/\s$/.test(last.text) && !/^\s/.test(text))
      last.text += ' '
    this.#space = false
    this.#broken = false
    const run: Run = { text, before, box, ...styleOf(layout, context, this.#page) }
    if (last && before === '' && styleKey(last) === styleKey(run)) {
      last.text += text
      last.box = union([last.box, box])
    } else this.#runs.push(run)
  }

  /** Puts glyphs into the line they stand in; true where that is a new one. */
  #addToLines(box: Box): boolean {
    const line = this.#lines.at(-1)
    const shared = line ? Math.min(line.y + line.h, box.y + box.h) - Math.max(line.y, box.y) : 0
    // Two lines of two columns may seem to lie upon each other, see `Asked`.
    const isAnew = line && Math.abs(box.x - line.x) < 1
    if (line && !isAnew && shared > 0.5 * Math.min(line.h, box.h)) {
      Object.assign(line, union([line, box]))
      return false
    }
    if (line && box.y < line.y + line.h / 2)
      this.#columns.push({ run: this.#runs.length, line: this.#lines.length })
    this.#lines.push({ ...box })
    return true
  }

  /** The block's text, a piece for each column that it stands in; none where there is nothing to read. */
  end(origin: { x: number; y: number }): TextPiece[] {
    if (!this.#runs.some(({ text }) => text.trim())) return []
    const page = this.#page
    const layout = this.#layout
    const lines = this.#lines
    const steps = lines
      .slice(1)
      .map(({ y }, index) => y - lines[index]!.y)
      .sort((a, b) => a - b)
    const align = page.style(layout, 'text-align')
    const style = {
      kind: 'text',
      tag: this.#tag,
      lineHeight: steps[steps.length >> 1] ?? lines[0]!.h,
      align: /right|end/.test(align) ? 'right' : align.includes('center') ? 'center' : 'left',
      pinned: page.style(layout, 'position') === 'absolute',
    } as const
    if (this.#columns.length > 1) return this.#columnPieces(style)
    const holder = page.box(layout, origin)
    const left = page.pixels(layout, 'padding-left') + page.pixels(layout, 'border-left-width')
    const right = page.pixels(layout, 'padding-right') + page.pixels(layout, 'border-right-width')
    const room = { ...holder, x: holder.x + left, w: Math.max(0, holder.w - left - right) }
    return [{ ...style, box: union(lines), room, lines: lines.length, runs: this.#runs }]
  }

  /** The block's own box spans all columns: each part is as wide as the widest line of all. */
  #columnPieces(style: Pick<TextPiece, 'kind' | 'tag' | 'lineHeight' | 'align' | 'pinned'>): TextPiece[] {
    for (const text of this.#texts) this.#page.ask(text)
    const widest = Math.max(...this.#lines.map(({ w }) => w))
    return this.#columns.map((column, index) => {
      const lines = this.#lines.slice(column.line, this.#columns[index + 1]?.line)
      const [first, ...others] = this.#runs.slice(column.run, this.#columns[index + 1]?.run)
      const box = union(lines)
      const runs: Run[] = first ? [{ ...first, before: '' }, ...others] : []
      return { ...style, box, room: { ...box, w: widest }, lines: lines.length, runs }
    })
  }
}

/** What two stretches of text must share to be one run. */
function styleOf(
  layout: number,
  { opacity, href }: TextContext,
  page: LayoutSnapshot,
): Omit<Run, 'text' | 'before' | 'box'> {
  const decoration = page.style(layout, 'text-decoration-line')
  return {
    size: page.pixels(layout, 'font-size'),
    color: page.color(layout, 'color', opacity),
    families: page
      .style(layout, 'font-family')
      .split(',')
      .map((family) => family.trim().replace(/^["']|["']$/g, ''))
      .filter((family) => family && !GENERIC.test(family)),
    bold: page.pixels(layout, 'font-weight') >= 600,
    italic: page.style(layout, 'font-style') !== 'normal',
    underline: decoration.includes('underline'),
    strike: decoration.includes('line-through'),
    raised: page.isRaised(layout),
    spacing: page.pixels(layout, 'letter-spacing'),
    href,
  }
}
