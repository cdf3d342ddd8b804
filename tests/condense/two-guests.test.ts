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
        'Piet Halloran: That depends on the town. Whoever bends a gate with a boat should pay for the gate.',
      ].join('\n\n'),
    ),
    { minutes: 60 },
  ).themes.flatMap(({ claims }) => claims)

describe('what one guest says after another', () => {
  it('is not shown where it only takes up what the other said', () => {
    for (const { headline, evidence } of talk('I agree with that, to my annoyance.'))
      assert.doesNotMatch(JSON.stringify([headline, evidence]), /I agree with that/)
  })

  it('stands under the question that both were asked', () => {
    const claims = talk(
      'That brings back a winter. My crew patched a lock with a church door in 1998. The church door outlived the church.',
    )
    const aside = claims.find(({ headline, evidence }) => /church/.test(JSON.stringify([headline, evidence])))
    assert.equal(aside?.question?.text, 'Should the old gates stay?')
  })
  it('stands under the question itself where the interviewer only hands over', () => {
    const { themes } = condense(
      parseInterview(
        [
          'Moderator: Should the old gates stay?',
          'Marta Oyelaran: The old gates leak, and every winter we lose a tenth of the canal through them. No repair has ever held.',
          'Moderator: Mr Halloran, you look as if you want to answer that.',
          'Piet Halloran: A gate that leaks a tenth still holds nine. I have patched one with a church door, and it held for a year. Let the gates rust where they are.',
        ].join('\n'),
      ),
    )
    const claims = themes.flatMap((theme) => theme.claims)
    const asked = claims.map(({ question }) => question?.text)
    assert.ok(
      asked.every((text) => text === 'Should the old gates stay?'),
      asked.join(),
    )
    const reply = claims.find(
      ({ evidence }) => evidence.kind === 'quotation' && evidence.quotation.speaker === 'Piet Halloran',
    )
    assert.equal(reply?.question?.text, 'Should the old gates stay?')
  })

  it('stands under what the interviewer states instead of asking', () => {
    const { themes } = condense(
      parseInterview(
        [
          'Moderator: Should the old gates stay?',
          'Marta Oyelaran: The old gates leak, and every winter we lose a tenth of the canal through them. No repair has ever held.',
          'Moderator: Mr Halloran, you have said in public that steel is the answer. Ms Oyelaran has not been convinced.',
          'Piet Halloran: A steel gate that leaks a tenth still holds nine. I have hung four of them, and each held for twenty years. Let the rivets rust where they are.',
        ].join('\n'),
      ),
    )
    const replies = themes
      .flatMap((theme) => theme.claims)
      .filter(({ passage }) => passage.some((id) => id > 5))
    assert.ok(replies.length > 0)
    for (const { question } of replies) assert.match(question?.text ?? '', /steel is the answer/)
  })

  it('stands beside the other’s answer to the same question, under the question itself', () => {
    const claims = talk('Let them rust where they are. A gate that leaks a tenth still holds nine.')
    const both = claims.find(({ headline }) => headline.text === 'Should the old gates stay?')
    assert.ok(both?.evidence.kind === 'comparison')
    assert.deepEqual(
      both.evidence.comparison.sides.map(({ name, statement }) => [name, statement.text]),
      [
        [
          'Marta Oyelaran',
          'The old gates leak. Every winter we lose a tenth of the canal through them, and no repair has held.',
        ],
        ['Piet Halloran', 'Let them rust where they are. A gate that leaks a tenth still holds nine.'],
      ],
    )
  })

  it('makes no pair where it takes up the other’s words', () => {
    for (const reply of [
      'I agree with that, to my annoyance.',
      'That’s what they told me in 1998, and they were paid to.',
      'But a gate that leaks a tenth still holds nine.',
    ])
      assert.ok(!talk(reply).some(({ headline }) => headline.text === 'Should the old gates stay?'), reply)
  })

  it('makes no pair where one of them is too long to be shown whole', () => {
    const long =
      'Let them rust where they are. A gate that leaks a tenth still holds nine. I have hung four of them, and each held for twenty years. So I would spend the money on the keeper.'
    assert.ok(!talk(long).some(({ evidence }) => evidence.kind === 'comparison'))
  })

  it('makes no pair under a question put to one of them by name', () => {
    const { themes } = condense(
      parseInterview(
        'Host: Should the old gates stay?\n\nMarta Oyelaran: The old gates leak, and no repair has ever held.\n\nHost: Marta, what would a new gate cost the towns?\n\nMarta Oyelaran: More than the towns have. A gate costs what a school costs.\n\nPiet Halloran: My crew patched a lock with a church door in 1998.',
      ),
    )
    assert.ok(
      !themes.some(({ claims }) =>
        claims.some(({ headline }) => /what would a new gate/.test(headline.text)),
      ),
    )
  })
})

describe('two views side by side', () => {
  const FIRST =
    'The council was right to ask. It asked us in a hall with no heating, in the week of the herring, and eleven of the ninety boatmen came, which it then reported as consent. What the boatmen of the canal should have is a vote, not a hearing.'
  const sidesOf = (first: string) =>
    condense(
      parseInterview(
        [
          'Host: Who should decide about the gates?',
          `Marta Oyelaran: ${first}`,
          'Piet Halloran: The county should decide, since the county pays for every gate on the canal.',
          'Host: What does a gate cost?',
          'Marta Oyelaran: A gate costs the county as much as a school. Nobody has ever asked the pupils.',
          'Piet Halloran: A gate costs less than the boat that bends it.',
        ].join('\n\n'),
      ),
    )
      .themes.flatMap(({ claims }) => claims)
      .filter(
        ({ evidence, question }) => evidence.kind === 'comparison' && /decide/.test(question?.text ?? ''),
      )

  it('are none where a column would stop before its guest comes to the point', () => {
    assert.deepEqual(sidesOf(FIRST), [])
    assert.equal(sidesOf('The boatmen should decide, by a vote of all ninety of them.').length, 1)
  })
})
