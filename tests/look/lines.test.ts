import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { checkPage } from '../../scripts/check/check-page.ts'
import { formatFinding } from '../../scripts/check/format-finding.ts'
import { type DeckSession, openDeck } from '../../scripts/export/open-deck.ts'

const deck = fileURLToPath(new URL('../fixtures/decks/lines.md', import.meta.url))

interface Box {
  left: number
  right: number
  top: number
  bottom: number
  size: number
}

describe('a slide’s lines and figures in the browser', { timeout: 240_000 }, () => {
  let session: DeckSession
  before(async () => {
    session = await openDeck(deck)
    await session.page.evaluate('globalThis.__name = (f) => f')
  })
  after(() => session?.close())

  const slide = (id: string) =>
    session.page.locator('.print-slide-container').nth(session.slides.findIndex((one) => one.id === id))

  /** Lines of an element as they are seen, citation marks aside. */
  const linesOf = (id: string, selector: string): Promise<string[]> =>
    slide(id)
      .locator(selector)
      .first()
      .evaluate((element) => {
        const rows: { bottom: number; text: string }[] = []
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
        const range = document.createRange()
        while (walker.nextNode()) {
          const node = walker.currentNode as Text
          if (node.parentElement!.closest('.deck-cite')) continue
          for (let at = 0; at < node.length; at++) {
            range.setStart(node, at)
            range.setEnd(node, at + 1)
            const { bottom, width } = range.getBoundingClientRect()
            if (width === 0) continue
            if (rows.length === 0 || bottom - rows.at(-1)!.bottom > 8) rows.push({ bottom, text: '' })
            rows.at(-1)!.text += node.data[at]
          }
        }
        return rows.map(({ text }) => text.trim())
      })

  const boxOf = (id: string, selector: string): Promise<Box> =>
    slide(id)
      .locator(selector)
      .first()
      .evaluate((element) => {
        const range = document.createRange()
        range.selectNodeContents(element)
        const { left, right, top, bottom } = range.getBoundingClientRect()
        return { left, right, top, bottom, size: Number.parseFloat(getComputedStyle(element).fontSize) }
      })

  test('the check finds nothing', async () => {
    assert.deepEqual((await checkPage(session)).map(formatFinding), [])
  })

  test('lines end where clauses end: on the cover, in headings, quotations and points', async () => {
    for (const line of (await linesOf('cover', 'h1')).slice(0, -1)) assert.match(line, /，$/)
    assert.deepEqual(await linesOf('quotation', 'blockquote p'), [
      '现在我们的规矩是封三年，',
      '开两年，轮着来。',
    ])
    assert.deepEqual(await linesOf('claim', 'h1'), [
      '我去过一个林场，我不说名字，',
      '他们八年前修了一条观光路，三年之后我再去',
    ])
    assert.deepEqual(await linesOf('claim', 'li'), ['被占了牧道的村子，', '连“补偿一次”的通知都没有收到过'])
  })

  test('no line ends within a word or behind one that leans on the next', async () => {
    assert.deepEqual(await linesOf('theme', 'h1'), ['两位在什么事情上', '改变过主意？'])
    for (const line of await linesOf('numbers', '.measures')) assert.doesNotMatch(line, /两$|毁$|后$/, line)
  })

  test('a word with a hyphen stays on one line', async () => {
    for (const selector of ['h1', 'li'])
      for (const line of await linesOf('hyphen', selector)) assert.doesNotMatch(line, /-$/)
  })

  test('多 is as large as its numeral, other hedges are a good part of it', async () => {
    assert.deepEqual(await linesOf('numbers', '.figure strong'), ['两倍多'])
    const [figure, unit] = [await boxOf('lone', '.figure strong'), await boxOf('lone', '.unit')]
    assert.ok(unit.size > figure.size / 4, `${unit.size} beside ${figure.size}`)
  })

  test('a figure whose heading says what it measures stands alone, larger than one with words', async () => {
    assert.equal(await slide('lone').locator('.measures').count(), 0)
    assert.equal(await slide('lone').locator('.deck-cite').count(), 2)
    const { size } = await boxOf('lone', '.figure strong')
    assert.ok(size >= 208, `${size}`)
  })

  test('digits and their unit have a space between them', async () => {
    const strong = await boxOf('english', '.figure strong')
    const tail = await boxOf('english', '.tail')
    assert.equal(await slide('english').locator('.figure strong').textContent(), '25 million crowns')
    const digits = await slide('english')
      .locator('.figure strong')
      .evaluate((element) => {
        const range = document.createRange()
        range.selectNodeContents(element.firstChild!)
        return range.getBoundingClientRect().right
      })
    const word = await slide('english')
      .locator('.tail')
      .evaluate((element) => {
        const range = document.createRange()
        range.setStart(element.firstChild!, 1)
        range.setEnd(element.firstChild!, 2)
        return range.getBoundingClientRect().left
      })
    assert.ok(word - digits > tail.size / 5, `${word - digits} of ${strong.size}`)
  })

  test('figures in rows stand clear of the rules, their words just behind the longest', async () => {
    const gaps = await slide('rows')
      .locator('li')
      .evaluateAll((items) =>
        items.map((item) => {
          const strong = item.querySelector('strong')!.getBoundingClientRect()
          const em = Number.parseFloat(getComputedStyle(item.querySelector('strong')!).fontSize)
          const row = item.getBoundingClientRect()
          const figure = item.querySelector('.figure')!.getBoundingClientRect()
          const words = document.createRange()
          words.selectNodeContents(item.querySelector('.measures')!)
          return {
            above: (strong.top + strong.bottom) / 2 - em / 2 - row.top,
            end: figure.right,
            words: words.getBoundingClientRect().left,
          }
        }),
      )
    const longest = Math.max(...gaps.map(({ end }) => end))
    for (const { above, words } of gaps) {
      assert.ok(above > 4, `${above} above`)
      assert.ok(words - longest > 30 && words - longest < 80, `${words - longest}`)
    }
  })

  test('words quoted below a claim leave no scrap on their last line', async () => {
    const lines = await linesOf('scrap', 'blockquote p')
    const longest = Math.max(...lines.map(({ length }) => length))
    assert.ok(lines.length > 3 && lines.at(-1)!.length > longest / 3, lines.join(' / '))
  })

  test('a page has one mark: above its heading, or beside the line that stands there', async () => {
    const markOf = (id: string, selector: string) =>
      slide(id)
        .locator(selector)
        .evaluate((element) => getComputedStyle(element, '::before').backgroundColor)
    const none = 'rgba(0, 0, 0, 0)'
    assert.notEqual(await markOf('claim', '.deck-kicker'), none)
    assert.equal(await markOf('claim', 'h1'), none)
    for (const id of ['hyphen', 'numbers']) assert.notEqual(await markOf(id, 'h1'), none, id)
  })

  test('in the appendix numbers keep clear of the question, and names stand before what is said', async () => {
    const mark = await boxOf('passages', 'h2 .deck-sentence-n')
    const question = await slide('passages')
      .locator('h2')
      .evaluate((heading) => {
        const range = document.createRange()
        range.selectNodeContents(heading.lastChild!)
        return range.getBoundingClientRect().left
      })
    assert.ok(question - mark.right > 4, `${question - mark.right}`)
    assert.deepEqual(await slide('passages').locator('p strong').allInnerTexts(), ['石一鸣', '陆小满'])
  })
})
