import type { MeasuredSlide } from '../measure-slides.ts'
import { type Problem, shorten } from './problem.ts'

/** Lines of a heading above evidence, and of one that has its slide to itself. */
const MOST_LINES = { above: 2, alone: 3 }
/** Marks that W3C's "Requirements for Chinese Text Layout" (3.1.4) keeps from the start of a line. */
const NOT_AT_START = /^[、。，．；：？！）］｝〉》」』】〕〗’”,.;:?!)\]}·…—]/u

/** Headings over too many lines, last lines of one character, lines that begin with a closing mark. */
export function lineBreaks({ blocks }: MeasuredSlide): Problem[] {
  return blocks.flatMap(({ role, alone, lines }): Problem[] => {
    const text = lines.reduce(
      (before, line) => before + (/\w$/.test(before) && /^\w/.test(line) ? ' ' : '') + line,
      '',
    )
    const problems: Problem[] = []
    const most = alone ? MOST_LINES.alone : MOST_LINES.above
    if (role === 'heading' && lines.length > most)
      problems.push({
        severity: 'warning',
        rule: 'long-heading',
        message: `heading “${shorten(text)}” runs over ${lines.length} lines`,
        mend: `shorten it to ${most} lines`,
        near: text,
      })
    if (role === 'small' || lines.length < 2) return problems
    const last = [...(lines.at(-1) ?? '').matchAll(/[\p{L}\p{N}]/gu)]
    if (last.length === 1 && /\p{Script=Han}/u.test(last[0]![0]))
      problems.push({
        severity: 'warning',
        rule: 'lonely-character',
        message: `the last line of “${shorten(text)}” is a single character`,
        mend: 'add or take away a word',
        near: text,
      })
    const bad = lines.slice(1).find((line) => NOT_AT_START.test(line))
    if (bad && /\p{Script=Han}/u.test(text))
      problems.push({
        severity: 'warning',
        rule: 'line-start',
        message: `a line of “${shorten(text)}” begins with ${[...bad][0]}`,
        mend: 'add or take away a word, or a break set by hand',
        near: text,
      })
    return problems
  })
}
