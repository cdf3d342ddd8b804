import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { UserError } from '../user-error.ts'
import { bundlesFolder } from './cache-folder.js'
import { mermaidFences } from './mermaid-fences.ts'
import { onInterrupt } from './on-interrupt.ts'
import type { OpenDeckOptions } from './open-deck.ts'
import { readDeck } from './read-deck.ts'
import type { SiteDrawings, SiteMessage, SiteRequest } from './served-deck.ts'
import { plain } from './slidev-server.ts'
import { brokenSlide, rejectedDiagram } from './whole-deck.ts'
import { writeFolder } from './write-folder.ts'

export interface SiteOptions {
  /** In dark colours; else as the deck says. */
  dark?: boolean
  /** Path of the browser to draw diagrams with. */
  browser?: string
  onProgress?: OpenDeckOptions['onProgress']
  onNote?: OpenDeckOptions['onNote']
}

/**
 * Writes a deck as a static site that opens from any folder or sub-path of a server, or from the disk, and asks nothing
 * of the network: one page, one plain script, and its fonts cut to the characters it uses, in the other Chinese scripts
 * too. Its diagrams are drawn ahead; where they cannot be (another look, components of the deck's own, no browser), the
 * site carries as much of Mermaid as it needs.
 *
 * @param slidesMd path of the deck
 * @param folder path to make; a site of an earlier run in it is replaced
 * @throws UserError if a slide does not compile or Mermaid rejects a diagram (it is named), the folder holds what no export made, or the browser asked for does not start
 */
export async function exportSite(slidesMd: string, folder: string, options: SiteOptions = {}): Promise<void> {
  const entry = resolve(slidesMd)
  if (!existsSync(entry)) throw new UserError(`Cannot open deck ${slidesMd}: there is no such file`)
  await readDeck(slidesMd)
  const wasOurs = await holdsSite(folder)
  await writeFolder(
    folder,
    () => wasOurs,
    async (temporary) =>
      build(
        {
          entry,
          cacheFolder: await bundlesFolder(),
          folder: temporary,
          dark: options.dark ?? false,
        },
        options,
      ),
  )
}

/** Whether a folder is an earlier site, by the files every site has, or is empty or not there. */
async function holdsSite(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch((): string[] => [])
  if (names.length === 0) return true
  const page = await readFile(join(folder, 'index.html'), 'utf8').catch(() => '')
  return names.includes('deck.js') && page.includes('slidev:version')
}

async function build(request: SiteRequest, options: SiteOptions): Promise<void> {
  const child = fork(fileURLToPath(new URL('./build-site.js', import.meta.url)), [], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: ['--max-semi-space-size=128'],
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  const log: string[] = []
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (chunk: Buffer) => log.push(plain(String(chunk))))
  const forget = onInterrupt(() => child.kill('SIGKILL'))
  try {
    let slides: DeckSlides = []
    await new Promise<void>((done, reject) => {
      child.once('error', reject)
      child.once('exit', () => reject(new UserError(`Cannot build site: ${log.slice(-3).join(' ').trim()}`)))
      child.on('message', (message: SiteMessage) => {
        if (message.kind === 'built') done()
        else if (message.kind === 'read') {
          slides = message.slides
          draw(request.entry, message, options).then((drawings) => child.send({ drawings }), reject)
        } else if (message.kind === 'uncompiled') {
          const slide = slides.find(({ no }) => no === message.no)
          reject(brokenSlide({ ...message, id: slide?.id ?? '', what: 'slide' }, slide))
        } else reject(notBuilt(plain(message.text)))
      })
      child.send(request)
    })
  } finally {
    forget()
    child.kill('SIGKILL')
  }
}

/** What the bundler said, in short; that the disk is full, as the system says it. */
function notBuilt(text: string): Error {
  if (/ENOSPC|no space left|os error 28/i.test(text))
    return Object.assign(new Error(text), { code: 'ENOSPC' })
  const [first = '', second = ''] = text.split('\n').filter((line) => line.trim())
  return new UserError(`Cannot build site: ${first.endsWith(':') ? `${first} ${second.trim()}` : first}`)
}

type DeckSlides = Extract<SiteMessage, { kind: 'read' }>['slides']

/**
 * The drawings of a deck's diagrams; undefined if the site must be able to draw.
 * @throws UserError naming the first diagram that Mermaid rejects
 */
async function draw(
  entry: string,
  { slides, drawable }: Extract<SiteMessage, { kind: 'read' }>,
  { browser, onProgress, onNote }: SiteOptions,
): Promise<SiteDrawings['drawings']> {
  if (slides.every(({ raw }) => mermaidFences(raw).length === 0)) return drawable ? {} : undefined
  const { findBrokenDiagrams } = await import('./broken-diagrams.ts')
  const [broken] = await findBrokenDiagrams(slides)
  if (broken) throw rejectedDiagram(broken, slides.find(({ no }) => no === broken.no)?.id ?? '')
  if (!drawable) return undefined
  const { drawAhead } = await import('./draw-ahead.ts')
  return drawAhead(entry, { ...(browser ? { browser } : {}), ...(onProgress ? { onProgress } : {}) }).catch(
    (error) => {
      if (!(error instanceof UserError) || browser) throw error
      onNote?.(
        `the site is as good and some megabytes larger, with Mermaid in it, since no browser drew its diagrams ahead: ${error.message}`,
      )
      return undefined
    },
  )
}
