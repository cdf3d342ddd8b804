declare module '*.css'

declare module 'mermaid/dist/mermaid.esm.mjs' {
  import type { Mermaid } from 'mermaid'

  const mermaid: Mermaid
  export default mermaid
}

declare module 'virtual:deck-passages' {
  import type { ShallowRef } from 'vue'
  import type { DeckPassages } from '../scripts/slides/read-passages.ts'
  import type { TaggedRuns } from '../scripts/slides/tag-runs.ts'

  /** What the deck holds of its interview, and the words of its own Chinese; changes as slides.md is edited. */
  export const deckPassages: ShallowRef<DeckPassages & { words: TaggedRuns }>
}
