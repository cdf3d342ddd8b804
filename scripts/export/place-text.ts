import type { Box, Piece, Run, TextPiece } from './pieces.ts'

/** Where a text box stands, and what it does when its words need more room than in the browser. */
export interface PlacedText {
  box: Box
  align: TextPiece['align']
  /** New lines where its room ends; else it stands out of it. */
  wrap: boolean
  /** Smaller type rather than over the edge of the box. */
  shrink: boolean
  /** Two lines in the place of one stand half above it, half below. */
  middle: boolean
  /** From line to line, in CSS pixels. */
  lineHeight: number
}

/** PowerPoint sets the same words a little wider than the browser; without this room a full line breaks anew. */
const SLACK = 0.03
/** What another font makes of a line at worst: DejaVu, which LibreOffice takes where it finds no other, is that wide. */
const GROWTH = { latin: 1.34, han: 1.05 }
/** Of the type's size: what a single line is high. Office programs set a line of exact height where browsers set it. */
const LINE = 1.25
/** Nearer to the slide's edge than this nothing else stands, so that a line may grow up to `EDGE` of it. */
const MARGIN = 80
const EDGE = 16
/** Between a line that has grown and what it grew towards. */
const GAP = 8
/** Of its room: what a line takes that may grow out of it. */
const FULL = 0.8

/** What is pinned is set by itself, such as a numeral behind the words, and keeps nothing out. */
const isSolid = (piece: Piece): boolean => piece.kind !== 'shape' && !(piece.kind === 'text' && piece.pinned)

/**
 * Finds a place for a text that has room for the fonts of other machines: a line grows to the right as far as nothing
 * stands there, or to the left, or else it gets smaller.
 *
 * @param piece as the browser set it
 * @param title whether it is the slide's title, which keeps the browser's line breaks
 * @param others all pieces of the slide
 */
export function placeText(
  piece: TextPiece,
  title: boolean,
  others: readonly Piece[],
  slideWidth: number,
): PlacedText {
  const { box, lines } = piece
  const lineHeight = lines > 1 ? piece.lineHeight : sizeOf(piece) * LINE
  const height = lines * lineHeight
  const across = { y: box.y + (box.h - height) / 2, h: height }
  if (lines > 1) {
    const { x, w } = roomAlong(piece, title, slideWidth)
    const narrow = !title && piece.align === 'left' && hanShare(piece.runs) > 0.5
    return {
      // Chinese breaks at any character: as wide as in the browser, its lines are as even as there.
      box: { x, w: narrow ? Math.min(w, box.w * (1 + SLACK) + sizeOf(piece) / 2) : w, ...across },
      align: piece.align,
      wrap: true,
      shrink: true,
      middle: false,
      lineHeight,
    }
  }
  const { left, right } = spaceAround(piece, others, slideWidth)
  const share = hanShare(piece.runs)
  const grown = box.w * (share * GROWTH.han + (1 - share) * GROWTH.latin)
  const isLabel = piece.room.w <= box.w / FULL && piece.room.w < slideWidth / 2
  // In the right half of a slide what is pinned, or a label with nothing but space before it, grows to the left.
  const turned =
    piece.align === 'left' &&
    box.x + box.w / 2 > slideWidth / 2 &&
    (piece.pinned || (isLabel && box.x + grown > right && box.x + box.w - grown > left))
  const align = turned ? 'right' : piece.align
  const { x, w } = roomAlong({ ...piece, align }, title, slideWidth)
  const ends = align === 'left' && !title ? Math.min(x + w, Math.max(right, box.x + box.w)) : x + w
  const mayGrow = align === 'left' && right - x >= grown
  const isTight = !turned && !mayGrow && grown > ends - x
  return {
    box: { x, w: mayGrow ? Math.max(ends - x, grown) : ends - x, ...across },
    align,
    wrap: title || isTight || box.w < FULL * piece.room.w,
    shrink: isTight,
    middle: isTight && !title,
    lineHeight,
  }
}

const sizeOf = ({ runs }: TextPiece): number => Math.max(...runs.map(({ size }) => size))

/** Of a text's width: what is Chinese, a square to a character in any font. */
function hanShare(runs: readonly Run[]): number {
  const text = runs.map((run) => run.text).join('')
  const han = text.match(/[\p{Script=Han}\u3000-\u30ff\uff00-\uff60]/gu)?.length ?? 0
  // A character of another script is half as wide.
  return (2 * han) / Math.max(1, han + [...text].length)
}

/** How far to either side nothing stands beside a text. */
function spaceAround(piece: TextPiece, others: readonly Piece[], slideWidth: number) {
  const { box } = piece
  let left = EDGE
  let right = slideWidth - EDGE
  for (const other of others) {
    if (other === piece || !isSolid(other)) continue
    const { x, y, w, h } = other.box
    if (y >= box.y + box.h || y + h <= box.y) continue
    if (x >= box.x + box.w - 1) right = Math.min(right, x - GAP)
    else if (x + w <= box.x + 1) left = Math.max(left, x + w + GAP)
  }
  return { left, right }
}

/** From where to where a text box stands: as wide as its text may run. */
function roomAlong(piece: TextPiece, title: boolean, slideWidth: number): { x: number; w: number } {
  const { box, room, lines, align } = piece
  const slack = Math.max(8, box.w * SLACK)
  if (align === 'right') {
    const left = Math.min(room.x, box.x - slack)
    return { x: left, w: box.x + box.w - left }
  }
  if (align === 'center') {
    const w = Math.max(room.w, box.w + 2 * slack)
    return { x: box.x + (box.w - w) / 2, w }
  }
  const ends = Math.max(room.x + room.w, box.x + box.w + slack)
  const free = (title || lines === 1) && ends > slideWidth - MARGIN
  return { x: box.x, w: (free ? slideWidth - EDGE : ends) - box.x }
}
