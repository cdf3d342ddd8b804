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

/** Language of a text by its characters; English where nothing speaks clearly for another. */
export function detectLanguage(text: string): Language {
  const sample = text.slice(0, SAMPLE)
  const letters = count(sample, /\p{L}/gu)
  const kana = count(sample, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu)
  const han = count(sample, /\p{Script=Han}/gu)
  if (kana > letters * OWN_SCRIPT) return 'ja'
  for (const [script, language] of SCRIPTS) if (count(sample, script) > letters * OWN_SCRIPT) return language
  if (han > letters * OWN_SCRIPT) return chineseScript(sample)
  return latinLanguage(sample)
}

/** Whichever conversion would change fewer characters leaves the text in its own script. */
function chineseScript(sample: string): Language {
  const traditional = changes(sample, traditionalCharacter)
  const simplified = changes(sample, simplifiedCharacter)
  return traditional > simplified ? 'zh-Hans' : 'zh-Hant'
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
