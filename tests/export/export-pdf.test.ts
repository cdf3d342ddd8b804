import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { PDFDict, PDFDocument, PDFName } from 'pdf-lib'
import { getDocument, OPS, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { exportAndCheck } from '../../scripts/export/export-and-check.ts'
import { exportPdf } from '../../scripts/export/export-pdf.ts'
import { openDeck, openForPrint } from '../../scripts/export/open-deck.ts'
import { cutOf, slidesOf } from '../../scripts/export/slide-range.ts'
import { UserError } from '../../scripts/user-error.ts'

const HERE = fileURLToPath(new URL('../..', import.meta.url))
/** Every kind of slide, diagrams included. */
const SAMPLE = join(HERE, 'tests', 'fixtures', 'decks', 'sample.md')
const BIN = join(HERE, 'bin', 'interview-deck.js')
const deck = (name: string) => join(HERE, 'tests', 'fixtures', 'decks', name, 'slides.md')

let folder: string
before(async () => {
  // A path that careless quoting or encoding would break.
  folder = await mkdtemp(join(tmpdir(), 'deck 簡報 '))
})
after(() => rm(folder, { recursive: true, force: true }))

const read = async (file: string): Promise<PDFDocumentProxy> =>
  getDocument({ data: new Uint8Array(await readFile(file)), verbosity: 0 }).promise

async function textOf(pdf: PDFDocumentProxy, no: number): Promise<string> {
  const { items } = await (await pdf.getPage(no)).getTextContent()
  return items.map((item) => ('str' in item ? item.str : '')).join('')
}

/** Types of the fonts that a page's text is set in. */
async function fontTypes(pdf: PDFDocumentProxy, no: number): Promise<Set<string>> {
  const page = await pdf.getPage(no)
  const { fnArray, argsArray } = await page.getOperatorList()
  const names = new Set(
    argsArray.filter((_, index) => fnArray[index] === OPS.setFont).map(([name]) => name as string),
  )
  return new Set([...names].map((name) => (page.commonObjs.get(name) as { type: string }).type))
}

/** Temporary files and processes that an export may leave behind. */
const leftovers = async () => (await readdir(folder)).filter((name) => name.endsWith('.tmp'))

describe('exportPdf()', () => {
  let pdf: PDFDocumentProxy
  let file: string
  let blocked: string[]
  const stages: string[] = []
  before(async () => {
    file = join(folder, 'clean.pdf')
    const result = await exportPdf(deck('clean'), file, {
      fresh: true,
      onProgress: ({ stage }) => stages.push(stage),
    })
    blocked = result.blocked
    pdf = await read(file)
  })
  after(() => pdf?.destroy())

  it('makes one page of 1280 × 720 CSS pixels for each slide', async () => {
    assert.equal(pdf.numPages, 5)
    for (let no = 1; no <= pdf.numPages; no++) {
      const [left, top, right, bottom] = (await pdf.getPage(no)).view
      assert.deepEqual([right! - left!, bottom! - top!], [960, 540], `page ${no}, in points`)
    }
  })

  it('keeps the text selectable, labels of diagrams included', async () => {
    assert.match(await textOf(pdf, 3), /修錶有三個條件：耐性、眼力和時間/)
    for (const label of ['耐性', '眼力', '時間', '手藝'])
      assert.ok((await textOf(pdf, 4)).includes(label), label)
  })

  it('embeds fonts as outlines, none as Type 3', async () => {
    const types = await fontTypes(pdf, 3)
    assert.ok(types.size > 0)
    assert.ok(!types.has('Type3'), [...types].join())
  })

  it('holds one font for each face', async () => {
    const document = await PDFDocument.load(await readFile(file), { updateMetadata: false })
    const faces = document.context
      .enumerateIndirectObjects()
      .map(([, object]) => object)
      .filter(
        (object) => object instanceof PDFDict && object.get(PDFName.of('Subtype')) === PDFName.of('Type0'),
      )
      .map((object) => String((object as PDFDict).get(PDFName.of('BaseFont'))))
    assert.ok(faces.length >= 2 && faces.length <= 12, faces.join())
    assert.deepEqual(faces, [...new Set(faces)])
  })

  it('says what it is: title, author, subject, keywords, language, structure', async () => {
    const { info } = await pdf.getMetadata()
    const facts = info as Record<string, unknown>
    assert.equal(facts.Title, '修錶的手藝')
    assert.equal(facts.Author, '雨傘街鐘錶匠 范國棟')
    assert.equal(facts.Subject, '一份樣本簡報')
    assert.match(String(facts.Keywords), /鐘錶/)
    assert.equal(facts.Language, 'zh-HK')
    assert.deepEqual(await pdf.getMarkInfo(), { Marked: true, UserProperties: false, Suspects: false })
  })

  it('is called as its file where neither frontmatter nor a heading names it, its slide as it begins', async () => {
    const unnamed = join(folder, 'unnamed.md')
    await writeFile(unnamed, '---\ntheme: none\nfonts: {provider: none}\n---\n\n- a point\n')
    await exportPdf(unnamed, join(folder, 'unnamed.pdf'))
    const printed = await read(join(folder, 'unnamed.pdf'))
    assert.equal(((await printed.getMetadata()).info as Record<string, unknown>).Title, 'unnamed')
    assert.deepEqual(
      (await printed.getOutline()).map(({ title }) => title),
      ['a point'],
    )
    await printed.destroy()
  })

  it('holds bookmarks: themes, and the slides under them', async () => {
    const outline = await pdf.getOutline()
    assert.deepEqual(
      outline.map(({ title, items }) => [title, items.map((item) => item.title as string)]),
      [
        ['修錶的手藝', []],
        [
          '三個條件',
          ['修錶有三個條件：耐性、眼力和時間', '三樣合起來，才有手藝', '手藝不會消失，博物館會把它留下來'],
        ],
      ],
    )
    const [page] = outline[1]!.dest as [{ num: number; gen: number }]
    assert.equal(await pdf.getPageIndex(page), 1)
  })

  it('labels its pages as the slides are numbered', async () => {
    assert.deepEqual(await pdf.getPageLabels(), ['1', '2', '3', '4', '5'])
  })

  it('turns a link to another slide into a jump to its page', async () => {
    const links = (await (await pdf.getPage(5)).getAnnotations()).filter(({ subtype }) => subtype === 'Link')
    assert.equal(links.length, 1)
    const { dest } = links[0]
    const [page] = typeof dest === 'string' ? (await pdf.getDestination(dest))! : dest
    assert.equal(await pdf.getPageIndex(page), 2)
  })

  it('also when the slide is named by a hash or an alias', async () => {
    const file = join(folder, 'linked.pdf')
    await exportPdf(fileURLToPath(new URL('../fixtures/decks/by-hand.md', import.meta.url)), file)
    const linked = await read(file)
    const links = (await (await linked.getPage(4)).getAnnotations()).filter(({ dest }) => dest)
    const pages = links.map(async ({ dest }) => linked.getPageIndex((await linked.getDestination(dest))![0]))
    assert.deepEqual(await Promise.all(pages), [1, 2])
    await linked.destroy()
  })

  it('holds nothing of this run: no date, no address of the server', async () => {
    const { info } = await pdf.getMetadata()
    assert.equal((info as Record<string, unknown>).CreationDate, undefined)
    const bytes = (await readFile(file)).toString('latin1')
    assert.ok(!/localhost|127\.0\.0\.1/.test(bytes))
  })

  it('asks nothing of the network and leaves no temporary file', async () => {
    assert.deepEqual(blocked, [])
    assert.deepEqual(await leftovers(), [])
  })

  it('tells how far it is', () => {
    assert.deepEqual([...new Set(stages)], ['start', 'slides', 'print'])
  })

  it('gives the same bytes again, also while another export runs', async () => {
    const again = [join(folder, 'again.pdf'), join(folder, 'again too.pdf')]
    await Promise.all(again.map((path) => exportPdf(deck('clean'), path, { fresh: true })))
    const first = await readFile(file)
    for (const path of again) assert.ok(first.equals(await readFile(path)), path)
  })

  it('prints the slides asked for, and dark when asked', async () => {
    const path = join(folder, 'dark.pdf')
    await exportPdf(deck('clean'), path, { range: '3,5', dark: true })
    const dark = await read(path)
    assert.equal(dark.numPages, 2)
    assert.match(await textOf(dark, 2), /手藝不會消失/)
    assert.deepEqual(await dark.getPageLabels(), ['3', '5'])
    await dark.destroy()
  })

  it('shows what stands over the lower edge of a slide as far as the slide goes', async () => {
    const path = join(folder, 'edge.md')
    const picture =
      'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><text y="20">tide</text></svg>'
    const high = `<div style="height: 480px"></div>

<p><img src='${picture}' style="height: 400px"></p>`
    await writeFile(
      path,
      `---\ntheme: ${HERE}\nfonts: {provider: none}\ncanvasWidth: 1280\n---\n\n# One\n\n---\n\n${high}\n\n---\n\n# Three\n`,
    )
    await exportPdf(path, join(folder, 'edge.pdf'))
    const edge = await read(join(folder, 'edge.pdf'))
    // Behind the words of each slide stands its number.
    assert.deepEqual([edge.numPages, await textOf(edge, 2), await textOf(edge, 3)], [3, 'tide2', 'Three3'])
    await edge.destroy()
  })

  it('prints a page for each click when asked', async () => {
    const path = join(folder, 'clicks.md')
    const steps =
      '---\ntheme: none\nfonts: {provider: none}\n---\n\n# Steps\n\n<v-clicks>\n\n- one\n- two\n\n</v-clicks>\n\n---\n\n# Last\n'
    await writeFile(path, steps)
    await exportPdf(path, join(folder, 'clicks.pdf'), { withClicks: true })
    const clicks = await read(join(folder, 'clicks.pdf'))
    assert.equal(clicks.numPages, 4)
    assert.deepEqual(await clicks.getPageLabels(), ['1.1', '1.2', '1.3', '2'])
    await clicks.destroy()
  })

  it('finds a deck and its theme in a folder far from the package', async () => {
    const path = join(folder, 'slides.md')
    const text = await readFile(deck('clean'), 'utf8')
    await writeFile(path, text.replace('theme: ../../../..', `theme: ${HERE.replace(/\/$/, '')}`))
    await exportPdf(path, join(folder, 'far.pdf'))
    const far = await read(join(folder, 'far.pdf'))
    assert.match(await textOf(far, 3), /修錶有三個條件/)
    await far.destroy()
  })
})

describe('exportPdf() of a deck printed before', () => {
  let place: string
  const print = async (options = {}) => {
    const stages: string[] = []
    await exportPdf(join(place, 'a.md'), join(place, 'a.pdf'), {
      ...options,
      onProgress: ({ stage }) => stages.push(stage),
    })
    const pdf = await read(join(place, 'a.pdf'))
    const text = await textOf(pdf, 1)
    await pdf.destroy()
    return { text, anew: stages.includes('slides'), bytes: await readFile(join(place, 'a.pdf')) }
  }
  const write = (text: string) => writeFile(join(place, 'a.md'), text)
  const head = '---\ntheme: none\nfonts: {provider: none}\n---\n\n'
  before(async () => {
    place = await mkdtemp(join(folder, 'again '))
    await write(`${head}# First words\n\n<Extra />\n`)
  })

  it('gives the same bytes without drawing it again', async () => {
    const first = await print()
    const second = await print()
    assert.deepEqual([first.anew, second.anew], [true, false])
    assert.ok(first.bytes.equals(second.bytes))
  })

  it('draws it again when asked, with the same bytes', async () => {
    const kept = await print()
    const fresh = await print({ fresh: true })
    assert.ok(fresh.anew)
    assert.ok(fresh.bytes.equals(kept.bytes))
  })

  it('draws it again when a word has changed', async () => {
    await write(`${head}# Other words\n\n<Extra />\n`)
    const { text, anew } = await print()
    assert.ok(anew)
    assert.match(text, /Other words/)
  })

  it('draws it again when a component it lacked appears, and when that changes', async () => {
    await mkdir(join(place, 'components'))
    for (const word of ['appeared', 'changed']) {
      await writeFile(join(place, 'components', 'Extra.vue'), `<template><p>${word}</p></template>`)
      assert.match((await print()).text, new RegExp(word))
    }
    await rm(join(place, 'components'), { recursive: true })
  })

  it('draws a diagram from the last run as it was drawn first', async () => {
    const slides = (word: string) =>
      `${head}# ${word}\n\n---\n\n\`\`\`mermaid\nflowchart LR\n  a["甲"] --> b["乙"]\n\`\`\`\n`
    await write(slides('one'))
    const first = await print()
    await write(slides('two'))
    await print()
    await write(slides('one'))
    assert.ok((await print()).bytes.equals(first.bytes))
  })
})

describe('exportPdf() of an edited deck', () => {
  const edits: Record<string, (deck: string) => string> = {
    'a word and a label of a diagram changed': (deck) =>
      deck.replace('# 議程', '# 今天的議程 A').replace(/\["[^"]+"\]/, '["another label"]'),
    'a slide of another layout, with class names nobody used before': (deck) =>
      deck
        .replace('layout: agenda', 'layout: claim\nclass: mt-17')
        .replace('# 議程', '# mt-13 <b class="ml-19">議程</b>'),
    'a slide that only the bundler can make': (deck) =>
      `${deck}\n---\n\n# Counted\n\n{{ two }}\n\n<script setup>\nconst two = 1 + 1\n</script>\n\n<style>\nh1 { color: red }\n</style>\n`,
    'a slide more and a slide less': (deck) =>
      `${deck.replace(/\nlayout: agenda\n[\s\S]*?\n---\n[\s\S]*?\n---\n/, '\n')}\n---\n\n# One more\n\n- <b>point</b>\n`,
  }
  it('gives the bytes that empty caches give', async () => {
    const place = await mkdtemp(join(folder, 'edited '))
    const edited = join(place, 'slides.md')
    const known = join(folder, 'known cache')
    const sample = (await readFile(SAMPLE, 'utf8')).replace(/^theme: .*$/m, `theme: ${HERE}`)
    const print = async (text: string, cache: string, name: string) => {
      await writeFile(edited, text)
      await promisify(execFile)(process.execPath, [BIN, 'export', edited, '-o', join(place, name)], {
        env: { ...process.env, XDG_CACHE_HOME: cache },
      })
      return readFile(join(place, name))
    }
    await print(sample, known, 'first.pdf')
    for (const [what, edit] of Object.entries(edits)) {
      const text = edit(sample)
      assert.notEqual(text, sample, what)
      const onKnown = await print(text, known, 'known.pdf')
      const onNothing = await print(text, join(folder, `empty cache ${what}`), 'nothing.pdf')
      assert.ok(onKnown.equals(onNothing), what)
    }
  })
})

describe('exportAndCheck()', () => {
  it('prints what exportPdf() prints, to the byte', async () => {
    const checked = join(folder, 'checked.pdf')
    await exportAndCheck(SAMPLE, checked)
    const alone = join(folder, 'alone.pdf')
    await exportPdf(SAMPLE, alone, { fresh: true })
    assert.ok((await readFile(checked)).equals(await readFile(alone)))
  })
})

describe('exportPdf() leaves the deck’s folder as it was', () => {
  let place: string
  before(async () => {
    place = await mkdtemp(join(folder, 'talk '))
    for (const name of ['a.md', 'b.md'])
      await writeFile(join(place, name), '---\ntheme: none\nfonts: {provider: none}\n---\n\n# One\n')
  })
  const print = (name: string) => exportPdf(join(place, `${name}.md`), join(place, `${name}.pdf`))

  it('also when two decks are printed at once', async () => {
    await Promise.all([print('a'), print('b')])
    assert.deepEqual((await readdir(place)).sort(), ['a.md', 'a.pdf', 'b.md', 'b.pdf'])
  })

  it('what was in its node_modules included', async () => {
    await mkdir(join(place, 'node_modules', 'something'), { recursive: true })
    await print('a')
    assert.ok((await readdir(join(place, 'node_modules'))).includes('something'))
  })
})

describe('export as a user who may not write beside the deck', () => {
  // The superuser may write anywhere; as nobody, it is like anybody else.
  const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
  let place: string
  const run = async (output: string) => {
    const start = Date.now()
    const child = spawn(
      process.execPath,
      [join(HERE, 'bin', 'interview-deck.js'), 'export', join(place, 'deck', 'a.md'), '-o', output],
      {
        cwd: HERE,
        stdio: ['ignore', 'ignore', 'pipe'],
        env: { ...process.env, XDG_CACHE_HOME: join(place, 'cache'), TMPDIR: place, HOME: place },
        ...nobody,
      },
    )
    let said = ''
    child.stderr.on('data', (chunk) => {
      said += chunk
    })
    const [code] = (await once(child, 'close')) as [number]
    return { code, said, seconds: (Date.now() - start) / 1000 }
  }
  before(async () => {
    place = await mkdtemp(join(tmpdir(), 'deck-'))
    await chmod(place, 0o777)
    await mkdir(join(place, 'deck'))
    await writeFile(join(place, 'deck', 'a.md'), '---\ntheme: none\nfonts: {provider: none}\n---\n\n# One\n')
    await chmod(join(place, 'deck'), 0o555)
  })
  after(async () => {
    await chmod(join(place, 'deck'), 0o755)
    await rm(place, { recursive: true, force: true })
  })

  it('says so at once', async () => {
    const { code, said, seconds } = await run(join(place, 'deck', 'a.pdf'))
    assert.equal(code, 1)
    assert.match(
      said,
      /^interview-deck: cannot write .*a\.pdf: you may not write it, or not in .*deck; choose [^\n]*\n$/,
    )
    assert.ok(seconds < 10, `${seconds} s`)
  })

  it('prints to another folder, leaving the deck’s as it was', async () => {
    const { code, said } = await run(join(place, 'a.pdf'))
    assert.equal(code, 0, said)
    assert.deepEqual(await readdir(join(place, 'deck')), ['a.md'])
    assert.equal((await readFile(join(place, 'a.pdf'))).subarray(0, 5).toString(), '%PDF-')
  })
})

describe('exportPdf() refuses with one sentence', () => {
  const refusal = (pattern: RegExp) => (error: unknown) => {
    assert.ok(error instanceof UserError)
    assert.match(error.message, pattern)
    assert.ok(!error.message.includes('\n'))
    return true
  }
  const place = async (name: string, text: string) => {
    const path = join(folder, name)
    await writeFile(path, text)
    return path
  }
  const head = '---\ntheme: none\nfonts: {provider: none}\nid: first\n---\n\n# One\n'

  it('a deck that is not there', () =>
    assert.rejects(
      exportPdf(join(folder, 'none.md'), join(folder, 'x.pdf')),
      refusal(/none\.md.*no such file/),
    ))

  it('a browser that is not there', () =>
    assert.rejects(
      exportPdf(deck('clean'), join(folder, 'x.pdf'), { browser: '/no/browser' }),
      refusal(/\/no\/browser.*no such file/),
    ))

  it('a theme that is not there', async () => {
    const path = await place('theme.md', head.replace('theme: none', 'theme: no-such-theme-at-all'))
    await assert.rejects(exportPdf(path, join(folder, 'x.pdf')), refusal(/no-such-theme-at-all/))
  })

  it('a slide that does not compile, by number, id and reason', async () => {
    const path = await place('broken.md', `${head}\n---\nid: second\n---\n\n<div><p>open</div>\n`)
    await assert.rejects(exportPdf(path, join(folder, 'x.pdf')), refusal(/slide 2 \(second\).*end tag/))
  })

  it('a diagram that does not parse, by number, id and reason', async () => {
    const path = await place(
      'mermaid.md',
      `${head}\n---\nid: second\n---\n\n\`\`\`mermaid\nflowchart LR\n a["x --> b\n\`\`\`\n`,
    )
    await assert.rejects(
      exportPdf(path, join(folder, 'x.pdf')),
      refusal(/slide 2 \(second\).*Mermaid.* line \d+ of .*mermaid\.md, near “a\["x --> b”/),
    )
  })

  it('a slide that is never drawn, by number, id and what it waits for', async () => {
    const path = await place(
      'waits.md',
      `${head}\n---\nid: second\n---\n\n<div data-waitfor=".never">wait</div>\n`,
    )
    await assert.rejects(
      exportPdf(path, join(folder, 'x.pdf'), { stallAfterMs: 4000 }),
      refusal(/slide 2 \(second\) still waits for \.never/),
    )
  })

  for (const [what, name, slide, expected] of [
    ['an empty deck', 'empty.md', undefined, /empty\.md:1: the deck is empty/],
    ['a path that Slidev cannot follow', 'why?.md', '', /why\?\.md: .*question mark/],
    [
      'slides of a file that is not there',
      'from.md',
      '---\nsrc: ./gone.md\n---\n',
      /from\.md:9: .*\.\/gone\.md/,
    ],
    [
      'a layout that is not there',
      'odd.md',
      '---\nlayout: odd\n---\n\n# Two\n',
      /slide 2 \(odd\.md:9\).* odd;/,
    ],
    [
      'a picture that is not there',
      'bare.md',
      '---\n\n![A quay](/gone.png)\n',
      /slide 2 .*\/gone\.png cannot/,
    ],
    [
      'a picture elsewhere',
      'far.md',
      '---\n\n![A quay](https://example.org/a.png)\n',
      /slide 2 .*on the network/,
    ],
    ['a slide that throws', 'throws.md', '---\n\n# {{ nothing.there }}\n', /slide 2: .*reading 'there'/],
  ] as const)
    it(`${what}, and what to do`, async () => {
      const path = await place(name, slide === undefined ? '\n' : `${head}\n${slide}`)
      await assert.rejects(exportPdf(path, join(folder, 'x.pdf')), refusal(expected))
    })

  it('a range without a slide of the deck', async () => {
    const path = await place('range.md', head)
    await assert.rejects(
      exportPdf(path, join(folder, 'x.pdf'), { range: '99' }),
      refusal(/99.*slides 1 to 1$/),
    )
  })

  it('and writes nothing then', async () => {
    assert.ok(!(await readdir(folder)).includes('x.pdf'))
    assert.deepEqual(await leftovers(), [])
  })
})

describe('What an export goes without', () => {
  const notes = async (body: string, range?: string): Promise<string[]> => {
    const path = join(folder, 'notes.md')
    await writeFile(
      path,
      `---\ntheme: none\nfonts: {provider: none}\n---\n\n# One\n\n---\nid: film\n---\n\n${body}\n`,
    )
    const told: string[] = []
    await exportPdf(path, join(folder, 'notes.pdf'), {
      ...(range === undefined ? {} : { range }),
      onNote: (note) => told.push(note),
    })
    return told
  }

  it('is a page of the network, named with its slide, each time anew', async () => {
    const frame = '<iframe src="https://films.example/1" loading="lazy" style="margin-top: 9000px"></iframe>'
    const expected =
      'slide 2 (film) shows https://films.example/1, on the network, which is not asked: its place is blank'
    assert.deepEqual(await notes(frame), [expected])
    assert.deepEqual(await notes(frame), [expected])
  })

  it('is what a range asks for beyond the deck, each time anew', async () => {
    const expected = 'the deck has slides 1 to 2; of 2-50 only those are exported'
    assert.deepEqual(await notes('# Two', '2-50'), [expected])
    assert.deepEqual(await notes('# Two', '2-50'), [expected])
  })

  it('is nothing else', async () => {
    assert.deepEqual(await notes('<iframe srcdoc="<p>here</p>"></iframe>', '1-2'), [])
  })
})

describe('openDeck()', () => {
  for (const open of [openDeck, openForPrint])
    it(`lets nothing leave this machine, by name or by number, and says what was asked (${open.name})`, async () => {
      // The machine's own other address stands for a host elsewhere: a request that got out would arrive.
      const listener = createServer((socket) => socket.end()).listen(0, '127.0.0.2')
      await once(listener, 'listening')
      const { port } = listener.address() as { port: number }
      let arrived = 0
      listener.on('connection', () => arrived++)
      const path = join(folder, 'network.md')
      const out = `http://127.0.0.2:${port}/picture.png`
      await writeFile(
        path,
        `---\ntheme: none\nfonts: {provider: none}\n---\n\n<img src="https://slides.example/a.png"><img src="${out}">\n`,
      )
      const session = await open(path)
      try {
        assert.deepEqual(session.blocked.toSorted(), [out, 'https://slides.example/a.png'].toSorted())
        assert.equal(arrived, 0)
      } finally {
        await session.close()
        listener.close()
      }
    })

  it('loads no DOM for where there is none, and nothing that looks for cameras, which starts two processes', async () => {
    const session = await openDeck(deck('clean'))
    try {
      const scripts = await session.page.evaluate(async () => {
        const loaded = performance.getEntriesByType('resource').map(({ name }) => name)
        const names = loaded.filter((name) => name.endsWith('.js'))
        return Promise.all(names.map(async (name) => [name, await (await fetch(name)).text()] as const))
      })
      assert.ok(scripts.length > 1)
      for (const [name, code] of scripts)
        assert.doesNotMatch(code, /HTMLMarqueeElement|enumerateDevices/, name)
    } finally {
      await session.close()
    }
  })

  it('says nothing of what fails because it is interrupted', async () => {
    const pdf = join(folder, 'interrupted.pdf')
    const script = `import { exportPdf } from './scripts/export/export-pdf.ts'
      const onProgress = ({ stage, total }) => stage === 'slides' && total > 0 && console.log('slides')
      await exportPdf(${JSON.stringify(deck('clean'))}, ${JSON.stringify(pdf)}, { fresh: true, onProgress })`
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
      cwd: HERE,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    child.stderr.on('data', (chunk) => {
      said += chunk
    })
    await once(child.stdout, 'data')
    child.kill('SIGINT')
    const [, signal] = (await once(child, 'close')) as [number | null, string | null]
    assert.equal(signal, 'SIGINT')
    assert.equal(said, '')
    assert.ok(!(await readdir(folder)).some((name) => name.startsWith('interrupted.pdf')))
  })

  it('leaves no process behind when it is interrupted', async () => {
    const script = `import { openDeck } from './scripts/export/open-deck.ts'
      await openDeck(${JSON.stringify(deck('clean'))})
      console.log('open')
      setInterval(() => {}, 1000)`
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
      cwd: HERE,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(child.stdout, 'data')
    const started = await descendants(child.pid!)
    assert.ok(started.length >= 2, 'a server and a browser run')
    child.kill('SIGINT')
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
    assert.equal(signal, 'SIGINT')
    const deadline = Date.now() + 10_000
    while (started.some(isAlive) && Date.now() < deadline) await new Promise((done) => setTimeout(done, 50))
    assert.deepEqual(started.filter(isAlive), [])
  })
})

/** Processes that a process started, and those they started. */
async function descendants(pid: number): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid='])
  const all = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number) as [number, number])
  const below = (parent: number): number[] =>
    all.filter(([, of]) => of === parent).flatMap(([child]) => [child, ...below(child)])
  return below(pid)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

describe('slidesOf()', () => {
  for (const [range, expected] of [
    [undefined, [1, 2, 3, 4]],
    ['2', [2]],
    ['1,3-4', [1, 3, 4]],
    ['3-', [3, 4]],
    ['3-99', [3, 4]],
    ['0-1', [1]],
    [' 4 , 2 ', [2, 4]],
    ['2,2', [2]],
    ['all', [1, 2, 3, 4]],
  ] as [string | undefined, number[]][])
    it(`${range} => ${expected.join()}`, () => assert.deepEqual(slidesOf(4, range), expected))

  for (const [range, reason] of [
    ['0', /slides 1 to 4/],
    ['9', /slides 1 to 4/],
    ['3-1', /slides 1 to 4/],
    ['abc', /“abc” is not like/],
    ['1,,2', /“” is not like/],
    ['1.5', /“1.5” is not like/],
  ] as [string, RegExp][])
    it(`${range} => a sentence for the user`, () =>
      assert.throws(
        () => slidesOf(4, range),
        (error) => error instanceof UserError && reason.test(error.message),
      ))
})

describe('cutOf()', () => {
  for (const range of ['2', '1,3-4', '3-', '-4', 'all', '*'])
    it(`${range} is all there`, () => assert.equal(cutOf(4, range), undefined))

  for (const range of ['9', '7-9', '7-'])
    it(`of ${range} there is nothing to say: none of it is there`, () =>
      assert.equal(cutOf(4, range), undefined))

  for (const range of ['2-50', '1,9', '0-3'])
    it(`${range} is not`, () =>
      assert.equal(cutOf(4, range), `the deck has slides 1 to 4; of ${range} only those are exported`))
})
