import { InterviewError } from './interview-error.ts'

/** C0 controls other than tab, line feed, form feed and carriage return: text files have none. */
const CONTROL = /[\0-\x08\x0b\x0e-\x1f\x7f]/
/** What a decoder writes for bytes it cannot read; a few may stand in honest text. */
const REPLACEMENT = /\ufffd/g
const REPLACEMENT_SHARE = 0.02

/**
 * Lets readable text pass.
 * @throws {InterviewError} when the text is empty or is not text at all.
 */
export function rejectJunk(text: string): void {
  if (!/[\p{L}\p{N}]/u.test(text)) {
    throw new InterviewError('The interview is empty: give a text with at least one question and one answer')
  }
  const control = CONTROL.exec(text)
  if (control) {
    throw new InterviewError(
      'This is not a text but binary data: save the interview as plain text in UTF-8',
      lineAt(text, control.index),
    )
  }
  const lost = text.match(REPLACEMENT)?.length ?? 0
  if (lost > text.length * REPLACEMENT_SHARE) {
    throw new InterviewError(
      'Most of this text was lost in decoding: open the file in its own encoding and save it as UTF-8',
      lineAt(text, text.indexOf('\ufffd')),
    )
  }
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n?|\n/).length
}
