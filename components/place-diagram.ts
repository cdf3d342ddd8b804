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

/** Canvas pixels between a diagram and the notes below or beside it. */
const gap = 48
/** Width of the notes' column beside a tall diagram. */
export const notesWidth = 360

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
  const box = svg.viewBox.baseVal
  const height = host.offsetHeight + notes.offsetHeight + gap
  const below = Math.min(main.clientWidth / box.width, host.offsetHeight / box.height)
  const beside = Math.min((main.clientWidth - notesWidth - gap) / box.width, height / box.height)
  main.dataset.place = beside > below ? 'beside' : 'below'
}
