import type { SpeakerRole } from './assign-roles.ts'
import { isColophon } from './colophon.ts'
import { opensEndMatter } from './find-headings.ts'
import { introductionsIn } from './introductions.ts'
import { isInFirstPerson } from './label-words.ts'
import { plainText } from './plain-text.ts'
import { goesOnFrom, questionNumber } from './question-numbers.ts'
import type { LabelCandidate } from './read-label.ts'
import type { Paragraph } from './read-paragraphs.ts'
import { splitSentences } from './split-sentences.ts'

const ASKS = /[?？][」』”"'’）)\]】\s]*$/u
/** People say, «Is this the train?»: a question told, not asked. */
const TOLD = /[「『“"][^「」『』“”"]*[?？][」』”"]$/u
const SECOND_PERSON = /您|你|貴|贵|\byou(?:r|rs)?\b/i
/** Words that carry on one's own thought; a question that begins so is a rhetorical one. */
const CARRIES_ON =
  /^(?:但|可是|然而|而|那麼|那么|所以|因此|如果|我|我們|我们|But|And|So|Then|I|We|Or|If|Who knows)(?![\p{Ll}])/u
/** «And the restaurants?», 那麼學生呢？: half a sentence, which asks somebody else for the other half. */
const ELLIPTICAL =
  /^(?:And|But|So|Or)(?: (?!(?:who|why|what|how|when|where|is|are|was|were|do|does|did|can|could|should|will|would|has|have)\b)[\w’'-]+){1,5}\?$|^.{1,16}呢？$/i
/** An answer's first word: what was asked before it was asked by somebody else. */
const ANSWERS =
  /^(?:No|Yes|Yeah|Not really|Exactly|Of course|Right|True|That['’]s (?:true|right|fair)|(?:I|You|They|We|He|She|It|That) (?:do|did|does|is|are|was|were|have|has|had|can|could|will|would)(?:n['’]t| not)?|I (?:dis)?agree)(?=[,.!;:—-])|^(?:不|不是|不會|不会|是|是的|對|对|會|会|沒有|没有|當然|当然|[沒没][錯错]|我?不?同意)(?=[，。！；])|^[這这](?:[話话點点句]|[個个種种](?:[說说]法|批[評评]|[問问][題题]|[擔担]心))/u
const LONGEST_PLAIN_QUESTION = { han: 220, latin: 600 }

/** Labels stop after so many when only the first exchange is marked: Q: … A: …, and then layout alone. */
const FIRST_EXCHANGE = 2

/**
 * Indices of unlabelled paragraphs that are the interviewer's questions.
 * `present` are the roles of the labelled speakers; `titled` says that the first paragraph is the title.
 */
export function findQuestions(
  paragraphs: Paragraph[],
  labels: (LabelCandidate | null)[],
  present: ReadonlySet<SpeakerRole>,
  titled: boolean,
): Set<number> {
  const labelled = labels.filter(Boolean).length
  if (labelled === 0) return questionsByLayout(paragraphs, titled)
  if (labelled <= FIRST_EXCHANGE && present.has('interviewer')) {
    const from = labels.findLastIndex(Boolean) + 1
    const later = [...questionsByLayout(paragraphs, titled)].filter(
      (index) => index >= from && !labels[index],
    )
    if (later.length >= 2) return new Set(later)
  }
  if (present.size === 2) return new Set()
  return present.has('interviewer')
    ? continuedQuestions(paragraphs, labels)
    : questionsBeforeAnswers(paragraphs, labels)
}

function questionsByLayout(paragraphs: Paragraph[], titled: boolean): Set<number> {
  if (paragraphs.some(({ opens }) => opens)) return questionsInTurn(paragraphs)
  const styled = styledQuestions(paragraphs, titled)
  if (styled.size > 0) return styled
  const numbered = numberedQuestions(paragraphs)
  return numbered.size > 0 ? numbered : plainQuestions(paragraphs, titled)
}

function questionsInTurn(paragraphs: Paragraph[]): Set<number> {
  const utterances = [...paragraphs.keys()].filter((index) => paragraphs[index]!.opens)
  const found = saidByAsker(paragraphs, utterances)
  return found
    ? new Set(found)
    : plainQuestions(
        paragraphs.map((paragraph) => ({ ...paragraph, style: 'plain' })),
        false,
      )
}

/** Of two voices that take turns all that the one says who plainly asks; undefined where neither does. */
function saidByAsker(paragraphs: Paragraph[], utterances: number[]): number[] | undefined {
  const voices = [0, 1].map((voice) => utterances.filter((_, turn) => turn % 2 === voice))
  const [first, second] = voices.map(
    (said) => said.filter((index) => ASKS.test(paragraphs[index]!.text.slice(-12))).length / said.length,
  ) as [number, number]
  if (Math.max(first, second) < 0.5 || Math.abs(first - second) < 0.4) return undefined
  return first > second ? voices[0] : voices[1]
}

/** Only the interviewer is labelled: a second paragraph that asks, with an answer still to come, is still theirs. */
function continuedQuestions(paragraphs: Paragraph[], labels: (LabelCandidate | null)[]): Set<number> {
  const found = new Set<number>()
  paragraphs.forEach(({ text }, index) => {
    const answered = index + 1 < paragraphs.length && !labels[index + 1]
    if (
      !labels[index] &&
      labels[index - 1] &&
      answered &&
      ASKS.test(text.slice(-12)) &&
      !ASKS.test(paragraphs[index - 1]!.text.slice(-12))
    ) {
      found.add(index)
    }
  })
  return found
}

/**
 * Only the guest is labelled: what asks right before the guest speaks is the question, and where most turns have one, so is
 * any line there that tells of nobody.
 */
function questionsBeforeAnswers(paragraphs: Paragraph[], labels: (LabelCandidate | null)[]): Set<number> {
  const before = [...paragraphs.keys()].filter((index) => !labels[index] && labels[index + 1])
  const asking = before.filter((index) => {
    const text = plainText(paragraphs[index]!.text)
    return asks(text) || asksWithin(text) || isSetOff(paragraphs[index]!) || isRemark(text)
  })
  const isRule = asking.length >= 3 && asking.length * 4 >= labels.filter(Boolean).length * 3
  const first = Math.min(...asking)
  const isLine = ({ text, style }: Paragraph): boolean =>
    style === 'plain' && isWithin(text, LONGEST_REMARK, 2) && !/^(?:[他她（(【[]|(?:She|He) )/u.test(text)
  const others = before.filter((index) => index > first && isLine(paragraphs[index]!))
  return new Set(isRule ? [...asking, ...others] : asking)
}

const isSetOff = ({ style }: Paragraph): boolean =>
  style === 'bold' || style === 'heading' || style === 'dash'

/** 您退休以後誰去量: a question by its words, which a heading may leave without its mark. */
const INTERROGATIVE =
  /[誰谁嗎吗]|[什甚][麼么]|[怎][麼么樣样]|多[少久大遠远]|[哪几幾](?:[裡裏里個个些年次]|一)|有[沒没]有|是不是|[為为]何|如何/u

const asksInForm = (text: string): boolean =>
  ASKS.test(text.slice(-12)) || asksWithin(text) || INTERROGATIVE.test(text)

/** 專訪水利工程師某某：…, «A conversation with the harbour master»: with whom, below the title. */
const OF_THE_INTERVIEW =
  /[專专][訪访]|[訪访][談谈问問](?![过過您你])|[對对][談谈]|^(?:An? )?(?:interview|conversation|Q ?& ?A) with\b|\bin conversation with\b/iu

/** «What happens when a village sells its echo?» right under the title, and below it whom the text is about. */
function isDeck(paragraphs: Paragraph[], at: number): boolean {
  const [text, next] = [at, at + 1].map((index) => plainText(paragraphs[index]?.text ?? '')) as [
    string,
    string,
  ]
  const opens = introductionsIn(next).some((one) => one.weight > 1 && one.at < OPENING)
  return at === 1 && opens && !SECOND_PERSON.test(text)
}
/** UTF-16 units in which a lead comes to its subject. */
const OPENING = 30

/**
 * What asks without a question mark has the form of a question, speaks to the guest or is answered by somebody who speaks
 * of himself; what stands over the introduction of the guest does not ask.
 */
const isPutToSomebody = (text: string, next: string): boolean =>
  REMARK.test(text) ||
  (introductionsIn(next).length === 0 &&
    (SECOND_PERSON.test(text) || asksInForm(text) || isInFirstPerson(next.replace(QUOTED, ''))))

/** «MY ROOMMATE STILL TALKS ABOUT IT.» */
const IN_CAPITALS = /^(?=.*\p{Lu}{3})[^\p{Ll}\p{Script=Han}]{8,}$/u

/**
 * Headings of one depth, bold or italic lines or those in capitals, half of which ask, are all questions: «Tell me about the
 * start» too.
 */
function styledQuestions(paragraphs: Paragraph[], titled: boolean): Set<number> {
  const groups = new Map<string, number[]>()
  const end = paragraphs.findIndex(({ text }, index) => index > 0 && opensEndMatter(plainText(text)))
  paragraphs.forEach(({ style, level, text }, index) => {
    if (end > 0 && index >= end) return
    if (style === 'plain' ? !IN_CAPITALS.test(text) : style === 'cue' || style === 'list') return
    if (index === 0 && titled) return
    // *[She strikes a bell.]* among questions in italics is seen.
    if (isColophon(plainText(text)) && !ASKS.test(text.slice(-12))) return
    const group = `${style} ${level}`
    const members = groups.get(group)
    if (members) members.push(index)
    else groups.set(group, [index])
  })
  const found = new Set<number>()
  for (const [group, members] of groups) {
    const asking = members.filter((index) => ASKS.test(plainText(paragraphs[index]!.text).slice(-12)))
    if (asking.length === 0) continue
    const dashed = group.startsWith('dash')
    // Dashes may open the answers too; where plain speech follows each of them, only questions have one.
    const alone = !dashed || members.every((at) => paragraphs[at + 1]?.style !== 'dash')
    const inTurn = dashed && !alone ? saidByAsker(paragraphs, members) : undefined
    const inForm = members.filter((index) => asksInForm(plainText(paragraphs[index]!.text)))
    const all = inForm.length * 2 >= members.length && alone
    // A standfirst that is set like the questions asks nobody and has no answer.
    const isOver = (at: number): boolean =>
      (at === asking[0] && isDeck(paragraphs, at)) ||
      (at < asking[0]! &&
        (members.includes(at + 1) ||
          OF_THE_INTERVIEW.test(plainText(paragraphs[at]!.text)) ||
          !isPutToSomebody(plainText(paragraphs[at]!.text), plainText(paragraphs[at + 1]?.text ?? ''))))
    for (const index of inTurn ?? (all ? members : asking).filter((at) => !isOver(at)))
      if (paragraphs[index + 1]) found.add(index)
  }
  return found
}

/**
 * Paragraphs numbered 1, 2, 3 through the text, half of which ask, with answers between them: all are questions. A page may
 * leave out a number.
 */
function numberedQuestions(paragraphs: Paragraph[]): Set<number> {
  const found: number[] = []
  let last = 0
  paragraphs.forEach(({ text, style }, index) => {
    const number = style === 'plain' || style === 'list' ? questionNumber(text) : undefined
    const limit = /\p{Script=Han}/u.test(text) ? LONGEST_PLAIN_QUESTION.han : LONGEST_PLAIN_QUESTION.latin
    if (!number || !goesOnFrom(last, number.count) || text.length > limit) return
    found.push(index)
    last = number.count
  })
  const answered = found.every((at, index) => at + 1 < (found[index + 1] ?? paragraphs.length))
  const asking = found.filter((at) => ASKS.test(paragraphs[at]!.text.slice(-12))).length
  return new Set(found.length >= 2 && answered && asking * 2 >= found.length ? found : [])
}

const asks = (text: string): boolean =>
  ASKS.test(text.slice(-12)) && !(/^[^「『“"]/.test(text) && TOLD.test(text.slice(-200)))

/** A story of one's own, which may end on what somebody asked. */
const tells = (text: string): boolean =>
  isInFirstPerson(text) && !SECOND_PERSON.test(text) && splitSentences(text).length >= TOLD_AT_LENGTH
const TOLD_AT_LENGTH = 4

/** Questions set off by nothing but their question mark and a paragraph of their own. */
function plainQuestions(paragraphs: Paragraph[], titled: boolean): Set<number> {
  const asking = paragraphs.flatMap(({ text, style }, index) => {
    const limit = /\p{Script=Han}/u.test(text) ? LONGEST_PLAIN_QUESTION.han : LONGEST_PLAIN_QUESTION.latin
    const next = paragraphs[index + 1]
    const answered = next !== undefined && (!asks(next.text) || ANSWERS.test(next.text) || tells(next.text))
    // «No. But I've stopped being sure. Is it?» answers the question before it.
    if (ANSWERS.test(text) && asks(paragraphs[index - 1]?.text ?? '')) return []
    if (tells(text) && asks(paragraphs[index - 1]?.text ?? '')) return []
    const asked = style === 'plain' && text.length <= limit && asks(text) && answered
    return asked && (index > 0 || !titled) ? [index] : []
  })
  const addressed = asking.filter((index) => SECOND_PERSON.test(paragraphs[index]!.text)).length
  const questions = asking.filter((index) => {
    const { text } = paragraphs[index]!
    const ownThought = addressed * 2 >= asking.length && !SECOND_PERSON.test(text) && CARRIES_ON.test(text)
    return !ownThought || ELLIPTICAL.test(text) || ANSWERS.test(paragraphs[index + 1]!.text)
  })
  return new Set(
    questions.length >= 2 ? [...questions, ...remarks(paragraphs, new Set(questions), titled)] : [],
  )
}

/** «You once wrote …», «I've read that you …», 您曾經說過…: what only the other one can say, and needs no question mark. */
const REMARK =
  /^(?:(?:Can|Could|May) I (?:just )?ask\b|Let me ask\b|I (?:want(?:ed)?|have|need) to ask\b)|^我?(?:想|要|得)[請请]?[問问]|^(?:容|[讓让])我[問问]|^(?:(?:So|And|Then|Okay|OK),? )?(?:(?:[Tt]ake|[Ww]alk|[Tt]alk) (?:me|us) through|[Tt]ell (?:me|us)|Describe)\b|^(?:But|And|Yet|And yet) you (?:do|did|don['’]t|didn['’]t|still|also)\b|^(?:那|[請请])?[您你]?(?:先|也)?(?:[談谈說说講讲][談谈說说講讲]|介[紹绍]一下|形容一下|描述一下)|^(?:But |And |So |Yet )?(?:You(?:['’]ve| have| must| had| were| said| once| wrote| called| describe| mention| grew| left| began| started|['’]re known)\b|In your (?:book|memoir|essay|novel|film|first|last|latest|new)\b|Your (?:book|memoir|novel|film|first|last|latest|new)\b)|\b(?:I['’]ve|I have|I) (?:read|heard|seen|noticed) (?:that )?(?:\w+ ){0,3}you\b|^(?:但|但是|可是|不過|不过|所以|而)?(?:[聽听][說说]|[據据][說说]|有人[說说])[您你]|^(?:您|你)(?:曾|[說说][過过]|提到|[寫写][過过]|[剛刚]才|在(?:[書书]|文章)|[當当][時时]|以前|一直|也)/u
/** UTF-16 units of a remark that the answer takes up with a word of its own. */
const LONGEST_REMARK = { han: 30, latin: 80 }

const isWithin = (text: string, limit: { han: number; latin: number }, share = 1): boolean =>
  text.length <= (/\p{Script=Han}/u.test(text) ? limit.han : limit.latin) * share

/**
 * «How does one decide? It seems to take no time at all.»: asks first and says after why, and speaks of oneself nowhere. Who
 * answers himself («Who pays? Nobody.») tells.
 */
const asksWithin = (text: string): boolean =>
  isWithin(text, LONGEST_PLAIN_QUESTION, 1 / 2) &&
  ASKS_WITHIN.test(text.replace(QUOTED, '')) &&
  !OF_ONESELF.test(text) &&
  !ANSWERS.test(text) &&
  // «And electric cars? They're heavier.»
  (!CARRIES_ON.test(text) || ELLIPTICAL.test(/^[^?？]*[?？]/u.exec(text)?.[0] ?? ''))

/** A question among the first two sentences, and behind it one more or two. */
const ASKS_WITHIN =
  /^(?:[^.!?。！？]+[.!。！]\s*)?[^.!?。！？]+[?？](?!\s*(?:(?:Because|Nothing|Nobody|None|No|Not|Never|Yes|Well|Only|Simple|Easy)\b|因[為为]|[沒没]有|不是|是的|答案|很[簡简][單单]))[^.!?。！？]+[.!?。！？…]+\s*(?:[^.!?。！？]+[.!?。！？…]+\s*)?$/u
const QUOTED = /「[^「」]*」|『[^『』]*』|“[^“”]*”|"[^"]*"/gu
const OF_ONESELF = /\b(?:I|me|my|mine|myself)\b|我(?![們们])/u

/**
 * Unlabelled remarks of the interviewer among `questions`: a paragraph between two answers that speaks to the guest or
 * asks before its end, a short one that is answered with yes or no, or a short one that breaks the rhythm of one paragraph
 * to each answer.
 */
function remarks(paragraphs: Paragraph[], questions: Set<number>, titled: boolean): number[] {
  const first = Math.min(...questions)
  const isFree = (index: number): boolean =>
    (index > 0 || !titled) &&
    paragraphs[index]?.style === 'plain' &&
    index + 1 < paragraphs.length &&
    [index - 1, index, index + 1].every((near) => !questions.has(near))
  const free = [...paragraphs.keys()].filter(isFree)
  const likely = free.filter((index) => {
    const { text } = paragraphs[index]!
    return index > first && (asksWithin(text) || isRemark(text))
  })
  const asked = [...questions, ...likely].sort((a, b) => a - b)
  const answers = asked.slice(1).map((at, index) => at - asked[index]! - 1)
  const inOneParagraph = answers.filter((count) => count === 1).length
  const rhythmic = inOneParagraph >= 2 && inOneParagraph * 3 >= answers.length * 2
  const isAsked = new Set(asked)
  return free.filter((index) => {
    const { text } = paragraphs[index]!
    const answer = paragraphs[index + 1]!.text
    const breaks = rhythmic && isAsked.has(index - 2) && isAsked.has(index + 2)
    const isTakenUp = breaks || ANSWERS.test(answer)
    if (index > first) return asksWithin(text) || isRemark(text, isTakenUp) || (breaks && asks(text))
    // What stands over the first question is told, unless it speaks to somebody who answers for himself.
    if (!SECOND_PERSON.test(text)) return false
    return asksWithin(text) ? OF_ONESELF.test(answer) : isTakenUp && isRemark(text, isTakenUp)
  })
}

/** Whether a text says what only the interviewer can say, or is a short sentence that the answer takes up. */
const isRemark = (text: string, isTakenUp = false): boolean =>
  (isTakenUp && isWithin(text, LONGEST_REMARK) && /^[^?？]+[.。]$/u.test(text)) ||
  (isWithin(text, LONGEST_PLAIN_QUESTION, 1 / 2) && REMARK.test(text))
