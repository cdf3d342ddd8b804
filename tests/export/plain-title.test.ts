import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { slideTitle } from '../../scripts/export/plain-title.ts'

const called = (raw: string, title = '') => slideTitle({ title, raw, no: 7 })

describe('slideTitle()', () => {
  it('is the heading, as it is read', () => {
    assert.equal(called('# A *quay* [^3]\n\n- point', 'A *quay* [^3]'), 'A quay')
  })

  it('is of a quotation what is set large in it', () => {
    const raw =
      'layout: quotation\n---\n\n> No. [^2]\n>\n> **The tide does. [^3]**\n>\n> Ask anybody. [^4]\n\n— A pilot\n'
    assert.equal(called(`---\n${raw}`), 'The tide does.')
  })

  it('is else what the slide begins with', () => {
    assert.equal(called('---\nlayout: quotation\n---\n\n> 潮水做主。 [^5]\n\n— 領港'), '潮水做主。')
    assert.equal(called('- **North** is\n  dredged\n- South is not'), 'North is dredged')
  })

  it('is cut at a pause where it is long, a Chinese one at half as many characters', () => {
    const said = 'We waited for the tide, and when the tide had come we waited for the pilot, who was asleep'
    assert.equal(
      called(`> ${said} in the shed.`),
      'We waited for the tide, and when the tide had come we waited for the pilot, who was…',
    )
    const told =
      '我們等潮水，潮水來了又等領港，領港卻在棚裏睡着了，誰也不敢叫醒他，於是船就在外面拋錨過了一夜，天亮才進港。'
    assert.equal(called(`> ${told}`), `${told.slice(0, told.indexOf('，天亮'))}…`)
  })

  it('is no comment, code, formula, picture, tag or slot', () => {
    const wordless =
      '<!-- a note -->\n\n```ts\nconst a = 1\n```\n\n$$\na\n$$\n\n![](/a.png)\n\n<img src="/b.png">\n\n::right::\n'
    assert.equal(called(wordless), '7')
    assert.equal(called(`${wordless}\nWords\n`), 'Words')
  })
})
