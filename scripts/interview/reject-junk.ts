import { InterviewError } from './interview-error.ts'

/** C0 controls other than white space: text files have none, but for a stray one where text was copied from a PDF. */
const CONTROL = /[\0-\x08\x0e-\x1f\x7f]/g
const CONTROL_SHARE = 0.005
const STRAY_CONTROLS = 3
/** The first characters of a PDF, of a ZIP (which a .docx is) and of RTF. */
const NO_PLAIN_TEXT = /^(?:%PDF-|PK\x03\x04|\{\\rtf)/
/** What a decoder writes for bytes it cannot read; a few may stand in honest text. */
const REPLACEMENT = /\ufffd/g
const REPLACEMENT_SHARE = 0.02

/**
 * Lets text pass, readable or not.
 * @throws {InterviewError} when this is no text at all
 */
export function rejectBinary(text: string): void {
  const controls = text.match(CONTROL)?.length ?? 0
  const isText = controls <= STRAY_CONTROLS || controls <= text.length * CONTROL_SHARE
  if (isText && !NO_PLAIN_TEXT.test(text)) return
  throw new InterviewError(
    'This is not a text but binary data: save the interview as plain text in UTF-8',
    lineAt(text, Math.max(0, text.search(CONTROL))),
  )
}

/**
 * Lets readable text pass.
 * @throws {InterviewError} when the text is empty or is not text at all.
 */
export function rejectJunk(text: string): void {
  if (!/[\p{L}\p{N}]/u.test(text)) {
    throw new InterviewError('The interview is empty: give a text with at least one question and one answer')
  }
  rejectBinary(text)
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
