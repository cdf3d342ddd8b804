import { defineShikiSetup } from '@slidev/types'

/** Colours of code that are told apart from the deck's paper by every eye: Slidev's own go down to a contrast of 2 : 1. */
export default defineShikiSetup(() => ({
  themes: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
}))
