import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { analyse, grammarOf } from '../../scripts/condense/analyse.ts'
import { answeredWith } from '../../scripts/condense/answered.ts'
import { condense } from '../../scripts/condense/condense.ts'
import { parseInterview } from '../../scripts/interview/parse-interview.ts'
import { composeSlides } from '../../scripts/slides/compose-slides.ts'

const claimOf = (text: string) => condense(parseInterview(text)).themes[0]!.claims[0]!
const english = (question: string, answer: string) => claimOf(`Q: ${question}\nA: ${answer}\n`)
const kickerOf = (text: string) =>
  composeSlides(condense(parseInterview(text))).slides.find(({ id }) => id.startsWith('claim-'))!.frontmatter

const LOCKS = 'The width of a lock is decided by three things: money, stone and pride.'

describe('what an answer opens with', () => {
  it('stands beside the question where it is too short for a slide of its own', () => {
    const { answer, headline, passage } = english(
      'Where do the boats get stuck?',
      `At the narrow locks. ${LOCKS}`,
    )
    assert.equal(answer?.text, 'At the narrow locks.')
    assert.ok(!headline.text.includes('narrow'))
    assert.ok(passage.includes(answer!.sentences[0]!), 'its sentence is in the notes')
    const zh = claimOf('記者：船在哪裏卡住？\n船伕：在窄閘。閘的寬度由三樣東西決定：錢、石頭和面子。')
    assert.equal(zh.answer?.text, '在窄閘。')
  })

  it('is nothing where the next sentence, which opens alike, says the other half', () => {
    const opening = (second: string) => {
      const interview = parseInterview(
        `Q: How does a lock differ from a ferry?\nA: At a lock you may call the keeper back. ${second} A keeper works by the water.\n`,
      )
      const grammar = grammarOf(interview)
      const shown = [{ text: 'A keeper works by the water', sentences: [4] }]
      return answeredWith(analyse(interview, grammar), shown, grammar)?.text
    }
    assert.equal(opening('At a ferry you may too, but everyone looks at you.'), undefined)
    assert.equal(opening('Nobody minds that.'), 'At a lock you may call the keeper back.')
  })

  it('is nothing where it only begins to speak', () => {
    assert.equal(english('Where do the boats get stuck?', `Okay. ${LOCKS}`).answer, undefined)
    assert.equal(english('Where do the boats get stuck?', `Yes. ${LOCKS}`).answer?.text, 'Yes.')
  })

  it('is no yes that the same sentence goes on to turn', () => {
    for (const turn of ['and I have come to dislike the word', 'but only where both sides kept a ledger'])
      assert.equal(
        english('Is it chicken and egg?', `Yes, ${turn} for some forty years or more. ${LOCKS}`).answer?.text,
        undefined,
        turn,
      )
  })

  it('takes along a second sentence of a word or two that limits it', () => {
    const { answer } = claimOf(
      '記者：您會有自己的意見嗎？\n船伕：有。不會講。閘的寬度由三樣東西決定：錢、石頭和面子。',
    )
    assert.equal(answer?.text, '有。不會講。')
    assert.equal(answer?.sentences.length, 2)
  })

  it('announces nothing that stands on another slide', () => {
    const grammar = grammarOf(parseInterview('Q: Why?\nA: Because.\n'))
    const answer = parseInterview(
      'Q: What does it take?\nA: Three things. It takes money. It takes stone. It takes pride.\n',
    )
    const sentences = analyse(answer, grammar)
    const shown = (id: number) => [{ text: 'It takes', sentences: [id] }]
    assert.equal(answeredWith(sentences, shown(4), grammar), undefined)
    assert.equal(answeredWith(sentences, shown(3), grammar)?.text, 'Three things.')
  })

  it('is the yes or no of a longer sentence that is not there itself', () => {
    const { answer, headline } = english(
      'Could one parish have built them all?',
      `No, ${LOCKS.replace('The', 'the')}`,
    )
    assert.equal(answer?.text, 'No')
    assert.doesNotMatch(headline.text, /^No/)
  })

  it('is nothing where it is a question, a courtesy, another’s words, or what he believed once', () => {
    for (const opening of [
      'They do, don’t they?',
      'Thank you for asking.',
      'People always say at the bridges.',
      'I used to say the bridges.',
    ])
      assert.equal(english('Where do the boats get stuck?', `${opening} ${LOCKS}`).answer, undefined, opening)
  })

  it('is not said twice: a heading, a point or a quotation that has it is enough', () => {
    const whole = english(
      'What kept the canal alive?',
      'The locks kept the canal alive. The bridges never did.',
    )
    assert.equal(whole.answer, undefined)
    const quoted = english('How many locks are left?', 'Nine. Two of them leak. I mend those two myself.')
    assert.equal(quoted.evidence.kind, 'quotation')
    assert.equal(quoted.answer, undefined)
  })

  it('goes on two lines with the question at most, or the question stands alone', () => {
    const short = kickerOf(`Q: Where do the boats get stuck?\nA: At the narrow locks. ${LOCKS}\n`)
    assert.deepEqual(
      [short.question, short.answer],
      ['Where do the boats get stuck?', 'At the narrow locks.'],
    )
    const rest = 'and then again in the spring, when the ice has gone and the first barges come down,'
    const long = `Where, after so many years on the water, ${rest} do you think that the heavy boats get stuck most often?`
    const alone = kickerOf(`Q: ${long}\nA: At the narrow locks, of course. ${LOCKS}\n`)
    assert.deepEqual([alone.question, alone.answer], [undefined, undefined])
  })

  it('stands behind the whole question where its last sentence names nothing', () => {
    const asked =
      'Some towns are trying steel gates that open by themselves when a boat comes near. Is that the future?'
    assert.equal(kickerOf(`Q: ${asked}\nA: For wide locks, yes. ${LOCKS}\n`).question, asked)
  })
})
