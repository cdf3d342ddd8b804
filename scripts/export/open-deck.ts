import { tmpdir } from 'node:os'
import { resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { UserError } from '../user-error.ts'
import { drawingsFile, giveDrawings, takeDrawings } from './keep-drawings.ts'
import { onInterrupt } from './on-interrupt.ts'
import type { PageOptions, PrintBrowser, PrintPage } from './piped-browser.ts'
import type { DeckInputs, ServedSlide } from './served-deck.ts'
import { cutOf, slidesOf } from './slide-range.ts'
import { startSlidev } from './slidev-server.ts'
import { assertTemporaryFolder } from './temporary-folder.ts'
import { type BrokenSlide, waitForSlides } from './wait-for-slides.ts'

export interface OpenDeckOptions {
  /** Slides to open, in Slidev's notation: `1,4-5`. All by default. */
  range?: string
  dark?: boolean
  /** One page per click step rather than one per slide. */
  withClicks?: boolean
  /** Device pixels per CSS pixel, for pictures. 1 by default. */
  scale?: number
  /** Path of the browser to use. */
  browser?: string
  /** Longest time without any progress before the deck is given up, in milliseconds. */
  stallAfterMs?: number
  onProgress?: (progress: DeckProgress) => void
  /** Told, in a sentence each, what an export does without or differently than was asked for. */
  onNote?: (note: string) => void
}

/** How far it is. `done` and `total` count slides. */
export interface DeckProgress {
  stage: 'start' | 'slides' | 'print'
  done: number
  total: number
}

/** A deck open in a browser, all slides of the range on one page, drawn to the end. */
export interface DeckSession extends PrintSession {
  page: Page
}

/** The same, of which no more can be asked than to print it. */
export interface PrintSession {
  page: PrintPage
  /** Where the deck is served. */
  origin: string
  slides: ServedSlide[]
  headmatter: Record<string, unknown>
  /** Slide size in CSS pixels. */
  width: number
  height: number
  /** Slides that Slidev could not compile or whose diagram Mermaid could not draw. */
  broken: BrokenSlide[]
  /** What the deck is made of, if the server told. */
  inputs: DeckInputs | undefined
  /** Name and version of the browser. */
  browser: string
  /** Addresses outside this machine that the deck asked for; none was answered. */
  blocked: string[]
  close(): Promise<void>
}

/** Names of this machine; everything else is the network. */
const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Names no host but this one, so that neither a page nor the browser itself reaches the network, and draws the
 * same picture on every screen.
 */
const BROWSER_ARGS = [
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
  '--force-color-profile=srgb',
  '--font-render-hinting=none',
  '--disable-lcd-text',
]

/**
 * Opens a deck for printing and checking: Slidev's server, a browser, its `/print` page in a viewport of one slide
 * (a viewport as tall as the deck, as Slidev's own exporter has, costs minutes), all slides drawn.
 *
 * Nothing of it outlives the process: an interrupted run closes browser and server.
 *
 * @param slidesMd path of the deck
 * @throws UserError if there is no browser, Slidev cannot serve the deck, or a slide is not drawn in time (it is named)
 */
export async function openDeck(slidesMd: string, options: OpenDeckOptions = {}): Promise<DeckSession> {
  return open<Page>(slidesMd, options, async () =>
    (await findBrowser()).launchBrowser(options.browser, BROWSER_ARGS),
  )
}

/** As `openDeck`, for printing only: the browser is there in half the time. */
export async function openForPrint(slidesMd: string, options: OpenDeckOptions = {}): Promise<PrintSession> {
  return open<PrintPage>(slidesMd, options, async () =>
    (await findBrowser()).launchPrinter(options.browser, BROWSER_ARGS),
  )
}

async function open<P extends PrintPage>(
  slidesMd: string,
  options: OpenDeckOptions,
  launch: () => Promise<
    Pick<PrintBrowser, 'close' | 'version'> & { newPage(options: PageOptions): Promise<P> }
  >,
): Promise<PrintSession & { page: P }> {
  const { range, dark = false, withClicks = false, stallAfterMs, onProgress, onNote } = options
  await assertTemporaryFolder()
  onProgress?.({ stage: 'start', done: 0, total: 0 })
  const starting = { server: startSlidev(slidesMd, { dark }), browser: launch() }
  const shut = () =>
    Promise.allSettled([
      starting.browser.then((browser) => browser.close()),
      starting.server.then((server) => server.close()),
    ])
  let interrupted = false
  const forget = onInterrupt(() => {
    interrupted = true
    return shut()
  })
  const end = async () => {
    await shut()
    // Whatever fails because the browser is being closed under it is no news: the process ends by the signal.
    if (interrupted) await new Promise(() => {})
    forget()
  }
  const close = async () => {
    const [server, browser] = await Promise.all([starting.server, starting.browser])
    // The first time there is still something to keep for the next.
    if (!interrupted) await Promise.allSettled([browser.close(), server.settled])
    await end()
  }
  try {
    const [server, browser] = await Promise.all([starting.server, starting.browser])
    const { deck } = server
    const cut = range === undefined ? undefined : cutOf(deck.slides.length, range)
    if (cut) onNote?.(cut)
    const page = await browser.newPage({
      viewport: { width: deck.width, height: deck.height },
      deviceScaleFactor: options.scale ?? 1,
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
    })
    const blocked = await closeNetwork(page)
    // esbuild (in tsx) names inner functions by helpers, which functions sent to the page then miss.
    await page.addInitScript('globalThis.__name = globalThis.__name2 = (value) => value')
    const drawings = drawingsFile(resolve(slidesMd), deck, browser.version(), dark)
    await giveDrawings(page, drawings)
    const draw = async () => {
      // Print what the screen shows: the deck is designed for it, and Slidev hides parts from the printer.
      await page.emulateMedia({ media: 'screen' })
      const address = `http://localhost:${deck.port}/print?print=${withClicks ? 'clicks' : 'true'}`
      const wanted = slidesOf(deck.slides.length, range)
      return waitForSlides(page, {
        url: range === undefined ? address : `${address}&range=${wanted.join()}`,
        slides: deck.slides,
        wanted,
        uncompiled: server.uncompiled,
        log: server.log,
        stallAfterMs,
        onProgress: (done, total) => onProgress?.({ stage: 'slides', done, total }),
      })
    }
    const broken = await Promise.race([draw(), server.ended])
    await takeDrawings(page, drawings, range === undefined)
    const { slides, headmatter, width, height } = deck
    return {
      page,
      origin: `http://localhost:${deck.port}`,
      slides,
      headmatter,
      width,
      height,
      broken,
      inputs: server.inputs(),
      browser: browser.version(),
      blocked,
      close,
    }
  } catch (error) {
    await end()
    if (/crashed|has been closed/.test(String(error)))
      throw new UserError(
        `Cannot draw deck: the browser gave up; give it more memory, or room in ${tmpdir()}, or name another in DECK_BROWSER`,
      )
    throw error
  }
}

/** The server's process should be on its way before this one is busy loading what starts a browser. */
const findBrowser = () => import('./find-browser.ts')

/** Aborts every request that would leave this machine; the list returned fills as the page asks. */
async function closeNetwork(page: PrintPage): Promise<string[]> {
  const blocked: string[] = []
  await page.route(
    (url) => /^(https?|wss?):$/.test(url.protocol) && !LOCAL.has(url.hostname),
    (route) => {
      blocked.push(route.request().url())
      return route.abort('blockedbyclient')
    },
  )
  return blocked
}
