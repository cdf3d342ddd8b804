import type { Quantity, Scale } from '../../model.ts'
import type { AnalysedSentence } from '../analyse.ts'
import { compressions } from '../compress.ts'
import type { Grammar } from '../grammar.ts'
import { variants } from '../variants.ts'
import {
  FURTHER_EN,
  FURTHER_ZH,
  HEDGE_AFTER_ZH,
  HEDGE_BEFORE_ZH,
  NUMBER_EN,
  NUMBER_ZH,
  WHOLLY,
} from './numerals.ts'

/** A number of a sentence that may stand large on a slide. */
export interface FoundQuantity extends Quantity {
  /** For shares: the number between 0 and 100, else NaN. */
  percent: number
  /** Whole window of the sentence the number stands in, fit to be read beside it. */
  context: string
}

/**
 * Quantities with their hedge and what they measure: shares, magnitudes and counts, in figures. Years, ordinals, model
 * numbers (T-800, B52) and small counts are not quantities to show large.
 * What is measured is the clause the number stands in, without the number where it can be lifted out.
 */
export function findQuantities(sentences: AnalysedSentence[], grammar: Grammar): FoundQuantity[] {
  return sentences.flatMap((sentence) => (sentence.isQuestion ? [] : quantitiesOf(sentence, grammar)))
}

function quantitiesOf(sentence: AnalysedSentence, grammar: Grammar): FoundQuantity[] {
  const chinese = grammar.isChinese
  const pattern = chinese ? NUMBER_ZH : NUMBER_EN
  if (LIKENESS.test(sentence.text) || !sentence.clauses.some(({ text }) => text.search(pattern) >= 0))
    return []
  const contexts = compressions(sentence, grammar.limits.headline * 1.2, grammar)
  const found: FoundQuantity[] = []
  for (const [index, clause] of sentence.clauses.entries()) {
    for (const match of clause.text.matchAll(pattern)) {
      const [all, before = '', value = '', after = ''] = match
      const context =
        contexts.find(({ text }) => text.includes(clause.text))?.text ??
        contexts.find(({ text }) => text.includes(all))?.text
      if (!context) continue
      if (isQuoted(clause.text, match.index) || HEARSAY.test(clause.text)) continue
      // `fell from 12 per cent to 9.5`: where it came from is not how much it is.
      if (
        /(?:\bfrom |[從从由][^，]{0,4})$/i.test(clause.text.slice(0, match.index)) &&
        !(chinese && !LEADS_TO.test(clause.text.slice(match.index)))
      )
        continue
      if (/[A-Za-z-]$/.test(clause.text.slice(0, match.index + before.length))) continue
      // 「死亡人數從三十幾個到一百零幾個都有」, 「我錄的兩百一十三個裡面」: the end of a range, and what a share is of.
      if (
        chinese &&
        /[從从由][^，]{1,14}[到至]$/u.test(clause.text.slice(0, match.index)) &&
        /都有|不等/.test(clause.text)
      )
        continue
      if (chinese && /(?:[裡裏里][面頭头]|[^公英華华0-9][裡裏里]|[當当之]中|之[間间])$/u.test(clause.text))
        continue
      // `three complaints in eight hundred jobs`: the three are what is told.
      if (!chinese && OUT_OF.test(clause.text.slice(0, match.index))) continue
      if (SOUNDS.test(clause.text) || PLANNED.test(clause.text) || WHOLLY.test(value.trim())) continue
      // `A tenth of a very large number`: no quantity is named.
      if (!chinese && OF_SOME_NUMBER.test(clause.text.slice(match.index))) continue
      // `clerks in counties of a hundred thousand people`: how large a county is, not how many clerks.
      if (!chinese && SIZED.test(clause.text.slice(0, match.index))) continue
      const next = sentence.clauses[index + 1]?.text ?? ''
      // 「濕度壓在百分之六十二以下，可以再拖…」, `within five hundred metres, …`: a bound is what something else holds for.
      if (next !== '' && !grammar.completes.test(next) && (chinese ? BOUND_ZH : BOUND_EN).test(clause.text))
        continue
      // 「還了二十六件的時候，同時借出…」, 「買一副兩百塊的眼鏡，不如…」: what is counted there is not what is said.
      if (
        chinese &&
        next !== '' &&
        (WHEN.test(clause.text) ||
          grammar.condition.test(clause.text) ||
          (/的$/u.test(clause.text.slice(0, match.index)) &&
            /[個个位名人]$/u.test(value) &&
            next.search(FURTHER_ZH) >= 0) ||
          leavesTheRest(sentence, index, grammar))
      )
        continue
      const told = measured(sentence, index, all, match.index, context, grammar)
      if (!told) continue
      // 「可以回到五成以上，前提是…」: a number that holds on a condition is nothing without it.
      // 「我的經驗是超過十二個，你就只是在數人頭」: what follows from the number says what it is for.
      if (chinese && /^.{0,3}就/u.test(next) && !context.includes(next)) continue
      const bound = grammar.completes.test(next)
      if (bound && !context.includes(next)) continue
      const condition = bound && !told.measures.includes(next) ? `${clause.mark}${grammar.joint}${next}` : ''
      // A label that only says the number again says of nothing.
      if (all.includes(`${told.measures}${condition}`.trim())) continue
      const hedge = [`${told.hedge}${before.trim()}`, after.trim()].filter(Boolean).join('…')
      found.push({
        value: value.trim(),
        ...(hedge ? { hedge } : {}),
        measures: `${told.measures}${condition}`,
        text: context,
        context,
        sentences: [sentence.id],
        percent: /[%％]|per ?cent/i.test(value) ? Number.parseFloat(value) : Number.NaN,
      })
    }
  }
  return found.length > 0 && goesOnCounting(sentence, found, grammar) ? [] : found
}

/** 「應徵的人多了一倍，半年以後留下來的還是只有三成」: the figure that a sentence ends on is what the others lead up to. */
function goesOnCounting({ text }: AnalysedSentence, found: FoundQuantity[], { isChinese }: Grammar): boolean {
  const last = found.at(-1)!
  const end = Math.max(
    text.indexOf(last.context) + last.context.length,
    text.indexOf(last.value) + last.value.length,
  )
  return (isChinese ? FURTHER_ZH : FURTHER_EN).test(text.slice(end))
}

const SIZED =
  /\b(?!(?:hundred|thousand|million|dozen|kind|cost|number|sale)s\b)[a-z]{3,}(?:s|y|town|city|village) of $/
const OUT_OF =
  /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,2}) (?:[a-z]+ ){0,3}(?:in|of|out of|from) (?:the |our |those )?$/i
/** `We'd planned two hundred acres`, 「原本只要八十萬」: what it came to is told next. */
const PLANNED = /\b(?:planned|expected|hoped|meant|budgeted|promised|supposed)\b|原本|本來|本来/i
const OF_SOME_NUMBER =
  /^.{1,40}?\bof an? (?:very |pretty )?(?:large|big|small|tiny|huge) (?:number|amount|share)\b/i
/** 「百分之四聽起來很少」 */
const SOUNDS = /聽起來|听起来|看起來|看起来|\bsounds?\b/i

/** The next clause says what the number is told for, or what it is set against. */
const leavesTheRest = ({ clauses }: AnalysedSentence, index: number, grammar: Grammar): boolean => {
  const [clause, next, ...rest] = clauses.slice(index).map(({ text }) => text) as [
    string,
    string,
    ...string[],
  ]
  return grammar.leadsUp(clause, next) || grammar.needsNext(clause, next, rest) || AGAINST.test(next)
}
const BOUND_ZH = /^(?!.*[降升減减跌漲涨增落回達达]).*(?:以[內内下上外]|之[內内外])$/u
const BOUND_EN = /^(?:within|beyond|inside|above|below|under|over|up to|after|before|past)\b/i
const WHEN = /(?:的時候|的时候|[以之]?[前後后]|時|时)$/u
const AGAINST = /^.{0,6}(?:反而|卻|却)/u

/** 「就像一支球隊，一百個人還不如十個人」: the numbers of a likeness measure nothing. */
const LIKENESS = /就像|好比|如同|\b(?:it['’]s|is|are) like an? |\bas if\b|\bimagine\b/i

/** A figure that the speaker only quotes (你說「超越機率百分之十」) is none of his. */
const isQuoted = (clause: string, at: number): boolean => /[「“"][^」”"]*$/u.test(clause.slice(0, at))

/** 「新聞說公司做到一千個」: what is only heard is not the speaker's figure, least of all where he doubts it. */
const HEARSAY =
  /(?:新聞|新闻|報紙|报纸|媒體|媒体|外界|網上|网上|廣告|广告|有人|人家)(?:都|常|總|总)?[說说]|[號号][稱称]|據說|据说|聽說|听说|\b(?:the papers|the media|newspapers|they|people|some) (?:say|claim|report)\b|\bsupposedly\b/i

/** 「上座率平均只有7%」: what stands before the number says how it is meant, and goes with it. */
const HEDGE_LEFT_BEHIND = /(?:平均|大約|大约|總共|总共|一共|目前|現在|现在)*(?:只有|僅有|仅有|才有|共有)$/u

/** `It cannot be more than …`: what is denied stands before the hedge. */
const DENIED_EN = /(?:n['’]t|\bnot|\bnever|\bcannot)(?: \w+){0,2} $/i

/** 「從百分之四十四提高到百分之九十九」: of the two numbers the first says what the second is measured from. */
const RISES_FROM = new RegExp(`[從从由][^，]{0,4}?(?:${NUMBER_ZH.source})(?=[^，]{0,6}[到至])`, 'u')
/** 「（從）一百公斤降到…」 */
const LEADS_TO = /^[^，]{1,14}[到至成為为]/u

/**
 * The clause without the number if the rest still reads (水塔用了磚頭), else the clause as it stands, led by those
 * before it that say of what and on what condition, as far as they fit. Undefined where it would say another thing
 * than the speaker: without the time or the matter named beforehand (春節那七天，…), or with a second number in it.
 */
function measured(
  sentence: AnalysedSentence,
  index: number,
  all: string,
  at: number,
  context: string,
  grammar: Grammar,
): { measures: string; hedge: string } | undefined {
  const clause = sentence.clauses[index]!.text
  const before = clause.slice(0, at)
  const after = clause.slice(at + all.length)
  if (!grammar.isChinese) {
    // `We asked for £15 an hour and got £13.50`, `cannot be more than thirty`: neither number is the message alone.
    if (DENIED_EN.test(before) || (before + after).search(NUMBER_EN) >= 0) return undefined
    return { measures: clauseOr(context, sentence, index, grammar), hedge: '' }
  }
  const modifies = /^[的之]/.test(after)
  // 「用了3萬塊磚頭」 reads without its number; 「漲了一倍多了」 does not.
  const liftable =
    /^(?!了)[\p{Script=Han}A-Za-z]{2}/u.test(after) &&
    !modifies &&
    /了$/.test(before) &&
    !/[個个名位]$/u.test(all)
  const rest = before + after
  // 「新水塔至少2萬塊」: no verb is left, so what remains is the name of what is counted.
  const atEdge = before === '' || after === ''
  const named = atEdge && grammar.width(rest.trim()) >= 2 && !modifies && isName(rest, grammar)
  const hedge = named && after === '' ? (HEDGE_LEFT_BEHIND.exec(before)?.[0] ?? '') : ''
  // 「我們二十四戶」
  if (/^[我你他她它佢]們?$|^[我你他她它]们?$/u.test(rest.replace(grammar.lead, ''))) return undefined
  // 「做過一個小研究，六十四個孩子」: behind another clause the noun alone would hang in the air.
  // 「去年不到兩千家」: a time alone does not say of what.
  const lifts = named && !(before === '' && index > 0) && !ONLY_WHEN.test(rest)
  const told = lifts ? rest.slice(0, rest.length - hedge.length) : liftable ? rest : clause
  const besides = (text: string): string => text.replace(all, '').replace(RISES_FROM, '')
  if (FURTHER_ZH.test(besides(told))) return undefined
  // Clauses with a number of their own tell of another matter, and so does what ends in a semicolon.
  const from =
    sentence.clauses
      .slice(0, index)
      .findLastIndex(({ text, mark }) => text.search(NUMBER_ZH) >= 0 || /[；;：:]/.test(mark)) + 1
  const leading = sentence.clauses.slice(from, index).map(({ text, mark }) => text + mark)
  const led = [...leading, told].join('').replace(grammar.lead, '')
  if (FURTHER_ZH.test(besides(led))) return undefined
  if (grammar.width(led) <= grammar.limits.headline * 1.3 && !grammar.dangles(led))
    return { measures: led, hedge }
  const last = sentence.clauses[index - 1]?.text.replace(grammar.lead, '')
  if (leading.length > 0 && last && isName(last, grammar)) return undefined
  return { measures: told.replace(grammar.lead, ''), hedge }
}

/** The number's own clause where it can be read alone, with what bounds it; else the whole window. */
function clauseOr(context: string, { clauses }: AnalysedSentence, index: number, grammar: Grammar): string {
  const own = clauses[index]!.text.replace(grammar.lead, '')
  // `…, while in the Indus it is more than forty percent`: the two sides stand beside each other.
  if (SET_AGAINST.test(own) && numbered(clauses[index - 1])) return own.replace(SET_AGAINST, '')
  const previous = clauses[index - 1]
  // `When it opened in 2000, …`: the time or condition said right before goes with the number.
  if (previous && grammar.isBound(previous.text)) {
    const bounded = `${previous.text.replace(grammar.lead, '')}${previous.mark} ${own}`
    const isSide = SET_AGAINST.test(clauses[index + 1]?.text ?? '') && numbered(clauses[index + 1])
    return isSide && context.includes(bounded) ? bounded : context
  }
  const alone = grammar.standsAlone(own, true) && !grammar.isBound(own) && !grammar.dangles(own)
  return alone && context.includes(own) ? own : context
}

const SET_AGAINST = /^(?:while|whereas) /i
const numbered = (clause: AnalysedSentence['clauses'][number] | undefined): boolean =>
  clause !== undefined && clause.text.search(NUMBER_EN) >= 0

const ONLY_WHEN =
  /^(?:去年|前年|今年|現在|现在|目前|如今|當時|当时|後來|后来|以前|過去|过去|每[年月天]|[一二三四五六七八九〇零0-9]+年)$/u

/** A noun, without a verb, preposition or adverb. */
const isName = (text: string, grammar: Grammar): boolean => {
  const tags = grammar.tokens(text).map(({ tag }) => tag)
  return (
    tags.some((tag) => !/^(?:a|u|y|m|q|x|c|z|r)/.test(tag)) &&
    tags.every((tag) => !/^(?:v(?!n)|p|d)/.test(tag)) &&
    !/^f/.test(tags.at(-1)!)
  )
}

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
  const stated = clause.slice(clause.indexOf(reference)).replace(/的?水平$/u, '')
  const hedge = /至少|起碼|起码|接近|不到/u.exec(clause.slice(0, clause.indexOf(reference)))?.[0] ?? ''
  const [best] = compressions(sentence, grammar.limits.headline, grammar).filter(({ text }) =>
    text.includes(stated),
  )
  // What no heading can say with its source and its bounds is no bar either.
  if (!best) return null
  return {
    name: [time, aspect, withoutAdverbs(subject)].filter(Boolean).join(' '),
    label: hedge + stated,
    percent: Number.parseFloat(percent),
    statement: { text: best.text, sentences: best.sentences },
    sentences: [sentence.id],
    reference,
  }
}

/** 「甲的載客量目前」 → 「甲的載客量」: of whom stays with what is measured. */
const withoutAdverbs = (subject: string): string =>
  subject.replace(/(?:目前|現在|现在|只能|已經|已经|至少|能夠|能够)+$/u, '')
