import { isDeepStrictEqual } from 'node:util'
import { readAmount, unitOf } from '../diagram/read-hedge.ts'
import type { Link } from '../model.ts'
import { citation } from './citation.ts'
import { escapeMarkdown } from './escape-markdown.ts'
import { said } from './markdown-blocks.ts'

const BEHIND = /落後|落后|behind/

/**
 * Leads on one scale as the runners of one race, first to last, each with the whole statement, since a runner's place is
 * read from it; undefined where they do not form one chain in one unit, or a statement has further numbers.
 */
export function runners(links: Link[]): string | undefined {
  const pairs = links.map((link) => {
    const [first, second] = BEHIND.test(link.label) ? [link.to, link.from] : [link.from, link.to]
    return { ahead: first, behind: second, link }
  })
  const lowest = pairs.map(({ behind }) => behind)
  const chain = pairs.filter(({ ahead }) => !lowest.includes(ahead))
  while (chain.length > 0 && chain.length < pairs.length) {
    const next = pairs.filter(({ ahead }) => ahead === chain.at(-1)!.behind)
    if (next.length !== 1 || chain.includes(next[0]!)) return undefined
    chain.push(next[0]!)
  }
  if (chain.length !== pairs.length) return undefined
  const units = new Set(links.map(({ label }) => unitOf(label)))
  const readable = links.every(
    ({ text, label, scale }) => !scale && isDeepStrictEqual(readAmount(text), readAmount(label)),
  )
  if (units.size > 1 || !readable) return undefined
  const first = chain[0]!
  return [
    `1. **${escapeMarkdown(first.ahead)}** ${citation(first.link.sentences)}`,
    ...chain.map(({ behind, link }, index) => `${index + 2}. **${escapeMarkdown(behind)}** ${said(link)}`),
  ].join('\n')
}
