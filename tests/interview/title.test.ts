import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseInterview } from '../../scripts/interview/parse-interview.ts'
import type { Interview } from '../../scripts/model.ts'

const roles = ({ turns }: Interview): string => turns.map(({ role }) => role[0]).join('')

const LEAD = '罗秀兰今年五十八岁，在绵阳办养老院。'
const TURNS = '南窗周刊：床位够吗？\n\n罗秀兰：床位够，人不够。\n\n南窗周刊：缺多少？\n\n罗秀兰：缺一半。'

test('罗秀兰： over a lead begins the title, and the lead is told by nobody', () => {
  const interview = parseInterview(`罗秀兰：把人当老人照顾\n\n${LEAD}\n\n${TURNS}`)
  assert.equal(interview.meta.title, '罗秀兰：把人当老人照顾')
  assert.equal(roles(interview), 'hnqaqa')
})

test('it does so under a rubric, and where no lead follows', () => {
  const under = parseInterview(`人物专访\n\n罗秀兰：把人当老人照顾\n\n${LEAD}\n\n${TURNS}`)
  assert.equal(under.meta.title, '罗秀兰：把人当老人照顾')
  const bare = parseInterview(`罗秀兰：把人当老人照顾\n\n${TURNS}`)
  assert.equal(bare.meta.title, '罗秀兰：把人当老人照顾')
  assert.equal(roles(bare), 'hqaqa')
})

test('a question over a lead is the title, if whoever it names does not ask below', () => {
  const asked = parseInterview(`罗秀兰：养老院会消失吗？\n\n${LEAD}\n\n${TURNS}`)
  assert.equal(asked.meta.title, '罗秀兰：养老院会消失吗？')
  const host = parseInterview(`南窗周刊：床位够吗？\n\n床位够，人不够。\n\n${TURNS}`)
  assert.equal(host.meta.title, undefined)
})

test('first words are no title where they end as speech does, or nobody ends his sentences', () => {
  assert.equal(roles(parseInterview(`罗秀兰：把人当老人照顾。\n\n${TURNS}`)), 'aqaqa')
  const captions =
    '罗秀兰：你们先坐\n\n南窗周刊：床位够吗\n\n罗秀兰：床位够\n\n南窗周刊：缺多少\n\n罗秀兰：缺一半'
  assert.equal(roles(parseInterview(captions)), 'aqaqa')
})

test('a desk, a paper and the kind of text stand over a title; with nothing under it each would be the title', () => {
  const titled = (head: string) => parseInterview(`${head}\n\n${LEAD}\n\n${TURNS}`).meta.title
  assert.equal(titled('星期日生活\n慢一点也可以'), '慢一点也可以')
  assert.equal(titled('人物\n副刊\n慢一点也可以'), '慢一点也可以')
  assert.equal(titled('慢一点也可以\n一位养老院院长的三十年'), '慢一点也可以')
  assert.equal(titled('星期日生活'), '星期日生活')
})

test('a question is the title where a byline, a line behind a dash or an introduction stands below it, and none where an answer does', () => {
  const asked = '為甚麼是船？\n\n因為路在水上。\n\n怕浪嗎？\n\n怕，我每天都怕。'
  const titled = (below: string) => parseInterview(`一個人可以養一座島嗎？\n${below}\n\n${asked}`).meta.title
  assert.equal(titled('撰文：區穎芝'), '一個人可以養一座島嗎？')
  assert.equal(titled('——訪守塔人莫家樂'), '一個人可以養一座島嗎？')
  assert.equal(titled('守塔人莫家樂在島上住了八年，每星期划船出去一次。'), '一個人可以養一座島嗎？')
  assert.equal(titled('可以，我養了八年。'), undefined)
})

test('capitals stand over a line that is set as a title, and over a sentence are the title', () => {
  const titled = (head: string) => parseInterview(`${head}\n\n${LEAD}\n\n${TURNS}`).meta.title
  assert.equal(titled('FIVE QUESTIONS BY MAIL\nType Is a Slow Argument'), 'Type Is a Slow Argument')
  assert.equal(titled('FIVE QUESTIONS BY MAIL\nAnswered in a week'), 'FIVE QUESTIONS BY MAIL')
  assert.equal(titled('FIVE QUESTIONS BY MAIL\nOttoline Marsh'), 'FIVE QUESTIONS BY MAIL')
})

test('of two lines set as titles the lower is one, unless it tells of the guest; a person over it is no paper', () => {
  const below =
    'Jane Roe has mended owls for years. She lives in Holt.\n\nTom Fox: Why owls?\n\nJane Roe: They are quiet.\n\nTom Fox: And?\n\nJane Roe: They look at you.'
  const titled = (head: string) => parseInterview(`${head}\n\n${below}`).meta
  assert.equal(
    titled('The Short Bench\nForty ladders and nobody home').title,
    'Forty ladders and nobody home',
  )
  assert.equal(
    titled('THE LONG TABLE\n"I was bitten by very beautiful owls"').title,
    '"I was bitten by very beautiful owls"',
  )
  assert.equal(titled('Owl Notes, episode 14: What Owls Know').title, 'What Owls Know')
  assert.equal(titled('Class Notes Extra\nFrom Physics to Funerals').title, 'From Physics to Funerals')
  assert.equal(titled('THE LAST SWITCHBOARD\nA Conversation With Jane Roe').title, 'THE LAST SWITCHBOARD')
  assert.deepEqual(titled('Jane Roe\nThe Woman Who Mends Owls'), { title: 'The Woman Who Mends Owls' })
  assert.deepEqual(titled('Owl Talk, Episode 14\nWhat Owls Know'), {
    title: 'What Owls Know',
    publication: 'Owl Talk',
    issue: 'Episode 14',
  })
  assert.deepEqual(titled('What Owls Know - The Holt Herald'), {
    title: 'What Owls Know',
    publication: 'The Holt Herald',
  })
})

for (const rubric of [
  '北岸学院《城与人》公开讲座访谈录',
  '十問',
  '第五回',
  'May 2024 · Round table',
  '〔碼頭十八問〕',
  '首頁 ＞ 人物 ＞ 岸上的人',
  '岸上的人⑨',
  '山居与水岸 | 手艺志',
  '濱海學院學生報　人物版',
  '《筑桥月刊》二〇二四年十月号 ▍圆桌',
  '《河畔校刊》第12期　第3版·学人',
  'SCIENCE + TECH',
])
  test(`${rubric} says what kind of text stands below it, or which of a series`, () => {
    const { meta } = parseInterview(`${rubric}\n\n把人当老人照顾\n\n${LEAD}\n\n${TURNS}`)
    assert.equal(meta.title, '把人当老人照顾')
    assert.notEqual(meta.publication, '首頁')
  })
