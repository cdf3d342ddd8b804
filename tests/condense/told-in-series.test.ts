import assert from 'node:assert/strict'
import { describe, it, test } from 'node:test'
import { analyse, grammarOf } from '../../scripts/condense/analyse.ts'
import { condense } from '../../scripts/condense/condense.ts'
import { sidesIn } from '../../scripts/condense/in-sides.ts'
import { stepsIn } from '../../scripts/condense/in-steps.ts'
import { parseInterview } from '../../scripts/interview/parse-interview.ts'

const interviewOf = (question: string, answer: string) =>
  parseInterview(
    `Q: ${question}\nA: ${answer}\nQ: Is it dark?\nA: Only at night, and then we light the lamps.\n`,
  )

function sequenceOf(question: string, answer: string) {
  const interview = interviewOf(question, answer)
  const grammar = grammarOf(interview)
  const run = analyse(interview, grammar).filter(({ turn }) => turn === 1)
  return stepsIn(run, question, grammar)?.told
}

const stepsOf = (question: string, answer: string): string[] | undefined =>
  sequenceOf(question, answer)?.steps.map(({ name }) => name)

const slideOf = (question: string, answer: string) => {
  const claims = condense(interviewOf(question, answer)).themes.flatMap((theme) => theme.claims)
  return claims.find(({ evidence }) => evidence.kind === 'steps')
}

const BOAT = {
  question: '做一艘木船要經過哪些步驟？',
  answer:
    '先選木，要放三年才乾。船板在火上慢慢彎，火不能太大。接著上釘，一寸一釘。最後才是下水。最容易壞的一步，其實是第一步。',
}

describe('stepsIn()', () => {
  const told: [string, string, string[]][] = [
    [
      '做一艘木船要經過哪些步驟？',
      '分四步。第一步選木，要放三年。第二步彎板，火不能太大。然後上釘，一釘一寸。最後才是下水。',
      ['選木', '彎板', '上釘', '下水'],
    ],
    [
      'How do you decide to cancel a sailing?',
      'There is an order to it. First we look at the swell. Then we ring the skipper. Only then do we look at the bookings.',
      ['We look at the swell', 'We ring the skipper', 'Only then do we look at the bookings'],
    ],
    [
      'How do you raise a wreck?',
      'You begin with the chart. Next a diver measures the hull. When the straps are under her, you lift.',
      ['You begin with the chart', 'A diver measures the hull', 'When the straps are under her, you lift'],
    ],
    [
      'What happens on the day?',
      'We read the forecast at six. Then we brief the crew, and everybody says where they would run. Next comes a test. Only after that do we sail.',
      ['We read the forecast at six', 'We brief the crew', 'Next comes a test', 'Only after that do we sail'],
    ],
    // What is no doing of anybody is said of the step before.
    [
      'How do you look for an ending?',
      'You make a list of everything that stopped. Ferries, markets, the band. Everyone forgets the band. Then for each of them you find a series. Third, you mark when it comes back. Then you put them all on one line.',
      [
        'You make a list of everything that stopped',
        'For each of them you find a series',
        'You mark when it comes back',
        'You put them all on one line',
      ],
    ],
    // What others do instead is said of the step before.
    [
      'How do you look at a hull?',
      'First you stand still. Everyone wants to start tapping. Then you look for the water, which comes in low. Only after that do you take out the hammer.',
      ['You stand still', 'You look for the water', 'Only after that do you take out the hammer'],
    ],
    [
      '你怎樣看一艘舊船？',
      '先站著不動。新手都急着敲。然後找水，水總是從低處來。最後才拿錘子。',
      ['站著不動', '找水', '拿錘子'],
    ],
    // What a thing is like is said of the step before it; who comes ashore goes on.
    [
      '放一次水要做些什麼？',
      '先看潮汐表，漲到最高才動手。再開下面的閘，水要慢慢放。閘門到碼頭大概要走兩個小時。最後關上面的閘。上到岸，還要再量一次。',
      ['看潮汐表', '開下面的閘', '關上面的閘', '上到岸，還要再量一次'],
    ],
    // Asked how, the first of two sentences before «then» is the first step, and the other is said of it.
    [
      'How is a wharf chosen for repair?',
      'Once a year a boat scans the piles and gives every one of them a score. We feed the scores into a model. Then the model picks the worst three. Last of all it goes to the council.',
      [
        'Once a year a boat scans the piles and gives every one of them a score',
        'The model picks the worst three',
        'It goes to the council',
      ],
    ],
    // 「先挑。」: what that is, is said next.
    [
      '一隻信鴿是怎麼練出來的？',
      '先挑。我們自己養，看牠怕不怕響。然後送到山上，一天放一次。最後從海邊放回來，才算練成。',
      ['挑', '送到山上', '從海邊放回來'],
    ],
    [
      'How do you listen to a bell?',
      'You listen for the hum first: how long it stays. Then you let go of the note. And then you say whether it is cracked.',
      ['You listen for the hum first', 'You let go of the note', 'You say whether it is cracked'],
    ],
    [
      '修船要怎麼開始？',
      '先不要動手，看三天。第一步是拍照，每塊板都拍。第二步是拆釘。最後才上新板。',
      ['拍照', '拆釘', '上新板'],
    ],
    [
      '修船怎麼做？',
      '第一步是拍照。木船有三百塊板，沒有照片就拼不回去。第二步，拆釘。接下來上新板。最後才下水。',
      ['拍照', '拆釘', '上新板', '下水'],
    ],
    [BOAT.question, BOAT.answer, ['選木', '上釘', '下水']],
    [
      '修船怎麼做？',
      '先放三天，讓木頭乾。再來拆釘，一根一根拆。拆完才換板，換一塊要半天。',
      ['放三天', '拆釘', '拆完才換板'],
    ],
    [
      'What happens when a boat is late?',
      'The first thing I do is ring the skipper. Next I ring the pilot, and he swears. While they are talking I light the second lamp. Last of all somebody makes a list.',
      [
        'The first thing I do is ring the skipper',
        'I ring the pilot',
        'While they are talking I light the second lamp',
        'Somebody makes a list',
      ],
    ],
    [
      'How do you teach knots?',
      'First they watch, and they hate it. Then they tie one knot a thousand times. It is always the same knot. Finally they cut it.',
      ['They watch', 'They tie one knot a thousand times', 'They cut it'],
    ],
  ]
  for (const [question, answer, steps] of told)
    it(`reads a sentence to each step: ${answer.slice(0, 24)}`, () =>
      assert.deepEqual(stepsOf(question, answer), steps))

  const none: [string, string, string][] = [
    [
      'a mistake that was given up',
      '你怎麼學會當舵手的？',
      '我剛開始做的時候，會先把海圖全背起來。結果船才走一半，我就替船長轉了舵。然後船長很高興，說我轉得快。後來我才明白，那不叫快。',
    ],
    [
      'another said them in one sentence',
      '有什麼可以參考？',
      '首先，船會的人說要把船量一遍；然後換纜；最後發給船長。',
    ],
    [
      'what stands before the first is no doing',
      'What happens in the years of tea?',
      "One's for us. Four's against, and zero is who has not been asked. When I go to a new quay, I ask for the list. After that comes the kettle.",
    ],
    ['they are too few', '碼頭怎麼會關？', '先是老闆走了。然後船員走了。我到今天還在。'],
    [
      'one life is told',
      'How did you get into this?',
      'First I was a baker. Then I was a baker with a bad back. Then the old keeper died.',
    ],
    ['nobody asked for them', '您最怕什麼？', '船板在火上慢慢彎。接著上釘，一寸一釘。最後才是下水。'],
    [
      'a story is told in their order',
      'How did the line close?',
      'First they raised the fare. People said, "We will walk." Then they stopped coming.',
    ],
  ]
  for (const [why, question, answer] of none)
    it(`reads none where ${why}`, () => assert.equal(stepsOf(question, answer), undefined))
})

test('a last step of a word or two has what stands behind it', () => {
  const sequence = sequenceOf(
    'How do you look at the water?',
    'First the gauge on the pier. Second the wake. When a ship comes into shallow water it goes dirty. Third the engine. Fourth the fishermen. Where they have set their nets there is no water for me.',
  )
  assert.deepEqual(
    sequence?.steps.map(({ name, detail }) => [name, detail]),
    [
      ['The gauge on the pier', undefined],
      ['The wake', 'When a ship comes into shallow water it goes dirty'],
      ['The engine', undefined],
      ['The fishermen', 'Where they have set their nets there is no water for me'],
    ],
  )
})

describe('toldInSeries()', () => {
  it('draws the steps below what is said of all of them', () => {
    const claim = slideOf(BOAT.question, BOAT.answer)
    assert.equal(claim?.headline.text, '最容易壞的一步，其實是第一步')
    assert.deepEqual(claim?.evidence.points, [])
  })

  it('heads steps that are the whole answer by the question', () => {
    const claim = slideOf(
      'How do you raise a wreck?',
      'You begin with the chart, and with the tides of that month. Next a diver measures the hull, which takes two days. When the straps are under her, you lift.',
    )
    assert.equal(claim?.headline.text, 'How do you raise a wreck?')
  })

  it('sets nothing above the steps that others think', () => {
    const claim = slideOf(
      'How do you raise a wreck?',
      'You begin with the chart, and with the tides. Next a diver measures the hull. When the straps are under her, you lift. Most people believe that we begin with the crane.',
    )
    assert.equal(claim?.headline.text, 'How do you raise a wreck?')
  })

  it('heads no slide by a step that lost its mark', () => {
    const claims = condense(
      interviewOf(
        'Is the harbour old?',
        'First we counted every rope in the harbour, which nobody had done for forty years. Then the council said “no”. Then we wrote to the minister about the ropes, and he never wrote back to anybody here. Finally the council sold the ropes to a museum that has no harbour of its own.',
      ),
    ).themes.flatMap((theme) => theme.claims)
    for (const { headline, evidence } of claims)
      if (evidence.kind === 'points') assert.doesNotMatch(headline.text, /^(?:we counted|the council sold)/i)
  })

  it('tells what stands beside the steps below them', () => {
    const claim = slideOf(
      '怎樣造船？',
      '我父親做了六十年。先選木，要放三年才乾。接著上釘，一寸一釘。最後才是下水。做得最久的是等木頭乾，這一步誰也不能替你快。',
    )
    assert.deepEqual(
      claim?.evidence.points.map(({ text }) => text),
      ['我父親做了六十年'],
    )
  })
})

describe('stepsIn(): a year', () => {
  it('tells when something was so, and no step', () =>
    assert.deepEqual(
      stepsOf(
        'How do you know that a deck is clean?',
        'Before the pilot comes, we mark fifteen spots on the deck. Then the deck is washed in the ordinary way. After that we go round with a lamp. In 2015, when we began, half of the spots had been wiped.',
      ),
      [
        'Before the pilot comes, we mark fifteen spots on the deck',
        'The deck is washed in the ordinary way',
        'We go round with a lamp',
      ],
    ))
})

describe('sidesIn()', () => {
  function sidesOf(answer: string, asked = 'Why is it so?'): [string, string][] | undefined {
    const interview = interviewOf(asked, answer)
    const grammar = grammarOf(interview)
    const run = analyse(interview, grammar).filter(({ turn }) => turn === 1)
    return sidesIn(run, asked, grammar)?.told.sides.map(({ name, statement }) => [name, statement.text])
  }

  const told: [string, string, [string, string][]][] = [
    [
      'places',
      '船上受傷，隔天有人來看。碼頭上受傷，要等三天。',
      [
        ['船上', '受傷，隔天有人來看'],
        ['碼頭上', '受傷，要等三天'],
      ],
    ],
    [
      'then and now',
      '以前看潮水表，一天看三次。現在看手機，一分鐘看一次。',
      [
        ['以前', '看潮水表，一天看三次'],
        ['現在', '看手機，一分鐘看一次'],
      ],
    ],
    [
      'two people, each a topic',
      '一個要養家的年輕船長，我會勸他買新船。一個快退休的老船長，舊船更加安全。',
      [
        ['一個要養家的年輕船長', '我會勸他買新船'],
        ['一個快退休的老船長', '舊船更加安全'],
      ],
    ],
    [
      'phrases that lead to one noun',
      'In a narrow harbour the wind comes from one side, and you tie up once. In a wide harbour it comes from everywhere, and you never sleep.',
      [
        ['In a narrow harbour', 'the wind comes from one side, and you tie up once'],
        ['In a wide harbour', 'it comes from everywhere, and you never sleep'],
      ],
    ],
    [
      'halves of a sentence behind what they are told for',
      '火候很要緊，火大一點，漆會起泡；火小一點，漆三天都不乾。',
      [
        ['火大一點', '漆會起泡'],
        ['火小一點', '漆三天都不乾'],
      ],
    ],
    [
      'conditions with what is to be done',
      "If he laughs, we sail at once. If there's no wind in the harbour, we mend the nets.",
      [
        ['If he laughs', 'we sail at once'],
        ["If there's no wind in the harbour", 'we mend the nets'],
      ],
    ],
    [
      'what is with a thing and what is without it',
      'Without the lamp, a boy looks all over the water. He sees rocks and buoys. With a lamp, he looks at the lamp.',
      [
        ['Without the lamp', 'a boy looks all over the water. He sees rocks and buoys'],
        ['With a lamp', 'he looks at the lamp'],
      ],
    ],
    [
      'two that open clauses in turn',
      '木槳好處是輕，一個人划得動，鐵槳打到石頭就彎，不能用。聽說木槳三年就斷，鐵槳十年還在。',
      [
        ['木槳', '好處是輕，一個人划得動'],
        ['鐵槳', '打到石頭就彎，不能用'],
      ],
    ],
  ]
  for (const [what, answer, sides] of told)
    it(`sets side by side ${what}`, () => assert.deepEqual(sidesOf(answer), sides))

  it('sets side by side what both were asked for', () => {
    const answer = '木船是老方法，釘子要一寸一釘。鐵船是新方法，兩年就有得賣。'
    assert.deepEqual(sidesOf(answer, '木船和鐵船有什麼分別？'), [
      ['木船', '是老方法，釘子要一寸一釘'],
      ['鐵船', '是新方法，兩年就有得賣'],
    ])
  })

  const asked: [string, string, string, [string, string][]][] = [
    [
      'a side to its end, until the other is named',
      '渡輪和快艇在搶什麼？',
      '渡輪要的是位子。它一天只走四班，一班坐三百人。快艇要的是時間，一個鐘頭走三班。',
      [
        ['渡輪', '要的是位子。它一天只走四班，一班坐三百人'],
        ['快艇', '要的是時間，一個鐘頭走三班'],
      ],
    ],
    [
      'phrases of one form',
      'Is the problem the fog or the wind?',
      'For the ferry, visibility. For the sailor, weather.',
      [
        ['For the ferry', 'visibility'],
        ['For the sailor', 'weather'],
      ],
    ],
    [
      'then and now under the noun they belong to',
      '乘客變了嗎？',
      '以前的人上船，先問風。現在的人上船，先問網路。',
      [
        ['以前的人', '上船，先問風'],
        ['現在的人', '上船，先問網路'],
      ],
    ],
    [
      'clauses of one form',
      '看什麼？',
      '船長告訴你的是例外，漁夫告訴你的是今天。',
      [
        ['船長', '告訴你的是例外'],
        ['漁夫', '告訴你的是今天'],
      ],
    ],
    [
      'two kinds of one thing',
      '新纜和舊纜差在哪裡？',
      '新的纜繩會伸長，頭半年每個月都要收。舊的纜繩不伸了，可是它會斷。',
      [
        ['新的纜繩', '會伸長，頭半年每個月都要收'],
        ['舊的纜繩', '不伸了，可是它會斷'],
      ],
    ],
    [
      'a mind that changed',
      '船該不該修？',
      '我以前認為所有木船都應該修。後來村裏的老人把船燒了。現在我明白，修船要先問船家。',
      [
        ['我以前', '認為所有木船都應該修。後來村裏的老人把船燒了'],
        ['現在', '我明白，修船要先問船家'],
      ],
    ],
    [
      'no half of which the other half says what',
      '木船和鐵船有什麼分別？',
      '木船要兩年，鐵船要兩個月。可是木船知道風什麼時候轉，鐵船不知道。',
      [
        ['木船', '要兩年'],
        ['鐵船', '要兩個月'],
      ],
    ],
  ]
  for (const [what, question, answer, sides] of asked)
    it(`sets side by side ${what}`, () => assert.deepEqual(sidesOf(answer, question), sides))

  it('names no sides by a pronoun or a conjunction that the question has too', () =>
    assert.equal(
      sidesOf(
        "They keep the boat because it's late, and because it's late they're ashamed. When you take the fine away, you have taken away the reason to hide.",
        "Why would people come back more when nothing happens to them if they don't?",
      ),
      undefined,
    ))

  it('has no third side beside then and now', () => {
    const sides = sidesOf(
      '以前画一张海图要一天，现在扫一遍只要四十分钟。不过扫描只能记录已经露出来的礁石，机器不会告诉你。',
      '现在有雷达、扫描，还需要老船工吗？',
    )
    assert.deepEqual(
      sides?.map(([name]) => name),
      ['以前', '现在'],
    )
  })

  const none: [string, string][] = [
    [
      'would have half a phrase for a name',
      'On land you have a great deal of data and no body to look at. Over the bar you have a body and hardly any data.',
    ],
    [
      'follow each other in time',
      'In the morning I mend the nets and sing. In the afternoon I sell them and complain.',
    ],
    [
      'would be cut inside a number',
      'In fifty-four there was nothing that would worry you. In six there was mercury above the limit.',
    ],
    ['go on', '我父親做了六十年船。我做了三十年。後來船廠關了，我去學修引擎。'],
    ['one speaker tells of himself', 'I sleep on the boat. I eat on the boat, and my wife does not mind.'],
    [
      'say when each is done',
      'At two weeks a pilot phones you, and I insist on a pilot. At six weeks we send the bill.',
    ],
    ['tell what came later', '後來我們同三間船廠簽了約，每條船收兩百元。現在我們的收入，六成來自修船。'],
    ['tell what the speaker thinks of it now', '那時有船客這樣問我，我答她說有海圖。現在想起來真是丟臉。'],
    [
      'name one of many',
      '渡船是第三，鎮上不缺船工，光北岸學堂就養了不少船工，南岸都是好學生，碼頭的核心船隊裏就有北岸畢業的，所以我從來沒覺得渡船是一個難處。',
    ],
    ['say the same of both', '船上的師傅姓馬，岸上的師傅也姓馬。'],
    ['say no more than their names', '快就全部快，慢就全部慢。'],
    ['speak of one thing', '靠岸那四條船，每年進水兩次。算下來那四條船，一年賠七千。'],
    ['tell what came before and after', '下水之前，我們燒一炷香。三個月以後，船就沉了。'],
    ['another said', '船東說：「以前一天走三班。」現在一天走一班，因為沒有人坐。'],
  ]
  for (const [why, answer] of none)
    it(`leaves alone sentences that ${why}`, () => assert.equal(sidesOf(answer), undefined))
})

describe('a slide of two sides', () => {
  it('is headed by what is said of both, rather than by the question', () => {
    const question = '木船和鐵船有什麼分別？'
    const answer =
      '木船是順著木紋做的，釘子要一寸一釘，師傅一年只做得出一條，做壞了就重來。鐵船是照圖紙做的，焊縫要一口氣燒完，一個月就下水。木船壞了看得出；鐵船壞了看不出。'
    const claims = condense(interviewOf(question, answer)).themes.flatMap((theme) => theme.claims)
    const claim = claims.find(({ evidence }) => evidence.kind === 'comparison')
    assert.equal(claim?.headline.text, '木船壞了看得出；鐵船壞了看不出')
  })
})
