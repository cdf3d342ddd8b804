import type { Comparison, Statement } from '../../model.ts'
import { type AnalysedSentence, bare } from '../analyse.ts'
import type { Grammar } from '../grammar.ts'
import { variants } from '../variants.ts'

const PAST_ZH = /(?:^|，)(過去|过去|以前|從前|从前|當年|当年)/
const NOW_ZH = /(?:^|，|但)(如今|現在|现在|今天|眼下)/
/** What the speaker once thought, with when: 「年輕的時候我覺得…」, 「我以前認為…」. */
const THOUGHT_ZH = variants(
  /^(?:我(?:們|们)?)?(?<time>以前|從前|从前|過去|过去|當年|当年|年輕(?:的)?時候?|年轻(?:的)?时候?|剛開始(?:的時候)?|刚开始(?:的时候)?|一開始|一开始|起初|最初|[一二三四五六七八九〇○零0-9]{4}年的?(?:時候|时候))，?(?:我(?:們|们)?)?(?:也|都|確實|确实|一直|曾經|曾经)*[^，]{0,6}?(?:覺得|觉得|認為|认为|以為|以为|相信|說過|说过|主張|主张|反對|反对|擔心|担心|信)/u,
)
/** What he thinks instead: 「現在…」, or the sentence behind 「我錯了。」 */
const THINKS_ZH = /^(?:但是?|可是|不過|不过|所以)?，?(?<time>現在|现在|如今|今天)/u
const WRONG_ZH = /^(?:後來|后来)?(?:我|是我)(?:想|看)?[錯错]了$/u
/** Sentences between the two. */
const MIND_CHANGED_WITHIN = 4
const PAST_EN = /((?<=^(?:and |but )?)(?:in the past|back then|once|before)(?=,)|\bI used to|\bused to)\b/i
/** At a clause's head: «what is dug in Ireland today» turns against nothing. */
const NOW_EN = /(?:^|[,;—] ?)(?:and |but )?(now|today|these days|nowadays)\b/i

/** Then and now: two neighbouring sentences, or two clauses, of which one tells of the past and the next of today. */
export function findThenAndNow(
  sentences: AnalysedSentence[],
  statementsOf: (sentence: AnalysedSentence) => Statement[],
  grammar: Grammar,
): Comparison[] {
  const [past, now] = grammar.isChinese ? [PAST_ZH, NOW_ZH] : [PAST_EN, NOW_EN]
  return sentences.flatMap((sentence, index) => {
    const within = !sentence.isQuestion && thenAndNowWithin(sentence, past, now, grammar)
    if (within) return [within]
    const changed = grammar.isChinese ? changedMind(sentences, index, statementsOf, grammar) : undefined
    if (changed) return [changed]
    const next = sentences[index + 1]
    if (!next || next.turn !== sentence.turn || sentence.isQuestion || next.isQuestion) return []
    const then = past.exec(sentence.text)?.[1]
    const today = now.exec(next.text)?.[1]
    if (!then || !today || now.test(sentence.text)) return []
    const [a, b] = [sentence, next].map((one) => statementsOf(one)[0] ?? sideOf(one, statementsOf, grammar))
    if (!a || !b) return []
    const strip = (statement: Statement, word: string): Statement => ({
      ...statement,
      text: statement.text.replace(new RegExp(`^${word}[，,]?\\s*`), ''),
    })
    return [
      {
        text: b.text,
        sentences: [sentence.id, next.id],
        sides: [
          { name: then, statement: strip(a, then) },
          { name: today, statement: strip(b, today) },
        ],
      },
    ]
  })
}

/** 「我以前認為…。…現在我明白，…。」: what the speaker thought once and what he thinks now, some sentences apart. */
function changedMind(
  sentences: AnalysedSentence[],
  index: number,
  statementsOf: (sentence: AnalysedSentence) => Statement[],
  grammar: Grammar,
): Comparison | undefined {
  const once = sentences[index]!
  const time = THOUGHT_ZH.exec(once.text.replace(grammar.lead, ''))?.groups?.time
  if (!time || once.isQuestion || once.attribution?.kind === 'said') return undefined
  const later = sentences
    .slice(index + 1, index + 1 + MIND_CHANGED_WITHIN)
    .filter(
      ({ turn, isQuestion, attribution }) =>
        turn === once.turn && !isQuestion && attribution?.kind !== 'said',
    )
  const wrong = later.findIndex(({ text }) => WRONG_ZH.test(bare(text, grammar)))
  const thinks = later.find(({ text }) => THINKS_ZH.test(text))
  const [now, today] =
    wrong >= 0
      ? [later[wrong + 1], bare(later[wrong]!.text, grammar)]
      : [thinks, THINKS_ZH.exec(thinks?.text ?? '')?.groups?.time]
  if (!now || !today) return undefined
  const [a, b] = [once, now].map((one) => sideOf(one, statementsOf, grammar))
  if (!a || !b || !a.text.includes(time) || (wrong < 0 && !b.text.includes(today))) return undefined
  const strip = ({ text, sentences }: Statement, word: string): Statement => ({
    text: text.startsWith(word) ? text.slice(word.length).replace(/^，/u, '') : text,
    sentences,
  })
  const ids = wrong >= 0 ? [once.id, later[wrong]!.id, now.id] : [once.id, now.id]
  return {
    text: b.text,
    sentences: ids,
    sides: [
      { name: time, statement: strip(a, time) },
      { name: today, statement: strip(b, today) },
    ],
  }
}

/** A sentence whole, if it fits a column and points at nothing outside, else at its shortest. */
function sideOf(
  sentence: AnalysedSentence,
  statementsOf: (sentence: AnalysedSentence) => Statement[],
  grammar: Grammar,
): Statement | undefined {
  const whole = grammar.isChinese
    ? bare(sentence.text, grammar).replace(grammar.lead, '')
    : bare(sentence.text, grammar)
  const fits = grammar.width(whole) <= grammar.limits.headline && !grammar.dangles(whole)
  return fits ? { text: whole, sentences: [sentence.id] } : statementsOf(sentence)[0]
}

/** 「過去…，現在…」: two clauses of one sentence, each opening with its time. */
function thenAndNowWithin(
  { id, clauses }: AnalysedSentence,
  past: RegExp,
  now: RegExp,
  grammar: Grammar,
): Comparison | null {
  if (!grammar.isChinese) return null
  const at = clauses.findIndex(({ text }, index) => {
    const next = clauses[index + 1]?.text ?? ''
    return past.exec(text)?.index === 0 && now.exec(next)?.index === 0
  })
  if (at < 0) return null
  // 「現在我要改口：水濁有時是一把遮」: what a colon announces is what is said.
  const announces = /[：:]/.test(clauses[at + 1]!.mark)
  const rest = clauses
    .slice(at + 1)
    .map(({ text, mark }, index, all) => (index < all.length - 1 ? text + mark : text))
  const told = [clauses[at]!.text, announces ? rest.join('') : clauses[at + 1]!.text]
  const sides = told.map((text, index) => {
    const name = (index === 0 ? past : now).exec(text)![1]!
    return { name, statement: { text: text.replace(name, '').replace(/^[，,]\s*/, ''), sentences: [id] } }
  })
  const fits = sides.every(
    ({ statement: { text } }) =>
      grammar.width(text) <= grammar.limits.point && grammar.width(text) >= 4 && !grammar.dangles(text),
  )
  return fits
    ? {
        text: clauses
          .slice(at, at + 2)
          .map(({ text }) => text)
          .join('，'),
        sentences: [id],
        sides,
      }
    : null
}

/**
 * Two subjects set against each other in one sentence: neighbouring clauses, each with its own subject, one denied what
 * the other is granted (甲完全可以…，乙還沒有…).
 */
export function findOpposites(sentences: AnalysedSentence[], grammar: Grammar): Comparison[] {
  if (!grammar.isChinese) return []
  return sentences.flatMap((sentence) => {
    if (sentence.isQuestion || sentence.isExample) return []
    for (let index = 0; index + 1 < sentence.clauses.length; index++) {
      const [left, right] = [
        sentence.clauses[index]!.text.replace(grammar.lead, ''),
        sentence.clauses[index + 1]!.text.replace(grammar.lead, ''),
      ]
      const [a, b] = [subjectOf(left, grammar), subjectOf(right, grammar)]
      if (!a || !b || a === b || a.includes(b)) continue
      if (
        denies(left) === denies(right) ||
        !GRANTS.test(denies(left) ? right : left) ||
        [left, right].some((text) => grammar.dangles(text) && !/這個程度|这个程度/.test(text))
      )
        continue
      if ([left, right].some((text) => grammar.width(text) > grammar.limits.point || grammar.isBound(text)))
        continue
      return [
        {
          text: `${left}，${right}`,
          sentences: [sentence.id],
          sides: [
            { name: a, statement: { text: left, sentences: [sentence.id] } },
            { name: b, statement: { text: right, sentences: [sentence.id] } },
          ],
        },
      ]
    }
    return []
  })
}

/** What the one side is granted: an ability or an achievement, so that the denial answers it. */
const GRANTS = /可以|能夠|能够|已經|已经|做得到|辦得到|办得到/

const denies = (text: string): boolean =>
  /還沒有|还没有|沒有|没有|不會|不会|不能|不是|永遠不|永远不|無法|无法/.test(text)

/** The names before the clause's first modal or adverb. */
function subjectOf(clause: string, grammar: Grammar): string | null {
  const tokens = grammar.tokens(clause)
  const end = tokens.findIndex(
    ({ text, tag }) =>
      /^(?:ad|d|v|t|z)/.test(tag) || /^(?:可以|能|能夠|會|不|沒有|永遠|卻|完全|還|目前)/.test(text),
  )
  if (
    end < 1 ||
    !tokens.slice(0, end).every(({ text, tag }) => /^(?:n|eng|j|x|m)/.test(tag) || /^[和與与、]$/.test(text))
  )
    return null
  return tokens
    .slice(0, end)
    .map(({ text }) => text)
    .join('')
}
