/** Reading the interview of a file or of standard input, as every command reads it. */
import path from 'node:path'
import { isThere, nameOf, readStart } from '../files.ts'
import type { Interview, Repair, RestoredText, Script } from '../model.ts'
import { UserError } from '../user-error.ts'
import { configFor } from './job.ts'
import { SCRIPTS } from './options.ts'

/** UTF-16 units of the longest interview: some hundred hours of talk. Beyond, memory would not do on every machine. */
const LONGEST_INTERVIEW = 6_000_000
/** A character takes no more bytes in any encoding we read, so that a larger file is too long before it is decoded. */
const BYTES_PER_UNIT = 3

const TOO_LONG = new UserError(
  `this is too long for one interview, more than ${LONGEST_INTERVIEW / 1e6} million characters; cut it into parts`,
)

/** Text of a file or of standard input, whatever its encoding, restored, in the script asked for, parsed. */
export async function readInterview(
  file: string,
  script: Script,
  keep: readonly string[] = [],
): Promise<{ interview: Interview; repairs: Repair[] }> {
  const { readOnce } = await import('../kept-reading.ts')
  const { start: bytes, rest } = await readStart(file, LONGEST_INTERVIEW * BYTES_PER_UNIT)
  within(file, () => {
    if (rest) throw TOO_LONG
  })
  return readOnce('interview', bytes, [script, keep], async () => {
    const { parseInterview } = await import('../interview/parse-interview.ts')
    const { inScript } = await import('../to-script.ts')
    // Kept by itself: another script is another interview, and restoring takes longer than all else.
    const { text, repairs } = await readOnce('restored', bytes, [], () => restoreBytes(file, bytes))
    const interview = within(file, () => {
      if (text.length > LONGEST_INTERVIEW) throw TOO_LONG
      return inScript(parseInterview(text), script, keep)
    })
    return { interview, repairs }
  })
}

async function restoreBytes(file: string, bytes: Uint8Array): Promise<RestoredText> {
  const { decodeStart } = await import('../restore/encoding.ts')
  const { rejectBinary } = await import('../interview/reject-junk.ts')
  const { restore } = await import('../restore/restore.ts')
  return within(file, () => {
    rejectBinary(decodeStart(bytes))
    return restore(bytes)
  })
}

/** Puts the file's name before an error that only knows the line. */
export function within<T>(file: string, action: () => T): T {
  try {
    return action()
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const line = 'line' in error && typeof error.line === 'number' ? `:${error.line}` : ''
    throw new UserError(`${nameOf(file)}${line}: ${error.message}`)
  }
}

/** The interview that the deck's headmatter names, read as the deck was made; null when it names none or it is gone. */
export async function interviewOf(deck: string, markdown: string): Promise<Interview | null> {
  const { readHeadmatter } = await import('../slides/read-slides.ts')
  const { interview, lang } = readHeadmatter(markdown)
  if (typeof interview !== 'string') return null
  const file = path.resolve(path.dirname(deck), interview)
  if (!(await isThere(file))) return null
  const script = SCRIPTS.find((name) => name === lang) ?? 'keep'
  const config = await configFor(file)
  return (await readInterview(file, script, config?.keep)).interview
}
