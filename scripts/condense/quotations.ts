/** What of an answer is quoted whole, where no heading can be made of it or its story needs telling. */
import type { Evidence, Quotation, Statement } from '../model.ts'
import { type AnalysedSentence, bare } from './analyse.ts'
import type { Grammar } from './grammar.ts'
import { claimsNothing, companionsOf, following, isGivenUp, type Knowledge, type Option } from './options.ts'

const LONGEST_QUOTATION = 2.9
/** What is read at once, in headlines: a quotation grows so far with its neighbours. */
const READ_AT_ONCE = 2.1
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
  { grammar, guest }: Knowledge,
  isTaken: (text: string) => boolean,
): Quotation | null {
  const longest = grammar.limits.headline * LONGEST_QUOTATION
  const least = grammar.isChinese ? LEAST_QUOTATION.chinese : LEAST_QUOTATION.english
  const from = passage.findIndex(({ id }) => id === headline.sentences[0])
  const first = passage[from]
  if (!first || grammar.dangles(bare(first.text, grammar).replace(grammar.lead, ''))) return null
  // 「其次，…」: what joins it to the sentence before means nothing on a slide of its own.
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
      !(
        grammar.dangles(bare(sentence.text, grammar)) ||
        bound.has(sentence.id) ||
        (first.isStory && sentence.isStory)
      ),
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
    return {
      text: withoutMarks(strip(wide)),
      sentences: wide.map(({ id }) => id),
      speaker: guest(first),
    }
  }
  return null
}

/** The run with the sentences of its paragraph around it, as far as all go into a quotation that is read at once. */
function widened(
  passage: AnalysedSentence[],
  from: number,
  to: number,
  isTaken: (text: string) => boolean,
  grammar: Grammar,
): AnalysedSentence[] {
  const own = passage[from]!
  const room = grammar.limits.headline * READ_AT_ONCE
  const isBeside = (one: AnalysedSentence | undefined): one is AnalysedSentence =>
    one !== undefined &&
    one.turn === own.turn &&
    one.paragraph === own.paragraph &&
    !one.isQuestion &&
    !one.attribution &&
    !claimsNothing(one, grammar) &&
    !isTaken(bare(one.text, grammar))
  const fits = (a: number, b: number): boolean => grammar.width(joined(passage.slice(a, b), grammar)) <= room
  let start = from
  for (let at = from - 1; isBeside(passage[at]) && fits(at, to); at--)
    if (opensWell(passage[at]!, grammar)) start = at
  let end = to
  for (let at = to; isBeside(passage[at]) && fits(start, at + 1); at++)
    if (!grammar.cues.newStrand.test(passage[at]!.text) && endsWell(passage, at, grammar)) end = at + 1
  return passage.slice(start, end)
}

/** With nothing before it. */
const opensWell = (sentence: AnalysedSentence, grammar: Grammar): boolean =>
  sentence.isFirstOfAnswer
    ? sentence.question !== undefined
    : !grammar.dangles(bare(sentence.text, grammar)) &&
      !grammar.turns.test(sentence.text) &&
      !COUNTED.test(sentence.text)

/** With nothing behind it that judges it, turns it or is what it sets up. */
function endsWell(passage: AnalysedSentence[], at: number, grammar: Grammar): boolean {
  const [last, next] = [passage[at]!, passage[at + 1]]
  if (
    grammar.cues.setsUp.test(last.text) ||
    grammar.heldOnce.test(last.text) ||
    last.isStory !== passage[at - 1]!.isStory
  )
    return false
  if (next?.turn !== last.turn) return true
  return (
    companionsOf(last.id, passage, grammar).length === 0 &&
    ![grammar.turns, grammar.rejects].some((cue) => cue.test(next.text))
  )
}

/** As many first sentences of an answer as fit a quotation and are not turned by the next; null where that says too little. */
export function openingOf(answer: AnalysedSentence[], { grammar, guest }: Knowledge): Quotation | null {
  const opening = openingWithin(answer, grammar.limits.headline * LONGEST_QUOTATION, grammar)
  if (!opening || grammar.width(opening.text) < grammar.limits.least * LEAST_OPENING) return null
  return { ...opening, text: withoutMarks(opening.text), speaker: guest(answer[0]!) }
}

/** As many first sentences of an answer as go into so much room and are not turned by the next; null where none do. */
export function openingWithin(answer: AnalysedSentence[], room: number, grammar: Grammar): Statement | null {
  const run = openingRun(answer, room, grammar)
  return run.length === 0 ? null : { text: joined(run, grammar), sentences: run.map(({ id }) => id) }
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
    const isTurned =
      next && [grammar.turns, grammar.rejects, grammar.cues.caveat].some((cue) => cue.test(next.text))
    const isBound = companionsOf(last.id, answer, grammar).length > 0 || grammar.cues.setsUp.test(last.text)
    if (!isTurned && !isBound && !last.isQuestion && last.attribution?.kind !== 'said') return run
  }
  return []
}

/** Sentences as they are quoted, without stage directions. */
const joined = (run: AnalysedSentence[], grammar: Grammar): string =>
  run.map(({ text }) => text.replace(grammar.stageDirection, '').trim()).join(grammar.isChinese ? '' : ' ')

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
