/** How far a drawing may be enlarged: labels of 24 px become 50 at most, as large as a heading. */
export const enlargement = 2.1
/** Width of a drawing's place, and what notes beside it take of that with the gap before them, in canvas pixels. */
export const drawingWidth = 1136
const roomBeside = 360 + 56
/** How much larger a drawing must come out for its notes to stand beside it. */
const gainBeside = 1.05
/** Canvas pixels between heading, drawing and notes; styles/index.css says the same. */
const gap = 40
/** Rooms are told in steps, so that a pixel more or less is no other drawing. */
const roomStep = 10

/** Heights of the place that a slide leaves its drawing, in canvas pixels; 0 where that cannot be told. */
export interface DiagramRoom {
  height: number
  /** Beside the notes; 0 where there are none. */
  tall: number
}

const inSteps = (height: number): number => Math.max(0, Math.floor(height / roomStep) * roomStep)

/** What heading and notes leave of a slide's main block; where the notes stand now makes no difference. */
function measureRoom(main: HTMLElement): DiagramRoom {
  const notes = main.querySelector<HTMLElement>('.deck-notes')!
  const isAlone = notes.textContent?.trim() === ''
  const { place } = main.dataset
  main.dataset.place = isAlone ? 'alone' : 'below'
  const { paddingBottom } = getComputedStyle(main)
  const heading = main.querySelector<HTMLElement>(':scope > h1')?.offsetHeight ?? 0
  const tall = main.clientHeight - Number.parseFloat(paddingBottom) - heading - gap
  const below = tall - notes.offsetHeight - gap
  if (place) main.dataset.place = place
  if (main.clientHeight === 0) return { height: 0, tall: 0 }
  return isAlone ? { height: inSteps(tall), tall: 0 } : { height: inSteps(below), tall: inSteps(tall) }
}

/** How large a drawing of some size comes out in its room, and whether that is beside the notes. */
export function fitDrawing(
  { width, height }: { width: number; height: number },
  room: DiagramRoom,
): { scale: number; isBeside: boolean } {
  const below = Math.min(drawingWidth / width, room.height / height)
  const beside = room.tall > 0 ? Math.min((drawingWidth - roomBeside) / width, room.tall / height) : 0
  const isBeside = beside > below * gainBeside
  return { scale: Math.min(isBeside ? beside : below, enlargement), isBeside }
}

/**
 * Tells the room that a slide leaves its drawing, once heading and notes are set, and again when it changes: type may
 * arrive, and the slide be shown, later.
 */
export async function watchRoom(main: HTMLElement, tell: (room: DiagramRoom) => void): Promise<void> {
  await document.fonts.ready
  let last = ''
  const look = () => {
    const room = measureRoom(main)
    const now = JSON.stringify(room)
    // One that is hidden again keeps its drawing.
    if (now === last || (room.height === 0 && last !== '')) return
    last = now
    tell(room)
  }
  const observer = new ResizeObserver(look)
  for (const part of [main, ...main.querySelectorAll(':scope > h1, .deck-notes')]) observer.observe(part)
}

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

/**
 * Sets the notes of a diagram slide beside or below the drawing, wherever the drawing comes out larger.
 * @param main the slide's main block: heading, diagram host, notes
 * @param alt the diagram's text alternative
 * @param onDrawn called with the drawing's shadow root, now and whenever it is drawn anew
 */
export async function placeDiagram(
  main: HTMLElement,
  alt: string | undefined,
  onDrawn: (root: ShadowRoot) => void,
): Promise<void> {
  const [host] = (await drawing(main)) ?? []
  const root = host?.shadowRoot
  if (!host || !root) return
  if (alt) {
    // No `img`: what it holds could not be reached, and the citation marks in it can.
    host.setAttribute('role', 'group')
    host.setAttribute('aria-label', alt)
  }
  const place = () => {
    const drawn = root.querySelector('svg')
    const room = measureRoom(main)
    if (room.height === 0 || !drawn || main.dataset.place === 'alone') return
    main.dataset.place = fitDrawing(drawn.viewBox.baseVal, room).isBeside ? 'beside' : 'below'
  }
  // A slide that is not shown yet has no size; it gets one when it is.
  new ResizeObserver(place).observe(main)
  // In another script it is drawn anew.
  new MutationObserver(() => {
    place()
    onDrawn(root)
  }).observe(root, { childList: true })
  onDrawn(root)
}
