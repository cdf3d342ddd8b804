import type { Forecast, Sequence, Statement } from '../../model.ts'
import type { AnalysedSentence } from '../analyse.ts'
import { bare } from '../analyse.ts'
import { capitalised } from '../compress.ts'
import type { Clause, Grammar } from '../grammar.ts'
import { isPlaced, LAST, NARRATES, NEXT, orderMark } from '../order-marks.ts'
import { isStanding } from '../standing.ts'

/** What a speaker goes on with, or tells of another, is no step: 「當然，也有同行批評我，說…，最後…」. */
const NO_STEP =
  /^(?:當然|当然|其實|其实|不過|不过|但是?|可是|而且|所以|也有|有人|有的|[說说](?:是)?|[認认][為为]|[覺觉]得|of course|but|so|some|they say)|批[評评]|反[對对]/iu
/** Most steps that a slide shows one below the other. */
const MOST_STEPS = 7
const ASIDE_STEP_ZH = /^(?:哪怕|雖|虽|即使|但至少|但|如果|不|沒|没)/
const SUBJECT_ZH =
  /^(?:最後|最后|然後|然后|接着|接著|最終|最终)?(?:你們|你们|我們|我们|他們|他们|它們|它们|你|我|他|她|它)?(?:真的)?(?:就)?(?:可以|能夠|能够|能)?(?=\p{Script=Han}{3})/u

/**
 * Steps told in one breath, ending in a mark of sequence (…，然後…，最後…): at least three clauses, each a doing.
 * Pronouns that only carry the subject along are left out of the step's words.
 */
export function findSteps(sentences: AnalysedSentence[], grammar: Grammar): Sequence[] {
  return sentences.flatMap((sentence) => {
    if (sentence.isQuestion || sentence.isExample) return []
    const chinese = grammar.isChinese
    const last = sentence.clauses.findLastIndex(
      ({ text }, index) => index >= 2 && (NEXT.test(text) || LAST.test(text)),
    )
    if (last < 2) return []
    // One 「最後」 ends a story, an argument or a sentence; two places make a sequence, or what anybody would do.
    const places = sentence.clauses.filter(({ text }) => isPlaced(text)).length
    if (places < 2 && !(chinese && sentence.clauses.some(({ text }) => /^[你您]/u.test(text)))) return []
    const colon = sentence.clauses.findIndex(({ mark }) => mark === '：' || mark === ':')
    const clauses = stepsApart(sentence.clauses.slice(colon + 1), last - colon)
    // 「先…，再…，然後…，最後…」: each step is marked, however short it is.
    const marked = chinese && clauses.every((text) => orderMark(text) !== '')
    const told = clauses.filter(
      (text) => !(chinese && (ASIDE_STEP_ZH.test(text) || /^在?[^，]{1,8}[內内後后時时]$/u.test(text))),
    )
    const steps = told.map((text) =>
      chinese ? text.replace(marked ? orderMark(text) : SUBJECT_ZH, '') : text.slice(orderMark(text).length),
    )
    const fits = (text: string): boolean =>
      grammar.width(text) >= (marked ? 1 : grammar.limits.least / 4) &&
      grammar.width(text) <= grammar.limits.point * 0.75
    // 「然後」 is also how speakers go on: a step is done, it does not tell what something is.
    const isDoing = (text: string): boolean =>
      !chinese ||
      marked ||
      !(/^(?:n|r|eng|m|t$)/.test(grammar.tokens(text)[0]?.tag ?? 'n') || /^(?:是|有|在)/.test(text))
    if (!steps.every(isDoing) || told.some((text) => NO_STEP.test(text) || NARRATES.test(text))) return []
    // A step left out would make the next one follow from the wrong one.
    if (steps.length < 3 || steps.length > MOST_STEPS || !steps.every(fits)) return []
    return [
      {
        text: bare(sentence.text, grammar),
        sentences: [sentence.id],
        steps: steps.map((name) => ({ name, sentences: [sentence.id] })),
      },
    ]
  })
}

/**
 * The clauses up to the last step, each a step, or what stands between semicolons where these part the steps
 * (先請師傅炒，炒一份；再放大到五公斤；…).
 * @param upTo how many clauses make the steps
 */
function stepsApart(clauses: Clause[], upTo: number): string[] {
  const parts = clauses.filter(({ mark }) => /[；;]/.test(mark)).length
  if (parts < 2) return clauses.slice(0, upTo).map(({ text }) => text)
  const sides: string[] = []
  clauses.forEach(({ text }, at) => {
    const before = clauses[at - 1]
    if (!before || /[；;]/.test(before.mark)) sides.push(text)
    else sides.push(`${sides.pop()}${before.mark}${/[,]/.test(before.mark) ? ' ' : ''}${text}`)
  })
  return sides
}

const MORE_EN =
  /^(?:and )?the (?:more|less|fewer|lower|higher|better|worse|faster|slower|bigger|smaller|larger|cheaper|greater)\b/i

/** A chain of "the more … the more": each link a clause, in the speaker's order. */
export function findChains(sentences: AnalysedSentence[], grammar: Grammar): Sequence[] {
  return sentences.flatMap((sentence) => {
    if (sentence.isQuestion) return []
    const start = sentence.clauses.findIndex(({ text }) => (grammar.isChinese ? /越/ : MORE_EN).test(text))
    if (start < 0) return []
    let end = start + 1
    const goesOn = (text: string): boolean =>
      (grammar.isChinese ? /越|就更|更/ : MORE_EN).test(text) && !grammar.turns.test(text)
    while (end < sentence.clauses.length && goesOn(sentence.clauses[end]!.text)) end++
    if (end - start < 3) return []
    const links = sentence.clauses.slice(start, end).map(({ text }) => text.replace(grammar.lead, ''))
    return [
      {
        text: links.join(grammar.isChinese ? '，' : ', '),
        sentences: [sentence.id],
        steps: links.map((name) => ({ name: name.replace(/^自然/, ''), sentences: [sentence.id] })),
      },
    ]
  })
}

const FORECAST_ZH =
  /(?<![每這这那第哪])(?:在|到)?((?:20[0-9]{2}|二[〇○零][一二三四五六七八九][〇○零一二三四五六七八九])年(?:以前|之前|前(?!後|后)|(?=.*[會会將将能剩]|.*(?:可以|都[得要])))|(?:再過|再过)?(?:未來|未来|今後|今后|接下來|接下来)?(?:[0-9]+|[一二兩两三四五六七八九十幾几]+)(?:(?:到|至|、|–|-)(?:[0-9]+|[一二三四五六七八九十]+))?(?:多)?(?:年|個月|个月)(?:之)?(?:內|内|後|后|以內|以内|以後|以后)?)/u
const FORECAST_EN =
  /\b((?:with)?in (?:the next )?(?:about |around |perhaps |maybe |roughly )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|fifty)(?:(?: to | or |-)(?:\d+|three|four|five|six|ten|fifteen|twenty|thirty))? (?:years|months|decades)|(?:by|before|(?:by|in) (?:about|around|roughly|perhaps|maybe)|in) 20\d\d|(?:\d+|two|three|five|ten|twenty|thirty|fifty) years from now)\b/i
/** A span that ends ahead, or a year by which: 三年內, 再過三年, 到二○三○年, 2030年以前. */
const LOOKS_AHEAD_ZH = /[內内後后]$|^再[過过]|^到.*年|年(?:以|之)?前$/u
const EXPECTS_ZH =
  /估[計计]?|[預预][計计]|剩|可能|可以(?:取代|代替|做到|達到|达到|減|减)|能|會|会|將|将|做不到|實現|实现|達到|达到/
const EXPECTS_EN = /\b(?:will|would|won't|won’t|may|might|could|can|should|going to|expect)\b/i
/** What is wished for is not expected. */
/** Told by others, of whom the speaker may think what he likes. */
const TOLD =
  /\b(?:was|were|been|is|are|being) told\b|\bwill tell you\b|\b(?:promised|announced) (?:that|us|me|to)\b|(?:廠家|厂家|公司|政府|官方|他們|他们|專家|专家)(?:都|就|曾|總|总)?(?:說|说|宣布|宣稱|宣称|承諾|承诺)/iu
const WISHES =
  /希望|盼望?|但願|但愿|(?<![沒没])夢想|梦想|\b(?:I|we)(?:['’]d| would)? (?:hope|wish|want|like to|love to)\b/iu
const ZH_NUMERALS = '一二三四五六七八九十'
const EN_NUMERALS: Record<string, number> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  fifty: 50,
}

/**
 * Statements about the years to come with the time they name, nearest first. What is wished for, and the time of a bare
 * condition (如果五年之內做不到), are no forecasts.
 * @param since the year of the interview, if known: years named count from it, and those not after it are past
 */
export function findForecasts(
  sentences: AnalysedSentence[],
  statementsOf: (sentence: AnalysedSentence) => Statement[],
  grammar: Grammar,
  since?: number,
): Forecast[] {
  const chinese = grammar.isChinese
  const pattern = chinese ? FORECAST_ZH : FORECAST_EN
  const found: Forecast[] = []
  for (const sentence of sentences) {
    if (sentence.isQuestion || sentence.isExample) continue
    if (WISHES.test(sentence.text) || TOLD.test(sentence.text)) continue
    const statement = [...statementsOf(sentence), ...wholeOf(sentence, grammar)].find(
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
  const written = /二[〇○零]([一二三四五六七八九])([〇○零一二三四五六七八九])/u.exec(time)
  if (written)
    return 2000 + 10 * (ZH_NUMERALS.indexOf(written[1]!) + 1) + ZH_NUMERALS.indexOf(written[2]!) + 1 - since
  const digits = /\d+/.exec(time)
  const scale = /月|month/.test(time) ? 1 / 12 : /decade/.test(time) ? 10 : 1
  if (digits) return Number(digits[0]) * scale
  const word = /[a-z]+/gi
  for (const [name] of time.matchAll(word))
    if (EN_NUMERALS[name.toLowerCase()]) return EN_NUMERALS[name.toLowerCase()]! * scale
  return chineseNumber(time) * scale
}

/** 三 → 3, 兩 → 2, 十 → 10, 十五 → 15, 二十 → 20, 幾 → 5. */
function chineseNumber(text: string): number {
  const characters = /[一二兩两三四五六七八九十幾几]+/u.exec(text)?.[0] ?? ''
  let total = 0
  let digit = 0
  for (const character of characters) {
    if (character === '十') {
      total += (digit || 1) * 10
      digit = 0
    } else
      digit = /[兩两]/.test(character) ? 2 : /[幾几]/.test(character) ? 5 : ZH_NUMERALS.indexOf(character) + 1
  }
  return total + digit
}
