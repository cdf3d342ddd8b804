import { defineVitePluginsSetup } from '@slidev/types'

/** Every browser that runs these slides reads woff2: without the older copies a built site has half the files. */
export default defineVitePluginsSetup(() => [
  {
    name: 'deck-fonts-woff2-only',
    enforce: 'pre',
    transform(code: string, id: string) {
      if (!/@fontsource\/[^?]*\.css/.test(id)) return undefined
      return { code: code.replace(/,\s*url\([^)]*\.woff\)\s*format\(['"]woff['"]\)/g, ''), map: null }
    },
  },
])
