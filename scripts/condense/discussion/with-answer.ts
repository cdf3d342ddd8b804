/** An interviewer's question with what the guest had said of it and what he answers. */
import type { Interview, Statement } from '../../model.ts'
import { type AnalysedSentence, bare } from '../analyse.ts'
import { severalSpeak } from '../asked.ts'
import type { Grammar } from '../grammar.ts'
import { isStanding } from '../standing.ts'
import { inBothScripts } from '../variants.ts'
import { type AskedAgain, namesMatter } from './asked-again.ts'
import { type Verdict, verdictOf } from './verdicts.ts'

export interface WithAnswer extends AskedAgain {
  about?: Statement
  view?: Verdict
}

/** Those questions that can be understood, the ones before which the guest takes a side first, then those with an answer. */
export function withAnswers(
  questions: readonly AskedAgain[],
  sentences: AnalysedSentence[],
  interview: Interview,
  grammar: Grammar,
): WithAnswer[] {
  return questions
    .flatMap((one): WithAnswer[] => {
      if (one.kind === 'will' && !namesMatter(one.text, grammar)) return []
      const view = answerTo(one)
      if (one.kind === 'view' && !view && REPORTS.test(one.text)) return []
      const about = one.leans === 'not' ? undefined : saidBefore(one)
      const isTold = one.leans === 'on its matter' && view?.opens === true && isStanding(view.text, grammar)
      if (one.leans !== 'not' && !about && !isTold) return []
      return [{ ...one, ...(about ? { about } : {}), ...(view ? { view } : {}) }]
    })
    .sort((a, b) => weight(b) - weight(a))

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

  /** The end of the answer before, where a question that leans takes up its words: 「不敢公布。」應該公布嗎？ */
  function saidBefore({ sentences: [id], text }: AskedAgain): Statement | undefined {
    const before = sentences.findLast((sentence) => sentence.id < id!)
    if (!before || interview.sentences[id! - 1]!.turn !== before.turn + 1) return undefined
    if (before.isQuestion || before.attribution?.kind === 'said') return undefined
    const words = new Set(grammar.contentWords(before.text))
    const takesUp = grammar.contentWords(text).some((word) => words.has(word))
    const said = bare(before.text, grammar)
    const fits = isStanding(said, grammar) && grammar.width(said) <= grammar.limits.headline
    return takesUp && fits ? { text: said, sentences: [before.id] } : undefined
  }
}

/** 「外界都說…，你怎麼看？」 asks of a view that somebody has to answer. */
const REPORTS = inBothScripts(/說|認為|覺得|話/u)
/** Says what he would do: «I'd …», «Give …». */
const WOULD_CHANGE =
  /^(?:I(?:['’]d| would)|\p{Lu}\p{Ll}+ (?:the|an?|every|each|all|me|us|them|it|up|off|out)) /u

const weight = ({ view }: WithAnswer): number => (view === undefined ? 0 : view.side === undefined ? 1 : 2)
