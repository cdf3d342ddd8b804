import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { analyse, grammarOf } from '../../scripts/condense/analyse.ts'
import { GRANTS } from '../../scripts/condense/own-worth.ts'
import { scoreClaims } from '../../scripts/condense/score-claims.ts'
import { setLarge } from '../../scripts/condense/set-large.ts'
import { parseInterview } from '../../scripts/interview/parse-interview.ts'

function large(question: string, answer: string): string | undefined {
  const interview = parseInterview(`Q: ${question}\nA: ${answer}\n`)
  const grammar = grammarOf(interview)
  const sentences = analyse(interview, grammar)
  const knowledge = {
    interview,
    grammar,
    scores: scoreClaims(sentences, interview, grammar),
    guest: () => '',
  }
  return setLarge(sentences, sentences, knowledge)[0]?.text
}

describe('setLarge()', () => {
  it('takes the answer itself where a view was asked for', () =>
    assert.equal(
      large(
        'Should the old gates stay?',
        'They should stay until the last boat has gone. The county counted nineteen thousand hours of labour on the three gates in a single decade. My father painted them.',
      ),
      'They should stay until the last boat has gone',
    ))

  it('takes where the speaker stands rather than what another wrote', () =>
    assert.equal(
      large(
        '有人批評您。',
        '顏理事長在報上寫，一道閘門都不該留。他寫了三千字。我的看法是，閘門要留到最後一條船走了為止。',
      ),
      '我的看法是，閘門要留到最後一條船走了為止',
    ))

  it('takes no sentence that the next one judges or takes back, nor a question', () => {
    assert.notEqual(
      large('船夠嗎？', '市府換了一百四十道閘門。這遠遠不夠。船一年比一年長，閘工卻一年比一年老。'),
      '市府換了一百四十道閘門',
    )
    assert.notEqual(
      large(
        'Do you ever close a lock?',
        'Never one of the old ones. I defended that choice for years, on the figures. I wouldn’t now. Our counts showed who came, and a lock also says who could.',
      ),
      'I defended that choice for years, on the figures',
    )
    assert.equal(large('How was it?', 'Who would have thought it possible in a town like this?'), undefined)
  })

  it('takes nothing where all is story, told for what it came to elsewhere', () =>
    assert.equal(
      large(
        'How did you come to it?',
        'He told me so in 1987, and they said that my uncle had worked there that winter. It was the year when he told them of the two boats. They had said that in 1986.',
      ),
      undefined,
    ))

  it('takes nothing that is said of the interview itself, or granted to the other side', () => {
    assert.notEqual(
      large(
        '觀光列車好嗎？',
        '尖峰時間開一班坐三十個人的船，佔掉的那個閘口本來可以過八百個人。不過我太太很喜歡搭，所以這一段你可以不要登。',
      ),
      '不過我太太很喜歡搭，所以這一段你可以不要登',
    )
    assert.notEqual(
      large(
        'Are two crews ever judged alike?',
        'What you owe a crew isn’t the same answer, it’s the same reasons. And I’ll grant you that from the towpath those two look identical.',
      ),
      'I’ll grant you that from the towpath those two look identical',
    )
  })

  it('takes what nobody does or somebody might, and not what somebody says', () => {
    assert.equal(
      large(
        '運河為什麼沒有人？',
        '過路費年年漲，船夫一年比一年少。航道不挖，什麼船都不會有人造。去年挖了三天。',
      ),
      '航道不挖，什麼船都不會有人造',
    )
    for (const said of ['有人覺得航道不挖，是為了等船走光', '總有人唱衰運河，認為航道遲早要填'])
      assert.notEqual(
        large('運河為什麼沒有人？', `過路費年年漲，船夫一年比一年少。${said}。去年挖了三天。`),
        said,
      )
    assert.equal(
      large(
        '船夫走了，岸上的人怎麼看？',
        '岸上的人沒有怎麼看。我們以為船夫走了是因為窮，其實是因為沒有人等他。那年封了兩次河。',
      ),
      '我們以為船夫走了是因為窮，其實是因為沒有人等他',
    )
  })

  it('takes a sentence with the one that belongs to it, or neither', () =>
    assert.equal(
      large(
        'Who tends the lamps?',
        'We bought nine lamps. You let a lamp go out and you do not get to choose who sees it. It is seen by the one boat that needed it. They cost forty pounds.',
      ),
      'You let a lamp go out and you do not get to choose who sees it. It is seen by the one boat that needed it',
    ))

  it('knows what is granted to the other side', () => {
    for (const granted of ['活得久是真的，有些人多活十年', '這一點我認輸', 'That much is true'])
      assert.ok(GRANTS.test(granted), granted)
    assert.ok(!GRANTS.test('船底漏水是真的問題'))
  })

  it('takes none of a series above the others', () =>
    assert.equal(
      large(
        '搬走的人後來怎樣？',
        '有二十戶去了城裏開車。有三十戶留在岸上打零工。剩下的人離不開水，政府沒有替他們想過別的路。',
      ),
      '剩下的人離不開水，政府沒有替他們想過別的路',
    ))

  it('takes nothing that the answer turns away from, nor what is said of the question', () => {
    assert.equal(
      large(
        'Boatmen say the toll ruins them.',
        'They are right about the toll, and it has doubled. But what empties the canal is the winter closure. Boats that stop in November find another road.',
      ),
      'But what empties the canal is the winter closure',
    )
    assert.notEqual(
      large('有人說渡輪沒有用。', '這個話我聽了十年了。渡輪載的不是遊客，是島上的病人。'),
      '這個話我聽了十年了',
    )
  })

  it('takes the moral of a story, not its people or its day', () =>
    assert.equal(
      large(
        'Did you ever get it wrong?',
        'In 1998 a lad from the village fell off the north gate. My father said nothing for a week. A rope costs less than a letter to a mother.',
      ),
      'A rope costs less than a letter to a mother',
    ))

  it('takes nothing that begins with a pronoun, is only a condition or holds only on one', () => {
    const onCondition = '渡輪不會消失，島上的病人離不開它。前提是島民願意一張票多付兩元。'
    assert.equal(large('渡輪會消失嗎？', onCondition), undefined)
    assert.equal(
      large('渡輪會消失嗎？', `${onCondition}船長最怕的不是風浪，而是碼頭沒有燈。`),
      '船長最怕的不是風浪，而是碼頭沒有燈',
    )
    assert.equal(
      large(
        'What is the toll for?',
        'The toll keeps the boatmen of the canal honest. It costs as much as a loaf.',
      ),
      'The toll keeps the boatmen of the canal honest',
    )
  })
})
