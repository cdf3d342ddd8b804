import assert from 'node:assert/strict'
import { readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { after, describe, it } from 'node:test'
import { INSTALL_CACHE } from '../../scripts/export/cache-folder.js'
import { kept } from '../../scripts/kept.ts'

const NAME = `test${process.pid}`
const FOLDER = `${INSTALL_CACHE}/interview-deck`
const files = (): string[] => readdirSync(FOLDER).filter((file) => file.startsWith(NAME))
const ask = (module: string, make: () => Uint16Array): Uint16Array => kept(NAME, [module], {}, make)
const never = (): never => assert.fail('made again')

describe('tables are kept from run to run', () => {
  after(() => {
    for (const file of files()) rmSync(`${FOLDER}/${file}`)
  })

  it('and made once, for one state of the code', () => {
    const table = Uint16Array.of(1, 2, 3)
    assert.deepEqual(
      ask(import.meta.url, () => table),
      table,
    )
    assert.deepEqual(ask(import.meta.url, never), table)
    const longAgo = new Date(Date.now() - 30 * 24 * 3600 * 1000)
    for (const file of files()) utimesSync(`${FOLDER}/${file}`, longAgo, longAgo)
    const other = new URL('honest.test.ts', import.meta.url).href
    assert.deepEqual(
      ask(other, () => Uint16Array.of(4)),
      Uint16Array.of(4),
    )
    assert.equal(files().length, 1, 'what older code made long ago is gone')
  })

  it('and made anew where the file is cut short', () => {
    for (const one of files()) rmSync(`${FOLDER}/${one}`)
    ask(import.meta.url, () => Uint16Array.of(5, 6))
    const file = `${FOLDER}/${files()[0]}`
    writeFileSync(file, readFileSync(file).subarray(0, 8))
    assert.deepEqual(
      ask(import.meta.url, () => Uint16Array.of(7)),
      Uint16Array.of(7),
    )
  })
})
