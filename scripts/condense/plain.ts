import type { Grammar, Token } from './grammar.ts'

const NEVER = /(?!)/
/** Characters of scripts that set no spaces are as wide as two of the Latin one. */
const WIDE = /[\u2e80-\uffdc]/

/**
 * Any language but Chinese and English: nothing is known of how its clauses join, so that a sentence is told whole or
 * not at all, and no relation is read. Words are those of `Intl.Segmenter`.
 * @param language BCP 47 tag
 */
export function plain(language: string): Grammar {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' })
  const wide = /^(?:ja|ko|th)\b/.test(language)
  const tokens = (text: string): Token[] =>
    Array.from(segmenter.segment(text), ({ segment, isWordLike }) => ({
      text: segment,
      tag: isWordLike ? (counts(segment) ? 'n' : 'u') : 'x',
    }))
  const contentTokens = (text: string): Token[] =>
    tokens(text)
      .filter(({ tag }) => tag === 'n')
      .map(({ text: word, tag }) => ({ text: word.toLowerCase(), tag }))
  return {
    isChinese: false,
    joint: /^(?:ja|th|lo|my|km)\b/.test(language) ? '' : ' ',
    knowsRelations: false,
    tokens,
    contentTokens,
    contentWords: (text) => contentTokens(text).map(({ text: word }) => word),
    clauses: (text) => [{ text, mark: '' }],
    width: (text) => [...text].reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0),
    limits: wide ? { headline: 88, point: 76, least: 16 } : { headline: 110, point: 90, least: 24 },
    stageDirection: /\s?[（(](?:笑|rires?|risas|lacht|ride|смеется|смеётся)[）)]/gi,
    lead: NEVER,
    tag: NEVER,
    aside: NEVER,
    isBound: () => false,
    condition: NEVER,
    isConsequence: () => false,
    connective: NEVER,
    yesOrNo: NEVER,
    answersWhy: NEVER,
    follows: NEVER,
    leansBack: NEVER,
    completes: NEVER,
    corrects: NEVER,
    deniesWhat: NEVER,
    setsRight: NEVER,
    pairs: [],
    breaksOff: NEVER,
    splitsNoun: () => false,
    continuesSubject: () => false,
    namesTopic: () => false,
    namesAction: () => false,
    tiedSubject: NEVER,
    introduces: NEVER,
    saysSomething: () => true,
    heldOnce: NEVER,
    comesRound: NEVER,
    rejects: NEVER,
    leadsUp: () => false,
    needsNext: () => false,
    takesBack: NEVER,
    defines: NEVER,
    turns: NEVER,
    standsAlone: () => true,
    dangles: () => false,
    cues: {
      asksForFact: NEVER,
      question: /[?？؟][」』»"”’)]*$|か。?$/,
      stance: NEVER,
      enumeration: NEVER,
      corrects: NEVER,
      contrast: NEVER,
      superlative: NEVER,
      definition: NEVER,
      conclusion: NEVER,
      example: NEVER,
      anecdote: NEVER,
      reported: NEVER,
      courtesy: NEVER,
      because: NEVER,
      later: NEVER,
      position: NEVER,
      asksForView: NEVER,
      newStrand: NEVER,
      future: NEVER,
      advice: NEVER,
      past: NEVER,
      concedes: NEVER,
      caveat: NEVER,
      setsUp: NEVER,
      assents: NEVER,
      judges: NEVER,
      greets: NEVER,
      sumsUp: NEVER,
      filler: /(?!)/g,
      negative: NEVER,
    },
  }
}

/** Short words of alphabets, and those in hiragana alone, hold sentences together. */
const counts = (word: string): boolean =>
  /^[\p{Script=Han}\p{Script=Katakana}ー]+$/u.test(word)
    ? word.length > 1
    : word.length > 4 && !/^\p{Script=Hiragana}+$/u.test(word)
