import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, beforeEach, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { readText, withLock, writeFileAtomically } from '../scripts/files.ts'
import { UserError } from '../scripts/user-error.ts'

const root = await mkdtemp(path.join(os.tmpdir(), 'interview deck 檔案 '))
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(root, 'case-'))
})
after(() => rm(root, { recursive: true, force: true }))
const at = (name: string) => path.join(folder, name)

/** One sentence for the terminal that names the file. */
const says = (what: RegExp) => (error: unknown) =>
  error instanceof UserError && what.test(error.message) && !error.message.includes('\n')

const asRoot = process.getuid?.() === 0
const posix = process.platform !== 'win32'

describe('readText()', () => {
  it('gives the text as it is, byte-order mark and line ends included', async () => {
    await writeFile(at('a.md'), '\uFEFF漢字\r\n𠮷')
    assert.equal(await readText(at('a.md')), '\uFEFF漢字\r\n𠮷')
  })

  const unreadable: [string, (file: string) => Promise<unknown>, RegExp][] = [
    ['is missing', async () => {}, /there is no such file/],
    ['is a folder', (file) => mkdir(file), /it is a folder/],
    [
      'is binary',
      (file) => writeFile(file, Buffer.from([0x50, 0x4b, 0, 1])),
      /not UTF-8 text; save it as UTF-8/,
    ],
    ['is UTF-16', (file) => writeFile(file, Buffer.from('\uFEFFabc', 'utf16le')), /not UTF-8/],
    ['is GBK', (file) => writeFile(file, Buffer.from([0xb0, 0xa1, 0xd6, 0xd0])), /not UTF-8/],
  ]
  for (const [what, make, message] of unreadable) {
    it(`says in one sentence that a file ${what}`, async () => {
      await make(at('x'))
      await assert.rejects(readText(at('x')), says(message))
    })
  }

  it('says in one sentence that a folder of the path is a file', async () => {
    await writeFile(at('x'), '')
    await assert.rejects(readText(at('x/y')), says(/part of its path is a file/))
  })
})

describe('writeFileAtomically()', () => {
  it('writes a new file and replaces an old one, and leaves nothing else', async () => {
    await writeFileAtomically(at('a.md'), 'one')
    await writeFileAtomically(at('a.md'), 'two')
    assert.equal(await readFile(at('a.md'), 'utf8'), 'two')
    assert.deepEqual(await readdir(folder), ['a.md'])
  })

  it('keeps the mode, whatever the mask', { skip: !posix }, async () => {
    await writeFile(at('a.md'), 'one')
    await chmod(at('a.md'), 0o666)
    await writeFileAtomically(at('a.md'), 'two')
    assert.equal((await stat(at('a.md'))).mode & 0o777, 0o666)
  })

  it('writes through a symbolic link, also to a file that is not there yet', { skip: !posix }, async () => {
    await mkdir(at('real'))
    await writeFile(at('real/a.md'), 'one')
    await symlink('real/a.md', at('a.md'))
    await symlink('a.md', at('again.md'))
    await symlink('real/new.md', at('new.md'))
    await writeFileAtomically(at('again.md'), 'two')
    await writeFileAtomically(at('new.md'), 'three')
    assert.equal(await readFile(at('real/a.md'), 'utf8'), 'two')
    assert.equal(await readFile(at('real/new.md'), 'utf8'), 'three')
    assert.equal(await readlink(at('new.md')), 'real/new.md')
    assert.ok((await lstat(at('a.md'))).isSymbolicLink())
  })

  it('takes a name as long as names can be', async () => {
    const long = at(`${'a'.repeat(252)}.md`)
    await writeFileAtomically(long, 'x')
    assert.equal(await readFile(long, 'utf8'), 'x')
  })

  it('says in one sentence that it is a folder, that the folder is missing or is a file', async () => {
    await mkdir(at('folder'))
    await writeFile(at('file'), '')
    await assert.rejects(writeFileAtomically(at('folder'), ''), says(/it is a folder/))
    await assert.rejects(writeFileAtomically(at('none/a.md'), ''), says(/there is no folder/))
    await assert.rejects(writeFileAtomically(at('file/a.md'), ''), says(/is not a folder/))
    assert.deepEqual((await readdir(folder)).sort(), ['file', 'folder'])
  })

  it('does not replace a file that may not be written', { skip: asRoot || !posix }, async () => {
    await writeFile(at('a.md'), 'mine')
    await chmod(at('a.md'), 0o444)
    await assert.rejects(writeFileAtomically(at('a.md'), 'x'), says(/you may not write it/))
    assert.equal(await readFile(at('a.md'), 'utf8'), 'mine')
  })

  it('leaves the old file whole when the disk is full', { skip: process.platform !== 'linux' }, async () => {
    await assert.rejects(writeFileAtomically('/dev/full', 'x'), says(/the disk is full/))
    assert.ok((await stat('/dev/full')).isCharacterDevice(), 'a device stays a device')
  })

  it('lets a reader see the old or the new text, never half of either', async () => {
    const texts = ['a', 'b'].map((letter) => letter.repeat(300_000))
    await writeFileAtomically(at('a.md'), texts[0]!)
    let done = false
    const reader = (async () => {
      let seen = 0
      while (!done) {
        assert.ok(texts.includes(await readFile(at('a.md'), 'utf8')))
        seen++
      }
      return seen
    })()
    for (let turn = 1; turn <= 30; turn++) await writeFileAtomically(at('a.md'), texts[turn % 2]!)
    done = true
    assert.ok((await reader) > 0)
  })
})

describe('withLock()', () => {
  it('lets processes count one after the other', async () => {
    await writeFile(at('count'), '0')
    const files = JSON.stringify(fileURLToPath(new URL('../scripts/files.ts', import.meta.url)))
    const script = `
      import { readText, withLock, writeFileAtomically } from ${files}
      const file = ${JSON.stringify(at('count'))}
      for (let turn = 0; turn < 5; turn++)
        await withLock(file, async () => {
          const count = Number(await readText(file))
          await new Promise((resolve) => setTimeout(resolve, 5))
          await writeFileAtomically(file, String(count + 1))
        })`
    await writeFile(at('count.mjs'), script)
    await Promise.all(
      [1, 2, 3].map(
        () =>
          new Promise<void>((resolve, reject) => {
            const args = ['--import', import.meta.resolve('tsx'), at('count.mjs')]
            const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
            child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`exit code ${code}`))))
          }),
      ),
    )
    assert.equal(await readText(at('count')), '15')
    assert.deepEqual((await readdir(folder)).sort(), ['count', 'count.mjs'])
  })

  it('takes over the lock of a process that died', async () => {
    await mkdir(at('a.md.lock'))
    const longAgo = new Date(Date.now() - 60_000)
    await utimes(at('a.md.lock'), longAgo, longAgo)
    assert.equal(await withLock(at('a.md'), async () => 'done'), 'done')
  })

  it('gives the lock back when the action fails', async () => {
    const action = () => Promise.reject(new Error('no'))
    await assert.rejects(withLock(at('a.md'), action), /^Error: no$/)
    assert.deepEqual(await readdir(folder), [])
  })

  it('says in one sentence that the folder is missing', async () => {
    await assert.rejects(
      withLock(at('none/a.md'), async () => {}),
      says(/there is no folder/),
    )
  })
})
