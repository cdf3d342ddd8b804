/**
 * Sentence splitting for Chinese, English and the two mixed, by one linear scan.
 *
 * `Intl.Segmenter` was tried and not taken: it breaks after Dr., No. and initials, ends a Chinese sentence inside
 * a quotation, and changes with the ICU of the Node that runs it, where sentence numbers must be the same everywhere.
 */

const PAIRS: Record<string, string> = {
  '「': '」',
  '『': '』',
  '“': '”',
  '‘': '’',
  '«': '»',
  '（': '）',
  '(': ')',
  '［': '］',
  '[': ']',
  '【': '】',
  '〔': '〕',
  '《': '》',
  '〈': '〉',
}
/** A book's title never ends a sentence, whatever it ends in: 《誰？》很好看. */
const TITLE_MARKS = new Set(['《', '〈'])
const QUOTES = new Set(['「', '『', '“', '‘', '«', '"'])
const CLOSERS = new Set([...Object.values(PAIRS), '"', "'"])

/** Beyond this many UTF-16 units a quotation is running speech and is split like it. */
const LONGEST_WHOLE_QUOTATION = 200
/** UTF-16 units of closing marks and asides after one full stop; more is no prose, and the scan stays linear. */
const LONGEST_CLOSING = 64
/** Brackets longer than this are paragraphs in themselves. */
const LONGEST_WHOLE_BRACKET = 400

const FULL_STOPS = /[。｡！？!?‼⁇⁈⁉؟।]/
const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const ALNUM = /[\p{L}\p{N}]/u

/** （笑）, (laughs), [applause]: a short aside after the full stop belongs to the sentence it follows. */
const ASIDE =
  /\s*(?:（[^（）。！？]{1,10}）|【[^【】。！？]{1,10}】|[([]\p{L}[^()[\]\s]{0,16}(?: [^()[\]\s]{1,12})?[)\]](?=\s*$|\s+["“(\p{Lu}]|\p{Script=Han}))/uy

/** Never the end of a sentence: a name or a number is still to come. */
const TITLES = new Set(
  'mr mrs ms mx dr prof st mt gen col lt sgt capt sen rep gov pres hon rev fr messrs mme mlle vs cf al v e.g i.e eg ie viz approx ca'.split(
    ' ',
  ),
)
/** Abbreviations only before a number: No. 5, Fig. 3; «No. He did not.» is a sentence. */
const BEFORE_NUMBER = new Set(
  'no nos fig figs vol vols p pp ch sec art eq jan feb mar apr jun jul aug sep sept oct nov dec'.split(' '),
)
/** May end a sentence; they do when a word follows that usually begins one. */
const AMBIGUOUS = new Set('etc inc ltd co corp jr sr dept univ bros ph.d d.c esq'.split(' '))
const STARTERS = new Set(
  'The A An He She It We You They I This That These Those There Here But And So Or If When While Then What Who Why How Where In On At For As My Our His Her Its Their Yes No Not Now After Before Because Nobody Everybody Everyone Somebody Some Most Many Every All Both Each People Today Still Even Only Instead Perhaps Maybe Sometimes'.split(
    ' ',
  ),
)

/** After 5 p.m. these go on with the time: 5 p.m. Monday, 5 p.m. GMT. */
const CLOCK = /(?:^|[^\p{L}])[ap]\.?m$/iu
const WITH_CLOCK = /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\p{Lu}{3,4})\b/u

/** 「好。」他說: words that tie a quotation to its speaker, right after it. */
const SPEECH_TAG = /^\s*[^，。！？；：、「『“]{0,8}[說説说道問问答喊想叫][的過过了]?[，。：:,！？]/u
/** After …… these go on with the sentence: 蘋果、香蕉……都有. */
const GOES_ON = /^[都也等就還还而的，、,；;：:]/u
/** A hesitation, not an ending: 我想……也許. */
const SHORTEST_BEFORE_ELLIPSIS = 6

/**
 * Sentences of one paragraph, in order; joined they give the paragraph back but for white space.
 * Closing quotes, brackets and asides stay with their sentence; a quotation or bracket in mid-sentence does not end it.
 */
export function splitSentences(paragraph: string): string[] {
  const closing = matchPairs(paragraph)
  const end = paragraph.trimEnd().length
  const sentences: string[] = []
  let start = 0
  let at = 0
  const cut = (to: number) => {
    const sentence = paragraph.slice(start, to).trim()
    if (sentence) sentences.push(sentence)
    start = to
    at = to
  }

  while (at < end) {
    const close = closing.get(at)
    if (close !== undefined && isWhole(paragraph, at, close, end)) {
      const startsSentence = paragraph.slice(start, at).trim() === ''
      if (endsAfterGroup(paragraph, at, close, startsSentence)) cut(absorb(paragraph, close + 1))
      else at = close + 1
      continue
    }
    const stop = readStop(paragraph, start, at)
    if (stop === 0) {
      at++
      continue
    }
    const after = absorb(paragraph, at + stop)
    if (endsSentence(paragraph, start, at, stop, after)) cut(after)
    else at += stop
  }
  cut(paragraph.length)
  return sentences
}

/** Length of the closing punctuation at `at`: a run of 。！？, an ellipsis, or one full stop; 0 when there is none. */
function readStop(text: string, start: number, at: number): number {
  const char = text[at]!
  if (char === '…' || text.startsWith('...', at)) return runLength(text, at, '…。！？!?.')
  if (FULL_STOPS.test(char)) return runLength(text, at, '。｡！？!?‼⁇⁈⁉؟।…')
  return (char === '.' || char === '．') && at > start ? 1 : 0
}

function runLength(text: string, at: number, chars: string): number {
  let to = at
  while (to < text.length && chars.includes(text[to]!)) to++
  return to - at
}

/** Takes in closing quotes, brackets and asides from `at` on. */
function absorb(text: string, at: number): number {
  let to = at
  while (to - at < LONGEST_CLOSING) {
    const char = text[to]
    if (char !== undefined && CLOSERS.has(char) && closesHere(text, to)) {
      to++
      continue
    }
    ASIDE.lastIndex = to
    const aside = ASIDE.exec(text)
    if (!aside) return to
    to += aside[0].length
  }
  return to
}

/** A straight quote is an opening one when it stands before a letter, after a space. */
function closesHere(text: string, at: number): boolean {
  const char = text[at]!
  if (char !== '"' && char !== "'") return true
  const next = text[at + 1]
  return next === undefined || !ALNUM.test(next) || HAN.test(next)
}

function endsSentence(text: string, start: number, at: number, stop: number, after: number): boolean {
  const rest = text.slice(after, after + 40)
  if (rest.trim() === '') return true
  const mark = text.slice(at, at + stop)
  const closed = after > at + stop
  if (mark.startsWith('…') || mark.startsWith('...')) return endsAtEllipsis(text.slice(start, at), mark, rest)
  if (mark === '.' || mark === '．') return endsAtPoint(text, start, at, after, rest)
  if (/[。｡]/.test(mark)) return !(closed && SPEECH_TAG.test(rest))
  const before = text[at - 1] ?? ''
  const latin = /[\w'’")\]]/.test(before) && /[!?]/.test(mark)
  if (!latin) return !(closed && SPEECH_TAG.test(rest)) && !/^[，、；,;)）]/.test(rest)
  // Yahoo! is, "Is it?" he asked, /search?q=1: a lower-case letter or no space goes on.
  return HAN.test(rest[0]!) || /^\s+[^\p{Ll}\s,;–—-]/u.test(rest)
}

function endsAtEllipsis(before: string, mark: string, rest: string): boolean {
  if (/[。！？!?]/.test(mark)) return true
  if (GOES_ON.test(rest)) return false
  if (/^\s+["“'‘(]?\p{Lu}/u.test(rest)) return !/^\s+I\b/.test(rest)
  return HAN.test(rest.trimStart()[0] ?? '') && before.trim().length >= SHORTEST_BEFORE_ELLIPSIS
}

function endsAtPoint(text: string, start: number, at: number, after: number, rest: string): boolean {
  const before = text[at - 1] ?? ''
  if (HAN.test(before)) return true
  if (!/^\s/.test(rest)) return after > at + 1 && HAN.test(rest[0]!)
  const next = rest.trimStart()
  if (/^[\p{Ll},;:–—-]/u.test(next)) return false
  const word = /[^\s“”"‘’「（(]*$/u.exec(text.slice(Math.max(start, at - 30), at))![0]
  const bare = word.toLowerCase()
  const startsNumbered = /^\d{1,3}$/.test(word) && text.slice(start, at).trim() === word
  if (startsNumbered || TITLES.has(bare)) return false
  if (BEFORE_NUMBER.has(bare)) return !/^\d/.test(next)
  if (CLOCK.test(word)) return !WITH_CLOCK.test(next)
  if (/^(?:\p{L}\.)*\p{Lu}$/u.test(word) || AMBIGUOUS.has(bare)) return beginsSentence(next, word)
  return true
}

/** After U.S., J. or etc.: does what follows look like a new sentence rather than the rest of a name? */
function beginsSentence(next: string, word: string): boolean {
  if (word === 'I') return true
  if (/^\p{Lu}$/u.test(word)) return false
  return STARTERS.has(/^["“‘(]?([\p{L}]+)/u.exec(next)?.[1] ?? '')
}

/** Whether the pair is passed over as one piece. A quotation that is the whole rest of the paragraph is not. */
function isWhole(text: string, open: number, close: number, end: number): boolean {
  const length = close - open
  if (!QUOTES.has(text[open]!)) return length <= LONGEST_WHOLE_BRACKET
  const rest = absorb(text, close + 1)
  const fills = text.slice(0, open).trim() === '' && rest >= end
  return !fills && length <= LONGEST_WHOLE_QUOTATION
}

/** Whether the sentence ends with the pair just passed over, the full stop standing inside it. */
function endsAfterGroup(text: string, open: number, close: number, startsSentence: boolean): boolean {
  if (TITLE_MARKS.has(text[open]!)) return false
  let last = close - 1
  while (last > open && CLOSERS.has(text[last]!)) last--
  const inner = text[last]!
  if (!FULL_STOPS.test(inner) && inner !== '.' && inner !== '…') return false
  const rest = text.slice(absorb(text, close + 1), close + 60)
  if (rest.trim() === '') return true
  if (/^[，、；：,;:。！？!?…]/.test(rest)) return false
  if (!QUOTES.has(text[open]!)) return startsSentence && inner !== '…' && !/^\s*\p{Ll}/u.test(rest)
  if (/^\s+[^\p{Ll}\s,;–—-]/u.test(rest) && !HAN.test(rest.trimStart()[0]!)) return true
  // By the rules of Chinese punctuation a quotation in mid-sentence drops its 。 but keeps ？ and ！
  if (inner !== '。' || !HAN.test(rest.trimStart()[0]!)) return false
  // 我說：「走。」他說：「不。」: each quotation has its own words before it.
  const introduced = /[：:]\s*$/.test(text.slice(Math.max(0, open - 2), open))
  return !SPEECH_TAG.test(rest) || (introduced && /^[^，。！？]*[：:]/u.test(rest))
}

/** Offset of each opening mark that has a partner → offset of the partner. */
function matchPairs(text: string): Map<number, number> {
  const closing = new Map<number, number>()
  const open: { at: number; closer: string }[] = []
  let straight = -1
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!
    const closer = PAIRS[char]
    if (closer) open.push({ at, closer })
    else if (char === '"') {
      if (straight < 0) straight = at
      else {
        closing.set(straight, at)
        straight = -1
      }
    } else if (CLOSERS.has(char) && open.at(-1)?.closer === char) closing.set(open.pop()!.at, at)
    // An unclosed ( must not hide the partner of the 「 around it.
    else if (CLOSERS.has(char) && open.at(-2)?.closer === char) {
      open.pop()
      closing.set(open.pop()!.at, at)
    }
  }
  return closing
}
