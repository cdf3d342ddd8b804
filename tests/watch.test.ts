import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { after, afterEach, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { freePort } from './live-deck.ts'

const BIN = fileURLToPath(new URL('../bin/interview-deck.js', import.meta.url))
const INTERVIEW = `雨傘街的鐘錶匠

記者：您還記得修的第一隻錶嗎？
范國棟：我認為修錶有三個條件：耐性、眼力和時間。沒有耐性的人做不了這一行。
記者：今後還會有人修錶嗎？
范國棟：在五年內，這條街可能一間修錶店都沒有。但手藝不會消失，博物館會把它留下來。
`
const LONGER = `${INTERVIEW}記者：最後一句？\n范國棟：時間會記得每一位修錶的師傅。\n`

let folder: string
const children: ChildProcess[] = []
before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'watched deck 看 '))
})
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})
after(() => rm(folder, { recursive: true, force: true }))

/** A command that keeps running, and what it says. */
class Running {
  private said = ''
  private readonly child: ChildProcess
  readonly exit: Promise<unknown[]>

  constructor(cwd: string, args: string[]) {
    this.child = spawn(process.execPath, [BIN, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    children.push(this.child)
    for (const stream of [this.child.stdout!, this.child.stderr!])
      stream.on('data', (chunk) => {
        this.said += chunk
      })
    this.exit = once(this.child, 'exit')
  }

  /** What was said up to and with `pattern`, which is then forgotten. */
  async says(pattern: RegExp): Promise<string> {
    await until(() => pattern.test(this.said) || this.child.exitCode !== null)
    const found = pattern.exec(this.said)
    assert.ok(found, `ended with ${this.child.exitCode}: ${this.said}`)
    const text = this.said.slice(0, found.index + found[0].length)
    this.said = this.said.slice(text.length)
    return text
  }

  /** The code with which it ends on a signal. */
  async end(signal: NodeJS.Signals): Promise<unknown> {
    this.child.kill(signal)
    return (await this.exit)[0]
  }

  /** Ends it in a way it cannot notice. */
  kill() {
    this.child.kill('SIGKILL')
  }
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 50))
}

async function place(files: Record<string, string>) {
  const cwd = await mkdtemp(path.join(folder, 'case-'))
  const put = (name: string, text: string) => writeFile(path.join(cwd, name), text)
  for (const [name, text] of Object.entries(files)) await put(name, text)
  return { cwd, put, read: (name = 'slides.md') => readFile(path.join(cwd, name), 'utf8') }
}

describe('interview-deck watch', () => {
  it('makes the deck, and again when the interview is saved in place or by renaming', async () => {
    const { cwd, put, read } = await place({ 'talk.txt': INTERVIEW })
    const watching = new Running(cwd, ['watch', 'talk.txt'])
    await watching.says(/slides\.md: updated\nwatching deck\.yaml and talk\.txt\n/)
    await put('talk.txt', LONGER)
    assert.equal(await watching.says(/\n/), 'slides.md: updated\n')
    assert.match(await read(), /時間會記得/)
    await put('talk.txt.new', INTERVIEW)
    await rename(path.join(cwd, 'talk.txt.new'), path.join(cwd, 'talk.txt'))
    await watching.says(/slides\.md: updated\n/)
    assert.doesNotMatch(await read(), /時間會記得/)
    assert.equal(await watching.end('SIGINT'), 0)
  })

  it('follows deck.yaml to another interview, and keeps what was written by hand', async () => {
    const { cwd, put, read } = await place({
      'deck.yaml': 'interview: talk.txt\ntitle: 鐘錶匠\n',
      'talk.txt': INTERVIEW,
    })
    const watching = new Running(cwd, ['watch'])
    await watching.says(/watching .*\n/)
    await put('slides.md', `${await read()}\n---\n\n# 我自己的一頁\n`)
    await put('deck.yaml', 'interview: talk.txt\ntitle: 雨傘街\n')
    await watching.says(/slides\.md: updated\n/)
    assert.match(await read(), /# 雨傘街\n/)
    assert.match(await read(), /# 我自己的一頁\n/)
    await put('other.txt', LONGER)
    await put('deck.yaml', 'interview: other.txt\ntitle: 雨傘街\n')
    await watching.says(/slides\.md: updated\n/)
    await put('other.txt', `${LONGER}記者：謝謝。\n范國棟：我認為手藝最重要的是耐性，沒有別的。\n`)
    await watching.says(/slides\.md: updated\n/)
    assert.match(await read(), /我認為手藝最重要的是耐性/)
    assert.match(await read(), /# 我自己的一頁\n/)
    assert.equal(await watching.end('SIGTERM'), 0)
  })

  it('says in a sentence what is wrong with an interview or deck.yaml, leaves the deck alone and goes on', async () => {
    const { cwd, put, read } = await place({ 'deck.yaml': 'interview: talk.txt\n', 'talk.txt': INTERVIEW })
    const watching = new Running(cwd, ['watch'])
    await watching.says(/watching .*\n/)
    const deck = await read()
    for (const [name, text, message] of [
      ['talk.txt', '', /^interview-deck: talk\.txt: [^\n]+\n$/],
      [
        'deck.yaml',
        'interview: talk.txt\nminuets: 3\n',
        /^interview-deck: deck\.yaml:2: unknown key[^\n]+\n$/,
      ],
      ['deck.yaml', 'interview: gone.txt\n', /^interview-deck: [^\n]*gone\.txt[^\n]*no such file[^\n]*\n$/],
    ] as const) {
      await put(name, text)
      assert.match(await watching.says(/\n/), message)
      assert.equal(await read(), deck)
    }
    await put('talk.txt', LONGER)
    await put('deck.yaml', 'interview: talk.txt\n')
    await watching.says(/slides\.md: updated\n/)
    assert.match(await read(), /時間會記得/)
  })

  it('shows both versions of what it could not merge', async () => {
    const { cwd, put, read } = await place({
      'deck.yaml': 'interview: talk.txt\ntitle: 鐘錶匠\n',
      'talk.txt': INTERVIEW,
    })
    const watching = new Running(cwd, ['watch'])
    await watching.says(/watching .*\n/)
    await put('slides.md', (await read()).replace('# 鐘錶匠', '# 我的題目'))
    await put('deck.yaml', 'interview: talk.txt\ntitle: 雨傘街\n')
    const said = await watching.says(/generated:\n.*\n/)
    assert.match(
      said,
      /slides\.md:\d+: slide cover: both changed; your version stands\n {2}yours:\n {6}# 我的題目/,
    )
    assert.match(said, /generated:\n {6}# 雨傘街\n/)
    assert.match(await read(), /# 我的題目/)
  })

  for (const [args, message] of [
    [['watch'], /no deck\.yaml/],
    [['watch', '-'], /standard input/],
    [['watch', 'talk.txt', '--port', '3030'], /--present/],
    [['watch', 'talk.txt', '--present', '--port', 'x'], /--port is a number/],
  ] as const) {
    it(`does not begin at all with ${args.join(' ')}`, async () => {
      const { cwd } = await place({ 'talk.txt': INTERVIEW })
      const watching = new Running(cwd, [...args])
      assert.match(await watching.says(/\n/), message)
      assert.notEqual((await watching.exit)[0], 0)
    })
  }
})

describe('interview-deck watch --present, which is npm run dev', () => {
  const slides = async (port: number): Promise<string> => {
    const answer = await fetch(`http://localhost:${port}/__slidev/slides/1.json`).catch(() => undefined)
    return answer?.ok ? answer.text() : ''
  }

  it('serves the deck, serves it anew when it is made again, and ends with Ctrl-C', async () => {
    const { cwd, put, read } = await place({
      'deck.yaml': 'interview: talk.txt\ntitle: 鐘錶匠\n',
      'talk.txt': INTERVIEW,
    })
    const port = await freePort()
    const presenting = new Running(cwd, ['watch', '--present', '--no-open', '--port', String(port)])
    await until(async () => (await slides(port)).includes('鐘錶匠'))
    await put('slides.md', (await read()).replace('專訪', '我的話'))
    await put('deck.yaml', 'interview: talk.txt\ntitle: 雨傘街\n')
    await until(async () => {
      const served = await slides(port)
      return served.includes('雨傘街') && served.includes('我的話')
    })
    assert.equal(await presenting.end('SIGINT'), 0)
    assert.equal(await slides(port), '')
  })

  it('merges what was typed into Slidev’s side editor, which changes nothing else in the file', async () => {
    const { cwd, put, read } = await place({
      'deck.yaml': 'interview: talk.txt\ntitle: 鐘錶匠\n',
      'talk.txt': INTERVIEW,
    })
    const port = await freePort()
    const presenting = new Running(cwd, ['watch', '--present', '--no-open', '--port', String(port)])
    await presenting.says(/watching .*\n/)
    await until(async () => (await slides(port)).includes('鐘錶匠'))
    const before = await read()
    const url = `http://localhost:${port}/__slidev/slides/3.json`
    const { content } = (await (await fetch(url)).json()) as { content: string }
    const [heading] = /^# .*$/m.exec(content)!
    await fetch(url, {
      method: 'POST',
      body: JSON.stringify({ content: content.replace(heading, '# 我的標題') }),
    })
    assert.equal(await read(), before.replace(`\n${heading}\n`, '\n# 我的標題\n'))
    await put('deck.yaml', 'interview: talk.txt\ntitle: 雨傘街\n')
    await presenting.says(/slides\.md: updated\n/)
    assert.match(await read(), /^# 雨傘街$[\s\S]*^# 我的標題$/m)
  })

  it('presents a deck as it stands, without making it again', async () => {
    const mine = '---\ntheme: none\nfonts:\n  provider: none\n---\n\n# 我的簡報\n'
    const { cwd, read } = await place({
      'deck.yaml': 'interview: talk.txt\n',
      'talk.txt': INTERVIEW,
      'slides.md': mine,
    })
    const port = await freePort()
    const presenting = new Running(cwd, ['watch', '--present', '--no-open', '--port', String(port)])
    await until(async () => (await slides(port)).includes('我的簡報'))
    assert.equal(await read(), mine)
    // Killed, it can tell nobody; Slidev leaves all the same.
    presenting.kill()
    await until(async () => (await slides(port)) === '')
  })

  it('ends when Slidev cannot begin, as at a port that is taken', async () => {
    const { cwd } = await place({ 'slides.md': '---\ntheme: none\n---\n\n# A\n' })
    const taken = createServer().listen(0, 'localhost')
    await once(taken, 'listening')
    const { port } = taken.address() as { port: number }
    const presenting = new Running(cwd, ['watch', '--present', '--no-open', '--port', String(port)])
    const [code] = await presenting.exit
    taken.close()
    assert.notEqual(code, 0)
  })
})
