import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { analyse, grammarOf } from '../../scripts/condense/analyse.ts'
import { mattersOf, partsOf } from '../../scripts/condense/answer-parts.ts'
import { answerOf } from './read-fixtures.ts'

function read(answer: string) {
  const interview = answerOf(answer)
  const grammar = grammarOf(interview)
  const [first, ...rest] = analyse(interview, grammar)
  return { grammar, sentences: [first!, ...rest.filter(({ turn }) => turn === first!.turn)] }
}

/** The parts of an answer, each as the first words of its sentences. */
function parted(answer: string, longest: number): string[][] {
  const { grammar, sentences } = read(answer)
  return partsOf(sentences, longest, grammar).map((part) => part.map(({ text }) => text))
}

describe('partsOf()', () => {
  it('leaves whole what fits', () => assert.equal(parted('潮水退了。船都擱在泥上。', 40).length, 1))

  it('parts where a new thought begins rather than evenly', () => {
    const parts = parted(
      'The council sold the north quay to a brewery. It has not brewed a barrel. They keep their vans there. The south quay belongs to the boatmen still. Eleven families moor their boats along the south quay.',
      150,
    )
    assert.deepEqual(
      parts.map(([first]) => first),
      ['The council sold the north quay to a brewery.', 'The south quay belongs to the boatmen still.'],
    )
  })

  it('begins a part with what opens a new strand', () => {
    const parts = parted(
      '修船的錢一年比一年多，去年是三百萬。木料也漲了兩倍。年輕的船匠都到城裏去了。其次，船塢的門已經關不緊。門縫的水每晚要抽兩次。',
      50,
    )
    assert.ok(
      parts.some(([first]) => first?.startsWith('其次')),
      JSON.stringify(parts),
    )
  })

  it('ends no part on what announces the next sentence', () => {
    const parts = parted(
      'The county opens the gates once a year, and the boatmen complain of it every spring. The mill owners wanted fewer openings still. But look at what happened on the east arm. The silt rose by a foot in two winters, and the gates would not close. Opening gates is cheap beside digging out a canal.',
      200,
    )
    assert.ok(parts.length > 1)
    for (const part of parts) assert.doesNotMatch(part.at(-1)!, /look at what happened/)
  })

  it('keeps every sentence, in order, and no part is longer than it may be unless it is one sentence', () => {
    const sentence = fc
      .array(fc.constantFrom('潮水', '船塢', '老船匠', '去年冬天', '一直在等', '沒有人問過'), {
        minLength: 1,
        maxLength: 6,
      })
      .map((words) => `${words.join('')}。`)
    fc.assert(
      fc.property(
        fc.array(sentence, { minLength: 1, maxLength: 25 }),
        fc.integer({ min: 10, max: 90 }),
        (all, longest) => {
          const { grammar, sentences } = read(all.join(''))
          const parts = partsOf(sentences, longest, grammar)
          assert.deepEqual(parts.flat(), sentences)
          for (const part of parts) {
            const width = part.reduce((sum, { text }) => sum + grammar.width(text), 0)
            assert.ok(part.length === 1 || width <= longest)
          }
        },
      ),
    )
  })
})

describe('mattersOf()', () => {
  const matters = (answer: string): number => {
    const { grammar, sentences } = read(answer)
    return mattersOf(sentences, grammar).length
  }
  const QUAY = '北岸的碼頭賣給了酒廠，酒廠到今天還沒有釀過一桶酒，只拿它來停車，車一停就是三年。'
  const DOOR = '船塢的門已經關不緊，門縫的水每晚要抽兩次，抽水的人今年七十二歲，還沒有找到徒弟。'

  it('parts an answer where it goes on to another matter', () =>
    assert.equal(matters(`${QUAY}另外，${DOOR}`), 2))
  it('does not part a list, nor off a remark', () => {
    assert.equal(matters(`${QUAY}其次，${DOOR}`), 1)
    assert.equal(matters(`${QUAY}另外，我不喝酒。`), 1)
  })
})
