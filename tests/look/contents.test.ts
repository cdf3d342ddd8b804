import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { checkPage } from '../../scripts/check/check-page.ts'
import { formatFinding } from '../../scripts/check/format-finding.ts'
import { type DeckSession, openDeck } from '../../scripts/export/open-deck.ts'
import type { Finding } from '../../scripts/model.ts'
import { toScript } from '../../scripts/to-script.ts'
import { readSlides, type SlideFacts } from './read-slides.ts'

const packageRoot = fileURLToPath(new URL('../..', import.meta.url))
const layouts =
  'cover agenda theme claim numbers comparison sequence enumeration quotation answer exchange diagram race recap discussion sources'
    .split(' ')
    .flatMap((layout) => ['least', 'usual', 'most'].map((amount) => `${layout}-${amount}`))

/** The fixture of a language in its script, as a deck of another folder. */
async function deckIn(lang: string, folder: string): Promise<string> {
  const name = lang === 'en' ? 'en' : 'zh'
  const written = await readFile(new URL(`../fixtures/decks/contents/${name}.md`, import.meta.url), 'utf8')
  const text =
    lang === 'zh-TW' || lang === 'zh-CN'
      ? toScript(written, lang, 'zh-Hant').replace('lang: zh-HK', `lang: ${lang}`)
      : written
  const file = join(folder, 'slides.md')
  await writeFile(file, text.replace('---\n', `---\ntheme: ${relative(folder, packageRoot)}\n`))
  return file
}

/** What is asked of a slide's type beyond what checkPage judges. Runs in the page; sizes are canvas pixels. */
function readType(): { evidence: number[]; broken: string[] }[] {
  return [...document.querySelectorAll<HTMLElement>('.print-slide-container')].map((slide) => {
    const main = slide.querySelector('.deck-main')!
    const blocks = [...main.querySelectorAll('li, section > p, blockquote p')]
    const broken: string[] = []
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    while (walker.nextNode()) {
      const text = walker.currentNode as Text
      for (const word of text.data.matchAll(/[\p{Script=Latin}\d]{2,}/gu)) {
        range.setStart(text, word.index)
        range.setEnd(text, word.index + word[0].length)
        if (new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1)
          broken.push(word[0])
      }
    }
    return { evidence: blocks.map((block) => Number.parseFloat(getComputedStyle(block).fontSize)), broken }
  })
}

for (const lang of ['zh-HK', 'zh-TW', 'zh-CN', 'en'])
  describe(`each layout with least, usual and most content, ${lang}`, { timeout: 240_000 }, () => {
    let folder: string
    let session: DeckSession
    let findings: Finding[]
    let slides: (SlideFacts & { id: string; evidence: number[]; broken: string[] })[]
    const named = (id: string) => slides.find((slide) => slide.id === id)!

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'deck-contents-'))
      session = await openDeck(await deckIn(lang, folder))
      const type = await session.page.evaluate(readType)
      slides = (await session.page.evaluate(readSlides)).map((facts, index) => ({
        ...facts,
        ...type[index]!,
        id: session.slides[index]!.id,
      }))
      findings = await checkPage(session)
    })
    after(async () => {
      await session?.close()
      await rm(folder, { recursive: true, force: true })
    })

    test('every layout is there in all three', () => {
      for (const id of layouts) assert.ok(named(id), id)
    })

    test('the check finds nothing but titles that are too long on purpose', () => {
      const unwanted = findings.filter(
        ({ id, rule }) =>
          !(/^(cover|theme)-most$/.test(id ?? '') && ['long-heading', 'line-start'].includes(rule)),
      )
      assert.deepEqual(unwanted.map(formatFinding), [])
    })

    test('nothing leaves its slide or runs into heading or footer', () => {
      const stray = slides.flatMap(({ id, stray }) => stray.map((text) => `${id}: ${text}`))
      assert.deepEqual(stray, [])
    })

    test('no Latin word or number is broken', () => {
      // An address has to be.
      const broken = slides.flatMap(({ id, broken }) =>
        /^(sources|cover)-/.test(id) ? [] : broken.map((word) => `${id}: ${word}`),
      )
      assert.deepEqual(broken, [])
    })

    test('body text is at least 24 px, labels 18, figures 88, headings 44 to 56 in two lines', () => {
      for (const slide of slides) {
        assert.deepEqual(slide.small, [], slide.id)
        for (const [label, size] of slide.labels) assert.ok(size >= 18, `${slide.id}: ${label} ${size}`)
        for (const size of slide.figureSizes) assert.ok(size >= 88, `${slide.id}: ${size}`)
        if (slide.headingSize === 0 || /^(cover|theme)-/.test(slide.id)) continue
        assert.ok(slide.headingSize >= 44 && slide.headingSize <= 56, `${slide.id}: ${slide.headingSize}`)
        assert.ok(slide.headingLines.length <= 2, `${slide.id}: ${slide.headingLines.join(' / ')}`)
      }
    })

    test('little evidence is set large: rows and columns at 48 px or more, diagram labels at 44', () => {
      for (const id of ['claim', 'comparison', 'sequence', 'enumeration', 'recap', 'discussion', 'agenda']) {
        const { evidence } = named(`${id}-least`)
        assert.ok(Math.min(...evidence) >= 44, `${id}: ${evidence.join(' ')}`)
      }
      assert.ok(Math.min(...named('diagram-least').labels.map(([, size]) => size)) >= 44)
      assert.ok(named('quotation-least').evidence[0]! >= 110)
    })

    test('less evidence is never set smaller than more', () => {
      for (const id of [
        'claim',
        'comparison',
        'sequence',
        'enumeration',
        'recap',
        'discussion',
        'quotation',
      ]) {
        const [least, usual, most] = ['least', 'usual', 'most'].map((amount) =>
          Math.min(...named(`${id}-${amount}`).evidence),
        )
        assert.ok(least! >= usual! && usual! >= most!, `${id}: ${least} ${usual} ${most}`)
      }
    })

    test('the evidence begins at one height under every heading, and leaves no half of a slide empty', () => {
      for (const { id, air } of slides) {
        if (/^(cover|theme|quotation|passages)-/.test(id)) continue
        assert.ok(air.place > 30 && air.place < 42, `${id}: ${air.place}`)
        // A short list of rows shares the room between them, a drawing or lone figure stands in its middle.
        const isCentred =
          /^(agenda|answer|discussion|diagram|recap|sources)-|^(claim|exchange|numbers)-least/.test(id)
        assert.ok(air.above < (isCentred ? 250 : 90), `${id}: ${air.above} above`)
        assert.ok(air.below < 250, `${id}: ${air.below} below`)
      }
    })
  })
