import { isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml'
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
  title: 'a text; put one that looks like a number in quotes',
  minutes: 'a number from 3 to 120',
  script: 'zh-HK, zh-TW, zh-CN or keep',
  output: 'a file name',
  pdf: 'a file name',
  themes: 'a list of entries with a title and a list of cues',
  cues: 'a list of words, at least one; put words that look like numbers in quotes',
  keep: 'a list of terms; put those that look like numbers in quotes',
  questions: 'a list of questions',
}

/**
 * Reads `deck.yaml`.
 * @param file name for the messages
 * @throws UserError `file:line: key: what is allowed`, for the first mistake
 */
export function parseDeckYaml(text: string, file: string): DeckConfig {
  if (isNestedTooDeep(text)) throw new UserError(`${file}: brackets or dashes are nested too deep`)
  if (text.length > LONGEST)
    throw new UserError(`${file}: this is longer than ${LONGEST} characters; shorten it`)
  const wide = WIDE_COLON.exec(text)
  if (wide) {
    const line = text.slice(0, wide.index).split('\n').length
    throw new UserError(
      `${file}:${line}: the colon behind ${wide[1]} is a fullwidth one; write : and a space`,
    )
  }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, logLevel: 'error' })
  const [broken] = document.errors
  if (broken) {
    const line = lines.linePos(broken.pos[0]).line
    throw new UserError(`${file}:${line}: this is not valid YAML: ${firstSentence(broken.message)}`)
  }
  let value: unknown
  try {
    value = document.toJS({ maxAliasCount: 20 })
  } catch (error) {
    const why = /Unresolved/.test((error as Error).message)
      ? 'an alias without its anchor'
      : 'too many aliases'
    throw new UserError(`${file}: ${why}; write the values out, or put text that begins with * in quotes`)
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  // A key with a slip of the finger is a missing key too, and the slip is what to mend.
  const { issues } = parsed.error
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0]!
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0]! : undefined
  const at = [
    ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step)),
    ...(unknown === undefined ? [] : [unknown]),
  ]
  const line = lineOf(at, document, lines)
  throw new UserError(`${file}${line ? `:${line}` : ''}: ${explain(at, unknown, issue.path)}`)
}

/** A key as a Chinese keyboard writes it: to YAML it is text that goes on from the line before. */
const WIDE_COLON = new RegExp(`^[ -]*(${[...Object.keys(schema.shape), 'cues'].join('|')})：`, 'm')

/** UTF-16 units. The YAML library's time grows with the square of the number of keys, anchors and errors. */
const LONGEST = 100_000

/** More than any list of lists needs; the YAML library would go as deep as the text, until the process dies. */
const DEEPEST = 50

function isNestedTooDeep(text: string): boolean {
  let depth = 0
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1
    if (depth > DEEPEST) return true
  }
  return new RegExp(`(?:[-?:]\\s+){${DEEPEST}}`).test(text)
}

function explain(at: (string | number)[], unknown: string | undefined, path: PropertyKey[]): string {
  if (unknown !== undefined) {
    const known = path.includes('themes') ? ['title', 'cues'] : Object.keys(schema.shape)
    const meant = known.find((key) => isSlipOf(unknown, key))
    return `unknown key ${unknown}${meant ? `, did you mean ${meant}?` : ''}; the keys here are ${known.join(', ')}`
  }
  if (at.length === 0) return 'this must be a list of keys and values, with at least interview'
  const key = at.findLast((step): step is string => typeof step === 'string')!
  return `${key} must be ${ALLOWED[key] ?? 'a text'}`
}

/** Whether a word is another with one or two slips of the finger: a letter missing, added, wrong or swapped. */
function isSlipOf(word: string, key: string): boolean {
  return distance(word.toLowerCase(), key) <= (key.length > 4 ? 2 : 1)
}

/** Letters to add, drop or change to make one word of another (Levenshtein, 1966). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (const [index, letter] of [...a].entries()) {
    const above = row
    row = [index + 1]
    for (let column = 1; column <= b.length; column++)
      row.push(
        Math.min(
          above[column]! + 1,
          row[column - 1]! + 1,
          above[column - 1]! + Number(letter !== b[column - 1]),
        ),
      )
  }
  return row[b.length]!
}

/** Line, from 1, of the key or list entry at the path; of the nearest thing around it where that is missing. */
function lineOf(
  path: (string | number)[],
  document: ReturnType<typeof parseDocument>,
  lines: LineCounter,
): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const around = document.getIn(path.slice(0, length - 1), true)
    const step = path[length - 1]!
    const key =
      isMap(around) && around.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === step)?.key
    const node = isScalar(key) ? key : document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
  }
  return undefined
}

const firstSentence = (message: string): string => message.split(/\n| at line /)[0]!.replace(/[.:]$/, '')
