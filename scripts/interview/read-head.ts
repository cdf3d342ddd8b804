import { escapePattern } from '../escape-pattern.ts'
import type { Meta } from '../model.ts'
import { isColophon } from './colophon.ts'
import { introductionsIn } from './introductions.ts'
import { set, setAll } from './meta-facts.ts'
import { asWritten, isHouse, isLatinName } from './person-names.ts'
import { plainText } from './plain-text.ts'
import type { MetaReading } from './read-meta.ts'
import type { Paragraph } from './read-paragraphs.ts'
import { isEpisode, isNamedTitle, isOpen, isShort, speaksIn } from './read-title.ts'
import {
  areCapital,
  BARS,
  episodeIn,
  isDesk,
  isKicker,
  isPart,
  isRubric,
  isSection,
  paperIn,
} from './rubrics.ts'

/** Lines over a title, at the most. */
const MOST_ABOVE = 5

/** A text that begins with its title, and what the other lines of its head say of where it was printed. */
interface Head {
  paragraphs: Paragraph[]
  source: Meta
  /** The paper's name among the lines over the title. */
  masthead?: string
}

/**
 * Reads the head of a text. Which line is the title is decided for all its lines together: each has a weight as the
 * title, and a cost over it and below it. `publication` is the paper's name where a line about the text has told it.
 */
export function readHead(paragraphs: Paragraph[], publication?: string): Head {
  // Lines of captions stay in their order.
  if (paragraphs[0]?.style === 'cue') return { paragraphs, source: {} }
  const head = headOf(paragraphs)
  const lines = head.map((_, index) => weigh(paragraphs, index, publication))
  const totals = lines.map(
    (line, at) =>
      line.title -
      lines.slice(0, at).reduce((sum, { above }) => sum + above, 0) -
      lines.slice(at + 1).reduce((sum, { below }) => sum + below, 0),
  )
  const most = Math.max(...totals)
  // Where every line can only stand over a title, the text has none.
  const isTitled = most >= UNTITLED
  const at = isTitled ? totals.indexOf(most) : head.length
  const title = isTitled ? paragraphs.slice(at, at + 1) : []
  const [above, below] = [paragraphs.slice(0, at), paragraphs.slice(at + title.length)]
  const source: Meta = {}
  for (const { source: stated } of [...above, ...below]) if (stated) setAll(source, stated)
  const episode = above.map(({ text }) => episodeIn(plainText(text))).find(Boolean)
  if (episode) set(source, 'issue', episode)
  const masthead =
    mastheadOf(above, below) ??
    (isMasthead(paragraphs) && above.length > 0 ? beginningOf(above[0]) : undefined)
  const rest = [...above.filter(isOfText), ...below].filter((one) => !one.source)
  return {
    paragraphs: [...title, ...rest],
    source,
    ...(masthead && { masthead: asWritten(masthead, beginnings(paragraphs).join('\n')) }),
  }
}

/** Whether a line over the title is a part of the text all the same: an editor's note, or what somebody says. */
function isOfText({ text: marked, style }: Paragraph): boolean {
  const text = beginningOf({ text: marked })
  return !isRubric(text) && (style === 'cue' || !isOpen(text) || isColophon(text))
}

/** Below this no line of the head is taken for a title. */
const UNTITLED = -11

/** The lines among which the title is: as far as short ones without closing punctuation stand over another, and nobody speaks. */
function headOf(paragraphs: Paragraph[]): Paragraph[] {
  const speaks = (index: number): boolean => {
    const text = plainText(paragraphs[index]!.text)
    return (
      speaksIn(text) &&
      /\p{Ll}|\p{Script=Han}/u.test(text) &&
      !isEpisode(text) &&
      !isNamedTitle(paragraphs, index)
    )
  }
  // What kind of paper this is may be said at length, over the kind of text or the issue.
  const isOverMore = (index: number): boolean => {
    const next = paragraphs[index + 1]
    return index === 1 && next !== undefined && (next.afterIssue || isRubric(beginningOf(next)))
  }
  const end = paragraphs.slice(0, MOST_ABOVE).findIndex(({ level }, index) => {
    const line = beginningOf(paragraphs[index])
    const isNote = isColophon(line) && index === 0
    return (
      level === 1 ||
      (!isNote &&
        !isRubric(line) &&
        (!isOpen(line) || (line.length > LONGEST_ABOVE && !isOverMore(index)))) ||
      !paragraphs[index + 1] ||
      speaks(index + 1)
    )
  })
  return paragraphs.slice(0, end < 0 ? MOST_ABOVE : end + 1)
}
const LONGEST_ABOVE = 40

/** What a line of the head counts as the title, and what it costs to have it over the title or below it. */
interface Weight {
  title: number
  above: number
  below: number
}

function weigh(paragraphs: Paragraph[], index: number, publication?: string): Weight {
  const { style, level, source } = paragraphs[index]!
  const text = beginningOf(paragraphs[index])
  const rubric = rubricScore(paragraphs, index)
  // «The Art of the Index No. 3» may be a title, if another line tells where the text was printed.
  const isPaper = publication
    ? bareName(source?.publication ?? text) === bareName(publication)
    : source !== undefined
  const isSetApart = style === 'italic' || style === 'dash' || style === 'cue' || isColophon(text)
  return {
    title:
      (level === 1 || isEpisode(text) ? 6 : QUOTES_GUEST.test(text) ? 3 : QUOTED.test(text) ? 1.5 : 0) +
      (isSentence(text) ? 0.8 : isName(text) ? -0.5 : 0) +
      (index > 0 && paragraphs[index]!.afterIssue ? UNDER_ISSUE : 0) -
      (TELLS_OF_GUEST.test(text) || isHouse(inSmallLetters(text)) ? 0.8 : 0) -
      rubric -
      (isOpen(text) ? 0 : /[？！?!]$/u.test(text) ? 1.5 : 6) -
      (isShort(text) ? 0 : 6) -
      (isSetApart ? 6 : 0) -
      (isPaper ? 12 : 0),
    above: rubric > 0 || source ? 0 : isName(text) ? 0.4 : 1,
    // No line below a title is set as one that stands over it.
    below: Math.min(4, rubric),
  }
}

/** Under the line that says which issue this is stands the title, and over it the paper. */
const UNDER_ISSUE = 1.5

const bareName = (name: string): string => name.replace(/[《》]/gu, '').toLowerCase()

/** How surely a line is one that stands over a title: the kind of text it is, a part of the paper, the paper, capitals. */
function rubricScore(paragraphs: Paragraph[], index: number): number {
  const text = beginningOf(paragraphs[index])
  const next = beginningOf(paragraphs[index + 1])
  if (isRubric(text)) return 12
  if (text.length > LONGEST_ABOVE) return 0
  const isShouted =
    (CAPITALS.test(text) && /\p{L}.*\s/u.test(next) && /\p{Ll}/u.test(next)) ||
    (isCapitals(text) && isCapitals(next) && isHouse(inSmallLetters(text)))
  // No line below a title is set as one, but for «A Conversation with Jane Roe».
  const isOverTitle = areCapital(text, 2) && isTitleCase(next) && !TELLS_OF_GUEST.test(next)
  if (
    !isPart(text, next) &&
    !isToldOf(text, paragraphs) &&
    !asksByInitials(text, paragraphs) &&
    !isShouted &&
    !isOverTitle
  )
    return 0
  // A name alone on its line comes back before everything else that is said.
  return paragraphs.findLastIndex((paragraph) => plainText(paragraph.text) === text) === index ? 4 : 0
}

/** «on winding other people's clocks: a conversation», 鐘不會老，人會: more than a name, and no line that tells of the guest. */
const isSentence = (text: string): boolean =>
  /\p{L}[,，:：、？?！—]\s*\S/u.test(text) &&
  !TELLS_OF_GUEST.test(text) &&
  !speaksIn(text) &&
  !/^(?:An?|The|一[位個个名]) ?/u.test(text)
/** «the tin kettle», 港口人: as short as the name of a paper or a series. */
const isName = (text: string): boolean =>
  /^(?:\p{Script=Han}{1,5}|\p{Script=Latin}+(?: \p{Script=Latin}+){0,2})$/u.test(text)

/** «‘Nobody rings me at midnight’: Jane Roe on …», “一针一针地熬”：对话…: what the guest says, and who it is. */
const QUOTES_GUEST =
  /^(?:‘.{8,}’|“.{8,}”|".{8,}"|「.{4,}」|『.{4,}』)\s*[:：,，—]|^\p{Lu}[^:：?!]{2,40}: ["‘“].{8,}["’”]$/u
/** What the guest said, in quotation marks, and nothing else: a motto stands in Chinese ones. */
const QUOTED = /^["“‘'][^"“”]{16,}["”’']$/u
/** One or two words in capitals, and after a colon more. */
const CAPITALS = /^\p{Lu}[\p{Lu}’'-]+(?: & \p{Lu}[\p{Lu}’'-]+| \p{Lu}[\p{Lu}’'-]+)?(?:: [\p{Lu} ]+)?$/u
/** «COMMITTEE ON BRIDGES» over «HEARING ON TIMBER»: of lines in capitals a house is no title. */
const isCapitals = (text: string): boolean => /\p{Lu}{2}/u.test(text) && !/\p{Ll}|\p{Script=Han}/u.test(text)
const inSmallLetters = (text: string): string =>
  text.replace(/(?<=\p{L})\p{L}+/gu, (rest) => rest.toLowerCase())
/** «Type Is a Slow Argument»: all but the small words with a capital, as no sentence is set, and more than a name. */
const isTitleCase = (text: string): boolean =>
  areCapital(text, 3) && /\p{Ll}/u.test(text) && !isLatinName(text) && !/, /.test(text)
const TELLS_OF_GUEST =
  /^\p{Script=Han}{2,4}(?:口述|[談谈](?=\p{Script=Han}))|^[—─-]{0,2}(?:[專专]?[訪访]|[與与和跟].{2,20}[對对]) ?| (?:with|by|meets|talks|tells|speaks) |^\p{Lu}\p{Ll}+ \p{Lu}\S+ on /iu

/** The paper's name among the lines over a title: by its form, or because the text below names it as one. */
function mastheadOf(above: Paragraph[], below: Paragraph[]): string | undefined {
  const lines = above.map(({ text }) => plainText(text))
  return (
    lines.map((line, index) => paperIn(line, lines[index + 1] ?? '')).find(Boolean) ??
    lines
      .flatMap((line) => line.split(BARS))
      .find((line) => isToldOf(line, below) || isNamedIn(line, below) || asksByInitials(line, below))
  )
}

/** The paper's name among the lines over the only heading of a page, and its issue. */
export function mastheadOver({ paragraphs: lines, meta }: Pick<MetaReading, 'paragraphs' | 'meta'>): Meta {
  if (!isMasthead(lines)) return {}
  const issue = lines.flatMap(({ source }) => source?.issue ?? [])[0] ?? meta.issue
  return { publication: beginningOf(lines[0]), ...(issue && { issue }) }
}

/** «The Tin Kettle» over what kind of paper it is, the part of it or its issue: what stands first of several lines is its name. */
function isMasthead([first, ...below]: Paragraph[]): boolean {
  const line = beginningOf(first)
  const tellsOfPaper = ({ text, afterIssue, source }: Paragraph): boolean =>
    afterIssue === true ||
    source?.issue !== undefined ||
    isRubric(plainText(text)) ||
    isSection(plainText(text))
  return MASTHEAD.test(line) && !isRubric(line) && !isDesk(line) && below.slice(0, 2).some(tellsOfPaper)
}
const MASTHEAD = /^\p{Lu}[\p{L}’'&]*(?: (?:\p{Lu}[\p{L}’'&]*|&|and|of|the)){1,4}$/u

/** Enough of a paragraph to tell that it is no line of the head. */
const beginningOf = (paragraph?: Pick<Paragraph, 'text'>): string =>
  plainText(paragraph?.text.slice(0, LONGEST_LINE) ?? '')
const LONGEST_LINE = 400
/** Paragraphs in which a programme says its own name, or a note tells whose editor asked. */
const OPENING = 12
const CLOSING = 6
const beginnings = (paragraphs: Paragraph[]): string[] =>
  [...paragraphs.slice(0, OPENING), ...paragraphs.slice(OPENING).slice(-CLOSING)].map(beginningOf)

/** «SLOW SIGNAL», where somebody says «This is Slow Signal»: several words that stand as a name below. */
function isNamedIn(line: string, below: Paragraph[]): boolean {
  if (!/^\p{Lu}\S+(?: (?:& )?\p{Lu}\S*)+$/u.test(line) || isKicker(line)) return false
  return beginnings(below).some((text) => {
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
  return beginnings(paragraphs).some((text) => told.test(text))
}

/** «WINSLOW STATE TODAY» over a text in which «WST:» asks. */
function asksByInitials(line: string, paragraphs: Paragraph[]): boolean {
  const initials = (line.match(/(?<=^| )(?:\p{Lu}|&)/gu) ?? []).join('')
  if (initials.length < 3 || line.split(' ').length !== initials.length) return false
  const label = new RegExp(`^(?:\\*\\*)?${initials}[:：]`, 'u')
  return paragraphs.filter(({ text }) => label.test(text)).length > 1
}
