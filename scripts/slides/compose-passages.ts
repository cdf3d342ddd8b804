import { nameAbove } from '../condense/asked.ts'
import { namesNobody } from '../interview/label-words.ts'
import type { Interview, Sentence, Slide, Turn } from '../model.ts'
import { citation } from './citation.ts'
import { escapeMarkdown } from './escape-markdown.ts'
import { PASSAGES_LAYOUT } from './read-passages.ts'
import type { TemplateWords } from './template-words.ts'

/** A question and those sentences of its answer that the deck rests on. */
interface Exchange {
  question: Sentence[]
  answer: Sentence[]
}

/**
 * The appendix: the sentences a deck rests on, in the order of the interview, each below the question it answers, on as
 * many slides as hold them. Where several guests speak, a name stands before the first sentence of each.
 * @param wanted numbers of the sentences cited or printed in the notes
 */
export function composePassages(
  wanted: ReadonlySet<number>,
  interview: Interview,
  template: TemplateWords,
): Slide[] {
  const joint = interview.language.startsWith('zh') ? '' : ' '
  const pages = evenPages(
    exchangesOf(interview, wanted).map(({ question, answer }) => ({
      heading: question.length > 0 ? headingBlock(question, joint) : undefined,
      sentences: answer.flatMap((sentence) => sentenceBlocks(sentence, nameOf(sentence, interview))),
    })),
  )
  return pages.map((blocks, index) => ({
    id: `${PASSAGES_LAYOUT}-${index + 1}`,
    layout: PASSAGES_LAYOUT,
    frontmatter: {},
    body: [`# ${template.passages(pages.length > 1 ? index + 1 : undefined)}`, ...withNames(blocks)].join(
      '\n\n',
    ),
  }))
}

/** Sentences wanted by exchange: a run of questions with what follows it. Without any sentence wanted, none. */
function exchangesOf({ turns }: Interview, wanted: ReadonlySet<number>): Exchange[] {
  const runs: { asked: Turn[]; answered: Turn[] }[] = [{ asked: [], answered: [] }]
  for (const turn of turns) {
    const opens = turn.role === 'question'
    if (opens && runs.at(-1)!.answered.length > 0) runs.push({ asked: [], answered: [] })
    runs.at(-1)![opens ? 'asked' : 'answered'].push(turn)
  }
  return runs.flatMap(({ asked, answered }): Exchange[] => {
    const isWanted = ({ id }: Sentence) => wanted.has(id)
    const answer = answered.flatMap(({ sentences }) => sentences).filter(isWanted)
    const all = asked.flatMap(({ sentences }) => sentences)
    const cited = all.filter(isWanted)
    if (answer.length === 0 && cited.length === 0) return []
    const best = all.findLast(({ text }) => /[?？]["'”’」』]?$/.test(text)) ?? all.at(-1)
    return [{ question: cited.length > 0 ? cited : best ? [best] : [], answer }]
  })
}

/** Who says a sentence, where several guests speak and this one has a name. */
function nameOf({ turn }: Sentence, interview: Interview): string | undefined {
  const name = nameAbove(interview, interview.turns[turn]!.speaker)
  return name === undefined || namesNobody(name) ? undefined : name
}

/** A heading, or a sentence after its number, with the number of lines it is thought to take. */
interface Block {
  number?: number
  speaker?: string | undefined
  markdown: string
  lines: number
  /** With the speaker's name before it. */
  linesNamed?: number
}

/** A name stands where another speaks than before, and at the head of each answer. */
const isNamed = ({ speaker }: Block, before: Block | undefined): boolean =>
  speaker !== undefined && speaker !== before?.speaker

function withNames(blocks: Block[]): string[] {
  return blocks.map((block, index) => {
    const { number, speaker, markdown } = block
    if (number === undefined) return markdown
    const name = isNamed(block, blocks[index - 1]) ? `**${escapeMarkdown(speaker!)}** ` : ''
    return `**${number}** ${name}${markdown}`
  })
}

/*
 * Measures of the layout in canvas pixels, as styles/index.css sets them. Nothing is drawn here: letters are thought a
 * little wider than they come out, so that a page may end with some air but does not run over.
 */
const FONT_SIZE = 24
const LINE = 33.6
const GAP = 8
const COLUMNS = 2
const COLUMN_WIDTH = (1136 - 56) / COLUMNS - 60
const COLUMN_HEIGHT = 480
/** Lower columns would look like leftovers themselves. */
const LEAST_HEIGHT = COLUMN_HEIGHT / 2
/** A question of more lines is not said again on the next page. */
const MOST_REPEATED = 4

const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u2014\u2018-\u201D\u2026\u3000-\u303F\uFF00-\uFF60]|\p{Extended_Pictographic}/u
/** What is not parted by a line's end: a word, a numeral with what it counts, or a wide character with the marks that lean on it. */
const UNBREAKABLE =
  /[\p{Ps}\p{Pi}]*(?:[〇零一二三四五六七八九十百千萬万億亿兩两幾几點点分之]{2,8}\p{Script=Han}?|[\p{Script=Latin}\p{N}][^\s\p{Script=Han}\p{Ps}\p{Pi}]*|\s+|[^\s])[\p{Pe}\p{Pf}\p{Po}]*/gu

/** Latin letters of the running text in ems, a little wider than they are; of all others each takes `USUAL`. */
const LETTERS: [RegExp, number][] = [
  [/\s/, 0.21],
  [/[.,:;!'’ijlI()[\]|-]/, 0.29],
  [/[ft/]/, 0.35],
  [/[MWmw@%]/, 0.8],
  [/\p{Lu}/u, 0.6],
]
const USUAL = 0.53
/** How much wider they are in a heading. */
const BOLD = 1.16

/** Width in pixels; an eighth of an em stands where scripts meet. */
function widthOf(text: string, latin: number): number {
  let ems = 0
  let wasWide: boolean | undefined
  for (const character of text) {
    const wide = WIDE.test(character)
    ems += wide ? 1 : latin * (LETTERS.find(([letters]) => letters.test(character))?.[1] ?? USUAL)
    if (wasWide !== undefined && wide !== wasWide) ems += 0.125
    wasWide = wide
  }
  return ems * FONT_SIZE
}

/** Lines that a browser makes of a text in a column, each filled as far as it goes. */
function linesOf(text: string, latin = 1): number {
  let lines = 1
  let used = 0
  for (const [piece] of text.matchAll(UNBREAKABLE)) {
    const width = widthOf(piece, latin)
    if (used > 0 && used + width > COLUMN_WIDTH) {
      lines++
      used = 0
    }
    used += width
    // A word longer than a line goes on in the next.
    lines += Math.ceil(used / COLUMN_WIDTH) - 1
    used = used > COLUMN_WIDTH ? used % COLUMN_WIDTH : used
  }
  return lines
}

function headingBlock(question: Sentence[], joint: string): Block {
  const text = question.map((sentence) => sentence.text).join(joint)
  const mark = citation(question.map(({ id }) => id))
  return { markdown: `## ${escapeMarkdown(text)} ${mark}`, lines: linesOf(text, BOLD) }
}

/** One block, or several where the sentence is longer than a page. */
function sentenceBlocks({ id, text }: Sentence, speaker: string | undefined): Block[] {
  const most = COLUMNS * Math.floor(COLUMN_HEIGHT / LINE) - MOST_REPEATED - COLUMNS
  return splitText(text, most).map((part) => ({
    number: id,
    speaker,
    markdown: escapeMarkdown(part),
    lines: linesOf(part),
    linesNamed: linesOf(`${speaker}　${part}`),
  }))
}

/** Cuts a text, after a mark or a space where there is one, into parts of no more than `most` lines. */
function splitText(text: string, most: number): string[] {
  const parts: string[] = []
  let rest = [...text]
  while (linesOf(rest.join('')) > most) {
    let end = rest.length
    while (linesOf(rest.slice(0, end).join('')) > most) end = Math.floor(end * 0.9)
    const seam = rest.slice(0, end).findLastIndex((character) => /[，。；、,;\s]/.test(character))
    if (seam > end / 2) end = seam + 1
    parts.push(rest.slice(0, end).join('').trim())
    rest = rest.slice(end)
  }
  return [...parts, rest.join('').trim()].filter(Boolean)
}

/**
 * Whether blocks, one under the other, end within columns so high; a heading stays with what stands below it, and a
 * sentence in one column unless it is longer.
 */
function fits(blocks: Block[], columnHeight: number): boolean {
  let column = 1
  let used = 0
  let heading = 0
  const take = (height: number) => {
    if (used > 0 && used + height > columnHeight) {
      column++
      used = 0
    }
    used += height
  }
  for (const [index, block] of blocks.entries()) {
    const lines = (isNamed(block, blocks[index - 1]) && block.linesNamed) || block.lines
    if (block.number === undefined) {
      heading = lines * LINE + GAP
      continue
    }
    take(heading + Math.min(lines * LINE, columnHeight))
    for (let height = columnHeight; height < lines * LINE; height += LINE) take(LINE)
    used += GAP
    heading = 0
  }
  return column <= COLUMNS
}

/** An exchange as it is printed. */
interface Passage {
  heading: Block | undefined
  sentences: Block[]
}

/** As few pages as hold all, full but for the last, on which no less than a quarter is left. */
function evenPages(passages: Passage[]): Block[][] {
  let pages = paginate(passages, COLUMN_HEIGHT)
  for (let height = COLUMN_HEIGHT - LINE; height > LEAST_HEIGHT && endsShort(pages); height -= LINE) {
    const lower = paginate(passages, height)
    if (lower.length > pages.length) break
    pages = lower
  }
  return pages
}

/** Whether what stands on the last page fills less than half of one column. */
const endsShort = (pages: Block[][]): boolean =>
  pages.length > 1 &&
  pages.at(-1)!.reduce((sum, { lines }) => sum + lines * LINE + GAP, 0) < COLUMN_HEIGHT / 2

/** Fills pages in order; a question is never the last thing on a page, and is said again where its answer goes on. */
function paginate(passages: Passage[], columnHeight: number): Block[][] {
  const pages: Block[][] = [[]]
  const put = (blocks: Block[], again: Block[] = []) => {
    const page = pages.at(-1)!
    if (page.length === 0 || fits([...page, ...blocks], columnHeight)) page.push(...blocks)
    else pages.push([...again, ...blocks])
  }
  for (const { heading, sentences } of passages) {
    const again = heading && heading.lines <= MOST_REPEATED ? [heading] : []
    put([...(heading ? [heading] : []), ...sentences.slice(0, 1)])
    for (const sentence of sentences.slice(1)) put([sentence], again)
  }
  return pages.filter((blocks) => blocks.length > 0)
}
