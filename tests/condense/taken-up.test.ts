import assert from 'node:assert/strict'
import { test } from 'node:test'
import { grammarOf } from '../../scripts/condense/analyse.ts'
import { questionStatement } from '../../scripts/condense/asked.ts'
import { condense } from '../../scripts/condense/condense.ts'
import { takenUp } from '../../scripts/condense/taken-up.ts'
import { parseInterview } from '../../scripts/interview/parse-interview.ts'
import { fixtureInterview } from './read-fixtures.ts'

/** What stands above the last question of a text: what was asked before, and what was said to it. */
function aboveLast(turns: [asked: string, answered: string][]): (string | undefined)[] {
  const isChinese = /\p{Script=Han}/u.test(turns[0]![0])
  const [q, a] = isChinese ? ['問：', '答：'] : ['Q: ', 'A: ']
  const interview = parseInterview(
    turns.map(([asked, answered]) => `${q}${asked}\n\n${a}${answered}\n`).join('\n'),
  )
  const grammar = grammarOf(interview)
  const last = interview.turns.findLast(({ role }) => role === 'question')!
  const question = questionStatement(last.sentences.at(-1)!.id, interview, grammar)!
  const taken = takenUp(question, interview, grammar)
  return [taken?.asked?.text, taken?.said?.text]
}

const OPENING: [string, string][] = [
  ['What does a net cost?', 'Less than the boat. I mend mine in the winter, when the harbour is shut.'],
  ['Who taught you?', 'My aunt. She sold the second boat and kept the nets.'],
]
const OPENING_ZH: [string, string][] = [
  ['一張網要多少錢？', '比船便宜。冬天港口關了，我就自己在屋裡補。'],
  ['誰教你的？', '我姑姑，她比誰都快。她賣了第二條船，把網都留下來。'],
]

const SAID: [how: string, opening: [string, string][], question: string, above: (string | undefined)[]][] = [
  [
    'points back',
    OPENING,
    'Why did she?',
    [undefined, 'My aunt. She sold the second boat and kept the nets.'],
  ],
  ['names it once more', OPENING, 'Which nets?', [undefined, 'She sold the second boat and kept the nets.']],
  ['only wonders', OPENING, 'How so?', [undefined, 'My aunt. She sold the second boat and kept the nets.']],
  ['只問一個字', OPENING_ZH, '多久？', [undefined, '我姑姑，她比誰都快。她賣了第二條船，把網都留下來。']],
  [
    '說「那」',
    OPENING_ZH,
    '那條船呢，後來怎樣？',
    [undefined, '我姑姑，她比誰都快。她賣了第二條船，把網都留下來。'],
  ],
]
for (const [how, opening, question, above] of SAID)
  test(`a question that ${how} stands under what it takes up`, () => {
    assert.deepEqual(aboveLast([...opening, [question, opening[0]![1]]]), above)
  })

test('a question that points at a thing by its name stands under what was said of that', () => {
  const turns: [string, string][] = [
    [
      '後來呢？',
      '到了一看，井下面有一根管道橫穿過去。上面掛一點樹枝，就堵死了。我用鉤子鉤了四十來分鐘。天亮才收工。',
    ],
    ['那根管道早就在？', '在。'],
  ]
  assert.equal(aboveLast([...OPENING_ZH, ...turns])[1], '到了一看，井下面有一根管道橫穿過去。')
  const later: [string, string][] = [...turns, ['退休呢？', '種菜。'], ['那根管道會挪嗎？', '會。']]
  assert.deepEqual(aboveLast([...OPENING_ZH, ...later]), [undefined, undefined])
})

test('an answer in a word is told with what it answers', () => {
  assert.deepEqual(aboveLast([...OPENING, ['Do they tear?', 'They do.'], ['How often?', 'Twice a year.']]), [
    'Do they tear?',
    'They do.',
  ])
})

test('a question that asks the same of another thing stands under what was asked first, with its answer if that is a word', () => {
  const first: [string, string] = ['How many nets were out last year?', 'None.']
  const second: [string, string] = [
    'And the year before?',
    'Nine. The harbour was shut until March and then the wind turned, so few went out.',
  ]
  assert.deepEqual(aboveLast([...OPENING, first, second]), ['How many nets were out last year?', 'None.'])
  assert.deepEqual(aboveLast([...OPENING_ZH, ['去年開了幾天網？', '四十一天。'], ['前年呢？', '九天。']]), [
    '去年開了幾天網？',
    '四十一天。',
  ])
})

test('behind a longer answer it may ask about anything, and stands alone', () => {
  assert.deepEqual(aboveLast([...OPENING, ['And the boats?', 'Two.']]), [undefined, undefined])
})

test('of a long question its last sentence is what was answered in a word', () => {
  const turns: [string, string][] = [
    [
      'You kept the whole harbour shut on the eve of the feast that winter, with forty boats waiting behind the boom and the whole of the town looking on from the quay. The mayor called you a coward.',
      'Yes.',
    ],
    ['Were you one?', 'On paper I could have opened. The wind said no, and I do what it says.'],
  ]
  assert.deepEqual(aboveLast([...OPENING, ...turns]), ['The mayor called you a coward.', 'Yes.'])
})

for (const [how, opening, question] of [
  ['says what it asks', OPENING, 'What do the harbour masters think of the new quotas on herring?'],
  ['asks of another matter', OPENING, 'Is there still herring?'],
  ['問的是別的事', OPENING_ZH, '你們今年的鯡魚配額夠不夠用？'],
] as const)
  test(`a question that ${how} stands alone`, () => {
    assert.deepEqual(aboveLast([...opening, [question, opening[0]![1]]] as [string, string][]), [
      undefined,
      undefined,
    ])
  })

test('what a question leans on in its own turn is asked with it, and nothing before that', () => {
  const turns: [string, string][] = [
    ...OPENING,
    ['The old boats took you home by six. Why would anyone want that?', 'For the soup.'],
  ]
  assert.deepEqual(aboveLast(turns), [undefined, undefined])
})

test('what a guest says to another stands under the other’s words, and under no question', () => {
  const interview = fixtureInterview('podcast-with-advertisement.txt')
  const claims = condense(interview, { minutes: 45 }).themes.flatMap((theme) => theme.claims)
  const reply = claims.find(({ question }) => question === undefined)!
  assert.equal(reply.headline.text, 'If I may, paint is a courtesy')
  assert.deepEqual(reply.takesUp, {
    said: { text: 'It costs them four hundred dollars a unit.', sentences: [25] },
    speaker: 'Marguerite Sloane',
  })
})

test('an answer that goes on behind a remark stands under the question from which it goes on', () => {
  const interview = parseInterview(
    [
      'Q: Did anything go wrong with the nets?',
      'A: Once that I know of. I am allowed to talk about it in general, and the crew has agreed to that.',
      'Q: Take your time.',
      'A: It was the spring after. A net had been mended at the change of the watch for a reason that was true at the time, and the reason went away and the net did not.',
    ].join('\n\n'),
  )
  const claims = condense(interview, { minutes: 45 }).themes.flatMap((theme) => theme.claims)
  const later = claims.find(({ passage }) => passage.some((id) => id > 4))
  assert.equal(later?.question?.text, 'Did anything go wrong with the nets?')
})

test('what the interviewer says of the guest is what is answered', () => {
  const interview = parseInterview(
    [
      'Q: Will a machine mend the nets one day?',
      'A: It ties the knots that it was shown, and it does not see what the net was for or which side the tide pulls.',
      'Q: You sound angry.',
      'A: It is the eyebrows. It is how I was reared, on an island where nobody raises his voice.',
    ].join('\n\n'),
  )
  const claims = condense(interview, { minutes: 45 }).themes.flatMap((theme) => theme.claims)
  const later = claims.find(({ passage }) => passage.some((id) => id > 3))
  assert.equal(later?.question?.text, 'You sound angry.')
})
