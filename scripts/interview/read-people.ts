import type { SpeakerRole } from './assign-roles.ts'
import {
  CHINESE_TITLE,
  chineseIntroductions,
  type Introduction,
  isChineseOffice,
} from './chinese-introductions.ts'
import { englishIntroductions, isEnglishOffice } from './english-introductions.ts'
import { CHINESE_NAME, isChineseName, isLatinName, LATIN_NAME } from './person-names.ts'
import type { Declared } from './read-meta.ts'

/** Somebody whom the text introduces; the role is there when a line of the head states it. */
export interface Person extends Omit<Introduction, 'role'> {
  role?: SpeakerRole
}

/** UTF-16 units of a lead that are read; nobody is introduced later. */
const LONGEST_LEAD = 6000

const HAN_NAME_FIRST = new RegExp(
  `^(?<name>${CHINESE_NAME})(?:先生|女士|小姐|(?<title>${CHINESE_TITLE}))?(?:[（(，,\\s]+(?<office>[^）)]+)[）)]?)?$`,
  'u',
)
const HAN_OFFICE_FIRST = new RegExp(
  `^(?<office>.*?)\\s*(?<name>${CHINESE_NAME})(?:教授|博士|先生|女士)?$`,
  'u',
)
const LATIN_NAME_FIRST = new RegExp(
  `^(?<name>${LATIN_NAME})(?: \\p{Script=Han}{2,4})?(?:(?:\\s*[,(–—，（]\\s*| - )(?<office>[^)）]+)[)）]?)?$`,
  'u',
)

/** People whom the lead and the declared lines introduce, each once, in order. */
export function readPeople(lead: string, declared: Declared[]): Person[] {
  const text = lead.slice(0, LONGEST_LEAD)
  const people = new Map<string, Person>()
  for (const { role, text: line } of declared) {
    for (const person of readParticipants(line)) people.set(person.name, { ...person, ...(role && { role }) })
  }
  for (const { name, office, role } of [...chineseIntroductions(text), ...englishIntroductions(text)]) {
    const known = people.get(name)
    if (!known)
      people.set(name, {
        name,
        ...(office && { office }),
        ...((role || asks(office)) && { role: 'interviewer' }),
      })
    else if (!known.office && office) known.office = office
  }
  return [...people.values()]
}

/** 本刊記者 and our own writer ask; a reporter of another paper may be the guest. */
const asks = (office?: string): boolean =>
  /^(?:本[刊報报網网台社])?(?:特[約约])?[記记]者$/u.test(office ?? '')

/** （以下簡稱陳） behind a name, or behind the office in its brackets. */
const SHORT_FORM =
  /[（(](?:以?下)?[簡简]?[稱称][為为]?[^（）()]{1,8}[）)]|[，,]\s*(?:以?下)?[簡简]?[稱称][為为]?[^（）()，,]{1,8}(?=[）)])/gu

/** 「陸秉文（校長）、高遠（導演）」: several, if each part has a name of its own. */
function readParticipants(source: string): Introduction[] {
  const line = source.replace(SHORT_FORM, '')
  const parts = line
    .split(LATIN_PAIR.test(line) ? /,? and | & |, /u : /[、；;](?![^（(]*[）)])/u)
    .map((part) => readParticipant(part.trim()) ?? readUnusual(part.trim()))
  const whole = readParticipant(line)
  return parts.every((part) => part !== undefined) ? parts : whole ? [whole] : []
}

const FIRST_PERSON = /[我你您]|\b(?:I|you|we|my|your)\b/iu
const SPEECH_END = /[。！？!?.]$/u

/** «Jane Roe and Tom Fox»: names alone, of two or more. */
const LATIN_PAIR = new RegExp(`^${LATIN_NAME}(?:, ${LATIN_NAME})*(?:,? and | & )${LATIN_NAME}$`, 'u')

const SPEECH = /[，。！？；!?]|\.(?:\s|$)|[我你您]|\b(?:I|you|we|my|your)\b/iu

/**
 * «戴瑋琪　香港濕地研究所所長», «Jane Roe — professor of law»: a line of a list of guests, a name and an office. Where a
 * heading has `announced` the list, whatever stands behind the name is the office: 杜玉芬　共食廚房發起人.
 */
export function readListed(line: string, announced = false): (Introduction & { office: string }) | undefined {
  const [name, office, ...more] = line.split(/[\s　]{2,}|　|\s[—–|｜-]\s|[|｜]/u).map((part) => part.trim())
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

/** On a line that lists guests, a word with brackets is a name, be the surname ever so rare. */
function readUnusual(part: string): Introduction | undefined {
  const groups = /^(?<name>\p{Script=Han}{2,4})[（(](?<office>[^）)]+)[）)]$/u.exec(part)?.groups
  return groups && { name: groups.name!, office: groups.office! }
}

/** JR, J. R. */
export const isInitials = (text: string): boolean => /^(?:\p{Lu}\.? ?){1,4}$/u.test(text)

/** An age behind an office is none. */
const AGE = /[，,、]\s*(?:(?:aged )?\d{2}[歲岁]?|(?:19|20)\d{2}年?(?:出?生)?)$/u

/** «陸秉文（臨江大學副校長）», «臨江大學副校長陸秉文», «Jane Roe, professor of law» → name and office. */
export function readParticipant(line: string): Introduction | undefined {
  const han = /\p{Script=Han}/u.test(line)
  const first = han ? HAN_NAME_FIRST.exec(line) : null
  // 區議員 連以欣 is no Mr 區.
  const match =
    (first && !isChineseOffice(first.groups!.name!) ? first : null) ??
    LATIN_NAME_FIRST.exec(line) ??
    (han ? HAN_OFFICE_FIRST.exec(line) : null)
  if (!match) return undefined
  const { name, office, title } = match.groups!
  const stated = isInitials(office ?? '') ? undefined : (office?.trim().replace(AGE, '') ?? title)
  return { name: name!, ...(stated && { office: stated }) }
}
