import type { Finding } from '../model.ts'

/** One line: where, how bad, what, and how to mend it. */
export function formatFinding({ severity, rule, slide, id, line, message, mend }: Finding): string {
  const place = [line && `line ${line}`, slide && `slide ${slide}${id ? ` (${id})` : ''}`]
    .filter(Boolean)
    .join(', ')
  return `${severity}${place ? ` at ${place}` : ''}: ${message}; ${mend} [${rule}]`
}
