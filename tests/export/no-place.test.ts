import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { unpackChromium } from '../../scripts/export/unpack-chromium.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const BIN = join(ROOT, 'bin', 'interview-deck.js')

describe('Where neither home nor temporary folder can be written', () => {
  let folder: string
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deck-no-place-'))
    await writeFile(join(folder, 'file'), '')
    await writeFile(join(folder, 'talk.txt'), 'Q: What is a keel for?\n\nA: A keel keeps a boat upright.\n')
  })
  after(() => rm(folder, { recursive: true, force: true }))

  const run = (...args: string[]) => {
    // Nothing can be made below a file, not even by the superuser.
    const nowhere = join(folder, 'file', 'below')
    const env = { ...process.env, HOME: nowhere, XDG_CACHE_HOME: nowhere, TMPDIR: nowhere, NODE_OPTIONS: '' }
    return spawnSync(process.execPath, [BIN, ...args], { cwd: folder, env, encoding: 'utf8' })
  }

  it('a deck is made', () => {
    const { status, stderr } = run('talk.txt', '--no-pdf')
    assert.equal(status, 0, stderr)
    assert.ok(existsSync(join(folder, 'slides.md')))
  })

  it('an export says which folder a browser needs, in one sentence, and writes nothing', async () => {
    await writeFile(join(folder, 'deck.md'), '---\ntheme: none\nfonts: {provider: none}\n---\n\n# One\n')
    const { status, stderr } = run('export', 'deck.md')
    assert.equal(status, 1)
    assert.match(stderr, /^interview-deck: Cannot start a browser: .* name another in TMPDIR\n$/)
    assert.ok(!existsSync(join(folder, 'deck.pdf')))
  })

  it('the doctor says which folders a browser needs', () => {
    const { status, stdout } = run('doctor')
    assert.equal(status, 1)
    assert.match(stdout, /^missing +browser +Cannot start a browser: .* name another in TMPDIR$/m)
    assert.match(stdout, /^missing +cache .*; set XDG_CACHE_HOME to a folder of yours$/m)
  })
})

describe('Where the cache cannot be written, nor what stands in for it', () => {
  it('the packaged browser says so in a sentence of its own', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'deck-no-cache-'))
    await writeFile(join(folder, 'file'), '')
    const kept = { XDG_CACHE_HOME: process.env.XDG_CACHE_HOME, TMPDIR: process.env.TMPDIR }
    Object.assign(process.env, { XDG_CACHE_HOME: join(folder, 'file'), TMPDIR: join(folder, 'file') })
    try {
      await assert.rejects(
        unpackChromium(),
        /^UserError: Cannot unpack the browser: .* XDG_CACHE_HOME or TMPDIR to one$/,
      )
    } finally {
      for (const [name, value] of Object.entries(kept))
        if (value === undefined) delete process.env[name]
        else process.env[name] = value
      await rm(folder, { recursive: true })
    }
  })
})
