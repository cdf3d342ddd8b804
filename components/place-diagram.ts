/** The host and its drawing appear some time after the slide: fonts and Mermaid's own code are fetched first. */
async function drawing(main: HTMLElement): Promise<[HTMLElement, SVGSVGElement] | undefined> {
  while (main.isConnected) {
    const host = main.querySelector<HTMLElement>('.mermaid')
    const svg = host?.shadowRoot?.querySelector('svg')
    if (host && svg) return [host, svg]
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return undefined
}

/** How far a drawing may be enlarged: labels of 24 px become 50 at most, as large as a heading. */
export const enlargement = 2.1
/** Canvas pixels between a diagram and the notes below or beside it, and what is left above it. */
const gap = 64
/** Width of the notes' column beside a tall diagram. */
const notesWidth = 360

/**
 * Sets the notes of a diagram slide beside or below the drawing, wherever the drawing comes out larger.
 * @param main the slide's main block: heading, diagram host, notes
 * @param alt the diagram's text alternative
 */
export async function placeDiagram(main: HTMLElement, alt?: string): Promise<void> {
  const notes = main.querySelector<HTMLElement>('.deck-notes')!
  main.dataset.place = notes.textContent?.trim() === '' ? 'alone' : 'below'
  const [host, svg] = (await drawing(main)) ?? []
  if (!host || !svg) return
  if (alt) {
    host.setAttribute('role', 'img')
    host.setAttribute('aria-label', alt)
  }
  if (main.dataset.place === 'alone') return
  const place = () => {
    const drawn = host.shadowRoot?.querySelector('svg')
    if (main.clientWidth === 0 || !drawn) return
    const { width, height } = drawn.viewBox.baseVal
    main.dataset.place = 'below'
    const heading = main.querySelector<HTMLElement>(':scope > h1')?.offsetHeight ?? 0
    const room = main.clientHeight - heading - notes.offsetHeight - gap
    const below = Math.min(main.clientWidth / width, room / height)
    const tall = room + notes.offsetHeight + gap
    const beside = Math.min((main.clientWidth - notesWidth - gap) / width, tall / height)
    main.dataset.place = beside > below ? 'beside' : 'below'
    // Below, drawing and notes stand together in the middle of the room, so the drawing takes its own height only.
    main.style.setProperty('--drawn', `${Math.min(room, height * Math.min(below, enlargement))}px`)
  }
  // A slide that is not shown yet has no size; it gets one when it is.
  new ResizeObserver(place).observe(main)
  // In another script it is drawn anew.
  new MutationObserver(place).observe(host.shadowRoot!, { childList: true })
}
