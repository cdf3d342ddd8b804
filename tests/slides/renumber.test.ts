import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renumber } from '../../scripts/slides/renumber.ts'

const oneMore = { old: new Map<number, string>(), now: (sentence: number) => sentence + 1 }
const renumbered = (deck: string) => renumber(deck, oneMore, new Set())

test('citations of a diagram’s labels follow their sentences', () => {
  assert.equal(
    renumbered('```mermaid\nflowchart LR\n  a["<b>船</b> [^6]"] --> b["電 [^2,4]"]\n```\n\n- 船 [^6]\n'),
    '```mermaid\nflowchart LR\n  a["<b>船</b> [^7]"] --> b["電 [^3,5]"]\n```\n\n- 船 [^7]\n',
  )
})

test('other code keeps what looks like a citation', () => {
  const code = '```js\nconst digit = /[^6]/\n```\n\n`[^6]`\n'
  assert.equal(renumbered(code), code)
})

test('a sentence of the appendix is renumbered, behind a name too, unless its words are others', () => {
  const old = new Map([[6, '塌了。']])
  const moved = (line: string) => renumber(line, { old, now: (id) => id + 1 }, new Set([line]))
  assert.equal(moved('**6** 塌了。'), '**7** 塌了。')
  assert.equal(moved('**6** **石一鳴** 塌了。'), '**7** **石一鳴** 塌了。')
  assert.equal(moved('**6** **石一鳴** 修好了。'), '**6** **石一鳴** 修好了。')
})
