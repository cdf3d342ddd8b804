import type { Phrase } from './break-phrases'

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Words that open a phrase and say little without it: prepositions, conjunctions, relatives. */
const openers = set(
  'about above across after against along among around as at before behind below beneath beside between beyond by ' +
    'despite down during except for from in inside into like near of off on onto out outside over past per since than ' +
    'through throughout to toward towards under until up upon via with within without ' +
    'and but or nor so yet if because although though while when whenever where wherever whether unless once ' +
    'that which who whom whose what why how',
)
/** Articles, numerals and other words before a noun, auxiliaries before a verb, subjects, and adverbs of degree. */
const leading = set(
  'a an the this these those my your his her its our their some any no every each either neither both all another such ' +
    'many much few several more most less least other ' +
    'one two three four five six seven eight nine ten twelve twenty hundred ' +
    'am is are was were be been being have has had do does did will would can cannot could shall should may might must ' +
    'not i we he she they you it there ' +
    'very too quite just only even never almost rather still always mr. mrs. ms. dr. st. prof. no.',
)
/** Words that are objects as well; they lean where they begin a clause, or follow a word that leans. */
const objects = set('you it her this these those that all some any no. such more most less much many few')
/** Objects, which lean on the verb before them: give│them. */
const object = set('me him them us it')
/** Not years. */
const figures = /^\d{1,3}(?:,\d{3})*$/
/** I’m, it’s, the driver’s, didn’t. */
const contracted = /[’'](?:m|re|s|d|ll|ve|t)$/

const clauseEnd = /(?:[.,;:!?…]|—)[\p{Pe}\p{Pf}"'’]*\s*$/u
const sentenceEnd = /[.!?…][\p{Pe}\p{Pf}"'’]*\s*$/u
const title = /^(?:mr|mrs|ms|dr|st|prof)\.$/

/**
 * Cuts English, or any text with spaces, behind these and grades the cuts: clauses end with a mark, phrases before a
 * word that opens another. A line had better not end with a word that leans on the next, with the first word of a
 * sentence, or before the last one.
 * @returns pieces that join to `text`
 */
export function englishPhrases(text: string): Phrase[] {
  const pieces = text.split(/(?<=\S\s+)(?=\S)|(?<=\S—)(?=\p{L})/u)
  const words = pieces.map((piece) => piece.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}.]+$/gu, ''))
  const ends = (at: number, end: RegExp) =>
    at < 0 || at >= pieces.length - 1 || (end.test(pieces[at]!) && !title.test(words[at]!))
  let leant = true
  return pieces.map((piece, at) => {
    const word = words[at]!
    const follows = leant
    leant =
      contracted.test(word) ||
      figures.test(word) ||
      openers.has(word) ||
      (leading.has(word) && (!objects.has(word) || follows || ends(at - 1, clauseEnd)))
    const opens = openers.has(words[at + 1] ?? '')
    const isWhole = ends(at, sentenceEnd)
    const isFirst = ends(at - 1, sentenceEnd) && !isWhole
    const isLastButOne = !isWhole && ends(at + 1, sentenceEnd)
    const grade = (): Phrase['ending'] => {
      if (isFirst || isLastButOne) return 'weak'
      if (ends(at, clauseEnd)) return 'clause'
      if (openers.has(word) || object.has(words[at + 1] ?? '')) return 'weak'
      if (opens) return 'phrase'
      return leant ? 'weak' : 'word'
    }
    return { text: piece, ending: grade() }
  })
}
