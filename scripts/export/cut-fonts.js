/**
 * Whole fonts, cut to what a deck shows. The look names whole Chinese fonts of 7 to 15 MB; a page that loads them waits
 * for them, a site that carries them is never put on a stick. HarfBuzz cuts one in some ten milliseconds.
 */

import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'

/** @import { Plugin } from 'vite' */

/**
 * A font file that styles name.
 * @typedef {object} CutFont
 * @property {string} name that of its file; a number is added to the second of a name
 * @property {string} path
 * @property {[number, number][]} covers ranges of code points that it has glyphs for, roughly
 */

const FONT_URL = /url\((["']?)([^"')]+\.(?:ttf|otf))\1\)/g
const PLACEHOLDER = /url\(["']?\/deck-fonts\/([\w-]+)\.ttf["']?\)/

/**
 * A plugin that keeps whole fonts out of a bundle; its styles then name them by their names in `found`.
 * @returns {{ plugin: Plugin, found: CutFont[] }}
 */
export function fontsApart() {
  /** @type {CutFont[]} */
  const found = []
  return {
    found,
    plugin: {
      name: 'deck:fonts-apart',
      enforce: 'pre',
      async transform(code, id) {
        if (!/\.css(?:\?|$)/.test(id)) return null
        let changed = code
        for (const [whole, , name] of code.matchAll(FONT_URL)) {
          const resolved = await this.resolve(name ?? '', id)
          const path = resolved?.id.replace(/\?.*$/, '')
          if (!path) continue
          let font = found.find((other) => other.path === path)
          if (!font) {
            const plain = basename(path, extname(path)).replace(/[^\w-]/g, '_')
            const alike = found.filter(({ name: other }) => other.replace(/-\d+$/, '') === plain).length
            font = { name: alike ? `${plain}-${alike + 1}` : plain, path, covers: [] }
            found.push(font)
            font.covers = await coverage(path)
          }
          changed = changed.replace(whole, `url("/deck-fonts/${font.name}.ttf")`)
        }
        return changed === code ? null : { code: changed, map: { mappings: '' } }
      },
    },
  }
}

/**
 * Ranges of code points that a font has glyphs for; small gaps are passed over, or a Han font has thousands of ranges.
 * @param {string} path
 */
async function coverage(path) {
  const { Blob, Face } = await import('harfbuzzjs')
  const face = new Face(new Blob(await readFile(path)))
  return rangesOf([...face.collectUnicodes()], 16)
}

/**
 * @param {number[]} points
 * @param {number} [gap] largest number of points between two that a range may pass over
 * @returns {[number, number][]}
 */
function rangesOf(points, gap = 0) {
  /** @type {[number, number][]} */
  const ranges = []
  for (const point of points.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last && point - last[1] <= gap + 1) last[1] = point
    else ranges.push([point, point])
  }
  return ranges
}

/** @param {[number, number][]} ranges */
const unicodeRange = (ranges) =>
  ranges
    .map(([first, last]) => `U+${first.toString(16)}${last > first ? `-${last.toString(16)}` : ''}`)
    .join()

/**
 * Styles in which each whole font is two: one cut to the characters of the deck, and the rest of it for what nobody
 * foresaw, such as text that a component makes up; a browser fetches that only if it must.
 *
 * @param {string} css
 * @param {CutFont[]} fonts
 * @param {string} characters
 * @param {(name: string, part: 'cut' | 'rest') => string | null} [urlOf] null leaves that part out
 */
export function withCutFonts(
  css,
  fonts,
  characters,
  urlOf = (name, part) => `/deck-fonts/${name}.${part}.ttf`,
) {
  const wanted = [...new Set([...characters].map((character) => character.codePointAt(0) ?? 0))]
  return css.replace(/@font-face\s*\{[^}]*\}/g, (rule) => {
    const name = PLACEHOLDER.exec(rule)?.[1]
    const font = fonts.find((other) => other.name === name)
    if (!font) return rule
    const has = (/** @type {number} */ point) =>
      font.covers.some(([first, last]) => first <= point && point <= last)
    // Of two rules that have a character the later wins.
    const parts = { rest: font.covers, cut: rangesOf(wanted.filter(has)) }
    return /** @type {('rest' | 'cut')[]} */ (['rest', 'cut'])
      .map((part) => {
        const url = urlOf(font.name, part)
        if (!url || parts[part].length === 0) return ''
        const range = `;unicode-range:${unicodeRange(parts[part])}}`
        return rule
          .replace(PLACEHOLDER, `url("${url}")`)
          .replace(/format\(\s*["']?\w+["']?\s*\)/, url.endsWith('.woff2') ? 'format("woff2")' : '$&')
          .replace(/;?\s*\}$/, range)
      })
      .join('\n')
  })
}

/**
 * Styles without the font slices that none of the characters needs.
 * @param {string} css
 * @param {string} characters
 * @returns {{ css: string, dropped: string[] }} and the names of the files that are no longer named
 */
export function dropSlices(css, characters) {
  const points = [...new Set([...characters].map((character) => character.codePointAt(0) ?? 0))]
  return withoutFaces(css, (rule) => {
    const ranges = /unicode-range:([^;}]+)/i.exec(rule)?.[1]
    if (!ranges) return false
    const bounds = ranges.split(',').map((range) => {
      const [first = '', last = first] = range.trim().slice(2).split('-')
      // `U+4??` stands for U+400 to U+4FF.
      return [Number.parseInt(first.replaceAll('?', '0'), 16), Number.parseInt(last.replaceAll('?', 'F'), 16)]
    })
    return !points.some((point) => bounds.some(([first = 0, last = 0]) => first <= point && point <= last))
  })
}

/**
 * Styles without the fonts that only rules for classes name which the script never does, such as KaTeX's for letters
 * that no formula has.
 * @param {string} css
 * @param {string} script
 * @returns {{ css: string, dropped: string[] }} and the names of the files that are no longer named
 */
export function dropUnusedFaces(css, script) {
  const rules = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].filter(
    ([, selector = '']) => !/^\s*@/.test(selector),
  )
  const isUsed = (/** @type {string} */ family) => {
    const naming = rules.filter(([, , body = '']) => body.includes(family))
    const shown = (/** @type {string} */ selector) =>
      [...selector.matchAll(/\.(-?[a-z_][\w-]*)/gi)].every(([, name = '']) => script.includes(name))
    return naming.length === 0 || naming.some(([, list = '']) => list.split(',').some(shown))
  }
  return withoutFaces(css, (rule) => {
    const family = /font-family:\s*["']?([^"';}]+)/.exec(rule)?.[1]
    return family !== undefined && !isUsed(family)
  })
}

/**
 * @param {string} css
 * @param {(rule: string) => boolean} isToGo of an `@font-face`
 * @returns {{ css: string, dropped: string[] }}
 */
function withoutFaces(css, isToGo) {
  /** @type {string[]} */
  const dropped = []
  const kept = css.replace(/@font-face\s*\{[^}]*\}/g, (rule) => {
    if (!isToGo(rule)) return rule
    for (const [, name = ''] of rule.matchAll(/url\(["']?(?:[^"')]*\/)?([^"')/]+)["']?\)/g))
      dropped.push(name)
    return ''
  })
  return { css: kept, dropped: dropped.filter((name) => !kept.includes(name)) }
}

/**
 * A font cut to these characters, its layout features kept.
 * @param {string} path
 * @param {string} characters
 * @param {'sfnt' | 'woff2'} format
 * @returns {Promise<Uint8Array>}
 */
export async function cutFont(path, characters, format) {
  const { default: subsetFont } = await import('subset-font')
  return subsetFont(await readFile(path), characters, { targetFormat: format })
}
