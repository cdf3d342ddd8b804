import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { composeSlides, condense } from '../../scripts/index.ts'
import { parseInterview } from '../../scripts/interview/parse-interview.ts'

const turnsOf = (text: string): string[] =>
  parseInterview(text)
    .turns.filter(({ role }) => role === 'question' || role === 'answer')
    .map(({ role, speaker, sentences }) => `${role} ${speaker}: ${sentences[0]!.text}`)

const FERRY = `老渡輪的最後一年

1：您第一次上船是什麼時候？
2：一九八一年，我十九歲。船上有四個人，現在只剩我一個。

1：船票是怎樣定的？
2：政府定的，十年沒有變過。我們每年虧損三成左右。`

describe('1： and 2：', () => {
  it('are two voices where nearly every paragraph begins with one of them', () => {
    assert.deepEqual(turnsOf(FERRY), [
      'question 1: 您第一次上船是什麼時候？',
      'answer 2: 一九八一年，我十九歲。',
      'question 1: 船票是怎樣定的？',
      'answer 2: 政府定的，十年沒有變過。',
    ])
  })
  it('are two voices in English too', () => {
    assert.deepEqual(
      turnsOf(
        '1: When did you first mend a net?\n2: In 1981.\n1: What has changed?\n2: The twine. It was cotton.',
      ).map((turn) => turn.slice(0, 12)),
      ['question 1: ', 'answer 2: In', 'question 1: ', 'answer 2: Th'],
    )
  })
  it('are no names to put on a slide', () => {
    const bodies = composeSlides(condense(parseInterview(FERRY))).slides.map(({ body }) => body)
    assert.doesNotMatch(bodies.join('\n'), /— 2|專訪 2|受訪者\*\* 2/)
  })
  it('are list items where somebody is named', () => {
    const text =
      '記者：要改什麼？\n林海：兩件事。\n1：碼頭要先改。\n2：船要換。\n記者：還有呢？\n林海：也是兩件。\n1：票價要定。\n2：人要請。'
    assert.deepEqual(
      parseInterview(text).speakers.map(({ label }) => label),
      ['記者', '林海'],
    )
  })
})

describe('numbers before questions', () => {
  const answers = ['一九八一年，我十九歲。媽媽修帆，我修網。', '變的是線。棉線會原諒人。', '沒有人。']
  const questions = ['您什麼時候開始修網？', '這些年變了什麼？', '以後誰來修？']
  const layouts: [string, (index: number) => string][] = [
    ['1. 您…', (index) => `${index + 1}. `],
    ['1、您…', (index) => `${index + 1}、`],
    ['1：您…', (index) => `${index + 1}：`],
    ['一、您…', (index) => `${'一二三'[index]}、`],
    ['問題1：您…', (index) => `問題${index + 1}：`],
  ]
  for (const [name, number] of layouts)
    it(`${name} are left out of what is asked`, () => {
      const text = questions.map((question, index) => `${number(index)}${question}\n\n${answers[index]}`)
      assert.deepEqual(
        turnsOf(`修網的人\n\n${text.join('\n\n')}`),
        questions.flatMap((question, index) => [
          `question 問: ${question}`,
          `answer 答: ${answers[index]!.split('。')[0]}。`,
        ]),
      )
    })
  it('are left out of bold questions and before labelled answers', () => {
    const bold = questions.map((question, index) => `**${index + 1}. ${question}**\n\n${answers[index]}`)
    const labelled = questions.map((question, index) => `${index + 1}. ${question}\n\n答：${answers[index]}`)
    for (const text of [bold, labelled])
      assert.deepEqual(
        turnsOf(`修網的人\n\n${text.join('\n\n')}`).filter((turn) => turn.startsWith('question')),
        questions.map((question) => `question 問: ${question}`),
      )
  })
  it('stay where they do not run on', () => {
    const text = '修網的人\n\n3、4月您都在修網？\n\n對，媽媽修帆，我修網。\n\n1981年您幾歲？\n\n十九歲。'
    assert.deepEqual(
      turnsOf(text).filter((turn) => turn.startsWith('question')),
      ['question 問: 3、4月您都在修網？', 'question 問: 1981年您幾歲？'],
    )
  })
})
