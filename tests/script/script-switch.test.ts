import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launchBrowser } from '../../scripts/export/find-browser.ts'
import { type SlidevServer, startSlidev } from '../../scripts/export/slidev-server.ts'
import type { DeckScript } from '../../scripts/script-pairs.ts'
import { type LiveDeck, startLive } from '../live-deck.ts'

const fixture = fileURLToPath(new URL('../fixtures/decks/script/slides.md', import.meta.url))
const ownDeck = fileURLToPath(new URL('../../slides.md', import.meta.url))
const english = fileURLToPath(new URL('../fixtures/decks/sample-en.md', import.meta.url))

/** The phrase tables' own characters: Traditional ones whose Simplified counterpart is another. */
const traditionalOnly = ((): Set<string> => {
  const { Locale } = createRequire(import.meta.url)('opencc-js') as {
    Locale: Record<'from' | 'to', Record<string, string[][]>>
  }
  const pairs = (Locale.to.cn![0]!.at(-1) as string).split('|').map((entry) => entry.split(' '))
  const simplified = new Set(pairs.map(([, to]) => to))
  return new Set(pairs.filter(([from, to]) => from !== to && !simplified.has(from!)).map(([from]) => from!))
})()

interface Shown {
  /** Every text of the page, shadow roots included, with what is spoken but not seen. */
  texts: string[]
  /** Labels of diagrams. */
  labels: string[]
  /** Labels wider or higher than the box they were measured for. */
  clipped: string[]
  lang: string
  title: string
  fonts: string[]
}

/** Runs in the page. */
function readPage(): Shown {
  const texts: string[] = []
  const labels: string[] = []
  const clipped: string[] = []
  const visit = (root: Node) => {
    if (root instanceof Element) {
      if (root.matches('script, style, .deck-script')) return
      for (const name of ['aria-label', 'alt', 'title'])
        if (root.hasAttribute(name)) texts.push(`${name}=${root.getAttribute(name)}`)
      if (root.shadowRoot) visit(root.shadowRoot)
    }
    if (root instanceof Text && root.data.trim()) texts.push(root.data)
    for (const child of root.childNodes) visit(child)
  }
  visit(document.body)
  for (const host of document.querySelectorAll('.mermaid')) {
    const root = host.shadowRoot!
    for (const box of root.querySelectorAll('foreignObject')) {
      const outer = box.getBoundingClientRect()
      labels.push(box.querySelector('ol, p, span')?.textContent ?? '')
      for (const part of box.querySelectorAll('p, li, span')) {
        const inner = part.getBoundingClientRect()
        // A raised mark's box reaches higher than its figures do.
        const isMark = part.closest('.deck-cite') !== null
        const over = Math.max(
          inner.right - outer.right,
          outer.left - inner.left,
          ...(isMark ? [] : [inner.bottom - outer.bottom, outer.top - inner.top]),
        )
        if (over > 1) clipped.push(`${part.textContent}: ${over} px`)
      }
    }
  }
  const faces = [...document.fonts].filter((face) => face.status === 'loaded').map(({ family }) => family)
  return {
    texts,
    labels,
    clipped,
    lang: document.documentElement.lang,
    title: document.title,
    fonts: [...new Set(faces)],
  }
}

/** Waits until no drawing and no text has changed for a while. */
async function settled(page: Page): Promise<Shown> {
  await page.evaluate('globalThis.__name = (f) => f')
  let before = ''
  for (let quiet = 0; quiet < 3; ) {
    await page.waitForTimeout(400)
    const now = JSON.stringify(await page.evaluate(readPage))
    quiet = now === before ? quiet + 1 : 0
    before = now
  }
  return JSON.parse(before) as Shown
}

/** Waits until the last diagram that reads otherwise in another script is drawn anew, however long that takes. */
async function redrawn(page: Page, before: Shown): Promise<void> {
  await page.evaluate('globalThis.__name = (f) => f')
  for (let waits = 0; waits < 100; waits++) {
    const { labels } = await page.evaluate(readPage)
    const last = before.labels.findLastIndex((label) => /\p{Script=Han}{4}/u.test(label))
    if (labels.length === before.labels.length && labels[last] !== before.labels[last]) return
    await page.waitForTimeout(300)
  }
}

/** Opens a page of a deck with everything drawn. */
async function open(context: BrowserContext, server: LiveDeck | SlidevServer, path: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`http://localhost:${server.deck.port}${path}`)
  await page.waitForFunction(
    () => {
      const decks = [...document.querySelectorAll('.deck')]
      const hosts = [...document.querySelectorAll('.deck-diagram')].filter(
        (slide) => (slide as HTMLElement).offsetHeight > 0,
      )
      return (
        decks.length > 0 &&
        decks.some((slide) => slide.hasAttribute('data-tight')) &&
        hosts.every((slide) => slide.querySelector('.mermaid')?.shadowRoot?.querySelector('svg'))
      )
    },
    null,
    { timeout: 90_000 },
  )
  return page
}

/** Chooses a script as another window of the deck would. */
const choose = (page: Page, script: DeckScript) =>
  page.evaluate((value) => {
    localStorage.setItem('interview-deck-script', value)
    dispatchEvent(new StorageEvent('storage', { key: 'interview-deck-script', newValue: value }))
  }, script)

const joined = ({ texts }: Shown) => texts.join('')

let browser: Browser
before(async () => {
  browser = await launchBrowser()
})
after(() => browser?.close())

for (const [name, file] of [
  ['a deck with names to keep, code and English', fixture],
  ['the deck of the project', ownDeck],
] as const)
  describe(`all slides at once, ${name}`, { timeout: 240_000 }, () => {
    let server: SlidevServer
    let context: BrowserContext
    let page: Page
    const shown: Partial<Record<DeckScript | 'again', Shown>> = {}

    before(async () => {
      server = await startSlidev(file)
      context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
      page = await open(context, server, '/print')
      shown['zh-HK'] = await settled(page)
      for (const script of ['zh-CN', 'zh-TW'] as const) {
        await choose(page, script)
        await page.waitForFunction((lang) => document.documentElement.lang === lang, script)
        await redrawn(page, (shown['zh-CN'] ?? shown['zh-HK'])!)
        shown[script] = await settled(page)
      }
      await choose(page, 'zh-HK')
      await page.waitForFunction(() => document.documentElement.lang === 'zh-HK')
      await redrawn(page, shown['zh-TW']!)
      shown.again = await settled(page)
    })
    after(async () => {
      await context?.close()
      await server?.close()
    })

    test('Hong Kong → Simplified → Taiwan → Hong Kong gives every text and label back as it was', () => {
      assert.ok(shown['zh-HK']!.texts.length > 50)
      assert.deepEqual(shown.again, { ...shown['zh-HK'], fonts: shown.again!.fonts })
    })

    test('in Simplified no character is left that only Traditional writing has', () => {
      const kept = ['乾安', '電纜後台', 'offshore 後台']
      const text = kept.reduce((rest, term) => rest.replaceAll(term, ''), joined(shown['zh-CN']!))
      assert.deepEqual(
        [...new Set(text)].filter((character) => traditionalOnly.has(character)),
        [],
      )
      assert.notEqual(joined(shown['zh-CN']!), joined(shown['zh-HK']!))
    })

    test('each script writes its own characters', () => {
      assert.doesNotMatch(joined(shown['zh-TW']!), /裏|着/)
      assert.doesNotMatch(joined(shown['zh-HK']!), /裡|们|这/)
    })

    test('labels of diagrams follow, and none is wider or higher than its box', () => {
      for (const script of ['zh-HK', 'zh-CN', 'zh-TW'] as const) {
        assert.ok(shown[script]!.labels.length > 3)
        assert.deepEqual(shown[script]!.clipped, [], script)
      }
      const tell = (script: DeckScript) => shown[script]!.labels.join(' ')
      assert.notEqual(tell('zh-CN'), tell('zh-HK'))
      assert.deepEqual(
        [...tell('zh-CN').replaceAll('乾安', '')].filter((character) => traditionalOnly.has(character)),
        [],
      )
    })

    test('language, title and fonts are those of the script', () => {
      assert.equal(shown['zh-CN']!.lang, 'zh-CN')
      assert.match(shown['zh-CN']!.title, file === fixture ? /海面上的风机：乾安的电/ : /没有什么/)
      assert.ok(
        shown['zh-CN']!.fonts.some((family) => family.includes('Noto Sans SC')),
        shown['zh-CN']!.fonts.join(),
      )
      assert.ok(shown['zh-TW']!.fonts.some((family) => family.includes('Noto Serif TC')))
      assert.ok(!shown['zh-HK']!.fonts.some((family) => family.includes(' SC')))
    })

    if (file === fixture)
      test('terms to keep, code and English stay', () => {
        for (const script of ['zh-CN', 'zh-TW'] as const) {
          const text = joined(shown[script]!)
          assert.match(text, /乾安/)
          assert.match(text, /電纜後台/)
          assert.match(text, /offshore 後台/)
          assert.doesNotMatch(text, /干安/)
        }
        assert.match(joined(shown['zh-CN']!), /他看着海面/)
      })
  })

describe('during a talk', { timeout: 240_000 }, () => {
  let server: LiveDeck
  let context: BrowserContext
  before(async () => {
    server = await startLive(fixture)
  })
  after(() => server?.close())

  /** Each test in a browser that has kept nothing. */
  const fresh = async (path: string) => {
    await context?.close()
    context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
    return open(context, server, path)
  }
  const lang = (page: Page, script: string) =>
    page.waitForFunction((wanted) => document.documentElement.lang === wanted, script, { timeout: 15_000 })
  const heading = (page: Page) => page.locator('.deck-theme:visible h1').first().textContent()

  test('the address chooses the script, and goes on saying what is shown', async () => {
    const page = await fresh('/2?script=zh-CN')
    assert.equal(await heading(page), '电网的里里外外')
    await page.keyboard.press('t')
    await lang(page, 'zh-HK')
    await page.waitForURL(/script=zh-HK/)
  })

  test('the key goes round all scripts, also on slides shown later, and no slide is turned by it', async () => {
    const page = await fresh('/2')
    assert.equal(await heading(page), '電網的裏裏外外')
    await page.keyboard.press('t')
    await lang(page, 'zh-TW')
    assert.equal(await heading(page), '電網的裡裡外外')
    await page.keyboard.press('t')
    await lang(page, 'zh-CN')
    assert.equal(await heading(page), '电网的里里外外')
    assert.match(page.url(), /\/2$/)
    await page.keyboard.press('ArrowRight')
    await page.waitForURL(/\/3$/)
    await page.locator('.deck-claim:visible h1').filter({ hasText: '头发发白的老师傅说' }).first().waitFor()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('t')
    await lang(page, 'zh-HK')
    assert.equal(await heading(page), '電網的裏裏外外')
  })

  test('the choice is kept when the page is opened again, and other windows follow', async () => {
    const page = await fresh('/2')
    const other = await open(context, server, '/3')
    await page.bringToFront()
    await page.keyboard.press('t')
    await lang(page, 'zh-TW')
    await lang(other, 'zh-TW')
    await other.locator('.deck-claim:visible').filter({ hasText: '海床下面' }).first().waitFor()
    await page.reload()
    await lang(page, 'zh-TW')
    await page.locator('.deck-theme:visible h1').filter({ hasText: '電網的裡裡外外' }).first().waitFor()
  })

  test('an element cloned while converted, as Vue clones long static parts, comes back to the letter', async () => {
    const page = await fresh('/7')
    const tables = () => page.locator('.deck-claim:visible table').allTextContents()
    const [written] = await tables()
    await choose(page, 'zh-CN')
    await lang(page, 'zh-CN')
    await page.evaluate(() => {
      const table = document.querySelector('.deck-claim table')!
      table.after(table.cloneNode(true))
    })
    const [shown, clone] = await tables()
    assert.match(shown!, /后面钟表干燥/)
    assert.equal(clone, shown)
    await choose(page, 'zh-HK')
    await lang(page, 'zh-HK')
    assert.deepEqual(await tables(), [written, written])
  })

  test('in the presenter’s view notes and both slides follow, and the switch is among the controls', async () => {
    const page = await fresh('/presenter/3')
    const note = page.locator('.slidev-note, .prose').filter({ hasText: /乾安的/ })
    await note.first().waitFor()
    const written = await note.first().textContent()
    await page.locator('.deck-script').first().click()
    await lang(page, 'zh-TW')
    await page.locator('.deck-script').first().click()
    await lang(page, 'zh-CN')
    await page
      .locator('.slidev-note, .prose')
      .filter({ hasText: '乾安的码头没有人' })
      .first()
      .waitFor({ timeout: 10_000 })
    await page.locator('.deck-script').first().click()
    await lang(page, 'zh-HK')
    assert.equal(await note.first().textContent(), written)
  })

  test('text that is put into the page later is converted too, and comes back', async () => {
    const page = await fresh('/2?script=zh-CN')
    await page.evaluate(() => {
      const panel = document.createElement('aside')
      panel.id = 'late'
      panel.innerHTML = '<p>後面的<mark>鐘頭</mark>，乾<em>燥</em></p>'
      document.body.append(panel)
    })
    assert.equal(await page.locator('#late').textContent(), '后面的钟头，干燥')
    await page.evaluate(() => {
      document.querySelector('#late p')!.firstChild!.nodeValue = '裏面的'
    })
    assert.equal(await page.locator('#late').textContent(), '里面的钟头，干燥')
    await choose(page, 'zh-HK')
    await lang(page, 'zh-HK')
    assert.equal(await page.locator('#late').textContent(), '裏面的鐘頭，乾燥')
  })

  test('the switch can be hit, reached by keyboard, and lies on no text of the slide', async () => {
    const page = await fresh('/3')
    const button = page.locator('.deck-corner .deck-script')
    const box = (await button.boundingBox())!
    assert.ok(box.width >= 24 && box.height >= 24, `${box.width} × ${box.height}`)
    const foot = (await page.locator('.deck-foot:visible').first().boundingBox())!
    assert.ok(box.x >= foot.x + foot.width, `switch at ${box.x}, footer ends at ${foot.x + foot.width}`)
    assert.match((await button.getAttribute('aria-label'))!, /香港繁體/)
    await button.focus()
    await page.keyboard.press('Enter')
    await lang(page, 'zh-TW')
    assert.match((await button.getAttribute('aria-label'))!, /臺灣正體/)
  })

  test('it is not printed', async () => {
    const page = await fresh('/3?print')
    assert.equal(await page.locator('.deck-script').count(), 0)
    const live = await fresh('/3')
    await live.emulateMedia({ media: 'print' })
    assert.equal(await live.locator('.deck-script:visible').count(), 0)
  })

  test('a value that is no script is as good as none', async () => {
    const page = await fresh('/2?script=klingon')
    assert.equal(await heading(page), '電網的裏裏外外')
  })
})

test('a deck in another language has neither switch nor key', { timeout: 120_000 }, async () => {
  const server = await startLive(english)
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
  try {
    const page = await open(context, server, '/2?script=zh-CN')
    await page.keyboard.press('t')
    await page.waitForTimeout(500)
    assert.equal(await page.locator('.deck-script').count(), 0)
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'en')
  } finally {
    await context.close()
    await server.close()
  }
})
