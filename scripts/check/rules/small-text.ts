import type { MeasuredSlide, Role } from '../measure-slides.ts'
import { examples, type Problem } from './problem.ts'

/** Least size by role, in pixels of a canvas 1280 wide: what the last row of a seminar room can read. */
const LEAST: Record<Role, number> = { heading: 44, text: 24, label: 18, small: 14 }
const NAMES: Record<Role, string> = {
  heading: 'heading',
  text: 'text',
  label: 'diagram label',
  small: 'small print',
}
const ROUNDING = 0.5

/** Text that is shown smaller than its role allows, diagrams after they are scaled into their place. */
export function smallText({ runs }: MeasuredSlide): Problem[] {
  return (Object.keys(LEAST) as Role[]).flatMap((role): Problem[] => {
    const small = runs.filter((run) => run.role === role && !run.hidden && run.size < LEAST[role] - ROUNDING)
    if (!small.length) return []
    const least = Math.round(Math.min(...small.map(({ size }) => size)) * 10) / 10
    return [
      {
        severity: 'warning',
        rule: 'small-text',
        message: `${NAMES[role]} ${examples(small.map(({ text }) => text))} is shown at ${least} px, which should be at least ${LEAST[role]}`,
        mend:
          role === 'label'
            ? 'draw fewer nodes, or labels that are shorter'
            : 'use fewer words, or two slides',
        near: small[0]!.text,
      },
    ]
  })
}
