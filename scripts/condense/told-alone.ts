/** Sentences told alone, one or two together, to those who hear nothing else of the answer. */
import type { Statement } from '../model.ts'
import { type AnalysedSentence, bare } from './analyse.ts'
import { emsOf } from './asked.ts'
import { capitalised } from './compress.ts'
import type { Grammar } from './grammar.ts'
import { companionsOf, type Knowledge, leansOnAnother, repliesToGuest, setsRight } from './options.ts'
import { GRANTS, OF_THE_QUESTION, ownCuesOf, weigh } from './own-worth.ts'
import { announcing } from './relations/phrases.ts'
import { isOwnView } from './set-large.ts'
import { inBothScripts } from './variants.ts'

/** In ems: what goes on two lines, two sentences that go on one and a half, and the least that says something. */
const LONGEST = 66
const LONGEST_OF_TWO = 46
const SHORTEST = 7
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

/** Each sentence shown that goes on a line, and each two of which one is short, where they may be told alone. */
export function runsAlone(
  answer: AnalysedSentence[],
  shown: Set<number>,
  { grammar, interview }: Knowledge,
): AnalysedSentence[][] {
  const fits = answer.map(
    (one, index) =>
      shown.has(one.id) &&
      !(one.isFirstOfAnswer && repliesToGuest(one.turn, interview) && speaksToHim(one, grammar)) &&
      canBeTold(answer, index, grammar),
  )
  const widthOf = (...run: AnalysedSentence[]): number => emsOf(textAlone(run, grammar))
  // What bounds or sets right a sentence is told with it.
  const needsNext = (one: AnalysedSentence, next: AnalysedSentence | undefined): boolean =>
    next !== undefined && (companionsOf(one.id, answer, grammar).length > 0 || setsRight(one, next, grammar))
  return answer.flatMap((one, index) => {
    if (!fits[index]) return []
    const next = answer[index + 1]
    const width = widthOf(one)
    const isSingle = !needsNext(one, next) && width >= SHORTEST && width <= LONGEST
    const isPair =
      next !== undefined &&
      fits[index + 1] &&
      !needsNext(next, answer[index + 2]) &&
      widthOf(one, next) <= LONGEST_OF_TWO &&
      Math.min(width, widthOf(next)) < SHORTER_OF_TWO
    return [...(isSingle ? [[one]] : []), ...(isPair ? [[one, next]] : [])]
  })
}

/**
 * What is set large, as a heading: it is read before all that was said with it. Null for what would say too little alone, or is
 * too long.
 * @param answer all of the turn that it is of
 */
export function headingAlone(
  { sentences }: Statement,
  answer: AnalysedSentence[],
  knowledge: Knowledge,
): Statement | null {
  const { grammar } = knowledge
  const [run] = runsAlone(answer, new Set(sentences), knowledge).filter(
    ({ length }) => length === sentences.length,
  )
  if (!run) return null
  const text = textAlone(run, grammar)
  const width = grammar.width(text)
  return width >= grammar.limits.least &&
    width <= grammar.limits.headline &&
    grammar.saysSomething(text) &&
    !grammar.dangles(textAlone([run[0]!], grammar), true) &&
    !IS_PART.test(text) &&
    !THIRD_PERSON.test(text) &&
    !speaksOfNamed(text, run[0]!, answer, grammar) &&
    worthAlone(run, answer, true, knowledge) >= HEADS_FROM
    ? { text, sentences }
    : null
}
/** «The memo …», where a memo was spoken of just before: whoever reads it first asks which. */
function speaksOfNamed(
  text: string,
  own: AnalysedSentence,
  answer: AnalysedSentence[],
  grammar: Grammar,
): boolean {
  if (!/^(?:The|Those|These) /.test(text)) return false
  const before = new Set(answer.slice(0, answer.indexOf(own)).flatMap(({ words }) => words))
  const named = grammar.contentWords(text.split(' ').slice(0, NAMES_IN).join(' '))
  return named.some((word) => before.has(word))
}
/** Words of which one is the noun that a sentence opens with. */
const NAMES_IN = 3

/** It depends on words that were said before it: «To go look», «Whether it helps», 「是原因，但不是唯一的」, 「慢了四成」. */
const IS_PART =
  /^(?:to|whether|because|since|now that|that|than|as|of|including|which|aye|yeah|yep|['’]?cause|cos)\b|^['’]cause\b|^\d|^(?:因為|因为|是|就像|好像|後來|后来|結果|结果|隔[天日年週周]|\p{Script=Han}{1,2}[了過过])/iu
/** Of lines that were not chosen to be told alone few are worth more. */
const HEADS_FROM = 2

/** «You've never had a boss», «I agree with that»: takes up the other guest. */
const speaksToHim = (one: AnalysedSentence, grammar: Grammar): boolean =>
  ownCuesOf(one.text, grammar).addresses || leansOnAnother(one, grammar)

/** The speaker's own view, and neither granted, nor said of the question, nor an announcement of what comes. */
function canBeTold(answer: AnalysedSentence[], index: number, grammar: Grammar): boolean {
  const text = bare(answer[index]!.text, grammar)
  const before = answer[index - 1]
  return (
    isOwnView(answer, index, grammar) &&
    !ownCuesOf(text, grammar).newStrand &&
    !GRANTS.test(text) &&
    !(before && GRANTS.test(before.text) && !grammar.turns.test(text)) &&
    !OF_THE_QUESTION.test(text) &&
    !UNSAID.test(text) &&
    !ONLY_NAMES.test(text) &&
    announcing(text, grammar) === null
  )
}

/** 「船底裂的、纜繩老化的」: things named, of which nothing is said. */
const ONLY_NAMES = /^(?:[^，。、]{1,12}的、)+[^。、]*的$/u

/** «It is fifty-two»: of what; 「只要還做不到」: what. */
const UNSAID = inBothScripts(
  /^(?:now,? )?(?:it|they|that)(?:['’]s| is| was|['’]re| are| were) (?:about |around |nearly |only )?(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty)\b)|做[不得]到(?=[，。]|$)|\bthe (?:first|second|last|other|same) one\b(?! (?:who|that|which|to)\b)/iu,
)

/** Sentences together, the first without a connective to what came before. */
export function textAlone(some: AnalysedSentence[], grammar: Grammar): string {
  const [first, ...rest] = some.map(({ text }) => text)
  const told = [first!.replace(grammar.lead, ''), ...rest].join(grammar.joint)
  return capitalised(some.length > 1 ? told : bare(told, grammar))
}

/**
 * What sentences are worth alone; only order and differences mean anything.
 * @param run one sentence, or two that follow each other
 * @param answer all of the turn that they are of
 * @param isLarge a slide sets one of them large
 */
export function worthAlone(
  run: AnalysedSentence[],
  answer: AnalysedSentence[],
  isLarge: boolean,
  { grammar, scores }: Knowledge,
): number {
  const [first, second] = run as [AnalysedSentence, AnalysedSentence?]
  const last = second ?? first
  const next = answer[answer.indexOf(last) + 1]
  const own = run.map(({ text }) => ownCuesOf(text, grammar))
  const text = run.map((one) => bare(one.text, grammar)).join(grammar.joint)
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
      ofSpeaker: run.some((one) => ownCuesOf(textAlone([one], grammar), grammar).ofSpeaker),
      claim: Math.max(...run.map(({ id }) => scores.get(id) ?? 0)),
      isLarge,
    },
    WEIGHT,
  )
}

/** A Chinese sentence without a subject. */
export function opensOnVerb(text: string, grammar: Grammar): boolean {
  if (!grammar.isChinese) return false
  const first = grammar.tokens(text).find(({ tag }) => !/^(?:d|ad|t|c|x|f|z)/.test(tag))
  return first !== undefined && /^(?:v(?!n)|a|u)/.test(first.tag)
}
const THIRD_PERSON = /(?<!其)[他她佢]|\b(?:he|she|him|his|hers?)\b/iu

/** A sentence of more is long whatever its parts. */
const MOST_CLAUSES = 3
const POINTS_BACK = /^(?:it|this|that|they|he|she|these|those)\b|^[這这那它他她牠]/iu
