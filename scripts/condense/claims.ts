import type { Claim, Enumeration, Evidence, Quantity, Statement } from '../model.ts'
import { type AnalysedSentence, bare } from './analyse.ts'
import { answeredWith } from './answered.ts'
import { askedAbove, nameAbove, questionStatement } from './asked.ts'
import { announcement, capitalised, compressions } from './compress.ts'
import {
  beneath,
  fullStatements,
  idsIn,
  MOST_POINTS_BESIDE,
  roomBeside,
  sentencesBeside,
  statementsIn,
  textsIn,
} from './evidence.ts'
import { distinct, gatherRelations, type Relation } from './gather-relations.ts'
import {
  claimsNothing,
  companionsOf,
  counts,
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
import { choosePoints, fitsBelow, isWhole } from './points.ts'
import { brevityPenalty, openingOf, quotationFrom, tooLong, wholeAnswer } from './quotations.ts'
import { rebuts } from './relations/attribution.ts'
import { countedOff } from './relations/counted-off.ts'
import { numbersIn } from './relations/numerals.ts'
import { announcing } from './relations/phrases.ts'
import { contains, saysTheSame } from './same-statement.ts'
import type { Passage } from './themes.ts'
import { viewsOf } from './two-views.ts'

/** A claim that could be made, with its worth beside the others. */
export interface Candidate extends Omit<Claim, 'rank' | 'id'> {
  value: number
  /** Content words of the headline, to keep two claims from saying the same. */
  words: Set<string>
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
  points: 0,
}

/** Which counts nothing. */
const YEAR = /(?:19|20)\d\d|[一二]\p{Script=Han}[〇零○一二三四五六七八九]{2}年/gu
/** What a number adds less that stands alone: most are a detail of their answer. */
const ALONE = 0.35
/** Supported by nothing else, these say in another form what their sentences say: they need a claim above them. */
const UNDER_A_CLAIM = new Set<Evidence['kind']>(['remedy', 'definition', 'cause'])
const MOST_POINTS = 3
/** What may be told as a whole answer instead; of an answer of which a part is drawn the rest is told beside it. */
const TOLD = new Set<Evidence['kind']>(['points', 'quotation', 'numbers'])
/** Of an answer that a slide can hold, a share that is as good as all; and what it is worth that all is told. */
const NEARLY_ALL = 0.85
const TOLD_WHOLE = 0.3
/** In headlines: the longest answer that is told below two numbers. */
const BELOW_TWO = 3
/** What the first sentence of such an answer may be worth less than the best one, to head it. */
const LESS_FOR_OPENING = 0.3
/** How much more than a heading and its one point a quotation says that is shown instead. */
const QUOTED_RATHER = 1.15
/** And where sentences are left out between them. */
const QUOTED_FOR_HOLES = 0.85
/** And than what a slide of numbers tells: more than one, one alone, such as tell half of an answer. */
const NUMBERS = 2.4
const LONE_NUMBER = 1.5
const HALF_TOLD = 1.25
/** Statements that a passage without relations may try as its heading. */
const MOST_TRIED = 5
/** What a statement may be worth less than the best, if unlike it others support it. */
const LESS_FOR_POINTS = 0.8
/** How many sentences after its evidence a claim may stand. */
const FARTHEST_AFTER = 2
/** Content words that a claim shares with what it is told beside: a number that does not follow it, a question to another. */
const LEAST_SHARED = 2
/** Words of time, which two sentences may share that have nothing else in common. */
const TIME = /^(?:.{0,4}[年月日天]|现在|过去|以前|后来|目前|\d+)$/u
const TURNED_AGAINST = 0.35
const TOLD_AS_STORY = 0.3
/** What a sentence is worth less that tells how things were. */
const WAS_SO = 0.6
const ANNOUNCED = 1.2

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
  // Alone, the second of a list says of nothing that it is its second; it is told as one of the list or not at all.
  const { heads: placed } = countedOff(sentences, grammar)
  const isNoMember = ({ text, at }: Option): boolean =>
    !placed.get(at)?.some((head) => text.toLowerCase().includes(head.toLowerCase()))
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
            .filter((option) => isNoMember(option) && (!pointsBack || isWhole(option, sentence, knowledge)))
            .map((option) => ({ ...option, worth: option.worth - loss })),
    )
    // A story that goes on may end otherwise than its first sentences say, and so may a figure that the next overtakes.
    const told =
      denies ||
      rebuts(sentence, next, grammar) ||
      (sentence.isStory && next?.isStory) ||
      bound.length > 0 ||
      [grammar.cues.caveat, grammar.cues.setsUp].some((cue) => cue.test(sentence.text))
    pointOptions.set(
      sentence.id,
      told ? [] : optionsOf(sentence, before, false, knowledge).filter(isNoMember),
    )
  })
  const workshop = new Workshop(passages, sentences, options, pointOptions, knowledge)
  return workshop.candidates()
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

class Workshop {
  /** Statements already spoken for, as bare text. */
  private readonly used: string[] = []
  /** What diagrams and numbers say: not to be said again word for word. */
  private readonly drawn: string[] = []
  /** Sentences that stand under a claim already: they head no other slide. */
  private readonly told = new Set<number>()

  constructor(
    private readonly passages: Passage[],
    private readonly sentences: AnalysedSentence[],
    private readonly options: Map<number, Option[]>,
    private readonly pointOptions: Map<number, Option[]>,
    private readonly knowledge: Knowledge,
  ) {}

  candidates(): Candidate[] {
    // All headlines are chosen before any points, so that a point never takes the words that should head another slide.
    const lists: Candidate[] = []
    const headed = gatherRelations({
      passages: this.passages,
      sentences: this.sentences,
      knowledge: this.knowledge,
    }).flatMap((relation) => {
      const passage = this.passageAround(relation.sentences)
      const headline = this.headlineFor(relation, passage)
      if (!headline) lists.push(...this.membersAsPoints(relation, passage))
      if (!headline || !this.namesSources(relation, headline) || this.leavesCompanion(relation, headline))
        return []
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
      const claim = this.relationClaim(relation, passage, headline, shown)
      const made = this.quotedRather(claim, passage, headline) ?? claim
      this.used.push(...made.evidence.points.map(({ text }) => text))
      return made
    })
    const plain = this.passages.flatMap((passage) => this.pointsClaim(passage) ?? [])
    // Where a paragraph has said all it had, the one before it says what led there, if it has words left.
    for (const [index, { passage, headline, shown }] of headed.entries()) {
      this.lendPoints(found[index]!, passage, headline, shown)
    }
    const told = [...lists, ...found, ...plain]
    const upright = told.filter(
      ({ headline, evidence }) =>
        !leavesBehind(idsIn([headline, evidence]), this.sentences, this.knowledge.grammar),
    )
    const all = [...upright, ...this.answersThemselves(upright)]
    const drawn = new Set(
      all.filter(({ evidence }) => !TOLD.has(evidence.kind)).map(({ headline }) => this.turnOf(headline)),
    )
    const whole = all.map((one) => (drawn.has(this.turnOf(one.headline)) ? one : this.toldWhole(one)))
    const answered = this.underTheirAnswers(whole)
    return [...viewsOf(this.sentences, this.knowledge), ...answered]
  }

  private answerIn(turn: number): AnalysedSentence[] {
    return this.sentences.filter((sentence) => sentence.turn === turn)
  }

  private turnOf({ sentences: [id] }: Statement): number {
    return this.knowledge.interview.sentences[id! - 1]!.turn
  }

  /** What shows part of an answer that a slide can hold shows all of it; lists, columns and drawings stay as they are. */
  private toldWhole(candidate: Candidate): Candidate {
    const { evidence } = candidate
    if (evidence.kind === 'quotation' && evidence.quotation.quotedBy !== undefined) return candidate
    const turn = this.turnOf(candidate.headline)
    const opening = this.openingOr(candidate.headline, turn)
    const quotation = wholeAnswer(opening, this.answerIn(turn), this.knowledge)
    if (!quotation) return candidate
    const isBelow =
      evidence.kind === 'numbers' && this.hasRoomBelow(evidence.quantities, candidate.headline, quotation)
    const headline = isBelow ? candidate.headline : opening
    const { width } = this.knowledge.grammar
    const shown = evidence.kind === 'quotation' ? evidence.quotation.text : this.shownIn(candidate, turn)
    if (width(shown) >= NEARLY_ALL * width(quotation.text)) return candidate
    const value = candidate.value + TOLD_WHOLE
    if (isBelow) {
      const told = { text: quotation.text, sentences: quotation.sentences }
      return { ...candidate, evidence: { ...evidence, points: [], told }, value }
    }
    const points = this.restAsPoints(headline, quotation.sentences, turn)
    return points
      ? { ...candidate, headline, evidence: { kind: 'points', points }, value }
      : { ...candidate, headline, evidence: { kind: 'quotation', quotation, points: [] }, value }
  }

  /** A whole answer goes below one number, and below two, if it is short, that the heading names. */
  private hasRoomBelow(quantities: Quantity[], { text }: Statement, told: Statement): boolean {
    const { width, limits } = this.knowledge.grammar
    return (
      quantities.length === 1 ||
      (quantities.length === 2 &&
        quantities.every(({ value }) => text.includes(value) && width(value) <= limits.least * 0.75) &&
        width(told.text) <= limits.headline * BELOW_TWO)
    )
  }

  /** Where all is told, the answer's first sentence heads it if it says nearly as much: that is what was asked. */
  private openingOr(headline: Statement, turn: number): Statement {
    const { grammar, scores } = this.knowledge
    const [first, next] = this.answerIn(turn)
    if (!first?.isFirstOfAnswer || headline.sentences.includes(first.id)) return headline
    const text = bare(first.text, grammar)
    const isClaim =
      grammar.width(text) >= grammar.limits.least &&
      grammar.width(text) <= grammar.limits.headline &&
      !first.isQuestion &&
      !first.isStory &&
      !first.attribution &&
      !grammar.dangles(text) &&
      !claimsNothing(first, grammar) &&
      !isGivenUp(first, next, grammar) &&
      !(next && grammar.turns.test(next.text))
    const [own, other] = [first.id, headline.sentences[0]!].map((id) => scores.get(id) ?? 0) as [
      number,
      number,
    ]
    return isClaim && own >= other - LESS_FOR_OPENING ? { text, sentences: [first.id] } : headline
  }

  /**
   * What follows a claim to the end of its answer, sentence by sentence, where nothing but what stands beside the question
   * comes before it.
   */
  private restAsPoints(headline: Statement, whole: number[], turn: number): Statement[] | undefined {
    const { grammar } = this.knowledge
    const run = this.answerIn(turn).filter(({ id }) => whole.includes(id))
    const at = run.findIndex(({ id }) => id === headline.sentences[0])
    const own = run[at]!
    const rest = run.slice(at + headline.sentences.length)
    const before = run.slice(0, at).map(({ id }) => id)
    const beside = this.openingBeside(turn, [headline])?.sentences ?? []
    const fits = rest.every(
      (one) =>
        !one.isStory &&
        !grammar.cues.newStrand.test(one.text) &&
        !one.isQuestion &&
        grammar.width(bare(one.text, grammar)) <= grammar.limits.headline,
    )
    const isAll =
      before.every((id) => beside.includes(id)) &&
      headline.sentences.length === 1 &&
      isWhole(headline, own, this.knowledge)
    if (!isAll || !fits || rest.length < 2 || rest.length > MOST_POINTS + 1) return undefined
    return rest.map(({ id, text }) => ({ text: bare(text, grammar), sentences: [id] }))
  }

  /** All that a slide of points or numbers says. */
  private shownIn({ headline, evidence }: Candidate, turn: number): string {
    const numbers = evidence.kind === 'numbers' ? evidence.quantities : []
    const beside = this.openingBeside(turn, [headline, ...statementsIn(evidence)])
    return [
      beside?.text ?? '',
      headline.text,
      ...numbers.map(({ measures }) => measures).filter((one) => !headline.text.includes(one)),
      ...evidence.points.map(({ text }) => text),
    ].join('')
  }

  /** What stands beside the question of an answer of which this much is shown. */
  private openingBeside(turn: number, shown: Statement[]): Statement | undefined {
    const { grammar, interview } = this.knowledge
    const answer = this.answerIn(turn)
    return answer[0]!.isFirstOfAnswer && !repliesToGuest(turn, interview)
      ? answeredWith(answer, shown, grammar)
      : undefined
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
      const { turn } = this.sentences.find(({ id }) => id === headline.sentences[0])!
      const said = this.openingBeside(turn, [headline, ...statementsIn(evidence)])
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
      // «Four minutes?» only echoes what was said.
      if (!grammar.isChinese && !grammar.saysSomething(asked.text)) return []
      if (repliesToGuest(turn, interview) && leansOnAnother(answer[0]!, grammar)) return []
      const quotation = openingOf(answer, this.knowledge)
      if (!quotation) return []
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

  /** A list that nothing announces: its first member heads the others, each told from its name on to its sentence's end. */
  private membersAsPoints({ evidence }: Relation, passage: AnalysedSentence[]): Candidate[] {
    if (evidence.kind !== 'enumeration' || new Set(evidence.enumeration.sentences).size === 1) return []
    const { grammar, scores } = this.knowledge
    const head = evidence.enumeration.members[0]!.sentences
    const told = evidence.enumeration.members.map(({ name, sentences }): Statement => {
      const { text } = this.sentences.find(({ id }) => id === sentences[0])!
      const whole = bare(text.slice(Math.max(0, text.toLowerCase().indexOf(name.toLowerCase()))), grammar)
      // `Fund legal aid, because …`: where the reason is too long, what is asked for still says something.
      const fits = grammar.width(whole) <= grammar.limits.point && !grammar.dangles(whole)
      return { text: capitalised(fits || sentences === head ? whole : name), sentences }
    })
    const [first, ...others] = told
    const fits = ({ text }: Statement, limit: number): boolean =>
      grammar.width(text) >= grammar.limits.least / 2 &&
      grammar.width(text) <= limit &&
      !grammar.dangles(text) &&
      !this.isUsed(text)
    const points = others.filter((one) => fits(one, grammar.limits.point)).slice(0, MOST_POINTS)
    if (!first || points.length < others.length || !fits(first, grammar.limits.headline)) return []
    this.used.push(...told.map(({ text }) => text))
    const at = first.sentences[0]!
    const headline = { ...first, worth: scores.get(at) ?? 0, at }
    return [this.candidate(headline, { kind: 'points', points }, passage)]
  }

  /** Columns leave no room for what the heading must not be told without. */
  private leavesCompanion({ evidence, shown }: Relation, headline: Option): boolean {
    if (roomBeside(evidence, headline) > 0) return false
    const bound = companionsOf(headline.sentences.at(-1)!, this.sentences, this.knowledge.grammar)
    return bound.some(({ id }) => !shown.includes(id))
  }

  /** What is drawn in another's words stands under a heading that says whose they are. */
  private namesSources({ evidence, sentences }: Relation, { text }: Statement): boolean {
    if (evidence.kind === 'quotation') return true
    // Of a sentence that goes on with what another said, a list shows only the speaker's own words.
    const shows = ({ clauses, attribution }: AnalysedSentence): boolean =>
      evidence.kind !== 'enumeration' ||
      attribution!.from <= 0 ||
      textsIn(evidence).some((told) => told.includes(clauses[attribution!.from]?.text ?? ''))
    return this.sentences
      .filter((one) => one.attribution?.kind === 'said' && sentences.includes(one.id) && shows(one))
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

  /** Numbers that do not tell the answer are told in their paragraph, and so is one that stands alone where that says much more. */
  private quotedRather(claim: Candidate, passage: AnalysedSentence[], headline: Option): Candidate | null {
    const { evidence } = claim
    if (evidence.kind !== 'numbers') return null
    const { width } = this.knowledge.grammar
    const isLone = evidence.quantities.length === 1
    const measures = evidence.quantities.map((one) => one.measures)
    const told = [
      headline.text,
      ...measures.filter((one) => !isLone && !headline.text.includes(one)),
      ...evidence.points.map(({ text }) => text),
    ].join('')
    const quotation = quotationFrom(
      headline,
      passage,
      this.knowledge,
      (text) => text !== headline.text && this.isUsed(text),
    )
    // «I've closed seventeen; my predecessor closed two in twenty»: the number alone in large type would be the other's.
    if (isLone && this.countsFurther(headline, evidence.quantities[0]!))
      return evidence.points.length > 0 && width(told) > width(quotation?.text ?? '')
        ? { ...claim, evidence: { kind: 'points', points: evidence.points } }
        : quotation && this.candidate(headline, { kind: 'quotation', quotation, points: [] }, passage)
    // Below numbers there is room for the whole of a short answer.
    const { turn } = this.sentences.find(({ id }) => id === headline.at)!
    const isShown = evidence.quantities.every(({ value }) => headline.text.includes(value))
    if (isShown && wholeAnswer(headline, this.answerIn(turn), this.knowledge)) return null
    const isHalf = this.passesOverAnswer(headline) || this.leavesNumber(evidence.quantities, told)
    const enough = isHalf ? HALF_TOLD : isLone ? LONE_NUMBER : NUMBERS
    if (!quotation || width(quotation.text) < enough * width(told)) return null
    return this.candidate(headline, { kind: 'quotation', quotation, points: [] }, passage)
  }

  /** The headline compares its number with another that is not shown. */
  private countsFurther({ text }: Option, { value, hedge = '' }: Quantity): boolean {
    const { grammar } = this.knowledge
    if (!text.includes(value)) return false
    const rest = grammar.clauses(text).filter((clause) => !clause.text.includes(value))
    return rest.some((clause) => counts(clause.text.replace(YEAR, ''), grammar)) && !hedge.includes('不')
  }

  /** The first sentence of the paragraph's answer stands neither in the headline nor, being short, beside the question. */
  private passesOverAnswer({ sentences: [id] }: Option): boolean {
    const own = this.sentences.find((sentence) => sentence.id === id)!
    const [first] = this.answerIn(own.turn)
    if (!first?.isFirstOfAnswer || first.id === id || first.paragraph !== own.paragraph) return false
    return answeredWith(this.answerIn(own.turn), [], this.knowledge.grammar) === undefined
  }

  /** A number of the same sentences, or of the one before, is not told beside those shown: the other half of a comparison. */
  private leavesNumber(quantities: Quantity[], told: string): boolean {
    const shown = [told, ...quantities.flatMap(({ value, measures }) => [value, measures])].join(' ')
    const ids = new Set(quantities.flatMap(({ sentences }) => sentences.flatMap((id) => [id - 1, id])))
    const turns = new Set(
      this.sentences.filter(({ id }) => ids.has(id) && !ids.has(id + 1)).map(({ turn }) => turn),
    )
    return this.sentences
      .filter(({ id, turn }) => ids.has(id) && turns.has(turn))
      .some(({ text }) => numbersIn(text, this.knowledge.grammar).some((number) => !shown.includes(number)))
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
    const free = passage.filter((sentence) => !shown.has(sentence.id) && this.bearsOnTerm(sentence, evidence))
    const points = this.choosePoints(free, headline, room, shownTexts, relation.sentences)
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
    return this.candidate(
      headline,
      { ...beneath(evidence, headline, this.knowledge.grammar), points: beside } as Evidence,
      whole,
    )
  }

  /** Paragraphs that the relation touches, whole. */
  private passageAround(ids: number[]): AnalysedSentence[] {
    const touched = new Set(ids)
    return this.passages
      .filter(({ sentences }) => sentences.some(({ id }) => touched.has(id)))
      .flatMap(({ sentences }) => sentences)
  }

  /**
   * The best statement to head the evidence: from the sentences of the relation, or, when those are shown below, from
   * their neighbours in the first paragraph touched.
   */
  private headlineFor(relation: Relation, passage: AnalysedSentence[]): Option | undefined {
    const { evidence } = relation
    const shown = new Set(relation.shown)
    const own = passage.filter(({ id }) => relation.sentences.includes(id) && !shown.has(id))
    const first = this.passages.find(({ sentences }) =>
      sentences.some(({ id }) => relation.sentences.includes(id)),
    )
    const isListed = evidence.kind === 'enumeration' || evidence.kind === 'steps'
    // An example that opens its paragraph supports the claim of the paragraph before it.
    const supported = first?.sentences[0]?.isExample ? this.before(first) : undefined
    const around = isListed
      ? [...(supported?.sentences ?? []), ...(first?.sentences ?? [])]
      : (supported ?? first)?.sentences
    const neighbours = around?.filter(({ id, isExample }) => !shown.has(id) && !isExample) ?? []
    // Of then and now, and of any two sides, the second is what the speaker comes to.
    const closing =
      evidence.kind === 'comparison'
        ? evidence.comparison.sides.at(-1)!.statement.sentences
        : relation.sentences
    const among = (ids: number[]) => passage.filter(({ id, isExample }) => ids.includes(id) && !isExample)
    const fallback = among(closing)
    if (evidence.kind === 'quotation') return this.attributed(own)
    if (UNDER_A_CLAIM.has(evidence.kind)) return this.claimAbove(relation, neighbours, first)
    const announced = isListed && this.announcing(own)
    if (announced) return announced
    if (evidence.kind === 'numbers') {
      const above =
        this.best(neighbours, undefined, (option) => this.isBacked(option, relation)) ??
        this.sayingAll(evidence.quantities)
      if (above) return above
    }
    // A list told sentence by sentence is headed by what comes before it, never by one of its members.
    const pools =
      evidence.kind === 'enumeration'
        ? [own, neighbours]
        : [own, neighbours, fallback, among(relation.sentences)]
    for (const pool of pools) {
      const fits = (option: Option) => pool !== neighbours || this.leadsTo(option, relation)
      const best = this.best(pool, relation.heads, fits)
      if (best) return best
      const said = pool === own && this.announcedWithin(relation)
      if (said) return said
    }
    return evidence.kind === 'enumeration'
      ? (this.summedUp(evidence.enumeration) ?? this.answeredBefore(relation))
      : undefined
  }

  /** 「試過，失敗了兩次。第一次…」: an answer too short for a claim of its own is one above what it leads to. */
  private answeredBefore({ sentences: [id] }: Relation): Option | undefined {
    const at = this.sentences.findIndex((sentence) => sentence.id === id)
    const [before, first] = [this.sentences[at - 1], this.sentences[at]!]
    const isAnswer = before?.isFirstOfAnswer && before.turn === first.turn && before.question !== undefined
    if (!isAnswer || before.isQuestion || before.attribution) return undefined
    const stated = this.stated(before)
    return this.knowledge.grammar.dangles(stated.text) ? undefined : this.whole(stated)
  }

  /** 「這三件事沒有一件在…」, right after the three: what it points at stands below it. */
  private summedUp({ members }: Enumeration): Option | undefined {
    const last = this.sentences.findIndex(({ id }) => id === members.at(-1)!.sentences[0])
    const next = following(this.sentences, last)
    const isSum =
      next && this.knowledge.grammar.cues.sumsUp.test(next.text) && !next.isQuestion && !next.attribution
    return isSum ? this.whole(this.stated(next)) : undefined
  }

  /** `On three things: patrols, data and people`: an answer without a verb, from what it counts on. */
  private listItself({
    enumeration: { text, whole, sentences },
  }: Extract<Evidence, { kind: 'enumeration' }>): Option | undefined {
    const at = whole === '' ? -1 : text.indexOf(whole)
    if (at < 0 || new Set(sentences).size > 1 || !/[：:]/.test(text.slice(at))) return undefined
    const list = text.slice(at)
    return this.knowledge.grammar.dangles(list) ? undefined : this.whole({ text: list, sentences })
  }

  /**
   * A claim that is not itself drawn, here or on another slide, and bears on what is: the sentence right before it, or one
   * ahead of it that speaks of the same; above a term, one that names it. Without such a claim a definition, the problem
   * of a remedy, or the last of several causes heads the slide itself.
   */
  private claimAbove(
    { evidence, sentences }: Relation,
    neighbours: AnalysedSentence[],
    passage: Passage | undefined,
  ): Option | undefined {
    const { grammar } = this.knowledge
    const free = neighbours.filter(({ id }) => !this.told.has(id))
    if (evidence.kind === 'definition') {
      const term = evidence.definition.term.toLowerCase()
      const names = ({ text }: Option) => text.toLowerCase().includes(term)
      return this.best(free, undefined, names) ?? this.whole(evidence.definition)
    }
    const first = sentences[0]!
    const words = new Set(
      this.sentences.filter(({ id }) => sentences.includes(id)).flatMap((one) => one.words),
    )
    const drawn = this.sentences.find(({ id }) => id === first)!
    const isRightBefore = (id: number | undefined) =>
      id === first - 1 && this.sentences.find((one) => one.id === id)?.paragraph === drawn.paragraph
    const bears = ({ text, sentences: ids }: Option) =>
      isRightBefore(ids.at(-1)) || grammar.contentWords(text).some((word) => words.has(word))
    const earlier = (passage && this.before(passage)?.sentences.filter(({ isExample }) => !isExample)) ?? []
    const claim =
      this.best(
        free.filter(({ id }) => id < first),
        undefined,
        bears,
      ) ??
      this.best(
        earlier.filter(({ id }) => !this.told.has(id)),
        undefined,
        bears,
      )
    if (claim) return claim
    if (evidence.kind === 'remedy') {
      const problem = this.sentences.find(
        ({ id }) => id === evidence.comparison.sides[0]!.statement.sentences[0],
      )!
      return sentences.length > 1 ? (this.whole(this.stated(problem)) ?? this.best([problem])) : undefined
    }
    return evidence.kind === 'cause' && evidence.links.length > 1
      ? this.whole(evidence.links.at(-1)!)
      : undefined
  }

  /** Beside a term stands only what speaks of the same, or defines another. */
  private bearsOnTerm(sentence: AnalysedSentence, evidence: Evidence): boolean {
    if (evidence.kind !== 'definition') return true
    const { grammar } = this.knowledge
    const words = new Set(grammar.contentWords(evidence.definition.text))
    return grammar.defines.test(sentence.text) || sentence.words.some((word) => words.has(word))
  }

  private stated({ id, text }: AnalysedSentence): Statement {
    const { grammar } = this.knowledge
    return { text: bare(text, grammar).replace(grammar.lead, ''), sentences: [id] }
  }

  /** A whole statement as a heading, if it fits and is not used yet. */
  private whole({ text, sentences }: Statement): Option | undefined {
    const { grammar, scores } = this.knowledge
    if (grammar.width(text) > grammar.limits.headline || this.isUsed(text)) return undefined
    return { text: capitalised(text), sentences, worth: scores.get(sentences[0]!) ?? 0, at: sentences[0]! }
  }

  /** Numbers, columns and steps support what is said right before them, or what is said of the same things. */
  private leadsTo(headline: Option, { evidence, sentences }: Relation): boolean {
    const first = this.sentences.find(({ id }) => id === sentences[0])!
    const last = this.sentences.find(({ id }) => id === headline.sentences.at(-1))!
    if (last.id > first.id && this.knowledge.grammar.turns.test(last.text)) return false
    // Above members told sentence by sentence stands what their own paragraph, or the sentence before them, says first.
    if (evidence.kind === 'enumeration')
      return last.id < first.id && (last.paragraph === first.paragraph || last.id === first.id - 1)
    if (!['numbers', 'comparison', 'steps', 'chain'].includes(evidence.kind)) return true
    const before =
      last.id < first.id &&
      first.id - last.id <= (evidence.kind === 'numbers' ? 3 : 2) &&
      last.paragraph === first.paragraph
    const words = new Set(this.knowledge.grammar.contentWords(headline.text))
    // `A decision takes four months`, right after its steps, is said of them.
    const sumsUp =
      evidence.kind === 'steps' && last.id === sentences.at(-1)! + 1 && last.paragraph === first.paragraph
    if (sumsUp) return true
    if (last.id > first.id + FARTHEST_AFTER) return false
    const leads = before && last.turn === first.turn && !this.knowledge.grammar.defines.test(headline.text)
    // That both speak of last year joins nothing.
    return first.isExample || leads || first.words.some((word) => words.has(word) && !TIME.test(word))
  }

  /** What stands right before a number, or speaks of the same things, is what the number is told for. */
  private isBacked(headline: Option, relation: Relation): boolean {
    if (!this.leadsTo(headline, relation)) return false
    const { grammar } = this.knowledge
    const [id] = relation.sentences
    if (headline.sentences.at(-1)! > id!) return false
    const words = new Set(this.sentences.find((sentence) => sentence.id === id)!.words)
    const shared = new Set(grammar.contentWords(headline.text).filter((word) => words.has(word)))
    return headline.sentences.at(-1) === id! - 1 || shared.size >= LEAST_SHARED
  }

  /** Numbers of one sentence are headed by it, said as fully as a heading may be, or with the why that it answers. */
  private sayingAll(quantities: Quantity[]): Option | undefined {
    const [id, ...others] = new Set(quantities.flatMap(({ sentences }) => sentences))
    if (others.length > 0) return undefined
    const says = ({ text }: Option) => quantities.every(({ value }) => text.includes(value))
    return this.best(
      this.sentences.filter((sentence) => sentence.id >= id! && sentence.id <= id! + 2),
      undefined,
      says,
    )
  }

  /** A list too long for a heading is announced by it and shown below. */
  private announcing(own: AnalysedSentence[]): Option | undefined {
    const { grammar, scores } = this.knowledge
    const [listed] = own
    if (own.length !== 1 || !listed) return undefined
    // 「關鍵有三個」: what would say too little by itself says enough above its list.
    const isShort =
      grammar.width(bare(listed.text, grammar)) < grammar.limits.least || this.countsMembers(listed)
    if (!isShort && grammar.width(bare(listed.text, grammar)) <= grammar.limits.headline) return undefined
    const statement = isShort
      ? this.saidShortly(listed)
      : announcement(listed, grammar.limits.headline, grammar)
    return statement
      ? { ...statement, worth: (scores.get(listed.id) ?? 0) + ANNOUNCED, at: listed.id }
      : undefined
  }

  /** 「但有兩個條件，一是…；二是…」: what a list is announced by in its own sentence, however short. */
  private announcedWithin({ evidence, sentences: [id, ...others] }: Relation): Option | undefined {
    const { grammar } = this.knowledge
    if (evidence.kind !== 'enumeration') return undefined
    const itself = this.listItself(evidence)
    if (itself) return itself
    const listed = this.sentences.find((sentence) => sentence.id === id)
    const count = listed?.clauses.findIndex(({ text }) => announcing(text, grammar)) ?? -1
    if (!listed || others.length > 0 || count < 0) return undefined
    const whole = bare(listed.text, grammar)
    const last = listed.clauses[count]!.text
    const text = whole.slice(0, whole.indexOf(last) + last.length).replace(grammar.lead, '')
    return text === '' || grammar.dangles(text) ? undefined : this.whole({ text, sentences: [listed.id] })
  }

  /** 「關鍵有三個」, «Three reasons, and only one is medical». */
  private countsMembers({ text, clauses }: AnalysedSentence): boolean {
    const { grammar } = this.knowledge
    const counted = clauses.filter(({ mark }) => !/[：:]/.test(mark)).map((clause) => clause.text)
    return [bare(text, grammar), ...counted].some((one) => announcing(one, grammar))
  }

  private saidShortly(sentence: AnalysedSentence): Statement | null {
    const { grammar } = this.knowledge
    const text = bare(sentence.text, grammar).replace(grammar.lead, '')
    // «Two things» says enough between the question and its answers.
    const isAnswer = sentence.question !== undefined && this.countsMembers(sentence)
    if (grammar.width(text) > grammar.limits.headline) return null
    return isAnswer || (grammar.standsAlone(text, true) && !grammar.dangles(text))
      ? { text: capitalised(text), sentences: [sentence.id] }
      : null
  }

  /** A quotation of another is told by the guest's sentence that names him (我父親常說：「…」). */
  private attributed(own: AnalysedSentence[]): Option | undefined {
    const [told] = own
    if (own.length !== 1 || !told) return undefined
    const { grammar, scores } = this.knowledge
    const whole = bare(told.text, grammar).replace(grammar.lead, '')
    const texts = [whole, ...compressions(told, grammar.limits.headline, grammar).map(({ text }) => text)]
    const text = texts.find(
      (one) =>
        grammar.width(one) <= grammar.limits.headline &&
        !this.isUsed(one) &&
        one.includes(told.attribution!.quoted!) &&
        one.includes(told.attribution!.speaker),
    )
    return text === undefined
      ? undefined
      : { text, sentences: [told.id], worth: scores.get(told.id) ?? 0, at: told.id }
  }

  private before(passage: Passage): Passage | undefined {
    const previous = this.passages[this.passages.indexOf(passage) - 1]
    return previous?.sentences[0]?.turn === passage.sentences[0]!.turn ? previous : undefined
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
    candidate.passage = [
      ...new Set([...points.flatMap(({ sentences }) => sentences), ...candidate.passage]),
    ].sort((a, b) => a - b)
  }

  private paragraphBefore(passage: AnalysedSentence[]): AnalysedSentence[] {
    const first = this.passages.find(({ sentences }) => sentences.includes(passage[0]!))
    return (first && this.before(first)?.sentences.filter(({ isExample }) => !isExample)) ?? []
  }

  private best(
    pool: AnalysedSentence[],
    heads = /./,
    fits = (_: Option): boolean => true,
  ): Option | undefined {
    return this.ranked(pool, (option) => heads.test(option.text) && fits(option))[0]
  }

  private ranked(pool: AnalysedSentence[], fits = (_: Option): boolean => true): Option[] {
    return pool
      .flatMap(({ id }) => this.options.get(id) ?? [])
      .filter((option) => !this.isUsed(option.text) && fits(option))
      .sort((a, b) => b.worth - a.worth || a.at - b.at)
  }

  /**
   * A claim from what a passage still has to say: the best statement that has points to support it or, lone, fills a
   * quotation.
   */
  private pointsClaim(passage: Passage): Candidate | null {
    // An example supports a claim; it does not make one.
    const heads = distinct(
      this.ranked(passage.sentences.filter(({ isExample }) => !isExample)),
      ({ sentences }) => String(sentences.at(-1)),
    ).slice(0, MOST_TRIED)
    const best = heads[0]?.worth ?? 0
    const near = heads.filter(({ worth }) => best - worth <= LESS_FOR_POINTS)
    return (
      first(near, (head) => this.withPoints(head, passage)) ??
      first(heads, (head) => this.asQuotation(head, passage)) ??
      first(this.tooLong(passage), (head) => this.asQuotation(head, passage))
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
    const beside = this.openingBeside(turn, [headline, ...points])
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
  private besideOf({ at }: Option, { sentences }: Passage): AnalysedSentence[] {
    const paragraphOf = (one: AnalysedSentence): AnalysedSentence[] =>
      sentences.filter(({ turn, paragraph }) => turn === one.turn && paragraph === one.paragraph)
    const own = paragraphOf(sentences.find(({ id }) => id === at)!)
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
  ): Option[] {
    return choosePoints(pool, headline, most, {
      sentences: this.sentences,
      options: this.pointOptions,
      counted,
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

  /**
   * What a headline answers. What a guest says after another guest's answer stands under the question only where it speaks
   * of the same.
   */
  private questionAbove({ turn, question }: AnalysedSentence, { text }: Option): Statement | undefined {
    const { grammar, interview } = this.knowledge
    const asked = questionStatement(question, interview, grammar)
    if (!asked) return undefined
    // «That was quick.» asks nothing.
    const asks = grammar.cues.question.test(asked.text) || grammar.width(asked.text) >= grammar.limits.least
    if (!asks || !repliesToGuest(turn, interview)) return asks ? asked : undefined
    const words = new Set(grammar.contentWords(asked.text))
    const shared = new Set(grammar.contentWords(text).filter((word) => words.has(word)))
    return shared.size >= LEAST_SHARED ? asked : undefined
  }

  private candidate(headline: Option, evidence: Evidence, passage: AnalysedSentence[]): Candidate {
    const { grammar } = this.knowledge
    const own = passage.find(({ id }) => headline.sentences.includes(id))
    const question = own && this.questionAbove(own, headline)
    return {
      headline: plainStatement(headline),
      evidence,
      ...(question ? { question } : {}),
      passage: passage.map(({ id }) => id),
      value:
        headline.worth +
        RELATION_BONUS[evidence.kind] -
        (evidence.kind === 'numbers' && evidence.quantities.length === 1 ? ALONE : 0) +
        0.1 * evidence.points.length -
        brevityPenalty(evidence, grammar),
      words: new Set(grammar.contentWords(headline.text)),
    }
  }
}

/** The first that something can be made of. */
function first<T, R>(items: T[], make: (item: T) => R | null): R | null {
  for (const item of items) {
    const made = make(item)
    if (made) return made
  }
  return null
}
