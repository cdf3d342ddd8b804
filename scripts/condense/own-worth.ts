/** What a sentence says by itself of where the speaker stands, whatever stands beside it. */
import { bare } from './analyse.ts'
import type { Grammar } from './grammar.ts'
import { counts } from './relations/numerals.ts'
import { inBothScripts } from './variants.ts'

/** What a sentence says by itself, for `ownCuesOf`. */
export type OwnCue =
  | keyof typeof WORTH
  | 'superlative'
  | 'saysWhatIs'
  | 'repeatsItself'
  | 'addresses'
  | 'figure'
  | 'ofSpeaker'

/** By hand. */
export const WORTH = {
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

/** Which of the cues a sentence gives, read without what stands beside it. */
export function ownCuesOf(sentence: string, grammar: Grammar): Record<OwnCue, boolean> {
  const { cues } = grammar
  const text = bare(sentence, grammar)
  return {
    general: isGeneral(text, grammar),
    position: cues.position.test(sentence) || MEANS.test(text),
    contrast: cues.contrast.test(sentence),
    conclusion: cues.conclusion.test(sentence),
    advice: cues.advice.test(sentence) || COMMANDS.test(text),
    stance: cues.stance.test(sentence),
    negative: cues.negative.test(sentence),
    narrates: !OF_US.test(text) && NARRATES.test(text),
    ofMethod: OF_METHOD.test(text),
    dated: DATED.test(text),
    newStrand: cues.newStrand.test(sentence) || ADDS.test(text),
    grants: GRANTS.test(text),
    ofOthers: OF_OTHERS.test(text),
    superlative: SUPERLATIVE.test(text),
    saysWhatIs: WHAT_IS.test(text),
    repeatsItself: repeatsItself(text, grammar),
    addresses: YOU.test(text),
    figure: FIGURE.test(text),
    ofSpeaker: OF_US.test(text),
  }
}

/** What a sentence says of where the speaker stands; 0 for one that says nothing of that. */
export const ownWorth = (sentence: string, grammar: Grammar): number =>
  weigh(ownCuesOf(sentence, grammar), WORTH)

/** The sum of the weights of the cues that are given, each as often, or as much, as it is. */
export const weigh = <Cue extends string>(
  given: Record<NoInfer<Cue>, boolean | number>,
  weights: Record<Cue, number>,
): number => (Object.keys(weights) as Cue[]).reduce((sum, cue) => sum + Number(given[cue]) * weights[cue], 0)

/** Neither a case nor a figure, nor of the speaker alone. */
const isGeneral = (text: string, grammar: Grammar): boolean =>
  !counts(text, grammar) && !grammar.cues.past.test(text) && !OF_US.test(text) && !NARRATES.test(text)
/** What was done, and by or to whom. */
const NARRATES =
  /[了過过](?=[，；]|$)|[^，]{2,}[了過过][^，]*，|\b(?:he|she|him|her|was|were|had|did|ran|went|came|took|made|gave|got|saw|thought|found|kept|lost|won|paid|sold|built|began|became|wanted|\w{3,}ed)\b/iu
/** How it was found out is not what was found. */
const OF_METHOD = inBothScripts(
  /^我們?(?:後來)?(?:去)?(?:調查|統計|數|查|測|量|追蹤|訪問|跟)[過了]|^(?:So |Then )?(?:I|We) (?:surveyed|asked|counted|measured|checked|tested|watched|looked at|timed|followed|interviewed)\b/u,
)
/** Speaks of the speaker, or of his own. */
export const OF_US = /我|\b(?:I|we|my|our|me|us)\b/iu

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

/** What another says, wrote or told. */
const OF_OTHERS =
  /[話講說说写寫]|\b(?:says?|said|told|calls?|wrote)\b|^(?:But |And |So )?(?:(?:[Mm]ost |[Ss]ome |[Oo]ther )?people (?!who)|They|My (?:husband|wife|father|mother|son|daughter|brother|sister|boss|deputy|colleagues?|teacher|students?)\b|The \w+ paper\b)|^(?:有人|人家|外界|大家(?!都?[要得該该])|我(?:太太|先生|父親|父亲|母親|母亲|爸|媽|妈|兒子|儿子|女兒|女儿|朋友|同事|老[闆板師师]|師父|师父|學生|学生))/iu
/** A rule for whoever listens. */
const COMMANDS =
  /^(?:Never|Always|Don['’]t|Do not)\b|^(?:永遠|永远|千萬|千万|絕對|绝对)?(?:不要|別|别)(?!人|的)/iu
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
export const MEANS = /^(?:我(?:的意思)?是[說说]|I mean\b|What I mean\b)/iu
/** A case, which happened then. */
const DATED =
  /(?:[0-9〇零○一二三四五六七八九十]{2,4}|去|前|今)年(?![來来前後后])|那[天晚次年]|有一[天次年]|上個?[月週周]|\b(?:in|since) (?:19|20)\d\d\b|\b(?:last|that) (?:year|week|month|spring|summer|autumn|fall|winter|night|day|morning)\b/iu
const WHAT_IS = inBothScripts(/[^，]{1,12}(?:是|就是|叫|等於)(?![不否])|\b(?:is|are|means)\b/u)
const SUPERLATIVE =
  /最|唯一|\b(?:most|least|only|best|worst|(?!(?:for|requ|harv|inter|hon|prot|arr|inv|sugg|cont|mod|dig|manif)est\b)\w{3,}est)\b/iu
const YOU = /[你妳]|\byou\b/iu
const FIGURE = /[0-9]{2,}|百分|[一二三四五六七八九十百千萬万]{2,}|\b(?:percent|hundred|thousand|million)\b/iu
