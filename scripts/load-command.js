/**
 * The command line, from JavaScript made of it in an earlier run if there is any. It is TypeScript and runs as it
 * stands; but to load a loader for it, and a hundred modules and packages one by one, takes half a second.
 */

import { existsSync } from 'node:fs'
import { access, constants, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { bundlesFolder, prebuiltFolder } from './export/cache-folder.js'
import { scriptsHash } from './export/hash-inputs.js'

/** @import { Plugin } from 'vite' */
/** @typedef {typeof import('./deck.ts')} Command */

const SCRIPTS = fileURLToPath(new URL('.', import.meta.url))
/** Named so that Node need not parse a file to find out that it is a module. */
const ENTRY = 'deck.mjs'

/** @returns {Promise<Command>} */
export async function loadCommand() {
  const name = `command-${scriptsHash().slice(0, 16)}`
  for (const place of [await prebuiltFolder(), await bundlesFolder()]) {
    const file = join(place, name, ENTRY)
    if (!existsSync(file)) continue
    try {
      return await import(pathToFileURL(file).href)
    } catch {
      // A folder that the disk lost a part of.
    }
  }
  // It keeps what it makes in the temporary folder, and would end where there is none.
  await access(tmpdir(), constants.W_OK).catch(() => {
    process.env.TSX_DISABLE_CACHE = '1'
  })
  const { register } = await import('tsx/esm/api')
  register()
  return import('./deck.ts')
}

/**
 * Makes JavaScript of the command line for the next time, if there is none. A cache that cannot be written is no reason
 * to fail.
 * @param {string} cacheFolder
 */
export async function keepCommand(cacheFolder) {
  const name = `command-${scriptsHash().slice(0, 16)}`
  if ([await prebuiltFolder(), cacheFolder].some((place) => existsSync(join(place, name, ENTRY)))) return
  try {
    await mkdir(cacheFolder, { recursive: true })
    const temporary = await mkdtemp(join(cacheFolder, 'building-'))
    try {
      await bundleCommand(temporary)
      await rename(temporary, join(cacheFolder, name))
    } finally {
      await rm(temporary, { recursive: true, force: true })
    }
  } catch {
    // TypeScript is loaded as it stands, or another process was first.
  }
}

/** @param {string} folder */
async function bundleCommand(folder) {
  // Loaded only here: most runs find what an earlier one has made.
  const { placesNamed, rolldownOfVite } = await import('./export/bundle-in-place.js')
  const { rolldown } = await rolldownOfVite()
  /** @type {Plugin} */
  const places = {
    name: 'deck:places',
    transform: { order: 'pre', handler: (code, id) => placesNamed(code, id) },
  }
  const bundle = await rolldown({
    input: { deck: join(SCRIPTS, 'deck.ts') },
    platform: 'node',
    cwd: SCRIPTS,
    // Modules that import rather than require can be left out where nobody asks for them.
    resolve: { mainFields: ['module', 'main'] },
    plugins: [commandAlone, places],
    onLog() {},
  })
  await bundle.write({
    dir: folder,
    format: 'es',
    entryFileNames: ENTRY,
    chunkFileNames: '[name]-[hash].mjs',
  })
  await bundle.close()
}

/**
 * Our TypeScript and the packages that it cannot do without go in. JavaScript of ours stays where it is, since other
 * processes run it too and what it remembers must be there once; so do packages that are loaded on demand.
 * @type {Plugin}
 */
const commandAlone = {
  name: 'deck:command-alone',
  resolveId: {
    order: 'pre',
    async handler(id, importer, { kind }) {
      if (!importer || id.startsWith('node:')) return null
      const ours = importer.startsWith(SCRIPTS)
      if (ours && id.startsWith('.') && id.endsWith('.js'))
        return { id: new URL(id, pathToFileURL(importer)).href, external: true }
      if (ours && !id.startsWith('.') && kind === 'dynamic-import')
        return { id: import.meta.resolve(id), external: true }
      return null
    },
  },
}
