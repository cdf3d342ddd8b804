/**
 * Playwright with the code that V8 made of it in an earlier run. Two of its files have seven million characters; without
 * that code they take longer to load than a browser to start. (Node 22 can do this itself, Node 20 cannot.)
 */

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire, Module } from 'node:module'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { Script } from 'node:vm'
import { bundlesFolder, prebuiltFolder } from './cache-folder.js'

/** The second asks for the first. */
const LARGE = ['playwright-core/lib/utilsBundle', 'playwright-core/lib/coreBundle']

const require = createRequire(import.meta.url)

/**
 * @param {string} [folder] where the code is kept, instead of the user's cache
 * @returns {Promise<typeof import('playwright-core')>}
 */
export async function loadPlaywright(folder) {
  try {
    for (const name of LARGE) {
      const file = require.resolve(name)
      if (!require.cache[file]) await loadLarge(file, folder)
    }
  } catch {
    // Another version may have other files: Node loads them as it does all others.
  }
  return require('playwright-core')
}

/**
 * Loads one file as Node would, and keeps V8's code of it if there is none yet.
 * @param {string} file
 * @param {string} [folder]
 */
async function loadLarge(file, folder) {
  const name = `code-${createHash('sha256').update(`${process.version} ${file}`).digest('hex').slice(0, 12)}.v8`
  const own = folder ?? (await bundlesFolder())
  const known =
    (await readFile(join(own, name)).catch(() => undefined)) ??
    (await readFile(join(await prebuiltFolder(), name)).catch(() => undefined))
  const script = new Script(Module.wrap(readFileSync(file, 'utf8')), { filename: file, cachedData: known })
  const loaded = new Module(file)
  loaded.filename = file
  require.cache[file] = loaded
  try {
    script
      .runInThisContext()
      .call(loaded.exports, loaded.exports, createRequire(file), loaded, file, dirname(file))
    loaded.loaded = true
  } catch (error) {
    delete require.cache[file]
    throw error
  }
  if (!known || script.cachedDataRejected) await keep(join(own, name), script.createCachedData())
}

/**
 * A cache that cannot be written is no reason to fail.
 * @param {string} file
 * @param {Buffer} data
 */
async function keep(file, data) {
  const temporary = `${file}.${process.pid}`
  await writeFile(temporary, data)
    .then(() => rename(temporary, file))
    .catch(() => {})
}
