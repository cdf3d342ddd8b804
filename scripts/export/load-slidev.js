/**
 * Slidev in one file. Slidev's own side is some two thousand modules; Node spends a second and a half finding and
 * opening them, which is longer than a deck takes to compile. Bundled, they are there in half a second.
 */

import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** @import { Plugin } from 'vite' */
/** @typedef {Pick<typeof import('@slidev/cli'), 'resolveOptions' | 'ViteSlidevPlugin'>} Slidev */

const ENTRY = '/@deck/slidev'
/** Packages that hold native code, or of which there must be one in the process. */
const APART =
  /^(?:vite|rolldown|lightningcss|esbuild|fsevents|typescript|jiti|playwright-chromium|pptxgenjs)(?:\/|$)|\.node$/
/** Grammars and colours, which speak of files in their own tongues; nothing in them asks where it is. */
const DATA = /@shikijs\/(?:langs|themes)\//

/** @type {Promise<Slidev> | undefined} */
let loading

/**
 * Slidev, from its bundle if there is one.
 * @param {string} [folder] where bundles are kept; Slidev is loaded once, so the first caller's counts
 * @returns {Promise<Slidev>}
 */
export function loadSlidev(folder) {
  loading ??= (async () => {
    const file = folder && (await bundleFile(folder))
    if (file && existsSync(file)) {
      try {
        return await import(pathToFileURL(file).href)
      } catch {
        // A file that the disk lost a part of is made again.
        await rm(file, { force: true })
      }
    }
    return import('@slidev/cli')
  })()
  return loading
}

/**
 * The bundler that Vite brings along.
 * @returns {Promise<typeof import('rolldown')>}
 */
function rolldownOfVite() {
  const vite = createRequire(import.meta.url).resolve('vite/package.json')
  return import(pathToFileURL(createRequire(vite).resolve('rolldown')).href)
}

/** @param {string} folder */
async function bundleFile(folder) {
  const own = await readFile(new URL(import.meta.url))
  const hash = createHash('sha256').update(process.version).update(own).digest('hex').slice(0, 12)
  return join(folder, `slidev-${hash}.mjs`)
}

/**
 * Makes the bundle for the next time, if it is not there. A cache that cannot be written is no reason to fail.
 * @param {string} folder
 */
export async function bundleSlidev(folder) {
  const file = await bundleFile(folder)
  if (existsSync(file)) return
  const temporary = `${file}.${process.pid}.mjs`
  try {
    await mkdir(folder, { recursive: true })
    const { rolldown } = await rolldownOfVite()
    const bundle = await rolldown({
      input: ENTRY,
      platform: 'node',
      cwd: dirname(fileURLToPath(import.meta.url)),
      plugins: [slidevAlone],
      // What some package would load if it were there.
      onLog() {},
    })
    await bundle.write({ file: temporary, format: 'es' })
    await bundle.close()
    await rename(temporary, file)
  } catch {
    await rm(temporary, { force: true })
  }
}

/**
 * All that Slidev imports at once becomes one module, which stands where it likes: what the modules name by their own
 * place they name by its full path, and what they import later, or have native, stays where it is.
 * @type {Plugin}
 */
const slidevAlone = {
  name: 'deck:slidev-alone',
  enforce: 'pre',
  resolveId: {
    order: 'pre',
    async handler(id, importer) {
      if (id === ENTRY) return id
      if (!APART.test(id)) return null
      const found = await this.resolve(id, importer, { skipSelf: true })
      return found?.id.startsWith('/')
        ? { id: pathToFileURL(found.id).href, external: true }
        : { id, external: true }
    },
  },
  async resolveDynamicImport(specifier, importer) {
    if (typeof specifier !== 'string' || specifier.startsWith('node:')) return null
    const found = await this.resolve(specifier, importer)
    if (!found?.id.startsWith('/')) return found?.external ? found : { id: specifier, external: true }
    return { id: pathToFileURL(found.id).href, external: true }
  },
  load: {
    order: 'pre',
    handler: (id) =>
      id === ENTRY
        ? `export { resolveOptions, ViteSlidevPlugin } from ${JSON.stringify(fileURLToPath(import.meta.resolve('@slidev/cli')))}`
        : null,
  },
  transform: {
    order: 'pre',
    handler(code, id) {
      if (!id.startsWith('/') || DATA.test(id)) return null
      const path = id.replace(/\?.*$/, '')
      /** @type {[string, string][]} */
      const places = [
        ['import.meta.url', pathToFileURL(path).href],
        ['import.meta.filename', path],
        ['import.meta.dirname', dirname(path)],
        ['__filename', path],
        ['__dirname', dirname(path)],
      ]
      let placed = code
      for (const [name, value] of places) {
        if (!placed.includes(name) || new RegExp(`(?:const|let|var)\\s+${name}\\b`).test(placed)) continue
        placed = placed.replace(new RegExp(`(?<![\\w$.'"\`])${name.replaceAll('.', '\\.')}\\b`, 'g'), () =>
          JSON.stringify(value),
        )
      }
      return placed === code ? null : { code: placed, map: { mappings: '' } }
    },
  },
}
