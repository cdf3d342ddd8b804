/**
 * Starts the process that serves a deck. JavaScript, because the command line starts it before all else: while it loads
 * Slidev, which takes longest, this process loads TypeScript.
 */

import { fork } from 'node:child_process'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

/** @import { ChildProcess } from 'node:child_process' */

/** @type {ChildProcess | undefined} */
let waiting

/** Starts it for whoever will ask. If nobody does, it ends with this process. */
export function startEarly() {
  waiting = startServer()
  for (const handle of handlesOf(waiting)) handle?.unref()
}

/**
 * The process started early, or a new one.
 * @returns {ChildProcess}
 */
export function takeServer() {
  const child = waiting
  waiting = undefined
  if (!child || child.exitCode !== null || child.signalCode !== null) return startServer()
  for (const handle of handlesOf(child)) handle?.ref()
  return child
}

/**
 * A new one.
 * @param {Record<string, string>} [env] besides this process's own
 */
export const startServer = (env) =>
  fork(fileURLToPath(new URL('./serve-deck.js', import.meta.url)), [], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Not the loader that runs this process. Compilers litter: a larger nursery saves a third of their time.
    execArgv: ['--max-semi-space-size=128'],
    env: { ...process.env, NODE_OPTIONS: '', ...env },
  })

/**
 * All that keeps this process alive for a child's sake.
 * @param {ChildProcess} child
 */
const handlesOf = (child) =>
  /** @type {({ ref(): void, unref(): void } | null | undefined)[]} */ ([
    child,
    child.channel,
    child.stdout,
    child.stderr,
  ])
