/** What a room can argue about: what the interviewer asked, and what the guest holds to be so. */
import { groupBy } from '../../group-by.ts'
import type { Interview, Statement, Theme } from '../../model.ts'
import type { AnalysedSentence } from '../analyse.ts'
import { callsGuest, emsOf, pointsBack, questionStatement } from '../asked.ts'
import { idsIn } from '../evidence.ts'
import type { Grammar } from '../grammar.ts'
import { withoutAddress } from '../name-themes.ts'
import type { Knowledge } from '../options.ts'
import { ownCuesOf, weigh } from '../own-worth.ts'
import { takenUp } from '../taken-up.ts'
import { runsAlone, textAlone, worthAlone } from '../told-alone.ts'
import { inBothScripts } from '../variants.ts'
import { ANSWERED_BY_TEXT, isAnswered } from './answered-questions.ts'

/** A question, or a statement to agree with or not. */
export interface Arguable extends Statement {
  /** The sentence that answers know a question by; undefined for a statement. */
  asked?: number
  /** What was said right before a question that takes it up. */
  about?: Statement
  /** The question that a statement answers. */
  answers?: number
  worth: number
}

/**
 * What speaks for it and against it. Fitted, as a conditional logit with a penalty on weights, to 54 interviews of which three
 * readers said what they would put to a seminar; of two that it takes of interviews left out of the fit, a third are of those,
 * and a quarter more they would bear.
 */
const WEIGHT = {
  ems: 0.05,
  isShort: -0.43,
  asks: 0.53,
  isLate: 1.26,
  takesUp: -0.45,
  reports: 0.69,
  asksWhat: -0.62,
  asksWhich: 1.12,
  objects: 0.89,
  ought: 1.22,
  callsSpeaker: -1.26,
  addresses: -0.17,
  isAnsweredByText: -0.3,
  alone: 0.33,
  pointsFirst: -0.72,
  figure: -0.78,
  number: -0.54,
  clauses: -0.23,
  tells: -0.38,
  general: 0.41,
  opensAnswer: -0.57,
  ofProperName: -0.64,
  binds: 0.44,
}
const NOTHING = Object.fromEntries(Object.keys(WEIGHT).map((cue) => [cue, 0])) as Record<
  keyof typeof WEIGHT,
  number
>

/** In ems. */
const SHORT = 9
const LONG = 40
/** A question longer than this fills the slide. */
const LONGEST = 60

/** Some say so, and the guest is asked what he says to that. */
const REPORTS =
  /有人|外界|界(?:有|內|内|认|認)|[批評评]|業[內内]|業界|常[說说]|都[說说]|[說说講讲](?!了|過|过)|[認认][為为]|[覺觉]得|反[對对]|[質质]疑|[擔担]心|\b(?:critics?|people|some|others?|they|everyone|colleagues?|readers|skeptics|opponents)\b[^.?!]{0,30}\b(?:says?|said|thinks?|argues?|argued|believes?|call|worr\w+|complain\w*|object\w*|told|claims?|accused?)\b|\bserious objection\b|\bcynic|\bargument\b/iu
const ASKS_WHAT = inBothScripts(/\bwhat\b|什麼|甚麼/iu)
const ASKS_WHICH = inBothScripts(/\bor\b(?! so| not)|還是/u)
const OBJECTS =
  /\b(?:isn|aren|doesn|don|won|can|couldn|wouldn|shouldn)['’]t\b[^?]*\?|不[會会]|不就|[難难]道|不是[^？]*[嗎吗]/iu
const OUGHT = /\b(?:should|ought|worth|fair|right|wrong|allow|trust)\b|[應应][該该]|[該该]|值得|公平|有必要/iu
const YOU = /\b(?:you|your|yours)\b|[你您妳]/iu
const POINTS_FIRST = /^(?:it|this|that|they|these|those|there)\b|^[這这那它]/iu
const NUMBER =
  /\d|[二三四五六七八九十百千]{2,}|\b(?:two|three|four|five|six|seven|eight|nine|ten|hundred|thousand)\b/iu
/** Tells of the speaker himself, of those he talks to or about, or of a day. */
const TELLS = inBothScripts(
  /^(?:我(?!們要|們該|認為|覺得|反而)|他|她|你|妳|您|去年|今年|後來|那|這|很多人|有人|大家|如果|一個星期)|因為|後來|發現|以前|明白|想隱瞞|^(?:I|We|You|My|Our|He|She|They|It|What|When|Then|Last)\b|\b(?:was|were|had|did|didn['’]t|said|told|asked|wrote|came|went|me|my)\b/u,
)
const PROPER_NAME = /(?<=[a-z,] )\p{Lu}\p{Ll}+/u
const BINDS =
  /\b(?:should|ought|must|have to|has to|need to|needs to|never|always|only|nobody|everybody|everyone|no one|can['’]t)\b|[應应][該该]|必[須须]|不能|永[遠远]|只有|才[能會会是]|不[該该]|[要得]先/iu

/** Questions and statements of the interview that can be understood alone, what is most worth arguing first. */
export function arguable(themes: Theme[], sentences: AnalysedSentence[], knowledge: Knowledge): Arguable[] {
  const { interview, grammar } = knowledge
  return [...questionsIn(interview, grammar), ...statementsIn(themes, sentences, knowledge)].sort(
    (a, b) => b.worth - a.worth,
  )
}

function questionsIn(interview: Interview, grammar: Grammar): Arguable[] {
  const { turns } = interview
  return turns.flatMap(({ role, index, sentences }): Arguable[] => {
    const asked = role === 'question' ? sentences.at(-1)!.id : undefined
    const question = questionStatement(asked, interview, grammar)
    if (asked === undefined || !question || turns[index + 1]?.role !== 'answer') return []
    const { cues } = grammar
    const text = withoutAddress(question.text, interview)
    const reports = REPORTS.test(text)
    const isGreeting = [cues.greets, cues.courtesy].some((cue) => cue.test(text)) || THANKS.test(text)
    const isRemark = !cues.question.test(text)
    if (isGreeting || emsOf(text) > LONGEST || (isRemark && (!reports || YOU.test(text)))) return []
    const about = takenUp(question, interview, grammar)?.said
    if (isAnswered(text, grammar) || ASKS_FOR_CASE.test(text) || (pointsBack(text) && !about)) return []
    const given = {
      ...NOTHING,
      ems: Math.min(LONG, emsOf(text)),
      isShort: emsOf(text) < SHORT,
      asks: 1,
      isLate: index / turns.length,
      takesUp: about !== undefined,
      reports,
      asksWhat: ASKS_WHAT.test(text),
      asksWhich: ASKS_WHICH.test(text),
      objects: OBJECTS.test(text),
      ought: OUGHT.test(text),
      callsSpeaker: callsGuest(text, interview),
      addresses: YOU.test(text),
      isAnsweredByText: ANSWERED_BY_TEXT.test(text),
    }
    return [
      {
        text,
        sentences: question.sentences,
        asked,
        ...(about ? { about } : {}),
        worth: weigh(given, WEIGHT),
      },
    ]
  })
}
/** «Is there a case you got wrong?», 「這話怎麼講？」: the guest tells it, and nobody argues. */
const ASKS_FOR_CASE = inBothScripts(
  /\b(?:is|was|are|were) there (?:an? |one\b|any|some)|\bhave you (?:had|ever)\b|\bdefinition\b|有沒有[你您]|有哪[一些]|怎麼[講說]？/iu,
)
const THANKS = inBothScripts(/謝謝|歡迎|大家好|\bthank|\bwelcome\b/iu)

/** Of what slides show, each sentence that can be told alone. */
function statementsIn(themes: Theme[], sentences: AnalysedSentence[], knowledge: Knowledge): Arguable[] {
  const { grammar } = knowledge
  const claims = themes.flatMap((theme) => theme.claims)
  const shown = new Set(claims.flatMap(({ headline, evidence }) => idsIn([headline, evidence])))
  const large = new Set(claims.flatMap(({ headline }) => headline.sentences))
  return groupBy(sentences, ({ turn }) => turn).flatMap(([, answer]) =>
    runsAlone(answer, shown, knowledge).flatMap((run): Arguable[] => {
      const [one, other] = run
      if (!one || other) return []
      const text = textAlone(run, grammar)
      const own = ownCuesOf(text, grammar)
      const given = {
        ...NOTHING,
        ems: Math.min(LONG, emsOf(text)),
        isShort: emsOf(text) < SHORT,
        alone: Math.max(-2, Math.min(5, worthAlone(run, answer, large.has(one.id), knowledge))),
        pointsFirst: POINTS_FIRST.test(text),
        figure: own.figure,
        number: NUMBER.test(text),
        clauses: Math.min(3, text.match(/[,，;；:：]/gu)?.length ?? 0),
        tells: TELLS.test(text),
        general: own.general,
        opensAnswer: one.isFirstOfAnswer,
        ofProperName: !grammar.isChinese && PROPER_NAME.test(text),
        binds: BINDS.test(text),
      }
      const answers = one.question === undefined ? {} : { answers: one.question }
      return [{ text, sentences: [one.id], ...answers, worth: weigh(given, WEIGHT) }]
    }),
  )
}
