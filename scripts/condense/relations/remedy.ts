import type { Comparison, Statement } from '../../model.ts'
import { type AnalysedSentence, bare } from '../analyse.ts'
import type { Grammar } from '../grammar.ts'
import { variants } from '../variants.ts'

/** How far after the problem an answer that calls itself one may stand; one that only says should follows at once. */
const NAMED_REMEDY_WITHIN = 2
/** Longest side, as a share of a headline's width. */
const LONGEST_SIDE = 1.25

/** 最大的問題是…, 問題在於…, 香港足球的困難是… (not 問題不是…) */
const PROBLEM_ZH = variants(
  /^(?<of>[^，。：「」]{0,10}?)(?<name>(?:最大|真正|主要|核心|根本|唯一|現在|现在|目前)?的?(?:問題|问题|困難|困难|難題|难题|難處|难处|難點|难点|麻煩|麻烦|痛點|痛点|癥結|症结|毛病))(?<copula>(?:就|出)?(?:是|在於|在于|在)[，：:]?)(?!不|什|怎|如何|誰|谁|否|我|你|說|说)(?<said>.+)$/u,
)
/** 解決辦法是…, 唯一的出路是…, 我們的做法是… */
const REMEDY_ZH =
  /^(?:我(?:們|们)?的)?(?<name>(?:唯一|最好|真正|根本|最終|最终)?的?(?:解決(?:的)?(?:辦法|方法|方案|之道)|解决(?:的)?(?:办法|方法|方案|之道)|辦法|办法|出路|對策|对策|解法|解藥|解药))(?:只有一個|只有一个|很簡單|很简单|其實|其实)?(?<copula>[，：:]?(?:就)?(?:是|在於|在于)?[，：:]?)(?!什|怎|沒|没|總|总|還|还|誰|谁|多|就)(?<said>.+)$/u
/** 要解決這個問題，就必須… */
const TO_SOLVE_ZH =
  /^(?<name>(?:要|想)?(?:解決|解决|改變|改变|扭轉|扭转))(?:這|这|那)?(?:個|个|些|種|种)?(?:問題|问题|困難|困难|局面|情況|情况)?，(?<said>(?:我(?:們|们))?(?:就|首先|只能|一定)*(?:要|必須|必须|得|需要|應該|应该).+)$/u
/** 所以政府應該…, right after the problem */
const SHOULD_ZH =
  /^(?:所以|因此|那麼|那么)，?(?<said>[^，。]{0,8}?(?<name>應該|应该|必須|必须|一定要)(?!不).+)$/u

const PROBLEM_EN =
  /^(?<name>(?:the|our|my|one|their) (?:(?:real|main|big|biggest|only|first|basic|central|deeper) )?(?:problem|trouble|difficulty|catch|snag|obstacle|bottleneck)(?: (?:with|for|in|of|here|today|now)(?: [\w'’-]+){0,4}?)?) (?:is|was)(?<copula>:| that|,)? (?!not\b|what\b|how\b|whether\b|solved\b|gone\b|over\b|worse\b|real\b)(?<said>.+)$/iu
const REMEDY_EN =
  /^(?<name>(?:the|our|my|one) (?:(?:real|only|best|obvious|simple|simplest) )?(?:answer|solution|fix|remedy|cure|way out|way forward|way (?:to (?:fix|solve|change) (?:it|this|that)))|what (?:works|worked|helps|helped|would help)(?: here)?) (?:is|was)(?<copula>:| that|,)? (?!not (?:easy|simple|clear|known)|no\b|what\b|how\b|yes\b|that simple)(?<said>.+)$/iu
const SHOULD_EN =
  /^(?:so|therefore),? (?<said>(?:we|the [\w-]+|governments?|cities|schools) (?<name>should|must|need to|have to|ought to) .+)$/iu

interface Side {
  name: string
  said: string
}

/**
 * A problem and what the speaker says would remedy it (問題是…。解決辦法是…; the problem is …, the answer is …): both in one
 * sentence, or in neighbouring ones of one paragraph, the remedy after the problem. An answer that names itself one may
 * leave a sentence between; of several problems the last before it is the one it answers. Each side carries its name from
 * the sentence and what was said, to the sentence's end.
 */
export function findRemedies(sentences: AnalysedSentence[], grammar: Grammar): Comparison[] {
  const found: Comparison[] = []
  let open: { side: Side; at: number; sentence: AnalysedSentence } | undefined
  for (const [at, sentence] of sentences.entries()) {
    const near =
      open && open.sentence.turn === sentence.turn && open.sentence.paragraph === sentence.paragraph
        ? open
        : undefined
    if (near) {
      const remedy = remedyIn(sentence, at - near.at, grammar)
      if (remedy) {
        found.push(
          comparison([
            [near.side, near.sentence],
            [remedy, sentence],
          ]),
        )
        open = undefined
        continue
      }
    }
    const within = bothIn(sentence, grammar)
    if (within) {
      found.push(within)
      open = undefined
      continue
    }
    const problem = sideOf(sentence, sentence.text, [grammar.isChinese ? PROBLEM_ZH : PROBLEM_EN], grammar)
    if (problem) open = { side: problem, at, sentence }
  }
  return found
}

function remedyIn(sentence: AnalysedSentence, distance: number, grammar: Grammar): Side | null {
  const named = grammar.isChinese ? [TO_SOLVE_ZH, REMEDY_ZH] : [REMEDY_EN]
  const should = grammar.isChinese ? SHOULD_ZH : SHOULD_EN
  if (distance > NAMED_REMEDY_WITHIN) return null
  return sideOf(sentence, sentence.text, distance === 1 ? [...named, should] : named, grammar)
}

/** 「問題是甲，解決辦法是乙」, `the problem is a; the answer is b` */
function bothIn(sentence: AnalysedSentence, grammar: Grammar): Comparison | null {
  const text = bare(sentence.text, grammar)
  const marks = grammar.isChinese
    ? /[，；](?=[^，；]{0,12}(?:辦法|办法|出路|對策|对策|方案|解決|解决))/gu
    : /[,;:—] (?:and |but )?(?=the |what |our |my )/gi
  for (const mark of text.matchAll(marks)) {
    const [left, right] = [text.slice(0, mark.index), text.slice(mark.index + mark[0].length)]
    const problem = sideOf(sentence, left, [grammar.isChinese ? PROBLEM_ZH : PROBLEM_EN], grammar)
    const remedy =
      problem && sideOf(sentence, right, grammar.isChinese ? [TO_SOLVE_ZH, REMEDY_ZH] : [REMEDY_EN], grammar)
    if (problem && remedy)
      return comparison([
        [problem, sentence],
        [remedy, sentence],
      ])
  }
  return null
}

function sideOf(sentence: AnalysedSentence, text: string, patterns: RegExp[], grammar: Grammar): Side | null {
  if (sentence.isQuestion || sentence.isExample) return null
  const all = bare(text, grammar)
  const whole = all.replace(grammar.lead, '')
  for (const pattern of patterns) {
    // 「所以」 is what makes 「應該」 a remedy, and may be taken for a mere connective.
    const groups = (pattern.exec(whole) ?? pattern.exec(all))?.groups
    if (!groups) continue
    // `The cure is dull: treat the sewage`.
    const said = groups.said!.trim().replace(/^(?:very |quite )?[a-z]+: (?=\S+ \S)/i, '')
    const width = grammar.width(said)
    // 「解決這個問題」 points at the problem beside it.
    const pointed = pattern === TO_SOLVE_ZH ? said : whole
    if (width > grammar.limits.headline * LONGEST_SIDE || width < grammar.limits.least / 6) continue
    if (grammar.dangles(pointed)) continue
    return { name: nameOf(groups.of ?? '', groups.name!), said }
  }
  return null
}

/** 「香港足球」「的問題」 → 香港足球的問題; 「還有一個」「問題」 → 問題. */
const nameOf = (of: string, name: string): string =>
  (of.endsWith('的') || name.startsWith('的') ? `${of}${name}` : name).replace(/^的/, '').trim()

function comparison(sides: [Side, AnalysedSentence][]): Comparison {
  const statement = ([{ said }, { id }]: [Side, AnalysedSentence]): Statement => ({
    text: said,
    sentences: [id],
  })
  return {
    text: sides.map(([, { text }]) => text).join(' '),
    sentences: [...new Set(sides.map(([, { id }]) => id))],
    sides: sides.map((side) => ({ name: side[0].name, statement: statement(side) })),
  }
}
