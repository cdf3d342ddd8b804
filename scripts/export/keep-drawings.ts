import { createHash } from 'node:crypto'
import { basename, join } from 'node:path'
import { writeFileAtomically } from '../files.ts'
import type { PrintPage } from './piped-browser.ts'
import type { ServedDeck } from './served-deck.ts'

/** A deck's diagrams as SVG, by their source and settings, as `bundle-deck.js` names them. */
export type Drawings = Record<string, string>

/**
 * Where a deck's drawings are kept: one file per deck, browser and settings, beside the bundle of the look they were
 * drawn with.
 *
 * @param deck file of the deck
 * @param browser its name and version: another measures text otherwise
 */
export function drawingsFile(deck: string, served: ServedDeck, browser: string, dark: boolean): string {
  const all = JSON.stringify([deck, browser, dark, served.headmatter])
  return join(
    served.cacheFolder,
    `drawings-${createHash('sha256').update(all).digest('hex').slice(0, 16)}.json`,
  )
}

/**
 * Tells a page where its server has the drawings of the last run; call before it is opened. To say what they are would
 * take longer than to draw some of them: hundreds are a megabyte, and the page waits until it is told all.
 */
export async function giveDrawings(page: PrintPage, file: string): Promise<void> {
  await page.addInitScript(
    (deckDrawingsAt) => {
      Object.assign(globalThis, { deckDrawingsAt })
    },
    `/deck/${basename(file)}`,
  )
}

/** The drawings that a page shows. */
export const shownDrawings = (page: PrintPage): Promise<Drawings> =>
  page.evaluate(() => (globalThis as { deckDrawings?: Drawings }).deckDrawings ?? {})

/**
 * Keeps what a page shows for the next run, if it is not what it was given.
 * @param whole whether it shows the whole deck: what it was given and does not show the deck no longer has
 */
export async function takeDrawings(page: PrintPage, file: string, whole: boolean): Promise<void> {
  const changed = await page.evaluate(async (whole) => {
    const { deckDrawings: shown = {}, deckDrawingsGiven } = globalThis as {
      deckDrawings?: Drawings
      deckDrawingsGiven?: Promise<Drawings>
    }
    const given = (await deckDrawingsGiven) ?? {}
    const all = whole ? shown : { ...given, ...shown }
    const keys = Object.keys(all)
    return keys.length === Object.keys(given).length && keys.every((key) => key in given) ? null : all
  }, whole)
  // A cache that cannot be written is no reason to fail.
  if (changed) await writeFileAtomically(file, JSON.stringify(changed)).catch(() => {})
}
