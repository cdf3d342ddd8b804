import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { after, before, describe, it } from 'node:test'
import type { Mermaid } from 'mermaid'
import type { Browser, Page } from 'playwright-core'
import { mermaidLabel, mermaidPlain } from '../../scripts/diagram/escape-mermaid.ts'
import { launchBrowser } from '../../scripts/export/find-browser.ts'
import { visible } from '../../scripts/slides/escape-markdown.ts'

/** Text that is something else to Mermaid, to its Markdown, to its icon and math readers, or to HTML. */
const HOSTILE = [
  'end',
  'click a href "javascript:alert(1)"',
  '%%{init: {"theme":"dark"}}%% x',
  '`code` "quoted" \'single\'',
  '#35; &lt; &amp; C#; a;b',
  '<b>bold</b> <script>alert(1)</script> <img src=x onerror=alert(1)>',
  'line<br/>break \\n C:\\new \\"',
  'x"] --> y["z',
  '{a} [b] (c) |d| ]) }}',
  '**bold** __under__ ~~~ _a_',
  '$$x^2$$ and $5',
  'fa:fa-book fab:fa-x ::icon(fa fa-x)',
  '1. first',
  '- item > quote # heading',
  'lifestyle: a"b',
  'classDef x fill:#f00;',
  '@{shape: x} @a',
  '-->|x| --- == ---',
  'title x',
  'section : x',
  '漢字，「引文」；GPT-4、99.9% 😀',
  'https://example.org/a?b=c&d',
  '% x %%',
  '\u202Eevil\0\uD800',
]

/** Where a label may stand, and which elements of the drawing show it. */
const PLACES: Record<string, { code: (text: string) => string; shownIn: string }> = {
  'a node': {
    code: (text) => `flowchart LR\n  a["${mermaidLabel(text)}"]:::member --> b["z"]`,
    shownIn: '.nodeLabel',
  },
  'a node with tags': {
    code: (text) => `flowchart LR\n  a["<b>${mermaidLabel(text)}</b>"] --> b["z"]`,
    shownIn: '.nodeLabel',
  },
  'an arrow': {
    code: (text) => `flowchart LR\n  a -- "${mermaidLabel(text)}" --> b`,
    shownIn: 'span.edgeLabel',
  },
  'a broken arrow': {
    code: (text) => `flowchart LR\n  a -. "${mermaidLabel(text)}" .-> b`,
    shownIn: 'span.edgeLabel',
  },
  'an axis of a chart': {
    code: (text) => `xychart-beta\n  x-axis ["${mermaidLabel(text)}", "z"]\n  bar [1, 2]`,
    shownIn: '.bottom-axis text',
  },
  'a mindmap': { code: (text) => `mindmap\n  r["${mermaidLabel(text)}"]\n    b["z"]`, shownIn: '.nodeLabel' },
  "a timeline's time": { code: (text) => `timeline\n  ${mermaidPlain(text)} : z`, shownIn: 'text' },
  "a timeline's event": { code: (text) => `timeline\n  z : ${mermaidPlain(text)}`, shownIn: 'text' },
}

describe('the Mermaid gates, in a browser', () => {
  let browser: Browser
  let page: Page
  const asked: string[] = []
  before(async () => {
    browser = await launchBrowser()
    page = await browser.newPage()
    page.on('request', (request) => asked.push(request.url()))
    page.on('dialog', (dialog) => {
      asked.push(`dialog ${dialog.message()}`)
      void dialog.dismiss()
    })
    await page.setContent('<!doctype html><html><body></body></html>')
    const script = createRequire(import.meta.url).resolve('mermaid/dist/mermaid.min.js')
    await page.addScriptTag({ path: script })
  })
  after(() => browser.close())

  /** The texts that elements of the drawing show, and how many elements there are that a label must not make. */
  const draw = (code: string, shownIn: string, id: string) =>
    page.evaluate(
      async ([code, shownIn, id]) => {
        const { mermaid } = window as unknown as { mermaid: Mermaid }
        mermaid.initialize({ startOnLoad: false, theme: 'base' })
        const { svg } = await mermaid.render(id!, code!)
        const holder = document.createElement('div')
        holder.innerHTML = svg
        return {
          texts: [...holder.querySelectorAll(shownIn!)].map(({ textContent }) => textContent ?? ''),
          strangers: holder.querySelectorAll('script, a, img, iframe, i').length,
        }
      },
      [code, shownIn, id],
    )

  /** Fullwidth stand-ins count as their ASCII; spaces and joiners are where lines may break. */
  const fold = (text: string) => text.normalize('NFKC').replace(/[\s\u2060]+/g, '')

  for (const [place, { code, shownIn }] of Object.entries(PLACES)) {
    it(`show exactly the text in ${place}, and make nothing else of it`, async () => {
      for (const [index, text] of HOSTILE.entries()) {
        const id = `${place.replace(/\W+/g, '-')}-${index}`
        const { texts, strangers } = await draw(code(text), shownIn, id)
        assert.ok(texts.map(fold).includes(fold(visible(text))), `${text} is shown as ${texts.join(' / ')}`)
        assert.equal(strangers, 0, text)
      }
      assert.deepEqual(asked, [])
    })
  }
})
