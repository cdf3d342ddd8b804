import { drawingWidth as width } from '../components/place-diagram'
import { readTime, type TimeExtent } from '../scripts/diagram/read-time'
import { citeStyle, layOut, setText, textAt } from './labels'

/** A moment of a timeline and what happened then. */
export interface Period {
  time: string
  events: string[]
}

/**
 * Reads Mermaid's `timeline` kind in its simple form: `time : event : event`, further events on lines `: event`.
 * @returns undefined where the source uses more (title, sections, a direction, directives): Mermaid draws those
 */
export function readTimeline(code: string): Period[] | undefined {
  const [head, ...rows] = code
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith('%%'))
  if (head !== 'timeline' || rows.some((row) => /^(title|section|accTitle|accDescr)\b/.test(row)))
    return undefined
  const periods: Period[] = []
  for (const row of rows) {
    const [time = '', ...events] = row.split(/\s*:\s+/)
    if (time) periods.push({ time: time.trim(), events })
    else periods.at(-1)?.events.push(...events)
  }
  return periods.length > 0 ? periods : undefined
}

/** More moments stand too close for a lane to each. */
const mostLanes = 4
/** How far a soft end is drawn out, in parts of the whole scale. It says that there is doubt, not how much. */
const softness = 0.06

/**
 * Draws a timeline: where all times can be read as numbers, a lane to each on one scale, ranges as ranges and hedges as
 * soft ends; else as columns on one axis, which claims no distances. Mermaid's own wraps at spaces only, in boxes 150 px
 * wide, and runs Chinese labels over each other.
 * @param room height of the drawing's place in canvas pixels
 * @param host an element in the page, for measuring; left as it was
 * @returns the source of an SVG whose size is its viewBox
 */
export function drawTimeline(periods: Period[], lang: string, room: number, host: Element): string {
  const scaled = onOneScale(periods)
  return scaled ? drawLanes(periods, scaled, lang, room, host) : drawColumns(periods, lang, host)
}

/** The times of a timeline as numbers of one kind that differ; undefined where they are not. */
export function onOneScale(periods: Period[]): TimeExtent[] | undefined {
  const times = periods.map(({ time }) => readTime(time))
  if (!times.every((time) => time !== undefined) || times.length < 2 || times.length > mostLanes)
    return undefined
  const isOneKind = new Set(times.map(({ on }) => on)).size === 1
  return isOneKind && new Set(times.map(({ to }) => to)).size > 1 ? times : undefined
}

/** The scale's ends, and a step for its marks that gives about half a dozen. */
function scaleOf(times: TimeExtent[]): { from: number; to: number; step: number } {
  const ends = times.flatMap(({ from, to }) => [from, to])
  const span = times[0]!.on === 'span'
  const least = span ? 0 : Math.min(...ends)
  const length = Math.max(...ends) - least
  const steps = [1 / 12, 0.25, 0.5, 1, 2, 5, 10, 20, 50, 100]
  const step = steps.find((one) => length / one <= 6) ?? 200
  const down = (value: number) => Math.floor(value / step + 1e-9) * step
  const from = span ? 0 : down(least)
  return { from, to: Math.max(down(Math.max(...ends)), Math.max(...ends)) + step * 0.35, step }
}

function drawLanes(
  periods: Period[],
  times: TimeExtent[],
  lang: string,
  room: number,
  host: Element,
): string {
  const lane = 40
  const axis = 36
  const height = Math.min(room, periods.length * 170 + axis)
  const size = periods.length > 3 ? 28 : 32
  const style = `
    div{display:grid;grid-template-columns:minmax(0,max-content) 1fr;column-gap:40px;width:${width}px;min-height:${height}px;
      grid-template-rows:repeat(${periods.length},minmax(min-content,1fr)) ${axis}px;color:var(--deck-ink)}
    section{padding:${lane}px 0 8px}
    b,p,em{display:block;margin:0;word-break:keep-all;overflow-wrap:anywhere;line-break:strict;text-autospace:normal}
    b{max-width:300px;font:700 ${size * 1.35}px/1.2 var(--deck-serif);color:var(--deck-accent);text-wrap:balance}
    p{font:500 ${size}px/1.35 var(--deck-sans);color:var(--deck-ink);text-wrap:balance}
    em{width:160px;text-align:center;font:500 22px/${axis}px var(--deck-sans);color:var(--deck-soft)}
    ${citeStyle(1)}`
  const rows = periods.map(
    ({ time, events }) =>
      `<b>${setText(time, lang)}</b><section>${events.map((event) => `<p>${setText(event, lang)}</p>`).join('')}</section>`,
  )
  const html = `<style>${style}</style><div>${rows.join('')}</div>`
  return layOut(html, host, (root) => {
    const origin = root.querySelector('div')!.getBoundingClientRect()
    const sections = Array.from(root.querySelectorAll('section'), (section) =>
      section.getBoundingClientRect(),
    )
    const left = sections[0]!.left - origin.left
    const { from, to, step } = scaleOf(times)
    const reach = width - left
    const at = (value: number) => left + (reach * (Math.max(from, Math.min(value, to)) - from)) / (to - from)
    const bottom = origin.height - axis
    const marks: string[] = []
    for (let mark = from; mark < to; mark += step) {
      const number = Math.round(mark * 100) / 100
      marks.push(`<path d="M${at(mark)} 0V${bottom}" style="stroke:var(--deck-line)" stroke-width="1"/>`)
      marks.push(
        `<foreignObject x="${at(mark) - 80}" y="${bottom}" width="160" height="${axis}"><em xmlns="http://www.w3.org/1999/xhtml">${number}</em></foreignObject>`,
      )
    }
    const lanes = times.map((time, index) => {
      const y = sections[index]!.top - origin.top + lane / 2
      return drawTime(time, y, at, (to - from) * softness, `time-${index}`)
    })
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${Math.ceil(origin.height)}"><style>${style}</style>`,
      ...marks,
      ...sections.map(({ top }) => {
        const y = top - origin.top + lane / 2
        return `<path d="M${left} ${y}H${width}" style="stroke:var(--deck-ink)" stroke-width="2"/>`
      }),
      ...lanes,
      ...Array.from(root.querySelectorAll('b, p'), (text) => textAt(text, origin)),
      '</svg>',
    ].join('')
  })
}

/** A time on its lane: a dot where it is sure, a band where it is a range or a guess, a bar up to it where until then. */
function drawTime(
  { from, to, softBelow, softAbove, within }: TimeExtent,
  y: number,
  at: (value: number) => number,
  doubt: number,
  id: string,
): string {
  const until = within
    ? `<rect x="${at(0)}" y="${y - 5}" width="${at(from) - at(0)}" height="10" style="fill:var(--deck-accent)"/>`
    : ''
  if (from === to && !softBelow && !softAbove)
    return `${until}<circle cx="${at(to)}" cy="${y}" r="14" style="fill:var(--deck-accent)"/>`
  const [start, end] = [at(softBelow ? from - doubt : from), at(softAbove ? to + doubt : to)]
  const width = Math.max(end - start, 28)
  const edge = (soft: boolean) => `style="stop-color:var(--deck-accent);stop-opacity:${soft ? 0 : 1}"`
  return (
    `${until}<linearGradient id="${id}"><stop offset="0" ${edge(softBelow)}/><stop offset=".4" ${edge(false)}/>` +
    `<stop offset=".6" ${edge(false)}/><stop offset="1" ${edge(softAbove)}/></linearGradient>` +
    `<rect x="${start}" y="${y - 14}" width="${width}" height="28" rx="${softBelow || softAbove ? 0 : 14}" fill="url(#${id})"/>`
  )
}

function drawColumns(periods: Period[], lang: string, host: Element): string {
  const size = [40, 40, 40, 36, 30, 27][periods.length] ?? 24
  const columns = periods
    .map(
      ({ time, events }) =>
        `<li><b>${setText(time, lang)}</b><i></i><div>${events.map((event) => `<p>${setText(event, lang)}</p>`).join('')}</div></li>`,
    )
    .join('')
  const style = `
    ol{margin:0;padding:0;list-style:none;display:grid;grid-auto-flow:column;grid-auto-columns:minmax(0,1fr);width:${width}px;
      grid-template-rows:auto auto 1fr}
    li{display:grid;grid-row:1/4;grid-template-rows:subgrid;align-content:start}
    b,p{display:block;margin:0;color:var(--deck-ink);word-break:keep-all;overflow-wrap:anywhere;line-break:strict;text-autospace:normal;text-wrap:balance}
    b{align-self:end;font:700 ${Math.round(size * (periods.length > 4 ? 1.2 : 1.5))}px/1.2 var(--deck-serif);color:var(--deck-accent);padding-right:24px}
    i{height:24px;margin:20px 0 22px}
    p{font:500 ${size}px/1.45 var(--deck-sans);padding-right:28px}p+p{margin-top:12px}
    ${citeStyle(1)}`
  return layOut(`<style>${style}</style><ol>${columns}</ol>`, host, (root) => {
    const origin = root.querySelector('ol')!.getBoundingClientRect()
    const marks = Array.from(root.querySelectorAll('i'), (mark) => mark.getBoundingClientRect())
    const y = marks[0]!.top - origin.top + 12
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${Math.ceil(origin.height)}"><style>${style}</style>`,
      `<path d="M0 ${y}H${width - 16}" style="stroke:var(--deck-ink)" stroke-width="3"/>`,
      `<path d="M${width} ${y}l-16 -9v18z" style="fill:var(--deck-ink)"/>`,
      ...marks.map(
        ({ left }) =>
          `<circle cx="${left - origin.left + 12}" cy="${y}" r="12" style="fill:var(--deck-accent)"/>`,
      ),
      ...Array.from(root.querySelectorAll('b, p'), (text) => textAt(text, origin)),
      '</svg>',
    ].join('')
  })
}
