import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { resolveOptions, ViteSlidevPlugin } from '@slidev/cli'
import { parseSync } from '@slidev/parser'
import { parseHTML } from 'linkedom'
import { createSSRApp } from 'vue'
import { parse as parseComponent } from 'vue/compiler-sfc'
import { renderToString } from 'vue/server-renderer'
import config from '../../vite.config.ts'

/** Slides as Slidev 53 would show them. */
export interface Renderer {
  /** HTML of every slide's body, after Slidev's parser, its Markdown pipeline and Vue. */
  html(markdown: string): Promise<string[]>
  close(): void
}

/**
 * Slidev's own Markdown pipeline, taken out of its Vite plugins, with its optional syntaxes (math, MDC) on, so
 * that hostile text meets everything a reader may have switched on. The compiled template is rendered by Vue.
 */
export async function openRenderer(headmatter = 'comark: true'): Promise<Renderer> {
  const folder = mkdtempSync(join(tmpdir(), 'interview-deck-render-'))
  const entry = join(folder, 'slides.md')
  writeFileSync(entry, `---\ntheme: none\nfonts: {provider: none}\n${headmatter}\n---\n\n$a$ $b$\n`)
  const options = await resolveOptions({ entry }, 'build')
  // biome-ignore lint/suspicious/noExplicitAny: Vite's plugin arrays nest to any depth
  const plugins: any[] = ((await ViteSlidevPlugin(options, config.slidev)) as any[]).flat(
    Number.POSITIVE_INFINITY,
  )
  const markdownPlugin = plugins.find((plugin) => plugin?.name === 'unplugin-vue-markdown')
  const context = {
    error(error: unknown): never {
      throw error
    },
  }
  const transform = markdownPlugin.transform.handler ?? markdownPlugin.transform

  return {
    async html(markdown) {
      const pages: string[] = []
      for (const [index, slide] of parseSync(markdown, entry).slides.entries()) {
        const id = join(folder, `other.md__slidev_${index + 1}.md`)
        const { code } = await transform.call(context, slide.content, id)
        const { descriptor, errors } = parseComponent(code, { ignoreEmpty: false })
        if (errors.length > 0) throw errors[0]
        const warnings: unknown[] = []
        const app = createSSRApp({ template: descriptor.template?.content ?? '' })
        app.config.warnHandler = (message) => warnings.push(message)
        pages.push(await renderToString(app))
        if (warnings.length > 0) throw new Error(`Vue warns: ${warnings.join('; ')}`)
      }
      return pages
    },
    close() {
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The elements of a page that match, in order. */
export function elements(html: string, selector: string): Element[] {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`)
  return [...document.querySelectorAll(selector)] as unknown as Element[]
}
