import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { gradedPhrases, namesIn, phrases, quantities } from '../../components/break-phrases.ts'
import { knowWords, segmentWords } from '../../components/segment-words.ts'
import { tagRuns } from '../../scripts/slides/tag-runs.ts'

/** The phrases of a text whose words are known, as those of a deck are, as far as a line had better not end behind them. */
function weakIn(text: string, lang: string): string[] {
  knowWords(tagRuns([{ content: text }]))
  return gradedPhrases(text, lang)
    .filter(({ ending }) => ending === 'weak')
    .map((phrase) => phrase.text.trim())
}

test('phrases join to the text they were taken from', () => {
  const text = fc.string({ unit: fc.constantFrom(...'船不會等電，是電要等的「」《》12% ab。') })
  fc.assert(fc.property(text, (whole) => assert.equal(phrases(whole, 'zh-HK').join(''), whole)))
})

test('a particle is no phrase, not even behind a space', () => {
  assert.deepEqual(phrases('船 的的船船', 'zh-TW').slice(1), ['船船'])
})

test('no phrase of Chinese begins with a closing mark or particle, none is a last character alone', () => {
  const text = fc
    .string({ unit: fc.constantFrom(...'船不會等電，是電要等的「」《》12% ab。'), minLength: 2 })
    .filter((whole) => /\p{Script=Han}/u.test(whole))
  fc.assert(
    fc.property(text, (whole) => {
      const pieces = phrases(whole, 'zh-TW')
      for (const piece of pieces.slice(1)) assert.doesNotMatch(piece, /^[，。」》的]+$/)
      if (pieces.length > 1) assert.ok(pieces.at(-1)!.replace(/[\s\p{P}]/gu, '').length >= 2)
    }),
  )
})

test('a mark ends the clause before it where the model has it begin the next piece', () => {
  const pieces = phrases('所謂中繼站，其實就是加油站；加不到油的中繼站只是一塊風景', 'zh-TW')
  assert.ok(
    pieces.slice(1).every((piece) => !/^[，；：。！？、]/.test(piece)),
    pieces.join('|'),
  )
})

test('a word, a number with its counter and a bracketed title stay whole', () => {
  const pieces = phrases('發展電動渡輪有三個必備條件，《港灣月刊》第218期說得清楚', 'zh-HK')
  for (const whole of ['必備', '條件', '月刊》', '第218期'])
    assert.ok(
      pieces.some((piece) => piece.includes(whole)),
      `${whole} in ${pieces.join('|')}`,
    )
})

test('English breaks at its spaces, and joins to what it was', () => {
  assert.deepEqual(phrases('The power waits—for the boat.', 'en'), [
    'The ',
    'power ',
    'waits—',
    'for ',
    'the ',
    'boat.',
  ])
  const text = fc.string({ unit: fc.constantFrom(...'The a I’m of —“”.,? ') })
  fc.assert(fc.property(text, (whole) => assert.equal(phrases(whole, 'en').join(''), whole)))
})

test('English lines end with clauses, then before a preposition or conjunction', () => {
  const graded = gradedPhrases('The old boats waited for power, and nobody at the pier knew why.', 'en')
  const behind = (ending: string) =>
    graded.filter((phrase) => phrase.ending === ending).map((phrase) => phrase.text.trim())
  assert.deepEqual(behind('clause'), ['power,', 'why.'])
  assert.deepEqual(behind('phrase'), ['waited', 'nobody'])
})

test('no English line had better end with an article, pronoun, preposition or a sentence’s first word', () => {
  for (const [text, word] of [
    ['We ran out of hooks again', 'We'],
    ['It failed. Boats left the pier at noon', 'Boats'],
    ['When the power failed she wrote to the board', 'she'],
    ['Nobody had told me about the second pier', 'about'],
    ['Nobody had told me about the second pier', 'the'],
    ['In the end it isn’t the battery that fails', 'isn’t'],
    ['That was the driver’s idea of a joke', 'driver’s'],
    ['He would give them an egg timer', 'give'],
    ['Then came Dr. Roe with a list', 'Dr.'],
    ['They left it all to the drivers', 'the'],
  ] as const)
    assert.ok(weakIn(text, 'en').includes(word), `${word} in ${weakIn(text, 'en')}`)
})

test('a deck’s words are those of the dictionary, in the deck’s script', () => {
  knowWords(tagRuns([{ content: '# 我們要塑料布', frontmatter: { question: '換乘呢？' } }]))
  assert.deepEqual(
    segmentWords('我們要塑料布，換乘呢').map(({ text }) => text),
    ['我們', '要', '塑料布', '，', '換乘', '呢'],
  )
})

test('words of any text join to it, known or not', () => {
  const text = fc.string({ unit: fc.constantFrom(...'船不會等電，是電要等的「」12% ab。') })
  fc.assert(
    fc.property(text, text, (whole, other) => {
      knowWords(tagRuns([{ content: other }, { content: whole.slice(0, 4) }]))
      assert.equal(
        segmentWords(whole)
          .map((word) => word.text)
          .join(''),
        whole,
      )
    }),
  )
})

test('adverbs, prepositions, conjunctions and modal verbs lean on what follows', () => {
  for (const [text, word] of [
    ['他的聲音最有力量', '最'],
    ['这个办法挺有意思的', '挺'],
    ['真正非走不可的旅客', '非'],
    ['你們打算買還是租房子', '還是'],
    ['後來就變成真的要命的事', '真的'],
    ['我们应该学习游泳', '应该'],
  ] as const) {
    const weak = weakIn(text, 'zh-TW')
    const whole = phrases(text, 'zh-TW')
    // Either no line ends behind the word, or none had better.
    assert.ok(
      weak.some((phrase) => phrase.endsWith(word)) || !whole.some((phrase) => phrase.endsWith(word)),
      `${whole.join('│')}; ${weak}`,
    )
  }
})

test('a phrase begins with a preposition, and may end with a noun behind 的', () => {
  assert.deepEqual(weakIn('預警對最需要的人最沒用', 'zh-TW'), ['對最'])
})

test('a numeral and what it counts are one, and nothing else is', () => {
  const wholes = (text: string) => {
    knowWords(tagRuns([{ content: text }]))
    return quantities(text).map(([from, to]) => text.slice(from, to))
  }
  assert.deepEqual(wholes('降到百分之十，只要八分钟'), ['百分之十', '八分钟'])
  assert.deepEqual(wholes('到九十三次，四点四十没变'), ['九十三次', '四点四十'])
  assert.deepEqual(wholes('我們一起去，想法一樣'), ['一起'])
})

test('a numeral stays with what it counts, and a suffix with its word', () => {
  for (const [text, word] of [
    ['中國和美國在第一梯隊的優勢', '第一梯隊'],
    ['能吊起八百噸機艙的安裝船', '八百噸'],
    ['可能領先兩三個身位的差距', '兩三個身位'],
    ['在電影裏，機器人攜帶槍支', '機器人'],
    ['縣城的孩子會說起圖書館裏的一個座位', '說起'],
  ])
    assert.ok(
      phrases(text!, 'zh-HK').some((piece) => piece.includes(word!)),
      phrases(text!, 'zh-HK').join('│'),
    )
})

test('a line may end behind 圖書館, as behind any noun', () => {
  const pieces = gradedPhrases('縣城應該保留圖書館還是書店？', 'zh-HK')
  assert.equal(pieces.find(({ text }) => text.endsWith('圖書館'))?.ending, 'phrase')
})

test('the guest’s name stays whole', () => {
  const names = namesIn('地質學家 林若筠、歐陽小川')
  assert.deepEqual(names, ['林若筠', '歐陽小川'])
  const pieces = phrases('可以預備——地質學家林若筠談島嶼的下一個五十年', 'zh-TW', names)
  assert.ok(
    pieces.some((piece) => piece.includes('林若筠')),
    pieces.join('│'),
  )
})

test('a line had better not end within a Latin name', () => {
  const { ending } = gradedPhrases('沒有人知道，Jane Roe是一個理想化的人', 'zh-HK').find(({ text }) =>
    text.endsWith('Jane '),
  )!
  assert.equal(ending, 'weak')
})
