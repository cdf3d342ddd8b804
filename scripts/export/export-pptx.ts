import type { CDPSession } from 'playwright-core'
import type PptxGenJS from 'pptxgenjs'
import { writeFileAtomically } from '../files.ts'
import {
  DECORATION,
  FADING,
  finishPptx,
  HANGING,
  type PptxTheme,
  TITLE,
  writeGradient,
} from './finish-pptx.ts'
import { measureSlides } from './measure-slides-page.ts'
import { type DeckSession, type OpenDeckOptions, openDeck } from './open-deck.ts'
import {
  BACKDROP,
  type Box,
  type Color,
  type MeasuredSlide,
  type PicturePiece,
  type Piece,
  type Run,
  type ShapePiece,
  styleKey,
  type TablePiece,
  type TextPiece,
} from './pieces.ts'
import { placeText } from './place-text.ts'
import { plainSvg } from './plain-svg.ts'
import { deckTitle, slideTitle } from './plain-title.ts'
import { speakerNotes } from './speaker-notes.ts'
import { assertPictures, assertWhole, noteFrames } from './whole-deck.ts'

/** PowerPoint measures in inches and points; the canvas in CSS pixels. */
const inches = (pixels: number) => Math.round((pixels / 96) * 10000) / 10000
const points = (pixels: number) => Math.round(pixels * 0.75 * 10) / 10

/** Device pixels per canvas pixel of the pictures that stand in for drawings. */
const SCALE = 2
/** PowerPoint sets raised text at two thirds of its size. */
const RAISED = 1.6
/** More than the browser needs for a column's widest word, in CSS pixels. */
const TABLE_ROOM = 12
/** Keeps a citation mark from being read as the end of a number before it, and in one line with it. */
const NO_BREAK_SPACE = '\u00a0'

export interface PptxResult {
  slides: number
  /** Size in bytes. */
  bytes: number
  blocked: string[]
}

/**
 * Writes a deck as a PowerPoint file to be edited: each block of text a text box in the deck's own fonts, each slide's
 * heading its title, bars, circles and tables native, diagrams as SVG with a picture for old programs, notes as notes.
 * Made from the slides as a browser lays them out, so that hand edits and hand-written slides are in it. The same deck
 * gives the same bytes.
 *
 * @param slidesMd path of the deck
 * @param pptx path to write
 * @throws UserError if there is no browser, or a slide does not compile or draw (it is named)
 */
export async function exportPptx(
  slidesMd: string,
  pptx: string,
  options: OpenDeckOptions = {},
): Promise<PptxResult> {
  const { onProgress } = options
  const session = await openDeck(slidesMd, options)
  try {
    await assertWhole(session)
    await assertPictures(session)
    await noteFrames(session, options.onNote)
    const { bytes, pages } = await drawPptx(session, onProgress)
    await writeFileAtomically(pptx, bytes)
    return { slides: pages, bytes: bytes.length, blocked: session.blocked }
  } finally {
    await session.close()
  }
}

async function drawPptx(
  session: DeckSession,
  onProgress: OpenDeckOptions['onProgress'],
): Promise<{ bytes: Uint8Array; pages: number }> {
  const { page, slides, headmatter, width, height } = session
  const cdp = await page.context().newCDPSession(page)
  const measured = await measureSlides(page, cdp)
  const theme = await themeOf(session)
  const total = measured.length
  const { default: Pptx } = await import('pptxgenjs')
  const pptx: PptxGenJS = new (Pptx as unknown as { new (): PptxGenJS })()
  pptx.defineLayout({ name: 'DECK', width: inches(width), height: inches(height) })
  pptx.layout = 'DECK'
  pptx.theme = { headFontFace: theme.headings.latin, bodyFontFace: theme.body.latin }
  const text = (key: string) => (typeof headmatter[key] === 'string' ? headmatter[key] : '')
  pptx.title = deckTitle(headmatter, slides)
  pptx.author = text('author')
  pptx.subject = text('info') || text('source')
  pptx.company = ''
  pptx.defineSlideMaster({ title: 'Slide', background: { color: hex(theme.colors.lt1) } })
  const svgs: Uint8Array[] = []
  const notes: string[][] = []
  const sheetOf = sheetsByTarget(measured)
  for (const [done, slide] of measured.entries()) {
    onProgress?.({ stage: 'print', done, total })
    const served = slides[slide.no - 1]
    const sheet = pptx.addSlide({ masterName: 'Slide' })
    const writer = new SlideWriter(sheet, pptx, theme, width, sheetOf)
    if (slide.background) sheet.background = writer.paint(slide.background)
    const pieces = withHungMarks(slide.pieces)
    const title = titleOf(pieces)
    for (const piece of inOrder(pieces, title)) {
      if (piece.kind === 'shape') writer.shape(piece)
      else if (piece.kind === 'table') writer.table(piece)
      else if (piece.kind === 'text') writer.text(piece, piece === title, pieces)
      else svgs.push(...(await addPicture(cdp, writer, piece, slide)))
    }
    // A slide without a word of its own is known as the file calls it.
    if (!title) writer.hiddenTitle(served ? slideTitle(served) : String(slide.no))
    notes.push(served ? speakerNotes(served.raw) : [])
    // Every slide gets a page of notes; `finishPptx` writes it.
    sheet.addNotes('-')
  }
  const written = (await pptx.write({ outputType: 'nodebuffer' })) as Uint8Array
  onProgress?.({ stage: 'print', done: total, total })
  const bytes = await finishPptx(written, { theme, lang: text('lang') || 'en', svgs, notes })
  return { bytes, pages: total }
}

/** The sheet that each slide number and each name leads to; of a slide of several steps it is the first. */
function sheetsByTarget(measured: readonly MeasuredSlide[]): Map<string, number> {
  const sheets = measured.map((slide, index) => ({ ...slide, sheet: index + 1 })).reverse()
  return new Map([
    ...sheets.flatMap(({ ids, sheet }) => ids.map((id) => [id, sheet] as const)),
    ...sheets.map(({ no, sheet }) => [String(no), sheet] as const),
  ])
}

/**
 * The deck's own colours and fonts, as its style sheet names them; what a deck without our style sheet lacks is told
 * by its first slides.
 */
async function themeOf({ page }: DeckSession): Promise<PptxTheme> {
  const found = await page.evaluate(() => {
    const root = getComputedStyle(document.documentElement)
    const probe = document.createElement('span')
    document.body.append(probe)
    const color = (name: string, otherwise: string) => {
      probe.style.color = ''
      probe.style.color = root.getPropertyValue(name).trim() || otherwise
      return (getComputedStyle(probe).color.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number)
    }
    const families = (name: string) =>
      (root.getPropertyValue(name).trim() || getComputedStyle(document.body).fontFamily)
        .split(',')
        .map((family) => family.trim().replace(/^["']|["']$/g, ''))
    const colors = {
      dk1: color('--deck-ink', '#1c1a17'),
      lt1: color('--deck-paper', '#ffffff'),
      dk2: color('--deck-soft', '#5d564c'),
      lt2: color('--deck-card', '#f2ebdd'),
      accent1: color('--deck-accent', '#a62c1a'),
      accent2: color('--deck-line', '#cfc5b2'),
      accent3: color('--deck-field', '#7d2114'),
      accent4: color('--deck-cover-accent', '#f0886f'),
      accent5: color('--deck-cover', '#1c1a17'),
      accent6: color('--deck-on-cover-soft', '#c9bfae'),
    }
    probe.remove()
    return { colors, headings: families('--deck-serif'), body: families('--deck-sans') }
  })
  const pair = (families: string[]) => {
    const named = families.filter(
      (family) => !/^(sans-serif|serif|monospace|system-ui|ui-.*|-.*)$/.test(family),
    )
    return {
      latin: named[0] ?? 'Arial',
      eastAsian: named.at(-1) ?? 'Arial',
      serif: families.includes('serif'),
    }
  }
  const colors = Object.fromEntries(
    Object.entries(found.colors).map(([name, [red = 0, green = 0, blue = 0]]) => [
      name,
      [red, green, blue, 1],
    ]),
  ) as unknown as PptxTheme['colors']
  return { colors, headings: pair(found.headings), body: pair(found.body) }
}

/**
 * Quotation marks that hang outside the edge of a text are its beginning: they are set with it, its other lines
 * indented by their width.
 */
function withHungMarks(pieces: readonly Piece[]): Piece[] {
  const whole: Piece[] = []
  for (const piece of pieces) {
    const mark = whole.at(-1)
    const hangs =
      piece.kind === 'text' &&
      mark?.kind === 'text' &&
      mark.tag === '::before' &&
      Math.abs(mark.box.x + mark.box.w - piece.box.x) < 2 &&
      Math.abs(mark.box.y - piece.box.y) < piece.lineHeight / 2
    if (!hangs) {
      whole.push(piece)
      continue
    }
    const { w } = mark.box
    whole[whole.length - 1] = {
      ...piece,
      box: { ...piece.box, x: piece.box.x - w, w: piece.box.w + w },
      runs: [...mark.runs, ...piece.runs],
      hang: w,
    }
  }
  return whole
}

/** The heading of the slide: its first `h1`, else its first `h2`, else its largest words. */
function titleOf(pieces: readonly Piece[]): TextPiece | undefined {
  const texts = pieces.filter((piece) => piece.kind === 'text').filter(({ tag }) => !tag.startsWith('::'))
  const size = ({ runs }: TextPiece) => Math.max(...runs.map((run) => run.size))
  return (
    texts.find(({ tag }) => tag === 'h1') ??
    texts.find(({ tag }) => tag === 'h2') ??
    texts.toSorted((a, b) => size(b) - size(a))[0]
  )
}

/** Shapes lie below everything, as painted, and pictures behind elements; then the title, then the rest as it is read. */
function inOrder(pieces: readonly Piece[], title: TextPiece | undefined): Piece[] {
  const shapes = pieces.filter((piece) => piece.kind === 'shape').toSorted((a, b) => a.paint - b.paint)
  const isBackdrop = (piece: Piece) => piece.kind === 'picture' && piece.tag === BACKDROP
  const backdrops = pieces.filter(isBackdrop)
  const rest = pieces.filter((piece) => piece.kind !== 'shape' && piece !== title && !isBackdrop(piece))
  return [...shapes, ...backdrops, ...(title ? [title] : []), ...rest]
}

const hex = ([red, green, blue]: Color): string =>
  [red, green, blue]
    .map((part) => Math.round(part).toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase()

const NO_LINE: PptxGenJS.BorderProps = { type: 'none' }

class SlideWriter {
  readonly #sheet: PptxGenJS.Slide
  readonly #pptx: PptxGenJS
  readonly #theme: PptxTheme
  /** Of the slide, in CSS pixels. */
  readonly #width: number
  /** As `sheetsByTarget` makes it. */
  readonly #sheetOf: ReadonlyMap<string, number>

  constructor(
    sheet: PptxGenJS.Slide,
    pptx: PptxGenJS,
    theme: PptxTheme,
    width: number,
    sheetOf: ReadonlyMap<string, number>,
  ) {
    this.#sheet = sheet
    this.#pptx = pptx
    this.#theme = theme
    this.#width = width
    this.#sheetOf = sheetOf
  }

  paint(color: Color): { color: string; transparency?: number } {
    return { color: hex(color), ...(color[3] < 1 ? { transparency: Math.round((1 - color[3]) * 100) } : {}) }
  }

  place({ x, y, w, h }: Box): { x: number; y: number; w: number; h: number } {
    return { x: inches(x), y: inches(y), w: inches(w), h: inches(h) }
  }

  shape({ box, fill, gradient, line, radius }: ShapePiece): void {
    const round = radius >= Math.min(box.w, box.h) / 2 - 0.5 && Math.abs(box.w - box.h) < 1
    const { ShapeType } = this.#pptx
    this.#sheet.addShape(round ? ShapeType.ellipse : radius > 0 ? ShapeType.roundRect : ShapeType.rect, {
      ...this.place(box),
      objectName: gradient ? `${DECORATION}${FADING}${writeGradient(gradient)}` : DECORATION,
      ...(fill ? { fill: this.paint(fill) } : {}),
      ...(line ? { line: { ...this.paint(line.color), width: points(line.width) } } : {}),
      ...(radius > 0 && !round ? { rectRadius: inches(radius) } : {}),
    })
  }

  text(piece: TextPiece, title: boolean, others: readonly Piece[]): void {
    const runs = joinLines(piece.runs, title)
    const { box, align, wrap, shrink, middle, lineHeight } = placeText(piece, title, others, this.#width)
    this.#sheet.addText(
      runs.flatMap((run, index) => this.#runs(run, index > 0 && run.before !== '')),
      {
        ...this.place(box),
        align,
        margin: 0,
        valign: middle ? 'middle' : 'top',
        fit: shrink ? 'shrink' : 'none',
        wrap,
        isTextBox: true,
        lineSpacing: points(lineHeight),
        ...(title || piece.hang ? { objectName: nameOf(title, piece.hang) } : {}),
      },
    )
  }

  /**
   * A raised run stands off by a space that does not break, which is no part of its link: LibreOffice sets a link as what stands before
   * it, so that a citation mark would come out as large as its heading.
   */
  #runs(run: Run, softBreakBefore: boolean): PptxGenJS.TextProps[] {
    const { hyperlink } = linkOf(run.href, this.#sheetOf)
    if (!run.raised) return [this.#run(run, softBreakBefore, hyperlink)]
    if (!hyperlink) return [this.#run({ ...run, text: NO_BREAK_SPACE + run.text }, softBreakBefore)]
    return [this.#run({ ...run, text: NO_BREAK_SPACE }, softBreakBefore), this.#run(run, false, hyperlink)]
  }

  #run(run: Run, softBreakBefore: boolean, hyperlink?: PptxGenJS.HyperlinkProps): PptxGenJS.TextProps {
    return {
      text: run.text,
      options: {
        fontFace: faceOf(run.families) ?? this.#theme.body.latin,
        fontSize: points(run.size * (run.raised ? RAISED : 1)),
        ...this.paint(run.color),
        ...(run.bold ? { bold: true } : {}),
        ...(run.italic ? { italic: true } : {}),
        ...(run.underline ? { underline: { style: 'sng' as const } } : {}),
        ...(run.strike ? { strike: 'sngStrike' as const } : {}),
        ...(run.raised ? { superscript: true } : {}),
        ...(run.spacing ? { charSpacing: points(run.spacing) } : {}),
        ...(softBreakBefore ? { softBreakBefore: true } : {}),
        ...(hyperlink ? { hyperlink } : {}),
      },
    }
  }

  hiddenTitle(text: string): void {
    this.#sheet.addText(text, { objectName: TITLE, x: 0, y: -0.6, w: 6, h: 0.5, fontSize: 18 })
  }

  table({ box, rows }: TablePiece): void {
    const widest = rows.toSorted((a, b) => b.cells.length - a.cells.length)[0]!
    this.#sheet.addTable(
      rows.map(({ cells }) =>
        cells.map(({ texts, fill, line, span }) => ({
          text: texts.flatMap(({ runs }, block) =>
            runs.flatMap((run, index) =>
              this.#runs(run, run.before === 'break' || (block > 0 && index === 0)),
            ),
          ),
          options: {
            align: texts[0]?.align ?? 'left',
            valign: 'middle' as const,
            ...(fill ? { fill: this.paint(fill) } : {}),
            ...(line ? { border: [NO_LINE, NO_LINE, this.#line(line), NO_LINE] } : {}),
            ...(span > 1 ? { colspan: span } : {}),
          },
        })),
      ),
      {
        ...this.place(box),
        colW: widest.cells.map((cell) => inches(cell.box.w + TABLE_ROOM)),
        rowH: rows.map(({ height }) => inches(height)),
        border: NO_LINE,
        margin: 0,
      },
    )
  }

  #line({ color, width }: { color: Color; width: number }): PptxGenJS.BorderProps {
    return { type: 'solid', pt: points(width), color: hex(color) }
  }

  picture({ box }: PicturePiece, png: Uint8Array, alt: string): void {
    this.#sheet.addImage({
      ...this.place(box),
      data: `image/png;base64,${Buffer.from(png).toString('base64')}`,
      altText: alt,
    })
  }
}

/** The name under which `finishPptx` finds what it must complete. */
const nameOf = (title: boolean, hang = 0): string =>
  `${title ? TITLE : 'Text'}${hang ? `${HANGING}${Math.round(hang * 9525)}` : ''}`

/** Links to the web and to slides of the file, or to what stands on one; others lead nowhere once the deck's server is gone. */
function linkOf(
  href: string,
  sheetOf: ReadonlyMap<string, number>,
): { hyperlink?: PptxGenJS.HyperlinkProps } {
  const target = /^(?:#\/?|\/)([^/]+)$/.exec(href)?.[1] ?? (/^\d+$/.test(href) ? href : undefined)
  const slide = target === undefined ? undefined : sheetOf.get(target)
  if (slide) return { hyperlink: { slide } }
  return /^(?:https?:|mailto:)/i.test(href) ? { hyperlink: { url: href } } : {}
}

/** The first of a list of fonts; of a list of those that systems bring along the last, which most have. */
const faceOf = (families: readonly string[]): string | undefined =>
  families[0] === 'SFMono-Regular' ? families.at(-1) : families[0]

/**
 * Text as it is edited: lines flow by themselves. Titles keep the browser's breaks, which stand between words, and
 * every text those of its source.
 */
function joinLines(runs: readonly Run[], keepLines: boolean): Run[] {
  const joined: Run[] = []
  for (const run of runs) {
    const last = joined.at(-1)
    const before = run.before === 'line' && !keepLines ? '' : run.before
    if (last && before === '' && styleKey(last) === styleKey(run))
      joined[joined.length - 1] = { ...last, text: last.text + run.text }
    else joined.push({ ...run, before })
  }
  return joined
}

/** Adds what must be a picture: drawings as SVG too. Returns what `finishPptx` puts behind the picture. */
async function addPicture(
  cdp: CDPSession,
  writer: SlideWriter,
  piece: PicturePiece,
  { origin }: MeasuredSlide,
): Promise<Uint8Array[]> {
  const { object } = await cdp.send('DOM.resolveNode', { backendNodeId: piece.node })
  const call = async (functionDeclaration: string) => {
    const { result, exceptionDetails } = await cdp.send('Runtime.callFunctionOn', {
      objectId: object.objectId!,
      functionDeclaration,
      returnByValue: true,
    })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value as unknown
  }
  if (piece.tag === BACKDROP) await call(hideContents.toString())
  const { data } = await cdp.send('Page.captureScreenshot', {
    format: 'png',
    captureBeyondViewport: true,
    clip: {
      x: origin.x + piece.box.x,
      y: origin.y + piece.box.y,
      width: piece.box.w,
      height: piece.box.h,
      scale: SCALE,
    },
  })
  if (piece.tag === BACKDROP) await call(showContents.toString())
  writer.picture(piece, Buffer.from(data, 'base64'), piece.alt)
  if (piece.tag !== 'svg') return [new Uint8Array()]
  return [Buffer.from((await call(plainSvg.toString())) as string)]
}

/** Runs in the page on an element: what stands before its background is not seen. */
function hideContents(this: HTMLElement) {
  const style = document.createElement('style')
  style.id = 'deck-contents-hidden'
  style.textContent = '[data-deck-backdrop] * { visibility: hidden !important }'
  document.head.append(style)
  this.setAttribute('data-deck-backdrop', '')
}

/** Runs in the page on an element: undoes what `hideContents` did. */
function showContents(this: HTMLElement) {
  document.getElementById('deck-contents-hidden')?.remove()
  this.removeAttribute('data-deck-backdrop')
}
