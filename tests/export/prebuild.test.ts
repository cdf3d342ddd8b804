import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { prebuiltFolder } from '../../scripts/export/cache-folder.js'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const run = promisify(execFile)

describe('what npm makes as it installs', () => {
  let folder: string
  let cache: string
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deck-prebuild-test-'))
    cache = join(folder, 'cache')
    await run(process.execPath, [join(ROOT, 'scripts/export/prebuild.js')])
  })
  after(() => rm(folder, { recursive: true, force: true }))

  const exportWith = async (theme: string) => {
    const home = join(folder, theme === 'none' ? 'bare' : 'look')
    await mkdir(home)
    const deck = join(home, 'slides.md')
    const mermaid = '```mermaid\nflowchart LR\n  a --> b\n```'
    await writeFile(
      deck,
      `---\ntheme: ${JSON.stringify(theme)}\nlang: en\nfonts: { provider: none }\n---\n\n# One\n\n${mermaid}\n`,
    )
    const pdf = join(home, 'slides.pdf')
    const env = { ...process.env, XDG_CACHE_HOME: cache }
    await run(process.execPath, [join(ROOT, 'bin/interview-deck.js'), 'export', deck, '-o', pdf], { env })
    assert.ok(existsSync(pdf))
  }

  it('is there, and nothing of the decks it was made with', async () => {
    const names = await readdir(await prebuiltFolder())
    assert.ok(names.filter((name) => name.startsWith('client-')).length >= 2, names.join())
    assert.ok(names.some((name) => /^slidev-.*\.cjs$/.test(name)))
    assert.ok(!names.some((name) => name.startsWith('kept-')), names.join())
  })

  for (const [what, theme] of [
    ['a deck with this look', ROOT.replace(/[\\/]$/, '')],
    ['a deck without a theme', 'none'],
  ] as const)
    it(`serves the first export of ${what}, which bundles nothing of its own`, async () => {
      await exportWith(theme)
      const own = (await readdir(join(cache, 'interview-deck'))).filter((name) => name.startsWith('bundles-'))
      const names = await readdir(join(cache, 'interview-deck', own[0]!))
      assert.ok(!names.some((name) => /^client-|^slidev-.*\.cjs$/.test(name)), names.join())
    })
})
