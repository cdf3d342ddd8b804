/** Characters nobody sees and that mean nothing where they stand. */
import type { Edit } from './draft.ts'

/** Zero-width space, non-joiner, joiner, direction marks, word joiner, byte-order mark, soft hyphen. */
const INVISIBLE = /[\u200b-\u200f\u2060\ufeff\u00ad]+/g
/** Control characters (C0) other than white space, wherever they stand; text copied from a PDF has them. */
const CONTROLS = /[\0-\x08\x0e-\x1f\x7f]+/g
/** Joiners and marks mean something in emoji and in scripts that join, wrap or turn round; not among these. */
const PLAIN = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef\p{Script=Hiragana}\p{Script=Katakana}]/u

/** Control characters, a byte-order mark at the start, and invisible characters beside Han, kana and their punctuation. */
export function dropInvisible(text: string): Edit[] {
  const edits: Edit[] = [...text.matchAll(CONTROLS)].map(({ 0: found, index: start }) => ({
    start,
    end: start + found.length,
    after: '',
    kind: 'invisible',
    confidence: 0.99,
  }))
  for (const { 0: found, index: start } of text.matchAll(INVISIBLE)) {
    const end = start + found.length
    const isMark = start === 0 && found[0] === '\ufeff'
    const amongHan = PLAIN.test(text[start - 1] ?? '') || PLAIN.test(text[end] ?? '')
    if (!isMark && !amongHan) continue
    const dropped = amongHan ? end : 1
    edits.push({ start, end: dropped, after: '', kind: 'invisible', confidence: 0.99 })
  }
  return edits.sort((a, b) => a.start - b.start)
}
