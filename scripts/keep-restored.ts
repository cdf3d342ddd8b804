import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { bundlesFolder } from './export/cache-folder.js'
import { scriptsHash } from './export/hash-inputs.js'
import { writeFileAtomically } from './files.ts'
import type { RestoredText } from './model.ts'

/** Long texts are read once in a while, and would fill the disk. */
const LARGEST_KEPT = 2 ** 20

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex')

interface Kept {
  restored: RestoredText
  /** Of `restored`, in case the disk lost some. */
  hash: string
}

/**
 * The restored text of these bytes, from an earlier run if these scripts and packages have restored them before. Who
 * writes a deck changes it, or deck.yaml, many times, and the interview hardly ever.
 *
 * @param bytes of the interview's file, at most 1 MB to be kept
 * @param restore called when nothing is kept; what it throws is thrown
 */
export async function restoreOnce(
  bytes: Uint8Array,
  restore: () => Promise<RestoredText>,
): Promise<RestoredText> {
  if (bytes.length > LARGEST_KEPT) return restore()
  const key = sha256(`${process.versions.v8} ${scriptsHash()} ${sha256(bytes)}`)
  const file = join(await bundlesFolder(), `restored-${key.slice(0, 24)}.json`)
  try {
    const { restored, hash } = JSON.parse(await readFile(file, 'utf8')) as Kept
    if (sha256(JSON.stringify(restored)) === hash) return restored
  } catch {
    // Not kept.
  }
  const restored = await restore()
  const kept: Kept = { restored, hash: sha256(JSON.stringify(restored)) }
  // A cache that cannot be written is no reason to fail.
  await writeFileAtomically(file, JSON.stringify(kept)).catch(() => {})
  return restored
}
