import type { Meta } from '../model.ts'
import { isMedium } from './label-words.ts'
import { isChineseName, isLatinName } from './person-names.ts'

/** A participant whom a line of the head names by role: 受訪者：陸秉文, Interviewee: Jane Roe. */
export interface Declared {
  /** Absent where the line lists a name and an office and says no more. */
  role?: 'interviewer' | 'guest'
  /** Sent or got the letter that the interview is. */
  mail?: true
  /** The letters that stand for the name in the turns. */
  short?: string
  text: string
}

/** What lines about the text itself have told so far. */
export interface Facts {
  meta: Meta
  declared: Declared[]
}

/** The first statement of a fact stands. «for the Harbour Gazette», 為《潮汐》採訪: of a paper its name alone. */
export function set(meta: Meta, field: keyof Meta, value: string): true {
  meta[field] ??= (
    field === 'publication' ? value.replace(BEFORE_PAPER, '').replace(BEHIND_PAPER, '') : value
  ).trim()
  return true
}

/** What leads up to the name of a paper. */
export const BEFORE_PAPER =
  /^\s*(?:(?:[Ff]rom|[Ii]n|for|on behalf)(?: of)?(?: the)? (?=\p{Lu})|[為为]\s?(?=《))/u
const BEHIND_PAPER = /(?<=》)(?:[專专採采][訪访]|[撰供][稿文]|而?作)$/u

export function setAll(meta: Meta, found: Meta): void {
  for (const [field, value] of Object.entries(found)) set(meta, field as keyof Meta, value)
}

/** Whether a text is a personal name and nothing else. */
export const isPerson = (text: string): boolean =>
  (isLatinName(text) && !/^(?:by|the) /i.test(text) && !isMedium(text)) || isChineseName(text)
