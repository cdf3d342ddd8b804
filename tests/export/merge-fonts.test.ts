import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { describe, it } from 'node:test'
import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFNumber, type PDFRef } from 'pdf-lib'
import { cutFont } from '../../scripts/export/cut-fonts.js'
import { mergeFonts } from '../../scripts/export/merge-fonts.ts'
import { readGlyphs, sameWhereBoth, unite, writeGlyphs } from '../../scripts/export/true-type.ts'

const HK = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-sans-hk/400Regular/NotoSansHK_400Regular.ttf',
)
const glyphsOf = async (characters: string) => readGlyphs(await cutFont(HK, characters, 'sfnt'))!

describe('readGlyphs() and writeGlyphs()', () => {
  it('give a font back as it was', async () => {
    const font = await glyphsOf('修錶的手藝 ABC')
    const again = readGlyphs(writeGlyphs(font))!
    assert.equal(again.count, font.count)
    assert.deepEqual(again.advances, font.advances)
    assert.deepEqual(again.bearings, font.bearings)
    assert.deepEqual([...again.outlines.keys()], [...font.outlines.keys()])
    assert.ok(sameWhereBoth([font, again]))
  })

  it('know a font by its outlines', async () => {
    const file = await readFile(HK)
    // A font with CFF outlines says so at its start and has no glyf table.
    const other = Buffer.from(file.subarray(0, 12))
    other.writeUInt16BE(0, 4)
    assert.equal(readGlyphs(other), undefined)
  })
})

describe('unite()', () => {
  it('has the glyphs of both', async () => {
    const font = await glyphsOf('修錶的手藝')
    const glyphs = [...font.outlines]
    const half = (from: number, to?: number) => ({ ...font, outlines: new Map(glyphs.slice(from, to)) })
    const united = unite([half(0, 3), half(2)])
    assert.deepEqual(
      [...united.outlines.keys()].sort((a, b) => a - b),
      glyphs.map(([glyph]) => glyph),
    )
  })
})

describe('sameWhereBoth()', () => {
  it('tells fonts apart whose numbers mean other glyphs', async () => {
    assert.equal(sameWhereBoth([await glyphsOf('修錶'), await glyphsOf('手藝')]), false)
  })
})

describe('mergeFonts()', () => {
  /** A font as Chromium writes it, with a list of widths and what its glyphs stand for. */
  function fontOf(
    pdf: PDFDocument,
    file: Uint8Array,
    widths: object[],
    unicode: Record<string, string>,
  ): PDFRef {
    const { context } = pdf
    const entries = Object.entries(unicode).map(([glyph, text]) => `<${glyph}> <${text}>`)
    const map = `${entries.length} beginbfchar\n${entries.join('\n')}\nendbfchar`
    const descendant = context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      CIDToGIDMap: 'Identity',
      DW: 249,
      FontDescriptor: { Type: 'FontDescriptor', FontFile2: context.register(context.stream(file)) },
    }) as PDFDict
    const list = context.obj([])
    for (const entry of widths) list.push(context.obj(entry as never))
    descendant.set(PDFName.of('W'), list)
    return context.register(
      context.obj({
        Type: 'Font',
        Subtype: 'Type0',
        BaseFont: 'AAAAAA+Face',
        Encoding: 'Identity-H',
        DescendantFonts: [context.register(descendant)],
        ToUnicode: context.register(context.stream(map)),
      }),
    )
  }

  it('takes the width of a glyph from the font that uses it, not from a list that is filled up around it', async () => {
    const pdf = await PDFDocument.create()
    const whole = await glyphsOf('AWim')
    const byWidth = new Map([...whole.outlines.keys()].map((glyph) => [whole.advances[glyph], glyph]))
    const [one, two, three] = [...byWidth.values()].sort((a, b) => a - b)
    /** Chromium leaves out outlines and metrics of glyphs that are not in use. */
    const withOnly = (...used: number[]): Uint8Array =>
      writeGlyphs({
        ...whole,
        outlines: new Map([...whole.outlines].filter(([glyph]) => used.includes(glyph))),
        advances: whole.advances.map((advance, glyph) => (used.includes(glyph) ? advance : 0)),
      })
    const hex = (glyph = 0): string => glyph.toString(16).padStart(4, '0')
    // The first font writes one width for all from the first to the last, and says what the second stands for.
    const unicode = { [hex(one)]: '0020', [hex(two)]: '0041', [hex(three)]: '0069' }
    const first = fontOf(pdf, withOnly(one!, three!), [one, three, 249] as never, unicode)
    fontOf(pdf, withOnly(two!), [two, [425]] as never, unicode)
    mergeFonts(pdf)
    const font = pdf.context.lookup(first, PDFDict)
    const descendant = font.lookup(PDFName.of('DescendantFonts'), PDFArray).lookup(0, PDFDict)
    const list = descendant.lookup(PDFName.of('W'), PDFArray).asArray()
    const widths = new Map<number, number>()
    for (let at = 0; at < list.length; at += 2) {
      const [width] = (list[at + 1] as PDFArray).asArray()
      widths.set((list[at] as PDFNumber).asNumber(), (width as PDFNumber).asNumber())
    }
    for (const glyph of [one!, two!, three!])
      assert.equal(widths.get(glyph), whole.advances[glyph], `glyph ${glyph}`)
    assert.equal(new Set(widths.values()).size, 3)
  })
})
