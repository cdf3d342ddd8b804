/** `…, which is to build`: says what the clause before it means. */
const SAYS_WHAT = /^(?:which (?:is to|means)|meaning|that is)\b/i
/** `We gave a model eight years of data, and it …`: in speech the news stands last. */
const AND = /^and\b/i
/** A clause that goes on about the same person: `(you sleep for an hour,) then you're fresh`. */
const WHO_GOES_ON = /^(?:so|then) (?:[a-z]+ ){0,2}?(?<who>I|you|we|they|he|she)\b/i
const WHO = /\b(?:I|you|we|they|he|she)\b/i
/** `a fridge that's set at four, (and no best-before date)`: a member of a series. */
const MEMBER = /^(?!and\b|but\b|or\b|so\b)(?:an?|the|one|more|less|fewer|no|some|say|[a-z]+ing)\b/i
const LAST_MEMBER = /^(?:and|or) /i

/**
 * The half that counts stands in the next clause, or the series goes on: a cut before it would tell the other half.
 * @param rest the clauses behind the next
 */
export function needsNext(clause: string, next: string, rest: string[]): boolean {
  if (SAYS_WHAT.test(next) || AND.test(next)) return true
  const who = WHO_GOES_ON.exec(next)?.groups?.who
  if (who !== undefined && WHO.exec(clause)?.[0].toLowerCase() === who.toLowerCase()) return true
  return MEMBER.test(next) && rest.some((text) => LAST_MEMBER.test(text))
}

/**
 * `You draw ballots, you compare paper, …`: clauses that only commas join are steps of one thing.
 * @param isClause whether a text says something of a subject of its own
 */
export const goesOnBare = (clause: string, next: string, isClause: (text: string) => boolean): boolean =>
  !/^(?:and|but|or|so|because|though|although|which|who|where|when|while|as|if|then)\b/i.test(next) &&
  isClause(clause) &&
  isClause(next)
