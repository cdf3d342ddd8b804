import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { splitSentences } from '../../scripts/interview/split-sentences.ts'

/** One sentence a member, joined without a space for Chinese and with one for English. */
const WHOLE: string[][] = [
  [
    '如果你問他：「你是為美國而做的嗎？」他一定不會同意，他一定是為全人類而做的。',
    '另外，或許會後悔的（笑）。',
  ],
  ['我沒想過。（笑）', '後來就走了。'],
  ['「你好。」他說。', '「再見！」我們走了。'],
  ['他說：「好。」', '我們就走了。'],
  ['他看了《誰是英雄？》之後說：「為什麼？」我答不上來。', '真的。'],
  ['準確率達99.9%以上。', 'GPT-3.5用了至少1萬片（真的嗎？不止吧。）才夠！', '是嗎？', 'OpenAI很好？！'],
  ['「甲乙。', '丙丁？', '戊己。」'],
  ['我想……也許吧。', '當時我們都以為完了……', '可是沒有。', '蘋果、香蕉、橘子……都有。'],
  ['這是很好.', '我們走吧.'],
  ['我跟院長說：「給我一個編碼。」', '院長說：「編碼不歸我管。」'],
  ['「慢。慢到看不見。」他是這樣說的。', '《誰？》很好看。', '我數過。'],
]
const SPACED: string[][] = [
  ['Dr. Smith went to the U.S. in 1999.', 'He paid $3.5 million, e.g. for No. 5.', 'J. K. Rowling came.'],
  ['No.', 'He did not.'],
  ['"Is it?" he asked.', '"Yes."', 'She left... and then came back.'],
  ['He said, "I went. I saw."', 'Then he left.'],
  ['He lives in the U.S.', 'He likes it.', 'The U.S. Senate met at 5 p.m. on Monday.'],
  ['See https://a.example/c?d=e.', 'Yahoo! is big!', 'We made it (did we?) in time.', 'OK.'],
  ['It broke. (Laughs.)', 'We went on.'],
  ['Who calibrated it?', '(12:31) is the time on the certificate.'],
  ['What?!', 'Really??', 'Yes!'],
  ['1. The float.', '2. The clock.'],
  ['We lost (I think) ten.', '(It was eleven.)', 'It ended at 3 a.m.', 'Nobody came at 5 p.m. Monday.'],
  ['Ask R. v. Dunmore.', 'They close in July etc.', 'Nobody minds.'],
]

for (const sentences of WHOLE) {
  test(`${sentences.join('｜')}`, () => assert.deepEqual(splitSentences(sentences.join('')), sentences))
}
for (const sentences of SPACED) {
  test(`${sentences.join(' | ')}`, () => assert.deepEqual(splitSentences(sentences.join(' ')), sentences))
}

test('sentences joined give the paragraph back but for white space', () => {
  const piece = fc.constantFrom(
    ...'。！？!?….「」『』“”"\'（）()《》[]：，,; \t'.split(''),
    ...[
      '……',
      '...',
      'Dr.',
      'U.S.',
      'No. 5',
      '3.5',
      '他說',
      '汪揚',
      'Then ',
      'he',
      '（笑）',
      '(laughs)',
      '𠮷',
    ],
  )
  const paragraph = fc.oneof(
    fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
    fc.string(),
  )
  const bare = (text: string) => text.replace(/\s+/g, '')
  fc.assert(
    fc.property(paragraph, (text) => {
      const sentences = splitSentences(text)
      assert.equal(bare(sentences.join('')), bare(text))
      assert.ok(sentences.every((sentence) => sentence !== '' && sentence === sentence.trim()))
    }),
    { numRuns: 2000 },
  )
})
