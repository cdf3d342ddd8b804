import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Box, TextPiece } from '../../scripts/export/pieces.ts'
import { placeText } from '../../scripts/export/place-text.ts'

const WIDTH = 1280
const SIZE = 24

/** A line of text as the browser sets it, at a place, in a room. */
const line = (text: string, box: Box, more: Partial<TextPiece> = {}): TextPiece => ({
  kind: 'text',
  tag: 'p',
  box,
  room: box,
  lines: 1,
  lineHeight: 30,
  align: 'left',
  pinned: false,
  runs: [
    {
      text,
      before: '',
      size: SIZE,
      color: [0, 0, 0, 1],
      families: ['Source Sans 3'],
      ...{ bold: false, italic: false, underline: false, strike: false, raised: false },
      spacing: 0,
      href: '',
      box,
    },
  ],
  ...more,
})
const at = (x: number, w: number, y = 400): Box => ({ x, y, w, h: 30 })
const place = (piece: TextPiece, ...others: TextPiece[]) => placeText(piece, false, [piece, ...others], WIDTH)
const ends = ({ x, w }: Box) => x + w

describe('placeText()', () => {
  it('lets a label alone in its line stand out of its place rather than break', () => {
    const { wrap, shrink } = place(line('first lock', at(72, 110)))
    assert.deepEqual({ wrap, shrink }, { wrap: false, shrink: false })
  })

  it('makes a label smaller that would run into what stands to its right', () => {
    const next = line('of the length of any river', at(400, 300))
    const { box, wrap, shrink, middle } = place(line('seventy percent', at(200, 180)), next)
    assert.deepEqual({ wrap, shrink, middle }, { wrap: true, shrink: true, middle: true })
    assert.ok(ends(box) < next.box.x && ends(box) >= 380)
  })

  it('makes a line smaller that would run over the edge of the slide', () => {
    const { box, shrink } = place(
      line('a question as long as its line', at(72, 1100), { room: at(72, 1136) }),
    )
    assert.ok(shrink)
    assert.ok(ends(box) < WIDTH)
  })

  it('lets a label in the right half, before a number, grow to the left', () => {
    const number = line('14', at(1190, 18, 680))
    const { align, box, wrap } = place(line('The River Quarterly', at(980, 180, 680)), number)
    assert.deepEqual({ align, wrap }, { align: 'right', wrap: false })
    assert.equal(ends(box), 1160)
  })

  it('keeps the left edge of a label in the left half', () => {
    const { align, box } = place(line('about', at(72, 80)), line('15', at(160, 120)))
    assert.equal(align, 'left')
    assert.equal(box.x, 72)
  })

  it('needs less room for Chinese, square in every font', () => {
    const next = (x: number) => line('下一欄', at(x, 300))
    assert.equal(place(line('水退了才上漆', at(72, 144)), next(240)).shrink, false)
    assert.equal(place(line('paint at low', at(72, 144)), next(240)).shrink, true)
  })

  it('is not stopped by a numeral that stands behind the words', () => {
    const numeral = line('3', at(240, 300), { pinned: true })
    assert.equal(place(line('Planting', at(72, 160)), numeral).shrink, false)
  })

  it('breaks Chinese where the browser did, others where their room ends', () => {
    const room = { ...at(72, 536), h: 90 }
    const lines = { ...at(72, 240), h: 90 }
    const wide = (text: string) => place(line(text, lines, { room, lines: 3 })).box.w
    assert.ok(wide('船身上的水退了才上漆，一次可以管五年') < 240 + SIZE)
    assert.equal(wide('paint when the water is out of the hull'), 536)
  })

  it('grows smaller where a text of many lines would need one more', () => {
    const { wrap, shrink, box } = place(line('one two three', { ...at(72, 300), h: 90 }, { lines: 3 }))
    assert.deepEqual({ wrap, shrink, height: box.h }, { wrap: true, shrink: true, height: 90 })
  })
})
