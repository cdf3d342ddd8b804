/** What somebody believed, and what he met or thought then. */
import type { Interview, Statement } from '../../model.ts'
import type { AnalysedSentence } from '../analyse.ts'
import type { Grammar } from '../grammar.ts'
import { isOwn, isStanding, questionOf, standing } from '../standing.ts'
import { inBothScripts } from '../variants.ts'

/** A view held once and what came after it, in the order in which they were told. */
export interface Changed {
  before: Statement
  after: Statement
}

const VIEW_ZH =
  '(?:反對|贊成|支持|主張|相信|深信|以為|認為|覺得|舉手|不信|說過|講過|成日話|說[^，]{0,20}(?:不出|不可能|一定))'
const ONCE_ZH =
  '(?:以前|從前|過去|起初|一開始|剛開始|原本|本來|當初|曾經?|最初|初初|年輕的?時候?|早年|十年前|[0-9〇零一二三四五六七八九十]{1,4}年(?:前|的?時候)?)'
/** 「我以前確實反對…」, 「十年前我是第一個舉手反對的」 */
const BELIEVED_ZH = inBothScripts(
  new RegExp(
    `${ONCE_ZH}，?(?:我|我們)?[^，。]{0,10}?${VIEW_ZH}|我(?:們)?${ONCE_ZH}[^，。]{0,10}?${VIEW_ZH}|我本來(?:也)?(?:覺得|想)|我是從[^，。]{2,8}(?:變成|到)`,
    'u',
  ),
)
const BELIEVED_EN =
  /\bI used to (?!(?:live|work|go|play|drive|run|walk|take)\b)|\bI (?:once|originally|initially|first|always)? ?(?:thought|believed|assumed|was (?:sure|certain|convinced|against|opposed|in favou?r|all for)|wanted|opposed|refused|signed|campaigned|preached|said|argued|told everyone)\b|\bwe (?:thought|believed|assumed|were (?:sure|certain|convinced))\b/i
/** Asks of a change: what he held once may then be told without a word for the time. */
const ASKED_OF_CHANGE = inBothScripts(
  /(?:改變|改)了?(?:看法|想法|主意|過想法)|後來為什麼|以前[^？]*反對|從前[^？]*(?:不|反對)|曾經[^？]*(?:反對|主張|支持|說)|\b(?:changed? your mind|change(?:d)? (?:how|what) you|you (?:used to|once)|you were (?:once )?against|what happened\?)/iu,
)
/** What he met, or what he thinks now. */
const THEN_ZH = inBothScripts(
  /^(?:但是?|可是|不過|結果)?，?(?:後來|直到|現在|如今|今天|看了|做了|試了|跑了|[^，]{0,6}之後|[^，]{1,4}年下?來)|我認錯|我錯了|收回|想通|才(?:知道|明白|發現|懂)|沒話說|不(?:這麼|那麼)想了|就不信了/u,
)
const THEN_EN =
  /^(?:(?:but|and|so|well),? )?(?:then|now|since then|after|afterwards|today|these days|when|what (?:I|changed|happened)|it turned out|until|in (?:19|20)\d\d|the (?:first|next) (?:time|year))\b|\bI was (?:wrong|protecting|mistaken)\b|\bchanged my mind\b|\bI no longer\b|\bI don['’]t (?:think|believe) (?:so|that|it)\b|\buntil I\b/i
/** Sentences of an answer within which a mind changes. */
const SOON = 5

/** Minds that changed, in the order of the text: what was held, and the first that is told of how it went, with what is held now where both have room. */
export function changedMinds(
  sentences: AnalysedSentence[],
  interview: Interview,
  grammar: Grammar,
): Changed[] {
  const [believed, then] = grammar.isChinese ? [BELIEVED_ZH, THEN_ZH] : [BELIEVED_EN, THEN_EN]
  const taken = new Set<number>()
  return sentences.flatMap((sentence, index) => {
    if (taken.has(sentence.turn) || sentence.isQuestion || sentence.attribution?.kind === 'said') return []
    if (!believed.test(sentence.text)) return []
    const asked = ASKED_OF_CHANGE.test(questionOf(sentence, interview))
    const within = changeWithin(sentences, index, then, grammar)
    if (within) {
      taken.add(sentence.turn)
      return [within]
    }
    const later = sentences.slice(index + 1, index + 1 + SOON).filter(({ turn }) => turn === sentence.turn)
    const round = later.findIndex(({ text }) => grammar.comesRound.test(text))
    const turning = round >= 0 ? round : later.findIndex(({ text }) => then.test(text))
    if (turning < 0 || (!asked && !grammar.heldOnce.test(sentence.text) && !TELLS_TIME.test(sentence.text)))
      return []
    // «I used to come back furious. I thought they were sabotaging us. I don't think that any more.»: the view itself.
    const view = later
      .slice(0, turning)
      .findLastIndex(({ text }) => believed.test(text) || (asked && VIEW.test(text)))
    const at = index + 1 + view
    const before =
      standing(sentences, at, grammar) ??
      withoutPointing(sentences[at]!, grammar) ??
      standing(sentences, index, grammar)
    const after =
      before && afterwards(sentences, index + 1 + turning, index + 1 + later.length, before, grammar)
    if (!after) return []
    taken.add(sentence.turn)
    return [{ before, after }]
  })
}

/** A view without a word for the time, where the question was of a change. */
const VIEW = inBothScripts(/^我們?(?:覺得|認為|以為|相信|怕|擔心)|^(?:I|we) (?:thought|believed|feared)\b/iu)

/** 「我原本也覺得加重罰款就會好，追完這批案子以後，我不這麼想了」: the change is told in one breath, and what brought it about before. */
function changeWithin(
  sentences: AnalysedSentence[],
  index: number,
  then: RegExp,
  grammar: Grammar,
): Changed | undefined {
  const sentence = sentences[index]!
  const turning = sentence.clauses.findIndex(({ text }, at) => at > 0 && then.test(text))
  if (!grammar.isChinese || turning < 0) return undefined
  const text = sentence.clauses
    .slice(0, turning)
    .map((clause) => clause.text)
    .filter((clause) => !/(?:以後|以后|之後|之后)$/u.test(clause))
    .join('，')
  if (!isStanding(text, grammar)) return undefined
  const before = { text, sentences: [sentence.id] }
  for (const at of [index - 1, index - 2]) {
    if (sentences[at]?.turn !== sentence.turn || !isOwn(sentences[at]!, grammar)) continue
    const after = NUMBER.test(sentences[at]!.text) ? standing(sentences, at, grammar) : null
    if (after) return { before, after }
  }
  const rest = sentence.clauses
    .slice(turning)
    .map(({ text, mark }) => text + mark)
    .join('')
  const isTold = isStanding(rest, grammar) && grammar.width(rest) >= grammar.limits.least * 1.5
  return isTold ? { before, after: { text: rest, sentences: [sentence.id] } } : undefined
}

const NUMBER = /[0-9一二三四五六七八九十百千萬万]{2}/u

/** 「我以前就是這樣主張的，還在會議上說過…」 without the half that points at the question. */
function withoutPointing({ id, clauses }: AnalysedSentence, grammar: Grammar): Statement | null {
  if (!grammar.isChinese) return null
  const [first, ...rest] = clauses.map(({ text }) => text)
  const who = /^我(?:們|们)?(?:以前|從前|从前|原本|本來|本来|當初|当初|起初|一開始|一开始)/u.exec(
    first ?? '',
  )?.[0]
  if (!who || !/[這这]/u.test(first!) || !/^(?:還|还|也)/u.test(rest[0] ?? '')) return null
  const text = `${who}${rest.join('，')}`
  return isStanding(text, grammar) ? { text, sentences: [id] } : null
}

/** Says of itself that it was so once. */
const TELLS_TIME = inBothScripts(
  /以前|從前|起初|一開始|剛開始|原本|本來|當初|曾|最初|初初|年前|年輕|早年|[0-9]{4}年|\bused to\b|\bonce\b|\bat first\b|\byears I\b|\bin (?:19|20)\d\d\b|\bbelieved\b|\bwas against\b/iu,
)

/** The sentence from which it went otherwise, and the next one if both have room. */
function afterwards(
  sentences: AnalysedSentence[],
  index: number,
  end: number,
  before: Statement,
  grammar: Grammar,
): Statement | null {
  for (let at = index; at < Math.min(end, index + 3); at++) {
    if (sentences[at]!.isQuestion) continue
    const told = standing(sentences, at, grammar)
    if (told && !told.sentences.some((id) => before.sentences.includes(id))) return told
  }
  return null
}
