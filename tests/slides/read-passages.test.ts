import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { Interview, Sentence, Slide } from '../../scripts/model.ts'
import { citation, citedSentences, expandCitation } from '../../scripts/slides/citation.ts'
import { composePassages } from '../../scripts/slides/compose-passages.ts'
import { escapeMarkdown, escapeNotes, visible } from '../../scripts/slides/escape-markdown.ts'
import {
  type DeckPassages,
  findPassages,
  plainText,
  readPassages,
} from '../../scripts/slides/read-passages.ts'
import { templateWords } from '../../scripts/slides/template-words.ts'

const HOSTILE = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        '**',
        '`',
        '\\',
        '&lt;',
        '<wbr>',
        '<',
        '[^3]',
        '[click]',
        '{{',
        '$',
        '電',
        ' ',
        'a',
        '1.',
        '#',
      ),
      { maxLength: 20 },
    )
    .map((parts) => parts.join('')),
)
const words = templateWords('zh-Hant')

/** An interview of question and answer in turn, as many sentences as are given. */
function interviewOf(exchanges: { question: string; answer: string[] }[], language = 'zh-Hant'): Interview {
  const sentences: Sentence[] = []
  const turns = exchanges.flatMap(({ question, answer }, exchange) =>
    [[question], answer].map((texts, side) => {
      const index = exchange * 2 + side
      const own = texts.map((text, at) => ({
        id: sentences.length + at + 1,
        turn: index,
        paragraph: 0,
        text,
      }))
      sentences.push(...own)
      const role = side === 0 ? ('question' as const) : ('answer' as const)
      return { index, speaker: null, role, text: texts.join(''), sentences: own }
    }),
  )
  return { language, meta: {}, speakers: [], turns, sentences }
}

const asSlides = (slides: Slide[]) =>
  slides.map(({ body, notes, layout }) => ({ content: body, note: notes, frontmatter: { layout } }))

describe('what a reader sees of escaped text', () => {
  test('is the text that was escaped for a slide', () => {
    fc.assert(fc.property(HOSTILE, (text) => assert.equal(plainText(escapeMarkdown(text)), plainOf(text))))
  })
  test('is the text that was escaped for the notes', () => {
    fc.assert(
      fc.property(HOSTILE, (text) => assert.equal(plainText(escapeNotes(visible(text))), plainOf(text))),
    )
  })
  const plainOf = (text: string) => visible(text).trim()
})

describe('numbers of a citation', () => {
  test('written and read again are the same, sorted and each once', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 12 }), (ids) => {
        const sorted = [...new Set(ids)].sort((a, b) => a - b)
        assert.deepEqual(citedSentences(`電 ${citation(ids)}`), sorted)
      }),
    )
  })
  test('a range the wrong way round or far too long counts as its first number', () => {
    assert.deepEqual(expandCitation('9-3,5-99999'), [9, 5])
  })
})

describe('readPassages', () => {
  const note =
    '問：為什麼\\*是現在？ \\[4, 6]\n\n原文：\n\n5 電池便宜了。\n\n7 3 &lt; 5，對吧。\n\n記得停頓。\n\n8 不是句子。'

  test('reads question and numbered sentences of the notes, and stops where the speaker adds a word', () => {
    const { passages, cited } = readPassages([{ content: '# 題 [^5]\n\n- 點 [^7,9-10]', note }])
    assert.deepEqual(passages, [
      {
        slide: 1,
        question: { text: '為什麼*是現在？', sentences: [4, 6] },
        sentences: [
          { id: 5, text: '電池便宜了。' },
          { id: 7, text: '3 < 5，對吧。' },
        ],
      },
    ])
    assert.deepEqual(cited, { 1: [5, 7, 9, 10] })
  })

  test('takes notes without a passage, numbered lists among them, for what they are', () => {
    for (const other of ['', '3 things to say', '記住：\n\n慢一點', '12 分鐘\n\n3 點'])
      assert.deepEqual(readPassages([{ content: '', note: other }]).passages, [])
  })

  test('reads English notes, with their own words for question and passage', () => {
    const english = 'Question：Why now: today? [1]\n\nPassage：\n\n2 It got cheap.'
    assert.deepEqual(readPassages([{ content: '', note: english }]).passages[0]!.question, {
      text: 'Why now: today?',
      sentences: [1],
    })
  })

  test('reads the appendix, several questions to a slide', () => {
    const content = '# 原文\n\n**2** 前言。\n\n## 為什麼？ [^4]\n\n**5** 便宜。\n\n**6** 3 \\* 4。'
    const { passages, appendix, cited } = readPassages([{ content, frontmatter: { layout: 'passages' } }])
    assert.deepEqual(
      passages.map(({ question, sentences }) => [question?.text, sentences.map(({ text }) => text)]),
      [
        [undefined, ['前言。']],
        ['為什麼？', ['便宜。', '3 * 4。']],
      ],
    )
    assert.deepEqual(appendix, [2, 4, 5, 6])
    assert.deepEqual(cited, {})
  })
})

describe('findPassages', () => {
  const deck: DeckPassages = {
    passages: [
      {
        slide: 1,
        question: { text: '問', sentences: [1] },
        sentences: [2, 3].map((id) => ({ id, text: `${id}` })),
      },
      {
        slide: 2,
        question: { text: '問', sentences: [1] },
        sentences: [3, 4].map((id) => ({ id, text: `${id}` })),
      },
    ],
    cited: {},
    appendix: [],
  }
  const found = (cited: number[], slide: number) =>
    findPassages(deck, cited, slide).shown.map((shown) => [shown.passage.slide, shown.cited])

  test('prefers the notes of the slide itself', () => {
    assert.deepEqual(found([3], 2), [[2, [3]]])
    assert.deepEqual(found([3], 9), [[1, [3]]])
  })
  test('shows a passage once for all its sentences, and a cited question with its answer', () => {
    assert.deepEqual(found([2, 3, 1], 9), [[1, [2, 3, 1]]])
    assert.deepEqual(found([1], 9), [[1, [1]]])
  })
  test('names the sentences that are nowhere', () => {
    assert.deepEqual(findPassages(deck, [99, 2], 1).missing, [99])
  })
})

describe('the appendix', () => {
  const SENTENCE = fc.oneof(
    HOSTILE.map((text) => `甲${text}`),
    fc.integer({ min: 1, max: 900 }).map((length) => '電池比油便宜，'.repeat(Math.ceil(length / 7))),
    fc.integer({ min: 1, max: 300 }).map((length) => 'word '.repeat(length)),
  )
  const INTERVIEW = fc
    .array(fc.record({ question: SENTENCE, answer: fc.array(SENTENCE, { minLength: 1, maxLength: 12 }) }), {
      minLength: 1,
      maxLength: 5,
    })
    .map((exchanges) => interviewOf(exchanges))

  test('holds every sentence wanted, whole and in order, and no other but questions', () => {
    fc.assert(
      fc.property(INTERVIEW, fc.infiniteStream(fc.boolean()), (interview, chosen) => {
        const wanted = new Set(interview.sentences.filter(() => chosen.next().value).map(({ id }) => id))
        const { passages, appendix } = readPassages(asSlides(composePassages(wanted, interview, words)))
        const held = new Map<number, string>()
        for (const { id, text } of passages.flatMap(({ sentences }) => sentences))
          held.set(id, (held.get(id) ?? '') + text.replace(/\s/g, ''))
        for (const { id, text, turn } of interview.sentences) {
          const isQuestion = interview.turns[turn]!.role === 'question'
          if (wanted.has(id)) assert.ok(appendix.includes(id), `${id} is missing`)
          if (isQuestion) continue
          assert.equal(held.has(id), wanted.has(id))
          if (wanted.has(id)) assert.equal(held.get(id), visible(text).replace(/\s/g, ''))
        }
        assert.deepEqual(
          [...held.keys()],
          [...held.keys()].sort((a, b) => a - b),
        )
      }),
      { numRuns: 60 },
    )
  })

  test('says the question again where an answer goes on, and numbers its slides', () => {
    const long = interviewOf([{ question: '為什麼？', answer: Array(40).fill('電池比油便宜，'.repeat(6)) }])
    const slides = composePassages(new Set(long.sentences.map(({ id }) => id)), long, words)
    assert.ok(slides.length > 1)
    slides.forEach(({ body, id }, index) => {
      assert.match(body, new RegExp(`^# 原文 ${index + 1}\n\n## 為什麼？ \\[\\^1\\]\n\n`))
      assert.equal(id, `passages-${index + 1}`)
    })
  })

  test('fills its pages, and leaves no last one with a few lines', () => {
    const long = interviewOf([{ question: '為什麼？', answer: Array(26).fill('電池比油便宜。') }])
    const slides = composePassages(new Set(long.sentences.map(({ id }) => id)), long, words)
    const sentences = slides.map(({ body }) => body.match(/^\*\*\d+\*\*/gm)!.length)
    assert.equal(sentences.length, 2)
    assert.ok(sentences[0]! > sentences[1]! && sentences[1]! >= 5, sentences.join(' '))
  })

  test('names who speaks where several guests do: once while they go on, again under each question', () => {
    const two = interviewOf([
      { question: '為什麼？', answer: ['便宜。', '也輕。'] },
      { question: '然後呢？', answer: ['試航。'] },
    ])
    const guest = (label: string, name?: string) => ({
      label,
      role: 'guest' as const,
      ...(name ? { name } : {}),
    })
    const interview: Interview = {
      ...two,
      speakers: [guest('林', '林若海'), guest('何師傅')],
      turns: [
        ...two.turns.slice(0, 1),
        { ...two.turns[1]!, speaker: '林' },
        two.turns[2]!,
        { ...two.turns[3]!, speaker: '林' },
        {
          index: 4,
          speaker: '何師傅',
          role: 'answer',
          text: '塗油。',
          sentences: [{ id: 6, turn: 4, paragraph: 0, text: '塗油。' }],
        },
      ],
    }
    const slides = asSlides(composePassages(new Set([2, 3, 5, 6]), interview, words))
    assert.match(slides[0]!.content, /^\*\*2\*\* \*\*林若海\*\* 便宜。\n\n\*\*3\*\* 也輕。$/m)
    assert.match(slides[0]!.content, /^\*\*5\*\* \*\*林若海\*\* 試航。\n\n\*\*6\*\* \*\*何師傅\*\* 塗油。$/m)
    const noted = { content: '', note: '原文：\n\n3 也輕。\n\n6 塗油。' }
    const [fromNotes, ...appendix] = readPassages([noted, ...slides]).passages
    assert.deepEqual(fromNotes!.sentences, [
      { id: 3, speaker: '林若海', text: '也輕。' },
      { id: 6, speaker: '何師傅', text: '塗油。' },
    ])
    assert.deepEqual(
      appendix.map(({ sentences }) => sentences.map(({ speaker, text }) => `${speaker}：${text}`)),
      [
        ['林若海：便宜。', '林若海：也輕。'],
        ['林若海：試航。', '何師傅：塗油。'],
      ],
    )
  })

  test('is one slide without a number when that is enough, and none for a deck that cites nothing', () => {
    const short = interviewOf([{ question: '為什麼？', answer: ['便宜。'] }])
    assert.deepEqual(
      composePassages(new Set([2]), short, words).map(({ body }) => body),
      ['# 原文\n\n## 為什麼？ [^1]\n\n**2** 便宜。'],
    )
    assert.deepEqual(composePassages(new Set(), short, words), [])
  })
})
