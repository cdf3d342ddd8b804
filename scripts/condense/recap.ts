/** What is left of a talk: a claim or two from each section, each of which stands by itself. */
import { groupBy } from '../group-by.ts'
import type { Claim, Evidence, Interview, RecapSection, Spoken, Statement, Theme } from '../model.ts'
import { type AnalysedSentence, bare } from './analyse.ts'
import { emsOf, nameAbove } from './asked.ts'
import { sideOf, verdictOf } from './discussion/verdicts.ts'
import { areViews } from './evidence.ts'
import { distinct } from './gather-relations.ts'
import type { Grammar } from './grammar.ts'
import { claimsNothing, following, isGivenUp, isHalfSupposed, isReport } from './options.ts'
import { openingWithin } from './quotations.ts'
import { announcing } from './relations/phrases.ts'
import { OF_THE_QUESTION, ownWorth, tellsHowItWasFound } from './set-large.ts'
import { isStanding, standing } from './standing.ts'
import { inBothScripts } from './variants.ts'

/** With more themes than these one claim stands for each. */
const MOST_FOR_TWO = 3
const CLAIMS_PER_THEME = 2
/** The longest statement, in ems: five of them go on a slide; and the shortest that says something. */
const LONGEST = 46
/** And where nothing shorter says anything. */
const LONGEST_OF_ALL = 66
const SHORTEST = 7
/** And the shortest that answers: Yes, and with what it is told. */
const LEAST_ANSWER = 1
const LEAST_TOLD = 3

/** What tells of the speaker and takes no stand sums nothing up: «I've debated Margaret twice». */
const OF_HIMSELF = inBothScripts(/^(?:我(?!們)|有。)|^(?:I|I['’](?:m|ve|ll|d)|My|When I)\b/u)

interface Candidate {
  told: Statement
  /** The other guest's view, where two are told side by side. */
  other?: Statement
  claim: Claim
  /** What speaks against it: it is half of something, heads no slide, or says little of where the guest stands. */
  against: number
}

/**
 * The recap: under the name of each section the claim that says most of where the guest stands, as its slide sets it large.
 * Where the name is a question, rather what answers it. Where nothing of a section is both worth much and short, what is
 * worth less or is longer; a section of which nothing stands alone is left out.
 */
export function recapOf(
  themes: Theme[],
  sentences: AnalysedSentence[],
  interview: Interview,
  grammar: Grammar,
): RecapSection[] {
  const at = new Map(sentences.map(({ id }, index) => [id, index]))
  const perTheme = themes.length > MOST_FOR_TWO ? 1 : CLAIMS_PER_THEME
  let sought: Sought = TIERS[0]!
  return themes.flatMap(({ title, asked, claims }): RecapSection[] => {
    const answers = (claim: Claim): boolean =>
      asked !== undefined && (claim.question?.sentences.some((id) => asked.includes(id)) ?? false)
    for (const tier of TIERS) {
      sought = tier
      const candidates = claims
        .flatMap((claim) => candidatesOf(claim, answers(claim) ? title : undefined))
        .filter(stands)
        .map((one) => ({ ...one, against: one.against + (asked && !answers(one.claim) ? ANSWERS_OTHER : 0) }))
        .flatMap((one) => {
          const above = asked && !answers(one.claim) ? questionAbove(one.claim) : title
          return above === undefined ? [] : [{ ...one, above }]
        })
        .sort((a, b) => a.against - b.against || a.claim.rank - b.claim.rank)
      const [best] = candidates
      if (!best) continue
      // Two parts of one answer open alike.
      const chosen = distinct(candidates, ({ told }) => String(told.sentences)).slice(
        0,
        best.other ? 1 : perTheme,
      )
      return groupBy(chosen, ({ above }) => above).map(([above, some]) => ({
        title: above,
        lines: linesOf(some),
      }))
    }
    return []
  })

  /** The question that a claim answers, where it is not the one that names its section; undefined where it needs another. */
  function questionAbove({ question }: Claim): string | undefined {
    const text = question?.text
    const pointsBack = (asked: string): boolean => grammar.dangles(asked) || ASKS_OF_IT.test(asked)
    const isClear = text !== undefined && grammar.width(text) >= grammar.limits.least && !pointsBack(text)
    return isClear && emsOf(text) <= LONGEST ? text : undefined
  }

  /** 「不過這個數字只計…」, «It isn't enough.»: how far the sentence before holds. */
  function isBounded({ text }: AnalysedSentence): boolean {
    return (
      grammar.cues.caveat.test(text) || (grammar.cues.judges.test(text) && grammar.cues.negative.test(text))
    )
  }

  /**
   * It is the guest's own statement, and not half of one: no question, nothing that he reports, and the next sentence does not
   * say how far it holds.
   */
  function stands({ told, other }: Candidate): boolean {
    return [told, ...(other ? [other] : [])].every(({ sentences: ids }) => {
      const indices = ids.flatMap((id) => at.get(id) ?? [])
      const last = indices.at(-1)
      if (last === undefined) return true
      const next = following(sentences, last)
      return (
        !indices.some((index) => isReport(sentences[index]!) || claimsNothing(sentences[index]!, grammar)) &&
        !sentences[last]!.isQuestion &&
        !indices.some((index) => isHalfSupposed(index, sentences, grammar)) &&
        !(next && isBounded(next))
      )
    })
  }

  function linesOf(chosen: Candidate[]): Spoken[] {
    return chosen
      .flatMap(({ told, other }) => (other ? [told, other] : [told]))
      .map(({ text, sentences: ids }) => {
        const speaker = nameAbove(interview, interview.turns[interview.sentences[ids[0]! - 1]!.turn]!.speaker)
        return { text, sentences: ids, ...(speaker ? { speaker } : {}) }
      })
      .sort((a, b) => a.sentences[0]! - b.sentences[0]!)
  }

  /**
   * @param asked the question that it answers, if that stands above it
   */
  function candidatesOf(claim: Claim, asked: string | undefined): Candidate[] {
    const isAnswer = asked !== undefined
    const [told, other] = isAnswer ? openingsOf(claim, asked) : []
    if (told && other) return [{ told, other, claim, against: 0 }]
    if (told && answersAtOnce(told, claim, asked!)) {
      const answer = withHeadline(grammar.cues.because.test(told.text) ? firstOf(told) : told, claim)
      // «No.» may be half of it, and «Because they pretend» speaks of nobody.
      const isAnswer = emsOf(answer.text) >= LEAST_TOLD && !OF_SOME.test(answer.text)
      if (isAnswer) return [{ told: answer, claim, against: -ownWorth(told.text, grammar) }]
    }
    // Where a view was asked for, what the guest says he holds; else what the slide sets large.
    if (isAnswer && grammar.cues.asksForView.test(asked)) {
      const verdict = verdictOf(answerOf(claim.headline), asked, false, grammar)
      if (verdict && !verdict.opens && emsOf(verdict.text) <= sought.longest)
        return [{ told: verdict, claim, against: -ownWorth(verdict.text, grammar) }]
    }
    const shown = isAnswer && !sought.quoted ? statementsOf(claim).slice(0, 1) : statementsOf(claim)
    return shown.flatMap((short, index) => {
      const last = at.get(short.sentences.at(-1)!)
      const told = whole(short, last, isAnswer) ?? short
      const half = last === undefined ? 0 : halfOf(told, last)
      const worth = ownWorth(interview.sentences[short.sentences[0]! - 1]!.text, grammar)
      // What is drawn holds its section together.
      const isDrawn = index === 0 && DRAWN.has(claim.evidence.kind)
      const against = (index === 0 ? 0 : 1.5) + half - worth - (isDrawn ? 0.5 : 0)
      const says = isDrawn || (worth >= sought.least && !(isAnswer && isOneSide(told.text, asked)))
      const isLine =
        says &&
        !(index > 0 && tellsHowItWasFound(told.text)) &&
        against < TOO_MUCH &&
        !(worth <= 0 && OF_HIMSELF.test(told.text)) &&
        fits(told.text, isAnswer)
      return isLine ? [{ told, claim, against }] : []
    })
  }

  /** It takes a side, gives the reason that was asked for, is what the slide sets large, or says first what was asked. */
  function answersAtOnce(told: Statement, claim: Claim, asked: string): boolean {
    const { text, sentences: ids } = told
    const later = answerOf(told).filter(({ id }) => !ids.includes(id))
    const isTurned = later.some((one) => grammar.turns.test(one.text))
    const opening = emsOf(interview.sentences[ids[0]! - 1]!.text)
    const takesSide =
      grammar.cues.asksForView.test(asked) && sideOf(text) !== undefined && (opening < SHORTEST || !isTurned)
    const isLarge = ids[0] === claim.headline.sentences[0] && !tellsNothing(text)
    const isStand = opening < SHORTEST || ownWorth(text, grammar) >= LEAST_WORTH
    // «Are you ever afraid? Of ferries.»: in few words, which nothing soon after takes back.
    const isBrief =
      grammar.cues.question.test(asked) &&
      opening < SHORTEST * 2 &&
      !later.slice(0, 2).some((one) => grammar.turns.test(one.text))
    const isTold = (ASKS_WHAT.test(asked) || isBrief) && !tellsNothing(text) && !isPart(told, claim, asked)
    return grammar.cues.because.test(text) || isTold || ((takesSide || isLarge) && isStand)
  }

  /** «It's a long corridor» */
  function tellsNothing(text: string): boolean {
    return OF_THE_QUESTION.test(text) || (emsOf(text) < SHORTEST * 2 && POINTS_ON.test(text))
  }

  /** A first step, a scene, how a story begins, or a number where none was asked for: no answer by itself. */
  function isPart({ text, sentences: ids }: Statement, { evidence }: Claim, asked: string): boolean {
    const [opening, next] = [ids[0]!, ids.at(-1)! + 1].map((id) => sentences[at.get(id) ?? -1])
    const isStory = opening?.isStory || (next?.isStory && next.turn === opening?.turn)
    const isScene = ownWorth(text, grammar) < 0 || SETS_SCENE.test(text)
    const isFigure = BARE_FIGURE.test(text) && !ASKS_WHEN.test(asked)
    return evidence.kind === 'steps' || isStory || isScene || isFigure
  }

  /**
   * The first sentences of what the claim answers with, as many as go on a line; of two views those of both, or of neither.
   * None where the first does not fit, is turned by the next, or says nothing.
   */
  function openingsOf(claim: Claim, asked: string): Statement[] {
    const shown = areViews(claim) ? statementsOf(claim) : [claim.headline]
    const openings = shown.flatMap((one) => {
      const answer = answerOf(one)
      if (!answer[0]?.isFirstOfAnswer || claimsNothing(answer[0], grammar)) return []
      const opening = openingWithin(answer, grammar.limits.headline, grammar)
      const isHalf = answer
        .slice(0, opening?.sentences.length)
        .some(
          (one, index) =>
            announcing(bare(one.text, grammar), grammar) || isGivenUp(one, answer[index + 1], grammar),
        )
      const answers =
        opening &&
        !isHalf &&
        emsOf(opening.text) >= LEAST_ANSWER &&
        !isEmpty(opening, asked) &&
        !isConceded(opening, answer)
      return answers ? [opening] : []
    })
    // Steps and sides of one answer open alike.
    return openings.length === shown.length ? distinct(openings, ({ sentences: ids }) => String(ids)) : []
  }

  /** The reason, without what is told of it. */
  function firstOf(told: Statement): Statement {
    const [id] = told.sentences
    return emsOf(interview.sentences[id! - 1]!.text) < SHORTEST ? told : sentenceAt(id!)
  }

  function sentenceAt(id: number): Statement {
    return { text: bare(interview.sentences[id - 1]!.text, grammar), sentences: [id] }
  }

  /** All that was said in the turn of a statement. */
  function answerOf({ sentences: ids }: Statement): AnalysedSentence[] {
    const turn = sentences[at.get(ids[0]!) ?? -1]?.turn
    return sentences.filter((sentence) => sentence.turn === turn)
  }

  /** It refuses or defers an answer, sets a scene, says yes where something else was asked, or tells one side of a difference. */
  function isEmpty({ text, sentences: ids }: Statement, asked: string): boolean {
    const isShort = ids.length === 1 || emsOf(text) < SHORTEST * 2
    const isYes = grammar.yesOrNo.test(text) && emsOf(text) < SHORTEST && ASKS_WHAT.test(asked)
    return (
      LACKS_NOUN.test(text) ||
      (SAYS_LITTLE.test(text) && isShort) ||
      (SETS_SCENE.test(text) && !ASKS_WHEN.test(asked)) ||
      isYes ||
      (ids.length === 1 && isOneSide(text, asked))
    )
  }

  /** What is granted in a short opening is taken back soon: 「件數是真的變多。…可是你要看分母」. */
  function isConceded({ text, sentences: ids }: Statement, answer: AnalysedSentence[]): boolean {
    const soon = answer.slice(ids.length, ids.length + 2).some((one) => grammar.turns.test(one.text))
    return soon && (GRANTS.test(text) || grammar.cues.concedes.test(text))
  }

  /** «No.», «試過。»: with what the slide claims, where that is no half of anything and both go on a line. */
  function withHeadline(told: Statement, { headline }: Claim): Statement {
    const last = at.get(headline.sentences.at(-1)!)
    if (emsOf(told.text) >= SHORTEST || last === undefined) return told
    if (headline.sentences.some((id) => told.sentences.includes(id)) || halfOf(headline, last) > 0)
      return told
    const said = whole(headline, last, true) ?? headline
    const text = `${told.text}${grammar.joint}${said.text}`
    return emsOf(text) <= sought.longest && isStanding(said.text, grammar) && !NAMES_NOTHING.test(said.text)
      ? { text, sentences: [...told.sentences, ...said.sentences] }
      : told
  }

  /** The question above two views, or steps, is no statement; the views are, and what stands beside the steps. */
  function statementsOf(claim: Claim): Statement[] {
    const { headline, evidence } = claim
    if (areViews(claim) && evidence.kind === 'comparison') {
      const views = evidence.comparison.sides.map(({ statement }) => statement)
      const turns = new Set(views.map(({ sentences: [id] }) => interview.sentences[id! - 1]!.turn))
      // Of two sides each is headed by its name, which its first sentence says.
      return turns.size > 1 ? views : views.map(({ sentences: [id] }) => sentenceAt(id!))
    }
    if (areViews(claim)) return evidence.points
    // Beside what is set large stands the rest of what is quoted.
    const quoted = sought.quoted && evidence.kind === 'quotation' ? evidence.quotation.sentences : []
    const others = quoted.filter((id) => !headline.sentences.includes(id)).map(sentenceAt)
    return [headline, ...evidence.points, ...others]
  }

  /** A heading may be part of its sentence; here there is nothing below it that tells the rest. */
  function whole(
    { sentences: ids }: Statement,
    last: number | undefined,
    isAnswer: boolean,
  ): Statement | undefined {
    if (last === undefined || ids.length > 1) return undefined
    const told = standing(sentences, last, grammar)
    return told && told.sentences.length === 1 && fits(told.text, isAnswer) ? told : undefined
  }

  function fits(text: string, isAnswer: boolean): boolean {
    const ems = emsOf(text)
    return (
      ems >= SHORTEST &&
      ems <= sought.longest &&
      isStanding(text, grammar) &&
      !NAMES_NOTHING.test(text) &&
      !LACKS_NOUN.test(text) &&
      (grammar.isChinese ? (isAnswer && !sought.quoted) || hasSubject(text) : hasVerb(text))
    )
  }

  /** «More tired than you'd like» is an answer, and no statement. */
  function hasVerb(text: string): boolean {
    return !grammar.knowsRelations || /^(?:I|We|You)['’]/.test(text) || grammar.standsAlone(text, true)
  }

  /** 「要看他坐不坐得住」: what is so, was said before. */
  function hasSubject(text: string): boolean {
    const first = grammar.tokens(text).find(({ tag }) => !/^(?:d|ad|t|c|x|f|z)/.test(tag))
    return first !== undefined && !/^(?:v(?!n)|a|u)/.test(first.tag)
  }

  /** How much of a half it is: cut short, a qualification of what came before, or turned or overtaken by the next sentence. */
  function halfOf(told: Statement, last: number): number {
    const sentence = sentences[last]!
    const next = sentences[last + 1]?.turn === sentence.turn ? sentences[last + 1] : undefined
    if (isGivenUp(sentence, next, grammar)) return TOO_MUCH
    const isPast =
      PLUPERFECT.test(told.text) ||
      grammar.cues.past.test(told.text) ||
      (sentence.isStory && ownWorth(sentence.text, grammar) < LEAST_WORTH)
    const isTurned =
      next !== undefined && (grammar.turns.test(next.text) || grammar.cues.later.test(next.text))
    const isOvertaken =
      next !== undefined && NUMBER.test(told.text) && NUMBER.test(next.text) && LATER.test(next.text)
    const isCut = grammar.width(told.text) < CUT_SHORT * grammar.width(sentence.text)
    // «It isn't that it errs; my juniors err all day»: the half that is left says something else.
    const losesNo = grammar.cues.negative.test(sentence.text) && !grammar.cues.negative.test(told.text)
    if (losesNo) return TOO_MUCH
    return (
      (isPast ? 2 : 0) +
      (isTurned ? 2 : 0) +
      (isOvertaken ? TOO_MUCH : 0) +
      (isCut ? 1 : 0) +
      (grammar.turns.test(sentence.text) ? 1.5 : 0)
    )
  }
}

const DRAWN = new Set<Evidence['kind']>([
  'enumeration',
  'lead',
  'scale',
  'chain',
  'cause',
  'remedy',
  'comparison',
])
/** What says less of where the speaker stands is nothing to take home. */
const LEAST_WORTH = 0.2
/** What a line must be. */
interface Sought {
  /** How much it says of where the speaker stands. */
  least: number
  longest: number
  /** It may be of what is quoted besides what is set large. */
  quoted: boolean
}
/** Each where none before it finds anything. */
const TIERS: Sought[] = [
  { least: LEAST_WORTH, longest: LONGEST, quoted: false },
  { least: 0, longest: LONGEST, quoted: false },
  { least: -0.3, longest: LONGEST_OF_ALL, quoted: false },
  { least: LEAST_WORTH, longest: LONGEST, quoted: true },
  { least: -0.3, longest: LONGEST_OF_ALL, quoted: true },
]
const OF_SOME = /^(?:[Bb]ecause |因[為为])?(?:[它牠][們们]|[Tt]hey\b)/u
/** What answers another question than the name of the section is so much worse. */
const ANSWERS_OTHER = 1
/** From here on nothing of a section is better than this. */
const TOO_MUCH = 3
/** «It depends.» answers nothing by itself, nor does what is refused or put off. */
const SAYS_LITTLE = inBothScripts(
  /^(?:It|That) depends\b|^You['’]d think\b|^I (?:won['’]t|can['’]t|don['’]t want to) (?:say|tell|name)\b|^I (?:don['’]t|do not) know\b|^(?:那|這)?(?:就)?要?看[^.。]{0,12}[.。]?$|^我(?:也|真的)?不(?:知道|曉得|清楚)|^我?(?:不敢|不好|不方便|很難|難)(?:說|講)|沒有標準答案|^(?:這|那)(?:個)?(?:問題)?(?:是)?最?(?:難|精彩|煩惱)|(?:例子|故事)是[^，。]{1,8}。?$|^是[^，。]{0,8}(?:說|罵|講)[^，。]{0,6}的?話。?$/iu,
)
/** A date, a place, or whom was looked at. */
const SETS_SCENE = inBothScripts(
  /^(?:The \w+ of \w+|In|On|\p{Lu}\p{Ll}+),? (?:in )?(?:19|20)\d\d\b|^[〇零○一二三四五六七八九十0-9]{4}年[^，。]{0,6}，[^，。]{1,6}。|^There (?:were|was) (?:about |some )?[\d]/u,
)
/** «Why would that matter?» */
const ASKS_OF_IT = /\b(?:is|was|would|does|did|do|has|about|like|by|to|of|at) that\b/iu
const ASKS_WHEN = inBothScripts(/\b(?:when|how many|where)\b|幾時|什麼時候|甚麼時候|多少|哪年/iu)
const ASKS_WHAT = inBothScripts(
  /^(?:why|what|how|who|which|when|where)\b|為什麼|點解|怎|[什甚]麼|[誰哪]|多少|多久|(?<![這这好])[幾几](?=[點個次年歲天位])/iu,
)
const ASKS_DIFFERENCE = inBothScripts(
  /\bdifference between\b|差在哪|(?:分別|區別|差別|不同)(?:是|在|呢|？)/iu,
)
/** Of a difference. */
const isOneSide = (text: string, asked: string): boolean =>
  ASKS_DIFFERENCE.test(asked) && !TELLS_BOTH.test(text)
const TELLS_BOTH = /，而(?!且)|；|, (?:and|but|while) /u
const GRANTS = inBothScripts(/是(?:真的|有的)|^(?:有|的確|確實|沒錯)|\bit (?:does|did|has|is)\b/iu)
/** Less of its sentence than this is part of a thought. */
const CUT_SHORT = 0.7
const NUMBER =
  /\d|[一二三四五六七八九十百千萬万]{2}|\b(?:ten|eleven|twelve|[a-z]+teen|[a-z]+ty|hundred|thousand)\b/iu
const LATER = /^(?:去年|今年|現在|现在|如今|後來|后来)|^(?:then|now|by|in) /iu

/** 「九十億市裡拿不出來」: of what; 「先落到屋面」: the first of steps. */
const LACKS_NOUN =
  /^[一二兩两三四五六七八九十百千]+[萬万億亿](?![元塊块人個个名公噸吨次戶户])|^先(?!生|被)|^其[余餘]/u
/** A list, a count or a clock without its thing; «It» and «So» that the heading above must explain. */
const NAMES_NOTHING =
  /^[「『“"]|\bI can['’]t (?:refute|deny)\b|^我[補补]充|^The other\b|\bthe rest\b|^(?:Um|Uh|Oh|Aye|Yeah|Well),|^I say,|\b(?:another|the other),|^(?:It\b|They\b|He\b|She\b|That\b|There are (?:two|three|four)|(?:Two|Three|Four|Five|A few) things\b|它|他|她|[一二兩两三四五六七八九十]+[件個个條条點点]|(?:平均|一共|總共|总共|加起來|加起来|有[幾几兩两三四][個个條条件點点]))|那[一二三四五六七八九十百]|(?:三件事|三條|三条|兩件事|两件事|三個地方|三种人|三種人)$/iu
/** «Forty-three, that I know of.» */
const BARE_FIGURE =
  /^(?:about |around |perhaps )?(?:\d[\d,.]*|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty(?:-\w+)?))(?=[,.]|$)|^[\d一二三四五六七八九十百千萬万兩两]+[個个次年歲岁位條条家間间]?(?=[，。]|$)/iu
/** «It's a long corridor», «Three kinds of people», 「這是第二個失敗」: what, is told next. */
const POINTS_ON =
  /^(?:It|That|This|There|Then)\b|^(?:Two|Three|Four|Five|A few|Several) (?:things|kinds|sorts|ways|reasons)\b|^[這这那它](?![裡裏里])/u
/** «We'd planned two hundred acres»: what came of it is the point. */
const PLUPERFECT =
  /^(?:I|We)['’]d \w+(?:ed|en|wn|ght)\b|\bhad (?:\w+ly )?(?:told|said|gone|come|\w+(?:ed|en|wn|ght))\b/
