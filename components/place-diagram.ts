/** The drawing appears some time after its host: fonts and Mermaid's own code are fetched first. */
async function drawing(host: HTMLElement): Promise<SVGSVGElement> {
  for (;;) {
    const svg = host.shadowRoot?.querySelector('svg')
    if (svg) return svg
    await new Promise((resolve) => setTimeout(resolve, 50))
    if (!host.isConnected) throw new Error('The slide left before its diagram was drawn')
  }
}

/** Canvas pixels between a diagram and the notes below or beside it. */
const gap = 40
/** Width of the notes' column beside a tall diagram. */
export const notesWidth = 380

/**
 * Sets the notes of a diagram slide beside or below the drawing, wherever the drawing comes out larger.
 * @param main the slide's main block: heading, diagram host, notes
 * @param alt the diagram's text alternative
 */
export async function placeDiagram(main: HTMLElement, alt?: string): Promise<void> {
  const host = main.querySelector<HTMLElement>('.mermaid')
  if (!host) return
  if (alt) {
    host.setAttribute('role', 'img')
    host.setAttribute('aria-label', alt)
  }
  const notes = main.querySelector<HTMLElement>('.deck-notes')!
  if (notes.textContent?.trim() === '') {
    main.dataset.place = 'alone'
    return
  }
  const box = (await drawing(host)).viewBox.baseVal
  main.dataset.place = 'below'
  const height = host.offsetHeight + notes.offsetHeight + gap
  const below = Math.min(main.clientWidth / box.width, host.offsetHeight / box.height)
  const beside = Math.min((main.clientWidth - notesWidth - gap) / box.width, height / box.height)
  main.dataset.place = beside > below ? 'beside' : 'below'
}
