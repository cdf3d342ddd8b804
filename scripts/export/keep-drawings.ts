import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeFileAtomically } from '../files.ts'
import type { PrintPage } from './piped-browser.ts'
import type { ServedDeck } from './served-deck.ts'

/** A deck's diagrams as SVG, by their source and settings, as `bundle-deck.js` names them. */
type Drawings = Record<string, string>

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

/** Gives a page the drawings of the last run; call before it is opened. */
export async function giveDrawings(page: PrintPage, file: string): Promise<void> {
  const known = await readFile(file, 'utf8')
    .then((text) => JSON.parse(text) as Drawings)
    .catch((): Drawings => ({}))
  await page.addInitScript((drawings) => {
    Object.assign(globalThis, { deckDrawings: drawings, deckDrawingsGiven: Object.keys(drawings).length })
  }, known)
}

/** Keeps what a page has drawn, for the next run. Drawings that its deck no longer has are dropped. */
export async function takeDrawings(page: PrintPage, file: string): Promise<void> {
  const drawn = await page.evaluate(() => {
    const { deckDrawings, deckDrawingsGiven } = globalThis as unknown as {
      deckDrawings: Drawings
      deckDrawingsGiven: number
    }
    return Object.keys(deckDrawings).length > deckDrawingsGiven ? deckDrawings : null
  })
  // A cache that cannot be written is no reason to fail.
  if (drawn) await writeFileAtomically(file, JSON.stringify(drawn)).catch(() => {})
}
