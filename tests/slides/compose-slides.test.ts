import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { condense } from '../../scripts/condense/condense.ts'
import { parseInterview } from '../../scripts/interview/parse-interview.ts'
import type { Claim, Slide } from '../../scripts/model.ts'
import { composeSlides } from '../../scripts/slides/compose-slides.ts'
import { answerOf, fixtureInterview } from '../condense/read-fixtures.ts'

const slidesOf = (interview: ReturnType<typeof parseInterview>): Slide[] =>
  composeSlides(condense(interview)).slides

describe('composeSlides()', () => {
  it('says on each claim who speaks, where several do; a quotation has its name anyway', () => {
    const interview = fixtureInterview('several-guests.txt')
    const guests = interview.speakers.filter(({ role }) => role === 'guest')
    const claims = slidesOf(interview).filter(({ id }) => id.startsWith('claim-'))
    assert.ok(guests.length > 1 && claims.length > 1)
    const named = new Set<string>()
    for (const { id, layout, frontmatter, body } of claims) {
      const sentence = interview.sentences[Number(id.replace('claim-', '')) - 1]!
      if (interview.turns[sentence.turn]!.role === 'question') {
        // Two views below the question itself, each under its name.
        assert.ok(guests.filter((one) => body.includes(one.name ?? one.label)).length > 1, body)
        continue
      }
      const own = guests.find(({ label }) => label === interview.turns[sentence.turn]!.speaker)!
      const name = own.name ?? own.label
      // Below what is quoted, or before it.
      const isQuoted = layout === 'quotation' || layout === 'exchange' || /^> /m.test(body)
      if (isQuoted) assert.ok(body.includes(`——${name}`) || body.includes(`- **${name}** `), body)
      else assert.ok(String(frontmatter.speaker).includes(name), `${id}: ${frontmatter.speaker}`)
      named.add(name)
    }
    assert.ok(named.size > 1)
  })

  it('says who speaks below a question that one of several answers', () => {
    const slides = slidesOf(
      parseInterview(
        [
          'Host: Do you have figures for the locks?',
          'Marta Oyelaran: We timed four hundred passages. A cutter takes seventy seconds on average. A barge, ninety-four. A ferry with its gate open, a hundred and twelve, because of the ramp.',
          'Host: Should the old gates stay?',
          'Piet Halloran: The old gates leak. Every winter we lose a tenth of the canal through them, and no repair has held.',
        ].join('\n\n'),
      ),
    )
    const numbers = slides.find(({ layout }) => layout === 'numbers')
    assert.match(numbers!.body, /^# Do you have figures for the locks\?/)
    assert.equal(numbers!.frontmatter.speaker, 'Marta Oyelaran')
  })

  it('names on the cover who hosts a programme that nobody signs, and sets its facts apart', () => {
    const [cover] = slidesOf(
      parseInterview(
        [
          'THE LONG TIDE PODCAST',
          'Episode 31: "Salt Remembers"',
          'Guest: Ilse Marrow, salt maker',
          'Host: Bea Colquhoun',
          'Released 9 May 2021',
          '',
          'Bea Colquhoun: Why salt?',
          '',
          'Ilse Marrow: Because the marsh makes it whether I come or not. Salt is the only crop that never had to be sown.',
        ].join('\n'),
      ),
    )
    assert.match(cover!.body, /Episode 31, 9 May 2021 · Interviewer: Bea Colquhoun/)
  })

  it('signs a quotation with the name alone, and of a guest without one not at all', () => {
    const quoted = (file: string) =>
      slidesOf(fixtureInterview(file)).find(({ layout }) => layout === 'quotation')!.body
    assert.match(quoted('bracketed.txt'), /\n\n——范國棟$/)
    assert.doesNotMatch(quoted('questions-behind-bars.txt'), /—/)
  })

  it('says on each claim what was asked: all of it, else its last sentence, as far as a line goes', () => {
    const asked = (question: string) => {
      const { frontmatter } = slidesOf(
        parseInterview(
          `記者：${question}\n\n林師傅：修船最缺的不是木頭，而是耐心。木頭每年都長，耐心三代人才養得出一個。`,
        ),
      ).find(({ id }) => id.startsWith('claim-'))!
      // The section's name at the slide's head may have asked it.
      return frontmatter.question ?? /^.*？$/.exec(String(frontmatter.section))?.[0]
    }
    const long = '有人說木船的時代早就過去了，港口裏剩下的師傅一隻手數得完，年輕人也不願意再學這門手藝。'
    assert.equal(asked('修船最缺什麼？'), '修船最缺什麼？')
    assert.equal(asked(`${long}修船的師傅最缺的是什麼？`), '修船的師傅最缺的是什麼？')
    // What is so short, or says `it`, leans on what was said before.
    assert.equal(asked(`${long}缺什麼？`), `${long}缺什麼？`)
    assert.equal(asked(`${long}您覺得這是誰造成的呢？`), `${long}您覺得這是誰造成的呢？`)
    assert.equal(asked(`${long.slice(0, -1)}，${long.slice(0, -1)}，您說修船最缺的到底是什麼？`), undefined)
  })

  it('sets a remark that asks nothing whole above what answers it, and an objection behind a question with it', () => {
    const asked = (question: string) =>
      slidesOf(
        parseInterview(
          `Q: ${question}\nA: The keeper decides, and the keeper has never once been wrong about the ice. The harbour trusts nobody else.\n`,
        ),
      ).find(({ id }) => id.startsWith('claim-'))?.frontmatter.question
    for (const question of [
      'The council wants to close the lighthouse in winter, so that one keeper could serve both islands. You voted against it.',
      "But isn't there a danger there? One man decides for both islands.",
    ])
      assert.equal(asked(question), question)
  })

  it('says above a question that asks nothing alone what it takes up, with its sentences in the notes', () => {
    const told = '船底要先晾乾，晾得不乾，漆一遇到太陽就起泡，整條船等於白做，客人下個月又把船開回來。'
    const slides = slidesOf(
      parseInterview(
        `記者：漆會不會失敗？\n陳老：${told}我自己失敗過。\n記者：會嗎？\n陳老：會。\n記者：多少次？\n陳老：三十年裏有二十七條船，我每一條都記在牆上，新來的徒弟第一天就要站在那面牆前面讀一遍，讀完才准拿刷子。`,
      ),
    )
    const { frontmatter, notes } = slides.find(({ frontmatter }) => frontmatter.question === '多少次？')!
    assert.equal(frontmatter.before, '會嗎？——會。')
    assert.match(notes!, /^問：會嗎？ \[4\]——會。 \[5\] 多少次？ \[6\]\n/)
  })

  it('names nobody on each slide where one person answers', () => {
    for (const { frontmatter } of slidesOf(fixtureInterview('reporter-and-named-guest.txt')))
      assert.ok(!('speaker' in frontmatter))
  })

  it('sets a chain of more than three steps as a list, which can be read from the back', () => {
    const slides = slidesOf(
      answerOf('修一艘老船急不得，只能一步一步來。先拆掉爛木頭，再量好龍骨，然後換上新板，最後塗三層桐油。'),
    )
    const steps = slides.find(({ layout }) => layout === 'sequence')
    assert.doesNotMatch(steps?.body ?? '', /^# 再量/)
    assert.match(steps?.body ?? '', /^1\. .*拆掉爛木頭/m)
    assert.match(steps?.body ?? '', /^4\. .*塗三層桐油/m)
  })

  it('does not ask a question twice for a word or two at its start', () => {
    const interview = parseInterview(
      '記者：船怎樣下水？\n陳老：先等潮水漲到石階，再拆掉木楔，船自己會走，人只要扶住它。急的人總想推，一推就歪。\n記者：那麼出路在哪裏？\n陳老：手藝的出路在年輕人手裏。年輕人願意學，老船就修得下去，手藝就不會斷。',
    )
    const outline = condense(interview, {
      themes: [
        { title: '下水', cues: ['潮水', '木楔'] },
        { title: '出路在哪裏？', cues: ['出路', '年輕人'] },
      ],
    })
    const { body } = composeSlides(outline).slides.find(({ layout }) => layout === 'agenda')!
    assert.deepEqual(body.match(/^\d.*$/gm), ['1. **下水** 船怎樣下水？ [^1]', '2. **出路在哪裏？**'])
  })

  it('does not ask a question once more for a few words before a long title', () => {
    const interview = parseInterview(
      '記者：往後十年，手藝的出路到底在哪裏？\n陳老：手藝的出路在年輕人手裏。年輕人願意學，老船就修得下去，手藝就不會斷。',
    )
    const outline = condense(interview, {
      themes: [{ title: '手藝的出路到底在哪裏？', cues: ['出路', '年輕人'] }],
    })
    const { body } = composeSlides(outline).slides.find(({ layout }) => layout === 'agenda')!
    assert.deepEqual(body.match(/^\d.*$/gm), ['1. **手藝的出路到底在哪裏？**'])
  })

  it('does not ask once more, whole, the question of which the name of a section is part', () => {
    const interview = parseInterview(
      '記者：你們每晚在碼頭做什麼？很多人以為船泊好了就不用理。\n陳老：我們量纜繩。纜繩每一晚都會短一點。\n記者：漏水的船應該修嗎？\n陳老：漏水的船不應該修，應該拆。',
    )
    const { body } = composeSlides(condense(interview)).slides.find(({ layout }) => layout === 'agenda') ?? {
      body: '',
    }
    assert.ok(!/每晚在碼頭做什麼？\*\* /.test(body), body)
    assert.match(body, /每晚在碼頭做什麼？\*\*/)
  })

  /** A deck of themes that have so many claims each, every claim with its own question. */
  const deckOf = (...counts: number[]): Slide[] => {
    const interview = parseInterview('記者：船怎樣下水？\n陳老：先等潮水漲到石階，再拆掉木楔，船自己會走。')
    const claim = (id: string, question: string): Claim => ({
      id,
      headline: { text: '先等潮水漲到石階', sentences: [2] },
      evidence: { kind: 'points', points: [{ text: '船自己會走', sentences: [2] }] },
      question: { text: question, sentences: [1] },
      passage: [2],
      rank: 1,
    })
    const themes = counts.map((count, theme) => ({
      title: `第${theme + 1}關？`,
      claims: Array.from({ length: count }, (_, at) =>
        claim(`claim-${theme + 1}${at + 1}`, at === 0 ? `第${theme + 1}關？` : '船怎樣下水？'),
      ),
    }))
    const rest = { forecasts: [], recap: [], discussion: [], accounted: [] }
    return composeSlides({ title: '下水', interview, themes, ...rest }, { minutes: 10 }).slides
  }

  it('opens each theme with a slide of its own where themes have three claims and more on average', () => {
    const slides = deckOf(4, 2)
    const order = slides.map(({ layout }) => layout).filter((layout) => /^(?:theme|claim)$/.test(layout))
    assert.deepEqual(order, ['theme', 'claim', 'claim', 'claim', 'claim', 'theme', 'claim', 'claim'])
    assert.ok(slides.every(({ frontmatter }) => !('section' in frontmatter)))
    assert.match(slides.find(({ id }) => id === 'theme-2')!.notes!, /第 7 至 10 分鐘$/)
  })

  it('gives no slide to the names of themes that have fewer: each slide says what it belongs to', () => {
    const slides = deckOf(3, 1, 1)
    assert.ok(slides.every(({ layout }) => layout !== 'theme'))
    const claims = slides.filter(({ id }) => id.startsWith('claim-'))
    assert.deepEqual(
      claims.map(({ frontmatter }) => frontmatter.section),
      ['第1關？', '第1關？', '第1關？', '第2關？', '第3關？'],
    )
    assert.match(claims[3]!.notes!, /第 6 至 8 分鐘\n\n.*第2關？/)
  })

  it('does not ask above a slide what the name of its section at its head asks', () => {
    const claims = deckOf(2).filter(({ id }) => id.startsWith('claim-'))
    assert.deepEqual(
      claims.map(({ frontmatter }) => frontmatter.question),
      [undefined, '船怎樣下水？'],
    )
  })

  it('shares the minutes of the talk out to the themes, by their claims, if it is told how many', () => {
    const outline = condense(fixtureInterview('reporter-and-named-guest.txt'))
    const timed = composeSlides(outline, { minutes: 30 })
    assert.equal(timed.headmatter.duration, '30min')
    const spans = timed.slides.flatMap(({ notes }) => {
      const span = /第 (\d+) 至 (\d+) 分鐘/.exec(notes ?? '')
      return span ? [span.slice(1).map(Number)] : []
    })
    assert.equal(spans.length, outline.themes.length)
    assert.equal(spans[0]![0], 0)
    assert.equal(spans.at(-1)![1], 30)
    for (const [index, [from, to]] of spans.entries()) {
      assert.ok(from! < to!)
      if (index > 0) assert.equal(from, spans[index - 1]![1])
    }
    const untimed = composeSlides(outline)
    assert.ok(!('duration' in untimed.headmatter))
    assert.ok(untimed.slides.every(({ notes }) => !/分鐘/.test(notes ?? '')))
  })

  it('sets commas between paper, issue and date in English, and none behind 《》', () => {
    const sourceOf = (file: string) => composeSlides(condense(fixtureInterview(file))).headmatter.source
    assert.equal(sourceOf('episode-in-quotation-marks.txt'), 'THE LONG ROW, Episode 41, June 9, 2025')
    assert.equal(sourceOf('note-over-title.txt'), '《北方筆記》 2025年第2期')
  })

  it('says how many repairs were guesses, and how many were left undone', () => {
    const repair = { line: 1, column: 1, kind: 'shift', before: 'a', after: 'b', confidence: 1 } as const
    const { slides } = composeSlides(condense(fixtureInterview('reporter-and-named-guest.txt')), {
      repairs: [
        { ...repair, made: true },
        { ...repair, made: true, doubtful: true },
        { ...repair, made: false },
      ],
    })
    assert.match(
      slides.find(({ id }) => id === 'sources')!.body,
      /修復 2 處，其中 1 處按上下文推測，另有 1 處/,
    )
  })
})
