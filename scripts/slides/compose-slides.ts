import { statementsOf } from '../condense/discussion.ts'
import { drawForecast } from '../diagram/draw.ts'
import type {
  Deck,
  DiscussionQuestion,
  Interview,
  Outline,
  RecapSection,
  Repair,
  Slide,
  Spoken,
  Theme,
} from '../model.ts'
import { guestLine, hostsOf, sourceLine } from './byline.ts'
import { citedSentences } from './citation.ts'
import { claimSlide, isEmphasised, type Setting } from './claim-slide.ts'
import { composePassages } from './compose-passages.ts'
import { escapeMarkdown } from './escape-markdown.ts'
import { asking, blocks, fence, said } from './markdown-blocks.ts'
import { isInTitle, questionBeside } from './question-beside.ts'
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
  const look = options.theme ?? 'none'
  const setting: Setting = { template, interview }
  const divided = isDivided(outline.themes)
  const slides = [
    coverSlide(outline, setting),
    agendaSlide(outline.themes, setting),
    ...outline.themes.flatMap((theme, index) => {
      const notes = timeOf(theme, outline.themes, options.minutes, setting)
      const claims = theme.claims.map((claim) => claimSlide(claim, setting))
      return divided
        ? [{ ...dividerSlide(theme, index), ...(notes ? { notes } : {}) }, ...claims]
        : underHead(theme, claims, notes)
    }),
    ...recapSlides(outline.recap, setting),
    ...forecastSlides(outline, setting),
    ...discussionSlides(outline.discussion, setting),
    sourcesSlide(
      options.repairs ?? [],
      outline.themes.flatMap(({ claims }) => claims).some(isEmphasised),
      setting,
    ),
  ]
  return {
    headmatter: {
      theme: look,
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
      favicon: look === 'none' ? '/favicon.svg' : 'data:,',
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
    const { before: _before, question, ...others } = slide.frontmatter
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

function coverSlide({ title }: Outline, { template, interview }: Setting): Slide {
  const { meta } = interview
  const guest = guestLine(interview)
  const hosts = hostsOf(interview)
  const source = [
    sourceLine(interview),
    meta.writer ? `${template.writer}${template.colon}${meta.writer}` : '',
    hosts ? `${template.interviewer}${template.colon}${hosts}` : '',
    meta.url ?? '',
  ].filter(Boolean)
  return {
    id: 'cover',
    layout: 'cover',
    frontmatter: {},
    body: blocks(
      `# ${escapeMarkdown(title)}`,
      guest && escapeMarkdown(template.interviewWith(guest)),
      source.length > 0 && `::source::\n\n${escapeMarkdown(source.join(' · '))}`,
    ),
  }
}

function agendaSlide(themes: Theme[], { template }: Setting): Slide {
  const items = themes.map((theme, index) => {
    const question = questionBeside(theme)
    return `${index + 1}. **${escapeMarkdown(theme.title)}**${question ? ` ${said(question)}` : ''}`
  })
  return {
    id: 'agenda',
    layout: 'agenda',
    frontmatter: {},
    body: blocks(`# ${template.agenda}`, items.join('\n')),
  }
}

function dividerSlide(theme: Theme, index: number): Slide {
  const question = questionBeside(theme)
  return {
    id: `theme-${index + 1}`,
    layout: 'theme',
    frontmatter: { number: index + 1 },
    body: blocks(`# ${escapeMarkdown(theme.title)}`, question && `> ${said(question)}`),
  }
}

/** When a theme is due, in a talk of so many minutes: it is shared out by claims. */
function timeOf(
  theme: Theme,
  themes: readonly Theme[],
  minutes: number | undefined,
  { template }: Setting,
): string | undefined {
  if (!minutes) return undefined
  const claimsIn = (some: readonly Theme[]) => some.reduce((sum, { claims }) => sum + claims.length, 0)
  const due = (claims: number) => Math.round((minutes * claims) / claimsIn(themes))
  const before = claimsIn(themes.slice(0, themes.indexOf(theme)))
  return template.themeTime(due(before), due(before + theme.claims.length))
}

function recapSlides(sections: RecapSection[], { template }: Setting): Slide[] {
  if (sections.length === 0) return []
  const told = ({ speaker, ...statement }: Spoken) =>
    `- ${speaker ? `**${escapeMarkdown(speaker)}** ` : ''}${said(statement)}`
  return [
    {
      id: 'recap',
      layout: 'recap',
      frontmatter: {},
      body: blocks(
        `# ${template.recap}`,
        ...sections.map(({ title, lines }) =>
          blocks(`## ${escapeMarkdown(title)}`, lines.map(told).join('\n')),
        ),
      ),
    },
  ]
}

/** The forecasts of the interview on one line of time, unless claim slides have drawn all of them but one. */
function forecastSlides({ forecasts, themes }: Outline, { template }: Setting): Slide[] {
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
      body: blocks(`# ${template.forecasts}`, fence(drawn)),
    },
  ]
}

function discussionSlides(questions: DiscussionQuestion[], { template }: Setting): Slide[] {
  if (questions.length === 0) return []
  const items = questions.map((question, index) => `${index + 1}. ${discussed(question, template)}`)
  return [
    {
      id: 'discussion',
      layout: 'discussion',
      frontmatter: {},
      body: blocks(`# ${template.discussion}`, items.join('\n')),
    },
  ]
}

function discussed(question: DiscussionQuestion, template: TemplateWords): string {
  return question.kind === 'editor'
    ? escapeMarkdown(question.text)
    : asking(asks(question, template), ...statementsOf(question))
}

function asks(question: Exclude<DiscussionQuestion, { kind: 'editor' }>, template: TemplateWords): string {
  switch (question.kind) {
    case 'asked':
      return template.asksAgain(question)
    case 'forecast':
      return template.looksToday(question)
    case 'thesis':
      return template.isItSo(question)
    case 'objection':
      return template.whoIsRight(...question.claims)
  }
}

function sourcesSlide(
  repairs: readonly Repair[],
  isEmphasised: boolean,
  { template, interview }: Setting,
): Slide {
  const { meta } = interview
  const made = repairs.filter((repair) => repair.made).length
  const guessed = repairs.filter((repair) => repair.made && repair.doubtful).length
  const rows: [string, string | undefined][] = [
    [template.guest, guestLine(interview)],
    [template.publication, meta.publication],
    [template.issue, meta.issue],
    [template.date, meta.date],
    [template.writer, meta.writer],
    [template.interviewer, hostsOf(interview)],
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
