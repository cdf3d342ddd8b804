/** English nouns for what people do, as WordNet has them (README.md beside this file). */
import { readFileSync } from 'node:fs'

let occupations: Set<string> | undefined

/** Whether a word is a noun for somebody by what he does, in either number: hygienist, librarians. Read on first use. */
export function isOccupation(word: string): boolean {
  occupations ??= new Set(
    readFileSync(new URL('occupations.txt', import.meta.url), 'utf8')
      .trim()
      .split('\n'),
  )
  const singular = word.toLowerCase()
  return occupations.has(singular) || occupations.has(singular.replace(/s$/, ''))
}
