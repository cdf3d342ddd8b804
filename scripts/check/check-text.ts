import { inBig5, inBig5Supplement } from '../chinese-scripts.ts'
import { withoutStageDirections } from '../condense/stage-directions.ts'
import type { Finding, Interview } from '../model.ts'
import { expandCitation } from '../slides/citation.ts'
import { readHeadmatter, readSlides, type SlideSource, unreadable } from '../slides/read-slides.ts'
import { toScript } from '../to-script.ts'
import { labelsIn, readable, type Said, statementsIn } from './read-statements.ts'
import { leftOut } from './turned.ts'

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
 * Holds the text of a deck against the interview: its frontmatter can be read, what is cited exists, what is said is in it, numbers included;
 * quotations are verbatim; no damage is left; ids are unique. Hand-written words give warnings, wrong quotations and
 * numbers errors.
 * @param markdown the text of slides.md
 * @param interview the interview in the deck's script; null when it is not known, and then only form is checked
 */
export function checkText(markdown: string, interview: Interview | null): Finding[] {
  const slides = readSlides(markdown)
  const { lang } = readHeadmatter(markdown)
  return [
    ...unreadableFrontmatter(markdown),
    ...duplicateIds(slides),
    ...slides.flatMap((slide, index) => [
      ...leftoverDamage(slide, index),
      ...mixedScripts(slide, index, String(lang ?? '')),
      ...(interview
        ? [
            ...checkSlide(slide, index, interview),
            ...checkLabels(slide, index, interview),
            ...checkAppendix(slide, index, interview),
          ]
        : []),
    ]),
  ]
}

/** Where a finding is: its slide, and its line in the file. */
type Place = Pick<Finding, 'slide' | 'id' | 'line'>

const placeOf = ({ id }: SlideSource, index: number, line: number): Place => ({
  slide: index + 1,
  ...(id === undefined ? {} : { id }),
  line,
})

/** What stops the presentation and every export. */
function unreadableFrontmatter(markdown: string): Finding[] {
  const broken = unreadable(markdown)
  if (!broken) return []
  const { line, problem, mend } = broken
  return [{ severity: 'error', rule: 'frontmatter', line, message: problem, mend }]
}

function duplicateIds(slides: SlideSource[]): Finding[] {
  const seen = new Set<string>()
  return slides.flatMap((slide, index): Finding[] => {
    const { id, line } = slide
    if (id === undefined) return []
    if (!seen.has(id)) {
      seen.add(id)
      return []
    }
    return [
      {
        severity: 'warning',
        rule: 'duplicate-id',
        ...placeOf(slide, index, line),
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
        ...placeOf(slide, index, slide.line + offset),
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
        ...placeOf(slide, index, slide.line + offset),
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

/** 游, 晒 and 云 are Traditional characters too, of other words or names: Big5 has what Traditional writing uses. */
const isSimplified = (character: string) =>
  toScript(character, 'zh-CN', 'zh-Hant') === character && (!inBig5(character) || inBig5Supplement(character))

/** Characters of the first text that differ in the second; none when words were exchanged for longer or shorter ones. */
function changed(before: string, after: string): string[] {
  const [from, to] = [[...before], [...after]]
  return from.length === to.length ? from.filter((character, at) => character !== to[at]) : []
}

function checkSlide(slide: SlideSource, index: number, interview: Interview): Finding[] {
  const layout = /^layout: *(\S+)/m.exec(slide.text)?.[1] ?? ''
  return statementsIn(slide).flatMap((said): Finding[] => {
    const at = placeOf(slide, index, said.line)
    const missing = missingSentence(said.cited, at, interview)
    if (missing) return [missing]
    if (said.cited.length === 0) {
      const bare = SPEAKING.has(layout) && said.kind !== 'other'
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
    // The theme before the question is the editor's, and the name before a line of the recap says whose it is.
    const isName = interview.speakers.some(({ name, label }) => (name ?? label) === said.parts[0])
    const isLed = layout === 'agenda' || (layout === 'recap' && isName)
    const own = isLed && said.parts.length > 1 ? said.parts.slice(1) : said.parts
    const text = own === said.parts ? said.text : own.join(' ')
    const kind = SPEAKING.has(layout) ? said.kind : 'other'
    return unfaithful({ ...said, text, parts: own, kind }, at, interview)
  })
}

function missingSentence(cited: number[], at: Place, { sentences }: Interview): Finding | undefined {
  const missing = cited.find((id) => id < 1 || id > sentences.length)
  return missing === undefined
    ? undefined
    : {
        ...at,
        severity: 'error',
        rule: 'missing-sentence',
        message: `sentence ${missing} is cited, but the interview has ${sentences.length}`,
        mend: 'correct the number in the citation',
      }
}

/** Headings that are the template's own words, in each language. */
const TEMPLATE_HEADINGS = /^(?:回顧|回顾|In short|預測時間表|预测时间表|Forecasts)$/

function unfaithful(said: Said, at: Place, interview: Interview): Finding[] {
  const source = plain(said.cited.map((id) => interview.sentences[id - 1]!.text).join(''), interview)
  const strange = strangeNumber(said.text, said.cited, interview)
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
    const quoted = plain(said.text, interview)
    const spoken = said.cited.map((id) => withoutStageDirections(interview.sentences[id - 1]!.text)).join('')
    if (source.includes(quoted) || plain(spoken, interview).includes(quoted)) return []
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
  if (said.kind === 'other') return []
  const invented = said.parts.find((part) => !isSubsequence(plain(part, interview), source))
  if (invented === undefined) return turned(said, at, interview)
  return [
    {
      ...at,
      severity: 'warning',
      rule: 'unfaithful',
      message: `“${shorten(invented)}” has words that sentence ${said.cited.join(', ')} does not have`,
      mend: 'keep to the words of the sentence, or take the citation away',
    },
  ]
}

/** Whether a statement that has only words of its sentences says less, or the opposite, for those it leaves out. */
function turned(said: Said, at: Place, interview: Interview): Finding[] {
  const statement = plain(said.text, interview)
  const sources = said.cited.map((id) => plain(interview.sentences[id - 1]!.text, interview))
  for (const [nth, id] of said.cited.entries()) {
    const missing = leftOut(statement, sources[nth]!, sources.toSpliced(nth, 1).join('\n'))
    if (!missing) continue
    const isTurned = missing.kind === 'negation'
    return [
      {
        ...at,
        severity: isTurned ? 'error' : 'warning',
        rule: isTurned ? 'turned' : 'left-out-hedge',
        message: `“${shorten(said.text)}” leaves out “${missing.word}” of sentence ${id}`,
        mend: isTurned
          ? 'put it back: without it the speaker says the opposite'
          : 'put it back: the speaker was less sure',
      },
    ]
  }
  return []
}

/** A sentence of the appendix behind its number and perhaps a name, or a question before its numbers. */
const APPENDED =
  /^(?:\*\*(?<id>\d+)\*\*\s+(?:\*\*[^*]+\*\*\s+)?(?<sentence>.+)|##\s+(?<question>.+?)\s*\[\^(?<ids>[\d,–-]+)\])$/

/** The appendix is the interview word for word: each sentence, or the part of it that a page holds, and each question. */
function checkAppendix(slide: SlideSource, index: number, interview: Interview): Finding[] {
  if (!/^layout: *passages\s*$/m.test(slide.text)) return []
  return slide.text.split('\n').flatMap((line, offset): Finding[] => {
    const { id, ids, sentence, question } = APPENDED.exec(line.trim())?.groups ?? {}
    const said = sentence ?? question
    if (said === undefined) return []
    const numbers = expandCitation(id ?? ids!)
    const source = numbers.map((number) => interview.sentences[number - 1]?.text ?? '').join('')
    if (source !== '' && plain(source, interview).includes(plain(readable(said), interview))) return []
    return [
      {
        severity: 'error',
        rule: 'misquotation',
        ...placeOf(slide, index, slide.line + offset),
        message: `“${shorten(readable(said))}” is not what sentence ${numbers.join(', ')} says`,
        mend: 'quote word for word, or correct the number',
      },
    ]
  })
}

/** The first number of a text that none of the sentences has. */
function strangeNumber(text: string, sentences: number[], interview: Interview): string | undefined {
  const known = new Set(sentences.flatMap((id) => numbersIn(interview.sentences[id - 1]?.text ?? '')))
  return numbersIn(text).find((number) => !known.has(number))
}

/**
 * The labels of a slide's diagrams: one with a citation mark is held against its sentences as a point is. Of the others
 * only numbers are judged, by the sentences the slide cites and those its notes print; on a slide that names no sentence,
 * by the whole interview. Numbers outside of labels are Mermaid's: names of nodes, the scale of an axis.
 */
function checkLabels(slide: SlideSource, index: number, interview: Interview): Finding[] {
  const spoken = statementsIn(slide).flatMap((said) => said.cited)
  const printed = [...slide.text.matchAll(/^(\d+) \S/gm)].map(([, id]) => Number(id))
  const named = [...spoken, ...printed]
  const sentences = named.length > 0 ? named : interview.sentences.map(({ id }) => id)
  return labelsIn(slide).flatMap(({ text, parts, cited, line }): Finding[] => {
    const at = placeOf(slide, index, line)
    const missing = missingSentence(cited, at, interview)
    if (missing) return [missing]
    if (cited.length > 0) return unfaithful({ text, parts, cited, line, kind: 'point' }, at, interview)
    const strange = strangeNumber(text, sentences, interview)
    if (strange === undefined) return []
    return [
      {
        severity: 'error',
        rule: 'unfaithful-number',
        ...at,
        message: `the number ${strange} in the diagram is not in the sentences of the slide`,
        mend: 'correct the number, or cite the sentence that has it',
      },
    ]
  })
}

/** Numbers with their widths made one and without marks for thousands: `99.9` is not in `99.99`, nor 1 in 10. */
const numbersIn = (text: string): string[] =>
  text
    .normalize('NFKC')
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
    .match(/\d+(?:\.\d+)*/g) ?? []

const shorten = (text: string): string => (text.length > 30 ? `${text.slice(0, 29)}…` : text)

/** Marks that writers and typesetters exchange for each other without a word changing. */
const QUOTATION_MARKS = /["'“”‘’「」『』«»﹁﹂﹃﹄]/g

/** For comparing: one script, one width, no white space, one kind of quotation mark and dash, no marks at the ends. */
function plain(text: string, { language }: Interview): string {
  // A deck may be in another script than its interview, so that neither is told by the interview's language.
  return (language.startsWith('zh') ? toScript(text, 'zh-CN', 'zh-Hant') : text)
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(QUOTATION_MARKS, '"')
    .replace(/[—―─–]+/g, '—')
    .replace(/^[。，,、；;：:]+|[。．.！!？?"，,、；;：:]+$/gu, '')
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
