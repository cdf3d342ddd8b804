/** By what the things are called that an answer sets against each other: the forms in which two of its texts open alike. */
import type { Grammar } from './grammar.ts'
import { tagged, written } from './parts-of-speech.ts'
import { inBothScripts } from './variants.ts'

/** The longest name of a column: in characters of Chinese, in words of English. */
const LONGEST_NAME = { chinese: 20, english: 7 }

/** What sets two texts apart that have one form; undefined where they have it not. */
export type Form = (a: string, b: string, grammar: Grammar, asked: string) => [string, string] | undefined

/** What each of two texts opens with that sets it apart from the other; undefined where they have no form in common. */
export function namesOf(
  a: string,
  b: string,
  asked: string,
  grammar: Grammar,
): { names: [string, string]; form: Form } | undefined {
  const forms = grammar.isChinese
    ? [thenAndNow, asAsked, asTopics, asPhrasesZh, asKinds, asPlaces]
    : [thenAndNow, asAsked, asPhrases, asSubjects]
  for (const form of forms) {
    const names = form(a, b, grammar, asked)
    if (names?.every((name) => isShort(name, grammar)) && areApart(names, a, b)) return { names, form }
  }
  return undefined
}

/** «甲用，乙少用。乙…»: what speaks of both is no side of one. */
const areApart = ([left, right]: [string, string], a: string, b: string): boolean =>
  !a.includes(right) && !b.includes(left)

const isShort = (name: string, { isChinese, width }: Grammar): boolean =>
  isChinese
    ? width(name) <= LONGEST_NAME.chinese
    : name.split(' ').length <= LONGEST_NAME.english && !UNFINISHED.test(name)
/** «Over the», board. */
const UNFINISHED = / (?:the|an?|of|to|in|on|at|for|with|from|by|my|our|your|their)$/i

export const THEN = inBothScripts(
  /^(?:我們?)?(?:以前|過去|從前|當年|早年|當時|那時候?|那個?年代|最初|(?:剛|一)開始(?![^，]{0,4}時候)|起初|年輕的?時候|[一二三四五六七八九十幾]+年前|(?:剛|一開始)[^，。]{1,6}(?:的?時候|那陣|時)|[^，。]{0,12}年，那時候?)|^(?:In the past|Back then|At first|In those days|(?:I|We|It) used to(?: be that)?|As an? (?:student|boy|girl|child|trainee|apprentice|beginner|young [a-z]+)\b|In the old days|(?:Ten|Twenty|Thirty|Forty) years ago|Before [a-z]+(?: [a-z]+)?(?=,)|When I (?:trained|started|began|joined|qualified|first [a-z]+|was young|was starting)\b(?:[^,.]{0,30}(?=,)(?:, in \d{4}(?=,))?)?)/u,
)
export const NOW = inBothScripts(/^(?:現在|如今|今天|眼下|近年|這幾年)|^(?:Today|Now|These days|Nowadays)\b/u)

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
  const tokens = grammar.tokens(rest.slice(1))
  const noun = tokens.findIndex(({ tag }) => !/^[abj]/.test(tag))
  const of = tokens.slice(0, noun + 1).map((token) => token.text)
  return tokens[noun]?.tag.startsWith('n') ? `${time}的${of.join('')}` : undefined
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
    let name = ''
    for (const { text: word } of words) {
      if (!asked.includes(name + word)) break
      name += word
    }
    return name.length > 1 && name.length < text.length ? { name, said: name } : undefined
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
  // `An Arctic one`
  const one = /^ ones?\b/.exec(text.slice(name.length))?.[0] ?? ''
  return { name: name + one, said: said.length > 3 ? said.replace(/s$/, '') : said }
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
/** What stands behind the last 的. */
const HEAD_NOUN = /的(?<noun>[^的]{1,4})$/u

/** 「在後台，…；在騎手手裡，…」, 「對船家，…；對乘客，…」 */
const asPhrasesZh: Form = (a, b, grammar) => {
  const [left, right] = [a, b].map((text) => grammar.clauses(text)[0])
  if (left?.mark !== '，' || right?.mark !== '，') return undefined
  const opening = PHRASE.exec(left.text)?.[0]
  const areShort = [left, right].every(({ text }) => grammar.width(text) <= LONGEST_PLACE)
  return areShort && opening !== undefined && right.text.startsWith(opening)
    ? [left.text, right.text]
    : undefined
}
const PHRASE = inBothScripts(/^(?:在|對|從)/u)

/** 「新的鋼索會伸長，…。舊的鋼索不伸了，…。」 */
const asKinds: Form = (a, b, grammar) => {
  const [left, right] = [a, b].map((text) => {
    const tokens = grammar.tokens(text)
    const end = tokens.findIndex(({ tag }) => !/^(?:n|a|b|f|j|uj)/.test(tag))
    return tokens.slice(0, end).map((token) => token.text)
  }) as [string[], string[]]
  const areOne = left.includes('的') && right.includes('的') && left.at(-1) === right.at(-1)
  return areOne && !/[的是]$/u.test(left.at(-1)!) ? [left.join(''), right.join('')] : undefined
}

/** 「電視上翻錯，…。診間裡翻錯，…。」 */
const asPlaces: Form = (a, b, grammar) => {
  const [left, right] = [a, b].map((text) => grammar.clauses(text)[0]?.text ?? '') as [string, string]
  const shared = sharedRun(left, right, grammar)
  if (shared.length < LEAST_SHARED) return undefined
  const names = [left, right].map((text) => text.slice(0, text.indexOf(shared))) as [string, string]
  const areNames = names.every(
    (name) =>
      name !== '' &&
      !/[是前後后]$/u.test(name) &&
      !AFTER.test(name) &&
      grammar.width(name) <= LONGEST_PLACE &&
      !grammar.dangles(name) &&
      NOUN.test(grammar.tokens(name).at(-1)!.tag) &&
      grammar.tokens(name).every(({ tag }) => NOUN.test(tag) || /^(?:a|b|m|q|uj|vn)/.test(tag)),
  )
  return areNames ? names : undefined
}
/** What comes later goes on, and is not set against. */
const AFTER = inBothScripts(/^(?:後來|之後|接著|隨後|現在|如今)/u)
const NOUN = /^(?:n|s|f|j|eng|t|zg)/
const LEAST_SHARED = 2
const LONGEST_PLACE = 8

/** The longest run of both behind a subject, from its first word that is no noun: 一斤 of 春茶一斤 and 冬茶一斤. */
function sharedRun(a: string, b: string, grammar: Grammar): string {
  let shared = ''
  for (let from = 1; from <= Math.min(LONGEST_PLACE, a.length); from++) {
    for (let to = a.length; to > from + shared.length; to--) {
      const at = b.indexOf(a.slice(from, to))
      if (at < 1 || at > LONGEST_PLACE) continue
      shared = a.slice(from, to)
      break
    }
  }
  const words = grammar.tokens(shared)
  const first = words.findIndex(({ tag }) => !/^(?:n|s|j|f|eng)/.test(tag))
  return first < 0
    ? ''
    : words
        .slice(first)
        .map(({ text }) => text)
        .join('')
}

/** `In a narrow room …. In a wide room ….`, `In baseball the umpire …. In soccer …`, `Over twenty years …; over a hundred, …` */
const asPhrases: Form = (a, b) => {
  const [left, right] = [a, b].map(phraseOf)
  if (!left || !right || left.opening !== right.opening) return undefined
  // «On the three sites …, it was true on one. On the other two …»: the others of those of which the first tells.
  if (OTHER.test(right.name) && !ONE.test(left.name)) return undefined
  const ofOneKind = left.isFigure ? right.isFigure : !right.isFigure && left.article === right.article
  return ofOneKind || left.head === right.head ? [left.name, right.name] : undefined
}

const OTHER = /\b(?:others?|rest|remaining)\b/
const ONE = /\bone\b/i

interface Phrase {
  name: string
  opening: string
  article: string
  head: string
  isFigure: boolean
}

function phraseOf(text: string): Phrase | undefined {
  const match = /^(In|At|With|For|Under|On|Among|Over|By|After)\b/i.exec(text)
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
  // «At two weeks», «At six weeks» follow one another; «over ten years» is a measure.
  if (match[1]!.toLowerCase() !== 'over' && SPANS.test(head)) return undefined
  return {
    name,
    opening: match[1]!.toLowerCase(),
    article: tags[1] === 'DET' ? phrase[0]!.toLowerCase() : '',
    head,
    isFigure: tags.slice(1, end).includes('NUM') || /^a (?:hundred|thousand|dozen)\b/i.test(phrase.join(' ')),
  }
}
const SPANS = /^(?:seconds?|minutes?|hours?|days|weeks|months|years|decades)$/
/** What follows one another in time is not set against each other. */
const IN_TIME =
  /\b(?:morning|afternoon|evening|night|day|week|month|spring|summer|autumn|fall|winter|january|february|march|april|may|june|july|august|september|october|november|december|end|beginning|start|meantime|first|second|third|next|last|same|fact|case|short|general|particular|\d{4})\b/i

/** `Too dry can be helped with electronics. Too wide cannot be helped at all.`: two subjects, one predicate or one noun. */
const asSubjects: Form = (a, b) => {
  const [left, right] = [a, b].map((text) =>
    text.replace(/(?<=\w)['’]s (?=good|bad|better|worse)/, ' is ').split(' '),
  ) as [string[], string[]]
  for (let i = 1; i <= LONGEST_NAME.english; i++)
    for (let j = 1; j <= LONGEST_NAME.english; j++) {
      let shared = 0
      while (left[i + shared] !== undefined && sameVerb(left[i + shared]!, right[j + shared])) shared++
      const names = [left.slice(0, i), right.slice(0, j)].map((words) => words.join(' ')) as [string, string]
      const run = left.slice(i, i + shared).join(' ')
      const isEnough = shared >= LEAST_SHARED || run === 'means'
      const areNamed = names.every((name) => NAMED_EN.test(name) || TOO.test(name))
      if (isEnough && areNamed && isVerbFirst(names[0], run)) return names
    }
  return undefined
}
const TOO = /^(?:Too|More|Less|Very) [a-z]+$/
const sameVerb = (a: string, b = ''): boolean =>
  a === b || a.replace(/not$|n['’]t$/, '') === b.replace(/not$|n['’]t$/, '')

/** A noun with its article or what owns it, or a plural or a name: no pronoun, no phrase of place. */
const NAMED_EN =
  /^(?:(?:The|An?|My|Our|Your|Most|Some|All|Every|Each) (?:[a-z-]+ ){0,3}[a-z-]+|(?!(?:I|We|You|It|They|He|She|This|That|These|Those|There|Here|In|On|At|By|For|From|With|If|When|But|And|So|Because|Then|Now|Nobody|Everybody|People|Once|Twice|What|Who|How|Not|One|No|Yes)\b)\p{Lu}[\p{L}-]+(?: [a-z-]+){0,2})$/u

function isVerbFirst(name: string, run: string): boolean {
  const { words, tags } = tagged(`${name} ${run}`)
  const at = name.split(' ').length
  return words.length > at && /^(?:VERB|AUX)$/.test(tags[at] ?? '')
}
