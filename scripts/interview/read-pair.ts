import { CHINESE_TITLE, isChineseOffice } from './chinese-introductions.ts'
import {
  BOTH,
  CREDIT_WORDS,
  DATE_WORDS,
  GUEST_WORDS,
  HOST_WORDS,
  IGNORED_WORDS,
  MAIL_WORDS,
  SOURCE_WORDS,
  TITLE_WORDS,
  URL_WORDS,
  WRITER_WORDS,
} from './credit-words.ts'
import { dateIn } from './dates.ts'
import { isInFirstPerson } from './label-words.ts'
import { type Facts, isPerson, set } from './meta-facts.ts'
import { readParticipants } from './participants.ts'
import { CHINESE_NAME, HAN, isChineseName, LATIN_NAME } from './person-names.ts'
import { readByline, readWriter } from './read-byline.ts'
import { readSource } from './read-source.ts'
import { splitSentences } from './split-sentences.ts'
import { URL } from './take-facts.ts'

/** Of the people on a line of the head; longer, and it is what somebody says. */
const LONGEST_LIST = 160

/** «Hosted by Jane Roe» needs none. */
const SEPARATOR = '(?:\\s*[:：/／|｜．·・＝=]\\s*|(?<=\\bby) +)'
const PAIR = new RegExp(
  `^(?:(?<writer>${WRITER_WORDS}|提[問问]|Authors?|Writers?|Words|Text|Interview(?: and [a-z ]{3,40})?|Story|Reporter|Questions by)|(?<guest>${GUEST_WORDS})|(?<host>${HOST_WORDS})|(?<credit>${CREDIT_WORDS})|(?<source>${SOURCE_WORDS})|(?<date>${DATE_WORDS})|(?<url>${URL_WORDS})|(?<ignored>${IGNORED_WORDS})|(?<mail>${MAIL_WORDS})|(?<title>${TITLE_WORDS})|(?<office>身[份分]|[職职][務务位銜衔稱称]|Occupation|Position))${SEPARATOR}(?<value>\\S.*)$`,
  'i',
)
/** 對談者： on its own line, the people below it; set as a heading it needs no colon: **對話嘉賓**. */
const PEOPLE_HEADING = new RegExp(
  `^(?:[${HAN}]{0,2}(?<guest>${GUEST_WORDS}|[受被][訪访][${HAN}]{2,4})|(?<host>${HOST_WORDS})|(?:About )?(?:the |[A-Z][a-z]+ )?(?:participants|panel|speakers|guests|[a-z]+ers))\\s*(?<colon>[:：｜]?)$`,
  'i',
)

/**
 * Who is listed below a line, when it heads such a list; undefined otherwise. A line without a colon, or a host's, may as
 * well be a label: there the next line must be `listed`, a name with an office.
 */
export function headsPeople(line: string, listed: boolean): { role?: 'interviewer' | 'guest' } | undefined {
  const groups = PEOPLE_HEADING.exec(line)?.groups
  if (!groups || groups.guest === '人物' || (!listed && !(groups.guest && groups.colon))) return undefined
  const role = groups.host ? 'interviewer' : groups.guest && !BOTH.test(groups.guest) ? 'guest' : undefined
  return role ? { role } : {}
}
/** «Jane Roe <jane@paper.example>» */
const MAIL_ADDRESS = /\s*[<(]?\S+@\S+$/

export const isPair = (field: string): boolean => PAIR.test(field)

/** A word of the trade, a colon and its value (採訪：何苗, Source: The Weekly); undefined when there is no such word. */
export function readPair(field: string, facts: Facts): boolean | undefined {
  const groups = PAIR.exec(field)?.groups
  if (!groups) return undefined
  const { meta, declared } = facts
  const stated = groups.value!.trim()
  const value = isDescribed(stated) ? stated.slice(0, -1) : stated
  // 提問： may be a label as well.
  if (groups.writer?.startsWith('提') && !isChineseName(value)) return undefined
  if (groups.writer && /^主持/u.test(field) && isPerson(value))
    declared.push({ role: 'interviewer', text: value })
  if (groups.writer) return readWriter(value, meta)
  if (COLUMN_BAR.test(field) && !isPerson(value.split(/[，,（(\s]/u)[0]!)) return undefined
  if (groups.guest || groups.host) {
    // 主持人：您好。is a turn; 主持人：李明 is a line of the head.
    if (
      SENTENCE_END.test(value) ||
      value.length > LONGEST_LIST * value.split(/[;；]/u).length ||
      !startsWithName(value) ||
      SEVERAL_TOLD_OF.test(value) ||
      (UNMARKED.test(field) && readParticipants(value).length === 0)
    )
      return false
    const role = groups.guest ? 'guest' : 'interviewer'
    declared.push({ ...(!BOTH.test(groups.guest ?? '') && { role }), text: value })
    return true
  }
  // 人物：鍾望舒 and on the next line 身份：手語翻譯.
  const last = declared.at(-1)
  if (groups.office) {
    if (last) declared[declared.length - 1] = { ...last, text: `${last.text}（${value}）` }
    return last !== undefined
  }
  if (groups.mail || (groups.source && MAIL_ADDRESS.test(value))) {
    const name = value.replace(MAIL_ADDRESS, '').replace(/^["“”]|["“”]$/gu, '')
    const sent = dateIn(value)
    if (isPerson(name)) declared.push({ mail: true, text: name })
    else if (sent) set(meta, 'date', sent)
    return value.length <= LONGEST_LIST
  }
  // 来源：本报记者 李明
  if (groups.source && /^本[報报刊][記记]者/u.test(value)) return readByline(value, meta)
  // 來源：我們的水來自山上。is somebody's sentence.
  if (groups.source) return value.length <= 80 && !/[！？!?]|。./.test(value) && readSource(value, meta)
  if (groups.date) {
    const date = dateIn(value) ?? REPUBLIC.exec(value)?.[0]
    return date !== undefined && set(meta, 'date', date)
  }
  if (groups.title)
    return !/[。！？!?.]$/u.test(value) && value.length <= LONGEST_LIST && set(meta, 'title', value)
  if (groups.url) return URL.test(value) && set(meta, 'url', URL.exec(value)![0])
  return value.length <= 40 && !/[。！？!?]/.test(value)
}

/** Have a full stop that ends no sentence. */
const CIVIL = 'Dr|Prof|Mr|Mrs|Ms|St|Jr|Sr'
const SENTENCE_END = new RegExp(`[。！？!?]|(?<!\\b(?:${CIVIL}))\\.(?:\\s|$)`, 'u')
/** 人物｜從實驗室走到沙灘: the part of the paper, before a title. */
const COLUMN_BAR = /^(?:人物|[專专][訪访]|口述|[對对][談谈話话])\s*[|｜/／]/u
/** «Present at the time», «Hosted by a friend»: what lists nobody is a sentence. */
const UNMARKED = /^present|^[a-z]+ by\b/i
/** «Jane Roe, who drives, and Tom Fox, a smith» */
const SEVERAL_TOLD_OF = /, who .*, and \p{Lu}/u

/** 112.05.03, as Taiwan counts the years. */
const REPUBLIC = /^1\d{2}[./年-]\d{1,2}[./月-]\d{1,2}日?/u

/** «陸秉文，臨江大學副校長。», «Jane Roe, keeper of the light.»: tells of somebody, though it ends like a sentence. */
const isDescribed = (value: string): boolean =>
  !isInFirstPerson(value) &&
  ((value.endsWith('。') && BEGINS_WITH_HAN_NAME.test(value) && isChineseOffice(value)) ||
    DESCRIBED.test(value))

/** Not «Mr Halloran, you look as if you want to answer that.», nor «Jane Roe, welcome to the show.» */
const DESCRIBED = new RegExp(
  `^${LATIN_NAME}, (?!(?:do|did|is|are|was|can|could|would|will|let|please|what|how|why|who|when|where|thanks?|tell|welcome|good|I|we|it|that|this|so|and|but|there)\\b)(?![^.!?]*\\byou(?:r|rs)?\\b)(?:[^.!?]|(?<=\\b(?:${CIVIL}))\\.)+\\.$`,
  'u',
)

/**
 * «受訪者：陸秉文，臨江大學副校長。三十年來他…»: up to the full stop somebody is declared, and what follows introduces him.
 * The line without the declaration, or undefined where it is none, or the word before it labels speech in the `lines` too.
 */
export function readIntroduced(line: string, lines: string[], { declared }: Facts): string | undefined {
  const groups = PAIR.exec(line)?.groups
  if (!(groups?.guest || groups?.host)) return undefined
  const label = line.slice(0, -groups.value!.length).trim()
  const speaks = (other: string): boolean =>
    other.startsWith(label) && !isDescribed(splitSentences(other.slice(label.length).trim())[0] ?? '')
  if (lines.some(speaks)) return undefined
  const [stated, ...told] = splitSentences(groups.value!)
  if (told.length === 0 || stated!.length > LONGEST_LIST || !isDescribed(stated!)) return undefined
  const role = groups.guest ? 'guest' : 'interviewer'
  declared.push({ ...(!BOTH.test(groups.guest ?? '') && { role }), text: stated!.slice(0, -1) })
  return told.join(stated!.endsWith('.') ? ' ' : '')
}

/** 出席：署代表 梅國雄　處代表 柳詠茵: the wide space stands for a comma. */
export function listOfPeople(line: string): string {
  const groups = PAIR.exec(line)?.groups
  const people = groups?.guest || groups?.host ? groups.value!.split(/　+| {2,}/) : []
  return people.length > 1 &&
    people.every((one) => !isPair(one) && (ENDS_WITH_NAME.test(one) || BEGINS_WITH_HAN_NAME.test(one)))
    ? line.replace(/　+| {2,}/g, '、')
    : line
}

const BEGINS_WITH_NAME = new RegExp(`^(?:${LATIN_NAME})`, 'u')
/** 麥潤根會長（下稱麥）, 阿沁（化名）， */
const BEGINS_WITH_HAN_NAME = new RegExp(
  `^(?:${CHINESE_NAME}(?:${CHINESE_TITLE}|先生|女士|小姐|老[師师])?|[阿小老]\\p{Script=Han}{1,2})(?=$|[，,（(、 ])`,
  'u',
)
/** 中心主任 梁可瑩（梁）: with the letter by which the turns call her. */
const ENDS_WITH_NAME = new RegExp(
  `${CHINESE_NAME}(?:\\s*(?:先生|女士|小姐|博士|教授))?(?:\\s?[（(]\\p{Script=Han}{1,2}[）)])?$`,
  'u',
)

function startsWithName(value: string): boolean {
  return (
    // P12 is a voice in a study, and Coco hosts under one name.
    /^[A-Z](?:\d{1,3}|女士|先生|小姐)(?=[（(，]|$)/.test(value) ||
    /^\p{Lu}\p{Ll}{1,14}$|^\p{Script=Han}{2,4}(?:先生|女士|小姐|[婆伯]{2})?[（(]/u.test(value) ||
    // 森下葵 bears a name of another country.
    /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{2,7}$/u.test(value) ||
    // 小滿、阿岩: so do two who are known by a short name.
    /^(?:\p{Script=Han}{2,4}|\p{Lu}\p{Ll}{1,14})(?:[、，,&]\s?(?:\p{Script=Han}{2,4}|\p{Lu}\p{Ll}{1,14}))+$/u.test(
      value,
    ) ||
    BEGINS_WITH_NAME.test(value) ||
    BEGINS_WITH_HAN_NAME.test(value) ||
    ENDS_WITH_NAME.test(value)
  )
}
