/** What a guest proposes, and what he gives up for something else. */
import type { Interview, Statement } from '../../model.ts'
import type { AnalysedSentence } from '../analyse.ts'
import type { Grammar } from '../grammar.ts'
import { isOwn, questionOf, standing } from '../standing.ts'
import { inBothScripts } from '../variants.ts'

const PROPOSES_ZH = inBothScripts(
  /我(?:一直|也|更|比較|倒是|始終)?(?:主張|建議|提議|贊成的是)(?!過|的)|我會建議|(?<!不|說|覺得|本來|照理)(?:應該|必須)(?:把|由|讓|要求|規定|強制|公開|立法|設|管|付|補貼|直接)/u,
)
const PROPOSES_EN =
  /(?<!\b(?:before|if|when|until|unless|after|once) )\bI(?:['’]d| would)(?: also| rather| still| much rather)? (?:make|have(?= (?:the|an?|every|each|all|them)\b)|tax|ban|require|publish|abolish|cap|oblige|force|charge) (?!it at\b|to\b|been\b|had\b|said\b)|\b(?:should|must|ought to) (?:be (?:paid|required|obliged|allowed|taxed|banned|published|free)|have to|pay|publish|own|fund|answer)\b/i
/** Asks for a proposal. */
const ASKS_FOR_ONE = inBothScripts(
  /如果(?:只能|能|可以|讓你|讓您|要)[^？]*(?:改|做|選)|(?:改|做)(?:一件|什麼)[^？]*[？?]$|錢從哪|該怎麼(?:辦|做)|政府[^？]*(?:應該|該|怎麼)|誰(?:來|應該|該)|\bif you (?:could|had|were)\b|\bwhat (?:should|would you (?:do|change|actually do))\b|\bwho should\b|\bwhat would a better\b/iu,
)
/** Says who would be against it: the proposal is one that costs somebody something. */
const NAMES_LOSER = inBothScripts(
  /反對|不高興|恨|討厭|罵|不肯|吃虧|\b(?:hate|object|furious|suicide|bankrupt|forgive|resist|fight (?:it|me)|won['’]t like|unpopular|complain)\w*\b/iu,
)

/** 「我主張分區發，…」: of what, was said before. */
const OF_WHAT = inBothScripts(/我(?:主張|建議)[^，。]{1,4}(?:，|$)/u)

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
      if (!proposes.test(sentence.text)) return []
      const told = standing(sentences, index, grammar)
      if (!told || !proposes.test(told.text) || OF_WHAT.test(told.text) || grammar.cues.past.test(told.text))
        return []
      const isAsked = ASKS_FOR_ONE.test(questionOf(sentence, interview))
      const next = sentences.slice(index + 1, index + 3).filter(({ turn }) => turn === sentence.turn)
      const weight = (next.some(({ text }) => NAMES_LOSER.test(text)) ? 2 : 0) + (isAsked ? 1 : 0)
      return [{ told, weight }]
    })
    .sort((a, b) => b.weight - a.weight)
    .map(({ told }) => told)
}

/** Gives up one thing for another, and names both. */
const TRADES_ZH = inBothScripts(
  /(?:寧[可願]|情願)[^。]*(?:，(?:也|都)(?:不|要|想)|而不|好過|勝過|，不(?:要|想)?(?:我|讓|把))|與其(?!說)[^。]*(?:寧|不如)|犧牲[^。]*(?:換|來|給)|[^。，]{4,}，(?:那|這)?代價是[^。]{4,}/u,
)
const TRADES_EN =
  /\bI['’]?(?:d| would) rather [^.]* than\b|\bI['’]d (?:accept|give up) [^.]* (?:to|for|if|in return)\b|\bat the (?:price|cost|expense) of\b|\bthe price (?:is|we pay)\b|\bin return (?:you|we|I) give up\b|\b(?:you|we|I) (?:trade|give up|sacrifice) [^.]* (?:for|to)\b|\bwilling to (?:lose|pay|accept) [^.]* (?:to|for)\b/i

/** Trade-offs that the guest names himself. */
export function tradeOffs(sentences: AnalysedSentence[], grammar: Grammar): Statement[] {
  const trades = grammar.isChinese ? TRADES_ZH : TRADES_EN
  return sentences.flatMap((sentence, index) => {
    if (!isOwn(sentence, grammar) || grammar.heldOnce.test(sentence.text) || !trades.test(sentence.text))
      return []
    const told = standing(sentences, index, grammar)
    return told && trades.test(unquoted(told.text)) ? [{ ...told, text: withoutYes(told.text, grammar) }] : []
  })
}

/** 「那個館長哭著說：『我寧可…』」: another's words in quotation marks. */
const unquoted = (text: string): string => text.replace(/[「“"][^」”"]*[」”"]/gu, '')

/** 「肯，我寧願…」 answered a question that is not told. */
const withoutYes = (text: string, grammar: Grammar): string =>
  grammar.isChinese ? text.replace(/^(?:肯|會|会|好|可以|當然|当然|不肯|不會|不会)，(?=我)/u, '') : text
