/** What a member of a list that is counted off is called, and what is said of it. */
import type { Statement } from '../../model.ts'
import { type AnalysedSentence, bare } from '../analyse.ts'
import type { Clause, Grammar } from '../grammar.ts'
import { companionsOf, leansBack, limitsAll } from '../options.ts'
import { statementOf } from '../quotations.ts'

/** A member of a list, as its sentence tells it. */
export interface CountedMember {
  sentence: AnalysedSentence
  name: string
  detail?: Statement
}

/** A member's words, from behind its place to the next one or the sentence's end. */
export interface Place {
  sentence: AnalysedSentence
  opener: string
  body: string
  /** Where in its sentence it begins. */
  at: number
}

/** Longest member told in its own words, as a share of a point's width. */
const LONGEST_MEMBER = 1.25
/** A name that a card shows in one line. */
const SHORT_NAME = 16

/** The longest member that is told to its end, as a share of a headline's width: fewer cards are wider. */
const longestTold = (members: number): number => (members > 4 ? 1.2 : members > 3 ? 1.5 : 2)

/** A member by its first words, or its first clause, above all the rest of its words. */
export function toldToItsEnd(
  { sentence, body }: Place,
  members: number,
  mayAsk: boolean,
  grammar: Grammar,
): CountedMember | null {
  const clauses = grammar.clauses(body)
  const [opening] = clauses
  if (!opening || sentence.attribution || (!mayAsk && (sentence.isQuestion || /[？?]$/.test(body))))
    return null
  if (grammar.width(body) > grammar.limits.headline * longestTold(members)) return null
  if (mayAsk)
    return grammar.width(body) <= grammar.limits.point * LONGEST_MEMBER ? { sentence, name: body } : null
  // 「如果船開得太快，船上的人」 is not told to its end.
  if (
    grammar.condition.test(opening.text) &&
    !clauses.slice(1).some(({ text }) => grammar.isConsequence(text))
  )
    return null
  const named = nameOf(body, clauses, grammar)
  const first = named === '' && !grammar.breaksOff.test(opening.text) ? opening.text : named
  // «No ship sails until it has been seen from below …»: what bounds a long statement stands right below it.
  const bounds = grammar.width(first) > grammar.limits.point ? BOUNDS.exec(first) : null
  const name = bounds ? first.slice(0, bounds.index) : first
  const tail = body.slice(name.length).replace(/^[，,；;：:—\s]+(?:(?:either|too)\b[,\s]*)?/u, '')
  const alone = tail.replace(/^and /, '')
  const rest = grammar.standsAlone(alone, true) ? alone : tail
  if (name === '' || grammar.width(name) > grammar.limits.point * LONGEST_MEMBER) return null
  return { sentence, name, ...(rest ? { detail: { text: rest, sentences: [sentence.id] } } : {}) }
}

/**
 * The first clause of a member, or as many as it takes to name something or say it whole; '' where they do not fit a card, or
 * open a strand of an argument rather than naming anything.
 */
function nameOf(body: string, clauses: Clause[], grammar: Grammar): string {
  let end = 0
  for (const [last, { text }] of clauses.entries()) {
    end = body.indexOf(text, end) + text.length
    const name = body.slice(0, end)
    if (grammar.width(name) > grammar.limits.point * LONGEST_MEMBER) return ''
    if (isMember(name, clauses, last, grammar)) return name
  }
  return ''
}

/** The clauses up to `last` name something or say it whole. */
function isMember(name: string, clauses: Clause[], last: number, grammar: Grammar): boolean {
  const { text } = clauses[last]!
  const next = clauses[last + 1]
  const says = grammar.saysSomething(text)
  if (/[？?]$/.test(name)) return false
  // 「首先，以游水為例，…」; 「第二，在晚上，…」
  if (PHRASE_ZH.test(text) || grammar.breaksOff.test(text) || grammar.introduces.test(text)) return false
  if (says && grammar.width(name) > SHORT_NAME && next && grammar.isBound(text)) return false
  const condition = clauses.slice(0, last + 1).findLastIndex((clause) => grammar.condition.test(clause.text))
  if (
    condition >= 0 &&
    !clauses.slice(condition + 1, last + 1).some((clause) => grammar.isConsequence(clause.text))
  )
    return false
  if (!next) return true
  // «Don't ask how long, ask what»: what is asked for stands behind what is not.
  if (/^(?:don['’]t|do not|never|not|不要|別|别|唔好)/iu.test(text)) return false
  // «Underneath it, a weak layer»
  if (!grammar.isChinese && !says && grammar.isBound(text)) return false
  if ((!grammar.isChinese && grammar.splitsNoun(text, next.text)) || grammar.corrects.test(next.text))
    return false
  return !(
    says &&
    /[，,]/.test(clauses[last]!.mark) &&
    (grammar.takesBack.test(next.text) || grammar.completes.test(next.text))
  )
}

const PHRASE_ZH =
  /^(?:在(?!於|于|意)|對[^，]{1,12}(?:來說|而言)|对[^，]{1,12}(?:来说|而言)|當(?!地|然)|当(?!地|然)|以.{1,14}[為为]例$|至於|至于|關於|关于)/u

const BOUNDS = / (?=(?:until|unless|because|before|after|when|where|so that|if|which|who|that) )/u

/** A numbered paragraph as a member: its first sentence, and of the rest what a card holds up to where that turns; null for one too long. */
export function paragraphOf(
  { sentence, body }: Place,
  members: number,
  sentences: AnalysedSentence[],
  grammar: Grammar,
): CountedMember | null {
  if (body === '' || sentence.attribution || grammar.width(body) > grammar.limits.headline) return null
  const rest = sentences.filter(
    ({ id, turn, paragraph }) =>
      id > sentence.id && turn === sentence.turn && paragraph === sentence.paragraph,
  )
  const room = grammar.limits.headline * longestTold(members) - grammar.width(body)
  let width = 0
  const full = rest.findIndex(({ text }) => {
    width += grammar.width(text)
    return width > room
  })
  const told = full < 0 ? rest : rest.slice(0, full)
  const next = full < 0 ? undefined : rest[full]
  if (told.length === 0 || (next && grammar.turns.test(next.text))) return { sentence, name: body }
  return { sentence, name: body, detail: statementOf(told, grammar) }
}

/**
 * A member with the sentences behind it that are said of it; null where one without which it must not be told has no room.
 */
export function withAsides(
  member: CountedMember,
  members: CountedMember[],
  announced: number[],
  sentences: AnalysedSentence[],
  grammar: Grammar,
): CountedMember | null {
  const { sentence, name } = member
  const from = sentences.indexOf(sentence)
  const isMember = new Set(members.map((other) => other.sentence))
  const isLast = member === members.at(-1)
  if (members.some((other) => other !== member && other.sentence === sentence)) return member
  const bound = companionsOf(sentence.id, sentences, grammar).filter(({ id }) => !announced.includes(id))
  const isNamedAlone =
    !member.detail &&
    grammar.width(name) <= grammar.limits.least * SHORT_ALONE &&
    bare(sentence.text, grammar).toLowerCase().endsWith(name.toLowerCase())
  const told: AnalysedSentence[] = []
  for (const next of sentences.slice(from + 1)) {
    const belongs =
      next.turn === sentence.turn &&
      next.paragraph === sentence.paragraph &&
      !isMember.has(next) &&
      !announced.includes(next.id) &&
      !next.isQuestion &&
      !next.attribution
    const saysMore =
      bound.includes(next) ||
      (isNamedAlone && told.length === 0) ||
      (saysMoreOf(next, grammar) && !(isLast && speaksOfAll(next, grammar)))
    if (!belongs || !saysMore) break
    const text = [
      ...(member.detail ? [member.detail.text] : []),
      ...[...told, next].map((one) => bare(one.text, grammar)),
    ]
    if (
      grammar.width(name) + grammar.width(text.join(grammar.joint)) >
      grammar.limits.headline * longestTold(members.length)
    )
      break
    told.push(next)
  }
  if (bound.some((one) => !told.includes(one) && !isMember.has(one))) return null
  if (told.length === 0) return member
  const parts = [
    ...(member.detail ? [member.detail.text] : []),
    ...told.map(({ text }) => bare(text, grammar)),
  ]
  const text = parts.reduce((whole, part) => `${whole}${stopAfter(whole, grammar)}${part}`)
  const ids = [...(member.detail?.sentences ?? []), ...told.map(({ id }) => id)]
  return { ...member, detail: { text, sentences: [...new Set(ids)] } }
}
const stopAfter = (text: string, { isChinese, joint }: Grammar): string =>
  /[？?！!」』”"]$/u.test(text) ? joint : isChinese ? '。' : '. '
/** In the least that a statement says: a name to which the next sentence says the rest, whatever that opens with. */
const SHORT_ALONE = 1.2

/** Behind the last member: 「三樣都有了」, «It's four things». */
const speaksOfAll = (one: AnalysedSentence, grammar: Grammar): boolean =>
  OF_ALL.test(one.text) || limitsAll(one, grammar)
const OF_ALL =
  /^(?:[這这那]|[兩两三四五六七幾几](?:個|个|件|點|点|條|条|種|种|樣|样|項|项))|^(?:It|That|This|They|So|And so)\b|第[一二三四五六]|\b(?:first|second|third) (?:one|kind|lot)\b|\b[Tt]h(?:is|ese)\b/u

/** «That goes.» */
const saysMoreOf = (one: AnalysedSentence, grammar: Grammar): boolean =>
  leansBack(one, grammar) &&
  !OTHERS_THINK.test(one.text) &&
  ![grammar.cues.conclusion, grammar.cues.sumsUp, grammar.cues.reported, grammar.cues.concedes].some((cue) =>
    cue.test(one.text),
  )
/** What others hold is told with what is so, or not at all. */
const OTHERS_THINK =
  /\b(?:people|they|everyone|everybody) (?:\w+ )?(?:think|believe|say|assume)\b|[人家](?:都|總|总)?(?:以[為为]|[覺觉]得|[說说])/iu
