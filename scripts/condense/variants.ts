import { simplifiedCharacter } from '../chinese-scripts.ts'

/** Characters that Hong Kong writes otherwise than Taiwan, as OpenCC's `hk` does: 説, 脱, 着 … */
const HONG_KONG: Record<string, string> = { 說: '説', 脫: '脱', 著: '着', 裡: '裏', 群: '羣', 衛: '衞' }

/** The pattern, matching a word in its Hong Kong form too: 說 in it stands for 説 as well, within brackets or without. */
export const variants = (pattern: RegExp): RegExp =>
  withForms(pattern, (character) => HONG_KONG[character] ?? '')

/** The pattern, written in Traditional characters, matching a word in its Hong Kong and its Simplified form too. */
export const inBothScripts = (pattern: RegExp): RegExp =>
  withForms(pattern, (character) => {
    const simplified = simplifiedCharacter(character)
    return (HONG_KONG[character] ?? '') + (simplified === character ? '' : simplified)
  })

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
      source += others === '' ? character : inClass ? character + others : `[${character}${others}]`
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
