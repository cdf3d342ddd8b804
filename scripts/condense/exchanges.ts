/** What guests say to one another: a reply is told with what it replies to. */
import { groupBy } from '../group-by.ts'
import type { Evidence, Interview } from '../model.ts'
import { type AnalysedSentence, widthOf } from './analyse.ts'
import { ONLY_ANSWERS } from './answered.ts'
import { askedAbove, namesGuest, severalSpeak } from './asked.ts'
import type { Candidate } from './claims.ts'
import { areViews, idsIn, inOrder, placeOf } from './evidence.ts'
import {
  answersGuest,
  type Knowledge,
  leansBack,
  leansOnAnother,
  opensOnAnother,
  repliesToGuest,
} from './options.ts'
import { longestQuoted, quotationOf } from './quotations.ts'

/** Beside the names there is room for so much of the longest quotation, and one below another for so many. */
const BESIDE_NAMES = 0.85
const MOST_WORDS = 4

/** Runs of sentences of guests in turn. */
interface Exchange {
  candidate: Candidate
  words: AnalysedSentence[][]
  /** The turn of which the last sentence ends them; NaN where that goes on. */
  end: number
  /** What of brief replies had a slide of its own. */
  taken: Candidate[]
}

/**
 * The same claims, those whose answer another guest takes up in words that make no slide by themselves told with these
 * («Fix the door.»), and those that are such a reply with what they reply to, where that would be told nowhere. As far as a
 * slide holds them.
 * @param told claims of one theme, in any order
 * @param sentences those of the theme, in order
 */
export function withReplies(
  told: Candidate[],
  sentences: AnalysedSentence[],
  knowledge: Knowledge,
): Candidate[] {
  const { grammar, interview } = knowledge
  if (!severalSpeak(interview)) return told
  const turns = new Map(sentences.map(({ id, turn }) => [id, turn]))
  const answers = new Map(groupBy(sentences, ({ turn }) => turn))
  const claims = new Map(groupBy(told, (one) => turns.get(placeOf(one))))
  const fits = (words: AnalysedSentence[][]): boolean =>
    words.length <= MOST_WORDS && widthOf(words.flat(), grammar) <= longestQuoted(grammar) * BESIDE_NAMES

  /** What was said before a reply, or as much of its end as goes above that, from a sentence that leans on none before it. */
  const endOf = (before: AnalysedSentence[], reply: AnalysedSentence[]): AnalysedSentence[] | undefined =>
    before
      .map((_, at) => before.slice(at))
      .find((end) => fits([end, reply]) && (end.length === before.length || !leansBack(end[0]!, grammar)))

  const exchanges: Exchange[] = []
  for (const [turn, answer] of answers) {
    const own = claims.get(turn) ?? []
    const last = exchanges.at(-1)
    const before = repliesToGuest(turn, interview) ? answers.get(turn - 1) : undefined
    const isTold = claims.has(turn - 1) || last?.end === turn - 1
    const isBrief = widthOf(answer, grammar) <= grammar.limits.headline
    const leans = own.length === 0 || (own.length === 1 && isBrief)
    if (before && leans && last?.end === turn - 1 && fits([...last.words, answer])) {
      last.words.push(answer)
      last.end = turn
      last.taken.push(...own)
      continue
    }
    for (const candidate of own) {
      const words = wordsOf(candidate, answer, knowledge)
      if (!words || !candidate.question || askedAbove(candidate.question.text) === undefined) continue
      // «I agree with most of that», or no: with and to what, the end of the other's words tells, where these are told
      // elsewhere or are too many.
      const opens = before && words[0] === answer[0]
      const leads = opens && (answersGuest(turn, interview, grammar) || leansOnAnother(words[0]!, grammar))
      // Of what answers «When was it mended?» no end stands below that.
      const asksForFact = grammar.cues.asksForFact.test(candidate.question.text)
      const prompt =
        opens && (!isTold && fits([before, words]) ? before : leads && !asksForFact && endOf(before, words))
      const prompted = prompt ? [prompt, words] : [words]
      const runs = fits(prompted) ? prompted : [words]
      const end = words.at(-1) === answer.at(-1) ? turn : Number.NaN
      // What is told whole here needs no slide before this one.
      const isRetold = isTold && runs.length > 1 && runs[0]!.length === before!.length
      const spoken = exchanges.flatMap((one) => (one.words.length > 1 ? [one.candidate, ...one.taken] : []))
      const retold = (isRetold ? (claims.get(turn - 1) ?? []) : []).filter(
        (one) => one.question && isInWords(one) && !spoken.includes(one),
      )
      const [first, ...others] = [...retold, candidate]
      exchanges.push({ candidate: first!, words: runs, end, taken: others })
    }
  }
  const found = exchanges.filter(({ words }) => words.length > 1 && says(words, knowledge))
  const made = new Map(
    found.map(({ candidate, words }) => [candidate, asExchange(candidate, words, knowledge)]),
  )
  const taken = new Set(found.flatMap((exchange) => exchange.taken))
  return told.filter((one) => !taken.has(one)).map((one) => made.get(one) ?? one)
}

/**
 * True for a claim from words to another guest, or from what a guest adds where the question was put to another by name:
 * told by themselves they do not answer that question.
 * @param sentences all of the interview, in order
 */
export function asidesIn(
  sentences: AnalysedSentence[],
  { interview, grammar }: Knowledge,
): (claim: Candidate) => boolean {
  const byId = new Map(sentences.map((one) => [one.id, one]))
  const opening = new Map(sentences.filter((one) => one.isFirstOfAnswer).map((one) => [one.turn, one]))
  return (claim) => {
    const turn = byId.get(placeOf(claim))?.turn
    const first = turn === undefined ? undefined : opening.get(turn)
    if (!first || claim.evidence.kind === 'exchange' || areViews(claim)) return false
    if (!repliesToGuest(first.turn, interview)) return false
    const asked = claim.question?.text ?? ''
    return opensOnAnother(first, interview, grammar) || asksOther(asked, first.turn, interview)
  }
}

/** The question names the guest who answered it first, and not the one who speaks after him. */
function asksOther(question: string, turn: number, { speakers, turns }: Interview): boolean {
  const names = (at: number): boolean => {
    const guest = speakers.find(({ label }) => label === turns[at]!.speaker)
    return guest !== undefined && namesGuest(question, guest)
  }
  return names(turn - 1) && !names(turn)
}

/**
 * What a claim tells whole of its answer, with what it sets above that, and with the short words that the answer opens with,
 * which stand beside the question on another slide.
 */
function wordsOf(
  { headline, evidence }: Candidate,
  answer: AnalysedSentence[],
  { grammar }: Knowledge,
): AnalysedSentence[] | undefined {
  if (!isInWords({ evidence })) return undefined
  const told = new Set(idsIn([headline, evidence]))
  const from = answer.findIndex(({ id }) => told.has(id))
  const words = answer.slice(from, from + told.size)
  if (from < 0 || words.length < told.size || !words.every(({ id }) => told.has(id))) return undefined
  const opening = answer.slice(0, from)
  return widthOf(opening, grammar) <= grammar.limits.least * ONLY_ANSWERS ? [...opening, ...words] : words
}

const isInWords = ({ evidence }: Pick<Candidate, 'evidence'>): boolean =>
  evidence.kind === 'points' || (evidence.kind === 'quotation' && evidence.quotation.quotedBy === undefined)

/** «Good notes?» is banter, and «I agree with that.» no more; a reply that says something is worth its line. */
const says = (words: AnalysedSentence[][], { grammar: { cues, limits, width } }: Knowledge): boolean =>
  words.every((run) =>
    run.some(({ text, isQuestion }) => {
      const least = cues.assents.test(text) ? SAYS_MORE : isQuestion ? 1 : 0.5
      return width(text) >= limits.least * least
    }),
  )
/** In the least that a statement says: who agrees in so many words says with what, and how far. */
const SAYS_MORE = 3

function asExchange(candidate: Candidate, words: AnalysedSentence[][], knowledge: Knowledge): Candidate {
  const evidence: Evidence = {
    kind: 'exchange',
    words: words.map((run) => quotationOf(run, { sentences: [] }, knowledge)),
    points: [],
  }
  const passage = inOrder([...candidate.passage, ...words.flat().map(({ id }) => id)])
  return { ...candidate, evidence, passage }
}
