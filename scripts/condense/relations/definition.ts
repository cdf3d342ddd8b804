import type { Definition } from '../../model.ts'
import { type AnalysedSentence, bare } from '../analyse.ts'
import type { Grammar } from '../grammar.ts'
import { variants } from '../variants.ts'

/** Longest term and meaning, as shares of a point's width. */
const LONGEST_TERM = 0.5
const LONGEST_MEANING = 1.4

const TERM_ZH = '[「“『]?(?<term>[^，。：、「」“”『』]{1,14}?)(?<![不並并没沒非都也])[」”』]?'
const DEFINES_ZH = [
  // 所謂甲，就是乙
  `(?:所謂|所谓)的?${TERM_ZH}[，,]?(?<meaning>(?:其實|其实|說白了|说白了|也|無非|无非|不過|不过)*(?:就是指|就是|是指|指的就是|指的是|即是|是)(?![不否]|什[麼么]).+)`,
  // 甲是指乙, 我說的甲，指的是乙, 甲的意思是乙
  `(?:我(?:們|们)?(?:這裏|這裡|这里)?所?[說说講讲]的)?${TERM_ZH}[，,]?(?<meaning>(?:就|其實|其实)*是指.+|指的(?:就|其實|其实)?是.+|的?(?:意思|定義|定义|含義|含义)(?:其實|其实)?就?是.+)`,
  // 我說小船，是一個人划得動的那種
  `我(?:們|们)?[說说講讲]的?${TERM_ZH}[，,](?<meaning>就?是(?![不否]|什[麼么]|[說说]|因).+)`,
].map((form) => variants(new RegExp(`^${form}$`, 'u')))
const NO_TERM_ZH = /^(?:[這这那它他她你我其此]|有|大家|什[麼么])/u

const TERM_EN = '[“"]?(?<term>[^,;:“”"]{2,40}?)[”"]?'
const WE_CALL_EN = '(?:I|we|they|people|[a-z]+s) calls?'
const DEFINES_EN = [
  `By ${TERM_EN},? (?<meaning>(?:I|we) (?:just |simply )?mean (?!it\\b).+)`,
  `What ${WE_CALL_EN} ${TERM_EN} (?<meaning>(?:is|are) .+)`,
  // What a thing is, of all things: «A harbour is a place where …»
  `(?<term>an? [a-z -]{2,40}?) (?<meaning>is (?:something|anything|someone|somebody|a (?:thing|place|person)) (?:that|who|which|you|where|whose) .+)`,
  `${TERM_EN} (?<meaning>is what ${WE_CALL_EN} .+|refers to .+|is defined as .+|is another (?:word|name) for .+)`,
].map((form) => new RegExp(`^${form}$`, 'iu'))
/** A pronoun, or what has a verb that English marks as one. */
const NO_TERM_EN =
  /^(?:it|this|that|these|those|which|what|who|he|she|they|we|you|I|there|nobody|everybody|someone|one|if|and|but|so)\b|\b(?:is|are|was|were|has|have|had|can|will|would|does|do|did)\b/i

/**
 * Terms that the speaker defines, each with its meaning, verbatim from the connective on (所謂甲，就是乙; 甲是指乙; By X I mean
 * …; X is what we call …). A meaning is told to its sentence's end or not at all.
 */
export function findDefinitions(sentences: AnalysedSentence[], grammar: Grammar): Definition[] {
  const [forms, noTerm] = grammar.isChinese ? [DEFINES_ZH, NO_TERM_ZH] : [DEFINES_EN, NO_TERM_EN]
  return sentences.flatMap(({ id, text: sentence, isQuestion, isExample }) => {
    if (isQuestion || isExample) return []
    const text = bare(sentence, grammar).replace(grammar.lead, '')
    const found = forms.map((form) => form.exec(text)?.groups).find((groups) => groups !== undefined)
    if (!found) return []
    const term = found.term!.trim()
    const meaning = found.meaning!.trim()
    const fits =
      grammar.width(term) <= grammar.limits.point * LONGEST_TERM &&
      grammar.width(meaning) <= grammar.limits.point * LONGEST_MEANING &&
      grammar.width(meaning) >= grammar.limits.least * 0.75
    if (!fits || noTerm.test(term) || grammar.dangles(text) || /[？?]/.test(meaning)) return []
    return [{ term, meaning, text, sentences: [id] }]
  })
}
