import type { DeckSession } from '../export/open-deck.ts'
import type { ServedSlide } from '../export/served-deck.ts'
import type { BrokenSlide } from '../export/wait-for-slides.ts'
import type { Finding } from '../model.ts'
import { barriers, findBarriers } from './accessibility.ts'
import { fallbackFonts, fontsInUse } from './fonts-in-use.ts'
import { type MeasuredSlide, measureSlides } from './measure-slides.ts'
import { missingGlyphs, unshown } from './missing-glyphs.ts'
import { contrast } from './rules/contrast.ts'
import { lineBreaks } from './rules/line-breaks.ts'
import { overflow } from './rules/overflow.ts'
import type { Problem } from './rules/problem.ts'
import { references } from './rules/references.ts'
import { smallText } from './rules/small-text.ts'

/** What is judged by what was measured, in the order a reader would mend it. */
const RULES: ((slide: MeasuredSlide) => Problem[])[] = [overflow, smallText, lineBreaks, contrast]

/**
 * Looks at every slide of an open deck as an audience would: what is cut off, too small, too pale, badly broken, drawn
 * in a foreign font, missing, or closed to a screen reader; what did not compile or draw; what asked for the network.
 *
 * @returns findings in the order of the slides, those about the deck as a whole last
 */
export async function checkPage(session: DeckSession): Promise<Finding[]> {
  const { page, slides, broken, blocked } = session
  const measured = await measureSlides(page)
  const foreign = await fontsInUse(page)
  const missing = await missingGlyphs(page)
  const closed = await findBarriers(page)
  const found = slides.flatMap((slide) => {
    const own = measured.find(({ no }) => no === slide.no)
    const failed = broken.filter(({ no }) => no === slide.no)
    // In place of a slide that does not compile stands Slidev's own message, which is nobody's to mend.
    if (failed.some(({ what }) => what === 'slide'))
      return failed.map((one) => toFinding(brokenSlide(one), slide))
    const problems = [
      ...failed.map(brokenSlide),
      ...(own ? RULES.flatMap((rule) => rule(own)) : []),
      ...(own ? references(own, slides, slide.file) : []),
      ...fallbackFonts(foreign.filter(({ no }) => no === slide.no)),
      ...unshown(missing.filter(({ no }) => no === slide.no)),
      ...barriers(closed.filter(({ no }) => no === slide.no)),
    ]
    return problems.map((problem) => toFinding(problem, slide))
  })
  return [...found, ...[...new Set(blocked)].map((address) => refusedRequest(address, slides))]
}

function brokenSlide({ what, reason }: BrokenSlide): Problem {
  if (what === 'mermaid')
    return {
      severity: 'error',
      rule: 'diagram',
      message: `its diagram does not parse: ${reason}`,
      mend: 'correct its Mermaid source',
      near: '```mermaid',
    }
  const { file } =
    /(?:Failed to resolve import "|there is no file )(?<file>[^"\n]+)/.exec(reason)?.groups ?? {}
  if (file)
    return {
      severity: 'error',
      rule: 'missing-file',
      message: `it names ${file}, which is not there`,
      mend: 'correct the path: ./ is beside the deck, / is its public folder',
      near: file,
    }
  return {
    severity: 'error',
    rule: 'broken-slide',
    message: `it does not compile: ${reason}`,
    mend: 'correct its Markdown: every tag that is opened must be closed',
  }
}

function refusedRequest(address: string, slides: ServedSlide[]): Finding {
  const problem: Problem = {
    severity: 'error',
    rule: 'network',
    message: `the deck asks for ${address}, which is not on this machine`,
    mend: 'put the file into public/ and name it from there',
    near: address,
  }
  const slide = slides.find(({ raw }) => raw.includes(address))
  return slide ? toFinding(problem, slide) : withoutNear(problem)
}

function toFinding(problem: Problem, slide: ServedSlide): Finding {
  return {
    ...withoutNear(problem),
    slide: slide.no,
    ...(slide.id ? { id: slide.id } : {}),
    line: lineOf(problem.near, slide),
  }
}

function withoutNear({ severity, rule, message, mend }: Problem): Finding {
  return { severity, rule, message, mend }
}

/** How much of a text is enough to find it by: lines are wrapped by hand, and marks stand between words. */
const KEY_LENGTH = 8
/** What Markdown and Mermaid put around words. */
const MARKUP = /<[^>]*>|\[\^[^\]]*\]|[\s*_~`\\>#|"[\](){}]/g

/** The line of the slide's file that a text comes from; the line where its body begins if none does. */
function lineOf(near: string | undefined, { raw, line, bodyLine }: ServedSlide): number {
  const words = (text: string) => text.replace(MARKUP, '')
  const key = [...words(near ?? '')].slice(0, KEY_LENGTH).join('')
  const body = raw.split('\n').slice(bodyLine - line)
  const offset = near?.startsWith('```')
    ? body.findIndex((text) => text.startsWith(near))
    : key
      ? body.findIndex((text) => words(text).includes(key))
      : -1
  if (offset >= 0) return bodyLine + offset
  const first = body.findIndex((text) => text.trim())
  return bodyLine + Math.max(first, 0)
}
