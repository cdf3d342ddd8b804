/** An answer that sets two to four things against each other: each opens a sentence, or half of one, in one form. */
import type { Comparison } from '../model.ts'
import { type AnalysedSentence, bare } from './analyse.ts'
import { capitalised } from './compress.ts'
import type { Grammar } from './grammar.ts'
import { leansBack } from './options.ts'
import { tagged, written } from './parts-of-speech.ts'
import { statementOf, wholeOf } from './quotations.ts'
import type { Run } from './told-in-series.ts'
import { inBothScripts } from './variants.ts'

const MOST = 4
/** Sentences of one side before the other is named, at most. */
const LONGEST_SIDE = 3
/** In headlines: the longest text of a column, of two and of more. */
const LONGEST = { two: 1.9, more: 1.4 }
/** The longest name of a column: in characters of Chinese, in words of English. */
const LONGEST_NAME = { chinese: 20, english: 7 }
/** A column says this share of the least that a statement says. */
const LEAST_SAID = 0.25

/** A sentence, or part of one, that may name a side. */
interface Unit {
  text: string
  id: number
}

/** A side that has been named, and all that is said of it. */
interface Side {
  name: string
  opening: string
  told: Unit[]
}

/**
 * Sentences, or the parts of one, that open alike and name different things: 「電視上翻錯…。診間裡翻錯…。」, `In a narrow room ….
 * In a wide room ….`, then and now, what the question names both. A side runs until the other is named, and goes on where it
 * is named again; each is told whole.
 * @param run consecutive sentences of one answer
 * @param asked the question, '' if none: 「甲和乙有甚麼分別？」
 * @returns the sides with all that is said of them, and without what goes on to speak of both, which may head them instead
 */
export function sidesIn(run: AnalysedSentence[], asked: string, grammar: Grammar): Run<Comparison>[] {
  for (let from = 0; from < run.length; from++) {
    if (run[from]!.attribution) continue
    const rest = run.slice(from)
    const named = sidesWithin(rest[0]!, asked, grammar) ?? sidesFrom(rest, asked, grammar)
    if (!named) continue
    if (named.sides.some(({ told }) => told.some(({ text }) => OTHER_WAY.test(text)))) return []
    const told = goesOn(rest, named, asked, grammar)
    // What goes on too long for a column stands beside them.
    const able = [...told, named].flatMap(({ sides, count }) => {
      const columns = columnsOf(sides, grammar)
      return columns
        ? { told: { ...wholeOf(rest.slice(0, count), grammar), sides: columns }, from, to: from + count }
        : []
    })
    if (able.length > 0) return able.slice(0, told.length)
  }
  return []
}
/** Of two columns beside each other neither is the other way round. */
const OTHER_WAY = inBothScripts(
  /(?:^|[，,]\s*)[^，。,.]{0,8}(?:[剛正恰]好?相反|(?:倒|反)過來|\b(?:the other way (?:a?round|about)|the (?:opposite|reverse|contrary)))[^，。,.]{0,8}[。.]?$/iu,
)

interface Named {
  sides: Side[]
  /** Sentences that they are told in. */
  count: number
  /** The question names them. */
  isAsked: boolean
}

/** Sides of which each opens a sentence, the first the first one. */
function sidesFrom(run: AnalysedSentence[], asked: string, grammar: Grammar): Named | undefined {
  const units = run.map((one) => unitOf(one, grammar))
  const [first] = units
  for (let next = 1; next <= LONGEST_SIDE && next < units.length; next++) {
    const between = run.slice(1, next)
    const named = namesOf(first!.text, units[next]!.text, asked, grammar)
    if (!named) continue
    if (run.slice(0, next + 1).some(({ attribution }) => attribution)) return undefined
    const isSure = named.form === thenAndNow || named.form === asAsked
    if (!isSure && !between.every((one) => leansBack(one, grammar))) return undefined
    const sides: Side[] = [
      { name: named.names[0], opening: first!.text, told: [first!, ...between] },
      { name: named.names[1], opening: units[next]!.text, told: [units[next]!] },
    ]
    return { sides, count: next + 1, isAsked: named.form === asAsked }
  }
  return undefined
}

/**
 * The sides with what the sentences behind them say of one, or part by part of each, and others named in their form; and if
 * some say it part by part, the sides without these and what follows them.
 */
function goesOn(run: AnalysedSentence[], named: Named, asked: string, grammar: Grammar): Named[] {
  const sides = named.sides.map(copyOf)
  let ofOne: Named | undefined
  let last = sides.at(-1)!
  let room = sides[0]!.told.length - 1
  let { count } = named
  for (; count < run.length; count++) {
    const one = run[count]!
    const unit = unitOf(one, grammar)
    if (one.attribution || one.isQuestion || grammar.cues.conclusion.test(one.text)) break
    const parts = partsFor(unit, sides, grammar)
    if (parts) {
      ofOne ??= { ...named, sides: sides.map(copyOf), count }
      for (const [at, part] of parts.entries()) sides[at]!.told.push(part)
      continue
    }
    const again = sides.filter((side) => namesAgain(unit.text, side, sides, grammar))
    const another = namesOf(last.opening, unit.text, asked, grammar)?.names
    if (again.length === 1) last = again[0]!
    else if (another?.[0] === last.name && sides.length < MOST) {
      last = { name: another[1], opening: unit.text, told: [] }
      sides.push(last)
    } else {
      const isMore =
        (named.isAsked || leansBack(one, grammar) || YOU.test(one.text)) && !OWN_VIEW.test(one.text)
      if (
        !isMore ||
        (![PERSON, YOU].some((cue) => cue.test(one.text)) && room-- <= 0) ||
        one.paragraph !== run[count - 1]!.paragraph
      )
        break
    }
    last.told.push(last.told.length > 0 ? one : unit)
  }
  const whole = { ...named, sides, count }
  return ofOne ? [whole, ofOne] : [whole]
}
const copyOf = (side: Side): Side => ({ ...side, told: [...side.told] })

/** 「超市的通道要寬；菜市場的通道要窄」: where each part speaks of one side, the parts in the order of the sides. */
function partsFor({ text, id }: Unit, sides: Side[], grammar: Grammar): Unit[] | undefined {
  const told: string[] = sides.map(() => '')
  let at = -1
  let before = ''
  for (const { text: clause, mark } of grammar.clauses(bare(text, grammar))) {
    const own = capitalised(clause.replace(JOINS, ''))
    const named = sides.findIndex((side) => namesAgain(own, side, sides, grammar))
    if (named >= 0 && named !== at) {
      if (told[named]) return undefined
      told[named] = own
      at = named
    } else if (at < 0) return undefined
    else told[at] += `${before}${clause}`
    before = /^[,;:]/.test(mark) ? `${mark} ` : mark
  }
  return told.every((part) => part !== '' && !ELLIPTIC.test(part) && !ENDS_ON_VERB.test(part))
    ? told.map((part) => ({ id, text: closed(part, grammar) }))
    : undefined
}
const closed = (part: string, { isChinese }: Grammar): string => `${part}${isChinese ? '。' : '.'}`

/** 「真人知道，機器不知道」: what, the other part says. */
const ELLIPTIC = inBothScripts(/(?:[不沒][會能行是有想要用]|不知道|不可以)$/u)
/** «Twenty years ago I would have»: what, is said elsewhere. */
export const ENDS_ON_VERB =
  /\b(?:would|have|has|had|did|do|does|is|are|was|were|can|could|will|should|not|n['’]t)$/i
const JOINS = inBothScripts(/^(?:and|but|while|whereas) |^(?:而|但是?|可是)/u)

/** What the speaker makes of them. */
const OWN_VIEW = /^(?:(?:But|And|So) )?(?:I|We)\b|^(?:但是?|可是|不過|不过|所以)?我/u
/** «You take away the money for the next bus»: what one does there. */
const YOU = /^You\b/
const PERSON = /\b(?:he|she|him|her|his)\b|[他她牠]/iu

/** A sentence that opens with what was named: 「慢車…」, `The umpire stands still`, `In those days`. */
function namesAgain(text: string, side: Side, sides: Side[], grammar: Grammar): boolean {
  const isTime = thenAndNow(sides[0]!.opening, sides[1]!.opening, grammar, '') !== undefined
  if (isTime) return (side === sides[0] ? THEN : NOW).test(text)
  if (grammar.isChinese)
    return text.startsWith(side.name) && !sides.some(({ name }) => name !== side.name && text.includes(name))
  const own = ownWords(side, sides, grammar)
  const [subject] = grammar.contentWords(text.split(' ').slice(0, 3).join(' '))
  return /^(?:The|An?|Your|My|Our) /.test(text) && subject !== undefined && own.has(subject)
}

/** The words that a side opens with and no other. */
function ownWords(side: Side, sides: Side[], grammar: Grammar): ReadonlySet<string> {
  const wordsIn = ({ opening }: Side): string[] =>
    grammar.contentWords(opening.split(' ').slice(0, 5).join(' '))
  const others = new Set(sides.filter((other) => other !== side).flatMap(wordsIn))
  return new Set(wordsIn(side).filter((word) => !others.has(word)))
}

/** Sides of which each is a part of one sentence: what stands between semicolons, or clauses of one form. */
function sidesWithin(one: AnalysedSentence, asked: string, grammar: Grammar): Named | undefined {
  if (one.isQuestion) return undefined
  const { id } = one
  const text = bare(unitOf(one, grammar).text, grammar)
  const halves = text.split(/[；;]\s*/u)
  const clauses = grammar.isChinese ? clausesApart(text, asked, grammar) : text.split(JOINED_SIDES)
  const parts = halves.length > 1 ? halves : clauses
  if (parts.length < 2 || parts.length > MOST) return undefined
  const openings = parts.map((part) => part.replace(grammar.lead, ''))
  const pairs = openings.slice(1).map((part, at) => namesOf(openings[at]!, part, asked, grammar))
  if (!pairs.every((pair, at) => pair && (at === 0 || pair.names[0] === pairs[at - 1]!.names[1])))
    return undefined
  // «A lake is a picture, and a river is a neighbor»: two statements, unless it was asked of both.
  if (halves.length < 2 && !grammar.isChinese && pairs[0]!.form !== asAsked) return undefined
  const names = [pairs[0]!.names[0], ...pairs.map((pair) => capitalised(pair!.names[1]))]
  const sides = openings.map(
    (opening, at): Side => ({ name: names[at]!, opening, told: [{ id, text: closed(opening, grammar) }] }),
  )
  return { sides, count: 1, isAsked: pairs[0]!.form === asAsked }
}

const JOINED_SIDES = /, (?:and|but|while|whereas) /

/** 「甲告訴你的是平均，乙告訴你的是例外」: parted where a clause names another thing in the form of the first. */
function clausesApart(text: string, asked: string, grammar: Grammar): string[] {
  const clauses = grammar.clauses(text)
  const parts: string[] = []
  clauses.forEach(({ text: clause }, at) => {
    const before = clauses[at - 1]
    if (!before) parts.push(clause)
    else if (namesOf(parts.at(-1)!, clause, asked, grammar)) parts.push(clause)
    else parts.push(`${parts.pop()}${before.mark}${clause}`)
  })
  return parts
}

/** Without what joins it to the sentence before; 「現在」 and `Now` say when. */
function unitOf({ id, text }: AnalysedSentence, grammar: Grammar): Unit {
  const turned = text.replace(TURN, '')
  return { id, text: THEN.test(turned) || NOW.test(turned) ? turned : text.replace(grammar.lead, '') }
}
const TURN = inBothScripts(/^(?:(?:但是|但|可是|不過|其實|所以|而)，?|(?:[Bb]ut|[Aa]nd|[Ss]o|[Ww]ell),? )/u)

/** Each under its name, without it where it can go; undefined where a column would say too much or too little. */
function columnsOf(sides: Side[], grammar: Grammar): Comparison['sides'] | undefined {
  if (new Set(sides.map(({ name }) => name.toLowerCase())).size < sides.length) return undefined
  const longest = grammar.limits.headline * (sides.length > 2 ? LONGEST.more : LONGEST.two)
  const columns = sides.map(({ name, told }) => {
    const whole = statementOf(told as AnalysedSentence[], grammar).text
    const said = whole.slice(name.length).replace(/^[，,：:]?\s*/u, '')
    return {
      name,
      statement: { text: /^['’]/.test(said) ? whole : said, sentences: told.map(({ id }) => id) },
    }
  })
  // 「警方 | 的名單」 is cut inside a phrase.
  const fits = columns.every(
    ({ statement: { text } }) =>
      grammar.width(text) <= longest &&
      grammar.width(text) >= grammar.limits.least * LEAST_SAID &&
      !/^[的之地得]/u.test(text),
  )
  return fits ? columns : undefined
}

type Form = (a: string, b: string, grammar: Grammar, asked: string) => [string, string] | undefined

/** What each of two texts opens with that sets it apart from the other; undefined where they have no form in common. */
function namesOf(
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

const THEN = inBothScripts(
  /^(?:我們?)?(?:以前|過去|從前|當年|早年|當時|那時候?|那個?年代|最初|(?:剛|一)開始(?![^，]{0,4}時候)|起初|年輕的?時候|[一二三四五六七八九十幾]+年前|(?:剛|一開始)[^，。]{1,6}(?:的?時候|那陣|時)|[^，。]{0,12}年，那時候?)|^(?:In the past|Back then|At first|In those days|(?:I|We|It) used to(?: be that)?|As an? (?:student|boy|girl|child|trainee|apprentice|beginner|young [a-z]+)\b|In the old days|(?:Ten|Twenty|Thirty|Forty) years ago|Before [a-z]+(?: [a-z]+)?(?=,)|When I (?:trained|started|began|joined|qualified|first [a-z]+|was young|was starting)\b(?:[^,.]{0,30}(?=,)(?:, in \d{4}(?=,))?)?)/u,
)
const NOW = inBothScripts(/^(?:現在|如今|今天|眼下|近年|這幾年)|^(?:Today|Now|These days|Nowadays)\b/u)

const thenAndNow: Form = (a, b, grammar) => {
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
const asAsked: Form = (a, b, grammar, asked) => {
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
