/**
 * Turns a deck into the few files that its print page loads. Slidev's development server transforms some four hundred
 * modules each time a page asks; here those that are the same for every deck (Slidev's client, Vue, Mermaid, the look)
 * are bundled once and kept, and an export compiles the slides alone.
 *
 * JavaScript like `serve-deck.js`, whose process it runs in.
 */

import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { prebuiltFolder } from './cache-folder.js'
import { fontsApart, withCutFonts } from './cut-fonts.js'
import { hashInputs, rootsWithParts } from './hash-inputs.js'
import {
  joinable,
  joinableLines,
  join as joinModules,
  slideCompiler,
  TITLES,
  titlesOf,
} from './join-slides.js'
import { keepable, keptSlides } from './keep-slides.js'
import { loadSlidev, loadVite } from './load-slidev.js'

/** @import { InlineConfig, Logger, Plugin, PluginOption, UserConfig } from 'vite' */
/** @import { ResolvedSlidevOptions, SlidevPluginOptions } from '@slidev/types' */
/** @import { CutFont } from './cut-fonts.js' */
/** @import { JoinedModule } from './join-slides.js' */
/** @import { KeptSlide, KeptSlides } from './keep-slides.js' */

/**
 * What all decks of one look share.
 * @typedef {object} Client
 * @property {string} folder where its scripts are
 * @property {string} css its styles, with a mark where each of UnoCSS's layers goes
 * @property {string[]} tokens class names that UnoCSS found in it
 * @property {Record<string, string>} layers what UnoCSS makes of them
 * @property {CutFont[]} fonts whole fonts that its styles name
 * @property {string} characters those that its own modules may show
 * @property {string[]} shared modules that slides may import from it, by id
 */

/**
 * A deck's own part.
 * @typedef {object} Slides
 * @property {string} code script that defines `deckSlides`
 * @property {() => Promise<string | undefined>} [titles] script that defines `deckTitles`, if `deckSlides` is without: hundreds take a second to compile, and few decks list them
 * @property {string} css
 * @property {string} characters all that it may show
 * @property {string[]} files those that were read for it
 * @property {Map<string, string | Uint8Array>} assets files that slides name, by path
 * @property {{ no: number, reason: string }[]} broken slides that do not compile
 */

/** The layers that Slidev's styles place one by one; all others come where it imports `uno.css`. */
const PLACED_LAYERS = ['preflights', 'typography', 'shortcuts']
const CLIENT = '/@deck/client'
const SLIDES = '/@deck/slides'
/** The look's module of what the deck quotes: it differs from deck to deck, so the client asks the slides for it. */
const PASSAGES = 'virtual:deck-passages'
const NO_PASSAGES = '/@deck/no-passages'
const WITHOUT_PASSAGES = 'export const deckPassages = undefined'
/** Mermaid as Slidev and our look import it, and where the page finds it. */
const MERMAID = /^mermaid\/dist\/mermaid\.esm(?:\.min)?\.mjs$/
export const MERMAID_PATH = '/deck-mermaid/'
export const MERMAID_ENTRY = `${MERMAID_PATH}mermaid.esm.min.mjs`
/** A file of the deck's, by its path: a film, a sound, a component; a picture. */
const FILE = /^\.{0,2}\/.*\.\w+$/
const PICTURE = /^\.{0,2}\/.*\.(?:png|jpe?g|gif|svg|webp|avif)$/i
/**
 * Twoslash brings TypeScript and Vue's language tools along, which take longer to load than a deck to compile.
 * @param {ResolvedSlidevOptions} options
 */
export function withoutTwoslash({ data: { config, slides } }) {
  if (!slides.some(({ source }) => source.raw.includes('twoslash'))) config.twoslash = false
}

/**
 * The highlighter gives a line up after half a second: on a busy machine, or a slow one, the rest of it would have one
 * colour, and be kept so.
 * @param {ResolvedSlidevOptions} options
 */
export function colourToTheEnd({ utils: { shikiOptions } }) {
  Object.assign(shikiOptions, { tokenizeTimeLimit: 0 })
}

/**
 * Slidev draws a slide whose layout it does not know in another one, and says so where nobody reads it.
 *
 * @param {ResolvedSlidevOptions} options
 */
export async function assertLayouts({ data, userRoot, utils }) {
  const layouts = await utils.getLayouts()
  for (const { index, frontmatter, source } of data.slides) {
    const { layout } = frontmatter
    if (typeof layout !== 'string' || layout in layouts) continue
    const place = `${relative(userRoot, source.filepath)}:${source.start + 1}`
    throw new Error(
      `slide ${index + 1} (${place}) has a layout that is not there, ${layout}; name one of ${Object.keys(layouts).sort().join(', ')}`,
    )
  }
}

/** @param {string} layer */
const mark = (layer) => `.deck-uno-${layer}{--deck-uno:${layer}}`

/**
 * Puts marks where Slidev's styles import those of UnoCSS, which are known only when all is read; see `fillUno`.
 * @type {Plugin}
 */
export const unoApart = {
  name: 'deck:uno-apart',
  enforce: 'pre',
  resolveId: {
    order: 'pre',
    handler(id) {
      const layer = /^uno(?::(\w+))?\.css$/.exec(id)
      return layer ? `/@deck/uno-${layer[1] ?? 'rest'}.css` : null
    },
  },
  load: {
    order: 'pre',
    handler(id) {
      const layer = /^\/@deck\/uno-(\w+)\.css$/.exec(id)?.[1]
      return layer ? mark(layer) : null
    },
  },
}

/**
 * @param {string} css
 * @param {Record<string, string>} layers
 */
export function fillUno(css, layers) {
  let filled = css
  for (const layer of [...PLACED_LAYERS, 'rest'])
    filled = filled.replace(new RegExp(`\\.deck-uno-${layer}\\s*\\{[^}]*\\}`), () => layers[layer] ?? '')
  return filled
}

/** Pages of Slidev's client that are never opened here, and what only they load. */
const UNUSED_PAGES = /\/(?:pages\/(?!print\.vue)[\w-]+|pages\/presenter\/print)\.vue$/
/**
 * Built-in components that are as large as all others together, and what records a talk, which asks the browser for its
 * cameras as it loads, so that this starts two more processes; a deck that uses one bundles it itself.
 */
const HEAVY_PARTS = /\/(?:Monaco|ShikiMagicMove|CodeGroup)\.vue$|\/logic\/recording\.ts$|\.test\.ts$/

/**
 * The bundle of everything but the slides: as it was installed, from the cache, or made.
 *
 * @param {ResolvedSlidevOptions} options
 * @param {string} folder what `clientName` says, in the cache
 * @param {Logger} logger
 * @returns {Promise<Client>}
 */
export async function clientOf(options, folder, logger) {
  const prebuilt = join(await prebuiltFolder(), basename(folder))
  const installed = await readClient(prebuilt).catch(() => undefined)
  if (installed) return installed
  const cacheFolder = dirname(folder)
  const about = join(folder, 'client.json')
  if (!existsSync(about)) {
    await mkdir(cacheFolder, { recursive: true })
    const temporary = await mkdtemp(join(cacheFolder, 'building-'))
    try {
      const client = await buildClient(options, temporary, logger)
      await writeFile(join(temporary, 'client.json'), JSON.stringify(client))
      // Another export may have been first; its bundle is the same.
      await rename(temporary, folder).catch((error) => {
        if (!existsSync(about)) throw error
      })
    } finally {
      await rm(temporary, { recursive: true, force: true })
    }
    await dropOld(cacheFolder)
  }
  return readClient(folder)
}

/**
 * @param {string} folder
 * @returns {Promise<Client>}
 */
const readClient = async (folder) => ({
  folder,
  ...JSON.parse(await readFile(join(folder, 'client.json'), 'utf8')),
})

const DAYS_KEPT = 14

/**
 * Each change of the look leaves a bundle behind.
 * @param {string} cacheFolder
 */
async function dropOld(cacheFolder) {
  for (const name of await readdir(cacheFolder)) {
    const path = join(cacheFolder, name)
    const facts = await stat(path).catch(() => undefined)
    if (facts && Date.now() - facts.mtimeMs > DAYS_KEPT * 24 * 3600 * 1000)
      await rm(path, { recursive: true, force: true })
  }
}

/** What of this program makes the bundle, and what is kept beside it. */
const MAKERS = ['bundle-deck.js', 'cut-fonts.js', 'join-slides.js', 'keep-slides.js']

/**
 * A name for all that goes into the client's bundle.
 * @param {ResolvedSlidevOptions} options
 */
export async function clientName({ roots, clientRoot, data, utils }) {
  const hash = createHash('sha256')
  // A folder with nothing but slides in it, as most have, makes no difference.
  const own = await rootsWithParts(roots)
  hash.update(
    JSON.stringify([
      ...[process.version, own, clientRoot, utils.define, data.config.fonts],
      // Of what the slides hold only these make Slidev's client another one.
      ...[data.features.katex, data.features.monaco],
    ]),
  )
  for (const name of MAKERS) hash.update(await readFile(new URL(name, import.meta.url)))
  hash.update(await hashInputs(own, { publicFiles: false, files: [] }))
  return `client-${hash.digest('hex').slice(0, 16)}`
}

/**
 * @param {ResolvedSlidevOptions} options
 * @param {string} folder
 * @param {Logger} logger
 * @returns {Promise<Omit<Client, 'folder'>>}
 */
async function buildClient(options, folder, logger) {
  const { clientRoot, roots, utils } = options
  const shared = [
    'vue',
    ...Object.values(await utils.getLayouts()),
    ...(await filesIn(join(clientRoot, 'builtin'), /\.(?:vue|ts)$/)),
    ...(await Promise.all(roots.map((root) => filesIn(join(root, 'components'), /\.vue$/)))).flat(),
    ...['constants.ts', 'context.ts', 'env.ts', 'index.ts', 'utils.ts', 'layoutHelper.ts'].map((name) =>
      join(clientRoot, name),
    ),
    ...(await filesIn(join(clientRoot, 'logic'), /\.ts$/)),
    ...(await filesIn(join(clientRoot, 'composables'), /\.ts$/)),
    join(clientRoot, 'internals', 'SlideLoading.vue'),
  ].filter((id) => !HEAVY_PARTS.test(id))
  /** @type {string[]} */
  const ids = []
  // Slidev writes some of its modules into the deck's folder, from where they name the others by relative paths.
  const plugins = await pluginsOf({ ...options, userRoot: folder })
  const characters = new Set()
  /** @type {Plugin} */
  const client = {
    name: 'deck:client',
    enforce: 'pre',
    resolveId: {
      order: 'pre',
      async handler(id, importer) {
        if (id === CLIENT) return id
        if (id === PASSAGES) return '/@deck/passages'
        // It comes as modules that browsers load as they are; to bundle them takes as long as all else.
        if (MERMAID.test(id)) return { id: MERMAID_ENTRY, external: true }
        if (id === '../modules/mermaid' && importer?.includes('/builtin/Mermaid.vue')) return '/@deck/mermaid'
        if (UNUSED_PAGES.test(id) && importer?.includes('/setup/routes')) return '/@deck/unused-page'
        return null
      },
    },
    load: {
      order: 'pre',
      handler(id) {
        if (id === '/@slidev/slides')
          return 'import { shallowRef } from "vue"\nexport const slides = shallowRef([])'
        if (id === '/@slidev/configs') return 'export default globalThis.deckConfigs'
        if (id === '/@slidev/title-renderer')
          return [
            `import { defineAsyncComponent, h } from 'vue'`,
            `const titles = defineAsyncComponent(() => globalThis.loadTitles())`,
            `export default { render: () => h(globalThis.deckSlides.TitleRenderer ?? titles) }`,
          ].join('\n')
        if (id === '/@deck/passages')
          return 'export const deckPassages = { get value() { return globalThis.deckSlides.deckPassages.value } }'
        if (id === '/@deck/mermaid') return mermaidOnDemand(join(clientRoot, 'modules', 'mermaid.ts'))
        if (id === '/@deck/unused-page') return 'export default { render: () => null }'
        if (id !== CLIENT) return null
        return [
          ...shared.map((path, index) => `import * as shared${index} from ${JSON.stringify(path)}`),
          `import { createApp } from 'vue'`,
          `import App from '@slidev/client/App.vue'`,
          `import setupMain from '@slidev/client/setup/main.ts'`,
          `import { slides } from '#slidev/slides'`,
          // The slides' bundle takes these for modules of its own; the mark tells it that they have a default export.
          `globalThis.deckShared = [${shared.map((_, index) => `shared${index}`).join()}].map((module) => ({ __esModule: true, ...module }))`,
          `export async function start() {`,
          `  slides.value = globalThis.deckSlides.slides.value`,
          `  const app = createApp(App)`,
          // What is thrown while a slide is drawn; it then never comes, and this is why.
          `  globalThis.deckErrors = []`,
          `  app.config.errorHandler = (error) => {`,
          `    globalThis.deckErrors.push(String(error?.message ?? error))`,
          `    console.error(error)`,
          `  }`,
          `  await setupMain(app)`,
          // Slidev (53.0) reads the range once, while it mounts; its router must have read the address by then.
          `  await app.config.globalProperties.$router.isReady()`,
          `  app.mount('#app')`,
          `}`,
        ].join('\n')
      },
    },
    async buildEnd() {
      for (const path of shared) ids.push((await this.resolve(path))?.id ?? path)
      for (const id of this.getModuleIds())
        if (!id.includes('/node_modules/') && roots.some((root) => id.startsWith(root)))
          for (const character of this.getModuleInfo(id)?.code ?? '') characters.add(character)
    },
  }
  const fonts = fontsApart()
  const output = await bundle(
    { ...options, userRoot: options.clientRoot },
    [client, unoApart, fonts.plugin, plugins],
    logger,
    {
      outDir: folder,
      write: true,
      rollupOptions: {
        input: { client: CLIENT },
        preserveEntrySignatures: 'strict',
        output: {
          entryFileNames: 'client/client.js',
          chunkFileNames: 'client/[name]-[hash].js',
          assetFileNames: 'client/[name]-[hash][extname]',
        },
      },
    },
  )
  const css = output.flatMap((file) =>
    file.type === 'asset' && file.fileName.endsWith('.css') ? [String(file.source)] : [],
  )
  await rm(join(folder, 'node_modules'), { recursive: true, force: true })
  return {
    css: css.join('\n'),
    fonts: fonts.found,
    characters: [...characters].join(''),
    ...(await unoStyles(plugins, [])),
    shared: ids,
  }
}

/**
 * Mermaid is a third of all that a page loads, and drawing takes longer than all else: what was drawn before is taken
 * from `deckDrawingsGiven`, which may still be on its way, and what the page shows is put into `deckDrawings`.
 * @param {string} module Slidev's own
 */
const mermaidOnDemand = (module) => `const shown = (globalThis.deckDrawings = {})
export async function renderMermaid(code, options) {
  const key = JSON.stringify([code, options])
  if (shown[key]) return shown[key]
  const given = (await globalThis.deckDrawingsGiven) ?? {}
  const draw = async () => (await import(${JSON.stringify(module)})).renderMermaid(code, options)
  return (shown[key] = given[key] ?? (await draw()))
}`

/**
 * The deck's settings as Slidev's client reads them.
 * @param {Plugin[]} plugins
 * @returns {Promise<string>} JSON
 */
export async function configsOf(plugins) {
  const loader = plugins.find(({ name }) => name === 'slidev:loader')
  const load = /** @type {(this: object, id: string) => Promise<{ code: string }>} */ (loader?.load)
  const { code } = await load.call({ resolve() {} }, '/@slidev/configs')
  return code.replace(/^export default /, '')
}

/**
 * Compiles the slides. One that does not compile becomes Slidev's error slide, and the reason is told.
 *
 * @param {ResolvedSlidevOptions} options
 * @param {Client} client
 * @param {Logger} logger
 * @param {Plugin[]} plugins of this deck, not used yet
 * @param {string} keptFolder what may be kept from run to run
 * @returns {Promise<Slides>}
 */
export async function bundleSlides(options, client, logger, plugins, keptFolder) {
  const kept = await keptSlides(options, keptFolder)
  const joined = await joinSlides(options, client, plugins, kept).catch(() => undefined)
  if (joined) return { ...joined, assets: new Map(), broken: [] }
  /** @type {Map<number, string>} */
  const broken = new Map()
  for (;;) {
    try {
      return {
        ...(await compileSlides(options, client, broken, logger, await pluginsOf(options), kept)),
        broken: [...broken].map(([no, reason]) => ({ no, reason })),
      }
    } catch (error) {
      const before = broken.size
      for (const [no, reason] of failuresIn(error))
        if (no <= options.data.slides.length) broken.set(no, reason)
      if (broken.size === before) throw error
    }
  }
}

/**
 * The slides without a bundler; undefined or an error where only one can make them.
 *
 * @param {ResolvedSlidevOptions} options
 * @param {Client} client
 * @param {Plugin[]} plugins
 * @param {KeptSlides} kept
 * @returns {Promise<Omit<Slides, 'assets' | 'broken'> | undefined>}
 */
async function joinSlides(options, client, plugins, { known, keep }) {
  const { vueCompiler } = await loadSlidev()
  if (!vueCompiler) return undefined
  const { slides } = options.data
  /** @type {Map<number, string>} */
  const components = new Map()
  const compile = await slideCompiler(options, plugins, (id, code) => components.set(numberOf(id), code))
  if (!compile) return undefined
  /** @type {Map<number, string>} */
  const made = new Map()
  /** @type {Map<string, JoinedModule>} */
  const modules = new Map()
  const codes = []
  for (const [index, { content, source }] of slides.entries()) {
    const no = index + 1
    const code = known.get(no)?.code ?? (await compile(`${source.filepath}__slidev_${no}.md`, content))
    const module = known.get(no)?.joined ?? joinable(code, vueCompiler)
    if (!module || !keepable(code, source.raw)) return undefined
    if (!known.has(no)) made.set(no, code)
    modules.set(moduleOf(no), module)
    codes.push(code)
  }
  const { tokens } = unoOf(plugins)
  const written = new Map([
    ['/@slidev/slides', '/@slidev/slides'],
    [PASSAGES, `\0${PASSAGES}`],
  ])
  for (const [index, { source }] of slides.entries())
    written.set(
      `/@slidev/slides/${index + 1}/frontmatter`,
      `${source.filepath}__slidev_${index + 1}.frontmatter`,
    )
  for (const [id, loaded] of written) {
    const code = (await loadedBy(plugins, loaded)) ?? (id === PASSAGES ? WITHOUT_PASSAGES : '')
    const module = joinableLines(code)
    if (!module) return undefined
    modules.set(id, module)
    codes.push(code)
  }
  const compiled = await withTokens(made, components, plugins, modules, options)
  for (const slide of [...known.values(), ...compiled.values()])
    for (const token of slide.tokens) tokens.add(token)
  const places = new Map(client.shared.map((id, index) => [id, index]))
  const pathOf = (/** @type {string} */ id) =>
    id.startsWith('@slidev/client/')
      ? join(options.clientRoot, id.slice('@slidev/client/'.length))
      : id.replace(/^\/@fs(?=\/)/, '')
  const placeOf = (/** @type {string} */ id) => (id === 'vue' ? 0 : places.get(pathOf(id)))
  const code = joinModules('deckSlides', modules, placeOf, {
    slides: '/@slidev/slides#slides',
    deckPassages: `${PASSAGES}#deckPassages`,
  })
  if (!code) return undefined
  const titles = async () => {
    const module = joinable(await compile(TITLES, titlesOf(options)), vueCompiler)
    return (
      module &&
      joinModules('deckTitles', new Map([[TITLES, module]]), placeOf, { default: `${TITLES}#default` })
    )
  }
  const characters = charactersIn(options, client.characters, ...codes)
  const css = withCutFonts(await stylesOf(client, '', plugins), client.fonts, characters)
  await keep(compiled)
  const { watchFiles, markdownFiles } = options.data
  const files = [...new Set([...Object.keys(watchFiles), ...Object.keys(markdownFiles)])].sort()
  return { code, titles, css, characters, files }
}

/**
 * What a plugin gives for a module that it makes up.
 * @param {Plugin[]} plugins
 * @param {string} id
 */
async function loadedBy(plugins, id) {
  for (const { name, load } of plugins) {
    if (name !== 'slidev:loader' && name !== 'deck-passages') continue
    const hook = /** @type {Function} */ (typeof load === 'object' ? load.handler : load)
    const made = await hook.call({ resolve() {} }, id)
    if (made) return /** @type {string} */ (typeof made === 'string' ? made : made.code)
  }
  return undefined
}

/**
 * @param {ResolvedSlidevOptions} options
 * @param {Client} client
 * @param {Map<number, string>} broken
 * @param {Logger} logger
 * @param {Plugin[]} plugins
 * @param {KeptSlides} kept
 */
async function compileSlides(options, client, broken, logger, plugins, kept) {
  const shared = new Map(client.shared.map((id, index) => [id, `deck-shared:${index}`]))
  /** @type {Map<string, Promise<{ id: string | undefined, missing: boolean }>>} */
  const known = new Map()
  const layouts = await options.utils.getLayouts()
  const { known: keptModules, keep } = kept
  const { vueCompiler } = await loadSlidev()
  const characters = new Set()
  /** @type {Map<number, string>} */
  const made = new Map()
  /** @type {Set<string>} */
  const files = new Set([...Object.keys(options.data.watchFiles), ...Object.keys(options.data.markdownFiles)])
  /** @type {Plugin} */
  const slides = {
    name: 'deck:slides',
    enforce: 'pre',
    resolveId: {
      order: 'pre',
      async handler(source, importer, { isEntry }) {
        if (source === SLIDES) return source
        if (source === PASSAGES)
          return (await this.resolve(source, importer, { skipSelf: true })) ?? NO_PASSAGES
        if (keptModules.has(numberOf(source))) return source.replace(/\.md$/, KEPT)
        if (
          isEntry ||
          source.startsWith('\0') ||
          source.startsWith('/@slidev/') ||
          source.includes('__slidev_')
        )
          return null
        const key = source.startsWith('.') ? `${importer} ${source}` : source
        let found = known.get(key)
        if (!found) {
          found = this.resolve(source, importer, { skipSelf: true }).then((resolved) => ({
            id: shared.get(resolved?.id ?? ''),
            missing: !resolved,
          }))
          known.set(key, found)
        }
        const { id, missing } = await found
        // A picture that is not there is no reason to leave the slide out: its place stays empty, as in any page.
        if (missing && PICTURE.test(source)) return { id: `/@deck/missing?${source}` }
        return id ? { id, external: true } : null
      },
    },
    load: {
      order: 'pre',
      handler(id) {
        if (id === SLIDES)
          return [
            `export { slides } from '/@slidev/slides'`,
            `export { default as TitleRenderer } from '/@slidev/title-renderer.md'`,
            `export { deckPassages } from '${PASSAGES}'`,
          ].join('\n')
        if (id === NO_PASSAGES) return WITHOUT_PASSAGES
        if (id === TITLES) return { code: titlesOf(options), map: { mappings: '' } }
        if (id.startsWith('/@deck/missing?'))
          return `export default ${JSON.stringify(id.replace(/^\/@deck\/missing\?\.?/, ''))}`
        if (id.endsWith(KEPT)) return keptModules.get(numberOf(id.replace(KEPT, '.md')))?.code ?? null
        const no = numberOf(id)
        if (broken.has(no)) return { code: '<div></div>', map: { mappings: '' } }
        return null
      },
    },
    buildEnd() {
      for (const id of this.getModuleIds()) {
        const file = id.replace(/\?.*$/, '')
        if (!file.includes('__slidev_') && existsSync(file)) files.add(file)
      }
    },
    transform: {
      order: 'post',
      handler(code, id) {
        const no = numberOf(id)
        if (broken.has(no))
          return { code: `export { default } from ${JSON.stringify(layouts.error)}`, map: { mappings: '' } }
        if (no && keepable(code, options.data.slides[no - 1]?.source.raw ?? '')) made.set(no, code)
        for (const character of code) characters.add(character)
        return null
      },
    },
  }
  /** @type {Map<number, string>} */
  const components = new Map()
  /**
   * After Slidev's plugins of its kind, so that it sees of each slide what UnoCSS sees.
   * @type {Plugin}
   */
  const componentsSeen = {
    name: 'deck:components-seen',
    enforce: 'pre',
    transform(code, id) {
      const no = numberOf(id)
      if (no) components.set(no, code)
    },
  }
  const output = await bundle(options, [slides, unoApart, plugins, componentsSeen], logger, {
    write: false,
    rollupOptions: {
      input: { slides: SLIDES },
      preserveEntrySignatures: 'strict',
      output: {
        format: 'iife',
        name: 'deckSlides',
        codeSplitting: false,
        globals: (/** @type {string} */ id) => `deckShared[${id.replace('deck-shared:', '')}]`,
        entryFileNames: 'slides.js',
        assetFileNames: 'assets/[name]-[hash][extname]',
      },
    },
  })
  for (const { tokens } of keptModules.values()) for (const token of tokens) unoOf(plugins).tokens.add(token)
  /** @type {Map<string, JoinedModule>} */
  const modules = new Map()
  for (const [no, code] of vueCompiler ? made : []) {
    const module = joinable(code, /** @type {NonNullable<typeof vueCompiler>} */ (vueCompiler))
    if (module) modules.set(moduleOf(no), module)
  }
  await keep(await withTokens(made, components, plugins, modules, options))
  let code = ''
  let css = ''
  /** @type {Slides['assets']} */
  const assets = new Map()
  for (const file of output) {
    if (file.type === 'chunk') code += file.code
    else if (file.fileName.endsWith('.css')) css += file.source
    else assets.set(`/${file.fileName}`, file.source)
  }
  const shown = charactersIn(options, client.characters, [...characters].join(''))
  return {
    code,
    css: withCutFonts(await stylesOf(client, css, plugins), client.fonts, shown),
    characters: shown,
    files: [...files].sort(),
    assets,
  }
}

/** How the modules end that were made in an earlier run. */
const KEPT = '.kept.js'

/**
 * The number of the slide that a module is made of; NaN for other modules.
 * @param {string} id
 */
const numberOf = (id) => Number(/__slidev_(\d+)\.md$/.exec(id)?.[1])

/**
 * The module of the slide of a number.
 * @param {number} no
 */
const moduleOf = (no) => `/@slidev/slides/${no}/md`

/**
 * Modules of slides with the class names in them: who takes the modules as they are has no other way to know these.
 * @param {Map<number, string>} modules
 * @param {Map<number, string>} components what they were compiled from
 * @param {Plugin[]} plugins
 * @param {Map<string, JoinedModule>} joined
 * @param {ResolvedSlidevOptions} options
 */
async function withTokens(modules, components, plugins, joined, { data }) {
  const { uno } = unoOf(plugins)
  /** @type {Map<number, KeptSlide>} */
  const kept = new Map()
  for (const [no, code] of modules) {
    // A slide's frontmatter is read for class names too, and with it all that Slidev's module of it says.
    const source = data.slides[no - 1]?.source
    const about = source ? await loadedBy(plugins, `${source.filepath}__slidev_${no}.frontmatter`) : ''
    const words = []
    for (const text of [components.get(no) ?? '', about ?? ''])
      words.push(...(await uno.applyExtractors(text)))
    await setImmediate()
    const { matched } = await uno.generate(new Set(words.filter((word) => /[a-z]/i.test(word))), {
      preflights: false,
      safelist: false,
    })
    const module = joined.get(moduleOf(no))
    kept.set(no, { code, tokens: [...matched].sort(), ...(module ? { joined: module } : {}) })
  }
  return kept
}

/**
 * @param {ResolvedSlidevOptions} options
 * @param {PluginOption[]} plugins
 * @param {Logger} logger
 * @param {NonNullable<InlineConfig['build']>} settings
 * @param {string} [base]
 */
export async function bundle(options, plugins, logger, settings, base = '/') {
  const own = {
    configFile: false,
    base,
    root: options.userRoot,
    customLogger: logger,
    plugins: [plugins, ownChunks],
    define: { __VUE_PROD_DEVTOOLS__: false },
    resolve: {
      alias: [
        { find: /^mermaid\/dist\/mermaid\.esm\.mjs$/, replacement: 'mermaid/dist/mermaid.esm.min.mjs' },
      ],
    },
    build: {
      minify: false,
      cssMinify: false,
      cssCodeSplit: false,
      sourcemap: false,
      reportCompressedSize: false,
      copyPublicDir: false,
      modulePreload: false,
      assetsInlineLimit: 0,
      emptyOutDir: false,
      target: 'esnext',
      ...settings,
      rollupOptions: { ...settings.rollupOptions, checks: { emptyImportMeta: false } },
    },
  }
  const { build, mergeConfig } = await loadVite()
  const result = await build(mergeConfig(await settingsOf(options), own))
  if (!('output' in result)) throw new Error('Vite gave no bundle')
  return result.output
}

/**
 * Slidev groups the chunks of a built site by hand, which is not ours to want.
 * @type {Plugin}
 */
const ownChunks = {
  name: 'deck:own-chunks',
  enforce: 'post',
  config(config) {
    const output = config.build?.rollupOptions?.output
    if (output && !Array.isArray(output)) output.manualChunks = undefined
  },
}

/** Latin, punctuation, arrows, numbers in circles, fullwidth forms: what a diagram or a style may add to the text. */
const MARGIN = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x2010, 0x2049],
  [0x2190, 0x2199],
  [0x2460, 0x2473],
  [0x3000, 0x301f],
  [0xff00, 0xff65],
]

/**
 * Every character that a deck may show, in order.
 * @param {ResolvedSlidevOptions} options
 * @param {...string} more texts besides its own, such as compiled code
 */
export function charactersIn({ data }, ...more) {
  const texts = [...more, JSON.stringify(data.config), ...data.slides.map(({ source }) => source.raw)]
  /** @type {Set<string>} */
  const all = new Set()
  for (const text of texts) for (const character of text) all.add(character)
  for (const [first = 0, last = 0] of MARGIN)
    for (let point = first; point <= last; point++) all.add(String.fromCodePoint(point))
  return [...all].sort().join('')
}

/**
 * What the deck's, the theme's and the addons' `vite.config` files say.
 * @param {ResolvedSlidevOptions} options
 * @returns {Promise<UserConfig>}
 */
async function settingsOf({ roots }) {
  const { loadByPath } = await loadSlidev()
  /** @type {UserConfig | undefined} */
  let settings
  for (const root of roots)
    for (const name of await readdir(root))
      if (/^vite\.config\.\w+$/.test(name)) {
        const own = await loadByPath?.(join(root, name))
        const config =
          /** @type {UserConfig | undefined} */ (own?.default) ?? (await viteConfig(join(root, name)))
        settings = settings ? (await loadVite()).mergeConfig(settings, config) : config
      }
  return settings ?? {}
}

/** @param {string} file */
async function viteConfig(file) {
  const { loadConfigFromFile } = await loadVite()
  const loaded = await loadConfigFromFile({ mode: 'development', command: 'build' }, file)
  return loaded?.config ?? {}
}

/** @param {ResolvedSlidevOptions} options */
export async function pluginsOf(options) {
  const { ViteSlidevPlugin, vueCompiler } = await loadSlidev()
  const { slidev = {} } = /** @type {UserConfig & { slidev?: SlidevPluginOptions }} */ (
    await settingsOf(options)
  )
  // What the plugins would look for on the disk, all of Vue for the number of its version.
  const settings = vueCompiler
    ? {
        ...slidev,
        vue: /** @type {SlidevPluginOptions['vue']} */ ({ compiler: vueCompiler, ...slidev.vue }),
        markdown: { vueVersion: vueCompiler.version, ...slidev.markdown },
      }
    : slidev
  return /** @type {Plugin[]} */ ((await ViteSlidevPlugin(options, settings, {})).flat(3).filter(Boolean))
}

/** @param {Plugin[]} plugins */
function unoOf(plugins) {
  const uno = plugins.find(({ name }) => name === 'unocss:api')
  if (!uno) throw new Error('Slidev has no UnoCSS')
  return uno.api.getContext()
}

/**
 * What UnoCSS makes of the class names it met, and of others.
 * @param {Plugin[]} plugins
 * @param {string[]} others
 */
export async function unoStyles(plugins, others) {
  const context = unoOf(plugins)
  await context.flushTasks()
  const made = await context.uno.generate(new Set([...others, ...context.tokens]), { minify: true })
  /** @type {Record<string, string>} */
  const layers = { rest: made.getLayers(undefined, PLACED_LAYERS) }
  for (const layer of PLACED_LAYERS) layers[layer] = made.getLayer(layer) ?? ''
  return { tokens: /** @type {string[]} */ ([...made.matched].sort()), layers }
}

/**
 * All styles of a deck, in the order that Slidev gives them.
 * @param {Client} client
 * @param {string} own
 * @param {Plugin[]} plugins
 */
async function stylesOf(client, own, plugins) {
  const context = unoOf(plugins)
  await context.flushTasks()
  const known = new Set(client.tokens)
  // Every word of the slides is a token, most of them Chinese; no class name is without a Latin letter.
  const unknown = [...context.tokens].filter((token) => /[a-z]/i.test(token) && !known.has(token))
  const { matched } = await context.uno.generate(new Set(unknown), { preflights: false, safelist: false })
  const { layers } = matched.size > 0 ? await unoStyles(plugins, client.tokens) : client
  return `${fillUno(client.css, layers)}\n${own}`
}

/**
 * The slides that an error of the bundler is about, and what it says of each.
 * @param {unknown} error
 * @returns {[number, string][]}
 */
export function failuresIn(error) {
  const { errors = [error] } = /** @type {{ errors?: unknown[] }} */ (error)
  return errors.flatMap((one) => {
    const { id = '', message = String(one) } = /** @type {{ id?: string, message?: string }} */ (one)
    const no = /__slidev_(\d+)\./.exec(id || message)?.[1]
    return no ? [/** @type {[number, string]} */ ([Number(no), reasonIn(message)])] : []
  })
}

/**
 * What a compiler said, without the names of the plugins that passed it on.
 * @param {string} message
 */
function reasonIn(message) {
  const missing = /Could not resolve ['"]([^'"]+)['"]/.exec(message)?.[1]
  if (missing && PICTURE.test(missing)) return `there is no picture ${missing}`
  if (missing && FILE.test(missing)) return `there is no file ${missing}`
  return missing ? `Failed to resolve import "${missing}"` : message.replace(/^(?:\[[^\]]*\]\s*)+/, '')
}

/**
 * @param {string} folder
 * @param {RegExp} pattern
 */
async function filesIn(folder, pattern) {
  const names = await readdir(folder).catch(() => [])
  return names
    .filter((name) => pattern.test(name))
    .sort()
    .map((name) => join(folder, name))
}
