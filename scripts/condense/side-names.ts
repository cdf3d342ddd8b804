/** By what the things are called that an answer sets against each other: the forms in which two of its texts open alike. */
import type { Grammar } from './grammar.ts'
import { type Joint, swapped } from './one-frame.ts'
import { tagged, written } from './parts-of-speech.ts'
import { inBothScripts } from './variants.ts'

/** The longest name of a column: in characters of Chinese, in words of English. */
const LONGEST_NAME = { chinese: 20, english: 8 }

/** What sets two texts apart that have one form; undefined where they have it not. */
export type Form = (
  a: string,
  b: string,
  grammar: Grammar,
  asked: string,
  joint: Joint,
) => [string, string] | undefined

/** What each of two texts opens with that sets it apart from the other; undefined where they have no form in common. */
export function namesOf(
  a: string,
  b: string,
  asked: string,
  grammar: Grammar,
  joint: Joint = 'sentence',
): { names: [string, string]; form: Form } | undefined {
  const forms = grammar.isChinese
    ? [thenAndNow, asAsked, asSwapped]
    : [thenAndNow, asAsked, asPhrases, asConditions]
  for (const form of forms) {
    const names = form(a, b, grammar, asked, joint)
    if (names?.every((name) => isShort(name, grammar)) && areApart(names, a, b)) return { names, form }
  }
  return undefined
}

/** «甲用，乙少用。乙…»: what speaks of both is no side of one. */
const areApart = ([left, right]: [string, string], a: string, b: string): boolean =>
  !a.includes(right) && !b.includes(left)

const isShort = (name: string, { isChinese, width }: Grammar): boolean =>
  isChinese ? width(name) <= LONGEST_NAME.chinese : name.split(' ').length <= LONGEST_NAME.english

export const THEN = inBothScripts(
  /^(?:[我他她]們?)?(?:以前|過去|從前|當年|早年|當時|那時候?|那個?年代|最初|(?:剛|一)開始(?![^，]{0,4}時候)|起初|年輕的?時候|[一二三四五六七八九十幾]+年前|(?:剛|一開始)[^，。]{1,6}(?:的?時候|那陣|時)|[^，。]{0,12}年，那時候?)|^(?:In the past|Back then|At first|In those days|(?:I|We|It) used to(?: be that)?|As an? (?:student|boy|girl|child|trainee|apprentice|beginner|young [a-z]+)\b|In the old days|(?:Ten|Twenty|Thirty|Forty) years ago|Before [a-z]+(?: [a-z]+)?(?=,)|When I (?:trained|started|began|joined|qualified|first [a-z]+|was young|was starting)\b(?:[^,.]{0,30}(?=,)(?:, in \d{4}(?=,))?)?)/u,
)
export const NOW = inBothScripts(
  /^(?:[我他她]們?)?(?:現在|如今|今天|眼下|近年|這幾年)(?!，?(?:我|你)?(?:想起|回想|想來|看來|看返|回頭|說起|講起|諗))|^(?:Today|Now|These days|Nowadays)\b/u,
)

export const thenAndNow: Form = (a, b, grammar) => {
  const [then, now] = [THEN.exec(a)?.[0], NOW.exec(b)?.[0]]
  if (!then || !now || NOW.test(a)) return undefined
  const names = [ofTime(then, a, grammar), ofTime(now, b, grammar)]
  return names[0] && names[1] ? [names[0], names[1]] : undefined
}

/** 「現在」, or 「現在的年輕人」: a column is not headed by what goes before its 的. */
function ofTime(time: string, text: string, grammar: Grammar): string | undefined {
  const rest = text.slice(time.length)
  if (!rest.startsWith('的')) return time
  const [noun] = grammar.tokens(rest.slice(1))
  return noun?.tag.startsWith('n') ? `${time}的${noun.text}` : undefined
}

/** What the question names both, side by side: 「插養和吊養」, `single rooms or open bays`. */
export const asAsked: Form = (a, b, grammar, asked) => {
  const [left, right] = [a, b].map((text) => namedIn(asked, text, grammar))
  if (!left || !right || left.said === right.said) return undefined
  const between = [left, right].map(({ said }) => asked.toLowerCase().indexOf(said.toLowerCase()))
  const [first, last] = between[0]! < between[1]! ? [left, right] : [right, left]
  const gap = asked.slice(Math.min(...between) + first.said.length, Math.max(...between))
  return last && JOINED.test(gap) ? [left.name, right.name] : undefined
}
const JOINED = inBothScripts(
  /^[^，。、]{0,4}(?:和|跟|與|同|及|、|還是|還係|或|定係|比|對)[^，。]{0,4}$|^(?:s|es)?,? (?:[a-z]+ ){0,4}(?:and|or|versus|vs\.?|from|than|to)(?: [a-z]+){0,3} $/iu,
)

/** The words that open the text and stand in the question, and the noun of them there. */
function namedIn(asked: string, text: string, grammar: Grammar): { name: string; said: string } | undefined {
  if (grammar.isChinese) {
    const words = grammar.tokens(grammar.clauses(text)[0]?.text ?? '')
    let said = ''
    let at = 0
    for (; at < words.length && asked.includes(said + words[at]!.text); at++) said += words[at]!.text
    // 「沙丘上是…」
    const name = words[at]?.tag === 'f' ? said + words[at]!.text : said
    return said.length > 1 && name.length < text.length ? { name, said } : undefined
  }
  const match = /^(?:(?:In|With|For|On|At|By) )?(?:(?:the|an?|your) )?(?<noun>[a-z-]+(?: [a-z-]+)?)/i.exec(
    text,
  )
  const noun = match?.groups?.noun ?? ''
  const said = [noun, noun.split(' ')[0]!].find((one) => {
    const stem = one.length > 3 ? one.replace(/s$/, '') : one
    return stem.length > 2 && new RegExp(`\\b${stem}`, 'i').test(asked)
  })
  // «They», and «when», stand in many a question.
  if (!match || !said || grammar.contentWords(said).length === 0) return undefined
  const name = match[0].slice(0, match[0].length - noun.length + said.length)
  return { name, said: said.length > 3 ? said.replace(/s$/, '') : said }
}

/** What is swapped in a frame of Chinese. */
export const asSwapped: Form = (a, b, grammar, _asked, joint) => swapped(a, b, joint, grammar)?.names

/** `In a narrow room …. In a wide room ….`, `In baseball the umpire …. In soccer …`, `Over twenty years …; over a hundred, …` */
const asPhrases: Form = (a, b) => {
  const [left, right] = [a, b].map(phraseOf)
  if (!left || !right) return undefined
  const areOpposed = WITHOUT.some(([one, other]) => one === left.opening && other === right.opening)
  if (left.opening !== right.opening && !(areOpposed && left.head === right.head)) return undefined
  return left.article === right.article || left.head === right.head ? [left.name, right.name] : undefined
}

/** «Without the lamp …. With a lamp …» */
const WITHOUT = [
  ['with', 'without'],
  ['before', 'after'],
  ['inside', 'outside'],
  ['above', 'below'],
  ['over', 'under'],
].flatMap(([one, other]) => [
  [one, other],
  [other, one],
])

/** «If he laughs, …. If there's no wind in the harbour, …» */
const asConditions: Form = (a, b) => {
  const [left, right] = [a, b].map((text) => CONDITION.exec(text)?.groups)
  return left && right && left.opening!.toLowerCase() === right.opening!.toLowerCase()
    ? [left.name!, right.name!]
    : undefined
}
const CONDITION = /^(?<name>(?<opening>If|Where|Whoever) [^,;.]{4,60})(?=, )/i

interface Phrase {
  name: string
  opening: string
  article: string
  head: string
}

function phraseOf(text: string): Phrase | undefined {
  const match =
    /^(In|At|With|Without|For|Under|On|Among|Over|By|Before|After|Inside|Outside|Above|Below)\b/i.exec(text)
  if (!match) return undefined
  const sentence = tagged(text)
  const { words, tags } = sentence
  let end = 1
  while (/^(?:DET|ADJ|NUM|NOUN|PROPN)$/.test(tags[end] ?? '') && !(end > 1 && tags[end] === 'DET')) end++
  const phrase = words.slice(1, end)
  const head = phrase.at(-1)?.toLowerCase()
  const name = written(sentence, 0, end)
  const isName = /^(?:NOUN|PROPN)$/.test(tags[end - 1] ?? '') || (end > 2 && tags[end - 1] === 'NUM')
  // «In fifty-four there was nothing»
  const isCut = !/^[ ,]/.test(text.slice(name.length))
  if (!head || !isName || isCut || IN_TIME.test(phrase.join(' '))) return undefined
  return {
    name,
    opening: match[1]!.toLowerCase(),
    article: tags[1] === 'DET' ? phrase[0]!.toLowerCase() : '',
    head,
  }
}
/** What follows one another in time is not set against each other. */
const IN_TIME =
  /\b(?:(?:second|minute|hour|day|week|month|year|decade)s?|morning|afternoon|evening|night|spring|summer|autumn|fall|winter|january|february|march|april|may|june|july|august|september|october|november|december|end|beginning|start|meantime|first|second|third|next|last|same|fact|case|short|general|particular|\d{4})\b/i
