import { UserError } from '../user-error.ts'
import type { DeckSession } from './open-deck.ts'

/**
 * A deck with a broken slide is not exported.
 * @throws UserError naming the first slide that did not compile or draw, and why
 */
export function assertWhole({ broken }: Pick<DeckSession, 'broken'>): void {
  const [first] = broken
  if (!first) return
  const what = first.what === 'mermaid' ? 'its Mermaid diagram does not parse' : 'it does not compile'
  throw new UserError(
    `Cannot export slide ${first.no}${first.id ? ` (${first.id})` : ''}: ${what}: ${first.reason}`,
  )
}
