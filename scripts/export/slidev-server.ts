import { type ChildProcess, fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import lockfile from 'proper-lockfile'
import { UserError } from '../user-error.ts'
import { cacheFolder } from './cache-folder.ts'
import type { ServedDeck, ServeMessage, ServeRequest } from './served-deck.ts'
import { borrowSlidevFolder } from './slidev-folder.ts'

export interface SlidevServer {
  deck: ServedDeck
  /** Warnings and errors that Slidev and Vite logged so far, newest last. */
  log: string[]
  /** Rejects when the server ends before it was closed. */
  ended: Promise<never>
  close(): Promise<void>
}

/**
 * Starts Slidev's development server for a deck in a process of its own, silent, on any free port of this machine
 * only.
 *
 * @throws UserError if the deck does not exist, or with Slidev's own reason (unknown theme, broken frontmatter)
 */
export async function startSlidev(slidesMd: string, { dark = false } = {}): Promise<SlidevServer> {
  const entry = resolve(slidesMd)
  if (!existsSync(entry)) throw new UserError(`Cannot open deck ${slidesMd}: there is no such file`)
  const cache = await takeViteCache()
  const giveBack = await borrowSlidevFolder(dirname(entry))
  const child = fork(fileURLToPath(new URL('./serve-deck.js', import.meta.url)), [], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Not the loader that runs this file.
    execArgv: [],
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  const log: string[] = []
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (chunk: Buffer) => log.push(plain(String(chunk))))
  const close = async () => {
    await stop(child)
    await giveBack()
    await cache.release()
  }
  const slidev = join(dirname(fileURLToPath(import.meta.resolve('@slidev/cli'))), '..', 'bin', 'slidev.mjs')
  const request: ServeRequest = { entry, cacheDir: cache.folder, slidev, dark }
  const ended = new Promise<never>((_, reject) => {
    child.once('error', reject)
    child.once('exit', () => {
      const reason = log.filter(Boolean).slice(-3).join(' ').trim()
      reject(new UserError(`Cannot serve deck ${slidesMd}: ${reason || 'Slidev ended without a word'}`))
    })
  })
  // Whoever waits for the deck also waits for this; when nobody does, an end is nobody's error.
  ended.catch(() => {})
  try {
    const deck = new Promise<ServedDeck>((done, reject) => {
      child.on('message', (message: ServeMessage) => {
        if (message.kind === 'ready') done(message.deck)
        else if (message.kind === 'log') log.push(plain(message.text))
        else reject(new UserError(`Cannot serve deck ${slidesMd}: ${plain(message.text)}`))
      })
    })
    child.send(request)
    return { deck: await Promise.race([deck, ended]), log, ended, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Text without terminal colours. */
// biome-ignore lint/complexity/useRegexLiterals: the escape character is clearer by name
const ANSI = new RegExp('\u001b\\[[0-9;]*m', 'g')
const plain = (text: string) => text.replace(ANSI, '').trim()

/** Ends the child at once: it holds nothing but a cache, and Vite renames that into place as a whole. */
async function stop(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

/**
 * A folder for Vite's bundled dependencies that nobody else uses meanwhile: two servers that share one replace
 * each other's files. Folders are kept, so that the next export is warm; as many are made as there ever are exports
 * at the same time. The name holds what is installed, so that an update starts afresh.
 */
async function takeViteCache(): Promise<{ folder: string; release: () => Promise<void> }> {
  const root = fileURLToPath(new URL('../../', import.meta.url))
  const installed = await readFile(join(root, 'node_modules', '.package-lock.json')).catch(() =>
    readFile(join(root, 'package.json')),
  )
  const key = createHash('sha256').update(root).update(process.version).update(installed).digest('hex')
  const parent = await cacheFolder(`vite-${key.slice(0, 12)}`)
  for (let slot = 1; ; slot++) {
    const folder = join(parent, String(slot))
    await mkdir(folder, { recursive: true })
    try {
      // Beside the folder, because Vite may empty it.
      return { folder, release: await lockfile.lock(folder, { lockfilePath: `${folder}.lock` }) }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ELOCKED') throw error
    }
  }
}
