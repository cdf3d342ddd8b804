import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { DeckConfig } from './deck-yaml.ts'
import type { ExportOptions } from './export/export-pdf.ts'
import type { DeckProgress } from './export/open-deck.ts'
import { assertNoInput, isMissing, isThere, nameOf, readStart, readText } from './files.ts'
import type { Finding, Interview, Outline, Repair, RestoredText, Script } from './model.ts'
import { visible } from './slides/escape-markdown.ts'
import type { Conflict } from './slides/merge-slides.ts'
import { UserError } from './user-error.ts'

// Each command loads the stages that it needs: an export would wait for the dictionaries of the others.

const HELP = `Usage: interview-deck [make] [INTERVIEW] [options]     make the deck; without INTERVIEW, what deck.yaml says
       interview-deck watch [INTERVIEW] [options]      the same, and again whenever the interview or deck.yaml changes
       interview-deck restore FILE [--report]          restored text on stdout; --report: the repairs as JSON lines
       interview-deck outline FILE... [--json]         the outline; --json: one JSON object per file, a line each
       interview-deck check [slides.md] [--json]       findings; exit code 1 if any is an error
       interview-deck export [slides.md] [-o FILE]     the PDF, or what --format says
       interview-deck doctor [--json]                  what an export needs and what of it is missing

Within the project: npm run deck -- ARGUMENTS. INTERVIEW and FILE may be - for standard input.

make
  -o, --output FILE    the deck to write or update          (default: slides.md)
      --pdf FILE       the PDF to write                     (default: beside the deck)
      --no-pdf         write no PDF; needs no browser
      --minutes N      length of the talk, 3 to 120         (default: what deck.yaml says, else 20)
      --script SCRIPT  zh-HK, zh-TW, zh-CN, or keep         (default: what deck.yaml says, else keep)
      --fresh          start over; the old deck is kept beside it as a .bak file
      --json           a JSON report of what was done on stdout

outline
      --minutes N, --script SCRIPT as above

watch; --output, --minutes and --script as above; checks and prints nothing
      --present        show the deck in the browser meanwhile (this is npm run dev)
      --port N         at this port                         (default: 3030, or the next free one)
      --no-open        do not open the browser

export
      --browser FILE   the browser to use (make, check and doctor too; also: environment variable DECK_BROWSER)
      --output FILE    the file or folder to write          (default: beside the deck)
      --format FORMAT  pdf, pptx, png (a folder of pictures) or site (a folder
                       to put on a server or a stick)       (default: pdf)
      --notes          a handout: each slide and its notes
      --paper PAPER    a4 or letter, for --notes            (default: a4)
      --with-clicks    one page for each click step         (pdf, png, pptx)
      --range LIST     the slides wanted, such as 1-5,8 or 9-; of a range that goes beyond
                       the deck the slides that are there   (not for site)
      --dark           dark colours
      --fresh          print anew, though nothing changed   (pdf)

  -h, --help           this text
      --version        the version

deck.yaml in the current folder is used when it names the interview. Where there is nothing to say, nothing is printed.
Exit codes: 0 done, 1 something is wrong with the input or the deck, 2 wrong usage.
`

const COMMANDS = ['make', 'watch', 'restore', 'outline', 'check', 'export', 'doctor'] as const
type Command = (typeof COMMANDS)[number]

const OPTIONS = {
  output: { type: 'string', short: 'o' },
  pdf: { type: 'string' },
  'no-pdf': { type: 'boolean' },
  minutes: { type: 'string' },
  script: { type: 'string' },
  fresh: { type: 'boolean' },
  notes: { type: 'boolean' },
  paper: { type: 'string' },
  json: { type: 'boolean' },
  report: { type: 'boolean' },
  browser: { type: 'string' },
  format: { type: 'string' },
  'with-clicks': { type: 'boolean' },
  range: { type: 'string' },
  present: { type: 'boolean' },
  port: { type: 'string' },
  'no-open': { type: 'boolean' },
  dark: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const

/** Options that each command takes, besides --help and --version. */
const TAKES: Record<Command, readonly string[]> = {
  make: ['output', 'pdf', 'no-pdf', 'minutes', 'script', 'fresh', 'json', 'browser'],
  watch: ['output', 'minutes', 'script', 'present', 'port', 'no-open'],
  restore: ['report'],
  outline: ['json', 'minutes', 'script'],
  check: ['json', 'browser'],
  export: ['output', 'browser', 'format', 'with-clicks', 'range', 'dark', 'fresh', 'notes', 'paper'],
  doctor: ['json', 'browser'],
}

const DECK_YAML = 'deck.yaml'
const DEFAULT_OUTPUT = 'slides.md'
const SCRIPTS = ['zh-HK', 'zh-TW', 'zh-CN', 'keep'] as const
const PAPER_NAMES = ['a4', 'letter'] as const
const MINUTES = { least: 3, most: 120 }
const PACKAGE = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

class UsageError extends Error {}

/**
 * The command line.
 * @param argv arguments after the program's name
 * @returns the exit code: 0 done, 1 something is wrong with the input or the deck, 2 wrong usage
 */
export async function main(argv: string[]): Promise<number> {
  process.stdout.on('error', ignoreClosedPipe)
  try {
    return await run(argv)
  } catch (error) {
    // Whoever read our output has had enough of it, as `head` has.
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') return 0
    process.stderr.write(`${sentenceOf(error)}\n`)
    return error instanceof UsageError ? 2 : 1
  }
}

/** What went wrong, as one sentence for the terminal. */
function sentenceOf(error: unknown): string {
  if (error instanceof UsageError) return `interview-deck: ${error.message}; see --help`
  if (error instanceof UserError) return `interview-deck: ${forTerminal(error.message)}`
  // A fault of ours. The trace helps whoever mends it and nobody else.
  const { message, stack } = error as Error
  return `interview-deck: this is a fault of the program, please report it: ${process.env.DEBUG ? stack : message}`
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
}

/** UTF-16 units of the longest message; names and values in it may have any length. */
const LONGEST_MESSAGE = 1000

/** A message on one line, without what would steer a terminal. */
function forTerminal(message: string): string {
  const line = visible(message)
  const half = LONGEST_MESSAGE / 2
  return line.length <= LONGEST_MESSAGE ? line : `${line.slice(0, half)} … ${line.slice(-half)}`
}

async function run(argv: string[]): Promise<number> {
  const { command, values, operands } = parse(argv)
  if (values.help) {
    process.stdout.write(HELP)
    return 0
  }
  if (values.version) {
    const { version } = JSON.parse(await readFile(path.join(PACKAGE, 'package.json'), 'utf8')) as {
      version: string
    }
    process.stdout.write(`${version}\n`)
    return 0
  }
  switch (command) {
    case 'make':
      return make(operands, values)
    case 'watch':
      return watch(operands, values)
    case 'restore':
      return restoreFile(operands, values)
    case 'outline':
      return outline(operands, values)
    case 'check':
      return check(operands, values)
    case 'export':
      return exportDeck(operands, values)
    case 'doctor':
      return doctor(operands, values)
  }
}

type Values = ReturnType<typeof parse>['values']

function parse(argv: string[]) {
  let parsed: ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>>
  try {
    parsed = parseArgs({ args: argv, options: OPTIONS, allowPositionals: true })
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0])
  }
  const [first, ...rest] = parsed.positionals
  const command = COMMANDS.find((name) => name === first)
  const chosen: Command = command ?? 'make'
  const stray = Object.keys(parsed.values).find(
    (name) => !['help', 'version', ...TAKES[chosen]].includes(name),
  )
  if (stray) throw new UsageError(`option --${stray} does not go with ${chosen}`)
  const empty = Object.entries(parsed.values).find(([, value]) => value === '')?.[0]
  if (empty) throw new UsageError(`option --${empty} needs a value`)
  return { command: chosen, values: parsed.values, operands: command ? rest : parsed.positionals }
}

function scriptOf(values: Values, fallback: Script): Script {
  if (values.script === undefined) return fallback
  const script = SCRIPTS.find((name) => name === values.script)
  if (!script) throw new UsageError(`--script is one of ${SCRIPTS.join(', ')}, not ${values.script}`)
  return script
}

function minutesOf(values: Values): number | undefined {
  if (values.minutes === undefined) return undefined
  const minutes = Number(values.minutes)
  if (!(minutes >= MINUTES.least && minutes <= MINUTES.most)) {
    throw new UsageError(
      `--minutes is a number from ${MINUTES.least} to ${MINUTES.most}, not ${values.minutes}`,
    )
  }
  return minutes
}

function portOf(values: Values): number | undefined {
  if (values.port === undefined) return undefined
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new UsageError(`--port is a number from 1 to 65535, not ${values.port}`)
  return port
}

/** UTF-16 units of the longest interview: some hundred hours of talk. Beyond, memory would not do on every machine. */
const LONGEST_INTERVIEW = 6_000_000
/** A character takes no more bytes in any encoding we read, so that a larger file is too long before it is decoded. */
const BYTES_PER_UNIT = 3

const TOO_LONG = new UserError(
  `this is too long for one interview, more than ${LONGEST_INTERVIEW / 1e6} million characters; cut it into parts`,
)

/** Text of a file or of standard input, whatever its encoding, restored, in the script asked for, parsed. */
async function readInterview(
  file: string,
  script: Script,
  keep: readonly string[] = [],
): Promise<{ interview: Interview; repairs: Repair[] }> {
  const { readOnce } = await import('./kept-reading.ts')
  const { start: bytes, rest } = await readStart(file, LONGEST_INTERVIEW * BYTES_PER_UNIT)
  within(file, () => {
    if (rest) throw TOO_LONG
  })
  return readOnce('interview', bytes, [script, keep], async () => {
    const { parseInterview } = await import('./interview/parse-interview.ts')
    const { inScript } = await import('./to-script.ts')
    // Kept by itself: another script is another interview, and restoring takes longer than all else.
    const { text, repairs } = await readOnce('restored', bytes, [], () => restoreBytes(file, bytes))
    const interview = within(file, () => {
      if (text.length > LONGEST_INTERVIEW) throw TOO_LONG
      return inScript(parseInterview(text), script, keep)
    })
    return { interview, repairs }
  })
}

async function restoreBytes(file: string, bytes: Uint8Array): Promise<RestoredText> {
  const { decodeStart } = await import('./restore/encoding.ts')
  const { rejectBinary } = await import('./interview/reject-junk.ts')
  const { restore } = await import('./restore/restore.ts')
  return within(file, () => {
    rejectBinary(decodeStart(bytes))
    return restore(bytes)
  })
}

/** Puts the file's name before an error that only knows the line. */
function within<T>(file: string, action: () => T): T {
  try {
    return action()
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const line = 'line' in error && typeof error.line === 'number' ? `:${error.line}` : ''
    throw new UserError(`${nameOf(file)}${line}: ${error.message}`)
  }
}

interface Job {
  interview: string
  /** Where the interview is named, if not on the command line. */
  namedAt?: string
  output: string
  pdf: string | null
  config: Partial<DeckConfig>
}

/** What to make: the operand, or what deck.yaml names; deck.yaml's choices count only for the interview it names. */
async function jobOf(operands: string[], values: Values): Promise<Job> {
  if (operands.length > 1) throw new UsageError(`one interview makes a deck, not ${operands.length}`)
  for (const name of ['pdf', 'browser'] as const)
    if (values['no-pdf'] && values[name])
      throw new UsageError(`--${name} does not go with --no-pdf, which prints nothing`)
  const [operand] = operands
  const config = await configFor(operand)
  if (operand === undefined && !config) {
    throw new UserError(
      'no interview given and no deck.yaml in this folder: name a file, as in `npm run deck -- my.txt`',
    )
  }
  const output = values.output ?? config?.output ?? DEFAULT_OUTPUT
  const pdf = values['no-pdf'] ? null : (values.pdf ?? config?.pdf ?? output.replace(/(?:\.md)?$/, '.pdf'))
  return operand === undefined
    ? { interview: config!.interview, namedAt: await placeOf('interview'), output, pdf, config: config! }
    : { interview: operand, output, pdf, config: config ?? {} }
}

/** File and line of a key of deck.yaml. */
async function placeOf(key: string): Promise<string> {
  const lines = (await readText(DECK_YAML)).split('\n')
  const index = lines.findIndex((line) => line.replace(/^\uFEFF/, '').startsWith(`${key}:`))
  return index < 0 ? DECK_YAML : `${DECK_YAML}:${index + 1}`
}

async function configFor(operand: string | undefined): Promise<DeckConfig | undefined> {
  const file = DECK_YAML
  if (!(await isThere(file))) return undefined
  const { parseDeckYaml } = await import('./deck-yaml.ts')
  if (operand === undefined) return parseDeckYaml(await readText(file), file)
  // With another interview named, a deck.yaml for the first one has no say, not even by its mistakes.
  try {
    const config = parseDeckYaml(await readText(file), file)
    return path.resolve(config.interview) === path.resolve(operand) ? config : undefined
  } catch {
    return undefined
  }
}

interface Generated {
  interview: Interview
  outlined: Outline
  repairs: Repair[]
  /** The deck as it would be without hand edits. */
  next: string
}

/** restore → interview → condense → slides */
async function generate(job: Job, values: Values): Promise<Generated> {
  const { condense } = await import('./condense/condense.ts')
  const { composeSlides } = await import('./slides/compose-slides.ts')
  const { toMarkdown } = await import('./slides/to-markdown.ts')
  const { langOf } = await import('./to-script.ts')
  const script = scriptOf(values, job.config.script ?? 'keep')
  const minutes = minutesOf(values) ?? job.config.minutes
  await assertNoInput(job.output, [job.interview, DECK_YAML])
  if (job.pdf !== null) await assertNoInput(job.pdf, [job.interview, DECK_YAML, job.output])
  if (job.namedAt && job.interview !== '-' && (await isMissing(job.interview)))
    throw new UserError(
      `${job.namedAt}: the interview ${job.interview} is not there: no such file; correct the path, which counts from this folder`,
    )
  const { interview, repairs } = await readInterview(job.interview, script, job.config.keep)
  const outlined = condense(interview, { ...job.config, ...(minutes === undefined ? {} : { minutes }) })
  const next = toMarkdown(
    composeSlides(outlined, {
      lang: langOf(script, interview.language),
      theme: themeFor(job.output),
      interview: job.interview === '-' ? undefined : relativeTo(job.output, job.interview),
      keep: job.config.keep,
      minutes,
      repairs,
    }),
  )
  return { interview, outlined, repairs, next }
}

async function make(operands: string[], values: Values): Promise<number> {
  const job = await jobOf(operands, values)
  const say = progress()
  say(`reading ${job.interview}`)
  const { interview, outlined, repairs, next } = await generate(job, values)
  const { updateDeck } = await import('./update-deck.ts')
  const { checkText } = await import('./check/check-text.ts')
  const { markdown, conflicts, backups } = await updateDeck(job.output, next, {
    fresh: values.fresh === true,
  })
  say(`wrote ${job.output}`)
  // A conflict is told once: not behind a PDF that may fail.
  if (!values.json) await sayMerged(job.output, conflicts, backups)
  const findings = checkText(markdown, interview)
  if (job.pdf !== null) {
    const { exportAndCheck } = await import('./export/export-and-check.ts')
    const options = { ...browserOf(values), onProgress: sayProgress(say) }
    try {
      findings.push(...(await exportAndCheck(job.output, job.pdf, options)))
    } catch (error) {
      if (values.json) await sayMerged(job.output, conflicts, backups)
      throw error
    }
    say(`wrote ${job.pdf}`)
  }
  await report(findings, conflicts, values, {
    output: job.output,
    pdf: job.pdf,
    backups,
    repairs: repairs.filter(({ made }) => made).length,
    ...counts(outlined),
  })
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0
}

/**
 * Makes the deck, and again whenever the interview or deck.yaml changes, until it is interrupted. With --present the
 * deck is shown as it stands, by Slidev, and made only once something changes; the end of Slidev is the end of this.
 */
async function watch(operands: string[], values: Values): Promise<number> {
  if (operands.includes('-')) throw new UsageError('watch takes a file, not standard input')
  if (!values.present && (values.port || values['no-open']))
    throw new UsageError('--port and --no-open go with --present')
  const port = portOf(values)
  const job = await jobToWatch(operands, values)
  const { present, untilInterrupted } = await import('./present.ts')
  const { watchFiles } = await import('./watch-files.ts')
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
    const { updateDeck } = await import('./update-deck.ts')
    const { changed, conflicts, backups } = await updateDeck(output, next)
    process.stdout.write(`${output}: ${changed ? 'updated' : 'nothing to change'}\n`)
    await sayMerged(output, conflicts, backups)
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`)
  }
}

/** The headmatter's theme line: the deck in the package's own folder has the look beside it; another must name the way. */
function themeFor(output: string): string {
  const folder = path.dirname(path.resolve(output))
  if (folder === PACKAGE) return 'none'
  const relative = path.relative(folder, PACKAGE)
  return relative.split(path.sep).includes('node_modules')
    ? 'interview-deck'
    : toPosix(relative.startsWith('.') ? relative : `./${relative}`)
}

const relativeTo = (output: string, file: string): string =>
  toPosix(path.relative(path.dirname(path.resolve(output)), path.resolve(file)))

const toPosix = (file: string): string => file.split(path.sep).join('/')

const counts = ({ themes, accounted }: Outline) => ({
  themes: themes.length,
  claims: themes.reduce((sum, { claims }) => sum + claims.length, 0),
  sentences: accounted.length,
})

interface Report {
  output: string
  pdf: string | null
  backups: string[]
  repairs: number
  themes: number
  claims: number
  sentences: number
}

/** Findings to stderr, one line each; with --json everything to stdout as one object. */
async function report(
  findings: Finding[],
  conflicts: Conflict[],
  values: Values,
  done: Report,
): Promise<void> {
  const { formatFinding } = await import('./check/format-finding.ts')
  if (values.json) process.stdout.write(`${JSON.stringify({ ...done, conflicts, findings })}\n`)
  else for (const finding of findings) process.stderr.write(`${formatFinding(finding)}\n`)
}

/** What a merge could not settle, and where it put what it replaced, to stderr. */
async function sayMerged(output: string, conflicts: Conflict[], backups: string[]): Promise<void> {
  const { formatConflict } = await import('./update-deck.ts')
  for (const backup of backups) process.stderr.write(`${output}: what was there is kept as ${backup}\n`)
  for (const conflict of conflicts) process.stderr.write(`${formatConflict(conflict, output)}\n`)
}

/** Bytes from which on a file is restored in pieces, as it is read. */
const LARGE = 8_000_000

async function restoreFile(operands: string[], values: Values): Promise<number> {
  const [file] = operands
  if (file === undefined || operands.length > 1) throw new UsageError('restore takes one file')
  const { restore } = await import('./restore/restore.ts')
  const { restoreStream } = await import('./restore/restore-stream.ts')
  const { start, rest } = await readStart(file, LARGE)
  const pieces = rest ? restoreStream(rest) : [within(file, () => restore(start))]
  for await (const { text, repairs } of pieces) {
    const shown = values.report ? repairs.map((repair) => `${JSON.stringify(repair)}\n`).join('') : text
    if (!process.stdout.write(shown)) await once(process.stdout, 'drain')
  }
  return 0
}

async function outline(operands: string[], values: Values): Promise<number> {
  if (operands.length === 0) throw new UsageError('outline takes one file or more')
  const minutes = minutesOf(values)
  const { condense } = await import('./condense/condense.ts')
  const { formatOutline, outlineJson } = await import('./outline.ts')
  for (const file of operands) {
    const config = (await configFor(file)) ?? {}
    const { interview } = await readInterview(file, scriptOf(values, 'keep'))
    const outlined = condense(interview, { ...config, ...(minutes === undefined ? {} : { minutes }) })
    process.stdout.write(
      values.json ? `${JSON.stringify(outlineJson(file, outlined))}\n` : formatOutline(outlined),
    )
  }
  return 0
}

async function check(operands: string[], values: Values): Promise<number> {
  if (operands.length > 1) throw new UsageError('check takes one deck')
  const file = operands[0] ?? DEFAULT_OUTPUT
  const { readDeck } = await import('./export/read-deck.ts')
  const markdown = await readDeck(file)
  const { checkText } = await import('./check/check-text.ts')
  const { formatFinding } = await import('./check/format-finding.ts')
  const { checkInBrowser } = await import('./export/export-and-check.ts')
  const findings = [
    ...checkText(markdown, await interviewOf(file, markdown)),
    ...(await checkInBrowser(file, browserOf(values))),
  ]
  if (values.json) process.stdout.write(`${JSON.stringify(findings)}\n`)
  else for (const finding of findings) process.stdout.write(`${formatFinding(finding)}\n`)
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0
}

/** The interview that the deck's headmatter names, read as the deck was made; null when it names none or it is gone. */
async function interviewOf(deck: string, markdown: string): Promise<Interview | null> {
  const { readHeadmatter } = await import('./slides/read-slides.ts')
  const { interview, lang } = readHeadmatter(markdown)
  if (typeof interview !== 'string') return null
  const file = path.resolve(path.dirname(deck), interview)
  if (!(await isThere(file))) return null
  const script = SCRIPTS.find((name) => name === lang) ?? 'keep'
  const config = await configFor(file)
  return (await readInterview(file, script, config?.keep)).interview
}

/** What `export` can write. */
interface Format {
  /** What it is called in a sentence. */
  name: string
  /** Of the file or folder that it is written to, beside the deck, if none is named. */
  ending: string
  /** The options that it heeds; any other is refused, with the reason if there is one to give. */
  heeds: readonly string[]
  refusals: Record<string, string>
  /** Loaded when it is asked for. */
  write(deck: string, output: string, options: ExportOptions): Promise<unknown>
}

const EVERY_TIME = 'this is made anew every time'
const PAGES_ONLY = 'there is paper only in a handout'
const WHOLE_DECK = 'a site holds every slide and every step'

const FORMATS: Record<string, Format> = {
  pdf: {
    name: '--format pdf',
    ending: '.pdf',
    heeds: ['browser', 'range', 'dark', 'with-clicks', 'fresh'],
    refusals: { paper: PAGES_ONLY },
    write: async (deck, output, options) =>
      (await import('./export/export-pdf.ts')).exportPdf(deck, output, options),
  },
  png: {
    name: '--format png',
    ending: '-png',
    heeds: ['browser', 'range', 'dark', 'with-clicks'],
    refusals: { paper: PAGES_ONLY, fresh: EVERY_TIME },
    write: async (deck, output, options) =>
      (await import('./export/export-png.ts')).exportPng(deck, output, options),
  },
  pptx: {
    name: '--format pptx',
    ending: '.pptx',
    heeds: ['browser', 'range', 'dark', 'with-clicks'],
    refusals: { paper: PAGES_ONLY, fresh: EVERY_TIME },
    write: async (deck, output, options) =>
      (await import('./export/export-pptx.ts')).exportPptx(deck, output, options),
  },
  site: {
    name: '--format site',
    ending: '-site',
    heeds: ['browser', 'dark'],
    refusals: {
      range: WHOLE_DECK,
      'with-clicks': WHOLE_DECK,
      fresh: EVERY_TIME,
      paper: PAGES_ONLY,
    },
    write: async (deck, output, options) =>
      (await import('./export/export-site.ts')).exportSite(deck, output, options),
  },
}

/** The handout: a PDF on paper. */
const handout = (paper: (typeof PAPER_NAMES)[number]): Format => ({
  name: '--notes',
  ending: '-notes.pdf',
  heeds: ['browser', 'range', 'dark', 'paper'],
  refusals: { 'with-clicks': 'a handout shows every slide once', fresh: EVERY_TIME },
  write: async (deck, output, options) =>
    (await import('./export/export-notes.ts')).exportNotes(deck, output, { ...options, paper }),
})

/** Options of `export` that not every format heeds. */
const FORMAT_OPTIONS = ['browser', 'range', 'dark', 'with-clicks', 'fresh', 'paper'] as const

function formatOf(values: Values): Format {
  const { format: wanted = 'pdf' } = values
  if (!Object.hasOwn(FORMATS, wanted))
    throw new UsageError(`--format is one of ${Object.keys(FORMATS).join(', ')}, not ${wanted}`)
  if (values.notes && wanted !== 'pdf')
    throw new UsageError('--notes is a PDF; it goes with no other --format')
  const paper = PAPER_NAMES.find((name) => name === (values.paper ?? 'a4'))
  if (!paper) throw new UsageError(`--paper is one of ${PAPER_NAMES.join(', ')}, not ${values.paper}`)
  const format = values.notes ? handout(paper) : FORMATS[wanted]!
  const refused = FORMAT_OPTIONS.find((name) => values[name] !== undefined && !format.heeds.includes(name))
  if (refused)
    throw new UsageError(`--${refused} does not go with ${format.name}: ${format.refusals[refused]}`)
  return format
}

/** A file whose name says that it is something else would not open. */
function assertEnding(output: string, { name, ending }: Format): void {
  const says = path.extname(output)
  const own = /\.\w+$/.exec(ending)?.[0] ?? ''
  const another = Object.values(FORMATS).some((format) => format.ending === says)
  if (says !== '' && says !== own && another)
    throw new UsageError(`${name} writes ${own ? `a ${own} file` : 'a folder'}, not ${path.basename(output)}`)
}

/** @throws UsageError for a range that names no slides in any deck, before a browser is started for it */
async function assertRange(range: string): Promise<void> {
  const { wrongPartOf } = await import('./export/slide-range.ts')
  const wrong = wrongPartOf(range)
  if (wrong !== undefined) throw new UsageError(`--range is like 1-5,8 or 9-; “${wrong}” is not`)
}

async function exportDeck(operands: string[], values: Values): Promise<number> {
  if (operands.length > 1) throw new UsageError('export takes one deck')
  const file = operands[0] ?? DEFAULT_OUTPUT
  const format = formatOf(values)
  const output = values.output ?? file.replace(/(?:\.md)?$/, format.ending)
  assertEnding(output, format)
  await assertNoInput(output, [file])
  if (values.range !== undefined) await assertRange(values.range)
  await readText(file)
  const say = progress()
  await format.write(file, output, {
    ...browserOf(values),
    ...(values.range !== undefined ? { range: values.range } : {}),
    ...(values.dark ? { dark: true } : {}),
    ...(values['with-clicks'] ? { withClicks: true } : {}),
    ...(values.fresh ? { fresh: true } : {}),
    onProgress: sayProgress(say),
    onNote: (note) => process.stderr.write(`interview-deck: ${forTerminal(note)}\n`),
  })
  say(`wrote ${output}`)
  return 0
}

async function doctor(operands: string[], values: Values): Promise<number> {
  if (operands.length > 0) throw new UsageError('doctor takes no file')
  const { examine, formatNeeds } = await import('./export/doctor.ts')
  const needs = await examine(values.browser)
  process.stdout.write(`${values.json ? JSON.stringify(needs) : formatNeeds(needs)}\n`)
  return needs.every(({ ok }) => ok) ? 0 : 1
}

/** Progress on a terminal, silence in a pipe. */
function progress(): (step: string) => void {
  return process.stderr.isTTY ? (step) => process.stderr.write(`${step}\n`) : () => {}
}

const browserOf = (values: Values): { browser?: string } =>
  values.browser ? { browser: values.browser } : {}

const PROGRESS_MS = 1000

/** Slides drawn and printed, as words: each once, and of many slides how far they are, a line a second at most. */
function sayProgress(say: (step: string) => void): (progress: DeckProgress) => void {
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
