/** `watch`: the deck is made anew whenever what it is made from changes. */
import path from 'node:path'
import { isThere } from '../files.ts'
import { UserError } from '../user-error.ts'
import { jobOf } from './job.ts'
import { generate } from './make.ts'
import { DECK_YAML, DEFAULT_OUTPUT, portOf, UsageError, type Values } from './options.ts'
import { sayMerged, sentenceOf } from './terminal.ts'

/**
 * Makes the deck, and again whenever the interview or deck.yaml changes, until it is interrupted. With --present the
 * deck is shown as it stands, by Slidev, and made only once something changes; the end of Slidev is the end of this.
 */
export async function watch(operands: string[], values: Values): Promise<number> {
  if (operands.includes('-')) throw new UsageError('watch takes a file, not standard input')
  if (!values.present && (values.port || values['no-open']))
    throw new UsageError('--port and --no-open go with --present')
  const port = portOf(values)
  const job = await jobToWatch(operands, values)
  const { present, untilInterrupted } = await import('../present.ts')
  const { watchFiles } = await import('../watch-files.ts')
  const interrupted = untilInterrupted()
  const watcher = watchFiles(() => remake(operands, values, job.output, watcher.follow))
  try {
    watcher.follow([DECK_YAML, ...(job.interview ? [job.interview] : [])])
    if (!values.present || !(await isThere(job.output))) {
      await remake(operands, values, job.output, watcher.follow)
    }
    process.stdout.write(`watching ${watcher.files().join(' and ')}\n`)
    if (values.present) return await present(job.output, { port, open: !values['no-open'], interrupted })
    await interrupted
    return 0
  } finally {
    await watcher.close()
  }
}

/** What to watch; a deck can be presented even if nothing says from what it is made, or says it wrong. */
async function jobToWatch(
  operands: string[],
  values: Values,
): Promise<{ output: string; interview: string | undefined }> {
  try {
    return await jobOf(operands, values)
  } catch (error) {
    if (!(error instanceof UserError) || !values.present) throw error
    process.stderr.write(`interview-deck: ${error.message}\n`)
    return { output: values.output ?? DEFAULT_OUTPUT, interview: operands[0] }
  }
}

/** Makes a watched deck again. What is wrong is said in a sentence, since the next change may mend it. */
async function remake(
  operands: string[],
  values: Values,
  output: string,
  follow: (files: string[]) => void,
): Promise<void> {
  try {
    const job = await jobOf(operands, values)
    follow([DECK_YAML, job.interview])
    if (path.resolve(job.output) !== path.resolve(output))
      throw new UserError(
        `${DECK_YAML} names ${job.output} as output now, not ${output}; start watching anew`,
      )
    const { next } = await generate(job, values)
    const { updateDeck } = await import('../update-deck.ts')
    const { changed, conflicts, backups } = await updateDeck(output, next)
    process.stdout.write(`${output}: ${changed ? 'updated' : 'nothing to change'}\n`)
    await sayMerged(output, conflicts, backups)
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`)
  }
}
