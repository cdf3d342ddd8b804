import type { Page } from 'playwright-core'
import { groupBy } from '../group-by.ts'
import { examples, type Problem } from './rules/problem.ts'

/** Text of one slide and the font, not the deck's own, that draws some of it. */
export interface FallbackFont {
  no: number
  text: string
  font: string
}

/**
 * Finds characters that no font of the deck draws, so that the machine's own fonts step in: what they look like,
 * and whether they are there at all, then depends on the machine.
 *
 * Chromium tells the fonts really used (`CSS.getPlatformFontsForNode`) by element, not by character; an element has a
 * fallback when the deck's fonts drew only part of it, or fewer glyphs than it has Han characters. Text without Han
 * characters that is all in a font of the machine, such as code, is left alone: that font was asked for.
 */
export async function fontsInUse(page: Page): Promise<FallbackFont[]> {
  const texts = await page.evaluateHandle(textElements)
  const client = await page.context().newCDPSession(page)
  try {
    const facts = await texts.evaluate((all) => {
      const indexes = new Map(all.map(({ element }, index) => [element, index]))
      return all.map(({ no, text, element }) => ({
        no,
        text,
        codes: [...element.querySelectorAll('code, kbd, samp')].flatMap((code) => indexes.get(code) ?? []),
      }))
    })
    await client.send('DOM.enable')
    await client.send('CSS.enable')
    await client.send('DOM.getDocument', { depth: 0 })
    await page.evaluate((all) => {
      ;(globalThis as { deckTextElements?: unknown }).deckTextElements = all.map(({ element }) => element)
    }, texts)
    const { result } = await client.send('Runtime.evaluate', { expression: 'globalThis.deckTextElements' })
    const { result: properties } = await client.send('Runtime.getProperties', {
      objectId: result.objectId!,
      ownProperties: true,
    })
    const objects = properties.filter(({ name }) => /^\d+$/.test(name)).map(({ value }) => value!.objectId!)
    const used = await Promise.all(
      objects.map(async (objectId) => {
        const { nodeId } = await client.send('DOM.requestNode', { objectId })
        return (await client.send('CSS.getPlatformFontsForNode', { nodeId })).fonts
      }),
    )
    return used.flatMap((fonts, index): FallbackFont[] => {
      const { no, text, codes } = facts[index]!
      const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
      const own = fonts
        .filter(({ isCustomFont }) => isCustomFont)
        .reduce((sum, { glyphCount }) => sum + glyphCount, 0)
      // Chromium counts the code within a paragraph as the paragraph's too.
      const inCode = (family: string) =>
        codes
          .flatMap((code) => used[code]!)
          .filter(({ familyName }) => familyName === family)
          .reduce((sum, { glyphCount }) => sum + glyphCount, 0)
      const [other] = fonts
        .filter(
          ({ isCustomFont, familyName, glyphCount }) => !isCustomFont && glyphCount > inCode(familyName),
        )
        .sort((a, b) => b.glyphCount - a.glyphCount)
      return other && (own > 0 || own < han) ? [{ no, text, font: other.familyName }] : []
    })
  } finally {
    await client.detach()
    await texts.dispose()
  }
}

/** Runs in the page: elements with text of their own. */
function textElements() {
  const found: { no: number; text: string; element: Element }[] = []
  const collect = (root: Element | ShadowRoot, no: number) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) collect(element.shadowRoot, no)
      if (
        element.closest('style, script, title, desc, pre[border="1 red rounded"]') ||
        !element.checkVisibility()
      )
        continue
      const own = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
      const text = own.map(({ textContent }) => textContent).join('')
      if (/\P{Z}/u.test(text)) found.push({ no, text, element })
    }
  }
  for (const container of document.querySelectorAll('.print-slide-container'))
    collect(container, Number.parseInt(container.id, 10))
  return found
}

/** One problem for each font that steps in on a slide. */
export function fallbackFonts(found: FallbackFont[]): Problem[] {
  return groupBy(found, ({ font }) => font).map(([font, uses]) => ({
    severity: 'warning',
    rule: 'fallback-font',
    message: `${examples(uses.map(({ text }) => text))} is drawn with ${font}, which is not a font of the deck`,
    mend: 'use characters that the deck’s fonts have, or add a font that has them',
    near: uses[0]!.text,
  }))
}
