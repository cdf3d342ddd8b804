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
import { type Glyphs, readGlyphs, sameWhereBoth, unite, writeGlyphs } from './true-type.ts'

/** One of the fonts that a browser made of one face: it makes a new one for each lightness of colour. */
interface Part {
  ref: PDFRef
  font: PDFDict
  descendant: PDFDict
  glyphs: Glyphs
  widths: Map<number, number>
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
  return { ref, font, descendant, glyphs, widths: readWidths(descendant, unicode), unicode }
}

/** What a stream holds; of the filters Chromium uses one, which Node undoes ten times as fast as pdf-lib. */
function contentsOf(stream: PDFRawStream): Uint8Array {
  const { dict } = stream
  return dict.get(name('Filter')) === name('FlateDecode') && !dict.has(name('DecodeParms'))
    ? inflateSync(stream.getContents())
    : decodePDFRawStream(stream).decode()
}

/**
 * Widths of the glyphs in use, by number (PDF 32000-1, 9.7.4.3). Others that are there, as parts of composite glyphs,
 * have none here: another part may use them, with their true widths.
 */
function readWidths(descendant: PDFDict, unicode: Map<number, string>): Map<number, number> {
  const widths = new Map<number, number>()
  const list = descendant.lookupMaybe(name('W'), PDFArray)?.asArray() ?? []
  for (let at = 0; at < list.length; ) {
    const first = (list[at] as PDFNumber).asNumber()
    const next = list[at + 1]
    if (next instanceof PDFArray) {
      next.asArray().forEach((width, index) => {
        widths.set(first + index, (width as PDFNumber).asNumber())
      })
      at += 2
    } else {
      const last = (next as PDFNumber).asNumber()
      for (let glyph = first; glyph <= last; glyph++)
        widths.set(glyph, (list[at + 2] as PDFNumber).asNumber())
      at += 3
    }
  }
  const otherwise = descendant.lookupMaybe(name('DW'), PDFNumber)?.asNumber() ?? 1000
  for (const glyph of unicode.keys()) if (!widths.has(glyph)) widths.set(glyph, otherwise)
  return widths
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
  const widths = new Map<number, number>()
  // Between the glyphs that a part uses its lists are filled up, with nought or with the width of those around: there the
  // width of a part that uses the glyph is the true one.
  const inUse = parts.map((part) => [...part.widths].filter(([glyph]) => part.unicode.has(glyph)))
  for (const [glyph, width] of [...inUse, ...parts.map((part) => [...part.widths])].flat())
    if (!widths.get(glyph)) widths.set(glyph, width)
  const list = context.obj([])
  for (const [glyph, width] of [...widths].sort(([a], [b]) => a - b)) {
    list.push(PDFNumber.of(glyph))
    list.push(context.obj([width]))
  }
  descendant.set(name('W'), list)
  const file = writeGlyphs(unite(parts.map(({ glyphs }) => glyphs)))
  const stream = (bytes: Uint8Array, facts: Record<string, number>) =>
    PDFRawStream.of(
      context.obj({ Filter: 'FlateDecode', ...facts, Length: 0 }) as PDFDict,
      deflateSync(bytes, { level: 9 }),
    )
  const descriptor = descendant.lookup(name('FontDescriptor'), PDFDict)
  context.assign(descriptor.get(name('FontFile2')) as PDFRef, stream(file, { Length1: file.length }))
  const unicode = new Map(parts.flatMap((part) => [...part.unicode]))
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
