import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { describe, it } from 'node:test'
import { inScript } from '../../scripts/to-script.ts'
import { FOLDER, readFixture } from './read-fixture.ts'

const unspaced = (text: string | null): string | undefined => text?.replace(/\s/g, '')

describe('inScript()', () => {
  for (const file of readdirSync(FOLDER)) {
    const asFound = readFixture(file)
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
