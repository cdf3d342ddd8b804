/** Statements as Slidev Markdown, each with the mark of the sentences it comes from. */
import type { Diagram, Statement } from '../model.ts'
import { citation } from './citation.ts'
import { escapeMarkdown } from './escape-markdown.ts'

/** A blank line between them; what is not there is left out. */
export const blocks = (...parts: (string | false | undefined)[]): string => parts.filter(Boolean).join('\n\n')

/** A statement and its citation. */
export const said = ({ text, sentences }: Statement): string =>
  `${escapeMarkdown(text)} ${citation(sentences)}`

/** A question made of statements, with the sentences of all of them. */
export const asking = (text: string, ...statements: Statement[]): string =>
  `${escapeMarkdown(text)} ${citation(statements.flatMap(({ sentences }) => sentences))}`

/** A list item to each. */
export const bullets = (statements: Statement[]): string =>
  statements.map((statement) => `- ${said(statement)}`).join('\n')

/** A diagram's source in a code fence, which Slidev draws. */
export const fence = ({ code }: Diagram): string => `\`\`\`mermaid\n${code}\n\`\`\``
