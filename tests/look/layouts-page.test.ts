import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { checkPage } from '../../scripts/check/check-page.ts'
import { formatFinding } from '../../scripts/check/format-finding.ts'
import { type DeckSession, openDeck } from '../../scripts/export/open-deck.ts'
import type { Finding } from '../../scripts/model.ts'

const packageRoot = fileURLToPath(new URL('../..', import.meta.url))

/** The examples of docs/layouts.md, as a reader would copy them. */
const examplesOf = (page: string): string[] =>
  [...page.matchAll(/^````md\n([\s\S]*?)^````$/gm)].map(([, slide]) => slide!)

describe('the examples of docs/layouts.md', { timeout: 240_000 }, () => {
  let folder: string
  let page: string
  let session: DeckSession
  let findings: Finding[]
  before(async () => {
    page = await readFile(join(packageRoot, 'docs/layouts.md'), 'utf8')
    folder = await mkdtemp(join(tmpdir(), 'deck-layouts-'))
    const file = join(folder, 'slides.md')
    const deck = examplesOf(page).join('\n')
    await writeFile(file, deck.replace(/^theme: none$/m, `theme: ${relative(folder, packageRoot)}`))
    session = await openDeck(file)
    findings = await checkPage(session)
  })
  after(async () => {
    await session?.close()
    await rm(folder, { recursive: true, force: true })
  })

  test('show every layout there is, each under a heading of its name', async () => {
    const layouts = (await readdir(join(packageRoot, 'layouts'))).map((file) => file.replace(/\.vue$/, ''))
    const headings = [...page.matchAll(/^## `(\w+)`$/gm)].map(([, name]) => name)
    assert.deepEqual([...headings].sort(), layouts.sort())
    assert.deepEqual([...new Set(session.slides.map(({ layout }) => layout))].sort(), layouts.sort())
    assert.equal(session.slides.length, examplesOf(page).length)
  })

  test('make slides in which the check finds nothing', () => {
    assert.deepEqual(findings.map(formatFinding), [])
  })
})
