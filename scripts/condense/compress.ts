import type { Statement } from '../model.ts'
import type { AnalysedSentence } from './analyse.ts'
import type { Clause, Grammar } from './grammar.ts'
import { losesAttribution } from './relations/attribution.ts'
import { inBothScripts } from './variants.ts'

/** A statement made of a run of clauses of one sentence, with how good it is as such. */
export interface Compression extends Statement {
  /** 0 to 1: 1 is the whole sentence at a good length. */
  quality: number
}

const MOST_CLAUSES = 6

/**
 * All ways to say a sentence shorter by leaving clauses out at its ends (and asides within), best first.
 *
 * Each result stands on its own: it has its subject, points at nothing outside itself, keeps the condition, the
 * concession, the source and the hedge that bound it, and ends where a thought ends. A sentence that cannot be said so
 * gives an empty list. Deletion at clause level with such constraints follows Clarke and Lapata, "Global inference for
 * sentence compression", JAIR 31 (2008); what is different is that nothing here is learnt.
 *
 * @param sentence an answer sentence
 * @param limit longest result in `grammar.width` units
 */
export function compressions(sentence: AnalysedSentence, limit: number, grammar: Grammar): Compression[] {
  if (sentence.isQuestion) return []
  const all = sentence.clauses
  const kept = all.map((_, index) => index).filter((index) => !isAside(all[index]!, index, grammar))
  const found: Compression[] = []
  for (let from = 0; from < kept.length; from++) {
    for (let to = from; to < Math.min(kept.length, from + MOST_CLAUSES); to++) {
      const compression = windowStatement(
        sentence,
        kept.slice(from, to + 1),
        kept[from - 1],
        kept[to + 1],
        limit,
        grammar,
      )
      if (compression) found.push(compression)
    }
  }
  return found.sort((a, b) => b.quality - a.quality || b.text.length - a.text.length)
}

/**
 * What a list is announced by (There are three things a reef needs: …), for a slide that shows the list below; null when
 * the sentence announces none, or the announcement does not stand alone.
 */
export function announcement(sentence: AnalysedSentence, limit: number, grammar: Grammar): Statement | null {
  const colon = sentence.clauses.findIndex(({ mark }) => COLON.test(mark))
  if (colon < 0) return null
  const window = Array.from({ length: colon + 1 }, (_, index) => index)
  const whole = { ...sentence, clauses: sentence.clauses.slice(0, colon + 1).map(withoutColon) }
  const found = windowStatement(whole, window, undefined, undefined, limit, grammar)
  return found && { text: found.text, sentences: found.sentences }
}

const COMMA = /[,，]/
const COLON = /[：:]/
const withoutColon = (clause: Clause): Clause => (COLON.test(clause.mark) ? { ...clause, mark: '' } : clause)

/** 咖啡館、設計公司、直播基地 */
const BARE_LIST = /^[^，。、]{1,10}(?:、[^，。、]{1,10})+$/u

const isAside = (clause: Clause, index: number, grammar: Grammar): boolean =>
  grammar.aside.test(clause.text) && (index > 0 || clause.mark !== '')

function windowStatement(
  sentence: AnalysedSentence,
  window: number[],
  before: number | undefined,
  after: number | undefined,
  limit: number,
  grammar: Grammar,
): Compression | null {
  const clauses = window.map((index) => sentence.clauses[index]!)
  const first = clauses[0]!
  const last = clauses.at(-1)!
  const previous = before === undefined ? undefined : sentence.clauses[before]!
  const next = after === undefined ? undefined : sentence.clauses[after]!

  const head = first.text.replace(grammar.lead, '')
  const text = joinClauses([{ ...first, text: head }, ...clauses.slice(1)]).replace(grammar.tag, '')
  const width = grammar.width(text)
  if (head === '' || width > limit || width < grammar.limits.least) return null
  // 「採石、挖沙、旅遊」 says nothing of them.
  if (BARE_LIST.test(text) && !grammar.saysSomething(text.replace(/、.*/u, ''))) return null

  const opening = previous === undefined
  if (next && clauses.length > 1 && !grammar.saysSomething(last.text)) return null
  if (previous && clauses.some(({ text }, at) => at > 0 && grammar.continuesSubject(text))) return null
  // 「所以受到的關注比較少」: what follows from something owes its subject to it.
  const ownSubject = opening && !grammar.cues.conclusion.test(first.text)
  if (!opensWell(clauses, head, ownSubject, grammar)) return null
  if (previous && !COLON.test(previous.mark) && bindsNext(previous.text, grammar)) return null
  if (previous && COLON.test(previous.mark) && /^[「『“"]/.test(first.text)) return null
  if (previous && grammar.cues.reported.test(previous.text)) return null
  if (next && COMMA.test(last.mark) && grammar.leadsUp(last.text, next.text)) return null
  if (previous && COMMA.test(previous.mark) && grammar.leadsUp(previous.text, first.text)) return null
  if (next && cutsOffTheRest(sentence.clauses.slice(window.at(-1)!), grammar)) return null
  // 「起一座新橋，局長來剪綵」: what is done says when the rest holds.
  if (partsFromAction(window, sentence.clauses, grammar)) return null
  // What a colon announces must be told to its end, and a list is nothing without its announcement.
  if (next && clauses.some(({ mark }) => COLON.test(mark))) return null
  if (previous && COLON.test(previous.mark) && grammar.cues.enumeration.test(`${previous.text}：`))
    return null
  const earlier = sentence.clauses.slice(0, window[0]).filter(({ text }) => !grammar.aside.test(text))
  if (isPartOfList(earlier, grammar) || boundBy(earlier, grammar) || leavesTopic(earlier, grammar))
    return null
  if (next && isUnfinishedCondition(clauses, head, next, grammar)) return null
  if (next && grammar.cues.negative.test(last.text) && grammar.corrects.test(next.text)) return null
  if (next && grammar.continuesSubject(next.text)) return null
  if (previous && grammar.answersWhy.test(head)) return null
  if (grammar.breaksOff.test(last.text) || (next && grammar.splitsNoun(last.text, next.text))) return null
  if (previous && (grammar.tiedSubject.test(first.text) || grammar.splitsNoun(previous.text, first.text)))
    return null
  if (leavesPerson(earlier, grammar)) return null
  if (next && (grammar.isBound(last.text.replace(grammar.lead, '')) || grammar.follows.test(next.text)))
    return null
  if (previous && grammar.follows.test(head)) return null
  if (next && (grammar.completes.test(next.text) || grammar.takesBack.test(next.text))) return null
  if (next && grammar.defines.test(text)) return null
  if (opensPair(text, sentence.text, grammar)) return null
  if (grammar.dangles(text) && !(opening && meansWhatWasAsked(sentence, text, grammar))) return null
  if (losesAttribution(window, sentence.attribution)) return null

  return {
    text: capitalised(text),
    sentences: [sentence.id],
    quality: quality(sentence, text, width, limit, opening, next, first.text, grammar),
  }
}

/** «It's a clock that …», the first words of the answer, under the question that names it: that stands on the slide too. */
function meansWhatWasAsked({ answersBeside }: AnalysedSentence, text: string, grammar: Grammar): boolean {
  const named = text.replace(/^It(?=['’]s | is | was )/, 'The ship')
  return answersBeside && named !== text && !grammar.dangles(named)
}

/** What follows the last clause told, up to a semicolon, is what the sentence is said for, or turns it. */
function cutsOffTheRest(from: Clause[], grammar: Grammar): boolean {
  const side = from.slice(0, from.findIndex(({ mark }) => mark === '；') + 1 || undefined)
  const [last, next, ...rest] = side.map(({ text }) => text)
  if (last === undefined || next === undefined) return false
  return (
    grammar.needsNext(last, next, rest) ||
    grammar.introduces.test(last) ||
    grammar.cues.later.test(next) ||
    rest.some((text) => grammar.takesBack.test(text))
  )
}

/** The window's first clause has a subject, or is an adverbial whose main clause, further on, has one. */
function opensWell(clauses: Clause[], head: string, opening: boolean, grammar: Grammar): boolean {
  if (grammar.leansBack.test(head) || (!opening && BESIDES.test(head))) return false
  if (!grammar.isBound(head))
    return (
      grammar.standsAlone(head, opening) ||
      (opening && clauses.slice(1).some(({ text }) => grammar.continuesSubject(text)))
    )
  const main = clauses.slice(1).find((clause) => !grammar.isBound(clause.text))
  if (main === undefined) return false
  // `By two people, and I had dinner with one of them`: the phrase belongs to what was asked, not to what follows.
  if (!grammar.isChinese && /^(?:and|but|or) /i.test(main.text) && !grammar.standsAlone(head, opening))
    return false
  // 「當領先一個身位的時候，就可以說…」: what holds of anyone needs no subject.
  return grammar.follows.test(main.text) || grammar.standsAlone(main.text.replace(grammar.lead, ''), opening)
}

/** 「格式還不同」: besides what the clause before it says. */
const BESIDES = inBothScripts(/^[^，我你他她它您]{1,4}(?:還|也)(?=不|沒|很|更|有|要|會)/u)

/** The clause with which its side of a semicolon begins. */
const sideOf = (index: number, all: Clause[]): number =>
  all.findLastIndex(({ mark }, earlier) => earlier < index && mark === '；') + 1

const opensSide = (index: number, all: Clause[]): boolean => sideOf(index, all) === index

/** An action that opens the sentence, or its side of a semicolon, without what follows from it, or the reverse. */
function partsFromAction(window: number[], all: Clause[], grammar: Grammar): boolean {
  const [from, to] = [window[0]!, window.at(-1)!]
  const isAction = (index: number): boolean => grammar.namesAction(all[index]!.text)
  const goesOn = to < all.length - 1 && all[to]!.mark !== '；'
  return (
    (!opensSide(from, all) && isAction(sideOf(from, all))) || (goesOn && opensSide(to, all) && isAction(to))
  )
}

/** 「三個條件：甲，」乙和丙: what remains of a list that was announced is not the list. */
const isPartOfList = (earlier: Clause[], grammar: Grammar): boolean => {
  const colon = earlier.findLastIndex(({ mark }) => COLON.test(mark))
  return (
    colon >= 0 &&
    colon < earlier.length - 1 &&
    (grammar.isChinese || grammar.cues.enumeration.test(`${earlier[colon]!.text}：`))
  )
}

/** A condition somewhere before bounds what follows it, up to a semicolon. */
function boundBy(earlier: Clause[], grammar: Grammar): boolean {
  const from = earlier.findLastIndex(({ text }) => grammar.condition.test(text))
  return from >= 0 && !earlier.slice(from).some(({ mark }) => /[；;]/.test(mark))
}

/** 「有一個老船工，六十幾歲，說腰痛」: whom the clauses after it speak of, up to a semicolon. */
const leavesPerson = (earlier: Clause[], grammar: Grammar): boolean =>
  earlier
    .slice(earlier.findLastIndex(({ mark }) => mark === '；') + 1)
    .some(({ text }) => grammar.introduces.test(text))

/** Width of the longest words that only name of whom or of what. */
const LONGEST_NAME = 8

/** 「成熟製程，也就是28納米以上，差距基本沒有了」: of what it holds, said before what only explains it. */
function leavesTopic(earlier: Clause[], grammar: Grammar): boolean {
  // 「我們學校土木工程，二〇一三年…，去年…」: of what all clauses up to a semicolon are told.
  const side = earlier.slice(earlier.findLastIndex(({ mark }) => mark === '；') + 1)
  if (side.some(({ text }) => grammar.namesTopic(text))) return true
  // 「一個媽媽，逃逸移工，孩子三個月大…」.
  const says = (text: string): boolean => grammar.saysSomething(text) || grammar.width(text) > LONGEST_NAME
  if (grammar.isChinese && !side.every(({ text }) => says(text))) return true
  const explained = earlier.findLastIndex(({ text }) => !grammar.leansBack.test(text))
  return explained >= 0 && explained < earlier.length - 1 && bindsNext(earlier[explained]!.text, grammar)
}

/** 「假如工程上馬，沉積物飄過來」: a condition whose consequence is still to come. */
function isUnfinishedCondition(clauses: Clause[], head: string, next: Clause, grammar: Grammar): boolean {
  const at = clauses.findLastIndex(({ text }, index) => grammar.condition.test(index === 0 ? head : text))
  if (at < 0 || clauses.at(-1)!.mark === '；') return false
  const after = clauses.slice(at + 1)
  return !after.some(({ text }) => grammar.isConsequence(text)) && !grammar.turns.test(next.text)
}

/** The clause must stay with the one after it. What is only said to be an example of something may go. */
const bindsNext = (clause: string, grammar: Grammar): boolean =>
  grammar.isBound(clause.replace(grammar.lead, '')) && !grammar.cues.example.test(clause)

/** The kept text opens a pair (不僅…更, not only…but) without closing it. */
function opensPair(text: string, whole: string, grammar: Grammar): boolean {
  return grammar.pairs.some(([opener, closer]) => {
    const match = opener.exec(text)
    if (!match) return false
    const rest = text.slice(match.index)
    return (
      !closer.test(rest.slice(match[0].length)) &&
      closer.test(whole.slice(whole.indexOf(match[0]) + match[0].length))
    )
  })
}

function joinClauses(clauses: Clause[]): string {
  return clauses
    .map((clause, index) => {
      if (index === clauses.length - 1) return clause.text
      return clause.text + (/^[,;:]$/.test(clause.mark) ? `${clause.mark} ` : clause.mark)
    })
    .join('')
}

/** A statement begins with a capital where the script has them; no word is changed. */
export const capitalised = (text: string): string =>
  text.replace(/^[a-z](?=[a-z'’]*,? )/, (letter) => letter.toUpperCase())

function quality(
  sentence: AnalysedSentence,
  text: string,
  width: number,
  limit: number,
  opening: boolean,
  next: Clause | undefined,
  first: string,
  grammar: Grammar,
): number {
  const words = new Set(grammar.contentWords(text))
  const covered = words.size / Math.max(1, new Set(sentence.words).size)
  let score = 0.35 + 0.65 * Math.min(1, covered)
  // Who opens in the middle leaves out what the sentence set out from.
  if (!opening && !grammar.cues.conclusion.test(first)) score *= sentence.isFirstOfParagraph ? 0.85 : 0.9
  if (next && grammar.turns.test(next.text)) score *= 0.85
  if (grammar.cues.negative.test(sentence.text) && !grammar.cues.negative.test(text)) score *= 0.9
  if (!opening && grammar.cues.conclusion.test(first)) score = Math.min(1, score + 0.35)
  if (width > limit * 0.9) score *= 0.95
  if (width < grammar.limits.least * 1.4) score *= 0.8
  return score
}
