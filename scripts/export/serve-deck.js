/**
 * The process that runs Slidev's development server for one deck; `slidev-server.ts` starts it.
 *
 * A process of its own because Slidev keeps the first deck's folder for as long as its process lives, calls
 * `process.exit` when a theme is missing, and prints as it likes: here none of that reaches the generator.
 * JavaScript, unlike its neighbours, because Slidev loads twice as fast without a TypeScript loader around it.
 */

import { readFile } from 'node:fs/promises'
import process from 'node:process'

/** @import { Logger, Plugin } from 'vite' */
/** @import { ServedDeck, ServeMessage, ServeRequest } from './served-deck.ts' */

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
  const forward = (text) => void tell({ kind: 'log', text })
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

const NO_MAP = { mappings: '' }
const PACKAGED_SCRIPT = /\/node_modules\/[^?]*\.m?js(?:\?|$)/

/**
 * Leaves source maps out of what is served: nobody debugs a page that is printed and closed, and they are nine
 * tenths of its bytes. The first half keeps Vite from reading a package's own maps (Mermaid's layout engine alone
 * has 26 MB of them), the second drops what the transforms made.
 * @returns {Plugin[]}
 */
function withoutSourceMaps() {
  return [
    {
      name: 'deck:no-packaged-maps',
      enforce: 'pre',
      async load(id) {
        if (!PACKAGED_SCRIPT.test(id) || id.startsWith('\0')) return
        return { code: await readFile(id.replace(/\?.*$/, ''), 'utf8'), map: NO_MAP }
      },
    },
    { name: 'deck:no-maps', enforce: 'post', transform: (code) => ({ code, map: NO_MAP }) },
  ]
}

/** @param {ServeRequest} request */
async function serve({ entry, cacheDir, slidev, dark }) {
  process.argv[1] = slidev
  const { createServer, resolveOptions } = await import('@slidev/cli')
  const options = await resolveOptions({ entry, routerMode: 'history' }, 'export')
  const { config, slides, headmatter } = options.data
  // Fixed rather than `auto`, so that the colours of the machine's desktop do not decide.
  config.colorSchema = dark ? 'dark' : 'light'
  const server = await createServer(options, {
    cacheDir,
    customLogger: forwardingLogger(),
    clearScreen: false,
    plugins: withoutSourceMaps(),
    resolve: {
      alias: [
        { find: /^mermaid\/dist\/mermaid\.esm\.mjs$/, replacement: 'mermaid/dist/mermaid.esm.min.mjs' },
      ],
    },
    // A deck must not change while it is printed: no watcher. Port 0 is any free one. Vite's own report of an error
    // would lie over all slides.
    server: {
      host: '127.0.0.1',
      port: 0,
      watch: null,
      open: false,
      hmr: { overlay: false },
      fs: { allow: [cacheDir] },
    },
  })
  await server.listen()
  // UnoCSS sends the page new styles with every class it meets, hundreds of times in a long deck, the last of them
  // when all seems drawn. Here the page asks once, at the end: see `waitForSlides`.
  const send = server.ws.send.bind(server.ws)
  server.ws.send = (/** @type {any[]} */ ...args) => {
    const [payload] = args
    const styles = (/** @type {{ path: string }} */ { path }) => path.includes('__uno')
    if (payload?.type === 'update' && payload.updates.every(styles)) return
    Reflect.apply(send, undefined, args)
  }
  const address = server.httpServer?.address()
  if (!address || typeof address === 'string') throw new Error('Slidev’s server has no port')
  /** @type {ServedDeck} */
  const deck = {
    port: address.port,
    width: config.canvasWidth,
    height: Math.round(config.canvasWidth / config.aspectRatio),
    headmatter,
    slides: slides.map(({ index, frontmatter, title, source }) => ({
      no: index + 1,
      id: String(frontmatter.id ?? ''),
      layout: String(frontmatter.layout ?? (index === 0 ? 'cover' : 'default')),
      title: title ?? '',
      alias: String(frontmatter.routeAlias ?? ''),
      file: source.filepath,
      line: source.start + 1,
      bodyLine: source.contentStart + 1,
      raw: source.raw,
    })),
  }
  await tell({ kind: 'ready', deck })
}

process.on('disconnect', () => process.exit())
process.once('message', (/** @type {ServeRequest} */ request) => {
  serve(request).catch(async (error) => {
    await tell({ kind: 'failed', text: error instanceof Error ? error.message : String(error) })
    process.exit(1)
  })
})
