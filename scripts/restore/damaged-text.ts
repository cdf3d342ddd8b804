/** A damaged text, as those see it who come by its places again and again: each place is looked at once. */
import { pairOf } from './gbk.ts'
import { isReadingOf, READING } from './readings.ts'
import { matchAt } from './search.ts'

/** A reading as a gloss has it; `end` is behind its bracket, exclusive. */
export interface Gloss {
  reading: string
  end: number
}

/** What stands at an offset. */
export interface Place {
  /** Code unit; −1 at the end of the text. */
  unit: number
  /** Its pair of bytes, 0 when GBK has none. */
  pair: number
  /** The gloss that begins here. */
  gloss: Gloss | undefined
  /** Where the gloss of the character before, as it was read, ends; the offset itself where there is none. */
  behindGloss: number
  /** The gloss whose bracket was swallowed here: `?yàn)`. */
  lostGloss: Gloss | undefined
  /** Where the tag ends whose bracket was swallowed here, `?/p>`; 0 where there is none. */
  tagEnd: number
  /** A character reference whose `&` was swallowed begins here: `?nbsp;`. */
  isReference: boolean
}

const GLOSS = new RegExp(`\\((${READING})\\)`, 'y')
const CLOSING_READING = new RegExp(`(${READING})\\)`, 'y')
const TAG_REST = /\/?[a-z][a-z0-9]{0,9}(?:\s[^<>\n]{0,300})?\/?>/iy
const ENTITY_REST = /(?:#\d{1,6}|#x[\da-f]{1,6}|[a-z]{2,8}\d{0,2});/iy
const OPENING = 0x28
const QUESTION_MARK = 0x3f

/** What has the shape of a gloss at an offset: the reading of the character before it in parentheses, 發(fā)展. */
export function glossAt(text: string, at: number): Gloss | undefined {
  return glossOf(matchAt(GLOSS, text, at))
}

export class DamagedText {
  readonly text: string
  readonly #places = new Map<number, Place>()

  constructor(text: string) {
    this.text = text
  }

  at(offset: number): Place {
    let place = this.#places.get(offset)
    if (!place) {
      place = this.#look(offset)
      this.#places.set(offset, place)
    }
    return place
  }

  #look(offset: number): Place {
    const { text } = this
    const unit = offset < text.length ? text.charCodeAt(offset) : -1
    const gloss = unit === OPENING ? glossAt(text, offset) : undefined
    const isOfLast = gloss !== undefined && isReadingOf(text[offset - 1] ?? '', gloss.reading)
    const isLost = unit === QUESTION_MARK
    const tag = isLost ? matchAt(TAG_REST, text, offset + 1) : null
    return {
      unit,
      pair: pairOf(text[offset] ?? '') ?? 0,
      gloss,
      behindGloss: isOfLast ? gloss.end : offset,
      lostGloss: isLost ? glossOf(matchAt(CLOSING_READING, text, offset + 1)) : undefined,
      tagEnd: tag ? offset + 1 + tag[0].length : 0,
      isReference: isLost && matchAt(ENTITY_REST, text, offset + 1) !== null,
    }
  }
}

function glossOf(match: RegExpExecArray | null): Gloss | undefined {
  return match ? { reading: match[1]!, end: match.index + match[0].length } : undefined
}
