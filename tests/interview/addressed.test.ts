import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseInterview } from '../../scripts/interview/parse-interview.ts'

describe('a host who speaks to a guest by name', () => {
  for (const said of [
    'Jane Roe, you look as if you want to answer that.',
    'Jane Roe, welcome to the show.',
    'Jane Roe, tell us about the dam.',
    'Jane, the dam is gone.',
  ])
    it(`declares nobody: ${said}`, () => {
      const { turns, speakers } = parseInterview(
        `Host: ${said}\nJane Roe: Thank you, I am glad to be here today.\nHost: What is a dam?\nJane Roe: A dam is a wall that nobody looks at until it leaks.\n`,
      )
      assert.deepEqual(
        turns.map(({ role, speaker }) => `${role} ${speaker}`),
        ['question Host', 'answer Jane Roe', 'question Host', 'answer Jane Roe'],
      )
      assert.ok(speakers.every(({ office }) => office === undefined))
    })
})
