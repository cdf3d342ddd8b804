import type { Clause } from '../grammar.ts'
import { innermost, nameIn, type Read, reading } from './reported-words.ts'

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
export const OWNED_EN =
  /^(?:That|Those|This|These)(?:['’]s| is| was| were| are) (?:not (?:me\b|mine\b|my (?:own )?(?:words|line|phrase|idea))|(?<name>[\p{Lu}][\p{L}.’' -]{1,30}?)(?:['’]s? (?:words|line|phrase|sentence)|, not (?:me|mine|I)\b))|^(?:[\p{Lu}][\p{L}.’' -]{1,30}) (?:said|wrote) (?:that|those words)[.!]?$/u
const FIRST_PERSON_EN = /^(?:I|we|you|it|this|that|there|what|nobody|no one|who|which)\b/i
/** `Don't argue`, `If the judge says so`, `He doesn't say`: a capital letter makes no speaker, and what is not said none. */
const NO_SPEAKER =
  /^(?:but|then|and|so|if|when|unless|never|always|just|please|not)\b|(?:^|\s)(?:\w+n['’]t|do(?:es)?|did|could|would|should|can|will|must|being|it)(?:\s|$)/i

/** Whose words an English sentence tells. */
export function readEn(clauses: Clause[]): Read | undefined {
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
    if (FIRST_PERSON_EN.test(name) || NO_SPEAKER.test(name)) continue
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
