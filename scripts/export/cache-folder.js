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
 * Where that cannot be written either there is none, and nothing is kept.
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
    const fallback = join(await ownTemporaryFolder().catch(() => userCache()), ...parts)
    await mkdir(fallback, { recursive: true }).catch(() => {})
    return fallback
  }
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** The folder of bundles; its name holds what is installed, so that an update starts afresh. */
export async function bundlesFolder() {
  return cacheFolder(await bundlesName())
}

/** Where `prebuild.js` puts caches as the package is installed. */
export const INSTALL_CACHE = join(ROOT, 'node_modules', '.cache')

/** The folder of bundles made as the package was installed: only read, and perhaps not there. */
export async function prebuiltFolder() {
  return join(INSTALL_CACHE, APP, await bundlesName())
}

async function bundlesName() {
  const installed = await readFile(join(ROOT, 'node_modules', '.package-lock.json')).catch(() =>
    readFile(join(ROOT, 'package.json')),
  )
  return `bundles-${createHash('sha256').update(ROOT).update(installed).digest('hex').slice(0, 12)}`
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
