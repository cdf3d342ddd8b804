import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { analyse, grammarOf } from '../../scripts/condense/analyse.ts'
import { condense } from '../../scripts/condense/condense.ts'
import { passagesOf } from '../../scripts/condense/themes.ts'
import { parseInterview } from '../../scripts/interview/parse-interview.ts'

const interview = (answer: string) => parseInterview(`記者：渡輪公司難在哪裏？\n林海：${answer}\n`)

const passages = (answer: string): string[][] => {
  const parsed = interview(answer)
  const grammar = grammarOf(parsed)
  return passagesOf(analyse(parsed, grammar), grammar).map(({ sentences }) =>
    sentences.map(({ text }) => text),
  )
}

describe('passagesOf()', () => {
  it('cuts a paragraph where a new strand opens, and nowhere else', () => {
    const found = passages(
      '油價去年漲了三成。公司沒有辦法轉嫁。另外，年輕船員愈來愈難請。航海學校今年只收到八個學生。',
    )
    assert.deepEqual(
      found.map((sentences) => sentences[0]),
      ['油價去年漲了三成。', '另外，年輕船員愈來愈難請。'],
    )
  })

  it('joins a lone sentence to the paragraph after it, unless that turns against it', () => {
    assert.equal(passages('油價去年漲了三成。\n\n公司沒有辦法轉嫁。船票是政府定的。').length, 1)
    assert.equal(passages('油價去年漲了三成。\n\n但船票是政府定的。公司沒有辦法轉嫁。').length, 2)
  })
})

describe('condense()', () => {
  it('gives no claim a point from another strand of the answer', () => {
    const { themes } = condense(
      interview(
        '油價是渡輪公司最重的負擔。公司沒有辦法把成本轉嫁給乘客。另外，年輕船員是整個行業最缺的人。航海學校今年只收到八個學生。',
      ),
      { minutes: 20 },
    )
    for (const { headline, evidence } of themes.flatMap(({ claims }) => claims)) {
      const strand = (id: number) => (id >= 4 ? 2 : 1)
      for (const point of evidence.points)
        assert.equal(strand(point.sentences[0]!), strand(headline.sentences[0]!), point.text)
    }
  })

  it('leaves off a quotation’s front what joins it to the sentence before', () => {
    const { themes } = condense(
      interview('油價去年漲了三成。公司沒有辦法轉嫁。其次，船員才是渡輪公司真正的心臟和靈魂。'),
    )
    const quotations = themes
      .flatMap(({ claims }) => claims)
      .flatMap(({ evidence }) => (evidence.kind === 'quotation' ? [evidence.quotation.text] : []))
    assert.ok(quotations.includes('船員才是渡輪公司真正的心臟和靈魂。'), quotations.join(' / '))
  })
})
