import { chmod, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { UserError } from '../user-error.ts'
import { onInterrupt } from './on-interrupt.ts'

/**
 * Makes a folder so that it appears as a whole or not at all. What an earlier run made in its place goes; a folder that
 * holds anything else is left alone.
 *
 * @param folder path to make; its parent must exist
 * @param isOurs whether a name in the folder that is there now can be an earlier run's
 * @param fill writes the files into the folder it is given
 * @throws UserError if the folder holds what is not ours, or cannot be written, or the disk is full
 */
export async function writeFolder<T>(
  folder: string,
  isOurs: (name: string) => boolean,
  fill: (temporary: string) => Promise<T>,
): Promise<T> {
  const target = resolve(folder)
  await assertReplaceable(target, folder, isOurs)
  const parent = dirname(target)
  const temporary = await mkdtemp(join(parent, `.${basename(target)}-`)).catch((error) => {
    throw new UserError(`Cannot write ${folder}: ${whyNot(error, parent)}`)
  })
  const drop = () => rm(temporary, { recursive: true, force: true })
  const forget = onInterrupt(drop)
  try {
    const done = await fill(temporary)
    await chmod(temporary, 0o777 & ~process.umask())
    // Looked at once more: filling takes seconds.
    await assertReplaceable(target, folder, isOurs)
    await rm(target, { recursive: true, force: true })
    await rename(temporary, target)
    return done
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    throw new UserError(`Cannot write ${folder}: the disk is full; nothing was changed`)
  } finally {
    forget()
    await drop()
  }
}

async function assertReplaceable(target: string, folder: string, isOurs: (name: string) => boolean) {
  const names = await readdir(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw new UserError(`Cannot write ${folder}: ${whyNot(error, target)}`)
  })
  const foreign = names.find((name) => !isOurs(name))
  if (foreign !== undefined)
    throw new UserError(
      `Cannot write ${folder}: it holds ${foreign}, which no export made; name an empty or a new folder`,
    )
}

function whyNot({ code, message }: NodeJS.ErrnoException, folder: string): string {
  if (code === 'ENOENT') return `there is no folder ${folder}`
  if (code === 'ENOTDIR') return `${folder} is not a folder`
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return `you may not write in ${folder}`
  return message
}
