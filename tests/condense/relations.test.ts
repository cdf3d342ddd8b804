import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { analyse, grammarOf } from '../../scripts/condense/analyse.ts'
import { compressions } from '../../scripts/condense/compress.ts'
import { findChains } from '../../scripts/condense/relations/chains.ts'
import { findEnumerations } from '../../scripts/condense/relations/enumeration.ts'
import { findForecasts } from '../../scripts/condense/relations/forecasts.ts'
import { findLeads } from '../../scripts/condense/relations/lead.ts'
import { findPossessions, findPurpose } from '../../scripts/condense/relations/possession.ts'
import { findSharedScales } from '../../scripts/condense/relations/shared-scale.ts'
import { findSteps } from '../../scripts/condense/relations/steps.ts'
import { answerOf } from './read-fixtures.ts'

function read(text: string) {
  const interview = answerOf(text)
  const grammar = grammarOf(interview)
  const sentences = analyse(interview, grammar)
  const statementsOf = (sentence: (typeof sentences)[number]) =>
    compressions(sentence, grammar.limits.headline, grammar)
  return { grammar, sentences, statementsOf }
}

describe('findEnumerations()', () => {
  it('reads a counted list', () => {
    const { sentences, grammar } = read('我認為辦好一間學校有三個條件：校舍、老師和時間。')
    const [found] = findEnumerations(sentences, grammar)
    assert.equal(found?.whole, '辦好一間學校')
    assert.deepEqual(
      found?.members.map(({ name }) => name),
      ['校舍', '老師', '時間'],
    )
  })
  it('takes no alternatives for members of one list', () => {
    const { sentences, grammar } = read(
      'What I need is a chain: a grant of the pier, or letters from the owner, or a declaration if the boat is small, and then everybody with an interest.',
    )
    assert.deepEqual(findEnumerations(sentences, grammar), [])
  })
  it('reads a counted list in English', () => {
    const { sentences, grammar } = read('A good bridge needs three things: stone, water and patience.')
    assert.deepEqual(
      findEnumerations(sentences, grammar)[0]?.members.map(({ name }) => name),
      ['stone', 'water', 'patience'],
    )
  })
  it('takes no list of which a member is missing', () => {
    const two = 'Three things. First, count the boats every morning. Second, ask the harbour master.'
    const { sentences, grammar } = read(two)
    assert.deepEqual(findEnumerations(sentences, grammar), [])
    const three = read(`${two} And third, write it down.`)
    assert.equal(findEnumerations(three.sentences, three.grammar)[0]?.members.length, 3)
  })
  it('takes no list of what becomes of the things counted', () => {
    const { sentences, grammar } = read('後來是一個學徒發現，有兩種漆單獨看都安全，混在一起，船底爛了一半。')
    assert.deepEqual(findEnumerations(sentences, grammar), [])
  })
  it('takes no list whose members are not as many as stated', () => {
    const { sentences, grammar } = read('我認為辦好一間學校有四個條件：校舍、老師和時間。')
    assert.deepEqual(findEnumerations(sentences, grammar), [])
  })
  it('gathers members told one after the other, with the question that opens them', () => {
    const { sentences, grammar } = read(
      '什麼樣的人適合當修復師？首先是有耐性的人，沒有耐性的人做不完一個茶杯。第二是眼睛好的人。最後是不怕失敗的人。',
    )
    const [found] = findEnumerations(sentences, grammar)
    assert.deepEqual(
      found?.members.map(({ name }) => name),
      ['有耐性的人', '眼睛好的人', '不怕失敗的人'],
    )
    assert.equal(found?.members[0]?.detail?.text, '沒有耐性的人做不完一個茶杯')
    assert.equal(found?.sentences.length, 4)
  })
  it('takes no list of what a preposition ties to the verb before it', () => {
    const { sentences, grammar } = read('再學會跟兩種人說話：一種是覺得自己沒錯的，一種是覺得譜子錯了的。')
    assert.deepEqual(findEnumerations(sentences, grammar), [])
  })
  const lists: [string, string, string[]][] = [
    ['by any verb', '開店第一年我們犯了三個錯：買錯機、請錯人、定錯價。', ['買錯機', '請錯人', '定錯價']],
    ['without a verb', '三樣東西：影、水、廁所。', ['影', '水', '廁所']],
    ['whose members say what kind each is', '客人有兩種：一種馬上走，一種坐到打烊。', ['馬上走', '坐到打烊']],
    [
      'whose first member has 還有',
      '紙分成三種：還有纖維的，只剩形狀的，什麼都沒有的。',
      ['還有纖維的', '只剩形狀的', '什麼都沒有的'],
    ],
    [
      'numbered sentence by sentence',
      '第一，強制書面收據，沒有收據當作沒有收租。第二，設立小額法庭。',
      ['強制書面收據', '設立小額法庭'],
    ],
    [
      'of anything countable',
      'There are four elements to it: lanes, tickets, platforms and lights.',
      ['lanes', 'tickets', 'platforms', 'lights'],
    ],
    [
      'told place by place (English)',
      'In the first kind, work fills the week. In the second, output follows presence. In the third, it takes a few good hours.',
      ['Work fills the week', 'Output follows presence', 'It takes a few good hours'],
    ],
    [
      'with its ordinals between semicolons',
      '第一，窯溫不夠，燒出來就裂；第二，釉上得太厚；第三，看火的人不夠。',
      ['窯溫不夠', '釉上得太厚', '看火的人不夠'],
    ],
  ]
  const told: [string, string, [string, string?][]][] = [
    [
      'a place and what is done there, then what it is for',
      '三個用處。第一，給小魚一個洞，浪不會把牠們打走。第二，讓沙流走，這一帶的沙很細。第三，擋住石蟹，石蟹會吃海草，但太少的話海草又會太密，所以洞不可以太小。',
      [
        ['給小魚一個洞', undefined],
        ['讓沙流走', undefined],
        ['擋住石蟹', '石蟹會吃海草，但太少的話海草又會太密，所以洞不可以太小'],
      ],
    ],
    [
      'one, second and third by 個是',
      '三個地方。一個是廚房，火一開就要四個人。第二個是倉庫，貨每天都要點一次。第三個是他自己，他比誰都怕輸。',
      [['廚房', undefined], ['倉庫', '貨每天都要點一次'], ['他自己']],
    ],
    [
      'by 一是, sentence by sentence',
      '有幾條。一是長期租用，業權不動。二是共同管理，兩村輪流看守，每三年換一次。三是畫圖存檔，我從前不相信圖，直到我看見舊橋的圖：工匠站得更近。',
      [
        ['長期租用'],
        ['共同管理', '兩村輪流看守，每三年換一次'],
        ['畫圖存檔', '我從前不相信圖，直到我看見舊橋的圖：工匠站得更近'],
      ],
    ],
    [
      'by 一是 in one sentence',
      '但是有两个条件，一是支架要高，至少两米，人才走得进去；二是下雨的时候不能施工，踩一脚要三年才长回来。',
      [['支架要高，至少两米'], ['下雨的时候不能施工', '踩一脚要三年才长回来']],
    ],
    [
      'by how often, with the time',
      '試過，失敗了兩次。第一次我在會上提議，把早上的航班改到六點。第二次我先找一條線試辦，結果碰到颱風。第三次是船長自己提的。',
      [
        ['第一次我在會上提議', '把早上的航班改到六點'],
        ['第二次我先找一條線試辦', undefined],
        ['第三次是船長自己提的'],
      ],
    ],
    [
      'in one sentence (English)',
      'The first is noise, the second is not being told about noise, and the third, far behind, is the price.',
      [['Noise'], ['Not being told about noise'], ['The price']],
    ],
    [
      'of two (English)',
      "If I had a spare afternoon, I'd spend it on two things: a second lamp for every stall, and opening the pier to anglers.",
      [['a second lamp for every stall'], ['opening the pier to anglers']],
    ],
    [
      'of five that go on past the width of a heading',
      'We look at five things: the hull, the ropes, the first metre around the mast, the deck, and the distance to the next boat.',
      [
        ['the hull'],
        ['the ropes'],
        ['the first metre around the mast'],
        ['the deck'],
        ['the distance to the next boat'],
      ],
    ],
    [
      'announced with whom they are told, and closed by And',
      'Three things I tell every skipper. Buy a second lamp. Write the tide on the door. And ask one neighbour to count your boats. Almost all of them forget one.',
      [['Buy a second lamp'], ['Write the tide on the door'], ['Ask one neighbour to count your boats']],
    ],
    [
      'to the end of each member, where one says nothing by its first words',
      '三件事。第一，看一看船上那張准用證，過期的就打電話。第二，船身斜了超過兩厘米，不要習慣它，去報。第三，開船的時候不要站在船頭。',
      [
        ['看一看船上那張准用證', '過期的就打電話'],
        ['船身斜了超過兩厘米', '不要習慣它，去報'],
        ['開船的時候不要站在船頭'],
      ],
    ],
    [
      'by number words, with what is said between',
      'One, count the boats. Two, ask the harbour master. He has been there since the flood, and he forgets nothing. Three, write it down.',
      [['Count the boats'], ['Ask the harbour master'], ['Write it down']],
    ],
    [
      'from its second on, where the answer opens with the first',
      'Start with a rope, before you buy anything. A rope is cheap. Second thing, walk the quay at night. Third, ask who has the key.',
      [['Start with a rope', 'before you buy anything'], ['Walk the quay at night'], ['Ask who has the key']],
    ],
    [
      'in one form, with what becomes of each',
      "I've three heaps. There's wood that burns: oak, beech, ash. That goes home. There's wood that floats: pine, cork, willow. And the third heap is just wood, waiting.",
      [
        ['Wood that burns', 'oak, beech, ash. That goes home'],
        ['Wood that floats', 'pine, cork, willow'],
        ['Just wood', 'waiting'],
      ],
    ],
    [
      'before it is counted',
      'A lamp that burns all night. A rope within reach. Nobody asking questions afterwards. And time, the same time every day. It’s four things.',
      [
        ['A lamp that burns all night'],
        ['A rope within reach'],
        ['Nobody asking questions afterwards'],
        ['Time', 'the same time every day'],
      ],
    ],
    [
      'as what to do',
      'Get an old sail, washed. Roll it round a pole. Sails like to be rolled. Don’t fold it. If it is wet, hang it in the loft.',
      [
        ['Get an old sail', 'washed'],
        ['Roll it round a pole'],
        ['Don’t fold it'],
        ['If it is wet, hang it in the loft'],
      ],
    ],
    [
      'by 第一 before a verb',
      '第一看船底，要乾淨。第二看纜，摸起來要硬。再來才是油漆。',
      [['看船底', '要乾淨'], ['看纜', '摸起來要硬'], ['油漆']],
    ],
    [
      'as questions',
      '我要問他三條。一，船上有沒有小孩？二，燈夠不夠亮？三，你們等得到天光嗎？',
      [['船上有沒有小孩？'], ['燈夠不夠亮？'], ['你們等得到天光嗎？']],
    ],
    [
      'by names, of which the last says which it is',
      '船的去處，我們後來分出三種。拆掉，最便宜。租出去，船還是他的。第三種是交換，拿新船跟他換。',
      [
        ['拆掉', '最便宜'],
        ['租出去', '船還是他的'],
        ['交換', '拿新船跟他換'],
      ],
    ],
    [
      'between semicolons',
      '我們分三類：不能等的，例如漏水、起火；可以等半小時的；可以等到天光的。',
      [['不能等的，例如漏水、起火'], ['可以等半小時的'], ['可以等到天光的']],
    ],
  ]
  for (const [what, text, members] of told)
    it(`reads a list told ${what}`, () => {
      const { sentences, grammar } = read(text)
      const found = findEnumerations(sentences, grammar)[0]?.members
      assert.deepEqual(
        found?.map(({ name }) => name),
        members.map(([name]) => name),
      )
      for (const [index, [, detail]] of members.entries())
        if (detail !== undefined) assert.equal(found?.[index]?.detail?.text, detail)
    })
  for (const text of [
    '三個原因。第一，人不夠。第二，如果船開得太快，船上的人。第三，錢不夠。',
    '有三個原因。第一，人不夠。第二，錢不夠。',
    '第一線的人最辛苦，第二天又要上船。第三年他就走了。',
    '兩樣都有一半對。藍色的船燈裡面有水銀。紅色的只有氖氣。',
    '去年七月有兩個划船的漂過去，是我在樓上看到的，不是電腦。',
    '二〇二四年在兩個碼頭試了半年，修舵、修帆，修得很好。',
    '帆跟舵是兩種手藝，工具不一樣，師傅也不一樣。你拿做帆的針去修舵，船會漏。舵手也不補帆。',
    '我遇過一個船長，走錯航道，兩個月沒有出海。難的不是看圖。所以我現在都陪他們走一遍。',
    '他教我，我教他，兩個人都賠。辦法是補一半薪水。現在的錢都給了油漆。',
    'We tried it, in two harbours, for six months. The number of accidents fell. The waiting times stayed the same.',
  ])
    it(`takes no list from ${text}`, () => {
      const { sentences, grammar } = read(text)
      assert.deepEqual(findEnumerations(sentences, grammar), [])
    })
  for (const [what, text, members] of lists) {
    it(`reads a list ${what}`, () => {
      const { sentences, grammar } = read(text)
      assert.deepEqual(
        findEnumerations(sentences, grammar)[0]?.members.map(({ name }) => name),
        members,
      )
    })
  }
  it('does not take strands of an argument for members', () => {
    const { sentences, grammar } = read('首先，以游水為例，快一秒就是快。其次，沒有人敢說自己最快。')
    assert.deepEqual(findEnumerations(sentences, grammar), [])
  })
})

describe('findLeads()', () => {
  const cases: [string, string, string, RegExp][] = [
    ['目前甲隊領先乙隊可能兩三個身位。', '甲隊', '乙隊', /領先.*可能兩三個身位/],
    ['在造船方面，日本落後韓國大約十年。', '日本', '韓國', /落後.*大約十年/],
  ]
  for (const [sentence, from, to, label] of cases) {
    it(`${sentence} => ${from}, ${to}`, () => {
      const { sentences, grammar } = read(sentence)
      const [found] = findLeads(sentences, grammar)
      assert.equal(found?.from, from)
      assert.equal(found?.to, to)
      assert.match(found?.label ?? '', label)
    })
  }
  it('keeps what the sides are compared in', () => {
    const { sentences, grammar } = read(
      '在監測技術方面，荷蘭大概領先日本五年，但在工程規模上，日本可能領先荷蘭十年。',
    )
    assert.deepEqual(
      findLeads(sentences, grammar).map(({ scale, from, to }) => [scale, from, to]),
      [
        ['監測技術', '荷蘭', '日本'],
        ['工程規模', '日本', '荷蘭'],
      ],
    )
  })
  it('draws nothing without an amount', () => {
    const { sentences, grammar } = read('有些人認為甲隊遠遠領先乙隊。')
    assert.deepEqual(findLeads(sentences, grammar), [])
  })
})

describe('findPossessions()', () => {
  const text =
    '辦好一間學校有三個條件：校舍、老師和時間。只有大城和海港這樣的地方有足夠校舍來開辦中學。山村短期內幾乎不可能開學，為什麼？缺乏老師。北鎮不缺時間。'
  it('tells who has and who lacks each member, also from an answer in a fragment', () => {
    const { sentences, grammar } = read(text)
    const [enumeration] = findEnumerations(sentences, grammar)
    const found = findPossessions(enumeration!, sentences, grammar)
    assert.deepEqual(
      found.map(({ from, kind, to }) => [from, kind, to]),
      [
        ['只有大城和海港這樣的地方', 'have', '校舍'],
        ['山村', 'lack', '老師'],
        ['北鎮', 'have', '時間'],
      ],
    )
  })
  it('says that it is so now, where that is all that is said, in a clause of its own or not', () => {
    const { sentences, grammar } = read(
      '辦好一間學校有三個條件：校舍、老師和時間。目前，只有大城這樣的地方有足夠校舍。北鎮現在缺乏老師。南鎮不缺時間。',
    )
    const [enumeration] = findEnumerations(sentences, grammar)
    assert.deepEqual(
      findPossessions(enumeration!, sentences, grammar).map(({ from, label }) => [from, label]),
      [
        ['只有大城這樣的地方', '目前有足夠'],
        ['北鎮', '現在缺乏'],
        ['南鎮', '不缺'],
      ],
    )
  })
  it('tells what a member is good for', () => {
    const { sentences, grammar } = read(text)
    assert.equal(findPurpose('校舍', sentences, grammar)?.to, '開辦中學')
  })
})

describe('findSharedScales()', () => {
  it('gathers shares of one yardstick with their hedges', () => {
    const { sentences, grammar } = read(
      '從載重上來看，新橋已經至少達到舊橋的80%，甚至是85%的水平。但是新橋的實際流量目前只能達到舊橋的30%左右。',
    )
    const [scale] = findSharedScales(sentences, grammar)
    assert.equal(scale?.reference, '舊橋')
    assert.deepEqual(
      scale?.bars.map(({ percent }) => percent),
      [80, 30],
    )
    assert.match(scale?.bars[0]?.label ?? '', /^至少80%$/)
    assert.match(scale?.bars[1]?.label ?? '', /^30%左右$/)
    assert.match(scale?.bars[0]?.statement.text ?? '', /甚至是85%/)
    assert.deepEqual(
      scale?.bars.map(({ name }) => name),
      ['載重 新橋', '新橋的實際流量'],
    )
  })
})

describe('findForecasts()', () => {
  it('orders what is expected by the time named', () => {
    const { sentences, grammar } = read(
      '十年之後，全城會有一半人住在水上。我認為在兩年內，第一條水上街道能夠通車。',
    )
    const found = findForecasts(sentences, grammar)
    assert.deepEqual(
      found.map(({ time, years }) => [time, years]),
      [
        ['在兩年內', 2],
        ['十年之後', 10],
      ],
    )
    assert.equal(found[0]?.event, '第一條水上街道能夠通車')
  })
  it('does not take the past for the future', () => {
    const { sentences, grammar } = read('全城十年前就有一半人住在水上，大家談論了起碼有半年的時間。')
    assert.deepEqual(findForecasts(sentences, grammar), [])
  })
  it('reads English spans', () => {
    const { sentences, grammar } = read('Within five years, every school will have a garden.')
    assert.deepEqual(
      findForecasts(sentences, grammar).map(({ years, event }) => [years, event]),
      [[5, 'every school will have a garden']],
    )
  })
})

describe('findForecasts() by whom and for when', () => {
  const expected: [string, string, number][] = [
    ['我估計到二〇三〇年，無人渡輪能佔到一成就不錯了。', '到二〇三〇年', 6],
    [
      'I expect that by 2030 at least one small ferry line on the west coast will fail because of a single winter.',
      'by 2030',
      6,
    ],
    ['如果沒有人出錢養學徒，到二〇三五年，木船會比現在少一半。', '到二〇三五年', 11],
  ]
  for (const [text, time, years] of expected)
    it(`${text} => ${time}`, () => {
      const { sentences, grammar } = read(text)
      assert.deepEqual(
        findForecasts(sentences, grammar, 2024).map((found) => [found.time, found.years]),
        [[time, years]],
      )
    })
  for (const text of [
    '我希望五年內有一台能爬斜坡的機器，不然沒人接手。',
    '如果五年之內做不到，碼頭的名聲會比紙還要薄。',
    '如果兩條航線能在二〇二八年以前接上，船程會少十分鐘。',
    'I hope that by 2030 every pier will have a lamp.',
    '到二〇一九年，全港的渡輪會用電。',
  ])
    it(`no forecast: ${text}`, () => {
      const { sentences, grammar } = read(text)
      assert.deepEqual(findForecasts(sentences, grammar, 2024), [])
    })
})

describe('members named in a sentence of their own', () => {
  const detailsOf = (second: string) => {
    const { sentences, grammar } = read(
      `There are two reasons. The first is the fee: the towns raise the toll every spring. The second is the hour. ${second}`,
    )
    return findEnumerations(sentences, grammar)[0]?.members.map(({ detail }) => detail?.text)
  }

  it('have on their cards what the next sentence says of them', () => {
    assert.deepEqual(detailsOf('A barge that comes at night waits for the keeper.'), [
      'the towns raise the toll every spring',
      'A barge that comes at night waits for the keeper',
    ])
  })

  it('have all of it, or nothing', () => {
    const barge =
      'A barge that arrives on Saturday night is about a fifth more likely to be turned away than one that arrives on Tuesday, and I promise you Saturday’s barges are no heavier'
    assert.equal(detailsOf(`${barge}.`)?.[1], barge)
    assert.equal(
      detailsOf(`${barge}, and neither are those that arrive on Friday or on Sunday.`)?.[1],
      undefined,
    )
  })
})

describe('findSteps() and findChains()', () => {
  it('takes what stands between semicolons for one step', () => {
    const { sentences, grammar } = read(
      '先請老師傅做，做一隻；再放大到五隻；再到五十隻；最後開工，一批八百隻。',
    )
    assert.deepEqual(
      findSteps(sentences, grammar)[0]?.steps.map(({ name }) => name),
      ['請老師傅做，做一隻', '放大到五隻', '到五十隻', '開工，一批八百隻'],
    )
  })

  it('takes no speaker who goes on with 然後 for steps', () => {
    const { sentences, grammar } = read(
      '大家好，我是船廠的學徒，就是我在北岸做過一段時間，然後是老闆想搞一個新碼頭。',
    )
    assert.deepEqual(findSteps(sentences, grammar), [])
  })
  for (const text of [
    '當然，也有同行批評我，說這會讓船公司減少水手，最後吃虧的還是水手。',
    '兩年前風光地迎回一批木船，三個月之後我再去，船頭已經爛了，最後只好燒掉。',
    'They raised the fare, people stopped coming, and in the end the line closed.',
  ])
    it(`takes one ${/最後|the end/.exec(text)![0]} for no sequence: ${text}`, () => {
      const { sentences, grammar } = read(text)
      assert.deepEqual(findSteps(sentences, grammar), [])
    })
  it('begins no sequence behind where it begins', () => {
    const { sentences, grammar } = read(
      '再往後是比，跟舊船並排比，先在自己河裏，再到別人河裏，再到不同的海。',
    )
    assert.deepEqual(findSteps(sentences, grammar), [])
  })
  it('leaves no step out, however short', () => {
    const { sentences, grammar } = read('緩衝區縮小以後，雀鳥會先走，然後是漁民，最後是泥。')
    assert.deepEqual(findSteps(sentences, grammar), [])
  })
  it('reads the-more-the-more as a chain', () => {
    const { sentences, grammar } = read('樹越多，影子越長，夏天就更涼快，但水也要得更多。')
    assert.deepEqual(
      findChains(sentences, grammar)[0]?.steps.map(({ name }) => name),
      ['樹越多', '影子越長', '夏天就更涼快'],
    )
  })
})
