import { defineMermaidRendererSetup } from '@slidev/types'
// The very module Slidev loads, so that there is one Mermaid in the page.
import mermaid from 'mermaid/dist/mermaid.esm.mjs'
import { phrases } from '../components/break-phrases'
import { mermaidConfig } from './mermaid'

/** Timelines break at white space only; a hair space is one, and is taken out again after drawing. */
const hairSpace = '\u200a'
/** Flowcharts measure HTML, in which a zero-width space is a break opportunity. */
const zeroWidthSpace = '\u200b'

let drawn = 0

/** Marks in a diagram's source where its Chinese labels may break. */
export function breakLabels(code: string, lang: string): string {
  const kind = code.trimStart().split(/\s/, 1)[0]
  if (kind === 'timeline')
    return code.replace(/[^\s:#;][^:\n]*/g, (text) =>
      /^(timeline|title|section)\b/.test(text) ? text : phrases(text, lang).join(hairSpace),
    )
  if (kind === 'flowchart' || kind === 'graph')
    return code.replace(/"([^"]*)"/g, (_, label: string) =>
      `"${label
        .split(/(<[^>]*>)/)
        .map((part) => (part.startsWith('<') ? part : phrases(part, lang).join(zeroWidthSpace)))
        .join('')}"`,
    )
  return code
}

async function draw(code: string): Promise<string> {
  const lang = document.documentElement.lang
  mermaid.initialize({ startOnLoad: false, ...(await mermaidConfig()) })
  const host = document.getElementById('mermaid-rendering-container') ?? undefined
  const { svg } = await mermaid.render(`deck-diagram-${++drawn}`, breakLabels(code, lang), host)
  return svg
    .replaceAll(hairSpace, '')
    .replaceAll(zeroWidthSpace, '<wbr/>')
    .replace(/^<svg([^>]*)>/, (_, attributes: string) => {
      const [, , width = '', height = ''] = /viewBox="([^"]+)"/.exec(attributes)?.[1]?.split(/[\s,]+/) ?? []
      const plain = attributes.replace(/ (width|height|style)="[^"]*"/g, '')
      const limit = 1.35
      return `<svg${plain} style="display:block;margin:auto;width:100%;height:100%;max-width:${Number(width) * limit}px;max-height:${Number(height) * limit}px">`
    })
}

/** Mermaid keeps its settings in one place, so drawings follow one another. */
let last: Promise<unknown> = Promise.resolve()

export default defineMermaidRendererSetup(() => (code: string) => {
  const drawing = last.then(() => draw(code))
  last = drawing.catch(() => undefined)
  return drawing
})
