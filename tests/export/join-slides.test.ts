import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { runInNewContext } from 'node:vm'
import * as vueCompiler from 'vue/compiler-sfc'
import { type JoinedModule, join, joinable, joinableLines } from '../../scripts/export/join-slides.js'

/** What a variable is when the modules have been joined and run; `vue` is all that the client offers. */
function run(modules: Record<string, JoinedModule>, wanted: Record<string, string>): unknown {
  const script = join(
    'made',
    new Map(Object.entries(modules)),
    (id) => (id === 'vue' ? 0 : undefined),
    wanted,
  )
  assert.ok(script, 'something is imported that is not there')
  return runInNewContext(`${script}\nmade`, {
    deckShared: [{ h: (name: string) => `<${name}>`, default: 'Vue' }],
  })
}

const slide = (code: string) => joinable(code, vueCompiler)

describe('joinable()', () => {
  it('makes of imports and the default export what a function can have', () => {
    const module = slide(
      `import { h as _h } from "vue"\nimport Vue from "vue"\nexport default [_h('p'), Vue]`,
    )
    assert.ok(module)
    assert.deepEqual(module.imports, ['vue'])
    assert.deepEqual(
      JSON.stringify(run({ a: module }, { slide: 'a#default' })),
      JSON.stringify({ slide: ['<p>', 'Vue'] }),
    )
  })

  it('leaves the words of a slide alone, whatever they say', () => {
    const words = 'import x from "y"; export default 1 </script> `z`'
    const module = slide(`export default ${JSON.stringify(words)}`)
    assert.ok(module)
    assert.deepEqual(JSON.stringify(run({ a: module }, { a: 'a#default' })), JSON.stringify({ a: words }))
  })

  for (const [what, code] of [
    ['a namespace', 'import * as all from "vue"\nexport default all'],
    ['a second export', 'export const a = 1\nexport default a'],
    ['what a bundler replaces', 'export default import.meta.env.DEV'],
    ['a constant of Slidev', 'export default __SLIDEV_FEATURE_PRINT__'],
  ] as const)
    it(`leaves a module with ${what} to the bundler`, () => assert.equal(slide(code), undefined))
})

describe('joinableLines()', () => {
  it('reads the modules that Slidev writes', () => {
    const frontmatter = joinableLines(
      [
        'import { h } from "vue"',
        'export const frontmatterData = {"title":"import.meta.hot and await import(\'x\')"}',
        'if (import.meta.hot) {',
        '  import.meta.hot.accept()',
        '}',
        'export const meta = { slide: {',
        '    ...({"note":"export default"}),',
        '}, tag: h("i") }',
      ].join('\n'),
    )
    assert.ok(frontmatter)
    const slides = joinableLines(
      "import { meta as f1 } from 'front'\nconst load = async () => { return await import('front') }\nexport const slides = [f1, load]",
    )
    assert.ok(slides)
    const made = run(
      { front: frontmatter, slides },
      { slides: 'slides#slides', data: 'front#frontmatterData' },
    )
    assert.deepEqual(
      JSON.stringify(made),
      JSON.stringify({
        slides: [{ slide: { note: 'export default' }, tag: '<i>' }, undefined],
        data: { title: "import.meta.hot and await import('x')" },
      }),
    )
  })

  for (const line of ['import * as a from "vue"', 'export { a }', 'const a = import.meta.url'])
    it(`does not guess what ${line} may be`, () => assert.equal(joinableLines(line), undefined))
})

describe('join()', () => {
  it('joins nothing when a module imports what neither the client nor the deck has', () => {
    const module = { body: '', imports: ['./Chart.vue'] }
    assert.equal(
      join('made', new Map([['a', module]]), () => undefined, {}),
      undefined,
    )
  })
})
