import { isNoWord } from './chinese-introductions.ts'
import { isGuestWord, isInterviewerWord, isNobody, isStageDirection } from './label-words.ts'
import { isChineseName, LATIN_NAME } from './person-names.ts'
import { plainText } from './plain-text.ts'
import { withoutTrailingTime } from './timestamps.ts'

/** A label as a name. */
export interface NamedLabel {
  /** As it stands in the text, without marks, times, brackets and running number. */
  label: string
  /** The same for 記者 and 記 者, Jane Roe and JANE ROE. */
  key: string
  /** What stood in brackets after the name: an office, a full name, a short form. */
  aside?: string
}

export const LABEL_BULLETS = /^(?:[■□●○◆◇▲△▼▽★☆※►▶]|[\u2600-\u27bf\u{1f300}-\u{1faff}]\ufe0f?)\s*(?=\S)/u
/** 記者問 and 顧遠山答: who speaks, and that he asks or answers. */
const ASKS_OR_ANSWERS = /^(\p{Script=Han}{2,8}?)\s?(?:[問问]|答|[回作]答|[問问]道|答道)$/u
const ASIDE = /\s*[（(［[]([^（）()[\]［］]{1,40})[）)］\]]\s*$/u
/** Q12 and 問3 are Q and 問. */
const RUNNING_NUMBER = /(?<=^[QA問问答])\s*\d{1,3}$/i

/** Words a Chinese label cannot end or begin with: 問題是：, 他說：, 我認為： */
const HAN_SPEECH =
  /(?:是|說|説|说|為|为|認為|认为|覺得|觉得|在於|在于|如下|包括|就是|即|例如|比如|的|了|嗎|吗|呢|著|着|到|道|想|問|问|有)$|^(?:我|你|您|他|她|它|這|这|那|其中|所以|因為|因为|如果|但|而|就|不|很|也|還|还|在|對|对|從|从)/u
const HAN_SHAPE = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{L}\p{N}·・‧•《》 .&-]{1,20}$/u

/** A Latin label is not a phrase: these words begin or fill sentences, not names. */
const LATIN_SPEECH =
  /^(?:i|my|our|your|his|her|its|this|that|these|those|there|here|but|and|or|if|when|what|why|how|who|where|in|on|at|for|as|to|so|yes|no|is|are|was|it|we|you|he|she|they)\b/i
const LATIN_WORD = "(?:\\p{Lu}[\\p{L}\\p{N}_.'’&-]*|\\d{1,3})"
const LATIN_SHAPE = new RegExp(
  `^${LATIN_WORD}(?: (?:de|da|di|del|della|van|von|der|den|la|le|bin|al|el|ter|of|the|and|&|${LATIN_WORD})){0,5}$`,
  'u',
)
const OTHER_SCRIPT = /[\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Arabic}]/u

/** The label that `source` writes, or null when it has not the shape of a name or of a speaker's word. */
export function nameLabel(source: string): NamedLabel | null {
  const narrow = source.replace(/[Ａ-Ｚａ-ｚ]/g, (letter) => letter.normalize('NFKC'))
  const bare = withoutTrailingTime(plainText(narrow))
    .replace(LABEL_BULLETS, '')
    .replace(/^BY (?=M[RS]S?\. )/, '')
    .replace(/ [’'‘]\d{2}$/u, '')
    .trim()
  const tagged = ROLE_AND_NAME.exec(bare)?.groups
  if (tagged) return { label: tagged.name!, key: labelKey(tagged.name!), aside: tagged.role! }
  const titled = NAME_AND_OFFICE.exec(bare)?.groups
  if (titled) return { label: titled.name!, key: labelKey(titled.name!), aside: titled.office! }
  const aside = ASIDE.exec(bare)?.[1]
  const label = withoutVerb(withoutTrailingTime(bare.replace(ASIDE, '')).trim().replace(RUNNING_NUMBER, ''))
  if (
    (TOGETHER.test(label) && isNobody(label)) ||
    !label.split(TOGETHER).every((one) => isLabelShaped(one.trim()))
  )
    return null
  return { label, key: labelKey(label), ...(aside && !isStageDirection(aside) && { aside }) }
}

/** «Host - Jane»: what somebody does here, and who it is. */
export const ROLE_AND_NAME =
  /^(?<role>(?:co-)?host|guest|interviewer|interviewee|moderator|主持人?|嘉[賓宾])\s*(?:-|–|—|\|)\s*(?<name>\p{Lu}[\p{L}.’' ]{1,30}|\p{Script=Han}{2,4})$/iu

/** «Jane Roe, Tea Blender» before a colon: the first time with the office. */
const NAME_AND_OFFICE = new RegExp(`^(?<name>${LATIN_NAME}), (?<office>(?:\\p{L}+ ){0,5}\\p{L}+)$`, 'u')

/** 羅、高 ask together. */
export const TOGETHER = /[、／/&＆]/u

function withoutVerb(label: string): string {
  const speaker = ASKS_OR_ANSWERS.exec(label)?.[1]
  return speaker && (isInterviewerWord(speaker) || isGuestWord(speaker) || isChineseName(speaker))
    ? speaker
    : label
}

/** 1 and 2, for voices that nobody has named. */
export const isBareNumber = (label: string): boolean => /^\d$/.test(label)

/** Lower case, one width, no space between Han characters. */
export function labelKey(label: string): string {
  const folded = label.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ')
  return folded.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
}

/** 尚可為 and 巴奈・尤道 are somebody; 方法有 and 王明說 are not. */
const isNamedSo = (label: string): boolean =>
  /[為为有想]$|[·・‧•]/u.test(label) && isChineseName(label) && isNoWord(label)

function isLabelShaped(label: string): boolean {
  if (isInterviewerWord(label) || isGuestWord(label)) return true
  // I: and R: stand for interviewer and respondent in transcripts; P3 carries a number.
  if (/^[A-Z]\d{0,3}$/.test(label)) return true
  // 1： and 2： in bare transcripts.
  if (isBareNumber(label)) return true
  // As a machine that tells voices apart writes it: speaker1, SPEAKER_02.
  if (/^speaker[ _-]?\d{1,3}$/i.test(label)) return true
  if (isNobody(label) || !/\p{L}/u.test(label)) return false
  if (/\p{Script=Han}/u.test(label)) {
    return HAN_SHAPE.test(label) && (label.startsWith('《') || !HAN_SPEECH.test(label) || isNamedSo(label))
  }
  if (OTHER_SCRIPT.test(label)) return label.split(' ').length <= 4
  return LATIN_SHAPE.test(label) && (/^[A-Z]{2,3}$/.test(label) || !LATIN_SPEECH.test(label))
}
