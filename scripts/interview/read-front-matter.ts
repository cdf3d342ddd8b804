import { parse } from 'yaml'
import type { Meta } from '../model.ts'

const FENCED = /^\ufeff?---[ \t]*\r?\n([\s\S]{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/

/** Names under which front matter states what `Meta` holds. */
const FIELDS: Record<keyof Meta, string[]> = {
  title: ['title'],
  publication: ['publication', 'source', 'journal', 'site'],
  issue: ['issue'],
  date: ['date', 'published'],
  writer: ['writer', 'author', 'by', 'byline'],
  url: ['url', 'link', 'canonical'],
}

interface FrontMatter {
  meta: Meta
  /** What the text says its language is, in BCP 47. */
  language?: string
  body: string
  firstLine: number
}

/** Takes YAML front matter off a text; `firstLine` is the body's first line in the input, from 1. */
export function readFrontMatter(text: string): FrontMatter {
  const fenced = FENCED.exec(text)
  const data = fenced ? parseMapping(fenced[1]!) : undefined
  if (!fenced || !data) return { meta: {}, body: text, firstLine: 1 }
  const meta: Meta = {}
  for (const field of Object.keys(FIELDS) as (keyof Meta)[]) {
    const value = FIELDS[field].map((name) => data[name]).find((found) => isScalar(found))
    if (value !== undefined) meta[field] = String(value).trim()
  }
  // source: https://… is an address, source: "[[Field notes]]" another note.
  if (/^https?:/.test(meta.publication ?? '')) meta.url ??= meta.publication!
  if (/^(?:https?:|\[\[)/.test(meta.publication ?? '')) delete meta.publication
  const language = data.lang ?? data.language
  return {
    meta,
    ...(typeof language === 'string' && { language }),
    body: text.slice(fenced[0].length),
    firstLine: fenced[0].split('\n').length,
  }
}

const isScalar = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number'

/** A mapping, or undefined when the fenced text is no YAML mapping (two thematic breaks with speech between). */
function parseMapping(source: string): Record<string, unknown> | undefined {
  try {
    const data: unknown = parse(source, { schema: 'core' })
    return data && typeof data === 'object' && !Array.isArray(data)
      ? (data as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}
