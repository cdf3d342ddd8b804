/** Two who disagree: guests who answer one question, or an opponent and the guest's reply. */
import type { Interview, Statement, Theme } from '../../model.ts'
import { type AnalysedSentence, bare } from '../analyse.ts'
import { capitalised } from '../compress.ts'
import type { Grammar } from '../grammar.ts'
import { isOwn, isStanding, standing } from '../standing.ts'
import { inBothScripts } from '../variants.ts'

/** What one holds, and what the other holds against it. */
export interface Opposed {
  claims: [Statement, Statement]
  /** Who says the one and the other, where both are guests. */
  speakers?: [string, string]
}

const OPPOSES = inBothScripts(
  /^(?:不[會。，對同見]|不是|我不(?:同意|認同|覺得|認為|贊成|這麼)|我(?:完全)?反對|我沒(?:有)?那麼|我[^，。]{0,6}沒(?:有)?[^，。]{1,6}那麼|我看到的(?:變化)?不一樣|但|可是|不過|未必|難道|恰恰|相反|剛好相反|千萬不|唔係|我反而|哪有)|反感|^(?:no\b|nobody['’]s\b|but\b|I disagree|I don['’]t (?:think|agree|believe)|not (?:at all|really|quite|always|everyone)|on the contrary|hardly|I['’]d (?:say|call) it)|\bI disagree\b/iu,
)
const AGREES = inBothScripts(
  /^(?:是[的啊，。]|對[，。啊的]|沒錯|的確|確實|當然|可以這麼說|我(?:也|很|完全)?(?:同意|贊成|認同)|同意|贊成|有道理|有的?，|會[^，。]{0,6}的，|會，|應該，?|[^，。]{1,8}是肯定的)|^(?:yes\b|they (?:do|are|did)\b|it (?:did|does|has|is|was)[,. ]|true\b|that['’]s (?:true|right|fair)|(?:s?he['’]s|they['’]re) (?:perfectly |quite |absolutely )?right|I agree|of course\b|sure\b|absolutely\b|completely\b)/iu,
)
const BUT = inBothScripts(/但|可是|不過(?!是)|然而|卻|問題(?:是|在)|\b(?:but|yet|though|however)\b/iu)

/** Asks for a choice, in which two differ though neither denies what the other says. */
const ASKS_CHOICE = inBothScripts(
  /改什麼|改變什麼|做什麼|一件事|立場|應該恢復|\b(?:who (?:should|decides)|what (?:would|should) you|what are you (?:both )?willing|one thing)\b/iu,
)

interface Position {
  told: Statement
  weight: number
}

/** Pairs of guests who answer one question, in turn, the second against the first or each with a view of his own; the sharpest first. */
export function guestsOpposed(
  sentences: AnalysedSentence[],
  themes: Theme[],
  interview: Interview,
  grammar: Grammar,
): Opposed[] {
  const names = new Map(
    interview.speakers
      .filter(({ role }) => role === 'guest')
      .map(({ label, name }) => [label, name ?? label]),
  )
  if (names.size < 2) return []
  const turns = turnsOf(sentences)
  const headlines = new Set(
    themes.flatMap(({ claims }) => claims.flatMap(({ headline }) => headline.sentences)),
  )
  return turns
    .flatMap((first, at) => {
      const second = turns[at + 1]
      const [a, b] = [first, second].map((turn) => turn && interview.turns[turn.index]!.speaker)
      if (!second || second.index !== first.index + 1 || a === b || !names.has(a!) || !names.has(b!))
        return []
      const opening = second.sentences.slice(0, 2).map(({ text }) => text.replace(/^[「『“]/u, ''))
      const isAgainst = opening.some((text) => OPPOSES.test(text))
      // 「我同意她講的藥行。但是…」: where he differs begins behind the but.
      const agrees = AGREES.test(opening[0]!)
      const asked = interview.turns[first.index - 1]
      const isAsked = asked?.role === 'question' && ASKS_CHOICE.test(asked.text)
      const [one, other] = [
        positionOf(first.sentences, second.sentences, sentences, headlines, grammar),
        positionOf(
          agrees ? fromBut(second.sentences) : second.sentences,
          first.sentences,
          sentences,
          headlines,
          grammar,
        ),
      ]
      if (!one || !other) return []
      const alike = grammar.isChinese ? 4 : 12
      const inHisWords = one.told.text.slice(0, alike) === other.told.text.slice(0, alike)
      if (!isAgainst && !isAsked && !inHisWords) return []
      const weight =
        (isAgainst ? 2 : 0) + (inHisWords ? 2 : 0) + (isAsked ? 1 : 0) + one.weight / 4 + other.weight / 4
      const claims: [Statement, Statement] = [one.told, other.told]
      return [{ claims, speakers: [names.get(a!)!, names.get(b!)!] as [string, string], weight }]
    })
    .sort((a, b) => b.weight - a.weight)
    .map(({ weight: _weight, ...opposed }) => opposed)
}

const fromBut = (sentences: AnalysedSentence[]): AnalysedSentence[] => {
  const at = sentences.findIndex(({ text }) => BUT.test(text))
  return at < 0 ? [] : sentences.slice(at, at + 1)
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

/** Sentences of an answer in which its position is looked for. */
const OPENING = 6

/** What somebody holds in his answer: a view rather than a fact, its first rather than a later one, in words of the other's. */
function positionOf(
  own: AnalysedSentence[],
  other: AnalysedSentence[],
  all: AnalysedSentence[],
  headlines: ReadonlySet<number>,
  grammar: Grammar,
): Position | undefined {
  const words = new Set(other.flatMap((sentence) => sentence.words))
  const { cues } = grammar
  const from = own[0] ? all.indexOf(own[0]) : 0
  return own
    .slice(0, OPENING)
    .flatMap((sentence, at) => {
      if (!isOwn(sentence, grammar) || sentence.isStory || grammar.heldOnce.test(sentence.text)) return []
      const told = standing(all, from + at, grammar)
      if (!told) return []
      const shared = new Set(sentence.words.filter((word) => words.has(word))).size
      const weight =
        (headlines.has(sentence.id) ? 1 : 0) +
        (at === 0 ? 1 : at === own.length - 1 ? 0.4 : 0) +
        (cues.stance.test(sentence.text) || cues.advice.test(sentence.text) ? 1 : 0) +
        (cues.corrects.test(sentence.text) ? 1 : 0) +
        (cues.negative.test(sentence.text) ? 0.4 : 0) +
        0.4 * Math.min(2, shared)
      return [{ told, weight }]
    })
    .reduce<Position | undefined>((best, one) => (best && best.weight >= one.weight ? best : one), undefined)
}

const BODY_ZH =
  '(?:專家|學者|教授|議員|委員|立委|立法委員|幹部|官員|局長|同行|同事|家長|建築師|評論家|評論|批評者|批評|意見|人士|業者|業界|學界|外界|平台|公司|廠商|研究|觀點|聲音|人)'
const SAYS_ZH = '(?:主張|提出|批評|質疑|認為|覺得|指責|擔心|說|講|怪|反對|提議|建議|話)'
/** 「有立委主張…」, 「學界常質疑…」, 「建築師鄧以諾批評…」, 「鍾國棟委員的說法是…」 */
const OTHERS_SAY_ZH = inBothScripts(
  new RegExp(
    `(?:有|有些|不少|很多|許多|好多|某些|一些)[^，。？]{0,8}${BODY_ZH}[^，。？]{0,3}${SAYS_ZH}|(?:學界|外界|業界|平台|批評者|反對者|大家|人人|坊間|網上|公司)(?:都|常|總|也)?(?:會|可能)?${SAYS_ZH}|^(?:(?!我|你|您|他|她|這|那|如果)[^，。？]){2,10}(?:的說法是|批評|主張|質疑|提出|講過|寫道|反對)`,
    'u',
  ),
)
const OTHERS_SAY_EN =
  /\b(?:critics?|opponents?|sceptics?|skeptics?|prosecutors?|economists?|ecologists?|scientists?|residents|homeowners|unions?|the (?:industry|company|government|unions?|critics)|a (?:listener|reader)|some(?: \w+)?|many(?: \w+)?|most (?:people|experts)|people|a lot of people|your critics[\w ]*|others) (?:(?:like|often|always|would|will|also|have|has) )*(?:say|says|said|argue|argues|argued|claim|claims|complain|believe|think|object|written|wrote|writes)\b|(?:^|, |\bThe \w+ )(?:(?:Dr|Professor|Prof|Sir|Lord|Mr|Ms|Mrs)\.? )?\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)*(?: at the [^,]{3,40})? (?:says|argues|argued|thinks|believes|claims|has (?:written|said|argued|called)|wrote|objects|calls|tells me)\b|\bis (?:often )?(?:blamed|accused)\b/u
const OTHERS_ASK = /^(?:很多|好多)?人[會会]?(?:想像|問)/u

/** Objections of others, from the interviewer's question or the guest's own mouth, with what the guest says to them. */
export function objectionsMet(
  sentences: AnalysedSentence[],
  interview: Interview,
  grammar: Grammar,
): Opposed[] {
  const says = grammar.isChinese ? OTHERS_SAY_ZH : OTHERS_SAY_EN
  const answers = new Map<number, number[]>()
  for (const [index, { question }] of sentences.entries()) {
    if (question === undefined) continue
    const known = answers.get(question)
    if (known) known.push(index)
    else answers.set(question, [index])
  }
  const found = interview.turns.flatMap((turn): (Opposed & { weight: number })[] => {
    if (turn.role !== 'question') return []
    const answer = answers.get(turn.sentences.at(-1)?.id ?? -1) ?? []
    const [first] = answer
    if (first === undefined) return []
    const asked = turn.sentences.find(({ text }) => says.test(text) && !OTHERS_ASK.test(text))
    const fromQuestion = asked && claimedIn(asked.text, says, grammar)
    const told = answer.slice(0, 3).find((index) => tellsOfOpponent(sentences[index]!, says, grammar))
    const own = told === undefined ? undefined : objectionAt(sentences, told, grammar)
    const objection = own ?? (fromQuestion && { text: fromQuestion, sentences: [asked.id] })
    if (!objection) return []
    const opening = sentences[first]!.text
    const isBrought = asked !== undefined || OBJECTS.test(objection.text)
    if (!isBrought || ASKS_FEELING.test(turn.text)) return []
    const reply = replyTo(
      objection,
      sentences,
      answer.filter((index) => index > (told ?? -1)),
      grammar,
    )
    if (
      !reply ||
      ([opening, reply.told.text].some((text) => AGREES.test(text)) &&
        !BUT.test(reply.whole) &&
        !grammar.cues.corrects.test(reply.whole))
    )
      return []
    return [{ claims: [objection, reply.told], weight: reply.weight + (own ? 1 : 0) }]
  })
  return found.sort((a, b) => b.weight - a.weight).map(({ weight: _weight, ...opposed }) => opposed)
}

const ASKS_FEELING = inBothScripts(/難過|聽了|感受|心情|生氣嗎|開心|\bfeel\b/iu)
/** Against the guest, and no witness of his. */
const OBJECTS = inBothScripts(
  /反對|批評|不同意|質疑|抗議|罵|怪|收費|的說法|主張|\b(?:objects?|objected|disagrees?|criticis\w+|criticiz\w+|against|destroy|curse|wrong|blame)\b/iu,
)

function tellsOfOpponent(sentence: AnalysedSentence, says: RegExp, grammar: Grammar): boolean {
  const text = sentence.text.replace(grammar.lead, '')
  return (
    !sentence.isQuestion &&
    says.test(text) &&
    !HIS_WITNESS.test(text) &&
    (sentence.attribution?.kind === 'said' || OBJECTS.test(text))
  )
}

/** 「我的同行告訴我」: on the guest's side. */
const HIS_WITNESS = inBothScripts(
  /我的[^，。]{1,6}(?:告訴|說)|\bmy (?:\w+ )?(?:friend|colleague|boss|teacher)\b/iu,
)

/** The objection as the guest tells it, whole. */
function objectionAt(sentences: AnalysedSentence[], index: number, grammar: Grammar): Statement | null {
  const { text, id } = sentences[index]!
  // 「有一個同事非常反對，他認為…」 says who he is.
  const whole = bare(text, grammar).replace(grammar.lead, '')
  const named = whole.replace(/^([^，]*有[一二兩两三幾几]?[個个位名][^，]*，)[他她]/u, '$1')
  const fits = grammar.width(whole) <= grammar.limits.headline * 1.5
  return fits && !grammar.dangles(named) && grammar.width(whole) >= grammar.limits.least * 1.2
    ? { text: capitalised(whole), sentences: [id] }
    : null
}

interface Reply {
  told: Statement
  whole: string
  weight: number
}

/** Sentences of an answer among which the reply is looked for. */
const SOON = 6

/** What the guest holds against it: said in words of the objection, denying or turning, the earlier the better. */
function replyTo(
  objection: Statement,
  sentences: AnalysedSentence[],
  answer: number[],
  grammar: Grammar,
): Reply | undefined {
  const { cues } = grammar
  const words = new Set(grammar.contentWords(objection.text))
  return answer
    .slice(0, SOON)
    .flatMap((index, at): Reply[] => {
      const sentence = sentences[index]!
      if (!isOwn(sentence, grammar) || sentence.isStory || grammar.heldOnce.test(sentence.text)) return []
      const told = standing(sentences, index, grammar) ?? shortTurn(sentences, index, grammar)
      if (!told || (cues.concedes.test(told.text) && !BUT.test(told.text))) return []
      if (told.sentences.some((id) => objection.sentences.includes(id))) return []
      const shared = sharedWith(words, objection.text, told.text, grammar)
      const against =
        (OPPOSES.test(sentence.text) ? 1 : 0) +
        (cues.negative.test(told.text) ? 1 : 0) +
        (cues.corrects.test(told.text) || grammar.turns.test(sentence.text) ? 1 : 0) +
        (BUT.test(told.text) ? 0.5 : 0)
      if (against === 0 && shared === 0) return []
      const witness = WITNESS.test(told.text) ? 1.5 : 0
      return [{ told, whole: sentence.text, weight: against + Math.min(2, shared) - 0.5 * at - witness }]
    })
    .reduce<Reply | undefined>((best, one) => (best && best.weight >= one.weight ? best : one), undefined)
}

/** What others found out is no reply yet: 「有位學者算過…」. */
const WITNESS = inBothScripts(
  /[位個名]?(?:學者|教授|專家|同行|同事)[^，。]{0,8}(?:算過|說|研究)|\b(?:a study|researchers)\b/iu,
)

/** 「可是券要有車可打。」 and what it is said for. */
function shortTurn(sentences: AnalysedSentence[], index: number, grammar: Grammar): Statement | null {
  const [sentence, next] = [sentences[index]!, sentences[index + 1]]
  if (!grammar.turns.test(sentence.text) || next?.turn !== sentence.turn || !isOwn(next, grammar)) return null
  const opening = sentence.text.replace(grammar.lead, '')
  const both = `${opening}${grammar.joint}${bare(next.text, grammar)}`
  const isShort = grammar.width(opening) < grammar.limits.least * 1.5
  return isShort && isStanding(both, grammar) && grammar.width(both) <= grammar.limits.headline * 1.5
    ? { text: capitalised(both), sentences: [sentence.id, next.id] }
    : null
}

/** Words that both have; for Chinese also what two characters of the one stand in the other (治標 of 治標不治本). */
function sharedWith(words: Set<string>, criticism: string, text: string, grammar: Grammar): number {
  const shared = [...new Set(grammar.contentWords(text))].filter((word) => words.has(word)).length
  if (shared > 0 || !grammar.isChinese) return shared
  const pairs = [...criticism].map((character, at) => character + (criticism[at + 1] ?? ''))
  return new Set(pairs.filter((pair) => SAYS_SOMETHING.test(pair) && text.includes(pair))).size >= 2 ? 0.5 : 0
}

/** Two characters of which neither only joins others. */
const SAYS_SOMETHING = /^(?!.?[的是了在不有人一個个這这那我你您他們们會会也都就很要])\p{Script=Han}{2}$/u

/** 「有人主張全面免費，你支持嗎？」 without what is asked of it. */
function claimedIn(text: string, says: RegExp, grammar: Grammar): string | null {
  const asks = grammar.cues.question.test(text)
  const whole = bare(text, grammar)
    .replace(/[？?]$/u, '')
    .replace(grammar.lead, '')
  const clauses = grammar.clauses(whole)
  const last = clauses.at(-1)!
  const said =
    asks && clauses.length > 1
      ? whole.slice(0, whole.lastIndexOf(last.text)).replace(/[，,：:\s]+$/u, '')
      : whole
  if (asks && clauses.length === 1) return null
  // 「很多人會說，既然這麼重要，為什麼不收費？」: what is asked is what they say.
  if (asks && grammar.isBound(clauses.at(-2)!.text) && !says.test(clauses.at(-2)!.text)) return null
  const fits = grammar.width(said) <= grammar.limits.headline * 1.5 && isStanding(said, grammar)
  return fits && says.test(said) ? capitalised(said) : null
}
