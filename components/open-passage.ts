import { shallowRef } from 'vue'

/** Which passage is open, and how it was opened. */
export interface OpenedPassage {
  /** Sentences cited. */
  cited: number[]
  /** The slide, from 1, whose citation was followed. */
  slide: number
  /** Where the keyboard goes back to when the panel closes; absent when the mouse opened it. */
  from?: HTMLElement
}

/** The passage open beside the slide; undefined when none is. */
export const openedPassage = shallowRef<OpenedPassage>()

/** Opens a passage beside the slide, or closes it when the same one is open. */
export function togglePassage(opened: OpenedPassage): void {
  const now = openedPassage.value
  const same = now?.slide === opened.slide && now.cited.join() === opened.cited.join()
  if (same) closePassage()
  else openedPassage.value = opened
}

/** Closes the panel; the keyboard goes back to where it was. */
export function closePassage(): void {
  const { from } = openedPassage.value ?? {}
  openedPassage.value = undefined
  // A mouse leaves no focus behind: on a link, Slidev would no longer hear the space bar.
  from?.focus()
}
