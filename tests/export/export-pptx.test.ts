import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import JSZip from 'jszip'
import { DOMParser } from 'linkedom'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { exportPptx } from '../../scripts/export/export-pptx.ts'
import { openDeck } from '../../scripts/export/open-deck.ts'

const DECK = fileURLToPath(new URL('../fixtures/decks/handout/slides.md', import.meta.url))
const DRAWN = fileURLToPath(new URL('../fixtures/decks/drawn/slides.md', import.meta.url))
const SLIDES = 7
const TITLES = [
  '修船的規矩',
  '上漆以前要等水退2',
  '一次可以管五年4',
  '先刮，再乾，然後上漆6',
  '「水不退，人不急」8',
  '三樣工具9',
  '價錢',
]

const bare = (text: string) => text.replace(/[\s\u200b]+/g, '')
const parse = (xml: string) => new DOMParser().parseFromString(xml, 'text/xml')

/** Elements by their qualified name, which selectors cannot hold. */
const all = (root: { getElementsByTagName(name: string): Iterable<Element> }, name: string): Element[] => [
  ...root.getElementsByTagName(name),
]
const textIn = (shape: Element) =>
  all(shape, 'a:t')
    .map(({ textContent }) => textContent)
    .join('')

let folder: string
let file: string
let zip: JSZip
let visible: string[][]
const read = async (name: string) => zip.file(name)!.async('string')
const slide = async (no: number) => parse(await read(`ppt/slides/slide${no}.xml`))

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deck 簡報 '))
  file = join(folder, 'deck.pptx')
  const result = await exportPptx(DECK, file)
  assert.equal(result.slides, SLIDES)
  zip = await JSZip.loadAsync(await readFile(file))
  const session = await openDeck(DECK)
  // What is shown, not what is in the source.
  visible = await session.page
    .locator('.print-slide-container')
    // biome-ignore lint/performance/useDomNodeTextContent: what is seen, line by line.
    .evaluateAll((slides) => slides.map((slide) => (slide as HTMLElement).innerText.split(/[\n\t]+/)))
  await session.close()
})
after(() => rm(folder, { recursive: true, force: true }))

describe('exportPptx()', () => {
  it('gives the same bytes for the same deck', async () => {
    const again = join(folder, 'again.pptx')
    await exportPptx(DECK, again)
    assert.ok((await readFile(again)).equals(await readFile(file)))
  })

  it('makes a slide of 16:9 for each slide, its heading a title placeholder', async () => {
    const titles: string[] = []
    for (let no = 1; no <= SLIDES; no++) {
      const shapes = all(await slide(no), 'p:sp').filter((shape) =>
        all(shape, 'p:ph').some((ph) => ph.getAttribute('type') === 'title'),
      )
      assert.equal(shapes.length, 1, `titles on slide ${no}`)
      titles.push(bare(textIn(shapes[0]!)))
    }
    assert.deepEqual(titles, TITLES)
    assert.equal(zip.file(`ppt/slides/slide${SLIDES + 1}.xml`), null)
    const size = all(parse(await read('ppt/presentation.xml')), 'p:sldSz')[0]!
    const ratio = Number(size.getAttribute('cx')) / Number(size.getAttribute('cy'))
    assert.ok(Math.abs(ratio - 16 / 9) < 0.001, String(ratio))
  })

  it('holds the text that the slide shows, all of it and nothing else, as text', async () => {
    // Numbers of list items and the marks of a quotation are made by the style sheet and are no text of the page.
    const made = /[「」]/g
    for (let no = 1; no <= SLIDES; no++) {
      const document = await slide(no)
      const boxes = [...all(document, 'p:sp'), ...all(document, 'a:tc')]
        .map((shape) => bare(textIn(shape)).replace(made, ''))
        .filter(Boolean)
      const shown = visible[no - 1]!.map((line) => bare(line).replace(made, '')).filter(Boolean)
      for (const line of shown) assert.ok(boxes.join('\n').includes(line), `slide ${no} lacks ${line}`)
      for (const box of boxes)
        assert.ok(
          shown.join('').includes(box) || /^\d+$/.test(box),
          `slide ${no} has ${box}, which is not shown`,
        )
    }
  })

  it('obeys the order in which a paragraph may hold its parts', async () => {
    for (let no = 1; no <= SLIDES; no++)
      for (const paragraph of all(await slide(no), 'a:p')) {
        const parts = [...paragraph.children].map(({ tagName }) => tagName)
        assert.ok(parts.lastIndexOf('a:pPr') <= 0, `slide ${no}: ${parts.join(' ')}`)
      }
  })

  it('names the deck’s fonts, colours and language', async () => {
    const xml = await read('ppt/slides/slide2.xml')
    assert.match(xml, /<a:ea typeface="Noto Serif HK" pitchFamily="18"/)
    assert.match(xml, /<a:latin typeface="Noto Serif HK" pitchFamily="18"/)
    assert.match(xml, /<a:latin typeface="Noto Sans HK" pitchFamily="34"/)
    assert.match(xml, /lang="zh-HK"/)
    assert.doesNotMatch(xml, /(?<!alt)lang="en-US"/i)
    assert.match(xml, /<a:schemeClr val="accent1"\/>/)
    const theme = await read('ppt/theme/theme1.xml')
    assert.match(theme, /<a:accent1><a:srgbClr val="A62C1A"\/>/)
    assert.match(theme, /<a:majorFont><a:latin typeface="Noto Serif HK"/)
  })

  it('draws a diagram as SVG without HTML in it, a picture behind it, its text alternative on it', async () => {
    const xml = await read('ppt/slides/slide4.xml')
    assert.match(xml, /descr="先刮漆，再風乾，然後上漆"/)
    const id = /<asvg:svgBlip [^>]*r:embed="(\w+)"/.exec(xml)?.[1]
    const rels = await read('ppt/slides/_rels/slide4.xml.rels')
    const target = new RegExp(`Id="${id}"[^>]*Target="\\.\\./(media/[^"]+\\.svg)"`).exec(rels)?.[1]
    const svg = await read(`ppt/${target}`)
    for (const label of ['刮漆', '風乾', '上漆']) assert.ok(svg.includes(`>${label}</text>`), label)
    assert.doesNotMatch(svg, /foreignObject|<style|class=/)
    const picture = /Target="\.\.\/(media\/[^"]+\.png)"/.exec(rels)?.[1]
    const png = await zip.file(`ppt/${picture}`)!.async('uint8array')
    assert.equal(Buffer.from(png.slice(1, 4)).toString(), 'PNG')
    assert.ok(png.length > 2000)
    for (let no = 1; no <= SLIDES; no++)
      assert.equal(all(await slide(no), 'p:pic').length, no === 4 ? 1 : 0, `pictures on slide ${no}`)
  })

  it('makes a table a table, and a number a large one', async () => {
    const rows = all(await slide(7), 'a:tr').map((row) => all(row, 'a:tc').map(textIn))
    assert.deepEqual(rows, [
      ['工序', '價錢'],
      ['刮漆', '300'],
      ['上漆', '500'],
    ])
    const big = all(await slide(3), 'a:r').find((run) => textIn(run) === '5')!
    assert.ok(Number(all(big, 'a:rPr')[0]!.getAttribute('sz')) >= 6600)
  })

  it('writes the notes in paragraphs, as text, escapes undone', async () => {
    const [body] = all(parse(await read('ppt/notesSlides/notesSlide2.xml')), 'p:sp').filter((shape) =>
      all(shape, 'p:ph').some((ph) => ph.getAttribute('type') === 'body'),
    )
    const paragraphs = all(body!, 'a:p').map(textIn)
    assert.equal(paragraphs.length, 51)
    assert.equal(paragraphs[0], '問：上漆 [1] 有什麼規矩？ <script>alert(1)</script> {{ 1 + 1 }}')
    assert.match(paragraphs[1]!, /^10 第10句/)
  })

  it('lists what the file holds and nothing else', async () => {
    const listed = all(parse(await read('[Content_Types].xml')), 'Override').map((part) =>
      part.getAttribute('PartName')!.slice(1),
    )
    assert.deepEqual(
      listed.filter((name) => !zip.file(name)),
      [],
    )
    assert.doesNotMatch(await read('docProps/app.xml'), /Calibri/)
  })

  it('leads where the slide’s links lead', async () => {
    const rels = await read('ppt/slides/_rels/slide2.xml.rels')
    assert.match(rels, /Target="slide4\.xml"/)
    assert.match(rels, /Target="https:\/\/example\.org\/a\?b=1&amp;c=2"/)
  })

  it('opens in LibreOffice, which makes a page of every slide', async (test) => {
    const run = promisify(execFile)
    const version = await run('soffice', ['--version']).catch(() => undefined)
    if (!version) return test.skip('LibreOffice (soffice) is not installed')
    const profile = pathToFileURL(join(folder, 'profile')).href
    await run('soffice', [
      `-env:UserInstallation=${profile}`,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      file,
    ])
    const pdf = await getDocument({
      data: new Uint8Array(await readFile(join(folder, 'deck.pdf'))),
      verbosity: 0,
    }).promise
    assert.equal(pdf.numPages, SLIDES)
    for (let no = 1; no <= SLIDES; no++) {
      const { items } = await (await pdf.getPage(no)).getTextContent()
      const text = bare(items.map((item) => ('str' in item ? item.str : '')).join(''))
      // A title without its mark, which LibreOffice sets apart.
      const title = TITLES[no - 1]!.replace(/\d+$/, '')
      assert.ok(text.includes(title), `page ${no}: ${text}`)
    }
    await pdf.destroy()
  })
})

describe('exportPptx() of what a style sheet draws', () => {
  let drawn: JSZip
  let shapes: (no: number) => Promise<Element[]>
  before(async () => {
    const target = join(folder, 'drawn.pptx')
    await exportPptx(DRAWN, target)
    drawn = await JSZip.loadAsync(await readFile(target))
    shapes = async (no) => all(parse(await drawn.file(`ppt/slides/slide${no}.xml`)!.async('string')), 'p:sp')
  })

  it('fades a mark to nothing in its own colour', async () => {
    const fading = (await shapes(1)).filter((shape) => all(shape, 'a:gradFill').length)
    assert.equal(fading.length, 1)
    const stops = all(fading[0]!, 'a:gs').map((stop) => [
      Number(stop.getAttribute('pos')) / 1000,
      all(stop, 'a:schemeClr')[0]?.getAttribute('val'),
      Number(all(stop, 'a:alpha')[0]?.getAttribute('val')) / 1000,
    ])
    assert.deepEqual(stops, [
      [0, 'accent1', 0],
      [40, 'accent1', 100],
      [60, 'accent1', 100],
      [100, 'accent1', 0],
    ])
  })

  it('draws the line of each lane', async () => {
    const lines = (await shapes(1)).filter((shape) => {
      const [size] = all(shape, 'a:ext').filter((part) => part.hasAttribute('cx'))
      const ink = all(shape, 'a:schemeClr').some((color) => color.getAttribute('val') === 'tx1')
      return ink && Math.abs(Number(size?.getAttribute('cy')) / 9525 - 2) < 0.1
    })
    assert.equal(lines.length, 2)
  })

  it('lets a number pinned to the right edge grow to the left', async () => {
    const number = (await shapes(2)).find((shape) => textIn(shape) === '1')!
    assert.equal(all(number, 'a:pPr')[0]!.getAttribute('algn'), 'r')
  })

  it('sets a paragraph that goes on in the next column as two boxes, none upon another', async () => {
    const boxes = (await shapes(3))
      .filter((shape) => textIn(shape))
      .map((shape) => {
        const at = (name: string, side: string) => Number(all(shape, name)[0]!.getAttribute(side)) / 9525
        const [x, y] = [at('a:off', 'x'), at('a:off', 'y')]
        const [size] = all(shape, 'a:ext').filter((part) => part.hasAttribute('cx'))
        const [w, h] = ['cx', 'cy'].map((side) => Number(size!.getAttribute(side)) / 9525)
        return { x, y, w: w!, h: h!, text: textIn(shape) }
      })
    const [first, second] = ['我師父說過', '這是他出海四十年'].map((words) =>
      boxes.findIndex(({ text }) => text.includes(words)),
    )
    assert.ok(first !== second, boxes[first!]?.text)
    assert.ok(boxes[second!]!.x > boxes[first!]!.x + 400)
    const overlapping = boxes.flatMap((a, index) =>
      boxes
        .slice(index + 1)
        .filter((b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y + 4 < b.y + b.h && b.y + 4 < a.y + a.h)
        .map((b) => `${a.text} / ${b.text}`),
    )
    assert.deepEqual(overlapping, [])
  })

  it('leads each citation to the slide that holds its sentence', async () => {
    const rels = await drawn.file('ppt/slides/_rels/slide2.xml.rels')!.async('string')
    assert.match(rels, /Target="slide3\.xml"/)
  })

  it('raises no mark that stands alone in the margin', async () => {
    const [mark] = (await shapes(3)).filter((shape) => textIn(shape) === '4')
    assert.equal(all(mark!, 'a:rPr')[0]!.getAttribute('baseline'), null)
  })

  it('keeps the picture that an element has behind its words', async () => {
    const root = parse(await drawn.file('ppt/slides/slide5.xml')!.async('string'))
    const order = all(root, 'p:pic').concat((await shapes(5)).filter((shape) => textIn(shape) === '字在畫前'))
    assert.equal(order.length, 2)
    const [picture, words] = order.map((part) => [...part.parentNode!.childNodes].indexOf(part))
    assert.ok(picture! < words!, 'the words stand before it')
  })

  it('draws the lines between the rows of a table', async () => {
    const cells = all(parse(await drawn.file('ppt/slides/slide5.xml')!.async('string')), 'a:tc')
    assert.equal(cells.length, 4)
    for (const cell of cells) {
      const [line] = all(cell, 'a:lnB')
      assert.ok(all(line!, 'a:srgbClr').length + all(line!, 'a:schemeClr').length, textIn(cell))
    }
  })

  it('sets code in a face that other systems have', async () => {
    const xml = await drawn.file('ppt/slides/slide5.xml')!.async('string')
    const run = all(parse(xml), 'a:r').find((one) => textIn(one) === '北')
    assert.equal(all(run!, 'a:latin')[0]!.getAttribute('typeface'), 'Courier New')
  })

  it('links the number of a citation, not the space before it', async () => {
    const runs = all(parse(await drawn.file('ppt/slides/slide2.xml')!.async('string')), 'a:r')
    const marks = runs.filter((run) => all(run, 'a:hlinkClick').length)
    assert.ok(marks.length)
    for (const mark of marks) {
      assert.match(textIn(mark), /^\d+$/)
      const before = runs[runs.indexOf(mark) - 1]!
      assert.match(textIn(before), /^\s$/)
      assert.equal(
        all(before, 'a:rPr')[0]!.getAttribute('baseline'),
        all(mark, 'a:rPr')[0]!.getAttribute('baseline'),
      )
    }
  })

  it('lets a band behind a heading reach the edges of the slide', async () => {
    const boxes = (await shapes(4)).map((shape) => {
      const [size] = all(shape, 'a:ext').filter((part) => part.hasAttribute('cx'))
      const [x, y] = ['x', 'y'].map((side) => Number(all(shape, 'a:off')[0]!.getAttribute(side)) / 9525)
      return { x, y, w: Math.round(Number(size?.getAttribute('cx')) / 9525) }
    })
    assert.ok(
      boxes.some(({ x, y, w }) => x === 0 && y === 0 && w === 1280),
      JSON.stringify(boxes),
    )
  })
})
