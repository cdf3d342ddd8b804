import type { Enumeration, Statement } from '../../model.ts'
import { type AnalysedSentence, bare } from '../analyse.ts'
import { capitalised, compressions } from '../compress.ts'
import type { Grammar } from '../grammar.ts'
import { listMembers, numberOf } from './phrases.ts'

const COUNTED_ZH =
  /(?:^|(?<before>[^，,：:]+)[，,])(?<whole>[^，,：:]*?)(?:有|需要|要看|看|要|靠|缺|包括|取決於|取决于|分為|分为|分成|分)(?<things>(?<count>[一二兩两三四五六七八九十2-9])(?:個|个|大|種|种|類|类|點|点|項|项|件|樣|样|條|条|方面)[^，,：:]{0,10})[：:，](?<list>.+)$/u
/** 「我們犯了三個錯：…」, 「三樣東西：…」: by whatever verb, the things themselves are the whole. */
const COUNTED_ANYHOW_ZH =
  /(?:^|[，,])[^，,：:]{0,12}?(?<things>(?<!第)(?<count>[兩两三四五六七八九])(?:個|个|大|種|种|類|类|點|点|項|项|件|樣|样|條|条)[^，,：:]{1,8})[：:](?<list>.+)$/u
const COUNTED_EN =
  /^(?<before>.*?)\b(?<things>(?<count>two|three|four|five|six) (?:[a-z-]+ ){0,3}(?!(?:years|months|weeks|days|hours|minutes|times|is|was|has)\b)[a-z]{3,}s)\b(?<scope>[^:—]*)(?::|—)\s*(?<list>.+)$/i
/** Members that open so are steps in time, not parts of a whole. */
const IN_TIME = /^(?:先|再|然後|然后|接著|接着|最後|最后|then|next|finally|after that)/i

const ORDINALS_ZH: RegExp[] = [
  /^(?:第一(?:個|个|點|点|類|类|種|种)?|首先|一是)(?!梯|位|次)/,
  /^(?:第二(?:個|个|點|点|類|类|種|种)?|其次|二是)/,
  /^(?:第三(?:個|个|點|点|類|类|種|种)?|再次|三是|最後|最后)/,
  /^(?:第四(?:個|个|點|点|類|类|種|种)?|四是|最後|最后)/,
  /^(?:第五(?:個|个|點|点|類|类|種|种)?|五是|最後|最后)/,
]
const ORDINALS_EN: RegExp[] = [
  /^(?:and )?(?:(?:in|with|for) the first(?: [a-z]+)?|first(?:ly| of all)?\b)/i,
  /^(?:and )?(?:(?:in|with|for) the second(?: [a-z]+)?|second(?:ly)?\b)/i,
  /^(?:and )?(?:(?:in|with|for) the (?:third|last)(?: [a-z]+)?|(?:third(?:ly)?|finally|lastly)\b)/i,
  /^(?:and )?(?:fourth(?:ly)?|finally|lastly)\b/i,
]

/**
 * Enumerations that the speaker makes: a counted list (三個條件：甲、乙和丙; three things: a, b and c), or members told one
 * after the other (第一是…第二是…最後是…; First, … Second, …). A counted list whose members do not come out at the
 * number stated is not taken.
 */
export function findEnumerations(sentences: AnalysedSentence[], grammar: Grammar): Enumeration[] {
  const counted = [
    ...countedLists(sentences, grammar),
    ...rankedWithin(sentences, grammar),
    ...announcedLists(sentences, grammar),
  ]
  const taken = new Set(counted.flatMap((list) => list.sentences))
  const ordinal = ordinalLists(sentences, grammar).filter(
    (list) => !list.sentences.some((id) => taken.has(id)),
  )
  return [...counted, ...ordinal]
}

const IS_NTH_ZH = (ordinal: string): string =>
  `第${ordinal}(?:位|個|个|點|点|步)?(?:就|才|則|则)?是(?<m${'一二三四'.indexOf(ordinal)}>[^，；。：]{1,16})`
const RANKED_ZH = new RegExp(
  `${IS_NTH_ZH('一')}[，；](?:而)?${IS_NTH_ZH('二')}(?:[，；](?:而)?${IS_NTH_ZH('三')}(?:[，；](?:而)?${IS_NTH_ZH('四')})?)?`,
  'u',
)

/** 「一條是把硬件做好，…；另一條是糾錯，…」. */
const ONE_AND_OTHER_ZH =
  /一(?<thing>[條条種种個个類类派])是(?<m0>[^，；。：]{2,16})[^；。]*；另(?:外)?一\k<thing>(?:則|则|就)?是(?<m1>[^，；。：]{2,16})/u

/** 「第一是水質，第二是遊客，第三才是水溫」: members in one sentence, each with its place. */
function rankedWithin(sentences: AnalysedSentence[], grammar: Grammar): Enumeration[] {
  if (!grammar.isChinese) return []
  return sentences.flatMap((listed, index) => {
    const { id, text, isQuestion } = listed
    const match = isQuestion ? null : (RANKED_ZH.exec(text) ?? ONE_AND_OTHER_ZH.exec(text))
    if (!match) return []
    const { thing: _thing, ...told } = match.groups!
    const names = Object.values(told).filter((name): name is string => name !== undefined)
    const announced = announcementOf(names.length, sentences[index - 1], listed, grammar)
    const details = names.map((name) => (announced ? detailOf(name, names, sentences, listed, grammar) : {}))
    // What is told of one member alone would leave the other cards empty.
    const all = details.every(({ detail }) => detail !== undefined)
    const members = names.map((name, at) => ({ name, sentences: [id], ...(all ? details[at] : {}) }))
    return [
      {
        text: match[0],
        sentences: [...(announced ? [id - 1] : []), id],
        whole: announced ? wholeZh(announced, '', '', grammar) : '',
        members,
      },
    ]
  })
}

/** 「關鍵有三個。」 right before the three: what is announced to have so many. Undefined where it announces none. */
function announcementOf(
  count: number,
  before: AnalysedSentence | undefined,
  { turn }: AnalysedSentence,
  grammar: Grammar,
): string | undefined {
  if (before?.turn !== turn || before.isQuestion) return undefined
  const text = bare(before.text, grammar)
  const match = announcing(text, grammar)
  if (!match || numberOf(match.groups!.count!) !== count) return undefined
  // 「有兩條路」 says of nothing that it has them: what is counted is the whole.
  return text.slice(0, match.index) || text.slice(text.indexOf(match.groups!.count!))
}

const ANNOUNCES_ZH =
  /(?:^|有|是|分|說|说|看|做|給|给|提|記住|记住)(?:你|您|她|他|大家|他們|他们)?(?<count>[兩两三四五])(?:個|个|點|点|件|條|条|種|种|樣|样)(?:[^，。：；]{0,6})?$/u
const ANNOUNCES_EN =
  /\b(?<count>two|three|four|five) (?:[a-z-]+ ){0,2}(?!years|months|weeks|days|times)[a-z]{3,}s$/i
/** What in a sentence says how many are to be told, `count` among its groups. */
export const announcing = (text: string, { isChinese }: Grammar): RegExpExecArray | null =>
  (isChinese ? ANNOUNCES_ZH : ANNOUNCES_EN).exec(
    text.replace(/, (?:I['’]d say|I think|I suppose|really|mainly)$/i, ''),
  )

/** 「還有就是，…」 joins the last member to the others. */
const ANOTHER_ZH = /^(?:還有(?:就是)?|还有(?:就是)?|再有(?:就是)?|最後|最后)，/u

/** Longest member told as a sentence of its own, as a share of a point's width. */
const LONGEST_MEMBER = 1.25

/** `I'd tell her three things.` and the three sentences that close the paragraph: a list without a colon. */
function announcedLists(sentences: AnalysedSentence[], grammar: Grammar): Enumeration[] {
  return sentences.flatMap((sentence, index) => {
    const text = bare(sentence.text, grammar)
    const count = sentence.isQuestion ? undefined : announcing(text, grammar)?.groups?.count
    if (!count) return []
    const rest = sentences.slice(index + 1)
    const end = rest.findIndex(
      ({ turn, paragraph }) => turn !== sentence.turn || paragraph !== sentence.paragraph,
    )
    const paragraph = end < 0 ? rest : rest.slice(0, end)
    // 「主要是三條。甲；乙；丙。」
    const sides = paragraph[0] ? bare(paragraph[0].text, grammar).split(/[；;]\s*/u) : []
    const told = sides.length === numberOf(count) ? paragraph.slice(0, 1) : paragraph
    const texts =
      told.length === 1
        ? sides.map((side) => ({ id: told[0]!.id, text: side }))
        : told.map(({ id, text }) => ({ id, text }))
    if (texts.length !== numberOf(count)) return []
    const members = texts.map(({ id, text: member }) => ({
      name: capitalised(bare(member, grammar).replace(ANOTHER_ZH, '').replace(grammar.lead, '')),
      sentences: [id],
    }))
    const fits = ({ name }: { name: string }) =>
      grammar.width(name) <= grammar.limits.point * LONGEST_MEMBER && !grammar.dangles(name)
    if (told.some((one) => one.isQuestion || one.attribution) || !members.every(fits)) return []
    const ids = [sentence.id, ...told.map(({ id }) => id)]
    return [{ text: members.map(({ name }) => name).join(' '), sentences: ids, whole: '', members }]
  })
}

function countedLists(sentences: AnalysedSentence[], grammar: Grammar): Enumeration[] {
  const chinese = grammar.isChinese
  return sentences.flatMap((sentence) => {
    const text = bare(sentence.text, grammar)
    const match = chinese ? (COUNTED_ZH.exec(text) ?? COUNTED_ANYHOW_ZH.exec(text)) : COUNTED_EN.exec(text)
    if (!match) return []
    const { before = '', things = '', count = '', list = '', scope = '' } = match.groups ?? {}
    const whole = chinese
      ? wholeZh(match.groups?.whole ?? '', before, things, grammar)
      : wholeEn(before, things, scope, grammar)
    const members = listMembers(list.replace(/[，,](?:而|但|其中|which|and that).*$/u, ''), chinese)
    if (
      members.length !== numberOf(count) ||
      members.some((member) => grammar.width(member) > grammar.limits.point * 0.7) ||
      members.slice(1).every((member) => IN_TIME.test(member))
    )
      return []
    return [
      {
        text: text.replace(grammar.lead, ''),
        sentences: [sentence.id],
        whole,
        // 「兩條腿：一條是建，一條是分」, 「兩種：一種…，一種…」
        members: members
          .map((member) => member.replace(/^一(?:.是|種是?|种是?|類是?|类是?|個是|个是)(?=.)/u, ''))
          .map((name) => ({
            name,
            sentences: [sentence.id],
            ...detailOf(name, members, sentences, sentence, grammar),
          })),
      },
    ]
  })
}

/** 發展渡輪 + 有三個條件 → 發展渡輪; a pronoun says too little, so the clause before (一個樂團要活下來，), or the things themselves. */
function wholeZh(subject: string, before: string, things: string, grammar: Grammar): string {
  for (const part of [subject, before]) {
    const whole = part
      .replace(grammar.lead, '')
      .replace(/(?:將|将|會|会|都|要|可能|只|應該|应该|必須|必须|主要|首先)+$/u, '')
      .trim()
    const fits = grammar.width(whole) <= grammar.limits.point / 2
    if (whole !== '' && fits && !/^(?:我|你|他|她|它)(?:們|们)?$/u.test(whole) && !grammar.dangles(whole))
      return whole
  }
  return things
}

/**
 * `A stable grid needs` + `three things` → `A stable grid`; without a subject, the things themselves with what they are
 * for, if that is short: `three things a reef needs`.
 */
function wholeEn(before: string, things: string, scope: string, grammar: Grammar): string {
  const subject =
    /^(.+?)\s+(?:needs?|has|have|requires?|takes?|rests on|depends on|consists of|comes down to|is made of)$/i.exec(
      before.replace(grammar.lead, '').trim(),
    )?.[1]
  if (subject && !grammar.dangles(subject)) return subject
  const scoped = `${things}${scope}`.trim()
  return grammar.width(scoped) <= grammar.limits.point / 2 && !grammar.dangles(scoped) ? scoped : things
}

/** What the speaker says of a member elsewhere in the same answer: the best short statement that has it as its subject. */
function detailOf(
  name: string,
  members: string[],
  sentences: AnalysedSentence[],
  listed: AnalysedSentence,
  grammar: Grammar,
): { detail?: Statement } {
  const best = sentences
    .filter(
      (sentence) =>
        sentence.turn === listed.turn &&
        sentence.id > listed.id &&
        sentence.text.toLowerCase().includes(name.toLowerCase()) &&
        !grammar.cues.reported.test(sentence.text),
    )
    .flatMap((sentence) => compressions(sentence, grammar.limits.point * 0.75, grammar))
    .map((statement) => ({ statement, at: statement.text.toLowerCase().indexOf(name.toLowerCase()) }))
    .filter(({ statement, at }) => at >= 0 && at < statement.text.length * 0.6)
    // 「停下來的有三個人」 says nothing of 「停下來」.
    .filter(({ statement, at }) => !statement.text.slice(at + name.length).startsWith('的'))
    // What is said of two members at once stands on neither's card.
    .filter(({ statement }) => !members.some((other) => other !== name && statement.text.includes(other)))
    .map(({ statement, at }) => ({
      statement,
      score:
        (grammar.cues.definition.test(statement.text) ? 1 : 0) +
        (grammar.cues.superlative.test(statement.text) ? 0.5 : 0) +
        statement.quality * 0.5 -
        at * 0.05,
    }))
    .sort((a, b) => b.score - a.score)[0]
  return best ? { detail: { text: best.statement.text, sentences: best.statement.sentences } } : {}
}

function ordinalLists(sentences: AnalysedSentence[], grammar: Grammar): Enumeration[] {
  const ordinals = grammar.isChinese ? ORDINALS_ZH : ORDINALS_EN
  const found: Enumeration[] = []
  let run: { sentence: AnalysedSentence; name: string; rest: string }[] = []
  const close = () => {
    if (run.length >= 2 && isComplete(run, sentences, grammar))
      found.push(ordinalList(run, sentences, grammar))
    run = []
  }
  for (const { sentence, text } of sentences.flatMap((one) => sidesOf(one, grammar))) {
    if (run.length > 0 && sentence.turn !== run[0]!.sentence.turn) close()
    const next = ordinals[run.length]?.exec(text)
    const restarts = run.length > 0 && ordinals[0]!.test(text)
    if (restarts) close()
    const match = restarts ? ordinals[0]!.exec(text) : next
    const member = match && memberAfter(match[0], text.slice(match[0].length), grammar)
    if (member) run.push({ sentence, ...member })
    else if (match && run.length > 0) close()
  }
  close()
  return found
}

/** A sentence, or each of its sides where a semicolon sets an ordinal apart: 「第一，…；第二，…；第三是…」. */
function sidesOf(
  sentence: AnalysedSentence,
  grammar: Grammar,
): { sentence: AnalysedSentence; text: string }[] {
  const text = bare(sentence.text, grammar)
  const sides = text.split(grammar.isChinese ? /；/u : /; (?=(?:and )?(?:second|third|finally|lastly))/i)
  const ordinals = grammar.isChinese ? ORDINALS_ZH : ORDINALS_EN
  const isList = sides.length > 1 && sides.every((side) => ordinals.some((ordinal) => ordinal.test(side)))
  return (isList ? sides : [text]).map((side) => ({ sentence, text: side }))
}

/** `Three things.` and two of them are no list. */
function isComplete(
  run: { sentence: AnalysedSentence }[],
  sentences: AnalysedSentence[],
  grammar: Grammar,
): boolean {
  const first = run[0]!.sentence
  const before = sentences[sentences.findIndex(({ id }) => id === first.id) - 1]
  if (before?.turn !== first.turn) return true
  const count = announcing(bare(before.text, grammar), grammar)?.groups?.count
  return count === undefined || numberOf(count) === run.length
}

/** The noun or clause that an ordinal introduces: 是具備想象力的人 → 具備想象力的人. Null for a strand of argument (首先，以…). */
function memberAfter(ordinal: string, text: string, grammar: Grammar): { name: string; rest: string } | null {
  if (grammar.isChinese) {
    const match = /^(?:就是|則是|则是|是|係|：|:)([^，,；;]{2,16})(?:[，,；;](.*))?$/u.exec(text)
    const told = /^，([^，,；;：:]{4,14})(?:，(.*))?$/u.exec(text)
    // 「第一，強制書面收據，…」; 「首先，以游水為例，…」 opens a strand of an argument.
    if (told && ordinal.startsWith('第') && !grammar.isBound(told[1]!) && !grammar.dangles(told[1]!))
      return { name: told[1]!, rest: told[2] ?? '' }
    if (match) return { name: match[1]!, rest: match[2] ?? '' }
    const whole = text.replace(/^(?:就是|是|係|，|：)/u, '')
    const fits =
      ordinal.startsWith('第') &&
      grammar.width(whole) <= grammar.limits.point * LONGEST_MEMBER &&
      grammar.width(whole) >= 4 &&
      !grammar.dangles(whole) &&
      !grammar.isBound(whole)
    return fits ? { name: whole, rest: '' } : null
  }
  const match = /^(?:,| is|:)?\s*(.{3,100}?)(?:[;,—](.*))?$/.exec(text)
  return match ? { name: match[1]!.trim(), rest: match[2] ?? '' } : null
}

function ordinalList(
  run: { sentence: AnalysedSentence; name: string; rest: string }[],
  sentences: AnalysedSentence[],
  grammar: Grammar,
): Enumeration {
  const first = sentences.findIndex(({ id }) => id === run[0]!.sentence.id)
  // The question or announcement right before the first member says what the whole is.
  const before = sentences[first - 1]
  const announced =
    before &&
    before.turn === run[0]!.sentence.turn &&
    (before.isQuestion || grammar.cues.enumeration.test(before.text))
  return {
    text: run.map(({ name }) => name).join(grammar.isChinese ? '、' : ', '),
    sentences: [...(announced ? [before.id] : []), ...run.map(({ sentence }) => sentence.id)],
    whole: announced ? bare(before.text, grammar) : '',
    members: run.map(({ sentence, name, rest }) => {
      const detail = memberDetail(sentence, rest, grammar)
      return { name: capitalised(name), sentences: [sentence.id], ...(detail ? { detail } : {}) }
    }),
  }
}

/** What is said of the member after its name, its first clause or the whole, if it fits a card and points at nothing outside it. */
function memberDetail(sentence: AnalysedSentence, rest: string, grammar: Grammar): Statement | undefined {
  const clauses = grammar.clauses(rest)
  const tails = clauses.slice(0, 2).flatMap((clause, from) => {
    const whole = rest.slice(rest.indexOf(clause.text)).replace(/[。.]$/u, '')
    // What the next clause takes back is not told without it.
    const next = clauses[from + 1]
    return next && grammar.takesBack.test(next.text) ? [whole] : [clause.text, whole]
  })
  const text = tails
    .map((tail) => tail.replace(grammar.lead, ''))
    .find((tail) => {
      // 「這是…」 right after the member speaks of the member, whose name stands above it on the card.
      const speaksOfMember = /^[這这](?:就)?是|^(?:it|that|this) is\b/i.test(tail)
      const leansOn =
        (grammar.dangles(tail) && !speaksOfMember) || grammar.isBound(tail) || grammar.leansBack.test(tail)
      return (
        !leansOn && grammar.width(tail) <= grammar.limits.point && grammar.width(tail) >= grammar.limits.least
      )
    })
  return text === undefined ? undefined : { text, sentences: [sentence.id] }
}
