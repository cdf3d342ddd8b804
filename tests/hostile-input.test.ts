import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { condense } from '../scripts/condense/condense.ts'
import { parseDeckYaml } from '../scripts/deck-yaml.ts'
import { parseInterview } from '../scripts/interview/parse-interview.ts'
import { restore } from '../scripts/restore/restore.ts'
import { composeSlides } from '../scripts/slides/compose-slides.ts'
import { UserError } from '../scripts/user-error.ts'

const BIN = fileURLToPath(new URL('../bin/interview-deck.js', import.meta.url))
const INTERVIEW = `The Watchmaker

Q: Do you remember the first watch?
Jane Roe: I believe repair needs three things: patience, eyes and time. Without patience nobody can do it.
Q: Will anybody repair watches later?
Jane Roe: Within five years there may be no shop left in this street. But the craft will not vanish.
`

const root = await mkdtemp(path.join(os.tmpdir(), `interview deck 惡意 '#%? `))
after(() => rm(root, { recursive: true, force: true }))

/** A folder with the interview as talk.txt and whatever else is given. */
async function place(files: Record<string, string | Buffer> = {}): Promise<string> {
  const cwd = await mkdtemp(path.join(root, 'case-'))
  for (const [name, data] of Object.entries({ 'talk.txt': INTERVIEW, ...files }))
    await writeFile(path.join(cwd, name), data)
  return cwd
}

async function run(cwd: string, ...args: string[]): Promise<{ code: number | null; stderr: string }> {
  const child = spawn(process.execPath, [BIN, ...args], { cwd, stdio: ['ignore', 'ignore', 'pipe'] })
  let stderr = ''
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  const [code] = await once(child, 'close')
  return { code, stderr }
}

const make = (text: string) => composeSlides(condense(parseInterview(restore(text).text)))

/** One sentence on stderr, exit code 1, and no file but those that were there. */
async function refuses(cwd: string, args: string[], message: RegExp): Promise<void> {
  const before = await readdir(cwd)
  const { code, stderr } = await run(cwd, ...args)
  assert.match(stderr, message)
  assert.match(stderr, /^interview-deck: [^\n]+\n$/)
  assert.equal(code, 1)
  assert.deepEqual(await readdir(cwd), before)
}

describe('an output that is an input', () => {
  it('is refused, and the interview keeps its text, by whatever name it is called', async () => {
    const cwd = await place()
    await symlink('talk.txt', path.join(cwd, 'link.md'))
    for (const output of ['talk.txt', './talk.txt', 'link.md'])
      await refuses(cwd, ['talk.txt', '-o', output, '--fresh', '--no-pdf'], /would overwrite talk\.txt/)
    await refuses(cwd, ['talk.txt', '--pdf', 'talk.txt'], /would overwrite talk\.txt/)
    await refuses(cwd, ['talk.txt', '-o', 'x.md', '--pdf', 'x.md'], /would overwrite x\.md/)
    assert.equal(await readFile(path.join(cwd, 'talk.txt'), 'utf8'), INTERVIEW)
  })

  it('is refused where the export would replace the deck', async () => {
    const cwd = await place({ 'slides.md': '# A\n' })
    await refuses(cwd, ['export', '-o', 'slides.md'], /would overwrite slides\.md/)
  })
})

describe('messages', () => {
  it('stay on one line and steer no terminal, whatever a name has in it', async () => {
    const cwd = await place({ 'deck.yaml': 'interview: "a\\n\\e[31mb\\0c"\n' })
    await refuses(cwd, [], /cannot read a \[31mb.c: its name has a NUL character/)
  })

  it('name no fault of ours when the reader of the output goes away', async () => {
    const cwd = await place({ 'long.txt': 'A honest line of a long text.\n'.repeat(400_000) })
    const child = spawn(process.execPath, [BIN, 'restore', 'long.txt'], { cwd })
    let stderr = ''
    child.stderr.on('data', (chunk) => {
      stderr += chunk
    })
    await once(child.stdout, 'data')
    child.stdout.destroy()
    const [code] = await once(child, 'close')
    assert.deepEqual([code, stderr], [0, ''])
  })
})

describe('input without end or measure', () => {
  it('is refused where a device never ends', { skip: process.platform === 'win32' }, async () => {
    await refuses(await place(), ['/dev/zero', '--no-pdf'], /too long for one interview/)
  })

  it('is refused as a page whose tags stand inside one another without end, in a script they do not count', () => {
    const page = (body: string) => `<!doctype html><html><body>${body}</body></html>`
    for (const maze of ['<div>'.repeat(100_000), '<b><i>'.repeat(500), '<'.repeat(1_000_000)])
      assert.throws(() => restore(page(maze)), UserError)
    const script = `<script>"${'<div>'.repeat(1000)}"</script><!--${'<div>'.repeat(1000)}-->`
    assert.match(restore(page(`${script}<p>An honest line.</p>`)).text, /An honest line\./)
  })

  it('is refused as a deck.yaml with more keys than anybody writes', () => {
    const keys = Array.from({ length: 20_000 }, (_, index) => `key${index}: x\n`).join('')
    assert.throws(() => parseDeckYaml(keys, 'deck.yaml'), /longer than 100000 characters/)
  })

  // Each took minutes once, or more stack than there is.
  const long: Record<string, string> = {
    'a Chinese sentence of a hundred thousand titles': `記者：如何？\n范國棟：${'《我》'.repeat(100_000)}。\n記者：還有嗎？\n范國棟：沒有了，謝謝。\n`,
    'a Chinese sentence of a hundred thousand hedges': `記者：如何？\n范國棟：${'至少'.repeat(100_000)}十個。\n記者：還有嗎？\n范國棟：沒有了，謝謝。\n`,
    'an answer of two hundred thousand sentences': `Q: Why?\nJane Roe: ${'It is so. '.repeat(200_000)}\nQ: And?\nJane Roe: No.\n`,
    'twenty thousand speakers': Array.from(
      { length: 20_000 },
      (_, index) => `Speaker ${index}: Is it ${index}?\nGuest ${index}: It is ${index} pounds.\n`,
    ).join(''),
  }
  for (const [what, text] of Object.entries(long))
    it(`becomes a deck: ${what}`, { timeout: 120_000 }, () => {
      assert.ok(make(text).slides.length > 0)
    })
})

describe('control characters', () => {
  it('are left out where a stray one stands in a text copied from a PDF', () => {
    const { text, repairs } = restore(Buffer.from(INTERVIEW.replace('patience', 'pa\0ti\x02ence')))
    assert.equal(text, INTERVIEW)
    assert.deepEqual(
      repairs.map(({ kind, line }) => [kind, line]),
      [
        ['invisible', 4],
        ['invisible', 4],
      ],
    )
  })

  it('do not make a file with a few of them binary, and a PDF, a Word file or noise stays so', async () => {
    const cwd = await place({
      'stray.txt': INTERVIEW.replace('patience', 'pa\0tience'),
      'a.pdf': `%PDF-1.7\n${'1 0 obj\n'.repeat(500)}`,
      'a.docx': Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(500, 7)]),
    })
    assert.equal((await run(cwd, 'stray.txt', '--no-pdf', '-o', 'x.md')).code, 0)
    for (const name of ['a.pdf', 'a.docx']) await refuses(cwd, [name, '--no-pdf'], /binary data/)
  })
})
