/**
 * For bundles of modules that ask where they are: in a bundle they must be told where they were.
 */

import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * The bundler that Vite brings along.
 * @returns {Promise<typeof import('rolldown')>}
 */
export function rolldownOfVite() {
  const vite = createRequire(import.meta.url).resolve('vite/package.json')
  return import(pathToFileURL(createRequire(vite).resolve('rolldown')).href)
}

/**
 * A module that names by its full path what it named by its own place.
 *
 * @param {string} code
 * @param {string} path where the module is
 * @param {string} [before] what its code was, if it has been changed already
 * @returns what a bundler's `transform` returns; null if nothing is changed
 */
export function placesNamed(code, path, before = code) {
  /** @type {[string, string][]} */
  const places = [
    ['import.meta.url', pathToFileURL(path).href],
    ['import.meta.filename', path],
    ['import.meta.dirname', dirname(path)],
    ['__filename', path],
    ['__dirname', dirname(path)],
  ]
  let placed = code
  for (const [name, value] of places) {
    if (!placed.includes(name) || new RegExp(`(?:const|let|var)\\s+${name}\\b`).test(placed)) continue
    placed = placed.replace(new RegExp(`(?<![\\w$.'"\`])${name.replaceAll('.', '\\.')}\\b`, 'g'), () =>
      JSON.stringify(value),
    )
  }
  return placed === before ? null : { code: placed, map: { mappings: '' } }
}
