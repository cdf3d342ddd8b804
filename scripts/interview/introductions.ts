import { chineseIntroductions } from './chinese-introductions.ts'
import { englishIntroductions } from './english-introductions.ts'

/** A name with what the words around it tell. */
export interface Introduction {
  name: string
  office?: string
  /** Of whom the text says that he asked. */
  role?: 'interviewer'
  /** UTF-16 units before the name. */
  at: number
  /** How sure it is that this is somebody whom the text is about: 1 to 3. */
  weight: number
}

/** People whom a text introduces, by an office, a meeting, an age or what they do; each name once for each script. */
export const introductionsIn = (text: string): Introduction[] => [
  ...chineseIntroductions(text),
  ...englishIntroductions(text),
]
