import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { analyse, grammarOf } from '../../scripts/condense/analyse.ts'
import { condense } from '../../scripts/condense/condense.ts'
import { findChanges } from '../../scripts/condense/relations/changes.ts'
import { parseInterview } from '../../scripts/interview/parse-interview.ts'
import { answerOf } from './read-fixtures.ts'

function pairsIn(text: string): string[][][] {
  const interview = answerOf(text)
  const grammar = grammarOf(interview)
  return findChanges(analyse(interview, grammar), grammar).map(({ quantities }) =>
    quantities.map(({ hedge = '', value, measures }) => [hedge, value, measures]),
  )
}

describe('findChanges()', () => {
  const cases: [string, [string, string, string][]][] = [
    [
      '渡輪的維修時間從平均三十一小時降到十二小時。',
      [
        ['從平均', '三十一小時', ''],
        ['降到', '十二小時', ''],
      ],
    ],
    [
      '碼頭的損耗從岸邊到船上從三成五降到一成二左右。',
      [
        ['從', '三成五', ''],
        ['降到…左右', '一成二', ''],
      ],
    ],
    [
      'The waiting time for a berth fell from about nine weeks to four.',
      [
        ['from about', 'nine weeks', ''],
        ['to', 'four', ''],
      ],
    ],
    [
      'Occupancy rose from six per cent in the third year to fifty-one in the tenth.',
      [
        ['from', 'six per cent', ''],
        ['to', 'fifty-one', ''],
      ],
    ],
    [
      'The berths in use went from, off the top of my head, 0.3 to a bit under 0.6.',
      [
        ['from, off the top of my head,', '0.3', ''],
        ['to a bit under', '0.6', ''],
      ],
    ],
    [
      'The gap between the piers went from thirty-one points to twelve, and it has been stuck at twelve for four years.',
      [
        ['from', 'thirty-one points', ''],
        ['to', 'twelve', ''],
      ],
    ],
    [
      '準點率這兩年只從九十七點一漲到九十七點六。',
      [
        ['從', '九十七點一', ''],
        ['漲到', '九十七點六', ''],
      ],
    ],
  ]
  for (const [text, pair] of cases) it(text, () => assert.deepEqual(pairsIn(text), [pair]))

  const none: [string, string][] = [
    ['has a time of day for its first', '改了燈以後，從八點到十一點減到三成。'],
    ['is wished', '我希望珊瑚的覆蓋率從三成升到四成。'],
    ['is supposed', '如果票價從三十元漲到五十元，就沒有人坐船了。'],
    ['somebody set', '公司去年把夜班費從四百元調到六百五十元。'],
    ['a likeness says', 'It is like a clock that went from ten to three.'],
    ['counts two things', '我值夜班二十一年，現在四點一定醒。'],
    ['is taken back', '船票的收入從三成升到五成。後來發現不是。'],
    [
      'leaves of a series the last',
      'We went from thirty-eight singers to twenty-one, and it is thirty again now.',
    ],
    ['is said by another', '公司說：「我們的延誤從三成降到一成。」'],
  ]
  for (const [why, text] of none)
    it(`takes no pair that ${why}: ${text}`, () => assert.deepEqual(pairsIn(text), []))
})

describe('figures of one measure', () => {
  const slides = (question: string, answer: string) =>
    condense(parseInterview(`記者：${question}\n林海：${answer}\n`)).themes.flatMap(({ claims }) => claims)

  it('stand above all that was said with them, headed by their own sentence', () => {
    const [claim, ...others] = slides(
      '新碼頭有用嗎？',
      '有用。等船的時間從四十分鐘縮到十八分鐘。風大的時候還是要停航，這一點誰都改不了。',
    )
    assert.ok(claim?.evidence.kind === 'numbers')
    assert.equal(claim.headline.text, '等船的時間從四十分鐘縮到十八分鐘')
    assert.match(claim.evidence.told?.text ?? '', /^有用。.*誰都改不了。$/)
    assert.deepEqual(others, [])
  })
})
