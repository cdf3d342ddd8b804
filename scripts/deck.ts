import { once } from 'node:events'
import { access, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { checkText } from './check/check-text.ts'
import { formatFinding } from './check/format-finding.ts'
import { grammarOf } from './condense/analyse.ts'
import { condense } from './condense/condense.ts'
import { type DeckConfig, parseDeckYaml } from './deck-yaml.ts'
import type { ExportOptions } from './export/export-pdf.ts'
import type { DeckProgress, OpenDeckOptions } from './export/open-deck.ts'
import { assertNoInput, nameOf, readStart, readText, withLock, writeFileAtomically } from './files.ts'
import { parseInterview } from './interview/parse-interview.ts'
import { rejectBinary } from './interview/reject-junk.ts'
import type { Finding, Interview, Outline, Repair, Script } from './model.ts'
import { formatOutline, outlineJson } from './outline.ts'
import { decodeStart } from './restore/encoding.ts'
import { restore } from './restore/restore.ts'
import { restoreStream } from './restore/restore-stream.ts'
import { composeSlides } from './slides/compose-slides.ts'
import { visible } from './slides/escape-markdown.ts'
import { type Conflict, mergeSlides } from './slides/merge-slides.ts'
import { readHeadmatter } from './slides/read-slides.ts'
import { toMarkdown } from './slides/to-markdown.ts'
import { langOf, toScript, typesetChinese } from './to-script.ts'
import { UserError } from './user-error.ts'

const HELP = `Usage: interview-deck [make] [INTERVIEW] [options]     make the deck; without INTERVIEW, what deck.yaml says
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

export, check
      --browser FILE   the browser to use (also: environment variable DECK_BROWSER)
      --format FORMAT  pdf, pptx, png (a folder of pictures) or site (a folder
                       to put on a server or a stick) (export; default: pdf)
      --notes          a handout: each slide and its notes  (export)
      --paper PAPER    a4 or letter, for --notes            (export; default: a4)
      --with-clicks    one page for each click step         (export)
      --range LIST     the slides wanted, such as 1-5,8     (export)
      --dark           dark colours                         (export)
      --fresh          print anew, though nothing changed   (export)

  -h, --help           this text
      --version        the version

deck.yaml in the current folder is used when it names the interview. Exit codes: 0 done, 1 something is wrong with the
input or the deck, 2 wrong usage.
`

const COMMANDS = ['make', 'restore', 'outline', 'check', 'export', 'doctor'] as const
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
  dark: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const

/** Options that each command takes, besides --help and --version. */
const TAKES: Record<Command, readonly string[]> = {
  make: ['output', 'pdf', 'no-pdf', 'minutes', 'script', 'fresh', 'json', 'browser'],
  restore: ['report'],
  outline: ['json', 'minutes', 'script'],
  check: ['json', 'browser'],
  export: ['output', 'browser', 'format', 'with-clicks', 'range', 'dark', 'fresh', 'notes', 'paper'],
  doctor: ['json', 'browser'],
}

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
    if (error instanceof UsageError) {
      process.stderr.write(`interview-deck: ${error.message}; see --help\n`)
      return 2
    }
    if (error instanceof UserError) {
      process.stderr.write(`interview-deck: ${forTerminal(error.message)}\n`)
      return 1
    }
    // Whoever read our output has had enough of it, as `head` has.
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') return 0
    // A fault of ours. The trace helps whoever mends it and nobody else.
    const { message, stack } = error as Error
    process.stderr.write(
      `interview-deck: this is a fault of the program, please report it: ${process.env.DEBUG ? stack : message}\n`,
    )
    return 1
  }
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
  const { start: bytes, rest } = await readStart(file, LONGEST_INTERVIEW * BYTES_PER_UNIT)
  const { text, repairs } = within(file, () => {
    if (rest) throw TOO_LONG
    rejectBinary(decodeStart(bytes))
    return restore(bytes)
  })
  const interview = within(file, () => {
    if (text.length > LONGEST_INTERVIEW) throw TOO_LONG
    const asFound = parseInterview(text)
    const { language } = asFound
    return parseInterview(typesetChinese(toScript(text, script, language, keep), language))
  })
  return { interview, repairs }
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
  output: string
  pdf: string | null
  config: Partial<DeckConfig>
}

/** What to make: the operand, or what deck.yaml names; deck.yaml's choices count only for the interview it names. */
async function jobOf(operands: string[], values: Values): Promise<Job> {
  if (operands.length > 1) throw new UsageError(`make takes one interview, not ${operands.length}`)
  const [operand] = operands
  const config = await configFor(operand)
  if (operand === undefined && !config) {
    throw new UserError(
      'no interview given and no deck.yaml in this folder: name a file, as in `npm run deck -- my.txt`',
    )
  }
  const output = values.output ?? config?.output ?? 'slides.md'
  const pdf = values['no-pdf'] ? null : (values.pdf ?? config?.pdf ?? output.replace(/(?:\.md)?$/, '.pdf'))
  return { interview: operand ?? config!.interview, output, pdf, config: config ?? {} }
}

async function configFor(operand: string | undefined): Promise<DeckConfig | undefined> {
  const file = 'deck.yaml'
  const exists = await access(file).then(
    () => true,
    () => false,
  )
  if (!exists) return undefined
  if (operand === undefined) return parseDeckYaml(await readText(file), file)
  // With another interview named, a deck.yaml for the first one has no say, not even by its mistakes.
  try {
    const config = parseDeckYaml(await readText(file), file)
    return path.resolve(config.interview) === path.resolve(operand) ? config : undefined
  } catch {
    return undefined
  }
}

async function make(operands: string[], values: Values): Promise<number> {
  const job = await jobOf(operands, values)
  const script = scriptOf(values, job.config.script ?? 'keep')
  const minutes = minutesOf(values) ?? job.config.minutes
  await assertNoInput(job.output, [job.interview, 'deck.yaml'])
  if (job.pdf !== null) await assertNoInput(job.pdf, [job.interview, 'deck.yaml', job.output])
  const say = progress()
  say(`reading ${job.interview}`)
  const { interview, repairs } = await readInterview(job.interview, script, job.config.keep)
  const outlined = condense(interview, { ...job.config, ...(minutes === undefined ? {} : { minutes }) })
  const cues = job.config.themes?.flatMap((theme) => theme.cues)
  const next = toMarkdown(
    composeSlides(outlined, {
      words: grammarOf(interview, cues),
      lang: langOf(script, interview.language),
      theme: themeFor(job.output),
      interview: job.interview === '-' ? undefined : relativeTo(job.output, job.interview),
      keep: job.config.keep,
      repairs,
    }),
  )
  const { markdown, conflicts } = await withLock(job.output, () =>
    update(job.output, next, values.fresh === true),
  )
  const findings = checkText(markdown, interview)
  say(`wrote ${job.output}`)
  if (job.pdf !== null) {
    const { exportAndCheck } = await import('./export/export-and-check.ts')
    findings.push(
      ...(await exportAndCheck(job.output, job.pdf, { ...browserOf(values), onProgress: sayProgress(say) })),
    )
    say(`wrote ${job.pdf}`)
  }
  report(findings, conflicts, values, {
    output: job.output,
    pdf: job.pdf,
    repairs: repairs.filter(({ made }) => made).length,
    ...counts(outlined),
  })
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0
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
  repairs: number
  themes: number
  claims: number
  sentences: number
}

/** Findings and conflicts to stderr, one line each; with --json everything to stdout as one object. */
function report(findings: Finding[], conflicts: Conflict[], values: Values, done: Report): void {
  if (values.json) process.stdout.write(`${JSON.stringify({ ...done, conflicts, findings })}\n`)
  else {
    for (const conflict of conflicts) process.stderr.write(`${formatConflict(conflict, done.output)}\n`)
    for (const finding of findings) process.stderr.write(`${formatFinding(finding)}\n`)
  }
}

/** One line per conflict: where, and that the user's version stands. */
const formatConflict = ({ id, line, kind }: Conflict, file: string): string =>
  id === ''
    ? `${file}:${line}: ${kind}, so nothing in it was changed; --fresh starts over and keeps this as a .bak file`
    : `${file}:${line}: slide ${id}: ${kind}; your version stands, see --json for the other`

/** The last generated deck, kept beside the deck so that hand edits can be told from generated lines. */
const baseOf = (output: string): string => path.join(path.dirname(output), `.${path.basename(output)}.base`)

/** Writes the deck merged with what is there; the base is written last, so that an interruption leaves a pair that merges. */
async function update(
  output: string,
  next: string,
  fresh: boolean,
): Promise<{ markdown: string; conflicts: Conflict[] }> {
  const theirs = await readIfThere(output)
  const merged =
    theirs === null || fresh
      ? { markdown: next, conflicts: [] }
      : mergeSlides(await readIfThere(baseOf(output)), theirs, next)
  if (theirs !== null && fresh && theirs !== next) await writeFileAtomically(`${output}.bak`, theirs)
  if (merged.markdown !== theirs) await writeFileAtomically(output, merged.markdown)
  await writeFileAtomically(baseOf(output), next)
  return merged
}

async function readIfThere(file: string): Promise<string | null> {
  const exists = await access(file).then(
    () => true,
    () => false,
  )
  return exists ? readText(file) : null
}

/** Bytes from which on a file is restored in pieces, as it is read. */
const LARGE = 8_000_000

async function restoreFile(operands: string[], values: Values): Promise<number> {
  const [file] = operands
  if (file === undefined || operands.length > 1) throw new UsageError('restore takes one file')
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
  const file = operands[0] ?? 'slides.md'
  const markdown = await readText(file)
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
  const { interview, lang } = readHeadmatter(markdown)
  if (typeof interview !== 'string') return null
  const file = path.resolve(path.dirname(deck), interview)
  if ((await readIfThere(file)) === null) return null
  const script = SCRIPTS.find((name) => name === lang) ?? 'keep'
  const config = await configFor(file)
  return (await readInterview(file, script, config?.keep)).interview
}

/** What `export` can write: where by default, beside the deck, and how; each is loaded when it is asked for. */
const FORMATS = {
  pdf: {
    ending: '.pdf',
    write: async (deck: string, output: string, options: ExportOptions) => {
      const { exportPdf } = await import('./export/export-pdf.ts')
      await exportPdf(deck, output, options)
    },
  },
  png: {
    ending: '-png',
    write: async (deck: string, output: string, options: OpenDeckOptions) => {
      const { exportPng } = await import('./export/export-png.ts')
      await exportPng(deck, output, options)
    },
  },
  pptx: {
    ending: '.pptx',
    write: async (deck: string, output: string, options: OpenDeckOptions) => {
      const { exportPptx } = await import('./export/export-pptx.ts')
      await exportPptx(deck, output, options)
    },
  },
  site: {
    ending: '-site',
    write: async (deck: string, output: string) => {
      const { exportSite } = await import('./export/export-site.ts')
      await exportSite(deck, output)
    },
  },
} as const

function formatOf(values: Values) {
  if (values.paper) throw new UsageError('--paper goes with --notes')
  const name = values.format ?? 'pdf'
  if (Object.hasOwn(FORMATS, name)) return FORMATS[name as keyof typeof FORMATS]
  throw new UsageError(`--format is one of ${Object.keys(FORMATS).join(', ')}, not ${name}`)
}

/** The handout is a PDF on paper, so it goes with no other format. */
function handout(values: Values) {
  if ((values.format ?? 'pdf') !== 'pdf')
    throw new UsageError('--notes is a PDF; it goes with no other --format')
  if (values['with-clicks'])
    throw new UsageError('--notes shows every slide once; it does not go with --with-clicks')
  const paper = PAPER_NAMES.find((name) => name === (values.paper ?? 'a4'))
  if (!paper) throw new UsageError(`--paper is one of ${PAPER_NAMES.join(', ')}, not ${values.paper}`)
  return {
    ending: '-notes.pdf',
    write: async (deck: string, output: string, options: OpenDeckOptions) => {
      const { exportNotes } = await import('./export/export-notes.ts')
      await exportNotes(deck, output, { ...options, paper })
    },
  }
}

async function exportDeck(operands: string[], values: Values): Promise<number> {
  if (operands.length > 1) throw new UsageError('export takes one deck')
  const file = operands[0] ?? 'slides.md'
  const { ending, write } = values.notes ? handout(values) : formatOf(values)
  const output = values.output ?? file.replace(/(?:\.md)?$/, ending)
  await assertNoInput(output, [file])
  await readText(file)
  const say = progress()
  await write(file, output, {
    ...browserOf(values),
    ...(values.range ? { range: values.range } : {}),
    ...(values.dark ? { dark: true } : {}),
    ...(values['with-clicks'] ? { withClicks: true } : {}),
    ...(values.fresh ? { fresh: true } : {}),
    onProgress: sayProgress(say),
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

/** Slides drawn and printed, as words. */
function sayProgress(say: (step: string) => void): (progress: DeckProgress) => void {
  return ({ stage, done, total }) => {
    if (stage === 'start') say('starting the browser')
    else if (done === total) say(stage === 'slides' ? `drew ${total} slides` : `printed ${total} slides`)
  }
}
