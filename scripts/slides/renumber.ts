import { parseSync } from '@slidev/parser'
import { CITATION, citation, expandCitation } from './citation.ts'
import { plainText, readPassages } from './read-passages.ts'
import { readMapping } from './read-slides.ts'

/** How the numbers of an interview's sentences changed between two decks made from it. */
export interface Renumbering {
  /** Text of the old deck's sentences, by their old numbers. */
  old: ReadonlyMap<number, string>
  /** The new number of a sentence; the same number where nothing is known of it. */
  now: (sentence: number) => number
}

/**
 * Compares the sentences that two decks print in notes and appendix. One that is printed in only one of them, or was
 * reworded, moved as its neighbours did if both moved by as much.
 * @returns undefined when no number changed
 */
export function renumberingOf(base: string, next: string): Renumbering | undefined {
  const old = sentencesOf(base)
  const numbers = onlyNumbers(sentencesOf(next))
  const moved = [...onlyNumbers(old)]
    .flatMap(([text, from]) => (numbers.has(text) ? [{ from, by: numbers.get(text)! - from }] : []))
    .sort((a, b) => a.from - b.from)
  if (moved.every(({ by }) => by === 0)) return undefined
  const now = (sentence: number): number => {
    const below = moved.findLast(({ from }) => from <= sentence)
    const above = moved.find(({ from }) => from >= sentence)
    return below && below.by === above?.by ? sentence + below.by : sentence
  }
  return { old, now }
}

/** Sentences and questions of a deck, by number. */
function sentencesOf(deck: string): Map<number, string> {
  const { slides } = parseSync(deck, 'slides.md', { noParseYAML: true })
  const { passages } = readPassages(
    slides.map(({ content, note, frontmatterRaw }) => ({
      content,
      ...(note === undefined ? {} : { note }),
      frontmatter: readMapping(frontmatterRaw ?? '') ?? {},
    })),
  )
  return new Map(
    passages.flatMap(({ question, sentences }) => [
      ...(question?.sentences.length === 1 ? [[question.sentences[0]!, question.text] as const] : []),
      ...sentences.map(({ id, text }) => [id, text] as const),
    ]),
  )
}

/** Numbers by text, of sentences that stand only once. */
function onlyNumbers(sentences: ReadonlyMap<number, string>): Map<string, number> {
  const numbers = new Map<string, number>()
  const twice = new Set<string>()
  for (const [id, text] of sentences) {
    if (numbers.has(text)) twice.add(text)
    numbers.set(text, id)
  }
  for (const text of twice) numbers.delete(text)
  return numbers
}

/**
 * A deck with today's numbers: its citations, those written by hand and those in diagrams too, so that they still lead to
 * the sentences meant; and, in lines that were generated, the numbers in notes and appendix. Other code stays as it is.
 */
export function renumber(deck: string, numbers: Renumbering, generated: ReadonlySet<string>): string {
  let fence = ''
  let isDiagram = false
  return deck
    .split('\n')
    .map((line) => {
      const mark = /^\s*(`{3,})/.exec(line)?.[1] ?? ''
      if (fence !== '') {
        if (mark.length >= fence.length) fence = ''
        return isDiagram ? recitedIn(line, numbers) : line
      }
      fence = mark
      isDiagram = /^\s*`{3,}mermaid\b/.test(line)
      if (mark !== '') return line
      const cited = recitedIn(line, numbers)
      return generated.has(line) ? renumberPrinted(cited, numbers) : cited
    })
    .join('\n')
}

const recitedIn = (line: string, numbers: Renumbering): string =>
  line.replace(INLINE_CODE_OR_CITATION, (found, list?: string) => recited(found, list, numbers))

/** Code, in which `[^0-9]` is no citation, or a citation; the group holds its list. */
const INLINE_CODE_OR_CITATION = new RegExp(`(?:\`+)[^\`]*\`+|${CITATION.source}`, 'g')

function recited(found: string, list: string | undefined, { now }: Renumbering): string {
  if (list === undefined) return found
  const sentences = expandCitation(list)
  return sentences.every((id) => now(id) === id) ? found : citation(sentences.map(now))
}

/** `12 The sentence`, `**12** The sentence`, `**12** **Name** The sentence` and, behind the question in the notes, `[11]`. */
function renumberPrinted(line: string, { old, now }: Renumbering): string {
  const printed = /^(\*\*)?(\d+)\1 (\*\*[^*]+\*\* )?(.*)$/.exec(line)
  if (printed) {
    const [, mark = '', id, name = '', text] = printed
    return old.get(Number(id)) === plainText(text!) ? `${mark}${now(Number(id))}${mark} ${name}${text}` : line
  }
  return line.replace(
    /\[(\d+(?:, \d+)*)\]$/,
    (_, list: string) =>
      `[${list
        .split(', ')
        .map((id) => now(Number(id)))
        .join(', ')}]`,
  )
}
