import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { rankSentences } from '../../scripts/condense/rank-sentences.ts'
import { parseInterview } from '../../scripts/interview/parse-interview.ts'
import type { Interview } from '../../scripts/model.ts'
import { answerOf } from './read-fixtures.ts'

const ranked = (interview: Interview): string[] =>
  rankSentences(interview).map(({ id }) => interview.sentences[id - 1]!.text)

describe('rankSentences()', () => {
  it('puts what is said again word for word behind what is not', () => {
    const interview = answerOf(
      '漁港的冷庫需要新的電纜。漁港的冷庫需要新的電纜。漁船的木匠需要乾燥的木材。今天天氣不錯。',
      '漁港需要什麼？',
    )
    const order = ranked(interview).slice(0, 2)
    assert.deepEqual(order, ['漁港的冷庫需要新的電纜。', '漁船的木匠需要乾燥的木材。'])
  })

  it('puts what is asked about before what is not', () => {
    const text = '燈塔的油漆每年要刷新。渡輪的班次每天要增加。'
    const about = (question: string) => ranked(answerOf(text, question))[0]
    assert.equal(about('渡輪的班次夠不夠？'), '渡輪的班次每天要增加。')
    assert.equal(about('燈塔的油漆耐不耐用？'), '燈塔的油漆每年要刷新。')
  })

  it('puts filler and questions behind plain statements', () => {
    const order = ranked(
      answerOf('然後就是說那個渡輪的話對吧就是這個渡輪對吧。渡輪的班次夠嗎？渡輪的班次增加到每天八班。'),
    )
    assert.equal(order[0], '渡輪的班次增加到每天八班。')
  })

  it('ranks everything spoken where nobody plainly asks, speakers who speak once included', () => {
    const interview = parseInterview(
      [
        '发言人1：今天我们讨论渡轮的班次。码头的工人已经谈过这件事。',
        '发言人2：渡轮的班次应该增加到每天八班。冬天可以少一些。',
        '发言人1：码头只有两个泊位。泊位要先修好。',
        '发言人3：泊位的费用由港口承担。工程需要三个月。',
      ].join('\n'),
    )
    assert.deepEqual(
      rankSentences(interview)
        .map(({ id }) => id)
        .sort((a, b) => a - b),
      interview.sentences.map(({ id }) => id),
    )
  })

  it('leaves the questions of an interview out', () => {
    const interview = answerOf('渡輪的班次增加到每天八班。', '渡輪的班次夠不夠？')
    for (const { id } of rankSentences(interview))
      assert.equal(interview.turns[interview.sentences[id - 1]!.turn]!.role, 'answer')
  })

  it('gives scores that never rise, and the same ones each time', () => {
    const interview = answerOf(
      Array.from({ length: 60 }, (_, index) => `第${index}號渡輪在${index % 7}號碼頭等候乘客。`).join(''),
    )
    const scores = rankSentences(interview).map(({ score }) => score)
    assert.deepEqual(
      scores,
      [...scores].sort((a, b) => b - a),
    )
    assert.deepEqual(rankSentences(interview), rankSentences(interview))
  })
})
