import type { Page } from 'playwright-core'
import { groupBy } from '../group-by.ts'
import type { Problem } from './rules/problem.ts'

/** A character of one slide that no font at hand can draw: a box stands in its place, or nothing. */
export interface MissingGlyph {
  no: number
  character: string
  /** Text it stands in. */
  text: string
}

/**
 * Finds characters for which neither the deck's fonts nor the machine's have a glyph. Chromium does not tell: it counts
 * the box (glyph 0, `.notdef`, in OpenType) as drawn by the deck's font. So each character is drawn once in its font
 * and compared with what the same font draws for characters that hardly any font has.
 */
export async function missingGlyphs(page: Page): Promise<MissingGlyph[]> {
  return page.evaluate(drawEachCharacter)
}

/** Runs in the page. */
async function drawEachCharacter(): Promise<MissingGlyph[]> {
  const SIZE = 24
  const NOT_SHOWN = 'style, script, title, desc, pre[border="1 red rounded"]'
  // The last code points of the private and the Han planes, for which the last font of the list draws its box, and Han
  // characters of 2020 and 2021, which fall to the deck's own Han fonts. Should a font have one after all, it draws it
  // like no other.
  const NOWHERE = ['\u{10FFFD}', '\u{2FFFD}', '\u9FFE', '\u9FFF']
  const INVISIBLE = /[\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{M}]/u
  const canvas = new OffscreenCanvas(2 * SIZE, 2 * SIZE).getContext('2d', { willReadFrequently: true })!
  const drawn = (font: string, character: string): string => {
    canvas.clearRect(0, 0, 2 * SIZE, 2 * SIZE)
    if (canvas.font !== font) canvas.font = font
    canvas.fillText(character, 4, 1.4 * SIZE)
    const { data } = canvas.getImageData(0, 0, 2 * SIZE, 2 * SIZE)
    let hash = 0
    for (let at = 3; at < data.length; at += 4) hash = (Math.imul(hash, 31) + data[at]!) | 0
    return `${hash} ${canvas.measureText(character).width}`
  }
  const boxes = new Map<string, { nowhere: string; box: string }[]>()
  const judged = new Map<string, boolean>()
  const isMissing = async (font: string, character: string): Promise<boolean> => {
    const key = `${character} ${font}`
    const known = judged.get(key)
    if (known !== undefined) return known
    if (!boxes.has(font)) {
      // A font that is cut into files by range fetches a file when a character of it is first asked for.
      await document.fonts.load(font, NOWHERE.join(''))
      boxes.set(
        font,
        NOWHERE.map((nowhere) => ({ nowhere, box: drawn(font, nowhere) })),
      )
    }
    const look = drawn(font, character)
    const missing = boxes.get(font)!.some(({ nowhere, box }) => nowhere !== character && box === look)
    judged.set(key, missing)
    return missing
  }

  const found: MissingGlyph[] = []
  const readAll = async (root: Element | ShadowRoot, no: number) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) await readAll(element.shadowRoot, no)
      const texts = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
      const text = texts.map(({ textContent }) => textContent).join('')
      if (!text.trim() || element.closest(NOT_SHOWN) || !element.checkVisibility()) continue
      const { fontStyle, fontWeight, fontFamily } = getComputedStyle(element)
      const font = `${fontStyle} ${fontWeight} ${SIZE}px ${fontFamily}`
      for (const character of new Set(text))
        if (!INVISIBLE.test(character) && (await isMissing(font, character)))
          found.push({ no, character, text: text.trim() })
    }
  }
  for (const container of document.querySelectorAll('.print-slide-container'))
    await readAll(container, Number.parseInt(container.id, 10))
  return found
}

/** One problem for all characters that a slide cannot show. */
export function unshown(found: MissingGlyph[]): Problem[] {
  if (found.length === 0) return []
  const names = groupBy(found, ({ character }) => character).map(
    ([character]) =>
      `${character} (U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')})`,
  )
  return [
    {
      severity: 'error',
      rule: 'missing-glyph',
      message: `no font has ${names.join(', ')}: an empty box is shown instead`,
      mend: 'write it with other characters, or add a font that has it',
      near: found[0]!.text,
    },
  ]
}
