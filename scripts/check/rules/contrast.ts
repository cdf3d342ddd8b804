import type { Colour, MeasuredSlide } from '../measure-slides.ts'
import { examples, type Problem } from './problem.ts'

/** WCAG 2.2, success criteria 1.4.3 and 1.4.11. */
const NORMAL = 4.5
const LARGE = 3
/** What WCAG calls large: 18 pt, or 14 pt bold. */
const LARGE_PX = 24
const LARGE_BOLD_PX = 18.66

/** Text, and arrows of diagrams, that stand out too little from what lies behind them. */
export function contrast({ runs, drawings }: MeasuredSlide): Problem[] {
  const weak = runs.flatMap((run) => {
    if (!run.behind || run.hidden) return []
    const needed = run.size >= LARGE_PX || (run.bold && run.size >= LARGE_BOLD_PX) ? LARGE : NORMAL
    const ratio = contrastRatio(run.colour, run.behind)
    return ratio < needed - 0.01 ? [{ text: run.text, ratio, needed }] : []
  })
  const problems: Problem[] = []
  if (weak.length) {
    const worst = weak.reduce((a, b) => (b.ratio < a.ratio ? b : a))
    problems.push({
      severity: 'warning',
      rule: 'contrast',
      message: `${examples(weak.map(({ text }) => text))} has a contrast of ${worst.ratio.toFixed(1)} : 1, which should be at least ${worst.needed} : 1`,
      mend: 'make it darker on light, or lighter on dark',
      near: worst.text,
    })
  }
  const faint = drawings
    .flatMap(({ strokes }) => strokes)
    .flatMap(({ colour, behind }) => (behind ? [contrastRatio(colour, behind)] : []))
    .filter((ratio) => ratio < LARGE - 0.01)
  if (faint.length)
    problems.push({
      severity: 'warning',
      rule: 'contrast',
      message: `lines of the diagram have a contrast of ${Math.min(...faint).toFixed(1)} : 1, which should be at least ${LARGE} : 1`,
      mend: 'draw them in a stronger colour',
    })
  return problems
}

/** WCAG's contrast ratio, from 1 to 21; a colour that is not opaque is first laid on the other. */
export function contrastRatio(front: Colour, behind: Colour): number {
  const alpha = front[3]
  const laid = ([0, 1, 2] as const).map((index) => front[index] * alpha + behind[index] * (1 - alpha))
  const [light, dark] = [luminance(laid), luminance(behind)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** Relative luminance as WCAG defines it, from 0 to 1. */
function luminance(colour: readonly number[]): number {
  const [red, green, blue] = colour.slice(0, 3).map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
