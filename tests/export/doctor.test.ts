import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { examine, formatNeeds, type Need } from '../../scripts/export/doctor.ts'
import { findFonts, fontsBroughtBy } from '../../scripts/export/find-fonts.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

const run = (...args: string[]): Promise<{ code: number; stdout: string }> =>
  new Promise((done) => {
    const child = execFile(
      process.execPath,
      [join(ROOT, 'bin', 'interview-deck.js'), 'doctor', ...args],
      (_, stdout) => done({ code: child.exitCode ?? -1, stdout }),
    )
  })

describe('doctor', () => {
  it('names versions, browser, sandbox, fonts and cache where all is there', async () => {
    const needs = await examine()
    const found = new Map(needs.map(({ name, found }) => [name, found]))
    assert.equal(found.get('Node'), process.versions.node)
    assert.match(found.get('mermaid')!, /^\d+\.\d+\.\d+$/)
    assert.match(found.get('browser')!, /^Chromium \d+\..*\/.+/)
    assert.match(found.get('sandbox')!, /^(on|off)$/)
    assert.equal(found.get('Noto Sans HK'), '400, 500, 700')
    assert.equal(found.get('Source Serif 4'), '700')
    assert.deepEqual(
      needs.filter(({ ok }) => !ok),
      [],
    )
  })

  it('ends with 1 and says what to do when something is missing, as text and as JSON', async () => {
    const text = await run('--browser', '/no/such/browser')
    assert.equal(text.code, 1)
    assert.match(text.stdout, /^missing\s+browser\s+.*no such file/m)
    const json = await run('--browser', '/no/such/browser', '--json')
    assert.equal(json.code, 1)
    const needs = JSON.parse(json.stdout) as Need[]
    assert.deepEqual(
      needs.filter(({ ok }) => !ok).map(({ name }) => name),
      ['browser'],
    )
  })

  it('writes one line for each need', () => {
    const text = formatNeeds([
      { name: 'Node', found: '20.0.0', ok: true },
      { name: 'a font', found: '', ok: false, mend: 'install it' },
    ])
    assert.equal(text, 'ok       Node    20.0.0\nmissing  a font  install it')
  })
})

describe('findFonts()', () => {
  it('finds the files that the look’s styles name', async () => {
    const fonts = await findFonts(join(ROOT, 'styles', 'fonts-hk.css'))
    assert.equal(fonts.length, 4)
    for (const { path, source } of fonts) assert.ok(path?.endsWith('.ttf'), source)
  })
})

describe('fontsBroughtBy()', () => {
  it('names a style sheet that is not installed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'deck-fonts-'))
    try {
      await writeFile(join(folder, 'fonts-thai.ts'), `import 'no-such-font/700.css'\n`)
      assert.deepEqual(await fontsBroughtBy(folder), [
        { family: 'no-such-font/700.css', weight: '', source: 'no-such-font/700.css', path: null },
      ])
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
