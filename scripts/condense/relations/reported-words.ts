/** What either language reads of a clause that tells whose the words of a sentence are. */
/** Words in a sentence that are not the speaker's own. */
export interface Attribution {
  /** Whose words, verbatim from the sentence that says so; '' where a pronoun or nobody is named. */
  speaker: string
  /** `said`: what another said or thinks; `source`: a fact with its source (according to the census). */
  kind: 'said' | 'source'
  /** The speaker makes the words his own (用某某的話說, 正如某某所說, as … put it); else he only reports. */
  adopts?: true
  /** Index of the clause that tells whose words they are; -1 when another sentence does. */
  clause: number
  /** First and last clause that are not the speaker's own words. */
  from: number
  to: number
  /** The clause up to which that one must be told: itself, or the next where it only announces (他說：). */
  through: number
  /** What was said, verbatim, where its ends are certain: quotation marks, or a single clause after 用某某的話說. */
  quoted?: string
  /** The sentences that together tell whose words they are and which. */
  sentences: number[]
}

/** The same, before the sentences are known that tell it. */
export type Read = Omit<Attribution, 'sentences'>

/** What either language reads of a clause that tells whose the words are; a source is cited, never quoted. */
export const reading = (
  name: string,
  isSource: boolean,
  extent: Pick<Read, 'clause' | 'to' | 'through'>,
  adopts: boolean,
  quoted: string | undefined,
): Read => ({
  speaker: nameIn(name),
  kind: isSource ? 'source' : 'said',
  from: extent.clause,
  ...extent,
  ...(adopts ? { adopts } : {}),
  ...(quoted && !isSource ? { quoted } : {}),
})

const QUOTED = /「([^「」]+)」|『([^『』]+)』|“([^“”]+)”|"([^"]+)"/u
/** What stands in quotation marks, if the text has exactly one quotation that says something. */
export function innermost(text: string): string | undefined {
  const found = [...text.matchAll(new RegExp(QUOTED, 'gu'))]
  const words = found.length === 1 ? found[0]!.slice(1).find(Boolean) : undefined
  return words?.replace(/[,，]$/, '')
}

/** A name that can stand under a quotation; '' for pronouns and for people at large. */
export const nameIn = (name: string): string =>
  /^(?:[他她它牠].*|有[的些].*|人家|別人|别人|大家|對方|对方|有人|有的人|很多人|人們|人们|he|she|they|people|critics|(?:some|most|many|one|a|an|another|the)\b.*)$/iu.test(
    name.trim(),
  )
    ? ''
    : name.trim().replace(/^有(?:一?[位個个名])?/u, '')
