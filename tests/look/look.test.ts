import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { createServer, resolveOptions } from '@slidev/cli'
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as driver, type Page } from 'playwright-core'
import { readSlides, type SlideFacts } from './read-slides.ts'

const where = (slide: SlideFacts) => `page ${slide.page} (${slide.layout})`

for (const name of ['sample', 'sample-en', 'stress'])
  for (const colorScheme of ['light', 'dark'] as const)
    describe(`${name}.md, ${colorScheme}`, { timeout: 240_000 }, () => {
      let browser: Browser
      let page: Page
      let close: () => Promise<void>
      let slides: SlideFacts[]
      const foreign: string[] = []
      const errors: string[] = []

      before(async () => {
        const entry = fileURLToPath(new URL(`../fixtures/decks/${name}.md`, import.meta.url))
        const options = await resolveOptions({ entry }, 'export')
        const server = await createServer(options, {
          logLevel: 'error',
          clearScreen: false,
          server: { port: 0 },
        })
        await server.listen()
        close = () => server.close()
        const address = server.httpServer!.address()
        const port = typeof address === 'object' && address ? address.port : 0
        browser = await driver.launch({
          executablePath: await chromium.executablePath(),
          args: chromium.args,
        })
        page = await browser.newPage({ viewport: { width: 1280, height: 720 }, colorScheme })
        page.on('request', (request) => {
          if (!/^(data:|blob:)|\/\/localhost/.test(request.url())) foreign.push(request.url())
        })
        page.on('pageerror', (error) => {
          // Slidev asks to keep the screen on, which a browser without a screen refuses.
          if (!/Wake Lock/.test(String(error))) errors.push(String(error))
        })
        await page.goto(`http://localhost:${port}/print`, { waitUntil: 'load' })
        await page.waitForFunction(
          () => {
            const all = [...document.querySelectorAll('.print-slide-container')]
            const drawings = [...document.querySelectorAll('.deck-diagram')]
            return (
              all.length > 0 &&
              all.every((slide) => slide.querySelector('.deck[data-tight]')) &&
              drawings.every((slide) => slide.querySelector('.mermaid')?.shadowRoot?.querySelector('svg'))
            )
          },
          null,
          { timeout: 120_000 },
        )
        await page.waitForLoadState('networkidle')
        await page.waitForTimeout(500)
        // tsx marks functions with a helper that the page does not have.
        await page.evaluate('globalThis.__name = (f) => f')
        slides = await page.evaluate(readSlides)
      })
      after(async () => {
        await browser?.close()
        await close?.()
      })

      test('no text leaves its slide, touches the footer or runs into the heading', () => {
        assert.ok(slides.length >= 10, `${slides.length} slides`)
        assert.deepEqual(
          slides.flatMap((slide) => slide.stray.map((text) => `${where(slide)}: ${text}`)),
          [],
        )
      })

      test('body text is at least 24 px, small print at least 14', () => {
        assert.deepEqual(
          slides.flatMap((slide) => slide.small.map((text) => `${where(slide)}: ${text}`)),
          [],
        )
      })

      test('headings of content slides are 44 to 56 px in at most two lines, the last of two characters or more', () => {
        for (const slide of slides) {
          if (slide.headingSize === 0 || ['cover', 'theme'].includes(slide.layout)) continue
          assert.ok(
            slide.headingSize >= 44 && slide.headingSize <= 56,
            `${where(slide)}: ${slide.headingSize}`,
          )
          assert.ok(slide.headingLines.length <= 2, `${where(slide)}: ${slide.headingLines.join(' / ')}`)
          assert.ok(
            [...slide.headingLines.at(-1)!].length >= 2 || slide.headingLines.length === 1,
            where(slide),
          )
        }
      })

      test('big numbers are at least 88 px', () => {
        const sizes = slides.flatMap((slide) => slide.figureSizes)
        assert.ok(sizes.length >= 3, `${sizes.length} figures`)
        assert.ok(Math.min(...sizes) >= 88, sizes.join(' '))
      })

      test('diagram labels are at least 18 px as rendered and keep clear of each other', () => {
        const labels = slides.flatMap((slide) => slide.labels)
        assert.ok(labels.length >= 10, `${labels.length} labels`)
        assert.deepEqual(
          labels.filter(([, size]) => size < 18),
          [],
        )
        assert.deepEqual(
          slides.flatMap((slide) => slide.labelClashes.map((text) => `${where(slide)}: ${text}`)),
          [],
        )
      })

      test('contrast is 4.5 : 1, for large text 3 : 1', () => {
        assert.deepEqual(
          slides.flatMap((slide) => slide.pale.map((text) => `${where(slide)}: ${text}`)),
          [],
        )
      })

      test('the evidence begins at one height under every heading, and leaves no half of a slide empty', () => {
        for (const slide of slides) {
          if (['cover', 'theme', 'quotation', 'passages'].includes(slide.layout)) continue
          assert.ok(slide.air.place > 30 && slide.air.place < 42, `${where(slide)}: ${slide.air.place}`)
          assert.ok(slide.air.below < 260, `${where(slide)}: ${slide.air.below} below`)
        }
      })

      test('the footer names section, source and page: the section of the theme slide before, none once the themes are over', () => {
        const closing = ['recap', 'discussion', 'sources', 'passages']
        let section = ''
        let sections = 0
        for (const slide of slides) {
          if (slide.layout === 'cover') {
            assert.deepEqual(slide.footer, [])
            continue
          }
          if (slide.layout === 'theme') {
            section = slide.footer[0]!
            sections++
          }
          if (closing.includes(slide.layout)) section = ''
          assert.equal(slide.footer[0], section, where(slide))
          assert.match(slide.footer[1]!, /218/)
          assert.equal(slide.footer[2], String(slide.page))
        }
        assert.ok(sections > 0)
      })

      test('nothing is asked of another machine, and no script fails', () => {
        assert.deepEqual(foreign, [])
        assert.deepEqual(errors, [])
      })
    })
