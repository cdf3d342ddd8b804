import { UserError } from '../user-error.ts'

/** Thrown when a text is not an interview that can be read; the message says what is wrong and what to do. */
export class InterviewError extends UserError {
  override readonly name = 'InterviewError'
  /** Line of the input, from 1, where the trouble was noticed; absent when it is the whole text's. */
  readonly line?: number

  constructor(message: string, line?: number) {
    super(message)
    if (line !== undefined) this.line = line
  }
}
