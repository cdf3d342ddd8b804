import assert from 'node:assert/strict'
import { test } from 'node:test'
import { condense } from '../../scripts/condense/condense.ts'
import { parseInterview } from '../../scripts/interview/parse-interview.ts'

const claimsOf = (asked: string, answer: string[]) =>
  condense(
    parseInterview(
      `Q: ${asked}\n\nA: ${answer.join('\n\n')}\n\nQ: Is it dark?\n\nA: Only at night, and then we light the lamps.\n`,
    ),
    { minutes: 45 },
  ).themes.flatMap((theme) => theme.claims)

const WORK = [
  'Sure. We did it in this order, and the order matters.',
  '1. We counted. Two winters, six piers, all from the log. Nobody believes a number from another harbour.',
  '2. We changed the ropes daily. Wash, dry, new ropes at eight. That alone took out a fifth of the breaks. It costs a fish a day, and the crew grumbled about the fish for a month before anybody grumbled about the ropes.',
  '3. We put a delay on the bell. Fifteen seconds instead of five.',
  '4. Then, last, we cut the second bell.',
]

test('paragraphs that the page numbers are one list, headed by what stands over them', () => {
  const claims = claimsOf('Walk me through what you did on the piers.', WORK)
  const [list] = claims.flatMap(({ headline, evidence }) =>
    evidence.kind === 'enumeration' ? [{ headline, members: evidence.enumeration.members }] : [],
  )
  assert.equal(list?.headline.text, 'We did it in this order, and the order matters')
  assert.deepEqual(
    list?.members.map(({ name, detail }) => [name, detail?.text]),
    [
      [
        'We counted',
        'Two winters, six piers, all from the log. Nobody believes a number from another harbour',
      ],
      [
        'We changed the ropes daily',
        'Wash, dry, new ropes at eight. That alone took out a fifth of the breaks',
      ],
      ['We put a delay on the bell', 'Fifteen seconds instead of five'],
      ['Then, last, we cut the second bell', undefined],
    ],
  )
})

test('none of them is told by itself, nor a part of one', () => {
  const claims = claimsOf('Walk me through what you did on the piers.', WORK)
  const others = claims.filter(({ evidence }) => evidence.kind !== 'enumeration')
  assert.ok(!JSON.stringify(others.map(({ headline, evidence }) => [headline, evidence])).includes('counted'))
})

test('the question that asks for them heads them, and their own words name them', () => {
  const claims = claimsOf('船越造越大，工作有哪些改變？', [
    '我列給你聽：',
    '1. 慣性。以前三萬噸，停車之後我有時間後悔。',
    '2、風。貨櫃疊十層，側面好像一面牆。',
    '3. 人。船大了十倍，船員反而少了。',
  ])
  const list = claims.find(({ evidence }) => evidence.kind === 'enumeration')
  assert.equal(list?.headline.text, '船越造越大，工作有哪些改變？')
  assert.deepEqual(
    list?.evidence.kind === 'enumeration' && list.evidence.enumeration.members.map(({ name }) => name),
    ['慣性', '風', '人'],
  )
})

test('two numbers, or numbers that do not run on, number no list', () => {
  for (const answer of [WORK.slice(0, 3), [WORK[0]!, WORK[1]!, WORK[3]!, WORK[4]!]])
    assert.ok(
      claimsOf('What happened?', answer).every(({ evidence }) => evidence.kind !== 'enumeration'),
      answer.join(' '),
    )
})
