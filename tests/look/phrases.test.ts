import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { gradedPhrases, namesIn, phrases } from '../../components/break-phrases.ts'

test('phrases join to the text they were taken from', () => {
  const text = fc.string({ unit: fc.constantFrom(...'船不會等電，是電要等的「」《》12% ab。') })
  fc.assert(fc.property(text, (whole) => assert.equal(phrases(whole, 'zh-HK').join(''), whole)))
})

test('a particle is no phrase, not even behind a space', () => {
  assert.deepEqual(phrases('船 的的船船', 'zh-TW').slice(1), ['船船'])
})

test('no phrase begins with a closing mark or particle, none is a last character alone', () => {
  const text = fc.string({ unit: fc.constantFrom(...'船不會等電，是電要等的「」《》12% ab。'), minLength: 2 })
  fc.assert(
    fc.property(text, (whole) => {
      const pieces = phrases(whole, 'zh-TW')
      for (const piece of pieces.slice(1)) assert.doesNotMatch(piece, /^[，。」》的]+$/)
      if (pieces.length > 1) assert.ok(pieces.at(-1)!.replace(/[\s\p{P}]/gu, '').length >= 2)
    }),
  )
})

test('a mark ends the clause before it where the model has it begin the next piece', () => {
  const pieces = phrases('所謂中繼站，其實就是加油站；加不到油的中繼站只是一塊風景', 'zh-TW')
  assert.ok(
    pieces.slice(1).every((piece) => !/^[，；：。！？、]/.test(piece)),
    pieces.join('|'),
  )
})

test('a word, a number with its counter and a bracketed title stay whole', () => {
  const pieces = phrases('發展電動渡輪有三個必備條件，《港灣月刊》第218期說得清楚', 'zh-HK')
  for (const whole of ['必備', '條件', '月刊》', '第218期'])
    assert.ok(
      pieces.some((piece) => piece.includes(whole)),
      `${whole} in ${pieces.join('|')}`,
    )
})

test('Latin text is left to its spaces', () => {
  assert.deepEqual(phrases('The power waits for the boat.', 'en'), ['The power waits for the boat.'])
})

test('a numeral stays with what it counts, and a suffix with its word', () => {
  for (const [text, word] of [
    ['中國和美國在第一梯隊的優勢', '第一梯隊'],
    ['能吊起八百噸機艙的安裝船', '八百噸'],
    ['可能領先兩三個身位的差距', '兩三個身位'],
    ['在電影裏，機器人攜帶槍支', '機器人'],
    ['縣城的孩子會說起圖書館裏的一個座位', '說起'],
  ])
    assert.ok(
      phrases(text!, 'zh-HK').some((piece) => piece.includes(word!)),
      phrases(text!, 'zh-HK').join('│'),
    )
})

test('a line may end behind 圖書館, as behind any noun', () => {
  const pieces = gradedPhrases('縣城應該保留圖書館還是書店？', 'zh-HK')
  assert.equal(pieces.find(({ text }) => text.endsWith('圖書館'))?.ending, 'phrase')
})

test('the guest’s name stays whole', () => {
  const names = namesIn('地質學家 林若筠、歐陽小川')
  assert.deepEqual(names, ['林若筠', '歐陽小川'])
  const pieces = phrases('可以預備——地質學家林若筠談島嶼的下一個五十年', 'zh-TW', names)
  assert.ok(
    pieces.some((piece) => piece.includes('林若筠')),
    pieces.join('│'),
  )
})

test('a line had better not end within a Latin name', () => {
  const { ending } = gradedPhrases('沒有人知道，Jane Roe是一個理想化的人', 'zh-HK').find(({ text }) =>
    text.endsWith('Jane '),
  )!
  assert.equal(ending, 'weak')
})
