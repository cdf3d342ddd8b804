import type { SpeakerRole } from './assign-roles.ts'
import { isChineseLabelOf, isNoWord } from './chinese-introductions.ts'
import { introducedUnderTitle, isEnglishLabelOf, TITLE } from './english-introductions.ts'
import { introductionsIn } from './introductions.ts'
import { isInterviewerWord } from './label-words.ts'
import type { Declared } from './meta-facts.ts'
import { readParticipants } from './participants.ts'
import { CHINESE_NAME, LATIN_NAME } from './person-names.ts'

/** Somebody whom the text introduces. */
export interface Person {
  name: string
  office?: string
  /** Where a line of the head, or the text, states it. */
  role?: SpeakerRole
  /** The letters under which he speaks. */
  short?: string
  /** How much speaks for it that the text is about this person. */
  score: number
}

/** Where people are looked for; any part may be empty. */
export interface Sources {
  declared: Declared[]
  title: string
  lead: string
  /** What a host says to present the guests. */
  welcome: string
  /** The last paragraphs, where those who took part are told of once more. */
  closing: string
  /** Who signs the text: he asks. */
  writers: string[]
}

/** UTF-16 units of a lead that are read; nobody is introduced later. */
const LONGEST_LEAD = 6000

const DECLARED = 5
const IN_TITLE = 2
const SIGNS = -4
/** From here on somebody answers whom the text does not call the guest, if nobody else comes near. */
const LEAST = 2
const AHEAD = 2

/**
 * People whom lines of the head, the lead or a host's welcome name, each once, in this order. What speaks for each is
 * added up: a line that lists those who take part, an office or a meeting told of, the title, how often the lead names
 * the person; who signs the text is told of less.
 */
export function findPeople({ declared, title, lead, welcome, closing, writers }: Sources): Person[] {
  const text = lead.slice(0, LONGEST_LEAD)
  const people = new Map<string, Person>()
  for (const { role, short, text: line } of declared) {
    for (const { office, ...person } of readParticipants(line)) {
      // Ian Szabo (chair)
      const chairs = office !== undefined && isInterviewerWord(office)
      const as = chairs ? 'interviewer' : role
      people.set(person.name, {
        ...person,
        ...(short && { short }),
        ...(office && !chairs && { office }),
        ...(as && { role: as }),
        score: DECLARED,
      })
    }
  }
  const told = `${text}\n${title}`
  const headed = introducedUnderTitle(title, text)
  for (const source of [told, welcome]) {
    const own = source === told && headed ? [headed] : []
    for (const { name, office, role, weight } of [...own, ...introductionsIn(source)]) {
      const known =
        people.get(name) ?? [...people.values()].find((one) => untitled(one.name) === untitled(name))
      const asked = (role ?? (asks(office) ? 'interviewer' : undefined)) && ({ role: 'interviewer' } as const)
      if (!known) people.set(name, { name, ...(office && { office }), ...asked, score: weight })
      else {
        known.score = Math.max(known.score, weight)
        if (office && (!known.office || (saysWhere(office) && !saysWhere(known.office))))
          known.office = office
      }
    }
  }
  for (const name of salientNames(text, title)) if (!people.has(name)) people.set(name, { name, score: 0 })
  for (const { name, office, at } of introductionsIn(closing)) {
    const opens = at === 0 || closing[at - 1] === '\n'
    if (opens && office && timesNamed(name, title) > 0 && !people.has(name))
      people.set(name, { name, score: 0 })
    const known = people.get(name)
    if (known && !known.office && office && opens) Object.assign(known, { office, score: known.score + 1 })
  }
  const offices = [...people.values()].map(({ office }) => office ?? '')
  // «As Senior Ice Inspector, she …»: capitals make no Mr Inspector.
  const real = [...people.values()].filter(({ name }) => !offices.some((office) => office.includes(name)))
  return real.map((person) => ({
    ...person,
    score:
      person.score +
      Math.min(2, Math.max(0, timesNamed(person.name, text) - 1)) +
      (timesNamed(person.name, title) > 0 ? IN_TITLE : 0) +
      (writers.some((writer) => isLabelOf(writer, person.name)) ? SIGNS : 0),
  }))
}

/** «founder of Loose Ground» tells more than «playground designer»: where somebody is what he is. */
const saysWhere = (office: string): boolean => /^(?!who ).* (?:of|at|for|with) (?:the )?\p{Lu}/u.test(office)

/** Dr Jane Roe is Jane Roe. */
const untitled = (name: string): string => name.replace(TITLE, '')

/** Who answers where the text labels nobody by name: the one guest it declares, else the one for whom most speaks. */
export function guestOf(people: Person[]): Person | undefined {
  const declared = people.filter(({ role }) => role === 'guest')
  if (declared.length === 1) return declared[0]
  const open = people.filter(({ role }) => !role)
  const introduced = open.filter(({ score }) => score > 0)
  const withOffice = introduced.filter(({ office }) => office)
  if (withOffice.length === 1) return withOffice[0]
  if (introduced.length === 1) return introduced[0]
  const [first, second] = [...open].sort((a, b) => b.score - a.score)
  return first && first.score >= LEAST && first.score >= (second?.score ?? 0) + AHEAD ? first : undefined
}

/** 本刊記者 and 本刊編輯 ask; a reporter of another paper may be the guest. */
const asks = (office?: string): boolean =>
  /^(?:本[刊報报網网台社])?(?:特[約约])?(?:[記记]者|[編编][輯辑])$/u.test(office ?? '')

/** Whether a label stands for somebody of that name. */
export const isLabelOf = (label: string, name: string): boolean =>
  /\p{Script=Han}/u.test(name) ? isChineseLabelOf(label, name) : isEnglishLabelOf(label, name)

/** How often a text names somebody, in full or by the last word of a Latin name. */
function timesNamed(name: string, text: string): number {
  const word = /\p{Script=Han}/u.test(name) ? name : name.split(' ').at(-1)!
  return text.split(word).length - 1
}

/** Full names that a lead holds twice, or once beside the title: 簡伯豪把最後一個版送走。…簡伯豪做了… */
function salientNames(lead: string, title: string): string[] {
  const names = new Set([...`${title}\n${lead}`.matchAll(SUBJECT)].map(([name]) => name))
  return [...names].filter((name) => {
    const again = timesNamed(name, lead) + timesNamed(name, title) > 1
    return again && (/\p{Script=Han}/u.test(name) ? isNoWord(name) : /\p{Ll}/u.test(name))
  })
}

/** A name that begins a sentence, in Chinese a clause. */
const SUBJECT = new RegExp(
  `(?<=^|[\n。，！？」])${CHINESE_NAME}|(?<=^|\n|[.!?] )${LATIN_NAME}(?= [a-z])`,
  'gu',
)
const LATIN = new RegExp(`(?<![\\p{L}'’-])${LATIN_NAME}`, 'gu')

/** Names in Latin letters that a text holds. */
export const latinNames = (text: string): string[] =>
  (text.match(LATIN) ?? []).map((name) => name.replace(/[.,]$/, ''))
