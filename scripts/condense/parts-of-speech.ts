import { createRequire } from 'node:module'
import type { ItsHelpers, WinkMethods } from 'wink-nlp'

export interface Tagged {
  words: string[]
  /** White space before each word. */
  spaces: string[]
  /** Universal parts of speech: NOUN, ADJ, VERB … */
  tags: string[]
}

const require = createRequire(import.meta.url)
let tagger: WinkMethods | undefined

/** The words from one to before another, as they are written. */
export const written = ({ words, spaces }: Tagged, from: number, to: number): string =>
  words
    .slice(from, to)
    .map((word, at) => (at > 0 ? spaces[from + at]! : '') + word)
    .join('')

/** Texts whose tags are at hand: a clause is asked of several times while its sentence is taken apart. */
const MOST_KEPT = 5000
const known = new Map<string, Tagged>()

/** English parts of speech by winkNLP's model, which comes as a package; loaded on first use, for it takes 0.2 s. */
export function tagged(text: string): Tagged {
  let found = known.get(text)
  if (!found) {
    if (known.size === MOST_KEPT) known.clear()
    found = tag(text)
    known.set(text, found)
  }
  return found
}

function tag(text: string): Tagged {
  tagger ??= loadTagger()
  const { its } = tagger
  const tokens = tagger.readDoc(text).tokens()
  const read = (what: ItsHelpers['pos'] | ItsHelpers['value'] | ItsHelpers['precedingSpaces']) =>
    tokens.out<string>(what) as string[]
  return { words: read(its.value), spaces: read(its.precedingSpaces), tags: read(its.pos) }
}

function loadTagger(): WinkMethods {
  const wink = require('wink-nlp') as typeof import('wink-nlp').default
  const model = require('wink-eng-lite-web-model') as typeof import('wink-eng-lite-web-model').default
  return wink(model, ['sbd', 'pos'])
}
