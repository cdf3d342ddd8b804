/** Questions that the text, the guest or who knows the trade answers, and nobody else: there is nothing in them to argue. */
import type { Grammar } from '../grammar.ts'
import { inBothScripts } from '../variants.ts'

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

/** Of a word, a price or what once was: the text answers it, and nobody else can. */
export const ANSWERED_BY_TEXT =
  /意思|指[什甚][麼么]|[幾几][錢钱]|^what (?:is|are) (?!the\b)[a-z-]+(?: [a-z-]+)?(?:, (?:exactly|then|really))?\?$|\b(?:did|was|were|changed|happened)\b|[了過过](?:[嗎吗沒没]|[什甚]).*？$|\bcosts?\b|[效结結]果|情[況况]|嗰|\b(?:today|these days|this year|last year)\b/iu

/** Of how a thing is done: who knows the trade tells it, and there is nothing to argue. */
const ASKS_HOW_TO = inBothScripts(
  /^how (?:does|do|is|are|can|could|to)\b|\bwhat['’]?s? (?:is )?the first thing\b|(?:應該|該)(?:先|怎樣)?(?:做什麼|做甚麼|怎麼做|怎麼辦|點做)|(?:怎麼|怎樣|如何)(?:做|練|分|選|開始|進行|決定|判斷|知道|處理)/iu,
)

/** Whether the text, the guest or who knows the trade answers it, and nobody else. */
export const isAnswered = (text: string, grammar: Grammar): boolean =>
  grammar.cues.asksForFact.test(text) || asksOfOwnLife(text) || OWN_PAST.test(text) || ASKS_HOW_TO.test(text)
