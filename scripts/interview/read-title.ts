import { introductionsIn } from './introductions.ts'
import { isGuestWord, isInFirstPerson, isInterviewerWord, isMedium } from './label-words.ts'
import { plainText } from './plain-text.ts'
import type { LabelCandidate } from './read-label.ts'
import type { Paragraph } from './read-paragraphs.ts'
import { areCapital } from './rubrics.ts'

/** UTF-16 units. */
const SHORTEST_TITLE = { han: 3, latin: 4 }
const LONGEST_TITLE = { han: 60, latin: 140 }

/** «Jane Roe: », 罗秀兰：, before words. */
const SPEAKS =
  /^(?!.{0,24}\bINTERVIEW:)(?:\*\*|__)?(?<name>\p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*){0,2}|\p{Script=Han}{1,6}(?:[·・‧•]\p{Script=Han}{1,8}){0,3})\s*[:：]\s*(?<words>.*)/u
/** Whether a line begins with a name and a colon before words. */
export const speaksIn = (line: string): boolean => SPEAKS.test(line)
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

/** UTF-16 units of a title that is a sentence or two. */
const LONGEST_SENTENCES = 60
const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text)

/** No longer than a title is. */
export const isShort = (text: string): boolean =>
  text.length <= (isHan(text) ? LONGEST_TITLE.han : LONGEST_TITLE.latin)

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
    !/^(?:[專专][訪访]|[訪访][問问談谈]|[對对][話话談谈])|^\p{Script=Han}{4,14}[談谈](?=\p{Script=Han})/u.test(
      below,
    )
  // «He tunes bells. Nobody hears him.», over the byline
  const isOverByline = paragraphs[1]?.afterMeta && text.length <= LONGEST_SENTENCES / (isHan(text) ? 2 : 1)
  const open =
    (isOpen(ending) || (isOverByline && /[.。]$/u.test(text) && !introductionsIn(text).length)) && !motto
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
export const isOpen = (text: string): boolean =>
  text !== '' && (!/[。！？.!?…：:，,；;]["”」』）)]?$/u.test(text) || isStoppedTitle(text))

/** «She Audits Bridges. She Thinks They Are Too Safe.»: the full stop of a title, in which all words have capitals. */
const isStoppedTitle = (text: string): boolean =>
  /[.!]["”’)]?$/u.test(text) && areCapital(text, 5) && /\p{Ll}/u.test(text) && isShort(text)

/** A text whose title, broken behind its colon, stands on one line: 专访｜数学教师纪若松： and 我教的是怎样错得好看. */
export function withWholeTitle(paragraphs: Paragraph[]): Paragraph[] {
  const plain = paragraphs.slice(0, HEAD).map(beginningOf)
  const at = plain.findIndex((opens, index) => {
    const next = plain[index + 1]
    const isLike = paragraphs[index + 1]?.level === paragraphs[index]!.level
    return (
      /^.{7,}：$/u.test(opens) &&
      next &&
      isLike &&
      isOpen(next.replace(/[”」』]$/u, '')) &&
      isShort(opens + next)
    )
  })
  if (at < 0 || paragraphs[at]!.style === 'cue') return paragraphs
  const [first, second] = paragraphs.slice(at, at + 2) as [Paragraph, Paragraph]
  return [
    ...paragraphs.slice(0, at),
    { ...first, text: first.text + second.text },
    ...paragraphs.slice(at + 2),
  ]
}
/** Lines among which the title is. */
const HEAD = 6

/** Enough of a paragraph to tell that it is no line of the head. */
const beginningOf = (paragraph?: Paragraph): string => plainText(paragraph?.text.slice(0, LONGEST_LINE) ?? '')
const LONGEST_LINE = 400

/** Of a menu or a note on cookies. */
const LONGEST_PAGE_LINE = 80
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
  const isSite = parts && (isMedium(parts.site!) || (BAR_BEFORE.test(title) && areCapital(parts.site!, 2)))
  return isSite ? { title: parts.title!, site: parts.site! } : { title }
}

/** «… | The Tin Kettle» */
const BAR_BEFORE = /^.{20,} \| (?:The )?\p{Lu}\S*(?: \S+){1,3}$/u
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
  /^(?:(?:TRANSCRIPT|Transcript|Podcast|\p{Script=Han}{0,4}[逐文]字稿)\s*[:：|｜]\s*)?(?:(?<name>(?!(?:Season|Interview|Conversation|Talk|Session|Part|Tape) )\p{Lu}[^,，:：#]{2,40}?|《[^》]+》|\p{Script=Han}{2,12}(?=\s))(?:\s[–—|｜-]\s|,?\s|(?<=》)))?(?<issue>第\s?[\d一二三四五六七八九十百]+\s?[期集回]|S\d{1,2},? ?E\d{1,3}|(?:Season \d+,? )?(?:(?:[Ee]pisode|Ep\.?|EP\.?|Vol\.?) ?#?|#)\d{1,4})(?:\s*[:：–—|｜-]\s*|\s)(?<title>.{4,})$/u

export const isEpisode = (title: string): boolean => EPISODE.test(title)

/** A title without the column that it stands in and the name of the guest. */
export function withoutKind(title: string): string {
  const rest = title.replace(COLUMN_BEFORE, '').replace(KIND_BEHIND, '')
  return rest.length >= (isHan(rest) ? SHORTEST_TITLE.han : SHORTEST_TITLE.latin) ? rest : title
}
