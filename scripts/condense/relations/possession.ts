import type { Enumeration, Link } from '../../model.ts'
import type { AnalysedSentence } from '../analyse.ts'
import type { Grammar } from '../grammar.ts'

const LACK_ZH = /缺乏|缺少|欠缺|不足|不夠|不够|沒有(?:任何)?|没有(?:任何)?|(?<!不)缺/
const HAVE_ZH = /不缺(?:乏|少)?|擁有|拥有|具備|具备|有(?:足夠|足够|大量|充足)?/
const OWNER_ZH =
  /^(?:目前|現在|现在|如今|只有|只|但|而|對.{1,4}而言|[近这這]\S{0,2}年[来來]?|，)*(?<name>(?:[^，、。有沒没缺不的在]{1,12}、)*[^，、。有沒没缺不的在短]{2,16}?)(?<kind>[這这]樣的\S{1,4}|[這这]样的\S{1,4})?(?:短期[內内]|目前|現在|现在|也|都|就|卻|却|還|还|並|并|幾乎|几乎)*$/u

/** When it is so, which may be a clause of its own: 「目前，甲有足夠校舍」. */
const NOW_ZH = /目前|現在|现在|如今/

/**
 * Who has and who lacks the members of an enumeration, and what having them is good for, as far as the text says so
 * (甲有足夠校舍來開辦…; 乙缺乏老師). An answer in a fragment (為什麼？缺乏校舍。) takes the subject of its question.
 */
export function findPossessions(
  enumeration: Enumeration,
  sentences: AnalysedSentence[],
  grammar: Grammar,
): Link[] {
  if (!grammar.isChinese) return []
  const listed = sentences.find(({ id }) => id === enumeration.sentences[0])
  const near = sentences.filter((sentence) => sentence.turn === listed?.turn && sentence.id > listed.id)
  const found: Link[] = []
  for (const [index, sentence] of near.entries()) {
    if (sentence.isQuestion || sentence.isExample) continue
    for (const { name } of enumeration.members) {
      const link = possessionZh(name, sentence, near[index - 1], grammar)
      if (link && !found.some((other) => other.from === link.from && other.to === link.to)) found.push(link)
    }
  }
  return found
}

function possessionZh(
  member: string,
  sentence: AnalysedSentence,
  before: AnalysedSentence | undefined,
  grammar: Grammar,
): Link | null {
  for (const [index, clause] of sentence.clauses.entries()) {
    const verb = verbBeforeMember(clause.text, member)
    if (!verb) continue
    const head = clause.text.slice(0, verb.at)
    const owner = ownerOf(head, grammar)
    if (owner) {
      const earlier = sentence.clauses[index - 1]?.text ?? ''
      const [now] = NOW_ZH.exec(head) ?? (earlier.length <= 2 ? NOW_ZH.exec(earlier) : null) ?? ['']
      return {
        text: clause.text,
        sentences: [sentence.id],
        from: owner,
        to: member,
        label: `${now}${verb.word}`,
        kind: verb.kind,
      }
    }
    if (verb.at === 0 && before?.isQuestion) {
      const asked = /^([^，、]{2,8}?)(?:短期|目前|現在|现在|為什麼|为什么|幾乎|几乎|還|还|不|沒|没)/u.exec(
        before.clauses[0]?.text ?? '',
      )?.[1]
      if (asked) {
        return {
          text: `${before.text}${clause.text}`,
          sentences: [before.id, sentence.id],
          from: asked,
          to: member,
          label: verb.word,
          kind: verb.kind,
        }
      }
    }
  }
  return null
}

/** 缺乏 or 有 shortly before the member's name, or before its last character (不缺才 for 人才). */
function verbBeforeMember(
  clause: string,
  member: string,
): { at: number; word: string; kind: 'have' | 'lack' } | null {
  const lastCharacter = member.at(-1)!
  for (const [pattern, kind] of [
    [HAVE_ZH, 'have'],
    [LACK_ZH, 'lack'],
  ] as const) {
    const matcher = new RegExp(
      `(${pattern.source})([^，。是]{0,4}?)(?:${member}|(?<=缺)${lastCharacter})`,
      'u',
    )
    const match = matcher.exec(clause)
    if (!match) continue
    // 「這樣的校舍」 points back at an amount; the clause says nothing by itself.
    if (/[這这那]/.test(match[2]!)) continue
    const negated =
      /[沒没不]$/.test(clause.slice(0, match.index)) ||
      match[1]!.startsWith('沒') ||
      match[1]!.startsWith('没')
    if (kind === 'have' && negated) continue
    return { at: match.index, word: match[1]!, kind }
  }
  return null
}

function ownerOf(head: string, grammar: Grammar): string | null {
  const { name, kind = '' } = OWNER_ZH.exec(head.replace(grammar.lead, ''))?.groups ?? {}
  if (!name || grammar.dangles(name) || /[我你他她它這这那]/.test(name) || grammar.width(name) > 18)
    return null
  // 「只有甲這樣的大戶」 says of all others that they have not, and of others like 甲 that they may.
  const only = /只有?$/u.exec(head.slice(0, head.indexOf(name)))?.[0] ?? ''
  return `${only}${name}${kind}`
}

/** What a member serves, where a sentence says so: 有足夠校舍來開辦中學 → 開辦中學. */
export function findPurpose(member: string, sentences: AnalysedSentence[], grammar: Grammar): Link | null {
  if (!grammar.isChinese) return null
  for (const sentence of sentences) {
    if (sentence.isQuestion || sentence.isExample) continue
    for (const clause of sentence.clauses) {
      const match = new RegExp(`有[^，。]{0,4}${member}[來来去以]([^，。]{3,14})$`, 'u').exec(clause.text)
      if (match && !grammar.dangles(match[1]!)) {
        return {
          text: clause.text,
          sentences: [sentence.id],
          from: member,
          to: match[1]!,
          label: '',
          kind: 'enable',
        }
      }
    }
  }
  return null
}
