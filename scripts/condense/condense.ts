import type { Claim, Interview, Outline, Statement, Theme, Turn } from '../model.ts'
import { type AnalysedSentence, analyse, grammarOf } from './analyse.ts'
import { askedIn } from './asked.ts'
import { type Candidate, makeCandidates } from './claims.ts'
import { compressions } from './compress.ts'
import { discussionOf } from './discussion.ts'
import { areViews, idsIn, placeOf, textsIn } from './evidence.ts'
import { asidesIn } from './exchanges.ts'
import type { Grammar } from './grammar.ts'
import { opensOnAnother } from './options.ts'
import { recapOf } from './recap.ts'
import { findForecasts } from './relations/forecasts.ts'
import { saysTheSame } from './same-statement.ts'
import { scoreClaims } from './score-claims.ts'
import { repliedTo, takenUp } from './taken-up.ts'
import { nameFound, sortIntoThemes, type ThemeChoice, type ThemePassages } from './themes.ts'

export interface CondenseOptions {
  /** Length of the talk in minutes; one claim slide takes about 75 seconds. Default 20. */
  minutes?: number
  /** The editor's themes; without them they are found. */
  themes?: readonly ThemeChoice[]
  /** The editor's title; without it the text's own, or its first pull quote. */
  title?: string
  /** Further questions for the seminar. */
  questions?: readonly string[]
}

/**
 * UTF-16 units. Longer ones are captions without full stops, tables or noise; no slide could show what they say, and
 * patterns that look for relations in a sentence would take time that grows with its square.
 */
const LONGEST_SENTENCE = 2000
const SECONDS_PER_CLAIM = 75
const DEFAULT_MINUTES = 20
/** What the second, third, … claim of a theme is worth less than the first, so that no theme takes all the time. */
const CROWDING = 0.2
/** And those to one question, so that each answer has its say; much less where the answer is no longer than that. */
const SAME_ANSWER = 0.25
const ANSWERED_ALREADY = 0.9
/** What another part of an answer is worth less than if none were told, and what one is that leads up to an untold one. */
const ANOTHER_PART = 0.6
const WITHOUT_ITS_END = 1.5
/** Sentences of an answer for each claim that it may make. */
const PER_CLAIM = 6
/** Quotations beyond the second must be that much better: a talk of quotations has no thread. */
const MOST_QUOTATIONS = 2
const QUOTATION_SURPLUS = 0.3
/** From this many claims on a talk should have let the guest speak once at length. */
const QUOTATION_DUE = 8
const QUOTATION_WANTED = 0.5
/** A headline that an earlier slide already shows below its own is worth less. */
const ALREADY_SHOWN = 0.6
/** A quotation of which earlier slides tell more than this is no slide. */
const MOST_TOLD = 0.5
const MOST_FORECASTS = 5

/**
 * Interview → outline: themes, claims with their evidence, discussion questions, and an account of every answer sentence.
 * Claims of a shorter talk are always among those of a longer one, because both are prefixes of one ranking.
 * @throws RangeError when `minutes` is not a positive number
 */
export function condense(interview: Interview, options: CondenseOptions = {}): Outline {
  const minutes = options.minutes ?? DEFAULT_MINUTES
  if (!(minutes > 0)) throw new RangeError(`minutes must be a positive number, not ${minutes}`)
  const grammar = grammarOf(
    interview,
    options.themes?.flatMap(({ cues }) => cues),
  )
  const all = analyse(interview, grammar)
  const greetings = new Set(interview.turns.filter((turn) => returnsGreeting(turn, interview, grammar)))
  const sentences = all.filter(
    ({ text, turn }) => text.length <= LONGEST_SENTENCE && !greetings.has(interview.turns[turn]!),
  )
  const scores = scoreClaims(sentences, interview, grammar)
  const passages = sortIntoThemes(sentences, interview, grammar, options.themes)
  const knowledge = { interview, grammar, scores, guest: guestOf(interview) }
  const candidates = passages.map((theme) => makeCandidates(theme.passages, knowledge))
  const wanted = Math.max(passages.length, Math.round((minutes * 60) / SECONDS_PER_CLAIM))
  const prompts = new Map(
    sentences.filter((one) => opensOnAnother(one, interview, grammar)).map(({ id, turn }) => [id, turn - 1]),
  )
  const chosen = rankClaims(candidates, prompts, interview, grammar).slice(0, wanted)
  const told = new Set(chosen.flatMap(({ candidate: { headline, evidence } }) => idsIn([headline, evidence])))
  const named = nameFound(passages, told, interview, grammar)
  const isAside = asidesIn(sentences, knowledge)
  const openings = new Map(sentences.flatMap((one) => (one.isFirstOfAnswer ? [[one.id, one.turn]] : [])))
  const underOf = (candidate: Candidate): Pick<Claim, 'question' | 'takesUp' | 'answer'> => {
    const { answer, headline, evidence } = candidate
    const question = candidate.question ?? goneOnFrom(candidate, interview, grammar)
    if (isAside(candidate)) {
      const turn = idsIn([headline, evidence]).flatMap((id) => openings.get(id) ?? [])[0]
      const takesUp = turn === undefined ? undefined : repliedTo(turn, interview, grammar)
      return takesUp ? { takesUp } : {}
    }
    const takesUp = question && takenUp(question, interview, grammar)
    return {
      ...(question ? { question } : {}),
      ...(takesUp ? { takesUp } : {}),
      ...(answer ? { answer } : {}),
    }
  }
  const themes = named
    .map((theme, index) => themeOf(theme, chosen, index, underOf))
    .filter((theme) => theme.claims.length > 0)
  const own = sentences.filter(({ attribution }) => attribution?.kind !== 'said')
  const forecasts = findForecasts(own, grammar, yearOf(interview)).slice(0, MOST_FORECASTS)
  return {
    interview,
    title: options.title ?? titleOf(interview, grammar),
    themes,
    forecasts,
    recap: recapOf(themes, sentences, knowledge),
    discussion: discussionOf({ themes, sentences, forecasts }, options.questions ?? [], knowledge),
    accounted: account(all, themes, grammar),
  }
}

/** «Thank you, Daniel. Happy to be here.»: what answers a welcome, and is asked nothing. */
function returnsGreeting(
  { role, index, text, sentences: [first] }: Turn,
  { turns }: Interview,
  { cues, limits, width }: Grammar,
): boolean {
  const before = turns[index - 1]
  return (
    role === 'answer' &&
    first !== undefined &&
    cues.courtesy.test(first.text) &&
    width(text) <= limits.point &&
    before?.role === 'question' &&
    !before.sentences.some((one) => cues.question.test(one.text))
  )
}

/** The question that an answer goes on with behind «Take your time.», which asks nothing; «You sound angry.» is answered itself. */
function goneOnFrom(claim: Candidate, interview: Interview, grammar: Grammar): Statement | undefined {
  const { turns, sentences } = interview
  const { turn } = sentences[placeOf(claim) - 1]!
  const remark = turns.slice(0, turn).findLast(({ role }) => role === 'question')
  const asks = ({ text }: Turn): boolean => grammar.cues.question.test(text)
  if (!remark || asks(remark) || grammar.width(remark.text) >= grammar.limits.least) return undefined
  if (OF_THE_GUEST.test(remark.text)) return askedIn(remark, interview, grammar)
  const before = turns.slice(0, remark.index).findLast(({ role }) => role === 'question')
  return before && asks(before) ? askedIn(before, interview, grammar) : undefined
}

const OF_THE_GUEST =
  /^(?:So )?you\b(?!['’]?(?:re welcome| can| may| were saying))|^[你您](?!先|慢|[請请繼继][說说講讲續续])/iu

interface RankedCandidate {
  candidate: Candidate
  theme: number
  rank: number
}

/**
 * All claims in the order in which a growing talk takes them: the best of each theme first, then by worth.
 * @param prompts the turn of another guest that a sentence takes up, by the sentence
 */
function rankClaims(
  candidates: Candidate[][],
  prompts: Map<number, number>,
  interview: Interview,
  grammar: Grammar,
): RankedCandidate[] {
  const pool = candidates.flatMap((list, theme) => list.map((candidate) => ({ candidate, theme })))
  pool.sort(
    (a, b) => b.candidate.value - a.candidate.value || a.candidate.passage[0]! - b.candidate.passage[0]!,
  )
  const ranked: RankedCandidate[] = []
  const perTheme = candidates.map(() => 0)
  const perAnswer = new Map<string, number>()
  // What stands under no question shares one place: of a guest's asides to another a talk takes few.
  const answerOf = ({ candidate: { question } }: (typeof pool)[number]): string => String(question?.sentences)
  const lengthOf = ({ candidate: { headline } }: (typeof pool)[number]): number =>
    interview.turns[interview.sentences[headline.sentences[0]! - 1]!.turn]!.sentences.length
  const crowdingOf = (entry: (typeof pool)[number]): number => {
    const told = perAnswer.get(answerOf(entry)) ?? 0
    return SAME_ANSWER * told + (told > 0 && told * PER_CLAIM >= lengthOf(entry) ? ANSWERED_ALREADY : 0)
  }
  const shown: string[] = []
  /** What two guests say side by side heads no slide once more. */
  const viewed: string[] = []
  /** Nor what is quoted. */
  const quoted = new Set<number>()
  /** Sentences that head a slide. */
  const headed = new Set<number>()
  const shareTold = (ids: number[]): number =>
    ids.length === 0 ? 0 : ids.filter((id) => quoted.has(id) || headed.has(id)).length / ids.length
  /** Parts of long answers that are told. */
  const parts = new Set<string>()
  const hasItsEnd = ({ candidate: { part } }: (typeof pool)[number]): boolean | undefined =>
    part?.after === undefined ? undefined : parts.has(part.after)
  const unlike = (entry: (typeof pool)[number]) =>
    !viewed.some((text) => text.includes(entry.candidate.headline.text)) &&
    !entry.candidate.headline.sentences.every((id) => quoted.has(id)) &&
    shareTold(quotedBy(entry.candidate)) <= MOST_TOLD &&
    !ranked.some(
      ({ candidate }) =>
        claimId(candidate.headline) === claimId(entry.candidate.headline) ||
        (saysTheSame(candidate.headline.text, entry.candidate.headline.text, grammar) &&
          !tellDifferent(candidate, entry.candidate)),
    )
  /** Turns of which something is told. */
  const turnsTold = new Set<number>()
  /** Those of each candidate, and those it needs: «I used to say no to that» is not told without what it takes up. */
  const turnsOf = new Map(
    pool.map(({ candidate }) => {
      const ids = idsIn([candidate.headline, candidate.evidence])
      const own = new Set(ids.map((id) => interview.sentences[id - 1]!.turn))
      const needed = ids.flatMap((id) => prompts.get(id) ?? []).filter((turn) => !own.has(turn))
      return [candidate, { own, needed }]
    }),
  )
  const isPrompted = ({ candidate }: (typeof pool)[number]): boolean =>
    turnsOf.get(candidate)!.needed.every((turn) => turnsTold.has(turn))
  const take = (entry: (typeof pool)[number]) => {
    pool.splice(pool.indexOf(entry), 1)
    if (!unlike(entry)) return
    for (const turn of turnsOf.get(entry.candidate)!.own) turnsTold.add(turn)
    perTheme[entry.theme]!++
    perAnswer.set(answerOf(entry), (perAnswer.get(answerOf(entry)) ?? 0) + 1)
    ranked.push({ ...entry, rank: ranked.length })
    const texts = textsIn(entry.candidate.evidence)
    shown.push(...texts)
    if (areViews(entry.candidate)) viewed.push(...texts)
    const { part } = entry.candidate
    if (part) parts.add(part.name)
    for (const id of quotedBy(entry.candidate)) quoted.add(id)
    for (const id of entry.candidate.headline.sentences) headed.add(id)
  }
  for (const theme of candidates.keys()) {
    const best = pool.find((entry) => entry.theme === theme && isPrompted(entry))
    if (best) take(best)
  }
  for (;;) {
    const prompted = pool.filter(isPrompted)
    // A talk of replies alone tells the best of them.
    const able = prompted.length === 0 && ranked.length === 0 ? pool : prompted
    if (able.length === 0) return ranked
    const quotations = ranked.filter(({ candidate }) => candidate.evidence.kind === 'quotation').length
    const quotationWorth =
      quotations >= MOST_QUOTATIONS
        ? -QUOTATION_SURPLUS
        : quotations === 0 && ranked.length >= QUOTATION_DUE
          ? QUOTATION_WANTED
          : 0
    const worth = (entry: (typeof pool)[number]) => {
      const { candidate, theme } = entry
      return (
        candidate.value -
        CROWDING * perTheme[theme]! -
        (hasItsEnd(entry) ? ANOTHER_PART : crowdingOf(entry)) -
        (hasItsEnd(entry) === false ? WITHOUT_ITS_END : 0) -
        (shown.some((text) => text.includes(candidate.headline.text)) ? ALREADY_SHOWN : 0) -
        ALREADY_SHOWN * shareTold(quotedBy(candidate)) +
        (candidate.evidence.kind === 'quotation' ? quotationWorth : 0)
      )
    }
    take(able.reduce((best, entry) => (worth(entry) > worth(best) ? entry : best)))
  }
}

/** Two paragraphs told whole: what they say of one thing is not the same. */
function tellDifferent(a: Candidate, b: Candidate): boolean {
  const [ofA, ofB] = [a, b].map(({ headline, evidence }) => new Set(idsIn([headline, evidence]))) as [
    Set<number>,
    Set<number>,
  ]
  return [ofA, ofB].every(({ size }) => size > 2) && ![...ofA].some((id) => ofB.has(id))
}

/** Sentences told in full below, or as, the evidence. */
function quotedBy({ evidence }: Candidate): number[] {
  switch (evidence.kind) {
    case 'quotation':
      return evidence.quotation.sentences
    case 'exchange':
      return evidence.words.flatMap(({ sentences }) => sentences)
    case 'numbers':
      return evidence.told?.sentences ?? []
    case 'steps':
      return evidence.sequence.sentences
    case 'comparison':
      return evidence.comparison.sentences
    default:
      return []
  }
}

/** @param underOf what a claim answers, and what of the answer stands beside that */
function themeOf(
  { title, question, asked }: ThemePassages,
  chosen: RankedCandidate[],
  index: number,
  underOf: (claim: Candidate) => Pick<Claim, 'question' | 'takesUp' | 'answer'>,
): Theme {
  const claims = chosen
    .filter(({ theme }) => theme === index)
    .sort((a, b) => placeOf(a.candidate) - placeOf(b.candidate))
    .map(({ candidate, rank }): Claim => {
      const { value: _value, part: _part, question: _question, answer: _answer, ...claim } = candidate
      return { id: claimId(claim.headline), ...claim, ...underOf(candidate), rank }
    })
  return { title, ...(question ? { question } : {}), ...(asked ? { asked } : {}), claims }
}

/** Stable as long as the sentence keeps its number: the sentence, and the clause it begins with if it is not the first. */
const claimId = ({ sentences }: Statement): string => `claim-${sentences.join('-')}`

/** The year in which the interview was published, where it says so. */
const yearOf = ({ meta }: Interview): number | undefined => {
  const year = /(?:19|20)\d\d/.exec(meta.date ?? '')?.[0]
  return year === undefined ? undefined : Number(year)
}

/** The editor's pull quote or the text's own title; failing both, the first question. */
function titleOf(interview: Interview, grammar: Grammar): string {
  if (interview.meta.title) return interview.meta.title
  const quote = interview.turns.find(
    ({ role, text }) => role === 'heading' && grammar.width(text) <= grammar.limits.headline,
  )
  const asked = interview.turns
    .filter(({ role }) => role === 'question')
    .flatMap(({ sentences }) => sentences)
  const fits = (text: string): boolean =>
    grammar.width(text) >= grammar.limits.least && grammar.width(text) <= grammar.limits.headline
  const questions = asked.filter(({ text }) => grammar.cues.question.test(text))
  // «Ishaan, thanks for joining.» opens the talk, but does not say what it is about.
  const question = questions.find(({ text }) => fits(text) && !grammar.dangles(text)) ?? questions[0]
  return quote?.text ?? (question ?? asked[0])?.text ?? interview.turns[0]?.text.slice(0, 40) ?? ''
}

function guestOf(interview: Interview): (sentence: AnalysedSentence) => string {
  const names = new Map(interview.speakers.map(({ label, name }) => [label, name ?? label]))
  return (sentence) => {
    const label = interview.turns[sentence.turn]!.speaker
    return label === null ? '' : (names.get(label) ?? label)
  }
}

/** Every answer sentence is on a slide, in the notes of one, or left out with the reason. */
function account(sentences: AnalysedSentence[], themes: Theme[], grammar: Grammar): Outline['accounted'] {
  const used = new Set<number>()
  const noted = new Set<number>()
  for (const claim of themes.flatMap(({ claims }) => claims)) {
    for (const id of idsIn([claim.headline, claim.evidence, claim.answer, claim.takesUp])) used.add(id)
    for (const id of claim.passage) noted.add(id)
  }
  return sentences.map((sentence) => {
    if (used.has(sentence.id)) return { id: sentence.id, as: 'used' }
    if (noted.has(sentence.id)) return { id: sentence.id, as: 'notes' }
    return { id: sentence.id, as: 'omitted', reason: reasonOf(sentence, grammar) }
  })
}

function reasonOf(sentence: AnalysedSentence, grammar: Grammar): string {
  if (sentence.text.length > LONGEST_SENTENCE) return 'too long to be read as one sentence'
  if (sentence.isQuestion) return 'question'
  if (sentence.isExample) return 'example of a claim not shown'
  if (compressions(sentence, grammar.limits.headline, grammar).length === 0)
    return 'does not stand alone at slide length'
  return 'ranked below the length of the talk'
}
