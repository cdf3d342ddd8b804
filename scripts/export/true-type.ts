/** The outlines of a TrueType font and what describes them, as far as a PDF needs them (OpenType 1.9, `glyf`). */
export interface Glyphs {
  /** Its tables by tag. */
  tables: Map<string, Uint8Array>
  count: number
  /** Outlines by glyph number; glyphs without one, such as spaces and those cut away, are left out. */
  outlines: Map<number, Uint8Array>
  /** By glyph number. */
  advances: Uint16Array
  /** Left side bearings by glyph number. */
  bearings: Int16Array
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Reads a TrueType font; undefined for other kinds, such as those with CFF outlines. */
export function readGlyphs(file: Uint8Array): Glyphs | undefined {
  const view = viewOf(file)
  const tables = new Map<string, Uint8Array>()
  for (let index = 0; index < view.getUint16(4); index++) {
    const entry = 12 + index * 16
    const tag = String.fromCharCode(...file.subarray(entry, entry + 4))
    const from = view.getUint32(entry + 8)
    tables.set(tag, file.slice(from, from + view.getUint32(entry + 12)))
  }
  const [head, hhea, hmtx, loca, glyf, maxp] = ['head', 'hhea', 'hmtx', 'loca', 'glyf', 'maxp'].map((tag) =>
    tables.get(tag),
  )
  if (!head || !hhea || !hmtx || !loca || !glyf || !maxp) return undefined
  const count = viewOf(maxp).getUint16(4)
  const long = viewOf(head).getInt16(50) === 1
  // A Chinese font has sixty thousand glyphs, of which a deck uses some hundred.
  const offsets = viewOf(loca)
  const offset = (glyph: number) => (long ? offsets.getUint32(glyph * 4) : offsets.getUint16(glyph * 2) * 2)
  const pairs = viewOf(hmtx)
  const pairCount = viewOf(hhea).getUint16(34)
  const outlines = new Map<number, Uint8Array>()
  const advances = new Uint16Array(count)
  const bearings = new Int16Array(count)
  for (let glyph = 0; glyph < count; glyph++) {
    const from = offset(glyph)
    const to = offset(glyph + 1)
    if (to > from) outlines.set(glyph, glyf.slice(from, to))
    const pair = Math.min(glyph, pairCount - 1) * 4
    advances[glyph] = pairs.getUint16(pair)
    bearings[glyph] = pairs.getInt16(glyph < pairCount ? pair + 2 : pairCount * 4 + (glyph - pairCount) * 2)
  }
  return { tables, count, outlines, advances, bearings }
}

/** Units in which a font is drawn, to the em (OpenType 1.9, `head`). */
export const unitsPerEm = ({ tables }: Glyphs): number => viewOf(tables.get('head')!).getUint16(18)

/** Whether fonts that both have a glyph of some number draw it alike, as fonts cut from one file do. */
export function sameWhereBoth(fonts: Glyphs[]): boolean {
  const seen = new Map<number, Uint8Array>()
  for (const { outlines } of fonts)
    for (const [glyph, outline] of outlines) {
      const other = seen.get(glyph)
      if (other && Buffer.compare(withoutPadding(other), withoutPadding(outline)) !== 0) return false
      seen.set(glyph, outline)
    }
  return true
}

/** Outlines are padded to even lengths. */
function withoutPadding(outline: Uint8Array): Uint8Array {
  let end = outline.length
  while (end > 0 && outline[end - 1] === 0) end--
  return outline.subarray(0, end)
}

/** One font with the glyphs of all; its other tables are those of the first. */
export function unite(fonts: Glyphs[]): Glyphs {
  const [first] = fonts
  if (!first) throw new Error('No font to unite')
  const tables = new Map(first.tables)
  const maxp = first.tables.get('maxp')!.slice()
  // From 6 on, the largest numbers of points, contours and so on that occur.
  for (let at = 6; at + 1 < maxp.length; at += 2)
    viewOf(maxp).setUint16(
      at,
      Math.max(...fonts.map(({ tables }) => viewOf(tables.get('maxp')!).getUint16(at))),
    )
  tables.set('maxp', maxp)
  const outlines = new Map(fonts.flatMap((font) => [...font.outlines]))
  const longest = fonts.reduce((most, font) => (font.count > most.count ? font : most))
  const advances = longest.advances.slice()
  const bearings = longest.bearings.slice()
  // A font leaves out the metrics of glyphs that it does not use, such as the space.
  for (const font of fonts.toReversed())
    for (let glyph = 0; glyph < font.count; glyph++) {
      if (font.advances[glyph] === 0 && !font.outlines.has(glyph)) continue
      advances[glyph] = font.advances[glyph]!
      bearings[glyph] = font.bearings[glyph]!
    }
  return { tables, count: longest.count, outlines, advances, bearings }
}

/** Writes a font file with long offsets and a metric for every glyph. */
export function writeGlyphs({ tables, count, outlines, advances, bearings }: Glyphs): Uint8Array {
  const loca = new Uint8Array((count + 1) * 4)
  const hmtx = new Uint8Array(count * 4)
  const glyf: Uint8Array[] = []
  const offsets = viewOf(loca)
  const pairs = viewOf(hmtx)
  let length = 0
  for (let glyph = 0; glyph < count; glyph++) {
    offsets.setUint32(glyph * 4, length)
    const outline = outlines.get(glyph)
    if (outline) {
      const whole = padded(outline)
      glyf.push(whole)
      length += whole.length
    }
    pairs.setUint16(glyph * 4, advances[glyph]!)
    pairs.setInt16(glyph * 4 + 2, bearings[glyph]!)
  }
  offsets.setUint32(count * 4, length)
  const head = tables.get('head')!.slice()
  const hhea = tables.get('hhea')!.slice()
  const maxp = tables.get('maxp')!.slice()
  viewOf(head).setInt16(50, 1)
  // The sum over the whole file, put in when that is there.
  viewOf(head).setUint32(8, 0)
  viewOf(hhea).setUint16(34, count)
  viewOf(maxp).setUint16(4, count)
  const all = new Map([
    ...tables,
    ...Object.entries({ head, hhea, hmtx, loca, glyf: Buffer.concat(glyf), maxp }),
  ])
  const tags = [...all.keys()].sort()
  const power = 2 ** Math.floor(Math.log2(tags.length))
  const directory = new Uint8Array(12 + tags.length * 16)
  const view = viewOf(directory)
  view.setUint32(0, 0x00010000)
  view.setUint16(4, tags.length)
  view.setUint16(6, power * 16)
  view.setUint16(8, Math.log2(power))
  view.setUint16(10, (tags.length - power) * 16)
  const bodies: Uint8Array[] = []
  let from = directory.length
  tags.forEach((tag, index) => {
    const table = all.get(tag)!
    const body = padded(table)
    const entry = 12 + index * 16
    directory.set(Buffer.from(tag, 'latin1'), entry)
    view.setUint32(entry + 4, sumOf(body))
    view.setUint32(entry + 8, from)
    view.setUint32(entry + 12, table.length)
    bodies.push(body)
    from += body.length
  })
  const file = Buffer.concat([directory, ...bodies])
  const headAt = view.getUint32(12 + tags.indexOf('head') * 16 + 8)
  file.writeUInt32BE((0xb1b0afba - sumOf(file)) >>> 0, headAt + 8)
  return file
}

function padded(bytes: Uint8Array): Uint8Array {
  if (bytes.length % 4 === 0) return bytes
  const longer = new Uint8Array(Math.ceil(bytes.length / 4) * 4)
  longer.set(bytes)
  return longer
}

/** Sum of a table's 32-bit words. */
function sumOf(bytes: Uint8Array): number {
  const view = viewOf(bytes)
  let sum = 0
  for (let at = 0; at + 3 < bytes.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0
  return sum
}
