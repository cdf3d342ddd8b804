import { defineTransformersSetup, type MarkdownTransformContext } from '@slidev/types'
import lz from 'lz-string'
import { barStops, readExtent } from '../scripts/diagram/read-hedge'
import { expandCitation } from '../scripts/slides/citation.ts'

const fencePattern = /^(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1[`~]*[ \t]*$/gm
const commentPattern = /<!--[\s\S]*?-->/g
const codeSpanPattern = /(`+)(?!`)[^\n]*?[^`]\1(?!`)/g
const citationPattern = /[ \t]*\[\^(\d+(?:[-–,]\d+)*)\](?!:)/g
/** The word before a citation, where a line may break behind its mark. */
const heldPattern = /(?:^|(?<=[\s\p{Script=Han}]))[\p{L}\p{N}'’.,-]+[?!]["”’)]*$/u
/** A fullwidth mark before a citation, which leaves air enough for it. */
const widePattern = /[。！？…」』）》]$/u
/** A short sentence at a paragraph's beginning, with others behind it. */
const leadPattern =
  /^(?![-*+>#|<]|\d+\.)(?:[^。！？.!?\n*[`<]{1,16}[。！？]|[^。！？.!?\n*[`<]{1,48}[.!?](?=[ \t]))(?=[ \t]*[^\s[])/u
const groupPattern = /^## .*$/gm
const slotPattern = /^::\S+::[ \t]*$/m
const figurePattern =
  /^([-*+] )([^*\n]*?)[ \t]*\*\*([^*\n]+)\*\*[ \t]*(.*?)[ \t]*(?:\\|<br ?\/?>|[ \t]{2})\n[ \t]*(\S.*(?:\n[ \t]+\S.*)*)$/gm
/** A figure whose heading says what it measures: its citation mark is all that follows. */
const loneFigurePattern =
  /^([-*+] )([^*\n]*?)[ \t]*\*\*([^*\n]+)\*\*[ \t]*(.*?)[ \t]*(\[\^[\d,–-]+\])[ \t]*$/gm

/** UTF-16 units; a longer word may come loose from its citation. */
const LONGEST_WORD = 40

/** Spans of a slide's source in which nothing is rewritten: fences, inline code, comments (the notes). */
function verbatimSpans(source: string): [number, number][] {
  return [fencePattern, commentPattern, codeSpanPattern].flatMap((pattern) =>
    Array.from(source.matchAll(pattern), (m): [number, number] => [m.index, m.index + m[0].length]),
  )
}

function matches(source: string, pattern: RegExp): RegExpExecArray[] {
  const spans = verbatimSpans(source)
  return [...source.matchAll(pattern)].filter(
    (m) => !spans.some(([from, to]) => m.index >= from && m.index < to),
  )
}

/** `[^31,32]` → `<Cite n="31,32" />`: the numbers of the sentences a statement rests on. */
export function transformCitations({ s }: Pick<MarkdownTransformContext, 's'>): void {
  for (const m of matches(s.original, citationPattern)) {
    const before = s.original.slice(Math.max(0, m.index - LONGEST_WORD), m.index)
    const wide = widePattern.exec(before)?.[0] ?? ''
    const held = wide || (heldPattern.exec(before)?.[0] ?? '')
    const cite = `<Cite n="${m[1]}" />`
    const words = wide ? `<span class="deck-wide">${wide}</span>` : held
    const mark = held === '' ? cite : `<span class="deck-held">${words}${cite}</span>`
    s.overwrite(m.index - held.length, m.index + m[0].length, mark)
  }
}

/** Wraps each `## …` and what follows it in a <section>, so that a layout can set the sections side by side. */
export function transformGroups({ s, slide }: Pick<MarkdownTransformContext, 's' | 'slide'>): void {
  if (!['comparison', 'recap'].includes(slide.frontmatter.layout)) return
  const heads = matches(s.original, groupPattern)
  if (heads.length === 0) return
  const last = heads[heads.length - 1]!.index
  const slot = slotPattern.exec(s.original.slice(last))
  const comment = s.original.slice(last).search(/<!--/)
  const ends = [slot?.index ?? -1, comment].filter((at) => at >= 0)
  const end = ends.length > 0 ? last + Math.min(...ends) : s.original.length
  heads.forEach((head, i) => {
    s.prependLeft(head.index, `${i === 0 ? '' : '\n</section>\n\n'}<section>\n\n`)
  })
  s.appendLeft(end, '\n\n</section>\n\n')
}

/**
 * In a `comparison` of answers: the short sentence that opens each (我支持。 No.) as <strong>, if all sides open so, for
 * a glance tells the two apart.
 */
export function transformLeads({ s, slide }: Pick<MarkdownTransformContext, 's' | 'slide'>): void {
  if (slide.frontmatter.layout !== 'comparison') return
  const sides = matches(s.original, /^## [^\n]*\n+/gm)
  const leads = sides.map((side) => {
    const start = side.index + side[0].length
    const lead = leadPattern.exec(s.original.slice(start))?.[0]
    return lead === undefined ? undefined : { start, end: start + lead.length }
  })
  if (leads.length < 2 || !leads.every((lead) => lead !== undefined)) return
  for (const { start, end } of leads) {
    s.appendRight(start, '<strong class="deck-lead">')
    s.appendLeft(end, '</strong>')
  }
}

/**
 * In a `numbers` item: the hedge before the figure, the figure, the hedge after it, and what is measured, each an element
 * of its own.
 */
export function transformFigures({ s, slide }: Pick<MarkdownTransformContext, 's' | 'slide'>): void {
  if (slide.frontmatter.layout !== 'numbers') return
  for (const m of matches(s.original, figurePattern)) {
    const [whole, bullet, before, figure, after, measures] = m
    const number = `${quantity(before!, figure!, after!)}${numberLine(before!, figure!, after!)}`
    const item = `${bullet}${number}<span class="measures">${measures}</span>`
    s.overwrite(m.index, m.index + whole.length, item)
  }
  for (const m of matches(s.original, loneFigurePattern)) {
    const [whole, bullet, before, figure, after, mark] = m
    const number = `${quantity(before!, figure!, after!, mark)}${numberLine(before!, figure!, after!)}`
    s.overwrite(m.index, m.index + whole.length, `${bullet}${number}`)
  }
}

/** A figure between its hedges. 多 is a part of the numeral before it (兩倍多), and as large. */
function quantity(before: string, figure: string, after: string, mark = ''): string {
  const [number, rest] = after === '多' ? [`${figure}${after}`, ''] : [figure, after]
  const unit = rest ? `<small class="unit">${rest}</small>` : ''
  return `<span class="quantity"><small class="hedge">${before}</small><span class="figure"><strong>${figureWithTail(number)}</strong>${unit}</span>${mark}</span>`
}

/** A share in per cent on a line from 0 to 100, its hedge a soft end; for every other figure nothing. */
function numberLine(before: string, figure: string, after: string): string {
  const share = /^\d[\d.]*%(?:\s*[–—~至到-]\s*\d[\d.]*%)?$/.test(figure)
  const extent = share ? readExtent(`${before} ${figure} ${after}`) : undefined
  if (!extent || extent.to > 100) return ''
  const [full, gone] = barStops(extent, 100)
  return `<NumberLine :full="${full}" :gone="${gone}" />`
}

/** In `6分鐘` and `25 million` the digits are the figure, the unit may be smaller. */
function figureWithTail(figure: string): string {
  return figure.replace(/^([\d.,–−+-]*\d%?)(\s*[^\d%.,\s]\D*)$/u, '$1<span class="tail">$2</span>')
}

/** In an `enumeration` or a `race` a member without further words has its citation mark beside its name. */
export function transformMembers({ s, slide }: Pick<MarkdownTransformContext, 's' | 'slide'>): void {
  if (!['enumeration', 'race'].includes(slide.frontmatter.layout)) return
  for (const m of matches(s.original, /^(\d+\.[ \t]+\*\*[^*\n]+)\*\*[ \t]*(\[\^[\d,–-]+\])[ \t]*$/gm))
    s.overwrite(m.index, m.index + m[0].length, `${m[1]} ${m[2]}**`)
}

/** In a `race` each name gets its lane; what is said of it stands under that. */
export function transformRunners({ s, slide }: Pick<MarkdownTransformContext, 's' | 'slide'>): void {
  if (slide.frontmatter.layout !== 'race') return
  for (const m of matches(s.original, /^(\d+\.[ \t]+\*\*[^*\n]+\*\*)[ \t]*(.*)$/gm))
    s.overwrite(
      m.index,
      m.index + m[0].length,
      `${m[1]}<span class="lane" aria-hidden="true"></span>${m[2] ? `<span class="words">${m[2]}</span>` : ''}`,
    )
}

/**
 * In a `quotation` slide: the words quoted, without their citation marks, as <q>, the slide's heading. Of several
 * paragraphs each is a part of the quotation, and the one in bold the heading. Below a claim they are no heading.
 */
export function transformQuotation({ s, slide }: Pick<MarkdownTransformContext, 's' | 'slide'>): void {
  if (!['quotation', 'claim'].includes(slide.frontmatter.layout)) return
  const quote = matches(s.original, /^> (.+?)(?=[ \t]*(?:\[\^[\d,–-]+\][ \t]*)*$)/gm)
  for (const [order, { index, 1: words }] of quote.entries()) {
    const part = [order > 0 ? 'goes-on' : '', order < quote.length - 1 ? 'is-continued' : ''].join(' ').trim()
    const isHeading =
      slide.frontmatter.layout === 'quotation' && (quote.length === 1 || /^\*\*.*\*\*$/.test(words!))
    const attributes = [part && ` class="${part}"`, isHeading && ' role="heading" aria-level="1"']
    s.appendRight(index + 2, `<q${attributes.filter(Boolean).join('')}>`)
    s.appendLeft(index + 2 + words!.length, '</q>')
  }
}

/** A Mermaid fence, with the options Slidev allows after the word, as the diagram that follows the script shown. */
export function transformDiagram({ info, code }: { info: string; code: string }): string | undefined {
  const fence = /^mermaid\b\s*(\{[^\n]*\})?/.exec(info)
  if (!fence) return undefined
  const options = fence[1] ? `v-bind="${fence[1]}" ` : ''
  return `<DiagramInScript ${options}code-lz="${lz.compressToBase64(code.trim())}" />`
}

/**
 * In a `passages` slide: the number of each sentence, in bold before it or as the mark of a question, becomes the place
 * that citations lead to.
 */
export function transformPassages({ s, slide }: Pick<MarkdownTransformContext, 's' | 'slide'>): void {
  if (slide.frontmatter.layout !== 'passages') return
  const place = (numbers: string) => {
    const ids = expandCitation(numbers).map((id) => `<i id="sentence-${id}"></i>`)
    const several = ids.length > 1 ? ' deck-sentences' : ''
    return `<sup class="deck-cite deck-sentence-n${several}">${ids.join('')}${numbers.replaceAll('-', '–')}</sup>`
  }
  for (const m of matches(s.original, /^\*\*(\d+)\*\*[ \t]+(?=\S)/gm))
    s.overwrite(m.index, m.index + m[0].length, place(m[1]!))
  for (const heading of matches(s.original, groupPattern)) {
    for (const m of heading[0].matchAll(citationPattern)) {
      const at = heading.index + m.index
      s.remove(at, at + m[0].length)
      // Numbers stand in a column of their own, so first.
      s.appendLeft(heading.index + 3, place(m[1]!))
    }
  }
}

export default defineTransformersSetup(() => ({
  // Slidev commits each transformer's changes before the next: citation marks are read in the source, so go last.
  pre: [
    transformGroups,
    transformLeads,
    transformFigures,
    transformMembers,
    transformRunners,
    transformQuotation,
    transformPassages,
    transformCitations,
  ],
  preCodeblock: [],
  postCodeblock: [],
  post: [],
  codeblocks: [transformDiagram],
}))
