/**
 * Run by npm once the package is installed: makes what the first export would otherwise wait for (this program and
 * Slidev in a few files, the client of a deck with this look and of one without, the browser unpacked, the tables that
 * restoring looks words up in), so that `npm ci` takes some seconds longer and the first deck half as long. Where it
 * cannot, for want of a writable disk or of time, it says nothing: an export makes what it misses.
 */

import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { keepCommand } from '../load-command.js'
import { INSTALL_CACHE, prebuiltFolder } from './cache-folder.js'
import { loadPlaywright } from './load-playwright.js'
import { startServer } from './start-server.js'

/** @import { ServeMessage, ServeRequest } from './served-deck.ts' */

/** A busy machine takes a minute, another ten seconds. */
const LONGEST_MS = 120_000
const PACKAGE = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** @param {string} theme */
const deckOf = (theme) =>
  `---\ntheme: ${JSON.stringify(theme)}\nfonts:\n  provider: none\n---\n\n# Deck\n\n- point\n`

/**
 * Serves a deck as an export would, until all is kept that a later one can use.
 * @param {string} entry
 * @param {string} cacheFolder
 * @param {Promise<never>} tooLate
 */
async function serveOnce(entry, cacheFolder, tooLate) {
  // What is made belongs to this installation, and ends with it.
  const server = startServer({ XDG_CACHE_HOME: INSTALL_CACHE })
  try {
    const settled = new Promise((done, fail) => {
      server.once('exit', fail)
      server.once('error', fail)
      server.on('message', (/** @type {ServeMessage} */ { kind }) => {
        if (kind === 'settled') done(undefined)
        if (kind === 'failed') fail()
      })
      /** @type {ServeRequest} */
      const request = { entry, cacheFolder, dark: false }
      server.send(request)
    })
    await Promise.race([settled, tooLate])
  } finally {
    server.kill('SIGKILL')
  }
}

async function keepTables() {
  const { wordTree } = await import('../restore/lexicon.ts')
  const { readingsOf } = await import('../restore/readings.ts')
  wordTree()
  readingsOf('字')
}

async function unpackBrowser() {
  const { browserCandidates } = await import('./find-browser.ts')
  // The packaged one is unpacked only where none is installed.
  for await (const { from } of browserCandidates()) if (from) break
}

async function prebuild() {
  /** @type {Promise<never>} */
  const tooLate = new Promise((_, reject) => {
    setTimeout(reject, LONGEST_MS).unref()
  })
  tooLate.catch(() => {})
  const { register } = await import('tsx/esm/api')
  register()
  const browser = unpackBrowser().catch(() => {})
  await keepTables().catch(() => {})
  const cache = await prebuiltFolder()
  await mkdir(cache, { recursive: true })
  await loadPlaywright(cache)
  await keepCommand(cache)
  const folder = await mkdtemp(join(tmpdir(), 'deck-prebuild-'))
  try {
    // One after the other: the second runs on what the first has made, and makes it warm.
    for (const theme of [PACKAGE, 'none']) {
      const home = join(folder, theme === 'none' ? 'bare' : 'look')
      await mkdir(home)
      const entry = join(home, 'slides.md')
      await writeFile(entry, deckOf(theme))
      await serveOnce(entry, cache, tooLate)
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
    // What belongs to those two decks alone, and what was not finished.
    for (const name of await readdir(cache))
      if (/^(?:kept|building)-/.test(name)) await rm(join(cache, name), { recursive: true, force: true })
  }
  await Promise.race([browser, tooLate])
}

prebuild()
  .catch(() => {})
  .finally(() => process.exit())
