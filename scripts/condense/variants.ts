/** Characters that Hong Kong writes otherwise than Taiwan, as OpenCC's `hk` does: 説, 脱, 着 … */
const HONG_KONG: Record<string, string> = { 說: '説', 脫: '脱', 著: '着', 裡: '裏', 群: '羣', 衛: '衞' }

/** The pattern, matching a word in its Hong Kong form too: 說 in it stands for 説 as well, within brackets or without. */
export function variants(pattern: RegExp): RegExp {
  let inClass = false
  let source = ''
  for (let at = 0; at < pattern.source.length; at++) {
    const character = pattern.source[at]!
    const other = HONG_KONG[character]
    if (character === '\\') source += character + pattern.source[++at]!
    else {
      if (character === '[') inClass = true
      else if (character === ']') inClass = false
      source += other === undefined ? character : inClass ? character + other : `[${character}${other}]`
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
