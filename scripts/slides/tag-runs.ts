import { simplifiedByCharacter } from '../chinese-scripts.ts'
import { jieba } from '../words.ts'

/**
 * Words of a deck's Chinese by the run of Han characters they stand in, each with its part of speech in jieba's notation:
 * `{ 船等電: '船/n 等/v 電/n' }`.
 */
export type TaggedRuns = Record<string, string>

const runPattern = /\p{Script=Han}{2,}/gu

/**
 * Tags the runs of slides, of their Markdown and of what their frontmatter says; their browser, which breaks lines
 * between words, has no dictionary as good.
 * @param slides as Slidev reads them
 */
export function tagRuns(
  slides: readonly { content: string; frontmatter?: Record<string, unknown> }[],
): TaggedRuns {
  const runs: TaggedRuns = {}
  for (const { content, frontmatter } of slides) {
    const said = Object.values(frontmatter ?? {}).filter((value) => typeof value === 'string')
    for (const text of [content, ...said])
      for (const [run] of text.matchAll(runPattern)) runs[run] ??= tagRun(run)
  }
  return runs
}

function tagRun(run: string): string {
  let at = 0
  return jieba()
    .tag(simplifiedByCharacter(run))
    .map(({ word, tag }) => {
      const written = run.slice(at, at + word.length)
      at += word.length
      return `${written}/${tag}`
    })
    .join(' ')
}
