import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { analyse, grammarOf } from '../../scripts/condense/analyse.ts'
import { condense } from '../../scripts/condense/condense.ts'
import { findCauses } from '../../scripts/condense/relations/cause.ts'
import { findDefinitions } from '../../scripts/condense/relations/definition.ts'
import { findRemedies } from '../../scripts/condense/relations/remedy.ts'
import { parseInterview } from '../../scripts/interview/parse-interview.ts'
import type { Claim, Interview } from '../../scripts/model.ts'
import { composeSlides } from '../../scripts/slides/compose-slides.ts'
import { answerOf, fixtureInterviews, isSubsequence } from './read-fixtures.ts'

const RELATIONS = new URL('../fixtures/relations/', import.meta.url)
const told: [string, Interview][] = readdirSync(RELATIONS).map((name) => [
  name,
  parseInterview(readFileSync(new URL(name, RELATIONS), 'utf8')),
])

function read(text: string) {
  const interview = answerOf(text)
  const grammar = grammarOf(interview)
  return { grammar, sentences: analyse(interview, grammar) }
}

describe('findDefinitions()', () => {
  const cases: [string, string, string][] = [
    [
      '所謂球感，就是在球到腳下之前，已經知道下一腳踢去哪裏。',
      '球感',
      '就是在球到腳下之前，已經知道下一腳踢去哪裏',
    ],
    [
      '责任制护理是指一个护士从入院到出院只管固定的几个病人。',
      '责任制护理',
      '是指一个护士从入院到出院只管固定的几个病人',
    ],
    ['配額制的意思是每條船一年能捕多少，年初就定好。', '配額制', '的意思是每條船一年能捕多少，年初就定好'],
    [
      '我說的分到好處，是指合作社統一賣魚，賺的錢按船分紅。',
      '分到好處',
      '是指合作社統一賣魚，賺的錢按船分紅',
    ],
    [
      'By swing I mean the delay between what you expect and what you get.',
      'swing',
      'I mean the delay between what you expect and what you get',
    ],
    [
      'A rest is what we call a note you decided not to play.',
      'A rest',
      'is what we call a note you decided not to play',
    ],
    ['What we call a rest is a note you decided not to play.', 'a rest', 'is a note you decided not to play'],
  ]
  for (const [sentence, term, meaning] of cases)
    it(`${sentence} => ${term}`, () => {
      const { sentences, grammar } = read(sentence)
      const [found] = findDefinitions(sentences, grammar)
      assert.deepEqual([found?.term, found?.meaning], [term, meaning])
    })
  const none = [
    '這是指去年的事，不是今年的事。',
    '女子足球是指什麼？我也說不清楚。',
    '我即使想走，也走不了。',
    '他的意思是我們都應該早一點回家休息。',
    '漁民是海上最辛苦的一羣人。',
    'The delay means that nobody is paid before Christmas.',
    'It means that nobody is paid before Christmas.',
    'Losing the courtroom means losing the trust of the town.',
    'I know what the delay means to the people of the town.',
  ]
  for (const sentence of none)
    it(`no definition: ${sentence}`, () => {
      const { sentences, grammar } = read(sentence)
      assert.deepEqual(findDefinitions(sentences, grammar), [])
    })
})

describe('findRemedies()', () => {
  const cases: [string, [string, string], [string, string]][] = [
    [
      '問題是，休漁一結束，幾千條船同一天出海。解決辦法是分批開海。',
      ['問題', '休漁一結束，幾千條船同一天出海'],
      ['解決辦法', '分批開海'],
    ],
    [
      '最大的問題是沒有場地。一隊人一星期只租到三小時。解決辦法不是多建球場，而是把操場打開。',
      ['最大的問題', '沒有場地'],
      ['解決辦法', '不是多建球場，而是把操場打開'],
    ],
    [
      'The problem is that conservatories test speed. The answer is to examine students in a band.',
      ['The problem', 'conservatories test speed'],
      ['The answer', 'to examine students in a band'],
    ],
    [
      'The trouble with grants is that festivals eat them. What works is a levy on big tickets.',
      ['The trouble with grants', 'festivals eat them'],
      ['What works', 'a levy on big tickets'],
    ],
    [
      'The problem is not greed. The problem is the permit. The solution is a standard plan.',
      ['The problem', 'the permit'],
      ['The solution', 'a standard plan'],
    ],
  ]
  for (const [text, ...sides] of cases)
    it(`${text} => ${sides.map(([name]) => name).join(', ')}`, () => {
      const { sentences, grammar } = read(text)
      assert.deepEqual(
        findRemedies(sentences, grammar).map((found) =>
          found.sides.map(({ name, statement }) => [name, statement.text]),
        ),
        [sides],
      )
    })
  const none = [
    '問題不是沒有錢，而是沒有人。辦法總是有的。',
    '最大的問題是沒有場地。我們後來去了日本比賽。',
    '解決辦法是分批開海。問題是沒有人願意等。',
    '你的問題是什麼？解決辦法是多睡一點。',
    '問題是沒有場地。我們後來去了日本。大家都很高興。他們請了我們吃飯。解決辦法是多建球場。',
    'The problem is hard. I went home and slept.',
    'The answer is a standard plan. The problem is that nobody reads plans.',
    'The problem was solved in 1990. The answer is in the archive.',
  ]
  for (const text of none)
    it(`no problem with its remedy: ${text}`, () => {
      const { sentences, grammar } = read(text)
      assert.deepEqual(findRemedies(sentences, grammar), [])
    })
})

describe('findCauses()', () => {
  const cases: [string, string, string, string][] = [
    ['因為大魚都捕光了，所以小魚還沒長大就要產卵。', '因為大魚都捕光了', '所以', '小魚還沒長大就要產卵'],
    ['由於燃油太貴，小船會先消失。', '由於燃油太貴', '', '小船會先消失'],
    ['只有讓船家自己分到好處，規矩才守得住。', '只有讓船家自己分到好處', '', '規矩才守得住'],
    ['如果只靠罰款，船家就會在夜裏出海。', '如果只靠罰款', '', '船家就會在夜裏出海'],
    ['只要有人肯轉播，觀眾就會來。', '只要有人肯轉播', '', '觀眾就會來'],
    ['通過網上直賣，我們省下了中間成本。', '通過網上直賣', '', '我們省下了中間成本'],
    ['航道一年比一年淺，導致大船全部改去北港。', '航道一年比一年淺', '導致', '大船全部改去北港'],
    [
      'Because witnesses forget, delay is itself an injustice.',
      'Because witnesses forget',
      '',
      'delay is itself an injustice',
    ],
    [
      'Rents in the city rise because there are too few homes.',
      'because there are too few homes',
      '',
      'Rents in the city rise',
    ],
    [
      'Unless we train builders, no rule will produce a house.',
      'Unless we train builders',
      '',
      'no rule will produce a house',
    ],
  ]
  for (const [sentence, from, label, to] of cases)
    it(`${sentence} => ${from} → ${to}`, () => {
      const { sentences, grammar } = read(sentence)
      assert.deepEqual(
        findCauses(sentences, grammar).map((link) => [link.from, link.label, link.to]),
        [[from, label, to]],
      )
    })
  const none = [
    '靠補貼留不住年輕人，靠尊嚴才留得住。',
    '如果說他老土，我就無話可說了，但是他是對的。',
    '不是因為窮，所以才偷魚。',
    '只有三個老師，兩個還是才來的新人。',
    '由於時間關係，我們就談到這裏。',
    '他說如果只靠罰款，船家就會在夜裏出海。',
    '如果只靠罰款，船家就會在夜裏出海，除非有人巡邏。',
    '如果這樣，它就會在夜裏出海。',
    'If you ask me, the pier should go.',
    'They rush not because the drummer is fast.',
    'Critics say that if rents rise, people leave.',
    'If rents rise, people leave, unless the city builds.',
    'The lamp is consistent because it does not care.',
    "If you abolished ferry fares tomorrow, I don't think it would double our crews.",
    'If you abolished that fee tomorrow, the crews would double.',
    '如果只靠罰款，船家未必會守規矩。',
    '如果五年之內做不到，碼頭的名聲就會比紙還要薄。',
  ]
  for (const sentence of none)
    it(`no cause: ${sentence}`, () => {
      const { sentences, grammar } = read(sentence)
      assert.deepEqual(findCauses(sentences, grammar), [])
    })
})

const claimsOf = (interview: Interview): Claim[] =>
  condense(interview, { minutes: 60 }).themes.flatMap(({ claims }) => claims)

describe('a claim above a definition, a remedy or a cause', () => {
  for (const [name, interview] of [...told, ...fixtureInterviews()])
    it(`in ${name}: every label is in its sentence`, () => {
      const text = (ids: number[]) => ids.map((id) => interview.sentences[id - 1]!.text).join(' ')
      const check = (label: string, ids: number[]) => assert.ok(isSubsequence(label, text(ids)), label)
      for (const { evidence } of claimsOf(interview)) {
        if (evidence.kind === 'definition') {
          check(evidence.definition.term, evidence.definition.sentences)
          check(evidence.definition.meaning, evidence.definition.sentences)
        }
        if (evidence.kind === 'remedy')
          for (const { name: label, statement } of evidence.comparison.sides) {
            check(label, statement.sentences)
            check(statement.text, statement.sentences)
          }
        if (evidence.kind === 'cause')
          for (const link of evidence.links)
            for (const label of [link.from, link.label, link.to]) check(label, link.sentences)
      }
    })

  it('is made of two causes and more: one arrow between two boxes says no more than its sentence', () => {
    const causesIn = (answer: string): number[] =>
      claimsOf(
        parseInterview(
          `Q: Why is the harbour empty?\nA: ${answer}\nQ: Is it dark?\nA: Only at night, and then we light the lamps.\n`,
        ),
      ).flatMap(({ evidence }) => (evidence.kind === 'cause' ? [evidence.links.length] : []))
    const one =
      'The fish went north in the year of the flood. If the council closes the south quay, the boats leave.'
    assert.deepEqual(causesIn(`${one} Nobody asked the widow who keeps the lamps.`), [])
  })

  it('is not said again below it', () => {
    for (const [, interview] of told)
      for (const { headline, evidence } of claimsOf(interview)) {
        if (evidence.kind !== 'remedy') continue
        const [problem] = evidence.comparison.sides
        const slide = composeSlides(condense(interview, { minutes: 60 })).slides.find(({ body }) =>
          body.startsWith(`# ${headline.text} `),
        )
        if (headline.sentences[0] === problem!.statement.sentences[0])
          assert.ok(!slide?.body.includes(`## ${problem!.name}\n`), slide?.body)
      }
  })

  const slideOf = (name: string, words: string) =>
    composeSlides(condense(told.find(([file]) => file === name)![1], { minutes: 60 })).slides.find(
      ({ layout, body }) =>
        layout !== 'passages' && body.includes(words) && body.startsWith('#') && layout !== 'recap',
    )

  it('sets a term as the heading over its meaning, as in a dictionary, where nothing else is claimed of it', () => {
    const asked = parseInterview(
      '記者：什麼是球感？\n教練：所謂球感，就是在球到腳下之前，已經知道下一腳踢去哪裏。\n',
    )
    const { slides } = composeSlides(condense(asked))
    assert.equal(
      slides.find(({ id }) => id === 'claim-2')?.body,
      '# 球感 [^2]\n\n- 就是在球到腳下之前，已經知道下一腳踢去哪裏 [^2]',
    )
  })
  it('sets a term under the claim that uses it', () => {
    const slide = slideOf('law.txt', 'agreed, not decided by a machine')
    assert.equal(slide?.layout, 'comparison')
    assert.match(
      slide?.body ?? '',
      /^# In ten years most small claims will be settled online .*\n\n## settled\n\nI mean agreed/,
    )
  })
  it('sets a problem beside its remedy', () => {
    const slide = slideOf('housing.txt', 'twelve approved plans')
    assert.equal(slide?.layout, 'comparison')
    assert.match(
      slide?.body ?? '',
      /## The problem\n\na six-flat building.*\n\n## The solution\n\na standard permit/,
    )
  })
  it('draws conditions in rows of their own, each with its mark', () => {
    const slide = slideOf('fishery.txt', '如果只靠罰款')
    assert.equal(slide?.layout, 'diagram')
    assert.match(slide?.body ?? '', /c1 --> e1\n {2}c2 --> e2/)
    assert.match(slide?.body ?? '', /c1\["如果只靠罰款 \[\^\d+\]"\]/)
  })
})
