/** An answer that tells what is done first, then and at last: a sentence to each step, with what is said of it. */
import type { Sequence } from '../model.ts'
import type { AnalysedSentence } from './analyse.ts'
import { bare } from './analyse.ts'
import { capitalised } from './compress.ts'
import type { Grammar } from './grammar.ts'
import { leansBack } from './options.ts'
import {
  bids,
  COMES_LATER,
  FIRST,
  isPlaced,
  LAST,
  LAST_WORDS,
  NARRATES,
  NEXT,
  orderMark,
  YOU_DO,
} from './order-marks.ts'
import { ownWorth } from './own-worth.ts'
import { wholeOf } from './quotations.ts'
import { announcing } from './relations/phrases.ts'
import { announcedIn } from './relations/told-alike.ts'
import type { Run } from './told-in-series.ts'
import { inBothScripts } from './variants.ts'

const FEWEST = 3
const MOST = 7
/** In the least that a sentence says: a first step that nothing marks; and the most it may say of where the speaker stands. */
const LEAST_ACT = 1.5
const MOST_WORTH = 0.3
/** In headlines: the longest step. */
const LONGEST = 2
/** Of the steps, those that say which they are, at least. */
const MARKED = 0.5
/** A step's first clause names it; shorter than this share of the least a statement says, it names nothing. */
const SHORTEST_NAME = 0.2

/** What comes next, and what. */
const COMES = /^(?:Then|Next|After that) comes\b/u
/** Where it begins: `You begin with the map`, 「手術後頭六個星期」. */
const BEGINS = inBothScripts(
  /^(?:Well, )?(?:[Yy]ou|[Ww]e|I|[Ii]t)(?: always)? (?:begin|start)s? (?:with|by|in|at|[a-z]+ [a-z]+ before)\b|^(?:You|We|I|They) [^,.;]+ first(?=[,.:;]|$)|\b[Tt]he first thing (?:I|we|you|they) (?:do|did)\b|^(?:The )?[Ff]irst thing\b|第一(?:樣|件事?)(?:要?做|會做)的|^[^，。]{0,8}[頭前](?:[一二三四五六七八九十兩幾]+|[0-9]+)個?(?:星期|禮拜|週|月|年|天|日|小時|分鐘)/u,
)
/** When it is done: 「第七、八星期」, 「上台之後」, `When the pools have closed over`, `While they're moving`, `Within a year`. */
const WHEN = inBothScripts(
  /^第[一二三四五六七八九十、至到0-9]+個?(?:星期|禮拜|週|月|年|天|日)|^[上去回來走落行進出]到\p{Script=Han}{1,3}，|^[^，。]{0,10}(?:之後|以後)|^(?:到|等到?)[^，。]{1,12}，|^[^，。]{2,10}，?才(?!是|能|會|有|知)|^(?:When|Once) [^,]+(?: (?:has|have|is|are)|['’]s)\b[^,]*,|^At the end of the (?:day|week|month|season|year)\b|^(?:(?:By|On) )?[Tt]he (?:first|second|third|fourth|next|last|following) (?:day|morning|night|week|month|year|hour|person|one)\b|^(?:While|Once|As soon as) (?:I|we|you|they|that|it|he|she)(?:['’](?:m|re|s|ve)| is| are| has| have)\b|^(?:Within|After|Over|For|By|In|(?:Somewhere )?[Aa]round) (?:the |about |another )?(?:first |next |last |following |second |third )?(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|(?!(?:19|20)\d\d\b)\d+|week|month|year)\b[^,]{0,20}\b(?:minutes?|hours?|days?|weeks?|months?|years?)?(?: in)?,/u,
)
/** 「畫完」, 「派出去」: what the step before did is done. */
const DONE = inBothScripts(
  /^(?<does>\p{Script=Han})\p{Script=Han}{0,3}?(?:完|好|[出上下回進起][去來]|了(?=[就再才]))(?!的)/u,
)
/** Asks for steps. */
const ASKS_HOW = inBothScripts(
  /怎麼|怎樣|點樣|如何|步驟|流程|過程|程序|工序|順序|次序|先後|[三四五六幾]步|[做走過]哪些|哪些(?:事|步|工作|地方|關)|做(?:些)?什麼|發生(?:了|些)*什麼|要多久|^(?:And )?(?:what )?if\b|\b(?:how (?:do|does|did|is|are|would)|what (?:actually |really |exactly )?happens|what do you do|what did (?:you|they) (?:\w+ )?do|what does it take|what does [^?]{1,40} involve|process|drill|routine|procedure|steps?|stages?|order|walk (?:me|us) through|sequence|take (?:me|us) through)\b/iu,
)
/** Asks for what was done, step by step; other questions of how it was ask for a story. */
const ASKS_WHAT_WAS_DONE = inBothScripts(
  /步驟|流程|過程|程序|工序|順序|次序|先後|[三四五六幾]步|哪些|做了(?:些)?什麼|怎麼做|\b(?:what did (?:you|they) (?:\w+ )?do|process|procedure|steps?|stages?|(?:walk|take) (?:me|us) through)\b/iu,
)
/**
 * Steps from the sentence marked as the first to the last that says where in the order it stands, all between them steps
 * too, or said of the one before. They were asked for, or are marked one by one.
 * @param run consecutive sentences of one answer
 * @param asked the question, '' if none
 */
export function stepsIn(run: AnalysedSentence[], asked: string, grammar: Grammar): Run<Sequence> | undefined {
  const from = firstOf(run, asked, grammar)
  if (from < 0 || isListed(run[from - 1], grammar)) return undefined
  // 「再往後是比」: the first is told elsewhere.
  if (COMES_LATER.test(run[from]!.text)) return undefined
  const arms = armsOf(run[from]!, grammar)
  if (arms) return { told: { ...wholeOf([run[from]!], grammar), steps: arms }, from, to: from + 1 }
  const to = run.findLastIndex((_, at) => at > from && isMarked(run, at)) + 1
  const told = run.slice(from, to)
  const marked = 1 + told.slice(1).filter((_, at) => isMarked(run, from + 1 + at)).length
  // What is said of a step is told with it, or where that is too long for a step, as one more, unless the speaker counts them.
  const isCounted = told.some(({ text }) => STEP_TWO.test(text))
  const gathered = groupsOf(run, from, to, isCounted, grammar)
  // A counted step that is too long is told by the sentence that counts it.
  const shorter = isCounted
    ? gathered.map((group) => (isStep(group, grammar) ? group : group.slice(0, 1)))
    : told.map((one) => [one])
  const groups = [gathered, shorter].find((some) => some.every((group) => isStep(group, grammar)))
  if (!groups || groups.length < FEWEST || groups.length > MOST || marked < groups.length * MARKED)
    return undefined
  if (!isProcedure(told, [asked, run[from - 1]?.text ?? ''])) return undefined
  const steps = groups.map((group) => {
    const { text, sentences } = wholeOf(group, grammar)
    return stepOf(bare(text, grammar), bare(group[0]!.text, grammar), sentences, grammar)
  })
  return { told: { ...wholeOf(told, grammar), steps }, from, to }
}

/** «Three things, and none is new. First, …»: places in a list, unless it is steps that were counted. */
const isListed = (before: AnalysedSentence | undefined, grammar: Grammar): boolean => {
  const count = before && announcedIn(before, grammar)
  return count !== undefined && !/step|stage|[步關关]/iu.test(before!.text)
}

/** The sentences with those that say more of the step before them: of counted steps all that begin none. */
function groupsOf(
  run: AnalysedSentence[],
  from: number,
  to: number,
  isCounted: boolean,
  grammar: Grammar,
): AnalysedSentence[][] {
  const groups: AnalysedSentence[][] = []
  // Where nearly every step is what one does, what is not is said of the step before.
  const isAllDone = run.slice(from, to).filter(({ text }) => isDone(text)).length >= FEWEST
  for (let at = from; at < to; at++) {
    const isAside = isAllDone && !isMarked(run, at) && !isDone(run[at]!.text)
    const isOfStep = isCounted ? !isMarked(run, at) : isAside || saysMore(run, at, grammar)
    // 「先挑。」: what that is, is said next.
    const isBegun = at === from + 1 && !isMarked(run, at) && isBrief(run[from]!, grammar)
    if (at > from && (isOfStep || isBegun)) groups.at(-1)!.push(run[at]!)
    else groups.push([run[at]!])
  }
  return groups
}

const isDone = (text: string): boolean => YOU_DO.test(text) || bids(text)

const isBrief = ({ text }: AnalysedSentence, { width, limits }: Grammar): boolean =>
  width(text) < limits.least / 2

/** It was asked for, or is marked step by step; what happened once is a story, unless it was asked what was done. */
function isProcedure(told: AnalysedSentence[], asking: string[]): boolean {
  const isNarrated = told.filter(({ text }) => NARRATES.test(text)).length > told.length / 2
  const asks = isNarrated ? ASKS_WHAT_WAS_DONE : ASKS_HOW
  const ordered = told.filter(({ text }) => isPlaced(text) || COMES.test(text)).length
  const isOrdered = !isNarrated && ordered >= FEWEST
  return isOrdered || asking.some((text) => asks.test(text))
}

/** The sentence of the first step: 「第一步」 before any other; unmarked, it stands right before what comes next. */
function firstOf(run: AnalysedSentence[], asked: string, grammar: Grammar): number {
  const counted = run.findIndex(({ text }) => STEP_ONE.test(text))
  const marked = run.findIndex(({ text }) => FIRST.test(text) || BEGINS.test(text))
  if (counted >= 0 || marked >= 0) return counted >= 0 ? counted : marked
  const next = run.findIndex((_, at) => isMarked(run, at))
  // Asked how it is done, who says two things before «then» has begun with the first, unless that says where he stands.
  const opens = next === 2 && ASKS_HOW.test(asked) && isAct(run[0]!, grammar)
  if (opens || next < 1) return opens ? 0 : -1
  // «You make a list of all the ships. Ferries, tugs. Then …»: what is said of a step is not the first.
  const acts = run.slice(Math.max(0, next - FARTHEST), next).findLast(({ text }) => isDone(text))
  if (acts && YOU_DO.test(run[next]!.text)) return run.indexOf(acts)
  // What only stands before «then» need not be done: 「有趣的是…」, «Four is against».
  const before = run[next - 1]!
  return isDone(before.text) || (before.isFirstOfAnswer && isStep([before], grammar)) ? next - 1 : -1
}
/** Sentences that may be said of a first step that nothing marks. */
const FARTHEST = 4
/** It tells what is done, at some length, and judges nothing. */
const isAct = (one: AnalysedSentence, grammar: Grammar): boolean =>
  one.isFirstOfAnswer &&
  isStep([one], grammar) &&
  grammar.width(one.text) >= grammar.limits.least * LEAST_ACT &&
  announcing(bare(one.text, grammar), grammar) === null &&
  !grammar.yesOrNo.test(one.text) &&
  ownWorth(one.text, grammar) <= MOST_WORTH
const STEP_ONE = inBothScripts(/^第一步/u)
const STEP_TWO = inBothScripts(/^第二步|^(?:The )?second step\b|^Step two\b|^Second(?:ly)?, /iu)

function isMarked(run: AnalysedSentence[], at: number): boolean {
  const { text } = run[at]!
  const done = DONE.exec(text)?.groups?.does
  return (
    [NEXT, LAST, LAST_WORDS, WHEN, COMES].some((mark) => mark.test(text)) ||
    (done !== undefined && (run[at - 1]?.text.includes(done) ?? false))
  )
}

/** A sentence on the step before it, in the same paragraph: `It slams, you see.` */
function saysMore(run: AnalysedSentence[], at: number, grammar: Grammar): boolean {
  const [before, one] = [run[at - 1], run[at]]
  if (!before || one?.paragraph !== before.paragraph || one.isQuestion || one.attribution) return false
  return (
    !isMarked(run, at) &&
    (leansBack(one, grammar) ||
      [CASE, OTHERS_DO].some((cue) => cue.test(one.text)) ||
      DESCRIBES.test(bare(one.text, grammar))) &&
    !grammar.turns.test(one.text) &&
    !grammar.cues.conclusion.test(one.text)
  )
}

/** 「講得到完整一句的，…」: what is done in one case. */
const CASE = /^[^，。]{2,10}的，/u
/** «Everyone wants to start tapping», 「新手都急着動手」: what others do instead of the step before is none. */
const OTHERS_DO = inBothScripts(
  /^(?:Everyone|Everybody|(?:Most |Many |Some )?(?:[Pp]eople|[Bb]eginners|[Aa]mateurs)|Nobody|No one)\b|^(?:人人|大家|很多人|一般人|多數人|大多數人|有些人|有人|別人|新手|外行人?|初學者)/u,
)
/** 「石門從庫尾到壩前大概要走六到八小時。」, `The wait is about an hour`: what a thing is like, and nobody does anything. */
const DESCRIBES = inBothScripts(
  /^(?![我你您]|先|再)[^，]{2,12}(?:大概|大約|約|平均|一般|通常)[^，]*$|^(?:The|That|This|Its?|Their) [^,;]{1,40}? (?:is|are|takes?|lasts?|costs?) [^,;]*$/u,
)

/** 「第一步，…；第二步，…；第三步，…」: a part of the sentence to each step. */
function armsOf(
  { id, text, isQuestion, attribution }: AnalysedSentence,
  grammar: Grammar,
): Sequence['steps'] | undefined {
  if (isQuestion || attribution) return undefined
  const arms = bare(text, grammar).split(/[；;]\s*/u)
  const areSteps =
    FIRST.test(arms[0]!) &&
    arms.slice(1).every((arm) => [NEXT, LAST, LAST_WORDS, WHEN, COMES].some((mark) => mark.test(arm)))
  const fits = arms.every((arm) => grammar.width(arm) <= grammar.limits.headline * LONGEST)
  if (!areSteps || !fits || arms.length < FEWEST || arms.length > MOST) return undefined
  return arms.map((arm) => stepOf(arm, arm, [id], grammar))
}

const isStep = (group: AnalysedSentence[], grammar: Grammar): boolean =>
  grammar.width(wholeOf(group, grammar).text) <= grammar.limits.headline * LONGEST &&
  group.every(
    ({ text, isQuestion, attribution }) =>
      !isQuestion &&
      !attribution &&
      (!grammar.turns.test(text) || LAST_WORDS.test(text)) &&
      !grammar.cues.past.test(text) &&
      // 「後來我才明白，那不叫順」: what was done wrong is not how it is done.
      !grammar.rejects.test(text),
  )

/**
 * What is done, without the mark of its place, which its place shows: the first clause, and what is said of it.
 * @param whole of which `opening` is the first sentence, or all
 */
function stepOf(
  whole: string,
  opening: string,
  sentences: number[],
  grammar: Grammar,
): Sequence['steps'][number] {
  const said = capitalised(whole.slice(orderMark(whole).length))
  const own = said.slice(0, said.length - whole.length + opening.length)
  const [first, second] = grammar.clauses(own)
  const names =
    first !== undefined &&
    second !== undefined &&
    /[，,：:；;]/u.test(first.mark) &&
    grammar.width(first.text) >= grammar.limits.least * SHORTEST_NAME &&
    !UNFINISHED.test(first.text)
  const name = names ? first.text : own
  const detail = said.slice(said.indexOf(name) + name.length).replace(/^[，,：:；;。.！!]\s*/u, '')
  return detail ? { name, detail, sentences } : { name, sentences }
}

/** Says when, or on what condition, what follows is done. */
const UNFINISHED = inBothScripts(
  /(?:時|時候|後|前|的話)$|^[上去回來走落行進出]到\p{Script=Han}{1,3}$|^最\p{Script=Han}{1,3}$|^(?:如果|要是|當)|^(?:When|Once|If|After|Before|Within|By|In|Over|For|Only|While)\b/u,
)
