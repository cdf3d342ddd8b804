import { diff3Merge } from 'node-diff3'
import { readSlides, type SlideSource } from './read-slides.ts'

/** A place where the user's version was kept although today's generation says something else. */
export interface Conflict {
  /** Id of the slide; '' for the file as a whole. */
  id: string
  /** Line of the merged file, from 1, where the user's version stands. */
  line: number
  kind: 'both changed' | 'no longer generated, but edited' | 'not known to be generated'
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
 * deleted stays; where both sides changed the same lines, the user's stand and the conflict is returned as a value.
 * @param base what was generated last; null when that is lost, and then nothing of the user's is touched
 * @param theirs the file as it stands
 * @param next what is generated today
 */
export function mergeSlides(base: string | null, theirs: string, next: string): Merged {
  if (theirs === next || next === base) return { markdown: theirs, conflicts: [] }
  if (theirs === base) return { markdown: next, conflicts: [] }
  const form = formOf(theirs)
  const plain = form.strip(theirs)
  const merged = mergePlain(base === null ? null : lineFeeds(base), plain, lineFeeds(next))
  return { markdown: form.dress(merged.markdown), conflicts: merged.conflicts }
}

/** Byte-order mark and line ends, taken off before the merge and put back after it. */
function formOf(text: string): { strip: (text: string) => string; dress: (text: string) => string } {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : ''
  const carriageReturns = /\r\n/.test(text) && !/(?<!\r)\n/.test(text)
  return {
    strip: (value) => (carriageReturns ? lineFeeds(value.slice(mark.length)) : value.slice(mark.length)),
    dress: (value) => mark + (carriageReturns ? value.replace(/\n/g, '\r\n') : value),
  }
}

const lineFeeds = (text: string): string => text.replace(/^\uFEFF/, '').replace(/\r\n/g, '\n')

function mergePlain(base: string | null, theirs: string, next: string): Merged {
  const ours = readSlides(theirs)
  const today = readSlides(next)
  const before = base === null ? [] : readSlides(base)
  const baseById = byId(before)
  const known = ours.some(({ id }) => id !== undefined && baseById.has(id))
  if (!known) return keepTheirs(theirs, next)

  const theirsById = byId(ours)
  const nextById = byId(today)
  const mergedById = new Map<string, MergedSlide | null>()
  for (const [id, slide] of theirsById)
    mergedById.set(id, mergeSlide(id, baseById.get(id), slide, nextById.get(id)))
  for (const [id, slide] of nextById) {
    // A slide that was generated before and is gone was deleted by the user, and stays deleted.
    if (!theirsById.has(id) && !baseById.has(id)) mergedById.set(id, { text: slide.text, conflicts: [] })
  }
  return assemble(arrange(ours, today, before, theirsById), mergedById)
}

/** Without a base nothing can be told apart, so the user's file stands whole. */
function keepTheirs(theirs: string, next: string): Merged {
  return {
    markdown: theirs,
    conflicts: [{ id: '', line: 1, kind: 'not known to be generated', theirs, next }],
  }
}

/** The first slide of each id; a second one with the same id is the user's copy and counts as written by hand. */
function byId(slides: SlideSource[]): Map<string, SlideSource> {
  const found = new Map<string, SlideSource>()
  for (const slide of slides) if (slide.id !== undefined && !found.has(slide.id)) found.set(slide.id, slide)
  return found
}

/** Null when the slide goes: no longer generated, and never touched. */
function mergeSlide(
  id: string,
  base: SlideSource | undefined,
  theirs: SlideSource,
  next: SlideSource | undefined,
): MergedSlide | null {
  const mine = theirs.text
  if (next === undefined) {
    if (base === undefined) return { text: mine, conflicts: [] }
    if (sameBut(mine, base.text)) return null
    return conflicted(id, mine, '', 'no longer generated, but edited')
  }
  if (base === undefined)
    return sameBut(mine, next.text)
      ? plainSlide(mine)
      : conflicted(id, mine, next.text, 'not known to be generated')
  if (sameBut(mine, base.text)) return plainSlide(next.text)
  if (sameBut(next.text, base.text) || sameBut(mine, next.text)) return plainSlide(mine)
  return mergeLines(id, base.text, mine, next.text)
}

/** The same but for blank lines at the end, which belong to the gap between slides. */
const sameBut = (a: string, b: string): boolean => a.trimEnd() === b.trimEnd()

const plainSlide = (text: string): MergedSlide => ({ text, conflicts: [] })

const conflicted = (id: string, theirs: string, next: string, kind: Conflict['kind']): MergedSlide => ({
  text: theirs,
  conflicts: [{ id, lineInSlide: 0, kind, theirs, next }],
})

function mergeLines(id: string, base: string, theirs: string, next: string): MergedSlide {
  const lines: string[] = []
  const conflicts: MergedSlide['conflicts'] = []
  const regions = diff3Merge(theirs.split('\n'), base.split('\n'), next.split('\n'), {
    excludeFalseConflicts: true,
  })
  for (const region of regions) {
    if (region.ok) lines.push(...region.ok)
    else if (region.conflict) {
      const { a, b } = region.conflict
      conflicts.push({
        id,
        lineInSlide: lines.length,
        kind: 'both changed',
        theirs: a.join('\n'),
        next: b.join('\n'),
      })
      lines.push(...a)
    }
  }
  return { text: lines.join('\n'), conflicts }
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
  before: SlideSource[],
  theirsById: Map<string, SlideSource>,
): Place[] {
  const todaysIds = today.flatMap(({ id }) => id ?? [])
  const generated = new Set([...before.flatMap(({ id }) => id ?? []), ...todaysIds])
  const places = ours.map(
    (slide): Place =>
      slide.id !== undefined && theirsById.get(slide.id) === slide ? { id: slide.id } : { text: slide.text },
  )
  const kept = places.flatMap((place) => ('id' in place && generated.has(place.id) ? place.id : []))
  const asGenerated = before.flatMap(({ id }) => (id !== undefined && theirsById.has(id) ? id : []))
  const reordered = kept.filter((id) => asGenerated.includes(id)).join('\n') !== asGenerated.join('\n')
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

function assemble(places: Place[], mergedById: Map<string, MergedSlide | null>): Merged {
  let markdown = ''
  const conflicts: Conflict[] = []
  for (const place of places) {
    const slide = 'text' in place ? plainSlide(place.text) : mergedById.get(place.id)
    if (!slide) continue
    if (markdown !== '' && !markdown.endsWith('\n')) markdown += '\n'
    const line = markdown.split('\n').length
    for (const { lineInSlide, ...conflict } of slide.conflicts)
      conflicts.push({ ...conflict, line: line + lineInSlide })
    markdown += slide.text
  }
  return { markdown, conflicts }
}
