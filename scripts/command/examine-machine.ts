/** `doctor`: what an export needs and what of it is missing. */
import { UsageError, type Values } from './options.ts'

/** @returns the exit code: 1 if something is missing */
export async function examineMachine(operands: string[], values: Values): Promise<number> {
  if (operands.length > 0) throw new UsageError('doctor takes no file')
  const { examine, formatNeeds } = await import('../export/doctor.ts')
  const needs = await examine(values.browser)
  process.stdout.write(`${values.json ? JSON.stringify(needs) : formatNeeds(needs)}\n`)
  return needs.every(({ ok }) => ok) ? 0 : 1
}
