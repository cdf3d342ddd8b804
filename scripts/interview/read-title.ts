import { escapePattern } from '../escape-pattern.ts'
import { isColophon } from './colophon.ts'
import { introductionsIn } from './introductions.ts'
import { isGuestWord, isInFirstPerson, isInterviewerWord, isMedium } from './label-words.ts'
import { asWritten, isHouse, isLatinName } from './person-names.ts'
import { plainText } from './plain-text.ts'
import type { LabelCandidate } from './read-label.ts'
import type { Paragraph } from './read-paragraphs.ts'

/** UTF-16 units. */
const SHORTEST_TITLE = { han: 3, latin: 4 }
const LONGEST_TITLE = { han: 60, latin: 140 }

/** «Jane Roe: », 罗秀兰：, before words. */
const SPEAKS =
  /^(?!.{0,24}\bINTERVIEW:)(?:\*\*|__)?(?<name>\p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*){0,2}|\p{Script=Han}{1,6}(?:[·・‧•]\p{Script=Han}{1,8}){0,3})\s*[:：]\s*(?<words>.*)/u
type Spoken = { name: string; words: string }
/** Turns that are looked at to tell whether speakers end their sentences. */
const TURNS = 20

/**
 * Whether a line is a title that begins with a name, be it the label of turns below it: 罗秀兰：把人当老人照顾. What a
 * speaker says has its full stop, and nobody's first words stand over a lead.
 */
export function isNamedTitle(paragraphs: Paragraph[], index = 0): boolean {
  const { text: marked, style } = paragraphs[index]!
  const text = plainText(marked)
  const { name, words = '' } = SPEAKS.exec(text)?.groups ?? {}
  const isSet = style === 'heading' || style === 'bold' || style === 'plain'
  if (!name || !words || !isSet || isInterviewerWord(name) || isGuestWord(name) || !isShort(text))
    return false
  const next = paragraphs[index + 1]
  const turns = paragraphs.slice(index + 1).flatMap((paragraph) => {
    const spoken = SPEAKS.exec(plainText(paragraph.text))?.groups as Spoken | undefined
    return spoken ? [spoken] : []
  })
  const leads = next !== undefined && (next.afterMeta || !SPEAKS.test(plainText(next.text)))
  if (turns.length === 0) return style === 'heading' && next?.style !== 'heading'
  if (style === 'heading') return next?.style !== 'heading'
  const own = turns.filter((turn) => turn.name === name)
  if (/[？！?!]["”」』）)]?$/u.test(words))
    return leads && own.length > 0 && own.every((turn) => !/[？?]$/u.test(turn.words))
  return isOpen(words) && (leads || turns.slice(0, TURNS).every((turn) => !isOpen(turn.words)))
}

/** No longer than a title is. */
const isShort = (text: string): boolean =>
  text.length <= (/\p{Script=Han}/u.test(text) ? LONGEST_TITLE.han : LONGEST_TITLE.latin)

/**
 * The title, when the first paragraph is one: a heading, or a short line without closing punctuation. Where voices are
 * labelled, a question or an exclamation that nobody says is a title too, unless somebody answers it right away; where
 * they are not, if a byline, a line behind a dash or somebody's introduction stands below it.
 */
export function readTitle(paragraphs: Paragraph[], labels: (LabelCandidate | null)[]): string | undefined {
  const [first] = paragraphs
  if (!first || labels[0]) return undefined
  const text = plainText(first.text).replace(/\t+/g, ' ')
  if (first.style === 'heading') return text
  const bare = text.replace(ASKS, '')
  const isAnswered = labels[1] && !/[？?]/u.test(labels[1].rest)
  const nobodySays = labels.some(Boolean) && (!isAnswered || text.startsWith('【'))
  const ending = bare !== text && (nobodySays || isOverLead(paragraphs)) ? bare : text
  // 「海很小」 over another title is a motto; with nothing else there, or 專訪… below it, it is the title.
  const below = plainText(paragraphs[1]?.text ?? '')
  const motto =
    /^[「『][^「」『』]*[」』]$/u.test(text) &&
    paragraphs[1]?.style !== 'dash' &&
    isOpen(below) &&
    !/^(?:[專专][訪访]|[訪访][問问談谈]|[對对][話话談谈])/u.test(below)
  const open = isOpen(ending) && !motto
  return (first.style === 'plain' || first.style === 'bold') && open && isShort(text) ? text : undefined
}

const ASKS = /[！？!?](?=["”」』）)]?$)/u

/** Whether what stands below the first line is about the text, or about the guest, and no answer. */
function isOverLead([, second, third]: Paragraph[]): boolean {
  if (!second) return false
  if (second.afterMeta || third?.afterMeta || (second.style === 'dash' && third?.style !== 'dash'))
    return true
  const text = beginningOf(second)
  return !isInFirstPerson(text) && introductionsIn(text).some(({ weight }) => weight > 1)
}

/** Without punctuation at its end. */
const isOpen = (text: string): boolean =>
  text !== '' && (!/[。！？.!?…：:，,；;]["”」』）)]?$/u.test(text) || isStoppedTitle(text))

/** «She Audits Bridges. She Thinks They Are Too Safe.»: the full stop of a title, in which all words have capitals. */
const isStoppedTitle = (text: string): boolean =>
  /[.!]["”’)]?$/u.test(text) && areCapital(text, 5) && /\p{Ll}/u.test(text) && isShort(text)

/** «Local voices since 1988» */
const SINCE = /\b(?:since|est\.?|established|founded) (?:in )?(?:1[89]|20)\d\d$/i
/** «Field Notes, Season 3, Episode 5» over what the episode is called. */
const EPISODE_OF =
  /^(?:TRANSCRIPT|Transcript|逐字稿)?[:：]?\s*(?<name>\p{Lu}[^,，:：]{2,40}?|《[^》]+》),? (?<issue>(?:Season \d+,? )?(?:Episode|Ep\.?) ?#?\d+)$/u

/** What a page calls the kind of text, above its title. */
const KICKER =
  /^(?:interviews?|the (?:\p{L}+ )?interview|(?:\p{L}+[- ]){1,2}interview|q ?[&+] ?a|features?|profiles?|(?:podcast |full |episode \d+ )?transcript|episode \d+|people|culture|in conversation|\p{Script=Han}{0,4}[專专][訪访]|[訪访][談谈]|人物|[對对][話话談谈]|[圓圆]桌|座[談谈]|[論论][壇坛]|特[寫写]|封面故事|\p{Script=Han}{0,8}\s*[／/|｜]?\s*〈[^〉]{2,8}〉)$/iu

/** Whether a line says what kind of text this is: 專訪, «Q&A», «The Weekend Interview». */
export const isKicker = (line: string): boolean => KICKER.test(line)

/** Lines over a title: the paper's name and the part of the paper. */
const RUBRICS = 4

/**
 * A text without the lines over its title that name the paper or a part of it («PEOPLE», 星期日人物); `publication` is the
 * paper's name where a line about the text has told it, `masthead` the name among these lines.
 */
export function withoutRubrics(
  paragraphs: Paragraph[],
  publication?: string,
): { paragraphs: Paragraph[]; masthead?: string } {
  const [first = '', second = ''] = paragraphs.slice(0, 2).map(({ text }) => plainText(text))
  const tagged = MAGAZINE_OF.test(second) ? undefined : TAGGED.exec(`${first}\n${second}`)
  if (tagged) {
    const isBelow = tagged[0].trimEnd().includes('\n')
    return {
      ...withoutRubrics(paragraphs.slice(isBelow ? 2 : 1), publication),
      masthead: tagged.groups!.name!,
    }
  }
  const head = headLines(paragraphs)
  // The paper's name, which another line has told, is no title over one.
  const isPaper = head.map(
    ({ text }) => publication !== undefined && bareName(plainText(text)) === bareName(publication),
  )
  const scores = head.map(
    (_, index) => titleScore(paragraphs, index, head.length) - (isPaper[index] ? 12 : 0),
  )
  const at = scores.indexOf(Math.max(...scores))
  const above = head.slice(0, at).flatMap(({ text }) => plainText(text).split(BARS))
  const programme = head.slice(0, at).map(({ text }) => EPISODE_OF.exec(plainText(text))?.groups?.name)
  const crumbs = head.slice(0, at).map(({ text }) => CRUMBS.exec(plainText(text))?.groups?.home)
  const housed = head.slice(0, at).map(({ text }) => paperOfHouse(plainText(text)))
  const masthead =
    [...programme, ...crumbs, ...housed].find(Boolean) ??
    above.find(
      (line) =>
        isMedium(line) ||
        MAGAZINE_OF.test(line) ||
        asksByInitials(line, paragraphs) ||
        isToldOf(line, paragraphs) ||
        isNamedIn(line, paragraphs.slice(at + 1)),
    )
  const told = [...paragraphs.slice(0, OPENING), ...paragraphs.slice(-CLOSING)].map(beginningOf).join('\n')
  return {
    paragraphs: paragraphs.slice(Math.max(0, at)),
    ...(masthead && { masthead: asWritten(masthead, told) }),
  }
}

const bareName = (name: string): string => name.replace(/[《》]/gu, '').toLowerCase()

/** Paragraphs in which a programme says its own name, or a note tells whose editor asked. */
const OPENING = 12
const CLOSING = 3

/** «SLOW SIGNAL», where somebody says «This is Slow Signal»: several words that stand as a name below. */
function isNamedIn(line: string, below: Paragraph[]): boolean {
  if (!/^\p{Lu}\S+(?: (?:& )?\p{Lu}\S*)+$/u.test(line) || KICKER.test(line)) return false
  return [...below.slice(0, OPENING), ...below.slice(OPENING).slice(-CLOSING)].some((paragraph) => {
    const text = beginningOf(paragraph)
    const at = text.toLowerCase().indexOf(line.toLowerCase())
    const isName = at >= 0 && /^(?:(?:& )?\p{Lu}\S*(?: |$))+$/u.test(text.slice(at, at + line.length))
    // Whoever speaks, or is introduced, is no programme.
    return isName && text[at + line.length] !== ':' && !introductionsIn(text).some((one) => one.at === at)
  })
}

/** «Parish & Partners», where the lead says «He talked to Parish & Partners about …»: what people talk to, write for or read. */
function isToldOf(line: string, paragraphs: Paragraph[]): boolean {
  if (!/^\p{Lu}\S+(?: (?:& |of |the )?\p{Lu}\S*)+$/u.test(line)) return false
  const told = new RegExp(
    `(?:\\b(?:talk|spoke|speak|told|tell)\\w*(?: (?:to|with))?|\\b(?:editor|writer|reporter|reader|correspondent|contributor)s? (?:of|for|at|to)|\\b(?:issue|edition) of|[Ww]elcome (?:back )?to|[Ll]istening to) (?:the )?${escapePattern(line)}(?![\\p{L}’'])`,
    'iu',
  )
  return [...paragraphs.slice(0, OPENING), ...paragraphs.slice(-CLOSING)].some((one) =>
    told.test(beginningOf(one)),
  )
}

/** «WINSLOW STATE TODAY» over a text in which «WST:» asks. */
function asksByInitials(line: string, paragraphs: Paragraph[]): boolean {
  const initials = (line.match(/(?<=^| )(?:\p{Lu}|&)/gu) ?? []).join('')
  if (initials.length < 3 || line.split(' ').length !== initials.length) return false
  const label = new RegExp(`^(?:\\*\\*)?${initials}[:：]`, 'u')
  return paragraphs.filter(({ text }) => label.test(text)).length > 1
}

/** A text whose title, broken behind its colon, stands on one line: 专访｜数学教师纪若松： and “我教的是怎样错得好看”. */
export function withWholeTitle(paragraphs: Paragraph[]): Paragraph[] {
  const [first, second, ...rest] = paragraphs
  if (!first || !second || first.style === 'cue' || first.level !== second.level) return paragraphs
  const [opens, quoted] = [beginningOf(first), beginningOf(second)]
  const isBroken = /^.{7,}：$/u.test(opens) && /^(?:“[^”]+”|「[^」]+」|『[^』]+』)$/u.test(quoted)
  return isBroken && isShort(opens + quoted)
    ? [{ ...first, text: first.text + second.text }, ...rest]
    : paragraphs
}

/** A text whose title stands over the editor's note that was above it. */
export function withTitleFirst(paragraphs: Paragraph[]): Paragraph[] {
  const [note, title, ...rest] = paragraphs
  if (!note || !title || note.style === 'heading' || !isColophon(beginningOf(note))) return paragraphs
  const text = beginningOf(title)
  const isTitle = title.style === 'heading' || (isOpen(text) && isShort(text) && !SPEAKS.test(text))
  return isTitle ? [title, note, ...rest] : paragraphs
}

/** The lines among which the title is: as far as short ones without closing punctuation stand over another, and nobody speaks. */
function headLines(paragraphs: Paragraph[]): Paragraph[] {
  const speaks = (index: number): boolean =>
    SPEAKS.test(paragraphs[index]!.text) &&
    /\p{Ll}|\p{Script=Han}/u.test(paragraphs[index]!.text) &&
    !EPISODE.test(plainText(paragraphs[index]!.text)) &&
    !isNamedTitle(paragraphs, index)
  const end = paragraphs.slice(0, RUBRICS + 1).findIndex(({ level }, index) => {
    const line = beginningOf(paragraphs[index])
    return (
      level === 1 ||
      !isOpen(line) ||
      (line.length > LONGEST_RUBRIC && !EPISODE_OF.test(line)) ||
      !paragraphs[index + 1] ||
      speaks(index + 1)
    )
  })
  return paragraphs.slice(0, end < 0 ? RUBRICS + 1 : end + 1)
}

/** How much of a title a line of the head has: by where it stands and how it is set, less what shows that it stands over one. */
function titleScore(paragraphs: Paragraph[], index: number, lines: number): number {
  const { style, level } = paragraphs[index]!
  const text = beginningOf(paragraphs[index])
  const isSetApart = style === 'italic' || style === 'dash' || style === 'cue' || isColophon(text)
  return (
    (level === 1 || EPISODE.test(text) ? 6 : QUOTES_GUEST.test(text) ? 3 : 0) -
    index -
    rubricScore(paragraphs, index) -
    // What stands over a rubric is one too, unless nothing but the rubric is left.
    (index + 2 < lines ? Math.min(4, rubricScore(paragraphs, index + 1)) : 0) -
    (isOpen(text) ? 0 : /[？！?!]$/u.test(text) ? 1.5 : 6) -
    (isShort(text) ? 0 : 6) -
    (isSetApart ? 6 : 0)
  )
}

/** «‘Nobody rings me at midnight’: Jane Roe on …», “一针一针地熬”：对话…: what the guest says, and who it is. */
const QUOTES_GUEST =
  /^(?:‘.{8,}’|“.{8,}”|".{8,}"|「.{4,}」|『.{4,}』)\s*[:：,，—]|^\p{Lu}[^:：?!]{2,40}: ["‘“].{8,}["’”]$/u

/** Enough of a paragraph to tell that it is no line of the head. */
const beginningOf = (paragraph?: Paragraph): string => plainText(paragraph?.text.slice(0, LONGEST_LINE) ?? '')
const LONGEST_LINE = 400

/** How surely a line is one that stands over a title: the kind of text it is, a part of the paper, the paper, capitals. */
function rubricScore(paragraphs: Paragraph[], index: number): number {
  const text = beginningOf(paragraphs[index])
  const next = beginningOf(paragraphs[index + 1])
  if (EPISODE_OF.test(text)) return 12
  if (text.length > LONGEST_RUBRIC) return 0
  if (KICKER.test(text.replace(/^【|】$/g, '')) || /^【[^】]{2,8}】$/u.test(text) || isWay(text)) return 12
  const isPart = (COLUMN.test(text) && next.length > text.length) || isDesk(text) || SINCE.test(text)
  const isName =
    isMedium(text) ||
    MAGAZINE_OF.test(text) ||
    paperOfHouse(text) !== undefined ||
    asksByInitials(text, paragraphs) ||
    isToldOf(text, paragraphs)
  const isShouted =
    (CAPITALS.test(text) && /\p{L}.*\s/u.test(next) && /\p{Ll}/u.test(next)) ||
    (isCapitals(text) && isCapitals(next) && isHouse(inSmallLetters(text)))
  // No line below a title is set as one, but for «A Conversation with Jane Roe».
  const isOverTitle = areCapital(text, 2) && isTitleCase(next) && !TELLS_OF_GUEST.test(next)
  if (!isPart && !isName && !isShouted && !isOverTitle) return 0
  // A name alone on its line comes back before everything else that is said.
  return paragraphs.findLastIndex((paragraph) => plainText(paragraph.text) === text) === index ? 4 : 0
}

/** «COMMITTEE ON BRIDGES» over «HEARING ON TIMBER»: of lines in capitals a house is no title. */
const isCapitals = (text: string): boolean => /\p{Lu}{2}/u.test(text) && !/\p{Ll}|\p{Script=Han}/u.test(text)

const inSmallLetters = (text: string): string =>
  text.replace(/(?<=\p{L})\p{L}+/gu, (rest) => rest.toLowerCase())

/** «Type Is a Slow Argument»: all but the small words with a capital, as no sentence is set, and more than a name. */
const isTitleCase = (text: string): boolean =>
  areCapital(text, 3) && /\p{Ll}/u.test(text) && !isLatinName(text) && !/, /.test(text)

/** Whether all words but the small ones have a capital, at `least` so many of them. */
function areCapital(text: string, least: number): boolean {
  const words = text.split(' ').filter((word) => /\p{L}/u.test(word) && !SMALL_WORD.test(word))
  return words.length >= least && words.every((word) => /^\P{L}*\p{Lu}/u.test(word))
}

const TELLS_OF_GUEST = / (?:with|by|meets|talks|tells|speaks) |^\p{Lu}\p{Ll}+ \p{Lu}\S+ on /iu
const SMALL_WORD = /^(?:an?|the|of|on|in|at|to|by|for|and|or|but|nor|with|from|into|over|as|than|vs\.?)$/

/** «Salt & Ledger», and behind or below it «A quarterly of work», «Notes from the estuary», «trade news since 1931». */
const TAGGED =
  /^(?<name>\p{Lu}.{1,40}?)(?:: |, | [–—-] |\n)(?:(?:an?|the|your) (?:\p{L}+ ){0,2}(?:quarterly|monthly|weekly|daily|magazine|journal|review|newsletter|newspaper|podcast)(?: (?:of|for|about|on|by|from) |\s*[|·]|$)|(?:Interviews|Conversations|Stories|Letters|Notes) (?:of|for|about|on|by|from|with|at) |[^\n]{3,40}\b(?:since|est\.?|established|founded) (?:in )?(?:1[89]|20)\d\d(?:\n|$))/iu
/** What sets the parts of such a line apart. */
const BARS = /\s*[|｜丨>›»]\s*|\s+[—–·•/]\s+/u

/** 海東日報｜副刊｜讀書人: the paper and its parts, one of them perhaps of another name, and nothing else. */
function isWay(line: string): boolean {
  const parts = line
    .split(BARS)
    .flatMap((part) => part.split(/(?<=\p{Script=Han})[・·‧／/](?=\p{Script=Han})/u))
  const isKnown = (part: string): boolean => COLUMN.test(part) || KICKER.test(part) || isDesk(part)
  const known = parts.filter((part) => isMedium(part) || isKnown(part)).length
  // 南灣青年誌｜手藝人: a paper, and a part of any short name.
  const [first, second] = parts as [string, string]
  const isPart =
    parts.length === 2 &&
    ((isMedium(first) && SHORT_PART.test(second)) || (PLACE_PART.test(first) && isKnown(second)))
  return (
    CRUMBS.test(line) || isPart || (known > 1 && parts.length - known < 2 && line.length <= LONGEST_RUBRIC)
  )
}

/** 香港｜人物 */
const PLACE_PART = /^\p{Script=Han}{2,4}$/u
const SHORT_PART = /^(?:\p{Script=Han}{2,5}|\p{Lu}\p{Ll}+)$/u

/** «Student Voice — Halden University»: a paper, and the house that prints it. */
function paperOfHouse(line: string): string | undefined {
  const [paper, house, ...more] = line.split(BARS)
  const isOne = house && more.length === 0 && isHouse(house) && !isHouse(paper!) && areCapital(line, 2)
  return isOne ? paper : undefined
}

/** «Life & Arts» */
const SECTION =
  /^(?:(?:Arts?|Life|Living|Culture|People|Books|Music|Film|Food|Opinion|Ideas|Society|Science|Business|Sports?|Travel|Style|Features?|Weekend|Interviews?|Magazine|Local|World|News|Education|Health|Environment|Technology|Nature|History|Design|Review|Alumni|Campus|Faculty|Students|Research|Community|Discovery|Innovation|Teaching|Learning|Careers|Work|Money|Politics|Economy|Home|Garden)(?: & | and |$))+$/u

/** 星期日人物, 副刊, 校園專欄: a part of a paper. */
const COLUMN =
  /^\p{Script=Han}{0,6}(?:人物|[專专][欄栏題题]|副刊|[週周]末|版|特[寫写]|故事|[訪访][談谈][錄录]?|口述|[對对][話话]|[會会]客[室廳厅])$|^(?:The )?(?:\p{Lu}\p{Ll}+ ){0,2}(?:Interview|Conversation|Profile|Dialogue|Spotlight|Talk)s?$/u
/** 星期日生活, 財經: the desk that a page is of. */
const DESK =
  /^(?:星期[日天一二三四五六]|[週周][末日]|今日|本地)?(?:生活|文化|社[會会]|教育|[財财][經经]|[藝艺][術术文]|[港要][聞闻]|(?:地方|本地|[國国][際际]|[體体]育|[財财][經经])新?[聞闻]|[體体]育|[娛娱][樂乐]|[讀读][書书]|[閱阅][讀读]|城市|健康|科技|旅[遊游]|[飲饮]食|[觀观][點点]|人文|思想|[國国][際际])$/u
export const isDesk = (text: string): boolean => DESK.test(text) || SECTION.test(text)
/** 校友通訊 › 人物 › 專訪, «Staff & Students / Meet the Department»: where the page stands. */
const CRUMBS =
  /^(?<home>[^›»>]{2,16}?)(?: ?[›»>] ?[^›»>]{1,12}){1,4}$|^\p{Lu}[\p{L}& ]{2,30}(?: [/>›»] \p{Lu}[\p{L}& ]{2,30})+$/u
/** «The Magazine of Ashgrove School» */
const MAGAZINE_OF = /^(?:The )?(?:Magazine|Journal|Newsletter|Bulletin|Review) of (?:the )?\p{Lu}/u

const LONGEST_RUBRIC = 40
/** Of a menu or a note on cookies. */
const LONGEST_PAGE_LINE = 80
/** One or two words in capitals, and after a colon more. */
const CAPITALS = /^\p{Lu}[\p{Lu}’'-]+(?: & \p{Lu}[\p{Lu}’'-]+| \p{Lu}[\p{Lu}’'-]+)?(?:: [\p{Lu} ]+)?$/u

/** « | The Fell Magazine» */
const WINDOW_END = /^\s*[|｜_·–—-]/u

/** Paragraphs of a saved page in which its own title follows the window's. */
const PAGE_HEAD = 30

/**
 * A saved page without what stands between the window's title («The Moss Hill | The Fell Magazine») and the same
 * title over the text: the way home, menus, a note on cookies.
 */
export function withoutPageHead(paragraphs: Paragraph[]): Paragraph[] {
  const [first] = paragraphs
  // Above the only heading of the first level stand the way home and the part of the paper.
  const top = paragraphs.slice(0, PAGE_HEAD).findIndex(({ level }) => level === 1)
  const head = paragraphs.slice(0, Math.max(0, top))
  if (head.length > 0 && head.every(({ text }) => text.length <= LONGEST_PAGE_LINE))
    return paragraphs.slice(top)
  if (first?.style !== 'heading') return paragraphs
  const window = plainText(first.text)
  const own = paragraphs.findIndex(({ text, style, level }, index) => {
    if (index === 0 || index > PAGE_HEAD || style !== 'heading') return false
    const rest = window.slice(plainText(text).length)
    return window.startsWith(plainText(text)) && (rest === '' ? level > first.level : WINDOW_END.test(rest))
  })
  return own < 0 ? paragraphs : paragraphs.slice(own)
}

/** 【街坊志】…, 人物專訪：…, 訪談錄｜…, «The Big Interview: …»: the column, before a title. */
const COLUMN_BEFORE =
  /^(?:【[^】]{1,8}】\s*|\p{Script=Han}{2,6}\s*[｜|丨]\s*|\p{Script=Han}{0,2}(?:[專专][訪访]|[訪访][談谈][錄录]?)\s*[：:]\s*|(?:(?:(?:The|THE) )?(?:\p{L}+ )?(?:Interview|INTERVIEW)|Q ?[&+] ?A)\s*[:：|](?!\s*\p{Ll})\s*)/u
/** …——專訪某校長 某某: with whom, which the cover says anyway. */
const KIND_BEHIND =
  /\s*(?:[—─]{1,2}|[：:|｜])\s*(?:[專专][訪访]|[訪访][問问]|[對对][話话]|[訪访])(?![問问][題题])[^，。？！?!：:]{2,30}$/u

/** A window's title, «The man who winds the clock – The Valley Post»: the text's own and the paper's name. */
export function withoutSite(title: string): { title: string; site?: string } {
  const parts = BEFORE_SITE.exec(title)?.groups
  return parts && isMedium(parts.site!) ? { title: parts.title!, site: parts.site! } : { title }
}

const BEFORE_SITE = /^(?<title>.{4,}?)(?:\s+[–—-]\s+|\s*[|｜_]\s*)(?<site>[^|｜_–—]{2,40})$/u

/** «Field Notes, Episode 5: The Moss» → what the episode is called, the programme and which one it is. */
export function withoutEpisode(whole: string): { title: string; name?: string; issue?: string } {
  const { name, issue, title } = EPISODE.exec(whole)?.groups ?? {}
  const called = title?.replace(QUOTED, '$1')
  return { title: called ?? whole, ...(name && { name }), ...(issue && { issue }) }
}

/** What an episode is called may stand in quotation marks, and is no quotation. */
const QUOTED = /^["“「]([^"“”「」]+)["”」]$/u

const EPISODE =
  /^(?:(?:TRANSCRIPT|Transcript|Podcast|逐字稿)[:：]\s*)?(?:(?<name>(?!(?:Season|Interview|Conversation|Talk|Session|Part|Tape) )\p{Lu}[^,，:：#]{2,40}?|《[^》]+》|\p{Script=Han}{2,12}(?=\s))(?:\s[–—|｜-]\s|,?\s|(?<=》)))?(?<issue>S\d{1,2},? ?E\d{1,3}|(?:Season \d+,? )?(?:(?:Episode|Ep\.?|EP\.?|Vol\.?) ?#?|#)\d{1,4})(?:\s*[:：–—|｜-]\s*|\s)(?<title>.{4,})$/u

/** A title without the column that it stands in and the name of the guest. */
export function withoutKind(title: string): string {
  const rest = title.replace(COLUMN_BEFORE, '').replace(KIND_BEHIND, '')
  return rest.length >= (/\p{Script=Han}/u.test(rest) ? SHORTEST_TITLE.han : SHORTEST_TITLE.latin)
    ? rest
    : title
}
