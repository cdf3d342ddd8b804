import type { Finding } from '../../model.ts'

/** A finding before its place in slides.md is known. */
export interface Problem extends Pick<Finding, 'severity' | 'rule' | 'message' | 'mend'> {
  /** Text of the slide it is about, by which its line is found. */
  near?: string
}

/** Text short enough for a message. */
export function shorten(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim()
  const characters = [...plain]
  return characters.length > 24 ? `${characters.slice(0, 23).join('')}…` : plain
}

/** Up to three texts in quotation marks, and how many more there are. */
export function examples(texts: string[]): string {
  const different = [...new Set(texts.map(shorten))]
  const shown = different.slice(0, 3).map((text) => `“${text}”`)
  const more = different.length - shown.length
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '')
}
