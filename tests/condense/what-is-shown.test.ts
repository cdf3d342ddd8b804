import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { analyse, grammarOf } from '../../scripts/condense/analyse.ts'
import { condense } from '../../scripts/condense/condense.ts'
import { optionsOf } from '../../scripts/condense/options.ts'
import { answerOf } from './read-fixtures.ts'

/** All that stands on the claim slides of one answer. */
function shown(text: string): string {
  const { themes } = condense(answerOf(text), { minutes: 20 })
  return themes
    .flatMap(({ claims }) =>
      claims.flatMap(({ headline, evidence }) => [
        headline,
        ...(evidence.kind === 'numbers' && evidence.told ? [evidence.told] : []),
        ...(evidence.kind === 'comparison' ? evidence.comparison.sides.map((side) => side.statement) : []),
        ...evidence.points,
      ]),
    )
    .map((statement) => statement.text)
    .join('\n')
}

describe('a view that the guest does not hold', () => {
  const given: [string, string, RegExp][] = [
    [
      'what he believed before',
      '我以前覺得霧是山村的敵人。後來我慢慢知道，霧是山村唯一不用付錢的水源。山上的茶樹靠霧活過每一個旱季。',
      /我以前覺得霧是山村的敵人(?!。後來)/,
    ],
    [
      'what he takes back at once',
      '收了門票，遊客就會變少。這個說法是錯的。門票收了三年，來的遊客多了，守規矩的遊客也多了。',
      /遊客就會變少/,
    ],
    [
      'what she used to do (English)',
      "I used to want a wall around the whole marsh. I don't any more, because a wall would keep the eels out. A marsh needs its river more than it needs a guard.",
      /I used to want/,
    ],
    [
      'what everyone says, where the next sentence calls it wrong (English)',
      "Everybody measures an orchard by its weight of apples. It's the wrong number. The right number is what is left of the apples in April.",
      /Everybody measures/,
    ],
  ]
  for (const [what, text, never] of given)
    it(`is not shown: ${what}`, () => {
      const slides = shown(text)
      assert.notEqual(slides, '')
      assert.doesNotMatch(slides, never)
    })

  it('stands where the same sentence tells what came of it', () => {
    assert.match(
      shown('我以前覺得霧是山村的敵人，現在我知道霧是山村的水源。山上的茶樹靠霧活過每一個旱季。'),
      /我知道霧是山村的水源/,
    )
  })
})

describe('a No that opens a sentence', () => {
  it('is kept where it denies something', () => {
    assert.match(
      shown(
        'No one here would call the old harbour a failure. The old harbour fed three towns for a century.',
      ),
      /No one here would call the old harbour a failure/,
    )
  })
})

describe('an answer that says «it»', () => {
  const answer =
    'It is a very hard-working amateur league. The players pay for their own boots and their own trains.'
  it('is shown below the question that names it', () => {
    const { themes } = condense(answerOf(answer, 'Would you call the island league professional?'))
    assert.equal(themes[0]?.claims[0]?.headline.text, 'It is a very hard-working amateur league')
  })
  it('is not, where the question is too long to stand above it', () => {
    const long = `Some say that ${'the league of the islands has grown and '.repeat(3)}it pays. Would you call it professional?`
    const { themes } = condense(answerOf(answer, long))
    // A quotation shows no heading: its first words are the answer's own.
    const headings = themes.flatMap(({ claims }) =>
      claims.filter(({ evidence }) => evidence.kind !== 'quotation').map(({ headline }) => headline.text),
    )
    assert.ok(!headings.some((text) => text.startsWith('It ')), headings.join('\n'))
  })
})

/** What of the first sentence of an answer may head a slide. */
function headingsOf(text: string): string[] {
  const interview = answerOf(text)
  const grammar = grammarOf(interview)
  const [first] = analyse(interview, grammar)
  return optionsOf(first!, [], true, { interview, grammar, scores: new Map(), guest: () => '' }).map(
    (option) => option.text,
  )
}

describe('a sentence that leans on its neighbour', () => {
  for (const text of [
    '航線的自由是有的，我不想否認。',
    '樣本很小，只有三個碼頭的船員。',
    'The captains are half right about the tides.',
    "I'm not saying the harbour caused the drought.",
  ])
    it(`heads no slide: ${text}`, () => assert.deepEqual(headingsOf(text), []))
  it('does where it answers itself', () =>
    assert.notDeepEqual(headingsOf('航線的自由是有的，但船員不能自己選什麼時候靠岸。'), []))
})

describe('how it was', () => {
  it('heads a slide only for want of what became of it', () => {
    const { themes } = condense(
      answerOf(
        '過去船員受了傷，公司和碼頭互相推，往往是船員自己掏錢。新的保險由碼頭付錢，船員受傷以後三天就能拿到錢。',
      ),
    )
    assert.equal(themes[0]?.claims[0]?.headline.text, '新的保險由碼頭付錢，船員受傷以後三天就能拿到錢')
  })
})

describe('how far a figure holds', () => {
  it('stands beside it before all else', () => {
    const slides = shown(
      '新式漁網用了三年之後，小魚的存活率是九成五。不過我要講清楚，這個數字只計我們自己試過的三個漁區。漁民說收入沒有變少。市場的魚也比以前大條。',
    )
    assert.match(slides, /這個數字只計我們自己試過的三個漁區/)
  })
})

describe('an answer of short sentences that lean on the question', () => {
  it('is quoted under it from its first words on', () => {
    const { themes } = condense(
      answerOf('支持一半。便宜的船票人人都要。錢從哪裡來，誰也不講。', '渡輪全面免費，您支持嗎？'),
    )
    const quotations = themes.flatMap(({ claims }) =>
      claims.flatMap(({ evidence }) => (evidence.kind === 'quotation' ? [evidence.quotation.text] : [])),
    )
    assert.ok(
      quotations.some((text) => text.startsWith('支持一半。便宜的船票人人都要。')),
      quotations.join('\n'),
    )
  })
})

describe('another half of the heading', () => {
  it('is no point below it', () => {
    const { themes } = condense(
      answerOf(
        '這些年碼頭的船一天比一天多，島上的店家和旅館都靠遊客過活；村裡的小學一年比一年小，家長們都擔心學校明年要關門。',
      ),
    )
    const [claim] = themes.flatMap(({ claims }) => claims)
    assert.equal(claim?.evidence.kind, 'quotation')
  })
})

describe('columns', () => {
  it('differ, and none begins inside a phrase', () => {
    for (const text of [
      '我們跟過一百二十間船廠的廢料。老闆沒有犯法，清潔工沒有犯法，出事的是半夜倒進海裏的那一桶油。',
      '理想的停泊是一回事，現實裏的停泊是另一回事，碼頭的人都知道。',
    ]) {
      for (const { evidence } of condense(answerOf(text)).themes.flatMap(({ claims }) => claims)) {
        if (evidence.kind !== 'comparison') continue
        const [left, right] = evidence.comparison.sides.map(({ statement }) => statement.text)
        assert.notEqual(left, right)
        assert.doesNotMatch(`${left}\n${right}`, /^的/m)
      }
    }
  })
})

describe('what people in general say', () => {
  it('heads no slide of the speaker', () => {
    const { themes } = condense(
      answerOf(
        '一般人會說，船小就根本不必檢查。我要講的正好相反，小船出事最多。去年出事的二十三條船，有十九條不到六米。檢查一條小船只要半個鐘頭。',
        '小船要檢查嗎？',
      ),
    )
    const headlines = themes.flatMap(({ claims }) => claims.map(({ headline }) => headline.text))
    assert.ok(headlines.length > 0)
    assert.ok(!headlines.some((text) => text.includes('一般人')), headlines.join('\n'))
  })
})
