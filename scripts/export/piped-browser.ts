import { type ChildProcess, spawn } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import type { Readable, Writable } from 'node:stream'
import type { Page } from 'playwright-core'

/** What printing asks of a page: a part of Playwright's, which has it all. */
export type PrintPage = Pick<
  Page,
  'addInitScript' | 'emulateMedia' | 'evaluate' | 'goto' | 'off' | 'on' | 'pdf' | 'route'
>

/** How a browser is to be started. */
export interface BrowserStart {
  executablePath: string
  args: string[]
  env: NodeJS.ProcessEnv
  sandbox: boolean
}

/** What a browser that was started is asked for. */
export interface PageOptions {
  viewport: { width: number; height: number }
  deviceScaleFactor: number
  colorScheme: 'dark' | 'light'
  reducedMotion: 'reduce'
}

export interface PrintBrowser {
  newPage(options: PageOptions): Promise<PrintPage>
  version(): string
  close(): Promise<void>
}

/** As Playwright starts it, in so far as pictures and pages depend on it, and nothing that would ask the network. */
const SWITCHES = [
  '--headless',
  '--hide-scrollbars',
  '--mute-audio',
  '--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4',
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  '--disable-extensions',
  '--disable-field-trial-config',
  '--disable-hang-monitor',
  '--disable-renderer-backgrounding',
  '--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,MediaRouter,OptimizationHints,PaintHolding',
  '--enable-unsafe-swiftshader',
  '--metrics-recording-only',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-service-autorun',
  '--password-store=basic',
  '--use-mock-keychain',
  '--remote-debugging-pipe',
]

const START_MS = 30_000
const CLOSE_MS = 5000

type Params = Record<string, unknown>

/**
 * Starts a browser and speaks with it over a pipe, in the few words of its DevTools protocol that printing takes.
 * Playwright says the same; to load it takes as long as to print a deck.
 *
 * @throws Error with what the browser said, if it does not start
 */
export async function launchPiped({
  executablePath,
  args,
  env,
  sandbox,
}: BrowserStart): Promise<PrintBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'deck-browser-'))
  const child = spawn(
    executablePath,
    [...SWITCHES, ...args, ...(sandbox ? [] : ['--no-sandbox']), `--user-data-dir=${profile}`, 'about:blank'],
    // A group of its own, so that none of its processes outlives it, and no key pressed in the terminal reaches it.
    { env, detached: process.platform !== 'win32', stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] },
  )
  let said = ''
  child.stderr!.on('data', (chunk: Buffer) => {
    said = `${said}${chunk}`.slice(-10_000)
  })
  const connection = new Connection(child, () => said)
  const close = async () => {
    if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
      const gone = once(child, 'exit')
      void connection.send('Browser.close').catch(() => {})
      const timer = setTimeout(() => kill(child), CLOSE_MS)
      await gone
      clearTimeout(timer)
    }
    await rm(profile, { recursive: true, force: true, maxRetries: 3 }).catch(() => {})
  }
  const late = setTimeout(() => kill(child), START_MS)
  try {
    const { product } = await connection.send<{ product: string }>('Browser.getVersion')
    return {
      version: () => product.replace(/^.*\//, ''),
      newPage: async (options) => (await PipedPage.open(connection, options)) as unknown as PrintPage,
      close,
    }
  } catch (error) {
    await close()
    throw error
  } finally {
    clearTimeout(late)
  }
}

function kill(child: ChildProcess) {
  try {
    if (process.platform === 'win32') child.kill('SIGKILL')
    else process.kill(-child.pid!, 'SIGKILL')
  } catch {
    // It has just ended.
  }
}

interface Message {
  id?: number
  method?: string
  params?: Params
  sessionId?: string
  result?: unknown
  error?: { message: string }
}

interface Waiting {
  done(result: unknown): void
  failed(error: Error): void
}

/** Messages over the pipe: JSON, each ended by a zero byte. Emits events by session and method. */
class Connection extends EventEmitter {
  readonly #input: Writable
  readonly #waiting = new Map<number, Waiting>()
  #last = 0
  #end: Error | undefined

  constructor(child: ChildProcess, said: () => string) {
    super()
    this.#input = child.stdio[3] as Writable
    // What is written to a browser that has ended is no error of ours: whoever waits for an answer is told.
    this.#input.on('error', () => {})
    let pieces: Buffer[] = []
    const output = child.stdio[4] as Readable
    output.on('error', () => {})
    output.on('data', (chunk: Buffer) => {
      let from = 0
      for (let at = chunk.indexOf(0); at >= 0; at = chunk.indexOf(0, from)) {
        this.#receive(Buffer.concat([...pieces, chunk.subarray(from, at)]).toString())
        pieces = []
        from = at + 1
      }
      if (from < chunk.length) pieces.push(chunk.subarray(from))
    })
    child.once('error', (error) => this.#fail(error))
    child.once('close', () => this.#fail(new Error(`the browser has been closed ${said()}`.trim())))
  }

  send<Result = unknown>(method: string, params: Params = {}, sessionId?: string): Promise<Result> {
    return new Promise((done, failed) => {
      if (this.#end) return failed(this.#end)
      const id = ++this.#last
      this.#waiting.set(id, { done: (result) => done(result as Result), failed })
      this.#input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    })
  }

  #receive(text: string) {
    const { id, method, params, sessionId, result, error } = JSON.parse(text) as Message
    if (id === undefined) {
      this.emit(`${sessionId ?? ''} ${method}`, params)
      return
    }
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    if (error) waiting?.failed(new Error(error.message))
    else waiting?.done(result)
  }

  #fail(error: Error) {
    this.#end ??= error
    for (const { failed } of this.#waiting.values()) failed(this.#end)
    this.#waiting.clear()
  }
}

interface Frame {
  frame: { parentId?: string }
}

class PipedPage extends EventEmitter {
  readonly #connection: Connection
  readonly #session: string
  #media = 'screen'
  readonly #features: { name: string; value: string }[]

  static async open(connection: Connection, options: PageOptions): Promise<PipedPage> {
    const { targetInfos } = await connection.send<{ targetInfos: { targetId: string; type: string }[] }>(
      'Target.getTargets',
    )
    const first = targetInfos.find(({ type }) => type === 'page')
    const { targetId } =
      first ?? (await connection.send<{ targetId: string }>('Target.createTarget', { url: 'about:blank' }))
    const { sessionId } = await connection.send<{ sessionId: string }>('Target.attachToTarget', {
      targetId,
      flatten: true,
    })
    const page = new PipedPage(connection, sessionId, options)
    await page.#prepare(options)
    return page
  }

  private constructor(connection: Connection, session: string, options: PageOptions) {
    super()
    this.#connection = connection
    this.#session = session
    this.#features = [
      { name: 'prefers-color-scheme', value: options.colorScheme },
      { name: 'prefers-reduced-motion', value: options.reducedMotion },
    ]
  }

  async #prepare({ viewport, deviceScaleFactor }: PageOptions) {
    this.#forwardTraffic()
    this.#on<{ exceptionDetails: Thrown }>('Runtime.exceptionThrown', ({ exceptionDetails }) =>
      this.emit('pageerror', errorOf(exceptionDetails)),
    )
    this.#on<Frame>('Page.frameNavigated', ({ frame }) => {
      if (!frame.parentId) this.emit('domcontentloaded', this)
    })
    const metrics = { ...viewport, deviceScaleFactor, mobile: false }
    await Promise.all([
      this.#send('Page.enable'),
      this.#send('Runtime.enable'),
      this.#send('Network.enable'),
      this.#send('Emulation.setDeviceMetricsOverride', metrics),
      this.#send('Emulation.setFocusEmulationEnabled', { enabled: true }),
      this.#emulate(),
    ])
  }

  /** Requests as Playwright tells of them: `url()` is all that is asked of one. */
  #forwardTraffic() {
    const open = new Map<string, { url: () => string }>()
    const ended = (event: string) => {
      return ({ requestId }: { requestId: string }) => {
        const request = open.get(requestId)
        open.delete(requestId)
        if (request) this.emit(event, request)
      }
    }
    this.#on<{ requestId: string; request: { url: string } }>(
      'Network.requestWillBeSent',
      ({ requestId, request: { url } }) => {
        // What a redirection leads to has the number of what led to it.
        ended('requestfinished')({ requestId })
        if (url.startsWith('data:')) return
        const request = { url: () => url }
        open.set(requestId, request)
        this.emit('request', request)
      },
    )
    this.#on('Network.loadingFinished', ended('requestfinished'))
    this.#on('Network.loadingFailed', ended('requestfailed'))
  }

  #send<Result = unknown>(method: string, params?: Params): Promise<Result> {
    return this.#connection.send<Result>(method, params, this.#session)
  }

  #on<Event>(method: string, listener: (event: Event) => void) {
    this.#connection.on(`${this.#session} ${method}`, listener)
  }

  #emulate() {
    return this.#send('Emulation.setEmulatedMedia', { media: this.#media, features: this.#features })
  }

  async emulateMedia({ media }: { media: string }): Promise<void> {
    this.#media = media
    await this.#emulate()
  }

  async addInitScript(script: Code, arg?: unknown): Promise<void> {
    await this.#send('Page.addScriptToEvaluateOnNewDocument', { source: expressionOf(script, arg) })
  }

  async evaluate(script: Code, arg?: unknown): Promise<unknown> {
    const { result, exceptionDetails } = await this.#send<{
      result: { value?: unknown }
      exceptionDetails?: Thrown
    }>('Runtime.evaluate', {
      expression: expressionOf(script, arg),
      awaitPromise: true,
      returnByValue: true,
    })
    if (exceptionDetails) throw errorOf(exceptionDetails)
    return result.value
  }

  /** Resolves as soon as the answer begins. */
  async goto(url: string): Promise<void> {
    const { errorText } = await this.#send<{ errorText?: string }>('Page.navigate', { url })
    if (errorText) throw new Error(`${url}: ${errorText}`)
  }

  async route(matches: (url: URL) => boolean, handle: (route: PipedRoute) => Promise<void>): Promise<void> {
    this.#on<{ requestId: string; request: { url: string } }>('Fetch.requestPaused', (event) => {
      const { requestId, request } = event
      const route: PipedRoute = {
        request: () => ({ url: () => request.url }),
        abort: async () => {
          await this.#send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' })
        },
      }
      const handled = matches(new URL(request.url))
        ? handle(route)
        : this.#send('Fetch.continueRequest', { requestId })
      // A page that is left, or a browser that ends, has no use for the answer.
      handled.catch(() => {})
    })
    await this.#send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
  }

  async pdf(options: { width: string; height: string; preferCSSPageSize: boolean }): Promise<Uint8Array> {
    const { data } = await this.#send<{ data: string }>('Page.printToPDF', {
      paperWidth: inches(options.width),
      paperHeight: inches(options.height),
      ...{ marginTop: 0, marginRight: 0, marginBottom: 0, marginLeft: 0 },
      printBackground: true,
      preferCSSPageSize: options.preferCSSPageSize,
      generateTaggedPDF: true,
    })
    return Buffer.from(data, 'base64')
  }
}

interface PipedRoute {
  request(): { url(): string }
  abort(): Promise<void>
}

/** A script, or a function that is sent as its text and called with the argument. */
type Code = string | ((arg: never) => unknown)

const expressionOf = (script: Code, arg: unknown): string =>
  typeof script === 'string' ? script : `(${script})(${arg === undefined ? '' : JSON.stringify(arg)})`

interface Thrown {
  text: string
  exception?: { description?: string }
}

/** As Playwright words it: what was thrown, without the trace. */
const errorOf = ({ text, exception }: Thrown): Error =>
  new Error((exception?.description ?? text).split('\n    at ')[0]!.replace(/^\w*Error: /, ''))

const PIXELS_PER_INCH = 96
const inches = (pixels: string): number => Number.parseFloat(pixels) / PIXELS_PER_INCH
