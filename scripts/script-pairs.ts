/** The scripts a deck can be shown in: Traditional as in Hong Kong and Taiwan, Simplified. */
export const SCRIPTS = ['zh-HK', 'zh-TW', 'zh-CN'] as const
export type DeckScript = (typeof SCRIPTS)[number]

/** Scripts as OpenCC names them: Simplified, Traditional, and Traditional as in Taiwan and Hong Kong. */
export type ScriptCode = 'cn' | 't' | 'tw' | 'hk'

/** The script that text of a language tag is written in; undefined where it is not Chinese. */
export function scriptOfLang(lang: string): DeckScript | undefined {
  if (!/^zh\b/i.test(lang)) return undefined
  if (/^zh-(tw|hant-tw)/i.test(lang)) return 'zh-TW'
  return /^zh-(cn|sg|my|hans)/i.test(lang) ? 'zh-CN' : 'zh-HK'
}

/** What OpenCC is to be asked for, one conversion after the other. */
type Steps = readonly (readonly [from: ScriptCode, to: ScriptCode])[]

/**
 * Simplified is made from `tw` whatever the Traditional text: from it 看著 becomes 看着, from `hk` and `t` it stays wrong.
 * But 衞, 敍 and 枱 are known to `hk` alone (measured on opencc-js 1.4.2).
 */
const STEPS: Record<DeckScript, Record<DeckScript, Steps>> = {
  'zh-HK': {
    'zh-HK': [],
    'zh-TW': [['hk', 'tw']],
    'zh-CN': [
      ['hk', 't'],
      ['tw', 'cn'],
    ],
  },
  'zh-TW': { 'zh-HK': [['tw', 'hk']], 'zh-TW': [], 'zh-CN': [['tw', 'cn']] },
  'zh-CN': { 'zh-HK': [['cn', 'hk']], 'zh-TW': [['cn', 'tw']], 'zh-CN': [] },
}

/** A text brought from one script to another, by a converter asked for each step. */
export function convertBySteps(
  from: DeckScript,
  to: DeckScript,
  converter: (from: ScriptCode, to: ScriptCode) => (text: string) => string,
): (text: string) => string {
  const steps = STEPS[from][to].map((step) => converter(...step))
  return (text) => steps.reduce((converted, convert) => convert(converted), text)
}

/**
 * Converts a text around the terms that stay exactly as written.
 * @param keep terms; of two that begin at one place the earlier in the list is kept
 */
export function convertAround(
  text: string,
  keep: readonly string[],
  convert: (part: string) => string,
): string {
  const terms = keep.filter((term) => term !== '')
  if (terms.length === 0) return convert(text)
  const pattern = new RegExp(
    `(${terms.map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`,
    'u',
  )
  return text
    .split(pattern)
    .map((part, index) => (index % 2 === 1 ? part : convert(part)))
    .join('')
}
