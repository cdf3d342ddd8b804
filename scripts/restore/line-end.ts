/** Line ends: a text that mixes CRLF, LF and CR gets LF throughout; one kind throughout is a choice and stays. */
import type { Edit } from './draft.ts'

export function unifyLineEnds(text: string): Edit[] {
  if (!text.includes('\r')) return []
  const kinds = new Set<string>()
  for (const [end] of text.matchAll(/\r\n|\r|\n/g)) {
    kinds.add(end)
    if (kinds.size > 1) break
  }
  if (kinds.size < 2) return []
  return [...text.matchAll(/\r\n?/g)].map(({ 0: end, index: start }) => ({
    start,
    end: start + end.length,
    after: '\n',
    kind: 'line-end',
    confidence: 1,
  }))
}
