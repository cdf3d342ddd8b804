/** What stands below a claim, as Markdown: numbers, columns, steps, cards. */
import type { Comparison, Definition, Enumeration, Quantity, Sequence, Statement } from '../model.ts'
import { citation } from './citation.ts'
import { escapeMarkdown } from './escape-markdown.ts'
import { blocks, bullets, said } from './markdown-blocks.ts'

/** `- 至少 **1萬片**\` and, on the next line, what is measured. */
export function bigNumber({ value, hedge, measures, text, sentences }: Quantity): string {
  const isBefore = hedge !== undefined && text.includes(`${hedge}${value}`)
  const [before, after] = isBefore ? [hedge] : hedgeParts(hedge)
  const figure = [
    before && escapeMarkdown(before),
    `**${escapeMarkdown(value)}**`,
    after && escapeMarkdown(after),
  ]
    .filter(Boolean)
    .join(' ')
  return measures
    ? `- ${figure}\\\n  ${escapeMarkdown(measures)} ${citation(sentences)}`
    : `- ${figure} ${citation(sentences)}`
}

const AFTER_THE_NUMBER = /^(?:左右|上下|以上|以下|多|不到|有餘|有余)$/

/** `至少…以上` → before and after the number; a lone hedge goes to its side. */
function hedgeParts(hedge: string | undefined): [string | undefined, string | undefined] {
  if (!hedge) return [undefined, undefined]
  const [first, second] = hedge.split('…')
  if (second) return [first, second]
  return AFTER_THE_NUMBER.test(hedge) ? [undefined, hedge] : [hedge, undefined]
}

/** A column: its name, and what stands below it. */
export type Side = Comparison['sides'][number]

/** A heading of the second level to each side. */
export const columns = (sides: Side[]): string =>
  blocks(...sides.map(({ name, statement }) => blocks(`## ${escapeMarkdown(name)}`, said(statement))))

/** A term over its meaning. */
export const asSide = ({ term, meaning, sentences }: Definition): Side => ({
  name: term,
  statement: { text: meaning, sentences },
})

/** As in a dictionary: the term, then its meaning, then what else is said. */
export const entry = ({ term, meaning, sentences }: Definition, points: Statement[]): string =>
  blocks(
    `# ${said({ text: term.replace(/^[a-z]/, (letter) => letter.toUpperCase()), sentences })}`,
    bullets([{ text: meaning, sentences }, ...points]),
  )

/** Steps below one another, numbered. */
export const steps = ({ steps }: Sequence): string =>
  steps
    .map(({ name, detail, sentences }, index) => {
      const done = detail ? `**${escapeMarkdown(name)}** ${escapeMarkdown(detail)}` : escapeMarkdown(name)
      return `${index + 1}. ${done} ${citation(sentences)}`
    })
    .join('\n')

/** Members as cards, numbered. */
export const cards = ({ members }: Enumeration): string =>
  members
    .map((member, index) => {
      const { name, detail } = member
      const text = detail ? said({ ...detail, sentences: citedBy(member) }) : citation(member.sentences)
      return `${index + 1}. **${escapeMarkdown(name)}** ${text}`
    })
    .join('\n')

/** Members one below the other, as steps are told. */
export const rows = ({ members, ...list }: Enumeration): string =>
  steps({
    ...list,
    steps: members.map((member) => ({
      name: member.name,
      ...(member.detail ? { detail: member.detail.text } : {}),
      sentences: citedBy(member),
    })),
  })

const citedBy = ({ sentences, detail }: Enumeration['members'][number]): number[] => [
  ...new Set([...sentences, ...(detail?.sentences ?? [])]),
]
