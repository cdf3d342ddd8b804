import { groupBy } from '../group-by.ts'
import type { Claim, Evidence, Statement } from '../model.ts'
import { type AnalysedSentence, bare, widthOf } from './analyse.ts'
import { partsOf } from './answer-parts.ts'
import { openingBeside } from './answered.ts'
import { askedAbove, askedIn, emsOf, nameAbove, questionStatement, severalSpeak } from './asked.ts'
import {
  fullStatements,
  idsIn,
  inOrder,
  MOST_POINTS_BESIDE,
  roomBeside,
  sentencesBeside,
  statementsIn,
  textsIn,
} from './evidence.ts'
import { withReplies } from './exchanges.ts'
import { distinct, gatherRelations, type Relation } from './gather-relations.ts'
import type { Grammar } from './grammar.ts'
import { Headings, UNDER_A_CLAIM } from './headings.ts'
import {
  claimsNothing,
  companionsOf,
  firstMade,
  following,
  isGivenUp,
  type Knowledge,
  leansOnAnother,
  leavesBehind,
  type Option,
  optionsOf,
  plainStatement,
  repliesToGuest,
  setsRight,
} from './options.ts'
import { bids, orderMark } from './order-marks.ts'
import { choosePoints, fitsBelow, isWhole } from './points.ts'
import {
  brevityPenalty,
  longestQuoted,
  openingOf,
  quotationFrom,
  quotedWhole,
  statementOf,
  tooLong,
} from './quotations.ts'
import { rebuts } from './relations/attribution.ts'
import { contains, saysTheSame } from './same-statement.ts'
import type { Passage } from './themes.ts'
import { toldWhole } from './told-whole.ts'
import { viewsOf } from './two-views.ts'

/** Gives another guest the word, and says no more. */
const HANDS_OVER =
  /\b(?:answer|reply|respond|come in|add)(?: to)?(?: (?:that|this|it|here|something))?[.!…]*$|\byour turn\b|(?:回[应應答]|[补補]充|接[着著]|怎[么麼]看|想[说說講讲]|介[绍紹]|[发發]言)[一下两兩几幾句這这點点話话]{0,3}[。！…]*$/iu

/** A claim that could be made, with its worth beside the others. */
export interface Candidate extends Omit<Claim, 'rank' | 'id'> {
  value: number
  /** Which part of a long answer it tells, and which one a talk takes before it. */
  part?: { name: string; after?: string }
}

/** What a relation adds to a claim: it can be drawn. */
const RELATION_BONUS: Record<Evidence['kind'], number> = {
  enumeration: 1.4,
  lead: 1.3,
  scale: 1.3,
  forecast: 0.9,
  chain: 0.8,
  steps: 0.9,
  numbers: 0.8,
  comparison: 0.5,
  remedy: 0.9,
  definition: 0.4,
  cause: 0.4,
  quotation: 0.3,
  exchange: 0.3,
  points: 0,
}

const MOST_POINTS = 3
/** How much more than a heading and its one point a quotation says that is shown instead. */
const QUOTED_RATHER = 1.15
/** And where sentences are left out between them. */
const QUOTED_FOR_HOLES = 0.85
/** Statements that a passage without relations may try as its heading. */
const MOST_TRIED = 5
/** What a statement may be worth less than the best, if unlike it others support it. */
const LESS_FOR_POINTS = 0.8
const TURNED_AGAINST = 0.35
const TOLD_AS_STORY = 0.3
/** What a sentence is worth less that tells how things were. */
const WAS_SO = 0.6

/**
 * All claims that the passages of one theme can carry. Every relation found becomes the evidence of one claim; what
 * remains of a passage becomes a claim with points, or a quotation.
 */
export function makeCandidates(all: Passage[], knowledge: Knowledge): Candidate[] {
  const { grammar, interview } = knowledge
  const passages = mostPromising(all, knowledge)
  const sentences = passages.flatMap((passage) => passage.sentences)
  const options = new Map<number, Option[]>()
  const pointOptions = new Map<number, Option[]>()
  sentences.forEach((sentence, index) => {
    const before = sentences.slice(Math.max(0, index - 2), index)
    const next = following(sentences, index)
    const denies =
      (sentence.isFirstOfAnswer &&
        repliesToGuest(sentence.turn, interview) &&
        leansOnAnother(sentence, grammar)) ||
      (next !== undefined && setsRight(sentence, next, grammar)) ||
      isGivenUp(sentence, next, grammar)
    // What the next sentence turns against (But …, 可是…) heads a slide only for want of better, and so does a story.
    const turned = next !== undefined && grammar.turns.test(next.text)
    const loss =
      (turned ? TURNED_AGAINST : 0) +
      (sentence.isStory ? TOLD_AS_STORY : 0) +
      (grammar.cues.past.test(sentence.text) ? WAS_SO : 0)
    // What it must not be told without stands below it, and is read as said of all of it.
    const bound = companionsOf(sentence.id, sentences, grammar)
    const canBeFollowed = bound.length <= MOST_POINTS && bound.every((one) => fitsBelow(one, knowledge))
    const pointsBack = bound.some((one) => grammar.dangles(one.text))
    options.set(
      sentence.id,
      denies || !canBeFollowed
        ? []
        : optionsOf(sentence, before, true, knowledge)
            .filter((option) => !pointsBack || isWhole(option, sentence, knowledge))
            .map((option) => ({ ...option, worth: option.worth - loss })),
    )
    // A story that goes on may end otherwise than its first sentences say, and so may a figure that the next overtakes.
    const told =
      denies ||
      rebuts(sentence, next, grammar) ||
      (sentence.isStory && next?.isStory) ||
      bound.length > 0 ||
      [grammar.cues.caveat, grammar.cues.setsUp].some((cue) => cue.test(sentence.text))
    pointOptions.set(sentence.id, told ? [] : optionsOf(sentence, before, false, knowledge))
  })
  const workshop = new Workshop(passages, sentences, options, pointOptions, knowledge)
  return workshop.candidates()
}

/** Places in an order, of which one alone is nothing without the others. */
const AN_ORDER = 3

/** Where several sentences of an answer say by a word of order where they stand, none heads a slide without its word: «First we just watched». */
function inTheirPlaces(told: Candidate[], sentences: AnalysedSentence[]): Candidate[] {
  const placed = sentences.filter(({ text }) => orderMark(text) !== '')
  const ordered = groupBy(placed, ({ turn }) => turn).flatMap(([, some]) =>
    some.length < AN_ORDER ? [] : some,
  )
  const textOf = new Map(ordered.map(({ id, text }) => [id, text]))
  return told.map((one) => {
    const { headline, evidence } = one
    const text = textOf.get(headline.sentences[0]!)
    const mark = text === undefined ? '' : orderMark(text)
    const isCut =
      mark !== '' && text!.slice(mark.length).toLowerCase().startsWith(headline.text.toLowerCase())
    if (!isCut || evidence.kind === 'quotation') return one
    return { ...one, headline: { ...headline, text: text!.slice(0, mark.length + headline.text.length) } }
  })
}

/** More passages than the longest talk has claims need not be worked out; this keeps long transcripts linear. */
const MOST_PASSAGES = 150

/** The passages with the best sentences, in the order of the text. */
function mostPromising(passages: Passage[], { scores }: Knowledge): Passage[] {
  if (passages.length <= MOST_PASSAGES) return passages
  const best = ({ sentences }: Passage): number =>
    sentences.reduce((most, { id }) => Math.max(most, scores.get(id) ?? 0), 0)
  const ranked = [...passages].sort((a, b) => best(b) - best(a)).slice(0, MOST_PASSAGES)
  const chosen = new Set(ranked)
  return passages.filter((passage) => chosen.has(passage))
}

/** In ems: an answer as short as «I’ll not name him.» fills no slide, unless it says what to do; the next question may take it up. */
const LEAST_QUOTED = 9

/** «Okay.», «Not a cent.», «No, never.»; «Fix the door.» is an answer. */
const answersLittle = (answer: AnalysedSentence[], grammar: Grammar): boolean =>
  grammar.width(statementOf(answer, grammar).text) < grammar.limits.least / 2 ||
  (answer.length === 1 && (answer[0]!.isQuestion || !grammar.saysSomething(answer[0]!.text)))

/** «Would you rather not? — I’d rather not.» */
function onlyRepeats(answer: AnalysedSentence[], asked: string, grammar: Grammar): boolean {
  const wordsAsked = new Set(grammar.contentWords(asked))
  const words = answer.flatMap((one) => one.words)
  return answer.length === 1 && words.length > 0 && words.every((word) => wordsAsked.has(word))
}

/** What a list is a list of is not drawn again where the heading says just that. */
const underIts = ({ text }: Statement, evidence: Evidence): Evidence =>
  evidence.kind === 'enumeration' && text.toLowerCase() === evidence.enumeration.whole.toLowerCase()
    ? { ...evidence, enumeration: { ...evidence.enumeration, whole: '' } }
    : evidence

class Workshop {
  /** Statements already spoken for, as bare text. */
  private readonly used: string[] = []
  /** What diagrams and numbers say: not to be said again word for word. */
  private readonly drawn: string[] = []
  /** Sentences that stand under a claim already: they head no other slide. */
  private readonly told = new Set<number>()
  private readonly headings: Headings

  constructor(
    private readonly passages: Passage[],
    private readonly sentences: AnalysedSentence[],
    private readonly options: Map<number, Option[]>,
    private readonly pointOptions: Map<number, Option[]>,
    private readonly knowledge: Knowledge,
  ) {
    const desk = { isUsed: (text: string) => this.isUsed(text), told: this.told }
    this.headings = new Headings(passages, sentences, options, knowledge, desk)
  }

  candidates(): Candidate[] {
    // All headlines are chosen before any points, so that a point never takes the words that should head another slide.
    const headed = gatherRelations({
      passages: this.passages,
      sentences: this.sentences,
      knowledge: this.knowledge,
    }).flatMap((relation) => {
      const passage = this.passageAround(relation.sentences)
      const headline = this.headings.headlineFor(relation, passage)
      if (!headline || !this.namesSources(relation, headline)) return []
      this.used.push(headline.text)
      if (UNDER_A_CLAIM.has(relation.evidence.kind)) for (const id of relation.shown) this.told.add(id)
      const shown = this.shownBy(relation)
      // A card's detail may still head a slide of its own; what a diagram or a card's name says in full may not.
      this.drawn.push(
        ...(relation.evidence.kind === 'enumeration' ? this.saidByName(relation.evidence) : shown),
      )
      return [{ relation, passage, headline, shown }]
    })
    const found = headed.map(({ relation, passage, headline, shown }) => {
      const made = this.relationClaim(relation, passage, headline, shown)
      this.used.push(...made.evidence.points.map(({ text }) => text))
      return made
    })
    const plain = this.passages.flatMap((passage) => this.pointsClaim(passage) ?? [])
    // Where a paragraph has said all it had, the one before it says what led there, if it has words left.
    for (const [index, { passage, headline, shown }] of headed.entries()) {
      this.lendPoints(found[index]!, passage, headline, shown)
    }
    const told = [...found, ...plain]
    const upright = told.filter(
      ({ headline, evidence }) =>
        !leavesBehind(idsIn([headline, evidence]), this.sentences, this.knowledge.grammar),
    )
    const all = [...upright, ...this.answersThemselves(upright)]
    const whole = inTheirPlaces(toldWhole(all, this.sentences, this.knowledge), this.sentences)
    const answered = this.underTheirAnswers(withReplies(whole, this.sentences, this.knowledge))
    return [...viewsOf(this.sentences, this.knowledge), ...answered]
  }

  private answerIn(turn: number): AnalysedSentence[] {
    return this.sentences.filter((sentence) => sentence.turn === turn)
  }

  /** Each beside the question with the words that answer it, unless these head a slide of their own. */
  private underTheirAnswers(told: Candidate[]): Candidate[] {
    const { grammar } = this.knowledge
    const heads = new Set(
      told.flatMap(({ headline: { text, sentences } }) =>
        grammar.width(text) < grammar.limits.least ? [] : sentences,
      ),
    )
    return told.map((candidate) => {
      const { headline, evidence, question, passage } = candidate
      if (!question) return candidate
      // What the question itself heads needs no answer beside it.
      const own = this.sentences.find(({ id }) => id === headline.sentences[0])
      if (!own) return candidate
      const said = openingBeside(
        this.answerIn(own.turn),
        [headline, ...statementsIn(evidence)],
        this.knowledge,
      )
      const [id] = said?.sentences ?? []
      if (!said || (heads.has(id!) && !headline.sentences.includes(id!))) return candidate
      return { ...candidate, answer: said, passage: passage.includes(id!) ? passage : [id!, ...passage] }
    })
  }

  /** Answers of which nothing else can be told: as many of their first sentences as a quotation holds, under the question. */
  private answersThemselves(told: Candidate[]): Candidate[] {
    const { grammar, interview, scores } = this.knowledge
    const turnOf = new Map(this.sentences.map(({ id, turn }) => [id, turn]))
    const answered = new Set(told.flatMap(({ headline }) => headline.sentences.map((id) => turnOf.get(id))))
    const turns = distinct(this.sentences, ({ turn }) => String(turn)).filter(
      ({ turn, question }) => question !== undefined && !answered.has(turn),
    )
    return turns.flatMap(({ turn, question }): Candidate[] => {
      const answer = this.answerIn(turn)
      const asked = questionStatement(question, interview, grammar)
      const speaker = nameAbove(interview, interview.turns[turn]!.speaker)
      if (!asked || askedAbove(asked.text, speaker) === undefined) return []
      // «Four minutes?» only echoes what was said, and is answered in as few words.
      const isBrief = widthOf(answer, grammar) <= grammar.limits.headline
      if (isBrief && !grammar.isChinese && !grammar.saysSomething(asked.text)) return []
      const onlyAssents = answer.length === 1 && grammar.cues.assents.test(answer[0]!.text)
      if (repliesToGuest(turn, interview) && onlyAssents) return []
      if (onlyRepeats(answer, asked.text, grammar)) return []
      const [opening] = partsOf(answer, longestQuoted(grammar), grammar)
      const quotation =
        openingOf(answer, this.knowledge) ??
        (answersLittle(answer, grammar)
          ? null
          : quotedWhole(opening!, { sentences: [answer[0]!.id] }, this.knowledge))
      if (!quotation || (emsOf(quotation.text) < LEAST_QUOTED && !bids(quotation.text))) return []
      const run = answer.slice(0, quotation.sentences.length)
      const first = run.find((one) => !claimsNothing(one, grammar)) ?? run[0]!
      const headline = {
        text: bare(first.text, grammar),
        sentences: [first.id],
        worth: scores.get(first.id) ?? 0,
        at: first.id,
      }
      return [this.candidate(headline, { kind: 'quotation', quotation, points: [] }, answer)]
    })
  }

  /** What is drawn in another's words stands under a heading that says whose they are. */
  private namesSources({ evidence, sentences }: Relation, { text }: Statement): boolean {
    if (evidence.kind === 'quotation') return true
    return this.sentences
      .filter(({ id, attribution }) => attribution?.kind === 'said' && sentences.includes(id))
      .every(({ attribution }) => attribution!.speaker !== '' && text.includes(attribution!.speaker))
  }

  /** Members told as whole clauses, which would make points of their own; a ranking is told in one run. */
  private saidByName({ enumeration }: Extract<Evidence, { kind: 'enumeration' }>): string[] {
    const { width, limits } = this.knowledge.grammar
    const [id, ...others] = new Set(enumeration.members.flatMap(({ sentences }) => sentences))
    if (enumeration.whole === '' && others.length === 0) {
      const listed = this.sentences.find((sentence) => sentence.id === id)!
      return [enumeration.text, bare(listed.text, this.knowledge.grammar)]
    }
    const beside = enumeration.members.flatMap(({ name, detail, sentences }) =>
      detail && detail.sentences[0] === sentences[0] && others.length > 0 ? [name, detail.text] : [name],
    )
    return beside.filter((name) => width(name) >= limits.least)
  }

  /** Statements that the evidence itself says; points must not repeat them. */
  private shownBy({ evidence, sentences, heads }: Relation): string[] {
    const drawn =
      evidence.kind === 'scale' && heads
        ? sentences.flatMap((id) => this.options.get(id) ?? []).filter(({ text }) => heads.test(text))
        : []
    return [...textsIn(evidence), ...drawn.map(({ text }) => text)]
  }

  private relationClaim(
    relation: Relation,
    passage: AnalysedSentence[],
    headline: Option,
    shownTexts: string[],
  ): Candidate {
    const { evidence } = relation
    const shown = new Set(relation.shown)
    const room = roomBeside(evidence, headline)
    const free = passage.filter(
      (sentence) => !shown.has(sentence.id) && this.headings.bearsOnTerm(sentence, evidence),
    )
    const listed = evidence.kind === 'enumeration' ? relation.sentences : []
    const points = this.choosePoints(free, headline, room, shownTexts, relation.sentences, listed)
    const supported = passage.some(({ id }) => headline.sentences.includes(id))
      ? []
      : this.passageAround(headline.sentences)
    const rest = evidence.kind === 'enumeration' ? this.passageAround(sentencesBeside(evidence)) : []
    const whole = distinct([...supported, ...passage, ...rest], ({ id }) => String(id)).sort(
      (a, b) => a.id - b.id,
    )
    const told = points.map(plainStatement)
    const beside =
      evidence.kind === 'scale'
        ? [...fullStatements(evidence, headline), ...told].slice(0, MOST_POINTS_BESIDE)
        : told
    return this.candidate(headline, { ...underIts(headline, evidence), points: beside } as Evidence, whole)
  }

  /** Paragraphs that the relation touches, whole. */
  private passageAround(ids: number[]): AnalysedSentence[] {
    const touched = new Set(ids)
    return this.passages
      .filter(({ sentences }) => sentences.some(({ id }) => touched.has(id)))
      .flatMap(({ sentences }) => sentences)
  }

  private lendPoints(
    candidate: Candidate,
    passage: AnalysedSentence[],
    headline: Option,
    shown: string[],
  ): void {
    const { evidence } = candidate
    if (evidence.points.length > 0) return
    const points = this.choosePoints(
      this.paragraphBefore(passage),
      headline,
      roomBeside(evidence, headline),
      shown,
    )
    for (const point of points) this.used.push(point.text)
    evidence.points.push(...points.map(plainStatement))
    candidate.passage = inOrder([...points.flatMap(({ sentences }) => sentences), ...candidate.passage])
  }

  private paragraphBefore(passage: AnalysedSentence[]): AnalysedSentence[] {
    const first = this.passages.find(({ sentences }) => sentences.includes(passage[0]!))
    return (first && this.headings.before(first)?.sentences.filter(({ isExample }) => !isExample)) ?? []
  }

  /**
   * A claim from what a passage still has to say: the best statement that has points to support it or, lone, fills a
   * quotation.
   */
  private pointsClaim(passage: Passage): Candidate | null {
    // An example supports a claim; it does not make one.
    const heads = distinct(
      this.headings.ranked(passage.sentences.filter(({ isExample }) => !isExample)),
      ({ sentences }) => String(sentences.at(-1)),
    ).slice(0, MOST_TRIED)
    const best = heads[0]?.worth ?? 0
    const near = heads.filter(({ worth }) => best - worth <= LESS_FOR_POINTS)
    return (
      firstMade(near, (head) => this.withPoints(head, passage)) ??
      firstMade(heads, (head) => this.asQuotation(head, passage)) ??
      firstMade(this.tooLong(passage), (head) => this.asQuotation(head, passage))
    )
  }

  private tooLong({ sentences }: Passage): Option[] {
    return tooLong(sentences, this.sentences, this.knowledge)
      .filter(({ text }) => !this.isUsed(text))
      .slice(0, MOST_TRIED)
  }

  private withPoints(headline: Option, passage: Passage): Candidate | null {
    const points = this.pointsToTheEnd(headline, passage)
    if (points.length === 0) return null
    // With few points a slide may say less than its paragraph, quoted, does.
    if (this.saysMoreQuoted(headline, points, passage)) return this.asQuotation(headline, passage)
    for (const { text } of [headline, ...points]) this.used.push(text)
    return this.candidate(headline, { kind: 'points', points: points.map(plainStatement) }, passage.sentences)
  }

  /** One more point than usual, where with it the paragraph is told to its end. */
  private pointsToTheEnd(headline: Option, passage: Passage): Option[] {
    const pool = this.besideOf(headline, passage)
    const points = this.choosePoints(pool, headline, MOST_POINTS + 1)
    const told = points.map(({ at }) => at)
    const isRun = told.every((at, index) => at === headline.sentences.at(-1)! + 1 + index)
    const isWhole = isRun && told.at(-1) === pool.at(-1)?.id
    return isWhole || points.length <= MOST_POINTS ? points : this.choosePoints(pool, headline, MOST_POINTS)
  }

  private saysMoreQuoted(headline: Option, points: Option[], { sentences }: Passage): boolean {
    const { width } = this.knowledge.grammar
    const quotation = quotationFrom(headline, sentences, this.knowledge, (text) => this.isUsed(text))
    const { turn } = this.sentences.find(({ id }) => id === headline.at)!
    const beside = openingBeside(this.answerIn(turn), [headline, ...points], this.knowledge)
    const told = width([beside?.text ?? '', headline.text, ...points.map(({ text }) => text)].join(''))
    // Below the heading stands what was said before it, or what comes later without what led there.
    const isBroken = points.some(
      ({ at }, index) => at !== headline.sentences.at(-1)! + 1 + index && at !== points[index - 1]?.at,
    )
    return quotation !== null && width(quotation.text) > (isBroken ? QUOTED_FOR_HOLES : QUOTED_RATHER) * told
  }

  private asQuotation(headline: Option, passage: Passage): Candidate | null {
    const quotation = quotationFrom(headline, passage.sentences, this.knowledge, (text) => this.isUsed(text))
    // What another slide says already is not quoted over again.
    if (!quotation || this.isToldBeside(quotation.text, headline.text)) return null
    this.used.push(headline.text)
    return this.candidate(headline, { kind: 'quotation', quotation, points: [] }, passage.sentences)
  }

  /** What led up to a headline stands beside it when it leads up to nothing else: a lone sentence before its paragraph. */
  private besideOf(headline: Option, { sentences }: Passage): AnalysedSentence[] {
    // What a headline begins with may end the passage before.
    const last = headline.sentences.at(-1)
    const paragraphOf = (one: AnalysedSentence): AnalysedSentence[] =>
      sentences.filter(({ turn, paragraph }) => turn === one.turn && paragraph === one.paragraph)
    const own = paragraphOf(sentences.find(({ id }) => id === last)!)
    if (own.length === 1) return sentences
    return sentences.filter((one) => one.id >= own[0]!.id || paragraphOf(one).length === 1)
  }

  /** Another slide's words stand in the quotation, or it stands in them. */
  private isToldBeside(quotation: string, headline: string): boolean {
    const text = quotation.toLowerCase()
    return [...this.used, ...this.drawn].some(
      (other) => other !== headline && contains(text, other.toLowerCase()),
    )
  }

  private choosePoints(
    pool: AnalysedSentence[],
    headline: Statement,
    most: number,
    shown: string[] = [],
    counted: number[] = [],
    listed: number[] = [],
  ): Option[] {
    return choosePoints(pool, headline, most, {
      sentences: this.sentences,
      options: this.pointOptions,
      counted,
      listed,
      isTaken: (text) => this.isUsed(text) || shown.some((other) => contains(other, text)),
      knowledge: this.knowledge,
    })
  }

  private isUsed(text: string): boolean {
    return (
      this.drawn.some((other) => contains(other, text)) ||
      this.used.some((other) => saysTheSame(other, text, this.knowledge.grammar))
    )
  }

  /** What a headline answers; what a second guest says to it, too, for he, that and it are of the question. */
  private questionAbove({ question }: AnalysedSentence): Statement | undefined {
    const { grammar, interview } = this.knowledge
    const asked = questionStatement(question, interview, grammar)
    if (!asked) return undefined
    const isQuestion = grammar.cues.question.test(asked.text)
    // «Ms. Whitlock, you look as if you want to answer that.» only hands over what was asked before.
    if (!isQuestion && severalSpeak(interview) && HANDS_OVER.test(asked.text)) {
      const before = interview.turns
        .slice(0, interview.sentences[asked.sentences[0]! - 1]!.turn)
        .findLast(({ role, text }) => role === 'question' && grammar.cues.question.test(text))
      return askedIn(before, interview, grammar)
    }
    // «That was quick.» asks nothing.
    return isQuestion || grammar.width(asked.text) >= grammar.limits.least ? asked : undefined
  }

  private candidate(headline: Option, evidence: Evidence, passage: AnalysedSentence[]): Candidate {
    const { grammar } = this.knowledge
    // A list may stand below the question that asks for it.
    const asks = ({ question }: AnalysedSentence): boolean =>
      question !== undefined && headline.sentences.includes(question)
    const own = passage.find((one) => headline.sentences.includes(one.id) || asks(one))
    const question = own && this.questionAbove(own)
    return {
      headline: plainStatement(headline),
      evidence,
      ...(question ? { question } : {}),
      passage: passage.map(({ id }) => id),
      value:
        headline.worth +
        RELATION_BONUS[evidence.kind] +
        0.1 * evidence.points.length -
        brevityPenalty(evidence, grammar),
    }
  }
}
