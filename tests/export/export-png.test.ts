import assert from 'node:assert/strict'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { exportPng } from '../../scripts/export/export-png.ts'
import { writeFolder } from '../../scripts/export/write-folder.ts'
import { UserError } from '../../scripts/user-error.ts'

const CLEAN = fileURLToPath(new URL('../fixtures/decks/clean/slides.md', import.meta.url))

let folder: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deck 圖 '))
})
after(() => rm(folder, { recursive: true, force: true }))

/** Width and height as a PNG's first chunk tells them (PNG, 11.2.2). */
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)]

describe('exportPng()', () => {
  it('writes a picture of each slide, twice the deck’s size, no two alike', async () => {
    const out = join(folder, 'pictures')
    const names = await exportPng(CLEAN, out)
    assert.deepEqual(names, ['01.png', '02.png', '03.png', '04.png', '05.png'])
    assert.deepEqual((await readdir(out)).sort(), names)
    const pictures = await Promise.all(names.map((name) => readFile(join(out, name))))
    for (const picture of pictures) assert.deepEqual(sizeOf(picture), [2560, 1440])
    assert.equal(new Set(pictures.map((picture) => picture.toString('base64'))).size, 5)
  })

  it('replaces the pictures of an earlier run, those of slides that are gone included', async () => {
    const out = join(folder, 'pictures')
    await writeFile(join(out, '17.png'), 'old')
    await exportPng(CLEAN, out, { range: '2,4' })
    assert.deepEqual((await readdir(out)).sort(), ['02.png', '04.png'])
  })

  it('numbers the steps of a slide when asked', async () => {
    const deck = join(folder, 'steps.md')
    await writeFile(
      deck,
      '---\ntheme: none\nfonts: {provider: none}\n---\n\n# Steps\n\n<v-clicks>\n\n- one\n- two\n\n</v-clicks>\n',
    )
    const names = await exportPng(deck, join(folder, 'steps'), { withClicks: true })
    assert.deepEqual(names, ['01-1.png', '01-2.png', '01-3.png'])
  })
})

describe('writeFolder()', () => {
  const nothing = async () => {}
  const refusal = (pattern: RegExp) => (error: unknown) =>
    error instanceof UserError && pattern.test(error.message) && !error.message.includes('\n')

  it('leaves a folder alone that holds something else', async () => {
    const out = join(folder, 'papers')
    await mkdir(out)
    await writeFile(join(out, 'thesis.txt'), 'mine')
    await assert.rejects(
      writeFolder(out, () => false, nothing),
      refusal(/papers: it holds thesis\.txt/),
    )
    assert.equal(await readFile(join(out, 'thesis.txt'), 'utf8'), 'mine')
  })

  it('leaves what was there when it fails, and nothing of its own', async () => {
    const out = join(folder, 'kept')
    await mkdir(out)
    await writeFile(join(out, '01.png'), 'old')
    const failing = writeFolder(
      out,
      () => true,
      async (temporary) => {
        await writeFile(join(temporary, '01.png'), 'new')
        throw new UserError('no')
      },
    )
    await assert.rejects(failing, refusal(/^no$/))
    assert.equal(await readFile(join(out, '01.png'), 'utf8'), 'old')
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.startsWith('.')),
      [],
    )
  })

  it('says that the disk is full, and leaves what was there', async () => {
    const out = join(folder, 'full')
    await mkdir(out)
    await writeFile(join(out, '01.png'), 'old')
    const filling = writeFolder(
      out,
      () => true,
      async () => {
        throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
      },
    )
    await assert.rejects(filling, refusal(/full: the disk is full; nothing was changed$/))
    assert.deepEqual(await readdir(out), ['01.png'])
  })

  it('says at once what keeps it from writing', async () => {
    await assert.rejects(
      writeFolder(join(folder, 'no', 'such'), () => true, nothing),
      refusal(/there is no folder/),
    )
    await writeFile(join(folder, 'a-file'), '')
    await assert.rejects(
      writeFolder(join(folder, 'a-file'), () => true, nothing),
      refusal(/is not a folder/),
    )
    const closed = join(folder, 'closed')
    await mkdir(closed)
    await chmod(closed, 0o555)
    if (process.getuid?.() !== 0)
      await assert.rejects(
        writeFolder(join(closed, 'out'), () => true, nothing),
        refusal(/may not write/),
      )
  })
})
