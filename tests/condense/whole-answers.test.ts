import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { condense } from '../../scripts/condense/condense.ts'
import { parseInterview } from '../../scripts/interview/parse-interview.ts'
import type { Claim } from '../../scripts/model.ts'
import { composeSlides } from '../../scripts/slides/compose-slides.ts'

const claimsOf = (text: string): Claim[] =>
  condense(parseInterview(text)).themes.flatMap(({ claims }) => claims)
const answered = (answer: string, question = 'What became of the ferries?'): Claim[] =>
  claimsOf(`Q: ${question}\nA: ${answer}\n`)
const quoted = (claims: Claim[]): string[] =>
  claims.flatMap(({ evidence }) => (evidence.kind === 'quotation' ? [evidence.quotation.text] : []))

describe('an answer that a slide can hold', () => {
  const FERRIES =
    'They went, one by one, in a single autumn. The key is that nobody on the island had ever been asked. The council kept two boats for the school run, which it has never admitted was the only reason for keeping any, and it let the others go to a man in Naples, who sent us a postcard with a picture of them.'

  it('is told whole, from its first sentence to its last', () => {
    assert.deepEqual(quoted(answered(FERRIES)), [FERRIES])
  })

  it('has its claim in bold, apart from what stands around it', () => {
    const outline = condense(parseInterview(`Q: What became of the ferries?\nA: ${FERRIES}\n`))
    const { body } = composeSlides(outline).slides.find(({ layout }) => layout === 'quotation')!
    const parts = body.split('\n').filter((line) => /^> /.test(line))
    assert.ok(parts.length > 1)
    assert.equal(parts.filter((part) => /^> \*\*.*\*\* \[\^\d+\]$/.test(part)).length, 1)
    assert.equal(parts.filter((part) => !part.includes('**')).length, parts.length - 1)
    assert.match(
      composeSlides(outline).slides.find(({ id }) => id === 'sources')!.body,
      /set large in a long quotation/,
    )
  })

  it('stands below a number that is set large', () => {
    const [claim] = claimsOf(
      '記者：船後來怎樣了？\n船伕：電船的耗電量少了百分之三十八。第一年我們不相信，換了三個電錶來量。後來學校的老師把數字抄下來，貼在碼頭的告示板上。',
    )
    assert.ok(claim?.evidence.kind === 'numbers')
    assert.match(claim.evidence.told?.text ?? '', /第一年我們不相信.*告示板上。$/)
    assert.deepEqual(claim.evidence.points, [])
  })
})

describe('a quotation from a longer answer', () => {
  const REST =
    'The harbour office wrote to all of the owners in the spring and asked them what they would pay for a berth with a plug, and the letters that came back filled two drawers of a cabinet that nobody has opened since. My colleague read some of them aloud at the Christmas party, in the voices of the owners, and the director laughed until she had to sit down on the stairs and be given a glass of water.'

  it('ends where its paragraph ends rather than before its last sentences', () => {
    const claims = answered(
      `${REST} ${REST.replace('spring', 'autumn')} What we need is a pier that a battery boat can use. People change boats, but they don’t change islands.`,
    )
    for (const text of quoted(claims).filter((one) => one.includes('What we need')))
      assert.match(text, /change islands\.$/)
  })
})

describe('a view that the speaker held once', () => {
  it('is told with the one he holds now, or not at all', () => {
    const claims = claimsOf(
      '記者：石牆要種草嗎？\n工程師：可以，而且應該。我入行的時候覺得石牆最穩陣，灰色就是安全的顏色。二〇〇〇年之後開始種草種樹，我是反對的，我怕樹根撐裂石縫。後來我們數了十年，有草的石牆塌得比沒有草的還要少一點，尤其是在黑雨的晚上，巡牆的人都看在眼裏，回來寫在簿子上。所以我以前是錯的。',
    )
    for (const claim of claims) {
      const told = JSON.stringify([claim.headline.text, claim.evidence])
      if (/最穩陣|我是反對的/.test(told)) assert.match(told, /我以前是錯的/)
    }
  })
})

describe('a number that something else holds for', () => {
  it('is no figure: within, beyond and below are conditions', () => {
    const claims = claimsOf(
      '記者：能拖多久？\n師傅：什麼都不做，有的窟二三十年就沒了。控制得好，濕度壓在百分之六十二以下，我估計再拖兩三百年沒有問題。',
    )
    for (const { evidence } of claims)
      if (evidence.kind === 'numbers')
        assert.ok(!evidence.quantities.some(({ value }) => value.includes('百分之六十二')))
  })
})

describe('a list a sentence each', () => {
  it('has as many members as were announced', () => {
    const [claim] = answered(
      'You need four things. A slope of about thirty degrees. A slab, which is snow that hangs together like a board. Underneath it, a weak layer. And a trigger, which is usually the victim. That last one is the good news.',
      'What makes a slab release?',
    )
    assert.ok(claim?.evidence.kind === 'enumeration')
    assert.deepEqual(
      claim.evidence.enumeration.members.map(({ name }) => name),
      ['A slope of about thirty degrees', 'A slab', 'Underneath it, a weak layer', 'A trigger'],
    )
  })

  it('is none where the sentences after a number are no members', () => {
    const claims = answered(
      'We had two small harbours. Both of them silted up in the same winter. I was there when the last boat left.',
    )
    assert.ok(claims.every(({ evidence }) => evidence.kind !== 'enumeration'))
  })
})

describe('two views on a short question', () => {
  it('stand side by side', () => {
    const claims = claimsOf(
      [
        'Moderator: Who runs the harbours today?',
        'Jane Roe: The owners run the harbours, and the county pays for the dredging every other winter.',
        'Tom Fox: The county runs them badly, and I say so as the man who signs for it.',
        'Moderator: Should there be a law?',
        'Jane Roe: Yes. Each harbour has to do it alone, against its own owners.',
        'Tom Fox: No, I’d vote against. A law stops the question being asked.',
      ].join('\n\n'),
    )
    assert.ok(
      claims.some(({ evidence }) => evidence.kind === 'comparison' && evidence.comparison.sides.length === 2),
    )
  })
})
