import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTime } from '../../scripts/diagram/read-time.ts'
import { onOneScale } from '../../setup/timeline.ts'

for (const [text, from, to, how] of [
  ['在兩年內', 2, 2, 'within'],
  ['在3到5年內', 3, 5, 'within'],
  ['10年', 10, 10, ''],
  ['十年之後', 10, 10, ''],
  ['在五到八年內', 5, 8, 'within'],
  ['大約十五年', 15, 15, 'soft'],
  ['半年內', 0.5, 0.5, 'within'],
  ['六個月', 0.5, 0.5, ''],
  ['第三年', 3, 3, ''],
  ['頭兩年', 2, 2, 'within'],
  ['In ten to fifteen years', 10, 15, ''],
  ['within five years', 5, 5, 'within'],
  ['in six months', 0.5, 0.5, ''],
] as const)
  test(`readTime('${text}') => ${from} to ${to} years${how && `, ${how}`}`, () => {
    const time = readTime(text)!
    assert.deepEqual([time.from, time.to, time.on], [from, to, 'span'])
    assert.equal(time.within, how === 'within')
    assert.equal(time.softBelow, how === 'soft')
  })

test('a year of the calendar is no span', () => {
  assert.deepEqual([readTime('到了2040年')!.on, readTime('By 2050')!.to], ['calendar', 2050])
})

for (const text of ['八十年代', '今年', '很久以後', 'the 1990s', '2024年8月'])
  test(`readTime('${text}') => unknown`, () => assert.equal(readTime(text), undefined))

const periods = (...times: string[]) => times.map((time) => ({ time, events: ['a'] }))

test('times stand on one scale only where all are numbers of one kind', () => {
  assert.ok(onOneScale(periods('在兩年內', '3到5年', '10年')))
  assert.equal(onOneScale(periods('在五年內', 'By 2050')), undefined)
  assert.equal(onOneScale(periods('兩年內', '很久以後')), undefined)
  assert.equal(onOneScale(periods('十年內', '十年之後')), undefined)
})
