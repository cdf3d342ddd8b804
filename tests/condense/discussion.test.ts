import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { condense } from '../../scripts/condense/condense.ts'
import { parseInterview } from '../../scripts/interview/parse-interview.ts'
import type { DiscussionQuestion } from '../../scripts/model.ts'
import { composeSlides } from '../../scripts/slides/compose-slides.ts'

const outlineOf = (...answers: string[]) =>
  condense(
    parseInterview(
      answers.map((answer, index) => `記者：第${'一二三四'[index]}件事呢？\n林海：${answer}`).join('\n'),
    ),
  )

const only = <K extends DiscussionQuestion['kind']>(questions: DiscussionQuestion[], kind: K) =>
  questions.filter((question): question is Extract<DiscussionQuestion, { kind: K }> => question.kind === kind)

describe('questions for the seminar', () => {
  const cheap = '渡輪是島民最便宜的交通工具。碼頭每天開十二班船。'
  const dear = '渡輪從來不是島民便宜的交通工具，電船才是。電船的票價由市場決定。'

  it('set two claims that pull against one another side by side', () => {
    const outline = outlineOf(cheap, dear)
    const [tension] = only(outline.discussion, 'tension')
    assert.deepEqual(
      tension?.claims.map(({ sentences }) => sentences),
      [[2], [5]],
    )
    const slide = composeSlides(outline).slides.find(({ id }) => id === 'discussion')
    assert.match(slide?.body ?? '', /1\. 「渡輪是島民最便宜的交通工具」與「.+」，兩者如何並存？ \[\^2,5\]/)
  })
  it('set no claim against what the guest reports of others', () => {
    const outline = outlineOf(
      cheap,
      '林教授說，渡輪從來不是島民便宜的交通工具，電船才是。電船的票價由市場決定。',
    )
    assert.deepEqual(only(outline.discussion, 'tension'), [])
  })
  it('set no two claims of different things against each other', () => {
    const outline = outlineOf(cheap, '碼頭不是島民聚會的地方。茶樓裏每天坐滿島民。')
    assert.deepEqual(only(outline.discussion, 'tension'), [])
  })
  it('ask how the nearest forecast looks today, be it due or not', () => {
    const outline = outlineOf(
      '十年之後，渡輪會全部改成電船。碼頭每天開十二班船。',
      '兩年內，電船的票價會比渡輪便宜。電船的航線由島民投票決定。',
    )
    const [forecast] = only(outline.discussion, 'forecast')
    assert.equal(forecast?.text, '兩年內，電船的票價會比渡輪便宜')
    const slide = composeSlides(outline).slides.find(({ id }) => id === 'discussion')
    assert.match(
      slide?.body ?? '',
      /「兩年內，電船的票價會比渡輪便宜」：今天看來，這個預測站得住腳嗎？ \[\^5\]/,
    )
  })
  it('ask of no forecast that the guest only reports', () => {
    const outline = outlineOf('林教授說，兩年內，電船的票價會比渡輪便宜。碼頭每天開十二班船。', cheap)
    assert.deepEqual(only(outline.discussion, 'forecast'), [])
    assert.deepEqual(outline.forecasts, [])
  })
  it('leave out what a number or a date answers, and what the guest has answered himself', () => {
    const outline = condense(
      parseInterview(
        [
          '記者：渡輪要走多少分鐘？',
          '林海：四十分鐘。四十分鐘夠做什麼？夠你讀完一份報紙，夠島民交換一天的消息。',
          '記者：島民為什麼還要搭渡輪？',
          '林海：渡輪是島民最便宜的交通工具。碼頭每天開十二班船。',
          '記者：渡輪的將來由誰決定？',
          '林海：我認為應該由島民投票決定。電船的航線由島民投票決定。',
        ].join('\n'),
      ),
    )
    assert.deepEqual(
      only(outline.discussion, 'asked').map(({ text }) => text),
      ['渡輪的將來由誰決定？', '島民為什麼還要搭渡輪？'],
    )
  })

  const askedOf = (...exchanges: [string, string][]) =>
    condense(parseInterview(exchanges.map(([asked, told]) => `記者：${asked}\n林海：${told}`).join('\n')))
  const boats = '電船的航線由島民投票決定。碼頭每天開十二班船。'

  it('set what is said of a thing against what the guest answers', () => {
    const outline = askedOf(
      [
        '有批評說，資助渡輪只是治標不治本，你怎麼看？',
        '治標的人才會落水，治本的人坐在會議室。兩樣都要有人做。',
      ],
      ['航線由誰決定？', boats],
    )
    const [views] = only(outline.discussion, 'tension')
    assert.deepEqual(
      views?.claims.map(({ text }) => text),
      ['有批評說，資助渡輪只是治標不治本', '治標的人才會落水，治本的人坐在會議室'],
    )
    const slide = composeSlides(outline).slides.find(({ id }) => id === 'discussion')
    assert.match(slide?.body ?? '', /「有批評說，.+」與「治標的人.+」，哪一方更有道理？ \[\^1,2\]/)
  })
  it('set an objection that the guest tells against his reply', () => {
    const outline = askedOf([
      '渡輪應該免費嗎？',
      '我主張渡輪免費。有一個同事非常反對，他認為免費的船沒有人愛惜。我認為票價不會令人愛惜一艘船。',
    ])
    assert.deepEqual(
      only(outline.discussion, 'tension').map(({ claims }) => claims.map(({ sentences }) => sentences[0])),
      [[3, 4]],
    )
  })
  it('set two guests who answer one question in one form against each other', () => {
    const outline = condense(
      parseInterview(
        [
          '對談人：',
          '洪石　渡輪船長',
          '梁水　城市規劃師',
          '主持：請用一句話說明立場。',
          '洪石：我的立場是，先看清楚海，再談船應該在哪裏。',
          '梁水：我的立場是，先看清楚人要去哪裏，再談船好不好看。',
          '主持：渡輪應該免費嗎？',
          '洪石：渡輪是島民最便宜的交通工具。碼頭每天開十二班船。',
          '梁水：免費的船沒有人愛惜。電船的航線由島民投票決定。',
        ].join('\n'),
      ),
    )
    const [views] = only(outline.discussion, 'tension')
    assert.ok(views?.claims.every(({ text }) => text.startsWith('我的立場是')))
  })
  it('ask nothing of the guest’s own life where there is anything else', () => {
    const outline = askedOf(
      ['你自己暈船嗎？', '渡輪是島民最便宜的交通工具。碼頭每天開十二班船。'],
      ['渡輪應不應該免費？', boats],
      ['電船會不會取代渡輪？', '電船的票價由市場決定，渡輪的票價由政府決定。'],
    )
    const texts = only(outline.discussion, 'asked').map(({ text }) => text)
    assert.ok(texts.length >= 2 && !texts.includes('你自己暈船嗎？'), texts.join())
  })
  it('ask without what the interviewer says of the answer before', () => {
    const outline = condense(
      parseInterview(
        [
          'Q: Why do islanders take the ferry?',
          'A: The ferry is the cheapest way to cross the strait. Twelve boats leave the pier every day.',
          "Q: That's heartbreaking. Should the ferry be free for everyone?",
          'A: A free ferry would be full by noon. Islanders would stay at home.',
        ].join('\n'),
      ),
    )
    const texts = only(outline.discussion, 'asked').map(({ text }) => text)
    assert.ok(texts.includes('Should the ferry be free for everyone?'), texts.join())
  })
})
