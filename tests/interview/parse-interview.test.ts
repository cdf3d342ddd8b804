import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { InterviewError } from '../../scripts/interview/interview-error.ts'
import { parseInterview } from '../../scripts/interview/parse-interview.ts'

const fixture = (file: string) =>
  parseInterview(readFileSync(new URL(`../fixtures/interviews/${file}`, import.meta.url), 'utf8'))
const bare = (text: string) => text.replace(/\s+/g, '')

/** Ways to write «Name: speech» for a guest and an interviewer who both come back. */
const LABELLED: Record<string, (label: string, speech: string) => string> = {
  'a fullwidth colon': (label, speech) => `${label}：${speech}`,
  'an ASCII colon': (label, speech) => `${label}: ${speech}`,
  'a colon without a space': (label, speech) =>
    /[a-z]/i.test(label) ? `${label}: ${speech}` : `${label}:${speech}`,
  'a bold label': (label, speech) => `**${label}：** ${speech}`,
  'a bold label, colon outside': (label, speech) => `**${label}**：${speech}`,
  'an underlined label': (label, speech) => `__${label}:__ ${speech}`,
  'lenticular brackets': (label, speech) => `【${label}】${speech}`,
  'square brackets': (label, speech) => `[${label}] ${speech}`,
  'round brackets': (label, speech) => `(${label}) ${speech}`,
  'a line of its own': (label, speech) => `${label}\n${speech}`,
  'a line of its own with a colon': (label, speech) => `${label}：\n${speech}`,
  'a heading of its own': (label, speech) => `### ${label}\n\n${speech}`,
  'a time before it': (label, speech) => `[00:12:31] ${label}: ${speech}`,
  'a time before it, in its bold': (label, speech) => `**[00:12:31] ${label}:** ${speech}`,
  'a time after it': (label, speech) => `${label} (12:31): ${speech}`,
}

const PAIRS = [
  ['記者', '汪揚'],
  ['記者', '史蒂夫·喬布斯'],
  ['主持人', '歐陽菲菲'],
  ['问', '答'],
  ['Q', 'A'],
  ['Host', 'Jane Roe'],
  ['Tom Fox', 'Jane van der Roe'],
  ['Interviewer', 'Dr. Jean-Luc O’Neill'],
  ['MODERATOR', 'JANE ROE'],
  ['《財經》', '陸嘉怡'],
] as const

for (const [name, write] of Object.entries(LABELLED)) {
  test(`a dialogue written with ${name} gives back its turns`, () => {
    const question = fc.constantFrom(
      '它是怎樣開始的？',
      'How did it begin?',
      '為什麼是現在？',
      'Then what happened?',
    )
    const paragraph = fc.constantFrom(
      '開始得很慢，像退潮一樣。沒有人注意。',
      'It began in Leeds, on a Monday. Nobody noticed.',
      '我們有三個辦法：等、走、問。',
      'We had 3.5 hours, e.g. the whole night.',
    )
    const exchange = fc.tuple(question, fc.array(paragraph, { minLength: 1, maxLength: 3 }))
    const exchanges = fc.array(exchange, { minLength: 2, maxLength: 5 })
    fc.assert(
      fc.property(fc.constantFrom(...PAIRS), exchanges, ([asker, guest], turns) => {
        const text = turns
          .flatMap(([asked, answer]) => [write(asker, asked), write(guest, answer.join('\n\n'))])
          .join('\n\n')
        const expected = turns.flatMap(([asked, answer]) => [
          ['question', asker, asked],
          ['answer', guest, answer.join('\n')],
        ])
        const parsed = parseInterview(text).turns.map(({ role, speaker, text: words }) => [
          role,
          speaker,
          words,
        ])
        assert.deepEqual(parsed, expected)
      }),
      { numRuns: 60 },
    )
  })
}

test('any text is either refused by an InterviewError or numbered without loss', () => {
  const piece = fc.constantFrom(
    ...[
      '記者：',
      '汪揚：',
      'Q: ',
      'A: ',
      '**Jane Roe:** ',
      '【主持人】',
      '# ',
      '> ',
      '- ',
      '\n',
      '\n\n',
      '---\n',
      '「',
      '」',
    ],
    ...[
      '？',
      '。',
      '? ',
      '. ',
      '00:00:01.000 --> 00:00:02.000\n',
      'WEBVTT\n',
      '[00:12:31] ',
      '來源：',
      '作者：',
      '（',
      '）',
    ],
    ...[
      '為什麼',
      'Jane Roe',
      'the law',
      '12:30',
      'https://a.example/b',
      '第3期',
      '2024年3月5日',
      '*',
      '_',
      '[',
      '](',
      '𠮷',
    ],
  )
  const texts = fc.oneof(
    fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'grapheme' }),
  )
  fc.assert(
    fc.property(texts, (text) => {
      let interview: ReturnType<typeof parseInterview>
      try {
        interview = parseInterview(text)
      } catch (error) {
        assert.ok(error instanceof InterviewError, String(error))
        return
      }
      const { turns, sentences, speakers } = interview
      sentences.forEach((sentence, index) => {
        assert.equal(sentence.id, index + 1)
        assert.ok(turns[sentence.turn]!.sentences.includes(sentence))
        assert.equal(sentence.text, sentence.text.trim())
      })
      turns.forEach((turn, index) => {
        assert.equal(turn.index, index)
        assert.equal(bare(turn.sentences.map((one) => one.text).join('')), bare(turn.text))
        const spoken = turn.role === 'question' || turn.role === 'answer'
        assert.equal(spoken, turn.speaker !== null)
        if (spoken) assert.ok(speakers.some(({ label }) => label === turn.speaker))
      })
      assert.ok(turns.some(({ role }) => role === 'question') && turns.some(({ role }) => role === 'answer'))
    }),
    { numRuns: 3000 },
  )
})

test('a paragraph after the first keeps its place in the turn', () => {
  const { turns } = fixture('reporter-and-named-guest.txt')
  const answer = turns.find(({ role }) => role === 'answer')!
  assert.deepEqual(
    answer.sentences.map(({ paragraph }) => paragraph),
    [0, 0, 1, 2, 2],
  )
  assert.equal(
    answer.sentences[2]!.text,
    '當時有人問我：「不如拆了重建？」我說不行，因為樓上那幅灰塑全港只剩兩幅。',
  )
})

test('a byline in brackets after the last words is taken from the answer', () => {
  const last = fixture('reporter-and-named-guest.txt').turns.at(-1)!
  assert.equal(last.sentences.at(-1)!.text, '這是我的底線。')
})

const CAPTIONS = [
  ['Ada Quill', 'Right, we are rolling,'],
  ['Ada Quill', 'and this is the north light,'],
  ['Ada Quill', 'so tell me how a lamp', 'is kept?'],
  ['Tom Reed', 'It burns, and it smokes,'],
  ['Tom Reed', 'and you ask yourself, why that', 'lamp?'],
  ['Tom Reed', 'Nobody has told me,'],
  ['Tom Reed', 'and I have kept it'],
  ['Tom Reed', 'for thirty years.'],
  ['Ada Quill', 'And what do you tell'],
  ['Ada Quill', 'a keeper who', 'wants to stay?'],
  ['Tom Reed', 'I give him a lamp,'],
  ['Tom Reed', 'and he has to find out.'],
  ['Tom Reed', 'Most of them go home.'],
]
for (const [kind, lineOf] of [
  ['voices', (name: string) => `<v ${name}>`],
  ['labels', (name: string) => `${name}: `],
] as const)
  test(`lines of captions with ${kind} go on from the line before, whatever they ask`, () => {
    const cues = CAPTIONS.map(
      ([name, ...lines], at) =>
        `00:${10 + at}:01.000 --> 00:${10 + at}:09.000\n${lineOf(name!)}${lines.join('\n')}`,
    )
    const { turns } = parseInterview(`WEBVTT\n\n${cues.join('\n\n')}\n`)
    assert.deepEqual(
      turns.map(({ role, speaker }) => [role, speaker]),
      [
        ['question', 'Ada Quill'],
        ['answer', 'Tom Reed'],
        ['question', 'Ada Quill'],
        ['answer', 'Tom Reed'],
      ],
    )
  })

test('a line of a cue that names its voice is said by that voice, whatever stands before a colon', () => {
  const cues = [
    '<v Ada Quill>What does\na lock cost?',
    '<v Tom Reed>Less than you\nPrice: it is a word for what\nyou would not do yourself.',
    '<v Ada Quill>And a key?',
    '<v Tom Reed>That has no\nPrice: it is given.',
  ].map((lines, at) => `00:${10 + at}:01.000 --> 00:${10 + at}:09.000\n${lines}`)
  const { turns } = parseInterview(`WEBVTT\n\n${cues.join('\n\n')}\n`)
  assert.deepEqual(
    turns.map(({ speaker }) => speaker),
    ['Ada Quill', 'Tom Reed', 'Ada Quill', 'Tom Reed'],
  )
})

for (const [how, numbered] of [
  ['a colon', (numeral: string) => `問${numeral}：`],
  ['a comma', (numeral: string) => `问${numeral}、`],
  ['a space', (numeral: string) => `問${numeral}　`],
  ['its own word', (numeral: string) => `問題${numeral}：`],
  ['brackets', (numeral: string) => `（${numeral}）`],
] as const)
  test(`the number of a question, with ${how}, is no part of what it asks`, () => {
    const asked = ['你怎麼開始補網的？', '網破在哪裡最多？', '一天補得了幾張？']
    const text = asked
      .map((question, at) => `${numbered('一二三'[at]!)}${question}\n\n那要看船，也要看風。`)
      .join('\n\n')
    const { turns } = parseInterview(`${text}\n`)
    assert.deepEqual(
      turns.filter(({ role }) => role === 'question').map((turn) => turn.text),
      asked,
    )
  })

for (const [kind, last, role] of [
  ['what the writer sees at last', '太陽上來了，老人把帽子往後推了推，說要去看網。', 'narration'],
  ['what the writer sees of her', '七時半，她把針插在後腰，上了梯。', 'narration'],
  ['what the guest says of himself', '我把帽子往後推了推，去看網。', 'answer'],
] as const)
  test(`${kind} is of ${role === 'answer' ? 'the guest' : 'nobody'}`, () => {
    const turns = ['網破在哪裡？', '一天補幾張？', '夠用嗎？', '還補嗎？'].map(
      (asked, at) => `記者：${asked}\n\n陸伯：在石頭上破的，有${'一二三四'[at]}處。`,
    )
    const { turns: read } = parseInterview(`${turns.join('\n\n')}\n\n${last}\n`)
    assert.equal(read.at(-1)!.role, role)
  })

test('a mark set by itself ends the talk, and who is named below it says nothing', () => {
  const { turns } = parseInterview(
    '尾班船\n\n文：葉舟\n\n葉：船還開嗎？\n\n梁：開。每天兩班。\n\n葉：誰坐？\n\n梁：等太太放工的人。\n\n＊\n\n葉舟，海事學校講師，著有《渡口》。',
  )
  assert.deepEqual([turns.at(-1)!.role, turns.at(-2)!.text], ['narration', '等太太放工的人。'])
})

test('where the two met is no paper', () => {
  const { meta } = parseInterview(
    '尾班船之前\n\n口述：梁啟舟\n訪問及整理：葉小敏\n二〇二二年三月十二日，於渡口城\n\n葉：船還開嗎？\n\n梁：開。每天兩班。\n\n葉：誰坐？\n\n梁：等太太放工的人。',
  )
  assert.deepEqual([meta.publication, meta.date], [undefined, '二〇二二年三月十二日'])
})

test('front matter states more than the text below it', () => {
  const text = '---\ntitle: Waiting\ndate: 2025-01-02\n---\n# Not this\n\nQ: Why?\n\nA: Because.\n'
  assert.deepEqual(parseInterview(text).meta, { title: 'Waiting', date: '2025-01-02' })
})

test('what the text does not state is absent', () => {
  const { meta, speakers } = parseInterview('Q: Why?\n\nA: Because.')
  assert.deepEqual(meta, {})
  assert.deepEqual(speakers, [
    { label: 'Q', role: 'interviewer' },
    { label: 'A', role: 'guest' },
  ])
})

test('a question above labelled voices is the title, and a journal in the byline no second writer', () => {
  const { meta, turns } = parseInterview(
    'Who winds the clocks?\n\nInterview by T. Fox, The Clock Review, 9 October 2024.\n\nQ: You do?\n\nA: I do. All four hundred of them.\n\nQ: Why?\n\nA: They stop.',
  )
  assert.equal(meta.title, 'Who winds the clocks?')
  assert.deepEqual(
    [meta.writer, meta.publication, meta.date],
    ['T. Fox', 'The Clock Review', '9 October 2024'],
  )
  assert.equal(turns.filter(({ role }) => role === 'question').length, 2)
})

const PEOPLE: [text: string, guest: object][] = [
  [
    '我們專訪了在這個領域的權威——海港大學副校長汪一揚，請他解讀。',
    { name: '汪一揚', office: '海港大學副校長' },
  ],
  ['汪一揚（海港大學副校長）談潮汐。', { name: '汪一揚', office: '海港大學副校長' }],
  ['汪一揚，海港大學副校長，最近出版新書。', { name: '汪一揚', office: '海港大學副校長' }],
  ['汪一揚現任海港大學副校長。', { name: '汪一揚', office: '海港大學副校長' }],
  ['——訪舊船修補師傅 汪一揚', { name: '汪一揚', office: '舊船修補師傅' }],
  ['昨天下午，我們在碼頭採訪了汪一揚。', { name: '汪一揚' }],
  ['法国作家让-皮埃尔·杜瓦尔近日接受了专访。', { name: '让-皮埃尔·杜瓦尔', office: '法国作家' }],
  [
    'Jane Roe, professor of law at Leeds, spoke with Tom Fox on 3 May 2025.',
    { name: 'Jane Roe', office: 'professor of law at Leeds' },
  ],
  ['We sat down with Leeds law professor Jane Roe.', { name: 'Jane Roe', office: 'Leeds law professor' }],
  [
    'Jane Roe is a historian of clocks, and she is late.',
    { name: 'Jane Roe', office: 'historian of clocks' },
  ],
  [
    'Jane Roe (director of the Clock Museum) winds 400 clocks.',
    { name: 'Jane Roe', office: 'director of the Clock Museum' },
  ],
  [
    'Jane Roe runs the night ferry. She sleeps at noon.',
    { name: 'Jane Roe', office: 'who runs the night ferry' },
  ],
  [
    'Jane Roe has lit two hundred lamps. Dr Jane Roe leads the archive at Leeds.',
    { name: 'Jane Roe', office: 'who leads the archive at Leeds' },
  ],
  [
    'Jane Roe is a professor of law at Leeds University and the author of a study of ferries in nine states.',
    { name: 'Jane Roe', office: 'professor of law at Leeds University' },
  ],
  [
    'Jane Roe is a partner at Roe Brandt, the acoustic consultancy she founded in 2001.',
    { name: 'Jane Roe', office: 'partner at Roe Brandt, the acoustic consultancy' },
  ],
  [
    'Jane Roe has tuned halls in three countries for 26 years, and never her own piano.',
    { name: 'Jane Roe', office: 'who has tuned halls in three countries for 26 years' },
  ],
  [
    'A prison librarian on theft and silence.\n\nJane Roe ran a men’s library. She likes lists.',
    { name: 'Jane Roe', office: 'prison librarian' },
  ],
  ['陸秉文是退休的生物科老師，養了三隻貓。', { name: '陸秉文', office: '退休的生物科老師' }],
  ['Tom Fox talked to Jane Roe, a clockmaker in Leeds.', { name: 'Jane Roe', office: 'clockmaker in Leeds' }],
  ['退休校長談教育。', {}],
  ['蘇培德在溫州街修書二十六年。', { name: '蘇培德', office: '在溫州街修書二十六年' }],
  ['高中生在溫州街補習。', {}],
  ['──訪有機稻農簡文宏', { name: '簡文宏', office: '有機稻農' }],
  ['專訪鄺美儀律師', { name: '鄺美儀', office: '律師' }],
  [
    '皮特·范德芬（Pieter van der Veen）是代爾夫特理工大學教授。',
    { name: '皮特·范德芬', office: '代爾夫特理工大學教授' },
  ],
  ['本刊記者周凱琳與城市規劃師龔志豪走了五小時。', { name: '龔志豪', office: '城市規劃師' }],
  ['Cartographer Ines Falk draws smuggling roads.', { name: 'Ines Falk', office: 'Cartographer' }],
  [
    "Jane Roe, 64, chief of surgery at St. Brendan's, counts sponges.",
    { name: 'Jane Roe', office: "chief of surgery at St. Brendan's" },
  ],
  [
    'Duncan Bain has maintained lights. He is the last engineer on the Lighthouse Board.',
    { name: 'Duncan Bain', office: 'last engineer on the Lighthouse Board' },
  ],
  ['Liv Sandberg picks mushrooms. She is forty-four.', { name: 'Liv Sandberg' }],
  [
    'Jane Roe has lit two hundred kilns, and lost one. A former potter, she now runs the Elm Hill Cooperative, which lends clay.',
    { name: 'Jane Roe', office: 'who runs the Elm Hill Cooperative' },
  ],
  [
    'Ida Brandt sat in the harbour court for nineteen years. She retired in 2021. She met our writer in her kitchen in Mossy Haven.',
    { name: 'Ida Brandt' },
  ],
  [
    '蘇培德，修了二十六年古書，補過三千冊，現在是東岸修復協會教官。',
    { name: '蘇培德', office: '東岸修復協會教官' },
  ],
  ['蘇培德在溫州街賣了三十多年舊書。', { name: '蘇培德', office: '在溫州街賣了三十多年舊書' }],
  ['She teaches at the Hafen School of Design. We met in Bremen.', {}],
  ['The sea is cold.', {}],
]

for (const [lead, facts] of PEOPLE) {
  test(`the lead «${lead}» says who answers`, () => {
    const { speakers } = parseInterview(`${lead}\n\nQ: Why?\n\nA: Because.`)
    assert.deepEqual(speakers[1], { label: 'A', role: 'guest', ...facts })
  })
}

test('a date that a lead or an answer tells of dates the text only where people meet on it', () => {
  const dated = (lead: string) => parseInterview(`${lead}\n\nQ: Why?\n\nA: It rose on 3 June 2007.`).meta.date
  assert.equal(dated('On 5 May 1999 the river rose.'), undefined)
  assert.equal(dated('We met on 6 March 2024 by the river.'), '6 March 2024')
  assert.equal(dated('City Hall, 14 May 2024'), '14 May 2024')
})

const METAS: [line: string, meta: object][] = [
  [
    '2023-05-09 10:20 来源：江东网 作者：杜若 字号：大 中 小',
    { date: '2023-05-09', publication: '江东网', writer: '杜若' },
  ],
  ['二零一九年八月三日　於深水埗', { date: '二零一九年八月三日' }],
  ['圖、文／鄔靜', { writer: '鄔靜' }],
  ['Spine Magazine, Vol. 12, No. 4', { publication: 'Spine Magazine', issue: 'Vol. 12, No. 4' }],
  ['By STAFF WRITER', {}],
  ['來源:香港《潮汐導報》總3563期', { publication: '香港《潮汐導報》', issue: '總3563期' }],
  ['来源：《潮汐》2024年第5期', { publication: '《潮汐》', issue: '2024年第5期' }],
  ['原載於《潮汐週刊》，2024年3月5日', { publication: '《潮汐週刊》', date: '2024年3月5日' }],
  [
    'Source: The Tide Review, vol. 8, no. 3, 3 May 2025',
    { publication: 'The Tide Review', issue: 'vol. 8, no. 3', date: '3 May 2025' },
  ],
  [
    'This interview first appeared in The Tide Review, issue 12.',
    { publication: 'The Tide Review', issue: 'issue 12' },
  ],
  ['（作者：納一謐）', { writer: '納一謐' }],
  ['文／李明 攝影／王五', { writer: '李明' }],
  ['本報記者 李明', { writer: '李明' }],
  ['本報記者　李明　學生記者　王小紅', { writer: '李明、王小紅' }],
  ['Interview by Tom Fox and Ann Lee', { writer: 'Tom Fox and Ann Lee' }],
  ['By Tom Fox | 3 May 2025', { writer: 'Tom Fox', date: '3 May 2025' }],
  ['發佈時間：2024-03-05 10:30', { date: '2024-03-05' }],
  ['《潮汐》雜誌 2020年第3期', { publication: '《潮汐》雜誌', issue: '2020年第3期' }],
  ['《潮汐》2023年7月號', { publication: '《潮汐》', issue: '2023年7月號' }],
  [
    '（原刊《潮汐週報》第45期，2022年4月；本文經編輯整理。）',
    { publication: '《潮汐週報》', issue: '第45期', date: '2022年4月' },
  ],
  ['（本文節錄自《潮汐週報》第77期「看不見的海」專題。）', { publication: '《潮汐週報》', issue: '第77期' }],
  ['刊於《潮汐週報》2022年冬季號', { publication: '《潮汐週報》', issue: '2022年冬季號' }],
  ['主持、整理　何俊賢', { writer: '何俊賢' }],
  ['主持、整理：何俊賢', { writer: '何俊賢' }],
  ['採訪　何俊賢', { writer: '何俊賢' }],
  ['2022.04.08 更新', { date: '2022.04.08' }],
  [
    'Interview by Jane Roe, published in Tidewater Review, 3 February 2026',
    { writer: 'Jane Roe', publication: 'Tidewater Review', date: '3 February 2026' },
  ],
  [
    'Interview: Jane Roe · Photo: Issa Doe · Groundwork, 14 November 2024',
    { writer: 'Jane Roe', publication: 'Groundwork', date: '14 November 2024' },
  ],
  ['（原載《潮汐週報》2022年4月8日第6版）', { publication: '《潮汐週報》', date: '2022年4月8日' }],
  ['2021.12.03｜潮汐線上', { date: '2021.12.03', publication: '潮汐線上' }],
  ['2022年7月19日  潮汐週刊  記者 李明', { date: '2022年7月19日', publication: '潮汐週刊', writer: '李明' }],
  ['（撰文：李明；攝影：王五；編輯：趙六）', { writer: '李明' }],
  ['採訪：《潮汐》編輯部 ｜ 2022年12月5日', { publication: '《潮汐》', date: '2022年12月5日' }],
  ['Posted on March 3, 2023 by admin', { date: 'March 3, 2023' }],
  ['Words: Tom Fox / Pictures: A. Lee', { writer: 'Tom Fox' }],
  ['Written by Tom Fox | Edited by Ann Lee', { writer: 'Tom Fox' }],
  [
    'Interview by Tom Fox for The Tide Review, issue 12, Winter 2023',
    { writer: 'Tom Fox', publication: 'The Tide Review', issue: 'issue 12', date: 'Winter 2023' },
  ],
  ['Share on Facebook | Share on X | Email', {}],
  ['© 2023 The Tide Review. All rights reserved.', { publication: 'The Tide Review' }],
  ['© 2023 Jane Roe', {}],
  ['© 2024 街坊誌 版權所有', { publication: '街坊誌' }],
  ['分享到 Facebook　WhatsApp　複製連結', {}],
  ['Sign in | Subscribe', {}],
  ['留言 (23)', {}],
  ['https://tide.example/a?b=c', { url: 'https://tide.example/a?b=c' }],
  ['原文鏈接：https://tide.example/1', { url: 'https://tide.example/1' }],
]

for (const [line, meta] of METAS) {
  test(`«${line}» is about the text, at its end and at its head`, () => {
    const exchange = '問：為什麼？\n\n答：因為如此。\n\n問：真的嗎？\n\n答：真的。'
    for (const text of [`${exchange}\n\n${line}`, `${line}\n\n${exchange}`]) {
      const interview = parseInterview(text)
      assert.deepEqual(interview.meta, meta)
      assert.deepEqual(
        interview.turns.map(({ role }) => role),
        ['question', 'answer', 'question', 'answer'],
      )
    }
  })
}

test('a hundred thousand turns and a million characters take seconds, not minutes', () => {
  const started = process.cpuUsage()
  assert.equal(parseInterview('記者：好嗎？\n汪揚：好。\n'.repeat(50_000)).turns.length, 100_000)
  const long = parseInterview(`Q: why?\nA: ${'因為它積累不夠。他說：「是嗎？」我說不。'.repeat(50_000)}`)
  assert.equal(long.sentences.length, 100_001)
  for (const mark of ['(', '「', '**a ', ' _a', '[a](', '.', ' ', '"']) {
    parseInterview(`Q: why?\nA: x. ${mark.repeat(1_000_000 / mark.length)}y`)
  }
  // Processor time: what else the machine does must not count. It takes about a tenth of this.
  const { user, system } = process.cpuUsage(started)
  assert.ok(user + system < 40_000_000)
})

test('a bar that sets a question off in print is no word of it', () => {
  const asked = fixture('questions-behind-bars.txt').turns.filter(({ role }) => role === 'question')
  assert.deepEqual(
    asked.map(({ text, sentences }) => [text, sentences[0]?.text]),
    ['一天量兩次，不會太多嗎？', '油用完了怎麼辦？'].map((text) => [text, text]),
  )
})

test('a name with 氏 has two characters after it, or one', () => {
  const named = (name: string) =>
    parseInterview(
      `潮間帶的帳本\n\n${name}四十一歲，在河口養了十二年文蛤。${name}說，河口的帳只有潮水算得清。\n\n問：河口變了嗎？\n\n答：變了。河口的水一年比一年鹹。\n\n問：怎麼辦？\n\n答：往上游搬。`,
    ).speakers.find(({ role }) => role === 'guest')?.name
  assert.equal(named('阮氏秋荷'), '阮氏秋荷')
  assert.equal(named('陳氏紅'), '陳氏紅')
})

test('a line below the writer names a paper before a season, in which papers are dated, and none before a month', () => {
  const metaOf = (line: string) =>
    parseInterview(
      `The Case for Fire\n\nBy Hannah Oyelaran\n${line}\n\nQ: You came in smelling of smoke. How did it go?\nA: It was dull, which is what you want.\n`,
    ).meta
  assert.equal(metaOf('Plains & Timber, Spring 2023').publication, 'Plains & Timber')
  // A place may stand there.
  assert.equal(metaOf('Lagos, March 2023').publication, undefined)
})
