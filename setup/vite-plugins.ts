import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { defineVitePluginsSetup } from '@slidev/types'
import { readPassages } from '../scripts/slides/read-passages.ts'
import { tagRuns } from '../scripts/slides/tag-runs.ts'

const require = createRequire(import.meta.url)
const budoux = join(dirname(require.resolve('budoux')), '../module/index.js')
const opencc = join(dirname(require.resolve('opencc-js')), '../esm')

/** Name of the module that holds what the deck quotes of its interview. */
const passagesModule = 'virtual:deck-passages'

export default defineVitePluginsSetup(({ data, withoutNotes }) => [
  {
    /**
     * Gives the pages the passages of all slides as data, and the words of their Chinese. Passages are read here because
     * a built site keeps of the notes only their HTML, and of slides that were not yet visited nothing; words, because
     * the dictionary is too large for a page.
     */
    name: 'deck-passages',
    enforce: 'post',
    resolveId: (id: string) => (id === passagesModule ? `\0${passagesModule}` : undefined),
    load(id: string) {
      if (id !== `\0${passagesModule}`) return undefined
      const slides = data.slides.map(({ content, note, frontmatter }) => ({
        content,
        frontmatter,
        note: withoutNotes ? '' : note,
      }))
      return [
        `import { shallowRef } from 'vue'`,
        `const known = import.meta.hot?.data.passages`,
        `export const deckPassages = known ?? shallowRef()`,
        `deckPassages.value = ${JSON.stringify({ ...readPassages(slides), words: tagRuns(slides) })}`,
        `if (import.meta.hot) {`,
        `  import.meta.hot.data.passages = deckPassages`,
        `  import.meta.hot.accept()`,
        `}`,
      ].join('\n')
    },
    /** Slidev has read the file anew by then. */
    handleHotUpdate({ file, server, modules }) {
      if (!data.watchFiles[file]) return undefined
      const own = server.moduleGraph.getModuleById(`\0${passagesModule}`)
      return own ? [...modules, own] : undefined
    },
  },
  {
    /**
     * A browser has a DOM. What budoux takes for one where there is none is two fifths of all script, and Vite does not
     * heed what its `package.json` says of that to browsers, since the deck may be in another folder (see below).
     */
    name: 'deck-dom-of-the-browser',
    enforce: 'pre',
    resolveId: (id: string, importer?: string) =>
      id === './dom.js' && importer && dirname(importer) === dirname(budoux)
        ? join(dirname(budoux), 'dom-browser.js')
        : undefined,
  },
  {
    /** Every browser that runs these slides reads woff2: without the older copies a site has half the files, or a third. */
    name: 'deck-fonts-woff2-only',
    enforce: 'pre',
    transform(code: string, id: string) {
      if (!/\/(?:@fontsource|katex)\/[^?]*\.css/.test(id)) return undefined
      return { code: code.replace(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\(['"]\w+['"]\)/g, ''), map: null }
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
