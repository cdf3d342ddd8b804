/** Shares of one yardstick, which are drawn as bars beside each other. */
import type { Scale } from '../../model.ts'
import type { AnalysedSentence } from '../analyse.ts'
import { compressions } from '../compress.ts'
import type { Grammar } from '../grammar.ts'
import { variants } from '../variants.ts'

/** A denial before a bound turns it over (不超過, no more than) and is part of it. */
const HEDGE_BEFORE_ZH =
  '(?:不(?:能|可以?|得|該|该|會|会|要)?|沒有|没有|沒|没|未|並未|并未|別|别)?(?:至少|起碼|起码|最多|大約|大约|大概|約|约|近|將近|将近|接近|超過|超过|[低高少多大小][於于]|(?<![請请找買买等賣卖拿考見见看做達达用要])不到|不足|多達|多达|高達|高达|甚至是?|可能)'
const HEDGE_AFTER_ZH = '(?:左右|上下|以上|以下|多|不到|有餘|有余)'
const REACHES_ZH =
  '(?:已經|已经|目前|能夠|能够|只能|僅能|仅能|可以|可|至少|才|也|將|将|會|会|大約|大约|約|约)*(?:達到|达到|相當於|相当于|接近|只有|僅有|仅有|不到|超過|超过|是|有)'
/** Who reaches how much of what: 「渡輪的實際載客量目前只能達到電船的20%左右」. */
const SHARE_ZH = new RegExp(
  `^(?<subject>.{2,22}?)${REACHES_ZH}(?<reference>.{2,10}?)的(?:${HEDGE_BEFORE_ZH})?(?<percent>[0-9.]+)[%％](?:${HEDGE_AFTER_ZH})?`,
  'u',
)
/** 「從原來的載客量上來看」: what is measured, said beforehand. */
const ASPECT_ZH = variants(/^(?:但|不過|不过)?[從从](.{2,12}?)(?:上)?(?:來|来)?(?:看|說|说)$/u)
const SOON_ZH =
  /^(?:我認為|我认为|我覺得|我觉得)?在?((?:[一二兩两三四五六七八九十幾几]+|[0-9]+)年[內内後后])$/u

type Bar = Scale['bars'][number] & { reference: string }

/** Groups percentages by answer and reads what each measures and against what (甲的載客量達到乙的90%). */
export function findSharedScales(sentences: AnalysedSentence[], grammar: Grammar): Scale[] {
  if (!grammar.isChinese) return []
  const scales = new Map<number, Bar[]>()
  for (const sentence of sentences) {
    if (sentence.isQuestion || sentence.isExample) continue
    const bars = sentence.clauses.flatMap((_, index) => barOf(sentence, index, grammar) ?? [])
    if (bars.length > 0) scales.set(sentence.turn, [...(scales.get(sentence.turn) ?? []), ...bars])
  }
  return [...scales.values()]
    .filter((bars) => bars.length >= 2)
    .map((bars) => ({
      reference: bars[0]!.reference,
      bars: bars.map(({ reference, ...bar }) => ({
        ...bar,
        label: withoutYardstick(bar.label, reference, bars[0]!.reference),
      })),
      sentences: [...new Set(bars.flatMap((bar) => bar.sentences))],
    }))
}

/** The yardstick is written on the axis; a share of something else keeps saying of what. */
const withoutYardstick = (label: string, reference: string, yardstick: string): string =>
  reference === yardstick ? label.replace(`${reference}的`, '') : label

function barOf(sentence: AnalysedSentence, index: number, grammar: Grammar): Bar | null {
  const clause = sentence.clauses[index]!.text
  const found = SHARE_ZH.exec(clause)?.groups
  if (!found) return null
  const { reference = '', percent = '' } = found
  const subject = found.subject!.replace(grammar.lead, '')
  const before = sentence.clauses.slice(0, index).map(({ text }) => text)
  const aspect = before.map((text) => ASPECT_ZH.exec(text)?.[1]).find(Boolean)
  const time = before.map((text) => SOON_ZH.exec(text)?.[1]).find(Boolean)
  const stated = clause.slice(clause.indexOf(reference))
  const hedge = /至少|起碼|起码|接近|不到/u.exec(clause.slice(0, clause.indexOf(reference)))?.[0] ?? ''
  const [best] = compressions(sentence, grammar.limits.headline, grammar).filter(({ text }) =>
    text.includes(stated),
  )
  // What no heading can say with its source and its bounds is no bar either.
  if (!best) return null
  return {
    name: [time, aspect, subject].filter(Boolean).join(' '),
    label: hedge + stated,
    percent: Number.parseFloat(percent),
    statement: { text: best.text, sentences: best.sentences },
    sentences: [sentence.id],
    reference,
  }
}
