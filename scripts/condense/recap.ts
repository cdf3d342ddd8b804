/** What is left of a talk: a sentence or two from each section, each of which stands by itself. */
import { groupBy } from '../group-by.ts'
import type { Claim, RecapSection, Spoken, Theme } from '../model.ts'
import type { AnalysedSentence } from './analyse.ts'
import { askedAbove, emsOf, nameAbove } from './asked.ts'
import { idsIn } from './evidence.ts'
import { distinct } from './gather-relations.ts'
import type { Knowledge } from './options.ts'
import { opensOnVerb, runsAlone, textAlone, worthAlone } from './told-alone.ts'

/** With more themes than these one line stands for each. */
const MOST_FOR_TWO = 3
const LINES_PER_THEME = 2
/** In ems: a question that stands beside its line in three lines; in five sections there is no room for more. */
const LONGEST_ABOVE = 27
/** What is worth less is not worth taking home. */
const LEAST_WORTH = 0

interface Line extends Spoken {
  /** The heading above it. */
  above: string
  worth: number
}

/**
 * The recap: under the name of each section the sentence, or the two that belong together, that a listener should take home.
 * Where that name is a question that the line does not answer, the one that it answers stands above it instead. A section of
 * which nothing stands alone is left out.
 * @param sentences all answer sentences in order
 */
export function recapOf(
  themes: Theme[],
  sentences: AnalysedSentence[],
  knowledge: Knowledge,
): RecapSection[] {
  const { interview } = knowledge
  const answers = new Map(groupBy(sentences, ({ turn }) => turn))
  const perTheme = themes.length > MOST_FOR_TWO ? 1 : LINES_PER_THEME
  const able = themes.map((theme) => {
    const lines = theme.claims
      .flatMap((claim) => linesOf(claim, theme, answers, knowledge))
      .filter(({ worth }) => worth >= LEAST_WORTH)
      .sort((a, b) => b.worth - a.worth || a.sentences[0]! - b.sentences[0]!)
    // Two lines are of two answers.
    return distinct(lines, ({ sentences: [id] }) => String(interview.sentences[id! - 1]!.turn))
  })
  return withEachGuest(able, perTheme).flatMap((chosen): RecapSection[] => {
    const inOrder = chosen.sort((a, b) => a.sentences[0]! - b.sentences[0]!)
    return groupBy(inOrder, ({ above }) => above).map(([title, lines]) => ({
      title,
      lines: lines.map(({ text, sentences: ids, speaker }) => ({
        text,
        sentences: ids,
        ...(speaker ? { speaker } : {}),
      })),
    }))
  })
}

/**
 * The best lines of each section; of a guest who has none of them one in the section where that costs least.
 * @param able the lines of each section, best first
 */
function withEachGuest(able: Line[][], perTheme: number): Line[][] {
  const chosen = able.map((lines) => lines.slice(0, perTheme))
  const speakers = new Set(able.flat().map(({ speaker }) => speaker))
  const countOf = (speaker: string | undefined): number =>
    chosen.flat().filter((line) => line.speaker === speaker).length
  for (const speaker of speakers) {
    if (countOf(speaker) > 0) continue
    const [swap] = able
      .flatMap((lines, at) => {
        const own = lines.find((line) => line.speaker === speaker)
        const last = chosen[at]!.at(-1)!
        return own && countOf(last.speaker) > 1 ? [{ at, own, loss: last.worth - own.worth }] : []
      })
      .sort((a, b) => a.loss - b.loss)
    if (swap) chosen[swap.at]!.splice(-1, 1, swap.own)
  }
  return chosen
}

/**
 * What could be taken home of a claim and what is shown below it.
 * @param answers by turn
 */
function linesOf(
  claim: Claim,
  theme: Theme,
  answers: ReadonlyMap<number, AnalysedSentence[]>,
  knowledge: Knowledge,
): Line[] {
  const { grammar, interview } = knowledge
  const above = headingAbove(claim, theme)
  if (above === undefined) return []
  const { headline, evidence, question } = claim
  const isAsked = question !== undefined && (theme.asked !== undefined || above !== theme.title)
  // A step is nothing by itself.
  const shown = new Set(idsIn(evidence.kind === 'steps' ? evidence.points : [headline, evidence]))
  const turns = new Set([...shown].map((id) => interview.sentences[id - 1]!.turn))
  return (
    [...turns]
      .flatMap((turn) => {
        const answer = answers.get(turn) ?? []
        return runsAlone(answer, shown, knowledge).map((run) => ({
          text: textAlone(run, grammar),
          sentences: run.map(({ id }) => id),
          speaker: nameAbove(interview, interview.turns[turn]!.speaker),
          above,
          worth: worthAlone(
            run,
            answer,
            run.some(({ id }) => headline.sentences.includes(id)),
            knowledge,
          ),
        }))
      })
      // 「是具備想像力的人」: who, is asked above, or nowhere.
      .filter(({ text }) => isAsked || !opensOnVerb(text, grammar))
  )
}

/** The name of the section; where that is a question which the claim does not answer, the one that it answers, if a line holds that. */
function headingAbove({ question }: Claim, { title, asked }: Theme): string | undefined {
  if (!asked || question?.sentences.some((id) => asked.includes(id))) return title
  const above = question && askedAbove(question.text)
  return above !== undefined && emsOf(above) <= LONGEST_ABOVE ? above : undefined
}
