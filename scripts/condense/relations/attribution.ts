import type { Quotation, Sentence } from '../../model.ts'
import type { Clause, Grammar } from '../grammar.ts'
import { variants } from '../variants.ts'

/** Words in a sentence that are not the speaker's own. */
export interface Attribution {
  /** Whose words, verbatim from the sentence that says so; '' where a pronoun or nobody is named. */
  speaker: string
  /** `said`: what another said or thinks; `source`: a fact with its source (according to the census). */
  kind: 'said' | 'source'
  /** The speaker makes the words his own (用某某的話說, 正如某某所說, as … put it); else he only reports. */
  adopts?: true
  /** Index of the clause that tells whose words they are; -1 when another sentence does. */
  clause: number
  /** First and last clause that are not the speaker's own words. */
  from: number
  to: number
  /** The clause up to which that one must be told: itself, or the next where it only announces (他說：). */
  through: number
  /** What was said, verbatim, where its ends are certain: quotation marks, or a single clause after 用某某的話說. */
  quoted?: string
  /** The sentences that together tell whose words they are and which. */
  sentences: number[]
}

type Read = Omit<Attribution, 'sentences'>

/**
 * Whose words each sentence tells, where they are not the speaker's own (老師常說：…, 正如某某所說，…; as Ellington put it, …;
 * “…,” she told me), also where the sentence before announces them or the one after owns up to them (這是我父親說的).
 * It errs towards finding one: a sentence wrongly taken for a report loses no words, it only has to be shown whole.
 * @param sentences the sentences of one turn, in order
 */
export function findAttributions(
  sentences: (Pick<Sentence, 'id' | 'text' | 'paragraph'> & { clauses: Clause[] })[],
  grammar: Grammar,
): (Attribution | undefined)[] {
  const within = sentences.map(({ id, clauses }): Attribution | undefined => {
    const read = grammar.isChinese ? readZh(clauses, grammar) : readEn(clauses)
    return read && { ...read, sentences: [id] }
  })
  return sentences.map((sentence, index) => {
    if (within[index]) return within[index]
    const [before, after] = [sentences[index - 1], sentences[index + 1]]
    const all = {
      clause: -1,
      from: 0,
      to: sentence.clauses.length - 1,
      through: -1,
      kind: 'said',
    } as const
    const owned = after && (grammar.isChinese ? OWNED_ZH : OWNED_EN).exec(after.text)
    if (owned)
      return { ...all, speaker: nameIn(owned.groups?.name ?? ''), sentences: [sentence.id, after.id] }
    const quoted = WHOLE_QUOTATION.exec(sentence.text)?.[1]
    const announced = within[index - 1]
    if (before?.paragraph !== sentence.paragraph || announced?.kind !== 'said') return undefined
    if (quoted) return { ...all, speaker: announced.speaker, quoted, sentences: [before.id, sentence.id] }
    if (mayGoOn(announced, before.clauses, sentence, grammar))
      return { ...all, speaker: '', sentences: [before.id, sentence.id] }
    return undefined
  })
}

/**
 * «She said those ten minutes were all they had. Take the phone and you take the minutes.»: where no marks end what
 * somebody said, a next sentence in which the speaker does not come in may be his words too.
 */
function mayGoOn(
  { speaker, adopts, quoted, to }: Read,
  before: Clause[],
  next: { text: string },
  grammar: Grammar,
): boolean {
  if (adopts || quoted || speaker !== '' || to < before.length - 1) return false
  if (!before.some(({ text }) => (grammar.isChinese ? HE_SAYS_ZH : HE_SAYS_EN).test(text))) return false
  if (/[」』”"][。.]?$/u.test(before.at(-1)!.text)) return false
  return !(grammar.isChinese ? COMES_IN_ZH : COMES_IN_EN).test(next.text)
}

const HE_SAYS_ZH = variants(
  /^[他她](?:就|還|还|又|也|總|总|常)?(?:[跟對对]我)?(?:說|说|講|讲|告訴我|告诉我|認為|认为|覺得|觉得)/u,
)
const HE_SAYS_EN = /^(?:and )?s?he (?:said|says|told|thought|thinks|argued|believed)\b/i
const COMES_IN_ZH = variants(
  /我|^(?:但|不過|不过|可是|然而|其實|其实|事實|事实|所以|因此|結果|结果|後來|后来|現在|现在|問題|问题|這(?!樣|种)|这(?!样|種)|那|不是|這就是|对|對|為什麼|为什么)/u,
)
const COMES_IN_EN =
  /\b(?:I|we|my|our|me|us|you know)\b|^(?:But|Yet|However|Actually|In fact|So|Now|That|This|It|No|Yes|And|Then|Well)\b/u

/** True when the clauses kept hold another's words without saying whose, or say so and leave out the words. */
export function losesAttribution(window: number[], attribution: Attribution | undefined): boolean {
  if (!attribution) return false
  const { clause, from, to, through } = attribution
  const reports = window.some((index) => index !== clause && index >= from && index <= to)
  if (reports && !window.includes(clause)) return true
  return window.includes(clause) && !window.includes(through)
}

/**
 * The words of another that a sentence quotes, verbatim, under the name that the speaker gives him; null when nobody is
 * named, the words' ends are not certain, or they are too few or too many for a slide.
 */
export function findQuoted(
  { attribution, text }: { attribution: Attribution | undefined; text: string },
  grammar: Grammar,
): Omit<Quotation, 'quotedBy'> | null {
  const { quoted, speaker, kind, sentences } = attribution ?? {}
  if (!quoted || !speaker || kind !== 'said' || !text.includes(quoted)) return null
  // 「…」我說，…: the answer to it is the point.
  if (ANSWERED.test(text.slice(text.indexOf(quoted) + quoted.length))) return null
  const width = grammar.width(quoted)
  if (width < grammar.limits.least * 0.75 || width > grammar.limits.headline * 1.5) return null
  return { text: quoted, sentences: sentences!, speaker }
}

const ANSWERED =
  /^[。.，,！!？?]?[」』”"]，?(?:我(?:就|便)?(?:說|说|回|答|告訴|告诉)| (?:and |so |but )?I (?:said|told|replied|answered))/i

/**
 * True when the speaker turns against what he reports, in the same sentence or the next: his report must not stand on a
 * slide as if he held it.
 */
export function rebuts(
  { attribution, clauses }: { attribution: Attribution | undefined; clauses: Clause[] },
  next: { text: string } | undefined,
  grammar: Grammar,
): boolean {
  if (attribution?.kind !== 'said') return false
  const after = clauses.slice(Math.max(attribution.to, attribution.clause) + 1).map(({ text }) => text)
  const against = grammar.isChinese ? AGAINST_ZH : AGAINST_EN
  return [...after, ...(next ? [next.text] : [])].some((text) => against.test(text))
}

const AGAINST_ZH = variants(
  /^(?:但|不過|不过|可是|然而|其實|其实|事實上|事实上|[錯错]|不(?:是|對|对|然|見得|见得)|我(?:們|们)?(?:就|卻|却|才)?(?:不|說|说|回答|反問|反问|告訴他|告诉他|跟他|對他|对他)|[這这](?:句話|句话|話|话)?(?:是[錯错]|不對|不对|不是))/u,
)
const AGAINST_EN =
  /^(?:but|however|yet|though|although|no\b|wrong|nonsense|rubbish|actually|in fact|(?:and )?I (?:disagree|don['’]t|do not|told|said|never|doubt|always thought|replied|answered)|(?:it|he|she|they|that|this)(?:['’]s| is| are| was| were)? (?:not|wrong|nonsense)|(?:it|he|she|they|that) (?:isn|wasn|aren|weren)['’]t)/i

const OPENING = /[「『“"]/
const QUOTED = /「([^「」]+)」|『([^『』]+)』|“([^“”]+)”|"([^"]+)"/u
const WHOLE_QUOTATION = /^[「“"]([^「」“”"]+)[」”"][。.]?$/u

/** What either language reads of a clause that tells whose the words are; a source is cited, never quoted. */
const reading = (
  name: string,
  isSource: boolean,
  extent: Pick<Read, 'clause' | 'to' | 'through'>,
  adopts: boolean,
  quoted: string | undefined,
): Read => ({
  speaker: nameIn(name),
  kind: isSource ? 'source' : 'said',
  from: extent.clause,
  ...extent,
  ...(adopts ? { adopts } : {}),
  ...(quoted && !isSource ? { quoted } : {}),
})

// Chinese

const SAYS_ZH = variants(
  /(?:[說说][過过]|(?<![老句的實])話(?=：)|[講讲][過过]|[寫写][過过]|[寫写]道|[說说講讲](?:得好)?(?!話(?!：)|话(?!：)|明|服|法|書|书|到|完|出|起|的|不|得|課|课|究|求|解|座|述|師|师|學|学|堂|理|價|价|個|个|了|實話|实话|真的|白了)|指出|表示|(?<!所|廣泛|广泛)認為|(?<!所|广泛)认为|覺得|觉得|相信|主張|主张|強調|强调|告訴我|告诉我|提醒我|警告|(?:問|问)(?=(?:過|过)?(?:[，：「『“我你他她道自為为怎有是可能要會会幾几哪誰谁什甚點点這这的]|$))(?:過|过)?(?:我(?:們|们)?|他|她|道)?|回答|答道)/u,
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
const FIRST_PERSON_ZH = /^(?:我|我們|我们|咱們|咱们|你|你們|你们|您|自己|我自己)$/u
/** Figures and papers speak without being anybody. */
const SOURCE_ZH =
  /(?:研究|報告|报告|調查|调查|統計|统计|數據|数据|數字|数字|資料|资料|文獻|文献|條例|条例|法律)$/u
/** 「根據統計處的數字，…」 */
const ACCORDING_ZH = variants(/^(?:但|而)?(?:根據|根据|據|据|按照|依照)(?!說|说|我).{2,}$/u)
/** 「…，這是我師父說的」 */
const OWNED_ZH = variants(
  /^[這这那](?:[句番段]?[話话]?)(?:就|其實|其实|都)?(?:是|出自|不是我[說说講讲]的，是)(?<name>(?!我(?:們|们)?[說说講讲想])[^，。]{1,14}?)(?:[說说講讲寫写教](?:過|过)?(?:我(?:們|们)?)?的|的[話话])/u,
)
/** 「…」，某某如是說 / 某某這樣說 */
const AFTER_ZH = variants(
  /^(?<name>[^，。]{2,12}?)(?:如是|這樣|这样|就這樣|就这样|曾經|曾经|常|總)?[說说講讲](?:的|過|过)?$/u,
)

/** 說過一句話： */
const ANNOUNCED_ZH = /^(?:[過过])?(?:(?:這樣|这样|那)?一?句很?.{0,3}的?[話话])?$/u

function readZh(clauses: Clause[], grammar: Grammar): Read | undefined {
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

// English

const NAME_EN = `(?<name>(?:[A-Z][\\w.’'-]*|[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir|[Tt]he|[Aa]n?|[Oo]ne|[Ss]ome|[Aa]nother|[Mm]ost|[Mm]any|[Cc]ritics|[Pp]eople)(?: (?!(?:who|that|which|than|if|when|because|and|is|was|are|were|can|will|has|have|had|to|I|you|we)\\b)[\\w.’'-]+){0,6}?|[Hh]e|[Ss]he|[Tt]hey)`
const VERB_EN =
  '(?:(?:once|often|always|also|later|famously|still|never tired of|liked to|likes to|used to|would) )*(?:said|says?|wrote|writes?|put it|puts it|told (?:me|us|her|him)|tells? (?:me|us)|argued?|argues|warned|warns|insist(?:s|ed)|claim(?:s|ed)? that|believed?|believes|thinks?|thought|reckons?|taught (?:me|us)|reminded (?:me|us)|promise[sd]? (?:that|to)(?! (?:me|us|you|be)\\b)|predict(?:s|ed) that|saying|called (?:it|this|that|[a-z]+)(?= (?:an?|the|my)\\b))\\b'
const BEFORE_EN = new RegExp(
  `^(?:(?:[Aa]nd|[Bb]ut|[Ss]o|[Ww]ell|[Tt]hen) )?(?:[Aa]s )?${NAME_EN} ${VERB_EN}`,
  'u',
)
const IN_WORDS_EN =
  /^(?:and |but )?(?:to (?:quote|borrow from) (?<a>.{2,40})|in the words of (?<b>.{2,40})|in (?<c>[A-Z][\w.’' -]{1,30})['’]s? (?:words|phrase)|to borrow (?<d>[A-Z][\w.’' -]{1,30})['’]s? (?:words|phrase|line))$/iu
const ACCORDING_EN = /^(?:and |but )?according to .{2,}$/iu
const AFTER_EN = new RegExp(
  `^(?:(?:[Aa]s )?${NAME_EN} ${VERB_EN}(?: (?:it|to me|once|then))?|(?:says?|said|wrote) (?<after>[A-Z][\\w.’' -]{1,40}))$`,
  'u',
)
const OWNED_EN =
  /^(?:That|Those|This|These)(?:['’]s| is| was| were| are) (?:not (?:me\b|mine\b|my (?:own )?(?:words|line|phrase|idea))|(?<name>[\p{Lu}][\p{L}.’' -]{1,30}?)(?:['’]s? (?:words|line|phrase|sentence)|, not (?:me|mine|I)\b))|^(?:[\p{Lu}][\p{L}.’' -]{1,30}) (?:said|wrote) (?:that|those words)[.!]?$/u
const FIRST_PERSON_EN = /^(?:I|we|you|it|this|that|there|what|nobody|no one|who|which)\b/i
/** `Don't argue`, `If the judge says so`, `He doesn't say`: a capital letter makes no speaker, and what is not said none. */
const NO_SPEAKER_EN =
  /^(?:but|then|and|so|if|when|unless|never|always|just|please|not)\b|(?:^|\s)(?:\w+n['’]t|do(?:es)?|did|could|would|should|can|will|must|being|it)(?:\s|$)/i

function readEn(clauses: Clause[]): Read | undefined {
  const last = clauses.length - 1
  for (const [index, { text, mark }] of clauses.entries()) {
    const outside = text.replace(/“[^”]*”|"[^"]*"/g, '').trim()
    const inWords = IN_WORDS_EN.exec(outside)
    const according = ACCORDING_EN.test(outside)
    const after = index > 0 && !inWords ? AFTER_EN.exec(outside) : null
    if (after && !FIRST_PERSON_EN.test(after[0].replace(/^as /i, ''))) {
      const words = innermost(clauses[index - 1]!.text)
      return {
        speaker: nameIn(after.groups?.name ?? after.groups?.after ?? ''),
        kind: 'said',
        clause: index,
        from: 0,
        to: last,
        through: index,
        ...(words && last === index ? { quoted: words } : {}),
      }
    }
    // “…,” said X, with the verb in the clause of the quotation itself.
    const tagged = index === 0 && /^[“"]/.test(text) ? AFTER_EN.exec(outside) : null
    const direct = inWords || according || tagged ? null : BEFORE_EN.exec(text)
    const late = inWords || according || tagged || direct ? null : past(clauses, index)
    const before = direct ?? late
    if (!inWords && !according && !before && !tagged) continue
    const groups = (inWords ?? tagged ?? before)?.groups ?? {}
    const name = groups.name ?? groups.after ?? groups.a ?? groups.b ?? groups.c ?? groups.d ?? ''
    if (FIRST_PERSON_EN.test(name) || NO_SPEAKER_EN.test(name)) continue
    const rest = direct ? text.slice(direct[0].length).trim() : tagged ? text : ''
    const announces = rest === '' && mark !== '' && index < last
    const words = announces && !late ? clauses[index + 1]!.text : rest
    const opens = /^(?:that )?[“"]/.test(words)
    const next = index + (late ? 2 : announces ? 1 : 0)
    const own = clauses.findIndex(
      (clause, at) => at > next && /^(?:and |but |so |which )?I(?:['’]\w+)?\b/.test(clause.text),
    )
    const exact = inWords !== null || /\bput(?:s)? it$/.test(before?.[0] ?? '')
    const quoted = opens ? innermost(words) : exact && announces && next === last ? words : undefined
    const to = opens ? next : own < 0 ? last : own - 1
    const adopts = exact || /^as /i.test(text)
    return reading(name, according, { clause: index, to, through: next }, adopts, quoted)
  }
  return undefined
}

/** `My supervisor, who was not a kind man, told me …`: the verb follows what is said of him in between. */
function past(clauses: Clause[], index: number): RegExpExecArray | null {
  const [name, between, told] = clauses.slice(index, index + 3)
  if (!told || name!.mark.trim() !== ',' || between!.mark.trim() !== ',') return null
  return BEFORE_EN.exec(`${name!.text} ${told.text}`)
}

/** What stands in quotation marks, if the text has exactly one quotation that says something. */
function innermost(text: string): string | undefined {
  const found = [...text.matchAll(new RegExp(QUOTED, 'gu'))]
  const words = found.length === 1 ? found[0]!.slice(1).find(Boolean) : undefined
  return words?.replace(/[,，]$/, '')
}

/** A name that can stand under a quotation; '' for pronouns and for people at large. */
const nameIn = (name: string): string =>
  /^(?:[他她它牠].*|有[的些].*|人家|別人|别人|大家|對方|对方|有人|有的人|很多人|人們|人们|he|she|they|people|critics|(?:some|most|many|one|a|an|another|the)\b.*)$/iu.test(
    name.trim(),
  )
    ? ''
    : name.trim().replace(/^有(?:一?[位個个名])?/u, '')
