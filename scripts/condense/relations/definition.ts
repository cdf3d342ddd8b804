import type { Definition } from '../../model.ts'
import { type AnalysedSentence, bare } from '../analyse.ts'
import type { Grammar } from '../grammar.ts'
import { variants } from '../variants.ts'

/** Longest term and meaning, as shares of a point's width. */
const LONGEST_TERM = 0.5
const LONGEST_MEANING = 1.4

const TERM_ZH = '(?<mark>[「“『])?(?<term>[^，。：、「」“”『』]{1,14}?)(?<![不並并没沒非都也])[」”』]?'
const EQUALS_ZH =
  '(?:(?:其實|其实|說白了|说白了|簡單來說|简单来说|也|無非|无非|不過|不过)*(?:就是指|就是|是指|指的就是|指的是|即是|是)(?![不否]|什[麼么]))'
/** 所謂甲，就是乙 */
const SO_CALLED_ZH = variants(new RegExp(`^(?:所謂|所谓)的?${TERM_ZH}[，,]?(?<meaning>${EQUALS_ZH}.+)$`, 'u'))
/** 甲是指乙, 我說的甲，指的是乙, 甲的意思是乙, 甲，說白了就是乙, 甲即乙 */
const MEANS_ZH = variants(
  new RegExp(
    `^(?<mine>我(?:們|们)?(?:這裏|這裡|这里)?所?[說说講讲]的)?${TERM_ZH}[，,]?(?<meaning>(?:就|其實|其实)*是指.+|指的(?:就|其實|其实)?是.+|的?(?:意思|定義|定义|含義|含义)(?:其實|其实)?就?是.+|(?:說白了|说白了|說穿了|说穿了)，?就是.+|即(?:是|指)?(?![使便將将時时刻興兴日場场席]).+)$`,
    'u',
  ),
)
/** 我們把乙叫做甲 */
const CALL_ZH =
  /^(?:我(?:們|们)?|行內人?|行内人?|業內|业内)(?:一般|通常|都|會|会)*(?:把|管)(?<meaning>[^，。]{3,}?)(?:叫做|叫作|稱為|称为|稱之為|称之为|稱作|称作|叫)(?<mark>[「“『])?(?<term>[^，。「」“”『』]{1,12})[」”』]?$/u
/** 什麼是甲？ 何謂甲？ 甲是什麼意思？ */
const ASKED_ZH = variants(
  new RegExp(
    `(?:什[麼么]是|何[謂谓]|什[麼么]叫做?|定[義义])${TERM_ZH}[？?]|^${TERM_ZH.replaceAll('<mark>', '<mark2>').replaceAll('<term>', '<term2>')}(?:是什[麼么]|是指什[麼么]|指的是什[麼么]|是什[麼么]意思)[？?]$`,
    'u',
  ),
)
const ANSWERED_ZH = variants(new RegExp(`^${TERM_ZH}(?<meaning>${EQUALS_ZH}.+)$`, 'u'))

const TERM_EN = '(?<mark>[“"])?(?<term>[^,;:“”"]{2,40}?)[”"]?'
/** By swing I mean … */
const BY_EN = new RegExp(`^By ${TERM_EN},? (?<meaning>(?:I|we) (?:just |simply )?mean (?!it\\b).+)$`, 'iu')
/** A rest is what we call …; what we call a rest is …; … refers to … */
const CALL_EN = new RegExp(
  `^(?:what (?:I|we|they|people|[a-z]+s) calls? )?${TERM_EN} (?<meaning>is what (?:I|we|they|people|[a-z]+s) calls? .+|refers to .+|is defined as .+|is another (?:word|name) for .+)$`,
  'iu',
)
const WHAT_WE_CALL_EN = new RegExp(
  `^What (?:I|we|they|people|[a-z]+s) calls? ${TERM_EN} (?<meaning>(?:is|are) .+)$`,
  'u',
)
/** Due process simply means … */
const MEANS_EN = new RegExp(
  `^${TERM_EN}(?<scope>, [^,]{3,25},)? (?<adverb>(?:simply|just|really|only) )?(?<meaning>means? .+)$`,
  'u',
)
const ASKED_EN =
  /\b(?:what(?:['’]s| is| are) (?:an? |the )?(?<is>[^?,]{2,40}?)(?:, [^?]+)?|what do(?:es)? (?:you mean by )?(?<mean>[^?,]{2,40}?)(?: mean)?|define (?<define>[^?,]{2,40}?))\?/iu
const ANSWERED_EN = new RegExp(`^${TERM_EN} (?<meaning>(?:is|are) .+)$`, 'u')
const NO_TERM_EN =
  /^(?:it|this|that|these|those|which|what|who|he|she|they|we|you|I|there|nobody|everybody|someone|one|by|if|and|but|so)\b/i
const PRONOUN_ZH = /^(?:[這这那它他她你我其此]|有|大家|什[麼么])/u

/**
 * Terms that the speaker defines, each with its meaning, verbatim from the connective on (所謂甲，就是乙; 甲是指乙; By X I mean
 * …; X is what we call …). `X means …` and `X is …` count only where the term is marked as one: in quotation marks, asked
 * for in the question, or without a determiner before an -ing (Improvisation means choosing …), since `the delay means
 * that nobody is paid` tells a consequence. A meaning is told to its sentence's end or not at all.
 * @param questionOf the question that a sentence answers, '' if none
 */
export function findDefinitions(
  sentences: AnalysedSentence[],
  questionOf: (sentence: AnalysedSentence) => string,
  grammar: Grammar,
): Definition[] {
  return sentences.flatMap((sentence, index) => {
    if (sentence.isQuestion || sentence.isExample) return []
    const text = bare(sentence.text, grammar).replace(grammar.lead, '')
    const before = sentences[index - 1]
    const own = before?.isQuestion && before.turn === sentence.turn ? before : undefined
    // 「好琴不是貴的琴。好琴就是…」: the answer to what it is may begin with what it is not.
    const answers = sentence.isFirstOfAnswer || (before?.isFirstOfAnswer && before.turn === sentence.turn)
    const asked = own ? own.text : answers ? questionOf(sentence) : ''
    const found = grammar.isChinese ? definitionZh(text, asked, grammar) : definitionEn(text, asked)
    if (!found) return []
    const { term, meaning } = found
    const fits =
      grammar.width(term) <= grammar.limits.point * LONGEST_TERM &&
      grammar.width(meaning) <= grammar.limits.point * LONGEST_MEANING &&
      grammar.width(meaning) >= grammar.limits.least * 0.75
    if (!fits || grammar.dangles(term) || grammar.dangles(text) || /[？?]/.test(meaning)) return []
    return [{ term, meaning, text, sentences: [sentence.id] }]
  })
}

function definitionZh(
  text: string,
  asked: string,
  grammar: Grammar,
): { term: string; meaning: string } | null {
  const called = SO_CALLED_ZH.exec(text)?.groups
  if (called) return parts(called)
  const means = MEANS_ZH.exec(text)?.groups ?? CALL_ZH.exec(text)?.groups
  if (means && !PRONOUN_ZH.test(means.term!) && (means.mark || means.mine || isNoun(means.term!, grammar)))
    return parts(means)
  const question = ASKED_ZH.exec(asked)?.groups
  const answer = question && ANSWERED_ZH.exec(text)?.groups
  return answer && answer.term === (question.term ?? question.term2) ? parts(answer) : null
}

/** A word or a name, not a clause: 責任制護理, 好的護理. */
function isNoun(term: string, grammar: Grammar): boolean {
  const tokens = grammar.tokens(term)
  return (
    /^(?:n|vn|eng|j|l|i)/.test(tokens.at(-1)!.tag) &&
    tokens.every(({ tag }) => /^(?:n|vn|eng|j|l|i|a|b|m|q|uj|x|s|k|v$)/.test(tag)) &&
    tokens.filter(({ tag }) => tag === 'v').length <= 1
  )
}

function definitionEn(text: string, asked: string): { term: string; meaning: string } | null {
  const by = BY_EN.exec(text)?.groups
  if (by) return parts(by)
  const called = (WHAT_WE_CALL_EN.exec(text) ?? CALL_EN.exec(text))?.groups
  if (called && isTermEn(called.term!)) return parts(called)
  const question = ASKED_EN.exec(asked)?.groups
  const term = plainTerm(question?.is ?? question?.mean ?? question?.define ?? '')
  // “The missing middle”. What is it?
  const quoted =
    /["“]([^"”]{2,40})["”][^?]*\?/.exec(asked)?.[1] ?? /["“]([^"”]{2,40})["”]\. What is it\?/.exec(asked)?.[1]
  const isAsked = (one: string) => plainTerm(one) === term || plainTerm(one) === plainTerm(quoted ?? term)
  const means = MEANS_EN.exec(text)?.groups
  if (means && isTermEn(means.term!)) {
    const bareNoun = !/^(?:the|an?|my|our|your|every|each|no|some|most|many)\b/i.test(means.term!)
    const marked =
      means.mark !== undefined ||
      (term !== '' && isAsked(means.term!)) ||
      (means.adverb !== undefined && bareNoun) ||
      (bareNoun && (means.scope !== undefined || /^means? [a-z]+ing\b/.test(means.meaning!)))
    const meaning = `${means.scope?.slice(2).concat(' ') ?? ''}${means.adverb ?? ''}${means.meaning}`
    if (marked) return parts({ ...means, meaning })
  }
  const answer = term || quoted ? ANSWERED_EN.exec(text)?.groups : undefined
  return answer && isTermEn(answer.term!) && isAsked(answer.term!) ? parts(answer) : null
}

const plainTerm = (term: string): string =>
  term
    .replace(/["“”]/g, '')
    .replace(/^(?:the|an?|your)\s+/i, '')
    .toLowerCase()
    .trim()

/** One to five words with no verb that English marks as one. */
const isTermEn = (term: string): boolean =>
  !NO_TERM_EN.test(term) &&
  term.split(' ').length <= 5 &&
  !/\b(?:is|are|was|were|has|have|had|can|will|would|does|do|did)\b/i.test(term) &&
  !/^[a-z]+ing \S/i.test(term)

const parts = (groups: Record<string, string | undefined>): { term: string; meaning: string } => ({
  term: groups.term!.trim(),
  meaning: groups.meaning!.replace(/^[，,]/, '').trim(),
})
