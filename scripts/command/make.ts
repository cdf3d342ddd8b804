/** `make`: restore → … → slides.md, merge, check, PDF. */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { assertNoInput, isMissing } from '../files.ts'
import type { Finding, Interview, Outline, Repair } from '../model.ts'
import type { Conflict } from '../slides/merge-slides.ts'
import { UserError } from '../user-error.ts'
import { type Job, jobOf } from './job.ts'
import { browserOf, DECK_YAML, minutesOf, scriptOf, type Values } from './options.ts'
import { readInterview } from './read-interview.ts'
import { progress, sayMerged, sayProgress } from './terminal.ts'

const PACKAGE = path.resolve(fileURLToPath(new URL('../..', import.meta.url)))

interface Generated {
  interview: Interview
  outlined: Outline
  repairs: Repair[]
  /** The deck as it would be without hand edits. */
  next: string
}

/** restore → interview → condense → slides */
export async function generate(job: Job, values: Values): Promise<Generated> {
  const { condense } = await import('../condense/condense.ts')
  const { composeSlides } = await import('../slides/compose-slides.ts')
  const { toMarkdown } = await import('../slides/to-markdown.ts')
  const { langOf } = await import('../to-script.ts')
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

/** @returns the exit code: 1 if a finding is an error */
export async function make(operands: string[], values: Values): Promise<number> {
  const job = await jobOf(operands, values)
  const say = progress()
  say(`reading ${job.interview}`)
  const { interview, outlined, repairs, next } = await generate(job, values)
  const { updateDeck } = await import('../update-deck.ts')
  const { checkText } = await import('../check/check-text.ts')
  const { markdown, conflicts, backups } = await updateDeck(job.output, next, {
    fresh: values.fresh === true,
  })
  say(`wrote ${job.output}`)
  // A conflict is told once: not behind a PDF that may fail.
  if (!values.json) await sayMerged(job.output, conflicts, backups)
  const findings = checkText(markdown, interview)
  if (job.pdf !== null) {
    const { exportAndCheck } = await import('../export/export-and-check.ts')
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
  const { formatFinding } = await import('../check/format-finding.ts')
  if (values.json) process.stdout.write(`${JSON.stringify({ ...done, conflicts, findings })}\n`)
  else for (const finding of findings) process.stderr.write(`${formatFinding(finding)}\n`)
}
