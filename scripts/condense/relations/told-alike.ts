/** Members of which each opens a sentence: as many as were announced, before them or behind, or all in one form. */
import { type AnalysedSentence, bare } from '../analyse.ts'
import type { Grammar } from '../grammar.ts'
import { bids, YOU_DO } from '../order-marks.ts'
import { inBothScripts } from '../variants.ts'
import type { Place } from './counted-member.ts'
import { announcing, CLASSIFIER, numberOf } from './phrases.ts'

/** What says how many members there are. */
export interface Announced {
  text: string
  sentences: number[]
  count?: number
}

export interface MemberRun {
  places: Place[]
  /** What happened stands with its time. */
  inTime?: boolean
  /** Each is a paragraph. */
  inParagraphs?: boolean
  announced?: Announced
}

/** Sentences of one answer among which so many members are looked for, for each of them. */
const FARTHEST = 4
/** Of members in one form that were not announced, so many at least. */
const FEWEST = 3

/**
 * «You need four things. A slope … A slab … And a trigger …»: a sentence each, as many as were announced, the last one with
 * `and`; or with what is said of each, where all open alike.
 */
export function announcedRuns(sentences: AnalysedSentence[], grammar: Grammar): MemberRun[] {
  return sentences.flatMap((sentence, index) => {
    if (sentence.isQuestion) return []
    const before = summedUp(sentence, index, sentences, grammar)
    if (before) return [before]
    const count = announcedIn(sentence, grammar) ?? endsOnCount(sentence, grammar)
    if (count === undefined || Number.isNaN(count)) return []
    const next = sentences.slice(index + 1, index + 1 + count * FARTHEST)
    const apart = next.findIndex(
      ({ turn, paragraph, isQuestion, attribution }) =>
        turn !== sentence.turn || paragraph !== sentence.paragraph || isQuestion || attribution !== undefined,
    )
    const told = apart < 0 ? next : next.slice(0, apart)
    const members = eachTold(told, count, sentence, grammar) ?? openingAlike(told, count, grammar)
    return members
      ? [
          {
            places: members.map((member) => placeOf(member, grammar)),
            announced: { text: bare(sentence.text, grammar), sentences: [sentence.id], count },
          },
        ]
      : []
  })
}

/** The next sentences, as many as were announced, if the last says that it is the last. */
function eachTold(
  told: AnalysedSentence[],
  count: number,
  announcement: AnalysedSentence,
  grammar: Grammar,
): AnalysedSentence[] | undefined {
  // 「這是兩種語言，文法不一樣」 tells what the two are itself.
  const last = announcement.clauses.at(-1)?.text ?? ''
  const goesOn =
    grammar.isChinese &&
    !/[：:]/u.test(announcement.text) &&
    countIn(last, grammar) !== count &&
    endsOnCount(announcement, grammar) !== count
  const members = told.slice(0, count)
  const closing = members.at(-1)?.text ?? ''
  const closes = members.length === count && (LAST_OF_ALL.test(closing) || NTH[count]?.test(closing))
  return goesOn || !closes ? undefined : members
}

/** 「拆掉，…。租出去，…。第三種是交換」, `And the third is …`: the last, as many as there are. */
const NTH = [undefined, undefined, 'second', 'third', 'fourth', 'fifth', 'sixth'].map((ordinal, at) =>
  ordinal === undefined
    ? undefined
    : new RegExp(`^第${'零一二三四五六'[at]}|^(?:And )?[Tt]he ${ordinal}\\b`, 'u'),
)

/** «There's wood that … That goes. There's wood that … And the third heap is …» */
function openingAlike(
  told: AnalysedSentence[],
  count: number,
  grammar: Grammar,
): AnalysedSentence[] | undefined {
  const [first] = told
  if (!first) return undefined
  const members = told.filter(
    (one) => one === first || opensAs(first, one, grammar) || ANOTHER.test(one.text),
  )
  const isAlike =
    members.length === count && members.some((one) => one !== first && opensAs(first, one, grammar))
  return isAlike ? members : undefined
}

/** Two words, or characters, with which both open, and which are no pronoun. */
function opensAs({ text }: AnalysedSentence, other: AnalysedSentence, { isChinese }: Grammar): boolean {
  const opening = isChinese ? text.slice(0, 2) : text.split(' ').slice(0, 2).join(' ')
  return !PRONOUN.test(opening) && other.text.startsWith(opening)
}
const PRONOUN = inBothScripts(
  /^(?:[我你您他她它這那就但]|(?:I|He|She|It|We|You|They|This|That|And|But|So)\b)/u,
)
const ANOTHER = inBothScripts(
  /^(?:[Aa]nd )?(?:[Tt]he )?(?:second|third|fourth|fifth|last|other) |^(?:[Aa]nd|[Ff]inally|[Ll]astly)\b|^(?:另(?:外)?[一有]|還有|最後)/u,
)

/** «It's four things», 「就這五樣」: as many sentences before it, the first of their paragraph or the last with `and`. */
function summedUp(
  sentence: AnalysedSentence,
  index: number,
  sentences: AnalysedSentence[],
  grammar: Grammar,
): MemberRun | undefined {
  const text = bare(sentence.text, grammar)
  const { count: counted, sum = counted } = SUMS.exec(text)?.groups ?? {}
  const count = sum === undefined ? Number.NaN : numberOf(sum)
  if (Number.isNaN(count) || count < FEWEST || index < count) return undefined
  const members = sentences.slice(index - count, index)
  const areTold = members.every(
    ({ turn, paragraph, isQuestion, attribution }) =>
      turn === sentence.turn && paragraph === members[0]!.paragraph && !isQuestion && !attribution,
  )
  const isAll = members[0]!.isFirstOfParagraph || LAST_OF_ALL.test(members.at(-1)!.text)
  return areTold && isAll
    ? {
        places: members.map((member) => placeOf(member, grammar)),
        announced: { text: text.replace(ITS, ''), sentences: [sentence.id], count },
      }
    : undefined
}
/** «It's four things»: nothing without them. */
export const ITS = /^(?:So )?(?:It['’]s|That['’]s|That makes|Those are|These are) /i
const SUMS = inBothScripts(
  /^(?:(?:So )?(?:[Ii]t['’]s|[Tt]hat['’]s|[Tt]hat makes|[Tt]hose are|[Tt]hese are|[Tt]hose|[Tt]hese) (?:the |my |our )?(?<count>three|four|five|six|seven) (?:things|reasons|rules|questions|points|conditions|steps|habits)$)|^(?:就|就是|一共|總共|合起來)?(?:是)?這(?<sum>[三四五六七])(?:樣|件|條|點|個|項)(?:東西|事|事情|規矩|條件)?$/u,
)

/** «Get a pole. Roll the sail round it. No nails.»: three and more things to do, with little between them. */
export function actRuns(sentences: AnalysedSentence[], grammar: Grammar): MemberRun[] {
  if (grammar.isChinese) return []
  const runs: AnalysedSentence[][] = []
  let [run, asides]: [AnalysedSentence[], number] = [[], 0]
  for (const one of sentences) {
    const mayBe = one.turn === (run[0] ?? one).turn && !one.isQuestion && !one.attribution
    const isAct = mayBe && isToDo(one.text)
    const isAside = mayBe && run.length > 0 && asides < MOST_ASIDES && !grammar.cues.conclusion.test(one.text)
    asides = isAside && !isAct ? asides + 1 : 0
    if (isAct) run.push(one)
    else if (!isAside) {
      runs.push(run)
      run = []
    }
  }
  return [...runs, run].flatMap((told): MemberRun[] => {
    const before = sentences[sentences.indexOf(told[0]!) - 1]
    const isTold = before?.turn === told[0]?.turn && HOW.test(before?.text ?? '')
    const bidding = told.filter(({ text }) => bids(text.replace(IF, ''))).length
    if (told.length < FEWEST || !(isTold || bidding > told.length / 2)) return []
    return [
      {
        places: told.map((one) => placeOf(one, grammar)),
        ...(isTold ? { announced: { text: bare(before!.text, grammar), sentences: [before!.id] } } : {}),
      },
    ]
  })
}
/** Sentences between two things to do, at most. */
const MOST_ASIDES = 2

/** What somebody is bidden to do, or what one does where that was announced: «That's how we do it. You begin …» */
const isToDo = (text: string): boolean =>
  bids(text.replace(IF, '')) ||
  YOU_DO.test(text) ||
  WHAT_YOU_WANT.test(text) ||
  /^No [a-z -]+[.,!]/.test(text)
const WHAT_YOU_WANT = /^What you (?:want|need) (?:is|are) /
const IF = /^(?:If|When|Once|Before|After) [^,]{3,50}, (?:then )?/
/** «That's how we work.», `What I tell a beginner` */
export const HOW = /\bhow (?:we|I|you|they|it)\b|\bwhat (?:I|we) (?:tell|do|say|ask|teach|advise)\b/i

function placeOf(sentence: AnalysedSentence, grammar: Grammar): Place {
  const body = bare(sentence.text, grammar)
  const own = OPENERS.reduce((text, opener) => text.replace(opener, ''), body)
  const opener = body.slice(0, body.length - own.length)
  return { sentence, opener, body: own, at: 0 }
}

const LAST_OF_ALL = /^(?:and|finally|lastly)\b,? |^(?:最後|最后|還有|还有)(?:才)?(?:是|要)?，?/iu
/** What opens a member and says only that it is one. */
const OPENERS = [
  LAST_OF_ALL,
  /^(?:[Tt]he (?:second|third|fourth|fifth|last|other)(?: [a-z]+)? (?:is|are|was|were) |There(?:['’]s| is| are) )/u,
  /^(?:So )?[Tt]hen,? (?=[a-z])/,
  WHAT_YOU_WANT,
  inBothScripts(/^(?:(?:還有|另外?)?一|第[二三四五六])(?:種|類|個|條|樣)(?:是|叫)?(?=\p{Script=Han}{2})/u),
]

/** How many a sentence says there are to be told. */
export function announcedIn({ text }: AnalysedSentence, grammar: Grammar): number | undefined {
  const whole = bare(text, grammar)
  return [whole, ...grammar.clauses(whole).map((clause) => clause.text)]
    .map((one) => countIn(one, grammar))
    .find((one) => one !== undefined)
}

export function countIn(text: string, grammar: Grammar): number | undefined {
  const count = announcing(text, grammar)?.groups?.count ?? COUNTS_THINGS.exec(text)?.groups?.count
  return count === undefined ? undefined : numberOf(count)
}
/** «provided that three things hold» */
const COUNTS_THINGS =
  /\b(?<count>two|three|four|five|six|seven) (?:things|conditions|reasons|rules|questions)\b/i

/** 「我們後來分出三種」: by whatever verb; only with members that say which they are. */
function endsOnCount({ text }: AnalysedSentence, grammar: Grammar): number | undefined {
  const count = grammar.isChinese ? ENDS_ON_COUNT.exec(bare(text, grammar))?.groups?.count : undefined
  return count === undefined ? undefined : numberOf(count)
}
const ENDS_ON_COUNT = new RegExp(
  `(?<![第一二三四五六七八九十百])(?<count>[兩两三四五六七])${CLASSIFIER}[^，。；：、人次年月天]{0,4}$`,
  'u',
)

/** Anywhere in it stands the number of things that are told: 「我要問他三條」, 「靠五樣東西」, `our three worries`. */
export function countsSo(text: string, members: number, { isChinese }: Grammar): boolean {
  const forms = isChinese ? COUNTED_ZH : COUNTED_EN
  return forms[members]?.test(text) ?? false
}
const COUNTED_ZH = [undefined, undefined, '[二兩两]', ...'三四五六七'].map((count) =>
  count === undefined
    ? undefined
    : new RegExp(`(?<![第一二三四五六七八九十百])${count}${CLASSIFIER}(?!人|月|小|星|禮|礼|鐘|钟)`, 'u'),
)
const COUNTED_EN = [undefined, undefined, 'two', 'three', 'four', 'five', 'six', 'seven'].map((count) =>
  count === undefined
    ? undefined
    : new RegExp(
        `\\b${count} (?:[a-z-]+ ){0,2}(?!years|months|weeks|days|hours|minutes|times)[a-z]{3,}s\\b`,
        'iu',
      ),
)
