import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { restore } from '../../scripts/restore/restore.ts'

const HONEST = new URL('../fixtures/restore/honest/', import.meta.url)
const files = readdirSync(HONEST)
const isAscii = (text: string): boolean => /^\p{ASCII}*$/u.test(text)

describe('honest texts come back byte for byte', () => {
  for (const name of files) {
    const text = readFileSync(new URL(name, HONEST), 'utf8')

    it(name, () => {
      assert.equal(restore(text).text, text)
      assert.equal(restore(new TextEncoder().encode(text)).text, text)
    })

    it(`${name}, each line by itself`, () => {
      for (const line of text.split('\n')) assert.equal(restore(line).text, line)
    })

    for (const encoding of ['gbk', 'big5']) {
      const bytes = iconv.encode(text, encoding)
      if (isAscii(text) || iconv.decode(bytes, encoding) !== text) continue
      it(`${name}, in ${encoding}`, () => {
        assert.equal(restore(bytes).text, text)
      })
    }

    it(`${name}, with CRLF throughout`, () => {
      const windows = text.replaceAll('\n', '\r\n')
      assert.equal(restore(windows).text, windows)
    })
  }

  it('any string of ASCII', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!text.includes('\r'))
        assert.equal(restore(text).text, text)
      }),
      { seed: 3 },
    )
  })
})
