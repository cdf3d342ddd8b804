/** `check`: what is wrong with a deck, by its text and as it is drawn. */
import { browserOf, DEFAULT_OUTPUT, UsageError, type Values } from './options.ts'
import { interviewOf } from './read-interview.ts'

/** @returns the exit code: 1 if a finding is an error */
export async function checkDeck(operands: string[], values: Values): Promise<number> {
  if (operands.length > 1) throw new UsageError('check takes one deck')
  const file = operands[0] ?? DEFAULT_OUTPUT
  const { readDeck } = await import('../export/read-deck.ts')
  const markdown = await readDeck(file)
  const { checkText } = await import('../check/check-text.ts')
  const { formatFinding } = await import('../check/format-finding.ts')
  const { checkInBrowser } = await import('../export/export-and-check.ts')
  const findings = [
    ...checkText(markdown, await interviewOf(file, markdown)),
    ...(await checkInBrowser(file, browserOf(values))),
  ]
  if (values.json) process.stdout.write(`${JSON.stringify(findings)}\n`)
  else for (const finding of findings) process.stdout.write(`${formatFinding(finding)}\n`)
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0
}
