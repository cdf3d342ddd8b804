import { splitSentences } from './split-sentences.ts'

const MONTH =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?'
const FOREIGN_MONTH =
  '(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre)'
const SEASON = '(?:Spring|Summer|Autumn|Fall|Winter)'
const YEAR = '(?:19|20)\\d{2}'

/** Source of a regular expression for a date with its year, in any of the usual spellings; to be read in any case. */
export const DATE = [
  '[一二][零〇○一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十廿卅]{1,3}日)?',
  '(?<!\\d)1[01]\\d\\s*年\\s*\\d{1,2}\\s*月(?:\\s*\\d{1,2}\\s*日)?',
  '(?:民[國国])\\s*(?:\\d{2,3}|[〇○零一二三四五六七八九十百]{2,5})\\s*年\\s*(?:\\d{1,2}|[一二三四五六七八九十]{1,2})\\s*月(?:\\s*\\d{1,2}\\s*日)?',
  `${YEAR}\\s*年\\s*\\d{1,2}\\s*月(?:\\s*\\d{1,2}\\s*[日號号])?`,
  `${YEAR}[-/.]\\d{1,2}[-/.]\\d{1,2}`,
  `\\d{1,2}[-/.]\\d{1,2}[-/.]${YEAR}`,
  `\\d{1,2}(?:st|nd|rd|th)? ${MONTH},? ${YEAR}`,
  `\\d{1,2}(?:er|\\.|º)? (?:de )?${FOREIGN_MONTH}(?: de)? ${YEAR}`,
  `${MONTH} \\d{1,2}(?:st|nd|rd|th)?,? ${YEAR}`,
  `(?:${MONTH} ?[–/-] ?)?${MONTH} ${YEAR}`,
  `${YEAR}\\s*年?\\s*[春夏秋冬](?:季|天)?(?![季天]?[號号刊])`,
  `(?:${SEASON} ?[–/-] ?)?${SEASON},? ${YEAR}(?:[–/-]\\d{2,4})?`,
].join('|')

const CLOCK =
  '(?:at |um |於|[上下]午|晚上?|凌晨)?\\s*\\d{1,2}(?:[:.：]\\d{2}(?:[:：]\\d{2})?|[時时點点](?:\\d{1,2}分|半)?)(?:\\s?(?:[ap]\\.?m\\.?|Uhr)(?![a-z]))?(?: [A-Z]{2,4}(?![a-z]))?'
const WEEKDAY =
  '[（(]?(?<![a-z])(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:[a-z]*day|[a-z]{0,2}\\.?)|(?:星期|週|周)[一二三四五六日天](?!生活|文化|人物|副刊|[專专特]))(?![a-z])[)）]?'
/** What is said to have happened on a date that a text states of itself. */
const PUBLISHED =
  '(?:(?:first |originally |last )?(?:published|posted|updated|released|aired|recorded|created|broadcast)(?: on| in| at)?|(?:最[後后])?更新(?:[於于])?|[發发][布佈表](?:[於于])?|[編编][輯辑][於于]|刊登(?:[於于])?|出[版刊]|[發发]行|上[線线])'

/** Every date has its year, in Taiwan perhaps as the republic counts (113年6月); the patterns for whole dates take long to compile and are left alone without one. */
export const YEARED =
  /(?:19|20)\d{2}|[一二][零〇○一二三四五六七八九]{3}年|民[國国]|(?<!\d)1[01]\d\s*年\s*\d{1,2}\s*月/
const DATED = new RegExp(DATE, 'i')
const PHRASE = new RegExp(
  `(?:${PUBLISHED}\\s*[:：]?\\s*)?(?:${CLOCK},?\\s*)?(?:${WEEKDAY},?\\s*)?(?<date>${DATE})(?:[,，]?\\s*${WEEKDAY})?(?:[\\s,，·•–—-]*${CLOCK})?(?:\\s*(?:${PUBLISHED}|[採采专專][訪访]|[訪访][問问談谈]|[對对][談谈話话]|[錄录][音影製制]|整理|定稿))?`,
  'i',
)

/** The first date in a text, as it is written there. */
export const dateIn = (text: string): string | undefined =>
  YEARED.test(text) ? DATED.exec(text)?.[0] : undefined

/** The first date of a line with all that belongs to it: weekday, clock, «Published on»; `rest` is the line without them. */
export function takeDate(line: string): { date: string; rest: string } | undefined {
  const match = YEARED.test(line) ? PHRASE.exec(line) : null
  if (!match) return undefined
  return {
    date: match.groups!.date!,
    rest: `${line.slice(0, match.index)}${GAP}${line.slice(match.index + match[0].length)}`,
  }
}

/** Whether a line states the hour. */
export const isClocked = (line: string): boolean => /(?<!\d)\d{1,2}[:.]\d{2}(?!\d)/.test(line)

/** Stands for what was taken out of a line. */
export const GAP = '\u0000'

/** Of when people met or recorded, and not of what else a lead tells. */
const MEETING =
  /[訪访][問问談谈]|[採采专專受]訪|[采专受]访|[對对座][談谈]|[對对][話话]|[會会見见]面|[錄录][音影製制]|[舉举]行|現場|现场|interview|conversation|transcript|recorded|\b(?:spoke|met|talk|talked|chat|sat down|held|event|session|hearing|webinar|panel|podcast|episode|recap|AMA|published)\b|publié|entretien|Gespräch/i
/** «Main Tent, Saturday 14 May 2024»: a line of the head that is no sentence tells when and where. */
const isNote = (line: string): boolean => line.length <= LONGEST_NOTE && !/[。！？!?]|[a-z]\.$/.test(line)
const LONGEST_NOTE = 120
/** UTF-16 units. */
const LONGEST_LEAD_LINE = 2000

/** The full date that a lead gives for the meeting, as it is written there. */
export function meetingDate(lead: string): string | undefined {
  const lines = lead.split('\n')
  const sentences = lines.flatMap((line) => splitSentences(line.slice(0, LONGEST_LEAD_LINE)))
  const stated =
    sentences.find((sentence) => DATED.test(sentence) && MEETING.test(sentence)) ??
    lines.find((line) => isNote(line) && DATED.test(line))
  return stated && dateIn(stated)
}
