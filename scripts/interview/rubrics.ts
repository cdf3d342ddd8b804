import { isMedium } from './label-words.ts'
import { isHouse } from './person-names.ts'

/** What a page calls the kind of text, above its title. */
const KICKER =
  /^(?:interviews?|the (?:\p{L}+ )?interview|(?:\p{L}+[- ]){1,2}interview|q ?[&+] ?a|features?|profiles?|(?:podcast |full |episode \d+ )?transcript|episode \d+|people|culture|in conversation|round ?table|vol\.|\p{Script=Han}{0,4}[專专][訪访]|[訪访][談谈]|人物|[對对][話话談谈]|[圓圆]桌|座[談谈]|[論论][壇坛]|特[寫写]|封面故事(?: ?[①-⑳\d]{1,2})?|\p{Script=Han}{0,8}\s*[／/|｜]?\s*〈[^〉]{2,8}〉|[^。？！?!]{0,24}(?:[訪访][談谈]|[對对][談谈]|[講讲]座)(?:[實实][錄录]|[節节]?[錄录])|第?[一二三四五六七八九十]{1,3}[問问回集講讲]|(?:\p{Lu}\p{Ll}+ )?\d{4} [·|] (?:round ?table|interview|panel|q ?[&+] ?a))$/iu

/** Whether a line says what kind of text this is: 專訪, «Q&A», «The Weekend Interview». */
export const isKicker = (line: string): boolean => KICKER.test(line)

/** «Life & Arts» */
const SECTION =
  /^(?:(?:Arts?|Life|Living|Culture|People|Books|Music|Film|Food|Opinion|Ideas|Society|Science|Business|Sports?|Travel|Style|Features?|Weekend|Interviews?|Magazine|Local|World|News|Education|Health|Environment|Technology|Nature|History|Design|Review|Alumni|Campus|Faculty|Students|Research|Community|Discovery|Innovation|Teaching|Learning|Careers|Work|Money|Politics|Economy|Home|Garden|Tech(?:nology)?)(?: [&+] | and |$))+$/iu
/** 星期日生活, 財經: the desk that a page is of. */
const DESK =
  /^(?:星期[日天一二三四五六]|[週周][末日]|今日|本地)?(?:生活|生[態态]|行[業业]|[專专]題|[專专]题|文化|社[會会]|教育|[財财][經经]|[藝艺][術术文]|[港要][聞闻]|(?:地方|本地|[國国][際际]|[體体]育|[財财][經经])新?[聞闻]|[體体]育|[娛娱][樂乐]|[讀读][書书]|[閱阅][讀读]|城市|健康|科技|科[學学]|旅[遊游]|[飲饮]食|[觀观][點点]|人文|思想|[國国][際际])$/u
export const isDesk = (text: string): boolean => DESK.test(text) || SECTION.test(text)

/** 星期日人物, 副刊, 校園專欄: a part of a paper. */
const COLUMN =
  /^\p{Script=Han}{0,6}(?:人物|[專专][欄栏題题]|副刊|[週周]末|版|特[寫写]|故事|[訪访][談谈][錄录]?|[筆笔][記记]|口述|[對对][話话]|[會会]客[室廳厅])$|^(?:The )?(?:\p{Lu}\p{Ll}+ ){0,2}(?:Interview|Conversation|Profile|Dialogue|Spotlight|Talk)s?$/u

/** «Nets & Knots», «Arts»: a part of a paper, by its words or its form. */
export const isSection = (text: string): boolean =>
  isDesk(text) || /^\p{Lu}[\p{L}’']+ (?:&|and) \p{Lu}[\p{L}’']+$/u.test(text)

/** 校友通訊 › 人物 › 專訪, «Staff & Students / Meet the Department»: where the page stands. */
const CRUMBS =
  /^(?<home>[^›»>＞]{2,16}?)(?: ?[›»>＞] ?[^›»>＞]{1,12}){1,4}$|^\p{Lu}[\p{L}& ]{2,30}(?: [/>›»] \p{Lu}[\p{L}& ]{2,30})+$/u
/** Where the way begins when it does not begin with the paper. */
const HOME = /^(?:首[頁页]|主[頁页]|Home|Start)$/iu
/** What sets the parts of such a line apart. */
export const BARS = /\s*[|｜丨▍▌>›»＞]\s*|\s+[—–·•/]\s+/u
/** 香港｜人物 */
const PLACE_PART = /^\p{Script=Han}{2,4}$/u
/** «TIDE & TRADE», before «| Q&A» */
const SECTION_NAME = /^\p{Lu}[\p{L}’'-]*(?:(?: [&+]| and)? \p{Lu}[\p{L}’'-]*){0,2}$/u
const SHORT_PART = /^(?:\p{Script=Han}{2,5}|\p{Lu}\p{Ll}+)$/u

const LONGEST_WAY = 40
/** 第3版·學人, C4, 星期日: a page of the paper, and what it or its day is called. */
const PAGE =
  /^(?:星期|[週周])[日天一二三四五六]$|^(?:第\s?\d{1,2}\s?版|[A-Z]\d{1,2}版?)(?:[·・:：\s]\s?\p{Script=Han}{2,6})?$/u
/** 《築城月刊》二〇二四年十月號 */
const OF_ISSUE = /^《[^》]+》[^，。？！]{0,14}[號号期刊]$/u

/** 海東日報｜副刊｜讀書人: the paper and its parts, one of them perhaps of another name, and nothing else. */
function isWay(line: string): boolean {
  const parts = line
    .split(BARS)
    .flatMap((part) => part.split(/(?<=\p{Script=Han})(?:[・·‧／/]|\s+)(?=\p{Script=Han}|[A-Z]\d)/u))
  const isKnown = (part: string): boolean =>
    [COLUMN, KICKER, PAGE, OF_ISSUE].some((form) => form.test(part)) || isDesk(part)
  const known = parts.filter((part) => isMedium(part) || isKnown(part)).length
  // 南灣青年誌｜手藝人: a paper, and a part of any short name.
  const [first, second] = parts as [string, string]
  const isPart =
    parts.length === 2 &&
    ((isMedium(first) && SHORT_PART.test(second)) ||
      (PLACE_PART.test(first) && isKnown(second)) ||
      (SECTION_NAME.test(first) && KICKER.test(second)))
  return CRUMBS.test(line) || isPart || (known > 1 && parts.length - known < 2 && line.length <= LONGEST_WAY)
}

/** «Field Notes, Season 3, Episode 5» over what the episode is called. */
const EPISODE_OF =
  /^(?:TRANSCRIPT|Transcript|逐字稿)?[:：]?\s*(?<name>\p{Lu}[^,，:：]{2,40}?|《[^》]+》),? (?<issue>(?:Season \d+,? )?(?:Episode|Ep\.?) ?#?\d+)$/u
/** «The Magazine of Ashgrove School» */
const MAGAZINE_OF = /^(?:The )?(?:Magazine|Journal|Newsletter|Bulletin|Review) of (?:the )?\p{Lu}/u
/** «Local voices since 1988» */
const SINCE = /\b(?:since|est\.?|established|founded) (?:in )?(?:1[89]|20)\d\d$/i
/** «A quarterly of work», «Notes from the estuary», «trade news since 1931»: what stands behind or below the name of a paper. */
const TAGLINE =
  /^(?:an?|the|your) (?:\p{L}+ ){0,2}(?:quarterly|monthly|weekly|daily|magazine|journal|review|newsletter|newspaper|podcast|blog)(?: (?:of|for|about|on|by|from) |\s*[|·]|$)|^(?:Interviews|Conversations|Stories|Letters|Notes) (?:of|for|about|on|by|from|with|at) |^.{3,40}\b(?:since|est\.?|established|founded) (?:in )?(?:1[89]|20)\d\d$/iu
const BEFORE_TAGLINE = /^(?<name>\p{L}.{1,40}?)(?:: |, | [–—-] )(?<tagline>.*)$/u

/** Whether a line says what kind of paper stands above it. */
const isTagline = (line: string): boolean => TAGLINE.test(line) && !MAGAZINE_OF.test(line)

/** The paper or programme that a line over a title names by its form, `next` standing below it; «Student Voice — Halden University». */
export function paperIn(line: string, next: string): string | undefined {
  const { name, tagline } = BEFORE_TAGLINE.exec(line)?.groups ?? {}
  if (name && isTagline(tagline!)) return name
  if (isTagline(next) && line.length <= LONGEST_WAY) return line
  const [paper, house, ...more] = line.split(BARS)
  const way = CRUMBS.exec(line)?.groups?.home ?? ''
  const isOfHouse = house && more.length === 0 && isHouse(house) && !isHouse(paper!) && areCapital(line, 2)
  return (
    EPISODE_OF.exec(line)?.groups?.name ??
    (HOME.test(way) || isDesk(way) ? undefined : way || undefined) ??
    (isOfHouse ? paper : line.split(BARS).find((part) => isMedium(part) || MAGAZINE_OF.test(part)))
  )
}

/** Which episode a line over a title says this is. */
export const episodeIn = (line: string): string | undefined => EPISODE_OF.exec(line)?.groups?.issue

/** Whether a line is, beyond doubt, one that stands over a title: the kind of text, where the page stands, which episode. */
export const isRubric = (line: string): boolean =>
  EPISODE_OF.test(line) ||
  KICKER.test(line.replace(/^【|】$/g, '')) ||
  /^[【〔［][^】〕］]{2,8}[】〕］]$/u.test(line) ||
  PAGE.test(line) ||
  isTagline(line) ||
  isTagline(BEFORE_TAGLINE.exec(line)?.groups?.tagline ?? '') ||
  isWay(line)

/** 職人系列（三）, «Working Lives No. 9», 碼頭誌 04: a series, or which of it this is. */
const SERIES =
  /^\p{Script=Han}{2,8}[①-⑳]$|^\p{Script=Han}{2,8}系列(?:之?[（(]?[一二三四五六七八九十\d]{1,3}[）)]?)?$|^(?:\p{Script=Han}{2,8}|(?:\p{Lu}[\p{L}&]*,? ){1,4}(?:No\. ?)?) ?\d{1,3}$|^(?:\p{Lu}[\p{L}&]*,? ){1,4}(?:Series|Project|Letter|Archive)\b.{0,30}$/u

/** 海邊與山邊 | 手藝誌: two short names, which no title is made of. */
const TWO_NAMES = /^\p{Script=Han}{2,9}\s*[|｜]\s*\p{Script=Han}{2,6}$/u

/** Whether a line may be the paper or a part of it, by its words. */
export const isPart = (line: string, next: string): boolean =>
  line.length <= LONGEST_WAY &&
  ((COLUMN.test(line) && next.length > line.length) ||
    isDesk(line) ||
    SINCE.test(line) ||
    SERIES.test(line) ||
    (TWO_NAMES.test(line) && next.length > line.length / 2) ||
    isMedium(line) ||
    paperIn(line, next) !== undefined)

/** Whether all words but the small ones have a capital, at `least` so many of them. */
export function areCapital(text: string, least: number): boolean {
  const words = text.split(' ').filter((word) => /\p{L}/u.test(word) && !SMALL_WORD.test(word))
  return words.length >= least && words.every((word) => /^\P{L}*\p{Lu}/u.test(word))
}
const SMALL_WORD = /^(?:an?|the|of|on|in|at|to|by|for|and|or|but|nor|with|from|into|over|as|than|vs\.?)$/
