import type { Box, MeasuredSlide } from '../measure-slides.ts'
import { examples, type Problem } from './problem.ts'

/** What rounding and a glyph's overhang may stick out, in canvas pixels. */
const TOLERANCE = 3
/** A drawing's frame is drawn with its stroke, half of which lies outside. */
const DRAWING_TOLERANCE = 4
/** Two texts overlap when they share more than this in both directions. */
const OVERLAP = 6

/** Text and drawings that leave the slide, are cut by a box, or lie on each other. */
export function overflow(slide: MeasuredSlide): Problem[] {
  const cut = slide.runs.filter((run) => run.cut > TOLERANCE)
  const problems: Problem[] = []
  for (const by of ['slide', 'box'] as const) {
    const runs = cut.filter(({ cutBy }) => cutBy === by)
    if (!runs.length) continue
    const worst = Math.round(Math.max(...runs.map((run) => run.cut)))
    problems.push({
      severity: 'error',
      rule: 'overflow',
      message:
        by === 'slide'
          ? `${examples(runs.map(({ text }) => text))} leaves the slide by ${worst} px`
          : `${examples(runs.map(({ text }) => text))} is cut by its box, ${worst} px are hidden`,
      mend: 'shorten the text, or move part of it to a slide of its own',
      near: runs[0]!.text,
    })
  }
  for (const drawing of slide.drawings) {
    if (drawing.cut <= DRAWING_TOLERANCE) continue
    problems.push({
      severity: 'error',
      rule: 'overflow',
      message: `the ${drawing.what} is cut, ${Math.round(drawing.cut)} px of it are hidden`,
      mend:
        drawing.what === 'diagram' ? 'draw fewer nodes or shorter labels' : 'give it less room to ask for',
    })
  }
  const collisions = overlaps(slide)
  if (collisions.length)
    problems.push({
      severity: 'error',
      rule: 'overlap',
      message: `${examples(collisions)} lies on other text or on a diagram`,
      mend: 'shorten the text, or draw a smaller diagram',
      near: collisions[0]!,
    })
  return problems
}

/** Texts that lie on the text of another block, or on a drawing they do not belong to. */
function overlaps({ runs, blocks, drawings }: MeasuredSlide): string[] {
  const seen = runs.filter(({ hidden }) => !hidden)
  const found: string[] = []
  seen.forEach((run, index) => {
    const own = blocks[run.block]!.drawing
    const onText = seen
      .slice(index + 1)
      .some((other) => other.block !== run.block && run.lines.some((line) => other.lines.some(crosses(line))))
    const onDrawing = drawings.some(
      ({ what, box }, number) =>
        what === 'diagram' && own < 0 && own !== number && run.lines.some(crosses(box)),
    )
    if (onText || onDrawing) found.push(run.text)
  })
  return found
}

const crosses = (a: Box) => (b: Box) =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > OVERLAP &&
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > OVERLAP
