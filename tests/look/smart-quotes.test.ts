import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { nestQuotes, smartQuotes } from '../../components/smart-quotes.ts'

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

describe('nestQuotes() sets marks within a quotation in the other kind', () => {
  for (const [written, opening, set] of [
    ['“Is it asleep?” she asked.', '“', '‘Is it asleep?’ she asked.'],
    ['She said: “It’s the drivers’ union.”', '“', 'She said: ‘It’s the drivers’ union.’'],
    ['She said: “They told me ‘never’ twice.”', '“', 'She said: ‘They told me “never” twice.’'],
    ['They said ‘never’, and it’s true.', '“', 'They said ‘never’, and it’s true.'],
    ['He read: ‘I heard “no” twice.’', '“', 'He read: ‘I heard “no” twice.’'],
    ['to the end” of a paragraph', '“', 'to the end’ of a paragraph'],
    ['「睡了嗎？」他問。', '「', '『睡了嗎？』他問。'],
    ['他說：「書上寫『不可』。」', '「', '他說：『書上寫「不可」。』'],
    ['他说：“书上写‘不可’。”', '“', '他说：‘书上写“不可”。’'],
    ['他說：“不可。”', '「', '他說：“不可。”'],
    ['«Non», dit-il.', '«', '«Non», dit-il.'],
  ] as const)
    test(`${opening} ${written} => ${set}`, () => assert.equal(nestQuotes(written, opening), set))

  test('nothing but quotation marks changes, each to one of its own direction', () => {
    const text = fc.string({ unit: fc.constantFrom(...'“”‘’「」『』a船，s. ') })
    const plain = (marked: string) => marked.replace(/[“‘「『]/g, '(').replace(/[”’」』]/g, ')')
    fc.assert(
      fc.property(text, fc.constantFrom('“', '「'), (written, opening) =>
        assert.equal(plain(nestQuotes(written, opening)), plain(written)),
      ),
    )
  })

  test('what opens directly within the quotation is never of its own kind', () => {
    const text = fc.string({ unit: fc.constantFrom(...'a船，. ') })
    fc.assert(
      fc.property(text, text, text, (before, within, behind) => {
        assert.equal(nestQuotes(`${before}“${within}”${behind}`, '“'), `${before}‘${within}’${behind}`)
        assert.equal(nestQuotes(`${before}「${within}」${behind}`, '「'), `${before}『${within}』${behind}`)
      }),
    )
  })
})
