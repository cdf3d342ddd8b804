import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { takeDrawings } from '../../scripts/export/keep-drawings.ts'
import type { PrintPage } from '../../scripts/export/piped-browser.ts'

/** A page that shows some drawings and was given others. */
function pageWith(
  deckDrawings: Record<string, string>,
  deckDrawingsGiven: Record<string, string>,
): PrintPage {
  const evaluate = (read: (arg: unknown) => unknown, arg: unknown) => {
    Object.assign(globalThis, { deckDrawings, deckDrawingsGiven })
    return Promise.resolve(read(arg))
  }
  return { evaluate } as unknown as PrintPage
}

describe('takeDrawings()', () => {
  let folder: string
  let file: string
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deck-drawings-'))
    file = join(folder, 'drawings.json')
  })
  after(() => rm(folder, { recursive: true, force: true }))
  const kept = async () => JSON.parse(await readFile(file, 'utf8'))

  it('keeps what a page shows, and drops what the deck no longer has', async () => {
    await takeDrawings(
      pageWith({ old: '<svg/>', new: '<svg/>' }, { old: '<svg/>', gone: '<svg/>' }),
      file,
      true,
    )
    assert.deepEqual(await kept(), { old: '<svg/>', new: '<svg/>' })
  })

  it('drops nothing for slides that were not asked for', async () => {
    await takeDrawings(pageWith({ new: '<svg/>' }, { old: '<svg/>' }), file, false)
    assert.deepEqual(await kept(), { old: '<svg/>', new: '<svg/>' })
  })

  it('writes nothing when a page shows what it was given', async () => {
    await writeFile(file, 'untouched')
    await takeDrawings(pageWith({ old: '<svg/>' }, { old: '<svg/>' }), file, true)
    assert.equal(await readFile(file, 'utf8'), 'untouched')
  })
})
