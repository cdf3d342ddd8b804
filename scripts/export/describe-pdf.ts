import {
  ParseSpeeds,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFRef,
  PDFString,
} from 'pdf-lib'
import { mergeFonts } from './merge-fonts.ts'
import { numberStructure } from './number-structure.ts'
import { deckTitle, slideTitle } from './plain-title.ts'
import type { ServedSlide } from './served-deck.ts'
import { writePdf } from './write-pdf.ts'

export interface PdfDescription {
  headmatter: Record<string, unknown>
  slides: ServedSlide[]
  /** Numbers of the slides that each page shows, in order. */
  slidesOfPage: number[][]
  /** Where the deck was served. */
  origin: string
}

/**
 * Adds what a browser leaves out of its PDF: title, author, subject, keywords, language, page labels, and bookmarks by
 * section and slide. Takes out what differs from run to run: dates, names of table cells, and links to the server that
 * is gone by then; makes one font of the several that a browser makes of one face.
 *
 * @param bytes PDF as printed, a page for each entry of `slidesOfPage`
 * @returns the PDF with its description; same input, same bytes
 * @throws if the browser made more or fewer pages than there are slides
 */
export async function describePdf(bytes: Uint8Array, description: PdfDescription): Promise<Uint8Array> {
  const { headmatter, slides, slidesOfPage, origin } = description
  const pdf = await PDFDocument.load(bytes, {
    updateMetadata: false,
    // Else it rests for a millisecond after each hundred objects.
    parseSpeed: ParseSpeeds.Fastest,
  })
  if (pdf.getPageCount() !== slidesOfPage.length)
    throw new Error(
      `Cannot print deck: ${slidesOfPage.length} slides came out as ${pdf.getPageCount()} pages`,
    )
  const text = (key: string) =>
    typeof headmatter[key] === 'string' ? (headmatter[key] as string) : undefined
  pdf.setTitle(deckTitle(headmatter, slides), { showInWindowTitleBar: true })
  const author = text('author')
  if (author) pdf.setAuthor(author)
  const subject = text('info') ?? text('source')
  if (subject) pdf.setSubject(subject)
  const keywords = headmatter.keywords
  if (keywords)
    pdf.setKeywords(Array.isArray(keywords) ? keywords.map(String) : String(keywords).split(/\s*,\s*/))
  pdf.setLanguage(text('lang') ?? 'en')
  pdf.setCreator('Interview Deck')
  const info = pdf.context.lookup(pdf.context.trailerInfo.Info, PDFDict)
  for (const key of ['CreationDate', 'ModDate']) info.delete(PDFName.of(key))
  dropServerLinks(pdf, origin)
  addBookmarks(pdf, slides, slidesOfPage)
  addPageLabels(
    pdf,
    slidesOfPage.map(([first]) => first!),
  )
  numberStructure(pdf)
  mergeFonts(pdf)
  return writePdf(pdf.context)
}

/** Takes out links to the server: by the time they are followed it is gone. */
function dropServerLinks(pdf: PDFDocument, origin: string) {
  for (const page of pdf.getPages()) {
    const annotations = page.node.Annots()
    for (let index = 0; index < (annotations?.size() ?? 0); index++) {
      const annotation = annotations!.lookup(index, PDFDict)
      const action = annotation.lookupMaybe(PDFName.of('A'), PDFDict)
      const uri = action?.lookupMaybe(PDFName.of('URI'), PDFString, PDFHexString)?.decodeText()
      if (uri?.startsWith(origin)) annotation.delete(PDFName.of('A'))
    }
  }
}

interface Bookmark {
  title: string
  page: PDFRef
  children: Bookmark[]
}

/** Slides that open a section. */
export const isDivider = ({ layout }: Pick<ServedSlide, 'layout'>): boolean =>
  layout === 'theme' || layout === 'section'

/** Bookmarks: each divider opens a section, or the first slide that names one; the slides up to the next stand under it. */
function addBookmarks(pdf: PDFDocument, slides: ServedSlide[], slidesOfPage: number[][]) {
  const pages = pdf.getPages()
  const top: Bookmark[] = []
  let section = top
  let named = ''
  const shown = slidesOfPage.flatMap((numbers, page) => numbers.map((no) => ({ no, page })))
  shown.forEach(({ no, page }, index) => {
    const slide = slides[no - 1]
    // With click steps, a slide has several pages; the first is enough.
    if (!slide || shown[index - 1]?.no === no) return
    const { ref } = pages[page]!
    const bookmark: Bookmark = { title: slideTitle(slide), page: ref, children: [] }
    const open = (opened: Bookmark) => {
      top.push(opened)
      section = opened.children
    }
    if (isDivider(slide)) {
      open(bookmark)
      named = bookmark.title
      return
    }
    if (CLOSING_LAYOUTS.has(slide.layout)) section = top
    else if (slide.section && slide.section !== named) open({ title: slide.section, page: ref, children: [] })
    named = slide.section || named
    section.push(bookmark)
  })
  if (!top.length) return
  const { context, catalog } = pdf
  const root = context.nextRef()
  context.assign(root, context.obj({ Type: 'Outlines', ...write(top, root) }))
  catalog.set(PDFName.of('Outlines'), root)
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'))

  /** Writes one level (PDF 32000-1, 12.3.3) and returns the entries its parent needs. */
  function write(level: Bookmark[], parent: PDFRef) {
    const refs = level.map(() => context.nextRef())
    level.forEach(({ title, page, children }, index) => {
      const item = context.obj({ Parent: parent, Dest: [page, 'Fit'] })
      item.set(PDFName.of('Title'), PDFHexString.fromText(title))
      if (index > 0) item.set(PDFName.of('Prev'), refs[index - 1]!)
      if (index < refs.length - 1) item.set(PDFName.of('Next'), refs[index + 1]!)
      if (children.length)
        for (const [key, value] of Object.entries(write(children, refs[index]!)))
          item.set(PDFName.of(key), typeof value === 'number' ? PDFNumber.of(value) : value)
      context.assign(refs[index]!, item)
    })
    return { First: refs[0]!, Last: refs.at(-1)!, Count: level.length }
  }
}

/**
 * Labels pages by the numbers on the slides (PDF 32000-1, 12.4.2), which differ from those of the pages in a range; the
 * steps of a slide are 3.1, 3.2, ….
 */
function addPageLabels(pdf: PDFDocument, slideOfPage: number[]) {
  const { context, catalog } = pdf
  const labels = context.obj([])
  slideOfPage.forEach((no, index) => {
    const before = slideOfPage[index - 1]
    if (before === no) return
    const steps = slideOfPage[index + 1] === no
    const follows = before === no - 1 && slideOfPage[index - 2] !== before
    if (follows && !steps) return
    const label = context.obj({ S: 'D', St: steps ? 1 : no })
    if (steps) label.set(PDFName.of('P'), PDFString.of(`${no}.`))
    labels.push(PDFNumber.of(index))
    labels.push(label)
  })
  catalog.set(PDFName.of('PageLabels'), context.obj({ Nums: labels }))
}

/** Slides after the last section that belong to the deck as a whole. */
const CLOSING_LAYOUTS = new Set(['recap', 'discussion', 'sources', 'passages', 'end'])
