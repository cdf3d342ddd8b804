import { phrases } from '../components/break-phrases'

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

const escapeHtml = (text: string): string =>
  text
    .replace(/&(?!#?\w+;)/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')

/** Width of a drawn timeline in canvas pixels: what a slide offers between its margins. */
const width = 1136

/**
 * Draws a timeline as columns on one axis. Mermaid's own wraps at spaces only, in boxes 150 px wide, and runs
 * Chinese labels over each other; here the browser sets the lines.
 * @param host an element in the page, for measuring; left empty
 * @returns the source of an SVG whose size is its viewBox
 */
export function drawTimeline(periods: Period[], lang: string, host: Element): string {
  const size = [40, 40, 40, 36, 30, 27][periods.length] ?? 24
  const set = (text: string) => phrases(text, lang).map(escapeHtml).join('<wbr/>')
  const columns = periods
    .map(
      ({ time, events }) =>
        `<li><b>${set(time)}</b><i></i><div>${events.map((event) => `<p>${set(event)}</p>`).join('')}</div></li>`,
    )
    .join('')
  const style = `
    ol{margin:0;padding:0;list-style:none;display:grid;grid-auto-flow:column;grid-auto-columns:minmax(0,1fr);width:${width}px;
      grid-template-rows:auto auto 1fr;font:500 ${size}px/1.45 var(--deck-sans);color:var(--deck-ink);
      word-break:keep-all;overflow-wrap:anywhere;line-break:strict;text-autospace:normal}
    li{display:grid;grid-row:1/4;grid-template-rows:subgrid;align-content:start}
    b{align-self:end;font:700 ${Math.round(size * (periods.length > 4 ? 1.2 : 1.5))}px/1.2 var(--deck-serif);color:var(--deck-accent);padding-right:24px;text-wrap:balance}
    i{position:relative;height:24px;margin:20px 0 22px;background:linear-gradient(var(--deck-ink),var(--deck-ink)) 0 50%/100% 3px no-repeat}
    i::before{content:'';position:absolute;left:0;top:0;width:24px;height:24px;border-radius:50%;background:var(--deck-accent)}
    li:last-child i{margin-right:14px}
    li:last-child i::after{content:'';position:absolute;right:-14px;top:3px;border:9px solid transparent;border-left:16px solid var(--deck-ink);border-right:0}
    p{margin:0;padding-right:28px}p+p{margin-top:12px}`
  const html = `<style>${style}</style><ol xmlns="http://www.w3.org/1999/xhtml">${columns}</ol>`
  const probe = document.createElement('div')
  host.append(probe)
  probe.attachShadow({ mode: 'open' }).innerHTML = html
  const height = Math.ceil(probe.shadowRoot!.querySelector('ol')!.getBoundingClientRect().height)
  probe.remove()
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><foreignObject width="${width}" height="${height}">${html}</foreignObject></svg>`
}
