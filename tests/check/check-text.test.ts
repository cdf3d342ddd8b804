import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkText } from '../../scripts/check/check-text.ts'
import type { Interview } from '../../scripts/model.ts'

const SENTENCES = [
  '我認為修錶有三個條件：耐性、眼力和時間。',
  '這條街以前有17間修錶店，現在只剩99.99%的招牌。',
  '在五年內，這條街可能一間修錶店都沒有。',
  '「手藝不會消失」，師傅說。',
  '值１２０萬，即1,200,000元。',
  '錶不急。（笑）急的是人。',
  '衛星說了算嗎？',
]

/** An interview of one answer. */
const interview: Interview = {
  language: 'zh-Hant',
  meta: {},
  speakers: [],
  turns: [],
  sentences: SENTENCES.map((text, index) => ({ id: index + 1, turn: 0, paragraph: 0, text })),
}

const slide = (body: string, layout = 'claim', id = 'a') =>
  `---\nlayout: ${layout}\nid: ${id}\n---\n\n${body}\n`
const flowchart = (label: string) => `\`\`\`mermaid\nflowchart LR\n  n9["${label}"] --> b\n\`\`\``
const deck = (...slides: string[]) => slides.join('\n').replace('---\n', '---\nlang: zh-HK\n')
const rulesOf = (markdown: string) =>
  checkText(markdown, interview).map(({ rule, severity }) => `${severity} ${rule}`)

describe('checkText()', () => {
  for (const [what, body, expected, layout] of [
    ['a sentence with words left out', '# 修錶有三個條件 [^1]', []],
    [
      'the same in Simplified script and other widths',
      '# 修表有三个条件:耐性、眼力和时间 [^1]',
      ['warning mixed-script'],
    ],
    ['a number in a theme of the agenda', '1. **2030 年的街** 這條街以前有17間 [^2]', [], 'agenda'],
    [
      'a number put into a question of the agenda',
      '1. **街** 這條街以前有18間 [^2]',
      ['error unfaithful-number'],
      'agenda',
    ],
    ['two sentences under one mark', '# 修錶有三個條件，這條街可能一間修錶店都沒有 [^1,3]', []],
    ['words put in', '# 修錶有三個重要條件 [^1]', ['warning unfaithful']],
    ['words in another order', '# 時間、耐性 [^1]', ['warning unfaithful']],
    ['a number of the sentence', '# 以前有17間修錶店 [^2]', []],
    ['another number', '# 以前有18間修錶店 [^2]', ['error unfaithful-number']],
    ['a number that is only the beginning of one', '# 以前有1間修錶店 [^2]', ['error unfaithful-number']],
    ['a decimal cut short', '# 現在只剩99.9%的招牌 [^2]', ['error unfaithful-number']],
    ['a paragraph without source', '修錶有三個條件', ['warning no-source']],
    ['a picture', '![修錶18](./a.png)', []],
    ['no source', '# 修錶有三個條件', ['warning no-source']],
    ['a sentence that is not there', '# 修錶有三個條件 [^9]', ['error missing-sentence']],
    ['a range of sentences', '# 修錶有三個條件 [^1-3]', []],
    ['a quotation as Hong Kong writes it', '> 衞星説了算嗎？ [^7]', [], 'quotation'],
    ['a quotation word for word', '> 在五年內，這條街可能一間修錶店都沒有 [^3]', [], 'quotation'],
    [
      'a quotation with a word left out',
      '> 在五年內，這條街一間修錶店都沒有 [^3]',
      ['error misquotation'],
      'quotation',
    ],
    [
      'the appendix word for word, in parts too',
      '# 原文 1\n\n## 我認為修錶有三個條件：耐性、眼力和時間。 [^1]\n\n**3** 在五年內，\n\n**5** 值１２０萬，即1,200,000元。',
      [],
      'passages',
    ],
    [
      'the appendix with the name of who speaks',
      '**3** **何師傅** 在五年內，這條街可能一間修錶店都沒有。',
      [],
      'passages',
    ],
    [
      'an appendix with a word changed behind a name',
      '**3** **何師傅** 在六年內，這條街可能一間修錶店都沒有。',
      ['error misquotation'],
      'passages',
    ],
    [
      'an appendix with a word changed',
      '**3** 在六年內，這條街可能一間修錶店都沒有。',
      ['error misquotation'],
      'passages',
    ],
    [
      'an appendix under a wrong number',
      '**2** 在五年內，這條街可能一間修錶店都沒有。',
      ['error misquotation'],
      'passages',
    ],
    [
      'an appendix that asks another question',
      '## 修錶有三個條件？ [^3]',
      ['error misquotation'],
      'passages',
    ],
    ['a reading left behind', '# 修錶有三個條(tiáo)件 [^1]', ['error leftover-damage', 'warning unfaithful']],
    ['an honest bracket', '# 手藝(笑) [^4]', ['warning unfaithful']],
    ['the tail of a tag', '手藝?/p>', ['error leftover-damage'], 'default'],
    ['a closed tag', '<p>手藝</p>', []],
    ['a Simplified word in a Traditional deck', '手艺不会消失', ['warning mixed-script'], 'default'],
    ['a variant of Taiwan', '這裡著手', [], 'default'],
    ['a name that Simplified writing uses for another word', '游士賢冇晒', [], 'default'],
    ['a bullet over two lines', '- 我認為修錶有\n  三個條件 [^1]', []],
    ['a wrong number on the first of two lines', '- 以前有18間\n  修錶店 [^2]', ['error unfaithful-number']],
    ['a quotation over two lines', '> 在五年內，這條街\n> 可能一間修錶店都沒有 [^3]', [], 'quotation'],
    [
      'a quotation that is wrong on its first line',
      '> 在六年內，這條街\n> 可能一間修錶店都沒有 [^3]',
      ['error misquotation'],
      'quotation',
    ],
    ['a quotation without the laughter in it', '> 錶不急。急的是人。 [^6]', [], 'quotation'],
    ['a quotation in other quotation marks', '> “手藝不會消失”，師傅說 [^4]', [], 'quotation'],
    ['a big number', '- 以前有 **17** 間\\\n  修錶店 [^2]', [], 'numbers'],
    ['another big number', '- **18** 間\\\n  修錶店 [^2]', ['error unfaithful-number'], 'numbers'],
    ['the same with two spaces', '- **18** 間  \n  修錶店 [^2]', ['error unfaithful-number'], 'numbers'],
    ['a big number without source', '- **17** 間\\\n  修錶店', ['warning no-source'], 'numbers'],
    ['a hedge put in', '- 至少 **17** 間\\\n  修錶店 [^2]', ['warning unfaithful'], 'numbers'],
    ['a member with invented words', '1. **耐性** 師傅最看重 [^1]', ['warning unfaithful'], 'enumeration'],
    ['a column with invented words', '## 街\n\n冷清 [^3]', ['warning unfaithful'], 'comparison'],
    ['a column without source', '## 街\n\n冷清', ['warning no-source'], 'comparison'],
    ['each statement under its own mark', '- 耐性 [^1]、17間修錶店 [^2]。', []],
    ['a number under the wrong mark', '- 17間 [^1]、修錶店 [^2]', ['error unfaithful-number']],
    ['marks for thousands', '- 值120萬，即1200000元 [^5]', []],
    ['emphasis, and the address of a link', '- *耐性*、[眼力](https://a.example/18) [^1]', []],
    [
      'a wrong number in a diagram',
      `# 修錶店 [^2]\n\n${flowchart('18間')}`,
      ['error unfaithful-number'],
      'diagram',
    ],
    ['a right number in a diagram', `# 修錶店 [^2]\n\n${flowchart('17間')}`, [], 'diagram'],
    [
      'a number in a diagram that only the notes’ passage has',
      `# 修錶有三個條件 [^1]\n\n${flowchart('17間')}\n\n<!--\n2 這條街以前有17間修錶店。\n-->`,
      [],
      'diagram',
    ],
    [
      'a wrong number in a timeline that cites nothing',
      '```mermaid\ntimeline\n  18年 : 沒有\n```',
      ['error unfaithful-number'],
      'diagram',
    ],
    ['a label under its own mark', flowchart('<b>耐性</b><br/>條件 [^1]'), [], 'diagram'],
    [
      'a number of a label that another sentence has',
      flowchart('17間 [^1]'),
      ['error unfaithful-number'],
      'diagram',
    ],
    ['words put into a label', flowchart('重要的耐性 [^1]'), ['warning unfaithful'], 'diagram'],
    ['a label that cites nothing there is', flowchart('耐性 [^9]'), ['error missing-sentence'], 'diagram'],
    ['an event under its mark', '```mermaid\ntimeline\n  五年內 : 一間修錶店都沒有 [^3]\n```', [], 'diagram'],
    [
      'an event that turns its sentence',
      '```mermaid\ntimeline\n  五年內 : 修錶店都有人 [^3]\n```',
      ['warning unfaithful'],
      'diagram',
    ],
    ['the scale of an axis', '```mermaid\nxychart-beta\n  y-axis "A = 100%" 0 --> 100\n```', [], 'diagram'],
    ['a note with other numbers', '<!-- 18 -->', []],
  ] as [string, string, string[], string?][])
    it(`${what} => ${expected.join(', ') || 'nothing'}`, () =>
      assert.deepEqual(rulesOf(deck(slide(body, layout))).sort(), [...expected].sort()))

  it('names slide, id and line', () => {
    const markdown = deck(slide('# 修錶有三個條件 [^1]'), slide('\n\n# 以前有18間 [^2]', 'claim', 'b'))
    const [finding] = checkText(markdown, interview)
    assert.equal(finding?.slide, 2)
    assert.equal(finding?.id, 'b')
    assert.match(markdown.split('\n')[finding!.line! - 1]!, /18間/)
  })

  it('finds an id used twice', () => {
    assert.deepEqual(rulesOf(deck(slide('# 修錶有三個條件 [^1]'), slide('# 修錶有三個條件 [^1]'))), [
      'warning duplicate-id',
    ])
  })

  it('looks at form alone when there is no interview', () => {
    assert.deepEqual(checkText(deck(slide('# 全是自己的話 18')), null), [])
  })
})
