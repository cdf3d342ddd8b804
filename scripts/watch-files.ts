import { type Stats, unwatchFile, watchFile } from 'node:fs'
import path from 'node:path'

export interface FileWatcher {
  /** Names the files to watch from now on, in place of those before; they need not be there yet. */
  follow(files: string[]): void
  files(): string[]
  /** Ends watching; resolves when the action in hand is done. */
  close(): Promise<void>
}

/** How often a file is looked at, in milliseconds. */
const LOOK_MS = 200
/** How long nothing more must change before the action, in milliseconds: programs save in several steps. */
const QUIET_MS = 150

/**
 * Runs an action whenever one of some files changes, appears or is replaced, once for changes close together, and never
 * twice at once. The files are looked at by name and at intervals rather than listened to: editors save by renaming, and
 * network drives, containers and symbolic links send no events.
 */
export function watchFiles(action: () => Promise<void>): FileWatcher {
  const watched = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()
  const changed = (now: Stats, before: Stats) => {
    // A file that is missing from the start is reported once, though nothing happened.
    if (now.nlink === 0 && before.nlink === 0) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      running = running.then(action)
    }, QUIET_MS)
  }
  const drop = (file: string) => {
    unwatchFile(path.resolve(file), changed)
    watched.delete(file)
  }
  return {
    follow(files) {
      for (const file of watched) if (!files.includes(file)) drop(file)
      for (const file of files) {
        if (watched.has(file)) continue
        watched.add(file)
        watchFile(path.resolve(file), { interval: LOOK_MS }, changed)
      }
    },
    files: () => [...watched],
    async close() {
      clearTimeout(timer)
      for (const file of watched) drop(file)
      await running
    },
  }
}
