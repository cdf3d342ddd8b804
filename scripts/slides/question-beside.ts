import type { Statement, Theme } from '../model.ts'

/** The question to stand beside a theme's title; none where the title says it already. */
export const questionBeside = ({ title, question, asked }: Theme): Statement | undefined =>
  question && (isInTitle(title, question.text) || asked?.some((id) => question.sentences.includes(id)))
    ? undefined
    : question

/**
 * Whether a question has hardly more than a title: a word or two before it (那麼…), a particle or a question that leans on
 * it behind it (…呢？, … Do you agree?).
 */
export function isInTitle(title: string, question: string): boolean {
  const [before, after] = question.toLowerCase().split(title.toLowerCase())
  if (before === undefined || after === undefined) return false
  const isEnd = /^[。.！!]?$/u.test(after) && before.length <= Math.max(MOST_BESIDE, title.length / 2)
  const leansOnIt = before.length <= title.length / 2 && after.length <= Math.max(MOST_BESIDE, title.length)
  return isEnd || (leansOnIt && (before === '' || title.length > LONG_TITLE))
}

const MOST_BESIDE = 4
/** A title that is most of a question, and no word of it. */
const LONG_TITLE = 8
