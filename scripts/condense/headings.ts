/** What heads a slide: the statement above what is drawn, listed or counted below it. */
import type { Evidence, Statement } from '../model.ts'
import { type AnalysedSentence, bare } from './analyse.ts'
import { questionStatement } from './asked.ts'
import { announcement, capitalised, compressions } from './compress.ts'
import { idsIn } from './evidence.ts'
import type { Relation } from './gather-relations.ts'
import { firstMade, type Knowledge, type Option } from './options.ts'
import { isNumberedFirst } from './relations/counted-off.ts'
import { announcing } from './relations/phrases.ts'
import { countsSo, HOW, ITS } from './relations/told-alike.ts'
import type { Passage } from './themes.ts'
import { inBothScripts } from './variants.ts'

/** Supported by nothing else, these say in another form what their sentences say: they need a claim above them. */
export const UNDER_A_CLAIM = new Set<Evidence['kind']>(['remedy', 'definition', 'cause'])
/** How many sentences after its evidence a claim may stand. */
const FARTHEST_AFTER = 2
/** What a heading gains that announces the list below it. */
const ANNOUNCED = 1.2

/** Asks for what is listed, and not for a yes or a no. */
const ASKS_WHAT = inBothScripts(
  /[怎點]麼?樣?|如何|什麼|甚麼|哪|幾[個樣種條]|為何|咩|點(?!頭)|\b(?:what|where|how|which|who|why)\b/iu,
)

/** In headlines: the longest question that heads what answers it. */
const LONGEST_ASKED = 1.15

/** What the makers of claims have made so far. */
export interface Desk {
  /** True for words that are spoken for already. */
  isUsed(text: string): boolean
  /** Sentences that stand under a claim already: they head no other slide. */
  readonly told: ReadonlySet<number>
}

/** 「再密就會斷；四是曬乾」 tells some of what is listed: it heads no list of all. */
function namesSome({ text }: Option, evidence: Evidence): boolean {
  if (evidence.kind !== 'enumeration') return false
  const { members } = evidence.enumeration
  const named = members.filter(({ name }) => text.toLowerCase().includes(name.toLowerCase()))
  const [opening = ''] = text.split(/[，,；;]/u)
  const isDetail = members.some(({ detail }) => detail?.text.toLowerCase().includes(opening.toLowerCase()))
  return (named.length > 0 || isDetail) && named.length < members.length
}

/** The headings of one theme's slides. */
export class Headings {
  constructor(
    private readonly passages: Passage[],
    private readonly sentences: AnalysedSentence[],
    private readonly options: Map<number, Option[]>,
    private readonly knowledge: Knowledge,
    private readonly desk: Desk,
  ) {}

  /**
   * The best statement to head the evidence: from the sentences of the relation, or, when those are shown below, from
   * their neighbours in the first paragraph touched.
   */
  headlineFor(relation: Relation, passage: AnalysedSentence[]): Option | undefined {
    const { evidence, sentences: ids } = relation
    const shown = new Set(relation.shown)
    const own = passage.filter(({ id }) => ids.includes(id) && !shown.has(id))
    if (evidence.kind === 'quotation') return this.attributed(own)
    if (relation.headline) return this.whole(relation.headline)
    const first = this.passages.find(({ sentences }) => sentences.some(({ id }) => ids.includes(id)))!
    const neighbours = this.around(first, evidence).filter(
      ({ id, isExample }) => !shown.has(id) && !isExample,
    )
    if (UNDER_A_CLAIM.has(evidence.kind)) return this.claimAbove(relation, neighbours, first)
    const isList = evidence.kind === 'enumeration'
    const announced = isList || evidence.kind === 'steps' ? this.announcing(own) : undefined
    // «It's four things», behind the last, heads them for want of what led to the first.
    const sums =
      isList && announced !== undefined && announced.at > Math.max(...idsIn(evidence.enumeration.members))
    if (announced && !sums) return announced
    const headline =
      (sums ? undefined : this.best(own, relation.heads, (option) => !namesSome(option, evidence))) ??
      this.announcedWithin(relation) ??
      (isList ? this.asked(relation) : undefined) ??
      this.best(neighbours, relation.heads, (option) => this.leadsTo(option, relation)) ??
      announced
    if (headline) return headline
    // A list told sentence by sentence is headed by what stands around it, never by one of its members.
    return isList
      ? this.overNumbers(relation)
      : this.best(
          passage.filter(({ id, isExample }) => ids.includes(id) && !isExample),
          relation.heads,
        )
  }

  /** The sentences near the evidence: an example that opens its paragraph supports the claim of the paragraph before it. */
  private around(first: Passage, { kind }: Evidence): AnalysedSentence[] {
    const supported = first.sentences[0]!.isExample ? this.before(first) : undefined
    return kind === 'enumeration' || kind === 'steps'
      ? [...(supported?.sentences ?? []), ...first.sentences]
      : (supported ?? first).sentences
  }

  /** «We did it in this order.», over paragraphs that the page numbers: it points at them. */
  private overNumbers({ sentences: [id] }: Relation): Option | undefined {
    const at = this.sentences.findIndex((sentence) => sentence.id === id)
    const [before, first] = [this.sentences[at - 1], this.sentences[at]!]
    const leads = before?.turn === first.turn && isNumberedFirst(first)
    return leads && !before.isQuestion && !before.attribution ? this.whole(this.stated(before)) : undefined
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
    const free = neighbours.filter(({ id }) => !this.desk.told.has(id))
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
        earlier.filter(({ id }) => !this.desk.told.has(id)),
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
  bearsOnTerm(sentence: AnalysedSentence, evidence: Evidence): boolean {
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
  private whole({ text, sentences }: Statement, longest = 1): Option | undefined {
    const { grammar, scores } = this.knowledge
    if (grammar.width(text) > grammar.limits.headline * longest || this.desk.isUsed(text)) return undefined
    return { text: capitalised(text), sentences, worth: scores.get(sentences[0]!) ?? 0, at: sentences[0]! }
  }

  /** Steps support what is said right before them, or right behind. */
  private leadsTo(headline: Option, { evidence, sentences }: Relation): boolean {
    const first = this.sentences.find(({ id }) => id === sentences[0])!
    const last = this.sentences.find(({ id }) => id === headline.sentences.at(-1))!
    if (last.id > first.id && this.knowledge.grammar.turns.test(last.text)) return false
    // Above members told sentence by sentence stands what their own paragraph, or the sentence before them, says first.
    if (evidence.kind === 'enumeration') {
      const count = evidence.enumeration.members.length
      // 「後來有人找我，我提了三個辦法：…」: what counts them is of another case than what was said before that.
      const isCounted = first.clauses.some(({ text }) => countsSo(text, count, this.knowledge.grammar))
      const isNear = last.paragraph === first.paragraph && !isCounted
      return last.id < first.id && (isNear || last.id === first.id - 1)
    }
    if (evidence.kind !== 'steps' && evidence.kind !== 'chain') return true
    const before = last.id < first.id && first.id - last.id <= 2 && last.paragraph === first.paragraph
    // `A decision takes four months`, right after its steps, is said of them.
    const sumsUp =
      evidence.kind === 'steps' && last.id === sentences.at(-1)! + 1 && last.paragraph === first.paragraph
    if (sumsUp) return true
    if (last.id > first.id + FARTHEST_AFTER) return false
    const leads = before && last.turn === first.turn && !this.knowledge.grammar.defines.test(headline.text)
    return first.isExample || leads
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

  /** The question that a list answers, right at the answer's beginning. */
  private asked({ evidence, sentences }: Relation): Option | undefined {
    const { grammar, interview } = this.knowledge
    // 「為何再試？」「第一次是…，第二次是…」 is told of one of them.
    if (
      evidence.kind === 'enumeration' &&
      evidence.enumeration.members.some(({ name }) => /^第.[次回]/u.test(name))
    )
      return undefined
    const first = Math.min(...sentences)
    const at = this.sentences.findIndex(({ id }) => id === first)
    const [before, own] = [this.sentences[at - 1], this.sentences[at]!]
    const opens = own.isFirstOfAnswer || (before?.isFirstOfAnswer && before.turn === own.turn)
    const asked = opens ? questionStatement(own.question, interview, grammar) : undefined
    if (!asked || !grammar.cues.question.test(asked.text) || !ASKS_WHAT.test(asked.text)) return undefined
    const last = interview.sentences[asked.sentences.at(-1)! - 1]!
    return (
      firstMade([asked, { text: last.text, sentences: [last.id] }], (one) =>
        one !== asked && grammar.dangles(one.text) ? null : (this.whole(one, LONGEST_ASKED) ?? null),
      ) ?? undefined
    )
  }

  /** 「但有兩個條件，一是…；二是…」: what a list is announced by in its own sentence, however short. */
  private announcedWithin({ evidence, sentences: [id, ...others] }: Relation): Option | undefined {
    const { grammar } = this.knowledge
    if (evidence.kind !== 'enumeration') return undefined
    const { members, whole } = evidence.enumeration
    const listed = this.sentences.find((sentence) => sentence.id === id)
    if (!listed || others.some((other) => other !== id)) return undefined
    const stated = bare(listed.text, grammar)
    const counts = listed.clauses.find(
      ({ text }) => announcing(text, grammar) || countsSo(text, members.length, grammar),
    )
    const last = counts?.text ?? whole
    if (last === '' || !stated.includes(last)) return undefined
    const text = stated.slice(0, stated.indexOf(last) + last.length).replace(grammar.lead, '')
    return grammar.dangles(text) ? undefined : this.whole({ text, sentences: [listed.id] })
  }

  /** 「關鍵有三個」, «Three reasons, and only one is medical». */
  private countsMembers({ text, clauses }: AnalysedSentence): boolean {
    const { grammar } = this.knowledge
    const counted = clauses.filter(({ mark }) => !/[：:]/.test(mark)).map((clause) => clause.text)
    return HOW.test(text) || [bare(text, grammar), ...counted].some((one) => announcing(one, grammar))
  }

  private saidShortly(sentence: AnalysedSentence): Statement | null {
    const { grammar } = this.knowledge
    const text = bare(sentence.text, grammar).replace(grammar.lead, '').replace(ITS, '')
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
        !this.desk.isUsed(one) &&
        one.includes(told.attribution!.quoted!) &&
        one.includes(told.attribution!.speaker),
    )
    return text === undefined
      ? undefined
      : { text, sentences: [told.id], worth: scores.get(told.id) ?? 0, at: told.id }
  }

  before(passage: Passage): Passage | undefined {
    const previous = this.passages[this.passages.indexOf(passage) - 1]
    return previous?.sentences[0]?.turn === passage.sentences[0]!.turn ? previous : undefined
  }

  private best(
    pool: AnalysedSentence[],
    heads = /./,
    fits = (_: Option): boolean => true,
  ): Option | undefined {
    return this.ranked(pool, (option) => heads.test(option.text) && fits(option))[0]
  }

  ranked(pool: AnalysedSentence[], fits = (_: Option): boolean => true): Option[] {
    return pool
      .flatMap(({ id }) => this.options.get(id) ?? [])
      .filter((option) => !this.desk.isUsed(option.text) && fits(option))
      .sort((a, b) => b.worth - a.worth || a.at - b.at)
  }
}
