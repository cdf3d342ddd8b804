/** What the speaker expects, and when. */

import { readAmount } from '../../diagram/read-hedge.ts'
import type { Forecast, Statement } from '../../model.ts'
import { type AnalysedSentence, bare } from '../analyse.ts'
import { capitalised, compressions } from '../compress.ts'
import type { Grammar } from '../grammar.ts'
import { isStanding } from '../standing.ts'

const FORECAST_ZH =
  /(?<![每這这那第哪])(?:在|到)?((?:20[0-9]{2}|二[〇○零][一二三四五六七八九][〇○零一二三四五六七八九])年(?:以前|之前|前(?!後|后)|(?=.*[會会將将能剩]|.*(?:可以|都[得要])))|(?:再過|再过)?(?:未來|未来|今後|今后|接下來|接下来)?(?:[0-9]+|[一二兩两三四五六七八九十幾几]+)(?:(?:到|至|、|–|-)(?:[0-9]+|[一二三四五六七八九十]+))?(?:多)?(?:年|個月|个月)(?:之)?(?:內|内|後|后|以內|以内|以後|以后)?)/u
const FORECAST_EN =
  /\b((?:with)?in (?:the next )?(?:about |around |perhaps |maybe |roughly )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|fifty)(?:(?: to | or |-)(?:\d+|three|four|five|six|ten|fifteen|twenty|thirty))? (?:years|months|decades)|(?:by|before|(?:by|in) (?:about|around|roughly|perhaps|maybe)|in) 20\d\d|(?:\d+|two|three|five|ten|twenty|thirty|fifty) years from now)\b/i
/** A span that ends ahead, or a year by which: 三年內, 再過三年, 到二○三○年, 2030年以前. */
const LOOKS_AHEAD_ZH = /[內内後后]$|^再[過过]|^到.*年|年(?:以|之)?前$/u
const EXPECTS_ZH =
  /估[計计]?|[預预][計计]|剩|可能|可以(?:取代|代替|做到|達到|达到|減|减)|能|會|会|將|将|做不到|實現|实现|達到|达到/
const EXPECTS_EN = /\b(?:will|would|won't|won’t|may|might|could|can|should|going to|expect)\b/i
/** Told by others, of whom the speaker may think what he likes. */
const TOLD =
  /\b(?:was|were|been|is|are|being) told\b|\bwill tell you\b|\b(?:promised|announced) (?:that|us|me|to)\b|(?:廠家|厂家|公司|政府|官方|他們|他们|專家|专家)(?:都|就|曾|總|总)?(?:說|说|宣布|宣稱|宣称|承諾|承诺)/iu
/** What is wished for is not expected. */
const WISHES =
  /希望|盼望?|但願|但愿|(?<![沒没])夢想|梦想|\b(?:I|we)(?:['’]d| would)? (?:hope|wish|want|like to|love to)\b/iu
/**
 * Statements about the years to come with the time they name, nearest first. What is wished for, and the time of a bare
 * condition (如果五年之內做不到), are no forecasts.
 * @param since the year of the interview, if known: years named count from it, and those not after it are past
 */
export function findForecasts(sentences: AnalysedSentence[], grammar: Grammar, since?: number): Forecast[] {
  const chinese = grammar.isChinese
  const pattern = chinese ? FORECAST_ZH : FORECAST_EN
  const found: Forecast[] = []
  for (const sentence of sentences) {
    if (sentence.isQuestion || sentence.isExample) continue
    if (WISHES.test(sentence.text) || TOLD.test(sentence.text)) continue
    const short = compressions(sentence, grammar.limits.headline, grammar)
    const statement = [...short, ...wholeOf(sentence, grammar)].find(
      ({ text }) =>
        pattern.test(text) &&
        (chinese ? EXPECTS_ZH : EXPECTS_EN).test(text) &&
        !isTimeOfCondition(text, pattern, grammar),
    )
    const match = statement && pattern.exec(statement.text)
    if (!statement || !match) continue
    const after = statement.text.slice(match.index + match[0].length)
    // 「半年的時間」 and 「10年前」 look back; a span looks ahead with 內, 後 or with an expectation right after it.
    if (
      chinese &&
      (/^(?:的|前|以前|來|来|以來|以来)/.test(after) ||
        !(LOOKS_AHEAD_ZH.test(match[0]) || /^.{0,2}(?:可能|都|也)/.test(after)))
    )
      continue
    const years = yearsFrom(match[1]!, since)
    if (years <= 0) continue
    const event = (statement.text.slice(0, match.index) + after)
      .replace(/^[，,\s]+|[，,\s]+$/g, '')
      .replace(/([，,])\s*\1+/g, '$1')
      .replace(/\s{2,}/g, ' ')
      .replace(/^(我(?:估[計计]?|猜|看|想))，/u, '$1')
    found.push({
      text: statement.text,
      sentences: statement.sentences,
      time: match[0].trim(),
      years,
      event,
    })
  }
  return found.sort((a, b) => a.years - b.years || a.sentences[0]! - b.sentences[0]!)
}

/** A question for the seminar has room for more than a heading, as a share of its width. */
const LONGEST_FORECAST = 1.5

/** The whole sentence, where it points at nothing outside. */
function wholeOf({ id, text }: AnalysedSentence, grammar: Grammar): Statement[] {
  const whole = bare(text, grammar).replace(grammar.lead, '')
  const fits = grammar.width(whole) <= grammar.limits.headline * LONGEST_FORECAST
  return fits && (!grammar.dangles(whole) || isStanding(whole, grammar))
    ? [{ text: capitalised(whole), sentences: [id] }]
    : []
}

/** 「如果五年之內做不到，…」: by then it is not said to be so. */
const isTimeOfCondition = (text: string, time: RegExp, grammar: Grammar): boolean =>
  grammar.clauses(text).some((clause) => time.test(clause.text) && grammar.condition.test(clause.text))

/** A span in years, or how many a named year lies after the interview's; after the century's first where that is not known. */
function yearsFrom(time: string, since = 2000): number {
  const year = /20\d\d/.exec(time)
  if (year) return Number(year[0]) - since
  const written = /二零[一二三四五六七八九][零一二三四五六七八九]/u.exec(time.replace(/[〇○]/gu, '零'))?.[0]
  if (written) return Number([...written].map((digit) => DIGITS_ZH.indexOf(digit)).join('')) - since
  const scale = /月|month/.test(time) ? 1 / 12 : /decade/.test(time) ? 10 : 1
  return (readAmount(time)?.from ?? SOME) * scale
}

const DIGITS_ZH = '零一二三四五六七八九'
/** 「未來幾年」 */
const SOME = 5
