import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { condense } from '../../scripts/condense/condense.ts'
import { parseInterview } from '../../scripts/interview/parse-interview.ts'
import type { Interview } from '../../scripts/model.ts'
import { composeSlides } from '../../scripts/slides/compose-slides.ts'
import { toMarkdown } from '../../scripts/slides/to-markdown.ts'
import { answerOf, fixtureInterviews, isSubsequence } from './read-fixtures.ts'

interface Exchange {
  question: string
  answer: string[]
}

const interviews = fixtureInterviews().map(([, interview]) => interview)

const said = (language: string, role: 'question' | 'answer'): string[] =>
  interviews
    .filter((interview) => interview.language.startsWith(language))
    .flatMap(({ turns }) => turns.filter((turn) => turn.role === role))
    .flatMap(({ sentences }) => sentences.map(({ text }) => text))

/** Whatever was answered anywhere, in any order, to whatever was asked; some sentences over and over with other numbers. */
function exchanges(language: string): fc.Arbitrary<Exchange[]> {
  const sentence = fc.constantFrom(...said(language, 'answer'))
  const series = fc
    .tuple(sentence, fc.array(fc.nat(99), { minLength: 2, maxLength: 8 }))
    .map(([text, counts]) => counts.map((count) => text.replace(/\d+/g, String(count))))
  const answer = fc
    .array(fc.oneof({ weight: 4, arbitrary: sentence.map((text) => [text]) }, series), {
      minLength: 1,
      maxLength: 12,
    })
    .map((parts) => parts.flat())
  const question = fc.constantFrom(...said(language, 'question'))
  return fc.array(fc.record({ question, answer }), { minLength: 2, maxLength: 5 })
}

function interviewOf(language: string, asked: Exchange[]): Interview {
  const [q, a, joint] = language === 'zh' ? ['記者：', '受訪者：', ''] : ['Q: ', 'A: ', ' ']
  return parseInterview(
    asked.map(({ question, answer }) => `${q}${question}\n\n${a}${answer.join(joint)}`).join('\n\n'),
  )
}

describe('condense() of any answers', () => {
  for (const language of ['zh', 'en'])
    it(`makes a deck of which every claim and point was said, ${language}`, () => {
      fc.assert(
        fc.property(exchanges(language), fc.constantFrom(5, 20), (asked, minutes) => {
          const interview = interviewOf(language, asked)
          const outline = condense(interview, { minutes })
          assert.ok(toMarkdown(composeSlides(outline)).length > 0)
          for (const { headline, evidence } of outline.themes.flatMap(({ claims }) => claims))
            for (const { text, sentences } of [headline, ...evidence.points]) {
              const source = sentences.map((id) => interview.sentences[id - 1]!.text).join('')
              assert.ok(isSubsequence(text, source), `${text} / ${source}`)
            }
        }),
        { numRuns: 40 },
      )
    })

  it('tells a series that goes on past the end of a passage', () => {
    const years = Array.from(
      { length: 20 },
      (_, year) => `第${year}年我們種了${year * 3 + 7}棵樹，長得很好。`,
    )
    assert.doesNotThrow(() => condense(answerOf(years.join(''), '你們種了多少棵樹？')))
  })
})
