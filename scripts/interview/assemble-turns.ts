import type { Role } from '../model.ts'
import { assignRoles, type SpeakerRole, type Speech } from './assign-roles.ts'
import { isCaption } from './captions.ts'
import { isColophon, isOfTheText, OPENING } from './colophon.ts'
import { beginsEndMatter, findHeadings, looseEnd, opensEndMatter } from './find-headings.ts'
import { findQuestions } from './find-questions.ts'
import { isGuestWord, isInFirstPerson, isInterviewerWord, isStageDirection } from './label-words.ts'
import { readParticipant } from './participants.ts'
import { plainText } from './plain-text.ts'
import { goesOnFrom, questionNumber } from './question-numbers.ts'
import { joinClauses } from './read-cues.ts'
import type { LabelCandidate } from './read-label.ts'
import type { Paragraph } from './read-paragraphs.ts'
import { splitSentences } from './split-sentences.ts'
import { withoutTimesInside } from './timestamps.ts'

/** A turn before its sentences are numbered. */
export interface Part {
  role: Role
  speaker: string | null
  paragraphs: string[]
  line: number
}

/** Names for those whom the text does not label. */
export interface Unlabelled {
  interviewer: string
  guest: string
}

/** What the rest of the text says that helps to tell who speaks. */
export interface Known {
  unlabelled: Unlabelled
  /** People whom the lead introduces. */
  guests: string[]
  /** What the head says of a label's bearer: Hosts: Jane Roe and Tom Fox. */
  declaredRole: (label: string) => SpeakerRole | undefined
  /** Who signs the text. */
  writers: string[]
  /** The first paragraph is the title. */
  titled: boolean
}

/** Turns that show whether speech goes on over several paragraphs. */
const ENOUGH_TURNS = 6

/** Paragraphs at the end that may tell of the text in words of their own, and where they begin. */
const LAST = 6

/** Names that a paragraph is searched for: the largest panel has fewer, and time stays linear. */
const MOST_NAMES = 100

/** Puts paragraphs together to turns; labels decide, and where they are missing, questions and layout. */
export function assembleTurns(
  paragraphs: Paragraph[],
  labels: (LabelCandidate | null)[],
  known: Known,
): { parts: Part[]; roles: Map<string, SpeakerRole> } {
  const speeches = gatherSpeeches(paragraphs, labels, known.declaredRole)
  const roles = rolesOf(speeches, paragraphs, labels)
  const present = new Set(roles.values())
  const builder = new Builder()
  const unlabelled = labelsOrNames(roles, known.unlabelled)
  const questions = findQuestions(paragraphs, labels, present, known.titled)
  // Where only the first exchange is labelled, the layout goes on without.
  const laidOut = !present.has('guest') || (present.size === 2 && questions.size > 0)
  const headings = findHeadings(paragraphs, labels, questions)
  if (known.titled) headings.add(0)
  const asked = withoutRunningNumbers(paragraphs, questions)
  const lastTurn = Math.max(labels.findLastIndex(Boolean), [...questions].at(-1) ?? -1)
  const end = looseEnd(paragraphs, labels, labels[lastTurn]?.rest ? lastTurn : lastTurn + 1)
  const role = (label: string): Role => (roles.get(label) === 'interviewer' ? 'question' : 'answer')
  const names = [
    ...known.guests,
    ...[...roles].filter(([, of]) => of === 'guest').map(([label]) => label),
  ].slice(0, MOST_NAMES)

  // «She poured the tea.» between two turns of one speaker: the label says that speech begins anew.
  const resumes = (index: number): boolean =>
    present.size === 2 &&
    labels[index + 1]?.label === speaker &&
    labels[index] === null &&
    !isInFirstPerson(paragraphs[index]!.text) &&
    paragraphs[index]!.style === 'plain'

  /** Whether anybody's speech goes on in a second paragraph. */
  let goesOn = false
  const told = [...known.writers, ...known.guests]
  const sections = guestsOfSections(paragraphs, headings)
  let speaker: string | null = null
  let spoken: Role = 'narration'
  let closed = false
  paragraphs.forEach((paragraph, index) => {
    const label = labels[index]
    const { line, style } = paragraph
    const after = index > lastTurn ? plainText(paragraph.text) : ''
    if (
      paragraph.afterRule ||
      (paragraph.afterMeta && after) ||
      (isColophon(after) && !STARTS_IN_BRACKET.test(after)) ||
      SIGN_OFF.test(after) ||
      told.some((name) => isAbout(after, name)) ||
      (after !== '' &&
        (spoken === 'answer' || !laidOut) &&
        builder.hasSpoken() &&
        index > paragraphs.length - LAST &&
        isOfTheText(after, paragraphs.slice(0, index))) ||
      FOOTNOTE.test(after) ||
      (INVITES.test(after) && !isInFirstPerson(after)) ||
      beginsEndMatter(after) ||
      index >= end ||
      // Over what is told of a speaker below the interview.
      known.guests.includes(after)
    )
      closed = true
    const listed =
      after && style === 'bold' && paragraphs.slice(index + 1).every((next) => next.style === 'list')
    if (
      opensEndMatter(after) ||
      (listed && paragraphs[index + 1]) ||
      (style === 'heading' && /^about\b/i.test(after))
    ) {
      closed = true
      builder.add('heading', paragraph.text, line)
      return
    }
    if (label) {
      speaker = label.label
      spoken = role(label.label)
      closed = false
      builder.speak(spoken, speaker, label.rest, line, style === 'cue')
      return
    }
    if (questions.has(index)) {
      speaker = unlabelled.interviewer
      spoken = 'question'
      closed = false
      builder.speak('question', speaker, asked.get(index)!, line)
      return
    }
    if (resumes(index) && spoken === 'answer' && endsAsking(paragraph.text)) {
      builder.speak('question', unlabelled.interviewer, paragraph.text, line)
      return
    }
    const begins = laidOut && spoken === 'question' && builder.hasSpoken()
    // Where nobody needs a second paragraph, one below the last answer that looks like a note is none.
    const isLeft = after !== '' && !begins && !goesOn && builder.hasSpoken()
    if (isLeft && isNote(after, told) && builder.turns >= ENOUGH_TURNS) closed = true
    // The last words are often the writer's, who watches the guest go.
    const isLast =
      after !== '' && spoken === 'answer' && builder.hasSpoken() && index > paragraphs.length - LAST
    if (isLast && builder.turns >= ENOUGH_TURNS && (isScene(after, goesOn) || isSequel(after))) closed = true
    // Where answers are unlabelled, what stands in quotation marks right after a question is the answer.
    const spokenStyle = style === 'plain' || (style === 'block-quote' && /[。.!！]$/u.test(paragraph.text))
    const answers = !present.has('guest') && builder.parts.at(-1)?.role === 'question' && spokenStyle
    if (headings.has(index) && !answers) {
      unlabelled.guest = sections.get(index) ?? unlabelled.guest
      builder.add('heading', paragraph.text, line)
    } else if (
      speaker === null ||
      closed ||
      (builder.hasSpoken() && resumes(index)) ||
      isNarration(
        paragraph,
        names,
        labels[index + 1] !== null || questions.has(index + 1) || paragraphs[index + 1]?.style === 'dash',
        spoken === 'question' && builder.hasSpoken(),
      )
    ) {
      closed ||= ADVERTISED.test(paragraph.text)
      builder.add('narration', paragraph.text, line)
    } else {
      if (begins) {
        speaker = unlabelled.guest
        spoken = 'answer'
      } else goesOn ||= builder.hasSpoken()
      builder.speak(spoken, speaker, paragraph.text, line)
    }
  })
  return { parts: builder.parts.filter(({ paragraphs }) => paragraphs.length > 0), roles }
}

/** Where unlabelled lines ask over the labelled turns and hardly anybody labelled does, all who are labelled answer. */
function rolesOf(
  speeches: Speech[],
  paragraphs: Paragraph[],
  labels: (LabelCandidate | null)[],
): Map<string, SpeakerRole> {
  if (speeches.length < 2) return roleOfOne(speeches)
  const over = [...paragraphs.keys()].filter((index) => asksOver(paragraphs, labels, index))
  const turns = labels.flatMap((label, index) =>
    label ? [label.rest || paragraphs[index + 1]?.text || ''] : [],
  )
  const asking = turns.filter((turn) => endsAsking(turn)).length
  const answered =
    over.length >= 2 &&
    asking * 5 < turns.length &&
    !isOneSpeakersOwn(over, paragraphs, labels) &&
    speeches.every(({ label, declared }) => declared !== 'interviewer' && !isInterviewerWord(label))
  return answered ? new Map(speeches.map(({ label }) => [label, 'guest'])) : assignRoles(speeches)
}

/** An unlabelled line that ends in a question mark, right over somebody's labelled turn and below nobody's bare name. */
const asksOver = (paragraphs: Paragraph[], labels: (LabelCandidate | null)[], index: number): boolean =>
  !labels[index] &&
  Boolean(labels[index + 1]) &&
  labels[index - 1]?.rest !== '' &&
  endsAsking(paragraphs[index]!.text)

/** Whether plain lines that ask only carry on what the one who opens says: «HOST: You left in May.», «Why?» */
function isOneSpeakersOwn(
  over: number[],
  paragraphs: Paragraph[],
  labels: (LabelCandidate | null)[],
): boolean {
  const isSetOff = over.some((index) => /^(?:heading|bold|italic)$/.test(paragraphs[index]!.style))
  if (isSetOff || over[0]! < labels.findIndex(Boolean)) return false
  const before = over.map((index) => labels.slice(0, index).findLast(Boolean)?.label)
  const answered = over.map((index) => labels[index + 1]?.label)
  return new Set(before).size === 1 && !answered.includes(before[0])
}

const endsAsking = (text: string): boolean => /[?？][」』”"）)*_]*$/u.test(text.slice(-8))

/** «Lucía Ferrer, seismologist» over questions of her own, and others like it: whoever answers in each section. */
function guestsOfSections(paragraphs: Paragraph[], headings: Set<number>): Map<number, string> {
  const people = [...headings].flatMap((index) => {
    const person = readParticipant(plainText(paragraphs[index]!.text))
    return index > 0 && person?.office ? [[index, person.name] as const] : []
  })
  return new Map(people.length > 1 ? people : [])
}

/** Who is labelled once keeps the label where the layout alone goes on. */
function labelsOrNames(roles: Map<string, SpeakerRole>, names: Unlabelled): Unlabelled {
  const labelOf = (wanted: SpeakerRole) => [...roles].find(([, role]) => role === wanted)?.[0]
  return { interviewer: labelOf('interviewer') ?? names.interviewer, guest: labelOf('guest') ?? names.guest }
}

/**
 * The unlabelled questions by their paragraph, without the numbers that run through them from 1; numbers that do not run
 * on belong to what is asked (3、4月…？) and stay.
 */
function withoutRunningNumbers(paragraphs: Paragraph[], questions: Set<number>): Map<number, string> {
  const texts = [...questions].sort((a, b) => a - b).map((index) => [index, paragraphs[index]!.text] as const)
  const numbers = new Map(texts.map(([index, text]) => [index, questionNumber(text)]))
  const counts = [...numbers.values()].flatMap((number) => (number ? [number.count] : []))
  const runs = counts.length >= 2 && counts.every((count, index) => goesOnFrom(counts[index - 1] ?? 0, count))
  return new Map(
    texts.map(([index, text]) => [index, runs ? text.slice(numbers.get(index)?.length ?? 0) : text]),
  )
}

class Builder {
  readonly parts: Part[] = []

  speak(role: Role, speaker: string | null, source: string, line: number, joined = false): void {
    const text = clean(source)
    let part = this.parts.at(-1)
    if (!part || part.role !== role || part.speaker !== speaker) {
      part = { role, speaker, paragraphs: [], line }
      this.parts.push(part)
    }
    if (text === '') return
    const last = joined && part.paragraphs.pop()
    if (last) part.paragraphs.push(joinClauses(last, text))
    else part.paragraphs.push(text)
  }

  add(role: 'narration' | 'heading', source: string, line: number): void {
    const text = clean(source)
    if (text === '') return
    const part = this.parts.at(-1)
    if (role === 'narration' && part?.role === role) part.paragraphs.push(text)
    else this.parts.push({ role, speaker: null, paragraphs: [text], line })
  }

  /** How many have spoken. */
  get turns(): number {
    return this.parts.filter(({ speaker }) => speaker).length
  }

  hasSpoken(): boolean {
    return (this.parts.at(-1)?.paragraphs.length ?? 0) > 0
  }
}

/** [^1] and [1] point at a note and are no words. */
const NOTE_MARK = /\[\^[^\]\s]{1,20}\](?!:)|(?<=[\p{L}\p{P}])\[\d{1,3}\]/gu

const clean = (text: string): string => plainText(withoutTimesInside(text).replace(NOTE_MARK, ''))

/** What each label says, continuing paragraphs included, labels in order of appearance. */
function gatherSpeeches(
  paragraphs: Paragraph[],
  labels: (LabelCandidate | null)[],
  declaredRole: Known['declaredRole'],
) {
  const speeches = new Map<string, Speech>()
  let turns: string[] | undefined
  let last: string | undefined
  paragraphs.forEach(({ text, style }, index) => {
    const label = labels[index]
    // Captions name at each of their lines who goes on.
    if (label && label.label === last) turns!.push(`${turns!.pop()}\n${label.rest}`)
    else if (label) {
      last = label.label
      const speech = speeches.get(label.label) ?? {
        label: label.label,
        turns: [],
        fullLabel: label.fullLabel,
        declared: roleWord(label.aside) ?? declaredRole(label.fullLabel ?? label.label),
      }
      speeches.set(label.label, speech)
      turns = speech.turns
      turns.push(label.rest)
    } else if (turns && style !== 'heading') turns.push(`${turns.pop()}\n${text}`)
  })
  return [...speeches.values()]
}

/** 陳大文（主持）, «Host - Jane» */
const roleWord = (aside = ''): SpeakerRole | undefined =>
  isInterviewerWord(aside) ? 'interviewer' : isGuestWord(aside) && aside.length > 1 ? 'guest' : undefined

/** A single label asks when the language says so or when its first paragraphs end in question marks. */
function roleOfOne(speeches: Speech[]): Map<string, SpeakerRole> {
  const [only] = speeches
  if (!only) return new Map()
  const alone = assignRoles([only]).get(only.label)
  const asking = only.turns.filter((turn) => /[?？][」』”"）)]*$/.test(turn.split('\n')[0]!.slice(-8))).length
  const asks = alone === 'interviewer' || (!isGuestWord(only.label) && asking * 2 > only.turns.length)
  return new Map([[only.label, asks ? 'interviewer' : 'guest']])
}

/** «Low Hanger Farm is open on Sundays.», 註：本報曾向公司查詢: behind a mark, about a paper or somebody by name, and neither I nor we. */
const isNote = (text: string, names: string[]): boolean =>
  !isInFirstPerson(text) && (NOTE.test(text) || names.some((name) => text.includes(name)))

const NOTE =
  /^[●◎◆■★☆▲►▶*※]|^[備备]?[註注][:：]|^Note: |^(?:With )?[Tt]hanks to (?:the )?\p{Lu}|\b[Nn]ext (?:week|month|time|episode|issue)[:,]|本[報报刊文台臺站網网]|^(?:The )?\p{Lu}\p{Ll}+(?: &| and)? \p{Lu}\p{Ll}+|^The (?:meeting|session|hearing|recording|interview|discussion) (?:closed|ended|adjourned)\b/u
/** Under a letter, or a recording. */
const SIGN_OFF =
  /^(?:[[(（]?(?:the )?end(?: of (?:the )?(?:session|interview|tape|recording|transcript|reel|side|part)\b.{0,20})?[\])）.]?|[（(【]?(?:全文)?完[）)】]?|(?:With )?(?:all )?(?:(?:very )?best|kind|warm) (?:wishes|regards)|(?:Best|Regards|Yours|Sincerely)(?: \p{L}+)?|[順祝敬][頌颂祝安]?.{0,4}|此致)[,，]?$/iu
const STARTS_IN_BRACKET = new RegExp(`^[${OPENING}]`, 'u')
const FOOTNOTE = /^\[(?:\^[^\]\s]{1,20}\]:|\d{1,3}\])/u
/** «Places should be booked by telephone.», 名額有限，請電話報名。 */
const INVITES =
  /\b(?:[Pp]laces|[Tt]ickets|[Ss]eats|[Rr]egistration|[Aa]dmission|[Bb]ookings?)\b[^.]{0,40}\b(?:booked|book|reserved?|online|by (?:tele)?phone|by e?-?mail|available|at the door|free)\b|名[額额]有限|[報报购購订訂][名票位].{0,10}[電电][話话邮郵]|[電电]話[報订訂]/u
/** «Jane Roe (’14) writes …», 賴以晴　文字工作者 */
const isAbout = (text: string, name: string): boolean => {
  const said = text.slice(name.length, name.length + 40)
  return (
    text.toLowerCase().startsWith(name.toLowerCase()) &&
    (/^(?: \([^()]{1,12}\))? (?:is|was|has|\p{Ll}{2,}s)\b/u.test(said) ||
      (/\p{Script=Han}$/u.test(name) && /^[，,：:\s]/u.test(said)))
  )
}

/** Told of somebody, in which nobody speaks: where answers have several paragraphs, by a pronoun where a clause begins. */
const isScene = (text: string, goesOn: boolean): boolean =>
  !isInFirstPerson(text) && !SPEAKS_TO.test(text) && (goesOn ? ABOUT_SOMEBODY : TELLS_OF_DOING).test(text)
const SPEAKS_TO = /[你您妳？?「」“”"]|\b(?:you|your|yes|no)\b/iu
const ABOUT_SOMEBODY =
  /^(?:[^，。]{0,10}[點点時时]半?，)?[他她](?![們们])[^，。]{0,4}[把將将從从往向站坐走拿放推看摸笑]|^(?:She|He) (?:\p{Ll}+ly )?(?:looks?|looked|stands?|stood|gets? up|got up|walks?|walked|takes?|took|puts?|put|picks?|picked|goes|went|turns?|turned|smiles?|smiled)\b/u
const TELLS_OF_DOING = /[他她](?![們们])|[把將将][^，。]{1,8}[往放推]|^(?:She|He)\b/u

/** «The road opened the next morning.», 翌日船照常開出。: what came of it after the talk. */
const isSequel = (text: string): boolean =>
  !isInFirstPerson(text) && !SPEAKS_TO.test(text) && SEQUEL.test(splitSentences(text)[0]!)
const SEQUEL =
  /\b(?:the (?:next|following) (?:day|morning|evening|week|month)|(?:days|weeks|months) (?:later|after(?:wards)?))\b|翌[日晨]|隔[天日]|第二天/iu

/** Nobody's speech: set in italics or brackets, the editor's own note, or about a speaker by name. */
function isNarration(
  { text, style }: Paragraph,
  names: string[],
  beforeTurn: boolean,
  isAsked: boolean,
): boolean {
  if (style === 'italic') return true
  const plain = plainText(text)
  if (isCaption(plain)) return true
  if (
    isColophon(plain) &&
    !(
      plain.length < (/\p{Script=Han}/u.test(plain) ? 8 : 12) &&
      isStageDirection(plain) &&
      !INTERLUDE.test(plain)
    )
  )
    return true
  if (beforeTurn && ON_THE_WAY.test(plain) && !/\b(?:I|my|me)\b/.test(plain)) return true
  // Whoever has asked is silent until he is answered, and writes what he sees.
  if (beforeTurn && GESTURE.test(plain) && (isAsked || !isInFirstPerson(plain))) return true
  if (isInFirstPerson(plain)) return false
  const opening = plain.slice(0, 60)
  return names.some((name) => {
    const surname = /\p{Lu}\p{L}+$/u.exec(name)?.[0] ?? ''
    return (isFullName(name) && isTold(name, opening)) || isSubject(surname, opening)
  })
}

/** 曾德旺站起來, «At this point Jane Roe gets up»; «Nobody knew who Jane Roe was» is what she herself says. */
function isTold(name: string, opening: string): boolean {
  const at = opening.indexOf(name)
  return at === 0 || (at > 0 && LEADS_IN.test(opening.slice(0, at)))
}

const LEADS_IN =
  /^(?:[^，,。.!?！？「“"]{1,16}[，,]\s?|(?:at this point|just then|then|here|now|suddenly|outside|later|behind (?:her|him|us)),? |[這这此][時时](?:候)?[^，,。「“]{0,12})$/i

/** 【插播音樂】 comes between what people say, （笑） within. */
const INTERLUDE = /音[樂乐]|[廣广]告|[掌鼓][聲声]|applause|music|\bad(?:vert)?s?\b|break/i

/** (AD BREAK): what follows without a label is the advertisement. */
const ADVERTISED =
  /^[（([【][^）)\]】]{0,20}(?:[廣广]告|\bad(?:vert\w*)?s?\b|\bsponsor)[^）)\]】]{0,20}[）)\]】]$/i

/** «We have stopped at the fourth pier.»: where the two are by now; a story is told as past. */
const ON_THE_WAY =
  /^(?:By now |Now )?[Ww]e(?:['’]ve| have) (?:now |just )?(?:stopped|arrived|reached|crossed|climbed|walked|driven|parked|passed|turned (?:in|off|back)|stepped|gone)\b/u

/** «She turns the bell over», 她停了一下: what is seen of a speaker, and nobody says. */
const GESTURE =
  /^(?:She|He) (?:pauses?d?|laughs|smiles|grins|nods|shrugs|sighs|turns|points|walks|looks|picks|pours|opens|stops|sits|stands|leans|reaches|gets (?:up|down)|kneels|holds|puts|takes|strikes|waits|gestures|shows me|hesitates|winces|frowns)\b|^[他她](?:停[了頓顿下]|笑[了著着]|[點点][了點点]?[頭头]|[搖摇][了搖摇]?[頭头]|沉默|[嘆叹][了口氣气]|[聳耸]|[望看]了[看一]|指[了着著]|拿[起出]|站[了]?起|起身|[轉转][過过]?身|打[開开]|[喝啜]了|放下|想了[想一]|走[到向去])/u

/** «Solberg pauses to …», for SOLBERG too: a surname that begins a sentence, and a verb in the third person. */
const isSubject = (name: string, opening: string): boolean => {
  if (!/^\p{Lu}\p{L}+$/u.test(name)) return false
  const surname = name[0] + name.slice(1).toLowerCase()
  return new RegExp(`(?:^|[.!?] )(?:${name}|${surname})(?:['’]s \\p{Ll}+| \\p{Ll}+(?:s|ed))\\b`, 'u').test(
    opening,
  )
}

/** 問 and Q name nobody. */
const isFullName = (name: string): boolean =>
  /^\p{Script=Han}{2,}|·|\p{L}+ \p{L}+/u.test(name) && !isGuestWord(name)
