/** What others hold against the guest, with what the guest says to it. */
import { groupBy } from '../../group-by.ts'
import type { Interview, Statement } from '../../model.ts'
import { type AnalysedSentence, bare } from '../analyse.ts'
import { capitalised } from '../compress.ts'
import type { Grammar } from '../grammar.ts'
import { announcing } from '../relations/phrases.ts'
import { isStanding } from '../standing.ts'
import { inBothScripts } from '../variants.ts'

/** A charge and the reply to it. */
export interface Objection {
  charge: Statement
  reply: Statement
}

const BODY_ZH =
  '(?:專家|學者|教授|議員|委員|立委|立法委員|幹部|官員|局長|同行|同事|家長|建築師|評論家|評論|批評者|批評|意見|人士|業者|業界|學界|外界|平台|公司|廠商|研究|觀點|聲音|團體|組織|人)'
const SAYS_ZH = '(?:主張|提出|批評|質疑|認為|覺得|指責|擔心|說|講|怪|罵|反對|提議|建議|話)'
/** 「有立委主張…」, 「學界常質疑…」, 「建築師鄧以諾批評…」, 「食環署說，…」 */
const OTHERS_SAY_ZH = inBothScripts(
  new RegExp(
    `(?:有|有些|不少|很多|許多|好多|某些|一些)[^，。？]{0,8}${BODY_ZH}[^，。？]{0,3}${SAYS_ZH}|(?:學界|外界|業界|平台|批評者|反對者|大家|人人|坊間|網上|公司|團體)(?:都|常|總|也)?(?:會|可能)?${SAYS_ZH}|^(?:(?!我|你|您|他|她|這|那|如果)[^，。？]){2,10}(?:的說法是|批評|主張|質疑|提出|講過|寫道|反對)|^(?:(?!我|你|您|他|她|這|那|如果|大家|書|請)[^，。？]){2,18}?(?:會|都|常|就|公開|曾經?)*(?:說|講|認為|主張)過?(?:，|(?=[^，。？]{4}))`,
    'u',
  ),
)
const OTHERS_SAY_EN =
  /\b(?:critics?|opponents?|sceptics?|skeptics?|prosecutors?|economists?|ecologists?|scientists?|residents|homeowners|unions?|the (?:industry|company|police|government|unions?|critics|[a-z]+ trusts?)|a (?:listener|reader)|some(?: \w+)?|many(?: \w+)?|most (?:people|experts)|people|a lot of people|your critics[\w ]*|others) (?:who )?(?:(?:like|often|always|would|will|also|have|has) )*(?:say|says|said|argue|argues|argued|claim|claims|complain|believe|think|object|written|wrote|writes)\b|(?:^|, |\b(?:The|Your) (?:\w+ ){1,2})(?:(?:Dr|Professor|Prof|Sir|Lord|Mr|Ms|Mrs)\.? )?\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)*(?: at the [^,]{3,40})?,? (?:says|argues|argued|thinks|believes|claims|has (?:written|said|argued|called)|wrote|objects|calls|tells me)\b|\bis (?:often )?(?:blamed|accused)\b/u
/** Opens a reply, whatever it is to. */
const REPLIES = inBothScripts(
  /^(?:所以|可是|但是?|不過)?，?(?:我(?:完全)?不(?:同意|認同|贊成)|我的(?:看法|想法|意見)(?:剛好|正好|恰好)?相反|我(?:自己)?(?:給[他她]們?)?的(?:回應|回答|答覆|理由|看法|答案|意見)(?:一直)?(?:就)?是|我(?:就|便|也|都|會)?(?:(?:跟|對|同)[他她佢]們?(?:說|講|話)(?!過)|(?:回|答|告訴)[他她佢]們?)|我(?:就)?(?:說|話|講)(?:，|不)|[^，]{0,12}，?我(?:只是|最)怕)|[他她佢]們?(?:錯|搞錯|看錯|想錯)了?|\bmy (?:answer|reply|response|view|point)(?: to (?:him|her|them|that))?(?: has always been| is| was)\b|^(?:(?:but|and|so|well),? )?I(?:['’]d| would| always)? (?:say|answer|reply|tell (?:him|her|them))\b|^I(?:['’]ve)? (?:told|answered|said to) (?:him|her|them)\b|^(?:but )?where I (?:think (?:he|she|they)|part|differ)|^(?:but )?I think (?:he|she|they|that)\b|^what I can say\b|\bI don['’]t agree\b|\b(?:he|she|they)(?:['’](?:s|re)| is| are)(?: just| simply| quite)? (?:wrong|mistaken)\b/iu,
)
/** Merit granted is no reply, unless a but follows it. */
const GRANTS = inBothScripts(
  /有道理|(?:說|講)得(?:很|也|都)?對|不得不服|無話可說|不能賴|(?:對|說對)了?一半|有一半對|明白[他她]|好意|[他她]們?是對的|[他她]也對|批評得對|我(?:很|也|完全)?(?:同意|認同|理解|接受)|是肯定的|^(?:是[的啊，。]|對[，。啊的]|沒錯|的確|確實|當然|有的?，|會[^，。]{0,6}的?，)|\b(?:has|have|['’]ve|['’]s) (?:a|got a) point\b|\b(?:he|she|they|that)(?:['’](?:s|re)| is| are) (?:perfectly |quite |absolutely |partly |half )?(?:right|correct|true|fair)\b|\ba lot of time for\b|\bI (?:agree|accept|can['’]t deny|won['’]t deny|take (?:his|her|their|that))\b|^(?:yes\b|they (?:do|are|did)\b|it (?:did|does|has|is|was)[,. ]|true\b|of course\b|sure\b|absolutely\b|completely\b)/iu,
)
const BUT = inBothScripts(
  /但|可是|不過(?!是)|我只是|然而|卻|問題(?:是|在)|\b(?:but|wrong|yet|though|however)\b/iu,
)
/** 「我的同行告訴我」: on the guest's side. */
const HIS_WITNESS = inBothScripts(
  /(?:^|，)我的?[^，。]{1,6}(?:告訴|說)(?!，?我)|\bmy (?:\w+ )?(?:friend|colleague|boss|teacher|father|mother)\b/iu,
)
/** Against the guest, and no witness of his. */
const OBJECTS = inBothScripts(
  /反對|批評|不同意|質疑|抗議|罵|怪|收費|的說法|主張|\b(?:objects?|objected|disagrees?|criticis\w+|criticiz\w+|against|destroy|curse|wrong|blame|to my face)\b/iu,
)
/** Sentences after a charge among which the reply is looked for. */
const SOON = 5
/** In the least that a statement says: a reply so short is told with the sentence behind it. */
const SHORT = 1.5
/** A charge or a reply, in headlines. */
const LONGEST = 1.9

/** Charges from the interviewer's question or the guest's own mouth, each with its reply, in the order of the text. */
export function objectionsMet(
  sentences: AnalysedSentence[],
  interview: Interview,
  grammar: Grammar,
): Objection[] {
  const says = grammar.isChinese ? OTHERS_SAY_ZH : OTHERS_SAY_EN
  const answers = new Map(groupBy(sentences, ({ question }) => question))
  return interview.turns.flatMap((turn): Objection[] => {
    if (turn.role !== 'question') return []
    const all = answers.get(turn.sentences.at(-1)?.id) ?? []
    const answer = all.filter((one) => one.turn === all[0]!.turn)
    // The guest's own words for it are nearer to his reply than the interviewer's.
    for (const [place, one] of answer.entries()) {
      const charge = chargeIn(one, says, grammar)
      const reply = charge && replyTo(charge, answer.slice(place + 1), grammar)
      if (reply) return [{ charge, reply }]
    }
    const asked = turn.sentences.find(({ text }) => says.test(text))
    const claimed = asked && claimedIn(asked.text, says, grammar)
    if (!claimed) return []
    const charge = { text: claimed, sentences: [asked.id] }
    const reply = replyTo(charge, answer, grammar)
    return reply ? [{ charge, reply }] : []
  })
}

/** The charge of an opponent as the guest tells it, whole. */
function chargeIn(sentence: AnalysedSentence, says: RegExp, grammar: Grammar): Statement | undefined {
  const whole = bare(sentence.text, grammar).replace(grammar.lead, '')
  if (sentence.isQuestion || HIS_WITNESS.test(whole) || !isCharge(sentence, whole, says)) return undefined
  return isStanding(whole, grammar) && grammar.width(whole) <= grammar.limits.headline * LONGEST
    ? { text: capitalised(whole), sentences: [sentence.id] }
    : undefined
}

/** Told as what is held, or was said against the guest, and no report of a fact. */
const isCharge = ({ attribution }: AnalysedSentence, text: string, says: RegExp): boolean =>
  (attribution?.kind === 'said' && (says.test(text) || HOLDS.test(text))) || OBJECTS.test(text)
const HOLDS = inBothScripts(/[「『“"]|說|認為|主張|覺得|\b(?:says?|argues?|thinks?|calls?|wrote)\b/iu)

/**
 * What the guest says to a charge: a sentence that says of itself that it replies, or that turns against what he grants, with
 * the next one where it is short; undefined where none does.
 */
function replyTo(charge: Statement, answer: AnalysedSentence[], grammar: Grammar): Statement | undefined {
  const near = answer.slice(0, SOON)
  const isGranted = near.some(({ text }) => GRANTS.test(text))
  const able = near.filter((one) => isReply(one, grammar))
  const one =
    able.find(({ text }) => REPLIES.test(text)) ??
    able.find(({ text }) => isGranted && grammar.turns.test(text))
  if (!one) return undefined
  const own = one.text.replace(grammar.lead, '')
  const isShort = grammar.width(own) < grammar.limits.least * SHORT
  const run = isShort ? answer.slice(answer.indexOf(one)).slice(0, 2) : [one]
  const text = bare([own, ...run.slice(1).map((next) => next.text)].join(grammar.joint), grammar)
  const width = grammar.width(text)
  const fits = width <= grammar.limits.headline * LONGEST && width >= grammar.limits.least
  return fits && standsBelow(text, charge.text, grammar)
    ? { text: capitalised(text), sentences: run.map(({ id }) => id) }
    : undefined
}

/** What is turned by the next sentence is the merit granted, and no reply. */
const isReply = ({ isQuestion, isStory, text }: AnalysedSentence, grammar: Grammar): boolean =>
  !isQuestion &&
  !isStory &&
  !grammar.heldOnce.test(text) &&
  (!GRANTS.test(text) || BUT.test(text)) &&
  announcing(bare(text, grammar), grammar) === null

const ASKS_HIM =
  /[你您]|^(?:[是對对]|真|公平|有道理|合理|怎|如何|會|会|這|这|那|兩位|两位|.{0,4}(?:同意|[贊赞]成|支持|認同|认同))|\b(?:you|your|that|it|this|they|he|she|fair|right|true|both)\b/iu

/** 「有人主張全面免費，你支持嗎？」 without what is asked of it. */
function claimedIn(text: string, says: RegExp, grammar: Grammar): string | null {
  const asks = grammar.cues.question.test(text)
  const whole = bare(text, grammar)
    .replace(/[？?]$/u, '')
    .replace(grammar.lead, '')
  const clauses = grammar.clauses(whole)
  const last = clauses.at(-1)!
  const said =
    asks && clauses.length > 1
      ? whole.slice(0, whole.lastIndexOf(last.text)).replace(/[，,：:\s]+$/u, '')
      : whole
  if (asks && clauses.length === 1) return null
  // 「有家長說，機器贏了，學棋還有什麼用？」: what is not asked of the guest is what they say.
  if (asks && !ASKS_HIM.test(last.text)) return null
  // 「很多人會說，既然這麼重要，為什麼不收費？」: what is asked is what they say.
  if (asks && grammar.isBound(clauses.at(-2)!.text) && !says.test(clauses.at(-2)!.text)) return null
  const fits = grammar.width(said) <= grammar.limits.headline * LONGEST && isStanding(said, grammar)
  return fits && says.test(said) ? capitalised(said) : null
}

/** Points at nothing that neither it nor what stands above it says. */
export const standsBelow = (text: string, above: string, grammar: Grammar): boolean =>
  !grammar.dangles(
    `${above}${grammar.joint}${bare(text, grammar)}`.replace(
      grammar.isChinese ? /[。！？?!]+(?=.)/gu : /[.?!]+(?= )/gu,
      grammar.isChinese ? '，' : ',',
    ),
  )
