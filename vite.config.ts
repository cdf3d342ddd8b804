import type { SlidevPluginOptions } from '@slidev/types'

/**
 * Slidev merges this into Vite's configuration for every deck with this look. The typographer, which Slidev leaves on,
 * makes other characters of `...`, `(c)` and `don't`; without it what stands in slides.md is what the audience reads,
 * and nothing has to be escaped for it.
 */
const slidev: SlidevPluginOptions = {
  markdown: {
    markdownSetup(md) {
      md.set({ typographer: false })
    },
  },
}

export default { slidev }
