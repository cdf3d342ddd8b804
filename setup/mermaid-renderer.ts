import { defineMermaidRendererSetup } from '@slidev/types'
// The very module Slidev loads, so that there is one Mermaid in the page.
import mermaid from 'mermaid/dist/mermaid.esm.mjs'
import { type DiagramRoom, drawingWidth, enlargement, fitDrawing } from '../components/place-diagram'
import { drawBars, readBars } from './bars'
import { citeStyle, setLabels, withoutCitations } from './labels'
import { mermaidConfig } from './mermaid'
import { drawTimeline, readTimeline } from './timeline'

/** Height of a drawing's place where nothing is known of it, in canvas pixels. */
const usualRoom = 360
/** Widths at which a flowchart's labels wrap, in the diagram's pixels; the one that comes out largest is kept. */
const labelWidths = [440, 320, 240, 180]
/** Labels of the diagram's own that are no lines of ours. */
const wrappingWidth = 460
/** What another width, or the other direction, must gain to be taken. */
const gain = { width: 1.04, turn: 1.12 }

let drawn = 0

function viewBox(svg: string): { x: number; y: number; width: number; height: number } {
  const [x = 0, y = 0, width = 1, height = 1] = (/viewBox="([^"]+)"/.exec(svg)?.[1] ?? '')
    .split(/[\s,]+/)
    .map(Number)
  return { x, y, width, height }
}

/** The drawing fills its host, whatever size Mermaid gave it, up to the enlargement allowed. */
function fill(svg: string, scale = 1): string {
  const { width, height } = viewBox(svg)
  return svg
    .replace(/^<svg([^>]*)>/, (_, attributes: string) => {
      const plain = attributes.replace(/ (width|height|style|role|aria-roledescription)="[^"]*"/g, '')
      const size = `max-width:${width * enlargement}px;max-height:${height * enlargement}px`
      return `<svg${plain} style="display:block;margin:auto;position:absolute;inset:0;width:100%;height:100%;${size}">`
    })
    .replace(/<\/svg>$/, `<style>${citeStyle(scale)}</style></svg>`)
}

async function render(code: string, host: Element): Promise<string> {
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

/** How a flowchart comes out largest. */
interface Arrangement {
  isTurned: boolean
  labelWidth: number
}
/** What was found for a flowchart, whatever its Chinese characters: in another script it has the same form. */
const found = new Map<string, Arrangement>()

/** Draws a flowchart with narrower and wider labels, as written and turned, and keeps what comes out largest. */
async function drawFlowchart(code: string, lang: string, room: DiagramRoom, host: Element): Promise<string> {
  await mermaidConfig()
  const attempt = async ({ isTurned, labelWidth }: Arrangement) => {
    const svg = await render(setLabels(isTurned ? turned(code) : code, lang, labelWidth, host), host)
    const { width, height } = viewBox(svg)
    const isTall = height / width > room.height / drawingWidth && (room.tall === 0 || height > room.tall)
    return { svg, isTall, scale: fitDrawing({ width, height }, room).scale }
  }
  const form = code.replace(/\p{Script=Han}/gu, '口')
  const known = found.get(form)
  if (known) {
    const { svg, scale } = await attempt(known)
    return fill(svg, scale)
  }
  let best = { svg: '', scale: 0 }
  for (const isTurned of [false, true]) {
    let own = best
    for (const labelWidth of labelWidths) {
      const { svg, scale, isTall } = await attempt({ isTurned, labelWidth })
      const least = own === best ? best.scale * (isTurned ? gain.turn : 1) : own.scale * gain.width
      if (scale > least) {
        own = { svg, scale }
        found.set(form, { isTurned, labelWidth })
      }
      // Narrower labels are higher, and it is height that lacks.
      if (isTall) break
    }
    best = own
    if (best.scale >= enlargement) break
  }
  return fill(best.svg, best.scale)
}

/** Bars lie, so that long category names stand beside them; room is left for the figure at a bar's end. */
async function drawChart(code: string, host: Element): Promise<string> {
  const lying = code.replace(/^(\s*xychart(?:-beta)?)[ \t]*$/m, '$1 horizontal')
  const svg = await render(lying, host)
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

/** What diagram-in-script.vue tells of the place, in a comment at the source's end. */
function roomOf(code: string): DiagramRoom {
  const [, height = 0, tall = 0] = /\n%% room (\d+) (\d+)$/.exec(code)?.map(Number) ?? []
  return { height: height || usualRoom, tall }
}

async function draw(code: string): Promise<string> {
  const room = roomOf(code)
  const lang = document.documentElement.lang
  const host = measuringPlace()
  const kind = code.trimStart().split(/\s/, 1)[0] ?? ''
  const periods = readTimeline(code)
  if (periods) {
    await mermaidConfig()
    return fill(drawTimeline(periods, lang, room.height, host))
  }
  const bars = readBars(code)
  if (bars) {
    await mermaidConfig()
    return fill(drawBars(bars, lang, room.height, host))
  }
  if (kind === 'flowchart' || kind === 'graph') return drawFlowchart(code, lang, room, host)
  const plain = withoutCitations(code)
  if (kind.startsWith('xychart')) return fill(await drawChart(plain, host))
  return fill(await render(plain, host))
}

/** Mermaid keeps its settings in one place, so drawings follow one another. */
let last: Promise<unknown> = Promise.resolve()

export default defineMermaidRendererSetup(() => (code: string) => {
  const drawing = last.then(() => draw(code))
  last = drawing.catch(() => undefined)
  return drawing
})
