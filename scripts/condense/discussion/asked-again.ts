/** The interviewer's questions that anybody may answer. */
import type { Interview, Statement, Theme } from '../../model.ts'
import { questionStatement } from '../asked.ts'
import { capitalised } from '../compress.ts'
import type { Grammar } from '../grammar.ts'
import { withoutAddress } from '../name-themes.ts'
import { inBothScripts } from '../variants.ts'

/** What the guest thinks may be asked of anybody; what he is or did, of nobody else. */
const ASKS_VIEW = inBothScripts(
  /看(?=[？?，]|待)|[怎點][麼樣]?(?:看|睇)|支持|贊成|同意|反對|接受|認為|覺得|擔心|建議|應該|改/u,
)
const ASKS_VIEW_EN =
  /\b(?:think|believe|agree|support|expect|recommend|worry|worried|change|advice|advise|do with|say to|tell a|make of)\b/i
const ADDRESSES = inBothScripts(/[你您妳]|兩位|各位|\b(?:you|your|yours)\b/iu)
/** Of feelings, habits and the guest's own past and plans, whatever is thought of them, with or without a «you». */
const OWN_LIFE = inBothScripts(
  /[你您妳](?:自己|本人|小時|當年|後悔|聽了|提過|提到|說過|說|試過)|自己的|後悔|最喜歡|最(?:難忘|得意|不習慣)|曾經?|後來|接下來|下一|打算|舉.?例|第一次|難過|記得|想過|諗過|平常|當初|家裡|家裏|想對|有什麼話|太太|家人|\b(?:do|did) you (?:remember|regret|miss|sleep)\b|\byour (?:own|first|favou?rite|childhood|father|mother|family|children|wife|husband)\b|\bwould you (?:live|buy|ever|do it again)\b|\bhave (?:you|either of you) (?:ever|thought|changed)\b|\bwhat happened\b|\bsurprised you\b|\bare you (?:still|hopeful|optimistic|pessimistic|afraid)\b|\bdo you (?:still|ever)\b/iu,
)
/** What is asked of the guest's own life is no matter for a room. */
export const asksOfOwnLife = (asked: string): boolean => OWN_LIFE.test(asked)

const FOLLOWS_UP =
  /^(?:and|but|so|then|which|for example|what about|how about|has|have|had)\b|^(?:那麼?|那么|所以|而且|也就是)|\b(?:other reasons|else|also|in the end)\b|其他|^(?:最[後后])|另外|剩下/i
/** 「老鼠是警報器？」 says again what was answered. */
const ASKS_ZH = /[嗎吗呢麼么甚什誰谁哪怎何幾几點点咩邊边]|(.)[不唔没沒]\1|如何|是否/u
/** Of a word, a price or what once was: the text answers it, and nobody else can. */
const ANSWERED_BY_TEXT =
  /意思|指[什甚][麼么]|[幾几][錢钱]|^what (?:is|are) (?!the\b)[a-z-]+(?: [a-z-]+)?\?$|\b(?:did|was|were|changed|happened)\b|[「“]|[了過过](?:[嗎吗沒没]|[什甚]).*？$|[效结結]果|情[況况]|嗰|\b(?:today|these days|this year|last year)\b/iu
const ASKS_WHETHER = inBothScripts(
  /應該|應不應|該不該|是不是|會不會|能不能|可不可以|值得|好事|贊成|支持|同意|怎麼?樣?看|點睇|如果|誰(?:來|應該|該|出|付|決定|負責)|夠不夠|\b(?:should|shouldn['’]t|is it|can it|would it|would you|who should|who (?:decides|pays|should)|better|agree|worth|what would)\b/iu,
)

/** A question with how well it suits a seminar: 0 is best, from `WEAK` on only the text answers it. */
export interface AskedAgain extends Statement {
  weight: number
}

export const WEAK = 2

/** The questions that stand alone and are nobody's private matter, best first; of equals the later. */
export function askedAgain(interview: Interview, themes: Theme[], grammar: Grammar): AskedAgain[] {
  const isAbove = ({ text, sentences }: Statement): boolean =>
    themes.some(
      ({ title, question }) =>
        text.toLowerCase().includes(title.toLowerCase()) ||
        question?.sentences.some((id) => sentences.includes(id)),
    )
  const isPrivate = ({ text }: Statement): boolean =>
    OWN_LIFE.test(text) ||
    namesSpeaker(text, interview) ||
    (ADDRESSES.test(text) && !(grammar.isChinese ? ASKS_VIEW : ASKS_VIEW_EN).test(text))
  const weight = (one: Statement): number =>
    (ASKS_WHETHER.test(one.text) ? 0 : 1) +
    (FOLLOWS_UP.test(one.text) || (grammar.isChinese && !ASKS_ZH.test(one.text)) ? 3 : 0) +
    (ANSWERED_BY_TEXT.test(one.text) || isBareCondition(one.text, grammar) ? 2 : 0) +
    (grammar.width(one.text) < grammar.limits.least ? 1 : 0) +
    (isAbove(one) ? 0.5 : 0)
  return interview.turns
    .filter(({ role }) => role === 'question')
    .flatMap(({ sentences }) => {
      const statement = questionStatement(sentences.at(-1)?.id, interview, grammar)
      return (statement && askedAlone(statement, interview, grammar)) ?? []
    })
    .filter((one) => !grammar.cues.asksForFact.test(one.text) && !isPrivate(one))
    .reverse()
    .map((one) => ({ ...one, weight: weight(one) }))
    .sort((a, b) => a.weight - b.weight)
}

/** 「先請教聶建築師」, «Dougie, …»: what one of them was asked. */
const namesSpeaker = (text: string, { speakers }: Interview): boolean =>
  speakers.some(({ name, label, role }) => {
    const known = name ?? label
    if (role !== 'guest') return false
    if (/\p{Script=Han}/u.test(known))
      return new RegExp(
        `${known}|${known[0]}(?:\\p{Script=Han}{0,3}(?:[師师長长生]|教授|博士|小姐|主任|伯|叔|姐))`,
        'u',
      ).test(text)
    return known
      .split(' ')
      .some((word) => word.length > 2 && new RegExp(`\\b${word.replace(/\W/g, '.')}\\b`).test(text))
  })

/** 「如果只能做一件事？」 */
const isBareCondition = (text: string, grammar: Grammar): boolean =>
  grammar.condition.test(text) && grammar.clauses(text).length === 1

/** A question without the guest's name and without what the interviewer says of the answer before it (That's heartbreaking.). */
function askedAlone(
  { text, sentences }: Statement,
  interview: Interview,
  grammar: Grammar,
): Statement | null {
  const whole = withoutAddress(text, interview)
  if (!grammar.cues.question.test(whole)) return null
  const parts = whole.match(
    grammar.isChinese ? /[^。！？?!]+[。！？?!]+[」』”"]?/gu : /[^.!?]+[.!?]+["”’]?(?=\s|$)/gu,
  )
  const first = parts?.[0]?.trim() ?? whole
  const reacts = (parts?.length ?? 0) > 1 && REACTS.test(first)
  const alone = reacts ? whole.slice(whole.indexOf(first) + first.length).trim() : whole
  // 「有幫助嗎？」 of what stood before it.
  const question = alone.replace(/[？?]["”’」]?$/u, '')
  if (grammar.dangles(question) || grammar.width(question) < grammar.limits.least * LEAST_ASKED) return null
  const from =
    text === whole && !reacts
      ? 0
      : Math.max(0, sentences.length - (alone.match(/[。！？?!.]/gu)?.length ?? 1))
  return { text: capitalised(alone.replace(/^(?:And|But|So|Then),? /, '')), sentences: sentences.slice(from) }
}

/** The shortest question, as a share of the least that a statement says. */
const LEAST_ASKED = 0.7
const REACTS =
  /^(?:let['’]s|(?:that|this|it)(?:['’]s| is| was| sounds?| must)\b|wow|really|interesting|fascinating|right|okay|ok|I see|good|great|fair|so you|we hear|last word|finally)|^(?:真的|原[來来]|好[的，。]|明白|了解|[這这]很|[謝谢]|我?懂|有意思|最[後后])/iu
