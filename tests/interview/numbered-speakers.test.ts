import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseInterview } from '../../scripts/interview/parse-interview.ts'

const speakersOf = (text: string): (string | null)[] =>
  parseInterview(text).turns.map(({ speaker }) => speaker)

for (const [first, second, third] of [
  ['发言人1', '发言人2', '发言人11'],
  ['發言人1', '發言人2', '發言人11'],
  ['speaker1', 'speaker2', 'speaker3'],
  ['Speaker 1', 'Speaker 2', 'Speaker 3'],
  ['C', 'D', 'E'],
]) {
  test(`${third} speaks once beside ${first} and ${second}, and is somebody`, () => {
    const text = [
      `${first}：渡轮的班次够吗？`,
      `${second}：班次应该增加到每天八班。`,
      `${first}：泊位呢？`,
      `${second}：泊位要先修好。`,
      `${first}：还有谁补充？`,
      `${third}：泊位的费用由港口承担。`,
    ].join('\n')
    assert.deepEqual(speakersOf(text), [first, second, first, second, first, third])
  })
}

test('a numbered label that counts things and stands once is nobody', () => {
  const text = '記者：渡輪的班次夠嗎？\n林海：要增加。\n方案2：每天八班。\n記者：泊位呢？\n林海：先修好。'
  assert.deepEqual(speakersOf(text), ['記者', '林海', '記者', '林海'])
})

test('a name with a dot in it speaks, whatever it ends in', () => {
  const text =
    '主持人：堤防要加高嗎？\n林海：要。\n阿拜・尤道：我沒有這樣說。\n主持人：錢呢？\n林海：政府付。\n阿拜・尤道：島民付。'
  const labels = ['主持人', '林海', '阿拜・尤道']
  assert.deepEqual(speakersOf(text), [...labels, ...labels])
})
