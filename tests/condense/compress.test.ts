import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { analyse, grammarOf } from '../../scripts/condense/analyse.ts'
import { compressions } from '../../scripts/condense/compress.ts'
import { answerOf, fixtureInterviews, isSubsequence } from './read-fixtures.ts'

function compressed(text: string, limit?: number): string[] {
  const interview = answerOf(text)
  const grammar = grammarOf(interview)
  const [sentence] = analyse(interview, grammar)
  return compressions(sentence!, limit ?? grammar.limits.headline, grammar).map((statement) => statement.text)
}

describe('compressions()', () => {
  const best: [string, string][] = [
    ['其實，城市最缺的不是土地，而是耐心。', '城市最缺的不是土地，而是耐心'],
    ['但不管怎麼樣，大橋現在離完工還有一段距離，工人們都清楚。', '大橋現在離完工還有一段距離，工人們都清楚'],
    ['And honestly, a library is a promise to strangers.', 'A library is a promise to strangers'],
  ]
  for (const [sentence, expected] of best) {
    it(`${sentence} => ${expected}`, () => assert.equal(compressed(sentence)[0], expected))
  }

  const never: [string, string, string][] = [
    ['a condition', '如果沒有水，稻子就活不過夏天，農民只能離開。', '稻子就活不過夏天，農民只能離開'],
    [
      'a source',
      '根據漁業署的統計，去年的漁獲少了三成，漁民也少了一半。',
      '去年的漁獲少了三成，漁民也少了一半',
    ],
    [
      'a view that is reported',
      '總有人看輕小書店，認為小書店在這個城市已經沒有位置，我不同意。',
      '小書店在這個城市已經沒有位置',
    ],
    [
      'the second half of a pair',
      '書店的價值不僅在於書，更在於書與書之間的距離，還有店主的眼光。',
      '書店的價值不僅在於書',
    ],
    ['what a colon announces', '修這座橋要三樣東西：木頭、石頭和一個不怕高的人。', '修這座橋要三樣東西'],
    ['a concession', '雖然冬天的收成不好，但沒有人離開這個村子，我很驕傲。', '雖然冬天的收成不好'],
    [
      'a condition (English)',
      'If the river rises again, the old bridge will not hold, and the town knows it.',
      'The old bridge will not hold, and the town knows it',
    ],
  ]
  for (const [what, sentence, wrong] of never) {
    it(`never leaves out ${what}`, () =>
      assert.ok(!compressed(sentence).includes(wrong), compressed(sentence).join(' | ')))
  }

  const none = [
    '它永遠不會停。',
    '這就是我離開的原因。',
    '所以受到的關注比較少。',
    'It affects about 90% of the record.',
    'That is the reason we know anything at all.',
  ]
  for (const sentence of none) {
    it(`takes nothing from a sentence that points outside itself: ${sentence}`, () =>
      assert.deepEqual(compressed(sentence), []))
  }

  it('takes nothing from a question', () =>
    assert.deepEqual(compressed('城市到底需要多少棵樹才算夠呢？'), []))

  it('keeps within the limit', () => {
    const long =
      '我們在三年內種了四萬棵樹，每一棵都有編號，孩子們負責澆水，老人負責講故事，最後連市長也來了。'
    for (const text of compressed(long, 24)) assert.ok(text.length <= 24, text)
  })

  it('puts no word in: each result is its sentence with characters left out', () => {
    for (const [name, interview] of fixtureInterviews()) {
      const grammar = grammarOf(interview)
      for (const sentence of analyse(interview, grammar)) {
        for (const { text, sentences } of compressions(sentence, grammar.limits.headline, grammar)) {
          assert.deepEqual(sentences, [sentence.id])
          assert.ok(isSubsequence(text, sentence.text), `${name}: ${text} / ${sentence.text}`)
        }
      }
    }
  })
})
