/**
 * Slides as compiled in earlier runs. To compile one takes ten milliseconds, to find that nothing has changed none.
 */

import { createHash } from 'node:crypto'
import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

/** @import { ResolvedSlidevOptions } from '@slidev/types' */

/** @import { JoinedModule } from './join-slides.js' */

/**
 * @typedef {object} KeptSlide
 * @property {string} code the module that was made of it
 * @property {JoinedModule} [joined] the same, to be joined with others without a bundler
 * @property {string[]} tokens class names in it
 */

/**
 * @typedef {object} KeptSlides
 * @property {ReadonlyMap<number, KeptSlide>} known slides of this deck that were compiled before, by number
 * @property {(made: ReadonlyMap<number, KeptSlide>) => Promise<void>} keep keeps these and those known
 */

const PACKAGE = fileURLToPath(new URL('../../', import.meta.url))

/**
 * Those of a deck's slides that were compiled before with the same look and settings. A module is made of the slide,
 * its number and the settings alone, unless code of the deck's own has a hand in it: then nothing is kept.
 *
 * @param {ResolvedSlidevOptions} options
 * @param {string} folder whose name tells the look from others
 * @returns {Promise<KeptSlides>}
 */
export async function keptSlides({ entry, roots, clientRoot, data }, folder) {
  const none = { known: new Map(), keep: async () => {} }
  for (const root of roots) {
    if (root === clientRoot || join(root, '/') === PACKAGE) continue
    const names = await readdir(root).catch(() => [])
    if (names.some((name) => name === 'setup' || name.startsWith('vite.config.'))) return none
  }
  const file = join(folder, `slides-${sha256(entry)}.json`)
  /** @type {Record<string, KeptSlide>} */
  const before = await readFile(file, 'utf8').then(JSON.parse, () => ({}))
  const settings = JSON.stringify([data.config, data.headmatter])
  const names = data.slides.map(({ source, ...slide }, index) =>
    sha256(JSON.stringify([index, source.filepath, slide, settings])),
  )
  const known = new Map(
    names.flatMap((name, index) => {
      const slide = before[name]
      return slide ? [/** @type {[number, KeptSlide]} */ ([index + 1, slide])] : []
    }),
  )
  return { known, keep }

  /** @param {ReadonlyMap<number, KeptSlide>} made */
  async function keep(made) {
    if (made.size === 0) return
    const now = names.flatMap((name, index) => {
      const slide = made.get(index + 1) ?? known.get(index + 1)
      return slide ? [[name, slide]] : []
    })
    const temporary = `${file}.${process.pid}`
    try {
      await writeFile(temporary, JSON.stringify(Object.fromEntries(now)))
      await rename(temporary, file)
    } catch {
      // Compiled again next time.
    }
  }
}

/** What a module takes from elsewhere by a name that holds only within the run that made it. */
const OF_THIS_RUN = /\?vue&|\/@id\/|virtual:/
/** Marks of other files' text within a slide. */
const OTHER_FILES = /^\s*<<<|@include/m

/**
 * Whether a slide's module stands for itself: styles and scripts of its own are modules beside it, and what it shows of
 * other files changes when they do.
 * @param {string} code
 * @param {string} raw
 */
export const keepable = (code, raw) => !OF_THIS_RUN.test(code) && !OTHER_FILES.test(raw)

/** @param {string} text */
const sha256 = (text) => createHash('sha256').update(text).digest('hex').slice(0, 24)
