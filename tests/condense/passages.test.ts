import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { analyse, grammarOf } from '../../scripts/condense/analyse.ts'
import { condense } from '../../scripts/condense/condense.ts'
import { passagesOf } from '../../scripts/condense/themes.ts'
import { parseInterview } from '../../scripts/interview/parse-interview.ts'

const interview = (answer: string, question = '渡輪公司難在哪裏？') =>
  parseInterview(`記者：${question}\n林海：${answer}\n`)

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
      interview(
        `油價去年漲了三成。公司沒有辦法轉嫁。${'船票的價錢要由政府的一個委員會批准，申請書寫完了還要等上一年半，等到批下來的時候油價又已經不是申請書上寫的那個數目了。'.repeat(4)}其次，船員才是渡輪公司真正的心臟和靈魂。`,
      ),
    )
    const quotations = themes
      .flatMap(({ claims }) => claims)
      .flatMap(({ evidence }) => (evidence.kind === 'quotation' ? [evidence.quotation.text] : []))
    assert.ok(quotations.includes('船員才是渡輪公司真正的心臟和靈魂。'), quotations.join(' / '))
  })
})

describe('relations over a whole interview', () => {
  const claims = (answer: string, question?: string) =>
    condense(interview(answer, question)).themes.flatMap((theme) => theme.claims)

  it('announces a list too long for a heading and shows it below', () => {
    const [claim] = claims(
      '一間渡輪公司要活下去，我認為需要三種東西：一條不會斷的補給線、一班願意在颱風天值班的船員，還有至少五百個每天搭船的乘客。',
    ).filter(({ evidence }) => evidence.kind === 'enumeration')
    assert.equal(claim?.headline.text, '一間渡輪公司要活下去，我認為需要三種東西')
    assert.ok(claim?.evidence.kind === 'enumeration' && claim.evidence.enumeration.members.length === 3)
  })

  it('takes marked steps for a sequence, however short', () => {
    const [claim] = claims('我們修船分四步：先看，再拆，然後等，最後才上漆。每一步都要有人簽名。').filter(
      ({ evidence }) => evidence.kind === 'steps',
    )
    assert.ok(claim?.evidence.kind === 'steps')
    assert.deepEqual(
      claim.evidence.sequence.steps.map(({ name }) => name),
      ['看', '拆', '等', '上漆'],
    )
  })

  it('lets a bare why take along what it asks about', () => {
    const texts = claims('全城的渡輪八成以上在虧錢。為什麼？因為它們都在搶同一批乘客。').map(
      ({ headline }) => headline.text,
    )
    assert.ok(texts.includes('全城的渡輪八成以上在虧錢。為什麼？因為它們都在搶同一批乘客'), texts.join(' / '))
  })

  it('heads a counted list that fills its answer by the question', () => {
    const { themes } = condense(
      parseInterview(
        'Q: What should a manager do?\nA: First, measure output for six months before you change anything. Second, start with one department and keep a comparison group. Third, write down in advance what would count as failure.',
      ),
    )
    const [claim] = themes.flatMap((theme) => theme.claims)
    assert.equal(claim?.headline.text, 'What should a manager do?')
    assert.ok(claim?.evidence.kind === 'enumeration')
    assert.deepEqual(
      claim.evidence.enumeration.members.map(({ name }) => name),
      [
        'Measure output for six months before you change anything',
        'Start with one department and keep a comparison group',
        'Write down in advance what would count as failure',
      ],
    )
  })

  it('takes a share for no count of what follows', () => {
    const { themes } = condense(
      parseInterview(
        'Q: What is left to do?\nA: Two thirds of the locks are what they call semi-automatic: a machine has opened the gate, and I close it. It rains all year round here and nobody has ever thanked the machine for it.',
      ),
    )
    const kinds = themes.flatMap((theme) => theme.claims.map(({ evidence }) => evidence.kind))
    assert.ok(!kinds.includes('enumeration'), kinds.join())
  })

  it('says after a denial what is so instead', () => {
    const both = "What kills a fishing town isn't the end of a subsidy. It's the end of the fish"
    const { themes } = condense(
      parseInterview(
        `Q: What kills a town?\nA: ${both}. Every harbour on this coast has a house that was a bank.`,
      ),
    )
    assert.deepEqual(
      themes.flatMap((theme) => theme.claims.map(({ headline }) => headline.text)),
      [both],
    )
  })

  it('supports a headline with the paragraph it stands in', () => {
    const { themes } = condense(
      parseInterview(
        'Q: Is it a fad?\nA: The history of viruses is long. Today I can read a genome before lunch for forty pounds.\n\nI think viruses will never replace antibiotics in a hospital. A bacterium that resists the virus often fears the antibiotic again.',
      ),
    )
    const claim = themes
      .flatMap((theme) => theme.claims)
      .find(({ headline }) => /never replace/.test(headline.text))
    assert.deepEqual(
      claim?.evidence.points.map(({ text }) => text),
      ['A bacterium that resists the virus often fears the antibiotic again'],
    )
  })
})
