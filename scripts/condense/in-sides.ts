/** An answer that sets two to four things against each other, each in a sentence or half of one, told in one form. */
import type { Comparison } from '../model.ts'
import { type AnalysedSentence, bare } from './analyse.ts'
import type { Grammar } from './grammar.ts'
import { tagged, written } from './parts-of-speech.ts'
import { wholeOf } from './quotations.ts'
import { HEAD_NOUN, IS_ZH, isVerbFirst, NAMED_EN, sharedRun } from './relations/parallel.ts'
import { inBothScripts } from './variants.ts'

const MOST = 4
/** In headlines: the longest text of a column, of two and of more. */
const LONGEST = { two: 1.5, more: 1.4 }
/** The longest name of a column: in characters of Chinese, in words of English. */
const LONGEST_NAME = { chinese: 20, english: 7 }
/** A column says this share of the least that a statement says. */
const LEAST_SAID = 0.3

/** The sides, and where they stand among the sentences told. */
export interface Sides {
  comparison: Comparison
  from: number
  /** Behind the last. */
  to: number
}

interface Unit {
  text: string
  id: number
}

/**
 * Neighbouring sentences, or the halves of one on either side of a semicolon, that open alike and name different things:
 * 「電視上翻錯…。診間裡翻錯…。」, `In a narrow room …. In a wide room ….`, then and now. Each side is told whole.
 * @param run consecutive sentences of one answer
 * @param asked the question, '' if none: 「甲和乙有甚麼分別？」
 */
export function sidesIn(run: AnalysedSentence[], asked: string, grammar: Grammar): Sides | undefined {
  for (let from = 0; from < run.length; from++) {
    for (let to = Math.min(run.length, from + MOST); to > from; to--) {
      const told = run.slice(from, to)
      if (told.some((one) => one.isQuestion || one.attribution)) continue
      const units: Unit[] =
        told.length > 1
          ? told.map(({ id, text }) => ({ id, text: bare(text, grammar).replace(grammar.lead, '') }))
          : halvesOf(told[0]!, grammar)
      const sides = sidesOf(units, asked, grammar)
      if (!sides) continue
      return { comparison: { ...wholeOf(told, grammar), sides }, from, to }
    }
  }
  return undefined
}

const halvesOf = ({ id, text }: AnalysedSentence, grammar: Grammar): Unit[] =>
  bare(text, grammar)
    .split(/[；;]\s*/u)
    .map((half) => ({ id, text: half.replace(grammar.lead, '') }))

function sidesOf(units: Unit[], asked: string, grammar: Grammar): Comparison['sides'] | undefined {
  if (units.length < 2 || units.length > MOST) return undefined
  const pairs = units.slice(1).map((unit, at) => namesOf(units[at]!.text, unit.text, asked, grammar))
  if (pairs.some((pair) => pair === undefined)) return undefined
  const names = [pairs[0]![0], ...pairs.map((pair) => pair![1])]
  const agree = pairs.every((pair, at) => pair![0] === names[at])
  if (!agree || new Set(names.map((name) => name.toLowerCase())).size < names.length) return undefined
  const longest = grammar.limits.headline * (units.length > 2 ? LONGEST.more : LONGEST.two)
  const sides = units.map(({ id, text }, at) => ({
    name: names[at]!,
    statement: { text: text.slice(names[at]!.length).replace(/^[，,：:]?\s*/u, ''), sentences: [id] },
  }))
  const fits = sides.every(
    ({ statement: { text } }) =>
      grammar.width(text) <= longest && grammar.width(text) >= grammar.limits.least * LEAST_SAID,
  )
  return fits ? sides : undefined
}

/** What each of two texts opens with that sets it apart from the other; undefined where they have no form in common. */
function namesOf(a: string, b: string, asked: string, grammar: Grammar): [string, string] | undefined {
  const forms = grammar.isChinese
    ? [THEN_AND_NOW, asAsked, asTopics, asPlaces]
    : [THEN_AND_NOW, asPhrases, asSubjects]
  for (const form of forms) {
    const names = form(a, b, grammar, asked)
    if (names?.every((name) => isShort(name, grammar))) return names
  }
  return undefined
}

const isShort = (name: string, { isChinese, width }: Grammar): boolean =>
  name.length > 1 &&
  (isChinese ? width(name) <= LONGEST_NAME.chinese : name.split(' ').length <= LONGEST_NAME.english)

type Form = (a: string, b: string, grammar: Grammar, asked: string) => [string, string] | undefined

const THEN = inBothScripts(
  /^(?:以前|過去|從前|當年|早年|當時|那時候?|最初|一開始|剛開始|[一二兩三四五六七八九十幾]+年前|我?剛[^，。]{1,6}的時候)|^(?:In the past|Back then|At first|Ten years ago|Twenty years ago|When I (?:trained|started|began|joined|was young))\b/u,
)
const NOW = inBothScripts(/^(?:現在|如今|今天|眼下|近年)|^(?:Today|Now|These days|Nowadays)\b/u)

const THEN_AND_NOW: Form = (a, b) => {
  const [then, now] = [THEN.exec(a)?.[0], NOW.exec(b)?.[0]]
  return then && now ? [then, now] : undefined
}

/** 「插養是…。吊養是…。」, where both were asked for. */
const asAsked: Form = (a, b, _, asked) => {
  const [left, right] = [a, b].map((text) => IS_ZH.exec(text)?.groups?.name)
  return left && right && left !== right && asked.includes(left) && asked.includes(right)
    ? [left, right]
    : undefined
}

/** 「一個住唐樓的男人，…。一個坐輪椅的婆婆，…。」, 「二十頭的，…。三百頭的，…。」: a topic of one form, of which each tells. */
const asTopics: Form = (a, b, grammar) => {
  const [left, right] = [a, b].map((text) => grammar.clauses(text)[0])
  if (left?.mark !== '，' || right?.mark !== '，' || left.text === right.text) return undefined
  const nouns = [left, right].map(({ text }) => HEAD_NOUN.exec(text)?.groups?.noun)
  const counts = [left, right].map(({ text }) => COUNTS.exec(text)?.[0])
  const areOfOneNoun = nouns[0] !== undefined && nouns[0] === nouns[1]
  const areCounted = counts[0] !== undefined && counts[0] === counts[1]
  const ofSome = [left, right].every(({ text }) => text.endsWith('的') && !/[我你是]/u.test(text))
  const saysNothing = [left, right].every(({ text }) => !/[會会要有能是]/u.test(text.replace(/^.*的/u, '')))
  return (areOfOneNoun || areCounted || ofSome) && saysNothing ? [left.text, right.text] : undefined
}
const COUNTS = /^(?:一|另一|有的|有些)(?:個|个|種|种|邊|边|位|類|类|家|群|座)?/u

/** 「電視上翻錯，…。診間裡翻錯，…。」 */
const asPlaces: Form = (a, b, grammar) => {
  const [left, right] = [a, b].map((text) => grammar.clauses(text)[0]?.text ?? '') as [string, string]
  const shared = sharedRun(left, right, grammar)
  if (shared.length < LEAST_SHARED) return undefined
  const names = [left, right].map((text) => text.slice(0, text.indexOf(shared))) as [string, string]
  const areNames = names.every(
    (name) =>
      grammar.width(name) <= LONGEST_PLACE &&
      !grammar.dangles(name) &&
      NOUN.test(grammar.tokens(name).at(-1)!.tag) &&
      grammar.tokens(name).every(({ tag }) => NOUN.test(tag) || /^(?:a|b|m|q|uj|vn)/.test(tag)),
  )
  return areNames ? names : undefined
}
const NOUN = /^(?:n|s|f|j|eng|t|zg)/
const LEAST_SHARED = 2
const LONGEST_PLACE = 8

/** `In a narrow room …. In a wide room ….`, `Over twenty years …; over a hundred, …` */
const asPhrases: Form = (a, b) => {
  const [left, right] = [a, b].map(phraseOf)
  if (!left || !right || left.opening !== right.opening) return undefined
  const ofOneKind = left.head === right.head || (left.isFigure && right.isFigure)
  return ofOneKind ? [left.name, right.name] : undefined
}

function phraseOf(
  text: string,
): { name: string; opening: string; head: string; isFigure: boolean } | undefined {
  const match = /^(?:and |but )?(In|At|With|For|Under|On|Among|Over|By|After)\b/i.exec(text)
  if (!match) return undefined
  const sentence = tagged(text)
  const { words, tags } = sentence
  const start = words.findIndex((word) => word.toLowerCase() === match[1]!.toLowerCase())
  let end = start + 1
  while (/^(?:DET|ADJ|NUM|NOUN|PROPN)$/.test(tags[end] ?? '') && !(end > start + 1 && tags[end] === 'DET'))
    end++
  const last = tags[end - 1] ?? ''
  if (end < start + 3 || !/^(?:NOUN|PROPN|NUM)$/.test(last)) return undefined
  return {
    name: written(sentence, 0, end),
    opening: match[1]!.toLowerCase(),
    head: words[end - 1]!.toLowerCase(),
    isFigure:
      tags.slice(start, end).includes('NUM') ||
      /\b(?:a hundred|a thousand|a dozen)\b/i.test(text.slice(0, 24)),
  }
}

/** `Too dry can be helped with electronics. Too wide cannot be helped at all.`: two subjects, one predicate. */
const asSubjects: Form = (a, b) => {
  const [left, right] = [a, b].map((text) => text.split(' ')) as [string[], string[]]
  for (let i = 1; i <= LONGEST_NAME.english; i++)
    for (let j = 1; j <= LONGEST_NAME.english; j++) {
      let shared = 0
      while (left[i + shared] !== undefined && sameVerb(left[i + shared]!, right[j + shared])) shared++
      const names = [left.slice(0, i), right.slice(0, j)].map((words) => words.join(' ')) as [string, string]
      const run = left.slice(i, i + shared).join(' ')
      const areNamed = names.every((name) => NAMED_EN.test(name) || TOO.test(name))
      if (shared >= LEAST_SHARED && areNamed && isVerbFirst(names[0], run)) return names
    }
  return undefined
}
const TOO = /^(?:Too|More|Less|Very) [a-z]+$/
const sameVerb = (a: string, b = ''): boolean =>
  a === b || a.replace(/not$|n['’]t$/, '') === b.replace(/not$|n['’]t$/, '')
