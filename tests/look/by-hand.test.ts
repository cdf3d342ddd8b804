import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type DeckSession, openDeck } from '../../scripts/export/open-deck.ts'

const DECK = fileURLToPath(new URL('../fixtures/decks/by-hand.md', import.meta.url))

interface Text {
  no: number
  tag: string
  font: string
  size: number
  left: number
}

describe('slides written by hand in Slidev’s own layouts', { timeout: 120_000 }, () => {
  let session: DeckSession
  let texts: Text[]

  before(async () => {
    session = await openDeck(DECK)
    texts = await session.page.evaluate(() =>
      [...document.querySelectorAll('.slidev-layout:not(.deck) :is(h1, p, td, li)')].map((element) => {
        const slide = element.closest('.print-slide-container')!
        const { fontFamily, fontSize } = getComputedStyle(element)
        return {
          no: Number.parseInt(slide.id, 10),
          tag: element.localName,
          font: fontFamily,
          size: Number.parseFloat(fontSize),
          left: element.getBoundingClientRect().left - slide.getBoundingClientRect().left,
        }
      }),
    )
  })
  after(() => session?.close())

  it('stand in the type of the deck, as large as its text', () => {
    assert.deepEqual([...new Set(texts.map(({ no }) => no))], [2, 3, 4])
    for (const { no, tag, font, size } of texts) {
      assert.match(font, tag === 'h1' ? /^"Source Serif 4"/ : /^"Source Sans 3"/, `slide ${no}, ${tag}`)
      assert.ok(size >= (tag === 'h1' ? 44 : 24), `slide ${no}, ${tag}: ${size} px`)
    }
  })

  it('keep clear of the edge, all headings at one place', () => {
    for (const { no, tag, left } of texts) assert.ok(left >= 56, `slide ${no}, ${tag}: ${left} px`)
    const headings = texts.filter(({ tag, no }) => tag === 'h1' && no < 4)
    assert.equal(new Set(headings.map(({ left }) => left)).size, 1)
  })

  it('have room for a drawing under the heading', async () => {
    const [heading, drawing] = await session.page.evaluate(() => {
      const host = document.querySelector('.mermaid')!
      const slide = host.closest('.print-slide-container')!
      const drawn = host.shadowRoot!.querySelector('svg')!
      return [slide.querySelector('h1')!, drawn].map((element) => element.getBoundingClientRect().toJSON())
    })
    assert.ok(drawing.top >= heading.bottom, `${drawing.top} under ${heading.bottom}`)
    assert.ok(drawing.width > 200 && drawing.height > 40, `${drawing.width} × ${drawing.height}`)
  })
})
