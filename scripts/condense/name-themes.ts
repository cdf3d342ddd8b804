import type { Interview, Statement } from '../model.ts'
import { emsOf } from './asked.ts'
import type { Grammar } from './grammar.ts'
import { type NounPhrase, nounPhrases } from './noun-phrases.ts'
import { OF_US, weigh } from './own-worth.ts'
import type { Exchange, Group } from './themes.ts'
import { inBothScripts } from './variants.ts'

/** What a section is called. */
export interface ThemeName {
  title: string
  /** The sentences of the question that the title is: what answers another question does not answer it. */
  asked?: number[]
  /** Where it is none, a question that says what of the matter is told. */
  question?: Statement
}

/**
 * What speaks for a name and against it. Fitted, as a conditional logit with a penalty on weights, to 247 sections of 51
 * interviews of which readers said which names they would print and which they would bear; of interviews left out of the fit
 * it found one of the former in 112 sections and one of the latter in 84 more. What the interviewer remarks, the guest may
 * deny: it is worth less than readers gave it.
 */
const WEIGHT = {
  ems: 0.06,
  share: 1.36,
  told: 0.45,
  matter: 0.64,
  asks: 0.2,
  isShort: -0.95,
  isSingle: -0.5,
  isLater: -0.48,
  leans: -0.55,
  dangles: -0.31,
  ofSpeaker: -0.93,
  clauses: -0.3,
  remarks: -0.9,
}

/** What a section might be called, and the question that this is or is taken from. */
interface NameOption {
  title: string
  question?: Statement
  isWhole: boolean
  worth: number
}

/**
 * Names for themes, in the words of the text: the heading above the theme; else the sentence of its questions, or the noun
 * phrase of them or the one that comes back most in its answers, that says most of what most of it tells.
 */
export function nameThemes(groups: Group[], interview: Interview, grammar: Grammar): ThemeName[] {
  const headings = groups.map(({ exchanges, opening }) =>
    headingBefore(opening ?? exchanges[0]!, interview, grammar),
  )
  // One alone stands over the talk («TRANSCRIPT», «At the table»), and parts nothing.
  const areSections = headings.filter(Boolean).length > 1
  return groups.map(({ exchanges }, at): ThemeName => {
    const heading = areSections ? headings[at] : undefined
    const options = namesFor(exchanges, interview, grammar).sort((a, b) => b.worth - a.worth)
    const [best] = options
    if (!heading && best?.isWhole) return { title: best.title, asked: best.question!.sentences }
    const whole = options.find(({ title, isWhole }) => isWhole && !LEANS.test(title))
    // «And the third?» says nothing beside a name.
    const question = [heading ? undefined : best?.question, whole?.question].find(
      (one) => one && !onlyFollows(one, interview, grammar),
    )
    const title = heading || best?.title || (grammar.isChinese ? '其他' : 'More')
    return { title, ...(question ? { question } : {}) }
  })
}

function namesFor(exchanges: Exchange[], interview: Interview, grammar: Grammar): NameOption[] {
  const counts = new Map<string, number>()
  const told = exchanges.map(({ passages }) =>
    passages.flatMap(({ sentences }) => sentences.flatMap(({ words }) => words)),
  )
  for (const word of told.flat()) counts.set(word, (counts.get(word) ?? 0) + 1)
  const all = told.reduce((sum, words) => sum + words.length, 0)
  const worthOf = (
    title: string,
    share: number,
    others: Partial<Record<keyof typeof WEIGHT, number | boolean>>,
  ) => {
    const words = [...new Set(grammar.contentWords(title))]
    return weigh(
      {
        ems: emsOf(title),
        share,
        told: Math.log(1 + words.reduce((sum, word) => sum + (counts.get(word) ?? 0), 0)),
        matter: namesMatter(title, grammar),
        leans: LEANS.test(title),
        ofSpeaker: OF_US.test(title),
        clauses: /[,，;；:：]/u.test(title),
        asks: false,
        isShort: false,
        isSingle: false,
        isLater: 0,
        dangles: false,
        remarks: false,
        ...others,
      },
      WEIGHT,
    )
  }
  const questions = [...new Set(exchanges.flatMap(({ question }) => question ?? []))]
  const asked = questions.flatMap((question, at): NameOption[] => {
    const own = exchanges.flatMap((one, index) => (one.question === question ? told[index]! : []))
    const share = own.length / Math.max(1, all)
    const isLater = at / questions.length
    const denies = DENIES.test(
      exchanges.find((one) => one.question === question)!.passages[0]!.sentences[0]!.text,
    )
    const sentences = sentencesIn(question, interview, grammar)
      .filter(({ asks, title }) => asks || !(denies || grammar.cues.reported.test(title)))
      .map(({ title, asks }) => ({
        title,
        question,
        isWhole: true,
        worth: worthOf(title, share, {
          asks,
          remarks: !asks && !REQUESTS.test(title),
          isShort: emsOf(title) < SHORT,
          isLater,
          dangles: grammar.dangles(withoutTime(title)),
        }),
      }))
    const phrases = nounPhrases(question.text, grammar)
      .filter(({ words }) => !BARE.test(words.at(-1)!))
      .map((phrase) => {
        const title = upperFirst(phrase.text)
        const worth = worthOf(title, share, { isSingle: isSingle([phrase], grammar), isLater })
        return { title, question, isWhole: false, worth }
      })
    return [...sentences, ...phrases]
  })
  const back = phraseComingBack(exchanges, grammar)
  return back ? [...asked, { title: back, isWhole: false, worth: worthOf(back, 0, {}) }] : asked
}
/** In ems: a sentence so short says too little. */
const SHORT = 7
/** «No.», 「不是」: what was remarked is not so. */
const DENIES = inBothScripts(/^(?:No\b|Not (?:really|quite|at all)\b|Well, no\b|不|沒有|才不|哪|恰恰相反)/u)

/** «Rent», 標識: a word by itself says less than a question. */
const isSingle = ([first, ...others]: NounPhrase[], { isChinese, width }: Grammar): boolean =>
  others.length === 0 && first !== undefined && (isChinese ? width(first.text) < 3 : first.words.length < 2)

/** ▍01 and 2. before a heading. */
const HEADING_NUMBER =
  /^[■□●○◆◇▲△▼▽★☆※►▶▍▌█|｜\s]*(?:(?:0\d|\d{1,2}[.、]|[一二三四五六七八九十]{1,3}、)\s*)?/u

/** 「三」, IV. */
const ONLY_NUMBER = /^[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[IVX]{1,4})[)）.、]?$/u

/** 【海床】 */
const IN_BRACKETS = /^[【［[]([^【】［］[\]]+)[】］\]]$/u

/** A section heading right before the exchange, if it is short and no quotation or question; '' for a number, which only parts sections. */
export function headingBefore(
  exchange: Exchange,
  interview: Interview,
  grammar: Grammar,
): string | undefined {
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
    return ONLY_NUMBER.test(plain) ? '' : plain.replace(HEADING_NUMBER, '').replace(IN_BRACKETS, '$1')
  }
  return undefined
}

/** The widest question that names its section. */
const WIDEST = { chinese: 28, english: 80 }

/** The noun phrase whose head comes back most often, rather one of several words (as in the C-value of Frantzi, Ananiadou and Mima 2000). */
function phraseComingBack(exchanges: Exchange[], grammar: Grammar): string | undefined {
  const told = exchanges.flatMap(({ passages }) => passages.flatMap(({ sentences }) => sentences))
  const text = told
    .map((one) => one.text)
    .join('\n')
    .slice(0, LONGEST_SEARCHED)
  const phrases = nounPhrases(text, grammar).filter(({ words }) => !BARE.test(words.at(-1)!))
  const heads = new Map<string, number>()
  for (const { words } of phrases) heads.set(words.at(-1)!, (heads.get(words.at(-1)!) ?? 0) + 1)
  const weight = (phrase: NounPhrase): number =>
    heads.get(phrase.words.at(-1)!)! * (isSingle([phrase], grammar) ? 1 : SEVERAL)
  const [best] = phrases.filter(({ isTopic }) => isTopic).sort((a, b) => weight(b) - weight(a))
  return best && upperFirst(best.text)
}

/** A phrase of several words says more than one. */
const SEVERAL = 1.6
/** UTF-16 units of a theme in which phrases are looked for: enough to tell what recurs, and time stays linear. */
const LONGEST_SEARCHED = 20_000

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Questions that name no matter of their own. */
const SAYS_NOTHING =
  /^(?:那|那麼|那么)?(?:您|你|我們|我们)?(?:怎麼看|怎么看|點睇|[贊赞]成[嗎吗]|同意[嗎吗]|支持[嗎吗]|怎麼樣|怎么样|如何看|為什麼|为什么|為何|为何|是嗎|是吗|對嗎|对吗|例如|比如|(?:這|这|那)?是?(?:什麼|什么|甚麼)意思).{0,1}[？?]$|^(?:why|how so|really|such as|for example|is that so|right|and|what do you (?:think|mean|make))\b.{0,9}\?$/i

/** Follows up on the answer before it: names the answer, or asks what became of something. */
const FOLLOWS_UP =
  /\b(?:is|was|does|will|can|would|did|has) (?:it|they)\b(?!.*\b(?:to|that)\b)|^(?:was|were|did|has|had|is (?:that|this|it)|what about|how about|does (?:that|this|it)|do (?:they|those)|are (?:they|those)|would (?:that|it)|will (?:that|it|they)|can (?:that|it|they)|why (?:not|did|didn['’]t|would|was)|how so|which)\b|^(?:[後后][來来]|[這这]|那(?!麼多|么多)|其[他中]|[剩]下|具[體体])|意思|指[什甚][麼么]|做了[什甚][麼么]|\b(?:other reasons|in the end|in the second|then)\b/i
/** Points at the answer before it, though it says what it asks about. */
const LEANS = inBothScripts(
  /\b(?:it|its|that|this|they|them|their|those|these)\b|^(?:後來|這(?![幾一])|那)|其[他中]|剩下|[他她它]/iu,
)
/** Whether a section may begin with a question: its name may be made of it. */
export const canOpen = (question: Statement, interview: Interview, grammar: Grammar): boolean =>
  standingIn(question, interview, grammar).some((title) => !LEANS.test(title))

/** Whether a question may stand beside the name of its section: it neither follows up, nor closes, nor is private. */
export const opensMatter = (asked: string): boolean => !FOLLOWS_UP.test(asked) && !CLOSES.test(asked)

/** 「三成錯，…」, «one of your four»: of what, was answered before. */
const COUNTS_UNSAID =
  /^[一二三四五六七八九十百兩两半]+成|^百分之|\bone of your\b|\bthe (?:two|three|four|one in)\b/iu

/** 「這幾年」, 「這裡」 and 「這一行」 point at nothing said. */
const withoutTime = (asked: string): string => asked.replace(/[這这](?:[幾几些][年天]|[裡里裏]|一行)/gu, '')

/** Ends the conversation, or asks of the guest's own life. */
const CLOSES = inBothScripts(
  /^最後|下一|打算|第一次|當初|先生|小姐|記得|想對[^，？]*[說講]|同[^，？]*講|一句話|多少歲|最難忘|最得意|最喜歡|後悔|自己|家人|太太|兒子|女兒|想過|諗過|徒弟|還.{0,2}嗎|願望|\b(?:your (?:own|wife|husband|children|family)|do you (?:remember|regret|miss|sleep|still)|you(?:r)? .*\bagain\b|ever saw|what would you (?:say|tell)|advice|one thing|are you (?:optimistic|hopeful|happy)|for you\?|last (?:word|question)|have you (?:ever|thought))\b/iu,
)

/** Not «Parking, courts?», nor «If you could do one thing?» */
const ASKS_IN_FULL =
  /^(?:let|tell|take|walk|describe|compare)\b|(?:^|, )(?:who|whose|what|which|where|when|why|how|is|are|was|were|do|does|did|can|could|will|would|should|has|have|had)\b/i

/** What is asked, in the words in which it may head what answers it, without what leans on what was said. */
const standingIn = (question: Statement, interview: Interview, grammar: Grammar): string[] =>
  askedIn(question, interview, grammar).filter(
    (title) =>
      !grammar.dangles(withoutTime(title)) &&
      !COUNTS_UNSAID.test(title) &&
      !/^是(?!否|不是)/u.test(title) &&
      (grammar.isChinese || ASKS_IN_FULL.test(title)) &&
      namesMatter(title, grammar),
  )

/** «And uphill?»: a question of which no name of a section could be made, since the answer before it says what it asks about. */
export const onlyFollows = (question: Statement, interview: Interview, grammar: Grammar): boolean =>
  grammar.cues.question.test(question.text) &&
  grammar.width(question.text) < grammar.limits.least &&
  askedIn(question, interview, grammar).length === 0

/** The sentences that ask, as names; none that is too wide, or only follows up. */
const askedIn = (question: Statement, interview: Interview, grammar: Grammar): string[] =>
  sentencesIn(question, interview, grammar)
    .filter(
      ({ title, asks }) => (asks || REQUESTS.test(title)) && grammar.width(title) >= grammar.limits.least / 2,
    )
    .map(({ title }) => title)

/** The sentences of a question, whole, without the guest's name and what joins them to the answer before; none that is too wide. */
function sentencesIn(
  question: Statement,
  interview: Interview,
  grammar: Grammar,
): { title: string; asks: boolean }[] {
  const widest = grammar.isChinese ? WIDEST.chinese : WIDEST.english
  return sentencesOf(question.text)
    .map((text) => ({
      asks: grammar.cues.question.test(text),
      asked: withoutAddress(
        text.replace(STAGE, '').replace(ASKS_TO_TELL, '').replace(grammar.lead, '').replace(JOINT, ''),
        interview,
      ),
    }))
    .filter(
      ({ asked }) =>
        asked !== '' &&
        grammar.width(asked) <= widest &&
        !SAYS_NOTHING.test(asked) &&
        !COUNTS_UNSAID.test(asked),
    )
    .map(({ asks, asked }) => ({
      asks,
      title: withoutBareQuestion(upperFirst(asked), grammar).replace(/[.。]$/u, ''),
    }))
}

/** «Let's talk about privacy.» asks, too. */
const REQUESTS = inBothScripts(
  /^(?:(?:And|But|So|Then|Now),? )?(?:[Ll]et['’]s talk about|[Tt]ell (?:me|us) about|[Tt]ake (?:me|us) through|[Ww]alk (?:me|us) through|[Dd]escribe|[Cc]ompare|[Ee]xplain)\b|^(?:請|那|先)*(?:談談|說說|講講|介紹一下|聊聊)/u,
)

/** «The barcode system?», 家長的角色呢？ where nothing but a thing is named, the thing is the name. */
function withoutBareQuestion(asked: string, grammar: Grammar): string {
  if (!grammar.isChinese) return asked.replace(/^((?:the|your|my|our) (?:[\w’'-]+ ?){1,3})\?$/i, '$1')
  const named = /^(.{2,10})呢？$/u.exec(asked)?.[1]
  const isThing = named && grammar.tokens(named).every(({ tag }) => !/^[vdrcp](?!n)/.test(tag))
  return isThing ? named : asked
}

/** 「最後一個問題，…」, 「能不能給外行講講，…」 */
const ASKS_TO_TELL = inBothScripts(
  /^最後(?:一個問題|再問一個|一問)?[，：](?:是|就是)?|^(?:請|先)*(?:幫|為|給|替)[^，：]{1,8}[：]|^(?:先)?(?:請教?|能不能|可不可以|能否|可否)[^，]{0,8}，/u,
)
/** What joins a question to the answer before it. */
const JOINT = /^(?:and|but|so|then),? (?=\w)/i
const STAGE = /^[（([][^（）()[\]]{1,12}[）)\]]\s*/u

/** What is asked, sentence by sentence. */
const sentencesOf = (text: string): string[] => text.split(/(?<=[。！？])|(?<=[.!?]["”’)]?)\s+(?=\S)/u)

/** Words with which anything may be asked. */
const BARE =
  /^(?:do|play|work|happen|change|feel|mean|help|start|job|work|mistake|danger|system|size|talk|shortage|home|morning|line|plan|difference|sentence|hobby|argument|day|way|money|people|street|push|profession|scheme|staff|word|question|role|begin|decide|understand|agree|worry|manage|respond|react|handle|tell|notice|expect|hope|learn|try|seen|wrong|else|thing|example|surprise|surprised|victory|believer|kind|興趣|兴趣|分歧|角色|道理|争议|爭議|意见|意見|回答|处理|赞成|反对|同意|补救|分辨|判断|理解|解决|介绍|开始|准备|打算|选择|做到|觉得|希望|想做|发现|效果|意思|时间|样子|东西|反应|结果|原因|看法|感觉|办法|决定|有没有|真的|后来|接下来|当时|人们|唯一|解释|后悔|收回|接受|影响|帮助|例子|普遍|难忘|最难忘|最大)$/i

/** Whether the guest is asked of a doing of his own that the question names: 「你怎樣入行的？」 */
export const namesDoing = (asked: string, grammar: Grammar): boolean =>
  /[你您妳]|\byou\b/iu.test(asked) &&
  grammar.contentWords(asked).some((word) => word.length > 1 && !BARE.test(word))

/** Whether a question says what it is about: it has a word of its own. */
export const namesMatter = (asked: string, grammar: Grammar): boolean =>
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
  const isSpeaker = speakers.some(({ label, name, office = '' }) =>
    [label, name ?? ''].some(
      (known) =>
        known !== '' &&
        (called.split(' ').every((word) => known.toLowerCase().split(/[ ·]/).includes(word)) ||
          known.endsWith(address[1]!) ||
          (/\p{Script=Han}/u.test(known) && isHonorific(address[1]!, known, office))),
    ),
  )
  return isSpeaker ? asked.slice(address[0].length) : asked
}

/** 邵主任 is 邵麗華, and 蘇主席 the 蘇偉文 who is 聯會主席. */
const isHonorific = (called: string, name: string, office: string): boolean =>
  called.startsWith(name[0]!) &&
  ((called.length > 2 && office.endsWith(called.slice(1))) || BY_CALLING.test(called))

const BY_CALLING =
  /^.{1,2}(?:教授|博士|先生|女士|小姐|老[師师闆板]|主任|[醫医][師师生]|律[師师]|[師师]傅|[導导]演|教[練练]|校[長长]|院[長长]|心理[師师]|[總总]|工)$/u
