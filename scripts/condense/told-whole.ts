/** Answers that a slide can hold are told whole: what is left out is what a reader asks for. */
import { groupBy } from '../group-by.ts'
import type { Evidence, Statement } from '../model.ts'
import { type AnalysedSentence, bare, widthOf } from './analyse.ts'
import { mattersOf, partsOf } from './answer-parts.ts'
import { openingBeside } from './answered.ts'
import { askedAbove, questionStatement } from './asked.ts'
import { claimAndQuotation, claimAndRest } from './claim-and-rest.ts'
import type { Candidate } from './claims.ts'
import {
  areViews,
  headsItself,
  idsIn,
  inOrder,
  isChange,
  MOST_SENTENCES,
  placeOf,
  shownOver,
  statementsIn,
} from './evidence.ts'
import { figuresTogether } from './figures-together.ts'
import type { Grammar } from './grammar.ts'
import { firstMade, isGivenUp, type Knowledge, leansBack, limitsAll } from './options.ts'
import { ownWorth } from './own-worth.ts'
import { brevityPenalty, longestQuoted, quotedWhole, UNDIVIDED } from './quotations.ts'
import { isNumberedFirst } from './relations/counted-off.ts'
import { setLarge } from './set-large.ts'
import { headingAlone } from './told-alone.ts'
import { toldBelowFigures } from './told-below-figures.ts'
import { type Run, seriesIn, toldInSeries } from './told-in-series.ts'

/**
 * What is drawn or listed, with what stands beside it, stays where it shows so much of its paragraph; the rest is told
 * beside it.
 */
const DRAWN_ENOUGH = 0.66
/** Less where two sides are all there is to a thing: a term and its meaning, a problem and its remedy. */
const TWO_SIDES = 0.5
const WORDS = new Set<Evidence['kind']>(['points', 'quotation', 'numbers'])
/** Lists, and drawings of how things stand to one another, which words tell less well. */
const LINKED = new Set<Evidence['kind']>(['enumeration', 'lead', 'scale', 'forecast', 'chain'])
/**
 * Of an answer of which each sentence is shown, a share that is as good as all; and what it is worth that it is told from
 * its beginning.
 */
const NEARLY_ALL = 0.8
const TOLD_WHOLE = 0.3
/** What a part is worth less than its neighbour for want of a claim of its own. */
const LENT = 0.4

/**
 * The same claims, those that show part of an answer showing all of it, or of a long one the part in which they are made;
 * each part once. A drawing stays that shows most of its paragraph, and what is not drawn there is told beside it.
 * @param sentences those of the theme, in order
 */
export function toldWhole(
  candidates: Candidate[],
  sentences: AnalysedSentence[],
  knowledge: Knowledge,
): Candidate[] {
  const byId = new Map(sentences.map((one) => [one.id, one]))
  const ownOf = (candidate: Candidate): AnalysedSentence => byId.get(placeOf(candidate))!
  const answers = new Map(groupBy(sentences, ({ turn }) => turn))
  const paragraphOf = ({ turn, paragraph }: AnalysedSentence): string => `${turn}/${paragraph}`
  const paragraphs = new Map(groupBy(sentences, paragraphOf))
  const made = new Map(groupBy(candidates, (one) => paragraphOf(ownOf(one))))
  const told = [...made].flatMap(([key, claims]) => {
    const paragraph = paragraphs.get(key)!
    return tellParagraph(claims, paragraph, answers.get(paragraph[0]!.turn)!, knowledge)
  })
  const inTurn = new Map(groupBy(told, (one) => ownOf(one).turn))
  const others = [...paragraphs].flatMap(([key, paragraph]) => {
    const { turn } = paragraph[0]!
    const neighbours = made.has(key) ? undefined : inTurn.get(turn)
    return neighbours ? lentTo(paragraph, neighbours, answers.get(turn)!, knowledge) : []
  })
  // What the page numbers is told as its list, and no paragraph of it by itself.
  const numbered = new Set(
    told.flatMap(({ evidence }) => {
      if (evidence.kind !== 'enumeration') return []
      const members = evidence.enumeration.members.flatMap(({ sentences: [id] }) => byId.get(id!) ?? [])
      return members[0] && isNumberedFirst(members[0]) ? members.map(paragraphOf) : []
    }),
  )
  const isOfList = (id: number): boolean => byId.has(id) && numbered.has(paragraphOf(byId.get(id)!))
  return [...told, ...others].filter(
    ({ evidence, headline }) =>
      evidence.kind === 'enumeration' || ![...headline.sentences, ...idsIn(evidence)].some(isOfList),
  )
}

/** The question that a sentence answers, '' if none. */
const askedIn = ({ question }: AnalysedSentence, { interview, grammar }: Knowledge): string =>
  questionStatement(question, interview, grammar)?.text ?? ''

/**
 * The claims made in one paragraph.
 * @param headed what heads a series of the same answer already
 */
function tellParagraph(
  claims: Candidate[],
  paragraph: AnalysedSentence[],
  answer: AnalysedSentence[],
  knowledge: Knowledge,
  headed: string[] = [],
): Candidate[] {
  const { grammar } = knowledge
  const claimsIn = (some: Candidate[], run: AnalysedSentence[]): Candidate[] => {
    const ids = new Set(run.map(({ id }) => id))
    return some.filter(({ headline }) => ids.has(headline.sentences[0]!))
  }
  const drawings = claims.filter((one) => areViews(one) || drawsEnough(one, paragraph, grammar))
  const inSeries = tellInSeries(claims, paragraph, answer, headed, knowledge)
  // What is drawn of a part of a series gives way to the whole of it.
  const isRather = (one: Candidate): boolean =>
    sayAll(one.evidence, grammar) ? inSeries?.told.evidence.kind === 'comparison' : drawings.includes(one)
  const isOfSeries = inSeries && !claims.some((one) => touches(one, inSeries.run) && isRather(one))
  const withFigures = (): ReturnType<typeof tellWithFigures> =>
    drawings.length > 0 ? null : tellWithFigures(claims, paragraph, answer, knowledge)
  const series = isOfSeries ? inSeries : withFigures()
  if (series) {
    const rest = paragraph.filter((one) => !series.run.includes(one))
    const others = unbroken(rest).flatMap((block) =>
      tellParagraph(claimsIn(claims, block), block, answer, knowledge, [
        ...headed,
        series.told.headline.text,
      ]),
    )
    return [series.told, ...others]
  }
  const others = claims.filter(({ evidence }) => evidence.kind === 'quotation' && evidence.quotation.quotedBy)
  const plain = claims.filter((one) => !drawings.includes(one) && !others.includes(one))
  const drawn = new Set(drawings.flatMap(({ headline, evidence }) => idsIn([headline, evidence])))
  const tell = (run: AnalysedSentence[], own: Candidate[]): Candidate[] => {
    const told = own.flatMap((one) => tellWhole(one, run, answer, knowledge) ?? [])
    const [best] = told.sort((a, b) => b.value - a.value)
    // Figures of one measure, and below them all that was said, say more than that alone.
    const figures = told.find(setsFigures)
    return figures ? [{ ...figures, value: best!.value + TOLD_WHOLE }] : best ? [best] : []
  }
  const blocks = unbroken(paragraph.filter(({ id }) => !drawn.has(id))).flatMap((block) =>
    mattersOf(block, grammar),
  )
  const told = blocks.flatMap((block) => {
    const neighbours = claimsIn(plain, block)
    const whole = tell(block, neighbours)
    if (whole.length > 0) return whole
    const parts = partsOf(block, longestQuoted(grammar), grammar).map((run): Part => {
      const own = claimsIn(plain, run)
      const lent = own.length > 0 ? own : lentTo(run, neighbours, answer, knowledge)
      const part = tell(run, lent)
      // Beside a drawing or a list stands what it leaves over, or nothing: a piece of that says less.
      const isLeft = drawn.size > 0 || headed.length > 0 || isNextOfList(run[0]!)
      return { run, claims: part.length > 0 || isLeft ? part : own.filter((one) => !setsFigures(one)) }
    })
    return inOrderTaken(
      parts.filter(({ claims }) => claims.length > 0),
      block[0]!.id,
      grammar,
    )
  })
  return [...drawings, ...others, ...told]
}

/** Two figures of one measure say more large than in columns, where little else is told of them. */
function sayAll(evidence: Evidence, { width }: Grammar): boolean {
  if (evidence.kind !== 'numbers') return false
  const { quantities } = evidence
  const shown = quantities.map((one) => shownOver(one)).join('')
  const all = [...new Set(quantities.map(({ text }) => text))].join('')
  return isChange(evidence) || width(shown) >= NEARLY_ALL * width(all)
}
const setsFigures = ({ evidence }: Candidate): boolean => evidence.kind === 'numbers'
const shownOf = (one: Candidate): Set<number> => new Set(idsIn(one.evidence))
const touches = (one: Candidate, run: AnalysedSentence[]): boolean =>
  run.some(({ id }) => shownOf(one).has(id))

/** A claim, and the sentences that it tells. */
interface Told {
  told: Candidate
  run: AnalysedSentence[]
}

/** The best of the claims with a series of its answer; null where there is none. */
function tellInSeries(
  claims: Candidate[],
  run: AnalysedSentence[],
  answer: AnalysedSentence[],
  headed: string[],
  knowledge: Knowledge,
): Told | null {
  const best = bestOf(claims)
  const series = seriesIn(run, askedIn(run[0]!, knowledge), knowledge.grammar)
  if (!best || !series) return null
  const question = claims.find((one) => one.question)?.question
  const heads = question && headed.includes(question.text) ? undefined : question
  return toldAround(best, run, series, knowledge, (part, start) => {
    const at = { ...series, from: series.from - start, to: series.to - start }
    const made = toldInSeries(part, at, setLarge(part, answer, knowledge), heads, knowledge)
    return made && { ...made, ...(question ? { question } : {}) }
  })
}

/** The best of the claims with the figures of its answer that are set against each other; null where there are none. */
function tellWithFigures(
  claims: Candidate[],
  run: AnalysedSentence[],
  answer: AnalysedSentence[],
  knowledge: Knowledge,
): Told | null {
  const best = bestOf(claims)
  const figured = claims.find(({ evidence }) => isChange(evidence))
  const changed = figured?.evidence.kind === 'numbers' ? figured.evidence.quantities : undefined
  const set = figuresTogether(run, knowledge)
  const isSet = set && (!changed || set[0]!.sentences[0]! < changed[0]!.sentences[0]!)
  const ids = (isSet ? set : changed)?.flatMap(({ sentences }) => sentences)
  if (!best || !ids) return null
  const told: Candidate = isSet ? { ...best, evidence: { kind: 'points', points: [] } } : figured!
  const from = run.findIndex(({ id }) => ids.includes(id))
  const to = run.findLastIndex(({ id }) => ids.includes(id)) + 1
  return toldAround(best, run, { from, to }, knowledge, (part) =>
    toldBelowFigures(
      told,
      part,
      part.length === run.length ? setLarge(part, answer, knowledge) : [],
      knowledge,
    ),
  )
}

const bestOf = (claims: Candidate[]): Candidate | undefined =>
  [...claims].sort((a, b) => b.value - a.value)[0]

/** A claim with what was found in a run and what stands around that: all of the run, or else what stands next to it. */
function toldAround(
  claim: Candidate,
  run: AnalysedSentence[],
  { from, to }: Pick<Run<Evidence>, 'from' | 'to'>,
  { grammar }: Knowledge,
  tell: (part: AnalysedSentence[], start: number) => Partial<Candidate> | null,
): Told | null {
  return firstMade(WINDOWS, ([before, behind]) => {
    const start = Math.max(0, from - before)
    const part = run.slice(start, to + behind)
    if (part.length > MOST_SENTENCES || !beginsWell(part[0]!, grammar)) return null
    // «People think there are no consequences.» is told with what there is.
    if (isGivenUp(part.at(-1)!, run[start + part.length], grammar)) return null
    const made = tell(part, start)
    return made && { told: { ...withWhole(claim, part), ...made }, run: part }
  })
}
/** Sentences before and behind that are told too, the most first. */
const WINDOWS: [number, number][] = [
  [MOST_SENTENCES, MOST_SENTENCES],
  [1, 1],
  [0, 1],
  [1, 0],
  [0, 0],
]

/** A claim with a run of its answer that is told to its end. */
const withWhole = (candidate: Candidate, run: AnalysedSentence[]): Candidate => ({
  ...candidate,
  passage: inOrder([...candidate.passage, ...run.map(({ id }) => id)]),
  value: candidate.value + (run[0]!.isFirstOfParagraph ? TOLD_WHOLE : 0),
})

/** A part of an answer with the claims that tell it. */
interface Part {
  run: AnalysedSentence[]
  claims: Candidate[]
}

/**
 * Each with the part that a talk takes before it: of a long answer that is the last one, in which most come to their point,
 * or the one before where a part leans on it.
 */
function inOrderTaken(parts: Part[], from: number, grammar: Grammar): Candidate[] {
  const leans = parts.map(
    ({ run: [opening] }) => leansBack(opening!, grammar) && !turnsAway(opening!, grammar),
  )
  return parts.flatMap(({ claims }, at) => {
    const needed = leans[at] ? at - 1 : leans[at + 1] === false ? at + 1 : -1
    const part = { name: `${from}/${at}`, ...(needed < 0 ? {} : { after: `${from}/${needed}` }) }
    // What only leads up to the next part, with nothing in it that the guest holds, is no slide.
    const holds = ({ headline, evidence }: Candidate): boolean =>
      evidence.kind !== 'quotation' || needed !== at + 1 || ownWorth(headline.text, grammar) > 0
    return claims.filter(holds).map((one) => ({ ...one, part }))
  })
}

/**
 * A part or paragraph in which no claim was found, for what the best of its neighbours is worth, or nearly: they belong to
 * one answer.
 */
function lentTo(
  run: AnalysedSentence[],
  neighbours: Candidate[],
  answer: AnalysedSentence[],
  knowledge: Knowledge,
): Candidate[] {
  const { grammar } = knowledge
  if (run.length > MOST_SENTENCES || !beginsWell(run[0]!, grammar)) return []
  const [headline] = setLarge(run, answer, knowledge)
  // A story is told for a claim; by itself it is none, unless it ends on what it was told for, or turns to it.
  const onlyTells = run.every(({ isStory, isExample }) => isStory || isExample)
  const moral = run.find(({ id }) => id === headline?.sentences[0])
  const hasMoral =
    moral !== undefined &&
    (moral === run.at(-1) || grammar.turns.test(moral.text)) &&
    ownWorth(moral.text, grammar) > 0
  if (onlyTells && !hasMoral) return []
  const [best] = [...neighbours].sort((a, b) => b.value - a.value)
  const heading = headline && headingAlone(headline, answer, knowledge)
  const quoted = headline && quotedFor(heading, headline, [run], undefined, knowledge)
  if (!best || !quoted || brevityPenalty(quoted.evidence, grammar) > 0) return []
  return [{ ...best, headline, ...quoted, passage: run.map(({ id }) => id), value: best.value - LENT }]
}

/** Runs of sentences that stand next to one another. */
function unbroken(sentences: AnalysedSentence[]): AnalysedSentence[][] {
  const runs: AnalysedSentence[][] = []
  for (const one of sentences) {
    const last = runs.at(-1)
    if (last && last.at(-1)!.id === one.id - 1) last.push(one)
    else runs.push([one])
  }
  return runs
}

/** A drawing that shows most of its paragraph, or what no words tell so well; no list without what limits it. */
function drawsEnough(
  { headline, evidence }: Candidate,
  paragraph: AnalysedSentence[],
  grammar: Grammar,
): boolean {
  if (WORDS.has(evidence.kind)) return false
  const shown = new Set(idsIn([headline, evidence]))
  const last = Math.max(...shown)
  const isBehind = ({ id, text }: AnalysedSentence): boolean =>
    id === last + 1 || (id > last && grammar.cues.caveat.test(text))
  if (evidence.kind === 'enumeration')
    return !paragraph.some((one) => isBehind(one) && limitsAll(one, grammar))
  if (LINKED.has(evidence.kind)) return true
  const isBoth = evidence.kind === 'definition' || evidence.kind === 'remedy'
  const enough = isBoth ? TWO_SIDES : DRAWN_ENOUGH
  const told = paragraph.filter(({ id }) => shown.has(id))
  return widthOf(told, grammar) >= enough * widthOf(paragraph, grammar)
}

/**
 * The claim with all of a run of its answer: below a figure, as points, or quoted, where a slide holds that.
 * @returns null where it cannot be told alone or is too long
 */
function tellWhole(
  candidate: Candidate,
  run: AnalysedSentence[],
  answer: AnalysedSentence[],
  knowledge: Knowledge,
): Candidate | null {
  const { grammar } = knowledge
  const { evidence, question } = candidate
  const [opening] = run
  if (run.length > MOST_SENTENCES || !beginsWell(opening!, grammar)) return null
  // A question with its answer, a denial with what is so: two sentences that make one statement.
  const isPair = candidate.headline.sentences.length > 1
  const large = isPair ? [] : setLarge(run, answer, knowledge)
  const head = large[0] ?? candidate.headline
  const mayHead = large.length === 0 || large.some((one) => headsItself(one, candidate.headline))
  const beside = openingBeside(answer, [candidate.headline, ...statementsIn(evidence)], knowledge)
  // Below a sentence that only leads up to what the guest holds, points are worse than a quotation.
  const mayStay =
    evidence.kind === 'points' ? mayHead : evidence.kind !== 'quotation' && !setsFigures(candidate)
  if (mayStay && tellsAll(candidate, run, beside, grammar)) return candidate
  const made = withWhole(candidate, run)
  const figures = toldBelowFigures(candidate, run, large, knowledge)
  if (figures) return { ...made, ...figures }
  // «Yes, …»: of what stands beside the question in a word, the rest is still to be told.
  const isBeside = ({ id, text }: AnalysedSentence): boolean =>
    (beside?.sentences.includes(id) ?? false) && beside!.text.includes(bare(text, grammar))
  const rest = run.filter((one) => !isBeside(one))
  const claims = mayHead ? [...large, candidate.headline] : large
  const beneath = belowTheirClaim(claims, rest, question !== undefined, knowledge)
  if (beneath)
    return { ...made, headline: beneath.headline, evidence: { kind: 'points', points: beneath.points } }
  // Where none may be set large without harm, none is.
  const within = isPair || large.length > 0 ? head : { sentences: [] }
  // A part of one long sentence heads that, where nothing else is said that could bound it.
  const heading =
    isPair || run.length === 1
      ? candidate.headline
      : firstMade(large, (one) => headingAlone(one, answer, knowledge))
  const quoted = quotedFor(heading, within, [run, rest], question, knowledge)
  return quoted && { ...made, headline: quoted.headline ?? head, evidence: quoted.evidence }
}

/**
 * 「第二是…」 may open its paragraph, and is one of a list. «But look at what happened …» turns from what was granted, and what
 * it turns to stands by itself below the question.
 */
const beginsWell = (opening: AnalysedSentence, grammar: Grammar): boolean =>
  (opening.isFirstOfParagraph && !isNextOfList(opening)) ||
  !leansBack(opening, grammar) ||
  turnsAway(opening, grammar)

const turnsAway = (opening: AnalysedSentence, grammar: Grammar): boolean =>
  grammar.turns.test(opening.text) && !grammar.dangles(bare(opening.text, grammar).replace(grammar.lead, ''))

/** What was asked for (「第三個失敗是什麼？」) is none. */
const isNextOfList = ({ text, isFirstOfAnswer, question }: AnalysedSentence): boolean =>
  NEXT_OF_LIST.test(text) && !(isFirstOfAnswer && question !== undefined)

const NEXT_OF_LIST = /^(?:第[二三四五六]|其次|(?:second|third)(?:ly)?\b)/iu

/** What is shown is the whole run, and nothing else, but for a word or two. */
function tellsAll(
  candidate: Candidate,
  run: AnalysedSentence[],
  beside: Statement | undefined,
  grammar: Grammar,
): boolean {
  const told = new Set(run.map(({ id }) => id))
  const besides = (beside?.sentences ?? []).filter((id) => told.has(id))
  const shown = new Set([...idsIn([candidate.headline, candidate.evidence]), ...besides])
  return (
    shown.size === run.length &&
    run.every(({ id }) => shown.has(id)) &&
    grammar.width(shownIn(candidate, beside)) >= NEARLY_ALL * widthOf(run, grammar)
  )
}

/** The first of the claims below which the rest of the answer stands as points; what is read at once is quoted. */
function belowTheirClaim(
  claims: Statement[],
  run: AnalysedSentence[],
  isAsked: boolean,
  knowledge: Knowledge,
): ReturnType<typeof claimAndRest> {
  const { grammar } = knowledge
  const isReadAtOnce = widthOf(run, grammar) <= grammar.limits.headline * UNDIVIDED
  return isReadAtOnce ? null : firstMade(claims, (claim) => claimAndRest(claim, run, isAsked, knowledge))
}

/**
 * A run quoted: below its heading, or else in the order in which it was said, `within` set large.
 * @param runs the run, first whole, then without what stands beside the question
 * @returns with the claim that heads it, if one does
 */
function quotedFor(
  heading: Statement | null | undefined,
  within: Pick<Statement, 'sentences'>,
  runs: [AnalysedSentence[], ...AnalysedSentence[][]],
  question: Statement | undefined,
  knowledge: Knowledge,
): { headline?: Statement; evidence: Evidence } | null {
  const asked = question && askedAbove(question.text)
  const headed = heading && firstMade(runs, (run) => claimAndQuotation(heading, run, asked, knowledge))
  if (headed) {
    const { headline, quotation } = headed
    return { headline, evidence: { kind: 'quotation', quotation, headed: true, points: [] } }
  }
  const quotation = quotedWhole(runs[0], within, knowledge)
  return quotation && { evidence: { kind: 'quotation', quotation, points: [] } }
}

/** All that a slide of points says, with what stands beside the question. */
function shownIn({ headline, evidence }: Candidate, beside: Statement | undefined): string {
  return [beside?.text ?? '', headline.text, ...evidence.points.map(({ text }) => text)].join('')
}
