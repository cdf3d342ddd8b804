/** Which sentence of an answer that is told whole is set large: as the heading of the rest, or within a quotation. */
import type { Interview, Statement } from '../model.ts'
import { type AnalysedSentence, bare } from './analyse.ts'
import type { Grammar } from './grammar.ts'
import {
  claimsNothing,
  companionsOf,
  isGivenUp,
  isHalfSupposed,
  type Knowledge,
  plainStatement,
  setsRight,
} from './options.ts'
import { LARGEST_CLAIM, statementOf } from './quotations.ts'
import { counts } from './relations/numerals.ts'
import { announcing } from './relations/phrases.ts'
import { inBothScripts } from './variants.ts'

/**
 * What speaks for a sentence and against it: where it stands, what it says (`ownWorth`) and what it is worth as a claim
 * (`scoreClaims`). Fitted, as a conditional logit with a penalty on weights, to 763 answers of 60 interviews of which readers
 * said beforehand which sentence they would set large; of interviews left out of the fit it found theirs in 57 of 100.
 */
const WEIGHT = {
  opens: 0.1,
  opensAndTurns: -0.4,
  opensOnQuestion: -0.65,
  opensOnYesOrNo: -0.35,
  endsAnswer: 0.6,
  endsPart: 0.55,
  isLastButOne: 0.3,
  turns: -0.3,
  isTurned: -0.25,
  grantsOn: -0.5,
  ofSeries: -0.3,
  opensOnPronoun: -0.3,
  announces: -0.35,
  takesUpQuestion: 0.2,
  givesReason: 0.3,
  saysWhatIs: 0.35,
  superlative: 0.3,
  repeatsItself: 0.3,
  addresses: 0.15,
  counts: -0.25,
  long: -0.3,
  own: 0.45,
  claim: 0.3,
}
/** What a sentence says by itself. By hand. */
const OWN_WEIGHT = {
  general: 0.3,
  position: 0.8,
  contrast: 0.6,
  conclusion: 0.4,
  advice: 0.3,
  stance: 0.25,
  negative: 0.25,
  narrates: -0.2,
  ofMethod: -0.6,
  dated: -0.6,
  newStrand: -0.4,
  grants: -0.4,
  ofOthers: -0.7,
}
/** What another says, wrote or told. */
const OF_OTHERS =
  /[話講說说写寫]|\b(?:says?|said|told|calls?|wrote)\b|^(?:But |And |So )?(?:(?:[Mm]ost |[Ss]ome |[Oo]ther )?people (?!who)|They|My (?:husband|wife|father|mother|son|daughter|brother|sister|boss|deputy|colleagues?|teacher|students?)\b|The \w+ paper\b)|^(?:有人|人家|外界|大家(?!都?[要得該该])|我(?:太太|先生|父親|父亲|母親|母亲|爸|媽|妈|兒子|儿子|女兒|女儿|朋友|同事|老[闆板師师]|師父|师父|學生|学生))/iu
/** A rule for whoever listens. */
const COMMANDS =
  /^(?:Never|Always|Don['’]t|Do not)\b|^(?:永遠|永远|千萬|千万|絕對|绝对)?(?:不要|別|别)(?!人|的)/iu
const PRONOUN = /^(?:it|this|they|he|she)\b|^(?:它|牠|佢|[他她]|[這这那](?![麼么裡里裏]))/iu
/** What is granted to the other side: 「不過我也要承認，…」, «I can't refute a claim like that». */
export const GRANTS =
  /我(?:也|得|要|先|必須|必须|會|会|可以){0,3}(?:承[認认]|[認认][輸输])|^[^，]{1,10}(?:倒|的確|的确)?是(?:真的|事[實实])(?:，|$)|^(?:不[過过]|但是?|可是)，?我(?:也|得|要|必須|必须|會|会){0,3}[說说講讲]|[話话][說说]回[來来]|^(?:當然|当然|固然)|^[他她佢][^，]{0,6}[說说講讲][得嘅的](?:[對对]|有道理|冇錯|沒錯|没错)|(?:['’]s|\b(?:is|are|was|were)) (?:quite |perfectly |absolutely |partly )?right (?:about|that|to)\b|\bI (?:can['’]t (?:refute|deny|argue)|admit|grant|concede)\b|\bI['’](?:ll|d) (?:grant|give|admit|concede)\b|^(?:Of course|To be fair|Admittedly|(?:It|That)['’]s true|That (?:much|part) is true)\b/iu
/** What comes beside what was said before. */
const ADDS =
  /^(?:我(?:還|还|也|再)?(?:要|想|得)?[補补]充|(?:不[過过]|但是?|可是)?(?:還|还|也|另外?)?有一(?:[樣样點点件條条種种]|個例外|个例外))|^(?:The other|One more|(?:And )?I (?:should|would|['’]d) add)\b/iu
/** What an answer says of the question, or of who asks it, before it answers. */
export const OF_THE_QUESTION =
  /^(?:很多人|大家|有人)[^，。]{0,4}[問问]|^[這这那](?:個|个|種|种)?(?:話|话|問題|问题|題|题|說法|说法|質疑|质疑|批評|批评)|^[這这](?:是|也是)[^，。]{0,8}(?:反對|反对|質疑|质疑|批評|批评|問題|问题)|^(?:That|This|It)['’]s (?:a|an|the) [^,.]{0,40}(?:question|objection|criticism|argument|charge)\b|^(?:People|They|Everyone)(?: have|['’]ve)?(?: been)? (?:always )?(?:ask|tell|told)|^I(?:['’]ve| have)? (?:take that|get asked|hear|heard|been (?:called|asked|told)|can (?:give|tell) you)\b/iu
/** «What I mean is»: not what was just said. */
const MEANS = /^(?:我(?:的意思)?是[說说]|I mean\b|What I mean\b)/iu
/** A case, which happened then. */
const DATED =
  /(?:[0-9〇零○一二三四五六七八九十]{2,4}|去|前|今)年(?![來来前後后])|那[天晚次年]|有一[天次年]|上個?[月週周]|\b(?:in|since) (?:19|20)\d\d\b|\b(?:last|that) (?:year|week|month|spring|summer|autumn|fall|winter|night|day|morning)\b/iu
/** The first characters, or words, by which the sentences of a series are known, whatever they count. */
const OPENS_ALIKE = { chinese: /^\p{Script=Han}(?:0|\p{Script=Han})/u, english: /^[\w'’]+ [\w'’]+/u }
const NUMERALS = /[一二三四五六七八九十百千幾几兩两]+/gu

const WHAT_IS = inBothScripts(/[^，]{1,12}(?:是|就是|叫|等於)(?![不否])|\b(?:is|are|means)\b/u)
const SUPERLATIVE =
  /最|唯一|\b(?:most|least|only|best|worst|(?!(?:for|requ|harv|inter|hon|prot|arr|inv|sugg|cont|mod|dig|manif)est\b)\w{3,}est)\b/iu
const YOU = /[你妳]|\byou\b/iu
const FIGURE = /[0-9]{2,}|百分|[一二三四五六七八九十百千萬万]{2,}|\b(?:percent|hundred|thousand|million)\b/iu

/** What is worth so much less than the best is not set large in its stead. */
const NEARLY = 0.3

/**
 * @param paragraph the sentences that are told, in order
 * @param answer those of the whole turn
 * @returns the sentence to set large, and behind it those that could stand in for it, best first; none where none can be set
 *   large without harm
 */
export function setLarge(
  paragraph: AnalysedSentence[],
  answer: AnalysedSentence[],
  knowledge: Knowledge,
): Statement[] {
  const { grammar } = knowledge
  const able = paragraph
    .flatMap((one, index) => {
      if (!canBeLarge(paragraph, index, grammar) || isBoundToLast(paragraph, index, grammar)) return []
      const worth = worthLarge(one, paragraph, answer, knowledge)
      const next = paragraph[index + 1]
      const companions = companionsOf(one.id, paragraph, grammar)
      const isSetRight = next !== undefined && setsRight(one, next, grammar)
      if (!next || (companions.length === 0 && !isSetRight))
        return [{ ...statementOf([one], grammar), worth }]
      const both = statementOf([one, next], grammar)
      if (companions.length > 1 || isLong(both.text, grammar)) return []
      if (companions.length > 0 && !canBeLarge(paragraph, index + 1, grammar)) return []
      // In one sentence a denial with what is so instead is a contrast.
      const contrast = isSetRight ? WEIGHT.own * OWN_WEIGHT.contrast : 0
      return [{ ...both, worth: Math.max(worth, worthLarge(next, paragraph, answer, knowledge)) + contrast }]
    })
    .sort((a, b) => b.worth - a.worth)
  return able.filter(({ worth }) => worth >= able[0]!.worth - NEARLY).map(plainStatement)
}

const isBoundToLast = (paragraph: AnalysedSentence[], index: number, grammar: Grammar): boolean =>
  index > 0 && companionsOf(paragraph[index - 1]!.id, paragraph, grammar).includes(paragraph[index]!)

const isLong = (text: string, { width, limits }: Grammar): boolean =>
  width(text) > limits.headline * LARGEST_CLAIM

/** It is the speaker's own view, and nothing near it bounds, judges or takes it back. */
function canBeLarge(paragraph: AnalysedSentence[], index: number, grammar: Grammar): boolean {
  const one = paragraph[index]!
  const next = paragraph[index + 1]
  const text = bare(one.text, grammar)
  return (
    grammar.width(text) >= grammar.limits.least &&
    grammar.saysSomething(text) &&
    !isLong(text, grammar) &&
    !one.isQuestion &&
    !one.attribution &&
    !claimsNothing(one, grammar) &&
    !grammar.cues.past.test(one.text) &&
    !grammar.cues.setsUp.test(one.text) &&
    !grammar.cues.caveat.test(one.text) &&
    !isGivenUp(one, next, grammar) &&
    !isHalfSupposed(index, paragraph, grammar)
  )
}

function worthLarge(
  one: AnalysedSentence,
  paragraph: AnalysedSentence[],
  answer: AnalysedSentence[],
  { grammar, scores, interview }: Knowledge,
): number {
  const { cues } = grammar
  const next = textBeside(one, 1, interview)
  const asked = interview.sentences[(one.question ?? 0) - 1]?.text ?? ''
  const wordsAsked = new Set(grammar.contentWords(asked))
  const text = bare(one.text, grammar)
  const says: Record<keyof typeof WEIGHT, boolean | number> = {
    opens: one.isFirstOfAnswer,
    opensAndTurns: one.isFirstOfAnswer && paragraph.slice(1).some((later) => grammar.turns.test(later.text)),
    opensOnQuestion: one.isFirstOfAnswer && OF_THE_QUESTION.test(text),
    opensOnYesOrNo: one.isFirstOfAnswer && grammar.yesOrNo.test(one.text),
    endsAnswer: one.id === answer.at(-1)!.id && answer.length > 1,
    endsPart: one === paragraph.at(-1) && paragraph.length > 1 && one.id !== answer.at(-1)!.id,
    isLastButOne: one === paragraph.at(-2),
    turns: grammar.turns.test(one.text),
    isTurned: next !== undefined && (grammar.turns.test(next) || MEANS.test(next)),
    grantsOn: GRANTS.test(textBeside(one, -1, interview) ?? '') && !grammar.turns.test(one.text),
    ofSeries: isOfSeries(one, interview, grammar),
    opensOnPronoun: !one.isFirstOfAnswer && PRONOUN.test(text),
    announces: announcing(text, grammar) !== null,
    takesUpQuestion: grammar.contentWords(text).some((word) => wordsAsked.has(word)),
    givesReason: cues.because.test(one.text),
    saysWhatIs: WHAT_IS.test(text),
    superlative: SUPERLATIVE.test(text),
    repeatsItself: repeatsItself(text, grammar),
    addresses: YOU.test(text),
    counts: FIGURE.test(text),
    long: grammar.width(text) > grammar.limits.headline,
    own: ownWorth(one.text, grammar),
    claim: scores.get(one.id) ?? 0,
  }
  return sumOf(says, WEIGHT)
}

/** What a sentence says by itself of where the speaker stands; 0 for one that says nothing of that. */
export function ownWorth(sentence: string, grammar: Grammar): number {
  const { cues } = grammar
  const text = bare(sentence, grammar)
  const says: Record<keyof typeof OWN_WEIGHT, boolean> = {
    general: isGeneral(text, grammar),
    position: cues.position.test(sentence) || MEANS.test(text),
    contrast: cues.contrast.test(sentence),
    conclusion: cues.conclusion.test(sentence),
    advice: cues.advice.test(sentence) || COMMANDS.test(text),
    stance: cues.stance.test(sentence),
    negative: cues.negative.test(sentence),
    narrates: !OF_US.test(text) && NARRATES.test(text),
    ofMethod: tellsHowItWasFound(text),
    dated: DATED.test(text),
    newStrand: cues.newStrand.test(sentence) || ADDS.test(text),
    grants: GRANTS.test(text),
    ofOthers: OF_OTHERS.test(text),
  }
  return sumOf(says, OWN_WEIGHT)
}

const sumOf = <Key extends string>(
  says: Record<Key, boolean | number>,
  weights: Record<Key, number>,
): number => (Object.keys(weights) as Key[]).reduce((sum, key) => sum + Number(says[key]) * weights[key], 0)

/** Neither a case nor a figure, nor of the speaker alone. */
const isGeneral = (text: string, grammar: Grammar): boolean =>
  !counts(text, grammar) && !grammar.cues.past.test(text) && !OF_US.test(text) && !NARRATES.test(text)
/** What was done, and by or to whom. */
const NARRATES =
  /[了過过](?=[，；]|$)|[^，]{2,}[了過过][^，]*，|\b(?:he|she|him|her|was|were|had|did|ran|went|came|took|made|gave|got|saw|thought|found|kept|lost|won|paid|sold|built|began|became|wanted|\w{3,}ed)\b/iu
/** How it was found out is not what was found. */
export const tellsHowItWasFound = (text: string): boolean => OF_METHOD.test(text)
const OF_METHOD = inBothScripts(
  /^我們?(?:後來)?(?:去)?(?:調查|統計|數|查|測|量|追蹤|訪問|跟)[過了]|^(?:So |Then )?(?:I|We) (?:surveyed|asked|counted|measured|checked|tested|watched|looked at|timed|followed|interviewed)\b/u,
)
const OF_US = /我|\b(?:I|we|my|our|me|us)\b/iu

/** «A track is a promise made once and a road is a promise you keep making»: one part in the words of the other. */
function repeatsItself(text: string, { isChinese }: Grammar): boolean {
  const parts = text.split(isChinese ? /[，；：]/u : /[,;:.]|\b(?:and|but|while)\b/u)
  return parts.slice(1).some((part, at) => {
    const before = parts[at]!
    const ratio = before.length / part.length
    if (ratio > MOST_UNLIKE || ratio < 1 / MOST_UNLIKE) return false
    if (isChinese)
      return [...before].some((_, from) => {
        const run = before.slice(from, from + LEAST_ALIKE)
        return run.length === LEAST_ALIKE && part.includes(run)
      })
    const words = new Set(part.toLowerCase().match(/[\w’']+/gu))
    const shared = [...new Set(before.toLowerCase().match(/[\w’']+/gu))].filter((word) => words.has(word))
    return shared.length > 1 && shared.some((word) => word.length > LEAST_ALIKE && !FUNCTION_WORD.test(word))
  })
}
/** Of two parts of one frame neither is so many times as long as the other. */
const MOST_UNLIKE = 2.6
const LEAST_ALIKE = 3
const FUNCTION_WORD = /^(?:that|than|then|them|they|this|with|from|have|been|were|when|what|your)$/

/** 「有二十戶…。有三十來戶…。」: it opens as its neighbour does. */
function isOfSeries(one: AnalysedSentence, interview: Interview, grammar: Grammar): boolean {
  const form = grammar.isChinese ? OPENS_ALIKE.chinese : OPENS_ALIKE.english
  const openingOf = (text = ''): string | undefined =>
    form.exec(text.replace(NUMERALS, '0'))?.[0].toLowerCase()
  const own = openingOf(one.text)
  return (
    own !== undefined && ([-1, 1] as const).some((by) => openingOf(textBeside(one, by, interview)) === own)
  )
}

/** The next sentence of the same turn, or the one before, told here or not. */
function textBeside(
  { id, turn }: AnalysedSentence,
  by: 1 | -1,
  { sentences }: Interview,
): string | undefined {
  const beside = sentences[id - 1 + by]
  return beside?.turn === turn ? beside.text : undefined
}
