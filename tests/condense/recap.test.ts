import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkText } from '../../scripts/check/check-text.ts'
import { analyse, grammarOf } from '../../scripts/condense/analyse.ts'
import { condense } from '../../scripts/condense/condense.ts'
import type { Grammar } from '../../scripts/condense/grammar.ts'
import { recapOf } from '../../scripts/condense/recap.ts'
import { scoreClaims } from '../../scripts/condense/score-claims.ts'
import { parseInterview } from '../../scripts/interview/parse-interview.ts'
import type { Interview, Outline } from '../../scripts/model.ts'
import { composeSlides } from '../../scripts/slides/compose-slides.ts'
import { toMarkdown } from '../../scripts/slides/to-markdown.ts'

const outlineOf = (...exchanges: [asked: string, told: string][]) =>
  condense(parseInterview(exchanges.map(([asked, told]) => `記者：${asked}\n林海：${told}`).join('\n')))

const knowledgeOf = (interview: Interview, grammar: Grammar) => ({
  interview,
  grammar,
  scores: scoreClaims(analyse(interview, grammar), interview, grammar),
  guest: () => '',
})

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
  it('has a line for a section of which what is set large leans on what was said', () => {
    const { recap } = outlineOf(
      ['港口還留著燈塔。', '它是最後一座。每一座燈塔都是島民自己的鐘。那時候沒有人記得它。'],
      ['航線由誰決定？', boats],
    )
    assert.deepEqual(
      recap.find(({ title }) => title.includes('燈塔'))?.lines[0]?.text,
      '每一座燈塔都是島民自己的鐘',
    )
  })
  it('takes the rest of what is quoted where what is set large leans on what was said', () => {
    const interview = parseInterview(
      'Q: The old pier is rotten.\nA: It was the last of its kind, and they knew it. A pier is the clock of its island.',
    )
    const grammar = grammarOf(interview)
    const text = 'It was the last of its kind, and they knew it. A pier is the clock of its island.'
    const quotation = { text, sentences: [2, 3], speaker: 'A' }
    const claim = {
      id: 'claim-2',
      headline: { text: 'It was the last of its kind, and they knew it', sentences: [2] },
      evidence: { kind: 'quotation' as const, quotation, points: [] },
      passage: [2, 3],
      rank: 0,
    }
    const [section] = recapOf(
      [{ title: 'Old pier', claims: [claim] }],
      analyse(interview, grammar),
      knowledgeOf(interview, grammar),
    )
    assert.deepEqual(section?.lines[0]?.text.replace(/\.$/, ''), 'A pier is the clock of its island')
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

  const english = (...exchanges: [asked: string, told: string][]) =>
    condense(parseInterview(exchanges.map(([asked, told]) => `Q: ${asked}\nA: ${told}`).join('\n')))
  const owners: [string, string] = [
    'Who should own the ferries?',
    'The islanders should own the ferries and the pier. Nobody else needs the boats in winter.',
  ]
  const linesIn = ({ recap }: ReturnType<typeof condense>) =>
    recap.flatMap(({ lines }) => lines.map(({ text }) => text))
  const textsOf = (recap: Outline['recap']): string[] =>
    recap.flatMap(({ lines }) => lines.map(({ text }) => text))

  const linesUnder = (asked: string, ...told: string[]) =>
    outlineOf([asked, told.join('')], ['航線由誰決定？', boats])
      .recap.find(({ title }) => title === asked)
      ?.lines.map(({ text }) => text)
  const story =
    '二〇一九年的冬天，漁會在碼頭開了三個晚上的會，每一個晚上都有人把船票撕掉，會議紀錄有四百頁，到今天還放在候船室的抽屜裡。'

  it('leaves out what refuses to answer, and takes what the speaker holds instead', () => {
    assert.deepEqual(
      linesUnder('十年以後渡輪會怎麼樣？', '我不敢說。', story, '我的判斷是，船不會缺，缺的是肯開船的人。'),
      ['我的判斷是，船不會缺，缺的是肯開船的人'],
    )
  })
  it('takes the judgement at the end of an answer before its opening, its figures and its story', () => {
    assert.deepEqual(
      linesUnder(
        '渡輪應不應該免費？',
        '碼頭每天開十二班船，一年載四十萬人。',
        story,
        '所以你要先問誰在等船，再問誰付錢。',
      ),
      ['你要先問誰在等船，再問誰付錢'],
    )
    assert.deepEqual(
      linesUnder(
        '渡輪應不應該免費？',
        story,
        '我認為學生的船票應該免費，其他人照舊。',
        '碼頭每天開十二班船。',
      ),
      ['學生的船票應該免費，其他人照舊'],
    )
  })
  it('takes a denial only with what is so instead', () => {
    const outline = english(
      [
        'What did the new ferry change?',
        'We counted passengers for a year. The fine was never about the tickets. It was about who waits in the rain.',
      ],
      owners,
    )
    assert.ok(
      linesIn(outline).includes('The fine was never about the tickets. It was about who waits in the rain.'),
      linesIn(outline).join('\n'),
    )
  })
  it('takes nothing that is granted, nor what an answer says of the question', () => {
    const outline = english(
      [
        'Should the night ferry go on?',
        "That's a fair question to ask a captain. Of course the night ferry loses money every single winter. But a ferry that only sails by day is a bus with a view.",
      ],
      owners,
    )
    assert.ok(
      linesIn(outline).includes('A ferry that only sails by day is a bus with a view'),
      linesIn(outline).join('\n'),
    )
  })
  it('takes nothing that a guest opens with when he replies to the other', () => {
    const { recap } = condense(
      parseInterview(
        [
          'Moderator: Who should own the ferries?',
          'Jane Roe: The islanders should own the ferries and the pier. Nobody else needs the boats in winter.',
          'Tom Fox: You have never had to pay for a pier yourself. A county that pays should own what it pays for.',
        ].join('\n'),
      ),
    )
    assert.ok(!textsOf(recap).some((text) => text.startsWith('You have never')), textsOf(recap).join('\n'))
  })
  it('tells no number, thing or deed that was named before it', () => {
    const outline = english(
      [
        'Which pier did you close?',
        'If you close the first one you must close the second in the same week, or the boats will fight. It is fifty-two. A pier that is kept by nobody should be closed before winter.',
      ],
      owners,
    )
    assert.ok(
      !linesIn(outline).some((text) => /the first one|^It is fifty/.test(text)),
      linesIn(outline).join(),
    )
    const { recap } = outlineOf(
      ['沉船應該打撈嗎？', '只要還做不到，留在海底就是最好的保存。海水是最慢的博物館。'],
      ['航線由誰決定？', boats],
    )
    assert.ok(!textsOf(recap).some((text) => text.includes('做不到')), textsOf(recap).join())
  })
  it('gives each guest a line', () => {
    const exchange = (asked: string, jane: string, tom: string) =>
      `Moderator: ${asked}\nJane Roe: ${jane}\nTom Fox: ${tom}`
    const { recap } = condense(
      parseInterview(
        [
          exchange(
            'Who should own the ferries?',
            'The islanders should own the ferries, because you never repair what you only rent.',
            'The county paid for the pier in cash.',
          ),
          exchange(
            'What should a ferry cost?',
            'A ferry should cost you less than the bridge that nobody built.',
            'My father sold tickets on the quay.',
          ),
          exchange(
            'Who should paint the boats?',
            'Whoever sails a boat should paint it, and never ask you for the brush.',
            'The county bought paint for nine boats.',
          ),
          exchange(
            'When should the night ferry sail?',
            'The night ferry should sail whenever you cannot see the lamp.',
            'The captain slept on the quay that winter.',
          ),
        ].join('\n'),
      ),
    )
    const speakers = recap.flatMap(({ lines }) => lines.map(({ speaker }) => speaker))
    assert.deepEqual([...new Set(speakers)].sort(), ['Jane Roe', 'Tom Fox'])
  })
  it('leaves a section out of which nothing is worth taking home', () => {
    const linesOf = (told: string): number => {
      const interview = parseInterview(`Q: The old pier is rotten.\nA: ${told}\nA: The county looked away.`)
      const grammar = grammarOf(interview)
      const headline = { text: told.replace(/\.$/, ''), sentences: [2] }
      const evidence = { kind: 'points' as const, points: [] }
      const claims = [{ id: 'claim-2', headline, evidence, passage: [2], rank: 0 }]
      const sentences = analyse(interview, grammar)
      return recapOf([{ title: 'Old pier', claims }], sentences, knowledgeOf(interview, grammar)).length
    }
    assert.equal(linesOf('I saw it slam, and him under it, and my own hat, in 1994.'), 0)
    assert.equal(linesOf('A pier should be painted by whoever owns the boats.'), 1)
    const { recap, themes } = outlineOf(['碼頭的門是什麼時候壞的？', '它壞了。'], ['航線由誰決定？', boats])
    assert.ok(recap.length < themes.length || themes.length === 1)
    assert.ok(!textsOf(recap).includes('它壞了'))
  })
  it('takes what the slide sets large, and of a reason no more than the reason', () => {
    assert.deepEqual(
      linesUnder(
        '渡輪應該怎樣改？',
        '這個問題我聽了十年了。',
        '碼頭每天開十二班船。',
        '渡輪載的不是遊客，是島上的病人。',
      ),
      ['渡輪載的不是遊客，是島上的病人'],
    )
    assert.deepEqual(
      linesUnder('島民為什麼還要搭渡輪？', '因為渡輪是島民最便宜的交通工具。', '碼頭每天開十二班船。'),
      ['因為渡輪是島民最便宜的交通工具'],
    )
  })
  it('gives no date and place for a decision, and no yes for a reason', () => {
    const decided = linesUnder(
      '做過最難的決定是什麼？',
      '二〇〇八年六月，大澳。',
      '碼頭斷了，村裏有一千七百人。',
    )
    assert.ok(!decided?.some((text) => text.startsWith('二〇〇八年')), decided?.join())
    const { recap } = condense(
      parseInterview(
        [
          'Q: Why do islanders waste so much paint? Is it ignorance?',
          'A: No. The tins that the county buys for the islanders hold twice as much as any islander could ever use on one boat in one summer.',
          'Q: Who should own the ferries?',
          'A: The islanders should own the ferries and the pier. Nobody else needs the boats in winter.',
        ].join('\n'),
      ),
    )
    const texts = recap.flatMap(({ lines }) => lines.map(({ text }) => text))
    assert.ok(!texts.includes('No.'), texts.join())
  })

  it('tells the opening of an answer once, however many sides it has', () => {
    const { recap } = english(
      [
        'Can a bad quay be saved?',
        'Up to a point. Too narrow can be helped with patience. Too shallow can be helped with a dredger. Too rocky cannot be helped at all.',
      ],
      [
        'What do you tell a new pilot?',
        'A pilot should never say yes on the ladder. The ladder is where people say yes, because everybody is looking up at them.',
      ],
    )
    const texts = textsOf(recap)
    assert.equal(new Set(texts).size, texts.length, texts.join('\n'))
  })

  it('takes no first step of several, nor a number where none was asked for', () => {
    const { recap } = english(
      [
        'How do you take down a pier?',
        'First you lower the water slowly, about a foot a day, so the banks do not slump. Then you test the mud. After that you cut a notch and let the tide find it. Then you wait a whole winter. The tide does most of the work if you let it go first.',
      ],
      [
        'Have you ever broken one?',
        'Forty-three, that I know of. Nobody forgives a broken pier, and nobody remembers a whole one.',
      ],
    )
    const lines = textsOf(recap)
    assert.ok(lines.length > 0)
    assert.ok(
      lines.every((text) => !/^(?:First you|Forty-three)/.test(text)),
      lines.join('\n'),
    )
  })

  const sectionAsked = (asks: string) => {
    const interview = parseInterview(
      `記者：島上還有人搭渡輪嗎？\n林海：有。\n記者：${asks}\n林海：渡輪的船票應該由政府付。`,
    )
    const grammar = grammarOf(interview)
    const [, , question, answer] = interview.sentences
    const headline = { text: '渡輪的船票應該由政府付', sentences: [answer!.id] }
    const asked = { text: question!.text, sentences: [question!.id] }
    const evidence = { kind: 'points' as const, points: [] }
    const claims = [{ id: 'claim-4', headline, question: asked, evidence, passage: [answer!.id], rank: 0 }]
    const theme = { title: interview.sentences[0]!.text, asked: [1], claims }
    return recapOf([theme], analyse(interview, grammar), knowledgeOf(interview, grammar))[0]
  }
  it('sets above a line the question that it answers, where that is not the one that names its section', () =>
    assert.equal(sectionAsked('船票應該由誰付錢？')?.title, '船票應該由誰付錢？'))
  it('has no line under a question that would take more than three lines beside it', () =>
    assert.equal(
      sectionAsked('住在島上三十多年而且每天要搭兩次渡輪的居民，他們的船票應該由政府還是由誰付錢？'),
      undefined,
    ))
  it('asks nothing: a question of the guest is no line without its answer', () => {
    const outline = english(
      [
        'Will the night ferry run without a crew?',
        'In the harbour it may. Out there I am not so sure about it, and neither are they. Could a screen smell that the captain has not slept? Of course not.',
      ],
      owners,
    )
    assert.ok(!linesIn(outline).some((text) => text.endsWith('?')), linesIn(outline).join())
  })
  it('gives nobody else’s view: what companies argue, the county promises, all say', () => {
    const outlines = [
      english(
        [
          'Should the county run the boats?',
          'I hear companies argue that without fares nobody would ever paint a boat. Islanders painted boats for a hundred years without a fare.',
        ],
        owners,
      ),
      english(
        [
          'Will the boats get quieter?',
          'The county promises to halve the noise of the engines by 2028. I hope they do, and I would not bet my pier on it.',
        ],
        owners,
      ),
      outlineOf(
        [
          '島上的年輕人願意學開船嗎？',
          '都說島上的年輕人吃不了開船的苦。我收過九個學徒，走了六個，沒有一個是因為苦。',
        ],
        ['航線由誰決定？', boats],
      ),
      outlineOf(
        [
          '最後悔的一次是什麼？',
          '我判斷是舵壞了，修了十一個月。最後發現是一截漁網，兩公分長。不是沒有工具，是我沒有潛下去看。',
        ],
        ['航線由誰決定？', boats],
      ),
      outlineOf(
        [
          '修船最難的是什麼？',
          '我剛回島的時候，看到不合規矩的地方就拆掉，覺得自己在救船。難的是知道前一個人為什麼這樣修。',
        ],
        ['航線由誰決定？', boats],
      ),
    ]
    const told = outlines.flatMap(linesIn)
    const notHis = /companies argue|county promises|^都說|^我判斷是|覺得自己在救船/
    assert.deepEqual(
      told.filter((text) => notHis.test(text)),
      [],
    )
  })
  it('gives no bare No that the next sentences soften', () => {
    const outline = english(
      [
        'Should the ferry names be patented?',
        'No. Well, I say no, and then I remember that I spent eleven years on a boat and somebody on the mainland sold it under another name in one.',
      ],
      owners,
    )
    assert.ok(!linesIn(outline).includes('No.'))
  })
  it('says who pretends, or leaves it out', () => {
    const outline = outlineOf(
      ['為什麼不能像修車一樣，有問題就拆開？', '因為它們會裝。船不是不會壞，是不能讓人看出壞。'],
      ['航線由誰決定？', boats],
    )
    assert.ok(!linesIn(outline).some((text) => /它們/.test(text)), linesIn(outline).join())
  })
})
