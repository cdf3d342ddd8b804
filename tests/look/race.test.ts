import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placeRunners } from '../../components/place-runners.ts'
import { readAmount } from '../../scripts/diagram/read-hedge.ts'

for (const [words, from, to, soft] of [
  ['領先可能兩三個身位', 2, 3, true],
  ['領先四五個身位', 4, 5, false],
  ['落後十五年', 15, 15, false],
  ['落後大約二十年', 20, 20, true],
  ['領先二三十個月', 20, 30, false],
  ['領先十四五個月', 14, 15, false],
  ['領先一百二十天', 120, 120, false],
  ['about ten years behind', 10, 10, true],
  ['two to three years behind', 2, 3, false],
  ['落後 3 年', 3, 3, false],
  ['在2023年領先5年到8年', 5, 8, false],
  ['從第一天起就領先至少二十個月', 20, 20, true],
  ['a fleet of nine is two years ahead', 2, 2, false],
] as const)
  test(`readAmount('${words}') => ${from} to ${to}${soft ? ', not sure' : ''}`, () => {
    const extent = readAmount(words)!
    assert.deepEqual([extent.from, extent.to, extent.softAbove], [from, to, soft])
  })

test('words without a number have no amount', () => assert.equal(readAmount('遠遠落後'), undefined))

test('who leads is furthest right, each place behind the last, and doubts add up', () => {
  const [first, second, third] = placeRunners(['可能兩三個身位', '四五個身位'])
  assert.equal(first!.from, first!.to)
  assert.ok(first!.from > second!.to && second!.from > third!.to)
  assert.ok(third!.to - third!.from > second!.to - second!.from)
  assert.ok(third!.from >= 0)
  assert.deepEqual([first!.soft, second!.soft, third!.soft], [false, true, true])
})

test('an exact gap gives an exact place, in proportion', () => {
  const [first, second, third] = placeRunners(['2年', '2年'])
  assert.equal(second!.soft, false)
  assert.ok(Math.abs(first!.from - second!.from - (second!.from - third!.from)) < 0.2)
})

test('a gap of which no number is said is drawn as a doubt', () => {
  assert.equal(placeRunners(['遠遠落後'])[1]!.soft, true)
})
