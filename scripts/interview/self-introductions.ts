import { CHINESE_TITLE, isChineseOffice } from './chinese-introductions.ts'
import { englishOfficeOf, isEnglishOffice } from './english-introductions.ts'
import type { Participant } from './participants.ts'
import { CHINESE_NAME, LATIN_NAME } from './person-names.ts'

/** UTF-16 units of a first turn in which people say who they are. */
const LONGEST_GREETING = 400

/** 我是廣播站的白露。我叫盧永年，是修傘的師傅。 */
const HAN = new RegExp(
  `(?:^|[，。！、：,!\\s])(?:大家好[，,]?)?(?:我|本人)(?:的名字)?(?:是|叫|名叫)(?<before>(?:(?!不|說|说|在|怕)[\\p{L}\\p{N}《》]){0,24}?)(?<name>${CHINESE_NAME}|[阿小老]\\p{Script=Han}{1,2})(?=[，。！、；,.!\\s]|$)(?:，(?:我?是|[現现][任为為]|目前[是任])(?<after>[^，。；！？]{2,30}))?`,
  'u',
)
/** «I'm Hector Almada, I run the cooperative», «My name is Jane Roe and I'm a surveyor». */
const LATIN = new RegExp(
  `(?:^|[.!?,:] |\\b(?:and|so|hello|hi|sure|yes|yeah|okay|ok|well) )(?:I['’]m|I am|my name is|my name['’]s|(?<shows>this is)|name['’]s) (?<name>${LATIN_NAME})(?=[.,;!]| and\\b| from\\b| with\\b| –| —)(?:,? (?:and )?(?:I['’]m|I am|I was|I work as|I serve as) (?:the |an? )?(?<office>[^,.;!?]{3,80}))?`,
  'gi',
)
const SAYS_WHO = /\b(?:I['’]m|I am|name is|name['’]s|this is) /i
/** «Caroline Webb. I was harbour master at Port Lorne.»: the answer to «Please state your name». */
const STATED = new RegExp(
  `^(?<name>${LATIN_NAME})\\. I (?:am|was) (?:the |an? )?(?<office>[^,.;!?]{3,80})`,
  'u',
)
/** «I am Italian American» names no one. */
const NATION = /^(?:\p{Lu}\p{L}*(?:ish|ese|ian|ean|can|nch|man)[ -]?){2,}$/u

const IN_NAME = /^(?:\p{Lu}|(?:de|da|di|del|della|van|von|der|den|la|le|bin|al|el|ter)$)/u

/** Who a speaker says he is in his own first words, with the office if he names one. */
export function selfIntroduction(words: string): Participant | undefined {
  const text = words.slice(0, LONGEST_GREETING)
  return chinese(text) ?? english(text)
}

function chinese(text: string): Participant | undefined {
  const groups = HAN.exec(text)?.groups
  if (!groups) return undefined
  const before = groups.before!.replace(/^(?:[來来]自)/u, '').replace(/的$/u, '')
  const office = [groups.after, before].find((stated) => stated && isChineseOffice(stated))
  // 我是他的朋友王明: whose friend, is no office; 我是水手 names no one.
  if (before !== '' && !office && !groups.before!.endsWith('的') && !ENDS_IN_TITLE.test(before))
    return undefined
  return { name: groups.name!, ...(office && { office }) }
}

const ENDS_IN_TITLE = new RegExp(`(?:${CHINESE_TITLE})$`, 'u')

function english(text: string): Participant | undefined {
  const said = SAYS_WHO.test(text) ? [...text.matchAll(LATIN)].map(({ groups }) => groups!) : []
  // «This is Second Shift. I'm Leila Brandt.» names the programme first.
  const stated = STATED.exec(text)?.groups ?? said.find(({ shows }) => !shows) ?? said[0]
  const name = stated?.name?.replace(/[.,]$/, '')
  // The introduction is looked for in any case; a name is not.
  if (!name?.split(' ').every((word) => IN_NAME.test(word)) || NATION.test(name)) return undefined
  const own = stated!.office?.replace(/ and .*$/, '')
  const office = own && isEnglishOffice(own) ? own : englishOfficeOf(name, text)
  return { name, ...(office && { office }) }
}
