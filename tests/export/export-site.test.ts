import assert from 'node:assert/strict'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import process from 'node:process'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { exportSite } from '../../scripts/export/export-site.ts'
import { launchBrowser } from '../../scripts/export/find-browser.ts'
import { UserError } from '../../scripts/user-error.ts'

const CLEAN = fileURLToPath(new URL('../fixtures/decks/clean/slides.md', import.meta.url))
const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const SLIDES = 5
/** What Mermaid says of a diagram it does not know: where this is, Mermaid is. */
const OF_MERMAID = 'No diagram type detected'

const TYPES: Record<string, string> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
  png: 'image/png',
}

/** Serves a folder below `/talks/one/` and nothing else, as a plain file server does. */
async function serveBelow(folder: string): Promise<Server> {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url!, 'http://x').pathname)
    const name = path.startsWith('/talks/one/') ? path.slice('/talks/one/'.length) || 'index.html' : undefined
    const body = name && (await readFile(join(folder, name)).catch(() => undefined))
    if (!body) response.writeHead(404).end()
    else response.writeHead(200, { 'content-type': TYPES[name.split('.').at(-1)!] ?? '' }).end(body)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

interface Look {
  text: string
  diagrams: number
  fonts: string[]
  errors: string[]
}

/** Opens every slide at `address#/N` and tells what is on it, and what was asked for elsewhere or in vain. */
async function lookAt(
  browser: Browser,
  address: string,
  allowed: RegExp,
): Promise<{ looks: Look[]; strays: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  const strays: string[] = []
  const errors: string[] = []
  await page.route('**', (route) => {
    if (allowed.test(route.request().url())) return route.continue()
    strays.push(route.request().url())
    return route.abort()
  })
  page.on(
    'response',
    (response) => response.status() >= 400 && strays.push(`${response.status()} ${response.url()}`),
  )
  page.on('pageerror', ({ message }) => errors.push(message))
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  const looks: Look[] = []
  for (let no = 1; no <= SLIDES; no++) {
    await page.goto(`${address}#/${no}`)
    const slide = page.locator(`[data-slidev-no="${no}"]`)
    await slide.waitFor({ state: 'visible', timeout: 30_000 })
    if (no === 4) await page.waitForFunction(drawn, undefined, { timeout: 30_000 })
    await page.evaluate(async () => {
      await document.fonts.ready
    })
    looks.push({
      text: (await slide.textContent()) ?? '',
      diagrams: await page.evaluate(drawn),
      fonts: await customFonts(page, no),
      errors: errors.splice(0),
    })
  }
  await page.close()
  return { looks, strays }
}

/** Runs in the page: how many diagrams are drawn. */
function drawn(): number {
  return [...document.querySelectorAll('.mermaid')].filter((host) =>
    host.shadowRoot?.querySelector('svg .node'),
  ).length
}

/** Runs in the page: whether it is shown in a script. */
function isIn(script: string): boolean {
  return document.documentElement.lang === script
}

/** Runs in the page: the labels of its drawing, and the colour of its lines beside that of the text around it. */
function lookAtDrawing() {
  const host = document.querySelector('.mermaid')!
  const { shadowRoot } = host
  const labels = [...shadowRoot!.querySelectorAll('.node .nodeLabel')]
  return {
    texts: labels.map(({ textContent }) => textContent!.trim()).sort(),
    line: getComputedStyle(shadowRoot!.querySelector('.node.member rect')!).stroke,
    ink: getComputedStyle(document.querySelector('[data-slidev-no="4"] h1')!).color,
  }
}

/** Names of the fonts that draw a slide's first heading, those of the machine marked. */
async function customFonts(page: Page, no: number): Promise<string[]> {
  const client = await page.context().newCDPSession(page)
  await client.send('DOM.enable')
  await client.send('CSS.enable')
  const { root } = await client.send('DOM.getDocument', { depth: 0 })
  const { nodeId } = await client.send('DOM.querySelector', {
    nodeId: root.nodeId,
    selector: `[data-slidev-no="${no}"] h1`,
  })
  const { fonts } = await client.send('CSS.getPlatformFontsForNode', { nodeId })
  await client.detach()
  return fonts.map(({ familyName, isCustomFont }) =>
    isCustomFont ? familyName : `${familyName} of this machine`,
  )
}

describe('exportSite()', () => {
  let folder: string
  let site: string
  let browser: Browser
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deck 網站 '))
    site = join(folder, 'site')
    await exportSite(CLEAN, site)
    browser = await launchBrowser()
  })
  after(async () => {
    await browser?.close()
    await rm(folder, { recursive: true, force: true })
  })

  const isWhole = ({ looks, strays }: Awaited<ReturnType<typeof lookAt>>) => {
    assert.deepEqual(strays, [])
    assert.deepEqual(
      looks.flatMap(({ errors }) => errors),
      [],
    )
    assert.match(looks[0]!.text, /修錶的手藝/)
    assert.match(looks[2]!.text, /修錶有三個條件/)
    assert.equal(looks[3]!.diagrams, 1)
    assert.match(looks[4]!.text, /手藝不會消失/)
    for (const { fonts } of looks) assert.deepEqual(fonts, ['Noto Serif HK'])
  }

  it('shows every slide from a sub-path, its fonts and diagrams included, with all else blocked', async () => {
    const server = await serveBelow(site)
    try {
      const { port } = server.address() as AddressInfo
      const address = `http://127.0.0.1:${port}/talks/one/`
      isWhole(await lookAt(browser, address, new RegExp(`^${address}`)))
      isWhole(await lookAt(browser, `${address}index.html`, new RegExp(`^${address}`)))
    } finally {
      server.close()
    }
  })

  it('shows every slide from the disk, without a server', async () => {
    isWhole(await lookAt(browser, pathToFileURL(join(site, 'index.html')).href, /^(file|data|blob):/))
  })

  it('is called as the deck is, and nothing else', async () => {
    const html = await readFile(join(site, 'index.html'), 'utf8')
    assert.match(html, /<title>修錶的手藝<\/title>/)
    const script = await readFile(join(site, 'deck.js'), 'utf8')
    assert.ok(!script.includes('修錶的手藝 - Slidev'))
  })

  it('shows its diagrams in other scripts and in the dark, as text, without Mermaid', async () => {
    assert.ok(!(await readFile(join(site, 'deck.js'), 'utf8')).includes(OF_MERMAID))
    const { href } = pathToFileURL(join(site, 'index.html'))
    for (const [script, labels] of [
      ['zh-TW', ['手藝', '時間', '眼力', '耐性']],
      ['zh-CN', ['手艺', '时间', '眼力', '耐性']],
    ] as const)
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await browser.newPage({ colorScheme })
        await page.goto(`${href}?script=${script}#/4`)
        await page.waitForFunction(drawn, undefined, { timeout: 30_000 })
        await page.waitForFunction(isIn, script)
        const { texts, line, ink } = await page.evaluate(lookAtDrawing)
        await page.close()
        assert.deepEqual(texts, labels)
        assert.equal(line, ink, `lines in ${colorScheme}`)
      }
  })

  it('draws for itself where a component of the deck may hold a diagram', async () => {
    const place = join(folder, 'own')
    await cp(dirname(CLEAN), place, { recursive: true })
    await mkdir(join(place, 'components'))
    await writeFile(join(place, 'components', 'Remark.vue'), '<template><p><slot /></p></template>')
    const deck = await readFile(CLEAN, 'utf8')
    await writeFile(join(place, 'slides.md'), deck.replace('../../../..', relative(place, ROOT)))
    await exportSite(join(place, 'slides.md'), join(place, 'site'))
    assert.ok((await readFile(join(place, 'site', 'deck.js'), 'utf8')).includes(OF_MERMAID))
    isWhole(
      await lookAt(browser, pathToFileURL(join(place, 'site', 'index.html')).href, /^(file|data|blob):/),
    )
  })

  it('says that it is larger where no browser draws its diagrams', async () => {
    const told: string[] = []
    const { DECK_BROWSER } = process.env
    process.env.DECK_BROWSER = join(folder, 'no-browser')
    try {
      await exportSite(CLEAN, join(folder, 'undrawn'), { onNote: (note) => told.push(note) })
    } finally {
      if (DECK_BROWSER === undefined) delete process.env.DECK_BROWSER
      else process.env.DECK_BROWSER = DECK_BROWSER
    }
    assert.ok((await readFile(join(folder, 'undrawn', 'deck.js'), 'utf8')).includes(OF_MERMAID))
    assert.equal(told.length, 1)
    assert.match(told[0]!, /^the site is as good and some megabytes larger.*no-browser.*no such file$/)
  })

  it('is small: a few files, under 4 MB', async () => {
    const names = await readdir(site, { recursive: true })
    const facts = await Promise.all(names.map((name) => stat(join(site, name))))
    const files = facts.filter((fact) => fact.isFile())
    const bytes = files.reduce((sum, { size }) => sum + size, 0)
    assert.ok(files.length <= 40, `${files.length} files`)
    assert.ok(bytes < 4 * 2 ** 20, `${bytes} bytes`)
  })

  it('holds of fonts, formulas and Chinese what the deck has, and of the look’s files no path of this machine', async () => {
    const place = join(folder, 'english')
    await mkdir(place)
    await writeFile(
      join(place, 'slides.md'),
      `---\ntheme: ${relative(place, ROOT)}\nlang: en\nauthor: A pilot\nfonts: {provider: none}\n---\n\n# The tide\n\n$$a^2$$\n`,
    )
    await exportSite(join(place, 'slides.md'), join(place, 'site'))
    const names = (await readdir(join(place, 'site'), { recursive: true })).sort()
    const fonts = names.filter((name) => name.startsWith('assets/') && !name.endsWith('.css'))
    assert.deepEqual(
      fonts.filter((name) => !/\.woff2$/.test(name)),
      [],
    )
    assert.ok(
      fonts.some((name) => name.includes('KaTeX_Math-Italic')),
      fonts.join(),
    )
    assert.ok(!fonts.some((name) => /Fraktur|latin-ext/.test(name)), fonts.join())
    assert.deepEqual(
      names.filter((name) => name.startsWith('theme')),
      ['theme', 'theme/favicon.svg'],
    )
    const page = await readFile(join(place, 'site', 'index.html'), 'utf8')
    assert.match(page, /<meta name="author" content="A pilot">/)
    // Some 100 kB each: what tells where Chinese lines break; and a DOM for where there is none, which is six times that.
    assert.ok((await stat(join(place, 'site', 'deck.js'))).size < 700_000)
    // A font for Han characters has none of the look's own here.
    assert.ok((await stat(join(place, 'site', 'assets', 'NotoSansHK_400Regular.woff2'))).size < 50_000)
  })

  it('carries the characters of the other Chinese scripts', async () => {
    // 錶 is 表 in Simplified Chinese: not a character of the deck.
    assert.ok(!(await readFile(CLEAN, 'utf8')).includes('艺'))
    const page = await browser.newPage()
    await page.goto(pathToFileURL(join(site, 'index.html')).href)
    const loaded = await page.evaluate(async () => {
      const faces = await document.fonts.load('700 24px "Noto Serif SC"', '艺')
      return faces.map(({ status }) => status)
    })
    await page.close()
    assert.deepEqual(loaded, ['loaded'])
  })

  it('replaces an earlier site, and leaves a folder alone that is none', async () => {
    await exportSite(CLEAN, site)
    const papers = join(folder, 'papers')
    await mkdir(papers)
    await writeFile(join(papers, 'index.html'), '<p>mine</p>')
    await assert.rejects(
      exportSite(CLEAN, papers),
      (error) => error instanceof UserError && /papers: it holds index\.html/.test(error.message),
    )
    assert.deepEqual(await readdir(papers), ['index.html'])
  })

  it('carries the pictures of the deck, wherever they lie', async () => {
    const place = join(folder, 'pictures')
    await mkdir(join(place, 'public'), { recursive: true })
    const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>'
    await writeFile(join(place, 'public', 'of-all.svg'), picture)
    await writeFile(join(place, 'beside.svg'), picture)
    await writeFile(
      join(place, 'slides.md'),
      '---\ntheme: none\nfonts: {provider: none}\n---\n\n# Two\n\n![one](/of-all.svg) ![two](./beside.svg)\n',
    )
    await exportSite(join(place, 'slides.md'), join(place, 'site'))
    const page = await browser.newPage()
    const missed: string[] = []
    page.on('requestfailed', (request) => missed.push(request.url()))
    await page.goto(pathToFileURL(join(place, 'site', 'index.html')).href)
    await page.locator('img[alt=two]').waitFor()
    await page.waitForFunction(() => [...document.images].every(({ complete }) => complete))
    const widths = await page.evaluate(() => [...document.images].map(({ naturalWidth }) => naturalWidth))
    await page.close()
    assert.deepEqual(widths, [8, 8])
    assert.deepEqual(missed, [])
  })

  it('names a slide that does not compile', async () => {
    const deck = join(folder, 'broken.md')
    await writeFile(
      deck,
      '---\ntheme: none\nfonts: {provider: none}\n---\n\n# One\n\n---\nid: second\n---\n\n<div><p>open</div>\n',
    )
    await assert.rejects(
      exportSite(deck, join(folder, 'broken')),
      (error) =>
        error instanceof UserError &&
        /slide 2 \(second\): it does not compile \(.*broken\.md:8\): .*end tag/.test(error.message),
    )
  })

  it('names a diagram that Mermaid rejects, and writes nothing', async () => {
    const deck = join(folder, 'diagram.md')
    await writeFile(
      deck,
      '---\ntheme: none\nfonts: {provider: none}\n---\n\n# One\n\n---\nid: second\n---\n\n```mermaid\nflowchart LR\n  a["x --> b\n```\n',
    )
    await assert.rejects(
      exportSite(deck, join(folder, 'diagram')),
      (error) =>
        error instanceof UserError &&
        /slide 2 \(second\): its Mermaid diagram .* line 14 of .*diagram\.md/.test(error.message),
    )
    assert.ok(!(await readdir(folder)).includes('diagram'))
  })

  it('is dark when it is asked to be, and has no switch then', async () => {
    const dark = join(folder, 'dark')
    await exportSite(CLEAN, dark, { dark: true })
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, colorScheme: 'light' })
    await page.goto(pathToFileURL(join(dark, 'index.html')).href)
    await page.locator('[data-slidev-no="1"]').waitFor()
    assert.ok(await page.evaluate(() => document.documentElement.classList.contains('dark')))
    await page.close()
  })
})
