import type { Meta } from '../model.ts'
import { chineseIntroductions } from './chinese-introductions.ts'
import { CLOSING, isColophon, OPENING, signsBelow, tellsOfMaking } from './colophon.ts'
import { type Declared, type Facts, isPerson, set, setAll } from './meta-facts.ts'
import { isFurniture } from './page-furniture.ts'
import { readListed } from './participants.ts'
import { plainText } from './plain-text.ts'
import { readByline, withoutPost } from './read-byline.ts'
import { type Around, factsAlone, readLine, TRAILER } from './read-line.ts'
import { headsPeople, isPair, readIntroduced } from './read-pair.ts'
import type { Paragraph } from './read-paragraphs.ts'
import { splitSentences } from './split-sentences.ts'
import { hasIssue } from './take-facts.ts'

/** Paragraphs at either end among which bylines and source lines stand. */
const END_PARAGRAPHS = 12
const LONGEST_META_LINE = 200
/** Of these paragraphs each sentence is looked at: title, deck and byline run together there. */
const HEAD_PARAGRAPHS = 4

export interface MetaReading extends Facts {
  /** What is left when the lines about the text itself are taken out, but for those that may be its title. */
  paragraphs: Paragraph[]
}

/**
 * Finds bylines, sources, dates and addresses at either end of a text and takes them out of it. A line is about the text
 * when nothing is left of it once its facts are taken out.
 */
export function readMeta(paragraphs: Paragraph[]): MetaReading {
  const facts: Facts = { meta: {}, declared: [] }
  const kept: Paragraph[] = []
  const tail = Math.max(END_PARAGRAPHS, paragraphs.length - END_PARAGRAPHS)
  const plain = paragraphs.map(({ text }) => plainText(text))
  let list: ReturnType<typeof headsPeople>
  let afterMeta = false
  let afterIssue = false
  paragraphs.forEach((paragraph, index) => {
    const text = plain[index]!
    const atEnd = index < END_PARAGRAPHS || index >= tail
    const listed = list && paragraph.style !== 'cue' ? readListed(text, true) : undefined
    if (listed) {
      facts.declared.push({ ...list, text: `${listed.name}，${listed.office}` })
      return
    }
    list = atEnd ? headsPeople(text, readListed(plain[index + 1] ?? '', true) !== undefined) : undefined
    if (list && !/[:：]$/.test(text)) return
    const { issue } = facts.meta
    const left = atEnd ? withoutMeta(paragraph, index) : isFurniture(text) ? {} : paragraph
    const isKept = left.text !== undefined && left.text !== ''
    if (isKept)
      kept.push({ ...paragraph, ...left, ...(afterMeta && { afterMeta }), ...(afterIssue && { afterIssue }) })
    afterMeta = (!isKept || left.source !== undefined) && atEnd
    afterIssue = !isKept && facts.meta.issue !== issue
  })
  return {
    ...facts,
    declared: withCorrespondents(facts.declared, kept),
    paragraphs: withoutTrailers(kept, facts),
  }

  /** What is left of a paragraph at either end when its facts are read; nothing of a line that says no more. */
  function withoutMeta(paragraph: Paragraph, index: number): { text?: string; source?: Meta } {
    const { text, style, level } = paragraph
    if (style === 'cue' || level === 1) return paragraph
    const [above, line, next] = [plain[index - 1] ?? '', plain[index]!, plain[index + 1] ?? '']
    const profiled =
      PROFILE.exec(PROFILE_HEADING.test(above) ? `${above}：${line}` : line)?.groups?.text ?? ''
    for (const { name, office } of chineseIntroductions(profiled).slice(0, 1))
      facts.declared.push({ role: 'guest', text: `${name}，${office ?? ''}` })
    // No section begins with who the guest is.
    if (PROFILE_HEADING.test(line) && chineseIntroductions(next).length > 0) return {}
    if (BY.test(line) && isPerson(withoutPost(next))) return {}
    if (BY.test(above) && isPerson(withoutPost(line))) {
      set(facts.meta, 'writer', withoutPost(line))
      return {}
    }
    const introduction = index < END_PARAGRAPHS ? readIntroduced(line, plain, facts) : undefined
    if (introduction) return { text: introduction }
    const own = index < HEAD_PARAGRAPHS ? withoutDateline(text, facts.meta) : text
    const left = index < HEAD_PARAGRAPHS ? withoutMetaSentences(own, facts) : own
    const around: Around = {
      neighbours: neighboursOf(next, index),
      afterMeta: afterMeta && index < END_PARAGRAPHS,
      told: (name: string) => {
        const others = plain.filter((other, at) => at !== index && other.includes(name))
        if (others.length === 0) return 'nothing'
        return others.some((note) => signsBelow(name, note)) ? 'writes' : 'more'
      },
    }
    const read: Facts = { meta: {}, declared: facts.declared }
    if (left === '' || (!readSentences(plainText(left), read) && !readLine(plainText(left), read, around)))
      return { text: left }
    const { publication, issue, ...more } = read.meta
    // What names a paper and an issue over the text may be its title.
    const mayBeTitle =
      index < HEAD_PARAGRAPHS && !isPair(line) && publication && issue && Object.keys(more).length === 0
    if (mayBeTitle) return { text, source: read.meta }
    setAll(facts.meta, read.meta)
    return {}
  }
}

/** Over the line of an issue the paper's name may stand first of all; over a date the title does. */
function neighboursOf(next: string, index: number): Meta {
  const facts = factsAlone(next)
  if (index > 0) return facts
  return facts.issue ? { issue: facts.issue } : {}
}

/** «By», alone on the line over the name. */
const BY = /^by:?$/i

/** «Dear Jane, …»: in an interview by e-mail the answers are addressed to whoever asked, and signed by who gave them. */
function withCorrespondents(declared: Declared[], kept: Paragraph[]): Declared[] {
  const opening = kept.slice(0, 2).map(({ text }) => SALUTATION.exec(plainText(text))?.groups?.name)
  const last = kept.at(-1)?.text
  const signs = declared.find(
    ({ mail, text }) => mail && last !== undefined && [text, text.split(' ')[0]].includes(last),
  )
  const asked = declared.find(
    ({ mail, text }) => mail && (signs ? text !== signs.text : opening.includes(text.split(' ')[0])),
  )
  if (!asked) return declared
  return declared.map((one) =>
    one.mail ? { ...one, role: one.text === asked.text ? 'interviewer' : 'guest' } : one,
  )
}

const SALUTATION = /^(?:(?:Dear|Hi|Hello|Hey) )?(?<name>\p{Lu}\p{Ll}+)(?:,$|, | ?[—–-] |!)/u

/**
 * «The reef and its money. By Jane Roe. Published in The Quarterly, March 2024.»: a line under the title whose sentences
 * tell of the text. What is left is the lead.
 */
function withoutMetaSentences(text: string, facts: Facts): string {
  if (text.length > LONGEST_META_LINE * 2) return text
  const plain = plainText(text)
  const sentences = splitSentences(plain)
  if (sentences.length === 1) return text
  const rest = sentences.filter((sentence) => {
    const bare = sentence.replace(/[.。]$/u, '')
    return (
      !(OF_THE_TEXT.test(sentence) || (/^\p{Lu}/u.test(bare) && hasIssue(bare))) || !readLine(bare, facts)
    )
  })
  return rest.length === sentences.length ? text : rest.join(/\p{Script=Han}/u.test(plain) ? '' : ' ')
}

/** «Words by Cleo Haddad. Photographs by Nils Ek. Edited for length.»: a line each of whose sentences tells of the text. */
function readSentences(line: string, facts: Facts): boolean {
  if (line.length > LONGEST_META_LINE) return false
  const sentences = splitSentences(line.replace(/^[（(]|[）)]$/gu, '')).map((sentence) =>
    sentence.replace(/[.。]$/u, ''),
  )
  const found: Facts = { meta: {}, declared: [] }
  const isRead = (sentence: string): boolean => readLine(sentence, found) || tellsOfMaking(sentence)
  if (sentences.length < 2 || !sentences.every(isRead) || sentences.every(tellsOfMaking)) return false
  setAll(facts.meta, found.meta)
  facts.declared.push(...found.declared)
  return true
}

/** 〔記者王明／台北報導〕老街…: who wrote, before the lead. */
function withoutDateline(text: string, meta: Meta): string {
  const [dateline, inner] = DATELINE.exec(text) ?? []
  return dateline && readByline(inner!, meta) ? text.slice(dateline.length) : text
}
const DATELINE = new RegExp(`^[${OPENING}]([^${OPENING}${CLOSING}]{4,30})[${CLOSING}]\\s*(?=\\S)`, 'u')

/** Only what cannot be anything else is taken out of a lead. */
const OF_THE_TEXT =
  /^(?:(?:Interview(?:ed)?|Text|Words|Written|Story|Reported) )?by \p{Lu}|^(?:Interview|Text|Words): \p{Lu}|^(?:First |Originally )?published (?:in|by) /iu

/** Bracketed bylines after the last words of the last few paragraphs. */
function withoutTrailers(paragraphs: Paragraph[], facts: Facts): Paragraph[] {
  return paragraphs
    .map((paragraph, index) => {
      if (index < paragraphs.length - 3 || paragraph.style === 'cue') return paragraph
      let { text } = paragraph
      for (let trailer = TRAILER.exec(text.slice(-90)); trailer; trailer = TRAILER.exec(text.slice(-90))) {
        const own = text.length > trailer[0].length && isColophon(trailer[1]!.trim())
        if (!own && !readLine(trailer[1]!.trim(), facts)) break
        text = text.slice(0, text.length - trailer[0].length)
      }
      return text === paragraph.text ? paragraph : { ...paragraph, text }
    })
    .filter(({ text }) => text !== '')
}

/** 【匠人檔案】周蕙英，…傳承人。 and 受訪者簡介：…: the guest in short, below the interview. */
const PROFILE =
  /^[【［■▍]*\p{Script=Han}{2,4}(?:[檔档]案|[簡简]介|小[傳传]|名片)[】］]?\s*[:：]?\s*(?<text>\p{Script=Han}.{6,})$/u
/** 人物名片, over the paragraph. */
const PROFILE_HEADING = /^[【［■▍]*\p{Script=Han}{2,4}(?:[檔档]案|[簡简]介|小[傳传]|名片)[】］]?$/u
