/**
 * What is left of a page's markup once a scraper has stripped the tags it could still recognise.
 *
 *     學問。」/strong>   →  學問。」      the bracket was swallowed, so the tag was none
 *     甲<br />乙         →  甲 ⏎ 乙
 */
import type { Edit } from './draft.ts'

const BLOCK = 'p|br|div|h[1-6]|li|ul|ol|tr|td|th|table|tbody|section|article|blockquote|center|hr|dd|dt|dl'
const INLINE = 'strong|b|span|em|i|u|font|a|img|sup|sub|small|big|label|o:p|wbr'
const TAG = new RegExp(`<?/(?:${BLOCK}|${INLINE})\\s*>|<(?:${BLOCK}|${INLINE})(?:\\s[^<>\\n]*)?/?>`, 'gi')
const IS_BLOCK = new RegExp(`^</?(?:${BLOCK})\\b|^/(?:${BLOCK})\\b`, 'i')

/** Tags and halves of tags of a damaged text; block tags leave a line end where there is none. */
export function dropMarkup(text: string): Edit[] {
  const edits: Edit[] = []
  for (const { 0: tag, index: start } of text.matchAll(TAG)) {
    const end = start + tag.length
    // Half a tag is one only behind the sentence it closed; `a/b>c` is none.
    if (!tag.startsWith('<') && /[\w.]/.test(text[start - 1] ?? '')) continue
    const atLineEnd =
      end >= text.length || /[\r\n]/.test(text[end]!) || start === 0 || text[start - 1] === '\n'
    const after = IS_BLOCK.test(tag) && !atLineEnd ? '\n' : ''
    edits.push({ start, end, after, kind: 'markup', confidence: tag.startsWith('<') ? 0.95 : 0.9 })
  }
  return edits
}
