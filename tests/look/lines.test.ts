import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { checkPage } from '../../scripts/check/check-page.ts'
import { formatFinding } from '../../scripts/check/format-finding.ts'
import { type DeckSession, openDeck } from '../../scripts/export/open-deck.ts'

const deckOf = (name: string) => fileURLToPath(new URL(`../fixtures/decks/${name}.md`, import.meta.url))

interface Box {
  left: number
  right: number
  top: number
  bottom: number
  size: number
}

const slideOf = (session: DeckSession, id: string) =>
  session.page.locator('.print-slide-container').nth(session.slides.findIndex((one) => one.id === id))

/** Lines of an element as they are seen, citation marks aside. */
const linesIn = (session: DeckSession, id: string, selector: string): Promise<string[]> =>
  slideOf(session, id)
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

describe('a slide’s lines and figures in the browser', { timeout: 240_000 }, () => {
  let session: DeckSession
  before(async () => {
    session = await openDeck(deckOf('lines'))
    await session.page.evaluate('globalThis.__name = (f) => f')
  })
  after(() => session?.close())

  const slide = (id: string) => slideOf(session, id)

  const linesOf = (id: string, selector: string) => linesIn(session, id, selector)

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

  test('marks within a quotation are of another kind than its own', async () => {
    const { text, marks } = await slide('nested')
      .locator('q')
      .evaluate((quotation) => ({
        text: quotation.textContent,
        marks: getComputedStyle(quotation, '::before').content,
      }))
    assert.equal(text, '书上写‘可以’。他抓P波的时候，常用GPS校时，又说‘不行’')
    assert.match(marks, /“|open-quote/)
  })

  test('where Han and Latin meet there is air, whether a line may break there or not', async () => {
    const gaps = await slide('nested')
      .locator('q')
      .evaluate((quotation) => {
        const walker = document.createTreeWalker(quotation, NodeFilter.SHOW_TEXT)
        const range = document.createRange()
        const letters: { letter: string; left: number; top: number; size: number }[] = []
        while (walker.nextNode()) {
          const node = walker.currentNode as Text
          const size = Number.parseFloat(getComputedStyle(node.parentElement!).fontSize)
          for (let at = 0; at < node.length; at++) {
            range.setStart(node, at)
            range.setEnd(node, at + 1)
            const { left, top } = range.getBoundingClientRect()
            letters.push({ letter: node.data[at]!, left, top, size })
          }
        }
        // From one Han character to a letter behind it on the same line.
        return letters.flatMap(({ letter, left, top, size }, at) => {
          const next = letters[at + 1]
          const meets =
            next && /\p{Script=Han}/u.test(letter) && /[A-Z]/.test(next.letter) && next.top === top
          return meets ? [(next.left - left) / size] : []
        })
      })
    assert.ok(gaps.length > 0)
    for (const gap of gaps) assert.ok(gap > 1.1, gaps.join(' '))
  })

  test('a chosen line that begins with a mark begins at the edge', async () => {
    const lines = await linesOf('airy', 'h1')
    assert.match(lines[1]!, /^“/, lines.join(' / '))
    const width = await slide('airy')
      .locator('h1 .deck-airy')
      .first()
      .evaluate(
        (mark) => mark.getBoundingClientRect().width / Number.parseFloat(getComputedStyle(mark).fontSize),
      )
    assert.ok(width < 0.6, `${width}`)
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

describe('English lines in the browser', { timeout: 240_000 }, () => {
  let session: DeckSession
  before(async () => {
    session = await openDeck(deckOf('lines-en'))
    await session.page.evaluate('globalThis.__name = (f) => f')
  })
  after(() => session?.close())
  const linesOf = (id: string, selector: string) => linesIn(session, id, selector)

  test('they end with clauses and phrases', async () => {
    assert.deepEqual(await linesOf('claim', 'h1'), [
      'Never let the board have “just the one ship,”',
      'because it is never the one ship',
    ])
    for (const [id, selector] of [
      ['theme', 'h1'],
      ['quotation', 'blockquote p'],
    ] as const)
      for (const line of (await linesOf(id, selector)).slice(0, -1))
        assert.doesNotMatch(line, /(?:^|\s)(?:I|We|you|a|the|to|of|at|before|and|when|what|should)$/i, line)
  })

  test('marks within a quotation are single, in a claim double', async () => {
    assert.match((await linesOf('quotation', 'blockquote p')).join(' '), /‘it is for the best’$/)
    assert.match((await linesOf('running', 'blockquote p')).join(' '), /^‘Is it charged\?’ I don’t/)
  })

  test('running text is as wide as its place and leaves no scrap on its last line', async () => {
    const lines = await linesOf('running', 'blockquote p')
    const longest = Math.max(...lines.map(({ length }) => length))
    assert.ok(lines.length > 2 && lines.at(-1)!.length > longest / 4, lines.join(' / '))
  })
})
