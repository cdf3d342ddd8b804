import { CITATION } from './citation.ts'
import type { SlideSource } from './read-slides.ts'

/** From here on two statements are taken for one that was reworded: pairs of characters they share (Dice, 1945). */
const REWORDED = 0.6
/** The same where the ids agree too. */
const REWORDED_IN_PLACE = 0.3

interface Statement {
  text: string
  isCited: boolean
  /** Its pairs of neighbouring characters. */
  pairs: ReadonlySet<string>
}

/**
 * Today's slides under the ids that the same slides had when the deck was generated last. The id of a claim holds the
 * number of its sentence, and all numbers shift when a sentence is put in before; what was written by hand into a slide
 * must not land in the one that has its number now. So a slide is known by its first heading or quotation, also a
 * reworded one, and by its id alone only where that heading cites nothing, as on cover and agenda.
 * @returns today's slides in their order; a new one whose id was another slide's gets an id that nobody has
 */
export function underKnownIds(base: SlideSource[], today: SlideSource[]): SlideSource[] {
  const before = new Map(
    base.flatMap((slide) => (slide.id === undefined ? [] : [[slide.id, statementOf(slide.text)] as const])),
  )
  const known = new Map<SlideSource, string>()
  const taken = new Set<string>()
  const free = () => [...before].filter(([id]) => !taken.has(id))
  const now = new Map(today.map((slide) => [slide, statementOf(slide.text)]))
  const pair = (find: (now: Statement, slide: SlideSource) => string | undefined) => {
    for (const [slide, statement] of now) {
      const id = known.has(slide) ? undefined : find(statement, slide)
      if (id === undefined) continue
      known.set(slide, id)
      taken.add(id)
    }
  }
  const statements = [...now.values()].map(({ text }) => text)
  pair((now) => {
    const same = free().filter(([, { text }]) => text !== '' && text === now.text)
    const isOnlyOne = same.length === 1 && statements.filter((text) => text === now.text).length === 1
    return isOnlyOne ? same[0]![0] : undefined
  })
  pair((now) => {
    const [best] = free()
      .filter(([, then]) => then.isCited && now.isCited)
      .map(([id, then]) => ({ id, likeness: likeness(then, now) }))
      .sort((a, b) => b.likeness - a.likeness)
    return best && best.likeness >= REWORDED ? best.id : undefined
  })
  pair((now, { id }) => {
    const then = free().find(([other]) => other === id)?.[1]
    if (!then) return undefined
    const isById = !then.isCited && !now.isCited
    return isById || likeness(then, now) >= REWORDED_IN_PLACE ? id : undefined
  })
  return today.map((slide) => ({ ...slide, id: known.get(slide) ?? unused(slide.id, before) }))
}

/** `id`, marked if a slide had it before: a space, which no generated id has, keeps it from being any other's. */
const unused = (id: string | undefined, before: ReadonlyMap<string, unknown>): string | undefined =>
  id !== undefined && before.has(id) ? `${id} (new)` : id

/** First heading or quotation of a slide, of a quotation in paragraphs the bold one, without its citation marks; '' when there is none. */
export function statementOf(slide: string): Statement {
  const body = slide.replace(/^---[^\n]*\n[\s\S]*?\n---/, '')
  const line = (/^> (\*\*.*)$/m.exec(body) ?? /^(?:#+|>) (.*)$/m.exec(body))?.[1] ?? ''
  const text = line.replace(CITATION, '').trim()
  return { text, isCited: text !== line.trim(), pairs: pairsOf(text) }
}

/** Share of pairs of neighbouring characters that two texts have in common, from 0 to 1. */
function likeness(a: Statement, b: Statement): number {
  if (a.pairs.size === 0 || b.pairs.size === 0) return a.text === b.text ? 1 : 0
  let common = 0
  for (const pair of a.pairs) if (b.pairs.has(pair)) common++
  return (2 * common) / (a.pairs.size + b.pairs.size)
}

function pairsOf(text: string): Set<string> {
  const characters = [...text]
  return new Set(characters.slice(1).map((character, index) => characters[index]! + character))
}
