import { relative } from 'node:path'
import process from 'node:process'
import { UserError } from '../user-error.ts'
import type { BrokenDiagram } from './broken-diagrams.ts'
import type { DeckSession, PrintSession } from './open-deck.ts'
import type { ServedSlide } from './served-deck.ts'

/**
 * A deck with a broken slide is not exported.
 * @throws UserError naming the first slide that did not compile or draw, where it stands, and why
 */
export async function assertWhole({ broken, slides }: Pick<DeckSession, 'broken' | 'slides'>): Promise<void> {
  const [first] = broken
  if (!first) return
  const slide = slides.find(({ no }) => no === first.no)
  if (first.what === 'mermaid' && slide) {
    // Loaded only now: Mermaid is large, and decks are whole.
    const { findBrokenDiagrams } = await import('./broken-diagrams.ts')
    const [diagram] = await findBrokenDiagrams([slide])
    if (diagram) throw rejectedDiagram(diagram, slide.id)
  }
  throw brokenSlide(first, slide)
}

/**
 * What is written to be given away has all its pictures: where one is not there, or on the network, nobody would see that
 * it is missing.
 * @throws UserError naming the first slide that lacks one
 */
export async function assertPictures({ page, slides }: Pick<PrintSession, 'page' | 'slides'>): Promise<void> {
  const missing = await page.evaluate(() => {
    const images = document.querySelectorAll<HTMLImageElement>('.print-slide-container img[src]')
    const image = [...images].find((one) => one.complete && one.naturalWidth === 0)
    const container = image?.closest('.print-slide-container')
    return container && { no: Number.parseInt(container.id, 10), src: image!.getAttribute('src')! }
  })
  if (!missing) return
  const { no, src } = missing
  const slide = slides.find((one) => one.no === no)
  const place = slide ? ` (${shown(slide.file)}:${slide.line})` : ''
  const mend = /^(?:https?:)?\/\//.test(src)
    ? 'is on the network, which is not asked; save it beside the deck and name it there'
    : 'cannot be loaded; correct the path: ./ is beside the deck, / is its public folder'
  const name = src.startsWith('data:') ? 'of data:' : src
  throw new UserError(
    `Cannot export slide ${named(no, slide?.id ?? '')}${place}: its picture ${name} ${mend}`,
  )
}

/**
 * Tells which slides hold a page or a film of the network: its place is blank in an export, whereas a presentation that is
 * online shows it.
 */
export async function noteFrames(
  { page, slides }: Pick<PrintSession, 'page' | 'slides'>,
  onNote?: (note: string) => void,
): Promise<void> {
  const frames = await page.evaluate(() => {
    const held = 'iframe[src], embed[src], object[data], video[src], video source[src]'
    return [...document.querySelectorAll(`.print-slide-container :is(${held})`)].map((element) => ({
      no: Number.parseInt(element.closest('.print-slide-container')!.id, 10),
      src: element.getAttribute('src') ?? element.getAttribute('data')!,
    }))
  })
  const told = new Set<string>()
  for (const { no, src } of frames) {
    if (!/^(?:https?:)?\/\//.test(src)) continue
    told.add(
      `slide ${named(no, slides.find((one) => one.no === no)?.id ?? '')} shows ${src}, on the network, which is not asked: its place is blank`,
    )
  }
  for (const note of told) onNote?.(note)
}

/** That a slide did not compile or draw, and what the compiler or Mermaid said. */
export function brokenSlide(
  { no, id, what, reason }: { no: number; id: string; what: 'slide' | 'mermaid'; reason: string },
  slide: Pick<ServedSlide, 'file' | 'line'> | undefined,
): UserError {
  const problem = what === 'mermaid' ? 'its Mermaid diagram does not parse' : 'it does not compile'
  const place = slide ? ` (${shown(slide.file)}:${slide.line})` : ''
  return new UserError(`Cannot export slide ${named(no, id)}: ${problem}${place}: ${reason}`)
}

/** That Mermaid rejects a diagram, and the line it stumbles over. */
export function rejectedDiagram({ no, file, line, text }: BrokenDiagram, id: string): UserError {
  const near = text ? `, near “${text}”` : ''
  return new UserError(
    `Cannot export slide ${named(no, id)}: its Mermaid diagram does not parse at line ${line} of ${shown(file)}${near}`,
  )
}

const named = (no: number, id: string): string => `${no}${id ? ` (${id})` : ''}`

/** A path as the user would write it. */
function shown(file: string): string {
  const near = relative(process.cwd(), file)
  return near.startsWith('..') ? file : near
}
