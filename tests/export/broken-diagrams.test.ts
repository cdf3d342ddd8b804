import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findBrokenDiagrams } from '../../scripts/export/broken-diagrams.ts'

/** A slide that begins on line 10 of its file, its diagram's first line on line 15. */
const slide = (code: string) => ({
  no: 2,
  file: 'slides.md',
  line: 10,
  raw: `---\nid: x\n---\n\n\`\`\`mermaid\n${code}\n\`\`\`\n`,
})

describe('findBrokenDiagrams()', () => {
  for (const [what, code] of [
    ['a flowchart', 'flowchart LR\n  a["算力"] --> b["模型"]'],
    ['a flowchart with a remark', 'flowchart LR\n  %% why\n  a --> b'],
    ['a timeline', 'timeline\n  title 年份\n  2020 : 甲'],
    ['a timeline that the look draws itself', 'timeline\n  2020 : 甲'],
    ['bars', 'xychart-beta\n  x-axis ["甲", "乙"]\n  bar [1, 2]'],
    ['a pie', 'pie\n  "甲" : 3'],
    ['a mind map', 'mindmap\n  根\n    枝'],
    ['a sequence', 'sequenceDiagram\n  A->>B: hi'],
    ['one with front matter', '---\ntitle: x\n---\nflowchart LR\n  a --> b'],
  ])
    it(`lets pass ${what}`, async () => assert.deepEqual(await findBrokenDiagrams([slide(code!)]), []))

  for (const [what, code, line, text] of [
    ['an open bracket', 'flowchart LR\n  a["甲 --> b', 16, 'a["甲 --> b'],
    ['an arrow of no kind', 'sequenceDiagram\n  A->>B: hi\n  A->>>>B', 17, 'A->>>>B'],
    ['a kind that there is not', 'nonsense\n  a --> b', 15, 'nonsense'],
    ['an open list', 'xychart-beta\n  x-axis [甲, 乙\n  bar [1]', 16, 'x-axis [甲, 乙'],
    ['a fault below a remark', 'sequenceDiagram\n  %% why\n  A->>>>B', 17, 'A->>>>B'],
    ['a fault below front matter', '---\ntitle: x\n---\nsequenceDiagram\n  A->>>>B', 19, 'A->>>>B'],
    ['nothing at all', '', 14, '```mermaid'],
  ] as const)
    it(`names the line of ${what}`, async () =>
      assert.deepEqual(await findBrokenDiagrams([slide(code)]), [{ no: 2, file: 'slides.md', line, text }]))

  it('names only the diagram that is broken', async () => {
    const whole = slide('flowchart LR\n  a --> b')
    const both = { ...whole, raw: `${whole.raw}\n~~~mermaid\npie\n  甲 3\n~~~\n` }
    assert.deepEqual(
      (await findBrokenDiagrams([whole, both])).map(({ line, text }) => [line, text]),
      [[21, '甲 3']],
    )
  })
})
