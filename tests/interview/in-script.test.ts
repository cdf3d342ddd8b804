import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { parseInterview } from '../../scripts/interview/parse-interview.ts'
import { inScript } from '../../scripts/to-script.ts'

const FOLDER = new URL('../fixtures/interviews/', import.meta.url)
const unspaced = (text: string | null): string | undefined => text?.replace(/\s/g, '')

describe('inScript()', () => {
  for (const file of readdirSync(FOLDER)) {
    const asFound = parseInterview(readFileSync(new URL(file, FOLDER), 'utf8'))
    if (!asFound.language.startsWith('zh')) continue
    it(`leaves ${file} its speakers, turns and sentences`, () => {
      const typeset = inScript(asFound, 'keep')
      const said = ({ turns }: typeof asFound) =>
        turns.map(({ role, speaker }) => `${role} ${unspaced(speaker)}`)
      assert.deepEqual(said(typeset), said(asFound))
      assert.deepEqual(
        typeset.speakers.map(({ name }) => unspaced(name ?? null)),
        asFound.speakers.map(({ name }) => unspaced(name ?? null)),
      )
      for (const { text, sentences } of typeset.turns)
        for (const sentence of sentences) assert.ok(text.includes(sentence.text), sentence.text)
    })
  }
})
