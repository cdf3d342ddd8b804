import { dateIn } from './dates.ts'
import { isStageDirection } from './label-words.ts'
import type { LabelCandidate } from './read-label.ts'
import { isPair } from './read-pair.ts'
import { joinTexts, type Paragraph } from './read-paragraphs.ts'
import { isEpisode } from './read-title.ts'
import { isCueTiming } from './timestamps.ts'

/** <v Jane Roe> and <v.loud Jane Roe>: WebVTT's own way to name who speaks. */
const VOICE = /<v(?:\.[^\s>]+)*\s+([^>]{1,80})>/
/** Other tags of WebVTT and SRT, and the position codes of SubStation Alpha that SRT files carry. */
const CUE_TAG = /<\/?(?:v|c|i|b|u|s|ruby|rt|lang|font)(?:[.\s][^>]{0,80})?>|<\d+:[\d:.]+>|\{\\an?\d\}/gi
/** >> begins a new speaker in broadcast captions. */
const CHANGE = /^(?:>{2,3}|&gt;&gt;|[-–—])\s*/

/**
 * Lines of the cues of a WebVTT or SRT file as paragraphs of style `cue`; numbers, timings, notes and styles are left
 * out. A heading stands for what follows WEBVTT on its line, or for the first line of a note that heads the file.
 */
export function readCues(raw: string[]): Paragraph[] {
  const paragraphs: Paragraph[] = []
  const titled = /^WEBVTT[ \t]+-?\s*(\S.*)$/.exec(raw[0] ?? '')
  const common = { level: 0, afterRule: false }
  if (titled) paragraphs.push({ line: 1, text: titled[1]!, style: 'heading', level: 1, afterRule: false })
  paragraphs.push(...readHead(raw, titled !== null))
  let inCue = false
  let isOfMaking = false
  // Who is named at the head of a cue says all of it, «Price: …» too.
  let voiced: Paragraph | undefined
  raw.forEach((source, index) => {
    if (isCueTiming(source) || source.trim() === '') {
      inCue = isCueTiming(source)
      isOfMaking = false
      voiced = undefined
      return
    }
    isOfMaking ||= inCue && CREDITS.test(source)
    if (!inCue || isOfMaking) return
    const voice = VOICE.exec(source)?.[1]?.trim()
    const untagged = source.replace(VOICE, '').replace(CUE_TAG, '').trim()
    const text = untagged.replace(CHANGE, '')
    if (!text || isSound(text)) return
    const opens = text !== untagged && ({ opens: true } as const)
    if (voiced && !voice && !opens) {
      voiced.text = joinTexts([voiced.text, text])
      return
    }
    const cue: Paragraph = { line: index + 1, text, style: 'cue', ...common, ...opens }
    voiced = voice ? { ...cue, voice } : undefined
    paragraphs.push(voiced ?? cue)
  })
  return paragraphs
}

/** Over the cues, a note one of whose lines states a date, a guest or an episode: its title, and what tells of the recording. */
function readHead(raw: string[], titled: boolean): Paragraph[] {
  const at = raw.findIndex((line) => /^NOTE\b/.test(line) || isCueTiming(line))
  if (at < 0 || isCueTiming(raw[at]!)) return []
  const end = raw.findIndex((line, index) => index > at && line.trim() === '')
  const lines = raw
    .slice(at, end)
    .map((source, index) => ({ line: at + index + 1, text: source.replace(/^NOTE\b/, '').trim() }))
    .filter(({ text }) => text !== '' && !TOOL_NOTE.test(text))
  if (!lines.some(({ text }) => dateIn(text) || isPair(text) || isEpisode(text))) return []
  const told = titled ? lines.filter(({ text }) => dateIn(text) || isPair(text)) : lines
  return told.map(({ line, text }, index) => {
    const date = dateIn(text)
    return !titled && index === 0 && !date && !isPair(text)
      ? { line, text, style: 'heading', level: 1, afterRule: false }
      : { line, text: date ?? text, style: 'plain', level: 0, afterRule: false }
  })
}

/** «Confidence: 0.91», «duration:"00:31"»: what the program that made the captions says to others. */
const TOOL_NOTE = /^[\w-]+\s*:\s*\S+$/

/** «Produced by …», 字幕：…: shown over the end, and said by nobody. */
const CREDITS =
  /^(?:(?:Produced|Edited|Captions?|Captioned|Subtitles?|Subtitled|Transcribed|Transcript|Music)(?: by |:)|(?:字幕|[聽听][譯译]|校[對对]|[製制]作人?|[後后]期)\s*[:：])/u

/** [音樂], (laughs), ♪: heard, and said by nobody. */
const isSound = (text: string): boolean =>
  /^♪|^[[(][a-z][a-z ,]{1,30}[\])]$/u.test(text) ||
  (/^[[（(【][^[\]（）()【】]{1,30}[\]）)】]$/u.test(text) && isStageDirection(text))

/** Captions and their speakers' labels, null where nobody is named. */
interface Captions {
  paragraphs: Paragraph[]
  labels: (LabelCandidate | null)[]
}

/** Captions put together to what each voice says: a line that names nobody, and marks no change, goes on from the one before it. */
export function joinUtterances({ paragraphs, labels }: Captions): Captions {
  if (!paragraphs.some(({ opens }) => opens) && !labels.some(Boolean)) return { paragraphs, labels }
  const joined: Captions = { paragraphs: [], labels: [] }
  paragraphs.forEach((paragraph, index) => {
    const own = labels[index] ?? null
    const last = joined.paragraphs.at(-1)
    if (paragraph.style !== 'cue' || paragraph.opens || own || last?.style !== 'cue') {
      joined.paragraphs.push({ ...paragraph })
      joined.labels.push(own && { ...own })
      return
    }
    last.text = joinClauses(last.text, paragraph.text)
    const label = joined.labels.at(-1)
    if (label) label.rest = joinClauses(label.rest, paragraph.text)
  })
  return joined
}

/** Chinese captions leave out punctuation at their ends: a space keeps two clauses from running into one. */
export const joinClauses = (before: string, after: string): string =>
  /\p{Script=Han}$/u.test(before) && /^\p{Script=Han}/u.test(after)
    ? `${before} ${after}`
    : joinTexts([before, after])
