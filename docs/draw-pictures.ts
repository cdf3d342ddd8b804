/**
 * Makes the pictures of this folder anew, after a change of the look or of the sample deck:
 * `node --import tsx docs/draw-pictures.ts [DECK]`. `slides.png` shows six slides of the sample deck, `layouts.png` the
 * examples of layouts.md.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { openDeck } from '../scripts/export/open-deck.ts'
import { readSlides } from '../scripts/slides/read-slides.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const at = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** Width of one slide, and the gap around it, in pixels. */
const slideWidth = 500
const gap = 10

/** Draws some slides of a deck side by side, row by row, into one picture. */
async function drawSheet(deck: string, numbers: number[], columns: number, file: string): Promise<void> {
  const session = await openDeck(deck)
  try {
    const shots: string[] = []
    for (const no of numbers) {
      const slide = session.page.locator('.print-slide-container').nth(no - 1)
      shots.push((await slide.screenshot()).toString('base64'))
    }
    const sheet = await session.page.context().browser()!.newPage()
    await sheet.setViewportSize({ width: columns * (slideWidth + gap) + gap, height: 100 })
    await sheet.setContent(
      `<style>body{margin:0;padding:${gap}px;display:grid;grid-template-columns:repeat(${columns},${slideWidth}px);gap:${gap}px;background:#b9b2a6}img{width:100%;display:block}</style>` +
        shots.map((shot) => `<img src="data:image/png;base64,${shot}">`).join(''),
    )
    await writeFile(file, await sheet.screenshot({ fullPage: true }))
  } finally {
    await session.close()
  }
}

/** Six slides that show what kinds there are: the first of each of these layouts, as far as the deck has them. */
async function sixOf(deck: string): Promise<number[]> {
  const layouts = readSlides(await readFile(deck, 'utf8')).map(
    ({ text }) => /^layout: *(\S+)/m.exec(text)?.[1],
  )
  return [
    'cover',
    'theme',
    'diagram',
    'race',
    'numbers',
    'enumeration',
    'comparison',
    'sequence',
    'quotation',
  ]
    .map((layout) => layouts.indexOf(layout) + 1)
    .filter((no) => no > 0)
    .slice(0, 6)
    .sort((a, b) => a - b)
}

const deck = process.argv[2] ?? join(root, 'slides.md')
await drawSheet(deck, await sixOf(deck), 3, at('slides.png'))

const folder = await mkdtemp(join(tmpdir(), 'deck-pictures-'))
try {
  const page = await readFile(at('layouts.md'), 'utf8')
  const examples = [...page.matchAll(/^````md\n([\s\S]*?)^````$/gm)].map(([, example]) => example!)
  const file = join(folder, 'slides.md')
  await writeFile(file, examples.join('\n').replace(/^theme: none$/m, `theme: ${relative(folder, root)}`))
  await drawSheet(
    file,
    examples.map((_, index) => index + 1),
    4,
    at('layouts.png'),
  )
} finally {
  await rm(folder, { recursive: true, force: true })
}
