/**
 * Time, processor time, peak memory and file size of a PDF: Slidev's own exporter; ours for the first time after `npm ci`, with one word
 * of the deck changed since the last time, and with nothing changed; and Marp CLI, on a deck of the same text.
 *
 *     npm run bench:export -- [SLIDES…] [--runs N] [--only slidev,cold,warm,same,marp] [--timeout SECONDS]
 *
 * Every figure is a whole process from start to end, on this machine, the tools taking turns; of several runs the least.
 * A PDF whose pages do not hold the slides' words, each its own, has failed.
 * The load is what the machine had to do besides; ratios of one run can be compared, seconds of a busy machine cannot,
 * of which the processor's are the steadier.
 */

import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { loadavg, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { browserCandidates } from '../scripts/export/find-browser.ts'
import { readArguments } from './read-arguments.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const USAGE =
  'npm run bench:export -- [SLIDES…] [--runs N] [--only slidev,cold,warm,same,marp] [--timeout SECONDS]'
const SIZES = ['24', '100', '300']
const SLIDES_PER_DIAGRAM = 4
const SAMPLE_MS = 50
/** Of the processor's clock, as Linux tells it to programs. */
const TICKS_PER_SECOND = 100
const PAGE_BYTES = 4096

type Tool = 'slidev' | 'cold' | 'warm' | 'same' | 'marp'
const NAMES: Record<Tool, string> = {
  slidev: 'slidev export',
  cold: 'ours, cold',
  warm: 'ours, one word changed',
  same: 'ours, unchanged',
  marp: 'marp-cli',
}

interface Measured {
  seconds: number
  /** Of the processor, by the process and all it started; 0 where it cannot be read. */
  processor: number
  bytes: number
  /** Largest sum of private memory of all its processes, in bytes; 0 where it cannot be read. */
  memory: number
  /** After so long it ended without a file, or with one that has not all slides. */
  failed?: boolean
}

const { values, positionals } = readArguments(USAGE, {
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '1' },
    only: { type: 'string', default: 'slidev,cold,warm,same,marp' },
    timeout: { type: 'string', default: '300' },
  },
})
const tools = values.only.split(',') as Tool[]
const folder = await mkdtemp(join(tmpdir(), 'deck-bench-'))
try {
  const browser = await firstBrowser()
  process.stdout.write(`${process.version}, ${browser}\n\n`)
  for (const size of positionals.length ? positionals : SIZES) await compare(Number(size), browser)
} finally {
  await rm(folder, { recursive: true, force: true })
}

/** Measures all tools on a deck of so many slides and prints a table, with ratios to ours when warm. */
async function compare(slides: number, browser: string) {
  const marp = join(folder, `marp-${slides}.md`)
  const slidev = join(folder, `${slides}`, 'slides.md')
  await mkdir(dirname(slidev), { recursive: true })
  await writeFile(slidev, slidevDeck(slides))
  await writeFile(marp, marpDeck(slides))
  const load = loadavg()[0]!.toFixed(1)
  const results = new Map<Tool, Measured | null>()
  for (let run = 0; run < Number(values.runs); run++)
    for (const tool of tools) {
      const before = results.get(tool)
      // What did not finish once is not waited for again.
      if (before === null || before?.failed) continue
      const measured = await measure(tool, slides, tool === 'marp' ? marp : slidev, browser, run)
      results.set(tool, measured && before ? leastOf(before, measured) : measured)
    }
  const ours = results.get('warm')
  process.stdout.write(`${slides} slides (load ${load})\n`)
  for (const [tool, result] of results) {
    // What did not finish took longer than it was given.
    const seconds = result?.seconds ?? Number(values.timeout)
    const times = (theirs: number | undefined, own: number | undefined) =>
      theirs && own ? `${(theirs / own).toFixed(2)} ×` : ''
    const figures = [
      `${result ? '' : '> '}${seconds.toFixed(1)} s`,
      `${result ? '' : '> '}${times(seconds, ours?.seconds)}`,
      result ? `${result.processor.toFixed(1)} s` : '',
      times(result?.processor, ours?.processor),
      result ? `${Math.round(result.memory / 2 ** 20)} MB` : '',
      result?.failed ? 'failed' : result ? `${Math.round(result.bytes / 1024)} kB` : '',
    ]
    process.stdout.write(
      `  ${NAMES[tool].padEnd(24)}${figures.map((figure) => figure.padStart(10)).join('')}\n`,
    )
  }
  process.stdout.write(
    '  (wall time, processor time, each by that of ours with one word changed; peak memory; size of the file)\n\n',
  )
}

function leastOf(one: Measured, other: Measured): Measured {
  return {
    ...other,
    seconds: Math.min(one.seconds, other.seconds),
    processor: Math.min(one.processor, other.processor),
    memory: Math.min(one.memory, other.memory),
  }
}

async function measure(
  tool: Tool,
  slides: number,
  deck: string,
  browser: string,
  run: number,
): Promise<Measured | null> {
  const pdf = join(folder, `${tool}-${run}.pdf`)
  const cache = join(folder, tool === 'cold' ? `cache-${run}-${Date.now()}` : 'cache')
  const [script, ...args] = commandOf(tool, deck, pdf, browser)
  const env = { ...process.env, CHROME_PATH: browser, XDG_CACHE_HOME: cache, CI: '1' }
  // The first of our runs fills the caches; it is `cold` that is asked for what that takes.
  if ((tool === 'warm' || tool === 'same') && run === 0) await time(script!, args, env)
  if (tool === 'warm') await changeWord(deck, run)
  const measured = await time(script!, args, env)
  if (!measured) return null
  const failed = measured.failed || !(await holdsDeck(pdf, slides))
  // Others may fail on a long deck; that is a result too.
  if (failed && tool !== 'slidev' && tool !== 'marp') throw new Error(`${NAMES[tool]} failed`)
  return { ...measured, failed, bytes: failed ? 0 : (await stat(pdf)).size }
}

/** Whether each page of a PDF has the heading that `bodies` gave it: an exporter may print slides that are not there yet. */
async function holdsDeck(pdf: string, slides: number): Promise<boolean> {
  const document = await getDocument({ data: new Uint8Array(await readFile(pdf)), verbosity: 0 }).promise
  try {
    if (document.numPages !== slides) return false
    for (let no = 2; no <= slides; no++) {
      const { items } = await (await document.getPage(no)).getTextContent()
      const text = items.map((item) => ('str' in item ? item.str : '')).join('')
      if (!text.includes(`第${no}頁`)) return false
    }
    return true
  } finally {
    await document.destroy()
  }
}

/** Changes one word of a deck, another one each time. */
async function changeWord(deck: string, run: number) {
  const text = await readFile(deck, 'utf8')
  await writeFile(deck, text.replace(/一個標題(?: \d+)?/, `一個標題 ${run + 1}`))
}

function commandOf(tool: Tool, deck: string, pdf: string, browser: string): string[] {
  if (tool === 'slidev')
    return [
      bin('@slidev/cli', 'bin/slidev.mjs'),
      'export',
      deck,
      '--output',
      pdf,
      '--executable-path',
      browser,
      '--timeout',
      String(Number(values.timeout) * 1000),
    ]
  if (tool === 'marp')
    return [
      bin('@marp-team/marp-cli', 'marp-cli.js'),
      deck,
      '--pdf',
      '--output',
      pdf,
      '--browser-path',
      browser,
    ]
  return [join(ROOT, 'bin', 'interview-deck.js'), 'export', deck, '--output', pdf]
}

/** A file of an installed package. */
function bin(name: string, file: string): string {
  const folders = createRequire(import.meta.url).resolve.paths(name) ?? []
  const found = folders.map((modules) => join(modules, name, file)).find((path) => existsSync(path))
  if (!found) throw new Error(`Cannot find ${name}: install it first`)
  return found
}

/** Runs Node on a script; null if it took too long. */
function time(
  script: string,
  args: string[],
  env: NodeJS.ProcessEnv,
): Promise<Omit<Measured, 'bytes'> | null> {
  return new Promise((done) => {
    const start = performance.now()
    const child = spawn(process.execPath, [script, ...args], {
      env,
      cwd: ROOT,
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let told = ''
    child.stderr.on('data', (chunk) => {
      told += chunk
    })
    let late = false
    let memory = 0
    /** Of each process when it was last seen: what has ended can no longer be asked. */
    const ticks = new Map<number, number>()
    const watch = setInterval(() => {
      memory = Math.max(memory, look(child.pid!, ticks))
    }, SAMPLE_MS)
    const timer = setTimeout(() => {
      late = true
      // The whole group: a browser would outlive its exporter.
      process.kill(-child.pid!, 'SIGKILL')
    }, Number(values.timeout) * 1000)
    child.once('exit', (code) => {
      clearTimeout(timer)
      clearInterval(watch)
      if (late) return done(null)
      if (code !== 0) process.stderr.write(`${script} ended with ${code}: ${told.slice(-500)}\n`)
      const processor = [...ticks.values()].reduce((sum, own) => sum + own, 0) / TICKS_PER_SECOND
      done({ seconds: (performance.now() - start) / 1000, processor, memory, failed: code !== 0 })
    })
  })
}

/**
 * Looks at a process and all it started: notes the ticks of the processor that each has used (proc_pid_stat(5)), and
 * sums the memory that no other process shares (proc_pid_statm(5)), in bytes.
 */
function look(pid: number, ticks: Map<number, number>): number {
  if (process.platform !== 'linux') return 0
  try {
    // Its name, in parentheses, may hold spaces.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    ticks.set(pid, Number(stat[11]) + Number(stat[12]))
    const [, resident = 0, shared = 0] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ').map(Number)
    const threads = readdirSync(`/proc/${pid}/task`)
    const children = threads.flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean),
    )
    const below = children.reduce((sum, child) => sum + look(Number(child), ticks), 0)
    return (resident - shared) * PAGE_BYTES + below
  } catch {
    // It has ended meanwhile.
    return 0
  }
}

async function firstBrowser(): Promise<string> {
  for await (const { executablePath } of browserCandidates()) return executablePath
  throw new Error('Cannot find a browser')
}

function slidevDeck(slides: number): string {
  const head =
    '---\ntheme: none\ntitle: Sample\nfonts: {provider: none}\ncanvasWidth: 1280\nlayout: cover\n---\n\n# 樣本 Sample\n'
  const diagram = (no: number) =>
    `\n\`\`\`mermaid\nflowchart LR\n  a["船塢${no}"] --> b["航線"]\n  c["碼頭"] --> b\n  d["船員"] --> b\n\`\`\`\n`
  return (
    head +
    bodies(slides)
      .map((body, index) => `\n---\n\n${body}\n${hasDiagram(index) ? diagram(index) : ''}`)
      .join('')
  )
}

/** Marp draws no diagrams: it gets the same words as one line. */
function marpDeck(slides: number): string {
  const words = (no: number) => `\n船塢${no} → 航線 ← 碼頭、船員\n`
  return `---\nmarp: true\n---\n\n# 樣本 Sample\n${bodies(slides)
    .map((body, index) => `\n---\n\n${body}\n${hasDiagram(index) ? words(index) : ''}`)
    .join('')}`
}

function hasDiagram(index: number): boolean {
  return index % SLIDES_PER_DIAGRAM === 0
}

function bodies(slides: number): string[] {
  return Array.from(
    { length: slides - 1 },
    (_, index) => `# 第${index + 2}頁：一個標題 headline\n\n- 第一點 one\n- 第二點 two\n- 第三點 three`,
  )
}
