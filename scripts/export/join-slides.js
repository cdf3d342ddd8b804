/**
 * Slides compiled one by one and joined, without a bundler. A bundler resolves, reads, parses and links what all decks
 * have in common before it comes to the one slide that has changed; here that slide goes through Slidev's own plugins
 * and its module is put beside those kept from the last time.
 *
 * It does so only where the outcome is sure to be what the bundler makes. A slide that imports anything but what the
 * client offers, a plugin that is not known here: nothing is joined, and the bundler does it all.
 */

import { setImmediate } from 'node:timers/promises'

/** @import { Plugin } from 'vite' */
/** @import { ResolvedSlidevOptions } from '@slidev/types' */

/**
 * A module as the body of a function of `exports` and `require`.
 * @typedef {object} JoinedModule
 * @property {string} body
 * @property {string[]} imports what it requires
 */
/** @typedef {typeof import('vue/compiler-sfc')} VueCompiler */
/** @typedef {{ start: number, end: number, text: string }} Edit */

/** Plugins that make a slide's module, and those whose `transform` is for other modules. */
const MAKERS =
  /^(?:unplugin-vue-markdown|slidev:(?:layout-wrapper|hmr-patch)|vite:vue|unplugin-vue-components|unocss:transformers:\w+)$/
const OTHERS =
  /^(?:vite:vue-jsx|slidev:(?:context-injection|slide-import-guard|flags)|unocss:(?:global|inspector|devtools)\b.*|deck-.*)$/

/** What a bundler would put other code in place of. */
const REPLACED = /\bimport\.meta\b|\bprocess\.env\b|\b__[A-Z][A-Z_]+__\b/

/** Slidev's module of all titles, in which it speaks TypeScript, which no compiler but Vite's would understand. */
export const TITLES = '/@slidev/title-renderer.md'

/**
 * The same in JavaScript.
 * @param {ResolvedSlidevOptions} options
 */
export const titlesOf = ({ data }) =>
  [
    ...data.slides.map(
      ({ title }, index) =>
        `<template ${index === 0 ? 'v-if' : 'v-else-if'}="no === ${index + 1}">\n\n${title}\n\n</template>`,
    ),
    '<script setup>',
    `import { useSlideContext } from '@slidev/client/context.ts'`,
    `import { computed } from 'vue'`,
    'const props = defineProps({ no: [Number, String] })',
    'const { $page } = useSlideContext()',
    'const no = computed(() => +(props.no ?? $page.value))',
    '</script>',
  ].join('\n')

/**
 * What compiles a slide's Markdown; undefined if there is a plugin that might have a say and is not known.
 *
 * @param {ResolvedSlidevOptions} options
 * @param {Plugin[]} plugins of this deck
 * @param {(id: string, code: string) => void} seen told what each module is before Vue compiles it, which is what UnoCSS reads
 * @returns {Promise<((id: string, code: string) => Promise<string>) | undefined>}
 */
export async function slideCompiler(options, plugins, seen) {
  const transforming = plugins.filter(
    ({ name, apply, transform }) =>
      transform && apply !== 'serve' && typeof apply !== 'function' && !OTHERS.test(name),
  )
  if (transforming.some(({ name }) => !MAKERS.test(name))) return undefined
  const config = {
    root: options.userRoot,
    base: '/',
    command: 'build',
    isProduction: true,
    build: {},
    css: {},
    define: {},
    plugins,
    logger: { warn() {} },
  }
  const ours = plugins.filter(({ name }) => MAKERS.test(name) || name === 'unocss:config')
  for (const plugin of ours) {
    await /** @type {Function | undefined} */ (plugin.configResolved)?.call({}, config)
    await /** @type {Function | undefined} */ (plugin.buildStart)?.call(context, {})
  }
  const [pre, normal, post] = ['pre', undefined, 'post'].map((place) =>
    transforming.filter(({ enforce }) => enforce === place),
  )
  return async (id, source) => {
    let code = source
    for (const plugin of pre ?? []) code = await transformed(plugin, code, id)
    seen(id, code)
    for (const plugin of [...(normal ?? []), ...(post ?? [])]) code = await transformed(plugin, code, id)
    return code
  }
}

/** What the plugins may ask of whoever runs them. */
const context = {
  meta: {},
  addWatchFile() {},
  warn() {},
  /** @param {unknown} error */
  error(error) {
    throw error
  },
}

/**
 * One plugin's part. Before it, the page that loads meanwhile is answered: it has the client to read.
 * @param {Plugin} plugin
 * @param {string} code
 * @param {string} id
 */
async function transformed({ transform, ...plugin }, code, id) {
  await setImmediate()
  const include = /** @type {{ transformInclude?: (id: string) => boolean }} */ (plugin).transformInclude
  if (include && !include(id)) return code
  const hook = /** @type {Function} */ (typeof transform === 'object' ? transform.handler : transform)
  const made = await hook.call(context, code, id, {})
  if (made === null || made === undefined) return code
  return /** @type {string} */ (typeof made === 'string' ? made : made.code)
}

/**
 * A slide's module, to be joined; undefined if a bundler would make something else of it.
 * @param {string} code
 * @param {VueCompiler} vue
 * @returns {JoinedModule | undefined}
 */
export function joinable(code, { babelParse }) {
  if (REPLACED.test(code)) return undefined
  /** @type {Edit[]} */
  const edits = []
  /** @type {Set<string>} */
  const imports = new Set()
  for (const node of babelParse(code, { sourceType: 'module' }).program.body) {
    const start = node.start ?? 0
    if (node.type === 'ImportDeclaration') {
      imports.add(node.source.value)
      const names = node.specifiers.map((one) => {
        if (one.type === 'ImportDefaultSpecifier') return `default: ${one.local.name}`
        if (one.type !== 'ImportSpecifier' || one.imported.type !== 'Identifier') return undefined
        return `${one.imported.name}: ${one.local.name}`
      })
      if (names.includes(undefined)) return undefined
      edits.push({ start, end: node.end ?? 0, text: required(names.join(), node.source.value) })
    } else if (node.type === 'ExportDefaultDeclaration')
      edits.push({ start, end: node.declaration.start ?? 0, text: 'exports.default = ' })
    else if (node.type.startsWith('Export')) return undefined
  }
  let body = code
  for (const { start, end, text } of edits.reverse()) body = body.slice(0, start) + text + body.slice(end)
  return { body, imports: [...imports] }
}

/**
 * @param {string} names
 * @param {string} id
 */
const required = (names, id) => `const { ${names} } = require(${JSON.stringify(id)});`

/** Lines of Slidev's generated modules, and of ours, that hold the deck's own words as JSON. */
const WORDS = /^(?:export const frontmatterData = | {4}\.\.\.\(|deckPassages\.value = )/

/**
 * A module that a program has written, one statement a line; undefined if it holds what is not expected.
 * @param {string} code
 * @returns {JoinedModule | undefined}
 */
export function joinableLines(code) {
  /** @type {string[]} */
  const imports = []
  /** @type {string[]} */
  const lines = []
  for (const line of code.split('\n')) {
    const words = WORDS.test(line)
    const made = (words ? line : withoutImports(line, imports))
      .replace(/^export const (\w+) = /, 'const $1 = exports.$1 = ')
      .replace(/^export default (?=\w+$)/, 'exports.default = ')
    if (!words && /^\s*(?:import|export)\b|\bimport[.(]/.test(made)) return undefined
    lines.push(made)
  }
  return { body: lines.join('\n'), imports }
}

/**
 * @param {string} line
 * @param {string[]} imports to add to
 */
function withoutImports(line, imports) {
  const [, names, only, , id = ''] = /^import (?:\{ ([^}]+) \}|(\w+)) from (['"])(.+)\3;?$/.exec(line) ?? []
  if (names ?? only) {
    imports.push(id)
    return required(names ? names.replaceAll(' as ', ': ') : `default: ${only}`, id)
  }
  return line
    .replace(/\bawait import\((['"])([^'"]+)\1\)/g, (_, _quote, later) => {
      imports.push(later)
      return `require(${JSON.stringify(later)})`
    })
    .replaceAll('import.meta.hot', 'undefined')
}

/**
 * One script of many modules that sets a variable; undefined if one of them imports what is not there.
 *
 * @param {string} variable
 * @param {Map<string, JoinedModule>} modules by id
 * @param {(id: string) => number | undefined} shared where in `deckShared` the client offers a module
 * @param {Record<string, string>} wanted names in the variable, and `id#export` of each
 * @returns {string | undefined}
 */
export function join(variable, modules, shared, wanted) {
  /** @type {Record<string, number>} */
  const offered = {}
  for (const { imports } of modules.values())
    for (const id of imports) {
      const index = shared(id)
      if (index !== undefined) offered[id] = index
      else if (!modules.has(id)) return undefined
    }
  const entries = Object.entries(wanted).map(([name, place]) => {
    const [id = '', exported = ''] = place.split('#')
    return `${JSON.stringify(name)}: require(${JSON.stringify(id)})[${JSON.stringify(exported)}]`
  })
  return `var ${variable} = (() => {
const offered = ${JSON.stringify(offered)}
const modules = {
${[...modules].map(([id, { body }]) => `${JSON.stringify(id)}(exports, require) {\n${body}\n}`).join(',\n')}
}
const loaded = {}
function require(id) {
  if (id in offered) return deckShared[offered[id]]
  if (!(id in loaded)) modules[id](loaded[id] = { __esModule: true }, require)
  return loaded[id]
}
return { ${entries.join(', ')} }
})()
`
}
