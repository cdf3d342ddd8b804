import { access, constants, lstat, mkdir, mkdtemp } from 'node:fs/promises'
import { homedir, platform, tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

const APP = 'interview-deck'

/** Where each system keeps what a program can make again (XDG Base Directory; Apple and Microsoft guidelines). */
function userCache(): string {
  if (process.env.XDG_CACHE_HOME) return process.env.XDG_CACHE_HOME
  if (platform() === 'darwin') return join(homedir(), 'Library', 'Caches')
  if (platform() === 'win32' && process.env.LOCALAPPDATA) return process.env.LOCALAPPDATA
  return join(homedir(), '.cache')
}

/**
 * A folder, made if need be, that stays from run to run and belongs to this user alone: the unpacked browser
 * and Vite's bundled dependencies live there. Where the user's cache cannot be written (read-only home, no
 * home) it is in the temporary folder.
 */
export async function cacheFolder(...parts: string[]): Promise<string> {
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

/** In a folder that all may write to, another user may have made ours first; programs in it must not be run. */
async function ownTemporaryFolder(): Promise<string> {
  const uid = process.getuid?.() ?? 0
  const folder = join(tmpdir(), `${APP}-${uid}`)
  await mkdir(folder, { mode: 0o700 }).catch(() => {})
  const made = await lstat(folder)
  const ours =
    made.isDirectory() && (platform() === 'win32' || (made.uid === uid && (made.mode & 0o022) === 0))
  return ours ? folder : mkdtemp(`${folder}-`)
}
