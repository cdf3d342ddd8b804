import { drawingWidth as width } from '../components/place-diagram'
import { barStops, type Extent, readExtent } from '../scripts/diagram/read-hedge'
import { citeStyle, escapeHtml, layOut, setText, textAt, withCitations, withoutCitations } from './labels'

/** One bar: what is measured, the words with the figure, its citation mark as written, how far it reaches. */
export interface Bar {
  name: string
  words: string
  mark: string
  extent: Extent
}

/** Bars against one yardstick. */
export interface Bars {
  /** What the yardstick is: `電船 = 100%`. */
  whole: string
  /** The yardstick's place on the scale: the number its words end on, or the scale's end. */
  yardstick: number
  /** The scale's end. */
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
    const plain = withoutCitations(label)
    const mark = label.slice(plain.length).trim()
    const [, name = plain, words = ''] = /^(.*?)[：:]\s*(.*)$/.exec(plain) ?? []
    const read = readExtent(words)
    const unit = whole.includes('%') ? '%' : ''
    return {
      name,
      words: words || `${value}${unit}`,
      mark,
      // The source's number is where the bar ends; the words say how sure that is.
      extent:
        read && read.from <= value && value <= read.to
          ? read
          : { ...(read ?? exact), from: value, to: value },
    }
  })
  const stated = Number(/=\s*(\d+(?:\.\d+)?)\s*%?$/.exec(decode(whole))?.[1] ?? most)
  return { whole: decode(whole), yardstick: Math.min(stated, Number(most)), most: Number(most), bars }
}

const exact = { softBelow: false, softAbove: false }

/** Most that a row takes, however much room there is. */
const tallestRow = 128
/** Shares of the full type size, tried until all rows fit: of 32 px for names, 52 for figures, 28 for words. */
const typeSizes = [1, 0.9, 0.8, 0.72]
/** A bar's share of its row, and its greatest thickness. */
const thickness = { share: 0.62, most: 64 }

/**
 * Draws bars whose soft ends show the hedge, the figure in large type beside each; Mermaid's own chart ends every
 * bar sharply, and its labels do not wrap. The rows share the height there is.
 * @param room height of the drawing's place in canvas pixels
 * @param host an element in the page, for measuring; left as it was
 * @returns the source of an SVG whose size is its viewBox
 */
export function drawBars(
  { whole, yardstick, most, bars }: Bars,
  lang: string,
  room: number,
  host: Element,
): string {
  const figures = (words: string) =>
    words
      .split(/(\d[\d.,]*\s*%?(?:\s*[–—~至到-]\s*\d[\d.,]*\s*%?)?)/)
      .filter(Boolean)
      .map((part) => (/^\d/.test(part) ? `<b>${escapeHtml(part.trim())}</b>` : setText(part, lang)))
      .join('<wbr/>')
  const names = bars.map(({ name }) => setText(name, lang))
  const words = bars.map((bar) => figures(bar.words) + withCitations(bar.mark))
  const height = Math.min(room, bars.length * tallestRow + 48)
  const styleAt = (size: number) => `
    div{display:grid;grid-template-columns:minmax(0,max-content) minmax(420px,1fr) minmax(0,max-content);column-gap:28px;
      grid-template-rows:repeat(${bars.length},minmax(min-content,1fr)) ${44 * size}px;width:${width}px;min-height:${height}px}
    p,strong,footer{margin:0;color:var(--deck-ink);word-break:keep-all;line-break:strict;text-autospace:normal}
    p,strong,footer{display:block}
    p{align-self:center;max-width:330px;padding:4px 0;font:500 ${32 * size}px/1.25 var(--deck-sans);text-wrap:balance}
    strong{align-self:center;max-width:360px;font:500 ${28 * size}px/1.15 var(--deck-sans);color:var(--deck-soft)}
    b{font:700 ${52 * size}px/1.1 var(--deck-serif);color:var(--deck-accent);white-space:nowrap;margin:0 .12em}
    strong>b:first-child{margin-left:0}
    footer{white-space:nowrap;font:500 ${28 * size}px/${44 * size}px var(--deck-sans);color:var(--deck-soft)}
    ${citeStyle(1)}`
  const rows = bars
    .map((_, index) => `<p>${names[index]}</p><i></i><strong>${words[index]}</strong>`)
    .join('')
  const htmlWith = (style: string) =>
    `<style>${style}</style><div>${rows}<span></span><span></span><footer>${setText(whole, lang)}</footer></div>`
  const heightAt = (size: number): number =>
    layOut(htmlWith(styleAt(size)), host, (root) => root.querySelector('div')!.getBoundingClientRect().height)
  // Smaller type in the full width reads better than all of it made smaller.
  const size = typeSizes.find((one) => heightAt(one) <= room) ?? typeSizes.at(-1)!
  const style = styleAt(size)
  return layOut(htmlWith(style), host, (root) => {
    const origin = root.querySelector('div')!.getBoundingClientRect()
    const boxOf = (element: Element) => {
      const { left, top, width, height } = element.getBoundingClientRect()
      return { x: left - origin.left, y: top - origin.top, width, height }
    }
    const tracks = Array.from(root.querySelectorAll('i'), boxOf)
    const { x, y, width: scale } = tracks[0]!
    const bottom = tracks.at(-1)!.y + tracks.at(-1)!.height
    const at = x + (scale * yardstick) / most
    const shapes = tracks.map((track, index) => {
      const [full, gone] = barStops(bars[index]!.extent, most)
      const tall = Math.min(track.height * thickness.share, thickness.most)
      const place = `x="${x}" y="${track.y + (track.height - tall) / 2}" height="${tall}"`
      return (
        `<linearGradient id="bar-${index}"><stop offset="${full / gone || 0}" style="stop-color:var(--deck-accent)"/>` +
        `<stop offset="1" style="stop-color:var(--deck-accent);stop-opacity:${full < gone ? 0 : 1}"/></linearGradient>` +
        `<rect ${place} width="${(scale * gone) / 100}" fill="url(#bar-${index})"/>`
      )
    })
    const footer = root.querySelector('footer')!
    const words = footer.getBoundingClientRect().width
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${Math.ceil(origin.height)}"><style>${style}</style>`,
      ...shapes,
      `<path d="M${x} ${y}V${bottom}" style="stroke:var(--deck-ink)" stroke-width="3"/>`,
      `<path d="M${at} ${y}V${bottom}" style="stroke:var(--deck-soft)" stroke-width="2" stroke-dasharray="7 6"/>`,
      ...Array.from(root.querySelectorAll('p'), (name) => textAt(name, origin)),
      ...Array.from(root.querySelectorAll('strong'), (figure) => textAt(figure, origin)),
      textAt(footer, origin, Math.min(at - words / 2, width - words)),
      '</svg>',
    ].join('')
  })
}
