import type { Box } from './pieces.ts'

/** A linear gradient as CSS writes it, its colours as they stand in the style sheet. */
export interface CssGradient {
  /** The part of the element that it fills. */
  box: Box
  /** In degrees, clockwise from rightwards. */
  angle: number
  stops: { at: number; color: string }[]
}

/** Angles of the gradients that are named by a side (CSS Images 3, 3.1.1), clockwise from upwards. */
const SIDES: Record<string, number> = { 'to top': 0, 'to right': 90, 'to bottom': 180, 'to left': 270 }
const DOWN = 180

/**
 * Reads the layers of a background that are linear gradients; pictures and other gradients are passed over.
 *
 * @param box of the element within its borders
 * @param image computed `background-image`, and so on
 * @returns the lowest layer first, as it is painted
 */
export function readGradients(box: Box, image: string, position: string, size: string): CssGradient[] {
  const positions = commaParts(position)
  const sizes = commaParts(size)
  return commaParts(image)
    .map((layer, index) => {
      const inner = /^linear-gradient\((.*)\)$/s.exec(layer)?.[1]
      if (inner === undefined) return undefined
      const place = layerBox(box, positions[index % positions.length]!, sizes[index % sizes.length]!)
      return place && { box: place, ...readStops(commaParts(inner), place) }
    })
    .filter((layer) => layer !== undefined)
    .reverse()
}

/** What stands between commas, those within brackets and quotation marks left alone. */
function commaParts(list: string): string[] {
  const parts = ['']
  let depth = 0
  for (const [token] of list.matchAll(/"(?:[^"\\]|\\.)*"|./gs)) {
    if (token === '(') depth++
    if (token === ')') depth--
    if (token === ',' && depth === 0) parts.push('')
    else parts[parts.length - 1] += token
  }
  return parts.map((part) => part.trim())
}

/** A length or a share of `whole`, in pixels. */
const lengthOf = (written: string | undefined, whole: number): number | undefined => {
  const value = Number.parseFloat(written ?? '')
  if (Number.isNaN(value)) return undefined
  return written!.endsWith('%') ? (value / 100) * whole : value
}

/** Undefined for a layer of no size. */
function layerBox(box: Box, position: string, size: string): Box | undefined {
  const [width, height] = size.split(' ')
  const w = Math.min(box.w, lengthOf(width, box.w) ?? box.w)
  const h = Math.min(box.h, lengthOf(height, box.h) ?? box.h)
  if (w <= 0 || h <= 0) return undefined
  const [x, y] = position.split(' ')
  return { x: box.x + (lengthOf(x, box.w - w) ?? 0), y: box.y + (lengthOf(y, box.h - h) ?? 0), w, h }
}

function readStops(parts: string[], box: Box): Pick<CssGradient, 'angle' | 'stops'> {
  const [first = ''] = parts
  const angle = SIDES[first] ?? (/^[-\d.]+deg$/.test(first) ? Number.parseFloat(first) : undefined)
  const turn = ((angle ?? DOWN) * Math.PI) / 180
  const length = Math.abs(box.w * Math.sin(turn)) + Math.abs(box.h * Math.cos(turn))
  const stops = (angle === undefined ? parts : parts.slice(1)).map((stop) => {
    const [, color = '', at] = /^(.*?)(?:\s+(-?[\d.]+(?:%|px)))?$/s.exec(stop) ?? []
    const along = lengthOf(at, length)
    return { color, at: along === undefined ? undefined : along / length }
  })
  return { angle: ((angle ?? DOWN) + 270) % 360, stops: placed(stops) }
}

/** Stops without a place lie evenly between those that have one. */
function placed(stops: readonly { color: string; at: number | undefined }[]): CssGradient['stops'] {
  const known = stops.map(({ at }, index) => at ?? (index === 0 ? 0 : index === stops.length - 1 ? 1 : at))
  return stops.map(({ color }, index) => {
    const at = known[index]
    if (at !== undefined) return { color, at: Math.min(1, Math.max(0, at)) }
    const before = known.findLastIndex((other, place) => place < index && other !== undefined)
    const after = known.findIndex((other, place) => place > index && other !== undefined)
    const share = (index - before) / (after - before)
    return { color, at: known[before]! + share * (known[after]! - known[before]!) }
  })
}
