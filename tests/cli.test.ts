import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'

const BIN = fileURLToPath(new URL('../bin/interview-deck.js', import.meta.url))
const INTERVIEW = `雨傘街的鐘錶匠

記者：您還記得修的第一隻錶嗎？
范國棟：我認為修錶有三個條件：耐性、眼力和時間。沒有耐性的人做不了這一行。
記者：今後還會有人修錶嗎？
范國棟：在五年內，這條街可能一間修錶店都沒有。但手藝不會消失，博物館會把它留下來。
`

const INTERVIEW_SIMPLIFIED = `雨伞街的钟表匠

记者：您还记得修的第一只表吗？
范国栋：我认为修表有三个条件：耐性、眼力和时间。没有耐性的人做不了这一行。
记者：今后还会有人修表吗？
范国栋：在五年内，这条街可能一间修表店都没有。但手艺不会消失，博物馆会把它留下来。
`

let folder: string
before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'interview deck 簡報 '))
})
after(() => rm(folder, { recursive: true, force: true }))

interface Outcome {
  code: number
  stdout: string
  stderr: string
}

function run(
  args: string[],
  {
    stdin = '',
    cwd = folder,
    env = {},
  }: { stdin?: string | Buffer; cwd?: string; env?: Record<string, string> } = {},
): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [BIN, ...args],
      { cwd, env: { ...process.env, ...env }, encoding: 'utf8' },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    )
    child.stdin?.end(stdin)
  })
}

/** A fresh folder with the files given. */
async function place(files: Record<string, string | Buffer>): Promise<string> {
  const cwd = await mkdtemp(path.join(folder, 'case-'))
  for (const [name, data] of Object.entries(files)) await writeFile(path.join(cwd, name), data)
  return cwd
}

const isOneSentence = (stderr: string): boolean =>
  /^interview-deck: [^\n]+\n$/.test(stderr) && !/\n\s+at /.test(stderr)

describe('interview-deck', () => {
  it('tells how it is used and which version it is', async () => {
    const help = await run(['--help'])
    assert.equal(help.code, 0)
    for (const command of ['make', 'restore', 'outline', 'check', 'export'])
      assert.ok(help.stdout.includes(command), command)
    assert.match((await run(['--version'])).stdout, /^\d+\.\d+\.\d+\n$/)
  })

  for (const command of ['check', 'export'])
    it(`says which line of a deck ${command} cannot read, and which theme is missing`, async () => {
      const cwd = await place({
        'list.md': '---\ntheme: none\n---\n\n# One\n\n---\nlayout: [claim\n---\n\n# Two\n',
        'bare.md': '# One\n',
      })
      const list = await run([command, 'list.md'], { cwd })
      assert.equal(list.code, 1)
      assert.ok(isOneSentence(list.stderr), list.stderr)
      assert.match(list.stderr, /list\.md:[89]: this frontmatter cannot be read/)
      const bare = await run([command, 'bare.md'], { cwd })
      assert.equal(bare.code, 1)
      assert.ok(isOneSentence(bare.stderr), bare.stderr)
      assert.match(bare.stderr, /bare\.md: the theme @slidev\/theme-default is not installed/)
    })

  for (const [line, reason] of [
    ['export --format site --range 1-3', /--range does not go with --format site: a site holds every slide/],
    ['export --format site --with-clicks', /--with-clicks does not go with --format site/],
    ['export --format site --fresh', /--fresh does not go with --format site/],
    ['export --format png --fresh', /--fresh does not go with --format png/],
    ['export --format pptx --fresh', /--fresh does not go with --format pptx/],
    ['export --format pdf --paper a4', /--paper does not go with --format pdf: .*handout/],
    ['export --notes --with-clicks', /--with-clicks does not go with --notes/],
    ['export --notes --fresh', /--fresh does not go with --notes/],
    ['export --notes --format png', /--notes is a PDF/],
    ['export --notes --paper a5', /--paper is one of a4, letter, not a5/],
    ['export --format docx', /--format is one of pdf, png, pptx, site, not docx/],
    ['export --range 1..3', /--range is like .*“1\.\.3” is not/],
    ['export --range=', /--range needs a value/],
    ['export -o talk.pptx', /--format pdf writes a \.pdf file, not talk\.pptx/],
    ['export --format site -o talk.pdf', /--format site writes a folder, not talk\.pdf/],
    ['export --minutes 5', /--minutes does not go with export/],
    ['make --no-pdf --pdf x.pdf', /--pdf does not go with --no-pdf/],
    ['make --no-pdf --browser /bin/true', /--browser does not go with --no-pdf/],
  ] as const)
    it(`refuses what it would not heed: ${line}`, async () => {
      const { code, stdout, stderr } = await run(line.split(' '))
      assert.deepEqual([code, stdout], [2, ''])
      assert.ok(isOneSentence(stderr), stderr)
      assert.match(stderr, reason)
    })

  it('makes a deck of an interview without deck.yaml, quietly in a pipe', async () => {
    const cwd = await place({ 'talk.txt': INTERVIEW })
    const { code, stdout, stderr } = await run(['talk.txt', '--no-pdf'], { cwd })
    assert.deepEqual([code, stdout, stderr], [0, '', ''])
    const deck = await readFile(path.join(cwd, 'slides.md'), 'utf8')
    for (const part of [
      'layout: cover',
      'layout: agenda',
      'layout: recap',
      'layout: discussion',
      'layout: sources',
      '耐性',
    ])
      assert.ok(deck.includes(part), part)
    assert.deepEqual((await readdir(cwd)).sort(), ['.slides.md.base', 'slides.md', 'talk.txt'])
  })

  it('writes the same bytes on every run, whatever the time zone and language of the machine', async () => {
    const cwd = await place({ 'talk.txt': INTERVIEW })
    await run(['talk.txt', '--no-pdf', '-o', 'a.md'], {
      cwd,
      env: { TZ: 'Asia/Hong_Kong', LANG: 'zh_HK.UTF-8' },
    })
    await run(['talk.txt', '--no-pdf', '-o', 'b.md'], { cwd, env: { TZ: 'America/New_York', LANG: 'C' } })
    assert.equal(
      await readFile(path.join(cwd, 'a.md'), 'utf8'),
      await readFile(path.join(cwd, 'b.md'), 'utf8'),
    )
  })

  it('keeps hand edits when it runs again, and with --fresh keeps the old deck beside the new', async () => {
    const cwd = await place({ 'talk.txt': INTERVIEW })
    await run(['talk.txt', '--no-pdf'], { cwd })
    const file = path.join(cwd, 'slides.md')
    const edited = (await readFile(file, 'utf8')).replace(/^# .*耐性.*$/m, '# 我自己的標題')
    await writeFile(file, edited)
    await writeFile(
      path.join(cwd, 'talk.txt'),
      `${INTERVIEW}記者：最後一句？\n范國棟：時間會記得每一位修錶的師傅。\n`,
    )
    const again = await run(['talk.txt', '--no-pdf', '--json'], { cwd })
    assert.equal(again.code, 0)
    const merged = await readFile(file, 'utf8')
    assert.match(merged, /# 我自己的標題/)
    assert.match(merged, /時間會記得/)
    assert.deepEqual(JSON.parse(again.stdout).conflicts, [])
    await run(['talk.txt', '--no-pdf', '--fresh'], { cwd })
    assert.doesNotMatch(await readFile(file, 'utf8'), /我自己的標題/)
    assert.match(await readFile(`${file}.bak`, 'utf8'), /我自己的標題/)
  })

  it('lists what it could not merge with both versions, on the terminal and as JSON', async () => {
    for (const args of [[], ['--json']]) {
      const cwd = await place({ 'talk.txt': INTERVIEW, 'deck.yaml': 'interview: talk.txt\ntitle: 鐘錶匠\n' })
      await run(['--no-pdf'], { cwd })
      const file = path.join(cwd, 'slides.md')
      await writeFile(file, (await readFile(file, 'utf8')).replace('# 鐘錶匠', '# 我的題目'))
      await writeFile(path.join(cwd, 'deck.yaml'), 'interview: talk.txt\ntitle: 雨傘街\n')
      const { code, stdout, stderr } = await run(['--no-pdf', ...args], { cwd })
      assert.equal(code, 0)
      assert.match(await readFile(file, 'utf8'), /# 我的題目/)
      if (args.length === 0)
        assert.match(
          stderr,
          /slide cover: both changed; .*\n {2}yours:\n {6}# 我的題目\n {2}generated:\n {6}# 雨傘街\n/,
        )
      else {
        const [conflict] = JSON.parse(stdout).conflicts
        assert.deepEqual([conflict.theirs, conflict.next], ['# 我的題目', '# 雨傘街'])
      }
    }
  })

  it('makes the folder of a deck that is to stand elsewhere, and says where it keeps what it replaces', async () => {
    const cwd = await place({ 'talk.txt': INTERVIEW })
    const file = path.join('my talks', '2026', 'slides.md')
    const args = ['talk.txt', '--no-pdf', '-o', file]
    assert.equal((await run(args, { cwd })).code, 0)
    for (const backup of [`${file}.bak`, `${file}.2.bak`]) {
      await writeFile(path.join(cwd, file), `mine, ${backup}`)
      const { stderr } = await run([...args, '--fresh'], { cwd })
      assert.equal(stderr, `${file}: what was there is kept as ${backup}\n`)
      assert.equal(await readFile(path.join(cwd, backup), 'utf8'), `mine, ${backup}`)
    }
  })

  it('reads deck.yaml, in the script it asks for', async () => {
    const cwd = await place({
      'talk.txt': INTERVIEW,
      'deck.yaml':
        'interview: talk.txt\nscript: zh-CN\noutput: mine.md\nthemes:\n  - title: 手艺\n    cues: [条件, 修表]\n',
    })
    assert.equal((await run(['--no-pdf'], { cwd })).code, 0)
    const deck = await readFile(path.join(cwd, 'mine.md'), 'utf8')
    assert.match(deck, /lang: zh-CN/)
    assert.match(deck, /^section: 手艺$/m)
    assert.doesNotMatch(deck, /條件/)
  })

  it('writes the words of the template in the script asked for, whatever that of the interview', async () => {
    const cwd = await place({ 'talk.txt': INTERVIEW, 'simplified.txt': INTERVIEW_SIMPLIFIED })
    for (const [args, agenda, asked] of [
      [['talk.txt', '--script', 'zh-CN'], '# 议程', '问：'],
      [['simplified.txt', '--script', 'zh-HK'], '# 議程', '問：'],
      [['simplified.txt'], '# 议程', '问：'],
    ] as const) {
      const { code, stderr } = await run([...args, '--no-pdf', '--fresh'], { cwd })
      assert.equal(code, 0)
      assert.doesNotMatch(stderr, /mixed-script/)
      const deck = await readFile(path.join(cwd, 'slides.md'), 'utf8')
      assert.ok(deck.includes(agenda) && deck.includes(asked), deck)
    }
  })

  it('prints an outline as text and as one JSON object a line', async () => {
    const cwd = await place({ 'talk.txt': INTERVIEW })
    assert.match((await run(['outline', 'talk.txt'], { cwd })).stdout, /三個條件/)
    const { stdout } = await run(['outline', 'talk.txt', '-', '--json'], { cwd, stdin: INTERVIEW })
    const [first, second] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    assert.deepEqual([first.file, second.file], ['talk.txt', '-'])
    assert.equal(first.turns.filter(({ role }: { role: string }) => role === 'question').length, 2)
    assert.ok(first.themes[0].claims[0].headline)
  })

  it('restores to standard output, and reports as JSON lines', async () => {
    const damaged =
      '記者：您認為發(fā)展如何？\n受訪者：人才和數(shù)據(jù)的發(fā)展都很重要,我認為會(huì)更好。學(xué)校明年會(huì)開(kāi)新的課(kè),問(wèn)題是沒有人教,所以我們先請業(yè)界的人來試一個學(xué)期再說。\n'
    const { stdout } = await run(['restore', '-'], { stdin: damaged })
    assert.match(stdout, /人才和數據的發展都很重要，我認為會更好。/)
    const report = await run(['restore', '-', '--report'], { stdin: damaged })
    const repairs = report.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    assert.ok(
      repairs.every(({ line, column, kind, confidence }) => line > 0 && column > 0 && kind && confidence > 0),
    )
  })

  const wrongUsage = [
    ['--nonsense'],
    ['make', 'a', 'b'],
    ['restore'],
    ['outline'],
    ['a.txt', '--minutes', 'many'],
    ['a.txt', '--script', 'zh-XX'],
    ['restore', 'a.txt', '--fresh'],
  ]
  for (const args of wrongUsage) {
    it(`answers wrong usage with exit code 2 and one sentence: ${args.join(' ')}`, async () => {
      const { code, stdout, stderr } = await run(args)
      assert.equal(code, 2)
      assert.equal(stdout, '')
      assert.ok(isOneSentence(stderr), stderr)
    })
  }

  const badInput: [string, string | Buffer, RegExp][] = [
    ['an empty file', '', /bad\.txt/],
    [
      'a binary file',
      Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 7919) % 256)),
      /bad\.txt/,
    ],
    ['a text without a second speaker', '今天天氣很好。我去了海邊。海很藍。\n\n沒有人說話。\n', /bad\.txt/],
  ]
  for (const [what, data, message] of badInput) {
    it(`answers ${what} with exit code 1 and one sentence, and leaves the deck alone`, async () => {
      const cwd = await place({ 'bad.txt': data, 'slides.md': 'mine' })
      const { code, stderr } = await run(['bad.txt', '--no-pdf'], { cwd })
      assert.equal(code, 1)
      assert.ok(isOneSentence(stderr), stderr)
      assert.match(stderr, message)
      assert.equal(await readFile(path.join(cwd, 'slides.md'), 'utf8'), 'mine')
    })
  }

  it('names a missing interview, a folder in its place, and a bad key of deck.yaml', async () => {
    const cwd = await place({ 'deck.yaml': 'interview: talk.txt\nminuets: 3\n' })
    for (const [args, message] of [
      [['nowhere.txt', '--no-pdf'], /nowhere\.txt: there is no such file/],
      [['.', '--no-pdf'], /it is a folder/],
      [['https://example.com/talk.html', '--no-pdf'], /nothing is fetched from the network; save the page/],
      [['--no-pdf'], /deck\.yaml:2: unknown key minuets/],
    ] as const) {
      const { code, stderr } = await run([...args], { cwd })
      assert.equal(code, 1)
      assert.ok(isOneSentence(stderr), stderr)
      assert.match(stderr, message)
    }
  })

  it('names the line of deck.yaml whose interview is not there', async () => {
    const cwd = await place({ 'deck.yaml': 'minutes: 10\ninterview: talk.txt\n' })
    const { code, stderr } = await run(['--no-pdf'], { cwd })
    assert.equal(code, 1)
    assert.ok(isOneSentence(stderr), stderr)
    assert.match(stderr, /deck\.yaml:2: the interview talk\.txt is not there/)
  })

  it('says what keeps a deck from being shown, with its line, and leaves it as it is', async () => {
    const cwd = await place({ 'talk.txt': INTERVIEW })
    await run(['talk.txt', '--no-pdf'], { cwd })
    const deck = await readFile(path.join(cwd, 'slides.md'), 'utf8')
    for (const [theirs, message] of [
      [
        deck.replace(/^layout: agenda/m, 'layout: a: b'),
        /^error at line \d+: this frontmatter cannot be read/,
      ],
      [deck.replace(/^---$/gm, '—'), /^error at line 1: frontmatter opens with three hyphens, not with “—”/],
      ['', /^error at line 1: the deck is empty; .*--fresh/],
    ] as const) {
      await writeFile(path.join(cwd, 'slides.md'), theirs)
      const { code, stderr } = await run(['talk.txt', '--no-pdf'], { cwd })
      assert.equal(code, 1)
      assert.match(stderr, message)
      assert.equal(await readFile(path.join(cwd, 'slides.md'), 'utf8'), theirs)
    }
  })

  it('tells a conflict even where the PDF then fails', async () => {
    const cwd = await place({ 'talk.txt': INTERVIEW })
    await run(['talk.txt', '--no-pdf'], { cwd })
    const deck = await readFile(path.join(cwd, 'slides.md'), 'utf8')
    await writeFile(path.join(cwd, 'slides.md'), deck.replace('# 雨傘街的鐘錶匠', '# 我的鐘錶匠'))
    await writeFile(path.join(cwd, 'talk.txt'), INTERVIEW.replace('雨傘街', '扇子街'))
    for (const json of [[], ['--json']]) {
      const { code, stderr } = await run(['talk.txt', '--browser', '/no/browser', ...json], { cwd })
      assert.equal(code, 1)
      assert.equal(/both changed; your version stands/.test(stderr), json.length === 0, stderr)
    }
  })

  it('says what to do when there is neither interview nor deck.yaml', async () => {
    const { code, stderr } = await run(['--no-pdf'], { cwd: await place({}) })
    assert.equal(code, 1)
    assert.match(stderr, /npm run deck -- my\.txt/)
  })

  it('says so when it may not write, and leaves nothing behind', {
    skip: process.getuid?.() === 0 && 'the superuser may write everywhere',
  }, async () => {
    const cwd = await place({ 'talk.txt': INTERVIEW })
    const locked = path.join(cwd, 'locked')
    await mkdir(locked)
    await chmod(locked, 0o500)
    const { code, stderr } = await run(['talk.txt', '--no-pdf', '-o', 'locked/slides.md'], { cwd })
    assert.equal(code, 1)
    assert.ok(isOneSentence(stderr), stderr)
    assert.deepEqual(await readdir(locked), [])
  })

  it('lets two processes write the same deck one after the other', async () => {
    const cwd = await place({ 'talk.txt': INTERVIEW })
    const outcomes = await Promise.all([1, 2, 3].map(() => run(['talk.txt', '--no-pdf'], { cwd })))
    assert.deepEqual(
      outcomes.map(({ code }) => code),
      [0, 0, 0],
    )
    assert.deepEqual((await readdir(cwd)).sort(), ['.slides.md.base', 'slides.md', 'talk.txt'])
  })
})
