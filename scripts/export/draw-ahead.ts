import lz from 'lz-string'
import { SCRIPTS, scriptOfLang } from '../script-pairs.ts'
import { type Drawings, shownDrawings } from './keep-drawings.ts'
import { mermaidFences } from './mermaid-fences.ts'
import { type OpenDeckOptions, openForPrint, type PrintSession } from './open-deck.ts'
import { waitForSlides } from './wait-for-slides.ts'

/**
 * Draws the diagrams of a deck with this look, in every script it can be switched to. The look draws the same in light
 * and in dark: its colours are custom properties.
 *
 * @param slidesMd path of the deck
 * @returns SVG by Mermaid source, as `diagram-in-script.vue` makes it; undefined if there may be others than those drawn
 * @throws UserError if there is no browser, or a slide is not drawn in time
 */
export async function drawAhead(
  slidesMd: string,
  options: Pick<OpenDeckOptions, 'browser' | 'onProgress'>,
): Promise<Drawings | undefined> {
  const session = await openForPrint(slidesMd, options)
  try {
    if (session.broken.length > 0) return undefined
    const written = await shownDrawings(session.page)
    if (!isWhole(written, session)) return undefined
    const drawings = bySource(written)
    const script = scriptOfLang(String(session.headmatter.lang ?? ''))
    for (const other of script ? SCRIPTS.filter((name) => name !== script) : []) {
      const broken = await showIn(session, other)
      const shown = await shownDrawings(session.page)
      // A diagram that is there in one script alone would be missing in the others.
      if (broken.length > 0 || Object.keys(shown).length !== Object.keys(written).length) return undefined
      Object.assign(drawings, bySource(shown))
    }
    return inOrder(drawings)
  } finally {
    await session.close()
  }
}

/** Whether every diagram that stands in the deck is among those its page shows. */
function isWhole(written: Drawings, { slides }: PrintSession): boolean {
  const drawn = new Set(Object.keys(bySource(written)).map(withoutRoom))
  return slides.every(({ raw }) => mermaidFences(raw).every(({ code }) => drawn.has(code.trim())))
}

/** The source without what it says of its place: on another slide it is another one. */
const withoutRoom = (source: string): string => source.replace(/\n%% room .*$/, '')

/** Drawings are kept by their source and settings, as Slidev packs them; in this look the settings change nothing. */
const bySource = (drawings: Drawings): Drawings =>
  Object.fromEntries(
    Object.entries(drawings).map(([key, svg]) => [lz.decompressFromBase64(JSON.parse(key)[0]), svg]),
  )

const showIn = ({ page, origin, slides }: PrintSession, script: string) =>
  waitForSlides(page, {
    url: `${origin}/print?print=true&script=${script}`,
    slides,
    wanted: slides.map(({ no }) => no),
    uncompiled: () => [],
    log: [],
  })

/** In an order, and with ids, that do not depend on which was drawn first. */
const inOrder = (drawings: Drawings): Drawings =>
  Object.fromEntries(
    Object.keys(drawings)
      .sort()
      .map((source, index) => [source, withId(drawings[source]!, `drawing-${index + 1}`)]),
  )

/** A drawing by another id, in all that Mermaid names after it: `deck-diagram-16_flowchart-v2-pointEnd`. */
export function withId(svg: string, id: string): string {
  const own = /^<svg[^>]*?\sid="([\w-]+)"/.exec(svg)?.[1]
  return own ? svg.replace(new RegExp(`(?<![\\w-])${own}(?!\\d)`, 'g'), id) : svg
}
