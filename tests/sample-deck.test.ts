import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { checkPage } from '../scripts/check/check-page.ts'
import { exportPdf } from '../scripts/export/export-pdf.ts'
import { type DeckSession, openDeck } from '../scripts/export/open-deck.ts'
import { readSlides } from '../scripts/slides/read-slides.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const DECK = path.join(ROOT, 'slides.md')
const run = promisify(execFile)

/** The deck that is committed, made from the sample interview. */
describe('the sample deck', () => {
  let markdown: string
  before(async () => {
    markdown = await readFile(DECK, 'utf8')
  })
  const layouts = () => readSlides(markdown).map(({ text }) => /^layout: (\S+)/m.exec(text)?.[1])
  const diagrams = () =>
    [...markdown.matchAll(/```mermaid\n(\S+)[\s\S]*?```/g)].map(([code, kind]) => ({ code, kind }))

  it('is what the program writes today, byte for byte', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'deck-'))
    try {
      const fresh = path.join(folder, 'slides.md')
      await run(process.execPath, ['bin/interview-deck.js', '--no-pdf', '-o', fresh], { cwd: ROOT })
      // Only what depends on the folder it lies in may differ.
      const elsewhere = (text: string) => text.replace(/^(?:theme|interview|favicon): .*$/gm, '')
      assert.equal(elsewhere(await readFile(fresh, 'utf8')), elsewhere(markdown))
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  it('has cover, agenda, four themes with claims, recap, discussion, sources and passages, in that order', () => {
    const all = layouts()
    const order = all.slice(0, all.indexOf('passages'))
    assert.deepEqual([...new Set(all.slice(order.length))], ['passages'])
    assert.ok(order.length >= 20 && order.length <= 26, `${order.length} slides`)
    assert.deepEqual(
      [order[0], order[1], order.at(-2), order.at(-1)],
      ['cover', 'agenda', 'discussion', 'sources'],
    )
    assert.equal(order.filter((layout) => layout === 'theme').length, 4)
    assert.ok(order.indexOf('recap') > order.lastIndexOf('theme'))
  })

  it('draws at least four diagrams of at least three kinds', () => {
    assert.ok(diagrams().length >= 4)
    assert.ok(new Set(diagrams().map(({ kind }) => kind)).size >= 3)
  })

  const relations: [string, RegExp[]][] = [
    [
      'the three conditions, who has them and who lacks them',
      [/算力/, /數據/, /人才/, /香港/, /缺乏/, /亞馬遜/, /發展人工智能/],
    ],
    ['raw and effective compute against the A100', [/原始算力/, /實際算力/, /A100/, /bar \[90, 20, 90\]/]],
    ['the forecast in years', [/兩年內/, /10年/, /做不到/]],
  ]
  for (const [what, words] of relations) {
    it(`draws ${what}`, () => {
      assert.ok(
        diagrams().some(({ code }) => words.every((word) => word.test(code))),
        what,
      )
    })
  }

  it('shows who is ahead of whom by how much as a race, each place with its words', () => {
    const race = readSlides(markdown).find(({ text }) => /^layout: race$/m.test(text))
    assert.match(
      race?.text ?? '',
      /^1\. \*\*美國\*\*.*\n2\. \*\*中國\*\* .*兩三個身位.*\n3\. \*\*別的國家\*\* .*四五個身位/m,
    )
  })

  it('gives every claim speaker notes with the question and the passage', () => {
    for (const { id, text } of readSlides(markdown).filter(({ id }) => id?.startsWith('claim-'))) {
      assert.match(text, /<!--\n問：[\s\S]+原文：\n\n\d+ /, id)
    }
  })

  it('can be read in the dark too, diagrams included', async () => {
    const dark = await openDeck(DECK, { dark: true })
    try {
      const findings = await checkPage(dark)
      assert.deepEqual(
        findings.filter(({ rule }) => rule === 'contrast'),
        [],
      )
    } finally {
      await dark.close()
    }
  })

  it('prints a range of its slides, and no page more', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'deck-'))
    try {
      const { pages } = await exportPdf(DECK, path.join(folder, 'part.pdf'), { range: '2-3' })
      assert.equal(pages, 2)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  describe('in a real browser', () => {
    let session: DeckSession
    before(async () => {
      session = await openDeck(DECK)
    })
    after(() => session?.close())

    it('shows every slide, and on each its own words', async () => {
      const shown = await session.page.locator('.print-slide-container').allInnerTexts()
      assert.equal(shown.length, readSlides(markdown).length)
      const plain = shown.map((text) => text.replace(/\s/g, ''))
      assert.match(plain[0]!, /沒有什麼事情是人工智能做不到的/)
      assert.match(plain[0]!, /香港科技大學副校長汪揚/)
      assert.ok(plain.some((text) => /升騰910已經至少達到A100的90%/.test(text)))
      assert.ok(plain.every((text) => !/\[\^|\{\{|<[a-z]/.test(text)))
    })

    it('has nothing that checking would call an error, and asks for nothing from the network', async () => {
      const findings = await checkPage(session)
      assert.deepEqual(
        findings.filter(({ severity }) => severity === 'error'),
        [],
      )
      assert.deepEqual(session.blocked, [])
    })
  })
})
