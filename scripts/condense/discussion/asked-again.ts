/** The interviewer's questions that a room can argue about. */
import type { Interview, Statement } from '../../model.ts'
import { questionStatement } from '../asked.ts'
import { capitalised } from '../compress.ts'
import type { Grammar } from '../grammar.ts'
import { COUNTS_UNSAID, withoutAddress } from '../name-themes.ts'
import { inBothScripts } from '../variants.ts'

/** What the guest thinks may be asked of anybody; what he is or did, of nobody else. */
const ASKS_VIEW = inBothScripts(
  /看(?=[？?，]|待)|[怎點][麼樣]?(?:看|睇)|支持|贊成|同意|反對|接受|認為|覺得|擔心|建議|應該|改/u,
)
const ASKS_VIEW_EN =
  /\b(?:think|believe|agree|support|expect|recommend|worry|worried|change|advice|advise|do with|say to|tell a|make of|would you (?:let|allow|trust|accept)|are you (?:for|against|in favou?r|a believer)|(?:can|could) (?:every|any)\w*)\b/i
const ADDRESSES = inBothScripts(/[你您妳]|兩位|各位|\b(?:you|your|yours)\b/iu)
/** Of feelings, habits and the guest's own past and plans, whatever is thought of them, with or without a «you». */
const OWN_LIFE = inBothScripts(
  /[你您妳](?:自己|本人|小時|當年|後悔|聽了|提過|提到|說過|說|試過)|自己的|後悔|最喜歡|最(?:難忘|得意|不習慣)|曾經?|後來|接下來|下一|打算|舉.?例|第一次|難過|記得|想過|諗過|平常|當初|家裡|家裏|想對|有什麼話|太太|家人|\b(?:do|did) you (?:remember|regret|miss|sleep)\b|\byour (?:own|first|favou?rite|childhood|father|mother|family|children|wife|husband)\b|\bwould you (?:live|buy|ever|do it again)\b|\bhave (?:you|either of you) (?:ever|thought|changed)\b|\bwhat happened\b|\bsurprised you\b|\bare you (?:still|hopeful|optimistic|pessimistic|afraid)\b|\bdo you (?:still|ever)\b/iu,
)
/** What is asked of the guest's own life is no matter for a room. */
export const asksOfOwnLife = (asked: string): boolean => OWN_LIFE.test(asked)
/** Nor what he did or always thought; and what both guests are asked, is theirs. */
const OWN_PAST = inBothScripts(
  /(?:兩|二|各)位|\b(?:you )?both\b|\byou two\b|了還是[^？]*了|^do you agree(?: with \w+)?\?$|[你您妳](?:一直|本來|原本|以前|從前)|^(?:當時|當年|那時)|重來|\bswap\b|\b(?:did you|do you always|you always)\b/iu,
)

/** What ought to be, and who is to bear it: no fact of the text answers it. */
const ASKS_WHAT_OUGHT = inBothScripts(
  /應該|應不應|該不該|應否|該(?:由|怪|不)|值得|值不值|贊成|支持|同意(?!的)|公平|好事|壞事|道德|(?:要不要|是否該)(?!緊)|[誰邊](?:來|個|應該|該)?(?:出錢|付|決定|負責|說了算|埋單|買單)|先顧|\b(?:should|shouldn['’]t|ought|who (?:decides|pays|owns)|worth|(?:un)?fair(?:ly)?|wrong to|right to|justified|agree|support)\b|\bgood or bad\b|\b(?:ever|really) (?:right|necessary)\b|\bwould you (?:let|allow|trust|accept)\b|(?:^|[.?!] )are you (?:for|against|in favou?r|a believer)\b/iu,
)
/** What the interviewer holds against the guest, or a choice of two. */
const CHALLENGES =
  /^(?:can|could) (?:every|any)|\b(?:is|are) [^?.]* the (?:answer|solution|problem|future|way out)\?$|^is the problem\b|^so (?!what|how|why|who|when|where|which|is|are|do|does|did|should|can|could|will|would)[^?]{16,}\?$|^(?:isn['’]t|aren['’]t|doesn['’]t|don['’]t|won['’]t|can['’]t|couldn['’]t|wouldn['’]t)\b|^(?:is|are|does|do|was) [^?]*,? or (?!not\b|so\b)|[還还]是(?!要|會|会|不|很|說|说)[^？]*？$|(?:是不是|[會会]不[會会]是)(?:出路|答案|解[決决])|[難难]道|[難难]道不|[會会]不[會会][^？]*(?:[風风][險险]|不公|太)/iu
/** What will be. */
const ASKS_WHAT_WILL_BE = inBothScripts(
  /(?:會不會|會|能不能)[^？]*(?:取代|消失|代替)|年[^？]*(?:做得到|辦得到)(?:嗎|？)|(?:年|未來|將來)[^？]*會[^？]*(?:[嗎怎什]|如何|變)|^(?:is|are) [^?]* going to [a-z]+\?|^will (?!you\b)[^?]*\?|\bdo you (?:think|expect|believe)\b[^?]* will\b|\bwill (?!you\b)[^?]* (?:be|look|have|happen|survive|disappear|replace|met)\b[^?]*\?|\b(?:in|by) (?:\d+|ten|twenty|thirty|fifty) ?(?:years)?\b/iu,
)
/** What anybody would do. */
const ASKS_WHAT_TO_CHANGE = inBothScripts(
  /如果(?:只能|能|可以|讓)[^？]*(?:改|做|選)|\bif you (?:could|had|were)\b|\bwhat would you (?:change|do with)\b|\bwhat (?:would|does|should) an? (?:good|better|fair)\b|\bwhat should (?:the|a) [a-z]+ do\b/iu,
)
/** What is told before 你怎麼看. */
const ASKS_VIEW_OF = inBothScripts(
  /^[^？]{12,}[，。][你您妳](?:怎麼?樣?看|點睇|點看)？$|^[你您妳]對[^？]{6,}怎麼?樣?看？$/u,
)

/** What depends on what, and why: the guest has one answer to it. */
const ASKS_WHY = inBothScripts(
  /(?:決定|影響|取決|意味着?)[^？]{0,12}(?:什麼|甚麼|如何|多大|何種)|(?:什麼|甚麼)(?:決定|影響)|(?:難點|出路|關鍵|差距)[^？]{0,6}(?:哪|什麼|甚麼|如何|多大)|(?:為什麼|為何|點解)[^？]{6,}|^why (?:do|does|is|are|can['’]t|don['’]t|doesn['’]t|isn['’]t|aren['’]t) (?!you\b|it\b|that\b|this\b)|^what (?:makes|decides|drives|determines|stops|keeps) (?!you\b)/iu,
)

const FOLLOWS_UP =
  /^(?:and|but|then|which|for example|what about|how about|has|have|had)\b|^(?:那麼?|那么|所以|而且|也就是)|\b(?:other reasons|else|also|in the end)\b|其他|^(?:最[後后])|另外|剩下/i
/** 「老鼠是警報器？」 says again what was answered. */
const ASKS_ZH = /[嗎吗呢麼么甚什誰谁哪怎何幾几點点咩邊边]|(.)[不唔没沒]\1|如何|是否|[還还]是/u
/** Of a word, a price or what once was: the text answers it, and nobody else can. */
export const ANSWERED_BY_TEXT =
  /意思|指[什甚][麼么]|[幾几][錢钱]|^what (?:is|are) (?!the\b)[a-z-]+(?: [a-z-]+)?(?:, (?:exactly|then|really))?\?$|\b(?:did|was|were|changed|happened)\b|[了過过](?:[嗎吗沒没]|[什甚]).*？$|\bcosts?\b|[效结結]果|情[況况]|嗰|\b(?:today|these days|this year|last year)\b/iu

/** Of how a thing is done: who knows the trade tells it, and there is nothing to argue. */
const ASKS_HOW_TO = inBothScripts(
  /^how (?:does|do|is|are|can|could|to)\b|\bwhat['’]?s? (?:is )?the first thing\b|(?:應該|該)(?:先|怎樣)?(?:做什麼|做甚麼|怎麼做|怎麼辦|點做)|(?:怎麼|怎樣|如何)(?:做|練|分|選|開始|進行|決定|判斷|知道|處理)/iu,
)

/** «The woman in the pink hat?», «Why the loudest of all people?»: whatever is asked of them, was said before. */
const HAS_VERB_EN =
  /\b(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|must|may|might|ought)\b|['’](?:s|re|ve|ll|d)\b|n['’]t\b/iu

/** One of the interviewer's questions, with what makes it one for a room. */
export interface AskedAgain extends Statement {
  kind: 'ought' | 'challenge' | 'view' | 'change' | 'will' | 'why' | 'open'
  /** It asks which, rather than whether. */
  asksWhich: boolean
  /** It points at what was said before: what goes with it must say what; where it counts something, only what was said before does. */
  leans: 'not' | 'on its matter' | 'on a count'
  /** The sentence that answers know it by. */
  asked: number
}

const ASKS_WHICH = inBothScripts(
  /[誰哪]|怎(?!麼?樣?看)|什麼|甚麼|如何(?!看)|還是|邊個|先顧|\b(?:who|what|which|where|how)\b|\bor\b/iu,
)
const KINDS = ['ought', 'challenge', 'view', 'change', 'will', 'why', 'open'] as const

/** The questions that a room can argue about and that are nobody's private matter, what ought to be first; of equals the later. */
export function askedAgain(interview: Interview, grammar: Grammar): AskedAgain[] {
  const found = interview.turns
    .filter(({ role }) => role === 'question')
    .flatMap(({ sentences }) => {
      const asked = sentences.at(-1)?.id
      const statement = questionStatement(asked, interview, grammar)
      const one = statement && askedAlone(statement, interview, grammar)
      if (!one) return []
      const kind = kindOf(one.text)
      if (isUnfit(one.text, kind, interview, grammar)) return []
      const asksWhich = kind === 'change' || ASKS_WHICH.test(lastOf(one.text))
      return [{ ...one, kind, asksWhich, asked: asked! }]
    })
    .reverse()
  return KINDS.flatMap((kind) => found.filter((one) => one.kind === kind))
}

const kindOf = (text: string): AskedAgain['kind'] =>
  ASKS_WHAT_TO_CHANGE.test(text)
    ? 'change'
    : ASKS_WHAT_OUGHT.test(text)
      ? 'ought'
      : CHALLENGES.test(text)
        ? 'challenge'
        : ASKS_VIEW_OF.test(text)
          ? 'view'
          : ASKS_WHAT_WILL_BE.test(text)
            ? 'will'
            : ASKS_WHY.test(text)
              ? 'why'
              : 'open'

/** «Where will we be in ten years?» asks of anything. */
export const namesMatter = (text: string, grammar: Grammar): boolean =>
  grammar
    .contentTokens(text)
    .some(({ tag, text: word }) => !/^[mtv]/.test(tag) && !/^(?:decade|century|future|以[後后])$/.test(word))

/** What is asked last. */
const lastOf = (text: string): string => text.match(/[^。！？.?!]+[？?]["”’」]?$/u)?.[0] ?? text

/** Whether the text, the guest or who knows the trade answers it, and nobody else. */
export const isAnswered = (text: string, grammar: Grammar): boolean =>
  grammar.cues.asksForFact.test(text) || asksOfOwnLife(text) || OWN_PAST.test(text) || ASKS_HOW_TO.test(text)

const isUnfit = (text: string, kind: AskedAgain['kind'], interview: Interview, grammar: Grammar): boolean =>
  isAnswered(text, grammar) ||
  namesSpeaker(text, interview) ||
  FOLLOWS_UP.test(text) ||
  ANSWERED_BY_TEXT.test(text) ||
  !(grammar.isChinese ? ASKS_ZH : HAS_VERB_EN).test(text) ||
  (kind !== 'change' && ADDRESSES.test(text) && !(grammar.isChinese ? ASKS_VIEW : ASKS_VIEW_EN).test(text))

/** 「先請教聶建築師」, «Dougie, …»: what one of them was asked. */
export const namesSpeaker = (text: string, { speakers }: Interview): boolean =>
  speakers.some(({ name, label, role }) => {
    const known = name ?? label
    if (role !== 'guest') return false
    if (/\p{Script=Han}/u.test(known))
      return new RegExp(
        `${known}|${known[0]}(?:\\p{Script=Han}{0,3}(?:[师師长長生]|教授|博士|小姐|主任|伯|叔|姐))`,
        'u',
      ).test(text)
    return known
      .split(' ')
      .some((word) => word.length > 2 && new RegExp(`\\b${word.replace(/\W/g, '.')}\\b`).test(text))
  })

/** A question without the guest's name and without what the interviewer says of the answer before it (That's heartbreaking.). */
function askedAlone(
  { text, sentences }: Statement,
  interview: Interview,
  grammar: Grammar,
): Pick<AskedAgain, 'text' | 'sentences' | 'leans'> | null {
  const whole = withoutAddress(text, interview)
  if (!grammar.cues.question.test(whole)) return null
  const parts = whole.match(
    grammar.isChinese ? /[^。！？?!]+[。！？?!]+[」』”"]?/gu : /[^.!?]+[.!?]+["”’]?(?=\s|$)/gu,
  )
  const first = parts?.[0]?.trim() ?? whole
  const reacts = (parts?.length ?? 0) > 1 && REACTS.test(first)
  const alone = (reacts ? whole.slice(whole.indexOf(first) + first.length).trim() : whole)
    .replace(
      /^(?:And|But|Then),? |^So,? (?=(?:what|how|why|who|when|where|which|is|are|do|does|did|should|can|could|will|would)\b)/,
      '',
    )
    .replace(/,? then(?=\?$)/, '')
    .replace(/^先[问問][^，]{0,8}，/u, '')
  // 「有幫助嗎？」 of what stood before it.
  const question = alone.replace(/[？?]["”’」]?$/u, '')
  const width = grammar.width(question)
  if (width < grammar.limits.least * LEAST_ASKED) return null
  const from =
    text === whole && !reacts
      ? 0
      : Math.max(0, sentences.length - (alone.match(/[。！？?!.]/gu)?.length ?? 1))
  const leans = COUNTS_UNSAID.test(question)
    ? 'on a count'
    : grammar.dangles(question) || width < grammar.limits.least
      ? 'on its matter'
      : 'not'
  return { text: capitalised(alone), sentences: sentences.slice(from), leans }
}

/** The shortest question, as a share of the least that a statement says. */
const LEAST_ASKED = 0.55
const REACTS =
  /^(?:let['’]s|(?:that|this|it)(?:['’]s| is| was| sounds?| must)\b|wow|really|interesting|fascinating|right|okay|ok|I see|good|great|fair|so you|we hear|last (?:word|question)|finally)|^(?:真的|原[來来]|好[的，。]|明白|了解|[這这]很|[謝谢]|我?懂|有意思|最[後后])/iu
