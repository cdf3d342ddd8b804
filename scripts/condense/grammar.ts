/**
 * What condensing needs to know of a language, and nothing of any text: how clauses join, which words lean on
 * others, how wide a line reads. One object per language; `zh.ts` and `en.ts` fill it in.
 */

/** A word with its part of speech: `n` names things, `v` acts, `p` opens a phrase, `x` is punctuation, … (ICTCLAS letters). */
export interface Token {
  text: string
  tag: string
}

/** A stretch of a sentence between two clause marks. */
export interface Clause {
  text: string
  /** The mark that closes it, '' at the sentence's end. */
  mark: string
}

export interface Grammar {
  isChinese: boolean
  /** What stands between two sentences: nothing, or a space. */
  joint: '' | ' '
  /** False where only whole sentences can be told, since the language's own patterns are not known. */
  knowsRelations: boolean
  /** Words in order; joined they give `text` back. */
  tokens(text: string): Token[]
  /** Words that carry meaning, in the form in which they are counted. */
  contentWords(text: string): string[]
  /** The same words with their part of speech. */
  contentTokens(text: string): Token[]
  /** Clauses in order, never cut inside quotation marks or brackets. */
  clauses(text: string): Clause[]
  /** Reading width: a Han character is 1, a Latin letter 1/2 (Chinese); characters (English). */
  width(text: string): number
  /** Longest headline and point, in `width` units; the shortest that still says something. */
  limits: { headline: number; point: number; least: number }

  /** Brackets that hold stage directions or glosses: always left out. */
  stageDirection: RegExp
  /** Connectives and stance at the head of a statement that may go without turning it. */
  lead: RegExp
  /** What asks for assent at a statement's end and may go (是吧, you know). */
  tag: RegExp
  /** A whole clause that may go: 要知道, to be honest. */
  aside: RegExp
  /** True for a clause that bounds the one after it: condition, concession, cause, time, source of the claim. */
  isBound(clause: string): boolean
  /** Opens a condition, which bounds all that follows it up to a semicolon. */
  condition: RegExp
  /** True for a clause that tells what follows from a condition before it, rather than more of the condition. */
  isConsequence(clause: string): boolean
  /** What joins a sentence to the one before and may be left off the front of a quotation (其次，). */
  connective: RegExp
  /** Yes or no at the head of an answer, up to its comma. */
  yesOrNo: RegExp
  /** What opens the answer to a why and joins it to the question (因為…). */
  answersWhy: RegExp
  /** A clause that says what follows from the one before it (它就能…). */
  follows: RegExp
  /** A clause that only continues the one before it. */
  leansBack: RegExp
  /** A clause without which the one before it is unfinished or holds too widely (即…, 而是…, 前提是…, unless…). */
  completes: RegExp
  /** After a denial, a clause that says what is so instead (就是…, she cares…): one is nothing without the other. */
  corrects: RegExp
  /** Denies that something is so, for a sentence after it to say what is (X isn't Y. / 不是甲。). */
  deniesWhat: RegExp
  /** Opens such a sentence (It's …, 是…). */
  setsRight: RegExp
  /** Pairs: when the first is in, the second must be in too. */
  pairs: [RegExp, RegExp][]
  /** The clause breaks off: its object is still to come. */
  breaksOff: RegExp
  /** What a clause ends in and the next one goes on with belong to one noun (a modern, efficient system). */
  splitsNoun(clause: string, next: string): boolean
  /** Opens with the verb of a subject that an apposition parts from it (A cumulus, a mile wide, holds …). */
  continuesSubject(clause: string): boolean
  /** Only names of what, or when, all that follows in the sentence is told (我們學校土木工程，). */
  namesTopic(clause: string): boolean
  /** A verb and its object, of no one: what follows happens when it is done. */
  namesAction(clause: string): boolean
  /** Opens a clause whose subject only the clause before it makes known (and the sentences ranged…). */
  tiedSubject: RegExp
  /** Without the clause after it this one is unfinished, and that one without this (你把他請來，…). */
  leadsUp(clause: string, next: string): boolean
  /** The half that counts stands in the next clause; `rest`: those behind it. */
  needsNext(clause: string, next: string, rest: string[]): boolean
  /** The clause takes back part of the one before it, which would mislead without it (但…, but…). */
  takesBack: RegExp
  /** The clause brings up somebody or something that the next ones speak of (有一個阿伯，). */
  introduces: RegExp
  /** What the speaker held once (我以前認為…, I used to …): the sentence must tell what came of it, or it is not his view. */
  heldOnce: RegExp
  /** Says what the speaker holds now, after what he held once (I no longer …, 我現在主張…, 我錯了). */
  comesRound: RegExp
  /** Takes back the whole sentence before it (後來發現不是, It's the wrong number). */
  rejects: RegExp
  /** Says what a word means: the meaning is told to the sentence's end or not at all. */
  defines: RegExp
  /** The clause turns against the one before it. */
  turns: RegExp
  /** True when the clause says something: it has a predicate (not 一個月一千五百塊, nor `at the end of the day`). */
  saysSomething(clause: string): boolean
  /** True when the clause has its own subject. `opening`: it opens a sentence. */
  standsAlone(clause: string, opening: boolean): boolean
  /**
   * True when `text` points at something outside itself (它, 這種, it, this). Where what was said with it is shown beside it, a
   * name in the same clause is near enough («I'd keep the number and print it smaller»).
   */
  dangles(text: string, shownBeside?: boolean): boolean

  /** Cues, each a feature of `scoreClaims` or `rankSentences`. */
  cues: {
    /** A question that a number or a date answers. */
    asksForFact: RegExp
    question: RegExp
    stance: RegExp
    enumeration: RegExp
    /** «Not this, but that.» */
    corrects: RegExp
    contrast: RegExp
    superlative: RegExp
    definition: RegExp
    conclusion: RegExp
    example: RegExp
    anecdote: RegExp
    /** Somebody else's view that the speaker reports, perhaps to deny it. */
    reported: RegExp
    /** Greetings, thanks and the running of the conversation: nothing is claimed. */
    courtesy: RegExp
    /** A question word with its answer in the next sentence. */
    because: RegExp
    /** What came of it afterwards. */
    later: RegExp
    /** Says where the speaker stands, or what he comes to (我的看法是…, So I …). */
    position: RegExp
    /** A question that asks for a yes or a no, or what should be. */
    asksForView: RegExp
    /** A sentence that opens a new strand of the answer. */
    newStrand: RegExp
    future: RegExp
    /** Says what he holds or would have done; no story goes on so. */
    advice: RegExp
    /** How it was, before it became otherwise. */
    past: RegExp
    /** Grants a point that is to be answered (灵活是有的, there's something to be said for …): not the speaker's claim. */
    concedes: RegExp
    /** Says how far what was said just now holds (這個數字只計…, that's an estimate): it goes with it. */
    caveat: RegExp
    /** Says what somebody asked or was told, for the answer or the turn that follows: no claim (I've been asked whether …). */
    setsUp: RegExp
    /** Takes up what another guest said just now (I agree with that): nothing without it. */
    assents: RegExp
    /** A short sentence that judges what the one before it says (It isn't enough. 這還不夠。): it goes with it. */
    judges: RegExp
    /** Welcomes and thanks the guest before asking. */
    greets: RegExp
    /** Opens a sentence about all that was listed just now (這三件事…, All of these …). */
    sumsUp: RegExp
    /** Words that fill time; global, to be counted. */
    filler: RegExp
    negative: RegExp
  }
}
