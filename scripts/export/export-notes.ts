import {
  grayscale,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFNumber,
  PDFString,
} from 'pdf-lib'
import type { Page } from 'playwright-core'
import { writeFileAtomically } from '../files.ts'
import { describePdf, isDivider } from './describe-pdf.ts'
import { type DeckSession, type OpenDeckOptions, openDeck } from './open-deck.ts'
import { PAGE_PER_SLIDE } from './page-style.ts'
import { deckTitle } from './plain-title.ts'
import { speakerNotes } from './speaker-notes.ts'
import { assertPictures, assertWhole, noteFrames } from './whole-deck.ts'

/** Sheets that a handout is printed on; in CSS pixels. */
export const PAPERS = {
  a4: { width: 793.7, height: 1122.52 },
  letter: { width: 816, height: 1056 },
} as const
export type Paper = keyof typeof PAPERS

export interface NotesOptions extends OpenDeckOptions {
  /** A4 by default. */
  paper?: Paper
}

export interface NotesResult {
  /** Sheets of the handout. */
  pages: number
  slides: number
  /** Size in bytes. */
  bytes: number
  blocked: string[]
}

/** Where a picture's place leads, so that it is found again in the print; `.invalid` (RFC 2606) is nobody's. */
const PLACE = 'https://slide.invalid/'
/** Width of the line around a picture, in points. */
const FRAME = 0.5

/**
 * Prints a handout: for every slide its picture above, drawn with lines and letters like the slides themselves, and
 * below it the speaker notes as real text, word for word. Slides with little below them share a sheet, and a divider,
 * smaller, stands over the slide that it opens; notes that are longer than a sheet flow on to the next. The same deck
 * gives the same bytes.
 *
 * @param slidesMd path of the deck
 * @param pdf path to write
 * @throws UserError if there is no browser, or a slide does not compile or draw (it is named)
 */
export async function exportNotes(
  slidesMd: string,
  pdf: string,
  options: NotesOptions = {},
): Promise<NotesResult> {
  const { paper = 'a4', onProgress, withClicks: _, ...opening } = options
  const session = await openDeck(slidesMd, { ...opening, ...(onProgress ? { onProgress } : {}) })
  try {
    await assertWhole(session)
    await assertPictures(session)
    await noteFrames(session, options.onNote)
    const { bytes, pages, slides } = await drawNotes(session, PAPERS[paper], onProgress)
    await writeFileAtomically(pdf, bytes)
    return { bytes: bytes.length, pages, slides, blocked: session.blocked }
  } finally {
    await session.close()
  }
}

interface Sheet {
  width: number
  height: number
}

async function drawNotes(
  session: DeckSession,
  paper: Sheet,
  onProgress: OpenDeckOptions['onProgress'],
): Promise<{ bytes: Uint8Array; pages: number; slides: number }> {
  const { page, width, height, slides, headmatter } = session
  const numbers = await page
    .locator('.print-slide-container')
    .evaluateAll((all) => all.map(({ id }) => Number.parseInt(id, 10)))
  const total = numbers.length
  onProgress?.({ stage: 'print', done: 0, total })
  await page.addStyleTag({ content: PAGE_PER_SLIDE })
  await page.evaluate(() => document.getElementById('mermaid-rendering-container')?.remove())
  const pictures = await print(page, { width, height })
  await page.evaluate(layOut, {
    place: PLACE,
    ratio: height / width,
    paper,
    title: deckTitle(headmatter, slides),
    slides: numbers.map((no) => {
      const slide = slides[no - 1]!
      return { no, notes: speakerNotes(slide.raw), divides: isDivider(slide) }
    }),
  })
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  const sheets = await print(page, paper)
  const { bytes, slidesOfPage } = await putPictures(sheets, pictures, numbers)
  const described = await describePdf(bytes, { ...session, slidesOfPage, origin: new URL(page.url()).origin })
  onProgress?.({ stage: 'print', done: total, total })
  return { bytes: described, pages: slidesOfPage.length, slides: total }
}

const print = (page: Page, { width, height }: Sheet) =>
  page.pdf({
    width: `${width}px`,
    height: `${height}px`,
    margin: { top: 0, right: 0, bottom: 0, left: 0 },
    printBackground: true,
    // Slidev's style sheet asks for sheets of a slide's size; the handout's own comes after it.
    preferCSSPageSize: true,
    tagged: true,
  })

interface Handout {
  place: string
  /** Height of a slide to its width. */
  ratio: number
  /** In CSS pixels. */
  paper: Sheet
  title: string
  slides: { no: number; notes: string[]; divides: boolean }[]
}

/**
 * Runs in the page: puts the handout in the deck's place, where its fonts are. All text goes in as text, none as HTML.
 */
function layOut({ place, ratio, paper, title, slides }: Handout) {
  const make = (tag: string, name: string, ...inner: (Node | string)[]) => {
    const element = document.createElement(tag)
    element.className = name
    element.append(...inner)
    return element
  }
  const style = make('style', '')
  // CSS strings escape what could end them (CSS Syntax 4.3.7).
  const quoted = `"${title.replace(/["\\\n<]/g, (character) => `\\${character.codePointAt(0)!.toString(16)} `)}"`
  style.textContent = `
    @page {
      size: ${paper.width}px ${paper.height}px !important;
      margin: 15mm 18mm 18mm !important;
      @bottom-left { content: ${quoted}; font: 9pt var(--deck-sans, sans-serif); color: #555 }
      @bottom-right { content: counter(page); font: 9pt var(--deck-sans, sans-serif); color: #555 }
    }
    html, body { all: initial; display: block; background: white; color: #111 }
    body { font-family: var(--deck-sans, sans-serif); font-size: 11pt; line-height: 1.65; font-synthesis: none }
    .handout-slide { display: block; break-inside: avoid; margin-bottom: 9mm; --width: 100% }
    .handout-slide[data-divides] { break-after: avoid; margin-bottom: 7mm; --width: 45% }
    .handout-picture { display: block; width: var(--width); padding-bottom: calc(${ratio} * var(--width));
      margin-bottom: 6mm; break-inside: avoid }
    .handout-number { display: block; font-size: 9pt; color: #555; margin: 0 0 2mm }
    .handout-note { display: block; margin: 0 0 2.2mm; white-space: pre-line; overflow-wrap: anywhere;
      line-break: strict; orphans: 2; widows: 2; text-align: start }
    .handout-note[data-first] { font-weight: 700; font-size: 11.5pt; margin-bottom: 3.5mm }
  `
  const sections = slides.map(({ no, notes, divides }) => {
    const picture = make('a', 'handout-picture')
    picture.setAttribute('href', `${place}${no}`)
    picture.setAttribute('aria-label', String(no))
    const paragraphs = notes.map((note) => make('p', 'handout-note', note))
    // The question stands first and alone; notes of one paragraph are no heading.
    if (paragraphs.length > 1) paragraphs[0]!.dataset.first = ''
    const section = make(
      'section',
      'handout-slide',
      make('p', 'handout-number', String(no)),
      picture,
      ...paragraphs,
    )
    if (divides) section.dataset.divides = ''
    return section
  })
  document.documentElement.classList.remove('dark')
  // The page's other rules, such as the sheet's size, would come after; the fonts they bring must stay.
  document.body.replaceChildren(make('main', 'handout', ...sections))
  document.head.append(style)
}

/** Draws each slide's page of `pictures`, which are of the slides `numbers`, over the place kept for it in `sheets`. */
async function putPictures(
  sheets: Uint8Array,
  pictures: Uint8Array,
  numbers: number[],
): Promise<{ bytes: Uint8Array; slidesOfPage: number[][] }> {
  const pdf = await PDFDocument.load(sheets, { updateMetadata: false })
  const source = await PDFDocument.load(pictures, { updateMetadata: false })
  // Links and tags belong to pages that the handout does not have.
  for (const { node } of source.getPages())
    for (const key of ['Annots', 'StructParents', 'Tabs']) node.delete(PDFName.of(key))
  // Copied together, so that they share their fonts; `embedPages` alone would copy these for every page.
  const copies = await pdf.copyPages(source, source.getPageIndices())
  const embedded = await pdf.embedPages(copies)
  const slidesOfPage: number[][] = []
  let drawn = 0
  for (const page of pdf.getPages()) {
    const shown: number[] = []
    const annotations = page.node.Annots()
    for (let index = (annotations?.size() ?? 0) - 1; index >= 0; index--) {
      const annotation = annotations!.lookup(index, PDFDict)
      const action = annotation.lookupMaybe(PDFName.of('A'), PDFDict)
      const uri = action?.lookupMaybe(PDFName.of('URI'), PDFString, PDFHexString)?.decodeText()
      if (!uri?.startsWith(PLACE)) continue
      const [left, bottom, right, top] = annotation
        .lookup(PDFName.of('Rect'), PDFArray)
        .asArray()
        .map((number) => (number as PDFNumber).asNumber()) as [number, number, number, number]
      const no = Number(uri.slice(PLACE.length))
      const picture = embedded[numbers.indexOf(no)]
      if (!picture) throw new Error(`Cannot print notes: there is no picture of slide ${no}`)
      drawn++
      const place = { x: left, y: bottom, width: right - left, height: top - bottom }
      page.drawPage(picture, place)
      page.drawRectangle({ ...place, borderWidth: FRAME, borderColor: grayscale(0.6) })
      annotations!.remove(index)
      shown.push(no)
    }
    // A sheet without a picture goes on with the notes of the one before.
    slidesOfPage.push(shown.length > 0 ? shown.sort((a, b) => a - b) : [slidesOfPage.at(-1)?.at(-1) ?? 1])
  }
  if (drawn !== embedded.length)
    throw new Error(`Cannot print notes: ${embedded.length} slides found ${drawn} places`)
  await pdf.flush()
  for (const { ref } of copies) pdf.context.delete(ref)
  return { bytes: await pdf.save({ updateFieldAppearances: false }), slidesOfPage }
}
