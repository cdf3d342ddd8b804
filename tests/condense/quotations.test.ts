import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { condense } from '../../scripts/condense/condense.ts'
import { answerOf } from './read-fixtures.ts'

/** What is quoted of one answer, one quotation a line. */
const quoted = (answer: string): string =>
  condense(answerOf(answer))
    .themes.flatMap(({ claims }) => claims)
    .flatMap(({ evidence }) => (evidence.kind === 'quotation' ? [evidence.quotation.text] : []))
    .join('\n')

describe('a quotation', () => {
  it('takes the sentences that led up to it along, as far as all are read at once', () => {
    assert.equal(
      quoted(
        'I used to be that stranger. I learned to put the good news first, and I’m not proud of it. You say “oak, never flooded” before you say “worm”.',
      ),
      'I used to be that stranger. I learned to put the good news first, and I’m not proud of it. You say “oak, never flooded” before you say “worm”.',
    )
    assert.equal(
      quoted('先學會說不。一條老船的壽命，取決於船匠拒絕了什麼。'),
      '先學會說不。一條老船的壽命，取決於船匠拒絕了什麼。',
    )
  })

  it('does not begin with what points back, nor end with what only sets up or what he held once', () => {
    const text = quoted(
      'The river has taken four quays from this town since the war, and the town has rebuilt three of them with the same stones and the same mistakes in them. Those stones came from one quarry. If a quay has no drain behind it, the first hard frost will push it into the river stone by stone. So I used to say that drains were a luxury. A drain costs less than the party at which the mayor opens the new quay, and the mayor of this town has opened three quays.',
    )
    assert.notEqual(text, '')
    for (const line of text.split('\n')) {
      assert.doesNotMatch(line, /^Those/)
      assert.doesNotMatch(line, /luxury\.$/)
    }
  })
})
