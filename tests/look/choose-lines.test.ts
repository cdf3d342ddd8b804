import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { gradedPhrases } from '../../components/break-phrases.ts'
import { chooseLines, type Stretch } from '../../components/choose-lines.ts'

function inARow(pieces: { width: number; ending: Stretch['ending'] }[]): Stretch[] {
  let end = 0
  return pieces.map(({ width, ending }) => {
    end += width
    return { end, ending }
  })
}

/** Lines of a text whose characters are all one em wide. */
function linesOf(text: string, lang: string, ems: number): string {
  const pieces = gradedPhrases(text, lang)
  const stretches = inARow(pieces.map(({ text: piece, ending }) => ({ width: piece.length, ending })))
  const chosen = chooseLines(stretches, ems)
  assert.ok(chosen)
  return pieces.map(({ text: piece }, at) => (chosen.ends.includes(at) ? `${piece}/` : piece)).join('')
}

test('a line ends where a clause does, even if lines are less even for it', () => {
  assert.equal(
    linesOf('那年冬天全村停電，只有碼頭的燈塔還亮著', 'zh-HK', 14),
    '那年冬天全村停電，/只有碼頭的燈塔還亮著/',
  )
  assert.equal(
    linesOf('我在船上住過兩年，甚麼都不信，他們說要開新航線的時候，我第一個報名', 'zh-HK', 22),
    '我在船上住過兩年，甚麼都不信，/他們說要開新航線的時候，我第一個報名/',
  )
})

test('no line ends within a word, behind a word that leans on the next, or before a numeral’s unit', () => {
  assert.equal(linesOf('我們的規矩是休三年，放兩年，輪流', 'zh-HK', 10), '我們的規矩是休三年，/放兩年，輪流/')
  assert.equal(linesOf('兩位在甚麼事情上改變過主意？', 'zh-HK', 8), '兩位在甚麼事情上/改變過主意？/')
})

test('lines are as few as fit and none is longer than its place', () => {
  const ending = fc.constantFrom<Stretch['ending']>('clause', 'phrase', 'weak')
  const text = fc.array(fc.record({ width: fc.integer({ min: 1, max: 8 }), ending }), {
    minLength: 1,
    maxLength: 14,
  })
  fc.assert(
    fc.property(text, fc.integer({ min: 8, max: 30 }), (pieces, room) => {
      const stretches = inARow(pieces)
      const { ends } = chooseLines(stretches, room)!
      let lines = 1
      let filled = 0
      for (const { width } of pieces) {
        if (filled + width > room) {
          lines++
          filled = 0
        }
        filled += width
      }
      assert.equal(ends.length, lines)
      assert.equal(ends.at(-1), pieces.length - 1)
      const stops = [0, ...ends.map((at) => stretches[at]!.end)]
      for (const [at, stop] of stops.entries()) if (at > 0) assert.ok(stop - stops[at - 1]! <= room)
    }),
  )
})

test('a phrase longer than its line is left to the browser', () => {
  assert.equal(chooseLines([{ end: 12, ending: 'phrase' }], 10), undefined)
})
