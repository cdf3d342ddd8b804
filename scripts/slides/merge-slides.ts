import { diff3Merge } from 'node-diff3'
import { statementOf, underKnownIds } from './match-slides.ts'
import { hasBrokenFrontmatter, readHeadmatter, readSlides, type SlideSource } from './read-slides.ts'
import { renumber, renumberingOf } from './renumber.ts'

/** A place where the user's version was kept although today's generation says something else. */
export interface Conflict {
  /** Id of the slide; '' for the file as a whole. */
  id: string
  /** Line of the merged file, from 1, where the user's version stands. */
  line: number
  kind:
    | 'both changed'
    | 'no longer generated, but edited'
    | 'not known to be generated'
    | 'base of another deck'
  /** The user's lines, and those generated today ('' when none are). */
  theirs: string
  next: string
}

export interface Merged {
  markdown: string
  conflicts: Conflict[]
}

interface MergedSlide {
  text: string
  conflicts: (Omit<Conflict, 'line'> & { lineInSlide: number })[]
}

/**
 * Merges today's deck into the one the user has, three ways: slide by slide by `id`, then line by line within a slide
 * (diff3; Khanna, Kunal and Pierce, "A formal investigation of diff3", 2007). What the user wrote, moved, added or
 * deleted stays, byte-order mark aside; where both sides changed the same lines, the user's stand and the conflict is returned as a value.
 * @param base what was generated last; where that is null (lost) or of another deck, nothing of the user's is touched
 * @param theirs the file as it stands
 * @param next what is generated today
 */
export function mergeSlides(base: string | null, theirs: string, next: string): Merged {
  // Nobody's word, and Slidev finds no headmatter behind it.
  if (theirs.startsWith('\uFEFF')) return mergeSlides(base, theirs.slice(1), next)
  if (theirs === next || next === base) return { markdown: theirs, conflicts: [] }
  if (theirs === base) return { markdown: next, conflicts: [] }
  const form = formOf(theirs)
  const merged = mergePlain(base === null ? null : lineFeeds(base), form.strip(theirs), lineFeeds(next))
  return { markdown: form.dress(merged.markdown), conflicts: merged.conflicts }
}

/** Line ends, taken off before the merge and put back after it. */
function formOf(text: string): { strip: (text: string) => string; dress: (text: string) => string } {
  const lineEnds = text.match(/\r?\n/g) ?? []
  // Where an editor has mixed both, the commoner one is the file's.
  const carriageReturns = lineEnds.filter((end) => end === '\r\n').length > lineEnds.length / 2
  return {
    strip: (value) => (carriageReturns ? lineFeeds(value) : value),
    dress: (value) => (carriageReturns ? value.replace(/\n/g, '\r\n') : value),
  }
}

const lineFeeds = (text: string): string => text.replace(/^\uFEFF/, '').replace(/\r\n/g, '\n')

function mergePlain(base: string | null, theirs: string, next: string): Merged {
  if (theirs === next || next === base) return { markdown: theirs, conflicts: [] }
  if (theirs === base) return { markdown: next, conflicts: [] }
  const generated = spacedSlides(next)
  const numbers = base === null ? undefined : renumberingOf(base, next)
  const lines = new Set(base?.split('\n'))
  const numbered = (deck: string) => (numbers ? renumber(deck, numbers, lines) : deck)
  const before = base === null ? [] : spacedSlides(numbered(base))
  const baseById = byId(before)
  const today = underKnownIds(before, generated)
  const ours = withLostIds(spacedSlides(numbered(theirs)), before)
  const known = ours.some(({ id }) => id !== undefined && baseById.has(id))
  const isForeign =
    base !== null &&
    (isOfAnotherDeck(base, theirs, next) || !generated.some(({ id }) => id !== undefined && baseById.has(id)))
  if (isForeign) return keepTheirs(theirs, next, 'base of another deck')
  const fresh = generated.filter((_, index) => !baseById.has(today[index]!.id ?? ''))
  if (base !== null && isMergedAlready(spacedSlides(theirs), spacedSlides(base), generated, fresh))
    return { markdown: theirs, conflicts: [] }
  if (!known) return keepTheirs(theirs, next, 'not known to be generated')

  const nextById = byId(today)
  const theirsById = originals(ours, nextById, baseById)
  const mergedById = new Map<string, MergedSlide | null>()
  for (const [id, slide] of theirsById) {
    const copied = ours.some((other) => other.id === id && other !== slide)
    mergedById.set(id, mergeSlide(id, baseById.get(id), slide, nextById.get(id), copied))
  }
  for (const [id, slide] of nextById) {
    // A slide that was generated before and is gone was deleted by the user, and stays deleted.
    if (!theirsById.has(id)) mergedById.set(id, baseById.has(id) ? null : plainSlide(slide.text))
  }
  const stays = (id: string | undefined): id is string => id !== undefined && Boolean(mergedById.get(id))
  const places = arrange(ours, today, before.map(({ id }) => id).filter(stays), theirsById).filter(
    (place) => 'text' in place || stays(place.id),
  )
  const { markdown, conflicts } = assemble(headFirst(places, ours[0]!, today[0]?.id), mergedById)
  return { markdown: endAs(theirs, markdown), conflicts }
}

/**
 * Whether the user's deck was merged with today's already, but its base could not be written any more: something is as it
 * is today and was not so last, all that is fresh is there, and nothing that has changed is as it was, but for copies.
 */
function isMergedAlready(
  ours: SlideSource[],
  before: SlideSource[],
  today: SlideSource[],
  fresh: SlideSource[],
): boolean {
  const ids = ours.map(({ id }) => id)
  const [last, now] = [byId(before), byId(today)]
  const isAs = (generated: Map<string, SlideSource>, { id, text }: SlideSource): boolean =>
    id !== undefined && sameBut(text, generated.get(id)?.text ?? '')
  const isStale = (slide: SlideSource): boolean =>
    isAs(last, slide) && !isAs(now, slide) && ids.indexOf(slide.id) === ids.lastIndexOf(slide.id)
  return (
    ours.some((slide) => isAs(now, slide) && !isAs(last, slide)) &&
    fresh.every(({ id }) => ids.includes(id)) &&
    !ours.some(isStale)
  )
}

/** The user's slides, those whose id was changed or deleted by hand under the id that their heading or quotation had. */
function withLostIds(ours: SlideSource[], before: SlideSource[]): SlideSource[] {
  const present = new Set(ours.map(({ id }) => id))
  const lost = before.filter(({ id }) => !present.has(id))
  const known = new Set(before.map(({ id }) => id))
  return ours.map((slide) => {
    if (known.has(slide.id)) return slide
    const { text } = statementOf(slide.text)
    const same = lost.filter((other) => text !== '' && statementOf(other.text).text === text)
    const others = ours.filter((other) => !known.has(other.id) && statementOf(other.text).text === text)
    return same.length === 1 && others.length === 1 ? { ...slide, id: same[0]!.id } : slide
  })
}

/** Slides that all end with one blank line, so that each can stand anywhere. */
const spacedSlides = (markdown: string): SlideSource[] => readSlides(endAs('\n\n', markdown))

/** `text` with the line breaks at the end of `example`. */
const endAs = (example: string, text: string): string =>
  text.slice(0, endOfText(text)) + example.slice(endOfText(example))

/** Where the line breaks at the end of a text begin. */
function endOfText(text: string): number {
  let end = text.length
  while (text[end - 1] === '\n') end--
  return end
}

/** Without a base nothing can be told apart, so the user's file stands whole. */
const keepTheirs = (theirs: string, next: string, kind: Conflict['kind']): Merged => ({
  markdown: theirs,
  conflicts: [{ id: '', line: 1, kind, theirs, next }],
})

/** Whether the base was made from another interview than the user's deck and today's, though ids such as `cover` agree. */
function isOfAnotherDeck(base: string, theirs: string, next: string): boolean {
  const [last, mine, today] = [base, theirs, next].map((deck) => readHeadmatter(deck).interview)
  return mine !== undefined && last !== undefined && mine === today && last !== mine
}

/** The first slide of each id. */
function byId(slides: SlideSource[]): Map<string, SlideSource> {
  return new Map(
    slides.flatMap((slide) => (slide.id === undefined ? [] : [[slide.id, slide] as const])).reverse(),
  )
}

/**
 * The user's slide of each id. Among copies it is the one that is as generated, today or last, else the first; the
 * others count as written by hand.
 */
function originals(
  ours: SlideSource[],
  nextById: Map<string, SlideSource>,
  baseById: Map<string, SlideSource>,
): Map<string, SlideSource> {
  const found = byId(ours)
  for (const generated of [baseById, nextById]) {
    for (const slide of ours.toReversed()) {
      const { id } = slide
      if (id !== undefined && sameBut(slide.text, generated.get(id)?.text ?? '')) found.set(id, slide)
    }
  }
  return found
}

/** Null when the slide goes: no longer generated, and never touched; to copy a slide is to touch it. */
function mergeSlide(
  id: string,
  base: SlideSource | undefined,
  theirs: SlideSource,
  next: SlideSource | undefined,
  copied: boolean,
): MergedSlide | null {
  const mine = theirs.text
  if (next === undefined) {
    if (base === undefined) return { text: mine, conflicts: [] }
    if (sameBut(mine, base.text) && !copied) return null
    return conflicted(id, mine, '', 'no longer generated, but edited')
  }
  if (base === undefined)
    return sameBut(mine, next.text)
      ? plainSlide(mine)
      : conflicted(id, mine, next.text, 'not known to be generated')
  if (sameBut(mine, base.text)) return plainSlide(next.text)
  if (sameBut(next.text, base.text) || sameBut(mine, next.text)) return plainSlide(mine)
  return mergeLines(base.text, mine, next.text)
}

/** The same but for blank lines at the end, which belong to the gap between slides. */
const sameBut = (a: string, b: string): boolean => a.trimEnd() === b.trimEnd()

const plainSlide = (text: string): MergedSlide => ({ text, conflicts: [] })

const conflicted = (id: string, theirs: string, next: string, kind: Conflict['kind']): MergedSlide => ({
  text: theirs,
  conflicts: [{ id, lineInSlide: 0, kind, theirs: endAs('', theirs), next: endAs('', next) }],
})

function mergeLines(base: string, theirs: string, next: string): MergedSlide {
  const lines: string[] = []
  const conflicts: MergedSlide['conflicts'] = []
  const [last, mine, todays] = [base, theirs, next].map((text) => readSlides(text)[0]!.id)
  // Whoever changed the id wants that one, and no word about the number that changed too.
  const today = last === mine ? next : next.replace(`\nid: ${todays}\n`, `\nid: ${last}\n`)
  const regions = diff3Merge(theirs.split('\n'), base.split('\n'), today.split('\n'), {
    excludeFalseConflicts: true,
  })
  for (const region of regions) {
    if (region.ok) lines.push(...region.ok)
    else if (region.conflict) {
      const { a, b } = region.conflict
      conflicts.push({
        id: last === mine ? todays! : (mine ?? last!),
        lineInSlide: lines.length,
        kind: 'both changed',
        theirs: endAs('', a.join('\n')),
        next: endAs('', b.join('\n')),
      })
      lines.push(...a)
    }
  }
  const text = lines.join('\n')
  // Lines that are each well may not be well together: half a fence, one key twice.
  if (!isOneSlide(text, [mine, todays]) && isOneSlide(theirs, [mine]))
    return conflicted(mine ?? last!, theirs, next, 'both changed')
  return { text, conflicts }
}

/** Whether Slidev reads the text as one slide with one of these ids, its frontmatter without a mistake. */
function isOneSlide(text: string, ids: (string | undefined)[]): boolean {
  const [slide, ...others] = readSlides(text)
  const fences = text.match(/^ *```/gm)?.length ?? 0
  return ids.includes(slide?.id) && others.length === 0 && fences % 2 === 0 && !hasBrokenFrontmatter(text)
}

/** A place in the merged file: a generated slide by its id, or a slide written by hand by its text. */
type Place = { id: string } | { text: string }

/**
 * The order of the merged file. The user's order holds if the user changed it; else today's order, with the slides
 * written by hand behind the slide they stood behind.
 */
function arrange(
  ours: SlideSource[],
  today: SlideSource[],
  /** Ids generated last of slides that stay, in their order then. */
  before: string[],
  theirsById: Map<string, SlideSource>,
): Place[] {
  const todaysIds = today.flatMap(({ id }) => id ?? [])
  const places = ours.map(
    (slide): Place =>
      slide.id !== undefined && theirsById.get(slide.id) === slide ? { id: slide.id } : { text: slide.text },
  )
  const now = places.flatMap((place) => ('id' in place && before.includes(place.id) ? place.id : []))
  const reordered = now.join('\n') !== before.join('\n')
  return reordered ? insertNew(places, todaysIds) : followToday(places, todaysIds)
}

/** The user's order, each new slide behind the nearest slide that precedes it today. */
function insertNew(places: Place[], todaysIds: string[]): Place[] {
  const arranged = [...places]
  const indexOf = (id: string) => arranged.findIndex((place) => 'id' in place && place.id === id)
  todaysIds.forEach((id, index) => {
    if (indexOf(id) >= 0) return
    const neighbour = todaysIds.slice(0, index).findLast((other) => indexOf(other) >= 0)
    arranged.splice(neighbour === undefined ? 0 : indexOf(neighbour) + 1, 0, { id })
  })
  return arranged
}

/** Today's order; what is not generated today stays behind the slide it stood behind. */
function followToday(places: Place[], todaysIds: string[]): Place[] {
  const today = new Set(todaysIds)
  const followers = new Map<string, Place[]>([['', []]])
  let anchor = ''
  for (const place of places) {
    if ('id' in place && today.has(place.id)) {
      anchor = place.id
      followers.set(anchor, [])
    } else followers.get(anchor)!.push(place)
  }
  return [
    ...followers.get('')!,
    ...todaysIds.flatMap((id): Place[] => [{ id }, ...(followers.get(id) ?? [])]),
  ]
}

/**
 * The headmatter stands in the first slide and would mean nothing elsewhere. So the user's first slide stays first,
 * unless today's first slide comes before it.
 */
function headFirst(places: Place[], first: SlideSource, todaysFirst: string | undefined): Place[] {
  const isFirst = (place: Place) => ('id' in place ? place.id === first.id : place.text === first.text)
  const [head] = places
  const at = places.findIndex(isFirst)
  if (!head || at <= 0 || ('id' in head && head.id === todaysFirst)) return places
  return [places[at]!, ...places.slice(0, at), ...places.slice(at + 1)]
}

const slideAt = (place: Place, mergedById: Map<string, MergedSlide | null>): MergedSlide | null =>
  'text' in place ? plainSlide(place.text) : (mergedById.get(place.id) ?? null)

function assemble(places: Place[], mergedById: Map<string, MergedSlide | null>): Merged {
  let markdown = ''
  let line = 1
  const conflicts: Conflict[] = []
  for (const place of places) {
    const slide = slideAt(place, mergedById)
    if (!slide) continue
    // The first slide of a file needs no separator; elsewhere it does.
    const separator = markdown === '' || slide.text.startsWith('---') ? '' : '---\n\n'
    const text = separator + slide.text
    const lineOfSlide = line + (separator ? 2 : 0)
    for (const { lineInSlide, ...conflict } of slide.conflicts)
      conflicts.push({ ...conflict, line: lineOfSlide + lineInSlide })
    markdown += text
    line += text.split('\n').length - 1
  }
  return { markdown, conflicts }
}
