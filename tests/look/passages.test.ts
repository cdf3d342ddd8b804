import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { checkPage } from '../../scripts/check/check-page.ts'
import { openDeck } from '../../scripts/export/open-deck.ts'
import type { Interview } from '../../scripts/model.ts'
import { composePassages } from '../../scripts/slides/compose-passages.ts'
import { templateWords } from '../../scripts/slides/template-words.ts'
import { toMarkdown } from '../../scripts/slides/to-markdown.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Sentences of many lengths and scripts, in the order that they are to be printed. */
const TEXTS: Record<string, { question: string; sentences: string[] }> = {
  'zh-HK': {
    question: '碼頭的電從哪裏來，繁忙時段全港的碼頭加起來夠不夠十艘船同時充電？',
    sentences: [
      '船不會等電，是電要等船。',
      '第一年我們換了四十一個模組，沒有一個是因為容量衰減，全部都是因為接頭生鏽，廠家（按汽車的標準）給的保用期在海上毫無意義。',
      'GPT-4和ChatGPT-3.5都說「沒有問題」，但NVIDIA A100卡在2024年3月的價格是15,000美元，H100更貴。',
      '為什麼？',
      '「這艘船比較新」，乘客說——說不出哪裏不同……只是《港灣月刊》訪問了我們三次，每次都問同一個問題：票價會不會加？',
    ],
  },
  'zh-CN': {
    question: '充电的时间够吗？',
    sentences: [
      '每一次靠岸的三分钟里，五件事一件接一件地发生，“乘客下船的时候”，电流升到最大，持续一分半钟左右。',
      '不够。',
      '电网便宜但不能突然加大；缓冲电池贵，但可以在一分钟内全部放出来，这就是International Maritime Organization（IMO）说的缓冲。',
    ],
  },
  en: {
    question: 'Where does the electricity at the piers come from, and is there enough of it at peak hours?',
    sentences: [
      'Ships do not wait for power; power has to wait for ships.',
      'In the first year we replaced forty-one modules, and not a single one because it had lost capacity: all of them went because salt had crept into connectors that the manufacturer had rated for cars.',
      'No.',
      'Misunderstandings about internationalisation notwithstanding, WE MADE $1,500,000 IN TWO YEARS, mostly from commercial-vehicle manufacturers.',
      'It’s a simple trick and a costly one, but it is far cheaper than lying idle for two days of every month, as we used to.',
    ],
  },
}

function interviewOf(lang: string): Interview {
  const { question, sentences } = TEXTS[lang]!
  const all = Array.from({ length: 6 }, (_, round) => [
    question,
    ...Array.from({ length: 9 + round }, (_, at) => sentences[(at * (round + 1)) % sentences.length]!),
  ])
  let id = 0
  const turns = all.flatMap(([asked, ...answer], round) =>
    [[asked!], answer].map((texts, side) => ({
      index: round * 2 + side,
      speaker: null,
      role: side === 0 ? ('question' as const) : ('answer' as const),
      text: texts.join(''),
      sentences: texts.map((text) => ({ id: ++id, turn: round * 2 + side, paragraph: 0, text })),
    })),
  )
  const language = lang === 'en' ? 'en' : lang === 'zh-CN' ? 'zh-Hans' : 'zh-Hant'
  return { language, meta: {}, speakers: [], turns, sentences: turns.flatMap(({ sentences }) => sentences) }
}

describe('the appendix in a browser', () => {
  for (const lang of Object.keys(TEXTS)) {
    it(`fills its pages and runs over none, in ${lang}`, async () => {
      const folder = await mkdtemp(path.join(os.tmpdir(), 'deck-passages-'))
      const interview = interviewOf(lang)
      const every = new Set(interview.sentences.map(({ id }) => id))
      const deck = path.join(folder, 'slides.md')
      const headmatter = {
        theme: path.relative(folder, ROOT),
        title: 'x',
        lang,
        canvasWidth: 1280,
        aspectRatio: '16/9',
        fonts: { provider: 'none' },
        favicon: 'data:,',
      }
      await writeFile(
        deck,
        toMarkdown({ headmatter, slides: composePassages(every, interview, templateWords(lang)) }),
      )
      assert.match(await readFile(deck, 'utf8'), /passages-3/)
      const session = await openDeck(deck)
      try {
        const wrong = (await checkPage(session)).map(({ id, rule, message }) => `${id} ${rule} ${message}`)
        assert.deepEqual(wrong, [])
        const pages = await session.page.locator('.deck-passages').evaluateAll((all) =>
          all.map((slide) => {
            const main = slide.querySelector('.deck-main')!.getBoundingClientRect()
            const blocks = [...slide.querySelectorAll('h2, .deck-main > p')]
            const boxes = blocks.flatMap((block) => [...block.getClientRects()])
            const heading = slide.querySelector('h1')!.getBoundingClientRect()
            return {
              filled:
                boxes.reduce((sum, { height }) => sum + height, 0) / (2 * (main.bottom - heading.bottom)),
              right: Math.max(...boxes.map(({ right }) => right)) - main.right,
              bottom: Math.max(...boxes.map(({ bottom }) => bottom)) - main.bottom,
              tight: (slide as HTMLElement).dataset.tight,
              least: Math.min(...blocks.map((block) => Number.parseFloat(getComputedStyle(block).fontSize))),
            }
          }),
        )
        for (const { right, bottom, tight, least } of pages) {
          assert.ok(right <= 1 && bottom <= 9, `${right} ${bottom}`)
          assert.equal(tight, '0')
          assert.ok(least >= 24)
        }
        const full = pages.slice(0, -1).map(({ filled }) => filled)
        const usual = full.reduce((sum, filled) => sum + filled, 0) / full.length
        assert.ok(usual > 0.75, full.map((filled) => filled.toFixed(2)).join(' '))
      } finally {
        await session.close()
        await rm(folder, { recursive: true, force: true })
      }
    })
  }
})
