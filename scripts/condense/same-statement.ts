import type { Grammar } from './grammar.ts'

/** One stands in the other, capitals aside. */
export const contains = (a: string, b: string): boolean => {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()]
  return left.includes(right) || right.includes(left)
}

/** One contains the other or a whole clause of it, or they share most of their words. */
export function saysTheSame(a: string, b: string, grammar: Grammar): boolean {
  const [one, other] = [looked(a, grammar), looked(b, grammar)]
  const [shorter, longer] = a.length < b.length ? [one, other] : [other, one]
  if (shorter.parts.some((part) => longer.text.includes(part))) return true
  // What one denies and the other does not is said of the same, and is not the same.
  if (grammar.cues.negative.test(a) !== grammar.cues.negative.test(b)) return false
  const [left, right] = [one.words, other.words]
  const shared = [...left].filter((word) => right.has(word)).length
  return shared > 1 && shared / Math.min(left.size, right.size) > 0.65
}

/** What `saysTheSame` compares, in lower case: the whole, the clauses that say something by themselves, the words. */
interface Looked {
  text: string
  parts: string[]
  words: Set<string>
}

/** Each statement meets all the others: it is taken apart once. */
const lookedAt = new WeakMap<Grammar, Map<string, Looked>>()

function looked(text: string, grammar: Grammar): Looked {
  const known = lookedAt.get(grammar) ?? new Map<string, Looked>()
  lookedAt.set(grammar, known)
  let found = known.get(text)
  if (!found) {
    const parts = [text, ...grammar.clauses(text).map((clause) => clause.text)]
    found = {
      text: text.toLowerCase(),
      parts: parts
        .filter((part) => grammar.width(part) >= grammar.limits.least)
        .map((part) => part.toLowerCase()),
      words: new Set(grammar.contentWords(text)),
    }
    known.set(text, found)
  }
  return found
}
