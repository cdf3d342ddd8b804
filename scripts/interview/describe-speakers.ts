import { escapePattern } from '../escape-pattern.ts'
import type { Speaker } from '../model.ts'
import type { SpeakerRole } from './assign-roles.ts'
import {
  chineseOfficeOf,
  chineseYearsOf,
  isChineseOffice,
  isInsideWord,
  isNoWord,
} from './chinese-introductions.ts'
import {
  englishOfficeOf,
  englishYearsOf,
  isEnglishLabelOf,
  isEnglishOffice,
  TITLE,
  tradeOfStandfirst,
} from './english-introductions.ts'
import { guestOf, isLabelOf, latinNames, type Person } from './find-people.ts'
import { isAudience, isGuestWord, isInterviewerWord, isMedium } from './label-words.ts'
import { isInitials, type Participant, readParticipant } from './participants.ts'
import {
  asWritten,
  CHINESE_NAME,
  chineseNamesAt,
  isChineseName,
  isHouse,
  isLatinName,
  LATIN_NAME,
} from './person-names.ts'

/** A speaker as the turns know them. */
export interface Labelled {
  label: string
  role: SpeakerRole
  /** A longer spelling of the label. */
  fullLabel?: string
  /** What stood in brackets after the label. */
  aside?: string
  /** Who the speaker says he is. */
  introduced?: Participant
}

/**
 * One entry for each speaker, in order of appearance, with the name and office that the text states and nothing else.
 * `narration` is all that nobody says: lead and closing paragraphs; `writers`, the byline's, may spell out an asker's initials, and
 * `publication` ask under its short name.
 */
export function describeSpeakers(
  labelled: Labelled[],
  people: Person[],
  narration: string,
  { writers, publication = '' }: { writers: string[]; publication?: string | undefined },
): Speaker[] {
  const taken = new Set<Participant>()
  const matched = labelled.map((speaker) => {
    const own = speaker.fullLabel ?? speaker.label
    const announced = announcedName(speaker.label, people, narration)
    const fits = (one: Person) => !taken.has(one) && !isRoleWord(own) && isLabelOf(own, one.name)
    const person = announced ?? people.find(fits)
    if (person) taken.add(person)
    return person
  })
  const guests = labelled.filter(({ role }) => role === 'guest').length
  return labelled.map((speaker, index) => {
    const { label, role } = speaker
    const left = people.filter((one) => !taken.has(one))
    const sole = isRoleWord(label) && !isAudience(label) ? solePerson(role, left, guests) : undefined
    if (sole && !matched[index]) taken.add(sole)
    const says = ownWords(speaker)
    const person = matched[index] ?? says ?? sole
    const full = says?.name === label ? fullChineseName(label, narration) : undefined
    const aside = readAside(speaker, narration)
    const isOfPaper =
      role === 'interviewer' &&
      (publication.replace(/^《/u, '').startsWith(label) || isEnglishLabelOf(label, publication))
    const signed =
      role === 'interviewer' && !isRoleWord(label)
        ? writers.find((writer) => isLabelOf(label, writer))
        : undefined
    const name =
      full ??
      person?.name ??
      aside.name ??
      (isOfPaper ? undefined : (signed ?? ownName(speaker, [narration, ...writers].join('\n'))))
    const stated =
      person?.office ??
      aside.office ??
      // A paper that asks has no office.
      (name || role === 'guest' ? officeOf(name ?? label, narration) : undefined) ??
      says?.office ??
      (role === 'guest' && guests === 1 ? tradeOfStandfirst(narration) : undefined) ??
      (name && yearsOf(name, narration))
    const office = stated && !DENIES.test(stated) ? stated : undefined
    return { label, ...(name && { name }), ...(office && office !== label && { office }), role }
  })
}

/** «I'm Hector Almada» names whoever has no name, or him whose name it is. */
function ownWords({ label, fullLabel, introduced }: Labelled): Participant | undefined {
  const fits = introduced && (isRoleWord(label) || isLabelOf(fullLabel ?? label, introduced.name))
  return fits ? introduced : undefined
}

/** 杜瓦爾（以下簡稱「杜」） in the lead says who the label 杜 is. */
function announcedName(label: string, people: Person[], narration: string): Participant | undefined {
  if (label.length > LONGEST_SHORT) return undefined
  const listed = people.find(({ short }) => short === label)
  if (listed) return listed
  const own = escapePattern(label)
  // 何炳泉（泉叔） and 洪伯原名洪照棠
  const called = new RegExp(
    `(?<name>${CHINESE_NAME})[（(]${own}[）)]|${own}[，,]?(?:[原本全真]名|[姓]名)[是叫]?(?<real>${CHINESE_NAME})(?=[，。、；（(])`,
    'u',
  ).exec(narration)?.groups
  const name = called?.name ?? called?.real ?? nicknamed(own, narration)
  if (name) return people.find((one) => one.name === name) ?? { name }
  return people.find(({ name }) => {
    const bracket = bracketAfter(name, narration)
    return (
      bracket !== undefined && /[稱称]/.test(bracket) && bracket.replace(/[「」『』“”"]/g, '').endsWith(label)
    )
  })
}

/** 邵彩霞在這裡當保安，學生都叫她霞姐。: of the sentence in which somebody is called so, the name that begins it. */
const nicknamed = (own: string, narration: string): string | undefined =>
  new RegExp(
    `(?:^|[\\n。])(?<name>${CHINESE_NAME}?)(?=[^。\\n]{1,80}[叫喊稱称]呼?(?:[他她][為为]?|[作做])[「“]?${own}[」”]?(?:[，。]|$))`,
    'u',
  ).exec(narration)?.groups?.name

const LONGEST_SHORT = 12

/** 發言人2, Speaker 2. */
const isNumbered = (label: string): boolean => /^(?:\p{Script=Han}{2,3}|speaker)[ _-]?\d{1,3}$/iu.test(label)

/** Q, 答 and 記者 name nobody; the person may be the only one whom the text introduces in that part. */
const isRoleWord = (label: string): boolean =>
  isInterviewerWord(label) || isGuestWord(label) || isNumbered(label) || !/\p{L}/u.test(label)

function solePerson(role: SpeakerRole, left: Person[], guests: number): Person | undefined {
  if (role === 'guest')
    return guests === 1 ? guestOf(left) : guestOf(left.filter((one) => one.role === 'guest'))
  const declared = left.filter((one) => one.role === role)
  return declared.length === 1 ? declared[0] : undefined
}

/** What the brackets after a label say, in the label or in the lead: 陸秉文（臨江大學副校長）, 記者（李明）. */
function readAside(
  { label, fullLabel, aside }: Labelled,
  narration: string,
): { name?: string; office?: string } {
  const stated = aside ?? (isRoleWord(label) ? undefined : bracketAfter(label, narration))
  if (!stated || isInterviewerWord(stated) || isGuestWord(stated)) return {}
  if (/[簡简]?[稱称]/.test(stated)) return {}
  // Behind a full name stands what he is or where he works: Jane Roe (The Local).
  if (isLatinName(label) || isLatinName(fullLabel ?? '')) return isInitials(stated) ? {} : { office: stated }
  // 豪根（Sigrid Haugen） in the lead spells the name once more.
  if (!aside && isLatinName(stated)) return {}
  const person = readParticipant(stated)
  if (person) return person
  return isChineseOffice(stated) || isEnglishOffice(stated) ? { office: stated } : {}
}

function bracketAfter(label: string, text: string): string | undefined {
  const at = text.indexOf(label)
  return at < 0
    ? undefined
    : /^\s*(?:\p{Script=Han}{2})?[（(]([^（）()]{2,40})[）)]/u.exec(
        text.slice(at + label.length, at + label.length + 50),
      )?.[1]
}

/** 記者李明, 主持人 張蕾. */
const TITLED_ASKER =
  /^(?:本[刊報报])?(?:[記记]者|主持人?)\s*(\p{Script=Han}{2,4}|\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)*)$/u

/** 《潮汐》, 「潮汐」, «the Courier»: a paper or programme in whose name somebody asks. */
const isTitleIn = (label: string, text: string): boolean =>
  new RegExp(
    `${escapePattern(label)}(?:[週周]刊|[雜杂][誌志]|日?[報报]|[網网]|[電电]?[台臺]|新聞|新闻|[編编][輯辑]|[記记]者)`,
    'u',
  ).test(text) ||
  new RegExp(`\\bthe (?:\\p{L}+ )?${escapePattern(label)}\\b`, 'iu').test(text) ||
  ['《》', '「」', '『』', '“”'].some(([open, close]) => text.includes(`${open}${label}${close}`))

/** A label that is itself a full name names its speaker. */
function ownName({ label, fullLabel, role }: Labelled, narration: string): string | undefined {
  const asker = TITLED_ASKER.exec(fullLabel ?? label)?.[1]
  if (asker && (!/^\p{Script=Han}/u.test(asker) || isChineseName(asker) || /\s/.test(fullLabel ?? label)))
    return asker
  const own = fullLabel ?? label
  if (
    isRoleWord(own) ||
    isMedium(own) ||
    isHouse(own) ||
    (role === 'interviewer' && isTitleIn(own, narration))
  )
    return undefined
  const bare = own.replace(HONORIFIC, '')
  if (bare !== own && bare.length > 1 && isChineseName(bare)) return bare
  if (bare === own && isChineseName(own)) return own
  const hosted = /^(?:interviewer|host|moderator|reporter|presenter) (.+)$/i.exec(own)?.[1]
  if (hosted && isLatinName(hosted)) return hosted
  if (/^\p{Script=Han}$/u.test(own)) return namedByCharacter(own, narration)
  if (/\p{Script=Han}/u.test(own)) return fullChineseName(own, narration)
  const untitled = own.replace(TITLE, '')
  const full = untitled !== own || !isLatinName(own) ? fullLatinName(untitled, narration) : undefined
  return full ?? (isLatinName(own) ? asWritten(own, narration) : undefined)
}

const HONORIFIC =
  /(?:教授|博士|先生|女士|小姐|老[師师]|院士|[醫医][師师生]|律[師师]|教[練练]|[導导]演|[師师]傅)$/u

/** 岑月娥 in the narration, where she is the only one for whom 岑, or 娥, can stand: a full name that begins a clause, or stands behind a trade. */
function namedByCharacter(label: string, narration: string): string | undefined {
  const found = [...chineseNamesAt(narration)].flatMap(({ at, names: here }) => {
    const full = here.find((name) => name.length === 3 && isNoWord(name))
    return full && BEFORE_NAME.test(narration.charAt(at - 1)) ? [full] : []
  })
  const names = [...new Set(found)]
  const called = names.filter((name) => name.startsWith(label))
  const familiar = names.filter((name) => name.endsWith(label))
  return only(called) ?? (called.length === 0 ? only(familiar) : undefined)
}

const only = (names: string[]): string | undefined => (names.length === 1 ? names[0] : undefined)

const BEFORE_NAME = /^$|[\s，。、；：「」『』（）《》！？—·｜|的師师員员人者長长家授匠手生主]/u

/** 曾筱雯 in the narration, of whom the label is the given name, or the name itself as it stands there: 筱雯. */
function fullChineseName(label: string, narration: string): string | undefined {
  if (!/^\p{Script=Han}{2,4}$/u.test(label)) return undefined
  const names = [...narration.matchAll(new RegExp(`\\p{Script=Han}${label}`, 'gu'))]
    // In 夜更保安霞姐 nobody is called 安.
    .filter(({ 0: name, index }) => isChineseName(name) && !isInsideWord(narration, index))
    .map(([name]) => name)
  if (label.length === 2 && new Set(names).size === 1) return names[0]
  return narration.includes(label) ? label : undefined
}

/**
 * The one full name in the narration for which a label stands: Solberg, MIRA, MS → Mira Solberg. A single letter counts
 * only where brackets announce it.
 */
function fullLatinName(label: string, narration: string): string | undefined {
  if (!/^\p{Lu}[\p{L}. ]*$/u.test(label)) return undefined
  const announced = new RegExp(`(${LATIN_NAME}) \\(${label.replace(/\./g, '\\.')}\\)`, 'u').exec(
    narration,
  )?.[1]
  if (announced || label.replace(/[. ]/g, '').length < 2) return announced
  const names = latinNames(narration).map((name) =>
    name.replace(/^(?:mr|mrs|ms)\.? /i, '').replace(/^\p{Lu}\p{L}+s? (?=\p{Lu}\S* \p{Lu})/u, withoutOffice),
  )
  const full = new Set(names.filter((name) => name.includes(' ') && isEnglishLabelOf(label, name)))
  return full.size === 1 ? [...full][0] : undefined
}

/** «who doesn’t call herself a playwright»: what somebody is not. */
const DENIES = /^(?:who )?(?:do|does|did|has|have|had|is|was)(?:n['’]t| not| never)\b/i

/** «Commissioners Jane Roe and Tom Fox» */
const withoutOffice = (word: string): string => (isEnglishOffice(word.trim()) ? '' : word)

const yearsOf = (name: string, narration: string): string | undefined =>
  /\p{Script=Han}/u.test(name) ? chineseYearsOf(name, narration) : englishYearsOf(name, narration)

function officeOf(name: string, narration: string): string | undefined {
  if (!/\p{L}{2}/u.test(name)) return undefined
  return /\p{Script=Han}{2}/u.test(name) ? chineseOfficeOf(name, narration) : englishOfficeOf(name, narration)
}
