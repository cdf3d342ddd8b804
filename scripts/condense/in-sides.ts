/** An answer that sets two to four things against each other: each opens a sentence, or half of one, in one form. */
import type { Comparison, Statement } from '../model.ts'
import { type AnalysedSentence, bare } from './analyse.ts'
import { capitalised } from './compress.ts'
import { MOST_SENTENCES } from './evidence.ts'
import type { Clause, Grammar } from './grammar.ts'
import { swapped } from './one-frame.ts'
import { leansBack } from './options.ts'
import { statementOf, wholeOf } from './quotations.ts'
import { asAsked, asSwapped, NOW, namesOf, THEN, thenAndNow } from './side-names.ts'
import type { Run } from './told-in-series.ts'
import { inBothScripts } from './variants.ts'

const MOST = 4
/** No more is looked through in one sentence. */
const MOST_CLAUSES = 12
/** Sentences of one side before the other is named, at most. */
const LONGEST_SIDE = 3
/** In headlines: the longest text of a column, of two and of more. */
const LONGEST = { two: 1.9, more: 1.4 }
/** A column says this share of the least that a statement says. */
const LEAST_SAID = 0.2
/** And all of them together this one: 「很多」, 「很少」 are read in their sentence. */
const LEAST_TOGETHER = 0.7

/** A sentence, or part of one, that may name a side. */
interface Unit {
  text: string
  id: number
}

/** A side that has been named, and all that is said of it. */
interface Side {
  name: string
  told: Unit[]
}

/**
 * Sentences, or the parts of one, that open alike and name different things: 「電視上翻錯…。診間裡翻錯…。」, `In a narrow room ….
 * In a wide room ….`, then and now, what the question names both. The first runs until the other is named.
 * @param run consecutive sentences of one answer
 * @param asked the question, '' if none: 「甲和乙有甚麼分別？」
 */
export function sidesIn(
  run: AnalysedSentence[],
  asked: string,
  grammar: Grammar,
): Run<Comparison> | undefined {
  for (let from = 0; from < run.length; from++) {
    if (run[from]!.attribution) continue
    const rest = run.slice(from, from + MOST_SENTENCES)
    const named = sidesWithin(rest[0]!, asked, grammar) ?? sidesFrom(rest, asked, grammar)
    if (!named) continue
    const sides = columnsOf(named.sides, grammar)
    if (!sides) continue
    const told = { ...wholeOf(rest.slice(0, named.count), grammar), sides }
    return { told, from, to: from + named.count, beside: named.around }
  }
  return undefined
}

interface Named {
  sides: Side[]
  /** Sentences that they are told in. */
  count: number
  /** What else is said in the sentence that names them. */
  around: Statement[]
}

/** Sides of which each opens a sentence, the first the first one. */
function sidesFrom(run: AnalysedSentence[], asked: string, grammar: Grammar): Named | undefined {
  const units = run.map((one) => unitOf(one, grammar))
  const [first] = units
  for (let next = 1; next <= LONGEST_SIDE && next < units.length; next++) {
    const between = run.slice(1, next)
    const named = namesOf(first!.text, units[next]!.text, asked, grammar)
    if (!named) continue
    // What sets two things against each other itself is no side.
    if (named.form === asSwapped && sidesWithin(run[next]!, asked, grammar)) return undefined
    if (run.slice(0, next + 1).some(({ attribution }) => attribution)) return undefined
    const isSure = named.form === thenAndNow || named.form === asAsked
    if (!isSure && !between.every((one) => leansBack(one, grammar))) return undefined
    const sides = [
      { name: named.names[0], told: [first!, ...between] },
      { name: named.names[1], told: [units[next]!] },
    ]
    for (let at = next + 1; at < units.length && sides.length < MOST; at++) {
      if (run[at]!.attribution || run[at]!.isQuestion) break
      const another = namesOf(units[at - 1]!.text, units[at]!.text, asked, grammar)
      if (another?.form !== named.form || another.names[0] !== sides.at(-1)!.name) break
      sides.push({ name: another.names[1], told: [units[at]!] })
    }
    return { sides, count: next + sides.length - 1, around: [] }
  }
  return undefined
}

const closed = (part: string, { isChinese }: Grammar): string => `${part}${isChinese ? '。' : '.'}`

/** Sides of which each is a part of one sentence: what stands between semicolons, or clauses of one form. */
function sidesWithin(one: AnalysedSentence, asked: string, grammar: Grammar): Named | undefined {
  if (one.isQuestion) return undefined
  const { id } = one
  const text = bare(unitOf(one, grammar).text, grammar)
  const halves = text.split(/[；;]\s*/u)
  const joint = halves.length > 1 ? 'half' : 'clause'
  const parts = joint === 'half' ? fromItsForm(halves, asked, grammar) : clausesApart(text, asked, grammar)
  if (!parts || parts.sides.length < 2 || parts.sides.length > MOST) return undefined
  const openings = parts.sides.map((part) => part.replace(grammar.lead, ''))
  const pairs = openings.slice(1).map((part, at) => namesOf(openings[at]!, part, asked, grammar, joint))
  if (!pairs.every((pair, at) => pair && (at === 0 || pair.names[0] === pairs[at - 1]!.names[1])))
    return undefined
  // «A lake is a picture, and a river is a neighbor»: two statements, unless it was asked of both.
  if (joint === 'clause' && !grammar.isChinese && pairs[0]!.form !== asAsked) return undefined
  const names = [pairs[0]!.names[0], ...pairs.map((pair) => capitalised(pair!.names[1]))]
  const sides = openings.map(
    (opening, at): Side => ({ name: names[at]!, told: [{ id, text: closed(opening, grammar) }] }),
  )
  const around = [parts.before, parts.after].filter((beside) => beside !== '')
  if (parts.before !== '' && !isSaid(parts.before, grammar)) return undefined
  return {
    sides,
    count: 1,
    around: around.map((beside) => ({ text: beside, sentences: [id] })),
  }
}

const LATER = inBothScripts(/^(?:[^，]{0,4}之後|再|然後|後來|最後|所以|結果|因此)/u)
const hasSubject = (clause: string, grammar: Grammar): boolean =>
  /^(?:[ntsrjmb]|eng|vn)/.test(grammar.tokens(clause)[0]!.tag) || grammar.standsAlone(clause, false)

/** 「船尾的舵，舵太大，…」: of what, is not said of both by itself. */
const isSaid = (beside: string, grammar: Grammar): boolean =>
  grammar.width(beside) >= grammar.limits.least * LEAST_BESIDE &&
  (grammar.isChinese ? PREDICATES.test(beside) : grammar.saysSomething(beside))
const PREDICATES = inBothScripts(/[很是要會有不沒就都也最太更能]/u)
const LEAST_BESIDE = 0.6

/** Parts of a sentence that have one form, with what stands before them and behind. */
interface Parts {
  before: string
  sides: string[]
  after: string
}

/** 「這一點很要緊，火大一點，…；火小一點，…」: the first from where it has the form of the second. */
function fromItsForm(
  [first, second, ...others]: string[],
  asked: string,
  grammar: Grammar,
): Parts | undefined {
  const clauses = grammar.isChinese ? grammar.clauses(first!) : [{ text: first!, mark: '' }]
  const starts = clauses
    .map((_, at) => ({ at, text: joined(clauses.slice(at)) }))
    .filter(({ text }) => namesOf(text, second!, asked, grammar, 'half'))
    .map(({ at, text }) => ({ at, worth: swapped(text, second!, 'half', grammar)?.worth ?? 0 }))
  if (starts.length === 0) return undefined
  const from = starts.reduce((best, one) => (one.worth > best.worth ? one : best)).at
  const before = clauses.slice(0, from)
  // A condition before both, or who says so, bounds them.
  if (before.some(({ text }) => grammar.isBound(text))) return undefined
  return {
    before: before.length > 0 ? joined(before).replace(/[，：]$/u, '') : '',
    sides: [joined(clauses.slice(from)), second!, ...others],
    after: '',
  }
}
const joined = (clauses: Clause[]): string => clauses.map(({ text, mark }) => `${text}${mark}`).join('')

const JOINED_SIDES = /, (?:and|but|while|whereas) /

/** 「甲告訴你的是平均，乙告訴你的是例外」: parted where a clause names another thing in the form of the first. */
function clausesApart(text: string, asked: string, grammar: Grammar): Parts | undefined {
  if (!grammar.isChinese) return { before: '', sides: text.split(JOINED_SIDES), after: '' }
  const clauses = grammar.clauses(text)
  if (clauses.length > MOST_CLAUSES) return undefined
  for (let from = 0; from < clauses.length - 1; from++) {
    const parts: Clause[][] = []
    for (const [at, clause] of clauses.entries()) {
      if (at < from) continue
      const rest = joined(clauses.slice(at))
      const last = parts.at(-1)
      if (!last || namesOf(joined(last), rest, asked, grammar, 'clause')) parts.push([clause])
      else last.push(clause)
    }
    if (parts.length < 2) continue
    const before = clauses.slice(0, from)
    if (before.some(({ text }) => grammar.isBound(text))) return undefined
    // 「…，差一個月，船就不同」: what has a subject of its own, or comes later, speaks of both.
    const last = parts.at(-1)!
    const isTime = NOW.test(last[0]!.text)
    const isLong = last.length > 2 * parts[0]!.length + 1
    const end = isTime
      ? isLong
        ? parts[0]!.length
        : -1
      : last.findIndex(({ text }, at) => at > 0 && (LATER.test(text) || hasSubject(text, grammar)))
    const after = end < 0 ? [] : last.splice(end)
    return {
      before: joined(before).replace(/[，：]$/u, ''),
      sides: parts.map((part) => joined(part).replace(/[，：]$/u, '')),
      after: joined(after),
    }
  }
  return undefined
}

/** Without what joins it to the sentence before; 「現在」 and `Now` say when. */
function unitOf({ id, text }: AnalysedSentence, grammar: Grammar): Unit {
  const turned = text.replace(TURN, '')
  return { id, text: THEN.test(turned) || NOW.test(turned) ? turned : text.replace(grammar.lead, '') }
}
const TURN = inBothScripts(/^(?:(?:但是|但|可是|不過|其實|所以|而)，?|(?:[Bb]ut|[Aa]nd|[Ss]o|[Ww]ell),? )/u)

/** Each under its name, without it where it can go; undefined where a column would say too much or too little. */
function columnsOf(sides: Side[], grammar: Grammar): Comparison['sides'] | undefined {
  if (!areDistinct(sides.map(({ name }) => name)) || sides.some(({ name }) => SUM.test(name)))
    return undefined
  const longest = grammar.limits.headline * (sides.length > 2 ? LONGEST.more : LONGEST.two)
  const columns = sides.map(({ name, told }) => {
    const whole = statementOf(told as AnalysedSentence[], grammar).text
    const said = whole.slice(name.length).replace(/^(?:是(?=[：，])|[呢嘛啊](?=，))?[，,：:]?\s*/u, '')
    return { name, statement: { text: said, sentences: told.map(({ id }) => id) } }
  })
  const fits = columns.every(
    ({ statement: { text } }) =>
      grammar.width(text) <= longest && grammar.width(text) >= grammar.limits.least * LEAST_SAID,
  )
  const said = columns.reduce((sum, { statement: { text } }) => sum + grammar.width(text), 0)
  const isEnough = said >= grammar.limits.least * LEAST_TOGETHER
  return fits && isEnough && areDistinct(columns.map(({ statement }) => statement.text)) ? columns : undefined
}
/** 「六十乘三是一百八」 */
const SUM = /^[0-9〇零一二三四五六七八九十百千萬万]+[乘加減减除]/u
const areDistinct = (texts: string[]): boolean =>
  new Set(texts.map((text) => text.toLowerCase())).size === texts.length
