import { converter, simplifiedCharacter, traditionalCharacter, traditionalWord } from './chinese-scripts.ts'
import type { Interview, Language, Meta, Script, Sentence } from './model.ts'
import { convertAround, convertBySteps } from './script-pairs.ts'
import { jieba } from './words.ts'

type Convert = (text: string) => string

const simplifiedToHongKong = converter('cn', 'hk')
const simplifiedToTaiwan = converter('cn', 'tw')
/** From `tw`, 看著 becomes 看着; from `hk` and `t` it stays wrong (measured on opencc-js 1.4.2). */
const taiwanToHongKong = converter('tw', 'hk')
const hongKongToTaiwan = converter('hk', 'tw')
/** Of Traditional text as either region writes it. */
const traditionalToSimplified = convertBySteps('zh-HK', 'zh-CN', converter)
const traditionalToHongKong = converter('t', 'hk')
const traditionalToTaiwan = converter('t', 'tw')

/** BCP 47 tag of a deck in the given script; `keep` takes the text's own. */
export function langOf(script: Script, language: Language): string {
  if (!language.startsWith('zh')) return language
  if (script !== 'keep') return script
  if (language === 'zh-TW') return language
  return language === 'zh-Hans' ? 'zh-CN' : 'zh-HK'
}

/**
 * Brings Chinese text into one script: Hong Kong (裏, 着, 台), Taiwan (裡, 著, 臺) or Simplified. Characters of the other
 * script that were left over in a Traditional text (杰出, 北大里) are brought along, judged word by word; names are not.
 * @param text any text; other languages in it stay as they are
 * @param language the language of the whole text
 * @param keep terms that stay exactly as written
 */
export function toScript(
  text: string,
  script: Script,
  language: Language,
  keep: readonly string[] = [],
): string {
  if (script === 'keep' || !language.startsWith('zh')) return text
  return convertAround(text, keep, converterTo(script, language))
}

function converterTo(script: Exclude<Script, 'keep'>, language: Language): Convert {
  const fromSimplified = language === 'zh-Hans'
  switch (script) {
    case 'zh-CN':
      return fromSimplified ? (text) => text : traditionalToSimplified
    case 'zh-HK':
      return fromSimplified
        ? simplifiedToHongKong
        : (text) => withoutLeftovers(taiwanToHongKong(text), traditionalToHongKong)
    case 'zh-TW':
      return fromSimplified
        ? simplifiedToTaiwan
        : (text) => withoutLeftovers(hongKongToTaiwan(text), traditionalToTaiwan)
  }
}

/** A character that Simplified writing uses for a Traditional one: 杰, 里, 云. Many are also Traditional in their own right. */
const mayBeLeftover = (character: string): boolean =>
  simplifiedCharacter(character) === character && traditionalCharacter(character) !== character

/** Mends leftovers clause by clause; words of which the dictionary knows only the Simplified form become Traditional. */
function withoutLeftovers(text: string, inRegion: Convert): string {
  return text.replace(/\p{Script=Han}+/gu, (run) =>
    [...run].some(mayBeLeftover) ? mendRun(run, inRegion) : run,
  )
}

/** Words whose characters are names, pronouns or measures: a leftover cannot be told from the real character there. */
const NOT_MENDED = /^(?:nr|r|q|m)/

function mendRun(run: string, inRegion: Convert): string {
  const simplified = [...run].map(simplifiedCharacter).join('')
  if (simplified.length !== run.length) return run
  let at = 0
  return jieba()
    .tag(simplified)
    .map(({ word, tag }) => {
      const original = run.slice(at, at + word.length)
      at += word.length
      if (NOT_MENDED.test(tag) || ![...original].some(mayBeLeftover)) return original
      const mended = inRegion(traditionalWord(word))
      if (mended.length !== original.length) return original
      return [...original]
        .map((character, index) => (mayBeLeftover(character) ? mended[index]! : character))
        .join('')
    })
    .join('')
}

const HAN = '[\\p{Script=Han}「」『』《》（），。、；：？！]'
/** Narrow brackets behind Han or before it, and narrow marks beside it. */
const BRACKETS = new RegExp(`(?<=${HAN})\\(([^()\\n]*)\\)|\\(([^()\\n]*)\\)(?=${HAN})`, 'gu')
const MARKS = new RegExp(`(?<=${HAN})[,;:?!]|[,;:?!](?=${HAN})`, 'gu')
const FULLWIDTH: Record<string, string> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！' }

/**
 * The punctuation of Chinese typesetting (W3C, "Requirements for Chinese Text Layout"): marks beside Han characters are
 * fullwidth, brackets that hold or follow Han too, and the air between Han and Latin is left to the style sheet. Numbers,
 * Latin and addresses keep their own marks.
 */
export function typesetChinese(text: string, language: Language): string {
  if (!language.startsWith('zh')) return text
  return text
    .replace(/\(([^()\n]*\p{Script=Han}[^()\n]*)\)/gu, '（$1）')
    .replace(BRACKETS, (_, a = '', b = '') => `（${a}${b}）`)
    .replace(MARKS, (mark) => FULLWIDTH[mark]!)
    .replace(/(?<=\p{Script=Han}) +(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%]) +(?=\p{Script=Han})/gu, '')
}

/**
 * An interview in the script asked for, its Chinese typeset; who speaks and what is a sentence was read before, since
 * layouts are told by spaces and narrow marks that typesetting takes away.
 */
export function inScript(interview: Interview, script: Script, keep: readonly string[] = []): Interview {
  const { language } = interview
  if (!language.startsWith('zh')) return interview
  // Line by line in one pass: OpenCC takes longer to be asked than to convert a line.
  const setAll = (texts: string[]): string[] => {
    const lines = typesetChinese(toScript(texts.join('\n'), script, language, keep), language).split('\n')
    let at = 0
    return texts.map((text) => {
      const from = at
      at += text.split('\n').length
      return lines.slice(from, at).join('\n')
    })
  }
  const set = (text: string): string => setAll([text])[0]!
  const names = [...new Set(interview.turns.flatMap(({ speaker }) => speaker ?? []))]
  const labels = new Map(setAll(names).map((name, index) => [names[index], name]))
  const said = setAll(interview.sentences.map(({ text }) => text))
  const told = setAll(interview.turns.map(({ text }) => text))
  const turns = interview.turns.map((turn, index) => ({
    ...turn,
    speaker: turn.speaker === null ? null : labels.get(turn.speaker)!,
    text: told[index]!,
    sentences: turn.sentences.map((sentence): Sentence => ({ ...sentence, text: said[sentence.id - 1]! })),
  }))
  const { url, ...facts } = interview.meta
  const meta = Object.fromEntries(Object.entries(facts).map(([field, text]) => [field, set(text)])) as Meta
  return {
    language,
    meta: { ...meta, ...(url ? { url } : {}) },
    speakers: interview.speakers.map((speaker) => ({
      ...speaker,
      label: set(speaker.label),
      ...(speaker.name === undefined ? {} : { name: set(speaker.name) }),
      ...(speaker.office === undefined ? {} : { office: set(speaker.office) }),
    })),
    turns,
    sentences: turns.flatMap(({ sentences }) => sentences),
  }
}
