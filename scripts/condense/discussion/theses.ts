/** What the guest holds to be so, and others may not. */
import { groupBy } from '../../group-by.ts'
import type { Statement, Theme } from '../../model.ts'
import { type AnalysedSentence, bare } from '../analyse.ts'
import { idsIn } from '../evidence.ts'
import type { Grammar } from '../grammar.ts'
import { isGivenUp, isHalfSupposed, type Knowledge, setsRight } from '../options.ts'
import { GRANTS, ownWorth } from '../own-worth.ts'
import { counts } from '../relations/numerals.ts'
import { isOwn, standing } from '../standing.ts'
import { worthAlone } from '../told-alone.ts'
import { inBothScripts } from '../variants.ts'

/** Says of something what it is rather than another, or what ought to be. */
const HOLDS = inBothScripts(
  /^(?!不|差別)[^，。？：]{2,16}(?:不是|不在(?!了)|唔係)[^，。？：]{1,18}，(?:而)?(?:是|在|係)|^(?!不)[^，。？：]{2,16}是[^，。？：]{1,16}，(?:而)?不是[^，。？：]{1,14}$|(?<![也都]不?)(?:應該|應當|必須)(?!是|撐|早|已|會|可以|知道|來查|一個)|^(?:[^.;]{3,40}, )?(?:a|an|the|every|\p{L}[\p{L}’'-]+)(?: [\p{L}’'-]+){0,5} (?:isn['’]t|aren['’]t) [^.,;]{3,40}[,;] (?:it|s?he|they)['’](?:s|re)\b|^(?:A|An|The|Every|No|\p{Lu}\p{Ll}+)(?: [\p{L}’'-]+){0,6} (?:should|must|ought to)\b|^If you [^.]*, you (?:haven['’]t|don['’]t|aren['’]t)\b/u,
)
/** Tells of the speaker himself, of those he talks to or about, or of a day. */
const TELLS = inBothScripts(
  /^(?:我(?!們要|們該|認為|覺得|反而)|他|她|你|妳|您|去年|今年|後來|那|這|很多人|有人|大家|如果|一個星期)|因為|後來|發現|以前|明白|想隱瞞|^(?:I|We|You|My|Our|He|She|They|It|What|When|Then|Last)\b|\b(?:was|were|had|did|didn['’]t|said|told|asked|wrote|came|went|me|my)\b/u,
)
/** Less of its sentence is part of a thought. */
const WHOLE = 0.8

/** What a heading must say of where its speaker stands to be put to a room (`ownWorth`). */
const STANDS = 0.5
/** And be worth alone (`worthAlone`). */
const LEAST_WORTH = 1.4
/** Width of what may be left out of it: a full stop, 所以. */
const JOINT = 4

/**
 * Sentences of the slides that stand alone, hold something that may be disputed and are not limited by the next, best first.
 * @returns `held` says what a thing is rather than another, or what ought to be; `large` else is set large and takes a stand,
 *   `slight` less of one
 */
export function theses(
  themes: Theme[],
  sentences: AnalysedSentence[],
  knowledge: Knowledge,
): { held: Statement[]; large: Statement[]; slight: Statement[] } {
  const { grammar } = knowledge
  const claims = themes.flatMap((theme) => theme.claims)
  const shown = new Set(claims.flatMap(({ headline, evidence }) => idsIn([headline, evidence])))
  const large = new Set(claims.flatMap(({ headline }) => headline.sentences))
  const answers = new Map(groupBy(sentences, ({ turn }) => turn))
  const told = sentences
    .flatMap((sentence, index) => {
      const thesis = shown.has(sentence.id) ? thesisOf(sentences, index, grammar) : undefined
      if (!thesis) return []
      const answer = answers.get(sentence.turn)!
      return [{ thesis, worth: worthAlone([sentence], answer, large.has(sentence.id), knowledge) }]
    })
    .filter(({ worth }) => worth >= LEAST_WORTH)
    .sort((a, b) => b.worth - a.worth)
    .map(({ thesis }) => thesis)
  const holds = ({ text }: Statement): boolean => HOLDS.test(text)
  const isWhole = ({ text, sentences: [id] }: Statement): boolean =>
    grammar.width(text) <= grammar.limits.headline &&
    sentences.some((one) => one.id === id && grammar.width(one.text) <= grammar.width(text) + JOINT)
  const isLarge = (one: Statement): boolean => !holds(one) && large.has(one.sentences[0]!) && isWhole(one)
  const stands = ({ text }: Statement): boolean => ownWorth(text, grammar) >= STANDS
  const rest = told.filter(isLarge)
  return {
    held: told.filter(holds),
    large: rest.filter(stands),
    slight: rest.filter((one) => !stands(one)),
  }
}

/** A sentence that could be disputed by itself. */
function thesisOf(sentences: AnalysedSentence[], index: number, grammar: Grammar): Statement | undefined {
  const sentence = sentences[index]!
  const { text, turn } = sentence
  // What a word means is not for a room to decide.
  if (grammar.defines.test(text) || grammar.cues.definition.test(text)) return undefined
  const tells = sentence.isStory || grammar.cues.past.test(text) || counts(text, grammar)
  if (tells || !namesFirst(text, grammar) || !isOwn(sentence, grammar)) return undefined
  const next = sentences[index + 1]?.turn === turn ? sentences[index + 1] : undefined
  const isLimited =
    next !== undefined && (grammar.turns.test(next.text) || grammar.cues.caveat.test(next.text))
  const isHalf = next !== undefined && setsRight(sentence, next, grammar)
  const isTurned = grammar.turns.test(text) || grammar.cues.concedes.test(text) || GRANTS.test(text)
  if (isLimited || isHalf || isGivenUp(sentence, next, grammar) || isTurned) return undefined
  if (isHalfSupposed(index, sentences, grammar) || !grammar.saysSomething(bare(text, grammar)))
    return undefined
  const told = standing(sentences, index, grammar)
  const isWhole = told?.sentences.length === 1 && grammar.width(told.text) >= WHOLE * grammar.width(text)
  return isWhole && !TELLS.test(told.text) ? told : undefined
}

/** 「感覺不到，也不應該感覺到」: what, was said before. */
const namesFirst = (text: string, grammar: Grammar): boolean =>
  !grammar.isChinese ||
  /^(?:n|r|j|s|b|eng|t|f|vn)/.test(grammar.tokens(text.replace(grammar.lead, ''))[0]?.tag ?? '')
