import { LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { UserError } from './user-error.ts'

/** The editor's choices for one deck. */
export interface DeckConfig {
  /** Path of the interview. */
  interview: string
  title?: string | undefined
  minutes?: number | undefined
  script?: 'zh-HK' | 'zh-TW' | 'zh-CN' | 'keep' | undefined
  output?: string | undefined
  pdf?: string | undefined
  themes?: { title: string; cues: string[] }[] | undefined
  /** Terms that script conversion leaves as they are. */
  keep?: string[] | undefined
  /** The editor's own discussion questions, before those found. */
  questions?: string[] | undefined
}

const words = z.string().trim().min(1)

const schema = z.strictObject({
  interview: words,
  title: words.optional(),
  minutes: z.number().min(3).max(120).optional(),
  script: z.enum(['zh-HK', 'zh-TW', 'zh-CN', 'keep']).optional(),
  output: words.optional(),
  pdf: words.optional(),
  themes: z
    .array(z.strictObject({ title: words, cues: z.array(words).min(1) }))
    .min(1)
    .optional(),
  keep: z.array(words).optional(),
  questions: z.array(words).optional(),
})

/** What each key takes, in the words of the error message. */
const ALLOWED: Record<string, string> = {
  interview: 'the path of the interview',
  title: 'a text',
  minutes: 'a number from 3 to 120',
  script: 'zh-HK, zh-TW, zh-CN or keep',
  output: 'a file name',
  pdf: 'a file name',
  themes: 'a list of entries with a title and a list of cues',
  cues: 'a list of words, at least one; put words that look like numbers in quotes',
  keep: 'a list of terms',
  questions: 'a list of questions',
}

/**
 * Reads `deck.yaml`.
 * @param file name for the messages
 * @throws UserError `file:line: key: what is allowed`, for the first mistake
 */
export function parseDeckYaml(text: string, file: string): DeckConfig {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true })
  const [broken] = document.errors
  if (broken) {
    const line = lines.linePos(broken.pos[0]).line
    throw new UserError(`${file}:${line}: this is not valid YAML: ${firstSentence(broken.message)}`)
  }
  let value: unknown
  try {
    value = document.toJS({ maxAliasCount: 20 })
  } catch {
    throw new UserError(`${file}: too many aliases; write the values out`)
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]!
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0]! : undefined
  const at = [
    ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step)),
    ...(unknown === undefined ? [] : [unknown]),
  ]
  const line = lineOf(at, document, lines)
  throw new UserError(`${file}${line ? `:${line}` : ''}: ${explain(at, unknown, issue.path)}`)
}

function explain(at: (string | number)[], unknown: string | undefined, path: PropertyKey[]): string {
  if (unknown !== undefined) {
    const known = path.includes('themes') ? ['title', 'cues'] : Object.keys(schema.shape)
    return `unknown key ${unknown}; the keys here are ${known.join(', ')}`
  }
  if (at.length === 0) return 'this must be a list of keys and values, with at least interview'
  const key = at.findLast((step): step is string => typeof step === 'string')!
  return `${key} must be ${ALLOWED[key] ?? 'a text'}`
}

function lineOf(
  path: (string | number)[],
  document: ReturnType<typeof parseDocument>,
  lines: LineCounter,
): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as
      | { range?: [number, number, number] | null }
      | undefined
    if (node?.range) return lines.linePos(node.range[0]).line
  }
  return undefined
}

const firstSentence = (message: string): string => message.split(/\n| at line /)[0]!.replace(/[.:]$/, '')
