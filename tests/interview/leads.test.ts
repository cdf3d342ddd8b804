import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parseInterview } from '../../scripts/interview/parse-interview.ts'

/** One lead a line: the lead, the guest's name and office, set apart by tabs; empty where the lead states none. */
const LEADS = readFileSync(new URL('../fixtures/leads.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => line.split('\t') as [string, string, string])

const CHINESE = (lead: string): string =>
  `巷子裡的燈\n\n${lead}\n\n問：這條街最近怎樣？\n\n答：冷清了很多，一半的鋪都關了。\n\n問：為甚麼還留下來？\n\n答：因為還有人要用。\n\n問：以後呢？\n\n答：以後再說。`
const ENGLISH = (lead: string): string =>
  `The lamp in the lane\n\n${lead}\n\nQ: How is the street?\n\nA: Quieter than it was. Half of it is shut.\n\nQ: Why do you stay?\n\nA: Somebody still needs it.\n\nQ: And later?\n\nA: Later we will see.`

for (const [lead, name, office] of LEADS) {
  test(`«${lead}» ${name ? `introduces ${name}` : 'names nobody who answers'}`, () => {
    const text = /\p{Script=Han}/u.test(lead) ? CHINESE(lead) : ENGLISH(lead)
    const guest = parseInterview(text).speakers.find(({ role }) => role === 'guest')
    assert.equal(guest?.name ?? '', name)
    assert.equal(guest?.office ?? '', office)
  })
}
