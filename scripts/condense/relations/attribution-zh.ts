import type { Clause, Grammar } from '../grammar.ts'
import { variants } from '../variants.ts'
import { innermost, nameIn, type Read, reading } from './reported-words.ts'

const OPENING = /[「『“"]/
const SAYS_ZH = variants(
  /(?:[說说][過过]|(?<![老句的實])話(?=：)|[講讲][過过]|[寫写][過过]|[寫写]道|[說说講讲](?:得好)?(?!話(?!：)|话(?!：)|明|服|法|書|书|到|完|出|起|的|不|得|課|课|究|求|解|座|述|師|师|學|学|堂|理|價|价|個|个|了|實話|实话|真的|白了)|指出|表示|(?<!所|廣泛|广泛)認為|(?<!所|广泛)认为|覺得|觉得|相信|主張|主张|強調|强调|告訴我|告诉我|提醒我|警告|(?:問|问)(?!的是)(?=(?:過|过)?(?:[，：「『“我你他她道自為为怎有是可能要會会幾几哪誰谁什甚點点這这的]|$))(?:過|过)?(?:我(?:們|们)?|他|她|道)?|回答|答道)/u,
)
/** 用某某的話來說, 某某有句話, 某某的一句話 */
const IN_WORDS_ZH = variants(
  /^(?<lead>.{0,4}?(?:用|套用|借用|引用|按照?|照)|.{0,6}?[說说講讲]|)(?<name>[^，。]{2,14}?)(?:的話[來来]?[說说講讲]|的话来?[说讲]|的(?:那|這|这)?一?句(?:老|名)?[話话]|有(?:一)?句(?:很?.{0,3}的?)?(?:老|名)?(?:話|话|言))/u,
)
const LEAD_IN_ZH =
  /^(?:(?:但是?|不過|不过|而|所以|後來|后来|當時|当时|正如|誠如|诚如|就如|就像|好像|如同|像|照|按照?|那[麼么]?|就是|這個(?!人)|这个(?!人)))+/u
/** What may stand between the name and the verb: how often, when, to whom, in which book. */
const BETWEEN_ZH = variants(
  /(?:曾經?|曾经|常常?|經常|经常|總是?|总是?|總愛|总爱|老是|也|就|還|还|都|一直|一再|以前|過去|过去|從前|从前|當年|当年|當時|当时|那時|那时|後來|后来|生前|這樣|这样|所|早就|有一次|有一天|有次|[跟對对和同給给向]我(?:們|们)?|在[^，]{1,12}(?:裏|裡|里|中|上|時|时)|《[^》]*》(?:裏|裡|里|中|上)?|親口|亲口|\p{Script=Han}{1,2}[着著](?=[對对跟向]我)|打(?:了)?(?:[個个通]|一[個个通])?(?:電話|电话)(?:[來来]|[給给跟]我(?:們|们)?)?|去年|前年|昨天)+$/u,
)
/** Nobody else: the speaker, who is spoken to, and 「這個問題問的是…」. */
const FIRST_PERSON_ZH = /^(?:我|我們|我们|咱們|咱们|你|你們|你们|您|自己|我自己|問題|问题|題目|题目)$/u
/** Figures and papers speak without being anybody. */
const SOURCE_ZH =
  /(?:研究|報告|报告|調查|调查|統計|统计|數據|数据|數字|数字|資料|资料|文獻|文献|條例|条例|法律)$/u
/** 「根據統計處的數字，…」 */
const ACCORDING_ZH = variants(/^(?:但|而)?(?:根據|根据|據|据|按照|依照)(?!說|说|我).{2,}$/u)
/** 「…，這是我師父說的」 */
export const OWNED_ZH = variants(
  /^[這这那](?:[句番段]?[話话]?)(?:就|其實|其实|都)?(?:是|出自|不是我[說说講讲]的，是)(?<name>(?!我(?:們|们)?[說说講讲想])[^，。]{1,14}?)(?:[說说講讲寫写教](?:過|过)?(?:我(?:們|们)?)?的|的[話话])/u,
)
/** 「…」，某某如是說 / 某某這樣說 */
const AFTER_ZH = variants(
  /^(?<name>[^，。]{2,12}?)(?:如是|這樣|这样|就這樣|就这样|曾經|曾经|常|總)?[說说講讲](?:的|過|过)?$/u,
)

/** 說過一句話： */
const ANNOUNCED_ZH = /^(?:[過过])?(?:(?:這樣|这样|那)?一?句很?.{0,3}的?[話话])?$/u

/** Whose words a Chinese sentence tells. */
export function readZh(clauses: Clause[], grammar: Grammar): Read | undefined {
  const last = clauses.length - 1
  for (const [index, { text, mark }] of clauses.entries()) {
    const owned = index > 0 ? (OWNED_ZH.exec(text) ?? quotedBefore(clauses, index)) : null
    if (owned) {
      const quoted = innermost(clauses[index - 1]!.text)
      return {
        speaker: nameIn(owned.groups?.name ?? ''),
        kind: 'said',
        clause: index,
        from: 0,
        to: index - 1,
        through: index,
        ...(quoted ? { quoted } : {}),
      }
    }
    const found = speakerZh(text, grammar) ?? (saysAlone(clauses, index, grammar) ? OF_SUBJECT : undefined)
    if (!found) continue
    const { name, rest, exact } = found
    const adopts = exact && !/[話话]$/u.test(text)
    const announces = ANNOUNCED_ZH.test(rest) && mark !== '' && index < last
    const words = announces ? clauses[index + 1]!.text : rest
    const opens = OPENING.test(words.slice(0, 3))
    const next = announces ? index + 1 : index
    const own = clauses.findIndex(
      (clause, at) => at > next && /^(?:但是?|不過|不过|可是|而|所以)?我(?!們|们)/u.test(clause.text),
    )
    const source = SOURCE_ZH.test(name) || ACCORDING_ZH.test(text)
    // A source vouches for its clause and what runs on from it, not for what is set against it.
    const turned = clauses.findIndex(
      (clause, at) =>
        source &&
        at > next &&
        /^(?:而(?!且)|但|不過|不过|所以|因此|要知道|可見|可见|[這这](?:是|就|個|个))/u.test(clause.text),
    )
    const ends = [own, turned].filter((at) => at >= 0)
    const to = opens ? next : ends.length > 0 ? Math.min(...ends) - 1 : last
    // Without marks a single clause after 用…的話說 is certain; after 說 the report may go on.
    const quoted = opens ? innermost(words) : exact && announces && next === last ? words : undefined
    const clause = found === OF_SUBJECT ? 0 : index
    return reading(name, source, { clause, to, through: next }, adopts, quoted)
  }
  return undefined
}

/** 「師傅沒罵我，請我喝汽水，說：「…」」: whoever the sentence began with says it. */
function saysAlone(clauses: Clause[], index: number, grammar: Grammar): boolean {
  const { text, mark } = clauses[index]!
  if (index === 0 || mark !== '：' || !SAYS_ALONE.test(text)) return false
  const [first] = grammar.tokens(clauses[0]!.text)
  return first !== undefined && /^[nr]/.test(first.tag) && !/^[我你您咱自這这那]/u.test(first.text)
}
const OF_SUBJECT = { name: '', rest: '', exact: false }
const SAYS_ALONE = variants(/^(?:就|便|還|还|又|只)?(?:[說说講讲話问問回答喊]|回答|[問问]我|告[訴诉]我)$/u)

/** 「……」，某某這樣說: only after words in quotation marks. */
const quotedBefore = (clauses: Clause[], index: number): RegExpExecArray | null =>
  /[」』”]$/u.test(clauses[index - 1]!.text) ? AFTER_ZH.exec(clauses[index]!.text) : null

/** Who speaks in the clause, and what of it follows the verb. */
function speakerZh(
  clause: string,
  grammar: Grammar,
): { name: string; rest: string; exact: boolean } | undefined {
  if (ACCORDING_ZH.test(clause)) return { name: '', rest: '', exact: false }
  // What stands in quotation marks is spoken; the verb that tells of it stands outside.
  const told = clause.slice(0, clause.search(OPENING) < 0 ? undefined : clause.search(OPENING))
  const inWords = IN_WORDS_ZH.exec(told)
  if (inWords) {
    const name = inWords.groups!.name!.replace(/的$/, '')
    if (!FIRST_PERSON_ZH.test(name) && isName(name, grammar))
      return { name, rest: clause.slice(inWords[0].length), exact: true }
  }
  const verb = SAYS_ZH.exec(told)
  if (!verb || verb.index === 0) return undefined
  const before = told.slice(0, verb.index)
  const name = before.replace(LEAD_IN_ZH, '').replace(BETWEEN_ZH, '')
  if (!isName(name, grammar)) return undefined
  return {
    name,
    rest: clause.slice(verb.index + verb[0].length),
    exact: /所$/u.test(before) || /得好$/.test(verb[0]),
  }
}

/** A person or thing that can speak, other than the speaker and the listener: a noun with what stands before it. */
function isName(name: string, grammar: Grammar): boolean {
  if (name === '' || FIRST_PERSON_ZH.test(name) || grammar.width(name) > 16) return false
  // 「我個人認為」 and 「現在我會說」 are the speaker himself.
  if (/(?:個人|个人|總體|总体|本人|自己|時候|时候|事情|我(?:們|们)?[會会]?)$/u.test(name)) return false
  if (/^[他她](?:們|们)?$|^(?:人家|別人|别人|大家|對方|对方|老話|老话|俗話|俗话|古人|有人)$/u.test(name))
    return true
  if (
    /^(?:[讓让使令叫給给被把]|不|沒|没|可以|應該|应该|如果|因為|因为|也|換句|换句|老實|老实|坦白|比方|按理|各位|不管|就知道|上台|我(?:會|会|想|要|也|再|不))/u.test(
      name,
    )
  )
    return false
  const tokens = grammar.tokens(name)
  const last = tokens.at(-1)!
  if (!/^(?:n|eng|j|x|l|i|vn|b)/.test(last.tag) || (last.tag === 'b' && last.text.length < 2)) return false
  return tokens.every(
    ({ text, tag }, at) =>
      /^(?:n|eng|j|x|l|i|r|m|q|a|b|s|t|vn|uj|k)/.test(tag) ||
      (at === 0 && /^有/.test(text)) ||
      tokens.slice(at + 1, -1).some((later) => later.text === '的'),
  )
}
