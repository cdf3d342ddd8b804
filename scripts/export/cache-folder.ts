import { mkdtempSync } from 'node:fs'
import { access, constants, mkdir } from 'node:fs/promises'
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
 * home) it is a new temporary folder, so that nobody else's files are ever run.
 */
export async function cacheFolder(...parts: string[]): Promise<string> {
  const folder = join(userCache(), APP, ...parts)
  try {
    await mkdir(folder, { recursive: true })
    await access(folder, constants.W_OK)
    return folder
  } catch {
    const fallback = join(mkdtempSync(join(tmpdir(), `${APP}-`)), ...parts)
    await mkdir(fallback, { recursive: true })
    return fallback
  }
}
