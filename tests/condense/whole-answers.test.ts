import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { analyse, grammarOf } from '../../scripts/condense/analyse.ts'
import { condense } from '../../scripts/condense/condense.ts'
import { idsIn } from '../../scripts/condense/evidence.ts'
import { leavesBehind } from '../../scripts/condense/options.ts'
import { parseInterview } from '../../scripts/interview/parse-interview.ts'
import type { Claim } from '../../scripts/model.ts'
import { composeSlides } from '../../scripts/slides/compose-slides.ts'

const claimsOf = (text: string): Claim[] =>
  condense(parseInterview(text)).themes.flatMap(({ claims }) => claims)
const answered = (answer: string, question = 'What became of the ferries?'): Claim[] =>
  claimsOf(`Q: ${question}\nA: ${answer}\n`)
const quoted = (claims: Claim[]): string[] =>
  claims.flatMap(({ evidence }) => (evidence.kind === 'quotation' ? [evidence.quotation.text] : []))

describe('an answer that a slide can hold', () => {
  const FERRIES =
    'They went, one by one, in a single autumn. The key is that nobody on the island had ever been asked. The council kept two boats for the school run, which it has never admitted was the only reason for keeping any, and it let the others go to a man in Naples, who sent us a postcard with a picture of them. The widow at the ticket office kept it on her window until the paper went white, and she sold tea there to the people who came to look at the water.'

  const SLOPE =
    'Nine people ski the north side sixty times in a winter, and nothing moves. They take it for knowledge of the slope, and so do all those who read of them in the hut. The snow tells nobody anything in sixty days, for it says nothing until it goes, and then it says so once, to whoever happens to be standing there at that moment. The mountain does not reward those who are right, but those who were lucky.'
  const interviewOf = (answer: string, question = 'What became of the ferries?') =>
    parseInterview(`Q: ${question}\nA: ${answer}\n`)
  const slideOf = (answer: string, question: string) =>
    composeSlides(condense(interviewOf(answer, question))).slides.find(({ id }) => id.startsWith('claim'))!

  it('is told whole, from its first sentence to its last', () => {
    const [claim, ...others] = answered(FERRIES)
    const told = new Set(idsIn([claim!.headline, claim!.evidence, claim!.answer]))
    assert.deepEqual([[...told].sort((a, b) => a - b), others], [[2, 3, 4, 5], []])
  })

  it('stands below what it comes to, where that can be read first, with its question right above it', () => {
    const [claim] = answered(SLOPE, 'Have you been caught out yourself?')
    assert.equal(
      claim!.headline.text,
      'The mountain does not reward those who are right, but those who were lucky',
    )
    const { body, layout, frontmatter } = slideOf(SLOPE, 'Have you been caught out yourself?')
    assert.equal(layout, 'claim')
    assert.equal(frontmatter.question, undefined)
    assert.match(
      body,
      /^# The mountain .* \[\^5\]\n\nHave you been caught out yourself\? \[\^1\]\n\n> Nine people .* at that moment\. \[\^2-4\]$/,
    )
    const sources = composeSlides(condense(interviewOf(SLOPE))).slides.find(({ id }) => id === 'sources')!
    assert.match(sources.body, /set large in a long quotation/)
  })

  it('is told with all of its first sentence, of which a word stands beside the question', () => {
    const [claim] = answered(
      '有，住戶最愛這樣說：「拆了橋，晚上就不會再有卡車。」我明白他們的擔心，去年全市的噪音投訴有五千多宗。但是同一年，碼頭的投訴有九千多宗。沒有人因此要拆碼頭。我甚至覺得，說「拆了就安靜」的人，想要的是自己安心，不是街坊安靜。這句話可能重了一點，我收回一半。有些橋頭的獨居長者，家人替他裝一扇厚窗，我是贊成的。',
      '噪音愈來愈多，會不會有人覺得，拆橋反而安靜？',
    )
    const told = new Set(idsIn([claim!.headline, claim!.evidence]))
    assert.deepEqual(
      [...told].sort((a, b) => a - b),
      [2, 3, 4, 5, 6, 7, 8],
    )
  })

  it('stands below its moral where it is a story', () => {
    const story =
      'Once, in 2006. I was guiding a party of nine, I knew the slope, and I had skied it perhaps sixty times before that morning. The slab broke forty metres above me, and I went three hundred metres down and ended up with one hand out of the snow. I had fifteen years behind me, and Leonard dug me out, a dentist. The mountain does not reward those who are right, but those who were lucky.'
    assert.match(
      slideOf(story, 'Have you been caught out yourself?').body,
      /^# The mountain .* \[\^\d+\]\n\nHave you been caught out yourself\?.*\n\n> .* a dentist\. \[\^[\d-]+\]$/,
    )
  })

  it('stands whole below a claim that turns against what was said before it, or has more said behind it', () => {
    const turned = SLOPE.replace('The mountain', 'But the mountain')
    const midst = `${SLOPE} And I have told that to every party since, mostly without success, on the way up.`
    for (const answer of [turned, midst])
      assert.match(
        slideOf(answer, 'Have you been caught out yourself?').body,
        /^# The mountain .* \[\^\d+\]\n\nHave you been .*\n\n> Nine people .* mountain does not reward /i,
        answer,
      )
  })

  it('stands whole below a part of it, where it is one long sentence', () => {
    const [claim] = answered(
      '手藝是第三，鎮上不缺好手，光是渡口就有不少好船工，造船學校裏都是優秀學生，修橋的核心隊伍裏就有本地畢業的學生，所以我從來沒覺得手藝是一個瓶頸。',
      '這個鎮缺些什麼？',
    )
    const { evidence, headline } = claim!
    assert.equal(headline.text, '修橋的核心隊伍裏就有本地畢業的學生，所以我從來沒覺得手藝是一個瓶頸')
    assert.ok(evidence.kind === 'quotation' && evidence.headed)
    assert.deepEqual(evidence.quotation.sentences, headline.sentences)
  })

  it('is told in its order, the claim in bold, where that leans on what was said before it', () => {
    const leaning = SLOPE.replace('Nine people', 'They').replace('The mountain does', 'That does')
    const { body, layout } = slideOf(leaning, 'Have you been caught out yourself?')
    assert.equal(layout, 'quotation')
    const parts = body.split('\n').filter((line) => /^> /.test(line))
    assert.ok(parts.length > 1)
    assert.equal(parts.filter((part) => /^> \*\*.*\*\* \[\^\d+\]$/.test(part)).length, 1)
    assert.equal(parts.filter((part) => !part.includes('**')).length, parts.length - 1)
  })

  it('has as its heading what it opens with, and its question above that', () => {
    const answer =
      '望遠鏡告訴你有幾隻，環告訴你是哪一隻。你在河口數到五千隻，隔天又數到五千隻，那可能是同一批，也可能前一批已經飛走了，這些是新來的。那年冬天站裏為此吵了兩個月，吵到站長把白板搬走了。'
    const [claim] = claimsOf(`問：為什麼要上環？\n答：${answer}\n`)
    assert.equal(claim!.headline.text, '望遠鏡告訴你有幾隻，環告訴你是哪一隻')
    const { slides } = composeSlides(condense(parseInterview(`問：為什麼要上環？\n答：${answer}\n`)))
    const { frontmatter, body } = slides.find(({ id }) => id === claim!.id)!
    assert.equal(frontmatter.question ?? frontmatter.section, '為什麼要上環？')
    assert.match(body, /^# 望遠鏡[^\n]* \[\^2\]\n\n> 你在河口/)
  })
})

describe('a quotation from a longer answer', () => {
  const REST =
    'The harbour office wrote to all of the owners in the spring and asked them what they would pay for a berth with a plug, and the letters that came back filled two drawers of a cabinet that nobody has opened since. My colleague read some of them aloud at the Christmas party, in the voices of the owners, and the director laughed until she had to sit down on the stairs and be given a glass of water.'

  it('ends where its paragraph ends rather than before its last sentences', () => {
    const claims = answered(
      `${REST} ${REST.replace('spring', 'autumn')} The harbour master keeps a list. It has eleven names on it and it has not moved since the year in which my father put his own name there, with a pencil that he borrowed from the man before him, who had waited for nineteen winters. Paint costs nothing.`,
    )
    const ending = quoted(claims).filter((one) => one.includes('keeps a list'))
    assert.equal(ending.length, 1)
    assert.match(ending[0]!, /Paint costs nothing\.$/)
  })
})

describe('a view that the speaker held once', () => {
  it('is left behind where the one he holds now is not told beside it', () => {
    const interview = parseInterview(
      '記者：石牆要種草嗎？\n工程師：可以，而且應該。二〇〇〇年之後開始種草種樹，我是反對的，我怕樹根撐裂石縫。後來我們數了十年。所以我以前是錯的。\n',
    )
    const grammar = grammarOf(interview)
    const sentences = analyse(interview, grammar)
    const [held, , round] = sentences.slice(-3).map(({ id }) => id)
    assert.ok(leavesBehind([held!], sentences, grammar))
    assert.ok(!leavesBehind([held!, round!], sentences, grammar))
  })
})

describe('a list a sentence each', () => {
  it('has as many members as were announced', () => {
    const [claim] = answered(
      'You need four things. A slope of about thirty degrees. A slab, which is snow that hangs together like a board. Underneath it, a weak layer. And a trigger, which is usually the victim. That last one is the good news.',
      'What makes a slab release?',
    )
    assert.ok(claim?.evidence.kind === 'enumeration')
    assert.deepEqual(
      claim.evidence.enumeration.members.map(({ name }) => name),
      ['A slope of about thirty degrees', 'A slab', 'Underneath it, a weak layer', 'A trigger'],
    )
  })

  it('is none where the sentences after a number are no members', () => {
    const claims = answered(
      'We had two small harbours. Both of them silted up in the same winter. I was there when the last boat left.',
    )
    assert.ok(claims.every(({ evidence }) => evidence.kind !== 'enumeration'))
  })
})

describe('an answer of which no sentence may be set large', () => {
  it('is quoted without one', () => {
    const claims = answered(
      'Two refused. They said they couldn’t sing. I told them that a ferryman has to shout over a winch in one of those gales, for eight hours, and nobody has ever reviewed him.',
      'And the men?',
    )
    const quotations = claims.flatMap(({ evidence }) =>
      evidence.kind === 'quotation' ? [evidence.quotation] : [],
    )
    assert.match(quotations[0]?.text ?? '', /^Two refused\./)
    assert.ok(quotations.every(({ around }) => around === undefined))
  })
})

describe('the third of several, which was asked for', () => {
  it('is told as any other answer', () => {
    const claims = claimsOf(
      '記者：第一個失敗是什麼？\n師傅：我把船賣得太早，船塢空了三年，工人都走光了。後來我才知道，船塢不怕舊，怕空。\n記者：第三個失敗是什麼？\n師傅：第三個我到現在也沒想明白。有一條船，木料對，工也對，下水那天就沉了。\n',
    )
    assert.ok(quoted(claims).some((text) => text.startsWith('第三個我到現在也沒想明白')))
  })
})

describe('two views on a short question', () => {
  it('stand side by side', () => {
    const claims = claimsOf(
      [
        'Moderator: Who runs the harbours today?',
        'Jane Roe: The owners run the harbours, and the county pays for the dredging every other winter.',
        'Tom Fox: The county runs them badly, and I say so as the man who signs for it.',
        'Moderator: Should there be a law?',
        'Jane Roe: Yes. Each harbour has to do it alone, against its own owners.',
        'Tom Fox: No, I’d vote against. A law stops the question being asked.',
      ].join('\n\n'),
    )
    const asked = claims.find(({ headline }) => headline.text === 'Should there be a law?')
    assert.ok(asked?.evidence.kind === 'comparison')
    assert.equal(asked.evidence.comparison.sides.length, 2)
  })
})

describe('an answer longer than a quotation', () => {
  const FIRST =
    'The council sold the north quay to a brewery in the spring of that year, without a word to anyone on the island. The brewery has not brewed a single barrel of beer on the north quay, and its nine vans stand where the nets were dried. The rent of the north quay goes to an office in Naples that nobody here has seen, in a street of which nobody on the island knows the name.'
  const SECOND =
    'The south quay belongs to the boatmen still, because a widow kept the deeds of it in a biscuit tin. Eleven families moor their boats along the south quay, and each of them pays a tenth of the mending. A surveyor from the county told the boatmen last winter that the south quay will stand for another hundred years if only it is let alone.'

  it('is told in parts, each whole, parted where a new thought begins', () => {
    const told = answered(`${FIRST} ${SECOND}`).map(({ headline, evidence }) =>
      evidence.kind === 'quotation'
        ? evidence.quotation.sentences
        : [...headline.sentences, ...evidence.points.flatMap(({ sentences }) => sentences)],
    )
    assert.deepEqual(
      told.map((ids) => [...ids].sort((a, b) => a - b)),
      [
        [2, 3, 4],
        [5, 6, 7],
      ],
    )
  })

  it('is told by its last part where there is room for one', () => {
    const short = 'The ferry goes at nine. Nobody takes it in winter.'
    const outline = condense(
      parseInterview(
        [
          'Q: What became of the quays?',
          `A: ${FIRST} ${SECOND}`,
          'Q: Who takes the ferry?',
          `A: ${short}`,
        ].join('\n'),
      ),
      { minutes: 2.5 },
    )
    const shown = outline.themes
      .flatMap(({ claims }) => claims)
      .filter(({ question }) => question?.text === 'What became of the quays?')
    assert.equal(shown.length, 1)
    assert.match(JSON.stringify(shown[0]!.evidence), /stand for another hundred years/)
  })
})

describe('an answer of which a list is drawn', () => {
  it('is told beside the list to its end, and no piece of it twice', () => {
    const claims = answered(
      'A small harbour needs three things: a dredged channel, a fish market and a school. Without the school the families move away, and then nobody is left to buy the fish. We lost our school for two years, and eleven families left. Nobody has counted the boats since.',
      'What does a small harbour need to stay alive?',
    )
    const [list, rest, ...others] = claims
    assert.ok(list?.evidence.kind === 'enumeration')
    assert.deepEqual(others, [])
    assert.match(JSON.stringify(rest), /Nobody has counted the boats since/)
  })
})

describe('a view then and now that fills its answer', () => {
  it('shows both below the question, each once', () => {
    const { slides } = composeSlides(
      condense(
        parseInterview(
          '記者：港口靠什麼？\n林海：過去我們都認為水深和碼頭最重要，那是在貨多的前提下。但如今，準時成了港口的根基，水深只是一張入場券。\n',
        ),
      ),
    )
    const { body } = slides.find(({ layout }) => layout === 'comparison')!
    assert.equal(body.split('水深只是一張入場券').length, 2)
    assert.match(body, /^# 港口[\s\S]*\n## 過去\n[\s\S]*\n## 如今\n/)
  })
})

describe('a question of two sentences that is answered with a list', () => {
  it('heads the list without its second sentence', () => {
    const [list] = answered(
      'You won’t learn tides in an afternoon. I’d teach you to see boats. Stand here. Don’t watch the water, the water is a liar’s friend, everybody’s watching it for you. Watch the bow of the one that waits. If it turns before the wind does, she’s riding. If it turns after, she’s coming for the quay.',
      'How would you teach me to see a tide? I’ve got an afternoon.',
    ).filter(({ evidence }) => evidence.kind === 'enumeration')
    assert.equal(list?.headline.text, 'How would you teach me to see a tide?')
  })
})

describe('a paragraph in which no claim is found', () => {
  it('is told all the same where another paragraph of its answer is', () => {
    const shown = JSON.stringify(
      answered(
        'The key is that nobody on the island had ever been asked about the ferries.\n\nThey had asked him that before. He had told them so. It was not that he minded it, or that they did. He sat there with it on his knees until they went. They never wanted an answer, they wanted him quiet.',
      ),
    )
    assert.match(shown, /The key is that nobody/)
    assert.match(shown, /He sat there with it on his knees/)
  })
})

describe('a paragraph that goes on about somebody', () => {
  it('is told with the paragraph that says who that is', () => {
    const [claim] = claimsOf(
      '問：您和念海圖的同事搭檔多久了？\n\n答：十四年。早先跟我搭的是位老先生，念得特別準。小葉剛來的時候是學播音的，一開口抑揚頓挫，我跟她說，你別演。\n\n她委屈壞了。我後來跟她解釋：你念得越有感情，我越容易跟著意思走，手就不摸了。她練了三個月，回家講故事都帶標點。\n',
    )
    assert.ok(claim?.evidence.kind === 'quotation')
    assert.match(claim.evidence.quotation.text, /小葉.*她委屈壞了/)
  })
})

describe('a list counted off within one sentence', () => {
  it('is not headed by what it says of its last members', () => {
    const claims = claimsOf(
      '問：海圖是不是更難？\n\n答：最難的是圖。一段話再長，手可以一行一行走。\n\n所以海圖不能照著描。我們的做法，一是能拆就拆，把一個立體圖拆成正面、上面、側面三張；二是能少就少，圖上的雲彩、花邊全部去掉；三是線與線至少隔開三毫米，再近，手上就是一團；四是拿給兩個孩子摸，一個先天盲的，一個後天盲的，兩個人都說得出是什麼，才算過。\n',
    )
    assert.ok(claims.every(({ headline }) => !/手上就是一團|先天盲/.test(headline.text)))
  })
})
