/**
 * Words that may not be left out between two words that stay, in one script and without white space: without the first
 * kind a statement says the opposite, without the second it is surer than the speaker was.
 */
const NEGATION = "(?:do|does|did)not|(?:do|does|did)n't|n't|not|never|hardly|没有|并非|不|没|无|未|非|别|勿"
const HEDGES =
  'atleast|atmost|about|around|roughly|almost|nearly|perhaps|maybe|probably|至少|起码|最多|至多|不到|不足|大约|大概|约|可能|也许|或许|几乎|差不多|将近|接近|估计|左右|上下|以上|以下'
const HEDGE = new RegExp(`^(?:${HEDGES})$`)
const WORDS = new RegExp(`${HEDGES}|${NEGATION}`, 'g')
/** Words that hold such a word and neither deny nor doubt. */
const INNOCENT =
  /不过|不仅|不但|不只|不光|不断|不同|不久|不禁|不少|不得不|不管|不论|不如|不妨|不外|无论|无不|非常|除非|特别|分别|区别|差别|级别|性别|别人|别的|未来|未必|无线|无人|大不了|(.)不\1|有没有|合约|节约|约定|预约|条约|可能性|接近于|another|nothing|notice|note/g

/** How many characters on either side show that a word was left out there. */
const CONTEXT = 2
/** How many of them there must be on one side where the sentence, or a clause of it, has none on the other. */
const AT_EDGE = 4
const PUNCTUATION = /[^\p{L}\p{N}%]/u

/** A word left out of a statement that its sentence has between words the statement keeps. */
export interface LeftOut {
  word: string
  kind: 'negation' | 'hedge'
}

/**
 * The first negation or hedge that a statement leaves out of its sentence although it keeps what stands on both sides of
 * it: 蜂群不是儀器 → 蜂群是儀器. A clause left out whole is none.
 * @param statement in Simplified script, lower case, without white space
 * @param source the sentence, likewise
 * @param others what else the statement cites, likewise
 */
export function leftOut(statement: string, source: string, others = ''): LeftOut | undefined {
  // Same length, so that places stay; the mask is no letter that a word is found by.
  const open = source.replace(INNOCENT, (word) => '□'.repeat(word.length))
  for (const { 0: word, index } of open.matchAll(WORDS)) {
    if (isMissing(statement, source, others, index, index + word.length))
      return { word, kind: HEDGE.test(word) ? 'hedge' : 'negation' }
  }
  return undefined
}

/** Whether a statement joins what stands before and after a stretch of its source. */
function isMissing(statement: string, source: string, others: string, from: number, to: number): boolean {
  const before = clauseEnd(source.slice(0, from))
  const after = clauseStart(source.slice(to))
  if (before === '' && after === '') return false
  const seam =
    before === ''
      ? after.slice(0, AT_EDGE)
      : after === ''
        ? before.slice(-AT_EDGE)
        : before.slice(-CONTEXT) + after.slice(0, CONTEXT)
  if (seam.length < (before === '' || after === '' ? AT_EDGE : CONTEXT + 1)) return false
  // 「我不反對雜交種。我反對的是只剩下它。」: the other sentence says it so.
  if (others.includes(seam)) return false
  if (before !== '' && after !== '') return statement.includes(seam) && !source.includes(seam)
  const word = source.slice(from, to)
  const at = statement.indexOf(seam)
  if (at < 0) return false
  return before === ''
    ? (at === 0 || PUNCTUATION.test(statement[at - 1]!)) && !statement.includes(word + seam)
    : !statement.includes(seam + word) &&
        (at + seam.length === statement.length || PUNCTUATION.test(statement[at + seam.length]!))
}

const clauseEnd = (text: string): string => text.split(PUNCTUATION).at(-1)!
const clauseStart = (text: string): string => text.split(PUNCTUATION)[0]!
