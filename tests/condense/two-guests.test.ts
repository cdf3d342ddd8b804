import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { condense } from '../../scripts/condense/condense.ts'
import { parseInterview } from '../../scripts/interview/parse-interview.ts'

/** A host, and two guests of whom the second takes up what the first says. */
const talk = (reply: string) =>
  condense(
    parseInterview(
      [
        'Host: Should the old gates stay?',
        'Marta Oyelaran: The old gates leak. Every winter we lose a tenth of the canal through them, and no repair has held.',
        `Piet Halloran: ${reply}`,
        'Host: Who should pay for new ones?',
        'Marta Oyelaran: The towns on the canal should pay, by the length of their quays. The boats already pay a toll.',
        'Piet Halloran: The boats should pay. The towns have paid for two hundred years.',
      ].join('\n\n'),
    ),
    { minutes: 60 },
  ).themes.flatMap(({ claims }) => claims)

describe('what one guest says after another', () => {
  it('is not shown where it only takes up what the other said', () => {
    for (const { headline, evidence } of talk('I agree with that, to my annoyance.'))
      assert.doesNotMatch(JSON.stringify([headline, evidence]), /I agree with that/)
  })

  it('stands under the question only where it speaks of the same', () => {
    const claims = talk(
      'My crew patched a lock with a church door in 1998. The church door outlived the church.',
    )
    const aside = claims.find(({ headline }) => /church/.test(headline.text))
    assert.ok(aside && aside.question === undefined, JSON.stringify(aside))
    const paid = claims.find(({ headline }) => /boats should pay/i.test(headline.text))
    assert.match(paid?.question?.text ?? '', /Who should pay/)
  })
})
