import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { PDFDocument } from 'pdf-lib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describePdf } from '../../scripts/export/describe-pdf.ts'

/** Bookmarks of a deck whose slides are `layout`, `layout: title` or `layout: title (section)`. */
async function bookmarksOf(...slides: string[]): Promise<string[]> {
  const printed = await PDFDocument.create()
  for (const _ of slides) printed.addPage()
  const bytes = await describePdf(await printed.save(), {
    headmatter: {},
    slides: slides.map((slide, index) => {
      const [, layout = '', title = '', section = ''] = /^(\w+)(?:: ([^(]+?))?(?: \((.*)\))?$/.exec(slide)!
      const place = { file: 'slides.md', line: 1, bodyLine: 1 }
      return { no: index + 1, id: '', layout, title: title || layout, section, alias: '', ...place, raw: '' }
    }),
    slidesOfPage: slides.map((_, index) => [index + 1]),
    origin: 'http://localhost',
  })
  const outline = await (await getDocument({ data: new Uint8Array(bytes) }).promise).getOutline()
  return outline.flatMap(({ title, items }) => [title, ...items.map((item) => `- ${item.title}`)])
}

describe('bookmarks of a deck', () => {
  it('stand under the divider before them', async () => {
    assert.deepEqual(
      await bookmarksOf('cover', 'theme: Locks', 'claim: They leak', 'theme: Boats', 'recap'),
      ['cover', 'Locks', '- They leak', 'Boats', 'recap'],
    )
  })

  it('stand under the name of their section where there are no dividers', async () => {
    assert.deepEqual(
      await bookmarksOf(
        'cover',
        'claim: They leak (Locks)',
        'default: By hand',
        'claim: All of them (Locks)',
        'claim: Few float (Boats)',
        'recap',
      ),
      ['cover', 'Locks', '- They leak', '- By hand', '- All of them', 'Boats', '- Few float', 'recap'],
    )
  })

  it('open no section anew that a divider has opened under the same name', async () => {
    assert.deepEqual(await bookmarksOf('theme: Locks', 'claim: They leak (Locks)'), ['Locks', '- They leak'])
  })
})
