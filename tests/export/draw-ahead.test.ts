import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { withId } from '../../scripts/export/draw-ahead.ts'

describe('withId()', () => {
  it('names a drawing, its styles and its arrowheads', () => {
    const drawing = (id: string) =>
      `<svg viewBox="0 0 8 8" id="${id}"><style>#${id} .node{fill:red}</style>` +
      `<marker id="${id}_flowchart-v2-pointEnd"/><path marker-end="url(#${id}_flowchart-v2-pointEnd)"/></svg>`
    assert.equal(withId(drawing('deck-diagram-16'), 'drawing-1'), drawing('drawing-1'))
  })

  it('leaves what only begins alike', () => {
    const other = '<svg id="deck-1"><text>deck-12 and my-deck-1</text></svg>'
    assert.equal(withId(other, 'drawing-1'), '<svg id="drawing-1"><text>deck-12 and my-deck-1</text></svg>')
  })

  it('leaves a drawing without an id as it is', () => {
    assert.equal(
      withId('<svg viewBox="0 0 8 8"><g id="a"/></svg>', 'drawing-1'),
      '<svg viewBox="0 0 8 8"><g id="a"/></svg>',
    )
  })
})
