import { isDeepStrictEqual } from 'node:util'
import { askedAbove, severalSpeak } from '../condense/asked.ts'
import { statementsOf } from '../condense/discussion.ts'
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
import { readAmount, unitOf } from '../diagram/read-hedge.ts'
import { namesNobody } from '../interview/label-words.ts'
import type {
  Claim,
  Comparison,
  Deck,
  Definition,
  Diagram,
  DiscussionQuestion,
  Enumeration,
  Interview,
  Link,
  Outline,
  Quantity,
  Quotation,
  RecapSection,
  Repair,
  Sequence,
  Slide,
  Spoken,
  Statement,
  Theme,
} from '../model.ts'
import { citation, citedSentences } from './citation.ts'
import { composePassages } from './compose-passages.ts'
import { escapeMarkdown } from './escape-markdown.ts'
import { type TemplateWords, templateWords } from './template-words.ts'

export interface ComposeOptions {
  /** BCP 47 tag of the deck: it decides the fonts. Default: from the interview's language. */
  lang?: string
  /** Slidev theme line: `none` beside the package, else where the package's look is found. */
  theme?: string
  /** Path of the interview from the deck's folder, so that `deck check` finds it again. */
  interview?: string | undefined
  /** Terms that the live deck's script switch leaves as they are. */
  keep?: readonly string[] | undefined
  /** Length of the talk: for the presenter's timer, and the time of each theme in its notes. Default: no times. */
  minutes?: number | undefined
  /** Repairs made to the source, for the sources slide. */
  repairs?: readonly Repair[]
}

/** Boxes in a row that can be read from the back; more steps stand below one another, where the type is larger. */
const MOST_IN_A_ROW = 3
/** Claims that each theme has at least, on average, in a deck that gives a slide to the name of each. */
const DIVIDED_FROM = 3

/**
 * Outline → slides, in the order cover, agenda, themes, recap, forecasts, discussion, sources, passages. In a deck of few
 * claims no theme has a divider, and its name stands at the head of its first slide.
 */
export function composeSlides(outline: Outline, options: ComposeOptions = {}): Deck {
  const { interview } = outline
  // The deck's script, which need not be the interview's.
  const template = templateWords(options.lang ?? interview.language)
  const theme = options.theme ?? 'none'
  const press = new Press(template, interview)
  const divided = isDivided(outline.themes)
  const slides = [
    press.cover(outline),
    press.agenda(outline.themes),
    ...outline.themes.flatMap((theme, index) => {
      const notes = press.timeOf(theme, outline.themes, options.minutes)
      const claims = theme.claims.map((claim) => press.claim(claim))
      return divided
        ? [{ ...press.divider(theme, index), ...(notes ? { notes } : {}) }, ...claims]
        : underHead(theme, claims, notes)
    }),
    ...press.recap(outline.recap),
    ...press.forecasts(outline),
    ...press.discussion(outline.discussion),
    press.sources(options.repairs ?? [], outline.themes.flatMap(({ claims }) => claims).some(isEmphasised)),
  ]
  return {
    headmatter: {
      theme,
      title: outline.title,
      ...(guestLine(interview) ? { author: guestLine(interview) } : {}),
      lang: options.lang ?? defaultLang(interview),
      ...(sourceLine(interview) ? { source: sourceLine(interview) } : {}),
      ...(options.interview ? { interview: options.interview } : {}),
      ...(options.keep?.length ? { keep: [...options.keep] } : {}),
      ...(options.minutes ? { duration: `${options.minutes}min` } : {}),
      canvasWidth: 1280,
      aspectRatio: '16/9',
      fonts: { provider: 'none' },
      // Slidev serves `public/` from the deck's own folder only.
      favicon: theme === 'none' ? '/favicon.svg' : 'data:,',
    },
    slides: [...slides, ...composePassages(restsOn(outline, slides), interview, template)],
  }
}

const isDivided = (themes: readonly Theme[]): boolean =>
  themes.reduce((sum, { claims }) => sum + claims.length, 0) >= DIVIDED_FROM * themes.length

/**
 * The slides of a theme that has no divider: each says what it belongs to, so that any may be moved or taken out, and the
 * first does not ask once more what its head asks already. `notes` go before those of the first.
 */
function underHead(theme: Theme, slides: Slide[], notes: string | undefined): Slide[] {
  return slides.map((slide, index) => {
    const { question, ...others } = slide.frontmatter
    const isAsked =
      index === 0 &&
      typeof question === 'string' &&
      others.answer === undefined &&
      isInTitle(theme.title, question)
    return {
      ...slide,
      frontmatter: { section: theme.title, ...(isAsked ? others : slide.frontmatter) },
      ...(index === 0 && notes ? { notes: [notes, slide.notes].filter(Boolean).join('\n\n') } : {}),
    }
  })
}

/** Sentences that the deck shows, cites or prints in its notes. */
const restsOn = ({ themes }: Outline, slides: Slide[]): Set<number> =>
  new Set([
    ...themes.flatMap(({ claims }) => claims.flatMap(({ passage }) => passage)),
    ...slides.flatMap(({ body }) => citedSentences(body)),
  ])

const defaultLang = ({ language }: Interview): string =>
  ({ 'zh-Hant': 'zh-HK', 'zh-Hans': 'zh-CN' })[language as string] ?? language

/** Guests with their office, as the text gives them: before the name in Chinese, if it is one phrase; after it elsewhere. */
function guestLine({ speakers, language }: Interview): string {
  const chinese = language.startsWith('zh')
  const guests = speakers
    .filter(({ role, name, label }) => role === 'guest' && (name || !namesNobody(label)))
    .map(({ name, label, office }) => {
      const own = name ?? label
      if (!office) return own
      // 有機菜農，耕作二十三年 廖進福 would read like three people, and 修書二十六年 蘇培德 like one sentence.
      if (chinese) return /[，,；;年]/u.test(office) ? `${own}（${office}）` : `${office} ${own}`
      return `${own}, ${office}`
    })
  if (chinese) return guests.join('、')
  const comma = guests.some((guest) => guest.includes(', '))
  return guests.length === 2 ? guests.join(comma ? ', and ' : ' and ') : guests.join('; ')
}

/** The Morning Ledger, 27 Apr 2025; 《城市脈搏》 第57期: book title marks set themselves off. */
function sourceLine({ meta, language }: Interview): string {
  const joint = language.startsWith('zh') ? ' ' : ', '
  return [meta.publication, meta.issue, meta.date].filter(Boolean).join(joint)
}

/** Of whom more put the questions, the text is a hearing or a conference, and they are no authors of it. */
const MOST_HOSTS = 2

/** Those by name who put the questions of a text that nobody signs, a programme's hosts. */
function hostsOf({ meta, speakers, language }: Interview): string | undefined {
  const hosts = speakers.flatMap(({ role, name }) => (role === 'interviewer' && name ? [name] : []))
  if (meta.writer || hosts.length === 0 || hosts.length > MOST_HOSTS) return undefined
  return hosts.join(language.startsWith('zh') ? '、' : ' and ')
}

/** Sets slides in type: each method makes one kind of slide. */
class Press {
  constructor(
    private readonly template: TemplateWords,
    private readonly interview: Interview,
  ) {}

  cover({ title }: Outline): Slide {
    const { meta } = this.interview
    const guest = guestLine(this.interview)
    const hosts = hostsOf(this.interview)
    const source = [
      sourceLine(this.interview),
      meta.writer ? `${this.template.writer}${this.template.colon}${meta.writer}` : '',
      hosts ? `${this.template.interviewer}${this.template.colon}${hosts}` : '',
      meta.url ?? '',
    ].filter(Boolean)
    return {
      id: 'cover',
      layout: 'cover',
      frontmatter: {},
      body: blocks(
        `# ${escapeMarkdown(title)}`,
        guest && escapeMarkdown(this.template.interviewWith(guest)),
        source.length > 0 && `::source::\n\n${escapeMarkdown(source.join(' · '))}`,
      ),
    }
  }

  agenda(themes: Theme[]): Slide {
    const items = themes.map((theme, index) => {
      const question = questionBeside(theme)
      return `${index + 1}. **${escapeMarkdown(theme.title)}**${question ? ` ${said(question)}` : ''}`
    })
    return {
      id: 'agenda',
      layout: 'agenda',
      frontmatter: {},
      body: blocks(`# ${this.template.agenda}`, items.join('\n')),
    }
  }

  divider(theme: Theme, index: number): Slide {
    const question = questionBeside(theme)
    return {
      id: `theme-${index + 1}`,
      layout: 'theme',
      frontmatter: { number: index + 1 },
      body: blocks(`# ${escapeMarkdown(theme.title)}`, question && `> ${said(question)}`),
    }
  }

  /** When a theme is due, in a talk of so many minutes: it is shared out by claims. */
  timeOf(theme: Theme, themes: readonly Theme[], minutes: number | undefined): string | undefined {
    if (!minutes) return undefined
    const claimsIn = (some: readonly Theme[]) => some.reduce((sum, { claims }) => sum + claims.length, 0)
    const due = (claims: number) => Math.round((minutes * claims) / claimsIn(themes))
    const before = claimsIn(themes.slice(0, themes.indexOf(theme)))
    return this.template.themeTime(due(before), due(before + theme.claims.length))
  }

  claim(claim: Claim): Slide {
    const { id, headline, evidence } = claim
    const notes = this.notes(claim)
    const slide = (layout: string, body: string, frontmatter: Slide['frontmatter'] = {}): Slide => ({
      id,
      layout,
      frontmatter: { ...this.kicker(claim), ...frontmatter },
      body,
      notes,
    })
    const heading = `# ${said(headline)}`
    const beside = evidence.points.length > 0 && `::notes::\n\n${bullets(evidence.points)}`
    const diagram = (drawn: Diagram): Slide =>
      slide('diagram', blocks(heading, fence(drawn), beside), { alt: drawn.alt })
    switch (evidence.kind) {
      case 'points':
        return slide('claim', blocks(heading, bullets(evidence.points)))
      case 'quotation': {
        const words = blocks(quoted(evidence.quotation), this.attribution(evidence.quotation))
        if (!isHeaded(claim)) return slide('quotation', words)
        if (headline.sentences[0]! < evidence.quotation.sentences[0]!)
          return slide('claim', blocks(heading, words))
        // What led up to the claim answers the question, and stands right below it.
        const { question, ...others } = this.kicker(claim)
        const asked =
          question !== undefined && said({ text: String(question), sentences: claim.question!.sentences })
        return { ...slide('claim', blocks(heading, asked, words)), frontmatter: others }
      }
      case 'exchange': {
        const question = askedAbove(claim.question!.text)!
        const words = evidence.words.map(
          ({ speaker, ...told }) => `- **${escapeMarkdown(speaker)}** ${said(told)}`,
        )
        const asked = `# ${said({ text: question.replace(/[.。]$/, ''), sentences: claim.question!.sentences })}`
        return { ...slide('exchange', blocks(asked, words.join('\n'))), frontmatter: {} }
      }
      case 'numbers':
        return slide(
          'numbers',
          blocks(
            heading,
            evidence.quantities.map(bigNumber).join('\n'),
            evidence.told ? said(evidence.told) : evidence.points[0] && said(evidence.points[0]),
          ),
        )
      case 'comparison': {
        const { sides } = evidence.comparison
        const others = sides.filter(({ statement }) => !headline.text.includes(statement.text))
        return slide('comparison', blocks(heading, columns(others.length > 0 ? others : sides), beside))
      }
      case 'remedy': {
        const [problem, remedy] = evidence.comparison.sides as [Side, Side]
        const below = headsItself(problem.statement, headline) ? [remedy] : [problem, remedy]
        return slide('comparison', blocks(heading, columns(below)))
      }
      case 'definition': {
        const { definition, points } = evidence
        return headsItself(definition, headline)
          ? slide('claim', entry(definition, points))
          : slide('comparison', blocks(heading, columns([asSide(definition)])))
      }
      case 'cause':
        return diagram(drawCause(evidence.links))
      case 'enumeration': {
        const { enumeration, links } = evidence
        if (links.length > 0) return diagram(drawEnumeration(enumeration, links))
        return isCards(enumeration)
          ? slide('enumeration', blocks(heading, cards(enumeration)))
          : diagram(drawKinds(enumeration))
      }
      case 'lead': {
        const race = runners(evidence.links)
        return race
          ? slide('race', blocks(heading, race, evidence.points[0] && said(evidence.points[0])))
          : diagram(drawLead(evidence.links))
      }
      case 'scale':
        return diagram(drawScale(evidence.scale))
      case 'forecast':
        return diagram(drawForecast(evidence.forecasts))
      case 'steps':
      case 'chain': {
        const { sequence, points } = evidence
        const isLong = sequence.steps.length > MOST_IN_A_ROW
        // The links of a chain are short, and what is said beside it goes below its boxes.
        return isLong && (points.length === 0 || evidence.kind === 'steps')
          ? slide('sequence', blocks(heading, steps(sequence), beside))
          : diagram(drawSequence(sequence))
      }
    }
  }

  recap(sections: RecapSection[]): Slide[] {
    if (sections.length === 0) return []
    const told = ({ speaker, ...statement }: Spoken) =>
      `- ${speaker ? `**${escapeMarkdown(speaker)}** ` : ''}${said(statement)}`
    return [
      {
        id: 'recap',
        layout: 'recap',
        frontmatter: {},
        body: blocks(
          `# ${this.template.recap}`,
          ...sections.map(({ title, lines }) =>
            blocks(`## ${escapeMarkdown(title)}`, lines.map(told).join('\n')),
          ),
        ),
      },
    ]
  }

  /** The forecasts of the interview on one line of time, unless claim slides have drawn all of them but one. */
  forecasts({ forecasts, themes }: Outline): Slide[] {
    const drawnBefore = new Set(
      themes
        .flatMap(({ claims }) => claims)
        .flatMap(({ evidence }) => (evidence.kind === 'forecast' ? evidence.forecasts : []))
        .map(({ text }) => text),
    )
    if (forecasts.filter(({ text }) => !drawnBefore.has(text)).length < 2) return []
    const drawn = drawForecast(forecasts)
    return [
      {
        id: 'forecasts',
        layout: 'diagram',
        frontmatter: { alt: drawn.alt },
        body: blocks(`# ${this.template.forecasts}`, fence(drawn)),
      },
    ]
  }

  discussion(questions: DiscussionQuestion[]): Slide[] {
    if (questions.length === 0) return []
    const items = questions.map((question, index) => `${index + 1}. ${this.discussed(question)}`)
    return [
      {
        id: 'discussion',
        layout: 'discussion',
        frontmatter: {},
        body: blocks(`# ${this.template.discussion}`, items.join('\n')),
      },
    ]
  }

  private discussed(question: DiscussionQuestion): string {
    return question.kind === 'editor'
      ? escapeMarkdown(question.text)
      : asking(this.asks(question), ...statementsOf(question))
  }

  private asks(question: Exclude<DiscussionQuestion, { kind: 'editor' }>): string {
    const { template } = this
    switch (question.kind) {
      case 'asked':
        return template.doYouAgree(question)
      case 'forecast':
        return template.looksToday(question)
      case 'trade-off':
        return template.sameTrade(question)
      case 'proposal':
        return template.whoLoses(question)
      case 'thesis':
        return template.isItSo(question)
      case 'opposed':
        return template.whoConvinces(question.asked, ...question.claims)
      case 'objection':
        return template.whoIsRight(...question.claims)
      case 'changed':
        return template.whichIsRight(...question.claims)
    }
  }

  sources(repairs: readonly Repair[], isEmphasised: boolean): Slide {
    const { meta } = this.interview
    const { template } = this
    const made = repairs.filter((repair) => repair.made).length
    const guessed = repairs.filter((repair) => repair.made && repair.doubtful).length
    const rows: [string, string | undefined][] = [
      [template.guest, guestLine(this.interview)],
      [template.publication, meta.publication],
      [template.issue, meta.issue],
      [template.date, meta.date],
      [template.writer, meta.writer],
      [template.interviewer, hostsOf(this.interview)],
      [template.link, meta.url],
      [
        template.repairs,
        repairs.length > 0 ? template.repairsMade(made, guessed, repairs.length - made) : undefined,
      ],
      [template.citations, template.howToCite + (isEmphasised ? template.emphasis : '')],
    ]
    const list = rows
      .filter(([, value]) => value)
      .map(([name, value]) => `- **${name}** ${escapeMarkdown(value!)}`)
    return {
      id: 'sources',
      layout: 'sources',
      frontmatter: {},
      body: blocks(`# ${template.sources}`, list.join('\n')),
    }
  }

  /** Speaker notes: the question, then the passage verbatim, each sentence with its number. */
  private notes({ question, passage }: Claim): string {
    const asked = question
      ? `${this.template.question}${this.template.colon}${question.text} [${question.sentences.join(', ')}]\n\n`
      : ''
    // Notes are Markdown: a sentence to a paragraph keeps them apart in the presenter's view.
    const run = passage.map((id) => `${id} ${this.interview.sentences[id - 1]!.text}`).join('\n\n')
    return `${asked}${this.template.passage}${this.template.colon.trimEnd()}\n\n${run}`
  }

  /** Who speaks, where several do, what was asked, and what the answer opened with, if they go on one line above the heading. */
  private kicker(claim: Claim): Slide['frontmatter'] {
    const names =
      severalSpeak(this.interview) && claim.evidence.kind !== 'quotation' ? this.speakersOf(claim) : []
    // Two views stand below the question, each under its speaker's name.
    if (areViews(claim)) return names.length === 1 ? { speaker: names[0]! } : {}
    const speaker = names.join(this.interview.language.startsWith('zh') ? '、' : ', ')
    const answer = claim.answer?.text
    const asked = (beside?: string): string | undefined =>
      claim.question && askedAbove(claim.question.text, speaker, beside)
    const answered = answer && asked(answer)
    const question = answered || asked()
    return {
      ...(speaker ? { speaker } : {}),
      ...(question ? { question } : {}),
      ...(answer && answered ? { answer } : {}),
    }
  }

  /** Names of those who say what a claim's slide shows, in the order of the text. */
  private speakersOf({ headline, evidence }: Claim): string[] {
    const { sentences, turns, speakers } = this.interview
    const labels = new Set(idsIn([headline, evidence]).map((id) => turns[sentences[id - 1]!.turn]!.speaker))
    return speakers
      .filter(({ label, role }) => role === 'guest' && labels.has(label))
      .map(({ name, label }) => name ?? label)
  }

  /** Who said it: the name alone, the office stands on the cover; nothing of a guest who has none. */
  private attribution({ speaker, quotedBy }: Quotation): string | undefined {
    if (quotedBy === undefined) return namesNobody(speaker) ? undefined : `— ${escapeMarkdown(speaker)}`
    const guest = namesNobody(quotedBy) ? undefined : quotedBy
    return `— ${escapeMarkdown(this.template.quotedBy(speaker, guest))}`
  }
}

const questionBeside = ({ title, question }: Theme): Statement | undefined =>
  question && isInTitle(title, question.text) ? undefined : question

/**
 * Whether a question has hardly more than a title: a word or two before it (那麼…), a particle or a question that leans on
 * it behind it (…呢？, … Do you agree?).
 */
function isInTitle(title: string, question: string): boolean {
  const [before, after] = question.toLowerCase().split(title.toLowerCase())
  if (before === undefined || after === undefined) return false
  const isEnd = /^[。.！!]?$/u.test(after) && before.length <= Math.max(MOST_BESIDE, title.length / 2)
  const leansOnIt = before.length <= title.length / 2 && after.length <= Math.max(MOST_BESIDE, title.length)
  return isEnd || (leansOnIt && (before === '' || title.length > LONG_TITLE))
}

const MOST_BESIDE = 4
/** A title that is most of a question, and no word of it. */
const LONG_TITLE = 8

const blocks = (...parts: (string | false | undefined)[]): string => parts.filter(Boolean).join('\n\n')

const said = ({ text, sentences }: Statement): string => `${escapeMarkdown(text)} ${citation(sentences)}`

/** A sentence of a long answer is set larger than the others. */
const isEmphasised = (claim: Claim): boolean =>
  claim.evidence.kind === 'quotation' && (claim.evidence.quotation.around !== undefined || isHeaded(claim))

/** The claim stands above the words quoted, and not among them. */
const isHeaded = ({ headline, evidence }: Claim): boolean =>
  evidence.kind === 'quotation' &&
  evidence.quotation.quotedBy === undefined &&
  !evidence.quotation.sentences.some((id) => headline.sentences.includes(id))

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

/** A question made of statements, with the sentences of all of them. */
const asking = (text: string, ...statements: Statement[]): string =>
  `${escapeMarkdown(text)} ${citation(statements.flatMap(({ sentences }) => sentences))}`

const bullets = (statements: Statement[]): string =>
  statements.map((statement) => `- ${said(statement)}`).join('\n')

const fence = ({ code }: Diagram): string => `\`\`\`mermaid\n${code}\n\`\`\``

/** `- 至少 **1萬片**\` and, on the next line, what is measured. */
function bigNumber({ value, hedge, measures, text, sentences }: Quantity): string {
  const isBefore = hedge !== undefined && text.includes(`${hedge}${value}`)
  const [before, after] = isBefore ? [hedge] : hedgeParts(hedge)
  const figure = [
    before && escapeMarkdown(before),
    `**${escapeMarkdown(value)}**`,
    after && escapeMarkdown(after),
  ]
    .filter(Boolean)
    .join(' ')
  return measures
    ? `- ${figure}\\\n  ${escapeMarkdown(measures)} ${citation(sentences)}`
    : `- ${figure} ${citation(sentences)}`
}

const AFTER_THE_NUMBER = /^(?:左右|上下|以上|以下|多|不到|有餘|有余)$/

/** `至少…以上` → before and after the number; a lone hedge goes to its side. */
function hedgeParts(hedge: string | undefined): [string | undefined, string | undefined] {
  if (!hedge) return [undefined, undefined]
  const [first, second] = hedge.split('…')
  if (second) return [first, second]
  return AFTER_THE_NUMBER.test(hedge) ? [undefined, hedge] : [hedge, undefined]
}

type Side = Comparison['sides'][number]

const columns = (sides: Side[]): string =>
  blocks(...sides.map(({ name, statement }) => blocks(`## ${escapeMarkdown(name)}`, said(statement))))

const asSide = ({ term, meaning, sentences }: Definition): Side => ({
  name: term,
  statement: { text: meaning, sentences },
})

/** As in a dictionary: the term, then its meaning, then what else is said. */
const entry = ({ term, meaning, sentences }: Definition, points: Statement[]): string =>
  blocks(
    `# ${said({ text: term.replace(/^[a-z]/, (letter) => letter.toUpperCase()), sentences })}`,
    bullets([{ text: meaning, sentences }, ...points]),
  )

const BEHIND = /落後|落后|behind/

/**
 * Leads on one scale as the runners of one race, first to last, each with the whole statement, since a runner's place is
 * read from it; undefined where they do not form one chain in one unit, or a statement has further numbers.
 */
function runners(links: Link[]): string | undefined {
  const pairs = links.map((link) => {
    const [first, second] = BEHIND.test(link.label) ? [link.to, link.from] : [link.from, link.to]
    return { ahead: first, behind: second, link }
  })
  const lowest = pairs.map(({ behind }) => behind)
  const chain = pairs.filter(({ ahead }) => !lowest.includes(ahead))
  while (chain.length > 0 && chain.length < pairs.length) {
    const next = pairs.filter(({ ahead }) => ahead === chain.at(-1)!.behind)
    if (next.length !== 1 || chain.includes(next[0]!)) return undefined
    chain.push(next[0]!)
  }
  if (chain.length !== pairs.length) return undefined
  const units = new Set(links.map(({ label }) => unitOf(label)))
  const readable = links.every(
    ({ text, label, scale }) => !scale && isDeepStrictEqual(readAmount(text), readAmount(label)),
  )
  if (units.size > 1 || !readable) return undefined
  const first = chain[0]!
  return [
    `1. **${escapeMarkdown(first.ahead)}** ${citation(first.link.sentences)}`,
    ...chain.map(({ behind, link }, index) => `${index + 2}. **${escapeMarkdown(behind)}** ${said(link)}`),
  ].join('\n')
}

const steps = ({ steps }: Sequence): string =>
  steps
    .map(({ name, detail, sentences }, index) => {
      const done = detail ? `**${escapeMarkdown(name)}** ${escapeMarkdown(detail)}` : escapeMarkdown(name)
      return `${index + 1}. ${done} ${citation(sentences)}`
    })
    .join('\n')

const cards = ({ members }: Enumeration): string =>
  members
    .map(({ name, detail, sentences }, index) => {
      const text = detail ? said(detail) : citation(sentences)
      return `${index + 1}. **${escapeMarkdown(name)}** ${text}`
    })
    .join('\n')
