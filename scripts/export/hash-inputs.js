import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** @import { Hash } from 'node:crypto' */

/** Files and folders of a deck's, a theme's or an addon's root that Slidev reads besides the slides. */
const ROOT_PARTS =
  /^(?:components|layouts|setup|styles|styles?\.\w+|global.*|slide-(?:top|bottom).*|Slide.*|custom-nav-controls\.vue|CustomNavControls\.vue|index\.html|(?:uno|unocss|vite)\.config\.\w+|package\.json)$/

/** Larger files are known by size and time: pictures and films, which nobody edits between two breaths. */
const LARGEST_READ = 2 ** 20

/**
 * A hash of all that Slidev reads in these folders besides the slides, names included, so that a new file counts too.
 *
 * @param {string[]} roots
 * @param {{ publicFiles: boolean, files: string[] }} more whether their `public` folders count, and further files
 */
export async function hashInputs(roots, { publicFiles, files }) {
  const hash = createHash('sha256')
  for (const root of roots) {
    const names = await readdir(root).catch(() => [])
    for (const name of names.sort())
      if (ROOT_PARTS.test(name) || (publicFiles && name === 'public')) await hashTree(hash, join(root, name))
  }
  for (const file of files) await hashTree(hash, file)
  return hash.digest('hex')
}

/**
 * Those of the folders that hold more than slides.
 * @param {string[]} roots
 */
export async function rootsWithParts(roots) {
  const all = await Promise.all(roots.map((root) => readdir(root).catch(() => [])))
  return roots.filter((_, index) => all[index]?.some((name) => ROOT_PARTS.test(name)))
}

/**
 * @param {Hash} hash
 * @param {string} path
 */
async function hashTree(hash, path) {
  hash.update(`\0${path}\0`)
  const facts = await stat(path).catch(() => undefined)
  if (!facts) hash.update('none')
  else if (facts.isDirectory())
    for (const name of (await readdir(path)).sort()) await hashTree(hash, join(path, name))
  else if (facts.size > LARGEST_READ) hash.update(`${facts.size} ${facts.mtimeMs}`)
  else hash.update(await readFile(path))
}

const SCRIPTS = fileURLToPath(new URL('../', import.meta.url))

/** @type {string | undefined} */
let scripts

/**
 * A hash of this program's scripts, as they are when it is first asked for. What was made of other scripts has another
 * name, and is never loaded. They are read at once rather than by and by, which takes five times as long.
 */
export function scriptsHash() {
  if (scripts) return scripts
  const hash = createHash('sha256')
  const names = readdirSync(SCRIPTS, { recursive: true, encoding: 'utf8' })
  for (const name of names.filter((name) => /\.[jt]s$/.test(name)).sort())
    hash.update(`\0${name}\0`).update(readFileSync(join(SCRIPTS, name)))
  scripts = hash.digest('hex')
  return scripts
}
