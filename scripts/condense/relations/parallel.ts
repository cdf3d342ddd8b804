import type { Comparison, Statement } from '../../model.ts'
import { type AnalysedSentence, bare } from '../analyse.ts'
import { compressions } from '../compress.ts'
import type { Clause, Grammar } from '../grammar.ts'
import { tagged, written } from '../parts-of-speech.ts'

/**
 * Two sides told in the same words: 模型告訴你的是平均，野外告訴你的是例外; In the richer schools an adult sat beside
 * the child. In the poorer schools the tablet replaced the adult. What both have in common is the scale on which they
 * differ, so each side is told in full under the name that sets it apart.
 */
export function findParallels(
  sentences: AnalysedSentence[],
  grammar: Grammar,
  questionOf: (sentence: AnalysedSentence) => string = () => '',
  statementsOf: (sentence: AnalysedSentence) => Statement[] = (one) =>
    compressions(one, grammar.limits.headline, grammar),
): Comparison[] {
  if (!grammar.isChinese) return parallelSentences(sentences, grammar)
  return [
    ...parallelArms(sentences, grammar),
    ...parallelClauses(sentences, grammar),
    ...setSideBySide(sentences, questionOf, statementsOf, grammar),
  ]
}

/** Longest arm of a comparison, as a share of a headline's width. */
const LONGEST_ARM = 1.1

/**
 * Two arms on either side of a semicolon, each of its own topic of one form: 「完全禁牧的地，…；輕度放牧的地，…」, 「對甲，…；對乙，…」.
 */
function parallelArms(sentences: AnalysedSentence[], grammar: Grammar): Comparison[] {
  return sentences.flatMap((sentence) => {
    if (sentence.isQuestion || sentence.attribution) return []
    const sides = bare(sentence.text, grammar).split('；')
    if (sides.length !== 2) return []
    const right = armOf(grammar.clauses(sides[1]!), 0, grammar)
    if (!right) return []
    const clauses = grammar.clauses(sides[0]!)
    const left = clauses
      .map((_, at) => armOf(clauses, at, grammar))
      .find((arm) => arm && arm.name !== right.name && haveOneForm(arm.name, right.name))
    if (!left) return []
    return [
      {
        text: `${left.name}，${left.said}；${right.name}，${right.said}`,
        sentences: [sentence.id],
        sides: [left, right].map(({ name, said }) => ({
          name,
          statement: { text: said, sentences: [sentence.id] },
        })),
      },
    ]
  })
}

/** A clause that only names its topic, and all that its side of the semicolon says of it. */
function armOf(clauses: Clause[], at: number, grammar: Grammar): { name: string; said: string } | null {
  const name = clauses[at]!.text.replace(grammar.lead, '')
  const rest = clauses.slice(at + 1)
  const said = rest.map(({ text, mark }, index) => (index === rest.length - 1 ? text : text + mark)).join('')
  const fits =
    grammar.width(name) <= LONGEST_SUBJECT * 2 &&
    grammar.width(said) >= grammar.limits.least / 2 &&
    grammar.width(said) <= grammar.limits.headline * LONGEST_ARM
  if (!fits || !namesTopic(name, grammar) || grammar.condition.test(name) || grammar.dangles(name))
    return null
  // 「對一個只是不想睡的孩子，它治的是家長」: what the sentence before names may be taken up by 它 on both sides alike, here not.
  return grammar.dangles(said) ? null : { name, said }
}

/** 「完全封航的海灣」, 「對船家」: a noun with what describes it, of which nothing is said yet. */
const namesTopic = (name: string, grammar: Grammar): boolean =>
  /^[對对]/u.test(name) ? grammar.isBound(name) : HEAD_NOUN.test(name) && !/[是有會会能要]/u.test(name)

/** What stands behind the last 的. */
export const HEAD_NOUN = /的(?<noun>[^的]{1,4})$/u

/** 對…／對…, or two nouns, the same, each with what describes it. */
const haveOneForm = (a: string, b: string): boolean =>
  /^[對对]/u.test(a)
    ? /^[對对]/u.test(b)
    : HEAD_NOUN.exec(a)?.groups?.noun !== undefined &&
      HEAD_NOUN.exec(a)!.groups!.noun === HEAD_NOUN.exec(b)?.groups?.noun

export const IS_ZH = /^(?<name>[^，。：；]{1,10}?)(?<says>(?:就|才|則|则)?是(?![不否]).+)$/u

/**
 * 「預測是…。預警是…。」: two neighbouring sentences that say of two things what each is, where the question names both, or
 * names one and the other differs from it in a word.
 */
function setSideBySide(
  sentences: AnalysedSentence[],
  questionOf: (sentence: AnalysedSentence) => string,
  statementsOf: (sentence: AnalysedSentence) => Statement[],
  grammar: Grammar,
): Comparison[] {
  return sentences.flatMap((sentence, index) => {
    const next = sentences[index + 1]
    if (next?.turn !== sentence.turn || next.paragraph !== sentence.paragraph) return []
    const pair = [sentence, next]
    if (pair.some((one) => one.isQuestion || one.attribution || one.isExample)) return []
    const names = pair.map(({ text }) => IS_ZH.exec(text.replace(grammar.lead, ''))?.groups?.name)
    const [a, b] = names
    if (!a || !b || a === b || !names.every((name) => isName(name!, grammar))) return []
    const asked = questionOf(sentence)
    if (!asked.includes(a) || !asked.includes(b)) return []
    const sides = pair.map((one, at) => {
      // What each is, without what more is said of it.
      const told = statementsOf(one)
        .filter(({ text }) => IS_ZH.exec(text)?.groups?.name === names[at])
        .sort((left, right) => left.text.length - right.text.length)[0]
      return (
        told && {
          name: names[at]!,
          statement: { text: told.text.slice(names[at]!.length), sentences: told.sentences },
        }
      )
    })
    if (!sides[0] || !sides[1]) return []
    return [
      {
        text: `${sentence.text}${next.text}`,
        sentences: [sentence.id, next.id],
        sides: [sides[0], sides[1]],
      },
    ]
  })
}

/** Characters that two clauses share behind their subjects, at least; a particle or a copula makes no parallel. */
const LEAST_SHARED = 2
const LONGEST_SUBJECT = 8

function parallelClauses(sentences: AnalysedSentence[], grammar: Grammar): Comparison[] {
  return sentences.flatMap((sentence) => {
    if (sentence.isQuestion || sentence.isExample || sentence.attribution) return []
    for (let at = 0; at + 1 < sentence.clauses.length; at++) {
      const [left, right] = [sentence.clauses[at]!, sentence.clauses[at + 1]!]
      if (!/[，；]/.test(left.mark)) continue
      const first = left.text.replace(grammar.lead, '')
      const shared = sharedRun(first, right.text, grammar)
      const sides = [first, right.text].map((text) => ({
        text,
        name: text.slice(0, text.indexOf(shared)),
        rest: text.slice(text.indexOf(shared)),
      }))
      // A third side would be left out: 甲…，乙…，丙….
      const [before, after] = [sentence.clauses[at - 1], sentence.clauses[at + 2]]
      if (shared.length < LEAST_SHARED || [before, after].some((one) => one?.text.includes(shared))) continue
      if (!sides.every(({ name, text }) => isSide(name, text, grammar))) continue
      if (sides[0]!.name === sides[1]!.name) continue
      return [
        {
          text: `${first}${left.mark}${right.text}`,
          sentences: [sentence.id],
          sides: sides.map(({ name, rest }) => ({
            name,
            statement: { text: rest, sentences: [sentence.id] },
          })),
        },
      ]
    }
    return []
  })
}

/** The longest run of both behind a subject, from its first word that is no noun: 一斤 of 春茶一斤 and 冬茶一斤. */
export function sharedRun(a: string, b: string, grammar: Grammar): string {
  let shared = ''
  for (let from = 1; from <= Math.min(LONGEST_SUBJECT, a.length); from++) {
    for (let to = a.length; to > from + shared.length; to--) {
      const at = b.indexOf(a.slice(from, to))
      if (at < 1 || at > LONGEST_SUBJECT) continue
      shared = a.slice(from, to)
      break
    }
  }
  const words = grammar.tokens(shared)
  const first = words.findIndex(({ tag }) => !/^(?:n|s|j|f|eng)/.test(tag))
  if (first < 0) return ''
  return words
    .slice(first)
    .map(({ text }) => text)
    .join('')
}

const isName = (name: string, grammar: Grammar): boolean =>
  grammar.tokens(name).every(({ tag }) => /^(?:n|s|j|eng|a|b|v|vn|f|nz|m|q|uj)/.test(tag)) &&
  !grammar.dangles(name)

/** The subject is a name, and what is said of it goes on behind what the sides share. */
const isSide = (name: string, text: string, grammar: Grammar): boolean =>
  name !== '' &&
  grammar.tokens(name).every(({ tag }) => /^(?:n|s|j|eng|a|b|vn|f|nz|m|q|uj)/.test(tag)) &&
  /^(?:n|s|j|eng|nz|vn|f)/.test(grammar.tokens(name).at(-1)!.tag) &&
  grammar.width(text) <= grammar.limits.point &&
  grammar.width(text) >= 6 &&
  !grammar.dangles(text) &&
  !grammar.isBound(text)

function parallelSentences(sentences: AnalysedSentence[], grammar: Grammar): Comparison[] {
  return sentences.flatMap((sentence, index) => {
    const next = sentences[index + 1]
    if (next?.turn !== sentence.turn || next.paragraph !== sentence.paragraph) return []
    const pair = [sentence, next]
    if (pair.some(({ isQuestion, attribution }) => isQuestion || attribution)) return []
    const same = sameWords(pair[0]!, pair[1]!, sentences[index - 1], sentences[index + 2], grammar)
    if (same)
      return [{ text: `${sentence.text} ${next.text}`, sentences: [sentence.id, next.id], sides: same }]
    const [a, b] = pair.map((one) => sideOf(one, grammar) ?? kindOf(one, grammar))
    if (!a || !b || a.name === b.name || a.opening !== b.opening || a.head !== b.head) return []
    if (
      a.kind !== b.kind &&
      !OPPOSED.some((words) => [a.kind, b.kind].every((kind) => words.includes(kind ?? '')))
    )
      return []
    return [
      {
        text: `${sentence.text} ${next.text}`,
        sentences: [sentence.id, next.id],
        sides: [a, b].map(({ name, statement }) => ({ name, statement })),
      },
    ]
  })
}

/** Words that both predicates begin with, at least, the verb among them. */
const LEAST_OF_PREDICATE = 2
const LONGEST_NAME_EN = 5

/**
 * `The professionals | are afraid of a wrong note. The prisoners | are afraid of each other.`: two short sentences of two
 * subjects, whose predicates begin in the same words and end otherwise. A third in those words would be left out.
 */
function sameWords(
  first: AnalysedSentence,
  second: AnalysedSentence,
  before: AnalysedSentence | undefined,
  after: AnalysedSentence | undefined,
  grammar: Grammar,
): Comparison['sides'] | undefined {
  const [left, right] = [first, second].map(({ text }) => text.replace(/[.!]$/, '').split(' ')) as [
    string[],
    string[],
  ]
  if ([left, right].some((words) => grammar.width(words.join(' ')) > grammar.limits.headline))
    return undefined
  for (let a = 1; a <= LONGEST_NAME_EN; a++)
    for (let b = 1; b <= LONGEST_NAME_EN; b++) {
      let shared = 0
      while (left[a + shared] !== undefined && left[a + shared] === right[b + shared]) shared++
      const run = left.slice(a, a + shared).join(' ')
      const names = [left.slice(0, a), right.slice(0, b)].map((words) => words.join(' ')) as [string, string]
      const rests = [left.slice(a), right.slice(b)].map((words) => words.join(' '))
      const goesOn = shared < Math.min(left.length - a, right.length - b)
      if (shared < LEAST_OF_PREDICATE || !goesOn || names[0].toLowerCase() === names[1].toLowerCase())
        continue
      if (!names.every((name) => NAMED_EN.test(name)) || !isVerbFirst(names[0], run)) continue
      if ([before, after].some((one) => one?.turn === first.turn && one.text.includes(run))) continue
      if (rests.some((rest) => grammar.dangles(rest) && !/\beach other\b/.test(rest))) continue
      return [first, second].map(({ id }, at) => ({
        name: names[at]!,
        statement: { text: rests[at]!, sentences: [id] },
      }))
    }
  return undefined
}

/** A noun with its article or what owns it, or a plural or a name: no pronoun, no phrase of place. */
export const NAMED_EN =
  /^(?:(?:The|An?|My|Our|Your|Most|Some|All|Every|Each) (?:[a-z-]+ ){0,3}[a-z-]+|(?!(?:I|We|You|It|They|He|She|This|That|These|Those|There|Here|In|On|At|By|For|From|With|If|When|But|And|So|Because|Then|Now|Nobody|Everybody|People|Once|Twice|What|Who|How|Not|One|No|Yes)\b)\p{Lu}[\p{L}-]+(?: [a-z-]+){0,2})$/u

export const isVerbFirst = (name: string, run: string): boolean => {
  const { words, tags } = tagged(`${name} ${run}`)
  const at = name.split(' ').length
  return words.length > at && /^(?:VERB|AUX)$/.test(tags[at] ?? '')
}

interface Side {
  name: string
  statement: Statement
  /** The preposition, and the noun it leads to. */
  opening: string
  head: string
  /** What sets it apart from others of the noun. */
  kind?: string
}

/** Kinds that are each other's opposite, so that what is said of the one is said against the other. */
const OPPOSED = [
  ['old', 'new'],
  ['old', 'young'],
  ['first', 'second'],
  ['rich', 'poor'],
  ['big', 'small'],
  ['large', 'small'],
  ['public', 'private'],
  ['night', 'day'],
  ['good', 'bad'],
  ['cheap', 'expensive'],
  ['short', 'long'],
  ['early', 'late'],
  ['urban', 'rural'],
]

/** `The old model | priced the house`: a subject of a kind that has its opposite, and what is said of it. */
function kindOf({ id, text }: AnalysedSentence, grammar: Grammar): Side | undefined {
  const whole = text.replace(/[.!]$/, '').replace(grammar.lead, '')
  const match = /^(The|An?|Our) ([a-z]+) ([a-z]+) (.+)$/.exec(whole)
  if (!match || grammar.width(whole) > grammar.limits.headline) return undefined
  const [, opening, kind, head, said] = match as unknown as [string, string, string, string, string]
  if (!OPPOSED.some((words) => words.includes(kind))) return undefined
  const { words, tags } = tagged(whole)
  // `The new model prices the street`
  const isVerb = /^(?:VERB|AUX)$/.test(tags[3] ?? '') || (/s$/.test(words[3]!) && tags[4] === 'DET')
  if (!isVerb || grammar.dangles(said)) return undefined
  const name = `${opening} ${kind} ${head}`
  return { name, statement: { text: said, sentences: [id] }, opening, head: head.replace(/s$/, ''), kind }
}

/** `In the richer schools | an adult sat beside the child`: a phrase of place or case, and what is so there. */
function sideOf({ id, text }: AnalysedSentence, grammar: Grammar): Side | undefined {
  const whole = text.replace(/[.!]$/, '').replace(grammar.lead, '')
  const match = /^(In|At|With|For|Under|On|Among)\b/.exec(whole)
  if (!match || grammar.width(whole) > grammar.limits.headline) return undefined
  const sentence = tagged(whole)
  const { words, tags } = sentence
  let end = 1
  while (/^(?:DET|ADJ|NUM|NOUN|PROPN)$/.test(tags[end] ?? '') && !(end > 1 && tags[end] === 'DET')) end++
  if (end < 3 || !/^(?:NOUN|PROPN)$/.test(tags[end - 1]!)) return undefined
  const from = words[end] === ',' ? end + 1 : end
  const said = written(sentence, from, words.length)
  if (!/^(?:DET|PRON|PROPN|NOUN|NUM|ADJ)$/.test(tags[from] ?? '') || !grammar.standsAlone(said, true))
    return undefined
  if (grammar.dangles(said) || grammar.width(said) < grammar.limits.least / 2) return undefined
  return {
    name: written(sentence, 0, end),
    statement: { text: said, sentences: [id] },
    opening: match[0],
    head: words[end - 1]!.toLowerCase(),
  }
}
