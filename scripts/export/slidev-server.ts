import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { UserError } from '../user-error.ts'
import { bundlesFolder } from './cache-folder.js'
import type { DeckInputs, ServedDeck, ServeMessage, ServeRequest, UncompiledSlide } from './served-deck.ts'
import { takeServer } from './start-server.js'

export interface SlidevServer {
  deck: ServedDeck
  /** Slides that do not compile; complete when the page is drawn. */
  uncompiled(): UncompiledSlide[]
  /** What the deck is made of; known when the page is drawn. */
  inputs(): DeckInputs | undefined
  /** Warnings and errors that Slidev and Vite logged so far, newest last. */
  log: string[]
  /** Resolves when what is kept for the next time is kept. */
  settled: Promise<void>
  /** Rejects when the server ends before it was closed. */
  ended: Promise<never>
  close(): Promise<void>
}

/**
 * Serves a deck's print page from a process of its own, silent, on any free port of this machine only.
 *
 * @throws UserError if the deck does not exist, or with Slidev's own reason (unknown theme, broken frontmatter)
 */
export async function startSlidev(slidesMd: string, { dark = false } = {}): Promise<SlidevServer> {
  const entry = resolve(slidesMd)
  if (!existsSync(entry)) throw new UserError(`Cannot open deck ${slidesMd}: there is no such file`)
  const cache = await bundlesFolder()
  const child = takeServer()
  const log: string[] = []
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (chunk: Buffer) => log.push(plain(String(chunk))))
  const close = async () => {
    await stop(child)
  }
  const request: ServeRequest = { entry, cacheFolder: cache, dark }
  const ended = new Promise<never>((_, reject) => {
    child.once('error', reject)
    child.once('exit', () => {
      const reason = log.filter(Boolean).slice(-3).join(' ').trim()
      reject(whyNotServed(slidesMd, reason || 'Slidev ended without a word'))
    })
  })
  // Whoever waits for the deck also waits for this; when nobody does, an end is nobody's error.
  ended.catch(() => {})
  try {
    let broken: UncompiledSlide[] = []
    let inputs: DeckInputs | undefined
    let settle = () => {}
    const settled = new Promise<void>((done) => {
      settle = done
    })
    const deck = new Promise<ServedDeck>((done, reject) => {
      child.on('message', (message: ServeMessage) => {
        if (message.kind === 'ready') done(message.deck)
        else if (message.kind === 'compiled') ({ broken, inputs } = message)
        else if (message.kind === 'settled') settle()
        else {
          log.push(plain(message.text))
          if (message.kind === 'failed') reject(whyNotServed(slidesMd, plain(message.text)))
        }
      })
    })
    child.send(request)
    const ready = Promise.race([deck, ended])
    ready.catch(() => {})
    // What Slidev passes over in silence, or says in its own words, is said here first. It reads the deck meanwhile.
    await (await import('./read-deck.ts')).readDeck(slidesMd)
    return {
      deck: await ready,
      uncompiled: () => broken.map(({ no, reason }) => ({ no, reason: plain(reason) })),
      inputs: () => inputs,
      log,
      settled: Promise.race([settled, ended]).catch(() => {}),
      ended,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

function whyNotServed(slidesMd: string, reason: string): UserError {
  const theme = /theme "([^"]+)" was not found/.exec(reason)?.[1]
  return new UserError(
    theme
      ? `${slidesMd}: the theme ${theme} is not installed; name another in the first frontmatter (a deck of this program has a line theme: there), or install it`
      : `Cannot serve deck ${slidesMd}: ${reason}`,
  )
}

/** Text without terminal colours. */
// biome-ignore lint/complexity/useRegexLiterals: the escape character is clearer by name
const ANSI = new RegExp('\u001b\\[[0-9;]*m', 'g')
export const plain = (text: string) => text.replace(ANSI, '').trim()

/** Ends the child at once: it holds nothing but a cache, and Vite renames that into place as a whole. */
async function stop(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}
