/** What somebody believed, and what he holds now. */
import type { Statement } from '../../model.ts'
import { type AnalysedSentence, bare } from '../analyse.ts'
import { capitalised } from '../compress.ts'
import type { Grammar } from '../grammar.ts'
import { isStanding, standing } from '../standing.ts'
import { inBothScripts } from '../variants.ts'
import { standsBelow } from './verdicts.ts'

/** A view held once and the one held now, in the order in which they were told. */
export interface Changed {
  before: Statement
  after: Statement
}

const VIEW_ZH =
  '(?:反對|贊成|支持|主張|堅持|相信|深信|以為|認為|覺得|舉手|不信|說過|講過|成日話|是?這麼想|說[^，]{0,20}(?:不出|不可能|一定))'
const ONCE_ZH =
  '(?:以前|從前|過去|起初|一開始|剛開始|原本|本來|當初|曾經?|最初|初初|年輕的?時候?|早年|那時候?|當時|十年前|[0-9〇零一二三四五六七八九十]{1,4}年(?:前|的?時候)?)'
/** 「我以前確實反對…」, 「十年前我是第一個舉手反對的」 */
const BELIEVED_ZH = inBothScripts(
  new RegExp(
    `^[^，。]{0,8}${ONCE_ZH}，?我[^，。]{0,10}?${VIEW_ZH}|^[^，。]{0,4}我${ONCE_ZH}[^，。]{0,10}?${VIEW_ZH}|^我本來(?:也)?(?:覺得|想)|^[^，。]{0,8}${ONCE_ZH}[^，。]{0,6}，(?:我)?${VIEW_ZH}`,
    'u',
  ),
)
const BELIEVED_EN =
  /\bI used to (?!say (?:yes|no|so)\b)(?:think|believe|say|argue|tell|hate|love|want|oppose|support|preach|be (?:against|for|sure|certain|convinced))\b|\bI (?:once|originally|initially|first|always) (?:thought|believed|assumed|wanted|opposed|said|argued|told)\b|\bI (?:thought|believed|assumed|was (?:sure|certain|convinced|against|opposed|in favou?r|all for))\b|\bI (?:['’]d|would) have (?:signed|voted|banned|said|told)\b|\bbelieving that\b/i
/** Says of itself that it was so once, or the question did. */
const ONCE_EN =
  /\bused to\b|\b(?:once|originally|initially|at first|for years|in (?:19|20)\d\d|(?:my|the) first \w+ years|years ago|when I (?:began|started|was))\b/i
/** What he thinks now. */
const NOW_ZH = inBothScripts(
  /(?:現在|如今|而家)，?我?(?:的)?(?:看法|立場|主張|想法|覺得|認為|贊成|支持|反對|主張|相信|會說|會講|說|講|信|看|改口|要改口)|我(?:現在|如今|而家)(?:的|就|只|都|已經)*(?:看法|立場|主張|想法|覺得|認為|贊成|支持|反對|相信|會說|會講|說|信|要改口|改口)|(?:看法|想法|主意)(?:是)?(?:變|改)了?|我認錯|我錯了|我(?:當時|那時|以前)?(?:是|都)?(?:看|想)錯了?|收回|如果今日再問我|不(?:這麼|那麼)想了/u,
)
const NOW_EN =
  /(?:^|[,;] ?(?:and |but )?)(?:now|today|these days),? I(?:['’](?:d|ve|m))?\b|\bI(?:['’]d| would)? now (?:think|believe|say|know|see|argue|want)\b|\bI don['’]t (?:[a-z]+ ){1,5}any ?more\b|\bI (?:was|['’]d been) (?:wrong|mistaken)\b|\bI no longer\b|\bI['’]ve (?:changed my mind|come round|moved on)\b/i
/** Sentences of an answer within which a mind changes. */
const SOON = 7

/** Minds that changed, in the order of the text. */
export function changedMinds(sentences: AnalysedSentence[], grammar: Grammar): Changed[] {
  const [believed, now] = grammar.isChinese ? [BELIEVED_ZH, NOW_ZH] : [BELIEVED_EN, NOW_EN]
  const taken = new Set<number>()
  return sentences.flatMap((sentence, index) => {
    if (taken.has(sentence.turn) || !isHeld(sentence)) return []
    const found = within(sentence, believed, now, grammar) ?? later(index)
    if (!found) return []
    taken.add(sentence.turn)
    return [found]
  })

  function isHeld({ isQuestion, attribution, text }: AnalysedSentence): boolean {
    const isView = !isQuestion && attribution?.kind !== 'said' && believed.test(withoutYes(text))
    return isView && (grammar.isChinese || ONCE_EN.test(text) || grammar.heldOnce.test(text))
  }

  function later(index: number): Changed | undefined {
    const { turn } = sentences[index]!
    const before = wholeAt(index, '')
    if (!before) return undefined
    for (let at = index + 1; at < Math.min(sentences.length, index + SOON); at++) {
      const one = sentences[at]!
      if (one.turn !== turn) return undefined
      if (one.isQuestion || one.attribution?.kind === 'said' || !now.test(one.text)) continue
      const after = wholeAt(at, before.text)
      if (after) return { before, after }
    }
    return undefined
  }

  /** The sentence whole, which may lean on `above`; with the next one where it says too little. */
  function wholeAt(at: number, above: string): Statement | null {
    const sentence = sentences[at]!
    const own = withoutYes(bare(sentence.text, grammar).replace(grammar.lead, ''))
    const isEnough = grammar.width(own) >= grammar.limits.least * LEAST
    const next = sentences[at + 1]
    if (!isEnough && next?.turn === sentence.turn && !next.isQuestion) {
      const both = `${sentence.text.replace(grammar.lead, '')}${grammar.joint}${bare(next.text, grammar)}`
      return fits(both, above) ? { text: capitalised(both), sentences: [sentence.id, next.id] } : null
    }
    if (isEnough && fits(own, above)) return { text: capitalised(own), sentences: [sentence.id] }
    return above === '' ? standing(sentences, at, grammar) : null
  }

  function fits(text: string, above: string): boolean {
    const isTold = above === '' ? isStanding(text, grammar) : standsBelow(text, above, grammar)
    return isTold && grammar.width(text) <= grammar.limits.headline * LONGEST
  }
}

/** 「不是，我以前…」 answered a question that is not told. */
const withoutYes = (text: string): string =>
  text.replace(/^(?:不是|不|[沒没]有|[對对]|是的?|有)，(?=我)/u, '')

const LONGEST = 1.9
/** In the least that a statement says. */
const LEAST = 1.4

/** 「以前我成日話水濁是敵人，而家我要改口：水濁有時是一把遮」: told in one breath. */
function within(
  sentence: AnalysedSentence,
  believed: RegExp,
  now: RegExp,
  grammar: Grammar,
): Changed | undefined {
  const turning = sentence.clauses.findIndex(({ text }, at) => at > 0 && now.test(text))
  if (turning < 0) return undefined
  const front = sentence.clauses
    .slice(0, turning)
    .map(({ text, mark }) => text + mark)
    .join(grammar.joint)
    .replace(/[，,；;：:\s]+$/u, '')
  const rest = sentence.text.slice(sentence.text.lastIndexOf(sentence.clauses[turning]!.text))
  const after = bare(rest.replace(/^(?:and|but) /i, ''), grammar)
  const isTold =
    believed.test(front) &&
    isStanding(front, grammar) &&
    standsBelow(after, front, grammar) &&
    grammar.width(after) >= grammar.limits.least
  const statement = (text: string): Statement => ({ text: capitalised(text), sentences: [sentence.id] })
  return isTold ? { before: statement(front), after: statement(after) } : undefined
}
