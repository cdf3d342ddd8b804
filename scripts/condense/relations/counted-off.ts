/** Members told one after the other, each opening with its place: 第一…第二…, 一是…二是…, The first is …, the second is …. */
import { type AnalysedSentence, bare } from '../analyse.ts'
import type { Grammar } from '../grammar.ts'
import { variants } from '../variants.ts'
import { type CountedMember, memberOf, type Place, toldNext, toldToItsEnd } from './counted-member.ts'
import { announcing, numberOf } from './phrases.ts'

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
