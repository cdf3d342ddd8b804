/** Questions for the seminar, from the interview itself. */
import type { Claim, DiscussionQuestion, Forecast, Interview, Statement, Theme } from '../model.ts'
import { type AnalysedSentence, bare } from './analyse.ts'
import { questionStatement } from './asked.ts'
import { capitalised, compressions, openQuestion } from './compress.ts'
import type { Grammar } from './grammar.ts'
import { withoutAddress } from './name-themes.ts'
import { claimsNothing } from './options.ts'
import { variants } from './variants.ts'

/** What the questions are made of. */
interface Discussed {
  interview: Interview
  sentences: AnalysedSentence[]
  themes: Theme[]
  forecasts: Forecast[]
}

const MOST_QUESTIONS = 5
const MOST_TENSIONS = 2
const MOST_FORECASTS = 1
const MOST_OPEN = 2
/** Fewer than these, and even what was asked of the guest's own life is asked again. */
const FEW = 2
/** Content words that two statements must share to pull against one another. */
const LEAST_SHARED = 3

/**
 * Questions for the seminar: the editor's; claims that pull against one another, and views against them; forecasts; what
 * the guest left open; and what the interviewer asked of anybody, last what already stands above a section.
 */
export function discussionOf(
  { interview, sentences, themes, forecasts }: Discussed,
  editor: readonly string[],
  grammar: Grammar,
): DiscussionQuestion[] {
  const reported = new Set(
    sentences.filter(({ attribution }) => attribution?.kind === 'said').map(({ id }) => id),
  )
  const tension = findTension(themes, reported, grammar)
  const views = [
    ...guestsOpposed(themes, interview, grammar),
    ...objectionsMet(sentences, grammar),
    ...criticsAnswered(sentences, interview, grammar),
  ]
  const open = sentences
    .filter((sentence, index) => sentence.isQuestion && !isAnswered(sentence, sentences[index + 1], grammar))
    .flatMap((sentence) => openQuestion(sentence, grammar.limits.headline, grammar) ?? [])
    .map((statement): DiscussionQuestion => ({ kind: 'asked', ...statement }))
  const found: DiscussionQuestion[] = [
    ...[...(tension ? [tension] : []), ...unlike(views)].slice(0, MOST_TENSIONS),
    ...forecasts
      .slice(0, MOST_FORECASTS)
      .map(({ text, sentences }) => ({ kind: 'forecast' as const, text, sentences })),
    ...open.slice(0, MOST_OPEN),
  ]
  const { general, personal } = askedAgain(interview, themes, grammar)
  const told = new Set(found.flatMap((one) => (one.kind === 'tension' ? one.claims[0].sentences : [])))
  found.push(...general.filter(({ sentences }) => !sentences.some((id) => told.has(id))))
  if (found.length < FEW) found.push(...personal)
  return [
    ...editor.map((text): DiscussionQuestion => ({ kind: 'editor', text, sentences: [] })),
    ...found,
  ].slice(0, Math.max(MOST_QUESTIONS, editor.length))
}

type Asked = Extract<DiscussionQuestion, { kind: 'asked' }>

/** What the guest thinks may be asked of anybody; what he is or did, of nobody else. */
const ASKS_VIEW = variants(
  /看(?=[？?，]|待)|[怎點点][麼么樣样]?(?:看|睇)|支持|[贊赞]成|同意|反[對对]|接受|[認认][為为]|[覺觉]得|[擔担]心|希望|建[議议]|應[該该]|应该|改/u,
)
const ASKS_VIEW_EN =
  /\b(?:think|believe|agree|support|expect|recommend|optimistic|pessimistic|worry|worried|change|advice|advise|do with|say to|tell a|make of)\b/i
const ADDRESSES = /[你您妳]|\b(?:you|your|yours)\b/iu
/** Of feelings and of the guest's own past, whatever is thought of them. */
const OWN_LIFE =
  /[你您妳](?:自己|本人|小[時时]候|[當当]年|[後后]悔|[聽听]了)|[後后]悔|最喜[歡欢]|最[難难]忘|曾[經经]|[後后][來来]|接下[來来]|下一步|打算|[舉举].?例|第一次|[難难][過过]|[記记]得|\b(?:do|did) you (?:remember|regret|miss|sleep)\b|\byour (?:own|first|favou?rite|childhood|father|mother|family)\b|\bwould you (?:live|buy|ever|do it again)\b|\bhave you ever\b|\bwhat happened\b|\bsurprised you\b/iu
const FOLLOWS_UP = /^(?:and|but|so|then|which|for example)\b|^(?:那麼?|那么|所以|而且|也就是)/i
/** 「老鼠是警報器？」 says again what was answered. */
const ASKS_ZH = /[嗎吗呢麼么甚什誰谁哪怎何幾几點点咩邊边]|(.)[不唔没沒]\1|如何|是否/u
/** Of a word, a price or what once was: the text answers it, and nobody else can. */
const ANSWERED_BY_TEXT =
  /意思|指[什甚][麼么]|[幾几][錢钱]|^what (?:is|are) (?!the\b)[a-z-]+(?: [a-z-]+)?\?$|\b(?:did|was|were|changed)\b/iu
const ASKS_WHETHER =
  /[應应][該该]|是不是|[會会]不[會会]|能不能|[贊赞]成|支持|怎[麼么][樣样]?看|\b(?:should|is it|can it|would it|who should|better)\b/iu

/** The interviewer's questions: those that anybody may answer, best first, and those about the guest himself. */
function askedAgain(
  interview: Interview,
  themes: Theme[],
  grammar: Grammar,
): { general: Asked[]; personal: Asked[] } {
  const asked = interview.turns
    .filter(({ role }) => role === 'question')
    .flatMap(({ sentences }) => {
      const statement = questionStatement(sentences.at(-1)?.id, interview, grammar)
      const alone = statement && askedAlone(statement, interview, grammar)
      return alone ? [{ kind: 'asked' as const, ...alone }] : []
    })
    .filter(({ text }) => !grammar.cues.asksForFact.test(text))
  const isPersonal = ({ text }: Asked): boolean =>
    OWN_LIFE.test(text) ||
    (ADDRESSES.test(text) && !(grammar.isChinese ? ASKS_VIEW : ASKS_VIEW_EN).test(text))
  const isAbove = ({ text, sentences }: Asked): boolean =>
    themes.some(
      ({ title, question }) =>
        text.toLowerCase().includes(title.toLowerCase()) ||
        question?.sentences.some((id) => sentences.includes(id)),
    )
  const weight = (one: Asked): number =>
    (isAbove(one) ? 4 : 0) +
    (FOLLOWS_UP.test(one.text) || (grammar.isChinese && !ASKS_ZH.test(one.text)) ? 3 : 0) +
    (ANSWERED_BY_TEXT.test(one.text) || isBareCondition(one.text, grammar) ? 2 : 0) +
    (grammar.width(one.text) < grammar.limits.least ? 1 : 0) -
    (ASKS_WHETHER.test(one.text) ? 1 : 0)
  const last = [...asked].reverse()
  return {
    general: last.filter((one) => !isPersonal(one)).sort((a, b) => weight(a) - weight(b)),
    personal: last.filter(isPersonal),
  }
}

/** 「如果只能做一件事？」 */
const isBareCondition = (text: string, grammar: Grammar): boolean =>
  grammar.condition.test(text) && grammar.clauses(text).length === 1

/** A question without the guest's name and without what the interviewer says of the answer before it (That's heartbreaking.). */
function askedAlone(
  { text, sentences }: Statement,
  interview: Interview,
  grammar: Grammar,
): Statement | null {
  const whole = withoutAddress(text, interview)
  if (!grammar.cues.question.test(whole)) return null
  const parts = whole.match(
    grammar.isChinese ? /[^。！？?!]+[。！？?!]+[」』”"]?/gu : /[^.!?]+[.!?]+["”’]?(?=\s|$)/gu,
  )
  const first = parts?.[0]?.trim() ?? whole
  const reacts = (parts?.length ?? 0) > 1 && REACTS.test(first)
  const alone = reacts ? whole.slice(whole.indexOf(first) + first.length).trim() : whole
  // 「有幫助嗎？」 of what stood before it.
  const question = alone.replace(/[？?]["”’」]?$/u, '')
  if (grammar.dangles(question) || grammar.width(question) < grammar.limits.least * LEAST_ASKED) return null
  const from =
    text === whole && !reacts
      ? 0
      : Math.max(0, sentences.length - (alone.match(/[。！？?!.]/gu)?.length ?? 1))
  return { text: capitalised(alone.replace(/^(?:And|But|So|Then),? /, '')), sentences: sentences.slice(from) }
}

/** The shortest question, as a share of the least that a statement says. */
const LEAST_ASKED = 0.7
const REACTS =
  /^(?:let['’]s|(?:that|this|it)(?:['’]s| is| was| sounds?| must)\b|wow|really|interesting|fascinating|right|okay|ok|I see|good|great|fair|so you|we hear|last word|finally)|^(?:真的|原[來来]|好[的，。]|明白|了解|[這这]很|[謝谢]|我?懂|有意思|最[後后])/iu

/** A claim and who speaks against it, told in his own or the guest's words. */
type Views = Extract<DiscussionQuestion, { kind: 'tension' }>

const views = (a: Statement, b: Statement): Views => ({ kind: 'tension', claims: [a, b], views: true })

/** Those that share no sentence with an earlier one. */
function unlike(all: Views[]): Views[] {
  const told = new Set<number>()
  return all.filter(({ claims }) => {
    const ids = claims.flatMap(({ sentences }) => sentences)
    if (ids.some((id) => told.has(id))) return false
    for (const id of ids) told.add(id)
    return true
  })
}

const OPPOSES =
  /^(?:不[會会，。對对]|不是|不同意|我不同意|我反[對对]|但|可是|不[過过]|未必|[難难]道|恰恰|相反)|反感|^(?:no\b|but\b|I disagree|I don['’]t (?:think|agree)|not (?:at all|really)|on the contrary)/i

/** Two guests, one question, and the second answers against the first or in his words. */
function guestsOpposed(themes: Theme[], interview: Interview, grammar: Grammar): Views[] {
  const claims = themes.flatMap(({ claims }) => claims)
  const turnOf = ({ headline }: Claim) =>
    interview.turns[interview.sentences[headline.sentences[0]! - 1]!.turn]!
  return claims.flatMap((claim, index) =>
    claims.slice(index + 1).flatMap((other) => {
      const [a, b] = [turnOf(claim), turnOf(other)]
      const isNext = interview.turns[interview.turns.indexOf(a) + 1] === b
      if (!isNext || a.speaker === b.speaker || a.role !== 'answer' || b.role !== 'answer') return []
      const opens = b.sentences[0]!.text.replace(/^[「『“]/u, '')
      const alike = grammar.isChinese ? 4 : 12
      const inHisWords = claim.headline.text.slice(0, alike) === other.headline.text.slice(0, alike)
      const says = [claim, other].every(
        ({ headline }) => grammar.width(headline.text) >= grammar.limits.least,
      )
      return says && (OPPOSES.test(opens) || inHisWords) ? [views(claim.headline, other.headline)] : []
    }),
  )
}

const OBJECTS = variants(
  /反對|反对|批評|批评|不同意|質疑|质疑|抗議|抗议|罵|骂|\b(?:critics?|opponents?|sceptics|skeptics) (?:\w+ )?(?:say|says|argue|argues|claim)\b|\b(?:objects?|objected|disagrees?|criticis\w+|criticiz\w+)\b/iu,
)
const REPLIES = /我|^(?:但|可是|不過|不过|其實|其实)|\b(?:I|we)\b|^(?:but|still|yet)\b/iu

/** Another's objection that the guest tells, and what he says to it next. */
function objectionsMet(sentences: AnalysedSentence[], grammar: Grammar): Views[] {
  return sentences.flatMap((sentence, index) => {
    const isObjection =
      (sentence.attribution?.kind === 'said' || grammar.cues.reported.test(sentence.text)) &&
      OBJECTS.test(sentence.text) &&
      !sentence.isQuestion
    if (!isObjection) return []
    const whole = bare(sentence.text, grammar).replace(grammar.lead, '')
    // 「有一個同事非常反對，他認為…」 says who he is.
    const named = whole.replace(/^([^，]*有[一二兩两三幾几]?[個个位名][^，]*，)[他她]/u, '$1')
    if (grammar.dangles(named) || grammar.width(whole) > grammar.limits.headline) return []
    const reply = sentences
      .slice(index + 1, index + 3)
      .filter((next) => next.turn === sentence.turn && !next.attribution && REPLIES.test(next.text))
      .flatMap((next) => compressions(next, grammar.limits.headline, grammar))[0]
    return reply
      ? [
          views(
            { text: capitalised(whole), sentences: [sentence.id] },
            { text: reply.text, sentences: reply.sentences },
          ),
        ]
      : []
  })
}

const CLAIMED = variants(
  /(?:有|不少|很多|好多|許多|许多)[^，。]{0,6}(?:人|委員|委员|議員|议员|學者|学者|同行|家長|家长|專家|专家|批評|批评|意見|意见)[^，。]{0,2}(?:說|说|話|话|主張|主张|認為|认为|覺得|觉得|擔心|担心|指出)|(?:大家|人人|外界|批評者|批评者|平台|業界|业界)都?[會会]?(?:說|说|覺得|觉得|認為|认为)|\b(?:critics?|opponents?|sceptics|skeptics|some(?: people)?|many(?: people)?|people|economists|residents|homeowners)(?: \w+)? (?:say|says|argue|argues|claim|believe|think)\b|\bis (?:often )?(?:blamed|accused)\b/iu,
)

/** What the interviewer says that others say, and what the guest answers to that in words of it, most of them first. */
function criticsAnswered(sentences: AnalysedSentence[], interview: Interview, grammar: Grammar): Views[] {
  return interview.turns
    .filter(({ role }) => role === 'question')
    .flatMap((turn) => {
      const said = turn.sentences.find(({ text }) => CLAIMED.test(text))
      const text = said && claimedIn(said.text, grammar)
      if (!text) return []
      const criticism = text.replace(CLAIMED, '')
      const words = new Set(grammar.contentWords(criticism))
      const [answer] = sentences
        .filter(({ question, attribution, isExample, isQuestion }) => {
          return question === turn.sentences.at(-1)!.id && !attribution && !isExample && !isQuestion
        })
        .filter((sentence) => !claimsNothing(sentence, grammar))
        .flatMap((sentence) => compressions(sentence, grammar.limits.headline, grammar).slice(0, 1))
        .map((statement) => ({ statement, shared: sharedWith(words, criticism, statement.text, grammar) }))
        .filter(({ shared }) => shared > 0)
        .sort((a, b) => b.shared - a.shared)
      if (!answer) return []
      const { text: told, sentences: ids } = answer.statement
      return [views({ text, sentences: [said.id] }, { text: told, sentences: ids })]
    })
}

/** Words that both have; for Chinese also what two characters of the one stand in the other (治標 of 治標不治本). */
function sharedWith(words: Set<string>, criticism: string, text: string, grammar: Grammar): number {
  const shared = [...new Set(grammar.contentWords(text))].filter((word) => words.has(word)).length
  // A word in common weighs more than two characters.
  if (shared > 0 || !grammar.isChinese) return 2 * shared
  const pairs = [...criticism].map((character, at) => character + (criticism[at + 1] ?? ''))
  const told = new Set(pairs.filter((pair) => SAYS_SOMETHING.test(pair) && text.includes(pair)))
  return told.size >= 2 ? 1 : 0
}

/** Two characters of which neither only joins others. */
const SAYS_SOMETHING = /^(?!.?[的是了在不有人一個个這这那我你您他們们會会也都就很要])\p{Script=Han}{2}$/u

/** 「有人主張全面免費，你支持嗎？」 without what is asked of it. */
function claimedIn(text: string, grammar: Grammar): string | null {
  const asks = grammar.cues.question.test(text)
  const whole = bare(text, grammar)
    .replace(/[？?]$/u, '')
    .replace(grammar.lead, '')
  const clauses = grammar.clauses(whole)
  const last = clauses.at(-1)!
  const said = asks ? whole.slice(0, whole.lastIndexOf(last.text)).replace(/[，,：:\s]+$/u, '') : whole
  const fits = grammar.width(said) >= grammar.limits.least && grammar.width(said) <= grammar.limits.headline
  return fits && CLAIMED.test(said) && !grammar.dangles(said) ? capitalised(said) : null
}

/** Characters with which any sentence may open. */
const SAYS_LITTLE = /[我你您他她它這这那有是不在就因一如大中人]/u

/** The speaker goes on with the reason, or with the words he asked in: 「十五秒夠做什麼？夠你把瓦斯關掉」. */
function isAnswered(
  question: AnalysedSentence,
  next: AnalysedSentence | undefined,
  grammar: Grammar,
): boolean {
  if (next?.turn !== question.turn || next.isQuestion) return false
  if (grammar.cues.because.test(next.text)) return true
  const opening = /^\p{Script=Han}/u.exec(next.text.replace(grammar.lead, ''))?.[0]
  return opening !== undefined && !SAYS_LITTLE.test(opening) && question.text.includes(opening)
}

/**
 * Two statements on slides with one subject of which one denies and the other does not; the more words shared, the
 * better. What the guest only reports of others pulls against nothing.
 */
function findTension(themes: Theme[], reported: Set<number>, grammar: Grammar): DiscussionQuestion | null {
  const statements = themes
    .flatMap(({ claims }) => claims.flatMap(({ headline, evidence }) => [headline, ...evidence.points]))
    .filter(({ sentences }) => !sentences.some((id) => reported.has(id)))
  const subjects = statements.map(
    ({ text }) => grammar.tokens(text).find(({ tag }) => /^(?:n|eng)/.test(tag))?.text,
  )
  let best: { pair: [Statement, Statement]; shared: number } | null = null
  for (const [index, a] of statements.entries()) {
    for (const [ahead, b] of statements.slice(index + 1).entries()) {
      if (subjects[index] === undefined || subjects[index] !== subjects[index + 1 + ahead]) continue
      if (
        a.sentences.some((id) => b.sentences.includes(id)) ||
        grammar.cues.negative.test(a.text) === grammar.cues.negative.test(b.text)
      )
        continue
      const words = new Set(grammar.contentWords(b.text))
      const shared = [...new Set(grammar.contentWords(a.text))].filter((word) => words.has(word)).length
      if (shared >= LEAST_SHARED && shared > (best?.shared ?? 0)) best = { pair: [a, b], shared }
    }
  }
  return best ? { kind: 'tension', claims: best.pair } : null
}
