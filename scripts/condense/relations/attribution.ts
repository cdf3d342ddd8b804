import type { Quotation, Sentence } from '../../model.ts'
import type { Clause, Grammar } from '../grammar.ts'
import { variants } from '../variants.ts'
import { OWNED_EN, readEn } from './attribution-en.ts'
import { OWNED_ZH, readZh } from './attribution-zh.ts'
import { type Attribution, nameIn, type Read } from './reported-words.ts'

/**
 * Whose words each sentence tells, where they are not the speaker's own (老師常說：…, 正如某某所說，…; as Ellington put it, …;
 * “…,” she told me), also where the sentence before announces them or the one after owns up to them (這是我父親說的).
 * It errs towards finding one: a sentence wrongly taken for a report loses no words, it only has to be shown whole.
 * @param sentences the sentences of one turn, in order
 */
export function findAttributions(
  sentences: (Pick<Sentence, 'id' | 'text' | 'paragraph'> & { clauses: Clause[] })[],
  grammar: Grammar,
): (Attribution | undefined)[] {
  const within = sentences.map(({ id, clauses }): Attribution | undefined => {
    const read = grammar.isChinese ? readZh(clauses, grammar) : readEn(clauses)
    return read && { ...read, sentences: [id] }
  })
  return sentences.map((sentence, index) => {
    if (within[index]) return within[index]
    const [before, after] = [sentences[index - 1], sentences[index + 1]]
    const all = {
      clause: -1,
      from: 0,
      to: sentence.clauses.length - 1,
      through: -1,
      kind: 'said',
    } as const
    const owned = after && (grammar.isChinese ? OWNED_ZH : OWNED_EN).exec(after.text)
    if (owned)
      return { ...all, speaker: nameIn(owned.groups?.name ?? ''), sentences: [sentence.id, after.id] }
    const quoted = WHOLE_QUOTATION.exec(sentence.text)?.[1]
    const announced = within[index - 1]
    if (before?.paragraph !== sentence.paragraph || announced?.kind !== 'said') return undefined
    if (quoted) return { ...all, speaker: announced.speaker, quoted, sentences: [before.id, sentence.id] }
    if (mayGoOn(announced, before.clauses, sentence, grammar))
      return { ...all, speaker: '', sentences: [before.id, sentence.id] }
    return undefined
  })
}

/**
 * «She said those ten minutes were all they had. Take the phone and you take the minutes.»: where no marks end what
 * somebody said, a next sentence in which the speaker does not come in may be his words too.
 */
function mayGoOn(
  { speaker, adopts, quoted, to }: Read,
  before: Clause[],
  next: { text: string },
  grammar: Grammar,
): boolean {
  if (adopts || quoted || speaker !== '' || to < before.length - 1) return false
  if (!before.some(({ text }) => (grammar.isChinese ? HE_SAYS_ZH : HE_SAYS_EN).test(text))) return false
  if (/[」』”"][。.]?$/u.test(before.at(-1)!.text)) return false
  return !(grammar.isChinese ? COMES_IN_ZH : COMES_IN_EN).test(next.text)
}

const HE_SAYS_ZH = variants(
  /^[他她](?:就|還|还|又|也|總|总|常)?(?:[跟對对]我)?(?:說|说|講|讲|告訴我|告诉我|認為|认为|覺得|觉得)/u,
)
const HE_SAYS_EN = /^(?:and )?s?he (?:said|says|told|thought|thinks|argued|believed)\b/i
const COMES_IN_ZH = variants(
  /我|^(?:但|不過|不过|可是|然而|其實|其实|事實|事实|所以|因此|結果|结果|後來|后来|現在|现在|問題|问题|這(?!樣|种)|这(?!样|種)|那|不是|這就是|对|對|為什麼|为什么)/u,
)
const COMES_IN_EN =
  /\b(?:I|we|my|our|me|us|you know)\b|^(?:But|Yet|However|Actually|In fact|So|Now|That|This|It|No|Yes|And|Then|Well)\b/u

/** True when the clauses kept hold another's words without saying whose, or say so and leave out the words. */
export function losesAttribution(window: number[], attribution: Attribution | undefined): boolean {
  if (!attribution) return false
  const { clause, from, to, through } = attribution
  const reports = window.some((index) => index !== clause && index >= from && index <= to)
  if (reports && !window.includes(clause)) return true
  return window.includes(clause) && !window.includes(through)
}

/**
 * The words of another that a sentence quotes, verbatim, under the name that the speaker gives him; null when nobody is
 * named, the words' ends are not certain, or they are too few or too many for a slide.
 */
export function findQuoted(
  { attribution, text }: { attribution: Attribution | undefined; text: string },
  grammar: Grammar,
): Omit<Quotation, 'quotedBy'> | null {
  const { quoted, speaker, kind, sentences } = attribution ?? {}
  if (!quoted || !speaker || kind !== 'said' || !text.includes(quoted)) return null
  // 「…」我說，…: the answer to it is the point.
  if (ANSWERED.test(text.slice(text.indexOf(quoted) + quoted.length))) return null
  const width = grammar.width(quoted)
  if (width < grammar.limits.least * 0.75 || width > grammar.limits.headline * 1.5) return null
  return { text: quoted, sentences: sentences!, speaker }
}

const ANSWERED =
  /^[。.，,！!？?]?[」』”"]，?(?:我(?:就|便)?(?:說|说|回|答|告訴|告诉)| (?:and |so |but )?I (?:said|told|replied|answered))/i

/**
 * True when the speaker turns against what he reports, in the same sentence or the next: his report must not stand on a
 * slide as if he held it.
 */
export function rebuts(
  { attribution, clauses }: { attribution: Attribution | undefined; clauses: Clause[] },
  next: { text: string } | undefined,
  grammar: Grammar,
): boolean {
  if (attribution?.kind !== 'said') return false
  const after = clauses.slice(Math.max(attribution.to, attribution.clause) + 1).map(({ text }) => text)
  const against = grammar.isChinese ? AGAINST_ZH : AGAINST_EN
  return [...after, ...(next ? [next.text] : [])].some((text) => against.test(text))
}

const AGAINST_ZH = variants(
  /^(?:但|不過|不过|可是|然而|其實|其实|事實上|事实上|[錯错]|不(?:是|對|对|然|見得|见得)|我(?:們|们)?(?:就|卻|却|才)?(?:不|說|说|回答|反問|反问|告訴他|告诉他|跟他|對他|对他)|[這这](?:句話|句话|話|话)?(?:是[錯错]|不對|不对|不是))/u,
)
const AGAINST_EN =
  /^(?:but|however|yet|though|although|no\b|wrong|nonsense|rubbish|actually|in fact|(?:and )?I (?:disagree|don['’]t|do not|told|said|never|doubt|always thought|replied|answered)|(?:it|he|she|they|that|this)(?:['’]s| is| are| was| were)? (?:not|wrong|nonsense)|(?:it|he|she|they|that) (?:isn|wasn|aren|weren)['’]t)/i

const WHOLE_QUOTATION = /^[「“"]([^「」“”"]+)[」”"][。.]?$/u
