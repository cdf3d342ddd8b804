import type { Finding, Interview } from '../model.ts'
import { readHeadmatter, readSlides, type SlideSource } from '../slides/read-slides.ts'
import { toScript } from '../to-script.ts'

/** A line of a slide that says something, with the sentences it cites. */
interface Said {
  text: string
  cited: number[]
  /** Line in the file, from 1. */
  line: number
  kind: 'headline' | 'point' | 'quotation' | 'other'
}

const CITATION = /\[\^([\d,-]+)\]/g
/** Damage that was not mended: a reading in brackets after a Han character, the end of a tag that lost its `<`, U+FFFD. */
const LEFTOVER =
  /\p{Script=Han}[(（][a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]*[)）]|(?<![<\w/])\/(?:p|strong|b|em|span|div|h[1-6])>|\uFFFD/u
/** Layouts whose every statement is the interview's. */
const SPEAKING = new Set([
  'claim',
  'numbers',
  'comparison',
  'sequence',
  'enumeration',
  'quotation',
  'diagram',
  'recap',
])

/**
 * Holds the text of a deck against the interview: what is cited exists, what is said is in it, numbers included;
 * quotations are verbatim; no damage is left; ids are unique. Hand-written words give warnings, wrong quotations and
 * numbers errors.
 * @param markdown the text of slides.md
 * @param interview the interview in the deck's script; null when it is not known, and then only form is checked
 */
export function checkText(markdown: string, interview: Interview | null): Finding[] {
  const slides = readSlides(markdown)
  const { lang } = readHeadmatter(markdown)
  return [
    ...duplicateIds(slides),
    ...slides.flatMap((slide, index) => [
      ...leftoverDamage(slide, index),
      ...mixedScripts(slide, index, String(lang ?? '')),
      ...(interview ? checkSlide(slide, index, interview) : []),
    ]),
  ]
}

function duplicateIds(slides: SlideSource[]): Finding[] {
  const seen = new Set<string>()
  return slides.flatMap(({ id, line }, index): Finding[] => {
    if (id === undefined) return []
    if (!seen.has(id)) {
      seen.add(id)
      return []
    }
    return [
      {
        severity: 'warning',
        rule: 'duplicate-id',
        slide: index + 1,
        id,
        line,
        message: `the id ${id} is used twice`,
        mend: 'give the copy an id of its own, or none',
      },
    ]
  })
}

function leftoverDamage(slide: SlideSource, index: number): Finding[] {
  return slide.text.split('\n').flatMap((text, offset): Finding[] => {
    const found = LEFTOVER.exec(text)?.[0]
    if (!found) return []
    return [
      {
        severity: 'error',
        rule: 'leftover-damage',
        slide: index + 1,
        id: slide.id,
        line: slide.line + offset,
        message: `damage was left in the text: ${found}`,
        mend: 'take it out, here or in the interview',
      },
    ]
  })
}

/** Simplified characters in a deck whose language is Traditional Chinese, and the other way round. */
function mixedScripts(slide: SlideSource, index: number, lang: string): Finding[] {
  if (!lang.startsWith('zh')) return []
  const ours = /^zh-(?:CN|SG|Hans)/i.test(lang)
    ? 'zh-CN'
    : /^zh-(?:TW|Hant-TW)/i.test(lang)
      ? 'zh-TW'
      : 'zh-HK'
  return slide.text.split('\n').flatMap((text, offset): Finding[] => {
    const strange = [...new Set(ours === 'zh-CN' ? traditionalIn(text) : simplifiedIn(text))]
    if (strange.length === 0) return []
    return [
      {
        severity: 'warning',
        rule: 'mixed-script',
        slide: index + 1,
        ...(slide.id === undefined ? {} : { id: slide.id }),
        line: slide.line + offset,
        message: `${strange.join(' ')} in a deck in ${ours === 'zh-CN' ? 'Simplified' : 'Traditional'} Chinese`,
        mend: 'write it in the script of the deck, or leave it if it is a name',
      },
    ]
  })
}

const traditionalIn = (text: string): string[] => changed(text, toScript(text, 'zh-CN', 'zh-Hant'))

/** Variants of Hong Kong and Taiwan (裏, 裡) are one script: only what neither of them writes is Simplified. */
function simplifiedIn(text: string): string[] {
  const hongKong = changed(text, toScript(text, 'zh-HK', 'zh-Hant'))
  const taiwan = new Set(changed(text, toScript(text, 'zh-TW', 'zh-Hant')))
  return hongKong.filter((character) => taiwan.has(character) && isSimplified(character))
}

const isSimplified = (character: string) => toScript(character, 'zh-CN', 'zh-Hant') === character

/** Characters of the first text that differ in the second; none when words were exchanged for longer or shorter ones. */
function changed(before: string, after: string): string[] {
  const [from, to] = [[...before], [...after]]
  return from.length === to.length ? from.filter((character, at) => character !== to[at]) : []
}

function checkSlide(slide: SlideSource, index: number, interview: Interview): Finding[] {
  const layout = /^layout: *(\S+)/m.exec(slide.text)?.[1] ?? ''
  const place = { slide: index + 1, ...(slide.id === undefined ? {} : { id: slide.id }) }
  return statementsIn(slide).flatMap((said): Finding[] => {
    const at = { ...place, line: said.line }
    const missing = said.cited.find((id) => id < 1 || id > interview.sentences.length)
    if (missing !== undefined) {
      return [
        {
          ...at,
          severity: 'error',
          rule: 'missing-sentence',
          message: `sentence ${missing} is cited, but the interview has ${interview.sentences.length}`,
          mend: 'correct the number in the citation',
        },
      ]
    }
    if (said.cited.length === 0) {
      const bare =
        SPEAKING.has(layout) &&
        (said.kind === 'headline' || said.kind === 'point' || said.kind === 'quotation')
      if (!bare || TEMPLATE_HEADINGS.test(said.text)) return []
      return [
        {
          ...at,
          severity: 'warning',
          rule: 'no-source',
          message: `no sentence is cited for “${shorten(said.text)}”`,
          mend: 'add its number, as in [^12], or leave it if the words are your own',
        },
      ]
    }
    return unfaithful({ ...said, kind: SPEAKING.has(layout) ? said.kind : 'other' }, at, interview)
  })
}

/** Headings that are the template's own words, in each language. */
const TEMPLATE_HEADINGS = /^(?:回顧|回顾|In short|預測時間表|预测时间表|Forecasts)$/

function unfaithful(said: Said, at: { slide: number; line: number }, interview: Interview): Finding[] {
  const source = plain(said.cited.map((id) => interview.sentences[id - 1]!.text).join(''), interview)
  const words = plain(said.text, interview)
  const known = new Set(said.cited.flatMap((id) => numbersIn(interview.sentences[id - 1]!.text)))
  const strange = numbersIn(said.text).find((number) => !known.has(number))
  if (strange !== undefined) {
    return [
      {
        ...at,
        severity: 'error',
        rule: 'unfaithful-number',
        message: `the number ${strange} is not in the sentence cited (${said.cited.join(', ')})`,
        mend: 'correct the number or the citation',
      },
    ]
  }
  if (said.kind === 'quotation') {
    if (source.includes(words)) return []
    return [
      {
        ...at,
        severity: 'error',
        rule: 'misquotation',
        message: `“${shorten(said.text)}” is not what sentence ${said.cited.join(', ')} says`,
        mend: 'quote word for word, or make it a point',
      },
    ]
  }
  if (said.kind === 'other' || isSubsequence(words, source)) return []
  return [
    {
      ...at,
      severity: 'warning',
      rule: 'unfaithful',
      message: `“${shorten(said.text)}” has words that sentence ${said.cited.join(', ')} does not have`,
      mend: 'keep to the words of the sentence, or take the citation away',
    },
  ]
}

/** Numbers as written, widths made one: `99.9` is not in `99.99`, nor 1 in 10. */
const numbersIn = (text: string): string[] => text.normalize('NFKC').match(/\d+(?:[.,]\d+)*/g) ?? []

const shorten = (text: string): string => (text.length > 30 ? `${text.slice(0, 29)}…` : text)

/** The statements of a slide: its headings, list items, quotations and paragraphs, without frontmatter, fences and notes. */
function statementsIn(slide: SlideSource): Said[] {
  const said: Said[] = []
  const hidden = blank(slide.text)
  let pending = ''
  hidden.split('\n').forEach((line, offset) => {
    const text = pending + line.trim()
    pending = ''
    if (text === '' || /^::[\w-]+::$/.test(text) || text.startsWith('—')) return
    // A hard break joins a big number and what it measures into one statement.
    if (text.endsWith('\\')) {
      pending = `${text.slice(0, -1)} `
      return
    }
    said.push({
      text: text
        .replace(CITATION, '')
        .replace(/^(?:#+|[-*+]|\d+\.|>)\s+/, '')
        .replace(/\*\*|<[^>]+>/g, '')
        .replace(/\\([!-/:-@[-`{-~])/g, '$1')
        .replace(/&lt;/g, '<')
        .replace(/&amp;/g, '&')
        .trim(),
      cited: [...text.matchAll(CITATION)].flatMap(([, list]) => expand(list!)),
      line: slide.line + offset,
      kind: kindOf(text),
    })
  })
  return said
}

/** The text with frontmatter, code fences, styles and comments turned into blank lines, so that line numbers stay. */
function blank(text: string): string {
  const toLines = (piece: string) => piece.replace(/[^\n]+/g, '')
  return text
    .replace(/^\uFEFF?\s*---\r?\n(?=\S)[\s\S]*?\n---[^\n]*/, toLines)
    .replace(/^(`{3,})[\s\S]*?^\1/gm, toLines)
    .replace(/<!--[\s\S]*?-->|<(style|script)\b[\s\S]*?<\/\1>/g, toLines)
    .replace(/^---[^\n]*$/gm, '')
}

function kindOf(text: string): Said['kind'] {
  if (text.startsWith('# ')) return 'headline'
  if (text.startsWith('> ')) return 'quotation'
  // A member's name or a number in bold stands beside words from elsewhere in its sentence.
  if (/^(?:[-*+]|\d+\.)\s/.test(text)) return /\*\*/.test(text) ? 'other' : 'point'
  return 'other'
}

/** `31,33-35` → 31, 33, 34, 35. */
function expand(list: string): number[] {
  return list.split(',').flatMap((part) => {
    const [from, to] = part.split('-').map(Number)
    if (from === undefined || Number.isNaN(from)) return []
    return to === undefined || Number.isNaN(to) || to < from || to - from > 500
      ? [from]
      : Array.from({ length: to - from + 1 }, (_, index) => from + index)
  })
}

/** For comparing: one script, no white space, no punctuation at the edges, lower case. */
function plain(text: string, { language }: Interview): string {
  return toScript(text, 'zh-CN', language)
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[。．.！!？?」』”"]+$/u, '')
    .toLowerCase()
}

function isSubsequence(part: string, whole: string): boolean {
  let at = 0
  for (const character of part) {
    at = whole.indexOf(character, at) + 1
    if (at === 0) return false
  }
  return true
}
