/** The slide of one claim, by what supports it. */
import { askedAbove, emsOf, severalSpeak, TWO_LINES } from '../condense/asked.ts'
import { areViews, headsItself, idsIn, isCards } from '../condense/evidence.ts'
import {
  drawCause,
  drawEnumeration,
  drawForecast,
  drawKinds,
  drawLead,
  drawScale,
  drawSequence,
} from '../diagram/draw.ts'
import { namesNobody } from '../interview/label-words.ts'
import type {
  Claim,
  Comparison,
  Diagram,
  Enumeration,
  Interview,
  Quotation,
  Slide,
  Statement,
  TakenUp,
} from '../model.ts'
import { citation } from './citation.ts'
import { escapeMarkdown } from './escape-markdown.ts'
import { asSide, bigNumber, cards, columns, entry, rows, type Side, steps } from './evidence-blocks.ts'
import { blocks, bullets, fence, said } from './markdown-blocks.ts'
import { runners } from './race.ts'
import type { TemplateWords } from './template-words.ts'

/** Cards beside each other in which sentences can be read, and in ems what more of them hold; else they stand one below the other. */
const MOST_CARDS = 4
const MOST_ON_CARDS = 80

/** What every slide is set with: the template's own words, and the interview it quotes. */
export interface Setting {
  template: TemplateWords
  interview: Interview
}

/** Boxes in a row that can be read from the back; more steps stand below one another, where the type is larger. */
const MOST_IN_A_ROW = 3

/** A claim with what supports it below its headline, and its passage in the notes. */
export const claimSlide = (claim: Claim, setting: Setting): Slide => ({
  id: claim.id,
  ...laidOut(claim, setting),
  notes: notesOf(claim, setting),
})

type Laid = Pick<Slide, 'layout' | 'frontmatter' | 'body'>

function laidOut(claim: Claim, setting: Setting): Laid {
  const { headline, evidence } = claim
  const frontmatter = kicker(claim, setting)
  const below = (layout: string, ...parts: (string | false | undefined)[]): Laid => ({
    layout,
    frontmatter,
    body: blocks(`# ${said(headline)}`, ...parts),
  })
  const [point] = evidence.points
  const beside = point && `::notes::\n\n${bullets(evidence.points)}`
  const diagram = (drawn: Diagram): Laid => ({
    ...below('diagram', fence(drawn), beside),
    frontmatter: { ...frontmatter, alt: drawn.alt },
  })
  switch (evidence.kind) {
    case 'points':
      return below('claim', bullets(evidence.points))
    case 'quotation':
      return quotationLaidOut(claim, evidence.quotation, setting)
    case 'exchange':
      return { layout: 'exchange', frontmatter: {}, body: exchangeBody(claim.question!, evidence.words) }
    case 'numbers': {
      const told = evidence.told ?? point
      return below('numbers', evidence.quantities.map(bigNumber).join('\n'), told && said(told))
    }
    case 'comparison':
      return below('comparison', columns(sidesBelow(headline, evidence.comparison)), beside)
    case 'remedy': {
      const [problem, remedy] = evidence.comparison.sides as [Side, Side]
      return below(
        'comparison',
        columns(headsItself(problem.statement, headline) ? [remedy] : [problem, remedy]),
      )
    }
    case 'definition':
      return headsItself(evidence.definition, headline)
        ? { layout: 'claim', frontmatter, body: entry(evidence.definition, evidence.points) }
        : below('comparison', columns([asSide(evidence.definition)]))
    case 'cause':
      return diagram(drawCause(evidence.links))
    case 'enumeration': {
      const { enumeration, links } = evidence
      if (links.length > 0) return diagram(drawEnumeration(enumeration, links))
      if (!isCards(enumeration)) return diagram(drawKinds(enumeration))
      return point || areRows(enumeration)
        ? below('sequence', rows(enumeration), beside)
        : below('enumeration', cards(enumeration))
    }
    case 'lead': {
      const race = runners(evidence.links)
      return race ? below('race', race, point && said(point)) : diagram(drawLead(evidence.links))
    }
    case 'scale':
      return diagram(drawScale(evidence.scale))
    case 'forecast':
      return diagram(drawForecast(evidence.forecasts))
    case 'steps':
    case 'chain': {
      const isLong = evidence.sequence.steps.length > MOST_IN_A_ROW
      // The links of a chain are short, and what is said beside it goes below its boxes.
      return isLong && (!point || evidence.kind === 'steps')
        ? below('sequence', steps(evidence.sequence), beside)
        : diagram(drawSequence(evidence.sequence))
    }
  }
}

const areRows = ({ members }: Enumeration): boolean =>
  members.length > MOST_CARDS &&
  emsOf(members.map(({ name, detail }) => `${name}${detail?.text ?? ''}`).join('')) > MOST_ON_CARDS

/** The sides that the headline does not tell itself; both where it tells both. */
function sidesBelow(headline: Statement, { sides }: Comparison): Side[] {
  const others = sides.filter(({ statement }) => !headline.text.includes(statement.text))
  return others.length > 0 ? others : sides
}

/** Words quoted, alone on their slide or below the claim that they are quoted for. */
function quotationLaidOut(claim: Claim, quotation: Quotation, setting: Setting): Laid {
  const frontmatter = kicker(claim, setting)
  const words = blocks(quoted(quotation), attribution(quotation, setting))
  if (!isHeaded(claim)) return { layout: 'quotation', frontmatter, body: words }
  const heading = `# ${said(claim.headline)}`
  if (opensOnHeading(claim)) return { layout: 'claim', frontmatter, body: blocks(heading, words) }
  // What led up to the claim answers the question, and stands right below it.
  const { before, question, answer, ...others } = frontmatter
  const taken = before !== undefined && escapeMarkdown(String(before))
  const asked =
    question !== undefined &&
    [
      said({ text: String(question), sentences: (claim.question ?? claim.takesUp!.said!).sentences }),
      answer !== undefined && `**${escapeMarkdown(String(answer))}** ${citation(claim.answer!.sentences)}`,
    ]
      .filter(Boolean)
      .join(' ')
  return { layout: 'claim', frontmatter: others, body: blocks(heading, taken, asked, words) }
}

/** The question over what guests say to it in turn. */
function exchangeBody({ text, sentences }: Statement, words: Quotation[]): string {
  const question = askedAbove(text)!.replace(/[.。]$/, '')
  const told = words.map(({ speaker, ...one }) => `- **${escapeMarkdown(speaker)}** ${said(one)}`)
  return blocks(`# ${said({ text: question, sentences })}`, told.join('\n'))
}

/** Speaker notes: the question, then the passage verbatim, each sentence with its number. */
function notesOf({ question, takesUp, passage }: Claim, { template, interview }: Setting): string {
  const numbered = ({ text, sentences }: Statement): string => `${text} [${sentences.join(', ')}]`
  const before = takesUp && (question ? takenUp : spokenBy)(takesUp, template, numbered)
  const asked = [before, question && numbered(question)].filter(Boolean).join(' ')
  const head = asked && `${template.question}${template.colon}${asked}\n\n`
  // Notes are Markdown: a sentence to a paragraph keeps them apart in the presenter's view.
  const run = passage.map((id) => `${id} ${interview.sentences[id - 1]!.text}`).join('\n\n')
  return `${head}${template.passage}${template.colon.trimEnd()}\n\n${run}`
}

/** What a question takes up, as it stands before it: «Were there any? — Two.», 有嗎？——兩個。 */
const takenUp = (
  taken: TakenUp,
  template: TemplateWords,
  textOf = ({ text }: Statement): string => text,
): string => {
  const asked = taken.asked && textOf(taken.asked)
  const words = spokenBy(taken, template, textOf)
  return [asked, words && `${template.dash}${words}`]
    .filter(Boolean)
    .join(template.dash.endsWith(' ') ? ' ' : '')
}

const spokenBy = (
  { said: words, speaker }: TakenUp,
  { colon }: TemplateWords,
  textOf = ({ text }: Statement) => text,
): string | undefined => words && `${speaker ? `${speaker}${colon}` : ''}${textOf(words)}`

/** Who speaks, where several do, what was asked, and what the answer opened with, if they go on one line above the heading. */
function kicker(claim: Claim, { interview, template }: Setting): Slide['frontmatter'] {
  const names =
    severalSpeak(interview) && claim.evidence.kind !== 'quotation' ? speakersOf(claim, interview) : []
  // Two views stand below the question, each under its speaker's name.
  if (areViews(claim)) return names.length === 1 ? { speaker: names[0]! } : {}
  const speaker = names.join(interview.language.startsWith('zh') ? '、' : ', ')
  const { takesUp } = claim
  const answer = claim.answer?.text
  // What a guest says to another stands under the other's words.
  const text = claim.question?.text ?? (takesUp && spokenBy(takesUp, template))
  const asked = (beside?: string): string | undefined => text && askedAbove(text, speaker, beside)
  const answered = answer && asked(answer)
  const question = answered || asked()
  const before = claim.question && takesUp && takenUp(takesUp, template)
  // Over a quotation it has a line of its own.
  const isOnItsOwn = claim.evidence.kind === 'quotation' && !(isHeaded(claim) && opensOnHeading(claim))
  const line = [speaker, before, question, answered && answer].filter(Boolean).join(' ')
  return {
    ...(speaker ? { speaker } : {}),
    ...(before && (isOnItsOwn || emsOf(line) <= TWO_LINES) ? { before } : {}),
    ...(question ? { question } : {}),
    ...(answer && answered ? { answer } : {}),
  }
}

/** Names of those who say what a claim's slide shows, in the order of the text. */
function speakersOf({ headline, evidence }: Claim, { sentences, turns, speakers }: Interview): string[] {
  const labels = new Set(idsIn([headline, evidence]).map((id) => turns[sentences[id - 1]!.turn]!.speaker))
  return speakers
    .filter(({ label, role }) => role === 'guest' && labels.has(label))
    .map(({ name, label }) => name ?? label)
}

/** Who said it: the name alone, the office stands on the cover; nothing of a guest who has none. */
function attribution({ speaker, quotedBy }: Quotation, { template }: Setting): string | undefined {
  if (quotedBy === undefined)
    return namesNobody(speaker) ? undefined : `${template.dash}${escapeMarkdown(speaker)}`
  const guest = namesNobody(quotedBy) ? undefined : quotedBy
  return `${template.dash}${escapeMarkdown(template.quotedBy(speaker, guest))}`
}

/** A sentence of a long answer is set larger than the others. */
export const isEmphasised = (claim: Claim): boolean =>
  claim.evidence.kind === 'quotation' && (claim.evidence.quotation.around !== undefined || isHeaded(claim))

/** What is quoted below the claim was said after it. */
const opensOnHeading = ({ headline, evidence }: Claim): boolean =>
  evidence.kind === 'quotation' && headline.sentences[0]! <= evidence.quotation.sentences[0]!

/** The claim stands above the words quoted. */
const isHeaded = ({ evidence }: Claim): boolean => evidence.kind === 'quotation' && evidence.headed === true

/** A long quotation in paragraphs, its claim in bold: it is set larger than what stands around it. */
function quoted({ around, ...quotation }: Quotation): string {
  if (!around) return `> ${said(quotation)}`
  const { before, claim, after } = around
  const strong = `**${escapeMarkdown(claim.text)}** ${citation(claim.sentences)}`
  return [before && said(before), strong, after && said(after)]
    .filter(Boolean)
    .map((part) => `> ${part}`)
    .join('\n>\n')
}
