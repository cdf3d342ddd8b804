import { randomBytes } from 'node:crypto'
import { open, readFile, realpath, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import lockfile from 'proper-lockfile'
import { UserError } from './user-error.ts'

/**
 * Bytes of a file, or of standard input for `-`.
 * @throws UserError when the file is missing, a folder, or unreadable
 */
export async function readBytes(file: string): Promise<Uint8Array> {
  if (file === '-') return buffer(process.stdin)
  try {
    return await readFile(file)
  } catch (error) {
    throw new UserError(whyUnreadable(file, error as NodeJS.ErrnoException))
  }
}

/**
 * Text of a UTF-8 file.
 * @throws UserError as `readBytes`
 */
export async function readText(file: string): Promise<string> {
  return Buffer.from(await readBytes(file)).toString('utf8')
}

function whyUnreadable(file: string, { code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT')
    return `cannot read ${file}: there is no such file; check the name, or the folder you are in`
  if (code === 'EISDIR') return `cannot read ${file}: it is a folder; name a file in it`
  if (code === 'EACCES' || code === 'EPERM')
    return `cannot read ${file}: you may not read it; check its permissions`
  return `cannot read ${file}: ${message}`
}

/**
 * Writes a file so that at every moment either the old or the new one is there: to a temporary name in the same folder,
 * flushed to the disk, then renamed. A symbolic link stays one; the file it names is replaced. The mode is kept.
 * @throws UserError when the folder is missing or cannot be written, or the disk is full; the old file is untouched
 */
export async function writeFileAtomically(file: string, data: string | Uint8Array): Promise<void> {
  const target = await realpath(file).catch(() => path.resolve(file))
  const mode = await stat(target).then(
    ({ mode: bits }) => bits & 0o777,
    () => 0o644,
  )
  const temporary = path.join(
    path.dirname(target),
    `.${path.basename(target)}.${randomBytes(6).toString('hex')}.tmp`,
  )
  try {
    const handle = await open(temporary, 'wx', mode)
    try {
      await handle.writeFile(data)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, target)
  } catch (error) {
    await rm(temporary, { force: true })
    throw new UserError(whyUnwritable(file, error as NodeJS.ErrnoException))
  }
}

function whyUnwritable(file: string, { code, message }: NodeJS.ErrnoException): string {
  const folder = path.dirname(file)
  if (code === 'ENOENT')
    return `cannot write ${file}: there is no folder ${folder}; make it first, or choose another with -o`
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return `cannot write ${file}: you may not write in ${folder}`
  if (code === 'EISDIR') return `cannot write ${file}: it is a folder; give a file name`
  if (code === 'ENOSPC') return `cannot write ${file}: the disk is full; nothing was changed`
  return `cannot write ${file}: ${message}`
}

const LOCK_WAIT = { retries: 20, minTimeout: 100, maxTimeout: 500 }

/**
 * Runs `action` while no other process does so for the same file.
 * @throws UserError when another process holds the file for longer than some seconds
 */
export async function withLock<T>(file: string, action: () => Promise<T>): Promise<T> {
  let release: () => Promise<void>
  try {
    release = await lockfile.lock(path.resolve(file), { realpath: false, retries: LOCK_WAIT })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ELOCKED') throw new UserError(`another process is writing ${file}; wait until it is done`)
    throw new UserError(whyUnwritable(file, error as NodeJS.ErrnoException))
  }
  try {
    return await action()
  } finally {
    await release()
  }
}
