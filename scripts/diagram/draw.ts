import type { Diagram, Enumeration, Forecast, Link, Scale, Sequence } from '../model.ts'
import { citation } from '../slides/citation.ts'
import { mermaidLabel, mermaidPlain } from './escape-mermaid.ts'

/** A label with the mark of the sentences it comes from; where it wraps is the renderer's matter. */
const label = (text: string, sentences: readonly number[]): string =>
  `${mermaidLabel(text)} ${citation(sentences)}`.trimEnd()

/** The same in bold, as the name of a box. */
const name = (text: string, sentences: readonly number[]): string =>
  `<b>${mermaidLabel(text)}</b> ${citation(sentences)}`.trimEnd()

const uniqueIds = (...groups: { sentences: number[] }[][]): number[] =>
  [...new Set(groups.flat().flatMap(({ sentences }) => sentences))].sort((a, b) => a - b)

/**
 * Conditions and what they serve: owners → members → the whole, and what a member is good for. Nodes on the left say
 * who has (solid) and who lacks (broken).
 */
export function drawEnumeration({ whole, members, sentences }: Enumeration, links: Link[]): Diagram {
  const owners = links.filter(({ kind }) => kind === 'have' || kind === 'lack')
  const purposes = links.filter(({ kind }) => kind === 'enable')
  const member = (name: string): string => `m${members.findIndex((one) => one.name === name) + 1}`
  const code = [
    'flowchart LR',
    ...owners.map((owner, index) => `  o${index + 1}["${label(owner.from, owner.sentences)}"]`),
    ...members.map((one, index) => {
      const text = one.detail
        ? `<b>${mermaidLabel(one.name)}</b><br/>${label(one.detail.text, one.detail.sentences)}`
        : name(one.name, one.sentences)
      return `  m${index + 1}["${text}"]:::member`
    }),
    `  w(["${name(whole, sentences)}"]):::whole`,
    ...purposes.map((purpose, index) => `  p${index + 1}["${label(purpose.to, purpose.sentences)}"]`),
    ...owners.map(({ to, label, kind }, index) =>
      kind === 'lack'
        ? `  o${index + 1} -. "${mermaidLabel(label)}" .-> ${member(to)}`
        : `  o${index + 1} -- "${mermaidLabel(label)}" --> ${member(to)}`,
    ),
    ...members.map((_, index) => `  m${index + 1} --> w`),
    ...purposes.map(({ from }, index) => `  ${member(from)} --> p${index + 1}`),
  ].join('\n')
  const alt = [
    `${whole}: ${members.map(({ name }) => name).join(', ')}`,
    ...owners.map(({ from, label, to }) => `${from} ${label} ${to}`),
    ...purposes.map(({ text }) => text),
  ].join('; ')
  return {
    kind: 'flowchart',
    code,
    alt,
    sentences: [...new Set([...sentences, ...uniqueIds(owners, purposes)])],
  }
}

/** A whole and its kinds, without owners: 人 → 甲類, 乙類. */
export function drawKinds({ whole, members, sentences }: Enumeration): Diagram {
  const code = [
    'flowchart LR',
    `  w(["${name(whole, sentences)}"]):::whole`,
    ...members.map((one, index) => `  w --> m${index + 1}["${label(one.name, one.sentences)}"]:::member`),
  ].join('\n')
  return {
    kind: 'flowchart',
    code,
    alt: `${whole}: ${members.map(({ name }) => name).join(', ')}`,
    sentences,
  }
}

/** Verb and amount of a Chinese label stand on lines of their own; a space is no word there. */
const inLines = (words: string): string =>
  (/\p{Script=Han}/u.test(words) ? words.split(' ') : [words]).map(mermaidLabel).join('<br/>')

/**
 * Who leads whom, the amount on the arrow. Links on one scale join into one chain; what is said of another scale stands
 * apart, since being ahead in one thing says nothing of the next.
 */
export function drawLead(links: Link[]): Diagram {
  const sides = unique(links.flatMap((link) => [sideOf(link, link.from), sideOf(link, link.to)]))
  const saidOf = (side: string) =>
    uniqueIds(links.filter((link) => [sideOf(link, link.from), sideOf(link, link.to)].includes(side)))
  const id = (link: Link, name: string): string => `s${sides.indexOf(sideOf(link, name)) + 1}`
  const code = [
    'flowchart LR',
    ...sides.map((side, index) => `  s${index + 1}["${name(side.split('\n')[1]!, saidOf(side))}"]:::member`),
    ...links.map((link) => {
      const words = [link.scale && mermaidLabel(link.scale), inLines(link.label)]
        .filter(Boolean)
        .join('<br/>')
      return `  ${id(link, link.from)} -- "${words}" --> ${id(link, link.to)}`
    }),
  ].join('\n')
  return flowchartOf(links, code)
}

/**
 * Causes, conditions and means with what follows, a row each; rows that lead to the same meet there. The boxes keep
 * their marks (如果…, because …), so that an arrow never turns a condition into a fact.
 */
export function drawCause(links: Link[]): Diagram {
  const [causes, effects] = [unique(links.map(({ from }) => from)), unique(links.map(({ to }) => to))]
  const node = (text: string): string =>
    `["${label(text, uniqueIds(links.filter(({ from, to }) => from === text || to === text)))}"]`
  const code = [
    'flowchart LR',
    ...causes.map((text, index) => `  c${index + 1}${node(text)}:::member`),
    ...effects.map((text, index) => `  e${index + 1}${node(text)}:::whole`),
    ...links.map(({ from, to, label: words }) => {
      const arrow = words === '' ? '-->' : `-- "${mermaidLabel(words)}" -->`
      return `  c${causes.indexOf(from) + 1} ${arrow} e${effects.indexOf(to) + 1}`
    }),
  ].join('\n')
  return flowchartOf(links, code)
}

/** A flowchart of relations; to those who cannot see it, their statements are read. */
const flowchartOf = (links: Link[], code: string): Diagram => ({
  kind: 'flowchart',
  code,
  alt: links.map(({ text }) => text).join('; '),
  sentences: uniqueIds(links),
})

const unique = (texts: string[]): string[] => [...new Set(texts)]

/** A side of a comparison on its scale; the name follows the line break. */
const sideOf = ({ scale }: Link, name: string): string => `${scale ?? ''}\n${name}`

/** Where the scale of a bar chart ends that has longer bars than its yardstick: at a round number. */
const ROUND = 10

/** Shares of one yardstick as bars; every bar's label carries its hedge, its reference and its citation mark. */
export function drawScale({ reference, bars, sentences }: Scale): Diagram {
  const most = Math.ceil(Math.max(100, ...bars.map(({ percent }) => percent)) / ROUND) * ROUND
  const labels = bars.map((bar) => `"${label(`${bar.name}：${bar.label}`, bar.sentences)}"`)
  const code = [
    'xychart-beta',
    `  x-axis [${labels.join(', ')}]`,
    `  y-axis "${mermaidLabel(reference)} = 100%" 0 --> ${most}`,
    `  bar [${bars.map(({ percent }) => percent).join(', ')}]`,
  ].join('\n')
  return { kind: 'xychart', code, alt: bars.map(({ statement }) => statement.text).join('; '), sentences }
}

/** Steps or links of a chain, in order. */
export function drawSequence({ steps, sentences, text }: Sequence): Diagram {
  const box = ({ name: done, detail, sentences }: Sequence['steps'][number]): string =>
    detail ? `<b>${mermaidLabel(done)}</b><br/>${label(detail, sentences)}` : label(done, sentences)
  const code = [
    'flowchart LR',
    ...steps.map(
      (step, index) =>
        `  n${index + 1}["${box(step)}"]${index === steps.length - 1 ? ':::whole' : ':::member'}`,
    ),
    `  ${steps.map((_, index) => `n${index + 1}`).join(' --> ')}`,
  ].join('\n')
  return { kind: 'flowchart', code, alt: text, sentences }
}

/** What is expected when, nearest first. */
export function drawForecast(forecasts: Forecast[]): Diagram {
  const code = [
    'timeline',
    ...forecasts.map(
      ({ time, event, sentences }) =>
        `  ${mermaidPlain(time)} : ${mermaidPlain(event)} ${citation(sentences)}`,
    ),
  ].join('\n')
  return {
    kind: 'timeline',
    code,
    alt: forecasts.map(({ text }) => text).join('; '),
    sentences: uniqueIds(forecasts),
  }
}
