import type { Enumeration, Statement } from '../../model.ts'
import { type AnalysedSentence, bare } from '../analyse.ts'
import { capitalised, compressions } from '../compress.ts'
import type { Grammar } from '../grammar.ts'
import { inBothScripts } from '../variants.ts'
import { type CountedList, countedOff, countsOffItself, LONGEST_MEMBER, namedFirst } from './counted-off.ts'
import { announcing, listMembers, numberOf } from './phrases.ts'

const COUNTED_ZH =
  /(?:^|(?<before>[^，,：:]+)[，,])(?<whole>[^，,：:]*?)(?:有|需要|要看|看|要|靠|缺|包括|取決於|取决于|分為|分为|分成|分)(?<things>(?<count>[一二兩两三四五六七八九十2-9])(?:個|个|大|種|种|類|类|點|点|項|项|件|樣|样|條|条|方面)[^，,：:]{0,10})[：:，](?<list>.+)$/u
/** 「我們犯了三個錯：…」, 「三樣東西：…」: by whatever verb, the things themselves are the whole. */
const COUNTED_ANYHOW_ZH =
  /(?:^|[，,])[^，,：:]{0,12}?(?<things>(?<!第)(?<count>[兩两三四五六七八九])(?:個|个|大|種|种|類|类|點|点|項|项|件|樣|样|條|条)[^，,：:]{1,8})[：:](?<list>.+)$/u
/** 「只公布三樣東西，甲、乙、丙，…」: a list set off by commas. */
const COUNTED_APART_ZH =
  /(?:^|[，,])(?:哪怕|如果|只要|就算|即使)?(?<whole>[^，,：:]{0,12}?(?<things>(?<!第)(?<count>[兩两三四五六七])(?:個|个|大|種|种|類|类|點|点|項|项|件|樣|样|條|条)[^，,：:、]{1,8}))[，,](?<list>[^，,：:、]+(?:、[^，,：:、]+)+)(?=[，,]|$)/u
const COUNTED_EN =
  /^(?<before>[^:—]*)\b(?<things>(?<count>two|three|four|five|six|seven) (?!(?:thirds|quarters|fifths|sixths|tenths)\b)(?:[a-z-]+ ){0,3}(?!(?:years|months|weeks|days|hours|minutes|times|is|was|has)\b)[a-z]{3,}s)\b(?<scope>[^:—]*)(?::|—)\s*(?<list>.+)$/i
/** 「在兩個法院試了半年，翻甲、翻乙」, 「兩個人做兩個鐘，連交通、保險」: where and by whom is not what is listed. */
const COUNTS_OTHERWISE_ZH = inBothScripts(/在[兩三四五六七]|[做試]了?|[個]?(?:人|鐘|月|小時|星期)$/u)
/** What goes on to say something of the things counted, rather than naming them. */
const SAID_OF_ZH = /^(?:是|不是|也|都|就|而|我|你|他|她|它)/u
const COUNTED_FORMS_ZH = [COUNTED_ZH, COUNTED_ANYHOW_ZH, COUNTED_APART_ZH]
/** Members that open so are steps in time, not parts of a whole. */
const IN_TIME = /^(?:先|再|然後|然后|接著|接着|最後|最后|then|next|finally|after that)/i

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
  const ordinal = countedOff(sentences, grammar)
    .lists.map((list) => toldByPlace(list, grammar))
    .filter((list) => !list.sentences.some((id) => taken.has(id)))
  return [...counted, ...ordinal].map((list) =>
    isSupposed(list, sentences, grammar) ? { ...list, whole: countedThings(list.whole) } : list,
  )
}

/** 「（平台只公布）三樣東西」: the things alone, where it is only supposed that somebody has or does them. */
const countedThings = (whole: string): string =>
  /(?:[兩两三四五六七八九][個个點点件條条種种樣样項项]|\b(?:two|three|four|five|six|seven) ).*$/iu.exec(
    whole,
  )?.[0] ?? ''

/** 「哪怕只公布三樣東西：…」: a condition says that there is none yet. */
function isSupposed(list: Enumeration, sentences: AnalysedSentence[], grammar: Grammar): boolean {
  if (list.whole === '') return false
  const counting = sentences
    .filter(({ id }) => list.sentences.includes(id))
    .flatMap(({ clauses }) => clauses)
    .find(({ text }) => text.includes(list.whole))
  return counting !== undefined && grammar.condition.test(counting.text)
}

/** 「試過三樣東西。第一，…。第二，…。第三，…。」 */
function toldByPlace({ members, announced }: CountedList, grammar: Grammar): Enumeration {
  const ids = [...(announced?.sentences ?? []), ...members.map(({ sentence }) => sentence.id)]
  return {
    text: members.map(({ name }) => name).join(grammar.isChinese ? '、' : ', '),
    sentences: [...new Set(ids)],
    whole: announced?.text ?? '',
    members: members.map(({ sentence, name, detail }) => ({
      name: capitalised(name).replace(/^[a-z](?=[a-z]+$)/, (letter) => letter.toUpperCase()),
      sentences: [sentence.id],
      ...(detail ? { detail } : {}),
    })),
  }
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

/** 「還有就是，…」 joins the last member to the others. */
const ANOTHER =
  /^(?:(?:還有(?:就是)?|还有(?:就是)?|再有(?:就是)?|最後|最后)，|(?:and|and then|and finally) )/iu

const PLACE_ZH = /^[一二三四五](?:是|來|来|則|则)(?=.)/u

/** The paragraph goes on behind the last of `count` members, which says that it is the last. */
const upToLast = (told: AnalysedSentence[], count: number, grammar: Grammar): AnalysedSentence[] =>
  ANOTHER.test(bare(told[count - 1]?.text ?? '', grammar)) ? told.slice(0, count) : told

/** `I'd tell her three things.` and the three sentences that close the paragraph: a list without a colon. */
function announcedLists(sentences: AnalysedSentence[], grammar: Grammar): Enumeration[] {
  return sentences.flatMap((sentence, index) => {
    const text = bare(sentence.text, grammar)
    const isOpen = !sentence.isQuestion && !countsOffItself(sentence)
    const count = isOpen ? announcing(text, grammar)?.groups?.count : undefined
    if (!count) return []
    const rest = sentences.slice(index + 1)
    const end = rest.findIndex(
      ({ turn, paragraph }) => turn !== sentence.turn || paragraph !== sentence.paragraph,
    )
    const paragraph = upToLast(end < 0 ? rest : rest.slice(0, end), numberOf(count), grammar)
    // 「主要是三條。甲；乙；丙。」
    const sides = paragraph[0] ? bare(paragraph[0].text, grammar).split(/[；;]\s*/u) : []
    const told = sides.length === numberOf(count) ? paragraph.slice(0, 1) : paragraph
    const texts =
      told.length === 1
        ? sides.map((side) => ({ id: told[0]!.id, text: side }))
        : told.map(({ id, text }) => ({ id, text }))
    if (texts.length !== numberOf(count)) return []
    const members = texts.flatMap(({ id, text: member }) => {
      const whole = bare(member, grammar).replace(ANOTHER, '').replace(PLACE_ZH, '').replace(grammar.lead, '')
      const fits = grammar.width(whole) <= grammar.limits.point * LONGEST_MEMBER
      const name = fits ? whole : namedFirst(whole, grammar)?.name
      return name && !grammar.dangles(name) ? [{ name: capitalised(name), sentences: [id] }] : []
    })
    if (told.some((one) => one.isQuestion || one.attribution) || members.length < texts.length) return []
    const ids = [sentence.id, ...told.map(({ id }) => id)]
    return [{ text: members.map(({ name }) => name).join(' '), sentences: ids, whole: '', members }]
  })
}

/** The members that stand behind what counts them, without what the sentence goes on with. */
const listedIn = ({ list = '' }: Record<string, string | undefined>, { isChinese }: Grammar): string[] =>
  listMembers(list.replace(/[，,](?:而|但|其中|which|and that).*$/u, ''), isChinese)

function countedLists(sentences: AnalysedSentence[], grammar: Grammar): Enumeration[] {
  const chinese = grammar.isChinese
  return sentences.flatMap((sentence) => {
    const text = bare(sentence.text, grammar)
    const isCountedOff = grammar
      .clauses(text)
      .some((clause) => /^(?:第一|一[是來来]|其一)/u.test(clause.text))
    const forms = isCountedOff ? [] : chinese ? COUNTED_FORMS_ZH : [COUNTED_EN]
    const match = forms
      .map((form) => form.exec(text)?.groups)
      .find((groups) => groups && listedIn(groups, grammar).length === numberOf(groups.count!))
    if (!match) return []
    const { before = '', things = '', scope = '' } = match
    const members = listedIn(match, grammar)
    const isApart = chinese && !/[：:]/.test(text)
    if (isApart && COUNTS_OTHERWISE_ZH.test(`${match.whole ?? ''}${things}`)) return []
    if (isApart && (/的/.test(things) || members.some((member) => SAID_OF_ZH.test(member)))) return []
    const whole = chinese
      ? wholeZh(match.whole ?? '', before, things, grammar)
      : wholeEn(before, things, scope, grammar)
    if (
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
      .replace(/(?:將|将|會|会|都|要|可能|只|應該|应该|必須|必须|主要|首先|現在|现在|目前|其實|其实)+$/u, '')
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
