import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { langOf, toScript, typesetChinese } from '../scripts/to-script.ts'

describe('toScript()', () => {
  const hongKong: [string, string][] = [
    ['看著裡面的臺灣人', '看着裏面的台灣人'],
    ['真正杰出的作家', '真正傑出的作家'],
    ['清華北大里都是優秀學生', '清華北大裏都是優秀學生'],
    ['一公里外', '一公里外'],
    ['皇后在後面', '皇后在後面'],
    ['范先生和余先生', '范先生和余先生'],
    ['乾安縣的幹部乾杯', '乾安縣的幹部乾杯'],
    ['Sora and GPT-4', 'Sora and GPT-4'],
  ]
  for (const [text, expected] of hongKong) {
    it(`zh-HK: ${text} => ${expected}`, () => assert.equal(toScript(text, 'zh-HK', 'zh-Hant'), expected))
  }
  it('zh-TW and zh-CN from Hong Kong characters', () => {
    assert.equal(toScript('看着裏面', 'zh-TW', 'zh-Hant'), '看著裡面')
    assert.equal(toScript('看着裏面的發展', 'zh-CN', 'zh-Hant'), '看着里面的发展')
    assert.equal(toScript('衞生署敍述枱上的粧奩', 'zh-CN', 'zh-Hant'), '卫生署叙述台上的妆奁')
  })
  it('brings Simplified text to Hong Kong characters', () =>
    assert.equal(toScript('头发的发展', 'zh-HK', 'zh-Hans'), '頭髮的發展'))
  it('leaves the terms to be kept, and other languages, as they are', () => {
    assert.equal(toScript('看着裏面的裏', 'zh-CN', 'zh-Hant', ['裏面']), '看着裏面的里')
    assert.equal(toScript('発展', 'zh-CN', 'ja'), '発展')
    assert.equal(toScript('看著', 'keep', 'zh-Hant'), '看著')
  })
  it('changes nothing the second time', () => {
    for (const [text] of hongKong) {
      const once = toScript(text, 'zh-HK', 'zh-Hant')
      assert.equal(toScript(once, 'zh-HK', 'zh-Hant'), once)
    }
  })
})

describe('typesetChinese()', () => {
  const cases: [string, string][] = [
    ['ChatGPT(GPT-3.5)，那就是', 'ChatGPT（GPT-3.5），那就是'],
    ['培養了不少人才(笑)', '培養了不少人才（笑）'],
    ['為什麼?缺乏算力,是吧', '為什麼？缺乏算力，是吧'],
    ['趕上 OpenAI', '趕上OpenAI'],
    ['f(x) = 3, 12:30, https://a.example/?q=1', 'f(x) = 3, 12:30, https://a.example/?q=1'],
  ]
  for (const [text, expected] of cases)
    it(`${text} => ${expected}`, () => assert.equal(typesetChinese(text, 'zh-Hant'), expected))
  it('leaves English alone', () =>
    assert.equal(typesetChinese('Is it (really) so?', 'en'), 'Is it (really) so?'))
})

describe('langOf()', () => {
  it('names the tag that decides the fonts', () => {
    assert.deepEqual(
      [langOf('keep', 'zh-Hans'), langOf('zh-TW', 'zh-Hans'), langOf('zh-HK', 'en')],
      ['zh-CN', 'zh-TW', 'en'],
    )
  })
})
