/** An answer that tells what is done first, then and at last: a sentence to each step. */
import type { Sequence } from '../model.ts'
import type { AnalysedSentence } from './analyse.ts'
import { bare } from './analyse.ts'
import type { Grammar } from './grammar.ts'
import { wholeOf } from './quotations.ts'
import { announcing, numberOf } from './relations/phrases.ts'
import { inBothScripts } from './variants.ts'

const FEWEST = 3
const MOST = 7
/** In headlines: the longest sentence that is one step. */
const LONGEST = 1.6
/** Of the steps, those that say which they are, at least. */
const MARKED = 0.5
/** A step's first clause names it; shorter than this share of the least a statement says, it names nothing. */
const SHORTEST_NAME = 0.2

const FIRST = inBothScripts(
  /^(?:首先|先(?!生|前|天|後|是因)|第一步)(?:就)?(?:是|要)?，?(?=[^，不別])|^[Ff]irst(?: of all)?,? (?=[a-z])/u,
)
const NEXT = inBothScripts(
  /^(?:然後|接著|再(?!說|怎|也|好|多|大|次)|下一步|跟著|第[二三四五六]步)(?:就|才)?(?:是|要)?，?(?=.)|^(?:And )?(?:[Tt]hen|[Nn]ext|[Aa]fter that),? (?!comes\b)(?=[a-z])|^Second(?:ly)?,? (?=[a-z])/u,
)
const LAST = inBothScripts(
  /^(?:最後|最終|最尾)(?:就|才)?(?:是|要)?，?(?=[^一，])|^(?:And )?(?:[Ff]inally|[Ll]ast(?:ly)?|[Ii]n the end),? (?=[a-z])/u,
)
/** Marks that say more than the order, and stay: `Only then do you …`, 「最後一步很多人省掉」. */
const LAST_WORDS = inBothScripts(
  /^最後一步|^Only (?:then|in the last|at the end|after|once|when)\b|^(?:The last step|The last thing|Last thing)\b/u,
)
/** What comes next, and what. */
const COMES = /^(?:Then|Next|After that) comes\b/u
/** Where it begins: `You begin with the map`, 「手術後頭六個星期」. */
const BEGINS = inBothScripts(
  /^(?:Well, )?(?:[Yy]ou|[Ww]e|I|[Ii]t)(?: always)? (?:begin|start)s? (?:with|by|in|at|[a-z]+ [a-z]+ before)\b|^[^，。]{0,8}[頭前](?:[一二三四五六七八九十兩幾]+|[0-9]+)個?(?:星期|禮拜|週|月|年|天|日|小時|分鐘)/u,
)
/** When it is done: 「第七、八星期」, 「上台之後」, `When the pools have closed over`, `Within a year`. */
const WHEN = inBothScripts(
  /^第[一二三四五六七八九十、至到0-9]+個?(?:星期|禮拜|週|月|年|天|日)|^[^，。]{0,10}(?:之後|以後)|^(?:When|Once) [^,]+ (?:has|have|is|are)\b[^,]*,|^(?:Within|After|Over|For|By|In) (?:the |about |another )?(?:first |next |last |following |second |third )?(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+|week|month|year)\b[^,]{0,20}\b(?:hours?|days?|weeks?|months?|years?)?,/u,
)
/** Asks for steps. */
const ASKS_HOW = inBothScripts(
  /怎麼|怎樣|點樣|如何|步驟|流程|過程|程序|工序|順序|次序|先後|[三四五六幾]步|哪些(?:事|步|工作|地方|關)|做(?:些)?什麼|要多久|\b(?:how (?:do|does|did|is|are|would)|what happens|what do you do|what does it take|process|procedure|steps?|stages?|order|walk (?:me|us) through|sequence|take (?:me|us) through)\b/iu,
)

/** The steps, and where they stand among the sentences told. */
export interface Steps {
  sequence: Sequence
  from: number
  /** Behind the last. */
  to: number
}

/**
 * Steps that were asked for: from the sentence marked as the first to the last that says where in the order it stands, all
 * between them steps too.
 * @param run consecutive sentences of one answer
 * @param asked the question, '' if none
 */
export function stepsIn(run: AnalysedSentence[], asked: string, grammar: Grammar): Steps | undefined {
  const from = firstOf(run, asked, grammar)
  if (from < 0) return undefined
  const arms = armsOf(run[from]!, grammar)
  if (arms) return { sequence: { ...wholeOf([run[from]!], grammar), steps: arms }, from, to: from + 1 }
  const to = run.findLastIndex((one, at) => at > from && isMarked(one.text)) + 1
  const told = run.slice(from, to)
  const marked = 1 + told.slice(1).filter(({ text }) => isMarked(text)).length
  if (told.length < FEWEST || told.length > MOST || marked < told.length * MARKED) return undefined
  const count = announcedCount(run[from - 1]?.text ?? '', grammar)
  if (count !== undefined && count !== told.length) return undefined
  if (!told.every((one) => isStep(one, grammar))) return undefined
  const steps = told.map(({ id, text }) => stepOf(bare(text, grammar), id, grammar))
  return { sequence: { ...wholeOf(told, grammar), steps }, from, to }
}

/** The sentence of the first step: 「第一步」 before any other; unmarked, it stands right before what comes next. */
function firstOf(run: AnalysedSentence[], asked: string, grammar: Grammar): number {
  const counted = run.findIndex(({ text }) => STEP_ONE.test(text))
  const marked = run.findIndex(({ text }) => FIRST.test(text) || BEGINS.test(text))
  const next = run.findIndex(({ text }) => isMarked(text))
  const from = counted >= 0 ? counted : marked >= 0 ? marked : ASKS_HOW.test(asked) ? next - 1 : -1
  const before = run[from - 1]
  const isAsked = ASKS_HOW.test(asked) || (before !== undefined && ASKS_HOW.test(before.text))
  const isOwn = from >= 0 && armsOf(run[from]!, grammar) !== undefined
  return isAsked || isOwn ? from : -1
}
const STEP_ONE = inBothScripts(/^第一步/u)

const isMarked = (text: string): boolean =>
  [NEXT, LAST, LAST_WORDS, WHEN, COMES].some((mark) => mark.test(text))

/** 「第一步，…；第二步，…；第三步，…」: a part of the sentence to each step. */
function armsOf(
  { id, text, isQuestion, attribution }: AnalysedSentence,
  grammar: Grammar,
): Sequence['steps'] | undefined {
  if (isQuestion || attribution) return undefined
  const arms = bare(text, grammar).split(/[；;]\s*/u)
  const areSteps = FIRST.test(arms[0]!) && arms.slice(1).every((arm) => isMarked(arm))
  const fits = arms.every((arm) => grammar.width(arm) <= grammar.limits.headline * LONGEST)
  if (!areSteps || !fits || arms.length < FEWEST || arms.length > MOST) return undefined
  return arms.map((arm) => stepOf(arm, id, grammar))
}

/** 「分四步」, `four steps`: how many, where it says so. */
const announcedCount = (text: string, grammar: Grammar): number | undefined => {
  const word =
    announcing(bare(text, grammar), grammar)?.groups?.count ??
    /(?<count>[三四五六])(?:步|道工序|件事)|\b(?<counted>three|four|five|six) (?:steps|stages)\b/iu.exec(text)
      ?.groups?.count
  return word === undefined ? undefined : numberOf(word)
}

const isStep = (one: AnalysedSentence, grammar: Grammar): boolean =>
  !one.isQuestion &&
  !one.attribution &&
  (!grammar.turns.test(one.text) || LAST_WORDS.test(one.text)) &&
  !grammar.cues.past.test(one.text) &&
  grammar.width(one.text) <= grammar.limits.headline * LONGEST

/** What is done, without the mark of its place, which its place shows: the first clause, and what is said of it. */
function stepOf(whole: string, id: number, grammar: Grammar): Sequence['steps'][number] {
  const mark = [FIRST, NEXT, LAST].map((one) => one.exec(whole)?.[0]).find((one) => one !== undefined)
  const done = LAST_WORDS.test(whole) ? whole : whole.slice(mark?.length ?? 0)
  const said = done.replace(/^[a-z]/, (letter) => letter.toUpperCase())
  const [first, second] = grammar.clauses(said)
  const names =
    first !== undefined &&
    second !== undefined &&
    /[，,：:；;]/u.test(first.mark) &&
    grammar.width(first.text) >= grammar.limits.least * SHORTEST_NAME &&
    !UNFINISHED.test(first.text)
  if (!names) return { name: said, sentences: [id] }
  const detail = said.slice(said.indexOf(first.text) + first.text.length).replace(/^[，,：:；;]\s*/u, '')
  return { name: first.text, detail, sentences: [id] }
}

/** Says when, or on what condition, what follows is done. */
const UNFINISHED = inBothScripts(
  /(?:時|時候|後|之前|的話)$|^(?:如果|要是|當)|^(?:When|Once|If|After|Before|Within|By|In|Over|For|Only)\b/u,
)
