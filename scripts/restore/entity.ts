/** Character references that were never decoded: `&nbsp;`, `&ldquo;`, `&#32;`. */
import { createRequire } from 'node:module'
import type { Edit } from './draft.ts'

const require = createRequire(import.meta.url)

const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/gi

/** Entities of a damaged text. */
export function decodeEntities(text: string): Edit[] {
  const edits: Edit[] = []
  for (const { 0: entity, index: start } of text.matchAll(ENTITY)) {
    const after = characterOf(entity)
    if (after !== entity)
      edits.push({ start, end: start + entity.length, after, kind: 'entity', confidence: 0.98 })
  }
  return edits
}

const known = new Map<string, string>()

/** The character an entity stands for, a plain space for the non-breaking one; itself when it stands for none. */
function characterOf(entity: string): string {
  let char = known.get(entity)
  if (char === undefined) {
    const { parseHTML } = require('linkedom') as typeof import('linkedom')
    const { document } = parseHTML(`<p>${entity}</p>`)
    char = (document.querySelector('p')?.textContent ?? entity).replaceAll('\u00a0', ' ')
    known.set(entity, char)
  }
  return char
}
