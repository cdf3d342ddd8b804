/** Tables that take long to make are kept from run to run beside the packages they are made of. */
import { createHash } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { deserialize, serialize } from 'node:v8'
import { INSTALL_CACHE } from './export/cache-folder.js'

const FOLDER = join(INSTALL_CACHE, 'interview-deck')

/**
 * What `make` gives, or what it gave in an earlier run.
 *
 * @param name of the file
 * @param files addresses of the module that makes it (`import.meta.url`) and of what it reads: when one of them
 *   changes, it is made anew
 * @param packages the packages that it is made of: another version, and it is made anew
 * @param make anything that can be cloned; made each time where nothing can be kept
 */
export function kept<T>(name: string, files: string[], packages: Record<string, string>, make: () => T): T {
  const file = join(FOLDER, `${name}-${keyOf(files, packages)}`)
  try {
    return deserialize(readFileSync(file)) as T
  } catch {
    const made = make()
    keep(file, name, serialize(made))
    return made
  }
}

function keyOf(files: string[], packages: Record<string, string>): string {
  const hash = createHash('sha256').update(process.versions.v8)
  for (const file of files) hash.update(readFileSync(fileURLToPath(file)))
  for (const [name, entry] of Object.entries(packages)) hash.update(readFileSync(manifestOf(name, entry)))
  return hash.digest('hex').slice(0, 16)
}

/** The package.json of a package, found from a file within it: not every package lets its own be asked for. */
function manifestOf(name: string, entry: string): string {
  let folder = dirname(entry)
  while (!folder.endsWith(join('node_modules', ...name.split('/'))) && dirname(folder) !== folder)
    folder = dirname(folder)
  return join(folder, 'package.json')
}

/** The command as it stands and the one made of it keep a table each: only what neither has made of late is left over. */
const DAYS_KEPT = 7
const isOld = (file: string): boolean => Date.now() - statSync(file).mtimeMs > DAYS_KEPT * 24 * 3600 * 1000

/** Written whole or not at all, in place of what older versions made; a cache that cannot be written is no reason to fail. */
function keep(file: string, name: string, bytes: Buffer): void {
  const temporary = `${file}.${process.pid}`
  try {
    mkdirSync(FOLDER, { recursive: true })
    const descriptor = openSync(temporary, 'w')
    try {
      writeSync(descriptor, bytes)
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    renameSync(temporary, file)
    for (const other of readdirSync(FOLDER))
      if (other.startsWith(`${name}-`) && other !== basename(file) && isOld(join(FOLDER, other)))
        rmSync(join(FOLDER, other), { force: true })
  } catch {
    rmSync(temporary, { force: true })
  }
}
