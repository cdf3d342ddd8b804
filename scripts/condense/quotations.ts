/** What of an answer is quoted whole, where no heading can be made of it or its story needs telling. */
import type { Evidence, Quotation, Statement } from '../model.ts'
import { type AnalysedSentence, bare } from './analyse.ts'
import type { Grammar } from './grammar.ts'
import {
  claimsNothing,
  companionsOf,
  following,
  isGivenUp,
  isReport,
  type Knowledge,
  leavesBehind,
  type Option,
} from './options.ts'
import { announcing } from './relations/phrases.ts'

const LONGEST_QUOTATION = 2.9
/** What is read at once, in headlines: a quotation grows so far with its neighbours. */
const READ_AT_ONCE = 2.1
/** And so far where its paragraph ends. */
const TO_THE_END = 3.4
/** In headlines: a quotation that is set in one size throughout, and the longest claim that is set larger than the rest. */
export const UNDIVIDED = 1.5
export const LARGEST_CLAIM = 1.6
/** And the longest of an answer told whole: a line of Chinese says more. */
const WHOLE_ANSWER = { chinese: 5.6, english: 6.6 }
/** What the opening of the answer is worth beside what follows, in headlines. */
const OPENS_IT = 1.8
/** The shortest quotation, as a share of a headline's width: less does not fill a slide. */
const LEAST_QUOTATION = { chinese: 0.28, english: 0.4 }
/** The shortest opening of an answer, in the least that a statement says. */
const LEAST_OPENING = 1.5
const COUNTED = /^(?:first|second|third|fourth)(?:ly)?,/i
/** What a sentence too long for a heading gains by being told whole; a heading's gains 1.2. */
const WHOLE_BUT_LONG = 0.7
/** A quotation shorter than this share of a headline says too little to fill a slide. */
const BRIEF_QUOTATION = 0.6
const BRIEF_PENALTY = 0.4

/**
 * The headline's whole sentence, those that lean on it, and of its neighbours as many as are read at once: what led to it
 * before what follows from it.
 * @param isTaken true for what another slide says
 */
export function quotationFrom(
  headline: Option,
  passage: AnalysedSentence[],
  knowledge: Knowledge,
  isTaken: (text: string) => boolean,
): Quotation | null {
  const { grammar } = knowledge
  const longest = grammar.limits.headline * LONGEST_QUOTATION
  const least = grammar.isChinese ? LEAST_QUOTATION.chinese : LEAST_QUOTATION.english
  const from = passage.findIndex(({ id }) => id === headline.sentences[0])
  const first = passage[from]
  if (!first || grammar.dangles(bare(first.text, grammar).replace(grammar.lead, ''))) return null
  const strip = (run: AnalysedSentence[]) => joined(run, grammar).replace(grammar.connective, '')
  // As many sentences as lean on the one before them and fit: a story is told to its end.
  const after = passage.slice(from + headline.sentences.length)
  const bound = new Set(companionsOf(headline.sentences.at(-1)!, passage, grammar).map(({ id }) => id))
  const ends = after.findIndex(
    (sentence) =>
      sentence.paragraph !== first.paragraph ||
      sentence.isQuestion ||
      sentence.attribution ||
      isFragment(sentence, grammar) ||
      grammar.cues.newStrand.test(sentence.text) ||
      !(grammar.dangles(bare(sentence.text, grammar)) || bound.has(sentence.id)),
  )
  const whole = passage.slice(from, from + headline.sentences.length + (ends < 0 ? after.length : ends))
  // Where no letter may change, what only answers a why, or counts a place in a list, is not quoted.
  if (!grammar.isChinese && (grammar.answersWhy.test(first.text) || COUNTED.test(first.text))) return null
  for (let size = whole.length; size >= headline.sentences.length; size--) {
    const run = whole.slice(0, size)
    if (grammar.cues.setsUp.test(run.at(-1)!.text)) continue
    const width = grammar.width(withoutMarks(strip(run)))
    if (width > longest || width < grammar.limits.headline * least) continue
    const next = passage[from + size]
    if (next && next.turn === first.turn && (grammar.rejects.test(next.text) || bound.has(next.id)))
      return null
    const wide = widened(passage, from, from + size, isTaken, grammar)
    return quotationOf(wide, headline, knowledge)
  }
  return null
}

/** A run of sentences of one speaker as it is quoted for a claim in it, or below one. */
export function quotationOf(
  run: AnalysedSentence[],
  claim: Pick<Statement, 'sentences'>,
  { grammar, guest }: Knowledge,
): Quotation {
  const around = claim.sentences.length > 0 ? partsAround(claim, run, grammar) : undefined
  return {
    // 「其次，…」: what joins it to the sentence before means nothing on a slide of its own.
    text: withoutMarks(joined(run, grammar).replace(grammar.connective, '')),
    sentences: run.map(({ id }) => id),
    speaker: guest(run[0]!),
    ...(around ? { around } : {}),
  }
}

/**
 * A long quotation in three, so that its claim may be set large, if it is not long itself; what is read at once is not
 * divided.
 */
function partsAround(
  { sentences }: Pick<Statement, 'sentences'>,
  run: AnalysedSentence[],
  grammar: Grammar,
): Quotation['around'] | undefined {
  if (grammar.width(joined(run, grammar)) <= grammar.limits.headline * UNDIVIDED) return undefined
  const tell = (part: AnalysedSentence[], opens: boolean): Statement => {
    const text = joined(part, grammar)
    return {
      text: opens ? text.replace(grammar.connective, '') : text,
      sentences: part.map(({ id }) => id),
    }
  }
  // What others say, or he held once, is not set above what he says to it.
  const isHeld = (one: AnalysedSentence): boolean =>
    !isReport(one) &&
    !claimsNothing(one, grammar) &&
    !isGivenUp(one, following(run, run.indexOf(one)), grammar)
  const fits = (part: AnalysedSentence[]): boolean =>
    part.length > 0 &&
    part.every(isHeld) &&
    grammar.width(joined(part, grammar)) <= grammar.limits.headline * LARGEST_CLAIM
  const at = run.findIndex(({ id }) => id === sentences[0])
  const behind = at + sentences.length
  if (at < 0 || !fits(run.slice(at, behind)) || sentences.length === run.length) return undefined
  return {
    ...(at > 0 ? { before: tell(run.slice(0, at), true) } : {}),
    claim: tell(run.slice(at, behind), at === 0),
    ...(behind < run.length ? { after: tell(run.slice(behind), false) } : {}),
  }
}

/**
 * The run with sentences of its paragraph around it, as many as are read at once: best from where the answer opens, and to
 * where its paragraph ends, for which there is more room.
 */
function widened(
  passage: AnalysedSentence[],
  from: number,
  to: number,
  isTaken: (text: string) => boolean,
  grammar: Grammar,
): AnalysedSentence[] {
  const own = passage[from]!
  const isBeside = (one: AnalysedSentence | undefined): boolean =>
    one !== undefined &&
    one.turn === own.turn &&
    one.paragraph === own.paragraph &&
    !isTaken(bare(one.text, grammar))
  const widthOf = (run: AnalysedSentence[]): number =>
    grammar.width(joined(run, grammar)) / grammar.limits.headline
  // No farther than can be shown: a paragraph may have no end.
  let first = from
  while (widthOf(passage.slice(first, to)) <= TO_THE_END && isBeside(passage[first - 1])) first--
  let last = to
  while (widthOf(passage.slice(from, last)) <= TO_THE_END && isBeside(passage[last])) last++
  const endsIt = passage[last]?.turn !== own.turn || passage[last]!.paragraph !== own.paragraph
  let best = { run: passage.slice(from, to), worth: 0 }
  for (let start = first; start <= from; start++) {
    if (start < from && !opensWell(passage[start]!, grammar)) continue
    for (let end = to; end <= last; end++) {
      const run = passage.slice(start, end)
      const width = widthOf(run)
      if (end > to && !endsWell(passage, to, end, grammar)) continue
      const isTheEnd = endsIt && end === last
      if (run.length > to - from && width > (isTheEnd ? TO_THE_END : READ_AT_ONCE)) continue
      const told = run.map(({ id }) => id)
      const worth =
        width +
        (isTheEnd ? READ_AT_ONCE : 0) +
        (run[0]!.isFirstOfAnswer ? OPENS_IT : 0) -
        (leavesBehind(told, passage, grammar) ? LONGEST_QUOTATION : 0)
      if (worth > best.worth) best = { run, worth }
    }
  }
  return best.run
}

/** With nothing before it: the answer's first sentence, or one that could open an answer. */
const opensWell = (sentence: AnalysedSentence, grammar: Grammar): boolean =>
  sentence.isFirstOfAnswer
    ? sentence.question !== undefined
    : !grammar.dangles(bare(sentence.text, grammar)) &&
      !grammar.turns.test(sentence.text) &&
      !COUNTED.test(sentence.text) &&
      !GOES_ON.test(sentence.text)

/** Said of what was said before. */
const GOES_ON =
  /^(?:so (?:do|does|did|is|are|was|were|has|have|can|will|would)|if (?:that|those|this)|another|others)\b|^(?:所以|因此|也|還|还|就|才|然後|然后|於是|于是|結果|结果|後來|后来)/iu

/** The sentences from `to` on, before `end`, open no new strand, and nothing behind them judges or turns them, or is what they set up. */
function endsWell(passage: AnalysedSentence[], to: number, end: number, grammar: Grammar): boolean {
  const [last, next] = [passage[end - 1]!, passage[end]]
  if (passage.slice(to, end).some(({ text }) => grammar.cues.newStrand.test(text))) return false
  if (last.isQuestion || last.attribution?.kind === 'said') return false
  if (next?.turn !== last.turn) return true
  return (
    !leavesOff(last, next, passage, grammar) &&
    !(last.isStory && next.isStory) &&
    !grammar.cues.conclusion.test(next.text)
  )
}

/** A sentence after which more must be said: it sets up, announces or was held once, or the next one judges or turns it. */
const leavesOff = (
  last: AnalysedSentence,
  next: AnalysedSentence | undefined,
  answer: AnalysedSentence[],
  grammar: Grammar,
): boolean =>
  grammar.cues.setsUp.test(last.text) ||
  grammar.heldOnce.test(last.text) ||
  companionsOf(last.id, answer, grammar).length > 0 ||
  (next !== undefined &&
    (announcing(bare(last.text, grammar), grammar) !== null ||
      grammar.turns.test(next.text) ||
      grammar.rejects.test(next.text)))

/**
 * As many first sentences of an answer as fit a quotation and are not turned by the next, the first that says something
 * above the others; null where they say too little.
 */
export function openingOf(answer: AnalysedSentence[], knowledge: Knowledge): Quotation | null {
  const { grammar } = knowledge
  const run = openingRun(answer, grammar.limits.headline * LONGEST_QUOTATION, grammar)
  if (grammar.width(joined(run, grammar)) < grammar.limits.least * LEAST_OPENING) return null
  const claim = run.find((one) => !claimsNothing(one, grammar)) ?? run[0]!
  return quotationOf(run, { sentences: [claim.id] }, knowledge)
}

/** Width of the longest answer, or part of one, that is quoted whole. */
export const longestQuoted = ({ limits, isChinese }: Grammar): number =>
  limits.headline * (isChinese ? WHOLE_ANSWER.chinese : WHOLE_ANSWER.english)

/** Consecutive sentences as one statement. */
export const wholeOf = (run: AnalysedSentence[], grammar: Grammar): Statement => ({
  text: joined(run, grammar),
  sentences: run.map(({ id }) => id),
})

/** The same as a statement of their own: without stage directions and the stop at the end. */
export function statementOf(run: AnalysedSentence[], grammar: Grammar): Statement {
  const { text, sentences } = wholeOf(run, grammar)
  return { text: bare(text, grammar), sentences }
}

/** Consecutive sentences, quoted whole for a claim among them, where a slide holds them; null where it does not. */
export function quotedWhole(
  run: AnalysedSentence[],
  claim: Pick<Statement, 'sentences'>,
  knowledge: Knowledge,
): Quotation | null {
  const { grammar } = knowledge
  const fits = grammar.width(joined(run, grammar)) <= longestQuoted(grammar)
  const onlyAsks = run.length === 1 && run[0]!.isQuestion
  return fits && !onlyAsks ? quotationOf(run, claim, knowledge) : null
}

function openingRun(answer: AnalysedSentence[], longest: number, grammar: Grammar): AnalysedSentence[] {
  let room = longest
  const tooMany = answer.findIndex(({ text }) => {
    room -= grammar.width(text)
    return room < 0
  })
  for (let size = tooMany < 0 ? answer.length : tooMany; size > 0; size--) {
    const run = answer.slice(0, size)
    const [last, next] = [run.at(-1)!, answer[size]]
    const told = run.map(({ id }) => id)
    if (
      !leavesOff(last, next, answer, grammar) &&
      !(next && grammar.cues.caveat.test(next.text)) &&
      !leavesBehind(told, answer, grammar) &&
      !last.isQuestion &&
      last.attribution?.kind !== 'said'
    )
      return run
  }
  return []
}

/** Sentences as they are quoted, without stage directions. */
const joined = (run: AnalysedSentence[], grammar: Grammar): string =>
  run.map(({ text }) => text.replace(grammar.stageDirection, '').trim()).join(grammar.joint)

/** Sentences that no cut makes short enough for a heading without harm, best first: whole they make a quotation. */
export function tooLong(
  passage: AnalysedSentence[],
  all: AnalysedSentence[],
  { grammar, scores }: Knowledge,
): Option[] {
  return passage
    .filter((one) => {
      const [opening] = one.clauses
      return (
        !(one.isExample || one.isStory || one.isQuestion || one.attribution) &&
        grammar.width(bare(one.text, grammar)) > grammar.limits.headline &&
        opening !== undefined &&
        (grammar.standsAlone(opening.text, true) || grammar.isBound(opening.text)) &&
        !claimsNothing(one, grammar) &&
        !isGivenUp(one, following(all, all.indexOf(one)), grammar)
      )
    })
    .map(({ id, text }) => ({
      text: bare(text, grammar),
      sentences: [id],
      worth: (scores.get(id) ?? 0) + WHOLE_BUT_LONG,
      at: id,
    }))
    .sort((a, b) => b.worth - a.worth)
}

/** What a claim is worth less whose quotation says too little to fill a slide. */
export const brevityPenalty = (evidence: Evidence, grammar: Grammar): number =>
  evidence.kind === 'quotation' &&
  grammar.width(evidence.quotation.text) < grammar.limits.headline * BRIEF_QUOTATION
    ? BRIEF_PENALTY
    : 0

/** `And transcription, provided that …`: it says nothing of what stands before it. */
const isFragment = ({ clauses: [first] }: AnalysedSentence, grammar: Grammar): boolean =>
  !grammar.isChinese && first !== undefined && first.text.split(/\s+/).length < 3 && first.mark === ','

/** The slide sets quotation marks of its own. */
const withoutMarks = (text: string): string => /^[「“"]([^「」“”"]+)[」”"]$/u.exec(text)?.[1] ?? text
