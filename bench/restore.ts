/**
 * How fast is restoring, against decoding and encoding the same text through the GBK codec?
 *
 *     npm run bench:restore -- [FILE…] [--megabytes N] [--stream N]
 *
 * The files (without any, interviews/) are repeated until there are N megabytes of each; damaged text is
 * measured as it is, honest text is the same text restored. At the end a stream of 50 MB, or of as many as
 * --stream says, with its peak memory.
 */
import { readdirSync } from 'node:fs'
import iconv from 'iconv-lite'
import { restore } from '../scripts/restore/restore.ts'
import { restoreStream } from '../scripts/restore/restore-stream.ts'
import { readArguments, textOf } from './read-arguments.ts'

const USAGE = 'npm run bench:restore -- [FILE…] [--megabytes N] [--stream N]'
const MEGABYTE = 1_000_000

const { values, positionals } = readArguments(USAGE, {
  options: { megabytes: { type: 'string', default: '2' }, stream: { type: 'string', default: '50' } },
  allowPositionals: true,
})
const streamMegabytes = Number(values.stream)
const files =
  positionals.length > 0 ? positionals : readdirSync('interviews').map((name) => `interviews/${name}`)
const source = files.map((file) => textOf(file)).join('\n')

function repeated(text: string, megabytes: number): string {
  return `${text}\n`.repeat(Math.max(1, Math.round((megabytes * MEGABYTE) / Buffer.byteLength(text))))
}

function secondsOf(task: () => void): number {
  const start = performance.now()
  task()
  return (performance.now() - start) / 1000
}

function report(name: string, text: string): void {
  const size = Buffer.byteLength(text) / MEGABYTE
  const codec = secondsOf(() => void iconv.decode(iconv.encode(text, 'gbk'), 'gbk'))
  const ours = secondsOf(() => void restore(text))
  const columns = [
    name.padEnd(8),
    `${size.toFixed(1)} MB`.padStart(8),
    `restore ${(size / ours).toFixed(2)} MB/s`.padStart(20),
    `GBK there and back ${(size / codec).toFixed(1)} MB/s`.padStart(30),
    `ratio ${(ours / codec).toFixed(1)}`.padStart(12),
  ]
  console.log(columns.join('  '))
}

const cold = secondsOf(() => void restore(source))
console.log(`first call, everything loaded: ${(cold * 1000).toFixed(0)} ms for ${source.length} characters`)
const clean = restore(source).text
for (const megabytes of [Number(values.megabytes) / 4, Number(values.megabytes)]) {
  report('damaged', repeated(source, megabytes))
  report('honest', repeated(clean, megabytes))
}

function* chunks(text: string, megabytes: number): Generator<Uint8Array> {
  const bytes = Buffer.from(`${text}\n`)
  for (let size = 0; size < megabytes * MEGABYTE; size += bytes.length) yield bytes
}

for (const [name, text] of [
  ['honest', clean],
  ['damaged', source],
] as const) {
  let repairs = 0
  let peak = 0
  const start = performance.now()
  for await (const piece of restoreStream(chunks(text, streamMegabytes))) {
    repairs += piece.repairs.length
    peak = Math.max(peak, process.memoryUsage.rss())
  }
  const seconds = (performance.now() - start) / 1000
  const speed = (streamMegabytes / seconds).toFixed(2)
  const memory = (peak / MEGABYTE).toFixed(0)
  console.log(
    `${name} stream of ${streamMegabytes} MB: ${speed} MB/s, ${repairs} repairs, ${memory} MB resident`,
  )
}
