/**
 * The library: every stage of the corridor as a function from one type of `model.ts` to the next.
 * `toMarkdown(composeSlides(condense(parseInterview(restore(raw).text))))`
 */
export { checkText } from './check/check-text.ts'
export { type CondenseOptions, condense } from './condense/condense.ts'
export { rankSentences } from './condense/rank-sentences.ts'
export { parseInterview } from './interview/parse-interview.ts'
export type * from './model.ts'
export { restore } from './restore/restore.ts'
export { type ComposeOptions, composeSlides } from './slides/compose-slides.ts'
export { type Conflict, mergeSlides } from './slides/merge-slides.ts'
export { toMarkdown } from './slides/to-markdown.ts'
export { toScript } from './to-script.ts'
export { UserError } from './user-error.ts'
