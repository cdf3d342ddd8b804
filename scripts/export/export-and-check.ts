import { checkPage } from '../check/check-page.ts'
import type { Finding } from '../model.ts'
import { printPdf } from './export-pdf.ts'
import { type OpenDeckOptions, openDeck } from './open-deck.ts'

/**
 * Prints a deck and looks at every slide, in one browser session. First it prints: looking leaves traces in a page, and
 * the PDF is to be the one that `exportPdf` makes. A deck with a broken slide is not printed.
 */
export async function exportAndCheck(
  deck: string,
  pdf: string,
  options: OpenDeckOptions = {},
): Promise<Finding[]> {
  const session = await openDeck(deck, options)
  try {
    if (session.broken.length === 0) await printPdf(session, pdf, options.onProgress)
    return await checkPage(session)
  } finally {
    await session.close()
  }
}

/** Looks at every slide in a real browser; writes nothing. */
export async function checkInBrowser(deck: string, options: OpenDeckOptions = {}): Promise<Finding[]> {
  const session = await openDeck(deck, options)
  try {
    return await checkPage(session)
  } finally {
    await session.close()
  }
}
