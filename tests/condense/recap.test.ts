import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkText } from '../../scripts/check/check-text.ts'
import { condense } from '../../scripts/condense/condense.ts'
import { parseInterview } from '../../scripts/interview/parse-interview.ts'
import { composeSlides } from '../../scripts/slides/compose-slides.ts'
import { toMarkdown } from '../../scripts/slides/to-markdown.ts'

const outlineOf = (...exchanges: [asked: string, told: string][]) =>
  condense(parseInterview(exchanges.map(([asked, told]) => `記者：${asked}\n林海：${told}`).join('\n')))

const boats = '電船的航線由島民投票決定。碼頭每天開十二班船。'

describe('the recap', () => {
  it('sets under a question only what answers it', () => {
    const { recap, themes } = outlineOf(
      ['渡輪應該免費嗎？', '免費的渡輪沒有人愛惜。碼頭的欄杆每年要換兩次。'],
      ['航線由誰決定？', boats],
      ['電船會取代渡輪嗎？', '電船的票價由市場決定，渡輪的票價由政府決定。'],
    )
    for (const { title, lines } of recap) {
      const claims = themes.flatMap((theme) => theme.claims)
      const questions = lines.map(
        ({ sentences }) => claims.find(({ passage }) => passage.includes(sentences[0]!))?.question?.text,
      )
      assert.deepEqual([...new Set(questions)], [title])
    }
    assert.ok(recap.length >= 2)
  })
  it('prints the short answer to the question, before what else was said', () => {
    const { recap } = outlineOf(
      [
        '十年之後渡輪會不會消失？',
        '不會。渡輪公司每年冬天都說要停航，碼頭的老人每年冬天都把他們的信貼在候船室的牆上。前提是島民願意一張票多付兩元，我的這個預計，你可以當我沒有講過。',
      ],
      ['航線由誰決定？', boats],
    )
    const lines = recap.find(({ title }) => title.includes('十年'))?.lines
    assert.match(lines?.[0]?.text ?? '', /^不會。/)
  })

  it('leaves out what needs the list or the sentence before it', () => {
    const { recap } = outlineOf(
      [
        '島民可以做些什麼？',
        '三件事。第一，讀一讀船票的背面。第二，天黑以後不要站在欄杆外面。第三，聽船長的話。',
      ],
      ['航線由誰決定？', boats],
    )
    const texts = recap.flatMap(({ lines }) => lines.map(({ text }) => text))
    assert.ok(!texts.some((text) => /^三件事/.test(text)), texts.join())
  })
  it('leaves out what the speaker takes back in the next sentence', () => {
    const { recap } = condense(
      parseInterview(
        [
          'Q: What went wrong on the night ferry?',
          'A: The harbour review says that the weather surprised the captain. That was a coward’s sentence. The captain had sent the lookout below deck.',
          'Q: Who should own the ferries?',
          'A: The islanders should own the ferries and the pier. Nobody else needs the boats in winter.',
        ].join('\n'),
      ),
    )
    const texts = recap.flatMap(({ lines }) => lines.map(({ text }) => text))
    assert.ok(!texts.some((text) => text.includes('weather surprised')), texts.join())
  })
  it('says whose claim it is where several speak, and the check knows the name for one', () => {
    const interview = parseInterview(
      [
        'Moderator: Who should own the ferries?',
        'Jane Roe: The islanders should own the ferries and the pier. Nobody else needs the boats in winter.',
        'Tom Fox: The county should own the ferries, since the county pays for the pier.',
        'Moderator: What does a ferry cost?',
        'Jane Roe: A ferry costs the islanders two days of work in every month.',
        'Tom Fox: A ferry costs the county less than the bridge that nobody built.',
      ].join('\n'),
    )
    const outline = condense(interview)
    assert.ok(outline.recap.every(({ lines }) => lines.every(({ speaker }) => speaker)))
    const markdown = toMarkdown(composeSlides(outline))
    assert.match(markdown, /^- \*\*(?:Jane Roe|Tom Fox)\*\* .+ \[\^\d/m)
    assert.deepEqual(
      checkText(markdown, interview).filter(({ rule }) => rule === 'unfaithful'),
      [],
    )
  })
})
