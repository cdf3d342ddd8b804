import { randomBytes } from 'node:crypto'
import { constants, createReadStream } from 'node:fs'
import { access, open, readFile, readlink, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import lockfile from 'proper-lockfile'
import { UserError } from './user-error.ts'

/** Larger than any deck or deck.yaml; a device or a pipe may never end. */
const MOST_BYTES = 100_000_000

/**
 * The whole of a file or of standard input if it has no more than `limit` bytes, else its first bytes and all of it, from
 * the beginning, in pieces.
 * @throws UserError when the file is missing, a folder or unreadable
 */
export async function readStart(
  file: string,
  limit: number,
): Promise<{ start: Uint8Array; rest?: AsyncIterable<Uint8Array> }> {
  const read: Uint8Array[] = []
  let length = 0
  try {
    const stream: Readable = file === '-' ? process.stdin : createReadStream(file)
    const chunks = stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>
    for await (const chunk of chunks) {
      read.push(chunk)
      length += chunk.length
      if (length > limit) return { start: Buffer.concat(read), rest: followedBy(read, stream) }
    }
    return { start: Buffer.concat(read) }
  } catch (error) {
    throw new UserError(whyUnreadable(file, error as NodeJS.ErrnoException))
  }
}

async function* followedBy(
  read: Uint8Array[],
  stream: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  while (read.length > 0) yield read.shift()!
  yield* stream
}

/** What a file is called in a message. */
export const nameOf = (file: string): string => (file === '-' ? 'standard input' : file)

/**
 * Text of a UTF-8 file, a byte-order mark included. Anything else is refused: what is read here is written back, and a
 * replacement character would be somebody's lost text.
 * @throws UserError as `readStart`, and when the file is too large, binary or in another encoding
 */
export async function readText(file: string): Promise<string> {
  const { start: bytes, rest } = await readStart(file, MOST_BYTES)
  if (rest)
    throw new UserError(
      `cannot read ${file}: it is larger than ${MOST_BYTES / 1e6} MB; is it the right file?`,
    )
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    if (!text.includes('\0')) return text
  } catch {
    // Said below, for both.
  }
  throw new UserError(`cannot read ${file}: it is not UTF-8 text; save it as UTF-8`)
}

const MISNAMED: Record<string, string> = {
  ENAMETOOLONG: 'its name is too long; choose a shorter one',
  ERR_INVALID_ARG_VALUE: 'its name has a NUL character in it; take it out',
  ELOOP: 'its symbolic links lead round in a circle; mend them',
}

function whyUnreadable(file: string, { code, message }: NodeJS.ErrnoException): string {
  if (code && Object.hasOwn(MISNAMED, code)) return `cannot read ${file}: ${MISNAMED[code]}`
  if (/^https?:\/\//i.test(file))
    return `cannot read ${file}: nothing is fetched from the network; save the page in your browser and name the file`
  if (code === 'ENOENT')
    return `cannot read ${file}: there is no such file; check the name, or the folder you are in`
  if (code === 'EISDIR') return `cannot read ${file}: it is a folder; name a file in it`
  if (code === 'ENOTDIR') return `cannot read ${file}: part of its path is a file, not a folder`
  if (code === 'EACCES' || code === 'EPERM')
    return `cannot read ${file}: you may not read it; check its permissions`
  return `cannot read ${file}: ${message}`
}

/**
 * Writes a file so that at every moment either the old or the new one is there: to a temporary name in the same folder,
 * flushed to the disk, then renamed. A symbolic link stays one; the file it names is replaced. The mode is kept, and a
 * file that may not be written is not replaced. What is no regular file (/dev/stdout) is written to directly.
 * @param replacing what the file must still hold at the last moment before it is replaced, null for no file
 * @returns false if it holds something else by then; nothing is written
 * @throws UserError when the folder is missing or cannot be written, or the disk is full; the old file is untouched
 */
export async function writeFileAtomically(
  file: string,
  data: string | Uint8Array,
  { replacing }: { replacing?: Uint8Array | null } = {},
): Promise<boolean> {
  try {
    const old = await stat(file).catch(ifMissing)
    if (old && !old.isFile()) {
      await writeFile(file, data)
      return true
    }
    if (old) await access(file, constants.W_OK)
    const target = await followLinks(path.resolve(file))
    const isStillThere = async () => replacing === undefined || (await holds(target, replacing))
    return await replaceFile(target, data, old && old.mode & 0o7777, isStillThere)
  } catch (error) {
    throw new UserError(whyUnwritable(file, error as NodeJS.ErrnoException))
  }
}

/**
 * Fails before seconds of work rather than after them.
 * @throws UserError when `writeFileAtomically` could not write this file now
 */
export async function assertWritable(file: string): Promise<void> {
  try {
    const old = await stat(file).catch(ifMissing)
    if (old?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' })
    if (old) await access(file, constants.W_OK)
    if (!old || old.isFile())
      await access(path.dirname(await followLinks(path.resolve(file))), constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new UserError(whyUnwritable(file, error as NodeJS.ErrnoException))
  }
}

/**
 * Refuses to write over what is read.
 * @param inputs files that must stay as they are
 * @throws UserError when the output is one of them, by whatever name
 */
export async function assertNoInput(output: string, inputs: readonly string[]): Promise<void> {
  for (const input of inputs) {
    if (input === '-' || !(await isSameFile(input, output))) continue
    throw new UserError(
      `cannot write ${output}: it would overwrite ${input}; choose another name for the output`,
    )
  }
}

async function isSameFile(a: string, b: string): Promise<boolean> {
  const [one, other] = await Promise.all([a, b].map((file) => stat(file).catch(() => undefined)))
  if (one && other) return one.dev === other.dev && one.ino === other.ino && one.isFile()
  return (await followLinks(path.resolve(a))) === (await followLinks(path.resolve(b)))
}

async function replaceFile(
  target: string,
  data: string | Uint8Array,
  mode: number | undefined,
  mayReplace: () => Promise<boolean>,
): Promise<boolean> {
  // Not made from the target's name, which may be as long as names can be.
  const temporary = path.join(path.dirname(target), `.${randomBytes(8).toString('hex')}.tmp`)
  try {
    const handle = await open(temporary, 'wx')
    try {
      // Set, not asked for: the process's mask would take bits away.
      if (mode !== undefined) await handle.chmod(mode)
      await handle.writeFile(data)
      await handle.sync()
    } finally {
      await handle.close()
    }
    const may = await mayReplace()
    await (may ? rename(temporary, target) : rm(temporary))
    return may
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/** Whether a file holds exactly these bytes; null: whether there is no such file. */
export async function holds(file: string, bytes: Uint8Array | null): Promise<boolean> {
  const now = await readFile(file).catch(ifMissing)
  return now === undefined ? bytes === null : bytes !== null && now.equals(bytes)
}

/** Where a symbolic link leads, even if nothing is there yet. */
async function followLinks(file: string, most = 40): Promise<string> {
  const link = await readlink(file).catch(() => undefined)
  if (link === undefined || most === 0) return realpath(file).catch(() => file)
  return followLinks(path.resolve(path.dirname(file), link), most - 1)
}

function ifMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}

/** Why a file cannot be written, from the system's error, as a sentence. */
export function whyUnwritable(file: string, { code, message }: NodeJS.ErrnoException): string {
  const folder = path.dirname(file)
  if (code && Object.hasOwn(MISNAMED, code)) return `cannot write ${file}: ${MISNAMED[code]}`
  if (code === 'ENOENT')
    return `cannot write ${file}: there is no folder ${folder}; make it first, or choose another with -o`
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return `cannot write ${file}: you may not write it, or not in ${folder === '.' ? 'this folder' : folder}; choose another place with -o`
  if (code === 'EISDIR') return `cannot write ${file}: it is a folder; give a file name`
  if (code === 'ENOTDIR' || code === 'EEXIST') return `cannot write ${file}: ${folder} is not a folder`
  if (code === 'ENOSPC') return `cannot write ${file}: the disk is full; nothing was changed`
  return `cannot write ${file}: ${message}`
}

/** Milliseconds after which a dead process's lock is taken for stale. Work under the lock takes a fraction of it. */
const STALE_AFTER = 5000
/** Longer in all than `STALE_AFTER`. */
const LOCK_WAIT = { retries: 26, minTimeout: 100, maxTimeout: 500 }

/**
 * Runs `action` while no other process does so for the same file.
 * @throws UserError when another process holds the file for longer than some seconds
 */
export async function withLock<T>(file: string, action: () => Promise<T>): Promise<T> {
  const release = await lock(file)
  try {
    return await action()
  } finally {
    await release().catch(() => {})
  }
}

/** Takes the lock of a file, or of the file a link leads to; a device has none. */
async function lock(file: string): Promise<() => Promise<void>> {
  try {
    const old = await stat(file).catch(ifMissing)
    if (old && !old.isFile()) return async () => {}
    const target = await followLinks(path.resolve(file))
    // The library would try again for seconds where no lock can ever be.
    await access(path.dirname(target), constants.W_OK)
    return await lockfile.lock(target, {
      realpath: false,
      stale: STALE_AFTER,
      retries: LOCK_WAIT,
      // A machine that slept may lose the lock; the write in hand is atomic all the same.
      onCompromised: () => {},
    })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ELOCKED') throw new UserError(`another process is writing ${file}; wait until it is done`)
    throw new UserError(whyUnwritable(file, error as NodeJS.ErrnoException))
  }
}

/** Whether there could be a file of this name and is none. */
export const isMissing = (file: string): Promise<boolean> =>
  access(file).then(
    () => false,
    ({ code }: NodeJS.ErrnoException) => code === 'ENOENT',
  )

/** Whether there is a file of this name. */
export const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  )
