import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type DeckSession, openDeck } from '../../scripts/export/open-deck.ts'

const DECK = fileURLToPath(new URL('../fixtures/decks/fit.md', import.meta.url))

interface Text {
  text: string
  size: number
  left: number
  right: number
  top: number
  bottom: number
}

describe('a slide’s sizes follow from what stands on it', { timeout: 120_000 }, () => {
  let session: DeckSession

  before(async () => {
    session = await openDeck(DECK)
  })
  after(() => session?.close())

  const indexOf = (id: string) => session.slides.findIndex((slide) => slide.id === id)

  /** Texts of a slide, where their ink is, in canvas pixels from the slide's corner. */
  const texts = (id: string, selector: string): Promise<Text[]> =>
    session.page.evaluate(
      ([no, wanted]) => {
        const slide = document.querySelectorAll('.print-slide-container')[no]!
        const origin = slide.getBoundingClientRect()
        return [...slide.querySelectorAll(wanted)].map((element) => {
          const range = document.createRange()
          range.selectNodeContents(element)
          const { left, right, top, bottom } = range.getBoundingClientRect()
          return {
            text: element.textContent ?? '',
            size: Number.parseFloat(getComputedStyle(element).fontSize),
            left: left - origin.left,
            right: right - origin.left,
            top: top - origin.top,
            bottom: bottom - origin.top,
          }
        })
      },
      [indexOf(id), selector] as const,
    )
  const only = async (id: string, selector: string) => (await texts(id, selector))[0]!

  it('in the agenda a theme’s question stands below it, smaller, and both begin at one edge', async () => {
    for (const { text, size, left, bottom } of await texts('agenda', 'li strong')) {
      assert.ok(size >= 30, `${text}: ${size}`)
      assert.ok(bottom < 660, `${text} ends at ${bottom}`)
      assert.equal(Math.round(left), 168)
    }
    const [first] = await texts('agenda', 'li')
    assert.ok(first!.size < (await only('agenda', 'li strong')).size)
    const mark = await only('agenda', 'li .deck-cite')
    assert.ok(mark.top > (await only('agenda', 'li strong')).bottom - 4, 'the question beside its theme')
  })

  it('titles of themes are alike, be they short or long, and keep clear of the number', async () => {
    for (const id of ['theme-short', 'theme-one-line', 'theme-long']) {
      const title = await only(id, 'h1')
      const number = await only(id, '.deck-number')
      assert.ok(title.size >= 80 && title.size <= 104, `${id}: ${title.size}`)
      assert.ok(title.right + 24 <= number.left, `${id}: ${title.right}, number from ${number.left}`)
    }
  })

  it('a title that a smaller step sets on one line is not torn behind 得夠', async () => {
    const { size, top, bottom } = await only('theme-one-line', 'h1')
    assert.ok(bottom - top < size * 1.5, `${bottom - top} high at ${size}`)
  })

  it('figures stand one under the other where they come out larger', async () => {
    const [upper, lower] = await texts('numbers-long', '.figure strong')
    assert.ok(upper!.size >= 132, `${upper!.size}`)
    assert.ok(lower!.top > upper!.bottom - upper!.size * 0.3)
    for (const { text, left, size } of await texts('numbers-long', '.measures')) {
      assert.ok(left > upper!.right, `${text} at ${left}`)
      assert.ok(size >= 40, `${text}: ${size}`)
    }
  })

  it('and side by side where they do not', async () => {
    const [one, other] = await texts('numbers-short', '.figure strong')
    assert.equal(one!.top, other!.top)
    assert.ok(one!.size >= 156, `${one!.size}`)
  })

  it('two answers are told apart by the short sentences that open them', async () => {
    const leads = await texts('two-views', '.deck-lead')
    assert.deepEqual(
      leads.map(({ text }) => text),
      ['我支持。', '我反對現在的做法。'],
    )
    const [body] = await texts('two-views', 'section p')
    assert.ok(leads.every(({ size }) => size > body!.size))
    assert.equal(leads[0]!.top, leads[1]!.top)
  })

  it('unless one has no such sentence', async () => {
    assert.deepEqual(await texts('one-sided', '.deck-lead'), [])
  })

  it('the recap’s statements are larger than the questions beside them', async () => {
    const questions = await texts('recap', 'h2')
    for (const { text, size } of await texts('recap', 'li'))
      for (const question of questions) assert.ok(size > question.size * 1.2, `${text}: ${size}`)
  })

  it('a citation mark comes close to the fullwidth mark before it', async () => {
    for (const [id, selector] of [
      ['two-views', 'h1'],
      ['recap', 'section:last-child li'],
    ] as const) {
      const words = await only(id, `${selector} .deck-wide`)
      const cite = await only(id, `${selector} .deck-cite`)
      assert.ok(cite.left < words.right, `${id}: ${cite.left}, ${words.right}`)
    }
  })

  it('what a question takes up stands over it, smaller, and both over the words quoted', async () => {
    const before = await only('takes-up', '.deck-before')
    const question = await only('takes-up', '.deck-kicker > span:not(.deck-before)')
    const words = await only('takes-up', 'blockquote')
    assert.deepEqual([before.size, question.size], [24, 34])
    assert.ok(before.bottom <= question.top + 4, `${before.bottom}, ${question.top}`)
    assert.ok(question.bottom < words.top, `${question.bottom}, ${words.top}`)
    assert.ok(before.right <= 1280 - 72 && Math.abs(before.left - question.left) < 2)
  })

  /** Where the paper behind a question ends, below it. */
  const horizon = (id: string): Promise<number> =>
    session.page.evaluate((no) => {
      const slide = document.querySelectorAll('.print-slide-container')[no]!
      const { bottom } = slide.querySelector('.deck-kicker')!.getBoundingClientRect()
      return bottom + 20 - slide.getBoundingClientRect().top
    }, indexOf(id))

  it('the paper of a question ends at one height below one line and two', async () => {
    for (const id of ['told-at-length', 'asked-in-two-lines']) assert.equal(await horizon(id), 144, id)
  })

  it('words quoted keep clear of the edges of their field', async () => {
    for (const id of ['told-at-length', 'asked-in-two-lines', 'takes-up', 'answered-in-a-word']) {
      const [first] = await texts(id, 'blockquote p')
      const attribution = await only(id, '.deck-main > p')
      assert.ok(first!.top - (await horizon(id)) >= 26, `${id}: ${first!.top}`)
      assert.ok(668 - attribution.bottom >= 30, `${id}: ${attribution.bottom}`)
    }
  })

  it('running text is at least 30 px where the page has room, its claim larger', async () => {
    const [running, claim] = await texts('told-at-length', 'blockquote p')
    assert.ok(running!.size >= 30, `${running!.size}`)
    assert.ok(claim!.size > running!.size * 1.3, `${claim!.size}`)
  })

  it('an answer of a word is no louder than one of a line, and stands in the middle of its field', async () => {
    const { size, top, bottom } = await only('answered-in-a-word', 'blockquote p')
    assert.ok(size <= 112, `${size}`)
    const middle = (668 + (await horizon('answered-in-a-word'))) / 2
    assert.ok(Math.abs((top + bottom) / 2 - middle) < 48, `${top}–${bottom} around ${middle}`)
  })

  it('the name of a section is seen over the paper of a question', async () => {
    const seen = await session.page.evaluate((no) => {
      const head = document.querySelectorAll('.print-slide-container')[no]!.querySelector('.deck-head')!
      head.scrollIntoView()
      const { left, top } = head.getBoundingClientRect()
      return document.elementFromPoint(left + 600, top + 20) === head
    }, indexOf('answered-in-a-word'))
    assert.ok(seen)
  })

  it('descenders of big figures are shown', async () => {
    const [room, size] = await session.page.evaluate((no) => {
      const figure = document.querySelectorAll('.print-slide-container')[no]!.querySelector('.figure')!
      return [
        Number.parseFloat(getComputedStyle(figure).overflowClipMargin),
        Number.parseFloat(getComputedStyle(figure.querySelector('strong')!).fontSize),
      ] as const
    }, indexOf('numbers-long'))
    assert.ok(room >= size * 0.25, `${room} below ${size}`)
  })

  it('what stands below a cover’s title keeps clear of the imprint', async () => {
    const guest = await only('cover-of-three-lines', '.deck-main > p')
    const rule = await only('cover-of-three-lines', '.deck-imprint')
    assert.ok(rule.top - 24 - guest.bottom >= 32, `${guest.bottom}, ${rule.top}`)
  })

  it('labels of a comparison are smaller than what is said under them', async () => {
    const labels = await texts('two-views', 'h2')
    const [fact] = await texts('two-views', 'section p')
    for (const { size } of labels) assert.ok(size < fact!.size, `${size}, ${fact!.size}`)
  })
})
