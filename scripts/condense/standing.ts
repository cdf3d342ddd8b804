/** What a sentence says by itself, for those who have not heard the one before it. */
import type { Statement } from '../model.ts'
import { type AnalysedSentence, bare } from './analyse.ts'
import { capitalised, compressions } from './compress.ts'
import type { Grammar } from './grammar.ts'

/** A question for the seminar has room for more than a heading, as a share of its width. */
const LONGEST = 1.5

/**
 * The sentence whole, but for what joins it to the one before, or the best of what can be said of it shorter. Null where
 * neither stands alone.
 */
export function standing(sentence: AnalysedSentence, grammar: Grammar): Statement | null {
  const limit = grammar.limits.headline * LONGEST
  const whole = bare(sentence.text, grammar).replace(grammar.lead, '')
  if (isStanding(whole, grammar) && grammar.width(whole) <= limit)
    return { text: capitalised(whole), sentences: [sentence.id] }
  const [shorter] = compressions(sentence, limit, grammar)
  return shorter && isStanding(shorter.text, grammar)
    ? { text: shorter.text, sentences: shorter.sentences }
    : null
}

/** Long enough, with something said of somebody, and pointing at nothing outside. */
export function isStanding(text: string, grammar: Grammar): boolean {
  const says = grammar.isChinese
    ? grammar.clauses(text).some((clause) => grammar.standsAlone(clause.text, true))
    : grammar.saysSomething(text)
  return (
    says &&
    grammar.width(text) >= grammar.limits.least * LEAST &&
    !grammar.dangles(grammar.isChinese ? text : settled(text)) &&
    !grammar.leansBack.test(text) &&
    !LEFT_OVER.test(text)
  )
}

/**
 * «Every council must cost an organ before it votes», «a house or a chance to move one»: what the sentence itself names is no
 * pointer outside, in place of it stands a word that names.
 */
const settled = (text: string): string =>
  text
    .replace(
      /(?<=\b(?:an?|the|every|each|no|my|our) (?:[\w-]+ ){0,2}?[a-z]{3,}\b.{0,80}?)(?<=\b(?:before|after|when|if|because|until|once|unless|while|than|[a-z]{3,}) )it(?= (?:is|was|has|had|will|would|can|could|[a-z]+s|[a-z]+ed)\b)/g,
      'Jane',
    )
    // «the council keeps its word»
    .replace(/(?<=\b(?:an?|the|every|each|no) (?:[\w-]+ ){0,2}?[a-z]{3,}\b[^.]{0,80}? )its(?= [a-z])/g, 'the')
    .replace(
      /(?<=\ban? (?:[\w-]+ ){0,2}?[a-z]{3,}\b.{0,80}?\b(?:to )?[a-z]+ )one(?=[,.;]|$| at\b| in\b)/g,
      'Jane',
    )

/** The shortest statement, as a share of the least that a heading says. */
const LEAST = 1.2

/** Words that open what only goes on from something before. */
const LEFT_OVER =
  /^(?:and|or|so|then|because|which|that|another|also|too|even so|yes|no|both|neither)\b|^(?:因[為为]|所以|而是|也|都|還有|还有|(?:不是|不[會会]|[會会]|[沒没]有|有|是|[對对]|好|可以|[應应][該该])[，。]|我接[着著]|[一二三四五]是|第[一二三四五][，個个點点]|就是|然[後后]|另外|甚至|[後后][來来](?:我)?[發发][現现]不是)/iu
