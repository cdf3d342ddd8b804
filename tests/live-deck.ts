import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import process from 'node:process'
import { slidevCommand } from '../scripts/export/load-slidev.js'

/** A deck as `npm run dev` presents it. */
export interface LiveDeck {
  deck: { port: number }
  close(): Promise<void>
}

const slidev = slidevCommand()

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

/** Serves a deck with Slidev's own development server, and waits until it answers. */
export async function startLive(slidesMd: string): Promise<LiveDeck> {
  const port = await freePort()
  const child = spawn(process.execPath, [slidev, slidesMd, '--port', String(port)], {
    stdio: ['pipe', 'ignore', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '', CI: '1' },
  })
  let complaint = ''
  child.stderr.on('data', (chunk) => {
    complaint += chunk
  })
  const close = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  const answers = () =>
    fetch(`http://localhost:${port}/`).then(
      ({ ok }) => ok,
      () => false,
    )
  while (!(await answers())) {
    if (child.exitCode !== null) throw new Error(`Slidev ended: ${complaint}`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return { deck: { port }, close }
}
