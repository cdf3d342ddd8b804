/** What a guest proposes, and the price he names himself. */
import type { Interview, Statement } from '../../model.ts'
import type { AnalysedSentence } from '../analyse.ts'
import type { Grammar } from '../grammar.ts'
import { isOwn, questionOf, standing } from '../standing.ts'
import { inBothScripts } from '../variants.ts'

const PROPOSES_ZH = inBothScripts(
  /我(?:一直|也|更|比較|倒是|始終)?(?:主張|建議|提議|贊成的是)|我(?:會|要|想)(?:先)?(?:把|讓|規定|取消|改(?![口變]))|我會建議|我們(?:現在|後來)?規定|(?<!不|說|覺得|本來|照理)(?:應該|必須)(?:把|由|讓|要求|規定|強制|公開|立法|設|管|付|補貼|直接)/u,
)
const PROPOSES_EN =
  /(?<!\b(?:before|if|when|until|unless|after|once) )\bI(?:['’]d| would)(?: also| rather| still| much rather)? (?:like (?:a|an|every|each|the|all)\b|(?:make|have|tax|ban|require|publish|pay|put|abolish|close|cap|limit|move|spend|split|oblige|force|charge|tie|link|raise|lower|cut|double|open|stop|start|hire|buy|teach|train|build|keep|use|send|ask|name|bring|change|replace|reward|measure|plant|give|take|write|lend|license) (?!it at\b|to\b|been\b|had\b|said\b))|\b(?:should|must|ought to) (?:be (?:paid|required|obliged|allowed|taxed|banned|published|free)|have to|pay|publish|tell|own|fund|answer)\b/i
/** Asks for a proposal: what stands first in the answer is one, in whatever words. */
const ASKS_FOR_ONE = inBothScripts(
  /如果(?:只能|能|可以|讓你|讓您|要)[^？]*(?:改|做|選)|(?:改|做)(?:一件|什麼)[^？]*[？?]$|錢從哪|該怎麼(?:辦|做)|政府[^？]*(?:應該|該|怎麼)|誰(?:來|應該|該)|\bif you (?:could|had|were)\b|\bwhat (?:should|would you (?:do|change|actually do))\b|\bwho should\b|\bwhat would a better\b/iu,
)
const IMPERATIVE = inBothScripts(
  /^(?:把|讓|給|由|先|取消|規定|要求|公開|補貼|設立|廢除)[^，。]{4,}|^(?:Pay|Make|Let|Give|Tax|Ban|Stop|Start|Put|Close|Open|Build|Tell|Publish|Abolish) /u,
)
/** Says who would be against it: the proposal is one that costs somebody something. */
const NAMES_LOSER = inBothScripts(
  /反對|不高興|恨|討厭|罵|不肯|吃虧|\b(?:hate|object|furious|suicide|bankrupt|forgive|resist|fight (?:it|me)|won['’]t like|unpopular|complain)\w*\b/iu,
)

/** Proposals, those first of which the guest says who would mind, then those he was asked for. */
export function proposals(
  sentences: AnalysedSentence[],
  interview: Interview,
  grammar: Grammar,
): Statement[] {
  const proposes = grammar.isChinese ? PROPOSES_ZH : PROPOSES_EN
  return sentences
    .flatMap((sentence, index) => {
      if (!isOwn(sentence, grammar) || sentence.isStory || grammar.heldOnce.test(sentence.text)) return []
      const isAsked = ASKS_FOR_ONE.test(questionOf(sentence, interview))
      const isOne =
        proposes.test(sentence.text) ||
        (isAsked && sentence.isFirstOfAnswer && IMPERATIVE.test(sentence.text))
      const told = isOne ? standing(sentences, index, grammar) : null
      // «I'd pay for half, and I wear one» proposes nothing that another would have to bear.
      if (!isAsked && !grammar.isChinese && !/\b(?:should|must|ought to)\b/i.test(sentence.text)) return []
      if (!told || !(proposes.test(told.text) || isAsked) || grammar.cues.past.test(told.text)) return []
      const next = sentences.slice(index + 1, index + 3).filter(({ turn }) => turn === sentence.turn)
      const weight = (next.some(({ text }) => NAMES_LOSER.test(text)) ? 2 : 0) + (isAsked ? 1 : 0)
      return [{ told, weight }]
    })
    .sort((a, b) => b.weight - a.weight)
    .map(({ told }) => told)
}

/** Gives up one thing for another. */
const TRADES_ZH = inBothScripts(
  /(?:那|這|就)?是代價|代價(?:是|就是)|取捨|犧牲|我們?[^，。]{0,4}寧[可願]|^寧[可願]|我(?:要|得|必須)?承認|[，。]我認(?:，|。|$)|換來|我知道(?:這樣|有些)|我會選/u,
)
const TRADES_EN =
  /\bI['’](?:m|d be) not proud of\b|\bI['’]d (?:accept|give up)\b|\bI(?:['’]d| would) rather\b|\bwe (?:do )?lose something\b|\bat the (?:price|cost|expense) of\b|\bthe price (?:is|we pay)\b|\b(?:you|we|I) (?:trade|give up|sacrifice)\b|\bI know (?:perfectly well |very well )?that [^.]* (?:will|would|won['’]t)\b|\bso that nobody\b|\bwilling to (?:lose|pay|accept)\b/i

/** Trade-offs and concessions that the guest names himself. */
export function tradeOffs(sentences: AnalysedSentence[], grammar: Grammar): Statement[] {
  const trades = grammar.isChinese ? TRADES_ZH : TRADES_EN
  return sentences.flatMap((sentence, index) => {
    if (!isOwn(sentence, grammar) || grammar.heldOnce.test(sentence.text) || !trades.test(sentence.text))
      return []
    const told = standing(sentences, index, grammar)
    return told && trades.test(unquoted(told.text)) && isTwoSided(told.text, grammar) ? [told] : []
  })
}

/** 「那個館長哭著說：『我寧可…』」: another's words in quotation marks. */
const unquoted = (text: string): string => text.replace(/[「“"][^」”"]*[」”"]/gu, '')

/** Both what is had and what it costs are told: one alone is an avowal. */
const isTwoSided = (text: string, grammar: Grammar): boolean =>
  grammar.clauses(text).length > 1 || /\b(?:rather|so that|than|to)\b/i.test(text)
