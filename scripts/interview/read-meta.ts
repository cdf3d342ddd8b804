import type { Meta } from '../model.ts'
import { CHINESE_TITLE, chineseIntroductions } from './chinese-introductions.ts'
import {
  BOTH,
  CREDIT_WORDS,
  DATE_WORDS,
  GUEST_WORDS,
  HOST_WORDS,
  IGNORED_WORDS,
  MAIL_WORDS,
  SOURCE_WORDS,
  URL_WORDS,
  WRITER_WORDS,
} from './credit-words.ts'
import { dateIn, GAP, isClocked, takeDate } from './dates.ts'
import { isMedium } from './label-words.ts'
import { isFurniture } from './page-furniture.ts'
import { readListed } from './participants.ts'
import { CHINESE_NAME, isChineseName, isLatinName, LATIN_NAME } from './person-names.ts'
import { plainText } from './plain-text.ts'
import type { Paragraph } from './read-paragraphs.ts'
import { splitSentences } from './split-sentences.ts'

/** Paragraphs at either end among which bylines and source lines stand. */
const END_PARAGRAPHS = 12
const LONGEST_META_LINE = 200
/** Of the people on a line of the head; longer, and it is what somebody says. */
const LONGEST_LIST = 160
/** Of these paragraphs each sentence is looked at: title, deck and byline run together there. */
const HEAD_PARAGRAPHS = 4

/** A participant whom a line of the head names by role: 受訪者：陸秉文, Interviewee: Jane Roe. */
export interface Declared {
  /** Absent where the line lists a name and an office and says no more. */
  role?: 'interviewer' | 'guest'
  /** Sent or got the letter that the interview is. */
  mail?: true
  text: string
}

/** What lines about the text itself have told so far. */
interface Facts {
  meta: Meta
  declared: Declared[]
}

export interface MetaReading extends Facts {
  /** What is left when the lines about the text itself are taken out. */
  paragraphs: Paragraph[]
}

/**
 * Finds bylines, sources, dates and addresses at either end of a text and takes them out of it. A line is about the text
 * when nothing is left of it once its facts are taken out.
 */
export function readMeta(paragraphs: Paragraph[]): MetaReading {
  const facts: Facts = { meta: {}, declared: [] }
  const kept: Paragraph[] = []
  const tail = Math.max(END_PARAGRAPHS, paragraphs.length - END_PARAGRAPHS)
  let listing = false
  let afterMeta = false
  const keep = (paragraph: Paragraph): void => {
    kept.push(afterMeta ? { ...paragraph, afterMeta } : paragraph)
    afterMeta = false
  }
  paragraphs.forEach((paragraph, index) => {
    const plain = plainText(paragraph.text)
    const atEnd = index < END_PARAGRAPHS || index >= tail
    const listed = listing && readListed(plain, true)
    listing = listed !== undefined && (listing || (atEnd && GUEST_HEADING.test(plain)))
    if (paragraph.style === 'cue' || paragraph.level === 1) keep(paragraph)
    else if (listed) facts.declared.push({ text: `${listed.name}，${listed.office}` })
    else if (!atEnd) {
      const short = paragraph.text.length <= LONGEST_META_LINE
      if (!short || !isFurniture(plain)) keep(paragraph)
    } else {
      const [profiled] = chineseIntroductions(PROFILE.exec(plain)?.groups?.text ?? '')
      if (profiled) facts.declared.push({ role: 'guest', text: `${profiled.name}，${profiled.office ?? ''}` })
      const next = plainText(paragraphs[index + 1]?.text ?? '')
      if (/^by:?$/i.test(plain) && isPerson(withoutPost(next))) return
      const above = plainText(paragraphs[index - 1]?.text ?? '')
      if (
        index > 0 &&
        (isSignature(plain, next) || (/^by:?$/i.test(above) && isPerson(withoutPost(plain))))
      ) {
        set(facts.meta, 'writer', withoutPost(plain))
        return
      }
      if (afterMeta && index < END_PARAGRAPHS && isMedium(plain) && /^[\p{L}’'& ]{3,30}$/u.test(plain)) {
        set(facts.meta, 'publication', plain)
        return
      }
      const text = index < HEAD_PARAGRAPHS ? withoutMetaSentences(paragraph.text, facts) : paragraph.text
      if (text !== '' && !readLine(plainText(text), facts))
        keep(text === paragraph.text ? paragraph : { ...paragraph, text })
      else afterMeta = true
    }
  })
  return {
    ...facts,
    declared: withCorrespondents(facts.declared, kept),
    paragraphs: withoutTrailers(kept, facts),
  }
}

/** «Dear Jane, …»: in an interview by e-mail the answers are addressed to whoever asked. */
function withCorrespondents(declared: Declared[], kept: Paragraph[]): Declared[] {
  const opening = kept.slice(0, 2).map(({ text }) => SALUTATION.exec(plainText(text))?.groups?.name)
  const asked = declared.find(({ mail, text }) => mail && opening.includes(text.split(' ')[0]))
  if (!asked) return declared
  return declared.map((one) =>
    one.mail ? { ...one, role: one.text === asked.text ? 'interviewer' : 'guest' } : one,
  )
}

const SALUTATION = /^(?:(?:Dear|Hi|Hello|Hey) )?(?<name>\p{Lu}\p{Ll}+)(?:,$|, | ?[—–-] |!)/u

/**
 * «The reef and its money. By Jane Roe. Published in The Quarterly, March 2024.»: a line under the title whose sentences
 * tell of the text. What is left is the lead.
 */
function withoutMetaSentences(text: string, facts: Facts): string {
  if (text.length > LONGEST_META_LINE * 2) return text
  const plain = plainText(text)
  const sentences = splitSentences(plain)
  if (sentences.length === 1) return text
  const rest = sentences.filter((sentence) => {
    const bare = sentence.replace(/[.。]$/u, '')
    return !(OF_THE_TEXT.test(sentence) || hasIssue(bare)) || !readLine(bare, facts)
  })
  return rest.length === sentences.length ? text : rest.join(/\p{Script=Han}/u.test(plain) ? '' : ' ')
}

/** Only what cannot be anything else is taken out of a lead. */
const OF_THE_TEXT =
  /^(?:(?:Interview(?:ed)?|Text|Words|Written|Story|Reported) )?by \p{Lu}|^(?:First |Originally )?published (?:in|by) /iu

/** The bracketed byline or source after the last words of an article: (作者：許維軒). */
const TRAILER = /(?<!\])\s*[（([【]([^（）()[\]【】]{2,80})[）)\]】]\s*$/u

/** Bracketed bylines after the last words of the last few paragraphs. */
function withoutTrailers(paragraphs: Paragraph[], facts: Facts): Paragraph[] {
  return paragraphs
    .map((paragraph, index) => {
      if (index < paragraphs.length - 3 || paragraph.style === 'cue') return paragraph
      let { text } = paragraph
      for (let trailer = TRAILER.exec(text.slice(-90)); trailer; trailer = TRAILER.exec(text.slice(-90))) {
        if (!readLine(trailer[1]!.trim(), facts)) break
        text = text.slice(0, text.length - trailer[0].length)
      }
      return text === paragraph.text ? paragraph : { ...paragraph, text }
    })
    .filter(({ text }) => text !== '')
}

/** 【匠人檔案】周蕙英，…傳承人。 and 受訪者簡介：…: the guest in short, below the interview. */
const PROFILE =
  /^[【［■▍]*\p{Script=Han}{2,4}(?:[檔档]案|[簡简]介|小[傳传]|名片)[】］]?\s*[:：]?\s*(?<text>\p{Script=Han}.{6,})$/u

/** Reads one line about the text itself into `facts`; false, and nothing read, when it is no such line. */
function readLine(line: string, facts: Facts): boolean {
  if (line.length > LONGEST_META_LINE) return false
  const unwrapped = TRAILER.exec(line)?.[0].length === line.length ? line.slice(1, -1).trim() : line
  if (isFurniture(unwrapped) || GUEST_HEADING.test(unwrapped)) return true
  const listed = readListed(unwrapped)
  if (listed) {
    facts.declared.push({ text: `${listed.name}，${listed.office}` })
    return true
  }
  const told = listOfPeople(accountOf(unwrapped))
  const fields = fieldsOf(told)
  const legend = fields.map((field) => LEGEND.exec(field)?.groups)
  const equated = fields.length > 1 && fields.every((field) => /^\S{1,3}[=＝]\S{2,12}$/u.test(field))
  if (equated || legend.every((entry) => entry && (fields.length > 1 || entry.mark !== '：'))) {
    for (const entry of legend) if (entry && isPerson(entry.name!)) facts.declared.push({ text: entry.name! })
    return true
  }
  return (fields.length > 1 && readFields(fields, facts)) || readFields([told], facts)
}

/** 原創 | 阿明 | 街坊創業 | 2022-03-18: the bars between the parts of a WeChat account's line as spaces. */
const accountOf = (line: string): string =>
  /^原[創创]\s*[|｜]/u.test(line) ? line.replace(/\s*[|｜]\s*/gu, ' ') : line

/** 出席：署代表 梅國雄　處代表 柳詠茵: the wide space stands for a comma. */
function listOfPeople(line: string): string {
  const groups = PAIR.exec(line)?.groups
  const people = groups?.guest || groups?.host ? groups.value!.split(/　+| {2,}/) : []
  return people.length > 1 &&
    people.every((one) => ENDS_WITH_NAME.test(one) || BEGINS_WITH_HAN_NAME.test(one))
    ? line.replace(/　+| {2,}/g, '、')
    : line
}

/** 羅＝羅梓晴, 潮——《潮汐》: who stands behind the short labels. */
const LEGEND =
  /^[《「]?(?<short>\p{Script=Han}{1,3}|\p{Lu}{1,3})[》」]?\s*(?<mark>[=＝：]|——?|[-–—])\s*(?<name>[《「]?(?:\k<short>)\p{Script=Han}{1,9}?[》」]?)(?:老[師师]|先生|女士|小姐|教授|校友)?$/u

/** «2023-05-09 10:20 来源：江东网 作者：杜若»: one space is enough before the word of a field. */
const BEFORE_FIELD =
  /\s(?=(?:[來来]源|作者|[記记]者|(?:[責责]任)?[編编][輯辑]|[責责][編编]|[撰採采][文寫写訪访]|[攝摄]影|字[號号]|(?:[發发]布|出版)?[時时][間间]|日期|[出]處|出处|[瀏浏][覽览](?:[數数量次]+)?|[閱阅][讀读](?:[數数量次]+)?)\s*[:：])/gu

/** «2023-05-18　《城市論壇》第41期　採訪：何俊賢»: several facts on a line, set apart by wide spaces or bars. */
const fieldsOf = (line: string): string[] =>
  line
    .replace(BEFORE_FIELD, '　')
    .split(/\s*[|｜•；;\t]\s*|\s*　\s*|\s{2,}|\s+[/／·]\s+/u)
    .filter((field) => field !== '')

/** Reads all fields of a line or none; beside a date or a writer a bare name is a publication or the writer. */
function readFields(fields: string[], facts: Facts): boolean {
  const found: Facts = { meta: {}, declared: [] }
  const unread = fields.filter((field) => !readField(field, found))
  const [left] = unread
  if (left !== undefined && (unread.length > 1 || !readBareField(left, found.meta))) return false
  setAll(facts.meta, found.meta)
  facts.declared.push(...found.declared)
  return true
}

/** What one field says of the text; false when it says something else, or anything besides. */
function readField(field: string, facts: Facts): boolean {
  const { meta } = facts
  if (isFurniture(field) || NO_FACT.test(field)) return true
  const pair = PAIR.exec(field)
  if (pair) return readPair(pair.groups!, facts)
  if (readByline(field, meta) || readPublished(field, meta)) return true
  const { found, rest } = takeFacts(field)
  if (Object.keys(found).length === 0) return false
  const isRead =
    rest === '' ||
    (PLACE_NAME.test(rest) && isClocked(field)) ||
    NOBODY_BY.test(rest) ||
    readPoster(rest, found) ||
    readAccount(rest, found) ||
    readByline(rest, found) ||
    readMasthead(rest, found)
  if (isRead) setAll(meta, found)
  return isRead
}

/** Address, date and issue of a field, and what is left of it. */
function takeFacts(field: string): { found: Meta; rest: string } {
  const found: Meta = {}
  let rest = field
  const url = URL.exec(rest)
  if (url) {
    found.url = url[0]
    rest = rest.replace(url[0], GAP)
  }
  const dated = takeDate(rest)
  // 2023年7月號 is an issue, and no date.
  const issue = ISSUE.exec(rest)
  if (dated && !(issue && rest.indexOf(dated.date) >= issue.index && issue[1]!.startsWith(dated.date))) {
    found.date = dated.date
    rest = dated.rest
  }
  rest = rest.replace(PAGES, GAP)
  const numbered = ISSUE.exec(rest)
  if (numbered) {
    found.issue = numbered[1]!.replaceAll(GAP, '').trim()
    rest = `${rest.slice(0, numbered.index)}${GAP}${rest.slice(numbered.index + numbered[0].length)}`
  }
  return { found, rest: rest.replaceAll(GAP, ' ').replace(EDGES, '').replace(/\s+/g, ' ') }
}

/** Marks between facts, and the brackets that held one. */
const EDGES = /^[\s,，、;；|·•–—\-(（]+|[\s,，、;；|·•–—\-(（)）.]+$|[（(]\s*[)）]/gu

const URL = /https?:\/\/[^\s）)」』>\]，。]+/
const NUMERAL = '(?:\\d+|[〇零一二三四五六七八九十百]+)'
const ISSUE = new RegExp(
  `(?<![\\p{L}\\d])(?:[（(])?((?:19|20)\\d{2}\\s*年\\s*(?:\\d{1,2}\\s*月|[春夏秋冬]季?)[號号刊]|(?:(?:19|20)\\d{2}\\s*年\\s*)?(?:總|总)?\\s*第\\s*${NUMERAL}\\s*[期卷號号](?:[，, ]*(?:第|總第|总第)\\s*\\d+\\s*期)?|(?:總|总)?\\s*\\d+\\s*[期號号]|(?:vol(?:ume)?\\.?\\s*\\d+,?\\s*)?(?:issue|no\\.?|number)\\s*#?\\d+(?:/\\d{4})?|vol(?:ume)?\\.?\\s*\\d+)(?:[）)])?`,
  'iu',
)
const PAGES = /(?:[頁页]|pp?\.) ?\d+(?:[-–]\d+)?$|第?\d+(?:[-–]\d+)?[頁页版]$/u
const hasIssue = (sentence: string): boolean => LATIN_TITLE.test(sentence) && ISSUE.test(sentence)

/** 人與蟲專題, 於深水埗, p. 14, 攝影 王皓: under which heading it was printed, or where; credits. */
const NO_FACT = new RegExp(
  `^(?:Interviews?|Q ?& ?A|Feature|Profile|Filed under .{2,40}|[專专][訪访]|人物)$|^\\p{Script=Han}{2,10}(?:[專专][題题輯辑欄栏]|特[輯辑]|系列)$|^[於于]\\p{Script=Han}{2,8}$|^(?:#\\S{1,20}\\s*)+$|^pp?\\. ?\\d+(?:[-–]\\d+)?$|^IP ?(?:[屬属]地)?[:：]?\\s*\\p{Script=Han}{2,6}$|^(?:${CREDIT_WORDS})[\\s　]+(?:${CHINESE_NAME}|\\p{Script=Han}{2,4})$`,
  'iu',
)
/** «by admin» */
/** «Posted by Gale & Galley» */
const POSTED_BY = /^(?:Posted|Published|Written) by (?<name>\p{Lu}.{1,40})$/u
const NOBODY_BY = /^by (?:\p{Ll}+|(?:Our |The |Special )?(?:Staff|Guest)\b.*)$/iu
/** «原創 阿明 街坊創業»: writer and account, as WeChat sets them before the time. */
const ACCOUNT = /^原[創创]\s+(?<name>\S{1,12})\s+(?<source>\S{2,20})(?:\s+\p{Script=Han}{2,8})?$/u

function readPoster(rest: string, found: Meta): boolean {
  const name = POSTED_BY.exec(rest)?.groups?.name
  if (name && isPerson(name)) set(found, 'writer', name)
  return name !== undefined
}

function readAccount(rest: string, found: Meta): boolean {
  const account = found.date && ACCOUNT.exec(rest)?.groups
  if (!account) return false
  set(found, 'writer', account.name!)
  return set(found, 'publication', account.source!)
}

const LATIN_TITLE = /^\p{Lu}[\p{L}\p{N}’'&]*(?:[ -][\p{L}\p{N}’'&]+){0,7}(?=[^\p{L}’'&]|$)/u
/** A paper and beside it, at most, the writer: «Spine Magazine», 《自然觀察》 記者 周明, 臨江《潮汐導報》. */
function readMasthead(rest: string, found: Meta): boolean {
  const signed = SIGNED.exec(rest)
  const name = rest.replace(SIGNED, '').replace(EDGES, '').trim()
  const titled = /^\p{Script=Han}{0,6}《[^》]{1,20}》\p{Script=Han}{0,4}$/u.test(name)
  const isName = LATIN_TITLE.exec(name)?.[0] === name || /^\p{Script=Han}{2,16}$/u.test(name)
  const numbered = found.issue !== undefined && isName
  const medium = isMedium(name) && name.length <= 30
  if (!titled && !numbered && !(medium && (found.issue ?? found.date))) return false
  if (signed) set(found, 'writer', signed.groups!.name!)
  return set(found, 'publication', name)
}

/** «Jane Roe | 11 January 2022», «Interview: Jane Roe · Groundwork, 14 November 2024»: what one field leaves open. */
function readBareField(field: string, found: Meta): boolean {
  const { found: facts, rest } = takeFacts(field)
  const dated = found.date ?? facts.date
  if (!(dated ?? found.writer ?? found.issue)) return false
  if (found.issue && !found.publication && LATIN_TITLE.exec(rest)?.[0] === rest)
    return set(found, 'publication', rest)
  const isBeside = found.date !== undefined
  setAll(found, facts)
  if (isBeside && PLACE.test(rest)) return true
  if (isBeside && !found.writer && isPerson(withoutPost(rest))) return set(found, 'writer', withoutPost(rest))
  const isPaper =
    /^《[^》]{1,20}》\p{Script=Han}{0,4}$/u.test(rest) ||
    isMedium(rest) ||
    /^The \p{Lu}[\p{L}'’& -]{2,40}$/u.test(rest) ||
    (facts.date && found.writer && /^\p{Lu}[\p{L}'’& -]{2,40}$/u.test(rest)) ||
    (dated && /^(?:\p{N}{1,3}\p{Script=Han}{1,10}|\p{Script=Han}{3,12})$/u.test(rest) && !isChineseName(rest))
  return isPaper ? set(found, 'publication', rest) : false
}

/** «Santiago de Chile», before a date with the hour or under the writer's name. */
const PLACE_NAME = /^\p{Lu}[\p{L}.'’-]+(?: (?:de|la|del|\p{Lu}[\p{L}.'’-]+)){0,4}$/u
/** «ACCRA, GHANA» */
const PLACE = /^\p{Lu}[\p{L}.'’ -]+, \p{Lu}[\p{L}.'’ -]+$/u

const isPerson = (text: string): boolean =>
  (isLatinName(text) && !/^(?:by|the) /i.test(text) && !isMedium(text)) || isChineseName(text)

/** «Priya Nair, Staff Writer»: a post, not a second name. */
const POST =
  '(?:Staff|Senior|Contributing|Special|Chief|Features?|Science|Arts|Editor|Correspondent|Reporter|Writer)'
const withoutPost = (name: string): string => name.replace(new RegExp(`,? ${POST}\\b.*$`, 'u'), '')

const LATIN_NAMES = `${LATIN_NAME}(?:(?:,| and| &) (?!${POST}|The )${LATIN_NAME})*`
const BYLINE = new RegExp(
  `^(?:(?:An? )?(?:Interview(?:ed)?|Conducted|Text|Words|Written|Story|Reported|Report|Q&A)(?: [Cc]onducted)? )?[Bb]y:?\\s+(?<name>${LATIN_NAMES})(?:,? ${POST}.*?)?(?<rest>(?:(?:\\s*[|•·,–—-]| for (?=\\p{Lu})).*)?)$`,
  'u',
)
/** After a full stop comes another sentence: the lead begins on the line of the byline. */
const GOES_ON = /[\p{Ll}\d]\.\s+\p{Lu}/u
/** 南方日報記者 王明 發自蘭州, 記者王明／台北報導, 採訪　沈以墨: a house, and in place of the colon a space or nothing. */
const REPORTER = new RegExp(
  `^(?<signed>${CHINESE_NAME})\\s*[/／]\\s*\\p{Script=Han}{0,4}(?:[報报][導导道]|[專专採采][訪访])$|^(?:\\p{Script=Han}{0,8}?(?:特[約约派稿]|[實实][習习])?[記记]者\\s*|(?:${WRITER_WORDS})[\\s　]+)(?<name>${CHINESE_NAME}(?:[、 ]${CHINESE_NAME})*)(?:\\s*[/／|｜○●]?\\s*(?:\\p{Script=Han}{0,4}(?:[報报][導导道]|[採采][寫写]|整理|文|[電电])|[發发]自\\p{Script=Han}{2,8}))?$`,
  'u',
)

function readByline(field: string, meta: Meta): boolean {
  const reporter = REPORTER.exec(field)?.groups
  if (reporter) return set(meta, 'writer', (reporter.name ?? reporter.signed)!)
  const byline = BYLINE.exec(field)?.groups
  if (!byline) return false
  if (/^(?:staff|our|special|guest|the) /i.test(byline.name!)) return true
  if (GOES_ON.test(byline.rest!)) return false
  readSource(byline.rest!.replace(/^\s*(?:[|•·,–—-]|for )\s*/, ''), meta)
  return set(meta, 'writer', withoutPost(byline.name!))
}

const PUBLISHED_IN =
  /(?:first|originally)\s+(?:appeared|published|printed|ran)\s+(?:in|by|on)\s+(?<value>.{2,120}?)\.?$|^Published (?:in|by) (?<plain>.{2,120}?)\.?$|^(?:本文|原文|全文|文章|本[訪访][談谈問问]|本[專专][訪访])?(?:[經经]授[權权])?(?:(?:原[載载刊]|首[發发]|刊[載载登]?|[轉转][載载]|發表|发表)[於于自]|原[載载刊](?=《)|[節节摘][錄录]自|[選选]自)(?<han>.{2,60}?)(?:[；。，]本文[^。]{0,20})?。?$/iu
/** «This interview has been edited for length. The Review, issue 48, March 2025.» */
const EDITED =
  /^(?:This|The) (?:interview|conversation|transcript) (?:has been|was) (?:lightly )?(?:edited|condensed|abridged)[^.]*\. (?<source>\p{Lu}.{3,80})$/u

/** A sentence that tells where the text was published. */
function readPublished(field: string, meta: Meta): boolean {
  const edited = EDITED.exec(field)?.groups
  const stated = takeFacts(edited?.source ?? '').found
  if (edited && (stated.issue ?? stated.date)) return readSource(edited.source!, meta)
  const published = PUBLISHED_IN.exec(field)?.groups
  const value = published && (published.value ?? published.plain ?? published.han)!
  return value !== undefined && readSource(value, meta)
}

/** A name alone on its line right over the date is the writer's. */
function isSignature(line: string, next: string): boolean {
  if (next.length > LONGEST_META_LINE || !isPerson(withoutPost(line))) return false
  const { found, rest } = takeFacts(next)
  return found.date !== undefined && (rest === '' || PLACE_NAME.test(rest))
}

const SEPARATOR = '\\s*[:：/／|｜．·・]\\s*'
const PAIR = new RegExp(
  `^(?:(?<guest>${GUEST_WORDS})|(?<host>${HOST_WORDS})|(?<writer>${WRITER_WORDS}|Authors?|Writers?|Words|Text|Interview|Story|Reporter)|(?<credit>${CREDIT_WORDS})|(?<source>${SOURCE_WORDS})|(?<date>${DATE_WORDS})|(?<url>${URL_WORDS})|(?<ignored>${IGNORED_WORDS})|(?<mail>${MAIL_WORDS}))${SEPARATOR}(?<value>\\S.*)$`,
  'iu',
)
/** 對談者： on its own line, the people below it. */
const GUEST_HEADING = new RegExp(`^(?:${GUEST_WORDS})\\s*[:：]$`, 'iu')
/** «Jane Roe <jane@paper.example>» */
const MAIL_ADDRESS = /\s*[<(]?\S+@\S+$/

function readPair(groups: Record<string, string | undefined>, facts: Facts): boolean {
  const { meta, declared } = facts
  const value = groups.value!.trim()
  if (groups.writer) return readWriter(value, meta)
  if (groups.guest || groups.host) {
    // 主持人：您好。is a turn; 主持人：李明 is a line of the head.
    if (
      /[。！？!?]|(?<!\b(?:Dr|Prof|Mr|Mrs|Ms|St|Jr|Sr))\.(?:\s|$)/u.test(value) ||
      value.length > LONGEST_LIST ||
      !startsWithName(value)
    )
      return false
    const role = groups.guest ? 'guest' : 'interviewer'
    declared.push({ ...(!BOTH.test(groups.guest ?? '') && { role }), text: value })
    return true
  }
  if (groups.mail || (groups.source && MAIL_ADDRESS.test(value))) {
    const name = value.replace(MAIL_ADDRESS, '').replace(/^["“”]|["“”]$/gu, '')
    const sent = dateIn(value)
    if (isPerson(name)) declared.push({ mail: true, text: name })
    else if (sent) set(meta, 'date', sent)
    return value.length <= LONGEST_LIST
  }
  // 來源：我們的水來自山上。is somebody's sentence.
  if (groups.source) return value.length <= 80 && !/[！？!?]|。./.test(value) && readSource(value, meta)
  if (groups.date) {
    const date = dateIn(value)
    return date !== undefined && set(meta, 'date', date)
  }
  if (groups.url) return URL.test(value) && set(meta, 'url', URL.exec(value)![0])
  return value.length <= 40 && !/[。！？!?]/.test(value)
}

const HOUSE = new RegExp(
  `^(?<source>《[^》]{1,20}》)(?:[編编][輯辑]部|(?:特約|特约)?[記记]者[組组]?\\s*(?<name>${CHINESE_NAME})?|本刊)?$`,
  'u',
)
const TASK = new RegExp(`^(?:${WRITER_WORDS})[\\s:：]+`, 'u')

function readWriter(value: string, meta: Meta): boolean {
  // 採訪：《藍圖》編輯部 tells where it was printed, 《藍圖》記者 何苗 who wrote besides.
  const house = HOUSE.exec(value)?.groups
  if (house?.name) set(meta, 'writer', house.name)
  if (house) return set(meta, 'publication', house.source!)
  // 採訪／撰文　許維軒: two tasks of one writer.
  if (/^(?:佚名|匿名|不詳|不详|anonymous|staff)$/i.test(value)) return true
  const names = leadingNames(value.replace(TASK, '').replace(CLASS, ''))
  // 文／蔡宜庭　2022-11-03
  const date = names && dateIn(value)
  if (date) set(meta, 'date', date)
  return names !== undefined && set(meta, 'writer', names)
}

/** 5A 羅梓晴: the class of a pupil. */
const CLASS = /(?<=^|[、，,])\d[A-Z]\s/gu

/** «《硬資本》 2024-05-20 記者 宋遙»: the writer at the end of a source. */
const SIGNED = new RegExp(
  `[\\s,，|｜·]+(?:${WRITER_WORDS})\\s*[:：/／|｜]?\\s*(?<name>${CHINESE_NAME})$`,
  'u',
)

const NAMES = new RegExp(
  `^(?:${CHINESE_NAME}|\\p{Script=Han}{2,4}|${LATIN_NAME})(?:(?:\\s*[、,，&]\\s*|\\s+and\\s+| )(?:${CHINESE_NAME}|${LATIN_NAME}))*`,
  'u',
)

/** Names a byline begins with, up to other credits: 李明　攝影：王五 → 李明. */
function leadingNames(value: string): string | undefined {
  const first = value.split(/\s{2,}|　|\s(?=\S{1,6}[:：/／])/)[0]!.trim()
  if (/[。！？!?，；：:]/.test(first) || first.length > 40) return undefined
  return NAMES.exec(first)?.[0] === first ? first : undefined
}

const BEGINS_WITH_NAME = new RegExp(`^(?:${LATIN_NAME})`, 'u')
/** 麥潤根會長（下稱麥）, 阿沁（化名）， */
const BEGINS_WITH_HAN_NAME = new RegExp(
  `^(?:${CHINESE_NAME}(?:${CHINESE_TITLE}|先生|女士|小姐|老[師师])?|[阿小老]\\p{Script=Han}{1,2})(?=$|[，,（(、 ])`,
  'u',
)
const ENDS_WITH_NAME = new RegExp(`${CHINESE_NAME}$`, 'u')

function startsWithName(value: string): boolean {
  return (
    // P12 is a voice in a study, and Coco hosts under one name.
    /^[A-Z]\d{1,3}(?=[（(]|$)/.test(value) ||
    /^\p{Lu}\p{Ll}{1,14}$/u.test(value) ||
    // 森下葵 bears a name of another country.
    /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{2,7}$/u.test(value) ||
    // 小滿、阿岩: so do two who are known by a short name.
    /^\p{Script=Han}{2,4}(?:[、，]\p{Script=Han}{2,4})+$/u.test(value) ||
    BEGINS_WITH_NAME.test(value) ||
    BEGINS_WITH_HAN_NAME.test(value) ||
    ENDS_WITH_NAME.test(value)
  )
}

/** «the Spring 2024 issue of The Weekly», «Nr. 12/2024 of DER SPIEGEL» */
const ISSUE_OF = /\b(?:issue|edition|number|in)\b[^.]{0,30}? of (?<name>\p{Lu}.*)$/u

/** «臨江《潮汐導報》總208期» → publication and issue; a date or an address in it is taken too. */
function readSource(value: string, meta: Meta): boolean {
  value = value
    .split(/\s+[|•·]\s+/u)
    .filter((field) => !isFurniture(field))
    .join(' · ')
  const signed = SIGNED.exec(value.trim())
  if (signed) set(meta, 'writer', signed.groups!.name!)
  const stated = value
    .trim()
    .replace(SIGNED, '')
    .replace(/^(?:first |originally )?(?:published|printed|appeared) (?:in|by|on) /i, '')
  const { found, rest } = takeFacts(stated)
  setAll(meta, found)
  const named = Object.keys(found).length > 0 ? ISSUE_OF.exec(rest)?.groups?.name : undefined
  const publication = (named ?? rest)
    .replace(/\s+[∙·>›»]\s.*$/u, '')
    .replace(
      /[（(]\s*(?:(?:ID|微信[號号]?|公[眾众][號号])\s*[:：][^（）()]*)?[）)]|「[^」]{1,20}」[專专][題题輯辑]|第\s*[A-Z]?\d+\s*版|[，。][^《》]{4,}$/gu,
      ' ',
    )
    .replace(/(?:[,，、]\s*)+(?=[,，、]|$)/gu, '')
    .replace(/^[\s,，、|·•–—-]+|[\s,，、;；|·•–—（(。.\]-]+$/gu, '')
    .replace(/^(?:微信)?公[眾众][號号]\s*[:：]?\s*/u, '')
    .replace(/^[「『“"]([^「」『』“”"]+)[」』”"]$/u, '$1')
  if (publication) set(meta, 'publication', publication)
  return true
}

function setAll(meta: Meta, found: Meta): void {
  for (const [field, value] of Object.entries(found)) set(meta, field as keyof Meta, value)
}

/** The first statement of a fact stands. */
function set(meta: Meta, field: keyof Meta, value: string): true {
  meta[field] ??= value.trim()
  return true
}
