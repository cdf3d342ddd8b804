import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { analyse, grammarOf } from '../../scripts/condense/analyse.ts'
import { condense } from '../../scripts/condense/condense.ts'
import { sidesIn } from '../../scripts/condense/in-sides.ts'
import { stepsIn } from '../../scripts/condense/in-steps.ts'
import { parseInterview } from '../../scripts/interview/parse-interview.ts'

const interviewOf = (question: string, answer: string) =>
  parseInterview(
    `Q: ${question}\nA: ${answer}\nQ: Is it dark?\nA: Only at night, and then we light the lamps.\n`,
  )

function stepsOf(question: string, answer: string): string[] | undefined {
  const interview = interviewOf(question, answer)
  const grammar = grammarOf(interview)
  const run = analyse(interview, grammar).filter(({ turn }) => turn === 1)
  return stepsIn(run, question, grammar)?.sequence.steps.map(({ name }) => name)
}

const slideOf = (question: string, answer: string) => {
  const claims = condense(interviewOf(question, answer)).themes.flatMap((theme) => theme.claims)
  return claims.find(({ evidence }) => evidence.kind === 'steps')
}

const BOAT = {
  question: '做一艘木船要經過哪些步驟？',
  answer:
    '先選木，要放三年才乾。船板在火上慢慢彎，火不能太大。接著上釘，一寸一釘。最後才是下水。最容易壞的一步，其實是第一步。',
}

describe('stepsIn()', () => {
  const told: [string, string, string[]][] = [
    [
      '做一艘木船要經過哪些步驟？',
      '分四步。第一步選木，要放三年。第二步彎板，火不能太大。然後上釘，一釘一寸。最後才是下水。',
      ['選木', '彎板', '上釘', '下水'],
    ],
    [
      'How do you decide to cancel a sailing?',
      'There is an order to it. First we look at the swell. Then we ring the skipper. Only then do we look at the bookings.',
      ['We look at the swell', 'We ring the skipper', 'Only then do we look at the bookings'],
    ],
    [
      'How do you raise a wreck?',
      'You begin with the chart. Next a diver measures the hull. When the straps are under her, you lift.',
      ['You begin with the chart', 'A diver measures the hull', 'When the straps are under her, you lift'],
    ],
    [
      'What happens on the day?',
      'We read the forecast at six. Then we brief the crew, and everybody says where they would run. Next comes a test. Only after that do we sail.',
      ['We read the forecast at six', 'We brief the crew', 'Next comes a test', 'Only after that do we sail'],
    ],
    [
      '有什麼可以給別的港口參考？',
      '我們做的事很土。第一步，把船全量一遍，不合格的換掉；第二步，每兩週換一次纜；第三步，結果只發給船長。',
      ['把船全量一遍', '每兩週換一次纜', '結果只發給船長'],
    ],
    [
      '修船要怎麼開始？',
      '先不要動手，看三天。第一步是拍照，每塊板都拍。第二步是拆釘。最後才上新板。',
      ['拍照', '拆釘', '上新板'],
    ],
    [BOAT.question, BOAT.answer, ['選木', '船板在火上慢慢彎', '上釘', '下水']],
  ]
  for (const [question, answer, steps] of told)
    it(`reads a sentence to each step: ${answer.slice(0, 24)}`, () =>
      assert.deepEqual(stepsOf(question, answer), steps))

  const none: [string, string, string][] = [
    ['one is missing', '怎樣造船？', '分五步。第一步選木，要放三年。第二步彎板，火不能太大。最後才是下水。'],
    [
      'another said them in one sentence',
      '有什麼可以參考？',
      '首先，船會的人說要把船量一遍；然後換纜；最後發給船長。',
    ],
    ['they are too few', '碼頭怎麼會關？', '先是老闆走了。然後船員走了。我到今天還在。'],
    ['nobody asked for them', '您最怕什麼？', '先選木，要放三年。接著上釘，一寸一釘。最後才是下水。'],
    [
      'a story is told in their order',
      'How did the line close?',
      'First they raised the fare. People said, "We will walk." Then they stopped coming.',
    ],
  ]
  for (const [why, question, answer] of none)
    it(`reads none where ${why}`, () => assert.equal(stepsOf(question, answer), undefined))
})

describe('toldInSeries()', () => {
  it('draws the steps below what is said of all of them', () => {
    const claim = slideOf(BOAT.question, BOAT.answer)
    assert.equal(claim?.headline.text, '最容易壞的一步，其實是第一步')
    assert.deepEqual(claim?.evidence.points, [])
  })

  it('heads steps that are the whole answer by the question', () => {
    const claim = slideOf(
      'How do you raise a wreck?',
      'You begin with the chart, and with the tides of that month. Next a diver measures the hull, which takes two days. When the straps are under her, you lift.',
    )
    assert.equal(claim?.headline.text, 'How do you raise a wreck?')
  })

  it('sets nothing above the steps that others think', () => {
    const claim = slideOf(
      'How do you raise a wreck?',
      'You begin with the chart, and with the tides. Next a diver measures the hull. When the straps are under her, you lift. Most people believe that we begin with the crane.',
    )
    assert.equal(claim?.headline.text, 'How do you raise a wreck?')
  })

  it('tells what stands beside the steps below them', () => {
    const claim = slideOf(
      '怎樣造船？',
      '我父親做了六十年。先選木，要放三年才乾。接著上釘，一寸一釘。最後才是下水。做得最久的是等木頭乾，這一步誰也不能替你快。',
    )
    assert.deepEqual(
      claim?.evidence.points.map(({ text }) => text),
      ['我父親做了六十年'],
    )
  })
})

describe('sidesIn()', () => {
  function sidesOf(answer: string, asked = 'Why is it so?'): [string, string][] | undefined {
    const interview = interviewOf(asked, answer)
    const grammar = grammarOf(interview)
    const run = analyse(interview, grammar).filter(({ turn }) => turn === 1)
    return sidesIn(run, asked, grammar)?.comparison.sides.map(({ name, statement }) => [name, statement.text])
  }

  const told: [string, string, [string, string][]][] = [
    [
      'places',
      '船上受傷，隔天有人來看。碼頭上受傷，要等三天。',
      [
        ['船上', '受傷，隔天有人來看'],
        ['碼頭上', '受傷，要等三天'],
      ],
    ],
    [
      'then and now',
      '以前看潮水表，一天看三次。現在看手機，一分鐘看一次。',
      [
        ['以前', '看潮水表，一天看三次'],
        ['現在', '看手機，一分鐘看一次'],
      ],
    ],
    [
      'two people, each a topic',
      '一個要養家的年輕船長，我會勸他買新船。一個快退休的老船長，舊船更加安全。',
      [
        ['一個要養家的年輕船長', '我會勸他買新船'],
        ['一個快退休的老船長', '舊船更加安全'],
      ],
    ],
    [
      'phrases that lead to one noun',
      'In a narrow harbour the wind comes from one side, and you tie up once. In a wide harbour it comes from everywhere, and you never sleep.',
      [
        ['In a narrow harbour', 'the wind comes from one side, and you tie up once'],
        ['In a wide harbour', 'it comes from everywhere, and you never sleep'],
      ],
    ],
    [
      'subjects of one predicate, all of them',
      'Too shallow can be helped with a dredger. Too narrow can be helped with patience. Too rocky cannot be helped at all.',
      [
        ['Too shallow', 'can be helped with a dredger'],
        ['Too narrow', 'can be helped with patience'],
        ['Too rocky', 'cannot be helped at all'],
      ],
    ],
    [
      'the halves of a sentence',
      'Over ten years the two boats cost the same; over a hundred, the wooden one is cheaper by far.',
      [
        ['Over ten years', 'the two boats cost the same'],
        ['over a hundred', 'the wooden one is cheaper by far'],
      ],
    ],
  ]
  for (const [what, answer, sides] of told)
    it(`sets side by side ${what}`, () => assert.deepEqual(sidesOf(answer), sides))

  it('sets side by side what both were asked for', () => {
    const answer = '木船是老方法，釘子要一寸一釘。鐵船是新方法，兩年就有得賣。'
    assert.deepEqual(sidesOf(answer, '木船和鐵船有什麼分別？'), [
      ['木船', '是老方法，釘子要一寸一釘'],
      ['鐵船', '是新方法，兩年就有得賣'],
    ])
  })

  const none: [string, string][] = [
    ['go on', '我父親做了六十年船。我做了三十年。後來船廠關了，我去學修引擎。'],
    ['one speaker tells of himself', 'I sleep on the boat. I eat on the boat, and my wife does not mind.'],
    ['another said', '船東說：「以前一天走三班。」現在一天走一班，因為沒有人坐。'],
  ]
  for (const [why, answer] of none)
    it(`leaves alone sentences that ${why}`, () => assert.equal(sidesOf(answer), undefined))
})
