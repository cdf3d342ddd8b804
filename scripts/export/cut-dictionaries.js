/**
 * The dictionaries for the switch between Chinese scripts, cut to what a deck can ask of them. A site's text is known
 * when it is built: an entry with a character that no form of the text has is never looked up.
 */

import { createRequire } from 'node:module'

/** @typedef {'hk' | 'tw' | 'cn'} Script */

/** @type {Script[]} */
const SCRIPTS = ['hk', 'tw', 'cn']
/** What OpenCC converts through. */
const MIDDLE = /** @type {const} */ ('t')

/**
 * A text in another script, whichever of the others it is in.
 * @param {string} text
 * @param {Script | typeof MIDDLE} to
 */
export function inScript(text, to) {
  const { Converter } = createRequire(import.meta.url)('opencc-js')
  return SCRIPTS.filter((from) => from !== to)
    .map((from) => Converter({ from, to })(text))
    .join('')
}

/**
 * A text in all forms that it may take while it is converted.
 * @param {string} text
 */
export const inAllForms = (text) =>
  text + inScript(text, MIDDLE) + SCRIPTS.map((to) => inScript(text, to)).join('')

/** A dictionary as opencc-js writes it: `what with|what with|…`. */
const DICTIONARY = /"((?:[^" |\\]+ [^" |\\]+\|){20,}[^" |\\]+ [^" |\\]+)"/g

/**
 * The code of opencc-js with the entries alone that these characters can make up.
 * @param {string} code
 * @param {string} characters
 */
export function cutDictionaries(code, characters) {
  const has = new Set(characters)
  return code.replace(DICTIONARY, (_, entries) => {
    const [first = '', ...others] = /** @type {string} */ (entries).split('|')
    const kept = others.filter((entry) =>
      [...entry.slice(0, entry.indexOf(' '))].every((one) => has.has(one)),
    )
    // A dictionary without an entry is not one that opencc-js takes.
    return `"${[first, ...kept].join('|')}"`
  })
}
