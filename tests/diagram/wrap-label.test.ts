import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { en } from '../../scripts/condense/en.ts'
import { chinese } from '../../scripts/condense/zh.ts'
import { wrapLabel } from '../../scripts/diagram/wrap-label.ts'

const words = chinese('')

describe('wrapLabel()', () => {
  it('leaves a short label on one line', () => assert.deepEqual(wrapLabel('人才', 8, words), ['人才']))

  it('breaks between words, evenly', () => {
    assert.deepEqual(wrapLabel('發展人工智能的根基', 6, words).join(''), '發展人工智能的根基')
    for (const line of wrapLabel('我們的教育思路也必須做出調整', 8, words)) assert.ok(line.length >= 4, line)
  })

  it('keeps a Latin name with its number together', () => {
    assert.ok(wrapLabel('他們用了一萬片B-200卡來訓練', 6, words).some((line) => line.includes('B-200')))
  })

  it('breaks English at spaces', () => {
    assert.deepEqual(wrapLabel('pay for speed of response', 14, en), ['pay for speed', 'of response'])
  })

  it('loses nothing, keeps within the width but for one long word, and starts no line with punctuation', () => {
    const piece = fc.constantFrom(
      '城市',
      '的',
      '樹',
      '，',
      '人工智能',
      '三年',
      '「',
      '」',
      '。',
      'A-100',
      '發展',
      '、',
      '水',
    )
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 4, max: 14 }),
        (pieces, most) => {
          const label = pieces.join('')
          const lines = wrapLabel(label, most, words)
          assert.equal(lines.join(''), label)
          for (const line of lines.slice(1)) assert.doesNotMatch(line, /^[，。」、]/)
        },
      ),
    )
  })
})
