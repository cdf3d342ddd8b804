import type { Meta } from '../model.ts'
import { isNoWord } from './chinese-introductions.ts'
import { isMedium } from './label-words.ts'
import { BEFORE_PAPER, isPerson, set } from './meta-facts.ts'
import { isChineseName, isHouse, isNobodysName } from './person-names.ts'
import { withoutPost } from './read-byline.ts'
import { signatureOf } from './read-source.ts'
import { areCapital } from './rubrics.ts'
import { EDGES } from './take-facts.ts'

/** What is known beside a name that no word explains. */
export interface Beside {
  /** Facts of the same line. */
  line: Meta
  /** Facts of the line above or below, when it holds nothing else. */
  neighbours: Meta
  /** The line stands under a line about the text. */
  afterMeta: boolean
  /** What else the text says of a name: that he writes, nothing at all (he is not the guest), or anything else. */
  told?: (name: string) => 'writes' | 'nothing' | 'more'
  /** The name opens its line. */
  isFirst?: boolean
}

/** From here on a name is taken for what it looks like. */
const ENOUGH = 3

/**
 * What a bare name on a line about the text says, put into `found`: who wrote it, where it was printed, or where it was
 * written, which is nothing we keep. Its shape counts, and the facts beside it: «Jane Roe | 11 January 2022»,
 * «Spine Magazine, Vol. 12», 2021.12.03｜潮汐線上. False, and nothing found, where too little speaks for any.
 */
export function readName(
  source: string,
  found: Meta,
  { line, neighbours, afterMeta, told, isFirst }: Beside,
): boolean {
  const facts = { ...line, ...found }
  const alone = Object.keys(facts).length === 0
  const signed = signatureOf(source)
  const name = (signed ? source.replace(signed.whole, '') : source)
    .replace(EDGES, '')
    .replace(BEFORE_PAPER, '')
    .trim()
  if (facts.date && (facts.writer || line.date) && PLACE.test(name)) return true
  // 島線　第41期　2022年3月: before an issue stands what it is an issue of, be it ever so short.
  if (isFirst && line.issue && SHORT_TITLE.test(name)) return set(found, 'publication', name)
  const person = withoutPost(name)
  const more = told?.(person)
  const writes = isPerson(person)
    ? PERSON +
      (alone
        ? near(neighbours.date || more === 'writes' || (afterMeta && more === 'nothing' && isFullHan(person)))
        : weightOf(isFullHan(person) || (more === 'nothing' && isFullLatin(person)) ? facts : line))
    : 0
  if (writes >= ENOUGH && !facts.writer) return set(found, 'writer', person)
  const account = ACCOUNT.exec(name)?.[0] ?? ''
  const paper = name.slice(0, name.length - account.length)
  const shape = account ? 2 : shapeOfPaper(paper, alone && !neighbours.issue)
  const prints =
    shape + (alone ? near(afterMeta || neighbours.date) + (neighbours.issue ? 2 : 0) : weightOf(facts))
  if (shape === 0 || prints < ENOUGH) return false
  if (signed) set(found, 'writer', signed.name)
  return set(found, 'publication', (COLUMN.exec(paper) ?? OF_A_HOUSE.exec(paper))?.groups?.title ?? paper)
}

const PERSON = 2
/** 霍曉陽 beside a date is nobody's town. */
const isFullHan = (name: string): boolean => name.length === 3 && isChineseName(name) && isNoWord(name)
const isFullLatin = (name: string): boolean =>
  /^\p{Lu}\p{Ll}+ (?:\p{L}+ )?\p{Lu}\S+$/u.test(name) && !isHouse(name) && !isNobodysName(name)
/** 城記（ID：chengji2015） */
const ACCOUNT = /\s*[（(]\s*(?:ID|微信[號号]?)\s*[:：][^（）()]*(?:[）)]|$)/u
const near = (fact?: string | boolean): number => (fact ? 1 : 0)
/** How much the facts of a line say that a name on it belongs to them. */
const weightOf = ({ issue, date, writer }: Meta): number =>
  (issue ? 2 : 0) + (date ? (QUARTER.test(date) ? 2 : 1.5) : 0) + near(writer)
/** Of a year's quarters only papers are dated: «Plains & Timber, Spring 2023». */
const QUARTER = /^(?:Spring|Summer|Autumn|Fall|Winter)\b|[春夏秋冬]季/u

/** How much a name looks like a paper's. */
function shapeOfPaper(name: string, alone: boolean): number {
  if (OF_A_HOUSE.test(name)) return 3
  if (name.length > LONGEST_NAME || /^(?:An?|Our|Your) /.test(name)) return 0
  if (COLUMN.test(name)) return 3
  if (alone) return isMedium(name) && BARE_MEDIUM.test(name) ? 2 : 0
  if (TITLED.test(name)) return 3
  if (isMedium(name) || (isHouse(name) && LATIN_TITLE.test(name) && !/ (?:at|in) /.test(name))) return 2
  if (isChineseName(name)) return 0
  if (/^The \p{Lu}[\p{L}'’& -]{2,40}$/u.test(name)) return 1.5
  if (/^\p{N}{1,3}\p{Script=Han}{1,10}$|^\p{Script=Han}{3,12}$/u.test(name)) return 1.5
  // «People at work between two capes» is a sentence.
  const isLatin =
    LATIN_TITLE.test(name) && (areCapital(name, 1) || name.split(' ').length <= LONGEST_IN_SMALL)
  return isLatin || MIXED_TITLE.test(name) ? 1 : 0
}

const LONGEST_NAME = 40
/** Words of a paper's name that is not set in capitals. */
const LONGEST_IN_SMALL = 4
const SHORT_TITLE = /^(?:\p{Script=Han}{1,8}|\p{Lu}[\p{L}’'-]+(?: (?:\p{Lu}[\p{L}’'-]+|of|the|and|&))*)$/u
/** 《潮汐》, 臨江《潮汐導報》, 《潮汐》週刊. */
const TITLED = /^\p{Script=Han}{0,14}《[^》]{1,20}》\p{Script=Han}{0,4}$/u
/** 《潮汐》人物專訪 */
const COLUMN =
  /^(?<title>《[^》]{1,20}》)\s?\p{Script=Han}{0,6}(?:[專专][欄栏訪访題题]|人物|副刊|[對对][談谈話话]|[訪访][談谈問问]|故事|特[寫写稿])$/u
/** «The Beacon, student newspaper of Calder University» */
const OF_A_HOUSE =
  /^(?<title>\p{Lu}[^,.]{2,30}), (?:the |an? )?(?:[\p{L}-]+ ){0,3}(?:newspaper|magazine|journal|newsletter|paper|quarterly) (?:of|for|at) [\p{L} ]{3,50}$/iu
const BARE_MEDIUM = /^[\p{L}’'& ]{3,30}$/u
const LATIN_TITLE = /^\p{Lu}[\p{L}\p{N}’'&]*(?:[ -][\p{L}\p{N}’'&]+){0,7}$/u
/** 經濟學人生 Economists' Lives */
const MIXED_TITLE = /^\p{Script=Han}{2,10} \p{Lu}[\p{L}’' ]{2,30}$/u
/** «ACCRA, GHANA» */
const PLACE = /^\p{Lu}[\p{L}.'’ -]+, \p{Lu}[\p{L}.'’ -]+$/u

/** «Santiago de Chile», before a date with the hour or under the writer's name. */
export const PLACE_NAME = /^\p{Lu}[\p{L}.'’-]+(?: (?:de|la|del|\p{Lu}[\p{L}.'’-]+)){0,4}$/u
