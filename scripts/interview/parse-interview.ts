import type { Interview, Language, Meta, Sentence, Speaker, Turn } from '../model.ts'
import { assembleTurns, type Part, type Unlabelled } from './assemble-turns.ts'
import type { SpeakerRole } from './assign-roles.ts'
import { chooseLabels } from './choose-labels.ts'
import { meetingDate } from './dates.ts'
import { describeSpeakers, type Labelled } from './describe-speakers.ts'
import { detectLanguage } from './detect-language.ts'
import { findPeople, guestOf, isLabelOf, type Person } from './find-people.ts'
import { findQuestions } from './find-questions.ts'
import { InterviewError } from './interview-error.ts'
import { isInterviewerWord, isMedium } from './label-words.ts'
import { LABEL_BULLETS } from './name-label.ts'
import { readParticipants } from './participants.ts'
import { plainText } from './plain-text.ts'
import { joinUtterances } from './read-cues.ts'
import { readFrontMatter } from './read-front-matter.ts'
import { mastheadOver, readHead } from './read-head.ts'
import type { LabelCandidate } from './read-label.ts'
import { type MetaReading, readMeta } from './read-meta.ts'
import { type Paragraph, readParagraphs } from './read-paragraphs.ts'
import {
  readTitle,
  withoutEpisode,
  withoutKind,
  withoutPageHead,
  withoutSite,
  withWholeTitle,
} from './read-title.ts'
import { rejectJunk } from './reject-junk.ts'
import { isSection } from './rubrics.ts'
import { selfIntroduction } from './self-introductions.ts'
import { splitSentences } from './split-sentences.ts'

/** UTF-16 units of narration that are searched for people. */
const LONGEST_NARRATION = 6000
/** Last paragraphs that may tell of those who took part. */
const CLOSING = 4
const LONGEST_CLOSING = 500
/** Paragraphs of a lead before questions that nothing labels. */
const LONGEST_OPENING = 12

/**
 * Reads a published interview: who speaks, what is asked, what is answered, in numbered sentences.
 *
 * `text` is clean text in any of the usual layouts: labelled speakers (記者：, Q:, **Jane Roe:**, 【記者】, a name on a
 * line of its own), questions as headings or set off by their question mark, WebVTT, SRT, Markdown. Lines about the
 * text itself (byline, source, date) go into `meta` and not into turns; a title is both `meta.title`, less
 * what kind of text it is (【人物專訪】), and the first turn, of role heading. Where a speaker has no label, the turn's `speaker` is the name the text gives, else Q or A,
 * 問 or 答. Takes time linear in the text's length.
 *
 * @throws {InterviewError} when the text is empty, binary, has no second speaker, or has questions only.
 */
export function parseInterview(text: string): Interview {
  rejectJunk(text)
  const front = readFrontMatter(text)
  const all = withoutPictures(readParagraphs(front.body, front.firstLine))
  const page = withoutPageHead(all)
  const read = readMeta(withWholeTitle(page))
  const head = readHead(read.paragraphs, front.meta.publication ?? read.meta.publication)
  const { publication, ...issue } = mastheadOver(readMeta(all.slice(0, -page.length)))
  const masthead = head.masthead ?? publication
  const ofText: Meta = { ...issue, ...read.meta, ...head.source }
  // «the Courier» in the byline is short for the name over the text.
  if (masthead?.endsWith(` ${ofText.publication}`)) ofText.publication = masthead
  // «Nets & Knots | Vol. 9» below THE TIDE REVIEW is a part of it.
  if (masthead && isMedium(masthead) && isSection(ofText.publication ?? '')) ofText.publication = masthead
  if (masthead) ofText.publication ??= masthead
  const { paragraphs, labels } = labelled(head.paragraphs, declaredNames({ ...read, meta: ofText }, masthead))
  const title = readTitle(paragraphs, labels)
  const meta: Meta = { ...(title && { title }), ...ofText, ...front.meta }
  if (meta.title) {
    const { title: own, site } = withoutSite(meta.title)
    const { title, name, issue } = withoutEpisode(own)
    meta.title = withoutKind(title)
    if (site ?? name) meta.publication ??= (site ?? name)!
    if (issue) meta.issue ??= issue
  }
  const language = detectLanguage(front.body, front.language)

  const first = labels.some(Boolean)
    ? labels.findIndex(Boolean)
    : Math.min(...findQuestions(paragraphs, labels, new Set(), title !== undefined), LONGEST_OPENING)
  const lead = paragraphs
    .slice(title ? 1 : 0, first)
    .map(({ text }) => plainText(text))
    .join('\n')
  // A lead introduces in full whom the title names in short.
  const opening = `${lead}\n${title ?? ''}`
  const writers = writersOf(meta.writer)
  const closing = paragraphs
    .slice(-CLOSING)
    .filter((_, index) => !labels.slice(-CLOSING)[index])
    .map(({ text }) => plainText(text.slice(0, LONGEST_CLOSING)))
    .join('\n')
  const sources = { declared: read.declared, title: title ?? '', lead, welcome: '', closing, writers }
  const people = findPeople(sources)
  const unlabelled = namesForUnlabelled(people, language)
  const { parts, roles } = assembleTurns(paragraphs, labels, {
    unlabelled,
    guests: people.map(({ name }) => name),
    declaredRole: (label) =>
      declaredRole(label, people) ?? (isWriter(label, meta.writer) ? 'interviewer' : undefined),
    writers,
    titled: title !== undefined,
  })
  requireExchange(parts, paragraphs)

  const turns = numberSentences(parts)
  const welcome = welcomeOf(turns)
  const talks = TALKS_TO.exec(opening)?.groups ?? ON_AIR.exec(welcome)?.groups
  if (talks) meta.publication ??= talks.name!
  if (talks?.issue) meta.issue ??= talks.issue
  const met = meetingDate(opening)
  if (met) meta.date ??= met
  if (meta.date && [meta.issue, read.meta.issue].some((issue) => isOfAnotherMonth(meta.date!, issue ?? '')))
    delete meta.date
  // 「於渡口」 says where they met.
  if (/^[於于在]/u.test(meta.publication ?? '')) delete meta.publication
  const speakers = describeSpeakers(
    speakersOf(parts, roles, labels),
    findPeople({ ...sources, welcome }),
    [
      narrationOf(opening, parts),
      ...read.declared.flatMap(({ text }) => (/[稱称]/.test(text) ? [text] : [])),
      meta.publication ?? '',
    ].join('\n'),
    { writers, publication: meta.publication },
  )
  const paper = askingPaper(speakers)
  if (paper) meta.publication ??= paper
  return {
    language,
    meta,
    speakers,
    turns,
    sentences: turns.flatMap(({ sentences }) => sentences),
  }
}

/** 2023年7月號, beside 訪談日期：2023年5月24日: when they talked is no date of the text, where its issue has one. */
function isOfAnotherMonth(date: string, issue: string): boolean {
  const [own, printed] = [date, issue].map((text) => MONTH.exec(text.replace(/\s/gu, ''))?.[0])
  return own !== undefined && printed !== undefined && own !== printed
}
const MONTH = /(?:19|20)\d{2}年\d{1,2}(?=月)/u

/** «Keyhole magazine talks to …», «Keyhole is a newsletter about …», 《潮汐》專訪…: the paper, where a line of the lead begins with it. */
const TALKS_TO =
  /^(?<name>\p{Lu}[\p{L}’'& ]{1,40}(?= is an? (?:\p{L}+ ){0,3}(?:newsletter|magazine|podcast|blog|quarterly|journal) (?:about|on|of|for|from|that)\b)|\p{Lu}[\p{L}’'& ]{1,40} (?:magazine|journal|newsletter|podcast|quarterly|weekly)(?= (?:talks|speaks) (?:to|with)\b)|《[^》]{1,20}》(?=(?:[雜杂][誌志]|[週周]刊|[記记]者)?(?:[專专][訪访]|[對对][話话])(?![過过])))/mu

/** 歡迎收聽《夜航》第66期, «This is Second Shift, a podcast about …»: the programme, as its host names it. */
const ON_AIR =
  /(?:(?:[歡欢]迎(?:[來来回]到|[關关]注)?|收[聽听看]|[這这][裡里裏]是)(?=《)|\b(?:[Ww]elcome (?:back )?to|[Tt]his is|listening to) (?=[^,]{2,40}, (?:the|an?|our|your) (?:\p{L}+ ){0,2}(?:podcast|show|programme|program|series)\b))(?<name>《[^》]{1,20}》|(?:the )?\p{Lu}[^,.!?]*)(?<issue>第[\d一二三四五六七八九十百]+[期集])?/u

/** The one paper in whose name the questions are put, under its whole name: 城中誌：, «The Estuary Review:». */
function askingPaper(speakers: Speaker[]): string | undefined {
  const asking = speakers.filter(({ role }) => role === 'interviewer')
  const [{ label, name } = { label: '', name: undefined }] = asking
  const isPaper =
    /^《[^》]+》$|^\p{Script=Han}{2,8}[誌志刊報报網网社]$/u.test(label) ||
    (/ /.test(label) && isMedium(label))
  return asking.length === 1 && !name && isPaper && !isInterviewerWord(label) ? label : undefined
}

/** A picture alone on its line has no words. */
const withoutPictures = (paragraphs: Paragraph[]): Paragraph[] =>
  paragraphs.filter(({ text }) => plainText(text) !== '')

/** Paragraphs and their speakers' labels; captions are put together to utterances. */
function labelled(
  paragraphs: Paragraph[],
  declared: string[],
): { paragraphs: Paragraph[]; labels: (LabelCandidate | null)[] } {
  const labels = chooseLabels(paragraphs, (label) => declared.some((name) => isLabelOf(label, name)))
  return joinUtterances({ paragraphs, labels })
}

/** People whom lines about the text name, its writers included, and the paper in whose name somebody may ask. */
const declaredNames = ({ declared, meta }: MetaReading, masthead?: string): string[] => [
  ...declared.flatMap(({ text }) => readParticipants(text)).map(({ name }) => name),
  ...writersOf(meta.writer),
  ...(masthead ? [masthead] : []),
]

/** What the head says of the one person for whom a label stands. */
function declaredRole(label: string, people: Person[]): SpeakerRole | undefined {
  const roles = new Set(
    people.flatMap(({ name, role, short }) =>
      role && (short === label || isLabelOf(label, name)) ? [role] : [],
    ),
  )
  return roles.size === 1 ? [...roles][0] : undefined
}

/** Who signs the text asks in it. */
const isWriter = (label: string, writer?: string): boolean =>
  writersOf(writer).some((name) => isLabelOf(label, name))

const writersOf = (writer = ''): string[] =>
  writer.split(/[、,，]\s*|\s+(?:and|&)\s+/u).filter((name) => name !== '')

function namesForUnlabelled(people: Person[], language: Language): Unlabelled {
  const guest = guestOf(people)
  const hosts = people.filter(({ role }) => role === 'interviewer')
  const chinese = language.startsWith('zh')
  const [question, answer] = chinese ? [language === 'zh-Hans' ? '问' : '問', '答'] : ['Q', 'A']
  return { interviewer: hosts.length === 1 ? hosts[0]!.name : question!, guest: guest?.name ?? answer! }
}

/** @throws {InterviewError} unless somebody asks and somebody answers. */
function requireExchange(parts: Part[], read: Paragraph[]): void {
  const asked = parts.find(({ role }) => role === 'question')
  if (asked && parts.some(({ role }) => role === 'answer')) return
  const texts = parts.flatMap(({ paragraphs }) => paragraphs)
  if (asked || (texts.length > 1 && texts.every((text) => /[?？]$/.test(text)))) {
    throw new InterviewError(
      'Every paragraph of this text is a question: add the answers, each after its question',
      (asked ?? parts[0])?.line,
    )
  }
  const caption = read.find(({ style }) => style === 'cue')
  if (caption && !parts.some(({ speaker }) => speaker)) {
    throw new InterviewError(
      'These captions do not tell who speaks: put a name and a colon, or >> or a dash, before the first words of each speaker',
      caption.line,
    )
  }
  const only = parts.find(({ speaker }) => speaker)
  const who = only ? `Only ${only.speaker} speaks in this text` : 'Nobody speaks in this text'
  throw new InterviewError(
    `${who}: mark at least two speakers, each by a name and a colon (Q: and A:, 問： and 答：) before their words`,
    (only ?? parts[0])?.line,
  )
}

/** Lead, what hosts say before the first answer and at last, and narration; each may be long and is cut. */
function narrationOf(opening: string, parts: Part[]): string {
  const asked = parts.filter(({ role }) => role === 'question')
  const answered = parts.find(({ role }) => role === 'answer')
  const welcome = parts
    .slice(0, answered && parts.indexOf(answered))
    .filter(({ role }) => role === 'question')
  const introduction = [...welcome, ...asked.slice(-1)].flatMap(({ paragraphs }) => paragraphs)
  const narrated = parts
    .filter(({ role }) => role === 'narration' || role === 'heading')
    .map(({ paragraphs }) => paragraphs.join('\n'))
  const between = narrated.slice(0, -1).join('\n')
  const texts = [opening, introduction.join('\n'), narrated.at(-1) ?? '', between]
  return texts.map((text) => text.slice(0, LONGEST_NARRATION)).join('\n')
}

/** The sentences with which a host presents the guest: 今天請到的是…, «With me is …». */
function welcomeOf(turns: Turn[]): string {
  const answered = turns.findIndex(({ role }) => role === 'answer')
  const said = turns.slice(0, answered).filter(({ role }) => role === 'question')
  const sentences = said.flatMap((turn) => turn.sentences.map(({ text }) => text))
  return sentences.filter((text) => WELCOMES.test(text)).join('\n')
}

const WELCOMES =
  /[請请][到來来]|[訪访][問问]|[拜探][訪访]|[專专採采][訪访]|[邀約约][請请]|[嘉來来][賓宾]|[歡欢]迎|做客|[連连][線线]|[對对]面|收[聽听看]|\b(?:guest|joined by|joining|joins|with me|welcome|here with|witness|speaking (?:to|with)|talking (?:to|with)|listening|podcast)\b/i

function speakersOf(
  parts: Part[],
  roles: Map<string, SpeakerRole>,
  labels: (LabelCandidate | null)[],
): Labelled[] {
  const facts = new Map<string, Pick<Labelled, 'fullLabel' | 'aside'>>()
  for (const found of labels) {
    if (!found || (!found.fullLabel && !found.aside)) continue
    const { fullLabel, aside } = found
    facts.set(found.label, { fullLabel, aside, ...facts.get(found.label) })
  }
  const speakers = new Map<string, Labelled>()
  for (const { speaker, role, paragraphs } of parts) {
    if (!speaker || speakers.has(speaker)) continue
    const asks = roles.get(speaker) ?? (role === 'question' ? 'interviewer' : 'guest')
    const introduced = selfIntroduction(paragraphs[0]!)
    speakers.set(speaker, { label: speaker, role: asks, introduced, ...facts.get(speaker) })
  }
  return [...speakers.values()]
}

/** What sets a question off in print (▍收了之後呢？) is no word of it. */
const BAR = /^[▍▌█]\s*(?=\S)/u

function numberSentences(parts: Part[]): Turn[] {
  let id = 0
  return parts.map(({ role, speaker, paragraphs: told }, index) => {
    const paragraphs =
      role === 'question' ? told.map((text) => text.replace(LABEL_BULLETS, '').replace(BAR, '')) : told
    const sentences: Sentence[] = paragraphs.flatMap((text, paragraph) =>
      splitSentences(text).map((sentence) => ({ id: ++id, turn: index, paragraph, text: sentence })),
    )
    return { index, speaker, role, text: paragraphs.join('\n'), sentences }
  })
}
