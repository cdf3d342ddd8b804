import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { analyse, grammarOf } from '../../scripts/condense/analyse.ts'
import { condense } from '../../scripts/condense/condense.ts'
import { en } from '../../scripts/condense/en.ts'
import { hangsOnSupposition } from '../../scripts/condense/options.ts'
import { chinese } from '../../scripts/condense/zh.ts'
import { parseInterview } from '../../scripts/interview/parse-interview.ts'

const claimsOf = (text: string) => condense(parseInterview(text)).themes.flatMap(({ claims }) => claims)
const asked = (question: string, answer: string) => `記者：${question}\n林海：${answer}\n`

describe('what a slide shows says what was meant', () => {
  it('counts as members what is counted off, not the sentences after it', () => {
    const claims = claimsOf(
      asked(
        '老船應該拆掉嗎？',
        '不應該由年齡決定。我們的做法是四條：能不能自己開，肯不肯修，有沒有人搭，壞日子是不是比好日子多。四條裡有三條不行，我們才開會。開會不等於拆，去年開了五次，只拆了兩次。島上說我們「老了就拆」，沒有這回事。要是哪一天真這麼規定，我就不幹了。',
      ),
    )
    const members = claims.flatMap(({ evidence }) =>
      evidence.kind === 'enumeration' ? evidence.enumeration.members : [],
    )
    assert.ok(!members.some(({ name }) => /不等於拆|三條不行/.test(name)))
  })
  it('tells beside a list what limits all of it', () => {
    const claims = claimsOf(
      [
        'Q: What would help the harbour?',
        'A: Three things, and they are dull. Let people report a leak without losing the bonus. Make everybody take two weeks off in a row. And pay the person who answers the phone. None of it works if the harbour master laughs at it, and most do.',
      ].join('\n'),
    )
    const list = claims.find(({ evidence }) => evidence.kind === 'enumeration')
    assert.ok(list)
    assert.deepEqual(
      list.evidence.points.map(({ text }) => text),
      ['None of it works if the harbour master laughs at it, and most do'],
    )
  })
  it('tells what another says only with what the guest says to it', () => {
    const claims = claimsOf(
      asked(
        '那麼自動船會不會取代你們？',
        '我師傅說，自動船連一個浪都過不了，一百年都不用怕。我沒有他那麼樂觀。自動船現在開得比我快，也未必比我差。但在碼頭，除非乘客肯慢慢走、一個一個走、不跌倒，否則自動船沒有用。問題是哪有乘客不跌倒的？我擔心的不是自動船太好，而是有人覺得它夠好。如果政府為了省錢而先在小島用它，最先出事的就是最沒有錢上訴的人。',
      ),
    )
    for (const { evidence } of claims) {
      const points = evidence.points.flatMap(({ sentences }) => sentences)
      assert.ok(!points.includes(2) || points.includes(3), points.join())
    }
  })

  const talk = (...turns: string[]) =>
    [
      'Moderator: What can a listener do?',
      ...turns,
      'Moderator: Who should own the ferries of the island?',
      'Jane Roe: The islanders should own the ferries and the pier. Nobody else needs the boats in winter.',
      'Tom Fox: The county should own the ferries, since the county pays for the pier and the light.',
    ].join('\n')

  it('tells no reply to what another guest said without what he said', () => {
    const reply =
      'Tom Fox: I used to say no to that, for reasons of hygiene, mostly. Then I saw the numbers of the island. The island piloted the jug in three schools, and waste fell from 44 percent to 13. I was wrong about the jug. I am not wrong about the milk.'
    const told = claimsOf(talk('Jane Roe: Put a jug on every table.', reply)).flatMap(
      ({ passage }) => passage,
    )
    assert.ok(!told.includes(3) || told.includes(2), told.join())
    const own = reply.replace('say no to that', 'fear jugs')
    const alone = claimsOf(talk('Jane Roe: Put a jug on every table.', own)).flatMap(({ passage }) => passage)
    assert.ok(alone.includes(3), alone.join())
  })
  it('sets no reply that goes on from the other’s words beside them as a view', () => {
    const advice =
      'Jane Roe: If you want to help, pour one glass of milk, one, for five years, and write down what it does.'
    const viewsWith = (reply: string) =>
      claimsOf(talk(advice, reply)).filter(
        ({ headline, evidence }) => evidence.kind === 'comparison' && headline.text.includes('listener'),
      ).length
    assert.deepEqual(
      [
        'Tom Fox: And give half of it away. If you don’t give it away, you’re only as safe as your own fence.',
        'Tom Fox: A listener can give milk away. Nobody is safer than the fence of the neighbors.',
      ].map(viewsWith),
      [0, 1],
    )
  })

  it('sets large nothing that would be so only on what was supposed before it', () => {
    const interview = parseInterview(
      'Q: Do you use the machine?\nA: Perhaps the next version will blush. I’d be out of work, and I wouldn’t mind. I’d say we use the machine. If it sank, I’d be out of work.',
    )
    const grammar = grammarOf(interview)
    const [supposed, hangs, says, whole] = analyse(interview, grammar)
    assert.deepEqual(
      [hangsOnSupposition(hangs!, supposed, grammar), hangsOnSupposition(says!, hangs, grammar)],
      [true, false],
    )
    assert.equal(hangsOnSupposition(whole!, says, grammar), false)
  })
  it('knows words that go on from what was said, and numbers of nothing', () => {
    const leaning = [
      'I don’t think I was right, either',
      'Though in the dry year we got a crop and most of the valley didn’t',
      'Somebody quoted me for years afterward',
      'The ten per cent is why I get up',
      'I used to say no to that',
      'Without that the boatmen would stay in bed',
      'After that we got eleven hours between shifts',
      'I don’t tell people that at the farm gate',
      'I’ve been saying for years that we should stop selling them',
      'I promised the mayor thirty-one',
      'We keep ours at eighteen to twenty',
      'Twelve people would have sworn I had',
      'There’s none at either end of the route',
      'Concrete needs about as much as steel',
    ]
    assert.deepEqual(
      leaning.map((text) => en.dangles(text)),
      leaning.map(() => true),
    )
    const standing = [
      'Though the year was dry, we got a crop',
      'I left school at sixteen',
      'The pier was built before the war, and afterwards nobody painted the pier',
    ]
    assert.deepEqual(
      standing.map((text) => en.dangles(text)),
      standing.map(() => false),
    )
  })
  it('knows what turns, limits or takes back what was said, and what is so on paper only', () => {
    const { turns, dangles, cues, rejects } = chinese('')
    const opens = ['可他第二天走了', '可村里沒有人簽', '可要是下雨', '可以試試', '可能不行']
    assert.deepEqual(
      opens.map((text) => turns.test(text)),
      [true, true, true, false, false],
    )
    assert.ok(dangles('要是春天下雨，再厚也沒用'))
    assert.ok(cues.caveat.test('當然前提是醫院肯收'))
    assert.ok(cues.reported.test('官方數字是一成') && !cues.reported.test('理論上可行，但是太貴'))
    assert.ok(en.cues.caveat.test('Not that I’d be there'))
    assert.ok(!en.cues.caveat.test('As long as others pay, somebody must say no'))
    assert.ok(en.cues.reported.test('Officially, a third goes to hospitals'))
    assert.ok(en.heldOnce.test('I was for it.') && !en.heldOnce.test('I was for it, but it failed.'))
    assert.ok(en.rejects.test('Well, he is, but that’s the easy half.'))
    for (const text of ['No, that’s vanity.', 'No, seriously: a case takes nine months.', 'I’m only joking.'])
      assert.ok(en.rejects.test(text), text)
    for (const text of ['開玩笑的。', '不，這樣說不公平。', '認真講，我不是反對。'])
      assert.ok(rejects.test(text), text)
  })
  it('knows a yes and a no in Simplified characters too', () => {
    const { yesOrNo, cues } = chinese('对，到不了。')
    assert.ok(
      yesOrNo.test('对，到不了。') &&
        yesOrNo.test('當然不會，船太小。') &&
        yesOrNo.test('当然不会，船太小。'),
    )
    assert.ok(cues.assents.test('我部分赞成，船太小。'))
  })
})
