import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { condense } from '../../scripts/condense/condense.ts'
import { answerOf, fixtureInterviews } from './read-fixtures.ts'

/** All that stands on the claim slides of one answer. */
function shown(text: string): string {
  const { themes } = condense(answerOf(text), { minutes: 20 })
  return themes
    .flatMap(({ claims }) => claims.flatMap(({ headline, evidence }) => [headline, ...evidence.points]))
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
      /現在我知道霧是山村的水源/,
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

describe('two sentences in the same words', () => {
  it('are one statement', () => {
    assert.match(
      shown(
        'People mix the two up. Punishment is something done to you. Accountability is something you do. The court has time for both.',
      ),
      /Punishment is something done to you\. Accountability is something you do/,
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
    const headings = themes.flatMap(({ claims }) => claims.map(({ headline }) => headline.text))
    assert.ok(!headings.some((text) => text.startsWith('It ')), headings.join('\n'))
  })
})

describe('a point that is granted', () => {
  it('heads no slide', () => {
    const { themes } = condense(
      answerOf(
        '自由是有的，我不想否認。可是船員說的自由，意思是沒有人當面罵他，不是想什麼時候靠岸就什麼時候靠岸。',
      ),
    )
    const headings = themes.flatMap(({ claims }) => claims.map(({ headline }) => headline.text))
    assert.ok(!headings.some((text) => text.startsWith('自由是有的')), headings.join('\n'))
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
    for (const [name, interview] of fixtureInterviews())
      for (const { claims } of condense(interview, { minutes: 20 }).themes)
        for (const { headline, evidence } of claims)
          if (evidence.kind === 'points')
            for (const { sentences, text } of evidence.points)
              assert.ok(!sentences.every((id) => headline.sentences.includes(id)), `${name}: ${text}`)
  })
})
