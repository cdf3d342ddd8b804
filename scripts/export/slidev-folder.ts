import { existsSync } from 'node:fs'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'

/** Says that the `node_modules` it lies in was made for a server of ours and holds nothing else. */
const OURS = 'made-by-interview-deck'
/** Name of the mark of one server that is running: the process's number and how many it has started. */
const MARK = /^(\d+)-\d+\.running$/

let servers = 0

/**
 * Slidev writes modules into `node_modules/.slidev` beside the deck. In a folder that has no `node_modules`, such as one
 * with a talk's papers, they would stay behind; the function returned takes them away when no server is using them
 * any more. A `node_modules` that was there before is left as it is.
 *
 * @param folder the deck's folder
 */
export async function borrowSlidevFolder(folder: string): Promise<() => Promise<void>> {
  const modules = join(folder, 'node_modules')
  const own = join(modules, '.slidev')
  if (existsSync(modules) && !existsSync(join(own, OURS))) return async () => {}
  const mark = join(own, `${process.pid}-${++servers}.running`)
  try {
    await mkdir(own, { recursive: true })
    await Promise.all([writeFile(join(own, OURS), ''), writeFile(mark, '')])
  } catch {
    // Slidev will say better than we can that the folder cannot be written.
    return async () => {}
  }
  return async () => {
    await rm(mark, { force: true })
    const inUse = (await namesIn(own)).some((name) => isAlive(Number(MARK.exec(name)?.[1])))
    const others = (await namesIn(modules)).some((name) => name !== '.slidev')
    if (!inUse && !others) await rm(modules, { recursive: true, force: true })
  }
}

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => [])

function isAlive(pid: number): boolean {
  if (Number.isNaN(pid)) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
