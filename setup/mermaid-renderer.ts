import { defineMermaidRendererSetup } from '@slidev/types'
// The very module Slidev loads, so that there is one Mermaid in the page.
import mermaid from 'mermaid/dist/mermaid.esm.mjs'
import { phrases } from '../components/break-phrases'
import { enlargement } from '../components/place-diagram'
import { drawBars, readBars } from './bars'
import { mermaidConfig } from './mermaid'
import { drawTimeline, readTimeline } from './timeline'

/** Flowcharts measure HTML, in which a zero-width space is a break opportunity. */
const zeroWidthSpace = '\u200b'
/** The place a drawing gets on a slide, in canvas pixels, for choosing between drawings of one source. */
const place = { width: 1136, height: 430 }
/** Widths at which a flowchart's labels wrap, in the diagram's pixels; the one that comes out largest is kept. */
const wrappingWidths = [440, 320, 230, 170, 130]

/** Below this scale a label of 24 px is too near the 18 px that the last row can read. */
const legible = 0.85

let drawn = 0

/** Marks in a flowchart's source where its Chinese labels may break. */
export function breakLabels(code: string, lang: string): string {
  return code.replace(
    /"([^"\n]*)"/g,
    (_, label: string) =>
      `"${label
        .split(/(<[^>]*>|#\w+;)/)
        // Tags and Mermaid's entities stay in one piece.
        .map((part) => (/^[<#]/.test(part) ? part : phrases(part, lang).join(zeroWidthSpace)))
        .join('')
        // Each line a block of its own, so that the browser balances it.
        .split(/<br ?\/?>/)
        .map(boldOfItsOwn())
        .filter((line) => line !== '')
        .map((line) => `<span>${line}</span>`)
        .join('')}"`,
  )
}

/** Line after line of a label: a bold run that goes on over a break is closed before it and opened after it. */
function boldOfItsOwn(): (line: string) => string {
  let open = false
  return (line) => {
    const opened = open ? `<b>${line}` : line
    open = opened.lastIndexOf('<b>') > opened.lastIndexOf('</b>')
    return open ? `${opened}</b>` : opened
  }
}

function viewBox(svg: string): { x: number; y: number; width: number; height: number } {
  const [x = 0, y = 0, width = 1, height = 1] = (/viewBox="([^"]+)"/.exec(svg)?.[1] ?? '')
    .split(/[\s,]+/)
    .map(Number)
  return { x, y, width, height }
}

const scaleOf = (svg: string): number => {
  const { width, height } = viewBox(svg)
  return Math.min(place.width / width, place.height / height, enlargement)
}

/** The drawing fills its host, whatever size Mermaid gave it, up to the enlargement allowed. */
function fill(svg: string): string {
  const { width, height } = viewBox(svg)
  return svg.replace(/^<svg([^>]*)>/, (_, attributes: string) => {
    const plain = attributes.replace(/ (width|height|style)="[^"]*"/g, '')
    const size = `max-width:${width * enlargement}px;max-height:${height * enlargement}px`
    return `<svg${plain} style="display:block;margin:auto;position:absolute;inset:0;width:100%;height:100%;${size}">`
  })
}

async function render(code: string, host: Element, wrappingWidth: number): Promise<string> {
  const config = await mermaidConfig()
  mermaid.initialize({ startOnLoad: false, ...config, flowchart: { ...config.flowchart, wrappingWidth } })
  const { svg } = await mermaid.render(`deck-diagram-${++drawn}`, code, host)
  return svg
}

/** A flowchart's source with its ranks running down instead of across, or the other way round. */
function turned(code: string): string {
  return code.replace(
    /^(\s*(?:flowchart|graph)\s+)(LR|RL|TB|TD|BT)\b/,
    (_, head: string, way: string) => head + (way === 'LR' || way === 'RL' ? 'TB' : 'LR'),
  )
}

async function drawFlowchart(code: string, lang: string, host: Element): Promise<string> {
  const marked = breakLabels(code, lang)
  let best = ''
  for (const source of [marked, turned(marked)]) {
    for (const width of wrappingWidths) {
      const svg = await render(source, host, width)
      // A narrower setting has to be worth its shorter lines.
      if (!best || scaleOf(svg) > scaleOf(best) * 1.06) best = svg
    }
    // As written, if that is legible: many members in a column are not, side by side they are.
    if (scaleOf(best) >= legible) break
  }
  // A browser breaks at <wbr> even where nothing may wrap: a label measured on one line keeps to it.
  return best.replace(/<foreignObject[\s\S]*?<\/foreignObject>/g, (label) =>
    label.replaceAll(zeroWidthSpace, label.includes('white-space: nowrap') ? '' : '<wbr/>'),
  )
}

/** Bars lie, so that long category names stand beside them; room is left for the figure at a bar's end. */
async function drawChart(code: string, host: Element): Promise<string> {
  const lying = code.replace(/^(\s*xychart(?:-beta)?)[ \t]*$/m, '$1 horizontal')
  const svg = await render(lying, host, wrappingWidths[0]!)
  const { x, y, width, height } = viewBox(svg)
  return svg.replace(/viewBox="[^"]+"/, `viewBox="${x} ${y} ${width + 130} ${height}"`)
}

/** Where drawings are measured. Mermaid empties it first, so it must hold nothing else: never the page itself. */
function measuringPlace(): HTMLElement {
  const id = 'mermaid-rendering-container'
  const there = document.getElementById(id)
  if (there) return there
  const made = document.createElement('div')
  made.id = id
  document.body.append(made)
  return made
}

async function draw(code: string): Promise<string> {
  const lang = document.documentElement.lang
  const host = measuringPlace()
  const kind = code.trimStart().split(/\s/, 1)[0] ?? ''
  const periods = readTimeline(code)
  if (periods) {
    await mermaidConfig()
    return fill(drawTimeline(periods, lang, host))
  }
  const bars = readBars(code)
  if (bars) {
    await mermaidConfig()
    return fill(drawBars(bars, lang, host))
  }
  if (kind === 'flowchart' || kind === 'graph') return fill(await drawFlowchart(code, lang, host))
  if (kind.startsWith('xychart')) return fill(await drawChart(code, host))
  return fill(await render(code, host, wrappingWidths[0]!))
}

/** Mermaid keeps its settings in one place, so drawings follow one another. */
let last: Promise<unknown> = Promise.resolve()

export default defineMermaidRendererSetup(() => (code: string) => {
  const drawing = last.then(() => draw(code))
  last = drawing.catch(() => undefined)
  return drawing
})
