import type { Link } from '../../model.ts'
import type { AnalysedSentence } from '../analyse.ts'
import { bare } from '../analyse.ts'
import type { Grammar } from '../grammar.ts'
import { nameAfter, nameBefore } from './phrases.ts'

const AHEAD_ZH = /^(?:領先於|领先于|領先|领先|超前|超出|拋離|抛离)$/
const BEHIND_ZH = /^(?:落後於|落后于|落後|落后)$/
const AMOUNT_ZH =
  /((?:至少|起碼|大約|大约|約|约|近|將近|可能|超過|超过|不到|好)*)([0-9０-９.]+|[一二兩两三四五六七八九十百千幾几半]+)(?:多)?(?:個|个)?(?:身位|[年月天倍代步級级成分秒]|百分點|百分点|%|點|点|公里|米|名|位)(?:左右|以上|多)?/u
/**
 * Who is ahead of whom by how much. Only with the amount stated: without it there is nothing to draw.
 * The sides stand in the order of the sentence, so that side, label and side read as it was said (甲 落後十年 乙).
 */
export function findLeads(sentences: AnalysedSentence[], grammar: Grammar): Link[] {
  if (!grammar.isChinese) return []
  return sentences.flatMap((sentence) =>
    sentence.isQuestion || grammar.cues.reported.test(sentence.text)
      ? []
      : sentence.clauses.flatMap((clause, index) => {
          const scale = SCALE_ZH.exec(sentence.clauses[index - 1]?.text ?? '')?.[1]
          const found = leadZh(clause.text, sentence, grammar)
          return scale
            ? found.map((link) => ({
                ...link,
                scale,
                text: `${sentence.clauses[index - 1]!.text}，${link.text}`,
              }))
            : found
        }),
  )
}

/** 「在監測技術方面」: on what scale, said right before. */
const SCALE_ZH = /^(?:但是?|而|不過|不过)?在(.{2,10}?)(?:方面|領域|领域|上|中)$/u

function leadZh(clause: string, sentence: AnalysedSentence, grammar: Grammar): Link[] {
  const tokens = grammar.tokens(clause)
  const at = tokens.findIndex(({ text }) => AHEAD_ZH.test(text) || BEHIND_ZH.test(text))
  if (at < 1) return []
  const skip = /^[於于]$/.test(tokens[at + 1]?.text ?? '') ? 2 : 1
  const after = clause.slice(
    tokens
      .slice(0, at + skip)
      .map(({ text }) => text)
      .join('').length,
  )
  const amount = AMOUNT_ZH.exec(after)
  const left = nameBefore(tokens, at)
  const right = nameAfter(tokens, at + skip).replace(AMOUNT_ZH, '')
  if (!amount || left === '' || right === '' || left === right || /^[它他她牠其]/.test(right)) return []
  const hedgeBefore =
    /(可能|大概|也許|也许|或許|或许|至少)是?$/.exec(
      tokens
        .slice(0, at)
        .map(({ text }) => text)
        .join(''),
    )?.[0] ?? ''
  const label = `${hedgeBefore}${tokens[at]!.text} ${amount[0]}`
  return [
    {
      text: bare(clause, grammar).replace(grammar.lead, ''),
      sentences: [sentence.id],
      from: left,
      to: right,
      label,
      kind: 'lead',
    },
  ]
}
