/** What is left of a talk: a sentence or two from each section, each of which stands by itself. */
import { groupBy } from '../group-by.ts'
import type { Claim, Interview, RecapSection, Spoken, Statement, Theme } from '../model.ts'
import { type AnalysedSentence, bare } from './analyse.ts'
import { askedAbove, emsOf, nameAbove } from './asked.ts'
import { capitalised } from './compress.ts'
import { idsIn } from './evidence.ts'
import { distinct } from './gather-relations.ts'
import type { Grammar } from './grammar.ts'
import { companionsOf, type Knowledge, repliesToGuest, setsRight } from './options.ts'
import { GRANTS, OF_THE_QUESTION, ownCuesOf, weigh } from './own-worth.ts'
import { announcing } from './relations/phrases.ts'
import { isOwnView } from './set-large.ts'

/** With more themes than these one line stands for each. */
const MOST_FOR_TWO = 3
const LINES_PER_THEME = 2
/** In ems: what goes on two lines, two sentences that go on one and a half, and the least that says something. */
const LONGEST = 66
const LONGEST_OF_TWO = 46
const SHORTEST = 7
/** What is worth less is not worth taking home. */
const LEAST_WORTH = 0
/** Of what is shorter little can be learnt without its answer. */
const BRIEF = 9
/** Of two sentences that are told together, one is no longer than this. */
const SHORTER_OF_TWO = 24

/**
 * What speaks for a line and against it. Fitted, as a conditional logit with a penalty on weights, to 240 sections of 48
 * interviews of which two readers said what they would print; of interviews left out of the fit it found theirs in 52 of 100
 * sections, and one that they would bear in 24 more.
 */
const WEIGHT = {
  endsAnswer: 1.15,
  turns: -0.5,
  isTurned: -0.5,
  isGoneOnFrom: -0.5,
  isPair: -0.6,
  setsRight: 2.5,
  dangles: -1.6,
  isBrief: -1.5,
  ofThirdPerson: -1.2,
  clauses: -0.35,
  advice: 1.3,
  addresses: 1.2,
  conclusion: 1.3,
  saysWhatIs: 0.7,
  repeatsItself: 1.2,
  negative: 0.6,
  figure: -0.75,
  dated: -0.6,
  ofSpeaker: -1.05,
  claim: 1.2,
  isLarge: 0.65,
}

interface Line extends Statement {
  /** The heading above it. */
  above: string
  worth: number
}

/**
 * The recap: under the name of each section the sentence, or the two that belong together, that a listener should take home.
 * Where that name is a question that the line does not answer, the one that it answers stands above it instead. A section of
 * which nothing stands alone is left out.
 * @param sentences all answer sentences in order
 */
export function recapOf(
  themes: Theme[],
  sentences: AnalysedSentence[],
  knowledge: Knowledge,
): RecapSection[] {
  const { interview } = knowledge
  const answers = groupBy(sentences, ({ turn }) => turn).map(([, answer]) => answer)
  const perTheme = themes.length > MOST_FOR_TWO ? 1 : LINES_PER_THEME
  return themes.flatMap((theme): RecapSection[] => {
    const best = theme.claims
      .flatMap((claim) => linesOf(claim, theme, answers, knowledge))
      .filter(({ worth }) => worth >= LEAST_WORTH)
      .sort((a, b) => b.worth - a.worth || a.sentences[0]! - b.sentences[0]!)
    // Two lines are of two answers.
    const chosen = distinct(best, ({ sentences: [id] }) => String(interview.sentences[id! - 1]!.turn))
    const inOrder = chosen.slice(0, perTheme).sort((a, b) => a.sentences[0]! - b.sentences[0]!)
    return groupBy(inOrder, ({ above }) => above).map(([title, lines]) => ({
      title,
      lines: lines.map((line) => spoken(line, interview)),
    }))
  })
}

/** With the name of who says it, where several speak. */
function spoken({ text, sentences }: Line, interview: Interview): Spoken {
  const speaker = nameAbove(interview, interview.turns[interview.sentences[sentences[0]! - 1]!.turn]!.speaker)
  return { text, sentences, ...(speaker ? { speaker } : {}) }
}

/** What could be taken home of a claim and what is shown below it. */
function linesOf(claim: Claim, theme: Theme, answers: AnalysedSentence[][], knowledge: Knowledge): Line[] {
  const { grammar } = knowledge
  const above = headingAbove(claim, theme)
  if (above === undefined) return []
  const { headline, evidence, question } = claim
  const isAsked = question !== undefined && (theme.asked !== undefined || above !== theme.title)
  // A step is nothing by itself.
  const shown = new Set(idsIn(evidence.kind === 'steps' ? evidence.points : [headline, evidence]))
  return answers.flatMap((answer) =>
    runsOf(answer, shown, knowledge)
      .map((run) => ({
        text: textOf(run, grammar),
        sentences: run.map(({ id }) => id),
        above,
        worth: worthTaking(
          run,
          answer,
          run.some(({ id }) => headline.sentences.includes(id)),
          knowledge,
        ),
      }))
      // 「是具備想像力的人」: who, is asked above, or nowhere.
      .filter(({ text }) => isAsked || !opensOnVerb(text, grammar)),
  )
}

/** Each sentence shown that goes on a line, and each two of which one is short, where they may be taken home. */
function runsOf(
  answer: AnalysedSentence[],
  shown: Set<number>,
  { grammar, interview }: Knowledge,
): AnalysedSentence[][] {
  const fits = answer.map(
    (one, index) =>
      shown.has(one.id) &&
      // «You've never had a boss»: said to the other guest.
      !(one.isFirstOfAnswer && repliesToGuest(one.turn, interview)) &&
      canBeTakenHome(answer, index, grammar),
  )
  const widthOf = (...run: AnalysedSentence[]): number => emsOf(textOf(run, grammar))
  return answer.flatMap((one, index) => {
    if (!fits[index]) return []
    const next = answer[index + 1]
    const width = widthOf(one)
    // What bounds or sets right a sentence is told with it.
    const needsNext =
      companionsOf(one.id, answer, grammar).length > 0 ||
      (next !== undefined && setsRight(one, next, grammar))
    const runs = !needsNext && width >= SHORTEST && width <= LONGEST ? [[one]] : []
    const isPair =
      next !== undefined &&
      fits[index + 1] &&
      widthOf(one, next) <= LONGEST_OF_TWO &&
      Math.min(width, widthOf(next)) < SHORTER_OF_TWO
    return isPair ? [...runs, [one, next]] : runs
  })
}

/** The speaker's own view, and neither granted, nor said of the question, nor an announcement of what comes. */
function canBeTakenHome(answer: AnalysedSentence[], index: number, grammar: Grammar): boolean {
  const text = bare(answer[index]!.text, grammar)
  const before = answer[index - 1]
  return (
    isOwnView(answer, index, grammar) &&
    !ownCuesOf(text, grammar).newStrand &&
    !GRANTS.test(text) &&
    !(before && GRANTS.test(before.text) && !grammar.turns.test(text)) &&
    !OF_THE_QUESTION.test(text) &&
    announcing(text, grammar) === null
  )
}

/** Sentences together, the first without a connective to what came before. */
function textOf(some: AnalysedSentence[], grammar: Grammar): string {
  const [first, ...rest] = some.map(({ text }) => text)
  const told = [first!.replace(grammar.lead, ''), ...rest].join(grammar.joint)
  return capitalised(some.length > 1 ? told : bare(told, grammar))
}

function worthTaking(
  some: AnalysedSentence[],
  answer: AnalysedSentence[],
  isLarge: boolean,
  { grammar, scores }: Knowledge,
): number {
  const [first, second] = some as [AnalysedSentence, AnalysedSentence?]
  const last = second ?? first
  const next = answer[answer.indexOf(last) + 1]
  const own = some.map(({ text }) => ownCuesOf(text, grammar))
  const text = some.map((one) => bare(one.text, grammar)).join(grammar.joint)
  const ofAny = (cue: keyof (typeof own)[number]): boolean => own.some((given) => given[cue])
  return weigh(
    {
      endsAnswer: last === answer.at(-1) && answer.length > 1,
      turns: grammar.turns.test(first.text),
      isTurned: next !== undefined && grammar.turns.test(next.text),
      isGoneOnFrom: next !== undefined && POINTS_BACK.test(next.text),
      isPair: second !== undefined,
      setsRight: second !== undefined && setsRight(first, second, grammar),
      dangles: grammar.dangles(bare(first.text, grammar)),
      isBrief: emsOf(text) < BRIEF,
      ofThirdPerson: THIRD_PERSON.test(text),
      clauses: Math.min(MOST_CLAUSES, text.match(/[,，;；:：]/gu)?.length ?? 0),
      advice: ofAny('advice'),
      addresses: ofAny('addresses'),
      conclusion: own[0]!.conclusion,
      saysWhatIs: ofAny('saysWhatIs'),
      repeatsItself: ofAny('repeatsItself'),
      negative: ofAny('negative'),
      figure: ofAny('figure'),
      dated: ofAny('dated'),
      // 「我認為」 is said of the thing.
      ofSpeaker: some.some((one) => ownCuesOf(textOf([one], grammar), grammar).ofSpeaker),
      claim: Math.max(...some.map(({ id }) => scores.get(id) ?? 0)),
      isLarge,
    },
    WEIGHT,
  )
}

/** A Chinese sentence without a subject. */
function opensOnVerb(text: string, grammar: Grammar): boolean {
  if (!grammar.isChinese) return false
  const first = grammar.tokens(text).find(({ tag }) => !/^(?:d|ad|t|c|x|f|z)/.test(tag))
  return first !== undefined && /^(?:v(?!n)|a|u)/.test(first.tag)
}
const THIRD_PERSON = /(?<!其)[他她佢]|\b(?:he|she|him|his|hers?)\b/iu

/** A sentence of more is long whatever its parts. */
const MOST_CLAUSES = 3
const POINTS_BACK = /^(?:it|this|that|they|he|she|these|those)\b|^[這这那它他她牠]/iu

/** The name of the section; where that is a question which the claim does not answer, the one that it answers, if a line holds that. */
function headingAbove({ question }: Claim, { title, asked }: Theme): string | undefined {
  if (!asked || question?.sentences.some((id) => asked.includes(id))) return title
  return question && askedAbove(question.text)
}
