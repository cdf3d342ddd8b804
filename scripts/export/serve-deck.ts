/**
 * The child process that runs Slidev's development server for one deck; `slidev-server.ts` starts it.
 *
 * A process of its own because Slidev keeps the first deck's folder for as long as its process lives, calls
 * `process.exit` when a theme is missing, and prints as it likes: here none of that reaches the generator.
 * It ends when its parent does.
 */

import process from 'node:process'
import type { Logger, ViteDevServer } from 'vite'

/** One slide as Slidev numbers it: hidden ones left out, imported ones in their place. */
export interface ServedSlide {
  /** From 1. */
  no: number
  /** `id` of its frontmatter; '' if it has none. */
  id: string
  layout: string
  title: string
  /** File it stands in, absolute, and the lines of that file (from 1) where it and its body begin. */
  file: string
  line: number
  bodyLine: number
  /** Its Markdown without frontmatter. */
  content: string
}

/** What the parent sends first. */
export interface ServeRequest {
  /** Absolute path of slides.md. */
  entry: string
  /** Vite's folder for bundled dependencies; this process must be the only one that uses it. */
  cacheDir: string
  /** Path of Slidev's own command, see `slidev-server.ts`. */
  slidev: string
  dark: boolean
}

/** The deck as it is served. */
export interface ServedDeck {
  port: number
  /** Page size in CSS pixels. */
  width: number
  height: number
  headmatter: Record<string, unknown>
  slides: ServedSlide[]
}

/** What the child sends back. */
export type ServeMessage =
  | { kind: 'ready'; deck: ServedDeck }
  | { kind: 'log'; text: string }
  | { kind: 'failed'; text: string }

const tell = (message: ServeMessage) =>
  new Promise<void>((done) => {
    if (process.connected) process.send!(message, () => done())
    else done()
  })

/** Vite's logger, its warnings and errors sent to the parent instead of the screen. */
function forwardingLogger(): Logger {
  const forward = (text: string) => void tell({ kind: 'log', text })
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

async function serve({ entry, cacheDir, slidev, dark }: ServeRequest) {
  // Slidev looks for themes and for its own dependencies beside the command it was called by.
  process.argv[1] = slidev
  const { createServer, resolveOptions } = await import('@slidev/cli')
  const options = await resolveOptions({ entry, routerMode: 'history' }, 'export')
  const { config, slides, headmatter } = options.data
  // Fixed rather than `auto`, so that the colours of the machine's desktop do not decide.
  config.colorSchema = dark ? 'dark' : 'light'
  const server: ViteDevServer = await createServer(options, {
    cacheDir,
    customLogger: forwardingLogger(),
    clearScreen: false,
    // A deck must not change while it is printed: no watcher. Port 0 is any free one.
    server: { host: '127.0.0.1', port: 0, watch: null, open: false, fs: { allow: [cacheDir] } },
  })
  await server.listen()
  const address = server.httpServer?.address()
  if (!address || typeof address === 'string') throw new Error('Slidev’s server has no port')
  const deck: ServedDeck = {
    port: address.port,
    width: config.canvasWidth,
    height: Math.round(config.canvasWidth / config.aspectRatio),
    headmatter,
    slides: slides.map(({ index, frontmatter, title, source, content }) => ({
      no: index + 1,
      id: String(frontmatter.id ?? ''),
      layout: String(frontmatter.layout ?? (index === 0 ? 'cover' : 'default')),
      title: title ?? '',
      file: source.filepath,
      line: source.start + 1,
      bodyLine: source.contentStart + 1,
      content,
    })),
  }
  await tell({ kind: 'ready', deck })
}

process.on('disconnect', () => process.exit())
process.once('message', (request: ServeRequest) => {
  serve(request).catch(async (error: unknown) => {
    await tell({ kind: 'failed', text: error instanceof Error ? error.message : String(error) })
    process.exit(1)
  })
})
