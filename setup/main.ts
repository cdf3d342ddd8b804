import { defineAppSetup } from '@slidev/types'

type Family = 'hk' | 'tc' | 'sc'

/** Only the family in use is fetched: each holds four weights in some hundred slices. */
const families: Record<Family, () => Promise<unknown>> = {
  hk: () => import('../styles/fonts-hk.css'),
  tc: () => import('../styles/fonts-tc.css'),
  sc: () => import('../styles/fonts-sc.css'),
}

/** The Noto family whose glyph shapes a language tag asks for; Latin text looks alike in all three. */
export function fontFamily(lang: string): Family {
  const tag = lang.toLowerCase()
  if (/^zh-(tw|hant-tw)/.test(tag)) return 'tc'
  if (/^zh-(cn|sg|my|hans)/.test(tag) || tag === 'zh') return 'sc'
  return 'hk'
}

export default defineAppSetup(async () => {
  // Slidev writes the headmatter's `lang` on <html>.
  await families[fontFamily(document.documentElement.lang)]()
})
