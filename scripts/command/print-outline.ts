/** `outline`: what condensing makes of interviews. */
import { configFor } from './job.ts'
import { minutesOf, scriptOf, UsageError, type Values } from './options.ts'
import { readInterview } from './read-interview.ts'

export async function printOutline(operands: string[], values: Values): Promise<number> {
  if (operands.length === 0) throw new UsageError('outline takes one file or more')
  const minutes = minutesOf(values)
  const { condense } = await import('../condense/condense.ts')
  const { formatOutline, outlineJson } = await import('../outline.ts')
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
