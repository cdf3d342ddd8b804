import { constants } from 'node:os'
import process from 'node:process'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
/** How long the signal may take to end the process before it ends itself, in milliseconds. */
const LAST_MS = 500
const tasks = new Set<() => unknown>()

/** Runs what is registered, newest first, then lets the signal do what it would have done. */
async function interrupted(signal: NodeJS.Signals) {
  for (const name of SIGNALS) process.off(name, interrupted)
  for (const task of [...tasks].reverse()) {
    try {
      await task()
    } catch {
      // The process is ending anyway; the next task matters more than this one's failure.
    }
  }
  process.kill(process.pid, signal)
  // A library's listener passes the signal on only while something keeps the process alive; a script that runs us in
  // the background may have it ignored altogether.
  setTimeout(() => process.exit(128 + constants.signals[signal]), LAST_MS)
}

/**
 * Runs `task` if the process is interrupted (Ctrl-C, `kill`, closed terminal) before the returned function is
 * called. The process then ends by the same signal, as if nobody had listened.
 */
export function onInterrupt(task: () => unknown): () => void {
  if (tasks.size === 0) for (const name of SIGNALS) process.on(name, interrupted)
  tasks.add(task)
  return () => {
    tasks.delete(task)
    if (tasks.size === 0) for (const name of SIGNALS) process.off(name, interrupted)
  }
}
