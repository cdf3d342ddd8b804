import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { namesGuest } from '../../scripts/condense/asked.ts'
import { condense } from '../../scripts/condense/condense.ts'
import { parseInterview } from '../../scripts/interview/parse-interview.ts'
import type { Claim } from '../../scripts/model.ts'
import { composeSlides } from '../../scripts/slides/compose-slides.ts'

const outlineOf = (...turns: string[]) => condense(parseInterview(turns.join('\n\n')), { minutes: 60 })

/** A host, and two guests of whom the second only replies to the first. */
const talk = (...replies: string[]) =>
  outlineOf(
    'Host: Philippa, would you ban a player on statistics alone?',
    'Philippa Nkemelu: I would not, at five deviations or at ten. You cannot cross-examine a deviation, and I have sat through eleven hearings in which somebody tried to. A person has a right to be accused of something he did, not of being improbable.',
    ...replies,
    'Host: What should a club do first?',
    'Philippa Nkemelu: A club should write down the complaint, and make the accuser sign it. A third of them go away.',
    'Stellan Brandt: A club should keep the score sheets of every game for ten years, for a method may come that reads them.',
  )
const exchangesIn = (claims: Claim[]): [string, string][][] =>
  claims.flatMap(({ evidence }) =>
    evidence.kind === 'exchange'
      ? [evidence.words.map(({ speaker, text }): [string, string] => [speaker, text])]
      : [],
  )

describe('what guests say to one another', () => {
  const REPLIES = [
    'Stellan Brandt: Improbable is what evidence is, Philippa. A fingerprint is improbable.',
    'Philippa Nkemelu: A fingerprint is on something.',
  ]

  it('is told in turn, the reply with what it replies to, each under its speaker', () => {
    const { themes } = talk(...REPLIES)
    const [exchange, ...others] = exchangesIn(themes.flatMap(({ claims }) => claims))
    assert.deepEqual(others, [])
    assert.deepEqual(
      exchange!.map(([speaker]) => speaker),
      ['Philippa Nkemelu', 'Stellan Brandt', 'Philippa Nkemelu'],
    )
    assert.match(exchange![0]![1], /^I would not, .* not of being improbable\.$/)
    assert.equal(exchange![2]![1], 'A fingerprint is on something.')
  })

  it('makes one slide under the question, with the sentences of each', () => {
    const { body, frontmatter } = composeSlides(talk(...REPLIES)).slides.find(
      ({ layout }) => layout === 'exchange',
    )!
    assert.match(body, /^# Philippa, would you ban a player on statistics alone\? \[\^1\]$/m)
    assert.match(body, /^- \*\*Stellan Brandt\*\* Improbable is .* improbable\. \[\^5,6\]$/m)
    assert.equal(body.match(/^- /gm)?.length, 3)
    assert.equal(frontmatter.question, undefined)
  })

  it('stands below what the other guest asks, and not below what the host asked before that', () => {
    const { themes } = outlineOf(
      '主持人：請兩位說說那次爭執。',
      '尹若水：那天有一條漁船在燈塔外面打轉，船老大一邊罵一邊叫我報最近的水深。我說水深我報，航向要他自己定，那是船老大的工作。無線電裏安靜了大概五秒。我以為他以後都不會再理我了。但我認為領航員一旦替人定航向，他就變成第二個船老大，而且是沒有人任命的那一個。',
      '杜清渠：我當下很不高興，回家想了一個晚上。她說得對，但我還是有一點不同意。大海不是考場，有些數字報出來只會叫他慌，比如暗礁離船底還有多少。好的領航員難道不該替他擋一下嗎？',
      '尹若水：不該。他慌了，就是慌了，岸上的人慌的時候有人替他擋嗎？我擋了，他看到的就是一片比較客氣的海，那片海不存在。',
      '杜清渠：這一點我到今天都沒有完全被說服，不過由他來決定要不要聽，總比由我來決定好。',
      '主持人：領航員的收入怎樣？',
      '尹若水：一趟一千元，等四個鐘頭也是一千元，改期的話只有車錢。',
      '杜清渠：所以留下來的只有兩種人，一種是真的在意，一種是真的不會開船。',
    )
    const exchanges = exchangesIn(themes.flatMap(({ claims }) => claims))
    const words = exchanges.find((some) => some.some(([, text]) => text.startsWith('不該。')))
    const at = words?.findIndex(([, text]) => text.startsWith('不該。')) ?? 0
    assert.match(words?.[at - 1]?.[1] ?? '', /擋一下嗎？$/)
  })

  it('is left out where the reply says nothing of its own', () => {
    for (const reply of ['I agree with that, to my annoyance.', 'At ten?'])
      assert.deepEqual(
        exchangesIn(talk(`Stellan Brandt: ${reply}`).themes.flatMap(({ claims }) => claims)),
        [],
      )
  })

  it('is told with a reply that leans on it, though each could fill a slide, and then without one of its own', () => {
    const reply =
      'Stellan Brandt: That is only half of the matter, with respect. In a club of forty a deviation has a name, an address and a mother, and the improbable has always moved away by Easter.'
    const { themes } = talk(reply)
    const claims = themes.flatMap((theme) => theme.claims)
    const [exchange] = exchangesIn(claims)
    assert.match(exchange![0]![1], /^I would not, .* not of being improbable\.$/)
    assert.match(exchange![1]![1], /^That is only half .* by Easter\.$/)
    assert.equal(claims.filter(({ passage }) => passage.includes(3)).length, 1)
  })

  it('stands with the end of what it leans on, where the whole is too much', () => {
    const long = 'The club has written down each complaint since the war, and the club reads none of them. '
    const { themes } = outlineOf(
      'Host: Philippa, would you ban a player on statistics alone?',
      `Philippa Nkemelu: ${long.repeat(6)}A player has a right to be accused of something.`,
      'Stellan Brandt: That is only half of the matter, with respect. In a club of forty a deviation has a name, an address and a mother, and the improbable has always moved away by Easter.',
      'Host: What should a club do first?',
      'Philippa Nkemelu: A club should write down the complaint, and make the accuser sign it. A third of them go away.',
      'Stellan Brandt: A club should keep the score sheets of every game for ten years, for a method may come that reads them.',
    )
    const [exchange] = exchangesIn(themes.flatMap(({ claims }) => claims))
    assert.match(exchange![0]![1], /A player has a right to be accused of something\.$/)
    assert.ok(exchange![0]![1].length < long.length * 6)
  })

  /** What a second guest says to the first, whose words are too many to stand above it. */
  const repliesTo = (question: string, reply: string): Claim[] =>
    outlineOf(
      `Host: ${question}`,
      `Marta Oyelaran: The towns have hung four gates since 1998, and each of them leaked like a church. ${'They have paid for each of them by the length of the quay, and the boats have paid a toll. '.repeat(6)}`,
      `Piet Halloran: ${reply} ${'A keeper sleeps beside his gate and hears every drop of the canal that goes through it. '.repeat(3)}`,
      'Host: And who should pay?',
      'Marta Oyelaran: The towns should pay, by the length of their quays.',
      'Piet Halloran: Whoever bends a gate with a boat should pay for the gate.',
    )
      .themes.flatMap(({ claims }) => claims)
      .filter(({ passage }) => passage.includes(10))

  it('stands under no question where it is told without what it replies to', () => {
    const asked = 'What would a new gate cost the towns?'
    const [leaning] = repliesTo(asked, 'It is, with a caveat.')
    assert.deepEqual([leaning?.evidence.kind, leaning?.question], ['quotation', undefined])
    const [free] = repliesTo(asked, 'A gate costs less than a boat.')
    assert.equal(free?.question?.text, asked)
  })

  it('does not answer what the other was asked by name or office', () => {
    const [aside] = repliesTo('Ms Oyelaran, what would a new gate cost?', 'A gate costs less than a boat.')
    assert.ok(aside && aside.evidence.kind !== 'exchange')
    assert.equal(aside.question, undefined)
    const guest = { label: '尹', name: '尹若水', role: 'guest' } as const
    assert.ok(namesGuest('尹老師以前說船閘不必修，現在怎麼看？', guest))
    assert.ok(!namesGuest('令尹以前說船閘不必修，現在怎麼看？', guest))
  })

  it('is left out where a slide does not hold it', () => {
    const long =
      'Improbable is what evidence is, Philippa, and I say so with all the respect I have. '.repeat(9)
    const told = exchangesIn(talk(`Stellan Brandt: ${long}`).themes.flatMap(({ claims }) => claims))
    assert.deepEqual(told, [])
  })
})

describe('a talk of replies alone', () => {
  it('tells the best of them', () => {
    const { themes } = outlineOf(
      'Host: Do you drink milk?',
      'Jane Roe: Yes.',
      'Tom Fox: That depends on the cow, and I have kept eleven of them. The best gave nine litres on a hill that the vet would not climb.',
      'Host: Good?',
      'Jane Roe: No.',
      'Tom Fox: No.',
    )
    const [claim] = themes.flatMap(({ claims }) => claims)
    assert.match(JSON.stringify(claim?.evidence), /That depends on the cow/)
  })
})

describe('the first words of a reply', () => {
  it('are told with the rest of it', () => {
    const { themes } = outlineOf(
      'Host: Priya, did the prices of the quay recover?',
      'Priya Anand: Yes, mostly, but slowly. We looked at nineteen quays, and prices fell by about a third in the first two years. By year eight, fifteen of the nineteen were back above where they started. The trouble is that year eight is a statistic to me and a funeral to some of the owners. I did not put that in my first report, and I should have.',
      'Owen Lister: I sold mine in year three, and I would do it again.',
      'Host: What should a town do first?',
      'Priya Anand: A town should write down who owns the wall. A third of them do not know.',
      'Owen Lister: A town should keep the books of every harbour for ten years, for a method may come that reads them.',
    )
    const [words] = exchangesIn(themes.flatMap(({ claims }) => claims))
    assert.match(words?.[0]?.[1] ?? '', /^Yes, mostly, but slowly\./)
  })
})

describe('a short answer to a question', () => {
  it('is told under it, where it says something', () => {
    const claimsOf = (answer: string) =>
      condense(
        parseInterview(
          [
            'Q: What became of the ferries?',
            'A: They went, one by one, in a single autumn, because nobody on the island had ever been asked what they were worth to us.',
            'Q: If the council could do only one thing tomorrow?',
            `A: ${answer}`,
          ].join('\n'),
        ),
        { minutes: 60 },
      ).themes.flatMap(({ claims }) => claims)
    assert.match(JSON.stringify(claimsOf('Mend the pier.')), /"text":"Mend the pier\."/)
    for (const little of ['Not one.', 'I’ll not name it.'])
      assert.doesNotMatch(JSON.stringify(claimsOf(little)), new RegExp(`"text":"${little}"`))
  })
})
