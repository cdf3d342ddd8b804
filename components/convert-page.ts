/** What a text node said before it was converted, and what it was made to say. */
interface Converted {
  original: string
  shown: string
}

/** Text that means what it says to the letter; `translate="no"` is HTML's own word for that. */
const verbatim =
  'code, pre, kbd, samp, script, style, noscript, textarea, input, [contenteditable], [translate="no"], .notranslate'
const spoken = ['aria-label', 'alt', 'title']
/** Stands on an element whose text is converted. */
const mark = 'data-in-script'
const han = /\p{Script=Han}/u

/**
 * Shows a page's text in another script and takes it back. The original of every node is remembered, never
 * computed from what is shown, so that it comes back to the letter. Text that appears later is converted as it
 * appears, before it is painted.
 */
export class PageConverter {
  private readonly nodes = new WeakMap<Text, Converted>()
  private readonly attributes = new WeakMap<Element, Map<string, Converted>>()
  private readonly marked = new WeakSet<Element>()
  /** Originals of the text nodes of an element, by what they show, for elements that Vue clones from shown ones. */
  private readonly clones = new Map<string, string[]>()
  private observer: MutationObserver | undefined
  private convert: (text: string) => string = (text) => text

  /**
   * @param root everything below it is converted, but shadow roots
   * @param lang the language tag of the originals; elements with another tag of their own stay as they are
   */
  constructor(
    private readonly root: Element,
    private readonly lang: string,
  ) {}

  /** Shows all text as `convert` gives it; the identity brings back the originals. */
  show(convert: (text: string) => string): void {
    this.convert = convert
    this.sweep(this.root)
    if (!this.observer) {
      this.observer = new MutationObserver((records) => this.follow(records))
      this.observer.observe(this.root, {
        subtree: true,
        childList: true,
        characterData: true,
        attributeFilter: spoken,
      })
    }
    this.observer.takeRecords()
  }

  private follow(records: MutationRecord[]): void {
    const places = new Set<Element>()
    for (const { target, type, addedNodes } of records) {
      if (type === 'childList' && addedNodes.length === 0) continue
      const added = [...addedNodes]
      // A block that is put in stands by itself; words put in are read together with their neighbours.
      if (added.length > 0 && added.every((node) => node instanceof Element && !isInline(node)))
        for (const node of added as Element[]) places.add(node)
      else places.add(blockAround(target))
    }
    for (const place of places) if (place.isConnected) this.sweep(place)
    this.observer?.takeRecords()
  }

  private sweep(element: Element): void {
    if (this.stays(element)) return
    const runs: Text[][] = [[]]
    this.gather(element, runs)
    for (const run of runs) if (run.length > 0) this.convertRun(run)
  }

  private stays(element: Element): boolean {
    if (element.closest(verbatim)) return true
    const own = element.closest('[lang]')
    return own !== null && own !== document.documentElement && own.getAttribute('lang') !== this.lang
  }

  /** Collects text nodes into runs that are read as one text: OpenCC's phrases reach over inline elements. */
  private gather(element: Element, runs: Text[][]): void {
    this.recallClone(element)
    this.convertAttributes(element)
    for (const child of element.childNodes) {
      if (child instanceof Text) runs.at(-1)!.push(child)
      else if (child instanceof Element) {
        const stays =
          child.matches(verbatim) || (child.hasAttribute('lang') && child.getAttribute('lang') !== this.lang)
        const apart = stays || child.tagName === 'BR' || !isInline(child)
        if (apart) runs.push([])
        if (!stays) this.gather(child, runs)
        if (apart) runs.push([])
      }
    }
  }

  private convertRun(run: Text[]): void {
    const originals = run.map((node) => {
      const known = this.nodes.get(node)
      return known && known.shown === node.data ? known.original : node.data
    })
    if (!originals.some((text) => han.test(text))) return
    const shown = convertTogether(originals, this.convert)
    const parents = new Set<Element>()
    for (const [index, node] of run.entries()) {
      const now = { original: originals[index]!, shown: shown[index]! }
      this.nodes.set(node, now)
      if (node.data !== now.shown) node.data = now.shown
      if (node.parentElement) parents.add(node.parentElement)
    }
    for (const parent of parents) this.remember(parent)
  }

  private convertAttributes(element: Element): void {
    for (const name of spoken) {
      const value = element.getAttribute(name)
      if (!value || !han.test(value)) continue
      const known = this.attributes.get(element) ?? new Map<string, Converted>()
      this.attributes.set(element, known)
      const before = known.get(name)
      const original = before && before.shown === value ? before.original : value
      const shown = this.convert(original)
      known.set(name, { original, shown })
      if (shown !== value) element.setAttribute(name, shown)
    }
  }

  private remember(element: Element): void {
    const texts = textsOf(element)
    const originals = texts.map((node) => this.nodes.get(node)?.original ?? node.data)
    const differs = texts.some((node, index) => node.data !== originals[index])
    element.toggleAttribute(mark, differs)
    if (!differs) return
    this.marked.add(element)
    this.clones.set(keyOf(texts), originals)
  }

  /**
   * Vue keeps long static parts of a slide and clones them, as they stand in the page, when the slide is shown
   * again. A clone carries the mark, but none of its nodes is known.
   */
  private recallClone(element: Element): void {
    if (!element.hasAttribute(mark) || this.marked.has(element)) return
    this.marked.add(element)
    const texts = textsOf(element)
    const originals = this.clones.get(keyOf(texts))
    if (originals)
      for (const [index, node] of texts.entries())
        this.nodes.set(node, { original: originals[index]!, shown: node.data })
  }
}

const textsOf = (element: Element): Text[] =>
  [...element.childNodes].filter((node): node is Text => node instanceof Text)

const keyOf = (texts: Text[]): string => texts.map(({ data }) => data).join('\0')

function isInline(element: Element): boolean {
  return element.tagName === 'WBR' || /^(?:inline|contents)/.test(getComputedStyle(element).display)
}

function blockAround(node: Node): Element {
  let element = node instanceof Element ? node : (node.parentElement ?? document.documentElement)
  while (element.parentElement && isInline(element)) element = element.parentElement
  return element
}

/** Converts the pieces of one text as a whole, cut again where they were; by themselves if lengths differ. */
function convertTogether(pieces: string[], convert: (text: string) => string): string[] {
  const lengths = pieces.map((piece) => [...piece].length)
  const whole = [...convert(pieces.join(''))]
  if (whole.length !== lengths.reduce((sum, length) => sum + length, 0)) return pieces.map(convert)
  return lengths.map((length) => whole.splice(0, length).join(''))
}
