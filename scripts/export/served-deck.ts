/** What `slidev-server.ts` and the process it starts, `serve-deck.js`, tell each other. */

/** One slide as Slidev numbers it: hidden ones left out, imported ones in their place. */
export interface ServedSlide {
  /** From 1. */
  no: number
  /** `id` of its frontmatter; '' if it has none. */
  id: string
  layout: string
  title: string
  /** `section` of its frontmatter: what it belongs to, in a deck without dividers; '' if it has none. */
  section: string
  /** `routeAlias` of its frontmatter, by which links may name it; '' if it has none. */
  alias: string
  /** File it stands in, absolute, and the lines of that file, from 1, where it and its body begin. */
  file: string
  line: number
  bodyLine: number
  /** Its text in that file from `line` on, frontmatter and notes included. */
  raw: string
}

/** What the parent sends first. */
export interface ServeRequest {
  /** Absolute path of slides.md. */
  entry: string
  /** Where bundles are kept; several processes may share it. */
  cacheFolder: string
  dark: boolean
}

/** The deck as it is served. */
export interface ServedDeck {
  port: number
  /** What may be kept from run to run for decks of this look and these versions. It is made while the deck is served. */
  cacheFolder: string
  /** Page size in CSS pixels. */
  width: number
  height: number
  headmatter: Record<string, unknown>
  slides: ServedSlide[]
}

/** A slide that does not compile, and what the compiler said. */
export interface UncompiledSlide {
  no: number
  reason: string
}

/** All files that a deck is made of, and a hash of what they held, as `hashInputs` makes it. */
export interface DeckInputs {
  roots: string[]
  files: string[]
  hash: string
}

/**
 * What the process sends back: the deck as soon as it is read, then, once, how compiling went, and last that it has
 * nothing more to do but serve.
 */
export type ServeMessage =
  | { kind: 'ready'; deck: ServedDeck }
  | { kind: 'compiled'; broken: UncompiledSlide[]; inputs: DeckInputs }
  | { kind: 'settled' }
  | { kind: 'log'; text: string }
  | { kind: 'failed'; text: string }

/** What `export-site.ts` sends to `build-site.js`. */
export interface SiteRequest {
  /** Absolute path of slides.md. */
  entry: string
  cacheFolder: string
  /** Empty folder to fill. */
  folder: string
  dark: boolean
}

/** What it sends when it has been told of the slides. */
export interface SiteDrawings {
  /** Diagrams as SVG by their source; if there is none, the site draws them itself. */
  drawings?: Record<string, string> | undefined
}

/** What `build-site.js` sends back: the slides as soon as they are read, then, once, how building went. */
export type SiteMessage =
  | {
      kind: 'read'
      slides: Pick<ServedSlide, 'no' | 'id' | 'file' | 'line' | 'raw'>[]
      /** Whether all diagrams are fences of the slides, and drawn by this look. */
      drawable: boolean
    }
  | { kind: 'built' }
  | { kind: 'uncompiled'; no: number; reason: string }
  | { kind: 'failed'; text: string }
