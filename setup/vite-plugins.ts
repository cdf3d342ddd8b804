import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { defineVitePluginsSetup } from '@slidev/types'

const require = createRequire(import.meta.url)
const budoux = join(dirname(require.resolve('budoux')), '../module/index.js')
const opencc = join(dirname(require.resolve('opencc-js')), '../esm')

export default defineVitePluginsSetup(() => [
  {
    /** Every browser that runs these slides reads woff2: without the older copies a site has half the files. */
    name: 'deck-fonts-woff2-only',
    enforce: 'pre',
    transform(code: string, id: string) {
      if (!/@fontsource\/[^?]*\.css/.test(id)) return undefined
      return { code: code.replace(/,\s*url\([^)]*\.woff\)\s*format\(['"]woff['"]\)/g, ''), map: null }
    },
  },
  {
    /**
     * A dependency that Vite finds only while the first page loads makes it optimise anew and load the page
     * again, in the middle of which slides find two copies of Vue. So it is named beforehand; by its path,
     * because a deck in another folder does not see this package's dependencies.
     */
    name: 'deck-no-late-dependencies',
    config: () => ({
      resolve: {
        alias: [
          { find: /^budoux$/, replacement: budoux },
          // By their files, which are whole and loaded only when asked for: there is nothing to optimise.
          { find: /^opencc-js$/, replacement: join(opencc, 'full.js') },
          { find: /^opencc-js\/t2cn$/, replacement: join(opencc, 't2cn.js') },
        ],
      },
      optimizeDeps: { include: ['budoux'], exclude: ['opencc-js', 'opencc-js/t2cn'] },
    }),
  },
])
