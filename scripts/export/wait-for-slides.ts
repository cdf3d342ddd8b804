import type { Request } from 'playwright-core'
import { UserError } from '../user-error.ts'
import type { PrintPage } from './piped-browser.ts'
import type { ServedSlide, UncompiledSlide } from './served-deck.ts'

/** A slide that is there but not as its author meant. */
export interface BrokenSlide {
  no: number
  id: string
  what: 'slide' | 'mermaid'
  /** What the compiler or Mermaid said. */
  reason: string
}

export interface WaitOptions {
  /** Address of Slidev's print page. */
  url: string
  slides: ServedSlide[]
  /** Numbers of the slides that the page shows. */
  wanted: number[]
  /** Slides that do not compile; asked for when all is drawn. */
  uncompiled: () => UncompiledSlide[]
  /** The server's log, for the reason when nothing comes. */
  log: string[]
  /** Longest time without progress, in milliseconds. */
  stallAfterMs?: number
  onProgress?: (done: number, total: number) => void
}

/** What the page has not finished, and what it will never finish. */
interface PageState {
  /** Slide containers on the page. */
  mounted: number
  waiting: { no: number; what: string }[]
  broken: { no: number; what: 'slide' | 'mermaid'; reason: string }[]
  fonts: boolean
  /** What was thrown while slides were drawn. */
  errors: string[]
  /** A number that changes when anything changes its size: layouts fit their text after it is drawn. */
  shape: number
}

const STALL_AFTER_MS = 60_000
const POLL_MS = 40
/** How long a slide that threw while it was drawn may still come. */
const STUCK_MS = 2000
/** How long nothing may have changed: longer than any step from one state of the page to the next. */
const QUIET_MS = 100

/**
 * Opens the print page and waits until every slide is drawn: mounted, its code compiled, its Mermaid diagrams in
 * their shadow roots, its images and fonts loaded, no request under way. It waits for as long as there is progress;
 * it gives up after `stallAfterMs` without any.
 *
 * @returns slides that compiled to an error or hold a diagram that Mermaid rejects
 * @throws UserError naming the first slide that is not drawn, and what it waits for
 */
export async function waitForSlides(page: PrintPage, options: WaitOptions): Promise<BrokenSlide[]> {
  const { url, slides, wanted, uncompiled, log, stallAfterMs = STALL_AFTER_MS, onProgress } = options
  const traffic = watchTraffic(page)
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(url, { waitUntil: 'commit', timeout: stallAfterMs })

  let last = ''
  let lastChange = Date.now()
  let state: PageState | undefined
  for (;;) {
    // Before the first answer of the server there is no page to look at.
    state = await page.evaluate(readPage).catch((error: unknown) => {
      if (/context was destroyed|navigat/i.test(String(error))) return undefined
      throw error
    })
    const drawn =
      state !== undefined && state.mounted >= wanted.length && state.fonts && !state.waiting.length
    const now = JSON.stringify([state, traffic.done, traffic.open.size])
    if (now !== last) {
      last = now
      lastChange = Date.now()
      if (state) onProgress?.(Math.max(0, wanted.length - unfinished(state)), wanted.length)
    }
    const quiet = Date.now() - lastChange
    if (drawn && !traffic.open.size && quiet >= QUIET_MS) break
    if (state?.errors.length && state.waiting.length && !traffic.open.size && quiet > STUCK_MS) {
      const { errors, waiting, broken } = state
      for (const no of new Set(waiting.map(({ no }) => no)))
        broken.push({ no, what: 'slide', reason: errors[broken.length] ?? errors[0]! })
      break
    }
    if (quiet > stallAfterMs) throw new UserError(stalled(state))
    await new Promise((done) => setTimeout(done, POLL_MS))
  }
  traffic.stop()
  return state!.broken.map(({ no, what, reason }) => {
    const slide = slides[no - 1]
    return {
      no,
      id: slide?.id ?? '',
      what,
      reason: inShort(
        reason || uncompiled().find((slide) => slide.no === no)?.reason || 'its code is not valid',
      ),
    }
  })

  function unfinished({ mounted, waiting }: PageState) {
    return Math.max(wanted.length - mounted, new Set(waiting.map(({ no }) => no)).size)
  }

  function stalled(state: PageState | undefined): string {
    const seconds = Math.round(stallAfterMs / 1000)
    const first = state?.waiting[0]
    const name = first && slides[first.no - 1]?.id
    const reason = errors.at(-1) ?? log.at(-1)?.split('\n')[0]
    const what = first
      ? `slide ${first.no}${name ? ` (${name})` : ''} still waits for ${first.what}`
      : !state || state.mounted < wanted.length
        ? `${state?.mounted ?? 0} of ${wanted.length} slides are there`
        : !state.fonts
          ? 'its fonts are not loaded'
          : `${[...traffic.open][0]?.url()} is not answered`
    return `Cannot draw deck: after ${seconds} s without progress ${what}${reason ? `; ${reason}` : ''}`
  }
}

/** The telling part of a compiler's message: without its prefix, and of many lines the first two. */
function inShort(reason: string): string {
  const [first = '', second = ''] = reason.split('\n').map((line) => line.trim())
  const told = first.replace(/^(?:(?:[\w-]+ )*error|Error): ?/i, '')
  return told.endsWith(':') ? `${told} ${second}` : told
}

/** Counts the page's requests; `open` holds those under way. */
function watchTraffic(page: PrintPage) {
  const traffic = { open: new Set<Request>(), done: 0, stop }
  const began = (request: Request) => traffic.open.add(request)
  const ended = (request: Request) => {
    traffic.done++
    traffic.open.delete(request)
  }
  // A page that reloads leaves its requests unanswered.
  const left = () => traffic.open.clear()
  page
    .on('request', began)
    .on('requestfinished', ended)
    .on('requestfailed', ended)
    .on('domcontentloaded', left)
  function stop() {
    page
      .off('request', began)
      .off('requestfinished', ended)
      .off('requestfailed', ended)
      .off('domcontentloaded', left)
  }
  return traffic
}

/** Runs in the page. */
function readPage(): PageState {
  const state: PageState = {
    mounted: 0,
    waiting: [],
    broken: [],
    fonts: document.fonts.status === 'loaded',
    errors: (globalThis as { deckErrors?: string[] }).deckErrors ?? [],
    shape: 0,
  }
  const containers = [...document.querySelectorAll<HTMLElement>('.print-slide-container')]
  state.mounted = containers.length
  // Of hundreds of slides each look takes as long as a drawing: those that are drawn are looked at again when all are.
  const page = globalThis as { deckDrawn?: WeakSet<Element> }
  page.deckDrawn ??= new WeakSet()
  const drawn = page.deckDrawn
  const known = containers.every((container) => drawn.has(container)) ? new Set() : drawn
  for (const container of containers) {
    if (known.has(container)) continue
    const no = Number.parseInt(container.id, 10)
    const root = container.querySelector('[data-slidev-no]')
    const problems = state.waiting.length + state.broken.length
    const wait = (what: string) => state.waiting.push({ no, what })
    const content = root?.firstElementChild
    if (!root || !content || root.querySelector('.slidev-slide-loading')) {
      wait('its code')
      drawn.delete(container)
      continue
    }
    // Slidev's error layout has no class of its own; these are the words it shows in place of a slide.
    if (content.matches('.text-red-700') && content.textContent?.includes('An error occurred on this slide'))
      state.broken.push({ no, what: 'slide', reason: '' })
    for (const error of root.querySelectorAll('pre[border="1 red rounded"]'))
      state.broken.push({
        no,
        what: 'mermaid',
        reason: (error.textContent ?? '').trim().split('\n')[0] ?? '',
      })
    for (const diagram of root.querySelectorAll('.mermaid'))
      if (!diagram.shadowRoot?.querySelector('svg')) wait('a Mermaid diagram')
    for (const image of root.querySelectorAll('img')) if (!image.complete) wait(`image ${image.src}`)
    for (const element of root.querySelectorAll('[data-waitfor]')) {
      const selector = element.getAttribute('data-waitfor')
      if (selector && !element.querySelector(selector)) wait(selector)
    }
    if (state.waiting.length + state.broken.length === problems) drawn.add(container)
    else drawn.delete(container)
  }
  // Sizes are dear to ask for while slides still come.
  if (state.waiting.length || !state.fonts) return state
  for (const container of containers)
    for (const { offsetWidth = 0, offsetHeight = 0 } of container.querySelectorAll<HTMLElement>('*'))
      state.shape = (Math.imul(state.shape, 31) + offsetWidth * 7 + offsetHeight) | 0
  return state
}
