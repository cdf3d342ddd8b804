import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, it } from 'node:test'
import { withSetCopies } from '../../scripts/export/quick-mermaid.js'

const DEFINED =
  'Object.hasOwn(i,l)?c[l]=p:Object.defineProperty(i,l,{value:p,writable:!0,enumerable:!0,configurable:!0})'
type Copier = (i: object, c: object, l: string, p: unknown) => unknown
const copier = (code: string) => new Function('i', 'c', 'l', 'p', code) as Copier

describe('withSetCopies()', () => {
  it('finds where the Mermaid installed copies its settings', async () => {
    const mermaid = dirname(createRequire(import.meta.url).resolve('mermaid/package.json'))
    const folder = join(mermaid, 'dist', 'chunks', 'mermaid.esm.min')
    const files = (await readdir(folder)).filter((name) => name.endsWith('.mjs'))
    const codes = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))
    assert.equal(codes.filter((code) => withSetCopies(code) !== code).length, 1)
  })

  for (const name of ['fontSize', 'toString', '__proto__'])
    it(`makes the same property of ${name}`, () => {
      const made = [DEFINED, withSetCopies(DEFINED)].map((code) => {
        const copy = {}
        copier(code)(copy, copy, name, 7)
        return Object.getOwnPropertyDescriptor(copy, name)
      })
      assert.deepEqual(made[1], made[0])
      assert.equal(made[0]?.value, 7)
    })

  it('leaves all other code alone', () => {
    const code = 'Object.hasOwn(a,b)?c[b]=d:Object.defineProperty(a,b,{value:d})'
    assert.equal(withSetCopies(code), code)
  })
})
