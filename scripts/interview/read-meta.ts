import type { Meta } from '../model.ts'
import { isMedium } from './label-words.ts'
import { CHINESE_NAME, isChineseName, isLatinName, LATIN_NAME } from './person-names.ts'
import { plainText } from './plain-text.ts'
import type { Paragraph } from './read-paragraphs.ts'
import { readListed } from './read-people.ts'
import { splitSentences } from './split-sentences.ts'

/** Paragraphs at either end among which bylines and source lines stand. */
const END_PARAGRAPHS = 12
const LONGEST_META_LINE = 200
/** Of the people on a line of the head; longer, and it is what somebody says. */
const LONGEST_LIST = 160
/** Of these paragraphs each sentence is looked at: title, deck and byline run together there. */
const HEAD_PARAGRAPHS = 4

const MONTH =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?'
const FOREIGN_MONTH =
  '(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre)'
const DATE = new RegExp(
  `[一二][零〇○一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十廿卅]{1,3}日)?|(?:19|20)\\d{2}\\s*年\\s*\\d{1,2}\\s*月(?:\\s*\\d{1,2}\\s*[日號号])?|(?:19|20)\\d{2}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}(?:st|nd|rd|th)? ${MONTH},? (?:19|20)\\d{2}|\\d{1,2}(?:er|\\.|º)? (?:de )?${FOREIGN_MONTH}(?: de)? (?:19|20)\\d{2}|${MONTH} \\d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\\d{2}|${MONTH} (?:19|20)\\d{2}|(?:Spring|Summer|Autumn|Fall|Winter),? (?:19|20)\\d{2}`,
  'u',
)
const CLOCK = /^\s*(?:at |於)?\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?\s*$/
const WEEKDAY =
  /(?<!\p{L})(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:\p{Ll}+day|\p{Ll}{0,2}),?|(?:星期|週|周)[一二三四五六日天])(?!\p{L})/u
const URL = /https?:\/\/[^\s）)」』>\]，。]+/
const ISSUE =
  /(?:[（(])?((?:19|20)\d{2}\s*年\s*(?:\d{1,2}\s*月|[春夏秋冬]季?)[號号刊]|(?:(?:19|20)\d{2}\s*年\s*)?(?:總|总)?\s*第?\s*\d+\s*[期卷號号](?:[，, ]*(?:第|總第|总第)\s*\d+\s*期)?|(?:vol(?:ume)?\.?\s*\d+,?\s*)?(?:issue|no\.?|number)\s*#?\d+|vol(?:ume)?\.?\s*\d+)(?:[）)])?/iu

const WRITER_WORDS =
  '本刊(?:特約|特约)?[記记]者|特約記者|特约记者|[記记]者|作者|撰文|撰稿人?|文字整理|文字|文|[圖图攝摄]影?[、及和與与]文|[圖图]文|文[、及和與与]?(?:[圖图]|[攝摄]影)|[採采][寫写]|[採采][訪访]|[採采][訪访][、及與与和]?[撰整][文稿理寫写]|[採采]?[訪访][問问談谈]|整理|[紀记記][錄录]|口述整理|[訪访][問问]及?[整撰][理文]'
const CREDIT_WORDS =
  '[攝摄圖图編编]|[編编][輯辑]|[責责](?:任)?[編编](?:[輯辑])?|校[對对]|[攝摄]影|[圖图]片?|[圖图]源|[翻編编][譯译]|[譯译]者?|[審审][校核]|排版|[設设][計计]|[監监][製制]|[圖图](?:[說说註注]|片[說说]明)|Caption|Photo(?:s|graphs?|graphers?|graphy)?(?: by)?|(?:Images?|Pictures?|Portraits?|Illustrations?)(?: by)?|Edit(?:ed|or)(?: by)?|Translat(?:ed|ion|or)(?: by)?'
const SOURCE_WORDS =
  '[來来]源(?:[於于])?|[轉转]自|[轉转][載载]自|原[載载](?:[於于])?|原文[刊載载][於于]?|刊[於于]|刊[載载][於于]?|首[發发](?:[於于])?|摘自|出[處处]|Source|From|Publication|Published in|First published in|Originally published in'
const DATE_WORDS =
  '(?:[發发][布佈表]|出版|刊登|播出|[錄录][製制音影]|[採采][訪访]|[訪访][問问]|[會会][議议])?(?:日期|[時时][間间])|(?:Publi(?:shed|cation date)|(?:Air |Release )?Date|Posted|Updated|Released|Aired|Recorded|Broadcast)(?: on)?'
const URL_WORDS = '(?:原文)?(?:[鏈链][接結结]|[網网]址|地址)|原文|URL|Link|Original|Read at'
const GUEST_WORDS =
  '[受被][訪访]者(?:[簡简]介)?|[專专][訪访](?:人物|[對对]象)|[受被][訪访]人|被[採采][訪访]者|[訪访][談谈][對对]象|[採采][訪访][對对]象|(?:[對对]|[與与]|座)[談谈][人者]|[講讲]者|[講讲][員员]|主[講讲]人?|口述者?|[講讲]述者?|出席者?|[嘉講讲][賓宾]|[與与][談谈]|嘉[賓宾][簡简]介|Interviewees?|Guests?|Panel(?:l?ists?)?|Speakers?|Participants?|Interview with'
/** Of these either may be the one who asks. */
const BOTH = /^(?:[對对][談谈]|座[談谈]|出席|speaker|participant)/iu
const HOST_WORDS =
  '聞き手|主播|[採采][訪访]者|[訪访][談谈問问][人者員员]|[採采][訪访]人|主持人?|Interviewers?|(?:Co-)?[Hh]osts?|Hosted by|Moderators?|Moderated by|Chair'
const IGNORED_WORDS =
  '[時时][長长]|主[題题]|Duration|Length|Topic|地[點点]|字[號号]|[專专][題题]|欄目|栏目|[關关][鍵键][詞词字]|[標标][籤签]|Location|Place|Tags?|Keywords?'
/** 對談者： on its own line, the people below it. */
const GUEST_HEADING = new RegExp(`^(?:${GUEST_WORDS})\\s*[:：]$`, 'iu')
const SEPARATOR = '\\s*[:：/／|｜．·・]\\s*'

const PAIR = new RegExp(
  `^(?:(?<guest>${GUEST_WORDS})|(?<host>${HOST_WORDS})|(?<writer>${WRITER_WORDS}|Authors?|Writers?|Words|Text|Interview|Story|Reporter)|(?<credit>${CREDIT_WORDS})|(?<source>${SOURCE_WORDS})|(?<date>${DATE_WORDS})|(?<url>${URL_WORDS})|(?<ignored>${IGNORED_WORDS}))${SEPARATOR}(?<value>\\S.*)$`,
  'iu',
)
/** «By Priya Nair, Staff Writer»: a post, not a second name. */
const POST = '(?:Staff|Senior|Contributing|Special|Chief|Features?|Science|Editor|Correspondent|Reporter)'
const BYLINE = new RegExp(
  `^(?:(?:An? )?(?:Interview(?:ed)?|Text|Words|Written|Story|Reported|Report|Q&A)(?: conducted)? )?[Bb]y:?\\s+(?<name>${LATIN_NAME}(?:(?:,| and| &) (?!${POST}|The )${LATIN_NAME})*)(?:, ${POST}.*?)?(?<rest>(?:(?:\\s*[|•·,–—-]| for (?=\\p{Lu})).*)?)$`,
  'u',
)
/** «Posted on March 3, 2023 by admin», «Published 3 May 2025, 10:30»: when, perhaps by whom. */
const POSTED = new RegExp(
  `^(?:First )?(?:Posted|Published|Updated|Last updated|Created)(?: on|:)? (?:${DATE.source})(?:,? (?:at )?\\d{1,2}[:.]\\d{2}(?: ?[ap]\\.?m\\.?)?)?(?: (?:[A-Z]{2,4}))?(?:,?\\s*(?:by|\\|)\\s*(?:(?<name>${LATIN_NAME})|\\p{L}+))?$`,
  'u',
)
/** «原創 阿明 街坊創業 2022-03-18 18:30»: writer, account and time, as WeChat sets them under the title. */
const WECHAT = new RegExp(
  `^原[創创]\\s+(?<name>\\S{1,12})\\s+(?<source>\\S{2,20})\\s+(?:${DATE.source})(?:\\s+\\d{1,2}:\\d{2})?(?:\\s+\\p{Script=Han}{2,8})?$`,
  'u',
)
/** After a full stop comes another sentence: the lead begins on the line of the byline. */
const GOES_ON = /[\p{Ll}\d]\.\s+\p{Lu}/u
const BARE_BYLINE = new RegExp(
  `^(?:本刊|本報|本报)?(?:特約|特约)?[記记]者\\s*(?<name>${CHINESE_NAME})(?:\\s*[/／|｜○●]?\\s*\\p{Script=Han}{0,4}(?:[報报][導道导]|[採采][寫写]|整理|文|[電电]))?(?:\\s*[發发]自\\p{Script=Han}{2,8})?$`,
  'u',
)
/** «採訪　沈以墨»: a space in place of the colon. */
const SPACED_BYLINE = new RegExp(`^(?:${WRITER_WORDS})[\\s　]+(?<name>${CHINESE_NAME})$`, 'u')
/** «《自然觀察》2025年第6期　記者 周明»: a journal with its issue, perhaps the writer. */
const MASTHEAD = new RegExp(
  `^(?<source>\\p{Script=Han}{0,6}《[^》]{1,20}》\\p{Script=Han}{0,4}\\s*[|｜·•]?\\s*${ISSUE.source})(?:\\s*[|｜·•,，]?\\s*(?:${WRITER_WORDS})${'\\s*[:：/／|｜]?\\s*'}(?<name>${CHINESE_NAME}))?$`,
  'iu',
)
/** «Spine Magazine, Vol. 12, No. 4, May 2019» */
const LATIN_MASTHEAD = new RegExp(
  `^\\p{Lu}[\\p{L}\\p{N}’'& -]{1,50}(?:\\s*[,|·•—–]\\s*|\\s+)(?:[Vv]ol(?:ume)?\\.?\\s*\\d+|[Ii]ssue\\s*#?\\d+|[Nn]o\\.\\s*\\d+|#\\d+)(?:[,\\s|·•(/]*(?:[Nn]o\\.?|[Ii]ssue|[Nn]umber)\\s*#?\\d+)?[,\\s|·•(]*(?:${DATE.source})?[)\\s]*$`,
  'u',
)
/** 於深水埗 behind the date. */
const AT_PLACE = /^[於于]\p{Script=Han}{2,8}$/u
/** 人與蟲專題: under which heading a magazine printed it. */
const SERIES = /^\p{Script=Han}{2,10}(?:[專专][題题輯辑欄栏]|特[輯辑]|系列)$/u
const PUBLISHED_IN =
  /(?:first|originally)\s+(?:appeared|published|printed|ran)\s+(?:in|by|on)\s+(?<value>.{2,120}?)\.?$|^Published (?:in|by) (?<plain>.{2,120}?)\.?$|^(?:本文|原文|全文|文章|本[訪访][談谈問问]|本[專专][訪访])?(?:(?:原[載载刊]|首[發发]|刊[載载登]?|[轉转][載载]|發表|发表)[於于自]|原[載载刊](?=《)|[節节摘][錄录]自|[選选]自)(?<han>.{2,60}?)(?:[；。，]本文[^。]{0,20})?。?$/iu
/** «This interview has been edited for length. The Review, issue 48, March 2025.» */
const EDITED =
  /^(?:This|The) (?:interview|conversation|transcript) (?:has been|was) (?:lightly )?(?:edited|condensed|abridged)[^.]*\. (?<source>\p{Lu}.{3,80})$/u
/** The bracketed byline or source after the last words of an article: (作者：許維軒). */
const TRAILER = /\s*[（([【]([^（）()[\]【】]{2,80})[）)\]】]\s*$/u

/** A participant whom a line of the head names by role: 受訪者：陸秉文, Interviewee: Jane Roe. */
export interface Declared {
  /** Absent where the line lists a name and an office and says no more. */
  role?: 'interviewer' | 'guest'
  text: string
}

export interface MetaReading {
  meta: Meta
  declared: Declared[]
  /** What is left when the lines about the text itself are taken out. */
  paragraphs: Paragraph[]
}

/** Finds bylines, sources, dates and addresses at either end of a text and takes them out of it. */
export function readMeta(paragraphs: Paragraph[]): MetaReading {
  const meta: Meta = {}
  const declared: Declared[] = []
  const kept: Paragraph[] = []
  const tail = Math.max(END_PARAGRAPHS, paragraphs.length - END_PARAGRAPHS)
  let listing = false
  paragraphs.forEach((paragraph, index) => {
    const atEnd = index < END_PARAGRAPHS || index >= tail
    const listed = listing && readListed(plainText(paragraph.text), true)
    listing = listed !== undefined && (listing || (atEnd && GUEST_HEADING.test(plainText(paragraph.text))))
    if (paragraph.style === 'cue') kept.push(paragraph)
    else if (listed) declared.push({ text: `${listed.name}，${listed.office}` })
    else if (!atEnd) {
      const short = paragraph.text.length <= LONGEST_META_LINE
      if (!short || !isFurniture(plainText(paragraph.text))) kept.push(paragraph)
    } else {
      const next = plainText(paragraphs[index + 1]?.text ?? '')
      if (index > 0 && isSignature(plainText(paragraph.text), next)) {
        set(meta, 'writer', plainText(paragraph.text))
        return
      }
      const text = index < HEAD_PARAGRAPHS ? withoutMetaSentences(paragraph.text, meta) : paragraph.text
      if (text === '' || readMetaLine(plainText(text), meta, declared)) return
      kept.push(text === paragraph.text ? paragraph : { ...paragraph, text })
    }
  })
  return { meta, declared, paragraphs: withoutTrailers(kept, meta) }
}

/**
 * «The reef and its money. By Jane Roe. Published in The Quarterly, March 2024.»: a line under the title whose sentences
 * tell of the text. What is left is the lead.
 */
function withoutMetaSentences(text: string, meta: Meta): string {
  if (text.length > LONGEST_META_LINE * 2) return text
  const plain = plainText(text)
  const sentences = splitSentences(plain)
  if (sentences.length === 1) return text
  const rest = sentences.filter(
    (sentence) =>
      !(OF_THE_TEXT.test(sentence) || LATIN_MASTHEAD.test(sentence.replace(/\.$/, ''))) ||
      !readMetaLine(sentence.replace(/[.。]$/u, ''), meta, []),
  )
  return rest.length === sentences.length ? text : rest.join(/\p{Script=Han}/u.test(plain) ? '' : ' ')
}

/** Only what cannot be anything else is taken out of a lead. */
const OF_THE_TEXT =
  /^(?:(?:Interview(?:ed)?|Text|Words|Written|Story|Reported) )?by \p{Lu}|^(?:First |Originally )?published (?:in|by) /iu

/** Bracketed bylines after the last words of the last few paragraphs. */
function withoutTrailers(paragraphs: Paragraph[], meta: Meta): Paragraph[] {
  return paragraphs
    .map((paragraph, index) => {
      if (index < paragraphs.length - 3 || paragraph.style === 'cue') return paragraph
      let { text } = paragraph
      for (let trailer = TRAILER.exec(text.slice(-90)); trailer; trailer = TRAILER.exec(text.slice(-90))) {
        if (!readMetaLine(trailer[1]!.trim(), meta, [])) break
        text = text.slice(0, text.length - trailer[0].length)
      }
      return text === paragraph.text ? paragraph : { ...paragraph, text }
    })
    .filter(({ text }) => text !== '')
}

/** Reads one line about the text itself into `meta` or `declared`; false when it is no such line. */
function readMetaLine(line: string, meta: Meta, declared: Declared[]): boolean {
  if (line.length > LONGEST_META_LINE) return false
  const unwrapped = TRAILER.exec(line)?.[0].length === line.length ? line.slice(1, -1).trim() : line
  if (isFurniture(unwrapped)) return true
  if (URL.exec(unwrapped)?.[0] === unwrapped) return set(meta, 'url', unwrapped)
  if (ISSUE.exec(unwrapped)?.[0] === unwrapped) return set(meta, 'issue', ISSUE.exec(unwrapped)![1]!)
  if (SERIES.test(unwrapped) || AT_PLACE.test(unwrapped)) return true
  if (GUEST_HEADING.test(unwrapped)) return true
  const listed = readListed(unwrapped)
  if (listed) {
    declared.push({ text: `${listed.name}，${listed.office}` })
    return true
  }
  if (readFields(unwrapped, meta, declared)) return true
  const date = DATE.exec(unwrapped)
  if (date && isDateLine(unwrapped, date[0])) return set(meta, 'date', date[0])
  const posted = date && POSTED.exec(unwrapped)?.groups
  if (posted) {
    if (posted.name) set(meta, 'writer', posted.name)
    return set(meta, 'date', date[0])
  }
  const account = date && WECHAT.exec(unwrapped)?.groups
  if (account) {
    set(meta, 'writer', account.name!)
    set(meta, 'publication', account.source!)
    return set(meta, 'date', date[0])
  }
  const bare = BARE_BYLINE.exec(unwrapped) ?? SPACED_BYLINE.exec(unwrapped)
  if (bare) return set(meta, 'writer', bare.groups!.name!)
  const byline = BYLINE.exec(unwrapped)
  if (byline && /^(?:staff|our|special|guest|the) /i.test(byline.groups!.name!)) return true
  if (byline && !GOES_ON.test(byline.groups!.rest!)) {
    readSource(byline.groups!.rest!.replace(/^\s*(?:[|•·,–—-]|for )\s*/, ''), meta)
    return set(meta, 'writer', byline.groups!.name!)
  }
  const edited = EDITED.exec(unwrapped)?.groups
  if (edited && (ISSUE.test(edited.source!) || DATE.test(edited.source!)))
    return readSource(edited.source!, meta)
  const published = PUBLISHED_IN.exec(unwrapped)
  if (published)
    return readSource((published.groups!.value ?? published.groups!.plain ?? published.groups!.han)!, meta)
  const latin = LATIN_MASTHEAD.exec(unwrapped)
  if (latin) return readSource(latin[0], meta)
  const masthead = MASTHEAD.exec(unwrapped)
  if (masthead) {
    if (masthead.groups!.name) set(meta, 'writer', masthead.groups!.name)
    return readSource(masthead.groups!.source!, meta)
  }
  const pair = PAIR.exec(unwrapped)
  return pair !== null && readPair(pair.groups!, meta, declared)
}

/** «2023-05-09 10:20 来源：江东网 作者：杜若»: one space is enough before the word of a field. */
const BEFORE_FIELD =
  /\s(?=(?:[來来]源|作者|[記记]者|(?:[責责]任)?[編编][輯辑]|[責责][編编]|[撰採采][文寫写訪访]|[攝摄]影|字[號号]|(?:[發发]布|出版)?[時时][間间]|日期|出[處处]|[瀏浏][覽览](?:[數数量次]+)?|[閱阅][讀读](?:[數数量次]+)?)\s*[:：])/gu

/** «2023-05-18　《城市論壇》第41期　採訪：何俊賢»: several facts on a line, set apart by wide spaces or bars; all or none. */
function readFields(line: string, meta: Meta, declared: Declared[]): boolean {
  const fields = line
    .replace(BEFORE_FIELD, '　')
    .split(/\s*[|｜•；;]\s*|\s*　\s*|\s{2,}|\s+[/／·]\s+/u)
    .filter((field) => field !== '')
  if (fields.length < 2) return false
  const found: Meta = {}
  const named: Declared[] = []
  const unread = fields.filter((field) => !readMetaLine(field, found, named))
  // Beside a date or a writer a short name is the publication: 2021.12.03｜科學線上.
  const [source] = unread
  // «Jane Roe | 11 January 2022»
  if (source && unread.length === 1 && found.date && !found.writer && isPerson(source)) {
    unread.pop()
    set(found, 'writer', source)
  }
  // «Interview: Jane Roe · Groundwork, 14 November 2024»
  const dated = unread.length === 1 && found.writer ? publicationWithDate(unread[0]!) : undefined
  if (dated) {
    unread.pop()
    set(found, 'publication', dated.publication)
    set(found, 'date', dated.date)
  }
  const [left] = unread
  if (left && (unread.length > 1 || !(found.date ?? found.writer) || !isPublication(left, found)))
    return false
  if (left) set(found, 'publication', left)
  for (const [field, value] of Object.entries(found)) set(meta, field as keyof Meta, value)
  declared.push(...named)
  return true
}

function publicationWithDate(field: string): { publication: string; date: string } | undefined {
  const date = DATE.exec(field)
  const publication = date && field.slice(0, date.index).replace(/[,，\s]+$/u, '')
  const isAll = date && date.index + date[0].length === field.length
  return isAll && /^\p{Lu}[\p{L}'’& -]{2,40}$/u.test(publication!)
    ? { publication: publication!, date: date[0] }
    : undefined
}

const isPublication = (field: string, { date }: Meta): boolean =>
  /^《[^》]{1,20}》\p{Script=Han}{0,4}$/u.test(field) ||
  isMedium(field) ||
  /^The \p{Lu}[\p{L}'’& -]{2,40}$/u.test(field) ||
  (date !== undefined &&
    /^(?:\p{N}{1,3}\p{Script=Han}{2,10}|\p{Script=Han}{3,12})$/u.test(field) &&
    !isChineseName(field))

const isPerson = (text: string): boolean =>
  (isLatinName(text) && !/^(?:by|the) /i.test(text) && !isMedium(text)) || isChineseName(text)

/** A name alone on its line right over the date is the writer's. */
function isSignature(line: string, next: string): boolean {
  const date = next.length <= LONGEST_META_LINE ? DATE.exec(next) : null
  return date !== null && isDateLine(next, date[0]) && isPerson(line)
}

function isDateLine(line: string, date: string): boolean {
  const rest = line
    .replace(date, '')
    .replace(WEEKDAY, '')
    .replace(/^[\s,|·•-]+|[\s,|·•-]+$/g, '')
  return (
    rest === '' ||
    CLOCK.test(rest) ||
    /^(?:更新|[發发][布佈表]|刊登|出版|上[線线]|updated|published)$/i.test(rest) ||
    new RegExp(`^(?:${DATE_WORDS})\\s*[:：]?$`, 'iu').test(rest)
  )
}

function readPair(groups: Record<string, string | undefined>, meta: Meta, declared: Declared[]): boolean {
  const value = groups.value!.trim()
  if (groups.writer) {
    // 採訪：《藍圖》編輯部 tells where it was printed, 《藍圖》記者 何苗 who wrote besides.
    const house = HOUSE.exec(value)?.groups
    if (house?.name) set(meta, 'writer', house.name)
    if (house) return set(meta, 'publication', house.source!)
    // 採訪／撰文　許維軒: two tasks of one writer.
    const names = leadingNames(value.replace(TASK, ''))
    // 文／蔡宜庭　2022-11-03
    const date = names && DATE.exec(value)
    if (date) set(meta, 'date', date[0])
    return names !== undefined && set(meta, 'writer', names)
  }
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
  // 來源：我們的水來自山上。is somebody's sentence.
  if (groups.source) return value.length <= 80 && !/[！？!?]|。./.test(value) && readSource(value, meta)
  if (groups.date) return DATE.test(value) && set(meta, 'date', DATE.exec(value)![0])
  if (groups.url) return URL.test(value) && set(meta, 'url', URL.exec(value)![0])
  return value.length <= 40 && !/[。！？!?]/.test(value)
}

const HOUSE = new RegExp(
  `^(?<source>《[^》]{1,20}》)(?:[編编][輯辑]部|(?:特約|特约)?[記记]者[組组]?\\s*(?<name>${CHINESE_NAME})?|本刊)?$`,
  'u',
)
const TASK = new RegExp(`^(?:${WRITER_WORDS})[\\s:：]+`, 'u')
/** «《硬資本》 2024-05-20 記者 宋遙»: the writer at the end of a source. */
const SIGNED = new RegExp(`[\\s,，|｜·]+(?:${WRITER_WORDS})\\s*[:：/／]?\\s*(?<name>${CHINESE_NAME})$`, 'u')

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

function startsWithName(value: string): boolean {
  return (
    // P12 is a voice in a study, and Coco hosts under one name.
    /^[A-Z]\d{1,3}(?=[（(]|$)/.test(value) ||
    /^\p{Lu}\p{Ll}{1,14}$/u.test(value) ||
    // 森下葵 bears a name of another country.
    /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{2,7}$/u.test(value) ||
    // 小滿、阿岩: so do two who are known by a short name.
    /^\p{Script=Han}{2,4}(?:[、，]\p{Script=Han}{2,4})+$/u.test(value) ||
    new RegExp(`^(?:${LATIN_NAME})`, 'u').test(value) ||
    isChineseName(value.split(/[，,（(、 ]/)[0]!) ||
    new RegExp(`${CHINESE_NAME}$`, 'u').test(value)
  )
}

/** «臨江《潮汐導報》總208期» → publication and issue; a date or an address in it is taken too. */
function readSource(value: string, meta: Meta): boolean {
  value = value
    .split(/\s+[|•·]\s+/u)
    .filter((field) => !isFurniture(field))
    .join(' · ')
  const signed = SIGNED.exec(value.trim())
  if (signed) set(meta, 'writer', signed.groups!.name!)
  let rest = value
    .trim()
    .replace(SIGNED, '')
    .replace(/^(?:first |originally )?(?:published|printed|appeared) (?:in|by|on) /i, '')
  const take = (field: 'url' | 'date' | 'issue', pattern: RegExp) => {
    const found = pattern.exec(rest)
    if (!found) return
    set(meta, field, (field === 'issue' ? found[1]! : found[0]).trim())
    rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`
  }
  take('url', URL)
  take('issue', ISSUE)
  take('date', DATE)
  const publication = rest
    .replace(/[（(]\s*[）)]|「[^」]{1,20}」[專专][題题輯辑]|第\s*[A-Z]?\d+\s*版|[，。][^《》]{4,}$/gu, ' ')
    .replace(/(?:[,，、]\s*)+(?=[,，、]|$)/gu, '')
    .replace(/^[\s,，、|·•–—-]+|[\s,，、;；|·•–—（(。.-]+$/gu, '')
  if (publication) set(meta, 'publication', publication)
  return true
}

/** What a web page or a magazine sets around a text and nobody says: the way home, share buttons, rights, counts. */
const FURNITURE = new RegExp(
  `^(?:${[
    '(?:Home|Front page|首[頁页])\\s*[>›»/\\\\].*',
    'Share this(?: (?:article|story|interview))?:?|Advertise?ment|Sponsored(?: content)?|Loading.*|Skip to .{0,20}|Listen to this article.*',
    '\\d+ ?(?:-| )?min(?:ute)?s? read|\\d+ (?:comments?|shares?|likes?|views?)(?: .{0,20})?|(?:Comments|Leave a (?:comment|reply))(?: \\(\\d+\\))?',
    '(?:Sign up|Subscribe|Join|Get)\\b.{0,60}\\b(?:newsletters?|mailing list|updates|inbox|podcast|here|alerts)\\b.{0,40}|Follow us (?:on|at) .{1,60}|Click here .{1,80}',
    '(?:Read more|Read next|Related(?: (?:stories|articles|links|reading))?|You may also like|Most read)\\s*[:：].{0,120}',
    '(?:©|\\(c\\)|Copyright\\b|版[權权]所有|[著本]作[權权]).*|.{0,40}(?:All rights reserved|版[權权]所有|未[經经].{0,8}(?:授[權权]|[許许]可|同意).{0,12})[^。]{0,20}。?',
    '(?:Edited|Photographed|Photographs?|Photos?|Photography|Pictures?|Illustrat\\w+|Transcribed|Recorded|Produced|Images?|Interpreted) by \\p{Lu}.{1,60}',
    '(?:[分轉转][享發发]|收藏|[點点][讚赞]|在看|打印|列印|[轉转][載载]|[關关][注註]我[們们]?|\\s|[·|｜/])+(?:至|到)?(?:微信|微博|Facebook|LINE|朋友圈)?',
    '(?:留言|[評评][論论]|[閱阅][讀读]|[瀏浏][覽览]|[點点][閱阅])(?:次?[數数]|量)?\\s*[:：(（]?\\s*[\\d,]+\\s*[)）]?(?:次|[則则]|[條条])?',
    '(?:[點点]擊?|点击|[掃扫][碼码]|[長长]按).{0,30}(?:原文|[訂订][閱阅]|[關关]注|二[維维][碼码]).{0,20}',
    '(?:[延][伸][閱阅][讀读]|相[關关](?:[閱阅][讀读]|文章|[報报][導导道]|[新]聞|新闻)|推[薦荐][閱阅][讀读]|更多)\\s*[:：].{1,80}',
    '.{0,20}自[動动]生成.{0,20}(?:[參参]考|[準准][確确]|[錯错][誤误]).{0,10}',
    '(?:商[務务]合作|投稿|[聯联][繫系](?:我[們们]|方式|[邮郵]箱))\\s*[:：].{0,80}',
    '未[經经].{0,12}[審审][定閱阅校核]',
    '[（(]?(?:全文完|完|全文[終终]|本文完|未完待[續续]|The end|End|Fin|###|-30-)[）)]?[。.]?',
  ].join('|')})$`,
  'iu',
)
const isFurniture = (line: string): boolean => FURNITURE.test(line) || isShareBar(line)

const SHARED =
  /^(?:share|tweet|pin|print|e-?mail|save|bookmark|copy|facebook|twitter|x|linkedin|whatsapp|reddit|instagram|telegram|weibo|wechat|line)$/i

/** «Share on Facebook | Share on X | Email»: nothing but ways to pass the page on. */
function isShareBar(line: string): boolean {
  const words = line.split(/[\s|·•,/]+/).filter((word) => word !== '')
  return (
    words.filter((word) => SHARED.test(word)).length >= 2 &&
    words.every((word) => SHARED.test(word) || /^(?:on|via|to|this|article|link)$/i.test(word))
  )
}

/** The first statement of a fact stands. */
function set(meta: Meta, field: keyof Meta, value: string): true {
  meta[field] ??= value.trim()
  return true
}

/** Of when people met or recorded, and not of what else a lead tells. */
const MEETING =
  /[訪访][問问談谈]|[採采专專受]訪|[采专受]访|[對对座][談谈]|[對对][話话]|[會会見见]面|[錄录][音影製制]|[舉举]行|現場|现场|interview|conversation|transcript|recorded|\b(?:spoke|met|talk|talked|chat|sat down|held|event|session|hearing|webinar|panel|podcast|episode|recap|AMA|published)\b|publié|entretien|Gespräch/iu

/** «City Hall, 14 May 2024»: no more than where and when. */
const PLACE_AND_DATE = new RegExp(`^[^.。,，]{2,40}[,，|｜·—–-]?\\s*(?:${DATE.source})\\.?$`, 'u')

/** The full date that a lead gives for the meeting, as it is written there. */
export function meetingDate(text: string): string | undefined {
  const sentences = text.split('\n').flatMap((line) => splitSentences(line.slice(0, LONGEST_LEAD_LINE)))
  const stated = sentences.find(
    (sentence) => DATE.test(sentence) && (MEETING.test(sentence) || PLACE_AND_DATE.test(sentence)),
  )
  return stated && DATE.exec(stated)![0]
}

const LONGEST_LEAD_LINE = 2000
