/** What is to be made from what, by the command line and deck.yaml. */
import path from 'node:path'
import type { DeckConfig } from '../deck-yaml.ts'
import { isThere, readText } from '../files.ts'
import { UserError } from '../user-error.ts'
import { DECK_YAML, DEFAULT_OUTPUT, UsageError, type Values } from './options.ts'

export interface Job {
  interview: string
  /** Where the interview is named, if not on the command line. */
  namedAt?: string
  output: string
  pdf: string | null
  config: Partial<DeckConfig>
}

/** What to make: the operand, or what deck.yaml names; deck.yaml's choices count only for the interview it names. */
export async function jobOf(operands: string[], values: Values): Promise<Job> {
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

/** What deck.yaml in this folder says of the interview named, or of its own if none is. */
export async function configFor(operand: string | undefined): Promise<DeckConfig | undefined> {
  const file = DECK_YAML
  if (!(await isThere(file))) return undefined
  const { parseDeckYaml } = await import('../deck-yaml.ts')
  if (operand === undefined) return parseDeckYaml(await readText(file), file)
  // With another interview named, a deck.yaml for the first one has no say, not even by its mistakes.
  try {
    const config = parseDeckYaml(await readText(file), file)
    return path.resolve(config.interview) === path.resolve(operand) ? config : undefined
  } catch {
    return undefined
  }
}
