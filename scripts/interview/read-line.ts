import type { Meta } from '../model.ts'
import { CLOSING, OPENING } from './colophon.ts'
import { CREDIT_WORDS, DATE_WORDS, WRITER_WORDS } from './credit-words.ts'
import { isClocked, YEARED } from './dates.ts'
import { isLabelOf } from './find-people.ts'
import { isMedium } from './label-words.ts'
import { type Facts, isPerson, set, setAll } from './meta-facts.ts'
import { LABEL_BULLETS } from './name-label.ts'
import { isFurniture } from './page-furniture.ts'
import { readListed, readParticipant } from './participants.ts'
import { CHINESE_NAME } from './person-names.ts'
import { isSigned, readByline } from './read-byline.ts'
import { headsPeople, isPair, listOfPeople, readPair } from './read-pair.ts'
import { readEpisode, readPublished, readRights } from './read-source.ts'
import { isDesk, isRubric } from './rubrics.ts'
import { takeFacts } from './take-facts.ts'
import { type Beside, PLACE_NAME, readName } from './weigh-name.ts'

const LONGEST_META_LINE = 200

/** The bracketed byline or source after the last words of an article: (作者：許維軒). */
export const TRAILER = new RegExp(
  `(?<!\\])\\s*[${OPENING}]([^${OPENING}${CLOSING}]{2,80})[${CLOSING}]\\s*$`,
  'u',
)

/** What stands around a line. */
export type Around = Omit<Beside, 'line'>
const NOTHING: Around = { neighbours: {}, afterMeta: false }

/** Reads one line about the text itself into `facts`; false, and nothing read, when it is no such line. */
export function readLine(line: string, facts: Facts, around: Around = NOTHING): boolean {
  // Of a list «Witnesses: Jane Roe, …; Tom Fox, …» each may be told of at length.
  const people = isPair(line) ? line.split(/[;；]/u).length : 1
  if (line.length > LONGEST_META_LINE * people) return false
  const wrapped = TRAILER.exec(line)?.[0].length === line.length
  // 採訪丨何苗: a character of that shape for a bar.
  const unwrapped = (wrapped ? line.slice(1, -1).trim() : line.replace(LABEL_BULLETS, '')).replaceAll(
    '丨',
    '｜',
  )
  readRights(unwrapped, facts.meta)
  if (isFurniture(unwrapped) || headsPeople(unwrapped, false)) return true
  // «Jane Roe | Features Editor» signs, and is no guest.
  const listed = isSigned(unwrapped) ? undefined : readListed(unwrapped)
  if (listed) {
    facts.declared.push({ text: `${listed.name}，${listed.office}` })
    return true
  }
  const told = listOfPeople(accountOf(unwrapped))
  const fields = fieldsOf(told)
  if (fields.length === 1 && readLegend(unwrapped, facts)) return true
  const legend = fields.map((field) => LEGEND.exec(field)?.groups)
  const equated =
    fields.length > 1 &&
    (legend.some(Boolean) || !fields.some(isPair)) &&
    fields.every((field) => /^\S{1,3}[=＝]\S{2,12}$/u.test(field))
  if (equated || legend.every((entry) => entry && (fields.length > 1 || entry.mark !== '：'))) {
    for (const entry of legend) if (entry && isPerson(entry.name!)) facts.declared.push({ text: entry.name! })
    return true
  }
  return (fields.length > 1 && readFields(fields, facts, around)) || readFields([told], facts, around)
}

/** 原創 | 阿明 | 街坊創業 | 2022-03-18: the bars between the parts of a WeChat account's line as spaces. */
function accountOf(line: string): string {
  const sent = line.replace(SENT_FROM, '')
  return /^原[創创]\s*[|｜]/u.test(sent) ? sent.replace(/\s*[|｜]\s*/gu, ' ') : sent
}

/** 羅＝羅梓晴, 潮——《潮汐》: who stands behind the short labels. */
const LEGEND =
  /^[《「]?(?<short>\p{Script=Han}{1,3}|\p{Lu}{1,3})[》」]?\s*(?<mark>[=＝：]|——?|[-–—])\s*(?<name>[《「]?(?:\k<short>)\p{Script=Han}{1,9}?[》」]?)(?:老[師师]|先生|女士|小姐|教授|校友)?$/u

/** «JB: Jo Brandt, editor of Contour», 編：《戲棚》編輯部, 區：區妙嫦（…）: a line of a legend, which no one says. */
function readLegend(line: string, { declared }: Facts): boolean {
  const { short, mark, who } = LEGEND_LINE.exec(line)?.groups ?? {}
  if (!short || !who || /[。.!?！？]$/u.test(who)) return false
  const person = readParticipant(who)
  // K＝柯以諾: whatever the letter, the mark says for whom it stands.
  if (person && (/[=＝]/u.test(mark!) || isLabelOf(short, person.name))) declared.push({ short, text: who })
  else if (!HOUSE.test(who)) return false
  return true
}

const LEGEND_LINE =
  /^(?<short>\p{Lu}{1,3}(?=\s*[=＝])|\p{Lu}{2,3}|\p{Script=Han})\s*(?<mark>[:：=＝])\s*(?<who>.{2,90})$/u
const HOUSE = /^《[^》]{1,20}》(?:[編编][輯辑][部室]?|[記记]者)?$/u

/** «2023-05-09 10:20 来源：江东网 作者：杜若»: one space is enough before the word of a field. */
const BEFORE_FIELD =
  /(?:[\s／/]|(?<=[）)】]))(?=(?:整理|[來来]源|作者|[記记]者|(?:[責责]任)?[編编][輯辑]|[責责][編编]|[撰採采][文寫写訪访]|[攝摄]影|字[號号]|(?:[發发]布|出版)?[時时][間间]|日期|[出]處|出处|[瀏浏][覽览](?:[數数量次]+)?|[閱阅][讀读](?:[數数量次]+)?)\s*[:：])/gu

/** «… 07:30 来自北京»: where the reader's telephone says it was sent from. */
const SENT_FROM = /(?<=\d)\s+(?:[来來發发][自於于布]|[發发][表布][於于])\s?\p{Script=Han}{2,6}$/u

/** 記者　林于晴　攝影　曾柏勳: a wide space for the colon. */
const SPACED_TASK = new RegExp(
  `(?<=^|[\\s　])(?<task>${WRITER_WORDS}|${CREDIT_WORDS})[ 　]+(?=${CHINESE_NAME}(?:$|[\\s　、/／]))`,
  'gu',
)

/** «2023-05-18　《城市論壇》第41期　採訪：何俊賢»: several facts on a line, set apart by wide spaces or bars. */
const fieldsOf = (line: string): string[] =>
  line
    .replace(SPACED_TASK, '$<task>：')
    .replace(BEFORE_FIELD, '　')
    .split(
      /\s*[|｜•；;\t]\s*|\s*[．・·]\s*(?=[0-9０-９《]|[總总]?第)|(?<=[》期號号刊月日年])\s*[．・·]\s*|\s*　\s*|\s{2,}|\s+[/／·∙]\s+/u,
    )
    .filter((field) => field !== '')

/** Reads all fields of a line or none; beside a date or a writer a bare name is a publication or the writer. */
function readFields(fields: string[], facts: Facts, around: Around): boolean {
  const found: Facts = { meta: {}, declared: [...facts.declared] }
  const unread = fields.filter(
    (field) => !(fields.length > 1 && (isDesk(field) || isRubric(field))) && !readField(field, found),
  )
  // «The Herald | 4 May 2024 | Jane Roe»: a paper and a writer.
  const isRead =
    unread.length <= 2 &&
    unread.every((field) => readBareField(field, found.meta, { ...around, isFirst: field === fields[0] }))
  if (!isRead) return false
  setAll(facts.meta, found.meta)
  facts.declared.splice(0, facts.declared.length, ...found.declared)
  return true
}

/** The facts of a line that holds a date, or an issue, and nothing else but a place. */
export function factsAlone(line: string): Meta {
  if (line.length > LONGEST_META_LINE) return {}
  const meta: Meta = {}
  for (const field of fieldsOf(line)) {
    if (NO_FACT.test(field)) continue
    const { found, rest } = takeFacts(field.replace(BEFORE_DATE, ''))
    // «The Ward Round — issue 19»: what stands beside an issue is its paper, and no place.
    const isPlace = !found.issue && PLACE_NAME.test(rest)
    if (isMedium(rest) || (rest !== '' && !isPlace && !NO_FACT.test(rest))) return {}
    setAll(meta, found)
  }
  return meta
}

/** «Season 3, Episode 11», S2E4, alone. */
const EPISODE = /^(?:(?:Season|Series) \d+,? Episode \d+|S\d{1,2},? ?E\d{1,3})$/iu

const BEFORE_DATE = new RegExp(`^(?:${DATE_WORDS})\\s*[:：]\\s*`, 'i')

/** What one field says of the text; false when it says something else, or anything besides. */
function readField(field: string, facts: Facts): boolean {
  const { meta } = facts
  if (isFurniture(field) || NO_FACT.test(field)) return true
  const episode = EPISODE.exec(field)?.[0]
  if (episode) return set(meta, 'issue', episode)
  const pair = readPair(field, facts)
  if (pair !== undefined) return pair
  if (readByline(field, meta) || readPublished(field, meta) || readEpisode(field, meta)) return true
  const { found, rest } = takeFacts(field)
  if (Object.keys(found).length === 0) return false
  const isRead =
    /^(?:From|In|(?:Aired|Recorded|Broadcast|Released|Published|Posted)(?: on)?)?$/.test(rest) ||
    isDesk(rest) ||
    (PLACE_NAME.test(rest) && isClocked(field)) ||
    (found.date !== undefined && AT_A_PLACE.test(rest)) ||
    NOBODY_BY.test(rest) ||
    readPoster(rest, found) ||
    readAccount(rest, found, isClocked(field)) ||
    readByline(rest, found) ||
    readName(rest, found, { ...NOTHING, line: {} })
  // 总第12期　2019年冬季号: of two statements of the issue the one with a year is its date too.
  if (isRead && meta.issue && found.issue && YEARED.test(found.issue)) found.date ??= found.issue
  if (isRead) setAll(meta, found)
  return isRead
}

/** «Jane Roe | 11 January 2022», «Interview: Jane Roe · Groundwork, 14 November 2024»: what one field leaves open. */
function readBareField(field: string, found: Meta, around: Around): boolean {
  const { found: own, rest } = takeFacts(field)
  const read: Meta = {}
  setAll(read, own)
  if (!readName(rest, read, { ...around, line: found })) return false
  setAll(found, read)
  return true
}

/** 人與蟲專題, 於深水埗, p. 14, 攝影 王皓: under which heading it was printed, or where; credits. */
const NO_FACT = new RegExp(
  `^(?:Interviews?|Q ?& ?A|Feature|Profile|[㐀-鿿]{2,6} ?[>›»]|Paid|Free|(?:Interview|Conversation|Dialogue|Talk|Tape|Session|Reel|Transcript|Episode|Ep\\.?) (?:No\\. ?|#)?\\d+|Filed under .{2,40}|Staff (?:report|writers?)|[專专採采][訪访](?:[報报][導导道])?|人物)$|^[㐀-鿿]{2,10}(?:[專专][題题輯辑欄栏]|特[輯辑]|系列)$|^[於于][㐀-鿿]{2,8}$|^(?:#\\S{1,20}\\s*)+$|^(?:pp?\\.|Pages?) ?\\d+(?:[-–]\\d+)?$|^IP ?(?:[屬属]地)?[:：]?\\s*[㐀-鿿]{2,6}$|^(?:${CREDIT_WORDS})[\\s　]+[㐀-鿿]{2,4}$`,
  'i',
)
/** «Recorded 9 May 2022 at the Guildhall, Norwich» */
const AT_A_PLACE = /^at (?:the )?\p{Lu}[\p{L}.’', -]{2,60}$/u
/** «by admin» */
/** «Posted by Gale & Galley» */
const POSTED_BY =
  /^(?:(?:Posted|Published|Written) )?(?:by|BY) (?<name>\p{Lu}.{1,40}?|\p{Script=Han}{2,4})(?: on)?(?: in \p{Lu}[\p{L}&, ]{2,40})?$/u
const FIRST_NAME = /^(?!Admin|Staff|Editor|Team|Guest|Anonymous|Webmaster)\p{Lu}\p{Ll}+$/u
const NOBODY_BY =
  /^(?:(?:posted|published|written) )?by (?:\p{Ll}+|(?:the|our) [\p{L}& ]{2,40}?(?: on)?|(?:Our |The |Special )?(?:Staff|Guest)\b.*)$/iu
/** «原創 阿明 街坊創業», «霍曉陽 潮線»: writer and account, as WeChat sets them before the time. */
const ACCOUNT =
  /^(?:(?:原[創创]|Original)\s+(?<name>\S{1,12})|(?<person>\p{Script=Han}{2,4}))\s+(?<source>\S{2,20})(?:\s+\p{Script=Han}{2,8})?$/u

function readPoster(rest: string, found: Meta): boolean {
  const name = POSTED_BY.exec(rest)?.groups?.name
  if (name && (isPerson(name) || FIRST_NAME.test(name))) set(found, 'writer', name)
  return name !== undefined
}

function readAccount(rest: string, found: Meta, clocked: boolean): boolean {
  const account = found.date && ACCOUNT.exec(rest)?.groups
  if (!account || (account.person && !(clocked && isPerson(account.person)))) return false
  set(found, 'writer', (account.name ?? account.person)!)
  return set(found, 'publication', account.source!)
}
