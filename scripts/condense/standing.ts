/** What a sentence says by itself, for those who have not heard the one before it. */
import type { Interview, Statement } from '../model.ts'
import { type AnalysedSentence, bare } from './analyse.ts'
import { capitalised, compressions } from './compress.ts'
import type { Grammar } from './grammar.ts'
import { claimsNothing } from './options.ts'

/** A question for the seminar has room for more than a heading, as a share of its width; two sentences for more still. */
const LONGEST = 1.5
const LONGEST_OF_TWO = 2

/**
 * The sentence at `index`, whole but for what joins it to the one before; with the sentence before where it leans on it;
 * else the best of what can be said of it shorter. Null where none of these stands alone.
 */
export function standing(sentences: AnalysedSentence[], index: number, grammar: Grammar): Statement | null {
  const sentence = sentences[index]!
  const limit = grammar.limits.headline * LONGEST
  const whole = withoutLead(bare(sentence.text, grammar), grammar)
  if (isStanding(whole, grammar) && grammar.width(whole) <= limit)
    return { text: capitalised(whole), sentences: [sentence.id] }
  const both = withBefore(sentences, index, grammar)
  if (both) return both
  const [shorter] = compressions(sentence, limit, grammar)
  return shorter && isStanding(shorter.text, grammar)
    ? { text: shorter.text, sentences: shorter.sentences }
    : null
}

/** Without what joins it to the sentence before; «Now I believe in checklists» keeps its verb. */
function withoutLead(text: string, grammar: Grammar): string {
  const rest = text.replace(grammar.lead, '')
  return /^(?:in|of|on|to|that|with)\b/.test(rest) ? text : rest
}

/** The sentence behind the one that it leans on, both verbatim. */
function withBefore(sentences: AnalysedSentence[], index: number, grammar: Grammar): Statement | null {
  const sentence = sentences[index]!
  const before = sentences[index - 1]
  if (before?.turn !== sentence.turn || before.isQuestion || before.attribution?.kind === 'said') return null
  const own = bare(sentence.text, grammar)
  if (!leans(own.replace(grammar.lead, ''), grammar) || POINTS_FURTHER.test(own)) return null
  const opening = before.text.replace(grammar.lead, '')
  const both = `${opening}${grammar.joint}${own}`
  const fits = grammar.width(both) <= grammar.limits.headline * LONGEST_OF_TWO
  return fits && isStanding(bare(opening, grammar), grammar)
    ? { text: capitalised(both), sentences: [before.id, sentence.id] }
    : null
}

/** «He», «the first»: the sentence before may speak of somebody else. */
const POINTS_FURTHER = /^(?:he|she|his|her|the (?:first|second|third|other))\b|^[他她]|^第[一二三四五]/iu

/** Long enough, with something said of somebody, and pointing at nothing outside. */
export function isStanding(text: string, grammar: Grammar): boolean {
  const says = grammar.isChinese
    ? grammar.clauses(text).some((clause) => grammar.standsAlone(clause.text, true))
    : grammar.saysSomething(text)
  return (
    says &&
    grammar.width(text) >= grammar.limits.least * LEAST &&
    !leans(text, grammar) &&
    !grammar.leansBack.test(text) &&
    !LEFT_OVER.test(text)
  )
}

/** Points at something outside. */
const leans = (text: string, grammar: Grammar): boolean =>
  grammar.dangles(grammar.isChinese ? text : settled(text)) || COUNTS_UNSAID.test(text)

/** «By 2035 there will be fewer than twenty»: of what. */
const COUNTS_UNSAID = /\b(?:fewer|more|less) than [a-z-]+(?=[,;]|$)/i

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

/** The speaker's own claim: nothing he asks, tells of another, or gives as an example. */
export const isOwn = (sentence: AnalysedSentence, grammar: Grammar): boolean =>
  sentence.attribution?.kind !== 'said' &&
  !sentence.isQuestion &&
  !sentence.isExample &&
  !claimsNothing(sentence, grammar)

/** All that was asked before the answer. */
export const questionOf = ({ question }: AnalysedSentence, interview: Interview): string =>
  question === undefined ? '' : interview.turns[interview.sentences[question - 1]!.turn]!.text
