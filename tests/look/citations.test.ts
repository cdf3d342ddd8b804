import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Browser, Page } from 'playwright-core'
import { parseDeckYaml } from '../../scripts/deck-yaml.ts'
import { exportPdf } from '../../scripts/export/export-pdf.ts'
import { launchBrowser } from '../../scripts/export/find-browser.ts'
import { slidevCommand } from '../../scripts/export/load-slidev.js'
import { parseInterview } from '../../scripts/interview/parse-interview.ts'
import { restore } from '../../scripts/restore/restore.ts'
import { citedSentences, expandCitation } from '../../scripts/slides/citation.ts'
import { readSlides } from '../../scripts/slides/read-slides.ts'
import { toScript, typesetChinese } from '../../scripts/to-script.ts'
import { type LiveDeck, startLive } from '../live-deck.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const fixture = (name: string) => path.join(ROOT, 'tests/fixtures/decks', name)
const run = promisify(execFile)

/** Sentences of tests/fixtures/decks/cited.md, as they are to be read. */
const SENTENCES: Record<number, string> = {
  1: '為什麼是現在？',
  2: '電池比油便宜。',
  3: '一度電走一海里，3 < 5 *真的*，{{ 1 + 1 }}。',
  4: '可是接頭會生鏽，第一年我們換了四十一個。',
  5: '<script>alert(1)</script>，廠家這樣說。',
  6: '船不會等電，是電要等船。',
  7: '就這麼簡單。',
}

/** The interview's sentences as the committed deck quotes them. */
async function sampleSentences(): Promise<Record<number, string>> {
  const config = parseDeckYaml(await readFile(path.join(ROOT, 'deck.yaml'), 'utf8'), 'deck.yaml')
  const { text } = restore(await readFile(path.join(ROOT, config.interview)))
  const { language } = parseInterview(text)
  const inScript = toScript(text, config.script ?? 'keep', language, config.keep)
  const { sentences } = parseInterview(typesetChinese(inScript, language))
  return Object.fromEntries(sentences.map((sentence) => [sentence.id, sentence.text]))
}

async function openPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' })
  await page.addInitScript('globalThis.__name = (value) => value')
  return page
}

/** What the open panel shows. */
const readPanel = (page: Page) =>
  page.locator('.deck-passage').evaluate((panel) => {
    const texts = (selector: string) =>
      [...panel.querySelectorAll(selector)].map(({ textContent }) => textContent!.replace(/\s+/g, ' ').trim())
    const box = panel.getBoundingClientRect()
    const sizes = [...panel.querySelectorAll('p, h3, mark')].map((part) =>
      Number.parseFloat(getComputedStyle(part).fontSize),
    )
    return {
      marked: texts('mark'),
      numbers: texts('.deck-passage-cited .deck-passage-n').map(Number),
      missing: texts('.deck-passage-missing'),
      tags: panel.querySelectorAll('script, img, b, em').length,
      least: Math.min(...sizes),
      share: box.width / innerWidth,
      focused: document.activeElement === panel,
    }
  })

const marksOn = (page: Page, no: number) => page.locator(`.slidev-page-${no} .deck-cite [role="button"]`)

/** Clicks every citation of a deck and compares what is marked with the sentences it names. */
async function clickAll(
  page: Page,
  slides: number[],
  go: (no: number) => string,
  known: Record<number, string>,
) {
  let clicked = 0
  let shown = slides[0]!
  await page.goto(go(shown))
  await marksOn(page, shown).first().waitFor({ timeout: 60_000 })
  // Our server does not push styles that come to be needed later; the second time it has them all.
  await page.reload()
  for (const no of slides) {
    // A page loaded anew for each slide would take minutes.
    await marksOn(page, slides[0]!).first().waitFor({ state: 'attached', timeout: 60_000 })
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    for (; shown < no; shown++) {
      await page.keyboard.press('ArrowDown')
      await page.waitForURL(go(shown + 1))
    }
    await marksOn(page, no).first().waitFor({ timeout: 60_000 })
    // The marks of a diagram come with its drawing.
    await page.waitForFunction(
      (slide) =>
        [...document.querySelectorAll(`.slidev-page-${slide} .deck-diagram`)].every((diagram) => {
          const root = diagram.querySelector('.mermaid')?.shadowRoot
          const marks = [...(root?.querySelectorAll('.deck-cite') ?? [])]
          return root?.querySelector('svg') && marks.every((mark) => mark.querySelector('[role="button"]'))
        }),
      no,
    )
    const address = page.url()
    for (const mark of await marksOn(page, no).all()) {
      const wanted = expandCitation((await mark.textContent())!.trim())
      // From the keyboard too, by turns.
      if (clicked % 3 === 2) {
        await mark.focus()
        await page.keyboard.press('Enter')
      } else await mark.click()
      await page.locator('.deck-passage').waitFor()
      const { marked, missing, tags, least, focused } = await readPanel(page)
      const there = wanted.filter((id) => known[id] !== undefined)
      assert.deepEqual(
        [...marked].sort(),
        there.map((id) => known[id]!.replace(/\s+/g, ' ')).sort(),
        `slide ${no}, ${wanted}`,
      )
      const lost = wanted.filter((id) => known[id] === undefined)
      assert.deepEqual(missing.flatMap((text) => text.match(/\d+/g) ?? []).map(Number), lost)
      assert.equal(tags, 0)
      assert.ok(there.length === 0 || least >= 24, `${least} px`)
      assert.ok(focused)
      assert.equal(page.url(), address, 'the slide stays')
      await page.keyboard.press('Escape')
      await page.locator('.deck-passage').waitFor({ state: 'detached' })
      clicked++
    }
  }
  return clicked
}

/** Numbers of the slides of a deck that cite something, and how many marks they have. */
async function citingSlides(deck: string): Promise<{ slides: number[]; marks: number }> {
  const bodies = readSlides(await readFile(deck, 'utf8')).map(({ text }) =>
    text.replace(/<!--[\s\S]*?-->/g, ''),
  )
  const isCiting = (text: string) => !/^layout: passages$/m.test(text) && citedSentences(text).length > 0
  return {
    slides: bodies.flatMap((text, index) => (isCiting(text) ? [index + 1] : [])),
    marks: bodies.filter(isCiting).join('').match(/\[\^/g)!.length,
  }
}

describe('citations', () => {
  let browser: Browser
  before(async () => {
    browser = await launchBrowser()
  })
  after(() => browser?.close())

  describe('of a deck in another folder', () => {
    let server: LiveDeck
    let page: Page
    const at = (no: number) => `http://localhost:${server.deck.port}/${no}`
    before(async () => {
      server = await startLive(fixture('cited.md'))
      page = await openPage(browser)
    })
    after(async () => {
      await page?.close()
      await server?.close()
    })

    it('each open the passage with its sentences marked, as text', async () => {
      const { slides, marks } = await citingSlides(fixture('cited.md'))
      assert.equal(await clickAll(page, slides, at, SENTENCES), marks)
    })

    it('are named for those who cannot see them, and large enough to hit', async () => {
      await page.goto(at(3))
      const mark = marksOn(page, 3).first()
      await mark.waitFor()
      assert.equal(await mark.getAttribute('aria-label'), '原文第 2,4 句')
      const { left, top, height } = await mark.evaluate((element) => element.getBoundingClientRect().toJSON())
      // Beside and below the figures, not on them.
      await page.mouse.click(left - 6, top + height + 8)
      assert.deepEqual((await readPanel(page)).numbers, [2, 4])
    })

    it('open with P for the whole slide, and close with P, Escape, the cross, and the next slide', async () => {
      await page.goto(at(3))
      await marksOn(page, 3).first().waitFor()
      const panel = page.locator('.deck-passage')
      const closings = [
        () => page.keyboard.press('p'),
        () => page.keyboard.press('Escape'),
        () => page.getByRole('button', { name: '關閉' }).click(),
        () => page.keyboard.press('ArrowRight'),
      ]
      for (const close of closings) {
        await page.keyboard.press('p')
        await panel.waitFor()
        const { numbers, missing, share } = await readPanel(page)
        assert.deepEqual(numbers, [2, 3, 4, 5])
        assert.match(missing.join(), /99/)
        assert.ok(share > 0.3 && share < 0.4, `${share}`)
        await close()
        await panel.waitFor({ state: 'detached' })
      }
      await page.waitForURL(at(4))
      await page.goto(at(1))
      await page.locator('.slidev-page-1 h1').waitFor()
      await page.keyboard.press('p')
      assert.equal(await panel.count(), 0, 'nothing is cited on the cover')
    })

    it('leave the space bar to the slides when the mouse has opened and closed a passage', async () => {
      await page.goto(at(2))
      await marksOn(page, 2).first().click()
      await page.locator('.deck-passage').waitFor()
      await page.keyboard.press('Escape')
      await page.keyboard.press('Space')
      await page.waitForURL(at(3))
    })

    it('give the keyboard back to the mark it came from', async () => {
      await page.goto(at(2))
      await marksOn(page, 2).first().focus()
      await page.keyboard.press('Space')
      await page.locator('.deck-passage').waitFor()
      await page.keyboard.press('Escape')
      await page.locator('.deck-passage').waitFor({ state: 'detached' })
      assert.ok(
        await marksOn(page, 2)
          .first()
          .evaluate((mark) => document.activeElement === mark),
      )
      assert.equal(page.url(), at(2))
    })

    it('leave the slide whole beside the passage', async () => {
      await page.goto(at(3))
      await marksOn(page, 3).first().click()
      await page.locator('.deck-passage').waitFor()
      const [slide, panel] = await Promise.all(
        ['.slidev-page-3 .deck', '.deck-passage'].map((selector) =>
          page.locator(selector).evaluate((element) => element.getBoundingClientRect().toJSON()),
        ),
      )
      assert.ok(slide.right <= panel.left + 1, `${slide.right} ${panel.left}`)
      assert.ok(slide.left >= -1 && slide.bottom <= 721)
    })

    it('show the audience what the presenter opens', async () => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
      try {
        const [audience, presenter] = [await context.newPage(), await context.newPage()]
        await audience.goto(at(3))
        await marksOn(audience, 3).first().waitFor()
        await presenter.goto(`http://localhost:${server.deck.port}/presenter/3`)
        await marksOn(presenter, 3).first().waitFor()
        await presenter.keyboard.press('p')
        await audience.locator('.deck-passage').waitFor()
        assert.equal(await presenter.locator('.deck-passage').count(), 1)
        await presenter.keyboard.press('Escape')
        await audience.locator('.deck-passage').waitFor({ state: 'detached' })
      } finally {
        await context.close()
      }
    })
  })

  describe('of the sample deck', () => {
    it('each open their sentence of the interview, word for word', async () => {
      const deck = path.join(ROOT, 'slides.md')
      const server = await startLive(deck)
      const page = await openPage(browser)
      try {
        const { slides, marks } = await citingSlides(deck)
        const at = (no: number) => `http://localhost:${server.deck.port}/${no}`
        assert.equal(await clickAll(page, slides, at, await sampleSentences()), marks)
      } finally {
        await page.close()
        await server.close()
      }
    })
  })

  describe('of a deck without any passage', () => {
    it('say that the sentence is not there', async () => {
      const server = await startLive(fixture('sample.md'))
      const page = await openPage(browser)
      try {
        const { slides, marks } = await citingSlides(fixture('sample.md'))
        const at = (no: number) => `http://localhost:${server.deck.port}/${no}`
        assert.equal(await clickAll(page, slides, at, {}), marks)
      } finally {
        await page.close()
        await server.close()
      }
    })
  })

  describe('of a built site', () => {
    it('open the passage without any server behind them', async () => {
      const folder = await mkdtemp(path.join(os.tmpdir(), 'deck-site-'))
      await run(process.execPath, [slidevCommand(), 'build', fixture('cited.md'), '--out', folder], {
        cwd: ROOT,
      })
      const site = createServer(async (request, response) => {
        const { pathname } = new URL(request.url!, 'http://site')
        const file = path.extname(pathname) ? path.join(folder, pathname) : path.join(folder, 'index.html')
        const type = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html' }[
          path.extname(file)
        ]
        const bytes = await readFile(file).catch(() => null)
        response.writeHead(bytes ? 200 : 404, type ? { 'content-type': type } : {}).end(bytes)
      })
      await new Promise<void>((done) => {
        site.listen(0, '127.0.0.1', done)
      })
      const page = await openPage(browser)
      try {
        const { slides, marks } = await citingSlides(fixture('cited.md'))
        const at = (no: number) => `http://127.0.0.1:${(site.address() as AddressInfo).port}/${no}`
        assert.equal(await clickAll(page, slides, at, SENTENCES), marks)
      } finally {
        await page.close()
        site.closeAllConnections()
        site.close()
        await rm(folder, { recursive: true, force: true })
      }
    })
  })

  describe('of a PDF', () => {
    for (const [what, deck] of [
      ['a small deck', fixture('cited.md')],
      ['the sample deck', path.join(ROOT, 'slides.md')],
    ] as const) {
      it(`lead to the page that holds their sentence, in ${what}`, async () => {
        const folder = await mkdtemp(path.join(os.tmpdir(), 'deck-pdf-'))
        try {
          const file = path.join(folder, 'deck.pdf')
          await exportPdf(deck, file)
          assert.deepEqual(await linksOf(file), await expectedLinks(deck))
        } finally {
          await rm(folder, { recursive: true, force: true })
        }
      })
    }
  })
})

/** `page → page` of every link within a PDF, sorted; a link outside is told by its address. */
async function linksOf(file: string): Promise<string[]> {
  const pdf = await getDocument({ data: new Uint8Array(await readFile(file)), verbosity: 0 }).promise
  const links: string[] = []
  for (let no = 1; no <= pdf.numPages; no++) {
    for (const { dest, url } of await (await pdf.getPage(no)).getAnnotations()) {
      const target = typeof dest === 'string' ? await pdf.getDestination(dest) : dest
      links.push(`${no} → ${target ? (await pdf.getPageIndex(target[0])) + 1 : url}`)
    }
  }
  return links.sort()
}

/** The same from the Markdown: each number of a mark, or the first of its range, to the first page that has it. */
async function expectedLinks(deck: string): Promise<string[]> {
  const slides = readSlides(await readFile(deck, 'utf8')).map(({ text }) =>
    text.replace(/<!--[\s\S]*?-->/g, ''),
  )
  const isAppendix = (text: string) => /^layout: passages$/m.test(text)
  const pageOf = (id: number) =>
    1 +
    slides.findIndex(
      (text) =>
        isAppendix(text) &&
        (text.includes(`\n**${id}** `) ||
          citedSentences(text.match(/^## .*$/gm)?.join('') ?? '').includes(id)),
    )
  return slides
    .flatMap((text, index) =>
      isAppendix(text)
        ? []
        : [...text.matchAll(/\[\^([\d,-]+)\]/g)].flatMap(([, list]) =>
            list!
              .split(',')
              .map((part) => pageOf(Number(part.split('-')[0])))
              .filter((page) => page > 0)
              .map((page) => `${index + 1} → ${page}`),
          ),
    )
    .sort()
}
