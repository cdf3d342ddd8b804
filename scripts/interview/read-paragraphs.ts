import type { Meta } from '../model.ts'
import { plainText } from './plain-text.ts'
import { readCues } from './read-cues.ts'
import { headsPeople } from './read-pair.ts'
import { hasBareTime, isCueTiming, withoutBareTime, withoutLeadingTime } from './timestamps.ts'

/** How a paragraph is set; what it is set in says as much as its words where nothing is labelled. */
export type Style = 'plain' | 'heading' | 'bold' | 'italic' | 'block-quote' | 'list' | 'dash' | 'cue'

/** One paragraph of the text with its block markup taken off; inline markup still stands. */
export interface Paragraph {
  /** Line it begins on, from 1. */
  line: number
  text: string
  style: Style
  /** Depth of a heading, 1 to 6; 0 for anything else. */
  level: number
  /** The speaker whom the format itself names (a WebVTT voice). */
  voice?: string
  /** A dash or >> before a caption says that somebody else speaks now. */
  opens?: true
  /** A thematic break (---) stands before it. */
  afterRule: boolean
  /** A line about the text itself stood before it and is taken out. */
  afterMeta?: true
  /** That line says which issue this is. */
  afterIssue?: true
  /** Where the text was printed, if this line says so and is no title. */
  source?: Meta
}

/** 問：…？答：…。 on one line: an answer's letter after the end of a sentence begins a paragraph of its own. */
const ANSWER_INSIDE = /(?<=[。！？!?」』”"]\s*)(?=(?:答|A)[:：])|(?<=[.?!]["”]?\s+)(?=A(?:[:.]\s|[—–]))/u
const QUESTION_BEFORE = /^(?:\*\*|__)?(?:[問问]|Q)\d{0,3}\s*[:：.—–]/u

function splitExchange(paragraph: Paragraph): Paragraph[] {
  if (!QUESTION_BEFORE.test(paragraph.text)) return [paragraph]
  const pieces = paragraph.text.split(ANSWER_INSIDE)
  return pieces.length === 1 ? [paragraph] : pieces.map((text) => ({ ...paragraph, text: text.trim() }))
}

interface Line extends Paragraph {
  afterBlank: boolean
  /** A row of a table. */
  row?: true
}

/** Bars of a drawn box, where a head sets a paper and its part apart: 南灣誌 │ 人物. */
const BOX_BAR = /[│┃❘∣]/gu

/** Paragraphs of a plain text, a Markdown text or a subtitle file (WebVTT, SRT), in order. */
export function readParagraphs(text: string, firstLine = 1): Paragraph[] {
  const raw = text
    .replace(/^\ufeff/, '')
    .replace(BOX_BAR, '｜')
    .split(/\r\n?|\n|\u2028|\u2029/)
  if (raw.some(isCueTiming)) return readCues(raw)
  const { unnumbered, numbered } = withoutLineNumbers(raw)
  const lines = asFacts(readLines(withoutPageNumbers(withoutTableHeads(unnumbered)), firstLine))
  if (lines.filter(({ text }) => CHANGE.test(text)).length >= 3) return lines.map(asCaption)
  return splitBoldQuestions(
    joinWrapped(asDialogue(lines), numbered === undefined ? undefined : numbered + firstLine),
  ).flatMap(splitExchange)
}

/** «- How often?», «- Twice a year.»: items of a list, each after a blank line, several of which ask, are a dialogue. */
function asDialogue(lines: Line[]): Line[] {
  const items = lines.filter(({ style }) => style === 'list')
  const asking = items.filter(({ text }) => /[?？]$/.test(text)).length
  const apart = items.every(({ afterBlank }) => afterBlank)
  if (!apart || asking < 2 || asking * 4 < items.length || asking === items.length) return lines
  return lines.map((line) => (line.style === 'list' ? { ...line, style: 'dash' } : line))
}

/** >> before the words of another speaker, in captions that were pasted as text. */
const CHANGE = /^>{2,3}\s*/

function asCaption(line: Line): Paragraph {
  const text = line.text.replace(CHANGE, '')
  return { ...line, text, style: 'cue', ...(text !== line.text && { opens: true as const }) }
}

/** Share of the lines that a court's record numbers. */
const NUMBERED_LINES = 0.6

/** « 7   Q.  When was that?»: lines without the numbers that count them from 1 on each page; `numbered` is the first. */
function withoutLineNumbers(raw: string[]): { unnumbered: string[]; numbered?: number } {
  const filled = raw.filter((line) => line.trim() !== '').length
  let last = 0
  const counts = raw.map((line) => {
    const count = Number(/^\s{0,3}(\d{1,2})(?:\s{2,}|$)/.exec(line)?.[1] ?? Number.NaN)
    const goesOn = count === last + 1 || count === 1
    if (goesOn) last = count
    return goesOn
  })
  const numbered = counts.filter(Boolean).length
  if (numbered < 10 || numbered < filled * NUMBERED_LINES) return { unnumbered: raw }
  const unnumbered = raw.map((line, index) =>
    counts[index] ? line.replace(/^\s{0,3}\d{1,2}(?=\s|$)/, '') : line,
  )
  return { unnumbered, numbered: counts.indexOf(true) }
}

/** «**Did you ever go back?** Once, in May.»: what is asked in bold, and the answer on the same line. */
const BOLD_THEN_PLAIN = /^(\*\*|__)(?=\S)(?<asked>.{8,600}?[^\s:：]|.{1,8}[?？]\W?)\1\s*(?<answered>\S.*)$/su

/** Where paragraphs begin in bold and half of these beginnings ask, each becomes a question and its answer. */
function splitBoldQuestions(paragraphs: Paragraph[]): Paragraph[] {
  const found = paragraphs.map(({ text }) => BOLD_THEN_PLAIN.exec(text)?.groups)
  const asking = found.filter((groups) => groups && /[?？]\W*$/u.test(groups.asked!)).length
  if (asking < 2 || asking * 2 < found.filter(Boolean).length) return paragraphs
  return paragraphs.flatMap((paragraph, index) => {
    const groups = found[index]
    if (!groups) return [paragraph]
    return [
      { ...paragraph, text: groups.asked!, style: 'bold' as const },
      { ...paragraph, text: groups.answered! },
    ]
  })
}

const TABLE_RULE = /^\s*\|?(?:\s*:?-{3,}:?\s*\|)+(?:\s*:?-{3,}:?\s*)?$/

/** Blank for the head of a Markdown table and the rule under it; the lines keep their numbers. */
function withoutTableHeads(raw: string[]): string[] {
  return raw.map((line, index) => {
    const head = line.includes('|') && TABLE_RULE.test(raw[index + 1] ?? '')
    return head || (line.includes('|') && TABLE_RULE.test(line)) ? '' : line
  })
}

/** «| 00:12 | Jane Roe | It began with a map. |»: who speaks and what, where the other cells are times. */
function readRow(text: string): { voice: string; text: string } | undefined {
  if (!/^\|.*\|$/u.test(text)) return undefined
  const cells = text
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '' && !/^[[(]?\d{1,3}(?::\d{2}){0,2}[\])]?$/.test(cell))
  const [voice, words] = cells
  return voice && words && cells.length === 2 && voice.length <= LONGEST_VOICE
    ? { voice: withoutWrapper(voice).text, text: words }
    : undefined
}

const LONGEST_VOICE = 40

/** «HARBOUR QUARTERLY      23», «24      HARBOUR QUARTERLY»: the running head of a printed page. */
const RUNNING_HEAD =
  /^\s*(?:\d{1,4}(?:\s{2,}|\t| [|·] )(\S.{1,60}?)|(\S.{1,60}?)(?:\s{2,}|\t| [|·] )\d{1,4})\s*$/u
const PAGE_NUMBER =
  /^\s*(?:[-–—]\s*\d{1,4}\s*[-–—]|(?:Page|第)\s*\d{1,4}\s*(?:of \d{1,4}|[頁页])?(?:\s*[/／,，]?\s*[共]\s*\d{1,4}\s*[頁页])?)\s*$/i

/** Blank for page numbers, and for running heads that come back. */
function withoutPageNumbers(raw: string[]): string[] {
  const headOf = (line: string): string | undefined => {
    const match = line.length <= LONGEST_HEAD ? RUNNING_HEAD.exec(line) : null
    return match?.[1] ?? match?.[2]
  }
  const times = new Map<string, number>()
  for (const line of raw) {
    const head = headOf(line)
    if (head) times.set(head, (times.get(head) ?? 0) + 1)
  }
  return raw.map((line) => (PAGE_NUMBER.test(line) || (times.get(headOf(line) ?? '') ?? 0) > 1 ? '' : line))
}

const LONGEST_HEAD = 160

/** «| Name | Jane Roe |» of a table in which nobody has a second row: facts, and no speech. */
function asFacts(lines: Line[]): Line[] {
  const rows = lines.flatMap(({ row, voice }) => (row && voice ? [voice] : []))
  if (new Set(rows).size < rows.length) return lines
  return lines.map(({ voice, ...line }) =>
    line.row ? { ...line, text: `${voice}: ${plainText(line.text)}` } : { ...line, ...(voice && { voice }) },
  )
}

function readLines(raw: string[], firstLine: number): Line[] {
  const timed = raw.filter((line) => hasBareTime(line.trim())).length >= 3
  const lines: Line[] = []
  let afterBlank = true
  let afterRule = false
  raw.forEach((source, index) => {
    const unstamped = withoutLeadingTime(asMarkdown(source.trim()))
    const text = timed ? withoutBareTime(unstamped) : unstamped
    if (/^(?:(?:[-*_=~·•—─☆★◆◇○●＊※](?:\s*)){3,}|[＊※☆★◆◇—─]|——)$/u.test(text)) {
      const before = lines.at(-1)
      const underlines = !afterBlank && before?.style === 'plain' && /^=+$/.test(text)
      if (underlines) Object.assign(before, { style: 'heading', level: 1 })
      else afterRule = true
      return
    }
    if (text === '') {
      afterBlank = true
      return
    }
    lines.push({ line: firstLine + index, ...readBlock(text), afterRule, afterBlank })
    afterBlank = false
    afterRule = false
  })
  return lines
}

/** <b> and <i> in a text that is no web page, as Markdown writes them. */
function asMarkdown(line: string): string {
  if (!line.includes('</')) return line
  return line
    .replace(/<(b|strong)>([^<>]{1,600})<\/\1>/gi, (_, _tag: string, words: string) => `**${words.trim()}**`)
    .replace(/<(i|em)>([^<>]{1,600})<\/\1>/gi, (_, _tag: string, words: string) => `*${words.trim()}*`)
}

/** Takes the Markdown of a block off one line and says what it was. */
function readBlock(text: string): { text: string; style: Style; level: number; voice?: string; row?: true } {
  const row = readRow(text)
  if (row) return { ...row, style: 'plain', level: 0, row: true }
  const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(text) ?? /^(#{2,6})(?=[^\s#\d])(.*)$/.exec(text)
  if (heading) return { text: withoutWrapper(heading[2]!).text, style: 'heading', level: heading[1]!.length }
  if (/^>(?!>)/.test(text)) {
    return { text: text.replace(/^(?:>\s*)+/, '').trim(), style: 'block-quote', level: 0 }
  }
  const listed = /^[-*+•]\s+(\S.*)$/.exec(text)
  if (listed) return { text: listed[1]!, style: 'list', level: 0 }
  // ── 離別的行業 ── between two passages
  const framed = /^[–—―─]{1,3}\s*(\S.{0,28}?)\s*[–—―─]{1,3}$/u.exec(text)
  if (framed && !/[。！？.!?]$/u.test(framed[1]!)) return { text: framed[1]!, style: 'heading', level: 2 }
  const dashed = /^[–—―─]{1,2}(?![–—―─])\s*(.+)$/u.exec(text)
  if (dashed) return { text: dashed[1]!, style: 'dash', level: 0 }
  return { ...withoutWrapper(text), level: 0 }
}

/** **whole line** and *whole line* lose their marks and are known by their style. */
function withoutWrapper(text: string): { text: string; style: Style } {
  const bold = /^(\*\*\*?|___?)(?=\S)(.+?)(?<=\S)\1$/u.exec(text)
  if (bold && !bold[2]!.includes(bold[1]!.slice(0, 2))) return { text: bold[2]!, style: 'bold' }
  const italic = /^([*_])(?=[^\s*_])([^*_]+)(?<=\S)\1$/u.exec(text)
  if (italic) return { text: italic[2]!, style: 'italic' }
  return { text, style: 'plain' }
}

/** Terminal width: a Han character takes two columns. */
const columns = (text: string): number =>
  text.length + (text.match(/[\u2e80-\u9fff\uf900-\uffef]/g)?.length ?? 0)

const ENDED = /[。！？.!?…」』”"）):：*_】\]]\s*$/u
const WIDEST_WRAPPED = 110
const NARROWEST_WRAPPED = 30

/**
 * Puts together the lines of a text that was wrapped at a fixed width, blank lines standing between paragraphs. What
 * stands `from` a line on is surely wrapped.
 */
function joinWrapped(lines: Line[], from?: number): Paragraph[] {
  if (from === undefined && !isWrapped(lines)) return lines
  const paragraphs: { head: Line; texts: string[] }[] = []
  // Each line below «Panelists» is somebody's.
  let lists = false
  for (const line of lines) {
    const open = paragraphs.at(-1)
    lists = line.afterBlank ? false : lists || headsPeople(open?.texts[0] ?? '', true) !== undefined
    if (open && !lists && open.head.line >= (from ?? 0) && continues(open.head, line))
      open.texts.push(line.text)
    else paragraphs.push({ head: line, texts: [line.text] })
  }
  return paragraphs.map(({ head, texts }) => {
    const block = head.style === 'plain' ? withoutWrapper(joinTexts(texts)) : { text: joinTexts(texts) }
    return { ...head, ...block }
  })
}

function isWrapped(lines: Line[]): boolean {
  const followed = lines.filter((_, index) => lines[index + 1]?.afterBlank === false)
  const broken = followed.filter((line) => !ENDED.test(line.text) && columns(line.text) >= NARROWEST_WRAPPED)
  const widest = lines.reduce((most, line) => Math.max(most, columns(line.text)), 0)
  return widest <= WIDEST_WRAPPED && broken.length >= 2 && broken.length >= followed.length * 0.4
}

/** A name and a colon, or a bracketed speaker, begins a turn and is never joined to the line before. */
const BEGINS_TURN =
  /^(?:(?:\*\*|__)?\p{Lu}[\p{L}.'’ -]{0,30}[:：]|[QA]\.\s|\p{Script=Han}{1,8}[:：]|[【[(（][^】\])）]{1,20}[】\])）]|(?:\*\*|__))/u

function continues(head: Line, line: Line): boolean {
  if (line.afterBlank || line.afterRule || line.voice) return false
  if (head.style === 'heading' || line.style === 'list') return false
  return line.style === head.style ? !BEGINS_TURN.test(line.text) : false
}

/** Joins pieces of one paragraph: a space between words, nothing between Han characters. */
export function joinTexts(texts: string[]): string {
  return texts.reduce((joined, text) => {
    if (joined === '') return text
    const tight =
      /[\u2e80-\u9fff\uf900-\uffef]$/u.test(joined.slice(-1)) && /^[\u2e80-\u9fff\uf900-\uffef]/u.test(text)
    return `${joined}${tight ? '' : ' '}${text}`
  }, '')
}
