import { deflateSync, inflateSync } from 'node:zlib'
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from 'pdf-lib'
import { type Glyphs, readGlyphs, sameWhereBoth, unite, unitsPerEm, writeGlyphs } from './true-type.ts'

/** One of the fonts that a browser made of one face: it makes a new one for each lightness of colour. */
interface Part {
  ref: PDFRef
  font: PDFDict
  descendant: PDFDict
  glyphs: Glyphs
  unicode: Map<number, string>
}

const name = PDFName.of

/**
 * Makes one font of all that a PDF holds of one face. Their glyphs have the same numbers, because all are cut from the
 * same file; where that does not hold, and for other kinds of fonts, nothing is changed.
 */
export function mergeFonts(pdf: PDFDocument): void {
  const { context } = pdf
  const faces = new Map<string, Part[]>()
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    const part = object instanceof PDFDict ? readPart(ref, object) : undefined
    if (!part) continue
    const key = String(part.font.get(name('BaseFont')))
    faces.set(key, [...(faces.get(key) ?? []), part])
  }
  const instead = new Map<PDFRef, PDFRef>()
  for (const parts of faces.values()) {
    const [first, ...others] = parts
    if (!first || others.length === 0 || !sameWhereBoth(parts.map(({ glyphs }) => glyphs))) continue
    writePart(pdf, first, parts)
    for (const { ref } of others) instead.set(ref, first.ref)
  }
  if (instead.size === 0) return
  for (const [, object] of context.enumerateIndirectObjects())
    if (!isStructure(object)) redirect(object, instead)
  for (const ref of instead.keys()) deleteFont(pdf, ref)
}

/** A CID TrueType font with Identity-H encoding, as Chromium writes it; undefined for anything else. */
function readPart(ref: PDFRef, font: PDFDict): Part | undefined {
  if (font.get(name('Subtype')) !== name('Type0') || font.get(name('Encoding')) !== name('Identity-H')) return
  const descendant = font.lookupMaybe(name('DescendantFonts'), PDFArray)?.lookup(0)
  if (!(descendant instanceof PDFDict) || descendant.get(name('CIDToGIDMap')) !== name('Identity')) return
  const file = descendant.lookupMaybe(name('FontDescriptor'), PDFDict)?.lookup(name('FontFile2'))
  const toUnicode = font.lookup(name('ToUnicode'))
  if (!(file instanceof PDFRawStream) || !(toUnicode instanceof PDFRawStream)) return
  const glyphs = readGlyphs(contentsOf(file))
  const unicode = readUnicode(Buffer.from(contentsOf(toUnicode)).toString('latin1'))
  if (!glyphs || !unicode) return
  return { ref, font, descendant, glyphs, unicode }
}

/** What a stream holds; of the filters Chromium uses one, which Node undoes ten times as fast as pdf-lib. */
function contentsOf(stream: PDFRawStream): Uint8Array {
  const { dict } = stream
  return dict.get(name('Filter')) === name('FlateDecode') && !dict.has(name('DecodeParms'))
    ? inflateSync(stream.getContents())
    : decodePDFRawStream(stream).decode()
}

/** What each glyph stands for, in UTF-16 as hexadecimal digits (PDF 32000-1, 9.10.3). */
function readUnicode(map: string): Map<number, string> | undefined {
  const unicode = new Map<number, string>()
  for (const [, block = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', text = ''] of block.matchAll(/<([0-9a-f]{4})>\s*<([0-9a-f]+)>/gi))
      unicode.set(Number.parseInt(glyph, 16), text)
  for (const [, block = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    // The other form of a range, with a list, is not what Chromium writes.
    if (block.includes('[')) return undefined
    for (const [, from = '', to = '', text = ''] of block.matchAll(
      /<([0-9a-f]{4})>\s*<([0-9a-f]{4})>\s*<([0-9a-f]+)>/gi,
    )) {
      const first = Number.parseInt(from, 16)
      for (let glyph = first; glyph <= Number.parseInt(to, 16); glyph++) {
        const last = Number.parseInt(text.slice(-4), 16) + glyph - first
        unicode.set(glyph, text.slice(0, -4) + last.toString(16).padStart(4, '0'))
      }
    }
  }
  return unicode
}

function writePart(pdf: PDFDocument, { font, descendant }: Part, parts: Part[]) {
  const { context } = pdf
  const united = unite(parts.map(({ glyphs }) => glyphs))
  const unicode = new Map(parts.flatMap((part) => [...part.unicode]))
  // Of the font file, not of the lists of the parts: these are filled up between the glyphs in use, and a part says what
  // ligatures stand for that it does not use.
  const used = [...new Set([...united.outlines.keys(), ...unicode.keys()])].filter(
    (glyph) => united.outlines.has(glyph) || united.advances[glyph],
  )
  const list = context.obj([])
  for (const glyph of used.sort((a, b) => a - b)) {
    list.push(PDFNumber.of(glyph))
    list.push(context.obj([(united.advances[glyph]! * 1000) / unitsPerEm(united)]))
  }
  descendant.set(name('W'), list)
  const file = writeGlyphs(united)
  const stream = (bytes: Uint8Array, facts: Record<string, number>) =>
    PDFRawStream.of(
      context.obj({ Filter: 'FlateDecode', ...facts, Length: 0 }) as PDFDict,
      deflateSync(bytes, { level: 9 }),
    )
  const descriptor = descendant.lookup(name('FontDescriptor'), PDFDict)
  context.assign(descriptor.get(name('FontFile2')) as PDFRef, stream(file, { Length1: file.length }))
  context.assign(font.get(name('ToUnicode')) as PDFRef, stream(Buffer.from(unicodeMap(unicode)), {}))
}

/** A CMap allows a hundred entries in a block. */
const MOST_ENTRIES = 100

function unicodeMap(unicode: Map<number, string>): string {
  const entries = [...unicode]
    .sort(([a], [b]) => a - b)
    .map(([glyph, text]) => `<${glyph.toString(16).padStart(4, '0')}> <${text}>`)
  const blocks: string[] = []
  for (let at = 0; at < entries.length; at += MOST_ENTRIES) {
    const block = entries.slice(at, at + MOST_ENTRIES)
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`)
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`
}

/** Elements of the document's structure, of which there are more than of all else, name no fonts. */
const isStructure = (object: PDFObject): boolean =>
  object instanceof PDFDict && object.get(name('Type')) === name('StructElem')

/** Exchanges references, in an object and all it holds directly. */
function redirect(object: PDFObject, instead: Map<PDFRef, PDFRef>) {
  if (object instanceof PDFRawStream) redirect(object.dict, instead)
  else if (object instanceof PDFDict)
    for (const [key, value] of object.entries()) {
      if (value instanceof PDFRef) object.set(key, instead.get(value) ?? value)
      else redirect(value, instead)
    }
  else if (object instanceof PDFArray)
    object.asArray().forEach((value, index) => {
      if (value instanceof PDFRef) object.set(index, instead.get(value) ?? value)
      else redirect(value, instead)
    })
}

function deleteFont({ context }: PDFDocument, ref: PDFRef) {
  const font = context.lookup(ref, PDFDict)
  const descendants = font.lookup(name('DescendantFonts'), PDFArray)
  const descendant = descendants.lookup(0, PDFDict)
  const descriptor = descendant.lookup(name('FontDescriptor'), PDFDict)
  for (const part of [
    descriptor.get(name('FontFile2')),
    descendant.get(name('FontDescriptor')),
    descendants.get(0),
    font.get(name('ToUnicode')),
    ref,
  ])
    if (part instanceof PDFRef) context.delete(part)
}
