import { isGuestWord, isInterviewerWord, isNobody, isStageDirection } from './label-words.ts'
import { plainText } from './plain-text.ts'
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
export interface LabelCandidate {
  kind: LabelKind
  /** As it stands in the text, without marks, times and brackets. */
  label: string
  /** The same for 記者 and 記 者, Jane Roe and JANE ROE, Q and Q12. */
  key: string
  /** What stood in brackets after the name: an office, a full name, initials. */
  aside?: string
  /** The speech after the label; empty where the label has a line of its own. */
  rest: string
  /** The longest spelling of the same speaker, when it is another: Jane Roe for Roe. */
  fullLabel?: string
}

/** UTF-16 units of a paragraph in which a label must end. */
const LONGEST_HEAD = 120

const TIME_ASIDE = '(?:\\s*[[(（]?\\d{1,3}:\\d{2}(?::\\d{2})?[\\])）]?)?'
const BULLETS = /^[■□●○◆◇▲△▼▽★☆※►▶]\s*(?=\S)/u
const EMPHASIZED = new RegExp(
  `^(\\*\\*\\*?|__|[*_])\\s*([^*_]{1,60}?)\\s*([:：]?)\\s*\\1(${TIME_ASIDE}\\s*[:：]?)\\s*`,
  'u',
)
const BRACKETED =
  /^(?:【([^】]{1,40})】|\[([^\]]{1,40})\](?!\()|［([^］]{1,40})］|〔([^〕]{1,40})〕|（([^）]{1,40})）|\(([^)]{1,40})\)|<([^>]{1,40})>)\s*[:：]?\s*/u
const COLON = new RegExp(`^([^:：﹕︰]{1,60}?${TIME_ASIDE})\\s*([:：﹕︰])\\s*`, 'u')
const INITIAL = /^([QA]|[問问答])(\d{0,3})(\s*[.．、|｜]\s*|\s+)(?=\S)/u
const SYMBOL = /^([■□●○◆◇▲△▼▽])\s*(?=\S)/u
const GAP = /^(\S.{0,40}?)(?:\t+|　+| {2,}|\s*[|｜]\s*|\s+[—–-]{1,2}\s+|\s*——\s*)(?=\S)/u
const ASIDE = /\s*[（(［[]([^（）()[\]［］]{1,40})[）)］\]]\s*$/u

/** Words a Chinese label cannot end or begin with: 問題是：, 他說：, 我認為： */
const HAN_SPEECH =
  /(?:是|說|说|為|为|認為|认为|覺得|觉得|在於|在于|如下|包括|就是|即|例如|比如|的|了|嗎|吗|呢|著|着|到|道|想|問|问|有)$|^(?:我|你|您|他|她|它|這|这|那|其中|所以|因為|因为|如果|但|而|就|不|很|也|還|还|在|對|对|從|从)/u
/** A Latin label is not a phrase: these words begin or fill sentences, not names. */
const LATIN_SPEECH =
  /^(?:i|my|our|your|his|her|its|this|that|these|those|there|here|but|and|or|if|when|what|why|how|who|where|in|on|at|for|as|to|so|yes|no|is|are|was|it|we|you|he|she|they)\b/i
const LATIN_SHAPE =
  /^(?:\p{Lu}[\p{L}\p{N}_.'’&-]*|\d{1,3})(?: (?:de|da|di|del|della|van|von|der|den|la|le|bin|al|el|ter|of|the|and|&|\p{Lu}[\p{L}\p{N}.'’&-]*|\d{1,3})){0,5}$/u
const HAN_SHAPE = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{L}\p{N}·・‧•《》 .&-]{1,20}$/u

/** The label at the start of a paragraph, if there is anything that could be one. */
export function readLabel(paragraph: Paragraph): LabelCandidate | null {
  const { voice, text, style } = paragraph
  if (voice) return candidate('voice', voice, text)
  const head = text.slice(0, LONGEST_HEAD).replace(BULLETS, '')
  const shift = Math.min(text.length, LONGEST_HEAD) - head.length
  const after = (length: number) => text.slice(shift + length).trim()

  const emphasized = EMPHASIZED.exec(head)
  if (emphasized) {
    const [whole, , name, inside, outside] = emphasized
    const kind = inside || /[:：]\s*$/.test(outside!) ? 'colon' : 'bold'
    return candidate(kind, `${name}`, after(whole.length))
  }
  const bracketed = BRACKETED.exec(head)
  if (bracketed) {
    return candidate('bracket', bracketed.slice(1).find(Boolean)!, after(bracketed[0].length))
  }
  const ownLine = style === 'cue' || text.length > 60 ? null : candidate('own-line', text, '')
  if (ownLine && withoutTrailingTime(text) !== text) return ownLine
  const colon = COLON.exec(head)
  if (colon) {
    const rest = after(colon[0].length)
    const known = isInterviewerWord(colon[1]!.trim()) || isGuestWord(colon[1]!.trim())
    // foo:bar, http://, 12:30 and 3:1 are no labels; Q:What is one.
    const tight = colon[2] === ':' && /^[\w/]/.test(head.slice(colon[0].length)) && !/\s$/.test(colon[0])
    if (!tight || known) return candidate('colon', colon[1]!, rest)
    if (/^[《\p{Script=Han}]/u.test(colon[1]!) && !rest.startsWith('//'))
      return candidate('colon', colon[1]!, rest)
    return null
  }
  const initial = INITIAL.exec(head)
  if (initial) {
    const kind = initial[3]!.trim() === '' ? 'spaced-initial' : 'initial'
    return candidate(kind, initial[1]!, after(initial[0].length))
  }
  const symbol = SYMBOL.exec(text)
  if (symbol) return { kind: 'gap', label: symbol[1]!, key: symbol[1]!, rest: text.slice(symbol[0].length) }
  const gap = GAP.exec(head)
  if (gap) return candidate('gap', gap[1]!, after(gap[0].length))
  return ownLine
}

/** Q12 and 問3 are Q and 問. */
const RUNNING_NUMBER = /(?<=^[QA問问答])\s*\d{1,3}$/iu

/** A candidate whose label has the shape of a name or of a speaker's word; null otherwise. */
function candidate(kind: LabelKind, source: string, rest: string): LabelCandidate | null {
  const bare = withoutTrailingTime(plainText(source)).replace(BULLETS, '').trim()
  const aside = ASIDE.exec(bare)?.[1]
  const label = withoutTrailingTime(bare.replace(ASIDE, '')).trim().replace(RUNNING_NUMBER, '')
  if (!label || !isLabelShaped(label)) return null
  if (kind === 'bracket' && isStageDirection(label)) return null
  const key = labelKey(label)
  return { kind, label, key, rest, ...(aside && !isStageDirection(aside) && { aside }) }
}

/** Lower case, one width, no space between Han characters, no running number. */
export function labelKey(label: string): string {
  const folded = label.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ')
  const joined = folded.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
  return /^(?:q|a|問|问|答)\s*\d+$/u.test(joined) ? joined.replace(/\s*\d+$/, '') : joined
}

function isLabelShaped(label: string): boolean {
  if (isInterviewerWord(label) || isGuestWord(label)) return true
  // I: and R: stand for interviewer and respondent in transcripts; Q12 and P3 carry a number.
  if (/^[A-Z]\d{0,3}$/.test(label)) return true
  if (isNobody(label)) return false
  if (/\p{Script=Han}/u.test(label)) {
    return HAN_SHAPE.test(label) && (/^《/.test(label) || !HAN_SPEECH.test(label)) && /\p{L}/u.test(label)
  }
  if (/[\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Arabic}]/u.test(label))
    return label.split(' ').length <= 4
  return LATIN_SHAPE.test(label) && !LATIN_SPEECH.test(label) && /\p{L}/u.test(label)
}
