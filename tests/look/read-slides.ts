/** What the page tells about one slide; lengths are canvas pixels. */
export interface SlideFacts {
  page: number
  layout: string
  /** Texts that leave the slide, run into the footer, or into the heading. */
  stray: string[]
  /** Texts smaller than their kind allows, with their size. */
  small: string[]
  /** Texts whose contrast to what lies behind them is too low for their size. */
  pale: string[]
  headingSize: number
  /** The heading's lines as they break. */
  headingLines: string[]
  figureSizes: number[]
  /** Labels of the diagram with their size as rendered. */
  labels: [string, number][]
  /** Labels of the diagram that overlap or leave the diagram's place. */
  labelClashes: string[]
  /** From the heading to the place of the evidence, to what is seen of it, and from there to the footer. */
  air: { place: number; above: number; below: number }
  footer: string[]
}

/** Runs in the page: everything printed at once. */
export function readSlides(): SlideFacts[] {
  type Box = { left: number; top: number; right: number; bottom: number }
  const parse = (color: string) => {
    const [r = 0, g = 0, b = 0, a = 1] = (color.match(/[\d.]+/g) ?? []).map(Number)
    return { rgb: [r, g, b], a }
  }
  const luminance = (rgb: number[]) => {
    const [r = 0, g = 0, b = 0] = rgb.map((v) =>
      v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4,
    )
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const contrast = (a: number[], b: number[]) => {
    const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
    return (light + 0.05) / (dark + 0.05)
  }
  const background = (element: Element | null): number[] => {
    for (let at = element; at; at = at.parentElement) {
      const { rgb, a } = parse(getComputedStyle(at).backgroundColor)
      if (a > 0.99) return rgb
    }
    return [255, 255, 255]
  }
  const texts = (root: ParentNode): Text[] => {
    const walker = document.createTreeWalker(root as Node, NodeFilter.SHOW_TEXT)
    const found: Text[] = []
    while (walker.nextNode()) {
      const node = walker.currentNode as Text
      if (node.data.trim() && !node.parentElement!.closest('style')) found.push(node)
    }
    return found
  }
  const boxesOf = (node: Node): Box[] => {
    const range = document.createRange()
    range.selectNodeContents(node)
    return [...range.getClientRects()].filter((box) => box.width > 0)
  }
  return [...document.querySelectorAll<HTMLElement>('.print-slide-container')].map((slide) => {
    const deck = slide.querySelector<HTMLElement>('.deck')!
    const main = deck.querySelector<HTMLElement>('.deck-main')!
    const foot = deck.querySelector('.deck-foot')
    const heading = main.querySelector<HTMLElement>(':scope > h1')
    const place = slide.getBoundingClientRect()
    const floor = foot?.getBoundingClientRect().top ?? place.bottom
    const ceiling = heading?.getBoundingClientRect().bottom ?? place.top
    const facts: SlideFacts = {
      page: [...document.querySelectorAll('.print-slide-container')].indexOf(slide) + 1,
      layout: [...deck.classList].find((name) => name.startsWith('deck-'))!.slice(5),
      stray: [],
      small: [],
      pale: [],
      headingSize: heading ? Number.parseFloat(getComputedStyle(heading).fontSize) : 0,
      headingLines: [],
      figureSizes: [...main.querySelectorAll('.figure strong')].map((f) =>
        Number.parseFloat(getComputedStyle(f).fontSize),
      ),
      labels: [],
      labelClashes: [],
      air: { place: 0, above: 0, below: 0 },
      footer: foot ? [...foot.children].map((part) => part.textContent ?? '') : [],
    }
    let first = Number.POSITIVE_INFINITY
    let last = 0
    for (const node of texts(deck)) {
      const parent = node.parentElement!
      if (parent.closest('[aria-hidden]')) continue
      const style = getComputedStyle(parent)
      const size = Number.parseFloat(style.fontSize)
      const isSmallPrint = parent.closest('.deck-foot, .deck-cite, .deck-imprint') !== null
      if (size < (isSmallPrint ? 14 : 24)) facts.small.push(`${node.data.trim()} ${size}`)
      const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700)
      const ratio = contrast(parse(style.color).rgb, background(parent))
      if (ratio < (large ? 3 : 4.5)) facts.pale.push(`${node.data.trim()} ${ratio.toFixed(2)}`)
      const inFoot = foot?.contains(node) ?? false
      const inHeading = heading?.contains(node) ?? false
      for (const box of boxesOf(node)) {
        // A line's box is taller than its glyphs: a quarter of the size may reach over.
        const slack = size / 4
        const out =
          box.left < place.left ||
          box.right > place.right ||
          box.top < place.top - slack ||
          box.bottom > place.bottom
        const low = !inFoot && box.bottom > floor + slack
        const high = !inFoot && !inHeading && main.contains(node) && box.top < ceiling - slack
        if (out || low || high) facts.stray.push(node.data.trim())
        if (!inFoot && !inHeading) {
          first = Math.min(first, box.top)
          last = Math.max(last, box.bottom)
        }
      }
    }
    if (heading) {
      const rows = new Map<number, string>()
      for (const node of texts(heading)) {
        if (node.parentElement!.closest('.deck-cite')) continue
        const range = document.createRange()
        for (let at = 0; at < node.length; at++) {
          range.setStart(node, at)
          range.setEnd(node, at + 1)
          const row = Math.round(range.getBoundingClientRect().top / 20)
          rows.set(row, (rows.get(row) ?? '') + node.data[at])
        }
      }
      facts.headingLines = [...rows.values()]
    }
    const root = slide.querySelector('.mermaid')?.shadowRoot
    const svg = root?.querySelector('svg')
    if (root && svg) {
      const frame = slide.querySelector('.mermaid')!.getBoundingClientRect()
      const drawn = svg.getBoundingClientRect()
      const scale = svg.getScreenCTM()!.a
      first = Math.min(first, drawn.top)
      last = Math.max(last, drawn.bottom)
      const boxes: [string, Box][] = []
      for (const node of texts(svg)) {
        if (node.parentElement!.closest('.deck-cite')) {
          const size = Number.parseFloat(getComputedStyle(node.parentElement!).fontSize) * scale
          if (size < 14) facts.small.push(`${node.data} in the drawing ${size}`)
          continue
        }
        facts.labels.push([
          node.data,
          Number.parseFloat(getComputedStyle(node.parentElement!).fontSize) * scale,
        ])
        for (const box of boxesOf(node)) {
          boxes.push([node.data, box])
          if (
            box.left < frame.left - 2 ||
            box.right > frame.right + 2 ||
            box.top < frame.top - 6 ||
            box.bottom > frame.bottom + 6
          )
            facts.labelClashes.push(`${node.data} leaves the drawing`)
        }
      }
      boxes.forEach(([text, a], i) => {
        for (const [other, b] of boxes.slice(i + 1)) {
          const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left)
          const tall = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
          // Boxes of neighbouring lines touch; glyphs do not.
          if (wide > 3 && tall > Math.min(a.bottom - a.top, b.bottom - b.top) * 0.45)
            facts.labelClashes.push(`${text} × ${other}`)
        }
      })
    }
    // Their large numerals are generated content, which has no text node.
    for (const item of main.querySelectorAll('ol > li'))
      first = Math.min(first, item.getBoundingClientRect().top)
    // An answer below its claim stands on a field, which begins so far below the heading.
    const field =
      heading && main.querySelector(':scope > blockquote')
        ? Number.parseFloat(getComputedStyle(main).getPropertyValue('--air'))
        : Number.POSITIVE_INFINITY
    const places = [...main.querySelectorAll<HTMLElement>(':scope > :is(ol, ul, section), .mermaid')]
    facts.air = {
      place: Math.min(field, ...places.map((part) => part.getBoundingClientRect().top - ceiling)),
      above: first - ceiling,
      below: floor - last,
    }
    return facts
  })
}
