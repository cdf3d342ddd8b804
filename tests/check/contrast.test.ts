import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Colour } from '../../scripts/check/measure-slides.ts'
import { contrastRatio } from '../../scripts/check/rules/contrast.ts'

const BLACK: Colour = [0, 0, 0, 1]
const WHITE: Colour = [255, 255, 255, 1]

describe('contrastRatio() gives the figures of WCAG', () => {
  for (const [front, behind, ratio] of [
    [BLACK, WHITE, 21],
    [WHITE, WHITE, 1],
    [[118, 118, 118, 1], WHITE, 4.54],
    [[255, 0, 0, 1], WHITE, 4.0],
    [[0, 0, 0, 0.5], WHITE, 3.98],
  ] as [Colour, Colour, number][])
    it(`${front.join()} on ${behind.join()} => ${ratio}`, () =>
      assert.ok(Math.abs(contrastRatio(front, behind) - ratio) < 0.05, String(contrastRatio(front, behind))))
})
