import { escapePattern } from '../escape-pattern.ts'
import { isNoWord } from './chinese-introductions.ts'
import { isEnglishLabelOf } from './english-introductions.ts'
import { opensEndMatter } from './find-headings.ts'
import { isGuestWord, isInterviewerWord, isMedium, isRecorded } from './label-words.ts'
import { isBareNumber, labelKey, TOGETHER } from './name-label.ts'
import { isInitials } from './participants.ts'
import { isChineseName, isLatinName, isNobodysName } from './person-names.ts'
import { plainText } from './plain-text.ts'
import { createLabelReader, type LabelCandidate, type LabelKind } from './read-label.ts'
import type { Paragraph } from './read-paragraphs.ts'
import { isNamedTitle } from './read-title.ts'

/** A label much rarer than the commonest needs other evidence that it is somebody. */
const RARE = { latin: 0.25, han: 0.5 }
/** Share of paragraphs that must be labelled for labels that stand once each to count. */
const ALL_LABELLED = 0.6

/** Paragraphs among which a title may stand twice, over the window and over the text. */
const HEAD = 30

/** One label set off in one way, through the whole text. */
interface Tally {
  kind: LabelKind
  key: string
  label: string
  /** Indices of its paragraphs. */
  at: number[]
  /** How many of its paragraphs end in a question mark. */
  asking: number
}

/**
 * For each paragraph the label that really names a speaker, or null: 我有三個條件：, Note: and 12:30 do not.
 * A label counts when the language knows it as a speaker's word, or when it comes back, or when the text names the
 * same person elsewhere. `isDeclared` says whether a line of the head names somebody for whom a label may stand.
 */
export function chooseLabels(
  paragraphs: Paragraph[],
  isDeclared: (label: string) => boolean = () => false,
): (LabelCandidate | null)[] {
  const read = createLabelReader()
  const titled = paragraphs.length > 0 && isNamedTitle(paragraphs)
  const candidates = paragraphs.map((paragraph, index) => (titled && index === 0 ? null : read(paragraph)))
  const [numbers, tallies] = numbersApart(tally(candidates, paragraphs))
  const sure = acceptSure(tallies, paragraphs)
  const opening = openingOf(paragraphs, candidates, sure)
  const common = dropRare(sure, opening, (label) => isDeclared(label) || isGivenName(label, paragraphs))
  const accepted = [
    ...common,
    ...acceptNamedOnce(tallies, common, opening, candidates, paragraphs, isDeclared),
  ]
  const voices =
    accepted.length > 0
      ? accepted
      : [...acceptFirstExchange(tallies, paragraphs), ...acceptNumberedVoices(numbers, paragraphs.length)]
  const all = voices.length > 0 ? voices : acceptWhereAllAreLabelled(tallies, paragraphs.length)
  return mergeAliases(onlyAccepted(candidates, all))
}

function onlyAccepted(candidates: (LabelCandidate | null)[], accepted: Tally[]): (LabelCandidate | null)[] {
  const ids = new Set(accepted.map(({ kind, key }) => id(kind, key)))
  const withColon = new Set(accepted.flatMap(({ kind, key }) => (kind === 'colon' ? key : [])))
  const first = candidates.findIndex((found) => found?.kind === 'colon' && withColon.has(found.key))
  let last = ''
  return candidates.map((found, index) => {
    // Over the first turn «**Jane Roe** ran a kitchen before …» introduces whom «**Jane Roe:**» lets speak.
    const isBare = found?.kind === 'bold' && withColon.has(found.key) && index > first
    if (!found || !(isBare || ids.has(id(found.kind, found.key)))) return null
    // «A man came in» goes on with the answer that «A Well …» began.
    if (found.kind === 'spaced-initial' && found.key === last) return null
    last = found.key
    return found
  })
}

const id = (kind: LabelKind, key: string) => `${kind} ${key}`
const isKnown = (label: string) => isInterviewerWord(label) || isGuestWord(label)
/** 周國梁（以下簡稱周）, 《環球紀事》（以下簡稱《環球》）, Tom Fox (TF): the short form that a label announces. */
const ANNOUNCED =
  /(?:[簡简]?[稱称]|[簡简][稱称][為为])\s*[:：]?\s*[「『“"]?([^「」『』“”"]{1,10})[」』”"]?$|^([A-Z]{1,4})$/u

function tally(candidates: (LabelCandidate | null)[], paragraphs: Paragraph[]): Tally[] {
  const tallies = new Map<string, Tally>()
  const endMatter = paragraphs.findIndex(({ text }, index) => index > 0 && opensEndMatter(plainText(text)))
  candidates.forEach((found, index) => {
    if (!found) return
    // «Knots: a life» over the text, and other titles below it, are nobody's words.
    const heading = index === 0 && paragraphs[0]!.style === 'heading' && found.kind === 'colon'
    const below = endMatter > 0 && index > endMatter && !tallies.has(id(found.kind, found.key))
    if ((heading || below) && !isKnown(found.label)) return
    // A name alone on its line speaks only when speech follows, not another name.
    if (found.kind === 'own-line' && (!paragraphs[index + 1] || candidates[index + 1]?.kind === 'own-line'))
      return
    // 【現場提問】 over another speaker's turn is a heading.
    if (found.kind === 'bracket' && found.rest === '' && candidates[index + 1]?.rest) return
    const key = id(found.kind, found.key)
    const entry = tallies.get(key) ?? { ...found, at: [], asking: 0 }
    if (isTitleAgain(entry, index, candidates)) return
    entry.at.push(index)
    if (/[?？][」』”"'）)\s]*$/.test(found.rest.slice(-8))) entry.asking++
    tallies.set(key, entry)
  })
  return [...tallies.values()]
}

/** «Knots: a life» a second time, word for word, before anybody else can have spoken. */
function isTitleAgain({ at }: Tally, index: number, candidates: (LabelCandidate | null)[]): boolean {
  const [first] = at
  if (first === undefined || index > HEAD) return false
  const { kind, rest } = candidates[first]!
  if (kind !== 'colon' || rest !== candidates[index]!.rest) return false
  return candidates.slice(first + 1, index).every((found) => found?.kind !== 'colon')
}

/** Labels that are speakers' words, or come back in a way in which nothing else does. */
function acceptSure(tallies: Tally[], paragraphs: Paragraph[]): Tally[] {
  const recurring = new Map<LabelKind, number>()
  const known = new Set<LabelKind>()
  const numbered = numberedFamilies(tallies)
  for (const { kind, key, at } of tallies) {
    if (at.length >= 2) recurring.set(kind, (recurring.get(kind) ?? 0) + 1)
    if (isKnown(key)) known.add(kind)
  }
  return tallies.filter((found) => {
    const { kind, key, at } = found
    if (kind === 'voice') return true
    if (kind === 'initial' || kind === 'spaced-initial') return isInitialPair(found, tallies)
    const comesBack = at.length >= 2
    if ((kind === 'colon' || kind === 'gap') && isRecorded(found.label)) return true
    if (kind === 'colon') return isKnown(key) || comesBack || numbered.has(key)
    if (kind === 'own-line' && numbered.has(key)) return true
    const others = recurring.get(kind) ?? 0
    if (comesBack) return others >= 2 || known.has(kind) || answersDashes(found, paragraphs)
    // A bare 記者 on its line may be a stray word; in brackets or bold it is set off on purpose.
    return isKnown(key) && (kind === 'bold' || kind === 'bracket' || others >= 1)
  })
}

/** «――何年？» and then «大野木　二十年。»: the guest alone is named, each time after a question behind a dash. */
const answersDashes = ({ kind, at }: Tally, paragraphs: Paragraph[]): boolean =>
  kind === 'gap' && at.length >= 2 && at.every((index) => paragraphs[index - 1]?.style === 'dash')

/** 發言人3 who speaks once is somebody where 發言人1 and 發言人2 speak too; so is D beside B and C. */
function numberedFamilies(tallies: Tally[]): Set<string> {
  const families = new Map<string, Set<string>>()
  for (const { kind, key } of tallies) {
    const family = (kind === 'colon' || kind === 'own-line') && familyOf(key)
    if (family && !(family === 'letter' && kind === 'own-line'))
      families.set(family, (families.get(family) ?? new Set()).add(key))
  }
  return new Set([...families.values()].filter(({ size }) => size >= 2).flatMap((keys) => [...keys]))
}

/** The name without its number; undefined where there is no number, or where it counts something else (第3, 圖2). */
function familyOf(key: string): string | undefined {
  if (/^[a-z]$/.test(key)) return 'letter'
  return NUMBERED.exec(key)?.[1]
}

const NUMBERED =
  /^((?:發言|发言|說話|说话|講話|讲话|參會|参会|與會|与会)[人者]|[講讲]者|嘉[賓宾]|[專专]家|[學学]者|代表|委[員员]|成[員员]|[聽听觀观][眾众]|老[師师]|speaker|participant|guest|panelist|person|expert|member)(?:[ _-]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})|(?:[ _-]|(?<=\p{Script=Han}))[a-z])$/u

/** «Q What …» and «A So …» need each other: «A man» begins many a sentence. */
function isInitialPair(found: Tally, tallies: Tally[]): boolean {
  const enough = ({ kind, at }: Tally) => kind === 'initial' || at.length >= 2
  const other = tallies.some((one) => one.kind === found.kind && one.key !== found.key && enough(one))
  if (other && enough(found)) return true
  return isInterviewerWord(found.label) && found.at.length >= 2 && found.asking * 2 > found.at.length
}

/** What stands before the first sure label: the lead, where people are introduced. */
function openingOf(paragraphs: Paragraph[], candidates: (LabelCandidate | null)[], sure: Tally[]): string {
  const first = sure.reduce((least, { at }) => Math.min(least, at[0]!), candidates.length)
  const lead = first === candidates.length ? [] : paragraphs.slice(0, first)
  return lead.map(({ text }) => text).join('\n')
}

/** 成本： may come back too; a label far rarer than the others must look like a person or be named in the lead. */
function dropRare(sure: Tally[], opening: string, isNamed: (label: string) => boolean): Tally[] {
  const numbered = numberedFamilies(sure)
  const most = sure.reduce((count, { at }) => Math.max(count, at.length), 0)
  const lettered =
    sure.some(({ key }) => /^[q問问]$/.test(key)) && sure.some(({ key }) => /^[a答]$/.test(key))
  return sure.filter(({ kind, key, label, at }) => {
    const least = most * (/\p{Script=Han}/u.test(label) ? RARE.han : RARE.latin)
    // Where Q and A speak, nobody else does unless it is plainly a person.
    const common = kind === 'voice' || (at.length >= least && !lettered)
    return (
      common ||
      isKnown(key) ||
      isRecorded(label) ||
      isPersonal(label) ||
      (numbered.has(key) && !lettered) ||
      (isMedium(label) && !lettered) ||
      opening.includes(label) ||
      (sure.length <= MOST_ALIASED && isNamed(label))
    )
  })
}

/** 筱雯 is somebody where the text tells of 曾筱雯. */
function isGivenName(label: string, paragraphs: Paragraph[]): boolean {
  if (!/^\p{Script=Han}{2}$/u.test(label)) return false
  return paragraphs.some(({ text }) => {
    const at = text.indexOf(label)
    return at > 0 && isChineseName(text.slice(at - 1, at + 2))
  })
}

const HONORIFIC =
  /(?:教授|博士|先生|女士|小姐|老師|老师|校長|校长|院長|院长|主任|總|总|董事|醫生|医生|律師|律师|導演|导演|教[練练]|[師师]傅|[記记]者|[醫医][師师]|[廚厨][師师]|隊長|队长|站長|站长|會長|会长|社長|社长|所長|所长|村長|村长)$|^(?:Dr|Prof|Mr|Mrs|Ms)\b|^Speaker \d+$|^[阿小老]\p{Script=Han}{1,2}$/u

const isFullName = (label: string): boolean => isChineseName(label) || isLatinName(label)
const isPersonal = (label: string): boolean => isChineseName(label) || HONORIFIC.test(label)

/** Speakers who speak once: named in the lead, another spelling of somebody, or the only one to answer. */
function acceptNamedOnce(
  tallies: Tally[],
  accepted: Tally[],
  opening: string,
  candidates: (LabelCandidate | null)[],
  paragraphs: Paragraph[],
  isDeclared: (label: string) => boolean,
): Tally[] {
  const ids = new Set(accepted.map(({ kind, key }) => id(kind, key)))
  const kinds = new Set<LabelKind>(['colon', ...accepted.map(({ kind }) => kind)])
  const speakers = accepted.slice(0, MOST_ALIASED)
  let small: Set<string> | undefined
  const words = () => (small ??= smallWords(paragraphs))
  const onlyAskers = accepted.length > 0 && accepted.every(({ label }) => isInterviewerWord(label))
  const start = accepted.reduce((least, { at }) => Math.min(least, at[0]!), candidates.length)
  return tallies.filter(({ kind, key, label, at }) => {
    if (at.length > 1 || ids.has(id(kind, key)) || !kinds.has(kind)) return false
    const announced = ANNOUNCED.exec(candidates[at[0]!]!.aside ?? '')
    const short = announced && labelKey((announced[1] ?? announced[2])!)
    const alias = speakers.some((one) => isAlias(key, one.key) || isAlias(one.key, key) || short === one.key)
    if (!alias && TOGETHER.test(key))
      return key.split(TOGETHER).every((one) => speakers.some((other) => other.key === one))
    // A name alone on its line above the first turn is the lead's.
    if (alias && (kind !== 'own-line' || at[0]! >= start)) return true
    if (at[0]! < start) return false
    if (label.length > 1 && isDeclared(label)) return true
    const found = candidates[at[0]!]!
    const called = callsByName(paragraphs[at[0]! - 1]?.text ?? '', label)
    const isAlike = speakers.filter((one) => isInitials(one.label)).length > 1 && isInitials(label)
    if (
      found.rest !== '' &&
      isBetweenTurns(at[0]!) &&
      (called || isAlike || isNameBeforeSpeech(found, words))
    )
      return true
    if (kind === 'own-line') return isFullName(label) && opening.includes(label)
    if (kind !== 'colon') return false
    const before = candidates[at[0]! - 1]
    const follows = before !== null && before !== undefined && ids.has(id(before.kind, before.key))
    const answers = follows && (onlyAskers || (accepted.length === 1 && isFullName(label)))
    // Captions break lines in mid-sentence, yet nobody else's full name begins one before a colon.
    const captioned = paragraphs[at[0]!]!.style === 'cue' && isFullName(label)
    return answers || captioned || opening.includes(label)
  })

  /** Whether the paragraphs on both sides have speakers of their own: no list within an answer stands there. */
  function isBetweenTurns(index: number): boolean {
    const [before, after] = [candidates[index - 1], candidates[index + 1]]
    const isTurn = (found?: LabelCandidate | null) => found != null && ids.has(id(found.kind, found.key))
    return isTurn(before) && (isTurn(after) || index + 1 === candidates.length)
  }
}

/**
 * Whether a label is a person's name before what he says, though nothing else tells of him: no «Final thoughts: what …», nor «First
 * Lesson: Never …» where the `words` that the text writes small have a first lesson.
 */
function isNameBeforeSpeech({ label, rest }: LabelCandidate, words: () => Set<string>): boolean {
  if (isChineseName(label)) return isNoWord(label)
  if (!isLatinName(label) || isNobodysName(label) || !/^\P{L}*\p{Lu}/u.test(rest)) return false
  return !label
    .toLowerCase()
    .split(' ')
    .some((word) => words().has(word))
}

/** The words of a text that stand in it in small letters. */
const smallWords = (paragraphs: Paragraph[]): Set<string> =>
  new Set(paragraphs.flatMap(({ text }) => text.match(/(?<!\p{L})\p{Ll}+(?!\p{L})/gu) ?? []))

/** Whether a turn calls somebody by the name, or one of the names, that a label is: «Omar, which …?», 請羅校長說說. */
const callsByName = (turn: string, label: string): boolean =>
  /\p{Script=Han}/u.test(label)
    ? isPersonal(label) && turn.includes(label)
    : label
        .split(' ')
        .some((word) => new RegExp(`(?<![\\p{L}])${escapePattern(word)}(?![\\p{L}])`, 'u').test(turn))

/** «DW: … ? Jane Roe: …»: some papers name the two in the first exchange alone. */
function acceptFirstExchange(tallies: Tally[], paragraphs: Paragraph[]): Tally[] {
  const once = tallies.filter(({ kind, at }) => kind === 'colon' && at.length === 1)
  const places = new Set(once.map(({ at }) => at[0]!))
  const asks = once.find(({ at, asking }) => asking === 1 && places.has(at[0]! + 1))
  const answers = asks && once.find(({ at }) => at[0] === asks.at[0]! + 1)
  const unlabelled = paragraphs
    .slice((answers?.at[0] ?? 0) + 1)
    .filter(({ text }) => /[?？]$/u.test(text)).length
  return answers && isFullName(answers.label) && unlabelled >= 2 ? [asks, answers] : []
}

/** Two people who speak once each, with nothing else on the page. */
function acceptWhereAllAreLabelled(tallies: Tally[], paragraphs: number): Tally[] {
  const once = tallies.filter(({ kind }) => kind === 'colon')
  return once.length >= 2 && once.length >= paragraphs * ALL_LABELLED ? once : []
}

/** 1： and 2： number questions and list items more often than they name voices, and are looked at last. */
const numbersApart = (tallies: Tally[]): [Tally[], Tally[]] => [
  tallies.filter(({ key }) => isBareNumber(key)),
  tallies.filter(({ key }) => !isBareNumber(key)),
]

/** Where nobody is named and nearly every paragraph begins 1： or 2：, again and again, these are two voices. */
function acceptNumberedVoices(numbers: Tally[], paragraphs: number): Tally[] {
  const again = numbers.filter(({ at }) => at.length >= 2)
  const labelled = again.reduce((count, { at }) => count + at.length, 0)
  const each = again.length >= 2 && again.length === numbers.length
  return each && labelled >= paragraphs * ALL_LABELLED ? again : []
}

/** Labels compared with one another for other spellings; no interview has more, and the work stays linear. */
const MOST_ALIASED = 50

const TITLE = /^(?:dr|prof|professor|mr|mrs|ms|sir|dame)\.? /

/** 老曾, 小曾; 曾教授, 曾校長. */
const CALLED_BY_SURNAME =
  /^[老小](\p{Script=Han})$|^(\p{Script=Han})(?:教授|博士|先生|女士|小姐|老[師师]|[校院所站社會会村隊队館馆局部廠厂]?[長长]|主任|[總总]|董事|[醫医律廚厨]?[師师生]|[導导]演|教[練练]|[師师]傅|院士)$/u

/** Roe and JR are Jane Roe; 陸 and 陸秉文教授 are 陸秉文. */
function isAlias(short: string, long: string): boolean {
  if (short === long) return false
  // 主持人張蕾 later speaks as 張蕾.
  if (isInterviewerWord(long) && long.endsWith(short) && (isChineseName(short) || HONORIFIC.test(short)))
    return true
  // 記者李想 later speaks as 記者.
  if (isInterviewerWord(long) && isInterviewerWord(short) && /^\p{Script=Han}{2,}$/u.test(short))
    return long.startsWith(short) && isChineseName(long.slice(short.length).trim())
  const words = long.replace(TITLE, '').split(' ')
  const own = short.replace(TITLE, '')
  // Interviewer Amy Lin later speaks as Amy Lin.
  if (words.length >= 3 && isInterviewerWord(words[0]!)) return words.slice(1).join(' ') === short
  // Prof. Lee may be Lee Wai-man, and OFQ Odalys Ferrer-Quintana.
  if (words.length >= 2) return isEnglishLabelOf(own, words.join(' '))
  if (/^\p{Script=Han}$/u.test(short)) return isChineseName(long) && long.startsWith(short)
  // 筱雯 is 曾筱雯, 老曾 and 曾教授 are 曾德旺.
  if (long.length === 3 && isChineseName(long) && long.endsWith(short)) return true
  const called = CALLED_BY_SURNAME.exec(short)?.slice(1).find(Boolean)
  if (called && isChineseName(long)) return long.startsWith(called)
  // 范德芬 is 皮特·范德芬, 蔣醫生 is 蔣若水醫生.
  if (/[·・‧•]/.test(long)) return long.split(/[·・‧•]/).at(-1) === short
  const title = HONORIFIC.exec(short)?.[0]
  if (title && short.length - title.length <= 2 && long.endsWith(title))
    return isChineseName(long.slice(0, -title.length)) && long.startsWith(short.slice(0, -title.length))
  return /^\p{Script=Han}{2,4}$/u.test(short) && long.startsWith(short) && HONORIFIC.test(long)
}

/** A text in two languages letters its questions and answers in both; others write the first in full. */
const IN_ENGLISH: Record<string, string> = {
  問: 'q',
  问: 'q',
  question: 'q',
  答: 'a',
  answer: 'a',
}

/** Gives every spelling of one speaker the label that is used most. */
function mergeAliases(chosen: (LabelCandidate | null)[]): (LabelCandidate | null)[] {
  const spellings = countSpellings(chosen)
  const keys = [...spellings.keys()].slice(0, MOST_ALIASED)
  const longerOf = new Map<string, string>()
  for (const key of keys) {
    const twin = IN_ENGLISH[key]
    if (twin && keys.includes(twin)) {
      longerOf.set(key, twin)
      continue
    }
    const announced = keys.find((other) => other !== key && spellings.get(other)!.announced === key)
    const longer = announced ? [announced] : keys.filter((other) => isAlias(key, other))
    // Two people called Roe: the short label stays by itself.
    if (longer.length === 1 && (announced || !isKnown(key) || isInterviewerWord(longer[0]!)))
      longerOf.set(key, longer[0]!)
  }
  const labels = new Map([...spellings].map(([key, { label }]) => [key, { label, fullLabel: label }]))
  for (const key of keys) {
    const head = longerOf.get(key) ?? key
    const group = [head, ...keys.filter((other) => longerOf.get(other) === head)]
    const most = group.map((member) => spellings.get(member)!).reduce((a, b) => (b.count > a.count ? b : a))
    labels.set(key, { label: most.label, fullLabel: spellings.get(head)!.label })
  }
  return chosen.map((found) => {
    if (!found) return null
    const { label, fullLabel } = labels.get(found.key)!
    if (label === found.label && fullLabel === label) return found
    return { ...found, label, key: labelKey(label), ...(fullLabel !== label && { fullLabel }) }
  })
}

interface Spelling {
  label: string
  count: number
  /** Key of the short form that the label's brackets announce. */
  announced?: string
}

function countSpellings(chosen: (LabelCandidate | null)[]): Map<string, Spelling> {
  const spellings = new Map<string, Spelling>()
  for (const found of chosen) {
    if (!found) continue
    const entry = spellings.get(found.key) ?? { label: found.label, count: 0 }
    entry.count++
    const short = found.aside && ANNOUNCED.exec(found.aside)
    if (short) entry.announced = labelKey((short[1] ?? short[2])!)
    spellings.set(found.key, entry)
  }
  return spellings
}
