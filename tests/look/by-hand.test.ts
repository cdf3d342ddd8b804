import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { checkPage } from '../../scripts/check/check-page.ts'
import { formatFinding } from '../../scripts/check/format-finding.ts'
import { type DeckSession, openDeck } from '../../scripts/export/open-deck.ts'

const DECK = fileURLToPath(new URL('../fixtures/decks/by-hand.md', import.meta.url))

interface Text {
  no: number
  tag: string
  font: string
  size: number
  left: number
}

describe('slides written by hand without a layout, or in one of Slidev’s own', { timeout: 120_000 }, () => {
  let session: DeckSession
  let texts: Text[]

  before(async () => {
    session = await openDeck(DECK)
    texts = await session.page.evaluate(() =>
      [
        ...document.querySelectorAll(
          '.slidev-layout:not(.deck-claim) :is(h1, p, td, li):not(blockquote *, .deck-cover *, .deck-head)',
        ),
      ].map((element) => {
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
    assert.deepEqual([...new Set(texts.map(({ no }) => no))], [2, 3, 4, 5, 6, 7, 8, 10, 11, 12])
    for (const { no, tag, font, size } of texts) {
      assert.match(font, tag === 'h1' ? /^"Source Serif 4"/ : /^"Source Sans 3"/, `slide ${no}, ${tag}`)
      assert.ok(size >= (tag === 'h1' ? 44 : 24), `slide ${no}, ${tag}: ${size} px`)
    }
  })

  it('keep clear of the edge, all headings at one place', () => {
    for (const { no, tag, left } of texts) assert.ok(left >= 56, `slide ${no}, ${tag}: ${left} px`)
    const headings = texts.filter(({ tag }) => tag === 'h1')
    // The right one of two columns stands at its own.
    assert.equal(new Set(headings.map(({ left }) => left)).size, 2)
  })

  it('are set large, in the middle of the height, where they hold a few words', async () => {
    const blocks = await session.page.evaluate(() =>
      [...document.querySelectorAll('.slidev-layout:is(.section, .quote, .fact, .statement)')].map(
        (layout) => {
          const largest = layout.querySelector('h1, blockquote p')!
          const { top, height } = layout.getBoundingClientRect()
          const texts = [...layout.querySelectorAll('h1, p')].map((text) => text.getBoundingClientRect())
          const middle = (texts[0]!.top + texts.at(-1)!.bottom) / 2
          return { size: Number.parseFloat(getComputedStyle(largest).fontSize), off: (middle - top) / height }
        },
      ),
    )
    assert.equal(blocks.length, 4)
    for (const { size, off } of blocks) {
      assert.ok(size >= 56, `${size} px`)
      assert.ok(Math.abs(off - 0.5) < 0.05, `${off} of the height`)
    }
  })

  it('fill their place where they name no layout: points like those of a claim', async () => {
    const { layout, size, bottom } = await session.page.evaluate(() => {
      const slide = [...document.querySelectorAll('.print-slide-container')].at(-1)!
      const { top, height } = slide.getBoundingClientRect()
      const last = slide.querySelector('li:last-child')!
      return {
        layout: slide.querySelector('.deck')!.className,
        size: Number.parseFloat(getComputedStyle(last).fontSize),
        bottom: (last.getBoundingClientRect().bottom - top) / height,
      }
    })
    assert.match(layout, /\bdeck-claim\b/)
    assert.ok(size >= 40, `${size} px`)
    assert.ok(bottom > 0.85, `${bottom} of the height`)
  })

  it('have the footer of the deck, if they hold text on paper', async () => {
    const pages = await session.page.evaluate(() =>
      [...document.querySelectorAll('.print-slide-container:has(.deck-foot)')].map((slide) => [
        Number.parseInt(slide.id, 10),
        Number(slide.querySelector('.deck-foot-page')!.textContent),
      ]),
    )
    assert.deepEqual(
      pages,
      [2, 3, 4, 6, 7, 8, 9, 10, 12, 13].map((no) => [no, no]),
    )
  })

  it('open a section whose name stands at the foot of the slides behind it', async () => {
    const names = await session.page.evaluate(() =>
      Array.from(document.querySelectorAll('.deck-foot-section'), ({ textContent }) => textContent),
    )
    assert.deepEqual(names, ['', '', '', ...Array(5).fill('The sheds'), 'The flats', 'The flats'])
    const heads = await session.page.evaluate(() =>
      Array.from(document.querySelectorAll('.deck-head'), ({ textContent }) => textContent),
    )
    assert.deepEqual(heads, ['2 The flats'])
  })

  it('leave the check nothing to say, of code and formulas neither', async () => {
    assert.deepEqual((await checkPage(session)).map(formatFinding), [])
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
