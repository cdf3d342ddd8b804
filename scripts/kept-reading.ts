import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { deserialize, serialize } from 'node:v8'
import { bundlesFolder } from './export/cache-folder.js'
import { scriptsHash } from './export/hash-inputs.js'
import { writeFileAtomically } from './files.ts'

/** Long texts are read once in a while, and would fill the disk. */
const LARGEST_KEPT = 2 ** 20

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex')

/** Characters of a hash in base 16. */
const HASH_LENGTH = 64

/**
 * What reading an interview gave in an earlier run, if these scripts and packages have read the same bytes in the same
 * way before. Who writes a deck changes it, or deck.yaml, many times, and the interview hardly ever.
 *
 * @param kind how far it is read, which is a part of the file's name
 * @param bytes of the interview's file, at most 1 MB to be kept
 * @param choices all else that the reading depends on, as JSON can hold it
 * @param read called when nothing is kept; gives what can be cloned; what it throws is thrown
 */
export async function readOnce<T>(
  kind: string,
  bytes: Uint8Array,
  choices: unknown,
  read: () => Promise<T>,
): Promise<T> {
  if (bytes.length > LARGEST_KEPT) return read()
  const key = sha256(`${process.versions.v8} ${scriptsHash()} ${JSON.stringify(choices)} ${sha256(bytes)}`)
  const file = join(await bundlesFolder(), `${kind}-${key.slice(0, 24)}`)
  try {
    const kept = await readFile(file)
    const made = kept.subarray(HASH_LENGTH)
    // In case the disk lost some.
    if (sha256(made) === kept.toString('latin1', 0, HASH_LENGTH)) return deserialize(made) as T
  } catch {
    // Not kept.
  }
  const made = await read()
  const kept = serialize(made)
  // A cache that cannot be written is no reason to fail.
  await writeFileAtomically(file, Buffer.concat([Buffer.from(sha256(kept)), kept])).catch(() => {})
  return made
}
