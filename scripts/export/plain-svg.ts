/**
 * Runs in the page, on a drawing: the same drawing as a file of its own that office programs can read. They know no
 * style sheets, no HTML within SVG (in which Mermaid writes its labels) and no filters, so every shape carries its own
 * colours, and every line of a label becomes a `<text>` where the browser set it.
 *
 * Called through the browser's protocol with the `<svg>` as `this`; it may use nothing from outside itself.
 */
export function plainSvg(this: SVGSVGElement): string {
  const NS = 'http://www.w3.org/2000/svg'
  const SHAPE = [
    'fill',
    'fill-opacity',
    'fill-rule',
    'stroke',
    'stroke-opacity',
    'stroke-width',
    'stroke-dasharray',
    'stroke-linecap',
    'stroke-linejoin',
    'opacity',
  ]
  const TEXT = ['font-family', 'font-size', 'font-weight', 'text-anchor', 'dominant-baseline']
  const DROPPED = new Set(['class', 'style', 'filter', 'role', 'tabindex'])
  const canvas = document.createElement('canvas').getContext('2d')!

  const isSvg = (node: Element): boolean => node.namespaceURI === NS
  const number = (value: number) => String(Math.round(value * 100) / 100)

  /** Colours as six digits: what every reader of SVG knows. */
  const plain = (name: string, value: string): string => {
    const rgb = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(value)
    if (!rgb) return value
    if (rgb[4] === '0') return 'none'
    return name.endsWith('width')
      ? value
      : `#${[rgb[1], rgb[2], rgb[3]].map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`
  }

  const style = (from: Element, to: Element) => {
    const computed = getComputedStyle(from)
    const names =
      from.localName === 'stop'
        ? ['stop-color', 'stop-opacity']
        : /^(text|tspan)$/.test(from.localName)
          ? [...SHAPE, ...TEXT]
          : SHAPE
    if (/^(g|svg|defs|marker|clipPath|mask|symbol)$/.test(from.localName)) {
      if (computed.opacity !== '1') to.setAttribute('opacity', computed.opacity)
      return
    }
    for (const name of names) {
      const value = computed.getPropertyValue(name)
      if (value && !/^(normal|auto|nonzero|butt|miter)$/.test(value))
        to.setAttribute(name, plain(name, value))
      const alpha = /^rgba\(.*, ([\d.]+)\)$/.exec(value)?.[1]
      if (alpha && alpha !== '0' && /^(fill|stroke)$/.test(name)) to.setAttribute(`${name}-opacity`, alpha)
    }
  }

  /** The lines of a piece of text as the browser broke it, in pixels of the screen. */
  const linesOf = (node: Text) => {
    const lines: { text: string; left: number; right: number; top: number; bottom: number }[] = []
    const range = document.createRange()
    let end = 0
    for (const character of node.data) {
      range.setStart(node, end)
      end += character.length
      range.setEnd(node, end)
      const rect = range.getClientRects()[0]
      const last = lines.at(-1)
      if (!rect || (rect.width === 0 && !/\p{M}/u.test(character))) continue
      if (last && Math.abs(last.top - rect.top) < rect.height / 2) {
        last.text += character
        last.right = Math.max(last.right, rect.right)
      } else
        lines.push({
          text: character,
          left: rect.left,
          right: rect.right,
          top: rect.top,
          bottom: rect.bottom,
        })
    }
    return lines.filter(({ text }) => text.trim())
  }

  const drawHtml = (html: Element, into: Element, inverse: DOMMatrix) => {
    const at = (x: number, y: number) => new DOMPoint(x, y).matrixTransform(inverse)
    const computed = getComputedStyle(html)
    const fill = plain('fill', computed.backgroundColor)
    const rect = html.getBoundingClientRect()
    if (fill !== 'none' && rect.width > 0 && rect.height > 0) {
      const start = at(rect.left, rect.top)
      const end = at(rect.right, rect.bottom)
      const box = document.createElementNS(NS, 'rect')
      box.setAttribute('x', number(start.x))
      box.setAttribute('y', number(start.y))
      box.setAttribute('width', number(end.x - start.x))
      box.setAttribute('height', number(end.y - start.y))
      box.setAttribute('fill', fill)
      const alpha = /^rgba\(.*, ([\d.]+)\)$/.exec(computed.backgroundColor)?.[1]
      if (alpha) box.setAttribute('fill-opacity', alpha)
      into.append(box)
    }
    for (const child of html.childNodes) {
      if (child instanceof Element) drawHtml(child, into, inverse)
      if (!(child instanceof Text)) continue
      canvas.font = `${computed.fontWeight} ${computed.fontSize} ${computed.fontFamily}`
      for (const line of linesOf(child)) {
        const metrics = canvas.measureText(line.text)
        const share =
          metrics.fontBoundingBoxAscent / (metrics.fontBoundingBoxAscent + metrics.fontBoundingBoxDescent)
        const point = at((line.left + line.right) / 2, line.top + (line.bottom - line.top) * share)
        const text = document.createElementNS(NS, 'text')
        text.setAttribute('x', number(point.x))
        text.setAttribute('y', number(point.y))
        text.setAttribute('text-anchor', 'middle')
        text.setAttribute('font-family', computed.fontFamily)
        text.setAttribute('font-size', computed.fontSize)
        text.setAttribute('font-weight', computed.fontWeight)
        text.setAttribute('fill', plain('fill', computed.color))
        text.textContent = line.text
        into.append(text)
      }
    }
  }

  const copyOf = (from: Element): Element | undefined => {
    if (!isSvg(from) || /^(style|script|filter|title|desc|animate.*|set)$/.test(from.localName))
      return undefined
    const computed = getComputedStyle(from)
    if (computed.display === 'none' && !/^(defs|marker|linearGradient|stop|clipPath)$/.test(from.localName))
      return undefined
    if (computed.visibility === 'hidden' && from.localName !== 'g') return undefined
    if (from.localName === 'foreignObject') {
      const group = document.createElementNS(NS, 'g')
      const screen = (from as SVGGraphicsElement).getScreenCTM()
      if (screen) for (const child of from.children) drawHtml(child, group, screen.inverse())
      // The element's own `x` and `y` place its content, not its coordinates.
      return group.childElementCount ? group : undefined
    }
    const to = document.createElementNS(NS, from.localName)
    for (const { name, value } of from.attributes)
      if (!DROPPED.has(name) && !name.startsWith('data-') && !name.startsWith('on') && !name.includes(':'))
        to.setAttribute(name, value)
    style(from, to)
    for (const child of from.childNodes) {
      if (child instanceof Element) {
        const copy = copyOf(child)
        if (copy) to.append(copy)
      } else if (child instanceof Text && /^(text|tspan)$/.test(from.localName)) to.append(child.data)
    }
    // Mermaid leaves shapes of no size where a label's background might have been.
    if (from.localName === 'rect' && !from.hasAttribute('width')) return undefined
    return to
  }

  const copy = copyOf(this)!
  const { width, height } = this.getBoundingClientRect()
  copy.setAttribute('width', number(width))
  copy.setAttribute('height', number(height))
  copy.removeAttribute('id')
  return new XMLSerializer().serializeToString(copy)
}
