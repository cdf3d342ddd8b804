/** An answer that tells what is done first, then and at last: a sentence to each step. */
import type { Sequence } from '../model.ts'
import type { AnalysedSentence } from './analyse.ts'
import { bare } from './analyse.ts'
import type { Grammar } from './grammar.ts'
import { announcing, numberOf } from './relations/phrases.ts'
import { inBothScripts } from './variants.ts'

const FEWEST = 3
const MOST = 6
/** In headlines: the longest sentence that is one step. */
const LONGEST = 1.25
/** Of the steps, those that say which they are, at least. */
const MARKED = 0.5
/** A step's first clause names it; shorter than this share of the least a statement says, it names nothing. */
const SHORTEST_NAME = 0.3

const FIRST = inBothScripts(
  /^(?:首先|先(?!生|前|天|後|是因)|第一步)(?:就)?(?:是|要)?，?(?=.)|^[Ff]irst(?: of all)?,? (?=[a-z])/u,
)
const NEXT = inBothScripts(
  /^(?:然後|接著|再(?!說|怎|也|好|多|大|次)|下一步|跟著|第[二三四五六]步)(?:就|才)?(?:是|要)?，?(?=.)|^(?:And )?(?:[Tt]hen|[Nn]ext|[Aa]fter that),? (?=[a-z])|^Second(?:ly)?,? (?=[a-z])/u,
)
const LAST = inBothScripts(
  /^(?:最後|最終|最尾)(?:就|才)?(?:是|要)?，?(?=[^一，])|^(?:And )?(?:[Ff]inally|[Ll]ast(?:ly)?|[Ii]n the end),? (?=[a-z])/u,
)
/** Marks that say more than the order, and stay: `Only then do you …`, 「最後一步很多人省掉」. */
const LAST_WORDS = inBothScripts(/^最後一步|^Only (?:then|in the last|at the end)\b|^The last step\b/u)
/** Where it begins: `You begin with the map`, 「手術後頭六個星期」. */
const BEGINS = inBothScripts(
  /^(?:You|We|I|It) (?:begin|start|always start|always begin)s? (?:with|by|in|at)\b|^[^，。]{0,8}[頭前](?:[一二三四五六七八九十兩幾]+|[0-9]+)個?(?:星期|禮拜|週|月|年|天|日|小時|分鐘)/u,
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
  const isAsked = (at: number): boolean =>
    ASKS_HOW.test(asked) || ASKS_HOW.test(run.slice(0, at).at(-1)?.text ?? '')
  const from = run.findIndex(({ text }) => FIRST.test(text) || BEGINS.test(text))
  if (from < 0 || !isAsked(from)) return undefined
  const isMarked = ({ text }: AnalysedSentence): boolean =>
    [NEXT, LAST, LAST_WORDS, WHEN].some((mark) => mark.test(text))
  const to = run.findLastIndex((one, at) => at > from && isMarked(one)) + 1
  const told = run.slice(from, to)
  const marked = 1 + told.slice(1).filter(isMarked).length
  if (told.length < FEWEST || told.length > MOST || marked < told.length * MARKED) return undefined
  const count = announcedCount(run[from - 1]?.text ?? '', grammar)
  if (count !== undefined && count !== told.length) return undefined
  if (!told.every((one) => isStep(one, grammar))) return undefined
  const { text, sentences } = {
    text: told.map((one) => one.text).join(grammar.joint),
    sentences: told.map(({ id }) => id),
  }
  return { sequence: { text, sentences, steps: told.map((one) => stepOf(one, grammar)) }, from, to }
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
function stepOf({ id, text }: AnalysedSentence, grammar: Grammar): Sequence['steps'][number] {
  const whole = bare(text, grammar)
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
