import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { smartQuotes } from '../../components/smart-quotes.ts'

describe('smartQuotes() sets English as a printer does', () => {
  for (const [typed, set] of [
    [`"A lift is a promise to a stranger"`, '“A lift is a promise to a stranger”'],
    [`the council's own`, 'the council’s own'],
    [`They aren't, and the drivers' union isn't`, 'They aren’t, and the drivers’ union isn’t'],
    [`She said: "They told me 'never'."`, 'She said: “They told me ‘never’.”'],
    [`'Tis the '80s again`, '’Tis the ’80s again'],
    [`("No.")`, '(“No.”)'],
    [`it was—"a mistake"—and "late"`, 'it was—“a mistake”—and “late”'],
    [`a door of 6'2" and a 19" screen`, `a door of 6'2" and a 19" screen`],
    ['“already set”, it’s', '“already set”, it’s'],
  ] as const)
    test(`${typed} => ${set}`, () => assert.equal(smartQuotes(typed), set))

  test('a mark at the beginning of a stretch closes what an earlier one opened', () =>
    assert.equal(smartQuotes('" he said', '“No'), '” he said'))
})
