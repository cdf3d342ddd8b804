import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { analyse, grammarOf } from '../../scripts/condense/analyse.ts'
import { condense } from '../../scripts/condense/condense.ts'
import { figuresTogether } from '../../scripts/condense/figures-together.ts'
import { parseInterview } from '../../scripts/interview/parse-interview.ts'

function figuresOf(answer: string): [string, string][] | undefined {
  const interview = parseInterview(`Q: Why is it so?\nA: ${answer}\n`)
  const grammar = grammarOf(interview)
  return figuresTogether(analyse(interview, grammar), { interview, grammar })?.map(({ value, measures }) => [
    value,
    measures,
  ])
}

describe('figuresTogether()', () => {
  const told: [string, string, [string, string][]][] = [
    [
      'in one sentence',
      '前年報名的有六十二個，去年報名的有四十一個，一年後剩七個。碼頭很舊。',
      [
        ['六十二個', '前年報名的有'],
        ['四十一個', '去年報名的有'],
        ['七個', '一年後'],
      ],
    ],
    [
      'beside a stage direction',
      '前年報名（笑）的有六十二個，去年報名的有四十一個，一年後剩七個。碼頭很舊。',
      [
        ['六十二個', '前年報名的有'],
        ['四十一個', '去年報名的有'],
        ['七個', '一年後'],
      ],
    ],
    [
      'one each in neighbours',
      'A day of mine costs the port four hundred and twenty dollars. A crane costs the port nine hundred dollars. Raising a wreck costs the port thirty-five thousand dollars.',
      [
        ['four hundred and twenty dollars', 'A day of mine costs the port'],
        ['nine hundred dollars', 'A crane costs the port'],
        ['thirty-five thousand dollars', 'Raising a wreck costs the port'],
      ],
    ],
    [
      'with when each was so',
      '今天木船只有一成半，其餘是鐵船。我二十年前入行時剛剛相反，木船佔九成。十年前木船佔五成。',
      [
        ['一成半', '今天木船'],
        ['九成', '我二十年前入行時剛剛相反，木船佔'],
        ['五成', '十年前木船佔'],
      ],
    ],
    [
      'in a series that names its unit once, spans of time too',
      'A cutter takes seventy seconds. A barge, ninety-four. A ferry with its gate open, a hundred and twelve. The crowd waits.',
      [
        ['seventy', 'A cutter takes seventy seconds'],
        ['ninety-four', 'A barge'],
        ['a hundred and twelve', 'A ferry with its gate open'],
      ],
    ],
    [
      'with what is said behind them',
      'Ninety percent will be automatic. Eight percent will be checked by students. Two percent, festivals and a few directors, will be done by hand.',
      [
        ['Ninety percent', 'Ninety percent will be automatic'],
        ['Eight percent', 'Eight percent will be checked by students'],
        ['Two percent', 'Festivals and a few directors, will be done by hand'],
      ],
    ],
    [
      'then and now',
      '去年四十一艘，今年三十艘。碼頭很舊。',
      [
        ['四十一艘', '去年'],
        ['三十艘', '今年'],
      ],
    ],
    [
      'that a sentence says of two sides',
      '新船的隔艙有二十二個，舊船只有六個。',
      [
        ['二十二個', '新船的隔艙有'],
        ['六個', '舊船'],
      ],
    ],
    [
      'of a mixture',
      '不是祕密，砂六成、泥兩成半、灰一成半，書上都有。',
      [
        ['六成', '砂'],
        ['兩成半', '泥'],
        ['一成半', '灰'],
      ],
    ],
    [
      'of a whole',
      'We tried it on forty piers and the complaints came from exactly two of them.',
      [
        ['forty', 'We tried it on forty piers'],
        ['two', 'The complaints came from exactly two of them'],
      ],
    ],
    [
      'that were so when',
      '碼頭最旺的時候有兩百四十幾攤，現在晚上開燈的九十三攤。',
      [
        ['兩百四十幾攤', '碼頭最旺的時候有'],
        ['九十三攤', '現在晚上開燈的'],
      ],
    ],
    [
      'of which a later sentence says something else',
      '我簽過名要拆的船有四十幾艘，要修的有二十幾艘。本來兩艘互相擋風。',
      [
        ['四十幾艘', '我簽過名要拆的船有'],
        ['二十幾艘', '要修的有'],
      ],
    ],
    [
      'that a question of one’s own parts',
      '旺季一天出六百艘。現在呢？昨天，一百一十艘。',
      [
        ['六百艘', '旺季一天出'],
        ['一百一十艘', '昨天'],
      ],
    ],
    [
      'joined in one clause',
      'Ferries. We had 4 in 1996 and 57 last year.',
      [
        ['4', 'We had 4 in 1996'],
        ['57', '57 last year'],
      ],
    ],
    [
      'in two sentences',
      'In 1990 there were 300 boats in the harbour. Today there are eleven.',
      [
        ['300', 'In 1990 there were 300 boats in the harbour'],
        ['eleven', 'Today'],
      ],
    ],
  ]
  for (const [where, answer, figures] of told)
    it(`takes all that is counted in one unit, ${where}`, () => assert.deepEqual(figuresOf(answer), figures))

  it('keeps with a figure how far it is meant', () => {
    const interview = parseInterview(
      'Q: Why is it so?\nA: 七十年代有三百幾戶養蠔，九十年代有八十戶，今日日開船的不夠十戶。去年也有七成以上的人搬走。\n',
    )
    const grammar = grammarOf(interview)
    const figures = figuresTogether(analyse(interview, grammar), { interview, grammar })
    assert.deepEqual(
      figures?.map(({ value, hedge }) => [hedge, value]),
      [
        [undefined, '三百幾戶'],
        [undefined, '八十戶'],
        ['不夠', '十戶'],
      ],
    )
  })

  const none: [string, string][] = [
    ['two are details of different things', '碼頭上有四十一艘船等了很久。岸上賣魚的有三十攤。'],
    ['two are all but alike', '去年四十艘，今年四十一艘。'],
    ['one of two is no more than its place', 'We counted forty boats. The last of them lay on page 61.'],
    ['they are handfuls', '船上有三個人，碼頭上有兩個人，岸上有四個人。'],
    ['they are spans of time', '等船四十分鐘，坐船十八分鐘，走路二十分鐘。'],
    ['they are the ends of a range', '水從十厘米漲到一百厘米，再漲到三百厘米。'],
    ['one is hearsay', '聽老人家說以前有三百戶，後來有九十戶，今日只有四十戶。'],
    ['a word only begins like a figure', '學校有四十七個學生，鈴響得比百貨公司快。'],
    ['one tells the time', '它的別的時刻改了七次，四點四十沒有變。'],
    ['they are hoped for', '前年五十艘，去年四十一艘，我希望明年有九十艘。'],
    [
      'they count a list',
      'We want seven piers open by June. Two, no fees before noon. Three, a lamp on every step.',
    ],
    [
      'they say of how many',
      'They count strikes per ten thousand movements. Ours came to ninety. Theirs came to forty.',
    ],
    ['they are foreseen', '以前有船廠三千家，現在有船廠一千家上下，三年之後能剩三百家就不錯。'],
    ['one is denied', 'The river holds 4,000 eels, the lake holds 2,000 eels, not 9,000 eels.'],
    [
      'the clock is meant',
      'You are cold in fifty seconds. You are numb in ninety seconds. We get the call at seven.',
    ],
    [
      'one more is told in other words',
      'We get nine dollars a meal. A dollar seventy is food. Two dollars is labour.',
    ],
    [
      'more of the same is left out',
      '整個船廠一百零六個人，去年剩五十個，最後留下九個。我找到其中的五十八個人。',
    ],
    [
      'a label says not of what',
      'Of the old fleet nine percent came back. Of the new one sixty percent came back. That’s about thirty percent.',
    ],
  ]
  for (const [why, answer] of none)
    it(`takes none where ${why}`, () => assert.equal(figuresOf(answer), undefined))

  it('stands below what the speaker comes to, above all else he says', () => {
    const { themes } = condense(
      parseInterview(
        'Q: 隊員留得住嗎？\nA: 願意來的很多，留下來的很少。前年報名六十二個，去年報名四十一個，一年後剩七個。我不怪他們，請假請不到。要讓人留下來，先要有一條救災假，發獎狀沒有用。\n',
      ),
    )
    const [claim] = themes.flatMap((theme) => theme.claims)
    assert.equal(claim?.headline.text, '要讓人留下來，先要有一條救災假，發獎狀沒有用')
    assert.ok(claim.evidence.kind === 'numbers')
    assert.match(claim.evidence.told?.text ?? '', /^願意來的很多.*請假請不到。$/)
  })

  it('tells a sentence that only counts, rather than two columns', () => {
    const { themes } = condense(
      parseInterview(
        '問：從水變成冰要多久？\n\n答：看天氣。冬天三十六個鐘頭，夏天四十八個鐘頭，有時候還不夠。\n',
      ),
    )
    const [claim] = themes.flatMap((theme) => theme.claims)
    assert.equal(claim?.evidence.kind, 'numbers')
  })
})
