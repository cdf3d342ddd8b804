import type { Enumeration, Statement } from '../../model.ts'
import { type AnalysedSentence, bare } from '../analyse.ts'
import { capitalised, compressions } from '../compress.ts'
import type { Grammar } from '../grammar.ts'
import { inBothScripts } from '../variants.ts'
import { type CountedList, countedOff } from './counted-off.ts'
import { CLASSIFIER, listMembers, numberOf } from './phrases.ts'

const HAS = '(?:有|需要|要看|看|要|靠|缺|包括|取決於|取决于|分為|分为|分成|分)'
const COUNTED_ZH = new RegExp(
  `(?:^|(?<before>[^，,：:]+)[，,])(?<whole>[^，,：:]*?)${HAS}(?<things>(?<count>[一二兩两三四五六七八九十2-9])(?:${CLASSIFIER}|方面)[^，,：:]{0,10})[：:，](?<list>.+)$`,
  'u',
)
/**
 * 「我們犯了三個錯：…」, 「三樣東西：…」: by whatever verb, the things themselves are the whole; not 「學會跟兩種人說話：…」, of
 * which 「兩種人說話」 would say that they talk.
 */
const COUNTED_ANYHOW_ZH = new RegExp(
  `(?:^|[，,])[^，,：:]{0,12}?(?<things>(?<![第跟和與与同對对給给把將将向比被])(?<count>[兩两三四五六七八九])${CLASSIFIER}[^，,：:]{1,8})[：:](?<list>.+)$`,
  'u',
)
const COUNTED_EN =
  /^(?<before>[^:—]*)\b(?<things>(?<count>two|three|four|five|six|seven) (?!(?:thirds|quarters|fifths|sixths|tenths)\b)(?:[a-z-]+ ){0,3}(?!(?:years|months|weeks|days|hours|minutes|times|is|was|has)\b)[a-z]{3,}s)\b(?<scope>[^:—]*)(?::|—)\s*(?<list>.+)$/i
/** «What we ask: is the hull dry, is the mast straight, and is the owner sober» */
const LISTED_EN = /^(?<things>What (?:I|we|you|they) [^,:—]{3,40}):\s*(?<list>.+)$/
const FEWEST_LISTED = 3
/** 「在兩個法院試了半年，翻甲、翻乙」, 「兩個人做兩個鐘，連交通、保險」: where and by whom is not what is listed. */
const COUNTS_OTHERWISE_ZH = inBothScripts(
  /在[兩三四五六七]|[做試]了?|[個]?(?:人|鐘|月|小時|星期)$|[一每][組隊對班批]$/u,
)
/** What goes on to say something of the things counted, rather than naming them. */
const SAID_OF_ZH = /^(?:是|不是|也|都|就|而|我|你|他|她|它)/u
const COUNTED_FORMS_ZH = [COUNTED_ZH, COUNTED_ANYHOW_ZH]

/**
 * Enumerations that the speaker makes: a counted list (三個條件：甲、乙和丙; three things: a, b and c), or members told one
 * after the other (第一是…第二是…最後是…; First, … Second, …). A counted list whose members do not come out at the
 * number stated is not taken.
 */
export function findEnumerations(sentences: AnalysedSentence[], grammar: Grammar): Enumeration[] {
  const ordinal = countedOff(sentences, grammar).map((list) => toldByPlace(list, grammar))
  // What a member lists in passing is a detail of it.
  const taken = new Set(ordinal.flatMap((list) => list.sentences))
  const counted = countedLists(sentences, grammar).filter(({ sentences: [id] }) => !taken.has(id!))
  return [...counted, ...ordinal]
}

/** 「試過三樣東西。第一，…。第二，…。第三，…。」 */
function toldByPlace({ members, announced }: CountedList, grammar: Grammar): Enumeration {
  const told = members.flatMap(({ sentence, detail }) => [sentence.id, ...(detail?.sentences ?? [])])
  const ids = [...(announced?.sentences ?? []), ...told]
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

/** The members that stand behind what counts them, without what the sentence goes on with; none of alternatives among others. */
function listedIn({ list = '' }: Record<string, string | undefined>, { isChinese }: Grammar): string[] {
  const own = list.replace(/[，,](?:而|但|其中|which|and that).*$/u, '')
  return ALTERNATIVES.test(own) ? [] : listMembers(own, isChinese)
}
/** «a net, or a line, or a trap, and then patience» */
const ALTERNATIVES = /, or .*, (?:or|and) |[，、]或者?.*[，、](?:或|還有|还有|然後|然后|再)/iu

function countedLists(sentences: AnalysedSentence[], grammar: Grammar): Enumeration[] {
  const chinese = grammar.isChinese
  return sentences.flatMap((sentence) => {
    const text = bare(sentence.text, grammar)
    const isCountedOff = grammar
      .clauses(text)
      .some((clause) => /^(?:第一|一[是來来、]|其一)/u.test(clause.text))
    const forms = isCountedOff ? [] : chinese ? COUNTED_FORMS_ZH : [COUNTED_EN, LISTED_EN]
    const match = forms
      .map((form) => form.exec(text)?.groups)
      .find((groups) => {
        const found = groups ? listedIn(groups, grammar).length : 0
        return groups?.count === undefined ? found >= FEWEST_LISTED : found === numberOf(groups.count)
      })
    if (!match) return []
    const { before = '', things = '', scope = '' } = match
    const members = listedIn(match, grammar)
    const isApart = chinese && !/[：:]/.test(text)
    if (isApart && COUNTS_OTHERWISE_ZH.test(`${match.whole ?? ''}${things}`)) return []
    // 「有兩種藥單獨看都安全，…」 goes on to say what becomes of them.
    if (isApart && (/[的都]/.test(things) || members.some((member) => SAID_OF_ZH.test(member)))) return []
    const whole = chinese
      ? wholeZh(match.whole ?? '', before, things, grammar)
      : wholeEn(before, things, scope, grammar)
    if (members.length < 2 || members.some((member) => grammar.width(member) > grammar.limits.point * 0.7))
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
