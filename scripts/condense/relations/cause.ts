import type { Link } from '../../model.ts'
import { type AnalysedSentence, bare } from '../analyse.ts'
import type { Grammar } from '../grammar.ts'
import { variants } from '../variants.ts'

/** Widest text of a box, as a share of a point's width. */
const WIDEST_BOX = 0.75

/** 因為甲，所以乙; 由於甲，乙: the mark of the cause stays with it, since without it the boxes would say two facts. */
const BECAUSE_ZH = /^(?:因為|因为|由於|由于)(?!.*(?:不是|並非|并非))/u
/** What follows from a cause says so, or the cause comes first and says 由於. */
const THEREFORE_ZH = /^(?:所以|因此|因而|於是|于是|結果|结果)[，,]?/u
const ONLY_ZH = /^(?:只有|唯有|除非)(?![一二兩两三四五六七八九十\d]|.*[個个]$)/u
const ONLY_FOLLOWS_ZH = /才(?!是|子|華|华|能力|藝|艺)/u
const IF_ZH = variants(
  /^(?:如果|假如|要是|倘若|只要|一旦)(?!說|说|你問|你问|問我|问我|再給|再给|[讓让]我|(?:一定|非|硬|真)?要?(?:我|排|選|选|挑|用一))/u,
)
const IF_FOLLOWS_ZH = /^[^，]{0,10}?(?:就|便|才|會|会|只會|只会|再)/u
/** 靠補貼留不住年輕人 is one clause: means and end are not told apart there. */
const BY_ZH = variants(/^(?:靠|通過|通过|透過|透过)(?!.*[來来]說|.*来说)/u)
const BY_FOLLOWS_ZH = /(?:就|才|便|能|可以|省|減少|减少|提高|增加|讓|让|使)/u
/** Others' views that nobody is named for. */
const REPORTED = variants(
  /以為|以为|據說|据说|(?:很多|不少|有些?)人(?:都|會|会|常)?(?:說|说|覺得|觉得|認為|认为)|\b(?:some|many|most|critics|people|they) (?:say|think|believe|argue)\b/iu,
)
/** No statement: …，是不是; 怎樣…. */
const ASKING_ZH = /是不是|是吧|[對对]吧|[對对]不[對对]|怎[麼么樣样]|如何|什[麼么]/u
/** 甲，導致乙 */
const LEADS_TO_ZH = /^(?:這|这|從而|从而|結果|结果)?(?:就|直接)?(?:導致|导致|造成|引起|引發|引发)(?:了)?/u

const IF_EN = /^(?:if|unless|once|only if)\b/i
const BECAUSE_FIRST_EN = /^because (?!of course)/i
const BECAUSE_EN = /^(?<effect>.{12,}?),? (?<cause>because (?!of course).{12,})$/i
const BY_EN = /^by [a-z]+ing\b/i
/** A condition of manners or speech, not of the matter: if you ask me. */
const MANNERS_EN =
  /^if (?:you (?:ask|like|want|will|look|think)|I (?:may|can|remember|am|'m)|anything|so|not|need be|possible)\b/i
const POINTS_BACK_EN = /\b(?:it|its|they|their|them|he|she|his|her|him|this|that|these|those)\b/i
const NEGATED_EN = /(?:\bnot|\bnever|\bcannot|n['’]t)\b.*\bbecause\b/i
/** What is doubted or denied to follow does not follow: no arrow leads to it. */
const DOUBTED =
  /未必|不一定|不見得|不见得|(?:不|沒|没)(?:會|会|能|可能)|\b(?:don|doesn|didn|won|wouldn|can|couldn|isn|aren|wasn)['’]t\b|\bcannot\b|\b(?:not|never|no longer|hardly|doubt)\b/iu
/** A condition of something named elsewhere: that difference; 做不到, without what. */
const UNNAMED =
  /\b(?:that|this|these|those|such) [a-z]+\b|[這这那](?:[個个種种些]|[樣样]的)|^(?:如果|要是|假如|只要|一旦)[^，]*(?:做不到|做得到|辦不到|办不到|成功|失敗|失败|這樣|这样|那樣|那样)$/iu
/** The thought goes on against what was drawn, or the sentence has a further condition. */
const GOES_ON_ZH = /^(?:但|但是|不過|不过|然而|可是|除非|哪怕|即使|雖然|虽然|如果|因為|因为)/u
const GOES_ON_EN = /^(?:but|though|although|unless|except|however|if|because|which|when)\b/i

/**
 * Causes, conditions and means with what follows from them, each from one sentence that marks both: 因為甲，所以乙; 只有甲，才乙;
 * 如果甲，就乙; 靠甲，才能乙; 甲，導致乙; if, unless, because, by. Each box keeps its mark (如果, because), so that a
 * condition is not read as a fact. The whole sentence must be told by the two, short enough for boxes, and point at
 * nothing outside of itself; what goes on with `but` or a further condition is not drawn.
 */
export function findCauses(sentences: AnalysedSentence[], grammar: Grammar): Link[] {
  return sentences.flatMap((sentence) => {
    if (sentence.isQuestion || sentence.isExample || sentence.attribution) return []
    const text = bare(sentence.text, grammar).replace(grammar.lead, '')
    if (grammar.dangles(text) || REPORTED.test(text) || grammar.cues.courtesy.test(text)) return []
    const found = grammar.isChinese ? causeZh(sentence, grammar) : causeEn(text, grammar)
    if (!found) return []
    const widest = grammar.limits.point * WIDEST_BOX
    const fits = [found.from, found.to].every(
      (box) => grammar.width(box) >= grammar.limits.least / 2 && grammar.width(box) <= widest,
    )
    return fits && !DOUBTED.test(found.to) && !UNNAMED.test(found.from)
      ? [{ ...found, text, sentences: [sentence.id], kind: 'cause' }]
      : []
  })
}

type Pair = Pick<Link, 'from' | 'to' | 'label'>

function causeZh({ clauses }: AnalysedSentence, grammar: Grammar): Pair | null {
  const texts = clauses.map(({ text }) => text)
  texts[0] = texts[0]?.replace(grammar.lead, '') ?? ''
  const join = (from: number, to: number): string =>
    clauses
      .slice(from, to)
      .map(({ mark }, at) => (from + at === to - 1 ? texts[from + at] : texts[from + at] + mark))
      .join('')
  const leads = texts.findIndex((text, index) => index > 0 && LEADS_TO_ZH.test(text))
  const first = texts[0]
  const follows = BECAUSE_ZH.test(first)
    ? texts.findIndex(
        (text, index) =>
          index > 0 && (THEREFORE_ZH.test(text) || (/^由[於于]/.test(first) && texts.length === 2)),
      )
    : ONLY_ZH.test(first)
      ? texts.findIndex((text, index) => index > 0 && ONLY_FOLLOWS_ZH.test(text))
      : IF_ZH.test(first)
        ? texts.findIndex((text, index) => index > 0 && IF_FOLLOWS_ZH.test(text))
        : BY_ZH.test(first) && texts.length === 2 && BY_FOLLOWS_ZH.test(texts[1]!) && !BY_ZH.test(texts[1]!)
          ? 1
          : leads
  if (follows < 1 || texts.slice(1).some((text) => GOES_ON_ZH.test(text))) return null
  // Between the two stands at most what belongs to a cause.
  if (follows > (BECAUSE_ZH.test(first) ? 2 : 1) || (follows === leads && texts.length > 2)) return null
  if (texts.slice(1).some((text) => ONLY_ZH.test(text)) || ASKING_ZH.test(texts.join('，'))) return null
  const marked = (follows === leads ? LEADS_TO_ZH : THEREFORE_ZH).exec(texts[follows]!)?.[0] ?? ''
  if (follows === leads && !grammar.standsAlone(first, true)) return null
  const to = join(follows, texts.length).slice(marked.length)
  return { from: join(0, follows), to, label: marked.replace(/[，,]/g, '') }
}

function causeEn(text: string, grammar: Grammar): Pair | null {
  if (NEGATED_EN.test(text) || MANNERS_EN.test(text)) return null
  const clauses = grammar.clauses(text)
  const [first, ...rest] = clauses
  if (rest.some((clause) => GOES_ON_EN.test(clause.text))) return null
  if (!first) return null
  const opens = IF_EN.test(first.text) || BECAUSE_FIRST_EN.test(first.text) || BY_EN.test(first.text)
  if (opens) {
    if (rest.length === 0 || first.mark.trim() !== ',') return null
    const to = text.slice(text.indexOf(rest[0]!.text, first.text.length))
    return grammar.standsAlone(rest[0]!.text, true) ? { from: first.text, to, label: '' } : null
  }
  const because = BECAUSE_EN.exec(text)?.groups
  if (!because || (text.match(/\bbecause\b/gi) ?? []).length > 1) return null
  // The cause comes to stand first, where a pronoun in it would have nothing to point at.
  if (!/^\S+ \S/.test(because.effect!) || POINTS_BACK_EN.test(because.cause!)) return null
  return { from: because.cause!, to: because.effect!, label: '' }
}
