/** The outlines of a TrueType font and what describes them, as far as a PDF needs them (OpenType 1.9, `glyf`). */
export interface Glyphs {
  /** Its tables by tag. */
  tables: Map<string, Uint8Array>
  count: number
  /** Outlines by glyph number; glyphs without one, such as spaces and those cut away, are left out. */
  outlines: Map<number, Uint8Array>
  /** Advance and left side bearing by glyph number. */
  metrics: Map<number, [number, number]>
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
  const offset = (glyph: number) =>
    long ? viewOf(loca).getUint32(glyph * 4) : viewOf(loca).getUint16(glyph * 2) * 2
  const advances = viewOf(hhea).getUint16(34)
  const outlines = new Map<number, Uint8Array>()
  const metrics = new Map<number, [number, number]>()
  for (let glyph = 0; glyph < count; glyph++) {
    const outline = glyf.slice(offset(glyph), offset(glyph + 1))
    if (outline.length > 0) outlines.set(glyph, outline)
    const pair = Math.min(glyph, advances - 1) * 4
    const bearing = glyph < advances ? pair + 2 : advances * 4 + (glyph - advances) * 2
    metrics.set(glyph, [viewOf(hmtx).getUint16(pair), viewOf(hmtx).getInt16(bearing)])
  }
  return { tables, count, outlines, metrics }
}

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
  const metrics = new Map<number, [number, number]>()
  for (const font of fonts)
    for (const [glyph, metric] of font.metrics)
      if (!metrics.has(glyph) || font.outlines.has(glyph)) metrics.set(glyph, metric)
  return { tables, count: Math.max(...fonts.map(({ count }) => count)), outlines, metrics }
}

/** Writes a font file with long offsets and a metric for every glyph. */
export function writeGlyphs({ tables, count, outlines, metrics }: Glyphs): Uint8Array {
  const loca = new Uint8Array((count + 1) * 4)
  const hmtx = new Uint8Array(count * 4)
  const glyf: Uint8Array[] = []
  let length = 0
  for (let glyph = 0; glyph < count; glyph++) {
    viewOf(loca).setUint32(glyph * 4, length)
    const outline = padded(outlines.get(glyph) ?? new Uint8Array())
    glyf.push(outline)
    length += outline.length
    const [advance, bearing] = metrics.get(glyph) ?? [0, 0]
    viewOf(hmtx).setUint16(glyph * 4, advance)
    viewOf(hmtx).setInt16(glyph * 4 + 2, bearing)
  }
  viewOf(loca).setUint32(count * 4, length)
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
