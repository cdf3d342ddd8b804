import { fork } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'
import { slidevCommand } from './export/load-slidev.js'
import { isThere } from './files.ts'
import { UserError } from './user-error.ts'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
/** How long Slidev may take to end, in milliseconds. */
const LAST_MS = 3000

/** Resolves at Ctrl-C, `kill` or the closing of the terminal; the next such signal acts as ever. */
export async function untilInterrupted(): Promise<void> {
  await new Promise<void>((resolve) => {
    const stop = () => {
      for (const signal of SIGNALS) process.off(signal, stop)
      resolve()
    }
    for (const signal of SIGNALS) process.on(signal, stop)
  })
}

export interface PresentOptions {
  port: number | undefined
  /** Whether Slidev opens the browser. */
  open: boolean
  /** Presenting ends when this resolves. */
  interrupted: Promise<void>
}

/**
 * Shows a deck with Slidev's own development server, in a process of its own that has the terminal for its shortcuts.
 * Neither outlives the other: Slidev leaves when its channel to this process closes, however that comes about.
 * @returns Slidev's exit code; 0 when interrupted
 * @throws UserError when there is no such deck
 */
export async function present(deck: string, { port, open, interrupted }: PresentOptions): Promise<number> {
  if (!(await isThere(deck))) throw new UserError(`cannot present ${deck}: there is no such file`)
  const slidev = fork(
    slidevCommand(),
    [deck, ...(open ? ['--open'] : []), ...(port === undefined ? [] : ['--port', String(port)])],
    {
      stdio: 'inherit',
      execArgv: ['--import', new URL('./leave-with-parent.js', import.meta.url).href],
      env: { ...process.env, NODE_OPTIONS: '' },
    },
  )
  const ended = once(slidev, 'exit').then(([code]) => (typeof code === 'number' ? code : 1))
  const code = await Promise.race([ended, interrupted.then(() => 0)])
  if (slidev.connected) slidev.disconnect()
  const late = setTimeout(() => slidev.kill('SIGKILL'), LAST_MS)
  await ended
  clearTimeout(late)
  return code
}
