/** The shapes that a style sheet gives an element: its fill and frame, gradients, edges. */
import { type CssGradient, readGradients } from './css-gradient.ts'
import type { LayoutSnapshot } from './layout-snapshot.ts'
import { BACKDROP, type Box, type Color, type Gradient, type Piece, type ShapePiece } from './pieces.ts'

/** A shadow that is neither moved nor blurred. */
const SPREAD = /^(rgba?\([^)]*\)) 0px 0px 0px ([\d.]+)px$/
const SIDES = ['top', 'right', 'bottom', 'left'] as const

/** One side of a border; width 0 where none is drawn. */
interface Edge {
  side: (typeof SIDES)[number]
  width: number
  color: Color
}

/**
 * What is painted of an element itself, in this order: fill and frame, gradients, the picture behind it, single edges.
 * @param origin of the slide on the page
 */
export function shapesOf(
  layout: number,
  page: LayoutSnapshot,
  origin: { x: number; y: number },
  opacity: number,
): Piece[] {
  const box = page.box(layout, origin)
  if (box.w <= 0 || box.h <= 0) return []
  const edges = SIDES.map((side) => ({
    side,
    width: page.borderWidth(layout, side),
    color: page.color(layout, `border-${side}-color`, opacity),
  }))
  const [top] = edges as [Edge, ...Edge[]]
  const isFramed = edges.every(({ width, color }) => width > 0 && `${color}` === `${top.color}`)
  const radius = radiusOf(layout, box, page)
  const fill = page.color(layout, 'background-color', opacity)
  const paint = page.paintOrder(layout)
  const own: ShapePiece = {
    kind: 'shape',
    // A border lies within its box, a line on the edge of its shape.
    box: isFramed ? inset(box, top.width / 2) : withSpread(layout, box, page),
    ...(fill[3] > 0 ? { fill } : {}),
    ...(isFramed && top.color[3] > 0 ? { line: { color: top.color, width: top.width } } : {}),
    radius,
    paint,
  }
  const hasPicture = page.style(layout, 'background-image').includes('url(')
  const node = page.backendNode(page.nodeOf(layout))
  return [
    ...(isFramed || fill[3] > 0 ? [own] : []),
    ...gradientsOf(layout, box, edges, opacity, page).map(
      (gradient): ShapePiece => ({
        ...gradient,
        radius: Math.min(radius, gradient.box.w / 2, gradient.box.h / 2),
        paint,
      }),
    ),
    ...(hasPicture ? [{ kind: 'picture', tag: BACKDROP, box, alt: '', text: '', node } as const] : []),
    ...(isFramed ? [] : edges.flatMap((edge) => edgeShape(edge, box, paint))),
  ]
}

function radiusOf(layout: number, { w, h }: Box, page: LayoutSnapshot): number {
  const written = page.style(layout, 'border-top-left-radius')
  const side = Math.min(w, h)
  return Math.min(side / 2, (Number.parseFloat(written) || 0) * (written.endsWith('%') ? side / 100 : 1))
}

const inset = ({ x, y, w, h }: Box, by: number): Box => ({
  x: x + by,
  y: y + by,
  w: w - 2 * by,
  h: h - 2 * by,
})

/** A side of the border as a bar of its own. */
function edgeShape({ side, width, color }: Edge, box: Box, paint: number): ShapePiece[] {
  if (width === 0 || color[3] === 0) return []
  const isLevel = side === 'top' || side === 'bottom'
  return [
    {
      kind: 'shape',
      box: {
        x: side === 'right' ? box.x + box.w - width : box.x,
        y: side === 'bottom' ? box.y + box.h - width : box.y,
        w: isLevel ? box.w : width,
        h: isLevel ? width : box.h,
      },
      fill: color,
      radius: 0,
      paint,
    },
  ]
}

/** A box with the shadow of its own colour around it, without which a band would not reach the slide's edges. */
function withSpread(layout: number, box: Box, page: LayoutSnapshot): Box {
  const [, color, width] = SPREAD.exec(page.style(layout, 'box-shadow')) ?? []
  if (!width || color !== page.style(layout, 'background-color')) return box
  const spread = Number(width)
  const clip = /^inset\(([^)]*)\)$/.exec(page.style(layout, 'clip-path'))?.[1]
  const insets = clip?.split(' ').map((inset) => Math.max(-spread, Number.parseFloat(inset) || 0)) ?? [
    -spread,
  ]
  const [top = 0, right = top, bottom = top, left = right] = insets
  return { x: box.x + left, y: box.y + top, w: box.w - left - right, h: box.h - top - bottom }
}

/** The layers of an element's background that are linear gradients, the lowest first. */
function gradientsOf(
  layout: number,
  box: Box,
  edges: readonly Edge[],
  opacity: number,
  page: LayoutSnapshot,
): Omit<ShapePiece, 'radius' | 'paint'>[] {
  const image = page.style(layout, 'background-image')
  if (!image.includes('linear-gradient')) return []
  const [top, right, bottom, left] = edges.map(({ width }) => width) as [number, number, number, number]
  const within = { x: box.x + left, y: box.y + top, w: box.w - left - right, h: box.h - top - bottom }
  const position = page.style(layout, 'background-position')
  return readGradients(within, image, position, page.style(layout, 'background-size')).map((layer) => {
    const stops = stopsOf(layer, opacity, page)
    const [first] = stops
    const isPlain = stops.every(({ color }) => `${color}` === `${first?.color}`)
    return {
      kind: 'shape',
      box: layer.box,
      ...(isPlain ? { fill: first!.color } : { gradient: { angle: layer.angle, stops } }),
    }
  })
}

/** Where a gradient fades out it keeps its colour, as browsers mix it; office programs would mix in a black. */
function stopsOf({ stops }: CssGradient, opacity: number, page: LayoutSnapshot): Gradient['stops'] {
  const shown = stops.map(({ at, color }) => ({ at, color: page.shown(color, opacity) }))
  return shown.map(({ at, color }, index) => {
    const beside = [shown[index - 1], shown[index + 1]].find((stop) => stop && stop.color[3] > 0)
    if (color[3] > 0 || !beside) return { at, color }
    const [red, green, blue] = beside.color
    return { at, color: [red, green, blue, 0] }
  })
}
