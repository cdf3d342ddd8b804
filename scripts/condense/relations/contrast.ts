import type { Comparison, Statement } from '../../model.ts'
import type { AnalysedSentence } from '../analyse.ts'
import type { Grammar } from '../grammar.ts'

const PAST_ZH = /(?:^|，)(過去|过去|以前|從前|从前|當年|当年)/
const NOW_ZH = /(?:^|，|但)(如今|現在|现在|今天|眼下)/
const PAST_EN = /((?<=^(?:and |but )?)(?:in the past|back then|once|before)(?=,)|\bused to)\b/i
const NOW_EN = /\b(now|today|these days|nowadays)\b/i

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
    const next = sentences[index + 1]
    if (!next || next.turn !== sentence.turn || sentence.isQuestion || next.isQuestion) return []
    const then = past.exec(sentence.text)?.[1]
    const today = now.exec(next.text)?.[1]
    if (!then || !today || now.test(sentence.text)) return []
    const [a, b] = [statementsOf(sentence)[0], statementsOf(next)[0]]
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
  const sides = clauses.slice(at, at + 2).map(({ text }, index) => {
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
