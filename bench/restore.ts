/**
 * How fast is restoring, against decoding and encoding the same text through the GBK codec?
 *
 *     npm run bench:restore -- [FILE…] [--megabytes N] [--stream N] [--seconds N]
 *
 * No two pages are alike: each is put together anew from the clauses of the files (without any, of the interview and
 * the Chinese texts of the tests; damaged ones are restored first), and damaged as a site of its own would. Honest
 * text is the same pages undamaged. A quarter of them is damaged as by one site too, with line ends and as one line. At
 * the end all go through a stream again and again, up to 50 MB or as many as --stream says, and no longer than --seconds,
 * with its peak memory.
 */
import { readdirSync } from 'node:fs'
import iconv from 'iconv-lite'
import { Converter } from 'opencc-js'
import { restore } from '../scripts/restore/restore.ts'
import { restoreStream } from '../scripts/restore/restore-stream.ts'
import { damage, isInGbk, randomFrom, randomSite } from '../tests/restore/damager.ts'
import { readArguments, textOf } from './read-arguments.ts'

const USAGE = 'npm run bench:restore -- [FILE…] [--megabytes N] [--stream N] [--seconds N]'
const MEGABYTE = 1_000_000
/** Characters of a page and of a paragraph of it, about. */
const PAGE = 3000
const PARAGRAPH = 150

const { values, positionals } = readArguments(USAGE, {
  options: {
    megabytes: { type: 'string', default: '2' },
    stream: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '15' },
  },
  allowPositionals: true,
})
const megabytes = Number(values.megabytes)

function filesIn(folder: string): string[] {
  return readdirSync(folder).map((name) => `${folder}/${name}`)
}

const texts =
  positionals.length > 0
    ? positionals.map(textOf)
    : ['interviews', 'tests/fixtures/restore/clean', 'tests/fixtures/interviews']
        .flatMap(filesIn)
        .map(textOf)
        .filter((text) => (text.match(/\p{Script=Han}/gu)?.length ?? 0) > text.length / 2)

/** Of processor time: what else the machine does counts less. */
function secondsOf(task: () => void): number {
  const start = process.cpuUsage()
  task()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1e6
}

const cold = secondsOf(() => void restore(texts[0]!))
console.log(
  `first call, everything loaded: ${(cold * 1000).toFixed(0)} ms for ${texts[0]!.length} characters`,
)

const convert = Converter({ from: 'cn', to: 'hk' })
const clauses = texts.flatMap((text) =>
  [...convert(restore(text).text)]
    .filter(isInGbk)
    .join('')
    .split(/(?<=[，。？！；])|\n/)
    .filter((clause) => /\p{Script=Han}{3}/u.test(clause)),
)

interface Page {
  honest: string
  damaged: string
}

function pageOf(seed: number): Page {
  const random = randomFrom(seed)
  let honest = ''
  let paragraph = ''
  while (honest.length < PAGE) {
    paragraph += clauses[Math.floor(random() * clauses.length)]!
    if (paragraph.length < PARAGRAPH) continue
    honest += `${paragraph}\n`
    paragraph = ''
  }
  return { honest, damaged: `${damage(honest, randomSite(honest, seed)).text}\n` }
}

const pages: Page[] = []
for (let bytes = 0; bytes < megabytes * MEGABYTE; bytes += Buffer.byteLength(pages.at(-1)!.damaged))
  pages.push(pageOf(pages.length))

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

const quarter = pages.slice(0, Math.ceil(pages.length / 4))
const textIn = (name: keyof Page, from: Page[]): string => from.map((page) => page[name]).join('')
for (const name of ['damaged', 'honest'] as const)
  for (const from of [quarter, pages]) report(name, textIn(name, from))
const honest = textIn('honest', quarter)
const site = randomSite(honest, 0)
report('one site', damage(honest, site).text)
report('one line', damage(honest.replaceAll('\n', ''), site).text)

for (const name of ['honest', 'damaged'] as const) {
  const chunks = pages.map((page) => Buffer.from(page[name]))
  const start = performance.now()
  const seconds = (): number => (performance.now() - start) / 1000
  let read = 0
  function* stream(): Generator<Uint8Array> {
    for (let at = 0; read < Number(values.stream) * MEGABYTE && seconds() < Number(values.seconds); at++) {
      const chunk = chunks[at % chunks.length]!
      read += chunk.length
      yield chunk
    }
  }
  let repairs = 0
  let peak = 0
  for await (const piece of restoreStream(stream())) {
    repairs += piece.repairs.length
    peak = Math.max(peak, process.memoryUsage.rss())
  }
  const size = read / MEGABYTE
  const speed = (size / seconds()).toFixed(2)
  const memory = (peak / MEGABYTE).toFixed(0)
  console.log(
    `${name} stream of ${size.toFixed(0)} MB: ${speed} MB/s, ${repairs} repairs, ${memory} MB resident`,
  )
}
