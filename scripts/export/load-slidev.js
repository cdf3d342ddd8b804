/**
 * Slidev in one file. Slidev's own side is some two thousand modules; Node spends a second and a half finding and
 * opening them, which is longer than a deck takes to compile. Bundled, they are there in half a second.
 */

import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Script } from 'node:vm'
import { placesNamed, rolldownOfVite } from './bundle-in-place.js'
import { prebuiltFolder } from './cache-folder.js'
import { scriptsHash } from './hash-inputs.js'

/** @import { Plugin, Rollup } from 'vite' */
/** @typedef {{ start: number, source: { start: number, end: number, value?: unknown } }} ImportCall */
/**
 * What only a bundle has: the compiler that Slidev would otherwise look for on the disk, and TypeScript that it would
 * otherwise load by a loader of its own.
 * @typedef {object} Bundled
 * @property {typeof import('vue/compiler-sfc')} vueCompiler
 * @property {typeof import('unplugin-utils').createFilter} createFilter
 * @property {(path: string) => Promise<Record<string, unknown>> | undefined} loadByPath
 */
/**
 * Slidev.
 * @typedef {Pick<typeof import('@slidev/cli'), 'resolveOptions' | 'ViteSlidevPlugin'> & Partial<Bundled>} Slidev
 */

const PACKAGE = fileURLToPath(new URL('../../', import.meta.url))
const CLI = fileURLToPath(import.meta.resolve('@slidev/cli'))
const CLIENT = dirname(fileURLToPath(import.meta.resolve('@slidev/client/package.json')))

/**
 * TypeScript that Slidev would load by a loader of its own, which brings a second copy of UnoCSS along: its client's and
 * that of our look.
 */
const loadedByPath = () =>
  [
    ...['uno.config.ts', '.generated/unocss-tokens.ts'].map((name) => join(CLIENT, name)),
    ...['shiki.ts', 'transformers.ts', 'vite-plugins.ts'].map((name) => join(PACKAGE, 'setup', name)),
    join(PACKAGE, 'vite.config.ts'),
  ].filter((path) => existsSync(path))

const ENTRY = '/@deck/slidev'
const BY_PATH = '/@deck/by-path'
const entryCode = () => `
export { resolveOptions, ViteSlidevPlugin } from ${JSON.stringify(CLI)}
export { createFilter } from ${JSON.stringify(fileURLToPath(import.meta.resolve('unplugin-utils')))}
export * as vueCompiler from ${JSON.stringify(fileURLToPath(import.meta.resolve('vue/compiler-sfc')))}
export { loadByPath } from ${JSON.stringify(BY_PATH)}
`
const byPathCode = () => `
const known = {
${loadedByPath()
  .map((path) => `  ${JSON.stringify(path)}: () => import(${JSON.stringify(path)}),`)
  .join('\n')}
}
// As Slidev's own loader does: what a module does not export is looked for in its default export.
const withDefault = (module) => new Proxy(module, {
  get: (target, name) => {
    if (name in target || !target.default) return target[name]
    const value = target.default[name]
    return typeof value === 'function' ? value.bind(target.default) : value
  },
})
export const loadByPath = (path) => known[path]?.().then(withDefault)
`
/** Packages that hold native code, or of which there must be one in the process. */
const APART =
  /^(?:vite|rolldown|lightningcss|esbuild|fsevents|typescript|jiti|playwright-chromium|pptxgenjs)(?:\/|$)|\.node$/
/** Grammars and colours, which speak of files in their own tongues; nothing in them asks where it is. */
const DATA = /@shikijs\/(?:langs|themes)\//

/** What only Slidev's development server has use for, and its command loads all the same. */
const SERVER_ONLY = /^(?:@modelcontextprotocol\/(?:node|server)|zod)$/
const NOTHING = '/@deck/nothing'
/** Whatever is asked of it, or it is called with, it is itself. */
const nothingCode = `
const nothing = new Proxy(function () {}, { get: () => nothing, apply: () => nothing, construct: () => nothing })
export { nothing as McpServer, nothing as NodeStreamableHTTPServerTransport, nothing as z }
`

/** A script that comes with its code cannot import (Node 20); it gets a function of this name that can. */
const IMPORT = '__deckImport'

/** @type {Promise<Slidev> | undefined} */
let loading
/**
 * The bundle's script, if V8 had to compile it.
 * @type {Script | undefined}
 */
let compiled

/** Path of Slidev's own command: Slidev looks for themes and dependencies beside the command it was called by. */
export const slidevCommand = () =>
  join(dirname(fileURLToPath(import.meta.resolve('@slidev/cli'))), '..', 'bin', 'slidev.mjs')

/**
 * Slidev, from its bundle if there is one.
 * @param {string} [folder] where bundles are kept; Slidev is loaded once, so the first caller's counts
 * @returns {Promise<Slidev>}
 */
export function loadSlidev(folder) {
  process.argv[1] = slidevCommand()
  loading ??= (async () => {
    const name = bundleName()
    for (const place of folder ? [await prebuiltFolder(), folder] : []) {
      const file = join(place, name)
      if (!existsSync(file)) continue
      try {
        return await evaluate(file, join(folder ?? place, name))
      } catch {
        // A file that the disk lost a part of is made again.
        await rm(file, { force: true }).catch(() => {})
      }
    }
    return import('@slidev/cli')
  })()
  return loading
}

/**
 * Runs the bundle, with the code that V8 made of it in an earlier run; modules know no such thing in Node 20.
 * @param {string} file
 * @param {string} own where a later run would keep it
 * @returns {Promise<Slidev>}
 */
async function evaluate(file, own) {
  const source = await readFile(file, 'utf8')
  const warm =
    (await readFile(`${own}${WARM}`).catch(() => undefined)) ??
    (await readFile(`${file}${WARM}`).catch(() => undefined))
  const cold = warm ? undefined : await readFile(`${file}${COLD}`).catch(() => undefined)
  const script = scriptOf(file, source, warm ?? cold)
  if (!warm || script.cachedDataRejected) compiled = script
  /** @type {{ exports: Partial<Slidev> }} */
  const made = { exports: {} }
  /** @type {Map<string, unknown>} */
  const apart = new Map()
  for (const [, url = ''] of source.slice(0, IMPORTS_END).matchAll(/ = require\("(file:[^"]+)"\)/g))
    if (url === import.meta.resolve('vite')) apart.set(url, viteLater(made.exports))
    else apart.set(url, url.includes('/jiti/') ? jitiLater : await import(url))
  const require = createRequire(file)
  script.runInThisContext()(
    made.exports,
    (/** @type {string} */ id) => apart.get(id) ?? require(id),
    made,
    (/** @type {string} */ id) => import(id),
  )
  return /** @type {Slidev} */ (made.exports)
}

/** @type {typeof import('vite') | undefined} */
let vite

/** Vite, which takes as long to load as a slide to compile, and which nothing needs that is compiled without it. */
export async function loadVite() {
  vite ??= await import('vite')
  return vite
}

/**
 * What Slidev's plugins ask of Vite as they are made, and of the rest what there is once it is loaded.
 * @param {Partial<Slidev>} slidev
 */
function viteLater(slidev) {
  /** @type {Record<string, unknown>} */
  const always = {
    createFilter: (/** @type {Parameters<Bundled['createFilter']>} */ ...args) =>
      slidev.createFilter?.(...args),
    normalizePath: (/** @type {string} */ path) => path.replaceAll('\\', '/'),
  }
  const notYet = () => {
    throw new Error('Vite is not loaded')
  }
  return new Proxy(
    {},
    {
      get: (_, name) =>
        /** @type {Record<string, unknown> | undefined} */ (vite)?.[String(name)] ??
        always[String(name)] ??
        notYet,
    },
  )
}

/** The loader of TypeScript, loaded when there is something in TypeScript that is not in the bundle. */
const jitiLater = {
  /** @param {unknown[]} args */
  createJiti: (...args) => createRequire(CLI)('jiti')(...args),
}

/** V8's code of the bundle as it was made, and of all in it that a run had need of. */
const COLD = '.cold.v8'
const WARM = '.warm.v8'
/** Characters within which a bundle has all its imports. */
const IMPORTS_END = 100_000

/**
 * @param {string} file
 * @param {string} source
 * @param {Buffer} [cachedData]
 */
const scriptOf = (file, source, cachedData) =>
  new Script(`(function (exports, require, module, ${IMPORT}) {${source}\n})`, { filename: file, cachedData })

/** A name for all that goes into the bundle and that no installation changes. */
function bundleName() {
  const hash = createHash('sha256').update(process.version).update(scriptsHash())
  for (const path of loadedByPath()) hash.update(readFileSync(path))
  return `slidev-${hash.digest('hex').slice(0, 12)}.cjs`
}

/**
 * Keeps what makes the next start quick: the bundle, if it is not there, and the code that V8 made of it. A cache that
 * cannot be written is no reason to fail.
 * @param {string} folder
 */
export async function keepSlidev(folder) {
  const name = bundleName()
  const file = join(folder, name)
  try {
    if (!existsSync(file) && !existsSync(join(await prebuiltFolder(), name))) {
      await mkdir(folder, { recursive: true })
      const source = await bundleSlidev()
      await writeWhole(`${file}${COLD}`, scriptOf(file, source).createCachedData())
      await writeWhole(file, source)
    } else if (compiled) await writeWhole(`${file}${WARM}`, compiled.createCachedData())
  } catch {
    // Slidev is loaded as it is installed.
  }
}

/**
 * @param {string} file
 * @param {string | Buffer} data
 */
async function writeWhole(file, data) {
  const temporary = `${file}.${process.pid}`
  try {
    await writeFile(temporary, data)
    await rename(temporary, file)
  } finally {
    await rm(temporary, { force: true })
  }
}

/** @returns {Promise<string>} a script in the form of a CommonJS module */
async function bundleSlidev() {
  const { rolldown } = await rolldownOfVite()
  const bundle = await rolldown({
    input: ENTRY,
    platform: 'node',
    cwd: dirname(fileURLToPath(import.meta.url)),
    plugins: [slidevAlone],
    // What some package would load if it were there.
    onLog() {},
  })
  const { output } = await bundle.generate({ format: 'cjs', codeSplitting: false })
  await bundle.close()
  const [{ code }, ...more] = output
  if (more.length > 0) throw new Error('Slidev came out in several files')
  return code
}

/**
 * Modules that are written here.
 * @type {Record<string, () => string>}
 */
const WRITTEN = { [ENTRY]: entryCode, [BY_PATH]: byPathCode, [NOTHING]: () => nothingCode }

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
      if (id === ENTRY || id === BY_PATH) return id
      if (SERVER_ONLY.test(id) && importer?.startsWith(dirname(CLI))) return NOTHING
      if (!APART.test(id)) return null
      const found = await this.resolve(id, importer, { skipSelf: true })
      return found?.id.startsWith('/')
        ? { id: pathToFileURL(found.id).href, external: true }
        : { id, external: true }
    },
  },
  load: {
    order: 'pre',
    handler: (id) => WRITTEN[id]?.() ?? null,
  },
  transform: {
    order: 'pre',
    async handler(source, id) {
      if (!id.startsWith('/') || id.startsWith('/@deck/') || DATA.test(id)) return null
      const path = id.replace(/\?.*$/, '')
      const own = path.startsWith(dirname(CLI)) ? withLoaderByPath(source) : source
      return placesNamed(await importsByFunction(this, own, path), path, source)
    },
  },
}

/**
 * Slidev's module that loads TypeScript, asking first for what is in the bundle.
 * @param {string} source
 */
const withLoaderByPath = (source) =>
  source.replace(
    /function loadModule\((\w+)\) \{/,
    (start, path) =>
      `import { loadByPath } from ${JSON.stringify(BY_PATH)}\n${start}\nconst known = loadByPath(${path})\nif (known) return known`,
  )

/**
 * A module whose imports on demand go through a function, what they name named by its full path.
 * @param {Rollup.PluginContext} context
 * @param {string} code
 * @param {string} path
 */
async function importsByFunction(context, code, path) {
  if (!/\bimport\s*\(/.test(code)) return code
  /** @type {ImportCall[]} */
  const calls = []
  findImports(context.parse(code, { lang: /tsx?$/.test(path) ? 'ts' : 'js' }), calls)
  let changed = code
  for (const { start, source } of calls.sort((a, b) => b.start - a.start)) {
    const name = typeof source.value === 'string' ? source.value : undefined
    const found = name && !name.startsWith('node:') ? await context.resolve(name, path) : null
    const url = found?.id.startsWith('/') ? pathToFileURL(found.id).href : (found?.id ?? name)
    const named = url ? JSON.stringify(url) : changed.slice(source.start, source.end)
    changed =
      changed.slice(0, start) +
      IMPORT +
      changed.slice(start + 'import'.length, source.start) +
      named +
      changed.slice(source.end)
  }
  return changed
}

/**
 * @param {unknown} node of a syntax tree (ESTree), or a list of them
 * @param {ImportCall[]} found
 */
function findImports(node, found) {
  if (typeof node !== 'object' || node === null) return
  if ('type' in node && node.type === 'ImportExpression')
    found.push(/** @type {ImportCall} */ (/** @type {unknown} */ (node)))
  for (const part of Object.values(node)) findImports(part, found)
}
