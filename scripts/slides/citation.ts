/** `[^31]`, `[^31,33]`, `[^31-33]`; runs of three and more become a range. */
export function citation(sentences: readonly number[]): string {
  const ids = [...new Set(sentences)].sort((a, b) => a - b)
  if (ids.length === 0) return ''
  const parts: string[] = []
  for (let from = 0; from < ids.length; ) {
    let to = from
    while (ids[to + 1] === ids[to]! + 1) to++
    parts.push(to - from >= 2 ? `${ids[from]}-${ids[to]}` : ids.slice(from, to + 1).join(','))
    from = to + 1
  }
  return `[^${parts.join(',')}]`
}
/** A citation mark, `[^31]`, `[^31,33]` or `[^31-33]`; the group holds the list. */
export const CITATION = /\[\^(\d+(?:[-–,]\d+)*)\]/g

/** No citation is longer; a longer range is a slip of the hand. */
const LONGEST_RANGE = 500

/** `31,33-35` → 31, 33, 34, 35; a range the wrong way round or far too long counts as its first number. */
export function expandCitation(list: string): number[] {
  return list.split(',').flatMap((part) => {
    const [from, to] = part.split(/[-–]/).map(Number)
    if (from === undefined || Number.isNaN(from)) return []
    return to === undefined || Number.isNaN(to) || to < from || to - from > LONGEST_RANGE
      ? [from]
      : Array.from({ length: to - from + 1 }, (_, index) => from + index)
  })
}

/** Numbers of all sentences that a Markdown text cites, each once, in order of appearance. */
export function citedSentences(markdown: string): number[] {
  return [...new Set([...markdown.matchAll(CITATION)].flatMap(([, list]) => expandCitation(list!)))]
}
