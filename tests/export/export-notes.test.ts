import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { getDocument, OPS, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { exportNotes } from '../../scripts/export/export-notes.ts'
import { speakerNotes, unescapeMarkdown } from '../../scripts/export/speaker-notes.ts'

/** Sheets at which the bookmarks of a handout point, from 1, by title. */
async function sheetsOf(pdf: PDFDocumentProxy): Promise<Map<string, number>> {
  const outline = (await pdf.getOutline()).flatMap((item) => [item, ...item.items])
  const sheets = outline.map(async ({ title, dest }) => {
    const [page] = dest as [{ num: number; gen: number }]
    return [title as string, (await pdf.getPageIndex(page)) + 1] as const
  })
  return new Map(await Promise.all(sheets))
}

const DECK = fileURLToPath(new URL('../fixtures/decks/handout/slides.md', import.meta.url))
const SLIDES = 7

let folder: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deck 講義 '))
})
after(() => rm(folder, { recursive: true, force: true }))

const open = async (file: string): Promise<PDFDocumentProxy> =>
  getDocument({ data: new Uint8Array(await readFile(file)), verbosity: 0 }).promise
const bare = (text: string) => text.replace(/\s+/g, '')

async function textOf(pdf: PDFDocumentProxy, no: number): Promise<string> {
  const { items } = await (await pdf.getPage(no)).getTextContent()
  return bare(items.map((item) => ('str' in item ? item.str : '')).join(''))
}

describe('speakerNotes()', () => {
  it('gives the paragraphs of the notes, and none of the slide', () => {
    assert.deepEqual(speakerNotes('# 題\n\n- 點\n\n<!--\n一\n二\n\n\n三\n-->\n'), ['一\n二', '三'])
    assert.deepEqual(speakerNotes('# 題\n'), [])
  })

  it('undoes each escape once', () => {
    assert.equal(
      unescapeMarkdown('\\[4] a\\\\*b \\甲 &lt;!-- &amp;lt; &#26597; &#x67e5;'),
      '[4] a\\*b \\甲 <!-- &lt; 查 查',
    )
  })
})

describe('exportNotes()', () => {
  let file: string
  let pdf: PDFDocumentProxy
  let pages: number
  before(async () => {
    file = join(folder, 'a4.pdf')
    const result = await exportNotes(DECK, file)
    pages = result.pages
    assert.equal(result.slides, SLIDES)
    pdf = await open(file)
  })
  after(() => pdf?.destroy())

  it('is on A4, or on Letter when asked', async () => {
    const sizeOf = async (document: PDFDocumentProxy) => {
      const { view } = await document.getPage(1)
      return view.slice(2).map(Math.round)
    }
    assert.deepEqual(await sizeOf(pdf), [595, 842])
    const letter = join(folder, 'letter.pdf')
    await exportNotes(DECK, letter, { paper: 'letter', range: '2' })
    const other = await open(letter)
    assert.deepEqual(await sizeOf(other), [612, 792])
    assert.match(await textOf(other, 1), /上漆以前要等水退/)
    await other.destroy()
  })

  it('lets long notes flow on to further sheets, every sentence once', async () => {
    assert.equal(pdf.numPages, pages)
    let text = ''
    for (let no = 1; no <= pages; no++) text += await textOf(pdf, no)
    const sheet = (await sheetsOf(pdf)).get('上漆以前要等水退')!
    assert.ok(!(await textOf(pdf, sheet)).includes('第59句'))
    assert.match(await textOf(pdf, sheet + 1), /第30句/)
    for (let no = 10; no < 60; no++)
      assert.equal(text.split(`第${no}句說的是同一件事`).length, 2, `sentence ${no}`)
  })

  it('shows the notes as text: escapes undone, nothing in them run', async () => {
    const text = await textOf(pdf, 2)
    assert.ok(text.includes('問：上漆[1]有什麼規矩？<script>alert(1)</script>{{1+1}}'), text)
  })

  it('draws the slide above its notes with its own letters, and no picture', async () => {
    assert.match(await textOf(pdf, 2), /舊漆要刮乾淨/)
    const { fnArray } = await (await pdf.getPage(2)).getOperatorList()
    assert.ok(!fnArray.includes(OPS.paintImageXObject))
    const links = await (await pdf.getPage(2)).getAnnotations()
    assert.deepEqual(
      links.map(({ url }) => url as string).filter((url) => /invalid|localhost/.test(url ?? '')),
      [],
    )
  })

  it('puts two slides with little below them on one sheet, in their order', async () => {
    const sheets = await sheetsOf(pdf)
    const sheet = sheets.get('三樣工具')!
    assert.equal(sheets.get('價錢'), sheet)
    assert.ok(pages <= SLIDES, String(pages))
    const { items } = await (await pdf.getPage(sheet)).getTextContent()
    const heightOf = (text: string) =>
      items.flatMap((item) =>
        'str' in item && item.str.includes(text) ? [item.transform[5] as number] : [],
      )[0]!
    assert.ok(heightOf('刮刀') > heightOf('工序'))
  })

  it('puts a divider, smaller, over the slide that it opens', async () => {
    const path = join(folder, 'divided.md')
    const notes = `問：為什麼？\n\n${'船要慢慢修，急不來。'.repeat(45)}`
    await writeFile(
      path,
      `---\ntheme: none\nfonts: {provider: none}\n---\n\n# One\n\n---\nlayout: section\n---\n\n# Two\n\n---\n\n# Three\n\n<!--\n${notes}\n-->\n`,
    )
    const file = join(folder, 'divided.pdf')
    await exportNotes(path, file)
    const divided = await open(file)
    const sheets = await sheetsOf(divided)
    await divided.destroy()
    assert.deepEqual(
      [...sheets],
      [
        ['One', 1],
        ['Two', 2],
        ['Three', 2],
      ],
    )
  })

  it('has a bookmark for each slide, at its first sheet, and says what it is', async () => {
    const outline = (await pdf.getOutline()).flatMap((item) => [item, ...item.items])
    const titles = outline.map(({ title }) => title as string)
    assert.ok(titles.includes('上漆以前要等水退'), titles.join())
    const third = outline.find(({ title }) => title === '一次可以管五年')!
    const [page] = third.dest as [{ num: number; gen: number }]
    const at = await pdf.getPageIndex(page)
    assert.match(await textOf(pdf, at + 1), /新漆用得住的年數/)
    const { info } = await pdf.getMetadata()
    assert.equal((info as Record<string, unknown>).Title, '修船 "的" <規矩> \\')
    assert.equal((info as Record<string, unknown>).CreationDate, undefined)
  })

  it('gives the same bytes for the same deck', async () => {
    const again = join(folder, 'again.pdf')
    await exportNotes(DECK, again)
    assert.ok((await readFile(again)).equals(await readFile(file)))
  })
})
