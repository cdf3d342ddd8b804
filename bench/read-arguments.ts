import { readFileSync } from 'node:fs'
import process from 'node:process'
import { type ParseArgsConfig, parseArgs } from 'node:util'

/**
 * What a benchmark was called with. Ends the process with its usage on stderr and exit code 2 when an option is not
 * one of its own.
 */
export function readArguments<const T extends ParseArgsConfig>(
  usage: string,
  config: T,
): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config)
  } catch (error) {
    process.stderr.write(`${(error as Error).message.split('. ')[0]}\n${usage}\n`)
    process.exit(2)
  }
}

/** The text of a file; ends the process with a sentence on stderr and exit code 1 when it cannot be read. */
export function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    process.stderr.write(`cannot read ${file}\n`)
    process.exit(1)
  }
}
