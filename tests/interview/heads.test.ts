import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parseInterview } from '../../scripts/interview/parse-interview.ts'

/** Heads a blank line apart; under each what it states: title, publication, issue, date and writer, «-» for none. */
const HEADS = readFileSync(new URL('../fixtures/heads.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n\n')
  .map((block) => block.split('\n=> ') as [string, string])

const CHINESE =
  '海龜獸醫歐陽靜在海邊工作了九年。\n\n問：海龜會痛嗎？\n\n答：會，但牠們不會喊。\n\n問：以後呢？\n\n答：以後再說。'
const ENGLISH =
  'Turtle vet Una Calloway has worked on the shore for nine years.\n\nQ: Do turtles feel pain?\n\nA: They do, but they do not cry out.\n\nQ: And later?\n\nA: Later we will see.'

for (const [head, facts] of HEADS) {
  test(`the head «${head.replaceAll('\n', ' / ')}» states ${facts}`, () => {
    const body = /\p{Script=Han}/u.test(head) ? CHINESE : ENGLISH
    const { meta } = parseInterview(`${head.replaceAll('\n', '\n\n')}\n\n${body}`)
    const { title, publication, issue, date, writer } = meta
    const stated = [title, publication, issue, date, writer].map((fact) => fact ?? '-')
    assert.deepEqual(stated, facts.split(' ¦ '))
  })
}
