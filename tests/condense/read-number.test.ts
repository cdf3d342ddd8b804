import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readNumber } from '../../scripts/condense/read-number.ts'

describe('readNumber()', () => {
  const read: [string, number, string][] = [
    ['二百八十七個', 287, '個'],
    ['四万多', 40_000, ''],
    ['一萬四', 14_000, ''],
    ['兩千二', 2200, ''],
    ['一百零六個人', 106, '個人'],
    ['3.5億元', 350_000_000, '元'],
    ['十二點七', 12.7, ''],
    ['半公斤', 0.5, '公斤'],
    ['六成五', 65, '%'],
    ['百分之七十一', 71, '%'],
    ['千分之五', 0.5, '%'],
    ['四分之一', 25, '%'],
    ['20%', 20, '%'],
    ['a hundred and sixty-four', 164, ''],
    ['thirty thousand', 30_000, ''],
    ['1,140', 1140, ''],
    ['two and a half', 2.5, ''],
    ['seven per cent', 7, '%'],
    ['three times out of twenty', 15, '%'],
    ['$310,000', 310_000, '$'],
    ['nine hundred kilos', 900, 'kilos'],
  ]
  for (const [figure, value, unit] of read)
    it(`${figure} => ${value} ${unit}`, () => assert.deepEqual(readNumber(figure), { value, unit }))

  for (const figure of ['三四副', 'eleven or twelve', 'many'])
    it(`${figure} is no one number`, () => assert.equal(readNumber(figure), undefined))
})
