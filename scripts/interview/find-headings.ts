import { isCaption } from './captions.ts'
import { isStageDirection } from './label-words.ts'
import { plainText } from './plain-text.ts'
import type { LabelCandidate } from './read-label.ts'
import type { Paragraph } from './read-paragraphs.ts'

const ENDED = /[。！？.!?…」』”"’）)】\]:：；;，,、]$/u
const ENDED_INSIDE = /[。！？.!?…][」』”"]$/u
const QUOTED = /^(?:「[^「」]+」|『[^『』]+』|“[^“”]+”|"[^"]+"|《[^《》]+》|——?「[^「」]+」)$/u
/** 【現場提問】 */
const BRACKETED = /^【[^【】]{2,20}】$/u
/** 2、談錢：「什麼時候哭」 between turns. */
const COUNTED = /^\d{1,2}\s*[、.．]\s*\S/u
const NUMBERED =
  /^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|(?:part|chapter|section)\s+\w+|0\d\b|[IVX]{1,4}\.\s|第[一二三四五六七八九十]+[章節节部])/i

/** UTF-16 units; a Latin letter says less than a Han character. */
const LONGEST_HEADING = { han: 40, latin: 100 }
const LONGEST_PULL_QUOTE = { han: 90, latin: 260 }
/** Share of paragraphs with closing punctuation from which a line without it stands out. */
const PUNCTUATED = 0.75

const isHan = (text: string): boolean => /[\p{Script=Han}]/u.test(text)
const within = (text: string, limit: { han: number; latin: number }): boolean =>
  text.length <= (isHan(text) ? limit.han : limit.latin)

/**
 * Indices of the paragraphs that are section headings or pull quotes and that nobody says. `questions` are the
 * paragraphs that are questions though nothing labels them.
 */
export function findHeadings(
  paragraphs: Paragraph[],
  labels: (LabelCandidate | null)[],
  questions: ReadonlySet<number>,
): Set<number> {
  const texts = paragraphs.map(({ text }) => plainText(text))
  const speech = labels.flatMap((label) => (label?.rest ? plainText(label.rest) : []))
  const punctuated = isPunctuated(speech.length >= 2 ? speech : texts)
  const first = labels.findIndex(Boolean)
  const spoken = texts.map((text, index) => labels[index]?.rest ?? text)
  const repeated = findRepeated(spoken, labels)
  const quotesSpeak =
    labels.filter((label, index) => label && paragraphs[index]!.style === 'block-quote').length >= 2
  const headings = new Set<number>()
  paragraphs.forEach((paragraph, index) => {
    if (labels[index]) return
    const text = texts[index]!
    const next = questions.has(index + 1) ? 'turn' : nextKind(paragraphs, labels, index)
    const previous = texts[index - 1] ?? ''
    // Where quoted blocks are what somebody says, none of them is a pull quote.
    if (quotesSpeak && paragraph.style === 'block-quote') return
    const around = { opening: index < first, next, previous, punctuated, repeated: repeated.has(index) }
    if (isHeading(paragraph, text, around)) headings.add(index)
  })
  return headings
}

interface Surroundings {
  /** Before anybody speaks. */
  opening: boolean
  next: 'turn' | 'heading' | 'text' | 'end'
  previous: string
  punctuated: boolean
  repeated: boolean
}

function isHeading(paragraph: Paragraph, text: string, around: Surroundings): boolean {
  const { style } = paragraph
  if (style === 'heading') return true
  if (style === 'cue' || style === 'italic' || style === 'dash' || isCaption(text)) return false
  if (BRACKETED.test(text) && !isStageDirection(text)) return around.next === 'turn'
  // «He told me:» introduces what somebody said, and that is speech.
  const introduced = /[:：，,]$/.test(around.previous)
  if (style === 'list') return false
  if (QUOTED.test(text) || around.repeated) {
    // 「走吧。」 in the middle of an answer is told; a pull quote has no full stop, or stands between turns.
    const told =
      style !== 'block-quote' && around.next === 'text' && ENDED_INSIDE.test(text) && !around.repeated
    return within(text, LONGEST_PULL_QUOTE) && !introduced && !told
  }
  if (COUNTED.test(text) && around.next === 'turn' && !/[。！？.!?]$/u.test(text))
    return within(text, LONGEST_HEADING)
  // 02 家屬想要的不是「像」 ends in a word that is quoted, and no sentence.
  const ended =
    ENDED.test(text) && !(NUMBERED.test(text) && /[」』”"]$/u.test(text) && !ENDED_INSIDE.test(text))
  // What ends in a full stop before the first question is the lead, however it is set.
  if (around.opening && ended) return false
  if (style === 'block-quote') return within(text, LONGEST_PULL_QUOTE) && !introduced
  if (style === 'bold') return within(text, LONGEST_HEADING) && (!ended || around.next === 'turn')
  if (ended || !within(text, LONGEST_HEADING) || introduced) return false
  // In the middle of an answer an open line may be the speaker's own.
  const between = around.opening || around.next === 'turn' || around.next === 'heading'
  return around.next !== 'end' && (NUMBERED.test(text) || (between && around.punctuated))
}

/**
 * Where the lines begin that end a text without closing punctuation, links to other texts and the like, at least two of
 * them behind `last`, in a text whose speakers end their sentences; its length where there are none.
 */
export function looseEnd(paragraphs: Paragraph[], labels: (LabelCandidate | null)[], last: number): number {
  const texts = paragraphs.map(({ text }) => plainText(text))
  const isLoose = (index: number): boolean =>
    index > last &&
    paragraphs[index]!.style !== 'cue' &&
    !ENDED.test(texts[index]!) &&
    within(texts[index]!, LONGEST_HEADING)
  let start = paragraphs.length
  while (isLoose(start - 1)) start--
  const spoken = texts.slice(0, start).flatMap((text, index) => labels[index]?.rest ?? text)
  return paragraphs.length - start > 1 && isPunctuated(spoken) ? start : paragraphs.length
}

/** 【延伸閱讀】, 採訪後記, «Related»: what stands below such a heading is said by nobody in the interview. */
export const opensEndMatter = (text: string): boolean =>
  END_MATTER.test(text.replace(/^[【［[〔■▍★☆◆●▲►]\s*|[】］\]〕:：]$/gu, '').trim())

/** 採訪後記：下山的時候… */
export const beginsEndMatter = (text: string): boolean => {
  const [head] = /^(?:【[^】]{2,10}】|[^:：｜|]{2,24}(?=[:：｜|].))/u.exec(text) ?? []
  return head !== undefined && opensEndMatter(head)
}

const END_MATTER =
  /^(?:延伸[閱阅][讀读]|相[關关](?:[閱阅][讀读]|文章|[報报][導导道]|[鏈链][接結结])|[採采][訪访][後后手][記记]|[後后][記记]|(?:我[們们]的)?(?:[採采][訪访])?[後后]?感(?:想)?|[編编][後后][記记語语]?|[記记]者[手後后][記记]|[後后][話话]|[訪访][後后].{0,4}|[註注][釋释解]|[參参]考.{0,4}|[關关][於于](?:作者|[受被][訪访][者人]|本[刊書书]).{0,4}|topics|\p{Script=Han}{2,4}小?(?:[簡简]介|[檔档]案|小[傳传])|related(?: (?:stories|articles|links|reading))?|read (?:more|next)|more (?:in|from|on|about) .{2,40}|explore more.*|most (?:viewed|read|popular)|(?:media|press) (?:contacts?|enquiries|office)|\d+ (?:thoughts?|comments?|responses?|replies) (?:on|to) .*|comments|further reading|about (?:the )?(?:author|interviewee|interviewer|guest|writer|speaker|contributor)s?|references|notes|footnotes|postscript|afterword|epilogue|credits|acknowledge?ments)$/iu

/** What the paragraph after `index` begins. */
function nextKind(
  paragraphs: Paragraph[],
  labels: (LabelCandidate | null)[],
  index: number,
): Surroundings['next'] {
  const next = paragraphs[index + 1]
  if (!next) return 'end'
  if (labels[index + 1]) return 'turn'
  return next.style === 'heading' ? 'heading' : 'text'
}

function isPunctuated(texts: string[]): boolean {
  return texts.filter((text) => ENDED.test(text)).length >= texts.length * PUNCTUATED
}

/** Paragraphs looked up elsewhere; no text has more pull quotes, and the work stays linear. */
const MOST_REPEATED = 200
const SHORTEST_REPEATED = { han: 6, latin: 8 }

/** Paragraphs whose words stand inside a longer one too: pull quotes, beyond doubt. */
function findRepeated(texts: string[], labels: (LabelCandidate | null)[]): Set<number> {
  const all = `\n${texts.join('\n')}\n`
  const repeated = new Set<number>()
  let looked = 0
  texts.forEach((text, index) => {
    const words = text.replace(/^[「『“"]|[」』”"]$/gu, '')
    const short =
      words.length >= (isHan(words) ? SHORTEST_REPEATED.han : SHORTEST_REPEATED.latin) &&
      within(words, LONGEST_PULL_QUOTE)
    if (labels[index] || !short || ++looked > MOST_REPEATED) return
    let times = 0
    for (
      let at = all.indexOf(words);
      at >= 0 && times++ < MOST_REPEATED;
      at = all.indexOf(words, at + words.length)
    ) {
      const around = all.slice(at - 1, at) + all.slice(at + words.length, at + words.length + 1)
      if (!/^[\n「『“"][\n」』”"]$/u.test(around)) {
        repeated.add(index)
        return
      }
    }
  })
  return repeated
}
