import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { analyse, grammarOf } from '../../scripts/condense/analyse.ts'
import { scoreClaims } from '../../scripts/condense/score-claims.ts'
import { headingAlone } from '../../scripts/condense/told-alone.ts'
import { answerOf } from './read-fixtures.ts'

/** What heads the answer, made of its sentence with these words; null where that cannot. */
function headingOf(words: string, answer: string): string | null {
  const interview = answerOf(answer)
  const grammar = grammarOf(interview)
  const all = analyse(interview, grammar)
  const scores = scoreClaims(all, interview, grammar)
  const told = all.filter(({ turn }) => turn === all[0]!.turn)
  const { id, text } = told.find((one) => one.text.includes(words))!
  const knowledge = { interview, grammar, scores, guest: () => '' }
  return headingAlone({ text, sentences: [id] }, told, knowledge)?.text ?? null
}

describe('headingAlone()', () => {
  const FIRST = 'The port was open in May, and nobody came. '
  const PIER = '碼頭上一年有三百條船進出。'

  for (const [heading, said] of [
    [
      'You should never trust a quay that nobody fishes from',
      'So you should never trust a quay that nobody fishes from.',
    ],
    [
      'If you can’t say how a thing will be taken away you’re not finished designing it',
      'If you can’t say how a thing will be taken away you’re not finished designing it.',
    ],
  ])
    it(`takes what could be told alone, without its connective: «${heading}»`, () =>
      assert.equal(headingOf(said!.slice(3, 30), FIRST + said), heading))

  for (const [heading, said] of [
    ['守碼頭的人，最怕就是等下個月一起算', '守碼頭的人，最怕就是等下個月一起算。'],
    ['不是水變高了，是尺變了', '所以不是水變高了，是尺變了。'],
  ])
    it(`takes a Chinese sentence without a subject, if it says something: 「${heading}」`, () =>
      assert.equal(headingOf(said!.slice(3, 10), PIER + said), heading))

  for (const said of [
    'It should never be sold to them.',
    'You should never go and get her before the morning is over.',
    'The port should never be sold to whoever asks for it first.',
    '’Cause you should never trust a quay that nobody fishes from.',
    'To go and look at the reserve and never at the debt.',
    'Whether you are ever the last to leave.',
    'In the spring of 1987 he came in with three men and I gave him forty crates.',
  ])
    it(`takes nothing that needs what was said before it, nor what only happened: «${said}»`, () =>
      assert.equal(headingOf(said.slice(3, 30), FIRST + said), null))

  it('takes no names of things of which nothing is said', () =>
    assert.equal(
      headingOf('纜繩老化的', `${PIER}船底裂的、纜繩老化的、燈掛在船頭而不是掛在桅杆上的。`),
      null,
    ))

  it('takes nothing that is longer than two lines', () =>
    assert.equal(
      headingOf(
        'never trust',
        `${FIRST}You should never trust a quay that nobody fishes from, nor a harbour master who has an answer to everything you ask him.`,
      ),
      null,
    ))
})
