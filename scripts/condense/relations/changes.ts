/** Two figures of one measure, of which one became the other. */
import type { Quantity, Statement } from '../../model.ts'
import { type AnalysedSentence, bare } from '../analyse.ts'
import { capitalised, compressions } from '../compress.ts'
import type { Clause, Grammar } from '../grammar.ts'
import { firstMade } from '../options.ts'
import {
  AFTER_ZH,
  FIGURE_EN,
  FIGURE_ZH,
  figuresIn,
  HEDGE_EN,
  isOneUnit,
  NO_MEASURE,
  unitOf,
} from './figures.ts'

/** What the speaker says of both, fit to head them, and the two in his order. */
export interface Change extends Statement {
  quantities: Quantity[]
}

/**
 * From how much to how much something went: 「從三成降到兩成」, `fell from 31 percent to 12`. Both are counted in the same
 * unit. What is only wished, supposed, heard, quoted or taken back is none.
 */
export function findChanges(sentences: AnalysedSentence[], grammar: Grammar): Change[] {
  return sentences.flatMap((sentence, index) => {
    const next = sentences[index + 1]
    const isTakenBack = next?.turn === sentence.turn && grammar.rejects.test(next.text)
    if (sentence.isQuestion || sentence.attribution || isTakenBack) return []
    return changeIn(sentence, grammar) ?? []
  })
}

const MOVES_ZH =
  '(?:(?:慢慢|一路|逐步|很快|直接|已經|已经|再|又)?(?:下|上|提|增|減|减|縮|缩|擴|扩|變|变|改|拉|壓|压|延|爬|回|滑|拖|砍|降|升|跌|掉|漲|涨|加|長|调|調)(?:降|升|跌|滑|漲|涨|低|高|少|多|長|长|短|大|小|加|減|减|慢|快)?(?:到|至|成|為|为))'
/** 「等床時間從平均三十一小時降到十二小時」 */
const CHANGE_ZH = new RegExp(
  `^(?<of>.*)(?<from>[從从由](?<when>[^，從从由]{0,12}?))(?!(?:19|20)[0-9]{2}年|[一二][〇○零九一二三四五六七八]{3}年)(?<a>${FIGURE_ZH})(?<thing>[^，0-9〇零一二兩两三四五六七八九十百千萬万]{0,4}?)(?<to>${MOVES_ZH}(?:了)?(?<then>[^，]{0,8}?))(?<b>${FIGURE_ZH})(?<after>${AFTER_ZH})(?:了|而已)?$`,
  'u',
)

const UNIT_EN = '(?: per ?cent(?: of [a-z]+)?| (?!to\\b|in\\b|and\\b)[a-z]+(?: (?:a|an|per|of) [a-z]+)?)?'
/** `fell from about one in four to one in eleven` */
const CHANGE_EN = new RegExp(
  `^(?<of>.*?\\b(?:went|gone|goes|fell|fallen|falls|rose|risen|rises|dropped|drops|came|come|comes|grew|grown|grows|climbed|jumped|shrank|shrunk|sank|slid|moved|cut|cuts|increased|decreased|doubled|halved|brought|got)\\b(?: (?!from\\b)[a-z'’-]+){0,4}(?:, [^,]{2,24},)?) (?<from>from(?:, [^,]{2,28},)? ${HEDGE_EN})(?<a>${FIGURE_EN})(?<ua>${UNIT_EN})(?: (?:in|last) [a-z0-9 ]{3,16})? (?<to>to ${HEDGE_EN})(?<b>${FIGURE_EN})(?<ub>(?: per ?cent| (?!in\\b|over\\b|within\\b)[a-z]+)?)(?<tail>[^,;:—]*)$`,
  'iu',
)

/** 「從甲降到乙」, `from a to b`: once in its sentence. */
function changeIn(sentence: AnalysedSentence, grammar: Grammar): Change | undefined {
  const found = sentence.clauses.flatMap((clause, at) => {
    // «It went from, off the top of my head, 0.3 to 0.6»: an aside has clauses of its own.
    const to = ENDS_ON_FROM.test(clause.text) ? at + WITH_ASIDE : at + 1
    const told = sentence.clauses.slice(at, to).map(({ text, mark }) => `${text}${mark}`)
    const text = to > at + 1 ? told.join(' ') : clause.text
    const groups = (grammar.isChinese ? CHANGE_ZH : CHANGE_EN).exec(text)?.groups
    return groups ? [{ groups, text, at, to }] : []
  })
  const [only, other] = found
  if (!only || other) return undefined
  const {
    of = '',
    from = '',
    a = '',
    to = '',
    b = '',
    after = '',
    thing = '',
    ua = '',
    ub = '',
  } = only.groups
  if (grammar.isChinese) {
    const [left, right] = [unitOf(a), unitOf(b)]
    // «从八点到十一点减到三成»: where the first is bare, nothing else may stand behind it.
    const areBare = left === '' && right === ''
    if ((left === '' && thing !== '') || !(areBare || isOneUnit(left, right)) || a === b) return undefined
  }
  if (
    !isMeasured(sentence.clauses, only.at, only.to - 1) ||
    countsOn(sentence.clauses.slice(only.to), b, grammar)
  )
    return undefined
  const heading = headingOf([sentence], [only.text.replace(grammar.lead, '')], grammar)
  if (!heading || (of.replace(grammar.lead, '') === '' && only.at === 0)) return undefined
  const value = (figure: string, unit: string) => (grammar.isChinese ? figure : `${figure}${unit}`).trim()
  return {
    ...heading,
    quantities: [
      { value: value(a, ua), hedge: from.trim(), measures: '', ...saidIn(sentence) },
      {
        value: value(b, ub),
        hedge: after ? `${to}…${after}` : to.trim(),
        measures: '',
        ...saidIn(sentence),
      },
    ],
  }
}

const WITH_ASIDE = 3
const ENDS_ON_FROM = /\bfrom$/i

const saidIn = ({ id, text }: AnalysedSentence): Statement => ({ text, sentences: [id] })

/** Figures follow in the sentence that are neither worked out from the two (少了一半) nor the last again («stuck at twelve for four years»). */
const countsOn = (clauses: Clause[], last: string, grammar: Grammar): boolean =>
  clauses.some(({ text }) =>
    figuresIn(text, grammar).some(
      ({ value, unit }) =>
        value !== last && !IS_TIME.test(unit) && !/[倍成%％半]$|half|twice|times/iu.test(value),
    ),
  )
const IS_TIME = /^(?:year|month|week|day|hour|minute)$|^(?:年|個?月|个月|天|日)$/u

/** What is said of clauses, and right before them, is so: it is neither wished nor supposed. */
const isMeasured = (clauses: Clause[], from: number, to: number): boolean =>
  !clauses.slice(Math.max(0, from - 1), to + 1).some(({ text }) => NO_MEASURE.test(text))

/**
 * The sentences whole, or of one as much as is short enough to head a slide and holds all of `kept`: a statement that stands
 * by itself, or else the clauses from the first of these to the last, below which the sentence must stand whole.
 */
export function headingOf(told: AnalysedSentence[], kept: string[], grammar: Grammar): Statement | undefined {
  const { width, limits } = grammar
  const ids = told.map(({ id }) => id)
  const whole = told
    .map(({ text }, at) => (at === told.length - 1 ? bare(text, grammar) : text))
    .join(grammar.joint)
    .replace(grammar.lead, '')
  // What a later clause points at stands before it, and all of it below.
  const points = grammar.isChinese ? whole : (grammar.clauses(bare(told[0]!.text, grammar))[0]?.text ?? '')
  if (width(whole) <= limits.headline && !grammar.dangles(points))
    return { text: capitalised(whole), sentences: ids }
  const [own, other] = told
  if (!own || other) return undefined
  const holdsAll = ({ text }: Statement): boolean =>
    kept.every((part) => text.toLowerCase().includes(part.toLowerCase()))
  const stated = [clausesOf(own, kept, grammar), ...compressions(own, limits.headline, grammar)].find(
    (one) => one && holdsAll(one) && width(one.text) <= limits.headline,
  )
  return stated ? { text: stated.text, sentences: stated.sentences } : undefined
}

function clausesOf(
  { id, text, clauses, answersBeside }: AnalysedSentence,
  kept: string[],
  grammar: Grammar,
): Statement | null {
  const at = clauses.findIndex((clause) => clause.text.includes(kept[0]!.slice(0, FIRST_WORDS)))
  if (at < 0) return null
  const said = bare(text, grammar)
  const end = clauses.findLast((clause) => kept.some((part) => clause.text.includes(part)))?.text ?? ''
  const to = said.lastIndexOf(end) + end.length
  const bound = clauses.findIndex((clause) => grammar.isBound(clause.text))
  // A condition left out would bound what is told.
  const starts = clauses.slice(0, bound < 0 ? at + 1 : Math.min(at, bound) + 1)
  return firstMade(starts, (first) => {
    const stated = said.slice(said.indexOf(first.text), to).replace(grammar.lead, '')
    const stands = grammar.standsAlone(first.text, first === clauses[0]) && !grammar.isBound(first.text)
    const fits = grammar.width(stated) <= grammar.limits.headline
    return stands && fits && (answersBeside || !grammar.dangles(stated))
      ? { text: capitalised(stated), sentences: [id] }
      : null
  })
}
/** Enough of a statement of several clauses to find the first of them. */
const FIRST_WORDS = 12
