/** Members told one after the other, each opening with its place: 第一…第二…, 一是…二是…, The first is …, the second is …. */
import type { Statement } from '../../model.ts'
import { type AnalysedSentence, bare } from '../analyse.ts'
import { compressions, opensPair } from '../compress.ts'
import type { Clause, Grammar } from '../grammar.ts'
import { following } from '../options.ts'
import { variants } from '../variants.ts'
import { announcing, numberOf } from './phrases.ts'

/** A member of a list, as its sentence tells it. */
export interface CountedMember {
  sentence: AnalysedSentence
  name: string
  detail?: Statement
}

export interface CountedList {
  members: CountedMember[]
  /** The sentence, or the words of the first member's own sentence, that say how many there are. */
  announced?: { text: string; sentences: number[] }
}

/** What opens the first, second, … member, at the head of a clause. */
type Places = RegExp[]

const CLASSIFIED = '(?:個|个|點|点|類|类|種|种|條|条|件|項|项|樣|样|招|關|关)'
const IS = '(?:就|才|則|则)?(?:是|叫|係)'
const NUMERALS_ZH = [...'一二三四五']

/** 第一，／第一是／第一個原因是／一是／其一／一來／首先是／一個是 and what goes on from there. */
const PLACES_ZH: Places = NUMERALS_ZH.map((numeral, index) => {
  const forms = [
    `第${numeral}(?:${CLASSIFIED}[^，。；：是]{0,6}?)?(?:，也是[^，。；：]{2,12}的)?(?:[，：]|${IS})`,
    `${numeral}(?:是|[，、：])`,
    `其${numeral}(?:，|是)`,
    `${numeral}(?:來|来|則|则)，?`,
    ...(index === 0
      ? [`首先(?:：|${IS})`, `一${CLASSIFIED}${IS}`]
      : [`還有一${CLASSIFIED}${IS}`, `还有一${CLASSIFIED}${IS}`]),
    ...(index === 1 ? [`其次(?:：|${IS})`, `另(?:外)?一${CLASSIFIED}${IS}`] : []),
    ...(index === 2 ? [`再次(?:：|${IS})`] : []),
    ...(index > 1 ? [`(?:最後|最后)(?:一${CLASSIFIED})?${IS}`] : []),
  ]
  return variants(new RegExp(`^(?:而)?(?:${forms.join('|')})`, 'u'))
})
/** 第一次…第二次…: what happened stands with its time. */
const TIMES_ZH: Places = NUMERALS_ZH.map((numeral) => new RegExp(`^第${numeral}(?:次|回)(?=.)`, 'u'))

const ORDINALS_EN = ['first', 'second', 'third', 'fourth', 'fifth']
const PLACES_EN: Places = ORDINALS_EN.map((ordinal, index) => {
  const forms = [
    `(?:in|with|for) the ${ordinal}(?: [a-z]+)?(?:,| is)?`,
    `the ${ordinal}(?: [a-z]+)?(?:, [^,;]{2,30},)? (?:is|was|are|were)`,
    index === 0
      ? 'first(?:ly| of all)?(?:,| is|:)?(?! (?:of|time|year|person|thing))'
      : `${ordinal}(?:ly)?(?:,| is|:)?`,
    ...(index > 1
      ? ['(?:in|with|for) the last(?: [a-z]+)?(?:,| is)?', '(?:finally|lastly)(?:,| is|:)?']
      : []),
  ]
  return new RegExp(`^(?:and |but )?(?:${forms.join('|')})(?![a-z'’-])\\s*`, 'i')
})

const STRANDS_EN = /^(?:and |but )?(?:first|second|third|fourth|fifth|final|last)/i

/** Lists whose members are counted off, with as many members as were announced. */
export function countedOff(sentences: AnalysedSentence[], grammar: Grammar): CountedList[] {
  const families = grammar.isChinese ? [PLACES_ZH, TIMES_ZH] : [PLACES_EN]
  const runs = families.flatMap((places) =>
    runsOf(sentences, places, grammar).map((run) => ({ run, inTime: places === TIMES_ZH })),
  )
  const placed = new Set(runs.flatMap(({ run }) => run.map(({ sentence }) => sentence.id)))
  const announced = announcedRuns(sentences, grammar).filter(
    (run) => !run.some(({ sentence }) => placed.has(sentence.id)),
  )
  const found = [...runs, ...announced.map((run) => ({ run, inTime: false }))]
  return found.flatMap(({ run, inTime }) => listOf(run, inTime, sentences, grammar) ?? [])
}

/** «You need four things. A slope … A slab … And a trigger …»: a sentence each, as many as were announced, the last one with `and`. */
function announcedRuns(sentences: AnalysedSentence[], grammar: Grammar): Place[][] {
  return sentences.flatMap((sentence, index) => {
    const count =
      sentence.isQuestion || countsOffItself(sentence, grammar) ? undefined : announcedIn(sentence, grammar)
    if (count === undefined || Number.isNaN(count)) return []
    const members = sentences.slice(index + 1, index + 1 + count)
    // 「這是兩種語言，文法不一樣」 tells what the two are itself.
    const last = sentence.clauses.at(-1)?.text ?? ''
    const goesOn = grammar.isChinese && !/[：:]/u.test(sentence.text) && countIn(last, grammar) !== count
    const isRun =
      !goesOn &&
      members.length === count &&
      members.every(
        ({ turn, paragraph, isQuestion, attribution }) =>
          turn === sentence.turn && paragraph === sentence.paragraph && !isQuestion && !attribution,
      )
    const [next] = sentences.slice(index + 1 + count, index + 2 + count)
    const isTheEnd = next?.turn !== sentence.turn || next.paragraph !== sentence.paragraph
    if (!isRun || !(LAST_OF_ALL.test(members.at(-1)!.text) || (isTheEnd && grammar.isChinese))) return []
    return [
      members.map((member): Place => {
        const text = bare(member.text, grammar)
        const opener = LAST_OF_ALL.exec(text)?.[0] ?? ''
        return { sentence: member, opener, body: text.slice(opener.length), at: 0 }
      }),
    ]
  })
}

/** 「做法有兩種，一是鞏固，…；二是…」, 「做法是兩條：敢不敢停，肯不肯等」: what it announces it tells itself. */
const countsOffItself = ({ clauses }: AnalysedSentence, grammar: Grammar): boolean =>
  clauses.some(
    ({ text }, at) =>
      at > 0 &&
      (/^(?:第一|一[是來来條条種种個个]|其一)/u.test(text) ||
        (/[：:]/u.test(clauses[at - 1]!.mark) && countIn(clauses[at - 1]!.text, grammar) !== undefined)),
  )

const LAST_OF_ALL = /^(?:and|finally|lastly)\b,? |^(?:最後|最后|還有|还有)(?:才)?(?:是|要)?，?/iu

/** How many a sentence says there are to be told. */
function announcedIn({ text }: AnalysedSentence, grammar: Grammar): number | undefined {
  const whole = bare(text, grammar)
  return [whole, ...grammar.clauses(whole).map((clause) => clause.text)]
    .map((one) => countIn(one, grammar))
    .find((one) => one !== undefined)
}

function countIn(text: string, grammar: Grammar): number | undefined {
  const count = announcing(text, grammar)?.groups?.count
  return count === undefined ? undefined : numberOf(count)
}

/** A member's words, from behind its place to the next one or the sentence's end. */
interface Place {
  sentence: AnalysedSentence
  opener: string
  body: string
  /** Where in its sentence it begins. */
  at: number
}

/** Runs of first, second, … within one answer. */
function runsOf(sentences: AnalysedSentence[], places: Places, grammar: Grammar): Place[][] {
  const runs: Place[][] = []
  let run: Place[] = []
  const close = () => {
    if (run.length > 0) runs.push(run)
    run = []
  }
  for (const sentence of sentences) {
    if (run[0] && run[0].sentence.turn !== sentence.turn) close()
    for (const place of placesIn(sentence, places, run.length, grammar)) {
      if (place.index === 0 || place.index !== run.length) close()
      run.push(place)
    }
  }
  close()
  return runs.filter((one) => one.length > 1)
}

function placesIn(
  sentence: AnalysedSentence,
  places: Places,
  from: number,
  grammar: Grammar,
): (Place & { index: number })[] {
  const text = bare(sentence.text, grammar)
  const found: { index: number; opener: string; at: number }[] = []
  let wanted = from
  for (const at of clauseStarts(text)) {
    const rest = text.slice(at)
    const index = [wanted, 0, ...(at === 0 ? places.keys() : [])].find((one) => places[one]?.test(rest))
    if (index === undefined) continue
    // `…, first of all, …` within a sentence opens nothing that is not gone on with there.
    if (index === 0 && at > 0 && !clauseStarts(rest).some((next) => places[1]!.test(rest.slice(next))))
      continue
    found.push({ index, opener: places[index]!.exec(rest)![0], at })
    wanted = index + 1
  }
  return found.map((place, order) => {
    const end = found[order + 1]?.at ?? text.length
    const body = text.slice(place.at + place.opener.length, end)
    return { ...place, sentence, body: body.replace(/[，；。,;.\s—]+(?:(?:and|but)\s*)?$/iu, '').trim() }
  })
}

/** 0, and where a clause begins behind a mark. */
const clauseStarts = (text: string): number[] => [
  0,
  ...[...text.matchAll(/[，；：,;:—]\s*(?=\S)/gu)].map((mark) => mark.index + mark[0].length),
]

function listOf(
  run: Place[],
  inTime: boolean,
  sentences: AnalysedSentence[],
  grammar: Grammar,
): CountedList | null {
  if (run.length < 2) return null
  const announced = announcementOf(run[0]!, sentences, grammar)
  // 「有幾條」 leaves open how many.
  const count = announced?.count ?? Number.NaN
  if (!Number.isNaN(count) && count !== run.length) return null
  const named = run.map((place) => memberOf(place, inTime, grammar)).filter((member) => member !== null)
  const isNamed = named.length === run.length
  // «The second is the hour. A kidney that arrives on Saturday night …»: on cards, all say something or none does.
  const told = isNamed
    ? named.map((member) => (member.detail ? member : toldNext(member, named, sentences, grammar)))
    : []
  // Where one has no name, or says no more than its name, each is told to its end.
  const whole = (inTime ? [] : run)
    .map((place) => toldToItsEnd(place, grammar))
    .filter((member) => member !== null)
  const members =
    told.length > 0 && told.every(({ detail }) => detail) ? told : whole.length === run.length ? whole : named
  return members.length === run.length ? { members, ...(announced ? { announced } : {}) } : null
}

/** Letters by which a statement is known to open as its sentence does. */
const OPENING = 6

/** A member named in a sentence of its own, with what the next one says of it. */
function toldNext(
  member: CountedMember,
  members: CountedMember[],
  sentences: AnalysedSentence[],
  grammar: Grammar,
): CountedMember {
  const { sentence, name } = member
  const next = following(sentences, sentences.indexOf(sentence))
  const isNamedAlone = bare(sentence.text, grammar).toLowerCase().endsWith(name.toLowerCase())
  if (!next || !isNamedAlone || members.some((other) => other.sentence === next)) return member
  if (next.isQuestion || next.attribution) return member
  // From its beginning: «…, and I promise you the others are no worse» says of nothing else that it is worse.
  const opening = bare(next.text, grammar).replace(grammar.lead, '').slice(0, OPENING).toLowerCase()
  const best = compressions(next, grammar.limits.point * LONGEST_MEMBER, grammar).find(({ text }) =>
    text.toLowerCase().startsWith(opening),
  )
  return best ? { ...member, detail: { text: best.text, sentences: best.sentences } } : member
}

/** What is said before the first member, in its own sentence or right before it, of how many there are to be. */
function announcementOf(
  { sentence, at }: Place,
  sentences: AnalysedSentence[],
  grammar: Grammar,
): { text: string; sentences: number[]; count?: number } | undefined {
  if (at > 0) {
    const clauses = grammar.clauses(bare(sentence.text, grammar).slice(0, at))
    const said = clauses.findLast(({ text }) => countIn(text, grammar) !== undefined)
    return (
      said && {
        text: said.text.replace(grammar.lead, ''),
        sentences: [sentence.id],
        count: countIn(said.text, grammar)!,
      }
    )
  }
  const before = sentences[sentences.findIndex(({ id }) => id === sentence.id) - 1]
  if (before?.turn !== sentence.turn) return undefined
  const text = bare(before.text, grammar)
  // «Three reasons, and only one is medical.»
  const count = before.isQuestion ? undefined : announcedIn(before, grammar)
  if (count === undefined && !before.isQuestion && !grammar.cues.enumeration.test(before.text))
    return undefined
  return { text, sentences: [before.id], ...(count === undefined ? {} : { count }) }
}

/** Longest member told in its own words, as a share of a point's width. */
const LONGEST_MEMBER = 1.25
/** A name that a card shows in one line. */
const SHORT_NAME = 16

/** A member by its first words, with what is said of it behind them; null where it has none that say something. */
function memberOf(place: Place, inTime: boolean, grammar: Grammar): CountedMember | null {
  const { sentence, opener } = place
  const pointsBack = /^(?:and |but )?(?:in|with|for) /i.test(opener)
  const named = namedFirst(
    inTime ? `${opener}${place.body}` : place.body,
    grammar,
    (name) => pointsBack || !dangles(name, sentence, grammar),
  )
  if (!named) return null
  const detail = memberDetail(sentence, named.rest, grammar)
  return { sentence, name: named.name, ...(detail ? { detail } : {}) }
}

/** The longest member that is told to its end, as a share of a headline's width. */
const LONGEST_TOLD = 1.3

/** A member by its first words, or its first clause, above all the rest of its words. */
function toldToItsEnd({ sentence, body }: Place, grammar: Grammar): CountedMember | null {
  const clauses = grammar.clauses(body)
  const [opening] = clauses
  if (!opening || sentence.isQuestion || sentence.attribution || /[？?]$/.test(body)) return null
  if (grammar.width(body) > grammar.limits.headline * LONGEST_TOLD) return null
  // 「如果船開得太快，船上的人」 is not told to its end.
  if (
    grammar.condition.test(opening.text) &&
    !clauses.slice(1).some(({ text }) => grammar.isConsequence(text))
  )
    return null
  const end = body.startsWith(opening.text) ? opening.text.length : 0
  const name = namedFirst(body, grammar)?.name ?? body.slice(0, end)
  const tail = body.slice(name.length).replace(/^[，,；;：:—\s]+/u, '')
  const alone = tail.replace(/^and /, '').replace(WHICH_IS, '')
  const rest = WHICH_IS.test(tail) || grammar.standsAlone(alone, true) ? alone : tail
  if (name === '' || grammar.width(name) > grammar.limits.point * LONGEST_MEMBER) return null
  return { sentence, name, ...(rest ? { detail: { text: rest, sentences: [sentence.id] } } : {}) }
}

/**
 * The first clause of a member, or as many as it takes to name something or say it whole, and the rest. Null where they do
 * not fit a card, or open a strand of an argument rather than naming anything.
 */
function namedFirst(
  body: string,
  grammar: Grammar,
  accepts = (_: string): boolean => true,
): { name: string; rest: string } | null {
  const clauses = grammar.clauses(body)
  for (let last = 0; last < clauses.length; last++) {
    const end = endOf(body, clauses, last)
    const name = body.slice(0, end)
    if (grammar.width(name) > grammar.limits.point * LONGEST_MEMBER) return null
    if (!isMember(name, clauses, last, body, grammar) || !accepts(name)) continue
    return { name, rest: body.slice(end).replace(/^[，,；;：:—\s]+/u, '') }
  }
  return null
}

const endOf = (body: string, clauses: Clause[], last: number): number =>
  clauses.slice(0, last + 1).reduce((from, { text }) => body.indexOf(text, from) + text.length, 0)

/** 「第三個是他自己」, of him who was asked about; `write it down`, of what the list is about. */
const dangles = (name: string, { question }: AnalysedSentence, grammar: Grammar): boolean =>
  grammar.isChinese
    ? grammar.dangles(question === undefined ? name : name.replace(/^[他她]自己$/u, '自己'))
    : /^(?:it|this|that|these|those|they|he|she)\b/i.test(name)

/** The clauses up to `last` name something or say it whole. */
function isMember(name: string, clauses: Clause[], last: number, body: string, grammar: Grammar): boolean {
  const { text } = clauses[last]!
  const next = clauses[last + 1]
  const says = grammar.saysSomething(text)
  if (name === '' || /[？?]$/.test(name) || STRANDS_EN.test(name)) return false
  // 「首先，以游水為例，…」; 「第二，在晚上，…」
  if (PHRASE_ZH.test(text) || grammar.breaksOff.test(text) || grammar.introduces.test(text)) return false
  if (says && grammar.width(name) > SHORT_NAME && next && grammar.isBound(text)) return false
  const condition = clauses.slice(0, last + 1).findLastIndex((clause) => grammar.condition.test(clause.text))
  if (
    condition >= 0 &&
    !clauses.slice(condition + 1, last + 1).some((clause) => grammar.isConsequence(clause.text))
  )
    return false
  if (opensPair(name, body, grammar)) return false
  if (!next) return true
  // «Don't ask how long, ask what»: what is asked for stands behind what is not.
  if (/^(?:don['’]t|do not|never|not|不要|別|别|唔好)/iu.test(text)) return false
  // 「不看招牌，看菜」
  const denied = /不(\p{Script=Han})/u.exec(text)?.[1]
  if (denied !== undefined && next.text.startsWith(denied)) return false
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

/** What a card tells whole rather than by its first clause, as a share of a point's width. */
const SHORT_DETAIL = 0.8

/** What the next clause takes back, or is needed for, is not told without it. */
const isHalf = ({ text }: Clause, next: Clause, grammar: Grammar): boolean =>
  grammar.takesBack.test(next.text) ||
  grammar.completes.test(next.text) ||
  grammar.condition.test(text) ||
  (grammar.cues.negative.test(text) && /^(?:而|是|[他她它])/u.test(next.text)) ||
  grammar.namesAction(text) ||
  grammar.introduces.test(text) ||
  grammar.breaksOff.test(text) ||
  grammar.leadsUp(text, next.text)

/** «A slab, which is snow that hangs together like a board» */
const WHICH_IS = /^which (?:is|are|was|were) (?=\w+ )/i

/** What is said of the member after its name, its first clause or the whole, if it fits a card and points at nothing outside it. */
function memberDetail(sentence: AnalysedSentence, rest: string, grammar: Grammar): Statement | undefined {
  const clauses = grammar.clauses(rest)
  const tails = clauses.slice(0, 2).flatMap((clause, from) => {
    const whole = rest.slice(rest.indexOf(clause.text)).replace(/[。.]$/u, '')
    if (from > 0 && (grammar.completes.test(whole) || grammar.isBound(clauses[0]!.text))) return []
    const next = clauses[from + 1]
    const isShort = grammar.width(whole) <= grammar.limits.point * SHORT_DETAIL
    return isShort ? [whole] : next && isHalf(clause, next, grammar) ? [whole] : [clause.text, whole]
  })
  const text = tails
    .map((tail) => tail.replace(grammar.lead, '').replace(WHICH_IS, ''))
    .find((tail) => {
      // 「這是…」 right after the member speaks of the member, whose name stands above it on the card.
      const speaksOfMember = /^[這这](?:就)?是|^(?:it|that|this) is\b/i.test(tail)
      const leansOn =
        (grammar.dangles(tail) && !speaksOfMember) ||
        grammar.isBound(tail) ||
        grammar.leansBack.test(tail) ||
        /[？?]/.test(tail)
      return (
        !leansOn && grammar.width(tail) <= grammar.limits.point && grammar.width(tail) >= grammar.limits.least
      )
    })
  if (text !== undefined) return { text, sentences: [sentence.id] }
  // «The joints, where one span meets the next»: no clause of its own, but all that is said of it.
  const isAll = !grammar.isChinese && DESCRIBES.test(rest) && !grammar.dangles(rest)
  return isAll && grammar.width(rest) <= grammar.limits.point
    ? { text: rest, sentences: [sentence.id] }
    : undefined
}

const DESCRIBES = /^(?:where|which|who|when|because|so that|so|with|without) /i
