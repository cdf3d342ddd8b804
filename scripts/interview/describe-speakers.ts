import type { Speaker } from '../model.ts'
import type { SpeakerRole } from './assign-roles.ts'
import { CHINESE_NAME, LATIN_NAME } from './label-words.ts'
import type { Declared } from './read-meta.ts'

/** A person whom the text introduces. */
export interface Person {
  name: string
  office?: string
  role?: SpeakerRole
}

const TITLE_WORDS =
  '[校院局署司部會会隊队館馆店村社站所處处科組组台廠厂市縣县省區区行關关船機机團团艦舰班][長长]|系主任|主任|教授|[講讲][師师]|[講讲]座教授|[總总]裁|[總总][經经]理|董事[長长]|董事|主席|院士|博士|研究[員员]|科[學学]家|工程[師师]|[創创][始辦办]人|[創创][始辦办]人兼CEO|[聯联]合[創创][始辦办]人|CEO|CTO|CFO|首席\\p{Script=Han}{2,6}|[經经]理|作家|[詩诗]人|[導导]演|[編编][劇剧]|演[員员]|[畫画]家|音[樂乐]家|[律醫医][師师生]|[議议][員员]|[經经][濟济][學学]家|分析[師师]|[顧顾][問问]|[負负][責责]人|[秘祕][書书][長长]?|理事[長长]?|[總总][監监]|合[夥伙]人|[設设][計计][師师]|建[築筑][師师]|[總总][編编][輯辑]?|主[編编]|[發发]言人|[監监]督|教[練练]|店主|老[闆板]|校董|[歷历]史[學学]家|\\p{Script=Han}{0,4}[學学]家|[學学]者|[專专]家|[醫医]生'
const MET =
  '(?:[專专][訪访]|[採采][訪访]|[訪访][問问]|[訪访][談谈]|[對对][話话]|[對对][談谈]|[邀約约][請请]?|[請请]到|[請请]|[連连][線线]|走[進进]|[見见]到|[專专][訪访])(?:了|到了|到)?'
/** What may stand right after a name in running text; before it two or three characters are one name. */
const AFTER_NAME =
  '(?=$|[，。、；：,.;:（）()「」！？\\s—]|教授|博士|先生|女士|小姐|老師|老师|就|談|谈|進|进|接受|[與与和]|在|[於于]|[為为是向講讲分表及的日近今一]|[說说])'
const HONORIFIC = '(?:教授|博士|先生|女士|小姐|老師|老师|院士|校長|校长)?'

const HAN_INTRODUCTION = new RegExp(
  `(?<office>[\\p{L}\\p{N}《》·（）()]{0,40}?(?:${TITLE_WORDS}))、?(?<name>${CHINESE_NAME})${HONORIFIC}${AFTER_NAME}`,
  'gu',
)
/** A trade right before a name, at the start of a clause: 養蜂人顧遠山, 六十八歲的鐘錶匠范國棟. */
const HAN_TRADE = new RegExp(
  `(?<=^|[，。、；：\\s]|[歲岁]的|[了位])(?<office>(?:(?![的個个有某別别一這这那])\\p{Script=Han}){1,8}(?:人|匠|[師师]|[師师]傅|[員员]|手|工))(?<name>${CHINESE_NAME})${AFTER_NAME}`,
  'gu',
)
const HAN_APPOSITION = (name: string) =>
  new RegExp(
    `${escapePattern(name)}${HONORIFIC}(?:（(?<bracket>[^（）]{2,40})）|\\((?<ascii>[^()]{2,40})\\)|(?:，|,)?(?:是|現任|现任|現為|现为|時任|时任|擔任|担任|係|，|,)(?<after>[^，。；、,]{2,40}?(?:${TITLE_WORDS}))(?=[，。；、,\\s]|$))`,
    'u',
  )

/** People whom the lead and the declared lines introduce, in order. */
export function readPeople(opening: string, declared: Declared[]): Person[] {
  const people: Person[] = declared.flatMap(({ role, text }) =>
    declaredPeople(text).map((person) => ({ ...person, role })),
  )
  const known = new Set(people.map(({ name }) => name))
  for (const person of [...hanPeople(opening), ...latinPeople(opening)]) {
    if (known.has(person.name)) continue
    known.add(person.name)
    people.push(person)
  }
  return people
}

function declaredPeople(text: string): Person[] {
  const han = new RegExp(
    `^(?<office>.*?)(?<name>${CHINESE_NAME})${HONORIFIC}(?:[（(，,\\s]+(?<after>[^）)]+)[）)]?)?$`,
    'u',
  ).exec(text)
  if (/\p{Script=Han}/u.test(text) && han) {
    const leading = new RegExp(
      `^(?<name>${CHINESE_NAME})${HONORIFIC}[（(，,\\s]+(?<after>[^）)]+)[）)]?$`,
      'u',
    ).exec(text)
    const { name, office, after } = { ...han.groups, ...leading?.groups } as Record<
      string,
      string | undefined
    >
    return [{ name: name!, ...withOffice(after ?? (leading ? undefined : office)) }]
  }
  const latin = new RegExp(`^(?<name>${LATIN_NAME})(?:\\s*[,(–—-]\\s*(?<office>[^)]+)\\)?)?$`, 'u').exec(text)
  return latin ? [{ name: latin.groups!.name!, ...withOffice(latin.groups!.office) }] : []
}

function hanPeople(opening: string): Person[] {
  const found: Person[] = []
  for (const match of opening.matchAll(HAN_INTRODUCTION)) {
    const { name, office } = match.groups!
    found.push({ name: name!, ...withOffice(trimOffice(office!)) })
  }
  for (const match of opening.matchAll(HAN_TRADE)) {
    found.push({ name: match.groups!.name!, office: match.groups!.office! })
  }
  for (const match of opening.matchAll(
    new RegExp(`${MET}(?<name>${CHINESE_NAME})${HONORIFIC}${AFTER_NAME}`, 'gu'),
  )) {
    const name = match.groups!.name!
    found.push({ name, ...withOffice(officeBeside(name, opening)) })
  }
  return found
}

/** The office without the words that lead up to it: 特地專訪了香港科技大學副校長 → 香港科技大學副校長. */
function trimOffice(office: string): string {
  const led = new RegExp(`^.*(?:${MET}|[與与和跟]|[來来]自|[這这]位|一位|，|是|[請请])`, 'u')
  return office.replace(led, '').replace(/^(?:我們|我们|了|的|到)+/u, '')
}

function officeBeside(name: string, opening: string): string | undefined {
  const apposition = HAN_APPOSITION(name).exec(opening)?.groups
  const stated = apposition?.bracket ?? apposition?.ascii ?? apposition?.after
  if (stated && new RegExp(`(?:${TITLE_WORDS})`, 'u').test(stated)) return stated.trim()
  const before = new RegExp(
    `(?<office>[\\p{L}\\p{N}《》·]{1,40}(?:${TITLE_WORDS}))、?${escapePattern(name)}`,
    'u',
  ).exec(opening)
  return before ? trimOffice(before.groups!.office!) : undefined
}

const MEETING =
  '(?:spoke|speaks|talked|talks|tells|told|sat|sits|joined|joins|met|meets|spent|interviewed|answered|answers|discusses|explains|was interviewed|is interviewed)'
const OFFICE_WORDS =
  /\b(?:professor|lecturer|director|president|chief|head|chair|minister|author|writer|editor|founder|co-founder|CEO|CTO|CFO|researcher|scientist|engineer|economist|historian|analyst|lawyer|judge|artist|poet|novelist|actor|conductor|composer|mayor|senator|secretary|fellow|dean|manager|partner|curator|journalist|physician|surgeon|doctor|nurse|teacher|designer|architect|physicist|chemist|biologist|linguist|philosopher|mathematician|officer|owner|chef|coach|librarian|farmer|baker|chancellor|ambassador|governor|commissioner)s?\b/i

function latinPeople(opening: string): Person[] {
  const found: Person[] = []
  for (const match of opening.matchAll(new RegExp(`(?<![\\p{L}'’-])${LATIN_NAME}`, 'gu'))) {
    const name = match[0].replace(/[.,]$/, '')
    const after = opening.slice(match.index + match[0].length, match.index + match[0].length + 160)
    const before = opening.slice(Math.max(0, match.index - 60), match.index)
    const office = latinOffice(before, after)
    const met = new RegExp(`^(?:,[^.]*,)?\\s+${MEETING}\\b`).test(after)
    const meeting =
      /(?:with|to|interviewed|interview(?:s|ing)?|met|by|invited|asked|joined by)\s+(?:the )?(?:[\p{L}-]+ ){0,5}$/iu.test(
        before,
      )
    if (office || met || meeting) found.push({ name, ...withOffice(office) })
  }
  return found
}

/** «, professor of law at Leeds,» · «(professor of law)» · «is a professor of law» · «Leeds law professor» before it. */
function latinOffice(before: string, after: string): string | undefined {
  const apposition = /^,\s+(?:(?:the|an?)\s+)?([^,.;()]{3,90}?)(?=,|\.(?:\s|$)|;| who\b| whose\b|$)/u.exec(
    after,
  )
  const bracket = /^\s*\(([^()]{3,60})\)/u.exec(after)
  const predicate =
    /^\s+(?:is|was)\s+(?:(?:the|an?)\s+)?([^,.;()]{3,90}?)(?=,|\.(?:\s|$)|;| who\b| and (?:\w+s|\w+ed|has|had|is)\b|$)/u.exec(
      after,
    )
  for (const match of [apposition, bracket, predicate]) {
    if (match && isOffice(match[1]!)) return match[1]!.trim()
  }
  const leading = /(?:with|to|interviewed|met|by|the|asked|,)\s+((?:[\p{L}-]+ ){0,4}\p{L}+)\s$/iu.exec(before)
  const words = leading?.[1]?.replace(/^(?:with|to|the|met|by)\s+/i, '')
  return words && OFFICE_WORDS.test(words) ? words : undefined
}

/** Words for what people do mostly end alike: operator, baker, pianist, librarian. */
const isOffice = (text: string): boolean =>
  OFFICE_WORDS.test(text) ||
  /\p{Ll}{2,}(?:or|er|ist|ian|eer|smith|wright)(?= of\b| at\b| in\b| for\b|$)/u.test(text)

/** One entry for each speaker, in order of appearance, with what the text says of them and nothing else. */
export function describeSpeakers(
  labels: { label: string; role: SpeakerRole; aside?: string }[],
  people: Person[],
  opening: string,
): Speaker[] {
  const guests = labels.filter(({ role }) => role === 'guest')
  const taken = new Set<Person>()
  const named = labels.map((speaker) => {
    const person = people.find((one) => !taken.has(one) && isNamed(speaker.label, one.name))
    if (person) taken.add(person)
    return { speaker, person }
  })
  return named.map(({ speaker, person }) => {
    const left = people.filter((one) => !taken.has(one) && one.role !== opposite(speaker.role))
    const only =
      !person && isRoleWord(speaker.label) ? soleCandidate(speaker.role, left, guests.length) : undefined
    const found = person ?? only
    const aside = asideFacts(speaker.aside)
    const name = found?.name ?? aside.name ?? fullNameOf(speaker.label, opening)
    const office = found?.office ?? aside.office ?? officeInOpening(found?.name ?? speaker.label, opening)
    return { label: speaker.label, ...(name && { name }), ...(office && { office }), role: speaker.role }
  })
}

const opposite = (role: SpeakerRole): SpeakerRole => (role === 'guest' ? 'interviewer' : 'guest')

/** Q, 答 and 記者 name nobody; the person is whom the text introduces in that part. */
const isRoleWord = (label: string): boolean =>
  /^(?:[qa]|[問问答]|答|回答|[記记]者|本刊[記记]者|主持人?|[受被][訪访]者|[受被][訪访]人|嘉[賓宾]|host|guest|interviewer|interviewee|reporter|moderator|answer|question)$/iu.test(
    label,
  )

function soleCandidate(role: SpeakerRole, left: Person[], guests: number): Person | undefined {
  const declared = left.filter((one) => one.role === role)
  if (declared.length === 1) return declared[0]
  if (role === 'interviewer' || guests > 1) return undefined
  const withOffices = left.filter((one) => one.office && !one.role)
  if (withOffices.length === 1) return withOffices[0]
  return left.length === 1 ? left[0] : undefined
}

/** Whether a label stands for a name: 汪揚, 汪校長, 汪 → 汪揚; ROE, Roe, J. Roe, JR → Jane Roe. */
function isNamed(label: string, name: string): boolean {
  const short = label.toLowerCase().replace(/^(?:dr|prof|professor|mr|mrs|ms)\.? /, '')
  const long = name.toLowerCase().replace(/^(?:dr|prof|professor|mr|mrs|ms)\.? /, '')
  if (short === long) return true
  if (/\p{Script=Han}/u.test(name)) {
    if (/[·・]/.test(name)) return name.split(/[·・]/).includes(label)
    const titled = new RegExp(
      `^(?<own>\\p{Script=Han}{1,4}?)(?:${TITLE_WORDS}|先生|女士|老師|老师)$`,
      'u',
    ).exec(label)
    return label.startsWith(name) || (titled ? name.startsWith(titled.groups!.own!) : label === name[0])
  }
  const words = long.split(' ')
  return words.includes(short) || words.map((word) => word[0]).join('') === short.replace(/[. ]/g, '')
}

/** What a label's own brackets say: 汪揚（香港科技大學副校長）, 記者（李明）, Fox (Tom Fox). */
function asideFacts(aside?: string): { name?: string; office?: string } {
  if (!aside) return {}
  if (new RegExp(`^(?:${CHINESE_NAME}|${LATIN_NAME})$`, 'u').test(aside)) return { name: aside }
  const office = new RegExp(`(?:${TITLE_WORDS})$`, 'u').test(aside) || OFFICE_WORDS.test(aside)
  return office ? { office: aside } : {}
}

/** A label that is itself a full name names its speaker. */
function fullNameOf(label: string, opening: string): string | undefined {
  if (new RegExp(`^(?:${CHINESE_NAME})$`, 'u').test(label) && !isRoleWord(label)) return label
  if (new RegExp(`^(?:${LATIN_NAME})$`, 'u').test(label)) return label
  return /^\p{Script=Han}{2,4}$/u.test(label) && !isRoleWord(label) && opening.includes(label)
    ? label
    : undefined
}

function officeInOpening(name: string, opening: string): string | undefined {
  return /\p{Script=Han}{2,}/u.test(name) && opening.includes(name) ? officeBeside(name, opening) : undefined
}

const withOffice = (office?: string): { office?: string } => (office?.trim() ? { office: office.trim() } : {})
const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
