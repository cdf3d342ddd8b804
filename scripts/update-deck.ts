import { constants } from 'node:fs'
import { copyFile, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { holds, isThere, readStart, readText, whyUnwritable, withLock, writeFileAtomically } from './files.ts'
import { type Conflict, type Merged, mergeSlides } from './slides/merge-slides.ts'
import { UserError } from './user-error.ts'

export interface UpdatedDeck extends Merged {
  /** Whether the file was written at all. */
  changed: boolean
  /** Copies made of what was replaced or could not be used: the deck with `fresh`, a base file of another deck. */
  backups: string[]
}

/** The last generated deck, kept beside the deck so that hand edits can be told from generated lines. */
export const baseOf = (output: string): string =>
  path.join(path.dirname(output), `.${path.basename(output)}.base`)

/** An editor saves a few times in a row at most; whoever writes more often than this is a program. */
const MOST_TRIES = 20

/**
 * Writes today's deck, merged with the file that is there; makes the folder if there is none. The file is replaced only
 * if it still holds what was merged, so an edit saved meanwhile is merged too. The base is written last: whenever this
 * is interrupted, deck and base are a pair that merges to the same deck.
 * @param next what is generated today
 * @param merge how theirs and today's are joined
 * @param fresh start over: the old deck is copied to a `.bak` file of a new name
 * @throws UserError when a file cannot be read or written, or the deck changes all the time
 */
export async function updateDeck(
  output: string,
  next: string,
  { fresh = false, merge = mergeSlides }: { fresh?: boolean; merge?: typeof mergeSlides } = {},
): Promise<UpdatedDeck> {
  await makeFolder(output)
  return withLock(output, async () => {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const updated = fresh ? await startOver(output, next) : await mergeInto(output, next, merge)
      if (updated) return updated
    }
    throw new UserError(`cannot update ${output}: another program changes it all the time; end that first`)
  })
}

/** Undefined when the file changed in the meantime. */
async function mergeInto(
  output: string,
  next: string,
  merge: typeof mergeSlides,
): Promise<UpdatedDeck | undefined> {
  const theirs = await textIfThere(output)
  const base = await textIfThere(baseOf(output))
  const merged = theirs === null ? { markdown: next, conflicts: [] } : merge(base, theirs, next)
  if (!(await replace(output, theirs === null ? null : Buffer.from(theirs), merged.markdown)))
    return undefined
  const isForeign = base !== null && merged.conflicts.some(({ kind }) => kind === 'base of another deck')
  const backups = isForeign ? [await backUp(baseOf(output))] : []
  await writeFileAtomically(baseOf(output), next)
  return { ...merged, changed: merged.markdown !== theirs, backups }
}

/** Undefined when the file changed in the meantime. Reads no text: what cannot be read can be replaced all the same. */
async function startOver(output: string, next: string): Promise<UpdatedDeck | undefined> {
  const old = await bytesIfThere(output)
  const changed = !old?.equals(Buffer.from(next))
  const backups = old && changed ? [await backUp(output)] : []
  if (!(await replace(output, old, next))) return undefined
  await writeFileAtomically(baseOf(output), next)
  return { markdown: next, conflicts: [], changed, backups }
}

/** Writes only what is new, since whoever presents the deck reloads it; false when the file is no longer `old`. */
const replace = (file: string, old: Uint8Array | null, text: string): Promise<boolean> =>
  old && Buffer.from(text).equals(old)
    ? holds(file, old)
    : writeFileAtomically(file, text, { replacing: old })

/** Copies a file to `file.bak`, or `file.2.bak`, `file.3.bak` … where older copies are; never over another file. */
async function backUp(file: string): Promise<string> {
  for (let number = 1; ; number++) {
    const copy = number === 1 ? `${file}.bak` : `${file}.${number}.bak`
    try {
      await copyFile(file, copy, constants.COPYFILE_EXCL)
      return copy
    } catch (error) {
      const problem = error as NodeJS.ErrnoException
      if (problem.code !== 'EEXIST') throw new UserError(whyUnwritable(copy, problem))
    }
  }
}

async function makeFolder(file: string): Promise<void> {
  try {
    await mkdir(path.dirname(path.resolve(file)), { recursive: true })
  } catch (error) {
    throw new UserError(whyUnwritable(file, error as NodeJS.ErrnoException))
  }
}

/** Text of a file; null when there is none. */
export const textIfThere = async (file: string): Promise<string | null> =>
  (await isThere(file)) ? readText(file) : null

const bytesIfThere = async (file: string): Promise<Buffer | null> =>
  (await isThere(file)) ? Buffer.from((await readStart(file, Number.POSITIVE_INFINITY)).start) : null

const INDENT = '      '
/** The whole of what is generated stands in the base file; this is enough to know it again. */
const MOST_LINES = 20

/** A conflict for the terminal: where, that the user's version stands, and both versions. */
export function formatConflict({ id, line, kind, theirs, next }: Conflict, output: string): string {
  const where = `${output}:${line}: `
  const base = path.basename(baseOf(output))
  if (id === '') {
    const why =
      kind === 'base of another deck' ? 'belongs to another deck' : 'is lost or names none of its slides'
    return `${where}${base} ${why}, so your lines cannot be told from generated ones: nothing in the deck was changed, and what is generated anew from now on is merged into it; --fresh starts over and keeps this as a .bak file`
  }
  return [
    `${where}slide ${id}: ${kind}; your version stands`,
    '  yours:',
    ...shown(theirs),
    ...(next === '' ? [] : ['  generated:', ...shown(next)]),
  ].join('\n')
}

function shown(text: string): string[] {
  if (text === '') return [`${INDENT}(nothing)`]
  const lines = text.split('\n')
  const rest = lines.length - MOST_LINES
  return [
    ...lines.slice(0, MOST_LINES).map((line) => INDENT + line),
    ...(rest > 0 ? [`${INDENT}… and ${rest} more lines`] : []),
  ]
}
