import assert from 'node:assert/strict'
import { test } from 'node:test'
import { condense } from '../../scripts/condense/condense.ts'
import { en } from '../../scripts/condense/en.ts'
import { nounPhrases } from '../../scripts/condense/noun-phrases.ts'
import { chinese } from '../../scripts/condense/zh.ts'
import { parseInterview } from '../../scripts/interview/parse-interview.ts'

const PHRASES: [text: string, phrases: string[]][] = [
  ['And the barcode system?', ['barcode system']],
  ["Surely a beaver dam can't stop a flood.", ['beaver dam', 'flood']],
  ["The prosecutor's fallacy is common.", ["prosecutor's fallacy"]],
  ['The old way of doing things has no name.', []],
  ['The swing and call of the bells grew louder.', ['swing', 'call', 'bells']],
  ['氣候變遷對產量有影響嗎？', ['氣候變遷', '產量']],
  ['有時候是大家的意思。', []],
]

for (const [text, phrases] of PHRASES) {
  test(`the noun phrases of «${text}» are ${phrases.join(', ') || 'none'}`, () => {
    const grammar = /\p{Script=Han}/u.test(text) ? chinese(text) : en
    const found = nounPhrases(text, grammar).map((phrase) => phrase.text)
    assert.deepEqual(
      phrases.filter((phrase) => !found.includes(phrase)),
      [],
    )
    if (phrases.length === 0) assert.deepEqual(found, [])
  })
}

/** An answer long enough to make a section of its own. */
const ANSWER: Record<string, string> = {
  dam: 'A beaver dam slows the river down by seventy minutes. Every dam costs the farmer a field of barley. We pay for the dam with public money, and the river is cheaper than concrete.',
  mud: 'Rain fell for nine days and nobody came to look. We measured the mud with a broom handle, and the number was wrong. A neighbour still believes it to this day.',
  bus: 'Night buses carry nurses and cleaners to work. Most passengers of the night buses earn less than the driver. The night buses must come every ten minutes, or nobody waits for them.',
}

const NAMES: [question: string, answer: string, name: string][] = [
  ['Hana, how loud is the river?', ANSWER.dam!, 'How loud is the river?'],
  ['And the beaver dam?', ANSWER.dam!, 'The beaver dam'],
  ['Farmers hate that.', ANSWER.dam!, 'Beaver dam'],
  ['Surely nobody can stop a flood.', ANSWER.mud!, 'Surely nobody can stop a flood'],
  ['Then should dams be banned?', ANSWER.mud!, 'Should dams be banned?'],
  [
    'Why has the pharmaceutical industry of this whole country not solved it by now?',
    ANSWER.mud!,
    'Pharmaceutical industry',
  ],
  ['What do you think of it?', ANSWER.bus!, 'Night buses'],
  ['And could a computer do it?', ANSWER.mud!, 'Could a computer do it?'],
]

for (const [question, answer, name] of NAMES) {
  test(`a section that begins with «${question}» is called «${name}»`, () => {
    const interview = parseInterview(
      `Tom: ${question}\n\nHana: ${answer}\n\nTom: Thank you.\n\nHana: Thank you.`,
    )
    assert.equal(condense(interview).themes[0]!.title, name)
  })
}
