import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { type DeckSession, type OpenDeckOptions, openDeck } from './open-deck.ts'
import { assertPictures, assertWhole, noteFrames } from './whole-deck.ts'
import { writeFolder } from './write-folder.ts'

/** Device pixels per canvas pixel: sharp on a beamer and in a printed handout. */
const SCALE = 2

/**
 * Writes a folder of pictures, one per slide (or per click) at twice the deck's size: `01.png`, `02.png`, …, with clicks
 * `01-1.png`, `01-2.png`, …; numbers as wide as the deck's last, so that names sort as slides follow.
 *
 * @param slidesMd path of the deck
 * @param folder path to make; pictures of an earlier run in it are replaced
 * @returns the names written, in order
 * @throws UserError if there is no browser, a slide does not compile or draw, or the folder holds other files
 */
export async function exportPng(
  slidesMd: string,
  folder: string,
  options: OpenDeckOptions = {},
): Promise<string[]> {
  return writeFolder(
    folder,
    (name) => /^\d+(-\d+)?\.png$/.test(name),
    async (temporary) => {
      const session = await openDeck(slidesMd, { ...options, scale: SCALE })
      try {
        await assertWhole(session)
        await assertPictures(session)
        await noteFrames(session, options.onNote)
        return await takePictures(session, temporary, options)
      } finally {
        await session.close()
      }
    },
  )
}

async function takePictures(
  { page, slides, width, height }: DeckSession,
  folder: string,
  { withClicks = false, onProgress }: OpenDeckOptions,
): Promise<string[]> {
  const ids = await page.locator('.print-slide-container').evaluateAll((all) => all.map(({ id }) => id))
  const digits = Math.max(2, String(slides.length).length)
  const names: string[] = []
  for (const id of ids) {
    onProgress?.({ stage: 'print', done: names.length, total: ids.length })
    const [no, step] = id.split('-').map(Number) as [number, number]
    const name = `${String(no).padStart(digits, '0')}${withClicks ? `-${step}` : ''}.png`
    await page.evaluate(showOnly, id)
    await writeFile(join(folder, name), await pictureOf(page, width, height))
    names.push(name)
  }
  onProgress?.({ stage: 'print', done: ids.length, total: ids.length })
  return names
}

const pictureOf = (page: Page, width: number, height: number) =>
  page.screenshot({ clip: { x: 0, y: 0, width, height }, animations: 'disabled' })

/** Runs in the page: one slide at its top, the others taken out, so that no picture is of a page miles long. */
function showOnly(id: string) {
  for (const container of document.querySelectorAll<HTMLElement>('.print-slide-container'))
    container.style.display = container.id === id ? '' : 'none'
  scrollTo(0, 0)
}
