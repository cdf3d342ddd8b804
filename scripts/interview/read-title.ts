import { plainText } from './plain-text.ts'
import type { LabelCandidate } from './read-label.ts'
import type { Paragraph } from './read-paragraphs.ts'

/** UTF-16 units. */
const LONGEST_TITLE = { han: 60, latin: 140 }

/** The title, when the first paragraph is one: a heading, or a short line without closing punctuation. */
export function readTitle(paragraphs: Paragraph[], labels: (LabelCandidate | null)[]): string | undefined {
  const [first] = paragraphs
  if (!first || labels[0]) return undefined
  const text = plainText(first.text)
  if (first.style === 'heading') return text
  const limit = /\p{Script=Han}/u.test(text) ? LONGEST_TITLE.han : LONGEST_TITLE.latin
  const open = !/[。！？.!?…：:，,；;]["”」』）)]?$/u.test(text) && !/^[「『][^「」『』]*[」』]$/u.test(text)
  return (first.style === 'plain' || first.style === 'bold') && open && text.length <= limit
    ? text
    : undefined
}
