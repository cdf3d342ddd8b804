import { phrases } from '../components/break-phrases'
import { barStops, type Extent, readExtent } from '../scripts/diagram/read-hedge'

/** One bar: what is measured, the words with the figure, how far it reaches. */
export interface Bar {
  name: string
  words: string
  extent: Extent
}

/** Bars against one yardstick. */
export interface Bars {
  /** What the right end of the scale means: `A100 = 100%`. */
  whole: string
  most: number
  bars: Bar[]
}

const axis = /^x-axis\s+\[(.*)\]$/
const scale = /^y-axis\s+"([^"]*)"\s+0\s*-->\s*(\d+(?:\.\d+)?)$/
const values = /^bar\s+\[([\d.,\s]*)\]$/
const decode = (label: string): string =>
  label.replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))).replace(/#quot;/g, '"')

/**
 * Reads an `xychart-beta` of one row of bars on a scale from 0, each label a name and, after a colon, the words with
 * the figure.
 * @returns undefined where the source is more or other than that: Mermaid draws those
 */
export function readBars(code: string): Bars | undefined {
  const [head, ...rest] = code
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith('%%'))
  if (!/^xychart(-beta)?( horizontal)?$/.test(head ?? '') || rest.length !== 3) return undefined
  const one = (pattern: RegExp) => rest.map((line) => pattern.exec(line)).find((match) => match)
  const labels = [...(one(axis)?.[1] ?? '').matchAll(/"([^"]*)"/g)].map(([, label]) => decode(label!))
  const numbers = (one(values)?.[1] ?? '').split(',').map(Number)
  const [, whole, most] = one(scale) ?? []
  if (whole === undefined || labels.length === 0 || labels.length !== numbers.length) return undefined
  const bars = labels.map((label, index): Bar => {
    const value = numbers[index]!
    const [, name = label, words = ''] = /^(.*?)[：:]\s*(.*)$/.exec(label) ?? []
    const read = readExtent(words)
    const unit = whole.includes('%') ? '%' : ''
    return {
      name,
      words: words || `${value}${unit}`,
      // The source's number is where the bar ends; the words say how sure that is.
      extent:
        read && read.from <= value && value <= read.to
          ? read
          : { ...(read ?? exact), from: value, to: value },
    }
  })
  return { whole: decode(whole), most: Number(most), bars }
}

const exact = { softBelow: false, softAbove: false }

const escapeHtml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** Width of the drawing in canvas pixels: what a slide offers between its margins. */
const width = 1136

/**
 * Draws bars whose soft ends show the hedge, the figure in large type beside each; Mermaid's own chart ends every
 * bar sharply, and its labels do not wrap.
 * @param host an element in the page, for measuring; left empty
 * @returns the source of an SVG whose size is its viewBox
 */
export function drawBars({ whole, most, bars }: Bars, lang: string, host: Element): string {
  const set = (text: string) => phrases(text, lang).map(escapeHtml).join('<wbr/>')
  const figures = (words: string) =>
    words
      .split(/(\d[\d.,]*\s*%?(?:\s*[–—~至到-]\s*\d[\d.,]*\s*%?)?)/)
      .filter(Boolean)
      .map((part) => (/^\d/.test(part) ? `<b>${escapeHtml(part.trim())}</b>` : `<span>${set(part)}</span>`))
      .join('<wbr/>')
  const rows = bars
    .map(({ name, words, extent }) => {
      const [full, gone] = barStops(extent, most)
      const fill = `linear-gradient(90deg,var(--deck-accent) ${full}%,transparent ${gone}%)`
      return `<li><p>${set(name)}</p><i><u style="background:${fill}"></u></i><strong>${figures(words)}</strong></li>`
    })
    .join('')
  const style = `
    div{display:grid;grid-template-columns:minmax(0,max-content) minmax(360px,1fr) minmax(0,max-content);column-gap:28px;
      width:${width}px;font:500 32px/1.3 var(--deck-sans);color:var(--deck-ink);word-break:keep-all;line-break:strict;text-autospace:normal}
    ol{display:contents;list-style:none}
    li{display:grid;grid-column:1/4;grid-template-columns:subgrid;align-items:center;min-height:84px}
    p{margin:0;max-width:320px;text-wrap:balance}
    i{align-self:stretch;display:flex;align-items:center;border:0 solid var(--deck-ink);border-width:0 2px 0 3px;border-right-style:dashed;border-right-color:var(--deck-soft)}
    u{display:block;width:100%;height:48px}
    strong{max-width:420px;padding:4px 0;font:500 30px/1.2 var(--deck-sans);color:var(--deck-soft)}
    b{font:700 56px/1.1 var(--deck-serif);color:var(--deck-accent);white-space:nowrap;margin:0 .12em}
    footer{grid-column:2;text-align:right;font-size:30px;color:var(--deck-soft);padding-top:4px}`
  const html = `<style>${style}</style><div xmlns="http://www.w3.org/1999/xhtml"><ol>${rows}</ol><footer>${set(whole)}</footer></div>`
  const probe = document.createElement('div')
  host.append(probe)
  probe.attachShadow({ mode: 'open' }).innerHTML = html
  const height = Math.ceil(probe.shadowRoot!.querySelector('div')!.getBoundingClientRect().height)
  probe.remove()
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><foreignObject width="${width}" height="${height}">${html}</foreignObject></svg>`
}
