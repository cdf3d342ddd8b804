import { checkPage } from '../check/check-page.ts'
import type { Finding } from '../model.ts'
import { printPdf } from './export-pdf.ts'
import { type OpenDeckOptions, openDeck } from './open-deck.ts'

/** Looks at every slide of a deck, then prints it, in one browser session. A deck with a broken slide is not printed. */
export async function exportAndCheck(
  deck: string,
  pdf: string,
  options: OpenDeckOptions = {},
): Promise<Finding[]> {
  const session = await openDeck(deck, options)
  try {
    const findings = await checkPage(session)
    if (session.broken.length === 0) await printPdf(session, pdf, options.onProgress)
    return findings
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
