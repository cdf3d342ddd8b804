/**
 * The process that builds a deck's static site; `export-site.ts` starts it. One page, one script, one style sheet: a
 * script that is no module also runs where the page is opened from the disk.
 */

import { createHash } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { cutDictionaries, inAllForms, inScript } from './cut-dictionaries.js'

/** @import { Plugin } from 'vite' */
/** @import { ResolvedSlidevOptions } from '@slidev/types' */
/** @import { SiteDrawings, SiteMessage, SiteRequest } from './served-deck.ts' */

const PACKAGE = fileURLToPath(new URL('../../', import.meta.url))

/** @param {SiteMessage} message */
const tell = (message) =>
  new Promise((done) => {
    if (process.send) process.send(message, done)
    else done(undefined)
  })

/** Kinds of diagrams by the word they begin with, and the parts of Mermaid that only they need. */
const DIAGRAM_PARTS = /** @type {[RegExp, RegExp][]} */ ([
  [/^(?:flowchart|graph)\b/, /^flowDiagram-/],
  [/^timeline\b/, /^timeline-definition-/],
  [/^mindmap\b/, /^(?:mindmap-definition|cose-bilkent)-/],
  [/^xychart/, /^xychartDiagram-/],
  [/^pie\b/, /^pie(?:Diagram)?-/],
  [/^sequenceDiagram\b/, /^sequenceDiagram-/],
  [/^quadrantChart\b/, /^quadrantDiagram-/],
  [/^gantt\b/, /^ganttDiagram-/],
  [/^journey\b/, /^journeyDiagram-/],
  [/^erDiagram\b/, /^erDiagram-/],
  [/^classDiagram/, /^classDiagram-/],
  [/^stateDiagram/, /^stateDiagram-/],
  [/^sankey/, /^sankeyDiagram-/],
  [/^kanban\b/, /^kanban-definition-/],
])
/** What every diagram may need; all else that Mermaid loads on demand belongs to one kind. */
const COMMON_PARTS = /^(?:chunk|sizeCapture)-/
/** What arranges boxes, by far the largest part, and the kinds that leave theirs to it. */
const ARRANGING_PARTS = /^(?:dagre|elk)-/
const ARRANGED = /^(?:flowchart|graph|mindmap|erDiagram|classDiagram|stateDiagram|kanban)/

/**
 * Leaves out the parts of Mermaid that the deck's diagrams do not need: nine tenths of it. A deck with a kind of
 * diagram that is not known here keeps all.
 * @param {string} text of all slides
 * @returns {Plugin}
 */
function onlyDiagramsOf(text) {
  const kinds = [
    ...text.matchAll(
      /^[ \t]*(?:`{3,}|~{3,})[ \t]*mermaid[^\n]*\n(?:\s*%%[^\n]*\n|\s*---\n[\s\S]*?\n\s*---\n)*\s*([^\s]+)/gm,
    ),
  ].map(([, kind = '']) => kind)
  const needed = kinds.map((kind) => DIAGRAM_PARTS.find(([pattern]) => pattern.test(kind))?.[1])
  const known = needed.every(Boolean)
  const arranged = kinds.some((kind) => ARRANGED.test(kind))
  return {
    name: 'deck:only-diagrams-used',
    enforce: 'pre',
    resolveId: {
      order: 'pre',
      handler(id, importer) {
        if (!known || !importer?.includes('/mermaid/dist/') || !id.startsWith('.') || !id.endsWith('.mjs'))
          return null
        const name = basename(id)
        const wanted =
          COMMON_PARTS.test(name) ||
          (arranged && ARRANGING_PARTS.test(name)) ||
          needed.some((part) => part?.test(name)) ||
          (name.startsWith('katex-') && text.includes('$$')) ||
          name.startsWith('mermaid')
        return wanted ? null : '/@deck/part-left-out'
      },
    },
    load: {
      order: 'pre',
      handler: (id) =>
        id === '/@deck/part-left-out' ? 'export const diagram = {}; export default {}' : null,
    },
  }
}

/** Slidev's module that draws, as its component imports it. */
const MERMAID_MODULE = '../modules/mermaid'

/**
 * Drawings in place of Mermaid. A drawing scales: where a slide leaves it another place than it was drawn for, it is
 * the same one.
 * @param {NonNullable<SiteDrawings['drawings']>} drawings
 * @returns {Plugin}
 */
const drawnAhead = (drawings) => ({
  name: 'deck:drawn-ahead',
  enforce: 'pre',
  resolveId: {
    order: 'pre',
    handler: (id, importer) =>
      id === MERMAID_MODULE && importer?.includes('/builtin/Mermaid.vue') ? '/@deck/drawings' : null,
  },
  load: {
    order: 'pre',
    handler: (id) =>
      id === '/@deck/drawings'
        ? [
            `import lz from 'lz-string'`,
            `const drawings = ${JSON.stringify(drawings)}`,
            `const withoutRoom = (source) => source.replace(/\\n%% room .*$/, '')`,
            `export async function renderMermaid(code) {`,
            `  const source = lz.decompressFromBase64(code)`,
            `  const same = () => Object.keys(drawings).find((key) => withoutRoom(key) === withoutRoom(source))`,
            `  return drawings[source] ?? drawings[same()]`,
            `}`,
          ].join('\n')
        : null,
  },
})

/** Parts of a deck's or an addon's folder that may draw, or change how it is done. */
const MAY_DRAW = /^(?:components|layouts|setup|global|slide-|custom-?nav|vite\.config)/i

/**
 * Whether all diagrams of a deck are fences of its slides, and drawn by this look: no other part of it can ask for any.
 * @param {ResolvedSlidevOptions} options
 */
async function isDrawable({ roots, clientRoot, data }) {
  const isOurs = (/** @type {string} */ root) => join(root, '/') === PACKAGE
  if (!roots.some(isOurs)) return false
  for (const root of roots.filter((root) => root !== clientRoot && !isOurs(root)))
    if ((await readdir(root).catch(() => [])).some((name) => MAY_DRAW.test(name))) return false
  return !data.slides.some(({ source }) => /<(?:mermaid|diagram-?in-?script)\b/i.test(source.raw))
}

/** Whether a deck can be switched between Chinese scripts. */
const isChinese = (/** @type {string} */ lang) => lang.startsWith('zh')

const HAN = /\p{Script=Han}/u

/** The look's fonts of one script each, or for what is in none. */
const FONTS = /\/styles\/fonts-(hk|tc|sc|latin)$/

/**
 * Leaves out the fonts that no switch leads to. Those of Hong Kong also set the Chinese words of other languages, and
 * decks that do not say theirs.
 * @param {string} lang of the deck
 * @returns {Plugin}
 */
const onlyFontsOf = (lang) => ({
  name: 'deck:only-fonts-used',
  enforce: 'pre',
  resolveId: {
    order: 'pre',
    handler(id, importer) {
      const family = FONTS.exec(id)?.[1]
      if (!family || !importer?.endsWith('/components/load-fonts.ts')) return null
      const unused = isChinese(lang) ? ['latin'] : lang ? ['tc', 'sc'] : []
      return unused.includes(family) ? '/@deck/fonts-left-out' : null
    },
  },
  load: { order: 'pre', handler: (id) => (id === '/@deck/fonts-left-out' ? 'export {}' : null) },
})

/**
 * The dictionaries for the script switch, once: the large one holds what the small one does; cut to the deck's words.
 * None in a deck that is not in Chinese, which has no switch.
 * @param {string} lang of the deck
 * @param {() => string} charactersOf all that is ever looked up in them; asked for when all but they is read
 * @returns {Plugin}
 */
const dictionariesFor = (lang, charactersOf) => ({
  name: 'deck:dictionaries',
  enforce: 'pre',
  resolveId: {
    order: 'pre',
    handler(id, importer) {
      if (!/^opencc-js(?:\/t2cn)?$/.test(id)) return null
      return isChinese(lang)
        ? this.resolve('opencc-js', importer, { skipSelf: true })
        : '/@deck/no-dictionaries'
    },
  },
  load: {
    order: 'pre',
    handler: (id) => (id === '/@deck/no-dictionaries' ? 'export const Converter = undefined' : null),
  },
  renderChunk: {
    order: 'pre',
    handler: (code) => ({ code: cutDictionaries(code, charactersOf()), map: null }),
  },
})

/**
 * What tells where Chinese lines may break, left out of a deck without a Chinese character.
 * @param {string} text of all slides
 * @returns {Plugin}
 */
const phrasesFor = (text) => ({
  name: 'deck:phrases',
  enforce: 'pre',
  load: {
    order: 'pre',
    handler: (id) =>
      !HAN.test(text) && id.includes('/budoux/module/data/models/') ? 'export const model = {}' : null,
  },
})

/**
 * Leaves out Slidev's logo, which stands where `info` of the headmatter is shown, in a deck without.
 * @param {unknown} info
 * @returns {Plugin}
 */
const logoFor = (info) => ({
  name: 'deck:logo',
  enforce: 'pre',
  load: {
    order: 'pre',
    handler: (id) => (!info && id.endsWith('/client/assets/logo.png') ? `export default ''` : null),
  },
})

/**
 * Keeps what the address says of the page itself, such as `index.html`, when the slide changes.
 * @type {Plugin}
 */
const keepPath = {
  name: 'deck:keep-path',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('/setup/main.ts') || !code.includes('createWebHashHistory(import.meta.env.BASE_URL)'))
      return null
    return {
      code: code.replace('createWebHashHistory(import.meta.env.BASE_URL)', 'createWebHashHistory()'),
      map: { mappings: '' },
    }
  },
}

/** The script that a font of the look is for, by the name of its file. */
const SCRIPT_OF_FONT = /** @type {[RegExp, 'hk' | 'tw' | 'cn'][]} */ ([
  [/HK_/, 'hk'],
  [/TC_/, 'tw'],
  [/SC_/, 'cn'],
])

/** @param {SiteRequest} request */
async function buildSite({ entry, cacheFolder, folder, dark }) {
  const { createLogger } = await import('vite')
  const { loadSlidev } = await import('./load-slidev.js')
  const { resolveOptions } = await loadSlidev(cacheFolder)
  const {
    assertLayouts,
    bundle,
    charactersIn,
    failuresIn,
    fillUno,
    pluginsOf,
    unoApart,
    unoStyles,
    colourToTheEnd,
    withoutTwoslash,
  } = await import('./bundle-deck.js')
  const { cutFont, dropSlices, dropUnusedFaces, fontsApart, withCutFonts } = await import('./cut-fonts.js')
  const options = await resolveOptions({ entry, routerMode: 'hash', base: './' }, 'build')
  await assertLayouts(options)
  const { config, headmatter, slides } = options.data
  // Without the switch: a deck asked for in dark colours stays dark.
  if (dark) config.colorSchema = 'dark'
  const untitled = headmatter.titleTemplate === undefined && config.titleTemplate === SLIDEV_TITLE
  if (untitled) config.titleTemplate = '%s'
  /** @type {Promise<SiteDrawings>} */
  const drawn = new Promise((done) => {
    process.once('message', (/** @type {SiteDrawings} */ told) => done(told))
  })
  await tell({
    kind: 'read',
    drawable: await isDrawable(options),
    slides: slides.map(({ index, frontmatter, source }) => ({
      no: index + 1,
      id: String(frontmatter.id ?? ''),
      file: source.filepath,
      line: source.start + 1,
      raw: source.raw,
    })),
  })
  const { drawings } = await drawn
  withoutTwoslash(options)
  colourToTheEnd(options)
  // Slidev asks for pictures ahead by what the slide calls them, also for those that have another name in a site.
  for (const slide of slides)
    for (const one of [slide, slide.source]) one.images = one.images?.filter(keepsItsName)
  const text = slides.map(({ source }) => source.raw).join('\n')
  const lang = String(headmatter.lang ?? '')
  const plugins = await pluginsOf({ ...options, userRoot: folder })
  const fonts = fontsApart()
  /** @type {Set<string>} */
  const own = new Set()
  /** @type {Plugin} */
  const ownCharacters = {
    name: 'deck:own-characters',
    buildEnd() {
      // What reads diagrams has characters to look for in a deck, none to show; nor has the look Chinese ones for others.
      const toShow = (/** @type {string} */ id, /** @type {string} */ character) =>
        isChinese(lang) || !lang || !id.startsWith(PACKAGE) || !HAN.test(character)
      for (const id of this.getModuleIds())
        if (
          !/\/node_modules\/|\/scripts\/diagram\//.test(id) &&
          options.roots.some((root) => id.startsWith(root))
        )
          for (const character of this.getModuleInfo(id)?.code ?? '')
            if (toShow(id, character)) own.add(character)
    },
  }
  /** @type {Plugin} */
  const publicFiles = {
    name: 'deck:public-files',
    enforce: 'post',
    config(config) {
      config.publicDir = join(options.userRoot, 'public')
    },
  }
  const output = await bundle(
    options,
    [
      publicFiles,
      unoApart,
      fonts.plugin,
      drawings ? drawnAhead(drawings) : onlyDiagramsOf(text),
      onlyFontsOf(lang),
      dictionariesFor(lang, () => inAllForms(writtenIn(text, own))),
      phrasesFor(text),
      logoFor(config.info),
      keepPath,
      ownCharacters,
      plugins,
    ],
    createLogger('silent'),
    {
      outDir: folder,
      write: true,
      minify: 'oxc',
      cssMinify: true,
      rollupOptions: {
        input: { deck: join(options.clientRoot, 'main.ts') },
        output: {
          format: 'iife',
          name: 'deckSite',
          codeSplitting: false,
          entryFileNames: 'deck.js',
          assetFileNames: 'assets/[name]-[hash][extname]',
        },
      },
    },
    './',
  ).catch(async (error) => {
    const [failure] = failuresIn(error)
    if (!failure) throw error
    const [no, reason] = failure
    await tell({ kind: 'uncompiled', no, reason })
    return undefined
  })
  if (!output) return
  const styles = output.flatMap((file) =>
    file.type === 'asset' && file.fileName.endsWith('.css') ? [file] : [],
  )
  const written = writtenIn(text, own)
  /** @param {string} font */
  const charactersOf = (font) => {
    const script = isChinese(lang) && SCRIPT_OF_FONT.find(([pattern]) => pattern.test(font))?.[1]
    return charactersIn(options, written, script ? inScript(written, script) : '')
  }
  await mkdir(join(folder, 'assets'), { recursive: true })
  let css = fillUno(styles.map(({ source }) => source).join('\n'), (await unoStyles(plugins, [])).layers)
  const script = output.map((file) => (file.type === 'chunk' ? file.code : '')).join('')
  const inUse = dropUnusedFaces(css, script)
  const needed = dropSlices(inUse.css, written + JSON.stringify(config))
  css = needed.css
  for (const font of fonts.found) {
    const { name, path } = font
    const characters = charactersOf(name)
    css = withCutFonts(css, [font], characters, (_, part) => (part === 'cut' ? `${name}.woff2` : null))
    if (css.includes(`"${name}.woff2"`))
      await writeFile(join(folder, 'assets', `${name}.woff2`), await keptFont(path, characters))
  }
  for (const { fileName } of styles) await rm(join(folder, fileName), { force: true })
  for (const name of [...inUse.dropped, ...needed.dropped])
    await rm(join(folder, 'assets', name), { force: true })
  await rm(join(folder, 'node_modules'), { recursive: true, force: true })
  await writeFile(join(folder, 'assets', 'deck.css'), css)
  await writeFile(
    join(folder, 'index.html'),
    pageOf(untitled ? withoutSlidev(options.utils.indexHtml) : options.utils.indexHtml),
  )
  // Where Vite copies it, the path of the look's folder is part of it.
  await rm(join(folder, 'theme'), { recursive: true, force: true })
  await copyPublic(options, folder)
  await tell({ kind: 'built' })

  /**
   * Squeezing a font takes a second; the same characters give the same bytes.
   * @param {string} path
   * @param {string} characters
   */
  async function keptFont(path, characters) {
    const name = createHash('sha256').update(path).update(characters).digest('hex').slice(0, 24)
    const file = join(cacheFolder, `font-${name}.woff2`)
    const known = await readFile(file).catch(() => undefined)
    if (known) return known
    const bytes = await cutFont(path, characters, 'woff2')
    await mkdir(dirname(file), { recursive: true })
    const temporary = `${file}.${process.pid}`
    await writeFile(temporary, bytes)
    await rename(temporary, file)
    return bytes
  }
}

/** Pictures of `public`, or of elsewhere; what lies beside the slides gets a new name. */
const keepsItsName = (/** @type {string} */ picture) => /^(?:\/|https?:)/.test(picture)

/**
 * All text that a site may show: not the whole script, which holds tables of characters that are no text.
 * @param {string} text of the slides
 * @param {Set<string>} own characters of the look's modules
 */
const writtenIn = (text, own) => `${text}${[...own].join('')}`

/** Slidev adds its name to the title of a deck that does not say how it wants to be called. */
const SLIDEV_TITLE = '%s - Slidev'

/**
 * The page with the deck's own title, in the window and where the page is shared.
 * @param {string} html
 */
const withoutSlidev = (html) => html.replace(/ - Slidev(?=<\/title>|")/g, '')

/**
 * Slidev's page, with paths from where it lies and the bundle as a plain script.
 * @param {string} html
 */
function pageOf(html) {
  return (
    html
      .replace(/^<link rel="preload" as="image" href="(?!\/|https?:)[^"]*">\n?/gm, '')
      // Slidev quotes what stands in quotation marks already.
      .replace(/(<meta name="[^"]*" content=")&quot;(.*?)&quot;(?=")/g, '$1$2')
      .replace(
        /<script type="module" src="[^"]*main\.ts"><\/script>/,
        '<script defer src="./deck.js"></script>',
      )
      .replace('</head>', '  <link rel="stylesheet" href="./assets/deck.css">\n</head>')
      .replace(/\b(href|src)="\/(?!\/)/g, '$1="./')
  )
}

/**
 * @param {ResolvedSlidevOptions} options
 * @param {string} folder
 */
async function copyPublic({ userRoot, themeRoots, addonRoots }, folder) {
  for (const root of [...themeRoots, ...addonRoots])
    await copyIfThere(join(root, 'public'), join(folder, 'theme'))
  await copyIfThere(join(userRoot, 'public'), folder)
}

/**
 * @param {string} from
 * @param {string} to
 */
async function copyIfThere(from, to) {
  if ((await readdir(from).catch(() => [])).length > 0) await cp(from, to, { recursive: true })
}

process.on('disconnect', () => process.exit())
process.once('message', (/** @type {SiteRequest} */ request) => {
  buildSite(request).catch(async (error) => {
    await tell({ kind: 'failed', text: error instanceof Error ? error.message : String(error) })
    process.exit(1)
  })
})
