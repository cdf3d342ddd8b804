import { readdirSync } from 'node:fs'
import { parseInterview } from '../../scripts/interview/parse-interview.ts'
import type { Interview } from '../../scripts/model.ts'
import { FOLDER, readFixture } from '../interview/read-fixture.ts'

/** Every fixture interview, by file name. */
export function fixtureInterviews(): [string, Interview][] {
  return readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort()
    .map((name) => [name, readFixture(name)])
}

export const fixtureInterview = readFixture

/** An interview of one answer, for tests of single sentences. */
export function answerOf(text: string, asked?: string): Interview {
  const chinese = /\p{Script=Han}/u.test(text)
  const question = asked ?? (chinese ? '你怎麼看這件事？' : 'What do you think?')
  return parseInterview(
    chinese
      ? `記者：${question}\n受訪者：${text}\n記者：還有呢？\n受訪者：沒有了。`
      : `Q: ${question}\nA: ${text}\nQ: And?\nA: That is all.`,
  )
}

/** True when `part` is `whole` with characters left out; case of a first letter and white space do not count. */
export function isSubsequence(part: string, whole: string): boolean {
  const source = whole.toLowerCase().replace(/\s/g, '')
  let at = 0
  for (const character of part.toLowerCase().replace(/\s/g, '')) {
    at = source.indexOf(character, at) + 1
    if (at === 0) return false
  }
  return true
}
