import type { Comparison, Statement } from '../../model.ts'
import { type AnalysedSentence, bare } from '../analyse.ts'
import type { Grammar } from '../grammar.ts'
import { variants } from '../variants.ts'

/** Longest side, as a share of a headline's width. */
const LONGEST_SIDE = 1.25

/** 最大的問題是…, 問題在於…, 香港足球的困難是… (not 問題不是…) */
const PROBLEM_ZH = variants(
  /^(?:[^，。：「」]{0,10}?)(?<name>(?:最大|真正|主要|核心|根本|唯一|現在|现在|目前)?的?(?:問題|问题|困難|困难|難題|难题|難處|难处|難點|难点|麻煩|麻烦|痛點|痛点|癥結|症结|毛病))(?<copula>(?:就|出)?(?:是|在於|在于|在)[，：:]?)(?!不|什|怎|如何|誰|谁|否|我|你|說|说)(?<said>.+)$/u,
)
/** 解決辦法是…, 唯一的出路是…, 我們的做法是… */
const REMEDY_ZH =
  /^(?:我(?:們|们)?的)?(?<name>(?:唯一|最好|真正|根本|最終|最终)?的?(?:解決(?:的)?(?:辦法|方法|方案|之道)|解决(?:的)?(?:办法|方法|方案|之道)|辦法|办法|出路|對策|对策|解法|解藥|解药))(?:只有一個|只有一个|很簡單|很简单|其實|其实)?(?<copula>[，：:]?(?:就)?(?:是|在於|在于)?[，：:]?)(?!什|怎|沒|没|總|总|還|还|誰|谁|多|就)(?<said>.+)$/u
const PROBLEM_EN =
  /^(?<name>(?:the|our|my|one|their) (?:(?:real|main|big|biggest|only|first|basic|central|deeper) )?(?:problem|trouble|difficulty|catch|snag|obstacle|bottleneck)(?: (?:with|for|in|of|here|today|now)(?: [\w'’-]+){0,4}?)?) (?:is|was)(?<copula>:| that|,)? (?!not\b|what\b|how\b|whether\b|solved\b|gone\b|over\b|worse\b|real\b)(?<said>.+)$/iu
const REMEDY_EN =
  /^(?<name>(?:the|our|my|one) (?:(?:real|only|best|obvious|simple|simplest) )?(?:answer|solution|fix|remedy|cure|way out|way forward|way (?:to (?:fix|solve|change) (?:it|this|that)))|what (?:works|worked|helps|helped|would help)(?: here)?) (?:is|was)(?<copula>:| that|,)? (?!not (?:easy|simple|clear|known)|no\b|what\b|how\b|yes\b|that simple)(?<said>.+)$/iu
interface Side {
  name: string
  said: string
}

/** Sentences after the problem, at most, that its remedy stands in. */
const NEAR = 2

/**
 * A problem and what the speaker says would remedy it (問題是…。解決辦法是…; the problem is …, the answer is …), in neighbouring
 * sentences of one paragraph: of several problems the last before it is the one it answers. Each side carries its name
 * from the sentence and what was said, to the sentence's end.
 */
export function findRemedies(sentences: AnalysedSentence[], grammar: Grammar): Comparison[] {
  const found: Comparison[] = []
  let open: { side: Side; at: number; sentence: AnalysedSentence } | undefined
  for (const [at, sentence] of sentences.entries()) {
    const { turn, paragraph } = open?.sentence ?? {}
    const isNear = open && at - open.at <= NEAR && sentence.turn === turn && sentence.paragraph === paragraph
    const remedy = isNear && sideOf(sentence, grammar.isChinese ? REMEDY_ZH : REMEDY_EN, grammar)
    if (open && remedy) {
      found.push(
        comparison([
          [open.side, open.sentence],
          [remedy, sentence],
        ]),
      )
      open = undefined
      continue
    }
    const side = sideOf(sentence, grammar.isChinese ? PROBLEM_ZH : PROBLEM_EN, grammar)
    if (side) open = { side, at, sentence }
  }
  return found
}

function sideOf(sentence: AnalysedSentence, pattern: RegExp, grammar: Grammar): Side | undefined {
  if (sentence.isQuestion || sentence.isExample) return undefined
  const whole = bare(sentence.text, grammar).replace(grammar.lead, '')
  const { name = '', said = '' } = pattern.exec(whole)?.groups ?? {}
  const width = grammar.width(said)
  if (width > grammar.limits.headline * LONGEST_SIDE || width < grammar.limits.least / 6) return undefined
  return grammar.dangles(whole) ? undefined : { name: name.trim(), said: said.trim() }
}

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
