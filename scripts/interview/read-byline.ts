import { simplifiedByCharacter } from '../chinese-scripts.ts'
import type { Meta } from '../model.ts'
import { jieba } from '../words.ts'
import { CREDIT_WORDS, WRITER_WORDS } from './credit-words.ts'
import { dateIn } from './dates.ts'
import { isMedium } from './label-words.ts'
import { BEFORE_PAPER, set } from './meta-facts.ts'
import { CHINESE_NAME, isChineseName, isHouse, isLatinName, LATIN_NAME, latinNameAt } from './person-names.ts'
import { readSource } from './read-source.ts'
import { takeFacts } from './take-facts.ts'

/** «Priya Nair, Staff Writer»: a post, not a second name. */
const POST =
  '(?:Staff|Senior|Contributing|Special|Chief|Features?|Science|Arts|Editor|Correspondent|Reporter|Writer)'
const FROM_POST = new RegExp(
  `, ${POST}\\b.*$| (?=${POST}\\b.*\\b(?:Editor|Correspondent|Reporter|Writer|Contributor|Columnist)\\b).*$`,
  'u',
)
export const withoutPost = (name: string): string => name.replace(FROM_POST, '')

const BY =
  /^(?:(?:[Aa]n? )?(?:[Ii]nterview|[Tt]ext|[Ww]ords|[Ss]tory|[Rr]eport|Q&A|[Qq]uestions|[Ii]nterviewed|[Cc]onducted|[Rr]eport(?:ed|ing)|[Cc]ompiled|[Ww]ritten)(?: [Cc]onducted)? )?(?:[Bb]y|BY|[Aa]s told to):?\s+(?=\p{Lu})/u
const NEXT_NAME = new RegExp(`(?:,| and| &) (?!${POST}|The )`, 'uy')
/** Behind the names: a post, and what a dash or a bar sets off. */
const AFTER_NAMES = new RegExp(
  `^(?:,? ${POST}.*?)?(?<rest>(?:(?:\\s*[|•·∙,–—-]| (?:for|in|on behalf of) (?=(?:the )?\\p{Lu})).*)?)$`,
  'u',
)
/** After a full stop comes another sentence: the lead begins on the line of the byline. */
const GOES_ON = /[\p{Ll}\d]\.\s+\p{Lu}/u

const HAN_NAMES = '(?:\\p{Script=Han}|[·・‧•]){2,8}?(?:[、 ](?:\\p{Script=Han}|[·・‧•]){2,8}?)*?'
/** 南方日報記者 王明 發自蘭州, 記者王明／台北報導, 採訪　沈以墨: a house, and in place of the colon a space or nothing. */
const REPORTER = new RegExp(
  `^(?:(?<house>《[^》]{1,20}》|\\p{Script=Han}{0,8}?)\\s?(?:特[約约派稿]|[實实][習习])?[記记]者\\s*|(?:${WRITER_WORDS})[\\s　]+)(?<names>${HAN_NAMES})(?:[、，]?\\s*[攝摄]影(?:[記记]者)?\\s*${HAN_NAMES})?(?:\\s*[/／|｜○●]?\\s*(?:(?<behind>\\p{Script=Han}{0,4}(?:[報报][導导道]|[專专採采][訪访]|[採采][寫写]|整理|文|[電电]))|[發发]自\\p{Script=Han}{2,8}|(?:[通][訊讯][員员]|[實实][习習]生)\\s*${HAN_NAMES}))?$`,
  'u',
)
/** 本報記者　蘇曼如　學生記者　解思齊 */
const TWO_REPORTERS = new RegExp(
  `^\\p{Script=Han}{0,8}?[記记]者\\s*(?<first>${CHINESE_NAME})[\\s、，]+\\p{Script=Han}{0,4}[記记]者\\s*(?<second>${CHINESE_NAME})$`,
  'u',
)
/** 蘇曼如／台南報導 */
const SIGNED_REPORT =
  /^(?<name>\p{Script=Han}{2,4})\s*[/／]\s*\p{Script=Han}{0,4}(?:[報报][導导道]|[專专採采][訪访])$/u

/** 中央社記者張心怡屏東縣12日電: with the place and the day, as an agency signs. */
const WIRE =
  /^(?<house>\p{Script=Han}{2,6}?)[記记]者(?<name>\p{Script=Han}{3})\p{Script=Han}{2,5}\d{1,2}日(?:[專专特])?[電电]$/u
/** 霍曉陽 訪談、整理: the task behind the name. */
const HAS_TASK = new RegExp(`^(?<name>${CHINESE_NAME})[\\s　]+(?:${WRITER_WORDS})$`, 'u')
/** by 高子謙 */
const BY_HAN = /^by (?<name>\p{Script=Han}{2,4})$/iu
/** «Words Jane Roe» */
const WORDS = new RegExp(`^(?:Words|Text) (?<name>${LATIN_NAME})$`, 'u')
/** «Jane Roe | Features Editor» */
const WITH_POST = new RegExp(
  `^(?<name>${LATIN_NAME})(?:\\s*[|·•–—-]\\s*|, )(?:(?:Staff|Senior|Contributing|Special|Features?|News|Arts|Sports?|Science|Opinion|Culture) )+(?:Editor|Writer|Reporter|Correspondent|Contributor|Columnist)$`,
  'u',
)
/** Whether a line is a name with a post at a paper. */
export const isSigned = (line: string): boolean => WITH_POST.test(line)
/** «Jane Roe, for Shoreline Radio» */
const FOR_PAPER = new RegExp(`^(?<name>${LATIN_NAME}),? (?<paper>(?:for|in) (?:the )?\\p{Lu}.{2,40})$`, 'u')

/** 霍曉陽採訪, where 霍曉 is a name too and 王明台北報導 tells where: what no word begins with is the name's. */
function endOfName(name: string, behind: string): string {
  const [word] = jieba().cut(simplifiedByCharacter(behind))
  return word!.length === 1 && /^\p{Script=Han}{2}$/u.test(name) && isChineseName(name + behind[0])
    ? behind[0]!
    : ''
}

/** A line that says who wrote: «Interview by Jane Roe and Tom Fox for The Weekly», 本報記者 李明. */
export function readByline(field: string, meta: Meta): boolean {
  const signed = SIGNED_REPORT.exec(field)?.groups?.name
  if (signed && isChineseName(signed)) return set(meta, 'writer', signed)
  const two = TWO_REPORTERS.exec(field)?.groups
  if (two && [two.first!, two.second!].every(isChineseName))
    return set(meta, 'writer', `${two.first}、${two.second}`)
  const { house, names, behind } = REPORTER.exec(field)?.groups ?? {}
  if (names?.split(/[、 ]/).every(isChineseName)) {
    if (house && isMedium(house) && !house.startsWith('本')) set(meta, 'publication', house)
    return set(
      meta,
      'writer',
      field.includes(`${names}${behind}`) ? names + endOfName(names, behind!) : names,
    )
  }
  const wire = WIRE.exec(field)?.groups
  if (wire && isChineseName(wire.name!)) {
    set(meta, 'publication', wire.house!)
    return set(meta, 'writer', wire.name!)
  }
  const named = (BY_HAN.exec(field) ?? HAS_TASK.exec(field) ?? WORDS.exec(field) ?? WITH_POST.exec(field))
    ?.groups?.name
  if (named && (isLatinName(named) || isChineseName(named))) return set(meta, 'writer', named)
  const sent = FOR_PAPER.exec(field)?.groups
  if (sent && isMedium(sent.paper!)) {
    set(meta, 'publication', sent.paper!)
    return set(meta, 'writer', sent.name!)
  }
  const by = BY.exec(field)?.[0].length
  if (by === undefined) return false
  const end = endOfNames(field, by)
  const after = end > by ? AFTER_NAMES.exec(field.slice(end))?.groups : undefined
  if (!after) return false
  const name = field.slice(by, end)
  if (/^(?:staff|our|special|guest|the) /i.test(name) || isHouse(name)) return true
  if (GOES_ON.test(after.rest!)) return false
  const beside = after.rest!.replace(/^\s*[|•·∙,–—-]?\s*/u, '').replace(BEFORE_PAPER, '')
  // «By Jane Roe, Class of 2025» says no more of her than a post does.
  if (!after.rest!.startsWith(',') || isSource(beside)) readSource(beside, meta)
  return set(meta, 'writer', withoutPost(name))
}

const isSource = (text: string): boolean =>
  isMedium(text) || /^(?:The|In) \p{Lu}|《/u.test(text) || Object.keys(takeFacts(text).found).length > 0

/** Where the names that begin at `start` end; `start` when there is none. */
function endOfNames(text: string, start: number): number {
  let end = start
  for (let at = start; ; ) {
    const name = latinNameAt(text, at)
    if (!name) return end
    end = at + name.length
    NEXT_NAME.lastIndex = end
    const next = NEXT_NAME.exec(text)
    if (!next) return end
    at = end + next[0].length
  }
}

const HOUSE = new RegExp(
  `^(?<source>《[^》]{1,20}》)(?:[編编][輯辑]部|(?:特約|特约)?[記记]者[組组]?\\s*(?<name>${CHINESE_NAME})?|本刊)?$`,
  'u',
)
/** 撰文／攝影：羅以寧 has two tasks; 學生記者 解思齊 too. */
const TASK = new RegExp(`^(?:${WRITER_WORDS}|${CREDIT_WORDS}|\\p{Script=Han}{2}[記记]者)[\\s:：]+`, 'u')

/** What stands behind 採訪： and «Words:». */
export function readWriter(value: string, meta: Meta): boolean {
  // 採訪：《藍圖》編輯部 tells where it was printed, 《藍圖》記者 何苗 who wrote besides.
  const house = HOUSE.exec(value)?.groups
  if (house?.name) set(meta, 'writer', house.name)
  if (house) return set(meta, 'publication', house.source!)
  // 採訪／撰文　許維軒: two tasks of one writer. [挪威] 豪根 tells where the writer is from.
  if (/^(?:佚名|匿名|不詳|不详|anonymous|staff)$/i.test(value)) return true
  const names = leadingNames(
    value
      .replace(TASK, '')
      .replace(CLASS, '')
      .replace(RANK, '')
      .replace(COUNTRY, '')
      .replace(/\s*[（(][^（）()]{1,40}[）)]$/u, '')
      .replace(TASK_BEHIND, ''),
  )
  // 文／蔡宜庭　2022-11-03
  const date = names && dateIn(value)
  if (date) set(meta, 'date', date)
  return names !== undefined && set(meta, 'writer', names)
}

/** 林于晴／採訪報導 */
const TASK_BEHIND = new RegExp(`\\s*[/／]\\s*(?:${WRITER_WORDS})$`, 'u')

/** 5A 羅梓晴: the class of a pupil. */
const CLASS = /(?<=^|[、，,])\d[A-Z]\s/gu

/** 實習生 馮凱晴: what the writer is. */
const RANK = new RegExp(`^(?!${CHINESE_NAME} )\\p{Script=Han}{2,4} (?=${CHINESE_NAME}(?:[（(]|$))`, 'u')

/** [挪威] and （美） before the name of a foreign writer. */
const COUNTRY = /^[[（(〔［【]\p{Script=Han}{1,6}[\]）)〕］】]\s*/u

/** Names a byline begins with, up to other credits: 李明　攝影：王五 → 李明. */
function leadingNames(value: string): string | undefined {
  const first = value.split(/\s{2,}|　|\s(?=\S{1,6}[:：/／|｜])/)[0]!.trim()
  if (/[。！？!?，；：:]/.test(first) || first.length > 40) return undefined
  return first.split(BETWEEN_NAMES).every(isName) ? first : undefined
}

const BETWEEN_NAMES = /\s*[、,，&]\s*|\s+and\s+|(?<=\p{Script=Han}) (?=\p{Script=Han})/u
const isName = (text: string): boolean =>
  /^\p{Script=Han}{2,4}$/u.test(text) || isChineseName(text) || isLatinName(text)
