import { defineAppSetup } from '@slidev/types'

type Family = 'hk' | 'tc' | 'sc' | 'latin'

/** Only the family in use is fetched: each holds four weights in some hundred slices. */
const families: Record<Family, () => Promise<unknown>> = {
  hk: () => import('../styles/fonts-hk.css'),
  tc: () => import('../styles/fonts-tc.css'),
  sc: () => import('../styles/fonts-sc.css'),
  latin: () => import('../styles/fonts-latin.css'),
}

/** The faces whose glyph shapes a language tag asks for. */
export function fontFamily(lang: string): Family {
  const tag = lang.toLowerCase()
  if (/^zh-(tw|hant-tw)/.test(tag)) return 'tc'
  if (/^zh-(cn|sg|my|hans)/.test(tag) || tag === 'zh') return 'sc'
  return tag.startsWith('zh') || tag === '' ? 'hk' : 'latin'
}

export default defineAppSetup(async () => {
  // Slidev writes the headmatter's `lang` on <html>.
  await families[fontFamily(document.documentElement.lang)]()
})
