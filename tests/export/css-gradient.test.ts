import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readGradients } from '../../scripts/export/css-gradient.ts'

const BOX = { x: 100, y: 50, w: 400, h: 40 }
const read = (image: string, position = '0% 0%', size = 'auto') => readGradients(BOX, image, position, size)

describe('readGradients()', () => {
  it('reads places in per cent and in pixels, and spreads those that have none evenly', () => {
    const [gradient] = read('linear-gradient(90deg, red, rgb(1, 2, 3) 100px, blue, rgba(0, 0, 0, 0) 75%)')
    assert.deepEqual(gradient, {
      box: BOX,
      angle: 0,
      stops: [
        { at: 0, color: 'red' },
        { at: 0.25, color: 'rgb(1, 2, 3)' },
        { at: 0.5, color: 'blue' },
        { at: 0.75, color: 'rgba(0, 0, 0, 0)' },
      ],
    })
  })

  for (const [written, angle] of [
    ['red', 90],
    ['to right, red', 0],
    ['to top, red', 270],
    ['180deg, red', 90],
    ['45deg, red', 315],
  ] as const)
    it(`turns «${written}» ${angle} degrees clockwise from rightwards`, () => {
      assert.equal(read(`linear-gradient(${written}, blue)`)[0]?.angle, angle)
    })

  it('lays a line of two pixels through the middle of its element', () => {
    const [line] = read('linear-gradient(red, red)', '0px 50%', '100% 2px')
    assert.deepEqual(line?.box, { x: 100, y: 69, w: 400, h: 2 })
  })

  it('gives the lowest layer first, and leaves out what is no linear gradient', () => {
    const layers = read(
      'linear-gradient(red, red), url("a,(b.png"), linear-gradient(rgb(0, 0, 1), blue)',
      '0% 0%, 0% 0%, 100% 0%',
      '50% 100%, auto, 10px 4px',
    )
    assert.deepEqual(
      layers.map(({ box, stops }) => [box.x, box.w, box.h, stops[0]?.color]),
      [
        [490, 10, 4, 'rgb(0, 0, 1)'],
        [100, 200, 40, 'red'],
      ],
    )
  })
})
