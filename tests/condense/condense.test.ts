import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { condense } from '../../scripts/condense/condense.ts'
import { rankSentences } from '../../scripts/condense/rank-sentences.ts'
import type { Outline, Statement } from '../../scripts/model.ts'
import { answerOf, fixtureInterviews, isSubsequence } from './read-fixtures.ts'

const statementsOf = ({ themes }: Outline): Statement[] =>
  themes.flatMap(({ claims }) => claims.flatMap(({ headline, evidence }) => [headline, ...evidence.points]))

const headlines = ({ themes }: Outline): string[] =>
  themes.flatMap(({ claims }) => claims.map(({ headline }) => headline.text))

/** A minute of banter, in which no sentence says anything alone. */
const SMALL_TALK = new Set(['radio-transcript.txt', 'notes-with-action-items.md'])

describe('condense()', () => {
  for (const [name, interview] of fixtureInterviews()) {
    describe(name, () => {
      const outline = condense(interview)

      it('finds themes with claims', () => {
        assert.ok(outline.themes.length > 0 || SMALL_TALK.has(name))
        for (const { claims } of outline.themes) assert.ok(claims.length > 0)
      })

      it('says nothing that the cited sentences do not say', () => {
        for (const { text, sentences } of statementsOf(outline)) {
          const source = sentences.map((id) => interview.sentences[id - 1]!.text).join('')
          assert.ok(isSubsequence(text, source), `${text} / ${source}`)
        }
      })

      it('takes claims and points from answers only; a question heads nothing but what is drawn of its answer', () => {
        const asked = outline.themes
          .flatMap(({ claims }) => claims)
          .filter(({ headline, question }) => question?.text.endsWith(headline.text))
        const drawn = ['comparison', 'steps', 'numbers', 'enumeration']
        for (const { evidence } of asked) assert.ok(drawn.includes(evidence.kind))
        const headings = new Set(asked.map(({ headline }) => headline))
        for (const statement of statementsOf(outline)) {
          for (const id of statement.sentences)
            assert.equal(
              interview.turns[interview.sentences[id - 1]!.turn]!.role,
              headings.has(statement) ? 'question' : 'answer',
            )
        }
      })

      it('accounts for every answer sentence, with a reason for each one left out', () => {
        const answers = interview.turns
          .filter(({ role }) => role === 'answer')
          .flatMap(({ sentences }) => sentences)
        assert.deepEqual(
          outline.accounted.map(({ id }) => id),
          answers.map(({ id }) => id),
        )
        for (const { as, reason } of outline.accounted) assert.equal(as === 'omitted', reason !== undefined)
      })

      it('nests: the claims of a short talk are all in a longer one', () => {
        const [short, middle, long] = [5, 15, 45].map((minutes) =>
          headlines(condense(interview, { minutes })),
        )
        assert.ok(short!.every((headline) => middle!.includes(headline)))
        assert.ok(middle!.every((headline) => long!.includes(headline)))
      })

      it('gives every claim an id of its own, and is deterministic', () => {
        const ids = outline.themes.flatMap(({ claims }) => claims.map(({ id }) => id))
        assert.equal(new Set(ids).size, ids.length)
        assert.deepEqual(condense(interview), outline)
      })

      it('ranks every answer sentence once, best first', () => {
        const ranked = rankSentences(interview)
        // Hosts who do more than ask are ranked with those who answer.
        const ids = new Set(ranked.map(({ id }) => id))
        assert.equal(ids.size, ranked.length)
        assert.deepEqual(
          outline.accounted.filter(({ id }) => !ids.has(id)),
          [],
        )
        for (let index = 1; index < ranked.length; index++)
          assert.ok(ranked[index - 1]!.score >= ranked[index]!.score)
      })
    })
  }

  it('sorts exchanges into the themes of the editor', () => {
    const [, interview] = fixtureInterviews().find(([name]) => name === 'reporter-and-named-guest.txt')!
    const { themes } = condense(interview, {
      themes: [
        { title: '錢', cues: ['錢', '費用', '億元'] },
        { title: '樓', cues: ['樓', '戲院', '木頭', '閣樓'] },
      ],
    })
    assert.ok(themes.every(({ title }) => ['錢', '樓'].includes(title)))
  })

  it('puts «not this, but that» at the head of what explains it', () => {
    const { themes } = condense(
      answerOf(
        '最缺的不是船，是繩子。棕繩要晾至少五年才不會發脆，市面上賣的多數只晾了半年。麻繩已經沒有人搓了，全縣只剩一家作坊。尼龍繩倒是有，可是太滑，繫不住老船。',
      ),
    )
    const [claim] = themes.flatMap(({ claims }) => claims)
    assert.equal(claim?.headline.text, '最缺的不是船，是繩子')
    assert.equal(claim?.evidence.kind, 'points')
  })

  it('refuses a length that is no length', () => {
    const [, interview] = fixtureInterviews()[0]!
    assert.throws(() => condense(interview, { minutes: 0 }), RangeError)
  })

  it("knows the language and no interview: the code has none of the sample interview's names", () => {
    const code = ['claims', 'compress', 'condense', 'themes', 'zh', 'en', 'rank-sentences']
      .map((file) =>
        readFileSync(new URL(`../../scripts/condense/${file}.ts`, import.meta.url), 'utf8').replace(
          /\/\*\*[\s\S]*?\*\/|\/\/.*/g,
          '',
        ),
      )
      .join('')
    assert.doesNotMatch(code, /Sora|OpenAI|A100|華為|算力|英偉達|汪揚/)
  })
})

describe('condense() of a language whose grammar is not known', () => {
  for (const file of ['japanese.txt', 'french.txt'])
    it(`tells whole sentences of ${file}`, () => {
      const [, interview] = fixtureInterviews().find(([name]) => name === file)!
      const told = condense(interview).themes.flatMap(({ claims }) =>
        claims.flatMap(({ headline, evidence }) => [headline, ...evidence.points]),
      )
      const quoted = condense(interview).themes.flatMap(({ claims }) =>
        claims.flatMap(({ evidence }) => (evidence.kind === 'quotation' ? [evidence.quotation] : [])),
      )
      assert.ok(told.length + quoted.length >= 5)
      const joint = interview.language.startsWith('ja') ? '' : ' '
      const spoken = (sentences: number[]): string =>
        sentences.map((id) => interview.sentences[id - 1]!.text).join(joint)
      for (const { text, sentences } of told) assert.equal(spoken(sentences).replace(/[。.]$/u, ''), text)
      for (const { text, sentences } of quoted) assert.equal(text, spoken(sentences))
    })
})
