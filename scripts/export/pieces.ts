/** What a slide is made of, as a browser lays it out. */

/** In CSS pixels, from the slide's upper left corner. */
export interface Box {
  x: number
  y: number
  w: number
  h: number
}

/** Red, green, blue from 0 to 255, alpha from 0 (clear) to 1. */
export type Color = readonly [number, number, number, number]

/** Text of one style. */
export interface Run {
  text: string
  /** What stands between it and the run before: nothing, the end of a line that was full, or a break in the source. */
  before: '' | 'line' | 'break'
  /** In CSS pixels. */
  size: number
  color: Color
  /** As CSS names them, best first, keywords such as `serif` left out. */
  families: string[]
  bold: boolean
  italic: boolean
  underline: boolean
  strike: boolean
  raised: boolean
  spacing: number
  href: string
  /** Where its glyphs stand. */
  box: Box
}

/** All text of one block, such as a paragraph or a heading. */
export interface TextPiece {
  kind: 'text'
  /** HTML element it belongs to, in lower case; `::before` and `::after` for text made by the style sheet. */
  tag: string
  /** Where the glyphs' lines stand. */
  box: Box
  /** The room that the text may fill. */
  room: Box
  lines: number
  /** From line to line, in CSS pixels. */
  lineHeight: number
  align: 'left' | 'center' | 'right'
  runs: Run[]
  /** How far its first line stands out to the left of the others. */
  hang?: number
  /** Set at a place of its own, outside the flow of the slide. */
  pinned: boolean
}

/** A fill that changes along a line: `angle` clockwise from rightwards in degrees, places from 0 to 1. */
export interface Gradient {
  angle: number
  stops: { at: number; color: Color }[]
}

export interface ShapePiece {
  kind: 'shape'
  box: Box
  fill?: Color
  gradient?: Gradient
  line?: { color: Color; width: number }
  /** 0 for a sharp corner. */
  radius: number
  /** Shapes are painted in this order. */
  paint: number
}

/** What can only be shown as a picture. */
export interface PicturePiece {
  kind: 'picture'
  /** HTML element that it is, in lower case, or `BACKDROP`. */
  tag: string
  box: Box
  alt: string
  /** For the browser's protocol. */
  node: number
  /** Text that it shows, for those who search. */
  text: string
}

/** Tag of the picture that an element has behind it. */
export const BACKDROP = 'backdrop'

export interface TablePiece {
  kind: 'table'
  box: Box
  rows: { height: number; cells: TableCell[] }[]
}

export interface TableCell {
  box: Box
  fill?: Color
  /** The line under it. */
  line?: { color: Color; width: number }
  texts: TextPiece[]
  span: number
}

export type Piece = TextPiece | ShapePiece | PicturePiece | TablePiece

export interface MeasuredSlide {
  no: number
  background?: Color
  /** In the order of the document, which is the order of reading. */
  pieces: Piece[]
  /** Where the slide stands on the page. */
  origin: { x: number; y: number }
  /** Names within the slide that links may lead to. */
  ids: string[]
}

/** What two runs must share to be one. */
export const styleKey = ({ text: _, before: __, box: ___, ...style }: Run): string => JSON.stringify(style)

/** The smallest box around all. */
export function union(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.min(...boxes.map((box) => box.y))
  return {
    x,
    y,
    w: Math.max(...boxes.map((box) => box.x + box.w)) - x,
    h: Math.max(...boxes.map((box) => box.y + box.h)) - y,
  }
}
