import { access, constants } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { UserError } from '../user-error.ts'

/** @throws UserError where a browser has no place for its profile */
export async function assertTemporaryFolder(): Promise<void> {
  await access(tmpdir(), constants.W_OK | constants.X_OK).catch(() => {
    throw new UserError(
      `Cannot start a browser: it needs a temporary folder, and ${tmpdir()} is not there or may not be written; make it, or name another in TMPDIR`,
    )
  })
}
