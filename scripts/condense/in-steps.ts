/** An answer that tells what is done first, then and at last: a sentence to each step, with what is said of it. */
import type { Sequence } from '../model.ts'
import type { AnalysedSentence } from './analyse.ts'
import { bare } from './analyse.ts'
import { capitalised } from './compress.ts'
import type { Grammar } from './grammar.ts'
import { bids, FIRST, isPlaced, LAST, LAST_WORDS, NARRATES, NEXT, orderMark, YOU_DO } from './order-marks.ts'
import { wholeOf } from './quotations.ts'
import { announcedIn } from './relations/told-alike.ts'
import type { Run } from './told-in-series.ts'
import { inBothScripts } from './variants.ts'

const FEWEST = 3
const MOST = 7
/** In the least that a sentence says: a first step that nothing marks. */
const LEAST_ACT = 1.5
/** In headlines: the longest step. */
const LONGEST = 2
/** A step's first clause names it; shorter than this share of the least a statement says, it names nothing. */
const SHORTEST_NAME = 0.2

/** Where it begins: `You begin with the map`, 「手術後頭六個星期」. */
const BEGINS = inBothScripts(
  /^(?:Well, )?(?:[Yy]ou|[Ww]e|I|[Ii]t)(?: always)? (?:begin|start)s? (?:with|by|in|at|[a-z]+ [a-z]+ before)\b|^(?:You|We|I|They) [^,.;]+ first(?=[,.:;]|$)|\b[Tt]he first thing (?:I|we|you|they) (?:do|did)\b|^(?:The )?[Ff]irst thing\b|第一(?:樣|件事?)(?:要?做|會做)的|^[^，。]{0,8}[頭前](?:[一二三四五六七八九十兩幾]+|[0-9]+)個?(?:星期|禮拜|週|月|年|天|日|小時|分鐘)/u,
)
/** When it is done: `Next comes a test`, 「第七、八星期」, 「上台之後」, `When the pools have closed over`, `While they're moving`, `Within a year`. */
const WHEN = inBothScripts(
  /^(?:Then|Next|After that) comes\b|^第[一二三四五六七八九十、至到0-9]+個?(?:星期|禮拜|週|月|年|天|日)|^[上去回來走落行進出]到\p{Script=Han}{1,3}，|^[^，。]{0,10}(?:之後|以後)|^(?:到|等到?)[^，。]{1,12}，|^[^，。]{2,10}，?才(?!是|能|會|有|知)|^(?:When|Once) [^,]+(?: (?:has|have|is|are)|['’]s)\b[^,]*,|^At the end of the (?:day|week|month|season|year)\b|^(?:(?:By|On) )?[Tt]he (?:first|second|third|fourth|next|last|following) (?:day|morning|night|week|month|year|hour|person|one)\b|^(?:While|Once|As soon as) (?:I|we|you|they|that|it|he|she)(?:['’](?:m|re|s|ve)| is| are| has| have)\b|^(?:Within|After|Over|For|By|In|(?:Somewhere )?[Aa]round) (?:the |about |another )?(?:first |next |last |following |second |third )?(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|(?!(?:19|20)\d\d\b)\d+|week|month|year)\b[^,]{0,20}\b(?:minutes?|hours?|days?|weeks?|months?|years?)?(?: in)?,/u,
)
/** Asks for steps. */
const ASKS_HOW = inBothScripts(
  /怎麼|怎樣|點樣|如何|步驟|流程|過程|程序|工序|順序|次序|先後|[三四五六幾]步|[做走過]哪些|哪些(?:事|步|工作|地方|關)|做(?:些)?什麼|發生(?:了|些)*什麼|要多久|^(?:And )?(?:what )?if\b|\b(?:how (?:do|does|did|is|are|would)|what (?:actually |really |exactly )?happens|what do you do|what did (?:you|they) (?:\w+ )?do|what does it take|what does [^?]{1,40} involve|process|drill|routine|procedure|steps?|stages?|order|walk (?:me|us) through|sequence|take (?:me|us) through)\b/iu,
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
  const last = run.findLastIndex(({ text }, at) => at > from && isMarked(text))
  // «Fourth the helmsman. Where he looks, …»: what is so short is told with the sentence behind it, if that is not of all.
  if (last < 0) return undefined
  const next = run[last + 1]
  const isBare =
    next?.paragraph === run[last]!.paragraph &&
    grammar.width(run[last]!.text) < grammar.limits.least &&
    ![grammar.cues.superlative, grammar.cues.conclusion].some((cue) => cue.test(next.text))
  const to = last + (isBare ? 2 : 1)
  const told = run.slice(from, to)
  const groups = groupsOf(told)
  const areSteps = groups.every((group) => isStep(group, grammar))
  if (!areSteps || groups.length < FEWEST || groups.length > MOST) return undefined
  if (!isProcedure(told, [asked, run[from - 1]?.text ?? ''])) return undefined
  const steps = groups.map((group) => {
    const { text, sentences } = wholeOf(group, grammar)
    return stepOf(bare(text, grammar), bare(group[0]!.text, grammar), sentences, grammar)
  })
  return { told: { ...wholeOf(told, grammar), steps }, from, to }
}

/** «Three things, and none is new. First, …»: places in a list. */
const isListed = (before: AnalysedSentence | undefined, grammar: Grammar): boolean =>
  before !== undefined && announcedIn(before, grammar) !== undefined && !STEPS.test(before.text)
const STEPS = /step|stage|[步關关]/iu

/** A sentence that says when, or what one does, is a step; any other is said of the one before. */
function groupsOf(told: AnalysedSentence[]): AnalysedSentence[][] {
  const groups: AnalysedSentence[][] = []
  for (const [at, one] of told.entries())
    if (at === 0 || isMarked(one.text) || isDone(one.text)) groups.push([one])
    else groups.at(-1)!.push(one)
  return groups
}

const isDone = (text: string): boolean => YOU_DO.test(text) || bids(text)

/** It was asked for, or is marked step by step; what happened once is a story. */
function isProcedure(told: AnalysedSentence[], asking: string[]): boolean {
  if (told.filter(({ text }) => NARRATES.test(text)).length > told.length / 2) return false
  return (
    told.filter(({ text }) => isPlaced(text)).length >= FEWEST || asking.some((text) => ASKS_HOW.test(text))
  )
}

/** The sentence of the first step; unmarked, it stands right before what comes next. */
function firstOf(run: AnalysedSentence[], asked: string, grammar: Grammar): number {
  const marked = run.findIndex(({ text }) => FIRST.test(text) || BEGINS.test(text))
  if (marked >= 0) return marked
  const next = run.findIndex(({ text }) => isMarked(text))
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
/** It tells what is done, at some length. */
const isAct = (one: AnalysedSentence, grammar: Grammar): boolean =>
  one.isFirstOfAnswer && grammar.width(one.text) >= grammar.limits.least * LEAST_ACT

const isMarked = (text: string): boolean => [NEXT, LAST, LAST_WORDS, WHEN].some((mark) => mark.test(text))

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
