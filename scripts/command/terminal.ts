/** What is said to whoever runs a command. */
import type { DeckProgress } from '../export/open-deck.ts'
import { visible } from '../slides/escape-markdown.ts'
import type { Conflict } from '../slides/merge-slides.ts'
import { UserError } from '../user-error.ts'
import { UsageError } from './options.ts'

/** What went wrong, as one sentence for the terminal. */
export function sentenceOf(error: unknown): string {
  if (error instanceof UsageError) return `interview-deck: ${error.message}; see --help`
  if (error instanceof UserError) return `interview-deck: ${forTerminal(error.message)}`
  // A fault of ours. The trace helps whoever mends it and nobody else.
  const { message, stack } = error as Error
  return `interview-deck: this is a fault of the program, please report it: ${process.env.DEBUG ? stack : message}`
}

/** UTF-16 units of the longest message; names and values in it may have any length. */
const LONGEST_MESSAGE = 1000

/** A message on one line, without what would steer a terminal. */
export function forTerminal(message: string): string {
  const line = visible(message)
  const half = LONGEST_MESSAGE / 2
  return line.length <= LONGEST_MESSAGE ? line : `${line.slice(0, half)} … ${line.slice(-half)}`
}

/** What a merge could not settle, and where it put what it replaced, to stderr. */
export async function sayMerged(output: string, conflicts: Conflict[], backups: string[]): Promise<void> {
  const { formatConflict } = await import('../update-deck.ts')
  for (const backup of backups) process.stderr.write(`${output}: what was there is kept as ${backup}\n`)
  for (const conflict of conflicts) process.stderr.write(`${formatConflict(conflict, output)}\n`)
}

/** Progress on a terminal, silence in a pipe. */
export function progress(): (step: string) => void {
  return process.stderr.isTTY ? (step) => process.stderr.write(`${step}\n`) : () => {}
}

const PROGRESS_MS = 1000

/** Slides drawn and printed, as words: each once, and of many slides how far they are, a line a second at most. */
export function sayProgress(say: (step: string) => void): (progress: DeckProgress) => void {
  let last = ''
  let lastAt = 0
  return ({ stage, done, total }) => {
    const words = stage === 'start' ? 'starting the browser' : progressInWords(stage, done, total)
    const onTheWay = stage !== 'start' && done > 0 && done < total
    if (words === last || (onTheWay && Date.now() - lastAt < PROGRESS_MS)) return
    last = words
    lastAt = Date.now()
    say(words)
  }
}

function progressInWords(stage: 'slides' | 'print', done: number, total: number): string {
  const [doing, did] = stage === 'slides' ? ['drawing', 'drew'] : ['printing', 'printed']
  if (done === 0) return `${doing} ${total} slides`
  return done < total ? `${did} ${done} of ${total} slides` : `${did} ${total} slides`
}
