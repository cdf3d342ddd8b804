import { isGuestWord, isInterviewerWord, isNobody, isStageDirection } from './label-words.ts'
import { isBareNumber, LABEL_BULLETS, type NamedLabel, nameLabel, ROLE_AND_NAME } from './name-label.ts'
import { isChineseName } from './person-names.ts'
import type { Paragraph } from './read-paragraphs.ts'
import { withoutTrailingTime } from './timestamps.ts'

/** How a label is set off; each way has its own odds of being something else. */
export type LabelKind =
  | 'voice'
  | 'colon'
  | 'bold'
  | 'bracket'
  | 'initial'
  | 'spaced-initial'
  | 'gap'
  | 'own-line'

/** Something at the start of a paragraph that may be a speaker's label. */
export interface LabelCandidate extends NamedLabel {
  kind: LabelKind
  /** The speech after the label; empty where the label has a line of its own. */
  rest: string
  /** The longest spelling of the same speaker, when it is another: Jane Roe for Roe. */
  fullLabel?: string
}

/** A label before it is looked at: its text, and the length in UTF-16 units of all that is no speech. */
interface Head {
  kind: LabelKind
  source: string
  length: number
  /** In bold, with a colon or a bar. */
  emphasized?: true
}

/** UTF-16 units of a paragraph in which a label must end. */
const LONGEST_HEAD = 120
const LONGEST_OWN_LINE = 60

const TIME_ASIDE = '(?:\\s*[[(（]?\\d{1,3}:\\d{2}(?::\\d{2})?[\\])）]?)?'
const EMPHASIZED = new RegExp(
  `^(\\*\\*\\*?|__|[*_])\\s*([^*_]{1,60}?)\\s*([:：]?)\\s*\\1(${TIME_ASIDE}\\s*[:：|｜]?)\\s*`,
  'u',
)
const BRACKETED =
  /^(?:【([^】]{1,40})】|\[([^\]]{1,40})\](?!\()|［([^］]{1,40})］|〔([^〕]{1,40})〕|（([^）]{1,40})）|\(([^)]{1,40})\)|<([^>]{1,40})>)\s*[:：]?\s*/u
const COLON = new RegExp(`^([^:：﹕︰]{1,60}?${TIME_ASIDE})\\s*([:：﹕︰])\\s*`, 'u')
const INITIAL = /^([QAＱＡ]|[問问答]|Question|Answer)\d{0,3}(\s*[.．、|｜]\s*|[—–]{1,2}\s*|\s+)(?=\S)/u
const SYMBOL = /^([■□●○◆◇▲△▼▽])\s*(?=\S)/u
/** «JANE ROE—It began …»: without spaces a dash sets off capitals only. */
const CAPITALS_DASH = /^(\p{Lu}[\p{Lu}.'’ -]{1,40})\s*[—–]{1,2}\s*(?=\S)/u
/** «Ms. HASKINS. I yield …», «The CHAIRMAN. The committee …»: as the record of a hearing sets speakers off. */
const RECORD =
  /^((?:(?:Mr|Mrs|Ms|Dr|Prof|Gen|Adm|Col)\.|Senator|Representative|Judge|Justice|Secretary|Governor|The) \p{Lu}[\p{Lu}’'-]+(?: \p{Lu}[\p{Lu}’'-]+){0,2}(?: of [\p{Lu}\p{L} ]{3,20})?)\.\s+(?=\S)/u
const GAP = /^(\S.{0,40}?)(?:\t+|　+| {2,}|\s*[|｜]\s*|\s+[—–-]{1,2}\s+|\s*——\s*)(?=\S)/u

/** «From Jane Roe to Everyone: …», as the chat of a meeting is saved. */
const CHAT =
  /^(?:From|来自|來自|自)\s+(.{1,40}?)(?:\s+(?:to|To|到|至|发送给|傳送給)\s+[^:：]{1,30}?)?\s*[:：]\s*/u

/** Ways to set off a label, surest first; the first that fits decides. */
const READERS: ((head: string) => Head | null)[] = [
  readEmphasized,
  readBracketed,
  readRoleAndName,
  readTimedName,
  readChat,
  readColon,
  readInitial,
  readGap,
  readOwnLine,
]

/** A function that reads the label at the start of a paragraph, if anything could be one; it remembers names. */
export function createLabelReader(): (paragraph: Paragraph) => LabelCandidate | null {
  const named = new Map<string, NamedLabel | null>()
  const name = (source: string): NamedLabel | null => {
    let found = named.get(source)
    if (found === undefined) {
      found = nameLabel(source)
      named.set(source, found)
    }
    return found
  }
  return (paragraph) => {
    const { voice, text } = paragraph
    if (voice) return withName({ kind: 'voice', source: voice, length: 0 }, text, name)
    const bullets = LABEL_BULLETS.exec(text)?.[0].length ?? 0
    const start = text.slice(bullets, bullets + LONGEST_HEAD)
    const read = (head: Head | null) =>
      head && withName({ ...head, length: bullets + head.length }, text, name)
    const head = readHead(start)
    // «A. We take thirty: …» has a colon, and what stands before it is no name.
    const found =
      read(head) ?? (head?.kind === 'colon' ? (read(readInitial(start)) ?? read(readWideGap(start))) : null)
    const symbol = found ? null : SYMBOL.exec(text)
    if (!symbol) return paragraph.style === 'cue' && found?.kind === 'own-line' ? null : found
    return { kind: 'gap', label: symbol[1]!, key: symbol[1]!, rest: text.slice(symbol[0].length) }
  }
}

function readHead(head: string): Head | null {
  for (const read of READERS) {
    const found = read(head)
    if (found) return found
  }
  return null
}

function withName(
  head: Head,
  text: string,
  name: (source: string) => NamedLabel | null,
): LabelCandidate | null {
  const named = name(head.source) ?? (head.emphasized ? nickname(head.source) : inBrackets(head))
  if (!named || (head.kind === 'bracket' && isStageDirection(named.label))) return null
  // [1], (1) and 1. number notes and questions; only 1： can be a voice.
  if (isBareNumber(named.label) && head.kind !== 'colon') return null
  return { ...named, kind: head.kind, rest: text.slice(head.length).trim() }
}

/** 【尚可為】, a name though it ends as what leads up to speech does. */
const inBrackets = ({ kind, source }: Head): NamedLabel | null =>
  kind === 'bracket' && isChineseName(source) ? { label: source, key: source } : null

/** **me:** and **wendell:**, as blogs write them. */
function nickname(source: string): NamedLabel | null {
  return /^[a-z]{2,12}$/.test(source) && !isNobody(source) ? { label: source, key: source } : null
}

function readEmphasized(head: string): Head | null {
  const match = EMPHASIZED.exec(head)
  if (!match) return null
  const [{ length }, , source, inside, outside] = match
  const colon = inside || /[:：|｜]\s*$/.test(outside!)
  return { kind: colon ? 'colon' : 'bold', source: source!, length, ...(colon && { emphasized: true }) }
}

function readBracketed(head: string): Head | null {
  const match = BRACKETED.exec(head)
  return match && { kind: 'bracket', source: match.slice(1).find(Boolean)!, length: match[0].length }
}

/** «Jane Roe  0:12», before the colon in the time is taken for one after a name. */
function readTimedName(head: string): Head | null {
  return /\d:\d\d\W*$/.test(head) && withoutTrailingTime(head) !== head ? readOwnLine(head) : null
}

/** «Host - Jane», alone on its line. */
function readRoleAndName(head: string): Head | null {
  return ROLE_AND_NAME.test(head) ? { kind: 'own-line', source: head, length: head.length } : null
}

function readChat(head: string): Head | null {
  const match = CHAT.exec(head)
  return match && { kind: 'colon', source: match[1]!, length: match[0].length }
}

function readColon(head: string): Head | null {
  const match = COLON.exec(head)
  if (!match) return null
  const [whole, source, mark] = match
  // foo:bar, http://, 12:30 and 3:1 are no labels; Q:What and 記者:What are.
  const tight = mark === ':' && whole.endsWith(mark) && /^[\w/]/.test(head.slice(whole.length))
  const label = source!.trim()
  const sure = isInterviewerWord(label) || isGuestWord(label) || /^[《\p{Script=Han}]/u.test(label)
  const address = head.startsWith('//', whole.length)
  return { kind: 'colon', source: tight && (address || !sure) ? '' : label, length: whole.length }
}

function readInitial(head: string): Head | null {
  const match = INITIAL.exec(head)
  if (!match) return null
  const kind = match[2]!.trim() === '' ? 'spaced-initial' : 'initial'
  // «Answer me this» is speech.
  if (kind === 'spaced-initial' && match[1]!.length > 1) return null
  return { kind, source: match[1]!, length: match[0].length }
}

function readGap(head: string): Head | null {
  const match = CAPITALS_DASH.exec(head) ?? RECORD.exec(head) ?? GAP.exec(head)
  return match && { kind: 'gap', source: match[1]!, length: match[0].length }
}

/** 曾　佢問我：… has a colon behind the speaker and what he says. */
function readWideGap(head: string): Head | null {
  const match = /^(\S{1,8})(?:\t+|　+| {2,})(?=\S)/u.exec(head)
  return match && { kind: 'gap', source: match[1]!, length: match[0].length }
}

function readOwnLine(head: string): Head | null {
  return head.length > LONGEST_OWN_LINE ? null : { kind: 'own-line', source: head, length: head.length }
}
