import { simplifiedCharacter, traditionalCharacter } from '../chinese-scripts.ts'
import type { Language } from '../model.ts'

/** UTF-16 units looked at; enough to decide, and constant for a text of any length. */
const SAMPLE = 20_000
/** Share of the letters from which a script is the text's own and not a quoted word's. */
const OWN_SCRIPT = 0.2

/** Other scripts that speak for one language well enough; Cyrillic and Arabic are taken for their largest. */
const SCRIPTS: [RegExp, Language][] = [
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Cyrillic}/gu, 'ru'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Devanagari}/gu, 'hi'],
]

/** The commonest short words of Latin-script languages that do not mean something common in English. */
const SHORT_WORDS: [Language, RegExp][] = [
  ['en', /\b(?:the|and|of|to|is|that|it|was|with|you)\b/gi],
  ['fr', /\b(?:le|les|des|est|et|que|une|dans|pour|vous)\b/gi],
  ['de', /\b(?:der|das|und|ist|nicht|ein|ich|mit|zu|sie)\b/gi],
  ['es', /\b(?:el|los|las|y|que|una|por|con|es|para)\b/gi],
  ['it', /\b(?:il|che|di|per|una|con|non|sono|è|gli)\b/gi],
  ['pt', /\b(?:os|que|não|uma|com|para|em|do|é|você)\b/gi],
  ['nl', /\b(?:het|een|van|en|dat|niet|ik|zijn|voor|met)\b/gi],
]

/**
 * Language of a text by its characters; English where nothing speaks clearly for another. Of a Traditional Chinese text
 * `stated` (zh-TW, zh-Hant-HK) decides whether it is of Taiwan.
 */
export function detectLanguage(text: string, stated = ''): Language {
  const sample = text.slice(0, SAMPLE)
  const letters = count(sample, /\p{L}/gu)
  const kana = count(sample, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu)
  const han = count(sample, /\p{Script=Han}/gu)
  if (kana > letters * OWN_SCRIPT) return 'ja'
  for (const [script, language] of SCRIPTS) if (count(sample, script) > letters * OWN_SCRIPT) return language
  if (han > letters * OWN_SCRIPT) return chineseScript(sample, stated)
  return latinLanguage(sample)
}

/** Whichever conversion would change fewer characters leaves the text in its own script. */
function chineseScript(sample: string, stated: string): Language {
  const traditional = changes(sample, traditionalCharacter)
  const simplified = changes(sample, simplifiedCharacter)
  if (traditional > simplified) return 'zh-Hans'
  const region = /-(TW|HK|MO)\b/i.exec(stated)?.[1]?.toUpperCase()
  return (region ? region === 'TW' : isOfTaiwan(sample)) ? 'zh-TW' : 'zh-Hant'
}

/** What Taiwan alone calls so in Traditional characters: 軟體 (軟件), 品質 (質素), 捷運 (地鐵), 妳 (你). */
const USAGE_OF_TAIWAN =
  /[軟硬]體|網路|螢幕|滑鼠|品質|計程車|機車|捷運|腳踏車|雷射|公分|公尺|手電筒|補助|健保|勞保|(?<![中全外我各])國小(?![說型心])|國中生|民國[\d〇○零一二三四五六七八九十]{2,4}年|學[姐長](?!輩)|學弟妹|阿嬤|瓦斯|學測|里長|鄉公所|新[台臺]幣|智慧型|冷氣團|土石流|部落客|妳/gu
/** Its places and offices. A Hong Kong paper may name them too, but not so many and with no word of its own. */
const PLACES_OF_TAIWAN =
  /[台臺][灣北中南東]|新北市?|桃園|雲林|高雄|新竹|苗栗|彰化|南投|嘉義|屏東|宜蘭|花蓮|基隆|澎湖|阿里山|高屏溪|濁水溪|淡水河|行政院|立法院|立委|監察院|中研院|水利署|林務局|林管處|氣象[署局]|縣政府|[台臺]語/gu
/** What Hong Kong and Macau write, or speak: 質素, 屋邨, 甚麼, 嘅. */
const USAGE_OF_HONG_KONG =
  /[嘅喺咗唔冇佢啲嚟哋咁㗎嗰啱咩]|甚麼|裏|着|綫|質素|軟件|硬件|短片|的士|巴士|港鐵|屋邨|公屋|劏房|立法會|特首|區議會|港元|港幣|九龍|新界|香港|澳門|單車|士多|雪櫃|報道|網絡/gu
/** The head of a WebVTT file. */
const SAID_OF_CAPTIONS = /^WEBVTT[\s\S]{0,200}?\nLanguage: ?zh-(?:Hant-)?TW$/m
/** Words that must speak for Taiwan, a usage counting twice; and how many times what speaks for Hong Kong. */
const EVIDENT = { least: 3, margin: 3 }

/** Whether a Traditional text is evidently of Taiwan: each word counts once, however often it comes. */
function isOfTaiwan(sample: string): boolean {
  if (SAID_OF_CAPTIONS.test(sample)) return true
  const kinds = (pattern: RegExp) => new Set(sample.match(pattern)).size
  const taiwan = 2 * kinds(USAGE_OF_TAIWAN) + kinds(PLACES_OF_TAIWAN)
  return taiwan >= EVIDENT.least && taiwan > EVIDENT.margin * 2 * kinds(USAGE_OF_HONG_KONG)
}

const changes = (sample: string, convert: (character: string) => string): number =>
  [...sample].filter((character) => convert(character) !== character).length

function latinLanguage(sample: string): Language {
  const english = count(sample, SHORT_WORDS[0]![1])
  const [best] = SHORT_WORDS.map(([language, words]) => ({ language, hits: count(sample, words) })).sort(
    (a, b) => b.hits - a.hits,
  )
  return best!.hits > 2 * english && best!.hits >= 5 ? best!.language : 'en'
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
