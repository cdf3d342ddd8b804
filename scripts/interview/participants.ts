import { CHINESE_TITLE, isChineseOffice, presentOffice } from './chinese-introductions.ts'
import { isEnglishOffice } from './english-introductions.ts'
import { CHINESE_NAME, isChineseName, isLatinName, LATIN_NAME } from './person-names.ts'

/** Somebody on a line that lists who takes part. */
export interface Participant {
  name: string
  office?: string
  /** The letters under which he speaks: Jane Roe (JR). */
  short?: string
}

const HAN_NAME_FIRST = new RegExp(
  `^(?<name>${CHINESE_NAME})(?:先生|女士|小姐|(?<title>${CHINESE_TITLE}))?(?:[（(，,\\s]+(?<office>[^）)]+)[）)]?)?$`,
  'u',
)
const HAN_OFFICE_FIRST = new RegExp(
  `^(?<office>.*?)\\s*(?<name>${CHINESE_NAME})\\s*(?:教授|博士|先生|女士|小姐)?$`,
  'u',
)
const LATIN_NAME_FIRST = new RegExp(
  `^(?<name>${LATIN_NAME})(?: \\p{Script=Han}{2,4})?(?:(?:\\s*[,(–—，（]\\s*| - )(?<office>[^)）]+)[)）]?)?$`,
  'u',
)

/** 黎伯（黎錦棠），「公和昌」第三代店主: what he is called, and his name. */
const CALLED = new RegExp(
  `^\\p{Script=Han}{2,3}[（(](?<name>${CHINESE_NAME})[）)](?:[，,]\\s*(?<office>.+))?$`,
  'u',
)
/** 阿沁（化名） */
const ALIAS = /[（(](?:化名|假名|not (?:his|her|their) real name)[）)]/giu

/** （以下簡稱陳） behind a name, or behind the office in its brackets. */
const SHORT_FORM =
  /[（(](?:以?下)?[簡简]?[稱称][為为]?[^（）()]{1,8}[）)]|[，,]\s*(?:以?下)?[簡简]?[稱称][為为]?[^（）()，,]{1,8}(?=[）)])/gu

/** 梁可瑩（梁）: the surname again. */
const SURNAME = /(?<=(\p{Script=Han})\p{Script=Han}{1,2})[（(]\1[）)]/gu

/** 「陸秉文（校長）、高遠（導演）」: several, if each part has a name of its own. */
export function readParticipants(source: string): Participant[] {
  const line = source.replace(SHORT_FORM, '').replace(SURNAME, '').replace(ALIAS, '')
  const parts = line
    .split(
      DESCRIBED_PAIR.test(line)
        ? BETWEEN_DESCRIBED
        : LATIN_PAIR.test(line)
          ? /,? and | & |, (?![^(]*\))/u
          : /[、；;](?![^（(]*[）)])/u,
    )
    .filter((part) => !/^The \p{Lu}\p{Ll}+$/u.test(part.trim()))
    .map((part) => readParticipant(part.trim()) ?? readUnusual(part.trim()))
  const whole = readParticipant(line)
  // 前國腳、現任教練 藍以心: two offices of one person.
  const before = parts[0] && `${parts[0].name}、`
  const isOne = before !== undefined && whole?.office !== before && whole?.office?.startsWith(before)
  return parts.every((part) => part !== undefined) && !isOne ? parts : whole ? [whole] : []
}

const FIRST_PERSON = /[我你您]|\b(?:I|you|we|my|your)\b/i
const SPEECH_END = /[。！？!?.]$/u

/** «Jane Roe and Tom Fox»: names alone, of two or more. */
const LISTED = `(?:(?:Miss )?${LATIN_NAME}|The \\p{Lu}\\p{Ll}+)(?: \\([^()]*\\))?`
const LATIN_PAIR = new RegExp(`^${LISTED}(?:(?:,? and | & |, )${LISTED})+$`, 'u')

/** «Jane Roe, keeper of the light, and Tom Fox, a smith»: each with an office of his own, which no capital begins. */
const DESCRIBED = `${LATIN_NAME}, (?=\\p{Ll})`
const DESCRIBED_PAIR = new RegExp(`^${DESCRIBED}.+, and ${DESCRIBED}`, 'u')
const BETWEEN_DESCRIBED = new RegExp(`, (?:and )?(?=${DESCRIBED})`, 'u')

const SPEECH = /[，。！？；!?]|\.(?:\s|$)|[我你您]|\b(?:I|you|we|my|your)\b/i

const GAP = /[\s　]{2,}|　|\s[—–|｜-]\s|[|｜]/u
/** 谷雨：半畝書店主理人 */
const LIST_GAP = new RegExp(`${GAP.source}|\\s*[:：]\\s*`, 'u')

/**
 * «戴瑋琪　香港濕地研究所所長», «Jane Roe — professor of law»: a line of a list of guests, a name and an office. Where a
 * heading has `announced` the list, whatever stands behind the name is the office: 杜玉芬　共食廚房發起人.
 */
export function readListed(
  source: string,
  announced = false,
): (Participant & { office: string }) | undefined {
  const line = source.replace(LATIN_TITLE, '')
  const [name, office, ...more] = line.split(announced ? LIST_GAP : GAP).map((part) => part.trim())
  if (!name || !office || more.length > 0 || !(isChineseName(name) || isLatinName(name))) {
    const person = announced && !SPEECH_END.test(line) ? readParticipant(line) : undefined
    const setOff = person && (line.startsWith(person.name) || line.endsWith(` ${person.name}`))
    return person?.office && setOff ? { name: person.name, office: person.office } : undefined
  }
  // «王小明　我的老師說不必。» is a speaker and what he says.
  if (announced) return SPEECH_END.test(office) || FIRST_PERSON.test(office) ? undefined : { name, office }
  const isOffice = isChineseOffice(office) || isEnglishOffice(office)
  return isOffice && !SPEECH.test(office) ? { name, office } : undefined
}

/** On a line that lists guests, a word alone or with brackets is a name, be it ever so rare: 阿威（電車車長）, Kiki. */
function readUnusual(part: string): Participant | undefined {
  const groups =
    /^(?<name>\p{Script=Han}{2,4}?(?=先生|女士|小姐|[婆伯]{2}|$|[（(，])|[阿小老]?\p{Lu}\p{Ll}{1,14})(?:先生|女士|小姐|[婆伯]{2})?(?:[（(，](?<office>[^（）()]+)[）)]?)?$/u.exec(
      part,
    )?.groups
  const office = groups?.office?.replace(AGE, '')
  return groups && { name: groups.name!, ...(office && { office }) }
}

/** Dr. 林思敏, Ir 陳大文: as Hong Kong writes it before a Chinese name. */
const LATIN_TITLE = /^(?:Dr|Prof|Mr|Mrs|Ms|Miss|Ir|Sr|Rev|Fr)\.?\s*(?=\p{Script=Han})/u

/** JR, J. R. */
export const isInitials = (text: string): boolean => /^(?:\p{Lu}\.? ?){1,4}$/u.test(text)

/** An age behind an office is none. */
const AGE =
  /^(?:(?:aged )?\d{2}[歲岁]?|[一二三四五六七八九十]{2,3}[歲岁]|(?:19|20)\d{2}年?(?:出?生)?)[，,]\s*|[，,、]\s*(?:(?:aged )?\d{2}[歲岁]?|(?:19|20)\d{2}年?(?:出?生)?|[全本原真]名\p{Script=Han}{2,4})$/gu

/** «陸秉文（臨江大學副校長）», «臨江大學副校長陸秉文», «Jane Roe, professor of law» → name and office. */
export function readParticipant(source: string): Participant | undefined {
  const line = source.replace(LATIN_TITLE, '')
  const han = /\p{Script=Han}/u.test(line)
  const first = han ? HAN_NAME_FIRST.exec(line) : null
  // 區議員 連以欣 is no Mr 區.
  const match =
    CALLED.exec(line) ??
    (first && !isChineseOffice(first.groups!.name!) ? first : null) ??
    LATIN_NAME_FIRST.exec(line) ??
    (han ? HAN_OFFICE_FIRST.exec(line) : null)
  if (!match) return undefined
  const { name, office, title } = match.groups!
  if (isInitials(office ?? '')) return { name: name!, short: office! }
  const stated =
    (office &&
      presentOffice(
        office
          .trim()
          .replace(AGE, '')
          .replace(/^(?:an?|the) /i, ''),
      )) ??
    title
  return { name: name!, ...(stated && { office: stated }) }
}
