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
    const [objection] = only(outline.discussion, 'objection')
    assert.deepEqual(
      objection?.claims.map(({ text }) => text),
      ['有批評說，資助渡輪只是治標不治本', '治標的人才會落水，治本的人坐在會議室'],
    )
    const slide = composeSlides(outline).slides.find(({ id }) => id === 'discussion')
    assert.match(
      slide?.body ?? '',
      /「有批評說，.+。」受訪者回應：「治標的人.+。」哪一方更有道理？ \[\^1,2\]/,
    )
  })
  it('set an objection that the guest tells against his reply', () => {
    const outline = askedOf([
      '渡輪應該免費嗎？',
      '我主張渡輪免費。有一個同事非常反對，他認為免費的船沒有人愛惜。我認為票價不會令人愛惜一艘船。',
    ])
    assert.deepEqual(
      only(outline.discussion, 'objection').map(({ claims }) => claims.map(({ sentences }) => sentences[0])),
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
    const [opposed] = only(outline.discussion, 'opposed')
    assert.ok(opposed?.claims.every(({ text }) => text.startsWith('我的立場是')))
    assert.deepEqual(
      opposed?.claims.map(({ speaker }) => speaker),
      ['洪石', '梁水'],
    )
    const slide = composeSlides(outline).slides.find(({ id }) => id === 'discussion')
    assert.match(slide?.body ?? '', /洪石：「我的立場是.+。」梁水：「我的立場是.+。」哪一位更有說服力？/)
  })
  it('ask whether what changed a mind would change another', () => {
    const outline = askedOf(
      [
        '渡輪應該免費嗎？',
        '我以前確實反對免費，還去公聽會罵過人。後來看了三年的統計，搭船的島民多了一倍，班次只多一成。我認錯，收費不會令船更準時。',
      ],
      ['航線由誰決定？', boats],
    )
    const [changed] = only(outline.discussion, 'changed')
    assert.deepEqual(
      changed?.claims.map(({ sentences }) => sentences),
      [[2], [3]],
    )
    const slide = composeSlides(outline).slides.find(({ id }) => id === 'discussion')
    assert.match(
      slide?.body ?? '',
      /從「我以前確實反對免費，.+」到「後來看了.+」：換作是你，會因此改變看法嗎？ \[\^2,3\]/,
    )
  })
  it('set no former view of a guest against the one he has now', () => {
    const outline = askedOf([
      '有人說，渡輪應該免費，你怎麼看？',
      '我以前反對免費的渡輪，覺得沒有人愛惜。後來發現不是。免費的渡輪比收費的乾淨。',
    ])
    assert.ok(
      outline.discussion.every(
        (one) =>
          one.kind === 'changed' ||
          !('claims' in one) ||
          !one.claims.some(({ text }) => text.includes('我以前')),
      ),
    )
  })
  it('set nothing that the guest grants against what he grants', () => {
    const outline = askedOf(['外界都說渡輪是賠錢買賣，你怎麼看？', '賠錢是肯定的，我們去年虧了四百萬元。'])
    assert.deepEqual(only(outline.discussion, 'objection'), [])
  })
  it('ask of a proposal who would lose by it, first of the one that costs somebody something', () => {
    const outline = askedOf(
      ['票價怎麼辦？', '我主張票價一年一調，由島民投票決定。碼頭每天開十二班船。'],
      ['錢從哪裡來？', '我建議遊客每人多付十元，島民照舊。旅行社一定反對，因為他們要重印票價。'],
    )
    assert.deepEqual(
      only(outline.discussion, 'proposal').map(({ sentences }) => sentences),
      [[5], [2]],
    )
  })
  it('ask of a price that the guest names whether it is worth paying', () => {
    const outline = askedOf([
      '班次夠嗎？',
      '除非碼頭再造一座，否則我寧可少開兩班，也要準時。碼頭每天開十二班船。',
    ])
    const [tradeOff] = only(outline.discussion, 'trade-off')
    assert.equal(tradeOff?.text, '除非碼頭再造一座，否則我寧可少開兩班，也要準時')
  })
  it('name the guest who forecasts, where several speak', () => {
    const interview = parseInterview(
      [
        'Moderator: What will the harbour look like?',
        'Jane Roe: By 2040 half of the ferries will be electric. The pier is too short for them.',
        'Tom Fox: The pier is long enough, and nobody has measured the boats.',
        'Moderator: Who should pay?',
        'Jane Roe: Tourists should pay twice what islanders pay. They come once a year.',
        'Tom Fox: I disagree. Islanders own the boats and should pay for the boats.',
      ].join('\n'),
    )
    const slide = composeSlides(condense(interview)).slides.find(({ id }) => id === 'discussion')
    assert.match(slide?.body ?? '', /Jane Roe: “By 2040 .+\.” How does this forecast look today\?/)
    assert.match(
      slide?.body ?? '',
      /Jane Roe: “Tourists .+\.” Tom Fox: “Islanders .+\.” Whose case is the stronger\?/,
    )
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
