import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { analyse, grammarOf } from '../../scripts/condense/analyse.ts'
import { claimAndRest } from '../../scripts/condense/claim-and-rest.ts'
import { answerOf } from './read-fixtures.ts'

/** Heading and points of an answer, headed by its sentence with these words; null where it makes none. */
function headedBy(words: string, answer: string): string[] | null {
  const interview = answerOf(answer)
  const grammar = grammarOf(interview)
  const [first, ...rest] = analyse(interview, grammar)
  const sentences = [first!, ...rest.filter(({ turn }) => turn === first!.turn)]
  const claim = sentences.find(({ text }) => text.includes(words))!
  const knowledge = { interview, grammar, scores: new Map(), guest: () => '' }
  const told = claimAndRest(
    { text: claim.text.replace(/[.。]$/u, ''), sentences: [claim.id] },
    sentences,
    true,
    knowledge,
  )
  return told && [told.headline.text, ...told.points.map(({ text }) => text)]
}

describe('claimAndRest()', () => {
  it('sets what follows a claim below it, sentence by sentence', () =>
    assert.deepEqual(
      headedBy(
        'Dredging takes',
        'Dredging takes a small fortune every year. The town pays most of that, and the boats pay the rest. The price will fall once the new pier stands.',
      ),
      [
        'Dredging takes a small fortune every year',
        'The town pays most of that, and the boats pay the rest',
        'The price will fall once the new pier stands',
      ],
    ))

  it('sets what led up to a claim below it too', () =>
    assert.deepEqual(
      headedBy('要先養魚', '大家都說要先挖泥。挖泥一年要三百萬。我看港口要先養魚。孩子們在碼頭學會了數魚。'),
      ['我看港口要先養魚', '大家都說要先挖泥。挖泥一年要三百萬', '孩子們在碼頭學會了數魚'],
    ))

  it('sets a question and its answer on one line, and a short sentence beside its neighbour', () =>
    assert.deepEqual(
      headedBy(
        'The south quay',
        'The south quay belongs to the boatmen still. Who pays for the lamps on it? The widow at number nine does. She always has. No lamp has failed since the war that nobody here will talk about.',
      )?.slice(1),
      [
        'Who pays for the lamps on it? The widow at number nine does. She always has',
        'No lamp has failed since the war that nobody here will talk about',
      ],
    ))

  const LED_UP_TO = '挖泥一年要三百萬，而且挖了又塞。木料去年漲了兩倍，沒有人敢訂新船。'
  const CLAIM = '港口要先養魚才有人回來。'
  const REST = '船匠都走光了，留下一屋子的刨花。孩子們在碼頭學會了數魚。'

  it('is null where the rest goes on from the claim, which would then follow something else', () => {
    assert.ok(headedBy(CLAIM, `${LED_UP_TO}${CLAIM}${REST}`))
    assert.equal(
      headedBy(CLAIM, `${LED_UP_TO}${CLAIM}這句話在島上沒有人愛聽，連我太太也不愛聽。${REST}`),
      null,
    )
  })

  it('is null where a claim answers or is announced by what would stand below it', () => {
    assert.equal(headedBy(CLAIM, `${LED_UP_TO}有一件事沒有人說出來。${CLAIM}${REST}`), null)
    assert.equal(headedBy(CLAIM, `${LED_UP_TO}港口要先做什麼呢？${CLAIM}${REST}`), null)
  })

  it('is null where the claim would stand between the question and what replies to that at once', () => {
    for (const reply of ['這種話我也聽過，說的人不少。', '哪兒能呢？', '從來沒有。'])
      assert.equal(headedBy(CLAIM, `${reply}${LED_UP_TO}${CLAIM}${REST}`), null)
    const claim = 'The south quay belongs to the boatmen. '
    const rest = 'Dredging takes a small fortune every year. The price will fall once the new pier stands.'
    assert.ok(headedBy('The south quay', `The widow keeps the lamps of the town. ${claim}${rest}`))
    for (const reply of ['I never said that. ', 'God, no. ', 'It was the mayor who said so. '])
      assert.equal(headedBy('The south quay', `${reply}${claim}${rest}`), null)
  })

  it('is null where the claim corrects, or takes back, what would stand below it', () => {
    const corrected = `後來我發現自己想錯了：${CLAIM}`
    assert.equal(headedBy(corrected, `${LED_UP_TO}${corrected}${REST}`), null)
    const led = 'The widow keeps the lamps of the town. I do not miss the boats, and nobody here does. '
    const rest = 'Dredging takes a small fortune every year. The price will fall once the new pier stands.'
    assert.ok(headedBy('I do love', `${led}I do love the boats, on the first day of a season. ${rest}`))
    assert.equal(
      headedBy('I do miss', `${led}I do miss the boats, on the first day of a season. ${rest}`),
      null,
    )
  })

  it('is null where the claim grants in jest what others are quoted with, and not where it denies that', () => {
    const said = '有人說船匠都是活化石。木料去年漲了兩倍，沒有人敢訂新船。'
    const rest = '船匠都走光了，留下一屋子的刨花。孩子們在碼頭學會了數魚。'
    assert.ok(headedBy('船匠都不是', `${said}船匠都不是活化石，是岸上的眼睛。${rest}`))
    assert.equal(headedBy('船匠當然', `${said}船匠當然都是活化石，天天等人來參觀。${rest}`), null)
  })

  it('is null where a sentence is too long for a point', () =>
    assert.equal(
      headedBy(
        'Dredging takes',
        'Dredging takes a small fortune every year. The town pays most of that, and the boats pay the rest, and what is left over goes to a man in the county who has never seen the quay or the boats. The price will fall once the new pier stands.',
      ),
      null,
    ))
})
