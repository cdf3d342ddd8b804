import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { groupBy } from '../group-by.ts'
import { type Problem, shorten } from './rules/problem.ts'

/** A violation that axe-core calls serious or critical. */
export interface Barrier {
  no: number
  rule: string
  /** What is wrong, in axe-core's words. */
  help: string
  html: string
}

/**
 * Runs axe-core on all slides. Off are its rule on contrast, which does not see into diagrams and is replaced by our
 * own, and those that compare slides with each other, which stand on one page only while printing.
 */
export async function findBarriers(page: Page): Promise<Barrier[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof import('axe-core') }).axe.run(
      '#print-content',
      {
        resultTypes: ['violations'],
        elementRef: true,
        rules: {
          'color-contrast': { enabled: false },
          'duplicate-id-aria': { enabled: false },
          'landmark-unique': { enabled: false },
          'landmark-no-duplicate-contentinfo': { enabled: false },
          'landmark-no-duplicate-main': { enabled: false },
          'page-has-heading-one': { enabled: false },
          region: { enabled: false },
        },
      },
    )
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, help, nodes }) =>
        nodes.map(({ element, html }) => {
          let at: Element | null = element ?? null
          while (at && !at.matches('.print-slide-container'))
            at = at.parentElement ?? ((at.getRootNode() as ShadowRoot).host as Element | undefined) ?? null
          return { no: Number.parseInt(at?.id ?? '0', 10), rule: id, help, html }
        }),
      )
  })
}

/** One problem for each rule that a slide breaks. */
export function barriers(found: Barrier[]): Problem[] {
  return groupBy(found, ({ rule }) => rule).map(([rule, uses]) => ({
    severity: 'warning',
    rule: `accessibility-${rule}`,
    message: `a screen reader is hindered: ${uses[0]!.help} (${uses.length} ×: ${shorten(uses[0]!.html)})`,
    mend: 'give the element the text or role that is missing',
  }))
}
