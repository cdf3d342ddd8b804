import type { Interview, Statement } from '../model.ts'
import type { Grammar } from './grammar.ts'
import { type NounPhrase, nounPhrases } from './noun-phrases.ts'
import type { Exchange, Group } from './themes.ts'
import { inBothScripts } from './variants.ts'

/** What a section is called. */
export interface ThemeName {
  title: string
  /** The sentences of the question that the title is or stands in: what answers another question does not answer it. */
  asked?: number[]
}

/**
 * Names for themes, in the words of the text: the heading that stands above the theme; the question asked in it that says
 * most of itself and of the theme; a noun phrase of several words that more of the theme comes back to; a remark to which
 * the guest replies; any phrase of several words; a question that follows up, closes or is private; one that leans on what
 * was said; the nouns most its own.
 */
export function nameThemes(groups: Group[], interview: Interview, grammar: Grammar): ThemeName[] {
  const taken = new Set<string>()
  return groups.map(({ exchanges, opening }, index) => {
    const heading = headingBefore(opening ?? exchanges[0]!, interview, grammar)
    if (heading) return { title: heading }
    const [question, ...others] = questionsIn(exchanges, groups, interview, grammar)
    const phrases = ownPhrases(groups, index, interview, grammar, taken)
    const several = phrases.filter((phrase) => phrase.comesBack && !isSingle(phrase, grammar))
    const recurring = several.find(({ recurs }) => recurs)
    const named = (phrase: Weighed[]): ThemeName => ({ title: join(phrase, interview, grammar, taken) })
    const isWider =
      recurring &&
      exchanges.length > 2 &&
      shareNaming(recurring.words, exchanges, grammar) > (question?.share ?? 0)
    if (question && question.worth > 0 && !isWider) return nameOf(question)
    // «The turf cutters are the villains of this story.» says more than «Turf cutters».
    const remark = shortRemark(exchanges, interview, grammar)
    if (remark && !isWider) return remark
    // «Which germ worries you most?» says what «Germ worries» does not.
    const phrase = recurring ?? several[0]
    const around = [question, ...others].find(
      (one) => one && !one.closes && phrase && one.title.toLowerCase().includes(phrase.text.toLowerCase()),
    )
    if (around) return nameOf(around)
    if (recurring) return named([recurring])
    if (remark) return remark
    const alone = exchanges.length === 1 ? [question, ...others].find((one) => one?.closes) : undefined
    if (alone) return nameOf(alone)
    if (several[0]) return named([several[0]])
    const asked = nounPhrases(textOfQuestions(exchanges), grammar).find(
      (phrase) => !isSingle(phrase, grammar) && !phrase.words.some((word) => taken.has(word)),
    )
    if (asked) return { title: capitalised(asked.text) }
    const any = question ?? others[0]
    if (any) return nameOf(any)
    // «Could a computer do it?» leans on what was said, and says more than «Computer».
    const leaning = leaningQuestion(exchanges, interview, grammar)
    if (leaning) return leaning
    const again = phrases.filter(({ comesBack }) => comesBack)
    // Of passing mentions one is enough: «Leg and rain» would promise a thought.
    const nouns = again.length > 0 ? again : phrases.filter(isSurelyNominal).slice(0, 1)
    return nouns.length > 0 ? named(nouns) : { title: grammar.isChinese ? '其他' : 'More' }
  })
}

/** «Rows skips» may be a subject and its verb. */
const isSurelyNominal = ({ words, text }: NounPhrase): boolean => words.length === 1 || !text.endsWith('s')

/** ▍01 and 2. before a heading. */
const HEADING_NUMBER =
  /^[■□●○◆◇▲△▼▽★☆※►▶▍▌█|｜\s]*(?:(?:0\d|\d{1,2}[.、]|[一二三四五六七八九十]{1,3}、)\s*)?/u

/** A section heading right before the exchange, if it is short and no quotation or question. */
function headingBefore(exchange: Exchange, interview: Interview, grammar: Grammar): string | undefined {
  for (let index = exchange.turn - 1; index >= 0; index--) {
    const { role, text } = interview.turns[index]!
    if (role === 'answer') return undefined
    if (role !== 'heading') continue
    const plain = text.trim()
    if (
      // The title may be told with what kind of text it is: 【專訪】.
      (interview.meta.title !== undefined && plain.includes(interview.meta.title)) ||
      /[？?]$|\b(?:19|20)\d{2}\b|(?:19|20)\d{2}\s*年|^[「“"『]|^(?:專訪|专访|訪|访|對話|对话|對談|对谈|interview)/i.test(
        plain,
      ) ||
      // 採訪：編輯組, | Years at sea | 26 |, 編者按: of the text, not of its matter.
      /[：:|｜]|[按註注]$/u.test(plain) ||
      grammar.width(plain) > (grammar.isChinese ? 14 : 40)
    )
      return undefined
    return plain.replace(HEADING_NUMBER, '')
  }
  return undefined
}

/** The widest question that names its section, and that of one that leans on what was said. */
const WIDEST = { chinese: 22, english: 56 }
const WIDEST_REMARK = 56
const WIDEST_LEANING = { chinese: 16, english: 44 }
/** The least of one that says of itself what it asks, as a share of the least that a heading says. */
const LEAST_ASKED = { chinese: 0.8, english: 0.75 }

/** A later clause that is a question in itself. */
const ASKS_EN =
  /^(?:how|what|why|who|when|where|which|is|are|was|were|do|does|did|can|could|should|will|would|has|have)\b/i

const ASKS_ZH =
  /[什甚]麼|什么|怎|[嗎吗呢吧]？?$|哪|多少|[幾几]|[誰谁]|何|(.)不\1|有[沒没]有|能否|是否|還是|还是/u

/** A clause whose adverb answers the clause before it: 居民卻走了. */
const TURNS_ON = /^(?:還是|还是|或)|^\p{Script=Han}{1,5}?(?:卻|却|反而|也|就|才|則|则)/u

/** Questions that name no matter of their own. */
const SAYS_NOTHING =
  /^(?:那|那麼|那么)?(?:您|你|我們|我们)?(?:怎麼看|怎么看|點睇|[贊赞]成[嗎吗]|同意[嗎吗]|支持[嗎吗]|怎麼樣|怎么样|如何看|為什麼|为什么|為何|为何|是嗎|是吗|對嗎|对吗|例如|比如|(?:這|这|那)?是?(?:什麼|什么|甚麼)意思).{0,1}[？?]$|^(?:why|how so|really|such as|for example|is that so|right|and|what do you think)\b.{0,4}\?$/i

const STAGE = /^[（([][^（）()[\]]{1,12}[）)\]]\s*/u

/** A question that may name its section. */
interface NamingQuestion extends ThemeName {
  asked: number[]
  /** Of the exchanges, those that have to do with it: from 0 to 1. */
  share: number
  /** Nothing but its place at the end, or the guest's own life, speaks against it. */
  closes: boolean
  /** Above 0 where it neither follows up nor closes nor is private. */
  worth: number
}

const nameOf = ({ title, asked }: NamingQuestion): ThemeName => ({ title, asked })

/** Follows up on the answer before it: names the answer, or asks what became of something. */
const FOLLOWS_UP =
  /\b(?:is|was|does|will|can|would|did|has) (?:it|they)\b(?!.*\b(?:to|that)\b)|^(?:was|were|did|has|had|is (?:that|this|it)|what about|how about|does (?:that|this|it)|do (?:they|those)|are (?:they|those)|would (?:that|it)|will (?:that|it|they)|can (?:that|it|they)|why (?:not|did|didn['’]t|would|was)|how so|which)\b|^(?:[後后][來来]|[這这]|那(?!麼多|么多)|其[他中]|[剩]下|具[體体])|意思|指[什甚][麼么]|做了[什甚][麼么]|\b(?:other reasons|in the end|in the second|then)\b/i
/** Whether a question may stand beside the name of its section: it neither follows up, nor closes, nor is private. */
export const opensMatter = (asked: string): boolean => !FOLLOWS_UP.test(asked) && !CLOSES.test(asked)

/** 「擦傷是好消息？」 says again what was answered. */
const isEcho = (asked: string, grammar: Grammar): boolean =>
  grammar.isChinese && !ASKS_ZH.test(asked) && !/[咩邊边點点]|呢？$/u.test(asked)

/** 「三成錯，…」, «one of your four»: of what, was answered before. */
export const COUNTS_UNSAID =
  /^[一二三四五六七八九十百兩两半]+成|^百分之|\bone of your\b|\bthe (?:two|three|four|one in)\b/iu

/** Joined to the answer before it: it may still say of itself what it asks. */
const JOINS_ON = /^(?:and|but|so)\b|^(?:那|所以|但|可是)/i

/** 「這幾年」, 「這裡」 and 「這一行」 point at nothing said. */
const withoutTime = (asked: string): string => asked.replace(/[這这](?:[幾几些][年天]|[裡里裏]|一行)/gu, '')

/** Ends the conversation, or asks of the guest's own life. */
const CLOSES = inBothScripts(
  /^最後|下一|打算|第一次|當初|先生|小姐|記得|想對[^，？]*[說講]|同[^，？]*講|一句話|多少歲|最難忘|最得意|最喜歡|後悔|自己|家人|太太|兒子|女兒|想過|諗過|徒弟|還.{0,2}嗎|願望|\b(?:your (?:own|wife|husband|children|family)|do you (?:remember|regret|miss|sleep|still)|you(?:r)? .*\bagain\b|ever saw|what would you (?:say|tell)|advice|one thing|are you (?:optimistic|hopeful|happy)|for you\?|last (?:word|question)|have you (?:ever|thought))\b/iu,
)

/** The questions of a section that say of themselves what they ask, best first: those to which most of it has to do, the longer before the shorter. */
function questionsIn(
  exchanges: Exchange[],
  groups: Group[],
  interview: Interview,
  grammar: Grammar,
): NamingQuestion[] {
  const { widest, least } = grammar.isChinese
    ? { widest: WIDEST.chinese, least: LEAST_ASKED.chinese }
    : { widest: WIDEST.english, least: LEAST_ASKED.english }
  const common = commonWords(groups)
  const seen = new Set<Statement>()
  return exchanges
    .flatMap(({ question }, at): NamingQuestion[] => {
      if (!question || seen.has(question)) return []
      seen.add(question)
      return sentencesOf(question.text).flatMap((text): NamingQuestion[] => {
        if (!grammar.cues.question.test(text)) return []
        // «You say that every map is an argument. What do you argue?»: the matter may be named before.
        const isAlone = text === question.text
        if (!isAlone && (grammar.dangles(text) || nounPhrases(text, grammar).length === 0)) return []
        const asked = askedIn(text, interview, grammar, widest)
        if (!asked || grammar.dangles(withoutTime(asked)) || COUNTS_UNSAID.test(asked)) return []
        const hasMatter = namesMatter(asked, grammar)
        if (!hasMatter && grammar.width(asked) < grammar.limits.least) return []
        const title = capitalised(withoutBareQuestion(asked, grammar))
        if (title === capitalised(asked) && grammar.width(asked) < grammar.limits.least * least) return []
        const words = grammar.contentWords(asked).filter((word) => !common.has(word))
        const share = words.length === 0 ? 1 / exchanges.length : shareNaming(words, exchanges, grammar, at)
        const flaw = opensMatter(asked) && !isEcho(asked, grammar) ? 0 : 1
        const worth =
          share +
          0.5 * (grammar.width(asked) / widest) +
          (at === 0 ? 0.1 : 0) -
          (hasMatter && grammar.width(title) >= grammar.limits.least * least ? 0 : 0.4) -
          (JOINS_ON.test(text) ? 0.3 : 0) -
          2 * flaw
        return [{ title, asked: question.sentences, share, worth, closes: CLOSES.test(asked) }]
      })
    })
    .sort((a, b) => b.worth - a.worth)
}

/** What a question asks, in the words in which it may head what answers it; undefined where it leans on what was said. */
export function nameOfQuestion(
  question: Statement,
  interview: Interview,
  grammar: Grammar,
): string | undefined {
  const all = sentencesOf(question.text)
  const last = all.findLast((text) => grammar.cues.question.test(text)) ?? all.at(-1)!
  const asked = askedIn(last, interview, grammar, grammar.isChinese ? WIDEST.chinese : WIDEST.english)
  const stands =
    asked && !grammar.dangles(withoutTime(asked)) && opensMatter(asked) && namesMatter(asked, grammar)
  return stands ? capitalised(asked) : undefined
}

/** Words on everybody's lips name no section. */
function commonWords(groups: Group[]): Set<string> {
  const exchanges = groups.flatMap((group) => group.exchanges)
  const counts = new Map<string, number>()
  for (const { passages } of exchanges) {
    const words = new Set(
      passages.flatMap(({ sentences }) => sentences.flatMap((sentence) => sentence.words)),
    )
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return new Set(
    [...counts].filter(([, count]) => count > COMMON * exchanges.length && count > 2).map(([word]) => word),
  )
}

/** Share of the exchanges in which a word is common. */
const COMMON = 0.6

/** How many of the exchanges, from 0 to 1, have one of the words in what is asked or answered; the one at `own` has. */
function shareNaming(
  words: readonly string[],
  exchanges: Exchange[],
  grammar: Grammar,
  own?: number,
): number {
  const naming = exchanges.filter(({ question, passages }, at) => {
    if (at === own) return true
    const asked = grammar.contentWords(question?.text ?? '')
    return words.some(
      (word) =>
        asked.includes(word) ||
        passages.some(({ sentences }) => sentences.some((one) => one.words.includes(word))),
    )
  })
  return naming.length / exchanges.length
}

/** What a sentence asks, or its last clauses, without the guest's name and what joins it to the answer before; undefined where it is too wide. */
function askedIn(text: string, interview: Interview, grammar: Grammar, widest: number): string | undefined {
  const clauses = grammar.clauses(text)
  for (const from of clauses.keys()) {
    if (from > 0 && !(grammar.isChinese ? ASKS_ZH : ASKS_EN).test(clauses[from]!.text)) continue
    const asked = withoutAddress(
      withoutJoint(
        text
          .slice(text.lastIndexOf(clauses.slice(from)[0]!.text))
          .replace(STAGE, '')
          .replace(/^而家/u, '☐'),
        grammar,
      )
        .replace('☐', '而家')
        .replace(/,? then(?=\?$)/, '')
        .replace(/^(?:先|首先)?(?:[請请](?:教|[兩两各]位|大家)?)[^，]{0,8}[，]/u, '')
        .replace(/^then,? (?=should|would|could|can|is|are|do|does|what|who|how|why)/i, ''),
      interview,
    )
    if (
      grammar.width(asked) <= widest &&
      grammar.width(asked) >= grammar.limits.least / 2 &&
      !(from > 0 && (grammar.leansBack.test(asked) || TURNS_ON.test(clauses[from]!.text))) &&
      !(from > 0 && BARE_END.test(asked)) &&
      !SAYS_NOTHING.test(asked) &&
      !(grammar.isChinese ? /[。！]/u : /[.!] /u).test(asked)
    )
      return asked
  }
  return undefined
}

/** Without what joins it to the answer before, unless it would no longer be a question: «So the drones are a waste?» */
function withoutJoint(text: string, grammar: Grammar): string {
  const rest = text.replace(grammar.lead, '')
  return !grammar.isChinese && /^so /i.test(text) && !ASKS_EN.test(rest) ? text : rest
}

/** The end of a question without its matter: 「接下來怎麼辦？」 */
const BARE_END =
  /^(?:接下[來来]|[該该])?(?:怎[麼么]|如何|什麼|什么|甚麼|[該该]怎[麼么])(?:[辦办]|做|看|[解]|[說说])/u

/** A question that leans on what was said, but names something. */
function leaningQuestion(
  exchanges: Exchange[],
  interview: Interview,
  grammar: Grammar,
): ThemeName | undefined {
  const widest = grammar.isChinese ? WIDEST_LEANING.chinese : WIDEST_LEANING.english
  const found: ThemeName[] = []
  for (const { question } of exchanges) {
    const told = question ? sentencesOf(question.text).filter((text) => grammar.cues.question.test(text)) : []
    for (const text of told) {
      const asked = askedIn(text, interview, grammar, widest)
      if (!asked || COUNTS_UNSAID.test(asked)) continue
      const title = capitalised(withoutBareQuestion(asked, grammar))
      found.push({ title, asked: question!.sentences })
    }
  }
  return (
    found.find(({ title }) => namesMatter(title, grammar)) ??
    found.find(({ title }) => grammar.width(title) >= grammar.limits.least * 0.7)
  )
}

/** What is asked, sentence by sentence. */
const sentencesOf = (text: string): string[] => text.split(/(?<=[。！？])|(?<=[.!?]["”’)]?)\s+(?=\S)/u)

/**
 * «Surely a dam can't stop a flood.», «Economists say that rents will fall. Do they have a point?», 「有人主張收費，你怎麼看？」: what
 * the interviewer holds against the guest says more than a noun of the reply.
 */
function shortRemark(group: Exchange[], interview: Interview, grammar: Grammar): ThemeName | undefined {
  const widest = grammar.isChinese ? WIDEST.chinese : WIDEST_REMARK
  const fits = (text: string): boolean =>
    grammar.width(text) <= widest &&
    grammar.width(text) >= grammar.limits.least &&
    !grammar.dangles(withoutTime(text)) &&
    (grammar.isChinese || grammar.saysSomething(text)) &&
    !/[。！？]|[.!?] |[這这那][個个些種种]/u.test(text)
  const remarks = [...new Set(group.map(({ question }) => question))].flatMap((question) => {
    const all = sentencesOf(question?.text ?? '')
    const asks = all.findIndex((text) => grammar.cues.question.test(text))
    // What goes on from the question is no matter of its own.
    const told = asks < 0 ? all : all.slice(0, asks + 1)
    // «That sounds perverse.» is said of the one before.
    return told.slice(0, 2).flatMap((text) => {
      // What people say the guest may deny.
      if (grammar.cues.greets.test(text) || HEARSAY.test(text)) return []
      const said = withoutAddress(text.replace(STAGE, '').replace(grammar.lead, ''), interview)
      const remark = grammar.cues.question.test(text)
        ? withoutViewAsked(said, grammar)
        : said.replace(/[。.！!]$/u, '')
      return remark && fits(remark) ? [{ title: capitalised(remark), asked: question!.sentences }] : []
    })
  })
  return remarks.find(({ title }) => !/^(?:You|[您你妳])/u.test(title)) ?? remarks[0]
}

const HEARSAY = inBothScripts(
  /^(?:外界|坊間|大家|人家|人人)(?:都|常|總)(?:說|講|認為|覺得)|^everyone says\b/iu,
)

/** 「…，你怎麼看？」 without what is asked of anything. */
function withoutViewAsked(asked: string, grammar: Grammar): string | undefined {
  const last = grammar.clauses(asked).at(-1)!.text
  return SAYS_NOTHING.test(last) && last !== asked
    ? asked.slice(0, asked.lastIndexOf(last)).replace(/[，,\s]+$/u, '')
    : undefined
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** «The barcode system?», 產量呢？: where nothing but a thing is named, the thing is the name. */
function withoutBareQuestion(asked: string, grammar: Grammar): string {
  if (!grammar.isChinese)
    return /^(?:the|your|my|our) (?:[\w’'-]+ ?){1,4}\?$/i.test(asked) && phraseLength(asked, grammar) > 0
      ? asked.slice(0, -1)
      : asked
  const named = /^(.{2,10})呢？$/u.exec(asked)?.[1]
  const isThing =
    named &&
    grammar
      .tokens(named)
      .slice(0, -1)
      .every(({ tag }) => !/^[vdrcp]/.test(tag) || tag === 'vn')
  return isThing ? named : asked
}

/** Words of the phrase that a text ends in, 0 where it ends in none. */
function phraseLength(asked: string, grammar: Grammar): number {
  const last = nounPhrases(asked, grammar).at(-1)
  return last && asked.endsWith(`${last.text}?`) ? last.words.length : 0
}

/** Words with which anything may be asked. */
const BARE =
  /^(?:do|play|work|happen|change|feel|mean|help|start|begin|decide|understand|agree|worry|manage|respond|react|handle|tell|notice|expect|hope|learn|try|seen|wrong|else|thing|example|surprise|surprised|victory|believer|kind|回答|处理|赞成|反对|同意|补救|分辨|判断|理解|解决|介绍|开始|准备|打算|选择|做到|觉得|希望|想做|发现|效果|意思|时间|样子|东西|反应|结果|原因|看法|感觉|办法|决定|有没有|真的|后来|接下来|当时|人们|唯一|解释|后悔|收回|接受|影响|帮助|例子|普遍|难忘|最难忘|最大)$/i

/** Whether a question says what it is about: it has a word of its own. */
const namesMatter = (asked: string, grammar: Grammar): boolean =>
  grammar
    .contentTokens(asked)
    .some(
      ({ text, tag }) => !BARE.test(text) && (!grammar.isChinese || /^(?:n|vn|j|l|i|eng|s|t|b)/.test(tag)),
    ) ||
  (grammar.isChinese &&
    grammar.tokens(asked).some(({ text, tag }) => tag === 'n' && text.length === 1 && !/^[人事]$/.test(text)))

/** «Hana, how loud is the city?», 邵主任，…: whom the question is put to goes without saying. */
export function withoutAddress(asked: string, { speakers }: Interview): string {
  const address = /^([^，,。？?]{1,16})[，,]\s*/u.exec(asked)
  if (!address) return asked
  const called = address[1]!.toLowerCase()
  const isSpeaker = speakers.some(({ label, name }) =>
    [label, name ?? ''].some(
      (known) =>
        known !== '' &&
        (called.split(' ').every((word) => known.toLowerCase().split(/[ ·]/).includes(word)) ||
          known.endsWith(address[1]!) ||
          (/\p{Script=Han}/u.test(known) && isHonorific(address[1]!, known))),
    ),
  )
  return isSpeaker ? asked.slice(address[0].length) : asked
}

/** 邵主任 is 邵麗華. */
const isHonorific = (called: string, name: string): boolean =>
  called.startsWith(name[0]!) &&
  /^.{1,2}(?:教授|博士|先生|女士|小姐|老[師师闆板]|主任|[醫医][師师生]|律[師师]|[師师]傅|[導导]演|教[練练]|校[長长]|院[長长]|心理[師师]|[總总]|工)$/u.test(
    called,
  )

/** UTF-16 units of a theme's answers in which phrases are looked for: enough to tell what recurs, and time stays linear. */
const LONGEST_SEARCHED = 20_000

/** A phrase of several words says more than one; what is asked about says more than what is mentioned. */
const WEIGHT = { several: 1.6, asked: 2 }

interface Weighed extends NounPhrase {
  score: number
  /** Said twice, or asked and taken up in the answer: more than a passing mention. */
  comesBack: boolean
  /** Word for word so. */
  recurs: boolean
}

/** The noun phrases most the theme's own, best first; they speak of no speaker and name no other theme. */
function ownPhrases(
  groups: Group[],
  index: number,
  interview: Interview,
  grammar: Grammar,
  taken: ReadonlySet<string>,
): Weighed[] {
  const { exchanges } = groups[index]!
  const answers = exchanges
    .flatMap(({ passages }) => passages.flatMap(({ sentences }) => sentences.map(({ text }) => text)))
    .join('\n')
    .slice(0, LONGEST_SEARCHED)
  const asked = nounPhrases(textOfQuestions(exchanges), grammar)
  const people = new Set(
    interview.speakers.flatMap(({ label, name }) => grammar.contentWords(`${label} ${name ?? ''}`)),
  )
  return weigh(asked, nounPhrases(answers, grammar), (words) => ownShare(groups, index, words))
    .filter(({ words }) => !words.some((word) => people.has(word) || taken.has(word)))
    .sort((a, b) => b.score - a.score || (a.text < b.text ? -1 : 1))
}

/** The best phrase; where it is a single word, with the next best beside it. */
function join(phrases: Weighed[], interview: Interview, grammar: Grammar, taken: Set<string>): string {
  const [best] = phrases as [Weighed]
  const second = phrases.find(
    (other) =>
      other !== best &&
      isSingle(other, grammar) &&
      other.comesBack === best.comesBack &&
      other.score >= best.score / 2 &&
      !best.text.includes(other.text) &&
      !other.text.includes(best.text),
  )
  const names = isSingle(best, grammar) && second ? [best, second] : [best]
  for (const { words } of names) for (const word of words) taken.add(word)
  if (grammar.isChinese)
    return names.map(({ text }) => text).join(interview.language === 'zh-Hans' ? '与' : '與')
  return capitalised(names.map(({ text }) => text).join(' and '))
}

const textOfQuestions = (exchanges: Exchange[]): string =>
  [...new Set(exchanges.map(({ question }) => question))]
    .map((question: Statement | undefined) => question?.text ?? '')
    .join('\n')

const isSingle = ({ text, words }: NounPhrase, grammar: Grammar): boolean =>
  grammar.isChinese ? grammar.width(text) <= 3 : words.length === 1

function weigh(asked: NounPhrase[], said: NounPhrase[], share: (words: string[]) => number): Weighed[] {
  const phrases = new Map<string, { phrase: NounPhrase; said: number; asked: boolean }>()
  const count = (phrase: NounPhrase, isAsked: boolean) => {
    const key = phrase.words.map(singular).join(' ')
    const known = phrases.get(key) ?? { phrase, said: 0, asked: false }
    if (isAsked) known.asked = true
    else known.said++
    phrases.set(key, known)
  }
  for (const phrase of asked) count(phrase, true)
  for (const phrase of said) count(phrase, false)
  const heads = new Map<string, number>()
  for (const { words } of said) {
    const head = singular(words.at(-1)!)
    heads.set(head, (heads.get(head) ?? 0) + 1)
  }
  const saidWords = new Set(said.flatMap(({ words }) => words.map(singular)))
  return [...phrases.values()].map(({ phrase, said: times, asked: isAsked }) => ({
    ...phrase,
    recurs: times >= (isAsked ? 1 : 3),
    // «Wine judges» comes back with every judge; 科學化訓練 says by itself what was asked.
    comesBack:
      times >= 2 ||
      (phrase.words.length > 1 && heads.get(singular(phrase.words.at(-1)!))! >= 2) ||
      (isAsked && (isHanCompound(phrase) || phrase.words.some((word) => saidWords.has(singular(word))))),
    score:
      (times + (isAsked ? WEIGHT.asked : 0)) *
      (phrase.words.length > 1 || isHanCompound(phrase) ? WEIGHT.several : 1) *
      share(phrase.words),
  }))
}

const isHanCompound = ({ text }: NounPhrase): boolean => /^\p{Script=Han}{4,}$/u.test(text)

/** Dams and dam are one. */
const singular = (word: string): string => (/[a-z]{2}[^s]s$/.test(word) ? word.slice(0, -1) : word)

/** How much of all that the interview says with each of these words is said in this theme, from 0 to 1. */
function ownShare(groups: Group[], index: number, words: string[]): number {
  const shareOf = (word: string): number => {
    const here = groups[index]!.words.get(word) ?? 0
    const everywhere = groups.reduce((sum, group) => sum + (group.words.get(word) ?? 0), 0)
    return everywhere === 0 ? 0.5 : (here + 0.5) / (everywhere + 0.5)
  }
  return words.reduce((sum, word) => sum + shareOf(word), 0) / words.length
}
