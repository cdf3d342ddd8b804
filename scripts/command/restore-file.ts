/** `restore`: the restored text, or the repairs that were made. */
import { once } from 'node:events'
import { readStart } from '../files.ts'
import { UsageError, type Values } from './options.ts'
import { within } from './read-interview.ts'

/** Bytes from which on a file is restored in pieces, as it is read. */
const LARGE = 8_000_000

export async function restoreFile(operands: string[], values: Values): Promise<number> {
  const [file] = operands
  if (file === undefined || operands.length > 1) throw new UsageError('restore takes one file')
  const { restore } = await import('../restore/restore.ts')
  const { restoreStream } = await import('../restore/restore-stream.ts')
  const { start, rest } = await readStart(file, LARGE)
  const pieces = rest ? restoreStream(rest) : [within(file, () => restore(start))]
  for await (const { text, repairs } of pieces) {
    const shown = values.report ? repairs.map((repair) => `${JSON.stringify(repair)}\n`).join('') : text
    if (!process.stdout.write(shown)) await once(process.stdout, 'drain')
  }
  return 0
}
