/** Two guests who differ on what both were asked. */
import type { Interview, Statement } from '../../model.ts'
import { type AnalysedSentence, bare } from '../analyse.ts'
import { questionStatement } from '../asked.ts'
import { capitalised } from '../compress.ts'
import type { Grammar } from '../grammar.ts'
import { isStanding } from '../standing.ts'
import { inBothScripts } from '../variants.ts'
import type { AskedAgain } from './asked-again.ts'
import { type Verdict, verdictOf } from './verdicts.ts'

/** What both were asked, where it says something by itself, and what they answer. */
export interface Opposed {
  asked?: Statement
  claims: [Statement, Statement]
}

const AGREES = inBothScripts(
  /^(?:是[的啊，。]|對[，。啊的]|沒錯|的確|確實|當然|可以這麼說|我(?:也|很|完全)?(?:同意|贊成|認同)|同意|有道理|我要補|補充)|^(?:I['’]d (?:only )?add|they (?:do|are|did)\b|true\b|that['’]s (?:true|right|fair)|(?:s?he['’]s|they['’]re) (?:perfectly |quite |absolutely )?right|I agree|same\b|so (?:do|would|am) I|exactly)/iu,
)
/** What somebody meant to say, he does not. */
const WITHDRAWN = inBothScripts(
  /\b(?:intend(?:ed|ing)|meant|planned|meaning|planning) to say\b|本來(?:想|要|打算)(?:說|講)/iu,
)
/** As many characters as make two answers begin alike: 「我的立場是…」. */
const ALIKE = { chinese: 4, english: 12 }

/** Pairs of guests who answer one question, in turn: on two sides of it, with a choice each, against one another in so many words, or in one form. */
export function guestsOpposed(
  sentences: AnalysedSentence[],
  asked: readonly AskedAgain[],
  interview: Interview,
  grammar: Grammar,
): Opposed[] {
  const guests = new Set(interview.speakers.filter(({ role }) => role === 'guest').map(({ label }) => label))
  if (guests.size < 2) return []
  const turns = turnsOf(sentences)
  return turns
    .flatMap((first, at) => {
      const second = turns[at + 1]
      const [a, b] = [first, second].map((turn) => turn && interview.turns[turn.index]!.speaker)
      const isPair = second?.index === first.index + 1 && a !== b && guests.has(a!) && guests.has(b!)
      const id = first.sentences[0]!.question
      if (!isPair || id === undefined || interview.turns[first.index - 1]?.role !== 'question') return []
      const question = asked.find((one) => one.asked === id)
      const text = question?.text ?? questionStatement(id, interview, grammar)?.text ?? ''
      const verdicts = [first, second].map((turn) =>
        verdictOf(
          turn.sentences.filter((sentence) => !WITHDRAWN.test(sentence.text)),
          text,
          question?.asksWhich ?? false,
          grammar,
        ),
      )
      const [one, other] = verdicts
      if (one && other && question && differ(one, other, question, second.sentences[0]!, grammar))
        return [
          {
            asked: plain(question),
            claims: [plain(one), plain(other)] as [Statement, Statement],
            weight: question.asksWhich ? 1 : 2,
          },
        ]
      const inForm = inOneForm(first.sentences[0]!, second.sentences[0]!, grammar)
      return inForm ? [{ claims: inForm, weight: 2 }] : []
    })
    .sort((x, y) => y.weight - x.weight)
    .map(({ weight: _weight, ...opposed }) => opposed)
}

const plain = ({ text, sentences }: Statement): Statement => ({ text, sentences })

/** On two sides, or with a choice each that the second does not share; of what will be, one speaks of what the other does. */
function differ(
  one: Verdict,
  other: Verdict,
  question: AskedAgain,
  reply: AnalysedSentence,
  grammar: Grammar,
): boolean {
  if (one.side && other.side) return one.side !== other.side
  if (!question.asksWhich || AGREES.test(reply.text)) return false
  const words = new Set(grammar.contentWords(`${question.text} ${one.text}`))
  return question.kind !== 'will' || grammar.contentWords(other.text).some((word) => words.has(word))
}

/** «My view is that …», «My view is that …». */
function inOneForm(
  first: AnalysedSentence,
  second: AnalysedSentence,
  grammar: Grammar,
): [Statement, Statement] | null {
  const told = [first, second].map(({ text, id }) => ({ text: bare(text, grammar), sentences: [id] }))
  const alike = grammar.isChinese ? ALIKE.chinese : ALIKE.english
  const [one, other] = told as [Statement, Statement]
  const isAlike = one.text.slice(0, alike) === other.text.slice(0, alike)
  return isAlike && told.every(({ text }) => isStanding(text, grammar))
    ? [
        { ...one, text: capitalised(one.text) },
        { ...other, text: capitalised(other.text) },
      ]
    : null
}

interface AnswerTurn {
  index: number
  sentences: AnalysedSentence[]
}

function turnsOf(sentences: AnalysedSentence[]): AnswerTurn[] {
  const turns: AnswerTurn[] = []
  for (const sentence of sentences) {
    const last = turns.at(-1)
    if (last?.index === sentence.turn) last.sentences.push(sentence)
    else turns.push({ index: sentence.turn, sentences: [sentence] })
  }
  return turns
}
