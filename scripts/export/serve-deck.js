/**
 * The process that serves one deck's print page; `slidev-server.ts` starts it.
 *
 * A process of its own because Slidev keeps the first deck's folder for as long as its process lives, calls
 * `process.exit` when a theme is missing, and prints as it likes: here none of that reaches the generator; and because
 * it compiles the slides while the browser starts. JavaScript, unlike its neighbours, because Slidev loads twice as
 * fast without a TypeScript loader around it.
 */

import { mkdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { dirname, extname, join, resolve, sep } from 'node:path'
import process from 'node:process'

import { keepCommand } from '../load-command.js'
import { bundlesFolder } from './cache-folder.js'
import { keepSlidev, loadSlidev } from './load-slidev.js'

/** @import { Logger } from 'vite' */
/** @import { ServedDeck, ServeMessage, ServeRequest } from './served-deck.ts' */
/** @import { Client, Slides } from './bundle-deck.js' */

/** @param {ServeMessage} message */
const tell = (message) =>
  new Promise((done) => {
    if (process.send) process.send(message, done)
    else done(undefined)
  })

/**
 * Vite's logger, its warnings and errors sent to the parent instead of the screen.
 * @returns {Logger}
 */
function forwardingLogger() {
  /** @param {string} text */
  const forward = (text) => {
    if (!text.includes('/deck-fonts/')) void tell({ kind: 'log', text })
  }
  return {
    hasWarned: false,
    info() {},
    warn: forward,
    warnOnce: forward,
    error: forward,
    clearScreen() {},
    hasErrorLogged: () => false,
  }
}

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ttf': 'font/ttf',
  '.otf': 'font/otf',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
}

/**
 * @param {string} folder
 * @param {string} path from the folder, with a leading slash
 */
async function fileIn(folder, path) {
  const file = resolve(join(folder, path))
  if (!file.startsWith(folder + sep)) return undefined
  return readFile(file).catch(() => undefined)
}

/** @param {ServeRequest} request */
async function serve({ entry, cacheFolder, dark }) {
  await early
  const { resolveOptions } = await loadSlidev(cacheFolder)
  const {
    assertLayouts,
    bundleSlides,
    clientName,
    clientOf,
    configsOf,
    MERMAID_ENTRY,
    MERMAID_PATH,
    pluginsOf,
    colourToTheEnd,
    withoutTwoslash,
  } = await import('./bundle-deck.js')
  const { cutFont } = await import('./cut-fonts.js')
  const { hashInputs } = await import('./hash-inputs.js')
  const { withSetCopies } = await import('./quick-mermaid.js')
  const options = await resolveOptions({ entry, routerMode: 'history' }, 'export')
  const { config, slides, headmatter } = options.data
  await assertLayouts(options)
  // Fixed rather than `auto`, so that the colours of the machine's desktop do not decide.
  config.colorSchema = dark ? 'dark' : 'light'
  withoutTwoslash(options)
  colourToTheEnd(options)
  const logger = forwardingLogger()
  const name = await clientName(options)
  const keptFolder = join(cacheFolder, name.replace('client', 'kept'))
  await mkdir(keptFolder, { recursive: true })
  /** @type {Promise<Client>} */
  const client = clientOf(options, join(cacheFolder, name), logger)
  const plugins = pluginsOf(options)
  /** @type {Promise<Slides>} */
  const compiled = Promise.all([client, plugins]).then(([ready, own]) =>
    bundleSlides(options, ready, logger, own, keptFolder),
  )
  const configs = await configsOf(await plugins)
  const diagrams = slides.some(({ source }) => /^\s*(?:`{3,}|~{3,})\s*mermaid\b/m.test(source.raw))
  const html = pageOf(options.utils.indexHtml, configs, diagrams ? MERMAID_ENTRY : undefined)
  const mermaidFolder = dirname(createRequire(import.meta.url).resolve('mermaid/package.json'))
  const publicFolders = [join(options.userRoot, 'public')]
  const themeFolders = [...options.themeRoots, ...options.addonRoots].map((root) => join(root, 'public'))

  /** @param {string} path */
  async function answer(path) {
    if (path === '/print') return html
    if (path === '/deck/slides.css') return (await compiled).css
    if (path === '/deck/slides.js') return (await compiled).code
    if (path === '/deck/titles.js') return (await compiled).titles?.()
    if (/^\/deck\/drawings-\w+\.json$/.test(path)) return fileIn(keptFolder, path.slice('/deck'.length))
    if (path.startsWith(MERMAID_PATH)) {
      const file = await fileIn(join(mermaidFolder, 'dist'), path.slice(MERMAID_PATH.length - 1))
      return file && withSetCopies(String(file))
    }
    if (path.startsWith('/client/')) return fileIn((await client).folder, path)
    const [, name, part] = /^\/deck-fonts\/([\w-]+)\.(cut|rest)\.ttf$/.exec(path) ?? []
    if (name) {
      const { characters } = await compiled
      const font = (await client).fonts.find((other) => other.name === name)
      if (!font) return undefined
      return part === 'rest' ? readFile(font.path) : cutFont(font.path, characters, 'sfnt')
    }
    for (const folder of publicFolders) {
      const found = await fileIn(folder, path)
      if (found) return found
    }
    if (path.startsWith('/theme/'))
      for (const folder of themeFolders) {
        const found = await fileIn(folder, path.slice('/theme'.length))
        if (found) return found
      }
    return (await compiled).assets.get(path)
  }

  const server = createServer(async (request, response) => {
    try {
      const path = decodeURIComponent(new URL(request.url ?? '/', 'http://deck').pathname)
      const body = await answer(path)
      if (body === undefined) response.writeHead(404).end()
      else
        response
          .writeHead(200, {
            'content-type': TYPES[path === '/print' ? '.html' : extname(path)] ?? 'application/octet-stream',
          })
          .end(body)
    } catch (error) {
      response.writeHead(500).end(String(error))
    }
  })
  // Port 0 is any free one.
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)))
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('The deck’s server has no port')
  /** @type {ServedDeck} */
  const deck = {
    port: address.port,
    cacheFolder: keptFolder,
    width: config.canvasWidth,
    height: Math.round(config.canvasWidth / config.aspectRatio),
    headmatter,
    slides: slides.map(({ index, frontmatter, title, source }) => ({
      no: index + 1,
      id: String(frontmatter.id ?? ''),
      layout: String(frontmatter.layout ?? (index === 0 ? 'cover' : 'default')),
      title: title ?? '',
      section: String(frontmatter.section ?? ''),
      alias: String(frontmatter.routeAlias ?? ''),
      file: source.filepath,
      line: source.start + 1,
      bodyLine: source.contentStart + 1,
      raw: source.raw,
    })),
  }
  await tell({ kind: 'ready', deck })
  const { broken, files } = await compiled
  const { roots } = options
  await tell({
    kind: 'compiled',
    broken,
    inputs: { roots, files, hash: await hashInputs(roots, { publicFiles: true, files }) },
  })
  // While the browser draws there is time.
  await keepSlidev(cacheFolder)
  await keepCommand(cacheFolder)
  await tell({ kind: 'settled' })
}

/**
 * Fetches what was drawn before, if that is anywhere; where it is nothing, there is time to load Mermaid while the slides
 * are compiled.
 * @param {string} mermaid where Mermaid is
 */
const drawingsFor = (mermaid) => `globalThis.deckDrawingsGiven = fetch(globalThis.deckDrawingsAt)
      .then((answer) => answer.json())
      .catch(() => {
        void import('${mermaid}')
        return {}
      })`

/**
 * Slidev's page, its entry exchanged for the bundles.
 * @param {string} html
 * @param {string} configs
 * @param {string} [mermaid] where Mermaid is, if there are diagrams to draw
 */
function pageOf(html, configs, mermaid) {
  const boot = `<script>
    globalThis.deckConfigs = ${configs.replaceAll('<', '\\u003c')}
    ${mermaid ? drawingsFor(mermaid) : ''}
  </script>
  <script type="module">
    import { start } from '/client/client.js'
    const loaded = (element) => new Promise((done, failed) => {
      element.onload = done
      element.onerror = failed
      document.head.append(element)
    })
    globalThis.loadTitles = async () => {
      await loaded(Object.assign(document.createElement('script'), { src: '/deck/titles.js' }))
      return deckTitles.default
    }
    await Promise.all([
      loaded(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/deck/slides.css' })),
      loaded(Object.assign(document.createElement('script'), { src: '/deck/slides.js' })),
    ])
    await start()
  </script>`
  return html.replace(/<script type="module" src="[^"]*main\.ts"><\/script>/, () => boot)
}

// What every deck needs, while the request is on its way.
const early = bundlesFolder()
  .then((folder) => Promise.all([loadSlidev(folder), import('./bundle-deck.js')]))
  .catch(() => {})

process.on('disconnect', () => process.exit())
process.once('message', (/** @type {ServeRequest} */ request) => {
  serve(request).catch(async (error) => {
    await tell({ kind: 'failed', text: error instanceof Error ? error.message : String(error) })
    process.exit(1)
  })
})
