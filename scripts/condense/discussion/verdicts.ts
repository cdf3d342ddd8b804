/** What somebody answers to a question of what ought to be, and on which side he stands. */
import type { Statement } from '../../model.ts'
import type { AnalysedSentence } from '../analyse.ts'
import { bare } from '../analyse.ts'
import type { Grammar } from '../grammar.ts'
import { claimsNothing, isGivenUp } from '../options.ts'
import { wholeOf } from '../quotations.ts'
import { announcing } from '../relations/phrases.ts'
import { standing } from '../standing.ts'
import { inBothScripts } from '../variants.ts'

export interface Verdict extends Statement {
  /** Undefined where the question leaves more than a yes or no. */
  side: 'for' | 'against' | undefined
  /** The answer opens with it. */
  opens: boolean
}

/** In headlines. */
const LONGEST = 1.5
/** Sentences among which a verdict is looked for, and of which the first ones make it. */
const SOON = 6
const MOST = 3
/** In the least that a statement says. */
const SHORTEST = 1.2

const FOR = inBothScripts(
  /^我(?:並|也|完全)?不反對|^(?:我(?:覺得|認為|會說)?，?)?(?:當然|絕對|一定)?(?:應該|應當|會(?!議|計)|值得|[贊]成|支持|可以|需要|同意|有|能|肯|要|是)(?:的|啊|收)?[，。；]|^(?:我(?:是|很|也|一直)?)(?:贊成|支持|同意)|^(?:(?:well|oh|ah),? )?(?:yes|yeah|of course(?! not)|absolutely(?! not)|certainly(?! not)|I do\b|I(?:['’]d| would) say yes)(?!\p{L})|^[^.?!]*, yes,|\bI['’]m (?:for it|in favou?r)\b/iu,
)
const AGAINST = inBothScripts(
  /^(?:我(?:覺得|認為)?，?)?(?:當然|絕對|完全|千萬|最好|也|並)?(?:不(?!反對)|沒|唔|未必|反對|冇)|^我(?:是|很|也|一直)?反對|^(?:(?:well|oh|ah|god),? )?(?:no\b|never\b|not\b|hardly\b|I doubt it\b|[^.,]{0,24}, no\b|I['’]m against|I disagree|I don['’]t|I wouldn['’]t|(?:it|they|we) (?:shouldn|won|can)['’]t)|\bI['’]m against (?:it|that)\b/iu,
)
/** Takes a stand in whatever place of the answer. */
const STANDS = inBothScripts(
  /^(?:不|唔)?(?:應該|需要|值得)|^(?:所以|但是?|可是|不過)?，?(?:我(?:自己|個人)?(?:還是|仍然|一直|比較|是|更)?(?:覺得|認為|主張|贊成|支持|反對|的(?:看法|主張|立場|判斷|意思)是)|如果只能選)|\bI(?:['’]d| would| still| do)* (?:think|believe|say that|vote|argue|prefer|choose|support|oppose)\b|\bI['’]m (?:for|against)\b/iu,
)
/** «It depends.» is no verdict, and a story or a figure may be none. */
const SAYS_LITTLE = inBothScripts(
  /^(?:it|that) depends|^I (?:don['’]t|do not) know|^(?:I can['’]t|I won['’]t) (?:say|tell)|^(?:that|this|it)['’]s (?:a|an|the) (?:\w+ )?(?:question|hard|difficult)|^(?:我)?(?:不敢|不好|很難|難)說|^(?:我)?不(?:知道|曉得|清楚)|^[這那]?(?:個|就)?(?:要|得)?看(?!得|到|了)|^[這那](?:個)?(?:是|問題|題)|^(?:一半一半|看情況)/iu,
)
/** Of the verdict itself: the reason follows. */
const APOLOGISES = inBothScripts(/我知道(?:會有人|這樣|有人|會被)|\bI know (?:how|what) (?:that|it|I)\b/iu)
/** Announces as many things as do not go below a question. */
const COUNTS = inBothScripts(
  /^[一二兩三四五幾][件個點樣條]|[一二兩三四五幾](?:件事|個(?:條件|原因|部分)|點|樣)(?:[。：]|$)|^(?:it has |there are |i['’]d say )?(?:a few|two|three|four|five|several) (?:things|parts|reasons|ways|conditions)\b/iu,
)
/** Whom, is told neither in the question nor here: all else that an opening points at is what was asked. */
const POINTS_AT_SOMEBODY = inBothScripts(/(?:^|[.,;] )(?:he|she|his|her)\b|(?:^|[，。；])[他她](?!們|人)/iu)

/** The side on which an answer opens. */
const sideOf = (text: string): Verdict['side'] =>
  AGAINST.test(text) ? 'against' : FOR.test(text) ? 'for' : undefined

/**
 * The first sentences of an answer, as few as are not turned by the next one; where they take no stand, the first sentence
 * that does and stands alone. Null where there is none that goes below its question.
 * @param asked the question, which what the answer points at may stand in
 */
export function verdictOf(
  answer: AnalysedSentence[],
  asked: string,
  asksWhich: boolean,
  grammar: Grammar,
): Verdict | null {
  const [first] = answer
  if (!first) return null
  const side = SAYS_LITTLE.test(first.text.replace(grammar.lead, '')) ? undefined : sideOf(first.text)
  const isStand =
    side !== undefined || STANDS.test(first.text) || (asksWhich && !SAYS_LITTLE.test(first.text))
  const opening = isStand && !COUNTS.test(first.text) ? openingBelow(answer, asked, grammar) : null
  if (opening) return { ...opening, side, opens: true }
  for (let at = 1; at < Math.min(SOON, answer.length); at++) {
    const sentence = answer[at]!
    if (!STANDS.test(sentence.text) || !isTellable(sentence, grammar)) continue
    if (isTurned(sentence, answer[at + 1], grammar)) continue
    const told = standing(answer, at, grammar)
    if (told?.sentences.length === 1) return { ...told, side: sideOf(told.text), opens: false }
  }
  return null
}

/** As few first sentences of an answer as say something and are not turned by the next one. */
const openingBelow = (answer: AnalysedSentence[], asked: string, grammar: Grammar): Statement | null =>
  openingOf(answer, asked, false, grammar) ?? openingOf(answer, asked, true, grammar)

/** @param mayApologise whether it may end on what is only said of the verdict */
function openingOf(
  answer: AnalysedSentence[],
  asked: string,
  mayApologise: boolean,
  grammar: Grammar,
): Statement | null {
  // «I'm for it, though many say …» takes a side whatever it reports.
  const isTold = (sentence: AnalysedSentence, size: number): boolean =>
    (size === 1 && !sentence.isQuestion && sideOf(sentence.text) !== undefined) ||
    isTellable(sentence, grammar)
  for (let size = 1; size <= Math.min(MOST, answer.length); size++) {
    const run = answer.slice(0, size)
    const last = run.at(-1)!
    if (!isTold(last, size) || (POINTS_AT_SOMEBODY.test(last.text) && !POINTS_AT_SOMEBODY.test(asked)))
      return null
    const told = wholeOf(run, grammar)
    const width = grammar.width(told.text)
    if (width > grammar.limits.headline * LONGEST) return null
    const isEnough = width >= grammar.limits.least * SHORTEST && (mayApologise || !APOLOGISES.test(last.text))
    if (isEnough && !isTurned(last, answer[size], grammar)) return told
  }
  return null
}

const isTellable = (sentence: AnalysedSentence, grammar: Grammar): boolean =>
  !sentence.isQuestion &&
  sentence.attribution?.kind !== 'said' &&
  !claimsNothing(sentence, grammar) &&
  !grammar.heldOnce.test(sentence.text)

/** What follows takes it back, limits it, or is what it announces. */
const isTurned = (
  sentence: AnalysedSentence,
  next: AnalysedSentence | undefined,
  grammar: Grammar,
): boolean =>
  announcing(bare(sentence.text, grammar), grammar) !== null ||
  grammar.cues.setsUp.test(sentence.text) ||
  isGivenUp(sentence, next, grammar) ||
  (next !== undefined && (grammar.turns.test(next.text) || grammar.cues.caveat.test(next.text)))

/** Points at nothing that neither it nor what stands above it says; what that itself points at is known. */
export const standsBelow = (text: string, above: string, grammar: Grammar): boolean =>
  !grammar.dangles(
    `${grammar.dangles(bare(above, grammar)) ? KNOWN[grammar.isChinese ? 'chinese' : 'english'] : above}${grammar.joint}${bare(text, grammar)}`.replace(
      grammar.isChinese ? /[。！？?!]+(?=.)/gu : /[.?!]+(?= )/gu,
      grammar.isChinese ? '，' : ',',
    ),
  )

/** In place of a question that leans: the matter of the talk. */
const KNOWN = { chinese: '議會開了會。', english: 'The council met.' }
