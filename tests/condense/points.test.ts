import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { condense } from '../../scripts/condense/condense.ts'
import type { Claim } from '../../scripts/model.ts'
import { answerOf } from './read-fixtures.ts'

const claimsOf = (...answer: Parameters<typeof answerOf>): Claim[] =>
  condense(answerOf(...answer)).themes.flatMap(({ claims }) => claims)
const pointsOf = ({ evidence }: Claim): string[] => evidence.points.map(({ text }) => text)

describe('points', () => {
  it('go on right below a whole sentence with what `it` and `they` mean there', () => {
    const [claim] = claimsOf(
      'The old gate on the Merrow canal still opens by hand. It weighs as much as nine horses.',
    )
    assert.equal(claim!.headline.text, 'The old gate on the Merrow canal still opens by hand')
    assert.deepEqual(pointsOf(claim!), ['It weighs as much as nine horses'])
  })

  it('do not point at what a heading has left out', () => {
    for (const claim of claimsOf(
      'The old gate still opens by hand, and the parish council, which has met in the same cold room since the war, has put off the new one eleven times. It weighs as much as nine horses.',
    ))
      if (claim.evidence.kind === 'points') assert.doesNotMatch(pointsOf(claim).join(), /nine horses/)
  })

  it('open with the sentence that judges the heading', () => {
    const judged = claimsOf(
      'The council bought a hundred and forty new gates for the canal last winter. It isn’t enough. Nobody at the town hall has asked the boatmen what they need.',
    )
    const bought = judged
      .map(({ headline, evidence }) => JSON.stringify([headline, evidence]))
      .filter((one) => one.includes('a hundred and forty new gates'))
    assert.ok(bought.length > 0)
    for (const one of bought) assert.match(one, /It isn’t enough/)
    const zh = claimsOf(
      '去年冬天，市府給運河換了一百四十道新閘門。這遠遠不夠。船一年比一年長，閘工一年比一年老。',
    )
    for (const claim of zh.filter(({ headline }) => headline.text.includes('一百四十')))
      assert.ok(JSON.stringify(claim.evidence).includes('這遠遠不夠'), JSON.stringify(claim))
    assert.ok(zh.length > 0)
  })

  it('are no set-up for what is not told', () => {
    const claims = claimsOf(
      `The canal of this town loses a tenth of its water to old gates. Two years later we surveyed the boatmen. Most of the boatmen here would rather have water than new gates. ${'The county sends a letter about the paint of the gates, and another about the colour of the letter, and nobody on the canal has opened one since the flood. '.repeat(3)}I’ve been asked whether the gates were a mistake.`,
    )
    const shown = claims.flatMap((claim) => [claim.headline.text, ...pointsOf(claim)])
    assert.ok(shown.length > 0)
    for (const text of shown) assert.doesNotMatch(text, /surveyed|been asked/)
  })

  it('tell a series of figures to its last value, or the first heads nothing', () => {
    const claims = claimsOf(
      'In 2007 the canal carried nearly nineteen boats in every hundred. By 2019 it had dropped below six. Then in 2022 it jumped back to almost eight.',
    )
    for (const claim of claims) {
      const shown = JSON.stringify([claim.headline, claim.evidence])
      if (/nineteen|below six/.test(shown)) assert.match(shown, /almost eight/)
    }
    assert.ok(claims.length > 0)
  })
})
