import { simplifiedCharacter } from '../chinese-scripts.ts'

/** Characters that Hong Kong writes otherwise than Taiwan, as OpenCC's `hk` does: 説, 脱, 着 … */
const HONG_KONG: Record<string, string> = { 說: '説', 脫: '脱', 著: '着', 裡: '裏', 群: '羣', 衛: '衞' }

/** What Cantonese, as it is printed, says for the little words that rules are made of; other texts have none of these. */
const CANTONESE: Record<string, string> = {
  不: '唔',
  沒: '冇',
  没: '冇',
  他: '佢',
  她: '佢',
  的: '嘅',
  了: '咗',
  在: '喺',
  那: '嗰',
  些: '啲',
  們: '哋',
  们: '哋',
  來: '嚟',
  看: '睇',
}
/** 係 is also half of 關係 and 係數, so that it cannot stand within brackets. */
const IS_CANTONESE = '(?<![關干])係(?!數)'

/** The pattern, matching a word in its Hong Kong form too: 說 in it stands for 説 as well, within brackets or without. */
export const variants = (pattern: RegExp): RegExp => withForms(pattern, formsInHongKong)

/** The pattern, written in Traditional characters, matching a word in its Hong Kong and its Simplified form too. */
export const inBothScripts = (pattern: RegExp): RegExp =>
  withForms(pattern, (character) => {
    const simplified = simplifiedCharacter(character)
    return formsInHongKong(character) + (simplified === character ? '' : simplified)
  })

const formsInHongKong = (character: string): string =>
  (HONG_KONG[character] ?? '') + (CANTONESE[character] ?? '')

/** Of two that Cantonese says alike the first one. */
const STANDARD = new Map(
  Object.entries(CANTONESE)
    .map(([standard, cantonese]) => [cantonese, standard] as const)
    .reverse(),
)
const SPOKEN = new RegExp(`[${[...STANDARD.keys()].join('')}]|${IS_CANTONESE}`, 'gu')

/** Cantonese with the little words of written Chinese, character for character, for a dictionary that knows only those. */
export const inWrittenChinese = (text: string): string =>
  text.replace(SPOKEN, (character) => STANDARD.get(character) ?? '是')

function withForms(pattern: RegExp, formsOf: (character: string) => string): RegExp {
  let inClass = false
  let source = ''
  for (let at = 0; at < pattern.source.length; at++) {
    const character = pattern.source[at]!
    const others = formsOf(character)
    if (character === '\\') source += character + pattern.source[++at]!
    else {
      if (character === '[') inClass = true
      else if (character === ']') inClass = false
      if (inClass) source += character + others
      else if (character === '是') source += `(?:是|${IS_CANTONESE})`
      else source += others === '' ? character : `[${character}${others}]`
    }
  }
  return new RegExp(source, pattern.flags)
}

/** All patterns of an object, nested ones included. */
export function withVariants<T>(value: T): T {
  if (value instanceof RegExp) return variants(value) as T
  if (Array.isArray(value)) return value.map(withVariants) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, withVariants(entry)])) as T
}
