import type { Interview, Sentence, Statement, Turn } from '../model.ts'
import type { Grammar } from './grammar.ts'
import { inBothScripts } from './variants.ts'

/** What goes on one line above a heading, in ems, and on two. */
const LINE = 42
export const TWO_LINES = 76
/** A last sentence of fewer words (Is that the future?) or Han characters leans on what was said before it. */
const LEAST_ALONE = { words: 7, characters: 10 }
/** Whatever its length, it speaks of what was said before it. */
const POINTS_BACK = inBothScripts(
  /\b(?:it|its|they|them|their|those|these|this|he|she|him|her|his)\b|^that\b|\bthat(?=[?,.])|\b(?:is|was|do|does|did|has|can|could|will|would) that\b|[這那](?![裡裏麼樣]|一行|[幾些][年天])|[他她它]/iu,
)
/** In ems: a longer question says by itself what it points at. */
const LONGEST_POINTING = 18

/** Whether a question as short as this points at what was said before it: «Why would anyone want that?» */
export const pointsBack = (asked: string): boolean =>
  emsOf(asked) <= LONGEST_POINTING && POINTS_BACK.test(asked)

const LATIN_EM = 0.46

/**
 * What was asked last in the question that ends with sentence `id`, with what it leans on before it.
 * @returns undefined where there was no question
 */
export function questionStatement(
  id: number | undefined,
  interview: Interview,
  grammar: Grammar,
): Statement | undefined {
  if (id === undefined) return undefined
  const { sentences } = interview.turns[interview.sentences[id - 1]!.turn]!
  const asked = sentences.findLastIndex(({ text }) => grammar.cues.question.test(text))
  const last = asked < 0 ? sentences.length - 1 : asked
  const textFrom = (from: number) => saidTogether(sentences.slice(from, last + 1), grammar).text
  let first = last
  while (
    first > 0 &&
    !grammar.cues.greets.test(sentences[first - 1]!.text) &&
    (grammar.width(textFrom(first)) < grammar.limits.least * 1.4 ||
      grammar.dangles(textFrom(first)) ||
      // Of a remark that asks nothing no sentence is the question; and what «that» is, the one before says.
      ((asked < 0 || pointsBack(textFrom(first))) && emsOf(textFrom(first - 1)) <= TWO_LINES))
  )
    first--
  const end = last + 1 + Number(objects(sentences[last + 1]?.text, textFrom(first), grammar))
  return saidTogether(sentences.slice(first, end), grammar)
}

/** Sentences as they were said, without what the editor saw. */
export const saidTogether = (sentences: Sentence[], { joint, stageDirection }: Grammar): Statement => ({
  text: sentences
    .map(({ text }) => text.replace(stageDirection, '').trim())
    .filter((text) => text !== '')
    .join(joint),
  sentences: sentences.map(({ id }) => id),
})

/** What a turn asks; undefined where it is none of the interviewer's. */
export const askedIn = (
  turn: Turn | undefined,
  interview: Interview,
  grammar: Grammar,
): Statement | undefined =>
  turn?.role === 'question' ? questionStatement(turn.sentences.at(-1)?.id, interview, grammar) : undefined

/** «Isn't there a danger? Once you interpret, you decide what they meant.»: what follows the question is what it asks about. */
const objects = (after: string | undefined, asked: string, { width, limits, cues }: Grammar): boolean =>
  after !== undefined &&
  width(after) >= limits.least &&
  emsOf(`${asked} ${after}`) <= TWO_LINES &&
  !cues.greets.test(after) &&
  !cues.courtesy.test(after)

/**
 * The question above a heading, between the speaker's name and what answers it where these stand there: whole if it
 * goes on one line, or on two where its last sentence says too little by itself or an answer follows; else that
 * sentence.
 * @returns undefined where that is too long too
 */
export function askedAbove(question: string, speaker = '', answer = ''): string | undefined {
  const taken = [speaker, answer]
    .filter((text) => text !== '')
    .reduce((sum, text) => sum + emsOf(text) + 1, 0)
  const last = question.match(/(?:(?<=[.!?]["”]? )[^.!?]+|[^。！？?!.]+)[？?][」』”"]?\s*$/u)?.[0].trim()
  const fits = (text: string | undefined, room: number): text is string =>
    text !== undefined && emsOf(text) <= room - taken
  const leans = last !== undefined && leansBack(last)
  if (fits(question, LINE)) return question
  if (fits(last, LINE) && !leans) return last
  // What answers is worth a second line, and so is a remark that asks nothing in so many words.
  return answer !== '' || leans || last === undefined
    ? [question, last].find((text) => fits(text, TWO_LINES))
    : undefined
}

const leansBack = (text: string): boolean => {
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const isShort =
    characters > 0 ? characters < LEAST_ALONE.characters : text.split(' ').length < LEAST_ALONE.words
  return isShort || POINTS_BACK.test(text)
}

/** How wide a text is set: a Han character is one em. */
export const emsOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter.codePointAt(0)! > 0x2e7f ? 1 : LATIN_EM), 0)

/** True where a slide must say whose words it shows. */
export const severalSpeak = ({ speakers }: Interview): boolean =>
  speakers.filter(({ role }) => role === 'guest').length > 1

/** The name that stands above what a guest says, by his label, where several speak. */
export const nameAbove = (interview: Interview, label: string | null): string | undefined => {
  if (!severalSpeak(interview)) return undefined
  const speaker = interview.speakers.find((one) => one.label === label)
  return speaker && (speaker.name ?? speaker.label)
}

/** A question names the guest, by his name, a part of it, or his office: «Callum, …», 「方老師…」. */
export const namesGuest = (question: string, { name, label }: Interview['speakers'][number]): boolean => {
  const whole = (name ?? label).replace(TITLE_BEFORE, '')
  const parts = whole.split(/[ ·]/).filter((part) => part.length > 2)
  const surname = /^\p{Script=Han}{2,4}$/u.test(whole)
    ? new RegExp(`${whole[0]}${TITLE_BEHIND}`, 'u')
    : undefined
  return [whole, ...parts].some((part) => question.includes(part)) || (surname?.test(question) ?? false)
}

/** Whether a question is put to one of the guests by name. */
export const callsGuest = (question: string, { speakers }: Interview): boolean =>
  speakers.some((speaker) => speaker.role === 'guest' && namesGuest(question, speaker))

const TITLE_BEFORE = /^(?:Dr|Prof(?:essor)?|Sir|Dame|Mr|Mrs|Ms)\.? /
const TITLE_BEHIND =
  '(?:老[師师]|先生|女士|小姐|太太|教授|博士|[醫医]生|[醫医][師师]|律[師师]|主任|[校院部局署館馆會会社]?[長长]|[師师]傅|生)'
