import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { after, before, beforeEach, describe, it } from 'node:test'
import { restoreOnce } from '../scripts/keep-restored.ts'
import type { RestoredText } from '../scripts/model.ts'

const RESTORED: RestoredText = {
  text: '發展 \ud800',
  repairs: [{ line: 1, column: 2, kind: 'gloss', before: '(fā)', after: '', confidence: 0.99, made: true }],
}

describe('restoreOnce', () => {
  const home = process.env.XDG_CACHE_HOME
  let folder = ''
  let calls = 0
  const restore = async () => {
    calls++
    return RESTORED
  }
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deck-restored-'))
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

  it('restores the same bytes once, and gives the same text and repairs again', async () => {
    const bytes = Buffer.from('once')
    assert.deepEqual(await restoreOnce(bytes, restore), RESTORED)
    assert.deepEqual(await restoreOnce(bytes, restore), RESTORED)
    assert.equal(calls, 1)
  })

  it('restores other bytes anew', async () => {
    await restoreOnce(Buffer.from('one'), restore)
    await restoreOnce(Buffer.from('another'), restore)
    assert.equal(calls, 2)
  })

  it('restores anew when what was kept is damaged', async () => {
    const bytes = Buffer.from('damaged')
    await restoreOnce(bytes, restore)
    for (const path of await readdir(folder, { recursive: true }))
      if (path.endsWith('.json'))
        await writeFile(join(folder, path), '{"restored":{"text":"","repairs":[]},"hash":""}')
    assert.deepEqual(await restoreOnce(bytes, restore), RESTORED)
    assert.equal(calls, 2)
  })

  it('keeps no text of more than a million bytes', async () => {
    const bytes = Buffer.alloc(2 ** 20 + 1, 'a')
    await restoreOnce(bytes, restore)
    await restoreOnce(bytes, restore)
    assert.equal(calls, 2)
  })

  it('throws what restoring throws, and keeps nothing', async () => {
    const bytes = Buffer.from('refused')
    const refuse = async () => {
      throw new Error('not a text')
    }
    await assert.rejects(restoreOnce(bytes, refuse), /not a text/)
    assert.deepEqual(await restoreOnce(bytes, restore), RESTORED)
    assert.equal(calls, 1)
  })
})
