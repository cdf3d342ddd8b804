/** Noun phrases, by which a section of a talk can be called. */
import type { Grammar, Token } from './grammar.ts'
import { tagged, written } from './parts-of-speech.ts'

/** A noun phrase as it stands in a text. */
export interface NounPhrase {
  text: string
  /** Its words in the form in which they are counted; two phrases with the same words are one. */
  words: string[]
  /** It is what is talked of: no name alone, and nothing that stands behind a preposition. */
  isTopic: boolean
}

/** Noun phrases of a text, in order, repeated as often as they stand there. */
export function nounPhrases(text: string, grammar: Grammar): NounPhrase[] {
  return grammar.isChinese ? chinesePhrases(text, grammar) : englishPhrases(text, grammar)
}

/** Words; a Han phrase of more reads like a sentence. */
const LONGEST_PHRASE = 3

/**
 * Nouns, names of places and things, verbs used as nouns, abbreviations, words in Latin letters, and what may stand before
 * a noun: 冷鏈 (n), 女子 (n), 慢性 (b) (ICTCLAS letters).
 */
const HAN_MODIFIER = /^(?:n|ng|nz|ns|nt|nl|vn|an|j|eng|b)$/
/** Nouns that name no matter of their own. */
const HAN_EMPTY =
  /^(?:[時时]候|[時时][間间]|意思|效果|[問问][題题]|原因|[東东]西|事情?|情[況况]|方面|看法|感[覺觉]|[辦办]法|方法|方式|[樣样]子|反[應应]|[結结]果|目[標标]|[關关][鍵键]|[標标][準准]|[區区][別别]|意[義义]|建[議议]|印象|地方|人[們们]?|大家|朋友|老[師师]|先生|女士|小姐|名字|[個个]人|自己|部分|一[個个]|世界|生活|工作|今天|昨天|明天|[後后][來来]|最[後后]|[當当][時时]|[晚早]上|[過过]程|[經经][歷历]|[故]事|[話话]|[句]子|次序|理由|例子|比例|[數数]字|[記记]者|主持人|[節节]目|[觀观][眾众]|[聽听][眾众]|[讀读]者|[嘉][賓宾]|全[縣县国國球]|[內内]容|程度|水平|水[準准]|[條条]件|方向|角度|基本|[實实][際际]|民[國国]|人人|小[時时]|分[鐘钟]|自我介[紹绍]|唯一|[現现][實实]|[說说]法|[機机][會会]|能力|[變变]化|[對对]方|插[話话]|[眾众]人|人士|[關关][係系]|[兒儿]子|女[兒儿]|孩子|太太|媽媽|妈妈|爸爸|父[親亲]|母[親亲])$/u

/** Nouns to the dictionary, and verbs in nearly every sentence that has them. */
const VERBAL =
  /^(?:[規规]定|主[張张]|要求|支持|希望|[決决]定|需要|[認认][為为]|[選选][擇择]|介[紹绍]|形容|影[響响])$/u

/** Pieces of sentences that the dictionary or the text's own statistics took for words: 有時候是, 年輕人問. */
const HAN_FRAGMENT =
  /.[給给]|^(?:有|是|不|[我你您他她它]|研究(?=.)|使用|没|沒|在|把|被|[給给][^予]|去|[來来]|[帶带][我他她]|和|[與与])|(?:[是有的了着著嗎吗]|[問问會会]|[說说])$/u

function chinesePhrases(text: string, grammar: Grammar): NounPhrase[] {
  const tokens = grammar.tokens(text)
  const verbal = wordsTagged(tokens, /^vn$/)
  const names = wordsTagged(tokens, /^n[rst]$/)
  const isPhrase = (words: string[]): boolean => {
    const phrase = words.join('')
    // A verb that the dictionary calls a noun too (形容, 主張) is one only behind a noun.
    const isVerb = words.length === 1 && (verbal.has(phrase) || VERBAL.test(phrase))
    return !isVerb && !HAN_FRAGMENT.test(phrase) && text.includes(phrase) && grammar.width(phrase) > 1
  }
  return nounRuns(tokens)
    .flatMap((run) => phrasesIn(run, verbal))
    .filter(isPhrase)
    .map((words) => words.join(''))
    .map((phrase) => ({ text: phrase, words: [phrase], isTopic: !names.has(phrase) }))
}

const wordsTagged = (tokens: Token[], tags: RegExp): ReadonlySet<string> =>
  new Set(tokens.filter(({ tag }) => tags.test(tag)).map(({ text }) => text))

/** Runs of words of which each may narrow the next. */
function nounRuns(tokens: Token[]): string[][] {
  const runs: string[][] = [[]]
  // 衛|福部|部長: a single character right before a noun may be the first of its name.
  let isCut = false
  for (const [at, { text: word, tag }] of tokens.entries()) {
    const run = runs.at(-1)!
    // 義務保養的錢: what is done, before 的.
    const isDone = tag === 'v' && run.length > 0 && word.length > 1 && tokens[at + 1]?.text === '的'
    if (HAN_MODIFIER.test(tag) || isDone) {
      // 四十多處積水: what is counted by comes first.
      const isMeasure = tokens[at - 1]?.tag === 'm' && word.length === 1 && tag === 'n'
      if (!isCut && !isMeasure) run.push(word)
      continue
    }
    // 雨水口, 截肢者: the end of the word is left over.
    if (/^(?:q|k)$/.test(tag) && word.length === 1) runs.pop()
    runs.push([])
    isCut =
      word.length === 1 && /\p{Script=Han}/u.test(word) && !/^(?:[pcudrmqfyxktz]|v$|a$|ul|uj|uz|ug)/.test(tag)
  }
  return runs
}

/** What a run of words names: up to its last word that names a matter, with the words before that narrow it, and that word alone. */
function phrasesIn(run: string[], verbal: ReadonlySet<string>): string[][] {
  const to = run.findLastIndex((word) => !HAN_EMPTY.test(word)) + 1
  const words = run.slice(Math.max(0, to - LONGEST_PHRASE), to).filter((word) => !HAN_EMPTY.test(word))
  // 條例規定續租: a verb between nouns is the verb of a sentence.
  const hasVerb = words.some(
    (word, at) => VERBAL.test(word) || (at > 0 && at < words.length - 1 && verbal.has(word)),
  )
  return [...(hasVerb || to === 0 ? [] : [words]), ...(words.length > 1 ? [words.slice(-1)] : [])]
}

const EN_NOUN = new Set(['NOUN', 'PROPN'])
const EN_IN_PHRASE = new Set(['NOUN', 'PROPN', 'ADJ'])
/** Nouns that name no matter of their own, beside the words that are never counted. */
const EN_EMPTY =
  /^(?:things?|ways?|kinds?|sorts?|lots?|times?|days?|weeks?|months?|years?|hours?|minutes?|moments?|man|men|wom[ae]n|persons?|ones?|cases?|parts?|points?|places?|names?|numbers?|half|thirds?|quarters?|reasons?|examples?|questions?|answers?|problems?|facts?|ideas?|words?|o['’]clock|[ap]\.?m\.?|metres?|kilometres?|miles?|percent|degrees?|tonnes?|kilos?|pounds?|euros?|dollars?|something|anything|everything|nothing|somebody|anybody|everybody|nobody|tomorrow|today|yesterday|tonight|january|february|march|april|may|june|july|august|september|october|november|december|\p{Lu}?\p{L}{0,4}\.|thank|thanks|mr|mrs|ms|dr|sir|dear|yes|no|okay)$/iu

function englishPhrases(text: string, grammar: Grammar): NounPhrase[] {
  const sentence = tagged(text)
  const { words, tags } = sentence
  const found: NounPhrase[] = []
  let from = -1
  for (let at = 0; at <= words.length; at++) {
    const joins =
      at < words.length &&
      (EN_IN_PHRASE.has(tags[at]!) ||
        (from >= 0 && (isPossessive(words, tags, at) || isGerund(words, tags, at))))
    if (joins) {
      if (from < 0) from = at
      continue
    }
    if (from >= 0) {
      const end = isVerbAsked(words, tags, from, at) ? at - 1 : at
      const phrase = withoutEmptyEnds(words, tags, from, end, grammar)
      if (phrase) {
        const [first, last] = phrase
        const surface = written(sentence, first, last)
        const counted = grammar.contentWords(surface)
        // «second-grader's flashlight» is no grader's.
        const isWhole = !text.includes(`-${surface}`)
        if (isWhole && counted.length > 0 && last - first <= LONGEST_PHRASE + 1)
          found.push({
            text: surface,
            words: counted,
            isTopic: tags[last - 1] !== 'PROPN' && !isBehindPreposition(words, from),
          })
      }
    }
    from = -1
  }
  return found
}

/** «How much do the barriers cost to raise?»: what do asks for stands behind its subject, noun as it looks. */
function isVerbAsked(words: string[], tags: string[], from: number, to: number): boolean {
  const asks = words.slice(Math.max(0, from - 2), from).some((word) => ASKS_FOR_VERB.test(word))
  const rest = tags.slice(to, to + 3)
  const hasVerb = rest[0] === 'ADV' ? rest.includes('VERB') : /^(?:VERB|AUX|CCONJ|ADP)$/.test(rest[0] ?? '')
  return asks && to - from > 1 && !hasVerb && !/ed$|ing$/.test(words[to] ?? '')
}
const ASKS_FOR_VERB = /^(?:do|does|did|can|could|will|would|should|must)$/i

/** «What do you listen to at home?» */
const isBehindPreposition = (words: string[], from: number): boolean =>
  words.slice(Math.max(0, from - 2), from).some((word) => /^(?:in|at|on|for|from|by|to|than)$/i.test(word))

/** «Has computer modelling changed the work?»: what is done, before a verb of its own. */
const isGerund = (words: string[], tags: string[], at: number): boolean =>
  tags[at] === 'VERB' &&
  words[at]!.endsWith('ing') &&
  tags[at - 1] === 'NOUN' &&
  /^(?:VERB|AUX)$/.test(tags[at + 1] ?? '')

/** The `'s` of «prosecutor's fallacy», between two nouns. */
const isPossessive = (words: string[], tags: string[], at: number): boolean =>
  /^['’]s?$/.test(words[at]!) && tags[at] === 'PART' && EN_IN_PHRASE.has(tags[at + 1] ?? '')

/** «good old barcode system» → «barcode system»; nothing where no noun of its own is left. */
function withoutEmptyEnds(
  words: string[],
  tags: string[],
  from: number,
  to: number,
  grammar: Grammar,
): [number, number] | undefined {
  const empty = (at: number) => EN_EMPTY.test(words[at]!) || grammar.contentWords(words[at]!).length === 0
  let [first, end] = [from, to]
  while (end > first && !EN_NOUN.has(tags[end - 1]!) && !/ing$/.test(words[end - 1]!)) end--
  if (end === first || empty(end - 1)) return undefined
  while (first < end && empty(first)) first++
  return first < end ? [first, end] : undefined
}
