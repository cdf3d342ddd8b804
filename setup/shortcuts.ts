import { defineShortcutsSetup } from '@slidev/types'
import { nextScript, writtenScript } from '../components/deck-script'

export default defineShortcutsSetup((_, base) =>
  writtenScript ? [...base, { name: 'next_script', key: 't', fn: () => void nextScript() }] : base,
)
