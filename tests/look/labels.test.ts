import assert from 'node:assert/strict'
import { test } from 'node:test'
import { breakLabels } from '../../setup/mermaid-renderer.ts'

test('each line of a label is a block of its own, and bold ends with its line', () => {
  const marked = breakLabels('w(["<b>three things a<br/>reef needs to<br/>come back</b>"])', 'en')
  assert.equal(
    marked,
    'w(["<span><b>three things a</b></span><span><b>reef needs to</b></span><span><b>come back</b></span>"])',
  )
})

test('what stands below a bold name stays plain', () => {
  const marked = breakLabels('m["<b>time</b><br/>what we<br/>steal"]', 'en')
  assert.equal(marked, 'm["<span><b>time</b></span><span>what we</span><span>steal</span>"]')
})
