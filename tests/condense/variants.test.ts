import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { inBothScripts, inWrittenChinese, variants } from '../../scripts/condense/variants.ts'
import { chinese } from '../../scripts/condense/zh.ts'

describe('variants()', () => {
  it("knows a word in Hong Kong's form", () => {
    assert.match('他説的', variants(/說/))
  })

  it('knows the little words of Cantonese, within brackets too', () => {
    assert.match('佢唔係去睇', inBothScripts(/^他不是去[看聽]$/))
    assert.match('冇人喺嗰度', inBothScripts(/^[有沒]人在那/))
  })

  it('does not find 是 in 關係', () => {
    assert.doesNotMatch('兩者的關係', variants(/是/))
    assert.match('兩者係關係', variants(/是關係/))
  })
})

describe('inWrittenChinese()', () => {
  it('keeps every position, and 關係 as it is', () => {
    assert.equal(inWrittenChinese('佢哋嘅關係係點嚟'), '他們的關係是點來')
  })
})

describe('Cantonese', () => {
  const { lead, cues, tokens } = chinese('')

  it('leaves off 但係 whole, as it does 但是', () => {
    assert.equal('但係佢話加人工就請到人'.replace(lead, ''), '佢話加人工就請到人')
  })

  it('hears a denial', () => {
    assert.match('我唔同意', cues.negative)
    assert.match('冇人記得', cues.negative)
  })

  it('is segmented as written Chinese and keeps its own words', () => {
    assert.deepEqual(
      tokens('佢哋唔係老師').map(({ text }) => text),
      ['佢哋', '唔係', '老師'],
    )
  })
})
