type Family = 'hk' | 'tc' | 'sc' | 'latin'

/**
 * Only the family in use is fetched: each is four weights in some hundred slices. The weights are static ones,
 * because a variable font would reach the PDF as Type 3.
 */
const families: Record<Family, () => Promise<unknown>> = {
  hk: () => import('../styles/fonts-hk'),
  tc: () => import('../styles/fonts-tc'),
  sc: () => import('../styles/fonts-sc'),
  latin: () => import('../styles/fonts-latin'),
}

/** The faces whose glyph shapes a language tag asks for; styles/index.css names them by the same tags. */
export function fontFamily(lang: string): Family {
  if (/^zh-(tw|hant-tw)/i.test(lang)) return 'tc'
  if (/^zh-(cn|sg|hans)/i.test(lang)) return 'sc'
  return lang === '' || /^zh/i.test(lang) ? 'hk' : 'latin'
}

/** Declares the faces of a language; the browser fetches their slices as text asks for them. */
export const loadFonts = (lang: string): Promise<unknown> => families[fontFamily(lang)]()
