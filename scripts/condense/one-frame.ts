/** Two Chinese texts of one frame in which one thing is swapped for another: what is swapped names a side, the rest is said of it. */
import type { Clause, Grammar, Token } from './grammar.ts'
import { inBothScripts } from './variants.ts'

/** How two texts stand to one another: sentences of an answer, what a semicolon parts, or clauses between commas. */
export type Joint = 'sentence' | 'half' | 'clause'

/** What speaks for it that two texts have one frame; by hand. */
const WEIGHT = {
  opposed: 2,
  denied: 2,
  sameNoun: 2,
  sameLetter: 1.5,
  bothConditions: 1.5,
  longRun: 1.5,
  shortRun: 1,
  endsAlike: 0.5,
  lastAlike: 1,
  sameLength: 0.5,
}
const JOINED: Record<Joint, number> = { sentence: 0, half: 1.5, clause: 1 }
/** What stands on either side of a semicolon is mostly set against each other already. */
const ENOUGH: Record<Joint, number> = { sentence: 3, half: 2, clause: 3 }
/** The share of a short text that stands in the other too where both are made alike. */
const MOST_SHARED = 0.4
/** In characters: the longest name that is a subject, and that is a clause. */
const LONGEST = { subject: 10, clause: 13 }

/** What is swapped in two texts of one frame, and how much speaks for it; undefined where they have none in common. */
export function swapped(a: string, b: string, joint: Joint, grammar: Grammar): Found | undefined {
  const [left, right] = [a, b].map((text) => grammar.clauses(text)) as [Clause[], Clause[]]
  // 「一種是…。一種是…。還有一種…」 is a list.
  if (joint === 'sentence' && [a, b].every((text) => ONE_KIND.test(text))) return undefined
  // 「靠岸那四條船…。算下來那四條船…」
  if (SAME_THING.test(tailOf(left[0]!.text, right[0]!.text))) return undefined
  // What only counts is told by its figures.
  if ([left, right].every((clauses) => clauses.every(({ text }) => !grammar.saysSomething(text))))
    return undefined
  const found = [bySubject, byClause].map((form) => form(left, right, joint, grammar))
  return found.find((one) => one && one.worth >= ENOUGH[joint])
}

export interface Found {
  names: [string, string]
  worth: number
}

/** 「火大一點，…；火小一點，…」: a topic or a condition, of which the clauses behind it speak. */
function byClause(a: Clause[], b: Clause[], joint: Joint, grammar: Grammar): Found | undefined {
  const [x, y] = [a[0]!.text, b[0]!.text]
  const haveTopic = [a, b].every((clauses) => clauses.length > 1 && /[，：]/.test(clauses[0]!.mark))
  const areShort = [x, y].every((text) => text.length <= LONGEST.clause)
  if (!haveTopic || !areShort || x === y || [x, y].some((text) => NO_TOPIC.test(text) || !HAN.test(text)))
    return undefined
  const [shared, least] = [headOf(x, y).length + tailOf(x, y).length, Math.min(x.length, y.length)]
  const next = headOf(a[1]!.text, b[1]!.text).length
  const [lastA, lastB] = [a, b].map((clauses) => clauses.at(-1)!.text) as [string, string]
  const given = {
    opposed: areOpposed(x, y),
    denied: isDenied(x, y),
    sameNoun: shared >= least * MOST_SHARED,
    bothConditions: [x, y].every((text) => CONDITION.test(text)),
    longRun: next > 1,
    lastAlike: tailOf(lastA, lastB) !== '',
    sameLength: isAsLong(a, b, grammar),
  }
  return { names: [x, y], worth: worthOf(given, joint) }
}

/** 「木槳聽水聲，鐵槳看水紋」: subjects of predicates that are made alike, or of one kind. */
function bySubject(a: Clause[], b: Clause[], joint: Joint, grammar: Grammar): Found | undefined {
  const [left, right] = [a, b].map(([clause]) => subjectOf(clause!.text, grammar))
  if (!left || !right) return undefined
  const [x, y] = [left.name, right.name]
  // 「快就全部快」
  if (x === y || [left, right].some(({ name, rest }) => rest.length <= SAYS_LITTLE && rest.includes(name)))
    return undefined
  // 「划船的人」, 「坐船的人」
  const noun = tailOf(x, y)
  const run = headOf(left.rest, right.rest).length
  const areDenied = IS.test(left.rest) && IS.test(right.rest) && left.rest[0] !== right.rest[0]
  const given = {
    opposed: areOpposed(x, y),
    denied: isDenied(x, y) || areDenied,
    sameNoun: noun.length > 1,
    sameLetter: noun.length === 1 && !EMPTY.test(noun),
    longRun: run > 1,
    shortRun: run === 1 || areDenied,
    endsAlike: tailOf(left.rest, right.rest).length > 0,
    sameLength: isAsLong(a, b, grammar),
  }
  return { names: [x, y], worth: worthOf(given, joint) }
}
/** Characters: what is said of a side in so few is no more than its name. */
const SAYS_LITTLE = 6

function worthOf(given: Partial<Record<keyof typeof WEIGHT, boolean>>, joint: Joint): number {
  const cues = Object.keys(given) as (keyof typeof WEIGHT)[]
  return cues.reduce((sum, cue) => sum + (given[cue] ? WEIGHT[cue] : 0), JOINED[joint])
}

interface Subject {
  name: string
  rest: string
}

/** The noun phrase that a clause opens with, and what is said of it. */
function subjectOf(clause: string, grammar: Grammar): Subject | undefined {
  const quoted = QUOTED.exec(clause)?.[0]
  if (quoted) return { name: quoted, rest: clause.slice(quoted.length) }
  const tokens = grammar.tokens(clause)
  const noun = tokens.findIndex(({ tag }) => /^(?:n|j|eng|t|vn|s)/.test(tag))
  const end = tokens.findIndex(
    // 「划船是…」
    ({ tag, text }, at) =>
      (!NOMINAL.test(tag) && !(at === 0 && isDoing(tokens))) ||
      VERB.test(text) ||
      (at > noun && noun >= 0 && (/^m/.test(tag) || PERSON.test(text))),
  )
  // 「快的各人自己挑」: who does it is no part of the name.
  if (end < 0 || tokens.slice(1, end).some(({ tag }) => /^r/.test(tag))) return undefined
  // What three centimetres are counted in may be a verb to the dictionary.
  const isUnit =
    tokens[end]!.text.length === 1 && !VERB.test(tokens[end]!.text) && IS.test(tokens[end + 1]?.text ?? '')
  const phrase = textOf(tokens.slice(0, isUnit ? end + 1 : end)).replace(/是$/u, '')
  const name = WHEN.exec(phrase)?.[0] ?? phrase
  if (name === '' || name.length > LONGEST.subject || NOBODY.test(name) || !HAN.test(name)) return undefined
  if (!tokens.slice(0, end).some(({ tag }) => NOUN.test(tag) || /^(?:v|uj|a)/.test(tag))) return undefined
  if (grammar.dangles(name) || ADDS.test(clause.slice(name.length))) return undefined
  return { name, rest: clause.slice(name.length) }
}
/** 「漲潮的時候魚進來」 */
const WHEN = inBothScripts(/^.{1,6}的時候(?=.)/u)
/** 「睡著的人你叫他…」: who does something with it. */
const PERSON = inBothScripts(/^[我你您他她]們?$/u)
/** A word that is spoken of. */
const QUOTED = /^[「“『][^」”』，。]{1,8}[」”』]/u
const isDoing = ([first, next]: Token[]): boolean =>
  /^v/.test(first!.tag) && first!.text.length > 1 && DOING.test(next?.text ?? '')
const DOING = inBothScripts(/^(?:的|是|就是|不是|會|要|能|可以)$/u)
const textOf = (tokens: Token[]): string => tokens.map(({ text }) => text).join('')
const HAN = /\p{Script=Han}/u
/** What is so of this one too is set against nothing; 「火大」 goes on in 「一點」. */
const ADDS = inBothScripts(/^(?:也|一[點些])/u)
const NOUN = /^(?:n|j|eng|t|vn|s|f)/
const NOMINAL = /^(?:n|a$|an|b|m|q|uj|s|f|j|eng|t|nz|vn|l|r|zg|k|g)/
const VERB = inBothScripts(/^(?:[是有要靠看叫像聽能會很]|沒有)$/u)
const IS = /^不?是/u
/** Who speaks and who is spoken to are no sides, nor is what was named before, what only counts them, or 「光渡口」, one of many. */
const NOBODY = inBothScripts(
  /^(?:.*[之以][前後]|[前去今明]年|第[一二三四五六七八九十].*|[一二三四五六七八九十]、?|[兩三四五六七幾][個種樣條類邊].*|[光連單僅].*|.*往[回前後上下]|[我你您他她它牠咱]們?|大家|[這那].*|其[他它餘實]|自己|人家|別人|誰|什麼|.*(?:我們?|你們?|[他她]們?))$/u,
)
const EMPTY = inBothScripts(/[們的了人個年月天日次子]/u)
/** 「第一，…」 is a list, 「後來，…」 goes on, 「我想，…」 says nothing yet. */
const SAME_THING = inBothScripts(/[這那]/u)
const ONE_KIND = inBothScripts(/^一[種類個]是/u)
const NO_TOPIC = inBothScripts(
  /^(?:第[一二三四五六七八九十]|後來|之後|接[著下]|隨後|然後|另外|[我你他她它]們?[^，]{0,2}$|對|是|不是|沒有$|其實|[就好]像|比如|例如|因為|所以|而|.*(?:[0-9一二三四五六七八九]年|[之以][前後]$))/u,
)
const CONDITION = inBothScripts(/^(?:你們?|我們?)?(?:如果|要是|假如|若|只要|一旦|遇到|碰到|要(?!求|緊)|想)/u)

const isAsLong = (a: Clause[], b: Clause[], { width }: Grammar): boolean => {
  const widths = [a, b].map((clauses) => clauses.reduce((sum, { text }) => sum + width(text), 0))
  return Math.max(...widths) <= 1.6 * Math.min(...widths)
}

const OPPOSITES =
  '大小 快慢 近遠 前後 上下 裡外 裏外 內外 軟硬 新舊 老新 好壞 多少 高低 長短 乾濕 男女 老少 強弱 輕重 左右 東西 南北 冷熱 早晚 真假 公私 城鄉 貴平 貴便 買賣 有沒 深淺 黑白 生熟 厚薄 明暗 日夜 春秋 夏冬 漲退'
    .split(' ')
    .map((pair) => [...pair].map((one) => inBothScripts(new RegExp(one, 'u'))) as [RegExp, RegExp])

/** 「火大一點」, 「火小一點」: short, or the same but for that. */
const areOpposed = (a: string, b: string): boolean =>
  (a.length + b.length <= 8 ||
    headOf(a, b).length + tailOf(a, b).length >= Math.min(a.length, b.length) / 2) &&
  OPPOSITES.some(([one, other]) =>
    [
      [a, b],
      [b, a],
    ].some(
      ([left, right]) => one.test(left!) && other.test(right!) && !one.test(right!) && !other.test(left!),
    ),
  )

const NOT = inBothScripts(/[不沒無]有?/u)
/** 「看得見」, 「看不見」: one is what the other is not. */
const isDenied = (a: string, b: string): boolean => {
  if (NOT.test(a) === NOT.test(b)) return false
  const [affirmed, denied] = NOT.test(a) ? [b, a] : [a, b]
  const said = [...denied.replace(NOT, '').replace(/[的了]/gu, '')]
  return said.length > 0 && said.filter((one) => affirmed.includes(one)).length >= said.length * 0.6
}

function headOf(a: string, b: string): string {
  let length = 0
  while (length < Math.min(a.length, b.length) && a[length] === b[length]) length++
  return a.slice(0, length)
}

function tailOf(a: string, b: string): string {
  let length = 0
  while (length < Math.min(a.length, b.length) && a.at(-1 - length) === b.at(-1 - length)) length++
  return length === 0 ? '' : a.slice(-length)
}
