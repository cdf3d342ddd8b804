import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { after, before, beforeEach, describe, it } from 'node:test'
import { readOnce } from '../scripts/kept-reading.ts'

/** One sentence, told of twice; and half a character, as damaged pages hold them. */
const sentence = { id: 1, text: '發展 \ud800', office: undefined }
const READ = { turns: [[sentence]], sentences: [sentence] }

describe('readOnce', () => {
  const home = process.env.XDG_CACHE_HOME
  let folder = ''
  let calls = 0
  const once = (bytes: Uint8Array, choices: unknown = []) =>
    readOnce('interview', bytes, choices, async () => {
      calls++
      return READ
    })
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deck-reading-'))
    process.env.XDG_CACHE_HOME = folder
  })
  after(async () => {
    if (home === undefined) delete process.env.XDG_CACHE_HOME
    else process.env.XDG_CACHE_HOME = home
    await rm(folder, { recursive: true, force: true })
  })
  beforeEach(() => {
    calls = 0
  })

  it('reads the same bytes once, and gives the same again', async () => {
    const bytes = Buffer.from('once')
    assert.deepEqual(await once(bytes), READ)
    const again = await once(bytes)
    assert.deepEqual(again, READ)
    assert.equal(again.turns[0]![0], again.sentences[0], 'what was one object is one again')
    assert.equal(calls, 1)
  })

  it('reads other bytes anew, and the same ones if other choices are made', async () => {
    await once(Buffer.from('one'), ['keep', []])
    await once(Buffer.from('another'), ['keep', []])
    await once(Buffer.from('one'), ['zh-HK', []])
    await once(Buffer.from('one'), ['keep', ['OpenAI']])
    assert.equal(calls, 4)
  })

  it('reads anew when what was kept is damaged', async () => {
    const bytes = Buffer.from('damaged')
    await once(bytes)
    for (const path of await readdir(folder, { recursive: true })) {
      if (!/interview-[0-9a-f]{24}$/.test(path)) continue
      const kept = await readFile(join(folder, path))
      await writeFile(join(folder, path), kept.fill(0, kept.length - 4))
    }
    assert.deepEqual(await once(bytes), READ)
    assert.equal(calls, 2)
  })

  it('keeps no text of more than a million bytes', async () => {
    const bytes = Buffer.alloc(2 ** 20 + 1, 'a')
    await once(bytes)
    await once(bytes)
    assert.equal(calls, 2)
  })

  it('throws what reading throws, and keeps nothing', async () => {
    const bytes = Buffer.from('refused')
    const refuse = async () => {
      throw new Error('not a text')
    }
    await assert.rejects(readOnce('interview', bytes, [], refuse), /not a text/)
    assert.deepEqual(await once(bytes), READ)
    assert.equal(calls, 1)
  })
})
