import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { resolveOptions } from '@slidev/cli'
import { colourToTheEnd, failuresIn } from '../../scripts/export/bundle-deck.js'

describe('failuresIn()', () => {
  const reasonOf = (message: string) => failuresIn({ message: `__slidev_3.md: ${message}` })

  it('says which file of a slide is not there', () => {
    assert.deepEqual(reasonOf(`Could not resolve './plan.png'`), [[3, 'there is no picture ./plan.png']])
    assert.deepEqual(reasonOf(`Could not resolve '/film.mp4'`), [[3, 'there is no file /film.mp4']])
  })

  it('says which package is not installed', () => {
    assert.deepEqual(reasonOf(`Could not resolve 'some-package'`), [
      [3, 'Failed to resolve import "some-package"'],
    ])
  })

  it('says nothing of what is about no slide', () => {
    assert.deepEqual(failuresIn(new Error('out of memory')), [])
  })
})

describe('colourToTheEnd()', () => {
  it('gives code all its colours where time passes quickly', async (test) => {
    const entry = fileURLToPath(new URL('../fixtures/decks/by-hand.md', import.meta.url))
    const options = await resolveOptions({ entry }, 'export')
    colourToTheEnd(options)
    const { shiki, shikiOptions } = options.utils
    const html = () => shiki.codeToHtml('const boats = [120, 42]', { ...shikiOptions, lang: 'ts' })
    const expected = await html()
    assert.equal(expected.match(/<span style/g)?.length, 8)
    let now = 0
    test.mock.method(Date, 'now', () => (now += 1000))
    assert.equal(await html(), expected)
  })
})
