import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { analyse, grammarOf } from '../../scripts/condense/analyse.ts'
import { questionStatement } from '../../scripts/condense/asked.ts'
import { condense } from '../../scripts/condense/condense.ts'
import { en } from '../../scripts/condense/en.ts'
import { nameThemes } from '../../scripts/condense/name-themes.ts'
import { nounPhrases } from '../../scripts/condense/noun-phrases.ts'
import { chinese } from '../../scripts/condense/zh.ts'
import { parseInterview } from '../../scripts/interview/parse-interview.ts'
import { fixtureInterview } from './read-fixtures.ts'

const PHRASES: [text: string, phrases: string[]][] = [
  ['And the barcode system?', ['barcode system']],
  ["Surely a beaver dam can't stop a flood.", ['beaver dam', 'flood']],
  ["The prosecutor's fallacy is common.", ["prosecutor's fallacy"]],
  ['The old way of doing things has no name.', []],
  ['The swing and call of the bells grew louder.', ['swing', 'call', 'bells']],
  ['How much do the barriers cost to raise?', ['barriers']],
  ['Has computer modelling changed the work?', ['computer modelling']],
  ['義務保養的錢從哪裡來？', ['義務保養']],
  ['氣候變遷對產量有影響嗎？', ['氣候變遷', '產量']],
  ['有時候是大家的意思。', []],
  ["A second-grader's flashlight.", []],
]

for (const [text, phrases] of PHRASES) {
  test(`the noun phrases of «${text}» are ${phrases.join(', ') || 'none'}`, () => {
    const grammar = /\p{Script=Han}/u.test(text) ? chinese(text) : en
    const found = nounPhrases(text, grammar).map((phrase) => phrase.text)
    assert.deepEqual(
      phrases.filter((phrase) => !found.includes(phrase)),
      [],
    )
    if (phrases.length === 0) assert.deepEqual(found, [])
  })
}

/** An answer long enough to make a section of its own. */
const ANSWER: Record<string, string> = {
  dam: 'A beaver dam slows the river down by seventy minutes. Every dam costs the farmer a field of barley. We pay for the dam with public money, and the river is cheaper than concrete.',
  mud: 'Rain fell for nine days and nobody came to look. We measured the mud with a broom handle, and the number was wrong. A neighbour still believes it to this day.',
  bus: 'Night buses carry nurses and cleaners to work. Most passengers of the night buses earn less than the driver. The night buses must come every ten minutes, or nobody waits for them.',
}

const NAMES: [question: string, answer: string, name: string][] = [
  ['Hana, how loud is the river?', ANSWER.dam!, 'How loud is the river?'],
  ['And the beaver dam?', ANSWER.dam!, 'Beaver dam'],
  ['They hate that.', ANSWER.dam!, 'Beaver dam'],
  ['Then should dams be banned?', ANSWER.mud!, 'Should dams be banned?'],
  [
    'Why has the pharmaceutical industry of this whole country, with all the money that it has, not solved it by now?',
    ANSWER.mud!,
    'Pharmaceutical industry',
  ],
  ['What do you think of it?', ANSWER.bus!, 'Night buses'],
  ['And could a computer do it?', ANSWER.mud!, 'Could a computer do it?'],
]

for (const [question, answer, name] of NAMES) {
  test(`a section that begins with «${question}» is called «${name}»`, () => {
    const interview = parseInterview(
      `Tom: ${question}\n\nHana: ${answer}\n\nTom: Thank you.\n\nHana: Thank you.`,
    )
    assert.equal(condense(interview).themes[0]!.title, name)
  })
}

const SECTIONS: [what: string, exchanges: [string, string][], name: string][] = [
  [
    'its self-sufficient question rather than one that follows up',
    [
      ['Should the harbour council charge for every mooring?', ANSWER.dam!],
      [
        'Was the council pleased?',
        'The council was pleased with the river and the dam. Every dam costs it a field.',
      ],
    ],
    'Should the harbour council charge for every mooring?',
  ],
  [
    'its question rather than a phrase out of it',
    [
      [
        'Which river worries you most?',
        'The river worries nobody. We measured the river with a broom handle, and the number was wrong. A neighbour still believes it.',
      ],
    ],
    'Which river worries you most?',
  ],
  [
    'no question that counts what was told before',
    [['Do you ever drive over one of your four?', ANSWER.bus!]],
    'Night buses',
  ],
  [
    'nothing that people are reported to say',
    [['Some people think the state should pay. Do you agree?', ANSWER.bus!]],
    'Night buses',
  ],
  [
    'the question that more of it answers',
    [
      ['補洞用的紙有什麼講究？', '一定要比原來的紙弱。將來如果再拉扯，斷的是新的。'],
      ['臺灣的濕度對古籍影響多大？', '超過七成，黴菌兩天就醒。我們庫房維持在五成五。'],
    ],
    '臺灣的濕度對古籍影響多大？',
  ],
  [
    'what its guest is asked to tell',
    [["Hana, let's talk about the river. Where's the line?", ANSWER.dam!]],
    "Let's talk about the river",
  ],
  [
    'a question that closes, where nothing else is asked',
    [['What would you say to a young engineer?', ANSWER.mud!]],
    'What would you say to a young engineer?',
  ],
  [
    'none that is put in passing',
    [
      ['Do you want your tea now?', 'No, later.'],
      ['Has the barcode changed the harbour?', ANSWER.mud!],
    ],
    'Has the barcode changed the harbour?',
  ],
  [
    'no remark that the guest denies',
    [['The dams were built for the farmers.', `No. ${ANSWER.dam}`]],
    'Farmers',
  ],
  [
    'its question to the end, not by the last clause alone',
    [
      [
        '租期最長六年，五年到了，接下來怎麼辦？',
        '租約到期的人要搬走。我認為六十五歲以上的住戶應該留下來，不設年限。',
      ],
    ],
    '租期最長六年，五年到了，接下來怎麼辦？',
  ],
]

for (const [what, exchanges, name] of SECTIONS) {
  test(`a section is called by ${what}`, () => {
    const text = exchanges.map(([asked, told]) => `Tom: ${asked}\n\nHana: ${told}`).join('\n\n')
    assert.equal(nameOfOneSection(text), name)
  })
}

/** The name of a text's exchanges, were they all of one section. */
function nameOfOneSection(text: string): string {
  const interview = parseInterview(text)
  const grammar = grammarOf(interview)
  const sentences = analyse(interview, grammar)
  const questions = [...new Set(sentences.map(({ question }) => question))]
  const exchanges = questions.map((id) => {
    const told = sentences.filter(({ question }) => question === id)
    const question = questionStatement(id, interview, grammar)
    return { question, turn: told[0]!.turn, passages: [{ sentences: told }] }
  })
  const words = new Map<string, number>()
  for (const word of sentences.flatMap((sentence) => sentence.words))
    words.set(word, (words.get(word) ?? 0) + 1)
  return nameThemes([{ exchanges, words }], interview, grammar)[0]!.title
}

test('a section called by a question knows which, and one called by a phrase knows none', () => {
  const themeOf = (question: string, answer: string) =>
    condense(parseInterview(`Tom: ${question}\n\nHana: ${answer}\n\nTom: Thank you.\n\nHana: Thank you.`))
      .themes[0]!
  assert.deepEqual(themeOf('Hana, how loud is the river?', ANSWER.dam!).asked, [1])
  assert.equal(themeOf('What do you think of it?', ANSWER.bus!).asked, undefined)
})

test('no section is named after whom the question is put to: by what he is, as the head says', () => {
  const panel = readFileSync(
    new URL('../fixtures/interviews/panel-with-latin-titles.txt', import.meta.url),
    'utf8',
  )
  const titles = condense(parseInterview(panel)).themes.map(({ title }) => title)
  assert.deepEqual(
    titles.filter((title) => /[蘇林周]/.test(title)),
    [],
  )
})

test('a question that says nothing without the answer before it opens no section', () => {
  const themesOf = (question: string) =>
    condense(
      parseInterview(
        `Tom: How loud is the river?\n\nHana: ${ANSWER.dam}\n\nTom: ${question}\n\nHana: ${ANSWER.bus}`,
      ),
    ).themes.length
  assert.equal(themesOf('And uphill?'), 1)
  assert.equal(themesOf('And who rides the night buses?'), 2)
})

test('what answers a welcome is on no slide', () => {
  const { themes } = condense(fixtureInterview('episode-in-quotation-marks.txt'))
  const told = themes.flatMap(({ claims }) => claims.flatMap(({ headline }) => headline.sentences))
  assert.ok(told.length > 0 && !told.includes(6), String(told))
})

/** Exchanges of a line each, every answer about something else. */
const talkOf = (questions: string[]): string => {
  const answers = [
    'The harbour council charges for every mooring, and the boats pay it in fish.',
    'A pilot reads the water before he reads the chart, because the water is newer.',
    'We closed the south quay for a year, and nobody wrote a letter about it.',
    'The widow keeps the lamps of the town, and the town keeps the widow in oil.',
    'Nine crews came the first winter, and seven of them stayed for the second.',
    'The ferry costs a herring each way, and the children go for nothing.',
    'A rope tells you of its end a week before it parts, if you look at it by day.',
    'The bank gave us the shed, and kept the key for eleven years.',
    'Bread comes on Tuesdays with the post, and on Fridays with the doctor.',
  ]
  return questions.map((asked, at) => `Tom: ${asked}\n\nHana: ${answers[at]}`).join('\n\n')
}

test('sections begin where a question stands by itself, not where one leans on the answer before', () => {
  const { themes } = condense(
    parseInterview(
      talkOf([
        'What does a mooring cost?',
        'How many quays has the town?',
        'Did they accept that?',
        'Who keeps the lamps?',
        'What did they want from you?',
        'How many crews came to the harbour?',
        'Were they glad of it?',
        'When does a rope part?',
        'Did they believe you about that?',
      ]),
    ),
  )
  for (const { title, asked, claims } of themes)
    assert.deepEqual(claims[0]!.question?.sentences, asked, title)
  assert.ok(themes.length >= 4)
})

test('beside its name a section shows no question that only the answer before it explains', () => {
  const { themes } = condense(
    parseInterview(
      talkOf([
        'Do computers steer the ferries of the island today?',
        'Do you have figures for that?',
        'How many quays has the town?',
        'Who keeps the lamps?',
        'How many crews came to the harbour?',
        'When does a rope part?',
      ]),
    ),
  )
  const shown = themes.map(({ question }) => question?.text ?? '')
  assert.ok(
    shown.every((text) => !text.endsWith('for that?')),
    shown.join('\n'),
  )
})

/** Three sections of three exchanges, each below its heading. */
const threeParts = (headings: readonly string[]): string => {
  const part = (heading: string, from: number): string =>
    `## ${heading}\n\n${talkOf([
      'What does it cost?',
      'Who reads the water?',
      'Was that popular?',
      'Who keeps the lamps?',
      'How many crews came?',
      'What does the ferry cost?',
      'When does a rope part?',
      'Who has the key?',
      'Who bakes the bread?',
    ])
      .split('\n\n')
      .slice(from, from + 6)
      .join('\n\n')}`
  return `# The quay\n\n${headings.map((heading, at) => part(heading, at * 6)).join('\n\n')}`
}
const titlesOf = (text: string): string[] =>
  condense(parseInterview(text), { minutes: 60 }).themes.map(({ title }) => title)

test('three to seven headings of the text are its sections, without the brackets they stand in', () =>
  assert.deepEqual(titlesOf(threeParts(['Into the cold', 'What was lost', '【Requests】'])), [
    'Into the cold',
    'What was lost',
    'Requests',
  ]))

for (const numbers of [
  ['1', '2', '3'],
  ['I.', 'II.', 'III.'],
  ['一', '二', '三'],
])
  test(`sections that only have a number (${numbers.join(', ')}) are named for what they open with`, () =>
    assert.deepEqual(titlesOf(threeParts(numbers)), [
      'Who reads the water?',
      'Who keeps the lamps?',
      'When does a rope part?',
    ]))

test('a heading alone over the talk parts nothing, and names no section', () => {
  const [first] = titlesOf(
    `# The quay\n\n## At the table\n\n${talkOf(['What does a mooring cost?', 'How many quays has the town?', 'Who keeps the lamps?'])}`,
  )
  assert.notEqual(first, 'At the table')
})
