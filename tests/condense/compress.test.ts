import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { analyse, grammarOf } from '../../scripts/condense/analyse.ts'
import { compressions } from '../../scripts/condense/compress.ts'
import { en } from '../../scripts/condense/en.ts'
import { answerOf, fixtureInterviews, isSubsequence } from './read-fixtures.ts'

function compressed(text: string, limit?: number): string[] {
  const interview = answerOf(text)
  const grammar = grammarOf(interview)
  const [sentence] = analyse(interview, grammar)
  return compressions(sentence!, limit ?? grammar.limits.headline, grammar).map((statement) => statement.text)
}

describe('compressions()', () => {
  const best: [string, string][] = [
    ['其實，城市最缺的不是土地，而是耐心。', '城市最缺的不是土地，而是耐心'],
    ['但不管怎麼樣，大橋現在離完工還有一段距離，工人們都清楚。', '大橋現在離完工還有一段距離，工人們都清楚'],
    [
      'A fair-weather cloud, one kilometre each way, holds about 500 tonnes of water.',
      'A fair-weather cloud, one kilometre each way, holds about 500 tonnes of water',
    ],
    ['And honestly, a library is a promise to strangers.', 'A library is a promise to strangers'],
  ]
  for (const [sentence, expected] of best) {
    it(`${sentence} => ${expected}`, () => assert.equal(compressed(sentence)[0], expected))
  }

  const never: [string, string, string][] = [
    [
      'of whom a story tells, brought up in the clause before',
      '有一個老船工，六十幾歲，說腰痛，藥也吃過了，每個人都說他該退休。',
      '六十幾歲，說腰痛，藥也吃過了，每個人都說他該退休',
    ],
    ['of how many', '留下來的九戶裡面，有六戶後來種回了以前的稻子。', '有六戶後來種回了以前的稻子'],
    [
      'what the first clause is the topic of',
      '島上的孩子游得快，是因為他們天天在海裡，不是因為天分。',
      '島上的孩子游得快',
    ],
    [
      'a condition in the middle of its clause',
      '一個學徒如果從來沒有看過師父失手，他不會覺得自己做得到。',
      '一個學徒如果從來沒有看過師父失手',
    ],
    [
      'the noun that a clause only describes',
      '煙會散到閣樓裡，平常碰不到面的蜂和人，一下子全擠在一起了。',
      '煙會散到閣樓裡，平常碰不到面的蜂和人',
    ],
    [
      'a subject without its verb (English)',
      'Most of the shipwrecks we have surveyed, and we have surveyed forty, weren’t lost in storms.',
      'Most of the shipwrecks we have surveyed',
    ],
    [
      'a phrase that only says where (English)',
      'In the best winter we have on record, the ferry ran for nine weeks without a stop.',
      'In the best winter we have on record',
    ],
    [
      'the news that stands last (English)',
      'We gave the old harbour eight years of grants, and the fishing fleet shrank by half.',
      'We gave the old harbour eight years of grants',
    ],
    [
      'of what all its clauses are told',
      '我們學校土木系，去年招生名額是三百人，今年名額只剩一百二十人。',
      '今年名額只剩一百二十人',
    ],
    [
      'what the clauses before it are told for',
      '樹根可以抓住表面的泥土，這一帶的滑坡多數很淺，所以種樹是有幫助的。',
      '樹根可以抓住表面的泥土，這一帶的滑坡多數很淺',
    ],
    [
      'what it is a matter of',
      '店家把醃菜當成現做的賣，客人不知道，這不是醃菜的問題，這是做生意的問題。',
      '店家把醃菜當成現做的賣，客人不知道',
    ],
    [
      'what was found where something was followed',
      '我們跟過一百二十間船廠後門的廢料，早上的那批乾淨，半夜的那批全是油。',
      '我們跟過一百二十間船廠後門的廢料',
    ],
    ['a condition', '如果沒有水，稻子就活不過夏天，農民只能離開。', '稻子就活不過夏天，農民只能離開'],
    [
      'a source',
      '根據漁業署的統計，去年的漁獲少了三成，漁民也少了一半。',
      '去年的漁獲少了三成，漁民也少了一半',
    ],
    [
      'a view that is reported',
      '總有人看輕小書店，認為小書店在這個城市已經沒有位置，我不同意。',
      '小書店在這個城市已經沒有位置',
    ],
    [
      'the second half of a pair',
      '書店的價值不僅在於書，更在於書與書之間的距離，還有店主的眼光。',
      '書店的價值不僅在於書',
    ],
    [
      'what the next clause is said besides',
      '還有一半是同樣的數往三個系統裏填三遍，格式還不同，一個要填頭，一個要填隻。',
      '格式還不同，一個要填頭，一個要填隻',
    ],
    ['what a colon announces', '修這座橋要三樣東西：木頭、石頭和一個不怕高的人。', '修這座橋要三樣東西'],
    ['a concession', '雖然冬天的收成不好，但沒有人離開這個村子，我很驕傲。', '雖然冬天的收成不好'],
    [
      'a condition (English)',
      'If the river rises again, the old bridge will not hold, and the town knows it.',
      'The old bridge will not hold, and the town knows it',
    ],
    [
      'what a condition of two clauses leads to',
      '假如填海工程照樣動工，沉積物飄過來，我們二十年的工作就沒有了。',
      '假如填海工程照樣動工，沉積物飄過來',
    ],
    [
      'a condition two clauses before',
      '假如填海工程照樣動工，沉積物飄過來，我們二十年的工作就沒有了。',
      '我們二十年的工作就沒有了',
    ],
    [
      'a condition that follows',
      '碼頭的生意十年內可以回到從前的一半，前提是橋不再加寬。',
      '碼頭的生意十年內可以回到從前的一半',
    ],
    [
      'a condition that follows (English)',
      'The reef can come back within ten years, unless the harbour is dredged again.',
      'The reef can come back within ten years',
    ],
    [
      'what is so, after what is not',
      '我現在每天早上第一節課不上課，就是讓孩子講昨天看見了什麼。',
      '我現在每天早上第一節課不上課',
    ],
    [
      'what is so, after what is not (English)',
      "A passenger doesn't care what the bus is called, she cares how long she stands in the rain.",
      "A passenger doesn't care what the bus is called",
    ],
    [
      'the first members of a list',
      'Three things have to happen: we need new libraries, we need fast trains, and we need better teachers.',
      'We need fast trains, and we need better teachers',
    ],
    [
      'the end of a series',
      'A family of beavers costs nothing, builds in a fortnight, and repairs its own work.',
      'A family of beavers costs nothing, builds in a fortnight',
    ],
    [
      'of what it holds',
      '成熟製程，也就是28納米以上，差距基本沒有了，成本甚至低百分之十五左右。',
      '差距基本沒有了，成本甚至低百分之十五左右',
    ],
    [
      'the time it speaks of',
      '等到新橋開通，那就是一場災難，全城的人談論了半年的時間。',
      '全城的人談論了半年的時間',
    ],
    [
      'the later places of a ranking',
      '我會說第一是水質，第二是船錨和遊客，第三才是水溫。',
      '我會說第一是水質，第二是船錨和遊客',
    ],
    [
      'on what premise it held',
      '過去我們都以木材為最重要，那是在用錢買得到鐵的前提下。',
      '我們都以木材為最重要',
    ],
    ['the steps after the first', '先給三年級講二十分鐘，再轉過來給五年級講。', '先給三年級講二十分鐘'],
    [
      'whom a clause is about',
      '城裏的孩子跟大人說話，我們的孩子跟着爺爺，一天說不了五十句。',
      '一天說不了五十句',
    ],
    [
      'the other choice',
      '五年內電動船不會成為主流，最多是內河的小船，或者和柴油船混着用。',
      '五年內電動船不會成為主流，最多是內河的小船',
    ],
    [
      'where something happens',
      '鄉下的人搬家的次數少，彼此都認識；城裏的大樓裏，你不知道隔壁住的是誰。',
      '你不知道隔壁住的是誰',
    ],
    [
      'the noun behind two adjectives',
      'I would add that the town had a perfectly modern, perfectly useless system for counting its bicycles.',
      'I would add that the town had a perfectly modern',
    ],
    [
      'what a second clause takes its subject from',
      'In one study, forty bakers were given the same flour, and the loaves ranged from bricks to feathers.',
      'The loaves ranged from bricks to feathers',
    ],
    ['of which something is a part', '全城的舊樓有三千幢，其中驗過電線的不到一成。', '驗過電線的不到一成'],
    [
      'what must be done for the rest to hold',
      '起一座新橋，局長來剪綵，報紙登頭版；把一座舊橋修好，沒有人知道。',
      '局長來剪綵，報紙登頭版',
    ],
    ['after how long it was so', '船漆曬了七十二天，顏色只掉了百分之二點四。', '顏色只掉了百分之二點四'],
    [
      'of whom the first side of a semicolon tells',
      '南島的電船走得最遠，主要是公家在做；北島的強項是修理，全港一半的船在那裏修。',
      '主要是公家在做；北島的強項是修理',
    ],
    [
      'what comes of what anybody might do',
      '你把最好的船長請來，他在這個港也要等三小時的潮水。',
      '你把最好的船長請來',
    ],
    [
      'what was found after so long',
      '我們自己在碼頭上數了三個月，大概只有八成的船真的靠岸。',
      '我們自己在碼頭上數了三個月',
    ],
    [
      'what the sum comes to',
      '我們把島上所有的漁船加起來，數目不過是對岸的萬分之二。',
      '我們把島上所有的漁船加起來',
    ],
    ['what is better', '船員買一台收音機，不如去碼頭聽老人講天氣。', '船員買一台收音機'],
    [
      'whom it brings up last',
      '漁民幫了我們很多，有一位老船長，七十六歲，他說五十年前這裡看不到海底。',
      '漁民幫了我們很多，有一位老船長',
    ],
    [
      'the group it is compared with (English)',
      'Half of the crews recovered quickly, against one in six who did nothing.',
      'Half of the crews recovered quickly',
    ],
    [
      'how far it holds, said ahead (English)',
      'Up to about five hours, the day boat wins on every route we have.',
      'The day boat wins on every route we have',
    ],
    [
      'the first steps of several (English)',
      'The net is counted, the hull is washed, the engine is inspected, and only then does she sail.',
      'The net is counted, the hull is washed',
    ],
  ]
  for (const [what, sentence, wrong] of never) {
    it(`never leaves out ${what}`, () =>
      assert.ok(!compressed(sentence).includes(wrong), compressed(sentence).join(' | ')))
  }

  const none = [
    '它永遠不會停。',
    '這就是我離開的原因。',
    '所以受到的關注比較少。',
    'It affects about 90% of the record.',
    'That is the reason we know anything at all.',
    'The third keeps me awake at night.',
    'In the second, output is proportional to presence.',
    'The politicians who had praised it ended it.',
    'Norway did not get there by magic.',
    'Only then would I spend something on my own field.',
    'The strength is that it leaves the good bacteria alone.',
    'Some farmers do, and they have a point.',
    "The prosecutor's fallacy.",
    '三個都可以，再來找我吧。',
    '另外百分之九十九，誰也看不到。',
    'We call that the harbour effect.',
    'About forty million people live in the mountains and depend on it directly.',
    'When the pump works, they pay about two percent.',
    'The bakers had been saying so all along.',
    'By two people, and I had dinner with one of them.',
    'Whether the soil can drink.',
    'The town pays at least 60% of that, and the boats pay the rest.',
    'I am not going to answer that in writing.',
    '一小時可以測四十公里。',
    "Three metres out of a hundred is, well, it's a gesture.",
  ]
  for (const sentence of none) {
    it(`takes nothing from a sentence that points outside itself: ${sentence}`, () =>
      assert.deepEqual(compressed(sentence), []))
  }

  it('leaves out no right that is said of something', () => {
    for (const text of compressed('The boatmen are not supposed to fish there, and quite right.'))
      assert.doesNotMatch(text, /quite$/)
  })
  it('leaves out what asks for assent', () =>
    assert.equal(compressed('餐飲業很講究人情，利潤靠的是口碑是吧。')[0], '餐飲業很講究人情，利潤靠的是口碑'))

  it('says a reason as what is so', () => {
    assert.equal(compressed('因為大城市裏沒有一個人真的跑得快。')[0], '大城市裏沒有一個人真的跑得快')
    assert.ok(!compressed('便宜的反而沒人做，因為床位按項目收費。').some((text) => text.startsWith('因為')))
  })

  it('takes nothing from a question', () =>
    assert.deepEqual(compressed('城市到底需要多少棵樹才算夠呢？'), []))

  it('keeps within the limit', () => {
    const long =
      '我們在三年內種了四萬棵樹，每一棵都有編號，孩子們負責澆水，老人負責講故事，最後連市長也來了。'
    for (const text of compressed(long, 24)) assert.ok(text.length <= 24, text)
  })

  it('puts no word in: each result is its sentence with characters left out', () => {
    for (const [name, interview] of fixtureInterviews()) {
      const grammar = grammarOf(interview)
      for (const sentence of analyse(interview, grammar)) {
        for (const { text, sentences } of compressions(sentence, grammar.limits.headline, grammar)) {
          assert.deepEqual(sentences, [sentence.id])
          assert.ok(isSubsequence(text, sentence.text), `${name}: ${text} / ${sentence.text}`)
        }
      }
    }
  })
})

describe('en.dangles()', () => {
  for (const [text, points] of [
    ['There the turnstile pays for itself', true],
    ['But there we had no boat', true],
    ['There is a turnstile at every gate', false],
    ["There's nobody on the pier", false],
  ] as const)
    it(`says of «${text}» that it ${points ? 'points at a place named before' : 'says what there is'}`, () =>
      assert.equal(en.dangles(text), points))
})
