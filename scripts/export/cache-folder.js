import { createHash } from 'node:crypto'
import { access, constants, lstat, mkdir, mkdtemp, readFile } from 'node:fs/promises'
import { homedir, platform, tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const APP = 'interview-deck'

/** Where each system keeps what a program can make again (XDG Base Directory; Apple and Microsoft guidelines). */
function userCache() {
  if (process.env.XDG_CACHE_HOME) return process.env.XDG_CACHE_HOME
  if (platform() === 'darwin') return join(homedir(), 'Library', 'Caches')
  if (platform() === 'win32' && process.env.LOCALAPPDATA) return process.env.LOCALAPPDATA
  return join(homedir(), '.cache')
}

/**
 * A folder, made if need be, that stays from run to run and belongs to this user alone: the unpacked browser and
 * bundles live there. Where the user's cache cannot be written (read-only home, no home) it is in the temporary folder.
 *
 * @param {...string} parts
 */
export async function cacheFolder(...parts) {
  const folder = join(userCache(), APP, ...parts)
  try {
    await mkdir(folder, { recursive: true })
    await access(folder, constants.W_OK)
    return folder
  } catch {
    const fallback = join(await ownTemporaryFolder(), ...parts)
    await mkdir(fallback, { recursive: true })
    return fallback
  }
}

/** The folder of bundles; its name holds what is installed, so that an update starts afresh. */
export async function bundlesFolder() {
  const root = fileURLToPath(new URL('../../', import.meta.url))
  const installed = await readFile(join(root, 'node_modules', '.package-lock.json')).catch(() =>
    readFile(join(root, 'package.json')),
  )
  const hash = createHash('sha256').update(root).update(installed).digest('hex').slice(0, 12)
  return cacheFolder(`bundles-${hash}`)
}

/** In a folder that all may write to, another user may have made ours first; programs in it must not be run. */
async function ownTemporaryFolder() {
  const uid = process.getuid?.() ?? 0
  const folder = join(tmpdir(), `${APP}-${uid}`)
  await mkdir(folder, { mode: 0o700 }).catch(() => {})
  const made = await lstat(folder)
  const ours =
    made.isDirectory() && (platform() === 'win32' || (made.uid === uid && (made.mode & 0o022) === 0))
  return ours ? folder : mkdtemp(`${folder}-`)
}
