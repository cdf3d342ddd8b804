import assert from 'node:assert/strict'
import { test } from 'node:test'
import { InterviewError } from '../../scripts/interview/interview-error.ts'
import { parseInterview } from '../../scripts/interview/parse-interview.ts'

const REFUSED: [name: string, text: string, message: RegExp, line?: number][] = [
  ['an empty text', '', /empty/],
  ['a text of white space and punctuation', ' \n\n——\n', /empty/],
  ['binary data', 'PNG\r\n\x1a\n\0\0\0IHDR', /binary/, 2],
  ['a text lost in decoding', 'Q: \ufffd\ufffd\ufffd\ufffd?\nA: \ufffd\ufffd\ufffd', /lost in decoding/, 1],
  [
    'an essay',
    'The law is late.\n\nWhy is that so? Because facts come first.\n\nNote: this is an essay.',
    /Nobody speaks/,
    1,
  ],
  [
    'captions in which nobody is named and no change of speaker marked',
    'WEBVTT\n\n00:01.000 --> 00:02.000\nhow long have you done this\n\n00:02.000 --> 00:04.000\nthirty years',
    /captions do not tell who speaks/,
    4,
  ],
  ['one speaker', 'Intro.\n\nJane: I was there.\n\nJane: And I saw it.', /Only Jane speaks/, 3],
  ['questions only, labelled', 'Q: Why?\nQ: When?\nQ: Where?', /a question: add the answers/, 1],
  ['questions only, unlabelled', 'Why do you write?\n\nWhen do you write?', /a question: add the answers/, 1],
]

for (const [name, text, message, line] of REFUSED) {
  test(`parseInterview() refuses ${name} in one sentence that says what to do`, () => {
    assert.throws(
      () => parseInterview(text),
      (error) => {
        assert.ok(error instanceof InterviewError)
        assert.match(error.message, message)
        assert.doesNotMatch(error.message, /[.\n]$/)
        assert.equal(error.line, line)
        return true
      },
    )
  })
}
