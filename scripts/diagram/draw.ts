import type { Diagram, Enumeration, Forecast, Link, Scale, Sequence } from '../model.ts'
import { mermaidLabel, mermaidPlain } from './escape-mermaid.ts'
import { type Words, wrapLabel } from './wrap-label.ts'

/** Width of a node's line, in Han characters or pairs of Latin letters, by how many nodes stand side by side. */
const NODE_WIDTH = { few: 11, many: 8 }
const NARROW = 5
const EDGE_WIDTH = 7

/** Verb and amount of a Chinese label stand on lines of their own; a space is no word there. */
const labelLines = (text: string, words: Words): string =>
  (/\p{Script=Han}/u.test(text) ? text.split(' ') : [text])
    .map((part) => lines(part, EDGE_WIDTH, words))
    .join('<br/>')

const lines = (text: string, most: number, words: Words): string =>
  wrapLabel(text, most * words.width('ab'), words)
    .map(mermaidLabel)
    .join('<br/>')

const uniqueIds = (...groups: { sentences: number[] }[][]): number[] =>
  [...new Set(groups.flat().flatMap(({ sentences }) => sentences))].sort((a, b) => a - b)

/**
 * Conditions and what they serve: owners → members → the whole, and what a member is good for. Nodes on the left say
 * who has (solid) and who lacks (broken).
 */
export function drawEnumeration(
  { whole, members, sentences }: Enumeration,
  links: Link[],
  words: Words,
): Diagram {
  const owners = links.filter(({ kind }) => kind === 'have' || kind === 'lack')
  const purposes = links.filter(({ kind }) => kind === 'enable')
  const member = (name: string): string => `m${members.findIndex((one) => one.name === name) + 1}`
  const code = [
    'flowchart LR',
    ...owners.map(({ from }, index) => `  o${index + 1}["${lines(from, NODE_WIDTH.few, words)}"]`),
    ...members.map(({ name, detail }, index) => {
      const below = detail ? `<br/>${lines(withoutSubject(name, detail.text), NODE_WIDTH.few, words)}` : ''
      return `  m${index + 1}["<b>${lines(name, NODE_WIDTH.few, words)}</b>${below}"]:::member`
    }),
    `  w(["<b>${lines(whole, NODE_WIDTH.many, words)}</b>"]):::whole`,
    ...purposes.map(({ to }, index) => `  p${index + 1}["${lines(to, NODE_WIDTH.many, words)}"]`),
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
export function drawKinds({ whole, members, sentences }: Enumeration, words: Words): Diagram {
  const code = [
    'flowchart LR',
    `  w(["<b>${lines(whole, NODE_WIDTH.many, words)}</b>"]):::whole`,
    ...members.map(
      ({ name }, index) => `  w --> m${index + 1}["${lines(name, NODE_WIDTH.few, words)}"]:::member`,
    ),
  ].join('\n')
  return {
    kind: 'flowchart',
    code,
    alt: `${whole}: ${members.map(({ name }) => name).join(', ')}`,
    sentences,
  }
}

/** 「算力則是…的燃料」 under the name 算力 → 「…的燃料」; a statement that does not open so stays whole. */
function withoutSubject(name: string, detail: string): string {
  const rest = detail.startsWith(name) ? detail.slice(name.length) : detail
  const predicate = /^\s?(?:則|则|確實|确实|其實|其实|就|才)?(?:是|is |are )(.+)$/u.exec(rest)?.[1]
  return predicate && rest !== detail ? predicate.trim() : detail
}

/**
 * Who leads whom, the amount on the arrow. Links on one scale join into one chain; what is said of another scale stands
 * apart, since being ahead in one thing says nothing of the next.
 */
export function drawLead(links: Link[], words: Words): Diagram {
  const sides = unique(links.flatMap((link) => [sideOf(link, link.from), sideOf(link, link.to)]))
  const id = (link: Link, name: string): string => `s${sides.indexOf(sideOf(link, name)) + 1}`
  const code = [
    'flowchart LR',
    ...sides.map(
      (side, index) =>
        `  s${index + 1}["<b>${lines(side.split('\n')[1]!, NODE_WIDTH.many, words)}</b>"]:::member`,
    ),
    ...links.map((link) => {
      const label = [link.scale && lines(link.scale, EDGE_WIDTH, words), labelLines(link.label, words)]
        .filter(Boolean)
        .join('<br/>')
      return `  ${id(link, link.from)} -- "${label}" --> ${id(link, link.to)}`
    }),
  ].join('\n')
  return flowchartOf(links, code)
}

/**
 * Causes, conditions and means with what follows, a row each; rows that lead to the same meet there. The boxes keep
 * their marks (如果…, because …), so that an arrow never turns a condition into a fact.
 */
export function drawCause(links: Link[], words: Words): Diagram {
  const [causes, effects] = [unique(links.map(({ from }) => from)), unique(links.map(({ to }) => to))]
  const node = (text: string): string => `["${lines(text, NODE_WIDTH.few, words)}"]`
  const code = [
    'flowchart LR',
    ...causes.map((text, index) => `  c${index + 1}${node(text)}:::member`),
    ...effects.map((text, index) => `  e${index + 1}${node(text)}:::whole`),
    ...links.map(({ from, to, label }) => {
      const arrow = label === '' ? '-->' : `-- "${mermaidLabel(label)}" -->`
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

/** Shares of one yardstick as bars; every bar's label carries its hedge and its reference. */
export function drawScale({ reference, bars, sentences }: Scale): Diagram {
  const code = [
    'xychart-beta',
    `  x-axis [${bars.map(({ name, label }) => `"${mermaidLabel(`${name}：${label}`)}"`).join(', ')}]`,
    `  y-axis "${mermaidLabel(reference)} = 100%" 0 --> 100`,
    `  bar [${bars.map(({ percent }) => percent).join(', ')}]`,
  ].join('\n')
  return { kind: 'xychart', code, alt: bars.map(({ statement }) => statement.text).join('; '), sentences }
}

/** Steps or links of a chain, in order; the more there are, the narrower and taller each node. */
export function drawSequence({ steps, sentences, text }: Sequence, words: Words): Diagram {
  const most = steps.length > 3 ? NARROW : NODE_WIDTH.many
  const code = [
    'flowchart LR',
    ...steps.map(
      ({ name }, index) =>
        `  n${index + 1}["${lines(name, most, words)}"]${index === steps.length - 1 ? ':::whole' : ':::member'}`,
    ),
    `  ${steps.map((_, index) => `n${index + 1}`).join(' --> ')}`,
  ].join('\n')
  return { kind: 'flowchart', code, alt: text, sentences }
}

/** What is expected when, nearest first. */
export function drawForecast(forecasts: Forecast[]): Diagram {
  const code = [
    'timeline',
    ...forecasts.map(({ time, event }) => `  ${mermaidPlain(time)} : ${mermaidPlain(event)}`),
  ].join('\n')
  return {
    kind: 'timeline',
    code,
    alt: forecasts.map(({ text }) => text).join('; '),
    sentences: uniqueIds(forecasts),
  }
}
