import assert from 'node:assert/strict'
import { test } from 'node:test'
import { detectLanguage } from '../../scripts/interview/detect-language.ts'

const TEXTS: [string, string, string][] = [
  ['words of Taiwan', '我用這套軟體三年，品質比網路上說的好。', 'zh-TW'],
  ['a word of Taiwan and its places', '我在高雄搭捷運上班，週末回屏東。', 'zh-TW'],
  ['words of Hong Kong', '我用這套軟件三年，質素比網絡上說的好。', 'zh-Hant'],
  ['Hong Kong on Taiwan', '我從香港搬去台北，高雄和花蓮都住過，軟體公司請人，質素參差。', 'zh-Hant'],
  ['one place alone', '我在台北住過一年，後來搬走了。', 'zh-Hant'],
  ['中國小說 is no 國小', '我讀中國小說，也讀俄國小說，坐在窗邊，一天一本。', 'zh-Hant'],
  ['captions that say so', 'WEBVTT\nKind: captions\nLanguage: zh-TW\n\n我們先坐下來，慢慢說。', 'zh-TW'],
  ['Simplified Chinese', '我在台北用这套软体，品质比网路上说的好。', 'zh-Hans'],
]

for (const [what, text, language] of TEXTS) {
  test(`${what} => ${language}`, () => assert.equal(detectLanguage(text), language))
}
