import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { analyse, grammarOf } from '../../scripts/condense/analyse.ts'
import { condense } from '../../scripts/condense/condense.ts'
import { arguable } from '../../scripts/condense/discussion/arguable.ts'
import { forecastsToCheck } from '../../scripts/condense/discussion/forecasts.ts'
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

  it('ask how the nearest forecast looks today, be it due or not', () => {
    const outline = outlineOf(
      '十年之後，渡輪會全部改成電船。碼頭每天開十二班船。',
      '兩年內，電船的票價會比渡輪便宜。電船的航線由島民投票決定。',
    )
    const [forecast] = only(outline.discussion, 'forecast')
    assert.equal(forecast?.text, '兩年內，電船的票價會比渡輪便宜')
    const slide = composeSlides(outline).slides.find(({ id }) => id === 'discussion')
    assert.match(slide?.body ?? '', /「兩年內，電船的票價會比渡輪便宜」：今天看來，站得住腳嗎？ \[\^5\]/)
  })
  it('ask of no forecast that the guest only reports', () => {
    const outline = outlineOf('林教授說，兩年內，電船的票價會比渡輪便宜。碼頭每天開十二班船。', cheap)
    assert.deepEqual(only(outline.discussion, 'forecast'), [])
    assert.deepEqual(outline.forecasts, [])
  })
  it('ask again what ought to be, and nothing that a number or a date answers', () => {
    const outline = condense(
      parseInterview(
        [
          '記者：渡輪要走多少分鐘？',
          '林海：四十分鐘。四十分鐘夠做什麼？夠你讀完一份報紙，夠島民交換一天的消息。',
          '記者：島民為什麼還要搭渡輪？',
          '林海：渡輪是島民最便宜的交通工具。碼頭每天開十二班船。',
          '記者：渡輪應不應該免費？',
          '林海：不應該。免費的船沒有人愛惜，我只要票價一年一調。碼頭每天開十二班船。',
        ].join('\n'),
      ),
    )
    assert.deepEqual(
      only(outline.discussion, 'asked').map(({ text }) => text),
      ['渡輪應不應該免費？'],
    )
    const slide = composeSlides(outline).slides.find(({ id }) => id === 'discussion')
    assert.match(slide?.body ?? '', /渡輪應不應該免費？ \[\^8\]/)
  })

  const askedOf = (...exchanges: [string, string][]) =>
    condense(parseInterview(exchanges.map(([asked, told]) => `記者：${asked}\n林海：${told}`).join('\n')))
  const boats = '電船的航線由島民投票決定。碼頭每天開十二班船。'

  it('take what others ask for a part of what they say', () => {
    const outline = askedOf(
      [
        '有家長說，機器早就贏了人類，孩子學划船還有什麼用？',
        '汽車跑得比人快，島上還是有人賽跑。划船的人不是要贏過機器，而是學會怎樣輸給風。家長真正想問的不是划船有沒有用，而是自己的孩子有沒有用。',
      ],
      ['航線由誰決定？', boats],
    )
    assert.deepEqual(only(outline.discussion, 'objection'), [])
  })

  it('set what is said of a thing against what the guest answers', () => {
    const outline = askedOf(
      [
        '有批評說，資助渡輪只是治標不治本，你怎麼看？',
        '治標的人才會落水，治本的人坐在會議室。我的回答是，兩樣都要有人做。',
      ],
      ['航線由誰決定？', boats],
    )
    const [objection] = only(outline.discussion, 'objection')
    assert.deepEqual(
      objection?.claims.map(({ text }) => text),
      ['有批評說，資助渡輪只是治標不治本', '我的回答是，兩樣都要有人做'],
    )
    const slide = composeSlides(outline).slides.find(({ id }) => id === 'discussion')
    assert.match(
      slide?.body ?? '',
      /「有批評說，.+。」受訪者回應：「我的回答是.+。」哪一方更有道理？ \[\^1,3\]/,
    )
  })
  it('set the charge of a named opponent against the reply that says it is one', () => {
    const outline = askedOf([
      '票價怎麼定？',
      '我要渡輪免費。漁會的陳主任說，免費的船沒有人愛惜，最後也沒有人修理。我聽了兩個晚上睡不著。他在碼頭站了三十年。我的回答是，島民愛惜的是船，不是票根。',
    ])
    assert.deepEqual(
      only(outline.discussion, 'objection').map(({ claims }) => claims.map(({ sentences }) => sentences[0])),
      [[3, 6]],
    )
  })
  it('print no merit granted as the reply', () => {
    const outline = askedOf([
      '有人主張渡輪應該拆掉，你怎麼看？',
      '他們說得有道理，渡輪一年虧四百萬元，不能不算。不過渡輪停一天，島上就沒有一個孩子能上學。',
    ])
    assert.deepEqual(
      only(outline.discussion, 'objection').map(({ claims }) => claims[1].sentences),
      [[3]],
    )
  })
  it('set no former view of a guest against the one he has now', () => {
    const outline = askedOf([
      '有人說，渡輪應該免費，你怎麼看？',
      '我以前反對免費的渡輪，覺得沒有人愛惜。後來發現不是。免費的渡輪比收費的乾淨。',
    ])
    assert.ok(
      outline.discussion.every(
        (one) => !('claims' in one) || !one.claims.some(({ text }) => text.includes('我以前')),
      ),
    )
  })
  it('set nothing that the guest grants against what he grants', () => {
    const outline = askedOf(['外界都說渡輪是賠錢買賣，你怎麼看？', '賠錢是肯定的，我們去年虧了四百萬元。'])
    assert.deepEqual(only(outline.discussion, 'objection'), [])
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
    assert.match(slide?.body ?? '', /Jane Roe: “By 2040 .+\.” How does this look today\?/)
  })
  it('put to the room what a slide sets large, and no question without a verb', () => {
    const { discussion } = condense(
      parseInterview(
        [
          'Q: What about the old pier?',
          'A: The county measured the old pier every winter and told nobody on the island. Never give a harbour the middle of a forecast.',
          'Q: The keeper with the red lamp?',
          'A: The keeper of the light went home to his daughters in May. The lamp of the old pier burns oil that nobody sells.',
        ].join('\n'),
      ),
    )
    assert.ok(only(discussion, 'thesis').some(({ text }) => text.startsWith('Never give a harbour')))
    assert.ok(!only(discussion, 'asked').some(({ text }) => text.includes('red lamp')))
  })
  it('ask nothing of the guest’s own life where there is anything else', () => {
    const outline = askedOf(
      ['你自己暈船嗎？', '渡輪是島民最便宜的交通工具。碼頭每天開十二班船。'],
      ['渡輪應不應該免費？', `不應該，免費的船沒有人愛惜。${boats}`],
    )
    const texts = only(outline.discussion, 'asked').map(({ text }) => text)
    assert.ok(texts.length >= 1 && !texts.includes('你自己暈船嗎？'), texts.join())
  })
  it('ask without what the interviewer says of the answer before', () => {
    const outline = condense(
      parseInterview(
        [
          'Q: Why do islanders take the ferry?',
          'A: The ferry is the cheapest way to cross the strait. Twelve boats leave the pier every day.',
          "Q: That's heartbreaking. Should the ferry be free for everyone?",
          'A: No, because a free ferry would be full by noon. Islanders would stay at home.',
        ].join('\n'),
      ),
    )
    const texts = only(outline.discussion, 'asked').map(({ text }) => text)
    assert.ok(texts.includes('Should the ferry be free for everyone?'), texts.join())
  })

  it('take nothing measured for a forecast', () => {
    const forecasts = [
      '改之前，島民住滿一年之後可能會走一半；改了三年，只走兩成。碼頭每天開十二班船。',
      '島民住滿一年之後，我估計會走一半的人。碼頭每天開十二班船。',
    ].map((told) => only(askedOf(['收費改了沒有？', told]).discussion, 'forecast').length)
    assert.deepEqual(forecasts, [0, 1])
    const text = '三年之內沉到水裡的碼頭大概有一半是木頭的碼頭'
    const interview = parseInterview(`記者：碼頭呢？\n林海：${text}。`)
    const grammar = grammarOf(interview)
    const found = [{ text, sentences: [2], time: '三年之內', years: 3, event: text }]
    assert.deepEqual(forecastsToCheck(found, analyse(interview, grammar), grammar), [])
  })
  it('ask of no forecast that the speaker says is none', () => {
    const denied = '我不做預測。三十年內，東邊的碼頭會沉到水裡，這等於沒講。'
    const meant = '三十年內，東邊的碼頭會沉到水裡。碼頭每天開十二班船。'
    const forecastsOf = (told: string) =>
      only(askedOf(['碼頭撐得住嗎？', told]).discussion, 'forecast').length
    assert.deepEqual([denied, meant].map(forecastsOf), [0, 1])
  })
  it('ask what leans on the answer before with its end', () => {
    const interview = parseInterview(
      '記者：碼頭安全嗎？\n林海：碼頭有三根柱子是空的。政府手上有柱子的名單，不敢公布。\n記者：應該公布嗎？\n林海：應該。我知道會有人罵。',
    )
    const grammar = grammarOf(interview)
    const knowledge = { interview, grammar, scores: new Map(), guest: () => '' }
    const asked = arguable([], analyse(interview, grammar), knowledge).find(
      ({ text }) => text === '應該公布嗎？',
    )
    assert.equal(asked?.about?.text, '政府手上有柱子的名單，不敢公布。')
  })
  it('put to the room what others hold, as the interviewer told it', () => {
    const outline = askedOf(
      ['票價怎麼定？', boats],
      ['外界都說渡輪是一門賠錢的買賣，您怎麼看？', '去年虧了四百萬元。碼頭每天開十二班船。'],
    )
    assert.equal(only(outline.discussion, 'asked')[0]?.text, '外界都說渡輪是一門賠錢的買賣，您怎麼看？')
  })
  it('put nothing to the room twice: neither a question and its answer, nor more than three things', () => {
    const outline = askedOf(
      ['渡輪應不應該免費？', '免費的船永遠沒有人愛惜。島民必須自己付錢。'],
      ['碼頭應不應該再造一座？', '兩座碼頭永遠有一座是空的。島只有一面朝著大陸。'],
      ['遊客應不應該多付？', '遊客必須多付，島民才會覺得公平。'],
      ['船長應不應該由島民選？', '船長不能由島民選。海不看選票。'],
    )
    const asked = outline.discussion.flatMap(({ kind }) =>
      kind === 'asked' || kind === 'thesis' ? [kind] : [],
    )
    assert.ok([2, 3].includes(asked.length) && asked.every((kind) => kind === 'asked'), asked.join())
  })
  it('ask nothing that counts what was told before', () => {
    const outline = askedOf(
      ['預報準嗎？', '渡輪的預報錯了三成。碼頭每天開十二班船。'],
      ['三成錯，還值得做嗎？', '值得，因為船長寧願多等一天。電船的航線由島民投票決定。'],
    )
    assert.ok(!only(outline.discussion, 'asked').some(({ text, about }) => text.startsWith('三成') && !about))
  })

  it('put up what the guest holds of a thing, where there is too little else', () => {
    const thesis = (told: string) =>
      only(askedOf(['碼頭怎麼了？', told]).discussion, 'thesis').map(({ text }) => text)
    assert.deepEqual(thesis('島上缺的不是船，是肯開船的人。碼頭每天開十二班船。'), [
      '島上缺的不是船，是肯開船的人',
    ])
    assert.deepEqual(thesis('我缺的不是船，是肯開船的人。碼頭每天開十二班船。'), [])
  })
  it('print no reply that only grants', () => {
    const outline = askedOf([
      '票價怎麼定？',
      '漁會的陳主任說，免費的船沒有人愛惜，最後也沒有人修理。我的回答是，他說得很對，我也這樣想。碼頭每天開十二班船。',
    ])
    assert.deepEqual(only(outline.discussion, 'objection'), [])
  })
  it('ask nothing of what the guest feels about his own doings', () => {
    const outline = askedOf([
      '你後悔支持渡輪免費嗎？',
      '不後悔，因為我在碼頭長大。電船的航線由島民投票決定。',
    ])
    assert.deepEqual(only(outline.discussion, 'asked'), [])
  })
  it('ask nothing of how a thing is done, which who knows the trade tells', () => {
    for (const asked of ['船漏水了應該先做什麼？', '新船要怎麼選？', '怎樣決定一條纜要不要換？'])
      assert.deepEqual(
        only(
          askedOf([asked, '先把人叫上岸。船板最怕的是太陽。'], ['船票多少錢？', boats]).discussion,
          'asked',
        ),
        [],
      )
    const { discussion } = condense(
      parseInterview(
        'Q: How does a pier get repaired?\nA: You wait for the lowest tide of the year. A pier is only as good as its tide.\nQ: What does a ferry cost?\nA: A ferry costs the islanders two days of work in every month.',
      ),
    )
    assert.deepEqual(only(discussion, 'asked'), [])
  })
  it('ask of no definition, no half of a contrast and nothing slight whether one agrees', () => {
    const { discussion } = condense(
      parseInterview(
        [
          'Q: What is a good pier?',
          'A: By a pier we mean anything that a boat can lie at overnight. The hardest part of a pier is not the wood. It is the mud below. A pier that nobody repairs should be pulled down by whoever built it.',
          'Q: What does a ferry cost?',
          'A: A ferry costs the islanders two days of work in every month.',
        ].join('\n'),
      ),
    )
    const texts = only(discussion, 'thesis').map(({ text }) => text)
    assert.deepEqual(texts, ['A pier that nobody repairs should be pulled down by whoever built it'])
  })
  it('set a disagreement with somebody by name before one with nobody in particular', () => {
    const [first] = only(
      askedOf(
        ['有人批評，渡輪太慢。', '我不同意，慢的船才有人說話。碼頭每天開十二班船。'],
        ['交通局的梁永昌就公開講，渡輪應該停航。', '我的看法相反，停了渡輪，島就停了。我的船是最後一班。'],
      ).discussion,
      'objection',
    )
    assert.deepEqual(
      first?.claims.map(({ text }) => text),
      ['交通局的梁永昌就公開講，渡輪應該停航', '我的看法相反，停了渡輪，島就停了'],
    )
  })
  it('ask nothing of what the guest himself always thought or both guests are asked', () => {
    const texts = only(
      askedOf(
        ['您一直支持渡輪免費嗎？', '是，因為我在碼頭長大。電船的航線由島民投票決定。'],
        ['渡輪應該免費，兩位同意嗎？', '同意，因為票價太貴。碼頭每天開十二班船。'],
      ).discussion,
      'asked',
    ).map(({ text }) => text)
    assert.deepEqual(texts, [])
  })
})
