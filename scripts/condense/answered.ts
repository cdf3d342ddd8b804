import type { Statement } from '../model.ts'
import { type AnalysedSentence, bare } from './analyse.ts'
import type { Grammar } from './grammar.ts'
import { claimsNothing, isGivenUp, type Knowledge, repliesToGuest } from './options.ts'
import { announcing } from './relations/phrases.ts'
import { contains } from './same-statement.ts'
import { opensAlike } from './set-large.ts'

/** The longest first sentence that only answers, in the least that a statement says. */
export const ONLY_ANSWERS = 2.2
/** And of a second that only limits it. */
const A_WORD = 0.6

/**
 * What an answer opens with, where no slide can be made of it and the question is nothing without it: its first sentence
 * if that is short (At transfers.), or else its yes or no.
 * @param shown statements that the slide shows already, by their text
 * @returns undefined where it says nothing, or stands on the slide
 */
export function answeredWith(
  [first, next]: AnalysedSentence[],
  shown: Statement[],
  grammar: Grammar,
): Statement | undefined {
  if (!first || first.isQuestion || first.attribution || claimsNothing(first, grammar)) return undefined
  if (isGivenUp(first, next, grammar)) return undefined
  const text = first.text.replace(grammar.stageDirection, '').trim()
  const isShown = next && shown.some(({ sentences }) => sentences.includes(next.id))
  // «Three things.» answers nothing where the first of them stands on another slide.
  if (announcing(bare(text, grammar), grammar) && !isShown) return undefined
  // «In a bank you may ask.» is half an answer, of which the other half opens alike.
  if (next && !isShown && opensAlike(first.text, next.text, grammar)) return undefined
  const own = shown.filter(({ sentences }) => sentences.includes(first.id))
  if (own.length === 0 && grammar.width(text) <= grammar.limits.least * ONLY_ANSWERS) {
    // 「有。不會講。」
    const limits = next && !next.isQuestion && grammar.width(next.text) <= grammar.limits.least * A_WORD
    return limits && !isShown
      ? { text: [text, next.text].join(grammar.joint), sentences: [first.id, next.id] }
      : { text, sentences: [first.id] }
  }
  const word = grammar.yesOrNo.exec(bare(text, grammar))?.[0]
  // «Yes, and I have grown to dislike it» is hardly a yes.
  return word === undefined ||
    GOES_ON.test(bare(text, grammar).slice(word.length)) ||
    own.some((one) => contains(one.text, word))
    ? undefined
    : { text: word, sentences: [first.id] }
}

const GOES_ON =
  /^[,，;；—]? ?(?:and|but|though|although|only|except)\b|^[，；]?(?:但|不過|不过|可是|只是|然而|而且)/iu

/** «Okay.», «Right.»: somebody begins to speak. */
const ONLY_BEGINS = /^(?:(?:okay|ok|right|well|sure|so|oh|um+|uh|嗯|好的?|呃)[,.，。…]*\s*)+$/iu

/** What stands beside the question of an answer of which this much is shown; nothing where it takes up another guest's words. */
export const openingBeside = (
  answer: AnalysedSentence[],
  shown: Statement[],
  { grammar, interview }: Knowledge,
): Statement | undefined =>
  answer[0]!.isFirstOfAnswer &&
  !repliesToGuest(answer[0]!.turn, interview) &&
  !ONLY_BEGINS.test(answer[0]!.text)
    ? answeredWith(answer, shown, grammar)
    : undefined
