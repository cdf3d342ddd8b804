import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { analyse, grammarOf } from '../../scripts/condense/analyse.ts'
import { compressions } from '../../scripts/condense/compress.ts'
import { condense } from '../../scripts/condense/condense.ts'
import { findQuoted } from '../../scripts/condense/relations/attribution.ts'
import { parseInterview } from '../../scripts/interview/parse-interview.ts'
import { composeSlides } from '../../scripts/slides/compose-slides.ts'
import { answerOf } from './read-fixtures.ts'

function read(text: string) {
  const interview = answerOf(text)
  const grammar = grammarOf(interview)
  return { grammar, sentences: analyse(interview, grammar) }
}

const RELATIONS = new URL('../fixtures/relations/', import.meta.url)

describe('analyse()', () => {
  const own = [
    '以前我會勸，現在我會說，船要看誰來開。',
    '我教徒弟時先講一件事：客人問船，不一定是在問船。',
    '簡單的訊問正確率有九成，複雜的只有六成。',
    "Don't argue about boats with people who think they float.",
    'Then put it in a jar, on a table, with cups.',
    'If the pilot says four, some captain will sail at four.',
    "The chart doesn't say so, but that is how it works.",
    'Could a lamp tell me that the captain has not slept?',
  ]
  for (const sentence of own)
    it(`takes for the speaker's own: ${sentence}`, () =>
      assert.equal(read(sentence).sentences[0]!.attribution, undefined))

  const reported = [
    '客人問我船幾點開。',
    '議員問的第一句話就是：「誰放的水？」',
    "But my father always said that boats don't float.",
    'He said, "There is one."',
  ]
  for (const sentence of reported)
    it(`takes for another's: ${sentence}`, () => assert.ok(read(sentence).sentences[0]!.attribution))
})

describe('compressions() of what another said', () => {
  // Each: the sentence, words of the other's, and the name that must stay with them.
  const cases: [string, string, string][] = [
    ['我師傅常說，修船要看天，看天要看雲，看雲要看山的顏色。', '看雲', '師傅'],
    ['修船要看天，看天要看雲，這是我師傅說的。', '修船', '師傅'],
    ['用凱恩斯的話來說，長遠來看我們都死了，市場不會等任何人醒過來。', '市場', '凱恩斯'],
    ['正如丘吉爾所說，我們塑造房屋，然後房屋塑造我們。', '房屋', '丘吉爾'],
    ['師傅沒罵我，收工請我喝了一瓶汽水，說：「你不是看不見，你是在想該不該。」', '看不見', '師傅'],
    ['師傅冇鬧我，收工請我飲枝汽水，話：「你唔係望唔到，你係諗緊應唔應該。」', '望唔到', '師傅'],
    ['老話說，靠山吃山，靠水吃水，一方水土養一方人。', '靠水吃水', '老話'],
    ['林教授認為，海床已經飽和，新的風場應該往深海去。', '新的風場', '林教授'],
    ['我们老主任讲过，病人记不住你的学历，病人只记得你的手是不是暖的。', '病人', '老主任'],
    ['根據統計處的數字，空置的單位有五萬個，新落成的單位有三萬個。', '單位', '統計處'],
    [
      'My teacher used to say that the hand is slow, the ear is quick and the heart is late.',
      'the ear',
      'teacher',
    ],
    [
      'The market is a weighing machine, as Graham put it, and the crowd is a voting machine.',
      'crowd',
      'Graham',
    ],
    [
      'According to the harbour master, the pier is sound, the crane is rusty and the clock is wrong.',
      'crane',
      'harbour master',
    ],
    [
      'In the words of Le Corbusier, a house is a machine, and a chair is a small machine.',
      'machine',
      'Corbusier',
    ],
  ]
  for (const [sentence, words, name] of cases)
    it(`keeps ${name} with “${words}”`, () => {
      const { sentences, grammar } = read(sentence)
      for (const { text } of sentences.flatMap((one) => compressions(one, grammar.limits.headline, grammar)))
        assert.ok(!text.includes(words) || text.toLowerCase().includes(name.toLowerCase()), text)
    })

  it('knows 說 as Hong Kong writes it', () => {
    const { sentences, grammar } = read('我師傅常説，修船要看天，看天要看雲，看雲要看山的顏色。')
    assert.equal(sentences[0]!.attribution?.speaker, '我師傅')
    for (const { text } of compressions(sentences[0]!, grammar.limits.headline, grammar))
      assert.match(text, /我師傅常説/)
  })

  it('says nothing of words that only the next sentence owns up to', () => {
    const { sentences, grammar } = read('修船要看天，看天要看雲。這是我師傅說的。我每天早上都看雲。')
    assert.deepEqual(compressions(sentences[0]!, grammar.limits.headline, grammar), [])
    assert.notDeepEqual(compressions(sentences[2]!, grammar.limits.headline, grammar), [])
  })

  const own = [
    '我認為修船要看天，看天要看雲。',
    '我個人認為海床已經飽和，新的風場應該往深海去。',
    '一般來說，修船要看天，看天要看雲。',
    '老實說，更大的壓力是時間。',
    '可以這麼說，修船要看天。',
    'I think the pier is sound, and the crane is rusty.',
    'We always said the pier was sound.',
    'In ten years most small claims will be settled online.',
  ]
  for (const sentence of own)
    it(`takes for the speaker's own: ${sentence}`, () => {
      assert.equal(read(sentence).sentences[0]!.attribution, undefined)
    })
})

describe('findQuoted()', () => {
  const cases: [string, string, string][] = [
    ['克魯伊夫說過：「踢足球很簡單，但踢簡單的足球最難。」', '克魯伊夫', '踢足球很簡單，但踢簡單的足球最難'],
    ['正如林教授所說，「沒有帳本的海，遲早是空海」。', '林教授', '沒有帳本的海，遲早是空海'],
    ['我会说南丁格尔的一句话：“护理是一门艺术。”', '南丁格尔', '护理是一门艺术'],
    ['用凱恩斯的話來說，長遠來看我們都死了。', '凱恩斯', '長遠來看我們都死了'],
    [
      'As Duke Ellington put it, "It don\'t mean a thing if it ain\'t got that swing."',
      'Duke Ellington',
      "It don't mean a thing if it ain't got that swing",
    ],
    [
      'Jane Jacobs once said that "new ideas must use old buildings", and I agree.',
      'Jane Jacobs',
      'new ideas must use old buildings',
    ],
    [
      '“The boat forgives exactly once,” my grandmother told me.',
      'my grandmother',
      'The boat forgives exactly once',
    ],
  ]
  for (const [sentence, speaker, words] of cases)
    it(`${sentence} => ${speaker}`, () => {
      const { sentences, grammar } = read(sentence)
      assert.deepEqual(findQuoted(sentences[0]!, grammar), {
        text: words,
        sentences: [sentences[0]!.id],
        speaker,
      })
    })
  const none = [
    '他說：「這張桌子不能再修，只能重做。」',
    '有人說：「這張桌子不能再修，只能重做。」',
    '我跟他說：「這張桌子不能再修，只能重做。」',
    '我師傅常說，修船要看天，看天要看雲。',
    'I told him: "You cannot mend this table any more."',
    'She said: "You cannot mend this table any more."',
  ]
  for (const sentence of none)
    it(`names nobody for: ${sentence}`, () => {
      const { sentences, grammar } = read(sentence)
      assert.equal(findQuoted(sentences[0]!, grammar), null)
    })
})

/** Words that guests of the fixtures quote or report, and whose they are. */
const QUOTED: Record<string, [string, string][]> = {
  'fishery.txt': [
    ['海是借來的', '我父親'],
    ['沒有帳本的海', '林教授'],
    ['靠海吃海', '老話'],
    ['大鍋飯', '有人'],
  ],
  'football.md': [
    ['踢簡單的足球最難', '克魯伊夫'],
    ['看球要看沒有球的人', '我師父'],
    ['老土', '數據派的人'],
  ],
  'housing.txt': [
    ['flats bring noise', 'One man'],
    ['new ideas must use old buildings', 'Jane Jacobs'],
    ['one flat in nine stands empty', 'housing census'],
  ],
  'jazz.md': [
    ['It don', 'Duke Ellington'],
    ['the left hand tells the truth', 'teacher'],
    ['never played a ballad', 'Lester Young'],
    ['jazz is dying', 'People say'],
  ],
  'law.txt': [
    ['reason without desire', 'Aristotle'],
    ['justice delayed', 'clerk'],
    ['hobgoblin', 'Sam Ito'],
  ],
  'nursing.txt': [
    ['护理是一门艺术', '南丁格尔'],
    ['病人记不住你的学历', '老主任'],
  ],
}

describe('a deck', () => {
  for (const file of readdirSync(RELATIONS))
    for (const minutes of [5, 20, 60])
      it(`of ${file} in ${minutes} minutes never gives the guest what he quotes`, () => {
        const interview = parseInterview(readFileSync(new URL(file, RELATIONS), 'utf8'))
        const outline = condense(interview, { minutes })
        const slides = composeSlides(outline).slides.filter(({ layout }) => layout !== 'passages')
        for (const [words, name] of QUOTED[file]!)
          for (const { id, layout, body } of slides) {
            const said = layout === 'quotation' ? [body] : body.split('\n')
            for (const text of said.filter((line) => line.includes(words)))
              assert.ok(text.includes(name), `${id}: ${text}`)
          }
      })

  it('sets the words of another under his name and the guest’s', () => {
    const outline = condense(parseInterview(readFileSync(new URL('fishery.txt', RELATIONS), 'utf8')))
    const slide = composeSlides(outline).slides.find(
      ({ body }) => body.includes('遲早是空海') && body.startsWith('>'),
    )
    assert.equal(slide?.layout, 'quotation')
    assert.match(slide?.body ?? '', /^> 沒有帳本的海，遲早是空海 \[\^19\]\n\n——林教授，黃德根引述$/)
  })

  it('draws what the guest says in another’s words only under a heading that names him', () => {
    const list = '海要活下去有三個條件：休漁、配額和帳本。'
    const claims = (answer: string) =>
      condense(answerOf(answer)).themes.flatMap((theme) =>
        theme.claims.filter(({ evidence }) => evidence.kind === 'enumeration'),
      )
    assert.match(claims(`用林教授的話來說，${list}每個條件都要有人負責。`)[0]?.headline.text ?? '', /林教授/)
    assert.deepEqual(claims(`林教授寫過，${list}每個條件都要有人負責。`), [])
  })

  it('shows no report that the guest goes on to contradict', () => {
    const outline = condense(parseInterview(readFileSync(new URL('law.txt', RELATIONS), 'utf8')), {
      minutes: 60,
    })
    const bodies = composeSlides(outline)
      .slides.filter(({ layout }) => layout !== 'passages')
      .map(({ body }) => body)
    // Told whole, an answer has the report and what contradicts it.
    for (const body of bodies.filter((one) => one.includes('reason without desire')))
      assert.match(body, /never met a tax lawyer/)
    const reports = bodies.filter((body) => body.includes('hobgoblin'))
    assert.equal(reports.length, 1)
    assert.match(reports[0]!, /I disagree with Sam/)
  })
})
