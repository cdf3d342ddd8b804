import type { Grammar, Token } from '../grammar.ts'
import { readNumber } from '../read-number.ts'

/** Words that say when or how firmly, not of whom: left out at the edges of a name. */
const EDGE =
  /^(?:目前|現在|现在|如今|今天|今後|今后|過去|过去|將來|将来|未來|未来|可能|或許|或许|也許|也许|大概|已經|已经|其實|其实|只有|就是|只是|而|但|但是|都|也|還|还|就|才|則|则|卻|却|是|的|了|在|對|对|而言|起碼|起码|至少|大約|大约|接近|將近|将近|超過|超过|currently|now|today|only|perhaps|probably|maybe)$/

const NAMES = /^(?:n|eng|j|vn|b|l|m|s|x|a|r|uj|t|nz|v)/

/** The name (nominal run) that ends right before token `at`, trimmed of time words and adverbs; '' if there is none. */
export function nameBefore(tokens: Token[], at: number): string {
  let end = at
  while (end > 0 && EDGE.test(tokens[end - 1]!.text)) end--
  let start = end
  while (start > 0 && isNamePart(tokens, start - 1)) start--
  while (start < end && (EDGE.test(tokens[start]!.text) || /^(?:d|ad|c|p|u|ul|f)$/.test(tokens[start]!.tag)))
    start++
  return plain(tokens.slice(start, end))
}

/** The name that begins at token `at`, up to a verb, an adverb, a number or the clause's end. */
export function nameAfter(tokens: Token[], at: number): string {
  let end = at
  while (
    end < tokens.length &&
    /^(?:n|eng|j|b|nz|a|uj|s|l)|^vn/.test(tokens[end]!.tag) &&
    !EDGE.test(tokens[end]!.text)
  )
    end++
  if (end === at && /^r$/.test(tokens[at]?.tag ?? '')) end++
  while (end < tokens.length && /^n/.test(tokens[end]!.tag) && !EDGE.test(tokens[end]!.text)) end++
  return plain(tokens.slice(at, end))
}

function isNamePart(tokens: Token[], index: number): boolean {
  const { text, tag } = tokens[index]!
  return /^[、和與与]$/.test(text) || NAMES.test(tag)
}

const plain = (tokens: Token[]): string =>
  tokens
    .map((token) => token.text)
    .join('')
    .replace(/^[\s、的]+|[\s、的]+$/g, '')

/** Splits `甲、乙和丙` or `a, b and c` into its members. */
export function listMembers(text: string, isChinese: boolean): string[] {
  const parts =
    isChinese && /；/.test(text)
      ? text.split('；')
      : isChinese
        ? text.split(/(?<=.)[、，]?(?:還有|还有|以及)|、|，|(?<=.)(?:和|與|与|及)(?=.)/)
        : text.split(/,\s+and\s+|,\s+or\s+|,\s+|\s+and\s+|\s+or\s+/)
  return parts
    .map((part) => part.trim().replace(/^(?:或者|或是|或|和|與|与)(?=.)/u, ''))
    .filter((part) => part !== '')
}

/** The value of a small number word or figure; NaN if it is none. */
export const numberOf = (word: string): number => readNumber(word)?.value ?? Number.NaN

const ANNOUNCES_ZH =
  /(?:^|有|是|分|說|说|看|做|給|给|提|記住|记住)(?:你|您|她|他|大家|他們|他们)?(?<count>[兩两三四五六七幾几])(?:個|个|點|点|件|條|条|種|种|樣|样|步|道)(?!人|都|也|加|全|[裡裏里当當其]|之|一起|同|月|星期|禮拜|礼拜|小時|小时|[鐘钟年天])(?:[^，。：；]{0,6})?$/u
const ANNOUNCES_EN =
  /\b(?<count>two|three|four|five|six|seven) (?!hundred|thousand|million|billion|per ?cent)(?:(?:[a-z-]+ ){0,2}(?!years|months|weeks|days|times|hours|minutes|seconds|pounds|dollars|euros|miles|metres|degrees)[a-z]{3,}s$|(?:[a-z-]+ )?(?:things|reasons|rules|questions|points|conditions|ways|lessons|mistakes|habits|uses|places|kinds|steps|causes|parts)(?: that| which| where| why| when| in which)? (?:I|we|you|they|it|people|every\w*|a|the|my|our) [^,.;:]{3,40}$)/i
/** What in a sentence says how many are to be told, `count` among its groups. */
export const announcing = (text: string, { isChinese }: Grammar): RegExpExecArray | null =>
  // «in two units»: where, not what.
  !isChinese &&
  /^(?:in|at|for|over|after|within|from|with|on|across|between) (?:the |these |those |all |about )?(?:two|three|four|five|six|seven)\b/i.test(
    text,
  )
    ? null
    : (isChinese ? ANNOUNCES_ZH : ANNOUNCES_EN).exec(
        text.replace(/, (?:I['’]d say|I think|I suppose|really|mainly)$/i, ''),
      )

/** What things are counted by in Chinese. */
export const CLASSIFIER = '(?:個|个|點|点|件|條|条|種|种|樣|样|步|道|項|项|類|类|大|招|關|关)'
