import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { before, describe, it } from 'node:test'
import { cutDictionaries, inAllForms } from '../../scripts/export/cut-dictionaries.js'

type Converter = (options: { from: string; to: string }) => (text: string) => string

/** Words whose characters alone say nothing of the script: 后/後, 里/裏/裡, 发/發/髮, 面/麵/麪, 干/乾/幹. */
const TEXTS = [
  '皇后走在后面，理发师在家里发现面条干了，干部说不干',
  '皇后走在後面，理髮師在家裏發現麪條乾了，幹部說不幹',
  '皇后走在後面，理髮師在家裡發現麵條乾了，幹部說不幹',
]

describe('cutDictionaries()', () => {
  let code: string
  let whole: Converter
  before(async () => {
    const package_ = dirname(createRequire(import.meta.url).resolve('opencc-js'))
    code = await readFile(join(package_, '../esm/full.js'), 'utf8')
    whole = await converterOf(code)
  })
  const converterOf = async (source: string): Promise<Converter> =>
    (await import(`data:text/javascript;base64,${Buffer.from(source).toString('base64')}`)).Converter

  for (const text of TEXTS)
    it(`converts ${text} as the whole dictionaries do, any way`, async () => {
      const cut = cutDictionaries(code, inAllForms(text))
      const converter = await converterOf(cut)
      for (const from of ['hk', 'tw', 'cn'])
        for (const to of ['hk', 'tw', 'cn'])
          if (from !== to)
            assert.equal(converter({ from, to })(text), whole({ from, to })(text), `${from} to ${to}`)
      assert.ok(cut.length < code.length / 10, `${cut.length} of ${code.length}`)
    })

  it('leaves code alone that is no dictionary', () => {
    const other = 'const words = "one two|three four"; throw new TypeError("no such | thing here")'
    assert.equal(cutDictionaries(other, 'x'), other)
  })
})
