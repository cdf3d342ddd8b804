// The segmenter's dictionary is Simplified; character by character, so that positions stay.
import { simplifiedByCharacter } from '../chinese-scripts.ts'
import { jieba } from '../words.ts'
import type { Clause, Grammar, Token } from './grammar.ts'
import { STAGE_DIRECTION_ZH } from './stage-directions.ts'
import { inBothScripts, inWrittenChinese, variants, withVariants } from './variants.ts'
import { leadsUp, needsNext } from './zh-cuts.ts'

const toSimplified = (text: string): string => simplifiedByCharacter(inWrittenChinese(text))

const NOMINAL = /^(n|eng|j|s|r|m|vn|l|nz|b|t)/
const SKIPPED_AT_HEAD = /^(d|ad|t|f|z|zg|c|u|ul)/
/** Words the dictionary calls nouns or adverbs though a clause that opens with them has lost its subject. */
const NO_SUBJECT = variants(
  /^(光(?!是)|連|连|無法|无法|依舊|依旧|直接|開始|开始|結果|结果|例如|比如|即|並|并|也|還|还|又|甚至|就|便|才|都|卻|却|不|沒|没|可以|會|会|能|能夠|能够|要|想|將|将|把|被|讓|让|使|給|给|跟|和|與|与|或|而|且|則|则|根本|完全|絕對|绝对|真的|確實|确实|大概|大約|大约|差不多|反而|自然|是|只|主要|以為|以为|認為|认为|覺得|觉得|說|说|發現|发现|意思是)/,
)
const COPULA = /(是|有|成了|成為|成为|在於|在于|需要|意味|決定|决定|等於|等于|不再|不會|不会|會|会|能)/

const PRONOUN = variants(
  /[它牠他她]們?|[它牠他她]们?|其(?!實|实|中|他|餘|余|次|它)|其中|這|这|那(?!裡|裏|里)|此(?!外)|前者|後者|后者|對方|对方|同樣的|同样的|上述|剛才|刚才|彼此/g,
)
/** Words that end as those for persons do, and name none that 她 could mean. */
const NOBODY = /^(?:大家|人家|國家|国家|自家|全家|老家|家人|別人|别人)$/u
const NOMINAL_BEFORE = /[\p{Script=Han}A-Za-z0-9」》）]$/u

const STOP =
  /^(我們|我们|你們|你们|他們|他们|它們|它们|自己|大家|這個|这个|那個|那个|這些|这些|那些|這樣|这样|那樣|那样|什麼|什么|怎麼|怎么|如何|一個|一个|一種|一种|一些|很多|許多|许多|沒有|没有|可以|可能|就是|不是|還是|还是|但是|因為|因为|所以|如果|已經|已经|時候|时候|現在|现在|目前|今後|今后|需要|認為|认为|覺得|觉得|知道|問題|问题|東西|东西|方面|情況|情况|事情)$/

const contentTokensOf = (tokens: Token[]): Token[] =>
  tokens
    .filter(({ text: word, tag }) => {
      if (STOP.test(word)) return false
      if (tag === 'eng') return /[A-Za-z]/.test(word)
      return word.length > 1 && /^(n|v|a|j|l|i|b|s|t|m)/.test(tag) && /\p{Script=Han}/u.test(word)
    })
    .map(({ text: word, tag }) => ({ text: tag === 'eng' ? word.toLowerCase() : toSimplified(word), tag }))

const OPENERS = '「『（《〈【“‘('
const CLOSERS = '」』）》〉】”’)'
const CLAUSE_MARK = /[，；：,;:]|——|⋯⋯|……/y

function clauses(text: string): Clause[] {
  const found: Clause[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!
    if (OPENERS.includes(character)) depth++
    else if (CLOSERS.includes(character)) depth = Math.max(0, depth - 1)
    if (depth > 0) continue
    CLAUSE_MARK.lastIndex = at
    const mark = CLAUSE_MARK.exec(text)?.[0]
    // A mark between Latin letters or digits (1,000; 12:30) belongs to the word.
    if (!mark || (/^[,:;]$/.test(mark) && /\w/.test(text[at - 1] ?? '') && /\w/.test(text[at + 1] ?? '')))
      continue
    found.push({ text: text.slice(start, at).trim(), mark })
    start = at + mark.length
    at = start - 1
  }
  found.push({ text: text.slice(start).trim(), mark: '' })
  return found.filter((clause) => clause.text !== '')
}

function width(text: string): number {
  let total = 0
  for (const character of text) total += (character.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.5
  return total
}

/** 「一天說不了五十句」: how often or how long, and no word of whom. */
const HOW_LONG =
  /^(?:[一二兩两三四五六七八九十每半幾几0-9]+)(?:多|幾|几)?(?:個|个)?(?:天|年|月|週|周|次|回|小時|小时|分鐘|分钟|輩子|辈子)(?:之?[內内後后])?(?:就|才|便|都|也|要|能|會|会)?/

/** Something is said: there is a verb or an adjective; 「七十幾歲」 and 「星期三晚上」 only name. */
const saysSomething = (words: Token[]): boolean =>
  words.some(({ tag }) => /^(?:v|a|i|l|z)/.test(tag)) ||
  // 「地下的震波每秒三公里」
  (/^(?:n|eng|j|r)/.test(words[0]?.tag ?? '') && words.slice(1).some(({ tag }) => tag === 'm')) ||
  /[是有沒没無无會会能要該该應应讓让了]|[一同][樣样]|成[了為为]/u.test(words.map(({ text }) => text).join(''))

function standsAlone(clause: string, words: Token[], opening: boolean): boolean {
  if (!saysSomething(words)) return false
  if (!opening && (NO_SUBJECT.test(clause) || /^\p{Script=Han}{1,2}[了過过着著](?![解不])/u.test(clause)))
    return false
  const howLong = HOW_LONG.exec(clause)?.[0].length
  // 「一小時可以測四十公里」: who can, was said in the sentence before.
  if (
    howLong !== undefined &&
    (opening
      ? /^(?:可以|能夠|能够|能|最多|至少)/.test(clause.slice(howLong))
      : /^(?:v|d|p)/.test(tagAfter(words, howLong)))
  )
    return false
  if (/^(只有|沒有|没有|有人|有些|有的|全世界|有[兩两三四五六七幾几][個个條条種种點点件項项])/.test(clause))
    return true
  let at = 0
  while (at < words.length - 1 && SKIPPED_AT_HEAD.test(words[at]!.tag)) at++
  const head = words[at]!
  if (head.tag === 'p') return opening
  if (head.tag === 'x') return true
  if (/^(v|a)/.test(head.tag) && head.tag !== 'vn') {
    const rest = words
      .slice(at + 1)
      .map((word) => word.text)
      .join('')
    // 「種花是好事」 opens with what it is about; 「換算成時間是五年」, further on, has lost it.
    return (
      opening && rest.length > 2 && (COPULA.test(rest) || words.slice(at + 2).some(({ tag }) => tag === 'v'))
    )
  }
  return NOMINAL.test(head.tag) || opening
}

/** The tag of the word that begins at or after a position. */
function tagAfter(words: Token[], position: number): string {
  let at = 0
  for (const { text, tag } of words) {
    if (at >= position) return tag
    at += text.length
  }
  return ''
}

/** 「春節那七天」: nothing but a time, which what follows holds for. */
const namesTime = (clause: string, words: Token[]): boolean =>
  /(?:[天日年月季夜]|期間|期间|時期|时期|世紀|世纪|晚上|早上|上午|下午|週末|周末)$/.test(clause) &&
  words.every(({ tag }) => !/^(?:v|a|d|p|i|l)/.test(tag))

/** 「我們學校土木工程」, 「過去老高考」: of what, or of when and what, all that follows is said. */
const namesTopic = (clause: string, words: Token[]): boolean =>
  clause.length <= 12 &&
  words.length > 1 &&
  !words.some(({ text }) => /^(?:是|有|會|会|能|要|就|都|也|不|沒|没|沒有|没有)$/.test(text)) &&
  words.every(({ tag }) => /^(?:n|t|r|l|j|b|a|f|s|m|q|uj|v$|vn|eng)/.test(tag)) &&
  words.filter(({ tag }) => /^v$/.test(tag)).length <= Number(/^v$/.test(words.at(-1)!.tag)) &&
  /^(?:t|r)/.test(words[0]!.tag) &&
  words.length > Number(/^t/.test(words[0]!.tag)) + 1

/** 「成熟製程」, 「中國的文學翻譯」: a noun alone, of which the next clause says something. */
const isTopic = (words: Token[]): boolean => {
  const last = words.at(-1)
  if (!last) return false
  const isNamed =
    /^(?:n|j|eng|vn|s|k|f)/.test(last.tag) || (last.tag === 'v' && words.some(({ text }) => text === '的'))
  return isNamed && words.slice(0, -1).every(({ tag }) => /^(?:n|nz|j|eng|b|a|m|q|uj|vn|s|f|k)/.test(tag))
}

/** 「起一座新橋」, 「把一座舊橋修好」. */
const namesAction = (words: Token[]): boolean => {
  const [first, ...rest] = words
  if (!first || rest.length === 0) return false
  const isDone = /^(?:把|將|将)$/.test(first.text) && rest.some(({ tag }) => /^v/.test(tag))
  const isVerb =
    /^v(?!n)/.test(first.tag) && !/^(?:是|有|沒有|没有|需要|靠|缺|像|叫|成為|成为|等於|等于)/.test(first.text)
  return (
    isDone ||
    (isVerb &&
      rest.every(({ tag }) => /^(?:m|q|a|b|n|vn|uj|s|j|eng|f)/.test(tag)) &&
      // 「具備想象力的人」 names somebody.
      !rest.some(({ tag }, at) => tag === 'uj' && /^n/.test(rest[at - 1]?.tag ?? '')) &&
      /^(?:n|vn|s|j|eng)/.test(rest.at(-1)!.tag))
  )
}

/** 「講一百的那個阿伯，他把…」, 「本來遇不上的人，一下子全遇上了」: all verbs describe the noun that the clause ends in. */
function isSubjectOf(clause: string, next: string, tokens: (text: string) => Token[]): boolean {
  const words = tokens(clause)
  const of = words.findLastIndex(({ text }) => text === '的')
  const tail = words.slice(of + 1)
  if (of < 1 || tail.length === 0 || !tail.every(({ tag }) => /^(?:n|r|q|m|eng|j|s|c|x|nz|vn)/.test(tag)))
    return false
  const goesOn = /^(?:d|v|a|p|m|ad|z)/.test(tokens(next)[0]?.tag ?? '')
  const describes = /^(?:v(?!n)|d|a|z)/.test(words[0]!.tag) && !/[是有會会能要應应把被了]|可以/u.test(clause)
  const isTakenUp = /^[他她它牠佢]/u.test(next) && /^[這这那嗰][個个位些種种]/u.test(tail[0]!.text)
  return (describes && goesOn) || isTakenUp
}

/** 「只講前面那一個」, 「去日本那一年」: which, or what of that year, was said elsewhere. */
const POINTS_BACK =
  /(?:前面|後面|后面|上面|前|後|后)(?:那|這|这)?(?:一|兩|两|幾|几)?(?:個|个|種|种|句|點|点|者)(?!月|人|星期|禮拜|世紀|小時|鐘)|那一?(?:年|天|次|晚|夜|刻|陣|回)$/u
/** What stands before 那: not 「剛才說的」. */
const DESCRIBED_BY_VERB = /[^，]{3,}(?<![說说講讲提談谈問问寫写]過?)(?<![說说講讲提談谈問问寫写]过)的$/u
/** 「我不反對」, 「都有關」, 「等於…」, 「…就不止」, 「再厚也沒用」: what, was asked or said before. */
const ELLIPTICAL =
  /^(?:我(?:們|们)?)?(?:也|都|很|完全|非常|當然|当然|並|并)*(?:不|沒有|没有)?(?:反對|反对|贊成|赞成|同意|認同|认同|支持|有關|有关|無關|无关|後悔|后悔|擔心|担心|知道)(?:[，。]|$)|^(?:等於|等于|相當於|相当于|之[後后])|(?:就|還|还|遠|远)不止(?:[，。]|$)|(?:^|，)再\p{Script=Han}{1,3}[也都][不沒没無无]/u

function dangles(text: string, tokens: (text: string) => Token[]): boolean {
  // An ordinal without its list: 「第二個條件則是…」.
  if (
    /^(?:部分|主要|其中)?原因|^(?:答案|差別|差别|區別|区别|例外|代價|代价|原理|道理|做法|方法|過程|过程|目的|好處|好处|壞處|坏处|缺點|缺点|優點|优点)(?:就|則|则|也|都|很|跟|和|其實|其实)?(?:是|在|簡單|简单|一樣|一样|[^，]{0,8}一[樣样])/.test(
      text,
    ) ||
    // 「百分之四聽起來很少」, 「一位現在是輔助」: four per cent, or one, of what.
    /^(?:百分之|[0-9]+[%％]|[一二三四五六七八九]成)[^，]{0,6}[聽听看]起[來来]|^(?:另)?一[位個个](?:現在|现在|是|也|後來|后来|去|就|家)/.test(
      text,
    )
  )
    return true
  // 「另外百分之九十九」: besides what.
  if (/^(?:另外|其餘|其余|剩下|剩餘|剩余)的?[0-9一二兩两三四五六七八九十百]/.test(text)) return true
  // 「噴漿的是萬分之七」: seven in ten thousand of what.
  if (
    /^(?:而)?[^，是]{1,8}(?<!真)的(?:則|则|就)?是(?:百分之|[萬万千]分之|[0-9.]+[%％]?|[一二三四五六七八九十])[^，]{0,6}(?=，|$)/u.test(
      text,
    )
  )
    return true
  // 「三個都可以」: three of what.
  if (/^[兩两三四五六七八九](?:個|个|種|种|樣|样|者|項|项)都/.test(text)) return true
  if (/^第[一二三四五六七八九十]一?(?:個|个|點|点|類|类|種|种|是|就是)/.test(text)) return true
  if (/^(?:再(?![次說说也怎三過过好大多高難难])|然後|然后|接着|接著|隨後|随后)/.test(text)) return true
  // 「只看第一件，最要命的是第三件」: of what, was said before.
  if (/第[一二三四五六七八九十](?:個|个|點|点|類|类|種|种|件|項|项|條|条)(?=[，。]|$|[就則则]?是)/.test(text))
    return true
  if (POINTS_BACK.test(text) || ELLIPTICAL.test(text)) return true
  for (const match of text.matchAll(PRONOUN)) {
    const before = text.slice(0, match.index)
    const earlierClause = /[，；：,;]/.test(before)
    if (
      /^[這这那]/.test(match[0]) &&
      // 「沒有那麼貴」, 「沒有大家想的那麼聰明」
      /(?:沒有|没有|不)$|(?:沒有|没有)[^，]{1,6}[想說说講讲]的$/.test(before) &&
      /^[這这那][麼么]/.test(text.slice(match.index))
    )
      continue
    // 「畫給顧客看的那一面」: which, is said by what describes it.
    const isDescribed = /^那/.test(match[0]) && DESCRIBED_BY_VERB.test(before)
    if (isDescribed && tokens(before).some(({ tag }) => /^v(?!n)/.test(tag))) continue
    if (/^(這|这|那|此|同樣|同样)/.test(match[0])) {
      // 「甲報和乙報這樣的報館」: the names stand right before it.
      const apposition =
        /^[這这那](?:樣|样|些|個|个|種|种|位|[一二兩两三四五六七八九十幾几])/.test(text.slice(match.index)) &&
        NOMINAL_BEFORE.test(before)
      const lastWord = tokens(before).at(-1)
      // 「我們就是利用這兩個波」: what stands before is a verb's, even where the dictionary calls the verb a noun.
      const ahead = tokens(before.slice(before.search(/[^，；：,;:]*$/u)))
      const names = ahead.every(({ tag }) => !/^(?:v(?!n)|d|r|p)/.test(tag))
      if (apposition && names && lastWord && /^(n|eng|j|x|nrt)/.test(lastWord.tag)) continue
      if (!earlierClause || !tokens(before).some(({ tag }) => /^(?:n|eng|j|vn)/.test(tag))) return true
      continue
    }
    // 「住宅有三百萬戶，其中…」: of which is said in the clause before.
    if (/^其中/.test(match[0]) && earlierClause && tokens(before).some(({ tag }) => /^(?:n|eng|j)/.test(tag)))
      continue
    if (/^(其中|前者|後者|后者|上述|剛才|刚才|對方|对方)/.test(match[0])) return true
    if (
      /^[他她]/.test(match[0]) &&
      !tokens(before).some(
        ({ text: word, tag }, at, all) =>
          /^nr/.test(tag) ||
          (/[家者員员師师長长生]$|.人$|^[A-Z]/.test(word) && !NOBODY.test(word)) ||
          // Of bodies of people one says 他們, never 他.
          (/^[他她][們们]/.test(match[0]) &&
            /[校院司府部門门構构台隊队會会局社團团署廠厂店家國国]$/.test(word)) ||
          (word === '人' && /^[個个名位種种的些]$/.test(all[at - 1]?.text ?? '')),
      )
    )
      return true
    if (!earlierClause && !tokens(before).some(({ tag }) => /^(n|eng|j)/.test(tag) && tag !== 'ng'))
      return true
    if (before === '') return true
  }
  return false
}

/** Segments with the dictionary, then puts together what belongs together in this text (see `discoverTerms`). */
function segment(text: string, terms: ReadonlySet<string>): Token[] {
  const simplified = toSimplified(text)
  const tagged = jieba().tag(simplified)
  const found: Token[] = []
  let at = 0
  for (let index = 0; index < tagged.length; index++) {
    let { word, tag } = tagged[index]!
    let joined = word
    for (let ahead = index + 1; ahead < Math.min(tagged.length, index + 5); ahead++) {
      joined += tagged[ahead]!.word
      if (!terms.has(joined)) continue
      word = joined
      tag = 'n'
      index = ahead
    }
    found.push({ text: text.slice(at, at + word.length), tag })
    at += word.length
  }
  return found
}

const LEAST_SIGHTINGS = 3

/**
 * Words that the dictionary does not know, found by how they stand in the text: two neighbours, one of them a single
 * character, that occur together at least three times and hardly ever apart (算＋力). After Sproat and Shih, "A
 * statistical method for finding word boundaries in Chinese text" (1990), with a ratio in place of mutual information.
 */
function discoverTerms(text: string): Set<string> {
  const words = jieba()
    .tag(toSimplified(text))
    .map(({ word, tag }) => ({
      word,
      joins: /\p{Script=Han}/u.test(word) && !/^(u|c|p|d|r|m|q|y|e|f|x|t)/.test(tag),
    }))
  const single = new Map<string, number>()
  const pairs = new Map<string, [string, string, number]>()
  words.forEach(({ word, joins }, index) => {
    single.set(word, (single.get(word) ?? 0) + 1)
    const next = words[index + 1]
    if (
      !joins ||
      !next?.joins ||
      Math.min(word.length, next.word.length) > 1 ||
      word.length + next.word.length > 4
    )
      return
    const pair = pairs.get(word + next.word) ?? [word, next.word, 0]
    pair[2]++
    pairs.set(word + next.word, pair)
  })
  const terms = new Set<string>()
  for (const [joined, [left, right, count]] of pairs) {
    if (count >= LEAST_SIGHTINGS && count >= 0.6 * Math.min(single.get(left)!, single.get(right)!))
      terms.add(joined)
  }
  return terms
}

/**
 * The rules of Chinese, in both scripts, with the vocabulary of one text.
 * @param text the whole interview, from which words unknown to the dictionary are learnt
 * @param terms further words known to be words, such as the cue words of `deck.yaml`
 */
export function chinese(text: string, terms: readonly string[] = []): Grammar {
  const vocabulary = discoverTerms(text)
  for (const term of terms) vocabulary.add(toSimplified(term))
  const cache = new Map<string, Token[]>()
  const tokens = (piece: string): Token[] => {
    let found = cache.get(piece)
    if (!found) {
      found = segment(piece, vocabulary)
      cache.set(piece, found)
    }
    return found
  }
  return {
    ...rules,
    tokens,
    contentWords: (piece) => contentTokensOf(tokens(piece)).map((token) => token.text),
    contentTokens: (piece) => contentTokensOf(tokens(piece)),
    standsAlone: (clause, opening) => standsAlone(clause, tokens(clause), opening),
    dangles: (piece) => dangles(piece, tokens),
    leadsUp: (clause) => leadsUp(clause, tokens(clause)),
    namesTopic: (clause) => namesTopic(clause, tokens(clause)),
    namesAction: (clause) => namesAction(tokens(clause)),
    saysSomething: (clause) => saysSomething(tokens(clause)),
    splitsNoun: (clause, next) => isSubjectOf(clause, next, tokens),
    isBound: (clause) =>
      BOUND.test(clause) ||
      /(\p{Script=Han})[不没沒]\1$/u.test(clause) ||
      !saysSomething(tokens(clause)) ||
      namesTime(clause, tokens(clause)) ||
      namesTopic(clause, tokens(clause)) ||
      isTopic(tokens(clause)),
  }
}

const BOUND = variants(
  /^(?:但|但是|而|而且|不過|不过|所以|因此)?(?:如果|假如|要是|若|只要|只有在|除非|一旦|當|当|雖然|虽然|雖|虽|儘管|尽管|哪怕|即使|即便|就算|既然|因為|因为|由於|由于|為了|为了|隨着|隨著|随着|隨|.{0,5}(?:無論|无论|不管|不論|不论)|等到|到了|假以時日|假以时日|在.{1,14}(?:[內内裏裡里中下上後后前時时]|以前|以後|之前|之後|方面)$|從.{1,14}(?:來看|来看|上看|來說|来说)$|从.{1,14}(?:来看|上看|来说)$|(?:至少|起碼|起码).{0,6}看$|根據|根据|據|据|按照|以.{1,14}[為为]例$|用.{1,8}的話來?說|用.{1,8}的话来?说|.{1,8}(?:認為|认为|說|说|指出|表示)$|對.{1,10}(?:而言|來說)$|对.{1,10}(?:而言|来说)$|.{3,16}(?<![公英華华那這这哪])[裡裏里]$|.{2,16}(?:裡面|裏面|里面|裡頭|裏頭|里头|當中|当中|之中|之間|之间)$|.{0,14}的?(?:時候|时候|情況下|情况下|前提下|之後|之后|以後|以后|時|时)$|每(?:多|少|降|升|加|減|减|增|提|過|过|隔|漲|涨|跌)[^，]{1,12}$|.{1,14}(?:限制|壓力|压力|影響|影响|背景|推動|推动|帶動|带动|政策|制度|衝擊|冲击|環境|环境)之?下$|近.{1,4}年(?:以?[來来])?$|(?:過去|过去)$|[^，]{1,4}了[0-9一二三四五六七八九十百兩两幾几]+多?(?:天|年|個月|个月|小時|小时|分鐘|分钟|週|周|次|遍)$|[^，]{0,8}[跟帶带拿坐抱騎骑背扛][着著][^，]{1,8}$|[0-9一二兩两三四五六七八九十百幾几數数]+年(?:之)?(?:內|内|後|后)$)/,
)

const ONCE = '(?:當年|以前|從前|起初|一開始|剛開始|原本|本來|當初|曾經|最初|初初)'
const BELIEVES = '(?:覺得|認為|以為|說過|講過|相信|信得|信|反對|贊成|想的?是)'
/** What the speaker held once, with nothing in the sentence of what came of it. */
const HELD_ONCE = inBothScripts(
  new RegExp(
    `^(?!.*(?:後來|現在|如今|但|可是|不過|才|結果))(?:.*，)?(?:${[
      `${ONCE}(?:的?時候|時)?，?(?:我|大家|人人)`,
      `(?:我|我們|大家)${ONCE}`,
      `(?:年輕|小|那時|當時|[0-9〇零一二三四五六七八九十]{2,4}年)(?:的?時候|時|那陣)?，?我們?[^，]{0,8}?${BELIEVES}`,
      `我們?(?:年輕|小|[^，覺認以想說]{0,4})?(?:的?時候|當時|那時)(?:[^，]{0,4}?|，(?:[^，]{1,16}，)?(?:總|還|也)?)${BELIEVES}`,
      `[^，]{0,10}(?:年|時候|當時|那時|之後|開始)[^，]{0,10}，我(?:當時|那時|本來)?是(?:很|最)?(?:反對|贊成|支持|不信)的`,
      `我(?:當年|當時|那時|本來|原本)是(?:很|最)?(?:反對|贊成|支持|不信)的`,
    ].join('|')})`,
    'u',
  ),
)

/** 「可他第二天走了」: said for 可是, and no 可以 or 可能. */
const BUT =
  /^(?:但|不過|不过|然而|可是|卻|却|可(?=[我你您他她它咱這这那就要真到一人現现如誰谁哪][^，]|\p{Script=Han}{1,3}(?:[裡裏里上]|們|们)))/u

const written: Omit<
  Grammar,
  | 'tokens'
  | 'contentWords'
  | 'contentTokens'
  | 'standsAlone'
  | 'dangles'
  | 'isBound'
  | 'namesTopic'
  | 'namesAction'
  | 'splitsNoun'
  | 'saysSomething'
  | 'leadsUp'
> = {
  isChinese: true,
  joint: '',
  knowsRelations: true,
  clauses,
  width,
  limits: { headline: 42, point: 36, least: 8 },
  stageDirection: STAGE_DIRECTION_ZH,
  lead: /^(?:(?:但是|但|不過|不过|然而|可是|而且|另外(?![0-9一二兩两三四五六七八九十百的])|此外|另一方面|一方面|同時|同时|簡單[來地]?[說講]|简单[来地]?[说讲]|因此|所以|於是|于是|真的(?=，)|其實|其实|當然|当然|那麼|那么|那(?=其實|其实|我|你|現在|现在|今天|對|对|首先)|就是(?:說|说)|首先|其次|再次|最後|最后|結果|结果|總之|总之|如此一來|如此一来|事實上|事实上|實際上|实际上|也就是說|也就是说|即是說|即是说|換句話說|换句话说|說實話|说实话|說句實話|说句实话|(?:要)?老實[說講]|(?:要)?老实[说讲]|我(?:要|想)[說说講讲]一?句[^，]{0,8}的?[話话](?=，)|坦白說|坦白说|我(?:們|们)?(?:認為|认为|覺得|觉得|想|相信|看來|看来|一直認為|一直认为|常常?說|常常?说)|我(?:現在|现在|通常|常常?|一般|只能|會|会|都)*(?:[說说講讲]|跟人[說说講讲])(?=，)|應該[說講](?=，)|应该[说讲](?=，)|[後后][來来]我(?:才)?(?:知道|發現|发现|明白)(?=，)|我(?:們|们)需要看到|要知道|其中(?=一[個个點点項项種种])|而(?!言|已|是)|則|则|嗯|呃|啊|(?:對|对|是的|沒錯|没错)(?=，))(?:[呢啊嘛](?=，))?，?)+/,
  yesOrNo: inBothScripts(
    /^(?:(?:嗯|唔|其實|老實說)，?)?(?:是的?|不是的?|係|唔係|對|不對|會|不會|有|沒有|冇|可以|不可以|能|不能|需要|不需要|值得|不值得|當然(?:不?(?:是|會|可以|有))?|不一定|未必|不見得|不完全是?|差不多|絕對(?:不?(?:是|會)|沒有)?|完全(?:不?(?:是|會)|沒有)?|沒錯|恰恰相反|剛好相反|一半一半|還沒有?|暫時沒有)(?=[，。；])/u,
  ),
  answersWhy: /^(?:因為|因为)(?!.*(?:所以|因此|才|就))/u,
  condition:
    /^(?:(?:但是?|而且?|不過|不过|所以|因此|而|我(?:認為|认为|覺得|觉得|相信))，?)?(?:如果|假如|要是|倘若|若(?!干)|只要|只有在|除非|一旦|即使|即便|就算|哪怕|既然|無論|无论|不管|不論|不论)|^[^「『“]{1,14}(?:如果|假如|要是|倘若|一旦)/,
  isConsequence: (clause) =>
    /就|才|便|也|會|会|能|可以|將|将|都|要|應該|应该|必須|必须|只好|不得不|仍|還是|还是|更|未必|不|至少|起碼|起码/.test(
      clause,
    ),
  connective:
    /^(?:(?:對|对|是的|沒錯|没错|嗯|其次|再次|最後|最后|另外|此外|同時|同时|另一方面|因此|所以|於是|于是|不過|不过|然而|可是|但是)，|(?:不過|不过|可是|但是?|所以)(?=\p{Script=Han}))/u,
  tag: /，?(?:[是對对]吧|[對对]不[對对]|[對对][嗎吗]|你知道)$/,
  aside:
    /^(?:[是對对]吧|(?:而|但)?正如(?:我)?(?:剛才|刚才|前面|之前).{0,4}|要知道|你知道|我們都知道|我们都知道|大家都?知道|說實話|说实话|老實說|老实说|坦白[說说講讲]|簡單[來地]?[說講]|简单[来地]?[说讲]|最簡單的來說|最简单的来说|簡單地說|总的来说|總的來說|換句話說|换句话说|也就是說|也就是说|即是說|即是说|但?不管怎[麼么][樣样]|怎麼說呢|怎么说呢|首先|其次|另外|此外|因此|所以|當然|当然|其實|其实|事實上|事实上|嗯|呃|對|对|是的|沒錯|没错|我(?:認為|认为|覺得|觉得|想)|但?我(?:們|们)需要看到|如此一來|如此一来|總之|总之|我(?:要|想)[說说講讲]一?句[^，]{0,8}[話话]|(?:所以)?我(?:現在|现在|通常|常常?|一般|都|會|会)*[說说講讲]|[應应][該该][說说講讲]|[後后][來来]我(?:才)?(?:知道|發現|发现|明白))$/,
  follows:
    /^.{0,4}?(?:就|便|才)(?!是|在於|在于|算)|^(?:我(?:們|们)?(?:認為|认为|覺得|觉得|想))?(?:需要|必須|必须|只能|只好|不得不|至少要)/,
  leansBack:
    /^(?:即(?!使|便)|也就是|就是因為|就是因为|而是|更(?!多的人)|甚至|以及|還有|还有|加之|並且|并且|從而|从而|以便|以免|只是|哪怕|包括|例如|比如|尤其|特別是|特别是|那就|那便|才|就|便|則|则)/,
  completes:
    /^(?:即(?!使|便|是[說说])|(?:就|都|也|正|那)?是|不是|也就是|而是|處於|处于|以至|直到|前提|條件是|条件是|那(?:就)?是在|除非|只要|如果|哪怕|至少|起碼|起码|要不是|其他|其餘|其余|剩下|否則|否则|不然|或者|或是|或(?![許许]))/,
  corrects: /^(?:而?是(?!否|不是)|就是(?!說|说))/,
  deniesWhat: /不(?:是|在於|在于)/,
  setsRight: /^(?:而)?(?:是(?!的|啊|不是)|在於|在于)/,
  pairs: [
    [/不僅|不仅|不但|不只|不單|不单/, /更|還|还|也|而且|甚至|並|并/],
    [/(?<!是)不是(?!.*[嗎吗])/, /而是/],
    [/越/, /越.*越|^.*越/],
    [/一方面/, /另一方面/],
    [/[是都]在/, /(?:前提|情況|情况|背景|條件|条件)下/],
    [/^(?:因為|因为|由於|由于)/, /所以|因此|就|才|便|使|令|導致|导致/],
    [/雖|虽|儘管|尽管|固然/, /但|卻|却|依舊|依旧|還是|还是|仍/],
    [/分[為为成][一二三四五六七八九十兩两几幾]+[類类種种]$/, /./],
    [/與其|与其/, /不如/],
    [/第一(?!次|時間|时间|梯|線|线|流|手)/, /第二/],
    [/第二/, /第三/],
    [/第三/, /第四/],
    [/^先(?!是|生|進|进|前|後|后|天|鋒|锋|例)/, /再|然後|然后|最後|最后|接着|接著|才/],
  ],
  breaksOff:
    /^(?!.*[是會会很挺蠻蛮夠够最真]).{6,}\p{Script=Han}的$|(?:就像|好像|如同)在?[0-9一二三四五六七八九十]+(?:年代?|世紀|世纪)$|(?:認為|认为|以為|以为|覺得|觉得|表示|指出|發現|发现|說|说|問|问|(?<![才也都就不還还正總总])是|(?<![所存現现實实內内自])在|把|[對对]|和|與|与|的時候|的时候|信心|如下|[為为]例|[這这那此][時时])$/u,
  continuesSubject: () => false,
  // 「帶着一盒酥餅來找我」, 「（每層選一個人，）一個月一千五百塊，什麼都管」
  tiedSubject:
    /^[^，]{0,8}[跟帶带拿坐抱騎骑背扛][着著]|^[0-9一二兩两三四五六七八九十百幾几][^，是有]*(?:[塊块元歲岁蚊]|公里|人)$|^(?:[你您]?要|[你您])知道|^(?:有的(?!是)|一半|[一二兩两三四五六七八九]成(?:是|都|在|會|会)|百分之[^，]{1,6}(?:是|都|在|會|会)|[0-9一二兩两三四五六七八九十]+[點点時时](?:[半一二三四五]|p{Script=Han})|有[一二兩两三四五六七八九十幾几]+[個个位名](?!人)|另(?:外)?[一二兩两三四五六七八九十幾几])/,
  heldOnce: HELD_ONCE,
  comesRound:
    /我(?:以前|當初|当初|當年|当年|那時|那时|當時|当时)?(?:是|都|也)?(?:看|想|估|睇)?[錯错](?:了|的|晒|[，。]|$)|我?(?:現在|现在|如今)，?我?(?:的(?:看法|立場|立场|主張|主张|想法)|[^，]{0,3}(?:覺得|觉得|認為|认为|主張|主张|相信|看(?![到見见]))|不(?:再)?[這这那][麼么樣样])|不再[這这那][麼么樣样]|改(?:變|变|了)?(?:主意|看法|口|觀|观)|不[這这那][麼么樣样](?:想|說|说|看)了|收回|我(?:現在|现在)[說说]/u,
  rejects:
    /^(?:(?:但是?|可是|不過|不过|其實|其实|老實說|老实说)，?)?(?:[這这那](?:個|个|句話|句话|話|话|種|种)?(?:說法|说法|想法|看法)?(?:就|其實|其实|當然|当然|根本|完全)?(?:是[錯错]|不對|不对|不是真|不成立|倒過來|倒过来|是假)|[錯错]了?[。，]|不[對对][。，]|不是(?:的|[這这那][樣样麼么]的?)?[。，]|[^，]{1,8}(?:從來|从来|根本|並|并)?(?:沒有?|没有?)(?:[說说講讲]|[做寫写])[過过]?[這这那](?:句|樣|样|種|种)?[話话]?|沒有[。，]|没有[。，]|我(?:看|想|睇)?[錯错]了?|(?:後來|后来|最後|最后|結果|结果)，?我?(?:才|就|慢慢)*(?:[發发][現现覺觉]|知道|明白|看到|懂)|我(?:還是|还是|仍然|依然)(?:反對|反对|不)|(?:我現在|我现在|現在我|现在我)(?:不|只)|我(?:就|便)?(?:說|说|回答|反問|反问|回他|回她)(?![过過])|(?:我)?(?:是)?(?:[開开]玩笑|[說说講讲]笑)(?:的|而已|啦|罷了|罢了)?[。，！]|不，[這这那]|(?:認真|认真|正經|正经)(?:地)?[講讲說说])/u,
  introduces:
    /(?:有|剩下?)(?:這麼|这么|那麼|那么)?(?:一|兩|两|幾|几|很多|許多|许多|好多)?(?:[個个位名家間间所座棟栋條条種种次班批對对套項项款部本篇份支台臺]|群人|些人)[^，]{1,14}$|(?:一|兩|两|[這这那])[個个位名]\p{Script=Han}{1,6}叫/u,
  defines: /所謂|所谓|是指|指的是|，意思就?是|的(?:意思|定義|定义)就?是|(?:說白了|说白了)就是/,
  needsNext,
  takesBack: BUT,
  turns: new RegExp(`${BUT.source}|^(?:而(?!且)|只是|反而|相反)`, 'u'),
  cues: {
    question: /[？?]」?$/,
    asksForFact:
      /多少|多久|[幾几](?:[個个點点年歲岁次天家位名]|多)|什麼時候|什么时候|甚麼時候|哪一?年|何時|何时|多大(?:年[紀纪]|[歲岁])/,
    stance:
      /我(?:一直|始終|始终|更|很|也)?(?:認為|认为|覺得|觉得|相信|主張|主张|反對|反对|不同意|有.{0,6}信心)|關鍵|关键|[與与]其.+不如|其實|其实|事實上|事实上|本質|本质|應該|应该|必須|必须/,
    enumeration:
      /[一二兩两三四五六七八九十幾几]個?(?:大|個|个|件|樣|样|步|類|类|種|种|點|点|方面|條件|条件|階段|阶段|原因).{0,10}[：:，]|首先|其次|第[一二三四五](?!梯)|、.+、|分為|分为/,
    corrects:
      /(?:不[是在]|沒有?|没有?|唔係)[^，]{1,14}，(?:而)?(?:[是在]|係)|[是在][^，]{1,14}，(?:而)?不[是在]/,
    contrast: /但|卻|却|而不|不是.+而是|相反|反而|相比|比.{1,12}(?:要|更|還|还)/,
    superlative:
      /最|唯一|首要|根本|決定|决定|至關重要|至关重要|必不可|絕對|绝对|永遠|永远|從來|从来|前所未有/,
    definition:
      /(?:終究|终究|其實|其实|則|则|就|才)?是.{0,16}(?:工具|燃料|根基|基礎|基础|核心|瓶頸|瓶颈|關鍵|关键|過程|过程|本質|本质|所在|元素|要素|條件|条件)/,
    conclusion:
      /^(?:因此|所以|總之|总之|可見|可见|如此一來|如此一来|歸根|归根|說到底|说到底|這就是|这就是|終究|终究)|我(?:就|才|終於|终于)?(?:明白|懂得?|意識到|意识到)了?[，：]|終究|终究|歸根結底|归根结底/,
    example: /^以.{1,16}[為为]例|以.{1,16}[為为]例|舉個例子|举个例子|比如|例如|就像|好比|譬如/,
    anecdote:
      /^我(?:個|家)?(?:爸|媽|妈|父親|父亲|母親|母亲|太太|先生|老公|老婆|兒子|儿子|女兒|女儿|仔|阿公|阿嬤|阿婆|外婆|奶奶|爺爺|爷爷)|^有一?[個个位]\p{Script=Han}{1,4}，|想起|[講讲說说有][個个]故事|[這这]個故事|有一次|有一回|(?:^|，)(?:我|他|她|他們|他们)?(?:當時|当时|那天|那年|小時候|小时候)|在(?:電影|电影|小說|小说|那部)|(?:^|我|還|还)(?:記得|记得)|我(?:們|们)?(?:[^，]{0,4})有一?[個个位名]\p{Script=Han}{1,4}，/u,
    reported:
      /^(?!.*(?:實際|实际|其實|其实|但|卻|却|可是))(?:官方|帳面|账面|名義上|名义上|理論上|理论上|紙面上|纸面上)|^(?:[她他](?:們|们)?|\p{Script=Han}{2,6}(?:老師|老师|教授|先生|女士|小姐|博士))的(?:意思|理由|說法|说法|論點|论点|看法|主張|主张)(?:就)?是|(?<![沒没要是會会少所])有人(?=[^，。]{0,8}[說说講讲話话問问笑罵骂勸劝寫写提想]|[^。]{0,14}(?:認為|认为|覺得|觉得|主張|主张|反對|反对|批評|批评|建議|建议|質疑|质疑|擔心|担心|相信|以為|以为|喜歡|喜欢|希望|贊成|赞成|同意|不滿|不满))|(?:大家|人人|人家|一般人|普通人|別人|别人|外界|外人|外面|網上|网上|社會上|社会上|坊間|坊间|老一輩|老一辈|不少人|許多人|许多人|(?<!這|这|很)多數人|多数人)(?:都|總|总|常|老|也|一直|往往)*(?:會|会)?(?:說|说|認為|认为|覺得|觉得|批評|批评|擔心|担心|喜歡說|喜欢说|講|讲)|人們(?:常|總|都)|人们(?:常|总|都)|他們(?:說|認為)|他们(?:说|认为)|過去我們都|过去我们都|很多人(?:說|认为|認為|觉得|覺得)|以[為为](?!.*(?:，其[實实](?!不)|才|，但|，可是|原[來来]))|據說|据说|(?:^|，)(?:人人)?都(?:說|说|話|话)(?!了|過|过|不)|(?:以前|從前|从前|起初|一開始|一开始|剛開始|刚开始|原本|本來|本来|當初|当初|曾經|曾经|初初)，?(?:我|我們|我们|大家|人人)(?:也|都|總|总|一直|還|还|很|不|會|会)*(?:覺得|觉得|認為|认为|想|說|说|講|讲|希望|反對|反对|相信|喜歡|喜欢|討厭|讨厌)/u,
    courtesy:
      /^[^，]{0,8}有(?:一)?(?:件|個|个|種|种|樣|样)(?:很|非常|最|特別|特别)?[^，]{0,6}的(?:事|事情|問題|问题|現象|现象|地方|例子|故事)[。：]?$|^(?:我)?(?:要|想|先)?(?:講|讲|說|说)(?:一)?(?:個|个|句)?(?:不好聽|不好听|難聽|难听|清楚|明白)|^我(?:舉|举)(?:個|个)例|(?:要先|先要)(?:講|讲|說|说)清楚$|^(?:這|这|那)?(?:就|也)?(?:要)?看[你您](?:說|说|怎|指)|^(?:(?:好的?|嗯|那麼?|那么|最後|最后|首先|再次)，?)*(?:非常|十分|很|我們|我们|讓我們|让我们|先)?(?:謝謝|谢谢|感謝|感谢|多謝|多谢|大家好|各位.{0,14}好|主持人好|[你您]好|歡迎|欢迎|有請|有请|接下來有請|接下来有请|由[於于]時間|由于时间|時間關係|时间关系)|[這这](?:一)?(?:段|句)[^，。]{0,6}(?:不|別|别)[^，。]{0,3}(?:登|刊|寫|写|錄|录|播)|有[請请].{2,30}(?:發表|发表|發言|发言|老師|老师|先生|女士|校長|校长|教授|博士)/,
    because: /^(?:就是|那是|主要是|這是|这是)?(?:因為|因为|由於|由于|缺|原因|在於|在于|靠)/,
    later:
      /^(?:但|可是|然而|不過|不过)?(?:.{0,6}[年月天週周](?:之)?[後后]|[之此][後后]|後來|后来|現在|现在|如今|今天|到了?今|去年|前年|今年|第[二三四五](?:個|个)?[年月週周天])/,
    position:
      /我(?:自己)?的(?:判斷|判断|看法|主張|主张|立場|立场|折衷|態度|态度)(?:現在|现在)?(?:就)?是|我(?:所)?反[對对]的是|我(?:只是|最)怕|(?:現在|现在)我?(?:覺得|觉得|會說|会说|的看法)|所以我(?:現在|现在|一直|常)|如果只能[選选]一/u,
    asksForView:
      /應不應該|应不应该|[嗎吗]？?$|[會会]不[會会]|[值該该]不[值該该]|(?:是不是|能不能|要不要|可不可以|有沒有|有没有)/u,
    newStrand: /^(?:其次|再次|最後|最后|第[二三四五六]|另外|此外|另一方面|至於|至于)/,
    future:
      /(?:[0-9０-９一二兩两三四五六七八九十百幾几數数]+(?:到|至|、|-|–)?[0-9０-９一二兩两三四五六七八九十]*(?:多)?(?:年|個月|个月|個世紀|个世纪|天|週|周)(?:之)?(?:內|内|後|后|以內|以内|以後|以后|可能|左右))|短期[內内]|[將将]來|[將将]會|[將将]会|今後|今后|未來|未来|遲早|迟早|假以時日|假以时日/,
    advice:
      /我(?:一直|始終|始终|還是|还是|仍然|更)?(?:認為|认为|主張|主张|反對|反对|支持|贊成|赞成|建議|建议)|我的(?:看法|建議|建议|主張|主张|意見|意见)|(?:應該|应该|必須|必须|要配上)|^(?:如果|假如|要是|只要)/,
    past: /^(?!.*(?:現在|现在|如今|後來|后来|今天|之[後后]))(?:過去|过去|以前|從前|从前|當年|当年|早年|早期|[一二三四五六七八九十幾几]+年前)|^(?:當時|当时|那時|那时)|^(?:後來|后来)我(?!.{0,3}(?:才|發現|发现|明白|知道|懂))/,
    concedes: inBothScripts(
      /(?:不|沒有|没有)(?:想)?否[認认]|我承[認认]|是有的(?:[，。]|$)|(?:講|讲|說|说)得(?:也|很|非常)?有道理|[說说講讲]對了?一半|我(?:也)?(?:能|可以|很)?理解(?=[，。]|$)|^(?:話說回來|话说回来|平心而論|平心而论)，|^(?:希望|但願)(?:是)?我(?:是)?(?:錯|看錯)/,
    ),
    caveat:
      /^(?:(?:不過|不过|但是?|可是|當然|当然)，?)?(?:(?:前提|條件|条件)(?:就)?是|我(?:也|必須|必须)?(?:要|想|得)?(?:先)?(?:講|讲|說|说)(?:清楚|明白)|我(?:也)?不敢(?:說|说|保證|保证)|我(?:也)?(?:沒有|没有|沒|没)(?:辦法|办法)?(?:證明|证明|保證|保证)|我(?:也)?不能(?:證明|证明|保證|保证)|[這这那](?:只|也)?(?:是|只是)(?:我|我們|我们)(?:自己)?的(?:估計|估计|猜測|猜测|推測|推测|印象|看法)|[這这那](?:個|个)?(?:數字|数字|比例|結果|结果|研究|樣本|样本)(?:只|並|并|還|还|也)?(?:計|计|算|包括|沒|没|不|未)|樣本(?:太|很|不)|样本(?:太|很|不))/,
    setsUp:
      /^(?:(?:所以|但是?|那時|當時|後來)，?)?(?:[^，]{0,5}問(?:過)?我[^，]{0,4}(?:[，：:]|$)|我(?:就|便|也)?(?:說|問|回答)(?:[：:「“])|(?:[^，]{0,6}，)?我們?(?:曾經?|也)?做(?:過|了)一?[個次項份][^，]{0,8}(?:試驗|實驗|統計|調查|測試|研究|回訪))/u,
    assents: inBothScripts(
      /^(?:(?:是的?|對|不|不過|但是?)，?)?(?:我(?:們)?(?:完全|部分|基本上?|大致|很|也|並|只|一半)*(?:不)?(?:同意|贊成|贊同|接受|認同)|我(?:跟|和|與)[^，]{1,8}(?:不同|不一樣|相反|一樣|看法)|[^，]{1,8}(?:說|講)得(?:很|也|都)?對|(?:這|那)(?:一)?(?:點|句|個)我)/u,
    ),
    judges:
      /^(?=.{3,18}$)(?:(?:但是?|可是|不過|當然|其實|老實說)，?)?(?:(?:這|那|它|他們?|她們?|這樣|那樣|這些|那些)(?:當然|其實|也|都|還|並|根本|絕對|遠遠)*(?:不|沒)|(?:這|那)(?:當然|其實|也|都)*(?:太|只是(?:開始|表面|藉口|巧合|估計))|(?:遠遠|還是|還)(?:不夠|不足)|不夠[。，])/u,
    greets: /歡迎|欢迎|您好|你好|謝謝|谢谢/,
    sumsUp: /^[這这那](?:些|[兩两三四五六幾几])(?:個|个|件|點|点|條|条|種|种|樣|样|項|项|步)?/u,
    filler:
      /就是(?:說|说)?|[這这那][個个]|然後|然后|[對对是]吧|[對对是][嗎吗]|其實|其实|可能|[嗯呃啊呢]|那[麼么]|的話|的话|我們|我们|大家|我(?:覺得|觉得|認為|认为)/g,
    negative:
      /不(?![僅仅但只過过斷断]|同(?!意))|沒|没|無(?![論數])|无(?![论数])|非(?![常洲])|未(?![來来])|缺|難(?![道免怪])|难(?![道免怪])|否/,
  },
}

const rules = withVariants(written)
