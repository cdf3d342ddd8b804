import { assertWritable, writeFileAtomically } from '../files.ts'
import { keepPdf, keptPdfFile, readKeptPdf } from './keep-pdf.ts'
import { type OpenDeckOptions, openForPrint, type PrintSession } from './open-deck.ts'
import { PAGE_PER_SLIDE } from './page-style.ts'
import { assertPictures, assertWhole, noteFrames } from './whole-deck.ts'

export interface ExportOptions extends OpenDeckOptions {
  /** Print anew even if nothing has changed since the last time. */
  fresh?: boolean
}

export interface ExportResult {
  /** Pages of the PDF. */
  pages: number
  /** Size in bytes. */
  bytes: number
  /** Addresses outside this machine that the deck asked for and did not get. */
  blocked: string[]
}

/**
 * Prints a deck to a PDF: one page per slide (or per click) of exactly the deck's size, backgrounds included, tagged,
 * with title, author, subject, language and bookmarks. The file appears as a whole or not at all, and the same deck
 * gives the same bytes.
 *
 * @param slidesMd path of the deck
 * @param pdf path to write
 * @throws UserError if there is no browser, or a slide does not compile or draw (it is named)
 */
export async function exportPdf(
  slidesMd: string,
  pdf: string,
  options: ExportOptions = {},
): Promise<ExportResult> {
  await assertWritable(pdf)
  const kept = await keptPdfFile(slidesMd, options)
  const known = options.fresh ? undefined : await readKeptPdf(kept)
  if (known) {
    await writeFileAtomically(pdf, known.bytes)
    return { pages: known.pages, bytes: known.bytes.length, blocked: [] }
  }
  let isAsAsked = true
  const onNote = (note: string) => {
    isAsAsked = false
    options.onNote?.(note)
  }
  const session = await openForPrint(slidesMd, {
    ...options,
    onNote,
    onProgress: (progress) => {
      // Loaded while the slides are compiled: this process has nothing else to do then, and much before and after.
      if (progress.stage === 'slides') void describing()
      options.onProgress?.(progress)
    },
  })
  try {
    await assertPictures(session)
    await noteFrames(session, onNote)
    const printed = await printPages(session, options.onProgress)
    // The browser ends while its print is described.
    const closing = session.close()
    const { bytes, pages } = await describePages(session, printed, options.onProgress)
    await writeFileAtomically(pdf, bytes)
    await closing
    const { inputs, blocked } = session
    // Another time it is to be said again.
    if (inputs && blocked.length === 0 && isAsAsked) await keepPdf(kept, bytes, pages, inputs)
    return { pages, bytes: bytes.length, blocked }
  } finally {
    await session.close()
  }
}

/** Prints a deck that is open already, and leaves the page as it was; see `exportPdf`. */
export async function printPdf(
  session: PrintSession,
  pdf: string,
  onProgress?: OpenDeckOptions['onProgress'],
): Promise<ExportResult> {
  const { bytes, pages } = await describePages(session, await printPages(session, onProgress), onProgress)
  await writeFileAtomically(pdf, bytes)
  return { pages, bytes: bytes.length, blocked: session.blocked }
}

const describing = () => import('./describe-pdf.ts')

interface PrintedPages {
  bytes: Uint8Array
  /** Slide number of each page, in order. */
  slideOfPage: number[]
}

async function printPages(
  session: PrintSession,
  onProgress?: OpenDeckOptions['onProgress'],
): Promise<PrintedPages> {
  const { page, width, height } = session
  await assertWhole(session)
  const containers = await page.evaluate(() =>
    Array.from(document.querySelectorAll('.print-slide-container'), ({ id }) => id),
  )
  const total = containers.length
  onProgress?.({ stage: 'print', done: 0, total })
  const aliases = session.slides.flatMap(({ alias, no }) => (alias ? [[alias, no] as const] : []))
  await page.evaluate(linkWithinFile, Object.fromEntries(aliases))
  await page.evaluate(castNoShadows)
  await page.evaluate((rules) => {
    const style = document.createElement('style')
    style.textContent = rules
    document.head.append(style)
  }, PAGE_PER_SLIDE)
  // Drawings of slides left out may still stand where Mermaid measures, below the last slide, and make a page.
  await page.evaluate(() => document.getElementById('mermaid-rendering-container')?.remove())
  const bytes = await page.pdf({
    width: `${width}px`,
    height: `${height}px`,
    margin: { top: 0, right: 0, bottom: 0, left: 0 },
    printBackground: true,
    preferCSSPageSize: true,
    tagged: true,
  })
  await page.evaluate(linkAsBefore)
  await page.evaluate(castShadowsAgain)
  return {
    bytes,
    slideOfPage: containers.map((id) => Number.parseInt(id, 10)),
  }
}

async function describePages(
  session: PrintSession,
  { bytes: printed, slideOfPage }: PrintedPages,
  onProgress?: OpenDeckOptions['onProgress'],
): Promise<{ bytes: Uint8Array; pages: number }> {
  const { describePdf } = await describing()
  const bytes = await describePdf(printed, { ...session, slidesOfPage: slideOfPage.map((no) => [no]) })
  const total = slideOfPage.length
  onProgress?.({ stage: 'print', done: total, total })
  return { bytes, pages: total }
}

/**
 * Runs in the page: links to slides by number or alias (`/3`, `/why`, `#3`, which Slidev writes as `#3`, `#/3` or `##3`)
 * name the element that stands for the slide.
 */
function linkWithinFile(aliases: Record<string, number>) {
  for (const link of document.querySelectorAll('a[href^="#"]')) {
    const name = link.getAttribute('href')!.replace(/^#+\/?/, '')
    const no = /^\d+$/.test(name) ? name : aliases[name]
    const target =
      no && document.querySelector(`.print-slide-container[id^="${String(no).padStart(3, '0')}-"]`)
    if (!target) continue
    link.setAttribute('data-deck-href', link.getAttribute('href')!)
    link.setAttribute('href', `#${target.id}`)
  }
}

/**
 * Runs in the page: takes away the shadows of Mermaid's own themes. A PDF has no filters, so that a browser would make a
 * picture of every box that casts one, which takes it longer than all the rest of the page.
 */
function castNoShadows() {
  for (const { shadowRoot } of document.querySelectorAll('.mermaid')) {
    const style = document.createElement('style')
    style.id = 'deck-no-shadows'
    style.textContent = '* { filter: none !important }'
    shadowRoot?.append(style)
  }
}

/** Runs in the page: undoes what `castNoShadows` did. */
function castShadowsAgain() {
  for (const { shadowRoot } of document.querySelectorAll('.mermaid'))
    shadowRoot?.getElementById('deck-no-shadows')?.remove()
}

/** Runs in the page: undoes what `linkWithinFile` did. */
function linkAsBefore() {
  for (const link of document.querySelectorAll('a[data-deck-href]')) {
    link.setAttribute('href', link.getAttribute('data-deck-href')!)
    link.removeAttribute('data-deck-href')
  }
}
