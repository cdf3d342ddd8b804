/** An answer told whole as a claim with all the rest of it below, in the order in which it was said. */

import type { Quotation, Statement } from '../model.ts'
import { type AnalysedSentence, bare, widthOf } from './analyse.ts'
import { compressions } from './compress.ts'
import type { Grammar } from './grammar.ts'
import { claimsNothing, isReport, type Knowledge, leansBack } from './options.ts'
import { OF_US } from './own-worth.ts'
import { isWhole } from './points.ts'
import { longestQuoted, quotationOf, statementOf } from './quotations.ts'
import { announcing } from './relations/phrases.ts'

/** Points below a claim: fewer say too little for a slide, more are read aloud. */
const FEWEST = 2
const MOST = 4
/** In headlines: the longest sentence that is a point. English takes more letters to say as much. */
const LONGEST = { chinese: 1, english: 1.2 }
/** In the least that a statement says: a sentence so short stands with its neighbour. */
const BRIEF = 1.4
/** In headlines: less, quoted below a heading, leaves its slide empty. */
const LEAST_QUOTED = 0.9

/**
 * @param claim the sentence that heads the slide
 * @param answer consecutive sentences, the claim's among them: all that is to be told
 * @param isAsked the question stands above: what opens the answer may speak of what is named there
 * @returns null where the claim cannot stand before the rest, or the rest makes no points: a sentence is too long, or
 *   a story wants its own voice
 */
export function claimAndRest(
  claim: Statement,
  answer: AnalysedSentence[],
  isAsked: boolean,
  knowledge: Knowledge,
): { headline: Statement; points: Statement[] } | null {
  const { grammar } = knowledge
  const headed = headingOver(claim, answer, isAsked, knowledge)
  if (!headed || answer.some(({ isStory }) => isStory)) return null
  // Between the question and what replies to it in a word or points at it, nothing may stand: «I never said that.»
  if (headed.own !== answer[0] && repliesAtOnce(answer[0]!, grammar)) return null
  const groups = gathered(headed.rest, grammar)
  if (!groups || groups.length < FEWEST || groups.length > MOST) return null
  return { headline: headed.headline, points: groups.map((group) => statementOf(group, grammar)) }
}

/** A claim and what is quoted below it. */
interface ClaimAndQuotation {
  headline: Statement
  quotation: Quotation
}

/**
 * The same with the answer as it was spoken, where no points can be made of it: what follows the claim, or what led up to it
 * with the question above that; and all of it, its own sentence too, where the claim stands in the midst, is a part of that
 * sentence, or answers what was said before it.
 * @param headline what heads the slide, of one sentence of the answer or two
 * @param answer consecutive sentences, those of the claim among them: all that is to be told
 * @param asked the question as it can stand there
 * @returns null where a slide does not hold that, or it says little more than the claim
 */
export function claimAndQuotation(
  headline: Statement,
  answer: AnalysedSentence[],
  asked: string | undefined,
  knowledge: Knowledge,
): ClaimAndQuotation | null {
  const { grammar } = knowledge
  const own = answer.filter(({ id }) => headline.sentences.includes(id))
  if (own.length < headline.sentences.length) return null
  const below = (run: AnalysedSentence[], repeated: number): ClaimAndQuotation | null => {
    const width = widthOf(run, grammar)
    return width - repeated < grammar.limits.headline * LEAST_QUOTED || width > longestQuoted(grammar)
      ? null
      : { headline, quotation: quotationOf(run, { sentences: [] }, knowledge) }
  }
  const isAllSaid = own.length > 1 || isWhole(headline, own[0]!, knowledge)
  const rest = isAllSaid ? restBelow(own, answer, asked, grammar) : null
  return rest ? below(rest, 0) : below(answer, grammar.width(headline.text))
}

/** What of an answer can stand below a claim without its sentence; null where it cannot. */
function restBelow(
  own: AnalysedSentence[],
  answer: AnalysedSentence[],
  asked: string | undefined,
  grammar: Grammar,
): AnalysedSentence[] | null {
  const rest = answer.filter((one) => !own.includes(one))
  const [opening] = rest
  const leadsUp = own.at(-1) === answer.at(-1)
  if (!opening || (own[0] !== answer[0] && !leadsUp)) return null
  if (answersWhatWasSaid(own[0]!, answer, grammar)) return null
  const leans = leansBack(opening, grammar) || grammar.yesOrNo.test(opening.text)
  return leadsUp && asked === undefined && leans ? null : rest
}

/** It takes up the question's words, or is as short as an answer can be; behind anything else it would speak of that. */
const repliesAtOnce = (opening: AnalysedSentence, grammar: Grammar): boolean =>
  opening.isFirstOfAnswer &&
  (opening.isQuestion ||
    leansBack(opening, grammar) ||
    grammar.yesOrNo.test(opening.text) ||
    grammar.width(bare(opening.text, grammar)) < grammar.limits.least)

/** The claim as a heading, and what stands below it; null where it cannot stand before that. */
function headingOver(
  claim: Statement,
  answer: AnalysedSentence[],
  isAsked: boolean,
  knowledge: Knowledge,
): { headline: Statement; own: AnalysedSentence; rest: AnalysedSentence[] } | null {
  const { grammar } = knowledge
  const at = answer.findIndex(({ id }) => id === claim.sentences[0])
  const own = answer[at]
  if (!own || claim.sentences.length > 1) return null
  const headline = headingFrom(claim, own, at === 0 && isAsked, knowledge)
  if (!headline || answersWhatWasSaid(own, answer, grammar)) return null
  // What goes on from the claim would be read as going on from what led up to it.
  const next = answer[at + 1]
  if (at > 0 && next && leansBack(next, grammar)) return null
  return { headline, own, rest: answer.filter((one) => one !== own) }
}

/**
 * What turns against the sentences before it, corrects them, is asked for or announced by the last of them, or grants what
 * another says in them: moved above these it would answer nothing («But …», 「後來我發現自己想錯了」), or be meant («I do regret it» above «I don't regret it»).
 */
function answersWhatWasSaid(own: AnalysedSentence, answer: AnalysedSentence[], grammar: Grammar): boolean {
  const before = answer.slice(0, answer.indexOf(own))
  const last = before.at(-1)
  if (!last) return false
  if (last.isQuestion || setsUpNext(last, grammar)) return true
  const corrects = [grammar.turns, grammar.rejects].some((cue) => cue.test(own.text))
  return corrects || before.some((one) => unsays(own, one, grammar) || grants(own, one, grammar))
}

/** The speaker says of himself, among other things, what he denies before, or the reverse. */
function unsays(own: AnalysedSentence, before: AnalysedSentence, grammar: Grammar): boolean {
  const said = new Set(grammar.contentWords(own.text))
  const unsaid = grammar.contentWords(before.text).filter((word) => !grammar.cues.negative.test(word))
  return (
    unsaid.length > 0 &&
    [own, before].every(({ text }) => OF_US.test(text)) &&
    unsaid.every((word) => said.has(word)) &&
    grammar.cues.negative.test(own.text) !== grammar.cues.negative.test(before.text)
  )
}

/** Another's words taken up, and not denied: 「有人說我們不食人間煙火。我們當然不食人間煙火，…」 */
const grants = (own: AnalysedSentence, before: AnalysedSentence, grammar: Grammar): boolean =>
  (isReport(before) || claimsNothing(before, grammar)) &&
  sharesRun(own.text, before.text, grammar) &&
  grammar.cues.negative.test(own.text) === grammar.cues.negative.test(before.text)

/** The same words in a row, more than any two sentences on one thing have in common. */
function sharesRun(a: string, b: string, { isChinese }: Grammar): boolean {
  const units = (text: string): string[] =>
    isChinese ? (text.match(/\p{Script=Han}/gu) ?? []) : (text.toLowerCase().match(/[\p{L}\p{N}'’]+/gu) ?? [])
  const joint = isChinese ? '' : ' '
  const [own, other] = [units(a), ` ${units(b).join(joint)} `]
  return own.some((_, at) => {
    const run = own.slice(at, at + LONG_RUN)
    return run.length === LONG_RUN && other.includes(isChinese ? run.join('') : ` ${run.join(' ')} `)
  })
}
const LONG_RUN = 4

/**
 * A sentence short enough to head a slide, and clear without what was said before it.
 * @param opensAnswer the question stands above: the sentence may speak of what is named there
 */
export function headingFrom(
  claim: Statement,
  own: AnalysedSentence,
  opensAnswer: boolean,
  knowledge: Knowledge,
): Statement | undefined {
  const { grammar } = knowledge
  const alone = compressions(own, grammar.limits.headline, grammar).find((one) =>
    isWhole(one, own, knowledge),
  )
  const leaning = opensAnswer && own.answersBeside && isWhole(claim, own, knowledge)
  const heading = alone ?? (leaning ? claim : undefined)
  return heading && grammar.width(heading.text) <= grammar.limits.headline
    ? { text: heading.text, sentences: [own.id] }
    : undefined
}

/**
 * Sentences as points: a question with its answer, a short one with the one before it, and as many more as it takes to be
 * few enough, the shortest first; undefined where one alone is too long.
 */
function gathered(sentences: AnalysedSentence[], grammar: Grammar): AnalysedSentence[][] | undefined {
  const longest = grammar.limits.headline * (grammar.isChinese ? LONGEST.chinese : LONGEST.english)
  const widthOf = (some: AnalysedSentence[]): number => grammar.width(statementOf(some, grammar).text)
  let groups = withBrief(sentences, longest, grammar)
  while (groups.length > MOST) {
    const pairs = groups
      .slice(1)
      .map((group, index) => ({ at: index, both: [...groups[index]!, ...group] }))
      .filter(({ both }) => both.at(-1)!.id - both[0]!.id === both.length - 1 && widthOf(both) <= longest)
      .sort((a, b) => widthOf(a.both) - widthOf(b.both))
    const [shortest] = pairs
    if (!shortest) return undefined
    groups = groups.toSpliced(shortest.at, 2, shortest.both)
  }
  return groups.every((group) => widthOf(group) <= longest) ? groups : undefined
}

/** Sentences one by one, but a question with its answer, and a short one with the one before it. */
export function withBrief(
  sentences: AnalysedSentence[],
  longest: number,
  grammar: Grammar,
): AnalysedSentence[][] {
  const widthOf = (some: AnalysedSentence[]): number => grammar.width(statementOf(some, grammar).text)
  const isBrief = (one: AnalysedSentence): boolean => widthOf([one]) <= grammar.limits.least * BRIEF
  const groups: AnalysedSentence[][] = []
  for (const one of sentences) {
    const before = groups.at(-1)
    const last = before?.at(-1)
    const joins =
      last?.id === one.id - 1 && (last.isQuestion || isBrief(one) || (before!.length === 1 && isBrief(last)))
    if (before && joins && widthOf([...before, one]) <= longest) before.push(one)
    else groups.push([one])
  }
  return groups
}

/** 「有一樣沒有人預計到。」, «But look at what happened when …»: what, is said next. */
export const setsUpNext = ({ text }: AnalysedSentence, grammar: Grammar): boolean =>
  grammar.cues.setsUp.test(text) ||
  announcing(bare(text, grammar), grammar) !== null ||
  NAMES_ONE.test(text) ||
  ANNOUNCES.test(text)

const NAMES_ONE =
  /^(?:但是?|不過|不过)?(?:只)?有一(?:樣|样|件|點|点|個|个)[^，]{2,12}[。：]$|^(?:but )?(?:there(?:['’]s| is) )?(?:only )?one (?:thing|point|exception)\b[^,]{0,40}[.:]$/iu

const ANNOUNCES =
  /^What (?:I|we|you) [^,]{1,30} is this[.:]$|^(?:我|我們|我们)?[^，]{0,10}是[這这][麼么樣样][^，]{0,6}的[。：]$|^(?:but |and |so |now )?(?:look at|listen to|let me|here['’]s (?:what|how|why)|what happened (?:is|was))\b|\b(?:a bit|very|quite|something) different[.:]$|^(?:但|可是|不過|不过)?(?:你|您)?(?:看看|聽聽|听听)|是這樣的?[。：]$|是这样的?[。：]$/iu
