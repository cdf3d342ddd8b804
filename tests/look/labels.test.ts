import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withCitations, withoutCitations } from '../../setup/labels.ts'

test('the citation mark of a label becomes an element that holds the numbers', () => {
  assert.equal(
    withCitations('至少90% [^56-58,61]'),
    "至少90%<sup class='deck-cite'><span class='deck-cite-n' data-n='56-58,61'>56–58,61</span></sup>",
  )
})

test('without its mark a label is what is read; brackets of its own stay', () => {
  assert.equal(withoutCitations('a [1] b [^2]\nc [^3]'), 'a [1] b\nc')
})
