/** The words of the command line: commands, their options, and what each value may be. */
import { parseArgs } from 'node:util'
import type { Script } from '../model.ts'

const COMMANDS = ['make', 'watch', 'restore', 'outline', 'check', 'export', 'doctor'] as const
export type Command = (typeof COMMANDS)[number]

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

export const DECK_YAML = 'deck.yaml'
export const DEFAULT_OUTPUT = 'slides.md'
export const SCRIPTS = ['zh-HK', 'zh-TW', 'zh-CN', 'keep'] as const
const MINUTES = { least: 3, most: 120 }

/** The command line is used in a way that makes no sense; exit code 2. */
export class UsageError extends Error {}

/** Values of the options given. */
export type Values = ReturnType<typeof parse>['values']

/**
 * Command, options and operands.
 * @throws UsageError for an unknown option, one that does not go with the command, or one without its value
 */
export function parse(argv: string[]) {
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

/** @throws UsageError for a script we do not write */
export function scriptOf(values: Values, fallback: Script): Script {
  if (values.script === undefined) return fallback
  const script = SCRIPTS.find((name) => name === values.script)
  if (!script) throw new UsageError(`--script is one of ${SCRIPTS.join(', ')}, not ${values.script}`)
  return script
}

/** @throws UsageError for a length that no talk has */
export function minutesOf(values: Values): number | undefined {
  if (values.minutes === undefined) return undefined
  const minutes = Number(values.minutes)
  if (!(minutes >= MINUTES.least && minutes <= MINUTES.most)) {
    throw new UsageError(
      `--minutes is a number from ${MINUTES.least} to ${MINUTES.most}, not ${values.minutes}`,
    )
  }
  return minutes
}

/** @throws UsageError for what is no port */
export function portOf(values: Values): number | undefined {
  if (values.port === undefined) return undefined
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new UsageError(`--port is a number from 1 to 65535, not ${values.port}`)
  return port
}

/** The browser asked for. */
export const browserOf = (values: Values): { browser?: string } =>
  values.browser ? { browser: values.browser } : {}
