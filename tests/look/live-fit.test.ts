import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as driver, type Page } from 'playwright-core'
import { openDeck } from '../../scripts/export/open-deck.ts'
import { type LiveDeck, startLive } from '../live-deck.ts'

const DECK = fileURLToPath(new URL('../fixtures/decks/live.md', import.meta.url))

/** How a slide was fitted: its step, its figures, its heading. */
const readFit = (page: Page, slide: string): Promise<string> =>
  page.evaluate((selector) => {
    const deck = document.querySelector<HTMLElement>(`${selector} .deck`)!
    const { tight, rows } = deck.dataset
    const heading = deck.querySelector<HTMLElement>('h1')!.style.fontSize
    return `step ${tight}, rows ${rows}, figure ${deck.style.getPropertyValue('--figure')}, heading ${heading}`
  }, slide)

describe('a slide that is presented is set as it is printed', { timeout: 180_000 }, () => {
  let live: LiveDeck
  let browser: Browser
  let page: Page
  let printed: string[]

  before(async () => {
    const session = await openDeck(DECK)
    printed = await Promise.all(
      [1, 2].map((no) => readFit(session.page, `.print-slide-container:nth-child(${no})`)),
    )
    await session.close()
    live = await startLive(DECK)
    browser = await driver.launch({ executablePath: await chromium.executablePath(), args: chromium.args })
    page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  })
  after(async () => {
    await browser?.close()
    await live?.close()
  })

  const presented = async (no: number) => {
    await page.goto(`http://localhost:${live.deck.port}/${no}`)
    const slide = `.slidev-page-${no}`
    await page.waitForSelector(`${slide} .deck[data-tight] .deck-cite-n[role="button"]`)
    await page.waitForTimeout(1000)
    return readFit(page, slide)
  }

  // What a finger must hit is wider than the mark, and reaches over the edge here.
  for (const no of [1, 2])
    it(`slide ${no}, whose heading ends with a citation mark at the edge`, async () =>
      assert.equal(await presented(no), printed[no - 1]))
})
