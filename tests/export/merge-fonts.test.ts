import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { describe, it } from 'node:test'
import { cutFont } from '../../scripts/export/cut-fonts.js'
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
