/** Something the user can mend; its message is one sentence for the terminal, without a stack trace. */
export class UserError extends Error {
  override readonly name: string = 'UserError'
}
