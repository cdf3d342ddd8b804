/** Members told one after the other: 第一…第二…, One, … Two, …, as many as were announced, or all in one form. */
import { type AnalysedSentence, bare } from '../analyse.ts'
import type { Grammar } from '../grammar.ts'
import { bids } from '../order-marks.ts'
import { variants } from '../variants.ts'
import { type CountedMember, type Place, paragraphOf, toldToItsEnd, withAsides } from './counted-member.ts'
import { CLASSIFIER } from './phrases.ts'
import {
  type Announced,
  actRuns,
  announcedIn,
  announcedRuns,
  countIn,
  countsSo,
  type MemberRun,
} from './told-alike.ts'

export interface CountedList {
  members: CountedMember[]
  /** The sentence, or the words of the first member's own sentence, that say how many there are. */
  announced?: Announced
}

/** What opens the first, second, … member, at the head of a clause. */
type Places = RegExp[]

const IS = '(?:就|才|則|则)?(?:是|叫|係)'
/** 「第一看船底」, 「第三個你們…」 */
const DOING = '[看聽听問问查要怕靠講讲摸聞闻試试你您我他她不]'
const NUMERALS_ZH = [...'一二三四五']

/** 第一，／第一是／第一個原因是／一是／其一／一來／首先是／一個是 and what goes on from there. */
const PLACES_ZH: Places = NUMERALS_ZH.map((numeral, index) => {
  const forms = [
    `第${numeral}(?:${CLASSIFIER}[^，。；：是]{0,6}?)?(?:，也是[^，。；：]{2,12}的)?(?:[，：]|${IS})`,
    `${numeral}(?:是|[，、：])`,
    `第${numeral}(?:${CLASSIFIER})?(?=${DOING})`,
    `其${numeral}(?:，|是)`,
    `${numeral}(?:來|来|則|则)，?`,
    ...(index === 0
      ? [`首先(?:：|${IS})`, `一${CLASSIFIER}${IS}`]
      : [`還有一${CLASSIFIER}${IS}`, `还有一${CLASSIFIER}${IS}`]),
    ...(index === 1 ? [`其次(?:：|${IS})`, `另(?:外)?一${CLASSIFIER}${IS}`] : []),
    ...(index === 2 ? [`再次(?:：|${IS})`] : []),
    ...(index > 1 ? [`(?:最後|最后|再來|再来|還有|还有)(?:一${CLASSIFIER})?${IS}`] : []),
  ]
  return variants(new RegExp(`^(?:而)?(?:${forms.join('|')})`, 'u'))
})
/** 第一次…第二次…: what happened stands with its time. */
const TIMES_ZH: Places = NUMERALS_ZH.map((numeral) => new RegExp(`^第${numeral}(?:次|回)(?=.)`, 'u'))

const ORDINALS_EN = ['first', 'second', 'third', 'fourth', 'fifth']
/** What happened in the first month, and what in the second, is a story. */
const TIME = '(?:second|minute|hour|day|night|week|month|season|year|decade)s?'
const CARDINALS_EN = ['one', 'two', 'three', 'four', 'five']
const PLACES_EN: Places = ORDINALS_EN.map((ordinal, index) => {
  const forms = [
    `(?:in|with|for) the ${ordinal}(?! ${TIME})(?: [a-z]+)?(?:,| is)?`,
    `the ${ordinal}(?: [a-z]+)?(?:, [^,;]{2,30},)? (?:is|was|are|were)`,
    `(?:the )?${ordinal} (?:thing|reason|rule|point|question|lesson|condition|one),`,
    `(?:number |rule |reason |lesson )?${CARDINALS_EN[index]}[,:.]`,
    index === 0
      ? 'first(?:ly| of all)?(?:,| is|:)?(?! (?:of|time|year|person|thing))'
      : `${ordinal}(?:ly)?(?:,| is|:)?`,
    ...(index > 1
      ? ['(?:in|with|for) the last(?: [a-z]+)?(?:,| is)?', '(?:finally|lastly)(?:,| is|:)?']
      : []),
  ]
  return new RegExp(
    `^(?:(?:okay|ok|well|right|so),? )?(?:and |but )?(?:${forms.join('|')})(?![a-z'’-])\\s*`,
    'i',
  )
})

/** Lists whose members are counted off, or told in one form, with as many members as were announced. */
export function countedOff(sentences: AnalysedSentence[], grammar: Grammar): CountedList[] {
  const families = grammar.isChinese ? [PLACES_ZH, TIMES_ZH] : [PLACES_EN]
  const placed = families.flatMap((family) =>
    runsOf(sentences, family, grammar).map((places): MemberRun => ({ places, inTime: family === TIMES_ZH })),
  )
  const taken = new Set<number>()
  const runs = [
    ...numberedRuns(sentences, grammar),
    ...placed,
    ...announcedRuns(sentences, grammar),
    ...actRuns(sentences, grammar),
  ]
  return runs.flatMap((run) => {
    const list = run.places.some(({ sentence }) => taken.has(sentence.id))
      ? null
      : listOf(run, sentences, grammar)
    for (const { sentence } of run.places) taken.add(sentence.id)
    return list ?? []
  })
}

/** «1. …», «2、…»: as the page itself numbers the paragraphs of an answer. */
const FIGURE = /^(?<figure>[1-9])\s?(?:[.．)）]\s+|[、．）]\s*)(?=\S)/u

const FEWEST_NUMBERED = 3

/** Whether a sentence opens the first of numbered paragraphs. */
export const isNumberedFirst = ({ text, isFirstOfParagraph }: AnalysedSentence): boolean =>
  isFirstOfParagraph && FIGURE.exec(text)?.groups?.figure === '1'

function numberedRuns(sentences: AnalysedSentence[], grammar: Grammar): MemberRun[] {
  const runs: Place[][] = []
  for (const sentence of sentences.filter((one) => one.isFirstOfParagraph)) {
    const [opener = ''] = FIGURE.exec(sentence.text) ?? []
    const place = { sentence, opener, body: bare(sentence.text.slice(opener.length), grammar), at: 0 }
    const last = runs.at(-1)
    const isNext = Number(opener[0]) === (last?.length ?? 0) + 1
    if (last && isNext && last[0]!.sentence.turn === sentence.turn) last.push(place)
    else if (opener.startsWith('1')) runs.push([place])
  }
  return runs
    .filter(({ length }) => length >= FEWEST_NUMBERED)
    .map((places) => ({ places, inParagraphs: true }))
}

/** Runs of first, second, … within one answer. */
function runsOf(sentences: AnalysedSentence[], places: Places, grammar: Grammar): Place[][] {
  const runs: Place[][] = []
  let run: Place[] = []
  const close = () => {
    if (run.length > 0) runs.push(run)
    run = []
  }
  let opening: AnalysedSentence | undefined
  for (const sentence of sentences) {
    if (run[0] && run[0].sentence.turn !== sentence.turn) close()
    if (sentence.isFirstOfAnswer) opening = sentence
    for (const place of placesIn(sentence, places, run.length, grammar)) {
      if (place.index === 0 || place.index !== run.length) close()
      // «Start with a rope. … Second thing, …»: what the answer opens with is the first.
      if (
        place.index === 1 &&
        opening?.turn === sentence.turn &&
        opening !== sentence &&
        !grammar.isChinese &&
        bids(opening.text)
      )
        run.push({ sentence: opening, opener: '', body: bare(opening.text, grammar), at: 0 })
      run.push(place)
    }
  }
  close()
  return runs.filter((one) => (one.length > 1 && one[0]!.opener !== '') || one.length > 2)
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

/** Sentences from one member to the next, at most. */
const FARTHEST = { inTime: 3, counted: 8 }

function listOf(run: MemberRun, sentences: AnalysedSentence[], grammar: Grammar): CountedList | null {
  const { places, inTime = false } = run
  const announced = run.announced ?? announcementOf(places[0]!, places.length, sentences, grammar)
  // 「有幾條」 leaves open how many.
  const count = announced?.count ?? Number.NaN
  if (!Number.isNaN(count) && count !== places.length) return null
  if (run.inParagraphs) {
    const members = places.flatMap((place) => paragraphOf(place, places.length, sentences, grammar) ?? [])
    return members.length === places.length ? { members, ...(announced ? { announced } : {}) } : null
  }
  // Members far apart are strands of a story.
  const farthest = inTime ? FARTHEST.inTime : FARTHEST.counted
  const isApart = places.some(
    ({ sentence }, at) => sentence.id - (places[at - 1] ?? places[0]!).sentence.id > farthest,
  )
  if (isApart) return null
  const members = membersOf(places, inTime, grammar)
  if (members.length !== places.length) return null
  // 「第一次談。第二次…」: a time, and nothing that happened then.
  const tells = ({ name, detail }: CountedMember): boolean =>
    detail !== undefined || grammar.width(name) >= grammar.limits.least * 0.7
  if (inTime && !members.every(tells)) return null
  // 「做了兩件事，一是補牆，二是關門」 is a sentence to be read.
  const isPair = members.length === 2 && places[0]!.sentence === places[1]!.sentence
  if (isPair && members.every(({ detail }) => !detail) && announced?.sentences[0] === places[0]!.sentence.id)
    return null
  const told = members.map((member) =>
    withAsides(member, members, announced?.sentences ?? [], sentences, grammar),
  )
  if (told.some((member) => member === null)) return null
  return { members: told as CountedMember[], ...(announced ? { announced } : {}) }
}

/** 「第一次…」: what happened stands with its time. */
const withItsTime = (place: Place): Place => ({ ...place, body: `${place.opener}${place.body}` })

/** Each told to its end. */
function membersOf(places: Place[], inTime: boolean, grammar: Grammar): CountedMember[] {
  // 「一，有沒有船？二，有沒有風？」: what is asked, one by one.
  const ask = places.every(({ sentence }) => sentence.isQuestion)
  const members = places.map((place) =>
    toldToItsEnd(inTime ? withItsTime(place) : place, places.length, ask, grammar),
  )
  // 「第一年叫甲，第二年叫乙，第三年叫丙，船是同一艘」: what one sentence ends on is said of all.
  const [first] = places
  const isOneSentence = places.every(({ sentence }) => sentence === first!.sentence)
  const last = members.at(-1)
  if (isOneSentence && last && members.slice(0, -1).every((member) => member && !member.detail))
    members.splice(-1, 1, { sentence: last.sentence, name: last.name })
  return members.flatMap((member) => member ?? [])
}

/** What is said before the first member, in its own sentence or right before it, of how many there are to be. */
function announcementOf(
  { sentence, at }: Place,
  members: number,
  sentences: AnalysedSentence[],
  grammar: Grammar,
): Announced | undefined {
  if (at > 0) {
    const whole = bare(sentence.text, grammar).slice(0, at)
    const clauses = grammar.clauses(whole)
    const said = clauses.findLast(
      ({ text }) => countIn(text, grammar) !== undefined || countsSo(text, members, grammar),
    )
    const text = (said?.text ?? whole.replace(/[，,：:；;\s]+$/u, '')).replace(grammar.lead, '')
    // 「我們換過三次名字，第一次叫…」
    if (!said && !(grammar.standsAlone(text, true) && !grammar.dangles(text))) return undefined
    const count = said && (countIn(said.text, grammar) ?? members)
    return { text, sentences: [sentence.id], ...(count === undefined ? {} : { count }) }
  }
  const before = sentences[sentences.findIndex(({ id }) => id === sentence.id) - 1]
  if (before?.turn !== sentence.turn) return undefined
  const text = bare(before.text, grammar)
  // «Three reasons, and only one is medical.»
  const said = before.isQuestion ? undefined : announcedIn(before, grammar)
  const count = said ?? (countsSo(text, members, grammar) ? members : undefined)
  if (count === undefined && !before.isQuestion && !grammar.cues.enumeration.test(before.text))
    return undefined
  return { text, sentences: [before.id], ...(count === undefined ? {} : { count }) }
}
