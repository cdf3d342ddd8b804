/** What the guest answers to the interviewer's questions. */
import type { Interview } from '../../model.ts'
import { type AnalysedSentence, bare } from '../analyse.ts'
import { severalSpeak } from '../asked.ts'
import type { Grammar } from '../grammar.ts'
import { isStanding } from '../standing.ts'
import { type AskedAgain, namesMatter } from './asked-again.ts'
import { type Verdict, verdictOf } from './verdicts.ts'

/** What the guest answers to those questions that can be understood, by the sentence that answers know a question by. */
export function answersTo(
  questions: readonly AskedAgain[],
  sentences: AnalysedSentence[],
  interview: Interview,
  grammar: Grammar,
): Map<number, Verdict> {
  return new Map(
    questions.flatMap((one): [number, Verdict][] => {
      if (one.kind === 'will' && !namesMatter(one.text, grammar)) return []
      const view = answerTo(one)
      if (!view) return []
      const isTold = one.leans === 'on its matter' && view.opens && isStanding(view.text, grammar)
      return one.leans === 'not' || isTold || takesUpAnswer(one) ? [[one.asked, view]] : []
    }),
  )

  /** Where several guests answered, the one would stand for all. */
  function answerTo({ asked, asksWhich, text, kind }: AskedAgain): Verdict | null {
    const answer = sentences.filter(({ question }) => question === asked)
    const speakers = new Set(answer.map(({ turn }) => interview.turns[turn]!.speaker))
    if (severalSpeak(interview) && speakers.size > 1) return null
    // «West will grow, I guess. The high mountains make me sad.»: of what will be, an opening may be the half.
    if (kind === 'will' && asksWhich) return null
    const view = verdictOf(answer, text, asksWhich, grammar)
    return kind === 'change' && view && !grammar.isChinese && !WOULD_CHANGE.test(view.text) ? null : view
  }

  /** A question that leans takes up the words on which the answer before ends: 「不敢公布。」應該公布嗎？ */
  function takesUpAnswer({ sentences: [id], text }: AskedAgain): boolean {
    const before = sentences.findLast((sentence) => sentence.id < id!)
    if (!before || interview.sentences[id! - 1]!.turn !== before.turn + 1) return false
    if (before.isQuestion || before.attribution?.kind === 'said') return false
    const words = new Set(grammar.contentWords(before.text))
    const takesUp = grammar.contentWords(text).some((word) => words.has(word))
    const said = bare(before.text, grammar)
    return takesUp && isStanding(said, grammar) && grammar.width(said) <= grammar.limits.headline
  }
}

/** Says what he would do: «I'd …», «Give …». */
const WOULD_CHANGE =
  /^(?:I(?:['’]d| would)|\p{Lu}\p{Ll}+ (?:the|an?|every|each|all|me|us|them|it|up|off|out)) /u
