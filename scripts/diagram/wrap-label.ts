/** Anything that splits a text into words which, joined, give it back. */
export interface Words {
  tokens(text: string): { text: string }[]
  width(text: string): number
}

const NEVER_FIRST = /^[，。、；：！？）」』》,.;:!?)%％]/
const NEVER_LAST = /[（「『《(]$/

/**
 * Breaks a label into the fewest lines of at most `most` width units, as even as possible, between words only, with no
 * punctuation at a line's start. A word longer than a line stands alone on one.
 * @returns the lines; joined with '' (Chinese) or ' ' they give the label back, but for white space at the breaks
 */
export function wrapLabel(label: string, most: number, words: Words): string[] {
  const pieces = unbreakable(words.tokens(label).map(({ text }) => text))
  const total = words.width(label)
  for (let lines = Math.max(1, Math.ceil(total / most)); ; lines++) {
    const wrapped = fill(pieces, Math.min(most, Math.ceil(total / lines) + 1), words)
    if (wrapped.length <= lines || lines > total) return wrapped
  }
}

/** Joins punctuation to the word before it and opening marks to the word after. */
function unbreakable(tokens: string[]): string[] {
  const pieces: string[] = []
  for (const token of tokens) {
    const last = pieces.at(-1)
    if (last !== undefined && (NEVER_FIRST.test(token) || NEVER_LAST.test(last) || joinsLatin(last, token))) {
      pieces[pieces.length - 1] = last + token
    } else pieces.push(token)
  }
  return pieces
}

/** 「GPT」「-」「4」, 「A」「100」: parts of one name. */
const joinsLatin = (left: string, right: string): boolean =>
  /[A-Za-z0-9.-]$/.test(left) && /^[A-Za-z0-9.%-]/.test(right)

function fill(pieces: string[], most: number, { width }: Words): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of pieces) {
    if (line !== '' && width((line + piece).trim()) > most) {
      lines.push(line.trim())
      line = piece
    } else line += piece
  }
  return [...lines, line.trim()].filter((text) => text !== '')
}
